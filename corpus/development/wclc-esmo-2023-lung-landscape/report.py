"""A consultancy's lung cancer landscape after WCLC and ESMO 2023 (needs python-docx and LibreOffice's soffice)."""

import subprocess
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Carlito"
SIZE = 8.8
PINE = "1F4D46"
MIST = "E6EEEA"
PALE = "F6F8F4"

T1_HEAD = [
    "Trial",
    "Setting; read-out",
    "Arm (n)",
    "ORR, %\n(95% CI)",
    "Median PFS, mo\n(95% CI)",
    "HR (95% CI); P",
    "PFS at landmark, %",
    "OS, HR (95% CI)",
]
T1 = [
    (
        "FLAURA2\nNCT04035486",
        "1L EGFR ex19del/L858R; WCLC PL03.13",
        [
            ("Osimertinib + CT (279)", "83 (78–87)", "25.5 (24.7–NC)", "57 (50–63)ᵃ"),
            ("Osimertinib (278)", "76 (70–80)", "16.7 (14.1–21.3)", "41 (35–47)ᵃ"),
        ],
        ["0.62 (0.49–0.79); <0.001"],
        ["0.90 (0.65–1.24)"],
    ),
    (
        "MARIPOSA\nNCT04487080",
        "1L EGFR ex19del/L858R; ESMO LBA14",
        [("Amivantamab + lazertinib (429)", "86", "23.7 (19.1–27.7)", "48ᵃ"), ("Osimertinib (429)", "85", "16.6 (14.8–18.5)", "34ᵃ")],
        ["0.70 (0.58–0.85); <0.001"],
        ["0.80 (0.61–1.05)"],
    ),
    (
        "MARIPOSA-2\nNCT04988295",
        "EGFRm, after osimertinib; ESMO LBA15",
        [
            ("ALC (263)", "63 (57–69)", "8.3 (6.8–9.1)", "–"),
            ("AC (131)", "64 (55–72)", "6.3 (5.6–8.4)", "–"),
            ("CT (263)", "36 (30–42)", "4.2 (4.0–4.4)", "–"),
        ],
        ["0.44 (0.35–0.56); <0.001", "0.48 (0.36–0.64); <0.001", "Ref."],
        ["0.96 (0.67–1.35)", "0.77 (0.49–1.21)", "Ref."],
    ),
    (
        "PAPILLON\nNCT04538664",
        "1L EGFR exon 20 ins.; ESMO LBA5",
        [("AC (153)", "73 (65–80)", "11.4 (9.8–13.7)", "31ᵇ"), ("CT (155)", "47 (39–56)", "6.7 (5.6–7.3)", "3ᵇ")],
        ["0.40 (0.30–0.53); <0.001"],
        ["0.67 (0.42–1.09)"],
    ),
    (
        "LIBRETTO-431\nNCT04194944",
        "1L RET fusion+; ESMO LBA4",
        [("Selpercatinib (129)", "84 (76–90)", "24.8 (16.9–NE)", "–"), ("CT + P (83)", "65 (54–75)", "11.2 (8.8–16.8)", "–")],
        ["0.46 (0.31–0.70); <0.001"],
        ["–"],
    ),
    (
        "TROPION-Lung01\nNCT04656652",
        "2L+ NSCLC; ESMO LBA12",
        [("Dato-DXd (299)", "26.4", "4.4 (4.2–5.6)", "–"), ("Docetaxel (305)", "12.8", "3.7 (2.9–4.2)", "–")],
        ["0.75 (0.62–0.91); 0.004"],
        ["0.90 (0.72–1.13)"],
    ),
    (
        "ALINA\nNCT03456076",
        "Adjuvant, ALK+, stage II–IIIA; ESMO LBA2",
        [("Alectinib (116)", "n/a", "NRᶜ", "93.8ᵃᶜ"), ("CT (115)", "n/a", "44.4 (27.8–NE)ᶜ", "63.0ᵃᶜ")],
        ["0.24 (0.13–0.45)ᶜ; <0.001"],
        ["–"],
    ),
]
T1_NOTE = (
    "ᵃ 24 months. ᵇ 18 months. ᶜ Disease-free survival (DFS), by investigator. PFS by blinded central review except FLAURA2 (investigator). CT, chemotherapy: platinum plus pemetrexed in FLAURA2 and "
    "LIBRETTO-431, carboplatin plus pemetrexed in MARIPOSA-2 and PAPILLON, a platinum doublet in ALINA. AC, amivantamab plus CT; ALC, amivantamab plus lazertinib plus CT; P, pembrolizumab; Dato-DXd, "
    "datopotamab deruxtecan; HR, hazard ratio; NC, not calculable; NE, not estimable; NR, not reached; n/a, not applicable; ORR, objective response rate; OS, overall survival; PFS, progression-free survival. All trials phase 3."
)
T2_HEAD = ["Agent (trial)", "Cohort", "ORR, n/N (%)", "95% CI", "mDOR, mo", "mPFS, mo (95% CI)", "mOS, mo (95% CI)"]
T2 = [
    (
        "Patritumab deruxtecan\n(HERTHENA-Lung01, phase 2, NCT04619004)",
        [
            ("All, 5.6 mg/kg", "67/225 (29.8)", "23.9–36.2", "6.4", "5.5 (5.1–5.9)", "11.9 (11.2–13.1)"),
            ("   prior osimertinib + CT", "61/209 (29.2)", "23.1–35.9", "6.4", "5.5 (5.1–6.4)", "11.9 (10.9–13.1)"),
            ("   CNS response, no prior brain RT", "10/30 (33.3)", "17.3–52.8", "–", "–", "–"),
        ],
    ),
    (
        "Datopotamab deruxtecan\n(TROPION-Lung05, phase 2, NCT04484142)",
        [
            ("All, any actionable alteration", "49/137 (35.8)", "27.8–44.4", "7.0", "5.4 (4.7–7.0)", "–"),
            ("   EGFR", "34/78 (43.6)", "32.4–55.3", "7.0", "–", "–"),
            ("   ALK", "8/34 (23.5)", "10.7–41.2", "7.0", "–", "–"),
        ],
    ),
    (
        "Repotrectinib\n(TRIDENT-1, phase 1/2, NCT03093116)",
        [
            ("ROS1 TKI-naive", "56/71 (79)", "68–88", "34.1", "35.7 (27.4–NE)", "–"),
            ("One prior TKI, no CT", "21/56 (38)", "25–52", "14.8", "9.0 (6.8–19.6)", "–"),
            ("Pretreated, G2032R mutation", "10/17 (59)", "33–82", "–", "–", "–"),
        ],
    ),
    (
        "Tarlatamab\n(DeLLphi-301, phase 2, NCT05060016)",
        [
            ("10 mg q2w", "40/100 (40)", "29–52*", "NE", "4.9 (2.9–6.7)", "14.3 (10.8–NE)"),
            ("100 mg q2w", "28/88 (32)", "21–44*", "NE", "3.9 (2.6–4.4)", "NE (12.4–NE)"),
        ],
    ),
]
T2_NOTE = "* 97.5% CI. CNS, central nervous system; mDOR, median duration of response; RT, radiotherapy; TKI, tyrosine kinase inhibitor; dash, not presented. Indented rows are subsets of the cohort above them."
T3_GROUPS = [("FLAURA2", 2), ("MARIPOSA", 2), ("TROPION-Lung01", 2)]
T3_HEAD = ["Osi + CT\nN = 276", "Osi\nN = 275", "Ami + laz\nN = 421", "Osi\nN = 428", "Dato-DXd\nN = 297", "Docetaxel\nN = 290"]
T3 = [
    ("All adverse events, grade ≥3 only", ["64", "27", "75", "43", "25‡", "41‡"]),
    ("Leading to discontinuation", ["11†", "6", "35", "14", "8‡", "12‡"]),
    ("Anaemia", ["46 | 20", "8 | <1", "·", "·", "15 | 4", "20 | 4"]),
    ("Diarrhoea", ["43 | 3", "41 | <1", "29 | 2", "44 | 1", "·", "·"]),
    ("Stomatitis", ["·", "·", "29 | 1", "21 | <1", "47 | 6", "16 | 1"]),
    ("Rash", ["·", "·", "62 | 15", "31 | 1", "·", "·"]),
    ("Infusion-related reaction", ["·", "·", "63 | 6", "0", "·", "·"]),
    ("Venous thromboembolism", ["·", "·", "37 | 11", "9 | 4", "·", "·"]),
    ("ILD / pneumonitis", ["3", "4", "3", "3", "8 | 3§", "4 | 1§"]),
]
T3_NOTE = (
    "Cells: any grade | grade ≥3, % of the safety set; a single figure is any grade unless the row says otherwise. † Osimertinib stopped. ‡ Treatment-related. § Adjudicated as drug-related. · Not reported, or below the "
    "reporting threshold. ILD, interstitial lung disease; Osi, osimertinib; Ami, amivantamab; laz, lazertinib."
)

