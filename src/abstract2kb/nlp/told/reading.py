"""From a sentence to its results: the values of one comparison together, what they are of, and whose each is.

Example: "Major bleeding occurred in 1.6 % of drug-treated and 0.2 % of placebo-treated patients" gives "1.6 %" of "Major bleeding" with
"drug-treated" and "0.2 %" with "placebo-treated".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from abstract2kb.nlp.masking import masked
from abstract2kb.nlp.told import phrases
from abstract2kb.nlp.told.groups import Place, grouped, headed
from abstract2kb.nlp.told.masks import GROUP, NOISE, VALUE, tokens
from abstract2kb.nlp.told.numbers import Number, numbers, without_noise

__all__ = ["Told", "told"]


@dataclass(frozen=True, slots=True)
class Told:
    """The number at `value`, what it is of, whose it is (None where the sentence does not say) and its kind."""

    value: Place
    outcome: Place
    group: Place | None
    kind: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Values of one comparison: numbers[first:last] of the sentence."""

    values: tuple[Number, ...]
    outcome: Place | None = None
    groups: tuple[Place | None, ...] = ()

    @property
    def start(self) -> int:
        return self.values[0].start

    @property
    def end(self) -> int:
        return self.values[-1].end


def told(text: str, named: Iterable[Place] = ()) -> Sequence[Told]:
    """The results of one sentence; `named` are the places of its arms and of drugs given, as other rules found them."""
    quiet = without_noise(text)
    if not any(c.isdigit() for c in quiet) and not _WORDED.search(quiet):
        return []
    strong = headed(text, quiet, named)
    quiet = masked(quiet, strong, GROUP)
    found = _kept(quiet, numbers(quiet))
    if not found:
        return []
    mask, weak = grouped(masked(quiet, [(n.start, n.end) for n in found], VALUE))
    runs = _with_groups(mask, _with_outcomes(mask, _runs(mask, found)), sorted([*strong, *weak]))
    return [
        Told((n.start, n.end), run.outcome, group, n.kind)
        for run in runs
        if run.outcome is not None and not _NOT_RESULT.search(text[slice(*run.outcome)])
        for n, group in zip(run.values, run.groups, strict=True)
    ]


