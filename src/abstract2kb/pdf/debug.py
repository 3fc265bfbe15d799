"""Draws what was read over each page (blocks, lines and table cells) and which engine read it, as PNG files.

Example: `draw(data, report, Path("out"))` writes out/page-1.png, out/page-2.png, ...
"""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
from pdfplumber.display import PageImage

from abstract2kb.pdf.layout import BBox, Block
from abstract2kb.pdf.report import Report

_COLOURS = {
    "title": "purple",
    "heading": "purple",
    "paragraph": "green",
    "list_item": "teal",
    "caption": "orange",
    "note": "grey",
    "table": "red",
}


def draw(data: bytes, report: Report, folder: Path, resolution: int = 100, password: str | None = None) -> list[Path]:
    """Write one PNG per page into `folder` (made if missing) and return the paths; `resolution` is in dots per inch."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    with pdfplumber.open(io.BytesIO(data), password=password or "") as pdf:
        for page in pdf.pages[: report.page_count]:
            image = page.to_image(resolution=resolution)
            draw_page(image, report, page.page_number)
            image.draw.text((4, 4), read_by(report, page.page_number), fill="black")
            files.append(folder / f"page-{page.page_number}.png")
            image.save(str(files[-1]), format="PNG")
    return files


def read_by(report: Report, page: int) -> str:
    """Which engine read a page (from 1), and why not the first choice: "page 2: pdfminer (12 of 40 different characters have no Unicode)"."""
    doubt = report.doubts[page - 1]
    return f"page {page}: {report.engines[page - 1] or 'unreadable'}{f' ({doubt})' if doubt else ''}"


def draw_page(image: PageImage, report: Report, page: int) -> None:
    """Draw the boxes of all blocks and cells on one page, and a number at each block in reading order."""
    for number, block in enumerate(report.blocks):
        boxes = [box.bbox for box in report.boxes(block.start, block.end) if box.page == page]
        for box in boxes:
            _outline(image, box, _COLOURS.get(block.kind, "blue"), 1)
        if boxes:
            _number(image, boxes[0], number, block)
    for table in report.tables:
        for cell in table.cells:
            if cell.page == page:
                _outline(image, cell.bbox, "red", 2)


def _outline(image: PageImage, box: BBox, colour: str, width: int) -> None:
    if box[2] > box[0] and box[3] > box[1]:
        image.draw_rect(box, fill=(0, 0, 0, 0), stroke=colour, stroke_width=width)


def _number(image: PageImage, box: BBox, number: int, block: Block) -> None:
    x, y = image._reproject((box[0], box[1]))
    image.draw.text((max(x - 24, 0), y), f"{number} {block.kind[0]}", fill=_COLOURS.get(block.kind, "blue"))
