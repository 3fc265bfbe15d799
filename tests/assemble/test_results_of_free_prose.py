"""Results and events as analysts tell them: numbers in words, those who got a dose, verbs for responses, causes of stopping."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Category, Endpoint, Extraction

Records = Callable[[str], Extraction]

RESPONSES = [
    ("Zeladotug was given to 38 patients. Ten of the 19 patients who received 2.4 mg/kg responded.", Endpoint.ORR, 10, 19),
    ("Zeladotug shrank tumours by a third or more in 14 of 38 evaluable patients.", Endpoint.ORR, 14, 38),
    ("Thirteen of the 36 who were evaluable on zeladotug went into complete remission.", Endpoint.CR, 13, 36),
    ("Seven of the 20 patients who got the higher dose of zeladotug had a partial response.", Endpoint.PR, 7, 20),
    ("Among 30 patients given zeladotug, eight went into complete remission.", Endpoint.CR, 8, 30),
    ("Zeladotug was given to 18 patients. In six patients the tumour shrank by 30% or more.", Endpoint.ORR, 6, None),
]


@pytest.mark.parametrize(("text", "endpoint", "n", "total"), RESPONSES)
def test_responses_told_by_verbs(records: Records, text: str, endpoint: Endpoint, n: int, total: int | None) -> None:
    assert [(o.endpoint, o.n, o.total) for o in records(text).outcomes] == [(endpoint, n, total)]


EVENTS = [
    ("Zeladotug caused rash. Cytokine release syndrome was limited to two patients.", "Cytokine release syndrome", None, 2, Category.ANY),
    ("Neurotoxicity on zeladotug occurred in nine, and led to withdrawal in three.", "Neurotoxicity", None, 3, Category.DISCONTINUATION),
    ("CRS occurred in 12 of 20 patients on zeladotug; in four it was grade 3.", "CRS", "3", 4, Category.ANY),
    ("Zeladotug: of the 41 treated, two stopped because of neuropathy.", "neuropathy", None, 2, Category.DISCONTINUATION),
    ("Zeladotug was dropped in 2021 after two cases of grade 4 hepatotoxicity.", "hepatotoxicity", "4", 2, Category.ANY),
]


@pytest.mark.parametrize(("text", "term", "grade", "n", "category"), EVENTS)
def test_events_counted_in_words(records: Records, text: str, term: str, grade: str | None, n: int, category: Category) -> None:
    assert (term, grade, n, category) in [(e.term, e.grade, e.n, e.category) for e in records(text).adverse_events]


def test_a_share_in_words_is_the_percent_in_the_bracket_behind_it(records: Records) -> None:
    text = "Diarrhoea troubled just over half of patients on zeladotug (53%), and 47% had a treatment-related adverse event of grade 3 or worse."
    assert [(e.term, e.percent) for e in records(text).adverse_events] == [("Diarrhoea", 53), ("treatment-related adverse event", 47)]


def test_half_by_whom_an_event_was_reported(records: Records) -> None:
    text = "Side effects of zeladotug were mild. Nausea was reported by half, vomiting by a quarter of patients."
    assert [(e.term, e.percent) for e in records(text).adverse_events] == [("Nausea", 50), ("vomiting", 25)]


def test_a_name_in_which_a_rate_was_had_is_a_trial(records: Records) -> None:
    found = records("Revumenib's CR rate in AUGMENT-101 was 23%, and the ORR with selinexor in PILLAR-201 was 20%.")
    assert {a.name.lower() for a in found.assets} == {"revumenib", "selinexor"}


@pytest.mark.parametrize(
    "text",
    [
        "Zeladotug was tested in three trials; the rash of patients in two of them was treated.",
        "The zeladotug trial was split in two. Rash is a risk.",
        "Half of the patients on zeladotug (20%) were women.",
    ],
)
def test_numbers_that_count_nobody_with_an_event(records: Records, text: str) -> None:
    assert not [e for e in records(text).adverse_events if e.n or e.percent]


@pytest.mark.parametrize(
    "text",
    [
        "CLW-101 was given to 47 patients; the ORR was 26% (tarlatamab: 40% in DeLLphi-301). Neurotoxicity occurred in nine patients.",
        "CLW-101 was meant to be a better tarlatamab. In 47 patients with small cell lung cancer the ORR was 26%. Rash occurred in nine patients.",
        "CLW-101 was given to 47 patients; the ORR was 26%. Capillary leak, the bane of aldesleukin, was not seen. Rash occurred in nine patients.",
    ],
)
def test_a_drug_that_another_is_measured_by_does_not_take_its_results(records: Records, text: str) -> None:
    found = records(text)
    own = next(a.id for a in found.assets if a.name == "CLW-101")
    assert [o.assets for o in found.outcomes if o.percent == 26] == [(own,)]
    assert [e.assets for e in found.adverse_events if e.n == 9] == [(own,)]


def test_the_figure_of_a_benchmark_in_a_bracket_is_its_own(records: Records) -> None:
    found = records("CLW-101 was given to 47 patients; the ORR was 26% (tarlatamab: 40% in DeLLphi-301).")
    other = next(a.id for a in found.assets if a.name == "tarlatamab")
    assert [o.assets for o in found.outcomes if o.percent == 40] == [(other,)]
