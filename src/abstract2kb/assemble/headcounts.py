"""How many patients a trial among others has: in its sentences, in the bracket beside its name, around the name, on the line below its heading.

"ALPHA-1 (NCT01234567; n = 222)", "the 257 patients of ALPHA-1", "Phase 2, NCT01234567: 68 treated", "ALPHA-1 (NCT01234567) allocated 156 women".
Results ("22 of 137 patients", "43% among 30 patients") and the sizes of parts and arms are none.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.outline_sizes import size_in_point
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_facts import ENROLLED, NOT_ENROLLED, PEOPLE, REACHED, WHO, is_of_fewer
from abstract2kb.nlp.numerals import WORD_NUMBER, integer
from abstract2kb.patterns import regex
from abstract2kb.records import Sourced

__all__ = ["PARTIAL", "below", "beside_name", "headcount", "told_of_name"]

_COUNT = rf"(?<![\w./–-])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}(?![\d.]*%)|(?i:{WORD_NUMBER}))"
_BEGINS = r"(?:^|[;,:·|–—] |[·|\t]|[.)] )"
"""What stands before a number that begins a part of a line."""
_TAKEN = regex(
    rf"\b(?:[Ee]nrolled|[Rr]andomi[sz]ed|[Rr]ecruited|[Tt]reated|[Ii]nto|[Aa] total of|[Ii]ncluded|[Cc]ontributed|[Aa]ccrued|[Aa]llocated|[Aa]ssigned"
    rf"|[Aa]llotted|[Rr]eached|[Cc]overs|[Cc]omprises|[Cc]ounts|[Tt]ested|[Ii]nfused|[Gg]iven to|(?:closed|stopped|ended|halted) after"
    rf"|[Aa]mong|[Ff]irst|[Aa]ll) (?:the )?{_COUNT} {WHO}"
)
"""Behind a verb that says what was done with them: so may a small number of patients be told."""
_IN_BRACKET = regex(rf"\({_COUNT} {WHO}(?=[;,)])")
_SIZE_IN_BRACKET = regex(rf"\((?:[nN]\s?=\s?)?\d+(?:,\d{{3}})?(?:\s{WHO})?[;,)]")
"""Several of them are the sizes of arms."""
_HEADCOUNT = (
    (0.96, regex(rf"\b{_COUNT} of (?:an? |the )?(?:planned|targeted|intended|projected) (?:total of )?\d+ ", re.I)),
    (0.95, regex(r"(?<![\w])N\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})\b")),
    (
        0.9,
        regex(
            rf"{_BEGINS}{_COUNT} (?:(?:were|have been|had been) )?"
            rf"(?:{PEOPLE}\b|randomi[sz]ed\b|enrolled\b|treated\b|infused\b|dosed\b|eligible\b|evaluable\b)"
            r"(?! (?:died|with (?:an?|no)\b|had\b))(?! [^.;()]{2,60} and \d+ )(?!\)?[^.;()]{1,60}\(\d)",
            re.I | re.M,
        ),
    ),
    (0.9, regex(r"(?:\d{6}\d*|\b[Pp]hase [\w/]+)[;,] ?[Nn]\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})(?: overall| in all)?(?:[);,.]|\s?$)", re.M)),
    (0.8, regex(r"\d{6}\d*\)?(?:,[^;\n]{0,40})?[;,.] ?(?:[Ss]afety(?: set)?,? )?[nN]\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})(?=[);,.]|\s?$)", re.M)),
    (
        0.85,
        regex(rf"\b{_COUNT} {WHO}(?:\([^()]{{0,40}}\)|[^.;()]){{0,80}}?\b(?:were (?:\w+ly )?|was )?(?:{ENROLLED}|allotted|allocated)\b", re.I),
    ),
    (0.85, _TAKEN),
    (0.9, regex(r"(?<![\w])N:? (?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})(?=[,;.)\n]|\s\(|\s[A-Z]|$)", re.M)),
    (0.85, regex(rf"\b(?:trial|study|registry|cohort study|series|population|analysis|set|accrual) of (?:all )?{_COUNT} {WHO}", re.I)),
    (0.85, regex(rf"\b(?:[Ww]hose|[Ii]ts) {_COUNT} {WHO}")),
    (0.9, regex(rf"(?:^|[.:;,] )(?:[Oo]f|[Ff]rom) (?:the |all )?{_COUNT} (?:{WHO} )?(?:randomi[sz]ed|enrolled|allocated)\b,?(?! to\b)", re.M)),
    (0.85, _IN_BRACKET),
    (0.8, regex(rf"\b(?:took|enrolled|included|randomi[sz]ed|recruited)\b[^.;]{{0,70}}, {_COUNT} of them\b")),
    (0.75, regex(rf"(?:^|[,:;)] |\b(?:trial|study|where|in|that|to|has|had|with|pooled) ){_COUNT} {WHO}(?! \(\d+(?:\.\d+)?\s?%)", re.M)),
    (0.7, regex(rf"(?:^|[.:;] )(?:In|Of|Among) (?:the |all )?{_COUNT} {WHO}", re.M)),
)
"""The whole of a named trial, in the words that name it; "22 of 137 patients" and "43% among 30 patients" are results."""
PARTIAL = regex(
    r"\b(?:part|cohort|arm|escalation|expansion) (?:[A-Z]\b|\d\b(?![:/])|I{1,3}\b|part\b)|\bstage \d\b(?![:/])|\bsubgroup\b"
    r"|\bset, n\b|\bpopulation, n\b"
)
_REGISTERED = regex(r"(?!\s(?:of|in|from)\b).*\bNCT\d{8}\b", re.DOTALL)
"""Between a part of a trial, as which it is introduced, and its size: "ALPHA-1 part B, NCT01234567; 104 patients"."""
_RESULT_BEFORE = regex(
    r"(?:%|\d)\)? (?:of|in|among) (?:the )?(?:first )?$|\b(?:first|last|other|remaining|these|those) $|\bamong (?:the )?(?:first )?$"
)


def headcount(scene: Scene, start: int, end: int) -> Sourced[int] | None:
    """How many patients a trial has, in a sentence (text[start:end]) that speaks of it among other trials."""
    for confidence, pattern in _HEADCOUNT:
        for match in pattern.finditer(scene.text, start, end):
            at, value = match.start("n"), integer(match.group("n"))
            if value < (_FEWEST if pattern is _TAKEN else _LEAST) or (confidence < REACHED and _is_planned(scene, start, match, end)):
                continue
            if _RESULT_BEFORE.search(scene.text[max(start, at - 60) : at]) or _OTHER_ARM.match(scene.text, match.end(), end):
                continue
            if pattern is _IN_BRACKET and sum(1 for _ in _SIZE_IN_BRACKET.finditer(scene.text, start, end)) > 1:
                continue
            if confidence < _SURE and is_of_fewer(scene, scene.sentence_at(at), value):
                continue
            partial = PARTIAL.search(scene.text, max(start, at - 120), at)
            if partial is None or _REGISTERED.match(scene.text, partial.end(), at):
                return scene.sourced(*match.span("n"), value, confidence - 0.1, "studies.headcount")
    return size_in_point(scene, start, end)


def _is_planned(scene: Scene, start: int, match: re.Match[str], end: int) -> bool:
    """Whether the words around a number say that it is not reached, or is of others than those of the trial."""
    return NOT_ENROLLED.search(scene.text, max(start, match.start("n") - 25), min(match.end() + 10, end)) is not None


_SURE = 0.85
_FEWEST, _LEAST = 5, 10
"""So many patients at least a trial has, where the words are sure to be of all of them, and else."""
_OTHER_ARM = regex(r",?\s(?:vs?\.?|versus|against)\s[^.;]{2,80}\b[nN]\s?=\s?\d")
"""After the size of an arm: "A, n = 104, vs B, n = 99"."""
_BRACKETED = regex(
    rf"[;,(] ?(?:(?:planned|target|total) )?(?:[nN]\s?=\s?(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{2,5}})(?= overall| in all|[;,)]|$)"
    rf"|(?P<people>\d{{1,3}}(?:,\d{{3}})+|\d{{2,5}}) (?:(?:{PEOPLE}(?: (?:randomi[sz]ed|enrolled|treated|planned))?"
    r"|randomi[sz]ed|enrolled|treated|infused)(?=[;,)]|$|\s(?:with|in)\b)))"
)
"""What a bracket beside the name of a trial says of its size."""
_BRACKET = 160
_OPENS = regex(r"(?:\s(?:trial|study|registry))?\s?\(")
_OF_TRIAL = regex(
    rf"\b(?:the|its|all|all the|some|about) (?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{2,5}}) {PEOPLE} (?:of|in|from|randomi[sz]ed in|enrolled in|treated in)"
    r" (?:the )?(?:[Pp]hase [\w/]+ )?$"
)
"""Before a trial's name: "the 257 patients of ALPHA-1"."""
_TRIAL_HAS = regex(
    r"(?: (?:trial|study))?(?:\s\([^()]{0,60}\))?,? (?:which |that )?(?:has |had )?(?:only )?(?:"
    r"(?:randomi[sz]ed|enrolled|recruited|accrued|pooled|plans to enrol+|planned to enrol+|plans to randomi[sz]e|is to randomi[sz]e)"
    rf" (?:a total of |some |about )?(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{2,5}})(?= {PEOPLE}\b|[.,;]| and\b)"
    rf"|(?:took|let|followed|tested|treated|gave|included|put) (?P<people>\d{{1,3}}(?:,\d{{3}})+|\d{{2,5}})(?= {PEOPLE}\b))"
)
"""After it: "ALPHA-1 (NCT01234567) took 2,109 men", "ALPHA-1 randomized 344."."""


