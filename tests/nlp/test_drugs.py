"""Drugs: known names, and the grammar of new ones with everything that only looks like a research code."""

from __future__ import annotations

import pytest
from examples import check, spans
from spacy.language import Language

LEXICON = [
    "Patients received <ent label=DRUG id=pembrolizumab>pembrolizumab</ent>.",
    "<ent label=DRUG id=ELI-002>ELI-002 2P</ent> was given to two patients.",
    "<ent label=DRUG id=ELI-002>ELI-002</ent> was given to 2 patients, and <ent label=DRUG id=ELI-002>ELI-002</ent> 2 weeks later.",
    "<ent label=DRUG id=TG4010>TG-4010</ent> is a modified vaccinia Ankara that bears MUC1.",
    "Patients received <ent label=DRUG id=pembrolizumab>Keytruda</ent> (<ent label=DRUG id=pembrolizumab>MK-3475</ent>).",
    "Patients received <ent label=DRUG id=bempegaldesleukin>NKTR 214</ent> and <ent label=DRUG id=bempegaldesleukin>NKTR214</ent>.",
    "Patients received <ent label=DRUG id=bempegaldesleukin>Bempegaldesleukin</ent> plus <ent label=DRUG id=nivolumab>nivolumab</ent>.",
    'Patients received <ent label=DRUG id="nemvaleukin alfa">nemvaleukin alfa</ent>.',
    'Patients received <ent label=DRUG id="trastuzumab deruxtecan">trastuzumab deruxtecan</ent>.',
    'Patients received <ent label=DRUG id="trastuzumab deruxtecan">T-DXd</ent>.',
    "<ent label=DRUG id=tremelimumab>CP-675,206</ent> was given.",
]
CODES = [
    "Patients were treated with <ent label=DRUG>ABC-1234</ent> at 3 mg/kg.",
    "<ent label=DRUG>QXR-707</ent> was well tolerated.",
    "<ent label=DRUG>ZQD0335</ent> monotherapy was given.",
    "Treatment with <ent label=DRUG>QZT-10159</ent> went on.",
    "<ent label=DRUG>WQX 4412</ent>, an IL-2 fusion antibody, was given.",
    "Patients received <ent label=DRUG>XQA-220b</ent> alone.",
    "Patients received <ent label=DRUG>ABC-1234</ent>/bigelovin.",
]
STEMS = [
    "Patients received <ent label=DRUG>zorvanlimab</ent>.",
    "Patients received <ent label=DRUG>quixatinib</ent> and rested.",
    "Patients received <ent label=DRUG>brelzumab vedotin</ent>.",
    "Patients received <ent label=DRUG>lumavaleukin alfa</ent>.",
    "Patients received <ent label=DRUG>trevacabtagene autoleucel</ent>.",
]
VIRUSES = ["The virus <ent label=DRUG>HSV-1/ICP34.5-/mIL7</ent> was injected."]
CONTEXT = ["Xencor’s <ent label=DRUG>XyBod IL-12-Fd</ent> was shown.", "The drug of Kadmon (<ent label=DRUG>QVD-IL15</ent>) was shown."]
NOT_FOUND = [
    # genes, proteins, markers
    "Expression of BRCA1, TP53, MLH1 and CDKN2A was measured.",
    "Cells expressed CD8, CD45RA and CD127.",
    "HLA-A2 and HLA-DR15 carriers; Ki-67 was 20%; p16 and p53 were lost.",
    "NF-κB, STAT3, ERK1/2, AKT1 and mTORC1 signalling went up.",
    "IL-2Rβ, CXCR4, CCR5 and TLR9 were measured.",
    # mutations
    "Mutations V600E, L858R, T790M, G12C, L234A and L235A were found.",
    "EGFR exon 20 and p.Val600Glu; BRAF V600K; LALA-PG (L234A/L235A/P329G).",
    # cell lines and mice
    "MC38, CT26, A375, MCF-7, HCT116, SK-OV-3, THP-1, HEK293T and B16F10 cells were used.",
    "HL-60, U-937, NCI-H1975, PC-3, LNCaP and Jurkat cells were used; C57BL/6 and BALB/c mice.",
    # trials, groups, scores
    "KEYNOTE-189, CheckMate-067, IMpower150, ATTRACTION-3 and DESTINY-Breast03 were run.",
    "SWOG S1404, ECOG 1905, NRG-GY018, RTOG 0617 and EORTC 1325 were run.",
    "Tools were SF-36, EQ-5D, QLQ-C30, FACT-G7 and PHQ-9.",
    "ECOG PS 0-1, RECIST 1.1, CTCAE 5.0, GRCh38 and ICD-10 were used.",
    # viruses, diseases, assays
    "HPV16, HPV-18, SARS-CoV-2, COVID-19, HIV-1, HHV-8, EBV and CMV were tested.",
    "Assays 22C3, SP142, SP263 and 28-8 were used with a HiSeq 2500.",
    # grants, catalogue numbers, addresses, dates, doses
    "Grants CA123456, P30CA008748, R01-CA208403 and U01 CA232760 paid for it.",
    "Catalogue no. AB-12345; abstract LBA-1234; poster P-102; booth B-1234; room A1205.",
    "On 12-05-2021 and in Q3 2020, at MO 63110, USA and NY 10065.",
    "Doses of 0.3 mg/kg, 5 MU/m2, 1200 mg Q3W and 10 mg on C1D1 and C2D15.",
    "In MSK-IMPACT and TCGA, n = 1234; P = 0.0123; HR 0.69; AUC 0-24.",
    "Flow was read on a BD FACSCanto; ELISA kit DY-202; clone RMP1-14; clone MAB-1417.",
    "Chr17q and 11q23; t(9;22); del(17p); 1p/19q; MSI-H and TMB-H; PD-L1 CPS 10; TPS 50.",
    "AJCC-8 stage IIIB; G2M; pT3N1; ASA 3; Child-Pugh B7; ISS-3; Deauville 4; Lugano 2014; PI-RADS 4.",
    "CYP3A4, CYP2D6, UGT1A1*28, OATP1B1 and P-gp were tested; pH 7.4; T1/2 8 h; Cmax and AUC0-24.",
    "COX-2, MMP-9, HIF-1, BCL-2, MCL-1, CDK4/6, JAK2, FGFR2 and PIK3CA were found.",
    "The FOLFOX6, R-CHOP21, BEAM, CVP and FLOT4 schedules were named.",
    "H3K27M, H3K27me3, miR-21, let-7, lncRNA-1234, 18F-FDG uptake and T2-weighted images.",
    "Published in 2021 (PMID 33333333), Ref. AB123456, GSE-12345 and PRJNA123456 and EGA00001001.",
    "Arms A1 and B2, cohort C-1, group 12, part B1, dose level DL-3 and DL5 were opened.",
    "PM2.5 and CO2 were normal; LDH and CEA fell; HbA1c 6.5; D-dimer; WBC-1000.",
    "FCGR3A-158V carriers in protocol MK-3475-A86 and study CA209-067.",
    "ABC-1234/KN-D18 is open, and so are ABC-1235/KEYNOTE-D19 and ABC-1236/GOG-3005.",
    "It was shown in ABC-1234/ENGOT-ov11 and in ABC-1235/EORTC 1709.",
    # words with the end of a stem
    "Treatment, improvement, concept, percept, department, cement, thermostat, napkin and akin.",
    "Serum cortisol levels and plasma testosterone concentrations fell.",
    "The statin and the platinum were studied; a mab and a cept.",
]


