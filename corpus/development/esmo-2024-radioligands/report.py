"""A consultants' report, written with python-docx and turned into a PDF by LibreOffice (`soffice`), which must be installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

FONT = "Carlito"
TEAL = RGBColor(0x0B, 0x55, 0x63)
GREY = RGBColor(0x55, 0x55, 0x55)

# ^...^ is raised, *...* is bold, _..._ is slanted, [[...]] is a footnote
MARKS = re.compile(r"(\^[^^]+\^|\*[^*]+\*|__[^_]+__|\[\[.+?\]\])")

TITLE = "Radioligands move up a line: our reading of ESMO 2024"
STANDFIRST = (
    "Barcelona brought two randomised trials of PSMA radioligands before chemotherapy, a survival signal for radium-223, and a first look at FAP as "
    "a target outside the clinic of enthusiasts. The betas are growing up, the alphas are being bought. This briefing covers Novartis, Lantheus, Bayer, "
    "RayzeBio (Bristol Myers Squibb), Fusion (AstraZeneca), ITM, Clarity, Curium, Telix and the Sanofi/Orano Med/RadioMedix alliance."
)

BODY: list[tuple[str, str]] = [
    ("h", "Two positive trials before chemotherapy, and no survival benefit yet"),
    (
        "p",
        "Novartis won its label for ^177^Lu-PSMA-617 (lutetium vipivotide tetraxetan, Pluvicto) with VISION (NCT03511664). In that phase 3 trial 831 men who "
        "had been through an androgen receptor pathway inhibitor (ARPI) and a taxane lived a median of 15.3 months with the radioligand plus standard care, "
        "against 11.3 months with standard care alone (hazard ratio [HR] for death 0.62; 95% CI, 0.52–0.74). The price was toxicity: adverse events (AEs) of "
        "grade 3 or higher in 52.7% vs 38.0%, with anaemia (12.9% vs 4.9%) and thrombocytopenia (7.9% vs 1.0%) making up much of the excess.",
    ),
    (
        "p",
        "PSMAfore (NCT04689828) takes the drug one line forward: 468 taxane-naive men with metastatic castration-resistant prostate cancer (mCRPC), randomised "
        "1:1 to six cycles of ^177^Lu-PSMA-617 or to a change of ARPI. Radiographic progression-free survival (rPFS) doubled (Table 1) and, among "
        "patients with measurable disease, complete responses were seen in 15 of 71 and in 2 of 74, respectively. Overall survival (OS) did not move. At the "
        "third interim look the intention-to-treat medians were 23.66 and 23.85 months, HR 0.98 (95% CI, 0.75–1.28), 57% of the controls having crossed "
        "over by then.[[Added in revision: the final analysis, published in 2025, puts median OS at 24.48 months (95% CI, 19.55–28.94) with 177Lu-PSMA-617 "
        "and at 23.13 months (95% CI, 19.61–25.53) with ARPI change; HR 0.91 (95% CI, 0.72–1.14), P = 0.20.]] Tolerability was the cleaner win. "
        "At least one grade 3–5 AE was recorded in 81 of 227 patients (36%) on the radioligand and in 112 of 232 (48%) on the new ARPI. Dry mouth (57.3%), "
        "asthenia (31.7%) and nausea (31.3%) headed the list on the active arm, where 5.7% stopped because of an AE; none of the four fatal events there was "
        "attributed to treatment.",
    ),
    (
        "p",
        "SPLASH (NCT04647526, LBA65) tells a similar story for ^177^Lu-PNT2002 from Lantheus and POINT Biopharma (Lilly), given at a lower activity: 6.8 GBq every 8 weeks, four "
        "times at most. Of 412 men randomised 2:1 (276 and 136), those on PNT2002 responded for a median of 9.4 months, those on ARPI for 7.3. The CR "
        "rate was 9.3%. The survival curves are the worry: with 46% of the required events the HR for OS stands at 1.11 (95% CI, 0.73–1.69), although 84.6% of "
        "progressing controls switched. Safety again favoured the radioligand, with grade ≥3 treatment-emergent AEs (TEAEs) in 30.1% and 36.9%, serious TEAEs "
        "in 17.1 and 23.1%, and discontinuations in 1.9 and 6.2%. Fatigue (53.5%), dry mouth (37.2%) and nausea (31.2%) were the commonest complaints on PNT2002. "
        "We are told to wait for 75% of the events; a sponsor hoping to file on these data would, in our view, need to show an OS HR below 0.9. Investors will also remember that the 27-man lead-in had "
        "promised more (median rPFS 11.5 months). Curium's ECLIPSE (NCT05204927) of ^177^Lu-PSMA-I&T, planned for 400 patients, reads out next.",
    ),
    ("t1", ""),
    (
        "p",
        "Further forward still, UpFrontPSMA (NCT04343885, LBA66) gave two cycles of ^177^Lu-PSMA-617 ahead of docetaxel to men with new high-volume "
        "hormone-sensitive disease. The primary endpoint, an undetectable PSA at 48 weeks, was met by 41% (25 of 61) vs 16% (10 of 61) on docetaxel alone (odds ratio "
        "3.88; 95% CI, 1.61–9.38; p = 0.002). Median PSA progression-free survival was 31 vs 20 months (HR 0.60; p = 0.039). Febrile neutropenia of grade 3–4 struck seven "
        "of 63 patients and six of 63, in that order; grade 3–4 diarrhoea four and none. There were no treatment-related deaths. In ENZA-p (NCT04419402), adding the ligand to enzalutamide in "
        "162 high-risk men took median PSA progression-free survival from 7.8 to 13.0 months (HR 0.43; 95% CI, 0.29–0.63), and PSA fell by half or more (PSA50) in 93% rather "
        "than 68%. Xerostomia is tolerable at this stage, we heard, but never absent: 40% of ENZA-p patients on the combination had dry mouth, 75% fatigue and 47% nausea.",
    ),
    ("h", "Neuroendocrine tumours: NETTER-2 becomes the yardstick"),
    (
        "p",
        "Subgroup data from the phase 3 NETTER-2 trial (NCT03972488; n = 226) were discussed at length. [^177^Lu]Lu-DOTATATE (Lutathera, Novartis) plus octreotide LAR as first-line therapy held higher-grade 2 and "
        "grade 3 gastroenteropancreatic NETs (GEP-NETs) for a median of 22.8 months (95% CI, 19.4–not estimable), high-dose octreotide for 8.5 months (7.7–13.8), HR 0.276 "
        "(0.182–0.418). Objective response rate (ORR) 43.0% vs 9.3%; disease control 90.7% vs 66.7%; median OS not reached in either arm. In grade 3 tumours the PFS medians were 22.2 "
        "and 5.6 months. AEs of any grade occurred in 136 of 147 patients on ^177^Lu-DOTATATE (93%); nausea (27% vs 18%), diarrhoea (26% vs 34%) and abdominal pain (18% vs 27%) were the most frequent, and grade ≥3 haematological "
        "toxicity was confined to 20 patients (14%) and one patient (1%). One case of myelodysplastic syndrome was reported. As a reminder, the response rate in NETTER-1 (NCT01578239) had been 18%.",
    ),
    (
        "p",
        "Competition is a matter of months. ITM expects COMPETE (NCT03049189; 309 patients, ITM-11 [n.c.a. ^177^Lu-edotreotide] vs everolimus) before COMPOSE (NCT04919226).[[COMPETE met its "
        "primary endpoint of PFS (company announcement, January 2025); no figures had been disclosed when this edition closed.]] RayzeBio's RYZ101 (^225^Ac-DOTATATE) is after the patients whom lutetium has failed: in the "
        "phase 1b part of ACTION-1 (NCT05477576) five of 17 had a confirmed response (29.4%), and grade 3 treatment-related AEs were seen in 29%, chiefly anaemia and a fall in lymphocyte count. "
        "The week's deal was Sanofi's licence to ^212^Pb-DOTAMTATE (AlphaMedix), which produced objective responses in 80% of the first ten patients at the recommended dose in phase 1 (n = 20). Nausea, fatigue and alopecia "
        "were the commonest TEAEs; no serious TEAE was drug-related. Phase 2 (ALPHAMEDIX-02) has so far confirmed an ORR of 55.6% among 36 patients naive to radioligands.",
    ),
    ("h", "Alpha emitters: one old, many new"),
    (
        "p",
        "The surprise of Presidential Symposium I was the oldest alpha of all. PEACE-3 (NCT02194842, LBA1) added six injections of radium-223 (Xofigo, Bayer) to enzalutamide in 446 men with bone-metastatic mCRPC. Median rPFS "
        "rose from 16.4 (95% CI, 13.8–19.2) to 19.4 months (17.1–25.3) (HR 0.69; 95% CI, 0.54–0.87; p = 0.0009), the 24-month rPFS rate from 36% to 45%, and, at 80% of events, median OS from 35.0 (28.8–38.9) to 42.3 months (36.8–49.1), again with an HR "
        "of 0.69 (0.52–0.90; p = 0.0031). Grade ≥3 TEAEs: 65.6% and 55.8%. Hypertension (34%), fatigue (6%), anaemia (5%) and neutropenia (5%) were the most frequent of these with the combination.",
    ),
    (
        "p",
        "For ^225^Ac-PSMA-617 the best evidence is still retrospective. WARMTH Act pooled 488 men: median OS 15.5 months (95% CI, 13.4–18.3), PFS 7.9 (6.8–8.9), PSA50 57%; two in three (236 of 347; 68%) had xerostomia after "
        "cycle one, and grade ≥3 anaemia affected 64 (13%). AstraZeneca's new possession, FPI-2265 (^225^Ac-PSMA-I&T, from Fusion), halved PSA in ten of 20 evaluable men in TATCIST (NCT05219500), "
        "including nine of the 13 whose lesions had a mean SUV above 6. By RECIST, three of nine men had a PR and four SD. Xerostomia was grade 1 in 62% and grade 2 in 24%. One treatment-related death, from cerebral haemorrhage, was reported. The phase 2/3 AlphaBreak trial "
        "(NCT06402331) has begun. Bayer's ^225^Ac-PSMA-Trillium is in phase 1.",
    ),
    ("h", "FAP ligands and the copper pair"),
    (
        "p",
        "LuMIERE (NCT04939610, poster 671P) is the first prospective trial of a FAP radioligand. Of 35 patients imaged with ^68^Ga-FAP-2286, 27 were treated with ^177^Lu-FAP-2286. One had a PR and nine SD. Treatment-related AEs occurred in 14, of grade ≥3 in "
        "two; both dose-limiting toxicities (a grade 4 lymphopenia and a grade 3 haemoptysis) had a plausible antecedent at screening, and 9.25 GBq goes forward. No grade ≥3 fall in neutrophils, haemoglobin or platelets was observed. That is safety, "
        "not efficacy: in pancreatic cancer a ligand would have to beat an ORR of about 10% to interest anyone.",
    ),
    (
        "p",
        "Clarity continues to argue for copper. In SECuRE (NCT04868604), PSA fell by more than 80% in 27% of the first 15 participants after a single dose of ^67^Cu-SAR-bisPSMA, and by more than 35% in 60%; no dose-limiting toxicities were seen up to 12 GBq. The "
        "diagnostic twin ^64^Cu-SAR-bisPSMA was tested in 50 men in COBRA (NCT05249127) and is now in CLARIFY (NCT06056830; n = 383).",
    ),
    (
        "p",
        "__From the bench.__ ^67^Cu-SAR-bisPSMA slowed PSMA-positive xenografts as much as ^177^Lu-PSMA-I&T did, and survival was no different whether 30 MBq was given once or split in two. A single injection of RYZ101 "
        "significantly inhibited the growth of SSTR2-expressing small cell lung cancer xenografts, an effect that carboplatin and etoposide enhanced further. ^177^Lu-FAP-2286 was active against FAP-expressing HEK293 tumours and sarcoma patient-derived xenografts "
        "without significant weight loss, and stayed in the tumour for longer than FAPI-46. Philogen's ^177^Lu-BiOncoFAP cured few mice alone, but with the immunocytokine L19-IL2 all seven HT-1080.hFAP bearers "
        "went into complete remission. Not every construct convinces: the GPC3 antibody conjugate ^225^Ac-Macropa-GC33 prolonged survival of HepG2-bearing mice only modestly over saline (p = 0.0012) and cut white cell counts sharply.",
    ),
    ("h", "And without a radionuclide"),
    (
        "p",
        "Two oral drugs set the price of admission. In ARANOTE (NCT04736199, LBA68; n = 669) darolutamide (Nubeqa, Bayer) plus androgen deprivation cut the risk of radiographic progression or death by almost half (HR 0.54; 95% CI, 0.41–0.71), with fewer "
        "discontinuations for AEs than placebo (6.1% vs 9.0%). In CABINET (NCT03375320) cabozantinib (Cabometyx, Exelixis) prolonged PFS in pancreatic NETs from 4.4 to 13.8 months (HR 0.23; 95% CI, 0.12–0.42) and in extrapancreatic NETs from 3.9 to 8.4 (HR 0.38; 95% CI, 0.25–0.59).",
    ),
    ("t2", ""),
    ("h", "What it means for developers"),
    (
        "p",
        "The bar for the next PSMA ligand is no longer a PSA response. Between the two lutetium trials of Table 1 the PSA50 rates differ by more than 20 points, the hazard ratios for rPFS do "
        "too, and neither has moved OS; activity per cycle (7.4 vs 6.8 GBq) and the number of cycles (six vs four) are the obvious suspects. Antibodies remain the outsiders: Telix reported a median rPFS of 8.8 months for the 23 evaluable men who received TLX591 in ProstACT SELECT "
        "(NCT04786847), which tells us little without a control. In the copper camp the first three participants of SECuRE's multi-dose cohort had no dose-limiting toxicity, and the deepest fall in PSA was 95.7%.",
    ),
    (
        "p",
        "For actinium the constraint is the salivary gland as much as the supply chain. Any programme that claims to spare it should show the number of patients, not of glands, in whom xerostomia was absent at six months. Our base case assumes that one "
        "alpha will reach the market for GEP-NET by 2027 and that ACTION-1, powered for PFS, will enrol the 288 patients its sponsor now plans. If PSMAddition were to show an rPFS HR of 0.75 or better in hormone-sensitive disease, the pre-chemotherapy debate would be over before it is settled.",
    ),
    ("h", "Key questions"),
    ("b", "Will the crossover-adjusted OS of PSMAfore and SPLASH satisfy payers, when the unadjusted HRs straddle 1?"),
    ("b", "Can an alpha follow a beta? The post-lutetium arms of AlphaBreak and ACTION-1 are the first randomised tests."),
    ("b", "Is ORR worth reporting for FAP ligands, or should development start in combination?"),
]

BOX_HEAD = "In brief"
BOX = [
    "rPFS is won, OS is not: two of two pre-chemotherapy PSMA trials positive for the first, none for the second.",
    "Dry mouth remains the signature toxicity of the class, worst with actinium.",
    "Radium-223 is the only agent of the meeting with an OS benefit (HR 0.69).",
]

TABLE1_TITLE = "Table 1. PSMA radioligands before chemotherapy: central efficacy read-outs"
TABLE1_HEAD = ["Trial, arm", "n", "Median rPFS, months (95% CI)", "HR (95% CI)", "ORR, % (n/N)", "PSA50, %"]
TABLE1 = [
    ["PSMAfore: 177Lu-PSMA-617", "234", "11.60 (9.30–14.19)", "0.49 (0.39–0.61)", "50.7 (36/71)", "57.6"],
    ["PSMAfore: ARPI change", "234", "5.59 (4.21–5.95)", "", "14.9 (11/74)", "20.4"],
    ["SPLASH: 177Lu-PNT2002", "276", "9.5", "0.71 (0.55–0.92)", "38.1", "35.7"],
    ["SPLASH: ARPI", "136", "6.0", "", "12.0", "14.6"],
]
TABLE1_NOTE = (
    "CI, confidence interval; ORR, objective response rate; PSA50, decline of prostate-specific antigen by at least 50%. PSMAfore: rPFS updated at the third "
    "OS interim analysis, ORR in patients with measurable disease. SPLASH: blinded independent review; p = 0.0088 for rPFS, p = 0.0021 for ORR."
)

TABLE2_TITLE = "Table 2. Radioligand pipeline as of the congress"
TABLE2_HEAD = ["Company", "Agent", "Target, construct", "Setting", "Stage", "Trial ID"]
TABLE2 = [
    [
        "Novartis",
        "177Lu-PSMA-617 (Pluvicto)",
        "PSMA; small-molecule ligand on DOTA, beta emitter",
        "mCRPC after ARPI and taxane",
        "Approved",
        "VISION, NCT03511664",
    ],
    [
        "Novartis",
        "177Lu-PSMA-617",
        "As above, with androgen deprivation and ARPI",
        "mHSPC",
        "Phase 3",
        "PSMAddition, NCT04720157 (planned n = 1,126)",
    ],
    ["Novartis", "225Ac-PSMA-617", "PSMA; same ligand, alpha emitter", "mCRPC, with or without prior lutetium", "Phase 1", "AcTION, NCT04597411"],
    ["Novartis", "[177Lu]Lu-DOTATATE (Lutathera)", "SSTR; somatostatin agonist peptide", "GEP-NET, first line", "Approved", "NETTER-2, NCT03972488"],
    ["Novartis", "177Lu-FAP-2286", "FAP; cyclic peptide on DOTA", "Advanced solid tumours", "Phase 1/2", "LuMIERE, NCT04939610"],
    ["Lantheus / Lilly (POINT)", "177Lu-PNT2002", "PSMA; PSMA-I&T ligand", "mCRPC after one ARPI", "Phase 3", "SPLASH, NCT04647526"],
    ["Lilly (POINT)", "177Lu-PNT2004", "FAP; small molecule", "FAP-avid solid tumours", "Phase 1", "FRONTIER, NCT05432193"],
    ["Curium", "177Lu-PSMA-I&T", "PSMA; urea-based ligand on DOTAGA", "mCRPC after one ARPI", "Phase III", "ECLIPSE, NCT05204927"],
    [
        "Telix",
        "TLX591 (177Lu-rosopatamab tetraxetan)",
        "PSMA; monoclonal antibody labelled with lutetium",
        "mCRPC",
        "Phase III",
        "ProstACT GLOBAL, NCT04876651",
    ],
    ["Bayer", "Radium-223 (Xofigo)", "Bone-seeking alpha emitter; no ligand", "mCRPC with bone metastases", "Approved", "PEACE-3, NCT02194842"],
    ["Bayer", "225Ac-PSMA-Trillium (BAY 3563254)", "PSMA; small molecule with an albumin-binding moiety", "mCRPC", "Phase 1", "NCT06217822"],
    [
        "AstraZeneca (Fusion)",
        "FPI-2265 (225Ac-PSMA-I&T)",
        "PSMA; small-molecule ligand, alpha emitter",
        "mCRPC after lutetium",
        "Phase 2/3",
        "AlphaBreak, NCT06402331",
    ],
    ["RayzeBio (BMS)", "RYZ101 (225Ac-DOTATATE)", "SSTR2; octreotate on DOTA", "GEP-NET after 177Lu-SSA", "Phase 3", "ACTION-1, NCT05477576"],
    ["RayzeBio (BMS)", "RYZ101", "As above", "ER-positive, HER2-negative breast cancer", "Phase 1b/2", "TRACY-1, NCT06590857"],
    [
        "Sanofi / Orano Med / RadioMedix",
        "212Pb-DOTAMTATE (AlphaMedix)",
        "SSTR; octreotate on the DOTAM chelator",
        "GEP-NET",
        "Phase 2",
        "ALPHAMEDIX-02, NCT05153772",
    ],
    [
        "ITM",
        "ITM-11 (n.c.a. 177Lu-edotreotide)",
        "SSTR; somatostatin agonist peptide, non-carrier-added lutetium",
        "GEP-NET, G1–G2",
        "Phase 3",
        "COMPETE, NCT03049189",
    ],
    ["ITM", "ITM-11", "As above, vs CAPTEM, everolimus or FOLFOX", "GEP-NET, aggressive G2–G3", "Phase 3", "COMPOSE, NCT04919226"],
    ["Clarity", "67Cu-SAR-bisPSMA", "PSMA; bivalent ligand in a sarcophagine cage", "mCRPC", "Phase 1/2", "SECuRE, NCT04868604"],
    ["Clarity", "64Cu-SAR-bisPSMA", "PSMA; the same ligand for PET", "High-risk prostate cancer, staging", "Phase 3", "CLARIFY, NCT06056830"],
    ["Clarity", "67Cu-SARTATE", "SSTR2; octreotate in a sarcophagine cage", "Neuroblastoma", "Phase 1/2", "NCT04023331"],
]
TABLE2_NOTE = (
    "BMS, Bristol Myers Squibb; CAPTEM, capecitabine and temozolomide; FAP, fibroblast activation protein; mHSPC, metastatic hormone-sensitive prostate cancer; PSMA, prostate-specific "
    "membrane antigen; SSA, somatostatin analogue; SSTR, somatostatin receptor."
)
CLOSE = (
    "*About this briefing.* Prepared by the radiopharmaceutical practice of Fernbrook Analytics (M. Harlow, T. Oyelaran, S. Petrescu) from sessions attended in Barcelona, abstracts and company announcements. "
    "*Disclosures.* M.H. has received consulting fees from Medtronic and Olympus; T.O. and S.P. have nothing to declare."
)

FOOTNOTES_HEAD = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"""


