"""Glyphs to runs: those on one baseline without a wide gap, raised and lowered ones joined to the line that they belong to.

Example: "IL-2", a gap of three letters, and "leads" on one baseline are two runs: a column or a cell ends between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from abstract2kb.pdf.ink import BASE, SUB, SUPER, Ink, Places

__all__ = ["Run", "attach_scripts", "split_runs"]

_SCRIPT_RATIO = 0.86
_PIECE_GAP, _SPACED_PIECE_GAP = 0.95, 1.7
_REACH = 0.12
"""How far apart the baselines of one line are at most, in units of the size of its largest letter."""


@dataclass(slots=True)
class Run:
    """The places of glyphs on one baseline without a wide gap, in x order, spaces included; `x1` is that of the last visible one."""

    places: Places
    base: float
    size: float
    x0: float
    x1: float


def split_runs(ink: Ink, kept: Places) -> list[Run]:
    """Group the glyphs at the places kept by baseline, and split each group at wide gaps."""
    inked = kept[ink.inked[kept]]
    if not len(inked):
        return []
    ordered, groups = _in_reading_order(ink, kept, inked)
    visible = np.flatnonzero(ink.inked[ordered])
    splits = _splits(ink, ordered, groups, visible)
    starts = visible[np.concatenate(([True], splits))]
    ends = np.append(starts[1:], len(ordered))
    last = np.searchsorted(groups, groups[starts], side="right")  # the spaces before the first letter of the next group are none of this run
    return _runs(ink, ordered, starts, np.minimum(ends, last))


def _in_reading_order(ink: Ink, kept: Places, inked: Places) -> tuple[Places, Places]:
    """The places line by line and from left to right, and which line each is of."""
    by_base = inked[np.argsort(ink.base[inked], kind="stable")]
    anchors, group = _baselines(ink.base[by_base], ink.size[by_base])
    spaces = kept[~ink.inked[kept]]
    places = np.concatenate((by_base, spaces))
    groups = np.concatenate((group, _nearest(anchors, ink.base[spaces])))
    order = np.lexsort((ink.x1[places], ink.x0[places], groups))
    return places[order], groups[order]


def _baselines(base: NDArray[np.float64], size: NDArray[np.float64]) -> tuple[NDArray[np.float64], Places]:
    """The first baseline of each line, and the line of every glyph; both sorted by baseline."""
    firsts = np.flatnonzero(np.concatenate(([True], base[1:] != base[:-1])))
    largest = (_REACH * np.maximum.reduceat(size, firsts)).tolist()
    anchors, numbers = list[float](), list[int]()
    anchor = reach = float("-inf")
    for at, high in zip(base[firsts].tolist(), largest, strict=True):
        if not anchors or at - anchor > reach:
            anchors.append(at)
            anchor, reach = at, high
        elif high > reach:
            reach = high
        numbers.append(len(anchors) - 1)
    counts = np.diff(np.append(firsts, len(base)))
    return np.array(anchors), np.array(numbers, dtype=np.intp).repeat(counts)


def _nearest(anchors: NDArray[np.float64], base: NDArray[np.float64]) -> Places:
    """The line whose baseline is nearest to each space."""
    at = np.searchsorted(anchors, base, side="left")
    above, below = np.maximum(at - 1, 0), np.minimum(at, len(anchors) - 1)
    is_above = (at == len(anchors)) | ((at > 0) & (base - anchors[above] <= anchors[below] - base))
    return np.where(is_above, above, below)


_ALIKE, _LEVEL = 0.92, 0.03
"""The least ratio of the sizes of letters of one text, and how far apart their baselines are at most, in units of the size."""


def _splits(ink: Ink, ordered: Places, groups: Places, visible: Places) -> NDArray[np.bool_]:
    """Whether a run ends between each visible glyph and the next one.

    The white within one line of text is less between letters of two sizes or on two levels, as those of two columns side by side are.
    """
    left, right = ordered[visible[:-1]], ordered[visible[1:]]
    one, other = ink.size[left], ink.size[right]
    low, high = np.minimum(one, other), np.maximum(one, other)
    spaced = np.diff(visible) > 1
    level = np.abs(ink.base[left] - ink.base[right]) < _LEVEL * high
    widest = np.where(low < _ALIKE * high, low, high) * np.where(spaced & level, _SPACED_PIECE_GAP, _PIECE_GAP)
    gap = ink.x0[right] - ink.x1[left]
    wide = (gap > 0) & ((gap > _PIECE_GAP * one) | (gap > _PIECE_GAP * other)) & (gap > widest)
    found: NDArray[np.bool_] = (groups[visible[1:]] != groups[visible[:-1]]) | wide
    return found


def _runs(ink: Ink, ordered: Places, starts: Places, ends: Places) -> list[Run]:
    size, base, inked = ink.size[ordered], ink.base[ordered], ink.inked[ordered]
    right = np.where(inked, ink.x1[ordered], -np.inf)
    runs = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        own = slice(start, end)
        sizes, bases = size[own], base[own]
        first, at = sizes[0], bases[0]
        if (sizes != first).any() or (bases != at).any():
            drawn = inked[own]
            weights = Counter(zip(sizes[drawn].tolist(), bases[drawn].tolist(), strict=True))
            first, at = max(weights, key=lambda key: (weights[key], key))
        places = ordered[own]
        runs.append(Run(places, float(at), float(first), float(ink.x0[places[0]]), float(right[own].max())))
    return runs


def attach_scripts(ink: Ink, runs: list[Run]) -> list[Run]:
    """Merge runs that are raised or lowered and smaller into the line that they belong to, and set the roles."""
    order = sorted(runs, key=lambda run: run.base)
    bases = [run.base for run in order]
    merged: set[int] = set()
    largest = max((run.size for run in runs), default=0.0)
    for run in sorted(runs, key=lambda run: (run.size, run.base, run.x0)):
        if run.size > _SCRIPT_RATIO * largest:
            break  # and so are all that follow
        host = _find_host(ink, run, order, bases, merged)
        if host is None:
            continue
        ink.role[run.places] = SUPER if run.base < host.base else SUB
        host.places = _from_left(ink, host.places, run.places)
        host.x0, host.x1 = min(host.x0, run.x0), max(host.x1, run.x1)
        merged.add(id(run))
    return _rejoin(ink, [run for run in order if id(run) not in merged])


def _from_left(ink: Ink, some: Places, others: Places) -> Places:
    both = np.concatenate((some, others))
    ordered: Places = both[np.lexsort((ink.x1[both], ink.x0[both]))]
    return ordered


def _find_host(ink: Ink, run: Run, order: Sequence[Run], bases: Sequence[float], merged: set[int]) -> Run | None:
    best, best_cost = None, float("inf")
    for host, rise in _possible_hosts(run, order, bases):
        if id(host) in merged:
            continue
        gap = _glue_gap(ink, run, host)
        if gap is not None:
            cost = gap / host.size + abs(abs(rise) - 0.3)
            if cost < best_cost:
                best, best_cost = host, cost
    return best


def _possible_hosts(run: Run, order: Sequence[Run], bases: Sequence[float]) -> Iterator[tuple[Run, float]]:
    """The runs of larger letters near by, and how far this one is raised above their baselines, in units of their size."""
    reach = 2.2 * run.size
    for host in order[bisect_left(bases, run.base - reach) : bisect_left(bases, run.base + reach)]:
        if run.size > _SCRIPT_RATIO * host.size or run.size < 0.3 * host.size:
            continue
        rise = (host.base - run.base) / host.size
        if 0.1 < rise < 0.75 or -0.45 < rise < -0.04:
            yield host, rise


def _glue_gap(ink: Ink, run: Run, host: Run) -> float | None:
    """How far the run is from the host glyph before it (or, at a word's beginning, after it); None when not glued."""
    near = 0.35 * host.size
    if run.x0 > host.x1 + near or run.x1 < host.x0 - near:
        return None
    drawn = host.places[ink.inked[host.places]]
    left, right = ink.x0[drawn], ink.x1[drawn]
    before, after = run.x0 - right[left < run.x0], left[left >= run.x0] - run.x1
    gaps = [abs(float(gap)) for gap in (some.min() for some in (before, after) if len(some)) if gap <= near]
    return min(gaps, default=None)


def _rejoin(ink: Ink, runs: list[Run]) -> list[Run]:
    """Join neighbours on one baseline that had been split by the room that a script takes."""
    ordered = sorted(runs, key=lambda run: (round(run.base, 1), run.x0))
    if not ink.role.any():
        return ordered
    joined = ordered[:1]
    for run in ordered[1:]:
        last = joined[-1]
        if abs(last.base - run.base) < _REACH * run.size and last.size < 1.3 * run.size < 1.7 * last.size:
            gap = run.x0 - last.x1
            tail = last.places[ink.inked[last.places]][-1]
            scripted = ink.role[tail] != BASE or ink.role[run.places[0]] != BASE
            if scripted and -0.3 * run.size < gap < run.size * 0.6:
                last.places = _from_left(ink, last.places, run.places)
                last.x1 = max(last.x1, run.x1)
                continue
        joined.append(run)
    return joined
