"""Orlando bench and bedside, the AACR 2023 digest: two columns, drawn with reportlab (needs the fonts Carlito and Liberation Serif, found with fc-match)."""

from __future__ import annotations

import subprocess
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph, Spacer, Table, TableStyle

INK = colors.HexColor("#1d2b3a")
RUST = colors.HexColor("#a3401f")
SAND = colors.HexColor("#f3ede2")
WIDTH, HEIGHT = A4
LEFT, GAP = 16 * mm, 7 * mm
COLUMN = (WIDTH - 2 * LEFT - GAP) / 2


def fonts() -> None:
    for family, name in (("Liberation Serif", "Body"), ("Carlito", "Head")):
        for style, suffix in (("Regular", ""), ("Bold", "-Bold"), ("Italic", "-Italic"), ("Bold Italic", "-BoldItalic")):
            found = subprocess.run(["fc-match", "-f", "%{file}", f"{family}:style={style}"], check=True, capture_output=True, text=True).stdout
            pdfmetrics.registerFont(TTFont(name + suffix, found))
        pdfmetrics.registerFontFamily(name, normal=name, bold=name + "-Bold", italic=name + "-Italic", boldItalic=name + "-BoldItalic")


def style(name: str, **changes: object) -> ParagraphStyle:
    given = {"fontName": "Body", "fontSize": 8.9, "leading": 10.9, "textColor": INK, "alignment": TA_JUSTIFY, "spaceAfter": 3.6, **changes}
    return ParagraphStyle(name, **given)


def furniture(canvas, document) -> None:
    canvas.saveState()
    page = canvas.getPageNumber()
    canvas.setFillColor(INK)
    canvas.setFont("Head", 7.6)
    if page > 1:
        canvas.drawString(LEFT, HEIGHT - 10.5 * mm, "ORLANDO, BENCH AND BEDSIDE")
        canvas.drawRightString(WIDTH - LEFT, HEIGHT - 10.5 * mm, "AACR 2023 digest, revised edition")
        canvas.setStrokeColor(RUST)
        canvas.setLineWidth(0.8)
        canvas.line(LEFT, HEIGHT - 12 * mm, WIDTH - LEFT, HEIGHT - 12 * mm)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.3)
    canvas.line(LEFT + COLUMN + GAP / 2, 15 * mm, LEFT + COLUMN + GAP / 2, HEIGHT - (57 * mm if page == 1 else 15 * mm))
    canvas.drawString(LEFT, 9 * mm, "Saltmarsh Translational Review")
    canvas.drawCentredString(WIDTH / 2, 9 * mm, "For subscribers; not medical advice")
    canvas.drawRightString(WIDTH - LEFT, 9 * mm, f"{page} / 2")
    canvas.restoreState()


TITLE = """Orlando, bench and bedside: conjugates, engagers and degraders at AACR 2023"""
STANDFIRST = """Three ways of doing away with a protein, or with the cell that carries it, filled the poster halls between 14 and 19 April 2023. We take
them in turn, laboratory first and clinic second. <i>Revised edition:</i> where a full paper has since replaced the abstract, its figures are printed and
the reference says so; numbers shown in Orlando are marked as such."""

