"""The scorer of result sentences, on data of our own."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from result_sentences import Told, gold_of, main, records_of, results_of, score

TEXT = "Fever occurred in 12 % of the zinc group and 30 % of the placebo group ."


def line() -> str:
    spans = [
        {"i": 0, "start": 0, "end": 5, "label": "OC"},
        {"i": 1, "start": 18, "end": 22, "label": "MEAS"},
        {"i": 2, "start": 30, "end": 40, "label": "INTV"},
        {"i": 3, "start": 45, "end": 49, "label": "MEAS"},
        {"i": 4, "start": 57, "end": 70, "label": "INTV"},
    ]
    relations = [("OC_RES", 0, 1), ("OC_RES", 0, 3), ("A1_RES", 2, 1), ("A2_RES", 4, 3)]
    return json.dumps({"text": TEXT, "spans": spans, "relations": [{"label": a, "head": b, "child": c} for a, b, c in relations]})


def test_gold() -> None:
    assert gold_of(json.loads(line())) == [Told((18, 22), ((0, 5),), ((30, 40),)), Told((45, 49), ((0, 5),), ((57, 70),))]


def test_results_and_parts() -> None:
    tallies = score([line()] * 3)
    assert {part: t.kinds["value -> arm"].scores() for part, t in tallies.items()} == dict.fromkeys(("all", "open", "aside"), (1.0, 1.0, 1.0))
    assert [tallies[part].kinds["value"].gold for part in ("all", "open", "aside")] == [6, 4, 2]


def test_a_wrong_group_and_a_value_too_many_cost_precision() -> None:
    gold = json.loads(line())
    gold["relations"] = [r for r in gold["relations"] if r["child"] == 1]
    gold["relations"][1]["head"] = 4
    counts = score([json.dumps(gold)])["all"].kinds
    assert counts["value"].scores()[:2] == (0.5, 1.0)
    assert counts["value -> arm"].scores() == (0.0, 0.0, 0.0)


def test_records() -> None:
    text = "ORR was 20 % ( 9/45 ) with THOR-707 ."
    assert [(t.endpoint, text[slice(*t.value)]) for t in records_of(text)] == [("ORR", "20")]
    assert results_of("No patient was ill .") == []


def test_main(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "sentences.jsonl"
    file.write_text(line() + "\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["result_sentences.py", str(file)])
    main()
    assert "value -> outcome" in capsys.readouterr().out
