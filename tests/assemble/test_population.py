"""Denominators, landmarks and endpoints that a sentence gives elsewhere; every text is written for these tests."""

import pytest

from tests.assemble.test_outcomes import facts, rate, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Among the first 18 patients the ORR was 50%.", [rate("ORR", None, 18, 50.0)]),
        ("The ORR was 41% among 29 evaluable patients.", [rate("ORR", None, 29, 41.0)]),
        ("ABC-101 (n = 52): ORR 44%.", [rate("ORR", None, 52, 44.0)]),
        ("35% of 120 patients responded.", [rate("ORR", None, 120, 35.0)]),
        ("ABC-101 (n=30) produced 12 objective responses (40%).", [rate("ORR", 12, 30, 40.0)]),
        ("ABC-101 (n=30) had a median age of 61 and ABC-102 an ORR of 40%.", [rate("ORR", percent=40.0)]),
        ("The ORR was 12 (40%) with ABC-101 (n=30) vs 3 (10%) with ABC-102 (n=31).", [rate("ORR", 12, 30, 40.0), rate("ORR", 3, 31, 10.0)]),
        ("The trial plans to enroll 120 patients; the ORR was 35%.", [rate("ORR", percent=35.0)]),
        ("Of the patients (n = 400 overall) the ORR was 35%.", [rate("ORR", percent=35.0)]),
        ("Of the 30 patients, 19 (63%) responded: 12 of 16 with sarcoma (75%).", [rate("ORR", 19, 30, 63.0), rate("ORR", 12, 16, 75.0)]),
    ],
)
def test_how_many_the_rate_is_of(text: str, expected: list[dict[str, object]]) -> None:
    found = [{k: v for k, v in f.items() if k != "arm"} for f in facts(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EFS 52% and OS 63% at 12 months.", ["12 months", "12 months"]),
        ("OS rates at one and two years were 80% and 70%.", ["one year", "two years"]),
        ("Median OS was 14.2 months, with 54% of patients alive at 12 months.", [None, "12 months"]),
        ("OS was 63% at a median follow-up of 12 months.", [None]),
    ],
)
def test_landmarks(text: str, expected: list[str | None]) -> None:
    assert [f.get("at") for f in facts(text)] == expected


def test_a_sentence_without_endpoint_goes_on_with_the_last() -> None:
    found = facts("Median PFS was 9.1 months. In women the HR was 0.52.")
    assert [(f["endpoint"], f.get("hr")) for f in found] == [("PFS", None), ("PFS", 0.52)]
    assert facts("The ORR was 40%. In June it had been 37%.")[1]["percent"] == 37.0
    assert facts("The ORR was 40%. Dose reductions were made in 12%.") == [rate("ORR", percent=40.0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("56% responded, 30% completely.", [rate("ORR", percent=56.0), rate("CR", percent=30.0)]),
        ("The first patients gave six partial responses and two stabilizations.", [rate("PR", 6), rate("SD", 2)]),
        ("The DOR was long and 42% of responses have lasted 24 months.", [rate("DOR", percent=42.0, at="24 months")]),
        ("PSA fell by half or more in 60%.", [rate("PSA50", percent=60.0)]),
        ("Rates at 15 months of 71.5% (PFS) and 80.1% (OS).", [rate("PFS", percent=71.5, at="15 months"), rate("OS", percent=80.1, at="15 months")]),
        ("Three died of it.", []),
    ],
)
def test_results_told_in_other_words(text: str, expected: list[dict[str, object]]) -> None:
    assert facts(text) == expected


def test_times_share_their_unit() -> None:
    found = facts("Median OS was 15.4 months (95% CI, 10.4–18.5) overall and 18.0 (12.2–23.2) in women.")
    assert [(f["value"], f.get("ci_low")) for f in found] == [(15.4, 10.4), (18.0, 12.2)]
    assert [f["value"] for f in facts("Median DOR 21.5, PFS 11.2 and OS 21.8 months.")] == [21.5, 11.2, 21.8]


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("A newcomer would have to show an ORR of 60%.", "hypothetical"),
        ("Our yardstick remains an ORR of 40%.", "hypothetical"),
        ("For context, docetaxel has a historical ORR of 10%.", "prior"),
        ("The data that had justified it were an ORR of 52%.", "prior"),
        ("ABC-101 sets the bar: the ORR was 41%.", "stated"),
    ],
)
def test_what_is_supposed_or_told_again_is_marked(text: str, assertion: str) -> None:
    assert [o.assertion for o in read(text)] == [assertion]
