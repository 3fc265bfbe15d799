"""Bold sentences that begin a paragraph."""

from __future__ import annotations

import pytest

from abstract2kb.pdf.layout import Block
from abstract2kb.pdf.leads import with_leads

_BOX = (0.0, 0.0, 1.0, 1.0)
_REST = "In 48 patients the response rate was 31%, and it held."


def _parted(lead: str, kind: str = "paragraph", rest: str = _REST) -> list[tuple[str, str, int]]:
    text = f"{lead} {rest}"
    blocks = [Block("heading", 1, _BOX, 0, 0, 2), Block(kind, 1, _BOX, 0, len(text))]  # type: ignore[arg-type]
    light = {0: len(lead) + 1}
    return [(b.kind, text[b.start : b.end], b.level) for b in with_leads(text, blocks[1:], lambda b: light.get(b.start))]


@pytest.mark.parametrize(
    "lead", ["Notes to Panel D and its arms.", "Abbreviations used in Table 4:", "Key to the figure above it.", "Notes: what is marked."]
)
def test_how_notes_on_a_table_begin_heads_nothing(lead: str) -> None:
    assert _parted(lead) == [("paragraph", f"{lead} {_REST}", 0)]


@pytest.mark.parametrize(
    "lead", ["Key data held up at last.", "Noteworthy in both arms was this.", "Notes from the hall upstairs.", "Sources of doubt remain here."]
)
def test_a_sentence_that_begins_as_notes_do_heads_its_paragraph(lead: str) -> None:
    assert _parted(lead)[0] == ("heading", lead, 1)


@pytest.mark.parametrize(
    "lead", ["Velmotamab moves up a line.", "What does KTR-17 add to chemotherapy?", "Osmetinib in the brain, at last:", "Velmotamab (Orvexa)."]
)
def test_a_bold_sentence_heads_its_paragraph(lead: str) -> None:
    (first, said, level), rest = _parted(lead)
    assert (first, said, level > 0) == ("heading", lead, True)
    assert rest == ("paragraph", _REST, 0)


@pytest.mark.parametrize(
    ("lead", "kind", "rest"),
    [
        ("Velmotamab", "paragraph", _REST),
        ("Results.", "paragraph", _REST),
        ("Velmotamab plus osmetinib in lung cancer", "paragraph", _REST),
        ("Velmotamab moves up a line.", "list_item", _REST),
        ("Velmotamab moves up a line.", "paragraph", "See page 4."),
        ("Velmotamab " + "moves up " * 30 + "a line.", "paragraph", _REST),
    ],
)
def test_a_name_a_label_a_part_of_a_sentence_and_a_bullet_stay_in_their_block(lead: str, kind: str, rest: str) -> None:
    assert _parted(lead, kind, rest) == [(kind, f"{lead} {rest}", 0)]


def test_headings_of_leads_are_below_all_others() -> None:
    text = f"Lung cancer\nVelmotamab moves up a line. {_REST}"
    blocks = [Block("heading", 1, _BOX, 0, 11, 3), Block("paragraph", 1, _BOX, 12, len(text))]
    found = with_leads(text, blocks, lambda b: 40 if b.start == 12 else None)
    assert [(b.kind, b.level) for b in found] == [("heading", 3), ("heading", 4), ("paragraph", 0)]
