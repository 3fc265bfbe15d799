"""Arms that a text names without telling what is set against them: "cohort 1 of ALPHA-1", "ALPHA-1, part A", "A alone and with B".

A cohort has the drugs of its study; the number of its patients is the one that the same sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.table_arms import assets_named
from abstract2kb.nlp.numerals import integer
from abstract2kb.patterns import regex
from abstract2kb.records import Arm, Sourced, Study

__all__ = ["NamedCohorts"]

_NOT_ONE = (
    r"(?:phase|dose|safety|entire|whole|first|second|third|last|pooled|interim|expansion|escalation|overall|full|total|study|larger?|small|new|another|other"
    r"|same|each|this|that|every|randomi[sz]ed|open|active|important|major|integral|control|comparator|parallel)"
)
_NUMBERED = r"(?:[Cc]ohort|[Pp]art|[Aa]rm|[Ss]tratum)\s(?:[A-Z]\d?|\d{1,2}[A-Za-z]?|I{1,3})(?![\w%.]\w|\w)"
_DESCRIBED = rf"(?:(?!{_NOT_ONE}\b)[A-Za-z0-9+/’'–-]+\s){{1,3}}(?:[Cc]ohort|part|arm)"
_OF = r"(?:\([^()]{1,40}\)\s)?(?:of|in|from)\s(?:the\s)?(?:[\w/,’'–-]+\s){0,6}?"
_COHORT_OF = regex(rf"\b(?:[Ii]n|[Ff]rom|of|[Oo]n|present|the)\s(?:the\s)?(?P<label>{_NUMBERED}|{_DESCRIBED})\s{_OF}$")
"""Before the name of a trial."""
_THEN_COHORT = regex(rf"(?:\s\([^()]*\))?(?:,|:|\s–|\s—)?\s(?:the\s)?(?P<label>{_NUMBERED})(?=[,:;.)\s])")
"""Behind it."""
_SIZE = (
    regex(r"\b[nN]\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,4})\b"),
    regex(r"\b\d{1,4}\s(?:of|/)\s(?:the\s)?(?:first\s)?(?P<n>\d{1,4})\s(?:[\w-]+\s){0,4}?(?:patients|pts|participants|women|men)\b"),
    regex(r"(?<![\w.-])(?<!of )(?<!planned )(?<!phase )(?P<n>\d{1,4})\s(?!of\b)(?:[\w+/-]+\s){0,4}?(?:patients|pts|participants|women|men)\b"),
)
_MOST = 3
_WITH = r"(?:with|plus|combined with|together with|in combination with|added to)"
_ALONE_AND = regex(
    rf"\b(?:alone|as (?:a )?(?:monotherapy|single agent)|as (?:mono|single-agent) therapy|on its own|by itself)(?:,|\s\([^()]{{1,30}}\))?\s"
    rf"(?:and|or|and/or)\s{_WITH}\s(?P<more>[^.;:()]{{3,70}})"
)
_WITHOUT = regex(r"\bwith\s(?:and|or)\swithout\s(?P<more>[^.;:()]{3,60})")
_ARMS_WITH = regex(r"\b(?:arms?|cohorts?|parts?)\swith\s(?P<one>[^.;:(),]{3,40}?)\sand\s(?:one\s)?with\s(?P<two>[^.;:(),]{3,40})")
_STOP = regex(r"\s(?:in|for|at|after|is|are|was|were|and then|to|against)\s")
_SHARE = regex(r"\d\s?%")
"""A sentence of results tells no plan."""
_ADDED = regex(r"(?:an?\s|the\s)?(?:anti-PD-\(?L?\)?1\S*|checkpoint|chemotherapy|endocrine|immunotherapy|PD-\(?L?\)?1)\b", re.IGNORECASE)
"""What is added where only a class is named."""


class NamedCohorts:
    """Finds the arms that a text names one by one."""

    def __init__(self, scene: Scene, places: StudyPlaces) -> None:
        self.scene, self.places = scene, places

    def of(self, study: Study) -> tuple[Arm, ...]:
        """The arms told with and without a partner, else the cohorts that stand beside the name of the study."""
        if not 0 < len(study.assets) <= _MOST:
            return ()
        for sentence in self._about(study):
            if len({study for _, study in self._named(sentence)}) > 1 or _SHARE.search(self.scene.text, sentence.start, sentence.end):
                continue
            if len(arms := self._parted(study, sentence)) > 1:
                return arms
        found: dict[str, Arm] = {}
        for start, end in self._places(study):
            sentence = self.scene.sentence_at(start)
            for label_start, label_end in self._cohorts(sentence, start, end):
                label = self.scene.text[label_start:label_end]
                arm = Arm(label=label, assets=study.assets, n=self._size(sentence, label_end))
                if label.lower() not in found or (found[label.lower()].n is None and arm.n is not None):
                    found[label.lower()] = arm
        return tuple(found.values())

    def _places(self, study: Study) -> Iterator[tuple[int, int]]:
        names = [m.value for m in (study.acronym, *study.registry_ids) if m is not None]
        for name in names:
            for match in re.finditer(re.escape(name), self.scene.text):
                if not self.scene.in_table(match.start()):
                    yield match.span()

    def _named(self, sentence: Sentence) -> Iterator[tuple[int, str]]:
        """The studies that a sentence names, each with its place."""
        for segment in self.places.segments:
            study = self.places.study_ids.get(segment.trial) if segment.trial is not None else None
            if segment.named and study is not None and sentence.start <= segment.start < sentence.end:
                yield segment.start, study

    def _about(self, study: Study) -> list[Sentence]:
        """The sentences that name the study."""
        found = {s.index: s for s in (self.scene.sentence_at(start) for start, _ in self._places(study))}
        return [found[i] for i in sorted(found)]

    def _cohorts(self, sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The places of the labels that stand before "of" and the name of the study at start:end, or behind it."""
        before = _COHORT_OF.search(self.scene.text[sentence.start : start])
        if before is not None:
            yield sentence.start + before.start("label"), sentence.start + before.end("label")
        if (behind := _THEN_COHORT.match(self.scene.text, end, sentence.end)) is not None:
            yield behind.span("label")

    def _size(self, sentence: Sentence, at: int) -> Sourced[int] | None:
        """How many patients the sentence counts in the cohort."""
        for form in _SIZE:
            match = form.search(self.scene.text, at, sentence.end)
            if match is not None:
                return self.scene.sourced(*match.span("n"), integer(match.group("n")), 0.75, "studies.cohort_size")
        return None

    def _parted(self, study: Study, sentence: Sentence) -> tuple[Arm, ...]:
        """ "A alone and with B": two arms; "with and without B" too."""
        text = self.scene.text
        if (both := _ARMS_WITH.search(text, sentence.start, sentence.end)) is not None:
            return self._with_each(study, [both.span("one"), both.span("two")])
        alone = _ALONE_AND.search(text, sentence.start, sentence.end)
        maybe = _WITHOUT.search(text, sentence.start, sentence.end) if alone is None else None
        match = alone or maybe
        if match is None:
            return ()
        start, end = match.span("more")
        stop = _STOP.search(text, start, end)
        more = start, stop.start() if stop else end
        added = assets_named(self.scene, [more], study.id)
        if not (added or _ADDED.match(text, *more)):
            return ()
        named = assets_named(self.scene, [(sentence.start, match.start())], study.id)
        base = tuple(a for a in study.assets if a in named and a not in added) or tuple(a for a in study.assets if a not in added)
        words = " ".join(text[slice(*more)].split()).strip(" ,")
        if not base or len(base) > 2:
            return ()
        return Arm(label="alone", assets=base, n=None), Arm(label=f"with {words}", assets=(*base, *added), n=None)

    def _with_each(self, study: Study, spans: Sequence[tuple[int, int]]) -> tuple[Arm, ...]:
        """ "arms with B and with C": each with what the study is of."""
        each = [assets_named(self.scene, [span], study.id) for span in spans]
        base = tuple(a for a in study.assets if not any(a in added for added in each))
        if not all(each) or not base:
            return ()
        return tuple(
            Arm(label=f"with {self.scene.text[slice(*span)].strip()}", assets=(*base, *added), n=None)
            for span, added in zip(spans, each, strict=True)
        )
