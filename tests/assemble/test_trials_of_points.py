"""Trials in the points of slides: their names, patients and diseases, and the results of the points below them."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction, Study

Read = Callable[[str], Extraction]
OTHER = "• PRAIRIE-9 (NCT06399777), phase 3: sotorasib vs docetaxel, 345 patients\n\n– ORR 28% vs 13%\n\n"
"""Another trial, so that the report is on none of its own."""


def trial(found: Extraction, name: str) -> Study:
    """The study of that name."""
    return next(s for s in found.studies if s.acronym is not None and s.acronym.value == name)


NAMED = {
    "opens, with arms": (
        "• HORIZONTE-Gastric05 (adjuvant), zolbetuximab vs placebo, 1,204 patients\n\n– 3-year OS 71.4% vs 66.0%\n",
        "HORIZONTE-Gastric05",
    ),
    "opens, with a size": ("• CALDERA-4: giredestrant + everolimus, n = 373\n\n– PFS 9.1 vs 5.5 months\n", "CALDERA-4"),
    "closes": ("• Enfortumab vedotin in early disease: CALDERA-303\n\n– pCR 52%\n", "CALDERA-303"),
    "after in": ("■ Tarlatamab in MoonDrift-1 (Amgen)\n\n○ CR rate 12%\n", "MoonDrift-1"),
    "before its phase": ("• Bleximenib (J&J), cEDaRs-1 phase 1b, same backbone\n\n– ORR 61%\n", "cEDaRs-1"),
}


@pytest.mark.parametrize("name", NAMED)
def test_names_of_trials_in_points(records: Read, name: str) -> None:
    text, trial_name = NAMED[name]
    found = records(f"What the summer meetings changed\n\n{text}")
    assert [s.acronym.value for s in found.studies if s.acronym] == [trial_name]
    assert {o.study for o in found.outcomes} == {found.studies[0].id}


@pytest.mark.parametrize(
    "point",
    [
        "Nectin-4: enfortumab vedotin leads, n = 60",
        "COVID-19, boosters and myeloma: 40 patients",
        "XLR-204: phase 1, n = 22",
        "KMT2A: enzomenib, 31 patients",
    ],
)
def test_no_names_of_trials(records: Read, point: str) -> None:
    found = records(f"What the summer meetings changed\n\n• {point}\n\n– ORR 41%\n")
    assert [s.acronym for s in found.studies if s.acronym] == []


def test_a_phase_between_a_name_and_its_number(records: Read) -> None:
    found = records("• VESPERA-6, phase 3 (NCT06399101), 315 patients: camizestrant vs palbociclib\n\n– PFS HR 0.52 (95% CI 0.38–0.71)\n")
    (study,) = found.studies
    assert study is trial(found, "VESPERA-6")
    assert [r.value for r in study.registry_ids] == ["NCT06399101"]


TWO = """EGFR lung cancer: the second line fills up

• TALUS-2 (NCT05911101), phase 3: amivantamab + pemetrexed vs osimertinib, 512 patients

– ORR 71% vs 64%

• Sacituzumab tirumotecan in OptiRange-Lung09, phase 3, 322 patients

– Responses in 58.1%

– Stomatitis 61%
"""


def test_lower_points_are_of_the_trial_above(records: Read) -> None:
    found = records(TWO)
    first, second = trial(found, "TALUS-2"), trial(found, "OptiRange-Lung09")
    assert {o.percent: o.study for o in found.outcomes} == {71.0: first.id, 64.0: first.id, 58.1: second.id}
    assert [e.study for e in found.adverse_events] == [second.id]


def test_a_trial_in_a_lower_point_is_of_the_drug_above(records: Read) -> None:
    found = records("• Ziftomenib (Kura), oral menin inhibitor\n\n– ORR 33%\n\n– Phase 3 ORBITAL-17 (NCT06399222) under way\n")
    names = {a.id: a.name for a in found.assets}
    assert [names[a] for a in trial(found, "ORBITAL-17").assets] == ["ziftomenib"]


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("CALDERA-4 (NCT06399333), phase 2: giredestrant vs fulvestrant, n = 282", 282),
        ("CALDERA-4 (NCT06399333) tests giredestrant against fulvestrant; 450 patients planned, OS is the endpoint.", 450),
        ("CALDERA-4 (NCT06399333, phase 3, some 620 patients planned) is the bridge for giredestrant.", 620),
        ("CALDERA-4 (NCT06399333), phase 1: giredestrant, cohort B n = 66", None),
        ("CALDERA-4 (NCT06399333), phase 2: giredestrant, n = 141, vs fulvestrant, n = 139", None),
    ],
)
def test_sizes_in_points(records: Read, words: str, size: int | None) -> None:
    study = trial(records(f"{OTHER}• {words}\n"), "CALDERA-4")
    assert (study.enrollment.value if study.enrollment else None) == size
