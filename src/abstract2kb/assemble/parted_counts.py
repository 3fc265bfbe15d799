"""Counts of responses, events or deaths parted by group right behind them, whose sum is the whole.

Example: "nine partial responses: four in ten patients with thyroid cancer, three in eight with melanoma and two in sarcoma" gives three more counts,
"88 deaths had occurred (40 in the experimental arm and 48 in the control arm)" two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.numerals import INTEGER, UNIT_WORD, integer
from abstract2kb.patterns import regex
from abstract2kb.records import Measure, Outcome, content_id

__all__ = ["with_parted"]

_N = rf"(?:{INTEGER}|{UNIT_WORD}|ten|eleven|twelve)"
_ITEM = (
    rf"(?P<n>{_N})\s(?:(?:patients?|pts?)\s)?(?:with|in|of|among|from|at|on)\s(?:(?:the\s)?(?P<of>{_N})(?:\s(?:patients|pts))?(?:\s(?:with|on|at)\s|\s))?"
    r"(?:the\s)?(?P<who>[^.;:,()%]{3,50}?)(?:\s?\([^()]*\))?"
)
_FIRST = regex(r"[)\]]?(?:[^.;:,()]{0,40}?(?:\s?\([^()]*\)){0,2})?(?:(?::|,|\s?[–—])\s|\s[(\[](?:including\s)?(?=[^()\[\]]*[)\]]))")
_ONE = regex(rf"{_ITEM}(?P<mark>[,;]\s(?:and\s)?|\s(?:and|vs\.?|versus|compared (?:with|to))\s|[.;)\]]|$)(?=(?:{_N}\s)|[^,\s]|\s|$)")
_LAST = regex(r"[.;)\]]|$")
_TREATED = regex(
    r"\b(?:arms?|groups?|cohorts?|regimens?|placebo|controls?|alone|patients|pts|women|men)\b|\b[a-z]+(?:mab|nib|tin|xel|cel|lib|rib|ciclib|mide|zomib|sone)\b"
)
"""Words of those among whom deaths are counted, which tell them from causes and times: "(two from sepsis)", "(one in cycle 2)"."""


def with_parted(scene: Scene, linked: Linked, found: list[Outcome]) -> list[Outcome]:
    """The outcomes of a sentence, with the counts of the groups that a counted response is parted into, where they add up to it."""
    added: list[Outcome] = []
    places: list[tuple[int, int]] = []
    for entry in linked.links:
        figure = entry.figure
        if entry.topic.family not in ("response", "death") or figure.kind != "rate" or (figure.n or 0) < 2:
            continue
        whole = next((o for o in found if o.n == figure.n and o.endpoint is entry.topic.endpoint and o.assertion.value == "stated"), None)
        parts = _parts(scene.text, max(figure.end, entry.topic.end), linked.sentence.end, figure.n or 0)
        if entry.topic.family == "death" and not all(_is_group(scene, match) for _, match in parts):
            continue
        if whole is not None and parts and not _told(linked, entry, parts):
            added += [_record(scene, whole, part, match) for part, match in parts]
            places.append((parts[0][0].start + scene.source.offset, parts[-1][0].end + scene.source.offset))
    return [o for o in found if not any(a < o.evidence[-1].end <= b for a, b in places)] + added


def _parts(text: str, start: int, end: int, whole: int) -> list[tuple[Figure, re.Match[str]]]:
    """The counts of text[start:end] that add up to the whole."""
    first = _FIRST.match(text, start, end)
    at, parts = (first.end() if first else -1), list[tuple[Figure, re.Match[str]]]()
    while at >= 0 and (match := _ONE.match(text, at, end)) is not None:
        total = integer(match.group("of")) if match.group("of") else None
        parts.append((Figure(match.start("n"), match.end("who"), "rate", n=integer(match.group("n")), total=total, style="of"), match))
        at = -1 if _LAST.fullmatch(match.group("mark")) else match.end()
    complete = len(parts) > 1 and at < 0 and sum(f.n or 0 for f, _ in parts) == whole
    return parts if complete and all(f.total is None or (f.n or 0) <= f.total for f, _ in parts) else []


def _is_group(scene: Scene, part: re.Match[str]) -> bool:
    """Whether a part is counted among people who were treated alike."""
    start, end = part.span("who")
    return _TREATED.search(scene.text, start, end) is not None or bool(scene.within(start, end, Label.ARM, Label.DRUG))


def _told(linked: Linked, whole: Link, parts: Sequence[tuple[Figure, re.Match[str]]]) -> bool:
    """Whether the parts are results of another endpoint already."""
    begin, end = parts[0][0].start, parts[-1][0].end
    return any(begin <= e.figure.start < end and e.topic.endpoint is not whole.topic.endpoint for e in linked.links)


def _record(scene: Scene, whole: Outcome, part: Figure, match: re.Match[str]) -> Outcome:
    """The outcome of one part."""
    update = {
        "id": content_id("outcome", whole.id, part.start),
        "n": part.n,
        "total": part.total,
        "percent": None,
        "derived_total": None,
        "derived_percent": round(100 * (part.n or 0) / part.total, 1) if part.total else None,
        "measure": Measure.PROPORTION if part.total else Measure.COUNT,
        "ci_low": None,
        "ci_high": None,
        "ci_level": None,
        "arm": scene.raw(*match.span("who")),
        "subset_of": whole.id,
        "raw": scene.raw(part.start, part.end),
        "evidence": scene.evidence(part.start, part.end, "outcomes.parted"),
    }
    return whole.model_copy(update=update)
