"""A two-page round-up drawn with reportlab (needs font-source-serif-pro and font-source-sans-pro)."""

from __future__ import annotations

from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import letter
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
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

GREEN, LIME, GREY, PALE = HexColor("#1f5a43"), HexColor("#8fae3a"), HexColor("#666f6a"), HexColor("#eff4ea")
TITLE = "Vaccines find a setting, viruses look for a partner"


def fonts() -> None:
    for module, family, name in ((font_source_serif_pro, "SourceSerifPro", "Serif"), (font_source_sans_pro, "SourceSansPro", "Sans")):
        folder = Path(module.__file__).parent / "files"
        for cut, suffix in (("Regular", ""), ("Bold", "-B"), ("It", "-I"), ("BoldIt", "-BI")):
            pdfmetrics.registerFont(TTFont(name + suffix, str(folder / f"{family}-{cut}.ttf")))
        pdfmetrics.registerFontFamily(name, normal=name, bold=name + "-B", italic=name + "-I", boldItalic=name + "-BI")


def style(name: str, **more) -> ParagraphStyle:
    base = {"fontName": "Serif", "fontSize": 10.1, "leading": 12.5, "spaceAfter": 5, "alignment": TA_LEFT}
    return ParagraphStyle(name, **{**base, **more})


VACCINES = [
    ("h", "Vaccines: earlier is easier"),
    (
        "p",
        "The melanoma data that revived this field were not new in San Diego, but every speaker began with them. In KEYNOTE-942 (NCT03897881) 157 patients with resected stage IIIB to IV disease were "
        "randomized 2:1, and mRNA-4157 (V940) added to pembrolizumab lowered the hazard of recurrence or death (HR, 0.561; 95% CI, 0.309–1.017). Eighteen-month recurrence-free survival (RFS) was 78.6% with the "
        "vaccine and 62.2% without; for distant metastasis the HR was 0.347 (95% CI, 0.145–0.828). Moderna and Merck have since opened a phase 3 trial, V940-001 (NCT05933577), which will take 1,089 patients.",
    ),
    (
        "p",
        "<b>TG4050.</b> Transgene and NEC put up to 30 patient-specific neoantigens into a modified vaccinia Ankara (MVA) vector. Their phase 1 trial (NCT04183166) randomized 32 patients with head and neck cancer in remission "
        "after surgery and chemoradiation. None of the 16 vaccinated at once has relapsed; three of the 16 in the delayed arm have. No related serious adverse event was reported, and injection site reactions were mild. "
        "It is a small trial with a short follow-up. Even so, we left the poster thinking that minimal disease is where a vaccine belongs.",
    ),
    (
        "p",
        "<b>ELI-002 2P</b> makes the same bet. Elicio's two KRAS peptides (G12D and G12R) and a CpG adjuvant are each tied to an albumin-binding lipid so that they end up in the lymph node. In AMPLIFY-201 (NCT04853017; phase 1) 25 "
        "patients with pancreatic or colorectal cancer and residual ctDNA after surgery were treated. Tumor biomarkers fell in 21 of 25 (84%) and cleared in six (24%). Median RFS was 16.33 months overall; patients "
        "with a T-cell response above the median did far better than those below it (HR for relapse or death, 0.14; P=.0167). There was no dose-limiting toxicity and no cytokine release syndrome. Fatigue (24%), injection "
        "site reaction (16%) and myalgia (12%) led the list.",
    ),
    (
        "p",
        "<b>Nous-209</b> goes earlier still, to carriers of Lynch syndrome who do not have cancer. The Nouscom vaccine encodes 209 frameshift peptides in a great ape adenovirus (prime) and in MVA (boost). In the first ten "
        "participants of a phase 1b/2 study (NCT05078866) immune responses were found in every one, and no serious event was related. Efficacy cannot be judged before the colonoscopies of year two.",
    ),
    ("h", "Metastatic disease: a harder sell"),
    (
        "p",
        "<b>IO102-IO103</b> (IO Biotech) raises T cells against IDO and PD-L1. With nivolumab it had produced responses in 80% of patients with untreated melanoma, half of all patients having a complete response. The basket "
        "trial IOB-022/KN-D38 (NCT05077709; phase 2) pairs it with pembrolizumab. In NSCLC with a PD-L1 score of 50% or more, 10 of 18 evaluable patients had a partial response (56%), and in head and neck cancer the objective response "
        "rate (ORR) was 44% in an interim look at 9 patients. Injection site reactions were the commonest event (38%); grade ≥3 treatment-related events were seen in 8%. Whether that is more than pembrolizumab does by "
        "itself is a question for the phase 3 trial in melanoma, IOB-013/KN-D18 (NCT05155254). It is designed to detect a PFS hazard ratio of 0.66.",
    ),
    (
        "p",
        "<b>PDS0101</b> (PDS Biotech) delivers HPV16 peptides in a cationic lipid, R-DOTAP. VERSATILE-002 (NCT04260126; phase 2) has now passed its bar: 14 of 54 checkpoint-naive patients with HPV16-positive head and neck cancer have a confirmed "
        "response on PDS0101 plus pembrolizumab. Median progression-free survival (PFS) was 10.4 months, and the 12-month overall survival (OS) rate 87.1%. KEYNOTE-048 had a median PFS of 3.2 months for pembrolizumab alone. The company plans a randomized trial, VERSATILE-003.",
    ),
    (
        "p",
        "<b>EVX-01</b>, Evaxion's AI-selected peptide vaccine, is in phase 2 with pembrolizumab (KEYNOTE-D36, NCT05309421). Its first cohort had shown responses in 8 of 12 patients with melanoma (67%). The new poster covers five patients: all five mounted neoantigen-specific "
        "T cells and three had an objective response. Enrollment has been cut for want of cash.",
    ),
]

