"""Words packed while other pages are read: the same words come back, and a long document reads as before."""

import gc
from collections.abc import Sequence
from dataclasses import fields

import pytest
from tests.pdf.test_pdf_hostile import many_pages

from abstract2kb.pdf import pages
from abstract2kb.pdf import report as reports
from abstract2kb.pdf.glyphs import Line, Mark, Word, make_line
from abstract2kb.pdf.packed_words import PackedWords, PageWords, has_marks, unpack_words
from abstract2kb.pdf.report import Report
from abstract2kb.shelf import Shelf

PLAIN = Word("slow", range(4, 8), 10.0, 20.0, 31.5, 29.0, 9.0, 27.1, "Times", False, 0.0)
MARKED = Word(
    "clinic,", (8, 9, 10, 10, 11, 12, 13), 33.0, 20.0, 60.25, 29.0, 9.0, 27.1, "Times-Bold", True, 0.25, (Mark("1-5", 7, (60.0, 18.0, 66.0, 22.0)),)
)


def packed(*words: Word, room: int = 1) -> Line:
    """A line whose words have just been packed."""
    line, shelf = make_line(words, 3), Shelf(room * len(words))
    PageWords([line], shelf)
    for page in range(room):
        assert isinstance(line.words, list)
        PageWords([make_line(words, 4 + page)], shelf)
    return line


@pytest.mark.parametrize("room", [1, 2])
@pytest.mark.parametrize("words", [(PLAIN,), (PLAIN, MARKED), (MARKED, PLAIN, MARKED)])
def test_the_same_words_come_back(words: tuple[Word, ...], room: int) -> None:
    line = packed(*words, room=room)
    assert isinstance(line.words, PackedWords)
    assert (len(line.words), list(line.words), line.words[0], line.words[1:]) == (len(words), list(words), words[0], list(words[1:]))
    unpack_words([line])
    assert line.words == list(words)


def test_every_field_of_a_word_is_kept() -> None:
    word = packed(MARKED).words[0]
    assert {f.name for f in fields(Word) if getattr(word, f.name) != getattr(MARKED, f.name)} == set()


def test_whole_numbers_and_glyphs_that_do_not_follow_each_other_stay_what_they_are() -> None:
    odd = Word("\ufb01", (5, 3), 1, 2, 3, 4, 5, 6, "F", True, 0)
    word = packed(odd).words[0]
    assert (type(word.x0), word.ids) == (int, (5, 3))


def test_marks_are_known_without_unpacking() -> None:
    assert (has_marks(packed(PLAIN)), has_marks(packed(PLAIN, MARKED))) == (False, True)


def test_a_document_reads_alike_however_few_pages_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    data = many_pages(6)
    whole = Report.from_pdf(data, "a.pdf")
    monkeypatch.setattr(reports, "_OPEN_WORDS", 1)
    assert Report.from_pdf(data, "a.pdf") == whole


@pytest.mark.parametrize("count", [12, 36])
def test_so_many_pages_have_their_words_at_hand_however_long_the_document(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    seen: list[set[int]] = []
    furniture = pages.drop_furniture

    def watched(layouts: Sequence[tuple[float, list[Line]]]) -> list[list[Line]]:
        seen.append({line.page for _, lines in layouts for line in lines if isinstance(line.words, list)})
        seen.append(
            {found.ids[0] for found in gc.get_objects() if isinstance(found, Word) and found.ids and found is not PLAIN and found.text == "slow"}
        )
        return furniture(layouts)

    gc.collect()
    monkeypatch.setattr(pages, "drop_furniture", watched)
    monkeypatch.setattr(reports, "_OPEN_WORDS", 4 * (5 + 3 * 18))
    Report.from_pdf(many_pages(count), "a.pdf")
    assert list(map(len, seen)) == [4, 4 * 3]


def test_the_words_are_gone_with_the_pages() -> None:
    data = many_pages(3)
    gc.collect()
    gc.disable()
    try:
        Report.from_pdf(data, "a.pdf")
        assert not [found for found in gc.get_objects() if isinstance(found, Word) and found.text == "clearance"]
    finally:
        gc.enable()
