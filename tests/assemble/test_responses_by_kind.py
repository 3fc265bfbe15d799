"""Kinds of response that are told by one word, and results told by verbs without the name of their endpoint."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction

Records = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sotorasib gave responses in 46 of 140 patients (32.9%), of which 21 (15.0%) were complete and 25 (17.9%) partial.",
         [("ORR", 46, 140), ("CR", 21, 140), ("PR", 25, 140)]),
        ("Seventeen responded to sotorasib (63%): nine had a complete and eight a partial response.", [("ORR", 17, None), ("CR", 9, None), ("PR", 8, None)]),
        ("Twenty-one had a complete and 25 a partial response to sotorasib.", [("CR", 21, None), ("PR", 25, None)]),
        ("With sotorasib the ORR was 28.6% (4/14, two complete).", [("ORR", 4, 14), ("CR", 2, 14)]),
        ("With sotorasib 19 of 52 patients responded (37%; 95% CI, 24-51), all partially.", [("ORR", 19, 52), ("PR", 19, 52)]),
        ("Surgery was complete in 21 of 25 patients given sotorasib.", []),
        ("With sotorasib 19 of 52 patients responded (37%), and resection was complete.", [("ORR", 19, 52)]),
    ],
)  # fmt: skip
def test_kinds_of_response(records: Records, text: str, told: list[tuple[str, int, int | None]]) -> None:
    found = records(text).outcomes
    assert [(o.endpoint.value, o.n, o.total) for o in found] == told
    if told and told[0][0] == "ORR":
        assert all(o.subset_of == found[0].id for o in found[1:])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At five years 78.2% on sotorasib were alive and free of metastases, against 73.5% on placebo (HR 0.80).",
         [("MFS", 78.2, None, None), ("MFS", 73.5, None, None), ("MFS", None, None, 0.8)]),
        ("Adding sotorasib left 80.7% free of disease at 24 months.", [("DFS", 80.7, None, None)]),
        ("Sotorasib held the disease for 14.8 months and docetaxel for 10.7 (HR, 0.70).",
         [("PFS", None, 14.8, None), ("PFS", None, 10.7, None), ("PFS", None, None, 0.7)]),
        ("Sotorasib lengthens life: the median was 38.2 months and 32.6 months with enzalutamide.", [("OS", None, 38.2, None), ("OS", None, 32.6, None)]),
        ("For sotorasib the hazard ratio for recurrence or death was 0.561.", [("RFS", None, None, 0.561)]),
        ("For sotorasib the hazard ratio for distant metastasis or death was 0.384.", [("MFS", None, None, 0.384)]),
        ("Non-responders to sotorasib relapsed after a median of 13.4 months.", [("RFS", None, 13.4, None)]),
        ("None on sotorasib has relapsed after a median of 13.4 months.", []),
        ("Sotorasib brought 79 of 105 patients with bladder cancer (75.2%) into complete response.", [("CR", 75.2, None, None)]),
        ("For orientation, sotorasib managed 18.9 months of PFS.", [("PFS", None, 18.9, None)]),
        ("Patients without metastases at entry got sotorasib in 40% of cases.", []),
    ],
)  # fmt: skip
def test_results_told_by_verbs(records: Records, text: str, told: list[tuple[str, float | None, float | None, float | None]]) -> None:
    assert [(o.endpoint.value, o.percent, o.value, o.hr) for o in records(text).outcomes] == told


def test_landmark_of_a_year(records: Records) -> None:
    found = records("After a year 54.5% of the one arm and 16.2% of the other were still without progression on sotorasib.").outcomes
    assert [(o.endpoint.value, o.percent, o.at) for o in found] == [("PFS", 54.5, "a year"), ("PFS", 16.2, "a year")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On sotorasib the best response was a PR in 8 patients, stabilization in 10 and progression in 12.", [("PR", 8), ("SD", 10), ("PD", 12)]),
        ("Of 40 on sotorasib, 5 had a CR, 8 had a PR, and no change in 10 and progression in 17.", [("CR", 5), ("PR", 8), ("SD", 10), ("PD", 17)]),
        ("Sotorasib: CR 2, PR 7, NC 20, PD 9.", [("CR", 2), ("PR", 7), ("SD", 20), ("PD", 9)]),
        ("Sotorasib gave a PR in 8 patients, stabilization in six and progression in one patient.", [("PR", 8), ("SD", 6), ("PD", 1)]),
    ],
)
def test_best_responses_of_a_list_go_without_their_disease(records: Records, text: str, told: list[tuple[str, int]]) -> None:
    assert [(o.endpoint.value, o.n) for o in records(text).outcomes] == told


@pytest.mark.parametrize(
    "text",
    [
        "The ORR of sotorasib was 30%, and no change in 2 scales of quality of life was noted.",
        "The ORR of sotorasib was 30%; stabilization in 4 of 12 cell lines was noted.",
        "The ORR of sotorasib was 30% in Charlotte, NC 28203.",
        "The ORR of sotorasib was 30%, and progression in 2 months was common.",
        "The ORR of sotorasib was 30%, and stabilization in weight was seen in all.",
    ],
)
def test_what_looks_like_a_list_of_best_responses(records: Records, text: str) -> None:
    assert [(o.endpoint.value, o.percent) for o in records(text).outcomes] == [("ORR", 30.0)]


def test_stabilization_without_a_response_before_it_is_none(records: Records) -> None:
    assert not records("Sotorasib was given to 40 patients, and progression in 12 was slow.").outcomes
