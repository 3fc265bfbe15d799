"""How an asset is given, by the words around its name; every sentence and table is written for these tests."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_report
from abstract2kb.records import Extraction
from tests.assemble.test_study_cells import read, report_of


def routes(found: Extraction, name: str) -> list[str]:
    return sorted(r.value for a in found.assets if a.name == name for r in a.routes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patients received QX-771 20 mg/kg intravenously every 2 weeks and olaparib.", {"QX-771": ["intravenous"], "olaparib": []}),
        ("They were given QX-771 30 mg subcutaneously and olaparib.", {"QX-771": ["subcutaneous"], "olaparib": []}),
        ("QX-771 (Acme), a next-generation oral kinase inhibitor, outdid olaparib.", {"QX-771": ["oral"], "olaparib": []}),
        ("QX-771 (Acme; oral, crosses the blood–brain barrier) outdid olaparib.", {"QX-771": ["oral"], "olaparib": []}),
        ("QX-771 is oral and outdid olaparib.", {"QX-771": ["oral"], "olaparib": []}),
        ("QX-771, given with an oral inhibitor, outdid olaparib.", {"QX-771": [], "olaparib": []}),
        ("QX-771 outdid the oral PARP inhibitor olaparib.", {"QX-771": [], "olaparib": ["oral"]}),
        ("Patients were given QX-771 with oral olaparib.", {"QX-771": [], "olaparib": ["oral"]}),
        ("Acme’s oral QX-771 was escalated beside olaparib.", {"QX-771": ["oral"], "olaparib": []}),
        ("Acme’s oral follower, QX-771, spares what olaparib hits.", {"QX-771": ["oral"], "olaparib": []}),
        ("QX-771 (Acme): oral menin inhibitor; olaparib came second.", {"QX-771": ["oral"], "olaparib": []}),
        ("QX-771 (Acme), IV, fixed duration, and olaparib.", {"QX-771": ["intravenous"], "olaparib": []}),
        ("Daratumumab SC plus olaparib was tolerated.", {"daratumumab": ["subcutaneous"], "olaparib": []}),
        (
            "QX-771, a herpes virus that carries GM-CSF, was injected into skin lesions alongside olaparib.",
            {"QX-771": ["intralesional"], "olaparib": []},
        ),
        ("QX-771 is a virus for tumors that olaparib failed. It is injected into the tumor.", {"QX-771": ["intratumoral"], "olaparib": []}),
        ("QX-771 kills cells as olaparib does. Given by mouth it halted growth.", {"QX-771": ["oral"], "olaparib": []}),
        ("QX-771 under the skin or into the vein, with olaparib.", {"QX-771": ["intravenous", "subcutaneous"], "olaparib": []}),
        ("QX-771 (Acme), instilled into the bladder, outdid olaparib.", {"QX-771": ["intravesical"], "olaparib": []}),
        ("QX-771 was shown in an oral presentation, olaparib in a mini oral session.", {"QX-771": [], "olaparib": []}),
        ("With QX-771 T cells moved into the tumor; oral mucositis was seen with olaparib.", {"QX-771": [], "olaparib": []}),
        ("QX-771 was given for melanoma of stage III or IV, and olaparib was not.", {"QX-771": [], "olaparib": []}),
        ("QX-771 and olaparib (abstract 12, oral) were compared.", {"QX-771": [], "olaparib": []}),
    ],
)
def test_the_route_beside_a_name(text: str, expected: dict[str, list[str]]) -> None:
    found = extract_report(report_of(text))
    assert {name: routes(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["QX-771", "menin inhibitor, oral", "Phase 1"], ["oral"]),
        (["QX-771", "releasing system, intravesical", "Phase 3"], ["intravesical"]),
        (["QX-771", "kinase inhibitor", "after oral olaparib"], []),
    ],
)
def test_the_route_in_the_row_of_an_asset(cells: list[str], expected: list[str]) -> None:
    found = read([["Asset", "Description", "Stage"], cells, ["ZY-100", "antibody", "Phase 2"]])
    assert routes(found, "QX-771") == expected