LEAD = (
    "Two congresses six weeks apart (Singapore in September, Madrid in October) rewrote the EGFR chapter, gave ALK and RET their first clean randomised answers, and left the TROP2 field with a histology problem. This note "
    "puts the read-outs side by side and says where we would, and would not, change a forecast."
)
A = [
    (
        "Two roads past osimertinib alone.",
        "AstraZeneca answered the question of first-line EGFR-mutated NSCLC with chemotherapy, Johnson & Johnson with amivantamab, its EGFR–MET bispecific antibody, plus the oral TKI lazertinib. On paper the gains look alike. "
        "In FLAURA2 the central reviewers put median PFS at 29.4 months against 19.9 (HR 0.62, 0.48–0.80), and the effect was larger in patients with brain metastases at entry: 24.9 vs 13.8 months, HR 0.47 (95% CI, 0.33–0.66). "
        "The same subset of MARIPOSA reached 18.3 months with the doublet and 13.0 with osimertinib (HR 0.69; 0.53–0.92), while the third arm, lazertinib alone (n = 216), came in at 18.5 months. MARIPOSA enrolled 1,074 patients and had been "
        "followed for a median of 22.0 months; at two years 74% of the doublet arm and 69% of the control arm were alive. For orientation, osimertinib managed 18.9 months of PFS and a median OS of 38.6 months in FLAURA, so any control "
        "arm below 16 months would have raised eyebrows. Our model gives the chemotherapy doublet a preferred position only if the final OS hazard ratio lands under 0.80.",
    ),
    (
        "After osimertinib.",
        "MARIPOSA-2 randomised 657 patients, followed for a median of 8.7 months. Intracranial PFS was 12.8 months with ALC and 12.5 months with AC, compared with 8.3 months on CT (HR 0.58 and 0.55, respectively). The phase 3 HERTHENA-Lung02 (NCT05338970), "
        "which sets patritumab deruxtecan against platinum–pemetrexed, plans to randomise 560.",
    ),
    (
        "RET, ALK, exon 20.",
        "Twelve-month cumulative CNS progression in LIBRETTO-431 was 6% with Lilly's selpercatinib and 20% with control; among those with measurable brain lesions 82% (95% CI, 57–96) and 58% (28–85) had an intracranial "
        "response. The whole intention-to-treat population of 261 gave HR 0.48 for PFS. Roche's alectinib cut CNS recurrence or death as well (CNS-DFS HR 0.22; 95% CI, 0.08–0.58) in the 257 patients of ALINA; no grade 5 event occurred "
        "in either arm, grade 3–4 events were as frequent as with chemotherapy (30 and 31%), and 5.5% against 12.5% stopped treatment for toxicity. Creatine phosphokinase rose in 43% on alectinib. The obvious yardstick, ADAURA, had shown "
        "five-year OS of 88% with osimertinib and 78% with placebo. In PAPILLON OS stood at 72% vs 54% at 24 months, though 65 of 155 controls had crossed over; adverse events of grade 3 or worse hit 75% and 54%, and 7% gave up amivantamab because of related toxicity.",
    ),
    (
        "Perioperative PD-1.",
        "CheckMate 77T (NCT04025879; N = 461; Bristol Myers Squibb) adds a fourth positive trial. With nivolumab, median event-free survival (EFS) was not reached (28.9 months–NR), with placebo 18.4 months (13.6–28.1); HR 0.58 (97.36% CI, 0.42–0.81). "
        "EFS at 18 months: 70.2% and 50.0%. Pathological complete response (pCR) was achieved by 25.3% vs 4.7% and major pathological response (MPR) by 35.4% vs 12.1%. The pCR rate repeats what neoadjuvant nivolumab did in CheckMate 816 (24.0% vs 2.2%). "
        "KEYNOTE-671 (NCT03425643) went one better with OS: 36-month rates of 71.3% for pembrolizumab and 64.0% for placebo, HR 0.72 (95% CI, 0.56–0.93; P = 0.00517); the placebo median was 52.4 months. BeiGene's tislelizumab reported pathology only: in RATIONALE-315 "
        "(NCT04379635; n = 226 and 227) pCR was 40.7% vs 5.7%, MPR 56.2% vs 15.0%.",
    ),
]
B = [
    (
        "Antibody–drug conjugates.",
        "Daiichi Sankyo's patritumab deruxtecan, aimed at HER3, had to beat a historical ORR of 26.4% and did so by a whisker; one of the 67 responses was complete, and 99 of 225 patients (44.0%) were stable. Treatment-emergent events "
        "of grade ≥3 were recorded in 64.9%, led by thrombocytopenia (21%) and neutropenia (19%); 7.1% discontinued. ILD was confirmed in 12 patients (5.3%), of whom one died. Datopotamab deruxtecan, shared with AstraZeneca, targets TROP2. In TROPION-Lung01 "
        "histology decided everything: non-squamous patients had a median PFS of 5.6 vs 3.7 months (HR 0.63; 95% CI, 0.51–0.78) and an ORR of 31.2% vs 12.8%, with four complete responses on Dato-DXd and none on docetaxel; in squamous disease the hazard ratio was 1.38 (0.94–2.02). Interim median OS was 12.4 "
        "months against 11.0. TROPION-Lung07 (NCT05555732; planned n = 975) and TROPION-Lung08 (NCT05215340; planned n = 740) move the drug to first line beside pembrolizumab.",
    ),
    (
        "Small cell.",
        "Amgen's tarlatamab, a DLL3 × CD3 bispecific, was the most talked-about late-breaker. One complete and 39 partial responses at 10 mg; disease control in 70% and 63% at the two doses. Cytokine release syndrome (CRS) followed in "
        "51% at 10 mg (n = 133) and 61% at 100 mg (n = 87); grade 3 CRS in 1% and 6%. No grade 4 or 5 CRS was seen at 10 mg. Immune effector cell-associated neurotoxicity syndrome (ICANS) was noted in 8% and 28%, and 3% of all patients stopped for related events. The phase 3 DeLLphi-304 (NCT05740566) will compare the 10 mg "
        "dose with lurbinectedin, topotecan or amrubicin in about 700 patients; with a control response rate near 25% we expect ORR to be the least of its worries.",
    ),
    (
        "ROS1.",
        "Repotrectinib (Bristol Myers Squibb) is under FDA review. Among 426 patients at the phase 2 dose, dizziness (58%), dysgeusia (50%) and paraesthesia (30%) were the commonest related events; 3% discontinued for them.",
    ),
]
C = [
    (
        "Reading the table.",
        "Neither EGFR regimen is free. Chemotherapy buys anaemia, which is transient; amivantamab buys skin, infusions and clots. Treatment-related discontinuation of all agents in MARIPOSA was 10% vs 3%, and the sponsor's advice is now four months of prophylactic anticoagulation. "
        "For Dato-DXd the number that matters is seven: fatal ILD adjudicated as drug-related, four among 232 non-squamous and three among 65 squamous patients, against a single case with docetaxel. Infusion-related reactions struck 8% of either arm; all but one were of grade ≤2. In CheckMate 77T treatment-related "
        "events of grade 3–4 came to 32% with nivolumab and 25% with placebo. Hepatotoxicity was not mentioned as a signal with Dato-DXd, and we heard of no new safety finding for repotrectinib.",
    ),
    (
        "From the bench.",
        "Osimertinib raised membrane HER3 in EGFR-mutant PC-9 cells, and patritumab deruxtecan plus osimertinib slowed the growth of EGFR-mutant xenografts more than either drug alone. Nuvalent's ALK inhibitor NVL-655 shrank lorlatinib-resistant G1202R/L1196M xenografts. "
        "Zipalertinib (TAS6417) prolonged survival over vehicle in mice bearing exon 20-mutant lung tumours. BI 764532, a DLL3/CD3 engager from Boehringer Ingelheim, drew T cells into humanised SCLC xenografts yet left DLL3-negative cells unharmed in culture.",
    ),
    (
        "What to watch.",
        "FLAURA2 final OS; MARIPOSA OS at a higher event count; the subcutaneous amivantamab trial PALOMA-3 (NCT05388669), which plans 400 patients; TROPION-Lung01 final OS in non-squamous disease.",
    ),
]
CLOSING = (
    "Hazard ratios set the first-named arm against the control. Exhibit 1 holds what was on the slides; subgroup values in the text come from the same talks.",
    "Responses in Exhibit 2 are confirmed and centrally reviewed.",
)
FINE = (
    "Ridgeline Thoracic Advisors prepares this note for subscribers from public congress presentations; figures are the presenters'. NSCLC, non-small cell lung cancer; SCLC, small cell lung cancer; WCLC, World Conference on Lung Cancer. "
    "Disclosures: two of the analysts hold shares in Veltrana Diagnostics; the firm has had fees from Orbis Imaging within the past year."
)


