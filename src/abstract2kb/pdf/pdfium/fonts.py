"""What a page's fonts are called, and how far they reach below and above the baseline."""

from __future__ import annotations

from dataclasses import dataclass, field

from pdfminer.fontmetrics import FONT_METRICS

from abstract2kb.pdf.pdfium.raw import Calls, string_of

__all__ = ["Font", "Fonts"]


@dataclass(frozen=True, slots=True)
class Font:
    """A font's name, how far it reaches above and below the baseline, and the advances of characters that ink overhangs, in units of its size.

    `overhangs` has 0 for characters without; these are in `within` too, and the others in `beyond`.
    """

    name: str
    ascent: float
    descent: float
    overhangs: dict[str, float] = field(default_factory=dict)
    within: set[str] = field(default_factory=set)
    beyond: set[str] = field(default_factory=set)

    @property
    def flat(self) -> bool:
        """Whether PDFium cannot tell how high its boxes are."""
        return self.ascent == self.descent


class Fonts:
    """The fonts of one page by their handles, which PDFium may use anew for other fonts once the page is closed."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._known: dict[int, Font] = {}

    def font(self, handle: int) -> Font:
        """The font behind a handle; one without name and heights for none."""
        found = self._known.get(handle)
        if found is None:
            found = self._known[handle] = self._read(handle) if handle else Font("unknown", 0.0, 0.0)
        return found

    def _read(self, handle: int) -> Font:
        calls = self._calls
        value, at = calls.floats[0], calls.floats_at[0]
        ascent = value.value if calls.font_ascent(handle, 1.0, at) else 0.0
        descent = value.value if calls.font_descent(handle, 1.0, at) else 0.0
        name = string_of(calls.font_name, handle)
        metrics = FONT_METRICS.get(name)
        if metrics is not None and calls.is_embedded(handle) != 1:
            # one of the standard 14, for which PDFium gives the heights of the font that it draws instead
            descent = float(str(metrics[0].get("Descent", 0))) / 1000
        return Font(name or "unknown", ascent, descent)
