"""SABCS 2025 breast tracker: an analyst's workbook, printed to landscape A4."""

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

for n, f in (("L", "Regular"), ("LB", "Bold"), ("LI", "Italic"), ("LBI", "BoldItalic")):
    pdfmetrics.registerFont(TTFont(n, f"LiberationSans-{f}.ttf"))
pdfmetrics.registerFontFamily("L", normal="L", bold="LB", italic="LI", boldItalic="LBI")

S = ParagraphStyle("s", fontName="L", fontSize=9, leading=11)
SB = ParagraphStyle("sb", parent=S, fontName="LB")
SC = ParagraphStyle("sc", parent=S, alignment=1)
SCB = ParagraphStyle("scb", parent=SC, fontName="LB")
T = ParagraphStyle("t", parent=S, fontName="LB", fontSize=14, leading=17, textColor=colors.white)
H = ParagraphStyle("h", parent=S, fontName="LB", fontSize=9.8, leading=12, textColor=colors.HexColor("#1f4e3d"))
P = ParagraphStyle("p", parent=S, fontSize=9.7, leading=12.6, spaceAfter=4)
GREEN, PALE, LINE = colors.HexColor("#1f4e3d"), colors.HexColor("#e2efda"), colors.HexColor("#a6a6a6")
W = 786


def grid(rows, widths, head=1, spans=(), first=SB):
    data = []
    for i, r in enumerate(rows):
        data.append([Paragraph(c, SCB if i < head and j else SB if i < head else first if j == 0 else SC) for j, c in enumerate(r)])
    st = [
        ("GRID", (0, 0), (-1, -1), 0.4, LINE),
        ("BACKGROUND", (0, 0), (-1, head - 1), PALE),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    st += [("SPAN", a, b) for a, b in spans]
    return Table(data, colWidths=widths, style=TableStyle(st), hAlign="LEFT")


def profile(rows):
    t = [[Paragraph(a, SB), Paragraph(b, S)] for a, b in rows]
    return Table(
        t,
        colWidths=[62, 168],
        style=TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.4, LINE),
                ("BACKGROUND", (0, 0), (0, -1), PALE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 2.2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ]
        ),
    )


def bar(title):
    return Table(
        [[Paragraph(title, T)]], colWidths=[W], style=TableStyle([("BACKGROUND", (0, 0), (-1, -1), GREEN), ("BOTTOMPADDING", (0, 0), (-1, -1), 5)])
    )


def cell(head, paras):
    return [Paragraph(head, H), Spacer(1, 2)] + [Paragraph(x, P) for x in paras]


def sheet(title, prof, eff, saf, comments, context, note):
    top = Table(
        [
            [
                [Paragraph("PROFILE", H), Spacer(1, 2), profile(prof)],
                [
                    Paragraph("EFFICACY", H),
                    Spacer(1, 2),
                    eff,
                    Spacer(1, 6),
                    Paragraph("SAFETY", H),
                    Spacer(1, 2),
                    saf,
                    Spacer(1, 2),
                    Paragraph(note, S),
                ],
            ]
        ],
        colWidths=[240, W - 240],
        style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]),
    )
    low = Table(
        [[cell("COMMENTS", comments), cell("CROSS-TRIAL CONTEXT", context)]],
        colWidths=[W * 0.56, W * 0.44],
        style=TableStyle(
            [
                ("BOX", (0, 0), (0, 0), 0.8, GREEN),
                ("BOX", (1, 0), (1, 0), 0.8, GREEN),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (1, 0), (1, 0), colors.HexColor("#f7f7f2")),
            ]
        ),
    )
    return [bar(title), Spacer(1, 6), top, Spacer(1, 6), low]


