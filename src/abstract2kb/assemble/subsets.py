"""Kinds of response told as part of the responses before them: "ORR 41% (33/80), including one CR", "20 responded: two CRs and 18 PRs".

What stands beside without such words ("ORR 41%, CR 12%") is told as a result of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.patterns import regex
from abstract2kb.records import Endpoint, Outcome, content_id

__all__ = ["all_of_kind", "with_subsets"]

_PARTS = frozenset({Endpoint.CR, Endpoint.PR, Endpoint.SCR, Endpoint.VGPR})
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_ASIDE = regex(r"\s?\([^()]*\)|\s?\[[^\[\]]*\]")
_SIZE = 160
"""Characters that may stand between a whole and its part."""
_WITHIN = regex(
    r"[^.;]{0,40}?(?:,?\s(?:with|including|among (?:them|these|which|whom)|of (?:them|these|which|whom)|comprising|consisting of|made up of|counting)"
    rf"|:|\s?[–—]|\()\s?(?:an? |the |also |all |{_COUNT}(?: \w+)? (?:was|were|had|reached) an? )?"
)
"""Between the responses and what they are made of."""
_ADVERBS = frozenset({"complete", "completely", "partial", "partially"})
"""Kinds of response that are no nouns: said of those that responded."""
_OF_THEM = regex(rf"[^.;]{{0,80}}?,\s(?:{_COUNT}|[\d.]+\s?%)\s(?:\([^()]*\)\s)?of (?:them|these|which|whom)\b[^.;,]{{0,30}}?$")
"""Before a kind that counts some of the responses: "40 responded, 12 of whom had a CR"."""
_NEAR = regex(r"[^.;:]{0,60}")
_LISTED = regex(rf"(?:\s?\((?:[^().;]|\.(?=\d))*)?[;,:]\s(?:{_COUNT}\s)?")
"""Within the bracket behind the responses: "7 of 15 responded (47%; 4 PR, 3 CR)"."""
_COUNTED = regex(r"[)\]]?,\s(?:with |of which |and )?")
"""Before a bare count right behind the responses: "ORR 37% (16/43), 15 partial responses"."""
_AND = regex(rf"[^.;:]{{0,25}}?(?:,|,?\sand|\s?/|\splus)\s?(?:an? )?(?:with )?(?:{_COUNT} (?:had )?)?")
"""Between two parts of one whole."""


def with_subsets(scene: Scene, found: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes (in text order), each complete or partial response told as part of an ORR before it in its sentence pointing at that."""
    out: list[Outcome] = []
    whole: list[Outcome] = []
    at = last = -1
    started = False
    for record in found:
        place = _place(scene, record)
        if place is None:
            out.append(record)
            continue
        sentence = scene.sentence_at(place[0]).index
        if sentence != at:
            at, whole, started = sentence, [], False
        if record.endpoint is Endpoint.ORR:
            whole, started = ([] if started else whole) + [record], False
        elif record.endpoint in _PARTS and record.subset_of is None and whole and _is_part(scene, last, place[0], record, started):
            if (parent := _parent(whole, record)) is not None:
                record, started = record.model_copy(update={"subset_of": parent.id}), True
        else:
            whole = whole if record.endpoint in _PARTS and started else []
        last = max(last, place[1])
        out.append(record)
    return out


_ALL = regex(r"\b(?:all|each) (?:of (?:them|these|which|whom) )?(?:being |were )?$")
_OF_KIND = frozenset({"partial", "partially", "complete", "completely"})


def all_of_kind(scene: Scene, linked: Linked, found: Sequence[Outcome]) -> list[Outcome]:
    """ "19 of 52 responded (37%), all partially": the responses counted last are all of the kind that the words name."""
    added = []
    for topic in linked.unlinked:
        if topic.text.lower() not in _OF_KIND or topic.endpoint is None or not _ALL.search(scene.text, max(0, topic.start - 24), topic.start):
            continue
        start = topic.start + scene.source.offset
        told = [o for o in found if o.endpoint is Endpoint.ORR and o.n and o.evidence[-1].end <= start and start - o.evidence[-1].end < _SIZE]
        if not told:
            continue
        update = {"endpoint": topic.endpoint, "endpoint_text": scene.raw(*topic.name), "percent": None, "ci_low": None, "ci_high": None}
        update |= {"ci_level": None, "id": content_id("outcome", told[-1].id, topic.endpoint), "subset_of": told[-1].id}
        added.append(told[-1].model_copy(update=update))
    return added


def _place(scene: Scene, record: Outcome) -> tuple[int, int] | None:
    """Where the words of a result in prose stand; None for one of a table."""
    start = record.evidence[0].start - scene.source.offset
    return None if scene.in_table(start) else (start, record.evidence[-1].end - scene.source.offset)


def _is_part(scene: Scene, last: int, start: int, record: Outcome, started: bool) -> bool:
    """Whether the words from the result before say that this one counts some of it."""
    if started and start < last:  # the second of two numbers of one name: "CRs in 29% and 12%"
        return True
    if not 0 <= start - last <= _SIZE:
        return False
    if record.endpoint_text and _tells_of_them(scene.text, last, start, record.endpoint_text.lower() in _ADVERBS):
        return True
    gap = _ASIDE.sub("", scene.text[last:start])
    if _WITHIN.fullmatch(gap) or (started and _AND.fullmatch(gap)):
        return True
    return record.n is not None and record.percent is None and _COUNTED.fullmatch(gap) is not None


def _tells_of_them(text: str, last: int, start: int, adverb: bool) -> bool:
    """Whether a kind of response from `start` on is said of the responses that end at `last`: "completely", "12 of whom had a CR", "(47%; 4 PR)"."""
    whole = text[last:start]
    gap = _ASIDE.sub("", whole)
    if adverb and _NEAR.fullmatch(gap):
        return True
    behind = text[start : start + _BEHIND]
    if _OF_THEM.fullmatch(gap) or _OF_THEM.fullmatch(f"{gap}{m.group()}" if (m := _COUNTS.match(behind)) else ""):
        return True
    line = text[max(0, last - _SIZE) : start]
    return line.rfind("(") > line.rfind(")") and ")" in text[start : start + _SIZE] and _LISTED.fullmatch(whole) is not None


_BEHIND = 60
_COUNTS = regex(rf"(?:{_COUNT}|[\d.]+\s?%)\s(?:\([^()]*\)\s)?of (?:them|these|which|whom)\b")


def _parent(whole: Sequence[Outcome], record: Outcome) -> Outcome | None:
    """The responses of the same group that are no fewer; the only ones, where no group is told apart."""
    own = [o for o in whole if o.arm == record.arm and o.assets == record.assets] or (list(whole) if len(whole) == 1 else [])
    parent = own[-1] if own else None
    if parent is None or parent.assertion is not record.assertion:
        return None
    fewer = parent.n is None or record.n is None or record.n <= parent.n
    return parent if fewer and (parent.percent is None or record.percent is None or record.percent <= parent.percent) else None
