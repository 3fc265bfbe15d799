"""Cue words; every sentence is written for these tests."""

from functools import lru_cache

import pytest
from spacy.language import Language

from abstract2kb.nlp.build import build
from abstract2kb.nlp.mention import mentions


@lru_cache
def model() -> Language:
    return build()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No responses were seen.", "negated"),
        ("It didn't respond.", "negated"),
        ("Patients will be enrolled.", "planned"),
        ("Assuming a rate of 20%.", "hypothetical"),
        ("In earlier studies it helped.", "prior"),
        ("Tumours shrank in mice.", "preclinical"),
    ],
)
def test_cues(text: str, kind: str) -> None:
    assert kind in {m.id for m in mentions(model()(text), "CONTEXT")}


def test_a_plain_result_has_no_cue() -> None:
    assert not mentions(model()("The response rate was 20%."), "CONTEXT")
