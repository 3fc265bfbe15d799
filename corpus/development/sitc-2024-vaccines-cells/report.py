"""SITC 2024: vaccines, engineered cells and viruses, three pages: needs python-docx, LibreOffice (soffice) and the fonts Caladea and Carlito."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt, RGBColor

PLUM, GREY, PALE = RGBColor(0x5B, 0x2A, 0x4E), RGBColor(0x60, 0x60, 0x60), "EFE6EC"

FOOTNOTES = [
    "Data cut-off August 23, 2024; HLA-A*02-positive patients after a checkpoint inhibitor.",
    "Independent central review, RECIST 1.1. By modified RECIST, the protocol\u2019s primary criteria, the rate was 33.6%.",
    "Cut-off March 29, 2024, announced in April; 13 patients had been randomized when enrolment closed.",
    "Median overall survival with docetaxel in patients pretreated with chemotherapy and a checkpoint inhibitor, as quoted by the sponsor.",
]

TITLE = "SITC 2024: vaccines grow up, cells leave the lab"
STANDFIRST = (
    "Thirty-ninth annual meeting of the Society for Immunotherapy of Cancer, Houston, November 6\u201310, 2024. A reading for partners and boards by Ines Halloran, "
    "Tobias Okafor and Mei-Lin Sorensen"
)
MESSAGES = [
    "Individualized neoantigen therapy has one randomized data set of some size, and it keeps improving with time; everything else is small, uncontrolled or both.",
    "TCR-T cells now have an approved product and a second one close to filing. Toxicity is front-loaded and, at experienced centers, predictable.",
    "In vivo CAR programs moved from mice and monkeys to first dosing within a year. No efficacy data in patients yet.",
    "Oncolytic viruses divide: a registrational package in melanoma, a missed randomized readout in squamous skin cancer.",
]

VACCINES = [
    ("h", "Cancer vaccines"),
    (
        "p",
        "The largest controlled data set remains the phase 2b trial KEYNOTE-942 (NCT03897881), in which 157 patients with resected high-risk melanoma were randomized 2:1 to **intismeran autogene** (V940, mRNA-4157) plus "
        "pembrolizumab or to pembrolizumab alone. The first analysis had shown a hazard ratio for recurrence or death of 0.561 (95% CI, 0.309\u20131.017). With a median follow-up of "
        "34.9 months it has moved to 0.510 (0.288\u20130.906), that for distant metastasis or death to 0.384 (0.172\u20130.858). Vaccine reactions were frequent and short: fatigue in 60.6% of patients, "
        "injection-site pain in 56.7%, chills in 50.0%. Grade 3 or higher treatment-related events occurred in 25% against 18% with pembrolizumab alone; none of grade 4 or 5 was "
        "attributed to the vaccine. INTerpath-001 (NCT05933577) is to randomize 1,089 patients and INTerpath-002 (NCT06077760) 868 with lung cancer.",
    ),
    (
        "p",
        "**Autogene cevumeran** (BNT122), given after surgery for pancreatic cancer with atezolizumab and mFOLFIRINOX, induced T cells in half of 16 vaccinated patients. At three "
        "years six of the eight immune responders have had no recurrence. Median recurrence-free survival (RFS) is not reached in them; non-responders relapsed after a median of 13.4 "
        "months (HR, 0.08; 95% CI, 0.01\u20130.40; P = 0.003). One patient in 16 had a grade 3 event, fever with hypertension. The analysis is by responder status, so immortal-time "
        "bias cannot be excluded, and IMCODE003 (NCT05968326; 260 patients planned) will have to tell.",
    ),
    (
        "p",
        "Off the shelf, **ELI-002 2P** was given to 25 patients with KRAS-mutated pancreatic or colorectal cancer and residual disease (AMPLIFY-201). Median RFS was 16.3 months overall; in those with "
        "a T-cell response above the median the risk of relapse or death was 86% lower (HR, 0.14). There were no dose-limiting toxicities and no cytokine release syndrome. "
        "Transgene reported that none of 16 patients with head and neck cancer who got **TG4050** immediately has relapsed after a median of 24.1 months, as opposed to three of 16 who "
        "were only observed. And for **EVX-01** with pembrolizumab (KEYNOTE-D36) 11 of 16 patients with untreated melanoma have now responded (69%), in line with eight of 12 in the earlier "
        "phase 1 trial, two of them complete. Ninety patients had been planned originally.",
    ),
]

CELLS = [
    ("h", "TIL and TCR-T cells"),
    (
        "p",
        "**IMA203**, which recognizes PRAME on HLA-A*02, was updated at the sister melanoma congress a few weeks before Houston and dominated the corridor talk. Of 26 patients with melanoma in phase 1b, 14 had a confirmed response "
        "(54%){{1}}, seven of them ongoing; median duration of response was 12.1 months and median PFS 6.0 months, or 13.4 months if the tumor had shrunk by at least half. Phase 1a had "
        "given 2.6 months. Among 70 treated patients cytokine release syndrome (CRS) was of grade 1 in 37%, grade 2 in 46% and grade 3 in 11%; "
        "neurotoxicity (ICANS) reached grade 1, 2 and 3 in 6, 4 and 4%, respectively. No death was attributed to the cells. SUPRAME, a phase 3 trial against investigator\u2019s choice in about 360 patients, starts in "
        "December with PFS as its endpoint; the company expects 2 to 3 months in the control arm.",
    ),
    (
        "p",
        "**Afamitresgene autoleucel** (afami-cel; Tecelra) became the first approved TCR-T product in August on the strength of SPEARHEAD-1 (NCT04044768): 19 of 52 patients responded (37%; "
        "95% CI, 24\u201351), all partially, and in synovial sarcoma the responses lasted a median of 11.6 months (4.4\u201318.0). CRS occurred in 37 of 52 patients (71%), with one case of grade 3. Grade 3 or "
        "worse lymphopenia, neutropenia and leukopenia were seen in 96%, 85% and 81%, as expected after "
        "lymphodepletion. The trial had been designed to exclude a response rate of 18%. Its sibling **letetresgene autoleucel** (lete-cel) reached 42% in IGNYTE-ESO, including six complete responses.",
    ),
    (
        "p",
        "TIL are being rebuilt after the approval of **lifileucel** (Amtagvi). **OBX-115** carries membrane-bound IL-15 that is switched on with acetazolamide, so patients need "
        "no IL-2; four of nine with melanoma responded (44%) in NCT05470283, and no dose-limiting toxicity was seen. In mice these TIL persisted longer and controlled tumors better than unengineered TIL did.",
    ),
    ("h", "In vivo CAR"),
    (
        "p",
        "Three programs are cleared for, or already in, phase 1. Umoja\u2019s VivoVec particles, of which **UB-VV111** is the first to enter patients, carry an activation signal on the envelope. "
        "In nonhuman primates a CD20-directed version generated CAR T cells without lymphodepletion and depleted B cells completely for more than 10 weeks. Its "
        "predecessor UB-VV100 produced CD19 CAR T cells in humanized mice, with B-cell aplasia and regression of NALM-6 leukemia. **INT2104** (Interius) targets CD7-positive cells and delivers a CD20 CAR. **MT-302** (Myeloid Therapeutics) "
        "takes another road: lipid nanoparticles with mRNA program myeloid cells with a TROP2 CAR. Exposed to TROP2-positive cells, such monocytes released inflammatory cytokines; in "
        "mice the treatment slowed tumor growth in several models, B16F10 among them.",
    ),
]

VIRUSES = [
    ("h", "Oncolytic viruses"),
    (
        "p",
        "**Vusolimogene oderparepvec** (RP1, an HSV-1 with GM-CSF and a fusogenic protein) plus nivolumab was tested in 140 patients whose melanoma had progressed on anti-PD-1 therapy (IGNYTE, NCT03767348). Twenty-one "
        "had a complete and 25 a partial response, an ORR of 32.9%{{2}}; the median duration of response was 21.6 months. Median overall survival is not reached, and survival rates at 1, 2 and 3 years are 75.3%, 63.3% and 54.8%. "
        "Fatigue (33%), chills (32%) and pyrexia (31%) led the list of related events. Grade 3\u20134 events occurred in 12.8% and none was fatal. A BLA is on its way and IGNYTE-3 (NCT06264180) "
        "recruits. CERPASS had been less kind: among 211 patients with squamous skin cancer the complete response rate was 38.1% with RP1 plus cemiplimab and 25.0% with "
        "cemiplimab (P = 0.040, above the prespecified threshold), the ORR 52.5% vs 51.4%. Before that, RP1\u2019s fusogenic protein had increased the killing of human tumor cell lines in vitro, and in the bilateral A20 model "
        "anti-PD-1 improved control of uninjected tumors.",
    ),
    (
        "p",
        "**CAN-2409** with valacyclovir added to chemoradiation in borderline resectable pancreatic cancer gave an estimated median survival of 28.8 months{{3}} against 12.5 months in the control arm, "
        "and survival rates of 71.4% vs 16.7% at 24 months. In lung cancer that had progressed on a checkpoint inhibitor, median survival was 20.6 months; with docetaxel it is 11.6 months{{4}}. In mice with GL261 gliomas "
        "CAN-2409 plus anti-PD-1 prolonged survival beyond that of either treatment. **Cretostimogene grenadenorepvec** brought 79 of 105 patients with BCG-unresponsive bladder cancer (75.2%) into "
        "complete response in BOND-003, without a single related event of grade 3 or more.",
    ),
    ("h", "Cytokines"),
    (
        "p",
        "**STK-012**, biased to IL-2R\u03b1\u03b2, has been given to 47 patients. Of 40 evaluable three had a partial response and 12 stable disease; all three responders belong to the 15 with "
        "minimally pretreated, checkpoint-refractory tumors. **MDNA11**, an albumin-fused IL-2 that avoids IL-2R\u03b1, caused no dose-limiting toxicity in the monotherapy part of "
        "ABILITY-1 (NCT05086692). In CT26 tumors MDNA11 inhibited growth and, added to anti-PD-1, increased the number of tumor-free mice; in monkeys it did not induce eosinophilia. Both will have to show "
        "more than the 10 to 15% that IL-2 variants used to achieve alone. The one cytokine on the market since April, **nogapendekin alfa inbakicept** (N-803; Anktiva), was not updated.",
    ),
    ("h", "Bench notes"),
    (
        "p",
        "Amphiphile KRAS peptides as in ELI-002 accumulated in lymph nodes of mice and elicited larger T-cell responses than soluble peptides. Vaccination with neoantigens chosen by the algorithm behind EVX-01 prevented the growth of CT26 "
        "tumors in most mice; CAF09b alone did not.",
    ),
]

WATCH = [
    ("h", "What we will watch in 2025"),
    (
        "p",
        "First, whether the control arm of SUPRAME behaves: a median PFS much beyond 3 months would make IMA203 look ordinary. Second, the first interim of INTerpath-001; for payers a hazard ratio "
        "of 0.75 would probably do, for the share price it would not. Third, the agency\u2019s view of single-arm evidence for RP1, where roughly 400 patients are still to be randomized "
        "in IGNYTE-3. Fourth, tolerability of UB-VV111 and INT2104 at the first effective dose: a single severe CRS without a manufacturing batch to blame would weigh more than in the autologous "
        "world. Historical responses to ipilimumab plus nivolumab after anti-PD-1 failure, 20 to 30% depending on the series, are the yardstick for all melanoma programs above.",
    ),
]

ASSETS = [
    (
        "Vaccine",
        [
            (
                "Intismeran autogene\n(V940; mRNA-4157)",
                "Moderna / Merck & Co.",
                "up to 34 neoantigens; mRNA-LNP",
                "Phase 3",
                "melanoma; NSCLC",
                "INTerpath-001, NCT05933577",
            ),
            (
                "Autogene cevumeran\n(BNT122; RO7198457)",
                "BioNTech / Genentech",
                "up to 20 neoantigens; mRNA-lipoplex",
                "Phase 2",
                "pancreatic cancer",
                "IMCODE003, NCT05968326",
            ),
            ("EVX-01", "Evaxion", "neoantigen peptides in CAF09b", "Phase 2", "melanoma", "KEYNOTE-D36, NCT05309421"),
            ("ELI-002 2P", "Elicio", "KRAS G12D and G12R; amphiphile peptides", "Phase 1", "pancreatic, colorectal", "AMPLIFY-201, NCT04853017"),
            ("TG4050", "Transgene / NEC", "neoantigens; MVA vector", "Phase 1/2", "head and neck", "NCT04183166"),
        ],
    ),
    (
        "TCR-T",
        [
            ("IMA203", "Immatics", "PRAME", "Phase 1\u00a7", "melanoma", "NCT03686124"),
            ("Afamitresgene autoleucel", "Adaptimmune", "MAGE-A4", "Approved", "synovial sarcoma", "SPEARHEAD-1, NCT04044768"),
            ("Letetresgene autoleucel", "Adaptimmune", "NY-ESO-1", "Phase 2", "synovial sarcoma, MRCLS", "IGNYTE-ESO, NCT03967223"),
        ],
    ),
    (
        "TIL",
        [
            ("Lifileucel (Amtagvi)", "Iovance", "polyclonal", "Approved", "melanoma", "TILVANCE-301, NCT05727904"),
            ("OBX-115", "Obsidian", "polyclonal; regulated mbIL15", "Phase 1/2", "melanoma", "NCT06060613"),
        ],
    ),
    (
        "In vivo CAR",
        [
            ("UB-VV111", "Umoja / AbbVie", "CD19; lentiviral vector", "Phase 1", "B-cell malignancies", "NCT06528301"),
            ("INT2104", "Interius", "CD20; lentiviral vector", "Phase 1", "B-cell malignancies", "INVISE, NCT06539338"),
            ("MT-302", "Myeloid Therapeutics", "TROP2; mRNA-LNP", "Phase 1", "epithelial tumors", "NCT05969041"),
        ],
    ),
    (
        "Oncolytic or viral",
        [
            ("Vusolimogene oderparepvec (RP1)", "Replimune", "HSV-1, GM-CSF, GALV-GP R\u2212", "Phase 3\u2020", "melanoma", "IGNYTE-3, NCT06264180"),
            (
                "CAN-2409",
                "Candel",
                "adenovirus with HSV thymidine kinase; not replicating",
                "Phase 2",
                "NSCLC; pancreatic cancer",
                "NCT04495153; NCT02446093",
            ),
            ("Cretostimogene grenadenorepvec", "CG Oncology", "adenovirus, GM-CSF", "Phase 3", "bladder cancer", "BOND-003, NCT04452591"),
        ],
    ),
    (
        "Cytokine",
        [
            ("STK-012", "Synthekine", "IL-2 mutein, IL-2R\u03b1\u03b2", "Phase 1", "solid tumors", "NCT05098132"),
            ("MDNA11", "Medicenna", "IL-2 mutein fused to albumin", "Phase 1/2", "solid tumors", "ABILITY-1, NCT05086692"),
        ],
    ),
]
ASSET_HEAD = ("Class", "Asset", "Company", "Target or construct", "Stage", "Indication", "Lead trial")
ASSET_NOTE = (
    "\u00a7 SUPRAME (phase 3) to open in December 2024. \u2020 BLA in preparation. LNP, lipid nanoparticle; MRCLS, myxoid/round cell liposarcoma; mbIL15, membrane-bound interleukin-15; "
    "MVA, modified vaccinia Ankara; NSCLC, non-small cell lung cancer; TCR, T-cell receptor; TIL, tumor-infiltrating lymphocytes. Source: company reports, ClinicalTrials.gov."
)

RESULT_HEAD = ("Trial", "Arm or cohort", "n", "Response, n (%)", "PFS or RFS", "Overall survival")
RESULTS = [
    (
        "KEYNOTE-942",
        [
            ("V940 + pembrolizumab", "107", "\u2013", "RFS at 2.5 years, 74.8%", "at 2.5 years, 96.0%"),
            ("Pembrolizumab", "50", "\u2013", "RFS at 2.5 years, 55.6%", "at 2.5 years, 90.2%"),
        ],
    ),
    (
        "NCT03686124 (IMA203)",
        [
            ("Phase 1b, melanoma", "26", "14 (54)", "median PFS, 6.0 mo", "NR"),
            ("Phase 1a, melanoma", "\u2013", "\u2013", "median PFS, 2.6 mo", "6.3 mo"),
        ],
    ),
    (
        "SPEARHEAD-1",
        [
            ("Synovial sarcoma", "44", "17 (39)*", "\u2013", "\u2013"),
            ("MRCLS", "8", "2 (25)", "\u2013", "\u2013"),
        ],
    ),
    ("IGNYTE-ESO", [("Lete-cel, all", "64", "27 (42)", "\u2013", "\u2013")]),
    ("IGNYTE", [("RP1 + nivolumab", "140", "46 (32.9)", "\u2013", "at 3 years, 54.8%")]),
    (
        "NCT02446093 (CAN-2409)",
        [
            ("CAN-2409 + valacyclovir", "7", "\u2013", "\u2013", "at 36 months, 47.6%"),
            ("Control", "6", "\u2013", "\u2013", "at 36 months, 16.7%"),
        ],
    ),
]
RESULT_NOTE = "* 95% CI, 24\u201355. mo, months; NR, not reached; PFS, progression-free survival; RFS, recurrence-free survival. Cross-trial comparison is not intended."


def footnotes_part(document) -> None:
    """Attach the footnotes that the text refers to."""
    kinds = [
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for kind, number, tag in (("separator", 0, "separator"), ("continuationSeparator", 1, "continuationSeparator"))
    ]
    size = '<w:rFonts w:ascii="Carlito" w:hAnsi="Carlito" w:cs="Carlito"/><w:sz w:val="15"/><w:szCs w:val="15"/>'
    for number, text in enumerate(FOOTNOTES, start=2):
        kinds.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:rPr>{size}<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:rPr>{size}</w:rPr><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        )
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>{"".join(kinds)}</w:footnotes>'
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        xml.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def fill(paragraph, text: str, size: float, *, font: str = "Caladea", color: RGBColor | None = None) -> None:
    """Write text with **bold** passages and {{1}} footnote marks into a paragraph."""
    for piece in re.split(r"(\*\*.+?\*\*|\{\{\d\}\})", text):
        if not piece:
            continue
        run = paragraph.add_run("" if piece.startswith("{{") else piece.strip("*") if piece.startswith("**") else piece)
        run.font.name, run.font.size, run.bold = font, Pt(size), piece.startswith("**") or None
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:cs"), font)
        if color is not None:
            run.font.color.rgb = color
        if piece.startswith("{{"):
            run.font.superscript = True
            mark = OxmlElement("w:footnoteReference")
            mark.set(qn("w:id"), str(int(piece[2]) + 1))
            run._element.append(mark)


def spacing(paragraph, before: float = 0, after: float = 0, line: float | None = None) -> None:
    """Space around a paragraph, in points."""
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    if line:
        form.line_spacing = Pt(line)


def text(document, content: list[tuple[str, str]]) -> None:
    """Headings and paragraphs."""
    for kind, words in content:
        paragraph = document.add_paragraph()
        if kind == "h":
            fill(paragraph, words, 11.5, font="Carlito", color=PLUM)
            paragraph.runs[0].bold = True
            paragraph.paragraph_format.keep_with_next = True
            spacing(paragraph, 4, 1)
        else:
            fill(paragraph, words, 9.9)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            spacing(paragraph, 0, 5, 12.2)


def columns(document, number: int) -> None:
    """Go on in a new section of so many columns on the same page."""
    section = document.add_section(WD_SECTION.CONTINUOUS)
    setting = section._sectPr.find(qn("w:cols"))
    if setting is None:
        setting = OxmlElement("w:cols")
        section._sectPr.append(setting)
    setting.set(qn("w:num"), str(number))
    setting.set(qn("w:space"), "320")


def shade(cell, color: str) -> None:
    """Fill a cell."""
    mark = OxmlElement("w:shd")
    mark.set(qn("w:val"), "clear")
    mark.set(qn("w:fill"), color)
    cell._element.get_or_add_tcPr().append(mark)


def table(document, caption: str, head: tuple[str, ...], groups: list, widths: tuple[float, ...], note: str) -> None:
    """A table whose first column is merged over the rows of a group."""
    title = document.add_paragraph()
    fill(title, caption, 9, font="Carlito", color=PLUM)
    spacing(title, 5, 2)
    title.paragraph_format.keep_with_next = True
    grid = document.add_table(rows=1, cols=len(head))
    grid.style, grid.alignment, grid.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False

    def put(cell, words: str, color: RGBColor | None = None) -> None:
        cell.width = Inches(widths[position])
        fill(cell.paragraphs[0], words, 8, font="Carlito", color=color)
        spacing(cell.paragraphs[0], 0.5, 0.5)

    for position, words in enumerate(head):
        put(grid.rows[0].cells[position], f"**{words}**", RGBColor(0xFF, 0xFF, 0xFF))
        shade(grid.rows[0].cells[position], "5B2A4E")
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Inches(width)
    repeat = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(repeat)
    for label, rows in groups:
        first = None
        for row in rows:
            line = grid.add_row()
            line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            cells = line.cells
            for position, words in enumerate(("", *row)):
                if position or first is None:
                    put(cells[position], words if position else f"**{label}**")
            cells[0].width = Inches(widths[0])
            first = first or cells[0]
        last = grid.rows[-1].cells[0]
        if last is not first:
            first = first.merge(last)
            for empty in first.paragraphs[1:]:
                empty._element.getparent().remove(empty._element)
        shade(first, PALE)
    below = document.add_paragraph()
    fill(below, note, 7, font="Carlito", color=GREY)
    spacing(below, 2, 4)


def field(paragraph, name: str) -> None:
    """A page field."""
    for kind, words in (("begin", None), (None, name), ("end", None)):
        run = paragraph.add_run()
        run.font.name, run.font.size, run.font.color.rgb = "Carlito", Pt(8), GREY
        mark = OxmlElement("w:instrText" if words else "w:fldChar")
        if words:
            mark.text = words
        else:
            mark.set(qn("w:fldCharType"), kind)
        run._element.append(mark)


def furniture(section) -> None:
    """Running head and foot."""
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(0.75)
    section.top_margin, section.bottom_margin = Inches(0.8), Inches(0.7)
    section.header_distance = section.footer_distance = Inches(0.38)
    fill(section.header.paragraphs[0], "Calder Voss Advisory  |  Immuno-oncology practice\tSITC 2024 debrief", 8, font="Carlito", color=GREY)
    fill(section.footer.paragraphs[0], "November 2024. Prepared for clients; please do not forward.\tPage ", 8, font="Carlito", color=GREY)
    field(section.footer.paragraphs[0], "PAGE")
    for paragraph in (section.header.paragraphs[0], section.footer.paragraphs[0]):
        stops = paragraph.paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Inches(7.0), alignment=2)


def build(path: Path) -> None:
    """Write the document."""
    document = Document()
    footnotes_part(document)
    for style in ("Header", "Footer"):
        document.styles[style].paragraph_format.tab_stops.clear_all()
    furniture(document.sections[0])
    title = document.add_paragraph()
    fill(title, TITLE, 20, font="Carlito", color=PLUM)
    title.runs[0].bold = True
    spacing(title, 0, 1)
    standfirst = document.add_paragraph()
    fill(standfirst, STANDFIRST, 9.5, color=GREY)
    standfirst.runs[0].italic = True
    spacing(standfirst, 0, 4)
    for message in MESSAGES:
        bullet = document.add_paragraph(style="List Bullet")
        fill(bullet, message, 10, font="Carlito")
        spacing(bullet, 0, 2, 12)
    columns(document, 2)
    text(document, VACCINES)
    columns(document, 1)
    table(document, "**Table 1.** Assets discussed in this report", ASSET_HEAD, ASSETS, (0.72, 1.4, 1.0, 1.42, 0.62, 0.92, 1.1), ASSET_NOTE)
    columns(document, 2)
    text(document, CELLS)
    columns(document, 1)
    table(document, "**Table 2.** Selected efficacy results", RESULT_HEAD, RESULTS, (1.4, 1.5, 0.4, 1.1, 1.45, 1.3), RESULT_NOTE)
    columns(document, 2)
    text(document, VIRUSES + WATCH)
    columns(document, 1)
    last = document.add_paragraph()
    fill(
        last,
        "**Disclosures.** I. Halloran: advisory fees from a medical device maker. T. Okafor: shares in an index fund only. M.-L. Sorensen: none. Calder Voss Advisory has done no work for "
        "the companies named here within the last twelve months.",
        7,
        font="Carlito",
        color=GREY,
    )
    spacing(last, 4, 0)
    document.core_properties.title, document.core_properties.author = TITLE, "Calder Voss Advisory"
    document.save(str(path))


def render(out: Path) -> None:
    """Write the document and have LibreOffice convert it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.docx"
        build(source)
        profile = (Path(folder) / "profile").as_uri()
        subprocess.run(
            ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
        )
        shutil.copyfile(source.with_suffix(".pdf"), out)
