"""Slide hand-out on ASH 2023. Needs the package python-pptx and LibreOffice (`soffice`)."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

FONT = "Carlito"
PLUM = RGBColor(0x5B, 0x2A, 0x5E)
TEAL = RGBColor(0x1D, 0x6F, 0x72)
INK = RGBColor(0x22, 0x22, 0x2A)
GREY = RGBColor(0x6B, 0x6B, 0x75)
PALE = RGBColor(0xF3, 0xEE, 0xF4)
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
FOOTER = "Hollin Bridge Haematology Briefings  |  ASH 2023 hand-out  |  prepared without commercial support"
TOTAL = 10


def write(paragraph, text, size, color=INK, bold=False):
    """Add runs to a paragraph: **bold** and ^superscript^ are marked in the text."""
    for part in re.split(r"(\*\*.+?\*\*|\^.+?\^)", text):
        if not part:
            continue
        run = paragraph.add_run()
        strong, raised = part.startswith("**"), part.startswith("^")
        run.text = part.strip("*") if strong else part.strip("^") if raised else part
        run.font.name, run.font.size = FONT, Pt(size)
        run.font.bold, run.font.color.rgb = bold or strong, color
        if raised:
            run.font._element.set("baseline", "30000")


def box(slide, x, y, w, h, fill=None, line=None):
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(x), Inches(y), Inches(w), Inches(h))
    shape.shadow.inherit = False
    if fill is None:
        shape.fill.background()
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = fill
    if line is None:
        shape.line.fill.background()
    else:
        shape.line.color.rgb, shape.line.width = line, Pt(1)
    return shape


def text(slide, lines, x, y, w, h, size=14, color=INK, bold=False, bullet=None, gap=4, align=None, anchor=None):
    frame = slide.shapes.add_textbox(Inches(x), Inches(y), Inches(w), Inches(h)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Inches(0.05)
    frame.margin_top = frame.margin_bottom = Inches(0.03)
    if anchor is not None:
        frame.vertical_anchor = anchor
    for i, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(gap)
        if align is not None:
            paragraph.alignment = align
        sub = line.startswith("- ")
        if bullet:
            indent = 0.44 if sub else 0.22
            properties = paragraph._p.get_or_add_pPr()
            properties.set("marL", str(Inches(indent)))
            properties.set("indent", str(-Inches(0.2)))
            mark = properties.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}buChar", {"char": "–" if sub else bullet})
            properties.append(mark)
        write(paragraph, line[2:] if sub else line, size - 1.5 if sub else size, color, bold)
    return frame


def table(slide, rows, x, y, widths, size=11, height=0.29, head=1):
    shape = slide.shapes.add_table(len(rows), len(widths), Inches(x), Inches(y), Inches(sum(widths)), Inches(height * len(rows)))
    grid = shape.table
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Inches(width)
    for i, row in enumerate(rows):
        grid.rows[i].height = Inches(height)
        for j, value in enumerate(row):
            cell = grid.cell(i, j)
            cell.margin_left = cell.margin_right = Inches(0.06)
            cell.margin_top = cell.margin_bottom = Inches(0.02)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            cell.fill.solid()
            cell.fill.fore_color.rgb = PLUM if i < head else PALE if i % 2 else WHITE
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.LEFT if j == 0 else PP_ALIGN.CENTER
            write(paragraph, value, size, WHITE if i < head else INK, bold=i < head)
    return grid


def page(deck, number, kicker, title, notes):
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box(slide, 0, 0, 13.333, 0.12, PLUM)
    text(slide, [kicker], 0.5, 0.2, 9, 0.3, size=11, color=TEAL, bold=True)
    text(slide, [title], 0.5, 0.44, 12.3, 0.6, size=25, color=PLUM, bold=True)
    box(slide, 0.55, 1.08, 12.2, 0.02, TEAL)
    if notes:
        text(slide, notes, 0.5, 6.98 - 0.165 * len(notes), 12.3, 0.17 * len(notes), size=8.5, color=GREY, gap=0)
    text(slide, [FOOTER], 0.5, 7.1, 10, 0.28, size=9, color=GREY)
    text(slide, [f"{number} / {TOTAL}"], 11.8, 7.1, 1.0, 0.28, size=9, color=GREY, align=PP_ALIGN.RIGHT)
    return slide


def callout(slide, line, x, y, w, h, size=13):
    shape = box(slide, x, y, w, h, PALE, TEAL)
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = Inches(0.12)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    write(frame.paragraphs[0], line, size, PLUM, bold=True)


def build(deck):
    # 1 ------------------------------------------------------------------------------------------------------------
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box(slide, 0, 0, 13.333, 7.5, PALE)
    box(slide, 0, 0, 0.45, 7.5, PLUM)
    text(slide, ["HOLLIN BRIDGE HAEMATOLOGY BRIEFINGS"], 1.1, 1.1, 11, 0.4, size=14, color=TEAL, bold=True)
    text(slide, ["ASH 2023: cells, engagers, degraders and menin"], 1.1, 1.7, 11.4, 0.9, size=38, color=PLUM, bold=True)
    text(
        slide,
        ["A slide hand-out from the 65th American Society of Hematology Annual Meeting, San Diego, 9–12 December 2023"],
        1.1,
        2.75,
        11,
        0.5,
        size=17,
    )
    text(
        slide,
        [
            "Slides 2–4  CAR-T: CARTITUDE-4, KarMMa-3, CART-ddBCMA, TRANSCEND CLL 004, FELIX",
            "Slides 5–6  Bispecific antibodies in myeloma and lymphoma",
            "Slide 7  BTK inhibitors and BTK degraders",
            "Slide 8  Menin inhibitors in acute leukaemia",
            "Slides 9–10  Late toxicity; what comes next",
        ],
        1.1,
        3.7,
        10,
        1.9,
        size=15,
        bullet="•",
    )
    text(
        slide,
        [
            "Compiled by R. Ashdown, M. Kettlewell and P. Oduya for internal teaching; first issued January 2024, references and generic names revised November 2024. R.A. reports lecture fees from Grifols and Sysmex; M.K. and P.O. have nothing to declare.",
            "R.A., M.K., P.O.: Hollin Bridge Infirmary, Department of Haematology. Numbers are those of the abstract or of the presentation. Where a full paper appeared before the meeting, the paper was used. Cross-trial comparison is at the reader's own risk.",
        ],
        1.1,
        6.2,
        11.3,
        0.7,
        size=10,
        color=GREY,
    )
    text(slide, [f"1 / {TOTAL}"], 11.8, 7.1, 1.0, 0.28, size=9, color=GREY, align=PP_ALIGN.RIGHT)

    # 2 ------------------------------------------------------------------------------------------------------------
    slide = page(
        deck,
        2,
        "CAR-T  |  MULTIPLE MYELOMA",
        "Cilta-cel moves to first relapse: CARTITUDE-4",
        [
            "^a^ Intention-to-treat set; follow-up 15.9 months (median). PVd, pomalidomide–bortezomib–dexamethasone; DPd, daratumumab–pomalidomide–dexamethasone; SOC, standard of care.",
            "^b^ Threshold 10^-5^; patients without a sample counted as positive. ^c^ Constant piecewise weighted log-rank test. ^d^ Overall survival, interim.",
            "1. San-Miguel J et al. N Engl J Med 2023;389:335-47.",
        ],
    )
    text(
        slide,
        [
            "Ciltacabtagene autoleucel (**cilta-cel**, Carvykti; Janssen with Legend Biotech): autologous BCMA-directed CAR-T cells with two BCMA-binding domains, given once",
            "Open-label, randomised phase 3 (NCT04181827) in lenalidomide-refractory disease after one to three lines; **419 patients**^1^",
            "Control arm: physician's choice of PVd or DPd",
            "Patients on the experimental arm received at least one bridging cycle of the same triplet; 176 of 208 went on to the infusion as planned",
        ],
        0.5,
        1.25,
        5.1,
        2.9,
        size=14.5,
        bullet="•",
    )
    table(
        slide,
        [
            ["Efficacy^a^", "Cilta-cel (n = 208)", "SOC (n = 211)", "Effect (95% CI)"],
            ["Median PFS, months (95% CI)", "NR (22.8–NE)", "11.8 (9.7–13.8)", "HR 0.26 (0.18–0.38)^c^"],
            ["PFS at 12 months, %", "75.9", "48.6", ""],
            ["ORR, %", "84.6", "67.3", ""],
            ["CR or better, %", "73.1", "21.8", ""],
            ["MRD negative^b^, %", "60.6", "15.6", ""],
            ["Deaths, n", "39", "46", "HR 0.78 (0.5–1.2)^d^"],
        ],
        5.85,
        1.35,
        [2.3, 1.55, 1.45, 1.65],
        size=11.5,
        height=0.36,
    )
    text(slide, ["Safety, 176 patients treated with cilta-cel"], 0.5, 4.2, 6, 0.35, size=15, color=TEAL, bold=True)
    text(
        slide,
        [
            "CRS in 134 (76.1%), of grade 3 or 4 in 1.1%; none was fatal",
            "ICANS in 8 patients (4.5%), all of grade 1 or 2",
            "Cranial nerve palsy in 16 (9.1%); one patient had a grade 1 movement and neurocognitive event",
        ],
        0.5,
        4.55,
        6.4,
        1.5,
        size=14,
        bullet="•",
    )
    callout(
        slide,
        "Progressions during bridging hold the curves together for the first months: bridging that works matters as much as the product.",
        7.3,
        4.55,
        5.45,
        0.95,
    )

    # 3 ------------------------------------------------------------------------------------------------------------
    slide = page(
        deck,
        3,
        "CAR-T  |  MULTIPLE MYELOMA",
        "Ide-cel after crossover, and a D-domain binder at two years",
        [
            "^a^ 95% CI 0.38–0.63. ^b^ 95% CI 0.73–1.40; 56% of control patients crossed over to ide-cel. ^c^ DPd, DVd, IRd, Kd or EPd. ^d^ Interim analysis, n = 225 infused (N Engl J Med 2023;388:1002-14).",
            "1. Rodriguez-Otero P et al. Blood 2023;142(suppl 1):1028. 2. Frigault MJ et al. Blood 2023;142(suppl 1):1023. DL, dose level; CAR, chimeric antigen receptor.",
        ],
    )
    box(slide, 0.5, 1.3, 6.05, 4.95, None, TEAL)
    text(slide, ["KarMMa-3 (NCT03651128), final PFS analysis^1^"], 0.65, 1.38, 5.8, 0.35, size=16, color=TEAL, bold=True)
    text(
        slide,
        [
            "Phase 3, 386 patients, triple-class exposed, 2–4 prior regimens; 2:1 to idecabtagene vicleucel (**ide-cel**, Abecma; Bristol Myers Squibb/2seventy bio) or standard regimens^c^; median follow-up 30.9 months",
        ],
        0.65,
        1.75,
        5.8,
        1.0,
        size=13,
        bullet="•",
    )
    table(
        slide,
        [
            ["", "Ide-cel (n = 254)", "Standard (n = 132)", "HR"],
            ["Median PFS, mo", "13.8", "4.4", "0.49^a^"],
            ["PFS at 18 months, %", "41", "19", ""],
            ["ORR, % (95% CI)", "71 (66–77)", "42 (34–51)", ""],
            ["CR, % (95% CI)", "44 (38–50)", "5 (2–9)", ""],
            ["Median OS, mo", "41.4 (30.9–NR)", "37.9 (23.4–NR)", "1.01^b^"],
        ],
        0.65,
        2.9,
        [1.65, 1.6, 1.6, 0.85],
        size=11,
        height=0.31,
    )
    text(
        slide,
        [
            "At the interim analysis PFS had been 13.3 months, against 4.4",
            "CRS^d^: 88% (grade ≥3, 5%); neurotoxicity 15% (grade ≥3, 3%)",
            "Crossover-adjusted HR for death 0.72, an exploratory figure",
        ],
        0.65,
        4.88,
        5.8,
        1.3,
        size=13,
        bullet="•",
    )
    box(slide, 6.75, 1.3, 6.05, 4.95, None, TEAL)
    text(slide, ["CART-ddBCMA, now anitocabtagene autoleucel^2^"], 6.9, 1.38, 5.8, 0.35, size=16, color=TEAL, bold=True)
    text(
        slide,
        [
            "Arcellx and Kite; synthetic, non-scFv D-domain that binds BCMA, 4-1BB/CD3ζ signalling",
            "First-in-human phase 1 (NCT04155749), 38 evaluable patients, median follow-up 26.5 months",
            "**Every patient responded** (38/38): CR or stringent CR in 29 (76%), VGPR or better in 92%",
            "MRD negativity at 10^-5^ or deeper in 25 of 28 evaluable (89%)",
            "Estimated PFS rate at 24 months 56%; medians for DOR, PFS and OS all not reached",
            "No grade ≥3 CRS among the 32 patients at DL1 (100 million CAR+ cells); one case at DL2",
            "No parkinsonism and no cranial nerve palsy so far",
            "Registrational phase 2, iMMagine-1 (NCT05396885): hold of June 2023 lifted; planned enrolment about 110",
        ],
        6.9,
        1.75,
        5.8,
        4.4,
        size=13,
        bullet="•",
    )

    # 4 ------------------------------------------------------------------------------------------------------------
    slide = page(
        deck,
        4,
        "CAR-T  |  CLL, B-ALL, LARGE B-CELL LYMPHOMA",
        "CD19: liso-cel in CLL, obe-cel in adult ALL, axi-cel for survival",
        [
            "^a^ Primary efficacy analysis set: progression on a BTK inhibitor and venetoclax failure, 100 × 10^6^ cells. ^b^ All efficacy-evaluable patients at that dose. ^c^ In blood, 10^-4^. ^d^ Safety set, n = 118.",
            "1. Siddiqi T et al. Blood 2023;142(suppl 1):330. 2. Roddie C et al. Blood 2023;142(suppl 1):222. 3. Westin JR et al. N Engl J Med 2023;389:148-57. uMRD, undetectable measurable residual disease.",
        ],
    )
    text(
        slide,
        ["TRANSCEND CLL 004 (phase 1/2, NCT03331198)^1^: lisocabtagene maraleucel (liso-cel, Breyanzi; Bristol Myers Squibb)"],
        0.5,
        1.2,
        12.3,
        0.35,
        size=15,
        color=TEAL,
        bold=True,
    )
    table(
        slide,
        [
            ["Set", "ORR, %", "CR/CRi, %", "uMRD^c^, %", "DOR, mo", "PFS, mo", "OS, mo"],
            ["BTKi progression/venetoclax failure^a^ (n = 50)", "44", "20", "64", "35.3", "11.9", "30.3"],
            ["Full study population^b^ (n = 88)", "48", "19", "67", "35.3", "18.0", "43.2"],
        ],
        0.55,
        1.62,
        [4.4, 1.2, 1.3, 1.3, 1.3, 1.3, 1.3],
        size=12,
        height=0.33,
    )
    text(
        slide,
        [
            "Median follow-up 23.5 months. The primary endpoint had been met earlier with CR/CRi in 18.4%, tested against a null of ≤5% (P = 0.0006)",
            "CRS 85%^d^ (grade 3, 8%; no grade 4 or 5 event); neurological events 45% (grade 3, 18%; grade 4, one patient)",
        ],
        0.5,
        2.72,
        12.3,
        0.75,
        size=13.5,
        bullet="•",
    )
    text(slide, ["FELIX (phase 1b/2, NCT04404660)^2^"], 0.5, 3.55, 6, 0.35, size=15, color=TEAL, bold=True)
    text(
        slide,
        [
            "Obecabtagene autoleucel (**obe-cel**, Autolus): CD19 CAR with a fast off-rate binder, split dosing by marrow burden",
            "127 adults with relapsed/refractory B-ALL infused, pooled cohorts",
            "CR/CRi in 99 of 127 (78%); 95% of the tested responders were MRD negative",
            "EFS 50% and OS 61% at 12 months; only 17% of responders went on to transplant",
            "CRS 69% (grade ≥3, 2%); ICANS 23%, grade ≥3 in 7%",
        ],
        0.5,
        3.9,
        6.1,
        2.6,
        size=13.5,
        bullet="•",
    )
    text(slide, ["ZUMA-7 (phase 3, NCT03391466)^3^"], 6.9, 3.55, 6, 0.35, size=15, color=TEAL, bold=True)
    text(
        slide,
        [
            "Axicabtagene ciloleucel (**axi-cel**, Yescarta; Kite) in second-line LBCL, n = 180, against chemoimmunotherapy and transplant, n = 179; 47.2 months",
            "Median OS not reached vs 31.1 months (HR 0.73; 95% CI, 0.54–0.98; P = 0.03); 54.6% and 46.0% alive at 4 years",
            "Median PFS 14.7 vs 3.7 months (HR 0.51; 0.38–0.67)",
            "No new treatment-related deaths since the primary analysis",
        ],
        6.9,
        3.9,
        5.9,
        2.6,
        size=13.5,
        bullet="•",
    )

    # 5 ------------------------------------------------------------------------------------------------------------
    slide = page(
        deck,
        5,
        "BISPECIFIC ANTIBODIES  |  MULTIPLE MYELOMA",
        "BCMA or GPRC5D? Three engagers, three safety profiles",
        [
            "^a^ Phase 1/2, NCT03145181/NCT04557098; primary analysis, follow-up 14.1 months. ^b^ Phase 1/2, NCT03399799/NCT04634552. QW, 0.4 mg/kg weekly; Q2W, 0.8 mg/kg every other week. ^c^ Phase 2, NCT04649359,",
            "cohort A (no prior BCMA-directed therapy); follow-up 14.7 months. ^d^ Percentages of patients; second figure grade 3–4, for CRS grade ≥3. ^e^ Includes ageusia, hypogeusia and taste disorder; graded 1 or 2 only by definition. ^f^ n = 119.",
            "Sources: N Engl J Med 2022;387:495; Touzeau C et al. EHA 2023, S191; Nat Med 2023;29:2259.",
        ],
    )
    table(
        slide,
        [
            ["", "Teclistamab^a^", "Talquetamab QW^b^", "Talquetamab Q2W^b^", "Elranatamab^c^"],
            ["Trial; target", "MajesTEC-1; BCMA×CD3", "MonumenTAL-1; GPRC5D×CD3", "MonumenTAL-1; GPRC5D×CD3", "MagnetisMM-3; BCMA×CD3"],
            ["Company", "Janssen", "Janssen", "Janssen", "Pfizer"],
            ["Patients, N", "165", "143", "145", "123"],
            ["ORR, %", "63.0", "74.1", "71.7", "61.0"],
            ["CR or better, %", "39.4", "33.6", "38.7", "35.0"],
            ["Median DOR, months", "18.4", "9.5", "NR", "NR"],
            ["Median PFS, months", "11.3", "7.5", "14.2", "NR"],
            ["CRS^d^, %", "72.1 / 0.6", "79.0 / 2.1", "74.5 / 0.7", "57.7 / 0"],
            ["ICANS, any grade, %", "3.0", "10.7", "11.0", "3.4^f^"],
            ["Infections^d^, %", "76.4 / 44.8", "58.7 / 21.7", "66.2 / 15.9", "69.9 / 39.8"],
            ["Neutropenia^d^, %", "70.9 / 64.2", "34.3 / 30.8", "28.3 / 22.1", "48.8 / 48.8"],
            ["Dysgeusia^e^, %", "–", "72.0", "71.7", "–"],
        ],
        0.55,
        1.25,
        [2.1, 2.45, 2.65, 2.65, 2.4],
        size=11.5,
        height=0.292,
    )
    text(
        slide,
        [
            "Teclistamab at 22.8 months: CR or better 45.5%, median DOR 21.6, PFS 11.3 and OS 21.9 months; no grade 4 CRS at any time",
            "Elranatamab: rates at 15 months of 71.5% (DOR), 50.9% (PFS) and 56.7% (OS). After the switch to every other week, grade 3–4 events fell from 58.6% to 46.6%",
            "Talquetamab after T-cell redirection (n = 51): ORR 64.7%; infections 72.5%, grade 3–4 in 27.5%",
        ],
        0.5,
        5.18,
        12.3,
        1.3,
        size=12.5,
        bullet="•",
        gap=2,
    )

    # 6 ------------------------------------------------------------------------------------------------------------
    slide = page(
        deck,
        6,
        "BISPECIFIC ANTIBODIES  |  LYMPHOMA",
        "CD20×CD3: step-up dosing is learning to behave",
        [
            "^a^ Phase 1/2, NCT03625037; LBCL expansion n = 157, FL expansion n = 128, FL cycle 1 optimisation n = 50 (three step-up doses, dexamethasone, hydration). ^b^ Phase 1/2, NCT03075696; safety n = 154. ^c^ Phase 1/2, NCT02500407; n = 90.",
            "DOCR, duration of complete response; FL, follicular lymphoma; LBCL, large B-cell lymphoma. A dash means that the figure was not given.",
            "Sources: Leukemia 2024;38:2653; Blood 2023;142(suppl 1):1655, 433 and 603; N Engl J Med 2022;387:2220; Lancet Oncol 2022;23:1055.",
        ],
    )
    text(slide, ["CRS by grade, % of patients"], 0.5, 1.2, 6, 0.35, size=15, color=TEAL, bold=True)
    table(
        slide,
        [
            ["Agent, cohort", "Any", "Grade 1", "Grade 2", "Grade 3", "Grade 4", "ICANS"],
            ["Epcoritamab, LBCL^a^", "51.0", "31.8", "15.9", "3.2", "0", "6.4"],
            ["Epcoritamab, FL^a^", "66.4", "40.6", "24.2", "1.6", "0", "6.2"],
            ["Epcoritamab, FL, optimised^a^", "48", "40", "8", "0", "0", "0"],
            ["Glofitamab, LBCL^b^", "63", "47", "12", "3", "1", "8"],
            ["Mosunetuzumab, FL^c^", "44", "26", "17", "1", "1", "–"],
        ],
        0.55,
        1.58,
        [2.55, 0.75, 0.85, 0.85, 0.85, 0.85, 0.8],
        size=11.5,
        height=0.34,
    )
    callout(
        slide,
        "Fifty patients, no grade 3 CRS, no ICANS: the optimised cycle 1 makes the clinic, not the ward, the place of the first full dose.",
        0.55,
        3.85,
        7.5,
        0.8,
    )
    text(
        slide,
        [
            "Other events with epcoritamab in LBCL: pyrexia 24.8%, fatigue 24.2%",
            "Glofitamab: five patients (3%) stopped because of an adverse event related to the drug; grade ≥3 ICANS 3%",
            "Mosunetuzumab: no fatal CRS; neutropenia of grade 3–4 in 26.7%",
        ],
        0.5,
        4.8,
        7.6,
        1.4,
        size=13,
        bullet="•",
    )
    box(slide, 8.35, 1.25, 4.45, 4.95, PALE)
    text(slide, ["Efficacy at this meeting"], 8.5, 1.32, 4.2, 0.35, size=15, color=TEAL, bold=True)
    text(
        slide,
        [
            "**EPCORE NHL-1, LBCL** (epcoritamab, Genmab/AbbVie; 25.1 months): ORR 63.1%, CR 40.1%; PFS 27.8% and OS 44.6% at 24 months; 45.4% of 119 tested were MRD negative",
            "**EPCORE NHL-1, FL** (17.4 months): ORR 82.0%, CR 62.5%; median PFS 15.4 months, DOR not reached",
            "**NP30179** (glofitamab, Roche; fixed duration, 32.1 months): ORR 52%, CR 40%, median DOCR 26.9 months; 55% of complete responses ongoing",
            "**GO29781** (mosunetuzumab, Roche; three years): ORR 78%, CR 60%, median DOR 35.9 months; 36-month OS 82.4%",
        ],
        8.5,
        1.7,
        4.2,
        4.4,
        size=12.5,
        bullet="•",
    )

    # 7 ------------------------------------------------------------------------------------------------------------
    slide = page(
        deck,
        7,
        "TARGETED AGENTS  |  CLL AND B-CELL LYMPHOMA",
        "BTK: inhibit better, bind differently, or remove it",
        [
            "^a^ Investigator assessed. ^b^ 95% CI 0.54–0.84. ^c^ Partial response with lymphocytosis included. AF, atrial fibrillation or flutter; cBTKi, covalent BTK inhibitor; DLT, dose-limiting toxicity.",
            "1. Brown JR et al. Blood 2023;142(suppl 1):202. 2. Woyach JA et al. Blood 2023;142(suppl 1):325. 3. Searle E et al. Blood 2023;142(suppl 1):4473. 4. Danilov A et al. Blood 2023;142(suppl 1):4463.",
        ],
    )
    table(
        slide,
        [
            ["ALPINE^1^ (phase 3, NCT03734016)", "Zanubrutinib (n = 327)", "Ibrutinib (n = 325)"],
            ["PFS at 36 months^a^", "64.9%", "54.8%"],
            ["Hazard ratio", "0.68^b^", "reference"],
            ["ORR^a^", "85.6%", "75.4%"],
            ["AF, any grade", "6.8%", "16.4%"],
            ["Fatal cardiac events", "0", "6 (1.9%)"],
            ["Discontinued for an adverse event", "19.8%", "26.2%"],
        ],
        0.55,
        1.35,
        [2.75, 1.75, 1.6],
        size=12,
        height=0.34,
    )
    text(
        slide,
        [
            "652 patients, relapsed/refractory CLL or SLL; median follow-up 39.0 months. In del(17p)/TP53-mutated disease the HR was 0.52",
            "Zanubrutinib (Brukinsa, BeiGene) remains the only agent to beat ibrutinib (Imbruvica) on PFS head to head",
        ],
        0.5,
        3.8,
        6.3,
        1.2,
        size=13,
        bullet="•",
    )
    text(slide, ["Pirtobrutinib (Jaypirca, Lilly), BRUIN^2^"], 0.5, 4.95, 6, 0.35, size=15, color=TEAL, bold=True)
    text(
        slide,
        [
            "Phase 1/2, NCT03740529; 282 patients with CLL/SLL after a cBTKi: ORR^c^ 81.6%, median PFS 19.4 months",
            "BCL2 inhibitor-naive 23.0 months; -exposed 15.9 months",
            "Drug-related stops in 2.5%; FDA accelerated approval in CLL on 1 December 2023",
        ],
        0.5,
        5.28,
        6.3,
        1.3,
        size=13,
        bullet="•",
        gap=2,
    )
    text(slide, ["Degraders"], 7.1, 1.25, 5.6, 0.35, size=15, color=TEAL, bold=True)
    text(
        slide,
        [
            "**NX-5948** (Nurix; oral, crosses the blood–brain barrier; phase 1, NCT05131022)^3^",
            "- Seven CLL patients at 50–200 mg: 3 PR, 3 SD; all three PRs ongoing",
            "- Safety, n = 14: purpura or contusion 57.1%, nausea 35.7%, thrombocytopenia 35.7%; no DLT, no related serious event, no stop for toxicity",
            "**NX-2127** (Nurix; degrades BTK and the cereblon neosubstrates IKZF1/3; phase 1, NCT04830137)^4^",
            "- CLL: 11 of 27 evaluable patients responded (40.7%)",
            "- n = 54: fatigue 46.3%, neutropenia 44.4%, hypertension 33.3%; partial FDA hold since November 2023 for a manufacturing change",
            "**BGB-16673** (BeiGene; chimeric degradation activation compound; CaDAnCe-101, phase 1/2, NCT05006716)",
            "- First patients treated; responses also seen with BTK mutations; dose finding goes on",
        ],
        7.1,
        1.6,
        5.7,
        4.2,
        size=13,
        bullet="•",
    )
    callout(slide, "Open: does a degrader rescue pirtobrutinib failure, or share its gatekeeper mutations?", 7.15, 5.75, 5.6, 0.62, size=12.5)

    # 8 ------------------------------------------------------------------------------------------------------------
    slide = page(
        deck,
        8,
        "TARGETED AGENTS  |  ACUTE LEUKAEMIA",
        "Menin inhibitors: a pivotal trial stopped early for efficacy",
        [
            "^a^ Efficacy set with centrally confirmed KMT2A rearrangement. ^b^ Safety set, n = 94. ^c^ One-sided, against a null hypothesis of 10%. ^d^ Of CR/CRh patients with a known MRD status. CRc, composite CR; CRh, CR with partial haematological recovery;",
            "DS, differentiation syndrome; HSCT, haematopoietic stem-cell transplantation; KMT2A-r, KMT2A rearranged; NPM1-m, NPM1 mutated.   1. Aldoss I et al. ASH 2023, LBA-5. 2. Blood 2023;142(suppl 1):57. 3. Lancet Oncol 2024;25:1310 (cut-off 2022).",
        ],
    )
    text(slide, ["Revumenib (SNDX-5613, Syndax): AUGMENT-101, phase 2 part, NCT04065399^1^"], 0.5, 1.2, 12, 0.35, size=15, color=TEAL, bold=True)
    table(
        slide,
        [
            ["KMT2A-r acute leukaemia^a^", "All (n = 57)", "Adults (n = 44)", "Children (n = 13)"],
            ["CR + CRh, n (%)", "13 (22.8)", "10 (23)", "3 (23)"],
            ["95% CI", "12.7–35.8", "11.5–37.8", "5.0–53.8"],
            ["P value^c^", "0.0036", "", ""],
            ["ORR, n (%)", "36 (63.2)", "", ""],
            ["MRD negative^d^, n/N (%)", "7/10 (70)", "", ""],
            ["Median duration of CR/CRh", "6.4 mo (3.4–NR)", "", ""],
        ],
        0.55,
        1.6,
        [2.45, 1.5, 1.45, 1.5],
        size=11.5,
        height=0.32,
    )
    text(
        slide,
        [
            "Median time to CR/CRh 1.9 months; 14 of the 36 responders (38.9%) proceeded to HSCT",
            "Phase 1 had shown CR/CRh in 18 of 60 (30%), 9.1 months in duration",
            "A fifth cohort, NPM1-m AML, is still enrolling; topline expected in late 2024",
        ],
        0.5,
        3.95,
        7.0,
        1.2,
        size=13.5,
        bullet="•",
    )
    text(slide, ["Grade ≥3 events^b^"], 8.0, 1.55, 4.5, 0.35, size=15, color=TEAL, bold=True)
    table(
        slide,
        [
            ["Event", "n = 94, %"],
            ["Febrile neutropenia", "37.2"],
            ["Differentiation syndrome", "16.0"],
            ["QTc prolongation", "13.8"],
        ],
        8.05,
        1.95,
        [3.2, 1.4],
        size=12,
        height=0.33,
    )
    text(
        slide,
        [
            "DS was managed with steroids and hydroxyurea; no patient discontinued because of DS or QTc prolongation",
            "Any grade: nausea 44.7%, DS 27.7%, QTc prolongation 25.5%",
        ],
        8.0,
        3.4,
        4.8,
        1.5,
        size=13.5,
        bullet="•",
    )
    text(slide, ["Followers"], 0.5, 5.1, 6, 0.35, size=15, color=TEAL, bold=True)
    text(
        slide,
        [
            "**Ziftomenib** (KO-539, Kura Oncology; KOMET-001, NCT04067336): CR in 7 of 20 NPM1-m patients at 600 mg (35%)^3^; 7+3 and venetoclax/azacitidine backbones in KOMET-007 (NCT05735184)",
            "**JNJ-75276617** (bleximenib, Janssen; phase 1, NCT04811560, 86 patients)^2^: DS in 14%; ORR 50% at the highest dose reported, 90 mg twice daily",
        ],
        0.5,
        5.42,
        12.3,
        1.1,
        size=13,
        bullet="•",
        gap=2,
    )

    # 9 ------------------------------------------------------------------------------------------------------------
    slide = page(
        deck,
        9,
        "CROSS-CUTTING  |  SAFETY",
        "After day 30: cytopenias and infections decide the risk",
        [
            "^a^ Safety population: 208 in each arm (control, 208 treated). ^b^ 117 infused patients of the primary report (Lancet 2023;402:641). ^c^ Post-registration series of nine US centres, n = 475. Grades by CTCAE v5.0.",
            "IVIG, intravenous immunoglobulin; NRM, non-relapse mortality. See slides 2–8 for denominators not repeated here.",
        ],
    )
    table(
        slide,
        [
            ["Grade 3–4, %", "Neutropenia", "Thrombocytopenia", "Anaemia", "Infections"],
            ["Cilta-cel, CARTITUDE-4^a^", "89.9", "41.3", "35.6", "26.9"],
            ["PVd or DPd, CARTITUDE-4^a^", "82.2", "18.8", "14.4", "24.5"],
            ["Liso-cel, TRANSCEND CLL 004^b^", "61", "41", "52", "18"],
            ["Elranatamab, MagnetisMM-3", "48.8", "23.6", "37.4", "39.8"],
            ["Teclistamab, MajesTEC-1", "64.2", "21.2", "37.0", "44.8"],
        ],
        0.55,
        1.4,
        [3.6, 2.1, 2.3, 2.1, 2.1],
        size=13,
        height=0.38,
    )
    text(
        slide,
        [
            "Infections of any grade in CARTITUDE-4: 62.0% with cilta-cel and 71.2% with standard care; fatal infections cluster in the first year in both arms",
            "Deaths due to COVID-19 were seen in both arms, most of them in 2021 and 2022; vaccination before apheresis is now written into most protocols",
            "Talquetamab: few patients needed new IVIG (9.8% QW, 6.9% Q2W), which fits the sparing of B cells",
            "New CRS after two weeks was not seen in any of 475 recipients of axi-cel, tisagenlecleucel (tisa-cel) or liso-cel; ICANS began later than that in 0.7%^c^",
            "NRM in that series was 1.1% until day 28, driven by ICANS, and a further 1.2% by month 3, driven by infection",
            "FDA's class-wide inquiry into T-cell malignancies (28 November 2023) hung over every CAR-T session; no case was reported from the trials on slides 2–4 at the meeting",
        ],
        0.5,
        3.9,
        12.3,
        2.6,
        size=14,
        bullet="•",
    )

    # 10 -----------------------------------------------------------------------------------------------------------
    slide = page(
        deck,
        10,
        "OUTLOOK AT THE TIME OF THE MEETING",
        "Randomised answers due in 2024–2026, and our questions",
        [
            "CR, complete response; CRi, CR with incomplete count recovery; CRS, cytokine release syndrome; DOR, duration of response; EFS, event-free survival; HR, hazard ratio; ICANS, immune effector cell-associated neurotoxicity",
            "syndrome; MRD, measurable residual disease; NE, not estimable; NR, not reached; ORR, overall response rate; OS, overall survival; PFS, progression-free survival; VGPR, very good partial response; mo, months.",
        ],
    )
    table(
        slide,
        [
            ["Trial", "Registry", "Question", "Planned n"],
            ["CARTITUDE-5", "NCT04923893", "VRd, then cilta-cel or Rd, no transplant intended", "650"],
            ["CARTITUDE-6", "NCT05257083", "Cilta-cel or autologous transplant after DVRd", "750"],
            ["MajesTEC-3", "NCT05083169", "Teclistamab + daratumumab vs DPd/DVd", "560"],
            ["MagnetisMM-5", "NCT05020236", "Elranatamab ± daratumumab vs DPd", "761"],
            ["EPCORE FL-1", "NCT05409066", "Epcoritamab + rituximab + lenalidomide, 2L FL", "500"],
            ["STARGLO", "NCT04408638", "Glofitamab or rituximab + GemOx, LBCL", "270"],
            ["BRUIN CLL-321", "NCT04666038", "Pirtobrutinib vs idelalisib- or bendamustine-rituximab", "250"],
        ],
        0.55,
        1.35,
        [1.7, 1.5, 4.5, 1.0],
        size=12,
        height=0.36,
    )
    text(slide, ["Questions for the round table"], 9.5, 1.25, 3.4, 0.35, size=15, color=TEAL, bold=True)
    text(
        slide,
        [
            "Which patient would still be sent to a third-line triplet first?",
            "Could a bispecific at fixed duration hold half of its complete responders at three years? It would then rival CAR-T on convenience alone",
            "Menin monotherapy: is a median CR of six months enough without transplant?",
        ],
        9.5,
        1.6,
        3.35,
        3.2,
        size=13,
        bullet="•",
    )
    text(
        slide,
        [
            "A third-line lymphoma engager would need a 12-month PFS above 40% to displace CAR-T in our centre's model, an assumption and not a result",
            "Historical benchmark for triple-class-exposed myeloma on conventional therapy: median PFS of 4.6 months and median OS of 12.4 months",
        ],
        0.5,
        4.55,
        8.8,
        1.3,
        size=13.5,
        bullet="•",
    )
    callout(slide, "Take home: earlier CAR-T, safer engagers, and the first menin label within reach.", 0.55, 5.75, 12.2, 0.6, size=16)


def render(out: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        sys.exit("LibreOffice (soffice) is not installed")
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    deck.core_properties.title, deck.core_properties.author = "ASH 2023: cells, engagers, degraders and menin", "Hollin Bridge Haematology Briefings"
    build(deck)
    with tempfile.TemporaryDirectory() as folder:
        slides = Path(folder) / "slides.pptx"
        deck.save(str(slides))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        subprocess.run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(slides)], check=True, capture_output=True)
        shutil.copyfile(slides.with_suffix(".pdf"), out)
