"""Events named by where they are, and terms of tendons and nails."""

import pytest

from abstract2kb.nlp.mention import mentions
from abstract2kb.pipeline import model


@pytest.mark.parametrize(
    "term",
    [
        "nail events",
        "scalp events",
        "vascular events",
        "visual events",
        "eye events",
        "taste events",
        "tenosynovitis",
        "tendinitis",
        "scalp folliculitis",
    ],
)
def test_a_term_is_found_whole(term: str) -> None:
    found = mentions(model()(f"With glofitamab, {term} occurred in 19% of patients."), "ADVERSE_EVENT")
    assert [m.text for m in found] == [term]
