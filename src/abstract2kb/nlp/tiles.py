"""Figures of tiles that have no unit or name before them: the number opens the line, and what it is stands behind it.

Examples: "0.58 HR for PFS", "0.54 hazard ratio for death", "11.2 median PFS, months".
"""

from __future__ import annotations

from collections.abc import Iterator

from abstract2kb.nlp.quantity_values import Quantity, Ratio, Time
from abstract2kb.nlp.sought import Sought, at_words

__all__ = ["tiles"]

_RATIO = at_words(
    r"(?:^|(?<=\n))(?P<value>[0-3][.·]\d{1,3})\s(?:(?:stratified|adjusted|unstratified)\s)?(?:(?P<HR>a?HR|[Hh]azard ratio)|(?P<OR>[Oo]dds ratio)"
    r"|(?P<RR>(?:[Rr]elative [Rr]isk|[Rr]isk ratio|[Rr]ate ratio)))\b(?!\s?(?:[=:]|(?:was|of|is)\b|[(\[]?\d+[.·]\d))(?:\sfor)?"
)
"""The ratio of a comparison before its name, at the beginning of a line."""
_TIME = Sought(
    r"(?:^|(?<=\n))(?P<value>\d{1,3}(?:[.·]\d{1,2})?)\s(?:[Mm]edian\s(?:[A-Za-z-]+\s?){1,4}|m?(?:PFS|OS|DO?R|DFS|EFS|TTP)\d?\s?)"
    r"(?:,\s[A-Za-z][\w +-]{1,40})??(?:,\s|\s?[(\[])(?:in\s)?(?P<unit>months?|mos?|weeks?|years?)\b"
)
"""The time to an event before its name, the unit behind it."""
_UNITS = {"m": "months", "w": "weeks", "y": "years"}


def tiles(text: str) -> Iterator[Quantity]:
    """The quantities of lines that open with the bare number of a tile."""
    for m in _RATIO.finditer(text):
        kind = next(name for name in ("HR", "OR", "RR") if m.group(name))
        yield Quantity(m.start(), m.end(), "RATIO", Ratio(float(m.group("value").replace("·", ".")), kind), "quantities.tile")
    for m in _TIME.finditer(text):
        value = float(m.group("value").replace("·", "."))
        yield Quantity(m.start("value"), m.end("value"), "TIME", Time(value, _UNITS[m.group("unit")[0]]), "quantities.tile")
