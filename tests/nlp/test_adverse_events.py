"""Adverse events and grades; every sentence is written for these tests."""

import re

import pytest
from tests.built import built as model

from abstract2kb.nlp.mention import mentions
from abstract2kb.nlp.pipes.adverse_events import GRADE, grade


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grade III/IV", "3-4"), ("grade ≥3", ">=3"), ("G3+", ">=3"), ("grade 3 or higher", ">=3"), ("Gr 2", "2"), ("grade >2", ">=3"),
        ("grade ≤2", "<=2"), ("grades 1 and 2", "1-2"), ("any grade", "any"),
    ],
)  # fmt: skip
def test_grades(text: str, expected: str) -> None:
    match = GRADE.search(text)
    assert isinstance(match, re.Match)
    assert grade(match) == expected


@pytest.mark.parametrize("text", ["WHO Grade III/IV disease", "a grade 4 glioma"])
def test_grades_of_tumours_are_none_of_toxicity(text: str) -> None:
    assert not mentions(model()(text), "GRADE")


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Serious adverse events were rare.", "serious"),
        ("Six pts died from serious AEs.", "death"),
        ("AEs leading to death were rare.", "death"),
        ("No DLTs were seen.", "DLT"),
        ("TRAEs were mild.", "treatment-related"),
        ("Treatment-related grade 3 AEs were few.", "treatment-related"),
        ("Two discontinued treatment due to toxicity.", "discontinuation"),
        ("AEs leading to discontinuation were few.", "discontinuation"),
        ("There were no treatment-related deaths.", "death"),
        ("Treatment-emergent AEs were common.", "any"),
    ],
)
def test_statements(text: str, category: str) -> None:
    found = mentions(model()(text), "ADVERSE_EVENT")
    assert [m.value.category.value for m in found] == [category]


def test_terms_have_lexicon_ids() -> None:
    found = mentions(model()("Grade 3 neutropenia and CRS occurred."), "ADVERSE_EVENT")
    assert [m.id for m in found] == ["Neutrophil count decreased", "Cytokine release syndrome"]
