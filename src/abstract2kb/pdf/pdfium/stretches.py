"""Characters as PDFium's text objects draw them: what a whole object shares is kept once.

Example: the stretch of a text object that draws "IL-2" has one `char`, the dict that pdfplumber has for its characters but for text
and x, the text "IL-2", and four pairs of left and right edges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Chars", "Stretch"]


@dataclass(slots=True)
class Stretch:
    """Characters that a text object draws, or several that go on like it: level ones, which share all but text and place, or dicts of their own.

    `char` is pdfplumber's dict without text and x; `lefts` and `rights` are where the characters begin and end in user space,
    and `shift` is what leads from there to pdfplumber's x, and to the x of the matrix. `owner` is the (first) object.
    """

    owner: int
    char: dict[str, Any]
    shift: tuple[float, float] = (0.0, 0.0)
    text: Sequence[str] = ""
    lefts: Sequence[float] = ()
    rights: Sequence[float] = ()
    others: list[dict[str, Any]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.text) + len(self.others)

    def chars(self) -> list[dict[str, Any]]:
        """Every character as a dict as pdfplumber has it."""
        if not self.text:
            return self.others
        copy, (shift, inset) = self.char.copy, self.shift
        a, b, c, d, _, f = self.char["matrix"]
        made = []
        for text, left, right in zip(self.text, self.lefts, self.rights, strict=True):
            char = copy()
            char["x0"], char["x1"] = left + shift, right + shift
            char["adv"] = char["width"] = right - left
            char["matrix"] = (a, b, c, d, left + inset, f)
            char["text"] = text
            made.append(char)
        return made + self.others


@dataclass(slots=True)
class Chars:
    """The characters of a page, and what is doubtful about them.

    `owners` are the text objects that draw some. `kinds` counts pairs of font and character, `unmapped` those without Unicode;
    `boxless`, `vertical` and `skipped` (beyond the limit) count characters.
    """

    stretches: list[Stretch] = field(default_factory=list)
    owners: set[int] = field(default_factory=set)
    kinds: int = 0
    unmapped: int = 0
    boxless: int = 0
    vertical: int = 0
    skipped: int = 0