def lidera():
    prof = [
        ("Sponsor", "Roche (Genentech)"),
        ("Asset", "giredestrant (GDC-9545)"),
        ("Mechanism", "Oral selective oestrogen receptor degrader (SERD)"),
        ("Trial", "lidERA Breast Cancer, NCT04961996"),
        ("Phase", "3"),
        ("Design", "Randomised 1:1, open-label; 5 years of 30 mg daily or endocrine therapy of physician's choice"),
        ("Setting", "Adjuvant, stage I–III ER+/HER2– early breast cancer, medium and high risk"),
        ("N", "4,170"),
        ("Primary endpoint", "Invasive disease-free survival (iDFS)"),
        ("Follow-up", "Median 32.3 months"),
        ("Session", "General session, GS1-10"),
        ("Next catalyst", "Filing; final iDFS analysis"),
    ]
    w = [116, 130, 130, 162]
    eff = grid(
        [
            ["", "giredestrant (n=2,084)", "SOC endocrine therapy (n=2,086)", "HR (95% CI); p"],
            ["iDFS events, n (%)", "140 (6.7)", "196 (9.4)", "0.70 (0.57–0.87); p=0.0014"],
            ["iDFS at 24 months", "94.6%", "92.3%", ""],
            ["iDFS at 36 months", "92.4%", "89.6%", ""],
            ["iDFS, control = AI", "", "", "0.73 (0.58–0.92)"],
            ["iDFS, control = tamoxifen", "", "", "0.53 (0.35–0.80)"],
            ["OS at 36 months", "97.0%", "95.9%", "0.79 (0.56–1.12); n.s."],
            ["ORR, pCR", "n/a", "n/a", "n/a"],
        ],
        w,
    )
    saf = grid(
        [
            ["% of treated patients", "giredestrant", "", "SOC endocrine therapy", ""],
            ["", "Any grade", "Grade ≥3", "Any grade", "Grade ≥3"],
            ["Arthralgia", "48.0", "1.6", "47.1", "2.2"],
            ["Hot flush", "27.4", "0.4", "28.5", "0.6"],
            ["Adverse events, total", "–", "19.8", "–", "17.9"],
            ["Discontinuation for AE", "5.3", "", "8.2", ""],
        ],
        [138, 100, 100, 100, 100],
        head=2,
        spans=[((1, 0), (2, 0)), ((3, 0), (4, 0)), ((0, 0), (0, 1)), ((1, 5), (2, 5)), ((3, 5), (4, 5))],
    )
    return sheet(
        "1 | giredestrant | lidERA",
        prof,
        eff,
        saf,
        [
            "First adjuvant win for an oral SERD, and the first endocrine backbone in roughly a quarter of a century to beat an AI head-on. The absolute gap is small so far, 2.8 points at three years, but the "
            "curves are still parting and the p value clears the interim boundary comfortably. We had pencilled in a hazard ratio of 0.78, so this is an upside surprise.",
            "Distant recurrence moved in the same direction (distant recurrence-free interval: HR 0.69, 95% CI 0.54–0.89), which is what payers will want to see. Survival remains immature; do not read the 0.79 as anything but a trend.",
            "On tolerability the drug looks no worse than what it replaces. Bradycardia, mostly grade 1, turned up in 11% on giredestrant against 3% of controls; nobody stopped for it. Photopsia, the class nuisance with camizestrant (AstraZeneca), was not mentioned.",
        ],
        [
            "<b>persevERA</b> (first-line giredestrant plus palbociclib, phase 3) reads out in 2026; <b>CAMBRIA-2</b> (camizestrant, NCT05952557, planned N=5,500) is the obvious follower in the adjuvant setting, no data before 2027.",
            "<b>monarchE</b> (abemaciclib plus endocrine therapy, N=5,637) set the survival bar this autumn: OS HR 0.842 (95% CI 0.722–0.981), 7-year OS 86.8% against 85.0% for endocrine therapy alone. Patients in lidERA "
            "did not get a CDK4/6 inhibitor, and that is the first question any adcom will ask.",
        ],
        "AI, aromatase inhibitor; n.s., not significant; SOC, standard of care. Dash: not given by the speaker.",
    )


