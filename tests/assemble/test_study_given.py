"""What the patients of a study were given where a result names no arm: its drugs without those of its control; every text is our own."""

from dataclasses import replace

import pytest

from abstract2kb.assemble.study_links import with_given
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report, extract_text
from tests.assemble.briefs import brief
from tests.assemble.test_outcomes import scene_of


def by_number(lines: str) -> dict[float | None, list[str]]:
    """What the patients of each percent were given."""
    report = brief(lines)
    found = extract_report(replace(report, tables=tuple(replace(table, header_rows=1) for table in report.tables)))
    names = {a.id: a.name.lower() for a in found.assets}
    return {r.percent: sorted(names[i] for i in r.assets) for r in (*found.outcomes, *found.adverse_events)}


TRIALS = """
# Autumn notes
LANTERN-3 (NCT05550003) randomised 300 patients to {}. {}
| Trial | N | ORR, % | Fever, % |
| LANTERN-3 | 150 | 44 | 12 |
"""


@pytest.mark.parametrize(
    ("told", "more", "drugs"),
    [
        ("ZLV-201 or to docetaxel", "", ["zlv-201"]),
        ("ZLV-201 plus tezolimab or to docetaxel", "", ["tezolimab", "zlv-201"]),
        ("ZLV-201 plus tezolimab or to tezolimab", "", ["tezolimab", "zlv-201"]),
        ("ZLV-201 or to docetaxel", "Ribrutamab is older.", ["zlv-201"]),
    ],
)
def test_a_row_of_a_trial_is_of_the_arm_under_study(told: str, more: str, drugs: list[str]) -> None:
    found = by_number(TRIALS.format(told, more))
    assert found[44.0] == found[12.0] == drugs


COLUMN = """
# Autumn notes
LANTERN-3 (NCT05550003) randomised 300 patients to ZLV-201 {} or to docetaxel.
| Event, % | LANTERN-3 |
| Fever | 12 |
| Rash | 9 |
"""


@pytest.mark.parametrize(("told", "drugs"), [("with tezolimab", ["tezolimab", "zlv-201"]), ("10 mg", ["zlv-201"])])
def test_a_column_of_a_trial_is_of_the_arm_under_study(told: str, drugs: list[str]) -> None:
    found = by_number(COLUMN.format(told))
    assert found[12.0] == found[9.0] == drugs


TOLD = "HARBOR-4 (NCT05550004) randomized 300 patients to zolvamab plus letrozole or to docetaxel.\n\n{}Rash occurred in 12%."


@pytest.mark.parametrize(
    ("between", "subjects", "partners", "drugs"),
    [
        ("", {"zolvamab"}, {"letrozole"}, ("zolvamab", "letrozole")),
        ("As a yardstick, tezolimab gave 10%. ", {"zolvamab"}, set(), ("zolvamab", "letrozole")),
        ("", {"docetaxel"}, set(), ("docetaxel",)),
        ("", set(), set(), ("zolvamab", "letrozole", "docetaxel")),
    ],
    ids=["told for its name", "after another drug", "under study", "nothing known"],
)
def test_a_result_of_no_arm_is_of_the_arm_under_study(between: str, subjects: set[str], partners: set[str], drugs: tuple[str, ...]) -> None:
    text = TOLD.format(between)
    found = extract_text(text)
    scene = scene_of(Report.from_text(text, "test"))
    scene.subjects, scene.partners = frozenset(subjects), frozenset(partners)
    scene.studies = [found.studies[0].model_copy(update={"assets": ("zolvamab", "letrozole", "docetaxel")})]
    bare = found.adverse_events[0].model_copy(update={"assets": (), "arm": None, "study": found.studies[0].id})
    assert with_given(scene, [bare])[0].assets == drugs


EVENTS = """
# ZLV-201 (Norwind)
In LANTERN-3 (NCT05550003) 60 patients were given ZLV-201{}. {} LANTERN-3 was compared with docetaxel of a registry.
| Event, % | All grades | Grade 3 |
| Fever | 12 | 1 |
| Rash | 9 | 0 |
"""


@pytest.mark.parametrize(
    ("partner", "more", "drugs"),
    [
        (" plus tezolimab", "Ribrutamab was allowed at progression.", ["tezolimab", "zlv-201"]),
        (" plus tezolimab", "", ["tezolimab", "zlv-201"]),
        (" alone", "Ribrutamab was allowed at progression.", ["zlv-201"]),
    ],
)
def test_a_table_without_drugs_has_the_partners_and_no_comparators(partner: str, more: str, drugs: list[str]) -> None:
    found = by_number(EVENTS.format(partner, more))
    assert found[12.0] == found[9.0] == drugs
