"""Results that go on with the endpoint of the sentence before, lists that a colon heads, and counts that are parted by group."""

from __future__ import annotations

import pytest

from tests.assemble.test_shares_of_groups import Told, told

BEFORE = "Lirafinib had an ORR of 24% (12/50). "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("With cetuximab added: 19 of 40 (48%).", [("ORR", 48.0, 40)]),
        ("Patients without liver metastases did much better, with 38% of 21.", [("ORR", 38.0, 21)]),
        ("Independent reviewers found fewer: 10 of 50 (20%).", [("ORR", 20.0, 50)]),
        ("In sarcoma (n = 25) it was three patients, 12%.", [("ORR", 12.0, 25)]),
        ("At baseline, 20 of 50 (40%) had liver metastases.", []),
        ("In the United States, 25 of 50 (50%) were women.", []),
        ("For toxicity: 4 of 50 (8%) stopped.", []),
        ("With prior anti-PD-1 therapy: 30 of 50 (60%).", []),
    ],
)
def test_sentence_after(text: str, expected: Told) -> None:
    assert told(BEFORE + text) == [("ORR", 24.0, 50), *expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ORR was 33% and the disease control rate 71% in mutated disease. Take all patients and the figures read 28% (17/61) and 66%.",
            [("ORR", 33.0, None), ("DCR", 71.0, None), ("ORR", 28.0, 61), ("DCR", 66.0, None)],
        ),
        (
            "MRD negativity was reached by 61% on lirafinib. It was sustained for a year in 44%.",
            [("MRD", 61.0, None), ("MRD", 44.0, None)],
        ),
        ("Responses to lirafinib rose with the dose: 5% of 20 at 1 mg and 38% of 26 at 10 mg.", [("ORR", 5.0, 20), ("ORR", 38.0, 26)]),
        ("Antibody responses to lirafinib by dose: 5 of 20 at 1 mg, 7 of 18 at 3 mg.", []),
        (
            "Lirafinib gave eight partial responses: five in 20 patients with ovarian cancer, two in nine with mesothelioma and one in sarcoma.",
            [("PR", 8, None), ("PR", 5, 20), ("PR", 2, 9), ("PR", 1, None)],
        ),
        (
            "Seven patients responded to lirafinib, four with colorectal and three with pancreatic cancer.",
            [("ORR", 7, None), ("ORR", 4, None), ("ORR", 3, None)],
        ),
        ("Lirafinib gave five partial responses, three with rash and one with fever.", [("PR", 5, None)]),
    ],
)
def test_lists(text: str, expected: Told) -> None:
    assert told(text) == expected
