"""Article -> Doc, keeping the map: the Doc's text has the length of the article's, so offsets carry over by addition.

Example: "21 % (9/43)" with a thin space becomes "21 % (9/43)" with a plain one; every character keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from abstract2kb.nlp.extensions import keep_text
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Article, Table
from abstract2kb.pdf.report import Report

__all__ = ["ArticleDoc", "article_doc", "plain"]

_SPACES = dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\r\x0b\x0c"), " ")
_MARKS = {
    ord("\u2010"): "-", ord("\u2011"): "-", ord("\u2043"): "-", ord("\u02d7"): "-", ord("\ufe63"): "-",
    ord("\uff0d"): "-", ord("\u00b5"): "μ", ord("\u2212"): "−", ord("\u2019"): "’", ord("\u02bc"): "’", ord("\uff05"): "%",
    ord("\uff1d"): "=", ord("\uff1c"): "<", ord("\uff1e"): ">", ord("\u2a7e"): "≥", ord("\u2a7d"): "≤",
    ord("\u2267"): "≥", ord("\u2266"): "≤", ord("\uff08"): "(", ord("\uff09"): ")", ord("\uff0c"): ",", ord("\uff1a"): ":", ord("\uff1b"): ";",
    ord("\uff0f"): "/", ord("\uff5e"): "~",
}  # fmt: skip
_BULLETS = frozenset("•‣◦▪●○–—*-")
_TABLE = {**_SPACES, **_MARKS}
_ODD = regex(f"[{re.escape(''.join(map(chr, _TABLE)))}]")
_POINTS = "\u0387\u2027\u2219\u22c5\ufe52"
_POINT = regex(rf"(?<=\d)[{_POINTS}](?=\d)")
"""Dots that stand for the decimal mark between two digits."""


@dataclass(frozen=True, slots=True)
class ArticleDoc:
    """A Doc and where it stands: Doc offset + `offset` = offset in the report's linear text."""

    report: Report
    article: Article
    doc: Doc

    @property
    def offset(self) -> int:
        """Where the article begins in the report's text."""
        return self.article.start


def plain(text: str, soft_breaks: bool = False) -> str:
    """The text with odd spaces and hyphens made plain, character for character.

    With `soft_breaks` a line break inside a paragraph (one not beside another break) becomes a space: plain-text inputs are
    often wrapped by hand.
    """
    out = text.translate(_TABLE) if _ODD.search(text) else text
    out = _POINT.sub("·", out) if any(point in out for point in _POINTS) else out
    if not soft_breaks:
        return out
    characters = list(out)
    for i, c in enumerate(characters):
        if c == "\n" and _is_soft(out, i):
            characters[i] = " "
    return "".join(characters)


def _is_soft(text: str, i: int) -> bool:
    """True for a line break inside a sentence: the next line goes on in lower case or after a comma."""
    before, after = text[max(0, i - 80) : i].rpartition("\n")[2].rstrip(" "), text[i + 1 : i + 81].lstrip(" ")
    if not before or not after or after[0] == "\n" or (after[0] in _BULLETS and after[1:2] == " "):
        return False
    return after[0].islower() or before[-1] in ",;(" or (before[-1] not in ".:!?" and len(before) >= 60)


def without_number(text: str, number: str | None) -> str:
    """The text with blanks for the number of its abstract above, at or in the title, and where it is cited: "PB2345" is no code of a drug.

    >>> without_number("PB2345 A study of X", "PB2345")
    '       A study of X'
    """
    if number is None or not re.search(r"[A-Z]-?\d", number):
        return text
    own = re.compile(rf"(?<![\w-]){re.escape(number)}(?![\w-])")
    return own.sub(lambda m: " " * len(number) if m.start() < _HEAD or _CITED.search(text, 0, m.start()) else m[0], text)


_HEAD = 600
_CITED = regex(r"(?:abstract|poster|presentation|nr\.?|no\.?|number|#)[\s:]{0,3}$", re.IGNORECASE)


def with_cells_apart(text: str, tables: Iterable[Table], offset: int) -> str:
    """The text with a tab between the cells of a row and a line feed around rows, in the place of what parts them there.

    >>> from abstract2kb.pdf.layout import Cell, Table
    >>> cell = Cell(0, 0, 1, 1, "ORR", 0, (0, 0, 0, 0), 4, 7)
    >>> with_cells_apart("End ORR", [Table(0, (), (0, 0, 0, 0), None, 0, (cell,), 4, 7)], 0)
    'End\\nORR'
    """
    characters = list(text)
    for table in tables:
        last = -1
        for cell in table.cells:
            before = cell.start - offset - 1
            if 0 <= before < len(text) and cell.start < cell.end and (text[before].isspace() or text[before] == "|"):
                characters[before] = "\t" if cell.row == last else "\n"
            last = cell.row
        if 0 <= table.end - offset < len(text) and text[table.end - offset].isspace():
            characters[table.end - offset] = "\n"
    return "".join(characters)


def article_doc(nlp: Language, report: Report, article: Article) -> ArticleDoc:
    """Runs the pipeline over one article."""
    text = without_number(plain(report.text[article.start : article.end], soft_breaks=not report.is_pdf), article.number)
    if not report.is_pdf:
        text = with_cells_apart(text, report.tables, article.start)
    doc = nlp.make_doc(text)
    keep_text(doc, text)
    return ArticleDoc(report, article, nlp(doc))
