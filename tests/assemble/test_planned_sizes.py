"""How many patients a trial is to have; every text is written for these tests."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction, Study

Read = Callable[[str], Extraction]
_OTHERS = " ".join(["This page is a review of many trials and drugs."] * 60) + " OTHERX-1 (NCT09900001) tested niraparib in 812 women.\n\n"


def _size(found: Extraction) -> int | None:
    study: Study = next(s for s in found.studies if any(r.value == "NCT04900004" for r in s.registry_ids))
    return study.enrollment.value if study.enrollment else None


@pytest.mark.parametrize("before", ["", _OTHERS])
@pytest.mark.parametrize(
    ("text", "patients"),
    [
        ("ORIOLEX-4 (NCT04900004), a phase 3 trial of olaparib, is enrolling 462 patients.", 462),
        ("ORIOLEX-4 (NCT04900004; phase 3; about 410 women) is open for olaparib.", 410),
        ("The phase 3 ORIOLEX-4 (NCT04900004) of olaparib plans for 675.", 675),
        ("Olaparib has moved to the phase 3 ORIOLEX-4 (NCT04900004) in melanoma, about 360 patients.", 360),
        ("ORIOLEX-4 (NCT04900004): about 750 patients with melanoma will be randomised to olaparib.", 750),
        ("ORIOLEX-4 (NCT04900004) of olaparib may enrol up to 82 with myeloma.", 82),
        ("ORIOLEX-4 (NCT04900004) of olaparib is planned at 1,230 patients.", 1230),
        ("ORIOLEX-4 (NCT04900004) of olaparib is recruiting towards 510 patients.", 510),
        ("ORIOLEX-4 (NCT04900004), a single-arm trial, will treat 95 women with olaparib.", 95),
        ("ORIOLEX-4 (NCT04900004): olaparib in melanoma, N≈720.", 720),
        ("ORIOLEX-4 (NCT04900004): about 40 patients per arm will be randomised to olaparib.", None),
        ("In ORIOLEX-4 (NCT04900004) about 60 patients responded to olaparib.", None),
        ("ORIOLEX-4 (NCT04900004) will run until 300 deaths on olaparib.", None),
        ("ORIOLEX-4 (NCT04900004) will open at about 120 sites with olaparib.", None),
        ("In ORIOLEX-4 (NCT04900004) a run-in with olaparib will enrol 20 patients.", None),
    ],
)
def test_the_number_planned(records: Read, before: str, text: str, patients: int | None) -> None:
    assert _size(records(before + text)) == patients


def test_a_trial_in_progress_has_no_patients_of_earlier_trials(records: Read) -> None:
    text = (
        "A phase 3 trial of olaparib: a trial in progress\nBackground: In an earlier study 132 patients received olaparib.\n"
        "Methods: About 480 patients will be randomised 1:1 to olaparib or placebo. Clinical trial information: NCT04900004."
    )
    assert _size(records(text)) == 480
