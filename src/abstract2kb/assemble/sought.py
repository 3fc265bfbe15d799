"""The patterns of assembly: those of `nlp.sought`."""

from __future__ import annotations

from abstract2kb.nlp.sought import Sought

__all__ = ["Sought"]
