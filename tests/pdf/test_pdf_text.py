"""Words, superscripts, hyphens, paragraphs."""

from __future__ import annotations

import re

import pytest

from abstract2kb.pdf.glyph_store import GlyphStore
from abstract2kb.pdf.ink import Glyph
from abstract2kb.pdf.words import make_word

BODY = (
    "The agent was given every three weeks to patients whose tumours had grown after earlier therapy and who "
    "were well enough to be treated at one of the nine sites that took part."
)


def test_lines_of_a_paragraph_are_joined_by_spaces(paper, read, texts):
    paper.lines(72, 100, ["The agent shrank tumours in mice and was", "well tolerated by all animals."])
    assert texts(read(paper)) == ["The agent shrank tumours in mice and was well tolerated by all animals."]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["Zolvamab binds DLL3 and CD3 and made tumours shrink in", "two models of lung cancer, with no loss of body weight", "in any of the mice. Phase 1 is recruiting in Spain."], 2),
        (["Zolvamab binds DLL3 and CD3 and made tumours", "shrink in two models of lung cancer and of the pancreas,", "in any of the mice. Phase 1 is recruiting in Spain."], 1),
        (["Zolvamab binds DLL3 and CD3 and made tumours shrink in", "two models of lung cancer, with no loss of body weight", "in any of the mice. Phase 1 goes on in six countries"], 1),
    ],
    ids=["flush, short of the edge", "ragged", "no full stop"],
)  # fmt: skip
def test_the_last_line_of_a_flush_paragraph_falls_short_by_little(paper, read, texts, lines, count):
    for index, line in enumerate([*lines, "Brevotamabum is the next one."]):
        paper.text(72, 100 + 12 * index, line, 9, "Courier")
    assert len(texts(read(paper))) == count


def test_a_wider_gap_begins_a_paragraph(paper, read, texts):
    y = paper.prose(72, 100, 400, BODY)
    paper.prose(72, y + 6, 400, BODY)
    assert texts(read(paper)) == [BODY, BODY]


@pytest.mark.parametrize(
    ("parts", "text", "references"),
    [
        (["seen in the clinic,", "^1-5", " data were shown"], "seen in the clinic, data were shown", ["1-5"]),
        (["BMS-986415", "^6,7", " and others"], "BMS-986415 and others", ["6,7"]),
        (["a mutein),", "^8-10", " another"], "a mutein), another", ["8-10"]),
        (["response", "^a", " was rare"], "response was rare", ["a"]),
        (["response", "^†", " was rare"], "response was rare", ["†"]),
        (["doses of 10", "^9", " cells"], "doses of 109 cells", []),
        (["500 mg/m", "^2", " weekly"], "500 mg/m2 weekly", []),
        (["CD8", "^+", " T cells"], "CD8+ T cells", []),
        (["KRAS", "^mut", " tumours"], "KRASmut tumours", []),
        (["the ", "^177", "Lu-PSMA arm"], "the 177Lu-PSMA arm", []),
        (["the 1", "^st", " line"], "the 1st line", []),
        (["levels of CO", "_2", " fell"], "levels of CO2 fell", []),
        (["the C", "_max", " rose"], "the Cmax rose", []),
        (["^1", "Department of Medicine"], "Department of Medicine", ["1"]),
    ],
)
def test_raised_characters(paper, read, parts, text, references):
    paper.mixed(72, 100, *parts)
    report = read(paper)
    assert report.text == text + "\n"
    assert [reference.text for reference in report.references] == references


def test_a_reference_stood_right_before_its_offset(paper, read):
    paper.mixed(72, 100, "in the clinic,", "^1-5", " data")
    report = read(paper)
    assert report.text[: report.references[0].at] == "in the clinic,"
    assert [report.text[box.start : box.end] for box in report.boxes(0, len(report.text))] == ["in the clinic,", "data"]


