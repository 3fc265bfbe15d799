"""Ratios told for one group as compared with another, and sentences that begin with a small letter; every sentence is written for these tests."""

import pytest

from abstract2kb.nlp.pipes.sentences import borders
from abstract2kb.pipeline import extract_text
from abstract2kb.records import Outcome


def ratios(text: str) -> list[Outcome]:
    return [o for o in extract_text(text).outcomes if o.hr is not None]


@pytest.mark.parametrize(
    ("name", "endpoint"),
    [
        ("disease progression or death in the 40-mg erlotinib group as compared with observation", "PFS"),
        ("death in the erlotinib group as compared with the best-supportive-care group", "OS"),
        ("relapse or death with erlotinib as compared with observation", "RFS"),
        ("disease progression or death among patients given erlotinib relative to placebo", "PFS"),
    ],
)
def test_a_ratio_of_one_group_as_compared_with_another(name: str, endpoint: str) -> None:
    (found,) = ratios(f"The hazard ratio for {name} was 0.66 (95% CI, 0.51 to 0.85; P = 0.004).")
    assert (found.endpoint, found.hr, found.ci_low, found.ci_high) == (endpoint, 0.66, 0.51, 0.85)


def test_two_ratios_of_two_groups_in_one_sentence() -> None:
    found = ratios(
        "The hazard ratio for death in the erlotinib group as compared with the control was 0.77 (95% CI, 0.60 to 0.98), "
        "and the hazard ratio in the gefitinib group was 0.86 (95% CI, 0.66 to 1.12)."
    )
    assert [(o.endpoint, o.hr, o.arm) for o in found] == [("OS", 0.77, "erlotinib group"), ("OS", 0.86, "gefitinib group")]


def test_a_dose_is_no_ratio() -> None:
    assert ratios("The hazard ratio for death in the 50-mg group could not be estimated.") == []
    assert ratios("Hazard ratios were estimated with a Cox model, and 12 patients with rash were excluded.") == []


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Fever was seen in 12%. mFOLFOX6 was safe.", ["mFOLFOX6"]),
        ("Responses were seen (p=0.01). carboplatin caused fever.", ["carboplatin"]),
        ("Both were tolerated. rPFS was longer.", ["rPFS"]),
        ("It was given approx. twice and incl. breaks of five days, et al. reported.", []),
        ("A dose of 5 mg i.v. daily vs. weekly was given.", []),
    ],
)
def test_sentences_that_begin_with_a_small_letter(text: str, begins: list[str]) -> None:
    assert [text[at:].split()[0] for at in borders(text)] == begins


def test_a_verb_before_arms_is_no_part_of_their_name() -> None:
    text = "The two schedules did alike, allowing to pool abiraterone arms. PFS was 20 months with abiraterone and 14 months with placebo."
    assert all("pool" not in (o.arm or "") for o in extract_text(text).outcomes)
