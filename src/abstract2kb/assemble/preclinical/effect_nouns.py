"""Which nouns name an effect: known ones, and those that their form gives away."""

from __future__ import annotations

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.vocabulary import Act
from abstract2kb.patterns import regex

__all__ = ["is_effect_noun"]

_EFFECT_ENDINGS = (
    "osis", "lysis", "toxicity", "genicity", "penia", "poiesis", "genesis", "taxis", "ylation", "philia", "phagy", "avidity", "itis", "pathy",
    "emia", "uria", "megaly", "algia", "trophy", "plasia",
)  # fmt: skip
"""Ends of nouns that name something which goes on in cells or tissue."""
_AGAINST = regex(r"anti-?(?:tumou?r|cancer|prolif|angio|leuk|lymphoma|myeloma|metasta|neoplas|inflam|invas|fibro|migrat|vascular|metabol|surviv)")
_NO_EFFECTS = ("analysis", "dialysis", "gnosis", "leukemia", "leukaemia", "neoplasia", "anaplasia")
_AGAIN = ("re", "co", "over", "up", "down", "hyper", "hypo", "out", "dys", "auto", "trans", "neo")
"""Beginnings that leave the name of an effect one: "regrowth", "hyperproliferation"."""
_SUFFIXES = ("ion", "ation", "ment", "ance", "al")
_NO_NOUNS = frozenset("generation concentration presentation mediation production degradation approval removal survival conversion".split())
"""Nouns of verbs of effect that are also something else, or stand in the lists by themselves."""


def _nominal() -> frozenset[str]:
    """The nouns that verbs of effect form: "mobilization", "recruitment", "disturbance"; some of them no language has."""
    lemmas = {verb.lemma for verb in v.VERBS.values() if verb.act in (Act.LOWER, Act.RAISE, Act.EVENT)}
    stems = {stem for lemma in lemmas for stem in (lemma, lemma.removesuffix("e"))}
    return frozenset(stem + end for stem in stems for end in _SUFFIXES) - _NO_NOUNS


_NOMINAL = _nominal()


def is_effect_noun(low: str) -> bool:
    """True for a noun that names an effect: known, in the plural, by its last part ("anti-tumor-activity"), or by its ending ("efferocytosis")."""
    last = low.split("-")[-1]
    if low.startswith("anti") and _AGAINST.match(low):
        return True
    return (
        low in v.EFFECT_NOUNS
        or last in v.EFFECT_NOUNS
        or last in _NOMINAL
        or (last.startswith(_AGAIN) and any(last.removeprefix(p) in v.EFFECT_NOUNS for p in _AGAIN if last.startswith(p)))
        or last.removesuffix("s") in v.EFFECT_NOUNS
        or (last.endswith(_EFFECT_ENDINGS) and not last.endswith(_NO_EFFECTS))
    )
