"""Slide hand-out, four slides to a landscape A4 page. Needs reportlab and its Vera fonts."""

from pathlib import Path

import reportlab
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import Frame, Paragraph, Table, TableStyle

FONTS = Path(reportlab.__file__).parent / "fonts"
for name in ("Vera", "VeraBd", "VeraIt"):
    pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
pdfmetrics.registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="VeraIt", boldItalic="VeraBd")

DEEP, SOFT, MARK = colors.HexColor("#12454f"), colors.HexColor("#e3eff0"), colors.HexColor("#d98a2b")
BODY = ParagraphStyle("body", fontName="Vera", fontSize=7.4, leading=9.4)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=9, bulletIndent=0, spaceAfter=1.5, bulletFontName="Vera", bulletFontSize=8, bulletColor=MARK)
SUB = ParagraphStyle("sub", parent=ITEM, leftIndent=18, bulletIndent=9, fontSize=7, leading=8.8)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=6.8, leading=8.1)
HEAD = ParagraphStyle("head", parent=CELL, fontName="VeraBd", textColor=colors.white)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=6, leading=7.4, textColor=colors.HexColor("#55646a"))
BOX = ParagraphStyle("box", parent=BODY, backColor=SOFT, borderPadding=3, spaceBefore=5, leftIndent=3, rightIndent=3)


def bullets(*lines):
    return [Paragraph(line[2:], SUB, bulletText="–") if line.startswith("- ") else Paragraph(line, ITEM, bulletText="•") for line in lines]


def grid(widths, rows, heads=1):
    cells = [[Paragraph(text, HEAD if i < heads else CELL) for text in row] for i, row in enumerate(rows)]
    table = Table(cells, colWidths=[w * 125 / sum(widths) * mm for w in widths], hAlign="LEFT", spaceBefore=3, spaceAfter=4)
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, heads - 1), DEEP),
                ("LINEBELOW", (0, heads), (-1, -1), 0.3, colors.HexColor("#9fb7ba")),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 1.2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
                ("LEFTPADDING", (0, 0), (-1, -1), 2.5),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return table


def note(text):
    return Paragraph(text, SMALL)


def box(text):
    return Paragraph(text, BOX)


