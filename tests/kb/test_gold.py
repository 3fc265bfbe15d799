"""What the store says across the development reports, loaded from their gold records, against gold/kb, which was written before any command ran."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from abstract2kb.kb.changes import changes
from abstract2kb.kb.conflicts import Side, conflicts
from abstract2kb.kb.history import history
from abstract2kb.kb.loading import load
from abstract2kb.kb.preparing import prepare
from abstract2kb.kb.store import Store
from tests.kb.from_gold import GOLD, development

CONFLICTS = json.loads((GOLD / "kb" / "conflicts.json").read_text(encoding="utf-8"))
HISTORY = json.loads((GOLD / "kb" / "history.json").read_text(encoding="utf-8"))["history"]
DIFF = json.loads((GOLD / "kb" / "diff.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    store = Store(str(Path(tmp_path_factory.mktemp("kb")) / "gold.db"))
    load(store, (prepare(line, "gold") for line in development()))
    with store.reading() as found:
        yield found


def _numbers(side: Side) -> dict[str, object]:
    return {k: v for k in ("report", "n", "total", "percent", "value", "hr") if (v := getattr(side, k)) is not None}


def _ordered(items: list[dict[str, object]]) -> list[str]:
    """Each as text, 43 and 43.0 alike, in order."""
    return sorted(json.dumps(json.loads(json.dumps(i), parse_int=float), sort_keys=True) for i in items)


@pytest.mark.parametrize(
    ("asset", "trial", "endpoint"), sorted({(c["asset"], c["trial"], c["endpoint"]) for c in CONFLICTS["outcomes"] + CONFLICTS["agree"]})
)
def test_conflicts_updates_and_cohorts(connection: Connection, asset: str, trial: str, endpoint: str) -> None:
    wanted = [
        {k: c[k] for k in ("verdict", "earlier", "later")}
        for c in CONFLICTS["outcomes"]
        if (c["asset"], c["trial"], c["endpoint"]) == (asset, trial, endpoint)
    ]
    regimen = set(asset.split(" + "))
    found = [
        {"verdict": d.verdict, "earlier": _numbers(d.earlier), "later": _numbers(d.later)}
        for d in conflicts(connection, asset.split(" + ")[0], every=True)
        if set(d.about.split(" + ")) == regimen and d.trial == trial and d.field == endpoint
    ]
    assert _ordered(found) == _ordered(json.loads(json.dumps(wanted)))


def test_conflicts_of_trials(connection: Connection) -> None:
    trials = {c["trial"] for c in CONFLICTS["trials"]}
    found = [
        {
            "verdict": d.verdict,
            "trial": d.trial,
            "field": d.field,
            "earlier": {"report": d.earlier.report, "value": d.earlier.value},
            "later": {"report": d.later.report, "value": d.later.value},
        }
        for d in conflicts(connection, every=True)
        if d.trial in trials and d.field in ("phase", "enrollment")
    ]
    assert _ordered(found) == _ordered(CONFLICTS["trials"])


@pytest.mark.parametrize("name", sorted(HISTORY))
def test_history(connection: Connection, name: str) -> None:
    wanted = HISTORY[name]
    found = history(connection, name)
    if same := wanted.get("same_as"):
        assert found == history(connection, same)
        return
    assert [[s.date, s.report, s.stage] for s in found.stages] == wanted["stages"]
    pairs = {(o[2], o[3]) for o in wanted["outcomes"]}
    told = [
        [o.date, o.report, o.trial, o.endpoint, o.arm, o.n, o.total, o.percent]
        for o in found.outcomes
        if (o.trial, o.endpoint) in pairs and o.regimen == name
    ]
    assert sorted(told, key=str) == sorted(wanted["outcomes"], key=str)


def test_diff(connection: Connection) -> None:
    found = changes(connection, DIFF["since"])
    names = set(DIFF["assets"])
    assert [{"name": n.name, "first": n.first, "report": n.report, "stage": n.stage} for n in found.new if n.name in names] == sorted(
        DIFF["new"], key=lambda n: n["name"]
    )
    assert _ordered([{"name": m.name, "before": m.before, "after": m.after} for m in found.stage_moves if m.name in names]) == _ordered(
        DIFF["stage_moves"]
    )
    counts = [
        {
            "name": d.about,
            "endpoint": d.field,
            **{
                k: {f: v for f in ("n", "total", "percent") if (v := getattr(s, f)) is not None}
                for k, s in (("before", d.earlier), ("after", d.later))
            },
        }
        for d in found.updated_counts
        if d.about in names
    ]
    assert _ordered(counts) == _ordered(DIFF["updated_counts"])