def shade(cell, fill):
    props = cell._tc.get_or_add_tcPr()
    element = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        element.set(qn(f"w:{key}"), value)
    props.append(element)


def margins(table, top=15, side=55):
    props = table._tbl.tblPr
    element = OxmlElement("w:tblCellMar")
    for name, size in (("top", top), ("left", side), ("bottom", top), ("right", side)):
        edge = OxmlElement(f"w:{name}")
        edge.set(qn("w:w"), str(size))
        edge.set(qn("w:type"), "dxa")
        element.append(edge)
    props.append(element)


def borders(table, colour="9DB3AB"):
    props = table._tbl.tblPr
    element = OxmlElement("w:tblBorders")
    for name in ("top", "bottom", "insideH"):
        edge = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "4" if name == "insideH" else "10"), ("space", "0"), ("color", colour)):
            edge.set(qn(f"w:{key}"), value)
        element.append(edge)
    props.append(element)


def write(cell, text, size=8, bold=False, colour=None, centre=False):
    paragraph = cell.paragraphs[0]
    style(paragraph, 0, 0)
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for index, line in enumerate(text.split("\n")):
        run = paragraph.add_run(line)
        if index < text.count("\n"):
            run.add_break()
        run.font.size = Pt(size)
        run.bold = bold
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)


