"""`score` and `gold` as users call them: tables, errors, comparison, page, gate, exit codes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_cli import Result, calls, here, measured, run

__all__ = ["here", "run"]

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report that was read once for all tests, its gold and its floors."""
    folder = tmp_path_factory.mktemp("measured")
    with pytest.MonkeyPatch.context() as patch:
        measured(folder, calls(folder, patch))
    return folder


@pytest.fixture
def corpus(here: Path, made: Path) -> Path:
    """A report with gold and output; a second one whose gold has a miss and whose split is held out."""
    shutil.copytree(made, here, dirs_exist_ok=True)
    (here / "gold" / "held_out").mkdir()
    hidden = {"report": {"source": "hidden.txt"}, "outcomes": [{"endpoint": "OS", "value": 9, "page": 1, "raw": "SECRET"}]}
    (here / "gold" / "held_out" / "hidden.gold.json").write_text(json.dumps(hidden), encoding="utf-8")
    return here


def test_a_table_per_split_and_what_was_not_scored(corpus, run):
    result = run("score", "gold", "out.jsonl")
    assert result.code == 0
    assert re.search(r"^assets\s+1\.000\s+1\.000\s+1\.000", result.out, re.MULTILINE)
    assert "held out, 1 report" in result.out
    assert result.err.splitlines() == ["warning: no prediction for hidden.txt: its gold counts as missed"]


def test_errors_keep_held_out_reports_unseen(corpus, run):
    assert "SECRET" not in run("score", "gold", "out.jsonl", "--errors").out
    assert "hidden.txt, page 1: outcomes missed [OS; value 9.0] · “SECRET”" in run("score", "gold", "out.jsonl", "--errors", "--reveal").out
    assert run("score", "gold", "out.jsonl", "--errors", "--type", "assets", "--reveal").out == ""


def test_json_has_every_row_with_intervals_and_support(corpus, run):
    data = json.loads(run("score", "gold", "out.jsonl", "--json").out)
    assert data["splits"][""]["rows"]["outcomes"]["support"] == 1
    assert data["splits"]["held_out"]["rows"]["outcomes"]["f1"] == 0.0
    assert data["splits"]["held_out"]["rows"]["assets"]["f1"] is None
    assert data["without_prediction"] == ["hidden.txt"]


def test_fields_and_markdown(corpus, run):
    assert re.search(r"^  trials\s+1\.000", run("score", "gold", "out.jsonl", "--fields").out, re.MULTILINE)
    assert run("score", "gold", "out.jsonl", "--markdown").out.startswith("|  | all reports: F1")


