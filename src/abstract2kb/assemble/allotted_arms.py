"""The arms that prose tells of: what the patients of a trial are allotted to, and what a sentence that names the trial sets against each other.

Example: "were randomized 2:1 to A plus B (n = 210) or placebo plus B" and "ALPHA-1 (NCT01234567) pits A against chemotherapy" give two arms each,
"randomized to A or placebo, both with B" A with B and B alone. A list of which one side is not understood gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from abstract2kb.assemble.arm_sizes import Sizes
from abstract2kb.assemble.regimens import CONTROL
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.table_arms import assets_named
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex
from abstract2kb.records import Arm, Sourced, Study

__all__ = ["AllottedArms"]

Span = tuple[int, int]

_TRIGGER = at_words(
    r"\b(?:received\b|given\b|treated with\b|randomi[sz]e|randomly|assigned|allocated|allotted|versus\b|vs\b|against\b|compar(?:es?|ed|ing)\b"
    r"|got\b|took\b)"
)
_ALLOTS = Sought(
    r"(?<!not )(?<!re-)(?<!previously )\b(?:randomi[sz]ed?|randomly assigned|randomly allocated|assigned|allocated|allotted)\b"
    r"(?:[^.;:]|:(?=\s?\d)){0,90}?\s(?<!one )(?<!two )(?<!three )(?:to|between)\s"
    r"(?:receiv(?:e|ing)\s|treatment with\s|be given\s)?(?:either\s)?(?!\d+\s(?:cycles|more))"
)
_RATIO = regex(r"\b\d(?:\s?:\s?\d){1,4}\b")
_STOP = regex(
    r"[;:]|\.(?=\s|$)|,?\s(?:until|stratif\w+|with stratification|in (?:a|the|\d+-day|patients|pts|adults|people|men|women|first|second|third"
    r"|previously|untreated|relapsed|advanced|metastatic|about|some)\b|after\b|who\b|whose\b"
    r"|for (?:up to\b|a\b|the\b|patients|pts|adults|people|men|women|\d)"
    r"|as (?:first|second|third)\b|followed by|while\b|where\b|given\b|had\b|were\b|was\b|is\b|are\b|and (?:were|was|is|meant|plans|will)\b"
    r"|could\b|on day)"
)
"""Where what the patients are allotted to ends."""
_OR = regex(r",?\s(?:or|vs\.?|versus)\s(?:either\s)?")
_OR_TO = regex(r",?\s(?:or|and)\sto\s(?:receive\s)?")
_COMMA = regex(r",\s(?!\w[\w-]+ and [a-z])")
_CHOSEN = regex(r"\b(?:choice|chosen|one)\b[^,]*?\b(?:of|among|between|from)\s|\b(?:among|chosen from)\s")
"""Before drugs of which one is chosen: no arms of their own."""
_SHARED = regex(
    r",\s(?:(?:(?:both|all|each)(?:\sarms)?\s(?:given\s)?)?(?:on top of|in combination with|combined with|added to|with|plus)"
    r"|(?:both|all|each|either)\s\w+\s(?:with|to))\s"
)
_EITHER = regex(r"\s(?:with|plus|and|\+)\seither\s(?=[^.;]*?\sor\s)")
"""Between what every arm is given and the list of the arms."""
_WITHOUT = regex(r"\s(?:with (?:or|and) without|±|plus or minus)\s")
_AGAINST = regex(r"\s(?:versus|vs\.?|against|compared (?:with|to))\s(?:that of\s)?")
_COMPARES = regex(r"\b(?:compar(?:es?|ing)|pits?|sets?)\s(?P<first>[^.;,]{3,90}?)\s(?:with|against|to|versus|and)\s")
_IS_COMPARED = regex(r"\b(?:was|were|is|are|has been|being) (?:\w+ )?compared (?:with|to|against)\s[^.;%]{3,90}\sin\s\d[\d,]*\s")
"""In a sentence on the last trial named: "A was compared with B in 344 patients"."""
_BRACKET = regex(r"\((?:[^()]|\([^()]*\))*\)")
_OPEN_BRACKET = regex(r"\((?:[^()]|\([^()]*\))*(?:\)|$)")
_SIZE = regex(r"\b[nN]\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})\b")
_SIZED = regex(r"\((?:[^()=]{1,25}[;:,]\s?)?[nN]\s?=\s?[\d,]+\)")
_NEXT = regex(r",?\s(?:(?:or|and|vs\.?|versus)\s)?(?:to\s)?(?:receive\s)?|;\s(?:or\s)?")
_SENTENCE = regex(r"[.;]\s|\bwere\b|\bwas\b")
_LONGEST_PIECE = 170
_RECEIVED = regex(r"\b(?:received|were given|were treated (?:with|at)|were dosed at|got|took)\s(?:either\s)?(?=[^.;]*~)")
_GOT = regex(
    r"\b\d{2,5}\s(?:[\w-]+\s){0,3}?(?:patients|pts|women|men|people|participants|adults|children)\s(?:[^.;,()]{0,60}?\s)?"
    r"(?:got|received|took|were given|were treated with)\s"
    r"(?:either\s)?(?=[^.;,]{3,80}\s(?:or|and)\s(?:matching\s)?placebo\b(?!\splus))"
)
"""What so many people were given is placebo or not."""
_DOSE = regex(
    r"(?:a dose of\s)?(?P<dose>\d[\d.,]*(?:\s?(?:mg|µg|mcg|g|GBq|MBq)(?:/(?:kg|m2|m²))?)?"
    r"(?:\s(?:once|twice|every|q\w+|daily|weekly|[QB]\w+).*)?)~*\s*"
)
_UNIT = regex(r"\s?(?:mg|µg|mcg|GBq|MBq|g)(?:/(?:kg|m2|m²))?\b")
_NUMBER = regex(r"\d[\d.,]*")
_PLACEBO = regex(r"(?:\w+ )?placebo")
_EITHER_ALONE = regex(r"(?:each\s)?(?:agent|drug|one|component) alone")
"""After "either"."""
_CARE = regex(
    rf"{CONTROL.pattern}|\b(?:surveillance|watchful waiting|radiotherapy|radiation|irradiation|IFRT|RT(?= alone| only)|chemoradi\w+|transplant\w*"
    rf"|surgery)\b",
    re.IGNORECASE,
)
_CLASS = regex(r"\b(?:chemotherapy|chemo|platinum doublet|endocrine therapy)\b")
_SAME = regex(r"\b(?:same|identical|this (?:regimen|combination|treatment|chemotherapy|therapy))\b")
"""In the words of an arm that is given what the arm before it is: "the same with B"; placebo stands for what that arm has first."""
_PARTS = regex(r"\b(?:prior|previous|progress\w+|response|rate|survival|months?|mo|HR|CI|patients|pts)\b|%")
"""What the words of an arm do not hold."""
_AFTER = regex(rf"(?:\s(?:alone|monotherapy|arm))?(?:\s\d[\d.,]*{_UNIT.pattern})?")
_LONGEST = 110
_MOST = 5


class _Side(NamedTuple):
    """One side: its words, its place, the assets given."""

    words: str
    span: Span
    assets: tuple[str, ...]


class AllottedArms:
    """The arms that the prose of an article tells of, by study; sentences are looked for once."""

    def __init__(self, scene: Scene, places: StudyPlaces, sizes: Sizes) -> None:
        self.scene, self.places, self.sizes = scene, places, sizes
        self._sentences: list[Sentence] | None = None
        self._lists: list[tuple[Sentence, str, re.Match[str]]] = []
        self._sized: list[tuple[Sentence, str, re.Match[str]]] = []

    def of(self, study: Study) -> tuple[Arm, ...]:
        """The arms that the first sentence tells which is understood to its end; none where there is no such sentence."""
        self._look()
        for sides in (*self._allotted(study), *self._given(study), *self._set_against(study)):
            if _are_arms(sides):
                return tuple(self._arm(study, side) for side in sides)
        return ()

    def anywhere(self) -> list[tuple[str, tuple[str, ...]]]:
        """The words and the assets of the arms that the first sentence tells which allots patients, of whatever trial the place is taken to be."""
        self._look()
        for study in self.scene.studies[:1]:
            for sentence, masked, match in self._lists:
                ratio = _RATIO.search(self.scene.text, sentence.start + match.start(), sentence.start + match.end())
                sides = self._sides(study, (sentence, masked), match.end(), ratio.group().count(":") + 1 if ratio else None)
                if _are_arms(sides):
                    return [(side.words, side.assets) for side in sides]
        return []

    def _look(self) -> None:
        """Look for the sentences that allot, once."""
        if self._sentences is None:
            text = self.scene.text
            self._sentences = [s for s in self.scene.prose() if _TRIGGER.search(text, s.start, s.end)]
            masked = [(s, _masked(text[s.start : s.end])) for s in self._sentences]
            self._lists = [(s, words, match) for s, words in masked for match in _ALLOTS.finditer(words)]
            self._lists += [(s, words, m) for s, words in masked for m in _GOT.finditer(words)]
            self._sized = [(s, words, m) for s, words in masked for m in _RECEIVED.finditer(words)]

    def _allotted(self, study: Study) -> Iterator[list[_Side]]:
        """What the patients are assigned to."""
        for sentence, masked, match in self._lists:
            at = sentence.start + match.end()
            if self.places.study_at(at - 1) == study.id:
                ratio = _RATIO.search(self.scene.text, sentence.start + match.start(), at)
                yield self._sides(study, (sentence, masked), match.end(), ratio.group().count(":") + 1 if ratio else None)

    def _given(self, study: Study) -> Iterator[list[_Side]]:
        """What groups with their sizes were given: "patients received A (n = 53), B (n = 53) or C (n = 54)"."""
        for sentence, masked, match in self._sized:
            if self.places.study_at(sentence.start + match.start()) == study.id:
                yield self._listed(study, sentence, _sized_pieces(self.scene.text[sentence.start : sentence.end], masked, match.end(), None))

    def _sides(self, study: Study, told: tuple[Sentence, str], at: int, arms: int | None) -> list[_Side]:
        """The sides of the list that begins `at` characters after the sentence."""
        sentence, masked = told
        if sized := _sized_pieces(self.scene.text[sentence.start : sentence.end], masked, at, arms):
            return self._listed(study, sentence, sized)
        stop = _STOP.search(masked, at)
        end = stop.start() if stop else len(masked)
        maybe, either = _WITHOUT.search(masked, at, end), _EITHER.search(masked, at, end)
        if maybe is not None and _OR.search(masked, maybe.end(), end) is None:
            return self._optional(study, sentence, (at, end), maybe)
        shared = _SHARED.search(masked, at, end) if either is None else None
        common: tuple[str, ...] = ()
        if either is not None:
            common, at = self._assets(study, sentence, (at, either.start())), either.end()
        elif shared is not None:
            common, end = self._assets(study, sentence, (shared.end(), end)), shared.start()
        sides = self._listed(study, sentence, _pieces(masked, at, end, arms))
        if (common or not (shared or either)) and (arms is None or len(sides) == arms) and (common or not _lacks_partner(sides)):
            return [side._replace(assets=tuple(dict.fromkeys((*side.assets, *common)))) for side in sides]
        return []

    def _listed(self, study: Study, sentence: Sentence, pieces: Sequence[Span]) -> list[_Side]:
        """The sides at the places of a list's members."""
        sides: list[_Side] = []
        for piece in pieces:
            sides += self._read(study, sentence, piece, sides)
        return _with_class(_with_unit(sides))

    def _optional(self, study: Study, sentence: Sentence, span: Span, maybe: re.Match[str]) -> list[_Side]:
        """ "A with or without B": both, and A."""
        base, added = (span[0], maybe.start()), (maybe.end(), span[1])
        alone, more = self._assets(study, sentence, base), self._assets(study, sentence, added)
        words = self._words(sentence, base)
        if not more or not (alone or _CARE.search(words)) or len(words) > _LONGEST:
            return []
        place = sentence.start + base[0], sentence.start + base[1]
        return [_Side(f"{words} with {self.sizes.names(more)}", place, (*alone, *more)), _Side(words, place, alone)]

    def _read(self, study: Study, sentence: Sentence, piece: Span, before: Sequence[_Side]) -> list[_Side]:
        """The side that stands at a place of the sentence; a bare dose is of the drugs before it, or else of those of the study."""
        words = self._words(sentence, (piece[0], self._last(sentence, piece)))
        place = sentence.start + piece[0], sentence.start + piece[1]
        if _EITHER_ALONE.fullmatch(words) and before and len(before[-1].assets) > 1:
            return [_Side(f"{self.sizes.names([a])} alone", place, (a,)) for a in before[-1].assets]
        if _DOSE.fullmatch(words):
            return [_Side(words, place, before[-1].assets if before else study.assets if len(study.assets) == 1 else ())]
        return [_Side(words, place, self._assets(study, sentence, piece))]

    def _last(self, sentence: Sentence, span: Span) -> int:
        """Where the words of a side end: with its last drug or word of care, and the dose of that; the side's end where it has none."""
        start, end = sentence.start + span[0], sentence.start + span[1]
        chosen = _CHOSEN.search(self.scene.text, start, end)
        brackets = [m.span() for m in _OPEN_BRACKET.finditer(self.scene.text, start, end)]
        ends = [m.end for m in self.scene.within(start, end, Label.DRUG, Label.ABBREVIATION)]
        ends += [m.end() for m in _CARE.finditer(self.scene.text, start, end)]
        ends = [e for e in ends if not any(a < e <= b for a, b in brackets)] or ends
        if chosen is not None and _CARE.search(self.scene.text, start, chosen.end()):
            ends = [e for e in ends if e <= chosen.end()]
        if not ends:
            return span[1]
        after = _AFTER.match(self.scene.text, max(ends), end)
        return (after.end() if after else max(ends)) - sentence.start

    def _assets(self, study: Study, sentence: Sentence, span: Span) -> tuple[str, ...]:
        return assets_named(self.scene, [(sentence.start + span[0], sentence.start + span[1])], study.id)

    def _words(self, sentence: Sentence, span: Span) -> str:
        words = _BRACKET.sub("", self.scene.text[sentence.start + span[0] : sentence.start + span[1]])
        return re.sub(r"^(?:to\s)?(?:(?:the|an?|either|matched|matching)\s)?", "", " ".join(words.split()).strip(" ,;:.("))

    def _set_against(self, study: Study) -> Iterator[list[_Side]]:
        """What a sentence that names the trial, or a title, sets side by side."""
        names = [m.value for m in (study.acronym, *study.registry_ids) if m is not None]
        for sentence in self._sentences or ():
            text = self.scene.text[sentence.start : sentence.end]
            if not (any(name in text for name in names) or _IS_COMPARED.search(text)) or not self._is_about(study, sentence):
                continue
            masked = _masked(text)
            yield from self._in_bracket(study, sentence, names)
            if compares := _COMPARES.search(masked):
                yield self._pair(study, sentence, compares.span("first"), compares.end())
            for match in _AGAINST.finditer(masked):
                start = max((m.end() for m in _OPENS.finditer(masked, 0, match.start())), default=0)
                yield self._pair(study, sentence, (start, match.start()), match.end())

    def _in_bracket(self, study: Study, sentence: Sentence, names: Sequence[str]) -> Iterator[list[_Side]]:
        """What the bracket with the trial's number, or the one beside its name, sets side by side: "ALPHA-1 (NCT01234567; A vs B, 652 patients)"."""
        text = self.scene.text[sentence.start : sentence.end]
        for bracket in _BRACKET.finditer(text):
            if not any(name in bracket.group() or text.endswith(name, 0, bracket.start() - 1) for name in names):
                continue
            for match in _AGAINST.finditer(text, bracket.start(), bracket.end()):
                start = max((m.end() for m in _PART.finditer(text, bracket.start(), match.start())), default=bracket.start())
                stop = _PART.search(text, match.end(), bracket.end())
                second = (match.end(), stop.start() if stop else bracket.end() - 1)
                yield [*self._read(study, sentence, (start, match.start()), ()), *self._read(study, sentence, second, ())]

    def _is_about(self, study: Study, sentence: Sentence) -> bool:
        return study.id in (self.places.study_at(sentence.start), self.places.study_at(sentence.end - 1))

    def _pair(self, study: Study, sentence: Sentence, first: Span, at: int) -> list[_Side]:
        masked = _masked(self.scene.text[sentence.start : sentence.end])
        stop = re.compile(rf"{_STOP.pattern}|,\s(?![\w-]+,?\s(?:or|and)\s\w)|\)|\sin\s|\sfor\s|\sand\s(?:is|was|plans)").search(masked, at)
        second = (at, stop.start() if stop else len(masked))
        return [*self._read(study, sentence, first, ()), *self._read(study, sentence, second, ())]

    def _arm(self, study: Study, side: _Side) -> Arm:
        found = list(_SIZE.finditer(self.scene.text, *side.span))
        size: Sourced[int] | None
        if len(found) == 1:
            value = int(found[0].group("n").replace(",", ""))
            size = self.scene.sourced(*found[0].span("n"), value, 0.85, "studies.arm_size")
        elif _DOSE.fullmatch(side.words):
            size = None
        else:
            size = self.sizes.of(study, [side.words], (), side.assets, alone=True)
        return Arm(label=side.words, assets=side.assets, n=size)


