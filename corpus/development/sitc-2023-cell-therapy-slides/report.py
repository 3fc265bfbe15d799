"""Slide hand-out, ten slides: needs python-pptx, and soffice on the path for the conversion to PDF."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

TEAL = RGBColor(0x0B, 0x5A, 0x63)
SAND = RGBColor(0xF3, 0xEF, 0xE4)
RUST = RGBColor(0xB3, 0x4A, 0x1E)
INK = RGBColor(0x22, 0x26, 0x2B)
GREY = RGBColor(0x6B, 0x72, 0x78)
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
FONT = "Carlito"


def put(frame, lines, size, color=INK, gap=4.0):
    """Write paragraphs; a line may be a string, or a pair (lead in bold, rest); a leading dash makes a second-level bullet."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Inches(0.06)
    frame.margin_top = frame.margin_bottom = Inches(0.03)
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(gap)
        lead, rest = line if isinstance(line, tuple) else ("", line)
        for text, bold in ((lead, True), (rest, False)):
            if text:
                run = paragraph.add_run()
                run.text = text
                run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
                run.font.color.rgb = RUST if bold else color


def box(slide, left, top, width, height, lines, size=12.0, color=INK, fill=None, gap=4.0):
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    if fill is not None:
        shape.fill.solid()
        shape.fill.fore_color.rgb = fill
    put(shape.text_frame, lines, size, color, gap)


def table(slide, left, top, widths, rows, size=10.5, height=0.27):
    shape = slide.shapes.add_table(len(rows), len(widths), Inches(left), Inches(top), Inches(sum(widths)), Inches(height * len(rows)))
    grid = shape.table
    for column, width in enumerate(widths):
        grid.columns[column].width = Inches(width)
    for r, row in enumerate(rows):
        grid.rows[r].height = Inches(height)
        for c, text in enumerate(row):
            cell = grid.cell(r, c)
            cell.margin_left = cell.margin_right = Inches(0.05)
            cell.margin_top = cell.margin_bottom = Inches(0.02)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            cell.fill.solid()
            cell.fill.fore_color.rgb = TEAL if r == 0 else (SAND if r % 2 else WHITE)
            cell.text_frame.word_wrap = True
            run = cell.text_frame.paragraphs[0].add_run()
            run.text = text
            run.font.size, run.font.name, run.font.bold = Pt(size), FONT, r == 0 or c == 0
            run.font.color.rgb = WHITE if r == 0 else INK


def page(deck, title, kicker):
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Inches(0.22), deck.slide_height)
    bar.fill.solid()
    bar.fill.fore_color.rgb = TEAL
    bar.line.fill.background()
    box(slide, 0.4, 0.12, 12.4, 0.3, [kicker], 10, GREY)
    box(slide, 0.4, 0.36, 12.4, 0.5, [title], 22, TEAL)
    number = len(deck.slides)
    foot = slide.shapes.add_textbox(Inches(0.4), Inches(7.12), Inches(12.5), Inches(0.28))
    put(foot.text_frame, [f"Harrowdene Translational Briefings  |  SITC 2023 hand-out: cells, vaccines, cytokines  |  {number}"], 9, GREY)
    foot.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    return slide


def cover(deck):
    slide = page(
        deck,
        "Cells, vaccines and cytokine partners: what we took home from SITC 2023",
        "38th Annual Meeting, San Diego, November 1–5, 2023  |  participants' hand-out",
    )
    box(
        slide,
        0.45,
        1.15,
        7.4,
        2.9,
        [
            (
                "What is in here. ",
                "Slides 2–4: bench and mouse. Slides 5–8: patients. Slide 9: safety side by side. Slide 10: what comes next, and the small print.",
            ),
            (
                "How we chose. ",
                "Posters and talks of the meeting, set beside the papers and company updates of the year that speakers leaned on. Numbers are those of the latest cut that we could check.",
            ),
            (
                "Three lines for the hurried. ",
                "(1) Masked and cis-targeted cytokines have cleaned up the mouse data; the clinic has not yet followed. "
                "(2) TCR-engineered T cells respond in about half of treated melanoma, in small numbers. (3) Individualized mRNA vaccination has its first randomized signal.",
            ),
        ],
        13.5,
        gap=9,
    )
    box(
        slide,
        8.2,
        1.15,
        4.7,
        5.4,
        [
            ("Abbreviations", ""),
            "CAR, chimeric antigen receptor; CRS, cytokine release syndrome; DCR, disease control rate; DLT, dose-limiting toxicity; DMFS, distant metastasis-free survival; DOR, duration of response; "
            "ICANS, immune effector cell-associated neurotoxicity syndrome; MSS, microsatellite stable; NR, not reached; ORR, objective response rate; OS, overall survival; PFS, progression-free survival; "
            "RFS, recurrence-free survival; RP2D, recommended phase 2 dose; TIL, tumor-infiltrating lymphocytes; TGI, tumor growth inhibition; TRAE, treatment-related adverse event.",
            ("Marks", ""),
            "a, investigator's assessment; b, confirmed responses only; an en dash in a table means that the figure was not given.",
        ],
        12,
        fill=SAND,
        gap=7,
    )
    box(
        slide,
        0.45,
        5.2,
        7.4,
        1.2,
        ["M. Okell, R. Iyer-Lund, T. Castellano", "Compiled November 27, 2023. For teaching; not for promotion. Comments to the desk."],
        11.5,
        GREY,
    )