def test_the_page_is_one_file_and_escapes_what_reports_say(corpus, run):
    gold = {"report": {"source": "x.txt"}, "outcomes": [{"endpoint": "OS", "value": 9, "raw": "</script><script>alert(1)</script>"}]}
    (corpus / "gold" / "x.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    assert run("score", "gold", "out.jsonl", "--html", "scores.html").code == 0
    page = (corpus / "scores.html").read_text(encoding="utf-8")
    assert "alert(1)" in page
    assert "<script>alert(1)" not in page
    assert not re.search(r"""(?:src|href)\s*=|url\(|@import|https?:""", page)
    assert "SECRET" not in page


def test_compare_says_what_differs(corpus, run):
    (corpus / "gold" / "b.gold.json").write_text(json.dumps({"report": {"source": "b.txt"}, "assets": [{"name": "ZPB-7"}]}), encoding="utf-8")
    (corpus / "old.jsonl").write_text(json.dumps({"report": {"source": "b.txt"}, "assets": [{"name": "ZPB-7"}]}), encoding="utf-8")
    same = run("score", "gold", "--compare", "out.jsonl", "out.jsonl")
    assert (same.code, same.out) == (0, "all reports: no difference\nheld out: one report is too few to compare\n")
    result = run("score", "gold", "--compare", "old.jsonl", "out.jsonl")
    assert "outcomes" in result.out
    assert "warning: OLD: no prediction for good.txt: its gold counts as missed" in result.err
    (first, *_) = json.loads(run("score", "gold", "--compare", "old.jsonl", "out.jsonl", "--json").out)[""]
    assert {"row", "old", "new", "delta", "interval", "beyond_chance"} <= first.keys()


def test_bad_files_are_told_and_lose_nothing_else(corpus, run):
    (corpus / "gold" / "bad.gold.json").write_text('{"report": {"source": "bad.txt"},\n "outcomes": [{"endpoint": "XX"}]}', encoding="utf-8")
    result = run("score", "gold", "out.jsonl")
    assert result.code == 1
    assert re.search(r"^assets\s+1\.000", result.out, re.MULTILINE)
    (line,) = result.errors()
    assert line.startswith("error: gold/bad.gold.json, line 2: outcomes.0.endpoint: Input should be")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("score", "gold"), 2),
        (("score", "gold", "out.jsonl", "--compare", "a", "b"), 2),
        (("score", "gold", "out.jsonl", "--json", "--errors"), 2),
        (("score", "gold", "out.jsonl", "--errors", "--type", "drugs"), 2),
        (("score", "gold", "out.jsonl", "--term-overlap", "2"), 2),
        (("score", "gold", "none.jsonl"), 1),
        (("score", "none", "out.jsonl"), 1),
        (("gold", "check", "gold", "good.pdf"), 1),
        (("gold", "gate", "gold", "out.jsonl", "--floors", "none.json"), 1),
        (("gold", "floors", "gold", "out.jsonl", "--lower"), 2),
        (("gold", "floors", "gold", "out.jsonl", "--lower", "--reason", "words that stand nowhere"), 2),
    ],
)
def test_wrong_calls_and_missing_files(corpus, run, words, code):
    result = run(*words)
    assert result.code == code
    assert len(result.errors()) >= 1
    assert "Traceback" not in result.err


def test_mentions_are_scored_by_label(corpus, run):
    assert run("annotate", "good.txt", "-o", "spans.jsonl").code == 0
    result = run("score", "spans.jsonl", "spans.jsonl")
    assert re.search(r"^TRIAL_ID\s+1\.000\s+1\.000\s+1\.000", result.out, re.MULTILINE)
    assert run("score", "spans.jsonl", "out.jsonl").code == 1


def test_check_tells_file_line_and_value(corpus, run):
    assert run("gold", "check", "gold/good.gold.json", "corpus").out == "1 gold files checked, 0 doubtful values\n"
    path = corpus / "gold" / "good.gold.json"
    path.write_text(path.read_text().replace("QXR-707", "QXR-708").replace(', "assets"', ',\n "assets"'), encoding="utf-8")
    result = run("gold", "check", str(path), "corpus")
    assert result.code == 1
    assert "good.gold.json, line 2: assets.0.name: 'QXR-708' does not stand in the report" in result.out


def test_the_gate_opens_and_shuts(corpus, run):
    (corpus / "gold" / "held_out" / "hidden.gold.json").unlink()
    assert run("gold", "gate", "gold", "out.jsonl").code == 0
    (corpus / "worse.jsonl").write_text(json.dumps({"report": {"source": "good.txt"}}), encoding="utf-8")
    shut = run("gold", "gate", "gold", "worse.jsonl")
    assert shut.code == 1
    assert "error: all reports: assets has F1 0.000, its floor is 0.990" in shut.errors()
    assert run("gold", "floors", "gold", "worse.jsonl").code == 1
    (corpus / "CHANGELOG.md").write_text("- Floors fall: the reader of tables\n  is rewritten.\n", encoding="utf-8")
    lowered = run("gold", "floors", "gold", "worse.jsonl", "--lower", "--reason", "the reader of tables is rewritten")
    assert lowered.code == 0
    assert run("gold", "gate", "gold", "worse.jsonl").code == 0
