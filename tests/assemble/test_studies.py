import pytest

ENROLLED = [
    ("A total of 34 patients were enrolled at two centers.", 34),
    ("Between May 2018 and Jan 2020, 48 pts were randomized.", 48),
    ("Ninety-five patients were treated.", 95),
    ("Two thousand eight hundred sixteen women were analyzed.", 2816),
    ("THOR-707 was given to 45 patients.", 45),
    ("The rate was 31% of 210 vs 44% of 215 pts. NCT04900007", None),
    ("Two of six patients responded. NCT04900007", None),
    ("79 efficacy-evaluable patients had a response. NCT04900007", None),
    ("Of the 45 patients, three responded. NCT04900007", 45),
    ("Enrollment goal is 1037 patients. NCT04900007", 1037),
    ("The trial will enroll 60 patients. NCT04900007", 60),
]


@pytest.mark.parametrize(("text", "number"), ENROLLED)
def test_enrollment(records, text, number):
    found = [s.enrollment.value for s in records(text).studies if s.enrollment]
    assert found == ([number] if number else [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Thirteen of a planned 18 patients were treated. NCT04900007", 13),
        ("There were 4 patients (1%) with colitis among 411 patients enrolled. NCT04900007", 411),
        ("Patients received belzutamab (398 patients) or erlotinib (397 patients). NCT04900007", None),
        ("One of three patients experienced rash. NCT04900007", None),
        ("Six of 20 patients responded; among 12 patients with prior therapy it was 17%. NCT04900007", None),
    ],
)
def test_a_share_or_an_arm_is_not_the_enrollment(records, text, number):
    assert [s.enrollment.value for s in records(text).studies if s.enrollment] == ([number] if number else [])


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Median follow-up was short at 4.9 months.", 4.9),
        ("After 24 months of median follow-up, all were alive.", 24.0),
        ("Patients were followed for a median of 18.3 months.", 18.3),
        ("The median (range) follow-up was 12.1 (2-30) months.", 12.1),
        ("Median follow-up in the belzutamab arm was 20.2 months.", 20.2),
        ("At a median of 31 months of follow-up, 60% were alive.", 31.0),
        ("Follow-up was in excess of 50 months.", 50.0),
    ],
)
def test_follow_up_is_told_in_many_ways(records, text, months):
    (study,) = records(f"{text} NCT04900007").studies
    assert study.median_follow_up.value.value == months


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Support comes from data from the Phase III BRIGHT-2 trial, in which 498 patients took QRX-1234.", "Phase 3"),
        ("BRIGHT-2 (NCT04900007) is a Phase 3, 2-part study of QRX-1234.", "Phase 3"),
    ],
)
def test_the_phase_beside_a_name(records, text, phase):
    assert [s.phase.value for s in records(text).studies] == [phase]


def test_an_unnamed_study_has_no_facts_of_a_named_one(records):
    text = "BRIGHT-2 was a phase 3 trial that randomized 141 patients to QRX-1234.\nWe reviewed 40 patients who received QRX-1234."
    assert sorted((s.acronym.value if s.acronym else "", s.phase.value if s.phase else "") for s in records(text).studies) in (
        [("", ""), ("BRIGHT-2", "Phase 3")],
        [("BRIGHT-2", "Phase 3")],
    )


def test_study_facts(records):
    text = (
        "Methods: In this open-label, randomized phase 2 study (NCT03545711), patients with advanced melanoma received QRX-1234. "
        "Results: 62 patients were enrolled; median age was 58 years. Median follow-up was 13.4 months."
    )
    (study,) = records(text).studies
    assert [r.value for r in study.registry_ids] == ["NCT03545711"]
    assert study.phase.value == "Phase 2"
    assert {d.value for d in study.design} == {"open-label", "randomized"}
    assert (study.enrollment.value, study.median_age.value) == (62, 58)
    assert (study.median_follow_up.value.value, study.median_follow_up.value.unit) == (13.4, "months")


@pytest.mark.parametrize(
    "text",
    [
        "Based on the phase III study of another group, 40 patients received QRX-1234.",
        "A total of 40 patients received QRX-1234. A phase 2 study is ongoing.",
    ],
)
def test_the_phase_of_another_study_is_not_this_ones(records, text):
    assert [s.phase for s in records(text).studies] == [None]


def test_two_trials_of_an_article_have_their_own_facts(records):
    text = (
        "In the registrational phase 2 BRIGHT-1 study (NCT05396885), 117 patients received QRX-1234.\n"
        "In the phase 1 ZPB-001 trial (NCT04674813), 70 patients received ZPB-4410."
    )
    found = {s.registry_ids[0].value: s for s in records(text).studies}
    assert [(found[n].phase.value, found[n].enrollment.value) for n in ("NCT05396885", "NCT04674813")] == [("Phase 2", 117), ("Phase 1", 70)]
