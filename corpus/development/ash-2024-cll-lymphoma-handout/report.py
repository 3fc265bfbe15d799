"""Fourteen slides of a teaching hand-out, landscape, a box of speaker notes on each; needs python-pptx and LibreOffice (soffice)."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

NAVY, TEAL, GREY, PALE = RGBColor(0x1C, 0x2E, 0x4A), RGBColor(0x0F, 0x76, 0x6E), RGBColor(0x66, 0x66, 0x66), RGBColor(0xF1, 0xF4, 0xF2)
FOOT = "Alder Court Haematology Teaching Series  |  Lymphoid malignancies after ASH 2024  |  for registrars, not for distribution"

# (kicker, title, bullets; a leading ">" makes a sub-bullet, notes, footnote)
SLIDES = [
    (
        "CLL · FIRST LINE",
        "AMPLIFY: acalabrutinib–venetoclax, with or without obinutuzumab",
        [
            "Phase 3, open label, fit patients without del(17p) or TP53 mutation; N = 867; NCT03836261",
            "AV (n = 291), AVO (n = 286), investigator's choice of FCR or BR (n = 290)",
            "Fixed duration, 14 cycles; median follow-up 40.8 months",
            "3-year PFS: AV 76.5%, AVO 83.1%, FCR/BR 66.5%",
            ">AV vs chemoimmunotherapy: HR 0.65 (95% CI 0.49–0.87); p = 0.004",
            ">AVO vs chemoimmunotherapy: HR 0.42 (95% CI 0.30–0.59); p < 0.001",
            "ORR 92.8%, 92.7% and 75.2%, respectively",
            "Grade ≥3 neutropenia: 32.3% / 46.1% / 43.2%",
        ],
        "Our first all-oral fixed-duration option with randomised data. The triplet buys depth, but look at survival before you prescribe it: at three years 94.1% of the doublet arm "
        "were alive, against 87.7% with the triplet and 85.9% with chemoimmunotherapy. The trial ran through the pandemic, and COVID-19 killed 10, 25 and 21 patients in the three arms. "
        "No one should read the survival difference as a lack of activity of the antibody.",
        "AV, acalabrutinib plus venetoclax; AVO, AV plus obinutuzumab; BR, bendamustine–rituximab; FCR, fludarabine–cyclophosphamide–rituximab; PFS, progression-free survival.",
    ),
    (
        "CLL · AFTER A COVALENT BTK INHIBITOR",
        "BRUIN CLL-321: pirtobrutinib",
        [
            "Non-covalent, reversible BTK inhibitor (Lilly)",
            "Randomised phase 3, NCT04666038; 238 patients, all with a prior covalent BTK inhibitor",
            "Comparator: idelalisib–rituximab (IdelaR) or bendamustine–rituximab (BR); crossover at progression",
            "Median PFS 14.0 vs 8.7 months; HR 0.54 (95% CI 0.39–0.75)",
            "Median time to next treatment 24.0 vs 10.9 months; HR 0.37 (0.25–0.52)",
            "18-month OS 73.4% and 70.8%; HR 1.09 (0.68–1.75)",
            "Grade ≥3 TEAEs 57.7% vs 73.4%; discontinuation for TEAEs 17.2% vs 34.9%",
        ],
        "Remember how modest 14 months is: this is a double- or triple-exposed population, about half of whom had also seen venetoclax. The flat survival curve is no surprise, since 76% of "
        "eligible control patients crossed over. In the phase 1/2 BRUIN study the same drug had given a median PFS of 19.6 months, with responses in 73% of 247 patients. So the agent bridges; it "
        "does not cure. My own practice is to plan the next step on the day I start it.",
        "TEAE, treatment-emergent adverse event; OS, overall survival.",
    ),
    (
        "CLL · NEW CLASS",
        "BTK degraders: BGB-16673 and NX-5948",
        [
            "BGB-16673 (BeiGene): oral CDAC; CaDAnCe-101, phase 1/2, NCT05006716",
            ">60 patients with R/R CLL/SLL, median of four prior lines; median follow-up 10.2 months",
            ">ORR 77.6% (38/49), CR/CRi in two",
            ">200 mg: 15 of 16 responders (93.8%)",
            "NX-5948 (Nurix): phase 1a/1b, NCT05131022",
            ">ORR 75.5% (37/49) at first assessment",
            ">84.2% with two or more assessments",
            ">Activity in CNS involvement and in kinase-dead BTK mutations",
        ],
        "Both molecules hand the kinase over to the proteasome instead of blocking it, so C481 and most non-C481 mutations do not matter. With the BeiGene compound the median time to first response was "
        "2.8 months, and one dose-limiting toxicity, a grade 3 maculopapular rash, was seen across the levels from 50 to 600 mg. Fatigue was reported by 30% and contusion by 28%; atrial fibrillation did "
        "not occur. The Nurix drug looked much the same: purpura or contusion in 36.7%, petechiae in 26.7%. CaDAnCe-304 will now "
        "pit the former against pirtobrutinib.",
        "CDAC, chimeric degradation activation compound; CRi, CR with incomplete marrow recovery; R/R, relapsed or refractory.",
    ),
    (
        "SAFETY 1",
        "Heart and bruises: covalent inhibitors, non-covalent inhibitor, degrader",
        [
            "ALPINE (phase 3, NCT03734016, N = 652): atrial fibrillation or flutter 7.1% zanubrutinib, 17.1% ibrutinib",
            ">Cardiac deaths: none vs six",
            ">Hypertension 27.2% vs 25.3%",
            ">Discontinuation for adverse events 19.8% vs 26.2%",
            "BRUIN CLL-321: atrial fibrillation 2.6%, pneumonia 22.4%, neutropenia 26.7% with pirtobrutinib",
            ">IdelaR/BR: diarrhoea 31.2%, pyrexia 26.6%",
            "CaDAnCe-101: any grade ≥3 TEAE 55%; major haemorrhage in two",
        ],
        "The first of these also gives us the efficacy benchmark: 36-month PFS 64.9% with zanubrutinib and 54.8% with its comparator (HR 0.68, 95% CI 0.54–0.84); among patients with del(17p) or "
        "TP53 mutation the HR was 0.51. Cross-trial rates of hypertension are useless, by the way; look at baseline. I still take an ECG before "
        "any of the four.",
        "Exposure differs widely between these trials; rates are not adjusted for time on drug.",
    ),
    (
        "CLL · T-CELL REDIRECTION",
        "Epcoritamab and lisocabtagene maraleucel",
        [
            "EPCORE CLL-1 (NCT04623541): subcutaneous epcoritamab, CD3×CD20, phase 1b/2",
            ">Expansion cohort, n = 23: ORR 61%, CR 39%",
            ">Median PFS 12.8 months; OS not reached",
            ">CRS 96%, grade 3 in 17%; ICANS in three patients",
            ">Optimised step-up cohort, n = 17: CRS 82%, no grade 3; no ICANS",
            "TRANSCEND CLL 004 (NCT03331198): liso-cel, CD19 CAR-T, after BTK inhibitor and venetoclax failure",
            ">CR/CRi 20% (95% CI 10–34); ORR 44%",
            ">With concurrent ibrutinib: ORR 86%, CR/CRi 45%",
        ],
        "A bad disease for T cells, and yet. Nine of the 12 responders tested for MRD on the bispecific were undetectable in blood. Third step-up dose, fluids and dexamethasone made "
        "the difference between the two cohorts, which I teach as the cheapest advance of the year. For the CAR-T product, grade 3 CRS came to 9% and grade ≥3 neurological events to 18% "
        "of 117 monotherapy recipients; none of the former was grade 4 or 5. The combination cohort, 51 evaluable patients, kept its BTK inhibitor for 90 days after infusion or longer: grade 3 CRS 2%.",
        "CRS, cytokine release syndrome; ICANS, immune effector cell-associated neurotoxicity syndrome; liso-cel, lisocabtagene maraleucel; MRD, measurable residual disease.",
    ),
    (
        "FOLLICULAR LYMPHOMA · SECOND LINE",
        "inMIND: tafasitamab on top of R²",
        [
            "LBA-1; double blind, phase 3, NCT04680052; 548 patients with FL, one or more prior lines",
            "Tafasitamab + lenalidomide + rituximab (n = 273) vs placebo + R² (n = 275)",
            "Median PFS, investigator: 22.4 vs 13.9 months; HR 0.43 (95% CI 0.32–0.58); p < 0.0001",
            "Median PFS, IRC: not reached vs 16.0 months; HR 0.41 (0.29–0.56)",
            "PET-CR 49.4% vs 39.8%; ORR 83.5% vs 72.4%",
            "Median DOR 21.2 vs 13.6 months; HR 0.47",
            "Grade 3–4 adverse events 71% vs 69%",
            "Discontinuation for adverse events 11% vs 7%",
        ],
        "Two monoclonals against two antigens, CD19 and CD20, and one immunomodulator; the first trial to show that the pairing works. Survival is immature: 15 deaths in the experimental arm, 23 in the other "
        "(HR 0.59, 0.31–1.13). Neutropenia of any grade was noted in 49% and 45%, COVID-19 in 31% and 24%. Patients with POD24 did as well as the rest, with an HR of 0.43. The question for "
        "the tutorial: would you still use it if epcoritamab plus R² is licensed?",
        "R², lenalidomide–rituximab; IRC, independent review committee; DOR, duration of response; POD24, progression within 24 months of first-line therapy.",
    ),
    (
        "FOLLICULAR LYMPHOMA · CD20×CD3",
        "Mosunetuzumab alone, epcoritamab with R²",
        [
            "Mosunetuzumab (Roche), IV, fixed duration; pivotal phase 2, NCT02500407; 90 patients, two or more prior lines",
            ">ORR 78%, CR 60%",
            ">Median PFS 24.0 months (last prior therapy: 12.1 months)",
            ">30-month remission rate 72.4% in complete responders",
            ">36-month OS 82.4%",
            "Epcoritamab + R²: EPCORE NHL-2, phase 1b/2, NCT04663347; n = 111",
            ">ORR 97%, CR 87%",
            "Phase 3 under way: EPCORE FL-1 (NCT05409066), same triplet vs R²",
        ],
        "The former is the only one of the class with real follow-up off treatment, a median of 37 months: 49 of 54 complete responders were still in remission when they stopped. CRS was seen in 44%, "
        "nearly always in cycle 1, and no new event has been recorded since. In the triplet the bispecific is given for up to two years, which I find hard to justify at these CR rates. CRS there: grade 1–2 in 46%, grade 3 in 2%. "
        "A CR rate around 35%, as with the older R² data, would no longer be acceptable in second line.",
        "IV, intravenous; FL, follicular lymphoma.",
    ),
    (
        "DLBCL · TRANSPLANT-INELIGIBLE RELAPSE",
        "STARGLO: glofitamab + GemOx",
        [
            "Randomised 2:1, phase 3, NCT04408638; N = 274",
            "Glofitamab + gemcitabine–oxaliplatin (n = 183) vs rituximab + GemOx (n = 91)",
            "Obinutuzumab pretreatment, day –7",
            "Median OS 25.5 vs 12.9 months; HR 0.62 (95% CI 0.43–0.88)",
            "Median PFS 13.8 vs 3.6 months; HR 0.40 (0.28–0.57)",
            "CR 58.5% vs 25.3%",
            ">Second line: HR for death 0.60; third line or later: 0.63",
        ],
        "The first bispecific to prolong life in a randomised trial. Note the geography: 48% of the patients were enrolled in Asia and 25 of the 274 in the United States, so expect "
        "an argument about applicability. As monotherapy in the phase 1/2 NP30179 study the antibody had produced CR in 39% of 154 patients, and most of these remissions outlasted the 12 cycles. A frail, "
        "infected patient remains a poor candidate for the triplet.",
        "GemOx, gemcitabine–oxaliplatin.",
    ),
    (
        "SAFETY 2",
        "CRS and neurotoxicity: three CD20×CD3 antibodies",
        [
            "TABLE",
        ],
        "Lowest for mosunetuzumab, which is why it is our out-patient drug. Nobody on it had ICANS above grade 2. The chemotherapy adds cytopenias, not CRS: with GemOx, neutropenia of any grade reached 46.1% and thrombocytopenia "
        "50.6%, against 35.2% and 47.7% in the rituximab arm. In that arm 4.5% had a fatal event. Tocilizumab was needed in a minority on all three, and all CRS resolved.",
        "Sources: pivotal publications and ASH 2024 updates.",
    ),
    (
        "LARGE B-CELL LYMPHOMA · ANTIBODY–DRUG CONJUGATES",
        "Polatuzumab, brentuximab, loncastuximab",
        [
            "POLARIX, 5 years (NCT03274492, N = 879): PFS 64.9% pola-R-CHP, 59.1% R-CHOP; HR 0.77 (0.62–0.97)",
            ">OS 82.3% vs 79.5%; HR 0.85 (0.63–1.15)",
            "ECHELON-3 (NCT04404283, N = 230): brentuximab vedotin + R² vs placebo + R²",
            ">Median OS 13.8 vs 8.5 months; HR 0.63 (0.45–0.89)",
            ">ORR 64% vs 42%; CR 40% vs 19%",
            "LOTIS-7 (phase 1b): loncastuximab tesirine + glofitamab",
            ">17 of 18 in response (94%), 13 in CR; no DLT",
        ],
        "Polatuzumab vedotin goes after CD79b, brentuximab vedotin after CD30 (although 68% of the patients in the second trial were CD30-negative), lonca after CD19. On its own the last of them gave an ORR of 48.3% in LOTIS-2 (70/145), CR in "
        "24.8%, and a median OS of 9.5 months. With rituximab, in the run-in of LOTIS-5, 15 of 20 responded, eight completely; rash 25%, GGT rise 20%, grade ≥3 GGT rise 15%. Peripheral neuropathy is the price of the vedotins: "
        "any grade 52.9% with pola-R-CHP, no worse than the 53.9% with R-CHOP; 31% with the ECHELON-3 triplet against 24%.",
        "pola-R-CHP, polatuzumab vedotin, rituximab, cyclophosphamide, doxorubicin, prednisone; lonca, loncastuximab tesirine; DLT, dose-limiting toxicity.",
    ),
    (
        "MANTLE CELL LYMPHOMA · FIRST LINE",
        "Ibrutinib: TRIANGLE and ENRICH",
        [
            "TRIANGLE (NCT02858258), 870 patients up to 65 years; R-CHOP/R-DHAP backbone",
            ">A: autologous transplant; A+I: transplant plus ibrutinib; I: ibrutinib without transplant",
            ">4-year OS: A 81%, A+I 88%, I 90%",
            ">4-year FFS: A 70%, A+I 82%, I 81%",
            "ENRICH, age 60 or over, N = 397: ibrutinib–rituximab vs R-CHOP or BR",
            ">Median PFS 65.3 vs 42.4 months; HR 0.69 (0.52–0.90)",
            ">vs R-CHOP: HR 0.37; vs BR: HR 0.91",
            ">5-year OS 57.7% and 54.6%",
        ],
        "I no longer refer for first-remission transplant. In the younger trial the earlier report at three years had already shown FFS of 88% for the arm with both, 86% for ibrutinib alone and 72% for "
        "transplant alone. During maintenance, grade ≥3 haematological toxicity hit 50%, 28% and 21%, grade ≥3 infection 25%, 19% and 13%, in the same order. In the elderly, the chemotherapy-free pair beat CHOP and only drew with bendamustine; blastoid disease did badly with it. "
        "An ongoing study with zanubrutinib instead (MANGROVE) should tell whether selectivity helps.",
        "FFS, failure-free survival; R-DHAP, rituximab, dexamethasone, cytarabine, cisplatin.",
    ),
    (
        "HODGKIN LYMPHOMA · ADVANCED STAGE",
        "S1826 and HD21: two ways to replace a standard",
        [
            "SWOG S1826 (NCT03907488), 12 years and older, 970 eligible: nivolumab-AVD vs BV-AVD",
            ">2-year PFS 92% (95% CI 89–94) vs 83% (79–86); HR 0.45 (0.30–0.65)",
            ">Age 60+: 2-year PFS 89% vs 64%; 2-year OS 96% vs 85%",
            "HD21 (NCT02661503), age 18–60, N = 1482: BrECADD vs eBEACOPP",
            ">4-year PFS 94.3% vs 90.9%; HR 0.66 (0.45–0.97); p = 0.035",
            ">Treatment-related morbidity 42% (312/738) vs 59% (430/732)",
        ],
        "The checkpoint inhibitor wins over the conjugate in every age group. More neutropenia with it, grade ≥3 in 48% against 26%, because growth factor was optional; hypothyroidism in 7% and 1%. Sensory neuropathy went the other way: "
        "29% versus 56%. Hardly anyone was irradiated. The German regimen is for the young and fit who accept four to six hard cycles; fertility recovered in most. Brentuximab vedotin is thus the loser of the one trial and the winner of the other.",
        "AVD, doxorubicin, vinblastine, dacarbazine; BV, brentuximab vedotin; BrECADD, brentuximab vedotin, etoposide, cyclophosphamide, doxorubicin, dacarbazine, dexamethasone.",
    ),
    (
        "PERIPHERAL T-CELL LYMPHOMA · RELAPSE",
        "Golidocitinib and valemetostat",
        [
            "Golidocitinib (Dizal): oral JAK1 inhibitor, JACKPOT8 part B, phase 2, NCT04105010; 104 patients",
            ">ORR 44.3%, CR 23.9%, by IRC",
            ">Median DOR 20.7 months, median PFS 5.6 months, median OS 19.4 months",
            "Valemetostat (Daiichi Sankyo): EZH1/2 inhibitor, VALENTINE-PTCL01, phase 2, NCT04703192; 133 treated",
            ">ORR 43.7% (52/119), CR 14.3%",
            ">Median DOR 11.9 months",
        ],
        "Historically single agents have managed 25 to 30% here, so both are progress. The former is approved in China. Grade ≥3 events with it: neutropenia 29%, lymphopenia 21%, thrombocytopenia 20%. With the epigenetic drug these were "
        "thrombocytopenia in 23%, anaemia in 19% and neutropenia in 17%; about one patient in ten stopped for toxicity. Angioimmunoblastic histology, 42 patients, had an ORR of 54.8%. Neither trial was randomised. "
        "Next year we shall add the CAR-T and CD30 talks.",
        "Disclosures of the teacher: travel grants from Takeda and Novartis; no shares. Hospital libraries may copy this hand-out.",
    ),
]

TABLE = [
    ["", "Mosunetuzumab\nNCT02500407 (n = 90)", "Epcoritamab + R²\nEPCORE NHL-2 (n = 111)", "Glofitamab + GemOx\nSTARGLO (n = 180)"],
    ["CRS, any grade", "44%", "48%", "44%"],
    ["CRS, grade 3 or higher", "2%", "2%", "2%"],
    ["ICANS, any grade", "4%", "–", "2%"],
    ["Infection, grade 3 or higher", "14%", "–", "–"],
    ["Fatal adverse event", "2.2%", "–", "8.3%"],
]


def box(slide, left, top, width, height, fill=None, line=None):
    """A text box, perhaps filled or framed; returns its text frame."""
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    if fill is not None:
        shape.fill.solid()
        shape.fill.fore_color.rgb = fill
    if line is not None:
        shape.line.color.rgb = line
        shape.line.width = Pt(0.75)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = Inches(0.12)
    frame.margin_top = frame.margin_bottom = Inches(0.05)
    return frame


def write(frame, text, size, color=NAVY, bold=False, italic=False, first=True, space=0):
    """One paragraph in a text frame."""
    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.italic, run.font.name = Pt(size), bold, italic, "Carlito"
    run.font.color.rgb = color
    paragraph.space_after = Pt(space)
    paragraph.alignment = 1
    return paragraph


def footer(slide, number, count):
    """Running footer with the page number."""
    write(box(slide, 0.4, 7.12, 11.2, 0.3), FOOT, 9, GREY)
    write(box(slide, 11.9, 7.12, 1.1, 0.3), f"{number} / {count}", 9, GREY)


def opening(deck, count):
    """The title slide."""
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box(slide, 0, 0, 0.35, 7.5, fill=TEAL)
    write(box(slide, 0.9, 1.0, 11.5, 0.5), "Teaching hand-out, haematology registrars, March 2025", 16, TEAL, bold=True)
    write(box(slide, 0.9, 1.6, 11.8, 1.5), "CLL and lymphoma after ASH 2024: degraders, bispecifics, conjugates and CAR-T", 36, NAVY, bold=True)
    write(box(slide, 0.9, 3.3, 11.5, 0.5), "66th Annual Meeting of the American Society of Hematology, San Diego, 7–10 December 2024", 16, GREY)
    frame = box(slide, 0.9, 4.1, 11.5, 1.7)
    for index, text in enumerate(
        ("Seven diseases or settings, one trial or class to a slide", "Bullets for the screen, box for the teacher", "No replacement for the labels")
    ):
        write(frame, "•  " + text, 18, NAVY, first=index == 0, space=4)
    write(
        box(slide, 0.9, 5.9, 11.5, 0.9, fill=PALE),
        "Key: BTK, Bruton tyrosine kinase; CAR-T, chimeric antigen receptor T cells; CLL, chronic lymphocytic leukaemia; CR, complete response; "
        "DLBCL, diffuse large B-cell lymphoma; ORR, overall response rate; SLL, small lymphocytic lymphoma",
        12,
        GREY,
    )
    footer(slide, 1, count)


def grid(slide):
    """The table of the second safety slide."""
    shape = slide.shapes.add_table(len(TABLE), 4, Inches(0.6), Inches(1.6), Inches(12.1), Inches(2.9))
    for row, cells in enumerate(TABLE):
        for column, text in enumerate(cells):
            cell = shape.table.cell(row, column)
            for index, line in enumerate(text.split("\n")):
                write(cell.text_frame, line, 15, RGBColor(255, 255, 255) if row == 0 else NAVY, bold=row == 0 or column == 0, first=index == 0)
            cell.fill.solid()
            cell.fill.fore_color.rgb = NAVY if row == 0 else (PALE if row % 2 else RGBColor(255, 255, 255))


def render(out: Path) -> None:
    """Write the deck and have LibreOffice print it."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    count = len(SLIDES) + 1
    opening(deck, count)
    for number, (kicker, title, bullets, notes, foot) in enumerate(SLIDES, 2):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        box(slide, 0, 0, 13.333, 0.12, fill=TEAL)
        write(box(slide, 0.5, 0.2, 12.3, 0.35), kicker, 13, TEAL, bold=True)
        write(box(slide, 0.5, 0.5, 12.3, 0.7), title, 28, NAVY, bold=True)
        if bullets == ["TABLE"]:
            grid(slide)
        else:
            frame = box(slide, 0.5, 1.25, 12.3, 3.6)
            for index, text in enumerate(bullets):
                sub = text.startswith(">")
                paragraph = write(
                    frame, ("–  " if sub else "•  ") + text.lstrip(">"), 15.5 if sub else 17, GREY if sub else NAVY, first=index == 0, space=3
                )
                if sub:
                    paragraph._p.get_or_add_pPr().set("marL", "360000")
        frame = box(slide, 0.5, 4.85, 12.3, 1.8, fill=PALE, line=TEAL)
        write(frame, "Speaker notes", 11, TEAL, bold=True)
        write(frame, notes, 13.5, NAVY, first=False)
        write(box(slide, 0.5, 6.7, 12.3, 0.4), foot, 9.5, GREY, italic=True)
        footer(slide, number, count)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "deck.pptx"
        deck.save(source)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)], check=True, capture_output=True)
        shutil.move(source.with_suffix(".pdf"), out)