def test_a_reference_that_reaches_into_the_line_above_is_in_no_box(paper, read):
    paper.text(72, 100, "The line above is long enough to lie over it")
    paper.mixed(72, 110, "and the line below it has a mark,", "^12", " raised")
    assert "12" not in read(paper).text


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("binds to the recep-", "tor on the cell", "binds to the receptor on the cell"),
        ("clears by recep-", "tor-mediated uptake", "clears by receptor-mediated uptake"),
        ("mutated IL-", "2Rα chains".replace("α", "a"), "mutated IL-2Ra chains"),
        ("given with anti-PD-", "1 antibodies", "given with anti-PD-1 antibodies"),
        ("the drug THOR-", "707 was safe", "the drug THOR-707 was safe"),
        ("seen in non-", "small cell cancer", "seen in non-small cell cancer"),
        ("has a short half-", "life in blood", "has a short half-life in blood"),
        ("without dose-", "limiting toxicity", "without dose-limiting toxicity"),
        ("a next-", "generation agent", "a next-generation agent"),
        ("with HSV-1/ICP34.5-/", "ICP47-/mFLT3L given", "with HSV-1/ICP34.5-/ICP47-/mFLT3L given"),
        ("with HSV-1/ICP34.5-/ICP47-", "/mFLT3L given", "with HSV-1/ICP34.5-/ICP47-/mFLT3L given"),
        ("both pre-", "and post-treatment", "both pre- and post-treatment"),
        ("as a range of 3 -", "4 weeks at most", "as a range of 3 - 4 weeks at most"),
    ],
)
def test_hyphens_at_line_ends(paper, read, first, second, joined):
    paper.lines(72, 100, [first, second])
    assert read(paper).text == joined + "\n"


def test_the_document_knows_how_it_writes_a_word(paper, read):
    paper.lines(
        72,
        100,
        [
            "We saw cyto-toxic effects of it and more cyto-toxic",
            "effects with the higher dose of cyto-",
            "toxic cells.",
        ],
    )
    assert read(paper).text.endswith("dose of cyto-toxic cells.\n")


def test_spaces_come_from_gaps_when_none_are_drawn(paper, read):
    x = 72.0
    for word in ("no", "space", "is", "drawn", "here"):
        x = paper.text(x, 100, word) + 2.5
    assert read(paper).text == "no space is drawn here\n"


def test_letters_set_twice_for_bold_count_once(paper, read):
    paper.text(72, 100, "overprinted words")
    paper.text(72.3, 100, "overprinted words")
    assert read(paper).text == "overprinted words\n"


def test_double_letters_are_not_duplicates(paper, read):
    paper.text(72, 100, "all small illness cells", 6)
    assert read(paper).text == "all small illness cells\n"


def test_soft_hyphens_and_hard_spaces(new_paper, read):
    paper = new_paper()
    paper.text(72, 100, "ten\u00a0mg were given")
    assert read(paper).text == "ten mg were given\n"


def test_rotated_text_is_left_out(paper, read):
    paper.text(72, 100, "upright words")
    paper.canvas.saveState()
    paper.canvas.translate(40, 300)
    paper.canvas.rotate(90)
    paper.canvas.drawString(0, 0, "accepted manuscript")
    paper.canvas.restoreState()
    report = read(paper)
    assert report.text == "upright words\n"


def test_a_watermark_is_left_out(paper, read):
    paper.canvas.setFillGray(0.85)
    paper.text(150, 105, "DRAFT", 70, "Helvetica-Bold")
    paper.canvas.setFillGray(0)
    paper.lines(72, 100, ["The agent was given to everyone who wanted it and", "some others."])
    assert "DRAFT" not in read(paper).text


def body(paper):
    paper.canvas.setFillGray(0)
    paper.canvas.setFillAlpha(1)
    paper.lines(
        72,
        100,
        ["The agent was given to everyone who wanted it and to", "some others, who had not asked for it at all and were", "glad to have it."] * 4,
    )


def test_a_small_watermark_behind_the_text_is_left_out(paper, read):
    paper.canvas.setFillGray(0.7)
    paper.text(150, 118, "DRAFT", 24, "Helvetica-Bold")
    body(paper)
    text = read(paper).text
    assert "DRAFT" not in text
    assert text.count("The agent was given") == 4


def test_a_watermark_that_shines_through_is_left_out(paper, read):
    paper.canvas.setFillAlpha(0.15)
    paper.text(120, 118, "IN CONFIDENCE", 30, "Helvetica-Bold")
    body(paper)
    assert "CONFIDENCE" not in read(paper).text


def test_a_watermark_drawn_a_letter_at_a_time_is_left_out(paper, read):
    paper.canvas.setFillGray(0.8)
    for step, letter in enumerate("EMBARGOED"):
        paper.text(90 + 24 * step, 420 - 24 * step, letter, 20, "Helvetica-Bold")
    body(paper)
    text = read(paper).text
    assert text.count("The agent was given") == 4
    assert not re.search(r"^[A-Z]$", text, re.MULTILINE)


