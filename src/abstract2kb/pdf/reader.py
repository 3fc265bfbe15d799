"""PDF bytes to raw pages: glyphs, rules, panels, images and links; the only module that imports pdfplumber.

Example: `with open_pdf(data, "a.pdf") as document: pages = list(document.pages())` gives one `RawPage` per page; a page
that cannot be read has its `failure` set and no glyphs.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress

from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFXRefFallback
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from abstract2kb.errors import BrokenPdfError, EmptyInputError, NotAPdfError, PasswordError
from abstract2kb.pdf.glyphs import Glyph, Panel, RawPage, Rule
from abstract2kb.pdf.layout import BBox, Link, Metadata
from abstract2kb.pdf.turning import Turn, page_quarters, quarters_of
from abstract2kb.pdf.underlines import without_underlines

logging.getLogger("pdfminer").setLevel(logging.ERROR)

_HEADER_WINDOW, _TAIL_WINDOW = 1024, 2048
_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd|cmbx|-b$|\.b$", re.IGNORECASE)
_THIN = 2.5
_WHITE = 0.985
_DEFAULT_DESCENT = -0.22
_LETTER_PAGE = [0, 0, 612, 792]
_PRIVATE = dict(zip("\uf0b7\uf0a7\uf0d8\uf02d\uf0a8\uf076\uf0fc", "•▪➢−◆❖✓", strict=True))
_UNMAPPED = {"(cid:127)": "•"}
"""Codes that WinAnsi leaves undefined and writers of PDFs use for the bullet."""
_CID = re.compile(r"\(cid:(\d+)\)")
_SYMBOL_FONT = re.compile(r"(?:^|\+)Symbol(?:MT|PS|,|-|$)")
_SYMBOLS = dict(
    zip(
        [*range(65, 91), *range(97, 123), 45, 163, 165, 174, 176, 177, 179, 180, 183, 185, 187, 210, 211, 212],
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ−≤∞→°±≥×•≠≈®©™",
        strict=True,
    )
)
"""Adobe's Symbol encoding: codes of letters and of the signs that reports use."""
_AS_STANDARD = dict(zip("‡£ﬁ„–·¥»", "≥≤→≠±×∞≈", strict=True)) | {"fi": "→"}
"""What pdfminer reads for Symbol's signs when the font is not embedded: the characters that the standard encoding has at their codes."""
_UNREADABLE = (
    PSException, PdfminerException, MalformedPDFException, ValueError, TypeError, LookupError, ArithmeticError,
    AttributeError, AssertionError, NotImplementedError, EOFError, OSError, RecursionError, zlib.error, struct.error,
)  # fmt: skip
"""What pdfminer and pdfplumber are known to raise on damaged content."""

_Object = Mapping[str, object]


class PdfDocument:
    """An open PDF: its pages in order, its metadata, and whether its cross-reference table had to be rebuilt."""

    def __init__(self, pdf: PDF, source: str, cut_off: bool) -> None:
        self._pdf, self._source = pdf, source
        self.recovered = any(isinstance(xref, PDFXRefFallback) for xref in pdf.doc.xrefs)
        self.cut_off = cut_off

    @property
    def damaged(self) -> bool:
        """Whether the end of the file is missing or its cross-reference table is unusable."""
        return self.recovered or self.cut_off

    @property
    def metadata(self) -> Metadata:
        """The information dictionary: text entries only."""
        values = {str(key): value.strip() for key, value in self._pdf.metadata.items() if isinstance(value, str)}
        entries = {key: value for key, value in values.items() if value}
        return Metadata(entries.pop("Title", None), entries.pop("Author", None), dict(sorted(entries.items())))

    def pages(self) -> Iterator[RawPage]:
        """Every page in order, one at a time; a page that raises comes with `failure` set."""
        tree = PDFPage.create_pages(self._pdf.doc)
        number = 0
        while True:
            number += 1
            try:
                page_object = next(tree)
            except StopIteration:
                return
            except _UNREADABLE as error:
                yield RawPage(number, 612, 792, failure=_cause(error))
                return
            yield self._page(page_object, number)

    def _page(self, page_object: PDFPage, number: int) -> RawPage:
        try:
            page_object.attrs.setdefault("MediaBox", _LETTER_PAGE)
            page = Page(self._pdf, page_object, number)
            try:
                return _raw_page(page)
            finally:
                page.close()
        except _UNREADABLE as error:
            return RawPage(number, 612, 792, failure=_cause(error))


