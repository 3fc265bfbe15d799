"""`abstract2kb watch` as a process of its own, with a store that others read meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

pytest.importorskip("watchfiles")

from abstract2kb.errors import KbError
from abstract2kb.forked import can_fork
from abstract2kb.kb import KnowledgeBase
from tests.batch.test_local import text_of
from tests.full_size import full
from tests.pdf_samples import pdf

_PATIENCE = 400.0


class Watched:
    """A folder `inbox` in `home`, with a process that watches it."""

    def __init__(self, home: Path) -> None:
        self.home, self.inbox = home, home / "inbox"
        self.inbox.mkdir()
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "abstract2kb", "watch", "inbox", "--kb", "kb.db", "--settle", "0.5", "--workers", "1", *options]
        with (self.home / "log").open("ab") as log:
            self.processes.append(subprocess.Popen(command, cwd=self.home, stdout=log, stderr=log))
        return self.processes[-1]

    def log(self) -> str:
        return (self.home / "log").read_text(encoding="utf-8")

    def until(self, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _PATIENCE
        while not true():
            if time.monotonic() > deadline or self.processes[-1].poll() is not None:
                raise AssertionError(f"never came: {self.log()}")
            time.sleep(0.1)

    def reports(self) -> list[str]:
        with suppress(KbError), KnowledgeBase(self.home / "kb.db").sql("SELECT report FROM v_reports ORDER BY report") as answer:
            return [str(row[0]) for row in answer.rows]
        return []

    def failures(self) -> list[str]:
        with suppress(FileNotFoundError):
            lines = (self.home / "inbox.failures.jsonl").read_text(encoding="utf-8").splitlines()
            return sorted(json.loads(line)["source"] for line in lines)
        return []

    def put(self, name: str, text: str) -> None:
        (self.inbox / name).write_text(text, encoding="utf-8")


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    found = Watched(tmp_path)
    yield found
    for process in found.processes:
        if process.poll() is None:
            process.kill()
        process.wait()


def test_from_the_beginning_to_the_end(watched: Watched) -> None:
    """What is there, what arrives in every way, what is bad; and the process ends when it is told to."""
    watched.put("there.txt", text_of(1))
    (watched.home / "out").mkdir()
    process = watched.start("--output", "out")
    watched.until(lambda: watched.reports() == ["there.txt"])

    watched.put("arrives.txt", text_of(2))
    watched.put("bad.pdf", "%PDF-1.4 nothing")
    (watched.home / "elsewhere").mkdir()
    (watched.home / "elsewhere" / "again.txt").write_text(text_of(1), encoding="utf-8")
    (watched.home / "elsewhere" / "moved.txt").write_text(text_of(6), encoding="utf-8")
    (watched.home / "elsewhere").rename(watched.inbox / "deep")
    (watched.home / "whole.pdf").write_bytes(pdf())
    (watched.home / "whole.pdf").rename(watched.inbox / "deep" / "whole.pdf")
    watched.until(lambda: watched.reports() == ["arrives.txt", "moved.txt", "there.txt", "whole.pdf"] and watched.failures() == ["bad.pdf"])

    with (watched.inbox / "slow.txt").open("w", encoding="utf-8") as stream:
        for part in text_of(3).split(" "):
            stream.write(part + " ")
            stream.flush()
            time.sleep(0.05)
        watched.put("meanwhile.txt", text_of(4))
    watched.until(lambda: len(watched.reports()) == 6)
    watched.put("bad.pdf", text_of(5))
    os.replace(watched.inbox / "bad.pdf", watched.inbox / "good.txt")
    watched.until(lambda: "good.txt" in watched.reports())

    process.send_signal(signal.SIGTERM)
    assert process.wait(_PATIENCE) == 0
    assert watched.reports() == ["arrives.txt", "good.txt", "meanwhile.txt", "moved.txt", "slow.txt", "there.txt", "whole.pdf"]
    assert len(list((watched.home / "out").iterdir())) == 7
    assert watched.log().count("error: bad.pdf") == 1
    assert watched.log().splitlines()[-1] == "stopped: 7 loaded, 1 failed"
    with KnowledgeBase(watched.home / "kb.db").sql("SELECT n, total FROM v_outcomes WHERE report = 'slow.txt'") as answer:
        assert list(answer.rows) == [(6, 23)]


@pytest.mark.skipif(not can_fork(), reason="processes are copied on Linux only")
@pytest.mark.parametrize("number", [pytest.param(signal.SIGTERM, marks=full), pytest.param(signal.SIGINT, marks=full), signal.SIGKILL])
def test_a_restart_goes_on(watched: Watched, number: int) -> None:
    lines = [json.dumps({"id": f"r{i:02}", "text": text_of(i) + " " + "It goes on. " * 100}) for i in range(24)]
    for i, line in enumerate(lines):
        watched.put(f"r{i:02}.jsonl", line + "\n")
    process = watched.start()
    watched.until(lambda: len(watched.reports()) > 0)
    process.send_signal(number)
    code = process.wait(_PATIENCE)
    assert code == (0 if number != signal.SIGKILL else -signal.SIGKILL)
    done = watched.reports()
    watched.put("late.txt", text_of(70))
    watched.start("--quiet")
    watched.until(lambda: len(watched.reports()) == 25)
    assert set(done) <= set(watched.reports())
    with KnowledgeBase(watched.home / "kb.db").sql("SELECT count(*) FROM v_outcomes WHERE report <> 'late.txt'") as answer:
        assert list(answer.rows) == [(24,)]
    assert watched.failures() == []


@pytest.mark.parametrize(
    ("options", "cause"),
    [
        (["--output", "inbox/out"], "inbox/out: is in the folder that is watched; choose another place"),
        (["--failures", "inbox/f.jsonl"], "inbox/f.jsonl: is in the folder that is watched; choose another place"),
        (["--output", "nowhere"], "nowhere: no such folder"),
        (["--failures", "nowhere/f.jsonl"], "nowhere/f.jsonl: cannot be written (there is no such folder)"),
    ],
)
def test_places_that_cannot_be(watched: Watched, options: list[str], cause: str) -> None:
    assert watched.start(*options).wait(_PATIENCE) == 2
    assert watched.log() == f"error: {cause}\n"


def test_a_folder_and_a_store_that_cannot_be(watched: Watched) -> None:
    watched.inbox.rmdir()
    assert watched.start().wait(_PATIENCE) == 2
    watched.inbox.mkdir()
    (watched.home / "kb.db").write_text("no store at all, and longer than a header of SQLite would be" * 20, encoding="utf-8")
    assert watched.start().wait(_PATIENCE) == 1
    first, second = watched.log().splitlines()
    assert first == "error: inbox: no such folder"
    assert second.startswith("error: kb.db: ")