class Writer:
    """Fills a Word document with the text above."""

    def __init__(self) -> None:
        self.document = Document()
        self.footnotes: list[str] = []
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(1.9)
        section.top_margin, section.bottom_margin = Cm(1.9), Cm(1.6)
        section.header_distance, section.footer_distance = Cm(0.9), Cm(0.7)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(9.8)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        normal.paragraph_format.space_after = Pt(3.5)
        normal.paragraph_format.line_spacing = 0.98

    def runs(self, paragraph: Paragraph, text: str, size: float | None = None, colour: RGBColor | None = None) -> None:
        """Append marked-up text to a paragraph."""
        for piece in MARKS.split(text):
            if not piece:
                continue
            if piece.startswith("[["):
                self.footnote(paragraph, piece[2:-2])
                continue
            if piece[0] == "^":
                run = paragraph.add_run(piece[1:-1])
                run.font.superscript = True
            elif piece[0] == "*":
                run = paragraph.add_run(piece[1:-1])
                run.bold = True
            elif piece.startswith("__"):
                run = paragraph.add_run(piece[2:-2])
                run.italic = True
            else:
                run = paragraph.add_run(piece)
            if size:
                run.font.size = Pt(size)
            if colour is not None:
                run.font.color.rgb = colour

    def footnote(self, paragraph: Paragraph, text: str) -> None:
        """Set the mark of a footnote and keep its text."""
        self.footnotes.append(text)
        run = paragraph.add_run()
        run.font.superscript = True
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(len(self.footnotes)))
        run._r.append(mark)

    def close_footnotes(self) -> None:
        """Write the part of the document that holds the footnotes."""
        size = '<w:sz w:val="15"/>'
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:rPr>{size}<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:rPr>{size}</w:rPr><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
            for number, text in enumerate(self.footnotes, 1)
        )
        part = Part(
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            f"{FOOTNOTES_HEAD}{notes}</w:footnotes>".encode(),
            self.document.part.package,
        )
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def heading(self, text: str) -> None:
        """A heading of a section."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(5), Pt(2)
        paragraph.paragraph_format.keep_with_next = True
        run = paragraph.add_run(text)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(11.5), TEAL

    def table(self, title: str, head: list[str], rows: list[list[str]], widths: list[float], note: str, size: float) -> None:
        """A table with its title above and its key below; the head is repeated on every page."""
        caption = self.document.add_paragraph()
        caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(4), Pt(2)
        caption.paragraph_format.keep_with_next = True
        self.runs(caption, f"*{title}*", 9)
        table = self.document.add_table(rows=1, cols=len(head))
        table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        repeat = OxmlElement("w:tblHeader")
        repeat.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(repeat)
        for _ in rows:
            properties = table.add_row()._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
        for column, width in enumerate(widths):
            table.columns[column].width = Cm(width)
        for number, cells in enumerate([head, *rows]):
            for column, text in enumerate(cells):
                cell = table.cell(number, column)
                cell.width = Cm(widths[column])
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(0)
                self.runs(paragraph, f"*{text}*" if number == 0 else text, size, RGBColor(255, 255, 255) if number == 0 else None)
                shade = "0B5563" if number == 0 else ("EEF4F5" if number % 2 == 0 else "FFFFFF")
                cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{shade}"/>'))
        key = self.document.add_paragraph()
        key.paragraph_format.space_before, key.paragraph_format.space_after = Pt(2), Pt(5)
        self.runs(key, note, 7.5, GREY)

    def box(self, paragraph: Paragraph) -> None:
        """A floating text box at the right margin, anchored to a paragraph."""
        lines = "".join(
            f'<w:p><w:pPr><w:spacing w:after="40"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}"/>{"<w:b/>" if number == 0 else ""}<w:color w:val="0B5563"/>'
            f'<w:sz w:val="{20 if number == 0 else 17}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
            for number, text in enumerate([BOX_HEAD, *BOX])
        )
        width, height = int(5.2 * 360000), int(4.4 * 360000)
        paragraph._p.append(
            parse_xml(
                f"""<w:r {nsdecls("w")} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="30000" distB="30000" distL="130000" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>40000</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="7" name="Box"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:srgbClr val="E4F0F1"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="0B5563"/></a:solidFill></a:ln></wps:spPr>
