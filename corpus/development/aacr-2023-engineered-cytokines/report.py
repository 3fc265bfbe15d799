"""Consultants' brief on engineered cytokines at AACR 2023. Needs reportlab, and Carlito as found by fontconfig."""

from __future__ import annotations

import subprocess
from pathlib import Path

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

TEAL = HexColor("#0d5c63")
PALE = HexColor("#e8f1f1")
SAND = HexColor("#f7f3e8")
GREY = HexColor("#5d6468")
LINE = HexColor("#8fb3b5")

TITLE = "Engineered cytokines at AACR 2023: life after bempegaldesleukin"
HOUSE = "Harrowfield Bioscience Advisory"
LEFT, RIGHT, TOP, BOTTOM = 26 * mm, 17 * mm, 22 * mm, 17 * mm
WIDTH = LETTER[0] - LEFT - RIGHT


def register() -> None:
    """Register the four faces of Carlito, wherever they are installed."""
    for name, style in (("Body", "Regular"), ("Body-Bold", "Bold"), ("Body-Italic", "Italic"), ("Body-BoldItalic", "Bold Italic")):
        found = subprocess.run(["fc-match", "-f", "%{file}", f"Carlito:style={style}"], check=True, capture_output=True, text=True).stdout
        pdfmetrics.registerFont(TTFont(name, found))
    pdfmetrics.registerFontFamily("Body", normal="Body", bold="Body-Bold", italic="Body-Italic", boldItalic="Body-BoldItalic")


def styles() -> dict[str, ParagraphStyle]:
    base = ParagraphStyle("base", fontName="Body", fontSize=9.3, leading=11.5, alignment=TA_LEFT, spaceAfter=4.2)
    return {
        "p": base,
        "title": ParagraphStyle("title", parent=base, fontName="Body-Bold", fontSize=17.5, leading=20, textColor=TEAL, spaceAfter=3),
        "by": ParagraphStyle("by", parent=base, fontSize=8.4, leading=10.4, textColor=GREY, spaceAfter=5),
        "lead": ParagraphStyle("lead", parent=base, fontName="Body-Bold", fontSize=9.8, leading=12.2, spaceAfter=6),
        "h": ParagraphStyle("h", parent=base, fontName="Body-Bold", fontSize=12, leading=14, textColor=TEAL, spaceAfter=0),
        "boxh": ParagraphStyle("boxh", parent=base, fontName="Body-Bold", fontSize=10.4, leading=12.4, textColor=TEAL, spaceAfter=3),
        "boxp": ParagraphStyle("boxp", parent=base, fontSize=8.9, leading=11, leftIndent=8, bulletIndent=0, spaceAfter=2.4),
        "cap": ParagraphStyle("cap", parent=base, fontName="Body-Bold", fontSize=9.3, leading=11.4, spaceBefore=3, spaceAfter=3),
        "th": ParagraphStyle("th", parent=base, fontName="Body-Bold", fontSize=8.2, leading=9.6, textColor=white, spaceAfter=0),
        "td": ParagraphStyle("td", parent=base, fontSize=7.9, leading=9.2, spaceAfter=0),
        "key": ParagraphStyle("key", parent=base, fontSize=7.3, leading=8.8, textColor=GREY, spaceBefore=2.5, spaceAfter=5),
        "q": ParagraphStyle("q", parent=base, leftIndent=10, bulletIndent=1, spaceAfter=2.4),
        "ref": ParagraphStyle(
            "ref", parent=base, fontSize=7.3, leading=8.7, leftIndent=13, bulletIndent=0, bulletFontName="Body", bulletFontSize=7.3, spaceAfter=0.8
        ),
        "end": ParagraphStyle("end", parent=base, fontSize=7.2, leading=8.7, textColor=GREY, spaceBefore=4, spaceAfter=0),
    }


