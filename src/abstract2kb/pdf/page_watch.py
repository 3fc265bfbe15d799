"""Who is told which page is read next, and which pages to leave out."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PageWatch"]


class PageWatch:
    """Watches over the pages of one document; `lost` gives the pages to leave out, by number, and why."""

    def __init__(self, lost: Mapping[int, str] | None = None) -> None:
        self.lost = dict(lost or {})

    def begins(self, page: int) -> None:
        """The page with this number (from 1) is read next; -1 when there are no more."""
