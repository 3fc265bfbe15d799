"""Clauses on other drugs leave the text with the one that it is about; every text is written for these tests."""

import pytest

from tests.assemble.test_study_links import linked


@pytest.mark.parametrize(
    ("text", "record", "drugs"),
    [
        (
            "Zolvamab is a CD3×DLL3 engager. The ORR was 40% in 100 patients. NORTH-7, the phase 3 trial with tezolimab, has been announced. Cytokine "
            "release syndrome was seen in 51%.",
            "Cytokine release syndrome 51.0",
            ["zolvamab"],
        ),
        (
            "Zolvamab is a CD3×DLL3 engager. The ORR was 40% in 100 patients. As a yardstick, tezolimab reached an ORR of 31% in NORTH-3 "
            "(NCT05550004). Cytokine release syndrome was seen in 51%.",
            "Cytokine release syndrome 51.0",
            ["zolvamab"],
        ),
        (
            "Zolvamab is a CD3×DLL3 engager. The ORR was 40% in 100 patients. A phase 1 study with ribrutamab will start in June; it is recruiting "
            "in Spain. No deaths were seen. Fever occurred in 12%.",
            "Fever 12.0",
            ["zolvamab"],
        ),
        (
            "Zolvamab is a CD3×DLL3 engager. The ORR was 40% in 100 patients.\n\nTezolimab is next, and its phase 3 trial is recruiting. Fever "
            "occurred in 12% of those treated so far.",
            "Fever 12.0",
            ["tezolimab"],
        ),
        (
            "Camizestrant (AZD9833; Norwind) is an oral SERD. In HARBOR-2 (NCT05550001), a phase 2 trial in 120 women, median PFS was 6.3 "
            "months; fulvestrant gave 2.2 months. Nausea of grade 3 occurred in 4%.",
            "Nausea 4.0",
            ["camizestrant"],
        ),
        (
            "Zolvamab is a CD3×DLL3 engager. The ORR was 40% in 100 patients. Topotecan, by comparison, had an ORR of 17% in its own trial. "
            "Cytokine release syndrome was seen in 51%.",
            "Cytokine release syndrome 51.0",
            ["zolvamab"],
        ),
        (
            "Ribrutamab was given to 60 patients with lymphoma. Responders numbered 30 (50%). Dexamethasone before each dose made the infusions"
            " easier. CRS occurred in 12%.",
            "CRS 12.0",
            ["ribrutamab"],
        ),
        (
            "In NORTH-3 (NCT05550004), 300 patients were randomized to tezolimab or docetaxel. Docetaxel was stopped early in 20 patients. The "
            "ORR was 31% with the antibody. Median OS was 14.1 months.",
            "OS 14.1",
            ["tezolimab"],
        ),
        (
            "Results with ribrutamab: ORR 44%, CR 20%. Historically rituximab yields 15%. Infections of grade 3 were seen in 9%.",
            "Infections 9.0",
            ["ribrutamab"],
        ),
        (
            "ZLV-201 is a HER2 conjugate with a STING agonist. Combining the conjugate with trastuzumab deruxtecan improved tumor control in "
            "mice. In a phase 1 trial one of 8 patients died of a treatment-related event, and the ORR was 25%.",
            "ORR 25.0",
            ["zlv-201"],
        ),
        (
            "Ziftomenib moves up front\n\nIn KOMODO-1 (NCT05550005), 92 adults took Kurand’s oral ziftomenib. The CR rate was 22%. Syndaxa’s "
            "revumenib (Revuforj), approved before it, had shown an ORR of 63% in a comparable group. Differentiation syndrome occurred in 25%.",
            "ORR 63.0",
            ["revumenib"],
        ),
        (
            "Ziftomenib moves up front\n\nIn KOMODO-1 (NCT05550005), 92 adults took Kurand’s oral ziftomenib. The CR rate was 22%. Syndaxa’s "
            "revumenib (Revuforj), approved before it, had shown an ORR of 63% in a comparable group. Differentiation syndrome occurred in 25%.",
            "Differentiation syndrome 25.0",
            ["ziftomenib"],
        ),
        (
            "Zanatuzib for BTK-mutated CLL\n\nZanatuzib was given to 50 patients. The ORR was 71%. The covalent inhibitor ibrutinib had reached"
            " an ORR of 63% years ago. Diarrhea occurred in 15%.",
            "ORR 63.0",
            ["ibrutinib"],
        ),
    ],
    ids=[
        "a trial to come",
        "a yardstick with a trial",
        "a study that will start",
        "first of a paragraph",
        "A1",
        "A2",
        "A4",
        "A5",
        "A6",
        "D1",
        "G1",
        "G2",
        "G3",
    ],
)
def test_a_comparison_holds_for_its_own_sentence(text: str, record: str, drugs: list[str]) -> None:
    assert linked(text)[record][1] == drugs


