"""Adverse events in many voices, written before the rules: data/events.jsonl. Every second snippet was kept aside while they were made."""

import json
from pathlib import Path

import pytest

from abstract2kb.scoring.wording import grade, words

from .test_events_in_prose import facts, read

_SNIPPETS = [json.loads(line) for line in (Path(__file__).parent / "data" / "events.jsonl").read_text(encoding="utf-8").splitlines()]


def _agree(gold, event, names) -> bool:
    same = words(gold["term"]) & (words(event.term) | words(event.term_normalized or "")) or gold["category"] == event.category.value != "any"
    given = [names[i] for i in event.assets]
    drugs = {a.lower() for a in gold["assets"]}
    return (
        bool(same)
        and gold["absent"] == event.absent
        and gold["category"] == event.category.value
        and grade(gold["grade"]) == grade(event.grade)
        and all(gold[key] == getattr(event, key) for key in ("n", "total", "percent"))
        and len(given) == len(drugs)
        and all(drugs & forms for forms in given)
    )


def _counts(extract, snippet) -> tuple[int, int, int]:
    extraction = extract(snippet["text"])
    names = {a.id: {a.name.lower(), *(s.value.lower() for s in a.aliases)} for a in extraction.assets}
    left = list(extraction.adverse_events)
    predicted, matched = len(left), 0
    for gold in snippet["events"]:
        found = next((e for e in left if _agree(gold, e, names)), None)
        if found:
            left.remove(found)
            matched += 1
    return matched, predicted, len(snippet["events"])


@pytest.mark.parametrize(("blind", "least"), [(False, 0.85), (True, 0.68)])
def test_agreement_with_what_the_snippets_state(records, blind, least):
    matched, predicted, gold = (sum(c) for c in zip(*(_counts(records, s) for s in _SNIPPETS if s["blind"] is blind), strict=True))
    assert 2 * matched / (predicted + gold) >= least


@pytest.mark.parametrize(
    ("text", "totals", "derived"),
    [
        ("Rash was seen in 20 of 50 patients (40%), cough in 6 (12%) and fever in 5 (10%).", [50, None, None], [None, 50, 50]),
        ("Rash was seen in 20 of 50 patients (40%), cough in 6 (22%).", [50, None], [None, None]),
        ("Lorlatinib (phase 2, n=50) caused rash in 20 (40%), grade 3 in 2; and cough in 6 (12%).", [50, 50, 50], [None, None, None]),
        ("Rash was seen in 20 of 50 patients (40%); cough in 6.", [50, None], [None, None]),
        ("Rash was seen in 20 (40%) and cough in 6 (12%) of 50 patients.", [50, 50], [None, None]),
        ("Among 90 patients at the phase 2 dose, rash (12%) was seen.", [90], [None]),
    ],
)
def test_what_stands_with_another_event_is_only_inferable(text: str, totals: list[int | None], derived: list[int | None]) -> None:
    events = read(text)
    assert [e.total for e in events] == totals
    assert [e.derived_total for e in events] == derived


@pytest.mark.parametrize(
    ("text", "term", "grade_", "category"),
    [
        ("No dose-limiting toxicities, no treatment-related deaths and no colitis were seen.", "treatment-related deaths", None, "death"),
        ("Hives and colitis were absent.", "colitis", None, "any"),
        ("Colitis, a worry with other drugs, did not occur.", "Colitis", None, "any"),
        ("Colitis did not exceed grade 2.", "Colitis", ">=3", "any"),
        ("Not one patient developed colitis.", "colitis", None, "any"),
        ("No adverse event had a fatal outcome.", "adverse event", None, "death"),
        ("Dry eye hit 12 patients (8%) but none stopped treatment because of it.", "Dry eye", None, "discontinuation"),
    ],
)
def test_denials_in_other_words(text: str, term: str, grade_: str | None, category: str) -> None:
    assert (term, grade_, category) in [(e.term, e.grade, e.category.value) for e in read(text) if e.absent]


