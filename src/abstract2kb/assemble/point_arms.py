"""The arms that a point of a list sets against each other, for the results of the points below and beside it.

Example: "• ALPHA-1 (NCT01234567), phase 3: A (Acme) + B vs chemotherapy, 509 patients" has the arms "A (Acme) + B" and "chemotherapy".
"""

from __future__ import annotations

from abstract2kb.assemble.outlines import outline_of
from abstract2kb.assemble.regimens import groups_in
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["is_told_for", "point_arms", "point_floor"]

_AGAINST = regex(
    rf"(?:\s?\([^()]*\))?(?:\s(?:arm|group|alone|monotherapy))?,?(?:\s?\(?[nN]\s?=\s?\d[\d,]*\)?,?)?(?:\s\(?[1-4]:[1-4]\)?,?)?\s{VERSUS}\s(?:an?\s|the\s)?"
)
"""From the end of a regimen to the words on what it is set against."""
_WORDS = regex(r"[\w/’'+-]+(?:\s(?!(?:in|after|for|as|at|among|with|by|n|N|over|until|on|from|alone)\b)[\w/’'+-]+){0,4}")
"""Those words, up to a mark or to who was treated and when."""
_RULE = "arms.point"
_PART = regex(r"[Pp]arts?\b")
_NO_DRUG = regex(r"\d|(?:historical|expected|expectations?|previous|prior|earlier)\b")


def point_arms(scene: Scene, sentence: Sentence) -> list[list[Mention]]:
    """The two arms of a sentence of a point that tells no result: of a regimen and what it is set against, a class too; else none."""
    if outline_of(scene).at(sentence.start) is None or scene.within(sentence.start, sentence.end, Label.PERCENT, Label.RATIO, Label.TIME):
        return []
    groups = [g for g in groups_in(scene, sentence.start, sentence.end) if g.part != "own"]
    for group in groups[:1] if groups and groups[0].part == "subject" else ():
        against = _AGAINST.match(scene.text, group.end, sentence.end)
        if against is None:
            continue
        control = next((g for g in groups[1:] if g.start == against.end()), None)
        words = _WORDS.match(scene.text, against.end(), sentence.end)
        if words is None or (control is None and _NO_DRUG.match(scene.text, against.end())):
            continue
        end = control.end if control is not None else words.end()
        return [[_arm(scene, group.start, group.end), _arm(scene, against.end(), end)]]
    return []


def _arm(scene: Scene, start: int, end: int) -> Mention:
    return Mention(start, end, Label.ARM, scene.text[start:end], "drug", _RULE)


def point_floor(scene: Scene, offset: int) -> int:
    """Where the words begin that may tell of the arms of a place: the highest point that the one there belongs to; 0 elsewhere."""
    return min((p.start for p in outline_of(scene).above(offset)), default=0)


def is_told_for(scene: Scene, arm: Mention, offset: int) -> bool:
    """Whether arms are those of results at the offset: no parts of a study, which hold where they are named; those of a point in another point,
    not in the words below a list of several trials."""
    return not _PART.match(arm.text) and (arm.rule != _RULE or outline_of(scene).at(offset) is not None)
