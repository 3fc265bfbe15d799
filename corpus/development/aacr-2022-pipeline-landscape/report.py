"""AACR 2022 pipeline landscape, three landscape pages: needs reportlab and the font Carlito (found through fontconfig)."""

import subprocess
from pathlib import Path

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, Paragraph, Spacer

WIDTH, HEIGHT = landscape(A4)
LEFT, RIGHT, TOP, BOTTOM = 52, 30, 34, 34
NAVY, TEAL, SHADE, GREY = HexColor("#1d2f4f"), HexColor("#2f7f86"), HexColor("#eef2f5"), HexColor("#5b6470")
SIDE = {
    "ADCs": HexColor("#2f7f86"),
    "Bispecifics": HexColor("#8a5a2b"),
    "Cells": HexColor("#4b5d9b"),
    "Small molecules": HexColor("#8c3b4a"),
    "Cytokines": HexColor("#56723a"),
}

COLUMNS = [("Asset", 176), ("Company", 108), ("Target", 82), ("Modality", 116), ("Phase", 60), ("Lead indication", 108), ("Trial", 110)]

DXD = "ADC, topoisomerase I payload"
GROUPS = [
    (
        "ADCs",
        "Antibody-drug conjugates",
        [
            (
                "Trastuzumab deruxtecan|DS-8201; Enhertu",
                "Daiichi Sankyo / AstraZeneca",
                "HER2",
                DXD,
                "Approved",
                "HER2+ breast cancer",
                "DESTINY-Breast03 (NCT03529110)",
            ),
            (
                "Datopotamab deruxtecan|DS-1062; Dato-DXd",
                "Daiichi Sankyo / AstraZeneca",
                "TROP2",
                DXD,
                "Phase 3",
                "NSCLC",
                "TROPION-Lung01 (NCT04656652)",
            ),
            ("Patritumab deruxtecan|U3-1402", "Daiichi Sankyo", "HER3", DXD, "Phase 2", "EGFR-mutated NSCLC", "HERTHENA-Lung01 (NCT04619004)"),
            ("Sacituzumab govitecan|Trodelvy", "Gilead", "TROP2", "ADC, SN-38", "Approved", "TNBC", "ASCENT (NCT02574455)"),
            ("Enfortumab vedotin|Padcev", "Seagen / Astellas", "Nectin-4", "ADC, MMAE", "Approved", "Urothelial carcinoma", "EV-301 (NCT03474107)"),
            (
                "Disitamab vedotin|RC48",
                "RemeGen / Seagen",
                "HER2",
                "ADC, MMAE",
                "Approved<super>a</super>",
                "Gastric cancer",
                "RC48-C008 (NCT03556345)",
            ),
            (
                "Mirvetuximab soravtansine|IMGN853",
                "ImmunoGen",
                "FR\u03b1",
                "ADC, DM4",
                "Filed<super>b</super>",
                "Platinum-resistant ovarian cancer",
                "SORAYA (NCT04296890)",
            ),
            ("Tusamitamab ravtansine|SAR408701", "Sanofi", "CEACAM5", "ADC, DM4", "Phase 3", "Non-squamous NSCLC", "CARMEN-LC03 (NCT04154956)"),
            ("Telisotuzumab vedotin|Teliso-V; ABBV-399", "AbbVie", "c-Met", "ADC, MMAE", "Phase 2", "Non-squamous NSCLC", "LUMINOSITY (NCT03539536)"),
            (
                "Upifitamab rilsodotin|XMT-1536",
                "Mersana",
                "NaPi2b",
                "ADC, auristatin (Dolaflexin)",
                "Phase 1/2",
                "Ovarian cancer",
                "UPLIFT (NCT03319628)",
            ),
            ("Mecbotamab vedotin|BA3011", "BioAtla", "AXL", "ADC, conditionally active", "Phase 1/2", "Soft tissue sarcoma", "NCT03425279"),
        ],
    ),
    (
        "Bispecifics",
        "Bispecific antibodies and other engagers",
        [
            (
                "Amivantamab|Rybrevant; JNJ-61186372",
                "Janssen",
                "EGFR \u00d7 MET",
                "Bispecific antibody",
                "Approved",
                "EGFR exon 20 NSCLC",
                "CHRYSALIS (NCT02609776)",
            ),
            (
                "Tebentafusp|Kimmtrak",
                "Immunocore",
                "gp100 \u00d7 CD3",
                "TCR\u2013anti-CD3 fusion (ImmTAC)",
                "Approved",
                "Uveal melanoma",
                "IMCgp100-202 (NCT03070392)",
            ),
            (
                "Teclistamab|JNJ-64007957",
                "Janssen",
                "BCMA \u00d7 CD3",
                "Bispecific antibody",
                "Filed<super>b</super>",
                "Multiple myeloma",
                "MajesTEC-1 (NCT04557098)",
            ),
            (
                "Talquetamab|JNJ-64407564",
                "Janssen",
                "GPRC5D \u00d7 CD3",
                "Bispecific antibody",
                "Phase 2",
                "Multiple myeloma",
                "MonumenTAL-1 (NCT04634552)",
            ),
            (
                "Mosunetuzumab|RG7828",
                "Roche",
                "CD20 \u00d7 CD3",
                "Bispecific antibody",
                "Filed<super>b</super>",
                "Follicular lymphoma",
                "GO29781 (NCT02500407)",
            ),
            ("Glofitamab|RG6026", "Roche", "CD20 \u00d7 CD3", "Bispecific antibody, 2:1 format", "Phase 1/2", "DLBCL", "NP30179 (NCT03075696)"),
            (
                "Epcoritamab|GEN3013",
                "Genmab / AbbVie",
                "CD20 \u00d7 CD3",
                "Bispecific antibody, s.c.",
                "Phase 1/2",
                "Large B-cell lymphoma",
                "EPCORE NHL-1 (NCT03625037)",
            ),
            ("Tarlatamab|AMG 757", "Amgen", "DLL3 \u00d7 CD3", "Half-life extended BiTE", "Phase 1", "SCLC", "DeLLphi-300 (NCT03319940)"),
            (
                "Zenocutuzumab|MCLA-128",
                "Merus",
                "HER2 \u00d7 HER3",
                "Bispecific antibody",
                "Phase 1/2",
                "NRG1 fusion-positive tumors",
                "eNRGy (NCT02912949)",
            ),
            (
                "AFM13|with cord blood NK cells<super>c</super>",
                "Affimed / MD Anderson",
                "CD30 \u00d7 CD16A",
                "Innate cell engager",
                "Phase 1/2",
                "Hodgkin lymphoma",
                "AFM13-104 (NCT04074746)",
            ),
            ("AFM24|", "Affimed", "EGFR \u00d7 CD16A", "Innate cell engager", "Phase 1/2", "EGFR+ solid tumors", "AFM24-101 (NCT04259450)"),
            ("Cadonilimab|AK104", "Akeso", "PD-1 \u00d7 CTLA-4", "Bispecific antibody", "Filed<super>a</super>", "Cervical cancer", "\u2013"),
        ],
    ),
    (
        "Cells",
        "Cell therapies",
        [
            (
                "Ciltacabtagene autoleucel|cilta-cel; Carvykti",
                "Janssen / Legend Biotech",
                "BCMA",
                "CAR-T",
                "Approved",
                "Multiple myeloma",
                "CARTITUDE-1 (NCT03548207)",
            ),
            ("BNT211|", "BioNTech", "CLDN6", "CAR-T plus RNA vaccine (CARVac)", "Phase 1/2", "Testicular, ovarian cancer", "BNT211-01 (NCT04503278)"),
            ("CT041|satricabtagene autoleucel", "CARsgen", "CLDN18.2", "CAR-T", "Phase 1b/2", "Gastric cancer", "NCT04404595"),
            ("GCC19CART|", "Innovative Cellular Therapeutics", "GCC", "CAR-T", "Phase 1", "Colorectal cancer", "\u2013"),
            (
                "Gavocabtagene autoleucel|gavo-cel; TC-210",
                "TCR\u00b2 Therapeutics",
                "Mesothelin",
                "TRuC T cells",
                "Phase 1/2",
                "Mesothelioma, ovarian cancer",
                "NCT03907852",
            ),
            (
                "Afamitresgene autoleucel|afami-cel; ADP-A2M4",
                "Adaptimmune",
                "MAGE-A4",
                "TCR-T",
                "Phase 2",
                "Synovial sarcoma",
                "SPEARHEAD-1 (NCT04044768)",
            ),
            ("IMA203|", "Immatics", "PRAME", "TCR-T", "Phase 1", "Solid tumors", "NCT03686124"),
            ("Lifileucel|LN-144", "Iovance", "Polyclonal", "TIL", "Phase 2", "Melanoma", "C-144-01 (NCT02360579)"),
            ("ALLO-501A|", "Allogene", "CD19", "CAR-T, allogeneic", "Phase 1/2", "Large B-cell lymphoma", "ALPHA2 (NCT04416984)"),
        ],
    ),
    (
        "Small molecules",
        "KRAS pathway and other small molecules",
        [
            ("Sotorasib|AMG 510; Lumakras", "Amgen", "KRAS G12C", "Small molecule, covalent", "Approved", "NSCLC", "CodeBreaK 100 (NCT03600883)"),
            ("Adagrasib|MRTX849", "Mirati", "KRAS G12C", "Small molecule, covalent", "Filed<super>b</super>", "NSCLC", "KRYSTAL-1 (NCT03785249)"),
            ("JDQ443|", "Novartis", "KRAS G12C", "Small molecule, covalent", "Phase 1/2", "NSCLC, colorectal cancer", "KontRASt-01 (NCT04699188)"),
            ("GDC-6036|RG6330", "Genentech", "KRAS G12C", "Small molecule, covalent", "Phase 1", "Solid tumors", "NCT04449874"),
            ("MRTX1133|", "Mirati", "KRAS G12D", "Small molecule", "Preclinical", "Pancreatic cancer", "\u2013"),
            ("RMC-6236|", "Revolution Medicines", "RAS(ON), multi", "Small molecule, tri-complex", "Preclinical", "RAS-mutant tumors", "\u2013"),
            ("TNO155|", "Novartis", "SHP2", "Small molecule", "Phase 1", "Solid tumors", "NCT03114319"),
            ("AZD5305|", "AstraZeneca", "PARP1", "Small molecule", "Phase 1/2", "HRR-mutant tumors", "PETRA (NCT04644068)"),
            ("RP-3500|", "Repare", "ATR", "Small molecule", "Phase 1/2", "DDR-altered tumors", "TRESR (NCT04497116)"),
            ("RP-6306|", "Repare", "PKMYT1", "Small molecule", "Phase 1", "CCNE1-amplified tumors", "MYTHIC (NCT04855656)"),
            ("BLU-945|", "Blueprint", "EGFR T790M/C797S", "Small molecule", "Phase 1/2", "EGFR-mutated NSCLC", "SYMPHONY (NCT04862780)"),
        ],
    ),
    (
        "Cytokines",
        "Engineered cytokines",
        [
            (
                "Bempegaldesleukin|BEMPEG; NKTR-214",
                "Nektar / BMS",
                "IL-2R\u03b2\u03b3",
                "Pegylated IL-2 prodrug",
                "Discontinued<super>d</super>",
                "Melanoma",
                "PIVOT IO 001 (NCT03635983)",
            ),
            (
                "Nemvaleukin alfa|ALKS 4230",
                "Alkermes",
                "IL-2R\u03b2\u03b3",
                "IL-2/IL-2R\u03b1 fusion",
                "Phase 1/2",
                "Melanoma, RCC",
                "ARTISTRY-1 (NCT02799095)",
            ),
            ("SAR444245|THOR-707", "Sanofi", "IL-2R\u03b2\u03b3", "Pegylated IL-2", "Phase 1/2", "Solid tumors", "HAMMER (NCT04009681)"),
            ("STK-012|", "Synthekine", "IL-2R\u03b1/\u03b2", "IL-2 partial agonist", "Phase 1", "Solid tumors", "NCT05098132"),
            ("RG6279|PD1-IL2v", "Roche", "PD-1; IL-2R\u03b2\u03b3", "Immunocytokine (IL-2v)", "Phase 1", "Solid tumors", "NCT04303858"),
            (
                "N-803|Anktiva",
                "ImmunityBio",
                "IL-15R\u03b2\u03b3",
                "IL-15 superagonist, Fc fusion",
                "Phase 2/3",
                "BCG-unresponsive bladder cancer",
                "QUILT-3.032 (NCT03022825)",
            ),
            ("XmAb24306|", "Xencor / Genentech", "IL-15R\u03b2\u03b3", "IL-15/IL-15R\u03b1-Fc", "Phase 1", "Solid tumors", "NCT04250155"),
            ("DF6002|BMS-986415", "Dragonfly / BMS", "IL-12R", "IL-12 Fc fusion", "Phase 1/2", "Solid tumors", "NCT04423029"),
        ],
    ),
]

