"""Results in consultants' flowing prose: told in plain words, among people counted before, of a trial named before; own sentences throughout.

data/outcome_snippets.jsonl holds 80 paragraphs with the records that they state, written before the rules; half of them (`blind`) were kept
aside while the rules were made.
"""

import json
from pathlib import Path

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.scoring.comparing import Side, compare
from abstract2kb.scoring.convert import from_extraction
from abstract2kb.scoring.match import assign
from abstract2kb.scoring.plain import PlainReport
from tests.assemble.test_outcomes import facts, rate

_DATA = Path(__file__).parent / "data" / "outcome_snippets.jsonl"
_SNIPPETS = [json.loads(line) for line in _DATA.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four of 22 patients had their tumours shrink by a third or more.", [rate("ORR", 4, 22)]),
        ("The disease was kept in check in 14 men.", [rate("DCR", 14)]),
        ("Six of 19 patients responded and five more were stable.", [rate("ORR", 6, 19), rate("SD", 5, 19)]),
        ("There was a single partial response.", [rate("PR", 1)]),
        ("Seven of its 18 recipients responded.", [rate("ORR", 7, 18)]),
        ("Three of the first nine patients responded.", [rate("ORR", 3, 9)]),
        ("Responses came to 44% and 31%.", [rate("ORR", percent=44.0), rate("ORR", percent=31.0)]),
        ("Its analysis covered 27 patients, five of whom responded (18.5%).", [rate("ORR", 5, 27, 18.5)]),
        ("The ORR was 60% (12/20) and the CR rate 35%.", [rate("ORR", 12, 20, 60.0), rate("CR", percent=35.0)]),
        ("An objective response was seen in 5 of 16.", [rate("ORR", 5, 16)]),
        ("Four of nine patients given ABX-22 had a partial response.", [rate("PR", 4, 9, arm="ABX-22")]),
    ],
)
def test_results_in_plain_words(text: str, expected: list[dict[str, object]]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Cytokine levels were stable in 12 patients.",
        "All but four of 30 patients responded.",
        "Lesions shrank in seven patients.",
        "A complete blood count was taken from nine patients.",
    ],
)
def test_other_stability_and_change_is_no_result(text: str) -> None:
    assert facts(text) == []


def test_a_time_without_unit_after_versus() -> None:
    assert [o["value"] for o in facts("The median PFS was 11.8 months versus 7.1.")] == [11.8, 7.1]


def test_a_sentence_that_points_back_stays_with_the_trial() -> None:
    text = "The ORIOLUS-4 trial enrolled patients who had failed chemotherapy. ABX-22 gave an ORR of 21%. When it was given with nivolumab, the ORR was 33%."
    extraction = extract_text(f"{text}\n{'The meeting was long. ' * 400}")
    names = {s.id: s.acronym.value for s in extraction.studies if s.acronym}
    assert [names.get(o.study or "") for o in extraction.outcomes] == ["ORIOLUS-4", "ORIOLUS-4"]


def test_a_name_in_capitals_is_a_trial_where_its_paragraph_is_on_patients() -> None:
    extraction = extract_text("We still trust ORIOLUS-4. The ORR was 38% in 40 patients.")
    assert [s.acronym.value for s in extraction.studies if s.acronym] == ["ORIOLUS-4"]


@pytest.mark.parametrize(("blind", "least"), [(False, 0.7), (True, 0.6)])
def test_the_snippets(blind: bool, least: float) -> None:
    """Strict F1 over the paragraphs, each read alone."""
    wanted = given = right = 0
    for snippet in (s for s in _SNIPPETS if s["blind"] is blind):
        outcomes = [{"endpoint_text": o["endpoint"], "measure": "count", "assertion": "stated"} | o for o in snippet["outcomes"]]
        assets = [{"name": name} for name in sorted({a for o in outcomes for a in o.get("assets", ())})]
        gold = PlainReport.model_validate({"report": {"source": "x"}, "assets": assets, "outcomes": outcomes})
        found = from_extraction(extract_text(snippet["text"]))
        pairs = assign(gold.outcomes, found.outcomes, compare("outcomes", Side(gold), Side(found)))
        wanted, given, right = wanted + len(gold.outcomes), given + len(found.outcomes), right + sum(p.strict for p in pairs)
    assert 2 * right / (wanted + given) >= least
