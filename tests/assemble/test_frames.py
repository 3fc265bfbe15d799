"""Which drugs a text goes on to speak of when others are named; every sentence is written for these tests."""

import pytest

from tests.assemble.test_study_links import linked

ABSTRACT = (
    "Tezolimab plus lenvatinib in untreated hepatocellular carcinoma: final analysis of HARBOR-8\n\n"
    "Background: Tezolimab blocks PD-1.\n\nMethods: 400 patients were randomized to tezolimab plus lenvatinib or to chemotherapy. {}\n\n"
    "Results: {}"
)
NEWS = (
    "Tezolimab, the antibody of Norwind, was tested in HARBOR-9 (NCT05550009) together with cisplatin. The drug was mostly given with cisplatin. {}"
)


@pytest.mark.parametrize(
    ("text", "record", "drugs"),
    [
        (
            ABSTRACT.format("Chemotherapy: oxaliplatin, gemcitabine or doxorubicin.", "The hazard ratio for OS was 0.71. Median OS was 19.2 months."),
            "OS 19.2",
            ["lenvatinib", "tezolimab"],
        ),
        (
            ABSTRACT.format("Sorafenib was allowed after progression.", "Sorafenib was then given to half of them. The ORR was 31%."),
            "ORR 31.0",
            ["lenvatinib", "tezolimab"],
        ),
        (
            "Ribrutamab was given together with cisplatin in CORVUS-2 (NCT05550002). The ORR was 20%.\n\n"
            "Tezolimab was tested in HARBOR-9 (NCT05550009). Fluids and cisplatin took most of the nurses' time. The ORR was 44%.",
            "ORR 44.0",
            ["tezolimab"],
        ),
        (
            "• Tezolimab (Norwind): oral JAK1 inhibitor, JUNIPER8 part B, phase 2, NCT05550010; 90 patients. The ORR was 37%.",
            "ORR 37.0",
            ["tezolimab"],
        ),
        (
            "Tezolimab was tested in HARBOR-9 (NCT05550009), where the partner was lenvatinib and the rival sorafenib. The ORR was 44% and 12%.",
            "ORR 44.0",
            ["lenvatinib", "tezolimab"],
        ),
        (
            "Tezolimab was tested in HARBOR-9 (NCT05550009). Median PFS was 13.1 months and it was 6.5 months with sorafenib. The hazard ratio for OS "
            "was 0.66. The overall response rate reached 41%.",
            "ORR 41.0",
            ["tezolimab"],
        ),
        (
            "Patients fit for cisplatin were enrolled in HARBOR-9 (NCT05550009), a phase 2 study of tezolimab. The ORR was 44%.",
            "ORR 44.0",
            ["tezolimab"],
        ),
    ],
    ids=["class spelled out", "title", "partner", "bare name", "rival", "second figure", "eligible"],
)
def test_the_text_stays_with_the_drug_that_it_is_about(text: str, record: str, drugs: list[str]) -> None:
    assert linked(text)[record][1] == drugs


@pytest.mark.parametrize(
    ("text", "record", "drugs"),
    [
        (NEWS.format("The ORR was 44%.\n\nRibrutamab, a rival, is older. In CORVUS-2 (NCT05550002) the ORR was 52%."), "ORR 52.0", ["ribrutamab"]),
        (NEWS.format("The ORR was 44%.\n\nCisplatin alone was given in CORVUS-3 (NCT05550003). The ORR was 21%."), "ORR 21.0", ["cisplatin"]),
    ],
    ids=["another drug", "partner with a trial of its own"],
)
def test_a_paragraph_turns_to_another_drug(text: str, record: str, drugs: list[str]) -> None:
    assert linked(text)[record][1] == drugs
