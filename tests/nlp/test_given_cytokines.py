"""Cytokines that patients are given are drugs; what cells make, and what is measured, is none."""

import pytest

from abstract2kb import extract_text


def names(text: str) -> set[str]:
    return {a.name.lower() for a in extract_text(text).assets}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Sorafenib versus interferon alfa in kidney cancer. In all 90 patients were given sorafenib or interferon alfa 9 MU thrice weekly.",
            "interferon alfa",
        ),
        (
            "Of 40 patients with melanoma, 12 were refractory to interleukin-2. We gave dacarbazine to all. The response rate was 12%.",
            "interleukin-2",
        ),
        ("We gave topotecan to 40 patients with ovarian cancer. G-CSF was allowed from the second cycle. The response rate was 15%.", "g-csf"),
        ("Vinblastine plus interferon-alpha in 30 patients with sarcoma. The response rate was 10%.", "interferon-alpha"),
    ],
)
def test_what_patients_are_given_is_a_drug(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "IL-2 levels rose in 20 patients given ipilimumab. The response rate was 15%.",
        "In 30 patients given nivolumab, IFN-gamma secretion and an interferon signature went with response (ORR 20%).",
        "Mice received IL-2 and nivolumab. Of 12 patients 3 responded to nivolumab.",
        "G-CSF receptor mutations were found in 14 patients given azacitidine. The CR rate was 20%.",
    ],
)
def test_what_cells_make_is_none(text):
    assert not names(text) & {"il-2", "ifn-gamma", "interferon", "g-csf"}


@pytest.mark.parametrize(
    "text",
    [
        "QXR-707, a pegylated IL-2, was given to 20 patients with melanoma. The response rate was 15%.",
        "Patients received QXR-707, an engineered variant of recombinant IL-2. The response rate was 15%.",
    ],
)
def test_a_cytokine_that_describes_a_drug_is_no_drug(text):
    assert names(text) == {"qxr-707"}