@pytest.mark.parametrize("sentence", LEXICON)
def test_found_by_lexicon(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "DRUG", "drugs.lexicon")


@pytest.mark.parametrize("sentence", CODES)
def test_found_as_a_code(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "DRUG", "drugs.code")


@pytest.mark.parametrize("sentence", STEMS)
def test_found_by_stem(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "DRUG", "drugs.stem")


@pytest.mark.parametrize("sentence", VIRUSES)
def test_found_as_a_virus(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "DRUG", "drugs.virus")


@pytest.mark.parametrize("sentence", CONTEXT)
def test_found_after_a_company(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "DRUG", "drugs.context")


def test_a_radioligand_is_whole(nlp: Language) -> None:
    check(nlp, "Patients received <ent label=DRUG>[177Lu]Lu-QXA-617</ent>.", "DRUG", "drugs.code")


def test_a_fusion_named_by_its_parts(nlp: Language) -> None:
    check(nlp, "Mice were given <ent label=DRUG>FAPx-IL2v</ent> twice.", "DRUG", "drugs.fusion")


def test_a_name_of_the_broad_vocabulary(nlp: Language) -> None:
    check(nlp, "Patients took <ent label=DRUG>metformin</ent> at home.", "DRUG")


@pytest.mark.parametrize("sentence", NOT_FOUND)
def test_not_found(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "DRUG")


@pytest.mark.parametrize(("second", "known"), [("MK-7684", "vibostolimab"), ("CA-4948", "emavusertib"), ("carboplatin", "carboplatin")])
def test_a_code_before_a_slash_and_another_drug_is_one(nlp: Language, second: str, known: str) -> None:
    check(nlp, f"Patients received <ent label=DRUG>ABC-1234</ent>/<ent label=DRUG id={known}>{second}</ent>.", "DRUG")


def test_a_new_name_has_no_id(nlp: Language) -> None:
    assert [f.id for f in spans(nlp, "Patients received ABC-1234 and zorvanlimab.", "DRUG")] == ["", ""]


@pytest.mark.parametrize("name", ["symmetric dimethylarginine", "asymmetric dimethylarginine", "methylthioadenosine", "citrulline", "homocysteine"])
def test_what_is_measured_is_no_drug(nlp: Language, name: str) -> None:
    check(nlp, f"The level of {name} fell in both lines.", "DRUG")


def test_markers_of_cells_are_no_antibody_against_both(nlp: Language) -> None:
    check(nlp, "Tumors held fewer PD-1+TIM-3+ cells and more CD8+ cells.", "DRUG")
    check(nlp, "The bispecific antibody <ent label=DRUG>PD1-TIM3</ent> was given.", "DRUG")