def beside_name(scene: Scene, start: int, end: int) -> Sourced[int] | None:
    """The number of patients in the bracket that follows the name or number of a trial (text[start:end]), or that it stands in."""
    text = scene.text
    opens = _OPENS.match(text, end)
    opening = opens.end() - 1 if opens else text.rfind("(", max(0, start - _BRACKET), start)
    if opening < 0 or (opening < start and ")" in text[opening:start]):
        return None
    closing = text.find(")", max(opening, end), opening + _BRACKET)
    if closing < 0 or "\n" in text[opening:closing]:
        return None
    found = list(_BRACKETED.finditer(text, opening, closing))
    if len(found) != 1 or PARTIAL.search(text, opening, closing):
        return None
    group = "n" if found[0].group("n") else "people"
    return scene.sourced(*found[0].span(group), int(found[0].group(group).replace(",", "")), 0.85, "studies.beside_name")


def told_of_name(scene: Scene, start: int, end: int) -> Sourced[int] | None:
    """The number of patients that the words right before or after the name of a trial (text[start:end]) tell of it."""
    text = scene.text
    match = _TRIAL_HAS.match(text, end) or _OF_TRIAL.search(text[max(0, start - _NEAR) : start])
    if match is None:
        return None
    at = match.start() if match.re is _TRIAL_HAS else max(0, start - _NEAR)
    group = "people" if match.groupdict().get("people") else "n"
    begin, close = match.span(group)
    if match.re is _OF_TRIAL:
        begin, close = begin + at, close + at
    return scene.sourced(begin, close, integer(match.group(group)), 0.85, "studies.told_of_name")


