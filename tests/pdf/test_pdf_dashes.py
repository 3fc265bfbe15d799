"""Dashed rules and frames, and notes that end a table within a stack of rules."""

import pytest

from abstract2kb.pdf.dashes import join_dashes
from abstract2kb.pdf.glyphs import Line, RawPage, Rule, Word
from abstract2kb.pdf.rows import TextRow
from abstract2kb.pdf.tables_unruled import split_stack


def across(y: float, x0: float = 50.0, count: int = 40) -> list[tuple[float, float, float, float]]:
    return [(x0 + 4 * i, y, x0 + 4 * i + 2, y + 1) for i in range(count)]


def down(x: float, y0: float = 100.0, count: int = 25) -> list[tuple[float, float, float, float]]:
    return [(x, y0 + 4 * i, x + 1, y0 + 4 * i + 2) for i in range(count)]


def page(*curves: tuple[float, float, float, float], rules: tuple[Rule, ...] = ()) -> RawPage:
    made = RawPage(1, 600, 800)
    made.curves, made.rules = list(curves), list(rules)
    join_dashes(made)
    return made


def test_dashes_become_one_rule() -> None:
    made = page(*across(100))
    assert made.curves == []
    assert [(r.x0, r.x1, r.horizontal) for r in made.rules] == [(50, 208, True)]


def test_four_dashed_rules_become_a_frame() -> None:
    right = 50 + 4 * 39 + 2 - 1
    made = page(*across(99), *across(198), *down(50), *down(right))
    assert [p.stroke for p in made.panels] == [True]
    assert made.panels[0].bbox == pytest.approx((50, 99, 208, 199), abs=4)
    assert made.rules == []


def test_three_sides_are_no_frame() -> None:
    made = page(*across(99), *across(198), *down(50))
    assert made.panels == []
    assert len(made.rules) == 3


def test_few_or_scattered_marks_and_whole_rules_stay() -> None:
    whole = Rule(50, 300, 400, 300.5)
    few, scattered = across(100, count=5), [(60.0 + 20 * i, 200.0, 62.0 + 20 * i, 201.0) for i in range(12)]
    made = page(*few, *scattered, rules=(whole,))
    assert made.rules == [whole]
    assert sorted(made.curves) == sorted([*few, *scattered])


def row(base: float, size: float, *pieces: tuple[str, float, float]) -> TextRow:
    lines = []
    for text, x0, x1 in pieces:
        word = Word(text, range(0), x0, base - size, x1, base, size, base, "F", False, 0.0)
        lines.append(Line([word], 1, x0, base - size, x1, base, base, size, False, 0.0, text))
    return TextRow(base, size, lines, [line.words for line in lines])


HEAD = [row(110, 9, ("Arm", 50, 80), ("ORR", 200, 220), ("PFS", 300, 320)), row(130, 9, ("A", 50, 60), ("40%", 200, 220), ("5.1", 300, 320))]
NEXT = [row(230, 9, ("Arm", 50, 80), ("ORR", 200, 220), ("OS", 300, 320)), row(250, 9, ("B", 50, 60), ("30%", 200, 220), ("9.9", 300, 320))]
HEIGHTS = [100.0, 118.0, 140.0, 240.0, 260.0]


def test_notes_and_a_title_part_two_tables_with_rules_of_one_extent() -> None:
    note = row(150, 7, ("By blinded central review; NE, not estimable in all of the arms.", 50, 320))
    title = row(210, 9, ("After progression: the other trial", 50, 240))
    assert split_stack(HEIGHTS, [*HEAD, note, title, *NEXT]) == [[100.0, 118.0, 140.0], [240.0, 260.0]]


def test_a_section_line_of_the_table_parts_nothing() -> None:
    section = row(180, 9, ("RESECTABLE LUNG CANCER, THE TRIAL WITH THE LONG NAME (NCT00000000)", 50, 320))
    assert split_stack(HEIGHTS, [*HEAD, section, *NEXT]) == [HEIGHTS]


def test_notes_that_no_title_follows_part_nothing() -> None:
    note = row(150, 7, ("By blinded central review; NE, not estimable in all of the arms.", 50, 320))
    assert split_stack(HEIGHTS, [*HEAD, note, *NEXT]) == [HEIGHTS]


def test_notes_above_the_heading_of_the_next_section_end_a_table() -> None:
    note = row(150, 7, ("b Pooled terms.", 50, 140))
    assert split_stack(HEIGHTS, [*HEAD, note, row(250, 12, ("3. Cell products", 50, 160))]) == [[100.0, 118.0, 140.0], [240.0, 260.0]]
    assert split_stack(HEIGHTS, [*HEAD, note, row(250, 9, ("Total of all", 50, 160))]) == [HEIGHTS]