NOTES = (
    "Phase: stage of the lead program worldwide at the end of the meeting, or the phase of the trial shown. "
    "<super>a</super> In China only. <super>b</super> Marketing application submitted or under review in the US or EU. "
    "<super>c</super> NK cells are preactivated and complexed with AFM13 before infusion. "
    "<super>d</super> Development program with nivolumab ended in April 2022, see page 3."
)
KEY = (
    "<b>Abbreviations.</b> ADC, antibody-drug conjugate; BiTE, bispecific T-cell engager; CAR, chimeric antigen receptor; DDR, DNA damage response; DLBCL, diffuse large "
    "B-cell lymphoma; FR\u03b1, folate receptor alpha; GCC, guanylate cyclase C; HRR, homologous recombination repair; MMAE, monomethyl auristatin E; NSCLC, non-small cell lung "
    "cancer; RCC, renal cell carcinoma; s.c., subcutaneous; SCLC, small cell lung cancer; TCR, T-cell receptor; TIL, tumor-infiltrating lymphocytes; TNBC, "
    "triple-negative breast cancer; TRuC, T-cell receptor fusion construct."
)

LEFT_COLUMN = [
    ("h", "ADCs: one benchmark, many followers"),
    (
        "p",
        "The paper everybody quoted had come out two weeks earlier. In DESTINY-Breast03 (524 patients) <b>trastuzumab deruxtecan</b> kept 75.8% of patients free of progression at "
        "12 months, trastuzumab emtansine 34.1%; the hazard ratio of 0.28 (95% CI, 0.22\u20130.37) was as striking as the response rates of 79.7 and 34.2%, respectively. Drug-related interstitial "
        "lung disease occurred in 10.5% and 1.9%, with no grade 4 or 5 event. Further back, <b>telisotuzumab vedotin</b> earned a "
        "breakthrough designation in January: in non-squamous, EGFR wild-type NSCLC the ORR of LUMINOSITY stood at 53.8% for c-Met-high and 25.0% for c-Met-intermediate tumors.",
    ),
    ("h", "Cells: two plenary talks, thirty-odd patients"),
    (
        "p",
        "The clinical plenary on cellular immunotherapy was the busiest room of the week. <b>AFM13</b>, loaded onto cord blood NK cells at MD Anderson, has now produced an objective "
        "response in 17 of 19 patients (89%) with CD30-positive lymphoma. At the recommended phase 2 dose all 13 patients responded, and the complete response rate "
        "climbed from 38% after the first cycle to 62% after the second; seven of the eight complete responders are still in remission at a median follow-up of 6.5 months. Patients "
        "had received a median of seven prior lines. There was no cytokine release syndrome (CRS), no neurotoxicity and no graft-versus-host disease, which is the part of "
        "the story that CAR-T developers should read twice. The laboratory rationale is solid: NK cells complexed with AFM13 killed CD30+ lymphoma cells better than unloaded NK cells did, in "
        "vitro as well as in mice.",
    ),
    (
        "p",
        "BioNTech showed <b>BNT211</b> in 16 patients with CLDN6-positive tumors, half of them with testicular cancer. Six of the 14 evaluable patients had a partial response "
        "(ORR, 43%), four with testicular and two with ovarian cancer; disease control was 86%. About 40% of patients developed CRS, none with neurotoxicity. Whether the RNA vaccine "
        "adds anything cannot be told from so few cases. In mice it does: in animals bearing OV90 ovarian tumors CLDN6 CAR-T cells led to complete tumor rejection, and adding CARVac to a "
        "subtherapeutic cell dose raised CAR-T cell expansion. Our yardstick for solid-tumor CAR-T remains an ORR of at least 30% that lasts for six months.",
    ),
    (
        "p",
        "<b>Gavo-cel</b> had no new data. The last cut-off (17 patients, NCT03907852) gave an ORR of 25% by independent review and a disease control rate of 81% "
        "among 16 evaluable patients, and a median overall survival of 11.2 months in mesothelioma. Two dose-limiting toxicities "
        "stand against that, one grade 3 pneumonitis and one grade 5 bronchoalveolar hemorrhage, and all three patients at the top dose had severe CRS.",
    ),
    ("h", "KRAS: the second wave has to beat the first"),
    (
        "p",
        "Two-year follow-up of <b>sotorasib</b> in CodeBreaK 100 (n = 174, NSCLC) sets the bar: ORR 41%, median duration of response 12.3 months, median PFS 6.3 "
        "months, median OS 12.5 months and 33% of patients alive at 2 years. No new safety signal emerged. First numbers for <b>JDQ443</b> look similar rather than better. "
        "Across tumor types 11 of 39 patients responded (28%); in NSCLC it was 9 of 20 (45%), and four of seven (57%) at 200 mg twice daily. Novartis "
        "nonetheless plans a phase 3 comparison with docetaxel (KontRASt-02). In our view a third entrant would have to show an ORR above 50% and a "
        "median PFS of 9 months or more to take share.",
    ),
]
RIGHT_COLUMN = [
    (
        "p",
        "On the bench JDQ443 retained antiproliferative activity in cell lines carrying G12C/H95 double mutations, which defeat adagrasib; combined with TNO155 it kept its antitumor effect in cell-derived xenografts "
        "even when either dose was cut. <b>MRTX1133</b>, selective for KRAS G12D, shrank Panc 04.03 pancreatic xenografts by 62% at 10 mg/kg and by 73% at 30 mg/kg (both twice daily). <b>RMC-6236</b> caused regressions in NCI-H441 and Capan-2 xenografts, both KRAS G12V. Neither compound has reached patients; both sponsors guide to "
        "first dosing within twelve months.",
    ),
    ("h", "DNA repair: selectivity as a safety story"),
    (
        "p",
        "PETRA enrolled 61 patients with BRCA1/2, PALB2 or RAD51C mutations. Ten of 40 evaluable patients (25%) had a partial response to <b>AZD5305</b>, some of them after an earlier "
        "PARP inhibitor, and hematologic toxicity was lighter than history would suggest. That fits the preclinical package: in xenografts 0.1 mg/kg of AZD5305 gave deeper tumor regression than "
        "olaparib 100 mg/kg, while in rats blood counts were unaffected by AZD5305 alone, and reticulocytes recovered during continued dosing on top of carboplatin (they did not with olaparib). "
        "Repare\u2019s <b>RP-6306</b>, given with gemcitabine, produced tumor regression in CCNE1-amplified xenografts; either drug alone merely slowed growth. MYTHIC is "
        "the first human test of PKMYT1 inhibition.",
    ),
    ("h", "Cytokines: after bempegaldesleukin"),
    (
        "p",
        "PIVOT IO 001 randomized 783 patients with untreated melanoma to <b>bempegaldesleukin</b> plus nivolumab or to nivolumab alone and missed both PFS and ORR in March; "
        "in April Nektar and BMS ended the program. The phase 2 data that had justified it, an ORR of 52.6% (20 of 38) with 13 complete responses and a median PFS of 30.9 months in "
        "PIVOT-02, did not survive randomization. Alpha-sparing IL-2 is therefore under a cloud. Synthekine argues the reverse case: the mouse surrogate of <b>STK-012</b> "
        "achieved greater tumor regression than wild-type IL-2 or a non-alpha IL-2 and did not cause capillary leak, and in non-human primates STK-012 spared NK cells "
        "and induced no lymphopenia. Its phase 1 trial is to enroll 135 patients.",
    ),
    ("h", "And one for the surgeons"),
    (
        "p",
        "The largest randomized result came from an old drug. In CheckMate 816 (NCT02998528; 358 patients with resectable NSCLC) neoadjuvant <b>nivolumab</b> plus chemotherapy "
        "extended median event-free survival (EFS) to 31.6 months (95% CI, 30.2\u2013not reached), against 20.8 months (14.0\u201326.7) with chemotherapy (HR, 0.63; 97.38% CI, "
        "0.43\u20130.91; P = 0.0052). Two-year EFS rates were 64% and 45%, and the pathological complete response rate had earlier been reported as 24% vs 2%. "
        "Grade 3\u20134 treatment-related adverse events were no more frequent with nivolumab (33.5% vs 36.9%).",
    ),
]


