"""Draws the pages of `pages.txt` by typst. Example: `drawn({"a4": "1"}, [Part("text", "Words.")])` is a PDF of one page."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

_PAPER = {
    "a4": 'paper: "a4", margin: 2cm',
    "landscape": 'paper: "a4", flipped: true, margin: 1.2cm',
    "slide": 'paper: "presentation-16-9", margin: 1.5cm',
}
_FILLS = {"dark": ("#1f3864", "white"), "light": ("#dbe5f1", "black")}
_TEXT = "The readers of this report should know that the figures below were made up, that nobody was treated, and that the trials have names of birds and trees. "


@dataclass
class Part:
    """A heading, a paragraph, a table or the beginning of a side of the page."""

    kind: str
    text: str
    look: dict[str, str] = field(default_factory=dict)
    title: str = ""
    note: str = ""
    rows: list[list[str]] = field(default_factory=list)


def _quoted(text: str) -> str:
    words = '"' + text.replace('"', '\\"') + '"'
    return f"#{words}"


def _marked(text: str) -> str:
    pieces = re.split(r"\{(\w+)\}", text)
    return "".join(f"#super[{piece}]" if i % 2 else _quoted(piece) for i, piece in enumerate(pieces) if piece)


def _cell(part: Part, row: int, col: int, heads: int) -> str:
    words = part.rows[row][col]
    down = next((i for i, other in enumerate(part.rows[row + 1 :]) if other[col] != "^"), len(part.rows) - row - 1) + 1
    wide = next((i for i, word in enumerate(part.rows[row][col + 1 :]) if word != "<"), len(part.rows[row]) - col - 1) + 1
    fill, ink = _FILLS.get(part.look.get("fill", ""), ("", "black")) if row < heads else ("", "black")
    body = " #linebreak() ".join(_marked(line) for line in words.lstrip("*> ").split("\\n"))
    if row < heads or words.startswith("*"):
        body = f"#strong[{body}]"
    if ink != "black":
        body = f"#text(fill: {ink})[{body}]"
    if words.startswith(">"):
        body = f"#h(8pt){body}"
    fill = fill or ("#eef2f8" if "zebra" in part.look and (row - heads) % 2 == 0 else "")
    side = "left" if col == 0 or wide == len(part.rows[row]) or len(words) > 30 else "center"
    shade = f', fill: rgb("{fill}")' if fill else ""
    return f"table.cell(x: {col}, y: {row}, colspan: {wide}, rowspan: {down}, align: {side} + top{shade})[{body}]"


def _rules(part: Part, heads: int) -> list[str]:
    rows, kind = len(part.rows), part.look["rules"]
    if kind in ("none", "grid"):
        return []
    found = [(0, 0, len(part.rows[0]), 0.8), (heads, 0, len(part.rows[0]), 0.5), (rows, 0, len(part.rows[0]), 0.8)]
    if kind == "rows":
        found += [(y, 0, len(part.rows[0]), 0.3) for y in range(heads + 1, rows)]
    if heads > 1:
        tops = part.rows[0]
        starts = [c for c, word in enumerate(tops) if c + 1 < len(tops) and word != "<" and tops[c + 1] == "<"]
        ends = [next((i for i in range(c + 1, len(tops)) if tops[i] != "<"), len(tops)) for c in starts]
        found += [(1, a, b, 0.4) for a, b in zip(starts, ends, strict=True)]
    return [f"table.hline(y: {y}, start: {a}, end: {b}, stroke: {w}pt)" for y, a, b, w in found]


def _table(part: Part) -> str:
    heads = int(part.look.get("head", "1"))
    cells = [[_cell(part, r, c, heads) for c, word in enumerate(row) if word not in ("^", "<")] for r, row in enumerate(part.rows)]
    top = ", ".join(c for row in cells[:heads] for c in row)
    content = ",\n".join([f"table.header({top})", *(c for row in cells[heads:] for c in row), *_rules(part, heads)])
    columns = ", ".join(f"{share}fr" for share in part.look["widths"].split(","))
    size = float(part.look["size"])
    stroke = "0.4pt" if part.look["rules"] == "grid" else "none"
    note = f"\n\n#text(size: {size - 1}pt)[{_marked(part.note)}]" if part.note else ""
    return (
        f"#block(breakable: true)[#set text(size: {size}pt)\n#set par(justify: false)\n#strong[{_quoted(part.title)}]\n\n"
        f"#table(columns: ({columns}), stroke: {stroke}, inset: (x: 3pt, y: 2.5pt),\n{content}){note}]"
    )


def _source(part: Part) -> str:
    if part.kind == "head":
        return f"#block(below: 8pt)[#text(size: 1.35em, weight: 700)[{_quoted(part.text)}]]"
    if part.kind == "fill":
        return "\n\n".join([_TEXT * 2] * int(part.text))
    return _table(part) if part.kind == "table" else _quoted(part.text)


def drawn(look: dict[str, str], parts: Sequence[Part]) -> bytes:
    """The PDF of a page: `look` names its paper and, by "columns", how many columns of text it has."""
    paper = next(p for p in _PAPER if p in look)
    lines = [f'#set page({_PAPER[paper]}, columns: {look.get("columns", "1")})', '#set text(size: 9.5pt, font: "Libertinus Serif")', "#set par(justify: true)"]
    lines.append("#set super(typographic: false)")
    for part in parts:
        if part.kind == "left":
            lines.append(f"#grid(columns: ({100 * float(part.text)}%, 1fr), gutter: 16pt, [")
        elif part.kind == "right":
            lines.append("], [")
        elif part.kind == "both":
            lines.append("])")
        elif part.kind == "column":
            lines.append("#colbreak()")
        else:
            lines.append(_source(part))
    import typst

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.typ")
        path.write_text("\n\n".join(lines), encoding="utf-8")
        return bytes(typst.compile(str(path)))
