"""The brief as a Word document (python-docx), converted to PDF by LibreOffice (`soffice`, which must be installed)."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

INK = RGBColor(0x1D, 0x2B, 0x3A)
ACCENT = RGBColor(0x9A, 0x3B, 0x26)
GREY = RGBColor(0x66, 0x6B, 0x70)
SERIF, SANS = "Caladea", "Carlito"

TITLE = "After New Orleans: what still stands of the engineered cytokines"
STANDFIRST = (
    "AACR 2022 was the first annual meeting held in the shadow of a failed phase 3 trial in the class. We re-read the clinical and preclinical "
    "material on IL-2, IL-15, IL-12, IL-10, IL-18, IL-7 and the Toll-like receptor (TLR) agonists, with read-outs up to SITC in November where they change the verdict."
)

BODY: list[tuple[str, str]] = [
    ("h", "A reckoning in melanoma"),
    (
        "p",
        "Few results have turned a field as abruptly as PIVOT IO 001 (NCT03635983). Bempegaldesleukin (BEMPEG, formerly NKTR-214; Nektar Therapeutics and Bristol "
        "Myers Squibb), a pegylated IL-2 prodrug, had left the phase 1/2 study PIVOT-02 with figures nobody could ignore. Of 38 evaluable patients with untreated "
        "metastatic melanoma, 20 responded to the pair with nivolumab (52.6%), 13 of them completely (34.2%), and in 18 (47.4%) every target lesion disappeared; median "
        "progression-free survival (PFS) was 30.9 months (95% CI, 5.3 to not estimable), and with median overall survival (OS) not reached, 77.0% (95% CI, 60.4–87.3) were alive at 24 months. "
        "The price seemed moderate: treatment-related adverse events (TRAEs) of grade 3 in 7 of 41 patients (17.1%) and of grade 4 in two (4.9%).",
    ),
    (
        "p",
        "The open-label phase 3 trial randomised 783 patients and ended on the wrong side of its control (Table 1). The hazard ratio for progression was 1.09 (97% CI, 0.88–1.35; "
        "P = 0.3988) and that for death 0.94 (99.929% CI, 0.59–1.48). Grade 3–4 TRAEs rose from 11.5% with nivolumab alone to 21.7%, serious TRAEs from 5.5% "
        "to 10.1%. Recruitment into the adjuvant trial, PIVOT-12 (NCT04410445), was stopped in March, and the partners gave up the drug altogether a month later. Almost unnoticed, "
        "the kidney cohort of PIVOT-02 appeared in print at the time of the meeting: at a median follow-up of 32.7 months the objective response rate (ORR) was 34.7% (17/49) with three complete responses (6.1%), "
        "median PFS 7.7 months (95% CI, 3.8–13.9), median OS not reached (95% CI, 37.3 to not reached). All but one of the 49 had a TRAE (98%); in 19 (38.8%) it was of grade 3/4, "
        "most often syncope (four patients; 8.2%) or a raised lipase (three; 6.1%).",
    ),
    (
        "p",
        "Our reading is that the single-arm cohort flattered the drug. An IL-2 that claims a place in first-line melanoma would now have to show a response rate of "
        "at least 45% in a randomised setting before we would advise a client to fund phase 3.",
    ),
    ("t", ""),
    ("h", "Not-alpha, second attempt"),
    (
        "p",
        "Nemvaleukin alfa (ALKS 4230, Alkermes) fuses circularly permuted IL-2 to the extracellular part of IL-2Rα, so that the molecule can bind only the intermediate-affinity receptor. In the three-part "
        "phase 1/2 study ARTISTRY-1 (NCT02799095), monotherapy produced responses in 4 of 22 patients with renal cell carcinoma (RCC; 18.2%) and in 4 of 46 with melanoma (8.7%); "
        "by histology, two partial responses, one of them unconfirmed, were seen in 30 cutaneous melanomas (6.7%) and two in six mucosal ones (33.3%). Together with pembrolizumab the ORR was "
        "16.1% (22/137) and the disease control rate (DCR) 59.9%. Ovarian cancer is the signal that survives scrutiny: four of 14 platinum-resistant patients responded (28.6%), two completely, and the DCR was 71.4%. "
        "The maximum tolerated dose was not reached, although one patient at 10 µg/kg had a grade 4 acute kidney injury as dose-limiting toxicity (DLT). Neutropenia of grade 3/4 was reported in "
        "34% with monotherapy and 9% with the combination, anaemia in 9% and 10%. Subcutaneous dosing (ARTISTRY-2, NCT03861793; 57 patients) exchanges one nuisance for another: pyrexia 43.9%, chills 38.6%, "
        "injection site erythema and injection site reactions 33.3% each, fatigue 31.6%.",
    ),
    (
        "p",
        "THOR-707 (SAR444245, Sanofi) carries one PEG chain on a non-natural amino acid that shields the alpha interface. HAMMER had 28 patients at the last full disclosure. Neither DLT nor vascular leak syndrome "
        "was observed; flu-like symptoms and fever (46.4% each), nausea or vomiting (35.7%) and chills (32.1%) followed the first dose, and at 24 µg/kg one grade 4 cytokine release syndrome (CRS) led to "
        "discontinuation. MDNA11 (Medicenna), an albumin-fused IL-2 with enhanced affinity for CD122, reached 14 patients in ABILITY (NCT05086692): no DLTs, infusion-related reactions in 71%, pyrexia in 35%, "
        "diarrhoea and nausea in 28% each. Roche, for its part, has closed the FAP-directed immunocytokine simlukafusp alfa (FAP-IL2v).",
    ),
    ("h", "IL-15 goes local"),
    (
        "p",
        "Nogapendekin alfa inbakicept (N-803, formerly ALT-803; ImmunityBio), an IL-15 superagonist complexed with an IL-15Rα–Fc fusion, remains the only cytokine here with a filing. In the single-arm phase 2/3 "
        "trial QUILT-3.032 (NCT03022825) it is instilled into the bladder with BCG. Of 82 patients with carcinoma in situ (cohort A), 58 had a complete response (71%; 95% CI, 59.6–80.3), lasting a median of 26.6 months (95% CI, "
        "9.9 to not reached); among these responders the probability of avoiding cystectomy at 24 months was 89.2%, and disease-specific survival 100%. In the 72 patients of cohort B, with papillary "
        "disease only, 55.4% (95% CI, 42.0–66.8) were disease-free at 12 months, the median being 19.3 months (7.4 to not reached). Adverse events were of grade 1–2 in 86%; three grade 3 immune-related events were "
        "recorded. Given systemically the same molecule had been less exciting: after allogeneic transplantation, a phase 1 trial in 33 patients found responses in 19% of those evaluable, including one complete "
        "remission of 7 months, without DLT and without graft-versus-host disease that called for systemic treatment.",
    ),
    (
        "p",
        "SOT101 (formerly SO-C101; SOTIO), IL-15 fused to the sushi+ domain of IL-15Rα, gave the most talked-about oral session. In AURELIO-03 (NCT04234113), 21 patients received 1.5 to 12 µg/kg subcutaneously with pembrolizumab. "
        "Of 16 with at least one scan, 12 had clinical benefit: one confirmed complete response (mesothelioma, 9 µg/kg), four partial responses, and stable disease confirmed in five. One DLT of rash, hypotension and oliguria at 6 µg/kg resolved "
        "within two days; no treatment-related death was reported. Pyrexia, chills and anaemia were named as the common events, without percentages. The phase 2 successor, AURELIO-04 (NCT05256381), is to take in 320 patients.",
    ),
    ("h", "IL-12, IL-10, IL-18 and IL-7: old cytokines, new clothes"),
    (
        "p",
        "Intratumoral IL-12 DNA still has the better of the systemic protein. Tavokinogene telseplasmid (TAVO, OncoSec), a plasmid brought into the lesion by electroporation, had achieved as monotherapy (phase 2, "
        "NCT01502293) an ORR of 35.7% with 17.9% complete responses in the main study, but 29.8% and 10.6% over all cohorts; median PFS was 3.7 months, and median OS was not reached at a median follow-up of "
        "29.7 months. With pembrolizumab, nine of 22 patients whose tumours were poor in checkpoint-positive T cells responded (41%), 36% completely. KEYNOTE-695 (NCT03132675), in melanoma "
        "confirmed refractory to anti-PD-1, has so far yielded an ORR of 30% in 54 patients, with TRAEs of grade 3 in 5.4% and none of grade 4 or 5. By contrast, the necrosis-seeking immunocytokine M9241 (NHS-IL12, Merck KGaA) "
        "produced no objective responses in its first-in-human phase 1 trial (NCT01417546, 59 patients), only five cases of durable stable disease; in JAVELIN IL-12 (NCT02994953), with avelumab, the urothelial "
        "expansion cohort missed its criterion for continuation.",
    ),
    (
        "p",
        "Pegilodecakin (AM0010; Eli Lilly), pegylated IL-10, has nothing left to hope for. SEQUOIA (Table 1) added it to FOLFOX in 567 patients with pancreatic cancer and bought only toxicity: thrombocytopenia in 55% v 20%, anaemia 40% v 16%, fatigue 61% v 45%, "
        "neutropenia 39% v 28%, nausea 45% v 41%. One-year OS was 14.7% and 19.1%, respectively, and responses lasted 5.0 v 5.2 months. In lung cancer, CYPRESS 1 (NCT03382899, with pembrolizumab; n = 101) reported an ORR of 47% against 44% "
        "for pembrolizumab alone and a median PFS of 6.3 v 6.1 months (HR 0.94); in CYPRESS 2 (NCT03382912, with nivolumab; n = 52) the ORR was 15% v 12% and median OS 6.7 v 10.7 months (HR 1.87; 95% CI, 0.77–4.53). Grade ≥3 TRAEs were "
        "62% v 19% in the former and 70% v 17% in the latter.",
    ),
    (
        "p",
        "IL-18 failed once already: iboctadekin, the wild-type protein, gave a single partial response in a 64-patient phase 2 melanoma trial of the 2000s, with four patients stable for six months or longer. ST-067 (Simcha Therapeutics) is "
        "mutated so as to escape the soluble decoy, IL-18 binding protein (IL-18BP), and is in phase 1 (NCT04787042). For IL-7, the long-acting efineptakin alfa (NT-I7, NeoImmuneTech) plus pembrolizumab was updated at SITC. "
        "NIT-110 (NCT04332653; phase 1/2) shows how much depends on the liver: in microsatellite-stable (MSS) colorectal and pancreatic cancer the ORR by RECIST was 15.4% in 13 patients without liver metastases and 0% in those with, by iRECIST "
        "30.8% v 2.7%; the corresponding DCRs were 53.9% v 21.6% and 69.2% v 24.3%, and all patients without liver metastases were alive at 60 weeks. In the colorectal cohort as reported a year earlier, TRAEs had occurred in 14 of 19 subjects (73.7%), "
        "five of them grade 3 (26.3%), none grade 4 or 5, and nobody had discontinued because of an adverse event.",
    ),
    ("h", "TLR agonists: injected, and mostly dejected"),
    (
        "p",
        "ILLUMINATE-301 (NCT03445533) closed the file on tilsotolimod (IMO-2125, Idera) in melanoma after anti-PD-1 (Table 1). The other TLR9 agonist, vidutolimod (CMP-001; acquired by Regeneron), a CpG-A in a virus-like particle, remains the "
        "exception: with pembrolizumab, a quarter of patients with PD-1-resistant melanoma responded (25%; phase 1b, NCT02680184), and before surgery, with nivolumab, 47% of 30 patients had a pathologic complete response; no DLTs were "
        "seen, and three patients had grade 3/4 immune-related events. MEDI9197 (AstraZeneca), a TLR7/8 agonist, is the cautionary tale. Among 52 patients fever (56%), fatigue (31%) and nausea (21%) prevailed; grade ≥3 "
        "lymphocyte decreases were seen in 15%, neutrophil decreases in 10%. Two had dose-limiting CRS, one of grade 3 and one of grade 4, and with durvalumab one patient died of haemorrhagic shock after rupture of a liver metastasis. "
        "There were no objective responses.",
    ),
    ("h", "From the poster hall: masks, decoys and cis-delivery"),
    (
        "p",
        "Masking dominated. WTX-124 (Werewolf Therapeutics) is native IL-2 behind a cleavable inactivation domain; given systemically, it brought about complete rejection of established MC38 tumours, whereas a non-cleavable "
        "variant did not inhibit growth. Tumour-infiltrating CD8+ T cells and natural killer (NK) cells were activated, peripheral lymphocytes hardly at all. Its IL-12 sibling, studied as the mouse surrogate mWTX-330, regressed several syngeneic tumours, raised the frequency of "
        "cross-presenting dendritic cells and made regulatory T cells (Tregs) fragile; depletion of CD8+ T cells blunted the effect. Xilio showed XTX202, a masked IL-2 whose antitumour activity in mice equalled that of aldesleukin at its maximum tolerated dose, "
        "with no vascular leak in monkeys at up to 10 mg/kg weekly, and mXTX301, surrogate of the masked IL-12 XTX301: tumour growth was significantly inhibited in inflamed and in non-inflamed models, and mice showed no systemic toxicity.",
    ),
    (
        "p",
        "Among the unmasked, MDNA11 enhanced STAT5 signalling in human NK cells and resting CD8+ T cells and diminished it in Tregs; CT26-bearing mice that had cleared their tumours rejected rechallenge for up to 8 months. THOR-707 prolonged survival in the CT-26 model when an anti-PD-1 was added, "
        "increased intratumoral CD8+ T cells and left Tregs unchanged. ST-067 regressed murine colorectal and melanoma tumours and prolonged survival, alone and with anti-PD-1. In renal models, however, the parent decoy-resistant IL-18 improved anti-CTLA-4 but not anti-PD-1. NKTR-255 (Nektar Therapeutics), a PEG conjugate of IL-15, induced more granzyme B secretion in human "
        "blood cells than precomplexed IL-15 and controlled Daudi lymphoma better; with daratumumab it reduced myeloma growth in humanised mice. N-809, which couples N-803 to two anti-PD-L1 domains, "
        "increased lysis of several human tumour lines by NK cells. A LAG-3-targeted IL-15 from Xencor, detuned at least 1000-fold, expanded LAG-3+ lymphocytes preferentially in activated human blood cells.",
    ),
    ("h", "What we are watching"),
    (
        "p",
        "ARTISTRY-7 (NCT05092360), a phase 3 trial of nemvaleukin plus pembrolizumab in platinum-resistant ovarian cancer, is planned for 376 patients. The first-in-human trial of NKTR-255 (NCT04136756) may enrol up to 82 with lymphoma or myeloma. "
        "WTX-124 (NCT05479812) and XTX202 (NCT05052268) have treated their first patients; neither sponsor has yet shown a response. Clients should ask of each masked drug one question only: how much of it is cleaved outside the tumour?",
    ),
]

BOX_HEAD = "THE YARDSTICK: HIGH-DOSE IL-2"
BOX = [
    "Aldesleukin (Proleukin), approved in the USA for RCC in 1992 and melanoma in 1998, is what every variant is measured against.",
    "**Kidney**, 255 patients: 36 responses (14%), i.e. 12 complete (5%) and 24 partial (9%). Deaths held to be drug-related: 11 (4%).",
    "**Melanoma**, 270 patients: 43 responses (16%), 17 complete (6%) and 26 partial (10%). Six patients (2%) died of adverse events, all with sepsis.",
    "Hypotension of grade 3–4 is the rule rather than the exception: 45% in the melanoma series.",
]

CAPTION = "Table 1. Three randomised trials, three misses"
HEAD1 = ["", "PIVOT IO 001", "SEQUOIA (NCT02923921)", "ILLUMINATE-301"]
HEAD2 = ["", "B+N\n(n = 391)", "N\n(n = 392)", "P+F\n(n = 283)", "F\n(n = 284)", "T+I\n(n = 238)", "I\n(n = 243)"]
ROWS = [
    ["ORR, %", "27.7*", "36.0", "4.6", "5.6", "8.8", "8.6"],
    ["DCR, %", "56.1", "58.5", "42.8", "36.6", "34.5", "27.2"],
    ["Median PFS, mo (95% CI)", "4.17 (3.52–5.55)", "4.99 (4.14–7.82)", "2.1†", "2.1", "–", "–"],
    ["Median OS, mo (95% CI)", "29.67 (22.14–NR)", "28.88 (21.32–NR)", "5.8‡", "6.3", "–", "–"],
]
NOTES = (
    "B, bempegaldesleukin; F, FOLFOX; I, ipilimumab; N, nivolumab; P, pegilodecakin; T, tilsotolimod; mo, months; NR, not reached; –, not disclosed at the time of writing. "
    "* P = 0.0311 v N. † HR 0.981 (95% CI, 0.808–1.190). ‡ HR 1.045 (95% CI, 0.863–1.265)."
)
SMALL = [
    "**How this brief was made.** Congress abstracts, posters and company statements were read by two analysts; figures are those of the presenters and were not recalculated. Cross-trial comparison is ours and is not a substitute for a "
    "randomised one. *Quotation with acknowledgement is permitted.*",
    "**Interests.** In the past 24 months the authors’ firm has been retained by Halden Diagnostics, Orsino Imaging and the Levant Hospital Trust. None of them markets a cytokine.",
]


def fonts(run, name: str, size: float, colour: RGBColor | None = None, bold: bool = False, italic: bool = False) -> None:
    """Give a run its face, size and colour."""
    run.font.name, run.font.size, run.font.bold, run.font.italic = name, Pt(size), bold, italic
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
    if colour is not None:
        run.font.color.rgb = colour


def write(paragraph, text: str, name: str, size: float, colour: RGBColor | None = None, bold: bool = False) -> None:
    """Write text with **bold** and *italic* passages."""
    for part in re.split(r"(\*\*.+?\*\*|\*[A-Z][^*]+?\.\*)", text):
        if part.startswith("**"):
            fonts(paragraph.add_run(part[2:-2]), name, size, colour, True)
        elif part.startswith("*") and part.endswith("*") and len(part) > 2:
            fonts(paragraph.add_run(part[1:-1]), name, size, colour, bold, True)
        elif part:
            fonts(paragraph.add_run(part), name, size, colour, bold)


def spacing(paragraph, before: float, after: float, line: float = 1.0) -> None:
    """Set the space around a paragraph."""
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), line


def element(tag: str, **attributes: str):
    """Make a WordprocessingML element."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def shade(properties, fill: str) -> None:
    """Colour the ground of a cell or paragraph."""
    properties.append(element("w:shd", val="clear", color="auto", fill=fill))