def open_pdf(data: bytes, source: str, password: str | None = None) -> PdfDocument:
    """Open a PDF held in memory.

    Raises EmptyInputError, NotAPdfError, PasswordError or BrokenPdfError; `source` is the name used in messages.
    """
    if not data.strip(b"\0\t\n\f\r "):
        raise EmptyInputError(source, "the file is empty")
    if b"%PDF-" not in data[:_HEADER_WINDOW]:
        raise NotAPdfError(source, "not a PDF (no %PDF header)")
    tail = data[-_TAIL_WINDOW:]
    cut_off = b"%%EOF" not in tail or b"startxref" not in tail
    try:
        pdf = PDF.open(io.BytesIO(data), password=password or "")
        return PdfDocument(pdf, source, cut_off)
    except _UNREADABLE as error:
        inner = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        if isinstance(inner, PDFPasswordIncorrect):
            cause = "the password is wrong" if password else "needs a password (--password)"
            raise PasswordError(source, cause) from error
        raise BrokenPdfError(source, f"cut off or damaged ({_cause(error)})") from error


def _cause(error: BaseException) -> str:
    inner = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    text = " ".join(str(inner).split()).rstrip(".")
    return f"{type(inner).__name__}: {text}"[:160] if text else type(inner).__name__


def _raw_page(page: Page) -> RawPage:
    raw = RawPage(page.page_number, float(page.width), float(page.height))
    _read_glyphs(page, raw)
    for shape in page.rects + page.curves:
        _read_shape(shape, raw)
    raw.rules.extend(Rule(*_bbox(line)) for line in page.lines)
    raw.rules = without_underlines(raw.rules, raw.glyphs)
    raw.images = [_bbox(image) for image in page.images]
    if raw.turn is not None:
        _turn_page(raw, raw.turn)
    with suppress(*_UNREADABLE):
        raw.links = [Link(link["uri"], raw.number, _bbox(link)) for link in page.hyperlinks if isinstance(link.get("uri"), str)]
    return raw


def _bbox(obj: _Object) -> BBox:
    return (_number(obj["x0"]), _number(obj["top"]), _number(obj["x1"]), _number(obj["bottom"]))


def _number(value: object) -> float:
    if isinstance(value, int | float):
        return float(value)
    raise TypeError(f"a number was expected, not {value!r}")


def _read_shape(shape: _Object, raw: RawPage) -> None:
    box = _bbox(shape)
    fill = _tone(shape.get("non_stroking_color")) if shape.get("fill") else None
    stroke = bool(shape.get("stroke"))
    if fill is not None and fill > _WHITE and not stroke:
        return
    width, height = box[2] - box[0], box[3] - box[1]
    if shape.get("object_type") == "curve" and not (width > 90 and height > 18):
        raw.curves.append(box)
    elif min(width, height) <= _THIN:
        raw.rules.append(Rule(*box))
    else:
        raw.panels.append(Panel(box, fill, stroke))


def _read_glyphs(page: Page, raw: RawPage) -> None:
    chars = page.chars
    descents = _descents(chars)
    turns = [0 if char["upright"] and char["matrix"][0] > abs(char["matrix"][1]) else quarters_of(char["matrix"]) for char in chars]
    main = page_quarters(turns)
    if main:
        raw.turn = Turn(main, raw.width, raw.height)
    bold: dict[str, bool] = {}
    for index, char in enumerate(chars):
        font = str(char["fontname"])
        if font not in bold:
            bold[font] = _BOLD.search(font.rpartition("+")[2]) is not None
        text = glyph_text(char["text"], font)
        if not text:
            continue
        raw.unmapped += text == "\ufffd"
        x0, top, x1, bottom, size = char["x0"], char["top"], char["x1"], char["bottom"], char["size"]
        base = bottom + descents[font] * size
        glyph = Glyph(text, x0, top, x1, bottom, size, base, font, bold[font], _tone(char["non_stroking_color"]))
        quarters = turns[index]
        if raw.turn is not None:
            _turn_glyph(glyph, raw.turn, char, quarters == main)
        if quarters == main:
            raw.glyphs.append(glyph)
        elif text != " ":
            raw.rotated += 1
            raw.dropped.append(glyph)


