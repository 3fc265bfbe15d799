"""What part an asset plays: subject, partner, comparator, or only mentioned.

"versus docetaxel" is a comparator, "after prior bevacizumab" is mentioned, "plus irinotecan" is a partner; what is left is the subject.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from abstract2kb.assemble.combinations import Pairing
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.scene import Scene
from abstract2kb.records import Role

__all__ = ["role_of", "votes"]

_COMPARED = re.compile(r"(?:\bversus|\bvs\.?|compared? (?:to|with)|\bthan|\bcontrol(?: arm)?(?: of| \()?|non-?inferior(?:ity)? to|superior(?:ity)? to|comparator)\s(?:the |either |standard |single-agent )?$", re.IGNORECASE)
_PAST = re.compile(
    r"(?:\bprior|\bprevious(?:ly)?(?: treated with| received)?|\bpre-?treated with|refractory to|resistan(?:t|ce) to|intoleran(?:t|ce) (?:to|of)|progress(?:ed|ion|ing) (?:on|after|during|following)|fail(?:ed|ure) (?:of|on|to)?|after|relapsed (?:on|after)|exposure to|exposed to|unlike|"
    r"such as|like|e\.g\.,?|including|contraindications? to|approv(?:ed|al) of|conventional|eligible for|standard(?:[- ]of[- ]care)?)\s(?:\w+ (?:and|or) )?(?:the |treatment with |therapy with |\w+-based )?$",
    re.IGNORECASE,
)
_STATE = re.compile(r"^[- ](?:na[iï]ve|refractory|resistan|treated patients|exposed|failure|pretreated|sensitive)", re.IGNORECASE)
_BACKGROUND = re.compile(r"\b(?:standard (?:of care|treatment|therapy)|is approved|was approved|has been approved|are approved|recent(?:ly)? (?:study|trial)|has shown|have shown|previous(?:ly)?|historical)\b", re.IGNORECASE)


def votes(scene: Scene, named: Sequence[Named], pairs: Sequence[Pairing]) -> dict[int, Counter[Role]]:
    """What each place where an asset is named says of its role."""
    partners = {(p.start, p.end) for p in pairs if p.partner is not None}
    found: dict[int, Counter[Role]] = {}
    for name in named:
        found.setdefault(name.entity, Counter())[_vote(scene, name, partners)] += 1
    return found


def _vote(scene: Scene, name: Named, partners: set[tuple[int, int]]) -> Role:
    sentence = scene.sentence_at(name.start)
    before = scene.text[max(sentence.start, name.start - 60) : name.start]
    if scene.in_table(name.start):
        return Role.SUBJECT
    if _PAST.search(before) or _STATE.match(scene.text[name.end : name.end + 20]):
        return Role.MENTIONED
    if _COMPARED.search(before):
        return Role.COMPARATOR
    if (name.start, name.end) in partners:
        return Role.PARTNER
    if _BACKGROUND.search(scene.text[sentence.start : sentence.end]) and sentence.index < 4:
        return Role.MENTIONED
    return Role.SUBJECT


def role_of(counts: Counter[Role], established: bool, others_subject: bool) -> Role:
    """The role of an entity from all its votes. `established`: an approved drug; `others_subject`: the report has a newer subject."""
    if counts[Role.SUBJECT] and not (established and others_subject):
        return Role.SUBJECT
    if counts[Role.PARTNER]:
        return Role.PARTNER
    if counts[Role.COMPARATOR]:
        return Role.COMPARATOR
    if counts[Role.SUBJECT]:
        return Role.SUBJECT if counts[Role.SUBJECT] > 1 else Role.MENTIONED
    return Role.MENTIONED
