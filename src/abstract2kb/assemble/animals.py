"""Sentences about animals, whose responses and survival are findings of the bench and no outcomes of patients."""

from __future__ import annotations

import re

from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.sought import at_words
from abstract2kb.patterns import regex

__all__ = ["is_of_animals", "names_animals"]

_ANIMALS = at_words(
    r"\b(?:mice|mouse|murine|xenografts?|rats|monkeys|cynomolgus|macaques?|PDXs?|syngeneic|MC-?38|CT-?26|4T1|B16\S*)\b(?! (?:antibod|derived))"
)
_PEOPLE = at_words(
    r"\b(?:patients?|pts?|participants?|subjects|women|men|children|adults|people|persons|humans?|volunteers|clinical|phase|trials?|cohorts?|enrolled|"
    r"ORR|PFS|RP2D)\b"
)
"""The words of a trial, beside which animals are an aside."""


_DERIVED = regex(r"\bpatient-derived\b", re.IGNORECASE)
"""What a xenograft is, and no person."""


def names_animals(words: str) -> bool:
    """Whether a title or label names animals, or tumours in them, and no people.

    >>> names_animals("Patient-derived xenograft: median survival, d"), names_animals("Median survival, months")
    (True, False)
    """
    return _ANIMALS.search(words, 0, len(words)) is not None and _PEOPLE.search(rest := _DERIVED.sub("", words), 0, len(rest)) is None


def is_of_animals(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence, or the paragraph up to it, tells of animals and of no people."""
    text, line = scene.text, scene.text.rfind("\n", 0, sentence.start) + 1
    if _PEOPLE.search(text, sentence.start, sentence.end):
        return False
    if _ANIMALS.search(text, sentence.start, sentence.end):
        return True
    return bool(_ANIMALS.search(text, line, sentence.end)) and not _PEOPLE.search(text, line, sentence.end)
