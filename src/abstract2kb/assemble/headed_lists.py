"""Lists of events without numbers behind a few words and a colon: "Also frequent: fever and rash", "Not seen: CRS, ICANS".

Example: in "Nausea (40%) led; also noted: cough, rash and fever" the last three are told of without a number.
"""

from __future__ import annotations

from typing import Literal

from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.lists import cleared
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["headed"]

_HOW = frozenset(
    "frequent frequently common commonly commonest commoner typical typically usual usually rare rarely rarer rarest main mainly chief "
    "chiefly principal principally leading predominant predominantly foremost notable notably prominent characteristic occasional "
    "occasionally important relevant troublesome often oftenest seldom sometimes seen noted reported recorded observed described mentioned "
    "encountered listed named documented".split()
)
"""What is said of events in the head of a list of them: how often they were, or that they were."""
_EVENTS = frozenset(
    "effects effect events event reactions reaction toxicity toxicities aes ae traes teaes iraes saes complaints symptoms problems "
    "complications ones tolerability safety dlts signals".split()
)
_BESIDE = frozenset(
    "also other others further additional additionally less more most least next then the its their all any very fairly side adverse toxic "
    "undesirable unwanted treatment-related drug-related treatment-emergent immune-related infusion-related therapy-related related "
    "hematologic haematologic non-hematologic nonhematologic non-haematologic low-grade high-grade mild moderate severe serious clinical "
    "expected new and but or in of with on at by for among under after during frequency order addition besides were was are have been had "
    "what patients pts arm arms group both treatment therapy drug combination monotherapy infusion low high grade only mostly as class".split()
)
_NOT = frozenset("not never no none absent without nowhere neither".split())
"""In the head of a list of what did not occur."""
_WORD = regex(r"[\w-]+")
_OPENS = regex(r"[.;•()–]\s")
_NO_LIST = regex(r"[;•]|\b(?:was|were|is|are|had|has|have|led|occurr\w+|remain\w+|needed|required)\b")
_REACH = 200
_MOST = 11
"""A head of more words says more than that."""


def headed(scene: Scene, linked: Linked, topic: Topic) -> Literal["told", "denied"] | None:
    """What the words before the colon of a list say of the events after it, one of which the topic is; None where it stands in none."""
    begin = linked.sentence.start
    colon = scene.text.rfind(": ", max(begin, topic.start - _REACH), topic.start)
    if colon < 0 or _NO_LIST.search(scene.text, colon, topic.start):
        return None
    opening = max((m.end() for m in _OPENS.finditer(scene.text, begin, colon)), default=begin)
    head = [w.lower() for w in _WORD.findall(cleared(scene, opening, colon, Label.DRUG, Label.ARM, Label.GRADE, Label.CONDITION, Label.STAGE))]
    words = set(head)
    if not head or len(head) > _MOST or words - _HOW - _EVENTS - _BESIDE - _NOT:
        return None
    listed = [t for t in linked.topics if t.family == "safety" and t.start > colon]
    if not words & _EVENTS and (not words & _HOW or len(listed) < 2):
        return None
    return "denied" if words & _NOT else "told"
