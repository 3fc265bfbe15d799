"""Designs of tables that are told by little: a few rules, gutters, fills or white alone; drawn by typst, with the cells that they have.

Example: `DESIGNS["uprights between trials"]` is a table and the typst settings that draw it; `source(design)` is its page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Cell = tuple[str, int, int]
"""Text, rows, columns."""


@dataclass(frozen=True)
class Table:
    """Rows of cells from left to right, each named at its first row only, and how many rows are headings."""

    rows: tuple[tuple[Cell | str, ...], ...]
    columns: int
    heads: int
    widths: str


def placed(table: Table) -> list[tuple[int, int, int, int, str]]:
    """Row, rows, column, columns and text of every cell."""
    taken: set[tuple[int, int]] = set()
    found = []
    for r, row in enumerate(table.rows):
        c = 0
        for cell in row:
            text, rows, cols = (cell, 1, 1) if isinstance(cell, str) else cell
            while (r, c) in taken:
                c += 1
            taken |= {(i, j) for i in range(r, r + rows) for j in range(c, c + cols)}
            found.append((r, rows, c, cols, text))
            c += cols
    return found


TRIALS = Table(
    (
        ("", ("NORTHERN-2", 1, 2), ("EASTBOUND", 1, 3)),
        ("Arm (n)", "Alfa-Dex (204)", "Dex (201)", "Alfa-Bor (88)", "Alfa (90)", "Bor (87)"),
        ("Registry number", ("NCT05550001", 1, 2), ("NCT05550002", 1, 3)),
        ("Setting", ("first line, unfit", 1, 2), ("relapsed or refractory", 1, 3)),
        ("Median follow-up, mo", ("31.4", 1, 2), ("19.8", 1, 3)),
        ("Overall response, %", "81.4", "62.2", "74.0", "55.6", "41.4"),
        ("Complete response, %", "38.7", "21.9", "30.1", "–", "9.2"),
        ("24-mo PFS (95% CI)", "71.2 (64.0–78.1)", "52.3 (45.5–60.2)", "66 (55–76)", "48 (37–59)", "31 (21–41)"),
        ("PFS, HR (95% CI)", ("0.55 (0.41–0.74)", 1, 2), "0.40 (0.27–0.60)", "0.63 (0.44–0.91)", "ref."),
    ),
    6, 2, "(3.2cm, 2.6cm, 2.6cm, 2.6cm, 2.6cm, 2.6cm)",
)  # fmt: skip
EVENTS = Table(
    (
        (("Event", 3, 1), ("NORTHERN-2", 1, 4), ("SOUTHGATE", 1, 4)),
        (("Alfa (N = 203)", 1, 2), ("Pbo (N = 198)", 1, 2), ("Alfa (N = 77)", 1, 2), ("Pbo (N = 75)", 1, 2)),
        ("any", "≥3", "any", "≥3", "any", "≥3", "any", "≥3"),
        ("Neutropenia", "44", "39", "21", "18", "51", "47", "20", "11"),
        ("Anaemia", "31", "12", "28", "10", "33", "14", "25", "9"),
        ("Nausea", "52", "3", "30", "1", "–", "–", "–", "–"),
        ("Febrile neutropenia", "9", "9", "2", "2", "12", "11", "3", "3"),
        ("Fatigue", "38", "4", "35", "3", "41", "2", "37", "4"),
    ),
    9, 3, "(3.4cm, 1.6cm, 1.6cm, 1.6cm, 1.6cm, 1.6cm, 1.6cm, 1.6cm, 1.6cm)",
)  # fmt: skip
ARMS = Table(
    (
        ("Trial", "Arm", "n", "ORR, %", "Median PFS, mo", "HR (95% CI)"),
        (("NORTHERN-2", 2, 1), "Alfa-Dex", "204", "81.4", "27.1", ("0.55 (0.41–0.74)", 2, 1)),
        ("Dex", "201", "62.2", "14.9"),
        (("EASTBOUND", 2, 1), "Alfa-Bor", "88", "74.0", "NR", ("0.40 (0.27–0.60)", 2, 1)),
        ("Bor", "87", "41.4", "8.3"),
        (("SOUTHGATE", 2, 1), "Alfa", "77", "33.8", "5.6", ("0.71 (0.50–1.02)", 2, 1)),
        ("Placebo", "75", "4.0", "3.9"),
    ),
    6, 1, "(2.8cm, 2.4cm, 1.4cm, 2cm, 3cm, 3.6cm)",
)  # fmt: skip
AGENTS = Table(
    (
        ("Agent", "Company", "Target", "Stage and trial", "What was shown"),
        ("AB-101", "Northlake Bio", "CLDN6", "Phase 1/2, OPAL-1", "ORR 31% in 42 evaluable patients; no dose-limiting toxicity up to 4 mg/kg"),
        ("Zenotuzumab", "Kettle & Sons", "B7-H4", "Phase 2, RIVERBED", "Confirmed responses in 9 of 30; keratitis in two"),
        ("CX-77", "Corvane", "HPK1", "Phase 1, dose escalation", "Stable disease as best response, cytokine release of grade 1 only"),
        ("TAL-9", "Tallis Therapeutics", "DLL3 × CD3", "Phase 1b, LANTERN", "ORR 44%, median duration of response 9.1 months"),
    ),
    5, 1, "(2.2cm, 2.6cm, 2.2cm, 3.2cm, 6cm)",
)  # fmt: skip

DARK, PALE = 'rgb("1f3a4d")', "luma(235)"


@dataclass(frozen=True)
class Design:
    """A table, the arguments of its typst table, and what stands before and after it."""

    table: Table
    style: str
    size: float = 8
    bold: bool = True
    dark: bool = False
    before: str = "#lorem(40)"
    after: str = "#lorem(40)"
    page: str = 'paper: "a4", flipped: true, margin: 1.8cm'
    hlines: Sequence[int] = ()
    vlines: Sequence[int] = ()
    align: str = "(x, y) => if x == 0 { left + horizon } else { center + horizon }"


_LEFT = "left + top"
DESIGNS = {
    "uprights between trials": Design(TRIALS, "stroke: (x, y) => (bottom: 0.4pt, left: if x in (1, 3) { 0.6pt }), inset: 3pt", dark=True),
    "uprights between trials, left": Design(
        TRIALS, "stroke: (x, y) => (bottom: 0.4pt, left: if x in (1, 3) { 0.6pt }), inset: 3pt", dark=True, align=_LEFT
    ),
    "uprights between arms' events": Design(EVENTS, "stroke: (x, y) => (bottom: 0.4pt, left: if x in (1, 5) { 0.6pt }), inset: 3pt", dark=True),
    "uprights alone": Design(EVENTS, "stroke: (x, y) => (left: if x > 0 { 0.4pt }), inset: 3pt", hlines=(0, 3, 8)),
    "uprights, no row rules": Design(ARMS, "stroke: (x, y) => (left: 0.4pt, right: 0.4pt), inset: 3pt", hlines=(0, 1, 7)),
    "frame and head rule": Design(TRIALS, "stroke: none, inset: 3pt", hlines=(0, 2, 9), vlines=(0, 6)),
    "rules between trials": Design(ARMS, "stroke: none, inset: 3pt", hlines=(0, 1, 3, 5, 7)),
    "white alone": Design(ARMS, "stroke: none, inset: 3pt"),
    "white alone, three heads": Design(EVENTS, "stroke: none, inset: 3pt"),
    "tiles with gutters": Design(TRIALS, "stroke: none, gutter: 2pt, fill: (x, y) => if y > 1 { luma(238) }, inset: 3pt", dark=True),
    "boxed cells with gutters": Design(ARMS, "stroke: 0.4pt, gutter: 2.5pt, inset: 3pt"),
    "striped columns": Design(EVENTS, "stroke: none, fill: (x, y) => if calc.odd(x) and y > 2 { luma(238) }, inset: 3pt"),
    "dashed rows": Design(ARMS, 'stroke: (x, y) => (bottom: (thickness: 0.4pt, dash: "dashed")), inset: 3pt'),
    "dotted grid": Design(TRIALS, 'stroke: (thickness: 0.4pt, dash: "dotted"), inset: 3pt'),
    "text, rows ruled": Design(AGENTS, "stroke: (x, y) => (bottom: 0.4pt), inset: 3pt", align=_LEFT),
    "text, white alone": Design(AGENTS, "stroke: none, inset: 4pt", align=_LEFT),
    "text, filled rows": Design(AGENTS, "stroke: none, fill: (x, y) => if calc.odd(y) { luma(238) }, inset: 4pt", dark=True, align=_LEFT),
    "text, uprights": Design(AGENTS, "stroke: (x, y) => (left: if x > 0 { 0.4pt }), inset: 4pt", hlines=(0, 1, 5), align=_LEFT),
    "plain head": Design(EVENTS, "stroke: none, inset: 2.5pt", hlines=(0, 3, 8), bold=False),
    "first column filled": Design(ARMS, "stroke: (x, y) => (bottom: 0.3pt), fill: (x, y) => if x == 0 { luma(225) }, inset: 3pt"),
    "double rules": Design(ARMS, "stroke: (x, y) => (bottom: 0.3pt), row-gutter: 1.5pt, inset: 3pt"),
}


def source(design: Design) -> str:
    """The typst text of a page with the table between two paragraphs."""
    table, lines = design.table, [f"table.hline(y: {y}, stroke: 0.6pt)" for y in design.hlines]
    lines += [f"table.vline(x: {x}, stroke: 0.6pt)" for x in design.vlines]
    cells = []
    for row, rows, col, cols, text in placed(table):
        head = row < table.heads
        body = "#" + _quoted(text)
        if head and design.bold:
            body = f"#strong[{body}]"
        if head and design.dark:
            body = f"#text(fill: white)[{body}]"
        fill = f", fill: {DARK}" if head and design.dark else ""
        cells.append(f"table.cell(x: {col}, y: {row}, colspan: {cols}, rowspan: {rows}{fill})[{body}]")
    body = ",\n".join([*cells, *lines])
    return (
        f"#set page({design.page})\n#set text(size: {design.size}pt)\n#set par(justify: true)\n{design.before}\n\n"
        f"#strong[Table 1.] Invented trials at a glance\n\n#table(columns: {table.widths}, align: {design.align}, {design.style},\n{body})\n\n{design.after}\n"
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
