"""What a bracket right behind the name of a result says of the figure right before it, or right behind the bracket.

Examples: "54% ORR (n=81)", "7.9 months median PFS (95% CI 6.1-9.4)", "ORR (n=81): 54%", as tiles and headlines have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.quantities import Interval
from abstract2kb.patterns import regex

__all__ = ["told_behind"]

_BEFORE = regex(r"\s(?:(?:an?|the|median|confirmed|best|estimated)\s){0,3}")
"""Between a figure and the name of what it is."""
_OPENS = regex(r"(?:\s\([A-Za-z][\w-]{1,6}\))?(?:\s?[(\[]\s?|,\s)")
"""Between the name and what is told behind it, a short form of the name aside."""
_SIZE_BEFORE = regex(r"\s?[)\]]\s?[:=–—]?\s?")
"""Between the size of a group and its figure."""
_ROUNDED = 0.6


def told_behind(scene: Scene, found: Sequence[Figure], named: Sequence[Topic]) -> list[Figure]:
    """The figures with the sizes and intervals that stand behind their names; such a size is no figure of its own."""
    done = list(found)
    for topic in named:
        if topic.family == "safety":
            continue
        before = next((f for f in done if f.end < topic.start and _BEFORE.fullmatch(scene.text, f.end, topic.start)), None)
        size = next((f for f in done if f.start > topic.end and _is_size(f) and _OPENS.fullmatch(scene.text, topic.end, f.start)), None)
        behind = next((f for f in done if size and f.start > size.end and _SIZE_BEFORE.fullmatch(scene.text, size.end, f.start)), None)
        owner = before if size is None or before is not None else behind
        if owner is None:
            continue
        fresh = owner
        if size is not None and _can_be_of(owner, size):
            fresh = replace(fresh, total=size.n)
            done.remove(size)
        if owner is before:
            fresh = _with_interval(scene, fresh, topic)
        done[done.index(owner)] = fresh
    return done


def _is_size(figure: Figure) -> bool:
    return figure.style == "n" and figure.n is not None and figure.total is None and figure.percent is None


def _can_be_of(figure: Figure, size: Figure) -> bool:
    """Whether a bare percent can be that of some of so many."""
    if figure.kind != "rate" or figure.percent is None or figure.n is not None or figure.total is not None or not size.n:
        return False
    return abs(100 * round(figure.percent * size.n / 100) / size.n - figure.percent) <= _ROUNDED


def _with_interval(scene: Scene, figure: Figure, topic: Topic) -> Figure:
    """The figure with the interval that is said to be one and stands behind the name."""
    after = next(iter(scene.within(topic.end, topic.end + 60, Label.CI)), None)
    if after is None or figure.low is not None or not _OPENS.fullmatch(scene.text, topic.end, after.start):
        return figure
    value = after.value
    if not isinstance(value, Interval) or not value.explicit or not _holds(figure, value):
        return figure
    return replace(figure, low=value.low, high=value.high, level=value.level)


def _holds(figure: Figure, value: Interval) -> bool:
    number = {"rate": figure.percent, "time": figure.value, "ratio": figure.ratio}[figure.kind]
    if not isinstance(number, float | int):
        return figure.kind == "time" and number == "NR"
    return (not isinstance(value.low, float) or value.low <= number) and (not isinstance(value.high, float) or number <= value.high)
