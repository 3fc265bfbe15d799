"""A Dask cluster of this machine: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["Cluster", "cluster"]


class Cluster:
    """`address` of the scheduler; `workers` are the processes that were started for them."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self._folder = folder
        self._env = {**os.environ, **settings}
        self._file = folder / "scheduler.json"
        self.workers: list[subprocess.Popen[bytes]] = []
        self._scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        deadline = time.monotonic() + 120
        while not (self._file.exists() and self._file.read_bytes().endswith(b"}")):
            if time.monotonic() > deadline or self._scheduler.poll() is not None:
                raise RuntimeError((folder / "log").read_text(encoding="utf-8"))
            time.sleep(0.1)
        self.address = str(json.loads(self._file.read_bytes())["address"])

    def add_worker(self, *options: str, cwd: Path | None = None) -> subprocess.Popen[bytes]:
        place = self._folder / f"worker{len(self.workers)}"
        place.mkdir()
        self.workers.append(
            self._start("worker", "--nthreads", "1", "--nworkers", "1", "--no-dashboard", "--local-directory", str(place), *options, cwd=cwd)
        )
        return self.workers[-1]

    def _start(self, what: str, *options: str, cwd: Path | None = None) -> subprocess.Popen[bytes]:
        command = [str(Path(sys.executable).parent / "dask"), what, "--scheduler-file", str(self._file), *options]
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, env=self._env, cwd=cwd, start_new_session=True)

    def close(self) -> None:
        for process in (*self.workers, self._scheduler):
            process.terminate()
        for process in (*self.workers, self._scheduler):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def cluster(folder: Path, workers: int = 2, *options: str, **settings: Any) -> Iterator[Cluster]:
    found = Cluster(folder, **settings)
    try:
        for _ in range(workers):
            found.add_worker(*options)
        yield found
    finally:
        found.close()
