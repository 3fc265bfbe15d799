"""Endpoints by lexicon and by verb; every sentence is written for these tests."""

from functools import lru_cache

import pytest
from spacy.language import Language

from abstract2kb.nlp.build import build
from abstract2kb.nlp.mention import mentions


@lru_cache
def model() -> Language:
    return build()


def endpoints(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.value.endpoint.value) for m in mentions(model()(text), "ENDPOINT")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The objective response rate was 40%.", [("objective response rate", "ORR")]),
        ("There were 2 CRs and 8 PRs.", [("CRs", "CR"), ("PRs", "PR")]),
        ("11 patients responded.", [("responded", "ORR")]),
        ("A clinical response was seen.", [("clinical response", "ORR")]),
        ("Twenty patients are alive.", [("are alive", "OS")]),
        ("60% had not progressed or died.", [("had not progressed or died", "PFS")]),
        ("PSA decline of ≥50% was seen.", [("PSA decline of ≥50%", "PSA50")]),
        ("CR + PR was 12%.", [("CR + PR", "ORR")]),
        ("The CR or sCR rate was 50%.", [("CR or sCR", "CR")]),
        ("CR and sCR were seen.", [("CR", "CR"), ("sCR", "sCR")]),
        ("The risk of progression or death fell.", [("risk of progression or death", "PFS")]),
        ("The risk of death fell by 30%.", [("risk of death", "OS")]),
        ("The risk of death from infection fell.", []),
    ],
)
def test_endpoints(text: str, expected: list[tuple[str, str]]) -> None:
    assert endpoints(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "PD-L1 high tumours respond better.",
        "An immune response was induced.",
        "ER+/PR+ tumours were excluded from the response analysis.",
        "All ORR-evaluable patients stayed on study.",
    ],
)
def test_other_senses(text: str) -> None:
    assert endpoints(text) == []


def test_the_articles_own_short_form() -> None:
    found = endpoints("Progression-free survival (PrFS) was long. Median PrFS was 5 months.")
    assert ("PrFS", "PFS") in found