SLIDES = [
    (
        "Stage III EGFR: LAURA in the plenary",
        [
            *bullets(
                "Osimertinib (Tagrisso, AstraZeneca) 80 mg until progression, after definitive chemoradiotherapy; NCT03521154, phase 3, double-blind",
                "216 patients with unresectable stage III EGFR-mutated NSCLC",
            ),
            grid(
                (42, 37, 37),
                [
                    ("", "Osimertinib, n=143", "Placebo, n=73"),
                    ("Median PFS, BICR (95% CI)", "39.1 mo (31.5–NC)", "5.6 mo (3.7–7.4)"),
                    ("24-month PFS", "65%", "13%"),
                    ("ORR", "57%", "33%"),
                    ("Median DoR", "36.9 mo", "6.5 mo"),
                    ("Grade ≥3 AEs", "35%", "12%"),
                    ("Radiation pneumonitis, any grade", "48%", "38%"),
                    ("AEs leading to discontinuation", "13%", "5%"),
                ],
            ),
            *bullets(
                "PFS HR 0.16 (95% CI 0.10–0.24), p&lt;0.001. OS immature (20%): HR 0.81 (0.42–1.56), with 81% of placebo patients going on to osimertinib",
                "ILD in 11 patients (8%) on osimertinib, one of them fatal; in one (1%) on placebo",
                "Open: does anyone still need durvalumab here? PACIFIC never showed benefit in this subset",
            ),
        ],
    ),
    (
        "First-line EGFR: adding the antibody, shortening the chair time",
        [
            *bullets(
                "<b>MARIPOSA, high-risk subsets</b> (NCT04487080, phase 3). Amivantamab + lazertinib (Johnson &amp; Johnson) vs osimertinib; median PFS in months:"
            ),
            grid(
                (44, 25, 25, 22),
                [
                    ("", "Ami + laz", "Osimertinib", "HR (95% CI)"),
                    ("<i>TP53</i> co-mutation", "18.2", "12.9", "0.65 (0.48–0.87)"),
                    ("Detectable ctDNA at baseline", "20.3", "14.8", "0.68 (0.53–0.86)"),
                    ("Liver metastases", "18.2", "11.0", "0.58 (0.37–0.91)"),
                ],
            ),
            *bullets(
                "<b>PALOMA-3</b> (NCT05388669, n=418, after osimertinib and platinum). Lazertinib with subcutaneous or intravenous amivantamab",
                "- ORR 30% SC, 33% IV: non-inferior. Median PFS 6.1 vs 4.3 mo (HR 0.84, 0.64–1.10)",
                "- Unexpected: OS HR 0.62 (95% CI 0.42–0.92); 12-month OS 65% vs 51%",
                "- Infusion-related reactions 13% vs 66%; VTE 9% vs 14%",
                "FLAURA2 is the alternative (osimertinib + platinum–pemetrexed): PFS HR 0.62 at WCLC 2023, second interim OS HR 0.75",
            ),
            box("Discussant: risk-adapted choice is plausible, but nobody has randomised by risk."),
        ],
    ),
    (
        "EGFR exon 20 insertions go oral",
        [
            grid(
                (28, 31, 31, 27),
                [
                    ("", "Sunvozertinib", "Zipalertinib", "Firmonertinib"),
                    ("Maker", "Dizal", "Taiho / Cullinan", "ArriVent / Allist"),
                    ("Trial", "WU-KONG1 Part B, NCT03974022", "REZILIENT1, NCT04036682", "FURVENT, NCT05607550"),
                    ("Phase", "2", "1/2", "3, first line"),
                    ("Population", "Post-platinum, 107 evaluable at 300 mg", "After amivantamab, 30 evaluable", "375 planned"),
                    ("ORR", "53.3%", "40% (12/30)", "–"),
                    ("DCR", "90.7%", "90%", "–"),
                    ("Grade ≥3 diarrhoea", "17.1%", "0", "–"),
                ],
            ),
            *bullets(
                "Sunvozertinib: ORR was 50% in the 12 patients who had had amivantamab. DoR not reached at 5.5 months of follow-up. Rash and a raised CPK in about half",
                "Zipalertinib: one complete response among the 12; median DoR 8.8 months. Rash (39%), paronychia (32%), anaemia. Pneumonitis led to one death",
                "Firmonertinib had given an ORR of 78.6% in 28 untreated patients at 240 mg (FAVOUR, WCLC 2023)",
                "Mobocertinib, withdrawn after EXCLAIM-2, is the cautionary tale",
            ),
            note("CPK, creatine phosphokinase. FURVENT compares firmonertinib with platinum–pemetrexed."),
        ],
    ),
    (
        "ALK: five years of CROWN",
        [
            *bullets(
                "Lorlatinib (Lorbrena, Pfizer) or crizotinib, untreated advanced ALK+ NSCLC; NCT03052608, phase 3, 296 randomised (149 and 147)",
                "Median PFS <b>not reached</b> (95% CI 64.3–NR) vs 9.1 mo (7.4–10.9); HR 0.19 (0.13–0.27)",
                "5-year PFS 60% (51–68) vs 8% (3–14): the longest PFS seen with any targeted drug in a solid tumour",
                "Brain: median time to intracranial progression NR vs 16.4 mo, HR 0.06 (0.03–0.12). Only 4 of 114 patients without baseline brain metastases progressed there",
                "Cost: grade 3/4 AEs in 77% vs 57%, chiefly hyperlipidaemia and weight gain",
                "- CNS effects, all grades, 42%; most needed no intervention",
                "- Stopped for a treatment-related AE: 5% vs 6%",
                "No new <i>ALK</i> mutation in ctDNA at the end of lorlatinib: resistance is off-target",
            ),
            box(
                "And earlier? ALINA (alectinib, adjuvant; DFS HR 0.24 at ESMO 2023) makes lorlatinib a second drug for some. <b>Next:</b> NVL-655 (Nuvalent; ALKOVE-1, NCT05384626, phase 1/2) for compound mutants. In Ba/F3 cells with G1202R/L1196M it inhibited growth; lorlatinib lost activity."
            ),
        ],
    ),
    (
        "ROS1: taletrectinib makes its case",
        [
            *bullets(
                "TRUST-I (NCT04395677), phase 2, single arm, China, 600 mg daily. Nuvation Bio / Innovent. Next-generation ROS1 TKI sparing TRKB"
            ),
            grid(
                (46, 35, 35),
                [
                    ("", "TKI-naïve, n=106", "After crizotinib, n=66"),
                    ("Confirmed ORR (95% CI)", "90.6% (83.3–95.4)", "51.5% (38.9–64.0)"),
                    ("DCR", "95.3%", "83.3%"),
                    ("Median DoR", "NR", "10.6 mo (6.3–NR)"),
                    ("Median PFS", "NR", "7.6 mo (5.5–12.0)"),
                    ("PFS rate", "70.5% at 24 months", "47.4% at 9 months"),
                    ("Intracranial ORR", "7/8", "11/15"),
                ],
            ),
            *bullets(
                "G2032R: 8 of 12 responded (66.7%)",
                "Raised AST (76%), diarrhoea (70%), raised ALT (68%), nearly all grade 1–2. Dizziness 23%. Discontinuation for TEAEs 5%",
                "Repotrectinib (Augtyro, BMS), the one to beat: ORR 79% in 71 TKI-naïve patients in TRIDENT-1, but dizziness in 58%",
                "Zidesamtinib (NVL-520): pivotal ARROS-1 (NCT05118789) data promised for 2025",
            ),
            note("TEAE, treatment-emergent adverse event; TKI, tyrosine kinase inhibitor."),
        ],
    ),
    (
        "KRAS G12C, second line: KRYSTAL-12",
        [
            *bullets(
                "Adagrasib (Krazati, BMS, ex-Mirati) 600 mg bid or docetaxel; 453 patients randomised 2:1 (301, 152). NCT04685135, phase 3, open-label, crossover allowed"
            ),
            grid(
                (46, 35, 35),
                [
                    ("", "Adagrasib", "Docetaxel"),
                    ("Median PFS, BICR", "5.5 mo (4.5–6.7)", "3.8 mo (2.7–4.7)"),
                    ("ORR", "32% (26.7–37.5)", "9% (5.1–15.0)"),
                    ("Median DoR", "8.3 mo", "5.4 mo"),
                    ("Intracranial ORR (baseline CNS metastases)", "24% of 78", "11% of 36"),
                    ("Grade ≥3 TRAEs", "47.0%", "45.7%"),
                    ("TRAEs leading to discontinuation", "7.7%", "14.3%"),
                ],
            ),
            *bullets(
                "PFS HR 0.58 (95% CI 0.45–0.76; p&lt;0.0001). Odds ratio for response 4.68 (2.56–8.56)",
                "Diarrhoea 53%, vomiting 35%, nausea 34%; raised ALT grade ≥3 in 8%. Four treatment-related deaths, one with docetaxel",
                "Same neighbourhood as sotorasib in CodeBreaK 200 (HR 0.66; 5.6 vs 4.5 mo). Gain of 1.7 months: FDA will ask for OS, and OS was not shown",
            ),
            note("No test between adagrasib and sotorasib has been done."),
        ],
    ),
    (
        "KRAS G12C, first line: partners",
        [
            grid(
                (26, 31, 27, 36),
                [
                    ("", "Olomorasib + pembrolizumab", "Fulzerasib + cetuximab", "Sotorasib + carboplatin–pemetrexed"),
                    ("Trial", "LOXO-RAS-20001, NCT04956640", "KROCUS, NCT05756153", "SCARLET, jRCT2051210086"),
                    ("Sponsor", "Lilly", "GenFleet", "WJOG (academic)"),
                    ("Phase", "1/2", "2", "2"),
                    ("Untreated, evaluable", "17", "33", "27"),
                    ("ORR", "77% (13/17)", "81.8%", "88.9%"),
                    ("DCR", "88%", "100%", "–"),
                    ("Median PFS", "NR", "–", "5.7 mo"),
                    ("Grade ≥3 TRAEs", "39%", "17.5%", "72%"),
                ],
            ),
            *bullets(
                "Olomorasib is dosed at 50 or 100 mg bid to spare the liver: ALT rise of grade ≥3 in 8%, all manageable by holding. 30% had diarrhoea. Among 43 IO-pretreated patients ORR was 40%",
                "KROCUS: two patients (5%) with a drug-related serious AE, none with grade 4–5. Rash 52%, the antibody’s doing",
                "Rationale: in NCI-H358 xenografts fulzerasib plus cetuximab shrank tumours more than either agent, and suppressed the ERK rebound seen with fulzerasib alone",
                "Single agent, later line: glecirasib (Jacobio, NCT05009329, phase 2b, n=117): cORR 47.9%, DCR 86.3%, PFS 8.2 mo, OS 13.6 mo; anaemia and bilirubin, little gut toxicity",
            ),
        ],
    ),
    (
        "HER2, MET, RET: short takes",
        [
            *bullets(
                "<b>BAY 2927088</b> (Bayer; oral, reversible HER2/EGFR TKI). SOHO-01 (NCT05099172), phase 1/2, pretreated HER2-mutant NSCLC: 24 of 33 responded (72.7%), one CR. Diarrhoea 86%, grade 3 in 25%",
                "<b>Zongertinib</b> (BI 1810631, Boehringer Ingelheim), HER2-selective, spares EGFR. Dose escalation of Beamion LUNG-1 (NCT04886804, phase 1): ORR 46%; no DLT-driven stop, diarrhoea almost all grade 1. Full cohort at WCLC",
                "- Benchmark: trastuzumab deruxtecan, ORR 49% and PFS 9.9 mo in DESTINY-Lung02 (5.4 mg/kg), ILD 13%",
                "<b>Vebreltinib</b> (Avistone), KUNPENG: MET exon 14, 52 patients, ORR 75%, median PFS 14.1 mo, OS 20.7 mo. Peripheral oedema 83%",
                "<b>Savolitinib + osimertinib</b> (HUTCHMED / AstraZeneca) after osimertinib, MET-driven. SAFFRON (NCT05261399, phase 3) enrolling 324; no data in Chicago",
                "<b>Selpercatinib</b> (Lilly): LIBRETTO-431 patient-reported outcomes only. Recall PFS 24.8 vs 11.2 mo, HR 0.46, over platinum–pemetrexed ± pembrolizumab. RET in Chicago was otherwise quiet; no one mentioned pralsetinib",
            ),
            box("Poll of the room: 61% would use a TKI before the ADC if both were reimbursed."),
        ],
    ),
    (
        "What we are waiting for",
        [
            grid(
                (34, 25, 58),
                [
                    ("Trial", "Registry", "Question"),
                    ("SUNRAY-01", "NCT06119581", "Olomorasib + pembrolizumab ± chemotherapy, first line; phase 3, 1,016 patients"),
                    ("CodeBreaK 202", "NCT05920356", "Sotorasib + carboplatin–pemetrexed vs pembrolizumab + same, PD-L1 negative; phase 3, n=750"),
                    ("KRYSTAL-7", "NCT04613596", "Adagrasib + pembrolizumab, TPS ≥50%; phase 3 part"),
                    ("NeoADAURA", "NCT04351555", "Osimertinib before surgery; MPR in 2025"),
                    ("Krascendo 1", "NCT06497556", "Divarasib (Roche) against sotorasib or adagrasib; phase 3, 320 planned"),
                    ("TRUST-III", "NCT0656409", "Taletrectinib vs crizotinib, phase 3, 138 planned"),
                ],
            ),
            *bullets(
                "For SUNRAY-01 to matter, PFS has to clear the 9 months that chemo-immunotherapy gives; the design assumes an HR of 0.67",
                "Sequence after lorlatinib and after osimertinib is the gap in evidence",
            ),
            note(
                "AE, adverse event; BICR, blinded independent central review; DCR, disease control rate; DoR, duration of response; ILD, interstitial lung disease; MPR, major pathological response; NC, not calculable; NR, not reached; TRAE, treatment-related adverse event; VTE, venous thromboembolism. Faculty disclosures are on the Academy’s web pages. The Academy is supported by an unrestricted grant; the supporter had no part in these slides. Not a substitute for the product label."
            ),
        ],
    ),
]


