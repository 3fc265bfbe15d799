"""The pipeline as the lexicons give it, built once for all tests that ask for it."""

from __future__ import annotations

from functools import cache

from spacy.language import Language

from abstract2kb.nlp.build import build

__all__ = ["built"]


@cache
def built() -> Language:
    """Built, not loaded: it is what the shipped model is made of, without the vocabulary of others."""
    return build()
