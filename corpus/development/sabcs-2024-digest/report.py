"""Draws the report with reportlab. Needs reportlab and, through fontconfig (`fc-match`), the fonts Carlito and Liberation Serif."""

from __future__ import annotations

import subprocess
from pathlib import Path

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, ListFlowable, ListItem, NextPageTemplate, PageTemplate, Paragraph, Spacer, Table, TableStyle

WIDTH, HEIGHT = letter
LEFT, RIGHT, BOTTOM = 42, 42, 46
MAIN, SIDE = 356, 156
TEAL, ROSE, AMBER, NAVY, INK = HexColor("#0f6b6b"), HexColor("#a8325a"), HexColor("#b9770e"), HexColor("#27406b"), HexColor("#222222")
TINT = {TEAL: HexColor("#e2f1f0"), ROSE: HexColor("#f8e6ec"), AMBER: HexColor("#fbf0dc"), NAVY: HexColor("#e5eaf3")}


def fonts() -> None:
    """Register the fonts under short names."""
    faces = {
        "Sans": "Carlito",
        "Sans-Bold": "Carlito:bold",
        "Serif": "Liberation Serif",
        "Serif-Bold": "Liberation Serif:bold",
        "Serif-Italic": "Liberation Serif:italic",
        "Sans-Italic": "Carlito:italic",
    }
    for name, pattern in faces.items():
        file = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True, check=True).stdout
        pdfmetrics.registerFont(TTFont(name, file))
    pdfmetrics.registerFontFamily("Serif", normal="Serif", bold="Serif-Bold", italic="Serif-Italic", boldItalic="Serif-Bold")
    pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="Sans-Bold", italic="Sans-Italic", boldItalic="Sans-Bold")


def body(size: float = 9.2, lead: float = 11.15, **more: object) -> ParagraphStyle:
    return ParagraphStyle("body", fontName="Serif", fontSize=size, leading=lead, textColor=INK, alignment=TA_JUSTIFY, spaceAfter=4.2, **more)


def text(words: str) -> Paragraph:
    return Paragraph(words, body())


def section(words: str, color: HexColor) -> Paragraph:
    return Paragraph(
        words,
        ParagraphStyle(
            "section",
            fontName="Sans-Bold",
            fontSize=12.5,
            leading=15,
            textColor=white,
            backColor=color,
            borderPadding=(1.5, 4, 2.5, 4),
            leftIndent=4,
            spaceBefore=9,
            spaceAfter=6.5,
            keepWithNext=1,
        ),
    )


def head(words: str, color: HexColor) -> Paragraph:
    return Paragraph(
        words, ParagraphStyle("head", fontName="Sans-Bold", fontSize=10.4, leading=12.4, textColor=color, spaceBefore=3, spaceAfter=2, keepWithNext=1)
    )


def bullets(*items: str) -> ListFlowable:
    return ListFlowable(
        [ListItem(Paragraph(item, ParagraphStyle("bullet", parent=body(9.1, 10.9), alignment=0, spaceAfter=2)), leftIndent=11) for item in items],
        bulletType="bullet",
        bulletFontSize=6.5,
        bulletOffsetY=-1.5,
        leftIndent=11,
        start="•",
    )


def caption(words: str) -> Paragraph:
    return Paragraph(
        words, ParagraphStyle("caption", fontName="Sans-Bold", fontSize=8.6, leading=10.4, textColor=INK, spaceBefore=3, spaceAfter=2, keepWithNext=1)
    )


def note(words: str) -> Paragraph:
    return Paragraph(words, ParagraphStyle("note", fontName="Sans", fontSize=7.2, leading=8.7, textColor=INK, spaceBefore=2, spaceAfter=6))


def cells(rows: list[list[str]], size: float) -> list[list[Paragraph]]:
    left = ParagraphStyle("left", fontName="Sans", fontSize=size, leading=size * 1.17)
    centre = ParagraphStyle("centre", parent=left, alignment=1)
    return [[Paragraph(cell, left if column == 0 else centre) for column, cell in enumerate(row)] for row in rows]


