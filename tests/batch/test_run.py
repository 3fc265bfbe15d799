"""A run: the same bytes are read once, limits cost one report, devices are written to, and events say what goes on."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from abstract2kb.batch import Failure, Journal, Limits, Result, Run, extractions, journal_of, work
from abstract2kb.crew import Crew, Death
from abstract2kb.export.plain import opened
from abstract2kb.forked import can_fork
from abstract2kb.inputs import Input, expand
from abstract2kb.processes import holds_more
from abstract2kb.records import Extraction
from abstract2kb.records import Report as ReportRecord
from tests.batch.folder import Extract, failures, fill, lines, told

only_copies = pytest.mark.skipif(not can_fork(), reason="processes are copied on Linux only")


class Fake:
    """An engine that makes its results up and remembers what it was asked for."""

    def __init__(self, inputs: Sequence[Input], deaths: Sequence[str] = ()) -> None:
        self.inputs, self.deaths, self.asked = inputs, deaths, list[str]()

    def order(self) -> Sequence[int]:
        return range(len(self.inputs))[::-1]

    def results(self, indexes: Iterable[int]) -> Iterator[tuple[int, Result | Death]]:
        for index in indexes:
            item = self.inputs[index]
            self.asked.append(item.source)
            record = Extraction(report=ReportRecord(id="0" * 64, source=item.source))
            yield index, Death("too slow") if item.source in self.deaths else Result.of(record, None)


def texts(*pairs: tuple[str, str]) -> list[Input]:
    return [Input(source, Path("in.jsonl"), text=text) for source, text in pairs]


def test_results_come_in_the_order_of_the_inputs_whatever_the_order_of_the_work() -> None:
    inputs = [*texts(("a", "one"), ("b", "two"), ("c", "three")), *expand(["no-such-file.pdf"])]
    with Journal(None, {}) as journal:
        engine = Fake(inputs)
        found = list(Run(inputs, engine, journal).in_order())
    assert [r.source for r in found] == ["a", "b", "c", "no-such-file.pdf"]
    assert engine.asked == ["c", "b", "a"]
    assert found[3].failure == Failure("no-such-file.pdf", "no-such-file.pdf: no such file or folder", code="input.missing")


def test_the_same_bytes_are_read_once_and_written_under_each_name(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("one", encoding="utf-8")
    inputs = [*texts(("a", "one"), ("b", "two"), ("c", "one")), *expand([str(tmp_path / "x.txt")])]
    with Journal(None, {}) as journal:
        engine = Fake(inputs)
        run = Run(inputs, engine, journal)
        done = list(run.done())
        found = [run.result(index) for index in range(4)]
    assert engine.asked == ["x.txt", "b"]
    assert {d.result.source: d.known for d in done} == {"x.txt": False, "b": False, "a": True, "c": True}
    assert [r.extraction and r.extraction.report.source for r in found] == ["a", "b", "c", "x.txt"]


def test_the_same_bytes_are_given_up_once() -> None:
    inputs = texts(("a", "one"), ("b", "two"), ("c", "one"))
    with Journal(None, {}) as journal:
        engine = Fake(inputs, deaths=["c"])
        found = list(Run(inputs, engine, journal).in_order())
        assert len(journal) == 1, "another try may do it: it is not done"
    assert engine.asked == ["c", "b"]
    assert [r.failure and r.failure.message for r in found] == ["a: gave up (too slow)", None, "c: gave up (too slow)"]
    assert [i.code for r in found if r.extraction for i in r.extraction.issues] == ["batch.gave_up"] * 2


@only_copies
def test_a_file_that_can_be_read_once_only_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    if (writer := os.fork()) == 0:
        pipe.write_text("\n".join(told(1)), encoding="utf-8")
        os._exit(0)
    (found,) = extractions(list(expand([str(pipe)])), workers=2, limits=Limits(60.0))
    os.waitpid(writer, 0)
    assert found.failure is None
    assert found.extraction
    assert found.extraction.outcomes


@only_copies
@pytest.mark.parametrize("workers", [1, 2])
def test_a_single_report_has_limits_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int) -> None:
    (tmp_path / "a.txt").write_text("\n".join(told(1)), encoding="utf-8")
    monkeypatch.setattr(work, "extract_report", lambda *_, **__: time.sleep(300))
    (found,) = extractions(list(expand([str(tmp_path / "a.txt")])), workers=workers, limits=Limits(2.0))
    assert found.failure
    assert (found.failure.code, found.failure.message) == ("batch.gave_up", "a.txt: gave up (it took longer than 2 s)")


def eats(megabytes: int) -> None:
    held = b"\1" * (megabytes * 1_000_000)
    time.sleep(300)
    del held


@only_copies
def test_one_that_needs_too_much_memory_costs_itself() -> None:
    def at(index: int) -> int:
        if index == 3:
            eats(400)
        return index

    with Crew(at, 2, memory=300) as crew:
        found = dict(crew.results(range(6)))
    assert found == {0: 0, 1: 1, 2: 2, 3: Death("it needed more than 300 MB"), 4: 4, 5: 5}


@only_copies
def test_what_the_processes_that_a_worker_has_started_hold_counts_too() -> None:
    def at(index: int) -> int:
        if os.fork() == 0:
            eats(400)
        return time.sleep(300) or index

    with Crew(at, 1, memory=300) as crew:
        assert dict(crew.results([0])) == {0: Death("it needed more than 300 MB")}
    assert holds_more(os.getpid(), 1_000_000)
    assert not holds_more(os.getpid(), 10**12)
    assert not holds_more(2**22 + 1, 0)


@only_copies
def test_a_worker_that_dies_while_it_has_nothing_to_do_costs_nothing() -> None:
    def waiting() -> Iterator[int]:
        yield from (0, 1)
        for worker in crew._crew:
            if not worker.busy:
                os.kill(worker._process.pid or 0, 9)
                worker._process.join()
        yield from (2, 3)

    with Crew(lambda index: index, 2) as crew:
        assert dict(crew.results(waiting())) == {0: 0, 1: 1, 2: 2, 3: 3}


def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with opened(pipe) as stream:
        stream.write("through")
    assert os.read(reader, 99) == b"through"
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
    os.close(reader)


# the command line


@pytest.fixture
def here(tmp_path: Path, loaded: None) -> Path:
    fill(tmp_path / "in", 7, 4)
    return tmp_path


def test_events_say_what_goes_on(here: Path) -> None:
    run = Extract(here, "in", "-o", "out.jsonl")
    assert run.end() == 1
    kinds = [event["event"] for event in run.seen]
    assert (kinds[0], kinds[-1], kinds.count("failed")) == ("started", "summary", 4)
    reports = {event["source"]: event for event in run.seen if event["event"] == "report"}
    assert set(reports) == set(lines(here / "out.jsonl"))
    one = next(event for source, event in reports.items() if source.endswith("4-good.pdf"))
    assert (one["pages"], one["records"]["outcomes"], one["known"]) == (2, 1, False)
    total = run.seen[-1]
    assert (total["inputs"], total["reports"], total["failed"]) == (11, len(reports), 4)
    assert total["records"]["outcomes"] == sum(event["records"]["outcomes"] for event in reports.values())
    assert total["issues"] == {"pdf.no_text_layer": 1, "pdf.page_unreadable": 1}
    quiet = Extract(here, "in", "-o", "quiet.jsonl", "-q")
    assert quiet.end() == 1
    assert [event["event"] for event in quiet.seen] == ["failed"] * 4


def test_no_failures_no_file(here: Path) -> None:
    for file in (here / "in").iterdir():
        if "good" not in file.name:
            file.unlink()
    (here / "out.jsonl.failures.jsonl").write_text("of an earlier run\n", encoding="utf-8")
    assert Extract(here, "in", "-o", "out.jsonl").end() == 0
    assert sorted(p.name for p in here.iterdir()) == ["in", "out.jsonl"]


def test_failures_can_be_written_elsewhere(here: Path) -> None:
    assert Extract(here, "in", "-o", "out.jsonl", "--failures", "why.jsonl").end() == 1
    written = [json.loads(line) for line in (here / "why.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["code"] for line in written] == ["input.empty", "input.not_a_pdf", "pdf.no_text_layer", "pdf.no_pages"]
    assert not (here / "out.jsonl.failures.jsonl").exists()


def test_a_file_that_was_repaired_takes_its_place(here: Path) -> None:
    assert Extract(here, "in", "-o", "out.jsonl", "-f", "json").end() == 1
    broken = next(name for name in failures(here / "out.jsonl") if "none.pdf" in name)
    good = next((here / "in").glob("*4-good.pdf")).read_bytes()
    (here / "in" / broken).write_bytes(good + b"% repaired")
    (here / "in" / "new.txt").write_text("\n".join(told(99)), encoding="utf-8")
    again = Extract(here, "in", "-o", "out.jsonl", "-f", "json", "--retry-failed")
    assert again.end() == 1
    (here / "in" / "new.txt").unlink()
    assert Extract(here, "in", "-o", "whole.jsonl", "-f", "json").end() == 1
    assert (here / "out.jsonl").read_bytes() == (here / "whole.jsonl").read_bytes()
    assert failures(here / "out.jsonl") == failures(here / "whole.jsonl")
    assert {event["source"] for event in again.seen if event["event"] == "report" and not event["known"]} >= {broken}


def test_retry_failed_wants_the_inputs_of_the_run(here: Path) -> None:
    def told_by(*arguments: str) -> tuple[int, list[Any]]:
        from typer.testing import CliRunner

        from abstract2kb import cli

        result = CliRunner().invoke(cli.app, ["extract", *arguments], catch_exceptions=True)
        return result.exit_code, [str(result.exception)]

    assert Extract(here, "in", "-o", "out.jsonl").end() == 1
    before = (here / "out.jsonl").read_bytes()
    one = str(next((here / "in").glob("*good.txt")))
    out = str(here / "out.jsonl")
    assert "which is not among the inputs" in told_by(one, "-o", out, "--retry-failed", "-q")[1][0]
    assert "needs an output in --format jsonl or json" in told_by(one, "-o", out, "--retry-failed", "-q", "-f", "csv")[1][0]
    assert "cannot be read" in told_by(one, "-o", str(here / "other.jsonl"), "--retry-failed", "-q")[1][0]
    assert "need an --output" in told_by(one, "--resume", "-q")[1][0]
    assert (here / "out.jsonl").read_bytes() == before
    assert not journal_of(here / "out.jsonl").exists()
