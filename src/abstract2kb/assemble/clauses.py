"""The clauses of a sentence: parted by semicolons, colons and "while"; brackets, and a control's list of drugs after its colon, are not cut."""

from __future__ import annotations

import re
from collections.abc import Iterable

from abstract2kb.assemble.regimens import CONTROL
from abstract2kb.assemble.scene import Sentence
from abstract2kb.patterns import regex

__all__ = ["clauses_of"]

_BOUNDARY = regex(r"; |, (?:while|whereas|but|although|and in)\s|: ")
_NAMES_CONTROL = regex(
    rf"(?:{CONTROL.pattern}(?:\sof(?:\s[\w-]+){{1,3}})?(?:\s\([^()]{{0,24}}\))?(?:\sin\s[\w-]+\scycles)?|"
    r"\bbackbone(?:\s(?:by|of)\s[\w’'-]+(?:\schoice)?)?|\bboth (?:arms|groups))$",
    re.IGNORECASE,
)
"""Before the colon of "standard of care (SOC; n = 40): A, B or C" and "backbone: A"; what follows is its drugs."""


def clauses_of(text: str, sentence: Sentence) -> Iterable[tuple[int, int]]:
    """The clauses of a sentence; brackets are not cut."""
    begin = sentence.start
    for match in _BOUNDARY.finditer(text, sentence.start, sentence.end):
        if text.count("(", begin, match.start()) > text.count(")", begin, match.start()):
            continue
        if match.group() == ": " and _NAMES_CONTROL.search(text, begin, match.start()):
            continue
        yield begin, match.end()
        begin = match.end()
    yield begin, sentence.end