def viktoria():
    prof = [
        ("Sponsor", "Celcuity"),
        ("Asset", "gedatolisib (PF-05212384), i.v., licensed from Pfizer"),
        ("Mechanism", "Pan-PI3K/mTORC1/2 inhibitor"),
        ("Trial", "VIKTORIA-1, NCT05501886"),
        ("Phase", "3"),
        ("Design", "Randomised 1:1:1, open-label"),
        ("Setting", "HR+/HER2– advanced breast cancer, PIK3CA wild-type, after CDK4/6 inhibitor plus AI"),
        ("N", "392 (wild-type cohort)"),
        ("Primary endpoint", "PFS by BICR, triplet and doublet each vs fulvestrant"),
        ("Partner drugs", "palbociclib (Ibrance), fulvestrant"),
        ("Session", "Rapid oral, updated subgroups"),
        ("Next catalyst", "PIK3CA-mutant cohort, 1H26; control there is alpelisib + fulvestrant"),
    ]
    eff = grid(
        [
            ["", "gedatolisib + palbociclib + fulvestrant (n=131)", "gedatolisib + fulvestrant (n=130)", "fulvestrant (n=131)"],
            ["Median PFS, months (95% CI)", "9.3 (7.2–16.6)", "7.4 (5.5–9.9)", "2.0 (1.8–2.3)"],
            ["PFS HR vs fulvestrant (95% CI)", "0.24 (0.17–0.35) p&lt;0.0001", "0.33 (0.24–0.48) p&lt;0.0001", "ref."],
            ["ORR, %", "31.5", "28.3", "1.0"],
            ["Median DOR, months", "17.5", "12.0", "n.e."],
            ["OS HR vs fulvestrant (95% CI)", "0.69 (0.43–1.12)", "0.74 (0.46–1.19)", "ref."],
            ["CBR", "not shown", "not shown", "not shown"],
        ],
        [130, 150, 138, 120],
    )
    saf = grid(
        [
            ["Treatment-related, %", "triplet (n=130)", "", "doublet (n=130)", "", "fulvestrant (n=123)"],
            ["", "Any grade", "Grade ≥3", "Any grade", "Grade ≥3", "Any grade"],
            ["Stomatitis", "69.2", "19.2", "56.9", "12.3", "0"],
            ["Neutropenia", "65.4", "62.3", "1.5", "0.8", "0.8"],
            ["Hyperglycaemia", "9.2", "2.3", "11.5", "2.3", "0"],
            ["Discontinuation for TRAE", "2.3", "", "3.1", "", "0"],
            ["Deaths, TRAE, n", "0", "", "0", "", "0"],
        ],
        [128, 80, 80, 80, 80, 90],
        head=2,
        spans=[((1, 0), (2, 0)), ((3, 0), (4, 0)), ((0, 0), (0, 1)), ((1, 5), (2, 5)), ((3, 5), (4, 5)), ((1, 6), (2, 6)), ((3, 6), (4, 6))],
    )
    return sheet(
        "2 | gedatolisib | VIKTORIA-1",
        prof,
        eff,
        saf,
        [
            "A hazard ratio of 0.24 is about as good as this setting has ever produced, though one has to say that the control arm did very little: two months, and a single-digit number of responders at most. "
            "Still, the doublet alone more than trebled it.",
            "What is new in San Antonio is the cut by region and prior therapy. In patients whose CDK4/6 inhibitor had lasted more than six months the triplet reached 12.4 months; in the United States, Canada and Western Europe it got to 19.3 against 2.1 for fulvestrant. Small groups. "
            "We would not model off them.",
            "Glucose is the selling point. Stomatitis is the price, steroid mouthwash notwithstanding, and it led to dose cuts more often with the triplet than with the doublet. No treatment-related deaths.",
        ],
        [
            "Approved rivals need a biomarker. Capivasertib (Truqap, AstraZeneca) plus fulvestrant in <b>CAPItello-291</b>, AKT-pathway-altered population: median PFS 7.3 vs 3.1 months, HR 0.50 (95% CI 0.38–0.65), at the cost of grade ≥3 rash in 12.1%.",
            "Oral ER agents give the yardstick in <i>ESR1</i>-mutant disease. Vepdegestrant (ARV-471; Arvinas, Pfizer), the PROTAC, in <b>VERITAC-2</b> (phase 3, NCT05654623, N=624): 5.0 vs 2.1 months on fulvestrant, HR 0.58 (95% CI 0.43–0.78) in ESR1 mutants; CBR 42.1% vs 20.2%, ORR 18.6% vs 4.0%. "
            "In all comers it missed, 3.8 vs 3.6 months. Fatigue was the commonest event, 26.6% of the degrader arm and 15.8% of controls.",
        ],
        "BICR, blinded independent central review; n.e., not estimable; TRAE, treatment-related adverse event.",
    )


