"""Arms whose sizes one sentence tells: "A was given to 427 and placebo to 111", "357 were in the A arm and 365 in the B arm", "A (n = 122)
and B (n = 124)".

Numbers that do not add up to most of a study's patients are counts of events and tell no arms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from abstract2kb.assemble.regimens import CONTROL, groups_in
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.sizes_in_turn import COUNTED
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.table_arms import assets_named
from abstract2kb.nlp.numerals import integer
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Arm, Study

__all__ = ["SizedSides"]

_WHO = r"(?:\s(?:[\w-]+\s)?(?:patients|pts|women|men|people|participants|subjects|adults|children|of\sthem))?"
_ALLOTTED = r"(?:randomly\s|then\s)?(?:assigned|allocated|allotted|randomi[sz]ed|given|treated|dosed)"
_INTO = r"(?:to\s(?:receive\s)?|in\s|on\s|into\s|with\s|at\s|got\s|received\s|receiving\s|took\s)(?:the\s)?"
_LINK = r"(?:,?\s(?:and|or|versus|vs\.?|against|while|whereas)|[,;])\s"
_NUMBERED = Sought(
    rf"(?<![\w.=–-])(?P<n1>{COUNTED}){_WHO}\s(?:(?:were|was|had been)\s)?(?:{_ALLOTTED}\s)?{_INTO}(?P<s1>[^.;~%\d][^.;~%]{{1,80}}?){_LINK}"
    rf"(?P<n2>{COUNTED})(?!\s?(?:%|mg|months|weeks|days|years|cycles)){_WHO}(?:\s(?:(?:were|was)\s)?(?:{_ALLOTTED}\s)?{_INTO}|\s)"
    r"(?P<s2>[^.;,~%\d][^.;,~%]{1,80}?)(?=[.;,)~]|\s(?:in|after|at|until|every|as|of\s\d+|were|had|with\sa\smedian)\b|$)"
)
"""Each side behind the number of its patients."""
_GIVEN_TO = Sought(
    rf"(?:^|(?<=[.;:,)]\s)|(?<=\n))(?P<s1>[A-Z][^.;,]{{1,80}}?)\s(?:was|were)\s{_ALLOTTED}\s(?:to|in)\s(?P<n1>{COUNTED}){_WHO},?\s(?:and|or|versus|vs\.?|,)\s"
    rf"(?P<s2>[^.;,\d]{{2,80}}?)\s(?:to|in)\s(?P<n2>{COUNTED})(?![\w%]|\.\d)"
)
"""Each side before the number of those who were given it."""
_COUNTED_SIDE = regex(
    rf"(?<![\w.=–-])(?P<n>{COUNTED})(?!\s?(?:%|mg|months|weeks|days|years|cycles|courses)){_WHO}\s"
    rf"(?:(?:were|was|had been)\s)?(?:{_ALLOTTED}\s)?(?:{_INTO})?"
    r"(?P<side>[^.;,~%\d()][^.;,~%\d()]{0,80}?)(?=,?\s(?:and|or|versus|vs\.?|while|whereas)\s\d|[,;]\s(?:and\s)?\d|\s?[).;]|$)"
)
"""One of several sides, behind the number of its patients: "(51 to A plus B, 52 to A, and 50 to B)", "(76 arm A; 74 arm B)"."""
_BRACKETED = Sought(rf"\s?\((?:[^()=\d]{{0,25}}[;:,]\s?)?(?:[nN]\s?=\s?)(?P<n>{COUNTED})(?=[);,])")
_PLAIN_BRACKET = Sought(rf"\s?\((?:[^()=\d]{{1,25}}[;:,]\s?)?(?:[nN]\s?=\s?)?(?P<n>{COUNTED}){_WHO}(?=[);,])")
"""The same without "n =", in a sentence that allots."""
_OPENS = regex(r"\b(?:With|There were)\s\Z")
"""Before the first of two sides that a sentence begins with: "With 90 patients in A and 94 in B"."""
_LABELLED = regex(rf"(?<=[(;,]\s|.[(])(?P<label>[A-Za-z][\w+/ –-]{{0,30}}?)(?:,|:|\s=)?\s(?:[nN]\s?=\s?)?(?P<n>{COUNTED}){_WHO}(?=[;,)])")
"""A part of a bracket: "(A, 272; B, 271; median age 56)"."""
_INSIDE = regex(r"\([^()]{6,160}\)")
_BEHIND = regex(
    r"(?:\s(?:alone|monotherapy|arm|group|cohort|regimen|therapy|only|maintenance"
    r"|(?:once |twice |three times )?(?:daily|weekly|a day|a week)|\d[\d.,]*\s?(?:mg|µg|g)(?:/\w+)?|[QB]I?D|every\s\w+\s\w+))*\s?"
)
_CARE = regex(
    rf"(?:{CONTROL.pattern}|\b(?:surveillance|watchful waiting|radiotherapy|radiation|chemoradi\w+|transplant\w*|surgery|cystectomy|observed))"
    r"(?:\s(?:alone|only))?",
    re.IGNORECASE,
)
_ALLOTS = regex(r"\b(?:randomi[sz]|randomly|assigned|allocated|allotted|treated|received|given|got|took)", re.IGNORECASE)
_EVENTS = regex(
    r"\b(?:occurred|reported|seen|observed|died|deaths?|events?|respon\w+|experienced|discontinu\w+|stopped|grade|had\s|developed)\b", re.IGNORECASE
)
_PAIR_OF_SIZES = regex(
    rf"(?<![\w.,=–-])(?P<one>{COUNTED})(?:\s(?:and|vs\.?|versus|/|v)\s|:|/)(?P<two>{COUNTED})(?![\w%]|[.,]\d)"
    rf"|(?:\(|,\s(?:with\s)?)(?:[nN]\s?=\s?)?(?P<both>{COUNTED}){_WHO}\s(?:each|per arm|in (?:each|either|both))\b"
)
_BOTH = regex(r"\b(?:combination|combined (?:therapy|treatment)|both(?: drugs| agents)?|doublet)\b", re.IGNORECASE)
"""What is given all that the other sides are given."""
_LETTER = regex(r"\b(?:[Aa]rm|[Gg]roup|[Cc]ohort)\s[A-Z\d]\b")
_COMMON = regex(r"\b(?:the|arm|group|cohort|alone)\b\s?")
_LONGEST = 80
_PAIR = 2
_FEWEST = 5
_MOST_OF = 0.6
"""Arms hold at least this share of a study's patients."""


