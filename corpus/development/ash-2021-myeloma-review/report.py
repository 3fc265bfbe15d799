"""ASH 2021 myeloma and amyloidosis review: a consultant's tables with side heads (reportlab)."""

import subprocess
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Paragraph, Spacer, Table, TableStyle
from reportlab.platypus.doctemplate import Indenter

INK = colors.HexColor("#1d2733")
WINE = colors.HexColor("#7a1f3d")
PALE = colors.HexColor("#f4eef0")
RULE = colors.HexColor("#b9a5ac")
SIDE = 38 * mm


def fonts():
    for name, pattern in (
        ("Body", "Caladea"),
        ("Body-B", "Caladea:bold"),
        ("Body-I", "Caladea:italic"),
        ("Sans", "Carlito"),
        ("Sans-B", "Carlito:bold"),
        ("Sans-I", "Carlito:italic"),
    ):
        path = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True, check=True).stdout
        pdfmetrics.registerFont(TTFont(name, path))
    pdfmetrics.registerFontFamily("Body", normal="Body", bold="Body-B", italic="Body-I", boldItalic="Body-B")
    pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="Sans-B", italic="Sans-I", boldItalic="Sans-B")


class Side(Flowable):
    """A side head in the margin beside what follows; takes no height."""

    def __init__(self, text, style):
        super().__init__()
        self.para = Paragraph(text, style)

    def wrap(self, width, height):
        return 0, 0

    def draw(self):
        _, high = self.para.wrap(SIDE - 6 * mm, 400)
        self.para.drawOn(self.canv, -SIDE, -high - 1)


def furniture(canvas, doc):
    width, height = A4
    canvas.saveState()
    canvas.setFillColor(WINE)
    if doc.page == 1:
        canvas.rect(0, height - 27 * mm, width, 27 * mm, stroke=0, fill=1)
        canvas.setFillColor(colors.white)
        canvas.setFont("Sans-B", 20)
        canvas.drawString(18 * mm, height - 14.5 * mm, "ASH 2021: myeloma and AL amyloidosis")
        canvas.setFont("Sans", 10.5)
        canvas.drawString(18 * mm, height - 21 * mm, "The numbers from Atlanta in six tables, with our reading of them")
        canvas.drawRightString(width - 18 * mm, height - 14.5 * mm, "Halden Bridge Consulting")
        canvas.drawRightString(width - 18 * mm, height - 21 * mm, "Haematology desk, January 2022")
    else:
        canvas.setFont("Sans", 8)
        canvas.drawString(18 * mm, height - 12 * mm, "Halden Bridge Consulting | ASH 2021: myeloma and AL amyloidosis")
        canvas.drawRightString(width - 18 * mm, height - 12 * mm, "63rd Annual Meeting, 11–14 December 2021")
    canvas.setFillColor(INK)
    canvas.setFont("Sans", 7.5)
    canvas.drawString(18 * mm, 9 * mm, "For subscribers. Cross-trial comparison is for orientation only.")
    canvas.drawRightString(width - 18 * mm, 9 * mm, f"{doc.page}")
    canvas.restoreState()


