"""Regimens that an article calls by a short name of its own, and the drugs that they are made of.

Example: "A, B and C (XYZ)" and "XYZ (A, B and C)" both tell what XYZ is, and "XYZ plus D and E (XYZDE)" is all five; "TKIs (A or B)" names a class.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["called_regimens"]

Ids = tuple[str, ...]
_SHORT = r"[A-Z][A-Za-z]{0,3}[\w/+-]{0,9}"
_CALLED = regex(rf"\s?\((?P<short>{_SHORT})(?:\)|[;,:] )")
"""Behind the drugs of a regimen."""
_CALLS = regex(rf"(?<![\w/+-])(?P<short>{_SHORT})(?: (?:regimen|chemotherapy|protocol|arm|group|therapy))?\s?[(\[:]\s?\Z")
"""Before the drugs of a regimen."""
_DOSE = r"(?:[(\[]?[\d.,–/-]+\s?(?:mg|g|µg|μg|mcg|IU|U|AUC)\b[^;()]{0,50}?)"
_GAP = regex(
    rf"\s?(?:\([^()]{{0,60}}\)\s?)?{_DOSE}?\s?(?:,\s?(?:(?:and|plus|then)\s)?|(?:and|plus|with|then|followed by)\s|[+/&–-]\s?)"
    r"(?:(?:oral|weekly|the|concurrent|pegylated|liposomal|(?:low|high|standard)-dose)\s)*"
)
"""Between the drugs of a regimen."""
_CLASS = regex(
    r"[^a-z]+[is]|.*TKI|ADT|ARPI|ICI|IMiD|HMA|PI|AI|NSAI|ET|SOC|SoC|TPC|NHT|NHA|BSC|CDK.*|PARP.*|PD.*|VEGF.*|EGFR.*|HER2.*|BTK.*|CD\d.*|IV|SC|PO|IT|US|UK|EU"
)
"""Short names of classes, whose members brackets list."""
_LEAST, _NEAR = 2, 40


def called_regimens(scene: Scene) -> dict[str, Ids]:
    """The assets of each regimen by its short name."""
    drugs = [m for m in scene.mentions if m.label == Label.DRUG and (m.start, m.end) in scene.asset_ids]
    found: dict[str, Ids] = {}
    for first, last in _lists(scene.text, drugs):
        members = drugs[first : last + 1]
        start, end = members[0].start, members[-1].end
        ids = tuple(dict.fromkeys(scene.asset_ids[m.start, m.end] for m in members))
        behind = _CALLED.match(scene.text, end)
        before = _CALLS.search(scene.text, max(0, start - _NEAR), start)
        match = behind or before
        if match is None:
            continue
        short = match.group("short")
        every = tuple(dict.fromkeys((*_joined_before(scene.text, start, found), *ids))) if match is behind else ids
        if len(every) >= _LEAST and short.lower() not in scene.names and _names_regimen(short):
            found.setdefault(short, every)
    return found


def _names_regimen(short: str) -> bool:
    """Whether the short name is one of capitals, and of no class."""
    return sum(c.isupper() for c in short) >= _LEAST and _CLASS.fullmatch(short) is None


def _lists(text: str, drugs: Sequence[Mention]) -> list[tuple[int, int]]:
    """The first and the last of each run of drugs that are listed."""
    found: list[tuple[int, int]] = []
    for i, drug in enumerate(drugs):
        if found and found[-1][1] == i - 1 and _GAP.fullmatch(text, drugs[i - 1].end, drug.start):
            found[-1] = found[-1][0], i
        else:
            found.append((i, i))
    return found


def _joined_before(text: str, start: int, known: dict[str, Ids]) -> Ids:
    """The drugs of a regimen that stands right before: "XYZ plus D"."""
    words = re.search(rf"(?<![\w/+-])({_SHORT})\s?(?:plus|with|and|\+)\s?(?:[a-z]+ ){{0,1}}\Z", text[max(0, start - _NEAR) : start])
    return known.get(words.group(1), ()) if words else ()
