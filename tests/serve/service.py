"""A real server: `abstract2kb serve` as a process of its own, on a free port, with its log in a file."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

import abstract2kb

__all__ = ["ENVIRONMENT", "Service", "serving"]

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(abstract2kb.__file__).parents[1])}
"""That of this process, with the package that is tested."""

_URL = re.compile(r"serving on (http://\S+) with")


@dataclass
class Service:
    """A server that runs: its address, process and log."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def client(self, **options: object) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=120, trust_env=False, **options)  # type: ignore[arg-type]

    def text(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def workers(self) -> list[psutil.Process]:
        """The processes that read reports: the leaders of their own groups among all that the server has started."""
        found = psutil.Process(self.process.pid).children(recursive=True)
        return [p for p in found if p.is_running() and p.status() != psutil.STATUS_ZOMBIE and os.getpgid(p.pid) == p.pid]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and wait for the exit code."""
        self.process.send_signal(how)
        return self.process.wait(60)


@contextmanager
def serving(folder: Path, *options: str, token: str | None = None, **variables: str) -> Iterator[Service]:
    """A server with these options; it is gone afterwards, with all its processes."""
    log = folder / "serve.log"
    env = {**ENVIRONMENT, "ABSTRACT2KB_TOKEN": token or "", **variables}
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "abstract2kb", "serve", "--port", "0", *options], stdout=stream, stderr=stream, env=env, cwd=folder
        )
    try:
        deadline = time.monotonic() + 120
        while not (found := _URL.search(log.read_text(encoding="utf-8"))):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, "the server has not begun"
            time.sleep(0.05)
        yield Service(found[1], process, log)
    finally:
        process.kill()
        process.wait()
