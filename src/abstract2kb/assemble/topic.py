"""A topic: the name of an endpoint or an event in a text, which figures belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from abstract2kb.records import Category, Endpoint

__all__ = ["Family", "Topic"]

Family = Literal["response", "survival", "time", "death", "safety"]


@dataclass(frozen=True, slots=True)
class Topic:
    """text[start:end] (end exclusive) names an endpoint, or an event of `category` (`generic`: events as a whole).

    `text` is the name itself; it stands at `start` unless `named_at` says where inside start:end.
    """

    start: int
    end: int
    family: Family
    text: str
    id: str
    rule: str
    endpoint: Endpoint | None = None
    category: Category = Category.ANY
    generic: bool = False
    weak: bool = False
    named_at: int | None = None
    head: str = ""
    """Words before the name that the text does not say again: "rise of" of the AST in "a rise of ALT or AST"."""
    tail: str = ""
    """Words after the name that the text says only later: "hepatitis" of the "acute" in "acute and chronic hepatitis"."""
    at: str | None = None  # the landmark of the rate that this one goes on from, in another sentence

    @property
    def name(self) -> tuple[int, int]:
        """The place of the name itself."""
        begin = self.start if self.named_at is None else self.named_at
        return begin, begin + len(self.text)
