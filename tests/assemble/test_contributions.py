"""A short page of items on one drug each has no study of the whole; an abstract has."""

ITEMS = (
    "In brief\n"
    "Amgen: QRX-1234, an anti-CD47 antibody, shrank tumours in 4 of 20 patients with melanoma.\n"
    "Novelix Bio: QRX-5678, a KRAS G12D inhibitor, shrank tumours in 6 of 21 patients with pancreatic cancer in a phase 1 trial.\n"
    "Sunforge Pharma has stopped QRX-9012, an anti-TIGIT antibody, after one response in 40 patients with lung cancer.\n"
    "Kestrel Bio: QRX-3456, a B7-H3 ADC, shrank tumours in 9 of 30 patients with osteosarcoma."
)


def test_items_on_different_drugs_have_no_study_in_common(records):
    found = records(ITEMS)
    assert not [s for s in found.studies if len(s.assets) > 1]
    pancreas = next(a for a in found.assets if a.name == "QRX-5678")
    assert [c.value for c in pancreas.conditions] == ["pancreatic cancer"]


def test_an_abstract_has_its_study(records):
    text = "Background: QRX-1234 is an anti-CD47 antibody.\nMethods: In this phase 1 study 20 patients with melanoma had it.\nResults: ORR was 20%."
    assert [s.phase.value for s in records(text).studies] == ["Phase 1"]
