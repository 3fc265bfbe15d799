"""How many patients a trial allotted of those looked at, and how long they were followed at a date; every text is written for these tests."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction, Study

Read = Callable[[str], Extraction]
_METHODS = "METHODS: This phase 3 trial (NCT04900004) tested zelotinib in lupus. RESULTS: "


def _study(found: Extraction) -> Study:
    return next(s for s in found.studies if any(r.value == "NCT04900004" for r in s.registry_ids))


@pytest.mark.parametrize(
    ("text", "patients"),
    [
        ("From June 2015 to March 2017 we identified 311 patients; 240 of them were randomly allocated to a group.", 240),
        ("Between May 2, 2014, and June 3, 2016, of 655 patients assessed, 412 were randomly assigned to zelotinib or placebo.", 412),
        ("Between 2005 and 2011, 1204 patients were registered from 41 sites. 333 patients with residual disease were randomised.", 333),
        ("A total of 210 women were screened and 150 were randomized to zelotinib or placebo.", 150),
        ("88 patients were registered, and 12 patients were still on treatment at data cutoff.", 88),
        ("90 patients were registered; 45 patients were assigned to zelotinib and 45 to placebo.", 90),
        ("Twenty-one patients enroled, with 18 receiving zelotinib.", 21),
        ("For this planned analysis, 64 patients received an infusion of zelotinib.", 64),
    ],
)
def test_those_allotted_are_the_patients_of_a_trial(records: Read, text: str, patients: int) -> None:
    size = _study(records(_METHODS + text)).enrollment
    assert size is not None
    assert size.value == patients


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Median follow-up at the close of the trial on March 5, 2015, was 40.2 months in each group.", 40.2),
        ("Median follow up as of data cutoff (July 9, 2020) was 28.4 months (IQR 20-30).", 28.4),
        ("The median duration of follow-up, as of the cutoff date of June 12, 2019, was 14 months.", 14),
        ("At median follow-ups of 9.3 months (low dose) and 5.1 months (high dose), rates of response were 70% and 60%.", 9.3),
        ("All 300 patients had been enrolled with a minimum follow-up of 30 months.", None),
        ("300 patients have undergone at least 9 months of follow-up.", None),
        ("300 patients have undergone at least 4.5 months of follow-up.", None),
        ("Median follow-up at the data cutoff of June 12, 2019, is not known; 40.2 months were needed.", None),
    ],
)
def test_the_follow_up_told_for_a_date(records: Read, text: str, months: float | None) -> None:
    followed = _study(records(_METHODS + text)).median_follow_up
    assert (followed.value.value if followed else None) == months


_ABSTRACT = (
    "Zelotinib in Relapsed Myeloma. METHODS: In this phase 1-2 study, we enrolled patients with myeloma. RESULTS: Among 130 patients who received "
    "zelotinib, 60% had refractory disease. With a median follow-up of 11.2 months, the overall response rate was 55.0%. (Funded by Acme; "
)


def test_the_two_numbers_of_one_named_trial(records: Read) -> None:
    found = records(_ABSTRACT + "LUMEN-1 ClinicalTrials.gov numbers, NCT04900003 and NCT04900004.).")
    study = _study(found)
    assert [r.value for r in study.registry_ids] == ["NCT04900003", "NCT04900004"]
    assert (study.phase and study.phase.value.value, study.enrollment and study.enrollment.value) == ("Phase 1/2", 130)


def test_two_named_trials_keep_a_number_each(records: Read) -> None:
    found = records(_ABSTRACT + "LUMEN-1 and LUMEN-2 ClinicalTrials.gov numbers, NCT04900003 and NCT04900004.).")
    assert all(len(s.registry_ids) < 2 for s in found.studies)