def db05():
    prof = [
        ("Sponsor", "Daiichi Sankyo / AstraZeneca"),
        ("Asset", "trastuzumab deruxtecan (T-DXd; Enhertu)"),
        ("Mechanism", "HER2-directed ADC, topoisomerase I payload"),
        ("Trial", "DESTINY-Breast05, NCT04622319"),
        ("Phase", "3"),
        ("Design", "Randomised 1:1, open-label, active control; 14 cycles"),
        ("Setting", "HER2+ early breast cancer, residual invasive disease after neoadjuvant therapy, high risk"),
        ("N", "1,635"),
        ("Primary endpoint", "iDFS"),
        ("Comparator", "trastuzumab emtansine (T-DM1; Kadcyla, Roche)"),
        ("Follow-up", "Median about 30 months"),
        ("Session", "Additional interim data (ILD, radiotherapy)"),
    ]
    eff = grid(
        [
            ["", "T-DXd (n=818)", "T-DM1 (n=817)", "HR (95% CI)"],
            ["iDFS events, n (%)", "51 (6.2)", "102 (12.5)", "0.47 (0.34–0.66)"],
            ["3-year iDFS, %", "92.4", "83.7", ""],
            ["3-year DFS, %", "92.3", "83.5", "0.47 (0.34–0.66)"],
            ["Brain metastasis-free interval", "", "", "0.64 (0.35–1.17)"],
            ["OS: deaths, n (%)", "18 (2.2)", "29 (3.5)", "0.61 (0.34–1.10)"],
            ["pCR", "n/a (post-neoadjuvant)", "n/a", ""],
        ],
        [130, 136, 136, 136],
    )
    saf = grid(
        [
            ["", "T-DXd (n=806)", "", "T-DM1 (n=801)", ""],
            ["%", "Any grade", "Grade ≥3", "Any grade", "Grade ≥3"],
            ["TEAE, total", "99.5", "50.6", "98.4", "51.9"],
            ["Nausea", "71.3", "4.5", "29.3", "0.1"],
            ["Adjudicated drug-related ILD", "9.6", "0.9", "1.6", "0"],
            ["Discontinuation for TEAE", "17.9", "", "12.9", ""],
        ],
        [138, 100, 100, 100, 100],
        head=2,
        spans=[((1, 0), (2, 0)), ((3, 0), (4, 0)), ((1, 5), (2, 5)), ((3, 5), (4, 5))],
    )
    return sheet(
        "3 | trastuzumab deruxtecan | DESTINY-Breast05",
        prof,
        eff,
        saf,
        [
            "Efficacy was settled at ESMO; San Antonio was about lungs. Two patients on T-DXd died of ILD (0.2%), none on T-DM1. Timing of radiotherapy seems not to matter: ILD in 9.4% when it was given before the ADC and 9.8% when concurrent. "
            "Japan is the outlier (14.9%, against 8.9% elsewhere).",
            "Liver enzymes go the other way. AST rose in 50.2% of patients on the older conjugate and platelets fell more often there, too. With a halved risk of recurrence and a manageable lung signal we see the switch as a matter of months, not years; peak share in residual disease goes from 55% to 70% in our model.",
            "Open point: few will now reach this trial's setting without earlier T-DXd, see right.",
        ],
        [
            "<b>KATHERINE</b> (T-DM1 vs trastuzumab, N=1,486): 7-year iDFS 80.8% vs 67.1%, HR 0.54; OS HR 0.66. It enrolled lower-risk patients, so the 83.7% here is not to be set beside it.",
            "<b>DESTINY-Breast11</b> (NCT05113251): neoadjuvant T-DXd followed by THP, pCR 67.3% (n=321) vs 56.3% (n=320) with ddAC-THP; grade ≥3 events 37.5% vs 55.8%.",
            "Metastatic, same week: <b>HER2CLIMB-05</b> (phase 3, NCT05132582, N=654), tucatinib (Tukysa, Pfizer) added to trastuzumab plus pertuzumab maintenance, median PFS 24.9 vs 16.3 months with placebo, HR 0.641 (95% CI 0.514–0.799); in HR-negative disease 24.9 vs 12.6, HR 0.554. OS: too early.",
        ],
        "ADC, antibody-drug conjugate; ILD, interstitial lung disease; TEAE, treatment-emergent adverse event.",
    )


