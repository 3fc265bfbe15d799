"""Findings as news, press texts and coverage tell them: "capable of lowering", "including regressions", "the only effect seen", "could not reduce"."""

import pytest

from abstract2kb.records import Direction

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT


def _told(records, text):
    return {(f.effect, f.direction) for f in records(text).preclinical_findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QRX-1234 showed activity in mice, including complete regressions.", {("activity", UP), ("complete regressions", UP)}),
        ("In mice QRX-1234 had strong efficacy, including tumor clearance.", {("strong efficacy", UP), ("tumor clearance", UP)}),
        ("Dosing mice with QRX-1234 resulted in slowing tumor growth.", {("tumor growth", DOWN)}),
        ("In vitro QRX-1234 is capable of inducing apoptosis.", {("apoptosis", UP)}),
        ("QRX-1234 was capable of lowering IL-6 and blocking invasion in vitro.", {("IL-6", DOWN), ("invasion", DOWN)}),
        ("In mice QRX-1234 has better efficacy than taxol.", {("efficacy", UP)}),
        ("A brief drop in platelets was the only side effect seen in monkeys given QRX-1234.", {("platelets", DOWN)}),
        ("QRX-1234 could not reduce IL-6 in mice.", {("IL-6", SAME)}),
        ("QRX-1234 could inhibit tumor growth by 80% in mice.", {("tumor growth", DOWN)}),
        ("In mice QRX-1234 exhibits no cross-reactivity.", {("cross-reactivity", ABSENT)}),
        ("In mice QRX-1234 appears safe, as no regrowth of tumors was observed.", {("regrowth of tumors", ABSENT)}),
        ("QRX-1234, an antibody that kills myeloma cells, was given to mice. It cured them.", {("cured", UP)}),
    ],
)
def test_constructions(records, text, expected):
    assert _told(records, text) >= expected


@pytest.mark.parametrize(
    "text",
    [
        "QRX-1234 is an antibody capable of killing cells in mice.",
        "QRX-1234 was tested in mice with models including xenografts.",
        "Mice were given QRX-1234 until control tumors achieved 1000 mm3.",
        "In mice it worked, without shrinking, as QRX-1234 had before.",
        "In vitro it bound with a weaker IC50 of 110 nM, and QRX-1234 was kept.",
        "QRX-1234 could reduce relapse in mice one day.",
        "FGFR signaling occurs in many mouse tumors; QRX-1234 is new.",
        "QRX-1234, according to the study in mice, is new.",
    ],
)
def test_no_finding(records, text):
    assert _told(records, text) == set()
