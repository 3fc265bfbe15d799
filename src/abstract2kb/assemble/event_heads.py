"""The arm that stands before an event or its figure: "in those given A it was rash (ten [20%])", "with A (ten [20%]) than with B (six [12%])".

Example: in "the commonest event with A was rash (8%), with B it was fever (6%)" the 8% is of A, whatever stands after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["arm_closing", "arm_inside", "arm_of_bracket", "arm_opening"]

_EVENT, _BRACKET = "\x01", "\x02"
_WAS = regex(
    rf"(?:\s(?:arms?|groups?|recipients|patients))?,?\s(?:(?:it|this|that|they|these|those|the most (?:common|frequent)(?: ones?)?)\s)?"
    rf"(?:was|were|included?|being)\s(?:(?:an?|the|mainly|mostly|only|and|of|\x03)\s)*(?:{_EVENT}\s{_BRACKET}(?:,\s(?:and\s)?|\sand\s)(?:\x03\s)?)*"
)
"""From an arm to an event: the verb, and the events told before it in the same list, each with its bracket."""
_BEFORE_ARM = regex(r"(?:\b(?:in|with|on|for|among|of|under)\s(?:the\s)?|^)$", re.IGNORECASE)
_IN_BRACKET = regex(
    r"[(\[](?:[^()\[\]A-Za-z]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|grade|of|n|patients?|pts|each)\b|[(\[][\d.%\s]*[)\]])*[)\]]"
)
"""A bracket that holds figures and names no arm."""
_REACH = 260


def arm_opening(scene: Scene, linked: Linked, entry: Link) -> Mention | None:
    """The arm from which only a verb, and other events with figures of their own, leads to the event of a single figure in a bracket."""
    topic, begin = entry.topic, linked.sentence.start
    if entry.size != 1 or topic.end > entry.figure.start or scene.text[topic.end : entry.figure.start].strip() not in ("(", "["):
        return None
    if _IN_BRACKET.match(scene.text, entry.figure.start - 1) is None:
        return None
    for arm in reversed(scene.within(max(begin, topic.start - _REACH), topic.start, Label.ARM)):
        if _BEFORE_ARM.search(scene.text, max(begin, arm.start - 12), arm.start) and _WAS.fullmatch(_told(scene, arm.end, topic.start)):
            return arm
    return None


def _told(scene: Scene, start: int, end: int) -> str:
    """text[start:end] with a sign for each event, each grade and each bracket of figures."""
    marks = [(m.start, m.end, _EVENT) for m in scene.within(start, end, Label.ADVERSE_EVENT)]
    marks += [(m.start, m.end, "\x03") for m in scene.within(start, end, Label.GRADE)]
    marks += [(m.start(), m.end(), _BRACKET) for m in _IN_BRACKET.finditer(scene.text, start, end)]
    parts, at = [], start
    for a, b, sign in sorted(marks):
        if a >= at:
            parts += [scene.text[at:a], sign]
            at = b
    return "".join([*parts, scene.text[at:end]])


_ENDS_LIST = regex(
    r"[)\]](?:(?:,\s(?:and\s)?|\sand\s)[A-Za-z][^;:.()]{2,50}\s\([^()]*\))*,?\s(?:was|were)\s(?:also\s)?(?:the\s|among\sthe\s)?[^;:.()]{0,70}?"
    r"\b(?:events?|AEs|toxicit(?:y|ies)|effects|reactions?)\s(?:(?:seen|reported|observed|noted|recorded)\s)?(?:in|with|on|for|among)\s(?:the\s)?"
    r"(?:patients\s(?:receiving|given|treated with|on)\s)?"
)
"""From a figure in a bracket, over the rest of its list, to the arm: "rash (9%) and fever (4%) were the commonest events in the A arm"."""
_OTHER_ARM = regex(r"(?:\s(?:arm|group))?,?\s(?:and|or|vs\.?|versus)\s")


def arm_closing(scene: Scene, linked: Linked, entry: Link) -> Mention | None:
    """The one arm of which it is said, behind a list, that the events in it were those of that arm."""
    if entry.size != 1 or entry.topic.end > entry.figure.start:
        return None
    ends = _ENDS_LIST.match(scene.text, entry.figure.end, linked.sentence.end)
    arm = next((a for a in scene.within(ends.end(), linked.sentence.end, Label.ARM) if a.start == ends.end()), None) if ends is not None else None
    return arm if arm is not None and _OTHER_ARM.match(scene.text, arm.end) is None else None


def arm_of_bracket(scene: Scene, linked: Linked, siblings: Sequence[Link], place: int) -> Mention | None:
    """The arm right before the bracket of a figure of a list all of whose figures stand so, each behind another arm, or of the list itself."""
    if len(siblings) < _LEAST:
        return None
    if siblings[0].size == 1 and ")" not in scene.text[siblings[0].list_start : siblings[0].list_end]:
        return _before_bracket(scene, linked, siblings[0])  # one figure of each of several events
    if siblings[0].size != len(siblings):
        return None
    found = [_before_bracket(scene, linked, s) for s in siblings]
    arms = [a for a in found if a is not None]
    return found[place] if len({a.text.lower() for a in arms}) == len(siblings) else None


_LEAST = 2


_PEOPLE_ON = regex(r"\S+\s(?P<arm>\S.*?)[ -](?:treated\s)?(?:patients|pts|recipients)(?:\s\([\d.\s]+%\)?)?")


def arm_inside(scene: Scene, entry: Link) -> Mention | None:
    """The drug by which so many people are named: "three docetaxel patients"."""
    match = _PEOPLE_ON.fullmatch(scene.text, entry.figure.start, entry.figure.end) if entry.figure.style == "noun" else None
    if match is None or not any((d.start, d.end) == match.span("arm") for d in scene.within(*match.span("arm"), Label.DRUG)):
        return None
    return Mention(*match.span("arm"), Label.ARM, match.group("arm"), "drug", "arms.people")


def _before_bracket(scene: Scene, linked: Linked, entry: Link) -> Mention | None:
    """The arm whose bracket begins with the figure."""
    start = entry.figure.start
    if scene.text[start - 2 : start] not in (" (", " ["):
        return None
    near = scene.within(max(linked.sentence.start, start - _REACH), start, Label.ARM)
    return next((a for a in reversed(near) if a.end == start - _LEAST), None)
