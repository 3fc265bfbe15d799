"""Cue words; every sentence is written for these tests."""

import pytest
from tests.built import built as model

from abstract2kb.nlp.mention import mentions


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