class Section(Flowable):
    """A heading with its letter in the margin."""

    def __init__(self, letter: str, text: str, style: ParagraphStyle) -> None:
        super().__init__()
        self.letter, self.text = letter, Paragraph(text, style)
        self.spaceBefore, self.spaceAfter, self.keepWithNext = 6, 3.5, 1

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.height = self.text.wrap(width, height)[1]
        return width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFillColor(TEAL)
        canvas.roundRect(-11.5 * mm, self.height - 14.5, 7 * mm, 15, 2, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.setFont("Body-Bold", 11.5)
        canvas.drawCentredString(-8 * mm, self.height - 11, self.letter)
        self.text.drawOn(canvas, 0, 0)


def furniture(canvas, doc) -> None:
    """Running head, foot and page number."""
    canvas.saveState()
    canvas.setFont("Body", 7.8)
    canvas.setFillColor(GREY)
    top = LETTER[1] - 13 * mm
    canvas.drawString(LEFT, top, HOUSE if doc.page == 1 else TITLE)
    canvas.drawRightString(LETTER[0] - RIGHT, top, "Conference Brief 23/07")
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, top - 3, LETTER[0] - RIGHT, top - 3)
    canvas.drawString(LEFT, 10 * mm, "© 2023 Harrowfield Bioscience Advisory. For subscribers; not for onward distribution.")
    canvas.drawRightString(LETTER[0] - RIGHT, 10 * mm, f"Page {doc.page}")
    canvas.restoreState()


LEAD = (
    "Orlando, 14–19 April, was the first AACR meeting since the BEMPEG programme was closed, and it showed: speakers had less to say about how many lymphocytes "
    "their molecule expands and more about where it does so. This brief covers the IL-2, IL-15, IL-12 and interferon programmes we followed, with the late-stage "
    "context that a licensing reader needs."
)

A = [
    "Nektar Therapeutics and Bristol Myers Squibb stopped bempegaldesleukin (BEMPEG; NKTR-214) in April 2022. The reason is plain from PIVOT IO 001 (NCT03635983), an "
    "open-label phase 3 trial in which 783 patients with untreated, unresectable or metastatic melanoma were randomised 1:1 to BEMPEG plus nivolumab or to nivolumab "
    "alone.<super rise='3.2' size='6.2'>1</super> The objective response rate (ORR) favoured the control, 27.7% vs 36.0% (P = .0311). Median progression-free survival (PFS) was 4.17 months "
    "(95% CI, 3.52–5.55) with the doublet and 4.99 months (95% CI, 4.14–7.82) with nivolumab (HR, 1.09; 97% CI, 0.88–1.35), and overall survival (OS) did not rescue it: "
    "29.67 vs 28.88 months (HR, 0.94; 99.929% CI, 0.59–1.48). Toxicity did differ. Grade 3–4 treatment-related adverse events were reported in 21.7% of patients on "
    "BEMPEG and 11.5% of controls, serious ones in 10.1% and 5.5%. It is worth remembering what the bet was built on: in the single-arm PIVOT-02 study 20 of 38 evaluable "
    "first-line patients had responded (52.6%), including 13 complete responses.<super rise='3.2' size='6.2'>2</super> Renal cancer repeated the lesson. In the intermediate-/poor-risk population "
    "of the phase 3 PIVOT-09 trial (NCT03729245; n = 623 overall) the ORR was 23.0% (95% CI, 18.0–28.7), against 30.6% (95% CI, 25.1–36.6) with sunitinib or cabozantinib.<super rise='3.2' size='6.2'>3</super>",
    "Alkermes argues that the failure says more about that one molecule than about the receptor. Its nemvaleukin alfa (nemvaleukin; ALKS 4230) is now the most advanced IL-2 "
    "variant still standing. At the October 2021 cut-off of ARTISTRY-1 (NCT02799095), monotherapy had yielded responses in 4 of 22 patients with renal cell carcinoma (18.2%) "
    "and 4 of 46 with melanoma (8.7%), among the latter two of six patients with mucosal disease. With pembrolizumab, 22 of 137 patients responded (16.1%) and the disease "
    "control rate (DCR) was 59.9%; the subset everybody quotes is platinum-resistant ovarian cancer, with an ORR of 28.6% (4/14, two complete) and a DCR of 71.4%."
    "<super rise='3.2' size='6.2'>4</super> Grade 3/4 neutropenia occurred in 34% of patients on monotherapy and 9% on the combination, grade 3/4 anaemia in 9 and 10%, respectively. One patient had "
    "a dose-limiting toxicity (DLT), a grade 4 acute kidney injury at 10 µg/kg. ARTISTRY-7 (NCT05092360) should settle the ovarian question: it plans to randomise about 376 "
    "patients 3:1:1:3 to nemvaleukin plus pembrolizumab, either agent alone, or investigator's choice among pegylated liposomal doxorubicin, paclitaxel, topotecan and "
    "gemcitabine.",
    "Sanofi had little new to show for THOR-707 (SAR444245). The HAMMER dose escalation (NCT04009681; 28 patients at last public cut-off) saw no DLT and no vascular leak syndrome; "
    "the commonest events were flu-like symptoms and fever (46.4% each), nausea or vomiting (35.7%) and chills (32.1%), though one patient at 24 µg/kg stopped treatment after "
    "grade 4 cytokine release syndrome (CRS).<super rise='3.2' size='6.2'>5</super> The phase 2 programme goes on; Pegathor Lung 202 (NCT04914897) alone foresees 354 patients with lung cancer "
    "or mesothelioma.",
    "Medicenna's MDNA11 binds the β chain more tightly than native IL-2 does and CD25 not at all. In the ABILITY study (NCT05086692) no DLT had been met through the fourth dose level; of "
    "the first 14 patients, 71% had infusion-related reactions, 35% pyrexia, 28% diarrhoea and 28% nausea.<super rise='3.2' size='6.2'>6</super> A confirmed partial response in one patient with "
    "pancreatic cancer remains the only objective response so far. In mice that had cleared CT26 or MC38 tumours on MDNA11 plus an anti-PD-1 antibody, rechallenge was rejected for up to eight "
    "months.<super rise='3.2' size='6.2'>7</super>",
    "Two programmes take the opposite road and keep CD25. Synthekine's STK-012, an α/β-biased partial agonist in phase 1a/1b (target, 135 patients), rests on surrogate data: the mouse "
    "version achieved greater tumour regression than wild-type mouse IL-2 or a non-alpha IL-2 and caused no capillary leak syndrome, while in non-human primates STK-012 "
    "avoided the lymphopenia and NK-cell activation seen with aldesleukin.<super rise='3.2' size='6.2'>8</super> Werewolf Therapeutics masks native IL-2 instead. WTX-124 led to complete rejection of "
    "established tumours only when its linkers could be cleaved, and in the MC38 model its therapeutic window was put at more than 19-fold compared with about 3-fold for recombinant "
    "IL-2.<super rise='3.2' size='6.2'>9</super>",
]

