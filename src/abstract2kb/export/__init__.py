"""Extractions as files that other tools read; no NLP and no PDF library in here."""

from abstract2kb.export.plain import FORMATS, PlainFormat, write

__all__ = ["FORMATS", "PlainFormat", "write"]
