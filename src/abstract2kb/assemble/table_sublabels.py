"""A second column of labels without a heading of its own: "ORR | RECIST 1.1 | 15%" and, below it, " | iRECIST | 31%"."""

from __future__ import annotations

import re

from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["goes_on"]

_HOW = regex(
    r"(?:(?:by|per|blinded|independent|central|local|investigators?|assessment|assessed|review(?:er)?|BICR|IRC|IRR|ICR|INV|site|radiology|"
    r"i?(?:m|ir)?RECIST|GCIG|RANO|Lugano|IMWG|criteria|version|v|confirmed|unconfirmed|best|1\.1|2014)\b[\s,.()/-]*)+",
    re.IGNORECASE,
)
"""Words for how a response was judged."""


def goes_on(cell: Cell | None, role: str | None) -> bool:
    """Whether the cell behind a blank label tells by whom or by which criteria the endpoint above was judged, so that the row is of this one."""
    return cell is not None and role != "value" and re.search(r"[A-Za-z]", cell.text) is not None and _HOW.fullmatch(cell.text.strip()) is not None