_PART = regex(r"\(|[;,:]\s")
"""Between the parts of a bracket."""
_OPENS = regex(r"(?:^|[;:(•]|,)\s?|\)\s|\b(?:of|tests?|tested|is|are|trials?|study|studies|evaluat\w+|compar\w+|investigat\w+|assess\w+|examin\w+)\s")
"""Before the first side of a comparison."""


def _masked(text: str) -> str:
    """The text with what stands in brackets hidden; lengths stay."""
    return _BRACKET.sub(lambda m: "~" * len(m.group()), text)


def _sized_pieces(text: str, masked: str, at: int, arms: int | None) -> list[Span]:
    """The places of the members of a list each of which ends with its size: "to A (n = 210) or to B plus C every day (D; n = 205)"."""
    ends = [m.end() for m in _SIZED.finditer(text, at)]
    if len(ends) < _PAIR or (arms is not None and len(ends) != arms):
        return []
    nexts = [_NEXT.match(masked, end) for end in ends[:-1]]
    if not all(nexts):
        return []
    starts = [at, *(m.end() for m in nexts if m is not None)]
    pieces = list(zip(starts, ends, strict=True))
    return pieces if all(end - start <= _LONGEST_PIECE and not _SENTENCE.search(masked, start, end) for start, end in pieces) else []


