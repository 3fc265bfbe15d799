"""Boxes of results on a poster end its methods: what they tell is stated, not planned."""

from collections.abc import Callable

from abstract2kb.records import Assertion, Extraction

POSTER = """A phase 2 study of TLX-8804 in osteosarcoma

Introduction
TLX-8804 is an antibody-drug conjugate.

Study design
Patients with osteosarcoma received TLX-8804. Primary endpoint: ORR of 20%.

{head}
The ORR was 34.5% (20/58). Nausea occurred in 12 patients (21%).

Conclusions
TLX-8804 was active.
"""


def test_boxes_of_results_end_the_methods(records: Callable[[str], Extraction]) -> None:
    for head in ("Efficacy", "Safety (N = 58)", "Antitumor activity and safety", "EFFICACY"):
        found = records(POSTER.format(head=head))
        assert [(o.percent, o.assertion) for o in found.outcomes if o.percent == 34.5] == [(34.5, Assertion.STATED)], head
        assert [e.n for e in found.adverse_events] == [12], head


def test_a_line_that_is_no_such_heading_leaves_them_open(records: Callable[[str], Extraction]) -> None:
    found = records(POSTER.format(head="Statistical analysis"))
    assert all(o.assertion is not Assertion.STATED for o in found.outcomes)


def test_a_cohort_written_in_another_case_is_the_same_arm(records: Callable[[str], Extraction]) -> None:
    told = "The ORR was 34.5% (20/58) in Cohort 2 and 22% (7/32) in Cohort 1. Nausea occurred in 12 patients in cohort 2 and 5 patients in cohort 1."
    found = records(f"A phase 2 study of TLX-8804 in osteosarcoma\n\nResults\n{told}\n")
    labels = [a.label.lower() for s in found.studies for a in s.arms]
    assert sorted(labels) == ["cohort 1", "cohort 2"]


BOXES = """A menin inhibitor keeps its activity in resistant leukemia

Background
{before}

Figure 1 of the molecule
Velmotamab binds its target for 9 hours and then lets go of it again.
{after}

Conclusions
Velmotamab was active.
"""


def test_a_background_ends_at_the_next_box_where_no_box_is_called_results(records: Callable[[str], Extraction]) -> None:
    told = "Aldesleukin gave an objective response rate of 16% in melanoma."
    found = records(BOXES.format(before=told, after="The ORR with velmotamab was 31%."))
    assert [(o.percent, o.assertion) for o in found.outcomes] == [(16.0, Assertion.PRIOR), (31.0, Assertion.STATED)]


def test_the_safety_of_another_drug_is_told_in_a_background_with_name_and_number(records: Callable[[str], Extraction]) -> None:
    known = "With eragidomide in a phase 1 trial hypocalcemia of grade 3 occurred in 22% of patients. Rash was feared in earlier work."
    found = records(POSTER.format(head="Efficacy").replace("TLX-8804 is an antibody-drug conjugate.", known))
    assert [(e.term, e.percent) for e in found.adverse_events] == [("hypocalcemia", 22.0), ("Nausea", 21.0)]