def ascent():
    prof = [
        ("Sponsor", "Gilead Sciences (with MSD)"),
        ("Asset", "sacituzumab govitecan (SG; Trodelvy)"),
        ("Mechanism", "TROP2-directed ADC (SN-38)"),
        ("Combined with", "pembrolizumab (Keytruda, MSD), anti-PD-1"),
        ("Trial", "ASCENT-04/KEYNOTE-D19, NCT05382286"),
        ("Phase", "3"),
        ("Design", "Randomised 1:1, open-label, crossover to SG allowed"),
        ("Setting", "First-line metastatic TNBC, PD-L1 CPS ≥10"),
        ("N", "443"),
        ("Primary endpoint", "PFS by BICR"),
        ("Control", "paclitaxel, nab-paclitaxel or gemcitabine/carboplatin, each with pembrolizumab"),
        ("Follow-up", "Median 14.0 months"),
    ]
    eff = grid(
        [
            ["", "SG + pembrolizumab (n=221)", "Chemo + pembrolizumab (n=222)", "HR (95% CI); p"],
            ["Median PFS, months (95% CI)", "11.2 (9.3–16.7)", "7.8 (7.3–9.3)", "0.65 (0.51–0.84); p&lt;0.001"],
            ["PFS at 12 months", "48%", "33%", ""],
            ["ORR (95% CI)", "60% (53–66)", "53% (46–60)", ""],
            ["CR, %", "13", "8", ""],
            ["Median DOR, months (95% CI)", "16.5 (12.7–19.5)", "9.2 (7.6–11.3)", ""],
            ["OS", "not reached", "not reached", "0.89 (0.62–1.29)"],
        ],
        [130, 136, 136, 136],
    )
    saf = grid(
        [
            ["", "SG + pembrolizumab (n=221)", "", "Chemo + pembrolizumab (n=220)", ""],
            ["%", "Any grade", "Grade ≥3", "Any grade", "Grade ≥3"],
            ["Diarrhoea", "70", "10", "29", "3"],
            ["Neutropenia", "65", "43", "59", "45"],
            ["TEAE, total", ">99", "71", ">99", "70"],
            ["Discontinuation for TEAE", "12", "", "31", ""],
            ["Deaths from TEAE, n (%)", "7 (3)", "", "6 (3)", ""],
        ],
        [138, 100, 100, 100, 100],
        head=2,
        spans=[((1, 0), (2, 0)), ((3, 0), (4, 0)), ((1, 5), (2, 5)), ((3, 5), (4, 5)), ((1, 6), (2, 6)), ((3, 6), (4, 6))],
    )
    return sheet(
        "4 | sacituzumab govitecan + pembrolizumab | ASCENT-04",
        prof,
        eff,
        saf,
        [
            "The rate of response hardly moved; its durability nearly doubled. That, and dropouts at less than half of the chemotherapy arm's, is the case for SG up front. Patient-reported outcomes shown in San Antonio favoured it for physical functioning, less so for diarrhoea.",
            "Immune events were no more frequent than one would expect of pembrolizumab alone. Hypothyroidism 7% vs 9%. Pneumonitis: one case on SG, grade 2. G-CSF prophylaxis was advised but not mandatory, which explains 43% grade ≥3 neutropenia.",
            "OS will be hard to win given crossover (81% of controls who went on to a further line had SG). Management wants at least 0.80 at the final look.",
        ],
        [
            "<b>TROPION-Breast02</b> (datopotamab deruxtecan, Dato-DXd; Datroway, Daiichi Sankyo/AstraZeneca; patients not fit for immunotherapy, N=644): PFS 10.8 vs 5.6 months, HR 0.57 (95% CI 0.47–0.69); OS 23.7 vs 18.7 months, HR 0.79; ORR 62.5% vs 29.3%. Stomatitis of grade ≥3 in 8%.",
            "<b>KEYNOTE-355</b>, the reason for the control arm: OS 23.0 vs 16.1 months with pembrolizumab plus chemotherapy over chemotherapy, CPS ≥10.",
            "Sacituzumab tirumotecan (sac-TMT, MK-2870; Kelun-Biotech/MSD) and BNT327 (BioNTech, PD-L1×VEGF bispecific antibody) are both in phase 3 in TNBC; nothing to compare yet.",
        ],
        "CPS, combined positive score; TNBC, triple-negative breast cancer.",
    )


