"""Kinds of response that are told as part of the responses before them; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text


def parts(text: str) -> dict[str, str | None]:
    """Of each complete or partial response by its number, the endpoint that it is part of."""
    outcomes = extract_text(f"Zolvamab was given to patients with melanoma. {text}").outcomes
    known = {o.id: o.endpoint.value for o in outcomes}
    return {
        f"{o.endpoint.value} {o.n if o.n is not None else o.percent}": known.get(o.subset_of or "") for o in outcomes if o.endpoint.value != "ORR"
    }


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Of 38 patients, 20 responded (52.6%), 13 of them completely (34.2%).", "CR 13", "ORR"),
        ("Four of 14 patients responded (28.6%), two completely.", "CR 2", "ORR"),
        ("Of 30 patients 56.7% responded, 33.3% completely.", "CR 33.3", "ORR"),
        ("There were 70 responders (48.3%), 35 of whom had a CR (24.1%).", "CR 35", "ORR"),
        ("Seven of 15 patients responded (47%; 4 PR, 3 CR).", "PR 4", "ORR"),
        ("Seven of 15 patients responded (47%; 4 PR, 3 CR).", "CR 3", "ORR"),
        ("The ORR was 41%, the CR rate 12%.", "CR 12.0", None),
        ("The ORR was 41%; 12 patients had a CR.", "CR 12", None),
        ("Seven of 15 patients responded (47%). Three patients had a CR.", "CR 3", None),
    ],
)
def test_parts_of_responses(text: str, part: str, whole: str | None) -> None:
    assert parts(text)[part] == whole
