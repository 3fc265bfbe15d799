"""Names of drugs in compounds, beside other drugs and beside numbers that are no drugs."""

import pytest

from abstract2kb import extract_text


def names(text: str) -> list[str]:
    """The names of the assets in order."""
    return [a.name for a in extract_text(text).assets]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Median OS was 20 months in the durvalumab-plus-tremelimumab group and 15 months in the durvalumab group.", ["durvalumab", "tremelimumab"]),
        ("Patients received relatlimab-plus-nivolumab. The ORR was 43%.", ["relatlimab", "nivolumab"]),
        ("Patients received trastuzumab-dttb. The ORR was 43%.", ["trastuzumab-dttb"]),
    ],
)
def test_plus_is_no_part_of_a_name(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patients were given MTX/cytarabine and rituximab.", ["MTX", "cytarabine", "rituximab"]),
        ("Patients received CCNU, procarbazine and vincristine.", ["CCNU", "procarbazine", "vincristine"]),
        ("Intrathecal MTX was given to all. Venetoclax 400 mg was given daily.", ["MTX", "venetoclax"]),
        ("Imatinib was given to patients with DEC in their tumors.", ["imatinib"]),
        ("TAM and CD8 cells were counted after pembrolizumab.", ["pembrolizumab"]),
    ],
)
def test_a_short_name_is_believed_beside_a_drug(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "words",
    [
        "This work was supported by the National Natural Science Foundation of China (NSXC81770211).",
        "Funding: Provincial Key Research Program (2019A15150, GDRF20192012).",
        "Induction was that of the GIMEMA LAL1104 backbone.",
        "Lovastatin binds hydroxymethylglutaryl coenzyme A.",
    ],
)
def test_grants_protocols_and_coenzymes_are_no_drugs(words):
    assert [n for n in names(f"Patients received apatinib. The ORR was 20%. {words}") if n.lower() not in ("apatinib", "lovastatin")] == []
