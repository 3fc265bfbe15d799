"""Some of so many people of whom a clause says more, groups in which a result was more frequent, and people told apart by a response."""

import pytest

from abstract2kb import extract_text

Told = list[tuple[str, int | None, int | None, float | None]]


def told(text: str) -> Told:
    """Endpoint, n, total and percent of every outcome."""
    return [(o.endpoint.value, o.n, o.total, o.percent) for o in extract_text(text).outcomes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the five patients who came off another menin inhibitor responded.", [("ORR", 2, 5, None)]),
        ("Seven of the nine in CR were MRD-negative.", [("MRD", 7, 9, None)]),
        ("Four of nine patients with liver metastases had a partial response.", [("PR", 4, 9, None)]),
        ("Five of the 12 patients who received 3 mg and two of six who received 1 mg responded.", [("ORR", 5, 12, None), ("ORR", 2, 6, None)]),
        ("Three of the 14 women whose tumors had lost PTEN achieved a complete response.", [("CR", 3, 14, None)]),
        ("Two of the five patients who responded had brain metastases.", []),
        ("Six of the 10 patients with a PR were women.", []),
        ("Two of the five patients who had a dose reduction did not respond.", []),
    ],
)
def test_some_of_so_many_who(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Responses came less often in extramedullary disease (15/39, 38.5%) than without it (60/84, 71.4%).",
         [("ORR", 15, 39, 38.5), ("ORR", 60, 84, 71.4)]),
        ("Complete responses were seen less often with placebo (3/40, 7.5%) than with velmotamab (12/40, 30%).",
         [("CR", 3, 40, 7.5), ("CR", 12, 40, 30.0)]),
        ("Objective responses were more frequent in men (40%) than in women (25%).", [("ORR", None, None, 40.0), ("ORR", None, None, 25.0)]),
        ("Responders were more often women (40%) than men.", []),
    ],
)  # fmt: skip
def test_a_result_that_was_more_frequent_in_a_group(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No responder has relapsed; duration of response ranged from 9 to 21+ months.", []),
        ("Not a single responder was lost to follow-up.", []),
        ("There were no responders in the low-dose cohort.", [("ORR", 0, None, None)]),
    ],
)
def test_responders_of_whom_something_is_denied(text: str, expected: Told) -> None:
    assert told(text) == expected
