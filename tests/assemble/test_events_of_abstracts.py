"""Adverse events as abstracts of trials tell them, with the arms set against each other; every sentence is written for these tests."""

import pytest

from .test_events_in_prose import read

Row = tuple[str, str | None, int | None, int | None, float | None, str | None]


def rows(text: str) -> list[Row]:
    """Term ("no" before it for what is denied), grade, n, total, percent and arm of each event."""
    return [(("no " if e.absent else "") + e.term, e.grade, e.n, e.total, e.percent, e.arm) for e in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serious adverse events were reported in 61 (30%) of 203 patients treated with zeltinib and 40 (20%) of 201 patients given docetaxel.",
         [(61, 203, 30.0), (40, 201, 20.0)]),
        ("Twenty-six people receiving zeltinib and 14 people receiving docetaxel had severe adverse events.",
         [(26, None, None), (14, None, None)]),
        ("Toxic death occurred in five patients (5%) receiving zeltinib weekly and three patients (2%) given it once every 3 weeks.",
         [(5, None, 5.0), (3, None, 2.0)]),
        ("Febrile neutropenia occurred in 12 (8%) of 150 patients assigned to zeltinib compared with 25 (17%) of 148 assigned to docetaxel.",
         [(12, 150, 8.0), (25, 148, 17.0)]),
        ("Colitis developed in 15 patients (8%) who were given zeltinib and in two patients (1%) who were given docetaxel; both recovered.",
         [(15, None, 8.0), (2, None, 1.0)]),
        ("Hypertension occurred in 20 patients receiving zeltinib and 5 patients receiving docetaxel died.", [(20, None, None)]),
        ("Nausea was reported by 45 patients given zeltinib and 12 needed antiemetics.", [(45, None, None)]),
    ],
)  # fmt: skip
def test_what_patients_were_given_tells_two_arms_apart(text: str, expected: list[tuple[int | None, int | None, float | None]]) -> None:
    assert [row[2:5] for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The most frequent events were fatigue (937 events vs 797 events), rash (507 vs 362), and sepsis (two vs one).",
         [("fatigue", 937), ("fatigue", 797), ("rash", 507), ("rash", 362), ("sepsis", 2), ("sepsis", 1)]),
        ("Serious adverse events included colitis (30 events in the docetaxel group vs 69 in the zeltinib group), and sepsis (42 events vs 53).",
         [("colitis", 30), ("colitis", 69), ("sepsis", 42), ("sepsis", 53)]),
        ("Severe rash (45 cases vs 22 cases; p=0.004) was commoner with docetaxel.", [("rash", 45), ("rash", 22)]),
        ("The commonest AEs (%) with zeltinib vs docetaxel were nausea (45 vs 30) and rash (22 vs 10).", [("nausea", None), ("rash", None)]),
        ("The median duration of neutropenia (7 vs 5 days) was longer.", []),
    ],
)  # fmt: skip
def test_bare_numbers_against_each_other_count_events(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(row[0], row[2]) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grade 3 events were hypertension (10 [21%] of 48 vs 0) and rash (7 [15%] of 48 patients vs 9 [18%] of 49).",
         [("hypertension", 10, 48, 21.0), ("no hypertension", 0, None, None), ("rash", 7, 48, 15.0), ("rash", 9, 49, 18.0)]),
        ("Grade 3 diarrhoea was seen in 12 (8%) patients in the zeltinib group versus 0 in the control group.",
         [("diarrhoea", 12, None, 8.0), ("no diarrhoea", 0, None, None)]),
        ("Toxic deaths: 0 vs 3 (2%).", [("no Toxic deaths", 0, None, None), ("Toxic deaths", 3, None, 2.0)]),
        ("Hypothyroidism (18% vs 0) was more frequent with zeltinib.", [("Hypothyroidism", None, None, 18.0), ("Hypothyroidism", None, None, 0.0)]),
        ("Rash was seen in 8% at 10 mg vs 0.5 mg.", [("Rash", None, None, 8.0)]),
    ],
)  # fmt: skip
def test_nought_of_an_arm_is_a_figure(text: str, expected: list[tuple[str, int | None, int | None, float | None]]) -> None:
    assert [(row[0], *row[2:5]) for row in rows(text)] == expected


