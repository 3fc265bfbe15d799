"""From a sentence to its results: the values of one comparison together, what they are of, and whose each is.

Example: "Major bleeding occurred in 1.6 % of drug-treated and 0.2 % of placebo-treated patients" gives "1.6 %" of "Major bleeding" with
"drug-treated" and "0.2 %" with "placebo-treated".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from abstract2kb.nlp.masking import masked
from abstract2kb.nlp.told import phrases
from abstract2kb.nlp.told.groups import Place, grouped, headed
from abstract2kb.nlp.told.masks import GROUP, NOISE, VALUE
from abstract2kb.nlp.told.numbers import Number, numbers, without_noise
from abstract2kb.nlp.told.runs import Run, leaves_bracket, runs_of
from abstract2kb.nlp.told.sides import with_groups
from abstract2kb.patterns import regex

__all__ = ["Told", "told"]


@dataclass(frozen=True, slots=True)
class Told:
    """The number at `value`, what it is of, whose it is (None where the sentence does not say) and its kind."""

    value: Place
    outcome: Place
    group: Place | None
    kind: str


def told(text: str, named: Iterable[Place] = ()) -> Sequence[Told]:
    """The results of one sentence; `named` are the places of its arms and of drugs given, as other rules found them."""
    quiet = without_noise(text)
    if not any(c.isdigit() for c in quiet) and not _WORDED.search(quiet) and not _NOTHING.match(quiet):
        return []
    strong = headed(text, quiet, named)
    quiet = masked(quiet, strong, GROUP)
    found = _kept(quiet, numbers(quiet))
    if not found:
        return _nothing(quiet, strong)
    mask, weak = grouped(masked(quiet, [(n.start, n.end) for n in found], VALUE))
    runs = with_groups(mask, _with_outcomes(mask, runs_of(mask, found)), sorted([*strong, *weak]))
    return [
        Told((n.start, n.end), run.outcome, group, n.kind)
        for run in runs
        if run.outcome is not None and not _NOT_RESULT.search(text[slice(*run.outcome)])
        for n, group in zip(run.values, run.groups, strict=True)
    ]


_NOTHING = regex(
    r"(?:RESULTS\s)?(?P<no>No)\s(?P<what>(?!patients?\b|difference|significant\sdifference|statistically)[a-z][^,;.()\d]{3,80}?)\s"
    r"(?:occurred|developed|(?:was|were)\s(?:seen|observed|noted|found|reported|detected|recorded))\b(?P<rest>[^.;]*)"
)


def _nothing(quiet: str, places: Sequence[Place]) -> Sequence[Told]:
    """The "No" of a sentence without numbers that says that something did not occur: "No wound infection was seen in the honey group"."""
    match = _NOTHING.match(quiet)
    if match is None:
        return []
    behind = [p for p in places if match.start("rest") <= p[0]]
    return [Told(match.span("no"), match.span("what"), behind[0], "none")] if len(behind) == 1 else []


_WORDED = regex(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b", re.IGNORECASE)
_NOT_RESULT = regex(r"\b(?:ages?|aged|follow[- ]?up time|body weight|male|female|sex)\b$|^(?:follow[- ]?up|ages?|sample size)\b", re.IGNORECASE)
_VERSUS = r"(?:vs\.?|versus|v\.?|and|to|or|compared\s(?:with|to)|than)"
_LED = regex(r"(?:\b(?:was|were|of|by|to|than|only|in|averaged|reached|mean|median|from)|[:=(\[,]|\bthere (?:was|were))\s?$", re.IGNORECASE)
_COUNTED = regex(
    r"\s(?:[A-Za-z][\w/+-]*\s){0,2}?(?:patients?|pts?|subjects?|women|men|participants?|individuals?|cases?|children|adults?|persons?|"
    r"people|recipients?|eyes|"
    r"deaths?|events?)\b|\s(?:occurr|of\sthe(?:se|m)\b|of\sthe\s\ue001|of\sthose|in\sthe\b|had\b|of\s\ue001)|\s\ue001|\s[a-z]+\s\(\s?\d[\d.]*\s?%"
)


def _kept(quiet: str, found: Sequence[Number]) -> list[Number]:
    """The numbers without bare ones that nothing shows to be results."""
    kept: list[Number] = []
    for i, number in enumerate(found):
        if number.kind != "bare" or _is_shown(quiet, found, i):
            kept.append(number)
    return kept


_INVOLVED = regex(r"\b(?:involving|comprising|enrolling|containing|recruited|from)\s$")
"""Before the size of a study."""


def _is_shown(quiet: str, found: Sequence[Number], i: int) -> bool:
    number = found[i]
    if _INVOLVED.search(quiet, max(0, number.start - 14), number.start):
        return False
    word = quiet[number.start].isalpha()
    if quiet[number.end : number.end + 2] in (" -", " '") or (word and re.match(r"\s(?:or|of\sthe\stwo)\b", quiet[number.end :])):
        return False
    beside = [found[j] for j in (i - 1, i + 1) if 0 <= j < len(found)]
    for other in beside:
        gap = quiet[number.end : other.start] if other.start > number.start else quiet[other.end : number.start]
        if (
            re.fullmatch(rf"[\s)(\]]*(?:{NOISE}++[\s)\],]*)?{_VERSUS}\s[(\[]?\s?", gap)
            and other.kind != "cluster"
            and (not word or _COUNTED.match(quiet, other.end))
        ):
            return True
    if _COUNTED.match(quiet, number.end):
        return True
    led = _LED.search(quiet, max(0, number.start - 12), number.start) is not None
    return (
        led and not word and re.match(r"\s?(?:[,;.)\]]|$|\ue002|\(\s?\ue002|for\b|in\b|with\b|on\b|\ue001|of\b)", quiet[number.end :]) is not None
    ) or bool(_THERE.search(quiet, 0, number.start))


_THERE = regex(r"\b[Tt]here\s(?:was|were)\s(?:only\s|also\s)?$|\b[Tt]here\s(?:was|were)\s[^.;,]{0,60}\sand\s$|\bcompared\swith\s$")


def _with_outcomes(mask: str, runs: Sequence[Run]) -> list[Run]:
    """The runs with what they are of: by the words before, else after, else that of the run they are compared with."""
    found: list[Run] = []
    for i, run in enumerate(runs):
        start = runs[i - 1].end if i else 0
        stop = runs[i + 1].start if i + 1 < len(runs) else len(mask)
        last = next((f for f in reversed(found) if not leaves_bracket(mask[f.end : run.start])), found[-1] if found else None)
        found.append(replace(run, outcome=_outcome(mask, run, last, start, stop)))
    return found


def _behind_group(gap: str) -> str:
    """What follows the last group of a gap between values, from the bracket or comma after it."""
    return gap[gap.rfind(GROUP) + 1 :]


def _outcome(mask: str, run: Run, last: Run | None, start: int, stop: int) -> Place | None:
    if last is not None and last.outcome and _ELLIPSIS.search(mask, start, run.start):
        named = run.values[-1].kind == "bare" and re.match(r"\s(?:[a-z]{4,}\s){1,3}(?:in|with|on|for)\s(?:the\s)?\ue001", mask[run.end : stop])
        return last.outcome if not named else phrases.after(mask, run.end, stop)
    if last is not None and last.outcome and last.outcome[1] <= last.end and _LANDMARK.fullmatch(_behind_group(mask[last.end : run.start])):
        return last.outcome
    if (pointing := _POINTING.search(mask, start, run.start)) is not None:
        return phrases.before(mask, start, pointing.start()) or phrases.after(mask, run.end, stop)
    listed = _LISTED.match(mask, run.end, stop)
    if listed and (_PAIR_NAMED.search(mask, 0, run.start) or (last is not None and last.outcome and last.outcome[0] >= last.end)):
        return phrases.after(mask, run.end, stop)
    if last is not None and last.outcome and last.outcome[0] >= last.end:
        start = max(start, last.outcome[1])
    outcome = phrases.before(mask, start, run.start)
    if outcome is not None and _PRONOUN.search(mask, *outcome):
        return last.outcome if last is not None and len(run.values) == 1 else None
    if outcome is None and last is not None and last.outcome and phrases.linking(mask, start, run.start):
        return last.outcome
    outcome = outcome or phrases.after(mask, run.end, stop)
    if outcome is None and last is not None and last.outcome and _AND.search(mask, start, run.start):
        return last.outcome
    return outcome


_LANDMARK = regex(
    r"[\s\])(,;]*(?:\ue002++\s?[)\]]*+\s?)*,?\s(?:and\s|but\s)?(?:at|after|by|during|before)\s(?:[\w-]+\s){0,4}(?:follow-?up|months?|weeks?|years?|discharge|visits?|hours?|days?)"
    r"\s?[(\[]?\s?"
)
"""From one pair to that of another time: "2.0 vs 1.4 in B), and at six-month follow-up ("."""
_POINTING = regex(r"\s?[:;,]\s(?:and\s)?(?:this|it|these|which)\s(?:occurred|happened|(?:was|were)\s(?:seen|observed|found|noted|the\scase))\sin\s$")
"""From what a clause names to how often: "... preventing relapse: this occurred in 3"."""
_PRONOUN = regex(r"\b(?:they|it|these|which|this)$")
_LISTED = regex(r"\sfor\s(?!\ue001)(?!the\s\ue001)(?=[A-Za-z])")
_PAIR_NAMED = regex(r"\ue001\s(?:and|vs\.?|versus)\s(?:the\s)?\ue001++\s(?:was|were)\b")
_AND = regex(r"\b(?:and|while|whereas)\s(?:in\s|for\s|\ue001++\s?|,\s|the\s|only\s|rose\s|fell\s|by\s|increased\s|decreased\s|of\s)*$")
_ELLIPSIS = regex(
    r"\b(?:especially|particularly|also|even)\s(?:in|among|for)\s[^,;()]*\(\s?$|"
    r"\b(?:compared\s(?:with|to)|(?:comparable|similar|equal|inferior|superior)\sto|than|versus|against)\s(?:that|those)\s(?:\w+ed\s)?(?:of|in|for|with|on)\s[^,;()]*\(\s?$|"
    r"\b(?:compared\s(?:with|to)|versus|vs\.?|than|against)\s"
    r"(?:(?:with|in|the|for|those|that|of|an?|mean|median|decreases?|increases?|significant|only|on|women|patients)\s|\ue001++\s?|[(\[]\s?)*+$"
)
