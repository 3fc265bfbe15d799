"""Figures that no reading ties to an endpoint, beside others that have one."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction

Records = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("With sotorasib the CR rate climbed from 31% after the first cycle to 52% after the second.", [("CR", 31), ("CR", 52)]),
        ("Sotorasib kept 71.3% of patients progression-free at 24 months; the figure for docetaxel was 58.8%.", [("PFS", 71.3), ("PFS", 58.8)]),
        ("Among those with measurable disease 81.2% responded to sotorasib, but so did 77.7% of the controls.", [("ORR", 81.2), ("ORR", 77.7)]),
        ("With sotorasib PSA50 was 49%, ORR 24%; from 0.75 mg upward 59% and 41%.", [("PSA50", 49), ("ORR", 24), ("PSA50", 59), ("ORR", 41)]),
        ("Sotorasib had an ORR of 31% in all and, by the last cut, 47% in thyroid cancer.", [("ORR", 31), ("ORR", 47)]),
        ("ORR was 41% with sotorasib against a benchmark of 15%.", [("ORR", 41)]),
        ("ORR was 41% with sotorasib; of 16 patients with a brain lesion, 10 (62.5%) had it shrink.", [("ORR", 41)]),
        ("The pCR rate was 41% with sotorasib; downstaged to stage I, 60%.", [("pCR", 41)]),
        ("ORR was 41% with sotorasib, and doses were reduced in 22%.", [("ORR", 41)]),
    ],
)
def test_rates_go_on(records: Records, text: str, rates: list[tuple[str, float]]) -> None:
    assert [(o.endpoint.value, o.percent) for o in records(text).outcomes] == rates


@pytest.mark.parametrize(
    ("text", "ratios"),
    [
        ("Sotorasib kept 75% of patients free of progression at 12 months, docetaxel 34%; the hazard ratio of 0.28 was striking.", [("PFS", 0.28)]),
        ("With sotorasib 94% of those with a pCR were alive at 5 years, against 51% of those without one (HR 0.13; 0.05-0.40).", [("OS", 0.13)]),
        ("For sotorasib 329 PFS events were awaited in order to detect a hazard ratio of 0.75.", []),
    ],
)
def test_ratio_of_the_survival_told(records: Records, text: str, ratios: list[tuple[str, float]]) -> None:
    assert [(o.endpoint.value, o.hr) for o in records(text).outcomes if o.hr is not None] == ratios


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Seven of 17 patients, or 41.2%, responded to sotorasib.", [(7, 17, 41.2)]),
        ("Sotorasib had four responses among 14 such patients (28.6%), nor was earlier therapy a bar: seven of 17, or 41.2%.",
         [(4, 14, 28.6), (7, 17, 41.2)]),
    ],
)  # fmt: skip
def test_count_or_percent(records: Records, text: str, counts: list[tuple[int, int, float]]) -> None:
    assert [(o.n, o.total, o.percent) for o in records(text).outcomes] == counts


@pytest.mark.parametrize(
    ("text", "medians"),
    [
        ("Median PFS rose to 6.4 months (95% CI, 5.1-7.7) from 3.9 (3.1-4.4) on docetaxel.", [6.4, 3.9]),
        ("Central review put the median PFS of sotorasib at 27.1 months against 18.4 (HR 0.64).", [27.1, 18.4]),
        ("Median PFS was 70.3 months after venetoclax-obinutuzumab, 31.9 after chlorambucil-obinutuzumab.", [70.3, 31.9]),
        ("Those on sotorasib responded for a median of 8.8 months, those on docetaxel for 6.1.", [8.8, 6.1]),
        ("The median OS of sotorasib was 15.1 months; docetaxel had 11.0.", [15.1, 11.0]),
        ("Sotorasib extended median OS to 14.1 months, from 8.3 months in the control arm.", [14.1, 8.3]),
        ("Sotorasib put median PFS at 29.4 months against 19.9 (HR 0.62), and gained more in brain metastases: 24.9 vs 13.8 months, HR 0.47.",
         [29.4, 19.9, 24.9, 13.8]),
        ("Median PFS was 6.1 months with sotorasib, and median age was 64.5 in the sotorasib arm.", [6.1]),
        ("Median PFS with sotorasib was 6.1 months, with an odds ratio of 2.5 for response.", [6.1]),
        ("Median PFS was 6.1 months with sotorasib and hemoglobin was 12.5 in women.", [6.1]),
        ("Median PFS was 6.1 months with sotorasib, at a dose of 7.5, for all.", [6.1]),
    ],
)  # fmt: skip
def test_second_time_without_its_unit(records: Records, text: str, medians: list[float]) -> None:
    assert [o.value for o in records(text).outcomes if o.value is not None] == medians