_TRIAL = "The trial compared zeltinib with docetaxel. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grade 3 neutropenia (p < 0.0001) and leukopenia (p = 0.028) were more common with docetaxel.", ["neutropenia", "leukopenia"]),
        ("Neutropenia was more frequent with docetaxel than with zeltinib (p = 0.01).", ["Neutropenia"]),
        ("Peripheral neuropathy (P = .003) was significantly more common in the docetaxel arm.", ["Peripheral neuropathy"]),
        ("Rash, dry skin and hypomagnesemia were increased in the zeltinib arm.", ["Rash", "dry skin", "hypomagnesemia"]),
        ("There was an increase in depression associated with zeltinib.", ["depression"]),
        ("The incidence of hypertension was significantly higher with zeltinib.", ["hypertension"]),
        ("Zeltinib was associated with higher rates of hypertension and proteinuria.", ["hypertension", "proteinuria"]),
        ("Emesis occurred more often with docetaxel.", ["Emesis"]),
        ("Hypertension is more common in older patients.", []),
        ("Diarrhea was no more frequent with zeltinib than with docetaxel.", []),
        ("Patients with hypertension were more common in the zeltinib arm.", []),
        ("Pain was more frequent in patients with bone metastases at baseline.", []),
        ("The risk of pneumonitis was higher in smokers on zeltinib.", []),
    ],
)
def test_what_one_arm_had_more_of_is_told_without_a_number(text: str, expected: list[str]) -> None:
    assert [row[0] for row in rows(_TRIAL + text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grade 3 nausea and rash were noted more often with zeltinib than with docetaxel (6.1% vs 1.2%, 2.4% vs 0%, respectively).",
         [("nausea", "3", 6.1), ("nausea", "3", 1.2), ("rash", "3", 2.4), ("rash", "3", 0.0)]),
        ("Neutropenia, anemia and fatigue of grade 3 occurred with zeltinib vs docetaxel in 12% vs 40%, 5% vs 10%, and 4% vs 6%, respectively.",
         [("Neutropenia", "3", 12.0), ("Neutropenia", "3", 40.0), ("anemia", "3", 5.0), ("anemia", "3", 10.0), ("fatigue", "3", 4.0),
          ("fatigue", "3", 6.0)]),
        ("Rash or fever was seen in 30% vs 12%.", [("Rash or fever", None, 30.0), ("Rash or fever", None, 12.0)]),
    ],
)  # fmt: skip
def test_pairs_are_spread_over_events(text: str, expected: list[tuple[str, str | None, float]]) -> None:
    assert [(row[0], row[1], row[4]) for row in rows(_TRIAL + text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grade 3 or 4 weight changes were more common with docetaxel (17.1% v 7.6%; P =.001).", [("weight changes", "3-4", 17.1), ("weight changes", "3-4", 7.6)]),
        ("Grade 3 nail changes occurred in 12%.", [("nail changes", "3", 12.0)]),
        ("Grade 2 tumors were seen in 12%.", []),
        ("Grade 3 disease was more common in 40%.", []),
    ],
)  # fmt: skip
def test_what_has_a_grade_and_was_seen_is_an_event(text: str, expected: list[tuple[str, str | None, float]]) -> None:
    assert [(row[0], row[1], row[4]) for row in rows(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Zeltinib improved the response rate without increasing toxicity.",
        "Zeltinib improved survival without any added toxicity.",
        "Zeltinib did not prolong PFS nor did it increase toxicity.",
        "No other toxic effects were reported at grade 3 in more than 10% of patients.",
        "Four patients did not receive maintenance (because of toxicity in two).",
        "Patients were not selected for the presence of hypoxia.",
    ],
)
def test_what_was_not_done_or_not_more_denies_no_event(text: str) -> None:
    assert [row for row in rows(text) if row[0].startswith("no ")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No grade 3 toxicity was observed.", ["no toxicity"]),
        ("No patients have discontinued ZLT because of toxicity.", ["no discontinued ZLT because of toxicity"]),
        ("There was one death without remission from sepsis with renal failure.", ["sepsis", "renal failure"]),
        ("We saw no rash or fever.", ["no rash", "no fever"]),
    ],
)
def test_what_is_denied_and_what_is_not(text: str, expected: list[str]) -> None:
    assert [row[0] for row in rows(text)] == expected


def test_who_stopped_because_of_a_graded_event() -> None:
    assert rows("One patient discontinued ZLT due to recurrent grade 2 neurotoxicity.") == [("neurotoxicity", "2", 1, None, None, None)]


