"""Carried endpoints: a sentence that gives numbers and no endpoint goes on with the one told of before.

Example: "PFS was the primary endpoint. In women the hazard ratio was 0.52." gives a PFS ratio; "ORR was 40%. In June it had been 37%."
gives two response rates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from abstract2kb.assemble.continuing import RATES_AT
from abstract2kb.assemble.dealing import dealt
from abstract2kb.assemble.elided_ratios import ratio_said_again, unnamed_ratios
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.figures import figures
from abstract2kb.assemble.landmarks import landmark
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.lists import lists
from abstract2kb.assemble.pronouns import stands_for, whole_rate
from abstract2kb.assemble.ratio_links import linked_ratios
from abstract2kb.assemble.regimens import CONTROL
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.scope import without_scopes
from abstract2kb.assemble.told_on import is_told_on, merged_runs, with_joined
from abstract2kb.assemble.topics import Topic
from abstract2kb.assemble.treatments import treatments_of
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["Carrier"]

_REACH = 3
"""Sentences over which an endpoint is carried."""
_MEDIANS = regex(r"\bmedians?\b|\d\s?(?:vs?\.?|versus|against)\s\d")
_PRONOUN = regex(
    r"\b(?:[Ii]t|[Tt]his|[Tt]hat|[Tt]he (?:rate|figure|proportion)|[Rr]ates?)\s(?:had been|has been|was|is|were|rose to|reached|"
    r"stood at)\s(?:still\s|only\s|about\s)?$"
)
_FROM_NOW = regex(r"\s(?:before|since|until|till|ago|later|earlier)\b")
"""After a time that tells when something was: "It was 12 months before the trial closed"."""
_MEDIAN_IS = regex(r"^\W*(?:the|both|neither|its|their)?\s?medians?\s(?:has|have|had|was|were|is|are)?\s?$", re.IGNORECASE)
_AT_TIME = regex(
    r"\W*(?:at|by|after)\s[\w.-]+\s(?:months?|years?|weeks?),?\s(?:(?:the|that|it)\s(?:[\w-]+\s)?(?:was|were|is|stood at|came to)\s)?", re.IGNORECASE
)
"""What may stand before the two rates of "At 24 months the split was 25% v 18%"."""
_NOT_HERE = regex(r"\b(?:follow-?up|age|treatment duration|exposure|dose|cycles?|infusion|injection|bod(?:y|ies))\b", re.IGNORECASE)
_OTHER_TIME = regex(r"\b(?:[Tt]imes? (?:from\s[\w ]{2,30})?to|[Dd]uration of|m?TT[A-Z]{1,4})\b")
"""A time that no rule knows as an endpoint; what follows is of it."""
_OF_OTHER_MATTER = regex(rf"{_NOT_HERE.pattern}|\b(?:last\w*|stayed on|remained on|treated for|rates?|response|risk of)\b", re.IGNORECASE)
"""Before figures that are not of survival."""
_CLAUSE_ENDS = regex(r"[^,;:()]{0,30}(?:\([^()]{0,60}\))?[)\]]?\s?(?:[,;]|\b(?:and|but|while|whereas)\b)")
"""From a ratio to the end of its clause."""
_RATIO_FOLLOWS = regex(
    r"(?:\s(?:with|on|for)\s[^.;,%()\d]{2,40})?(?:,?\s(?:[\w-]+\s){0,4}\d+(?:\.\d+)?)?\s?[(,;]\s?(?:with\san?\s|for\san?\s)?(?:HR|[Hh]azard ratio)\b"
)
"""From times to the ratio that compares them."""
_PRIMARY = Sought(r"\bprimary (?:(?:efficacy|study) )?(?:end ?point|outcome|objective)\b", re.IGNORECASE)
_IS_PRIMARY = regex(r"[^.;:,]{0,40}\b(?:was|is)\s(?:the|a|its|our)?\s?")
_PRIMARY_IS = regex(r"\s?(?:\s(?:was|is)\b|:)[^.;:,]{0,40}")
_JOINT = regex(r"\b(?:dual|co-?|both|either|two)[\s-]*$", re.IGNORECASE)
_NEXT_GROUP = regex(r"[)\]]?[;,]\s(?:(?:and|but|while)\s)?(?:in|for|among|with|without)\s[^;.%]{3,90},\s(?:it\swas\s|only\s)?")
"""From the rate of one group to that of the next: "the rate was 46%; for those without the mutation, 32%"."""
_OF_OTHER_ARM = regex(
    r"(?P<who>[^.;:,()\d]{3,70}?)\s(?:gave|had|got|lived|reached|achieved|managed|showed|recorded|averaged|yielded|made|came to|stood at|stayed at)\s"
    r"(?:only\s|just\s|a mere\s|a median of\s)?(?P<number>\d+\.\d+)(?=\s?[,;(]|\.?\s*$|\.\s|\s(?:and|with|so)\s)"
)
"""What the other arm reached, without unit."""


@dataclass
class Carrier:
    """Remembers the last endpoint of each kind, sentence by sentence."""

    scene: Scene
    survival: tuple[Topic, Sentence] | None = None
    time: tuple[Link, Sentence] | None = None
    rate: tuple[Topic, Sentence] | None = None
    rates: tuple[Link, ...] = ()
    """The rates of the sentence that `rate` was told in."""
    primary: Topic | None = None
    ratio: tuple[Link, Sentence] | None = None

    def after(self, linked: Linked) -> Linked:
        """The sentence with the links that its own endpoints do not give; remembers those endpoints."""
        out = linked
        if not any(t.endpoint for t in linked.topics):
            links = (*linked.links, *self._links(linked))
            out = replace(linked, links=links, topics=(*linked.topics, *(entry.topic for entry in links))) if links else linked
            if self.survival is not None and any(e.topic.endpoint is self.survival[0].endpoint and e.figure.kind != "rate" for e in links):
                self.survival = (self.survival[0], linked.sentence)
        elif told := [*self._ratio_again(linked.sentence, linked.loose, linked.unlinked), *self._before_own(linked), *self._compared_before(linked)]:
            out = replace(
                linked,
                links=(*told, *linked.links),
                unlinked=tuple(t for t in linked.unlinked if all(t is not e.topic for e in told)),
                loose=tuple(f for f in linked.loose if all(f is not e.figure for e in told)),
            )
        self.primary = self._named_primary(linked) or self.primary
        for topic in linked.topics:
            rated = topic.family == "survival" and any(e.topic is topic and e.figure.percent is not None for e in linked.links)
            if topic.endpoint is not None and topic.family in ("survival", "time") and (rated or not topic.weak):
                self.survival = (topic, linked.sentence)
        rates = tuple(e for e in linked.links if e.topic.endpoint is not None and e.figure.kind == "rate")
        if rates:
            self.rate, self.rates = (rates[-1].topic, linked.sentence), rates
        for entry in linked.links:
            if entry.topic.endpoint is not None and entry.figure.kind == "time" and entry.figure.unit:
                self.time = (entry, linked.sentence)
            if entry.topic.endpoint is not None and entry.figure.kind == "ratio":
                self.ratio = (entry, linked.sentence)
        return out

    def _before_own(self, linked: Linked) -> list[Link]:
        """Rates that go on with the sentence before, ahead of the first endpoint of a sentence: "In men it was 30%, with a median OS of ..."."""
        first = min(t.start for t in linked.topics if t.endpoint)
        ahead = [f for f in linked.loose if f.end <= first and f.kind == "rate" and f.percent is not None]
        if not ahead or any(t.start < ahead[0].start for t in linked.topics):
            return []
        run = lists(self.scene, ahead, list(linked.topics))[0]
        return self._told_of(linked.sentence, run)

    def _compared_before(self, linked: Linked) -> list[Link]:
        """A hazard ratio, and the times that it compares, in a clause of its own ahead of the first endpoint of a sentence, which go on with the
        survival told of right before: "A made 6.9 months against 4.1 (HR 0.61), and OS was identical"."""
        text, sentence = self.scene.text, linked.sentence
        first = min(t.start for t in linked.topics)
        ahead = [f for f in linked.loose if f.end <= first and not f.attributive]
        if not ahead or ahead[-1].ratio_kind != "HR" or any(f.kind != "time" for f in ahead[:-1]) or self.survival is None:
            return []
        if sentence.index - self.survival[1].index != 1 or any(e.figure.start < first for e in linked.links):
            return []
        if not _CLAUSE_ENDS.match(text, ahead[-1].end, first) or _OF_OTHER_MATTER.search(text, sentence.start, ahead[0].start):
            return []
        known = self.survival[0] if len(ahead) > 2 else self._near(self.survival, sentence)  # two times and their ratio may be of other drugs
        topic = known if not _OTHER_TIME.search(text, sentence.start, first) else None
        runs = [ahead[:-1], ahead[-1:]] if topic is not None else []
        return [
            Link(f, self._here(topic, f, None), place, len(run), run[0].start, run[-1].end, False)
            for run in runs
            for place, f in enumerate(run)
            if topic is not None
        ]

    def _told_of(self, sentence: Sentence, run: list[Figure]) -> list[Link]:
        """The links of rates whose subject is a pronoun at the beginning of the sentence."""
        if run[0].percent is None or self.rate is None or self._near(self.rate, sentence) is None:
            return []
        topics = stands_for(self.scene.text, run, sentence.start, self.rates)
        told = self.rates[-len(run) :] if len(self.rates) >= len(run) else self.rates[-1:] * len(run)
        if not topics:
            return []
        times = [landmark(self.scene, self.rate[1], entry) for entry in told]
        links = dealt(self.scene.text, run, topics, False)
        if len(set(times)) == len(run) > 1:  # one group at two times, not two groups
            links = [replace(entry, place=0, size=1) for entry in links]
        return [replace(e, topic=self._here(e.topic, e.figure, at)) for e, at in zip(links, times, strict=True)]

    def _here(self, topic: Topic, figure: Figure, at: str | None) -> Topic:
        """The topic of a result told before, as that of a figure of another sentence, with its landmark."""
        return replace(topic, start=figure.start, end=figure.start, named_at=topic.name[0], at=at)

    def _named_primary(self, linked: Linked) -> Topic | None:
        """The single time to an event that the sentence says is the primary endpoint."""
        text, sentence = self.scene.text, linked.sentence
        named = _PRIMARY.search(text, sentence.start, sentence.end)
        if named is None or _JOINT.search(text[max(sentence.start, named.start() - 8) : named.start()]):
            return None
        times = [t for t in linked.topics if t.family in ("survival", "time") and not t.weak]
        before = [t for t in times if t.end <= named.start() and _IS_PRIMARY.fullmatch(text[t.end : named.start()])]
        after = [t for t in times if t.start >= named.end() and _PRIMARY_IS.fullmatch(text[named.end() : t.start])]
        return next(iter([*before, *after]), None)

    def _links(self, linked: Linked) -> list[Link]:
        """Links of the figures of a sentence that names no endpoint."""
        scene, sentence, found = self.scene, linked.sentence, list[Link]()
        named = list(linked.topics)
        text = scene.text[sentence.start : sentence.end]
        usable = without_scopes(scene, sentence, figures(scene, sentence.start, sentence.end), named)
        if (bare := self._bare_time(sentence, usable)) is not None:
            found.append(bare)
        found += self._ratio_again(sentence, usable, named)
        usable = usable if named else with_joined(scene.text, sentence.start, usable)
        runs = lists(scene, usable, named)
        for run in runs if named else merged_runs(scene.text, runs):
            if not named and (told := self._told_of(sentence, run)):
                found += told
                continue
            topic = self._topic(sentence, run, text) or self._same(found, run)
            if topic is None or (named and run[0].kind == "rate"):
                continue
            for place, figure in enumerate(run):
                here = replace(topic, start=figure.start, end=figure.start, named_at=topic.name[0])
                found.append(Link(figure, here, place, len(run), run[0].start, run[-1].end, False))
        return found

    def _bare_time(self, sentence: Sentence, usable: list[Figure]) -> Link | None:
        """ "Placebo plus B gave 10.9 (HR 0.83)" after a median of the other arm: a time whose unit and endpoint are those of the one before."""
        match = _OF_OTHER_ARM.match(self.scene.text, sentence.start, sentence.end)
        if match is None or self.time is None or any(f.start < match.end() and match.start("number") < f.end for f in usable):
            return None
        last, told = self.time
        who = match.span("who")
        if not (CONTROL.search(match.group("who")) or self.scene.within(*who, Label.ARM, Label.DRUG)):
            return None
        if sentence.index - told.index != 1 or _NOT_HERE.search(match.group("who")):
            return None
        start, end = match.span("number")
        figure = Figure(start, end, "time", value=float(match.group("number")), unit=last.figure.unit)
        return Link(figure, replace(last.topic, start=start, end=start, named_at=last.topic.name[0]), 0, 1, start, end, False)

    def _ratio_again(self, sentence: Sentence, usable: Sequence[Figure], named: Sequence[Topic]) -> list[Link]:
        """ "By then it was 0.51 (0.29-0.91)" after a ratio in the sentence before: the same ratio, told again or of others."""
        if self.ratio is None or any(f.kind == "ratio" for f in usable) or sentence.index - self.ratio[1].index != 1:
            return []
        last = self.ratio[0]
        figure = ratio_said_again(self.scene.text, sentence.start, sentence.end, last.figure.ratio_kind)
        if figure is None or any(f.start < figure.end and figure.start < f.end for f in usable) or any(t.start < figure.start for t in named):
            return []
        found = [Link(figure, self._here(last.topic, figure, None), 0, 1, figure.start, figure.end, False)]
        for other in unnamed_ratios(self.scene, [*usable, figure], (), sure=True):
            found += linked_ratios(self.scene.text, [other], named, found) or []
        return found

    def _same(self, found: list[Link], run: list[Figure]) -> Topic | None:
        """A list of times goes on with the topic of the one before it: "23.7 months for A, 19.2 months for B"."""
        if not found or run[0].kind != found[-1].figure.kind or run[0].attributive:
            return None
        between = self.scene.text[found[-1].figure.end : run[0].start]
        if run[0].kind == "rate":
            return found[-1].topic if run[0].percent is not None and _NEXT_GROUP.fullmatch(between) else None
        if run[0].kind != "time":
            return None
        return found[-1].topic if len(between) < 60 and re.search(r",\s(?:and\s)?|\band\s", between) and not re.search(r"[.;]\s", between) else None

    def _topic(self, sentence: Sentence, run: list[Figure], text: str) -> Topic | None:
        first = run[0]
        before = self.scene.text[sentence.start : first.start]
        if first.kind != "rate" and _OTHER_TIME.search(before):
            return None
        if first.kind == "ratio" and first.ratio_kind == "HR":
            return self.primary if self.primary and _PRIMARY.search(before) else self._near(self.survival, sentence)
        if first.kind == "time" and first.value != "NR" and not first.attributive and not _NOT_HERE.search(before):
            if _PRONOUN.search(before) and not self._of_other(sentence) and _FROM_NOW.match(self.scene.text, first.end) is None:
                return self._near(self.survival, sentence)
            told = _MEDIANS.search(text) is not None and (len(run) > 1 or first.low is not None)
            told = told or _RATIO_FOLLOWS.match(self.scene.text, run[-1].end, sentence.end) is not None
            return self._near(self.survival, sentence) if told else None
        if first.value == "NR" and _MEDIAN_IS.search(before):
            return self._near(self.survival, sentence)
        if first.kind == "rate" and first.percent is not None and RATES_AT.search(before):
            return self._near(self.survival, sentence)
        if first.kind == "rate" and first.percent is not None and (said := _PRONOUN.search(before)):
            whole = self.rate and "rate" in said.group() and (whole_rate(self.rates), self.rate[1])
            return self._near(whole or self.rate, sentence)
        if self.rate and sentence.index - self.rate[1].index == 1 and is_told_on(self.scene.text, sentence.start, run):
            responses = [e.topic for e in self.rates if e.topic.family == "response" and (e.figure.percent is not None or e.figure.total)]
            return self._near((responses[0], self.rate[1]) if responses else self.rate, sentence)
        if first.kind == "rate" and first.percent is not None and len(run) == 2 and _AT_TIME.fullmatch(before):
            return self._near(self.survival, sentence)
        return None

    def _of_other(self, sentence: Sentence) -> bool:
        """Whether a time that is no result was told of since the remembered endpoint."""
        since = self.survival[1].end if self.survival else sentence.start
        return _NOT_HERE.search(self.scene.text, since, sentence.start) is not None

    def _near(self, known: tuple[Topic, Sentence] | None, sentence: Sentence) -> Topic | None:
        """The remembered endpoint, if it was named shortly before and of the same drug."""
        if known is None or sentence.index - known[1].index > _REACH:
            return None
        spoken = treatments_of(self.scene)
        same = spoken.at(known[1].end - 1).subject == spoken.at(sentence.end - 1).subject
        return known[0] if same else None
