"""Grids drawn as PDF pages: by reportlab, typst or (for exploration only) Chromium, in many styles."""

from __future__ import annotations

import html
import io
import random
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.tabulation.grids import Grid, Slot

_SIDES = ["Efficacy", "Safety", "Late-phase agents", "T-CELL ENGAGERS", "First line"]
_NOTES = ["By blinded review.", "Data cut-off 12 May.", "Investigator-assessed.", "Adjudicated.", "Immature.", "Safety population."]


@dataclass(frozen=True)
class Style:
    """How a table looks; sizes in points."""

    ruled: str
    landscape: bool
    size: float
    side: str
    caption_above: bool
    centred: bool
    head_fill: bool
    head_bold: bool
    width: float
    """Share of the page's text width."""
    tall: bool
    """Whether text stands above the table that pushes it over the page's end."""
    sans: bool
    marks: bool

    @property
    def tags(self) -> list[str]:
        """What scores are grouped by."""
        found = [self.ruled, "landscape" if self.landscape else "portrait"]
        return found + [
            word for word, told in (("side label", self.side), ("two pages", self.tall), ("marks", self.marks), ("narrow", self.width < 0.8)) if told
        ]


def style(rng: random.Random) -> Style:
    """A style by chance."""
    ruled = rng.choice(["grid", "grid", "rows", "rows", "booktabs", "bare", "zebra", "zebra+rows"])
    side = rng.choice(_SIDES) if rng.random() < 0.25 else ""
    filled = rng.random() < 0.5
    bold = rng.random() < 0.75 or (ruled == "bare" and not filled)
    return Style(
        ruled, rng.random() < 0.6, rng.choice([6, 6.5, 7, 7.5, 8, 9]), side, rng.random() < 0.75, rng.random() < 0.5, filled, bold,
        rng.choice([1, 1, 1, 0.75]), rng.random() < 0.25, rng.random() < 0.7, rng.random() < 0.5,
    )  # fmt: skip


def decorate(grid: Grid, look: Style, rng: random.Random) -> None:
    """Add the side label and footnote marks of the style."""
    if look.marks:
        letters = rng.choice([["a", "b", "c"], ["*", "†", "‡"], ["1", "2", "3"]])
        slots = [s for row in grid.rows for s in row if s and s.text and s.kind != "group" and any(map(str.isalnum, s.text))]
        for letter, note, slot in zip(letters, rng.sample(_NOTES, 3), rng.sample(slots, min(3, len(slots))), strict=False):
            slot.mark = letter
            grid.notes.append(f"^{letter}^{note}")
    if look.side:
        grid.rows[0].insert(0, Slot("", rows=grid.header_rows, kind="head"))
        for row in grid.rows[1:]:
            row.insert(0, None)
        grid.rows[grid.header_rows][0] = Slot(look.side, rows=len(grid.rows) - grid.header_rows, kind="side")
        for row in grid.rows[grid.header_rows :]:
            if row[1] and row[1].kind == "group":
                continue


def _lead(look: Style, rng: random.Random) -> list[str]:
    """Paragraphs above the table."""
    sentence = "The tables below were compiled from slides and posters that were shown at the meeting and from the abstracts of the sessions."
    return [sentence] if not look.tall else [" ".join([sentence] * 3)] * (7 if look.landscape else 13)


def draw(grid: Grid, look: Style, engine: str, rng: random.Random) -> bytes:
    """The PDF."""
    drawers: dict[str, Callable[..., bytes]] = {"reportlab": _reportlab, "typst": _typst, "chromium": _chromium}
    return drawers[engine](grid, look, _lead(look, rng), rng)


def _captioned(grid: Grid) -> str:
    return f"Table 1. {grid.caption}"