BOX_HEAD = "Our reading: the bar has moved from pharmacology to controlled efficacy"
BOX = [
    "Lymphocyte expansion no longer persuades anyone. BEMPEG expanded CD8<super rise='3.2' size='6.2'>+</super> T cells and still lost to its own control arm.",
    "In first-line melanoma a newcomer would have to show an ORR of at least 50% in a randomised phase 2 to reopen the partnering conversation; single-arm data will be discounted by a third.",
    "Ovarian cancer is the cheapest test of the class. Chemotherapy sets a low hurdle there, and ARTISTRY-7 is the only phase 3 trial of a systemic IL-2 under way.",
    "Local or conditional delivery (bladder instillation, masking, intralesional injection) is where safety margins look real. The next regulatory decision in the field, on N-803, is a local one.",
    "Rights are changing hands cheaply: Bristol Myers Squibb has handed the IL-12–Fc fusion DF6002 (BMS-986415) back to Dragonfly Therapeutics.",
]

B = [
    "ImmunityBio expects an FDA decision by 23 May 2023 on N-803 (formerly ALT-803; INN nogapendekin alfa inbakicept) with BCG in BCG-unresponsive non-muscle-invasive bladder cancer (NMIBC). In QUILT "
    "3.032 (NCT03022825), 58 of 82 patients with carcinoma in situ (cohort A) had a complete response (71%; 95% CI, 59.6–80.3) at a median follow-up of 23.9 months, and the median duration "
    "of that response was 26.6 months (95% CI, 9.9 to not reached).<super rise='3.2' size='6.2'>10</super> At 24 months 89.2% of the responders had kept their bladder. In cohort B, papillary disease only (n = 72), "
    "disease-free survival (DFS) was 55.4% at 12 months (95% CI, 42.0–66.8) and 19.3 months in the median. An interim look in December 2020 had given 51 of 71 (72%), so the estimate has been "
    "stable. Dysuria (22%), pollakiuria (19%), haematuria (18%), fatigue (16%) and urgency (12%) led the treatment-related events; there were no serious treatment-related events.",
    "SOTIO's SOT101 (SO-C101), an IL-15/IL-15Rα sushi<super rise='3.2' size='6.2'>+</super> fusion given subcutaneously, is the main systemic contender. With pembrolizumab in AURELIO-03 (NCT04234113; 21 patients), "
    "one complete response, in mesothelioma, and four partial responses were seen, and 12 of 16 patients with a post-baseline scan derived clinical benefit.<super rise='3.2' size='6.2'>11</super> A single DLT "
    "(rash, hypotension and oliguria) occurred at 6 µg/kg; no treatment-related death was reported. The phase 2 AURELIO-04 trial (NCT05256381) is enrolling.",
    "Nektar itself has moved on to NKTR-255, a polymer-conjugated IL-15, as an adjuvant to cell therapy. In lymphoma-bearing mice it improved the efficacy of human CD19 CAR-T cells, and in non-human "
    "primates it raised T- and NK-cell proliferation.<super rise='3.2' size='6.2'>12</super> A placebo-controlled phase 2/3 trial after commercial CD19 CAR-T therapy (NCT05664217) opened in December. Synthekine's "
    "answer to the same need is orthogonal: STK-009, a pegylated IL-2 mutein that only SYNCAR-001 cells can hear. The phase 1 study (NCT05665062) is planned for 36 patients; in lymphoma-bearing "
    "mice STK-009 expanded SYNCAR-001 cells and led to complete tumour responses.",
]

