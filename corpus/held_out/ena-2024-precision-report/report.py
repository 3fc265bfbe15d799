"""Two-column travel report, EORTC-NCI-AACR 2024."""

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

D = "/usr/share/fonts/truetype/liberation/"
for n, f in (
    ("S", "LiberationSerif-Regular"),
    ("SB", "LiberationSerif-Bold"),
    ("SI", "LiberationSerif-Italic"),
    ("H", "LiberationSans-Regular"),
    ("HB", "LiberationSans-Bold"),
):
    pdfmetrics.registerFont(TTFont(n, D + f + ".ttf"))
pdfmetrics.registerFontFamily("S", normal="S", bold="SB", italic="SI", boldItalic="SB")
pdfmetrics.registerFontFamily("H", normal="H", bold="HB", italic="H", boldItalic="HB")

NAVY = colors.HexColor("#1d3557")
body = ParagraphStyle("b", fontName="S", fontSize=9.8, leading=12.2, spaceAfter=4)
h = ParagraphStyle("h", fontName="HB", fontSize=10.5, leading=13, textColor=NAVY, spaceBefore=7, spaceAfter=3, keepWithNext=1)
title = ParagraphStyle("t", fontName="HB", fontSize=18, leading=21, textColor=NAVY)
sub = ParagraphStyle("s", fontName="H", fontSize=8.6, leading=12, textColor=colors.HexColor("#555555"))
cell = ParagraphStyle("c", fontName="H", fontSize=7.3, leading=8.8)
cellb = ParagraphStyle("cb", parent=cell, fontName="HB")
cellw = ParagraphStyle("cw", parent=cellb, textColor=colors.white)
small = ParagraphStyle("sm", fontName="H", fontSize=6.8, leading=8.4, textColor=colors.HexColor("#444444"), spaceAfter=4)

