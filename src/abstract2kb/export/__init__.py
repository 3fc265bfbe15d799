"""Extractions as files that other tools read; no NLP and no PDF library in here."""

from abstract2kb.export.formats import ExportFormat, export
from abstract2kb.export.plain import FORMATS, PlainFormat, write
from abstract2kb.export.saved import read_extractions

__all__ = ["FORMATS", "ExportFormat", "PlainFormat", "export", "read_extractions", "write"]
