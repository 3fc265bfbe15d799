"""A request becomes a Job: a PDF or a text as it is, JSON, or a form; within the limits, and held in memory only."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncGenerator
from pathlib import PurePath
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from abstract2kb.serve.jobs import Job
from abstract2kb.serve.problems import ProblemError
from abstract2kb.serve.settings import Limits

__all__ = ["CONTENT", "Text", "job_of"]

_NAME = 200
_FIELDS = {"file", "password"}


class Text(BaseModel):
    """A text with its id, as in a line of the .jsonl files that `abstract2kb extract` reads."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Annotated[StrictStr, Field(min_length=1, description="The text of one report.")]
    id: Annotated[StrictStr, Field(max_length=_NAME)] | StrictInt = Field("text", description="How the report is called in the records.")


_TEXT = Text.model_json_schema()
_BINARY = {"type": "string", "format": "binary"}
CONTENT: dict[str, object] = {
    "application/pdf": {"schema": {**_BINARY, "description": "The bytes of a PDF."}},
    "text/plain": {"schema": {"type": "string", "description": "One report as UTF-8."}, "example": "ORR was 40% (8/20) with QXR-707."},
    "application/json": {"schema": _TEXT, "example": {"id": "abstract 7", "text": "ORR was 40% (8/20) with QXR-707."}},
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "required": ["file"],
            "additionalProperties": False,
            "properties": {
                "file": {**_BINARY, "description": "A PDF, or a text whose name ends in .txt; the name is how the report is called in the records."},
                "password": {"type": "string", "description": "The password of an encrypted PDF."},
            },
        },
        "encoding": {"file": {"contentType": "application/pdf, text/plain"}},
    },
}
"""The bodies that are taken, as OpenAPI describes them."""


async def job_of(request: Request, limits: Limits, source: str | None, pages: int | None) -> Job:
    """The job that a request asks for; raises ProblemError saying in one line what is wrong with it."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in CONTENT:
        raise ProblemError(415, "unsupported-media-type", f"Content-Type must be one of {', '.join(CONTENT)}", {"Accept": ", ".join(CONTENT)})
    data = await _received(request, limits)
    if not data:
        raise ProblemError(400, "empty", "the request has no body")
    if kind == "application/json":
        return _of_json(data, source)
    if kind == "multipart/form-data":
        return await _of_form(request.headers, data, source, pages)
    if kind == "text/plain":
        return Job(source or "text", text=_decoded(data))
    return Job(source or "report.pdf", data, pages=pages)


async def _received(request: Request, limits: Limits) -> bytes:
    """The body, unless it is too large or too slow."""
    too_large = ProblemError(413, "too-large", f"the body is larger than {limits.body} bytes")
    length = request.headers.get("content-length", "0")
    if length.isdigit() and int(length[:20]) > limits.body:
        raise too_large
    parts, size = list[bytes](), 0
    try:
        async with asyncio.timeout(limits.body_seconds):
            async for part in request.stream():
                size += len(part)
                if size > limits.body:
                    raise too_large
                parts.append(part)
    except TimeoutError:
        raise ProblemError(408, "too-slow", f"the body did not come within {limits.body_seconds:g} s", {"Connection": "close"}) from None
    except ClientDisconnect:
        raise ProblemError(499, "gone", "the client has gone") from None
    return b"".join(parts)


def _of_json(data: bytes, source: str | None) -> Job:
    try:
        given = Text.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        if first["type"] == "json_invalid":
            raise ProblemError(400, "not-json", f"the body is not JSON ({first['msg'].partition(': ')[2]})") from None
        where = str(first["loc"][0]) if first["loc"] else "body"
        where = where if where in Text.model_fields else "body"
        raise ProblemError(422, "wrong-json", f"{where}: {first['msg']}") from None
    return Job(source or str(given.id), text=given.text)


class _InMemory(MultiPartParser):
    """Starlette's, without the temporary files: the whole body is in memory already, and within its limit."""

    spool_max_size = sys.maxsize


async def _of_form(headers: Headers, data: bytes, source: str | None, pages: int | None) -> Job:
    async def whole() -> AsyncGenerator[bytes, None]:
        yield data

    try:
        form = await _InMemory(headers, whole(), max_files=1, max_fields=1, max_part_size=10_000).parse()
    except MultiPartException as error:
        raise ProblemError(400, "wrong-form", f"the form cannot be read ({_one_line(error.message)})") from None
    except ValueError:
        raise ProblemError(400, "wrong-form", "the form cannot be read") from None
    file, password = form.get("file"), form.get("password")
    if not isinstance(file, UploadFile) or set(form) - _FIELDS or isinstance(password, UploadFile):
        raise ProblemError(422, "wrong-form", 'the form needs a file in "file", and may have a "password"')
    content = await file.read()
    await form.close()
    name = source or PurePath((file.filename or "").replace("\\", "/")).name[:_NAME] or "report.pdf"
    if not content:
        raise ProblemError(422, "unreadable", f"{_one_line(name)}: the file is empty")
    if name.lower().endswith(".txt") and not content[:1024].lstrip().startswith(b"%PDF"):
        return Job(name, text=_decoded(content))
    return Job(name, content, password=password or None, pages=pages)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProblemError(422, "unreadable", f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}") from None


def _one_line(text: str) -> str:
    return re.sub(r"[^\x20-\x7e\xa0-\U0010ffff]", " ", text)
