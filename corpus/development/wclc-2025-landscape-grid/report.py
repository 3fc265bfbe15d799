from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageBreak, PageTemplate, Paragraph, Spacer, Table, TableStyle

D = "/usr/share/fonts/truetype/dejavu/"
pdfmetrics.registerFont(TTFont("S", D + "DejaVuSans.ttf"))
pdfmetrics.registerFont(TTFont("SB", D + "DejaVuSans-Bold.ttf"))
pdfmetrics.registerFontFamily("S", normal="S", bold="SB", italic="S", boldItalic="SB")
NAVY = colors.HexColor("#1d3557")
TINT = colors.HexColor("#eef3f8")
MID = colors.HexColor("#c9d6e3")

c = ParagraphStyle("c", fontName="S", fontSize=7.2, leading=9.2)
cc = ParagraphStyle("cc", parent=c, alignment=1)
h = ParagraphStyle("h", parent=cc, fontName="SB", textColor=colors.white)
foot = ParagraphStyle("foot", parent=c, fontSize=7.2, leading=9.6)
title = ParagraphStyle("t", fontName="SB", fontSize=15, leading=18, textColor=NAVY)
sub = ParagraphStyle("s", fontName="S", fontSize=7.4, leading=10, textColor=colors.HexColor("#333333"), spaceAfter=4)
body = ParagraphStyle("b", fontName="S", fontSize=8.9, leading=12, spaceAfter=4)
kh = ParagraphStyle("kh", fontName="SB", fontSize=9.6, leading=12.4, textColor=NAVY, spaceBefore=5, spaceAfter=2)
bul = ParagraphStyle("bul", parent=body, leftIndent=9, bulletIndent=0)


def P(t, s=c):
    return Paragraph(t, s)


def sup(t):
    return f"<super size=5>{t}</super>"