STORY = [
    ("h1", "A. Antibody–drug conjugates"),
    ("h2", "From the laboratory"),
    (
        "p",
        """<b>DB-1310</b> (DualityBio) couples a humanized anti-HER3 antibody to P1021, a topoisomerase I inhibitor. It killed HER3-positive breast,
    lung, prostate and colon cancer lines <i>in vitro</i>. In mice, growth of HCC1569 (breast), NCI-H441 (lung) and Colo205 (colon) xenografts was held back
    in a dose-dependent manner, and patient-derived xenografts (PDX) of non-small cell lung cancer (NSCLC) and of prostate cancer were suppressed as well. Milligram for
    milligram it inhibited tumor growth more than patritumab deruxtecan (HER3-DXd).<super>1</super> A phase 1/2a trial is open (NCT05785741).""",
    ),
    (
        "p",
        """<b>Sacituzumab tirumotecan</b> (SKB264, MK-2870; Kelun-Biotech, Merck &amp; Co.) carries a belotecan derivative, KL610023, on a
    methylsulfonyl pyrimidine linker. Conjugation altered neither the affinity for TROP2 nor internalization when set against the bare antibody. The growth of
    both cell line-derived xenografts (CDX) and PDX fell with rising dose, significantly so. Between 1 and 10 mg/kg the exposure of cynomolgus monkeys to conjugate,
    total antibody and free payload rose in proportion. At equal doses it outdid sacituzumab govitecan (IMMU-132) in tumor growth inhibition
    (TGI).<super>2</super>""",
    ),
    (
        "p",
        """Why the older drug works at all was asked in NCI-N87 gastric xenografts. The hydrolyzable linker of <b>sacituzumab govitecan</b> let its payload go
    quickly inside the cell and produced more DNA damage (γH2AX) than a conjugate with a steadier, enzyme-cleaved linker; next to no payload was
    set free outside cells. Dosing on days 1 and 8 deepened tissue penetration but did not change tumor uptake.<super>3</super>""",
    ),
    (
        "p",
        """<b>Datopotamab deruxtecan</b> (Dato-DXd, DS-1062a) served as yardstick. Its half-maximal inhibitory concentration (IC50) was 74.6 ng/mL in
    BxPC-3 and 706 ng/mL in CFPAC-1 cells, but above 20,000 ng/mL in the TROP2-negative line Calu-6. More than 1 mg/kg, given once, made CFPAC-1 tumors
    regress; an isotype-control conjugate and the naked antibody did nothing.<super>4</super>""",
    ),
    (
        "p",
        """<b>FZ-AD005</b> joins a new anti-DLL3 antibody to DXd by a valine–alanine linker; its Fc part is silenced, and effector functions were negligible
    <i>in vitro</i>. Bystander killing was efficient. CDX and PDX of small cell lung cancer (SCLC) responded strongly. The conjugate
    remained stable in the circulation of cynomolgus monkeys, which tolerated up to 30 mg/kg without severe toxicity.<super>5</super> The forerunner
    rovalpituzumab tesirine had foundered on serious adverse events.""",
    ),
    (
        "p",
        """<b>EDB-ADC</b> (Pfizer; licensed to Pyxis Oncology as PYX-201) aims at the stroma: a site-specific auristatin conjugate against the extra domain B
    of fibronectin. It slowed tumors in PDX, CDX and syngeneic mouse models. Phospho-histone H3 went up in tumor cells far from the matrix, and CD3-positive T cells
    moved in. Together with an anti-PD-L1 antibody it brought about lasting regressions of a syngeneic breast tumor. Non-human primates showed no on-target
    toxicity.<super>6</super>""",
    ),
    (
        "p",
        """New in the clinic: <b>AZD5335</b> (AstraZeneca), a folate receptor alpha (FRα) conjugate with the topoisomerase I inhibitor AZ14170132
    (phase 1/2, NCT05797168).""",
    ),
    ("h2", "First-in-human data"),
    (
        "p",
        """<b>SHR-A1811</b> (trastuzumab rezetecan; Jiangsu Hengrui), HER2. In the global phase 1 trial (NCT04446260) doses ran from 1.0 to 8.0 mg/kg every three
    weeks. The objective response rate (ORR) shown in Orlando was 61.6% (154/250): 81.5% (88/108) in HER2-positive breast cancer and 55.8% (43/77) in
    HER2-low breast cancer.<super>7</super> The full paper has 307 patients: 59.9% (184/307) responded overall, 90 of 118 (76.3%) and 55 of 91 (60.4%) in the two
    breast groups, and 45.9% (39/85) of the evaluable non-breast tumors.<super>8</super> Decreased neutrophil count (119 patients; 38.8%) and
    decreased white-cell count (70; 22.8%) led the events of grade 3 or higher. Interstitial lung disease (ILD) was seen in eight (2.6%), serious adverse
    events in 70 (22.8%); 13 (4.2%) died. Dose-limiting toxicities (DLTs) befell one patient, at 6.4 mg/kg: pancytopenia and colitis.""",
    ),
    (
        "p",
        """<b>CMG901</b> (AZD0901; KYM Biosciences, since February 2023 AstraZeneca) brings monomethyl auristatin E to claudin 18.2 (CLDN18.2). KYM901 (phase 1,
    NCT04805307) took 27 patients into escalation and 107 with gastric or gastroesophageal junction cancer into expansion. Among 113 such patients on
    2.2–3.0 mg/kg the confirmed ORR was 28%, the median duration of response (DOR) 7.9 months.<super>9</super> At the interim look of 2023, 89 evaluable
    CLDN18.2-positive patients had a confirmed ORR of 32.6%, rising to 42% at 2.2 mg/kg; median progression-free survival (PFS) was 4.76 months (95% CI, 3.35–6.14), median
    overall survival (OS) not reached, and OS at 9 months 56.4%.<super>10</super> <i>Safety, escalation (n = 27):</i> vomiting 70%, decreased appetite 59%,
    proteinuria 59%, anemia 56%; drug-related events of grade ≥3 in five (19%); one DLT, a grade 3 pancreatitis at 2.2 mg/kg. <i>Expansion (n = 107):</i>
    grade ≥3 events in 73 (68%), among them decreased neutrophil count (21%), anemia (14%) and vomiting (10%); serious adverse events in 50%; one treatment-related
    death, from cerebral hemorrhage.""",
    ),
    (
        "p",
        """<b>ABBV-011</b> (AbbVie), calicheamicin on an anti-SEZ6 antibody, was given to 99 patients with relapsed or refractory SCLC (phase 1, NCT03639194). ORR
    19% (19/98). At 1 mg/kg (n = 40) it was 25%, with a median DOR of 4.2 months (95% CI, 2.6–6.7) and a median PFS of 3.5 months (1.5–4.2). Fatigue (50%),
    nausea (42%) and thrombocytopenia (41%) headed the list; the liver paid with raised aspartate aminotransferase (22%), raised γ-glutamyltransferase (21%) and
    hyperbilirubinemia (17%), and two patients had veno-occlusive liver disease.<super>11</super> No maximum tolerated dose was found up to 2.0 mg/kg.""",
    ),
    ("h1", "B. Bispecifics and T-cell engagers"),
    ("h2", "From the laboratory"),
    (
        "p",
        """<b>Petosemtamab</b> (MCLA-158; Merus) grips EGFR and LGR5. In colorectal cancer organoids it drove EGFR into degradation where LGR5 was present and stopped
    growth, KRAS-mutant lines included; organoids from healthy colon were hardly touched. Mice bearing organoid grafts developed fewer metastases.<super>12</super>""",
    ),
    (
        "p",
        """<b>Givastomig</b> (TJ-CD4B, ABL111; I-Mab, ABL Bio) is a CLDN18.2×4-1BB antibody. 4-1BB signaling was switched on only by cells that carry CLDN18.2, and the
    degree of T-cell activation followed the CLDN18.2 level of gastric PDX. On cells of low or high expression it surpassed urelumab in 4-1BB activity. Interferon-γ-responsive
    genes went up in human mononuclear cells. In 4-1BB-humanized mice with MC38 tumors the ratio of CD8-positive to regulatory T cells in the tumor rose, growth
    slowed, and cured animals threw off a rechallenge; peripheral CD8-positive T cells were unaffected.<super>13,14</super> Phase 1: NCT04900818.""",
    ),
    (
        "p",
        """<b>Cadonilimab</b> (AK104; Akeso), the tetravalent PD-1×CTLA-4 antibody approved in China for cervical cancer, bound with higher avidity when both targets
    were dense. With its Fc-null frame it caused minimal antibody-dependent cytotoxicity and phagocytosis, and little release of IL-6 or IL-8.<super>15</super>""",
    ),
    (
        "p",
        """<b>Xaluritamig</b> (AMG 509; Amgen, Xencor) has two anti-STEAP1 Fabs and one anti-CD3 scFv. T-cell-redirected lysis of 17 STEAP1-expressing lines
    of prostate cancer, Ewing sarcoma, gastric cancer and melanoma reached a median EC50 of 18.9 pM.<super>16</super>""",
    ),
    ("h2", "First-in-human data"),
    (
        "p",
        """<b>Petosemtamab</b> was the plenary of the meeting (phase 1/2, NCT03526835). Of 49 patients with head and neck squamous cell carcinoma (HNSCC) treated at
    1500 mg every two weeks, 43 were evaluable: ORR 37.2% (16/43; 95% CI, 23–53.3), 15 partial responses and one complete response that had lasted 20 months and more;
    disease control 72.1% (31/43). Median DOR was 6.0, median PFS 5.3 and median OS 11.5 months. Among all 80 patients given this dose, infusion-related reactions (IRRs) occurred in 74%,
    of grade 3 or 4 in 21%.<super>17</super> The sequel, with pembrolizumab in first line: 16 of 24 (67%; 95% CI, 45–84) responded, 3 of them not yet confirmed, with 71% when the
    combined positive score (CPS) was 20 or more and 60% when it was 1–19. IRRs fell to 38% (grade 3: 7%); none was of grade 4 or 5.<super>18</super> A phase 3 trial against
    investigator’s choice is to enroll 500 (NCT06496178).""",
    ),
    (
        "p",
        """<b>Tarlatamab</b> (Amgen), DLL3×CD3. Table 1 has the long follow-up of DeLLphi-300 (NCT03319940). Twelve-month PFS was 16.7% and twelve-month OS 57.9%; of 16 patients
    with a brain lesion of 10 mm or more, 10 (62.5%) had it shrink by at least 30%.<super>19</super> In the phase 2 study DeLLphi-301 (NCT05060016) ORR was 40% with 10 mg and 32%
    with 100 mg, against some 15% expected of standard third-line drugs; cytokine release syndrome (CRS) arose in 51 and 61%, respectively, and 3% stopped because of
    side effects.<super>20</super>""",
    ),
    ("table", None),
    (
        "p",
        """<b>Xaluritamig</b> went into 97 men with mCRPC (phase 1, NCT04221542). A fall in prostate-specific antigen by half or more
    (PSA50) was recorded in 49%, an objective response in 24%; at target doses of 0.75 mg and above the figures were 59% and 41%. Treatment-related events: CRS 72%,
    fatigue 45%, myalgia 34%.<super>21</super>""",
    ),
    ("h1", "C. Degraders"),
    ("h2", "From the laboratory"),
    (
        "p",
        """<b>Vepdegestrant</b> (ARV-471; Arvinas, Pfizer), a cereblon-recruiting chimera against the estrogen receptor (ER), removed 90% or more of wild-type and mutant
    ER. In orthotopic MCF7 xenografts TGI was 87–123%, with fulvestrant 31–80%. The hormone-independent PDX ST941/HI (ER Y537S) regressed; its palbociclib-resistant offshoot
    was inhibited by 102%. Regressions were stronger still when palbociclib, abemaciclib or ribociclib was added, or everolimus or alpelisib.<super>22</super> Uteri of
    immature rats lost ER and gave no sign of agonism.<super>23</super>""",
    ),
    (
        "p",
        """<b>KT-253</b> (Kymera) degrades MDM2. It blocked the p53-driven rebound of MDM2 that small-molecule inhibitors provoke in RS4;11 cells, and arrested growth across p53 wild-type
    lines with a potency over 200-fold that of those inhibitors. One dose sufficed for rapid apoptosis and enduring regression of MV4;11 and RS4;11 xenografts. In a
    venetoclax-resistant model of acute myeloid leukemia (AML), adding it to venetoclax gave a combined benefit.<super>24</super>""",
    ),
    (
        "p",
        """<b>NRX-0492</b> (Nurix), sibling of NX-2127 (phase 1, NCT04830137) and NX-5948, ties a non-covalent BTK binder to cereblon. In primary chronic lymphocytic leukemia (CLL)
    cells half of the BTK, wild-type or C481-mutant, was gone at ≤0.2 nM, and it stayed away for 24 hours after washout. Signaling of the B-cell receptor and secretion of
    chemokines were suppressed no less than with ibrutinib. By mouth it lowered proliferation of CLL cells in blood and spleen of PDX mice, a C481S case
    included.<super>25</super>""",
    ),
    (
        "p",
        """<b>CFT7455</b> (C4 Therapeutics; IKZF1/3) prolonged the survival of mice with Raji (P = 0.002) and OCI-Ly10 (P = 0.0002) lymphoma in the brain, in comparison with
    pomalidomide. In Mino mantle cell tumors the pairing with rituximab gave complete regressions.<super>26</super> From the same house, <b>CFT1946</b> degraded BRAF V600E,
    shut down MAPK signaling and killed mutant cells but not wild-type ones; mice saw their BRAF V600E tumors regress, and models resistant to BRAF inhibitors
    responded.<super>27</super> Its BRD9 degrader <b>CFT8634</b> has been discontinued.""",
    ),
    (
        "p",
        """<b>SD-36</b>, a STAT3 degrader from Michigan, left other STATs alone, induced apoptosis or cell-cycle arrest in AML and anaplastic large-cell lymphoma lines and made xenografts
    vanish for good.<super>28</super> Kymera’s KT-333 (phase 1, NCT05225584) follows the same idea.""",
    ),
    ("h2", "First-in-human data"),
    (
        "p",
        """<b>FHD-609</b> (Foghorn), a BRD9 degrader, in 55 patients with synovial sarcoma or SMARCB1-deficient tumors (phase 1, open-label, NCT04965753). One (2%) had a partial response
    and eight (15%) stable disease, which exceeded six months in two. DLTs were QTc prolongation and syncope. Dysgeusia (40%), dry mouth (29.1%), fatigue (27.3%) and
    anemia (25.5%) were the commonest treatment-related events; QTc was prolonged in 11 (20%), and 21 (38.2%) had T-wave inversions.<super>29</super>""",
    ),
    (
        "p",
        """<b>Vepdegestrant.</b> In the phase 2 part of its first trial (VERITAC; NCT04072952) the clinical benefit rate (CBR) was 38.0% (27/71; 95% CI, 26.8–50.3), and 51.2% (21/41)
    with mutant <i>ESR1</i>; by dose it was 37.1% (13/35) on 200 mg and 38.9% (14/36) on 500 mg. Fatigue (34%) and nausea (17%) were the most frequent
    treatment-related events.<super>30</super>""",
    ),
    (
        "box",
        """<b>Money.</b> Pfizer is buying Seagen for $43 billion. BioNTech paid DualityBio $170 million upfront for DB-1303 (HER2) and DB-1311. AstraZeneca gave
    $63 million for CMG901. Betta Pharmaceuticals partners C4 Therapeutics on the EGFR degrader CFT8919 in China.""",
    ),
    ("s", """<b>Abbreviations.</b> CI, confidence interval; mCRPC, metastatic castration-resistant prostate cancer; NE, not estimable."""),
    (
        "s",
        """<b>Disclosures.</b> The editors have received fees from Novo Nordisk and Biogen. <b>References.</b> 1 J Transl Med 2024. 2 Front Oncol 2022;12:951589. 3 PMC9812893. 4 ASCO 2018
    e24206. 5 Mol Cancer Ther 2024;23:1367. 6 Mol Cancer Ther 2022;21:1462. 7 AACR 2023 CT175. 8 J Clin Oncol 2024. 9 Lancet Oncol 2025. 10 ASCO Plenary Series 11/2023. 11 Clin Cancer
    Res 2024;30:5042. 12 Nat Cancer 2022. 13 JITC 2023;11:e006704. 14 AACR 2020 5644. 15 mAbs 2023;15:2180794. 16 AACR 2020. 17 AACR 2023 CT012. 18 ASCO 2024. 19 JCO 2024;42:3392. 20 NEJM 2023. 21 Cancer
    Discov 2024;14:76. 22 Clin Cancer Res 2024;30:3549. 23 SABCS 2018. 24 AACR 2023; ASH 2022. 25 Blood 2023;141:1584. 26 ICML 2023. 27 Company material, 2023. 28 Cancer Cell 2019;36:498. 29 Clin Cancer Res
    2025;31:628. 30 SABCS 2022.""",
    ),
]