def test_a_short_form_of_drugs_is_no_event() -> None:
    text = "Patients received paclitaxel–epirubicin (PE) or FEC. Grade 3 anemia was seen in 12% with PE and 8% with FEC."
    assert [row[0] for row in rows(text)] == ["anemia", "anemia"]
    assert [row[0] for row in rows("Pulmonary embolism (PE) was seen in 3%, and fatal PE in 1%.")] == ["Pulmonary embolism", "fatal PE"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Treatment was discontinued in 12 patients (10%) because of toxicity.", [("toxicity", None, 12, 10.0)]),
        ("Zeltinib was stopped in 4 of 50 patients owing to adverse events.", [("adverse events", None, 4, None)]),
        ("Treatment was permanently discontinued in 8% of patients in the zeltinib group due to grade 3 hepatitis.", [("hepatitis", "3", None, 8.0)]),
        ("Discontinuation of treatment was required in 5 patients (4%) for neuropathy.", [("neuropathy", None, 5, 4.0)]),
        ("Treatment was interrupted in 30% because of toxicity.", []),
        ("Therapy was discontinued in 3 (6%) patients because of progression and toxicity was mild.", []),
    ],
)
def test_treatment_stopped_in_so_many_because_of_events(text: str, expected: list[tuple[str, str | None, int | None, float | None]]) -> None:
    assert [(e.term, e.grade, e.n, e.percent) for e in read(text) if e.category.value == "discontinuation"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Febrile neutropenia occurred in five patients (three in the zeltinib arm and two in the docetaxel arm).",
         [(5, None), (3, "zeltinib arm"), (2, "docetaxel arm")]),
        ("There were 12 serious adverse events (8 in arm A and 4 in arm B).", [(12, None), (8, "arm A"), (4, "arm B")]),
        ("Grade 3 rash was found in 5 patients (4 in VELOX arm, one in 2-weeks arm).", [(5, None), (4, "VELOX arm"), (1, "2-weeks arm")]),
        ("Pneumonitis was seen in 9 patients, 6 with zeltinib and 3 with docetaxel.", [(9, None), (6, "zeltinib"), (3, "docetaxel")]),
        ("Two cases of rash were observed; one in each treatment group.", [(2, None), (1, None)]),
        ("Grade 4 rash was seen in 7 patients (5 in cohort 1 and 1 in cohort 2).", [(7, None)]),
        ("Fever was seen in 12 patients (5 in the first week and 7 in the second week).", [(12, None)]),
    ],
)  # fmt: skip
def test_cases_parted_by_arm(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert [(row[2], row[5]) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four patients died (one from stroke, one from brain aneurysm, one from sepsis, and one following surgery).",
         [("stroke", 1), ("brain aneurysm", 1), ("sepsis", 1)]),
        ("Three patients died in CR (1 HLH, 1 arterial disease, 1 sepsis).", [("HLH", 1), ("arterial disease", 1), ("sepsis", 1)]),
        ("There were five treatment-related deaths (two sepsis, one stroke, one hepatic rupture and one unknown).",
         [("treatment-related deaths", 5), ("sepsis", 2), ("stroke", 1), ("hepatic rupture", 1)]),
        ("Five patients died: 3 from disease progression, 1 from aspiration and 1 from unknown causes.", [("aspiration", 1)]),
        ("Six patients died, 2 in arm A and 4 in arm B.", []),
        ("Ten patients died, 4 of progression and 6 in remission.", []),
    ],
)  # fmt: skip
def test_a_list_counts_what_the_dead_died_of(text: str, expected: list[tuple[str, int]]) -> None:
    found = read(text)
    assert [(e.term, e.n) for e in found] == expected
    assert {e.category.value for e in found} <= {"death"}


