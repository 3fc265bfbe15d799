"""What the head of a line says of its name: whose it is and what it is."""

import pytest

from abstract2kb.pipeline import extract_text


@pytest.mark.parametrize(
    "text",
    [
        "Velkora (poster 1742). VKM-90 is an oral KIF18A inhibitor.",
        "Velkora: VKM-90 – an oral KIF18A inhibitor. TGI 92% in LU99 xenografts.",
    ],
)
def test_the_head_of_a_line_tells_company_and_target(text):
    (asset,) = extract_text(text).assets
    assert ([c.value for c in asset.companies], [t.value for t in asset.targets]) == (["Velkora"], ["KIF18A"])
