"""Findings in the style of poster abstracts and of consultants, written before the rules. Every second sentence was kept aside while they were made."""

import json
from pathlib import Path

import pytest

from abstract2kb.scoring.wording import words

_FINDINGS = {
    name: [json.loads(line) for line in (Path(__file__).parent / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    for name in ("findings", "findings_round2", "findings_round3", "findings_round4")
}


def _agree(gold, predicted) -> bool:
    readings = [gold, *({**gold, **other} for other in gold.get("alt", []))]
    return any(
        bool(words(g["effect"]) & words(predicted[0])) and g["direction"] == predicted[1] and bool({a.lower() for a in g["assets"]} & predicted[2])
        for g in readings
    )


def _counts(extract, case) -> tuple[int, int, int]:
    """(matched, predicted, gold); what is optional counts neither as missed nor as spurious."""
    extraction = extract(case["text"])
    names = {a.id: {a.name.lower(), *(alias.value.lower() for alias in a.aliases)} for a in extraction.assets}
    told = {(f.effect, f.direction.value, frozenset().union(*(names[a] for a in f.assets))) for f in extraction.preclinical_findings}
    left, matched, optional = sorted(told, key=lambda p: (p[0], p[1], sorted(p[2]))), 0, 0
    for gold in sorted(case["findings"], key=lambda g: (g.get("optional", False), len(g.get("alt", [])))):
        found = next((p for p in left if _agree(gold, p)), None)
        if found:
            left.remove(found)
            matched, optional = matched + (not gold.get("optional")), optional + bool(gold.get("optional"))
    return matched, len(told) - optional, sum(not g.get("optional") for g in case["findings"])


@pytest.mark.parametrize(
    ("name", "blind", "least"),
    [
        ("findings", False, 0.9),
        ("findings", True, 0.7),
        ("findings_round2", False, 0.85),
        ("findings_round2", True, 0.7),
        ("findings_round3", False, 0.88),
        ("findings_round3", True, 0.7),
        ("findings_round4", False, 0.8),
        ("findings_round4", True, 0.65),
    ],
)
def test_agreement_with_what_the_sentences_state(records, name, blind, least):
    matched, predicted, gold = (sum(c) for c in zip(*(_counts(records, f) for f in _FINDINGS[name] if f["blind"] is blind), strict=True))
    assert 2 * matched / (predicted + gold) >= least