def ruled() -> Table:
    rows = [
        [
            "<b>Event, %</b>",
            "<b>Imlunestrant + abemaciclib</b><br/>n = 208",
            "",
            "<b>Imlunestrant</b><br/>n = 327",
            "",
            "<b>Standard ET</b><br/>n = 324",
            "",
        ],
        ["", "All", "Gr ≥3", "All", "Gr ≥3", "All", "Gr ≥3"],
        ["Any adverse event", "98", "48.6", "83", "17.1", "84", "20.7"],
        ["Diarrhea", "86", "8", "21", "&lt;1", "12", "0"],
        ["Nausea", "49", "2", "17", "&lt;1", "13", "0"],
        ["Neutropenia", "48", "20", "5", "2", "5", "2"],
        ["Anemia", "44", "8", "10", "2", "13", "3"],
        ["Fatigue", "39", "5", "23", "&lt;1", "13", "1"],
        ["Stopped for AE", "6.3", "", "4.2", "", "1.2", ""],
    ]
    grid = Table(cells(rows, 7.9), colWidths=[76, 52, 42, 47, 42, 47, 42], rowHeights=None)
    grid.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, TEAL),
                ("SPAN", (0, 0), (0, 1)),
                ("SPAN", (1, 0), (2, 0)),
                ("SPAN", (3, 0), (4, 0)),
                ("SPAN", (5, 0), (6, 0)),
                ("SPAN", (1, 8), (2, 8)),
                ("SPAN", (3, 8), (4, 8)),
                ("SPAN", (5, 8), (6, 8)),
                ("BACKGROUND", (0, 0), (-1, 1), TINT[TEAL]),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return grid


def unruled() -> Table:
    rows = [
        ["<b>At 6 years, %</b>", "<b>Olaparib</b><br/>(n = 921)", "<b>Placebo</b><br/>(n = 915)", "<b>Difference</b>", "<b>HR (95% CI)</b>"],
        ["Invasive disease-free survival", "79.6", "70.3", "9.4", "0.65 (0.53–0.78)"],
        ["Distant disease-free survival", "83.5", "75.7", "7.8", "0.65 (0.53–0.81)"],
        ["Overall survival", "87.5", "83.2", "4.4", "0.72 (0.56–0.93)"],
    ]
    table = Table(cells(rows, 8.2), colWidths=[124, 54, 54, 52, 70])
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
                ("TOPPADDING", (0, 0), (-1, -1), 0.8),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
                ("LEFTPADDING", (0, 0), (-1, -1), 2),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return table


