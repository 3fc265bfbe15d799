"""Results of any sentence: value, what it is of, whose it is."""

from __future__ import annotations

import time

import pytest

from abstract2kb.nlp.told.numbers import numbers, without_noise
from abstract2kb.nlp.told.reading import told


def read(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[slice(*t.value)], text[slice(*t.outcome)], text[slice(*t.group)] if t.group else None) for t in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Wound infection occurred in 4% of the honey group and 9% of the gauze group.",
            [("4%", "Wound infection", "honey group"), ("9%", "Wound infection", "gauze group")],
        ),
        (
            "The mean stay was 4.2 ± 1.1 days with stents and 6.0 ± 1.9 days with open repair.",
            [("4.2 ± 1.1 days", "stay", "stents"), ("6.0 ± 1.9 days", "stay", "open repair")],
        ),
        (
            "Pain scores were lower after lidocaine than after saline (2.1 vs 4.4, P = .003).",
            [("2.1", "Pain scores", "lidocaine"), ("4.4", "Pain scores", "saline")],
        ),
        (
            "Cure rates were higher for honey ( 91 % ) than for gauze ( 83 % ) .",
            [("91 %", "Cure rates", "honey"), ("83 %", "Cure rates", "gauze")],
        ),
        (
            "In the early arm 12 of 40 (30%) infants relapsed, compared with 19 of 41 (46%) in the late arm.",
            [("12 of 40 (30%)", "relapsed", "early arm"), ("19 of 41 (46%)", "relapsed", "late arm")],
        ),
        (
            "Response rates were 62% and 48% in the zinc and iron groups, respectively.",
            [("62%", "Response rates", "zinc"), ("48%", "Response rates", "iron groups")],
        ),
        (
            "Mean blood loss was 35 ml in the laser group and 80 ml in the knife group (p < 0.01); operating time was 62 and 48 min, respectively.",
            [
                ("35 ml", "blood loss", "laser group"),
                ("80 ml", "blood loss", "knife group"),
                ("62", "operating time", "laser group"),
                ("48 min", "operating time", "knife group"),
            ],
        ),
        (
            "There were 12 falls in the control arm and 3 in the training arm.",
            [("12", "falls", "control arm"), ("3", "falls", "training arm")],
        ),
        (
            "Anxiety scores dropped by 8.3 points in the music group; in controls they dropped by 2.1 points.",
            [("8.3 points", "Anxiety scores", "music group"), ("2.1 points", "Anxiety scores", "controls")],
        ),
        (
            "There was no difference in mortality (9.1% vs 10.2%) or in reinfarction (4.0% vs 4.4%).",
            [("9.1%", "mortality", None), ("10.2%", "mortality", None), ("4.0%", "reinfarction", None), ("4.4%", "reinfarction", None)],
        ),
        (
            "Smoking had stopped in 21% for patches, 16% for gum and 9% for placebo.",
            [("21%", "Smoking had stopped", "patches"), ("16%", "Smoking had stopped", "gum"), ("9%", "Smoking had stopped", "placebo")],
        ),
    ],
)
def test_told(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mean age was 54 years and 62% were male.",
        "Patients received 20 mg daily for 12 weeks.",
        "The difference was significant (P < .001; 95% CI, 1.2 to 3.4).",
        "Follow-up was 24 months in both arms.",
        "No serious event was seen.",
    ],
)
def test_tells_no_result(text: str) -> None:
    assert read(text) == []


def test_noise_keeps_its_place() -> None:
    text = "At 12 weeks 17% (5/30) had fever (P < .1; range, 2-9)."
    quiet = without_noise(text)
    assert len(quiet) == len(text)
    assert [text[n.start : n.end] for n in numbers(quiet)] == ["17% (5/30)"]


def test_by_so_much_is_a_value_after_a_change() -> None:
    assert read("Zinc shortened the fever by 14 hours.")[0][0] == "14 hours"
    assert read("By 14 hours all had left.") == []


def test_long_lists_of_groups_take_no_time() -> None:
    text = "Death was seen in 5% of the zinc group (HR 1.2, 95% CI 0.8-1.4; rate 55 vs 56%), " * 12
    begin = time.process_time()
    told(text)
    assert time.process_time() - begin < 2


def test_a_long_interval_between_two_pairs_takes_no_time() -> None:
    text = "Cure rates were 52 % versus 31 % (95 % confidence interval, 11.2 % to 30.4 %; P = 0.0001) and one-year survival was 62 % versus 48 %."
    begin = time.process_time()
    told(text)
    assert time.process_time() - begin < 2
