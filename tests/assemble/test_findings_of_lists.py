"""Findings of several drugs in one clause: which were given one by one, which together, and what a model resists."""

import pytest

from abstract2kb.records import Direction

DOWN = Direction.DECREASED


def _treatments(records, text):
    found = records(text)
    names = {a.id: a.name for a in found.assets}
    return sorted(tuple(sorted(names[a] for a in f.assets)) for f in found.preclinical_findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one by one
        ("Docetaxel, cisplatin and gemcitabine reduced the viability of PC-3 cells in vitro.", [("cisplatin",), ("docetaxel",), ("gemcitabine",)]),
        (
            "Vorinostat raised the cytotoxicity in A549 cells in combination with carboplatin, gemcitabine or etoposide.",
            [("carboplatin", "vorinostat"), ("etoposide", "vorinostat"), ("gemcitabine", "vorinostat")],
        ),
        ("Metformin synergized with erlotinib or gefitinib in H1975 cells.", [("erlotinib", "metformin"), ("gefitinib", "metformin")]),
        (
            "Kinase inhibitors such as sunitinib, multikinase blockers (sorafenib, regorafenib) and the antibody bevacizumab"
            " reduced angiogenesis in mice.",
            [("bevacizumab",), ("regorafenib",), ("sorafenib",), ("sunitinib",)],
        ),
        ("Using imatinib or nilotinib renders K562 cells more sensitive in vitro.", [("imatinib",), ("nilotinib",)]),
        (
            "Verapamil, tariquidar and elacridar increased the uptake of doxorubicin in KB-V1 cells.",
            [("doxorubicin", "elacridar"), ("doxorubicin", "tariquidar"), ("doxorubicin", "verapamil")],
        ),
        ("The best response was seen for docetaxel and cetuximab in PDX models.", [("cetuximab",), ("docetaxel",)]),
        ("Responses to carboplatin and methotrexate were moderate in PDX models.", [("carboplatin",), ("methotrexate",)]),
        # what a model resists
        ("Resistance to melphalan, cisplatin and etoposide increased in these cell lines.", [("cisplatin",), ("etoposide",), ("melphalan",)]),
        ("In xenografts resistant to melphalan and etoposide, bortezomib reduced tumor volume.", [("bortezomib",)]),
        # together
        ("The combination of docetaxel, cisplatin and gemcitabine reduced tumor volume in mice.", [("cisplatin", "docetaxel", "gemcitabine")]),
        ("Docetaxel and cisplatin reduced tumor volume in mice.", [("cisplatin", "docetaxel")]),
        ("Together docetaxel, cisplatin and gemcitabine reduced tumor volume in mice.", [("cisplatin", "docetaxel", "gemcitabine")]),
    ],
)
def test_drugs_of_a_list(records, text, expected):
    assert _treatments(records, text) == expected


def test_sections_of_background_and_methods_tell_nothing(records):
    text = (
        "### background erlotinib inhibits EGFR phosphorylation in cell lines. ### methods mice were given erlotinib and tumor growth was reduced by"
        " surgery. ### results erlotinib suppressed angiogenesis in mice. ### conclusion It may help."
    )
    assert [(f.effect, f.direction) for f in records(text).preclinical_findings] == [("angiogenesis", DOWN)]
