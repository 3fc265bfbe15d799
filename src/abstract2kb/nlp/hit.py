"""A name of the lexicons at its place in a text, before the pipes decide whether it is a mention."""

from __future__ import annotations

from dataclasses import dataclass

from abstract2kb.lexicons import Sense

__all__ = ["Hit"]


@dataclass(frozen=True, slots=True)
class Hit:
    """doc.text[start:end] is a name of these senses, longest first at each place."""

    start: int
    end: int
    sense: Sense
