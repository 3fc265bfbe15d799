"""What the words around a trial say of it: phase, design, number of patients, age, conditions.

"783 patients were randomised", "(NCT01383148; n = 222)", "Phase 3, open-label, N = 296".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from abstract2kb.assemble.allotted_counts import allotted_of
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.numerals import UNIT_WORD, WORD_NUMBER, integer
from abstract2kb.nlp.places import numerals
from abstract2kb.nlp.quantities import Count
from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex
from abstract2kb.records import Sourced

__all__ = ["ENROLLED", "NOT_ENROLLED", "PEOPLE", "REACHED", "WHO", "designs", "enrollment", "is_of_fewer", "median_age"]

_DESIGN = {
    "randomized": r"\brandomi[sz](?:ed|es?|ing|ation)\b|\brandomly (?:assign|allocat|allot)\w+",
    "double-blind": r"\bdouble[- ]?blind(?:ed)?\b",
    "open-label": r"\bopen[- ]?label(?:led)?\b",
    "single-arm": r"\b(?:single|one)[- ]?arm\b(?! (?:data|trials|studies))",
    "multicenter": r"\bmulti-?(?:cent(?:er|re)|national|institutional)\b",
    "placebo-controlled": r"\bplacebo[- ]?controlled\b",
    "dose-blinded": r"\bdose[- ]?blinded\b",
    "retrospective": r"\bretrospective(?:ly)?\b",
    "prospective": r"\bprospective(?:ly)?\b",
    "dose-escalation": r"\bdose[- ]?escalation\b",
    "dose-expansion": r"\bdose[- ]expansion\b",
    "non-randomized": r"\bnon-?randomi[sz]ed\b",
    "non-inferiority": r"\bnon-?inferiority\b",
    "crossover": r"\bcross-?over (?:design|study|trial)\b",
    "basket": r"\bbasket (?:trial|study)\b",
    "umbrella": r"\bumbrella (?:trial|study)\b",
    "first-in-human": r"\bfirst[- ]?in[- ]?human\b",
    "investigator-initiated": r"\binvestigator[- ]initiated\b",
    "observational": r"\bobservational\b",
    "meta-analysis": r"\bmeta-?analysis\b",
    "real-world": r"\breal[- ]world\b",
}
_N = rf"(?<![\w./-])(?<![Pp]hase )(?!(?:19|20)\d\d\s(?:(?i:{UNIT_WORD})\b|\d))(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}(?![\d.]*%)|(?i:{WORD_NUMBER}))"
_MODIFIER = (
    r"(?:(?!(?:was|were|is|are|to|of|and|with|had|has|in|for|by|who|that|which|months?|weeks?|days?"
    r"|years?|cycles?|doses?|mg|sites?|cent(?:er|re)s?)\b)[^\W\d_][\w+/-]*(?:,(?=\s[\w-]+(?:ed|ive|ic|able|ory|ent|ant|al|ly)\s))?\s)"
)
WHO = (
    rf"(?:{_MODIFIER}(?:\([^()]{{1,80}}\)\s)?){{0,5}}?"
    r"(?:patients|pts|participants|subjects|women|men|children|individuals|cases|people|adults|adolescents|carriers)\b"
)
ENROLLED = (
    r"(?:enrol+ed|randomi[sz]ed|included|recruited|treated|accrued|registered|analy[sz]ed|evaluated"
    r"|identified|received|assigned|underwent|dosed|studied|entered|eligible|infused|allocated|allotted)"
)
PEOPLE = r"(?:patients|pts|participants|subjects|women|men|children|adults|individuals|people)"
_ENROLLMENT = (
    (0.96, at_words(rf"(?:^|(?<=[\n.:;]\s))[Oo]f (?:the |all )?{_N} (?:{WHO} )?(?:randomi[sz]ed|enrolled)\b,?(?! to\b)")),
    (0.96, Sought(rf"\b{_N} of \d+ (?:planned|targeted|intended) {WHO}", re.IGNORECASE, numerals)),
    (0.96, Sought(rf"\b{_N} of (?:an? |the )?(?:planned|targeted|intended|projected) (?:total of )?\d+ {WHO}", re.IGNORECASE, numerals)),
    (
        0.95,
        Sought(
            rf"\b{_N} {WHO}(?:\([^()]{{0,120}}\)|[^.;()]){{0,110}}?\b(?:were|was|have been|had been|has been)?\s?(?:\w+ly "
            rf")?{ENROLLED}\b",
            re.IGNORECASE,
            numerals,
        ),
    ),
    (
        0.94,
        Sought(
            rf"\b{_N} (?:\w+ly )?(?:randomi[sz]ed|enrolled|assigned|treated|included|recruited|accrued)(?: and \w+)? {PEOPLE}\b",
            re.IGNORECASE,
            numerals,
        ),
    ),
    (0.94, Sought(r"(?:(?<=[.:;] )|(?<=\n))N\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})(?=[;,.]|\s\()")),
    (0.93, Sought(rf"\b(?:[Aa] total of|[Oo]verall,|[Ii]n (?:total|all),?|[Aa]ltogether,?|[Bb]etween [^.;]{{4,50}},) {_N} {WHO}")),
    (0.92, Sought(rf"\b(?:cohort|series|stud(?:y|ied)|trial|report) of (?:a total of |the first )?{_N} {WHO}", re.IGNORECASE)),
    (0.9, Sought(rf"\b(?:enrolled|randomi[sz]ed|recruited|included|treated|accrued|registered) (?:a total of )?{_N} {WHO}", re.IGNORECASE)),
    (
        0.9,
        Sought(
            rf"(?:(?<=[.:;,] )|(?<=\n))(?:[Ii]n (?:all|total),? |[Oo]verall,? |[Aa] total of )?{_N} (?:were|was|have been|had been) (?:\w+ly )?"
            r"(?:randomi[sz]ed|enrolled|included|recruited|accrued|infused|treated)\b(?! (?:to(?! date\b)|into|with) )"
        ),
    ),
    (
        0.92,
        Sought(
            r"\b(?:[Pp]atients|[Pp]ts|[Pp]articipants|[Ss]ubjects|[Ww]omen|[Mm]en) \([Nn]\s?=\s?(?P<n>\d{2,5})\)[^.;()]{0,60}? (?:(?:were|was) )?"
            rf"(?:\w+ly )?{ENROLLED}\b"
        ),
    ),
    (0.8, Sought(rf"(?:^|(?<=\n)|(?<=[.;:,] ))[Oo]f (?:the |all )?{_N} {WHO}")),
    (0.8, Sought(rf"\b[Aa]mong(?: the)? {_N} {WHO}")),
    (0.75, Sought(rf"\b(?<!% of )(?<!\bof ){_N} (?!\S*evaluable){WHO}[,.;:( ]", re.IGNORECASE, numerals)),
    (0.78, Sought(r"(?:^|(?<=[.:;] )|(?<=\n))(?:[Pp]atients|[Ww]omen|[Mm]en|[Cc]hildren|[Aa]dults) \([Nn]\s?=\s?(?P<n>\d{2,5})\)")),
    (0.7, Sought(r"\([Nn]\s?=\s?(?P<n>\d{2,5})\)")),
)
NOT_ENROLLED = Sought(
    r"\bplanned\b(?! (?:\w+ )?analys[ie]s)|\bwill\b|\bup to\b|approximately \d+ (?:patients|pts) will|sample size|\bgoal\b|\brequired\b"
    r"|\bneeded\b|\bwould be\b|(?<!\bwe )\bpooled\b|\bscreened\b|\beach year\b|\bworldwide\b|per year|\bto enrol|\bpower\b",
    re.IGNORECASE,
)
_AGE = at_words(r"\bmedian age(?: \([^()]{1,20}\))?(?: was| of|:|,| is| =| at [^.;,\d]{1,30} was)? ?(?P<v>\d{1,3}(?:\.\d+)?)(?![\d%])", re.IGNORECASE)
_DESIGN_FORMS = {name: Sought(form, re.IGNORECASE) for name, form in _DESIGN.items()}


def designs(scene: Scene, start: int, end: int) -> tuple[Sourced[str], ...]:
    """The words of design in text[start:end]."""
    found: list[Sourced[str]] = []
    for name, form in _DESIGN_FORMS.items():
        match = form.search(scene.text, start, end)
        if match and not scene.text[max(0, match.start() - 4) : match.start()].lower().endswith("non-"):
            found.append(scene.sourced(*match.span(), name, 0.85, "studies.design"))
    return tuple(found)


def enrollment(scene: Scene, start: int, end: int, skip: Collection[int] = ()) -> Sourced[int] | None:
    """The headline number of patients: the statement of the strongest form, the first of equals; `skip` are sentences of other studies."""
    return _headline(scene, start, end, skip, False) or _headline(scene, start, end, skip, True)


_DENOMINATOR = regex(rf"(?:\d|\d\s?%?[)\]]|\b{WORD_NUMBER})\s(?:out\s)?of\s(?:the\s|these\s|all\s)?$", re.IGNORECASE)
"""Before the number of those whom a result is of: "rash was seen in 9 (45%) of 20 women treated so"."""


def _headline(scene: Scene, start: int, end: int, skip: Collection[int], counted: bool) -> Sourced[int] | None:
    """The same, the denominators of results too only if `counted`; of numbers that no verb says to be of all, the largest: others are parts."""
    weak: list[Sourced[int]] = []
    for confidence, pattern in _ENROLLMENT:
        found = _numbers(scene.text, start, end, pattern)
        groups = _told_in_turn(scene.text, found)
        for match in found:
            if match in groups or not _is_whole(scene, start, match, confidence, skip, counted):
                continue
            begin, close, value = allotted_of(scene, match.span("n"), integer(match.group("n"))) or (*match.span("n"), integer(match.group("n")))
            told = scene.sourced(begin, close, value, confidence - 0.1, "studies.enrollment")
            if confidence > PARTS_TOO:
                return told
            weak.append(told)
    return max(weak, key=lambda n: n.value, default=None)


def _is_whole(scene: Scene, start: int, match: re.Match[str], confidence: float, skip: Collection[int], counted: bool) -> bool:
    """Whether the words around a number let it be of all patients of the study."""
    sentence, value = scene.sentence_at(match.start()), integer(match.group("n"))
    clause = max(sentence.start, scene.text.rfind("; ", sentence.start, match.start()))
    if value < _FEWEST or sentence.index in skip or scene.in_table(match.start()) or _is_part(scene.text, match):
        return False
    if confidence < REACHED and NOT_ENROLLED.search(scene.text, clause, min(match.end() + 10, sentence.end)):
        return False
    if not counted and confidence < REACHED and _DENOMINATOR.search(scene.text, max(start, match.start("n") - 24), match.start("n")):
        return False
    if confidence <= _WEAKEST and sum(1 for _ in _SIZE.finditer(scene.text, sentence.start, sentence.end)) > 1:
        return False
    return confidence > _WEAK or not is_of_fewer(scene, sentence, value)


PARTS_TOO = 0.8
"""Up to this confidence a form also tells of parts of the patients."""
_FEWEST = 3


@lru_cache(maxsize=32)
def _numbers(text: str, start: int, end: int, pattern: Sought) -> Sequence[re.Match[str]]:
    """The statements of a form; each study of an article asks for them, and most for those of the whole article."""
    return tuple(pattern.finditer(text, start, end))


_OF = regex(r"\bof (?:the )?$", re.IGNORECASE)


def _told_in_turn(text: str, found: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Those of the numbers that are of groups told of one after the other: "Of 31 patients given A, ... Of 32 patients given B, ..."."""
    among = [m for m in found if _OF.search(text, max(0, m.start("n") - 8), m.start("n"))]
    sizes = [integer(m.group("n")) for m in among]
    return among if sizes and sizes[0] < max(sizes) else []


