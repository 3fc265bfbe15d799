"""The options of `extract` that say what is read, and where the work is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from abstract2kb.cli_options import cores
from abstract2kb.errors import UsageError
from abstract2kb.pdf.settings import Engine

if TYPE_CHECKING:
    from abstract2kb.batch import Engine as WorkEngine
    from abstract2kb.batch import Job, Limits
    from abstract2kb.inputs import Input

__all__ = ["EngineName", "EngineOption", "Manifests", "SchedulerOption", "SomePdfEngine", "all_inputs", "chosen", "worker_of"]


class EngineName(StrEnum):
    """What `extract --engine` takes: where the work is done; the names of PDF engines, which it took before these, are understood."""

    LOCAL = "local"
    DASK = "dask"
    AUTO = "auto"
    PDFIUM = "pdfium"
    PDFMINER = "pdfminer"


EngineOption = Annotated[
    EngineName,
    typer.Option(
        "--engine",
        help="Where the work is done: local (on this machine), or dask: on the cluster of --scheduler. auto, pdfium and pdfminer mean --pdf-engine.",
    ),
]
SomePdfEngine = Annotated[
    Optional[Engine],  # noqa: UP045 - typer reads it
    typer.Option(
        "--pdf-engine", help="Who reads PDF pages: PDFium, pdfplumber's own parser (pdfminer), or auto: the latter where PDFium fails the checks."
    ),
]
SchedulerOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--scheduler", metavar="ADDRESS", envvar="DASK_SCHEDULER_ADDRESS", help="Of the Dask cluster: tcp://host:8786, tls://host:8786."),
]
Manifests = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option(
        "--manifest", metavar="FILE", help='A list of inputs, or - for one on standard input: a path or URL a line, or {"path", "id", "password"}.'
    ),
]


def chosen(engine: EngineName, pdf_engine: Engine | None, scheduler: str | None, workers: int | None) -> tuple[str | None, Engine]:
    """The address of the cluster, if the work is done on one, and the PDF engine. Raises UsageError where options contradict each other."""
    if engine not in (EngineName.LOCAL, EngineName.DASK):
        if pdf_engine is not None and pdf_engine.value != engine.value:
            raise UsageError(f"--engine {engine.value} and --pdf-engine {pdf_engine.value} contradict each other; leave out --engine")
        return None, Engine(engine.value)
    if engine is EngineName.LOCAL:
        return None, pdf_engine or Engine.AUTO
    if not scheduler:
        raise UsageError("--engine dask needs --scheduler ADDRESS")
    if workers is not None:
        raise UsageError("--workers is for this machine; a cluster has the workers that it has")
    return scheduler, pdf_engine or Engine.AUTO


def worker_of(
    cluster: str | None, job: Job, workers: int | None, limits: Limits, glance: Callable[[], None]
) -> Callable[[Sequence[Input]], WorkEngine]:
    """Who will do the work on inputs: the cluster, or this machine."""
    from abstract2kb.batch import LocalEngine

    if cluster is None:
        return lambda items: LocalEngine(items, job, workers or cores(), limits, glance)
    from abstract2kb.batch.dask import DaskEngine

    return lambda items: DaskEngine(items, job, cluster, limits, glance)


def all_inputs(arguments: Sequence[str], manifests: Sequence[Path], max_size: int) -> Iterator[Input]:
    """The inputs of the arguments, then those of the manifests; `max_size` in MB. Raises UsageError where there is nothing at all."""
    from abstract2kb.inputs import expand
    from abstract2kb.manifest import from_manifest

    if not arguments and not manifests:
        raise UsageError("nothing to read: give an INPUT or a --manifest")
    if "-" in arguments and Path("-") in manifests:
        raise UsageError("standard input cannot be both an INPUT and a --manifest")
    yield from expand(arguments, max_size * 1_000_000)
    for manifest in manifests:
        yield from from_manifest(manifest, max_size * 1_000_000)
