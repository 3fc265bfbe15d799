"""Folders of good and hostile files for runs over many, and a run of the command line that can be watched, stopped and disturbed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from abstract2kb.forked import can_fork
from tests.copies import Copy, by_command_line
from tests.pdf.test_pdf_hostile import ODD, nested_forms, page_of, stream
from tests.pdf_samples import broken_page, encrypted, pdf, without_pages, without_text

DRUGS = ("velmotamab", "KLN-330", "osmetinib", "TRK-2207", "zorvedotin")
TUMOURS = ("melanoma", "ovarian cancer", "gastric cancer", "multiple myeloma")


def told(number: int) -> tuple[str, ...]:
    """Lines of a small report of its own."""
    drug, n, total = DRUGS[number % 5], 3 + number % 9, 20 + number
    return (
        f"Phase 2 study of {drug} in {TUMOURS[number % 4]}",
        f"{drug} was given to {total} patients (NCT0{4000000 + number}).",
        f"The objective response rate was {100 * n // total}% ({n}/{total}).",
        f"Grade 3 neutropenia occurred in {number % 7} patients.",
    )


def _pages(number: int) -> bytes:
    return pdf(1 + number % 3, lines=told(number))


HOSTILE = {
    "empty.pdf": lambda i: b" " * i,
    "none.pdf": lambda i: f"no PDF {i}".encode(),
    "scan.pdf": lambda i: without_text() + b"%" * i,
    "pageless.pdf": lambda i: without_pages() + b"%" * i,
    "locked.pdf": lambda i: encrypted(f"secret {i}"),
    "cut.pdf": lambda i: _pages(i)[:-14],
    "half.pdf": lambda i: _pages(i)[: 400 + i],
    "torn.pdf": lambda i: broken_page(1, 1) + b"%" * i,
    "latin.txt": lambda i: f"Num\xe9ro {i}: r\xe9ponse de 40%.".encode("latin-1"),
    "nul.txt": lambda i: b"ORR was %d\0%%." % i,
    "blank.txt": lambda i: b" \n" * (1 + i),
}
"""Files that fail, and how the i-th of a kind is made."""
ODD_BUT_READ = list(ODD.values())
SLOW = {"forms.pdf": lambda i: nested_forms(12 + i % 3, 12), "chars.pdf": lambda i: page_of(stream(b"BT /F1 1 Tf (%b) Tj ET" % (b"x" * 900_000)))}
"""Files that take long: their pages are given up, or read as far as the limits say."""


def fill(folder: Path, good: int, hostile: int, slow: bool = False) -> None:
    """So many good files (texts and PDFs, some with the bytes of another) and hostile ones, among each other."""
    folder.mkdir()
    kinds = HOSTILE | (SLOW if slow else {})
    for i in range(hostile):
        name = list(kinds)[i % len(kinds)]
        (folder / f"{i * 7 % 97:02d}-{i}-{name}").write_bytes(kinds[name](i))
    for i in range(good):
        if i % 4 == 0:
            (folder / f"{i * 5 % 89:02d}-{i}-good.pdf").write_bytes(ODD_BUT_READ[i // 4 % len(ODD_BUT_READ)] if i % 24 == 0 else _pages(i))
        else:
            number = i - 2 if i % 10 == 9 else i
            (folder / f"{i * 5 % 89:02d}-{i}-good.txt").write_text("\n".join(told(number)), encoding="utf-8")


class Extract:
    """`abstract2kb extract` in a process of its own, a copy of this one or a `fresh` one; `events` come as it writes them."""

    def __init__(self, here: Path, *arguments: str, fresh: bool = False) -> None:
        call = ("extract", *arguments, "--log-format", "json")
        self._process = _Fresh(here, call) if fresh or not can_fork() else Copy(partial(by_command_line, *call), here)
        self.seen: list[dict[str, Any]] = []

    def events(self) -> Iterator[dict[str, Any]]:
        """Its events to the end."""
        for line in self._process.output:
            self.seen.append(json.loads(line))
            yield self.seen[-1]

    def end(self) -> int:
        """Waits for the end; gives the exit code."""
        for _ in self.events():
            pass
        return self._process.wait()

    def send(self, number: signal.Signals) -> None:
        """Sends it a signal."""
        self._process.send_signal(number)

    def workers(self) -> list[int]:
        """The processes that it has started."""
        return children(self._process.pid)


class _Fresh(subprocess.Popen[str]):
    """The command in a fresh process; `output` is what it writes to standard error."""

    def __init__(self, here: Path, call: Sequence[str]) -> None:
        home = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
        command = [sys.executable, "-m", "abstract2kb", *call]
        super().__init__(command, cwd=here, env=home, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert self.stderr
        self.output = self.stderr


def children(process: int) -> list[int]:
    """The processes that a process has started."""
    try:
        threads = list(Path(f"/proc/{process}/task").iterdir())
        return [int(child) for thread in threads for child in (thread / "children").read_text(encoding="ascii").split()]
    except FileNotFoundError:
        return []


def is_running(process: int) -> bool:
    """Whether there is such a process, and it is not only waiting to be buried."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def lines(output: Path) -> dict[str, str]:
    """The extractions of an output, by source."""
    return {json.loads(line)["report"]["source"]: line for line in output.read_text(encoding="utf-8").splitlines()}


def failures(output: Path) -> dict[str, dict[str, Any]]:
    """The lines of the failures file of an output, by source."""
    text = output.with_name(f"{output.name}.failures.jsonl").read_text(encoding="utf-8")
    return {line["source"]: line for line in map(json.loads, text.splitlines())}
