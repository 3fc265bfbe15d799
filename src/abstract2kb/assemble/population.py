"""Populations: how many patients the rates of a sentence are of, where it says so beside them.

Example: "Among the first 17 patients the ORR was 41%, and 87% were alive" gives both a total of 17; "a DCR of 81% among 16 evaluable
patients" gives 16. Sizes of arms in a comparison, planned numbers and those of a whole trial beside a subgroup are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.pronouns import is_of_other
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.quantities import Count
from abstract2kb.patterns import regex
from abstract2kb.records import Endpoint

__all__ = ["Population", "populations", "with_population"]


@dataclass(frozen=True, slots=True)
class Population:
    """text[start:end] (end exclusive) says that there were `size` patients; in a bracket, or as the denominator of a result (`told`)."""

    start: int
    end: int
    size: int
    bracketed: bool
    told: bool


_PLANNED = regex(
    r"\b(?:planned|target(?: of)?|plans? to enroll?|will (?:enroll?|randomi[sz]e)|about|aims? (?:at|for|to enroll?))\s(?:\w+\s)?$", re.IGNORECASE
)
_BARE = regex(r"\W*(?:of|among|across|in|over)\s(?:all\s)?(?:the|these|those)\s(?:first\s)?(?P<n>\d{2,4}),\s", re.IGNORECASE)
"""The patients without their noun: "Across the 87, ..."."""
_NEXT_CLAUSE = regex(r";\s(?:and\s|but\s)?")
_TREATED = regex(r"(?:(?:^|[:;,–—]\s|\.\s)(?P<n>\d{1,4})\s(?:treated|infused|dosed|evaluable|assessable|enrolled|randomi[sz]ed))(?=[,:;]\s)")
"""The patients by what was done, in a note: "three years on: 68 treated, 91% ORR"."""
_OVERALL = regex(r"\s?(?:overall|in (?:total|all)|screened)\b")
_EVENTS = regex(r"\s(?:who\s)?(?:had\s)?(?:died|stopped|discontinued|withdrew|progressed|relapsed|recurred|developed|experienced)\b")
_AFTER = regex(r"(?:[^;:.]|\.(?=\d)){0,130}?\b(?:in|among|of|for)\s(?:the\s|these\s|all\s|a\stotal\sof\s)*(?:first\s|initial\s)?$")
_IN_ARM = regex(r"[)\]]?\s(?:in|at|with|for|on)\s[^;:.,()]{2,60}\s?[(\[]\s?$")
_GROUPS = ("subgroup", "status", "dose", "numbered")


def populations(scene: Scene, linked: Linked) -> list[Population]:
    """The populations that the sentence states, in order."""
    sentence, results = linked.sentence, {entry.figure.start for entry in linked.links}
    found = []
    for begin in (sentence.start, *(m.end() for m in _NEXT_CLAUSE.finditer(scene.text, sentence.start, sentence.end))):
        if (bare := _BARE.match(scene.text, begin, sentence.end)) is not None:
            found.append(Population(begin, bare.end(), int(bare.group("n")), False, False))
    for told in _TREATED.finditer(scene.text, sentence.start, sentence.end):
        found.append(Population(told.start("n"), told.end(), int(told.group("n")), False, False))
    for mention in scene.within(sentence.start, sentence.end, Label.COUNT):
        population = _population(scene.text, sentence, mention, results)
        if population is not None:
            found.append(population)
    return sorted(found, key=lambda p: p.start)


def _population(text: str, sentence: Sentence, mention: Mention, results: set[int]) -> Population | None:
    value: Count = mention.value
    before = text[sentence.start : mention.start]
    if value.style in ("of", "fraction", "all") and value.total:
        return Population(mention.start, mention.end, value.total, False, True)
    if value.style not in ("noun", "n") or value.n is None or value.total is not None or mention.start in results:
        return None
    if _PLANNED.search(before[-40:]) or _OVERALL.match(text, mention.end) or _EVENTS.match(text, mention.end):
        return None
    return Population(mention.start, mention.end, value.n, before.count("(") > before.count(")"), False)


def with_population(scene: Scene, linked: Linked, entry: Link, found: list[Population], arm: Mention | None, compared: bool) -> Figure:
    """The figure of a link with its denominator; `compared` where the sentence tells arms apart."""
    figure = entry.figure
    if figure.kind != "rate" or figure.total is not None or figure.style in ("whom", "no", "cell"):
        return figure
    if entry.topic.endpoint is Endpoint.DOR and figure.n is None:
        return figure
    here = arm is not None and linked.sentence.start <= arm.start < linked.sentence.end
    if arm is not None and here and figure.percent is not None and (size := _size_of(scene.text, arm)) is not None:
        return replace(figure, total=size) if _agrees(figure, size) else figure
    later = [p for p in found if p.start >= figure.end]
    own = next((p for p in later if _is_after(scene.text, linked, figure, p)), None)
    own = own or _of_subject(scene, figure, found)
    if own is None and not compared and entry.size == 1:
        own = _before(scene.text, figure, [p for p in found if p.end <= figure.start], arm)
        own = None if own is not None and _is_of_part(scene.text, linked, entry, own.end) else own
    if own is None and (size := _of_list(scene.text, linked, entry)) is not None:
        return replace(figure, total=size)
    if own is None or not _agrees(figure, own.size):
        return figure
    return replace(figure, total=own.size)


_NEXT_KIND = regex(r"(?:\s?patients?|\s?pts?)?[;,]?\s(?:and\s)?(?:an?\s)?")
_KINDS = (Endpoint.CR, Endpoint.PR, Endpoint.SD, Endpoint.PD, Endpoint.NE)


def _of_list(text: str, linked: Linked, entry: Link) -> int | None:
    """The denominator behind the last of a list of best responses, for those before it: "CR in 2, PR in 11 and PD in 6 of 33 patients"."""
    listed = [e for e in linked.links if e.figure.start >= entry.figure.start and e.topic.endpoint in _KINDS]
    if len(listed) < 2 or listed[0] is not entry or not all(e.topic.end <= e.figure.start for e in listed):
        return None
    told = sum(e.figure.n or 0 for e in linked.links if e.topic.endpoint in _KINDS)
    for one, other in pairwise(listed):
        if one.figure.n is None or one.figure.percent is not None or _NEXT_KIND.fullmatch(text, one.figure.end, other.topic.start) is None:
            return None
        if other.figure.total is not None:
            return other.figure.total if other.figure.style == "of" and told <= other.figure.total else None
    return None


_NUMBERED = regex(r"(?<![\w.,-])(?P<n>\d{1,4})\s(?=[A-Za-z])")


def _size_of(text: str, arm: Mention) -> int | None:
    """The number that stands with the people of an arm: "57 eligible patients", "the 334 untreated patients"."""
    if arm.id not in ("subgroup", "people"):
        return None
    own = _NUMBERED.match(text, arm.start, arm.end) or _NUMBERED.search(text, max(0, arm.start - 6), arm.start + 1)
    return int(own.group("n")) if own is not None and own.end() >= arm.start else None


def _of_subject(scene: Scene, figure: Figure, found: list[Population]) -> Population | None:
    """The size in the bracket after a drug or arm that is the subject of the figure: "ABC-101 (n=30) produced 12 responses (40%)"."""
    last = next((p for p in reversed(found) if p.end <= figure.start), None)
    if last is None or not last.bracketed:
        return None
    named = scene.within(max(0, last.start - 60), last.start, Label.DRUG, Label.ARM)
    beside = named and re.fullmatch(r"(?:\s(?:arm|group|cohort))?\s?[(\[]\s?", scene.text[named[-1].end : last.start])
    gap = scene.text[last.end : figure.start]
    return last if beside and _PRODUCED.fullmatch(gap) and not scene.within(last.end, figure.start, Label.DRUG, Label.ARM) else None


_PRODUCED = regex(
    r"\s?[)\]]\s(?:produced|led to|gave|yielded|induced|had|showed|achieved|resulted in|elicited|reached)\s(?:an?\s)?(?:[^\d,;:.()]{0,40}\s)?"
)


def _is_after(text: str, linked: Linked, figure: Figure, population: Population) -> bool:
    gap = text[figure.end : population.start]
    between = [e for e in linked.links if figure.end <= e.figure.start < population.start]
    if population.bracketed:
        return not between and _IN_ARM.fullmatch(gap) is not None
    if population.told or (figure.percent is None and between and not all(e.figure.n is not None for e in between)):
        return False
    return _AFTER.fullmatch(gap) is not None


_ITS_ARM = regex(r"\s(?:at|on|in|with|given|receiving|treated (?:at|with|on)|who (?:received|were (?:given|treated (?:at|with|on))))\s(?:the\s)?")
"""Between patients and the dose that they were given: "seven patients at 50-200 mg"."""
_SUBGROUP_AFTER = regex(r"\)?\s(?:when|where|if|of\sthose\s(?:with|without|who|whose))\s")
"""After the rate of a part of the patients: "70% when the score was 20 or more"."""


_ITS_PART = regex(
    r"\s(?:rates?\s)?(?:in|among|for|of)\s(?:the\s|all\s)*(?:patients|pts|women|men|those|participants|subjects)\s(?:with|without|who|whose|aged)\b"
)
"""Between a rate and its figure those of whom it is: "the MRD-negativity rate in patients with a complete response was"."""


def _is_of_part(text: str, linked: Linked, entry: Link, begin: int) -> bool:
    """Whether a rate is of a part of the patients named before `begin`: of those with something, or "in women it was 40%"."""
    if begin <= entry.topic.start < entry.figure.start and _ITS_PART.match(text, entry.topic.end, entry.figure.start):
        return True
    rates = [e.figure for e in linked.links if begin <= e.figure.start < entry.figure.start and e.figure.kind == "rate"]
    return any(_SUBGROUP_AFTER.match(text, f.end) for f in (*rates, entry.figure)) or is_of_other(text, begin, entry.list_start)


def _before(text: str, figure: Figure, found: list[Population], arm: Mention | None) -> Population | None:
    """The last population before a figure, unless an arm named since then is another one."""
    if not found:
        return None
    last = found[-1]
    if arm is not None and arm.id in _GROUPS and arm.start >= last.end and (last.told or not _ITS_ARM.fullmatch(text, last.end, arm.start)):
        return None
    between = text[last.end : figure.start]
    if figure.percent is not None and figure.n is None and (last.told or re.search(r"%[^()]{0,20}\):\s", between)):
        return None
    parted = (
        last.bracketed or re.search(r"\.\s", between) or (last.told and re.search(r"\b(?:with|including|of (?:whom|which|these|them))\b", between))
    )
    return None if figure.percent is None and parted else last


def _agrees(figure: Figure, size: int) -> bool:
    """Whether the numbers can be of so many patients."""
    if figure.n is None:
        return size > 1
    if figure.n > size:
        return False
    return figure.percent is None or abs(100 * figure.n / size - figure.percent) <= 1
