"""Draws the tables of `sheets` as PDF pages: by reportlab, typst, or Chromium where there is one.

Example: `draw(SHEETS["turned labels"], "typst")` is a page with a paragraph, the caption, the table, its notes and another paragraph.
"""

from __future__ import annotations

import html
import io
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.tabulation.designs import placed
from tests.tabulation.sheets import Sheet

ENGINES = ("reportlab", "typst", "chromium")
_TEXT = (
    "The reports of the meeting were gathered by two readers who compared the slides with the printed books of abstracts. "
    "What differed was settled by a third, and what could not be settled was left out of the lists that follow here. "
)
_THIN, _THICK = 0.4, 0.8


def draw(sheets: Sequence[Sheet], engine: str) -> bytes:
    """The PDF."""
    drawers: dict[str, Callable[[Sequence[Sheet]], bytes]] = {"reportlab": _reportlab, "typst": _typst, "chromium": _chromium}
    return drawers[engine](sheets)


def split_mark(text: str) -> tuple[str, str]:
    """A cell's text and the mark at its end."""
    plain, _, mark = text.partition("^")
    return plain, mark


def across(sheet: Sheet) -> list[tuple[int, int, int, float]]:
    """Horizontal rules as (above which row, from column, to column, weight)."""
    rows, cols, heads = len(sheet.table.rows), sheet.table.columns, sheet.table.heads
    if sheet.rules == "none":
        return []
    found = [(0, 0, cols, _THICK), (heads, 0, cols, _THIN), (rows, 0, cols, _THICK)]
    if sheet.rules == "rows":
        starts = {(r, c): span for r, span, c, _, _ in placed(sheet.table)}
        covered = {(i, j) for (r, c), span in starts.items() for i in range(r + 1, r + span) for j in [c]}
        found += [(r, c, c + 1, _THIN) for r in range(heads + 1, rows) for c in range(cols) if (r, c) not in covered]
    if sheet.rules == "groups":
        found += [(r, 0, cols, _THIN) for r in sheet.groups if r > heads]
    if sheet.spanners:
        found += [(r + 1, c, c + many, _THIN) for r, _, c, many, _ in placed(sheet.table) if r + 1 < heads and many > 1]
    return found


def _styled(sheet: Sheet, row: int, col: int, many: int) -> tuple[bool, bool]:
    """Whether a cell is bold, and whether its first line is."""
    head = row < sheet.table.heads
    return (head and sheet.bold) or row in sheet.bands, sheet.strong and col == 0 and not head and many < sheet.table.columns


