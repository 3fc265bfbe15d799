"""The arm of a figure whose clause turns to another subject than that of the arm named before, or that a label heads.

Example: in "median OS was 9.4 months with B, whereas A achieved 18.1 months" the second figure is of A; in "Placebo: ORR 12%" it is of placebo.
"""

from __future__ import annotations

from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.regimens import CONTROL, groups_in
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["heading_arm", "turned_to"]

_TURN = Sought(r"[,;]\s(?:whereas|while|but)\s(?:the\s|those\s(?:on|given)\s|patients\s(?:on|given)\s|that\s(?:of|with)\s)?")
_DID = regex(
    r"(?:\s(?:alone|arm|group|monotherapy|patients|recipients))*\s(?:achieved|reached|had|gave|yielded|showed|produced|led\sto|resulted\sin|recorded|got|attained|"
    r"(?:was|came|stood)\sat)\s(?:an?\s|only\s|just\s|a\smedian\sof\s|the\s)*$"
)
"""Between the subject of a clause and its figure."""


def turned_to(scene: Scene, sentence: Sentence, link: Link, found: Mention | None) -> Mention | None:
    """The drugs, or the class of a control, that the last clause before a figure turns to after the arm that was `found` for it."""
    if link.size != 1 or link.topic.end > link.figure.start:
        return None
    if (other := _those_without(scene, found, link)) is not None:
        return other
    turn = next(reversed(list(_TURN.finditer(scene.text, sentence.start, link.figure.start))), None)
    if turn is None or (found is not None and found.start >= turn.end()):
        return None
    group = next((g for g in groups_in(scene, sentence.start, sentence.end) if g.start == turn.end()), None)
    control = CONTROL.match(scene.text, turn.end(), link.figure.start)
    end = group.end if group is not None else control.end() if control is not None else None
    verb_ends = link.topic.start if link.topic.start >= turn.end() else link.figure.start
    if end is None or _DID.fullmatch(scene.text, end, verb_ends) is None:
        return None
    return Mention(turn.end(), end, Label.ARM, scene.text[turn.end() : end], "drug", "arms.turned")


_WITHOUT = regex(
    r"[;,]\s(?:(?:and|but|while|whereas)\s)?(?:in|for|among|of)\s(?P<arm>those\swithout)(?:\s(?:it|them|any))?,?\s(?:it\swas\s|only\s|just\s)*$"
)


def _those_without(scene: Scene, found: Mention | None, link: Link) -> Mention | None:
    """The other patients of "in patients with metastases the ORR was 12%; in those without, 41%"."""
    if found is None or found.end > link.figure.start:
        return None
    match = _WITHOUT.search(scene.text, found.end, link.figure.start)
    return Mention(*match.span("arm"), Label.ARM, match["arm"], "subgroup", "arms.turned") if match is not None else None


_COLON = regex(r"(?:\s(?:alone|arm|group|cohort))*(?:\s?\([^()]*\))?\s?:\s")


def heading_arm(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The arm whose words, with a colon, begin the clause of a figure: "Cohort A (n = 20): ORR 40%; cohort B: ORR 12%", "Placebo: ORR 12%"."""
    if link.topic.end > link.figure.start:
        return None
    start = max(scene.text.rfind("; ", sentence.start, link.topic.start) + 2, sentence.start)
    named = [m for m in scene.within(start, link.topic.start, Label.ARM) if m.id in ("named", "numbered") and m.start - start <= _LED_BY]
    if named and _COLON.match(scene.text, named[0].end, link.topic.start):
        return named[0]
    control = CONTROL.match(scene.text, start, sentence.end)
    if control is None or _COLON.match(scene.text, control.end(), sentence.end) is None:
        return None
    return Mention(*control.span(), Label.ARM, control.group(), "label", "arms.headed")


_LED_BY = len("Dose level ")
"""Characters before the number of an arm, "cohort " of "cohort A"."""
