"""A page of strings that look like codes of drugs and are none: at most four of two hundred may be tagged."""

from __future__ import annotations

import pytest
from spacy.language import Language

MOST = 4
"""How many of all may be tagged."""

KINDS = {
    "cell lines": (
        "Cells were bought from the usual banks: {}. All lines were tested for mycoplasma.",
        "A549|H1975|HCC827|NCI-H460|MDA-MB-231|SK-BR-3|BT-474|HCT116|SW480|HT-29|U-87 MG|LN-229|OVCAR-3|SKOV3|MIA PaCa-2|PANC-1|K-562|MV4-11|OCI-LY10|MC38|CT26|4T1|B16-F10|TC-1|RM-1",
    ),
    "genes": (
        "Expression of {} was compared between responders and others by RNA sequencing.",
        "TP53|BRCA1|KMT2D|ARID1A|SMARCA4|CDKN2A|STK11|KEAP1|NFE2L2|ERBB3|FGFR2|MAP2K1|NRAS|IDH2|TET2|DNMT3A|ASXL1|SF3B1|U2AF1|ZNF217|SLC7A11|HLA-DRB1|MIR21|LINC00152|C1QBP",
    ),
    "mutations": (
        "Alterations found at progression were {}.",
        "V600E|G12C|L858R|T790M|C797S|G1202R|E545K|H1047R|R132H|Y641N|D816V|V617F|exon 20 insertion|p.R273H|c.524G>A|del19|E17K|Q61R|K601E|R882H",
    ),
    "CD markers": (
        "The panel for flow cytometry had {}.",
        "CD3|CD4|CD8α|CD14|CD16|CD25|CD27|CD28|CD34|CD45RA|CD56bright|CD62L|CD69|CD103|CD127|CD161|CCR7|HLA-DR|TCRγδ|Ki-67",
    ),
    "trials": (
        "Results of the trials {} were discussed elsewhere.",
        "KEYNOTE-811|CheckMate-9DW|IMpower150|DESTINY-Gastric04|TROPION-Lung07|SWOG S1826|ECOG-ACRIN EA5163|NRG-GU009|AALL1731|GOG-3016|HD21|E4A08|SAKK 16/14|JCOG1205|AGO-OVAR 16|PRODIGE 24|NSABP B-51|RTOG 0617|BMT CTN 1703|TAX 327",
    ),
    "grants": (
        "The work was paid for by the grants {}.",
        "P30 CA008748|R01CA251599|U10CA180888|K08-CA230213|RP190160|W81XWH-20-1-0301|2021-A02876-35|EudraCT 2019-001234-56|ISRCTN45514264|UMIN000034715|ChiCTR2100051234|JRCT2031210345|HR-20-00412|IRB-45877|DFG SFB 1479",
    ),
    "catalogue numbers": (
        "Reagents: {}.",
        "anti-CD3 clone OKT3|clone 28-8|clone 22C3|clone SP142|clone E1L3N|catalog no. AB10558|cat. #554655|kit DY202|kit QIA-51304|lot AT4411|antibody ab16667|RRID AB_2734715|part 74104|primer set Hs99999905|GSE91061",
    ),
    "scores": (
        "Patients were described by {} at baseline.",
        "ECOG 1|KPS 80|QLQ-C30|EQ-5D-5L|FACT-G7|BPI-SF|PHQ-9|GAD-7|CPS 10|TPS50|ISS III|R-ISS II|IPSS-R|IPI 3|FLIPI-2|G8|CIRS-G|MELD 12|RECIST 1.1|PI-RADS 4",
    ),
    "units and schedules": (
        "Doses and times were {}.",
        "Q3W|Q2W|C1D1|D8|AUC5|10 mg/kg|1x10E6|IC50|EC90|Cmax|AUC0-24|t1/2|RP2D|MTD|DL3|3+3|50 Gy in 25|60 Gy/30|W24|BID",
    ),
    "eponyms and assays": (
        "Tests used were {}.",
        "Kaplan-Meier|Cox|Wilcoxon|Clopper-Pearson|Mann-Whitney U|Bonferroni|FoundationOne|Guardant360|Oncotype DX|MSK-IMPACT|PAM50|nCounter|10x Genomics|SNaPshot|ctDNA",
    ),
    "measured cytokines": (
        "Plasma levels of {} rose within a day and fell again.",
        "IL-6|IL-8|IL-10|IFN-γ|TNF-α|CXCL9|CXCL10|CCL2|G-CSF|VEGF-A|TGF-β1|IL-2Rα|sCD25|IL-1RA|MCP-1",
    ),
}  # fmt: skip
"""Kind -> a sentence, and the strings that it lists."""


def listed(kind: str) -> list[str]:
    return KINDS[kind][1].split("|")


def page() -> tuple[str, dict[tuple[int, int], str]]:
    """The text of the page and the place of every string in it."""
    text, places = "", {}
    for sentence, strings in KINDS.values():
        head, tail = sentence.split("{}")
        text += head
        for i, string in enumerate(strings.split("|")):
            text += ", " if i else ""
            places[len(text), len(text) + len(string)] = string
            text += string
        text += tail + "\n"
    return text, places


def test_there_are_two_hundred() -> None:
    assert len({s for kind in KINDS for s in listed(kind)}) >= 200


def test_few_of_them_are_tagged(nlp: Language) -> None:
    text, places = page()
    doc = nlp(text)
    drugs = [(s.start_char, s.end_char) for s in doc.spans["DRUG"]]
    tagged = [string for (start, end), string in places.items() if any(a < end and start < b for a, b in drugs)]
    assert len(tagged) <= MOST, tagged


def test_real_codes_among_them_are_tagged(nlp: Language) -> None:
    text = "Mice with MC38 tumors got QXR-1205 or SKV0417, the line A549 and IL-6 were measured, and KEYNOTE-811 was cited."
    doc = nlp(text)
    assert [s.text for s in doc.spans["DRUG"]] == ["QXR-1205", "SKV0417"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_is_taken_for_drugs(nlp: Language, kind: str) -> None:
    """Each string alone in a plain sentence: of no kind more than one in ten."""
    tagged = [s for s in listed(kind) if nlp(f"We also looked at {s} in this study.").spans["DRUG"]]
    assert len(tagged) <= len(listed(kind)) // 10, tagged


@pytest.mark.parametrize("rated", ["NVLX, Buy, PT $42", "NVLX, Hold", "NVLX US, Outperform", "NVLX; not rated", "NVLX, $12.10", "NVLX"])
def test_the_symbol_of_a_share_beside_a_rating_is_no_drug(nlp: Language, rated: str) -> None:
    doc = nlp(f"Novelix Therapeutics ({rated}): QRX-1234 had an ORR of 83% in 47 patients.")
    assert [s.text for s in doc.spans["DRUG"]] == ["QRX-1234"]
