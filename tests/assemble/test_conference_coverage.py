"""Results as conference news and consultants' digests tell them: fragments, shares in words, events in brackets, percentages of business."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction

Records = Callable[[str], Extraction]
Event = tuple[str, str | None, int | None, int | None, float | None]
Result = tuple[str, int | None, int | None, float | None]


def told(extraction: Extraction) -> list[Event]:
    return sorted(((e.term, e.grade, e.n, e.total, e.percent) for e in extraction.adverse_events), key=str)


def results(extraction: Extraction) -> list[Result]:
    return sorted(((o.endpoint.value, o.n, o.total, o.percent) for o in extraction.outcomes), key=str)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("On QLN-101 about half had rash, and a quarter had nausea.", [("nausea", None, None, None, 25.0), ("rash", None, None, None, 50.0)]),
        ("On QLN-101 grade 3+ events occurred in a quarter.", [("events", ">=3", None, None, 25.0)]),
        ("QLN-101 gave one grade 5 AE (pneumonitis).", [("AE", "5", 1, None, None), ("pneumonitis", "5", 1, None, None)]),
        ("With QLN-101 there was one SAE (sepsis).", [("SAE", None, 1, None, None), ("sepsis", None, 1, None, None)]),
        (
            "On QLN-101 two patients stopped because of AEs (rash, fever).",
            [("fever", None, 1, None, None), ("rash", None, 1, None, None), ("stopped because of AEs", None, 2, None, None)],
        ),
        ("After QLN-101 a single case of new-onset ICANS occurred.", [("ICANS", None, 1, None, None)]),
        ("One of six patients receiving 100 mg QLN-101 developed grade 3 colitis.", [("colitis", "3", 1, 6, None)]),
        (
            "CRS came in 20 patients (91%) on QLN-101, 5 of whom had severe cases (23%).",
            [("CRS", None, 20, None, 91.0), ("CRS", None, 5, None, 23.0)],
        ),
        ("In the 40 patients on QLN-101 rash occurred in 12%.", [("rash", None, None, 40, 12.0)]),
        ("QLN-101: neutropenia (28%; G3+ 20%).", [("neutropenia", ">=3", None, None, 20.0), ("neutropenia", None, None, None, 28.0)]),
        ("QLN-101 gave no CRS, neurotoxicity or GvHD.", [(t, None, None, None, None) for t in ("CRS", "GvHD", "neurotoxicity")]),
        ("There were seven infection-related deaths on QLN-101.", [("infection-related deaths", None, 7, None, None)]),
        (
            "On QLN-101 we observed fever, rash, and neutropenia in 13, 12, and nine patients, respectively.",
            [("fever", None, 13, None, None), ("neutropenia", None, 9, None, None), ("rash", None, 12, None, None)],
        ),
        ("On QLN-101 28 patients (70%) experienced grade 1-4 bone marrow dysfunction.", [("bone marrow dysfunction", "1-4", 28, None, 70.0)]),
        ("QLN-101 was given to patients with grade 3 glioma and grade 2 follicular lymphoma.", []),
        (
            "QLN-101 gave no dose-limiting toxicities or discontinuations.",
            [("discontinuations", None, None, None, None), ("dose-limiting toxicities", None, None, None, None)],
        ),
        ("Risk factors on multivariate analysis of QLN-101 included CRS, infections and other toxicities.", []),
        ("QLN-101 gave five other serious adverse events.", [("serious adverse events", None, 5, None, None)]),
    ],
)
def test_events(records: Records, text: str, events: list[Event]) -> None:
    assert told(records(text)) == sorted(events, key=str)


def test_a_list_of_events_ends_with_one_that_no_lexicon_knows(records: Records) -> None:
    found = records("Dose-limiting toxicities of QLN-101 were rash, proteinuria, and corneal epithelial dots, and came late.")
    assert [e.term for e in found.adverse_events] == ["rash", "proteinuria", "corneal epithelial dots"]


@pytest.mark.parametrize("end", ["was mild", "resolved", "dose delays were rare", "hospitalised"])
def test_what_else_may_close_a_list_is_no_event(records: Records, end: str) -> None:
    found = records(f"Toxicities of QLN-101 were rash, fever, and {end}.")
    assert {e.term for e in found.adverse_events} <= {"rash", "fever"}


def test_a_total_of_high_grade_does_not_grade_events_that_are_more_frequent(records: Records) -> None:
    found = records("QLN-101 (n = 40): any-grade TRAE, 88%; grade ≥3, 30%; most frequent, nausea (45%), fatigue (28%).")
    assert [(e.term, e.grade) for e in found.adverse_events] == [("TRAE", None), ("TRAE", ">=3"), ("nausea", None), ("fatigue", None)]


def test_a_total_of_high_grade_grades_the_events_below_it(records: Records) -> None:
    found = records("On QLN-101 grade ≥3 events were seen in 30%; most common were anemia (12%) and rash (8%).")
    assert [(e.term, e.grade) for e in found.adverse_events if e.term in ("anemia", "rash")] == [("anemia", ">=3"), ("rash", ">=3")]


def test_the_incidence_is_of_the_event_told_of_before(records: Records) -> None:
    found = records(
        "Of 1,200 patients given QLN-101, 109 had colitis. The incidence was 3% (30/900) and 26% (79/300) in the two cohorts, respectively."
    )
    assert {(e.term, e.n, e.total) for e in found.adverse_events} == {("colitis", 109, 1200), ("colitis", 30, 900), ("colitis", 79, 300)}


def test_a_line_with_a_hyphen_is_a_point_of_its_own(records: Records) -> None:
    found = records("QLN-101 update\n- Neutropenia, 20%; grade 3, 10%, and no deaths were seen in this group of patients, n = 40\n- Rash in 5%")
    assert ("Rash", None, None, None, 5.0) in told(found)


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Twenty of the patients (91%) on QLN-101 had a response.", [("ORR", 20, None, 91.0)]),
        ("One patient with lung cancer who received QLN-101 had a partial response.", [("PR", 1, None, None)]),
        ("On QLN-101 71% of high-risk patients had a complete response.", [("CR", None, None, 71.0)]),
        ("Shares fell 43% on QLN-101's ORR of 20%, and the company cut its workforce by 21%.", [("ORR", None, None, 20.0)]),
        (
            "QLN-101 gave an ORR of 83% (n=10/12), including seven (58%) complete responders, three partials and two with stable cancer.",
            [("CR", 7, None, 58.0), ("ORR", 10, 12, 83.0), ("PR", 3, None, None), ("SD", 2, None, None)],
        ),
        (
            "The ORR on QLN-101 was 88% (30/34), including 92% (11/12) in the untreated.",
            [("ORR", 11, 12, 92.0), ("ORR", 30, 34, 88.0)],
        ),
        ("QLN-101 data were consistent, including recurrence-free survival (28% risk reduction).", []),
        ("QLN-101's PFS improvement was 33%.", []),
    ],
)
def test_outcomes(records: Records, text: str, outcomes: list[Result]) -> None:
    assert results(records(text)) == outcomes


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("With QLN-101 median PFS was reported at 9.8 months.", 9.8),
        ("With QLN-101 median PFS came in at 7 months.", 7.0),
        ("Eight patients on QLN-101 had not reached their median PFS.", "NR"),
    ],
)
def test_a_median_stands_at_its_value(records: Records, text: str, value: object) -> None:
    assert [(o.endpoint.value, o.value) for o in records(text).outcomes] == [("PFS", value)]


def test_a_landmark_is_no_median(records: Records) -> None:
    assert not [o for o in records("With QLN-101 PFS was assessed at 9 months.").outcomes if o.value is not None]


def test_signs_before_a_ratio_and_a_range_in_the_name_of_a_group(records: Records) -> None:
    found = records("With QLN-101 the PFS hazard ratio was ~0.78 (95% CI ~0.61-0.98), and in the PD-L1 TPS 1-49% subgroup the PFS HR was 0.54.")
    assert [(o.hr, o.ci_low, o.percent) for o in found.outcomes] == [(0.78, 0.61, None), (0.54, None, None)]


def test_responses_in_words_of_response_are_no_arms_of_a_later_pair(records: Records) -> None:
    text = "QLN-101 was given. Seven patients responded: 2 with very good partial response, 5 with partial responses. CRS came in 20%, rash in 10%."
    assert {e.arm for e in records(text).adverse_events} == {None}


def _given(extraction: Extraction) -> set[tuple[str, ...]]:
    names = {a.id: a.name for a in extraction.assets}
    return {tuple(sorted(names[i] for i in e.assets)) for e in (*extraction.adverse_events, *extraction.outcomes)}


def test_cells_go_by_their_code_and_what_makes_ready_for_them_is_not_the_treatment(records: Records) -> None:
    found = records("Patients received QX38 CAR T-cell infusions after a fludarabine and cyclophosphamide preconditioning regimen. The ORR was 90%.")
    assert _given(found) == {("QX38",)}


def test_landmarks_with_a_unit_each(records: Records) -> None:
    found = records("With QLN-101 the overall survival rates at 3 years, 1 year, and 6 months were 11%, 42%, and 50%, respectively.")
    assert {(o.at, o.percent) for o in found.outcomes} == {("3 years", 11.0), ("1 year", 42.0), ("6 months", 50.0)}


def test_cells_named_after_their_construct_and_isotopes_in_brackets(records: Records) -> None:
    found = records(
        "Patients received CAR-XYZ3 T cells after cyclophosphamide- and fludarabine-induced lymphodepletion. Two partial responses were seen."
    )
    assert _given(found) == {("CAR-XYZ3 T cells",)}
    assert [a.name for a in records("(177)Lu-PSMA-I&T gave xerostomia in 20%.").assets] == ["(177)Lu-PSMA-I&T"]


def test_the_antigen_of_cells_is_no_code(records: Records) -> None:
    assert not records("CD22 CAR T cells and GPC3 CAR T cells gave CRS.").assets


def test_a_drug_investigated_with_another_is_given_with_it(records: Records) -> None:
    found = records("QLN-101, a cell product, was investigated with rituximab in lymphoma. PFS and OS were 3.5 and 8.1 months, respectively.")
    assert _given(found) == {("QLN-101", "rituximab")}


def test_what_a_combination_comprises_is_given_together(records: Records) -> None:
    found = records("A combination therapy comprising QLN-101 and nivolumab achieved a CR rate of 21%.")
    assert _given(found) == {("QLN-101", "nivolumab")}


def test_the_drug_spoken_of_stays_so_when_it_is_given_after_others(records: Records) -> None:
    found = records("We report on QLN-101. Patients had an antibody (rituximab or obinutuzumab) and QLN-101 infusions. No CRS was seen.")
    assert all("QLN-101" in given for given in _given(found))


def test_a_halved_psa_in_full_words(records):
    found = records("With QRX-1234, 21 of 40 patients achieved ≥ 50% prostate-specific antigen (PSA) reduction.").outcomes
    assert [(o.endpoint.value, o.n, o.total) for o in found] == [("PSA50", 21, 40)]
    found = records("With QRX-1234, two patients experienced greater than 50% declines in PSA.").outcomes
    assert [(o.endpoint.value, o.n) for o in found] == [("PSA50", 2)]