C = [
    "The paper of the week appeared online on 18 April. Werewolf's mWTX-330, the murine-active form of its IL-12 prodrug, increased the frequency of cross-presenting dendritic cells and activated NK "
    "cells in the tumour, and its full antitumour effect was lost when CD8<super rise='3.2' size='6.2'>+</super> T cells were depleted.<super rise='3.2' size='6.2'>13</super> The human molecule, WTX-330, has just entered phase 1, "
    "as has XTX301 from Xilio Therapeutics; no clinical data exist for either.",
    "In the bladder, enGene's EG-70 delivers an IL-12 plasmid together with RIG-I agonists. Of six patients who reached the three-month assessment in LEGEND (NCT04752722), five had a complete response "
    "(83%); neither DLTs nor serious adverse events were recorded and all events were grade 1 or 2.<super rise='3.2' size='6.2'>14</super> Philogen's Daromun, a mixture of the immunocytokines L19IL2 and L19TNF, is injected into melanoma "
    "lesions before surgery in the phase 3 PIVOTAL trial (NCT02938299), whose relapse-free survival readout is due this year. Replimune's RP1 (vusolimogene oderparepvec), a herpes simplex virus armed with GM-CSF and "
    "GALV-GP R-, was combined with nivolumab in the anti-PD-1-failed melanoma cohort of IGNYTE (NCT03767348): among the first 75 of a planned 125 patients the ORR was 36% (27/75), and 15 patients "
    "(20%) had a complete response.<super rise='3.2' size='6.2'>15</super>",
]

D = [
    "Takeda keeps the one clinical proof that an antibody can tame interferon. Modakafusp alfa (TAK-573) couples attenuated IFN-α2b to an anti-CD38 antibody; at 1.5 mg/kg every four weeks the ORR was 43% among 30 "
    "patients with relapsed/refractory multiple myeloma.<super rise='3.2' size='6.2'>16</super> The third part of the trial (NCT03215030) will randomise some 236 patients to 120 or 240 mg.",
    "Checkpoint-targeted IL-15 filled several posters. IAP0971, an anti-PD-1/IL-15/IL-15Rα fusion (abstract 1889), promoted the proliferation of CD8<super rise='3.2' size='6.2'>+</super> T cells and NKT cells in vitro and enhanced "
    "killing by NK cells.<super rise='3.2' size='6.2'>17</super> KD033 went to Sanofi with the purchase of Kadmon and is now SAR445710. In mice transgenic for human PD-1/PD-L1 it significantly reduced the growth of "
    "MC38 tumours whether or not these carried PD-L1; CD8<super rise='3.2' size='6.2'>+</super> T-cell infiltration increased in the positive tumours, and in the negative ones NK-cell infiltration did.<super rise='3.2' size='6.2'>18</super> Roche's "
    "eciskafusp alfa (RG6279; PD1-IL2v) is the comparator that everyone cites and nobody has yet seen data for.",
]

