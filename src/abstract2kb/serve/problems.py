"""What a request is told when it gets no extraction: problem details (RFC 9457) with one line on the cause."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

__all__ = ["MEDIA_TYPE", "Problem", "ProblemError", "described", "response"]

MEDIA_TYPE = "application/problem+json"


class Problem(BaseModel):
    """Problem details after RFC 9457."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"additionalProperties": False})

    type: str = Field(description="A name for the kind of problem that programs can rely on.", examples=["urn:abstract2kb:problem:unreadable"])
    title: str = Field(description="The kind of problem in words.", examples=["Unprocessable Content"])
    status: int = Field(description="The status code.", ge=400, le=599, examples=[422])
    detail: str = Field(description="What is wrong, in one line.", examples=["report.pdf: not a PDF (no %PDF header)"])


class ProblemError(Exception):
    """Ends a request with a problem: `kind` is the last part of its type."""

    def __init__(self, status: int, kind: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        self.status, self.kind, self.detail, self.headers = status, kind, detail, dict(headers or {})
        super().__init__(kind)


def response(error: ProblemError) -> Response:
    """The answer that tells of it."""
    problem = Problem(type=f"urn:abstract2kb:problem:{error.kind}", title=_title(error.status), status=error.status, detail=error.detail)
    return Response(problem.model_dump_json(), error.status, error.headers, MEDIA_TYPE)


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Client Closed Request" if status == 499 else "Error"


def described(causes: Mapping[int, str]) -> dict[int | str, dict[str, object]]:
    """The statuses as FastAPI wants them for its description of an operation."""
    schema = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": cause, "content": schema} for status, cause in causes.items()}
