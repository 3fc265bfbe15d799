"""Arms told apart: what each was given, where the words of the allotment leave room for more than one reading."""

import pytest

ALLOTMENTS = [
    (
        "Ribociclib plus letrozole was compared with placebo plus letrozole. Median OS was 60.1 months in the ribociclib group and 50.2 months in the "
        "placebo group.",
        [{"ribociclib", "letrozole"}, {"letrozole"}],
    ),
    (
        "Patients were assigned to relatlimab-nivolumab, nivolumab or ipilimumab. Median PFS was 10.1, 4.6 and 2.9 months.",
        [{"relatlimab", "nivolumab"}, {"nivolumab"}, {"ipilimumab"}],
    ),
    (
        "Cetuximab or bevacizumab added to oxaliplatin in colorectal cancer. Patients were randomized to cetuximab or bevacizumab, each with oxaliplatin. "
        "Median OS was 30.1 vs 28.4 months.",
        [{"cetuximab", "oxaliplatin"}, {"bevacizumab", "oxaliplatin"}],
    ),
    (
        "Patients were assigned to cadonilimab or placebo, in each case with paclitaxel and either cisplatin or carboplatin. Median PFS was 12.1 vs 8.3 months.",
        [{"cadonilimab", "paclitaxel", "cisplatin", "carboplatin"}, {"paclitaxel", "cisplatin", "carboplatin"}],
    ),
    (
        "The ORR to glofitamab plus gemcitabine and oxaliplatin was 68.3%, compared with 40.7% for rituximab plus gemcitabine and oxaliplatin.",
        [{"glofitamab", "gemcitabine", "oxaliplatin"}, {"rituximab", "gemcitabine", "oxaliplatin"}],
    ),
    (
        "Patients got camrelizumab 200 mg intravenously every 2 weeks plus rivoceranib 250 mg orally once daily. The ORR was 25%.",
        [{"camrelizumab", "rivoceranib"}],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ALLOTMENTS)
def test_what_each_arm_was_given(records, text, wanted):
    extraction = records(text)
    names = {a.id: a.name for a in extraction.assets}
    assert [{names[i] for i in o.assets} for o in extraction.outcomes] == wanted


KEYED = [
    "Arm A: zortebrolimab 600 mg + nivolumab 360 mg Q3W in PD-L1 TPS ≥50% NSCLC; Arm B: nivolumab alone.",
    "Arm A (VQM-90 600 mg plus nivolumab, n=61) and Arm B (nivolumab alone, n=31) were open in parallel.",
    "Patients in arm A received VQM-90 600 mg with nivolumab, while those in arm B received nivolumab.",
    "In arm A, patients were given VQM-9 600 mg plus nivolumab. Arm B consisted of nivolumab monotherapy.",
]


@pytest.mark.parametrize("text", KEYED)
def test_lettered_arms_are_of_the_drugs_that_follow_their_name(records, text):
    extraction = records(f"{text} ORR was 49.2% (30/61) in Arm A and 29.0% (9/31) in Arm B.")
    names = {a.id: a.name for a in extraction.assets}
    first, second = ({names[i] for i in o.assets} for o in extraction.outcomes)
    assert len(first) == 2
    assert "nivolumab" in first
    assert second == {"nivolumab"}


def test_what_follows_an_arm_as_its_result_is_no_key(records):
    extraction = records("VQM-907 was given with nivolumab at two doses. In arm A, nivolumab was held in 12%. ORR was 49% in Arm A and 29% in Arm B.")
    names = {a.id: a.name for a in extraction.assets}
    assert [{names[i] for i in o.assets} for o in extraction.outcomes] == [{"VQM-907", "nivolumab"}] * 2


def test_letters_in_brackets_name_arms_also_where_they_stand_bare(records):
    extraction = records(
        "Patients were randomised to zortamig 20 mg/kg (arm R) or docetaxel 75 mg/m2 (arm T). Gr ≥3 TRAEs: R 24.6%, T 41.3%. ORR: R, 33%; T, 14%."
    )
    names = {a.id: a.name for a in extraction.assets}
    for told in (extraction.adverse_events, extraction.outcomes):
        assert [{names[i] for i in o.assets} for o in told] == [{"zortamig"}, {"docetaxel"}]


@pytest.mark.parametrize(
    "text",
    [
        "Rash was seen in 9 (20%), grade 3 in 1 (2%).",
        "Rash occurred in 19 pts (79.2%), gr ≥3 in 2 (8.3%).",
        "Rash was noted in 30 (40%), of grade 3 or higher in 8 (11%).",
    ],
)
def test_all_cases_and_the_graded_ones_are_not_of_two_arms(records, text):
    extraction = records(f"Arm A got zortamig; arm B got placebo. {text}")
    assert [(e.arm, bool(e.grade)) for e in extraction.adverse_events] == [(None, False), (None, True)]


LONE = [
    (
        "VQ-217 (VQ) is an oncolytic virus. Patients were randomized to VQ alone or VQ plus cemiplimab (VQ+C). ORR was 17% with VQ and 37% with VQ+C.",
        [{"VQ-217"}, {"VQ-217", "cemiplimab"}],
    ),
    (
        "Part 1 (3+3) tested KLB-3 100, 300 and 900 mg Q2W; Part 2 tested KLB-3 900 mg + cemiplimab. ORR was 3% in Part 1 and 16% in Part 2.",
        [{"KLB-3"}, {"KLB-3", "cemiplimab"}],
    ),
    (
        "KLB-307 was given alone (Part 1) and with cemiplimab (Part 2). ORR was 3% in Part 1 and 16% in Part 2.",
        [{"KLB-307"}, {"KLB-307", "cemiplimab"}],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LONE)
def test_a_new_drug_alone_and_with_an_established_one_is_the_subject_of_both(records, text, wanted):
    extraction = records(text)
    names = {a.id: a.name for a in extraction.assets}
    assert [{names[i] for i in o.assets} for o in extraction.outcomes] == wanted
    assert [a.role.value for a in extraction.assets] == ["subject", "partner"]


def test_results_whose_heading_stands_inside_the_paragraph_of_the_methods_are_stated(records):
    text = (
        "Background KLB-307 is a trap.\nMethods Patients were given KLB-307. Results 31 patients received it. The ORR was 16%.\nConclusions It acts."
    )
    assert [o.assertion.value for o in records(text).outcomes] == ["stated"]


def test_patients_named_by_a_mutant_gene_are_no_trial(records):
    text = "Patients with AML received KLB-307. 58 were enrolled (NPM1m, n=36; KMT2Ar, n=22) in the phase 2 study. The CR rate was 83% in the NPM1m trial arm."
    assert all(s.acronym is None or s.acronym.value not in ("NPM1m", "KMT2Ar") for s in records(text).studies)
