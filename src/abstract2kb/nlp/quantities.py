"""The number grammar: counts, percents, times, intervals and ratios in running text, as typed values.

Example: "ORR was 21% (9/43; 95% CI, 10.1-36.0)" holds Percent(21.0), Count(9, 43) and Interval(10.1, 36.0, 95.0).
Pure functions on str; what a number belongs to is decided elsewhere. Doses, dates, ranges, p values and grades are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.elided_counts import elided_pattern, read_elided
from abstract2kb.nlp.first_letters import PlacedPattern, behind_first_letters
from abstract2kb.nlp.masking import masked
from abstract2kb.nlp.numerals import DECIMAL, INTEGER, UNIT_WORD, WORD_NUMBER, bound_sign, decimal, integer
from abstract2kb.nlp.p_values import P_VALUE
from abstract2kb.nlp.quantity_values import Count, Interval, Percent, Quantity, Ratio, Time
from abstract2kb.nlp.ratios import RATIO, kind_of, value_of
from abstract2kb.nlp.shares import SHARES, share_pattern
from abstract2kb.nlp.tiles import tiles
from abstract2kb.nlp.unreached import UNREACHED, is_unreached
from abstract2kb.nlp.wholes import read_whole, whole_pattern
from abstract2kb.patterns import regex

__all__ = ["Count", "Interval", "Percent", "Quantity", "Ratio", "Time", "find"]

_BOUND = (
    r"(?:(?P<bound>≥|≤|>=|<=|>|<|~|≈|∼|(?:at least|at most|up to|no more than|not more than|more than|less than|over|under|"
    r"approximately|about|nearly|almost|around|fewer than)(?=\s))\s?)?"
)
_DASH = r"(?:-|–|−|—|‒)"
_NOUN = (
    r"(?:patients?|pts?|subjects?|women|woman|men|man|participants?|individuals?|cases?|children|adults|persons?|people|recipients?|responders?"
    r"|evaluable|episodes?)"
)
NOUN = _NOUN
"""People that a count counts."""
_ADJ = (
    r"(?:(?!(?:of|in|and|or|with|had|were|was|to|vs|versus|for|the|after|before|following|since|two|three|four|five|six|seven|eight|nine|ten|events?|mg|months?|weeks?|years?|days?|cycles?|doses?|lines?|prior|"
    r"grade)\b)[A-Za-z][\w/+-]*\s)"
)
_INTEGER = rf"(?:{INTEGER}|{WORD_NUMBER})"

_END = (
    rf"(?:{DECIMAL}|N[REACD]\b|N/A|N/[RE]\b|not (?:yet )?(?:reached|estimable|evaluable|available|calculable|"
    r"attained|assessable|determined|defined)|undefined|∞|infinity|upper (?:limit|bound) not (?:reached|estimable|defined))"
)
_CI_NAME = (
    r"(?:(?P<level>\d\d(?:[.·]\d+)?)\s?(?:%|per ?cent\b),?\s?[-–]?\s?)?(?:\bCI|\b[Cc]\.[Ii]\.|[Cc]onfidence (?:of )?(?:[Ii]nterval|[Ll]imit)s?|\bCrI|"
    r"(?<=%\s)CL\b|[Cc]redible [Ii]ntervals?|(?<=%)CI)s?(?:\s?/\s?CI)?(?:\s?[\[({]\s?(?:95%\s?)?C[IL]\s?[\])}])?(?:\s?\(?(?P<level2>\d\d)\s?%\)?)?"
)
_UNIT_WORD = r"(?:months?|mos?|weeks?|wks?|years?|yrs?|days?|m|y)"
_CI = behind_first_letters(
    regex(
        rf"{_CI_NAME}[\s:;,=]*(?:of |from |was |is )?[\[(]?\s?[~≈∼]?(?P<low>{_END})\s?(?:%|{_UNIT_WORD}\b)?\s?(?:{_DASH}|to|and|,|;|"
        rf"\bthrough\b)\s?(?P<high>{_END})(?![\d])\s?%?"
    )
)
_NEGATIVE_CI = behind_first_letters(
    regex(rf"{_CI_NAME}[\s:;,=]*(?:of |from |was |is )?[\[(]?\s?[-–−]{DECIMAL}\s?%?\s?(?:to|,|;)\s?[-–−]?{DECIMAL}(?![\d])\s?%?")
)
"""The interval of a difference: "95% CI, -5.9% to 6.9%"."""
_BARE_INTERVAL = behind_first_letters(
    regex(
        rf"(?<=[(\[;])\s?(?P<low>{DECIMAL})\s?%?\s?(?:{_DASH}|to)\s?(?P<high>{_END})\s?(?:%|{_UNIT_WORD})?\s?(?:\[N[REA]\])?(?=[)\];])|"
        rf"(?<=\x00[,;])\s(?P<low2>\d+[.·]\d+)\s?(?:{_DASH}|to)\s?(?P<high2>\d+[.·]\d+)(?=[)\];]|,\s?[pP\x00])|"
        rf"(?<=\d%[,;])\s(?P<low4>{DECIMAL})\s?{_DASH}\s?(?P<high4>{DECIMAL})\s?%?(?=[)\];])|"
        r"(?<=[(\[])\s?(?P<low3>\d+[.·]\d+)\s?%?,\s?(?P<high3>\d+[.·]\d+|N[REA])\s?%?\s?(?=[)\];])"
    )
)
_RANGE = PlacedPattern(
    r"\b(?:(?:interquartile )?ranges?|IQR|ranging from|ranging between|aged)\b[\s:,;=\[(]*(?:was |of |"
    rf"from )?(?:IQR\)?[\s:,]*)?{DECIMAL}\+?\s?(?:%|{_UNIT_WORD}\b)?\s?(?:{_DASH}|to|and)\s?{DECIMAL}\+?(?:\s?(?:%|"
    rf"{_UNIT_WORD}\b))?|(?!(?:(?<=\d\s)|(?<=\d))±\s?{DECIMAL}\s?%)±\s?{DECIMAL}\s?%?|\bSD\s?[=:]?\s?\d+\.\d+",
    re.IGNORECASE,
)
_TIME_UNIT = r"(?:months?|mos?|mths?|mo|weeks?|wks?|years?|yrs?|days?|m(?![a-z/])|d(?![a-z])|y(?![a-z]))\b\.?"
_UNITS = {"m": "months", "w": "weeks", "y": "years", "d": "days"}
_TIME_FORM = (
    rf"(?<![A-Za-z]){_BOUND}(?<![\w.])(?P<number>{DECIMAL}|{WORD_NUMBER})\+?\s?(?:\x00+\s)?(?P<hyphen>[-–])?\s?(?P<unit>{_TIME_UNIT})|"
    rf"(?<![A-Za-z])(?=[nuyhwcra]){UNREACHED}"
)
_TIME = PlacedPattern(_TIME_FORM, re.IGNORECASE, begins=_TIME_FORM.replace(r"\x00", "."))
_BETWEEN = rf"\s?(?:{VERSUS}|and|or|to|{_DASH}|,|/)\s?(?:and\s)?"
_ELIDED_TIME = PlacedPattern(
    rf"(?<![\w.·,])(?<![A-Za-z]-)(?<!cohort )(?<!arm )(?<!group )(?<!part )(?<!stage"
    rf" )(?=[\d.·])(?P<number>{DECIMAL})(?=(?:(?:{_BETWEEN}(?:{DECIMAL}|NR)){{0,3}}{_BETWEEN}|"
    rf"\s(?:for|with|in)\s(?:the\s)?[\w+/-]+(?:\s(?:arm|group))?\s(?:vs?\.?|versus|compared with)\s|\s?\(\x00+\)\s?(?=mo|wee?k|wk|y|da))"
    rf"(?:{DECIMAL}|NR|(?<=\s))\s?(?P<unit>{_TIME_UNIT}))(?!\s?%)",
    re.IGNORECASE,
)

_PERCENT = PlacedPattern(
    rf"(?<![A-Za-z]){_BOUND}(?<![\w.])(?P<number>{DECIMAL}|{WORD_NUMBER})(?:\s?(?:%|percent\b|per cent\b|pct\b)(?!\s?(?:CI|CLs?\b|confidence|"
    r"power))|(?:(?<=%/0)|(?<=%, 0)|(?<=% v 0)|(?<=% vs 0)|(?<=% versus 0))(?=\s?[)\];,]))",
    re.IGNORECASE,
)
_AND = rf"\s?(?:{VERSUS}|and|or|to|±|/|{_DASH})\s?(?:and\s)?"
_ELIDED_PERCENT = PlacedPattern(
    rf"(?<![\w.·,/=])(?<![A-Za-z]-)(?<!cohort )(?<!arm )(?<!group )(?<!part )(?<!stage )(?<!grade )(?<!level )(?<!phase )(?<!cycle )"
    rf"(?<!week )(?<!month )(?<!day )(?<!% at )(?<!% by )(?=[\d.·])(?<!= )(?P<number>{DECIMAL})(?!, or\s)"
    rf"(?=(?:\s?±\s?{DECIMAL})?(?:,\s{DECIMAL}(?:\s?±\s?{DECIMAL})?){{0,3}},?{_AND}{DECIMAL}(?:\s?±\s?{DECIMAL})?\s?(?:%|percent\b"
    rf"|per cent\b))(?!\s?%)",
    re.IGNORECASE,
)
_FIRST_OF_THREE = PlacedPattern(rf"(?<![\w.·,/=-])(?=[\d.·])(?P<number>{DECIMAL})(?=/{DECIMAL}/{DECIMAL}\s?%)")
_SECOND_OF_THREE = PlacedPattern(rf"(?<=\d/)(?=[\d.·])(?P<number>{DECIMAL})(?=/{DECIMAL}\s?%)")
"""Those of three percents with strokes between that have no sign: "31/28/44%"."""
_HALF = share_pattern(_ADJ, _NOUN)
_WHOLE = whole_pattern(_INTEGER, _ADJ, _NOUN)
_GUARD_FRACTION = (
    r"(?<![\w./-])(?<!grade )(?<!phase )(?<!days )(?<!day )(?<!grades )(?<!stage )(?<!level )(?<!ECOG )(?<!PS )(?<!status )"
    r"(?<!score )(?<!CTCAE )(?<!1:)(?<!≥)(?<!≤)(?<!>)(?<!<)"
)
_NO_PLACE = "".join(rf"(?<!{word} )" for word in "day week month cycle grade level phase cohort arm part stage group".split())
"""Not after a word that a number numbers."""
_NO_GRADE = r"(?<![–/≥>=<≤.+-])(?<!≥ )(?<!> )(?<!= )(?<!\d or )(?<!\d and )(?<!\d to )"
"""Not the end of a range of grades: "grade 3-4 in five patients"."""
_WORD_START = r"(?<![A-Za-z])"
"""Spares the patterns a try at every letter."""
_AGAINST = "|".join(rf"(?<={word} )" for word in ("vs", r"vs\.", "versus", "against", "compared with", "compared to"))
"""Before "none" of the other of two groups."""
_GRADE_IS = (
    "(?:"
    + "|".join(rf"(?<={name}[1-5]{high}{sign})" for name in ("G", "rade ", "rades ") for high in ("", "[/–-][1-5]") for sign in ("=", " = "))
    + ")"
)
"""After a grade of which a count is told: the 4 of "G3=4"."""
_NO_COUNT = r"(?<=\d)\d|\d+(?:\s?%|[.·]\d)"
"""Digits within a number, and numbers that are seen at once to be none of people."""
_COUNT = PlacedPattern(
    rf"{_WORD_START}(?!{_NO_COUNT})"
    r"(?=\d|[~≥≤<>≈∼]|(?:a single|no|not (?:a|one|more)|none|nobody|all|(?<=[)\]] )of|at (?:least|most)|up to|(?:more|less|fewer) than|over|under"
        r"|approximately|about|nearly|almost|around)\b|"
        rf"n\s?=|{UNIT_WORD}\b)(?:(?P<fraction>{_GUARD_FRACTION}(?P<fn>\d{{1,5}})\s?/\s?(?P<ft>\d{{1,5}})(?![\w/+-]|\.\d|\s?(?:mg|grades?|weeks?|"
        rf"months?|days?)\b)(?:\s{_ADJ}{{0,2}}?{_NOUN}\b)?)"
    rf"|(?P<none>\b(?:none|nobody|no[- ]one|not (?:a single )?one) of (?:the |these |those |its |their "
    rf")?(?P<nt>{_INTEGER})?(?:\s?{_ADJ}{{0,3}}?{_NOUN}\b)?)"
    r"|(?P<nil>(?:(?<=and |but )|(?<=\d, |\w, |[)%], )|(?<=and in )|(?<=but in ))none"
        r"(?=\s(?:in|on|with|for|after|receiving|given|taking|assigned|who\sreceived|who\swere)\s)"
    rf"|(?:{_AGAINST})none(?=\s?[),;.\]]|,?\s(?:in|on|with|for|after|among|and)\s|\s{VERSUS}\s)"
    r"|none(?=\s?[(\[]\s?0(?:\.0+)?\s?%)"
    rf"|(?:(?<=[(\[,] )|(?<=[(\[])|(?<= in )|(?<=: )|(?<=and ))none"
        rf"(?=\s{VERSUS}\s(?:none\b|\d[\d.]*\s?%|{_INTEGER}\s?[(\[])))"
    rf"|(?P<all>\ball (?:of )?(?:the )?(?P<at>{_INTEGER})(?:\s{_ADJ}{{0,3}}?{_NOUN}\b|\s?(?=[(\[]\s?100(?:\.0)?\s?%)))"
    rf"|(?P<of>(?P<but>\ball but )?(?<![\w./-])(?P<on>{_INTEGER})\s(?:or (?P<least>more|fewer|less)\s)?(?:{_ADJ}{{0,2}}?{_NOUN}\s)?"
        rf"(?:out )?of (?:the |a total of |these |those |all |its |their |our )?(?:(?:first|initial|last|next) )?(?P<ot>{_INTEGER})"
        rf"(?![\w/%-]|\.\d|\s?(?:mg|weeks?|months?|days?|cycles?|doses?|centers|centres|sites)\b)(?:\s{_ADJ}{{0,3}}?{_NOUN}\b)?)"
    rf"|(?P<whom>\b(?P<wn>{_INTEGER})\s(?:{_NOUN}\s)?of (?:whom|which|these|them|those)\b)"
    rf"|(?P<n>\b[nN]\s?=\s?(?P<nn>{_INTEGER})(?!\.\d)(?:\s?/\s?(?P<nd>\d+))?)"
    rf"|(?P<graded>{_GRADE_IS}(?P<gn>{INTEGER})(?![\w.]|\s?%))"
    rf"|(?P<in>{_NO_PLACE}{_NO_GRADE}\b(?P<inn>{_INTEGER}) in (?P<it>{_INTEGER}) {_NOUN}\b)"
    rf"|(?P<no>\b[Nn]o (?:{_ADJ}{{0,2}}?)(?:patients?|pts?|subjects?|participants?)\b)"
    rf"|(?P<total>(?<=[)\]] )of (?:the |these )?(?P<tt>\d{{1,5}})(?![\w%.])(?:\s{_ADJ}{{0,3}}?{_NOUN}\b)?)"
    rf"|(?P<noun>{_BOUND}(?<![\w./-])(?<!all but )(?<!PS )(?<!ECOG )(?<!status )(?<!stage )(?P<pn>{_INTEGER})\s(?!(?:complete\s|partial\s)?"
        rf"responders?\b){_ADJ}{{0,3}}?{_NOUN}\b)|(?P<single>\ba single {_ADJ}{{0,2}}?{_NOUN}\b)"
    rf"|(?P<bare>(?<![\w./-])(?<![=<>≥≤])(?<!cohort )(?<!arm )(?<!group )(?<!part )(?<!level )"
        rf"(?<!phase )(?P<bn>{_INTEGER})(?:\sof\s(?:the|these|those|all|our|its)\s{_ADJ}{{0,2}}?{_NOUN})?"
        rf"(?=\s?[(\[]\s?(?:[<>≤≥~]=?\s?)?{DECIMAL}\s?%|"
        rf"\sof\sthe\s(?:[\w+-]+\s){{1,3}}?(?:arm|group|cohort)\s\(\d[\d.]*\s?%))"
    r"|(?P<had>(?<![\w./-])(?<!no )(?<!No )(?<![=<>≥≤])(?<!\d )(?<!day )(?<!cycle )(?<!phase )(?<!level )(?<!arm )(?<!cohort )"
        rf"(?<!group )(?<!grade )(?P<hn>{_INTEGER})\s(?:others?\s|more\s)?"
        r"(?=(?:had|with|attaining|reaching|obtaining|entering|entered|attained|got(?=\sa)|went\sinto|achieved|experienced|developed|showed|responded|reached"
        r"|died of|died from|(?:discontinued|withdrew|stopped)(?=\s(?:treatment\s|therapy\s|the\sstudy\s)?(?:due|because|for|owing|from)\b)"
        r"|responders?(?! patients)"
        r"|progressed|saw|held|(?:were|are|remain(?:ed)?|stayed|held) stable)\b)))"
    rf"|(?P<among>(?:(?<=response in )|(?<=responses in )|(?<=responders in )|(?<=responses among )|(?<=responders among )|(?<=remissions in )"
        rf"|(?<=CRs in )|(?<=PRs in ))(?:the |its )?(?P<mn>{_INTEGER})(?=[,.;:)]|\s(?:and|with|while|but)\b))"
    rf"|(?P<told>(?<=\bin )(?P<wo>{WORD_NUMBER})(?=[,.;)]|\sand\s(?!\d|{UNIT_WORD}\b)|"
        r"\s(?:it|they|the|this|these|both|all|of\s(?:these|those|them|whom))\s))",
    re.IGNORECASE,
)  # fmt: skip

_ELIDED_COUNT = elided_pattern(_NOUN)
_TABULAR = regex(
    rf"(?<=[\s\t])(?P<n>\d{{1,4}}) \((?P<percent>\d{{1,3}}(?:\.\d+)?)(?:[,;] ?(?P<low>{DECIMAL})"
    rf"\s?{_DASH}\s?(?P<high>{DECIMAL}))?\)(?=\s|$)"
)
_PERCENT_HEAD = regex(r"(?:\b[nN]o?\.?|[Nn]umber[\w ]{0,20}|[Pp]atients|[Pp]ts),? ?(?:\(%|%\)|\(%\)|,? ?%)")

_NO_PERCENT = regex(r"%(?<!\d%)(?<!\d %)")
"""The sign where no number stands before it: few texts have it, and what `_PERCENT_HEAD` finds does unless it says "number"."""


def _end(raw: str) -> float | Literal["NR"]:
    return decimal(raw) if raw[0].isdigit() or raw[0] in ".·" else "NR"


def _interval(m: re.Match[str]) -> Interval | None:
    low, high = _end(m.group("low")), _end(m.group("high"))
    if isinstance(low, float) and isinstance(high, float) and low > high:
        return None
    level = m.group("level") or m.group("level2")
    return Interval(low, high, decimal(level) if level else None)


def _bare_interval(m: re.Match[str]) -> Interval | None:
    low, high = (_end(next(filter(None, m.group(name, f"{name}2", f"{name}3", f"{name}4")))) for name in ("low", "high"))
    ordered = low == "NR" or high == "NR" or low <= high
    return Interval(low, high, None, explicit=False) if ordered else None


def _time(m: re.Match[str]) -> Time | None:
    if m.group("nr"):
        return Time("NR", None) if is_unreached(m) else None
    return Time(decimal(m.group("number")), _UNITS[m.group("unit")[0].lower()], bool(m.group("hyphen")), bound_sign(m.group("bound")))


def _percent(m: re.Match[str]) -> Percent | None:
    value = decimal(m.group("number"), thousands=False)
    return Percent(value, bound_sign(m.groupdict().get("bound"))) if value <= 100 else None


def _half(m: re.Match[str]) -> Percent | None:
    value = SHARES.get(m.group("word").lower())
    return Percent(value, bound_sign(m.group("bound"))) if value is not None else None


def _whole(m: re.Match[str]) -> Count | None:
    found = read_whole(m)
    return Count(found[0], found[1], "no" if found[2] == "no" else "all" if found[2] == "all" else "in") if found else None


def _count(m: re.Match[str]) -> Count | None:
    """The value of a COUNT match; None for a date or a fraction above one."""
    kind = next(
        k
        for k in (
            "fraction",
            "none",
            "nil",
            "all",
            "of",
            "whom",
            "n",
            "graded",
            "in",
            "no",
            "total",
            "noun",
            "single",
            "bare",
            "had",
            "among",
            "told",
        )
        if m.group(k) is not None
    )
    return _COUNT_VALUES[kind](m)


def _fraction(m: re.Match[str]) -> Count | None:
    n, total = int(m.group("fn")), int(m.group("ft"))
    if n > total or total < 2 or (1900 < total < 2100 and n <= 12) or (len(m.group("fn")) > 1 and m.group("fn")[0] == "0"):
        return None
    return Count(n, total, "fraction")


def _of(m: re.Match[str]) -> Count | None:
    n, total = integer(m.group("on")), integer(m.group("ot"))
    bound = {None: "=", "more": ">="}.get(m.group("least"), "<=")
    return Count(n, total, "of", bound) if n <= total and not m.group("but") else None


def _n(m: re.Match[str]) -> Count | None:
    total = int(m.group("nd")) if m.group("nd") else None
    return Count(integer(m.group("nn")), total, "n")


def _noun(m: re.Match[str]) -> Count | None:
    return Count(integer(m.group("pn")), None, "noun", bound_sign(m.group("bound")))


_NAMED_SO = regex(r"(?:\b[A-Z][a-z]+[A-Z][A-Za-z]*|\b[A-Z]{4,}(?=[ ]\d{3}))[ ](?=\d)")
"""Before the number of a trial: "CheckMate 816 (24% vs 2%)"; capitals may be an event, a disease or a group: "DIARRHEA 12 (24%)"."""


def _bare_count(m: re.Match[str]) -> Count | None:
    named = m.group("bn").isdigit() and any(
        named.end() == m.start("bn") for named in _NAMED_SO.finditer(m.string, max(0, m.start("bn") - 24), m.end("bn"))
    )
    return None if named else Count(integer(m.group("bn")), None, "bare")


_COUNT_VALUES: dict[str, Callable[[re.Match[str]], Count | None]] = {
    "fraction": _fraction,
    "none": lambda m: Count(0, integer(m.group("nt")) if m.group("nt") else None, "no"),
    "nil": lambda m: Count(0, None, "no"),
    "all": lambda m: Count(integer(m.group("at")), integer(m.group("at")), "all"),
    "of": _of,
    "whom": lambda m: Count(integer(m.group("wn")), None, "whom"),
    "n": _n,
    "graded": lambda m: Count(integer(m.group("gn")), None, "n"),
    "in": lambda m: Count(integer(m.group("inn")), integer(m.group("it")), "in"),
    "no": lambda m: Count(0, None, "no"),
    "total": lambda m: Count(None, int(m.group("tt")), "total"),
    "noun": _noun,
    "single": lambda m: Count(1, None, "noun"),
    "bare": _bare_count,
    "had": lambda m: Count(integer(m.group("hn")), None, "bare"),
    "among": lambda m: Count(integer(m.group("mn")), None, "noun"),
    "told": lambda m: Count(integer(m.group("wo")), None, "bare"),
}

Value = Count | Percent | Time | Interval | Ratio
_STAGES: tuple[tuple[str, str, re.Pattern[str] | PlacedPattern, Callable[[re.Match[str]], Value | None]], ...] = (
    ("", "negative_interval", _NEGATIVE_CI, lambda m: None),
    ("CI", "interval", _CI, _interval),
    ("RATIO", "ratio", PlacedPattern(RATIO.pattern), lambda m: Ratio(value_of(m), kind_of(m))),
    ("", "p", PlacedPattern(P_VALUE.pattern), lambda m: None),
    ("", "range", _RANGE, lambda m: None),
    ("CI", "bare_interval", _BARE_INTERVAL, _bare_interval),
    ("TIME", "time", _TIME, _time),
    ("TIME", "elided_time", _ELIDED_TIME, lambda m: Time(decimal(m.group("number")), _UNITS[m.group("unit")[0].lower()])),
    ("PERCENT", "percent", _PERCENT, _percent),
    ("PERCENT", "elided_percent", _ELIDED_PERCENT, _percent),
    ("PERCENT", "elided_percent", _FIRST_OF_THREE, _percent),
    ("PERCENT", "elided_percent", _SECOND_OF_THREE, _percent),
    ("PERCENT", "part", _HALF, _half),
    ("COUNT", "elided_count", _ELIDED_COUNT, lambda m: Count(n, None, "noun") if (n := read_elided(m)) is not None else None),
    ("COUNT", "whole", _WHOLE, _whole),
    ("COUNT", "count", _COUNT, _count),
)
_BLANK = "\x00"
_KEEP = frozenset({"time", "percent", "elided_time", "elided_percent"})
"""What later patterns still need to see ("9 (" before "21%)"): found, but not blanked out."""


def find(text: str) -> list[Quantity]:
    """Every quantity in the text, in order; they do not overlap.

    >>> [q.value for q in find("9 of 43 (21%)")]
    [Count(n=9, total=43, style='of', bound='='), Percent(value=21.0, bound='=')]
    """
    found, spans = _tabular(text)
    mask = masked(text, spans, _BLANK)
    for label, name, pattern, read in _STAGES:
        spans = []
        for m in pattern.finditer(mask, text) if isinstance(pattern, PlacedPattern) else pattern.finditer(mask):
            value = read(m)
            if value is None and label:
                continue
            start, end = _trim(mask, m.start(), m.end())
            spans.append((start, end))
            if value is not None:
                found.append(Quantity(start, end, label, value, f"quantities.{name}"))
        if name not in _KEEP:
            mask = masked(mask, spans, _BLANK)
    return _without_overlaps([*tiles(text), *found])


def _tabular(text: str) -> tuple[list[Quantity], list[tuple[int, int]]]:
    """Cells "20 (55.6)" and "9 (25.0, 12.1-42.2)" of a table run into the text, after a head such as "n (%)"."""
    head = _PERCENT_HEAD.search(text) if "umber" in text or _NO_PERCENT.search(text) is not None else None
    found: list[Quantity] = []
    if head is None:
        return found, []
    spans = []
    for m in _TABULAR.finditer(text, head.end()):
        if float(m.group("percent")) > 100:
            continue
        found.append(Quantity(m.start("n"), m.end("n"), "COUNT", Count(int(m.group("n")), None, "cell"), "quantities.tabular"))
        found.append(Quantity(m.start("percent"), m.end("percent"), "PERCENT", Percent(float(m.group("percent"))), "quantities.tabular"))
        if m.group("low"):
            value = Interval(decimal(m.group("low")), decimal(m.group("high")))
            found.append(Quantity(m.start("low"), m.end("high"), "CI", value, "quantities.tabular"))
        spans.append((m.start("n"), m.end() - 1))
    return found, spans


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " ([":
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    return start, end


def _without_overlaps(found: list[Quantity]) -> list[Quantity]:
    """The earlier stage stands where two overlap."""
    kept: list[Quantity] = []
    ends: list[tuple[int, int]] = []
    for quantity in found:
        if quantity.label != "COUNT" or not any(a < quantity.end and quantity.start < b for a, b in ends):
            kept.append(quantity)
        if quantity.label in ("TIME", "PERCENT"):
            ends.append((quantity.start, quantity.end))
    out: list[Quantity] = []
    for quantity in sorted(kept, key=lambda q: (q.start, -q.end)):
        if not out or quantity.start >= out[-1].end:
            out.append(quantity)
    return out
