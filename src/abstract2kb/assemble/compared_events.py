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
    r"(?<!no )(?<!not )(?<!any )(?<!without )(?<!without an )\b(?:(?:had|caused|produced|induced|generated|yielded|developed|suffered|elicited|"
    r"showed|experienced|gave|saw|reported|(?:was|were)\sassociated\swith|"
    r"led\sto|resulted\sin|there\s(?:was|were)|with)\s(?:an?\s)?"
    rf"{_HOW}(?:more|less|fewer|(?:higher|lower|greater|increased|reduced|worse)\s(?:(?:rates?|grades?|incidences?|frequency|"
    r"frequencies|occurrence|degrees?|levels?)\sof\s)?|"
    r"(?:significant\s|marked\s|slight\s)?(?:increases?|excess|rise|decreases?|reductions?)\s(?:in|of)\s(?:the\s(?:rates?|incidence|frequency)\sof\s)?))\s?"
    r"(?:(?:severe|grades?\s\S+|acute|late|any-grade)\s)*(?P<list>[^.;:()]{0,120})$",
    re.IGNORECASE,
)
"""Up to an event what says that one arm had more of it."""
_OTHER_SIDE = regex(r"\b(?:was|were|had|than|compared|with|in|but|while|whereas|who|for|risk|respon\w+|surviv\w+)\b", re.IGNORECASE)


def is_compared(scene: Scene, linked: Linked, topic: Topic) -> bool:
    """Whether an event is told as more or less frequent in one of the arms that the sentence names."""
    sentence = linked.sentence
    if not (scene.within(sentence.start, sentence.end, Label.ARM, Label.DRUG) or _GROUP.search(scene.text, sentence.start, sentence.end)):
        return False
    after = _AFTER.match(scene.text, topic.end, sentence.end)
    if after is not None:
        gap = _LAST_VERB.sub("", re.sub(r"\([^()]*\)", "", after.group()))
        if not _VERB.search(gap) and not _WHO.search(scene.text[max(sentence.start, topic.start - 40) : topic.start]):
            return True
    words = scene.text[max(sentence.start, topic.start - _REACH) : topic.start]
    return _heads(_BEFORE, words) or (_SEEN.match(scene.text, topic.end, sentence.end) is not None and _heads(_FIRST, words))


def _heads(form: re.Pattern[str], words: str) -> bool:
    """Whether the words before an event end with what says that one arm had more, and a list that goes on to it."""
    before = form.search(words)
    while before is not None and _OTHER_SIDE.search(before.group("list")):
        before = form.search(words, before.start("list"))
    return before is not None


_REACH = 160
"""Characters before an event in which it may be said that one arm had more of it."""
_GROUP = regex(r"\b(?:arms?|groups?|regimens?|schedules?|infusions?|controls?|placebo|than|compared)\b|\b(?:with|by|on|in)\s[A-Z]{2}")
_FIRST = regex(
    r"(?:^\W*|[,;:]\s(?:and\s|but\s)?|\b(?:and|but|for|there\s(?:was|were)|exceptions?\sof|than|whereas|while|possibly,?|also)\s)"
    rf"{_HOW}(?:more|less|fewer|greater|increased|reduced|decreased|excess(?:ive)?|(?:higher|lower)\s(?:rates?|grades?|incidences?|frequency)\sof)\s"
    r"(?!patients\b|pts\b|women\b|men\b)(?P<list>(?:[\w/-]+,?\s){0,12})$",
    re.IGNORECASE,
)
"""Up to an event, or the list that it stands in, which opens a clause: "More rash and fever", "except for increased nausea"."""
_SEEN = regex(
    r"(?:,?\s(?:(?!but\b|while\b|whereas\b|had\b)[\w/-]+)){0,12}?\s(?:(?:was|were)\s(?:also\s)?(?:seen|observed|noted|reported|recorded|found|"
    r"experienced|encountered|documented)|occurred|arose|developed|(?:with|in|on|under|for)\s(?!\d|patients\swho\b))\b",
    re.IGNORECASE,
)
"""From such an event to who had it."""


_WHO = regex(r"\b(?:patients|pts|those|women|men|subjects)\s(?:with|who had)\s(?:\w+\s)?$")
