"""What one glyph says: private characters, ligatures, white space and Adobe's Symbol encoding put right.

Example: `glyph_text("b", "ABCDEF+Symbol")` is "β"; `clean("\ufb01")` is "fi".
"""

from __future__ import annotations

import unicodedata

from abstract2kb.patterns import regex

__all__ = ["clean", "glyph_text"]

_PRIVATE = dict(zip("\uf0b7\uf0a7\uf0d8\uf02d\uf0a8\uf076\uf0fc", "•▪➢−◆❖✓", strict=True))
_UNMAPPED = {"(cid:127)": "•"}
"""Codes that WinAnsi leaves undefined and writers of PDFs use for the bullet."""
_CID = regex(r"\(cid:(\d+)\)")
_SYMBOL_FONT = regex(r"(?:^|\+)Symbol(?:MT|PS|,|-|$)")
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