def rule(paragraph, side: str, size: int, colour: str) -> None:
    """Draw a line above or below a paragraph."""
    borders = element("w:pBdr")
    borders.append(element(f"w:{side}", val="single", sz=str(size), space="3", color=colour))
    paragraph._element.get_or_add_pPr().append(borders)


def frame(paragraph) -> None:
    """Put a paragraph into the side box, around which the text flows."""
    properties = paragraph._element.get_or_add_pPr()
    properties.insert(
        0, element("w:framePr", w="3150", hSpace="200", vSpace="60", wrap="around", vAnchor="text", hAnchor="margin", xAlign="right", y="60")
    )
    borders = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(f"w:{side}", val="single", sz="6", space="5", color="9A3B26"))
    properties.append(borders)
    shade(properties, "F6EDE8")


def field(paragraph, code: str) -> None:
    """Insert a field such as the page number."""
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        fonts(run, SANS, 8, GREY)
        if kind:
            run._element.append(element("w:fldChar", fldCharType=kind))
        else:
            instruction = element("w:instrText")
            instruction.text = text
            run._element.append(instruction)


def cell_text(cell, text: str, size: float, bold: bool = False, centre: bool = True, colour: RGBColor | None = None) -> None:
    """Fill a table cell."""
    paragraph = cell.paragraphs[0]
    spacing(paragraph, 1.5, 1.5)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.LEFT
    for index, line in enumerate(text.split("\n")):
        run = paragraph.add_run(line)
        fonts(run, SANS, size, colour, bold)
        if index < text.count("\n"):
            run.add_break()


