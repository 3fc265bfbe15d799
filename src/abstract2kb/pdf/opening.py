"""Where an abstract begins."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Opening"]


@dataclass(frozen=True, slots=True)
class Opening:
    """Where an abstract begins: index of its block, its number (None where it has none), and its title (None when the next block has it)."""

    block: int
    number: str | None
    title: str | None
