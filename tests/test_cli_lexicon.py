"""`lexicon suggest`, `lexicon check`, and `--lexicon` and `--model` of `extract` and `annotate`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from click.testing import Result
from typer.testing import CliRunner

from abstract2kb import cli
from abstract2kb.errors import Abstract2kbError
from abstract2kb.records import Extraction

TEXT = "Novelix Therapeutics’ QXR-707, a pegylated IL-2, was given to 20 patients with melanoma. QXR-707 was well tolerated. NKTR-214 was the comparator.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, arguments)


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("command", ["extract", "annotate"])
def test_suggest_lists_what_no_lexicon_has(here: Path, command: str) -> None:
    run(command, "a.txt", "-o", "out.jsonl")
    found = {line["id"]: line for line in lines(run("lexicon", "suggest", "out.jsonl"))}
    assert set(found) == {"QXR-707", "Novelix Therapeutics"}
    asset = found["QXR-707"]
    assert asset["codes"] == ["QXR-707"]
    assert (asset["seen"]["count"], asset["seen"]["reports"]) == (2, ["a.txt"])
    assert "Novelix" in asset["seen"]["contexts"][0]
    if command == "extract":
        assert (asset["companies"], asset["cytokines"], asset["modality"]) == (["Novelix Therapeutics"], ["IL-2"], "pegylated cytokine")


def test_what_was_suggested_can_be_used(here: Path) -> None:
    run("extract", "a.txt", "-q", "-o", "out.jsonl")
    run("lexicon", "suggest", "out.jsonl", "-o", "mine.jsonl")
    checked = run("lexicon", "check", "mine.jsonl")
    assert (checked.exit_code, checked.stdout) == (0, "2 lines can be used, 0 cannot\n")
    assert lines(run("lexicon", "suggest", "out.jsonl", "--lexicon", "mine.jsonl")) == []
    (here / "b.txt").write_text("QXR 707 was given to 9 patients.", encoding="utf-8")
    assert run("extract", "b.txt", "-q", "--lexicon", "mine.jsonl", "-o", "b.jsonl").exit_code == 0
    (asset,) = Extraction.model_validate_json((here / "b.jsonl").read_text(encoding="utf-8")).assets
    assert [(c.value, c.origin.value) for c in asset.companies] == [("Novelix Therapeutics", "lexicon")]


def test_a_new_name_of_a_known_asset_is_added_to_it(here: Path) -> None:
    (here / "a.txt").write_text("Bempegaldesleukin (formerly QXR-909) was given to 20 patients.", encoding="utf-8")
    run("extract", "a.txt", "-q", "-o", "out.jsonl")
    assert [(line["id"], line["codes"]) for line in lines(run("lexicon", "suggest", "out.jsonl"))] == [("bempegaldesleukin", ["QXR-909"])]


def test_rare_names_can_be_left_out(here: Path) -> None:
    run("annotate", "a.txt", "-o", "out.jsonl")
    assert [line["id"] for line in lines(run("lexicon", "suggest", "out.jsonl", "--min-count", "2"))] == ["QXR-707"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "out.jsonl, line 1: not JSON"),
        ('{"a": 1}', "out.jsonl, line 1: report: Field required"),
        ('{"source": "", "text": "", "spans": [{}]}', "out.jsonl, line 1: spans"),
    ],
)
def test_predictions_that_are_none(here: Path, content: str, message: str) -> None:
    (here / "out.jsonl").write_text(content, encoding="utf-8")
    result = run("lexicon", "suggest", "out.jsonl")
    assert result.exit_code == 1
    assert f"error: {message}" in result.stderr
    assert result.stderr.count("\n") == 1


def test_check_tells_every_wrong_line_and_what_is_taken(here: Path) -> None:
    (here / "mine.jsonl").write_text('{"id": 3}\n{"id": "QXR-1", "codes": ["NKTR-214"]}\n{"id": "nivolumab"}\nx\n', encoding="utf-8")
    result = run("lexicon", "check", "mine.jsonl")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "error: mine.jsonl, line 1: id: Input should be a valid string",
        "error: mine.jsonl, line 4: not JSON (Expecting value, column 1)",
    ]
    assert result.stdout.splitlines() == [
        "mine.jsonl, line 2: takes the name 'NKTR-214' from our entry 'bempegaldesleukin'; give that id to add to it",
        "mine.jsonl, line 3: changes our entry 'nivolumab'",
        "2 lines can be used, 2 cannot",
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--lexicon", "none.jsonl"), "none.jsonl: no such file"),
        (("--lexicon", "a.txt"), "a.txt, line 1: not JSON"),
        (("--model", "no_such_pipeline"), "--model no_such_pipeline: no such pipeline is installed"),
    ],
)
@pytest.mark.parametrize("command", ["extract", "annotate"])
def test_wrong_additions_are_told_before_anything_is_read(here: Path, command: str, options: tuple[str, ...], message: str) -> None:
    result = run(command, "a.txt", *options, "-o", "out.jsonl")
    assert isinstance(result.exception, Abstract2kbError)
    assert str(result.exception).startswith(message)
    assert not (here / "out.jsonl").exists()


@pytest.fixture
def other(here: Path) -> str:
    """A pipeline of another kind: it finds chemicals and diseases by patterns."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    found = {"CHEMICAL": ["wugomine", "glucose", "nivolumab", "Pfizer", "IL-6", "ORR"], "DISEASE": ["blicket disease", "nausea"], "CITY": ["Basel"]}
    ruler.add_patterns([{"label": label, "pattern": word} for label, words in found.items() for word in words])
    nlp.to_disk(here / "other")
    return "other"


def spans(here: Path, text: str, *options: str) -> list[tuple[str, str, str]]:
    (here / "t.txt").write_text(text, encoding="utf-8")
    (line,) = lines(run("annotate", "t.txt", *options))
    return [(s["label"], s["text"], s["rule"]) for s in line["spans"] if s["label"] in ("DRUG", "CONDITION")]


def test_a_learned_source_adds_names_below_ours(here: Path, other: str) -> None:
    text = "Patients with blicket disease got wugomine and nivolumab by Pfizer in Basel. Glucose, glucose, IL-6, ORR and nausea were measured."
    ours = [("DRUG", "nivolumab", "drugs.lexicon")]
    assert spans(here, text) == ours
    assert sorted(spans(here, text, "--model", other)) == [
        ("CONDITION", "blicket disease", "conditions.learned"),
        *ours,
        ("DRUG", "wugomine", "drugs.learned"),
    ]


def test_it_reaches_the_records(here: Path, other: str) -> None:
    (here / "t.txt").write_text("Wugomine, that is wugomine, was given to 20 patients. ORR was 40% (8/20).", encoding="utf-8")
    assert run("extract", "t.txt", "-q", "--model", other, "-o", "t.jsonl").exit_code == 0
    assert [a.name for a in Extraction.model_validate_json((here / "t.jsonl").read_text(encoding="utf-8")).assets] == ["wugomine"]


def test_a_pipeline_without_such_entities_is_refused(here: Path) -> None:
    spacy.blank("en").to_disk(here / "blank")
    result = run("annotate", "a.txt", "--model", "blank")
    assert "its pipes give none of the labels" in str(result.exception)