def grid():
    def C(t):
        return P(t, cc)

    def H(t):
        return P(t, h)

    rows = [
        [H("Trial"), H("Drug / company"), H("Population"), H("N"), H("Arms"), H("Efficacy"), "", "", "", H("Safety, % of patients"), "", ""],
        ["", "", "", "", "", H("ORR, %"), H("Median PFS, mo"), H("HR (95% CI)"), H("Median OS, mo"), H("Grade ≥3"), H("ILD"), H("Disc.")],
        [
            P("<b>FLAURA2</b><br/>NCT04035486<br/>Phase 3, open-label"),
            P("<b>Osimertinib</b> (Tagrisso), EGFR TKI<br/>AstraZeneca"),
            P("First-line, EGFR-mutated advanced NSCLC"),
            C("557"),
            P("osimertinib + pemetrexed + cisplatin or carboplatin (n=279)"),
            C("83"),
            C("25.5"),
            C("PFS 0.62 (0.49–0.79)" + sup("a") + "<br/><br/>OS 0.77 (0.61–0.96), p=0.02"),
            C("47.5 (41.0–NE)"),
            C("70"),
            C("3"),
            C("12" + sup("b")),
        ],
        ["", "", "", "", P("osimertinib alone (n=278)"), C("76"), C("16.7"), "", C("37.6 (33.2–43.2)"), C("34"), C("4"), C("7" + sup("b"))],
        [
            P("<b>HARMONi</b><br/>NCT06396065<br/>Phase 3, double-blind"),
            P("<b>Ivonescimab</b> (AK112, SMT112), PD-1×VEGF bispecific antibody<br/>Summit Therapeutics / Akeso"),
            P("EGFR-mutated nonsquamous NSCLC after a third-generation EGFR TKI"),
            C("438"),
            P("ivonescimab + chemo (n=219)"),
            C("45"),
            C("6.8"),
            C("PFS 0.52 (0.41–0.66)<br/><br/>OS 0.79 (0.62–1.01), p=0.057" + sup("c")),
            C("16.8"),
            C("50.0" + sup("d")),
            C("–"),
            C("7.3"),
        ],
        ["", "", "", "", P("placebo + chemo (n=219)"), C("34"), C("4.4"), "", C("14.0"), C("42.2" + sup("d")), C("–"), C("5.0")],
        [
            P("<b>IDeate-Lung01</b><br/>NCT05280470<br/>Phase 2"),
            P("<b>Ifinatamab deruxtecan</b> (I-DXd), B7-H3 ADC<br/>Daiichi Sankyo / Merck"),
            P("Previously treated ES-SCLC"),
            C("137" + sup("e")),
            P("I-DXd 12 mg/kg IV q3w"),
            C("48.2"),
            C("4.9"),
            C("single arm"),
            C("10.3"),
            C("36.5" + sup("d")),
            C("12.4" + sup("f")),
            C("9.5"),
        ],
        [
            P("<b>ARROS-1</b><br/>NCT05118789<br/>Phase 1/2"),
            P("<b>Zidesamtinib</b> (NVL-520), oral ROS1 TKI<br/>Nuvalent"),
            P("ROS1-positive NSCLC"),
            C("432" + sup("g")),
            P("TKI-pretreated (n=117)"),
            C("44 (34–53)"),
            C("9.7"),
            C("single arm"),
            C("NR"),
            C("–"),
            C("–"),
            C("2" + sup("g")),
        ],
        ["", "", "", "", P("TKI-naive (n=35), preliminary"), C("89"), C("–"), "", C("–"), "", "", ""],
        [
            P("<b>BNT327 global study</b><br/>NCT06449209<br/>Phase 2"),
            P("<b>Pumitamig</b> (BNT327, BMS-986545), PD-L1×VEGF-A bispecific antibody<br/>BioNTech / Bristol Myers Squibb"),
            P("Untreated ES-SCLC"),
            C("43"),
            P("pumitamig 20 or 30 mg/kg + etoposide + carboplatin"),
            C("76.3" + sup("h")),
            C("6.8"),
            C("single regimen"),
            C("immature"),
            C("54" + sup("d")),
            C("–"),
            C("14"),
        ],
        [
            P("<b>DeLLphi-303</b><br/>NCT05361395<br/>Phase 1b"),
            P("<b>Tarlatamab</b> (Imdelltra), DLL3×CD3 bispecific T-cell engager<br/>Amgen"),
            P("ES-SCLC, first-line maintenance after chemo-immunotherapy"),
            C("88"),
            P("tarlatamab + atezolizumab (n=40) or durvalumab (n=48)"),
            C("–"),
            C("5.6 (3.5–9.0)"),
            C("not randomized vs control"),
            C("25.3 (20.3–NE)"),
            C("27" + sup("d")),
            C("–"),
            C("5"),
        ],
    ]
    w = [25, 35, 33, 11, 33, 18, 20, 30, 23, 16, 13, 12.5]
    t = Table(rows, colWidths=[x * mm for x in w], repeatRows=2)
    st = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.HexColor("#7f8fa3")),
        ("BACKGROUND", (0, 0), (-1, 1), NAVY),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 4.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5.5),
        ("LEFTPADDING", (0, 0), (-1, -1), 2.5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2.5),
        ("SPAN", (5, 0), (8, 0)),
        ("SPAN", (9, 0), (11, 0)),
        ("LINEAFTER", (4, 0), (4, -1), 1.3, NAVY),
        ("LINEAFTER", (8, 0), (8, -1), 1.3, NAVY),
        ("BOX", (0, 0), (-1, -1), 1.3, NAVY),
    ]
    for i in range(5):
        st.append(("SPAN", (i, 0), (i, 1)))
    for r in (2, 4, 7):
        for k in (0, 1, 2, 3, 7):
            st.append(("SPAN", (k, r), (k, r + 1)))
    for k in (9, 10, 11):
        st.append(("SPAN", (k, 7), (k, 8)))
    for r0, r1 in ((4, 5), (7, 8), (10, 10)):
        st.append(("BACKGROUND", (0, r0), (-1, r1), TINT))
    t.setStyle(TableStyle(st))
    return t