def dress(grid) -> None:
    """Draw the lines and grounds of the table."""
    for number, row in enumerate(grid.rows):
        for cell in row.cells:
            properties = cell._tc.get_or_add_tcPr()
            borders = element("w:tcBorders")
            borders.append(element("w:bottom", val="single", sz="4", space="0", color="B9B2AC"))
            properties.append(borders)
            if number == 0:
                shade(properties, "1D2B3A")
            elif number == 1:
                shade(properties, "EEF0F2")


def table(document) -> None:
    """The table of the randomised trials, with caption and notes."""
    caption = document.add_paragraph()
    spacing(caption, 6, 3)
    caption.paragraph_format.keep_with_next = True
    write(caption, CAPTION, SANS, 9.5, ACCENT, True)
    grid = document.add_table(rows=2 + len(ROWS), cols=7)
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    widths = [3.9, 3.0, 3.0, 1.85, 1.85, 1.8, 1.8]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    for index, text in enumerate(HEAD1):
        first = 0 if index == 0 else 2 * index - 1
        cell = grid.cell(0, first) if index == 0 else grid.cell(0, first).merge(grid.cell(0, first + 1))
        cell_text(cell, text, 8.5, True, colour=RGBColor(255, 255, 255))
    for index, text in enumerate(HEAD2):
        cell_text(grid.cell(1, index), text, 8.5, True)
    for number, row in enumerate(ROWS):
        for index, text in enumerate(row):
            cell_text(grid.cell(2 + number, index), text, 8.5, index == 0, index > 0)
    dress(grid)
    notes = document.add_paragraph()
    spacing(notes, 3, 8)
    fonts(notes.add_run(NOTES), SANS, 7.5, GREY)


