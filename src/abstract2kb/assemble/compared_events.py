"""Events without numbers of which one arm had more or less: "neutropenia was more common with A", "A caused less rash".

Example: in "hypertension (p = .01) and rash were higher in the A group" both are told; in "rash was no more common with A" nothing is.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["is_compared"]

_HOW = (
    r"(?:(?:significantly|statistically|slightly|somewhat|much|markedly|far|considerably|substantially|numerically|clearly|notably|"
    r"consistently|also)\s)*"
)
_OFTEN = r"(?:more|less)\s(?:common|frequent|prevalent|pronounced|severe|usual|marked)(?:ly)?\b"
_AFTER = regex(
    r"(?:\([^()]*\)|\[[^\[\]]*\]|[^.;:()\[\]]){0,120}?\b(?:(?:was|were)\s(?:both\s|all\s|each\s)?"
    rf"{_HOW}(?:{_OFTEN}|commoner\b|rarer\b|higher\b|lower\b|greater\b|worse\b|increased\b|reduced\b|decreased\b|(?:more|less)\soften\b)|"
    r"(?:occurred|arose|developed|appeared|(?:was|were)\s(?:seen|observed|noted|reported|recorded|experienced|found|encountered))\s"
    rf"{_HOW}(?:more|less)\s(?:often|frequently|commonly)\b)",
    re.IGNORECASE,
)
"""From an event to what says that one arm had more of it."""
_VERB = regex(r"\b(?:was|were|had|has|have|did|occurred|received|developed|experienced|who|which|that|but|while|whereas)\b")
_LAST_VERB = regex(
    r"\b(?:was|were|occurred|arose|developed|appeared)\s(?:(?:both|all|each|seen|observed|noted|reported|recorded|experienced|found|encountered)\s)?"
    rf"{_HOW}\S+(?:\s\S+)?$",
    re.IGNORECASE,
)
_BEFORE = regex(
    r"(?<!no )(?<!not )(?<!any )(?<!without )(?<!without an )\b(?:(?:had|caused|produced|induced|showed|experienced|gave|saw|reported|(?:was|"
    r"were)\sassociated\swith|"
    r"led\sto|resulted\sin|there\s(?:was|were)|with)\s(?:an?\s)?"
    rf"{_HOW}(?:more|less|fewer|(?:higher|lower|greater|increased|reduced)\s(?:(?:rates?|incidences?|frequency|frequencies|occurrence)\sof\s)?|"
    r"(?:significant\s|marked\s|slight\s)?(?:increases?|excess|rise|decreases?|reductions?)\s(?:in|of)\s(?:the\s(?:rates?|incidence|frequency)\sof\s)?))\s?"
    r"(?:(?:severe|grades?\s\S+|acute|late|any-grade)\s)*(?P<list>[^.;:()]{0,80})$",
    re.IGNORECASE,
)
"""Up to an event what says that one arm had more of it."""
_OTHER_SIDE = regex(r"\b(?:was|were|had|than|compared|with|in|but|while|whereas|who|for|risk|respon\w+|surviv\w+)\b", re.IGNORECASE)


def is_compared(scene: Scene, linked: Linked, topic: Topic) -> bool:
    """Whether an event is told as more or less frequent in one of the arms that the sentence names."""
    sentence = linked.sentence
    if not scene.within(sentence.start, sentence.end, Label.ARM, Label.DRUG):
        return False
    after = _AFTER.match(scene.text, topic.end, sentence.end)
    if after is not None:
        gap = _LAST_VERB.sub("", re.sub(r"\([^()]*\)", "", after.group()))
        if not _VERB.search(gap) and not _WHO.search(scene.text[max(sentence.start, topic.start - 40) : topic.start]):
            return True
    before = _BEFORE.search(scene.text[max(sentence.start, topic.start - 140) : topic.start])
    return before is not None and not _OTHER_SIDE.search(before.group("list"))


_WHO = regex(r"\b(?:patients|pts|those|women|men|subjects)\s(?:with|who had)\s(?:\w+\s)?$")
