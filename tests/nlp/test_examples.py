"""The helper itself: a test that cannot fail is none."""

from __future__ import annotations

import pytest
from examples import Expected, check, parse
from spacy.language import Language


def test_tags_are_taken_out() -> None:
    text, expected = parse('A <ent label=DRUG id=x>b</ent> and <ent label=STAGE id="Phase 1/2">c d</ent>, <ent label=DRUG>e</ent>.')
    assert text == "A b and c d, e."
    assert expected == [Expected(2, 3, "DRUG", "x"), Expected(8, 11, "STAGE", "Phase 1/2"), Expected(13, 14, "DRUG", None)]


@pytest.mark.parametrize("sentence", ["a <ent label=DRUG>b", "a b</ent>", "a <ent label=drug>b</ent>", "<ent>a</ent>"])
def test_a_left_over_tag_is_refused(sentence: str) -> None:
    with pytest.raises(ValueError, match="left over"):
        parse(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "<ent label=TRIAL_ID id=NCT00000000>NCT04009681</ent>",  # another id
        "<ent label=TRIAL_ID>(NCT04009681</ent>)",  # another place
        "NCT04009681",  # found, but not asked for
        "<ent label=TRIAL_ID>nothing</ent>",  # asked for, but not found
    ],
)
def test_a_wrong_sentence_fails(nlp: Language, sentence: str) -> None:
    with pytest.raises(AssertionError):
        check(nlp, sentence, "TRIAL_ID")


def test_the_label_must_be_the_one_tested(nlp: Language) -> None:
    with pytest.raises(ValueError, match="about"):
        check(nlp, "<ent label=DRUG>pembrolizumab</ent>", "STAGE")