def story() -> list:
    parts = [NextPageTemplate("later")]
    parts += [
        Paragraph(
            "San Antonio in December is where breast oncology settles its accounts, and the 47th symposium (10–13 December 2024) settled several: palbociclib belongs in HER2-positive disease, an "
            "oral SERD can be a backbone, and atezolizumab has no place in early triple-negative tumors. We summarize what matters for portfolio decisions and add updates from "
            "ASCO and ESMO where they change the picture.",
            ParagraphStyle("lead", parent=body(9.8, 12.2), fontName="Serif-Italic", spaceAfter=3),
        ),
        section("1  Hormone receptor–positive, HER2-negative", TEAL),
        head("EMBER-3: imlunestrant, alone and with abemaciclib", TEAL),
        text(
            "Imlunestrant (LY3484356; Eli Lilly) is a brain-penetrant oral selective estrogen receptor degrader. The open-label phase 3 EMBER-3 trial (NCT04975308) randomized 874 patients who had progressed "
            "on an aromatase inhibitor, 59.8% of them after a CDK4/6 inhibitor, to imlunestrant (n = 331), fulvestrant or exemestane (n = 330), or imlunestrant plus abemaciclib (Verzenio; n = 213).<super>1</super> "
            "In the 256 patients with an <i>ESR1</i> mutation the median PFS was 5.5 months (95% CI, 3.9–7.4) with imlunestrant and 3.8 months (95% CI, 3.7–5.5) with standard therapy; HR 0.62 (95% CI, 0.46–0.82; "
            "P &lt; .001). Among all patients it was 5.6 vs 5.5 months, and the difference was not significant (HR 0.87; 95% CI, 0.72–1.04). Without an <i>ESR1</i> mutation there was none at all (HR 1.00; 95% CI, 0.79–1.27)."
        ),
        text(
            "The combination is the story. It brought the median to 9.4 months (95% CI, 7.5–11.9), against 5.5 months (95% CI, 3.8–5.6) on imlunestrant alone, in patients with and without the mutation (HR 0.57; 95% CI, "
            "0.44–0.73). In measurable disease 27% responded, compared with 12%. Overall survival is immature."
        ),
        caption("Table 1. EMBER-3, adverse events in treated patients"),
        ruled(),
        note(
            "AE, adverse event; ET, endocrine therapy (fulvestrant or exemestane); Gr, grade. The last row gives discontinuation of any study drug."
        ),
        head("After a CDK4/6 inhibitor: switch, or escalate?", TEAL),
        text(
            "postMONARCH (NCT05169567), now published in full, kept CDK4/6 inhibition going.<super>2</super> In 368 patients abemaciclib plus fulvestrant gave 6.0 months (95% CI, 5.6–8.6) and placebo plus fulvestrant 5.3 months "
            "(95% CI, 3.7–5.6); HR 0.73 (95% CI, 0.57–0.95). At 6 months 50% and 37% were progression-free, respectively. By central review the hazard ratio was 0.55 (95% CI, 0.39–0.77). ORR was 17% vs 7%. Six percent stopped "
            "abemaciclib for adverse events; nobody on placebo did. Diarrhea occurred in 75% (grade ≥3, 4%)."
        ),
        text(
            "A degrader of another type is close behind. Vepdegestrant (ARV-471; Arvinas, Pfizer), a PROTAC that hands the estrogen receptor to cereblon, degraded at least 90% of wild-type and mutant receptor in cell lines. "
            "In orthotopic MCF7 xenografts it inhibited tumor growth by 87–123%, fulvestrant by 31–80%. Tumors regressed in the ST941/HI patient-derived model, which carries ER Y537S, and growth inhibition was maintained (102%) in its "
            "palbociclib-resistant variant.<super>3</super> In the phase 1b cohort of NCT04072952, 46 pretreated patients received it with palbociclib: CBR 63%, ORR 42%, median PFS 13.9 months (95% CI, 8.1–NR). Grade 3–4 neutropenia "
            "reached 89%, since vepdegestrant raises palbociclib exposure; no febrile neutropenia was reported. VERITAC-3 (NCT05909397) therefore tests 100 and 75 mg of palbociclib in a lead-in of about 50 patients before the "
            "planned 1130 are randomized."
        ),
        text(
            "Imlunestrant may reach the brain. It prolonged the survival of mice with intracranial MCF7 tumors: 60% lived on day 68, with vehicle 0% and with fulvestrant 10%.<super>4</super>"
        ),
        head("Chemotherapy loses ground twice", TEAL),
        bullets(
            "<b>PADMA</b> (NCT03355157; N = 130, of whom 120 were treated): first-line palbociclib plus endocrine therapy beat single-agent chemotherapy in patients for whom chemotherapy was considered indicated. Time to treatment failure "
            "was 17.2 vs 6.1 months (HR 0.46; 95% CI, 0.31–0.69), PFS 18.7 vs 7.8 months (HR 0.45; 95% CI, 0.29–0.70), OS 46.1 vs 36.8 months. Serious treatment-related events: four patients (6.5%) vs six (10.3%).<super>5</super>",
            "<b>DESTINY-Breast06</b> (NCT04494425; N = 866): trastuzumab deruxtecan (T-DXd, Enhertu; Daiichi Sankyo, AstraZeneca) before any chemotherapy. HER2-low (n = 713): PFS 13.2 months (95% CI, 11.4–15.2) vs 8.1 "
            "(95% CI, 7.0–9.0), HR 0.62 (95% CI, 0.52–0.75). The San Antonio analysis asked whether slow progressors need it. They gain, too: 14.0 vs 6.5 months when first-line treatment had failed in less than 6 months, 13.2 vs 6.9 "
            "at 6–12 months and 12.9 vs 8.2 beyond 12 months.<super>6</super>",
        ),
        text(
            "The ORR of T-DXd in all randomized patients was 57.3% (chemotherapy, 31.2%). Grade ≥3 events were recorded in 52.8% and 44.4%. ILD or pneumonitis, adjudicated, affected 49 patients (11.3%), three of whom died; with "
            "chemotherapy there was one case, of grade 2. Nausea (65.9%), fatigue (46.8%) and alopecia (45.4%) led the list of drug-related events."
        ),
        section("2  HER2-positive", ROSE),
        head("PATINA: a CDK4/6 inhibitor in maintenance", ROSE),
        text(
            "After four to eight cycles of induction, 518 patients with HR+/HER2+ disease continued trastuzumab, with or without pertuzumab, and endocrine therapy; half of them (n = 261) added palbociclib (Ibrance; Pfizer). PATINA "
            "(AFT-38, NCT02947685) is an open-label, randomized phase 3 trial.<super>7</super> Median PFS was 44.3 months (95% CI, 32.4–60.9) vs 29.1 months (95% CI, 23.3–38.6), HR 0.74 (95% CI, 0.58–0.94; one-sided P = .0074). At 5 years "
            "43.2% and 33.4% were free of progression. Responses from randomization on, after a 68.5% response to induction, were seen in 29.9% and 22.2%; CBR was 89.3% vs 81.3%. Median OS was not reached vs 77.0 months "
            "(HR 0.86; 95% CI, 0.60–1.24), with 74.3% and 69.8% alive at 5 years."
        ),
        text(
            "Neutropenia of grade 3 was the price (63.2%). Grade 3 events of any kind occurred in 79.7% vs 30.6% and grade 4 events in 10.0% vs 3.6%; no treatment-related death was observed in either arm."
        ),
        head("T-DXd: survival and the brain", ROSE),
        text(
            "The final OS analysis of DESTINY-Breast03 (NCT03529110; N = 524), shown at ASCO, has 52.6 months for T-DXd and 42.7 months for trastuzumab emtansine (HR 0.73; 95% CI, 0.56–0.94); the updated PFS stands at 29.0 vs 7.2 months. "
            "DESTINY-Breast12 (NCT04739761) treated 263 patients with brain metastases: 12-month PFS was 61.6% (95% CI, 54.9–67.6), CNS PFS at the same time 58.9%, and the CNS objective response rate 71.7%. ILD was reported in 42 "
            "patients (16.0%), including six deaths.<super>8</super> One year ago we argued that tucatinib (Tukysa) would keep the brain niche; that needs a second thought. HER2CLIMB-05 (NCT05132582; about 650 patients planned) will say "
            "whether it earns a role in first-line maintenance."
        ),
        section("3  Triple-negative", AMBER),
        head("GeparDouze closes the PD-L1 chapter in early disease", AMBER),
        text(
            "NSABP B-59/GBG-96-GeparDouze (NCT03281954), double-blind, phase 3: 1550 patients, atezolizumab (Tecentriq; Roche) or placebo with paclitaxel, carboplatin and an anthracycline regimen, then alone for up to a year.<super>9</super> "
            "pCR rose from 57% to 63%. After a median follow-up of 46.9 months the 4-year EFS was 85.2% (95% CI, 82.4–87.7) vs 81.9% (95% CI, 78.9–84.6), HR 0.80 (95% CI, 0.62–1.03; P = .08), and OS 90.2% (95% CI, 87.7–92.3) vs 89.5% "
            "(95% CI, 86.9–91.5), HR 0.86 (95% CI, 0.62–1.19). Across both arms 74.3% of the 1532 treated patients had a grade 3–4 event."
        ),
        text(
            "The contrast with pembrolizumab (Keytruda; Merck) could not be sharper. KEYNOTE-522 (NCT03036488; N = 1174) reported OS at ESMO: 5-year rates of 86.6% (95% CI, 84.0–88.8) and 81.7% (95% CI, 77.5–85.2), HR 0.66 (95% CI, "
            "0.50–0.87; P = .0015). EFS at 5 years is 81.2% vs 72.2%, HR 0.65 (95% CI, 0.51–0.83).<super>10</super>"
        ),
        head("Metastatic disease", AMBER),
        bullets(
            "<b>Sacituzumab tirumotecan</b> (sac-TMT, SKB264; Kelun-Biotech, Merck), a TROP2-directed antibody–drug conjugate with a belotecan-derived payload, was approved in China in November on OptiTROP-Breast01 (NCT05347134; n = 130 and 133): "
            "PFS 6.7 months (95% CI, 5.5–8.0) vs 2.5 (95% CI, 1.7–2.7), HR 0.32 (95% CI, 0.24–0.44); OS not reached vs 9.4 months, HR 0.53 (95% CI, 0.36–0.78); ORR 45.4% vs 12.0%; DOR 7.1 vs 3.0 months. Grade ≥3 related events: neutrophil "
            "count decreased 32.3% vs 47.0%, anemia 27.7% vs 6.1%.<super>11</super>",
            "<b>Capivasertib</b> (Truqap; AstraZeneca) plus paclitaxel failed in CAPItello-290 (NCT03997123; N = 812): OS 17.7 vs 18.0 months, HR 0.92 (95% CI, 0.78–1.08), although PFS was 5.6 vs 5.1 months (HR 0.72; 95% CI, 0.61–0.84).<super>12</super>",
            "<b>Datopotamab deruxtecan</b> (Dato-DXd): no new TNBC numbers. In HR+ disease the sponsors have said that TROPION-Breast01 (NCT05104866) missed OS. TROPION-Breast02 in first-line TNBC reads out in 2025.",
        ),
        section("4  Early disease", NAVY),
        head("OlympiA at six years", NAVY),
        text(
            "One year of olaparib (Lynparza; AstraZeneca, Merck) after chemotherapy in 1836 carriers of a germline <i>BRCA1/2</i> variant keeps paying off (NCT02032823; median follow-up 6.1 years). MDS or AML has been diagnosed in four patients on olaparib "
            "(0.4%) and six on placebo (0.7%), so the feared late signal is absent. Anemia of grade ≥3 (8.7%) remains the main acute toxicity.<super>13</super>"
        ),
        caption("Table 2. OlympiA, third prespecified analysis"),
        unruled(),
        Spacer(1, 5),
        head("ZEST: the ctDNA trial that could not be done", NAVY),
        text(
            "Niraparib (Zejula; GSK) was to be given on molecular relapse. ZEST (NCT04915755, phase 3, placebo-controlled) tested 1901 patients, found ctDNA in 147 (8%), and half of these already had visible metastases. Forty were randomized, 18 to niraparib "
            "and 22 to placebo, before the sponsor stopped. The recurrence-free interval was 11.4 months (95% CI, 5.7–18.2) vs 5.4 months (95% CI, 2.8–9.3), HR 0.66 (95% CI, 0.32–1.36).<super>14</super> A trial with an 8% hit rate would "
            "have had to screen some 10,000 women to enroll the planned 800."
        ),
        head("NATALEE, four years", NAVY),
        text(
            "With all patients off ribociclib (Kisqali; Novartis), iDFS in NATALEE (NCT03701334; N = 5101) is 88.5% vs 83.6% at 4 years (HR 0.715; 95% CI, 0.609–0.840), better than the 0.749 of a year ago. Neutropenia of grade ≥3 (44.4%), liver-related "
            "events of grade ≥3 (8.6%) and QT prolongation of grade ≥3 (1.0%) have not changed.<super>15</super>"
        ),
        section("5  What comes next", TEAL),
        bullets(
            "<b>Inavolisib</b> (Itovebi; Roche) with palbociclib and fulvestrant was approved by the FDA on 10 October 2024 on INAVO120 (NCT04191499; N = 325; ORR 58.4% vs 25.0%). The label counts laboratory values: fasting glucose rose in 85% "
            "of patients, to grade 3 in 12% and to grade 4 in 0.6%. One year ago we quoted 5.6% for hyperglycemia of grade ≥3; both figures are right, the denominators of a reported event and of a measured one are not the same.<super>16</super>",
            "<b>Elacestrant</b> (Orserdu; Menarini/Stemline), the only approved oral SERD, moves to node-positive early disease in ELEGANT (NCT06492616; 4220 patients planned). Giredestrant (lidERA, NCT04961996) and imlunestrant (EMBER-4, NCT05514054; "
            "about 8000) are ahead of it.",
            "<b>Camizestrant</b> (AstraZeneca) reports SERENA-6 (NCT04964934) in 2025. A switch on a rising <i>ESR1</i> clone would have to gain at least four months of PFS to justify serial blood tests.",
        ),
        Spacer(1, 2),
        Paragraph("References", ParagraphStyle("rh", fontName="Sans-Bold", fontSize=8.6, leading=10.2, textColor=INK, spaceAfter=1)),
        Paragraph(
            "1. Jhaveri K, SABCS 2024, GS1-01; N Engl J Med, online 11 Dec 2024. 2. Kalinsky K, J Clin Oncol, online 18 Dec 2024. 3. Gough SM, Clin Cancer Res 2024;30:3549. 4. ESMO Breast Cancer 2023, 41P. 5. Loibl S, SABCS 2024, LB1-03. "
            "6. Bardia A, SABCS 2024, LB1-04; N Engl J Med 2024;391:2110. 7. Metzger O, SABCS 2024, GS2-12. 8. Harbeck N, Nat Med 2024;30:3717; Cortés J, Nat Med 2024;30:2208. 9. Geyer CE, SABCS 2024, GS3-05. 10. Schmid P, N Engl J Med "
            "2024;391:1981. 11. Xu B, ASCO 2024, 104. 12. Schmid P, ESMO 2024, LBA19. 13. Garber JE, SABCS 2024, GS1-09. 14. Turner N, SABCS 2024, GS3-01. 15. Fasching PA, ESMO 2024, LBA13. 16. Turner NC, N Engl J Med 2024;391:1584; Itovebi, US prescribing information, October 2024.",
            ParagraphStyle("refs", fontName="Sans", fontSize=6.7, leading=7.9, textColor=INK),
        ),
    ]
    return parts


