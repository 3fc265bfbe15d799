"""A disease told before a trial in its paragraph, and whose it is; all sentences are made for these tests."""

from __future__ import annotations

import pytest

from tests.assemble.conftest import asset_named


@pytest.mark.parametrize(
    ("before", "diseases"),
    [
        ("Nobody had expected much of melanoma.", ["melanoma"]),
        ("Sotorasib had shrunk melanoma.", []),
        ("Melanoma resists most drugs. Sotorasib is one of them.", []),
        ("The story of brain metastases is old.", []),
    ],
)
def test_the_disease_told_before_a_trial_is_its_own_unless_another_drug_stands_between(records, before, diseases):
    text = f"Notes from the congress\n{before} In ORCHARD-12 (NCT05000001) QRX-1234 was given to 30 patients."
    text += "\nOther news. In MAPLE-3 (NCT05000002) ZPB-4410 was given to 12 patients."
    assert [c.value for c in asset_named(records(text), "QRX-1234").conditions] == diseases