def _typst(grid: Grid, look: Style, lead: list[str], rng: random.Random) -> bytes:
    import typst

    def content(text: str) -> str:
        return "[#" + _quoted(text) + "]"

    def cell(slot: Slot) -> str:
        body = f"#{_quoted(slot.text)}" + (f"#super[#{_quoted(slot.mark)}]" if slot.mark else "")
        if (slot.kind in ("head",) and look.head_bold) or slot.kind == "group":
            body = f"#strong[{body}]"
        if slot.kind == "side":
            body = f"#rotate(-90deg, reflow: true)[{body}]"
        spans = f"colspan: {slot.cols}, rowspan: {slot.rows}"
        return f"table.cell({spans})[{body}]"

    cells = [[cell(s) for s in row if s] for row in grid.rows]
    heads, body = cells[: grid.header_rows], cells[grid.header_rows :]
    width = len(grid.rows[0])
    stroke = {
        "grid": "0.4pt", "rows": "(x: none, y: 0.4pt)", "booktabs": f"(x, y) => if y == 0 {{ (top: 0.8pt) }} else if y == {grid.header_rows} {{ (top: 0.5pt) }}",
        "bare": "none", "zebra": "none", "zebra+rows": "(x: none, y: 0.3pt)",
    }[look.ruled]  # fmt: skip
    zebra = look.ruled.startswith("zebra")
    fill = f"(x, y) => if y < {grid.header_rows} {{ {'rgb(210,220,235)' if look.head_fill else 'none'} }} else if {str(zebra).lower()} and calc.odd(y) {{ luma(238) }}"
    flexible = rng.random() < 0.5
    shares = _shares(grid)
    columns = ", ".join(f"{s:.2f}fr" if flexible else "auto" for s in shares)
    align = f"(x, y) => if x < 1 {{ left + horizon }} else {{ {'center' if look.centred else 'left'} + {rng.choice(['horizon', 'top'])} }}"
    table = (
        f"#table(columns: ({columns}), stroke: {stroke}, fill: {fill}, align: {align}, inset: (x: {rng.choice([2.5, 4])}pt, y: {rng.choice([2, 3.5])}pt),\n"
        f"table.header({', '.join(c for row in heads for c in row)}),\n{', '.join(c for row in body for c in row)}"
        + (", table.hline(stroke: 0.8pt)" if look.ruled == "booktabs" else "") + ")"
    )  # fmt: skip
    if look.width < 1 and width < 7:
        table = f"#block(width: 75%)[{table}]"
    caption = f"#strong{content(_captioned(grid))}"
    parts = [*(f"#par{content(p)}" for p in lead), *([caption, table] if look.caption_above else [table, caption])]
    for note in grid.notes:
        parts.append(f"#super[#{_quoted(note[1])}]{'#' + _quoted(note[3:])}" if note.startswith("^") else f"#{_quoted(note)}")
    font = "" if not look.sans else ', font: "DejaVu Sans Mono"' if rng.random() < 0 else ""
    typographic = "#set super(typographic: false)\n"
    source = (
        f'#set page(paper: "a4", flipped: {str(look.landscape).lower()}, margin: 1.6cm)\n#set text(size: {look.size}pt{font})\n'
        f"{typographic}= Conference report: data at a glance\n" + "\n\n".join(parts)
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.typ")
        path.write_text(source, encoding="utf-8")
        return bytes(typst.compile(str(path)))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _shares(grid: Grid) -> list[float]:
    """How wide the columns want to be."""
    width = len(grid.rows[0])
    shares = [4.5] * width
    for row in grid.rows:
        for i, slot in enumerate(row):
            if slot and slot.cols == 1 and slot.kind != "side":
                longest = max((len(w) for w in slot.text.split()), default=0)
                shares[i] = max(shares[i], longest * 1.15, min(len(slot.text), 14))
    return shares


def _reportlab(grid: Grid, look: Style, lead: list[str], rng: random.Random) -> bytes:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

    from tests.typesetting import Pen

    Pen((10, 10))
    face = "Sans" if look.sans else "Serif"
    base = ParagraphStyle("base", fontName=face, fontSize=look.size, leading=look.size * 1.18)
    bold = ParagraphStyle("bold", parent=base, fontName=f"{face}-Bold")
    centre = {False: base, True: ParagraphStyle("centre", parent=base, alignment=1)}
    heads = {False: bold if look.head_bold else base, True: ParagraphStyle("head", parent=bold if look.head_bold else base, alignment=1)}

    def flow(slot: Slot, column: int) -> Any:
        if slot.kind == "side":
            return _turned(slot.text, f"{face}-Bold", look.size)
        text = html.escape(slot.text).replace("\n", "<br/>") + (f"<super>{slot.mark}</super>" if slot.mark else "")
        middle = look.centred and column > 0
        chosen = heads[middle] if slot.kind == "head" else bold if slot.kind == "group" else centre[middle and slot.kind == "value"]
        return Paragraph(text, chosen)

    data = [[flow(s, i) if s else "" for i, s in enumerate(row)] for row in grid.rows]
    spans = [
        ("SPAN", (i, r), (i + s.cols - 1, r + s.rows - 1))
        for r, row in enumerate(grid.rows)
        for i, s in enumerate(row)
        if s and (s.cols > 1 or s.rows > 1)
    ]
    pad = rng.choice([1.5, 3])
    commands: list[Any] = [
        *spans,
        ("VALIGN", (0, 0), (-1, -1), rng.choice(["MIDDLE", "TOP"])),
        ("TOPPADDING", (0, 0), (-1, -1), pad),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
    ]
    commands += [("LEFTPADDING", (0, 0), (-1, -1), 2.5), ("RIGHTPADDING", (0, 0), (-1, -1), 2.5)]
    last = grid.header_rows - 1
    if look.ruled == "grid":
        commands.append(("GRID", (0, 0), (-1, -1), 0.4, colors.grey))
    if look.ruled in ("rows", "zebra+rows"):
        commands.append(("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey))
    if look.ruled == "booktabs":
        commands += [
            ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
            ("LINEBELOW", (0, last), (-1, last), 0.5, colors.black),
            ("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.black),
        ]
    if look.ruled.startswith("zebra"):
        commands.append(("ROWBACKGROUNDS", (0, last + 1), (-1, -1), [colors.HexColor("#eeeeee"), colors.white]))
    if look.head_fill:
        commands.append(("BACKGROUND", (0, 0), (-1, last), colors.HexColor("#d4dcea")))
    page = landscape(A4) if look.landscape else A4
    room = (page[0] - 80) * look.width
    shares = _shares(grid)
    widths = [min(room * s / sum(shares), s * look.size * 0.9 + 10) for s in shares]
    table = LongTable(data, colWidths=widths, repeatRows=grid.header_rows, style=TableStyle(commands), hAlign="LEFT")
    caption = Paragraph(html.escape(_captioned(grid)), bold)
    notes = [Paragraph(f"<super>{n[1]}</super>{html.escape(n[3:])}" if n.startswith("^") else html.escape(n), base) for n in grid.notes]
    parts = [Paragraph("Conference report: data at a glance", ParagraphStyle("title", parent=bold, fontSize=15, leading=20))]
    parts += [Paragraph(p, ParagraphStyle("lead", parent=base, spaceAfter=5)) for p in lead]
    parts += [Spacer(1, 6), *([caption, Spacer(1, 4), table] if look.caption_above else [table, Spacer(1, 4), caption]), Spacer(1, 4), *notes]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=page, leftMargin=40, rightMargin=40, topMargin=45, bottomMargin=45, invariant=1).build(parts)
    return buffer.getvalue()


def _turned(text: str, font: str, size: float) -> Any:
    from reportlab.platypus import Flowable

    class Turned(Flowable):  # type: ignore[misc]
        def wrap(self, *_: float) -> tuple[float, float]:
            return size + 2, 10.0

        def draw(self) -> None:
            self.canv.saveState()
            self.canv.rotate(90)
            self.canv.setFont(font, size)
            self.canv.drawString(-10, -size, text)
            self.canv.restoreState()

    return Turned()


def _chromium(grid: Grid, look: Style, lead: list[str], rng: random.Random) -> bytes:
    def cell(slot: Slot) -> str:
        tag = "th" if slot.kind == "head" else "td"
        text = html.escape(slot.text).replace("\n", "<br>") + (f"<sup>{slot.mark}</sup>" if slot.mark else "")
        if slot.kind == "side":
            text = f"<div class=turn>{text}</div>"
        spans = (f" rowspan={slot.rows}" if slot.rows > 1 else "") + (f" colspan={slot.cols}" if slot.cols > 1 else "")
        return f"<{tag}{spans} class={slot.kind}>{text}</{tag}>"

    lines = ["<tr>" + "".join(cell(s) for s in row if s) + "</tr>" for row in grid.rows]
    head, body = "".join(lines[: grid.header_rows]), "".join(lines[grid.header_rows :])
    rules = {
        "grid": "td,th{border:0.5pt solid #888}", "rows": "td,th{border-bottom:0.5pt solid #999}",
        "booktabs": "table{border-top:1pt solid #000;border-bottom:1pt solid #000}thead{border-bottom:0.6pt solid #000}", "bare": "",
        "zebra": "tbody tr:nth-child(even){background:#eee}", "zebra+rows": "tbody tr:nth-child(even){background:#eee}td,th{border-bottom:0.4pt solid #bbb}",
    }[look.ruled]  # fmt: skip
    css = (
        f"@page{{size:A4 {'landscape' if look.landscape else 'portrait'};margin:14mm}}body{{font:{look.size}pt {'Arial,sans-serif' if look.sans else 'Georgia,serif'}}}"
        f"table{{border-collapse:collapse;width:{100 * look.width}%}}td,th{{padding:{rng.choice([1, 2.5])}pt {rng.choice([2, 4])}pt;vertical-align:{rng.choice(['middle', 'top'])};text-align:left;"
        f"font-weight:normal}}th{{font-weight:{700 if look.head_bold else 400}}}.group{{font-weight:700}}thead{{background:{'#d4dcea' if look.head_fill else 'none'}}}"
        f".value,.head{{text-align:{'center' if look.centred else 'left'}}}tr{{break-inside:avoid}}.turn{{writing-mode:vertical-rl;transform:rotate(180deg);font-weight:700}}"
        f"sup{{font-size:70%}}.label{{white-space:{rng.choice(['normal', 'nowrap', 'normal'])}}}*{{-webkit-print-color-adjust:exact}}{rules}"
    )  # fmt: skip
    caption = f"<p><b>{html.escape(_captioned(grid))}</b></p>"
    table = f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"
    notes = "".join(f"<p><sup>{n[1]}</sup>{html.escape(n[3:])}</p>" if n.startswith("^") else f"<p>{html.escape(n)}</p>" for n in grid.notes)
    text = "".join(f"<p>{html.escape(p)}</p>" for p in lead)
    page = (
        f"<meta charset=utf-8><style>{css}</style><h1>Conference report: data at a glance</h1>{text}"
        + (caption + table if look.caption_above else table + caption)
        + notes
    )
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.html"), Path(folder, "a.pdf")
        source.write_text(page, encoding="utf-8")
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/p",
            f"--print-to-pdf={target}",
            str(source),
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return target.read_bytes()
