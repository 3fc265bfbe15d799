"""Pages a second and memory on a Dask cluster, and what a million pages take: `python benchmarks/cluster.py [--workers 1 2] [--files 60]`.

Without --scheduler ADDRESS, a scheduler and workers of one thread are started here, each a process of its own. The files are the reports of
corpus/development of up to --pages pages, as many copies of them as --files says, each made different by a comment at its end. Pages a second are
counted from the first result to the last, so that start-up, which is printed too, does not count. Memory is what the processes of a worker and of
the scheduler hold at most (proportional set size; Linux).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pypdfium2

from abstract2kb.batch import Job, Limits, LocalEngine, Run
from abstract2kb.batch.dask import DaskEngine
from abstract2kb.batch.journal import Journal
from abstract2kb.inputs import Input, expand
from abstract2kb.processes import held_by

ROOT = Path(__file__).resolve().parents[1]
MILLION = 1_000_000
NIGHT = 8 * 3600
LIMITS = Limits(900.0, 3000)


def files(folder: Path, count: int, pages: int) -> int:
    """Writes so many different reports, in turn copies of those of the corpus; gives the number of their pages."""
    reports = []
    for path in sorted((ROOT / "corpus" / "development").rglob("*.pdf")):
        with pypdfium2.PdfDocument(path) as document:
            if len(document) <= pages:
                reports.append((path.read_bytes(), len(document)))
    whole = 0
    for number in range(count):
        data, own = reports[number % len(reports)]
        (folder / f"r{number:05}.pdf").write_bytes(data + f"\n% copy {number}\n".encode())
        whole += own
    return whole


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, int, list[int]]]:
    """The address of a scheduler with so many workers, and the process numbers of all."""
    dask, place = str(Path(sys.executable).parent / "dask"), folder / "scheduler.json"
    started = []

    def start(*words: str) -> int:
        started.append(subprocess.Popen([dask, *words, "--scheduler-file", str(place), "--no-dashboard"], stderr=subprocess.DEVNULL))
        return started[-1].pid

    try:
        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0")
        while not (place.exists() and place.read_bytes().endswith(b"}")):
            time.sleep(0.1)
        own = [start("worker", "--nthreads", "1", "--nworkers", "1", "--local-directory", str(folder / f"w{n}")) for n in range(workers)]
        yield str(json.loads(place.read_bytes())["address"]), scheduler, own
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


class Peaks:
    """The most that processes hold while the block is open, in bytes, by process."""

    def __init__(self, processes: Sequence[int]) -> None:
        self.held = dict.fromkeys(processes, 0)
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Peaks:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._end.wait(1.0):
            for process in self.held:
                self.held[process] = max(self.held[process], held_by(process))


def timed(items: Sequence[Input], engine: DaskEngine | LocalEngine) -> tuple[float, float, int]:
    """Seconds to the first result and from there to the last one, and the pages of all but the first."""
    begin, first, pages = time.perf_counter(), 0.0, 0
    with Journal(None, {}) as journal:
        for done in Run(items, engine, journal).done():
            if not first:
                first = time.perf_counter()
            else:
                pages += done.result.tally.pages or 0
    return first - begin, time.perf_counter() - first, pages


def row(name: str, workers: int, measure: Callable[[], tuple[float, float, int]], peaks: Callable[[], str]) -> float:
    """Prints one line; gives pages a second and worker."""
    start, seconds, pages = measure()
    speed = pages / seconds
    print(f"{name:24}{workers:8}{start:10.1f}{speed:10.2f}{speed / workers:12.2f}  {peaks()}", flush=True)
    return speed / workers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--pages", type=int, default=3)
    parser.add_argument("--scheduler")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        (folder / "reports").mkdir()
        whole = files(folder / "reports", options.files, options.pages)
        items = list(expand([str(folder / "reports")]))
        print(f"{len(items)} reports, {whole} pages")
        print(f"{'':24}{'workers':>8}{'start s':>10}{'pages/s':>10}{'per worker':>12}  most memory")
        if options.scheduler:
            speed = row("cluster", 1, lambda: timed(items, DaskEngine(items, Job(), options.scheduler, LIMITS)), lambda: "")
        else:
            row("this machine, no Dask", 1, lambda: timed(items, LocalEngine(items, Job(), 1, LIMITS)), lambda: "")
            for count in options.workers:
                (folder / str(count)).mkdir()
                address, scheduler, own = stack.enter_context(cluster(folder / str(count), count))
                with Peaks([scheduler, *own]) as peaks:
                    speed = row(
                        "Dask",
                        count,
                        lambda a=address: timed(items, DaskEngine(items, Job(), a, LIMITS)),  # type: ignore[misc]
                        lambda p=peaks, s=scheduler, o=own: f"worker {max(p.held[w] for w in o) / 1e6:.0f} MB, scheduler {p.held[s] / 1e6:.0f} MB",  # type: ignore[misc]
                    )
                stack.close()
    print(f"a million pages: {MILLION / speed / 3600:.0f} hours of a worker; {MILLION / speed / NIGHT:.0f} workers in a night of 8 hours")


if __name__ == "__main__":
    main()
