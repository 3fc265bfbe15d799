"""What animals do is no outcome of patients."""

import pytest

from abstract2kb.pipeline import extract_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("QZM-90 with anti-PD-1 produced complete responses in 7 of 10 mice.", 0),
        ("QZM-90 restored sensitivity in B16-F10; median survival rose from 21 to 44 days.", 0),
        ("QZM-90 cured mice. Among 20 patients, 7 had a complete response with QZM-90.", 1),
    ],
)
def test_responses_of_animals_are_no_outcomes(text, count):
    assert len(extract_text(text).outcomes) == count
