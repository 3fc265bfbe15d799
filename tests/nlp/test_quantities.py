"""The number grammar; every sentence is written for these tests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.built import built as model

from abstract2kb.nlp.mention import mentions
from abstract2kb.nlp.numerals import decimal, integer
from abstract2kb.nlp.p_values import p_values
from abstract2kb.nlp.quantities import Count, Interval, Percent, Ratio, Time, find


def values(text: str) -> list[object]:
    return [q.value for q in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21% (9/43)", [Percent(21.0), Count(9, 43, "fraction")]),
        ("9 of 43 (21%)", [Count(9, 43, "of"), Percent(21.0)]),
        ("9 out of the 43 patients", [Count(9, 43, "of")]),
        ("three of 45 women", [Count(3, 45, "of")]),
        ("seven patients (16%)", [Count(7, None, "noun"), Percent(16.0)]),
        ("Seventy-five (53.5%) patients", [Count(75, None, "bare"), Percent(53.5)]),
        ("one hundred and thirty patients", [Count(130, None, "noun")]),
        ("5 (10%) of 51", [Count(5), Percent(10.0), Count(None, 51, "total")]),
        ("n = 12; 27%", [Count(12, None, "n"), Percent(27.0)]),
        ("all 10 patients", [Count(10, 10, "all")]),
        ("none of the 12 evaluable patients", [Count(0, 12, "no")]),
        ("1 in 5 patients", [Count(1, 5, "in")]),
        ("two of whom had died", [Count(2, None, "whom")]),
        ("half of the patients", [Percent(50.0)]),
        ("at least 30% of patients", [Percent(30.0, ">=")]),
        ("21,5 % of patients", [Percent(21.5)]),
        ("58% in phase 1 and 46% later", [Percent(58.0), Percent(46.0)]),
        ("30% by week 4 and 46% by month 6", [Percent(30.0), Percent(46.0)]),
    ],
)
def test_counts_and_percents(text: str, expected: list[object]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("62% vs 43%", [Percent(62.0), Percent(43.0)]),
        ("62 vs 43%", [Percent(62.0), Percent(43.0)]),
        ("40.0 and 35.5%, respectively", [Percent(40.0), Percent(35.5)]),
        ("10, 20 and 30%", [Percent(10.0), Percent(20.0), Percent(30.0)]),
        ("8.1 versus 5.6 months", [Time(8.1, "months"), Time(5.6, "months")]),
        ("8·9 mo", [Time(8.9, "months")]),
        ("2-year", [Time(2.0, "years", attributive=True)]),
        ("was not reached", [Time("NR", None)]),
        ("~ 6.5 months", [Time(6.5, "months", bound="~")]),
    ],
)
def test_lists_and_times(text: str, expected: list[object]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("95% CI, 2.4–29.2", Interval(2.4, 29.2, 95.0)),
        ("95%CI 8.3%-41.0%", Interval(8.3, 41.0, 95.0)),
        ("90% CI; 0.44 to 1.31", Interval(0.44, 1.31, 90.0)),
        ("95% confidence interval [CI], 0.54 to 0.88", Interval(0.54, 0.88, 95.0)),
        ("95% CI 12.1–NE", Interval(12.1, "NR", 95.0)),
        ("95%-CI 10,1–36,0", Interval(10.1, 36.0, 95.0)),
    ],
)
def test_intervals(text: str, expected: Interval) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HR = 0.86", Ratio(0.86, "HR")),
        ("hazard ratio for progression or death, 0.69", Ratio(0.69, "HR")),
        ("hazard ratio [HR], 0.73", Ratio(0.73, "HR")),
        ("odds ratio 2.1", Ratio(2.1, "OR")),
    ],
)
def test_ratios(text: str, expected: Ratio) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "between 04/2017 and 12/2019",
        "grade 3/4",
        "a phase 1/2 study",
        "200 mg on days 1 and 15",
        "more than 50 players",
        ">300 clinical targets",
        "(range 2-6)",
        "p = 0.03",
        "BRCA1/2",
        "an ECOG status of 0/1",
    ],
)
def test_what_is_no_result_number(text: str) -> None:
    assert values(text) == []


def test_cells_of_a_table_run_into_the_text() -> None:
    found = values("Response n (%, 95% CI) CR 2 (5.6) ORR 9 (25.0, 12.1-42.2)")
    assert found == [Count(2, None, "cell"), Percent(5.6), Count(9, None, "cell"), Percent(25.0), Interval(12.1, 42.2)]


def test_an_interval_without_upper_end() -> None:
    assert values("NR (95% CI 4.2-NC)")[-1] == Interval(4.2, "NR", 95.0)
    assert values("9.9 months (95% CI, 4.2-not calculable)")[-1] == Interval(4.2, "NR", 95.0)


def test_p_values() -> None:
    assert [p.value for p in p_values("P < .006 and two-sided p=0.03")] == ["<.006", "0.03"]


@given(st.integers(0, 9999))
def test_a_count_with_a_noun_keeps_its_number(n: int) -> None:
    assert values(f"{n} patients") == [Count(n, None, "noun")]


@given(st.decimals(0, 100, places=1))
def test_a_percent_keeps_its_number_with_every_decimal_mark(value: object) -> None:
    for mark in ".,·":
        assert values(f"{str(value).replace('.', mark)}% of patients") == [Percent(float(str(value)))]


def test_numerals() -> None:
    assert integer("two thousand eight hundred sixteen") == 2816
    assert decimal("1,408") == 1408.0


def test_bare_numbers_count_only_beside_a_name() -> None:
    doc = model()("Best response was CR 2, PR 7; visits were on days 3 and 5.")
    assert [m.value.n for m in mentions(doc, "COUNT")] == [2, 7]
