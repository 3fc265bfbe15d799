"""The level of an interval that is told without one."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("ORR with sotorasib was 41% (95% CI, 30-52). Median PFS was 6.4 months (5.1-7.9).", [95, 95]),
        ("Intervals in brackets are 95% CIs unless stated otherwise. Median PFS with sotorasib was 6.4 months (5.1-7.9).", [95]),
        ("Median OS with sotorasib was 15.1 months (95% CI, 12.0-18.8), HR 0.70 (97.5% CI, 0.51-0.96).", [95, 97.5]),
        ("Median PFS with sotorasib was 6.4 months (97.5% CI, 5.1-7.9). Median OS was 15.1 months (12.0-18.8).", [97.5, None]),
        ("Median PFS with sotorasib was 6.4 months (CI, 5.1-7.9). ORR was 41% (95% CI, 30-52).", [None, 95]),
        ("CI = 95% throughout. Median PFS with sotorasib was 6.4 months (5.1-7.9).", [95]),
        ("Intervals: 95% unless stated otherwise. ORR with sotorasib was 41%, median OS 15.1 mo (12.0-18.8).", [None, 95]),
        ("CI = 95% of what was hoped. Median PFS with sotorasib was 6.4 months (CI, 5.1-7.9).", [None]),
        ("Intervals of this trial are 95% CIs; those of sotorasib were not given. ORR with sotorasib was 41% (CI, 30-52).", [None]),
    ],
)
def test_level_told_once(records: Callable[[str], Extraction], text: str, levels: list[float | None]) -> None:
    assert [o.ci_level for o in records(text).outcomes] == levels