@pytest.mark.parametrize(
    "text",
    [
        "The most frequent comorbidities were hypertension (45%), diabetes (20%) and anemia (5%).",
        "Forty percent had comorbidities; most frequent were stroke (13%) and vascular diseases (10%).",
        "Medical history included hypertension (30%) and stroke in 4%.",
        "Many patients develop clinically relevant neurotoxicity with taxanes.",
        "A regimen that does not show significant neurotoxicity was evaluated.",
        "Figure 2 lists adverse effects seen in ≥2 patients.",
    ],
)
def test_what_patients_had_before_or_have_in_general_is_not_told(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Regarding hematologic toxicity, one patient (8%) had grade 1 neutropenia.", [("neutropenia", "1", 1)]),
        ("Two had toxicity (grade [G] 3 transaminase elevation, n=1; G2 rash, n=1).", [("toxicity", None, 2), ("transaminase elevation", "3", 1), ("rash", "2", 1)]),
        ("Bleeding events came up in 38% (grade 1-2), with one grade ≥3 event (epistaxis).",
         [("Bleeding events", "1-2", None), ("epistaxis", ">=3", 1)]),
        ("Three people had drug-related non-hematologic grade 4 toxicities.",
         [("drug-related non-hematologic grade 4 toxicities", "4", 3)]),
        ("Nine patients (11%) later developed MDS/AML.", [("MDS/AML", None, 9)]),
        ("Five patients experienced decreased levels of immunoglobulins.", [("decreased levels of immunoglobulins", None, 5)]),
    ],
)  # fmt: skip
def test_grades_names_and_figures(text: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    assert [row[:3] for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There was no grade 4 toxicity and grade 3 toxicity in only 2 patients (diarrhea and rash).",
         [("toxicity", "3", 2), ("no toxicity", "4", None), ("diarrhea", "3", None), ("rash", "3", None)]),
        ("Grade 3 to 4 toxicities per patient with zeltinib/docetaxel were fatigue, 42%/57%; and infection, 4%/6%.",
         [("fatigue", "3-4", None), ("fatigue", "3-4", None), ("infection", "3-4", None), ("infection", "3-4", None)]),
        ("Two patients developed grade 3 hepatitis, one grade 4 colitis and one fatal myocarditis.",
         [("hepatitis", "3", 2), ("colitis", "4", 1), ("fatal myocarditis", None, 1)]),
        ("WHO grade 3-4 neutropenia was seen in 12 patients.", [("neutropenia", "3-4", 12)]),
        ("WHO grade 3-4 glioma was seen in 12 patients.", []),
        ("Only 2 patients had grade 3 toxicity (one neutropenia, one hepatotoxicity).",
         [("toxicity", "3", 2), ("neutropenia", "3", 1), ("hepatotoxicity", "3", 1)]),
        ("Twelve had G3-4 AEs: 7 neutropenia, 3 rash, 2 hepatitis.",
         [("AEs", "3-4", 12), ("neutropenia", "3-4", 7), ("rash", "3-4", 3), ("hepatitis", "3-4", 2)]),
        ("CRS: G1-2 in 50%. ICANS: G2 in 1 pt. Infections: 3 pts.", [("CRS", "1-2", None), ("ICANS", "2", 1), ("Infections", None, 3)]),
        ("Thirty patients receiving ZLT5 and 19 patients receiving ZLT1 experienced Grade 3 or higher adverse events (Common Toxicity Criteria).",
         [("adverse events", ">=3", 30), ("adverse events", ">=3", 19)]),
    ],
)  # fmt: skip
def test_whose_grade_and_whose_figure(text: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    assert [row[:3] for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two patients died due to mesenteric infarction.", [("mesenteric infarction", 2)]),
        ("Two patients died of their disease; one died of melanoma.", []),
        ("Grade 4 events were sepsis and marrow fibrosis in one patient each.", [("sepsis", 1), ("marrow fibrosis", 1)]),
        ("Serious adverse events were stroke and coronary artery stenosis (n=1 each).", [("stroke", 1), ("coronary artery stenosis", 1)]),
        (_TRIAL + "The share with any grade 3 or 4 adverse event was significantly greater with zeltinib (p<0.001).", [("adverse event", None)]),
        (_TRIAL + "Toxicity was no more frequent with zeltinib.", []),
    ],
)
def test_names_that_no_lexicon_knows_and_wholes_compared(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(row[0], row[2]) for row in rows(text)] == expected