VIRUSES = [
    ("h", "Oncolytic viruses: what they add"),
    (
        "p",
        "<b>RP2</b> gave the liveliest session. Replimune's herpes simplex virus codes for GM-CSF, the fusogenic protein GALV-GP R– and an antibody to CTLA-4. Seventeen patients with metastatic uveal melanoma, nearly all pretreated with checkpoint "
        "inhibitors, received it alone (n = 3) or with nivolumab (n = 14) in a phase 1 trial (NCT04336241). The ORR was 29.4% (5 of 17): one of three on RP2 alone and four of 14 on the pair. Median duration of response (DOR) stood at 11.5 months. Pyrexia (58.8%), chills (52.9%), "
        "fatigue (47.1%) and hypotension (29.4%) were the usual reactions; grade 3 hypotension occurred in two patients, and there were no grade 4 or 5 treatment-related events. In liver metastases, injected under ultrasound, that is more than we expected. "
        "Tebentafusp, the only licensed drug here, has a response rate of 9% and is confined to HLA-A*02:01.",
    ),
    (
        "p",
        "<b>RP1</b> (vusolimogene oderparepvec) lacks the antibody. IGNYTE (NCT03767348) will report all 156 patients with anti-PD-1-failed melanoma next year; of the first 75, 36% responded to RP1 plus nivolumab and 20% completely. We would want at least 30% in the full cohort.",
    ),
    (
        "p",
        "<b>CAN-3110</b>, Candel's herpesvirus in which nestin switches ICP34.5 back on, was injected once into recurrent high-grade glioma in 41 patients (NCT03152318). Median OS was 11.6 months. It was 14.2 months in patients with antibodies to HSV-1 and 7.8 months in those without. No dose-limiting toxicity occurred; two patients "
        "had seizures of grade 3. A repeat-dosing cohort of 12 is under way. Its adenoviral sister <b>CAN-2409</b> (aglatimagene besadenovec), given with valacyclovir on top of continuing checkpoint inhibition, is in phase 2 in NSCLC (NCT04495153). Disease control was reached in 77% of those who entered with progressive disease. "
        "Candel reminds us that docetaxel buys 10 to 13 months in this situation.",
    ),
    (
        "p",
        "<b>BT-001</b> comes from Transgene and BioInvent: a vaccinia virus with GM-CSF and a full-length anti-CTLA-4. The phase 1/2a monotherapy part (NCT04725331; 18 patients) closed without dose-limiting toxicity. Injected lesions were stable in eleven. No systemic exposure to the antibody was measured, which is the point of the design.",
    ),
    ("h", "From the bench"),
    (
        "p",
        "Three preclinical posters stood out. <b>VET3-TGI</b> (KaliVir) is an oncolytic vaccinia that carries IL-12 and a TGF-β inhibitor; in MC38 tumors it led to complete regressions after intravenous as well as intratumoral dosing, and survival was longer than with the unarmed virus. "
        "<b>KB707</b> (Krystal Biotech) is not oncolytic. A replication-defective HSV-1 brings IL-2 and IL-12 genes into the tumor: in mice with checkpoint-refractory B16F10 melanoma the vector significantly prolonged survival against an anti-PD-1 antibody, and cured animals rejected a second graft. OPAL-1 "
        "(NCT05970497; phase 1) is open. Lastly, an Oslo group showed that <b>igrelimogene litadenorepvec</b> (TILT-123; TILT Biotherapeutics), an adenovirus with TNF and IL-2, increased T-cell infiltration in ovarian cancer slices ex vivo but left tumor-cell viability unchanged unless tumor-infiltrating lymphocytes were added.",
    ),
    ("h", "Dates to watch"),
    (
        "p",
        "BioNTech and Genentech were absent but on every tongue. Autogene cevumeran goes into a phase 2 trial in resected pancreatic cancer, IMCODE003 (NCT05968326; 260 patients planned), on the strength of sixteen vaccinated patients: the eight who mounted T cells had not reached median RFS, the eight who did not relapsed at a median of 13.4 months (HR, 0.08; 95% CI, 0.01–0.40; P=.003). "
        "Elicio's seven-peptide successor, ELI-002 7P, is in AMPLIFY-7P (NCT05726864; phase 1/2). IO Biotech hopes to complete the 380 patients of IOB-013/KN-D18 by the end of the year, and Candel has promised survival data on CAN-2409 for the second quarter of 2024.",
    ),
]