def test_a_denial_is_over_after_its_verb() -> None:
    assert [e.term for e in read("No deaths from therapy were seen, grade 3 rash came in 5%.") if e.absent] == ["deaths from therapy"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TRAEs (any/G3+): cough 61%/8%.", [("cough", None, 61.0), ("cough", ">=3", 8.0)]),
        ("AEs of any grade / grade ≥3: 80% / 9%.", [("AEs", None, 80.0), ("AEs", ">=3", 9.0)]),
        ("Cough was grade 3 in only 2%.", [("Cough", "3", 2.0)]),
        ("Grade 3 neutropenia came in 38%, that of colitis 4%.", [("neutropenia", "3", 38.0), ("colitis", None, 4.0)]),
        ("Grade 3 AEs in 44 pts (55%), SAEs in 20 (25%).", [("AEs", "3", 55.0), ("SAEs", None, 25.0)]),
    ],
)
def test_grades_of_heads_and_of_clauses(text: str, expected: list[tuple[str, str | None, float]]) -> None:
    assert [(e.term, e.grade, e.percent) for e in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rash came in 21% of patients; 7% discontinued.", [("Rash", 21.0, "any"), ("discontinued", 7.0, "discontinuation")]),
        ("Rash came in 21% of patients; 7% discontinued for progression.", [("Rash", 21.0, "any")]),
        ("AEs hit 75% and 54%, and 7% stopped treatment because of AEs.", [("AEs", 75.0, "any"), ("AEs", 54.0, "any")]),
        ("TRAEs were serious in 9%.", [("TRAEs", 9.0, "serious")]),
    ],
)
def test_what_a_clause_of_its_own_says(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(e.term, e.percent, e.category.value) for e in read(text)][: len(expected)] == expected
    assert all(e.percent in {p for _, p, _ in expected} | {7.0} for e in read(text))


def test_causes_of_deaths_are_counted() -> None:
    found = facts("There were two treatment-related deaths (colitis, n=1; sepsis, n=1).")
    assert [(f[0], f[2], f[5]) for f in found] == [("treatment-related deaths", 2, "death"), ("colitis", 1, "death"), ("sepsis", 1, "death")]


def test_a_bound_of_the_grade_is_none_of_the_counted() -> None:
    assert facts("Five pts (3%) had ICANS, never worse than grade 2.")[0][:3] == ("ICANS", None, 5)


def test_whom_the_rest_is_of_is_no_event() -> None:
    assert ("sepsis", 12) in [(f[0], f[2]) for f in facts("Nineteen pts died of AEs, 12 of them of sepsis.")]
    assert [(f[0], f[2]) for f in facts("Colitis was seen in 16 patients (9%), 14 of whom recovered.")] == [("Colitis", 16)]


@pytest.mark.parametrize(
    "head",
    [
        "Frequent (≥10%) grade 3 and above drug-related events in those who had begun by June 1, 2023, were",
        "The most frequently reported (>2%) events of grade 3 or more in either group, by investigator assessment, were",
        "Events of grade ≥3 in patients with liver metastases were",
    ],
)
def test_a_grade_heads_a_list_whatever_tells_its_patients(head: str) -> None:
    events = [e for e in read(f"{head} rash (12%), fever (11%) and nausea (10%).") if e.term in ("rash", "fever", "nausea")]
    assert [(e.term, e.grade) for e in events] == [("rash", ">=3"), ("fever", ">=3"), ("nausea", ">=3")]


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("One death on the doublet was judged by the sponsor to be probably related to treatment.", 1),
        ("Deaths in two (1%) of 190 women on the doublet were thought to be treatment related.", 2),
    ],
)
def test_deaths_that_are_laid_to_treatment_are_events(text: str, n: int) -> None:
    assert [(e.n, e.category) for e in read(text)] == [(n, "death")]


def test_an_event_of_grade_3_before_another_is_no_head_of_a_list() -> None:
    events = read("Colitis of grade 3 in one patient resolved, and rash was seen in 12%.")
    assert [e.grade for e in events if e.term == "rash"] == [None]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Side effects of any grade led to discontinuation of dosing in 34 (62%) of 55 women.", "discontinuation"),
        ("Drug-related toxicities of any grade led to study discontinuation in 34 (62%) of 55 women.", "discontinuation"),
        ("Serious treatment-emergent adverse events hit 34 (62%) of 55 women.", "serious"),
    ],
)
def test_the_kind_of_a_total_whatever_stands_in_it(text: str, category: str) -> None:
    (event,) = read(text)
    assert (event.n, event.total, event.percent, event.category) == (34, 55, 62.0, category)


def test_two_counts_that_fill_a_bracket_are_of_two_arms_in_turn() -> None:
    events = read("Rash hit five [9%] in the novelimab group and one [4%] in the placebo group; grade 3 events were fever (four [8%]; two [7%]).")
    assert [(e.n, e.arm) for e in events if e.term == "fever"] == [(4, "novelimab group"), (2, "placebo group")]
