"""Adverse events as news and market notes tell them; every sentence is written for these tests."""

import pytest

from .test_events_in_prose import facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of those on the drug, 6% of patients develop nausea.", [("nausea", None, None, None, 6.0, "any")]),
        (
            "Nausea occurs in 30% of patients, and 12% develop rash.",
            [("Nausea", None, None, None, 30.0, "any"), ("rash", None, None, None, 12.0, "any")],
        ),
        ("There was a 25% rate of pneumonitis (n=5/20).", [("pneumonitis", None, 5, 20, 25.0, "any")]),
        (
            "Common adverse events were fatigue (40%; 5% grade ≥3) and nausea (30%; 2%).",
            [
                ("fatigue", None, None, None, 40.0, "any"),
                ("fatigue", ">=3", None, None, 5.0, "any"),
                ("nausea", None, None, None, 30.0, "any"),
                ("nausea", ">=3", None, None, 2.0, "any"),
            ],
        ),
        (
            "Neuropathy occurred in 60% of recipients; grade 3 events were reported in 7%.",
            [("Neuropathy", None, None, None, 60.0, "any"), ("Neuropathy", "3", None, None, 7.0, "any")],
        ),
        (
            "Three patients experienced serious adverse events, two of which were treatment-related.",
            [("serious adverse events", None, 3, None, None, "serious"), ("serious adverse events", None, 2, 3, None, "serious")],
        ),
    ],
)
def test_events(text, expected):
    assert facts(text) == expected


def test_trials_are_no_patients(records):
    assert records("We pooled treatment-related adverse events in 104 clinical trials.").adverse_events == ()


def test_what_a_patient_took_besides_is_not_the_treatment(records):
    extraction = records("One patient given 280 mg of QRX-1234 experienced dose-limiting toxicity who was also receiving rosuvastatin.")
    names = {a.id: a.name for a in extraction.assets}
    assert [[names[i] for i in e.assets] for e in extraction.adverse_events] == [["QRX-1234"]]


def test_those_who_stopped_are_not_those_with_the_event_before(records):
    found = records("Rash was seen in 15% of those given QRX-1234, and 6% stopped treatment.").adverse_events
    assert [e.percent for e in found if e.term == "Rash"] == [15.0]
