"""Phase, enrollment and sizes of arms as news and abstracts tell them; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import Study


def study(text: str) -> Study:
    return extract_text(text).studies[0]


RATES = " The ORR was 41% with zanubrutinib and 22% with ibrutinib."


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Results from a Phase 3 clinical trial, KEYNOTE-999, showed that zanubrutinib was superior to ibrutinib.", "Phase 3"),
        ("BRIGHT was a randomized, phase 3 trial giving patients standard of care chemoradiation and then zanubrutinib.", "Phase 3"),
        ("Acme announced interim results from the Phase 2 portion of a Phase 1b/2 study of zanubrutinib in lymphoma.", "Phase 1/2"),
        ("Phase I studies of zanubrutinib in aggressive lymphoma (KEYNOTE-998) showed responses.", "Phase 1"),
        ("Based on the final results from a phase 2 trial, zanubrutinib was given to 40 patients in practice.", None),
    ],
)
def test_phase(text: str, phase: str | None) -> None:
    found = study(text + RATES).phase
    assert (found.value.value if found is not None else None) == phase


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("We conducted a phase 1 trial in lymphoma. A total of 53 adults received zanubrutinib.", 53),
        ("We report a large real-world cohort of 654 patients treated with zanubrutinib (n = 587) or ibrutinib (n = 67).", 654),
        ("If responses were seen, 54 additional patients would be enrolled in a phase 2 trial. Eighty-three patients were treated.", 83),
        (
            "In a phase 2 trial, of 31 patients who received zanubrutinib 80 mg, 28 responded. Of 32 patients who received zanubrutinib 160 mg, 23 did.",
            None,
        ),
        ("We report a phase 3 trial in lymphoma. Results: Of 722 randomized, 357 were given zanubrutinib. At 76 months 10 patients had died.", 722),
        (
            "We report a phase 3 trial. Results: N = 523 (zanubrutinib, 261; placebo, 262); median age 71. Among 40 patients with pain all did well.",
            523,
        ),
        ("In a retrospective study 523 and 294 patients were given zanubrutinib and ibrutinib, respectively.", None),
    ],
)
def test_enrollment(text: str, number: int | None) -> None:
    found = study(text + RATES).enrollment
    assert (found.value if found is not None else None) == number


def test_sizes_go_by_what_was_given() -> None:
    text = (
        "A total of 945 patients were randomly assigned to nivolumab plus ipilimumab (n = 316), nivolumab alone (n = 315), or ipilimumab alone (314). "
        "The 5-year OS rates were 51% with the combination, 43% with nivolumab alone and 27% with ipilimumab alone. "
        "The 5-year PFS rates were 35% with the combination, 28% with nivolumab alone and 9% with ipilimumab alone."
    )
    assert {(a.label, a.n.value if a.n is not None else None) for a in study(text).arms} == {
        ("combination", 316),
        ("nivolumab alone", 315),
        ("ipilimumab alone", 314),
    }


def test_an_approval_tells_of_the_trial_that_it_rests_on() -> None:
    text = "The filing is based on results from the phase III KEYNOTE-999 study, which showed that zanubrutinib improved overall survival."
    assert [(s.acronym.value if s.acronym else None, s.phase.value.value if s.phase else None) for s in extract_text(text + RATES).studies] == [
        ("KEYNOTE-999", "Phase 3")
    ]


def test_a_hypothesis_is_no_rate() -> None:
    assert extract_text("A 1-year PFS rate of 45% could not be rejected.").outcomes == ()


def test_the_number_of_an_earlier_trial_is_not_that_of_the_one_reported() -> None:
    text = (
        "Background: In ORIOLEX-1, 24 patients were treated with zanubrutinib. Methods: ORIOLEX-2 (NCT04900001) is a phase 3 trial of zanubrutinib in "
        "lymphoma. Results: In all, 504 patients were treated. Conclusions: Zanubrutinib is active."
    )
    own = next(s for s in extract_text(text).studies if s.acronym is not None and s.acronym.value == "ORIOLEX-2")
    assert own.enrollment is not None
    assert own.enrollment.value == 504
