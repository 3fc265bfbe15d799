"""Hospital pharmacists' bulletin after EHA 2023: two columns of short items, a full-width table. Needs reportlab and the DejaVu fonts."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    HRFlowable,
    KeepTogether,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

FONTS = Path("/usr/share/fonts/truetype/dejavu")
GREEN, LEAF, GREY, SAND = HexColor("#0f5c4a"), HexColor("#e6f0ec"), HexColor("#5b6661"), HexColor("#f6f1e4")
WIDTH, HEIGHT = A4
LEFT, GUTTER = 15 * mm, 6 * mm
COLUMN = (WIDTH - 2 * LEFT - GUTTER) / 2
TITLE = "After Frankfurt: ten drugs the wards will ask us for"


def fonts() -> None:
    for name, file in (
        ("Body", "DejaVuSerifCondensed.ttf"),
        ("Body-B", "DejaVuSerifCondensed-Bold.ttf"),
        ("Body-I", "DejaVuSerifCondensed-Italic.ttf"),
        ("Sans", "DejaVuSansCondensed.ttf"),
        ("Sans-B", "DejaVuSansCondensed-Bold.ttf"),
    ):
        path = FONTS / file
        if not path.exists():
            path = FONTS / file.replace("Condensed-Italic", "-Italic").replace("Condensed", "")
        if not path.exists():
            path = FONTS / "DejaVuSerif.ttf"
        pdfmetrics.registerFont(TTFont(name, str(path)))
    pdfmetrics.registerFontFamily("Body", normal="Body", bold="Body-B", italic="Body-I", boldItalic="Body-B")
    pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="Sans-B", italic="Sans", boldItalic="Sans-B")


def styles() -> dict[str, ParagraphStyle]:
    body = ParagraphStyle("body", fontName="Body", fontSize=9, leading=11.7, spaceAfter=2.6)
    return {
        "body": body,
        "lead": ParagraphStyle("lead", parent=body, fontSize=9.2, leading=12, spaceAfter=5),
        "bullet": ParagraphStyle("bullet", parent=body, leftIndent=9, bulletIndent=0),
        "part": ParagraphStyle(
            "part",
            fontName="Sans-B",
            fontSize=9,
            leading=11,
            textColor=white,
            backColor=GREEN,
            borderPadding=(1.6, 3, 1.8, 3),
            spaceBefore=5,
            spaceAfter=5.5,
        ),
        "drug": ParagraphStyle("drug", fontName="Sans-B", fontSize=10.4, leading=12.6, textColor=GREEN, spaceBefore=4.6),
        "line": ParagraphStyle("line", fontName="Sans", fontSize=7.8, leading=9.8, textColor=GREY, spaceAfter=1.8),
        "tip": ParagraphStyle(
            "tip", fontName="Sans", fontSize=8.2, leading=10.4, backColor=LEAF, borderPadding=(1.2, 2.5, 1.6, 2.5), spaceBefore=1.5, spaceAfter=5.5
        ),
        "cell": ParagraphStyle("cell", fontName="Sans", fontSize=7.9, leading=9.6),
        "mid": ParagraphStyle("mid", fontName="Sans", fontSize=7.9, leading=9.6, alignment=TA_CENTER),
        "head": ParagraphStyle("head", fontName="Sans-B", fontSize=7.6, leading=9.2, textColor=white),
        "headmid": ParagraphStyle("headmid", fontName="Sans-B", fontSize=7.6, leading=9.2, textColor=white, alignment=TA_CENTER),
        "caption": ParagraphStyle("caption", fontName="Sans-B", fontSize=8, leading=10, textColor=GREEN, spaceAfter=2),
        "small": ParagraphStyle("small", fontName="Sans", fontSize=7.2, leading=9.2, textColor=GREY, spaceBefore=2.5),
    }


LYMPHOMA = [
    (
        "Glofitamab (Columvi)",
        "Roche · NP30179, NCT03075696, phase 1/2 · relapsed or refractory DLBCL",
        "A CD20×CD3 bispecific antibody, given for a fixed 12 cycles. At a median follow-up of 12.6 months 39% of 155 patients (95% CI, 32–48) had a complete response (CR); after CAR T-cell therapy it was 35% of 52. Most (78%) of these responses were still there at 12 months, when progression-free survival (PFS) was 37% (95% CI, 28–46). Cytokine release syndrome (CRS) is the event to plan for. Neurological events of grade 3 or more were seen in 3%. The US licence came on 15 June.",
        "Obinutuzumab 1000 mg goes in seven days before; one tocilizumab dose per patient must be on the shelf.",
    ),
    (
        "Epcoritamab (Epkinly, Tepkinly)",
        "Genmab and AbbVie · EPCORE NHL-1, NCT03625037 · large B-cell lymphoma",
        "The same two targets, but under the skin and until progression. Of 157 patients 63.1% responded and 38.9% had a CR. Median duration of response was 12.0 months, not reached among complete responders. ICANS affected ten patients (6.4%), one of whom died of it.",
        "Two dilutions in the step-up weeks. Prepare in the isolator; ward dilution will not be allowed here.",
    ),
    (
        "Odronextamab",
        "Regeneron · ELM-2, NCT03888105, phase 2 · not licensed",
        "Third in line. The DLBCL cohort of 127 was updated in Frankfurt: objective response rate (ORR) 49%, CR 31%, and a median duration of CR of 18 months. The follicular cohort had been shown in December, with an ORR of 82% and CR in 75% of 121 patients. After the step-up regimen was changed, only one patient had grade 3 CRS. Infections worry us more: 38% had one of grade 3 or above, COVID-19 included.",
        None,
    ),
    (
        "Axicabtagene ciloleucel (axi-cel, Yescarta)",
        "Kite, a Gilead company · ZUMA-7, NCT03391466, phase 3 · second-line large B-cell lymphoma",
        "The first curative-intent trial in nearly 30 years to lengthen life in this setting. Of 359 patients randomised, 180 were assigned to axi-cel and 179 to standard care. After 47.2 months median overall survival (OS) was not reached against 31.1 months (HR 0.73; 95% CI, 0.54–0.98; p=0.03); at four years 54.6% and 46.0% were alive. Median PFS: 14.7 versus 3.7 months. No new serious adverse events related to axi-cel had appeared since the primary analysis.",
        "Fludarabine and cyclophosphamide: order with the apheresis date, not after it.",
    ),
    (
        "Pirtobrutinib (Jaypirca)",
        "Loxo@Lilly · BRUIN, NCT03740529, phase 1/2 · mantle cell lymphoma, CLL",
        "A reversible BTK inhibitor for those who have exhausted the covalent ones. In 90 pretreated patients with mantle cell lymphoma the ORR was 57.8% (95% CI, 46.9–68.1), including 20.0% CR; median duration of response, 21.6 months. In CLL after a BTK inhibitor, 82.2% of 247 responded and PFS was 19.6 months. Atrial fibrillation was rare (2.8%), bruising was not (23.7%).",
        "Tablets, 200 mg once a day. Halve on strong CYP3A inhibitors.",
    ),
    (
        "Zanubrutinib (Brukinsa)",
        "BeiGene · ALPINE, NCT03734016, phase 3 · relapsed CLL/SLL",
        "Head to head with ibrutinib in 652 patients. PFS at 24 months was 78.4% against 65.9% (HR 0.65; 95% CI, 0.49–0.86). Atrial fibrillation or flutter occurred in 5.2% and 13.3%, and cardiac events killed six patients on ibrutinib and none on zanubrutinib. Quality-of-life posters in Frankfurt pointed the same way.",
        None,
    ),
]

LEUKAEMIA = [
    (
        "Quizartinib (Vanflyta)",
        "Daiichi Sankyo · QuANTUM-First, NCT02668653, phase 3 · new FLT3-ITD-positive AML",
        "539 adults received quizartinib or placebo with induction and consolidation, then alone for up to three years. OS was 31.9 and 15.1 months (HR 0.78; 95% CI, 0.62–0.98; p=0.032), CR 44.9% and 39.2%. The subgroup report at EHA dealt with transplantation in first remission. Grade 3 or 4 QT prolongation was found in 3.0% of the quizartinib arm, and two patients had a cardiac arrest.",
        "Posaconazole or voriconazole: cut 40 mg to 20 mg. ECG before each step.",
    ),
    (
        "Ziftomenib (KO-539)",
        "Kura Oncology · KOMET-001, NCT04067336, phase 1/2 · relapsed AML",
        "Menin inhibitor. At 600 mg seven of 20 patients with mutant NPM1 (35%) had a CR, with a median duration of response of 8.2 months; none of the KMT2A group entered this count. Differentiation syndrome, 20% at that dose, was of grade 3 in 5% and had been fatal in none. Company mouse data have it prolonging survival with venetoclax over either drug alone.",
        None,
    ),
    (
        "Ponatinib (Iclusig)",
        "Takeda; Incyte in Europe · PhALLCON, NCT03589326, phase 3 · new Ph-positive ALL",
        "Randomised 2:1 against imatinib, both with reduced-intensity chemotherapy; n=245. MRD-negative CR at the end of induction was doubled, 34.4% versus 16.7% (p=0.002). Event-free survival had not matured. Arterial occlusive events were few, 2.5% and 1.2%. We would not expect a licence in this line before 2024.",
        "30 mg, then 15 mg once MRD-negative. Not to be crushed.",
    ),
    (
        "Asciminib (Scemblix)",
        "Novartis · ASCEMBL, NCT03106779, phase 3 · chronic-phase CML, third line or later",
        "233 patients, asciminib or bosutinib. The week 96 analysis gives a major molecular response (MMR) rate of 37.6% against 15.8%. After imatinib as the last inhibitor the rates were 55.6% and 14.3%, after ponatinib 20.0% and 11.8%. Adverse events led 7.7% to stop asciminib and 26.3% to stop bosutinib; diarrhoea was the usual reason with the latter.",
        "Empty stomach: two hours after food, one hour before.",
    ),
]

BRIEF = [
    "<b>Revumenib</b> (Syndax), the other menin inhibitor, is a few months ahead: in the phase 1 part of AUGMENT-101 (NCT04065399) CR, or CR with partial haematological recovery, came to 30% of 60 patients.",
    "<b>Lisocabtagene maraleucel</b> (Breyanzi, Bristol Myers Squibb) has reached CLL. In the primary analysis set of TRANSCEND CLL 004 (NCT03331198) nine of 49 patients had a CR (18%), and MRD was undetectable in the blood of 63%. Grade 3 CRS in 9%, none of grade 4 or 5.",
    "<b>Bispecifics, first dose:</b> dexamethasone given, tocilizumab prescribed, bed booked for 24 hours, patient card in the pocket.",
]

DECISIONS = [
    "Glofitamab and epcoritamab: no routine use before the NICE appraisals report. Requests through the lymphoma meeting, one named patient at a time; the manufacturers' early access schemes cover the drug but not the bed.",
    "Axi-cel in second line: the referral form now asks for the date of the last dose of bendamustine, which harms the harvest of T cells. The apheresis unit can take two patients a week.",
    "Pirtobrutinib: supported for mantle cell lymphoma after a covalent BTK inhibitor. For CLL we shall wait for the randomised BRUIN CLL-321 (NCT04666038), which compares it with idelalisib plus rituximab or bendamustine plus rituximab in some 250 patients and whose sponsor must show a gain in PFS.",
    "Quizartinib: midostaurin stays first choice until there is a European licence. Nobody has compared the two; the committee thought an absolute gain of ten points in survival at three years would be needed to justify weekly ECGs.",
    "Ponatinib and asciminib: no change. Both need the cardiovascular checklist that is printed on the back of the prescription.",
]

ROWS = [
    ("Glofitamab", "IV; step-up, then every 3 weeks", "154", "63", "4", "27", "9"),
    ("Epcoritamab", "SC; weekly, later 4-weekly", "157", "49.7", "2.5", "14.6", "7.6"),
    ("Odronextamab (DLBCL)", "IV; weekly, later 2-weekly", "140", "55", "1", "17", "10"),
    ("Axi-cel", "IV; single infusion", "170", "92", "6", "69", "–"),
    ("Pirtobrutinib", "Oral; once daily", "583", "–", "–", "20", "2.6"),
    ("Zanubrutinib", "Oral; twice daily", "324", "–", "–", "21", "15.4"),
    ("Quizartinib", "Oral; once daily", "265", "–", "–", "18.1", "20.4"),
]


def first(canvas, doc) -> None:
    canvas.saveState()
    canvas.setFillColor(GREEN)
    canvas.rect(0, HEIGHT - 31 * mm, WIDTH, 31 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont("Sans", 8.5)
    canvas.drawString(LEFT, HEIGHT - 9.5 * mm, "THE FORMULARY POST")
    canvas.drawRightString(WIDTH - LEFT, HEIGHT - 9.5 * mm, "Haematology special · July 2023 · No. 57")
    canvas.setFont("Body-B", 18)
    canvas.drawString(LEFT, HEIGHT - 19 * mm, TITLE)
    canvas.setFont("Sans", 8)
    canvas.drawString(
        LEFT, HEIGHT - 26 * mm, "Medicines Information, Harbourside University Hospitals NHS Trust · EHA 2023 Congress, Frankfurt, 8–11 June"
    )
    canvas.restoreState()
    foot(canvas, doc)


def later(canvas, doc) -> None:
    canvas.saveState()
    canvas.setFillColor(GREEN)
    canvas.setFont("Sans-B", 7.5)
    canvas.drawString(LEFT, HEIGHT - 11 * mm, "THE FORMULARY POST · No. 57")
    canvas.setFont("Sans", 7.5)
    canvas.drawRightString(WIDTH - LEFT, HEIGHT - 11 * mm, "Lymphoma and leukaemia after EHA 2023")
    canvas.setStrokeColor(GREEN)
    canvas.setLineWidth(1)
    canvas.line(LEFT, HEIGHT - 13 * mm, WIDTH - LEFT, HEIGHT - 13 * mm)
    canvas.restoreState()
    foot(canvas, doc)


def foot(canvas, doc) -> None:
    canvas.saveState()
    canvas.setFillColor(GREY)
    canvas.setFont("Sans", 6.6)
    canvas.drawString(LEFT, 8 * mm, "For staff of the Trust. Not a substitute for the SmPC. Enquiries: ext. 4417, formulary.post@harbourside.example")
    canvas.drawRightString(WIDTH - LEFT, 8 * mm, f"page {doc.page} of 2")
    canvas.restoreState()


def entry(style: dict[str, ParagraphStyle], drug: str, line: str, text: str, tip: str | None) -> KeepTogether:
    parts = [Paragraph(drug, style["drug"]), Paragraph(line, style["line"]), Paragraph(text, style["body"])]
    if tip:
        parts.append(Paragraph(f"<b>Dispensary:</b> {tip}", style["tip"]))
    return KeepTogether(parts)


def render(out: Path) -> None:
    fonts()
    style = styles()
    low = 13 * mm
    tall = HEIGHT - 34 * mm - low
    table_height = 203 * mm
    upper = HEIGHT - 15 * mm - low - table_height
    pad = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    doc = BaseDocTemplate(str(out), pagesize=A4, title=TITLE, author="Medicines Information, Harbourside University Hospitals", invariant=1)
    doc.addPageTemplates(
        [
            PageTemplate("first", [Frame(LEFT, low, COLUMN, tall, **pad), Frame(LEFT + COLUMN + GUTTER, low, COLUMN, tall, **pad)], onPage=first),
            PageTemplate(
                "later",
                [
                    Frame(LEFT, low + table_height, COLUMN, upper, **pad),
                    Frame(LEFT + COLUMN + GUTTER, low + table_height, COLUMN, upper, **pad),
                    Frame(LEFT, low, WIDTH - 2 * LEFT, table_height, id="table", **pad),
                ],
                onPage=later,
            ),
        ]
    )
    story = [
        Paragraph(
            "Every June we come home with a list of names that consultants have already begun to write on request forms. Here they are, with maker, trial, what the drug did and what it did to people. Licence status is that of early July; none is on our formulary yet except zanubrutinib and axi-cel.",
            style["lead"],
        ),
        Paragraph("LYMPHOMA AND CLL", style["part"]),
    ]
    story += [entry(style, *item) for item in LYMPHOMA]
    story.insert(2, NextPageTemplate("later"))
    story += [Paragraph("LEUKAEMIA", style["part"])]
    story += [entry(style, *item) for item in LEUKAEMIA]
    story.append(FrameBreak())
    story.append(KeepTogether([Paragraph("ALSO HEARD", style["part"]), *[Paragraph(text, style["body"]) for text in BRIEF]]))
    story.append(FrameBreak("table"))
    head = ["Drug", "Route and rhythm", "N", "CRS, any grade", "CRS, grade ≥3", "Neutropenia, grade ≥3", "Stopped for adverse events"]
    data = [[Paragraph(text, style["head"] if at < 2 else style["headmid"]) for at, text in enumerate(head)]]
    data += [[Paragraph(text, style["cell"] if at < 2 else style["mid"]) for at, text in enumerate(row)] for row in ROWS]
    table = Table(data, colWidths=[33 * mm, 45 * mm, 14 * mm, 20 * mm, 20 * mm, 24 * mm, 24 * mm], repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), GREEN),
                ("ROWBACKGROUNDS", (0, 1), (-1, -1), [white, LEAF]),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("TOPPADDING", (0, 0), (-1, -1), 2.2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6),
                ("LINEBELOW", (0, -1), (-1, -1), 0.8, GREEN),
            ]
        )
    )
    story += [
        HRFlowable(width="100%", thickness=0.6, color=GREEN, spaceBefore=1, spaceAfter=4),
        Paragraph("Table. Handling and harm at a glance (% of the safety population, N)", style["caption"]),
        table,
        Paragraph(
            "ALL, acute lymphoblastic leukaemia; AML, acute myeloid leukaemia; CLL, chronic lymphocytic leukaemia; CML, chronic myeloid leukaemia; DLBCL, diffuse large B-cell lymphoma; ICANS, immune effector cell-associated neurotoxicity syndrome; IV, intravenous; MRD, measurable residual disease; SC, subcutaneous; SLL, small lymphocytic lymphoma; SmPC, summary of product characteristics. Trials differ in design; do not rank drugs by this table.",
            style["small"],
        ),
        Paragraph("FROM THE DRUGS AND THERAPEUTICS COMMITTEE, 29 JUNE", style["part"]),
        *[Paragraph(text, style["bullet"], bulletText="•") for text in DECISIONS],
        Spacer(1, 4),
        Paragraph(
            "<b>Written by</b> P. Anstruther, lead pharmacist, haematology; checked by R. Okonedo. Declarations: P.A. has had travel support from Baxter. <b>Next issue:</b> biosimilars and the winter vaccine round.",
            style["small"],
        ),
    ]
    doc.build(story)


if __name__ == "__main__":
    render(Path(__file__).with_name(f"{Path(__file__).parent.name}.pdf"))
