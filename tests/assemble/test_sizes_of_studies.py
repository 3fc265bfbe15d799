"""How many patients a trial has and how long they were followed, among other trials and alone; every text is written for these tests."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction, Study

Read = Callable[[str], Extraction]
_OTHERS = " ".join(["This page is a review of many trials and drugs."] * 60) + " OTHERX-1 (NCT09900001) tested niraparib in 812 women.\n\n"


def _study(found: Extraction) -> Study:
    return next(s for s in found.studies if any(r.value == "NCT04900004" for r in s.registry_ids))


@pytest.mark.parametrize("before", ["", _OTHERS])
@pytest.mark.parametrize(
    ("text", "patients"),
    [
        ("ORIOLEX-4 (olaparib, Merck)\nPhase 1/2, NCT04900004; n = 90\nORR 80%", 90),
        ("ORIOLEX-4\n(phase 3, NCT04900004)\n652 patients, relapsed CLL or SLL; median follow-up 39.0 months", 652),
        ("• Olaparib (Merck): ORIOLEX-4, phase 1/2, NCT04900004\n– 60 patients with CLL, median of four prior lines", 60),
        ("Olaparib (Merck): ORIOLEX-4 part B, phase 2, NCT04900004; 104 patients", 104),
        ("ORIOLEX-4 (NCT04900004), 12 years and older, 970 eligible: olaparib vs placebo", 970),
        ("ORIOLEX-4, phase 3, NCT04900004; 926 fit patients with untreated CLL", 926),
        ("Phase 1 (NCT04900004) contributed 136 patients with NSCLC, nearly all pretreated. Olaparib brought responses.", 136),
        ("ORIOLEX-4 (NCT04900004) took all comers with HER2-negative disease, 1,579 of them, to olaparib.", 1579),
        ("We pooled the 97 patients treated in the phase 1b/2 ORIOLEX-4 (NCT04900004) with olaparib.", 97),
        ("Olaparib was compared with bevacizumab in ORIOLEX-4 (NCT04900004; N=398).", 398),
        ("ORIOLEX-4 (NCT04900004) closed after 18 of a planned 200 patients had received olaparib.", 18),
        ("ORIOLEX-4 (NCT04900004) allocated 156 women with melanoma to olaparib or care.", 156),
        ("ORIOLEX-4 (NCT04900004), whose 533 patients had melanoma, tested olaparib.", 533),
        ("In ORIOLEX-4 (NCT04900004) olaparib had been given to nine heavily treated patients.", 9),
        ("ORIOLEX-4 (NCT04900004), three years on: 68 treated with olaparib, all alive.", 68),
        ("ORIOLEX-4 (NCT04900004) is a nationwide registry of 248 much treated patients on olaparib.", 248),
        ("In ORIOLEX-4 (NCT04900004) 1,194 patients took olaparib.", 1194),
        ("ORIOLEX-4 NCT04900004\nPhase 3, untreated melanoma, olaparib, N = 886", 886),
        ("ORIOLEX-4 (NCT04900004): olaparib (398 patients) or placebo (397 patients).", None),
        ("In ORIOLEX-4 (NCT04900004), 17 of 38 patients responded to olaparib.", None),
    ],
)
def test_the_number_of_patients(records: Read, before: str, text: str, patients: int | None) -> None:
    size = _study(records(before + text)).enrollment
    assert (size.value if size else None) == patients


def test_the_patients_of_a_cohort_are_not_those_of_its_trial(records: Read) -> None:
    assert _study(records(_OTHERS + "In cohort 2 of ORIOLEX-4 (NCT04900004), 85 patients took olaparib.")).enrollment is None


@pytest.mark.parametrize(
    ("sentence", "patients"),
    [
        ("Of 376 registered, 215 were randomised.", 215),
        ("In all, 5,125 were included.", 5125),
        ("Of 90 tumours 30 were included in the array.", None),
    ],
)
def test_so_many_were_randomised_without_a_word_for_people(records: Read, sentence: str, patients: int | None) -> None:
    size = records(f"Olaparib maintenance: a randomised trial. {sentence} Olaparib was active.").studies[0].enrollment
    assert (size.value if size else None) == patients


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("At 76.0 mo median follow-up PFS was longer.", 76.0),
        ("During a median of 12 months’ follow-up nobody progressed.", 12.0),
        ("After a median of 25.2 mo, PFS was longer with olaparib.", 25.2),
        ("OS after 10.4 months of follow-up was 14 months.", 10.4),
        ("Data were shown in Orlando (follow-up 14.1 months).", 14.1),
        ("Its final analysis, after a median of 43.2 months, confirms it.", 43.2),
        ("Median FU was 36 months.", 36.0),
        ("At an mFU of 12.1 mo three had progressed.", 12.1),
        ("Median follow-up from start of treatment: 5.9 months (range, 0.3-22).", 5.9),
        ("The median follow-up of the 60 patients was 12.4 months.", 12.4),
        ("Median follow-up was 25.5 and 24.8 months in the two arms.", 25.5),
        ("Minimum follow-up was 12 months; median follow-up 18 months.", 18.0),
        ("All were followed for at least 12 months (median 20.2 months).", 20.2),
        ("Responses came after a median of 1.4 months and lasted.", None),
        ("Minimum follow-up was 12 months.", None),
        ("The median time to response was 2.1 months.", None),
    ],
)
def test_the_median_follow_up(records: Read, text: str, months: float | None) -> None:
    found = _study(records(f"ORIOLEX-4 (NCT04900004) is a phase 3 trial of olaparib in ovarian cancer. {text}")).median_follow_up
    assert (found.value.value if found else None) == months


@pytest.mark.parametrize(
    ("text", "patients"),
    [
        ("The study was designed for women up to the age of 70 years; 144 women were enrolled. Among 80 women with a sample, 40 responded.", 144),
        ("318 women (159 participants received olaparib and placebo, 159 received placebo only) were randomized to treatment.", 318),
        ("188 chemotherapy-naïve women were randomized. 180 women were included in the analysis (90 per arm).", 188),
        ("In 412 randomly assigned and treated women (olaparib = 206; placebo = 206), PFS was longer with olaparib.", 412),
        ("Characteristics of the 61 treated pts are shown. Among 48 pts with measurable disease, 30% had a response.", 61),
        ("The trial was designed for up to 90 women; 60 responses were needed.", None),
    ],
)
def test_the_number_of_patients_of_an_abstract(records: Read, text: str, patients: int | None) -> None:
    (study,) = records(f"Background: Olaparib was tested in ovarian cancer. Methods: This was a phase 2 trial. Results: {text}").studies
    assert (study.enrollment.value if study.enrollment else None) == patients


@pytest.mark.parametrize(
    ("text", "patients"),
    [
        ("We recruited 88 suitable women for olaparib. Rash was seen in 9 (45%) of 20 women treated so.", 88),
        ("Forty-one much pretreated (three lines, range 1-7) bladder cancer patients were enrolled and had olaparib.", 41),
        ("Responses to olaparib were seen in 12 of 45 men treated.", 45),
        ("All told, 310 node-free, treated women were randomly assigned to olaparib or care.", 310),
        (
            "Women (N=4400) at some risk since they had a mother or sister with the disease were given olaparib. Cancer arose in 12 per 1000 women.",
            4400,
        ),
        ("To learn more, we pooled data from 610 women treated with olaparib in six trials. Rash was the only event in three patients.", 610),
    ],
)
def test_the_number_enrolled_and_that_of_a_result(records: Read, text: str, patients: int) -> None:
    size = records(text).studies[0].enrollment
    assert size is not None
    assert size.value == patients


def test_the_size_of_the_first_of_two_arms_is_not_that_of_the_study(records: Read) -> None:
    found = records("120 women were allotted olaparib with care and 61 care alone. The response rate was 30%.")
    assert all(study.enrollment is None for study in found.studies)


@pytest.mark.parametrize(
    ("results", "patients"),
    [
        ("Sixteen have been enrolled to date. Olaparib was safe.", 16),
        ("Ninety-eight pts were infused, and all had olaparib.", 98),
        ("Among 28 evaluable patients five responded to olaparib. Safety was looked at in 61 patients.", 61),
        ("Patients were allotted to olaparib (n=246) or care (WAIT; n=248).", None),
    ],
)
def test_the_whole_goes_before_its_parts(records: Read, results: str, patients: int | None) -> None:
    (study,) = records(f"Background: Olaparib was tested in melanoma. Methods: This was a phase 2 trial. Results: {results}").studies
    assert (study.enrollment.value if study.enrollment else None) == patients


def test_the_trial_that_only_a_table_names_has_the_patients_of_the_text_on_its_drug(records: Read) -> None:
    table = "Drug\tPhase\tTrial\nolaparib\tPhase 1\tNCT04900004\nniraparib\tPhase 1\tNCT04900005\n\n"
    text = _OTHERS + table + "Olaparib had been given to 46 patients. Niraparib was given to nobody. In all 70 patients were screened elsewhere."
    assert next((s.enrollment for s in records(text).studies if any(r.value == "NCT04900005" for r in s.registry_ids)), None) is None


def test_the_trial_whose_conduct_is_told_is_that_of_the_article(records: Read) -> None:
    text = (
        "Olaparib alone in melanoma\nIntroduction\nNiraparib had brought responses to 30% of patients in OTHERX-1 (NCT09900001).\nMethods\n"
        "Open-label, multicenter phase 1 study (NCT04900004).\nPatients\n61 men received olaparib. Median follow-up was 8.4 months.\n"
    )
    assert _study(records(text)).enrollment is not None
    assert next(s for s in records(text).studies if s.registry_ids[0].value == "NCT09900001").enrollment is None
