"""The model, the comparator and the significance of a finding are those of its own verb."""

import pytest

from tests.assemble.conftest import asset_named

MODELS = [
    # each verb has its own
    ("In LS180 xenografts QRX-1234 slowed growth, and in monkeys it raised platelets.", {"growth": "LS180 xenografts", "platelets": "monkeys"}),
    ("QRX-1234 degraded BRD9 in HAP1 cells and blocked growth of MV4;11 xenografts.", {"BRD9": "HAP1 cells", "growth": "MV4;11 xenografts"}),
    # a shared one at the end, and one before all verbs
    ("QRX-1234 reduced tumor growth and prolonged survival in KPC mice.", {"growth": "KPC mice", "survival": "KPC mice"}),
    ("In LS180 xenografts QRX-1234 shrank tumors and prolonged survival.", {"survival": "LS180 xenografts"}),
    # by kind
    ("QRX-1234 raised perforin release in fresh ascites suspensions in vitro.", {"perforin release": "fresh ascites suspensions"}),
    ("In vitro QRX-1234 induced apoptosis in cells expressing low levels of FOLR1.", {"apoptosis": "cells expressing low levels of FOLR1"}),
    ("QRX-1234 was tested in mice. Cells without FOLR1 were not killed.", {"killed": "Cells without FOLR1"}),
    # "mice" are those of the sentence before, monkeys are not
    ("QRX-1234 shrank LS180 xenografts. Mice kept their weight.", {"weight": "LS180 xenografts"}),
    ("QRX-1234 lowered platelets in monkeys. In mice it prolonged survival.", {"survival": "mice"}),
    ("In monkeys, a relevant model for toxicity, QRX-1234 lowered platelets.", {"platelets": "monkeys"}),
    # what is only compared with is none
    ("QRX-1234 had stronger antitumor activity in FOLR1-high tumors compared with FOLR1-low tumors in mice.", {"activity": "FOLR1-high tumors"}),
]
COMPARED = [
    ("In monkeys QRX-1234 avoided the rash and the leak seen with ZPB-4410.", {"rash": "ZPB-4410", "leak": "ZPB-4410"}),
    ("In mice QRX-1234 slowed growth, whereas ZPB-4410 alone did not.", {"growth": "ZPB-4410"}),
    ("QRX-1234 was active without weight loss in mice, and stayed in tumors for longer than ZPB-4410.", {"weight loss": None}),
    ("Compared with vehicle, QRX-1234 reduced tumor growth and prolonged survival in mice.", {"growth": "vehicle", "survival": "vehicle"}),
    ("In mice the MTD of QRX-1234 was more than 20-fold higher than that of ZPB-4410.", {"MTD": "ZPB-4410"}),
    ("In mice QRX-1234 gave a higher tumor uptake than did 177Lu-ABX-12.", {"uptake": "177Lu-ABX-12"}),
]
SIGNIFICANT = [
    ("QRX-1234 prolonged survival over saline (p = 0.002) and cut platelets sharply in mice.", {"survival": True, "platelets": None}),
    ("QRX-1234 slowed growth without significant weight loss in mice.", {"growth": None, "weight loss": False}),
    ("QRX-1234 reduced tumor volume in mice (p = 0.06).", {"volume": None}),
]
DIRECTIONS = [
    ("In monkeys there were no signs of on-target toxicity or off-target effects with QRX-1234.", [("toxicity", "absent"), ("effects", "absent")]),
    (
        "QRX-1234 led to AML eradication in a disseminated model, remission in a xenograft model, and growth delay in a third model.",
        [("AML eradication", "increased"), ("remission", "increased"), ("growth delay", "increased")],
    ),
    ("Decreases in B-cells and monocytes were observed with QRX-1234 in monkeys.", [("B-cells", "decreased"), ("monocytes", "decreased")]),
    ("QRX-1234 internalized faster in A549 cells than ZPB-4410 did.", [("internalized", "increased")]),
    ("QRX-1234 was well tolerated in monkeys, with normal liver function.", [("liver function", "unchanged")]),
]
NOT_TOLD = [
    "QRX-1234 was designed to activate 4-1BB in tumors while also blocking PD-L1 in mice.",
    "QRX-1234 is directed to FOLR1, an antigen with limited distribution in normal tissues of mice.",
    "We report the generation of QRX-1234 in mice.",
    "In mice given QRX-1234 antigen expression correlated with response.",
]


def found(findings, effect):
    return [f for f in findings if effect in f.effect]


@pytest.mark.parametrize(("text", "wanted"), MODELS)
def test_the_model_is_that_of_the_verb(records, text, wanted):
    findings = records(text).preclinical_findings
    for effect, model in wanted.items():
        assert [f.model for f in found(findings, effect)] == [model], effect


@pytest.mark.parametrize(("text", "wanted"), COMPARED)
def test_the_comparator_is_that_of_the_verb(records, text, wanted):
    findings = records(text).preclinical_findings
    for effect, comparator in wanted.items():
        assert found(findings, effect)[0].comparator == comparator, effect


@pytest.mark.parametrize(("text", "wanted"), SIGNIFICANT)
def test_significance_is_that_of_the_verb(records, text, wanted):
    findings = records(text).preclinical_findings
    for effect, significant in wanted.items():
        assert [f.significant for f in found(findings, effect)] == [significant], effect


@pytest.mark.parametrize(("text", "wanted"), DIRECTIONS)
def test_items_of_a_list_keep_their_direction(records, text, wanted):
    findings = records(text).preclinical_findings
    for effect, direction in wanted:
        assert [f.direction for f in found(findings, effect)] == [direction], effect


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_not_told_of_the_asset_is_no_finding(records, text):
    assert not records(text).preclinical_findings


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In mice 227Th-daratumumab shrank tumors.", "227Th-daratumumab"),
        ("In mice anti-CD117-AM prolonged survival.", "anti-CD117-AM"),
        ("In mice B7-H3×4-1BB inhibited tumor growth.", "B7-H3×4-1BB"),
    ],
)
def test_a_label_a_payload_or_a_cross_makes_a_name(records, text, name):
    extraction = records(text)
    assert [f.assets for f in extraction.preclinical_findings] == [(asset_named(extraction, name).id,)]