HEAD = ["Company", "Agent", "Design", "Stage", "Trial"]
ROWS = [
    [
        "Nektar Therapeutics / Bristol Myers Squibb",
        "Bempegaldesleukin (NKTR-214)",
        "IL-2 prodrug carrying releasable polyethylene glycol chains; IL-2Rβγ-biased",
        "Discontinued",
        "NCT03635983",
    ],
    ["Alkermes", "Nemvaleukin alfa (ALKS 4230)", "Circularly permuted IL-2 joined to the extracellular domain of IL-2Rα", "Phase III", "NCT05092360"],
    ["Sanofi", "THOR-707 (SAR444245)", "IL-2 pegylated at one non-natural amino acid so that the α site is shielded", "Phase II", "NCT04914897"],
    ["Medicenna Therapeutics", "MDNA11", "β-enhanced, non-alpha IL-2 superkine fused to human albumin", "Phase I/II", "NCT05086692"],
    ["Ascendis Pharma", "TransCon IL-2 β/γ", "IL-2Rβ/γ-selective variant, transiently bound to a 40 kDa carrier", "Phase I/II", "NCT05081609"],
    ["Anaveon", "ANV419", "IL-2 fused to an anti-IL-2 antibody that covers the α epitope", "Phase I/II", "OMNIA-1"],
    ["Synthekine", "STK-012", "α/β-biased IL-2 partial agonist", "Phase I", "NCT05098132"],
    ["Synthekine", "STK-009 + SYNCAR-001", "Pegylated orthogonal IL-2; CD19 CAR-T with mutated IL-2Rβ", "Phase I", "NCT05665062"],
    ["Werewolf Therapeutics", "WTX-124", "Wild-type IL-2 with cleavable inactivation and half-life domains", "Phase I", "NCT05479812"],
    ["Werewolf Therapeutics", "WTX-330", "Conditionally activated IL-12 prodrug", "Phase I", "NCT05678998"],
    ["Roche", "RG6279 (eciskafusp alfa)", "Anti-PD-1 antibody with IL-2 variant (PD1-IL2v)", "Phase I", "NCT04303858"],
    ["ImmunityBio", "N-803 (nogapendekin alfa inbakicept)", "IL-15 mutant in complex with an IL-15Rα sushi–Fc fusion", "Filed (BLA)", "NCT03022825"],
    ["SOTIO Biotech", "SOT101 (SO-C101)", "Fusion of IL-15 and the IL-15Rα sushi+ domain", "Phase II", "NCT05256381"],
    ["Nektar Therapeutics", "NKTR-255", "Polymer-conjugated IL-15 receptor agonist", "Phase II/III", "NCT05664217"],
    ["Sanofi (Kadmon)", "SAR445710 (KD033)", "Anti-PD-L1 IgG1 with IL-15 and the IL-15Rα sushi domain", "Phase I", "NCT04242147"],
    ["enGene", "EG-70", "Non-viral plasmid coding for IL-12 and RIG-I agonists", "Phase I/II", "NCT04752722"],
    ["Philogen", "Daromun (L19IL2 + L19TNF)", "Two fibronectin EDB-directed immunocytokines, intralesional", "Phase III", "NCT02938299"],
    ["Takeda", "Modakafusp alfa (TAK-573)", "Anti-CD38 IgG4 with two attenuated IFN-α2b molecules", "Phase I/II", "NCT03215030"],
    ["Replimune", "RP1 (vusolimogene oderparepvec)", "HSV-1 expressing GM-CSF and a fusogenic protein", "Phase II", "NCT03767348"],
]

QUESTIONS = [
    "Does sparing CD25 buy tolerability at the price of the very T cells that matter?",
    "Which of the nineteen agents in Table 1 could reach a randomised comparison before 2025 without a partner?",
    "If N-803 is approved, will a bladder label carry over to systemic use, or stay where it is?",
]

REFERENCES = [
    "Diab A, et al. Ann Oncol 2022;33(suppl 7):LBA (ESMO 2022, PIVOT IO 001).",
    "Diab A, et al. J Clin Oncol 2021;39:2914–25.",
    "Tannir NM, et al. ESMO 2022, late-breaking abstract (PIVOT-09).",
    "Vaishampayan U, et al. J Clin Oncol 2022;40(suppl 16):2500.",
    "AACR 2021. Cancer Res 2021;81(13 suppl):LB041.",
    "SITC 2022. J Immunother Cancer 2022;10(suppl 2):A777.",
    "ASCO 2021. J Clin Oncol 2021;39(suppl):e14546.",
    "Synthekine, company communication, February 2022.",
    "Nirschl CJ, et al. Cancer Immunol Res 2022;10:581–96.",
    "Chamie K, et al. NEJM Evid 2023;2(1):EVIDoa2200167.",
    "Champiat S, et al. AACR 2022; Garralda E, et al. ASCO 2022.",
    "Blood Adv 2022 (online first, 9 November).",
    "Nirschl CJ, et al. Cancer Immunol Res 2023;11:962–77.",
    "enGene, press release, 8 February 2022.",
    "Replimune, investor update, December 2022.",
    "ASH 2021 and 2022, abstracts on modakafusp alfa.",
    "Cancer Res 2023;83(7 suppl):1889.",
    "ESMO 2021, abstract 1017P.",
]


