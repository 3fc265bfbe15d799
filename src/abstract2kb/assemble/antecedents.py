"""What an ellipsis is, and which event it goes on about: the one last spoken of.

Example: in "rash in 5%; two cases were fatal" the antecedent of the cases is the rash.
"""

from __future__ import annotations

from dataclasses import dataclass

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["CASE", "PEOPLE", "Ellipsis", "antecedent", "total_of"]

PEOPLE = r"(?:patients?|pts?|subjects?|participants?|recipients?|people|men|women)"
CASE = r"(?:cases?|events?|ones?|episodes?|instances?)"
"""What figures count, for patterns: people, and events without a name."""


@dataclass(frozen=True, slots=True)
class Ellipsis:
    """text[start:end] (end exclusive) goes on about `topic`: a figure, a denial (`absent`), a grade, or that it was fatal."""

    start: int
    end: int
    topic: Topic
    figure: Figure | None = None
    grade: str | None = None
    fatal: bool = False
    absent: bool = False
    total: int | None = None
    place: int | None = None
    """The figure's place in a pair of figures, 0 or 1."""


def antecedent(scene: Scene, linked: Linked, at: int, before: Topic | None) -> Topic | None:
    """The event last spoken of before `at`, in the sentence; else that of the sentence before, for what stands near the beginning."""
    named = [t for t in linked.topics if t.end <= at and not _is_case(scene, t)]
    if named and _in_closed_bracket(scene.text, named[-1].end, at):
        named = [t for t in named if not _in_closed_bracket(scene.text, t.end, at)]
    if named:
        last = _whole_of(scene.text, named, at) or named[-1]
        return last if last.family == "safety" and last.category is not Category.DISCONTINUATION else None
    if before is None:
        return next((t for t in reversed(linked.topics) if t.end <= at and t.generic and t.category is Category.ANY), None)
    return before if at - linked.sentence.start < 40 else None


_MEMBERS = regex(
    r"(?:[^;.]|\.(?=\d)){0,120}?(?:,\s(?:chiefly|mainly|mostly|largely|principally|predominantly|primarily|above all|notably|namely|especially|"
    r"in particular|including|among (?:them|these)|such as|with|led by|headed by|most (?:often|commonly|frequently)|"
    r"the (?:commonest|most (?:common|frequent))(?: being| of (?:them|these))?)\s|:\s|"
    r"\b(?:were|was|are|included)\s(?!(?:seen|reported|observed|noted|recorded|found|documented|of|in|at)\b)(?!\d))"
    r"(?:(?:[^;.]|\.(?=\d)){0,90}\s)?",
)
"""From events as a whole to one of those that they are said to have been."""
_NEXT_CLAUSE = regex(r"(?:[^.;:()]|\.(?=\d)|\([^()]*\))*;\s(?!of (?:these|them|which|whom)\b)[^;]{0,60}$")
"""From the last event of a list to what is told in the clause after it."""


def _whole_of(text: str, named: list[Topic], at: int) -> Topic | None:
    """The events as a whole whose members end the clause before: the TRAEs of "TRAEs in 20%, chiefly rash (10%); none was of grade 4"."""
    last = named[-1]
    if text.startswith(("neither", "both"), at) or last.generic or last.family != "safety" or _NEXT_CLAUSE.fullmatch(text, last.end, at) is None:
        return None
    whole = next((t for t in reversed(named) if t.generic), None)
    if whole is None or whole.category not in (Category.ANY, Category.TREATMENT_RELATED, Category.SERIOUS) or ";" in text[whole.end : last.start]:
        return None
    first = next(t for t in named if t.start >= whole.end)
    return whole if _MEMBERS.fullmatch(text, whole.end, first.start) is not None else None


def _in_closed_bracket(text: str, start: int, end: int) -> bool:
    """Whether a bracket that stands open at `start` closes, and a semicolon follows it: "(rash; fever); one grade 5 event"."""
    closing = text.find(")", start, end)
    return closing >= 0 and "(" not in text[start:closing] and ";" in text[closing:end] and text[start:closing].strip(" ,;")[:1] not in "0123456789"


def _is_case(scene: Scene, topic: Topic) -> bool:
    """Whether the topic is a bare noun ("event", "events") that may stand for an event named before."""
    return topic.generic and topic.category is Category.ANY and topic.text.lower() in ("event", "events", "toxicity")


def total_of(linked: Linked, topic: Topic, figure: Figure) -> int | None:
    """The denominator that the event had before, where the new figure agrees with it."""
    if figure.total is not None:
        return figure.total
    total = next((e.figure.total for e in linked.links if e.topic is topic and e.figure.total), None)
    if total is None or (figure.n is not None and (figure.n > total or figure.n == 0)):
        return None
    if figure.n is not None and figure.percent is not None and abs(100 * figure.n / total - figure.percent) > 1:
        return None
    return total