def compose() -> Document:
    """Set the whole brief."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.9)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.8)
    section.header_distance = section.footer_distance = Cm(0.9)
    head = section.header.paragraphs[0]
    fonts(head.add_run("ARDLEA PARTNERS"), SANS, 8.5, ACCENT, True)
    fonts(head.add_run("   |   Client brief 22/11   |   Engineered cytokines and immune agonists"), SANS, 8.5, GREY)
    rule(head, "bottom", 8, "9A3B26")
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    fonts(foot.add_run("For subscribers; not investment advice   ·   page "), SANS, 8, GREY)
    field(foot, "PAGE")

    title = document.add_paragraph()
    spacing(title, 4, 4)
    write(title, TITLE, SERIF, 20, INK, True)
    lead = document.add_paragraph()
    spacing(lead, 0, 4)
    fonts(lead.add_run(STANDFIRST), SERIF, 10.5, GREY, italic=True)
    line = document.add_paragraph()
    spacing(line, 0, 4)
    fonts(
        line.add_run("AACR Annual Meeting 2022, New Orleans, 8–13 April  ·  By Maren Holt and T. Okonjo-Reyes  ·  November 2022"), SANS, 8.5, ACCENT
    )
    rule(line, "bottom", 4, "B9B2AC")

    for index, text in enumerate([BOX_HEAD, *BOX]):
        paragraph = document.add_paragraph()
        spacing(paragraph, 0, 3)
        write(paragraph, text, SANS, 9 if index == 0 else 8.8, ACCENT if index == 0 else INK, index == 0)
        frame(paragraph)
    for kind, text in BODY:
        if kind == "t":
            table(document)
            continue
        paragraph = document.add_paragraph()
        if kind == "h":
            spacing(paragraph, 5, 2)
            paragraph.paragraph_format.keep_with_next = True
            write(paragraph, text, SANS, 11.5, ACCENT, True)
        else:
            spacing(paragraph, 0, 4.5, 1.02)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            write(paragraph, text, SERIF, 9.6, INK)
    for index, text in enumerate(SMALL):
        paragraph = document.add_paragraph()
        spacing(paragraph, 4 if index == 0 else 0, 2)
        if index == 0:
            rule(paragraph, "top", 4, "B9B2AC")
        write(paragraph, text, SANS, 7.8, GREY)
    return document


def render(out: Path) -> None:
    """Write the PDF to `out`."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise SystemExit("needs LibreOffice (soffice)")
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / f"{out.stem}.docx"
        compose().save(str(source))
        command = [soffice, f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", "pdf", "--outdir", scratch, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        shutil.copy(source.with_suffix(".pdf"), out)
