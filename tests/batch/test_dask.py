"""Reports on a Dask cluster of real processes: the same bytes as on this machine, whatever happens to its workers."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed")

from abstract2kb import hired
from abstract2kb.batch import Job, Limits, Result, Run
from abstract2kb.batch.dask import DaskEngine
from abstract2kb.batch.hand import Order
from abstract2kb.batch.journal import Journal
from abstract2kb.batch.run import Done, extractions
from abstract2kb.batch.work import extracted
from abstract2kb.crew import Death
from abstract2kb.errors import ClusterError, LexiconError, UsageError
from abstract2kb.forked import can_fork
from abstract2kb.inputs import Input, expand
from tests.batch.clusters import Cluster, cluster
from tests.batch.test_local import text_of
from tests.full_size import full
from tests.pdf_samples import pdf

pytestmark = [pytest.mark.skipif(not can_fork(), reason="processes are copied on Linux only"), pytest.mark.usefixtures("loaded")]


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster")) as found:
        yield found


@pytest.fixture
def inputs(tmp_path: Path) -> list[Input]:
    lines = [json.dumps({"id": f"a{i}", "text": text_of(i)}) for i in range(40)]
    (tmp_path / "some.jsonl").write_text("\n".join([*lines[:10], "not json", *lines[10:]]), encoding="utf-8")
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "good.pdf").write_bytes(pdf())
    (tmp_path / "text.txt").write_text(text_of(77), encoding="utf-8")
    names = ("empty.pdf", "good.pdf", "some.jsonl", "text.txt", "missing.pdf")
    return list(expand(str(tmp_path / name) for name in names))


def shown(results: list[Result]) -> list[tuple[str, bytes | None, str | None]]:
    return [(r.source, r.line, r.failure and r.failure.message) for r in results]


def on_cluster(address: str, inputs: list[Input], note: Callable[[Done], None] | None = None, limits: Limits = Limits(120.0)) -> list[Result]:
    with Journal(None, {}) as journal:
        return list(Run(inputs, DaskEngine(inputs, Job(), address, limits), journal).in_order(note))


def test_the_results_are_those_of_this_machine(two_workers: Cluster, inputs: list[Input]) -> None:
    here = shown(list(extractions(inputs)))
    assert sum(message is not None for *_, message in here) == 3
    assert shown(on_cluster(two_workers.address, inputs)) == here


@full
def test_the_command_writes_the_same_bytes(two_workers: Cluster, tmp_path: Path, inputs: list[Input]) -> None:
    (tmp_path / "mine.jsonl").write_text('{"id": "zorvaleukin", "codes": ["KLN-330"], "companies": ["Novelix"]}\n', encoding="utf-8")
    call = [sys.executable, "-m", "abstract2kb", "extract", "some.jsonl", "good.pdf", "-q", "--lexicon", "mine.jsonl", "-o"]
    there = subprocess.run(
        [*call, "there.jsonl", "--engine", "dask", "--scheduler", two_workers.address], cwd=tmp_path, capture_output=True, check=False
    )
    here = subprocess.run([*call, "here.jsonl"], cwd=tmp_path, capture_output=True, check=False)
    assert there.stderr == here.stderr
    assert there.returncode == here.returncode == 1
    assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()
    assert b'"Novelix"' in (tmp_path / "there.jsonl").read_bytes()


@full
def test_a_run_that_is_stopped_is_gone_on_with(two_workers: Cluster, tmp_path: Path, inputs: list[Input]) -> None:
    call = [sys.executable, "-m", "abstract2kb", "extract", "some.jsonl", "good.pdf", "-o"]
    there = [*call, "there.jsonl", "--engine", "dask", "--scheduler", two_workers.address, "--log-format", "json"]
    with subprocess.Popen(there, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr
        for line in run.stderr:
            if json.loads(line)["event"] == "report":
                run.send_signal(signal.SIGTERM)
                break
        last = [json.loads(line) for line in run.stderr][-1]
    assert (run.returncode, last["event"], last["resumable"]) == (143, "stopped", True)
    assert not (tmp_path / "there.jsonl").exists()
    done = subprocess.run([*there, "--resume"], cwd=tmp_path, capture_output=True, text=True, check=False)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert events[0]["event"] == "started"
    assert events[0]["resumed"] >= 1
    subprocess.run([*call, "here.jsonl", "-q"], cwd=tmp_path, capture_output=True, check=False)
    assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()


def test_a_worker_that_is_killed_in_mid_run_loses_nothing(tmp_path: Path, inputs: list[Input]) -> None:
    here = shown(list(extractions(inputs)))
    (tmp_path / "c").mkdir()
    with cluster(tmp_path / "c", 2, "--no-nanny") as found:
        seen = list[str]()

        def kill(done: Done) -> None:
            seen.append(done.result.source)
            if len(seen) == 10:
                found.workers[0].kill()

        there = shown(on_cluster(found.address, inputs, kill))
        assert found.workers[0].wait(10) == -signal.SIGKILL
        assert found.workers[1].poll() is None
    assert there == here


KILLED = """
import os, signal
from abstract2kb import hired
if "real" not in vars(hired):  # it is loaded by the nanny and again by the worker
    hired.real = hired._Hand.work