NOTES = [
    "Intervals in brackets are 95% CI. – = not shown at the congress. Efficacy by blinded central review unless marked; safety is any-cause AEs unless marked.",
    sup("a")
    + " Investigator-assessed, primary analysis (2023); not updated in Barcelona. "
    + sup("b")
    + " Stopped osimertinib because of an AE. "
    + sup("c")
    + " Did not cross the threshold of 0.0448. Longer follow-up of the Western patients: see overleaf. "
    + sup("d")
    + " Treatment-related. "
    + sup("e")
    + " All patients of the 12-mg/kg dose, optimization and extension parts together. "
    + sup("f")
    + " Adjudicated as drug-related by an independent committee, all grades. "
    + sup("g")
    + " Safety population; the discontinuation figure is for this population, that is, for all treated patients. "
    + sup("h")
    + " Confirmed, 29 of 38 evaluable patients.",
]


def key():
    out = []

    def K(t, ps, bs=()):
        out.append(P(t, kh))
        for p in ps:
            out.append(P(p, body))
        for b in bs:
            out.append(Paragraph(b, bul, bulletText="•"))

    K(
        "FLAURA2: now it lives longer, too",
        [
            "The PFS story is two years old; the news is survival. Adding platinum and pemetrexed to osimertinib bought almost ten months at the median, and at 48 months "
            "49% were alive against 41% on osimertinib alone."
        ],
        [
            "Expect the objection about toxicity, and meet it with the grid: grade ≥3 AEs doubled, mostly blood counts in the first cycles.",
            "Do not say “cure”. Do not quote the PFS as new.",
        ],
    )
    K(
        "HARMONi: read footnote c before you speak",
        [
            "PFS was won clearly. OS was not, at least at the primary analysis. With longer follow-up in the West the hazard ratio moved to 0.78 (95% CI 0.62–0.98; nominal p=0.0332), "
            "and among North American patients it was 0.70. Nominal means nominal: it is no second chance at significance."
        ],
        [
            "The Chinese forerunner, HARMONi-A (NCT05184712), had reported a median PFS of 7.1 months with ivonescimab versus 4.8 months and a PFS HR of 0.46, so customers may ask about regional drift."
        ],
    )
    K(
        "IDeate-Lung01: a high bar in relapse",
        [
            "Disease control reached 87.6%, responses came early and lasted a median of 5.3 months. Second-line patients (n=32) did best: ORR 56.3%.",
            "ILD is the question every lung physician will put to you. The phase 3 trial IDeate-Lung02, which plans 468 patients, sets I-DXd against topotecan, amrubicin or lurbinectedin; no data yet.",
        ],
        ["Median follow-up: 12.8 months."],
    )
    K(
        "ARROS-1: the fine print is in the pretreatment",
        [
            "Half of the pretreated group had already seen lorlatinib or another late-generation agent, which makes 44% look better than it sounds. Where crizotinib had been the only prior TKI, "
            "19 of 28 patients responded (68%). Median DOR for all pretreated patients was 22 months."
        ],
        [
            "Edema was the commonest AE, 36% of the safety population, and rarely a reason to stop.",
            "The treatment-naive data are preliminary. Nuvalent has filed the pretreated indication with the FDA; zidesamtinib is not approved anywhere.",
        ],
    )
    K(
        "Pumitamig: dose matters",
        [
            "On 20 mg/kg 17 of 20 responded (85%), on 30 mg/kg 12 of 18 (66.7%). Every evaluable patient had disease control (100%). There were no treatment-related deaths. "
            "Small numbers, an open label and no control: good for curiosity, useless for a claim."
        ],
        ["ROSETTA Lung-01, the phase 3 study against atezolizumab plus chemotherapy, is enrolling."],
    )
    K(
        "DeLLphi-303: the long tail",
        [
            "A median OS beyond two years in maintenance is unusual in ES-SCLC, but the clock here starts after induction and only patients free of progression got in. CRS occurred in 56%, "
            "in all but one patient (1%) below grade 3; no new safety signals were seen. "
            "Infusion in hospital remains the practical hurdle. Median follow-up was 18.4 months."
        ],
    )
    K(
        "Across the grid: three don’ts",
        [],
        [
            "Don’t set two rows side by side. Two of the six trials are randomized; the others have no control at all.",
            "Don’t compare first-line ES-SCLC (pumitamig) with relapse (I-DXd): an ORR of 76.3% next to 48.2% says nothing about the drugs.",
            "Don’t read a dash as zero. “–” in the ILD column only means that the slide was silent.",
        ],
    )
    return out


