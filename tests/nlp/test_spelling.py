"""Misspelled names: what is meant, what is another word, and that the generator is made only when it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from spacy.language import Language

from abstract2kb.nlp.pipes.lexicon import lookup_of
from abstract2kb.nlp.spelling import Spelling, near


@pytest.fixture(scope="module")
def spelling(nlp: Language) -> Spelling:
    return Spelling(lookup_of(nlp).lexicon)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Bempegaldesleukine", "bempegaldesleukin"),
        ("bempegaldeslukin", "bempegaldesleukin"),
        ("pembrolizumeb", "pembrolizumab"),
        ("nivolumaab", "nivolumab"),
        ("trastuzumba", "trastuzumab"),
        ("nemvaleukin alpha", "nemvaleukin alfa"),
        ("Nemvaleukin-alfa", "nemvaleukin alfa"),
    ],
)
def test_a_variant_is_the_drug(nlp: Language, words: str, meant: str) -> None:
    doc = nlp(f"Patients got {words} alone.")
    assert [(s.text, s.id_) for s in doc.spans["DRUG"]] == [(words, meant)]


@pytest.mark.parametrize("words", ["IL2Rβγ", "IL-2Rβγ", "IL-2R beta gamma"])
def test_a_variant_of_a_target(nlp: Language, words: str) -> None:
    doc = nlp(f"It binds {words} alone.")
    assert [s.id_ for s in doc.spans["TARGET"]] == ["IL-2Rβγ"]


@pytest.mark.parametrize("word", ["Provence", "multiline", "combination", "nivolumab", "Kymriahs", "sarcomatoid", "zorvalutinib"])
def test_another_word_is_none(spelling: Spelling, word: str) -> None:
    assert spelling.find(f"We saw {word} there.") == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("olaparib", "olaparyb", True), ("olaparib", "talaparib", False), ("bempegaldesleukin", "bempegaldeslukine", True), ("ipilimumab", "ipilimumabs", True),
     ("durvalumab", "druvalumba", False)],
)  # fmt: skip
def test_how_near_two_words_are(a: str, b: str, expected: bool) -> None:
    assert near(a, b) is expected


def test_the_generator_is_made_only_when_needed() -> None:
    code = (
        "import sys; from abstract2kb.nlp.build import load_model; nlp = load_model(); nlp('Zorvatinib and nivolumab were given.');"
        "before = 'sklearn' in sys.modules; nlp('Nivolumabb was given.'); print(before, 'sklearn' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
