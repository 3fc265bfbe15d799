"""Competitor profiles after ASCO GU 2025, laid out with reportlab platypus tables."""

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

D = "DejaVuSansCondensed"
pdfmetrics.registerFont(TTFont("S", D + ".ttf"))
pdfmetrics.registerFont(TTFont("SB", D + "-Bold.ttf"))
pdfmetrics.registerFont(TTFont("SI", D + "-Oblique.ttf"))
pdfmetrics.registerFontFamily("S", normal="S", bold="SB", italic="SI", boldItalic="SB")

NAVY, PALE, LINE = colors.HexColor("#1d3a5f"), colors.HexColor("#eef2f7"), colors.HexColor("#9fb0c4")
B = ParagraphStyle("b", fontName="S", fontSize=7.6, leading=9.6)
FACT = ParagraphStyle("f", parent=B, fontSize=7, leading=8.7, spaceAfter=1.6)
CELL = ParagraphStyle("c", parent=B, fontSize=7, leading=8.4)
CC = ParagraphStyle("cc", parent=CELL, alignment=TA_CENTER)
CH = ParagraphStyle("ch", parent=CC, fontName="SB")
CHL = ParagraphStyle("chl", parent=CELL, fontName="SB")
BAR = ParagraphStyle("bar", parent=B, fontName="SB", fontSize=9.4, leading=11.5, textColor=colors.white)
BUL = ParagraphStyle("bul", parent=B, fontSize=7.4, leading=9.2, leftIndent=8, bulletIndent=0)
CAP = ParagraphStyle("cap", parent=B, fontName="SI", fontSize=6.8, leading=8.6, spaceBefore=2, textColor=NAVY)
NOTE = ParagraphStyle("n", parent=B, fontSize=6.4, leading=8, textColor=colors.HexColor("#444444"))
H0 = ParagraphStyle("h0", parent=B, fontName="SB", fontSize=17, leading=20, textColor=NAVY)
H1 = ParagraphStyle("h1", parent=B, fontName="SB", fontSize=12, leading=15, textColor=NAVY, spaceAfter=3)
SUB = ParagraphStyle("sub", parent=B, fontName="SI", fontSize=8.2, leading=11)
W = A4[0] - 28 * mm
LW, RW = W * 0.34, W * 0.66


def grid(rows, widths, spans=(), heads=1):
    body = []
    for i, row in enumerate(rows):
        body.append([Paragraph(str(c), (CHL if j == 0 else CH) if i < heads else (CELL if j == 0 else CC)) for j, c in enumerate(row)])
    total = RW - 10
    t = Table(body, colWidths=[total * w for w in widths])
    st = [
        ("GRID", (0, 0), (-1, -1), 0.3, LINE),
        ("BACKGROUND", (0, 0), (-1, heads - 1), PALE),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 1.1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
        ("LEFTPADDING", (0, 0), (-1, -1), 2.5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2.5),
    ]
    st += [("SPAN", a, b) for a, b in spans]
    t.setStyle(TableStyle(st))
    return t


def profile(no, title, facts, eff_cap, eff, saf_cap, saf, bullets):
    left = [Paragraph(f"<b>{k}.</b> {v}", FACT) for k, v in facts]
    right = [Paragraph(eff_cap, CAP), Spacer(1, 1), eff, Paragraph(saf_cap, CAP), Spacer(1, 1), saf, Spacer(1, 2)]
    sw = [Paragraph("<b>So what</b>", B)] + [Paragraph(x, BUL, bulletText="•") for x in bullets]
    t = Table([[Paragraph(f"{no}&nbsp;&nbsp;{title}", BAR), ""], [left, right], [sw, ""]], colWidths=[LW, RW])
    t.setStyle(
        TableStyle(
            [
                ("SPAN", (0, 0), (1, 0)),
                ("SPAN", (0, 2), (1, 2)),
                ("BACKGROUND", (0, 0), (-1, 0), NAVY),
                ("BOX", (0, 0), (-1, -1), 0.9, NAVY),
                ("LINEABOVE", (0, 2), (-1, 2), 0.4, LINE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 2), (-1, 2), PALE),
                ("TOPPADDING", (0, 0), (-1, -1), 2.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                ("LEFTPADDING", (0, 0), (-1, -1), 5),
                ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ]
        )
    )
    return [KeepTogether([t, Spacer(1, 5)])]


