"""Figures that go on with endpoints told before: of pronouns, of second pairs, of parts of the patients; and what they must not be."""

from __future__ import annotations

import pytest

from abstract2kb import extract_text

SAID = "QLX-301 was given to patients with sarcoma. "


def told(text: str) -> list[tuple[str, float | str | None, int | None, str | None]]:
    """(endpoint, percent or value, total, arm) of each outcome."""
    found = extract_text(SAID + text).outcomes
    return [(o.endpoint.value, o.percent if o.percent is not None else o.value or o.hr or o.n, o.total, o.arm) for o in found]


def numbers(text: str) -> list[tuple[str, float | str | None]]:
    return [(endpoint, number) for endpoint, number, *_ in told(text)]


def test_the_figures_of_another_group_are_dealt_out_to_the_endpoints_before() -> None:
    text = "A CR was seen in 12% and a PR in 30%; at doses above 4 mg the figures were 20% and 41%."
    assert numbers(text) == [("CR", 12), ("PR", 30), ("CR", 20), ("PR", 41)]


def test_it_stands_for_the_last_endpoint_whoever_the_others_are() -> None:
    assert numbers("The CBR was 41% (37/90); by dose it was 36% (16/45) on 100 mg and 47% (21/45) on 300 mg.")[1:] == [("CBR", 36), ("CBR", 47)]
    assert numbers("The ORR was 22% and the DCR 70%; in women it was 75%.")[-1] == ("DCR", 75)


def test_two_groups_of_one_pronoun_share_its_endpoint() -> None:
    text = "The ORR was 22% and the DCR 70%; in women and men it was 75% and 66%."
    assert numbers(text)[2:] == [("DCR", 75), ("DCR", 66)]


def test_a_sentence_goes_on_with_a_pronoun_before_its_own_endpoint() -> None:
    text = "The ORR was 21% (17/80). At 2 mg/kg (n = 30) it was 33%, with a median DOR of 5.1 months."
    assert told(text)[1] == ("ORR", 33, 30, "2 mg/kg")


def test_landmarks_are_carried_with_their_figures() -> None:
    found = extract_text(SAID + "45% were alive at 12 months and 26% at 18 months. With placebo those figures are 39% and 19%.").outcomes
    assert [(o.percent, o.at) for o in found[2:]] == [(39, "12 months"), (19, "18 months")]
    assert [o.assets for o in found[2:]] == [(), ()]


def test_a_pronoun_of_another_kind_of_figure_stands_for_no_rate() -> None:
    assert numbers("The median OS was 9 months; in women it was 30%.") == [("OS", 9.0)]


def test_they_did_what_those_before_did() -> None:
    assert numbers("In IHC 3+, 40 patients (60%) responded; in IHC 2+, 30 patients (25%) did.") == [("ORR", 60), ("ORR", 25)]
    assert numbers("40 patients (60%) responded; 30 patients (25%) discontinued.") == [("ORR", 60)]


@pytest.mark.parametrize("verb", ["rising to", "which fell to", "and climbed to"])
def test_a_rate_that_rises_goes_on(verb: str) -> None:
    assert numbers(f"Patients had a confirmed ORR of 30%, {verb} 45% at 3 mg/kg.") == [("ORR", 30), ("ORR", 45)]


def test_parts_of_the_patients_do_not_have_the_number_of_all() -> None:
    text = "Of 24 patients 15 responded (63%), with 70% when the score was 20 or more and 55% when it was 1-19."
    assert told(text)[1:] == [("ORR", 70, None, None), ("ORR", 55, None, None)]
    text = "It was looked at in 43 patients: 80% of those with a fusion had a response and 75% a VGPR or better; without the fusion it was 38%."
    assert [total for _, _, total, _ in told(text)] == [None, None, None]


def test_how_many_had_a_rate_is_its_total() -> None:
    assert told("60 evaluable patients had a confirmed ORR of 30%.") == [("ORR", 30, 60, None)]
    assert told("There was a 71% overall response rate and a 50% complete response rate in a cohort of 257 patients.") == [
        ("ORR", 71, 257, None),
        ("CR", 50, 257, None),
    ]
    assert numbers("It led to one complete response with no evidence of residual disease among 30 patients.") == [("CR", 1)]


def test_the_dose_of_the_patients_leaves_their_number() -> None:
    assert told("Among 113 such patients on 2.2–3.0 mg/kg the confirmed ORR was 28%.") == [("ORR", 28, 113, "2.2–3.0 mg/kg")]