<wps:txbx><w:txbxContent>{lines}</w:txbxContent></wps:txbx><wps:bodyPr lIns="90000" tIns="50000" rIns="90000" bIns="40000"/></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""
            )
        )

    def field(self, paragraph: Paragraph, code: str) -> None:
        """A field such as the number of the page."""
        for kind, content in (("begin", None), (None, code), ("end", None)):
            run = paragraph.add_run()
            run.font.size = Pt(8)
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = content
            run._r.append(mark)

    def furniture(self) -> None:
        """The head and the foot of the pages."""
        section = self.document.sections[0]
        head = section.header.paragraphs[0]
        self.runs(
            head,
            "Fernbrook Analytics | Conference briefing\tRadioligands and targeted therapies\tESMO Congress 2024, Barcelona, 13–17 September",
            8,
            GREY,
        )
        head.style.paragraph_format.tab_stops.clear_all()
        head.paragraph_format.tab_stops.add_tab_stop(Cm(8.3), WD_TAB_ALIGNMENT.CENTER)
        head.paragraph_format.tab_stops.add_tab_stop(Cm(17.2), WD_TAB_ALIGNMENT.RIGHT)
        border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="2" w:color="0B5563"/></w:pBdr>'
        head._p.get_or_add_pPr().append(parse_xml(border))
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.runs(foot, "Revised edition. For clients of Fernbrook Analytics; not medical advice. Page ", 8, GREY)
        self.field(foot, "PAGE")
        self.runs(foot, " of ", 8, GREY)
        self.field(foot, "NUMPAGES")

    def write(self, path: Path) -> None:
        """Write the document."""
        self.furniture()
        title = self.document.add_paragraph()
        title.paragraph_format.space_after = Pt(3)
        run = title.add_run(TITLE)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(18), TEAL
        self.runs(self.document.add_paragraph(), f"*{STANDFIRST}*")
        boxed = False
        for kind, text in BODY:
            if kind == "h":
                self.heading(text)
            elif kind == "t1":
                self.table(TABLE1_TITLE, TABLE1_HEAD, TABLE1, [4.4, 1.1, 4.2, 3.0, 2.6, 1.9], TABLE1_NOTE, 8.3)
            elif kind == "t2":
                self.table(TABLE2_TITLE, TABLE2_HEAD, TABLE2, [2.2, 3.3, 3.9, 3.0, 1.8, 3.0], TABLE2_NOTE, 8.3)
            else:
                paragraph = self.document.add_paragraph(style="List Bullet" if kind == "b" else None)
                if kind == "b":
                    paragraph.paragraph_format.space_after = Pt(1)
                if kind == "p" and not boxed:
                    self.box(paragraph)
                    boxed = True
                self.runs(paragraph, text)
        self.runs(self.document.add_paragraph(), CLOSE, 8, GREY)
        self.close_footnotes()
        self.document.core_properties.title = TITLE
        self.document.core_properties.author = "Fernbrook Analytics"
        self.document.save(str(path))


def render(out: Path) -> None:
    """Write the report as a Word file and let LibreOffice print it."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "report.docx"
        Writer().write(source)
        profile = (Path(scratch) / "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", scratch, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        shutil.copyfile(source.with_suffix(".pdf"), out)