def _typst(sheets: Sequence[Sheet]) -> bytes:
    import typst

    sheet = sheets[0]
    body = [_typst_table(s) for s in sheets]
    inner = (
        body[0]
        if len(body) == 1
        else f"#grid(columns: ({', '.join(f'{sum(s.shares)}fr' for s in sheets)}), gutter: 14pt,\n" + ",\n".join(f"[{b}]" for b in body) + ")"
    )
    font = "Libertinus Serif" if not sheet.sans else "New Computer Modern"
    source = (
        f'#set page(paper: "a4", flipped: {str(sheet.landscape).lower()}, margin: 1.5cm)\n#set text(size: 9.5pt, font: "{font}")\n#set super(typographic: false)\n#set par(justify: true)\n'
        + "\n\n".join([_TEXT * 2] * sheet.lead)
        + f"\n\n{inner}\n\n{_TEXT * 2}"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.typ")
        path.write_text(source, encoding="utf-8")
        return bytes(typst.compile(str(path)))


def _quoted(text: str) -> str:
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _typst_table(sheet: Sheet) -> str:
    cells = []
    for row, rows, col, cols, text in placed(sheet.table):
        plain, mark = split_mark(text)
        lines = [_quoted(line) for line in plain.split("\n")]
        bold, first = _styled(sheet, row, col, cols)
        if first:
            lines[0] = f"#strong[{lines[0]}]"
        body = " #linebreak() ".join(lines) + (f"#super[{_quoted(mark)}]" if mark else "")
        body = f"#strong[{body}]" if bold else body
        head = row < sheet.table.heads
        if head and sheet.ink != "black":
            body = f"#text(fill: {sheet.ink})[{body}]"
        if row in sheet.indented and col == 0:
            body = f"#h(8pt){body}"
        if sheet.turned and col == 0 and not head:
            body = f"#rotate(-90deg, reflow: true)[#strong[{body}]]"
        colour = sheet.fill if head else "#f0e6e3" if row in sheet.bands else "#efefef" if sheet.zebra and row % 2 == 0 else ""
        fill = f', fill: rgb("{colour}")' if colour else ""
        side = (
            "left"
            if col == 0 or not sheet.centred or (cols == sheet.table.columns) or (not head and col == sheet.table.columns - 1 and len(plain) > 30)
            else "center"
        )
        cells.append(
            f"table.cell(x: {col}, y: {row}, colspan: {cols}, rowspan: {rows}, align: {side} + {'horizon' if sheet.middle or (rows > 1 and col) else 'top'}{fill})[{body}]"
        )
    lines = [f"table.hline(y: {y}, start: {a}, end: {b}, stroke: {w}pt)" for y, a, b, w in across(sheet)] if sheet.rules != "grid" else []
    heads = sheet.table.heads
    count = sum(row < heads for row, *_ in placed(sheet.table))
    content = ",\n".join([f"table.header(repeat: {str(sheet.repeat).lower()}, {', '.join(cells[:count])})", *cells[count:], *lines])
    columns = ", ".join(f"{share}fr" for share in sheet.shares)
    table = f"#table(columns: ({columns}), stroke: {'0.4pt' if sheet.rules == 'grid' else 'none'}, inset: (x: 3pt, y: {sheet.pad}pt),\n{content})"
    caption = f"#strong[{_quoted(sheet.caption)}]"
    parts = [table, caption] if sheet.caption_below else [caption, table]
    notes = [" ".join(f"#super[{_quoted(n[0])}]{_quoted(n[1:])}" for n in note.split("^")[1:]) for note in sheet.notes]
    text = "\n\n".join(parts + [f"#text(size: {sheet.size - 1}pt)[{note}]" for note in notes])
    return f"#set text(size: {sheet.size}pt)\n#set par(justify: false)\n#block(width: {100 * sheet.width}%, breakable: true)[{text}]\n#set text(size: 9.5pt)\n#set par(justify: true)\n"


def _reportlab(sheets: Sequence[Sheet]) -> bytes:
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    from tests.typesetting import Pen

    Pen((10, 10))
    sheet = sheets[0]
    page = landscape(A4) if sheet.landscape else A4
    room = page[0] - 80
    text = Paragraph(_TEXT * 2, ParagraphStyle("text", fontName="Serif", fontSize=9.5, leading=11.6, spaceAfter=5))
    parts: list[Any] = [text] * sheet.lead
    if len(sheets) == 1:
        parts += _flow(sheet, room * sheet.width)
    else:
        total = sum(sum(s.shares) for s in sheets)
        widths = [(room - 14) * sum(s.shares) / total for s in sheets]
        columns = [_flow(s, w - 1) for s, w in zip(sheets, widths, strict=True)]
        outer = TableStyle(
            [("VALIGN", (0, 0), (-1, -1), "TOP"), *(("LEFTPADDING", (i, 0), (i, 0), 14 * i) for i in range(2)), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
        )
        parts.append(Table([columns], colWidths=[w + 14 * i for i, w in enumerate(widths)], style=outer))
    parts += [Spacer(1, 6), text]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=page, leftMargin=40, rightMargin=40, topMargin=42, bottomMargin=42, invariant=1).build(parts)
    return buffer.getvalue()


def _flow(sheet: Sheet, room: float) -> list[Any]:
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Spacer, Table, TableStyle

    from tests.tabulation.drawing import _turned

    face, rows, cols, heads = ("Sans" if sheet.sans else "Serif"), len(sheet.table.rows), sheet.table.columns, sheet.table.heads
    data: list[list[Any]] = [[""] * cols for _ in range(rows)]
    commands: list[Any] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE" if sheet.middle else "TOP")]
    commands += [(f"{side}PADDING", (0, 0), (-1, -1), size) for side, size in (("TOP", sheet.pad), ("BOTTOM", sheet.pad), ("LEFT", 3), ("RIGHT", 3))]
    for row, many, col, wide, text in placed(sheet.table):
        plain, mark = split_mark(text)
        lines = [html.escape(line) for line in plain.split("\n")]
        bold, first = _styled(sheet, row, col, wide)
        if first:
            lines[0] = f'<font name="{face}-Bold">{lines[0]}</font>'
        left = col == 0 or not sheet.centred or wide == cols or (row >= heads and col == cols - 1 and len(plain) > 30)
        style = ParagraphStyle(
            "cell", fontName=f"{face}-Bold" if bold else face, fontSize=sheet.size, leading=sheet.size * 1.2, alignment=0 if left else 1,
            textColor=sheet.ink if row < heads else "black", leftIndent=8 if row in sheet.indented and col == 0 else 0,
        )  # fmt: skip
        turned = sheet.turned and col == 0 and row >= heads
        data[row][col] = (
            _turned(plain, f"{face}-Bold", sheet.size)
            if turned
            else Paragraph("<br/>".join(lines) + (f"<super>{mark}</super>" if mark else ""), style)
        )
        if many > 1 and col > 0:
            commands.append(("VALIGN", (col, row), (col, row), "MIDDLE"))
        if many > 1 or wide > 1:
            commands.append(("SPAN", (col, row), (col + wide - 1, row + many - 1)))
        colour = sheet.fill if row < heads else "#f0e6e3" if row in sheet.bands else "#efefef" if sheet.zebra and row % 2 == 0 else ""
        if colour:
            commands.append(("BACKGROUND", (col, row), (col + wide - 1, row + many - 1), colors.HexColor(colour)))
    if sheet.rules == "grid":
        commands.append(("GRID", (0, 0), (-1, -1), 0.4, colors.grey))
    else:
        for y, a, b, weight in across(sheet):
            commands.append(
                ("LINEABOVE", (a, y), (b - 1, y), weight, colors.black)
                if y < rows
                else ("LINEBELOW", (a, rows - 1), (b - 1, rows - 1), weight, colors.black)
            )
    widths = [room * share / sum(sheet.shares) for share in sheet.shares]
    table = Table(data, colWidths=widths, repeatRows=heads if sheet.repeat else 0, style=TableStyle(commands), hAlign="LEFT")
    strong = ParagraphStyle("caption", fontName=f"{face}-Bold", fontSize=sheet.size, leading=sheet.size * 1.2)
    small = ParagraphStyle("note", fontName=face, fontSize=sheet.size - 1, leading=sheet.size * 1.15)
    caption = Paragraph(html.escape(sheet.caption), strong)
    parts = [Spacer(1, 4), *([table, Spacer(1, 4), caption] if sheet.caption_below else [caption, Spacer(1, 4), table]), Spacer(1, 3)]
    return parts + [
        Paragraph(" ".join(f"<super>{n[0]}</super>{html.escape(n[1:].strip())}" for n in note.split("^")[1:]), small) for note in sheet.notes
    ]


def _chromium(sheets: Sequence[Sheet]) -> bytes:
    sheet = sheets[0]
    paper = "landscape" if sheet.landscape else "portrait"
    css = (
        f"@page{{size:A4 {paper};margin:14mm}}body{{font:9.5pt Georgia,serif;margin:0}}p{{margin:0 0 4pt;text-align:justify}}table{{border-collapse:collapse;width:100%;table-layout:fixed}}"
        "td,th{text-align:left;font-weight:normal}.pair{display:flex;gap:14pt;align-items:flex-start}sup{font-size:70%;line-height:0}"
        "*{-webkit-print-color-adjust:exact}.turn{writing-mode:vertical-rl;transform:rotate(180deg);font-weight:700}tr{break-inside:avoid}"
    )
    tables = "".join(_html_table(s) for s in sheets)
    inner = tables if len(sheets) == 1 else f"<div class=pair>{tables}</div>"
    page = f"<meta charset=utf-8><style>{css}</style>" + f"<p>{_TEXT * 2}</p>" * sheet.lead + inner + f"<p>{_TEXT * 2}</p>"
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.html"), Path(folder, "a.pdf")
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/p"]
        command = ["chromium", *options, f"--print-to-pdf={target}", str(source)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return target.read_bytes()


def _html_table(sheet: Sheet) -> str:
    heads, cols = sheet.table.heads, sheet.table.columns
    rules = {(y, c): w for y, a, b, w in across(sheet) for c in range(a, b)} if sheet.rules != "grid" else {}
    lines: list[list[str]] = [[] for _ in sheet.table.rows]
    for row, many, col, wide, text in placed(sheet.table):
        plain, mark = split_mark(text)
        parts = [html.escape(line) for line in plain.split("\n")]
        bold, first = _styled(sheet, row, col, wide)
        if first:
            parts[0] = f"<b>{parts[0]}</b>"
        body = "<br>".join(parts) + (f"<sup>{mark}</sup>" if mark else "")
        left = col == 0 or not sheet.centred or wide == cols or (row >= heads and col == cols - 1 and len(plain) > 30)
        css = f"padding:{sheet.pad}pt 3pt;vertical-align:{'middle' if sheet.middle or (many > 1 and col) else 'top'};text-align:{'left' if left else 'center'}"
        css += ";font-weight:700" if bold else ""
        css += f";color:{sheet.ink}" if row < heads else ""
        css += ";padding-left:11pt" if row in sheet.indented and col == 0 else ""
        css += ";border:0.5pt solid #888" if sheet.rules == "grid" else ""
        css += f";border-top:{rules[row, col]}pt solid #222" if (row, col) in rules else ""
        css += f";border-bottom:{rules[row + many, col]}pt solid #222" if (row + many, col) in rules else ""
        colour = sheet.fill if row < heads else "#f0e6e3" if row in sheet.bands else "#efefef" if sheet.zebra and row % 2 == 0 else ""
        css += f";background:{colour}" if colour else ""
        if sheet.turned and col == 0 and row >= heads:
            body = f"<div class=turn>{body}</div>"
        lines[row].append(f'<td rowspan={many} colspan={wide} style="{css}">{body}</td>')
    html_rows = ["<tr>" + "".join(cells) + "</tr>" for cells in lines]
    total = sum(sheet.shares)
    columns = "".join(f'<col style="width:{100 * share / total:.2f}%">' for share in sheet.shares)
    group = "thead" if sheet.repeat else "tbody"
    table = f"<table style='font-size:{sheet.size}pt'>{columns}<{group}>{''.join(html_rows[:heads])}</{group}><tbody>{''.join(html_rows[heads:])}</tbody></table>"
    caption = f"<p style='text-align:left;font-size:{sheet.size}pt'><b>{html.escape(sheet.caption)}</b></p>"
    marked = [" ".join(f"<sup>{n[0]}</sup>{html.escape(n[1:])}" for n in note.split("^")[1:]) for note in sheet.notes]
    notes = "".join(f"<p style='font-size:{sheet.size - 1}pt'>{note}</p>" for note in marked)
    face = "Arial,sans-serif" if sheet.sans else "Georgia,serif"
    return f"<div style='flex:{total};width:{100 * sheet.width}%;font-family:{face}'>{table + caption if sheet.caption_below else caption + table}{notes}</div>"
