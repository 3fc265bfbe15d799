"""A process that answers one job after the other, and can be killed at any moment.

Workers are copied from a process of their own that has loaded the pipeline and does nothing else (Python's fork server): copying the server itself
would hand its connections and locks on to them. Where the system has no such thing, each is a fresh process.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

import msgspec

from abstract2kb.errors import Abstract2kbError, ModelError
from abstract2kb.serve.jobs import Answer, Job
from abstract2kb.serve.settings import Limits, Model

__all__ = ["Death", "Worker", "hire"]

_STARTUP = 120.0
"""Seconds that a worker has to load the pipeline."""
_GRACE = 5
"""A worker whose server is gone stops so many seconds after the time limit of its job."""
_READY = b"ready"
_LARGEST_ANSWER = 1 << 30
_starting = threading.Lock()


@dataclass(frozen=True, slots=True)
class Death:
    """What became of a worker that gave no answer: whether it was stopped because it took too long, and its exit code."""

    late: bool
    code: int | None


class Worker:
    """One worker; `ask` blocks and belongs to one thread, `give_up` may come from any other."""

    def __init__(self, target: Callable[..., None], arguments: tuple[Any, ...]) -> None:
        context = _context()
        theirs: Connection
        self._pipe: Connection
        self._pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=target, args=(theirs, *arguments))
        self._late, self.jobs = False, 0
        try:
            with _starting:
                self._process.start()
        finally:
            theirs.close()

    @property
    def pid(self) -> int | None:
        """The number of its process, and of the group of all that it has started."""
        return self._process.pid

    def greeting(self, seconds: float) -> bytes:
        """Its first message; empty when it ended without one, or none came in time."""
        timer = threading.Timer(seconds, self.give_up)
        timer.start()
        try:
            return self._received() or b""
        finally:
            timer.cancel()

    def ask(self, job: Job) -> Answer | Death:
        """Hand it a job and wait for what comes of it."""
        self.jobs += 1
        try:
            self._pipe.send_bytes(msgspec.msgpack.encode(job))
            found = self._received()
            if found is not None:
                return msgspec.msgpack.decode(found, type=Answer)
        except (OSError, EOFError, msgspec.DecodeError):
            self._kill()
        self._process.join()
        return Death(self._late, self._process.exitcode)

    def _received(self) -> bytes | None:
        """The next message, or None when it has ended: what it had started may still hold the other end of the pipe."""
        while True:
            ready = wait([self._pipe, self._process.sentinel])
            if self._pipe in ready:
                with suppress(OSError, EOFError):
                    return self._pipe.recv_bytes(_LARGEST_ANSWER)
                self._kill()
                return None
            if not self._pipe.poll():
                return None

    def give_up(self) -> None:
        """Stop it in mid-work, with all that it has started."""
        self._late = True
        self._kill()

    def _kill(self) -> None:
        if self.pid is not None and hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
        self._process.kill()

    def end(self) -> None:
        """Stop it, with all that it has started, and let go of it."""
        self._pipe.close()
        self._kill()
        self._process.join()


def hire(limits: Limits, model: Model) -> Worker:
    """A worker that is ready; raises ModelError where it cannot load the pipeline, OSError or EOFError where none can be started."""
    worker = Worker(_serve, (limits, model))
    greeting = worker.greeting(_STARTUP)
    if greeting == _READY:
        return worker
    worker.end()
    raise ModelError(greeting.decode("utf-8", "replace")) if greeting else EOFError("a worker ended before it was ready")


_SOCKET_PATH = 107
"""The longest path of a local socket (Linux's unix(7): 108 bytes, the last of which is zero)."""
_SOCKET_NAME = len("/pymp-xxxxxxxx/listener-xxxxxxxx")
"""What multiprocessing adds to the folder for temporary files."""


def _context() -> Any:
    """Copies of a process that holds the model; fresh ones where there are none, or the folder for temporary files is too deep for their socket."""
    deep = len(os.fsencode(tempfile.gettempdir())) + _SOCKET_NAME > _SOCKET_PATH
    if deep or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["abstract2kb.serve.warm"])
    return context


def _serve(pipe: Connection, limits: Limits, wanted: Model) -> None:
    """What a worker does until its server is gone."""
    _keep_quiet()
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    for name in (signal.SIGINT, signal.SIGTERM):  # the server ends what is under way, then its workers
        signal.signal(name, signal.SIG_IGN)
    from abstract2kb.pdf.apart import limit_memory
    from abstract2kb.pipeline import model
    from abstract2kb.serve.work import answer

    try:
        nlp = model(None, wanted.lexicons, wanted.learned)
    except Abstract2kbError as error:
        pipe.send_bytes(str(error).encode())
        return
    limit_memory(limits.memory)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send_bytes(_READY)
        while True:
            job = msgspec.msgpack.decode(pipe.recv_bytes(), type=Job)
            _alarm(int(limits.seconds) + _GRACE)
            pipe.send_bytes(msgspec.msgpack.encode(answer(job, limits, nlp)))
            _alarm(0)


def _alarm(seconds: int) -> None:
    """Have the system end this process after so many seconds; 0: never."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _keep_quiet() -> None:
    """Send to nowhere what libraries print: they may quote the report, and nothing of a request belongs in a log."""
    logging.disable(logging.CRITICAL)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
