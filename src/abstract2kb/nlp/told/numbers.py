"""Numbers of a sentence that may be results, and those that tell of none: p values, intervals, landmarks, doses, group sizes, limits.

Example: in "At 12 weeks 17 % (5/30) vs 42 % had fever (P < .1)" the values are "17 % (5/30)" and "42 %".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from abstract2kb.nlp.masking import masked
from abstract2kb.nlp.numerals import WORD_NUMBER
from abstract2kb.nlp.told.masks import NOISE
from abstract2kb.patterns import regex

__all__ = ["PEOPLE", "Number", "numbers", "without_noise"]

PEOPLE = (
    r"(?:patients?|pts?|subjects?|women|woman|men|man|participants?|individuals?|cases?|children|adults?|persons?|people|recipients?|"
    r"infants?|girls|boys"
    r"|eyes|students|families|volunteers)"
)
"""Whom a count counts."""
_NUM = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.·]\d+)?|(?<!\w)[.·]\d+)"
_SIGNED = rf"(?:[-−–]\s?)?{_NUM}"
_DASH = r"(?:-|–|−|—|to|,|;|and)"
_TIME = r"(?:seconds?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?|months?|mos?|years?|yrs?)"
_PM = r"(?:\+\s?/\s?-|±|\+-)"
_UNIT = (
    rf"(?:{_TIME}\b|(?:mm\s?Hg|mmol|[µμ]mol|micromol|mol|nmol|pmol|[µμ]g|mcg|mg|ng|pg|kg|g|ml|dl|mL|dL|L|l|mm|cm|m|kcal|U|IU|mIU|Gy|ms|"
    rf"milliseconds|kPa)"
    r"(?:\s?[/.]\s?(?:(?:[µμ]|d|m|c)?[lL]|kg|g|min|h|hour|day|d|m\s?\(?\s?2\s?\)?|m²|cm\s?\(?2\)?|cm²|year|mmol|mg))*(?![\w/])|"
    r"/\s?(?:microL|[µμ]L|mm3|mL)\b|points?\b|units?\b|beats\b)"
)
_PERCENT = r"(?:%|per\s?cent(?:age)?(?:\spoints?)?\b)"
_BRACKETED = rf"[(\[]\s?{_SIGNED}\s?%?\s?{_DASH}\s?{_SIGNED}\s?%?\s?(?:{_TIME})?\s?[)\]]"
_NOISE = regex(
    r"\b[Pp]\s?[-‑]?\s?(?:values?\s)?(?:for\s\w+\s)?(?:[<>≤≥=]\s?(?:or\s)?=?|of|was|(?:is\s|was\s)?(?:less|greater|more)\sthan)\s?\d*\s?[.·]?\d+|(?<=\()\s?[<>]\s?0?[.·]\d+|"
    rf"(?:\b\d\d\s?{_PERCENT}\s?)?(?:\bCIs?\b|\b[Cc]onfidence [Ii]ntervals?(?:\s\(\s?CI\s?\))?|\bCrI\b)[\s:,=;\[(]*(?:of\s|from\s|"
    rf"was\s)?{_SIGNED}\s?%?\s?{_DASH}\s?{_SIGNED}\s?%?|"
    r"\b(?:[Hh]azard [Rr]atios?|[Oo]dds [Rr]atios?|(?:[Rr]elative |[Rr]ate )?[Rr]isk [Rr]atios?|[Rr]elative [Rr]isks?|aHR|aOR|HR|OR|RR)\b"
    rf"(?:\s?[(\[]\s?(?:HR|OR|RR)\s?[)\]])?[\s,:=]*(?:of\s|was\s)?{_NUM}|"
    rf"\b(?:[Rr]anges?|IQR|[Ii]nterquartile [Rr]anges?)\b[\s:,=\[(]*(?:of\s|was\s|from\s)?[<>]?\s?{_SIGNED}\+?\s?(?:%|"
    rf"{_TIME})?\s?{_DASH}\s?{_SIGNED}\+?(?:\s?(?:%|{_TIME}\b))?|"
    rf"{_BRACKETED}|(?<=[%\w]\s,\s)(?<!\d\s,\s){_SIGNED}\s?%?\s?(?:to|-|–|−)\s?{_SIGNED}\s?%?(?=\s?[)\]])|"
    rf"(?<=%\s,\s){_SIGNED}\s?%?\s?(?:to|-|–|−)\s?{_SIGNED}\s?%?(?=\s?[)\]])|"
    rf"\b(?:[Dd]ays?|[Ww]eeks?|[Mm]onths?|[Yy]ears?|[Cc]ycles?|[Vv]isits?|[Gg]rades?|[Ss]tages?|[Pp]hases?|[Tt]ypes?|[Ll]evels?|[Tt]able|"
    rf"[Ff]ig\w*|[Ff]actors?|score out of|scale of)\s"
    rf"{_NUM}(?:\s?(?:-|–|to|and)\s?{_NUM})*|"
    rf"{_NUM}(?:\s?[-–]\s?{_NUM})?\s?[-‑]\s?(?:seconds?|minutes?|hours?|h|days?|weeks?|months?|years?|yrs?|mo|fold|point|item|mg|armed|arm|"
    rf"lead|Gy)\b|"
    rf"\b(?:[Aa]t|[Aa]fter|[Ww]ithin|[Oo]ver|[Dd]uring|[Ii]n|[Ff]or|[Uu]ntil|[Bb]efore|[Pp]ast|[Ff]irst|[Ll]ast|every|from|[Bb]eyond|"
    rf"[Tt]hrough|end\sof)\s(?:the\s|a\s|an\s|to\s)?(?:first\s|next\s|last\s|median\sof\s)?"
    rf"(?:{_NUM}|{WORD_NUMBER})(?:\s?(?:{_TIME}\s)?(?:-|–|to|and|or)\s?{_NUM}){{0,2}}\s?{_TIME}\b|\b[Bb]y\s{_NUM}\s?{_TIME}\b|"
    rf"\bfollow[-\s]?up\b[^.;()]{{0,30}}?{_NUM}\s?{_TIME}\b|\b(?:aged?|ages)\b[^.;]{{0,30}}?{_NUM}(?:\s?(?:{_PM}|{_DASH})\s?{_NUM})?(?:\s?years)?|"
    rf"(?<!was )(?<!were )(?<!in )(?<!\( )(?<!\()(?:[<>≤≥]\s?(?:or\s)?=?|\b(?:less|more|greater|fewer|higher|lower)\sthan)\s?{_NUM}\s?(?:%|{_UNIT})?|"
    rf"\bof\s(?:at\sleast|more\sthan|less\sthan|≥|>)\s?{_NUM}\s?%|\b20/\d+\b|"
    rf"{_NUM}\s?(?:{_PERCENT}|{_UNIT})?\sor\s(?:greater|more|higher|less|lower|above|below)\b|"
    rf"{_NUM}\s?{_PERCENT}\s(?:censored\b|(?:relative|absolute)\s|(?:risk\s)?(?:reduction|difference)\b)|"
    rf"(?<!mg/m\s)(?<=[A-Za-z]\s)\(\s?\d\d?\s?\)|^\(\s?\d\s?\)|"
    rf"[(\[]\s?[nN]\s?=\s?\d+\s?[)\]]|\b(?:19|20)\d\d\b(?!\s?{_PERCENT}|\.\d|\s{PEOPLE})"
)
_DOSE = regex(
    rf"(?<!was )(?<!were )(?<!vs\. )(?<!vs )(?<!versus )(?<!by )(?<!\d )(?<!- )(?<!± )(?<![\d.])\b{_NUM}\s?(?:mg|[µμ]g|mcg|g|Gy|IU|MBq|"
    rf"GBq)(?![\w])(?:\s?/\s?(?!m?[lL]\b|dL)\w+)*(?!\s?/)"
)
_WORDS = rf"(?i:{WORD_NUMBER})"
_COUNT = rf"(?:{_NUM}|{_WORDS})"
_FRACTION = (
    rf"(?:{_COUNT}\s(?:of|out\sof|in)\s(?:the\s|these\s|those\s|a\stotal\sof\s)?{_NUM}(?!\s?(?:%|{_TIME}\b))(?:\s{PEOPLE}\b)?|\d+\s?/\s?\d+\b)"
)
_SHARE = (
    rf"(?:(?:(?:less|more)\sthan|[<>≤≥~])\s?)?(?:(?:(?<=[\s(])[-−+])?{_NUM}(?:\s?{_PM}\s?{_NUM})?\s?{_PERCENT}(?:\s?{_PM}\s?{_NUM}\s?%?)?|"
    rf"{_WORDS}\s?(?:percent|per cent)\b)(?:\s(?:of|in)\s(?:the\s|all\s)?\d+(?=\s(?:\w+\s){{0,2}}?{PEOPLE}))?"
)
_MEAN = rf"(?:[(]\s?)?[-−+]?{_NUM}\s?{_PM}\s?{_NUM}(?:\s?\))?(?:\s?{_UNIT}|\s?{_PERCENT}|\s(?:SD|SE|SEM)\b)?"
_N = r"[nN]\s?=\s?\d+"
_WHOLE = rf"(?:{_FRACTION}|{_N}|{_COUNT})"
_VALUE = regex(
    rf"(?P<change>(?<=[Ff]rom\s){_SIGNED}(?:\s?{_PM}\s?{_NUM})?(?:\s?(?:{_PERCENT}|"
    rf"{_UNIT}))?\sto\s{_SIGNED}(?:\s?{_PM}\s?{_NUM})?(?:\s?(?:{_PERCENT}|{_UNIT}))?)|"
    rf"(?P<cluster>(?:{_SHARE}|{_WHOLE})(?:\s{PEOPLE})?\s?[(\[]\s?(?:{_SHARE}|{_FRACTION}|{_N}|"
    rf"{_COUNT}(?=\s?[)\]]))(?:\s?[)\]])?(?:\sof\s(?:the\s)?\d+(?:\s{PEOPLE})?\b)?|{_SHARE}\s?,\s?{_FRACTION})|"
    rf"(?P<none>\b[Nn]o(?=\s(?:patients?|subjects?|participants?|women|children|infants?|one)\b)\s[a-z]+|\b[Nn]one\b(?:\sof\s(?:the\s|these\s|those\s)?(?:\d+\s)?{PEOPLE})?)|"
    rf"(?P<share>{_SHARE})|(?P<fraction>{_FRACTION})|(?P<mean>{_MEAN})|(?P<measured>{_SIGNED}\s?{_UNIT})|(?P<bare>(?:(?<=\s)[-−–])?{_NUM}|{_WORDS})"
)
_FRACTION_WORD = regex(r"\s(?:thirds?|quarters?|half|fifths?)\b")
_BEFORE = regex(r"[\w.]$|[\w)][-/‑]$|\b(?:PD|IL|CD|type|grade|stage|phase)[\s-]$")
_AFTER = regex(r"[\w]|[-‑/][A-Za-z\d]|\s?(?:[-–]\s?\d)")


@dataclass(frozen=True, slots=True)
class Number:
    """text[start:end] (end exclusive); `kind` is cluster ("9 (21%)"), share, fraction, mean ("4.9 ± 1.8"), measured or bare."""

    start: int
    end: int
    kind: str


_NEXT_TIME = regex(rf"\b[Aa]t\s{_NUM}\s{_TIME}\s[(\[][^()\[\]]*[)\]]\s?(?:,\s)?(?:and\s)?(?:at\s)?(?P<time>{_NUM}\s{_TIME})(?=\s?[(\[])")
"""The second landmark of "at 8 hours (3.6 vs 3.5) and 24 hours (3.3 vs 3.2)"."""
_SPREAD = regex(r"(?<=\d)\s?\(\s?\d+(?:\.\d+)?\s?\)(?!\s?%)")
_IS_SPREAD = regex(r"\b(?:SD|SE|SEM|standard\s(?:deviation|error)s?)\b")
"""Deviations in brackets behind means, "-13.4 (1.5)", where the sentence says that it gives them."""
_PM_OF = r"(?:means?\s?)?(?:\+\s?/\s?-|±)\s?(?:SD|SE|SEM|standard\s(?:deviation|error)s?)\b"
_GIVEN_AS = regex(rf"[(\[]\s?{_PM_OF}\s?[)\]]|(?<=[(\[]\s){_PM_OF}(?=\s?[,:])|(?<=[(\[]){_PM_OF}(?=\s?[,:])")
"""How means are given: "(mean ± SD)"."""
_APPOSED = regex(
    r"\s,\s(?:(?:as\s)?(?:defined|measured|assessed|expressed|determined|indicated|evidenced|judged)\s(?:as|by|with|in)|i\.\s?e\.|ie|including|or)\s[^,;()]{3,120}\s,"
    r"(?=\s(?:was|were|occurred|developed|in|had|did|is|are|increased|decreased|fell|rose|between|at|for|with|among)\b)"
)
"""What explains an outcome between it and its verb."""


def without_noise(text: str) -> str:
    """The sentence with the numbers masked that tell of no result."""
    aside = [m.span() for m in _GIVEN_AS.finditer(text)]
    aside += [*(m.span("time") for m in _NEXT_TIME.finditer(text)), *(m.span() for m in _APPOSED.finditer(text))]
    if _IS_SPREAD.search(text):
        aside += [m.span() for m in _SPREAD.finditer(text)]
    text = masked(text, aside, NOISE)
    quiet = masked(text, [m.span() for m in _NOISE.finditer(text) if not _is_change(text, m)], NOISE)
    return masked(quiet, [m.span() for m in _DOSE.finditer(quiet)], NOISE)


_CHANGE = regex(r"\b(?:increas|decreas|reduc|shorten|prolong|extend|lengthen|delay|improv|rose|fell|cut)\w*\b[^.;]*$")


def _is_change(text: str, match: re.Match[str]) -> bool:
    """Whether "by 14 hours" says how far something changed, and from where to where it did."""
    words = match.group().lower()
    return words.startswith("by ") and _CHANGE.search(text, max(0, match.start() - 90), match.start()) is not None


def numbers(quiet: str) -> Sequence[Number]:
    """The numbers of a sentence without noise, in order."""
    found = []
    for match in _VALUE.finditer(quiet):
        start, end = match.span()
        while quiet[start] in "( " and match.lastgroup != "cluster" and quiet[start:end].count("(") > quiet[start:end].count(")"):
            start += 1
        start += len(quiet[start:end]) - len(quiet[start:end].lstrip())
        end = start + len(quiet[start:end].rstrip())
        if (
            _BEFORE.search(quiet, max(0, start - 8), start)
            or _FRACTION_WORD.match(quiet, end)
            or (_AFTER.match(quiet, end) and quiet[end - 1] not in "%)]")
        ):
            continue
        found.append(Number(start, end, match.lastgroup or "bare"))
    return found
