"""What tables say of trials beside the figures of their rows; every table here is made for the tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from abstract2kb.records import Extraction, Study
from tests.tables_of import extract_table

Rows = Sequence[Sequence[str]]
Read = Callable[..., Extraction]


def _named(found: Extraction, name: str) -> Study:
    return next(s for s in found.studies if s.acronym is not None and s.acronym.value == name)
