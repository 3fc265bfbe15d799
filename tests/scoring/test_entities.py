"""Indications and targets are compared as what they stand for; every line is written for the tests."""

import pytest

from abstract2kb.scoring.diseases import diseases
from abstract2kb.scoring.targets import proteins


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("locally advanced or metastatic urothelial carcinoma", "urothelial carcinoma"),
        ("refractory metastatic colorectal cancer", "metastatic colorectal cancer"),
        ("mCRPC", "metastatic castration-resistant prostate cancer"),
        ("Advanced solid tumours", "solid tumor"),
        ("pretreated HR+/HER2− metastatic breast cancer", "HR+/HER2- breast cancer"),
        ("EGFR-mutated advanced NSCLC", "EGFR-mutant non-small cell lung cancer"),
        ("stage II/III melanoma", "melanoma"),
    ],
)
def test_a_disease_is_the_same_in_any_state_and_spelling(written, named):
    assert diseases(written) == diseases(named)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("small cell lung cancer", "non-small cell lung cancer"),
        ("EGFR-mutated NSCLC", "non-small cell lung cancer"),
        ("HR+/HER2- breast cancer", "triple-negative breast cancer"),
        ("castration-resistant prostate cancer", "prostate cancer"),
        ("a disease of no lexicon", "another disease of no lexicon"),
    ],
)
def test_histology_and_molecular_kind_tell_diseases_apart(written, named):
    assert not diseases(written) & diseases(named)


def test_several_diseases_in_one_indication():
    assert diseases("melanoma or renal cell carcinoma") == diseases("melanoma") | diseases("renal cell carcinoma")


@pytest.mark.parametrize(
    ("one", "other"),
    [("KRAS G12C", "KRAS"), ("BRAF V600E", "BRAF"), ("EGFR T790M/C797S", "EGFR"), ("PD1", "PD-1"), ("IL-15Rβγ", "IL-2Rβγ")],
)
def test_an_allele_or_a_spelling_is_the_same_target(one, other):
    assert proteins(one) == proteins(other)


def test_a_pair_of_paralogues_is_both():
    assert proteins("CDK4/6") == proteins("CDK4") | proteins("CDK6")


@pytest.mark.parametrize(("one", "other"), [("PD-1", "PD-L1"), ("HER2", "HER3"), ("CD3", "CD33")])
def test_neighbours_are_other_targets(one, other):
    assert not proteins(one) & proteins(other)
