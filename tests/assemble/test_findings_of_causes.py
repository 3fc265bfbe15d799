"""Findings by what brought them about: stimuli and resistant lines are no treatment, means and joint results are findings, lists give each its own."""

import pytest

from abstract2kb.records import Direction

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT


def _told(records, text):
    return {(f.effect, f.direction) for f in records(text).preclinical_findings}


def _owners(records, text):
    found = records(text)
    names = {a.id: a.name for a in found.assets}
    return sorted(sorted(names[a] for a in f.assets) for f in found.preclinical_findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what the text sets against the drug
        ("In mice, glucose starvation raised GLUT1 expression, which was abolished by QRX-1234.", {("GLUT1 expression", DOWN)}),
        ("QRX-1234 was given to mice. Hypoxia induced VEGF secretion.", set()),
        ("QRX-1234 was given to mice. Overexpression of BCL2 blocked apoptosis.", set()),
        ("Mice received QRX-1234. Knock-out of DLL3 abolished killing.", {("killing", DOWN)}),
        ("QRX-1234 was tested in vitro. In QRX-1234-resistant cells EGFR was upregulated compared to parental cells.", set()),
        ("QRX-1234 was tested in vitro. Acquired resistance eventually develops.", set()),
        ("Tumors were induced by subcutaneous injection of B16 cells. Then mice received QRX-1234.", set()),
        ("SK-3 lines, in which the MAPK pathway is activated, were killed by QRX-1234 in vitro.", {("killed", UP)}),
        # means and results
        ("In vitro QRX-1234 reduced invasion by downregulating MMP-9 expression.", {("invasion", DOWN), ("MMP-9 expression", DOWN)}),
        ("In vitro QRX-1234 acts by blocking deacetylases.", set()),
        ("In mice the activity of QRX-1234 was driven mainly by expansion of NK cells.", {("expansion of NK cells", UP)}),
        ("The antitumor effect of QRX-1234 in mice was mediated by depletion of Tregs.", {("Tregs", DOWN)}),
        (
            "QRX-1234 cooperates with anti-CTLA-4 to lower tumor burden and extend survival in mice.",
            {("cooperates with anti-CTLA-4", UP), ("tumor burden", DOWN), ("survival", UP)},
        ),
        ("QRX-1234 was combined with anti-CTLA-4 to lower tumor burden in mice.", set()),
        ("In vitro QRX-1234 abolished the interaction between menin and MLL.", {("interaction", DOWN)}),
        # what cells become
        ("In vitro QRX-1234 renders melanoma cells more sensitive to NK cells.", {("sensitive", UP)}),
        ("PC3 cells were less resistant to QRX-1234 than DU145 cells in vitro.", {("resistant", DOWN)}),
    ],
)
def test_what_came_of_what(records, text, expected):
    assert _told(records, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In mice HDAC inhibitors, including vorinostat and romidepsin, slowed tumor growth.", [["romidepsin"], ["vorinostat"]]),
        ("In mice vorinostat or romidepsin slowed tumor growth.", [["romidepsin"], ["vorinostat"]]),
        ("In mice neither sorafenib nor sunitinib reduced tumor volume.", [["sorafenib"], ["sunitinib"]]),
        ("In mice vorinostat and romidepsin slowed tumor growth.", [["romidepsin", "vorinostat"]]),
        (
            "In mice bevacizumab plus docetaxel and bevacizumab plus cisplatin slowed growth.",
            [["bevacizumab", "cisplatin"], ["bevacizumab", "docetaxel"]],
        ),
        (
            "Mice received the MEK inhibitor trametinib or the PI3K inhibitor alpelisib. These inhibitors lowered cyclin D1.",
            [["alpelisib"], ["trametinib"]],
        ),
        (
            "Mice received the MEK inhibitor trametinib or the PI3K inhibitor alpelisib. The combination of these inhibitors lowered cyclin D1.",
            [["alpelisib", "trametinib"]],
        ),
    ],
)
def test_each_by_itself(records, text, expected):
    assert _owners(records, text) == expected


def test_the_model_of_both(records):
    """What two assets did each by itself was found in the same model."""
    found = records("Cell viability fell in A549 cells. In vitro vorinostat or romidepsin reduced colony formation in HT29 cells.")
    assert {f.model for f in found.preclinical_findings if f.effect == "colony formation"} == {"HT29 cells"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In vitro CT40177 inhibited colony formation.", {"CT40177"}),
        ("In mice RTV117 potently inhibits growth.", {"RTV117"}),
        ("Cells were exposed to KNM450 for 24 h in vitro.", {"KNM450"}),
        ("In vitro, knockdown of ZNF217 reduced growth, and MIR155 reduces apoptosis.", set()),
        ("In vitro QRT312 expression rose; QRT312 promotes growth.", set()),
        ("In mice, HCT116 tumors grew and SW620 lost viability.", set()),
    ],
)
def test_codes_without_a_hyphen(records, text, names):
    assert {a.name for a in records(text).assets} == names
