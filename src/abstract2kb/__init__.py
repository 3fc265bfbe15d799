"""abstract2kb reads oncology conference reports and writes structured, sourced records.

Importing this package loads neither spaCy nor pdfplumber; the names below load what they need when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from abstract2kb.version import __version__

if TYPE_CHECKING:
    from abstract2kb.pipeline import annotate, extract, extract_report, extract_text
    from abstract2kb.records import Extraction, json_schema

__all__ = ["Extraction", "__version__", "annotate", "extract", "extract_report", "extract_text", "json_schema"]

_HOMES = {
    "Extraction": "abstract2kb.records",
    "json_schema": "abstract2kb.records",
    "annotate": "abstract2kb.pipeline",
    "extract": "abstract2kb.pipeline",
    "extract_report": "abstract2kb.pipeline",
    "extract_text": "abstract2kb.pipeline",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