@pytest.mark.parametrize(
    ("text", "record", "drugs"),
    [
        (
            "Zolvamab is a CD3×DLL3 engager. The ORR was 40% in 100 patients. Topotecan, by comparison, had an ORR of 17%. It also caused "
            "anemia in 31%.",
            "anemia 31.0",
            ["topotecan"],
        ),
        (
            "Tezolimab, the antibody of Norwind, was tested in HARBOR-9 (NCT05550009). The ORR was 44%.\n\nCisplatin alone was given in "
            "CORVUS-3 (NCT05550003). The ORR was 21%.",
            "ORR 21.0",
            ["cisplatin"],
        ),
    ],
    ids=["A3", "A7"],
)
def test_a_text_that_goes_on_about_another_drug(text: str, record: str, drugs: list[str]) -> None:
    assert linked(text)[record][1] == drugs


@pytest.mark.parametrize(
    ("text", "record", "drugs"),
    [
        (
            "Ribrutamab in relapsed lymphoma: phase 1 results\n\nResults: 64 patients were treated. Median age was 65 years; 75% had received "
            "venetoclax. The ORR was 47%.",
            "ORR 47.0",
            ["ribrutamab"],
        ),
        (
            "Ribrutamab was given to 40 patients. All had been treated with lenalidomide and 60% also with pomalidomide. The ORR was 41%.",
            "ORR 41.0",
            ["ribrutamab"],
        ),
        (
            "Ribrutamab was given to 40 patients. Thirty-one patients (78%) had previously been exposed to osimertinib. The ORR was 42%.",
            "ORR 42.0",
            ["ribrutamab"],
        ),
        (
            "Ribrutamab was given to 40 patients. Prior therapies included bortezomib (90%) and carfilzomib (45%). The ORR was 43%.",
            "ORR 43.0",
            ["ribrutamab"],
        ),
        (
            "Ribrutamab was given to 40 patients. Most (85%) were refractory to daratumumab; 20% had had elranatamab. The ORR was 44%.",
            "ORR 44.0",
            ["ribrutamab"],
        ),
        (
            "Ribrutamab was given to 40 patients. Earlier treatment with ibrutinib had been given in 55%. The ORR was 45%.",
            "ORR 45.0",
            ["ribrutamab"],
        ),
        (
            "Ribrutamab was given to 40 patients. Venetoclax had been received by 30%. The ORR was 46%.",
            "ORR 46.0",
            ["ribrutamab"],
        ),
        (
            "By the data cutoff, 40 patients had received ribrutamab. The ORR was 48%.",
            "ORR 48.0",
            ["ribrutamab"],
        ),
    ],
    ids=["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C9"],
)
def test_what_some_had_been_given_before(text: str, record: str, drugs: list[str]) -> None:
    assert linked(text)[record][1] == drugs