class _Side(NamedTuple):
    """An arm: where its words stand, and where the number of its patients."""

    words: tuple[int, int]
    number: tuple[int, int]


class SizedSides:
    """Finds the arms of studies that a sentence tells with the sizes of all."""

    def __init__(self, scene: Scene, places: StudyPlaces) -> None:
        self.scene, self.places = scene, places
        self._found: list[list[_Side]] | None = None

    def of(self, study: Study) -> tuple[Arm, ...]:
        """The arms by the first sentence on the study that tells them; none where there is no such sentence."""
        for sides in self._all():
            if self.places.study_at(sides[0].words[0]) == study.id and (arms := self._arms(study, sides)):
                return arms
        return ()

    def _sides(self, sentence: Sentence) -> Iterator[list[_Side]]:
        text, start, end = self.scene.text, sentence.start, sentence.end
        for form in (_NUMBERED, _GIVEN_TO):
            for match in form.finditer(text, start, end):
                told = (
                    form is _GIVEN_TO
                    or _ALLOTS.search(text, max(start, match.start() - 60), match.start("s1"))
                    or _OPENS.search(text, start, match.start())
                )
                if told and not _EVENTS.search(text, max(start, match.start() - 60), match.end()):
                    yield [_Side(match.span(f"s{i}"), match.span(f"n{i}")) for i in (1, 2)]
        yield self._bracketed(sentence, _BRACKETED)
        allots = _ALLOTS.search(text, start, end)
        if allots and not _EVENTS.search(text, start, end):
            yield self._bracketed(sentence, _PLAIN_BRACKET)
            yield list(self._counted(start, end))
        brackets = [
            [_Side(m.span("label"), m.span("n")) for m in _LABELLED.finditer(text, b.start(), b.end())] for b in _INSIDE.finditer(text, start, end)
        ]
        yield from brackets
        yield [labelled[0] for labelled in brackets if len(labelled) == 1]

    def _counted(self, start: int, end: int) -> Iterator[_Side]:
        """The sides of text[start:end] that stand behind their numbers and name what was given."""
        for match in _COUNTED_SIDE.finditer(self.scene.text, start, end):
            place = match.span("side")
            if (
                groups_in(self.scene, *place)
                or _CARE.search(self.scene.text, *place)
                or _BOTH.search(self.scene.text, *place)
                or _LETTER.search(self.scene.text, *place)
            ):
                yield _Side(place, match.span("n"))

    def _bracketed(self, sentence: Sentence, form: Sought) -> list[_Side]:
        """The regimens and controls right before the brackets that hold their sizes."""
        text, found = self.scene.text, list[_Side]()
        groups = groups_in(self.scene, sentence.start, sentence.end)
        for size in form.finditer(text, sentence.start, sentence.end):
            place = next(((g.start, g.end) for g in groups if g.end <= size.start() and _BEHIND.fullmatch(text, g.end, size.start())), None)
            cares = list(_CARE.finditer(text, max(sentence.start, size.start() - _LONGEST), size.start())) if place is None else []
            if cares and _BEHIND.fullmatch(text, cares[-1].end(), size.start()):
                place = cares[-1].span()
            if place is not None:
                found.append(_Side(place, size.span("n")))
        return found

    def by_label(self, study: Study) -> tuple[Arm, ...]:
        """The arms of a study with the sizes that a sentence tells behind or before the name of every one: "(76 arm A; 74 arm B)"."""
        labels = [_key(a.label) for a in study.arms]
        if any(a.n is not None for a in study.arms) or len(set(labels)) != len(labels):
            return study.arms
        for sides in self._all():
            named = {_key(self.scene.text[slice(*s.words)]): s.number for s in sides}
            if set(named) != set(labels) or len(sides) != len(labels) or self.places.study_at(sides[0].words[0]) != study.id:
                continue
            values = [integer(self.scene.text[slice(*named[label])]) for label in labels]
            if study.enrollment is None or sum(values) <= study.enrollment.value:
                return tuple(
                    a.model_copy(update={"n": self.scene.sourced(*named[key], value, 0.8, "studies.sized_label")})
                    for a, key, value in zip(study.arms, labels, values, strict=True)
                )
        return study.arms

    def _all(self) -> list[list[_Side]]:
        """What the sentences of the article tell, looked for once."""
        if self._found is None:
            self._found = [sides for s in self.scene.prose() for sides in self._sides(s) if len(sides) >= _PAIR]
        return self._found

    def in_order(self, study: Study) -> tuple[Arm, ...]:
        """The two arms of a study with the sizes that a bracket tells in their order: "to A or B (266 each)", "(170 and 174)"."""
        text = self.scene.text
        if len(study.arms) != _PAIR or any(a.n is not None for a in study.arms) or study.enrollment is None:
            return study.arms
        for sentence in self.scene.prose():
            for match in _PAIR_OF_SIZES.finditer(text, sentence.start, sentence.end):
                places = [match.span("both")] * _PAIR if match.group("both") else [match.span("one"), match.span("two")]
                values = [integer(text[slice(*place)]) for place in places]
                if sum(values) == study.enrollment.value and self.places.study_at(match.start()) == study.id:
                    sizes = [self.scene.sourced(*p, v, 0.75, "studies.sizes_in_order") for p, v in zip(places, values, strict=True)]
                    return tuple(a.model_copy(update={"n": n}) for a, n in zip(study.arms, sizes, strict=True))
        return study.arms

    def _given(self, study: Study, side: _Side, sides: Sequence[_Side]) -> tuple[str, ...]:
        """The drugs of a side, by their names or a short form of several; those of all the others where it is the combination of them."""
        named = assets_named(self.scene, [side.words], study.id) or tuple(i for g in groups_in(self.scene, *side.words) for i in g.ids)
        if named or len(sides) <= _PAIR or _BOTH.search(self.scene.text, *side.words) is None:
            return named
        return tuple(dict.fromkeys(i for s in sides if s is not side for i in assets_named(self.scene, [s.words], study.id)))

    def _arms(self, study: Study, sides: Sequence[_Side]) -> tuple[Arm, ...]:
        """The sides as arms, where each is understood and they hold most of the patients."""
        found: list[Arm] = []
        for side in sides:
            words = re.sub(r"^(?:the|an?|either)\s", "", " ".join(self.scene.text[slice(*side.words)].split()).strip(" ,;:("))
            assets = self._given(study, side, sides)
            value = integer(self.scene.text[slice(*side.number)])
            if not words or not (assets or _CARE.search(words)) or value < _FEWEST:
                return ()
            found.append(Arm(label=words, assets=assets, n=self.scene.sourced(*side.number, value, 0.8, "studies.sized_side")))
        keys = {frozenset(a.assets) for a in found}
        total = sum(a.n.value for a in found if a.n is not None)
        sizes = {a.n.value for a in found if a.n is not None}
        every = study.enrollment.value if study.enrollment is not None and study.enrollment.value not in sizes else total
        fits = every * _MOST_OF <= total <= every * 1.02
        return tuple(found) if len(keys) == len(found) and any(a.assets for a in found) and fits else ()


def _key(words: str) -> str:
    """The words that name an arm, without what all such names have."""
    return _COMMON.sub("", words.lower()).strip()