def cells(deck):
    slide = page(deck, "Engineered cells at the bench: persistence, gating, armor", "PRECLINICAL 1 of 3")
    box(
        slide,
        0.4,
        0.95,
        6.3,
        6.1,
        [
            (
                "CT-0508 (Carisma Therapeutics), macrophages with a HER2 CAR. ",
                "One intravenous dose lowered tumor burden and lengthened survival of NSGS mice with SKOV3 lung metastases, relative to untransduced macrophages.",
            ),
            "Murine CAR-M given into CT26-HER2 tumors of immunocompetent mice significantly slowed their growth. Intratumoral T cells and NK cells both went up. "
            "Together with anti-PD-1, survival was significantly longer than with anti-PD-1 alone, and animals that had cleared their tumors were protected against HER2-negative relapse.",
            (
                "KSQ-001 (KSQ Therapeutics), TIL in which CRISPR/Cas9 has disabled SOCS1. ",
                "Edited cells were more responsive to cytokine signals than their unedited counterparts and showed enhanced antitumor function in vivo in a solid-tumor model. "
                "In the murine CD8 transfer setting, loss of SOCS1 let T central memory cells accumulate in lymphoid organs.",
            ),
            (
                "OBX-115 (Obsidian Therapeutics), TIL with acetazolamide-regulated membrane-bound IL-15. ",
                "Persisted in NSG mice with no exogenous IL-2, where conventional TIL contracted; in a melanoma PDX they controlled growth better than conventional TIL plus IL-2.",
            ),
            (
                "LYL797 (Lyell), a ROR1 CAR with c-Jun overexpression. ",
                "After serial antigen stimulation the cells still secreted IFN-γ and IL-2 at levels above those of the same CAR lacking c-Jun; H1975 xenografts stayed under control for longer and mice lived longer.",
            ),
        ],
        12.5,
        gap=7,
    )
    box(
        slide,
        6.9,
        0.95,
        6.0,
        3.75,
        [
            (
                "A2B694 (A2 Bio), mesothelin CAR held in check by an HLA-A*02 blocker (Tmod). ",
                "Potency on MSLN+ A*02-negative targets was comparable with that of a benchmark CAR. When both kinds of graft sat on opposite flanks of one mouse, "
                "A2B694 shrank the tumor graft and left the MSLN+ A*02+ “normal” graft untouched; the benchmark destroyed both.",
            ),
            (
                "21.15.GPC3-CAR T cells (Baylor), armored with IL-15 and IL-21. ",
                "Greater expansion, and superior antitumor activity, than GPC3-CAR T cells without cytokines or with either one, in Hep3B and HUH7 xenografts; survival was prolonged.",
            ),
            (
                "IMA203CD8 (Immatics), PRAME TCR plus CD8αβ. ",
                "CD4+ T cells became cytotoxic, and in 3D spheroids serial killing was sustained beyond that of the TCR-only product.",
            ),
        ],
        12.5,
        gap=7,
    )
    table(
        slide,
        6.95,
        4.95,
        [1.55, 1.75, 2.55],
        [
            ["BNT211 in mice", "Set-up", "Versus CLDN6 CAR-T alone"],
            ["CAR-T expansion", "naive C57BL/6", "higher after CARVac"],
            ["Tumor regression", "OV90, low CAR-T dose", "regressed with CARVac, grew on without"],
            ["Persistence", "naive C57BL/6", "prolonged by repeat CARVac"],
        ],
        11,
        0.33,
    )
    box(
        slide,
        6.9,
        6.55,
        6.0,
        0.5,
        ["BNT211 (BioNTech): CLDN6 CAR-T cells and CARVac, an RNA-LPX vaccine encoding CLDN6, which restimulates them."],
        10.5,
        GREY,
    )


