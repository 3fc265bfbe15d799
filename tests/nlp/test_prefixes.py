"""What patterns can begin with."""

import re

import pytest

from abstract2kb.nlp.prefixes import fold, prefixes


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:no |none|nil)", {"no ", "non", "nil"}),
        (r"\b(?:the )?risk", {"the", "ris"}),
        (r"(?<=[1-5] )events?|\bAE", {"eve", "ae"}),
        (r"(?<![\w-])(?i:NCT)\s?x", {"nct"}),
        (r"\ba[bc]d|\bx.y", {"abd", "acd", "x"}),
        (r"\b(?:ab){1,2}c", {"aba", "abc"}),
        (r"\b[Ii]n\b", {"in"}),
        (r"(?:(?<=of )|(?<=and ))both", {"bot"}),
        (r"[≥>]\s?3", {"> 0", ">?0", ">0", "? 0", "??0", "?0"}),
        (r"\b(?=x)(?:ab|a)", {"a"}),
    ],
)
def test_prefixes(pattern, expected):
    assert prefixes(pattern) == expected


def test_letters_of_either_case_are_alike_and_so_are_those_taken_for_them():
    for c in "iIıİsSſkK\u212a":
        assert re.match("[isk]", c, re.IGNORECASE)
        assert fold(c) in "isk"
    assert fold("Gr5 µ") == "gr0 ?"
