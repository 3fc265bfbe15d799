"""Small gold sets and predictions for the tests of the scorer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from abstract2kb.scoring.plain import PlainReport

Build = Callable[..., PlainReport]


@pytest.fixture
def plain() -> Build:
    """A report in the plain form from its lists of records."""

    def build(source: str = "a.pdf", **records: Any) -> PlainReport:
        return PlainReport.model_validate({"report": {"source": source}, **records})

    return build


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a JSON document into the test's folder."""

    def put(name: str, data: object) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(data if isinstance(data, str) else json.dumps(data, indent=1), encoding="utf-8")
        return path

    return put
