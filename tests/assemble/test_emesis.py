"""The complete response of antiemetic trials, which is none of the tumour; every text is written for these tests."""

import pytest

from abstract2kb.pipeline import extract_text


def endpoints(text: str) -> list[tuple[str, float | None]]:
    return [(o.endpoint.value, o.percent) for o in extract_text(text).outcomes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "This antiemetic trial of fosaprepitant had 80 patients. A complete response (no vomiting and no rescue medication) was seen in 62%.",
            [62.0],
        ),
        (
            "Fosaprepitant was given before moderately emetogenic cycles. Complete response in the delayed phase was 71% vs 55% with placebo.",
            [71.0, 55.0],
        ),
        ("Palonosetron against CINV: CR (neither emesis nor rescue drug) was 70%.", [70.0]),
    ],
)
def test_no_emesis_and_no_rescue_are_another_endpoint(text: str, expected: list[float]) -> None:
    assert endpoints(text) == [("other", percent) for percent in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Antiemetics were given before nivolumab. The CR rate was 20%, and nobody had vomiting.",
        "Patients on venetoclax were premedicated with antiemetics. A complete response was seen in 20% without rescue surgery.",
        "Antiemetics were allowed. CR was 20% in the acute phase of leukemia on venetoclax.",
        "Antiemetic cover was given in the delayed period. CR in lymphoma was 20%.",
        "Antiemetics were needed with venetoclax. CR was seen in 20%, without dose-limiting vomiting.",
        "With venetoclax, 20% had a complete response, without vomiting.",
    ],
)
def test_complete_responses_of_tumours_beside_antiemetics(text: str) -> None:
    assert endpoints(text) == [("CR", 20.0)]
