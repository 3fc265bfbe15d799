"""Ratios by name, differences between arms, and wholes in words, as the number grammar reads them; every phrase is written for these tests."""

import pytest

from abstract2kb.nlp.differences import Difference, differences
from abstract2kb.nlp.doc import plain
from abstract2kb.nlp.quantities import Count, Interval, Percent, Ratio, Time, find


def values(text: str) -> list[object]:
    return [q.value for q in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the odds ratio for an objective response was 2.4", Ratio(2.4, "OR")),
        ("the relative risk of achieving pCR was 1.31", Ratio(1.31, "RR")),
        ("adjusted OR for MRD negativity, 3.2", Ratio(3.2, "OR")),
        ("rate ratio 1.3", Ratio(1.3, "RR")),
        ("HR (95% CI) for PFS: 0.58", Ratio(0.58, "HR")),
        ("aHR = 0.7", Ratio(0.7, "HR")),
    ],
)
def test_ratios_by_name(text: str, expected: Ratio) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize("text", ["HR-positive disease in arm 2", "OR was high", "an RR interval of 5", "the ratio of A to B was 2.1"])
def test_what_is_no_ratio(text: str) -> None:
    assert not any(isinstance(v, Ratio) for v in values(text))


@pytest.mark.parametrize(
    ("text", "points", "interval"),
    [
        ("(difference, 13.6 percentage points; 95% CI, 5.4 to 21.8)", 13.6, (5.4, 21.8, 95.0)),
        ("The difference in ORR was 9 percentage points (95% CI, −1 to 19).", 9.0, (-1.0, 19.0, 95.0)),
        ("an absolute improvement in 5-year OS of 6.4%", 6.4, (None, None, None)),
        ("(Δ 15%, 95% CI 4-26)", 15.0, (4.0, 26.0, 95.0)),
        ("It rose by 12 percentage points.", 12.0, (None, None, None)),
        ("an absolute difference of 5.4%", 5.4, (None, None, None)),
        ("Median PFS was 7.4 months longer.", None, (None, None, None)),
        ("The gain in median OS was 2.4 months.", None, (None, None, None)),
    ],
)
def test_differences(text: str, points: float | None, interval: tuple[float | None, float | None, float | None]) -> None:
    (found,) = differences(text, 0, len(text))
    assert isinstance(found, Difference)
    assert (found.points, (found.low, found.high, found.level)) == (points, interval)


@pytest.mark.parametrize(
    "text",
    [
        "There was no difference in PFS between the arms (46% vs 39%).",
        "No difference was seen in ORR (45%).",
        "An improvement in median PFS of 9.1 versus 5.4 months was seen.",
        "The relative difference was 20%.",
        "Quality of life improved by 10 points.",
        "Median OS was 14 months.",
        "Patients with a difference of age of 40 years.",
    ],
)
def test_what_is_no_difference(text: str) -> None:
    assert [d for d in differences(text, 0, len(text)) if d.points is not None] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every one of the eight patients", Count(8, 8, "all")),
        ("each of the 5 women", Count(5, 5, "all")),
        ("both patients", Count(2, 2, "all")),
        ("neither of the two patients", Count(0, 2, "no")),
        ("neither patient", Count(0, 2, "no")),
        ("four out of every ten patients", Count(4, 10, "in")),
        ("one in five had rash", Count(1, 5, "in")),
        ("6 or more of 29 patients", Count(6, 29, "of", ">=")),
    ],
)
def test_wholes_in_words(text: str, expected: Count) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    "text", ["both patients and doctors", "both arms", "neither rash nor fever", "both patients with a complete response", "week 4 in five"]
)
def test_what_is_no_whole(text: str) -> None:
    assert not any(isinstance(v, Count) and v.total for v in values(text))


def test_dots_and_odd_spaces_of_any_kind() -> None:
    text = plain("7∙4\u2009months\uff0895\u202f% CI\uff0c5⋅1–9⋅0\uff09; 21\u00a0%")
    assert values(text) == [Time(7.4, "months"), Interval(5.1, 9.0, 95.0), Percent(21.0)]
