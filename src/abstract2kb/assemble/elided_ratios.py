"""Elided ratios: numbers whose name another ratio of the sentence has, or that stand apart from their name.

Example: "HR 0.53 (0.39-0.72) in men and 0.43 (0.31-0.59) in women"; "the hazard ratio was lower in smokers (0.48) than in others (0.80)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Mention
from abstract2kb.nlp.numerals import decimal
from abstract2kb.nlp.p_values import P_VALUE
from abstract2kb.nlp.quantities import Interval
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["apart_ratio", "ratio_said_again", "unnamed_ratios"]

_NUMBER = r"(?P<number>\d[.·]\d{2,3})(?![\d%]|[.·]\d|\s?%|\s?[–-]\s?\d|\s?(?:months?|mos?|weeks?|years?|days?|mg|µg|g|fold|times)\b)"
"""A ratio as it is printed: two or three decimals, no unit."""
_INTERVAL = r"(?:\s?[(\[;,]\s?(?:\d\d(?:\.\d+)?%\s?CI:?,?\s?)?\[?(?P<low>\d[.·]\d+)\s?(?:[–-]|to)\s?(?P<high>\d[.·]\d+))?"
_RATIO = regex(rf"(?<![\w.·%/–=<>≤≥-])(?<![=<>≤≥]\s)(?<!to\s){_NUMBER}{_INTERVAL}")
_BARE_RATIO = regex(r"(?<![\w.%/–-])(?P<number>\d[.·]\d+)\s?[(\[;,]\s?$")
_TRIPLE = regex(r"\((?P<number>\d[.·]\d+)[,;]\s(?P<low>\d[.·]\d+)\s?[–-]\s?(?P<high>\d[.·]\d+)(?=\s?[;,)])")
"""A ratio and its interval in a bracket without their names: "OS (0.71, 0.55-0.92; p=0.009)"."""
_IN_GROUP = regex(
    r"\s(?:in|for|among|with)\s(?:[^\s.;,%()\d][^\s.;,%()]*\s){1,5}(?:and|vs\.?|versus|but)\s(?P<number>\d[.·]\d+)(?=\s(?:in|for|among|with)\s)"
)
"""The 0.71 of "HR was 0.45 in men and 0.71 in women"."""
_PLURAL = regex(r"ratios|HRs")
_SECOND_RATIO = regex(r"\s(?:and|vs\.?|versus)\s(?P<number>\d\.\d+)(?!\d|\s?%)")
"""The 0.43 of "the hazard ratios were 0.33 and 0.43"."""
_RATIO_GOES_ON = regex(
    rf"(?:\s?[;,]\s?{P_VALUE.pattern}\s?[)\]])?"
    r"[^;%]{0,100}(?:\b(?:and|vs?\.?|versus|than|but|while|whereas)\b|,)[^.;%]{0,60}"
)
_OWN_GROUP = regex(
    r"(?:\s?[;,]\s)?(?:[)\]])?(?:[;,]\s|\s)(?:(?:and|but|while|whereas|or|against|versus|vs\.?)\s)?(?:[^;%()]{1,100}\s?[(:]?|(?:or\s)?)\s?"
)
"""From a ratio to that of another group: "; in those at 1% or above it was ", " and in those with brain metastases ("."""
_OTHER_MATTER = regex(
    r"\b(?:months?|mos?|weeks?|years?|days?|medians?|rates?|ORR|DCR|CR|PR|range|follow-?up|bounds?|boundary|under|below|above|margin|"
    r"limits?|thresholds?|cut-?offs?|assum\w*|"
    r"target\w*|power\w*|detect\w*|alpha|kappa|AUC|scores?|levels?|ratio of|dos(?:e|es|ing)|fold|"
    r"events|per|incidence|means?|correlation|coefficient|expression|probabilit\w+|concentrations?)\b|\.\s+[A-Z]",
)
"""Between ratios, or before one, words that tell of another kind of number."""
_CUT_OFF = regex(
    r"(?:\b(?:PD-L1|TPS|CPS|TC|IHC|express\w+|below|above|under|over|at least|less than|more than)\s[^;()%]{0,20}?|[<>≥≤]\s?)\d[\d.]*\s?%|"
    r"\d[\d.]*\s?%\s(?:or|and)\s(?:above|more|higher|greater|less|lower|below|over)\b"
)
"""A percentage that tells a group."""
_LEAST = 0.05
"""Smaller bare numbers are p values."""
_MOST = 4.0
"""What a number in another clause may be at most to be a ratio: medians of so few months are rarely told with two decimals."""
_FAR = 180


def unnamed_ratios(scene: Scene, found: Sequence[Figure], quantities: Sequence[Mention], sure: bool = False) -> list[Figure]:
    """Ratios without their name after one that has it, those that can be nothing else (`sure`) or all."""
    ratios = [f for f in found if f.kind == "ratio"]
    if not ratios:
        return []
    if sure:
        return _of_other_groups(scene, found, ratios)
    out = _second_ratios(scene.text, found, ratios)
    intervals = [(m.start, m.end, m.value) for m in quantities if isinstance(m.value, Interval)]
    sentence = scene.sentence_at(ratios[0].start)
    for m in _TRIPLE.finditer(scene.text, ratios[0].end, sentence.end):
        intervals.append((m.start("low"), m.end("high"), Interval(decimal(m.group("low")), decimal(m.group("high")))))
    for begin, end, value in intervals:
        match = _BARE_RATIO.search(scene.text[max(0, begin - 10) : begin])
        if match is None or not (isinstance(value.low, float) and isinstance(value.high, float)):
            continue
        start, number = max(0, begin - 10) + match.start("number"), decimal(match.group("number"))
        before = [f for f in (*ratios, *out) if f.end <= start]
        if not before or not value.low <= number <= value.high or any(f.end > before[-1].end and f.start < end for f in (*found, *out)):
            continue
        if _RATIO_GOES_ON.fullmatch(scene.text[before[-1].end : start]):
            kind = before[-1].ratio_kind
            out.append(Figure(start, end, "ratio", ratio=number, ratio_kind=kind, low=value.low, high=value.high, level=value.level))
    return out


def _of_other_groups(scene: Scene, found: Sequence[Figure], ratios: Sequence[Figure]) -> list[Figure]:
    """The bare ratios of a sentence, each of another group or comparison than the ratio before it."""
    text, out = scene.text, list[Figure]()
    sentence = scene.sentence_at(ratios[0].start)
    for match in _RATIO.finditer(text, ratios[0].end, sentence.end):
        figure = _bare(match, ratios[0].ratio_kind, ratios[0].level)
        last = max((f for f in (*ratios, *out) if f.end <= figure.start), key=lambda f: f.end)
        taken = any(f.start < figure.end and figure.start < f.end for f in (*found, *out))
        begin = _clause_from(text, found, last.end, figure.start)
        told = P_VALUE.sub("", text[begin : figure.start])
        between = _CUT_OFF.sub(" ", told)
        others = [f for f in found if begin <= f.start < figure.start and f.style != "n" and (f.percent is None or between == told)]
        if figure.ratio is None or not _LEAST <= figure.ratio <= _MOST or taken or others or len(between) > _FAR:
            continue
        if _OWN_GROUP.fullmatch(between) and not _OTHER_MATTER.search(between):
            out.append(figure)
    return out


def _clause_from(text: str, found: Sequence[Figure], start: int, end: int) -> int:
    """Where the clause of a bare ratio begins: at the last semicolon after the ratio before, where no time between is told as finely."""
    cut = text.rfind("; ", start, end)
    if cut < 0 or any(start <= f.start < cut and f.kind == "time" and _TWO_DECIMALS.search(text, f.start, f.end) for f in found):
        return start
    return cut


_TWO_DECIMALS = regex(r"\d\.\d\d")


def _bare(match: re.Match[str], kind: str, level: float | None) -> Figure:
    """The ratio of a match of a pattern with `number`, `low` and `high`."""
    low, high, number = match.group("low"), match.group("high"), decimal(match.group("number"))
    held = low is not None and decimal(low) <= number <= decimal(high)
    start, end = match.start("number"), match.end("high") if held else match.end("number")
    bounds = (decimal(low), decimal(high), level) if held else (None, None, None)
    return Figure(start, end, "ratio", ratio=number, ratio_kind=kind, low=bounds[0], high=bounds[1], level=bounds[2])


def _second_ratios(text: str, found: Sequence[Figure], ratios: Sequence[Figure]) -> list[Figure]:
    """Second ratios without an interval: "the hazard ratios were 0.33 and 0.43", "HR was 0.45 in men and 0.71 in women"."""
    out = []
    for ratio in ratios:
        plural = _SECOND_RATIO.match(text, ratio.end) if ratio.low is None and _PLURAL.search(text[ratio.start : ratio.end]) else None
        second = plural or (_IN_GROUP.match(text, ratio.end) if ratio.low is None else None)
        if second is not None and not any(f.start < second.end() and second.start("number") < f.end for f in found):
            out.append(Figure(*second.span("number"), "ratio", ratio=decimal(second.group("number")), ratio_kind=ratio.ratio_kind))
    return out


_NAME = Sought(r"\b(?:[Hh]azard [Rr]atios?|HRs?)\b(?!\s?[=:,]?\s?\(?\d)")
"""The name of a hazard ratio whose number does not follow at once."""
_APART = regex(rf"[^\d%]{{0,100}}?\s?[(:,]?\s?(?<![\w.·%/–=<>≤≥-]){_NUMBER}{_INTERVAL}")


def apart_ratio(text: str, start: int, end: int) -> Figure | None:
    """The first hazard ratio of text[start:end] that stands apart from its name: "the hazard ratio held in smokers (0.48)"."""
    name = _NAME.search(text, start, end)
    match = _APART.match(text, name.end(), end) if name else None
    if name is None or match is None or _OTHER_MATTER.search(text, name.end(), match.start("number")):
        return None
    return _bare(match, "HR", None)


_SAID_AGAIN = Sought(
    r"\b(?:it|this|that|the ratio)\s(?:(?:had|has|have)\s)?(?:now\s|since\s|meanwhile\s)?(?:is|was|been|stands?|stood|moved|improved|fallen|fell|"
    rf"gone|went|come|came|changed|risen|rose|settled|remained)\s(?:now\s|still\s|only\s)?(?:(?:to|at|down to|up to)\s)?{_NUMBER}{_INTERVAL}"
)
"""A ratio whose subject is a pronoun: "with more follow-up it has moved to 0.51 (0.29-0.91)"."""


def ratio_said_again(text: str, start: int, end: int, kind: str) -> Figure | None:
    """The ratio of text[start:end] whose subject is a pronoun, for that of the sentence before, of `kind`."""
    match = _SAID_AGAIN.search(text, start, end)
    return _bare(match, kind, None) if match else None