def cytokines(deck):
    slide = page(deck, "Masked, biased, delivered in cis: cytokines in mice and monkeys", "PRECLINICAL 2 of 3")
    table(
        slide,
        0.4,
        1.0,
        [1.75, 3.0, 2.05, 2.15, 3.6],
        [
            ["Agent (owner)", "How it is built", "Model", "Comparator", "Finding"],
            [
                "WTX-124 (Werewolf)",
                "IL-2 with inactivation and half-life domains on protease-cleavable linkers",
                "MC38, established",
                "non-cleavable variant",
                "complete rejection with WTX-124, none with the variant",
            ],
            [
                "mWTX-330 (Werewolf)",
                "murine IL-12 INDUKINE, surrogate of WTX-330",
                "MC38",
                "vehicle",
                "cross-presenting dendritic cells ↑; NK-cell activation ↑; Treg fragility ↑",
            ],
            [
                "mXTX301 (Xilio)",
                "surrogate of XTX301: half-life extended IL-12 masked by IL12Rβ2",
                "MC38 and B16F10",
                "non-activatable control",
                "greater TGI (significant); body weight unchanged",
            ],
            [
                "MDNA11 (Medicenna)",
                "albumin-fused IL-2 superkine, no IL-2Rα binding",
                "cynomolgus monkey",
                "baseline",
                "CD8+ T and NK cells expanded; no eosinophilia",
            ],
            ["Eciskafusp alfa (Roche)", "PD-1 antibody carrying one IL-2v", "RIP-TAG5 pancreatic tumors", "anti-PD-1", "tumor burden ↓, survival ↑"],
            [
                "muAB248 (Asher Bio)",
                "surrogate of AB248, an IL-2 mutein targeted to CD8",
                "syngeneic MC38",
                "untargeted not-α IL-2",
                "CD8+ TIL ↑; NK cells and Treg not expanded; complete regressions more frequent",
            ],
            [
                "mSTK-012 (Synthekine)",
                "surrogate of STK-012, an α/β-biased IL-2 partial agonist",
                "CT26",
                "not-α IL-2",
                "deeper tumor control; no pulmonary edema",
            ],
            [
                "HCW9218 (HCW Biologics)",
                "TGF-βRII dimer and IL-15/IL-15Rα on a tissue factor scaffold",
                "B16F10",
                "docetaxel alone",
                "docetaxel + HCW9218: growth inhibited further, senescent tumor cells fewer",
            ],
            [
                "NT-I7 (NeoImmuneTech)",
                "efineptakin alfa; hybrid Fc-fused IL-7",
                "MC38",
                "hybrid Fc buffer",
                "intratumoral CD8+ T cells ↑; growth retarded",
            ],
        ],
        11,
        0.45,
    )
    box(
        slide,
        0.4,
        6.0,
        12.5,
        1.1,
        [
            (
                "Read with care. ",
                "Depleting CD8+ T cells blunted the antitumor effect of mWTX-330. Combining MDNA11 with anti-CTLA-4 cured most mice bearing CT26 tumors, and the cured ones resisted rechallenge. "
                "In chronic LCMV infection, PD1-IL2v expanded stem-like CD8+ T cells into better effectors than anti-PD-1 did. None of these products has been compared with another in one laboratory.",
            ),
        ],
        12,
        fill=SAND,
    )