@pytest.mark.parametrize(
    ("text", "record", "drugs"),
    [
        (
            "Ciltacabtagene autoleucel by line: pooled analysis of CARTO-1 and CARTO-4\n\nBackground: In CARTO-4 ciltacabtagene autoleucel "
            "prolonged PFS over standard care (HR 0.29). Methods: We pooled 97 patients of the phase 2 CARTO-1 (NCT05550041) and 176 of the "
            "phase 3 CARTO-4 (NCT05550042).\n\nResults: Responses were seen in 95/97 (97.9%) in CARTO-1 and 175/176 (99.4%) in CARTO-4.",
            "ORR 99.4",
            ["ciltacabtagene autoleucel"],
        ),
        (
            "The late-breaker settles an argument. At a median follow-up of 30 months zanubrutinib, a BTK inhibitor, kept 78.4% of patients "
            "progression-free at 24 months; the figure for ibrutinib was 65.9%. Rash was seen in 5.2% and 13.3%, respectively.",
            "Rash 13.3",
            ["ibrutinib"],
        ),
        (
            "Zanubrutinib was compared with an older drug. Atrial fibrillation 7.1% zanubrutinib, 17.1% ibrutinib. Hypertension 27.2% vs 25.3%.",
            "Hypertension 25.3",
            ["ibrutinib"],
        ),
        (
            "Lisocabtagene maraleucel became the first product for MZL. Against that, axicabtagene ciloleucel has the only survival win: OS at "
            "4 years 54.6% in ZUMA-7.",
            "OS 54.6",
            ["axicabtagene ciloleucel"],
        ),
        (
            "HARBOR-1 (NCT05550051) tested osimertinib in 90 patients. The ORR was 41%.\n\nNORTH-2 (NCT05550052) tested amivantamab in 95 "
            "patients. The ORR was 52%.\n\nWhat did we learn? In HARBOR-1 the ORR in the brain was 66%.",
            "ORR 66.0",
            ["osimertinib"],
        ),
    ],
    ids=["E1", "E2", "E3", "E4", "E5"],
)
def test_trials_and_other_arms_by_their_names(text: str, record: str, drugs: list[str]) -> None:
    assert linked(text)[record][1] == drugs


@pytest.mark.parametrize(
    ("text", "record", "drugs"),
    [
        (
            "Two engagers were shown, ribrutamab and zolvamab. The ORR was 44% with the former and 31% with the latter.",
            "ORR 44.0",
            ["ribrutamab"],
        ),
        (
            "Two engagers were shown, ribrutamab and zolvamab. The ORR was 44% with the former and 31% with the latter.",
            "ORR 31.0",
            ["zolvamab"],
        ),
        (
            "In HARBOR-5 (NCT05550006) 400 patients were randomized to tezolimab plus lenvatinib or to sorafenib. Median OS was 19.2 months "
            "with the former and 13.4 months with the latter.",
            "OS 13.4",
            ["sorafenib"],
        ),
        (
            "In first-line disease the ORR was 68% for abiraterone with olaparib together, 28% for the former alone and 37% for the latter.",
            "ORR 28.0",
            ["abiraterone"],
        ),
        (
            "In first-line disease the ORR was 68% for abiraterone with olaparib together, 28% for the former alone and 37% for the latter.",
            "ORR 37.0",
            ["olaparib"],
        ),
        (
            "Norwind’s zolvamab and Quarrel’s ribrutamab were both shown. In the Quarrel trial the ORR was 38%. With the Norwind antibody rash "
            "occurred in 15%.",
            "rash 15.0",
            ["zolvamab"],
        ),
    ],
    ids=["F3", "F4", "F5", "F8", "F9", "F7"],
)
def test_words_that_stand_for_arms(text: str, record: str, drugs: list[str]) -> None:
    assert linked(text)[record][1] == drugs


