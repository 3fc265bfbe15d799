"""The arm of a figure whose clause turns to another subject than that of the arm named before, or whose sentence a control heads.

Example: in "median OS was 9.4 months with B, whereas A achieved 18.1 months" the second figure is of A; in "Placebo: ORR 12%" it is of placebo.
"""

from __future__ import annotations

from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.regimens import CONTROL, groups_in
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["headed_by_control", "turned_to"]

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


_COLON = regex(r"(?:\s(?:alone|arm|group))*\s?:\s")


def headed_by_control(scene: Scene, sentence: Sentence) -> Mention | None:
    """The control whose words, with a colon, begin a sentence."""
    control = CONTROL.match(scene.text, sentence.start, sentence.end)
    if control is None or _COLON.match(scene.text, control.end(), sentence.end) is None:
        return None
    return Mention(*control.span(), Label.ARM, control.group(), "label", "arms.headed")
