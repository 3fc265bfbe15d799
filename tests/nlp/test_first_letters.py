"""Patterns behind a look at their first character match the same."""

import re

import pytest

from abstract2kb.nlp.first_letters import PhraseList, WordPattern, behind_first_letters

TEXT = "Patients: 12 pts (ORR 21%); no DLTs. PATIENTS at risk; ſtage Ⅳ, İstanbul, µM and Kelvin K; x-y"


@pytest.mark.parametrize(
    "pattern",
    [
        re.compile(r"\bpatients|\bpts", re.IGNORECASE),
        re.compile(r"(?<![A-Z])(?P<n>\d+)\s?(?:%|pts)?|\(ORR"),
        re.compile(r"(?:no )?DLTs?\b|(?i:AT) risk"),
        re.compile(r"k\b|[a-c]t\b|µ", re.IGNORECASE),
        re.compile(r"(?:x-)?y|\s\w{3}\b"),
        re.compile(r"(?=R)[A-Z]+|(?!a)a|[^a]\."),
        re.compile(r".isk|(?:)"),
    ],
)
def test_the_same_matches(pattern):
    quick = behind_first_letters(pattern)
    assert [(m.span(), m.groups(), m.lastgroup) for m in quick.finditer(TEXT)] == [
        (m.span(), m.groups(), m.lastgroup) for m in pattern.finditer(TEXT)
    ]


def test_a_pattern_that_may_begin_with_anything_stays_as_it_is():
    for words in (r".isk", r"x*", r"[^a]b", r"(?:)"):
        pattern = re.compile(words)
        assert behind_first_letters(pattern) is pattern


def test_a_phrase_list_finds_what_one_pattern_of_all_its_forms_finds():
    forms = {"people": r"\bpatients?\b|\bpts\b", "rate": r"\d+%", "none": r"no (?P<what>\w+)|(?<=at )risk", "rest": r"[a-z]+ and|(?:Kelvin )?k\b"}
    whole = re.compile(f"(?<![A-Za-z])(?:{'|'.join(f'(?P<{name}>{form})' for name, form in forms.items())})", re.IGNORECASE)
    found = [(m.span(), m.lastgroup) for m in PhraseList(forms).finditer(TEXT)]
    assert found == [(m.span(), m.lastgroup) for m in whole.finditer(TEXT)]
    assert {name for _, name in found} == set(forms)


def test_a_phrase_list_with_a_form_of_any_beginning():
    found = [(m.group(), m.lastgroup) for m in PhraseList({"any": r".T", "x": "xs"}).finditer("aT xs bxs")]
    assert found == [("aT", "any"), ("xs", "x")]


WORDS = r"\bpatients?\b(?! at)|(?<!no )\bDLTs?\b|\b(?P<n>\d+) pts|\b[IK]\w+ K\b|\b(?:at|no) \w+|\bpat"


def test_a_word_pattern_finds_what_the_plain_pattern_finds():
    for flags in (re.IGNORECASE, 0):
        plain, quick = re.compile(WORDS, flags), WordPattern(WORDS, flags)
        spans = [(m.span(), m.group(), m.groupdict().get("n")) for m in plain.finditer(TEXT)]
        assert [(m.span(), m.group(), m.groupdict().get("n")) for m in quick.finditer(TEXT)] == spans and len(spans) > 3
        assert quick.search(TEXT).span() == plain.search(TEXT).span()
    assert WordPattern(WORDS).search("of the hospital") is None


@pytest.mark.parametrize("pattern", [r"\ba|b", r"a\b", r"\b-x", r"\b(?:a|\(b)", r"\b.", r"\b(?:a)?", r"\Ba"])
def test_a_word_pattern_begins_with_a_word(pattern):
    with pytest.raises(ValueError, match="border of a word"):
        WordPattern(pattern)
