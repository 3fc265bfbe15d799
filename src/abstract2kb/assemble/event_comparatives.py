"""The arms of pairs of figures by the arm that is said to have had more, or less, of all events of a list.

Example: in "events more common with A included rash (9% v 21%) and fever (14% v 6%)" the 21% and the 14% are of A, and so they are in "rash (9% v
21%) and fever (14% v 6%) were more frequent with A".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["by_comparative"]

_OFTEN = r"(?P<how>more|less)\s(?:frequent|common|often|prevalent|likely)\w*\s"
_ON = (
    r"(?:in|with|among|on|for)\s(?:the\s)?"
    r"(?:(?:patients?|pts?|participants?|subjects?|those|women|men)\s(?:receiving|given|treated with|on|who received)\s)?"
)
_ASIDE = r"(?:\([^()]{1,40}\)\s)?"
_SAID = regex(
    rf"[)\]](?:,?\s(?:and\s)?[A-Za-z][^;:.()]{{2,50}}\s\([^()]*\))*\s?,?\s(?:(?:was|were|being|occurred|that|which|all|both)\s)+(?:\w+ly\s)?{_OFTEN}{_ASIDE}{_ON}",
    re.IGNORECASE,
)
"""Behind a list of events with their pairs, up to the arm that had more of them."""
_HEADS = Sought(rf"\b{_OFTEN}{_ASIDE}{_ON}", re.IGNORECASE)
_THEN_LISTED = regex(
    r"(?:\s(?:arm|group|recipients|patients))?(?:\sthan\s(?:in|with|on|for)\s(?:the\s)?[^;:.()]{2,60}?)?(?:\s\([^()]*\))?"
    r"(?:\s(?:included?|including|were|was)|:|,\s(?:including|such as|notably|namely))\s"
)
"""From that arm to a list that it heads."""
_THAN = regex(r"(?:\s(?:arm|group))?\sthan\s(?:in|with|on|for|among)\s(?:the\s)?")
_CLAUSE = Sought(
    r"\b(?:whereas|while|but)\s(?:the\s)?(?P<who>[A-Za-z][^,;.()\d]{3,50}?)\s(?:was|were)\s(?:\w+ly\s)?associated\swith\s(?:an?\s)?"
    r"(?P<how>more|higher|greater|increased|fewer|less|lower|reduced)\b"
)
"""A clause that sets an arm against that of the clause before: "whereas sequential treatment was associated with more"."""
_MORE = ("more", "higher", "greater", "increased")
_NEAR = 60


def by_comparative(scene: Scene, linked: Linked, siblings: Sequence[Link]) -> list[Mention | None] | None:
    """The arms of the two figures of a bracket, None for one that no words name; None where no arm is said to have had more."""
    text, first, last = scene.text, siblings[0], siblings[-1]
    one, other = _amounts(siblings)
    if one is None or other is None or one == other or text[first.list_start - 1] not in "([":
        return None
    said = _SAID.match(text, last.figure.end)
    arm = _arm_at(scene, said.end()) if said is not None else None
    if arm is None:
        heads = (m for m in _HEADS.finditer(text, linked.sentence.start, first.list_start))
        found = [(m, a) for m in heads if (a := _arm_at(scene, m.end())) is not None and _THEN_LISTED.match(text, a.end, first.topic.start)]
        found = [(m, a) for m, a in found if not _has_arms(scene, a.end, last.figure.end)]
        said, arm = found[-1] if found else (None, None)
    if said is None or arm is None:
        said = next(reversed(list(_CLAUSE.finditer(text, linked.sentence.start, first.topic.start))), None)
        arm = _subject(scene, said) if said is not None else None
    if said is None or arm is None:
        return None
    than = _THAN.match(text, arm.end)
    pair = [arm, _arm_at(scene, than.end()) if than is not None else None]
    return pair if (one > other) is (said.group("how").lower() in _MORE) else pair[::-1]


_BESIDE_FIGURE = regex(r"[\d%\])]\s(?:in|with|on|for|among)\s(?:the\s)?$")


def _has_arms(scene: Scene, start: int, end: int) -> bool:
    """Whether figures of text[start:end] have their arms beside them: "rash (11 [30%] in the A group vs one [3%] in the B group)"."""
    return any(_BESIDE_FIGURE.search(scene.text, max(start, a.start - 16), a.start) for a in scene.within(start, end + _NEAR, Label.ARM))


def _subject(scene: Scene, clause: re.Match[str]) -> Mention | None:
    """The words for an arm that no rule knows, as the subject of a clause of its own."""
    start, end = clause.span("who")
    known = scene.within(start, end, Label.ARM, Label.DRUG, Label.ADVERSE_EVENT)
    return Mention(start, end, Label.ARM, clause.group("who"), "words", "arms.words") if not known else None


def _amounts(siblings: Sequence[Link]) -> tuple[float | None, float | None]:
    """What is compared of the two: their percents, else their numbers."""
    one, other = siblings[0].figure, siblings[-1].figure
    return (one.percent, other.percent) if one.percent is not None and other.percent is not None else (one.n, other.n)


def _arm_at(scene: Scene, start: int) -> Mention | None:
    """The arm or drug whose words begin at `start`."""
    return next((m for m in scene.within(start, start + _NEAR, Label.ARM, Label.DRUG) if m.start == start), None)
