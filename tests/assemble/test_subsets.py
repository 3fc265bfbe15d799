"""Complete and partial responses told as part of the responses before them."""

from __future__ import annotations

import pytest

from .test_outcomes import read


def parts(text: str) -> list[tuple[str, int | float | None, str | None]]:
    """Endpoint and number of every result, with the arm and endpoint of the whole that it points at."""
    found = read(text)
    by_id = {o.id: o for o in found}
    whole = [by_id[o.subset_of] if o.subset_of else None for o in found]
    return [
        (o.endpoint.value, o.n or o.percent, f"{w.endpoint.value} {w.n or w.percent:g}" if w else None) for o, w in zip(found, whole, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The ORR was 41% (33/80; 95% CI, 30-53), including one complete response and 32 partial responses.",
            [("ORR", 33, None), ("CR", 1, "ORR 33"), ("PR", 32, "ORR 33")],
        ),
        (
            "With XYZ-101 20 of 44 patients responded (45%): two had a complete response and 18 a partial response.",
            [("ORR", 20, None), ("CR", 2, "ORR 20"), ("PR", 18, "ORR 20")],
        ),
        (
            "The ORR was 37% (16/43), 15 partial responses and one complete response.",
            [("ORR", 16, None), ("PR", 15, "ORR 16"), ("CR", 1, "ORR 16")],
        ),
        ("The ORR of XYZ-101 was 41.3%, with complete responses in 2.5%.", [("ORR", 41.3, None), ("CR", 2.5, "ORR 41.3")]),
        (
            "The ORR was 67.7% with XYZ-101 vs 44.4% with docetaxel, with complete responses in 29.1 and 12.5%, respectively.",
            [("ORR", 67.7, None), ("ORR", 44.4, None), ("CR", 29.1, "ORR 67.7"), ("CR", 12.5, "ORR 44.4")],
        ),
    ],
)
def test_a_part_points_at_its_whole(text: str, found: list[tuple[str, float, str | None]]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "With XYZ-101 the ORR was 45% and the CR rate 12%.",
        "The ORR with XYZ-101 was 30%. A complete response was seen in 12%.",
        "The CR rate was 12% with XYZ-101 and the ORR 45%.",
        "The ORR was 30% (3/10), including patients with brain metastases, in whom seven complete responses were seen.",
    ],
)
def test_what_stands_beside_is_a_result_of_its_own(text: str) -> None:
    assert all(whole is None for *_, whole in parts(text))
