"""Results as newsletters and digests tell them: kinds of response without their noun, medians before their names; sentences of these tests only."""

import pytest

from abstract2kb.pipeline import extract_text


def told(text: str) -> list[str]:
    """Endpoint and numbers of every outcome."""
    found = []
    for o in extract_text(text).outcomes:
        count = f"{o.n}/{o.total}" if o.n is not None and o.total else f"{o.n}" if o.n is not None else f"/{o.total}" if o.total else None
        rest = (f"{o.percent:g}%" if o.percent is not None else None, o.value, o.hr, o.at and f"at {o.at}")
        found.append(" ".join(str(v) for v in (o.endpoint.value, count, *rest) if v is not None))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Of 41 evaluable patients, 22 responded to the pair (53.7%), 12 of them completely (29.3%).",
            ["ORR 22/41 53.7%", "CR 12 29.3%"],
        ),
        ("Melanoma, 200 patients: 32 responses (16%), 12 complete (6%) and 20 partial (10%).", ["ORR 32/200 16%", "CR 12/200 6%", "PR 20/200 10%"]),
        ("Among 36 patients, 15 had a confirmed response, complete in 4.", ["ORR 15/36", "CR 4/36"]),
        ("There were 26 responders (52%), 12 of whom had a CR (24.0%).", ["ORR 26 52%", "CR 12 24%"]),
        (
            "With the doublet, 83.2% of patients had a response, complete in 14.4%; chemotherapy gave 71.5% and 6.2%.",
            ["ORR 83.2%", "CR 14.4%", "ORR 71.5%", "CR 6.2%"],
        ),
        ("ORR was 40% and CR rate 12% on inotuzumab; the control arm had 21% and 6%.", ["ORR 40%", "CR 12%", "ORR 21%", "CR 6%"]),
    ],
)
def test_kinds_of_response_without_their_noun(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five of 40 patients responded (12.5%), for a median of 7.1 months.", ["ORR 5/40 12.5%", "DOR 7.1"]),
        ("34% and 19% responded, for a median of 6.4 and 5.1 months.", ["ORR 34%", "ORR 19%", "DOR 6.4", "DOR 5.1"]),
        ("Medians of 27.1 months for DOR, 24.2 for PFS and 44.3 for OS were reported.", ["DOR 27.1", "PFS 24.2", "OS 44.3"]),
        ("The medians were 9.3 months for PFS and 20.1 months for overall survival.", ["PFS 9.3", "OS 20.1"]),
        ("Median follow-up was 22.1 months for PFS and 30.2 months for OS.", []),
        ("After a median of 18 months for survival, the ORR was 40%.", ["ORR 40%"]),
        ("Responses were assessed, with a median follow-up of 12.1 months.", []),
        ("Thirty percent responded, with a median of 4 cycles given.", ["ORR 30%"]),
    ],
)
def test_medians_beside_responses_and_before_their_names(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Monotherapy produced responses in 5 of 25 patients with renal cell carcinoma (RCC; 20.0%) and in 3 of 40 with melanoma (7.5%).",
            ["ORR 5/25 20%", "ORR 3/40 7.5%"],
        ),
        ("Responses were confirmed in four of ten patients who had progressed on checkpoint inhibitors (40%).", ["ORR 4/10 40%"]),
        ("RESULTS Of 140 patients, 46 responded (ORR 32.9%; 95% CI 25.2–41.3).", ["ORR 46/140 32.9%"]),
        ("▪ Of 50 treated patients, 14 responded.", ["ORR 14/50"]),
    ],
)
def test_numbers_parted_from_their_denominator(text, expected):
    assert told(text) == expected