def frame(c, x, y, w, h, number):
    c.setStrokeColor(DEEP)
    c.setLineWidth(0.8)
    c.rect(x, y, w, h)
    c.setFont("Vera", 5.4)
    c.setFillColor(colors.HexColor("#55646a"))
    c.drawString(x + 3 * mm, y + 1.6 * mm, "Halden Thoracic Academy | ASCO 2024 debrief")
    c.drawRightString(x + w - 3 * mm, y + 1.6 * mm, str(number))


def cover(c, x, y, w, h):
    c.setFillColor(DEEP)
    c.rect(x, y, w, h, stroke=0, fill=1)
    c.setFillColor(MARK)
    c.rect(x, y + h * 0.36, w, 1.2 * mm, stroke=0, fill=1)
    c.setFillColor(colors.white)
    c.setFont("VeraBd", 16)
    c.drawString(x + 9 * mm, y + h - 27 * mm, "Small molecules in lung cancer:")
    c.drawString(x + 9 * mm, y + h - 35 * mm, "what Chicago changed")
    c.setFont("Vera", 8.5)
    c.drawString(x + 9 * mm, y + h - 46 * mm, "ASCO Annual Meeting 2024, 31 May – 4 June")
    c.setFont("Vera", 7.2)
    for i, line in enumerate(
        (
            "Halden Thoracic Academy, evening debrief, 18 June 2024",
            "Slides for participants; not for onward distribution",
            "Selected and annotated by the faculty from public presentations",
        )
    ):
        c.drawString(x + 9 * mm, y + h * 0.36 - (8 + 5 * i) * mm, line)


