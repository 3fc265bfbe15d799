"""Codes of few digits or of odd form, by what is said of agents only."""

import pytest


def _drugs(nlp, text: str) -> list[str]:
    doc = nlp(text)
    return [span.text for span in doc.spans["DRUG"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ZKM-90 cut tumor volume by 80%.", "ZKM-90"),
        ("Tumors regressed after QX-12.", "QX-12"),
        ("NVK-8 and WTL-6 shrank tumors by 70% and 30%.", "NVK-8"),
        ("Mice on TVR-06 lived for a median of 61 days.", "TVR-06"),
        ("The IC50 of HNV-31 was 4.2 nM in KRAS G12D cells.", "HNV-31"),
        ("WKD-64: TGI 88% at 30 mg/kg; 5/8 complete regressions.", "WKD-64"),
        ("TGI was 71% with XND-14 and 35% with sotorasib.", "XND-14"),
        ("A murine surrogate (mQR-11) was used in syngeneic models.", "mQR-11"),
        ("CLB-ADC-4 was stable in human plasma for 14 days.", "CLB-ADC-4"),
        ("iCasp-CAR33 cells prolonged survival to 80 days.", "iCasp-CAR33"),
        ("OncoBlast-2 replicated in 8 of 10 tumors.", "OncoBlast-2"),
        ("NX-Teff 12 depleted Tregs in tumors.", "NX-Teff 12"),
        ("Neo-71 raised IFN-γ 12-fold.", "Neo-71"),
        ("DX-T90 elicited regressions in 6/8 PDX models.", "DX-T90"),
        ("An IND for FDL-3 is planned for Q3 2025.", "FDL-3"),
        ("Resistance to PSW-58 arose through KRAS amplification.", "PSW-58"),
        ("ZKN-52 NK cells killed AML blasts.", "ZKN-52"),
        ("Velrotinib (PLR-20) slowed growth of MDA-MB-231 tumors.", "PLR-20"),
        ("AB-3 ADC, a CDH6 conjugate, was stable in plasma.", "AB-3 ADC"),
        ("LKV-40’s mouse version cured 6 of 8 mice.", "LKV-40"),
        ("KPT-19 tamed inflammation and shrank tumors.", "KPT-19"),
        ("Zentravimod cut tumor volume by 65%.", "Zentravimod"),
        ("TumoVex lysed glioma cells and spared neurons. In mice TumoVex cleared five of nine tumors.", "TumoVex"),
    ],
)
def test_what_acts_or_is_given_is_a_drug(nlp, text, name):
    assert name in _drugs(nlp, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KIF-18 arrested cells in mitosis.", "KIF-18"),
        ("TEAD-4 bound YAP.", "TEAD-4"),
        ("SHP-2 activated RAS signalling.", "SHP-2"),
        ("GVX-77 tumors shrank by half. GVX-77 cleared the drug fast.", "GVX-77"),
        ("SW-48 regressed under osimertinib.", "SW-48"),
        ("CTG-86 showed 65% TGI with trastuzumab.", "CTG-86"),
        ("CHECKMATE-67 showed longer survival with nivolumab.", "CHECKMATE-67"),
        ("LUNA-4 reached full enrolment.", "LUNA-4"),
        ("ARIES-2 achieved its primary endpoint with docetaxel.", "ARIES-2"),
        ("PD-L1 IHC with SP263 gave TPS of 60%.", "SP263"),
        ("Poster LB-81 reported TGI of 80%.", "LB-81"),
        ("Galectin-9 suppressed T cells.", "Galectin-9"),
        ("miR-34 lowered MYC by 60%.", "miR-34"),
        ("UKX-03 evaluated temozolomide in elderly patients.", "UKX-03"),
        ("In the BXF-12 model erdafitinib cut tumor volume by 80%.", "BXF-12"),
        ("EQ-5D scores rose after treatment.", "EQ-5D"),
        ("NovaPlex killed the lights in the lab once.", "NovaPlex"),
        ("SurvNet reduced the error of staging, and SurvNet improved on nomograms.", "SurvNet"),
        ("BridgeMax prolonged survival, and BridgeMax reduced relapses in both arms.", "BridgeMax"),
        ("CytoLine cells induced tumors. CytoLine expression blocked apoptosis, and CytoLine bound DNA.", "CytoLine"),
    ],
)
def test_genes_models_trials_clones_and_scores_are_none(nlp, text, name):
    assert not any(name in drug for drug in _drugs(nlp, text))
