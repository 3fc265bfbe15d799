"""What an effect is compared with: "than X", "versus X", "unlike X", "the lymphopenia seen with X", "whereas X did nothing"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.phrases import Segment
from abstract2kb.assemble.preclinical.reading import Effect
from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex
from abstract2kb.records import Direction

__all__ = ["comparison_of", "comparisons", "contrasted"]

_COMPARATOR = at_words(
    r"\b(?:(?P<bound>than(?! (?:\d[\d.,]*[ -]?(?:-?fold|%|times|[mnµ]?[gM]\b|mg|nM)|half|twice))"
    r"|rather than|instead of|(?:superior|similar|comparable|equivalent|inferior|equal)(?: [\w-]+){0,4}? (?:to|with)\b"
    r"|as (?!well\b|soon\b|low\b|early\b|long\b|few\b|little\b|high\b|part\b|far\b)\w+(?: \w+)? as|to the same (?:extent|degree) as"
    r"|(?:" + "|".join(sorted(v.OUTDONE, key=len, reverse=True)) + r"|bettered|bested|topped)"
    r"|equall?ed|rivall?ed|parallell?ed|(?<!-)matched(?! (?:or|and|controls?|pairs?|donors?|samples|normal)\b)"
    r"|on (?:a )?par with|the (?:equal|match) of|(?:beyond|above|below) (?=th(?:at|ose) )"
    r"|(?:times|fold|twice|half|double|triple) (?=th(?:at|ose) ))"
    r"|(?:distinct|different) from"
    r"|(?:set|as) against"
    r"|compared (?:to|with)|in contrast (?:to|with)|as opposed to|in comparison (?:to|with)|versus|vs(?![-‑]?\d|-)\.?|v\."
    r"|relative to|unlike|the comparator being"
    r"|(?:over|against)(?= (?:the )?(?:vehicle|placebo|controls?|either|untreated|isotype|the parent|saline|mock|control)\b)"
    r"|over(?= (?:single|each|any|monotherap\w+|standard|[A-Z]|[a-z]+(?:mab|nib|taxel|platin|tecan|parib)\b)))"
    r"\s?(?:did\s)?(?:with\s|after\s|on\s|by\s)?(?:that of\s|those of\s|(?:in\s)?those (?:on|given|with|of)\s|that (?:with|on)\s)?"
    r"(?:that seen (?:with|for|by)\s|(?:what was )?(?:seen|observed) (?:with|for|in)\s)?"
    r"(?P<what>[^.;\n(]{2,110}?)(?=(?P<resp>,? respectively)|[.;,()\n]|$"
    r"| (?:in|did|does|do|was|were|is|are|at|for|after|when|while|whereas|because|but)\b"
    r"| and,"
    r"| (?:suggesting|indicating|demonstrating|thereby|resulting|leading)\b"
    r"| and (?:was|were|did|had|caused|led|not|also|more|demonstrated|showed|achieved|exhibited|displayed|resulted|induced|produced|reduced|increased"
    r"|prolonged|improved|inhibited|significantly|did)\b)",
    re.IGNORECASE,
)
_FRONT, _BACK = 3, 20
_COMPARATIVE = regex(r"\b(?:longer|better|more|less|larger|greater|higher|lower|faster|stronger|deeper|smaller|fewer)\b(?! than)")
"""What a verb shares with the next one: "persisted longer and killed better than X"."""
_AMOUNT = regex(
    r"(?:\d(?!\d{1,2}[A-Z])|half|a third|twice\b|(?:one|two|three|four|five|six|ten)\b"
    r"(?! (?:previously|other|reference|approved|clinical|competitor|control|different))"
    r"|expected|before)",
    re.IGNORECASE,
)
_SEEN = regex(
    r"(?<!was )(?<!were )(?<!is )(?<!are )(?<!, )\b"
    r"(?:seen|observed|caused|induced|produced|elicited|provoked|associated|reported) (?:with|by|after|for)"
    r" (?!(?:reduced|decreased|increased|suppressed|enhanced|elevated|lower|higher|diminished|impaired|improved)\b"
    r"|an? (?:\w+ )?(?:reduc|decreas|increas)\w)"
    r"(?P<what>[^.;,()\n]{2,60}?)(?=[.;,()\n]|$| (?:in|at|was|were|and|or)\b)"
)
"""What something that did not come about, or less of it, is known from."""
_NOTHING = (
    r"(?:did (?:not|little|nothing|so only)|had (?:no|little|only)|showed (?:no|little|only|minimal)|failed|could not|(?:caused|produced) (?:no|only)"
    r"|(?:was|were) (?:not|inactive|ineffective|without|less|only)|merely|only|achieved only|contracted|progressed|stopped|had stopped|lost)"
)
_CONTRASTED = regex(r"\b(?:whereas|while|where|but|when)(?: the)? (?P<what>[^.;,()\n]{2,70}?) (?:alone |on its own |by itself )?" + _NOTHING + r"\b")
_NEXT = regex(r"[;.]?\s+(?P<what>[^.;,()]{2,70}?) (?:alone |on its own |by itself )?" + _NOTHING + r"\b")
"""The next sentence, on what the effect did not come about with."""
_PROVOKED = Sought(r"\bthat (?P<what>[^.;,()]{2,50}?) (?:provoke[sd]?|cause[sd]?|induce[sd]?|elicit(?:s|ed)?|produce[sd]?|trigger(?:s|ed)?)\b")
_NEITHER = Sought(r"\bthat (?P<what>(?:neither|none|no)\b[^.;,()]{2,40}?) (?:achieved|produced|reached|gave|managed)\b")
"""What an effect was known from, or did not come about with."""
_OF_SELF = regex(r"\b(?:alone|on its own|by itself|controls?|vehicle|isotype|untreated|conventional|parental?|unconjugated|naked|unmodified)\b")


@lru_cache(maxsize=16)
def comparisons(text: str, start: int, end: int) -> Sequence[re.Match[str]]:
    """The comparisons of text[start:end]; group "what" is the comparator, "resp" says that it goes on to "respectively"."""
    return tuple(m for m in _COMPARATOR.finditer(text, start, end) if not _AMOUNT.match(m.group("what")))


def comparison_of(
    text: str, words: Segment, effect: Effect, compared: Sequence[re.Match[str]], clause: tuple[int, int], verb: tuple[int, int]
) -> re.Match[str] | None:
    """The comparison of an effect: after its verb in its clause, else before it ("Unlike X, ..."); "than" belongs to one verb only.

    A later effect that is "greater" too shares the one before it.
    """
    at = words[effect.at].start
    own = [m for m in compared if verb[0] <= m.start() < verb[1]]
    further = not own and _COMPARATIVE.search(text, max(verb[0], words[min(effect.start, effect.at)].start - _BACK), verb[1]) is not None
    inside = [m for m in compared if clause[0] <= m.start() < clause[1] and (not m.group("bound") or m in own or (further and m.start() >= at))]
    after = [m for m in inside if m.start() >= at]
    before = [m for m in inside if m.start() < at and (m.start() - clause[0] < _FRONT or text[: m.start()].endswith(", "))]
    if after or before:
        return (after or before)[0]
    turned = any(w.low in v.COMPARED for w in words[max(effect.start - 2, 0) : effect.start]) or words[effect.at].low in {"outperformed"}
    earlier = [m for m in compared if m.end() <= at]
    return earlier[-1] if turned and earlier else None


def contrasted(text: str, effect: Effect, clause: tuple[int, int], end: int, others: Sequence[tuple[int, int]]) -> str | None:
    """The comparator of "avoided the leak seen with X" and of "slowed growth, whereas X alone did not"; `others`: assets not of the effect."""
    if effect.direction in (Direction.ABSENT, Direction.DECREASED) and (seen := _SEEN.search(text, *clause)):
        return seen.group("what")
    pattern = _PROVOKED if effect.direction in (Direction.ABSENT, Direction.DECREASED) else _NEITHER
    if provoked := pattern.search(text, *clause):
        return provoked.group("what")
    told = _CONTRASTED.search(text, max(clause[1] - 1, clause[0]), end)
    if told is None and end - clause[1] < _FRONT:
        told = _NEXT.match(text, clause[1])
    if told is None or effect.direction in (Direction.ABSENT, Direction.UNCHANGED):
        return None
    known = _OF_SELF.search(told.group()) or any(told.start("what") <= a and b <= told.end("what") for a, b in others)
    return told.group("what") if known else None
