"""Carried endpoints: a sentence that gives numbers and no endpoint goes on with the one told of before.

Example: "PFS was the primary endpoint. In women the hazard ratio was 0.52." gives a PFS ratio; "ORR was 40%. In June it had been 37%."
gives two response rates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from abstract2kb.assemble.figures import Figure, figures
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.lists import lists
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.scope import without_scopes
from abstract2kb.assemble.topics import Topic
from abstract2kb.assemble.treatments import treatments_of

__all__ = ["Carrier"]

_REACH = 3
"""Sentences over which an endpoint is carried."""
_MEDIANS = re.compile(r"\bmedians?\b|\d\s?(?:vs\.?|versus|against)\s\d")
_PRONOUN = re.compile(
    r"\b(?:it|this|that|the (?:rate|figure|proportion)|rates?)\s(?:had been|has been|was|is|were|rose to|reached|"
    r"stood at)\s(?:still\s|only\s|about\s)?$"
)
_NOT_HERE = re.compile(r"\b(?:follow-?up|age|treatment duration|exposure|dose|cycles?|infusion|injection|bod(?:y|ies))\b", re.IGNORECASE)


@dataclass
class Carrier:
    """Remembers the last endpoint of each kind, sentence by sentence."""

    scene: Scene
    survival: tuple[Topic, Sentence] | None = None
    rate: tuple[Topic, Sentence] | None = None

    def after(self, linked: Linked) -> Linked:
        """The sentence with the links that its own endpoints do not give; remembers those endpoints."""
        out = linked
        if not any(t.endpoint for t in linked.topics):
            out = replace(linked, links=(*linked.links, *self._links(linked)))
            out = replace(out, topics=(*linked.topics, *(entry.topic for entry in out.links)))
        for topic in linked.topics:
            if topic.endpoint is not None and topic.family in ("survival", "time") and not topic.weak:
                self.survival = (topic, linked.sentence)
        for entry in linked.links:
            if entry.topic.endpoint is not None and entry.figure.kind == "rate":
                self.rate = (entry.topic, linked.sentence)
        return out

    def _links(self, linked: Linked) -> list[Link]:
        """Links of the figures of a sentence that names no endpoint."""
        scene, sentence, found = self.scene, linked.sentence, list[Link]()
        named = list(linked.topics)
        text = scene.text[sentence.start : sentence.end]
        usable = without_scopes(scene, sentence, figures(scene, sentence.start, sentence.end), named)
        for run in lists(scene, usable, named):
            topic = self._topic(sentence, run, text)
            if topic is None or (named and run[0].kind == "rate"):
                continue
            for place, figure in enumerate(run):
                here = replace(topic, start=figure.start, end=figure.start, named_at=topic.name[0])
                found.append(Link(figure, here, place, len(run), run[0].start, run[-1].end, False))
        return found

    def _topic(self, sentence: Sentence, run: list[Figure], text: str) -> Topic | None:
        first = run[0]
        before = self.scene.text[sentence.start : first.start]
        if first.kind == "ratio" and first.ratio_kind == "HR":
            return self._near(self.survival, sentence)
        if first.kind == "time" and first.value != "NR" and not first.attributive and _MEDIANS.search(text) and not _NOT_HERE.search(before):
            topic = self._near(self.survival, sentence)
            return topic if topic is not None and (len(run) > 1 or first.low is not None) else None
        if first.kind == "rate" and first.percent is not None and _PRONOUN.search(before):
            return self._near(self.rate, sentence)
        return None

    def _near(self, known: tuple[Topic, Sentence] | None, sentence: Sentence) -> Topic | None:
        """The remembered endpoint, if it was named shortly before and of the same drug."""
        if known is None or sentence.index - known[1].index > _REACH:
            return None
        spoken = treatments_of(self.scene)
        same = spoken.at(known[1].end - 1).subject == spoken.at(sentence.end - 1).subject
        return known[0] if same else None