TEXT = [
    ("h", "Before the first coffee"),
    (
        "p",
        "The 36th EORTC-NCI-AACR symposium filled the CCIB in Barcelona from 23 to 25 October, and the queue for the RAS session reached the "
        "escalators. I went with three questions: does hitting the active state of RAS beat hitting the inactive one; is there a second act "
        "for synthetic lethality after PARP; and what comes after the topoisomerase payload. What follows is arranged by target, not by day. "
        "Objective response rate (ORR) and disease control rate (DCR) are investigator-assessed throughout.",
    ),
    ("h", "RAS: on, off or gone"),
    (
        "p",
        "Revolution Medicines had the plenary slot twice. In the first-in-human study of RMC-9805 (zoldonrasib), a covalent tri-complex inhibitor of "
        "KRAS G12D(ON) (NCT06040541), 40 patients with pretreated pancreatic ductal adenocarcinoma (PDAC) were evaluable at 1,200 mg a day, given "
        "once or split: 12 had a partial response (30%) and 32 (80%) had their disease controlled. Tolerability was the real surprise. Among 99 patients at "
        "that dose nausea was seen in 27%, diarrhoea in 20%, vomiting in 15% and rash in 10%, nearly all grade 1; a single patient had grade 3 ALT elevation "
        "and nobody stopped the drug for a treatment-related event. By contrast its older sibling, the RAS(ON) multi-selective RMC-6236 (daraxonrasib), "
        "marks its patients: of 127 with PDAC treated at 160–300 mg in RMC-6236-001 (NCT05379985), 87% developed a treatment-related rash (grade ≥3 in 6%), "
        "48% diarrhoea and 39% stomatitis (grade ≥3 in 2% each). The efficacy pays for it. In second-line patients with a KRAS G12X mutation median "
        "progression-free survival (PFS) was 8.5 months (95% CI 5.3–11.7) and median overall survival (OS) 14.5 months (8.8–not estimable), with an ORR of 29%; "
        "add every other RAS mutation and the ORR slips to 25%, PFS to 7.6 months. Chemotherapy in this line has historically bought a PFS of some 3.5 months. "
        "The phase 3 RASolute 302 (NCT06625320; about 460 patients planned) is open against investigator’s choice of chemotherapy.",
    ),
    (
        "p",
        "The off-state camp answers with depth on G12C. Jacobio’s glecirasib, 800 mg daily, plus the SHP2 inhibitor JAB-3312 (sitneprotafib) was shown again in "
        "first-line KRAS G12C lung cancer (NCT05288205): 66 responses among 102 patients (64.7%), DCR 92.2%, median PFS 12.2 months. With the SHP2 drug "
        "at 2 mg, one week on and one off, the ORR was 77.4% (24/31). Grade 3–4 treatment-related events came to 43.7%, mostly hypertriglyceridaemia and anaemia. "
        "Roche’s divarasib, without any partner, had 53.4% of 58 lung patients responding and a PFS of 13.1 months in its published phase 1; nobody in "
        "Barcelona had an answer to the question what the SHP2 blocker then adds. The mouse data try: in LU-65 xenografts, sitneprotafib with glecirasib brought complete "
        "regression in all animals, whereas either drug alone merely slowed growth, and phospho-ERK rebound, plain at 48 hours after glecirasib, was absent under the pair. "
        "Novartis’s TNO155, the senior of the class, went unmentioned except in a slide on discontinued programmes.",
    ),
    (
        "p",
        "BridgeBio Oncology showed BBO-8520, which binds both the ON and OFF states of KRAS G12C. In KCP mice bearing lung tumours that had "
        "grown out under sotorasib it reduced tumour volume by 60%, where continued sotorasib did nothing; in cells with amplified G12C it held ERK "
        "phosphorylation down for 24 hours. A phase 1 trial, ONKORAS-101 (NCT06343402), is dosing. Its stablemate BBO-10203 breaks the contact of RAS with PI3Kα: AKT "
        "phosphorylation fell by 80% in BT-474 xenografts, and blood glucose of the mice did not move, which alpelisib cannot claim. BeiGene’s pan-KRAS "
        "inhibitor BGB-53038 spares HRAS and NRAS; it inhibited the growth of 21 of 28 KRAS-mutant lines and caused regression of GP2D xenografts at 30 mg/kg "
        "without loss of body weight. Set beside it, Revolution’s tool compound RMC-7977 prolonged the survival of KPC mice threefold over gemcitabine.",
    ),
    (
        "p",
        "Then there is removal. Astellas’s ASP3082, an intravenous degrader that recruits VHL to KRAS G12D (NCT05382559), had been at ESMO a month earlier; the update "
        "kept 111 patients for safety. At 300 mg weekly five of 27 PDAC patients responded (18.5%), DCR 48.1%. Infusion-related reactions "
        "struck 35% of the 111, grade ≥3 in 1%; there were two dose-limiting toxicities at 600 mg, both of them grade 3 transaminase elevation. In the laboratory the degrader cut KRAS protein "
        "in AsPC-1 cells by more than 90%, and in PK-59 xenografts a weekly dose led to tumour regression; zoldonrasib had managed the same in HPAC, but daily.",
    ),
    ("h", "WRN: four drugs, one helicase"),
    (
        "p",
        "No human efficacy yet, only crowded posters. Novartis’s HRO761, an allosteric inhibitor at the D1–D2 interface, is in phase 1 (NCT05838768) alone and with "
        "pembrolizumab or irinotecan; Roche and Vividion’s covalent RO7589831 (VVD-214) is in NCT06004245. In SW48 xenografts HRO761 at 60 mg/kg gave tumour stasis, "
        "and with irinotecan all mice became tumour-free; p53 status made no difference. The Roche drug "
        "was shown in HCT116 tumours: DNA damage, read as γH2AX, went up fivefold over vehicle, and in microsatellite-stable SW480 cells it had no effect on viability. "
        "GSK4418959 (IDE275), from IDEAYA and GSK and still preclinical, induced regressions in nine of ten microsatellite-unstable patient-derived models, including two "
        "that had progressed on a checkpoint inhibitor. Its rival from Nimbus, NDI-219216, claims complete responses at 10 mg/kg in "
        "a colorectal xenograft, and suppressed the growth of a clone resistant to HRO761. Resistance will matter: the Novartis group found C727 mutations "
        "that abolish covalent binding, yet leave HRO761 fully active.",
    ),
    ("h", "PRMT5: the second generation sobers up"),
    (
        "p",
        "Amgen’s AMG 193, an MTA-cooperative inhibitor, has treated 80 patients with MTAP-deleted tumours in its dose exploration (NCT05094336). Of 42 evaluable at "
        "800 mg daily or more, nine responded (21.4%; 95% CI 10.3–36.8). Nausea (48.8%), fatigue (31.3%) and vomiting (30.0%) were the commonest treatment-related events, and "
        "eight patients had a dose-limiting toxicity; 1,200 mg was called the maximum tolerated dose. There was no clinically meaningful myelosuppression, the bane of the first generation. "
        "A year ago, same meeting, the figure was five of 18 (28%). Tango’s TNG462 (NCT05732831) offers a thinner but brighter slice: three of seven cholangiocarcinoma "
        "patients responded (43%). The same company’s brain-penetrant TNG908 (NCT05275478) had none in 23 patients with glioblastoma and was discontinued days after I came home. "
        "Bristol Myers Squibb brought only mice for BMS-986504 (MRTX1719): with pemetrexed it deepened regression in LU99 xenografts compared with either agent, "
        "and hematopoietic progenitors from healthy donors kept their colony formation. AstraZeneca’s AZD3470, in the phase 1/2 PRIMROSE study (NCT06130553), lowered symmetric dimethylarginine by "
        "95% in MTAP-null HCT116 cells.",
    ),
    ("h", "CDK2 and CDK4: after palbociclib"),
    (
        "p",
        "Pfizer splits the old target in two. The CDK4-selective atirmociclib (PF-07220060), 300 mg twice daily with letrozole or fulvestrant, gave an ORR of 32% among 25 "
        "patients with measurable disease, all pretreated with a CDK4/6 inhibitor, and a median PFS of 8.1 months (NCT04557449); neutropenia of grade 3 was 15%, of grade 4 nil, which compares with 66% "
        "grade 3–4 neutropenia for palbociclib in PALOMA-2. Its CDK2-selective partner tagtociclib (PF-07104091) brings nausea instead: 77% as monotherapy, and 83% when "
        "combined with atirmociclib. Blueprint’s BLU-222 had, at 400 mg twice daily in VELA (NCT05252416), one partial response among 27 patients alone and, with ribociclib plus fulvestrant, none yet "
        "in 19, although thymidine kinase activity dropped. Incyclix’s INX-315 shrank CCNE1-amplified OVCAR-3 tumours by half and, in T47D cells made resistant to palbociclib, restored "
        "senescence. Avenzo’s AVZO-021 did the former at a lower dose, and did not touch neutrophil counts in rats.",
    ),
    ("h", "EGFR: the C797S problem"),
    (
        "p",
        "Black Diamond’s BDTX-1535 at 200 mg (NCT05256290) is aimed at both C797S and the non-classical mutations. Eight of 19 patients with relapsed lung cancer responded "
        "(42%), 14 are still on drug, and the duration of response was about 8 months in the first responders. Rash was reported in 70%, "
        "diarrhoea in 35% and paronychia in 26%; four patients reduced the dose. Its neighbours on the wall are in Table 1. BeiGene’s degrader BG-60366 takes the other road: in Ba/F3 cells with L858R/T790M/C797S it "
        "removed EGFR, while osimertinib left the level unchanged, and in the matching xenograft tumour growth inhibition was 106%. HSK40118, from Haisco, degraded the same triple mutant, "
        "though lung metastases in the mice fell only by a third.",
    ),
    ("table1", ""),
    ("h", "Payloads that are not topoisomerase poisons"),
    (
        "p",
        "Orum’s ORM-5029 links pertuzumab to a GSPT1 degrader. A single dose of 3 mg/kg "
        "cleared BT-474 tumours, and in a HER2-low line it killed cells at a hundredth of the concentration of trastuzumab deruxtecan (T-DXd). "
        "The clinic has been unkind: the phase 1 trial (NCT05511844) is on hold after a patient died of liver failure. Heidelberg Pharma’s HDP-101, an anti-BCMA antibody with amanitin, has been "
        "gentler since its dosing was split (NCT04879043): three of the six patients at 90 µg/kg responded, among them one stringent complete response, and thrombocytopenia of grade ≥3, universal in the first "
        "version of cohort 5, did not recur. Vincerx’s VIP943, against CD123 and carrying a kinesin spindle protein inhibitor (NCT06034275), produced one CR and one CRi in 28 patients; no "
        "cytokine release syndrome, no dose-limiting toxicity. In MOLM-13-bearing mice it doubled survival over vehicle and, unlike gemtuzumab ozogamicin, spared healthy CD34+ cells.",
    ),
    ("h", "What I shall watch"),
    (
        "p",
        "RAS(ON) has the momentum, PRMT5 needs a lung number above 30%, and WRN needs any number at all. In degraders the chemistry is no longer the bottleneck; tolerability is. "
        "My next stop is San Antonio, where the CDK4 crowd reports.",
    ),
]

