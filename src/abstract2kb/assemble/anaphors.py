"""Anaphors: a drug that is named by its kind once it has been told of, where it is part of a regimen.

Example: after "zanatamab, an antibody, ..." the words "with the antibody and FOLFOX" stand for zanatamab; after "A (Acme)" so does "the Acme
compound" for A.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import at_words
from abstract2kb.patterns import regex

__all__ = ["anaphors"]

_PART = at_words(
    r"\b(?:with|for|on|to|and|plus|or|received|receiving|given|than|adding)\s(?:the|this)\s(?:\w+\s)?"
    r"(?P<kind>antibody|ADC|conjugate|inhibitor|degrader|bispecific|engager|vaccine|radioligand|drug|agent|compound|molecule)"
    r"(?=\s(?:and|plus|\+|combined with|in combination with)\s[\w-])",
    re.IGNORECASE,
)
"""A drug by its kind with what is given beside it."""
_ENDINGS = {
    "antibody": regex(r"mab\b|\d", re.IGNORECASE),
    "bispecific": regex(r"mab\b|\d|tamab", re.IGNORECASE),
    "engager": regex(r"mab\b|\d|fusp\b", re.IGNORECASE),
    "adc": regex(r"\s\w+(?:tecan|otin|ine|mycin)\b|DXd|\d", re.IGNORECASE),
    "conjugate": regex(r"\s\w+(?:tecan|otin|ine|mycin)\b|DXd|\d", re.IGNORECASE),
    "inhibitor": regex(r"(?:nib|sib|clib|rib|parib|degib|stat|lisib)\b|\d", re.IGNORECASE),
    "degrader": regex(r"degrader|\d|ant\b|mide\b", re.IGNORECASE),
    "vaccine": regex(r"vac|gene|meran|\d", re.IGNORECASE),
    "radioligand": regex(r"Lu|Ac|Tb|vipivotide|\d"),
}
"""What the names of a kind look like: the stems of the INN, or a code."""
_REACH = 1500
_OTHER_ARM = regex(r"\b(?:vs?\.?|versus|than|against|or|placebo (?:plus|and|with))\s$", re.IGNORECASE)


def anaphors(scene: Scene) -> dict[tuple[int, int], str]:
    """The asset ids of the places of the article where a drug is named by its kind only."""
    known = scene.memo.get("anaphors")
    if isinstance(known, dict):
        return known
    found: dict[tuple[int, int], str] = {}
    drugs = [m for m in scene.mentions if m.label == Label.DRUG and (m.start, m.end) in scene.asset_ids]
    for match in _PART.finditer(scene.text):
        antecedent = _antecedent(scene, drugs, match.start(), match.group("kind").lower())
        if antecedent is not None:
            found[match.span("kind")] = antecedent
    for company in scene.mentions:
        noun = _KIND_NOUN.match(scene.text, company.end) if company.label == Label.COMPANY else None
        if noun is not None and _THE.search(scene.text[max(0, company.start - 6) : company.start]):
            antecedent = _of_company(scene, drugs, company)
            if antecedent is not None:
                found[company.start, noun.end()] = antecedent
    scene.memo["anaphors"] = found
    return found


_THE = regex(r"\b(?:the|that|this)\s$", re.IGNORECASE)
_KIND_NOUN = regex(
    r"[’']?s?\s(?:\w+\s)?(?:antibody|ADC|conjugate|inhibitor|degrader|bispecific|engager|vaccine|radioligand|drug|agent|compound|molecule|product|asset)\b"
)
_ITS = regex(r"[’']s?\s(?:[\w-]+\s){0,4}|\s(?:and|with|has|had|brought|showed|presented)\s(?:[\w-]+\s){0,2}")
_BY = regex(r"\s?[(,]\s?(?:[\w/-]+[;,]\s?){0,3}|\s(?:from|by|of)\s")


def _of_company(scene: Scene, drugs: list[Mention], company: Mention) -> str | None:
    """The drug of "the Acme compound": the last one told of before that is said to be that company's, "Acme's A" or "A (Acme)"."""
    for other in reversed([m for m in scene.mentions if m.label == Label.COMPANY and m.id == company.id and m.end < company.start]):
        after = next((d for d in drugs if d.start >= other.end), None)
        if after is not None and _ITS.fullmatch(scene.text, other.end, after.start):
            return scene.asset_ids[after.start, after.end]
        before = next((d for d in reversed(drugs) if d.end <= other.start), None)
        if before is not None and _BY.fullmatch(scene.text, before.end, other.start):
            return scene.asset_ids[before.start, before.end]
    return None


def _antecedent(scene: Scene, drugs: list[Mention], at: int, kind: str) -> str | None:
    """The drug of that kind last told of before; of a kind that says nothing, the one named most often."""
    near = [m for m in drugs if at - _REACH <= m.start and m.end <= at and not _OTHER_ARM.search(scene.text[max(0, m.start - 18) : m.start])]
    looks = _ENDINGS.get(kind)
    if looks is not None:
        return next((scene.asset_ids[m.start, m.end] for m in reversed(near) if looks.search(m.text)), None)
    ids = [scene.asset_ids[m.start, m.end] for m in near]
    return max(ids, key=lambda i: (ids.count(i), -ids.index(i)), default=None)
