"""Sentences of abstracts that look like results and hold none, and like ones that do."""

from pathlib import Path

import pytest

SETTING = "In this trial, patients with lung cancer were given osimertinib. Results: "
NONE = (Path(__file__).parent / "data" / "no_results.txt").read_text(encoding="utf-8").splitlines()


def _stated(extraction):
    return [(o.endpoint.value, o.n, o.total, o.percent, o.value) for o in extraction.outcomes if o.assertion.value in ("stated", "negated")]


@pytest.mark.parametrize("sentence", NONE)
def test_no_result(records, sentence):
    assert _stated(records(SETTING + sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Of 40 with measurable disease at baseline, 20 (50%) had a partial response.", ("PR", 20, 40, 50.0, None)),
        ("A complete response to induction was seen in 62%.", ("CR", None, None, 62.0, None)),
        ("In patients who had had docetaxel, the ORR was 21%.", ("ORR", None, None, 21.0, None)),
        ("In patients with CR, median DOR was 20.1 months.", ("DOR", None, None, None, 20.1)),
        ("The proportion of patients with CR was 12%.", ("CR", None, None, 12.0, None)),
        ("OS is immature: the 12-month rate was 87%.", ("OS", None, None, 87.0, None)),
    ],
)
def test_results_like_them(records, sentence, found):
    assert _stated(records(SETTING + sentence)) == [found]