def render(out: Path) -> None:
    fonts()
    body = ParagraphStyle("body", fontName="Body", fontSize=8.9, leading=11.7, textColor=INK, spaceAfter=4.5)
    side = ParagraphStyle("side", fontName="Sans-B", fontSize=10, leading=11.5, textColor=WINE, alignment=TA_RIGHT)
    key = ParagraphStyle("key", fontName="Sans", fontSize=8, leading=10.2, textColor=INK)
    cap = ParagraphStyle("cap", fontName="Sans", fontSize=9, leading=11, textColor=INK, spaceBefore=4, spaceAfter=2)
    note = ParagraphStyle("note", fontName="Sans", fontSize=7.3, leading=8.9, textColor=INK, spaceBefore=2, spaceAfter=7)
    cell = ParagraphStyle("cell", fontName="Sans", fontSize=8.2, leading=9.8, textColor=INK)
    head = ParagraphStyle("head", parent=cell, fontName="Sans-B", textColor=WINE)

    def p(text):
        return Paragraph(text, body)

    def grid(rows, widths, heads=1, extra=(), rule=True):
        data = [[Paragraph(c, head if r < heads else cell) for c in row] for r, row in enumerate(rows)]
        style = [
            ("VALIGN", (0, 0), (-1, heads - 1), "BOTTOM"),
            ("VALIGN", (0, heads), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 1.3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.7),
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ]
        if rule:
            style.append(("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.5, WINE))
        return Table(data, colWidths=[w * mm for w in widths], style=TableStyle(style + list(extra)), hAlign="LEFT")

    def wide(*flow):
        return [KeepTogether([Indenter(left=-SIDE), *list(flow), Indenter(left=SIDE)])]

    s = []
    s += [
        Side("Where the<br/>field stands", side),
        p(
            "Three threads ran through the myeloma sessions. A CD38 antibody is now part of every new front-line standard that was shown, be it on top of a doublet "
            "or a triplet. T-cell-redirecting bispecific antibodies have reached pivotal size, and they no longer all aim at BCMA. And the first BCMA-directed CAR-T "
            "cells have two years of follow-up. The bar is low for the late lines: in the prospective LocoMMotion registry of standard care (248 triple-class "
            "exposed patients) 29.8% responded, median PFS was 4.6 months and median OS 12.4 months."
        ),
        p(
            "Regimens are abbreviated throughout; the key is below. Unless we say otherwise, figures are those of the meeting, and the older randomised trials are given as "
            "last published."
        ),
    ]
    box = Table(
        [
            [
                Paragraph(
                    "<b>Key to regimens.</b> <b>D-RVd</b>: daratumumab, lenalidomide, bortezomib, dexamethasone. <b>RVd</b>: the same without daratumumab. <b>Isa-RVd</b>: isatuximab plus RVd. "
                    "<b>D-Rd</b>: daratumumab, lenalidomide, dexamethasone. <b>Rd</b>: lenalidomide, dexamethasone. <b>D-Pd</b>: subcutaneous daratumumab, pomalidomide, dexamethasone. "
                    "<b>Pd</b>: pomalidomide, dexamethasone. <b>Isa-Kd</b>: isatuximab, carfilzomib, dexamethasone. <b>Kd</b>: carfilzomib, dexamethasone. <b>D-VCd</b>: subcutaneous daratumumab, "
                    "bortezomib, cyclophosphamide, dexamethasone. <b>VCd</b>: the same without daratumumab.",
                    key,
                )
            ]
        ],
        colWidths=[174 * mm],
        hAlign="LEFT",
        style=TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), PALE),
                ("LEFTPADDING", (0, 0), (-1, -1), 6),
                ("RIGHTPADDING", (0, 0), (-1, -1), 6),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ]
        ),
    )
    s += wide(box, Spacer(1, 5))

    s += [
        Side("Doublets,<br/>triplets,<br/>quadruplets", side),
        p(
            "<b>GRIFFIN</b> (NCT02874742; abstract 79), the randomised phase 2 study in 207 transplant-eligible patients, is now reported after 24 months of maintenance, at a median follow-up "
            "of 38.6 months. The quadruplet goes on deepening: MRD negativity held for at least 12 months was seen in 44.2% on D-RVd against 12.6% on RVd, and the stringent CR "
            "rate stands at 66.0% vs 47.4% (P = .0096). At the end of consolidation, the primary endpoint, it had been 42.4% and 32.0%. The trial was not powered for PFS."
        ),
        p(
            "<b>GMMG-HD7</b> (NCT03617731; abstract 463) asked the same of isatuximab in 662 patients in Germany, with three 42-day cycles before transplant. The first of its two primary endpoints, "
            "MRD negativity after induction, was met. VGPR or better was reached by 77.3% with and 60.5% without the antibody; 1.5% and 4.0%, respectively, progressed. "
            "The second randomisation, to maintenance, has PFS as its endpoint and has not been read out."
        ),
        p(
            "For those not going to transplant <b>MAIA</b> (NCT02252172; phase 3, n = 737) remains the reference. After a median of 56.2 months the 60-month PFS rate was 52.5% on D-Rd and 28.7% "
            "on Rd; 66.3% and 53.1% were alive at that time (HR for death 0.68; 95% CI, 0.53–0.86; P = .0013)."
        ),
    ]

    line = [("LINEABOVE", (0, r), (-1, r), 0.25, RULE) for r in (3, 5, 7, 9)]
    t1 = grid(
        [
            ["Trial", "Setting", "Arm", "n", "≥CR, %", "MRD neg., %", "PFS", "Ratio (95% CI)"],
            ["GRIFFIN", "NDMM, TE", "D-RVd", "104", "82.0<super>a</super>", "64.4", "36-mo 88.9%", "0.46 (0.21–1.01)"],
            ["", "", "RVd", "103", "60.8<super>a</super>", "30.1", "36-mo 81.2%", ""],
            ["GMMG-HD7", "NDMM, TE", "Isa-RVd", "331", "24.2", "50.1", "–", "1.83 (1.34–2.51)<super>b</super>"],
            ["", "", "RVd", "329", "21.6", "35.6", "–", ""],
            ["MAIA", "NDMM, TI", "D-Rd", "368", "51", "31", "NR", "0.53 (0.43–0.66)"],
            ["", "", "Rd", "369", "30", "10", "34.4 mo", ""],
            ["IKEMA", "RRMM, 1–3 PL", "Isa-Kd", "179", "39.7", "29.6", "NR", "0.53 (0.32–0.89)<super>c</super>"],
            ["", "", "Kd", "123", "27.6", "13.0", "19.15 mo", ""],
            ["APOLLO", "RRMM, ≥1 PL", "D-Pd", "151", "25", "9", "12.4 mo", "0.63 (0.47–0.85)"],
            ["", "", "Pd", "153", "4", "2", "6.9 mo", ""],
        ],
        [24, 25, 19, 12, 18, 22, 23, 31],
        extra=line,
    )
    s += wide(
        Paragraph("<b>Table 1.</b> Five randomised comparisons: depth of response and PFS", cap),
        t1,
        Paragraph(
            "PFS is the median, or the rate at the landmark shown; ratios are hazard ratios for PFS unless marked. <super>a</super> Response-evaluable patients. <super>b</super> Odds ratio for MRD negativity, "
            "P &lt; .001. <super>c</super> 99% CI. MRD at 10<super>−5</super>. –, not reported. CR, complete response; MRD, minimal residual disease; NDMM, newly diagnosed multiple myeloma; NR, not reached; PFS, "
            "progression-free survival; PL, prior lines; RRMM, relapsed or refractory multiple myeloma; TE, transplant-eligible; TI, transplant-ineligible.",
            note,
        ),
    )
    s += [
        p(
            "In relapse, <b>IKEMA</b> (NCT03275285; phase 3, 302 patients) and <b>APOLLO</b> (NCT03180736; phase 3, 304 patients) both add a CD38 antibody to a doublet. The overall response rates tell less than depth does: 86.6% and "
            "82.9% with Isa-Kd and Kd, but 69% vs 46% with D-Pd and Pd. In the lenalidomide-refractory subgroup of APOLLO the median PFS was 9.9 vs 6.5 months (HR 0.66; 95% CI, 0.49–0.90), "
            "which is where most patients in this line now are."
        )
    ]
    s += [
        p(
            "What the antibody costs is mostly neutrophils. In GMMG-HD7 63.6% of patients on Isa-RVd and 61.3% on RVd had an event of grade 3 or worse; leukocytopenia or neutropenia of that grade "
            "came to 26.4% vs 9.1%, infections to 13.0% vs 10.4%. Infusion reactions in IKEMA (44.6% vs 3.3%) were nearly all of grade 1–2."
        )
    ]
    t5 = grid(
        [
            ["Event", "APOLLO<br/>D-Pd (n = 149) / Pd (n = 150)", "IKEMA<br/>Isa-Kd (n = 177) / Kd (n = 122)"],
            ["Neutropenia, grade 3–4", "68 / 51", "19.2 / 7.4"],
            ["Thrombocytopenia, grade 3–4", "17 / 18", "29.9 / 23.8"],
            ["Febrile neutropenia, grade 3–4", "9 / 3", "–"],
            ["Pneumonia, grade ≥3", "13 / 7", "16.4 / 12.3"],
            ["Hypertension, grade ≥3", "–", "20.3 / 19.7"],
            ["Serious TEAE", "50 / 39", "59.3 / 57.4"],
            ["TEAE leading to discontinuation", "2 / 3", "8.5 / 13.9"],
            ["Fatal TEAE", "7 / 7", "3.4 / 3.3"],
        ],
        [62, 56, 56],
        rule=False,
    )
    s += wide(
        Paragraph("<b>Table 2.</b> Safety of triplet / doublet in relapse, % of treated patients", cap),
        t5,
        Paragraph("TEAE, treatment-emergent adverse event. –, not given in the source.", note),
    )

    s += [
        Side("Bispecific<br/>antibodies", side),
        p(
            "<b>Teclistamab</b> (Janssen; BCMA × CD3) was filed in the US at the end of December. In the phase 1/2 <b>MajesTEC-1</b> study (NCT03145181, NCT04557098; abstract 896; 165 treated) the "
            "response rate at the recommended dose was 62% (95% CI, 53.7–69.8) after a median of 7.8 months. Response came early, at a median of 1.2 months, and 37 of 150 patients (24.7%) "
            "were MRD-negative. <b>Talquetamab</b>, from the same company, binds GPRC5D; <b>MonumenTAL-1</b> (NCT03399799; abstract 158) carries two doses forward. <b>Cevostamab</b> (Genentech) is the only FcRH5 binder in the "
            "clinic: 160 patients are in its phase 1 trial (NCT03275103; abstract 157), and at 20–90 mg the ORR was lower, 36.1% (30 of 83). <b>REGN5458</b> (Regeneron; BCMA × CD3) is in a phase 1/2 "
            "trial, NCT03761108 (abstract 160), with 73 patients."
        ),
        p(
            "<b>Elranatamab</b> (PF-06863135, Pfizer; BCMA × CD3) was updated from the phase 1 study <b>MagnetisMM-1</b> (NCT03269136): no dose-limiting toxicity occurred during escalation. The phase 2 "
            "<b>MagnetisMM-3</b> (NCT04649359) is recruiting. In our view a newcomer of the class would have to show an ORR above 60% to be noticed."
        ),
    ]
    t2 = grid(
        [
            [
                "",
                "Teclistamab<br/>1.5 mg/kg QW",
                "Talquetamab<br/>405 µg/kg QW",
                "Talquetamab<br/>800 µg/kg Q2W",
                "REGN5458<br/>200–800 mg",
                "Cevostamab<br/>132–198 mg",
            ],
            ["Evaluable, N", "150", "30", "24", "24", "60"],
            ["Target", "BCMA", "GPRC5D", "GPRC5D", "BCMA", "FcRH5"],
            ["ORR, n (%)", "93 (62)", "21 (70)", "17 (71)", "18 (75)", "34 (56.7)"],
            ["VGPR or better, %", "58", "57", "53", "58", "—"],
            ["CR or better, %", "29", "—", "—", "—", "—"],
            ["DOR, median", "NR", "NR", "NR", "NR<super>d</super>", "15.6 mo<super>e</super>"],
            ["9-mo PFS, %", "58.5", "—", "—", "—", "—"],
        ],
        [34, 28, 28, 28, 28, 28],
        extra=[("BACKGROUND", (0, r), (-1, r), PALE) for r in (2, 4, 6)],
    )
    s += wide(
        Paragraph("<b>Table 3.</b> Bispecific antibodies at the doses carried forward", cap),
        t2,
        Paragraph(
            "<super>d</super> All dose levels; the 8-month DOR rate was 90.2%. <super>e</super> All responders (95% CI, 6.4–21.6). —, not presented. DOR, duration of response; ORR, overall response rate; "
            "QW, weekly; Q2W, every 2 weeks; VGPR, very good partial response.",
            note,
        ),
    )

    s += [
        Side("CAR-T cells", side),
        p(
            "<b>Ciltacabtagene autoleucel</b> (cilta-cel; Janssen and Legend Biotech) keeps its lead. Of the 97 patients of the phase 1b/2 <b>CARTITUDE-1</b> (NCT03548207; abstract 549) 94.9% had a VGPR or better; "
            "92% of 61 evaluable patients were MRD-negative. At two years 71% of those in stringent CR were free of progression, and 91% of those whose MRD negativity had lasted for six months or longer. "
            "Neither median PFS nor median OS has been reached at 21.7 months. Eleven patients had 15 second primary malignancies. <b>CARTITUDE-2</b> (NCT04133636) moves the product up to one to three prior lines; its cohort A has 20 patients. "
            "<b>Idecabtagene vicleucel</b> (ide-cel; Bristol Myers Squibb and bluebird bio), approved in the US in March 2021, is shown from <b>KarMMa</b> (NCT03361748; phase 2) for reference."
        ),
    ]
    t3 = grid(
        [
            ["Product, study, group", "N", "ORR", "sCR or ≥CR", "PFS", "OS"],
            ["Cilta-cel, CARTITUDE-1", "97", "97.9%", "82.5% (sCR)", "24-mo 60.5%", "24-mo 74.0%"],
            ["Cilta-cel, CARTITUDE-2, cohort A", "20", "95%", "85% (≥CR)", "12-mo 84%", "–"],
            ["Ide-cel, KarMMa, all doses", "128", "73%", "33% (≥CR)", "8.6 mo", "24.8 mo"],
            ["&nbsp;&nbsp;&nbsp;450 × 10<super>6</super> cells", "54", "81%", "39% (≥CR)", "12.2 mo", "–"],
        ],
        [56, 14, 20, 30, 28, 26],
    )
    s += wide(Paragraph("<b>Table 4.</b> BCMA-directed CAR-T cells (PFS and OS: median, or rate at the landmark)", cap), t3, Spacer(1, 5))
    t4 = grid(
        [
            ["Study", "Agent (N)", "CRS", "Neurotoxicity", "Neutropenia", "Infections"],
            ["MajesTEC-1", "teclistamab (165)", "71.5 / 0.6", "12.7 / 0", "65.5 / 56.4", "63.0 / 35.2"],
            ["MonumenTAL-1", "talquetamab, 405 µg/kg (30)", "73 / 3", "·", "67 / 60", "·"],
            ["NCT03275103", "cevostamab (160)", "80.0 / 1.3", "·", "18.1 / 16.3", "42.5 / 18.8"],
            ["NCT03761108", "REGN5458 (73)", "38 / 0", "·", "·", "·"],
            ["CARTITUDE-1", "cilta-cel (97)", "94.8 / 4.1", "16.5 / 2.1<super>f</super>", "95.9 / 94.8", "57.7 / 19.6"],
            ["KarMMa", "ide-cel (128)", "84 / 5", "18 / 3", "91 / 89", "69 / 22"],
        ],
        [28, 46, 24, 26, 26, 24],
    )
    s += wide(
        Paragraph("<b>Table 5.</b> Adverse events of T-cell-directed therapy, % any grade / grade ≥3", cap),
        t4,
        Paragraph(
            "<super>f</super> ICANS only. ·, not reported. CRS, cytokine release syndrome; ICANS, immune effector cell-associated neurotoxicity syndrome.",
            note,
        ),
    )
    s += [
        p(
            "Numbers for CRS look alike, grades do not: with teclistamab all but one case were of grade 1 or 2, and none led to discontinuation. What sets talquetamab apart is its target on keratinised tissue. "
            "Dysgeusia was seen in 60% at 405 µg/kg, skin-related events in 77% and nail disorders in 30%. In cohort A of CARTITUDE-2 19 of 20 patients (95%) had CRS, two of them (10%) of grade 3–4; ICANS occurred in three, and "
            "there were no movement or neurocognitive events."
        )
    ]

    s += [
        Side("AL<br/>amyloidosis", side),
        p(
            "<b>ANDROMEDA</b> (NCT03201965; phase 3, open-label, n = 388) has changed first-line care: D-VCd received accelerated approval in January 2021 in newly diagnosed light-chain (AL) amyloidosis. Major organ deterioration-PFS "
            "favoured it (HR 0.58; 95% CI, 0.36–0.93; P = .02). The update (abstract 159) adds longer follow-up, and organ responses still rise."
        ),
    ]
    t6 = grid(
        [
            ["Response, n (%)", "D-VCd (n = 195)", "VCd (n = 193)"],
            ["Haematologic CR, primary analysis", "104 (53.3)", "35 (18.1)"],
            ["Haematologic CR, ASH 2021 update", "(59.0)", "(19.2)"],
            ["VGPR or better", "153 (78.5)", "95 (49.2)"],
            ["Cardiac response at 6 months<super>g</super>", "49/118 (41.5)", "26/117 (22.2)"],
            ["Renal response at 6 months<super>g</super>", "62/117 (53.0)", "27/113 (23.9)"],
        ],
        [64, 36, 36],
        extra=[("LINEBELOW", (0, -1), (-1, -1), 0.5, WINE)],
    )
    s += [
        KeepTogether([Paragraph("<b>Table 6.</b> ANDROMEDA", cap), t6, Paragraph("<super>g</super> Of the patients evaluable for the organ.", note)])
    ]
    s += [
        p(
            "Grade 3 or 4 lymphopenia (13.0% vs 10.1%), pneumonia (7.8% vs 4.3%) and cardiac failure (6.2% vs 4.8%) were somewhat more frequent with D-VCd; peripheral sensory neuropathy of any grade "
            "was noted in 31.1% and 19.7%."
        ),
        p(
            "Off label, <b>venetoclax</b> was looked at in a retrospective series of 43 relapsed patients: 81% of those with t(11;14) had a haematologic response and 78% a VGPR or better; without the translocation it was "
            "40% and 30%. Fibril-directed antibodies are the next question. <b>CAEL-101</b> (Caelum Biosciences, now Alexion) is in two placebo-controlled phase 3 trials on top of plasma-cell therapy, NCT04512235 in Mayo stage IIIa, "
            "planned for 267 patients, and NCT04504825 in stage IIIb, planned for 111."
        ),
    ]

    s += [
        Side("What we<br/>would watch", side),
        p(
            "First, whether the gain in MRD negativity of GMMG-HD7 turns into one in PFS. Second, infections on bispecific antibodies, which are a matter of months on treatment rather than of a first dose. "
            "Third, the sequence of BCMA agents. No trial shown in Atlanta randomised a bispecific antibody against a CAR-T cell, and we know of none that will."
        ),
        Paragraph(
            "<i>Disclosures: the desk has had fees from Novo Nordisk and Biogen, unrelated to this review. Prepared by M. Okereke and T. Lindqvist.</i>",
            note,
        ),
    ]

    doc = BaseDocTemplate(str(out), pagesize=A4, title="ASH 2021: myeloma and AL amyloidosis", author="Halden Bridge Consulting", invariant=1)
    width, height = A4

    def frame(top):
        return Frame(
            18 * mm + SIDE, 14 * mm, width - 36 * mm - SIDE, height - 14 * mm - top, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
        )

    doc.addPageTemplates(
        [
            PageTemplate("first", [frame(33 * mm)], onPage=furniture, autoNextPageTemplate="later"),
            PageTemplate("later", [frame(18 * mm)], onPage=furniture),
        ]
    )
    doc.build(s)
