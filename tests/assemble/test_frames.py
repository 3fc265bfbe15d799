"""Which drugs a text goes on to speak of when others are named; every sentence is written for these tests."""

import pytest

from tests.assemble.test_study_links import linked
from tests.assemble.test_titles_apart import METHODS, PADDING, given

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


TOGGLED = "Methods: Women had docetaxel for four cycles, then epirubicin for four, with {}. Results: The pCR rate was 60% vs 40% with placebo."


def test_what_stands_before_a_drug_or_its_placebo_was_given_in_both_arms() -> None:
    found = linked("ZLV-201 in breast cancer. " + TOGGLED.format("ZLV-201 or placebo"))
    assert found["pCR 60.0"][1] == ["docetaxel", "epirubicin", "zlv-201"]
    assert found["pCR 40.0"][1] == ["docetaxel", "epirubicin"]


def test_a_backbone_told_in_the_sentence_before() -> None:
    found = linked("Pemetrexed was given to all in HARBOR-4 (NCT05550004). It was combined with ZLV-201 or placebo. The ORR was 30% vs 10%.")
    assert (found["ORR 30.0"][1], found["ORR 10.0"][1]) == (["pemetrexed", "zlv-201"], ["pemetrexed"])


def test_what_another_trial_gave_is_no_backbone() -> None:
    text = "Tezolimab gave an ORR of 40% in a first trial. In HARBOR-4 (NCT05550004), 90 patients were treated with ZLV-201 or placebo. The ORR was 30% vs 10%."
    found = linked(text)
    assert (found["ORR 30.0"][1], found["ORR 10.0"][1]) == (["zlv-201"], [])


OLDER = "The naked antibody ribrutamab proved the target. In LANTERN-2 (NCT05550002) median PFS was 9.9 months with ribrutamab."


def of_title(title: str, told: str) -> set[tuple[str, ...]]:
    """What the results of an article were given, whose text comes back from an older drug."""
    whole = f"{title} in gastric cancer: results of a phase 1 study"
    text = f"{told} The ORR was 33.5%. Median PFS was 4.8 months."
    found = given([("paragraph", whole), ("paragraph", OLDER), ("paragraph", text)], whole)
    return {tuple(name.lower() for name in drugs) for drugs in found.values()}


@pytest.mark.parametrize("title", ["Velmotamab plus tezolimab", "Velmotamab in combination with tezolimab"])
@pytest.mark.parametrize("told", ["Velmotamab was dosed every three weeks.", "IBI343 gave 29%. Then velmotamab came."])
def test_an_article_comes_back_to_the_drugs_that_its_title_gives_together(title: str, told: str) -> None:
    assert of_title(title, told) == {("velmotamab", "tezolimab")}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Velmotamab plus tezolimab", "Velmotamab alone was dosed every three weeks."),
        ("Velmotamab or tezolimab", "Velmotamab was dosed every three weeks."),
        ("Velmotamab with or without tezolimab", "Velmotamab was dosed every three weeks."),
        ("Velmotamab versus tezolimab", "Velmotamab was dosed every three weeks."),
        ("Velmotamab after tezolimab", "Velmotamab was dosed every three weeks."),
    ],
)
def test_a_drug_that_the_title_does_not_only_give_with_another(title: str, told: str) -> None:
    assert of_title(title, told) == {("velmotamab",)}


def test_under_a_title_at_the_foot_the_results_are_of_its_regimen() -> None:
    title = "Velmotamab plus tezolimab in gastric cancer: results of a phase 1 study"
    parts = [
        ("heading", "Background"), ("paragraph", f"{OLDER} Velmotamab binds better."), ("heading", "Methods"),
        ("paragraph", f"Patients got velmotamab every three weeks. {METHODS}{PADDING}"),
        ("heading", "Results"), ("paragraph", "The ORR was 33.5%. Median PFS was 4.8 months."), ("heading", title),
    ]  # fmt: skip
    assert {tuple(name.lower() for name in drugs) for drugs in given(parts, title).values()} == {("velmotamab", "tezolimab")}
