"""What the patients of a result were given: the drugs of its arm's own words, else its place in a pair, else the current trial's.

Example: under "A versus B", the first of "62% vs 43%" is of A and the second of B; "with the doublet" is the experimental regimen.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.regimens import CONTROL, Group, groups_in
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.treatments import Frame, treatments_of
from abstract2kb.nlp.mention import Label, Mention

__all__ = ["assets_of", "other_drugs", "regimen_named"]

Ids = tuple[str, ...]

_EXPERIMENTAL = re.compile(
    r"\b(?:doublet|triplet|combination|combined|experimental|active|investigational|both (?:drugs|agents)|treatment (?:arm|group)|treated)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:monotherapy|single[- ]agent|alone)\b", re.IGNORECASE)
_GROUPS = ("subgroup", "status", "dose", "numbered")
_NUMBER = r"\d[\d.,]*\s?(?:%|months?|mo|weeks?|years?)?(?:\s?\([^()]*\))?"
_SECOND = re.compile(
    rf"(?:{_NUMBER}|not reached|NR)[^;.()]{{0,40}}?[,\s](?:vs\.?|versus|against|compared (?:with|to)|rather than)\s(?:only |just |about |an? )*$|"
    rf"{_NUMBER},?\s(?:and|but)\s$|\bfrom\s$",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"\bfrom\s{_NUMBER}\s(?:\([^()]*\)\s)?to\s$", re.IGNORECASE)
_PAIR_INSIDE = re.compile(rf"{_NUMBER}\s?[)\]]?,?\s(?:vs\.?|versus|against)\s{_NUMBER}\s?\)?$", re.IGNORECASE)


def assets_of(scene: Scene, sentence: Sentence, start: int, end: int, arm: Mention | None, order: int | None = None, ratio: bool = False) -> Ids:
    """The assets that the figure at start:end is of. `order` is its place in a pair of figures (0 or 1) where that is known; a ratio
    is of the experimental regimen."""
    if not scene.asset_ids:
        return ()
    frame = treatments_of(scene).at(end - 1)
    if ratio:
        return frame.experimental or _fallback(scene, sentence)
    if arm is not None and (named := regimen_named(scene, frame, arm)) is not None:
        return named
    told = _order(scene.text, sentence, start, end)
    if frame.control is not None and (place := told if told is not None else order) is not None:
        return frame.control if place else frame.experimental
    if told == 1:
        return ()
    if (own := _of_whom(scene, sentence, start)) is not None:
        return own
    local = _local(scene, sentence, start)
    if local is not None:
        return _side(frame, local.ids)
    return frame.experimental or _fallback(scene, sentence)


def regimen_named(scene: Scene, frame: Frame, arm: Mention) -> Ids | None:
    """The drugs of an arm by its own words; None where they say nothing of drugs."""
    inside = groups_in(scene, arm.start, arm.end)
    if inside:
        ids = tuple(dict.fromkeys(i for g in inside for i in g.ids))
        return ids if _SUBJECT.search(scene.text[arm.start : arm.end + 14]) else _side(frame, ids)
    if (short := treatments_of(scene).names.get(arm.text.split(" ")[0])) is not None:
        return _side(frame, short)
    if arm.id in _GROUPS:
        return None
    if CONTROL.search(arm.text):
        return frame.control or ()
    if _EXPERIMENTAL.search(arm.text):
        return frame.experimental or None
    return (frame.subject or None) if _SUBJECT.search(arm.text) else None


def _side(frame: Frame, ids: Ids) -> Ids:
    """The regimen of the trial that drugs stand for: "the nivolumab group" of "A plus nivolumab versus nivolumab" is the control."""
    own, experimental, control = set(ids), set(frame.experimental), set(frame.control or ())
    if own == control:
        return frame.control or ()
    if own <= experimental:
        return frame.control or () if own <= control else frame.experimental
    return frame.control or () if own <= control else ids


def _order(text: str, sentence: Sentence, start: int, end: int) -> int | None:
    """The place of a figure in a pair, read off the words before it: "62% vs", "from 5.1 to"."""
    before = text[max(sentence.start, start - 90) : start]
    if _FIRST.search(before):
        return 0
    if _SECOND.search(before) or _PAIR_INSIDE.search(text[start:end]):
        return 1
    return None


def _of_whom(scene: Scene, sentence: Sentence, start: int) -> Ids | None:
    """The drugs of "(two of whom had received A with B)"."""
    opening = scene.text.rfind("(", sentence.start, start + 1)
    closing = scene.text.find(")", start, sentence.end)
    if opening < 0 or closing < 0 or ")" in scene.text[opening:start]:
        return None
    return next((g.ids for g in groups_in(scene, opening, closing) if g.part == "own"), None)


def _local(scene: Scene, sentence: Sentence, start: int) -> Group | None:
    """The drug that opens the clause of a figure: the second of "A kept 76% free of progression, B 34%"."""
    before = [g for g in groups_in(scene, sentence.start, start) if g.part in ("subject", "arm")]
    if not before or not before[-1].opens:
        return None
    if any(c in scene.text[before[-1].end : start] for c in ".;"):
        return None
    return before[-1]


def other_drugs(one: Ids, other: Ids) -> bool:
    """True when two results are of other drugs: each names one that the other does not."""
    return bool(set(one) - set(other)) and bool(set(other) - set(one))


def _fallback(scene: Scene, sentence: Sentence) -> Ids:
    """Where no regimen is known yet: the drugs of the sentence outside brackets, or the single asset of the article."""
    found = []
    for mention in scene.within(sentence.start, sentence.end, Label.DRUG):
        asset = scene.asset_ids.get((mention.start, mention.end))
        before = scene.text[sentence.start : mention.start]
        if asset and before.count("(") <= before.count(")"):
            found.append(asset)
    everyone = set(scene.asset_ids.values())
    return tuple(dict.fromkeys(found)) or (tuple(everyone) if len(everyone) == 1 else ())
