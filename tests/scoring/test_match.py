"""Optimal assignment: strict matches first, then relaxed ones, then ties; never worse than taking the best pair first."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from abstract2kb.scoring.match import RELAXED, STRICT, assign

LEVELS = st.sampled_from([0.0, 1.0, 1.3, 2.0, 2.4])


def scores_of(matrix):
    return lambda g, p: matrix[g][p]


def test_the_best_pair_may_have_to_give_way():
    matrix = [[2.4, 2.0], [2.0, 0.0]]
    pairs = assign([0, 1], [0, 1], scores_of(matrix))
    assert {(p.gold, p.predicted) for p in pairs} == {(0, 1), (1, 0)}
    assert all(p.strict for p in pairs)


def test_strict_goes_before_many_relaxed():
    matrix = [[2.0, 1.0], [1.0, 0.0]]
    assert [(p.gold, p.predicted) for p in assign([0, 1], [0, 1], scores_of(matrix))] == [(0, 0)]


def test_nothing_to_match():
    assert assign([], [0], lambda g, p: 2.0) == []
    assert assign([0], [0], lambda g, p: 0.9) == []


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(LEVELS, min_size=n, max_size=n), min_size=1, max_size=4)))
def test_as_many_strict_matches_as_any_assignment_has(matrix):
    rows, columns = len(matrix), len(matrix[0])
    found = assign(list(range(rows)), list(range(columns)), scores_of(matrix))
    assert len({p.gold for p in found}) == len({p.predicted for p in found}) == len(found)
    assert all(matrix[p.gold][p.predicted] >= RELAXED for p in found)
    size = max(rows, columns)
    best = max(sum(i < rows and j < columns and matrix[i][j] >= STRICT for i, j in enumerate(order)) for order in permutations(range(size)))
    assert sum(p.strict for p in found) == best
