"""Reports of headings, paragraphs and tables, without a PDF behind them: lines "# heading", "| cells |", and paragraphs."""

from itertools import groupby

from abstract2kb.pdf.layout import Article, Block, BlockKind, Cell, Table
from abstract2kb.pdf.report import Report

_BOX = (0.0, 0.0, 1.0, 1.0)


def brief(lines: str) -> Report:
    """The report that the lines make; rows of cells that follow each other are one table, "## " is a heading of the second level."""
    text = ""
    blocks: list[Block] = []
    tables: list[Table] = []
    for is_table, group in groupby((line for line in lines.strip().splitlines() if line.strip()), key=lambda line: line.startswith("|")):
        if is_table:
            start, cells = len(text), []
            for r, row in enumerate(group):
                words = [c.strip() for c in row.split("|")[1:-1]]
                for c, word in enumerate(words):
                    cells.append(Cell(r, c, 1, 1, word, 1, _BOX, len(text), len(text) + len(word)))
                    text += word + ("\t" if c < len(words) - 1 else "\n")
            tables.append(Table(len(tables), (1,), _BOX, None, 0, tuple(cells), start, len(text) - 1))
            blocks.append(Block("table", 1, _BOX, start, len(text) - 1))
            continue
        for line in group:
            level = len(line) - len(line.lstrip("#"))
            words = line.lstrip("# ")
            kind: BlockKind = ("title" if not text else "heading") if level else "paragraph"
            blocks.append(Block(kind, 1, _BOX, len(text), len(text) + len(words), level if kind == "heading" else 0))
            text += words + "\n"
    return Report("brief.pdf", "r" * 64, text, tuple(blocks), tuple(tables), (Article("a1", None, None, (1,), 0, len(text)),))
