"""Arms that stand for those named before: "the former" and "the latter" of two, also "alone"."""

from __future__ import annotations

import re

from abstract2kb.assemble.frames import Frame, Ids
from abstract2kb.assemble.regimens import groups_in
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Mention
from abstract2kb.patterns import regex

__all__ = ["former_or_latter"]

_WHICH = regex(r"(?:the\s)?(?P<which>former|latter)\b(?P<alone>\salone)?", re.IGNORECASE)
_PAIR = 2


def former_or_latter(scene: Scene, frame: Frame, arm: Mention) -> Ids | None:
    """The drugs of "the former" or "the latter": of the last two groups named before it in its sentence or the one before, of the two drugs of
    one group, or of the two arms of the trial that is told of; None for other words, where there are no two, and for the one without the other."""
    words = _WHICH.match(arm.text)
    if words is None:
        return None
    place = 0 if words.group("which").lower() == "former" else 1
    sentence = scene.sentence_at(arm.start)
    both = all(word in scene.text[sentence.start : sentence.end].lower() for word in ("former", "latter"))
    if frame.control and both and not words.group("alone"):
        return frame.control if place else frame.experimental
    pair = _pair_before(scene, arm.start) if both else []
    return pair[place] if pair else None


def _pair_before(scene: Scene, at: int) -> list[Ids]:
    """The last two groups of drugs named before a place, in its sentence or else in the one before."""
    sentence = scene.sentence_at(at)
    for one in (sentence, scene.sentences[sentence.index - 1] if sentence.index else sentence):
        groups = list(dict.fromkeys(g.ids for g in groups_in(scene, one.start, min(one.end, at))))
        if len(groups) >= _PAIR:
            return groups[-2:]
        if len(groups) == 1 and len(groups[0]) == _PAIR:
            return [(i,) for i in groups[0]]
    return []
