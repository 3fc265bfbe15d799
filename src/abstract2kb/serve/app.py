"""The service as an ASGI application: POST /extract, /health/live, /health/ready, /metrics and /openapi.json."""

# without `from __future__ import annotations`: FastAPI reads the limits in the annotations of a function within a function

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from abstract2kb.records import Extraction
from abstract2kb.serve.body import CONTENT, job_of
from abstract2kb.serve.gate import OPEN, Gate
from abstract2kb.serve.jobs import Answer, Job
from abstract2kb.serve.metrics import Metrics
from abstract2kb.serve.pool import FullError, Pool
from abstract2kb.serve.problems import Problem, ProblemError, described, response
from abstract2kb.serve.settings import Limits
from abstract2kb.serve.worker import Death
from abstract2kb.version import __version__

__all__ = ["create_app"]

_DESCRIPTION = """Reads oncology conference reports and answers with structured records, each value with the page, box and words it came from.

The records are those of `abstract2kb extract`, byte for byte. Nothing of a report is kept or logged."""
_CAUSES = {
    400: "There is no body, or it is no JSON or no form.",
    401: "The token is missing or wrong.",
    408: "The body did not come in time.",
    413: "The body is too large, or the PDF has too many pages.",
    415: "The body is of a type that is not taken.",
    422: "The report cannot be read, or a parameter is wrong; the cause is that of the command line.",
    429: "Too many requests are under way; Retry-After says when to come again.",
    500: "The worker died, or met a fault of ours; the service goes on.",
    504: "The report took too long.",
}
_log = logging.getLogger("abstract2kb.serve")


class Health(BaseModel):
    """How the service is."""

    status: str = Field(description='"live", "ready" or "not ready".')
    version: str = Field(description="The version of abstract2kb.")


def create_app(pool: Pool, limits: Limits, token: str | None = None) -> FastAPI:
    """The application over a pool that is open; it closes the pool when it ends. With a token, requests need it."""
    metrics = Metrics(pool)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        pool.begin()
        yield
        await pool.close()

    app = FastAPI(
        title="abstract2kb",
        version=__version__,
        description=_DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,  # the page would load scripts from elsewhere
        redoc_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False},
    )
    app.add_middleware(Gate, metrics=metrics, token=token)
    _add_problems(app)
    _add_extract(app, pool, limits, metrics)
    _add_watching(app, pool, metrics)
    _describe(app, token is not None)
    return app


def _add_extract(app: FastAPI, pool: Pool, limits: Limits, metrics: Metrics) -> None:
    @app.post(
        "/extract",
        summary="Extract the records of one report",
        response_model=None,
        responses={200: {"model": Extraction, "description": "The records, as `abstract2kb extract` writes them."}, **described(_CAUSES)},
        openapi_extra={"requestBody": {"required": True, "description": "A PDF or a text.", "content": CONTENT}},
    )
    async def extract(
        request: Request,
        source: Annotated[str | None, Query(min_length=1, max_length=200, description="How the report is called in the records.")] = None,
        max_pages: Annotated[int | None, Query(ge=1, le=limits.pages, description="Read the first pages of a PDF only.")] = None,
    ) -> Response:
        """Send a PDF (`application/pdf`, or `file` of a form), a text (`text/plain`) or `{"id", "text"}` as JSON; get an Extraction.

        A report of which not all could be read has entries in `issues`.
        """
        with pool.admitted():
            job = await job_of(request, limits, source, max_pages)
            found = await _unless_gone(request, pool, job)
        metrics.extracted(found)
        return _response_of(found, limits)


async def _unless_gone(request: Request, pool: Pool, job: Job) -> Answer | Death:
    """What comes of the job; whoever hangs up before a worker has taken it takes it out of the queue."""
    asked, gone = asyncio.create_task(pool.ask(job)), asyncio.create_task(_hung_up(request))
    try:
        await asyncio.wait((asked, gone), return_when=asyncio.FIRST_COMPLETED)
        if asked.done():
            return asked.result()
        raise ProblemError(499, "gone", "the client has gone")
    finally:
        asked.cancel()
        gone.cancel()


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _response_of(found: Answer | Death, limits: Limits) -> Response:
    if isinstance(found, Death):
        if found.late:
            _log.warning("a report took longer than %g s; its worker was stopped", limits.seconds)
            raise ProblemError(504, "too-long", f"the report took longer than {limits.seconds:g} s")
        _log.warning("a worker ended in mid-work (exit code %s)", found.code)
        raise ProblemError(500, "worker-died", "the worker that read the report was killed or ran out of memory")
    if not found.problem:
        return Response(found.json, media_type="application/json")
    if found.trace:
        _log.error("internal error\n%s", found.trace)
    raise ProblemError({"too-many-pages": 413, "unreadable": 422}.get(found.problem, 500), found.problem, found.cause)


def _add_watching(app: FastAPI, pool: Pool, metrics: Metrics) -> None:
    @app.get("/health/live", summary="Whether the server runs", response_description="The server runs.")
    async def live() -> Health:
        """Answers as long as the server runs."""
        return Health(status="live", version=__version__)

    no_worker: dict[str, Any] = {"model": Health, "description": "There is no worker now."}

    @app.get("/health/ready", summary="Whether reports can be sent", response_description="Reports can be sent.", responses={503: no_worker})
    async def ready(answer: Response) -> Health:
        """Answers 200 while there is a worker to read reports."""
        answer.status_code = 200 if pool.is_ready else 503
        return Health(status="ready" if pool.is_ready else "not ready", version=__version__)

    plain: dict[str, Any] = {"content": {"text/plain": {"schema": {"type": "string"}}}, "description": "Figures in Prometheus's text format."}

    @app.get("/metrics", summary="Figures for Prometheus", response_model=None, responses={200: plain, **described({401: _CAUSES[401]})})
    async def figures() -> Response:
        """Requests by status, seconds, pages, records, workers and the queue."""
        return Response(metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _add_problems(app: FastAPI) -> None:
    @app.exception_handler(ProblemError)
    async def told(_: Request, error: ProblemError) -> Response:
        return response(error)

    @app.exception_handler(FullError)
    async def full(_: Request, error: FullError) -> Response:
        return response(ProblemError(429, "full", "too many requests are under way", {"Retry-After": str(error.seconds)}))

    @app.exception_handler(RequestValidationError)
    async def wrong(_: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return response(ProblemError(422, "wrong-parameter", f"{first['loc'][-1]}: {first['msg']}"))

    @app.exception_handler(HTTPException)
    async def other(_: Request, error: HTTPException) -> Response:
        return response(ProblemError(error.status_code, "http", str(error.detail), error.headers))

    @app.exception_handler(Exception)
    async def fault(_: Request, error: Exception) -> Response:
        return response(ProblemError(500, "internal", f"internal error ({type(error).__name__})"))


def _describe(app: FastAPI, with_token: bool) -> None:
    """Complete the OpenAPI description: the form of problems, and which operations need the token."""
    usual = app.openapi

    def whole() -> dict[str, Any]:
        description = usual()
        parts = description["components"]
        parts["schemas"].setdefault("Problem", Problem.model_json_schema())
        if with_token:
            parts.setdefault("securitySchemes", {})["token"] = {"type": "http", "scheme": "bearer"}
            for path in (path for path in description["paths"] if path not in OPEN):
                for operation in description["paths"][path].values():
                    operation["security"] = [{"token": []}]
        return description

    app.openapi = whole  # type: ignore[method-assign]
