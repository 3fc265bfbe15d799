"""Groups that no list knows: by their place beside figures, as labels, and as the people that a clause is about."""

import pytest

from tests.assemble.test_whose_numbers import arms, drugs, told

DEALT = [
    ("The 2-year OS rates of patients with follicular (n = 31), mantle cell (n = 22) and marginal zone lymphoma (n = 9) were 81%, 63% and 77%.",
     ["follicular", "mantle cell", "marginal zone lymphoma"]),
    ("ORRs were 36%, 18% and 5% in thymoma, mesothelioma and chordoma, respectively, with nivolumab.", ["thymoma", "mesothelioma", "chordoma"]),
    ("The CR rate was 66% vs 41% with venetoclax plus azacitidine and azacitidine, respectively.", ["venetoclax plus azacitidine", "azacitidine"]),
    ("Patients achieving CR and CRi had a median OS of 22.1 and 12.4 months, respectively.", ["CR", "CRi"]),
    ("The pCR rate was 44.0% (22/50) and 26.0% (13/50) in the breast and axilla, respectively.", ["breast", "axilla"]),
    ("Median OS of KRAS G12C (14.2 months) was longer than that of KRAS G12D (9.9 months).", ["KRAS G12C", "KRAS G12D"]),
    ("pCR: atezolizumab 58%, placebo 41%.", ["atezolizumab", "placebo"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "groups"), DEALT)
def test_as_many_groups_as_figures_are_dealt_out_in_order(text, groups):
    assert arms(text) == groups


PEOPLE = [
    ("Of the 19 patients who never smoked, the median OS was 21.3 months.", "patients who never smoked"),
    ("Among current smokers, the ORR was 31%.", "current smokers"),
    ("Children with bulky disease had a median PFS of 8.8 months.", "Children with bulky disease"),
    ("One patient had a partial response (melanoma).", "melanoma"),
]


@pytest.mark.parametrize(("text", "group"), PEOPLE)
def test_people_of_a_clause_are_a_group(text, group):
    assert arms(text) == [group]


WHOLE = [
    "Cediranib in chordoma. Among evaluable patients, the ORR was 31%.",
    "The ORR was 31% in the overall population.",
    "A phase 2 study of sunitinib in adults with thymic carcinoma. Patients with thymic carcinoma had a median PFS of 7.0 months.",
    "The response rate lay between 37% and 41%.",
    "The ORR was 31% and 29% at week 12 and week 24, respectively.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_all_patients_and_landmarks_are_no_group(text):
    assert set(arms(text)) <= {None}


def test_groups_listed_with_their_sizes_before():
    text = (
        "Patients were chosen for intensive chemotherapy (n = 51), decitabine (n = 40) or best supportive care (n = 62). In these three groups, median OS "
        "was 17.0, 10.5 and 2.1 months, respectively."
    )
    assert arms(text) == ["intensive chemotherapy", "decitabine", "best supportive care"]


def test_clause_that_compares_people_names_both():
    text = "Patients with exon 20 insertions had a shorter PFS than patients with L861Q (3.5 vs 8.0 months)."
    assert arms(text) == ["Patients with exon 20 insertions", "patients with L861Q"]


def test_arm_after_a_comparison_is_that_of_the_second_figure():
    assert arms("The 5-year OS was 61%, compared with 44% with gemcitabine alone.")[1] == "gemcitabine alone"
    assert arms("The 5-year OS was 61%, compared with 44% with gemcitabine alone.")[0] != "gemcitabine alone"


def test_placebo_of_a_list_was_not_given_the_drug_before_it():
    text = (
        "Patients were randomised to apalutamide or placebo. Median OS was 30.2 and 21.9 months in the apalutamide and placebo groups, respectively."
    )
    assert drugs(text) == [["apalutamide"], []]


def test_counts_of_a_chain_of_responses():
    found = [(o.endpoint.value, o.n) for o, _ in told("CR/PR/SD/PD was seen in 2/5/8/3 patients treated with avelumab.")]
    assert found == [("CR", 2), ("PR", 5), ("SD", 8), ("PD", 3)]


NO_RESULT = [
    "Patients with and without pCR were similar in age.",
    "Forty of 44 women were evaluable for response.",
    "Response rates differed with the presence of >5% circulating blasts and >20% bone marrow blasts.",
    "OS did not differ between older (>80 years) and younger patients.",
]


@pytest.mark.parametrize("text", NO_RESULT)
def test_what_tells_people_apart_is_no_result(text):
    assert told(text) == []
