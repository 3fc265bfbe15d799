"""Patterns that are tried only where a word stands that they need."""

import re

import pytest

from abstract2kb.assemble.sought import Sought


@pytest.mark.parametrize(
    ("pattern", "flags", "words"),
    [
        (r"\bprior (?:lines?|therapy)|\bafter (?:no )?treatment", re.I, ("prior ", "treatment")),
        (r"(?:resistan(?:t|ce)|insensitive) to\b", 0, ("insensitive", "resistan")),
        (r"(?:very )?(?:[Ss]trong){1,2}ly", 0, ("trong",)),
        (r"\d\s?mg", 0, ("mg",)),
        (r"followed|follow-?up|after", 0, ("after", "follow")),
        (r"\b(?:vs?\.?|versus)\b", 0, ()),
        (r"(?:prior )*", 0, ()),
        (r"\d+", 0, ()),
    ],
)
def test_words_that_a_pattern_cannot_do_without(pattern, flags, words):
    assert Sought(pattern, flags).words == words


@pytest.mark.parametrize("text", ["Prior LINES of it", "no lines", "PRETREATED with A", "pre-treated with B and prior therapy", ""])
@pytest.mark.parametrize("place", [(), (3,), (0, 9), (2, 30)])
def test_finds_what_the_plain_pattern_finds(text, place):
    form = r"\bprior (?:lines?|therapy)|\bpre-?treated with"
    plain, sought = re.compile(form, re.I), Sought(form, re.I)
    first = plain.search(text, *place)
    assert (first and first.span()) == ((found := sought.search(text, *place)) and found.span())
    assert [m.span() for m in plain.finditer(text, *place)] == [m.span() for m in sought.finditer(text, *place)]


@pytest.mark.parametrize(
    ("pattern", "text"), [("kinase", "\u212aINASE"), ("signal", "S\u0131gnal"), ("mission", "M\u0130SS\u0130ON"), ("\u00b5mol", "5 \u03bcMOL")]
)
def test_letters_that_patterns_without_regard_to_case_take_for_others(pattern, text):
    assert Sought(pattern, re.I).search(text) is not None


def test_words_stand_where_the_pattern_looks():
    """A word before the place or after it does not count, and one of a look behind is not needed."""
    sought = Sought(r"(?<=no )response\b")
    assert sought.search("no response", 3) is not None
    assert sought.search("no response", 4) is None
    assert sought.search("no response", 0, 8) is None
