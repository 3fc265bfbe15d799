"""Patterns behind a look at their first character match the same."""

import re

import pytest

from abstract2kb.nlp.first_letters import PhraseList, PlacedPattern, RarePhrases, WordPattern, behind_first_letters

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


@pytest.mark.parametrize("form", [r".T", r"\w*", r"\sx", r"[^a]b"])
def test_a_phrase_does_not_begin_with_anything(form):
    with pytest.raises(ValueError, match="may begin with anything"):
        PhraseList({"any": form}).search("aT xs bxs")


def test_phrases_that_begin_with_any_word_are_found_where_they_may():
    forms = {"made": r"(?:drug|[a-z]+)-made \w+", "other": r"events?"}
    text = "events; drug-made rash; zeltinib-made harm; an event-made xs; drug-made events"
    lists = [
        RarePhrases(forms, {"made": r"drug-made \w+"}, lambda text: [m.start() for m in re.finditer(r"\w+-made", text)], opening=opening)
        for opening in (r"[a-z]", r"e|z")
    ]
    assert [[(m.group(), m.lastgroup) for m in phrases.finditer(text)] for phrases in lists] == [
        [("events", "other"), ("drug-made rash", "made"), ("zeltinib-made harm", "made"), ("event-made xs", "made"), ("drug-made events", "made")],
        [("events", "other"), ("zeltinib-made harm", "made"), ("event-made xs", "made"), ("events", "other")],
    ]


def test_a_placed_pattern_keeps_all_its_groups():
    pattern = r"\b(?P<n>\d+) pts|(?<=\()(?P<rate>[A-Z]+) \d|(?P<sign>±)"
    plain, placed = re.compile(pattern), PlacedPattern(pattern)
    text = f"{TEXT} ± 3; (OR 4"
    assert [(m.span(), m.groupdict()) for m in placed.finditer(text)] == [(m.span(), m.groupdict()) for m in plain.finditer(text)]
    assert {name for m in placed.finditer(text) for name, said in m.groupdict().items() if said} == {"n", "rate", "sign"}


def test_a_placed_pattern_is_tried_at_further_places():
    placed = PlacedPattern(r"\b(?:with|[a-z]+(?=-treated)) ?", begins=r"\bwith", anywhere=lambda text: [text.find("abx")])
    assert [m.group() for m in placed.finditer("xs-treated with abx-treated")] == ["with ", "abx"]


WORDS = r"\bpatients?\b(?! at)|(?<!no )\bDLTs?\b|\b(?P<n>\d+) pts|\b[IK]\w+ K\b|\b(?:at|no) \w+|\bpat"


def test_a_word_pattern_finds_what_the_plain_pattern_finds():
    for flags in (re.IGNORECASE, 0):
        plain, quick = re.compile(WORDS, flags), WordPattern(WORDS, flags)
        spans = [(m.span(), m.group(), m.groupdict().get("n")) for m in plain.finditer(TEXT)]
        assert len(spans) > 3
        assert [(m.span(), m.group(), m.groupdict().get("n")) for m in quick.finditer(TEXT)] == spans
        assert quick.search(TEXT).span() == plain.search(TEXT).span()
    assert WordPattern(WORDS).search("of the hospital") is None


@pytest.mark.parametrize("pattern", [r"\ba|b", r"a\b", r"(?:of )?risk", r"\Ba", r"(?<=x)a", r"(?<![A-Z])a", r"(?:\b|x?)a"])
def test_a_word_pattern_begins_with_a_word(pattern):
    with pytest.raises(ValueError, match="border of a word"):
        WordPattern(pattern).search("a word")