def _pieces(masked: str, at: int, end: int, arms: int | None) -> list[Span]:
    """The places of a list's members: parted by "or to" where that stands, else by commas and "or"; of drugs to choose from, as one."""
    chosen = _CHOSEN.search(masked, at, end)
    limit = chosen.start() if chosen else end
    marks = list(_OR_TO.finditer(masked, at, limit)) or list(_OR.finditer(masked, at, limit))
    if not marks:
        return []
    if arms == _PAIR or (arms is None and len(marks) > 1):
        marks = marks[:1]
    commas = list(_COMMA.finditer(masked, at, marks[-1].start())) if arms != _PAIR else []
    cuts = sorted((m.span() for m in (*marks, *commas)), key=lambda s: s[0])
    if not chosen and (after := _COMMA.search(masked, marks[-1].end(), end)) is not None:
        end = after.start()
    edges = [(at, at), *cuts, (end, end)]
    return [(a[1], b[0]) for a, b in pairwise(edges)]


_PAIR = 2


def _lacks_partner(sides: Sequence[_Side]) -> bool:
    """Whether a bare placebo stands beside a combination, one drug of which it was given with: "A plus B or placebo"."""
    return any(_PLACEBO.fullmatch(s.words) for s in sides) and any(len(s.assets) > 1 for s in sides)


