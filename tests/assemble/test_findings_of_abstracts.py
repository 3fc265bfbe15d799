"""Constructions of abstracts and press releases: present tense, joined infinitives, background of patients, what is no finding."""

import pytest

from abstract2kb.records import Direction

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT


def _told(records, text):
    return {(f.effect, f.direction) for f in records(text).preclinical_findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QRX-1234 was found to lower IL-6 release and to raise T-cell infiltration in mice.", {("IL-6 release", DOWN), ("T-cell infiltration", UP)}),
        ("QRX-1234 was shown to reduce colony formation and suppress invasion in vitro.", {("colony formation", DOWN), ("invasion", DOWN)}),
        ("QRX-1234, which binds B7-H9, inhibits tumor growth in mice.", {("tumor growth", DOWN)}),
        ("In nude mice, the pair of QRX-1234 and surgery prolongs survival.", {("survival", UP)}),
        ("QRX-1234 proved to be a potent inhibitor of tumor growth in mice.", {("tumor growth", DOWN)}),
        ("In mice QRX-1234 showed superior in vivo efficacy.", {("in vivo efficacy", UP)}),
        ("QRX-1234 displayed comparable cytotoxicity to its parent clone in vitro.", {("cytotoxicity", SAME)}),
        (
            "In mice QRX-1234 had antiangiogenic, antimetabolic and cytostatic activities.",
            {("antiangiogenic, antimetabolic and cytostatic activities", UP)},
        ),
        ("In mice QRX-1234 caused a two-thirds reduction in the number of nodules.", {("number of nodules", DOWN)}),
        ("Mice given QRX-1234 had a significant - 48 percent - improvement in survival.", {("survival", UP)}),
        ("With QRX-1234, little to no weight loss was seen in mice.", {("weight loss", ABSENT)}),
        (
            "QRX-1234 induced 35%, 71% tumor growth inhibition and complete regression in mice.",
            {("tumor growth inhibition", UP), ("complete regression", UP)},
        ),
        ("In mice no clinical or imaging evidence of toxicity was seen with QRX-1234.", {("toxicity", ABSENT)}),
    ],
)
def test_constructions(records, text, expected):
    assert _told(records, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "QRX-1234 does not have an Fc region in mice.",  # what it is built of
        "We used QRX-1234 in mice to design analogs with improved potency.",
        "An approach for treating mice and overcoming QRX-1234 resistance is needed.",
        "In mice given QRX-1234, tumor volumes and weights were measured.",
        "The work in mice resulted in the development of QRX-1234.",
        "QRX-1234 had acceptable toxicity in monkeys.",
        "Antibody QRX-1234 was generated in mice.",
    ],
)
def test_no_finding(records, text):
    assert _told(records, text) == set()


def test_patients_as_background_leave_an_article_one_about_experiments(records):
    text = "Many patients relapse on standard drugs. QRX-1234 was tested in mice. QRX-1234 reduced tumor burden."
    assert ("tumor burden", DOWN) in _told(records, text)


def test_the_main_asset_is_meant_where_none_is_named(records):
    text = "QRX-1234 was tested in mice.\n\nAll that is known is old. It was seen in spring.\n\nThis treatment reduced tumor burden in mice."
    assert ("tumor burden", DOWN) in _told(records, text)


def test_an_asset_that_is_replaced_is_not_what_a_finding_is_about(records):
    report = records("In mice, switching from ABX-210 to BCX-330 improved survival. Survival was longer after replacing ABX-210 by BCX-330.")
    names = {a.id: a.name for a in report.assets}
    assert all([names[i] for i in f.assets] == ["BCX-330"] for f in report.preclinical_findings)


def test_a_model_by_name_goes_before_in_vivo(records):
    report = records("In KPC mice, QRX-1234 reduced tumor growth in vivo.")
    assert [f.model for f in report.preclinical_findings] == ["KPC mice"]


def test_a_short_form_defined_for_cells_is_no_drug(records):
    report = records("In mice, QRX-1234 reduced tumor-associated macrophages (TAM). TAM density fell.")
    assert [a.name for a in report.assets] == ["QRX-1234"]


def test_what_was_sought_and_what_was_found_in_one_sentence(records):
    assert ("tumor-specific activity", UP) in _told(records, "In cell lines we examined QRX-1234 and observed tumor-specific activity.")
