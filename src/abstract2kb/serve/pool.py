"""Workers behind a bounded queue: a job goes to the next that is free, and one that hangs or dies costs its job and is replaced."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

from abstract2kb.errors import Abstract2kbError
from abstract2kb.serve.jobs import Answer, Job
from abstract2kb.serve.worker import Death, Worker

__all__ = ["FullError", "Pool"]

_SHIFT = 1000
"""A worker is replaced after so many jobs: what it has come to hold on the way is given back."""
_PAUSE = 1.0
"""Seconds between two tries to start a worker."""
_log = logging.getLogger("abstract2kb.serve")


class FullError(Exception):
    """As many requests are being read, waiting or at work as there may be; try again after `seconds`."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"busy for the next {seconds} s")


class Pool:
    """`workers` workers, made by `hire`; at most `queue` more requests are let in, and a job may take `seconds`.

    `open` before the first request, `close` at the end; everything between belongs to one event loop.
    """

    def __init__(self, hire: Callable[[], Worker], workers: int, queue: int, seconds: float) -> None:
        self._hire, self._count, self._room, self._seconds = hire, workers, workers + queue, seconds
        self._threads = ThreadPoolExecutor(workers, "worker")
        self._workers = list[Worker]()
        self._jobs: asyncio.Queue[tuple[Job, asyncio.Future[Answer | Death]]] = asyncio.Queue()
        self._hands = list[asyncio.Task[None]]()
        self._usual, self.inside, self.busy = 1.0, 0, 0

    def open(self) -> None:
        """Start the workers; raises ModelError where they cannot load the pipeline. Needs no event loop."""
        with ThreadPoolExecutor(self._count) as threads:
            pending = [threads.submit(self._hire) for _ in range(self._count)]
        failed = [error for each in pending if (error := each.exception()) is not None]
        self._workers = [each.result() for each in pending if each.exception() is None]
        if failed:
            self._end()
            raise failed[0]

    def begin(self) -> None:
        """Let the workers take jobs, in the running event loop."""
        self._hands = [asyncio.create_task(self._hand(worker)) for worker in self._workers]

    async def close(self) -> None:
        """Stop all workers, whatever they are at."""
        for hand in self._hands:
            hand.cancel()
        for worker in self._workers:
            worker.give_up()
        await asyncio.gather(*self._hands, return_exceptions=True)
        self._threads.shutdown()
        self._end()

    def _end(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    @property
    def waiting(self) -> int:
        """How many jobs wait for a worker."""
        return self._jobs.qsize()

    @property
    def workers(self) -> int:
        """How many workers are there; one that is being replaced is not."""
        return len(self._workers)

    @property
    def is_ready(self) -> bool:
        """Whether a job that comes now will be done."""
        return bool(self._workers) and bool(self._hands) and not any(hand.done() for hand in self._hands)

    @contextmanager
    def admitted(self) -> Iterator[None]:
        """A place for a request from its first byte to its answer; raises FullError when all are taken."""
        if self.inside >= self._room:
            raise FullError(max(1, math.ceil(self._usual * (self.waiting + 1) / self._count)))
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1

    async def ask(self, job: Job) -> Answer | Death:
        """What comes of a job; whoever stops waiting before a worker has taken it costs nobody anything."""
        future: asyncio.Future[Answer | Death] = asyncio.get_running_loop().create_future()
        self._jobs.put_nowait((job, future))
        return await future

    async def _hand(self, worker: Worker) -> None:
        """Hand one job after the other to a worker and those that come after it."""
        while True:
            job, future = await self._jobs.get()
            if future.done():
                continue
            found = await self._asked(worker, job)
            if not future.done():
                future.set_result(found)
            if isinstance(found, Death) or worker.jobs >= _SHIFT:
                worker = await self._replaced(worker)

    async def _asked(self, worker: Worker, job: Job) -> Answer | Death:
        loop, since = asyncio.get_running_loop(), time.monotonic()
        timer = loop.call_later(self._seconds, worker.give_up)
        self.busy += 1
        try:
            return await loop.run_in_executor(self._threads, worker.ask, job)
        finally:
            self.busy -= 1
            timer.cancel()
            self._usual += (time.monotonic() - since - self._usual) / 8

    async def _replaced(self, worker: Worker) -> Worker:
        """Another worker in the place of one that has died or done its share, however often it takes to start one."""
        loop = asyncio.get_running_loop()
        self._workers.remove(worker)
        await loop.run_in_executor(self._threads, worker.end)
        while True:
            with suppress(OSError, EOFError, Abstract2kbError):
                other = await loop.run_in_executor(self._threads, self._hire)
                self._workers.append(other)
                return other
            _log.warning("a worker could not be started; trying again")
            await asyncio.sleep(_PAUSE)