def font(name: str, pattern: str) -> None:
    """Register the font that fontconfig finds."""
    found = subprocess.run(["fc-match", "-f", "%{file}", pattern], check=True, capture_output=True, text=True).stdout
    pdfmetrics.registerFont(TTFont(name, found))


def fonts() -> None:
    """Register the family."""
    for name, style in (("Body", ""), ("Body-Bold", ":bold"), ("Body-Italic", ":italic"), ("Body-BoldItalic", ":bold:italic")):
        font(name, f"Carlito{style}")
    pdfmetrics.registerFontFamily("Body", normal="Body", bold="Body-Bold", italic="Body-Italic", boldItalic="Body-BoldItalic")


def draw(canvas: Canvas, text: str, style: ParagraphStyle, x: float, top: float, width: float) -> float:
    """Draw a paragraph below `top`; its height."""
    paragraph = Paragraph(text, style)
    _, height = paragraph.wrap(width, HEIGHT)
    paragraph.drawOn(canvas, x, top - height)
    return height


def furniture(canvas: Canvas, number: int) -> None:
    """Running head and foot."""
    canvas.setFillColor(GREY)
    canvas.setFont("Body", 7.5)
    canvas.drawString(LEFT, HEIGHT - 22, "TIDEWATER ONCOLOGY REVIEW")
    canvas.drawRightString(WIDTH - RIGHT, HEIGHT - 22, "AACR Annual Meeting 2022 \u00b7 New Orleans, April 8\u201313")
    canvas.drawString(LEFT, 18, "Pipeline landscape, issue 7 \u00b7 April 2022 \u00b7 For subscribers; not medical advice")
    canvas.drawRightString(WIDTH - RIGHT, 18, f"{number} / 3")


