"""Left-over figures: those that no reading gave an endpoint, beside others of their kind that have one, go on with it.

Example: in "the CR rate climbed from 38% after the first cycle to 62% after the second" the 62% is a CR rate too, whatever the words between;
in "95% were alive at 5 years, against 56% of the others (HR 0.11)" the ratio is of survival.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.dealing import Link, dealt
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.lists import DID
from abstract2kb.assemble.pronouns import in_turn
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.topics import Topic
from abstract2kb.assemble.wording import BLOCK_LEFT, OTHER_TIME
from abstract2kb.patterns import regex

__all__ = ["is_other_matter", "linked_left_over"]

_REACH = 160
"""Characters that may stand between a figure and the one that it goes on with."""
_BEYOND = 60
"""Characters after a figure where an endpoint of its own may stand."""
_NO_RESULT = regex(
    r"\b(?:null|benchmark|threshold|limits?|bounds?|yardstick|target(?:ed)?|expect\w*|assum\w*|hypothes\w*|prespecified|historical\w*|plan\w*|power\w*|detect|"
    r"would|could|should|might|must|beyond|above|below|exceed\w*|at least|maturity|confidence|events?|information|interim|reduc\w+|discontinu\w+|"
    r"stopp\w+|withdr\w+|baseline|prior|previous\w*|received|crossed|follow-?up|dos(?:e|es|ed|ing)|risk|PD-L1|expression|increas\w+)\b"
    r"|[<>≤≥]\s?$|\b(?:of|by)\s$",
    re.IGNORECASE,
)
"""Before or after a number that is held against the result, or that tells of something else."""
_AFTER = regex(
    r"[)\]]?\s(?:expected|or\s(?:more|less|better|higher|greater)|of\s(?:the\s)?[\w-]+\s(?:responses|responders|events|deaths)|(?:higher|lower|reduction|"
    r"increase|less|more|maturity|power|of\s(?:the\s)?(?:planned|expected|cells|doses?|cycles))\b|(?:\w+\s){0,2}(?:stopped|discontinued|withdrew|died|"
    r"received|required|needed|crossed|remained|continued|completed|progressed))\b"
    r"|[)\]]?(?:\s(?:of|in|on|with|for|among)\s[^;,.:()\d]{2,50}?)?\s(?:had|has|have|were|was|are|is|became|showed|went|stayed|remained|continued|stopped|died|received|completed|progressed)\b(?!\s?[.,;)])",
    re.IGNORECASE,
)
"""After such a number, and after people of whom a verb tells something else; "46% were." goes on."""
_CLAUSE = regex(
    r"[^;]*;\s(?![A-Z0-9]|(?:in|for|with|without|among|of|at|on|by|after|the|those|and|but|while|whereas|against|versus|vs|it|this|that|from|across|"
    r"under|over|between|when|where|if|before|during|within|per|only|control\w*|placebo)\b)"
)
"""A clause that begins neither with a group nor as the one before: "; downstaged in"."""


def linked_left_over(
    scene: Scene, sentence: Sentence, run: Sequence[Figure], named: Sequence[Topic], usable: Sequence[Figure], before: Sequence[Link]
) -> list[Link]:
    """The links of a list that goes on with the endpoint of the last figure before it, or of a ratio with that of the survival told before it."""
    first = run[0]
    topic = _of_ratio(scene, sentence, first, named) if first.kind == "ratio" else _of_last(scene, run, named, usable, before)
    if topic is None:
        return []
    if len(told := in_turn(scene.text, run, before)) > 1:
        return dealt(scene.text, list(run), told, False)
    return [Link(f, topic, i, len(run), first.start, run[-1].end, False) for i, f in enumerate(run)]


def _of_ratio(scene: Scene, sentence: Sentence, ratio: Figure, named: Sequence[Topic]) -> Topic | None:
    """The last survival told before a hazard ratio."""
    if ratio.ratio_kind != "HR" or _NO_RESULT.search(scene.text, sentence.start, ratio.start):
        return None
    told = [t for t in named if t.end <= ratio.start and (t.family in ("survival", "time") or "alive" in t.text) and t.rule != "endpoints.lasted"]
    return told[-1] if told and told[-1].endpoint is not None else None


def _of_last(scene: Scene, run: Sequence[Figure], named: Sequence[Topic], usable: Sequence[Figure], before: Sequence[Link]) -> Topic | None:
    """The topic of the figure right before, where it is of the same kind, no other is named between and the words say nothing else."""
    first, text = run[0], scene.text
    last = next((e for e in reversed(before) if e.figure.kind != "ratio"), None)
    if last is None or last.topic.endpoint is None or before[-1].topic.endpoint is not last.topic.endpoint or not _alike(last.figure, first):
        return None
    at = max(before[-1].figure.end, before[-1].topic.end)
    if not 0 <= first.start - at <= _REACH or any(at <= t.start < first.start for t in named) or any(at <= f.start < first.start for f in usable):
        return None
    following = min((f.start for f in usable if f.start >= run[-1].end), default=run[-1].end + _BEYOND)
    if any(run[-1].end <= t.start < min(following, run[-1].end + _BEYOND) and t.endpoint is not last.topic.endpoint for t in named):
        return None
    return None if is_other_matter(text, at, run) else last.topic


def is_other_matter(text: str, at: int, run: Sequence[Figure]) -> bool:
    """Whether something around a list, from `at` on, says that it tells of something else than what was told before."""
    between = text[at : run[0].start]
    if (";" in between and _CLAUSE.match(between)) or _NO_RESULT.search(between) or BLOCK_LEFT.search(between):
        return True
    if any(f.n is not None and DID.match(text, f.end) for f in run):
        return True
    return any(_AFTER.match(text, f.end) for f in run) or (run[0].kind == "time" and OTHER_TIME.search(between) is not None)


def _alike(one: Figure, other: Figure) -> bool:
    """Whether both are shares of patients, or both lengths of time."""
    if one.kind != other.kind or other.attributive or other.bound != "=" or (one.value == "NR" and other.value != "NR" and other.low is None):
        return False
    return one.kind == "time" or (one.percent is not None and other.percent is not None)
