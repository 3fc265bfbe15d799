"""Gold and predictions from files: every fault is told with file, line, field and reason, and loses nothing else."""

from __future__ import annotations

import json

import pytest

from abstract2kb.errors import RecordsError
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from abstract2kb.scoring.evaluate import evaluate
from abstract2kb.scoring.reading import GoldReport, line_of, parse, read_gold, read_predictions


def raise_first(found):
    """The first error among what was read."""
    raise next(f for f in found if isinstance(f, RecordsError))


GOOD = {"report": {"source": "a.pdf"}, "assets": [{"name": "QRX-1234"}]}


def test_splits_are_the_folders_of_gold(write, tmp_path):
    write("gold/development/a.gold.json", GOOD)
    write("gold/held_out/b.gold.json", {"report": {"source": "b.pdf"}})
    write("gold/floors.json", {"not": "gold"})
    assert [(g.plain.report.source, g.split) for g in read_gold(tmp_path / "gold")] == [("a.pdf", "development"), ("b.pdf", "held_out")]


@pytest.mark.parametrize(
    ("text", "line", "field", "reason"),
    [
        ('{"report": {"source": "a.pdf"},\n "assets": [}', 2, None, "not JSON"),
        ('{"report": {"source": "a.pdf"},\n "assets": [\n  {"name": "Q"},\n  {"nam": "R"}]}', 4, "assets.1.name", "Field required"),
        ('{"report": {"source": "a.pdf"},\n "outcomes": [{"endpoint": "ORR",\n  "n": -1}]}', 3, "outcomes.0.n", "greater than or equal to 0"),
        ('{"report": {"source": "a.pdf"},\n "outcomes": [{"endpoint": "RESPONSE"}]}', 2, "outcomes.0.endpoint", "Input should be"),
        ('{"report": {"source": "a.pdf"},\n "outcome": []}', 2, "outcome", "Extra inputs"),
        ('{"report": {"source": "a.pdf"},\n "outcomes": [{"endpoint": "ORR", "alt": [{"total": "x"}]}]}', None, "outcomes.0.alt", "valid integer"),
        ("[]", 1, None, "not a JSON object"),
    ],
)
def test_faults(text, line, field, reason):
    with pytest.raises(RecordsError, match=reason) as caught:
        parse(text)
    assert (caught.value.line, caught.value.field) == (line, field)


def test_a_bad_line_loses_only_itself(write):
    path = write("out.jsonl", json.dumps(GOOD) + '\n{"report": 1}\n\n' + json.dumps({"report": {"source": "b.pdf"}}) + "\n")
    found = list(read_predictions(path))
    assert [f.report.source for f in found if not isinstance(f, RecordsError)] == ["a.pdf", "b.pdf"]
    (error,) = [f for f in found if isinstance(f, RecordsError)]
    assert str(error).startswith(f"{path}, line 2: report: ")


def test_a_source_that_comes_twice(write, tmp_path):
    write("gold/x/a.gold.json", GOOD)
    write("gold/y/a.gold.json", GOOD)
    first, second = read_gold(tmp_path / "gold")
    assert isinstance(first, GoldReport)
    assert "has gold in" in str(second)
    twice = list(read_predictions(write("out.jsonl", (json.dumps(GOOD) + "\n") * 2)))
    assert "predicted twice" in str(twice[1])


@pytest.mark.parametrize("name", ["missing.json", "empty.json"])
def test_files_that_give_nothing(write, tmp_path, name):
    if name == "empty.json":
        write(name, " \n")
    with pytest.raises(RecordsError, match=r"no such file|is empty"):
        raise_first(read_gold(tmp_path / name))


def test_a_folder_without_gold(tmp_path):
    with pytest.raises(RecordsError, match="holds no"):
        list(read_gold(tmp_path))


def test_lines_of_nested_values():
    text = '{"a": {"b": [1,\n {"c": "x\\"y"},\n {"d":\n 4}]}}'
    assert [line_of(text, place) for place in ((), ("a", "b", 1), ("a", "b", 2, "d"), ("a", "z"))] == [1, 2, 4, 1]


def test_an_extraction_agrees_with_itself():
    text = "QRX-1234 was given to 45 patients with melanoma (NCT01234567). ORR was 20% (9/45). Grade 3 neutropenia occurred in 12%."
    extraction = extract_report(Report.from_text(text, "a.txt"))
    plain = parse(extraction.model_dump_json())
    found = evaluate([GoldReport(None, "", plain)], {"a.txt": plain})
    assert all(counts.exact for report in found.reports for counts in report.counts.values())
    assert found.total("outcomes") == (1, 1, 1)
    assert found.total("adverse_events") == (1, 1, 1)
    assert found.total("nct") == (1, 1, 1)


def test_annotated_abstracts_are_gold_too():
    gold = parse(
        json.dumps(
            {
                "id": "x1",
                "drugs": [{"name": "enzalutamide", "aliases": ["ENZ"], "role": "subject"}],
                "nct": ["NCT01234567"],
                "phase": "1/2",
                "enrolled": 45,
                "outcomes": [
                    {"endpoint": "ORR", "n": 9, "percent": 20, "p": 0.04},
                    {"endpoint": "follow-up", "value": 13.4, "unit": "months"},
                    {"endpoint": "OS", "p": "0.3"},
                ],
                "adverse_events": [{"term": "neutropenia", "grade": "3-4", "percent": 31}],
                "abbreviations": {"ENZ": "enzalutamide"},
            }
        )
    )
    (study,) = gold.studies
    assert (study.phase, study.enrollment, study.median_follow_up.value) == ("Phase 1/2", 45, 13.4)
    assert [(o.endpoint, o.n, o.p) for o in gold.outcomes] == [("ORR", 9, "0.04")]
