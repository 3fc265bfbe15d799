"""Scopes: numbers of a sentence that are no results but say of how many: "Of 21 assessable patients, ...", "(n = 72)" after an arm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.numerals import WORD_NUMBER
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["without_scopes"]

_OPENING = Sought(
    r"\b(?:with|in|of|among) a total of $|"
    r"(?:^\W*(?:(?:RESULTS|FINDINGS|METHODS)\s)?|[;:,(.]\s?|\band |\bthat )(?:(?:Out )?[Oo]f|[Aa]mong|[Ii]n|[Ff]or|[Ff]rom|[Ii]nto|"
    r"[Ww]ith a total of|[Aa]t)(?: (?:the|these|those|all|our|remaining|first|other|a total of|another|initial|"
    r"\d+\s?\+\s?\d+\s?=))*\s?$"
)
"""Before the number of those of whom something is told, also behind a bullet or a heading in capitals."""
_SIZE_BEFORE = regex(
    r"(?:\b(?:patients|pts|arm|group|cohort|population|subjects|women|men|cases|set|treated|evaluable|subgroup|studies|level|"
    r"tumou?rs?|disease|alone|placebo|mutations?|status|positive|negative))\s?[(\[,;]\s?$",
    re.IGNORECASE,
)
_AFTER_SCOPE = regex(
    r"[^.;]{0,140}?(?:,|\b(?:was|were|had|achieved|occurred|experienced|developed|reached|showed|reported|came to|led to|stood at)\b)"
)
_ENROLLED = regex(
    r"\s?(?:\([^)]{0,40}\)\s?)?(?:with [^,.;]{1,60} )?(?:were|was|had been|have been|are)?\s?(?:enrol|randomi|includ|assign|recruit|"
    r"evaluable (?:for|in)|treated|accrued|screened|available|registered|assess(?:ed|able) for|analy[sz]ed|eligible|identified|"
    r"reviewed|received|underwent|completed)",
    re.IGNORECASE,
)


_OTHER_NUMBER = regex(
    r"(?<!grade )(?<!grades )(?<!grade ≥)(?<!grade ≥ )(?<!phase )(?<!day )(?<!cycle )(?<!part )"
    r"(?<!\d[-–/])(?<![A-Za-z][-–])(?<!\d or )(?<!\d and )\b\d+\b(?![\s.\d]*%|\s?(?:mg|µg|μg|mcg|ng|g|GBq|MBq)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Scope:
    end: int
    total: int


def without_scopes(scene: Scene, sentence: Sentence, found: Sequence[Figure], named: Sequence[Topic]) -> list[Figure]:
    """The figures that may be results, with the denominators that scopes before them give."""
    text, scopes, kept = scene.text, list[_Scope](), list[Figure]()
    for figure in found:
        if (
            (_is_opening(text, sentence, figure) and not _is_of_named(text, figure, named))
            or _is_whole(text, figure, named)
            or _has_rate(text, figure, named)
            or _is_of_rate(text, figure, named)
        ):
            scopes.append(_Scope(figure.end, figure.total or figure.n or 0))
        elif _is_one_of_two(text, figure, named) or _is_whose_time(text, figure, kept):
            continue
        elif _is_size(scene, figure, kept, named):
            kept = _whole_list(text, figure, kept)
        elif not _is_enrolment(text, figure):
            kept.append(_scoped(text, figure, scopes))
    return _nested(text, kept, named)


_OF_MORE = regex(rf"\s?\(|\sof\s(?:the\s|all\s)?(?:\d|{WORD_NUMBER}|(?:these|those|them|whom|which)\b)", re.IGNORECASE)
"""After a number that is one of a greater one."""


_IT_WAS = regex(r"\s(?:it|this|they|these)\s(?:was|were|proved|reached|became)\b")
"""After the number of those in whom an event was of some kind: "in four it was grade 3"."""


def _is_opening(text: str, sentence: Sentence, figure: Figure) -> bool:
    """ "Of 21 assessable patients, ..." and "Among the 45 pts ..."."""
    if figure.kind != "rate" or figure.percent is not None or figure.style not in ("noun", "bare", "all") or figure.n is None:
        return False
    before = text[sentence.start : figure.start]
    goes_on = _AFTER_SCOPE.match(text, figure.end) and not _OF_MORE.match(text, figure.end) and not _IT_WAS.match(text, figure.end)
    return bool(_OPENING.search(before)) and bool(goes_on)


_IN_BRACKET = regex(r"\s?[(\[](?:in|for|among)\s(?:the\s)?")
"""Between an event or response and the number of those who had it: "rash (in 11 patients vs four)"."""


def _is_of_named(text: str, figure: Figure, named: Sequence[Topic]) -> bool:
    """Whether a number in a bracket right after an event or response counts it, as one of two groups."""
    topic = next((t for t in reversed(named) if t.end <= figure.start), None)
    counts = topic is not None and topic.family in ("safety", "response") and _IN_BRACKET.fullmatch(text, topic.end, figure.start) is not None
    return counts and _AGAINST.match(text, figure.end) is not None


_AGAINST = regex(rf"\s{VERSUS}\s")
_WHAT_THEY_HAD = regex(r"\s(?:had|experienced|developed|suffered|reported|achieved|attained)\s")
"""After a count that is a result of its own: "three patients experienced rash, two of whom stopped"."""
_OF_WHOM = regex(
    rf"[^.;:()\d]{{0,50}},\s(?:and\s)?(?:of\s(?:whom|which|these|them)\b|(?:\d+|{WORD_NUMBER})\sof\s(?:whom|which|them)\b)", re.IGNORECASE
)


def _is_whole(text: str, figure: Figure, named: Sequence[Topic]) -> bool:
    """ "covered 23 patients, six of whom responded": those among whom a result is counted; not "responses in three patients, one of whom"."""
    if figure.style != "noun" or figure.kind != "rate" or figure.percent is not None or figure.total is not None or figure.n is None:
        return False
    told = _OF_WHOM.match(text, figure.end)
    if told is None or any(t.end <= figure.start for t in named) or text[figure.start : figure.end].endswith(("cases", "episodes")):
        return False
    had = _WHAT_THEY_HAD.match(text, figure.end)
    return had is None or not any(had.end() <= t.start < told.end() for t in named)


_OF_RATE = regex(r"(?:\srate)?(?:\s\([A-Za-z]+\))?\s?(?:of|was|:|=)\s(?:about |approximately |only )?~?\d[\d.·]*\s?%")
_HAD = regex(r"\s(?:had|achieved|showed|demonstrated|experienced|attained)\s(?:an?|the)\s(?:(?:confirmed|overall|best|investigator-assessed)\s)*")


def _has_rate(text: str, figure: Figure, named: Sequence[Topic]) -> bool:
    """ "79 evaluable patients had an ORR of 87%": they are whom the rate is of."""
    if figure.style != "noun" or figure.n is None or figure.percent is not None or figure.total is not None:
        return False
    topic = next((t for t in named if t.start >= figure.end), None)
    if topic is None or topic.endpoint is None or not _HAD.fullmatch(text[figure.end : topic.start]):
        return False
    return _OF_RATE.match(text, topic.end) is not None


_AMONG = regex(r"(?:\srates?)?\s(?:in|among|for|of)\s(?:the\s|these\s|all\s)?")
_THEN_RATE = regex(
    r"(?:\s(?:pts|patients|subjects|women|men))?(?:\s(?:with|who|on|in)\s[^,;.()\d]{2,50})?"
    r"\s(?:was|were|is|reached|came to|stood at)\s(?:about |approximately |only )?~?"
    r"(?:\d[\d.·]*\s?(?:%|months?\b|weeks?\b|days?\b|years?\b)|not\sreached)"
)
_AND_OTHERS = regex(
    r"(?:\s(?:pts|patients|subjects|women|men))?\sand\s(?:(?:in|of|among)\s)?(?:the\s)?\d{1,4}\s(?:[\w-]+\s){0,3}(?:pts|patients|subjects|women|men)"
    r"\s(?:was|were)\s\d[\d.·]*\s?%"
)
"""After the first of two populations whose rates follow: "the ORRs of 68 enrolled patients and 57 eligible patients were 35%"."""


def _is_of_rate(text: str, figure: Figure, named: Sequence[Topic]) -> bool:
    """ "the response rate in 47 evaluable patients was 40%": they are whom the rate is of."""
    if figure.style != "noun" or figure.n is None or figure.percent is not None or figure.total is not None:
        return False
    topic = next((t for t in reversed(named) if t.end <= figure.start), None)
    if topic is None or topic.endpoint is None or _AMONG.fullmatch(text[topic.end : figure.start]) is None:
        return False
    return _THEN_RATE.match(text, figure.end) is not None


_FIRST_OF_TWO = regex(rf"{_AMONG.pattern}\d{{1,4}}\s(?:[\w-]+\s){{1,4}}and\s(?:(?:in|of|among)\s)?(?:the\s)?")
"""Between an endpoint and the second of two populations that it is told of."""


_WHOSE = regex(r"\)?\s(?:in|for|among|of)\s(?:the|these|those)\s")


def _is_whose_time(text: str, figure: Figure, kept: Sequence[Figure]) -> bool:
    """The people of a time right before: "41 months in the 210 untreated patients"."""
    if figure.style != "noun" or figure.percent is not None or not kept or kept[-1].kind != "time":
        return False
    return _WHOSE.fullmatch(text, kept[-1].end, figure.start) is not None


def _is_one_of_two(text: str, figure: Figure, named: Sequence[Topic]) -> bool:
    """One of the populations of "the ORRs of 68 enrolled patients and 57 eligible patients were 35% and 37%", each with a rate of its own."""
    if figure.style != "noun" or figure.n is None or figure.percent is not None or figure.total is not None:
        return False
    topic = next((t for t in reversed(named) if t.end <= figure.start), None)
    if topic is None or topic.endpoint is None:
        return False
    if _AMONG.fullmatch(text[topic.end : figure.start]) is not None:
        return _AND_OTHERS.match(text, figure.end) is not None
    return _FIRST_OF_TWO.fullmatch(text, topic.end, figure.start) is not None and _THEN_RATE.match(text, figure.end) is not None


_HAVING = regex(
    r"\b(?:patients|pts|those|women|men|subjects|participants|individuals)\s(?:with|without|achieving|having|attaining|reaching|who\s"
    r"(?:had|have|achieved|attained|reached))\s(?:an?\s|no\s)?(?:confirmed\s)?$",
    re.IGNORECASE,
)
_OF_PEOPLE = regex(
    r"[^()]{0,12}\)\s(?:(?:patients|pts|subjects|group|cohort|arm|subgroup)\b|(?:vs?\.?|versus|than|and|or|compared with)\s"
    r"[^(),;.]{0,24}\b(?:no|non|without|not)\b)"
)
_OTHERS = regex(r"(?:\)\s|^)(?:vs?\.?|versus|than|and|compared with)\s[^(),;.]{0,24}\b(?:no|non|without)[\s-]$")
"""Before the second of "pCR (n=40) vs no pCR (n=60)"."""
_NEXT_COUNT = regex(r"[^()]{0,12}\)(?:,|,? and|,? or)\s(?:an?\s)?$")


def _is_group_of(text: str, figure: Figure, bracket: int, named: Sequence[Topic]) -> bool:
    """ "patients with pCR (n=40)", "pCR (n=40) vs no pCR (n=60)": who had the response are a group, their number its size."""
    topic = next((t for t in named if 0 <= bracket - t.end <= 1), None)
    if topic is None or topic.family != "response":
        return False
    if _OF_PEOPLE.match(text, figure.end) or (figure.n and _OTHERS.search(text[max(0, topic.start - 40) : topic.start])):
        return True
    after = next((t for t in named if t.start >= figure.end), None)
    listed = after is not None and _NEXT_COUNT.fullmatch(text[figure.end : after.start]) is not None
    return not listed and _HAVING.search(text[max(0, topic.start - 60) : topic.start]) is not None


_OPENS = regex(r"(?:^|[.;:,]\s|\band\s)(?:[Ii]n|[Aa]mong|[Ff]or)\s[^,;:.()]{0,60}$")
_GOES_ON = regex(r"\s?[)\]](?:\s(?:was|were|had)\b|\s(?:cohort|group|arm|subgroup|population)s?\b)[^.;]{0,60}\d")


def _of_disease(scene: Scene, figure: Figure, bracket: int) -> bool:
    """ "In DLBCL (n = 127) the ORR was 52%": the size of a population named by its disease; not "responses in DLBCL (n = 3)"."""
    text = scene.text
    if not any(m.end >= bracket - 1 for m in scene.within(max(0, bracket - 60), bracket + 1, Label.CONDITION)):
        return False
    before = text[max(text.rfind("\n", 0, bracket) + 1, bracket - 70) : bracket]
    opens = _OPENS.search(before) is not None and re.match(r"\s?[)\],]", text[figure.end : figure.end + 2]) is not None
    return opens or _GOES_ON.match(text, figure.end) is not None


_COMMA = 2
"""Characters between an event or response and its count: "(grade 3 rash, n=1)", "(CR, n=4; PR, n=9)"."""


def _is_size(scene: Scene, figure: Figure, kept: Sequence[Figure], named: Sequence[Topic]) -> bool:
    """ "(n = 72)" after an arm or a kind of patients, "(n=43)" after a list of counts."""
    if figure.style != "n" or figure.percent is not None or figure.kind != "rate" or figure.total is not None:
        return False
    text = scene.text
    before = text[max(0, figure.start - 40) : figure.start]
    if not re.search(r"[(\[,;]\s?$", before):
        return False
    bracket = figure.start - len(before) + max(before.rfind("("), before.rfind("["))
    if any(t.family in ("safety", "response") and bracket < t.start and 0 <= figure.start - t.end <= _COMMA for t in named):
        return False
    if any(0 <= bracket - t.end <= 1 for t in named):
        return _is_group_of(text, figure, bracket, named)
    if _of_disease(scene, figure, bracket):
        return True
    if _SIZE_BEFORE.search(before) or text[figure.start] == "N":
        return True
    near = scene.within(max(0, bracket - 60), figure.end + 1, Label.ARM, Label.DRUG)
    if any(m.end >= bracket - 1 for m in near):
        return True
    if kept and kept[-1].kind == "time" and _WHOSE_TIME.fullmatch(text, kept[-1].end, figure.start):
        return True
    if not kept or kept[-1].n is None or kept[-1].percent is not None or not named:
        return False
    return 0 <= figure.start - kept[-1].end <= _NEXT_TO or _closes_list(text, figure, kept)


_WHOSE_TIME = regex(r"[)\]]?\s(?:with|in|for|on|among|after|without)\s[^;:.,()\d]{3,80}\s?[(\[]\s?")
"""Between a median and the size of the group that it is of: "16.2 months with chemotherapy and surgery (n = 110)"."""
_NEXT_TO = 4
_CLOSES = regex(r"\s[^.;,()\d]{1,30}?\s(?:was|were)\s(?:seen|observed|recorded|noted|reported|achieved|documented)\s?[(\[]")


def _closes_list(text: str, size: Figure, kept: Sequence[Figure]) -> bool:
    """ "Two CRs and seven PRs were recorded (n=43)": the bracket after the verb counts those among whom the list counts."""
    counts = [f.n or 0 for f in kept if _is_plain(f)]
    return len(counts) > 1 and sum(counts) < (size.n or 0) and _CLOSES.fullmatch(text[kept[-1].end : size.start]) is not None


def _whole_list(text: str, size: Figure, kept: list[Figure]) -> list[Figure]:
    """The counts before "(n=43)", with 43 as their denominator, where it closes their list."""
    if not kept or (size.start - kept[-1].end > _NEXT_TO and not _closes_list(text, size, kept)):
        return kept
    return [replace(f, total=size.n) if _is_plain(f) and (f.n or 0) <= (size.n or 0) else f for f in kept]


def _is_plain(figure: Figure) -> bool:
    """A count with neither denominator nor percent."""
    return figure.kind == "rate" and figure.n is not None and figure.total is None and figure.percent is None


def _is_enrolment(text: str, figure: Figure) -> bool:
    if figure.style != "noun" or figure.percent is not None or (match := _ENROLLED.match(text, figure.end)) is None:
        return False
    return not (match.group().count(" who ") and _THEN_HAD.match(text, match.end()))


_THEN_HAD = regex(r"[^.;,()]{0,80}?\s(?:had|achieved|attained|experienced|developed|showed|suffered|reached|responded|died)\b")
"""After "one patient with melanoma who received" what became of them."""


def _scoped(text: str, figure: Figure, scopes: Sequence[_Scope]) -> Figure:
    if not scopes or figure.kind != "rate" or figure.total is not None or (figure.style == "no" and figure.n):
        return figure
    if figure.style == "whom" and text[scopes[-1].end : figure.start] not in (", ", ", and "):
        return figure
    total = scopes[-1].total
    if figure.n is not None and figure.n > total:
        return figure
    if figure.n is None and _OTHER_NUMBER.search(text[scopes[-1].end : figure.start]) and not _is_quotient(figure.percent, total):
        return figure
    if figure.n is not None and figure.percent is not None and abs(100 * figure.n / max(total, 1) - figure.percent) > 1:
        return figure
    return replace(figure, total=total)


_TELLING = 80
"""Among more patients than that, most percents with one decimal are some quotient."""


def _is_quotient(percent: float | None, total: int) -> bool:
    """Whether a percent with a decimal is that of a whole number of so few patients: 68.4% of 19."""
    if percent is None or percent == int(percent) or not 1 < total <= _TELLING:
        return False
    return abs(100 * round(percent * total / 100) / total - percent) <= 0.05 + 1e-9


def _nested(text: str, kept: list[Figure], named: Sequence[Topic]) -> list[Figure]:
    """Counts in a bracket or after a colon that break down the rate before them share its denominator; "two of whom" counts among it."""
    out: list[Figure] = []
    parent: Figure | None = None
    for figure in kept:
        if figure.style == "whom" and out and out[-1].n is not None:
            figure = replace(figure, total=out[-1].n) if _is_part_of(figure, out[-1].n) else figure
        elif parent is not None and _is_plain(figure) and figure.style == "bare" and not _beside_event(figure, named):
            between = text[parent.end : figure.start]
            if figure.n is not None and parent.n is not None and figure.n <= parent.n and _inside(between):
                figure = replace(figure, total=parent.total)
        if figure.kind == "rate" and figure.total and (figure.percent or (figure.n is not None and figure.style != "bare")):
            parent = figure
        out.append(figure)
    return out


def _is_part_of(figure: Figure, whole: int) -> bool:
    """Whether a count, and its percent where it has one, can be of the people counted before; "20 (90%), 5 of whom (23%)" is of all."""
    n = figure.n or 0
    return n <= whole and (figure.percent is None or abs(100 * n / max(whole, 1) - figure.percent) <= 1)


def _inside(between: str) -> bool:
    """True when a bracket or colon opened soon after the parent and is still open."""
    opener = re.search(r"[(:]", between[:60])
    if opener is None or ")" in between[: opener.start()].strip(")") or re.search(r"[.;]", between[: opener.start()]):
        return False
    depth = floor = 1 if opener.group() == "(" else 0
    for mark in between[opener.end() :]:
        depth += (mark == "(") - (mark == ")")
        if depth < floor:
            return False
    return True


def _beside_event(figure: Figure, named: Sequence[Topic]) -> bool:
    return any(t.family == "safety" and (0 <= figure.start - t.end < 8 or 0 <= t.start - figure.end < 8) for t in named)