ROWS = [
    ["", "All ≥10 mg\n(N = 152)", "10 mg\n(n = 17)", "30 mg\n(n = 8)"],
    ["ORR, %\n(95% CI)", "25.0\n(18.3–32.7)", "35.3\n(14.2–61.7)", "12.5\n(0.3–52.7)"],
    ["Median DOR,\nmo (95% CI)", "11.2\n(6.6–22.3)", "14.9\n(3.0–NE)", "3.8\n(NE–NE)"],
    ["Median PFS,\nmo (95% CI)", "3.5\n(2.7–3.8)", "4.0\n(1.6–11.0)", "1.8\n(1.1–NE)"],
    ["Median OS,\nmo (95% CI)", "17.5\n(11.4–NE)", "20.3\n(5.1–NE)", "7.2\n(1.5–NE)"],
]


def cohorts() -> list:
    head = style("caption", fontName="Head-Bold", fontSize=8.2, leading=9.8, textColor=RUST, alignment=0, spaceAfter=2)
    table = Table(ROWS, colWidths=[COLUMN * part for part in (0.27, 0.27, 0.24, 0.22)])
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Head", 7.8, 9),
                ("FONT", (0, 0), (-1, 0), "Head-Bold", 7.8, 9),
                ("TEXTCOLOR", (0, 0), (-1, -1), INK),
                ("ALIGN", (1, 0), (-1, -1), "CENTER"),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LINEABOVE", (0, 0), (-1, 0), 0.8, RUST),
                ("LINEBELOW", (0, 0), (-1, 0), 0.5, INK),
                ("LINEBELOW", (0, -1), (-1, -1), 0.8, RUST),
                ("BACKGROUND", (1, 1), (1, -1), SAND),
                ("TOPPADDING", (0, 0), (-1, -1), 1.6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
                ("LEFTPADDING", (0, 0), (-1, -1), 2),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    note = style("note", fontName="Head-Italic", fontSize=7, leading=8.2, alignment=0, spaceAfter=6)
    return [
        Spacer(1, 2),
        Paragraph("Table 1. Tarlatamab in previously treated SCLC, DeLLphi-300, by target dose", head),
        table,
        Paragraph(
            "Median follow-up 12.1 months. Responses confirmed, investigator’s assessment. The column of all doses includes the 100 mg cohorts, not shown.",
            note,
        ),
    ]


def render(out: Path) -> None:
    """Draw the digest."""
    fonts()
    document = BaseDocTemplate(str(out), pagesize=A4, title=TITLE, author="Saltmarsh Translational Review", invariant=1)
    plain = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    foot, right = 14 * mm, LEFT + COLUMN + GAP
    tall, short = HEIGHT - 15 * mm - foot, HEIGHT - 57 * mm - foot
    first = [
        Frame(LEFT, HEIGHT - 54 * mm, WIDTH - 2 * LEFT, 44 * mm, **plain),
        Frame(LEFT, foot, COLUMN, short, **plain),
        Frame(right, foot, COLUMN, short, **plain),
    ]
    later = [Frame(LEFT, foot, COLUMN, tall, **plain), Frame(right, foot, COLUMN, tall, **plain)]
    document.addPageTemplates([PageTemplate("first", first, onPage=furniture), PageTemplate("later", later, onPage=furniture)])

    styles = {
        "p": style("p"),
        "h1": style("h1", fontName="Head-Bold", fontSize=13, leading=15, textColor=RUST, alignment=0, spaceBefore=4, spaceAfter=1, keepWithNext=1),
        "h2": style("h2", fontName="Head-BoldItalic", fontSize=9.6, leading=11.5, alignment=0, spaceAfter=2.5, keepWithNext=1),
        "box": style(
            "box",
            fontName="Head",
            fontSize=8.5,
            leading=10.2,
            backColor=SAND,
            borderColor=RUST,
            borderWidth=0.5,
            borderPadding=4,
            spaceBefore=6,
            spaceAfter=8,
            leftIndent=4,
            rightIndent=4,
        ),
        "s": style("s", fontName="Head", fontSize=7, leading=8.2, spaceAfter=2.5),
    }
    flow = [
        NextPageTemplate("later"),
        Paragraph(
            "SALTMARSH TRANSLATIONAL REVIEW &nbsp;·&nbsp; MEETING DIGEST No. 31",
            style("kicker", fontName="Head", fontSize=8.4, textColor=RUST, alignment=0),
        ),
        Paragraph(TITLE, style("title", fontName="Head-Bold", fontSize=21, leading=23, alignment=0, spaceAfter=5)),
        Paragraph(STANDFIRST, style("standfirst", fontName="Body", fontSize=9.8, leading=12, alignment=0)),
        FrameBreak(),
    ]
    for kind, text in STORY:
        flow += cohorts() if kind == "table" else [Paragraph(" ".join(text.split()), styles[kind])]
    document.build(flow)