_TWO = "METHODS: 200 women were assigned to zeltinib plus docetaxel or docetaxel alone. RESULTS: "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TVX produced significantly higher grades of vomiting and alopecia, as well as renal toxicity, whereas the 12-week regimen produced more rash "
         "and mucositis.", ["vomiting", "alopecia", "renal toxicity", "rash", "mucositis"]),
        ("Increased vomiting, fatigue, and neuropathy were seen with zeltinib.", ["vomiting", "fatigue", "neuropathy"]),
        ("More fever and stomatitis occurred in the zeltinib arm.", ["fever", "stomatitis"]),
        ("Toxicity was similar in both arms except for more rash and diarrhea with zeltinib.", ["rash", "diarrhea"]),
        ("Except for increased stomatitis in the zeltinib arm, toxicity did not differ.", ["stomatitis"]),
        ("There was excess hypertension and bleeding with zeltinib.", ["hypertension", "bleeding"]),
        ("Hematologic toxicity was more severe with docetaxel, and nausea was more severe with zeltinib.", ["Hematologic toxicity", "nausea"]),
        ("Zeltinib led to no more rash than docetaxel.", []),
        ("Rash was similar with zeltinib and docetaxel.", []),
        ("Women with more rash on zeltinib lived longer.", []),
        ("More women with anemia received zeltinib.", []),
    ],
)  # fmt: skip
def test_lists_of_which_one_arm_had_more(text: str, expected: list[str]) -> None:
    assert [row[0] for row in rows(_TWO + text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sixteen patients (48.4%) presented leukopenia and 15 patients (45.4%) presented anemia.",
         [("leukopenia", None, 16), ("anemia", None, 15)]),
        ("In all, 11 patients (23%) on zeltinib and 20 patients (42%) on docetaxel had some degree of nausea.",
         [("nausea", None, 11), ("nausea", None, 20)]),
        ("Rash was seen in 24 patients (60%) and was grade 3-4 in three of them (8%), while alopecia was detected in seven.",
         [("Rash", None, 24), ("Rash", "3-4", 3), ("alopecia", None, 7)]),
        ("Neutropenia was grade 3 or 4 in five patients.", [("Neutropenia", "3-4", 5)]),
        ("Seven patients had influenza (grade 2, n=5; grade 3, n=2).", [("influenza", None, 7), ("influenza", "2", 5), ("influenza", "3", 2)]),
        ("Four patients had influenza (grade 2).", [("influenza", "2", 4)]),
        ("DLTs were grade 5 pneumonia (n=1, without prophylaxis) and grade 4 colitis (n=1).", [("pneumonia", "5", 1), ("colitis", "4", 1)]),
        ("Of 33 evaluable patients for toxicity, 12 had nausea.", [("nausea", None, 12)]),
    ],
)  # fmt: skip
def test_verbs_degrees_and_grades_with_numbers_of_their_own(text: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    assert [row[:3] for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More patients discontinued planned treatment in the zeltinib group than in the docetaxel group (78/244 [32%] vs 23/241 [10%]).",
         [("discontinued planned treatment", 78), ("discontinued planned treatment", 23)]),
        ("Twelve patients discontinued planned treatment because of progression.", []),
        ("AEs leading to drug discontinuation (21 [6%] vs 33 [10%]) and dose modification (68 [20%] vs 187 [58%]) were fewer with zeltinib vs docetaxel.",
         [("AEs leading to drug discontinuation", 21), ("AEs leading to drug discontinuation", 33), ("dose modification", 68), ("dose modification", 187)]),
        ("Two patients died of possibly drug-related complications.", [("died of possibly drug-related complications", 2)]),
        ("Life-threatening toxicities were seen in 14 pts (5%) given zeltinib and in no patient given docetaxel.",
         [("Life-threatening toxicities", 14), ("no Life-threatening toxicities", None)]),
        ("No deaths occurred.", [("no deaths", None)]),
        ("One patient had a grade 3 adverse event (uveitis and keratitis).", [("adverse event", 1), ("uveitis", 1), ("keratitis", 1)]),
        ("Grade 3 TEAEs occurred in 1 pt (uveitis and keratitis).", [("TEAEs", 1), ("uveitis", 1), ("keratitis", 1)]),
        ("Of those with a complex karyotype (CK), 5 underwent transplantation (1 CK, 4 other); grade 3 rash occurred in 1 pt.", [("rash", 1)]),
        ("Adverse reactions such as hair loss, lower platelet count, and lower hemoglobin were more common in the zeltinib group.",
         [("hair loss", None), ("lower platelet count", None), ("lower hemoglobin", None)]),
        ("There was more liver and cardiac toxicity with zeltinib.", [("liver toxicity", None), ("cardiac toxicity", None)]),
    ],
)  # fmt: skip
def test_stops_deaths_and_names_of_what_happened(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(row[0], row[2]) for row in rows(_TWO + text)] == expected
