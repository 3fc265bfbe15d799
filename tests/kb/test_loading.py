"""Loading: idempotent, all of a report or nothing, versions kept, two at once, killed at any moment; on both databases."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from abstract2kb.errors import KbError, RecordsError
from abstract2kb.kb import KnowledgeBase, Store
from abstract2kb.kb import loading as loading_module
from abstract2kb.kb import preparing as preparing_module
from abstract2kb.kb import store as store_module
from abstract2kb.kb.preparing import prepare
from abstract2kb.kb.schema import NUMBERED, NUMBERS, metadata
from abstract2kb.kb.views import COLUMNS
from abstract2kb.kb.wire import decoded, encoded
from tests.full_size import FULL
from tests.kb.from_gold import development
from tests.kb.made import asset, line, report, response

ROOT = Path(__file__).parents[2]
LINES = list(development())


def contents(url: str) -> dict[str, list[Any]]:
    """All rows of all tables, without the times of loading; report numbers as report ids, numbers of records counted in their report."""
    with Store(url).reading() as connection:
        ids = dict(tuple(row) for row in connection.execute(text("SELECT no, id FROM report")))
        found = {}
        for table in metadata.sorted_tables:
            rows = connection.execute(table.select()).mappings()
            numbered = table.name in NUMBERED
            kept = (
                {
                    k: ids.get(v, v) if k == "report" or (k, table.name) == ("no", "report") else v % NUMBERS if k == "no" and numbered else v
                    for k, v in row.items()
                    if k not in ("loaded_at", "superseded_at", "made_at")
                }
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


def _many(tmp_path: Path, copies: int) -> Path:
    file = tmp_path / "many.jsonl"
    with file.open("wb") as stream:
        for number in range(copies):
            for each in LINES:
                data = json.loads(each)
                data["report"]["id"] = f"{number:02}{data['report']['id'][2:]}"
                stream.write(json.dumps(data).encode() + b"\n")
    return file


def _forked_load(url: str, file: Path) -> int:
    """A load in a process of its own, with workers of its own; its number."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            KnowledgeBase(url).load([file], workers=2)
            os._exit(0)
        os._exit(1)
    return child


def _ended(child: int, seconds: float) -> bool:
    """Whether a load ends within so many seconds; it is killed if it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        number, status = os.waitpid(child, os.WNOHANG)
        if number:
            assert status == 0, "the load failed"
            return True
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def test_two_loaders_at_once(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading_module, "_BATCH", 4)
    file = _many(tmp_path, 2)
    loaders = [_forked_load(url, file), _forked_load(url, file)]
    assert all(_ended(loader, 240) for loader in loaders)
    alone = tmp_path / "alone.db"
    KnowledgeBase(alone).load([file])
    assert contents(url) == contents(str(alone))


def test_killed_at_random_moments_then_loaded_again(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading_module, "_BATCH", 6)
    monkeypatch.setattr(preparing_module, "PART", 200_000)
    file = _many(tmp_path, 6 if FULL else 3)
    chance = random.Random(20)
    begin = time.monotonic()
    assert _ended(_forked_load(str(tmp_path / "timed.db"), file), 240)
    whole = time.monotonic() - begin
    ended = [_ended(_forked_load(url, file), chance.uniform(0.01, 0.12) * whole) for _ in range(20 if FULL else 6)]
    assert ended.count(False) >= len(ended) // 2, "most kills come in the middle of a load"
    assert _ended(_forked_load(url, file), 240)
    assert contents(url) == contents(str(tmp_path / "timed.db"))


def test_the_migrations_make_the_schema_and_views_their_columns(url: str) -> None:
    KnowledgeBase(url).load([report("a.pdf", [asset("KD033")], [response("KD033", 1, 10)])])
    with Store(url).reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "a2kb_version"})
        assert compare_metadata(context, metadata) == []
        for view, columns in COLUMNS.items():
            found = connection.execute(text(f"SELECT * FROM {view}"))
            assert list(found.keys()) == columns.split()


def test_several_workers_load_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing_module, "PART", 50_000)
    file, array = _many(tmp_path, 1), tmp_path / "more.json"
    more = [json.loads(each) | {"abbreviations": []} for each in LINES[:5]]
    array.write_text(json.dumps(more), encoding="utf-8")
    for workers in (1, 3):
        done = KnowledgeBase(tmp_path / f"{workers}.db").load([file, array, file], workers)
        assert (done.new, done.replaced, done.unchanged) == (len(LINES) + 5, 0, len(LINES))
    assert contents(str(tmp_path / "1.db")) == contents(str(tmp_path / "3.db"))


def test_a_bad_line_that_another_process_reads_is_named_by_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing_module, "PART", 10_000)
    file = tmp_path / "out.jsonl"
    file.write_bytes(b"\n".join([*LINES[:4], b"", LINES[4], b'{"report"', *LINES[5:8]]) + b"\n")
    errors: list[RecordsError] = []
    base = KnowledgeBase(tmp_path / "kb.db")
    assert base.load_files([file, tmp_path / "none.jsonl", file], errors.append, 2).total == 16
    assert [str(e).partition(": ")[0] for e in errors] == [f"{file}, line 7", str(tmp_path / "none.jsonl"), f"{file}, line 7"]


@pytest.mark.parametrize("size", [1, 7, 1000, 10_000_000])
def test_every_line_is_in_one_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(preparing_module, "PART", size)
    file = tmp_path / "out.jsonl"
    lines = [b"{%d" % number for number in range(30)]
    file.write_bytes(b"\n".join(lines))
    read = [part.read() for part in preparing_module.parts(file)]
    assert sum(stretch.lines for stretch in read) == sum(len(stretch.found) for stretch in read) == 30


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_an_older_store_is_made_anew_from_what_it_holds(url: str, tmp_path: Path, revision: str) -> None:
    """A store of an older revision has the same extractions and other tables for their records."""
    each = report("a.pdf", [asset("KD033", {"Zofolimab": "report"}, stage="Phase 2"), asset("XTX101")], [response("KD033", 1, 10)])
    ready = prepare(line(each), "a.pdf")
    engine = Store(url)._engine("rwc")
    with engine.begin() as connection:
        config = store_module._config()
        config.attributes["connection"], config.attributes["version_table"] = connection, "a2kb_version"
        command.upgrade(config, revision)
        of_report = "INSERT INTO report (no, id, source, conference, year, date, version) VALUES (7, :id, 'a.pdf', 'AACR', 2021, '2021-04', :version)"
        connection.execute(text(of_report), {"id": ready.id, "version": ready.version})
        of_extraction = (
            "INSERT INTO extraction (report, version, schema_version, loaded_at, records, document) VALUES (7, :version, '1', 'then', 4, :document)"
        )
        connection.execute(text(of_extraction), {"version": ready.version, "document": ready.document})
    engine.dispose()
    base, fresh = KnowledgeBase(url), KnowledgeBase(tmp_path / "fresh.db")
    with pytest.raises(KbError, match="is of an older version; `abstract2kb kb migrate` brings it up to date"):
        base.assets()
    base.migrate()
    fresh.load([each])
    assert contents(url) == contents(str(tmp_path / "fresh.db"))
    assert list(base.extractions()) == [each]
