"""Drugs that a sentence names but that were not given as the treatment: earlier lines, parts of constructs, what only makes ready for it.

Example: in "pretreated with A and B, patients received C plus D" A and B are asides, and so are those of "six prior treatments, including
A and B".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["is_benchmark", "is_concomitant", "without_asides"]

_CONCOMITANT = regex(
    r"\b(?:who (?:was|were|had been) also (?:receiving|taking|on|treated with)|"
    r"concomitant(?:ly)?(?: (?:use of|receiving|taking))?|co-?medicated with)\s$"
)

_PRIOR = Sought(
    r"(?:\bprior|\bprevious(?:ly)?(?: (?:treated with|received|exposed to))?|\bpre-?treated with(?: both| either)?|unresponsive to|refractory to|"
    r"resistan(?:t|ce) to|intoleran(?:t|ce) (?:to|of)|progress(?:ed|ing|ion) (?:(?:on|after|during|following)|(?:while|"
    r"when) (?:receiving|on|taking))|fail(?:ed|ure)(?: (?:of|on|to))?|\bafter|"
    r"\bfollowing|relapsed (?:on|after)|exposure to|exposed to|\bunlike|such as|e\.g\.,?|(?:eligible|fit|unfit|suitable|unsuitable|candidates?) for|"
    r"(?<=[a-z] )after (?:one|an?(?: single| initial)?) (?:[\w-]+ )?(?:dose|infusion|injection) of|\bpre-?treatment with|"
    r"\b(?:had|have|has)(?: also| already| previously)? seen|sensitivity to|defeat|"
    r"sensitive to|naive to|naïve to|lymphodepletion with|conditioning with|premedication with|managed with|successor (?:to|"
    r"of)|cross(?:ed|ing) over to|switch(?:ed|ing) to)\s"
    r"(?:\w+[- ](?:and|or) )?(?:the |a |an |treatment with |therapy with |\w+-based |first-generation |on )?$",
    re.IGNORECASE,
)
_PRIOR_LIST = regex(
    r"\b(?:prior|previous|earlier)\s(?:[\w-]+\s){0,4}?(?:treatments?|therap(?:y|ies)|regimens?|lines?|agents?|drugs?)\b"
    r"[^.;:,]{0,40},?\s(?:including|included|such as|comprising)\s(?:(?!\b(?:was|were|had|gave|received|showed|led|and the)\b)[^.;:])*$",
    re.IGNORECASE,
)
"""Before a drug of a list of earlier lines: "a median of six prior treatments, including A and"."""
_INSIDE = Sought(
    r"(?:\b(?:armed|loaded|expressing|express(?:es)?|encod(?:ing|es?)|carr(?:ying|ies)|deliver(?:ing|s)?|payload|same antibody as|derived "
    r"from|version of|form of|mask(?:s|ed)|against|fused to|conjugated to)\s(?:\w+\s){0,2})$",
    re.IGNORECASE,
)
_BENCHMARK = Sought(
    r"\b(?:(?:an?|another|the next|no)\s(?:better|second|cheaper|safer|improved|faster|rival to|challenger to|poor man['’]s)\s|"
    r"(?:the\s)?(?:Achilles['’]?s? heel|bane|curse|drawback|weakness|weak spot|hallmark|limits?|label|shadow|footsteps) of\s)$",
    re.IGNORECASE,
)
"""Before a drug that another one is only measured by: "meant to be a better X", "the bane of X"."""
_STATE = regex(
    r"^(?:,? (?:or|and) [\w-]+)? before(?=\s?(?:[,.;:)]|$|and\b|but\b))|^(?:[- ]?(?:na[iï]ve|refractory|unresponsive|resistan\w+|"
    r"exposed|pre-?treated|sensitive|"
    r"intolerant|failure|(?:in)?eligible|(?:in)?eligibility|unfit|unsuitable|experienced)|[- ](?:payload|antibody part))\b",
    re.IGNORECASE,
)
_TRIAL_LIKE = regex(r"[A-Z]{5,}-\d{2,3}")
_TRIAL_AFTER = regex(r",?\s\(?(?:phase|NCT|trial|study)|,\sphase")
_TRIAL_BEFORE = regex(r"\b(?:trial|study),\s\(?$")
_TRIAL_GOES_ON = regex(r"\)?,?\s(?:(?:is|was|has been)\s)?(?:evaluat|investigat|test|assess|examin|compar|enroll|explor|stud)\w+\b")
"""Around a code that is the name of a trial: "a phase 2 trial, ABC2103, evaluating ..."."""
_SUPPORTIVE = Sought(r"lymphodeplet|conditioning|premedicat|\bbridging|rescue|\b(?:managed|handled)\s(?:with|by|using)\b", re.IGNORECASE)
_MAKES_READY = regex(
    r"(?:-(?:based|induced))?-?(?:\s?(?:/|and|plus|\+)\s?[\w-]+)?\s(?:(?:pre-?)?conditioning|lymphodepletion|lymphodepleting|premedication|bridging)\b",
    re.IGNORECASE,
)
"""After a drug that is given ahead of cells: "fludarabine and cyclophosphamide preconditioning"."""
_EARLIER_TREATMENT = regex(r"\bprior|\bprevious|pre-?treated", re.IGNORECASE)
_WITH_IT = regex(r"\s\(|(?:\s?\([^()]*\))?\s?(?:,?\sand|,?\sor|/|\+|\swith|\splus|-)\s?(?:an?\s|the\s)?")
_LISTED_WITH = regex(r"\s\(|(?:\s?\([^()]*\))?\s?(?:,|,?\sand|,?\sor|/|\+|\swith|\splus|-)\s?(?:an?\s|the\s)?")
"""Between a drug of an earlier line and another of it: "pretreated with A and B"."""


_BESIDE_FIGURE = regex(r"\d(?:\s?%|\s(?:months?|weeks?|years?))?\s\($")
_ITS_FIGURE = regex(
    r"(?::|,)?\s(?:(?:had|gave|showed|reached|got|scored)\s)?\d[\d.]*(?:\s?%|\s(?:months?|weeks?|years?))(?:\s(?:in|at|with)\s[^();:]{2,40})?\)"
)
"""Around the drug of a bracket that holds the figure of another trial against the one before it: "26% (B: 40% in TRIAL-1)"."""


def is_benchmark(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a drug that a bracket behind a figure names with a figure of its own.

    >>> is_benchmark("giving 26% (tarlatamab: 40%)", 12, 22)
    True
    """
    return _BESIDE_FIGURE.search(text[max(0, start - 14) : start]) is not None and _ITS_FIGURE.match(text, end) is not None