def vaccines_bench(deck):
    slide = page(deck, "Vaccines, local RNA and viruses before the clinic", "PRECLINICAL 3 of 3")
    box(
        slide,
        0.4,
        1.0,
        7.3,
        5.9,
        [
            ("SAR441000 (Sanofi, BioNTech). ", "Intratumoral mixture of mRNAs for IL-12 single chain, IFN-α2b, GM-CSF and IL-15 sushi."),
            "•  B16F10: treated lesions regressed, and so did untreated ones on the opposite flank, as compared with control mRNA.",
            "•  IFN-γ rose in the injected tumor and its draining node. Neutralizing IFN-γ, or removing CD8+ T cells, abolished tumor control.",
            "•  Addition of anti-PD-1 to the mixture gave longer survival than either by itself.",
            (
                "mRNA-2752 (Moderna). ",
                "LNP-borne mRNAs for OX40L, IL-23 and IL-36γ. A single dose into MC38 caused complete responses and, at a distant site, growth delay; in Batf3-deficient mice no benefit was detectable. "
                "Checkpoint-resistant B16F10 became responsive when anti-PD-L1 was co-administered.",
            ),
            (
                "ELI-002 (Elicio). ",
                "Albumin-binding (amphiphile) CpG with mutant KRAS peptides: in mice the lymph-node uptake of antigen increased, and so did the frequency of KRAS-specific CD8+ T cells, against soluble vaccine of equal dose; both differences were significant.",
            ),
            (
                "TG6050 (Transgene). ",
                "Vaccinia virus armed with IL-12 and an anti-CTLA-4 antibody. The murine version eradicated established tumors in several syngeneic models; circulating antibody remained low.",
            ),
            (
                "VB10.16 (Nykode). ",
                "DNA construct that ships HPV16 E6/E7 to antigen-presenting cells. TC-1 tumors shrank after vaccination; the response was CD8-driven.",
            ),
        ],
        12.5,
        gap=6,
    )
    table(
        slide,
        7.95,
        1.1,
        [1.55, 1.5, 1.85],
        [
            ["Neoantigen virus", "GAd vaccine alone", "GAd + anti-PD-1"],
            ["CT26, early", "protects", "–"],
            ["CT26, large", "no effect", "tumors eradicated"],
            ["TCR breadth", "–", "broader vs anti-PD-1"],
        ],
        11,
        0.36,
    )
    box(
        slide,
        7.95,
        2.7,
        4.9,
        1.3,
        [
            "GAd, great ape adenovirus encoding CT26 neoantigens: the platform on which NOUS-209 (Nouscom) is built. NOUS-209 itself carries 209 shared frameshift peptides and is in phase 1b/2 for Lynch syndrome (NCT05078866)."
        ],
        11,
        GREY,
    )
    box(
        slide,
        7.95,
        4.2,
        4.9,
        2.5,
        [
            ("Discussion in the room", ""),
            "A vaccine that halves tumor growth in TC-1 tells us little: nearly everything does. One discussant proposed that a candidate should beat 60% cures in an orthotopic model before it goes further.",
            "Human ex vivo data are catching up: in fresh tumor suspensions, XTX301 was unmasked by the tumor's own proteases and IFN-γ release followed.",
        ],
        12,
        fill=SAND,
        gap=6,
    )


def tcr(deck):
    slide = page(deck, "TIL and TCR-engineered T cells in patients", "CLINICAL 1 of 4")
    table(
        slide,
        0.4,
        1.05,
        [3.05, 2.2, 1.35, 1.6, 1.9, 2.4],
        [
            ["Product, trial", "Population", "ORR, n/N (%)", "CR / PR, n", "DCR, %", "Median DOR (follow-up)"],
            ["Lifileucel, IOV-LUN-202 (NCT04614103)", "NSCLC after anti-PD-1 and chemotherapy", "6/23 (26.1)a", "1 / 5", "82.6", "NR"],
            ["IMA203, cohort A (NCT03686124)", "melanoma at RP2D", "6/12 (50)b", "–", "–", "NR (14.4 mo)"],
            ["IMA203CD8, cohort C (NCT03686124)", "PRAME+ solid tumors", "5/9 (56)b", "–", "–", "–"],
            ["Lete-cel, IGNYTE-ESO (NCT03967223)", "synovial sarcoma or MRCLS", "18/45 (40)", "2 / 16", "–", "10.6 mo"],
        ],
        11.5,
        0.42,
    )
    box(
        slide,
        0.4,
        3.4,
        6.2,
        3.6,
        [
            (
                "Lifileucel (Iovance Biotherapeutics), autologous TIL. ",
                "IOV-LUN-202 is a single-arm phase 2 trial. The earlier lung data, from cohort 3B of IOV-COM-202 (NCT03645928), shown at this meeting in 2021 under the code LN-145: "
                "ORR 21.4% in the full analysis set (n = 28) and 25% in 24 efficacy-evaluable patients, one complete and five partial responses; two responders had PD-L1-negative tumors. Median follow-up there was 9.8 months.",
            ),
            (
                "Why lung matters. ",
                "Single-agent docetaxel after immunotherapy, the historical yardstick, gives an ORR near 14%. To be convincing, the final lifileucel ORR would have to stay above 25%, a speaker said.",
            ),
        ],
        12.5,
        gap=7,
    )
    box(
        slide,
        6.8,
        3.4,
        6.1,
        3.6,
        [
            (
                "IMA203 (Immatics). ",
                "Autologous T cells with a PRAME-directed TCR, phase 1; lymphodepletion with fludarabine and cyclophosphamide, then low-dose IL-2. Forty-one patients make up the safety set. "
                "In cohort C, counting unconfirmed responses, seven of 12 responded (58%).",
            ),
            (
                "Letetresgene autoleucel (lete-cel; Adaptimmune), NY-ESO-1 TCR. ",
                "Phase 2, interim analysis of 45 patients. Responses by histology: 9 of 23 with synovial sarcoma (39%) and 9 of 22 with myxoid/round cell liposarcoma (MRCLS; 41%). "
                "The primary endpoint will be met if at least 16 of 60 patients respond.",
            ),
            ("OBX-115 ", "has entered phase 1 for melanoma (NCT05470283), without high-dose IL-2; no results yet."),
        ],
        12.5,
        gap=7,
    )


