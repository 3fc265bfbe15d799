"""ESMO Congress 2025, selected abstracts: a one-column abstract book.

Needs reportlab, fontconfig and the fonts Caladea and Liberation Sans Narrow.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, KeepTogether, PageTemplate, Paragraph, Spacer, Table, TableStyle

FONTS = {
    "Body": "Caladea",
    "Body-Bold": "Caladea:bold",
    "Body-Italic": "Caladea:italic",
    "Body-BoldItalic": "Caladea:bold:italic",
    "Narrow": "Liberation Sans Narrow",
    "Narrow-Bold": "Liberation Sans Narrow:bold",
    "Narrow-Italic": "Liberation Sans Narrow:italic",
    "Narrow-BoldItalic": "Liberation Sans Narrow:bold:italic",
}
PAGE = (180 * mm, 252 * mm)
INK, PLUM, PALE = HexColor("#222222"), HexColor("#6b2148"), HexColor("#f3e9ee")
FIRST_FOLIO = 310

BODY = ParagraphStyle("body", fontName="Body", fontSize=8.6, leading=10.9, alignment=TA_JUSTIFY, textColor=INK, spaceAfter=3)
TITLE = ParagraphStyle("title", fontName="Body-Bold", fontSize=11, leading=13, alignment=TA_LEFT, textColor=PLUM, spaceAfter=3)
NUMBER = ParagraphStyle("number", fontName="Narrow-Bold", fontSize=10.5, leading=13, textColor=white, alignment=1)
AUTHORS = ParagraphStyle("authors", fontName="Narrow", fontSize=8.4, leading=10.2, textColor=INK, spaceAfter=2)
PLACES = ParagraphStyle("places", fontName="Narrow-Italic", fontSize=7.2, leading=8.7, textColor=HexColor("#555555"), spaceAfter=5)
SMALL = ParagraphStyle("small", fontName="Narrow", fontSize=7.4, leading=9.1, alignment=TA_LEFT, textColor=INK, spaceAfter=1.5)
SECTION = ParagraphStyle("section", fontName="Narrow-Bold", fontSize=12, leading=15, textColor=PLUM, spaceBefore=4, spaceAfter=4)
CELL = ParagraphStyle("cell", fontName="Narrow", fontSize=7.7, leading=9.2, alignment=1, textColor=INK)
CELL_LEFT = ParagraphStyle("cell-left", parent=CELL, alignment=TA_LEFT)
HEAD = ParagraphStyle("head", parent=CELL, fontName="Narrow-Bold", textColor=white)
CAPTION = ParagraphStyle("caption", fontName="Narrow-Bold", fontSize=8, leading=10, textColor=PLUM, spaceBefore=3, spaceAfter=2)

ABSTRACTS = [
    {
        "section": "Presidential symposia",
        "number": "LBA2",
        "title": "Enfortumab vedotin (EV) and pembrolizumab (pembro) before and after cystectomy for muscle-invasive bladder cancer (MIBC) in "
        "patients unfit for cisplatin: Phase 3 KEYNOTE-905/EV-303 study",
        "authors": "C. Verstraeten^1, H.Z. Kaimaki^2, K. Adra-Haddad^3, M. Necchetti^4, J. Moon-Hyun^5, T. Lindqvist^6",
        "places": "^1 Integrated Cancer Centre, AZ Sint-Lieven, Ghent, Belgium; ^2 Urology, White River University Hospital, Indianapolis, "
        "United States; ^3 Hematology/Oncology, White River University Hospital, Indianapolis, United States; ^4 Oncologia, Ospedale San "
        "Vittore, Milan, Italy; ^5 Urology, Hangang National University, Seoul, Republic of Korea; ^6 Clinical Development, Merck & Co., Inc., "
        "Rahway, United States",
        "Background": "Up to half of all pts with MIBC cannot receive cisplatin, and for them radical cystectomy (RC) with pelvic lymph node "
        "dissection (PLND) has been the only standard. In metastatic disease, EV + pembro set a new benchmark: in EV-302 with 29.1 months of "
        "follow-up (mFU), median overall survival (OS) was 33.8 months vs 15.9 months with platinum-based chemotherapy, the objective response "
        "rate (ORR) 67.5% vs 44.2% and the complete response (CR) rate 30.4% vs 14.5%. We moved the combination to the perioperative setting.",
        "Methods": "Pts with cT2–T4aN0M0 or T1–T4aN1M0 MIBC who were ineligible for, or declined, cisplatin were randomized 1:1 to 3 cycles of "
        "neoadjuvant EV 1.25 mg/kg (days 1 and 8) + pembro 200 mg (day 1) Q3W, RC + PLND, then 6 cycles of EV and 14 of pembro (arm C), or to "
        "RC + PLND alone (arm B). The primary end point was event-free survival (EFS) by blinded independent central review (BICR). OS and "
        "pathologic CR (pCR) were key secondary end points.",
        "Results": "344 pts were assigned to arm C (n = 170) or arm B (n = 174). At a mFU of 25.6 months, EFS was significantly longer with EV "
        "+ pembro: median not reached (NR; 95% CI, 37.3–NR) vs 15.7 months (95% CI, 10.3–20.5), HR 0.40 (95% CI, 0.28–0.57), P <.0001. An "
        "estimated 74.7% vs 39.4% of pts were event-free at 2 years. Median OS was NR vs 41.7 months (HR, 0.50; 95% CI, 0.33–0.74; P = .0002) "
        "and the 2-year OS rates were 79.7% and 63.1%, respectively. The pCR rate rose from 8.6% (95% CI, 4.9–13.8) in arm B to 57.1% (95% CI, "
        "49.3–64.6) in arm C, an estimated difference of 48.3 percentage points. Grade ≥3 adverse events (AEs) of any cause occurred in 71.3% "
        "vs 45.9% of pts; any-grade AEs in 100% vs 64.8%. No new safety signals emerged.",
        "Conclusions": "Given around surgery, EV + pembro prolonged EFS and OS where no systemic treatment had done so before. Whether it can "
        "replace cisplatin in eligible pts is under study in KEYNOTE-B15/EV-304 (NCT04700124).",
        "registry": "NCT03924895",
        "acknowledgement": "Medical writing assistance was provided by Linden Medical Communications, Utrecht.",
        "legal": "Merck Sharp & Dohme LLC, a subsidiary of Merck & Co., Inc.",
        "funding": "Merck Sharp & Dohme LLC; Astellas Pharma and Pfizer (makers of EV)",
        "disclosure": "C. Verstraeten: Financial Interests, Personal, Advisory Board: Janssen-Cilag, Ipsen, Bayer; Financial Interests, "
        "Institutional, Research Grant: Leo Pharma. M. Necchetti: Financial Interests, Personal, Other: Incyte, CatalYm, Samsung Bioepis. T. "
        "Lindqvist: Full or part-time Employment: Merck & Co. All other authors have declared no conflicts of interest.",
    },
    {
        "number": "LBA4",
        "title": "Ivonescimab or tislelizumab with first-line chemotherapy in advanced squamous non-small cell lung cancer (NSCLC): Interim "
        "analysis of the phase III HARMONi-6 study",
        "authors": "S. Luo^1, Z. Chen-Yi^1, F. Yang-Hua^2, L. Qiao^3, A. Xiong-Fei^4, B. Liang^5",
        "places": "^1 Lung Cancer Centre, Huangpu Hospital, Shanghai, China; ^2 Thoracic Oncology, Hubei Jianghan Hospital, Wuhan, China; ^3 "
        "Oncology, Songhua Cancer Hospital, Harbin, China; ^4 Medical Oncology, Pudong Pulmonary Hospital, Shanghai, China; ^5 Akeso "
        "Biopharma, Zhongshan, China",
        "Background": "Squamous tumours have been closed to anti-angiogenic antibodies for fear of bleeding. Ivonescimab (AK112/SMT112), a "
        "tetravalent bispecific antibody against PD-1 and VEGF, outperformed pembrolizumab as monotherapy in HARMONi-2 (median PFS 11.1 vs 5.8 "
        "months; HR 0.51), where squamous histology accounted for nearly half of the 398 patients. HARMONi-6 is the first phase III trial to "
        "test it with chemotherapy against an anti-PD-1 antibody with the same chemotherapy.",
        "Methods": "Untreated patients with stage IIIB–IV squamous NSCLC, regardless of PD-L1, were randomised 1:1, double-blind, to "
        "ivonescimab 20 mg/kg or tislelizumab 200 mg, each with paclitaxel and carboplatin Q3W for 4 cycles, followed by ivonescimab or "
        "tislelizumab maintenance. The primary endpoint was PFS by an independent radiographic review committee, OS the key secondary one.",
        "Results": "Of 761 patients screened at 50 sites, 532 were randomised (266 per arm). At this interim analysis (median follow-up 10.3 "
        "months) PFS was 11.1 (95% CI 9.9–NE) vs 6.9 months (5.8–8.6), HR 0.60 (0.46–0.78), p<0.0001. Nine-month PFS was 62% vs 43%, 12-month "
        "PFS 48% vs 35%. Patients benefited whether tumours were PD-L1 negative (TPS <1%: 9.9 vs 5.7 months, HR 0.55, 0.37–0.82) or positive "
        "(TPS ≥1%: 12.6 vs 8.6 months, HR 0.66, 0.46–0.95); in TPS ≥50% the HR was 0.71 (0.37–1.33). ORR was 75.9% with ivonescimab and 66.5% "
        "with tislelizumab, with a median duration of response (DoR) of 11.2 and 8.4 months. OS was not yet mature. TRAEs of grade 3 or higher "
        "affected 170 (63.9%) and 144 (54.3%) patients, most often a decreased neutrophil count; serious TRAEs 32.3% and 30.2%. Grade ≥3 "
        "immune-related events were balanced (9.0% vs 10.2%). Grade ≥3 haemorrhage was recorded in five (1.9%) vs two (0.8%). TRAEs led to "
        "discontinuation of ivonescimab in 3.4% and of tislelizumab in 4.2%; fatal TRAEs occurred in 3.0% and 3.8%.",
        "Conclusions": "Ivonescimab plus chemotherapy significantly improved PFS over tislelizumab plus chemotherapy in squamous NSCLC, with "
        "manageable safety. The global HARMONi-3 trial (NCT05899608), with pembrolizumab as comparator, will show whether this holds outside "
        "China.",
        "registry": "NCT05840016",
        "legal": "Akeso Biopharma, Inc.",
        "funding": "Akeso Biopharma, Inc.",
        "disclosure": "S. Luo: Financial Interests, Personal, Speaker's Bureau: AstraZeneca, Roche, Hansoh; Financial Interests, Personal, "
        "Advisory Role: Hutchmed, Yuhan, Simcere, InventisBio. B. Liang: Full or part-time Employment: Akeso. All other authors have declared "
        "no conflicts of interest.",
    },
    {
        "number": "LBA5",
        "title": "Sacituzumab tirumotecan (sac-TMT) prolongs survival over platinum doublets in EGFR-mutated (EGFRm) NSCLC after TKI failure: "
        "The phase III OptiTROP-Lung04 study",
        "authors": "L. Zhang-Wen^1, W. Fang-Lin^1, X. Li-Tao^2, Q. Wang-Mei^3, J. Ge^4",
        "places": "^1 Medical Oncology, Lingnan University Cancer Center, Guangzhou, China; ^2 Oncology, Liaohe Cancer Hospital, Shenyang, "
        "China; ^3 Internal Medicine, Zhongyuan Cancer Hospital, Zhengzhou, China; ^4 Sichuan Kelun-Biotech Biopharmaceutical Co., Ltd., "
        "Chengdu, China",
        "Background": "Platinum plus pemetrexed remains the reference once a third-generation TKI such as osimertinib has failed, with a "
        "historical median PFS of 4 to 5 months. Sac-TMT (SKB264/MK-2870) joins a TROP2 antibody by a novel linker to a belotecan-derived "
        "topoisomerase I inhibitor. In the randomized OptiTROP-Lung03 trial (n = 137) it gave an ORR of 45.1% vs 15.6% with docetaxel.",
        "Methods": "376 pts with EGFRm non-squamous NSCLC progressing on a third-generation TKI (or on an earlier one without T790M) were "
        "randomized to sac-TMT 5 mg/kg every 2 weeks (n = 188) or pemetrexed with carboplatin or cisplatin for 4 cycles and pemetrexed "
        "maintenance (n = 188). PFS by BIRC was the primary, OS the hierarchical secondary endpoint.",
        "Results": "Median follow-up was 18.9 mo; 94.7% of pts had received a third-generation TKI. Median PFS was 8.3 mo (6.7–9.9) for "
        "sac-TMT and 4.3 mo (4.2–5.5) for chemotherapy (HR 0.49, 95% CI 0.39–0.62; p<0.0001). The 12-mo PFS rate was four times higher (32.3% "
        "vs 7.9%). By investigator, PFS was 8.4 vs 4.8 mo (HR 0.51). At the preplanned interim analysis, OS favoured sac-TMT (median NR "
        "[21.5–NE] vs 17.4 mo [15.7–20.4]; HR 0.60, 0.44–0.82; two-sided p=0.001); censoring at the start of a subsequent ADC, the HR was "
        "0.56. ORR was 60.6% vs 43.1% and median DoR 8.3 vs 4.2 mo. Grade ≥3 TRAEs were comparable (58.0% vs 53.8%) and serious TRAEs fewer "
        "with sac-TMT (9.0% vs 17.6%). The commonest grade ≥3 TRAE was decreased neutrophil count (39.9% and 33.0%, respectively); anemia, "
        "stomatitis and alopecia, chiefly of grade 1–2, were also frequent with sac-TMT. No interstitial lung disease (ILD) or pneumonitis "
        "occurred in the sac-TMT arm.",
        "Conclusions": "Sac-TMT is the first ADC to improve both PFS and OS over platinum doublet chemotherapy after EGFR-TKI failure, and "
        "might become the new standard in this setting.",
        "registry": "NCT05870319",
        "legal": "Sichuan Kelun-Biotech Biopharmaceutical Co., Ltd.",
        "funding": "Sichuan Kelun-Biotech; the National Natural Science Foundation of China",
        "disclosure": "L. Zhang-Wen: Financial Interests, Institutional, Research Grant: Eli Lilly, Bristol Myers Squibb, Beigene. J. Ge: Full "
        "or part-time Employment: Kelun-Biotech. All other authors have declared no conflicts of interest.",
    },
    {
        "number": "LBA6",
        "title": "PSMAddition: Early use of [^177Lu]Lu-PSMA-617 with hormonal therapy in PSMA-positive metastatic hormone-sensitive prostate "
        "cancer, a randomised phase III trial",
        "authors": "S.T. Tamura-Hale^1, O. Sandoval^2, J.M. Piquer^3, F. Saadeh^4, K. Hermannsen^5, M.J. Morrow^6",
        "places": "^1 Medicine and Urology, East River College of Medicine, New York, United States; ^2 Radiopharmaceutical Trials, Zumbro "
        "Valley Clinic, Rochester, United States; ^3 Institut d'Oncologia del Baix, Barcelona, Spain; ^4 Centre hospitalier du Fleuve, "
        "Montreal, Canada; ^5 Nuclear Medicine, Universitätsklinik an der Ruhr, Essen, Germany; ^6 Genitourinary Oncology, Riverside Memorial, "
        "New York, United States",
        "Background": "^177Lu-PSMA-617 (lutetium vipivotide tetraxetan, Pluvicto) is approved for metastatic castration-resistant prostate "
        "cancer (mCRPC). In taxane-naive mCRPC it prolonged radiographic PFS (rPFS) but, in the final analysis of PSMAfore with 60.3% "
        "crossover, not OS (24.48 vs 23.13 months; HR 0.91; 95% CI 0.72–1.14). PSMAddition brings it forward to hormone-sensitive disease "
        "(mHSPC).",
        "Methods": "Adults with untreated or minimally treated (≤45 days) mHSPC and ≥1 PSMA-positive metastasis were randomised 1:1 to "
        "^177Lu-PSMA-617 (7.4 GBq Q6W, 6 cycles) plus androgen deprivation therapy (ADT) and an androgen receptor pathway inhibitor (ARPI: "
        "abiraterone, apalutamide, darolutamide or enzalutamide), or to ADT + ARPI. Primary endpoint: rPFS. OS was the key secondary endpoint.",
        "Results": "1144 pts (572 per arm) were randomised; 68.1% had high-volume and 50.0% de novo disease. Six cycles were given to 85.6%. "
        "At a median follow-up of 23.6 months, 139 (24.3%) vs 172 (30.1%) rPFS events had occurred and the primary endpoint was met (HR 0.72; "
        "95% CI 0.58–0.90; p = 0.002); the median was not reached in the ^177Lu-PSMA-617 arm. OS data were immature (HR 0.84; 0.63–1.13), with "
        "deaths in 14.9% and 17.3% of pts. Among pts with measurable disease, ORR was 85.3% vs 80.8%, with a CR in 57.1% and 42.3%. Time to "
        "PSA progression was also prolonged (HR 0.42; 0.30–0.59). AEs of any grade occurred in 98.4% vs 96.6% and of grade ≥3 in 50.7% vs "
        "43.0%, the difference being due mainly to cytopenias; serious AEs were reported in 26.6% and 22.8%. Dry mouth affected 45.7% of the "
        "^177Lu-PSMA-617 arm, almost exclusively at grade 1 or 2. Quality of life did not differ significantly between the arms.",
        "Conclusions": "rPFS in PSMA-positive mHSPC was longer if ^177Lu-PSMA-617 was added to ADT + ARPI, and OS may follow. To become "
        "significant at the final analysis, the OS HR would probably have to fall below 0.8.",
        "registry": "NCT04720157",
        "legal": "Novartis Pharma AG",
        "funding": "Novartis Pharma AG",
        "disclosure": "S.T. Tamura-Hale: Financial Interests, Personal, Advisory Role: Medivation, Sanofi, Dendreon, Genomic Health, "
        "Karyopharm; Other, Patent: Gilead (institution). F. Saadeh: Financial Interests, Personal, Invited Speaker: Knight, Tolmar. All other "
        "authors have declared no conflicts of interest.",
    },
    {
        "section": "Breast cancer, metastatic",
        "number": "LBA17",
        "title": "VIKTORIA-1: Gedatolisib (geda) and fulvestrant, with or without palbociclib (palbo), after CDK4/6 inhibition in HR+/HER2–, "
        "PIK3CA wild-type (WT) advanced breast cancer (ABC)",
        "authors": "S.A. Horvitz^1, R.M. Laymon^2, B. Rapoza^3, C. Saurina^4, I. Gorbatova^5",
        "places": "^1 Clinical Research, Puget Cancer Center, Seattle, United States; ^2 Breast Oncology, Brazos Cancer Center, Houston, "
        "United States; ^3 Oncologia, Hospital do Tejo, Lisbon, Portugal; ^4 Vall Blanca Institut d'Oncologia, Barcelona, Spain; ^5 Celcuity, "
        "Inc., Minneapolis, United States",
        "Background": "Geda (PF-05212384) is an intravenous inhibitor of all class I PI3K isoforms, mTORC1 and mTORC2. Agents against single "
        "nodes of this pathway, such as alpelisib, are reserved for mutated tumours. In a phase Ib trial (NCT02626507) of geda + palbo + "
        "fulvestrant, the 1-year PFS rate had been 79% in 25 PIK3CA-WT pts.",
        "Methods": "Pts with HR+/HER2–, PIK3CA-WT ABC that progressed on or after a CDK4/6 inhibitor and an aromatase inhibitor were "
        "randomised 1:1:1 to geda + palbo + fulvestrant (triplet), geda + fulvestrant (doublet) or fulvestrant. Primary endpoints were PFS by "
        "BICR for triplet vs fulvestrant and doublet vs fulvestrant.",
        "Results": "392 pts were randomised. Efficacy and safety are shown in the table.",
        "table": {
            "caption": "Table: LBA17",
            "rows": [
                ["", "Triplet (n = 131)", "Doublet (n = 130)", "Fulvestrant (n = 131)"],
                ["Median PFS, mo (95% CI)", "9.3 (7.2–16.6)", "7.4 (5.5–9.9)", "2.0 (1.8–2.3)"],
                ["HR vs fulvestrant (95% CI)", "0.24 (0.17–0.35)", "0.33 (0.24–0.48)", "Reference"],
                ["P", "<.0001", "<.0001", ""],
                ["ORR, %<super>a</super>", "31.5", "28.3", "1.0"],
                ["Median DoR, mo", "17.5", "12.0", "NE"],
                ["OS HR vs fulvestrant (95% CI)", "0.69 (0.43–1.12)", "0.74 (0.46–1.19)", "Reference"],
                ["Grade ≥3 TRAEs of interest, %<super>b</super>", "", "", ""],
                ["&nbsp;&nbsp;Neutropenia", "62.3", "0.8", "0.8"],
                ["&nbsp;&nbsp;Stomatitis", "19.2", "12.3", "0"],
                ["&nbsp;&nbsp;Rash", "4.6", "5.4", "0"],
                ["&nbsp;&nbsp;Hyperglycemia", "2.3", "2.3", "0"],
                ["Discontinuation of geda due to a TRAE, %<super>b</super>", "2.3", "3.1", "NA"],
            ],
            "widths": [52, 30, 30, 32],
            "note": "NA, not applicable; NE, not estimable. <super>a</super> In pts with measurable disease. <super>b</super> Safety "
            "population: 130, 130 and 123 pts.",
        },
        "after": "Hyperglycemia of any grade was seen in 9.2% (triplet) and 11.5% (doublet). Prophylactic dexamethasone mouthwash was "
        "recommended by protocol amendment.",
        "Conclusions": "Geda-based regimens reduced the risk of progression or death by 76% and 67%. VIKTORIA-1 is the first phase III study "
        "to show a benefit of PI3K/AKT/mTOR inhibition in PIK3CA-WT disease; a PIK3CA-mutant cohort with alpelisib + fulvestrant as control "
        "has completed accrual.",
        "registry": "NCT05501886",
        "legal": "Celcuity, Inc.",
        "funding": "Celcuity, Inc.",
        "disclosure": "S.A. Horvitz: Financial Interests, Institutional, Research Grant: Ambrx, Arvinas, Dantari, Dignitana, OBI Pharma, "
        "Zymeworks; Financial Interests, Personal, Stocks/Shares: Ideal Implant. C. Saurina: Financial Interests, Personal, Invited Speaker: "
        "Pint Pharma, Solti. All other authors have declared no conflicts of interest.",
    },
    {
        "section": "Gastrointestinal tumours, upper digestive",
        "number": "1O",
        "title": "CLDN18.2 CAR T cells (satricabtagene autoleucel; satri-cel) in refractory gastric or gastro-oesophageal junction cancer: The "
        "randomised phase II CT041-ST-01 trial",
        "authors": "C. Qi-Lan^1, C. Liu-Min^1, Z. Pengyu^1, Y. Zhang-Bo^2, J. Weiss-Lin^3, L. Shen-Yu^1",
        "places": "^1 Gastrointestinal Oncology, Yanjing Cancer Hospital, Beijing, China; ^2 Songhua Cancer Hospital, Harbin, China; ^3 "
        "Comprehensive Cancer Centre, Gulou Road Hospital, Nanjing, China",
        "Background": "No CAR T-cell product had been compared with standard treatment in a solid tumour. Satri-cel (CT041; CARsgen) carries a "
        "humanised single-chain fragment against CLDN18.2; in the phase I CT041-CG4006 trial the ORR in gastric cancer was 54.9%.",
        "Methods": "Patients in China with CLDN18.2-positive (≥2+ in ≥40% of tumour cells) disease refractory to at least two lines were "
        "allocated 2:1 to satri-cel (250 × 10^6 cells, up to three infusions, after fludarabine, cyclophosphamide and nab-paclitaxel) or "
        "treatment of physician's choice (TPC): nivolumab, paclitaxel, docetaxel, irinotecan or rivoceranib (apatinib). Patients progressing "
        "on TPC could receive satri-cel. The primary endpoint was PFS by independent review in the intention-to-treat (ITT) population.",
        "Results": "Between March 2022 and July 2024, 156 patients were allocated to satri-cel (n = 104) or TPC (n = 52); 88 (85%) and 48 "
        "(92%) started treatment. Median PFS was 3.25 months (95% CI 2.86–4.53) in the satri-cel group vs 1.77 months (1.61–2.04) in the TPC "
        "group (HR 0.366, 0.241–0.557; one-sided p<0.0001). Median OS was 7.92 months (5.78–10.02) vs 5.49 months (3.94–6.93), HR 0.693 "
        "(0.457–1.051), although twenty TPC patients went on to satri-cel. The confirmed ORR was 22% vs 4%, and disease control was obtained "
        "in 63% vs 25%. Treatment-related AEs of grade 3 or worse occurred in 87 (99%) of 88 and 30 (63%) of 48 patients. Those most common "
        "after satri-cel were decreased lymphocyte count (86; 98%), decreased white blood cell count (68; 77%) and decreased neutrophil count "
        "(58; 66%), as expected with lymphodepletion. Cytokine release syndrome (CRS) developed in 84 patients (95%), grade 3 in four; there "
        "was no grade 4 or 5 CRS. One treatment-related death was recorded in each group.",
        "Conclusions": "The trial met its primary endpoint, and survival tended to be longer in spite of crossover. A new drug application has "
        "been filed in China for third-line use.",
        "registry": "NCT04581473",
        "legal": "CARsgen Therapeutics",
        "funding": "CARsgen Therapeutics",
        "disclosure": "All authors have declared no conflicts of interest.",
    },
    {
        "section": "Thoracic malignancies",
        "number": "94MO",
        "title": "Overall survival and central nervous system (CNS) outcomes with first-line amivantamab plus lazertinib vs osimertinib in "
        "EGFR-mutated NSCLC: Three-year results from MARIPOSA",
        "authors": "J.C.H. Yan-Ting^1, Y. Luan^2, B.C. Choi^3, E. Felipe^4, N. Girault^5, S.M. Gadgil^6",
        "places": "^1 Oncology, Tamsui Cancer Center, Taipei, Taiwan; ^2 West River Hospital, Chengdu, China; ^3 Medical Oncology, Sinchon "
        "Medical College, Seoul, Republic of Korea; ^4 Vall Blanca Institut d'Oncologia, Barcelona, Spain; ^5 Institut Sainte-Geneviève, "
        "Paris, France; ^6 Straits Cancer Institute, Detroit, United States",
        "Background": "In the primary analysis of MARIPOSA (median follow-up 22.0 mo), amivantamab + lazertinib (ami+laz) prolonged PFS over "
        "osimertinib (23.7 vs 16.6 mo; HR 0.70). We report the protocol-specified final OS analysis.",
        "Methods": "1074 pts with untreated exon 19 deletion or L858R advanced NSCLC were randomised 2:2:1 to ami+laz (n=429), osimertinib "
        "(n=429) or lazertinib (n=216). Serial brain MRI was mandatory for all. OS was the key secondary endpoint.",
        "Results": "At 37.8 mo of median follow-up there had been 173 deaths on ami+laz and 217 on osimertinib. Median OS was not reached (95% "
        "CI 42.9–NE) vs 36.7 mo (33.4–41.0); HR 0.75 (0.61–0.92; p=0.005). OS rates at 36 and 42 mo were 60% and 56% with ami+laz as compared "
        "with 51% and 44% with osimertinib. An exponential model projected a gain in median OS in excess of 12 mo. Time to symptomatic "
        "progression was 43.6 vs 29.3 mo (HR 0.69; 0.57–0.83). In pts with a history of brain metastases, median intracranial PFS was 25.4 vs "
        "22.2 mo (HR 0.79; 0.61–1.02), with 3-year rates of 36% vs 18%. Grade ≥3 AEs were reported in 80% vs 52%, and most first onsets fell "
        "within four months. Venous thromboembolism occurred in 40% vs 11%. Two supportive approaches have since been published: subcutaneous "
        "amivantamab in PALOMA-3 (NCT05388669; 418 pts), where infusion-related reactions fell to 13%, from 66% with the intravenous form, and "
        "enhanced dermatologic prophylaxis (doxycycline or minocycline, clindamycin lotion, chlorhexidine) in COCOON (NCT06120140), where "
        "38.6% vs 76.5% had a grade ≥2 dermatologic AE by week 12.",
        "Conclusions": "Ami+laz is the first chemotherapy-free regimen to demonstrate an OS benefit over a third-generation EGFR-TKI.",
        "registry": "NCT04487080",
        "legal": "Janssen Research & Development, LLC, a Johnson & Johnson company",
        "funding": "Johnson & Johnson",
        "disclosure": "J.C.H. Yan-Ting: Financial Interests, Personal, Advisory Board: Amgen, Novartis, Takeda, ArriVent; Financial Interests, "
        "Institutional, Research Grant: AstraZeneca. S.M. Gadgil: Financial Interests, Personal, Other, data monitoring committee: "
        "AstraZeneca. All other authors have declared no conflicts of interest.",
    },
    {
        "number": "1012TiP",
        "title": "Ifinatamab deruxtecan (I-DXd) or treatment of physician's choice (TPC) in relapsed small cell lung cancer (SCLC): The phase "
        "III IDeate-Lung02 trial",
        "authors": "C.M. Rudd^1, M.L. Johnstone^2, T. Doi-Sato^3, L. Paz-Aranda^4, M. Godart^5",
        "places": "^1 Thoracic Oncology, Riverside Memorial, New York, United States; ^2 Cumberland Medical Center, Nashville, United States; "
        "^3 Tonegawa Cancer Hospital, Kashiwa, Japan; ^4 Hospital Universitario del Jarama, Madrid, Spain; ^5 Daiichi Sankyo, Inc., Basking "
        "Ridge, United States",
        "Background": "I-DXd (DS-7300; MK-2400) is a B7-H3-directed ADC built from a humanised IgG1 antibody, a tetrapeptide-based cleavable "
        "linker and a topoisomerase I inhibitor. In the phase II IDeate-Lung01 study (NCT05280470), 137 pts with pretreated extensive-stage "
        "SCLC received 12 mg/kg: the confirmed ORR was 48.2%, median DoR 5.3 months, median PFS 4.9 months and median OS 10.3 months. "
        "Drug-related ILD was adjudicated in 12.4%.",
        "Trial design": "This global, open-label trial (NCT06203210) will randomise at least 468 pts 1:1 to I-DXd 12 mg/kg Q3W (n = 234) or "
        "TPC (n = 234; topotecan, amrubicin or lurbinectedin). Eligible pts have relapsed SCLC after exactly one line of platinum-based "
        "therapy, measurable disease and ECOG PS 0–1; asymptomatic brain metastases are allowed. At least 75% of pts must have had an "
        "anti-PD-(L)1 antibody and at least half of the TPC arm is to receive topotecan. Stratification is by prior anti-PD-(L)1, "
        "chemotherapy-free interval (<90 vs ≥90 days), brain metastases and type of TPC. Dual primary endpoints are ORR by BICR and OS; "
        "secondary endpoints include PFS, DoR, disease control, safety and patient-reported outcomes. A safety monitoring plan provides for "
        "central adjudication of all potential ILD. Enrolment started in 2024.",
        "registry": "NCT06203210",
        "acknowledgement": "Editorial support: J. Farrow, Tern House Communications.",
        "legal": "Daiichi Sankyo, Inc.",
        "funding": "Daiichi Sankyo, Inc. and Merck Sharp & Dohme LLC",
        "disclosure": "C.M. Rudd: Financial Interests, Personal, Advisory Board: Amgen, Jazz, Chugai, D2G; Financial Interests, Personal, "
        "Member of Board of Directors: Earli, Harpoon Therapeutics. M. Godart: Full or part-time Employment: Daiichi Sankyo. All other authors "
        "have declared no conflicts of interest.",
    },
    {
        "section": "Melanoma and other skin tumours",
        "number": "1603P",
        "title": "Durability of response to vusolimogene oderparepvec (RP1) plus nivolumab in anti-PD-1-failed melanoma: Three-year follow-up "
        "of IGNYTE",
        "authors": "M.K. Wonnacott^1, C. Robard^2, J.J. Sacchi^3, G.K. Inwood^4, D. Schadendorfer^5",
        "places": "^1 Melanoma Unit, Lake Erie Cancer Institute, Buffalo, United States; ^2 Dermatologie, Hôpital Saint-Antonin, Paris, "
        "France; ^3 Pacific Palisades University, Los Angeles, United States; ^4 Monongahela Cancer Center, Pittsburgh, United States; ^5 "
        "Hautklinik, Universitätsklinik an der Ruhr, Essen, Germany",
        "Background": "RP1 is an oncolytic herpes simplex virus type 1 that expresses GM-CSF and the fusogenic glycoprotein GALV-GP-R–. "
        "Rechallenge with an anti-PD-1 antibody alone after confirmed progression yields responses in only 6–7% of patients.",
        "Methods": "In this single-arm cohort of the phase I/II IGNYTE trial, patients with advanced cutaneous melanoma and confirmed "
        "progression on ≥8 weeks of anti-PD-1 therapy had RP1 injected into superficial or deep lesions (up to 8 doses, Q2W) with nivolumab "
        "240 mg from the second dose. ORR by independent review (RECIST 1.1) was the primary endpoint.",
        "Results": "Of 140 patients, 46 responded (ORR 32.9%; 95% CI 25.2–41.3): 21 with a CR (15.0%) and 25 with a partial response (PR; "
        "17.9%). Median DoR was 33.7 months. ORR was 29.8% (31/104) if only superficial lesions were injected, among them 18 CRs, 42.9% (6/14) "
        "with both superficial and deep injections and 40.9% (9/22) with deep or visceral injections only. Estimated OS at 1, 2 and 3 years "
        "was 75.3%, 63.3% and 54.8%. In responders, tumour reduction was seen in 98.7% of 78 injected and 96.6% of 119 non-injected lesions. "
        "TRAEs were mostly of grade 1–2; the most frequent of the 141 treated patients' events were fatigue (32.6%), chills (31.9%), pyrexia "
        "(30.5%) and nausea (22.0%). Grade ≥3 TRAEs occurred in 18 patients (12.8%). No grade 5 TRAE was observed.",
        "Conclusions": "RP1 plus nivolumab gave deep and durable responses, also in lesions which were never injected. In July 2025 the FDA "
        "issued a complete response letter for the application. The confirmatory phase III IGNYTE-3 trial (NCT06264180) is to enrol 400 "
        "patients.",
        "registry": "NCT03767348",
        "legal": "Replimune, Inc.",
        "funding": "Replimune, Inc.",
        "disclosure": "M.K. Wonnacott: Financial Interests, Personal, Advisory Role: Pfizer, Castle Biosciences, Adagene, ExiCure. C. Robard: "
        "Financial Interests, Personal, Advisory Role: Pierre Fabre, Sunpharma, MSD. All other authors have declared no conflicts of interest.",
    },
    {
        "section": "Translational research",
        "number": "210P",
        "title": "Tumour-selective effects of RAS(ON) multi-selective inhibition in preclinical models of pancreatic ductal adenocarcinoma (PDAC)",
        "authors": "U.N. Waskow^1, J. Jiangsen^2, T.C. Daltry^1, A. Curiel-Mora^1, M. Singhal^2, K.P. Oliver^1",
        "places": "^1 Medicine, Hudson Heights Cancer Center, New York, United States; ^2 Biology, Revolution Medicines, Inc., Redwood City, "
        "United States",
        "Background": "More than 90% of PDACs carry a KRAS mutation. Daraxonrasib (RMC-6236) is an oral RAS(ON) multi-selective inhibitor; in "
        "second-line PDAC with a KRAS G12X mutation its phase I trial (RMC-6236-001; NCT05379985) reported a median PFS of 8.5 months and OS "
        "of 14.5 months. To study on-treatment biology we used the closely related tool compound RMC-7977, which forms a tri-complex with "
        "cyclophilin A and GTP-bound KRAS, NRAS or HRAS.",
        "Methods": "RMC-7977 was tested in PDAC cell lines, human tumour explants, subcutaneous and orthotopic xenografts and the "
        "autochthonous KPC mouse, at doses tolerated for weeks.",
        "Results": "RMC-7977 reduced ERK phosphorylation and inhibited proliferation in a panel of KRAS-mutant PDAC lines. In HPAC xenografts "
        "(KRAS G12D) it induced tumour regression, and in Capan-1 xenografts (KRAS G12V) tumour growth was likewise suppressed, compared with "
        "vehicle. In KPC mice, treatment significantly prolonged survival over vehicle. Treated tumours showed increased apoptosis, measured "
        "by cleaved caspase 3, and a sustained decrease in proliferation, whereas in normal colon and skin apoptosis was unchanged and "
        "proliferation fell only transiently. Body weight remained stable. KPC tumours that relapsed on treatment had frequent Myc copy number "
        "gains; a MYC-amplified relapse line was resistant to RMC-7977 in vitro, and adding a TEAD inhibitor restored sensitivity.",
        "Conclusions": "Broad-spectrum RAS-GTP inhibition kills PDAC cells yet spares normal tissue. The results support the phase III "
        "RASolute 302 trial (NCT06625320) of daraxonrasib vs chemotherapy, planned for 460 patients, and combinations against MYC-driven "
        "relapse.",
        "legal": "The authors",
        "funding": "National Cancer Institute; Revolution Medicines, Inc.",
        "disclosure": "K.P. Oliver: Financial Interests, Institutional, Research Grant: Phoenix Nest, Puretech. J. Jiangsen, M. Singhal: Full "
        "or part-time Employment: Revolution Medicines. All other authors have declared no conflicts of interest.",
    },
]


def fonts() -> None:
    """Register the two families, wherever fontconfig has them."""
    for name, pattern in FONTS.items():
        path = subprocess.run(["fc-match", "-f", "%{file}", pattern], check=True, capture_output=True, text=True).stdout
        pdfmetrics.registerFont(TTFont(name, path))
    for family in ("Body", "Narrow"):
        pdfmetrics.registerFontFamily(family, normal=family, bold=f"{family}-Bold", italic=f"{family}-Italic", boldItalic=f"{family}-BoldItalic")


def marked(text: str) -> str:
    """Reportlab's markup of a text: `^1` is a superscript, `<` and `&` are themselves."""
    text = re.sub(r"&(?!nbsp;)", "&amp;", text)
    text = re.sub(r"<(?!/?super)", "&lt;", text)
    text = re.sub(r"\^(\d+) (?=[A-Z])", r"^\1&nbsp;", text)
    return re.sub(r"\^(\d+)(?=Lu|Ga|Ac|\b)", r"<super rise=3 size=5.6>\1</super>", text)


