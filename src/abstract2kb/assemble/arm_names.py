"""Names that an article gives its arms where it tells of the allotment, and what the arm was given.

Example: "randomised to A plus B (ab; n=429), C (control arm) or chemotherapy (CT)" gives "ab" the assets A and B, "control" the
asset C, and says that "CT" is a control.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.arm_keys import arm_keys
from abstract2kb.assemble.regimens import CONTROL, Group, groups_in
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex

__all__ = ["ALONE", "control_names", "label_of", "named_arms"]

Ids = tuple[str, ...]

_ALLOTMENT = Sought(r"\b(?:randomi[sz]ed|randomly|assigned|allocated|allotted|arms?)\b", re.IGNORECASE)
_BRACKET = regex(r"\s\((?P<label>[A-Za-z][\w+/ -]{0,28}?)(?P<size>[;,:]\s?[nN]\s?=\s?\d+)?\)")
_IS_ARM = regex(
    r"(?:\b(?:arms?|group|cohort)|^(?:control|experimental))$|\+|^(?:arm|group|cohort|part)\s(?:[A-Z]|\d{1,2}[a-z]?|I{1,3}|IV)$", re.IGNORECASE
)
_LETTERED = regex(r"(?:arm|group|cohort|part)\s(?:[A-Z]|\d{1,2}[a-z]?|I{1,3}|IV)", re.IGNORECASE)
_AND_WITH = regex(r"\s(?:and|or)\s(?:in combination\s|combined\s)?with\s(?:the\s)?")
"""Between the name of an arm and what the next is given besides: "X alone (part 1) and with Y (part 2)"."""
ALONE = regex(r"\s(?:alone|monotherapy)\b")
_CONTROL = at_words(rf"{CONTROL.pattern}\s\((?P<label>[A-Z][A-Za-z-]{{1,7}})(?=[);:,])", re.IGNORECASE)
_APART = regex(r"[;.]\s|\)|\b(?:or|versus|vs)\b")
_KIND = regex(r"\b(?:the|arms?|groups?|cohorts?|parts?|patients|pts|recipients)\b|\([^()]*\)|\s(?=\+)|(?<=\+)\s", re.IGNORECASE)


def label_of(words: str) -> str:
    """The name of an arm in the form by which it is looked up: "Durva + ola arm" is "durva+ola"."""
    return _KIND.sub("", words).strip().lower()


def named_arms(scene: Scene) -> dict[str, Ids]:
    """What the arms were given, by the names in brackets after their drugs, or before these."""
    found: dict[str, Ids] = {}
    for sentence in scene.prose():
        for label, ids in arm_keys(scene, sentence).items():
            found.setdefault(label_of(label), ids)
        if not _allots(scene.text, sentence.start, sentence.end):
            continue
        for group in groups_in(scene, sentence.start, sentence.end):
            if ALONE.match(scene.text, group.end):
                found.setdefault(label_of(scene.text[group.start : group.end]), group.ids)
        start, last = sentence.start, tuple[str, ...]()
        for match in _BRACKET.finditer(scene.text, sentence.start, sentence.end):
            label = match.group("label")
            if not (match.group("size") or _IS_ARM.search(label)) or not label_of(label):
                continue
            groups = [g for g in groups_in(scene, sentence.start, match.start()) if g.end > start]
            if groups and _APART.search(_flat(scene.text[groups[-1].end : match.start()])) is None:
                added = _AND_WITH.fullmatch(scene.text, start, groups[0].start) is not None
                last = tuple(dict.fromkeys((*(last if added else ()), *_in_turn(scene.text, groups))))
                found.setdefault(label_of(label), last)
            start = match.end()
    return found


def _allots(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells of the allotment: in words, or by two arms with their sizes or letters."""
    told = sum(1 for m in _BRACKET.finditer(text, start, end) if m.group("size") or _LETTERED.fullmatch(m.group("label")))
    sizes = sum(1 for _ in _SIZE.finditer(text, start, end)) if told else 0
    return _ALLOTMENT.search(text, start, end) is not None or told + sizes > 1


_SIZE = regex(r"\([nN]\s?=\s?\d+\)")
_THEN = regex(r"[^;.]*\b(?:then|followed by)\s[^;.]*")


def _in_turn(text: str, groups: Sequence[Group]) -> Ids:
    """The drugs of the last group, with those given before it: "A + B for four doses, then A"."""
    ids = groups[-1].ids
    for earlier, later in zip(reversed(groups[:-1]), reversed(groups), strict=False):
        if _THEN.fullmatch(text[earlier.end : later.start]) is None:
            break
        ids = (*earlier.ids, *ids)
    return tuple(dict.fromkeys(ids))


def _flat(words: str) -> str:
    """The words without closed brackets."""
    return re.sub(r"\([^()]*\)", "", words)


def control_names(scene: Scene) -> frozenset[str]:
    """Short names of controls that are named by class: "investigator's choice (IC)"."""
    return frozenset(m.group("label").lower() for m in _CONTROL.finditer(scene.text) if m.group("label")[0].isupper())
