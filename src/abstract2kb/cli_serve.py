"""`abstract2kb serve`: parse, call, print."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import Annotated

import typer

from abstract2kb.cli_options import Learned, Lexicons, Workers, cores
from abstract2kb.errors import UsageError

__all__ = ["serve"]

_NEEDED = ("fastapi", "uvicorn", "prometheus_client", "python_multipart")


def serve(
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; one that others can reach needs a token in ABSTRACT2KB_TOKEN.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0: a free one.")] = 8000,
    workers: Workers = None,
    queue: Annotated[int, typer.Option("--queue", metavar="N", min=0, help="So many requests may wait; the next one is answered 429.")] = 32,
    max_size: Annotated[float, typer.Option("--max-size", metavar="MB", help="Largest request.")] = 25.0,
    max_pages: Annotated[int, typer.Option("--max-pages", metavar="N", min=1, help="PDFs with more pages are refused.")] = 300,
    timeout: Annotated[float, typer.Option("--request-timeout", metavar="SECONDS", help="Give up a report that takes longer.")] = 120.0,
    memory: Annotated[int, typer.Option("--max-memory", metavar="MB", min=1, help="A worker may grow by so much.")] = 2000,
    lexicon: Lexicons = None,
    model: Learned = None,
) -> None:
    """Answer HTTP requests with the records of the reports they bring (needs the extra "serve").

    Example: abstract2kb serve --port 8000
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise UsageError('serve needs FastAPI, uvicorn and others, which are not installed: pip install "abstract2kb[serve]"')
    from abstract2kb.serve.run import run
    from abstract2kb.serve.settings import TOKEN_VARIABLE, Limits, Model

    limits = Limits(body=int(max_size * 1_000_000), pages=max_pages, seconds=timeout, memory=memory, queue=queue)
    run(host, port, workers or cores(), limits, Model(tuple(lexicon or ()), model), os.environ.get(TOKEN_VARIABLE))