def cars(deck):
    slide = page(deck, "Receptor-engineered T cells for solid tumors", "CLINICAL 2 of 4")
    box(
        slide,
        0.4,
        1.0,
        6.2,
        3.9,
        [
            ("Gavo-cel (gavocabtagene autoleucel; TCR2), mesothelin TRuC, phase 1/2, NCT03907852", ""),
            "•  Thirty-two patients with mesothelioma, ovarian cancer or cholangiocarcinoma infused; 29 after lymphodepletion.",
            "•  Of 30 evaluable patients 20% responded (13% confirmed); disease control in 77%. At 6 months, 70% were alive.",
            "•  DLTs: one grade 3 pneumonitis and one grade 5 bronchioalveolar hemorrhage. RP2D: 1 × 10⁸ cells/m² after lymphodepletion.",
            "•  CRS of grade 3 or higher: 25% overall, 15% at the RP2D. Pneumonitis of that severity: 16%, and none at the RP2D.",
            (
                "TC-510, ",
                "the follow-on with a PD-1:CD28 switch, had shown stronger killing and cytokine release than gavo-cel against PD-L1-high cells in vitro.",
            ),
        ],
        12.5,
        gap=6,
    )
    table(
        slide,
        6.9,
        1.1,
        [2.6, 1.6, 1.7],
        [
            ["Satri-cel (CT041), NCT03874897", "All (N = 37)", "Gastric (n = 28)"],
            ["ORR, %", "48.6", "57.1"],
            ["DCR, %", "73.0", "75.0"],
            ["6-month OS, %", "–", "81.2"],
            ["CRS, grade 1–2, %", "94.6", "–"],
            ["CRS, grade ≥3", "0", "–"],
        ],
        11.5,
        0.33,
    )
    box(
        slide,
        6.85,
        3.2,
        6.0,
        1.7,
        [
            "Satricabtagene autoleucel (satri-cel, CARsgen) binds CLDN18.2. Interim phase 1 data in gastrointestinal cancers. Neither ICANS nor a treatment-related death was recorded.",
            "A randomized phase 2 trial against physician's choice is under way in China (NCT04581473); planned size 150.",
        ],
        12,
        gap=6,
    )
    box(
        slide,
        0.4,
        4.95,
        12.5,
        2.1,
        [
            (
                "GD2-CART01 in neuroblastoma (NCT03373097; Bambino Gesù, Rome). ",
                "Phase 1/2, 27 children with relapsed or refractory high-risk disease. Seventeen responded (63%): nine had a complete and eight a partial response. "
                "Among those treated at the recommended dose, 3-year OS was 60% and 3-year event-free survival 36%. CRS appeared in 20 of 27 (74%) and was mild in 19 of the 20. "
                "In one child the inducible caspase-9 switch was thrown because of suspected neurotoxicity; the circulating cells fell rapidly.",
            ),
            (
                "BNT211, ",
                "phase 1/2 (NCT04503278): the ESMO update of October gave an ORR of 59% and a DCR of 95% in 22 evaluable patients at the higher dose with or without CARVac.",
            ),
        ],
        12.5,
        fill=SAND,
        gap=6,
    )


