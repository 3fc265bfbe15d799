"""Loading: idempotent, all of a report or nothing, versions kept, two at once, killed at any moment; on both databases."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from abstract2kb.errors import KbError, RecordsError
from abstract2kb.kb import KnowledgeBase, Store
from abstract2kb.kb import loading as loading_module
from abstract2kb.kb.schema import metadata
from abstract2kb.kb.views import COLUMNS
from abstract2kb.kb.preparing import prepare
from abstract2kb.kb.wire import decoded, encoded
from tests.kb.from_gold import development
from tests.kb.made import asset, line, report, response

ROOT = Path(__file__).parents[2]
LINES = list(development())


def contents(url: str) -> dict[str, list[Any]]:
    """All rows of all tables, without the times of loading; report numbers as report ids."""
    with Store(url).reading() as connection:
        ids = dict(tuple(row) for row in connection.execute(text("SELECT no, id FROM report")))
        found = {}
        for table in metadata.sorted_tables:
            rows = connection.execute(table.select()).mappings()
            kept = (
                {k: ids.get(v, v) if k == "report" or (k, table.name) == ("no", "report") else v for k, v in row.items() if k not in ("loaded_at", "superseded_at", "made_at")}
                for row in rows
            )
            found[table.name] = sorted(repr(sorted(row.items())) for row in kept)
        return found


def test_structs_write_what_the_models_write() -> None:
    for each in LINES:
        assert encoded(decoded(each, "x")) == each
        pretty = json.dumps(dict(reversed(json.loads(each).items())), indent=1).encode()
        assert encoded(decoded(pretty, "x")) == each


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda d: d["assets"][0].update(role="hero"), "assets.0.role"),
        (lambda d: d["assets"][0].update(colour="red"), "assets.0.colour"),
        (lambda d: d["assets"][0]["evidence"][0].update(end=99), "quote of"),
        (lambda d: d["outcomes"][0].update(n=-1), "outcomes.0.n"),
        (lambda d: d["outcomes"][0].update(evidence=[]), "outcomes.0.evidence"),
        (lambda d: d["studies"][0]["registry_ids"][0].update(evidence=[]), "no evidence"),
        (lambda d: d.update(schema_version="2"), "schema version '2' is unknown"),
        (lambda d: d.pop("report"), "no extraction"),
    ],
)
def test_what_the_models_refuse_is_refused(change: Any, told: str) -> None:
    data = json.loads(line(report("a.pdf", [asset("KD033")], [response("KD033", 1, 10)])))
    change(data)
    with pytest.raises(RecordsError, match=r"x\.jsonl, line 7: ") as error:
        decoded(json.dumps(data).encode(), "x.jsonl", 7)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_the_same_twice_changes_nothing(url: str, tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    file.write_bytes(b"\n".join(LINES[:6]))
    base = KnowledgeBase(url)
    assert (base.load([file]).new, base.load([file]).unchanged) == (6, 6)
    before = contents(url)
    array = tmp_path / "out.json"
    array.write_bytes(b"[" + b",\n".join(LINES[:6]) + b"]")
    assert base.load([array]).unchanged == 6
    assert contents(url) == before


def test_every_byte_of_evidence_comes_back(url: str) -> None:
    base = KnowledgeBase(url)
    loading_module.load(base.store, (prepare(each, "x") for each in LINES))
    assert sorted(e.model_dump_json().encode() for e in base.extractions()) == sorted(LINES)


def test_another_version_takes_the_place_and_the_old_one_is_kept(url: str) -> None:
    base = KnowledgeBase(url)
    old = report("a.pdf", [asset("KD033", {"Zofolimab": "report"}, stage="Phase 1"), asset("XTX101")])
    new = report("a.pdf", [asset("KD033", stage="Phase 2")], version="2")
    other = report("b.pdf", [asset("KD033")])
    base.load([old, other])
    assert base.load([new]).replaced == 1
    rows = base.assets()
    assert [(r.name, r.stage, r.reports) for r in rows] == [("KD033", "Phase 2", 2)]
    first, second = base.versions("a.pdf")
    assert (first.superseded_at is not None, second.superseded_at) == (True, None)
    assert list(base.extractions("a.pdf", first.version)) == [old]
    with pytest.raises(KbError, match="Zofolimab: no report"):
        base.history("Zofolimab")
    assert base.load([old]).unchanged == 1, "an old version that comes back is history still"
    fresh = KnowledgeBase(url)
    assert [r.stage for r in fresh.assets()] == ["Phase 2"]


def test_replacing_leaves_what_a_fresh_store_would_have(url: str, tmp_path: Path) -> None:
    base, fresh = KnowledgeBase(url), KnowledgeBase(tmp_path / "fresh.db")
    old = report("a.pdf", [asset("Alphamab", {"AB-123": "report"}, cytokines=["IL-2"])])
    new = report("a.pdf", [asset("Alphamab", {"AB-456": "report"}, cytokines=["IL-15"])], version="2")
    rest = report("b.pdf", [asset("AB-123", stage="Phase 1")])
    base.load([old, rest, new])
    fresh.load([new, rest])
    ours, theirs = contents(url), contents(str(tmp_path / "fresh.db"))
    assert {t: rows for t, rows in ours.items() if t != "extraction"} == {t: rows for t, rows in theirs.items() if t != "extraction"}


def test_the_order_of_loading_does_not_matter(url: str, tmp_path: Path) -> None:
    shuffled = LINES[:12]
    random.Random(7).shuffle(shuffled)
    loading_module.load(Store(url), (prepare(each, "x") for each in LINES[:12]))
    loading_module.load(Store(str(tmp_path / "other.db")), (prepare(each, "x") for each in shuffled))
    assert contents(url) == contents(str(tmp_path / "other.db"))


def test_a_failure_within_a_batch_leaves_nothing_of_it(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    base = KnowledgeBase(url)
    base.load([report("a.pdf", [asset("KD033")])])
    before = contents(url)

    def broken(*_: object) -> None:
        raise ConnectionError("network error on read")

    monkeypatch.setattr(loading_module.NameChanges, "write", broken)
    with pytest.raises(KbError, match="the connection to the database was lost"):
        base.load([report("b.pdf", [asset("XTX101")])])
    assert contents(url) == before


def _load(url: str, file: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "abstract2kb", "kb", "load", str(file), "--kb", url]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _many(tmp_path: Path, copies: int) -> Path:
    file = tmp_path / "many.jsonl"
    with file.open("wb") as stream:
        for number in range(copies):
            for each in LINES:
                data = json.loads(each)
                data["report"]["id"] = f"{number:02}{data['report']['id'][2:]}"
                stream.write(json.dumps(data).encode() + b"\n")
    return file


def test_two_loaders_at_once(url: str, tmp_path: Path) -> None:
    file = _many(tmp_path, 2)
    loaders = [_load(url, file), _load(url, file)]
    for loader in loaders:
        _, err = loader.communicate(timeout=240)
        assert loader.returncode == 0, err.decode()
    alone = tmp_path / "alone.db"
    KnowledgeBase(alone).load([file])
    assert contents(url) == contents(str(alone))


def test_killed_at_random_moments_then_loaded_again(url: str, tmp_path: Path) -> None:
    file = _many(tmp_path, 4)
    chance = random.Random(20)
    stopped = 0
    begin = time.monotonic()
    assert _load(str(tmp_path / "timed.db"), file).wait(timeout=240) == 0
    whole = time.monotonic() - begin
    for _ in range(20 if os.environ.get("A2KB_KILLS") else 5):
        loader = _load(url, file)
        time.sleep(chance.uniform(0.2, 0.9) * whole)
        if loader.poll() is None:
            loader.send_signal(signal.SIGKILL)
            stopped += 1
        loader.communicate()
    again = _load(url, file)
    _, err = again.communicate(timeout=240)
    assert again.returncode == 0, err.decode()
    assert stopped
    alone = tmp_path / "alone.db"
    KnowledgeBase(alone).load([file])
    assert contents(url) == contents(str(alone))


def test_the_migrations_make_the_schema_and_views_their_columns(url: str) -> None:
    KnowledgeBase(url).load([report("a.pdf", [asset("KD033")], [response("KD033", 1, 10)])])
    with Store(url).reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "a2kb_version"})
        assert compare_metadata(context, metadata) == []
        for view, columns in COLUMNS.items():
            found = connection.execute(text(f"SELECT * FROM {view}"))
            assert list(found.keys()) == columns.split()
