"""Cells that name the response they are of in brackets behind the figure: "82.5% (sCR)" and "33% (≥CR)" in a column "sCR or ≥CR"."""

from __future__ import annotations

from abstract2kb.assemble.table_view import TableView
from abstract2kb.assemble.topics import Topic, topics
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["named_in_cell"]

_NAMED = regex(r"\d\s?%?(?P<bracket>\s?[(\[]\s?(?:≥|>=)?\s?(?P<name>[A-Za-z][A-Za-z ]{1,30})[)\]])\s*$")


def named_in_cell(view: TableView, cell: Cell, topic: Topic, end: int) -> tuple[Topic, int]:
    """The response that a cell names and where its figure ends; the given `topic` and `end` of one that names none."""
    m = _NAMED.search(view.scene.text, view.span(cell)[0], end) if topic.family == "response" else None
    found = topics(view.scene, *m.span("name")) if m is not None else []
    if m is None or len(found) != 1 or found[0].family != "response" or found[0].text.strip() != m.group("name").strip():
        return topic, end
    return found[0], m.start("bracket")
