"""Sentence borders: "|" in an example marks where the next sentence begins."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from abstract2kb.nlp.pipes.sentences import borders, cut_long

EXAMPLES = [
    "No DLTs were seen. |ORR was 9%.",
    "No DLTs. |ORR 9%. |DCR 40%.",
    "Was it safe? |Yes! |It was.",
    "Results are in Fig. 2 and Tab. 3 of the paper.",
    "A vs. B was tested. |A won.",
    "Smith et al. 2019 showed it.",
    "Smith et al. |Then they left.",
    "It was given i.v. on day 1 and s.c. on day 8.",
    "We used kit No. 12 in mice. |They lived.",
    "Approx. 12 patients, i.e. all, e.g. Those with X, rested.",
    "Dr. Smith and J. R. Jones of St. Jude came.",
    "Acme, Inc. is there. |Acme Ltd. makes it.",
    "It was 3.5 mg. |Then 0.7 mg were given.",
    "The p value was < 0.05. |PFS was longer.",
    "It rose (see ref. 3. Later work agreed) in mice. |It fell.",
    "First line\n|second line",
    "cell one\t|cell two",
    "It was stable.\n\n|Methods: mice were used.",
    "“It works.” |He left.",
    "The U.S. trial ended. |FDA approved it.",
    "It was seen. |≥3 patients left.",
    "The dose was raised.|Later it fell.",
    "E. coli Nissle was used. |B. fragilis was not.",
    "What happened?",
    "Mice got QRX-1234. |### results QRX-1234 shrank tumors. |### conclusion It works.",
    "Rates were low. |afatinib did better than any other vs. erlotinib, e.g. nilotinib.",
    "",
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_borders(example: str) -> None:
    text, expected = "", []
    for part in example.split("|"):
        if text:
            expected.append(len(text))
        text += part
    assert borders(text) == expected


@settings(max_examples=200, deadline=None)
@given(st.text("aB. \n\t()?!1é’", max_size=60))
def test_borders_are_inside_and_rise(text: str) -> None:
    found = borders(text)
    assert found == sorted(set(found))
    assert all(0 < at < len(text) and not text[at].isspace() for at in found)


def test_the_pipe_writes_them(nlp: Language) -> None:
    doc = nlp("No DLTs were seen. ORR was 9%.")
    assert [s.text for s in doc.sents] == ["No DLTs were seen.", "ORR was 9%."]


def test_a_run_beyond_the_limit_is_cut_at_its_semicolons() -> None:
    text = "one two three; four five six; seven eight nine; ten."
    assert cut_long(text, [], 20) == [30]
    assert cut_long(text, [], 5) == [15, 30, 48]
    assert cut_long(text, [15], 40) == [15]
    assert cut_long(text, [], 400) == []


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Growth fell in mice.12 In the trial 16 were alive.", "In the trial"),
        ("The rate was kept (TGI 88%).1 An earlier set was small.", "An earlier"),
        ("It left B cells alone.3,4 mQRX12 did more.", "mQRX12"),
    ],
)
def test_a_reference_that_stands_as_plain_digits_ends_a_sentence(text: str, second: str) -> None:
    assert [text[at:].startswith(second) for at in borders(text)] == [True]


@pytest.mark.parametrize("text", ["It is seen in Fig.2 The curve rises", "The dose was 2.5 Gy in mice", "the median was 5.12 Months"])
def test_digits_that_belong_to_a_number_or_a_figure_end_none(text: str) -> None:
    assert borders(text) == []
