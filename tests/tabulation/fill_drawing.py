"""Pages of filled tables as PDF: by typst and reportlab, and for exploration by Chromium and LibreOffice (as .docx)."""

from __future__ import annotations

import html
import io
import random
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.tabulation.fills import NOTE, Box, Page, borders_of, fill_of, is_light, page, prose, shares

__all__ = ["drawn"]

_TITLE = "Table 1. Invented trials at a glance"


def drawn(seed: int, engine: str) -> tuple[Page, bytes]:
    """The page of a seed, and its PDF."""
    rng = random.Random(f"fills {engine} {seed}")
    found = page(rng)
    draw: dict[str, Callable[[Page], bytes]] = {"typst": _typst, "reportlab": _reportlab, "chromium": _chromium, "docx": _docx}
    return found, draw[engine](found)


def _depth(boxes: list[Box]) -> int:
    return max(b.row + b.rows for b in boxes if b.kind == "head")


def _bold(box: Box, boxes: list[Box]) -> bool:
    return box.kind in ("head", "section") or (box.col == 0 and any(b.rows > 1 for b in boxes if b.kind == "label"))


def _left(box: Box, page_: Page) -> bool:
    return box.col == 0 or not page_.look.centred or box.kind == "section"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _typst(page_: Page) -> bytes:
    import typst

    look = page_.look

    def table(boxes: list[Box]) -> str:
        depth, cells = _depth(boxes), []
        for box in boxes:
            fill, rules = fill_of(box, look, depth), borders_of(box, look, boxes, depth)
            body = " #linebreak() ".join("#" + _quoted(line) for line in box.text.split("\n"))
            body = f"#strong[{body}]" if _bold(box, boxes) else body
            body = body if is_light(fill) else f"#text(fill: white)[{body}]"
            stroke = ", ".join(f"{side}: {width}pt + luma(60)" for side, width in rules.items())
            align = f"{'left' if _left(box, page_) else 'center'} + {'horizon' if look.middle else 'top'}"
            cells.append(
                f"table.cell(x: {box.col}, y: {box.row}, colspan: {box.cols}, rowspan: {box.rows}, align: {align}"
                + (f', fill: rgb("{fill}")' if fill else "") + (f", stroke: ({stroke})" if stroke else "") + f")[{body}]"
            )  # fmt: skip
        widths = ", ".join(f"{s}fr" for s in shares(boxes))
        return f"table(columns: ({widths}), stroke: none, inset: (x: 3pt, y: {look.pad}pt), gutter: {look.gap}pt,\n" + ",\n".join(cells) + ")"

    tables = [table(boxes) for boxes in page_.tables]
    body = f"#{tables[0]}" if len(tables) == 1 else f"#grid(columns: (1fr, 1fr), column-gutter: 18pt, {', '.join(tables)})"
    above, below = prose(page_)
    columns = (lambda text: f"#columns({page_.columns})[{text}]") if page_.columns > 1 else str
    source = (
        f'#set page(paper: "a4", flipped: {str(page_.landscape).lower()}, margin: 1.6cm)\n#set text(size: {look.size}pt)\n#set par(justify: true)\n'
        f"{columns(above * page_.columns)}\n\n#strong[{_TITLE}]\n\n{body}\n\n#text(size: {look.size - 1.5}pt)[#{_quoted(NOTE)}]\n\n{columns(below * page_.columns)}\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.typ")
        path.write_text(source, encoding="utf-8")
        return bytes(typst.compile(str(path)))