T1 = [
    ["Drug (company)", "Setting, dose", "N", "ORR, n (%)", "Median PFS, mo", "Diarrhoea, any / gr ≥3, %"],
    ["Olomorasib (Lilly)", "KRAS G12C PDAC, 150 mg BID", "24", "10 (42)", "n.r.", "25 / 0"],
    ["BAY 2927088 (Bayer)", "HER2-mutant NSCLC, 20 mg BID", "43", "31 (72)", "7.5", "86 / 26"],
    ["Zipalertinib (Taiho)", "EGFR exon 20 NSCLC after amivantamab, 100 mg BID", "30", "12 (40)", "9.7", "20 / 3"],
]

TGT = [
    ["Target", "Drug", "Company", "Class", "Highest stage", "Registry"],
    ["KRAS G12D(ON)", "Zoldonrasib (RMC-9805)", "Revolution Medicines", "Covalent tri-complex small molecule", "Phase 1", "NCT06040541"],
    ["RAS(ON)", "Daraxonrasib (RMC-6236)", "Revolution Medicines", "Small molecule", "Phase 3", "NCT06625320"],
    ["KRAS G12C / SHP2", "Glecirasib + sitneprotafib", "Jacobio", "Small molecules", "Phase 3", "NCT06416410"],
    ["KRAS G12D", "ASP3082", "Astellas", "VHL-recruiting degrader, small molecule", "Phase 1", "NCT05382559"],
    ["WRN", "HRO761", "Novartis", "Allosteric small molecule", "Phase 1", "NCT05838768"],
    ["WRN", "RO7589831 (VVD-214)", "Roche, Vividion", "Covalent small molecule", "Phase 1", "NCT06004245"],
    ["WRN", "GSK4418959 (IDE275)", "GSK, IDEAYA", "Small molecule", "Preclinical", "–"],
    ["PRMT5", "AMG 193", "Amgen", "Small molecule", "Phase 1/2", "NCT05094336"],
    ["PRMT5", "BMS-986504", "Bristol Myers Squibb", "Small molecule", "Phase 1/2", "NCT05245500"],
    ["PRMT5", "TNG908", "Tango Therapeutics", "Small molecule", "Discontinued", "NCT05275478"],
    ["CDK4", "Atirmociclib (PF-07220060)", "Pfizer", "Small molecule", "Phase 1/2", "NCT04557449"],
    ["CDK2", "BLU-222", "Blueprint Medicines", "Small molecule", "Phase 1/2", "NCT05252416"],
    ["EGFR", "BDTX-1535", "Black Diamond Therapeutics", "Small molecule", "Phase 2", "NCT05256290"],
    ["HER2", "ORM-5029", "Orum Therapeutics", "ADC, GSPT1-degrader payload", "Phase 1", "NCT05511844"],
    ["BCMA", "HDP-101", "Heidelberg Pharma", "ADC, amanitin payload", "Phase 1/2", "NCT04879043"],
    ["CD123", "VIP943", "Vincerx Pharma", "ADC, KSP-inhibitor payload", "Phase 1", "NCT06034275"],
]
W, HH = A4
M = 17 * mm
GAP = 7 * mm
CW = (W - 2 * M - GAP) / 2


