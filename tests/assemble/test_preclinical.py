import pytest

from tests.assemble.conftest import asset_named

FOUND = [
    ("QRX-1234 showed a robust reduction in tumor volume in a mouse model.", [("tumor volume", "decreased", None)]),
    (
        "In mice, QRX-1234 significantly increased peripheral T cells and NK cells.",
        [("peripheral T cells", "increased", True), ("NK cells", "increased", True)],
    ),
    (
        "QRX-1234 demonstrated a significantly decreased tumor volume, increased survival, and CAR-T cell expansion in a Raji mouse model.",
        [("tumor volume", "decreased", True), ("survival", "increased", True), ("CAR-T cell expansion", "increased", True)],
    ),
    (
        "In mice QRX-1234 did not show any evidence of weight loss or FoxP3 induction.",
        [("weight loss", "absent", None), ("FoxP3 induction", "absent", None)],
    ),
    (
        "Lymphocyte activation and proliferation were observed with QRX-1234 in mice.",
        [("Lymphocyte activation and proliferation", "increased", None)],
    ),
]
NOT_FOUND = [
    "QRX-1234 carries mutations to reduce potency in mouse models.",
    "QRX-1234 may increase survival in mice.",
    "QRX-1234 reduced tumor volume in 12 patients.",
    "Mouse models are widely used to study tumor growth.",
]


@pytest.mark.parametrize(("text", "effects"), FOUND)
def test_effects(records, text, effects):
    assert [(f.effect, f.direction, f.significant) for f in records(text).preclinical_findings] == effects


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_finding(records, text):
    assert records(text).preclinical_findings == ()


def test_respectively_parts_assets_and_comparators(records):
    text = "Both QRX-1234 and ZPB-4410 showed a robust reduction in tumor volume in a mouse model as compared to PD-1 monotherapy or vehicle, respectively."
    extraction = records(text)
    ids = [asset_named(extraction, n).id for n in ("QRX-1234", "ZPB-4410")]
    assert [(list(f.assets), f.comparator) for f in extraction.preclinical_findings] == [([ids[0]], "PD-1 monotherapy"), ([ids[1]], "vehicle")]


def test_assets_given_together_share_the_finding(records):
    text = "QRX-1234 with ZPB-4410 increased survival in a Raji mouse model."
    (finding,) = records(text).preclinical_findings
    assert len(finding.assets) == 2
    assert finding.model == "Raji mouse model"
