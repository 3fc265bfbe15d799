"""Which nouns name an effect: known ones, and those that their form gives away."""

from __future__ import annotations

import re

from abstract2kb.assemble.preclinical import vocabulary as v

__all__ = ["is_effect_noun"]

_EFFECT_ENDINGS = (
    "osis", "lysis", "toxicity", "genicity", "penia", "poiesis", "genesis", "taxis", "ylation", "philia", "phagy", "avidity", "itis", "pathy",
)  # fmt: skip
"""Ends of nouns that name something which goes on in cells or tissue."""
_AGAINST = re.compile(
    r"anti-?(?:tumou?r|cancer|prolif|angio|leuk|lymphoma|myeloma|metasta|neoplas|inflam|invas|fibro|migrat|vascular|metabol|surviv)"
)
_NO_EFFECTS = ("analysis", "dialysis", "gnosis")


def is_effect_noun(low: str) -> bool:
    """True for a noun that names an effect: known, in the plural, by its last part ("anti-tumor-activity"), or by its ending ("efferocytosis")."""
    last = low.split("-")[-1]
    if low.startswith("anti") and _AGAINST.match(low):
        return True
    return (
        low in v.EFFECT_NOUNS
        or last in v.EFFECT_NOUNS
        or last.removesuffix("s") in v.EFFECT_NOUNS
        or (last.endswith(_EFFECT_ENDINGS) and not last.endswith(_NO_EFFECTS))
    )
