"""Approval and filing told of a named asset in prose: "A (Acme), the oral inhibitor approved in May", "A has US approval", "the approved A".

What is not yet so ("if approved", "approval is expected"), and what a treatment rather than a drug is approved for, tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.development import EXPECTED
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.values import Reading
from abstract2kb.patterns import regex
from abstract2kb.records import Stage

__all__ = ["regulatory_stages"]

_CUES = {
    Stage.APPROVED: regex(
        r"\b(?:(?:first |newly |only )?approved\b(?=\sin\b|\sby\b|\sfor\b|\son\b|\slast\b|\sthis\b|\s(?:oral|drug|agent|member)|[,.;)]|$)"
        r"|(?:has|have|had|won|wins|gained|gains|received|obtained|secured|holds|earned|got|passed from accelerated to)\s"
        r"(?:its |their |the |an? |first |full |US |EU |Chinese |FDA |EMA |NMPA |accelerated |conditional |regulatory |marketing )*approvals?\b)"
    ),
    Stage.FILED: regex(r"\b(?:(?:was|is|has been|were) (?:re)?filed\b|(?:is|remains|now) under (?:FDA |EMA |regulatory |priority )*review\b)"),
}
_ONCE = ("approv", "filed", "review")
_BRACKET = regex(r"\s?\([^()]*(?:\([^()]*\)[^()]*)*\)|\s?\[[^\[\]]*\]")
_TO_CUE = regex(
    r",?\s?(?:(?:an?|the|its|which|that|itself|\w+['’]s)\s[^.;:]{0,90}?[\s,])?"
    r"(?:(?:is|are|was|were|has|have|had|been|remains?|the|already|just|now|since|also|recently|newly|only|first|fully|both|all|, )\s?)*"
)
"""From a name to the word on its approval: a bracket apart, an apposition and auxiliaries."""
_NOT_SO = regex(
    r"\b(?:not|never|no|nor|if|once|until|unless|when|before|may|might|could|would|should|will|to be|yet|than|unlike|without|versus|vs|over|like"
    r"|of|after|against|likely|expected|hop\w+|seek\w*|await\w*|pending|rejected|withdrawn)\b"
)
_OTHERS = regex(r"\b(?:not|never|yet|to be|than|unlike|versus|vs|drugs|agents|others|antibodies|inhibitors|compounds)\b")
"""Within an apposition: what is approved are others."""
_SUPPOSED = regex(
    r"(?:^|[\s,(])(?:[Ii]f|[Oo]nce|[Uu]nless|[Uu]ntil|[Ww]hen|[Ss]hould|[Ww]hether|[Ww]ere)\s(?:[\w&’'-]+\s){0,3}$"
    r"|\b(?:protocol|stud(?:y|ies)|trials?|use)\b[^.;]{0,25}$"
)
_JOIN = regex(r"\s?(?:,|,? and|/|,? or)\s(?:[A-Z][\w&]+['’]s )?")
_ATTRIBUTE = regex(r"\b(?:[Tt]he|recently|newly|already|FDA|EMA|US|EU)[\s-](?:FDA-)?approved\s(?=\S)")


def regulatory_stages(scene: Scene, named: Sequence[Named]) -> Iterator[tuple[int, Reading[Stage]]]:
    """(entity, stage) from the sentences that tell an approval or a filing."""
    if not any(word in scene.text for word in _ONCE):
        return
    for sentence in scene.prose():
        words = scene.text[sentence.start : sentence.end]
        if not any(word in words for word in _ONCE):
            continue
        names = [n for n in named if sentence.start <= n.start and n.end <= sentence.end]
        for stage, start, end, entities in _told(scene, names, sentence.start, sentence.end) if names else ():
            for entity in entities:
                yield entity, Reading(stage, scene.raw(start, end), 0.8, scene.evidence(start, end, "assets.regulatory"))


def _told(scene: Scene, names: Sequence[Named], start: int, end: int) -> Iterator[tuple[Stage, int, int, list[int]]]:
    """(stage, start and end of its words, the entities it is of)."""
    text = scene.text
    for stage, cue in _CUES.items():
        for match in cue.finditer(text, start, end):
            before = [n for n in names if n.end <= match.start() and not _in_bracket(text[start : n.start])]
            if not before or EXPECTED.match(text, match.end(), end):
                continue
            gap = _BRACKET.sub("", text[before[-1].end : match.start()])
            lead = text[start : before[-1].start]
            if _TO_CUE.fullmatch(gap) and not (_OTHERS if gap.startswith(",") else _NOT_SO).search(gap) and not _SUPPOSED.search(lead):
                yield stage, *match.span(), _listed(text, before)
    for match in _ATTRIBUTE.finditer(text, start, end):
        yield from ((Stage.APPROVED, *match.span(), [n.entity]) for n in names if n.start == match.end())


def _in_bracket(words: str) -> bool:
    return words.count("(") > words.count(")")


def _listed(text: str, before: Sequence[Named]) -> list[int]:
    """The last name, and those that it ends a list of: "A, B and C are approved"."""
    found = [before[-1].entity]
    for one, other in pairwise(reversed(before)):
        if not _JOIN.fullmatch(_BRACKET.sub("", text[other.end : one.start])):
            break
        found.append(other.entity)
    return list(dict.fromkeys(found))
