"""Loads and validates the lexicons in `data/`, and compiles them into the table that the model carries."""

from abstract2kb.lexicons.compiled import CASE, CUE, VOCABULARY, CompiledLexicon, Sense
from abstract2kb.lexicons.loading import LEXICONS, load, parse_lines
from abstract2kb.lexicons.normalize import Piece, alnum, is_gap, name_key, pieces, signs

__all__ = [
    "CASE",
    "CUE",
    "LEXICONS",
    "VOCABULARY",
    "CompiledLexicon",
    "Piece",
    "Sense",
    "alnum",
    "is_gap",
    "load",
    "name_key",
    "parse_lines",
    "pieces",
    "signs",
]
