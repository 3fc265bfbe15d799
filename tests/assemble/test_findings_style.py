"""Findings in the style of poster abstracts and of consultants, written before the rules. Every second sentence was kept aside while they were made."""

import json
from pathlib import Path

import pytest

from abstract2kb.scoring.wording import words

_FINDINGS = {
    name: [json.loads(line) for line in (Path(__file__).parent / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    for name in ("findings", "findings_round2")
}


def _agree(gold, predicted) -> bool:
    return bool(words(gold["effect"]) & words(predicted[0])) and gold["direction"] == predicted[1] and bool(set(gold["assets"]) & predicted[2])


def _counts(extract, case) -> tuple[int, int, int]:
    extraction = extract(case["text"])
    names = {a.id: a.name for a in extraction.assets}
    left = [(f.effect, f.direction.value, {names[a] for a in f.assets}) for f in extraction.preclinical_findings]
    predicted, matched = len(left), 0
    for gold in case["findings"]:
        found = next((p for p in left if _agree(gold, p)), None)
        if found:
            left.remove(found)
            matched += 1
    return matched, predicted, len(case["findings"])


@pytest.mark.parametrize(
    ("name", "blind", "least"),
    [("findings", False, 0.9), ("findings", True, 0.7), ("findings_round2", False, 0.85), ("findings_round2", True, 0.7)],
)
def test_agreement_with_what_the_sentences_state(records, name, blind, least):
    matched, predicted, gold = (sum(c) for c in zip(*(_counts(records, f) for f in _FINDINGS[name] if f["blind"] is blind), strict=True))
    assert 2 * matched / (predicted + gold) >= least
