"""Findings that lie in more than one verb and its object: pronouns, second models, and verbs that mean little alone."""

import pytest

_TOLD = [
    ("QRX-1234 prolonged survival in mice; ZPB-4410 reduced it.", [("survival", "increased"), ("survival", "decreased")]),
    ("In mice IL-6 release rose with ZPB-4410, that with QRX-1234 fell.", [("IL-6 release", "increased"), ("IL-6 release", "decreased")]),
    ("QRX-1234 held tumour growth in check in mice.", [("tumour growth", "decreased")]),
    ("QRX-1234 kept the liver free of metastases in mice.", [("metastases", "absent")]),
    ("QRX-1234 stripped tumours of macrophages in mice.", [("macrophages", "decreased")]),
    ("QRX-1234 made resistant lines more sensitive in vitro.", [("sensitive", "increased")]),
    ("T cells of mice on QRX-1234 expressed more perforin.", [("perforin", "increased")]),
    ("Median survival of mice went from 20 days with vehicle to 44 days with QRX-1234.", [("Median survival of mice", "increased")]),
    ("QRX-1234 matched ZPB-4410 for efficacy in xenografts.", [("efficacy", "unchanged")]),
    ("QRX-1234 was 40-fold less potent on wild-type cell lines.", [("potent", "decreased")]),
    ("QRX-1234 showed activity in PDX models but not in organoids.", [("activity", "increased"), ("activity", "absent")]),
    ("No weight loss developed in mice on QRX-1234.", [("weight loss", "absent")]),
    ("QRX-1234 induced no ADCC or CDC in vitro.", [("ADCC", "absent"), ("CDC", "absent")]),
    ("Tumours of mice treated with QRX-1234 were smaller.", [("Tumours of mice", "decreased")]),
    ("Injected and distant tumours both shrank after QRX-1234 in mice.", [("Injected", "decreased"), ("distant tumours", "decreased")]),
    ("QRX-1234 delayed time to relapse in mice.", [("time to relapse", "increased")]),
    ("Toxicity was limited to transient neutropenia in monkeys given QRX-1234.", [("transient neutropenia", "increased")]),
    ("QRX-1234 halved tumour burden: body weight was unchanged in mice.", [("tumour burden", "decreased"), ("body weight", "unchanged")]),
    (
        "QRX-1234 shrank lymph nodes in mice. Tumour burden of vehicle-treated mice tripled.",
        [("lymph nodes", "decreased")],
    ),
]
_NOT_TOLD = [
    "QRX-1234 was studied in mice whose tumours regressed spontaneously.",
]


@pytest.mark.parametrize(("text", "expected"), _TOLD)
def test_told(records, text, expected):
    assert [(f.effect, f.direction.value) for f in records(text).preclinical_findings] == expected


@pytest.mark.parametrize("text", _NOT_TOLD)
def test_not_told(records, text):
    assert not records(text).preclinical_findings