def vaccines(deck):
    slide = page(deck, "Vaccination with a partner", "CLINICAL 3 of 4")
    table(
        slide,
        0.4,
        1.05,
        [2.5, 1.75, 1.75, 2.3],
        [
            ["KEYNOTE-942 (NCT03897881)", "mRNA-4157 + P (n = 107)", "P (n = 50)", "HR (95% CI)"],
            ["18-mo RFS, %", "78.6", "62.2", "0.561 (0.309–1.017)"],
            ["18-mo DMFS, %", "91.8", "76.8", "0.347 (0.145–0.828)"],
            ["TRAE, grade ≥3, %", "25", "18", ""],
            ["Immune-mediated AE, %", "36", "36", ""],
        ],
        11.5,
        0.35,
    )
    box(
        slide,
        0.4,
        2.95,
        8.3,
        0.9,
        [
            "P, pembrolizumab. mRNA-4157 (V940; Moderna and Merck) encodes up to 34 neoantigens. Open-label phase 2b, resected stage III/IV melanoma, 157 patients randomized 2:1. "
            "One-sided p: 0.0266 for RFS, 0.0063 for DMFS. Safety set: 104 and 50."
        ],
        10.5,
        GREY,
    )
    box(
        slide,
        8.95,
        1.0,
        3.95,
        2.9,
        [
            (
                "AMPLIFY-201 (NCT04853017), phase 1. ",
                "ELI-002 2P after surgery in 25 patients with pancreatic or colorectal cancer and residual mutant KRAS. Median RFS 16.3 months. NR when the T-cell response exceeded the median, 4.0 months when it did not (HR 0.14; p = 0.0167). No DLT, no CRS.",
            ),
        ],
        12,
        fill=SAND,
    )
    table(
        slide,
        0.4,
        4.0,
        [2.75, 1.4, 1.5, 2.65],
        [
            ["VB10.16 + atezolizumab", "All", "PD-L1+", "PD-L1+, one prior line"],
            ["ORR, %", "19", "29", "40"],
            ["DCR, %", "60", "75", "80"],
            ["Median PFS, mo", "4.1", "6.3", "16.9"],
            ["Median OS, mo", "16.9", "NR (>25)", "NR (>25)"],
        ],
        11.5,
        0.33,
    )
    box(
        slide,
        0.4,
        5.75,
        8.3,
        1.3,
        [
            "VB-C-02 (NCT04405349), phase 2, HPV16-positive advanced cervical cancer, 52 enrolled; final analysis. Median DOR in the whole population 17.1 months.",
            "Powered for nothing: the sponsor had written that an ORR of 15% would be taken as clinical activity.",
        ],
        11.5,
        gap=3,
    )
    box(
        slide,
        8.95,
        4.0,
        3.95,
        3.0,
        [
            (
                "Autogene cevumeran (BioNTech, Genentech), ",
                "with atezolizumab and mFOLFIRINOX after pancreatic surgery (NCT04161755; phase 1, n = 16). Median RFS was not reached in the eight T-cell responders vs 13.4 months in the other eight (HR 0.08, 95% CI 0.01–0.4; p = 0.003). "
                "One patient (6%) had grade 3 fever and hypertension.",
            ),
            (
                "OSE2101 (Tedopi; OSE Immunotherapeutics), ",
                "ATALANTE-1, NCT02654587, phase 3: see slide 9 for safety. OS 11.1 vs 7.5 months on docetaxel or pemetrexed (HR 0.59, 95% CI 0.38–0.91; p = 0.017), 118 patients with secondary resistance.",
            ),
        ],
        11.5,
        gap=6,
    )