_NEAR = 60
_BELOW = regex(
    rf"[^\n]{{0,60}}\n(?:\([^()\n]{{1,60}}\)\n)?(?:[•·–—-]\s)?(?:(?P<people>\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}) "
    rf"{WHO}(?:[,;]|\s(?:with|randomi[sz]ed|infused|treated)\b)"
    r"|(?:[Ss]afety(?: set)?,? )?[nN]\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})\s?(?:[;,.]|\n|$)"
    r"|(?!.*\bn\s?=.*\b[nN]\s?=)[^\n%]{4,120}?[,;·|]\s(?:N\s?=\s?(?P<all>\d{1,3}(?:,\d{3})+|\d{2,5})(?=\s?(?:[;,.·|]|\n|$|\())"
    rf"|(?P<those>\d{{1,3}}(?:,\d{{3}})+|\d{{2,5}}) (?:{PEOPLE}\b(?=[,;.·|\n]|$|\s(?:randomi|enrol|treated))|randomi[sz]ed\b|enrolled\b|treated\b)))"
)
"""From the name of a trial in a heading to the number of its patients in the line below."""


def below(scene: Scene, end: int) -> Sourced[int] | None:
    """The number of patients that the line below a heading, which ends with the trial, tells."""
    line = scene.text.rfind("\n", 0, max(0, end - 1)) + 1
    match = _BELOW.match(scene.text, max(line, end - 1)) if end - line <= _HEADING else None
    if match is None:
        return None
    group = match.lastgroup or "n"
    return scene.sourced(*match.span(group), integer(match.group(group)), 0.75, "studies.below_name")


_HEADING = 140
