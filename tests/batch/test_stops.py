"""A run that is stopped, killed or robbed of its workers, on the command line: nothing is lost, and what is written in the end is what a quiet run writes.

`A2KB_FULL=1` does it at full size: 300 files, ten stops.
"""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from abstract2kb.forked import can_fork
from tests.batch.folder import HOSTILE, Extract, failures, fill, is_running, lines
from tests.full_size import FULL

pytestmark = [pytest.mark.skipif(not can_fork(), reason="processes are copied on Linux only"), pytest.mark.usefixtures("loaded")]

GOOD, BAD = (240, 60) if FULL else (24, len(HOSTILE))
STOPS = 10 if FULL else 3
KILLS = 5 if FULL else 2


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a run that nobody disturbed, in a fresh process."""
    here = tmp_path_factory.mktemp("quiet")
    fill(here / "in", GOOD, BAD, slow=FULL)
    run = Extract(here, "in", "-o", "quiet.jsonl", "--workers", "1", fresh=True)
    assert run.end() == 1
    assert run.seen[-1]["event"] == "summary"
    return here


def test_every_good_report_is_there_and_every_bad_one_is_named_with_its_cause(quiet: Path) -> None:
    found, failed = lines(quiet / "quiet.jsonl"), failures(quiet / "quiet.jsonl")
    assert len([name for name in found if "good" in name]) == GOOD
    assert not [name for name in failed if "good" in name]
    kinds = {name.split("-", 2)[2]: line for name, line in failed.items()}
    assert {name: kinds[name]["code"] for name in HOSTILE} == {
        "empty.pdf": "input.empty",
        "none.pdf": "input.not_a_pdf",
        "scan.pdf": "pdf.no_text_layer",
        "pageless.pdf": "pdf.no_pages",
        "locked.pdf": "pdf.password",
        "cut.pdf": "pdf.damaged",
        "half.pdf": kinds["half.pdf"]["code"],
        "torn.pdf": "pdf.page_unreadable",
        "latin.txt": "text.encoding",
        "nul.txt": "text.encoding",
        "blank.txt": "input.empty",
    }
    assert all(line["message"].startswith(line["source"]) and line["traceback"] is None and len(line["id"]) == 64 for line in failed.values())


def test_any_number_of_workers_writes_the_same_bytes(quiet: Path) -> None:
    for workers in ("2", "5"):
        assert Extract(quiet, "in", "-o", f"{workers}.jsonl", "--workers", workers).end() == 1
        for end in ("", ".failures.jsonl"):
            assert (quiet / f"{workers}.jsonl{end}").read_bytes() == (quiet / f"quiet.jsonl{end}").read_bytes()


def test_workers_that_are_killed_cost_their_report_and_retry_failed_brings_it_back(quiet: Path) -> None:
    rng = random.Random(81)
    due = sorted(rng.sample(range(2, GOOD + BAD - 2), KILLS))
    run = Extract(quiet, "in", "-o", "killed.jsonl", "--workers", "2")
    for event in run.events():
        if due and event["event"] in ("report", "failed") and len(run.seen) >= due[0] and (workers := run.workers()):
            due.pop(0)
            time.sleep(rng.random() / 20)
            os.kill(rng.choice(workers), signal.SIGKILL)
    assert run.end() == 1
    found, failed = lines(quiet / "killed.jsonl"), failures(quiet / "killed.jsonl")
    wanted, bad = lines(quiet / "quiet.jsonl"), failures(quiet / "quiet.jsonl")
    lost = {name for name, line in failed.items() if line["code"] == "batch.gave_up"}
    assert all("killed" in failed[name]["message"] for name in lost)
    assert len({failed[name]["id"] for name in lost}) <= KILLS
    assert {name: line for name, line in found.items() if name not in lost} == {name: line for name, line in wanted.items() if name not in lost}
    assert {name: line for name, line in failed.items() if name not in lost} == {name: line for name, line in bad.items() if name not in lost}
    again = Extract(quiet, "in", "-o", "killed.jsonl", "--retry-failed")
    assert again.end() == 1
    assert (quiet / "killed.jsonl").read_bytes() == (quiet / "quiet.jsonl").read_bytes()
    assert failures(quiet / "killed.jsonl") == bad
    tried = {event["source"] for event in again.seen if event["event"] in ("report", "failed") and not event.get("known")}
    assert tried <= set(failed)
    # the same bytes under another name are read once
    assert {failed[name]["id"] for name in lost} <= {failed[name]["id"] for name in tried}


@pytest.mark.parametrize("number", range(STOPS))
def test_stopped_at_any_moment_and_gone_on_with_it_is_as_if_nothing_had_been(quiet: Path, number: int) -> None:
    rng = random.Random(number)
    out = quiet / "stopped.jsonl"
    how = (signal.SIGKILL, signal.SIGINT, signal.SIGTERM)[number % 3]
    arguments = ("in", "-o", out.name, "--workers", "2")
    run = Extract(quiet, *arguments)
    due, workers = rng.randrange(6, GOOD + BAD - 12), list[int]()
    for _ in run.events():
        workers = run.workers() or workers
        if len(run.seen) == due:
            time.sleep(rng.random() / 50)
            run.send(how)
    assert run.end() == {signal.SIGKILL: -9, signal.SIGINT: 130, signal.SIGTERM: 143}[how]
    if how is not signal.SIGKILL:
        assert (run.seen[-1]["event"], run.seen[-1]["signal"], run.seen[-1]["resumable"]) == ("stopped", how.name, run.seen[-1]["done"] > 0)
    assert not out.exists()
    assert [p.name for p in quiet.iterdir() if "stopped" in p.name] == ["stopped.jsonl.a2kb-part"]
    time.sleep(0.2)
    assert not [worker for worker in workers if is_running(worker)]
    again = Extract(quiet, *arguments, "--resume")
    assert again.end() == 1
    assert again.seen[0]["resumed"] > 0
    for end in ("", ".failures.jsonl"):
        assert (quiet / f"stopped.jsonl{end}").read_bytes() == (quiet / f"quiet.jsonl{end}").read_bytes()
        (quiet / f"stopped.jsonl{end}").unlink()
    assert not [p.name for p in quiet.iterdir() if "stopped" in p.name]