def test_a_pale_number_on_a_dark_tile_stays(paper, read):
    body(paper)
    paper.rect(72, 300, 240, 390, fill=0.2, stroke=False)
    paper.canvas.setFillGray(1)
    paper.text(90, 365, "41%", 48, "Helvetica-Bold")
    assert "41%" in read(paper).text


def test_a_watermark_over_a_pale_panel_is_left_out(paper, read):
    paper.rect(60, 60, 560, 400, fill=0.95, stroke=False)
    paper.canvas.setFillGray(0.8)
    paper.text(120, 118, "DRAFT", 60, "Helvetica-Bold")
    body(paper)
    assert "DRAFT" not in read(paper).text


def test_a_pale_heading_stays(paper, read):
    paper.canvas.setFillGray(0.65)
    paper.text(72, 80, "Results in melanoma", 18, "Helvetica-Bold")
    body(paper)
    assert "Results in melanoma" in read(paper).text


def test_list_items_keep_their_bullets(paper, read, texts):
    paper.text(72, 88, "We learned:")
    paper.lines(72, 106, ["• the first thing that there was to learn from the whole of", "the long study", "• the second thing"])
    assert texts(read(paper), "list_item") == [
        "• the first thing that there was to learn from the whole of the long study", "• the second thing",
    ]  # fmt: skip


def test_symbol_font_letters(paper, read):
    x = paper.text(72, 100, "IL-2R")
    paper.text(x, 100, "βγ", font="Symbol")
    assert read(paper).text == "IL-2Rβγ\n"


def test_signs_of_a_symbol_font_that_is_not_embedded(paper, read):
    x = paper.text(72, 100, "grade ")
    x = paper.text(x, 100, "\u2265", font="Symbol")
    x = paper.text(x, 100, "3 or ")
    x = paper.text(x, 100, "\u2264", font="Symbol")
    paper.text(x, 100, "2")
    assert read(paper).text.replace(" ", "") == "grade≥3or≤2\n"  # the font gives no widths, so spaces are a guess


def test_a_line_that_a_superscript_pushes_down_stays_in_its_paragraph(paper, read, texts):
    lines = [
        "The first line of this paragraph is as full as a line can be and goes",
        "on in the second line, which its reference has pushed down a little",
    ]
    paper.text(72, 100, lines[0])
    paper.text(72, 115.5, lines[1])
    paper.lines(72, 127, ["before the third line ends it."])
    assert texts(read(paper), "paragraph") == [f"{lines[0]} {lines[1]} before the third line ends it."]


def test_a_column_under_a_wide_note_keeps_its_own_width(paper, read, texts):
    paper.text(
        72,
        80,
        "AB, a long note in small letters that reaches over the whole width of the page and well beyond the column under it, as notes of tables do.",
        7,
    )
    column = ["The makers of this agent are called Legend", "Works and they have another one that they", "Call by a capital, before they end it."]
    y = paper.lines(72, 110, column)
    paper.lines(
        72, y + 12, ["This text is here so that the size of the", "column is the one that most of the page", "is set in, and ends as well."] * 2
    )
    assert " ".join(column) in texts(read(paper), "paragraph")


@pytest.mark.parametrize(("width", "expected"), [(3.0, "a full-blown rash"), (0.0, "a fullblown rash")])
def test_a_soft_hyphen_that_takes_room_is_a_hyphen(width, expected):
    glyphs, x = [], 72.0
    for character in "a full\u00adblown rash":
        step = width if character == "\u00ad" else 5.0
        glyphs.append(Glyph(character, x, 92, x + step, 104, 10, 100, "F", False, 0.0))
        x += step
    assert make_word(glyphs, GlyphStore()).text == expected


def test_points_under_a_point_in_large_type_stay_apart(paper, read):
    paper.text(54, 100, "• ORIOLE (phase 3), zorlinib", 15)
    for index, point in enumerate(("– Rash 12%, fever 8%", "– Cough 5% in those over 65", "– No deaths")):
        paper.text(80, 124 + 17 * index, point, 15)
    paper.prose(54, 260, 480, "Notes in the small type of the page. " * 12, 9, lead=11)
    lines = read(paper).text.split("\n")
    assert [line for line in lines if line.startswith("–")] == ["– Rash 12%, fever 8%", "– Cough 5% in those over 65", "– No deaths"]
