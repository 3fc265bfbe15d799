"""Groups of any kind that a result is told of: by open words around it, by an earlier sentence, by size or by order; every text is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import Assertion


def arms(text: str) -> list[tuple[float | None, str | None]]:
    """The main number and the arm of each stated result."""
    found = [o for o in extract_text(text).outcomes if o.assertion is Assertion.STATED]
    return [(next(n for n in (o.percent, o.value, o.hr, o.n, 0.0) if n is not None), o.arm) for o in found if o.percent or o.value or o.hr or o.n]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The 3-year overall survival was 64% after segmentectomy and 59% after wedge resection.",
            [(64.0, "segmentectomy"), (59.0, "wedge resection")],
        ),
        (
            "The 5-year survival of margin-negative patients was 81% and that of margin-positive patients 47%.",
            [(81.0, "margin-negative patients"), (47.0, "margin-positive patients")],
        ),
        (
            "Responses were seen in 7 of 12 liposarcomas, 1 of 9 leiomyosarcomas and 3 of 8 chondrosarcomas.",
            [(7, "liposarcomas"), (1, "leiomyosarcomas"), (3, "chondrosarcomas")],
        ),
        (
            "Patients older than 65 years did as well as younger ones: response rate 51% vs 53%.",
            [(51.0, "Patients older than 65 years"), (53.0, "younger ones")],
        ),
        (
            "The doublet yielded a 44% response rate, the single agent 29%.",
            [(44.0, None), (29.0, "single agent")],
        ),
        (
            "Median PFS was 8 months in patients with a PFI > 6 months.",
            [(8.0, "patients with a PFI > 6 months")],
        ),
        (
            "The response rate was 40% (21% in the LMX group versus 58% in the control group).",
            [(40.0, None), (21.0, "LMX group"), (58.0, "control group")],
        ),
    ],
)
def test_words_around_the_figures(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert arms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the bypass group, 12 men were treated. The 5-year overall survival was 61%. In the stent group, three leaks occurred. "
            "The 5-year overall survival was 44%.",
            [(61.0, "bypass group"), (44.0, "stent group")],
        ),
        (
            "In the bypass group, 12 men were treated. Among all patients the 5-year overall survival was 61%.",
            [(61.0, None)],
        ),
        (
            "In the bypass group, 12 men were treated.\nThe 5-year overall survival was 61%.",
            [(61.0, None)],
        ),
        (
            "Twenty-six elderly patients (≥80 years) were operated on. Median overall survival in this group was 9 months.",
            [(9.0, "elderly patients")],
        ),
        (
            "Thirty patients underwent thermal ablation and 26 had proton radiotherapy. The 2-year overall survival rates were 71% and 58%, respectively.",
            [(71.0, "thermal ablation"), (58.0, "proton radiotherapy")],
        ),
        (
            "Median OS was 19 months with surgery and 14 months with radiotherapy. At 2 years, overall survival was 38% and 27%, respectively.",
            [(19.0, "surgery"), (14.0, "radiotherapy"), (38.0, "surgery"), (27.0, "radiotherapy")],
        ),
    ],
)
def test_groups_of_earlier_sentences(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert arms(text) == expected


def test_rows_of_groups_and_columns_of_landmarks() -> None:
    text = "The OS rates at 1, 3 and 5 years in the LR and RFA groups were 91, 72 and 60%, and 84, 55 and 36%, respectively."
    assert arms(text) == [(91.0, "LR"), (72.0, "LR"), (60.0, "LR"), (84.0, "RFA groups"), (55.0, "RFA groups"), (36.0, "RFA groups")]


def test_groups_by_their_size() -> None:
    text = "Patients who received vinflunine (n = 41) or eribulin (n = 37) were reviewed. A partial response was seen in 9 of 37 patients."
    assert arms(text) == [(9, "eribulin")]


def test_the_subject_that_did_better() -> None:
    text = "Concurrent irradiation was associated with a longer PFS (11.2 vs 7.9 months, P = 0.02) than sequential irradiation."
    assert arms(text) == [(11.2, "Concurrent irradiation"), (7.9, "sequential irradiation")]


@pytest.mark.parametrize(
    "text",
    [
        "The ORR was 40%, against a prespecified control value of 25%.",
        "Median overall survival after surgery was 20 months.",
        "Of 112 patients with measurable disease at baseline, 48 (42.9%) responded.",
    ],
)
def test_no_group(text: str) -> None:
    assert {arm for _, arm in arms(text)} <= {None}


def test_spreads_after_percents() -> None:
    text = "The 3-year EFS rates in the three decades were 44.5±4.1%, 52.0±3.9% and 66.2±3.3%, respectively."
    assert [n for n, _ in arms(text)] == [44.5, 52.0, 66.2]
