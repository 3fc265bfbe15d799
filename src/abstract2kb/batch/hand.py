"""The process that a Dask worker hires: `python -m abstract2kb.batch.hand DESCRIPTOR`, which reads an Order and then inputs from the pipe.

It loads the model and has a copy of itself do the work, within the limits of the order.
"""

from __future__ import annotations

import os
import pickle
import sys
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from abstract2kb.batch.identity import fingerprint
from abstract2kb.batch.local import Limits
from abstract2kb.batch.work import Job, extracted
from abstract2kb.crew import Crew
from abstract2kb.errors import Abstract2kbError, UsageError
from abstract2kb.inputs import Input
from abstract2kb.processes import end_with

__all__ = ["Order", "main", "pack", "unpack"]

_IDLE = 600.0
"""Seconds without work after which a process ends: whoever hired it may have forgotten it."""
_SAME = ("version", "libraries", "model", "lexicons", "learned model", "settings")


def pack(item: object) -> bytes:
    """What can be sent by way of a cluster, whose machines trust each other."""
    return pickle.dumps(item)


def unpack(packed: bytes) -> Any:
    """What the other end of the way has packed: the run that gave the order, or the process that it was given to."""
    return pickle.loads(packed)


@dataclass(frozen=True, slots=True)
class Order:
    """What the inputs of a run have in common, for another machine: the lexicons with their contents, and the fingerprint that it must have."""

    job: Job
    limits: Limits
    lexicons: tuple[tuple[str, bytes], ...]
    fingerprint: dict[str, str]

    @classmethod
    def of(cls, job: Job, limits: Limits) -> Order:
        """The order for a job of this machine."""
        return cls(job, limits, tuple((path.name, path.read_bytes()) for path in job.lexicons), fingerprint(job))

    def begun(self) -> Job:
        """The job with its pipeline loaded; raises UsageError where it would not give the same records, and what `Job.pipeline` raises."""
        with TemporaryDirectory(prefix="abstract2kb-") as folder:
            paths = []
            for number, (name, data) in enumerate(self.lexicons):
                paths.append(Path(folder, str(number), name))
                paths[-1].parent.mkdir()
                paths[-1].write_bytes(data)
            job = replace(self.job, lexicons=tuple(paths))
            ours = fingerprint(job)
            if other := [name for name in _SAME if ours.get(name) != self.fingerprint.get(name)]:
                raise UsageError(f"the worker on {os.uname().nodename} has another {other[0]} of abstract2kb than this machine; install the same")
            job.pipeline()
        return job


def main(descriptor: int) -> None:
    """Works until the pipe is closed, or nothing has come for a while."""
    end_with(os.getppid())
    with Connection(descriptor) as pipe:
        order: Order = unpack(pipe.recv_bytes())
        try:
            job = order.begun()
        except Abstract2kbError as error:
            pipe.send_bytes(pack(error))
            return
        pipe.send_bytes(b"")

        def work(item: Input) -> object:
            return extracted(item, job)

        with Crew(work, 1, order.limits.patience, order.limits.memory) as crew:
            while pipe.poll(_IDLE):
                try:
                    packed = pipe.recv_bytes()
                except EOFError:
                    return
                for _, answer in crew.results([unpack(packed)]):
                    pipe.send_bytes(pack(answer))


if __name__ == "__main__":
    main(int(sys.argv[1]))
