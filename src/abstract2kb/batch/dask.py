"""The work done by a Dask cluster that is there already.

Workers read inputs themselves where they can (URLs, folders that all machines share) and are sent the bytes of the others. No more tasks are under
way than the cluster needs to be busy, so that the number of inputs does not matter to its scheduler.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from abstract2kb.batch.hand import Order, pack, unpack
from abstract2kb.batch.local import Limits
from abstract2kb.batch.results import Result, failure_of_error
from abstract2kb.batch.work import Job
from abstract2kb.crew import Death
from abstract2kb.errors import ClusterError, InputError, UsageError
from abstract2kb.inputs import Input
from abstract2kb.remote import Held

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["DaskEngine"]

_AHEAD = 3
"""So many tasks are under way for every thread of the cluster."""
_GLANCE = 0.5
_COUNTED = 5.0
"""So often, in seconds, the workers are counted."""
_NOBODY = 120.0
"""So long a cluster may be without workers."""
_CONNECTING = 30


class DaskEngine:
    """Does the work on inputs, which are known by their index, on the cluster at `address` ("tcp://host:8786", "tls://...").

    A lost worker's tasks are run elsewhere; one under which workers are lost again and again is tried once more with nothing beside it, and
    then given up. `glance` is called now and then while it waits.
    """

    def __init__(self, inputs: Sequence[Input], job: Job, address: str, limits: Limits = Limits(), glance: Callable[[], None] | None = None) -> None:
        self._inputs, self._job, self._address, self._limits = inputs, job, address, limits
        self._glance = glance or (lambda: None)
        self._sends = False

    def order(self) -> Sequence[int]:
        """The largest first."""
        return sorted(range(len(self._inputs)), key=lambda index: -self._inputs[index].size())

    def results(self, indexes: Iterable[int]) -> Iterator[tuple[int, Result | Death]]:
        """What comes of the inputs, as they get done; raises ClusterError when the cluster is lost, UsageError when it cannot do the work."""
        waiting, suspects = iter(indexes), list[int]()
        with _connected(self._address) as client, _hands(client, Order.of(self._job, self._limits)) as plugin:
            cluster = _Cluster(client, plugin, self._address, self._glance)
            while True:
                while cluster.has_room() and (index := next(waiting, None)) is not None:
                    cluster.begin(index, *self._packed(index))
                if not cluster.under_way:
                    break
                yield from self._answered(cluster, suspects)
            for index in suspects:
                cluster.begin(index, *self._packed(index))
                while cluster.under_way:
                    yield from self._answered(cluster, None)

    def _answered(self, cluster: _Cluster, suspects: list[int] | None) -> Iterator[tuple[int, Result | Death]]:
        """The next answer; what may be to blame for lost workers goes to the `suspects`, or is given up where there are none."""
        from abstract2kb.hired import ANSWER, REFUSED, UNSEEN

        index, (kind, packed) = cluster.answer()
        if kind == ANSWER:
            yield index, unpack(packed)
        elif kind == UNSEEN:
            self._sends = True  # no worker need look for the files of this machine any more
            try:
                cluster.begin(index, *self._packed(index))
            except InputError as error:
                yield index, Result(self._inputs[index].source, None, failure_of_error(self._inputs[index].source, error))
        elif kind == REFUSED:
            raise unpack(packed)
        elif kind == _LOST and suspects is not None:
            suspects.append(index)
        else:
            yield index, Death("the workers that had it were killed, or ran out of memory")

    def _packed(self, index: int) -> tuple[Any, ...]:
        """The arguments of a task: the input, and the file that must be there, or the input with its bytes. Raises InputError."""
        from abstract2kb.hired import stamp_of

        item = self._inputs[index]
        if item.text is not None or item.local is None:
            return (pack(item),)
        if not self._sends:
            here = item.local.absolute()
            moved = replace(item, path=here) if item.place is None else item
            return pack(moved), str(here), stamp_of(here)
        return (pack(replace(item, path=None, place=Held(item.source, item.suffix, item.data()))),)


_LOST = "lost"


class _Cluster:
    """The tasks of a run that are under way."""

    def __init__(self, client: Client, plugin: str, address: str, glance: Callable[[], None]) -> None:
        self._client, self._plugin, self._address, self._glance = client, plugin, address, glance
        self._answered: Queue[Future] = Queue()
        self.under_way: dict[str, tuple[int, Future]] = {}
        self._count, self._counted = 0, 0.0
        self._tries = 0
        self._with_workers = time.monotonic()

    def has_room(self) -> bool:
        """Whether the cluster can do with one more task."""
        if time.monotonic() - self._counted > _COUNTED:
            self._count, self._counted = sum(self._client.nthreads().values()), time.monotonic()
            if self._count:
                self._with_workers = time.monotonic()
        return len(self.under_way) < max(1, self._count) * _AHEAD

    def begin(self, index: int, *arguments: Any) -> None:
        """One more task; it has no result that anyone else could use, and none that is worth keeping."""
        from abstract2kb.hired import worked

        self._tries += 1
        key = f"{self._plugin}-{index}-{self._tries}"
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
            future = self._client.submit(worked, self._plugin, *arguments, key=key, pure=False)
        self.under_way[key] = (index, future)
        future.add_done_callback(self._answered.put)

    def answer(self) -> tuple[int, tuple[str, bytes]]:
        """The next task that is done, and what came of it; `_LOST` if workers were lost. Raises ClusterError."""
        while True:
            self._glance()
            with suppress(Empty):
                future = self._answered.get(timeout=_GLANCE)
                break
            self.has_room()
            if time.monotonic() - self._with_workers > _NOBODY:
                raise ClusterError(f"{self._address}: has no workers any more")
            if self._client.status not in ("running", "connecting"):
                raise ClusterError(f"{self._address}: the connection was lost")
        index, _ = self.under_way.pop(future.key)
        return index, self._result(future)

    def _result(self, future: Future) -> tuple[str, bytes]:
        from distributed import KilledWorker

        if future.status == "finished":
            found: tuple[str, bytes] = future.result()
            future.release()
            return found
        if future.status == "error" and isinstance(future.exception(), KilledWorker):
            return _LOST, b""
        if future.status == "error":
            raise ClusterError(f"{self._address}: a worker failed ({type(future.exception()).__name__}: {future.exception()})".replace("\n", " "))
        raise ClusterError(f"{self._address}: the connection was lost")


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError('--engine dask needs the extra "dask": pip install "abstract2kb[dask]"') from error
    try:
        client = Client(address, timeout=_CONNECTING, set_as_default=False, name="abstract2kb")
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(f"{address}: no scheduler of Dask answers ({type(error).__name__})") from error
    try:
        try:
            client.wait_for_workers(1, timeout=_CONNECTING)
        except TimeoutError as error:
            raise ClusterError(f"{address}: the cluster has no workers") from error
        yield client
    finally:
        client.close()


@contextmanager
def _hands(client: Client, order: Order) -> Iterator[str]:
    """The workers, those that come later too, know what to do; afterwards they forget it. Gives the name under which they do."""
    from abstract2kb.hired import Hands

    name = f"abstract2kb-{uuid4().hex[:12]}"
    try:
        client.register_plugin(Hands(name, pack(order)))
    except ImportError as error:
        raise ClusterError("the workers have no abstract2kb, or none with the extra dask") from error
    try:
        yield name
    finally:
        with suppress(OSError, TimeoutError, ValueError):
            client.unregister_worker_plugin(name)