def deco(c, doc):
    c.saveState()
    c.setFont("H", 7)
    c.setFillColor(colors.HexColor("#666666"))
    c.drawString(M, 9 * mm, "Calloway Reed Research  ·  ENA 2024 travel report  ·  November 2024")
    c.drawRightString(W - M, 9 * mm, str(doc.page))
    c.restoreState()


def render(out):
    doc = BaseDocTemplate(
        str(out), pagesize=A4, title="Notes from Barcelona: precision oncology at ENA 2024", author="Calloway Reed Research", invariant=1
    )
    kw = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    b, t = 15 * mm, HH - 14 * mm
    head = 31 * mm
    doc.addPageTemplates(
        [
            PageTemplate(
                "first",
                [Frame(M, t - head, W - 2 * M, head, **kw), Frame(M, b, CW, t - head - b, **kw), Frame(M + CW + GAP, b, CW, t - head - b, **kw)],
                onPage=deco,
            ),
            PageTemplate("rest", [Frame(M, b, CW, t - b, **kw), Frame(M + CW + GAP, b, CW, t - b, **kw)], onPage=deco),
            PageTemplate("one", [Frame(M, b, W - 2 * M, t - b, **kw)], onPage=deco),
        ]
    )
    s = [
        Paragraph("Notes from Barcelona: precision oncology at ENA 2024", title),
        Spacer(1, 4),
        Paragraph("A travel report from the 36th EORTC-NCI-AACR Symposium on Molecular Targets and Cancer Therapeutics, 23–25 October 2024", sub),
        Paragraph("<b>Calloway Reed Research</b>  |  Targeted therapies  |  8 November 2024", sub),
        FrameBreak(),
        NextPageTemplate("rest"),
    ]
    for k, x in TEXT:
        if k == "table1":
            t1 = Table(
                [[Paragraph(c, cellw if i == 0 else cell) for c in r] for i, r in enumerate(T1)],
                colWidths=[19 * mm, 22 * mm, 6 * mm, 11 * mm, 11.5 * mm, CW - 69.5 * mm],
            )
            t1.setStyle(
                TableStyle(
                    [
                        ("BACKGROUND", (0, 0), (-1, 0), NAVY),
                        ("VALIGN", (0, 0), (-1, -1), "TOP"),
                        ("LEFTPADDING", (0, 0), (-1, -1), 2),
                        ("RIGHTPADDING", (0, 0), (-1, -1), 1),
                        ("LINEBELOW", (0, 1), (-1, -1), 0.3, colors.HexColor("#bbbbbb")),
                    ]
                )
            )
            s.append(
                KeepTogether(
                    [
                        Paragraph("Table 1. Other kinase readouts on the wall", h),
                        t1,
                        Spacer(1, 2),
                        Paragraph("BID, twice daily; NSCLC, non-small cell lung cancer; n.r., not reported.", small),
                    ]
                )
            )
            continue
        s.append(Paragraph(x, h if k == "h" else body))
    s += [
        NextPageTemplate("one"),
        PageBreak(),
        Paragraph("Table 2. Targets and companies: the clinical-stage drugs discussed, and the one that is nearly there", h),
    ]
    rows = [[Paragraph(x, cellw) for x in TGT[0]]]
    for r in TGT[1:]:
        rows.append([Paragraph(r[0], cellb)] + [Paragraph(x, cell) for x in r[1:]])
    tb = Table(rows, colWidths=[26 * mm, 36 * mm, 34 * mm, 35 * mm, 22 * mm, 23 * mm], repeatRows=1)
    tb.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), NAVY),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 1), (-1, -1), 0.3, colors.HexColor("#bbbbbb")),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
                ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.HexColor("#f3f6fa")]),
            ]
        )
    )
    s += [
        tb,
        Spacer(1, 4),
        Paragraph(
            "ADC, antibody-drug conjugate; KSP, kinesin spindle protein. Stage as of 7 November 2024; for glecirasib + sitneprotafib the phase 3 "
            "trial is against tislelizumab and chemotherapy.",
            small,
        ),
        Paragraph(
            "Calloway Reed Research and its staff hold no shares in the companies named. This note is no investment advice. The author’s travel was paid by subscribers.",
            small,
        ),
    ]
    doc.build(s)


if __name__ == "__main__":
    render("ena-2024-precision-report.pdf")