def work(self, packed):
    if b"deadly" in packed:
        os.kill(os.getpid(), signal.SIGKILL)
    return hired.real(self, packed)
hired._Hand.work = work
"""


@full
def test_a_report_that_kills_its_workers_is_given_up_and_costs_no_other(tmp_path: Path, inputs: list[Input]) -> None:
    (tmp_path / "killing.py").write_text(KILLED, encoding="utf-8")
    (tmp_path / "c").mkdir()
    deadly = Input("deadly", None, text="deadly: KLN-330 was given to 20 patients.")
    here = shown(list(extractions(inputs)))
    settings = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with cluster(tmp_path / "c", 2, "--preload", str(tmp_path / "killing.py"), **settings) as found:
        first, *rest = on_cluster(found.address, [deadly, *inputs])
    assert first.failure
    assert first.failure.code == "batch.gave_up"
    assert first.failure.message == "deadly: gave up (the workers that had it were killed, or ran out of memory)"
    assert first.extraction
    assert [i.code for i in first.extraction.issues] == ["batch.gave_up"]
    assert shown(rest) == here


def test_files_that_workers_do_not_have_are_sent(two_workers: Cluster, tmp_path: Path, inputs: list[Input], monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of a file is taken for another here: as if the file of that name were another one there."""
    here = shown(list(extractions(inputs)))
    monkeypatch.setattr(hired, "stamp_of", lambda file: (1, 1))
    sent = list[bytes]()
    real = DaskEngine._packed
    monkeypatch.setattr(DaskEngine, "_packed", lambda engine, index: sent.append(real(engine, index)[0]) or real(engine, index))
    assert shown(on_cluster(two_workers.address, inputs)) == here
    assert any(pdf() in packed for packed in sent)


def test_no_more_tasks_are_under_way_than_the_cluster_needs(two_workers: Cluster, inputs: list[Input]) -> None:
    asked, done, most = 0, 0, 0
    engine = DaskEngine(inputs, Job(), two_workers.address)

    def indexes() -> Iterator[int]:
        nonlocal asked, most
        for index in range(1, 30):
            asked += 1
            most = max(most, asked - done)
            yield index

    for _ in engine.results(indexes()):
        done += 1
    assert done == 29
    assert most <= 7  # three for each of two threads, and one that has just been answered


def test_a_report_that_takes_too_long_is_given_up(two_workers: Cluster, inputs: list[Input]) -> None:
    (result,) = on_cluster(two_workers.address, [inputs[5]], limits=Limits(0.001))
    assert result.failure
    assert result.failure.message == "a3: gave up (it took longer than 0.001 s)"