_WORDED = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b", re.IGNORECASE)
_NOT_RESULT = re.compile(r"\b(?:ages?|aged|follow[- ]?up time|body weight|male|female|sex)\b$|^(?:follow[- ]?up|ages?|sample size)\b", re.IGNORECASE)
_VERSUS = r"(?:vs\.?|versus|v\.?|and|to|or|compared\s(?:with|to)|than)"
_LED = re.compile(r"(?:\b(?:was|were|of|by|to|than|only|in|averaged|reached|mean|median|from)|[:=(\[,]|\bthere (?:was|were))\s?$", re.IGNORECASE)
_COUNTED = re.compile(
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


_INVOLVED = re.compile(r"\b(?:involving|comprising|enrolling|containing|recruited|from)\s$")
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


_THERE = re.compile(r"\b[Tt]here\s(?:was|were)\s(?:only\s|also\s)?$|\b[Tt]here\s(?:was|were)\s[^.;,]{0,60}\sand\s$|\bcompared\swith\s$")
_JOIN_WORDS = frozenset(
    "and or vs vs. versus v compared with than as in for on the of to from a an mean median decrease increase patients pts women men "
    "subjects children participants those "
    "receiving treated given taking while whereas but was were group arm groups arms , ) ( [ ] - – patient recipients recipient assigned "
    "one who respective those by - : among after under against but only".split()
)


def _runs(mask: str, found: Sequence[Number]) -> list[_Run]:
    """Values with nothing but groups and words of comparison between them belong together."""
    runs: list[list[Number]] = []
    for number in found:
        if runs and _joined(mask, runs[-1][-1].end, number.start):
            runs[-1].append(number)
        else:
            runs.append([number])
    return [_Run(tuple(r)) for r in runs]


def _joined(mask: str, start: int, end: int) -> bool:
    gap = _ASIDE.sub(" ", mask[start:end])
    words = tokens(gap, 0, len(gap))
    if any(t.kind == "word" and t.text not in _JOIN_WORDS for t in words):
        return False
    marks = [t.text for t in words if t.kind == "mark"]
    plain = all(m in ",()[]:-–" for m in marks) or (";" in marks and any(t.kind == GROUP for t in words) and ")" not in marks)
    opens = re.search(r"[)\]]\s?,?\s?and\s?[(\[]", gap) is not None
    return plain and not opens


_ASIDE = re.compile(rf"[;,]?\s?(?:{NOISE}++\s?[;,]?\s?)+(?=\))")


def _with_outcomes(mask: str, runs: Sequence[_Run]) -> list[_Run]:
    """The runs with what they are of: by the words before, else after, else that of the run they are compared with."""
    found: list[_Run] = []
    for i, run in enumerate(runs):
        start = runs[i - 1].end if i else 0
        stop = runs[i + 1].start if i + 1 < len(runs) else len(mask)
        last = next((f for f in reversed(found) if not _leaves_bracket(mask[f.end : run.start])), found[-1] if found else None)
        found.append(replace(run, outcome=_outcome(mask, run, last, start, stop)))
    return found


def _leaves_bracket(words: str) -> bool:
    """Whether a bracket closes that was opened before the words."""
    depth = 0
    for mark in words:
        depth += (mark in "([") - (mark in ")]")
        if depth < 0:
            return True
    return False


def _outcome(mask: str, run: _Run, last: _Run | None, start: int, stop: int) -> Place | None:
    if last is not None and last.outcome and _ELLIPSIS.search(mask, start, run.start):
        named = run.values[-1].kind == "bare" and re.match(r"\s(?:[a-z]{4,}\s){1,3}(?:in|with|on|for)\s(?:the\s)?\ue001", mask[run.end : stop])
        return last.outcome if not named else phrases.after(mask, run.end, stop)
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


_PRONOUN = re.compile(r"\b(?:they|it|these|which|this)$")
_LISTED = re.compile(r"\sfor\s(?!\ue001)(?!the\s\ue001)(?=[A-Za-z])")
_PAIR_NAMED = re.compile(r"\ue001\s(?:and|vs\.?|versus)\s(?:the\s)?\ue001++\s(?:was|were)\b")
_AND = re.compile(r"\b(?:and|while|whereas)\s(?:in\s|for\s|\ue001++\s?|,\s|the\s|only\s|rose\s|fell\s|by\s|increased\s|decreased\s|of\s)*$")
_ELLIPSIS = re.compile(
    r"\b(?:especially|particularly|also|even)\s(?:in|among|for)\s[^,;()]*\(\s?$|"
    r"\b(?:compared\s(?:with|to)|(?:comparable|similar|equal|inferior|superior)\sto|than|versus|against)\s(?:that|those)\s(?:of|in|for|with|on)\s[^,;()]*\(\s?$|"
    r"\b(?:compared\s(?:with|to)|versus|vs\.?|than|against)\s"
    r"(?:(?:with|in|the|for|those|that|of|an?|mean|median|decreases?|increases?|significant|only|on|women|patients)\s|\ue001++\s?|[(\[]\s?)*+$"
)


def _with_groups(mask: str, runs: Sequence[_Run], places: Sequence[Place]) -> list[_Run]:
    """The runs with the group of each value."""
    found: list[_Run] = []
    free = list(places)
    for i, run in enumerate(runs):
        start = runs[i - 1].end if i else 0
        stop = runs[i + 1].start if i + 1 < len(runs) else len(mask)
        groups = _beside(mask, run, free, start, stop)
        if not any(groups) and found:
            groups = _carried(run, found)
        if not any(groups) and len(run.values) == 1:
            groups = [_of_bracket(mask, places, run)]
        if not any(groups) and len(run.values) == 1 and (opening := _OPENING.match(mask)):
            groups = [next((p for p in places if p[1] == opening.end("group")), None)]
        found.append(replace(run, groups=tuple(groups)))
        free = [p for p in free if p not in groups]
    return _against_last(mask, _backwards(mask, found), places)


def _of_bracket(mask: str, places: Sequence[Place], run: _Run) -> Place | None:
    """The group before the bracket in which a value stands with words of its own: "in A (annual risk 3 %)"."""
    opening = mask.rfind("(", 0, run.start)
    if opening < 0 or ")" in mask[opening : run.start]:
        return None
    return next((p for p in places if p[1] <= opening and not mask[p[1] : opening].strip()), None)


_AGAINST = re.compile(r"\b(?:than|compared\s(?:with|to)|versus|vs\.?)\s(?:(?:in|with|for|those|that|the|of)\s)*(?P<group>\ue001++)\s?\.?\s?$")


def _against_last(mask: str, runs: list[_Run], places: Sequence[Place]) -> list[_Run]:
    """Pairs whose second value has no group have that with which the end of the sentence compares."""
    end = _AGAINST.search(mask, runs[-1].end) if runs else None
    if end is None:
        return runs
    last = next((p for p in places if p[1] == end.end("group")), None)
    return [replace(r, groups=(r.groups[0], last)) if len(r.groups) == 2 and r.groups[0] and not r.groups[1] else r for r in runs]


_OPENING = re.compile(r"(?:RESULTS\s)?(?:In|For|Among|With|Of)\s(?:the\s)?(?P<group>\ue001++)\s?,")


def _backwards(mask: str, runs: list[_Run]) -> list[_Run]:
    """ "10 strokes and 1 hematoma in group A": the first is of the group of the second."""
    for i in range(len(runs) - 2, -1, -1):
        run, following = runs[i], runs[i + 1]
        beside = run.outcome is not None and run.outcome[0] >= run.end and re.fullmatch(r"\s?(?:,\s)?and\s", mask[run.outcome[1] : following.start])
        if beside and not any(run.groups) and len(run.values) == len(following.values):
            runs[i] = replace(run, groups=following.groups)
    return runs


_TO_GROUP = re.compile(
    rf"[\s)\]]*(?:{NOISE}++\s|\(\s?{NOISE}++[^()]{{0,20}}\)\s?|[;,]\s?{NOISE}++\s?[)\]]\s)?,?\s?(?:(?:of|in|with|for|on|among|the|a|"
    rf"patients|pts|women|men|subjects|children|participants|those|receiving|treated|given|taking|assigned|allocated|randomi[sz]ed|to|who|"
    rf"were|patient|"
    r"recipients|informative|samples|after|by|under|from|baseline|increase|decrease|at|spine|hip)\s){0,8}"
)
_FROM_GROUP = re.compile(
    r"\s?[:,(\[=]?\s?(?:(?:was|were|had|of|a|patients?|recipients|women|men|children|in|with|mean|median|by|by\sa|only|group|arm)\s){0,4}[(\[]?\s?"
)


def _beside(mask: str, run: _Run, places: Sequence[Place], start: int, stop: int) -> list[Place | None]:
    """The group right after each value, else right before each, else those that the clause names in order."""
    tail = run.outcome[1] if run.outcome is not None and run.end <= run.outcome[0] < stop else run.end
    begins, ends = [start, *(v.end for v in run.values[:-1])], [*(v.start for v in run.values[1:]), stop]
    froms = [*(v.end for v in run.values[:-1]), tail]
    after = [_next(mask, places, a, b) for a, b in zip(froms, ends, strict=True)]
    if after[-1] is None and tail != run.end:
        after[-1] = _next(mask, places, run.end, stop)
    before = [_last(mask, places, a, v.start) for a, v in zip(begins, run.values, strict=True)]
    if len(run.values) > _PAIR and not all(after):
        after = _spread(mask, run, after)
    if all(after):
        return after
    if all(before) or (len(run.values) > 2 and all(before[1:]) and not any(after)):
        return before
    left = [p for p in places if start <= p[0] and p[1] <= run.start]
    if len(run.values) > 1 and after[-1] and any(shared := _shared(mask, run, places, stop)):
        return shared
    either = [a or b for a, b in zip(after, before, strict=True)]
    if (
        all(either)
        and any(after)
        and all(
            a != b or mask[v.start - 1] in "([" or "(" in mask[v.start - 2 : v.start + 1]
            for v, a, b in zip(run.values[1:], either, either[1:], strict=False)
        )
    ):
        return either
    if len(run.values) > 1 and all(either[1:]) and len(left) == 1:
        return [either[0] or left[0], *either[1:]]
    around = _around(mask, run, places, left, stop)
    return after if not any(around) and len(set(after)) == len(after) else around


_PAIR = 2


def _spread(mask: str, run: _Run, after: Sequence[Place | None]) -> list[Place | None]:
    """ "66 % and 75 % in A, and 55 % and 72 % in B": the group after the last of each row is that of the whole row."""
    out = list(after)
    for i in range(len(out) - 2, -1, -1):
        if out[i] is None and re.fullmatch(r"\s(?:and|,|/)\s", mask[run.values[i].end : run.values[i + 1].start]):
            out[i] = out[i + 1]
    return out


def _shared(mask: str, run: _Run, places: Sequence[Place], stop: int) -> list[Place | None]:
    """ "V and V of A and B", in order; one group after two values is of both."""
    following = [p for p in places if run.end <= p[0] < stop]
    size = len(run.values)
    if len(following) >= size and all(
        re.fullmatch(r"\s?,\s|\s?,?\s?(?:(?:and|vs\.?|versus|the|in|for|with|compared|patients)\s?)+", mask[a[1] : b[0]])
        for a, b in itertools.pairwise(following)
    ):
        return list(following[:size])
    return [None] * size


def _next(mask: str, places: Sequence[Place], start: int, stop: int) -> Place | None:
    for place in places:
        if start <= place[0] < stop:
            return place if _TO_GROUP.fullmatch(mask, start, place[0]) else None
    return None


def _last(mask: str, places: Sequence[Place], start: int, stop: int) -> Place | None:
    for place in reversed(places):
        if start <= place[0] and place[1] <= stop:
            return place if _FROM_GROUP.fullmatch(mask, place[1], stop) else None
    return None


def _around(mask: str, run: _Run, places: Sequence[Place], left: Sequence[Place], stop: int) -> list[Place | None]:
    """The groups that the clause names, in order of naming."""
    size = len(run.values)
    right = [p for p in places if run.end <= p[0] < _end(mask, run.end, stop)]
    if size == 1:
        near = left or right
        return [near[0] if len(near) == 1 else None]
    if len(left) >= size:
        return list(left[-size:])
    if len(left) == 1 and size == 2:
        other = [p for p in right if re.match(r"[\s)\],\ue002;]*(?:as\s)?(?:compared|than)\b", mask[run.end : p[0]])]
        return [left[0], other[0] if other else None]
    return [None] * size


def _end(mask: str, start: int, stop: int) -> int:
    border = re.compile(r";\s|\.\s|,\s(?:and|but|while|whereas)\s").search(mask, start, stop)
    return border.start() if border else stop


def _carried(run: _Run, found: Sequence[_Run]) -> list[Place | None]:
    """Those of the last run of as many values with groups in the sentence."""
    earlier = next((r for r in reversed(found) if any(r.groups) and len(r.groups) == len(run.values)), None)
    return list(earlier.groups) if earlier is not None and len(run.values) > 1 else [None] * len(run.values)
