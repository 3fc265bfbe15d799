"""Which events are said to be of the treatment; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text


def told(text: str) -> dict[str, str]:
    """The categories of the events, by term."""
    return {e.term.lower(): e.category.value for e in extract_text(f"Zolvamab was given to 40 patients with melanoma. {text}").adverse_events}


@pytest.mark.parametrize(
    ("text", "term", "category"),
    [
        ("Treatment-related: nausea 48%, fatigue 31%, vomiting 30%.", "vomiting", "treatment-related"),
        ("Treatment-related, of 40 patients: nausea 48%, fatigue 31%.", "fatigue", "treatment-related"),
        ("Grade 3 treatment-related AEs: anemia, 23%; neutropenia, 15%; rash, 13%.", "rash", "treatment-related"),
        ("Treatment-related pruritus (n = 25; 50%), fatigue (n = 22; 44%) and diarrhea (n = 16; 32%) led the list.", "diarrhea", "treatment-related"),
        ("No drug-related pneumonitis was observed.", "drug-related pneumonitis", "treatment-related"),
        ("Grade 3 related neutropenia was seen in 34%.", "neutropenia", "treatment-related"),
        ("Neuropathy was treatment-related in 30%.", "neuropathy", "treatment-related"),
        ("Rash (33%), fatigue (30%) and chills (26%) lead the list of related events.", "fatigue", "treatment-related"),
        ("Fatigue was the most frequent treatment-related event (20%), followed by chills (13%).", "chills", "treatment-related"),
        ("Immune-related adverse events occurred in 21%.", "immune-related adverse events", "any"),
        ("irAEs were seen in 12 patients.", "iraes", "any"),
        ("Disease-related anemia was seen in 12%.", "anemia", "any"),
        ("Treatment-related deaths: none. Nausea occurred in 48%.", "nausea", "any"),
        ("Treatment-related AEs: rash in 9%; two patients had stopped; fever occurred in 12%.", "fever", "any"),
        ("Treatment-related rash was seen in 9%, while anemia occurred in 30%.", "anemia", "any"),
    ],
)
def test_events_of_the_treatment(text: str, term: str, category: str) -> None:
    assert told(text)[term] == category
