"""Groups that a sentence names only behind its values: "... than with B.", "... were greater in A.", "... between A and B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.nlp.told.groups import Place
from abstract2kb.nlp.told.masks import GROUP, NOISE
from abstract2kb.nlp.told.runs import Run
from abstract2kb.patterns import regex

__all__ = ["with_tails"]

_PAIR = 2
_AGAINST = regex(r"\b(?:than|compared\s(?:with|to)|versus|vs\.?)\s(?:(?:in|with|for|those|that|the|of)\s)*(?P<group>\ue001++)\s?\.?\s?$")


def _against_last(mask: str, runs: list[Run], places: Sequence[Place]) -> list[Run]:
    """Pairs whose second value has no group have that with which the end of the sentence compares."""
    end = _AGAINST.search(mask, runs[-1].end) if runs else None
    if end is None:
        return runs
    last = next((p for p in places if p[1] == end.end("group")), None)
    return [replace(r, groups=(r.groups[0], last)) if len(r.groups) == 2 and r.groups[0] and not r.groups[1] else r for r in runs]


def with_tails(mask: str, runs: list[Run], places: Sequence[Place]) -> list[Run]:
    """The runs with the groups that stand behind the last value."""
    if not runs:
        return runs
    behind = [p for p in places if p[0] >= runs[-1].end and not any(p in r.groups for r in runs)]
    runs = _between(mask, runs, [p for p in places if p[0] >= runs[-1].end])
    runs = _said_of(mask, runs, behind)
    return _of_subject(mask, _against_last(mask, runs, places), places)


_OF_BOTH = regex(
    rf"[^.;]*?\b(?:between|in|for|with)\s(?:the\s)?{GROUP}++\s(?:and|vs\.?|versus|(?:as\s)?compared\s(?:with|to)|than)\s(?:in\s|for\s|with\s)?(?:the\s)?{GROUP}++"
)


def _between(mask: str, runs: list[Run], behind: Sequence[Place]) -> list[Run]:
    """Pairs without groups, all of the two that the end of the sentence names: "(2.7 % vs 2.4 %) ... between A and B"."""
    if len(behind) != _PAIR or any(g not in (None, *behind) for r in runs for g in r.groups) or _OF_BOTH.match(mask, runs[-1].end) is None:
        return runs
    return [replace(r, groups=tuple(behind)) if len(r.groups) == _PAIR else r for r in runs]


_SAID = regex(
    rf"[\s;,)\](]*(?:{NOISE}++[\s;,)\](]*)*[^.;]*?\b(?:were|was)\s(?:\w+ly\s)?(?:greater|higher|better|larger|longer|lower|smaller|shorter|fewer|less|more\s\w+|less\s\w+)\s(?:in|for|with|among|on)\s"
    rf"(?:the\s)?(?P<group>{GROUP}++)"
)


def _said_of(mask: str, runs: list[Run], behind: Sequence[Place]) -> list[Run]:
    """Pairs without groups whose first is of the one that is said to have more or less: "(8 vs 1) and ... (1.3 vs 0.6) were greater in A"."""
    said = _SAID.match(mask, runs[-1].end)
    if said is None or len(behind) != 1 or behind[0][0] != said.start("group"):
        return runs
    return [replace(r, groups=(behind[0], None)) if len(r.groups) == _PAIR and not any(r.groups) else r for r in runs]


_DID = regex(
    r"\s(?:was|were|is|had|has|reduced|increased|improved|decreased|resulted|led|showed|produced|caused|prolonged|lowered|raised|prevented|achieved|experienced)\b"
)


def _of_subject(mask: str, runs: list[Run], places: Sequence[Place]) -> list[Run]:
    """Single values of the only group that the sentence names, as its subject: "A was associated with rash in 20 % and fever in 3 patients"."""
    if len(places) != 1 or mask[: places[0][0]].strip() not in ("", "The", "RESULTS") or _DID.match(mask, places[0][1]) is None:
        return runs
    return [replace(r, groups=tuple(places)) if len(r.groups) == 1 and not r.groups[0] else r for r in runs]