GLOSS = [
    ("ADC", "antibody-drug conjugate"),
    ("AE", "adverse event"),
    ("CI", "confidence interval"),
    ("CRS", "cytokine release syndrome"),
    ("Disc.", "discontinuation because of an AE"),
    ("DOR", "duration of response"),
    ("ES-SCLC", "extensive-stage small cell lung cancer"),
    ("HR", "hazard ratio"),
    ("ILD", "interstitial lung disease"),
    ("NE", "not estimable"),
    ("NR", "not reached"),
    ("NSCLC", "non-small cell lung cancer"),
    ("ORR", "objective response rate"),
    ("OS", "overall survival"),
    ("PFS", "progression-free survival"),
    ("q3w", "every 3 weeks"),
    ("TKI", "tyrosine kinase inhibitor"),
    ("mo", "months"),
]


def glossary():
    n = 6
    rows = []
    for i in range(n):
        r = []
        for k in range(3):
            a, b = GLOSS[k * n + i]
            r += [P(f"<b>{a}</b>"), P(b)]
        rows.append(r)
    t = Table(rows, colWidths=[18 * mm, 71 * mm] * 3)
    t.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.8, NAVY),
                ("LINEBELOW", (0, 0), (-1, -2), 0.25, MID),
                ("TOPPADDING", (0, 0), (-1, -1), 1.2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
                ("BACKGROUND", (0, 0), (-1, -1), TINT),
            ]
        )
    )
    return t


def render(out):
    W, Hh = landscape(A4)
    m = 13 * mm

    def deco(cv, doc):
        cv.setFont("S", 6.2)
        cv.setFillColor(colors.grey)
        cv.drawString(
            m, 7 * mm, "Thornbury Field Academy · Congress training sheet 14 · For internal training only, not for distribution to customers"
        )
        cv.drawRightString(W - m, 7 * mm, f"Page {doc.page} of 2")

    g = 6 * mm
    cw = (W - 2 * m - 2 * g) / 3
    top = Hh - 12 * mm
    fr1 = [Frame(m, 11 * mm, W - 2 * m, top - 11 * mm, 0, 0, 0, 0)]
    gh = 43 * mm
    fr2 = [Frame(m, top - 10 * mm, W - 2 * m, 10 * mm, 0, 0, 0, 0)]
    for i in range(3):
        fr2.append(Frame(m + i * (cw + g), 11 * mm + gh, cw, top - 11 * mm - gh - 11 * mm, 0, 0, 0, 0))
    fr2.append(Frame(m, 11 * mm, W - 2 * m, gh - 2 * mm, 0, 0, 0, 0))
    doc = BaseDocTemplate(
        str(out),
        pagesize=landscape(A4),
        title="WCLC 2025 at a glance: the lung cancer comparison grid",
        author="Thornbury Field Academy",
        invariant=1,
    )
    doc.addPageTemplates([PageTemplate("a", fr1, onPage=deco), PageTemplate("b", fr2, onPage=deco)])
    s = [
        P("WCLC 2025 at a glance: the lung cancer comparison grid", title),
        P(
            "World Conference on Lung Cancer, Barcelona, 6–9 September 2025. Six trials that your customers will ask about. "
            "Left block: what was tested in whom. Right blocks: what came out. Key messages: overleaf.",
            sub,
        ),
        grid(),
        Spacer(1, 4),
    ]
    s += [P(n, foot) for n in NOTES]
    s += [NextPageTemplate("b"), PageBreak(), P("Key messages, trial by trial", title), FrameBreak()]
    k = key()
    heads = [i for i, x in enumerate(k) if x.style is kh]
    s += [*k[: heads[2]], FrameBreak(), *k[heads[2] : heads[4]], FrameBreak(), *k[heads[4] :]]
    s += [FrameBreak(), P("Glossary of abbreviations", kh), glossary()]
    doc.build(s)


if __name__ == "__main__":
    render("wclc-2025-landscape-grid.pdf")
