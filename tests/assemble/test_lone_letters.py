"""Single letters that an abstract lets stand for drugs count as names of these where they are given, and not where they are groups, stages or tests."""

import pytest

from abstract2kb import extract_text


def roles(text: str) -> dict[str, str]:
    """The role of every asset by name in lower case."""
    return {a.name.lower(): a.role.value for a in extract_text(text).assets}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Background: Osimertinib (O) may be helped by capmatinib (C). Methods: Patients with lung cancer who had progressed on O received O 80 mg + C 400 mg "
            "daily. Results: Of 69 patients 21 responded (30%). Two had pneumonitis. Conclusions: O + C is active.",
            {"capmatinib": "subject"},
        ),
        (
            "Background: Tucatinib (T) given after trastuzumab is of use. Methods: Women who had had trastuzumab got T 300 mg twice daily for a year with loperamide "
            "prophylaxis. Results: In all 137 women were treated. Grade 3 diarrhea was seen in 31%.",
            {"tucatinib": "subject", "trastuzumab": "mentioned", "loperamide": "mentioned"},
        ),
        (
            "Background: Isatuximab (I) + pomalidomide/dexamethasone (Pd) is a standard. Methods: Patients got 28-day cycles of Pd +/- I (10 mg/kg). Results: 307 "
            "patients were randomised. Median PFS was 11.5 months with I + Pd and 6.5 months with Pd (HR 0.60).",
            {"isatuximab": "subject", "pomalidomide": "partner", "dexamethasone": "partner"},
        ),
    ],
)
def test_letters_given(text, expected):
    found = roles(text)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nivolumab (N) in melanoma. Nivolumab was given to 40 patients (N = 40) with hepatitis B. In arm N was no response. Of stage N tumours 3 shrank.",
        "Cisplatin (C) and pemetrexed in mesothelioma. Cisplatin was given to 30 patients. Hepatitis C was seen in 3 and group C was small.",
    ],
)
def test_letters_of_groups_and_stages(text):
    asset = next(a for a in extract_text(text).assets if a.name.lower() in ("nivolumab", "cisplatin"))
    assert not any(alias.value in ("N", "C") and alias.origin.value == "report" and len(alias.evidence) > 1 for alias in asset.aliases)