def _with_unit(sides: list[_Side]) -> list[_Side]:
    """The sides with the unit of the last where they are bare numbers: "100 or 300 mg"; none where it has none."""
    unit = _UNIT.search(sides[-1].words) if sides else None
    if not any(_NUMBER.fullmatch(s.words) for s in sides):
        return sides
    return [s._replace(words=f"{s.words}{unit.group()}") if _NUMBER.fullmatch(s.words) else s for s in sides] if unit else []


def _with_class(sides: list[_Side]) -> list[_Side]:
    """The sides with the drugs that an earlier one tells of a class: "A plus chemotherapy (B and C) or D plus chemotherapy"."""
    known: dict[str, tuple[str, ...]] = {}
    found: list[_Side] = []
    for side in sides:
        word = _CLASS.search(side.words)
        if found and _SAME.search(side.words):
            base = known.get(word.group(), ()) if word else ()
            side = side._replace(assets=tuple(dict.fromkeys((*side.assets, *(base or found[0].assets[_PLACEBO.match(side.words) is not None :])))))
        if word is not None and word.group() in known:
            side = side._replace(assets=tuple(dict.fromkeys((*side.assets, *known[word.group()]))))
        elif word is not None and len(side.assets) > 1:
            known[word.group()] = side.assets[1:] if word.start() else side.assets
        found.append(side)
    return found


def _are_arms(sides: Sequence[_Side]) -> bool:
    """Whether every side tells what was given, one at least by name, and each something else."""
    if not 1 < len(sides) <= _MOST or not any(s.assets for s in sides):
        return False
    if not all(s.words and len(s.words) <= _LONGEST and not _PARTS.search(s.words) and (s.assets or _CARE.search(s.words)) for s in sides):
        return False
    keys = {(frozenset(s.assets), d.group("dose") if (d := _DOSE.fullmatch(s.words)) else _dose(s.words)) for s in sides}
    return len(keys) == len(sides)


def _dose(words: str) -> str:
    """The dose in the words, which tells arms of the same drugs apart."""
    found = re.search(rf"\d[\d.,]*{_UNIT.pattern}", words)
    return found.group() if found else ""