def summary():
    rows = [
        ["Asset", "Company", "Class", "Trial", "Setting", "Headline", "Safety", "Our view"],
        ["giredestrant", "Roche", "Oral SERD", "lidERA", "Adjuvant ER+", "iDFS HR 0.70", "AE stops 5.3% vs 8.2%", "▲ best in show"],
        [
            "imlunestrant (Inluriyo)",
            "Eli Lilly",
            "Oral SERD",
            "EMBER-3 NCT04975308",
            "ER+ mBC, 2L",
            "With abemaciclib: PFS 10.9 vs 5.5 mo on imlunestrant alone, HR 0.59 (0.47–0.74)",
            "Diarrhoea 87%, grade ≥3 8% (combination)",
            "▲",
        ],
        [
            "vepdegestrant",
            "Arvinas / Pfizer",
            "PROTAC",
            "VERITAC-2",
            "ESR1m mBC",
            "PFS 5.0 vs 2.1 mo",
            "QT prolongation 9.9% vs 1.3%",
            "► partner sought",
        ],
        ["abemaciclib (Verzenio)", "Eli Lilly", "CDK4/6 inhibitor", "monarchE", "Adjuvant HR+", "OS HR 0.842", "no new signals", "►"],
        [
            "atirmociclib (PF-07220060)",
            "Pfizer",
            "CDK4-selective inhibitor",
            "FourLight-3, phase 3",
            "HR+ mBC, 1L",
            "none; N=1,000 planned",
            "–",
            "► 2027+",
        ],
        ["gedatolisib", "Celcuity", "PI3K/mTOR", "VIKTORIA-1", "PIK3CA-WT mBC", "PFS HR 0.24 / 0.33", "Stomatitis", "▲ NDA filed"],
        ["capivasertib", "AstraZeneca", "AKT inhibitor", "CAPItello-291", "HR+ mBC", "PFS HR 0.50", "Rash", "►"],
        ["T-DXd", "Daiichi Sankyo / AstraZeneca", "HER2 ADC", "DESTINY-Breast05, -11", "HER2+ eBC", "iDFS HR 0.47", "ILD 9.6%", "▲"],
        [
            "tucatinib",
            "Pfizer",
            "HER2 TKI",
            "HER2CLIMB-05",
            "HER2+ mBC, 1L maintenance",
            "PFS HR 0.641",
            "Grade ≥3 ALT increased 13.5% vs 1.2%",
            "► squeezed by T-DXd",
        ],
        ["SG + pembrolizumab", "Gilead", "TROP2 ADC + PD-1", "ASCENT-04", "TNBC, PD-L1+", "PFS HR 0.65", "Grade ≥3 71% vs 70%", "▲"],
        ["Dato-DXd", "Daiichi Sankyo / AstraZeneca", "TROP2 ADC", "TROPION-Breast02", "TNBC, no IO", "OS HR 0.79", "Stomatitis", "▲"],
        [
            "olaparib (Lynparza)",
            "AstraZeneca / MSD",
            "PARP inhibitor",
            "OlympiA NCT02032823",
            "gBRCA HER2– eBC",
            "6-year OS 87.5% vs 83.2% on placebo, HR 0.72 (0.56–0.93)",
            "MDS/AML in 4 vs 6 patients",
            "► mature",
        ],
        [
            "saruparib (AZD5305)",
            "AstraZeneca",
            "PARP1-selective inhibitor",
            "EvoPAR-Breast01 NCT06380751",
            "BRCA/PALB2m HR+ mBC",
            "none yet; plus camizestrant, N=500 planned",
            "–",
            "► watch",
        ],
    ]
    w = [92, 78, 74, 92, 82, 166, 112, 90]
    notes = [
        "<b>Reading across.</b> Endocrine degradation had the week. The oral SERDs now hold one adjuvant success and, for imlunestrant with abemaciclib, a doublet in which the median OS was not reached against 34.4 months for imlunestrant alone (trend only). "
        "Among the ADCs the argument is no longer whether but when; T-DXd and SG each move one line forward. PI3K remains crowded, yet gedatolisib is the only agent here with a claim in wild-type disease.",
        "<b>What would change our mind.</b> A lidERA subgroup with prior CDK4/6 exposure; ILD deaths above 0.5% in practice; an OS hazard ratio above 1 in ASCENT-04 at the final analysis. For saruparib, EvoPAR-Breast01 is powered on a PFS hazard ratio of 0.65.",
        "1L/2L, first/second line; eBC, early breast cancer; mBC, metastatic breast cancer; MDS/AML, myelodysplastic syndrome/acute myeloid leukaemia; WT, wild-type. Intervals in brackets are 95% CI. ▲ upgraded, ► unchanged.",
    ]
    g = grid(rows, w)
    return [bar("5 | SUMMARY | all drugs"), Spacer(1, 6), g, Spacer(1, 6)] + [Paragraph(n, P) for n in notes]


def foot(c, d):
    c.setFont("L", 7)
    c.setFillColor(colors.HexColor("#555555"))
    c.drawString(28, 16, "SABCS_2025_breast_tracker.xlsx   |   Kestrel Lane Research   |   San Antonio, 9–12 December 2025")
    c.drawRightString(28 + W, 16, f"Sheet {d.page} of 5")
    if d.page == 1:
        c.drawString(28, 580, "SABCS 2025 breast tracker: trial profiles")


def render(out):
    doc = SimpleDocTemplate(
        str(out),
        pagesize=landscape(A4),
        leftMargin=22,
        rightMargin=22,
        topMargin=14,
        bottomMargin=26,
        title="SABCS 2025 breast tracker: trial profiles",
        author="Kestrel Lane Research",
        invariant=1,
    )
    story = []
    for f in (lidera, viktoria, db05, ascent):
        story += [*f(), PageBreak()]
    doc.build(story + summary(), onFirstPage=foot, onLaterPages=foot)


if __name__ == "__main__":
    render("sabcs-2025-trial-profiles.pdf")
