"""Pairs that are not scored would have scored nothing."""

from __future__ import annotations

import json
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abstract2kb.scoring.candidates import scores_of
from abstract2kb.scoring.comparing import PAIRS, Side, compare
from abstract2kb.scoring.evaluate import evaluate, evaluate_pieces
from abstract2kb.scoring.plain import PlainReport
from abstract2kb.scoring.reading import GoldReport, prediction_pieces
from abstract2kb.scoring.wording import Settings

NAMES = st.sampled_from(["QRX-1234", "qrx 1234", "ZPB-7", "IL-2 superkine", "IL-2", "THOR"])
TEXTS = st.sampled_from(
    ["nausea", "Nausea, any", "treatment-related AEs", "serious toxicities", "neutropenia", "decreased neutrophils", "arm A", "the"]
)
COUNTS = st.sampled_from([None, 0, 9, 43, 10**400])
SHARES = st.sampled_from([None, 21.0, 20.9, 21.5, float("nan"), float("inf")])
VALUES = st.sampled_from([None, "NR", 5.7, 5.71, -1.0, float("inf")])
ARTICLES = st.sampled_from([None, "", "12", "P-12", "p12"])
NUMBERS = {"n": COUNTS, "total": COUNTS, "percent": SHARES}
ABOUT = {"article": ARTICLES, "assets": st.lists(NAMES, max_size=2)}
RECORDS = {
    "assets": {"name": NAMES, "aliases": st.lists(NAMES, max_size=2), "article": ARTICLES},
    "studies": ABOUT
    | {
        "registry_ids": st.lists(st.sampled_from(["NCT01234567", "nct01234567", "NCT76543210"]), max_size=2),
        "acronym": st.sampled_from([None, "None", "THOR", "thor"]),
        "phase": st.sampled_from([None, "Phase 1", "Phase 2"]),
        "enrollment": COUNTS,
    },
    "outcomes": ABOUT
    | NUMBERS
    | {"endpoint": st.sampled_from(["ORR", "CR"]), "value": VALUES, "hr": SHARES, "at": st.sampled_from([None, "2-year"])},
    "adverse_events": ABOUT | NUMBERS | {"term": TEXTS, "term_normalized": TEXTS | st.none(), "absent": st.booleans(), "arm": TEXTS | st.none()},
    "preclinical_findings": ABOUT | {"effect": TEXTS, "direction": st.sampled_from(["increased", "decreased"]), "model": TEXTS | st.none()},
}
OTHERS = {
    "assets": {"name": NAMES},
    "studies": {"acronym": NAMES},
    "outcomes": {"n": COUNTS, "endpoint": st.just("CR")},
    "adverse_events": {"term": TEXTS, "percent": SHARES},
    "preclinical_findings": {"effect": TEXTS},
}


def records(kind, others):
    one = st.fixed_dictionaries(RECORDS[kind])
    alts = st.lists(st.fixed_dictionaries({}, optional=OTHERS[kind]), max_size=2 if others else 0)
    return st.lists(st.tuples(one, alts).map(lambda both: both[0] | {"alt": both[1]}), max_size=4)


@pytest.mark.parametrize("kind", PAIRS)
@given(data=st.data(), terms=st.sampled_from([0.0, 0.5]))
@settings(max_examples=60, deadline=None)
def test_scores_are_those_of_every_pair_compared(kind, data, terms):
    ours, theirs = (PlainReport(report={"source": "a"}, **{kind: data.draw(records(kind, others))}) for others in (True, False))
    sides = Side(ours, Settings(terms=terms)), Side(theirs, Settings(terms=terms))
    gold, predicted, score = getattr(ours, kind), getattr(theirs, kind), compare(kind, *sides)
    found = scores_of(kind, gold, predicted, *sides)
    assert found.shape == (len(gold), len(predicted))
    assert all(found[i, j] == score(gold[i], predicted[j]) for i, j in product(range(len(gold)), range(len(predicted))))


def test_predictions_that_are_read_where_they_are_scored(tmp_path, plain):
    gold = [GoldReport(tmp_path, "", plain(source, assets=[{"name": "QRX-1234"}])) for source in ("a.pdf", "b.pdf", "c.pdf")]
    told = [plain("b.pdf", assets=[{"name": "ZPB-7"}]), plain("a.pdf", assets=[{"name": "QRX-1234"}]), plain("d.pdf"), plain("b.pdf")]
    lines = [json.dumps(each.model_dump(mode="json")) for each in told]
    (tmp_path / "out.jsonl").write_text("\n".join([*lines[:2], "{", *lines[2:]]))
    found, errors = evaluate_pieces(gold, list(prediction_pieces(tmp_path / "out.jsonl")))
    assert found == evaluate(gold, {each.report.source: each for each in told[:3]})
    assert (found.without_gold, found.without_prediction) == (("d.pdf",), ("c.pdf",))
    assert [error.reason.split(":")[0] for error in errors] == ["not JSON", "b.pdf is predicted twice"]
    assert errors[0].line == 3
