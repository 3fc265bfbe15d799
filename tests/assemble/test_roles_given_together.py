"""The part that drugs play which are given together, added to one another, compared, or named in passing."""

import pytest

from abstract2kb import extract_text


def roles(text: str) -> dict[str, str]:
    """The role of every asset by name in lower case."""
    return {a.name.lower(): a.role.value for a in extract_text(text).assets}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gemcitabine with carboplatin for advanced biliary cancer. Sixty patients were given gemcitabine and carboplatin. The ORR was 30%.",
            {"gemcitabine": "subject", "carboplatin": "subject"},
        ),
        (
            "Letrozole plus ribociclib versus letrozole plus placebo: a randomized phase 3 trial. Ninety women were randomly assigned to letrozole "
            "plus ribociclib and 90 to letrozole plus placebo. Median PFS was 20.1 months with letrozole plus ribociclib and 14.0 months with "
            "letrozole plus placebo (HR 0.60).",
            {"ribociclib": "subject", "letrozole": "partner"},
        ),
        (
            "Background: Patients were randomized to standard of care or standard of care + apalutamide. Docetaxel was allowed as part of the standard "
            "of care. Median PFS was 30 months with apalutamide. Apalutamide was well tolerated. Adding apalutamide to standard of care helps.",
            {"apalutamide": "subject"},
        ),
        (
            "Paclitaxel in lung cancer: a phase 2 trial. In 40 patients paclitaxel was added to the pair of cisplatin and etoposide. "
            "The ORR was 51%.",
            {"paclitaxel": "subject", "cisplatin": "partner", "etoposide": "partner"},
        ),
        (
            "Background: Gemcitabine plus cisplatin is the standard chemotherapy regimen. Methods: In this phase 2 trial 50 patients received "
            "gemcitabine and nab-paclitaxel. Results: The ORR was 33%.",
            {"cisplatin": "mentioned"},
        ),
        (
            "Randomized phase 2 study of eribulin in breast cancer. Patients received eribulin (n = 60) or vinorelbine (n = 60). The ORR was 22% with "
            "eribulin and 12% with vinorelbine; eribulin was superior to vinorelbine.",
            {"eribulin": "subject", "vinorelbine": "comparator"},
        ),
    ],
)
def test_the_more_settled_of_two_is_the_partner(text, expected):
    found = roles(text)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("QRX-1234 outperformed urelumab in 4-1BB activity.", "urelumab"),
        ("QRX-1234 prolonged survival in comparison with pomalidomide.", "pomalidomide"),
        ("QRX-1234 shrank xenografts more than with encorafenib and binimetinib.", "binimetinib"),
        ("QRX-1234 inhibited proliferation to the same extent as bevacizumab.", "bevacizumab"),
    ],
)
def test_what_a_new_drug_is_measured_by_is_a_comparator(words, name):
    assert roles(f"QRX-1234 is a novel antibody. {words} QRX-1234 was well tolerated in mice.")[name] == "comparator"


def test_as_well_as_compares_nothing():
    assert roles("QRX-1234, a novel antibody, was given to 30 patients, as well as bevacizumab. The ORR was 20%.")["bevacizumab"] != "comparator"


def test_what_is_added_in_a_list_is_a_partner():
    found = roles("QRX-1234, a novel ER degrader, shrank tumors. Regressions were stronger when palbociclib or ribociclib was added.")
    assert (found["palbociclib"], found["ribociclib"]) == ("partner", "partner")


def test_a_new_drug_named_once_and_told_nothing_of_is_mentioned():
    text = (
        "QRX-1234 is a novel HER2 antibody-drug conjugate. QRX-1234 inhibited tumor growth in NCI-N87 xenografts and prolonged survival. "
        "The company paid 20 million dollars for its sibling ZVB-5678."
    )
    assert roles(text) == {"qrx-1234": "subject", "zvb-5678": "mentioned"}


def test_the_only_new_drug_stays_the_subject_though_nothing_is_told_of_it():
    assert roles("The company announced that the first patient was dosed with ZVB-5678.") == {"zvb-5678": "subject"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We assigned patients to velmotamab or chemotherapy (standard docetaxel, paclitaxel, or vinflunine), given on day 1.",
            {"velmotamab": "subject", "docetaxel": "comparator", "paclitaxel": "comparator", "vinflunine": "comparator"},
        ),
        (
            "Patients received velmotamab plus chemotherapy (carboplatin or cisplatin with pemetrexed) or placebo plus chemotherapy.",
            {"velmotamab": "subject", "carboplatin": "partner", "cisplatin": "partner", "pemetrexed": "partner"},
        ),
        (
            "Patients were given velmotamab with either paclitaxel or docetaxel, or placebo with either paclitaxel or docetaxel.",
            {"velmotamab": "subject", "paclitaxel": "partner", "docetaxel": "partner"},
        ),
        (
            "Patients were assigned to velmotamab plus a TKI (sunitinib or axitinib) or to everolimus.",
            {"velmotamab": "subject", "sunitinib": "partner", "axitinib": "partner", "everolimus": "comparator"},
        ),
        ("Patients were assigned to one of two agents (velmotamab or sunitinib).", {"velmotamab": "subject", "sunitinib": "comparator"}),
        ("Patients were randomized to either velmotamab or sunitinib.", {"velmotamab": "subject", "sunitinib": "comparator"}),
    ],
)
def test_what_a_class_is_chosen_from_is_one_arm(text: str, expected: dict[str, str]) -> None:
    assert roles(text) == expected
