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
