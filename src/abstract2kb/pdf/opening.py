"""Where an abstract begins."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Opening"]


@dataclass(frozen=True, slots=True)
class Opening:
    """Where an abstract begins: index of its block, its number (None where it has none), its title (None when the next block has it), the
    last block of its head (-1 where that is not known), and whether the number is `guessed` from inside of the title.
    """

    block: int
    number: str | None
    title: str | None
    last: int = -1
    guessed: bool = False