def test_a_second_pair_with_its_ratio_has_the_endpoint_of_the_first() -> None:
    pairs = "Median PFS was 19 months vs 8 months with surgery (HR, 0.50; 95% CI, 0.39-0.64) and 11 months vs 7 months without surgery (HR, 0.62)."
    assert numbers(pairs) == [("PFS", 19), ("PFS", 8), ("PFS", 0.5), ("PFS", 11), ("PFS", 7), ("PFS", 0.62)]
    ages = "Median PFS was 19 months vs 8 months with surgery (HR, 0.50) and follow-up was 11 months vs 7 months (range 3-20)."
    assert numbers(ages) == [("PFS", 19), ("PFS", 8), ("PFS", 0.5)]


def test_neither_was_reached() -> None:
    assert numbers("Neither median PFS nor median OS has been reached.") == [("PFS", "NR"), ("OS", "NR")]
    assert numbers("Median PFS has been reached.") == []


def test_responses_come_after_a_time() -> None:
    assert numbers("Responses came early, at a median of 1.3 months.") == [("TTR", 1.3)]
    assert numbers("Responses were seen at a median of 13 months of follow-up.") == []


def test_a_landmark_may_stand_after_respectively() -> None:
    found = extract_text(SAID + "PFS and OS were 40.6% and 50.5%, respectively, at 2 years.").outcomes
    assert [o.at for o in found] == ["2 years", "2 years"]


def test_the_ratio_of_a_time_of_analysis() -> None:
    assert numbers("EFS at 24 months was 62% vs 40%. The hazard ratio at the time of analysis was 0.58.")[-1] == ("EFS", 0.58)


def test_a_sentence_that_opens_with_the_pronoun_goes_on() -> None:
    assert numbers("Median PFS was 9 months in men. It was 12 months in women.") == [("PFS", 9.0), ("PFS", 12.0)]
    assert numbers("The ORR was 31% in part one. Rates were 22% and 40% in men and women.") == [("ORR", 31.0), ("ORR", 22.0), ("ORR", 40.0)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was 12 months before the trial closed.",
        "It was 3 years since the trial began.",
        "This was 12 months later.",
        "It had 12 months to run.",
    ],
)
def test_a_pronoun_of_the_calendar_is_none(sentence: str) -> None:
    assert numbers(f"Median PFS was 9 months. {sentence}") == [("PFS", 9.0)]


SURVIVAL = [
    ("Patients with rash had a longer OS than those without rash (18 vs 11 months).", [("OS", 18.0), ("OS", 11.0)]),
    ("OS in patients with diarrhoea was 9 months.", [("OS", 9.0)]),
    ("PFS for women who had hypertension was 8.1 months.", [("PFS", 8.1)]),
]


@pytest.mark.parametrize(("text", "expected"), SURVIVAL)
def test_events_may_tell_whose_the_survival_is(text: str, expected: list[tuple[str, float]]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "PFS was unchanged in patients whose neutropenia lasted 3 months.",
        "OS was short in patients with fatigue (median onset 2 months).",
        "OS in patients who had pneumonitis within 3 months was good.",
        "OS did not change among people with rash, which came after 2 months.",
        "OS was long and neutropenia lasted 3 months.",
        "OS was long in patients, and the median time to rash was 2 months.",
    ],
)
def test_the_times_of_events_are_no_survival(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("64 patients were treated; of the first 12, 33% responded.", [("ORR", 33, 12, None)]),
        ("The trial goes on; of the first 75, 36% had a response and 60% disease control.", [("ORR", 36, 75, None), ("DCR", 60, 75, None)]),
        ("The ORR was 41% in all; of the first 12, 33% had a CR.", [("ORR", 41, None, None), ("CR", 33, 12, None)]),
        ("Of the first 12, 33% responded.", [("ORR", 33, 12, None)]),
        ("The ORR was 30%; of the 20, 5 were women.", [("ORR", 30, None, None)]),
        ("The ORR was 30%; in the 2010, revised criteria it was rarer.", [("ORR", 30, None, None)]),
    ],
)
def test_the_first_so_many_after_a_semicolon(text: str, expected: list[tuple[str, float, int | None, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A response (50% or more) was seen in 12 patients.", [("ORR", 12)]),
        ("It led to a response (shrinkage of 30% or greater) in 12 of 40 patients.", [("ORR", 12)]),
        ("The ORR was 40% or greater in every group.", [("ORR", 40.0)]),
    ],
)
def test_so_much_or_more_in_brackets_is_a_threshold(text: str, expected: list[tuple[str, float]]) -> None:
    assert numbers(text) == expected
