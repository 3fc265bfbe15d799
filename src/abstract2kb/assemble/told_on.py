"""Rates of a sentence that names no endpoint, because it goes on with the one before: another group, another dose, another reader.

Example: after "the ORR was 33%" each of "At 200 mg: 14 of 31 (45%).", "Carriers did better, 41% of 22." and "The investigators counted more: 36 of 62
(58%)." gives a response rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.left_over import is_other_matter
from abstract2kb.assemble.pronouns import NEXT
from abstract2kb.patterns import regex

__all__ = ["is_told_on", "merged_runs", "with_joined"]

_GROUP = regex(
    r"(?:(?:And|But|Only)\s)?(?:[Ww]ith|[Aa]t|[Ii]n|[Aa]mong|[Ff]or|[Oo]n|[Aa]fter|[Ww]ithout|[Bb]y)\s(?!baseline|entry|study|median|total|addition|all,)"
    r"[^.;:%]{2,70}?(?:\s\([^()]*\))?(?P<mark>[:,])\s(?:only\s)?"
)
_FARED = regex(
    r"[^.;:%]{3,90}?\s(?:did|do|does|fare|fared|responded|gained|benefited|benefitted)\s(?:\w+\s){0,2}?(?:better|worse|best|worst|more|less|well|alike)\b"
    r"[^.;:%\d]{0,40}?[,:(–—]\s?(?:with\s|at\s)?",
)
_READER = regex(
    r"[^.;:%\d]{0,40}\b(?:investigators?|reviewers?|assessors?|(?:central|independent|local)\s(?:review|readers?)|committee|IRC|BICR|company|sponsor|mRECIST|"
    r"iRECIST|RECIST)\b[^.;%\d]{0,60}?(?:[:,(]|\b(?:counted|saw|found|reported|made it|makes it|put it at|was|were|gave|had))\s?"
)
_ENDS = regex(r"[)\]]?(?:[.;,:]|\s?$|\s(?:of|in|with|for|at|on|vs\.?|versus|against|and|compared|on)\b)")
_SIZE = regex(r"\([nN]\s?=\s?(\d+)\)")
_OR = regex(r",\s(?:or\s)?")


def is_told_on(text: str, begin: int, run: Sequence[Figure]) -> bool:
    """Whether a list of rates, first in a sentence from `begin`, is led by nothing but another group or another reader."""
    lead = text[begin : run[0].start]
    if run[0].kind != "rate" or (run[0].percent is None and run[0].total is None) or is_other_matter(text, begin, run):
        return False
    if not all(_ENDS.match(text, f.end) for f in run):
        return False
    group = _GROUP.fullmatch(lead)
    if group is not None and (group.group("mark") == ":" or (run[0].n is not None and run[0].total is not None)):
        return True
    return _FARED.fullmatch(lead) is not None or _READER.fullmatch(lead) is not None


def with_joined(text: str, begin: int, usable: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence, a count of people joined with the percent behind it: "in sarcoma (n = 25) it was three patients, 12%"."""
    out: list[Figure] = []
    for figure in usable:
        last = out[-1] if out else None
        counted = last is not None and last.n is not None and last.percent is None and last.style == "noun"
        if last is not None and counted and figure.percent is not None and figure.n is None and _OR.fullmatch(text[last.end : figure.start]):
            size = _SIZE.search(text, begin, last.start)
            out[-1] = replace(last, end=figure.end, percent=figure.percent, total=last.total or (int(size.group(1)) if size else None))
            continue
        out.append(figure)
    return out


def merged_runs(text: str, runs: Sequence[list[Figure]]) -> list[list[Figure]]:
    """The lists, those that "and" joins as one, though one has a count beside its percent: "28% (17/61) and 66%"."""
    out: list[list[Figure]] = []
    for run in runs:
        last = out[-1][-1] if out else None
        if last is not None and last.percent is not None and run[0].percent is not None and NEXT.fullmatch(text[last.end : run[0].start]):
            out[-1] = [*out[-1], *run]
        else:
            out.append(list(run))
    return out