def cytokine_trials(deck):
    slide = page(deck, "Cytokines added to something: from failure to filing", "CLINICAL 4 of 4")
    table(
        slide,
        0.4,
        1.05,
        [2.55, 1.7, 1.5, 2.4],
        [
            ["PIVOT IO 001 (NCT03635983)", "NKTR-214 + nivo (n = 391)", "Nivo (n = 392)", "HR (CI)†"],
            ["ORR, %", "27.7", "36.0", "–"],
            ["Median PFS, months", "4.17", "4.99", "1.09 (0.88–1.35)"],
            ["Median OS, months", "29.67", "28.88", "0.94 (0.59–1.48)"],
            ["TRAE grade 3–4, %", "21.7", "11.5", ""],
            ["Serious TRAE, %", "10.1", "5.5", ""],
        ],
        11.5,
        0.34,
    )
    box(
        slide,
        0.4,
        3.2,
        8.2,
        0.6,
        [
            "†97% CI for PFS (p = 0.3988), 99.929% CI for OS (p = 0.6361). NKTR-214, bempegaldesleukin (Nektar); nivo, nivolumab. Phase 3, first line, unresectable melanoma; development ended in 2022."
        ],
        10.5,
        GREY,
    )
    table(
        slide,
        0.4,
        3.95,
        [3.15, 1.65, 1.65, 1.7],
        [
            ["NT-I7 + pembrolizumab, NIT-110", "", "No liver mets (n = 13)", "Liver mets (n = 37)"],
            ["ORR", "RECIST 1.1", "15.4%", "0.0%"],
            ["", "iRECIST", "30.8%", "2.7%"],
            ["DCR", "RECIST 1.1", "53.9%", "21.6%"],
            ["", "iRECIST", "69.2%", "24.3%"],
        ],
        11.5,
        0.33,
    )
    box(
        slide,
        0.4,
        5.8,
        8.2,
        1.2,
        [
            "Phase 1b/2a (NCT04332653), last year's SITC readout: MSS colorectal (n = 25) and pancreatic cancer (n = 25), all checkpoint-inhibitor naive. Median OS NR without liver metastases, with every patient alive at 60 weeks."
        ],
        11.5,
    )
    box(
        slide,
        8.9,
        1.0,
        4.0,
        6.0,
        [
            (
                "N-803 (nogapendekin alfa inbakicept; ImmunityBio), an IL-15 superagonist, with BCG. ",
                "QUILT-3.032 (NCT03022825), BCG-unresponsive bladder cancer. Carcinoma in situ: complete response in 58 of 82 (71%), lasting a median of 26.6 months (95% CI, 9.9–NR). "
                "Papillary cohort, n = 72: 12-month disease-free survival 55.4% (95% CI, 42.0–66.8), median 19.3 months. The application, refiled in October, is under review.",
            ),
            (
                "MDNA11, ",
                "phase 1/2 ABILITY-1 (NCT05086692), monotherapy. At 60 µg/kg or more: two partial responses (pancreatic cancer with MSI-H; melanoma, −70% in the target node) and three patients with stable disease. No DLT.",
            ),
            (
                "Nemvaleukin alfa (Alkermes/Mural) ",
                "is in phase 3 with pembrolizumab, ARTISTRY-7 (NCT05092360), for platinum-resistant ovarian cancer.",
            ),
            "WTX-124 (NCT05479812) and XTX301 (NCT05684965) are in phase 1, the former alone and with pembrolizumab. AB248 has begun phase 1 (NCT05653882).",
        ],
        12,
        fill=SAND,
        gap=6,
    )


def safety(deck):
    slide = page(deck, "Safety, side by side", "SAFETY")
    table(
        slide,
        0.4,
        1.05,
        [3.7, 1.65, 1.65],
        [
            ["mRNA-4157-related, combination arm (n = 104), n (%)", "Any grade", "Grade ≥3"],
            ["Fatigue", "63 (61)", "5 (5)"],
            ["Injection-site pain", "58 (56)", "–"],
            ["Chills", "52 (50)", "–"],
        ],
        11.5,
        0.34,
    )
    table(
        slide,
        0.4,
        2.75,
        [3.7, 1.65, 1.65],
        [
            ["ATALANTE-1, %", "OSE2101", "Docetaxel or pemetrexed"],
            ["Grade ≥3 AE (p = 0.002)", "11", "35"],
            ["12-month OS", "44.4", "27.5"],
        ],
        11.5,
        0.34,
    )
    table(
        slide,
        0.4,
        4.1,
        [3.7, 3.3],
        [
            ["N-803 + BCG, related to treatment", "Any grade, %"],
            ["Dysuria", "22"],
            ["Pollakiuria", "19"],
            ["Hematuria", "18"],
            ["Fatigue", "16"],
        ],
        11.5,
        0.32,
    )
    box(
        slide,
        0.4,
        5.85,
        7.0,
        1.2,
        [
            "Attribution was the investigator's in all three trials. N-803 figures are those of both cohorts; no patient had a grade 4 event related to treatment."
        ],
        11,
        GREY,
    )
    box(
        slide,
        7.7,
        1.0,
        5.2,
        6.0,
        [
            (
                "Cells. ",
                "With lifileucel the usual shadow of lymphodepletion and IL-2 is seen: thrombocytopenia, anemia and febrile neutropenia lead the list. Severe CRS was reported in two of the 41 IMA203 recipients (4.9%), and severe neurotoxicity in none. "
                "With lete-cel, CRS was common and mostly low-grade.",
            ),
            (
                "IMA203CD8. ",
                "Two DLTs at dose level 4c; one of the two patients had grade 4 CRS together with grade 4 neurotoxicity. Cohort C goes on at lower doses.",
            ),
            (
                "Cytokines. ",
                "MDNA11: in the first 14 patients infusion-related reactions occurred in 71%, pyrexia in 35%, diarrhea and nausea in 28% each; vascular leak syndrome was looked for and not found. "
                "NT-I7 with pembrolizumab, MSS colorectal cohort (n = 19): TRAEs in 14 (73.7%), of grade 1–2 in nine (47.4%) and grade 3 in five (26.3%); no grade 4 or 5 events, and nobody left the study because of an adverse event.",
            ),
            (
                "Lesson. ",
                "The price of the combination shows in PIVOT IO 001, where grade 3–4 TRAEs nearly doubled. Any successor would need to keep them at or below 12%.",
            ),
        ],
        12.5,
        fill=SAND,
        gap=8,
    )