def side(canvas: Canvas, label: str, top: float, bottom: float) -> None:
    """The rotated label beside the rows of a group."""
    canvas.setFillColor(SIDE[label])
    canvas.rect(LEFT - 22, bottom + 1, 15, top - bottom - 2, stroke=0, fill=1)
    canvas.saveState()
    canvas.translate(LEFT - 11.5, (top + bottom) / 2)
    canvas.rotate(90)
    canvas.setFillColor(white)
    canvas.setFont("Body-Bold", 8.5)
    canvas.drawCentredString(0, 0, label.upper())
    canvas.restoreState()


def head(canvas: Canvas, top: float) -> float:
    """The column heads."""
    x = LEFT
    canvas.setFillColor(NAVY)
    canvas.setFont("Body-Bold", 8.3)
    for title, width in COLUMNS:
        canvas.drawString(x + 3, top - 10, title)
        x += width
    return top - 15


def table(canvas: Canvas, top: float, floor: float) -> None:
    """The asset table over two pages, no rules."""
    cell = ParagraphStyle("cell", fontName="Body", fontSize=7.7, leading=8.9, textColor=HexColor("#22262b"))
    page, top = 1, head(canvas, top)
    for label, title, rows in GROUPS:
        start, first, shaded = top, True, False
        for position, row in enumerate(rows):
            name, _, aliases = row[0].partition("|")
            texts = [
                f"<b>{name}</b>" + (f" ({aliases})" if aliases and not aliases.startswith("with") else f" {aliases}" if aliases else ""),
                *row[1:],
            ]
            cells = [Paragraph(text, cell) for text in texts]
            height = max(part.wrap(width - 6, HEIGHT)[1] for part, (_, width) in zip(cells, COLUMNS, strict=True)) + 4.6
            need = height + (15 if first else 0)
            if top - need < floor:
                if position:
                    side(canvas, label, start, top)
                draw(
                    canvas,
                    NOTES,
                    ParagraphStyle("note", fontName="Body", fontSize=6.8, leading=8.2, textColor=GREY),
                    LEFT,
                    floor - 4,
                    WIDTH - LEFT - RIGHT,
                )
                canvas.showPage()
                page += 1
                furniture(canvas, page)
                top = head(canvas, HEIGHT - TOP)
                start, first, shaded = top, True, False
            if first:
                canvas.setFillColor(SIDE[label])
                canvas.setFont("Body-Bold", 8.6)
                canvas.drawString(LEFT + 3, top - 10.5, title + (" (continued)" if position else ""))
                top, first = top - 14, False
            if shaded:
                canvas.setFillColor(SHADE)
                canvas.rect(LEFT, top - height, WIDTH - LEFT - RIGHT, height, stroke=0, fill=1)
            shaded = not shaded
            x = LEFT
            for part, (_, width) in zip(cells, COLUMNS, strict=True):
                part.drawOn(canvas, x + 3, top - 1.7 - part.height)
                x += width
            top -= height
        side(canvas, label, start, top)
        top -= 4
    small = ParagraphStyle("key", fontName="Body", fontSize=6.8, leading=8.2, textColor=GREY)
    top -= 4
    top -= draw(canvas, NOTES, small, LEFT, top, WIDTH - LEFT - RIGHT) + 3
    draw(canvas, KEY, small, LEFT, top, WIDTH - LEFT - RIGHT)