def slide(c, x, y, w, h, number, title, body):
    frame(c, x, y, w, h, number)
    c.setFillColor(DEEP)
    c.rect(x, y + h - 9.5 * mm, w, 9.5 * mm, stroke=0, fill=1)
    c.setFillColor(MARK)
    c.rect(x, y + h - 9.5 * mm, 2 * mm, 9.5 * mm, stroke=0, fill=1)
    c.setFillColor(colors.white)
    c.setFont("VeraBd", 9.4)
    c.drawString(x + 5 * mm, y + h - 6.3 * mm, title)
    box_ = Frame(x + 4 * mm, y + 4 * mm, w - 8 * mm, h - 14.5 * mm, leftPadding=0, rightPadding=0, topPadding=2, bottomPadding=0)
    rest = list(body)
    box_.addFromList(rest, c)
    if rest:
        raise ValueError(f"slide {number} overflows: {rest}")


def render(out):
    width, height = landscape(A4)
    c = canvas.Canvas(str(out), pagesize=(width, height), invariant=1)
    c.setTitle("Small molecules in lung cancer: what Chicago changed")
    w, h = 133 * mm, 92 * mm
    spots = [
        (12 * mm, height - 10 * mm - h),
        (152 * mm, height - 10 * mm - h),
        (12 * mm, height - 15 * mm - 2 * h),
        (152 * mm, height - 15 * mm - 2 * h),
    ]
    pages = 3
    for i in range(10):
        if i and i % 4 == 0:
            c.showPage()
        x, y = spots[i % 4]
        if i == 0:
            cover(c, x, y, w, h)
        else:
            slide(c, x, y, w, h, i + 1, *SLIDES[i - 1])
        if i % 4 == 0:
            c.setFont("Vera", 6)
            c.setFillColor(colors.HexColor("#55646a"))
            c.drawCentredString(width / 2, 4.5 * mm, f"Hand-out page {i // 4 + 1} of {pages}")
    for x, y in spots[2:]:
        c.setFillColor(colors.HexColor("#55646a"))
        c.setFont("VeraIt", 6.5)
        c.drawString(x, y + h - 6 * mm, "Notes")
        c.setStrokeColor(colors.HexColor("#b8c6c8"))
        c.setLineWidth(0.4)
        for k in range(9):
            c.line(x, y + h - (14 + 8.5 * k) * mm, x + w, y + h - (14 + 8.5 * k) * mm)
    c.save()