def without_asides(scene: Scene, start: int, known: Sequence[Mention]) -> list[Mention]:
    """The mentions but those of earlier lines, with what stands listed with these, and other drugs that were not given as treatment."""
    out, last, listed = list[Mention](), None, False
    for mention in known:
        joined = last is not None and (_WITH_IT if not listed else _LISTED_WITH).fullmatch(scene.text, last.end, mention.start) is not None
        if joined or _is_aside(scene.text, start, mention.start, mention.end):
            prior = None if joined else _PRIOR.search(scene.text, max(start, mention.start - 70), mention.start)
            listed = listed if joined else prior is not None and _EARLIER_TREATMENT.search(prior.group()) is not None
            last = mention if joined or prior is not None else None
            continue
        last = None
        out.append(mention)
    return out


def is_concomitant(text: str, start: int, at: int) -> bool:
    """Whether a drug at `at` of a sentence from `start` is what patients took besides: "who was also receiving X"."""
    return _CONCOMITANT.search(text[max(start, at - 50) : at]) is not None


@lru_cache(maxsize=512)
def _is_aside(text: str, start: int, at: int, end: int) -> bool:
    """True for a drug at text[at:end] that is prior therapy, part of a construct, or only makes ready for the treatment."""
    before, after = text[max(start, at - 70) : at], text[end : end + 40]
    if (
        is_concomitant(text, start, at)
        or _PRIOR.search(before)
        or _BENCHMARK.search(before)
        or is_benchmark(text, at, end)
        or _PRIOR_LIST.search(text, max(start, at - 160), at)
        or _STATE.match(after)
        or (_TRIAL_LIKE.fullmatch(text, at, end) and _TRIAL_AFTER.match(after))
    ):
        return True
    if _TRIAL_BEFORE.search(before) and _TRIAL_GOES_ON.match(text, end):
        return True
    if (inside := _INSIDE.search(before)) and not inside.group().lower().startswith("against"):
        return True
    if _MAKES_READY.match(after):
        return True
    return _SUPPORTIVE.search(before) is not None and re.search(r"[.;,]", before) is None
