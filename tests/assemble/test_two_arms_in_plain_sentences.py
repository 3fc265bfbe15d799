"""What two arms had, in the plain sentences that any abstract may use: every form with every kind of trial; all names and figures are invented."""

import pytest

from abstract2kb.pipeline import extract_text

PAIRS = {
    "placebo": ("zelvatinib", "placebo", {"zelvatinib"}, set()),
    "another drug": ("zelvatinib", "docetaxel", {"zelvatinib"}, {"docetaxel"}),
    "a backbone": ("zelvatinib plus docetaxel", "docetaxel alone", {"zelvatinib", "docetaxel"}, {"docetaxel"}),
    "two doublets": ("zelvatinib plus orvacept", "docetaxel plus gemcitabine", {"zelvatinib", "orvacept"}, {"docetaxel", "gemcitabine"}),
    "chemotherapy": ("zelvatinib", "chemotherapy", {"zelvatinib"}, set()),
    "standard of care": ("zelvatinib", "standard of care", {"zelvatinib"}, set()),
    "surgery": ("zelvatinib", "surgery alone", {"zelvatinib"}, set()),
    "best available therapy": ("KZL-401", "best available therapy", {"KZL-401"}, set()),
    "endocrine therapy": ("KZL-401", "endocrine therapy alone", {"KZL-401"}, set()),
}
FORMS = (
    "The ORR was 41% with {a} and 23% with {b}.",
    "The ORR was 41% in the {a} arm and 23% in the {b} arm.",
    "In all, 41% of the {a} group responded, versus 23% of the {b} group.",
    "With {a} the ORR was 41%, against 23% with {b}.",
    "The ORR was 41% and 23% in the {a} and {b} arms, respectively.",
    "Among patients given {a}, the ORR was 41%; among those given {b}, 23%.",
    "The ORR was higher with {a} than with {b} (41% v 23%).",
    "ORR: {a}, 41%; {b}, 23%.",
    "ORR – {a}: 41%; {b}: 23%.",
    "{a}: ORR 41%, median PFS 18.1 months. {b}: ORR 23%, median PFS 9.4 months.",
    "The ORR with {b} was 23%, whereas {a} achieved 41%.",
    "After a median follow-up of 30 months, the ORR was 41% with {a} and 23% with {b}.",
)


def rates(text: str) -> dict[float | None, set[str]]:
    """By percent, the drugs of the response rates of a text."""
    found = extract_text(text)
    names = {a.id: a.name for a in found.assets}
    return {o.percent: {names[i] for i in o.assets} for o in found.outcomes if o.endpoint.value == "ORR"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("pair", PAIRS)
def test_each_figure_is_of_the_drugs_of_its_arm(pair: str, form: str) -> None:
    a, b, drugs, others = PAIRS[pair]
    design = f"In a phase 3 trial, 412 patients with sarcoma were randomized to {a} or {b}. "
    told = form.format(a=a, b=b)
    told = told[0].upper() + told[1:].replace(f". {b}:", f". {b[0].upper()}{b[1:]}:")
    assert rates(design + told) == {41.0: drugs, 23.0: others}


@pytest.mark.parametrize("design", ["A phase 3 trial compared zelvatinib with {} in sarcoma. ", "Zelvatinib was compared with {} in sarcoma. "])
@pytest.mark.parametrize("control", ["placebo", "best available therapy", "observation", "endocrine therapy alone"])
def test_a_trial_that_compares_a_drug_with_a_class(design: str, control: str) -> None:
    told = rates(design.format(control) + "The ORR was 41% vs 23%.")
    assert {p: {n.lower() for n in drugs} for p, drugs in told.items()} == {41.0: {"zelvatinib"}, 23.0: set()}


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("The ORR was 41% with zelvatinib and placebo.", {41.0: {"zelvatinib"}}),
        ("ORRs were 41% and 23% for zelvatinib and placebo.", {41.0: {"zelvatinib"}, 23.0: set()}),
        ("Compared with docetaxel, zelvatinib raised the ORR (41% vs 23%).", {41.0: {"zelvatinib"}, 23.0: {"docetaxel"}}),
        ("In sarcoma, zelvatinib gave an ORR of 41%, whereas 23% had stable disease.", {41.0: {"zelvatinib"}}),
        ("Zelvatinib was compared with its effect in chemotherapy-naive patients. The ORR was 41%.", {41.0: {"Zelvatinib"}}),
        ("Of patients receiving chemotherapy before zelvatinib, 41% responded.", {41.0: {"zelvatinib"}}),
    ],
)
def test_what_looks_like_two_arms(text: str, drugs: dict[float, set[str]]) -> None:
    assert rates(text) == drugs


@pytest.mark.parametrize(
    ("text", "medians"),
    [
        ("After a median follow-up of 30 months, median OS was 18.1 months.", [18.1]),
        ("With a follow-up of 2 years, OS was 18.1 months.", [18.1]),
        ("Median follow-up for OS was 30 months.", []),
        ("Follow-up for OS in all 40 patients was 30 months.", []),
    ],
)
def test_a_median_after_the_follow_up_and_the_follow_up_itself(text: str, medians: list[float]) -> None:
    assert [o.value for o in extract_text(text).outcomes] == medians


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("In the zelvatinib arm, grade 3 rash was seen in 31%. In the placebo arm it was 12%.", [("rash", "3", 31.0), ("rash", "3", 12.0)]),
        ("In the zelvatinib arm, rash was seen in 31%. In the placebo arm the rate was 12%.", [("rash", None, 31.0), ("rash", None, 12.0)]),
        ("Rash was seen in 31% on zelvatinib. The ORR was 20%; with placebo it was 12%.", [("rash", None, 31.0)]),
    ],
)
def test_the_rate_of_an_event_that_is_told_again(text: str, events: list[tuple[str, str | None, float]]) -> None:
    assert [(e.term.lower(), e.grade, e.percent) for e in extract_text(text).adverse_events] == events


def test_the_second_of_a_rise_from_and_to_is_of_the_drug() -> None:
    found = extract_text("Patients were randomized to KZL-401 or placebo. KZL-401 raised the rate of diarrhea from 12% to 31%.")
    assert {e.percent: len(e.assets) for e in found.adverse_events} == {12.0: 0, 31.0: 1}
