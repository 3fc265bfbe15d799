"""Groups of drugs by how they are given; every sentence is written for these tests."""

import pytest

from abstract2kb.assemble.regimens import groups_in
from abstract2kb.pdf.report import Report
from tests.assemble.test_outcomes import scene_of


def groups(text: str) -> list[tuple[tuple[str, ...], str]]:
    scene = scene_of(Report.from_text(text, "test"))
    return [(g.ids, g.part) for g in groups_in(scene, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XYZ-101 plus nivolumab was given.", [(("XYZ-101", "nivolumab"), "subject")]),
        ("XYZ-101 is being tested with nivolumab.", [(("XYZ-101", "nivolumab"), "subject")]),
        ("XYZ-101 versus docetaxel in lung cancer", [(("XYZ-101",), "subject"), (("docetaxel",), "control")]),
        ("XYZ-101 was compared with docetaxel.", [(("XYZ-101",), "subject"), (("docetaxel",), "control")]),
        ("Patients were randomised to XYZ-101 or docetaxel.", [(("XYZ-101",), "subject"), (("docetaxel",), "control")]),
        ("Patients received nivolumab with or without XYZ-101.", [(("nivolumab", "XYZ-101"), "optional")]),
        ("XYZ-101 was added to nivolumab.", [(("XYZ-101", "nivolumab"), "added")]),
        ("With nivolumab, 12 patients responded.", [(("nivolumab",), "partner")]),
        ("Control: physician's choice of docetaxel or paclitaxel.", [(("docetaxel", "paclitaxel"), "control")]),
        ("PFS was 9 months with XYZ-101 and 5 months with docetaxel.", [(("XYZ-101",), "subject"), (("docetaxel",), "arm")]),
        ("Backbone: pemetrexed + carboplatin.", [(("pemetrexed", "carboplatin"), "backbone")]),
        ("three of whom had received XYZ-101 with nivolumab", [(("XYZ-101", "nivolumab"), "own")]),
    ],
)
def test_how_drugs_are_given(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert groups(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "after osimertinib and platinum",
        "in patients who had progressed on docetaxel",
        "docetaxel-refractory disease",
        "Fludarabine and cyclophosphamide opened the way.",
        "most had crossed over to nivolumab",
    ],
)
def test_drugs_of_earlier_lines_and_of_preparation_are_no_group(text: str) -> None:
    assert groups(text) == []


def test_the_difference_to_the_control_is_known() -> None:
    text = "Patients received nivolumab with or without XYZ-101."
    (group,) = groups_in(scene_of(Report.from_text(text, "test")), 0, len(text))
    assert group.base == ("nivolumab",)


def test_a_short_form_stands_for_its_drugs() -> None:
    text = "Patients received lapatinib plus vinorelbine (LV). LV was well tolerated."
    assert groups(text)[0] == (("lapatinib", "vinorelbine"), "subject")