ROWS = [
    ("Agent", "Owner", "Build", "Stage", "Trial", "With"),
    ("mRNA-4157 (V940)", "Moderna; Merck", "Lipid nanoparticle mRNA, up to 34 neoantigens", "Phase 3", "NCT05933577", "Pembrolizumab"),
    ("IO102-IO103", "IO Biotech", "Two peptides, IDO and PD-L1, in Montanide", "Phase 3", "NCT05155254", "Pembrolizumab"),
    ("PDS0101", "PDS Biotech", "HPV16 peptides in R-DOTAP", "Phase 2", "NCT04260126", "Pembrolizumab"),
    ("EVX-01", "Evaxion", "Neoantigen peptides, CAF09b adjuvant", "Phase 2", "NCT05309421", "Pembrolizumab"),
    ("Nous-209", "Nouscom", "GAd20 prime, MVA boost, 209 frameshift peptides", "Phase 1b/2", "NCT05078866", "None"),
    ("TG4050", "Transgene; NEC", "Individualized MVA", "Phase 1", "NCT04183166", "None"),
    ("ELI-002 2P", "Elicio", "Amphiphile KRAS G12D and G12R peptides with CpG", "Phase 1", "NCT04853017", "None"),
    ("RP1", "Replimune", "HSV-1 with GM-CSF and GALV-GP R–", "Phase 2", "NCT03767348", "Nivolumab"),
    ("RP2", "Replimune", "As RP1, with anti-CTLA-4", "Phase 1", "NCT04336241", "Nivolumab"),
    ("CAN-2409", "Candel", "Non-replicating adenovirus with HSV thymidine kinase", "Phase 3*", "NCT04495153", "Valacyclovir"),
    ("CAN-3110", "Candel", "HSV-1, ICP34.5 under the nestin promoter", "Phase 1", "NCT03152318", "None"),
    ("BT-001", "Transgene; BioInvent", "Vaccinia with GM-CSF and anti-CTLA-4", "Phase 1/2", "NCT04725331", "Pembrolizumab (part B)"),
    ("KB707", "Krystal Biotech", "Non-replicating HSV-1 with IL-2 and IL-12", "Phase 1", "NCT05970497", "None"),
    ("VET3-TGI", "KaliVir", "Vaccinia with IL-12 and TGF-β inhibitor", "Preclinical", "—", "None"),
]