@pytest.mark.parametrize(
    ("address", "cause"), [("tcp://127.0.0.1:1", "no scheduler of Dask answers"), ("nonsense://x", "no scheduler of Dask answers")]
)
def test_a_cluster_that_is_not_there(address: str, cause: str, inputs: list[Input], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("abstract2kb.batch.dask._CONNECTING", 1)
    with pytest.raises(ClusterError, match=f"^{address}: {cause}"):
        on_cluster(address, inputs)


def test_a_cluster_without_workers(tmp_path: Path, inputs: list[Input], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("abstract2kb.batch.dask._CONNECTING", 2)
    with cluster(tmp_path, 0) as found, pytest.raises(ClusterError, match="has no workers"):
        on_cluster(found.address, inputs)


def test_a_cluster_that_loses_all_its_workers(tmp_path: Path, inputs: list[Input], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("abstract2kb.batch.dask._NOBODY", 1.0)
    monkeypatch.setattr("abstract2kb.batch.dask._COUNTED", 0.2)
    with cluster(tmp_path, 1, "--no-nanny") as found, pytest.raises(ClusterError, match="has no workers any more"):
        on_cluster(found.address, inputs, lambda _: found.workers[0].kill())


def test_a_cluster_that_never_answers(tmp_path: Path, inputs: list[Input], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("abstract2kb.batch.dask._STARTING", 0.1)
    with cluster(tmp_path, 1, "--no-nanny") as found, pytest.raises(ClusterError, match=r"no answer came for 0\.3 s"):
        on_cluster(found.address, inputs, limits=Limits(0.1))


@full
def test_a_scheduler_that_is_lost(tmp_path: Path, inputs: list[Input]) -> None:
    with cluster(tmp_path, 1, "--no-nanny") as found, pytest.raises(ClusterError, match="the connection was lost"):
        on_cluster(found.address, inputs, lambda _: found._scheduler.kill())


# the process that a worker hires, without a cluster


@pytest.fixture
def hands() -> Iterator[Callable[..., hired.Hands]]:
    made = list[hired.Hands]()

    def make(order: Order) -> hired.Hands:
        made.append(hired.Hands("test", pickle.dumps(order)))
        made[-1].setup(None)
        return made[-1]

    yield make
    for each in made:
        each.teardown(None)


def answer_of(hands: hired.Hands, item: Input) -> object:
    kind, packed = hands.work(pickle.dumps(item))
    assert kind == hired.ANSWER
    return pickle.loads(packed)


def test_a_hired_process_works_and_is_replaced_when_it_dies(hands: Callable[..., hired.Hands]) -> None:
    item = Input("a", None, text=text_of(3))
    here = extracted(item, Job())
    found = hands(Order.of(Job(), Limits(60.0)))
    first = answer_of(found, item)
    assert isinstance(first, Result)
    assert (first.source, first.line) == ("a", here.line)
    one = found._own.hand._process
    assert isinstance(answer_of(found, item), Result)
    assert found._own.hand._process is one
    os.kill(one.pid, signal.SIGKILL)
    one.wait()
    again = answer_of(found, item)
    assert isinstance(again, Result)
    assert again.line == here.line
    found.teardown(None)
    assert not found._own.hand.is_alive()


def test_a_death_in_a_hired_process_is_told(hands: Callable[..., hired.Hands]) -> None:
    assert answer_of(hands(Order.of(Job(), Limits(0.001))), Input("a", None, text=text_of(3))) == Death("it took longer than 0.001 s")


def test_a_process_that_would_give_other_records_is_refused(hands: Callable[..., hired.Hands]) -> None:
    order = Order.of(Job(), Limits())
    other = Order(order.job, order.limits, order.lexicons, {**order.fingerprint, "model": "another"})
    kind, packed = hands(other).work(pickle.dumps(Input("a", None, text="x")))
    assert kind == hired.REFUSED
    error = pickle.loads(packed)
    assert isinstance(error, UsageError)
    assert "has another model of abstract2kb than this machine" in str(error)


def test_lexicons_go_with_the_order(hands: Callable[..., hired.Hands], tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    path = tmp_path / "one" / "mine.jsonl"
    path.write_text('{"id": "zorvaleukin", "codes": ["KLN-330"], "companies": ["Novelix"]}\n', encoding="utf-8")
    order = Order.of(Job(lexicons=(path,)), Limits())
    shutil.rmtree(tmp_path / "one")
    found = answer_of(hands(order), Input("a", None, text="KLN-330 was given to 20 patients."))
    assert isinstance(found, Result)
    assert b'"Novelix"' in (found.line or b"")


def test_a_wrong_lexicon_is_told(hands: Callable[..., hired.Hands], tmp_path: Path) -> None:
    (tmp_path / "wrong.jsonl").write_text("{}\n", encoding="utf-8")
    kind, packed = hands(Order.of(Job(lexicons=(tmp_path / "wrong.jsonl",)), Limits())).work(pickle.dumps(Input("a", None, text="x")))
    assert kind == hired.REFUSED
    assert isinstance(pickle.loads(packed), LexiconError)


def test_the_module_for_workers_is_light() -> None:
    code = "import abstract2kb.hired, sys; print([m for m in ('spacy', 'pdfplumber', 'pydantic', 'abstract2kb.batch') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