def style(paragraph, before, after, spacing=1.0):
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)
    paragraph.paragraph_format.line_spacing = spacing


def columns(section, number):
    element = section._sectPr.find(qn("w:cols"))
    if element is None:
        element = OxmlElement("w:cols")
        section._sectPr.append(element)
    element.set(qn("w:num"), str(number))
    element.set(qn("w:space"), "340")


def grid(document, rows, widths, top=10):
    table = document.add_table(rows=rows, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    margins(table, top)
    borders(table)
    for column, width in zip(table.columns, widths, strict=False):
        column.width = Mm(width)
    for row in table.rows:
        props = row._tr.get_or_add_trPr()
        props.append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=False):
            cell.width = Mm(width)
    return table


def heading(document, text):
    paragraph = document.add_paragraph()
    style(paragraph, 5, 2)
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run(text)
    run.bold = True
    run.font.size = Pt(10)
    run.font.color.rgb = RGBColor.from_string(PINE)


def note(document, text):
    paragraph = document.add_paragraph()
    style(paragraph, 2, 4)
    run = paragraph.add_run(text)
    run.font.size = Pt(6.8)


def prose(document, parts, size=SIZE):
    for lead, text in parts:
        paragraph = document.add_paragraph()
        style(paragraph, 0, 3.5)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        run = paragraph.add_run(lead + " ")
        run.bold = True
        run.font.color.rgb = RGBColor.from_string(PINE)
        run.font.size = Pt(size)
        paragraph.add_run(text).font.size = Pt(size)


