"""Keys of abbreviations: every text here is written for the tests."""

from __future__ import annotations

import pytest

from abstract2kb.nlp.keys import entries, spells

KEYS = [
    ("OS, overall survival; mo, months; ref., reference.", {"OS": "overall survival", "mo": "months", "ref.": "reference"}),
    (
        "CR, complete response; TI, freedom from transfusion; NR, not reached.",
        {"CR": "complete response", "TI": "freedom from transfusion", "NR": "not reached"},
    ),
    (
        "Zel, zeltinib (Acme); Zel-Aza, zeltinib (Acme, Bolt) plus azacitidine; Mab, mabuximab (Cedar), a bispecific antibody.",
        {"Zel": "zeltinib", "Zel-Aza": "zeltinib (Acme, Bolt) plus azacitidine", "Mab": "mabuximab"},
    ),
    ("A = arm one, PR = partial response, SD = stable disease", {"PR": "partial response", "SD": "stable disease", "A": "arm one"}),
    ("Key: PD: progressive disease, SD: stable disease", {"PD": "progressive disease", "SD": "stable disease"}),
    ("Abbreviations: Z, zeltinib; AE, adverse event; FAS, full analysis set.", {"Z": "zeltinib", "AE": "adverse event", "FAS": "full analysis set"}),
    ("In all tables “pts” stands for patients and “wk” for weeks throughout.", {"pts": "patients", "wk": "weeks"}),
    (
        "a Confirmed. b By review. OS, overall survival; –, not told; PFS, progression-free survival.",
        {"OS": "overall survival", "PFS": "progression-free survival"},
    ),
]


@pytest.mark.parametrize(("text", "found"), KEYS)
def test_entries_of_a_key(text: str, found: dict[str, str]) -> None:
    assert {text[e.start : e.end]: text[e.long_start : e.long_end] for e in entries(text)} == found


@pytest.mark.parametrize(
    "text",
    [
        "Nausea, 62.1%; fatigue, 40.5%; ALT, raised in 27.6%.",
        "Lake Hospital, Oslo, Norway; Hill Clinic, Riga, Latvia; Ono, Osaka, Japan.",
        "PFS, 7.4 months; OS, not reached; HR, 0.6.",
        "Two arms were compared; both did well. Overall, the drug was safe; so was the control.",
        "OS, overall survival",
        "A dash means not told; a star, told elsewhere.",
    ],
)
def test_lists_that_are_no_keys(text: str) -> None:
    assert entries(text) == []


def test_offsets_are_of_the_whole_text() -> None:
    text = "Results\nx\tOS, overall survival; PR, partial response.\n"
    assert [(text[e.start : e.end], text[e.long_start : e.long_end]) for e in entries(text)] == [
        ("OS", "overall survival"),
        ("PR", "partial response"),
    ]


def test_letters_spell_long_forms() -> None:
    assert spells("iDFS", "invasive disease-free survival")
    assert not spells("TI", "independence of transfusion")
