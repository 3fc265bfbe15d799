"""Whose a value is, and what it is of, where the sentence does not say it right beside the value."""

from __future__ import annotations

import pytest

from abstract2kb.nlp.told.reading import told


def read(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[slice(*t.value)], text[slice(*t.outcome)], text[slice(*t.group)] if t.group else None) for t in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Night cough was less frequent with honey ( 17 % ) and syrup ( 23 % ) than with water ( 38 % ) .",
            [("17 %", "Night cough", "honey"), ("23 %", "Night cough", "syrup"), ("38 %", "Night cough", "water")],
        ),
        (
            "Wound healing was achieved in 84 % and 95 % ( gauze vs. honey , respectively ) .",
            [("84 %", "Wound healing", "gauze"), ("95 %", "Wound healing", "honey")],
        ),
        (
            "No differences in fever ( 2.7 % vs. 2.4 % ) and cough ( 2.2 % vs. 2.8 % ) were found between the honey and the gauze groups .",
            [("2.7 %", "fever", "honey"), ("2.4 %", "fever", "gauze groups"), ("2.2 %", "cough", "honey"), ("2.8 %", "cough", "gauze groups")],
        ),
        (
            "The cure rate of eczema and acne was 66 % and 75 % in the honey group , and 55 % and 72 % in the gauze group .",
            [
                ("66 %", "cure rate of eczema and acne", "honey group"),
                ("75 %", "cure rate of eczema and acne", "honey group"),
                ("55 %", "cure rate of eczema and acne", "gauze group"),
                ("72 %", "cure rate of eczema and acne", "gauze group"),
            ],
        ),
        (
            "Pain scores were lower in group K ( 2.1 +/- 0.4 percent vs. 4.4 +/- 0.6 percent in group N ) .",
            [("2.1 +/- 0.4 percent", "Pain scores", "group K"), ("4.4 +/- 0.6 percent", "Pain scores", "group N")],
        ),
        (
            "Emesis was seen in 9 patients in the honey group and no patient in the gauze group .",
            [("9", "Emesis", "honey group"), ("no patient", "Emesis", "gauze group")],
        ),
        (
            "Similar shares of men reached the target of < 7 % ( honey 30.6 % , gauze 29.1 % ; P = 0.39 ) .",
            [("30.6 %", "target", "honey"), ("29.1 %", "target", "gauze")],
        ),
        (
            "Honey was associated with mild rash in 20 % , and with cramps in three children .",
            [("20 %", "mild rash", "Honey"), ("three", "cramps", "Honey")],
        ),
        (
            "There were 165 falls in patients on honey ( annual risk 3.9 % ) and 234 in those on gauze ( annual risk 5.6 % ) .",
            [
                ("165", "falls in patients", "honey"),
                ("3.9 %", "annual risk", "honey"),
                ("234", "falls in patients", "gauze"),
                ("5.6 %", "annual risk", "gauze"),
            ],
        ),
        ("Repeat ligation was successful in 25 patients .", [("25", "successful", "Repeat ligation")]),
        ("No significant changes occurred in the honey group .", [("No", "significant changes", "honey group")]),
    ],
)
def test_groups(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "outcome"),
    [
        ("A full response , defined as no cough at all , occurred in 38 % of boys .", "38 %", "full response"),
        ("The trial involving 750 women showed that 27.5 % of those on honey had live births .", "27.5 %", "live births"),
        ("Fever was absent at 8 hours ( 3.6 vs 3.5 ) and 24 hours ( 3.3 vs 3.2 ) .", "3.3", "Fever"),
    ],
)
def test_outcomes(text: str, value: str, outcome: str) -> None:
    assert {v: o for v, o, _ in read(text)}[value].startswith(outcome)


@pytest.mark.parametrize(
    "text",
    [
        "Rates of fever ( 5 % ) and cough ( 3 % ) were low .",
        "Changes in height ( 2.0 vs 1.4 cm ) and in weight ( 3.1 vs 2.8 kg ) were alike .",
    ],
)
def test_brackets_of_outcomes_name_no_groups(text: str) -> None:
    assert all(group is None for *_, group in read(text))


def test_deviations_and_intervals_are_no_values() -> None:
    text = "Mean change ( +/- SD ) was -13.4 ( 1.5 ) vs. -7.2 ( 1.4 ) ; incidence was 2.0 % ( 2.0 % per year , 0.7 % to 4.4 % ) ."
    assert not {"1.5", "1.4", "0.7 %", "4.4 %"} & {value for value, *_ in read(text)}