def _turn_glyph(glyph: Glyph, turn: Turn, char: _Object, main: bool) -> None:
    """Move a glyph to where it stands on the upright page; the size and baseline of those that stay are read anew."""
    matrix = char["matrix"]
    across, up = (_number(matrix[4]), _number(matrix[5])) if isinstance(matrix, tuple) else (glyph.x0, 0.0)
    y = glyph.bottom + _number(char["y0"]) - up
    x = glyph.x0 + across - _number(char["x0"])
    glyph.x0, glyph.top, glyph.x1, glyph.bottom = turn.upright((glyph.x0, glyph.top, glyph.x1, glyph.bottom))
    glyph.base = turn.upright((x, y, x, y))[1]
    if main:
        glyph.size = glyph.bottom - glyph.top


def _turn_page(raw: RawPage, turn: Turn) -> None:
    """Move all but glyphs and links to where they stand on the upright page."""
    raw.rules = [Rule(*turn.upright((rule.x0, rule.top, rule.x1, rule.bottom))) for rule in raw.rules]
    raw.panels = [Panel(turn.upright(panel.bbox), panel.fill, panel.stroke) for panel in raw.panels]
    raw.curves, raw.images = list(map(turn.upright, raw.curves)), list(map(turn.upright, raw.images))
    raw.width, raw.height = turn.size


def _descents(chars: list[dict[str, object]]) -> dict[str, float]:
    """The descent of each font in units of its size: how far the box reaches below the baseline for most glyphs."""
    votes: dict[str, Counter[float]] = {}
    for char in chars:
        size, matrix = _number(char["size"]), char["matrix"]
        if size and isinstance(matrix, tuple):
            descent = round((_number(char["y0"]) - matrix[5]) / size, 2)
            votes.setdefault(str(char["fontname"]), Counter())[descent] += 1
    found = {font: counts.most_common(1)[0][0] for font, counts in votes.items()}
    return {str(c["fontname"]): _DEFAULT_DESCENT for c in chars if str(c["fontname"]) not in found} | {
        font: descent if -0.5 < descent < 0.1 else _DEFAULT_DESCENT for font, descent in found.items()
    }


def glyph_text(text: str, font: str) -> str:
    """The cleaned text of one glyph; letters of the Symbol font, which has none, become the Greek ones it draws."""
    if not _SYMBOL_FONT.search(font):
        return clean(text)
    match = _CID.fullmatch(text)
    if match:
        return _SYMBOLS.get(int(match[1])) or clean(text)
    if text in _AS_STANDARD:
        return _AS_STANDARD[text]
    coded = len(text) == 1 and (text < "\u0100" or "\uf000" <= text < "\uf100")
    return (_SYMBOLS.get(ord(text) & 0xFF) if coded else None) or clean(text)


def clean(text: str) -> str:
    """The text of one glyph: spaces plain, ligatures as letters, control and format characters gone, in NFC."""
    if len(text) == 1 and " " < text < "\x7f":
        return text
    if text.startswith("(cid:"):
        return _UNMAPPED.get(text, "\ufffd")
    if not text.strip():
        return " "
    return unicodedata.normalize("NFC", "".join(map(_clean_character, text)))


def _clean_character(character: str) -> str:
    if "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    if character in _PRIVATE:
        return _PRIVATE[character]
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    return "" if category in ("Cc", "Cs") or (category == "Cf" and character != "\u00ad") else character


def _tone(color: object) -> float:
    """The lightness of a colour in grey, RGB or CMYK, 0 (black) to 1 (white); 0 when it is a pattern or unknown."""
    parts = color if isinstance(color, tuple | list) else (color,)
    values = [float(part) for part in parts if isinstance(part, int | float)]
    if len(values) == 1:
        return values[0]
    if len(values) == 3:
        return 0.3 * values[0] + 0.59 * values[1] + 0.11 * values[2]
    if len(values) == 4:
        return (1 - values[3]) * (1 - (0.3 * values[0] + 0.59 * values[1] + 0.11 * values[2]))
    return 0.0