def results_table(spec: dict) -> list:
    """A table with a plum head and its caption and note."""
    rows = spec["rows"]
    cells = [[Paragraph(marked(cell), HEAD) for cell in rows[0]]]
    cells += [[Paragraph(marked(cell), CELL_LEFT if k == 0 else CELL) for k, cell in enumerate(row)] for row in rows[1:]]
    table = Table(cells, colWidths=[width * mm for width in spec["widths"]], hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), PLUM),
                ("ROWBACKGROUNDS", (0, 1), (-1, -1), [white, PALE]),
                ("LINEBELOW", (0, -1), (-1, -1), 0.6, PLUM),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("TOPPADDING", (0, 0), (-1, -1), 1.6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    parts = [Paragraph(marked(spec["caption"]), CAPTION), table, Spacer(1, 3)]
    if "note" in spec:
        parts.append(Paragraph(marked(spec["note"]), SMALL))
    return [KeepTogether(parts), Spacer(1, 3)]


def story() -> list:
    """All abstracts, in order."""
    width = PAGE[0] - 36 * mm
    flow: list = [Spacer(1, 47 * mm)]
    labels = {
        "registry": "Clinical trial identification",
        "acknowledgement": "Editorial acknowledgement",
        "legal": "Legal entity responsible for the study",
        "funding": "Funding",
        "disclosure": "Disclosure",
    }
    for entry in ABSTRACTS:
        head: list = [Paragraph(entry["section"], SECTION)] if "section" in entry else []
        banner = Table([[Paragraph(entry["number"], NUMBER), Paragraph(marked(entry["title"]), TITLE)]], colWidths=[19 * mm, width - 19 * mm])
        banner.setStyle(
            TableStyle(
                [
                    ("BACKGROUND", (0, 0), (0, 0), PLUM),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LINEABOVE", (0, 0), (-1, 0), 0.8, PLUM),
                    ("LEFTPADDING", (0, 0), (0, 0), 2),
                    ("RIGHTPADDING", (0, 0), (0, 0), 2),
                    ("LEFTPADDING", (1, 0), (1, 0), 7),
                ]
            )
        )
        head += [banner, Spacer(1, 3), Paragraph(marked(entry["authors"]), AUTHORS), Paragraph(marked(entry["places"]), PLACES)]
        heads = [key for key in ("Background", "Methods", "Trial design", "Results", "Conclusions") if key in entry]
        body = []
        for key in heads:
            if key == "Conclusions" and "table" in entry:
                body += results_table(entry["table"])
                if "after" in entry:
                    body.append(Paragraph(marked(entry["after"]), BODY))
            body.append(Paragraph(f'<font name="Narrow-Bold" color="#6b2148">{key.upper()}</font>&nbsp; {marked(entry[key])}', BODY))
        flow += [KeepTogether([*head, body[0]]), *body[1:], Spacer(1, 1)]
        flow += [
            Paragraph(f"<b>{label}:</b> {marked(entry[key])}{'' if entry[key].endswith('.') else '.'}", SMALL)
            for key, label in labels.items()
            if key in entry
        ]
        flow.append(Spacer(1, 11))
    return flow


def furniture(canvas, doc) -> None:
    """Cover band on the first page, running heads on the others, a footer on all."""
    width, height = PAGE
    canvas.saveState()
    folio = str(FIRST_FOLIO + doc.page)
    if doc.page == 1:
        canvas.setFillColor(PLUM)
        canvas.rect(0, height - 58 * mm, width, 58 * mm, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.setFont("Narrow", 9)
        canvas.drawString(18 * mm, height - 16 * mm, "FJORDLIGHT CONGRESS PROCEEDINGS  |  ONCOLOGY SERIES  |  NO. 14")
        canvas.setFont("Body-Bold", 22)
        canvas.drawString(18 * mm, height - 29 * mm, "ESMO Congress 2025")
        canvas.setFont("Body", 15)
        canvas.drawString(18 * mm, height - 38 * mm, "Abstract Book: A Selection")
        canvas.setFont("Narrow", 9)
        canvas.drawString(18 * mm, height - 47 * mm, "Berlin, Germany, 17–21 October 2025")
        canvas.setFont("Narrow", 7.4)
        canvas.drawString(
            18 * mm,
            height - 53 * mm,
            "In general use: CI, confidence interval; HR, hazard ratio; NE, not estimable; pts, patients; TRAE, treatment-related adverse event",
        )
    else:
        canvas.setFont("Narrow", 7.8)
        canvas.setFillColor(HexColor("#555555"))
        even = doc.page % 2 == 0
        canvas.drawString(18 * mm, height - 12 * mm, folio if even else "Fjordlight Congress Proceedings 14 (2025)")
        canvas.drawRightString(width - 18 * mm, height - 12 * mm, "ESMO Congress 2025: abstract book" if even else folio)
        canvas.setStrokeColor(PLUM)
        canvas.setLineWidth(0.5)
        canvas.line(18 * mm, height - 13.5 * mm, width - 18 * mm, height - 13.5 * mm)
    canvas.setFont("Narrow", 6.8)
    canvas.setFillColor(HexColor("#777777"))
    line = "Abstracts under embargo until the start of the session. Responsibility for the contents lies with the authors."
    canvas.drawCentredString(width / 2, 9 * mm, f"{folio}  {line}" if doc.page == 1 else line)
    canvas.restoreState()


def render(out: Path) -> None:
    """Draw the book; the same source gives the same bytes."""
    fonts()
    doc = BaseDocTemplate(
        str(out), pagesize=PAGE, title="ESMO Congress 2025: Abstract Book, A Selection", author="Fjordlight Congress Proceedings", invariant=1
    )
    frame = Frame(18 * mm, 14 * mm, PAGE[0] - 36 * mm, PAGE[1] - 31 * mm, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    doc.addPageTemplates(PageTemplate(id="page", frames=[frame], onPage=furniture))
    doc.build(story())
