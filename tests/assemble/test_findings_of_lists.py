"""Findings of several drugs in one clause: which were given one by one, which together, and what a model resists."""

import pytest

from abstract2kb.records import Direction

UP, DOWN, SAME = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED


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
        ("The best response was seen for sunitinib and topotecan in PDX models.", [("sunitinib",), ("topotecan",)]),
        ("Responses to vinorelbine and pemetrexed were moderate in PDX models.", [("pemetrexed",), ("vinorelbine",)]),
        # what a model resists
        ("Resistance to topotecan, vincristine and ifosfamide increased in these cell lines.", [("ifosfamide",), ("topotecan",), ("vincristine",)]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whatever the verb, what was compared, multiplied, held against another, came to a figure
        ("A431 cells treated with QRX-1234 formed fewer colonies than untreated cells.", {("colonies", DOWN)}),
        ("Mice given QRX-1234 carried fewer metastases than untreated mice.", {("metastases", DOWN)}),
        ("With QRX-1234, mean tumor volume was 44% below that of controls in mice.", {("mean tumor volume", DOWN)}),
        ("Platelets of mice on QRX-1234 were indistinguishable from those of controls.", {("Platelets of mice", SAME)}),
        ("Activity of QRX-1234 was modest in PDX models.", {("Activity of QRX-1234", UP)}),
        # by what means
        (
            "QRX-1234 cut the viability of A431 cells through inhibition of EGFR and upregulation of BIM.",
            {("viability of A431 cells", DOWN), ("EGFR", DOWN), ("BIM", UP)},
        ),
        (
            "QRX-1234 enhanced apoptosis in A431 cells by negatively regulating XIAP and cyclin E expression.",
            {("apoptosis", UP), ("XIAP", DOWN), ("cyclin E expression", DOWN)},
        ),
        ("QRX-1234 reversed drug resistance in A431 cells by inhibiting drug efflux.", {("drug resistance", DOWN), ("drug efflux", DOWN)}),
        # nothing
        ("QRX-1234 was given to mice. More than 40 lines were tested.", set()),
        ("QRX-1234 was given to mice. In mice, irradiation alone increased macrophages.", set()),
        ("QRX-1234 was given to mice. Such compounds have mediated impressive clinical activity in vitro.", set()),
        ("QRX-1234 was given to mice. The interaction between A2 and B2 promotes the formation of tubes in vitro.", set()),
        ("QRX-1234 might have formed fewer colonies of A431 cells than that.", set()),
    ],
)
def test_what_no_construction_reads(records, text, expected):
    assert {(f.effect, f.direction) for f in records(text).preclinical_findings} == expected


def test_a_name_that_begins_like_versus_is_no_comparator(records):
    found = records("QRX-7375 shrank tumors in mice, and VS-7375 brought about 97% growth inhibition.").preclinical_findings
    assert {f.comparator for f in found} == {None}


def test_the_models_of_the_methods_are_those_of_the_results(records):
    text = "### methods HuCCT1 cells were exposed to luteolin in vitro. ### results luteolin inhibited growth. ### conclusions It may help."
    assert [f.model for f in records(text).preclinical_findings] == ["HuCCT1 cells"]
