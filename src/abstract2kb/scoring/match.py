"""One-to-one matching of gold and predicted records by optimal assignment.

Example: `assign(gold, predicted, score)` with `score` giving 0 (no match), 1 to 2 (relaxed) or 2 and more (strict); the fraction breaks ties.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

__all__ = ["RELAXED", "STRICT", "Pair", "assign", "best"]

RELAXED, STRICT = 1.0, 2.0

G = TypeVar("G")
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Pair:
    """Indices of a gold and of a predicted record, and how well they agree."""

    gold: int
    predicted: int
    score: float

    @property
    def strict(self) -> bool:
        """Whether all that strict asks for agrees."""
        return self.score >= STRICT


def assign(gold: Sequence[G], predicted: Sequence[P], score: Callable[[G, P], float]) -> list[Pair]:
    """The best assignment of `best`, of scores that are computed here.

    Shape: len(gold) x len(predicted) scores are computed.
    """
    if not gold or not predicted:
        return []
    return best(np.array([[score(g, p) for p in predicted] for g in gold], dtype=float))


def best(scores: NDArray[np.float64]) -> list[Pair]:
    """The assignment with the most strict matches, then the most relaxed ones, then the best ties (Kuhn-Munkres, as scipy has it).

    `scores` has a row per gold and a column per predicted record.
    """
    if not scores.size:
        return []
    more = float(min(scores.shape) + 1)
    ties = scores - np.floor(scores)
    weights = np.where(scores >= STRICT, more**2, np.where(scores >= RELAXED, more, 0.0)) + np.where(scores >= RELAXED, ties, 0.0)
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [Pair(int(i), int(j), float(scores[i, j])) for i, j in zip(rows, columns, strict=True) if scores[i, j] >= RELAXED]
