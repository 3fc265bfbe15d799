"""The groups of the last list of figures, for the next list of as many that names none: "10 months with A and 8 with B; at 2 years 31% and 22%".

Lists are noted as their groups are found, in the order of the text; a later list takes those of the latest one, where its sentence tells no other
people apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.people import HEAD
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.treatments import treatments_of
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["last_group", "later_group", "note_group"]

_REACH = 4
"""So many sentences back a list is looked for."""
_BESIDE = regex(rf"[^A-Za-z;]*(?:(?:months?|weeks?|years?|mo|CI|range|P|p)\b[^A-Za-z;]*)*(?:\b(?:{VERSUS}|and)|,)\s[^A-Za-z;]*")
"""Between figures that stand bare side by side."""
_TELLS_APART = regex(
    rf"\b{HEAD}\s(?:with(?:out)?|who|whose|aged|treated|receiving|undergoing|in)\b|"
    r"(?<!\bsame )(?<!\brespective )(?<!\bcorresponding )\b(?!(?:same|respective|corresponding|the|these|"
    r"those|both|two|of|all|in|for|between|study|treatment|with|among|from)\b)[a-z-]+\s"
    rf"{HEAD}\b|"
    r"\b(?:according to|by)\s(?:[\w-]+\s){0,3}(?:status|group|stage|type|level|age|sex)\b",
    re.IGNORECASE,
)
_PLAIN = ("controls",)
"""Words that stand for no arm told before, but are one."""
Notes = dict[int, tuple[int, int, dict[int, Mention]]]


def _notes(scene: Scene) -> Notes:
    """By where a list begins: where it ends, how many figures it has, and the groups of those whose groups are known."""
    known = scene.memo.get("groups of lists")
    if known is None:
        known = scene.memo["groups of lists"] = {}
    return known  # type: ignore[return-value]


def note_group(scene: Scene, link: Link, siblings: Sequence[Link], group: Mention) -> None:
    """Notes the group of a figure of a list, or of one that stands alone beside others of its topic: "from 28% in A to 41% in B"."""
    if group.id == "standin" and group.text not in _PLAIN:
        return
    if link.size > 1 and link.size == len(siblings):
        _notes(scene).setdefault(link.list_start, (link.list_end, link.size, {}))[2][link.place] = group
    elif link.size == 1 == len(siblings) and link.figure.kind != "ratio" and group.start >= link.topic.start:
        _, _, earlier = _notes(scene).get(link.topic.start, (0, 0, {}))
        apart = {place: g for place, g in earlier.items() if g.start != group.start}
        _notes(scene)[link.topic.start] = (link.list_end, len(apart) + 1, {**dict(enumerate(apart.values())), len(apart): group})


def last_group(scene: Scene, sentence: Sentence, link: Link, siblings: Sequence[Link]) -> Mention | None:
    """The group at the figure's place in the latest list before of as many figures."""
    found = _latest(scene, sentence, link, siblings)
    return found[1][link.place] if found is not None else None


def later_group(scene: Scene, sentence: Sentence, link: Link, siblings: Sequence[Link], known: Mention) -> Mention | None:
    """The same, where that list is told after the sentence in which a `known` group of the figure stands."""
    found = _latest(scene, sentence, link, siblings)
    if found is None or found[0] < scene.sentence_at(known.start).end:
        return None
    return found[1][link.place]


def _latest(scene: Scene, sentence: Sentence, link: Link, siblings: Sequence[Link]) -> tuple[int, dict[int, Mention]] | None:
    """The latest list before of as many figures: where it begins, and its groups."""
    if link.size < 2 or link.size != len(siblings):
        return None
    begin = scene.sentences[max(0, sentence.index - _REACH)].start
    notes = _notes(scene)
    earlier = [at for at, (_, size, groups) in notes.items() if begin <= at < link.list_start and size == link.size == len(groups)]
    if not earlier:
        return None
    end, _, groups = notes[max(earlier)]
    end = max((end, *(g.end for g in groups.values() if g.end <= link.list_start)))
    if _names_others(scene, max(sentence.start, end), sentence, siblings):
        return None
    spoken = treatments_of(scene)
    same = spoken.at(link.list_end).subject == spoken.at(max(earlier)).subject
    different = len({g.text.lower() for g in groups.values()}) == len(groups)
    return (max(earlier), groups) if same and different else None


def _names_others(scene: Scene, begin: int, sentence: Sentence, siblings: Sequence[Link]) -> bool:
    """Whether a list stands, from `begin` on, beside groups of its own, or is no list of bare figures."""
    figures = [s.figure for s in siblings]
    if not all(_BESIDE.fullmatch(scene.text, a.end, b.start) for a, b in pairwise(figures)):
        return True
    clause = max(begin, scene.text.rfind("; ", begin, figures[0].start) + 1, figures[0].start - 120)
    if scene.within(clause, sentence.end, Label.ARM, Label.DRUG):
        return True
    ends = scene.text.find("; ", figures[-1].end, figures[-1].end + 60)
    return _TELLS_APART.search(scene.text, clause, min(sentence.end, ends if ends >= 0 else figures[-1].end + 60)) is not None
