"""The arms of a trial that one sentence names with what was given and what it was set against, in telling a result or a plan.

Examples: "In ALPHA-1 (NCT01234567) A doubled median PFS over chemotherapy", "median PFS in ALPHA-1 was 7.2 months with A vs 3.1 months with B",
"ALPHA-1 (NCT01234567), the pair against B plus C". A historical rate, a target ("A, against PRAME") and a time ("over 12 months") oppose nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from abstract2kb.assemble.regimens import CONTROL, Group, groups_in
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.table_arms import assets_named
from abstract2kb.nlp.numerals import integer
from abstract2kb.patterns import regex
from abstract2kb.records import Arm, Study

__all__ = ["OpposedArms"]

_FIGURE = (
    r"(?:(?:only|just|about|a|an|median|rate|of|the|that|those|seen|obtained|is)\s)*"
    r"(?:\d[\d.,]*\s?(?:%|months?|mo|weeks?|years?)?(?:\s?\([^()]*\))?\s)?"
)
_LINK = regex(
    rf"(?:\s|\()(?:versus|vs\.?|against|over|than|compared (?:with|to)|superior to|beat|beats|outperform(?:s|ed)|outdid|surpass(?:es|ed))\s{_FIGURE}"
    r"(?:(?:with|on|for|under|in|of|from|after|by)\s)?(?:the\s|an?\s|that of\s)?"
)
_CHOICE = (
    r"(?:investigator|physician)(?:s|['’]s|s['’])?\s(?:choice|chosen)\s(?:of\s)?"
    r"(?:(?:single-agent|standard)\s)?(?:chemotherapy|chemo|therapy|treatment)?"
)
_CLASS = (
    r"(?:(?:platinum|standard|standard-of-care|second-line|first-line|single-agent|platinum-based)\s)*"
    r"(?:chemotherapy|chemoimmunotherapy|chemo|endocrine therapy|standard (?:of )?care|standard (?:therapy|treatment)|best supportive care|surgery"
    r"|observation|surveillance|radiotherapy|chemoradi\w+|transplant\w*)"
)
_CARE = regex(rf"(?:{_CHOICE}|{_CLASS}|(?:matching\s)?placebo|{CONTROL.pattern})(?:\salone)?", re.IGNORECASE)
_NOT_AN_ARM = regex(r"\b(?:histor\w+|prior|previous|earlier|expected|baseline|before)\b", re.IGNORECASE)
_ENDS_WITH = regex(r"\b(?:with|on|for|in|of|under|by|after)\s(?:the\s)?\Z")
_AFTER_GROUP = regex(r"[^.;,\d]{0,30}(?:\([^()]*\))?\s?,?")
_COUNT = r"\d{1,3}(?:,\d{3})+|\d{1,5}"
_PAIR = regex(rf"\b[nN]\s?=\s?(?P<one>{_COUNT})\s(?:and|vs\.?|versus|/)\s(?P<two>{_COUNT})(?![\w%]|[.,]\d)")
_SIZE = regex(rf"\b[nN]\s?=\s?(?P<n>{_COUNT})(?![\w%]|[.,]\d)")
_MOST = 6
_NEAR = 3


class OpposedArms:
    """Finds such arms for the studies of an article."""

    def __init__(self, scene: Scene, places: StudyPlaces) -> None:
        self.scene, self.places = scene, places

    def of(self, study: Study) -> tuple[Arm, ...]:
        """The two arms by the first sentence that names the study, and no other one, and tells both."""
        if not 0 < len(study.assets) <= _MOST:
            return ()
        return next((arms for sentence in self._naming(study) if (arms := self._arms(study, sentence))), ())

    def _naming(self, study: Study) -> Iterator[Sentence]:
        """The sentences in prose that name the study alone."""
        named: dict[int, set[str]] = {}
        for segment in self.places.segments:
            if segment.named and not segment.row and segment.trial is not None:
                named.setdefault(self.scene.sentence_at(segment.start).index, set()).add(self.places.study_ids.get(segment.trial, ""))
        sentences = {s.index: s for s in self.scene.prose() if s.index in named}
        yield from (sentences[index] for index in sorted(sentences) if named[index] == {study.id})

    def _arms(self, study: Study, sentence: Sentence) -> tuple[Arm, ...]:
        for link in _LINK.finditer(self.scene.text, sentence.start, sentence.end):
            second = self._second(study, sentence, link.end())
            if second is None or _NOT_AN_ARM.search(self.scene.text, link.start(), link.end() + len(second.label)):
                continue
            first = self._first(study, sentence, link, second)
            if first is not None and first.assets and frozenset(first.assets) != frozenset(second.assets):
                return self._sized(sentence, link.start(), (first, second))
        return ()

    def _sized(self, sentence: Sentence, at: int, arms: tuple[Arm, Arm]) -> tuple[Arm, Arm]:
        """The arms with the sizes that the sentence tells in their order: "(n = 130 and 133)", or one before and one behind the link."""
        text = self.scene.text
        pair = _PAIR.search(text, sentence.start, sentence.end)
        sizes = [m.span("n") for m in _SIZE.finditer(text, sentence.start, sentence.end)]
        if pair is not None:
            spans = [pair.span("one"), pair.span("two")]
        elif len(sizes) == len(arms) and sizes[0][0] < at < sizes[1][0]:
            spans = sizes
        else:
            return arms
        one, two = (self.scene.sourced(*span, integer(text[slice(*span)]), 0.75, "studies.opposed_size") for span in spans)
        return arms[0].model_copy(update={"n": one}), arms[1].model_copy(update={"n": two})

    def _second(self, study: Study, sentence: Sentence, at: int) -> Arm | None:
        """What stands right behind the link: drugs by name, or care by its class."""
        text = self.scene.text
        group = next((g for g in groups_in(self.scene, at, sentence.end)), None)
        care = _CARE.match(text, at, sentence.end)
        if group is not None and group.start - at <= _NEAR:
            return self._arm(study, group)
        if care is None:
            return None
        named = assets_named(self.scene, [care.span()], study.id)
        return Arm(label=care.group(), assets=named, n=None)

    def _first(self, study: Study, sentence: Sentence, link: re.Match[str], second: Arm) -> Arm | None:
        """What it is set against: the one regimen named before, or the one that the figure before the link is of, else the drugs of the study."""
        own = {*study.assets}
        before = [g for g in groups_in(self.scene, sentence.start, link.start()) if own & {*g.ids} and {*g.ids} != {*second.assets}]
        if len({frozenset(g.ids) for g in before}) > 1:
            before = [g for g in before[-1:] if self._is_of_figure(sentence, g, link.start())]
            if not before:
                return None
        if before:
            return self._arm(study, before[-1])
        left = tuple(a for a in study.assets if a not in second.assets)
        return Arm(label=_names(self.scene, left), assets=left, n=None) if left else None

    def _is_of_figure(self, sentence: Sentence, group: Group, at: int) -> bool:
        """Whether the drugs stand behind a figure and right before the link: "7.2 months with A vs"."""
        text = self.scene.text
        return _ENDS_WITH.search(text, sentence.start, group.start) is not None and _AFTER_GROUP.fullmatch(text, group.end, at) is not None

    def _arm(self, study: Study, group: Group) -> Arm:
        return Arm(label=" ".join(self.scene.text[group.start : group.end].split()), assets=tuple(dict.fromkeys(group.ids)), n=None)


def _names(scene: Scene, assets: Sequence[str]) -> str:
    """The assets as the article first names them."""
    first: dict[str, str] = {}
    for (start, end), asset in sorted(scene.asset_ids.items()):
        first.setdefault(asset, scene.text[start:end])
    return " + ".join(first.get(a, a) for a in assets)
