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
        ("All had docetaxel for six cycles, with XYZ-101 10 mg or matching placebo.", [(("docetaxel",), "subject"), (("XYZ-101",), "toggled")]),
        ("Patients were treated with XYZ-101 or placebo.", [(("XYZ-101",), "subject")]),
        ("In earlier trials with XYZ-101 or placebo, all did well.", [(("XYZ-101",), "subject")]),
        ("Docetaxel was compared with XYZ-101 or placebo.", [(("Docetaxel",), "subject"), (("XYZ-101",), "control")]),
        ("All were randomised to XYZ-101 or placebo with nivolumab.", [(("XYZ-101",), "subject"), (("nivolumab",), "backbone")]),
        ("Used alone or in combination with XYZ-101.", [(("XYZ-101",), "beside")]),
        ("Of these, 30 had monotherapy or with XYZ-101 more.", [(("XYZ-101",), "beside")]),
        ("Nine patients were on the combination with XYZ-101.", [(("XYZ-101",), "partner")]),
        ("XYZ-101, a claudin 18.2 antibody, plus nivolumab was given.", [(("XYZ-101", "nivolumab"), "subject")]),
        ("XYZ-101, an antibody. In 18 patients, plus nivolumab.", [(("XYZ-101",), "subject"), (("nivolumab",), "subject")]),
        ("XYZ-101 plus endocrine therapy and an inhibitor (CDKi: nivolumab) was given.", [(("XYZ-101", "nivolumab"), "subject")]),
        (
            "XYZ-101 plus tamoxifen therapy was dropped. An inhibitor (CDKi: nivolumab) came.",
            [(("XYZ-101", "tamoxifen"), "subject"), (("nivolumab",), "subject")],
        ),
        ("Comparator: docetaxel or paclitaxel.", [(("docetaxel", "paclitaxel"), "control")]),
        ("Control arm: docetaxel.", [(("docetaxel",), "control")]),
        ("Combination partner: docetaxel.", [(("docetaxel",), "own")]),
        ("Backbone by investigator: pemetrexed or paclitaxel.", [(("pemetrexed", "paclitaxel"), "backbone")]),
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
