"""Drugs that a list joins to one regimen after one figure."""

import pytest

from abstract2kb.nlp.one_regimen import is_one_regimen


def _is_one(text: str) -> bool:
    names = [n for n in ("carboplatin", "paclitaxel", "bevacizumab") if n in text]
    return is_one_regimen(text, [(text.find(n), text.find(n) + len(n)) for n in names])


@pytest.mark.parametrize(
    "text",
    [
        "It was 24.6 months for QX-12 against 12.1 months for carboplatin, paclitaxel and bevacizumab (HR 0.48).",
        "Responses were seen in 38% with QX-12 and 17% with carboplatin and paclitaxel.",
    ],
)
def test_a_list_after_one_figure_is_one_regimen(text):
    assert _is_one(text)


@pytest.mark.parametrize(
    "text",
    [
        "Median PFS was 24.6 and 12.1 months with carboplatin and paclitaxel.",
        "Rash was seen in 12% versus 30% with carboplatin, paclitaxel and bevacizumab, respectively.",
        "Responses were seen in 38% with carboplatin and paclitaxel 17%.",
        "Patients were treated with carboplatin and paclitaxel.",
    ],
)
def test_a_list_of_arms_is_no_regimen(text):
    assert not _is_one(text)