def is_of_fewer(scene: Scene, sentence: Sentence, value: int) -> bool:
    """Whether the sentence counts more patients than that: "6 of 20 responded; among 12 patients with prior therapy 2 did"."""
    counts = (m.value for m in scene.within(sentence.start, sentence.end, Label.COUNT))
    return any(isinstance(count, Count) and (count.total or 0) > value for count in counts)


_WEAK, _WEAKEST = 0.93, 0.7
_SIZE = regex(r"[(;,]\s?[Nn]\s?=")
"""Several of them are the sizes of groups."""
REACHED = 0.96
"""The confidence of the form that tells the number reached beside the planned one."""
_SHARE = regex(r"\s(?:[\w/+-]+\s){0,4}?\(\s?\d{1,2}(?:\.\d+)?\s?%\s?[);]")
_IN_BRACKET = regex(
    r"\b(?:[Cc]ohorts?|[Gg]roups?|[Aa]rms?)\sof\s$|\b[a-z]+(?:mab|nib|tinib|ciclib|lisib|parib|platin|taxel|leucel|limus|tecan|dotin|bicin|citabine|trexed)\s\($",
    re.IGNORECASE,
)
_WHOLE_COHORT = regex(r"\b(?:real-world|large|retrospective|national|nationwide|multicent(?:er|re)|international|our)\s(?:[\w-]+\s){0,2}cohort of $")
_OF_DATE = regex(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s$")
"""Before a year."""
_AND_SO_MANY = regex(r"(?<![\w.])\d{1,5}\s(?:and|or|vs?\.?|versus)\s$")
"""Before the second of two numbers of patients: "523 and 294 patients were in A and B"."""
_AND_TO = regex(
    rf"\s(?:{PEOPLE}\s)?(?:(?:were\s)?(?:randomly\s)?(?:assigned|allocated|randomi[sz]ed)\s)?to\s(?:receive\s)?[^.;\d]{{2,80}}?\s(?:and|or|versus|vs\.?)\s\d+\s(?:{PEOPLE}\s)?to\s"
)
"""After the first of the numbers that are allotted to each arm: "161 patients to A and 158 to B"."""
_IN_AND_IN = regex(rf"\s{PEOPLE}\s(?:in|on)\s(?:the\s)?[^.;\d]{{1,40}}?\s(?:and|vs\.?|versus)\s\d+\s(?:{PEOPLE}\s)?(?:in|on)\s(?:the\s)?[\w+/-]+")
"""After the first of the sizes of two groups: "90 patients in A and 94 in B"."""
_ALLOTTED_AND = regex(
    rf"\s(?:{PEOPLE}\s)?were\s(?:\w+ly\s)?(?:allocated|assigned|randomi[sz]ed|allotted|given)\s[^.;\d]{{2,80}}?\s(?:and|or)\s\d+\s(?:{PEOPLE}\s)?[a-z]"
)
"""After the first of the numbers that are allotted to each arm, where the second has no verb: "89 women were allotted A and 90 care alone"."""
_PER = regex(r"\bper\s$")
_EACH = regex(rf"\s(?:[\w+/-]+\s){{0,4}}?{PEOPLE}\s(?:per|in each|for each|each)\b")
"""After the size of one of several arms."""
_HAVING = regex(r"\b(?:occurred|seen|observed|reported|noted|developed|stopped|resulted|in only|events?|toxicity|toxicities)\s(?:in\s)?(?:only\s)?$")


_RESULT_OF = regex(
    r"\s(?:[\w/+-]+\s){0,3}?(?:patients|pts|participants|subjects)\s(?:(?:on|at|in|with)\s(?:the\s)?[\w/+ -]{1,25}?\s)?"
    r"(?:experienced|developed|achieved|discontinued|died|responded|withdrew|stopped|had\s(?:an?|grade|stable|partial|complete|confirmed|progressive)\b)",
    re.IGNORECASE,
)


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether patients are counted as a share of all, "4 patients (1%)", as an arm, "afatinib (398 patients", or as those who had an event."""
    before = text[max(0, match.start("n") - 40) : match.start("n")]
    share = _SHARE.match(text, match.end("n"))
    if _AND_SO_MANY.search(before) or _PER.search(before) or _EACH.match(text, match.end("n")):
        return True
    if any(form.match(text, match.end("n")) for form in (_AND_TO, _IN_AND_IN, _ALLOTTED_AND)):
        return True
    if _OF_DATE.search(before) and re.fullmatch(r"(?:19|20)\d\d", match.group("n")):
        return True
    return (
        _RESULT_OF.match(text, match.end("n")) is not None
        or share is not None
        or (_IN_BRACKET.search(before) is not None and _WHOLE_COHORT.search(before) is None)
        or _HAVING.search(before) is not None
    )


def median_age(scene: Scene, start: int, end: int) -> Sourced[float] | None:
    """The median age told first."""
    match = _AGE.search(scene.text, start, end)
    return scene.sourced(*match.span(), float(match.group("v")), 0.9, "studies.age") if match else None
