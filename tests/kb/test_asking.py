"""Questions on the command line and in Python; `kb sql` can only read; bad input is one line and changes nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from abstract2kb.cli import main
from abstract2kb.errors import KbError, UsageError
from abstract2kb.kb import KnowledgeBase
from abstract2kb.records import Extraction
from tests.kb.made import asset, line, report, response, sourced
from tests.kb.postgres import Server

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


def run(*arguments: str, data: bytes = b"", limit_kb: int | None = None) -> Ran:
    """A command in this process, or in one of its own whose files may not grow beyond `limit_kb`."""
    if limit_kb is not None:
        command = ["bash", "-c", f"ulimit -f {limit_kb}; trap '' XFSZ; exec \"$@\"", "-", sys.executable, "-m", "abstract2kb", "kb", *arguments]
        found = subprocess.run(command, input=data, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=False)
        return Ran(found.returncode, found.stdout.decode(), found.stderr.decode())
    out, err = io.StringIO(), io.StringIO()
    with (
        patch.object(sys, "argv", ["abstract2kb", "kb", *arguments]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(data))),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    return Ran(int(ended.value.code or 0), out.getvalue(), err.getvalue())


def lines() -> bytes:
    first = report("a.pdf", [asset("KDX-033", stage="Phase 2", cytokines=["IL-15"], companies=["Kadmon"]), asset("QX-1001", stage="Phase 1", cytokines=["IL-2"])],
                   [response("KDX-033", 9, 43)])  # fmt: skip
    return line(first) + line(report("b.pdf", [asset("QX-1001", stage="Discontinued"), asset("=danger()", stage="Preclinical")], conference="SITC"))


@pytest.fixture
def loaded(url: str) -> str:
    ran = run("load", "-", "--kb", url, data=lines())
    assert (ran.code, ran.out) == (0, f"{url}: 2 new, 0 replaced, 0 unchanged\n"), ran.err
    return url


def test_assets_by_fact_and_stage(loaded: str) -> None:
    def names(*wanted: str) -> list[str]:
        return [row["name"] for row in json.loads(run("assets", *wanted, "--kb", loaded, "--json").out)]

    assert names("--cytokine", "il15") == ["KDX-033"]
    assert names("--stage", ">=Phase 2") == ["KDX-033"]
    assert names("--stage", "discontinued") == ["QX-1001"]
    assert names("--company", "Kadmon", "--cytokine", "IL-2") == []
    assert names("--name", "qx") == ["QX-1001"]
    assert run("assets", "--stage", "Phase 9", "--kb", loaded).code == 2


def test_forms(loaded: str) -> None:
    table = run("assets", "--kb", loaded).out.splitlines()
    assert table[0].split()[:2] == ["name", "role"]
    rows = list(csv.DictReader(io.StringIO(run("assets", "--kb", loaded, "--csv").out)))
    assert [row["name"] for row in rows] == ["'=danger()", "KDX-033", "QX-1001"]
    assert run("assets", "--csv", "--json", "--kb", loaded).code == 2
    for command in (
        ["show", "KDX-033"],
        ["history", "KDX-033"],
        ["diff", "--since", "2021"],
        ["conflicts", "--all"],
        ["trials"],
        ["versions"],
        ["decisions"],
    ):
        for form, read in (("--json", json.loads), ("--csv", lambda text: list(csv.reader(io.StringIO(text)))), (None, str)):
            ran = run(*command, "--kb", loaded, *([form] if form else []))
            assert ran.code == 0, ran.err
            assert read(ran.out) is not None


def test_history_of_one_asset(loaded: str) -> None:
    found = json.loads(run("history", "kdx 033", "--kb", loaded, "--json").out)
    assert [(s["date"], s["stage"], s["quote"]) for s in found["stages"]] == [("2021-04", "Phase 2", "Phase 2")]
    assert [(o["number"], o["change"], o["quote"]) for o in found["outcomes"]] == [("9/43 (20.9%)", "first", "ORR 9/43")]
    ran = run("history", "KDX", "--kb", loaded)
    assert (ran.code, ran.err) == (1, "error: KDX: no report in this store has an asset of that name; there is KDX-033\n")


def told(number: int, year: int, trial: str, name: str = "KDX-033") -> Extraction:
    outcomes = [response(name, number, 40 + number), response(name, number + 1, 40 + number, arm="10 mg")]
    return report(f"{number}.pdf", [asset(name, stage="Phase 2")], outcomes, year=year, trial=trial)


def test_a_history_has_pages_of_whole_trials_of_the_latest_reports(url: str) -> None:
    base = KnowledgeBase(url)
    base.load([told(n, 2010 + n, f"NCT0000000{n // 3}") for n in range(9)])
    whole = base.history("KDX-033")
    assert (len(whole.outcomes), len(whole.stages), whole.more, whole.more_stages) == (18, 9, 0, 0)
    assert base.history("KDX-033", 18) == whole
    page = base.history("KDX-033", 4)
    assert {o.trial for o in page.outcomes} == {"NCT00000002"}
    assert page.more == 12
    assert page.outcomes == tuple(o for o in whole.outcomes if o.trial == "NCT00000002" and o.date in {"2015-04", "2016-04", "2017-04", "2018-04"})
    assert (page.stages, page.more_stages) == (whole.stages[-4:], 5)
    ran = run("history", "KDX-033", "--limit", "7", "--kb", url, "--json")
    assert ran.err == "6 more outcomes and 2 more stages, of earlier reports; --limit 0 shows all\n"
    assert {o["trial"] for o in json.loads(ran.out)["outcomes"]} == {"NCT00000001", "NCT00000002"}
    assert len(json.loads(run("history", "KDX-033", "--limit", "0", "--kb", url, "--json").out)["outcomes"]) == 18


def test_a_trial_that_many_reports_tell_of_has_the_latest_on_a_page(url: str) -> None:
    base = KnowledgeBase(url)
    base.load([told(n, 2010 + n, "NCT00000001") for n in range(9)])
    assert {o.date for o in base.history("KDX-033", 3).outcomes} == {"2016-04", "2017-04", "2018-04"}


def test_a_list_of_assets_says_that_there_are_more(loaded: str) -> None:
    ran = run("assets", "--limit", "2", "--kb", loaded, "--json")
    assert (len(json.loads(ran.out)), ran.err) == (2, "the first 2 assets; --limit 0 shows all\n")
    assert (len(json.loads(run("assets", "--limit", "0", "--kb", loaded, "--json").out)), run("assets", "--limit", "3", "--kb", loaded).err) == (
        3,
        "",
    )


def test_facts_of_lexicons_are_seen_with_those_of_reports(url: str) -> None:
    """Those of a lexicon are kept once, and asked for as if each report had them."""
    known = asset("KDX-033", {"Zofolimab": "lexicon"}) | {"companies": [sourced("Kadmon", origin="lexicon")], "identifiers": {"drugbank": "DB1"}}
    base = KnowledgeBase(url)
    base.load([report("a.pdf", [known]), report("b.pdf", [known])])
    query = "SELECT kind, value, origin, count(*) AS times FROM v_asset_facts GROUP BY kind, value, origin ORDER BY kind"
    rows = json.loads(run("sql", query, "--kb", url, "--json").out)
    assert [tuple(row.values()) for row in rows] == [
        ("alias", "Zofolimab", "lexicon", 2), ("company", "Kadmon", "lexicon", 2), ("identifier", "drugbank:DB1", "lexicon", 2)
    ]  # fmt: skip
    assert [(c.kind, c.value, c.reports, c.sources, c.origin) for c in base.show("zofolimab").claims] == [
        ("company", "Kadmon", 0, 0, "lexicon"), ("identifier", "drugbank:DB1", 0, 0, "lexicon")
    ]  # fmt: skip
    assert [r.name for r in base.assets(company="Kadmon")] == ["KDX-033"]
    base.load([report("a.pdf", [asset("KDX-033")], version="2"), report("b.pdf", [asset("KDX-033")], version="2")])
    assert base.assets(company="Kadmon") == []
    with base.sql("SELECT count(*) FROM known_fact") as answer:
        assert list(answer.rows) == [(0,)]


def test_a_damaged_extraction_is_named(tmp_path: Path) -> None:
    path = tmp_path / "kb.db"
    KnowledgeBase(path).load([report("a.pdf", [asset("KDX-033")])])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE extraction SET document = x'00112233'")
    connection.close()
    ran = run("versions", "--print", KnowledgeBase(path).versions()[0].version, "--kb", str(path))
    assert (ran.code, ran.err) == (1, "error: a.pdf: what the store holds of this report is damaged\n")


def test_sql_reads_views(loaded: str) -> None:
    ran = run("sql", "SELECT asset, n, total, report, '100%' AS share FROM v_outcomes", "--kb", loaded, "--json")
    assert json.loads(ran.out) == [{"asset": "KDX-033", "n": 9, "total": 43, "report": "a.pdf", "share": "100%"}]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM report", "DROP TABLE report", "UPDATE report SET source = 'x'", "INSERT INTO entity VALUES ('a', 'b')", "CREATE TABLE x (y int)", "PRAGMA query_only = OFF",
        "ATTACH 'other.db' AS other", "SELECT 1; DELETE FROM report", "WITH gone AS (DELETE FROM report RETURNING no) SELECT * FROM gone", "COMMIT", "nonsense", "",
        "SELECT * INTO copied FROM report", "COPY report TO PROGRAM 'cat'", "VACUUM",
        "SELECT set_config('transaction_read_only', 'off', false)", "SELECT lo_create(0)", "SELECT 1; COMMIT; DELETE FROM report",
        "SELECT 1; COMMIT; SET default_transaction_read_only = off; DELETE FROM report",
    ],
)  # fmt: skip
def test_sql_cannot_write(loaded: str, statement: str) -> None:
    with pytest.raises(KbError) as error, KnowledgeBase(loaded).sql(statement) as answer:
        list(answer.rows)
    assert "\n" not in str(error.value)
    assert len(KnowledgeBase(loaded).versions()) == 2


def test_a_bad_line_is_named_and_costs_itself(url: str) -> None:
    ran = run("load", "-", "--kb", url, data=lines() + lines().split(b"\n")[0][:200] + b'\n{"schema_version": "9", "report": {}}\n[1')
    assert (ran.code, ran.out) == (1, f"{url}: 2 new, 0 replaced, 0 unchanged, 3 not loaded\n")
    told = ran.err.splitlines()
    assert told[0].startswith("error: standard input, line 3: not JSON: ")
    assert told[1] == "error: standard input, line 4: schema_version: schema version '9' is unknown; this version of abstract2kb reads '1'"
    assert told[2].startswith("error: standard input")


def test_nothing_valid_makes_no_store(tmp_path: Path) -> None:
    ran = run("load", str(tmp_path / "none.jsonl"), "--kb", str(tmp_path / "kb.db"))
    assert (ran.code, ran.err) == (1, f"error: {tmp_path / 'none.jsonl'}: cannot be read (No such file or directory)\n")
    assert not (tmp_path / "kb.db").exists()


def test_stores_that_are_none(tmp_path: Path) -> None:
    assert run("assets", "--kb", str(tmp_path / "kb.db")).err == f"error: {tmp_path / 'kb.db'}: no such store; `abstract2kb kb load` makes one\n"
    (tmp_path / "text.db").write_text("no database\n" * 200)
    for command in (["assets"], ["load", "-"]):
        ran = run(*command, "--kb", str(tmp_path / "text.db"), data=lines())
        assert (ran.code, ran.err) == (1, f"error: {tmp_path / 'text.db'}: is no database, or a damaged one\n")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE mine (a)")
    other.commit()
    ran = run("load", "-", "--kb", str(tmp_path / "other.db"), data=lines())
    assert ran.err == f"error: {tmp_path / 'other.db'}: holds other tables and is no store of abstract2kb\n"
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("mine",)]
    for url in ("mysql://x/y", "sqlite://", "http://x"):
        assert run("assets", "--kb", url).code == 2


def test_a_damaged_store_and_one_of_the_future(tmp_path: Path) -> None:
    path = tmp_path / "kb.db"
    KnowledgeBase(path).load([report("a.pdf", [asset("KDX-033")], [response("KDX-033", 1, 9)])])
    future = tmp_path / "future.db"
    shutil.copy(path, future)
    with sqlite3.connect(future) as connection:
        connection.execute("UPDATE a2kb_version SET version_num = '9999'")
    connection.close()
    for command in (["assets"], ["load", "-"], ["migrate"]):
        ran = run(*command, "--kb", str(future), data=lines())
        assert (ran.code, ran.err) == (1, f"error: {future}: was made by a newer version of abstract2kb (schema 9999)\n")
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x7f" * (len(data) - 4096)
    path.write_bytes(data)
    for command in (["assets"], ["load", "-"]):
        ran = run(*command, "--kb", str(path), data=lines())
        assert ran.code == 1
        assert ran.err == f"error: {path}: the database is damaged\n"


def test_a_full_disk_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "kb.db"
    KnowledgeBase(path).load([report("a.pdf", [asset("KDX-033")])])
    before = KnowledgeBase(path).versions()
    many = b"".join(line(report(f"{n}.pdf", [asset(f"QX-{n}{i}") for i in range(60)])) for n in range(60))
    ran = run("load", "-", "--kb", str(path), data=many, limit_kb=500)
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith(f"error: {path}: "), ran.err
    assert KnowledgeBase(path).versions() == before
    assert run("load", "-", "--kb", str(path), data=many).code == 0


def test_a_read_only_store_is_read_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "kb.db"
    KnowledgeBase(path).load([report("a.pdf", [asset("KDX-033")])])
    with KnowledgeBase(path).store.reading() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM report")
    if os.geteuid() == 0:
        pytest.skip("root may write files that are read-only")
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert run("assets", "--kb", str(path)).code == 0
        ran = run("load", "-", "--kb", str(path), data=lines())
        assert (ran.code, ran.err) == (1, f"error: {path}: cannot be written (read-only)\n")
    finally:
        tmp_path.chmod(0o755)


def test_a_server_that_is_away(postgres: Server) -> None:
    url = postgres.database("away")
    base = KnowledgeBase(url)
    base.load([report("a.pdf", [asset("KDX-033")])])
    before = base.versions()
    postgres.stop("immediate")
    try:
        for command in (["assets"], ["load", "-"]):
            ran = run(*command, "--kb", url, data=lines())
            assert (ran.code, ran.err) == (1, f"error: {url}: the database cannot be reached\n")
    finally:
        postgres.start()
    assert base.versions() == before


def test_a_connection_lost_in_the_middle(postgres: Server) -> None:
    url = postgres.database("lost")
    base = KnowledgeBase(url)
    base.load([report("a.pdf", [asset("KDX-033")])])
    before = base.versions()

    def cut() -> None:
        with base.store.writing() as connection:
            connection.exec_driver_sql("DELETE FROM report")
            postgres.stop("immediate")
            try:
                connection.exec_driver_sql("DELETE FROM extraction")
            finally:
                postgres.start()

    with pytest.raises(KbError, match="the connection to the database was lost"):
        cut()
    assert base.versions() == before


def test_a_password_is_never_shown() -> None:
    with pytest.raises((KbError, UsageError)) as error:
        KnowledgeBase("postgresql://me:secret@127.0.0.1:1/none").assets()
    assert "secret" not in str(error.value)


def test_odd_characters_in_facts_are_told(url: str) -> None:
    base = KnowledgeBase(url)
    base.load([report("a.pdf", [asset("KD033", routes=['in\\u0000to\x00 a "vein"\n', "oral"], companies=["Nov\x00elix"])])])
    with base.sql("SELECT kind, value, quote, page FROM v_asset_facts ORDER BY value") as answer:
        found = [(kind, value.replace("\x00", "\ufffd"), page) for kind, value, _, page in answer.rows]
    assert found == [("company", "Nov\ufffdelix", 1), ("route", 'in\\u0000to\ufffd a "vein"\n', 1), ("route", "oral", 1)]
    assert {(c.kind, c.value, c.page) for c in base.show("KD033").claims} == set(found)