BOXES = {
    1: [
        (TEAL, "EMBER-3", "9.4 mo", "median PFS, imlunestrant + abemaciclib; imlunestrant alone 5.5 mo. After a CDK4/6 inhibitor: 9.1 vs 3.7 mo."),
        (TEAL, "<i>ESR1</i>-mutated", "HR 0.62", "imlunestrant against fulvestrant or exemestane. The benefit was confined to this subgroup."),
        (TEAL, "Diarrhea", "86%", "of patients on the doublet, 8% of grade ≥3. Most first episodes came in cycle 1."),
        (
            NAVY,
            "At a glance",
            None,
            "<b>Practice-changing</b><br/>PATINA · DESTINY-Breast06<br/><b>Practice-informing</b><br/>EMBER-3 · PADMA · OlympiA<br/><b>Negative</b><br/>GeparDouze · ZEST (closed early)",
        ),
        (
            AMBER,
            "Abbreviations",
            None,
            "<b>CBR</b>, clinical benefit rate<br/><b>CI</b>, confidence interval<br/><b>ctDNA</b>, circulating tumor DNA<br/><b>DOR</b>, duration of response<br/><b>EFS</b>, event-free survival<br/><b>HR</b>, hazard ratio; "
            "<b>HR+</b>, hormone receptor–positive<br/><b>iDFS</b>, invasive disease-free survival<br/><b>ILD</b>, interstitial lung disease<br/><b>NR</b>, not reached<br/><b>ORR</b>, objective response rate<br/><b>OS</b>, overall survival<br/>"
            "<b>pCR</b>, pathological complete response<br/><b>PFS</b>, progression-free survival<br/><b>SERD</b>, selective estrogen receptor degrader<br/><b>TNBC</b>, triple-negative breast cancer",
        ),
    ],
    2: [
        (
            TEAL,
            "DESTINY-Breast06",
            "61.8%",
            "ORR of T-DXd in HER2-ultralow tumors (n = 76); chemotherapy 26.3%. PFS in this group 13.2 vs 8.3 mo (HR 0.78; 95% CI, 0.50–1.21).",
        ),
        (TEAL, "ILD under T-DXd", "11.3%", "In DESTINY-Breast06. Most cases were of grade 1 or 2; three were fatal (0.7%)."),
        (
            ROSE,
            "PATINA",
            "+15.2 mo",
            "median PFS with palbociclib maintenance. The control arm reached 29.1 mo, well beyond what the investigators had expected.",
        ),
        (ROSE, "DESTINY-Breast03", "52.6 mo", "median OS with T-DXd in second line."),
        (
            ROSE,
            "Analyst's view",
            None,
            "PATINA enrolled before T-DXd moved forward. If T-DXd plus pertuzumab becomes first-line induction, the maintenance question must be asked again; a PFS of 44 months would then be the number to beat.",
        ),
    ],
    3: [
        (AMBER, "KEYNOTE-522", "86.6%", "alive at 5 years with pembrolizumab; 81.7% with chemotherapy and placebo."),
        (AMBER, "sac-TMT", "HR 0.32", "for progression or death, third-line TNBC."),
        (NAVY, "OlympiA", "+9.4 points", "iDFS at 6 years. 35% fewer invasive recurrences or deaths."),
        (NAVY, "ZEST", "147 of 1901", "patients were ctDNA-positive; in TNBC 60% of the positive tests fell into the first 6 months."),
        (
            NAVY,
            "Disclosure",
            None,
            "The authors, R. Castellane and Y. Brandvold, write for Halden Oncology Notes. R.C. owns shares of Getinge; Y.B. has consulted for Coloplast. No drug maker funded or reviewed this issue. Figures are as presented; "
            "comparisons between trials are ours.",
        ),
    ],
}


