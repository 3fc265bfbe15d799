"""The sizes of a study's arms that are told together: one after the other in the order of the arms, or each behind its name, adding up.

Example: "n = 198 vs 200", "N = 296 (149 / 147)", "445 women were randomised (Zol, 222; Pbo, 223)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.nlp.sought import at_words
from abstract2kb.patterns import regex
from abstract2kb.records import Arm, Study

__all__ = ["COUNTED", "SizesInTurn"]

COUNTED = r"\d{1,3}(?:,\d{3})+|\d{1,5}"
_NEXT = r"\s?(?:,|/|:|\bvs?\.?|\bversus|,?\sand)\s?"
_PEOPLE = r"(?:patients|pts|participants|men|women|adults|people)"
_FORMS = (
    at_words(rf"\b[nN]\s?=\s?(?P<sizes>(?:{COUNTED})(?:\s(?:vs?\.?|versus|and|/)\s(?:{COUNTED}))+)(?![\d.]*\s?%|\.\d|,\d)"),
    at_words(rf"\b[nN]\s?=\s?(?P<all>{COUNTED})\s\((?P<sizes>(?:{COUNTED})(?:{_NEXT}(?:{COUNTED}))+)\)"),
    at_words(rf"\b(?P<all>{COUNTED})\s{_PEOPLE}\b[^.;()]{{0,60}}\((?P<sizes>(?:{COUNTED})(?:{_NEXT}(?:{COUNTED}))+)\)"),
    at_words(rf"(?<![\w.,/-])(?P<sizes>(?:{COUNTED})(?:\s(?:vs?\.?|versus)\s(?:{COUNTED}))+)\s(?:{_PEOPLE}|randomi[sz]ed)\b"),
)
_NUMBER = regex(COUNTED)
_INTEGER = regex(rf"(?<![\w.,/-])(?:{COUNTED})(?![\d.]*\s?%|\.\d|\w)")
_BEHIND = regex(rf"(?:\s(?:arm|group))?(?:,|:|\s?=)\s(?P<n>{COUNTED})(?=\s?(?:[;,).]|and\b|$))")
_LEAST, _MOST = 2, 4


class SizesInTurn:
    """Finds such statements once for an article."""

    def __init__(self, scene: Scene, places: StudyPlaces) -> None:
        self.scene, self.places = scene, places
        self._found: list[tuple[re.Match[str], list[int]]] | None = None

    def of(self, study: Study) -> tuple[Arm, ...]:
        """The arms of the study, with sizes where none has one and as many are told as there are arms."""
        arms = study.arms
        if not _LEAST <= len(arms) <= _MOST or any(a.n is not None for a in arms):
            return arms
        spans = next(self._statements(study, len(arms)), None) or next(self._named(study, arms), None)
        if spans is None:
            return arms
        sizes = [self.scene.sourced(*span, _value(self.scene.text[slice(*span)]), 0.8, "studies.sizes_in_turn") for span in spans]
        return tuple(arm.model_copy(update={"n": size}) for arm, size in zip(arms, sizes, strict=True))

    def _statements(self, study: Study, count: int) -> Iterator[list[tuple[int, int]]]:
        """Where the sizes stand that are told of the study in turn."""
        if self._found is None:
            self._found = [(m, _sizes(m)) for form in _FORMS for m in form.finditer(self.scene.text)]
        for match, sizes in self._found:
            if len(sizes) == count and self.places.study_at(match.start()) == study.id and _adds_up(match, sizes, study):
                begin = match.start("sizes")
                yield [(begin + m.start(), begin + m.end()) for m in _NUMBER.finditer(match.group("sizes"))]

    def _named(self, study: Study, arms: Sequence[Arm]) -> Iterator[list[tuple[int, int]]]:
        """Where every arm's name has a number behind it, and they make a number of the sentence together."""
        text = self.scene.text
        if any(arm.label not in text for arm in arms):
            return
        for sentence in self.scene.prose():
            spans = _behind_names(text, sentence, arms) if self.places.study_at(sentence.start) == study.id else None
            if spans is None:
                continue
            every = {_value(m.group()) for m in _INTEGER.finditer(text, sentence.start, sentence.end)}
            every |= {study.enrollment.value} if study.enrollment is not None else set()
            if sum(_value(text[slice(*span)]) for span in spans) in every:
                yield spans


def _behind_names(text: str, sentence: Sentence, arms: Sequence[Arm]) -> list[tuple[int, int]] | None:
    spans = []
    for arm in arms:
        places = re.finditer(rf"(?<![\w+-]){re.escape(arm.label)}", text[sentence.start : sentence.end])
        found = [m for p in places if (m := _BEHIND.match(text, sentence.start + p.end(), sentence.end))]
        if len(found) != 1:
            return None
        spans.append(found[0].span("n"))
    return spans


def _value(words: str) -> int:
    return int(words.replace(",", ""))


def _sizes(match: re.Match[str]) -> list[int]:
    return [_value(m.group()) for m in _NUMBER.finditer(match.group("sizes"))]


def _adds_up(match: re.Match[str], sizes: Sequence[int], study: Study) -> bool:
    """Whether the sizes make the number told with them, or no more than that of the study."""
    if "all" in match.re.groupindex:
        return sum(sizes) == _value(match.group("all"))
    return study.enrollment is None or sum(sizes) <= study.enrollment.value