def commentary(canvas: Canvas) -> None:
    """The last page: two columns of text."""
    furniture(canvas, 3)
    canvas.setFillColor(NAVY)
    canvas.setFont("Body-Bold", 17)
    canvas.drawString(LEFT, HEIGHT - 50, "What we took home from New Orleans")
    body = ParagraphStyle("body", fontName="Body", fontSize=9.0, leading=11.1, textColor=HexColor("#22262b"), alignment=4, spaceAfter=4)
    heading = ParagraphStyle("heading", fontName="Body-Bold", fontSize=10.6, leading=13, textColor=TEAL, spaceBefore=3, spaceAfter=2)
    gap = 22
    width = (WIDTH - LEFT - RIGHT - gap) / 2
    for x, content in ((LEFT, LEFT_COLUMN), (LEFT + width + gap, RIGHT_COLUMN)):
        story = [Paragraph(text, heading if kind == "h" else body) for kind, text in content] + [Spacer(1, 1)]
        frame = Frame(x, BOTTOM + 22, width, HEIGHT - 60 - BOTTOM - 22, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        frame.addFromList(story, canvas)
        if story:
            raise ValueError(f"{len(story)} paragraphs do not fit")
    draw(
        canvas,
        "<i>Disclosures:</i> the authors hold no positions in the companies named. K. Lindqvist has received speaker fees from a diagnostics company that is not "
        "covered here; R. Amadi: none. Figures are as shown at the meeting or in the sponsors\u2019 last public update; they have not been audited.",
        ParagraphStyle("fine", fontName="Body", fontSize=6.8, leading=8.2, textColor=GREY),
        LEFT,
        BOTTOM + 18,
        WIDTH - LEFT - RIGHT,
    )
    canvas.showPage()


def render(out: Path) -> None:
    """Draw the report."""
    fonts()
    canvas = Canvas(str(out), pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setTitle("AACR 2022: the pipeline landscape")
    canvas.setAuthor("Tidewater Oncology Review")
    furniture(canvas, 1)
    canvas.setFillColor(NAVY)
    canvas.setFont("Body-Bold", 19)
    canvas.drawString(LEFT, HEIGHT - 48, "AACR 2022: the pipeline landscape")
    top = HEIGHT - 54
    top -= (
        draw(
            canvas,
            "Fifty-one programs that our analysts followed in New Orleans, by modality. Kirsten Lindqvist and Rowan Amadi. Commentary on page 3.",
            ParagraphStyle("intro", fontName="Body-Italic", fontSize=9.2, leading=12, textColor=GREY),
            LEFT,
            top,
            WIDTH - LEFT - RIGHT,
        )
        + 5
    )
    table(canvas, top, 62)
    canvas.showPage()
    commentary(canvas)
    canvas.save()
