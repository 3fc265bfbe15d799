"""What a bracket right behind the name of a result says of the figure right before it, or right behind the bracket.

Examples: "54% ORR (n=81)", "3 partial responses (PR, 7%)", "7.9 months median PFS (95% CI 6.1-9.4)", "ORR (n=81): 54%", "61% ORR 54/88",
as tiles and headlines have them.
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
_HAD = regex(r"\s(?:with|had|achieved|showed|experienced)\s(?:(?:an?|confirmed)\s)*")
"""Between people who are counted and the name of what they had."""
_OPENS = regex(r"(?:\s\([A-Za-z][\w-]{1,6}\))?(?:\s?[(\[]\s?|,?\s)|\s\([A-Z][\w-]{1,6}[;,:]\s")
"""Between the name and what is told behind it, a short form of the name aside."""
_SIZE_BEFORE = regex(r"\s?[)\]](?:\s?[:=–—]?\s?|\s(?:was|were|is|of|reached)\s(?:only\s|just\s)?)")
"""Between the size of a group and its figure."""
_ROUNDED = 0.6


def told_behind(scene: Scene, found: Sequence[Figure], named: Sequence[Topic]) -> list[Figure]:
    """The figures with the sizes and intervals that stand behind their names; such a size is no figure of its own."""
    done = list(found)
    for topic in named:
        before = next((f for f in done if f.end < topic.start and _BEFORE.fullmatch(scene.text, f.end, topic.start)), None)
        if before is not None and (count := _count_of(scene, before, topic, done)) is not None:
            done.remove(count)
            fresh = replace(before, n=count.n, total=count.total, style=count.style)
            done[done.index(before)] = before = fresh
        if topic.family == "safety":
            continue
        counted = before or next(
            (f for f in done if f.style == "noun" and f.end < topic.start and _HAD.fullmatch(scene.text, f.end, topic.start)), None
        )
        if counted is not None and (share := _share_of(scene, counted, topic, done)) is not None:
            done.remove(share)
            fresh = replace(counted, percent=share.percent, bound=share.bound, interval_end=share.end)
            done[done.index(counted)] = fresh
            before = fresh if before is not None else None
        size = next((f for f in done if f.start > topic.end and _is_size(f) and _OPENS.fullmatch(scene.text, topic.end, f.start)), None)
        behind = next((f for f in done if size and f.start > size.end and _SIZE_BEFORE.fullmatch(scene.text, size.end, f.start)), None)
        owner = before if size is None or before is not None else behind
        if owner is None:
            continue
        fresh = owner
        if owner is before and (heads := _responders(scene, topic, done)) is not None:
            done.remove(heads)
        if size is not None and _can_be_of(owner, size):
            fresh = replace(fresh, total=size.n)
            done.remove(size)
        if owner is before:
            fresh = _with_interval(scene, fresh, topic)
        done[done.index(owner)] = fresh
    return done


_TO_COUNT = regex(r"\s?[(\[]|(?:,\s|\s)(?:(?:of\s)?grade\s[≥\d–-]{1,3}\s)?(?:[^.;:()\d\n]{2,45}\s)?")
"""Between the name and the count of a tile: the arm may stand there."""
_TO_RESPONDERS = regex(r",?\s(?:(?:in|of|among|for)\s)?(?:the\s|all\s)?[(\[]?")
_RESPONDERS = regex(r"\s?(?:\w+\s)?responders")


def _count_of(scene: Scene, figure: Figure, topic: Topic, found: Sequence[Figure]) -> Figure | None:
    """The count that is as great a share as the bare percent of a tile, behind the name: "61.4% confirmed ORR 54/88"."""
    if figure.kind != "rate" or figure.percent is None or figure.n is not None or figure.total is not None:
        return None
    after = next((f for f in found if f.start > topic.end), None)
    if (
        after is None
        or after.n is None
        or not after.total
        or after.percent is not None
        or not _TO_COUNT.fullmatch(scene.text, topic.end, after.start)
    ):
        return None
    return after if abs(100 * after.n / after.total - figure.percent) <= _ROUNDED else None


_TO_SHARE = regex(r"\s?[(\[][A-Z][\w/+-]{1,6}\s?[,;:=]\s?")
"""Between the name of what so many had and their percent, in a bracket behind its short form: "3 partial responses (PR, 7%)"."""


def _share_of(scene: Scene, figure: Figure, topic: Topic, found: Sequence[Figure]) -> Figure | None:
    """The percent that a bare count is, behind the name and its short form."""
    if figure.kind != "rate" or figure.n is None or figure.percent is not None or figure.style == "whom":
        return None
    after = next((f for f in found if f.start > topic.end), None)
    if after is None or after.percent is None or after.n is not None or after.total is not None:
        return None
    return after if _TO_SHARE.fullmatch(scene.text, topic.end, after.start) else None


def _responders(scene: Scene, topic: Topic, found: Sequence[Figure]) -> Figure | None:
    """The responders of whom a time is, behind its name: "14.2 mo median DOR 54 responders"."""
    after = next((f for f in found if f.start > topic.end), None) if topic.family == "time" else None
    if after is None or after.n is None or after.percent is not None or not _TO_RESPONDERS.fullmatch(scene.text, topic.end, after.start):
        return None
    return after if _RESPONDERS.match(scene.text, after.end) else None


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
