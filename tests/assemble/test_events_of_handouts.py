"""Adverse events as handouts, newsletters and abstract books tell them; every sentence is written for these tests."""

import pytest

from .test_events_in_prose import read


def told(text: str) -> list[str]:
    """Each event in short: "no" for what is denied, term, G and grade, number, percent, the kind unless any, @ and arm."""
    out = []
    for e in read(text):
        number = f"{e.n}/{e.total}" if e.n is not None and e.total else e.n if e.n is not None else f"of {e.total}" if e.total else None
        parts = [e.term, e.grade and f"G{e.grade}", number, e.percent is not None and f"{e.percent:g}%"]
        parts += [e.category.value != "any" and e.category.value, e.arm and f"@{e.arm}"]
        out.append(("no " if e.absent else "") + ", ".join(str(p) for p in parts if p))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On zorlinib grade ≥3 TEAEs came to 60.5%; these were led by anemia (28.7%) and neutropenia (14.6%).",
            ["TEAEs, G>=3, 60.5%, @zorlinib", "anemia, G>=3, 28.7%", "neutropenia, G>=3, 14.6%"],
        ),
        (
            "TRAEs of grade 3–4 affected 59%; those most often seen were raised lipase (11%) and colitis (8%).",
            ["TRAEs, G3-4, 59%, treatment-related", "raised lipase, G3-4, 11%, treatment-related", "colitis, G3-4, 8%, treatment-related"],
        ),
        (
            "Rash (119 patients; 38.8%) and fever (70; 22.8%) led the events of grade 3 or higher.",
            ["Rash, G>=3, 119, 38.8%", "fever, G>=3, 70, 22.8%"],
        ),
        (
            "Neutropenia of grade ≥3 was seen in 28.7% and 35.6%, and anaemia in 13.9% and 13.7%.",
            ["Neutropenia, G>=3, 28.7%", "Neutropenia, G>=3, 35.6%", "anaemia, G>=3, 13.9%", "anaemia, G>=3, 13.7%"],
        ),
        (
            "Neutropenia of grade ≥3 was seen in 28.7%, and nausea was common (60%).",
            ["Neutropenia, G>=3, 28.7%", "nausea, 60%"],
        ),
        (
            "Any grade ≥3 TEAE occurred in 55%; major bleeding in 2%.",
            ["TEAE, G>=3, 55%", "major bleeding, 2%"],
        ),
        (
            "Neurotoxicity reached grade 1, 2 and 3 in 6, 4 and 2%, respectively.",
            ["Neurotoxicity, G1, 6%", "Neurotoxicity, G2, 4%", "Neurotoxicity, G3, 2%"],
        ),
        (
            "Grade ≥3 bleeding hit 50%, 28% and 21%, grade ≥3 infection 25%, 19% and 13%.",
            [
                "bleeding, G>=3, 50%",
                "bleeding, G>=3, 28%",
                "bleeding, G>=3, 21%",
                "infection, G>=3, 25%",
                "infection, G>=3, 19%",
                "infection, G>=3, 13%",
            ],
        ),
        (
            "Grade ≥3 events affected 18 of the 30 (60.0%); cholangitis and nausea accounted for 10.0% each.",
            ["events, G>=3, 18/30, 60%", "cholangitis, G>=3, 10%", "nausea, G>=3, 10%"],
        ),
        (
            "Most common grade ≥3 events with zorlinib: rash (43%), colitis (10%). In controls: rash (45%), fever (16%).",
            ["rash, G>=3, 43%", "colitis, G>=3, 10%", "rash, G>=3, 45%", "fever, G>=3, 16%"],
        ),
        (
            "TRAEs of grade 3 or more occurred in 35%. With zorlinib the principal ones were nausea and rash.",
            ["TRAEs, G>=3, 35%, treatment-related", "nausea, G>=3, treatment-related", "rash, G>=3, treatment-related"],
        ),
        (
            "Colitis of grade 3 or higher occurred in 25%. Pneumonitis of that severity was seen in 16%.",
            ["Colitis, G>=3, 25%", "Pneumonitis, G>=3, 16%"],
        ),
        (
            "Severe pulmonary toxicity, grade 3 or 4, in nine of the dose-dense arm (8.6%) and in 11 (11.2%) on placebo.",
            ["pulmonary toxicity, G3-4, 9, 8.6%, @dose-dense arm", "pulmonary toxicity, G3-4, 11, 11.2%, @placebo"],
        ),
        (
            "Infusion-related reactions occurred in 66% of patients, mostly with the first dose, and were grade ≥3 in 2%.",
            ["Infusion-related reactions, 66%", "Infusion-related reactions, G>=3, 2%"],
        ),
        (
            "Grade 5 events occurred in 3 patients (sepsis, n=2; cardiac arrest, n=1).",
            ["events, G5, 3, death", "sepsis, G5, 2", "cardiac arrest, G5, 1"],
        ),
        (
            "Neuropathy: 62% any grade, 5% grade 3.",
            ["Neuropathy, 62%", "Neuropathy, G3, 5%"],
        ),
        (
            "Neutropenia was worse with the combination, 60% against 35% at grade 3 or more.",
            ["Neutropenia, G>=3, 60%", "Neutropenia, G>=3, 35%"],
        ),
        (
            "A rise in blood pressure of grade 3 was seen in 26.5%.",
            ["rise in blood pressure, G3, 26.5%"],
        ),
        (
            "With zorlinib, 51.3% had CRS, none of it beyond grade 2, 46.2% fever.",
            ["CRS, 51.3%, @zorlinib", "fever, 46.2%, @zorlinib", "no CRS, G>=3"],
        ),
    ],
)
def test_a_grade_holds_where_a_list_goes_on(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pneumonitis occurred in 12 patients (5.3%), of whom one died.",
            ["Pneumonitis, 12, 5.3%", "Pneumonitis, 1, death"],
        ),
        (
            "Pneumonitis occurred in 12 patients (5.3%); two of these died of progression.",
            ["Pneumonitis, 12, 5.3%"],
        ),
        (
            "Pneumonitis occurred in 31 (12.9%) and 42 patients (16.0%), respectively, and was fatal in three and six.",
            ["Pneumonitis, 31, 12.9%", "Pneumonitis, 42, 16%", "Pneumonitis, 3, death", "Pneumonitis, 6, death"],
        ),
        (
            "Sepsis killed three patients.",
            ["Sepsis, 3, death"],
        ),
        (
            "Treatment killed six of 370 patients on zorlinib and eight of 379 on placebo.",
            ["Treatment killed, 6/370, death, @zorlinib", "Treatment killed, 8/379, death, @placebo"],
        ),
        (
            "There were six fatal cardiac events with zorlinib.",
            ["fatal cardiac events, 6, death, @zorlinib"],
        ),
        (
            "No fatal event was attributed to zorlinib.",
            ["no fatal event, death"],
        ),
        (
            "Of all patients, 84% had a grade 3 or higher event, and an event was fatal in 5.4%.",
            ["event, G>=3, 84%", "event, 5.4%, death"],
        ),
        (
            "Two patients died of disease progression.",
            [],
        ),
        (
            "One patient, in the adjuvant arm, died of pneumonitis.",
            ["pneumonitis, 1, death, @adjuvant arm"],
        ),
    ],
)
def test_who_died_of_an_event(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Six patients (16%) had grade 3 treatment-related events and no one stopped because of one.",
            ["treatment-related events, G3, 6, 16%, treatment-related", "no treatment-related events, discontinuation"],
        ),
        (
            "In all, 3% stopped treatment because of a TRAE. None died of one.",
            ["stopped treatment because of a TRAE, 3%, discontinuation", "no TRAE, death"],
        ),
        (
            "Fever occurred in 40%, and none led to discontinuation.",
            ["Fever, 40%", "no Fever, discontinuation"],
        ),
        (
            "Remissions lasted without a single related event of grade 3 or more.",
            ["no related event, G>=3, treatment-related"],
        ),
        (
            "Cardiac deaths: none vs six.",
            ["no Cardiac deaths, death", "Cardiac deaths, 6, death"],
        ),
        (
            "No cardiac deaths occurred with zorlinib, against six (1.9%) with placebo.",
            ["cardiac deaths, 6, 1.9%, death, @placebo", "no cardiac deaths, death, @zorlinib"],
        ),
        (
            "No patient had fever, and 12% had rash.",
            ["no fever", "rash, 12%"],
        ),
        (
            "There was neither CRS nor ICANS.",
            ["no CRS", "no ICANS"],
        ),
        (
            "The first three participants had no dose-limiting toxicity, and the deepest fall in PSA was 95.7%.",
            ["no dose-limiting toxicity, of 3, DLT"],
        ),
        (
            "CRS touched four of the 45, and no case went past grade 1.",
            ["CRS, 4/45", "no CRS, G>=2"],
        ),
        (
            "No death was attributed to the cells.",
            ["no death, death"],
        ),
        (
            "About one patient in ten stopped for toxicity.",
            ["stopped for toxicity, 1/10, discontinuation"],
        ),
        (
            "There were no cases of myelodysplastic syndrome or acute myeloid leukaemia.",
            ["no myelodysplastic syndrome or acute myeloid leukaemia"],
        ),
    ],
)
def test_what_nobody_had(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Every patient on zorlinib had at least one treatment-related adverse event of grade 3 or higher.",
            ["treatment-related adverse event, G>=3, treatment-related, @zorlinib"],
        ),
        (
            "Every zorlinib patient had a grade ≥3 treatment-related event, against 57.1% of those on placebo.",
            ["treatment-related event, G>=3, 57.1%, treatment-related, @placebo", "treatment-related event, G>=3, treatment-related, @zorlinib"],
        ),
        (
            "Not every patient had an adverse event.",
            [],
        ),
    ],
)
def test_what_every_patient_had(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rash occurred in 22 of 72 patients (30.6%) given zorlinib and 14 of 69 (20.3%) given sorafenib.",
            ["Rash, 22/72, 30.6%, @zorlinib", "Rash, 14/69, 20.3%, @sorafenib"],
        ),
        (
            "In all, 59 of the 90 men on 2.0 mg/kg (65.6%) had rash.",
            ["rash, 59/90, 65.6%, @2.0 mg/kg"],
        ),
        (
            "Rash occurred in nine of the zorlinib arm (8.6%) and in 11 (11.2%) on placebo.",
            ["Rash, 9, 8.6%, @zorlinib arm", "Rash, 11, 11.2%, @placebo"],
        ),
        (
            "Grade ≥3 diarrhea reached 46% with zorlinib (3% with placebo).",
            ["diarrhea, G>=3, 46%, @zorlinib", "diarrhea, G>=3, 3%, @placebo"],
        ),
        (
            "Fever arose in 51 and 61%, respectively, and 3% stopped because of side effects.",
            ["Fever, 51%", "Fever, 61%", "stopped because of side effects, 3%, discontinuation"],
        ),
        (
            "Rash occurred in 20% and fever in 10% with zorlinib, versus 5% and 3% with placebo.",
            ["Rash, 20%, @zorlinib", "fever, 10%, @zorlinib", "Rash, 5%, @placebo", "fever, 3%, @placebo"],
        ),
        (
            "Rash occurred in 20% versus 10%, and fever in 5% versus 3%.",
            ["Rash, 20%", "Rash, 10%", "fever, 5%", "fever, 3%"],
        ),
        (
            "Rash occurred in 51% on zorlinib (n = 133) and 61% on placebo (n = 87).",
            ["Rash, of 133, 51%, @zorlinib", "Rash, of 87, 61%, @placebo"],
        ),
        (
            "Grade 3 or higher events were reported by 65.6% on the doublet and by 55.8% on the control.",
            ["events, G>=3, 65.6%, @doublet", "events, G>=3, 55.8%, @control"],
        ),
        (
            "Drug-related colitis came to 8.8% on zorlinib, 3.7% being grade 3 or worse. The comparable figures for placebo were 4.1% and 1.4%.",
            [
                "colitis, 8.8%, treatment-related",
                "colitis, G>=3, 3.7%, treatment-related",
                "colitis, 4.1%, treatment-related, @placebo",
                "colitis, G>=3, 1.4%, treatment-related, @placebo",
            ],
        ),
        (
            "More colitis with zorlinib, but less fever.",
            ["colitis, @zorlinib", "fever"],
        ),
        (
            "With zorlinib 51.9% had diarrhea (8.0% on placebo), 38.0% fever (12.9%).",
            ["diarrhea, 51.9%, @zorlinib", "diarrhea, 8%, @placebo", "fever, 38%", "fever, 12.9%, @placebo"],
        ),
        (
            "Atrial fibrillation or flutter 7.1% zorlinib, 17.1% ibrutinib.",
            ["Atrial fibrillation or flutter, 7.1%, @zorlinib", "Atrial fibrillation or flutter, 17.1%, @ibrutinib"],
        ),
        (
            "Main grade 3–4 toxicities (arm A/arm B): neutropenia 30/45%, diarrhea 10/5%.",
            ["neutropenia, G3-4, 30%, @arm A", "neutropenia, G3-4, 45%, @arm B", "diarrhea, G3-4, 10%, @arm A", "diarrhea, G3-4, 5%, @arm B"],
        ),
        (
            "CRS is a low-grade matter now. With zorlinib it befell 76 of 172 patients (44.2%), as grade 1 in 31.4%.",
            ["CRS, 76/172, 44.2%, @zorlinib", "CRS, G1, of 172, 31.4%"],
        ),
    ],
)
def test_whose_a_figure_is(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fever, anemia and rash led the list with zorlinib.",
            ["Fever", "anemia", "rash"],
        ),
        (
            "Grade 3–4 treatment-related events were reported in 21.7%, serious ones in 10.1%.",
            ["treatment-related events, G3-4, 21.7%, treatment-related", "serious, 10.1%, serious"],
        ),
        (
            "Nausea and vomiting were frequent, for the most part mild.",
            ["Nausea", "vomiting"],
        ),
        (
            "Dose-limiting toxicities during escalation were rash and raised aminotransferases.",
            ["rash, DLT", "raised aminotransferases, DLT"],
        ),
        (
            "Grade 3 immune-related AEs were infrequent (8%).",
            ["immune-related AEs, G3, 8%"],
        ),
    ],
)
def test_lists_without_numbers(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Grade 3 tumor lysis syndrome occurred in 12%.",
            ["tumor lysis syndrome, G3, 12%"],
        ),
        (
            "Two patients had a grade 3 decrease of left ventricular ejection fraction.",
            ["decrease of left ventricular ejection fraction, G3, 2"],
        ),
        (
            "QTc was prolonged in 11 patients (20%).",
            ["QTc was prolonged, 11, 20%"],
        ),
        (
            "Grade ≥3 GGT rise occurred in 15%.",
            ["GGT rise, G>=3, 15%"],
        ),
        (
            "Atrial fibrillation or flutter was seen in 5.2%.",
            ["Atrial fibrillation or flutter, 5.2%"],
        ),
        (
            "A grade 5 bronchoalveolar hemorrhage occurred in one patient.",
            ["bronchoalveolar hemorrhage, G5, 1"],
        ),
    ],
)
def test_names_of_events(text, expected):
    assert told(text) == expected