@pytest.mark.parametrize(
    ("text", "record", "drugs"),
    [
        (
            "• Ribrutamab in mantle cell lymphoma: ORR 64%\n– With concurrent ibrutinib: ORR 86%\n\n• Ibrutinib in marginal zone lymphoma: ORR 51%\n",
            "ORR 86.0",
            ["ibrutinib", "ribrutamab"],
        ),
        (
            "Enfortumab vedotin plus pembrolizumab is the pairing of the year. In HARBOR-4 (NCT05550019) patients had the pair, or four cycles "
            "of gemcitabine and cisplatin. The hazard ratio for OS was 0.65. The ORR was 61%.",
            "ORR 61.0",
            ["enfortumab vedotin", "pembrolizumab"],
        ),
        (
            "Tezolimab is an antibody. In HARBOR-4 (NCT05550019) patients were randomized to the antibody or to docetaxel. The ORR was 31% vs 12%.",
            "ORR 12.0",
            ["docetaxel"],
        ),
        (
            "Tezolimab is an antibody. In HARBOR-4 (NCT05550019) patients received it at 10 mg or at 20 mg, with pemetrexed. The ORR was 31%.",
            "ORR 31.0",
            ["pemetrexed", "tezolimab"],
        ),
        (
            "HARBOR-6 (NCT05550007) let 263 men have one cycle of bleomycin, etoposide and cisplatin. The ORR was 61%.",
            "ORR 61.0",
            ["bleomycin", "cisplatin", "etoposide"],
        ),
        (
            "Inavodisib is an oral PI3K inhibitor of Norwind. HARBOR-7 (NCT05550008) took 325 women and doubled PFS on top of palbociclib and "
            "fulvestrant. Median PFS was 15.0 months. Stomatitis occurred in 51%.",
            "Stomatitis 51.0",
            ["fulvestrant", "inavodisib", "palbociclib"],
        ),
    ],
    ids=["D2", "H1", "H2", "H3", "L1", "L3"],
)
def test_partners_and_other_arms(text: str, record: str, drugs: list[str]) -> None:
    assert linked(text)[record][1] == drugs


SHORT = "ZLV-201 is an engager. The ORR was 40% in 100 patients. {} Fever was seen in 51%."
ONE, BOTH = ["zlv-201"], ["tezolimab", "zlv-201"]


@pytest.mark.parametrize(
    ("told", "drugs"),
    [
        ("ZLV-201 is also being tested with tezolimab in a separate cohort.", ONE),
        ("The combination of ZLV-201 with tezolimab is being explored elsewhere.", ONE),
        ("ZLV-201 plus tezolimab, not shown here, has its own talk.", ONE),
        ("A phase 3 trial of ZLV-201 plus tezolimab is planned.", ONE),
        ("ZLV-201 plus tezolimab raised apoptosis of blasts.", ONE),
        ("ZLV-201 with tezolimab cut the viability of lines.", ONE),
        ("In another cohort, ZLV-201 was given with tezolimab to 30 patients.", BOTH),
        ("Other arms gave ZLV-201 plus tezolimab to 30 adults.", BOTH),
        ("A second trial of ZLV-201 plus tezolimab will start now that 12 of 20 responded.", BOTH),
        ("Then ZLV-201 plus tezolimab was given to 30 patients with blasts in the marrow.", BOTH),
        ("ZLV-201 was then combined with tezolimab.", BOTH),
    ],
)
def test_what_is_only_given_besides_elsewhere(told: str, drugs: list[str]) -> None:
    assert linked(SHORT.format(told))["Fever 51.0"][1] == drugs


PLANS = "The HARBOR-4 trial tested ZLV-201; the ORR was 20% in 40 patients. {} In HARBOR-4 median PFS was 9.1 months."


@pytest.mark.parametrize(
    ("told", "drugs"),
    [
        ("A second trial (NCT05550009) of ZLV-201 plus tezolimab is planned.", ONE),
        ("HARBOR-4 goes on with ZLV-201 plus tezolimab (NCT05550009).", BOTH),
    ],
)
def test_a_trial_to_come_takes_no_name_of_the_one_told(told: str, drugs: list[str]) -> None:
    assert linked(PLANS.format(told))["PFS 9.1"][1] == drugs