def table(style: dict[str, ParagraphStyle]) -> Table:
    cells = [[Paragraph(text, style["th"]) for text in HEAD]]
    cells += [[Paragraph(text, style["td"]) for text in row] for row in ROWS]
    made = Table(cells, colWidths=[WIDTH * part for part in (0.175, 0.205, 0.355, 0.115, 0.15)], repeatRows=1)
    made.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), TEAL),
                ("GRID", (0, 0), (-1, -1), 0.5, LINE),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                ("TOPPADDING", (0, 0), (-1, -1), 1.7),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
                ("ROWBACKGROUNDS", (0, 1), (-1, -1), [white, PALE]),
            ]
        )
    )
    return made


def box(style: dict[str, ParagraphStyle]) -> Table:
    inside = [Paragraph(BOX_HEAD, style["boxh"])] + [Paragraph(text, style["boxp"], bulletText="•") for text in BOX]
    made = Table([[inside]], colWidths=[WIDTH])
    made.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), SAND),
                ("BOX", (0, 0), (-1, -1), 0.9, TEAL),
                ("LEFTPADDING", (0, 0), (-1, -1), 7),
                ("RIGHTPADDING", (0, 0), (-1, -1), 7),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    return made


def render(out: Path) -> None:
    register()
    style = styles()
    document = BaseDocTemplate(str(out), pagesize=LETTER, title=TITLE, author=HOUSE, subject="AACR 2023", invariant=1)
    frame = Frame(LEFT, BOTTOM, WIDTH, LETTER[1] - TOP - BOTTOM + 3 * mm, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    document.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=furniture)])

    def part(letter: str, heading: str, paragraphs: list[str]) -> list[Flowable]:
        return [CondPageBreak(20 * mm), Section(letter, heading, style["h"])] + [Paragraph(text, style["p"]) for text in paragraphs]

    story: list[Flowable] = [
        Paragraph(TITLE, style["title"]),
        Paragraph(
            "American Association for Cancer Research Annual Meeting, Orlando, FL · Immuno-oncology practice · Text closed 27 April 2023", style["by"]
        ),
        Paragraph(LEAD, style["lead"]),
        *part("A", "IL-2: one phase 3 verdict, and four ways of reading it", A[:2]),
        Spacer(1, 3),
        box(style),
        Spacer(1, 6),
        *[Paragraph(text, style["p"]) for text in A[2:]],
        *part("B", "IL-15: a filing in the bladder, patience elsewhere", B),
        *part("C", "IL-12, TNF and GM-CSF: keep it in the tumour", C),
        *part("D", "Antibody-borne interferon and IL-15", D),
        CondPageBreak(30 * mm),
        Paragraph("Table 1. Cytokine agents followed by Harrowfield, status on 27 April 2023", style["cap"]),
        table(style),
        Paragraph(
            "Key: BCG, bacillus Calmette-Guérin; BLA, biologics license application; CAR, chimeric antigen receptor; CI, confidence interval; EDB, extra domain B; GM-CSF, granulocyte-macrophage "
            "colony-stimulating factor; HR, hazard ratio; HSV-1, herpes simplex virus type 1; IFN, interferon; NK, natural killer; TNF, tumour necrosis factor. Stage is the highest reached by any trial "
            "of the agent; the trial given is the most advanced one.",
            style["key"],
        ),
        Paragraph("Key questions", style["cap"]),
        *[Paragraph(text, style["q"], bulletText="›") for text in QUESTIONS],
        Paragraph("References", style["cap"]),
    ]
    half = (len(REFERENCES) + 1) // 2
    numbered = [Paragraph(text, style["ref"], bulletText=f"{number}.") for number, text in enumerate(REFERENCES, 1)]
    columns = Table([[numbered[:half], numbered[half:]]], colWidths=[WIDTH / 2] * 2)
    columns.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ]
        )
    )
    story += [
        columns,
        Paragraph(
            "Disclosure: in the past 24 months Harrowfield Bioscience Advisory has received consulting fees from Novo Nordisk, Lonza and Biogen. The opinions given are the team's own and are no investment advice. "
            "Questions on this brief: the immuno-oncology desk, quoting brief 23/07.",
            style["end"],
        ),
    ]
    document.build(story)