TWO = (((1, 0), (2, 0)), ((3, 0), (4, 0)), ((0, 0), (0, 1)))
AG = ["", "any", "≥3", "any", "≥3"]


def story():
    s = [
        Paragraph("GU competitor profiles", H0),
        Paragraph(
            "What ASCO GU 2025 (San Francisco, 13–15 February) changed, drug by drug. Lantern &amp; Reed Pharma Intelligence, May 2025 edition", SUB
        ),
        Spacer(1, 3),
        Paragraph(
            "Nine boxes, one matrix. Each box gives the facts a brand team asks for first, then efficacy and safety by arm, and our reading. Numbers come from the San Francisco slides unless a box says "
            "otherwise; where a bladder readout was held back for the urologists' own meeting (AUA, late April) we have waited for it. Percentages are of the patients at the head of the column. "
            "Nothing here is a randomized comparison between products, however tempting the last page may look.",
            B,
        ),
        Spacer(1, 5),
    ]
    s += profile(
        "1",
        "Talazoparib (Talzenna) – PARP inhibitor, first-line mCRPC",
        [
            ("Mechanism", "Oral PARP inhibitor; traps PARP on DNA"),
            ("Company", "Pfizer"),
            ("Phase", "3; approved in the US since June 2023, HRR-mutated disease only"),
            ("Trial", "TALAPRO-2 (NCT03395197), randomized, double-blind"),
            (
                "Population",
                "Metastatic castration-resistant prostate cancer (mCRPC), no prior life-prolonging therapy, unselected for homologous recombination repair (HRR) status; N=805",
            ),
            ("Regimen", "Talazoparib 0.5 mg plus enzalutamide 160 mg daily, against placebo plus enzalutamide"),
            ("Primary endpoint", "Radiographic progression-free survival (rPFS) by blinded review"),
        ],
        "Efficacy, median follow-up 52.5 months",
        grid(
            [
                ["", "Tala + enza (n=402)", "Placebo + enza (n=403)", "HR (95% CI)"],
                ["Median OS, months", "45.8", "37.0", "0.80 (0.66–0.96)"],
                ["Median rPFS, months", "33.1", "19.5", "0.67 (0.55–0.81)"],
                ["Median OS, HRR-deficient cohort, months", "45.1", "31.1", "0.62 (0.48–0.81)"],
            ],
            [0.34, 0.21, 0.23, 0.22],
        ),
        "Safety, % of patients treated",
        grid(
            [
                ["Event", "Tala + enza (n=398)", "", "Placebo + enza (n=401)", ""],
                AG,
                ["Anemia", "66", "49", "17", "4"],
                ["Neutropenia", "37", "19", "7", "1"],
            ],
            [0.4, 0.15, 0.15, 0.15, 0.15],
            TWO,
            2,
        ),
        [
            "First PARP/ARPI doublet to win on OS in patients not selected by a test (P=.0155). Olaparib plus abiraterone came close and missed: 42.1 vs 34.7 months in PROpel, HR 0.81 (95% CI 0.67–1.00).",
            "Half the men need transfusion-level attention to hemoglobin. No new signal emerged with longer exposure; MDS/AML stayed rare, and we saw no case count on the slide.",
            "Expect a fight over the all-comers label. Next on the calendar is Johnson &amp; Johnson's niraparib in AMPLITUDE (NCT04497844), hormone-sensitive disease, due in June.",
        ],
    )
    s += profile(
        "2",
        "Lutetium Lu 177 vipivotide tetraxetan (Pluvicto) – PSMA radioligand",
        [
            ("Mechanism", "Beta-emitting radioligand that binds PSMA; also written 177Lu-PSMA-617"),
            ("Company", "Novartis"),
            ("Phase", "3; taxane-naive label granted in March 2025"),
            ("Trial", "PSMAfore (NCT04689828), open-label, crossover allowed"),
            (
                "Population",
                "PSMA-positive mCRPC, progressed once on an androgen receptor pathway inhibitor (ARPI), no taxane; 468 men randomized 1:1",
            ),
            ("Regimen", "7.4 GBq every 6 weeks, six cycles, or a change of ARPI (abiraterone or enzalutamide)"),
            ("Primary endpoint", "rPFS"),
        ],
        "Efficacy",
        grid(
            [
                ["", "177Lu-PSMA-617 (n=234)", "ARPI change (n=234)", "HR (95% CI)"],
                ["rPFS, median", "11.6 mo", "5.6 mo", "0.49 (0.39–0.61)"],
                ["OS, median", "24.5 mo", "23.1 mo", "0.91 (0.72–1.14)"],
                ["PSA50", "51%", "17%", "–"],
            ],
            [0.28, 0.26, 0.24, 0.22],
        ),
        "Safety, %",
        grid(
            [
                ["Event", "177Lu-PSMA-617 (n=227)", "", "ARPI change (n=232)", ""],
                AG,
                ["Any adverse event", "98", "36", "96", "48"],
                ["Dry mouth", "61", "1", "3", "0"],
            ],
            [0.4, 0.15, 0.15, 0.15, 0.15],
            TWO,
            2,
        ),
        [
            "The final OS analysis is neutral. Sixty percent of controls crossed over, which is the sponsor's explanation; payers outside the US will not all accept it.",
            "Lantheus is worse placed: 177Lu-PNT2002 in SPLASH (NCT04647526) bought 9.5 months of rPFS against 6.0 with the ARPI switch (HR 0.71, 95% CI 0.55–0.92), and the filing was shelved.",
            "Objective responses were seen in 51% vs 15% of men with measurable disease, CR in 21% vs 3%.",
        ],
    )
    s += profile(
        "3",
        "BMS-986365 (CC-94676) – androgen receptor degrader",
        [
            ("Mechanism", "Oral heterobifunctional molecule, both degrader and antagonist of the androgen receptor (AR)"),
            ("Company", "Bristol Myers Squibb"),
            ("Phase", "1 reported, 3 enrolling"),
            ("Trial", "CC-94676-PCA-001 (NCT04428788); next rechARge (NCT06764485), about 960 men planned"),
            ("Population", "Heavily pretreated mCRPC; 95 dosed, 27 in escalation and 68 in expansion"),
            ("Regimen", "Continuous, 400 to 900 mg twice daily (BID) in expansion"),
            ("Primary endpoint", "Safety and tolerability (rechARge: rPFS)"),
        ],
        "Efficacy, expansion",
        grid(
            [
                ["", "400 mg BID (n=23)", "600 mg BID (n=23)", "900 mg BID (n=22)"],
                ["PSA50, n (%)", "3 (13)", "5 (22)", "7 (32)"],
                ["Median rPFS, months (95% CI)", "not shown", "not shown", "8.3 (3.8–16.6)"],
            ],
            [0.34, 0.22, 0.22, 0.22],
        ),
        "Safety, all doses (N=95), %",
        grid([["Event", "Any grade", "Grade ≥3"], ["QTc prolongation", "47", "9"], ["Bradycardia", "34", "0"]], [0.5, 0.25, 0.25]),
        [
            "Chemotherapy-naive men did far better than the rest: median rPFS 16.5 months (95% CI 5.5–NR) against 5.5 (2.7–8.3) after a taxane. Hence the design of rechARge, which bars prior chemotherapy and compares with docetaxel or a second ARPI.",
            "QTc is the liability to probe. All of it was asymptomatic; none led to discontinuation, and no torsades was recorded.",
            "Bench story: in enzalutamide-resistant xenografts BMS-986365 suppressed tumor growth more than enzalutamide did, and it lowered AR protein in VCaP cells. Rival to watch: luxdegalutamide (ARV-766), licensed by Novartis from Arvinas; no new data.",
        ],
    )
    s += profile(
        "4",
        "Enfortumab vedotin (Padcev) – Nectin-4 ADC, first-line urothelial cancer",
        [
            ("Mechanism", "Antibody-drug conjugate (ADC) against Nectin-4, MMAE payload"),
            ("Company", "Astellas and Pfizer"),
            ("Phase", "3, approved with pembrolizumab"),
            ("Trial", "EV-302/KEYNOTE-A39 (NCT04223856), open-label, 886 randomized"),
            ("Population", "Untreated locally advanced or metastatic urothelial carcinoma (la/mUC), fit for platinum"),
            ("Regimen", "EV 1.25 mg/kg days 1 and 8 plus pembrolizumab 200 mg, every 3 weeks; control gemcitabine with cisplatin or carboplatin"),
            ("Primary endpoint", "PFS and OS (dual)"),
        ],
        "Efficacy, one more year of follow-up (median 29.1 months)",
        grid(
            [
                ["", "EV + pembro (n=442)", "Chemotherapy (n=444)", "HR (95% CI)"],
                ["Median OS, months", "33.8", "15.9", "0.51 (0.43–0.61)"],
                ["Median PFS, months", "12.5", "6.3", "0.48 (0.41–0.57)"],
                ["Confirmed ORR, %", "67.5", "44.2", ""],
                ["CR, %", "30.4", "14.5", ""],
            ],
            [0.3, 0.24, 0.24, 0.22],
        ),
        "Treatment-related events, %",
        grid(
            [
                ["Event", "EV + pembro (n=440)", "", "Chemotherapy (n=433)", ""],
                AG,
                ["Any", "97.3", "57.3", "95.6", "69.5"],
                ["Peripheral neuropathy", "63.2", "6.8", "12.2", "0"],
                ["Skin reactions", "66.8", "15.5", "13.9", "0.2"],
            ],
            [0.4, 0.15, 0.15, 0.15, 0.15],
            TWO,
            2,
        ),
        [
            "The curves are holding: 60% alive at two years with EV plus pembrolizumab, 35% in the control arm. First-line cisplatin is now a fallback.",
            "Of the complete responders on the combination, 74.3% were still in response at 24 months. Avelumab maintenance reached 30% of controls only.",
            "Neuropathy drives dose holds; an opening for ADCs without MMAE, none of which had phase 3 data here.",
        ],
    )
    s += profile(
        "5",
        "Sasanlimab – subcutaneous anti-PD-1 antibody, BCG-naive NMIBC",
        [
            ("Mechanism", "Humanized monoclonal antibody to PD-1, given under the skin"),
            ("Company", "Pfizer"),
            ("Phase", "3; US filing under review"),
            ("Trial", "CREST (NCT04165317), open-label, three arms, N=1,055"),
            ("Population", "High-risk non-muscle-invasive bladder cancer (NMIBC) never treated with BCG"),
            (
                "Regimen",
                "Arm A: 300 mg every 4 weeks plus BCG induction and maintenance. Arm B: same, BCG induction only. Arm C: BCG induction and maintenance",
            ),
            ("Primary endpoint", "Event-free survival (EFS), A against C"),
        ],
        "Efficacy (AUA plenary)",
        grid(
            [
                ["", "Arm A (n=352)", "Arm C (n=351)", "HR (95% CI)"],
                ["36-month EFS, % (95% CI)", "82.1 (77.4–85.9)", "74.8 (69.7–79.2)", "0.68 (0.49–0.94)"],
                ["EFS, CIS subgroup", "", "", "0.53 (0.29–0.98)"],
                ["36-month DOR in CIS, %", "92", "67.7", ""],
            ],
            [0.31, 0.24, 0.24, 0.21],
        ),
        "Safety, %",
        grid(
            [
                ["Treatment-related", "Arm A (n=350)", "", "Arm C (n=348)", ""],
                AG,
                ["Any event", "92", "29", "77", "6"],
                ["Hypothyroidism", "17", "0", "1", "0"],
            ],
            [0.4, 0.15, 0.15, 0.15, 0.15],
            TWO,
            2,
        ),
        [
            "Positive, one-sided P=.0095, yet nobody in San Francisco had numbers, just the January headline. Dropping BCG maintenance does not work: Arm B was no better than Arm C (HR 1.16, 95% CI 0.87–1.55).",
            "One grade ≥3 event in every three or four patients is a lot to ask of urology clinics. Serious treatment-related events: 18% with Arm A, 1% with Arm C.",
            "OS is immature, and durvalumab in POTOMAC (NCT03528694) is right behind; AstraZeneca has announced a positive DFS outcome without figures.",
        ],
    )
    s += profile(
        "6",
        "TAR-200 – intravesical gemcitabine releasing system",
        [
            ("Mechanism", "Drug-device that sits in the bladder and releases gemcitabine for three weeks"),
            ("Company", "Johnson &amp; Johnson"),
            ("Phase", "2b, rolling NDA"),
            ("Trial", "SunRISe-1 (NCT04640623), parallel cohorts"),
            ("Population", "BCG-unresponsive high-risk NMIBC, carcinoma in situ (CIS) with or without papillary disease"),
            ("Regimen", "Cohort 2: TAR-200. Cohort 1: with cetrelimab (anti-PD-1). Cohort 3: cetrelimab only. Cohort 4: TAR-200, papillary disease"),
            ("Primary endpoint", "CR at any time"),
        ],
        "Efficacy",
        grid(
            [
                ["", "TAR-200 (n=85)", "TAR-200 + cetrelimab (n=53)", "Cetrelimab (n=28)"],
                ["CR, % (95% CI)", "82.4 (72.6–89.8)", "67.9 (53.7–80.1)", "46.4 (27.5–66.1)"],
                ["Median DOR, months", "25.8", "NE", "NE"],
            ],
            [0.25, 0.24, 0.28, 0.23],
        ),
        "Treatment-related events with TAR-200 (n=85), %",
        grid(
            [["Event", "Any grade", "Grade ≥3"], ["Any", "83.5", "12.9"], ["Pollakiuria", "43.5", "0"], ["Dysuria", "40.0", "0"]], [0.5, 0.25, 0.25]
        ),
        [
            "Adding a checkpoint inhibitor bought toxicity and no response; the combination is gone. Monotherapy now owns the best single-agent CR rate in the setting.",
            "Cohort 4 (n=52) looks good as well: DFS 85.3% at 6 months and 70.2% at 12. There were no treatment-related deaths; three patients (3.5%) stopped for treatment-related events in Cohort 2.",
        ],
    )
    s += profile(
        "7",
        "Cretostimogene grenadenorepvec and nadofaragene firadenovec (Adstiladrin) – the adenoviruses",
        [
            (
                "Mechanism",
                "Cretostimogene: oncolytic adenovirus carrying GM-CSF. Nadofaragene: non-replicating adenoviral gene therapy delivering interferon alfa-2b",
            ),
            ("Company", "CG Oncology; Ferring"),
            ("Phase", "3 (cretostimogene); approved 2022 (nadofaragene)"),
            ("Trial", "BOND-003 Cohort C (NCT04452591); CS-003 (NCT02773849)"),
            ("Population", "BCG-unresponsive NMIBC with CIS, single arm"),
            ("Regimen", "Weekly ×6, then maintenance; one instillation every 3 months"),
            ("Primary endpoint", "CR"),
        ],
        "Efficacy, CIS",
        grid(
            [
                ["", "Cretostimogene (N=110)", "Nadofaragene (N=103)"],
                ["CR, n (%)", "83 (75.5)", "55 (53.4)"],
                ["CR at 12 months, n (%)", "51 (46.4)", "25 (24.3)"],
                ["Median DOR, months", "27.9", "9.7"],
            ],
            [0.4, 0.3, 0.3],
        ),
        "Treatment-related events, %",
        grid(
            [
                ["Event", "Cretostimogene (n=112)", "", "Nadofaragene (n=157)", ""],
                AG,
                ["Any", "63", "0", "70", "4"],
                ["Bladder spasm", "25", "0", "16", "1"],
            ],
            [0.4, 0.15, 0.15, 0.15, 0.15],
            TWO,
            2,
        ),
        [
            "Five-year follow-up of nadofaragene: cystectomy-free survival 49%, OS 80%. Old, but nobody else can show it.",
            "Cretostimogene has the cleanest label-to-be in this edition. Nobody had a grade 3 treatment-related event, and nobody died of treatment. A BLA is to follow in the second half.",
        ],
    )
    s += profile(
        "8",
        "Casdatifan (AB521) – HIF-2α inhibitor, late-line kidney cancer",
        [
            ("Mechanism", "Oral small-molecule inhibitor of HIF-2α"),
            ("Company", "Arcus Biosciences"),
            ("Phase", "1/1b; phase 3 (PEAK-1) about to open"),
            ("Trial", "ARC-20 (NCT05536141), dose expansion"),
            ("Population", "Metastatic clear cell renal cell carcinoma (ccRCC) after anti-PD-1 and a VEGFR TKI"),
            ("Regimen", "Three monotherapy schedules; 100 mg once daily (QD) goes forward"),
            ("Primary endpoint", "Safety; ORR in expansion"),
        ],
        "Efficacy",
        grid(
            [
                ["", "50 mg BID (n=32)", "50 mg QD (n=28)", "100 mg QD (n=27)"],
                ["Confirmed ORR, % (95% CI)", "25 (11.5–43.4)", "32 (15.9–52.4)", "33 (16.5–54.0)"],
                ["DCR, %", "81", "86", "85"],
                ["Median PFS, months", "9.7", "NR", "NR"],
            ],
            [0.31, 0.23, 0.23, 0.23],
        ),
        "Casdatifan-related events of grade ≥3, % (any grade not split by dose on the poster)",
        grid(
            [["Event", "50 mg BID (n=33)", "50 mg QD (n=31)", "100 mg QD (n=29)"], ["Anemia", "42", "32", "17"], ["Hypoxia", "9", "7", "10"]],
            [0.31, 0.23, 0.23, 0.23],
        ),
        [
            "Merck's belzutifan (Welireg), the incumbent, managed an ORR of 22% and a median PFS of 5.6 months in LITESPARK-005 (NCT04195750). Cross-trial, and the 100 mg patients had only five months of follow-up.",
            "Plan: PEAK-1 will pit casdatifan plus cabozantinib against cabozantinib alone; PFS is primary.",
        ],
    )
    s += profile(
        "9",
        "Cabozantinib (Cabometyx) plus nivolumab (Opdivo) – TKI with checkpoint inhibitor, first-line RCC",
        [
            ("Mechanism", "TKI of VEGFR, MET and AXL, with an anti-PD-1 antibody"),
            ("Company", "Exelixis, Ipsen; Bristol Myers Squibb"),
            ("Phase", "3, approved"),
            ("Trial", "CheckMate 9ER (NCT03141177), final analysis; 651 randomized"),
            ("Population", "Untreated advanced clear cell RCC, all IMDC risk groups"),
            ("Regimen", "Cabozantinib 40 mg daily plus nivolumab 240 mg every 2 weeks, or sunitinib 50 mg 4 weeks on, 2 off"),
            ("Primary endpoint", "PFS"),
        ],
        "Efficacy, median follow-up 67.6 months",
        grid(
            [
                ["", "Cabo + nivo (n=323)", "Sunitinib (n=328)", "HR (95% CI)"],
                ["Median PFS, months", "16.4", "8.3", "0.58 (0.49–0.70)"],
                ["Median OS, months", "46.5", "35.5", "0.79 (0.65–0.96)"],
                ["ORR, %", "55.7", "27.4", ""],
                ["CR, %", "13.9", "4.6", ""],
            ],
            [0.28, 0.25, 0.25, 0.22],
        ),
        "Treatment-related events, %",
        grid(
            [["Event", "Cabo + nivo (n=320)", "", "Sunitinib (n=320)", ""], AG, ["Any", "98", "68", "93", "55"], ["Diarrhea", "59", "7", "47", "5"]],
            [0.4, 0.15, 0.15, 0.15, 0.15],
            TWO,
            2,
        ),
        [
            "The OS hazard ratio has crept up with each cut (0.60 at first report) while the PFS advantage is intact. No further analysis is planned.",
            "Rechallenge is dead: tivozanib plus nivolumab lost to tivozanib in TiNivo-2 (NCT04987203), median PFS 5.7 vs 7.4 months, HR 1.10 (95% CI 0.84–1.43).",
            "Exelixis's own successor, zanzalintinib, is with nivolumab in STELLAR-304 (NCT05678673), non-clear cell, result later this year.",
        ],
    )
    s += [
        PageBreak(),
        Paragraph("Head to head: the matrix", H1),
        Paragraph(
            "Different trials, populations and clocks. Read along rows for a hint of position, never for a ranking. HR is given against the control of the product's own trial.",
            B,
        ),
        Spacer(1, 4),
    ]
    rows = [
        [
            "",
            "Talazoparib + enzalutamide",
            "177Lu-<br/>PSMA-617",
            "BMS-986365",
            "EV + pembrolizumab",
            "Sasanlimab + BCG",
            "TAR-200",
            "Creto- / nadofaragene",
            "Casdatifan",
            "Cabozantinib + nivolumab",
        ],
        [
            "Setting",
            "1L mCRPC",
            "mCRPC post ARPI",
            "Late mCRPC",
            "1L la/mUC",
            "BCG-naive",
            "BCG-unresp., CIS",
            "BCG-unresp., CIS",
            "ccRCC 3L+",
            "1L RCC",
        ],
        ["Route", "oral", "intravenous", "oral", "intravenous", "subcutaneous", "intravesical", "intravesical", "oral", "oral + intravenous"],
        ["Control", "placebo + enza", "ARPI change", "none", "gem-platinum", "BCG", "none", "none", "none", "sunitinib"],
        ["Response", "–", "PSA50 51%", "PSA50 32% (900 mg)", "ORR 67.5%", "–", "CR 82.4%", "CR 75.5% / 53.4%", "ORR 33% (100 mg)", "ORR 55.7%"],
        [
            "rPFS, PFS or EFS",
            "33.1 mo; HR 0.67",
            "11.6 mo; HR 0.49",
            "8.3 mo (900 mg)",
            "12.5 mo; HR 0.48",
            "HR 0.68",
            "–",
            "–",
            "NR (100 mg)",
            "16.4 mo; HR 0.58",
        ],
        ["OS", "45.8 mo; HR 0.80", "24.5 mo; HR 0.91", "–", "33.8 mo; HR 0.51", "immature", "–", "80% at 5 y (nado)", "–", "46.5 mo; HR 0.79"],
        [
            "Signature toxicity",
            "anemia",
            "dry mouth",
            "QTc prolongation",
            "neuropathy, rash",
            "immune-related events",
            "pollakiuria",
            "bladder spasm",
            "anemia, hypoxia",
            "diarrhea",
        ],
        [
            "Next catalyst",
            "all-comers ruling",
            "PSMAddition (NCT04720157) interim",
            "rechARge enrolment",
            "EV-303 (NCT03924895), cystectomy setting",
            "FDA decision",
            "SunRISe-3 (NCT05714202)",
            "BOND-003 Cohort P; ABLE-32 (NCT06510374)",
            "PEAK-1 first patient",
            "LITESPARK-011 (NCT04586231), belzutifan + lenvatinib",
        ],
        ["Threat level (ours)", "medium", "high", "watch", "high", "medium", "high", "medium / low", "watch", "falling"],
    ]
    m = ParagraphStyle("m", parent=CELL, fontSize=6.1, leading=7.5, alignment=TA_CENTER)
    mh = ParagraphStyle("mh", parent=m, fontName="SB", fontSize=6)
    ml = ParagraphStyle("ml", parent=mh, alignment=0)
    body = [[Paragraph(c, mh if i == 0 else ml if j == 0 else m) for j, c in enumerate(r)] for i, r in enumerate(rows)]
    cw = [W * 0.088] + [W * 0.912 / 9] * 9
    t = Table(body, colWidths=cw, repeatRows=1)
    t.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.3, LINE),
                ("BACKGROUND", (0, 0), (-1, 0), PALE),
                ("BACKGROUND", (0, 0), (0, -1), PALE),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 1.6),
                ("RIGHTPADDING", (0, 0), (-1, -1), 1.6),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    s += [
        t,
        Spacer(1, 6),
        Paragraph("Where we would spend the next quarter", H1),
        Paragraph(
            "<b>Bladder first.</b> Three intravesical products chase the same few thousand patients with BCG-unresponsive CIS, and the order in which they reach urologists will matter more than ten points of CR. TAR-200 needs a catheter-like insertion every three weeks at first; "
            "cretostimogene needs a freezer; nadofaragene needs neither in quantity, but its durability is the weakest of the three.",
            B,
        ),
        Spacer(1, 3),
        Paragraph(
            "<b>Prostate second.</b> Should the FDA read TALAPRO-2 as a biomarker trial, the commercial gap between talazoparib and its rivals closes overnight. A radioligand that delays progression without an OS gain is an easier sell in the US than in Germany. To displace docetaxel, a degrader "
            "would have to beat a median rPFS of about 8 months, we think.",
            B,
        ),
        Spacer(1, 3),
        Paragraph("<b>Kidney third.</b> Little moves before PEAK-1 and LITESPARK-011 read out.", B),
        Spacer(1, 6),
        Paragraph(
            "Key: AUA, American Urological Association; BCG, bacillus Calmette-Guérin; CR, complete response; DCR, disease control rate; DFS, disease-free survival; DOR, duration of response; EV, enfortumab vedotin; HR, hazard ratio; NE, not estimable; NR, not reached; ORR, objective response rate; "
            "OS, overall survival; PFS, progression-free survival; PSA50, PSA decline of at least 50%; TKI, tyrosine kinase inhibitor.",
            NOTE,
        ),
    ]
    return s


def foot(c, d):
    c.setFont("S", 6.5)
    c.drawString(14 * mm, 8 * mm, "Lantern & Reed Pharma Intelligence | GU competitor profiles | ASCO GU 2025")
    c.drawRightString(A4[0] - 14 * mm, 8 * mm, str(d.page))


def render(out):
    SimpleDocTemplate(
        str(out),
        pagesize=A4,
        leftMargin=14 * mm,
        rightMargin=14 * mm,
        topMargin=11 * mm,
        bottomMargin=13 * mm,
        title="GU competitor profiles",
        author="Lantern & Reed Pharma Intelligence",
        invariant=1,
    ).build(story(), onFirstPage=foot, onLaterPages=foot)


if __name__ == "__main__":
    render("asco-gu-2025-competitor-profiles.pdf")