def outlook(deck):
    slide = page(deck, "What comes next, and the small print", "OUTLOOK")
    table(
        slide,
        0.4,
        1.05,
        [3.0, 2.1, 1.2, 3.0, 3.1],
        [
            ["Trial", "Regimen", "Phase", "Setting", "Planned"],
            ["V940-001 (NCT05933577)", "mRNA-4157 + pembrolizumab", "3", "resected melanoma", "1089 patients; RFS primary"],
            ["TILVANCE-301 (NCT05727904)", "lifileucel + pembrolizumab", "3", "untreated melanoma", "670 patients; dual primary ORR and PFS"],
            ["IMCODE003 (NCT05968326)", "autogene cevumeran + atezolizumab + mFOLFIRINOX", "2", "resected pancreatic cancer", "260 patients"],
            ["AMPLIFY-7P (NCT05726864)", "ELI-002 7P", "1/2", "KRAS-mutant, minimal residual disease", "–"],
        ],
        11.5,
        0.42,
    )
    box(
        slide,
        0.4,
        3.5,
        7.6,
        2.0,
        [
            (
                "On our list for 2024. ",
                "A decision on lifileucel in melanoma (priority review; target date February 24, 2024). First human data for AB248. A phase 3 design for IMA203.",
            ),
            (
                "Question to take back. ",
                "If half of PRAME-positive melanoma responds and half of the responses last a year, the 12-month PFS would be about 25%: is that enough?",
            ),
        ],
        12.5,
        gap=7,
    )
    box(
        slide,
        8.3,
        3.5,
        4.6,
        2.0,
        [
            (
                "Disclosures. ",
                "M.O. has received lecture fees from Fresenius Kabi and Olympus. R.I.-L. holds shares in Illumina. T.C.: none. The hand-out was paid for by course fees.",
            ),
        ],
        11.5,
        fill=SAND,
    )
    box(
        slide,
        0.4,
        5.65,
        12.5,
        1.4,
        [
            (
                "Sources named by speakers. ",
                "1. Klichinsky et al., Nat Biotechnol 2020. 2. Reinhard et al., Science 2020. 3. Nirschl et al., Cancer Immunol Res 2022 and 2023. 4. Codarri Deak et al., Nature 2022. 5. Hotz et al., Sci Transl Med 2021. "
                "6. Hassan et al., Nat Med 2023. 7. Qi et al., Nat Med 2022. 8. Del Bufalo et al., N Engl J Med 2023. 9. Rojas et al., Nature 2023. 10. Besse et al., Ann Oncol 2023. 11. Diab et al., J Clin Oncol 2023. 12. Chamie et al., NEJM Evid 2023.",
            ),
        ],
        10.5,
        GREY,
    )


def render(out: Path) -> None:
    """Build the deck and print it to `out`."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    for build in (cover, cells, cytokines, vaccines_bench, tcr, cars, vaccines, cytokine_trials, safety, outlook):
        build(deck)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{out.stem}.pptx"
        deck.save(str(source))
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
        )
        out.write_bytes((Path(folder) / f"{out.stem}.pdf").read_bytes())
