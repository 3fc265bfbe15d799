"""Whose arm the figures of events are, and figures of arms that stand without their noun; every sentence is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import AdverseEvent

PAIR = "Eighty adults were randomly assigned sorafenib (n=41) or docetaxel (n=39). "
LETTERS = "Ninety women were randomised to docetaxel plus cisplatin (DC), sorafenib plus cisplatin (SC) or docetaxel (D). "


def events(text: str) -> list[AdverseEvent]:
    return list(extract_text(text).adverse_events)


def told(text: str) -> list[tuple[str, int | None, float | None, str | None]]:
    return [(e.term.lower(), None if e.absent else e.n, None if e.absent else e.percent, e.arm) for e in events(text)]


def test_pairs_after_one_that_names_its_arms_keep_their_order_where_the_second_had_none() -> None:
    found = told(
        PAIR + "The commonest grade 3 events were anaemia (nine [22%] in the sorafenib group vs two [5%] in the docetaxel group), rash (five [12%] "
        "vs none [0%]), and colitis (four [10%] vs none)."
    )
    assert found[2:] == [
        ("rash", 5, 12.0, "sorafenib group"),
        ("rash", None, None, "docetaxel group"),
        ("colitis", 4, 10.0, "sorafenib group"),
        ("colitis", None, None, "docetaxel group"),
    ]


def test_each_figure_of_three_stands_in_the_bracket_of_its_arm() -> None:
    found = told(
        "Patients were randomly assigned sorafenib, docetaxel, or both. Severe adverse events were seen in fewer patients allocated single-agent "
        "sorafenib (12 [24%]) compared with those assigned docetaxel alone (30 [61%]) or docetaxel plus sorafenib (28 [57%])."
    )
    assert [(n, arm) for _, n, _, arm in found] == [
        (12, "patients allocated single-agent sorafenib"),
        (30, "those assigned docetaxel alone"),
        (28, "docetaxel plus sorafenib"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anaemia was commoner with SC (31%) than with DC (12%) or D (4%).", [(31.0, "SC"), (12.0, "DC"), (4.0, "D")]),
        ("Rash was rarer among patients on D (2%) than DC (9%) or SC (17%).", [(2.0, "D"), (9.0, "DC"), (17.0, "SC")]),
    ],
)
def test_short_names_before_brackets(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(percent, arm) for _, _, percent, arm in told(LETTERS + text)] == expected


def test_the_arm_that_opens_a_clause() -> None:
    found = told(
        "Patients were randomly assigned sorafenib, docetaxel, or both. The leading grade 3 event in patients allocated docetaxel plus sorafenib was "
        "rash (nine [18%]), in those assigned docetaxel it was anaemia (eight [16%]), and in those assigned sorafenib it was colitis (three [6%])."
    )
    assert [(term, arm) for term, n, _, arm in found if n] == [
        ("rash", "patients allocated docetaxel plus sorafenib"),
        ("anaemia", "those assigned docetaxel"),
        ("colitis", "those assigned sorafenib"),
    ]


def test_pairs_in_words() -> None:
    found = told(PAIR + "Harm was greater with sorafenib than with docetaxel, including fever (six vs two) and itching (three vs one).")
    assert found == [
        ("fever", 6, None, "sorafenib"),
        ("fever", 2, None, "docetaxel"),
        ("itching", 3, None, "sorafenib"),
        ("itching", 1, None, "docetaxel"),
    ]


def test_names_around_a_bracket_without_figures_are_listed() -> None:
    found = events("Sorafenib was given to 40 adults. Rash (hands or feet) and fever were seen in 12% and 7%, respectively.")
    assert [(e.term.lower(), e.percent) for e in found] == [("rash", 12.0), ("fever", 7.0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Treatment ended because of toxicity in 11 patients given DC, seven given SC and two given D.",
            [(11, "patients given DC"), (7, "SC"), (2, "D")],
        ),
        ("Grade 3 rash was noted in 12 patients in DC and 19 in SC (p=0.1).", [(12, "DC"), (19, "SC")]),
        ("Severe infections struck 8 patients of the DC group and 12 of the SC group.", [(8, "DC group"), (12, "SC group")]),
    ],
)
def test_counts_whose_noun_the_first_has(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(n, arm) for _, n, _, arm in told(LETTERS + text)] == expected


def test_bare_pairs_after_in() -> None:
    found = told(
        PAIR + "Grade 3 events in the sorafenib arm vs the docetaxel arm were anaemia in 4 vs 9 patients, rash in 7 vs 1, and colitis in 3 vs 2."
    )
    assert [(term, n, arm) for term, n, _, arm in found if n] == [
        ("anaemia", 4, "sorafenib arm"),
        ("anaemia", 9, "docetaxel arm"),
        ("rash", 7, "sorafenib arm"),
        ("rash", 1, "docetaxel arm"),
        ("colitis", 3, "sorafenib arm"),
        ("colitis", 2, "docetaxel arm"),
    ]


def test_percents_in_words_are_elided_too() -> None:
    found = events("Three schedules were compared. Tiredness was reported by 41, 38 and 30 percent, and fever by 12, 9 and 4 percent.")
    assert [e.percent for e in found] == [41.0, 38.0, 30.0, 12.0, 9.0, 4.0]


def test_a_nought_without_its_sign() -> None:
    found = events("Sorafenib was given to 40 adults. The AEs (all grades/G3-4) were rash (51%/4%), fever (22%/0) and anaemia (18%/9%).")
    assert [(e.grade, e.percent) for e in found] == [(None, 51.0), ("3-4", 4.0), (None, 22.0), ("3-4", 0.0), (None, 18.0), ("3-4", 9.0)]


def test_the_other_arm_had_none_after_a_pair_that_names_both() -> None:
    found = told(PAIR + "Grade 3-4 rash was seen in 15% with sorafenib v 1% with docetaxel; colitis in 4% v none.")
    assert found[2:] == [("colitis", None, 4.0, "sorafenib"), ("colitis", None, None, "docetaxel")]


def test_the_grade_of_a_clause_whose_verb_is_left_out() -> None:
    found = events("Sorafenib was given to 40 adults. Grade 3 rash was seen in 15% of them; colitis in 4%. Fever was seen in 9%; cough in 2%.")
    assert [e.grade for e in found] == ["3", "3", None, None]


def test_a_clause_with_its_own_verb_has_no_grade_of_the_one_before() -> None:
    found = events("Sorafenib was given to 40 adults. Grade 3 rash was seen in 15% of them; colitis was seen in 4%.")
    assert [e.grade for e in found] == ["3", None]


def test_grades_in_turn_before_two_figures() -> None:
    found = events("Sorafenib was given to 40 adults. Drug-related events of any grade and grade 3-4 occurred in 81% and 27%, respectively.")
    assert [(e.grade, e.percent) for e in found] == [(None, 81.0), ("3-4", 27.0)]


def test_causes_of_deaths_are_of_the_arm_of_the_deaths() -> None:
    found = told(
        PAIR + "Treatment-related deaths occurred in three patients (one stroke, one sepsis, one unknown) in the sorafenib group and in one patient "
        "(colitis) in the docetaxel group."
    )
    assert found == [
        ("treatment-related deaths", 3, None, "sorafenib group"),
        ("stroke", 1, None, "sorafenib group"),
        ("sepsis", 1, None, "sorafenib group"),
        ("colitis", 1, None, "docetaxel group"),
    ]


def test_a_fatal_event_in_the_bracket_behind_those_who_died() -> None:
    found = told(
        PAIR
        + "Fatal adverse events were reported in one patient (colitis) receiving sorafenib and two patients (sepsis; stroke) receiving docetaxel."
    )
    assert [(term, n, arm) for term, n, _, arm in found] == [
        ("fatal adverse events", 1, "sorafenib"),
        ("fatal adverse events", 2, "docetaxel"),
        ("colitis", 1, "sorafenib"),
        ("sepsis", 1, "docetaxel"),
        ("stroke", 1, "docetaxel"),
    ]


def test_each_of_two_arms_had_one() -> None:
    found = told(PAIR + "One death in each of the sorafenib and docetaxel groups was attributed to study treatment.")
    assert [(n, arm) for _, n, _, arm in found] == [(1, "sorafenib"), (1, "docetaxel groups")]


def test_how_many_at_least_had_what_is_listed_is_no_count() -> None:
    found = events("Sorafenib was given to 40 adults. Grade 3 drug-related AEs in more than one patient were fever (n=4) and rash (n=2).")
    assert [(e.term, e.n) for e in found] == [("fever", 4), ("rash", 2)]


def test_events_of_all_dose_levels_after_one_that_was_toxic() -> None:
    found = told(
        "Sorafenib was escalated. At dose level 2, one patient had a DLT (grade 3 fever). The most common adverse events were rash (n=9; 31%) and "
        "anaemia (n=5; 17%)."
    )
    assert [(term, arm) for term, _, _, arm in found[-2:]] == [("rash", None), ("anaemia", None)]
    found = told(
        "Sorafenib was escalated. At dose level 2, one patient had a DLT (grade 3 fever). Other toxicities at this dose level were rash (n=9; 31%) and "
        "anaemia (n=5; 17%)."
    )
    assert [(term, arm) for term, _, _, arm in found[-2:]] == [("rash", "dose level 2"), ("anaemia", "dose level 2")]


def test_a_label_in_the_bracket_is_the_whole_regimen() -> None:
    found = told(
        "Sorafenib plus chemotherapy was compared with chemotherapy. The commonest events were fever (sorafenib plus chemotherapy, 97 [61%] vs "
        "chemotherapy alone, 84 [53%]), and rash (40 [25%] vs 31 [20%])."
    )
    assert [arm for *_, arm in found] == ["sorafenib plus chemotherapy", "chemotherapy alone"] * 2


def test_interruptions_and_stops_told_alike() -> None:
    found = told(
        PAIR + "Dose reductions because of adverse events were more frequent in the sorafenib group than in the docetaxel group (31% vs 4%), as were "
        "dose interruptions (44% vs 12%) and discontinuations (21% vs 6%)."
    )
    assert [(term, percent) for term, _, percent, _ in found[2:]] == [
        ("dose interruptions", 44.0),
        ("dose interruptions", 12.0),
        ("discontinuations", 21.0),
        ("discontinuations", 6.0),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Severe rash was seen in 4 patients on sorafenib and 9 on docetaxel (10% vs 23%, p=0.1).", [(4, 10.0, "sorafenib"), (9, 23.0, "docetaxel")]),
        ("Severe rash was seen in 4 vs 9 patients (10% v 23%) with sorafenib and docetaxel.", [(4, 10.0, "sorafenib"), (9, 23.0, "docetaxel")]),
        ("Severe rash was seen in 4 patients on sorafenib and 9 (23%) on docetaxel.", [(4, None, "sorafenib"), (9, 23.0, "docetaxel")]),
    ],
)
def test_percents_in_one_bracket_behind_two_counts(text: str, expected: list[tuple[int, float | None, str]]) -> None:
    assert [(n, percent, arm) for _, n, percent, arm in told(PAIR + text)] == expected


def test_all_of_one_arm() -> None:
    found = told("Sorafenib was given weekly or daily. Grade 3 colitis occurred in two patients, both in the weekly group.")
    assert [(n, arm) for _, n, _, arm in found] == [(2, "weekly group")]


def test_people_named_by_their_drug() -> None:
    found = told(PAIR + "Nobody died of sorafenib; three docetaxel patients died of sepsis.")
    assert [(n, arm) for term, n, _, arm in found if term == "sepsis"] == [(3, "docetaxel")]


def test_placebo_with_its_partner_is_one_arm() -> None:
    found = told("The commonest events were anaemia (31/90 [34%] with sorafenib plus docetaxel vs 18/91 [20%] with placebo plus docetaxel).")
    assert [arm for *_, arm in found] == ["sorafenib plus docetaxel", "placebo plus docetaxel"]


def test_the_arm_with_more_of_all_events_of_a_list() -> None:
    found = told(PAIR + "Events that were more common in the docetaxel arm included rash (12% v 31%), fever (22% v 9%) and itching (4% v 8%).")
    assert [arm for *_, arm in found] == [None, "docetaxel arm", "docetaxel arm", None, None, "docetaxel arm"]
    found = told("Severe rash (17% v <1%) and fever (9% v 2%) occurred more frequently in the SX arm.")
    assert [arm for *_, arm in found] == ["SX arm", None, "SX arm", None]


def test_the_subject_of_the_second_clause_has_its_events() -> None:
    found = told(
        PAIR + "Sorafenib was associated with more rash (31 [76%] vs 9 [23%]), whereas delayed treatment was associated with more fever (20 [51%] vs "
        "3 [7%]) and itching (8 [21%] vs 2 [5%])."
    )
    assert [arm for *_, arm in found[2:]] == ["delayed treatment", None, "delayed treatment", None]


def test_none_of_those_receiving_the_other() -> None:
    found = told(PAIR + "Seizures were reported in five patients (12%) receiving sorafenib and in none receiving docetaxel.")
    assert found == [("seizures", 5, 12.0, "sorafenib"), ("seizures", None, None, "docetaxel")]


def test_numbers_in_turn_and_one_in_each() -> None:
    found = told(
        "Fever was reported by 31 of 40 patients in the AB group and by 22 of 41 in the CD group. Grade 3 infection was recorded in 12 and 4, rash in "
        "7 and 0, and cough in 5 and 2 patients, respectively. Two toxic deaths occurred: one in each group."
    )
    assert [(term, n, arm) for term, n, _, arm in found[2:]] == [
        ("infection", 12, "AB group"),
        ("infection", 4, "CD group"),
        ("rash", 7, "AB group"),
        ("rash", None, "CD group"),
        ("cough", 5, "AB group"),
        ("cough", 2, "CD group"),
        ("toxic deaths", 2, None),
        ("toxic deaths", 1, "AB group"),
        ("toxic deaths", 1, "CD group"),
    ]


def test_organs_that_share_a_word() -> None:
    found = events("Grade 2 GI and GU toxicity was seen in 12% and 7% of men. Two had GI perforation.")
    assert [(e.term, e.grade, e.percent) for e in found] == [("GI toxicity", "2", 12.0), ("GU toxicity", "2", 7.0), ("GI perforation", None, None)]


def test_two_names_of_what_is_counted_together() -> None:
    found = told(PAIR + "Severe events were rash or acne (28 [68%] vs seven [18%]).")
    assert [(term, n) for term, n, *_ in found] == [("rash or acne", 28), ("rash or acne", 7)]


def test_deaths_laid_to_treatment_among_all_deaths() -> None:
    found = events(
        PAIR
        + "Of the 31 deaths (sorafenib, 18 [44%]; docetaxel, 13 [33%]) on study, four (10%) were considered by the investigator to be related to "
        "study drug in the sorafenib group and two (5%) in the docetaxel group."
    )
    assert [(e.n, e.total, e.percent, e.arm, e.category.value) for e in found] == [
        (4, None, 10.0, "sorafenib group", "death"),
        (2, None, 5.0, "docetaxel group", "death"),
    ]
    assert [(e.n, e.absent) for e in events("Twelve women died. Of these deaths, none was considered related to treatment.")] == [(None, True)]


def test_neither_nor_after_deaths() -> None:
    found = events("Sorafenib was given to 40 adults. Neither toxic deaths nor febrile neutropenia occurred.")
    assert [(e.term.lower(), e.absent) for e in found] == [("toxic deaths", True), ("febrile neutropenia", True)]


def test_regimens_of_which_one_had_more() -> None:
    found = events("Acute toxicity (WHO grade III/IV) was more frequent with FOXep than with CAVD: leukopenia 91% v 48%, infections 20% v 7%.")
    assert [(e.term, e.grade, e.percent, e.arm) for e in found if e.percent] == [
        ("leukopenia", "3-4", 91.0, "FOXep"),
        ("leukopenia", "3-4", 48.0, "CAVD"),
        ("infections", "3-4", 20.0, "FOXep"),
        ("infections", "3-4", 7.0, "CAVD"),
    ]


def test_those_in_whom_toxicity_was_looked_for_are_no_events() -> None:
    found = events("Toxicities were assessed in 130 adults: 66 in arm A and 64 in arm B. Grade 3 rash was seen in 9% of them.")
    assert [(e.term, e.percent) for e in found] == [("rash", 9.0)]


def test_counts_that_an_event_affected_in_turn() -> None:
    found = told("Adults received AVX (n=40), BVX (n=41) or CVX (n=42). Grade 3 rash affected 5, 2 and 13 patients, respectively.")
    assert [n for _, n, *_ in found] == [5, 2, 13]


def test_a_grade_behind_two_events_is_of_both() -> None:
    found = events("Sorafenib was given to 40 adults. Rash and diarrhea grade 3/4 were reported in 8% and 11%. Fever and cough (grade 1) were seen.")
    assert [(e.term.lower(), e.grade) for e in found[:2]] == [("rash", "3-4"), ("diarrhea", "3-4")]


def test_stops_that_the_events_led_to_as_well() -> None:
    found = events("AEs led to dose reduction in 50% and 21% of pts, and to treatment discontinuation in 9% and 12%.")
    assert [(e.category.value, e.percent) for e in found] == [("any", 50.0), ("any", 21.0), ("discontinuation", 9.0), ("discontinuation", 12.0)]


@pytest.mark.parametrize(
    ("text", "arm"),
    [
        ("In cohort A, no DLTs occurred.", "cohort A"),
        ("In cohort C (300 mg; n=3) there were no DLTs.", "cohort C"),
        ("With placebo, no DLTs were seen.", "placebo"),
        ("In cohort A, rash was common, and no DLTs occurred.", None),
    ],
)
def test_the_arm_that_opens_a_denial(text: str, arm: str | None) -> None:
    assert [(e.absent, e.arm) for e in events(text) if e.category.value == "DLT"] == [(True, arm)]


def test_rows_of_two_groups_the_second_in_a_bracket() -> None:
    found = told(
        "The incidence of fever, digestive tract reactions and cough in group A was 41.0%, 28.0% and 12.5%, significantly lower than those in group B "
        "(63.0%, 51.5%, 30.5%)."
    )
    assert [(term, percent, arm) for term, _, percent, arm in found] == [
        ("fever", 41.0, "group A"),
        ("digestive tract reactions", 28.0, "group A"),
        ("cough", 12.5, "group A"),
        ("fever", 63.0, "group B"),
        ("digestive tract reactions", 51.5, "group B"),
        ("cough", 30.5, "group B"),
    ]


def test_none_who_received_the_other() -> None:
    found = told(PAIR + "Drug-related deaths occurred in three patients (7%) who received sorafenib and none who received docetaxel.")
    assert [(n, arm) for _, n, _, arm in found] == [(3, "sorafenib"), (None, "docetaxel")]


def test_more_dose_reductions_are_no_arm_of_the_event_before() -> None:
    found = told(PAIR + "Rash was more frequent with sorafenib (26% vs 9%), and with more dose reductions (72% vs 40%).")
    assert [percent for _, _, percent, _ in found] == [26.0, 9.0]


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        ("Oedema (21%), cramps (19%) and fever (14%) were the commonest any-grade events in the triple arm.", ["triple arm"] * 3),
        ("Oedema (21%) and fever (14%) were the commonest events in the triple arm and the double arm.", [None, None]),
        ("Oedema (21%) and fever (14%) were the commonest events.", [None, None]),
    ],
)
def test_the_arm_that_closes_a_list(text: str, arms: list[str | None]) -> None:
    assert [arm for _, _, percent, arm in told(text) if percent] == arms


def test_the_versus_of_two_figures_compares_no_arms_around_them() -> None:
    found = told(
        "Fever occurred in 22% of women given sorafenib versus 7% of controls, rash in 9% versus 2%, and colitis in three, all in the sorafenib arm."
    )
    assert ("rash", None, 9.0, "controls") not in found
    assert ("rash", None, 2.0, "sorafenib arm") not in found