def field(paragraph, code):
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(7)
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)


def table_one(document):
    widths = [28, 41, 50, 25, 33, 42, 24, 29]
    table = grid(document, 1 + sum(len(arms) for _, _, arms, _, _ in T1), widths)
    for cell, text in zip(table.rows[0].cells, T1_HEAD, strict=False):
        write(cell, text, bold=True, colour="FFFFFF")
        shade(cell, PINE)
    row = 1
    for index, (trial, setting, arms, ratios, survival) in enumerate(T1):
        first, last = row, row + len(arms) - 1
        for column, text in ((0, trial), (1, setting)):
            write(table.cell(first, column).merge(table.cell(last, column)), text, bold=column == 0)
        for column, values in ((5, ratios), (7, survival)):
            if len(values) == 1:
                write(table.cell(first, column).merge(table.cell(last, column)), values[0])
            else:
                for offset, value in enumerate(values):
                    write(table.cell(first + offset, column), value)
        for offset, (arm, rate, median, landmark) in enumerate(arms):
            for column, text in ((2, arm), (3, rate), (4, median), (6, landmark)):
                write(table.cell(first + offset, column), text)
        if index % 2:
            for at in range(first, last + 1):
                for column in range(len(widths)):
                    if at == first or column not in (0, 1, 5, 7) or (len(ratios) > 1 and column in (5, 7)):
                        shade(table.cell(at, column), PALE)
        row = last + 1


