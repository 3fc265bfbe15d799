"""Patterns that are tried only where a word stands that they need."""

import re

import pytest

from abstract2kb.nlp.sought import Sought, at_words


@pytest.mark.parametrize(
    ("pattern", "flags", "needs"),
    [
        (r"\bprior (?:lines?|therapy)|\bafter (?:no )?treatment", re.I, (("prior line", "prior therapy", "treatment"),)),
        (r"(?:resistan(?:t|ce)|insensitive) to\b", 0, (("insensitive", "resistance", "resistant"), (" to",))),
        (r"(?:very )?(?:[Ss]trong){1,2}ly", 0, (("trong",), ("ly",))),
        (r"(?P<n>\d+) (?:patients|pts) [a-z]+ (?:were|was) enrolled", 0, ((" enrolled",), (" patients", " pts"), (" was", " were"))),
        (r"\d\s?mg", 0, (("mg",),)),
        (r"followed|follow-?up|after", 0, (("after", "follow"),)),
        (r"\b(?:vs?\.?|versus)\b", 0, ()),
        (r"(?:prior )*", 0, ()),
        (r"\d+", 0, ()),
    ],
)
def test_words_that_a_pattern_cannot_do_without(pattern, flags, needs):
    assert Sought(pattern, flags).needs == needs


@pytest.mark.parametrize("text", ["Prior LINES of it", "no lines", "PRETREATED with A", "pre-treated with B and prior therapy", ""])
@pytest.mark.parametrize("place", [(), (3,), (0, 9), (2, 30)])
def test_finds_what_the_plain_pattern_finds(text, place):
    form = r"\bprior (?:lines?|therapy)|\bpre-?treated with"
    plain, sought = re.compile(form, re.I), Sought(form, re.I)
    first = plain.search(text, *place)
    assert (first and first.span()) == ((found := sought.search(text, *place)) and found.span())
    assert [m.span() for m in plain.finditer(text, *place)] == [m.span() for m in sought.finditer(text, *place)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("kinase", "\u212aINASE"),
        ("signal", "S\u0131gnal"),
        ("mission", "M\u0130SS\u0130ON"),
        ("\u00b5mol", "5 \u03bcMOL"),
        ("stra\u00dfe", "STRA\u1e9eE"),
        ("\u03c3", "\u03a3"),
        ("\u03b2", "\u03d0"),
    ],
)
def test_letters_that_patterns_without_regard_to_case_take_for_others(pattern, text):
    assert Sought(pattern, re.I).search(text) is not None


def test_words_stand_where_the_pattern_looks():
    """A word before the place or after it does not count, and one of a look behind is not needed."""
    sought = Sought(r"(?<=no )response\b")
    assert sought.search("no response", 3) is not None
    assert sought.search("no response", 4) is None
    assert sought.search("no response", 0, 8) is None


def test_places_in_a_long_text_are_those_of_the_plain_pattern():
    """Letters that fold to two do not move the words behind them."""
    text = "\u0130\u00df\ufb01 " * 200 + "no Response, later a RESPONSE " + "x" * 100
    sought, plain = Sought("response", re.I), re.compile("response", re.I)
    for place in ((), (800,), (0, 815), (815, 830)):
        assert [m.span() for m in sought.finditer(text, *place)] == [m.span() for m in plain.finditer(text, *place)]
    assert sought.search(text) is not None


def test_one_word_of_each_set_is_needed():
    sought = Sought(r"(?:cases|events) of [a-z]+ (?:died|recovered)")
    assert sought.search("two cases of colitis recovered") is not None
    assert sought.search("two cases of colitis") is None
    assert "compiled" in vars(sought)


@pytest.mark.parametrize("form", [r"(?<![\w.-])[A-Z]{2,}-\d+", r"(?:^|\n)(?:Aim|Goal)s?:", r"\w+\s\(x\)", r"(?=q)[^z]+"])
def test_what_is_looked_for_behind_its_first_letter(form):
    text = "Aims: AB-12 and x-AB-13, QX-7 (x)\nGoal: quite (x)"
    plain, quick = re.compile(form), Sought(form)
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)] != []


@pytest.mark.parametrize("place", [(), (3,), (0, 9), (8, 60), (13, 30)])
@pytest.mark.parametrize(
    "text", ["Of 12 patients, 3 PTS died; no deaths in pts-like", "", "x of 3", "pts", "n\u00f6 deaths, \u017fubjects died of 12 of 40"]
)
def test_tried_at_words_only(text, place):
    form = r"\b(?:patients|pts)\b|(?<![\w.])\d{1,3}(?= )|\b(?:no|subjects) \w+|^of"
    plain, placed = re.compile(form, re.I), at_words(form, re.I)
    assert [m.span() for m in plain.finditer(text, *place)] == [m.span() for m in placed.finditer(text, *place)]
    first = plain.search(text, *place)
    assert (first and first.span()) == ((found := placed.search(text, *place)) and found.span())


def test_a_pattern_that_may_begin_within_a_word_is_not_tried_at_words():
    with pytest.raises(ValueError, match="border of a word"):
        at_words("itis").search("pancreatitis")
