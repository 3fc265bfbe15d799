"""Findings as news, press texts and coverage tell them: "capable of lowering", "including regressions", "the only effect seen", "could not reduce"."""

import pytest

from abstract2kb.records import Direction

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT


def _told(records, text):
    return {(f.effect, f.direction) for f in records(text).preclinical_findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QRX-1234 showed activity in mice, including complete regressions.", {("activity", UP), ("complete regressions", UP)}),
        ("In mice QRX-1234 had strong efficacy, including tumor clearance.", {("strong efficacy", UP), ("tumor clearance", UP)}),
        ("Dosing mice with QRX-1234 resulted in slowing tumor growth.", {("tumor growth", DOWN)}),
        ("In vitro QRX-1234 is capable of inducing apoptosis.", {("apoptosis", UP)}),
        ("QRX-1234 was capable of lowering IL-6 and blocking invasion in vitro.", {("IL-6", DOWN), ("invasion", DOWN)}),
        ("In mice QRX-1234 has better efficacy than taxol.", {("efficacy", UP)}),
        ("A brief drop in platelets was the only side effect seen in monkeys given QRX-1234.", {("platelets", DOWN)}),
        ("QRX-1234 could not reduce IL-6 in mice.", {("IL-6", SAME)}),
        ("QRX-1234 could inhibit tumor growth by 80% in mice.", {("tumor growth", DOWN)}),
        ("In mice QRX-1234 exhibits no cross-reactivity.", {("cross-reactivity", ABSENT)}),
        ("In mice QRX-1234 appears safe, as no regrowth of tumors was observed.", {("regrowth of tumors", ABSENT)}),
        ("QRX-1234, an antibody that kills myeloma cells, was given to mice. It cured them.", {("cured", UP)}),
    ],
)
def test_constructions(records, text, expected):
    assert _told(records, text) >= expected


@pytest.mark.parametrize(
    "text",
    [
        "QRX-1234 is an antibody capable of killing cells in mice.",
        "QRX-1234 was tested in mice with models including xenografts.",
        "Mice were given QRX-1234 until control tumors achieved 1000 mm3.",
        "In mice it worked, without shrinking, as QRX-1234 had before.",
        "In vitro it bound with a weaker IC50 of 110 nM, and QRX-1234 was kept.",
        "QRX-1234 could reduce relapse in mice one day.",
        "FGFR signaling occurs in many mouse tumors; QRX-1234 is new.",
        "QRX-1234, according to the study in mice, is new.",
    ],
)
def test_no_finding(records, text):
    assert _told(records, text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QRX-1234 treatment triggers the infiltration of T cells in tumor-bearing mice.", {("infiltration of T cells", UP)}),
        ("QRX-1234 treatment of tumor-bearing mice results in immune memory.", {("immune memory", UP)}),
        ("QRX-1234 has an improved therapeutic window compared with native cytokine in mice.", {("therapeutic window", UP)}),
        ("In vitro QRX-1234 has superior activity compared to older drugs.", {("activity", UP)}),
        ("QRX-1234 plus anti-PD-1 produces lasting responses in mice.", {("lasting responses", UP)}),
        ("QRX-1234 appears to shrink tumors in mice.", {("tumors", DOWN)}),
        ("QRX-1234 achieved 95% tumor growth inhibition in mice.", {("tumor growth inhibition", UP)}),
        ("In mice QRX-1234 brought no toxicity up to 30 mg/kg.", {("toxicity", ABSENT)}),
        (
            "QRX-1234 brought induction of target- and bystander-mediated killing in vitro.",
            {("induction of target- and bystander-mediated killing", UP)},
        ),
        (
            "In mice QRX-1234 showed activity in models of AML as well as synergy with cytarabine in one of them.",
            {("activity", UP), ("synergy", UP)},
        ),
    ],
)
def test_present_tense_and_lists(records, text, expected):
    assert _told(records, text) == expected


def test_the_partner_of_a_later_verb_is_no_part_of_the_earlier_one(records):
    extraction = records("QRX-1234 was efficacious in mice and synergized with trametinib.")
    names = {a.id: a.name for a in extraction.assets}
    assert {f.effect: [names[i] for i in f.assets] for f in extraction.preclinical_findings} == {
        "efficacious": ["QRX-1234"],
        "synergized": ["QRX-1234", "trametinib"],
    }


def test_results_as_a_noun_are_no_verb(records):
    assert _told(records, "QRX-1234 treatment results in mice were shown at the meeting.") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QRX-1234 induced at least a 50% median reduction in tumor volume in mice.", {("tumor volume", DOWN)}),
        (
            "Acme, a company dedicated to cell therapies for patients with cancer, announced that QRX-1234 showed enhanced killing of cell lines.",
            {("killing of cell lines", UP)},
        ),
        (
            "QRX-1234 was new. It was tested in mice.\n\nResults from a mouse model showed a lasting antitumor effect.",
            {("lasting antitumor effect", UP)},
        ),
        ("The activity of QRX-1234 was comparable in xenograft models that came from patients with relapse.", {("activity of QRX-1234", SAME)}),
    ],
)
def test_press_texts(records, text, expected):
    assert _told(records, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "QRX-1234 is made from an induced pluripotent stem cell line.",
        "QRX-1234 was tested in xenografts without prior knowledge of antigen expression.",
        "In mice little can be done with two or more cytotoxic chemotherapies, and QRX-1234 is awaited.",
    ],
)
def test_what_press_texts_do_not_find(records, text):
    assert _told(records, text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A new drug, known as QRX-1234, can eradicate human lung tumors in mice.", {("human lung tumors", DOWN)}),
        ("QRX-1234 was given to mice.\n\nAn oral form, in a second study, was just as effective.", {("effective", SAME)}),
        ("In mice QRX-1234 raised TNF-alpha, a cytokine released by monocytes.", {("TNF-alpha", UP)}),
        ("In mice QRX-1234 showed low nanomolar potency.", {("nanomolar potency", UP)}),
    ],
)
def test_news(records, text, expected):
    assert _told(records, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "QRX-1234, a CD39 antibody, was tested in mice.\n- Increased activity of CD39 results in accumulation of adenosine.",
        "QRX-1234 can reduce relapse.",
        "QRX-1234 was found to bind with low nanomolar potency in mice.",
    ],
)
def test_no_news(records, text):
    assert _told(records, text) == set()
