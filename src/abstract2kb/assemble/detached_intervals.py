"""Confidence intervals behind what a number is told of: "41% had an objective response (95% CI, 30-52)" gives the 41% its interval."""

from __future__ import annotations

from dataclasses import replace

from abstract2kb.assemble.landmarks import LANDMARK
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.quantities import Interval
from abstract2kb.patterns import regex

__all__ = ["with_interval"]

_REACH = 140
_TO_BRACKET = regex(r"[^.;:\d%()\[\]]{0,110}\s?[(\[]\s?")
"""From what a number is told of to the bracket that its interval stands in, without another number; a landmark may stand there."""


def with_interval(scene: Scene, linked: Linked, entry: Link) -> Link:
    """The link, its figure with the interval that stands in a bracket behind figure and topic, where the figure lies within it."""
    figure = entry.figure
    value = figure.percent if figure.kind == "rate" else figure.value
    if figure.low is not None or figure.kind == "ratio" or not isinstance(value, int | float) or entry.size > 1:
        return entry
    behind = max(figure.end, entry.topic.end)
    mention = next(iter(scene.within(behind, min(behind + _REACH, linked.sentence.end), Label.CI)), None)
    if mention is None or not isinstance(mention.value, Interval) or not mention.value.explicit:
        return entry
    interval: Interval = mention.value
    others = [f for f in (*linked.loose, *(e.figure for e in linked.links)) if f is not figure]
    if (
        any(f.start < mention.end and behind < f.end for f in others)
        or _TO_BRACKET.fullmatch(LANDMARK.sub("", scene.text[behind : mention.start])) is None
    ):
        return entry
    low, high = interval.low, interval.high
    if not isinstance(low, int | float) or value < low or (isinstance(high, int | float) and value > high):
        return entry
    return replace(entry, figure=replace(figure, low=low, high=high, level=interval.level, interval_end=mention.end))
