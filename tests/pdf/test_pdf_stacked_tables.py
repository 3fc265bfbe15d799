"""Tables one below the other without rules: where headings begin anew."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from abstract2kb.pdf.glyphs import Word, make_line
from abstract2kb.pdf.rows import TextRow
from abstract2kb.pdf.stacked_tables import titled_parts

XS = (40.0, 160.0, 240.0)
FIRST = ["*Event|Olaparib|Placebo", "Rash|31|12", "Nausea|44|20", "Fatigue|21|18", "Anemia|12|3"]
SECOND = ["Pain|9|4", "Cough|11|6", "Fever|3|1"]


def rows(lines: Sequence[str], gap_before: int, gap: float) -> list[TextRow]:
    """Rows 14 points apart, but for the white before one of them; a line that begins with "*" is bold."""
    found, base = list[TextRow](), 100.0
    for at, line in enumerate(lines):
        base += gap if at == gap_before else 14.0
        bold, pieces = line.startswith("*"), []
        for x, text in zip(XS, line.lstrip("*").split("|"), strict=False):
            word = Word(text, range(len(text)), x, base - 6, x + 4 * len(text), base + 2, 8, base, "F", bold, 0.0)
            pieces += [make_line([word], 1)] if text else []
        found.append(TextRow(base, 8, pieces))
    return found


def parts(head: str, gap: float = 24.0, first: Sequence[str] = FIRST, second: Sequence[str] = SECOND) -> list[int]:
    return [len(part) for part in titled_parts(rows([*first, head, *second], len(first), gap))]


@pytest.mark.parametrize("head", ["*Event|Sotorasib|Docetaxel", "*|Cohort 1|Cohort 2", "*Finding|Women|Men"])
def test_bold_headings_that_name_groups_anew_begin_a_table(head: str) -> None:
    assert parts(head) == [5, 4]


def test_headings_of_two_lines_begin_one_table() -> None:
    assert parts("*Event|Sotorasib|Docetaxel", second=["*|(n = 40)|(n = 41)", *SECOND]) == [5, 5]


@pytest.mark.parametrize(
    ("head", "gap"),
    [
        ("*Event|Sotorasib|Docetaxel", 14.0),
        ("Event|Sotorasib|Docetaxel", 24.0),
        ("*Severe events|n (%)|n (%)", 24.0),
        ("*Severe events|Any grade|Grade ≥3", 24.0),
        ("*Severe events|Median|95% CI", 24.0),
        ("*Any event|88|71", 24.0),
        ("*Severe events", 24.0),
        ("*Severe events|Olaparib", 24.0),
    ],
    ids=["no more white", "not bold", "shares", "grades", "units", "figures", "title of a group", "one group"],
)
def test_rows_that_look_like_headings_stay_in_the_table(head: str, gap: float) -> None:
    assert parts(head, gap) == [9]


def test_bold_rows_of_figures_have_no_headings_between_them() -> None:
    assert parts("*Event|Sotorasib|Docetaxel", first=[FIRST[0], *(f"*{line}" for line in FIRST[1:])]) == [9]
    assert parts("*Event|Sotorasib|Docetaxel", second=[f"*{line}" for line in SECOND]) == [9]
