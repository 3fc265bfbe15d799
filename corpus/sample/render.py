"""Draws report.pdf, the sample report: two pages on ESMO 2025, written for this project (see ../SOURCES.md).

Run `python corpus/sample/render.py` after editing; the same text gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

import font_source_sans_pro
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

OUT = Path(__file__).with_name("report.pdf")
WIDTH = A4[0] - 2 * 48
TEAL, PALE, GREY, LINK = HexColor("#125e68"), HexColor("#e9f2f3"), HexColor("#9aa5a6"), "#0b5cad"

TITLE = "Engineered cytokines, bispecifics and ADCs: ESMO 2025"
LEAD = (
    "ESMO 2025 asked three ways of arming the immune system for survival data: the bispecific antibodies of Akeso/Summit "
    "Therapeutics (ivonescimab), Amgen (tarlatamab) and Immunocore (tebentafusp), the antibody-drug conjugate (ADC) of "
    "Kelun-Biotech (sacituzumab tirumotecan), and, more quietly, the engineered cytokines of Mural Oncology (nemvaleukin alfa) "
    "and ImmunityBio (N-803)."
)
INTRO = (
    "Interleukin-2 (IL-2) is still the cytokine that most groups want to repair. Nemvaleukin alfa (ALKS 4230), invented at "
    "Alkermes and now in the hands of Mural Oncology, signals through IL-2Rβγ and leaves the high-affinity receptor alone. In "
    "the phase 1/2 ARTISTRY-1 trial, seven of 68 evaluable patients on monotherapy had a partial response (overall response "
    "rate [ORR], 10%; 95% CI, 4–20): four with melanoma and three with renal cell carcinoma.<super>1</super> Together with "
    "pembrolizumab (Keytruda) the ORR was 13% (19/144; 95% CI, 8–20), with five complete responses.<super>1</super>",
    "Safety was not the obstacle. Of the 47 patients with melanoma who received intravenous nemvaleukin at the recommended dose, "
    "27 (57%) had treatment-related grade 3–4 neutropenia. There was no capillary leak syndrome, and no cytokine release syndrome (CRS) of grade 3 "
    "or higher.<super>2</super> Survival was: the phase 3 ARTISTRY-7 trial in platinum-resistant ovarian cancer ended at its "
    "interim analysis, with a median overall survival (OS) of 10.1 months for nemvaleukin plus pembrolizumab and 9.8 months for "
    "chemotherapy (hazard ratio [HR], 0.98).<super>3</super>",
    "ImmunityBio’s N-803 (nogapendekin alfa inbakicept), an IL-15 superagonist, shows that a cytokine can get through when it is "
    "given where the tumor is. Instilled into the bladder with BCG in the QUILT-3.032 trial, it brought a complete response to 58 "
    "of 82 patients (71%; 95% CI, 59.6–80.3) with BCG-unresponsive carcinoma in situ. Responses lasted a median of 26.6 months "
    "(95% CI, 9.9–not reached).<super>4</super>",
)
BOX_TITLE = "Response rates no longer carry a program. Randomized survival data decide, and bispecifics have them first"
BOX = (
    "Tebentafusp was the first T cell receptor bispecific to prolong survival in a solid tumor. Tarlatamab has followed in "
    "small cell lung cancer (SCLC).",
    "Makers of cytokines are moving the drug rather than the dose: subcutaneous nemvaleukin was tested with pembrolizumab in "
    "ARTISTRY-2, and N-803 goes into the bladder.",
    "For TROP2 the question is no longer whether an ADC works in EGFR-mutated lung cancer, but in which line to use it.",
)
CAPTION = "Table 1: Selected agents and their reference trials"
HEAD = ("Company", "Agent", "Design", "Stage", "Trial ID")
ROWS = (
    ("Mural Oncology", "Nemvaleukin alfa (ALKS 4230)", "Circularly permuted IL-2 fused to the extracellular part of IL-2Rα",
     "Phase III", "NCT05092360"),
    ("ImmunityBio", "N-803 (nogapendekin alfa inbakicept)", "IL-15 superagonist: mutated IL-15 bound to an IL-15Rα–IgG1 Fc "
     "fusion protein", "Approved", "NCT03022825"),
    ("Immunocore", "Tebentafusp", "Soluble T cell receptor against gp100, fused to an anti-CD3 single-chain fragment", "Approved",
     "NCT03070392"),
    ("Amgen", "Tarlatamab", "Bispecific T cell engager against DLL3 and CD3 with an Fc domain", "Approved", "NCT05740566"),
    ("Akeso/Summit Therapeutics", "Ivonescimab (AK112)", "Tetravalent bispecific antibody against PD-1 and VEGF",
     "Approved (China)", "NCT05840016"),
    ("Kelun-Biotech", "Sacituzumab tirumotecan (sac-TMT)", "TROP2 antibody conjugated to a belotecan-derived topoisomerase I "
     "inhibitor", "Approved (China)", "NCT05870319"),
    ("Iovance", "Lifileucel", "Autologous tumor-infiltrating lymphocytes, expanded outside the body", "Approved", "NCT02360579"),
)  # fmt: skip
SECTIONS = (
    ("A", "T cell engagers win against chemotherapy", (
        "In the randomized, open-label DeLLphi-304 trial, 509 patients with SCLC that had progressed on or after platinum-based "
        "chemotherapy received tarlatamab (n = 254) or chemotherapy (n = 255). Median OS was 13.6 months (95% CI, 11.1–not "
        "reached) with tarlatamab and 8.3 months (95% CI, 7.0–10.2) with chemotherapy (HR, 0.60; 95% CI, 0.47–0.77; P &lt; 0.001). "
        "Adverse events of grade 3 or higher were less frequent with tarlatamab (54% vs 80%), and so were those that led to "
        "discontinuation (5% vs 12%).<super>5</super> The most common treatment-related events of grade 3 or higher were "
        "neutropenia (4%) and lymphopenia (4%) with tarlatamab, and anemia (28%) and neutropenia (22%) with chemotherapy."
        "<super>6</super> In the earlier DeLLphi-301 trial, the 10-mg dose had brought an ORR of 40% (97.5% CI, 29–52); CRS occurred "
        "in 51% of patients at this dose.<super>7</super>",
        "Tebentafusp keeps its lead in uveal melanoma. After three years, median OS in the IMCgp100-202 trial (378 patients) was "
        "21.6 months (95% CI, 19.0–24.3) with tebentafusp and 16.9 months (95% CI, 12.9–19.5) in the control group (HR, 0.68; 95% "
        "CI, 0.54–0.87); the 3-year OS rates were 27% and 18%. The ORR was 11% vs 5%.<super>8</super>",
    )),
    ("B", "Two molecules from China change the standard in lung cancer", (
        "HARMONi-6, a double-blind phase 3 trial, compared ivonescimab with tislelizumab, each with paclitaxel and carboplatin, in "
        "532 patients with untreated squamous non-small cell lung cancer (NSCLC). Median progression-free survival (PFS) was 11.1 "
        "months (95% CI, 9.9–not evaluable) vs 6.9 months (95% CI, 5.8–8.6) (HR, 0.60; 95% CI, 0.46–0.78; P &lt; 0.0001). "
        "Treatment-related adverse events of grade 3 or higher occurred in 64% of the ivonescimab group and 54% of the "
        "tislelizumab group.<super>9</super>",
        "In OptiTROP-Lung04, 376 patients with EGFR-mutated NSCLC after a tyrosine kinase inhibitor were randomized to sac-TMT or "
        "platinum-based chemotherapy. Median PFS was 8.3 months (95% CI, 6.7–9.9) with sac-TMT and 4.3 months (95% CI, 4.2–5.5) "
        "with chemotherapy (HR, 0.49; 95% CI, 0.39–0.62; P &lt; 0.0001), the 12-month PFS rate 32.3% vs 7.9%, and the ORR 60.6% vs "
        "43.1%. Median OS was not reached with sac-TMT and was 17.4 months with chemotherapy (HR, 0.60; 95% CI, 0.44–0.82). No "
        "interstitial lung disease was reported with sac-TMT.<super>10,11</super> In triple-negative breast cancer "
        "(OptiTROP-Breast01), median PFS had been 6.7 months vs 2.5 months (HR, 0.32; 95% CI, 0.24–0.44).<super>12</super>",
    )),
    ("C", "From the bench, and from the cell factory", (
        "The selectivity of nemvaleukin goes back to work in mice. ALKS 4230 increased NK cell expansion and memory CD8+ T cells at "
        "doses that did not expand regulatory T cells, and induced significantly lower levels of interleukin-6 and interferon gamma "
        "than recombinant IL-2. In the B16F10 lung tumor model its antitumor efficacy was superior to that of recombinant "
        "IL-2.<super>13</super>",
        "IL-2 also stands behind lifileucel, whose patients receive it after the infusion. In the C-144-01 trial, 48 of 153 patients "
        "with advanced melanoma responded (ORR, 31.4%). At five years the median duration of response was 36.5 months and median OS "
        "13.9 months.<super>14</super>",
    )),
)  # fmt: skip
QUESTIONS = (
    "Which cytokine can show a survival benefit in a randomized trial, and against which control?",
    "Will the bleeding risk of VEGF blockade limit ivonescimab outside of selected centers?",
)
CLOSING = (
    "Trials with survival as their endpoint will sort these classes over the next two years. Until then, the safest reading is that "
    "a second function has to be paid for in the control arm: ivonescimab had to beat an anti-PD-1 antibody, tarlatamab had to beat "
    "chemotherapy, and the next cytokine will have to beat both.",
    "This sample report was written for the abstract2kb project from published results.",
)
REFERENCES = (
    "Vaishampayan et al. J Immunother Cancer 2024.",
    "ARTISTRY-1 part B. pearl.plymouth.ac.uk/nm-research/834.",
    "Mural Oncology. Press release, 25 March 2025.",
    "Chamie et al. NEJM Evid 2023;2(1).",
    "Mountzios et al. N Engl J Med 2025;393:349-361.",
    "Oncology Practice Management, July 2025.",
    "Ahn et al. N Engl J Med 2023;389:2063-2075.",
    "Hassel et al. N Engl J Med 2023;389:2256-2266.",
    "Chen et al. Lancet 2025;406:2078-2088.",
    "Fang et al. N Engl J Med 2025. doi:10.1056/NEJMoa2512071.",
    "Zhang. ESMO 2025, LBA5.",
    "Yin et al. Nat Med 2025;31:1969-1975.",
    "Lopes et al. J Immunother Cancer 2020;8:e000673.",
    "Medina et al. J Clin Oncol 2025;43:3565-3572.",
)


def style(size: float, bold: bool = False, **options: object) -> ParagraphStyle:
    """A paragraph style in the one font family."""
    font = "Source-Bold" if bold else "Source"
    return ParagraphStyle(f"s{size}{bold}{len(options)}", fontName=font, fontSize=size, leading=1.24 * size, **options)


BODY = style(10.0, spaceAfter=5.5)
HEADING = style(13.0, bold=True, textColor=TEAL, spaceBefore=5, spaceAfter=3)
CELL, CELL_HEAD = style(8.4), style(8.4, bold=True, textColor=HexColor("#ffffff"))
BULLET = style(9.6, leftIndent=9, bulletIndent=0, spaceAfter=3)
SMALL_HEAD = style(10.0, bold=True, spaceBefore=4, spaceAfter=3, keepWithNext=1)


def body(text: str) -> Paragraph:
    """A paragraph of body text; references are small raised digits."""
    return Paragraph(text.replace("<super>", '<super size="6.6" rise="3.6">'), BODY)


class Section(Flowable):
    """A heading with its letter at the right edge of the column."""

    def __init__(self, letter: str, title: str) -> None:
        super().__init__()
        self.letter, self.title = letter, Paragraph(title, HEADING)
        self.keepWithNext = 1

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """The heading leaves room for the letter."""
        self.width, self.height = available, self.title.wrap(available - 40, height)[1]
        return available, self.height + 6

    def draw(self) -> None:
        """Draw both on one line."""
        self.title.drawOn(self.canv, 0, 2)
        self.canv.setFont("Source-Bold", 15)
        self.canv.setFillColor(TEAL)
        self.canv.drawRightString(self.width, self.height - 10, self.letter)


def callout() -> Table:
    """The box with its own heading and bullets."""
    inner = [Paragraph(BOX_TITLE, style(11.5, bold=True, textColor=TEAL, spaceAfter=4))]
    inner += [Paragraph(text, BULLET, bulletText="•") for text in BOX]
    box = Table([[inner]], colWidths=[WIDTH], spaceBefore=4, spaceAfter=8)
    box.setStyle([("BACKGROUND", (0, 0), (-1, -1), PALE), ("BOX", (0, 0), (-1, -1), 0.8, TEAL), ("TOPPADDING", (0, 0), (-1, -1), 5)])
    return box


def pipeline() -> Table:
    """The table: filled header, thin grid, linked trial ids."""
    rows = [[Paragraph(text, CELL_HEAD) for text in HEAD]]
    for *texts, trial in ROWS:
        link = f'<link href="https://clinicaltrials.gov/study/{trial}" color="{LINK}">{trial}</link>'
        rows.append([Paragraph(text, CELL) for text in (*texts, link)])
    table = Table(rows, colWidths=[78, 98, WIDTH - 302, 54, 72], spaceAfter=6)
    table.setStyle([
        ("GRID", (0, 0), (-1, -1), 0.4, GREY), ("BACKGROUND", (0, 0), (-1, 0), TEAL), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ])  # fmt: skip
    return table


def story() -> list[Flowable]:
    """Everything, in order."""
    parts: list[Flowable] = [
        Paragraph(TITLE, style(19, bold=True, textColor=TEAL, spaceAfter=5)),
        Paragraph(LEAD, style(10.2, bold=True, spaceAfter=6)),
        *map(body, INTRO),
        callout(),
        Paragraph(CAPTION, SMALL_HEAD),
        pipeline(),
    ]
    for letter, title, paragraphs in SECTIONS:
        parts += [Section(letter, title), *map(body, paragraphs)]
    parts += [Paragraph("Key questions:", SMALL_HEAD), *(Paragraph(text, BULLET, bulletText="•") for text in QUESTIONS)]
    parts += [Spacer(1, 4), *(Paragraph(text, BODY) for text in CLOSING)]
    notes = " ".join(f"{number}. {text}" for number, text in enumerate(REFERENCES, 1))
    return [*parts, Paragraph("References", SMALL_HEAD), Paragraph(notes, style(7.4))]


def footer(canvas: Canvas, document: SimpleDocTemplate) -> None:
    """The running foot with the page number."""
    canvas.setFont("Source", 7)
    canvas.setFillColor(GREY)
    canvas.drawString(48, 28, "abstract2kb sample report")
    canvas.drawRightString(A4[0] - 48, 28, f"Page {document.page}")


def main() -> None:
    """Write report.pdf beside this file."""
    files = font_source_sans_pro.font_files_ttf
    registerFont(TTFont("Source", files["SourceSansPro"]))
    registerFont(TTFont("Source-Bold", files["SourceSansProBold"]))
    registerFontFamily("Source", normal="Source", bold="Source-Bold", italic="Source", boldItalic="Source-Bold")
    document = SimpleDocTemplate(
        str(OUT), pagesize=A4, leftMargin=42, rightMargin=42, topMargin=36, bottomMargin=40, title=TITLE, invariant=1,
        author="abstract2kb",
    )  # fmt: skip
    document.build(story(), onFirstPage=footer, onLaterPages=footer)


if __name__ == "__main__":
    main()