def sidebar(canvas: object, page: int, top: float) -> None:
    """Stack the page's boxes in the right column."""
    x, y = WIDTH - RIGHT - SIDE, top
    for color, label, figure, words in BOXES[page]:
        lines = [Paragraph(label, ParagraphStyle("label", fontName="Sans-Bold", fontSize=9, leading=10.8, textColor=color))]
        if figure:
            lines.append(Paragraph(figure, ParagraphStyle("figure", fontName="Sans-Bold", fontSize=21, leading=24, textColor=color)))
        lines.append(Paragraph(words, ParagraphStyle("words", fontName="Sans", fontSize=8.6, leading=10.5, textColor=INK)))
        heights = [line.wrap(SIDE - 18, HEIGHT)[1] for line in lines]
        height = sum(heights) + 14
        canvas.setFillColor(TINT[color])
        canvas.rect(x, y - height, SIDE, height, stroke=0, fill=1)
        canvas.setFillColor(color)
        canvas.rect(x, y - height, 3.5, height, stroke=0, fill=1)
        at = y - 7
        for line, line_height in zip(lines, heights, strict=True):
            at -= line_height
            line.drawOn(canvas, x + 11, at)
        y -= height + 11


def furniture(canvas: object, document: object) -> None:
    """Title or running head, footer and boxes."""
    page = document.page
    canvas.saveState()
    if page == 1:
        canvas.setFillColor(NAVY)
        canvas.rect(0, HEIGHT - 76, WIDTH, 76, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.setFont("Sans-Bold", 24)
        canvas.drawString(LEFT, HEIGHT - 42, "SABCS 2024 digest")
        canvas.setFont("Sans", 11)
        canvas.drawString(LEFT, HEIGHT - 60, "What the San Antonio Breast Cancer Symposium means for the pipeline")
        canvas.drawRightString(WIDTH - RIGHT, HEIGHT - 42, "Halden Oncology Notes")
        canvas.drawRightString(WIDTH - RIGHT, HEIGHT - 60, "No. 31 · January 2025")
        top = HEIGHT - 90
    else:
        canvas.setFillColor(NAVY)
        canvas.setFont("Sans", 8.2)
        canvas.drawString(LEFT, HEIGHT - 32, "SABCS 2024 digest")
        canvas.drawRightString(WIDTH - RIGHT, HEIGHT - 32, "Halden Oncology Notes · No. 31")
        canvas.setStrokeColor(NAVY)
        canvas.setLineWidth(0.5)
        canvas.line(LEFT, HEIGHT - 37, WIDTH - RIGHT, HEIGHT - 37)
        top = HEIGHT - 48
    sidebar(canvas, page, top)
    canvas.setFillColor(INK)
    canvas.setFont("Sans", 7.6)
    canvas.drawString(LEFT, 26, "For professional readers. Not medical advice.")
    canvas.drawRightString(WIDTH - RIGHT, 26, f"{page} / 3")
    canvas.restoreState()


def render(out: Path) -> None:
    fonts()
    document = BaseDocTemplate(str(out), pagesize=letter, title="SABCS 2024 digest", author="Halden Oncology Notes", invariant=1)
    first = Frame(LEFT, BOTTOM, MAIN, HEIGHT - 84 - BOTTOM, leftPadding=0, rightPadding=0, topPadding=4, bottomPadding=0)
    later = Frame(LEFT, BOTTOM, MAIN, HEIGHT - 42 - BOTTOM, leftPadding=0, rightPadding=0, topPadding=4, bottomPadding=0)
    document.addPageTemplates([PageTemplate("first", [first], onPage=furniture), PageTemplate("later", [later], onPage=furniture)])
    document.build(story())