def _reportlab(page_: Page) -> bytes:
    import font_source_sans_pro
    from reportlab.lib.colors import HexColor, black, white
    from reportlab.lib.enums import TA_CENTER, TA_LEFT
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    for name, file in (("Fill", "SourceSansPro"), ("Fill-Bold", "SourceSansProBold")):
        pdfmetrics.registerFont(TTFont(name, font_source_sans_pro.font_files_ttf[file]))
    look = page_.look
    plain = ParagraphStyle("p", fontName="Fill", fontSize=look.size, leading=look.size * 1.2)
    size = landscape(A4) if page_.landscape else A4

    def table(boxes: list[Box], room: float) -> Table:
        depth, cols = _depth(boxes), max(b.col + b.cols for b in boxes)
        data: list[list[Any]] = [[""] * cols for _ in range(max(b.row + b.rows for b in boxes))]
        side = "MIDDLE" if look.middle else "TOP"
        commands: list[Any] = [
            ("VALIGN", (0, 0), (-1, -1), side),
            ("TOPPADDING", (0, 0), (-1, -1), look.pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), look.pad),
        ]
        commands += [("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3)]
        for box in boxes:
            fill = fill_of(box, look, depth)
            a, z = (box.col, box.row), (box.col + box.cols - 1, box.row + box.rows - 1)
            style = ParagraphStyle(
                "c", parent=plain, fontName="Fill-Bold" if _bold(box, boxes) else "Fill", textColor=black if is_light(fill) else white,
                alignment=TA_LEFT if _left(box, page_) else TA_CENTER,
            )  # fmt: skip
            data[box.row][box.col] = Paragraph(html.escape(box.text).replace("\n", "<br/>"), style) if box.text else ""
            commands += [("SPAN", a, z)] if a != z else []
            commands += [("BACKGROUND", a, z, HexColor("#" + fill))] if fill else []
            for edge, width in borders_of(box, look, boxes, depth).items():
                where = {"top": "ABOVE", "bottom": "BELOW", "left": "BEFORE", "right": "AFTER"}[edge]
                commands.append((f"LINE{where}", a, z, width, black))
        total = sum(shares(boxes))
        return Table(data, colWidths=[room * s / total for s in shares(boxes)], style=TableStyle(commands), hAlign="LEFT")

    width = size[0] - 80
    tables = [table(boxes, width / len(page_.tables) - 10 * (len(page_.tables) > 1)) for boxes in page_.tables]
    body = (
        tables[0]
        if len(tables) == 1
        else Table([tables], colWidths=[width / 2] * 2, style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    )
    above, below = prose(page_)

    def text(words: str) -> Any:
        if page_.columns == 1:
            return Paragraph(words, plain)
        return Table([[Paragraph(words, plain), Paragraph(words, plain)]], colWidths=[width / 2] * 2)

    note = ParagraphStyle("n", parent=plain, fontSize=look.size - 1.5)
    parts = [
        text(above),
        Spacer(1, 8),
        Paragraph(_TITLE, ParagraphStyle("t", parent=plain, fontName="Fill-Bold")),
        Spacer(1, 4),
        body,
        Spacer(1, 3),
        Paragraph(NOTE, note),
        Spacer(1, 8),
        text(below),
    ]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=size, leftMargin=40, rightMargin=40, topMargin=40, bottomMargin=40, invariant=1).build(parts)
    return buffer.getvalue()


def _chromium(page_: Page) -> bytes:
    look = page_.look

    def table(boxes: list[Box]) -> str:
        depth, rows = _depth(boxes), ""
        for row in range(max(b.row + b.rows for b in boxes)):
            rows += "<tr>"
            for box in (b for b in boxes if b.row == row):
                fill = fill_of(box, look, depth)
                css = "".join(f"border-{side}:{width}pt solid #6a8a80;" for side, width in borders_of(box, look, boxes, depth).items())
                css += f"background:#{fill};" if fill else ""
                css += f"text-align:{'left' if _left(box, page_) else 'center'};color:{'#111' if is_light(fill) else '#fff'};font-weight:{700 if _bold(box, boxes) else 400}"
                text = html.escape(box.text).replace("\n", "<br>")
                rows += f'<td rowspan={box.rows} colspan={box.cols} style="{css}">{text}</td>'
            rows += "</tr>"
        total = sum(shares(boxes))
        cols = "".join(f'<col style="width:{100 * s / total}%">' for s in shares(boxes))
        return f"<table>{cols}{rows}</table>"

    above, below = (f'<div style="columns:{page_.columns}">{"<p>" + text * page_.columns + "</p>"}</div>' for text in prose(page_))
    body = "".join(f"<div style=flex:1>{table(boxes)}</div>" for boxes in page_.tables)
    collapse = f"border-collapse:separate;border-spacing:{look.gap}pt" if look.gap else "border-collapse:collapse"
    source = (
        f"<meta charset=utf-8><style>@page{{size:A4 {'landscape' if page_.landscape else 'portrait'};margin:14mm}}body{{font:{look.size}pt Carlito,Arial,sans-serif}}"
        f"table{{{collapse};width:100%}}td{{padding:{look.pad}pt 3pt;vertical-align:{'middle' if look.middle else 'top'}}}*{{-webkit-print-color-adjust:exact}}</style>"
        f"{above}<p><b>{_TITLE}</b></p><div style='display:flex;gap:18pt'>{body}</div><p style=font-size:{look.size - 1.5}pt>{html.escape(NOTE)}</p>{below}"
    )
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.html").write_text(source, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/p"]
        command += [f"--print-to-pdf={folder}/a.pdf", f"{folder}/a.html"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return Path(folder, "a.pdf").read_bytes()


def _docx(page_: Page) -> bytes:
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    look = page_.look
    document = docx.Document()
    section = document.sections[0]
    if page_.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    document.styles["Normal"].font.size = Pt(look.size)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    document.add_paragraph(prose(page_)[0])
    for boxes in page_.tables:
        document.add_paragraph().add_run(_TITLE).bold = True
        depth = _depth(boxes)
        table = document.add_table(max(b.row + b.rows for b in boxes), max(b.col + b.cols for b in boxes))
        for box in boxes:
            cell = table.cell(box.row, box.col).merge(table.cell(box.row + box.rows - 1, box.col + box.cols - 1))
            fill = fill_of(box, look, depth)
            for i, line in enumerate(box.text.split("\n")):
                paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
                run = paragraph.add_run(line)
                run.bold = _bold(box, boxes)
                run.font.color.rgb = RGBColor(0, 0, 0) if is_light(fill) else RGBColor(255, 255, 255)
                paragraph.alignment = 0 if _left(box, page_) else 1
            properties = cell._tc.get_or_add_tcPr()
            edges = OxmlElement("w:tcBorders")
            for side, width in borders_of(box, look, boxes, depth).items():
                edge = OxmlElement(f"w:{side}")
                for key, value in (("val", "single"), ("sz", str(int(width * 8))), ("color", "6a8a80")):
                    edge.set(qn(f"w:{key}"), value)
                edges.append(edge)
            properties.append(edges)
            if fill:
                shade = OxmlElement("w:shd")
                for key, value in (("val", "clear"), ("fill", fill)):
                    shade.set(qn(f"w:{key}"), value)
                properties.append(shade)
    document.add_paragraph(NOTE)
    document.add_paragraph(prose(page_)[1])
    with tempfile.TemporaryDirectory() as folder:
        document.save(f"{folder}/a.docx")
        command = ["soffice", f"-env:UserInstallation=file://{folder}/p", "--headless", "--convert-to", "pdf", "--outdir", folder, f"{folder}/a.docx"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return Path(folder, "a.pdf").read_bytes()
