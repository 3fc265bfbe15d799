"""Mentions against standoff gold, per label, exact and overlapping."""

from __future__ import annotations

import json

import pytest

from abstract2kb.errors import RecordsError
from abstract2kb.scoring.metrics import score_of
from abstract2kb.scoring.spans import evaluate_spans, is_standoff, read_spans

TEXT = "QRX-1234 gave an objective response rate of 21% in melanoma."


def standoff(*spans, source="a", text=TEXT):
    found = [{"start": text.index(w), "end": text.index(w) + len(w), "label": label} for w, label in spans]
    return json.dumps({"source": source, "text": text, "spans": found})


@pytest.fixture
def read(write):
    return lambda *lines: read_spans(write("s.jsonl", "\n".join(lines)))


def test_exact_and_overlap(read):
    gold = read(standoff(("QRX-1234", "DRUG"), ("objective response rate", "ENDPOINT"), ("21%", "PERCENT"))).standoffs
    found = read(standoff(("QRX-1234", "DRUG"), ("response rate", "ENDPOINT"), ("melanoma", "CONDITION"))).standoffs
    result = evaluate_spans(gold, found)
    assert (result.total("DRUG"), result.total("ENDPOINT"), result.total("ENDPOINT~")) == ((1, 1, 1), (0, 1, 1), (1, 1, 1))
    assert (result.total("PERCENT"), result.total("CONDITION")) == ((0, 0, 1), (0, 1, 0))
    assert score_of(result, "CONDITION").f1 is None
    assert [(m.kind, m.what) for m in result.reports[0].mistakes] == [("CONDITION", "spurious"), ("ENDPOINT", "wrong"), ("PERCENT", "missed")]


def test_one_span_matches_once(read):
    gold = read(standoff(("objective response rate", "ENDPOINT"))).standoffs
    found = read(standoff(("objective", "ENDPOINT"), ("response rate", "ENDPOINT"))).standoffs
    assert evaluate_spans(gold, found).total("ENDPOINT~") == (1, 2, 1)


def test_offsets_into_two_texts_are_refused(read):
    gold, found = read(standoff()).standoffs, read(standoff(text="Another text.")).standoffs
    with pytest.raises(RecordsError, match="two texts"):
        evaluate_spans(gold, found)


def test_faults_are_told_and_the_rest_is_read(read):
    long = json.dumps({"source": "b", "text": "short", "spans": [{"start": 2, "end": 99, "label": "DRUG"}]})
    label = json.dumps({"source": "c", "text": "short", "spans": [{"start": 0, "end": 2, "label": "MEDICINE"}]})
    found = read(standoff(("21%", "PERCENT")), long, label, '{"source": 1}')
    assert list(found.standoffs) == ["a"]
    assert [(e.line, e.field) for e in found.errors] == [(2, "spans"), (3, "spans"), (4, "source")]


def test_a_folder_has_a_split_per_file(write, tmp_path):
    write("gold/development.jsonl", standoff(("21%", "PERCENT")))
    write("gold/held_out.jsonl", standoff(("21%", "PERCENT"), source="b"))
    assert is_standoff(tmp_path / "gold")
    found = read_spans(tmp_path / "gold")
    result = evaluate_spans(found.standoffs, found.standoffs, found.splits)
    assert [(r.source, r.split) for r in result.reports] == [("a", "development"), ("b", "held_out")]
    assert result.total("PERCENT", "held_out") == (1, 1, 1)


def test_standoff_is_told_from_records(write):
    assert is_standoff(write("s.jsonl", standoff()))
    assert not is_standoff(write("r.jsonl", '{"report": {"source": "a"}}'))
    assert not is_standoff(write("n.jsonl", "no JSON"))