def table_two(document):
    size = 9
    widths = [62, 56, 31, 24, 21, 38, 40]
    table = grid(document, 1 + sum(len(rows) for _, rows in T2), widths, 45)
    for cell, text in zip(table.rows[0].cells, T2_HEAD, strict=False):
        write(cell, text, bold=True, colour="FFFFFF", size=size)
        shade(cell, PINE)
    row = 1
    for agent, rows in T2:
        write(table.cell(row, 0).merge(table.cell(row + len(rows) - 1, 0)), agent, bold=True, size=size)
        for values in rows:
            for column, text in enumerate(values, 1):
                cell = table.cell(row, column)
                write(cell, text.strip(), size=size)
                if text.startswith("   "):
                    cell.paragraphs[0].paragraph_format.left_indent = Mm(4)
            row += 1


def table_three(document):
    size = 9
    widths = [56, 36, 36, 36, 36, 36, 36]
    table = grid(document, 2 + len(T3), widths, 45)
    write(table.cell(0, 0).merge(table.cell(1, 0)), "% of patients", bold=True, colour=PINE, size=size)
    column = 1
    for name, span in T3_GROUPS:
        cell = table.cell(0, column).merge(table.cell(0, column + span - 1))
        write(cell, name, bold=True, colour="FFFFFF", centre=True, size=size)
        shade(cell, PINE)
        column += span
    for column, text in enumerate(T3_HEAD, 1):
        write(table.cell(1, column), text, bold=True, centre=True, size=size)
        shade(table.cell(1, column), MIST)
    for row, (event, cells) in enumerate(T3, 2):
        write(table.cell(row, 0), event, size=size)
        for column, text in enumerate(cells, 1):
            write(table.cell(row, column), text, centre=True, size=size)
            if column in (1, 3, 5):
                shade(table.cell(row, column), PALE)


def build(path):
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name = FONT
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.font.size = Pt(SIZE)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin, section.bottom_margin = Mm(14), Mm(12)
    section.header_distance, section.footer_distance = Mm(6), Mm(5)
    head = section.header.paragraphs[0]
    run = head.add_run("RIDGELINE THORACIC ADVISORS   |   Landscape note 23/11, lung   |   For subscribers")
    run.font.size = Pt(7)
    run.font.color.rgb = RGBColor.from_string(PINE)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run("November 2023   |   page ").font.size = Pt(7)
    field(foot, "PAGE")
    foot.add_run(" of ").font.size = Pt(7)
    field(foot, "NUMPAGES")

    title = document.add_paragraph()
    style(title, 0, 1)
    run = title.add_run("Lung cancer after WCLC and ESMO 2023: the landscape, redrawn")
    run.bold = True
    run.font.size = Pt(17)
    run.font.color.rgb = RGBColor.from_string(PINE)
    lead = document.add_paragraph()
    style(lead, 0, 3)
    run = lead.add_run(LEAD)
    run.italic = True
    heading(document, "Exhibit 1. Randomised read-outs, Singapore and Madrid")
    table_one(document)
    note(document, T1_NOTE)

    closing = iter(CLOSING)
    for number, draw, text, title, body in (
        (2, None, None, None, A),
        (1, table_two, T2_NOTE, "Exhibit 2. Trials without a comparator arm: whole cohorts and subgroups", None),
        (2, None, None, None, B),
        (1, table_three, T3_NOTE, "Exhibit 3. What patients pay: tolerability of three contested regimens against their controls", None),
        (2, None, None, None, C),
    ):
        if draw:
            columns(document.add_section(WD_SECTION.CONTINUOUS), 1)
            note(document, next(closing))
        columns(document.add_section(WD_SECTION.NEW_PAGE if draw else WD_SECTION.CONTINUOUS), number)
        if draw:
            heading(document, title)
            draw(document)
            note(document, text)
        else:
            prose(document, body, SIZE if body is A else 10.5)
    columns(document.add_section(WD_SECTION.CONTINUOUS), 1)
    note(document, FINE)
    document.save(path)


def render(out: Path) -> None:
    """Write the document and convert it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{out.stem}.docx"
        build(source)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        out.write_bytes(source.with_suffix(".pdf").read_bytes())