def furniture(canvas, doc) -> None:
    width, height = letter
    canvas.saveState()
    if doc.page == 1:
        canvas.setFillColor(GREEN)
        canvas.rect(0, height - 25 * mm, width, 25 * mm, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.setFont("Sans-B", 21)
        canvas.drawString(14 * mm, height - 14 * mm, TITLE)
        canvas.setFont("Sans", 10)
        canvas.drawString(14 * mm, height - 20.5 * mm, "Cancer vaccines and oncolytic viruses at SITC 2023, San Diego, November 1–5")
        canvas.setFont("Sans-B", 9)
        canvas.drawRightString(width - 14 * mm, height - 20.5 * mm, "THE PRIMING SIGNAL · No. 18")
    else:
        canvas.setFillColor(GREY)
        canvas.setFont("Sans", 8)
        canvas.drawString(14 * mm, height - 10 * mm, "THE PRIMING SIGNAL · No. 18")
        canvas.drawRightString(width - 14 * mm, height - 10 * mm, "SITC 2023 round-up")
        canvas.setStrokeColor(LIME)
        canvas.line(14 * mm, height - 12 * mm, width - 14 * mm, height - 12 * mm)
    canvas.setFillColor(GREY)
    canvas.setFont("Sans", 7)
    canvas.drawString(
        14 * mm, 8 * mm, "The Priming Signal, November 20, 2023. Written by E. Castellvi and R. Oduya. Letters: editors@primingsignal.example"
    )
    canvas.drawRightString(width - 14 * mm, 8 * mm, f"Page {doc.page} of 2")
    canvas.restoreState()


def flow(items) -> list:
    head = style("h", fontName="Sans-B", fontSize=12.5, leading=15, textColor=GREEN, spaceBefore=4, spaceAfter=2.5)
    body = style("p")
    return [Paragraph(text, head if kind == "h" else body) for kind, text in items]


def at_a_glance(width: float) -> KeepTogether:
    cell = style("c", fontName="Sans", fontSize=7.6, leading=8.8, spaceAfter=0)
    top = style("t", fontName="Sans-B", fontSize=7.8, leading=9, spaceAfter=0, textColor=white)
    data = [[Paragraph(text, top if row == 0 else cell) for text in line] for row, line in enumerate(ROWS)]
    table = Table(data, colWidths=[width * share for share in (0.17, 0.16, 0.31, 0.1, 0.12, 0.14)], repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), GREEN),
                ("ROWBACKGROUNDS", (0, 1), (-1, -1), [white, PALE]),
                ("LINEBELOW", (0, 0), (-1, -1), 0.3, LIME),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("TOPPADDING", (0, 0), (-1, -1), 1.3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    title = style("tt", fontName="Sans-B", fontSize=9.6, leading=12, textColor=GREEN, spaceAfter=2)
    note = style("n", fontName="Sans", fontSize=7.2, leading=8.6, textColor=GREY, spaceBefore=2, spaceAfter=0)
    return KeepTogether(
        [
            Paragraph("At a glance: who has what", title),
            table,
            Paragraph(
                "* In prostate cancer; the trial shown is the phase 2 study in lung cancer. ctDNA, circulating tumor DNA; HSV, herpes simplex virus; NSCLC, non-small cell lung cancer. "
                "Figures from posters photographed by the authors may differ from the abstracts. R. Oduya has consulted for Dynavax.",
                note,
            ),
        ]
    )


def box(width: float) -> Table:
    text = style("b", fontName="Sans", fontSize=9.8, leading=12, spaceAfter=3)
    cells = [
        Paragraph("<b><font color='#1f5a43'>What we take home</font></b>", text),
        Paragraph(
            "1. The best vaccine signals come from patients who have no visible tumor, and the worst trial design is a single arm in first-line metastatic disease.",
            text,
        ),
        Paragraph(
            "2. A virus that responds in the liver changes the commercial case. RP2 should be randomized in uveal melanoma, and we hear that it will be.",
            text,
        ),
        Paragraph("3. We would bet on V940 reaching the market before 2028, and against any peptide vaccine doing so.", text),
    ]
    table = Table([[cells]], colWidths=[width])
    table.setStyle(
        TableStyle([("BACKGROUND", (0, 0), (-1, -1), PALE), ("LINEBEFORE", (0, 0), (0, -1), 3, LIME), ("LEFTPADDING", (0, 0), (-1, -1), 7)])
    )
    return table


def render(out) -> None:
    fonts()
    width, height = letter
    margin, gutter, bottom = 14 * mm, 6 * mm, 12 * mm
    column = (width - 2 * margin - gutter) / 2
    pad = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    first = height - 28 * mm - bottom
    glance = 92 * mm
    later = height - 15 * mm - bottom - glance - 3 * mm
    pages = [
        PageTemplate(
            "one", [Frame(margin, bottom, column, first, **pad), Frame(margin + column + gutter, bottom, column, first, **pad)], onPage=furniture
        ),
        PageTemplate(
            "two",
            [
                Frame(margin, bottom + glance + 3 * mm, column, later, **pad),
                Frame(margin + column + gutter, bottom + glance + 3 * mm, column, later, **pad),
                Frame(margin, bottom, width - 2 * margin, glance, **pad),
            ],
            onPage=furniture,
        ),
    ]
    document = BaseDocTemplate(str(out), pagesize=letter, pageTemplates=pages, title=TITLE, author="The Priming Signal", invariant=1)
    story = [NextPageTemplate("two"), *flow(VACCINES), *flow(VIRUSES), Spacer(1, 4), box(column), FrameBreak(), at_a_glance(width - 2 * margin)]
    document.build(story)


if __name__ == "__main__":
    render("sitc-2023-vaccine-virus-roundup.pdf")
