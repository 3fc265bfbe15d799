"""The arms of two figures that stand against each other, by what else the sentence says of them.

Example: "OS (15 v 12 months) and TTP (6 v 4 months) for A were longer than for B" names the two in their order; in "OS was longer for A (15 v 12
months)" the longer is of A, and the other of that which was compared with A before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.arm_words import named_after
from abstract2kb.assemble.compared_arms import arm_key, better, distinct, treatments
from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.treatments import treatments_of
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["by_naming", "counterpart", "of_both_arms", "of_contrast"]

_AGAINST = regex(rf"[^A-Za-z;]*(?:%|months?|weeks?|years?)?[^A-Za-z;]*(?:\d\d%\sCI[^A-Za-z;]*)?\s?{VERSUS}\s")
_THAN = regex(rf"\b(?:than|over|{VERSUS})\s")
_MORE = regex(r"\b(?:higher|longer|better|greater|superior|improved|increased|prolonged|favou?red)\b", re.IGNORECASE)
_LESS = regex(r"\b(?:shorter|lower|worse|poorer|inferior|fewer)\b", re.IGNORECASE)
_NEGATED = regex(r"\b(?:not|no|nor|neither|without)\b[^.;]{0,60}$", re.IGNORECASE)
_WHOSE = regex(
    r"\b(?:in|with|for|of)\s(?:the\s|(?:patients?|pts?|participants?|subjects?|women|men|those)\s"
    r"(?:taking|receiving|given|on|treated with|assigned to)\s)?$"
)


def by_naming(scene: Scene, sentence: Sentence, siblings: Sequence[Link]) -> tuple[Mention | None, Mention | None] | None:
    """The arms of a pair of figures by the two treatments that the sentence compares, or by the one that it says did better or worse."""
    if len(siblings) != 2 or _AGAINST.fullmatch(scene.text, siblings[0].figure.end, siblings[1].figure.start) is None:
        return None
    named = distinct(treatments(scene, sentence.start, sentence.end))
    if len(named) == 2 and (than := _THAN.search(scene.text, named[0].end, named[1].start)) and not _is_theirs(scene.text, named[0], siblings, than):
        return named[0], named[1]
    return _by_comparative(scene, sentence, siblings, named[0]) if len(named) == 1 else None


_OWNED = regex(r"\d\s?%?[)\]]?\s(?:of|in|with|on|for|among)\s(?:the\s)?$")
"""Before a name whose own figure stands there: "7% of controls"."""


def _is_theirs(text: str, first: Mention, siblings: Sequence[Link], than: re.Match[str]) -> bool:
    """Whether a "versus" behind a name with a figure of its own only compares the two figures."""
    owned = _OWNED.search(text, max(0, first.start - 16), first.start) is not None
    return owned and siblings[0].figure.end <= than.start() < siblings[1].figure.start


def _by_comparative(scene: Scene, sentence: Sentence, siblings: Sequence[Link], arm: Mention) -> tuple[Mention | None, Mention | None] | None:
    """The better figure is of an arm that did better, the other of one that did worse."""
    text = scene.text
    more, less = (pattern.search(text, sentence.start, sentence.end) for pattern in (_MORE, _LESS))
    told = more or less
    if told is None or (more and less) or _NEGATED.search(text, max(sentence.start, told.start() - 60), told.start()):
        return None
    if told.start() < arm.start and _WHOSE.search(text, max(sentence.start, arm.start - 40), arm.start) is None:
        return None
    first = better(siblings[0].figure, siblings[1].figure) is (more is not None)
    return (arm, None) if first else (None, arm)


_SET_BESIDE = regex(rf"(?:\srates?)?\s?[(\[,]\s?{VERSUS}\s\d[\d.]*\s?(?:%|months?)?\s(?:for|with|in|on)\s(?:the\s)?")
"""From a figure or its endpoint to the other arm, in "a 5.8% complete response rate (versus 1.9% for B)"."""


def of_contrast(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The arm of a single figure that a bracket sets the other arm's figure beside: of the two treatments of the sentence, the other one."""
    beside = _SET_BESIDE.match(scene.text, max(link.figure.end, link.topic.end), sentence.end) if link.size == 1 else None
    if beside is None:
        return None
    other = next((a for a in scene.within(beside.end(), sentence.end, Label.ARM) if a.start == beside.end()), None)
    named = distinct(treatments(scene, sentence.start, sentence.end)) if other is not None else []
    return counterpart([named], other) if other is not None and len(named) > 1 else None


def counterpart(pairs: Sequence[Sequence[Mention]], arm: Mention) -> Mention | None:
    """The arm that was last compared with this one, of pairs of arms the latest of which stands first."""
    for pair in pairs:
        others = [a for a in pair if arm_key(a) != arm_key(arm)]
        if len(pair) == 2 and len(others) == 1:
            return others[0]
    return None


_SET_AGAINST = regex(rf"[)\]]?\s?%?(?:\s(?:months?|mo|weeks?|years?))?,?\s{VERSUS}\s(?:only\s|just\s)?")
_BEHIND = regex(r"[)\]]?(?:\s\([^()]*\))?(?=\s(?:in|for|among|with|when|where|if)\s)")
_CODE = regex(r"[A-Z]{2,}(?:\s?[+/]|\s*$)")
"""How the short name of a regimen begins: "PBO + EXE"."""
_TO_GROUP = regex(r"\s(?:in|for|among|with)\s(?:the\s|all\s|those\s)?")
_NEAR = 120
_ONE_SIDE = regex(r"\b(?:controls?|comparators?|placebo|alone|arms?|monotherapy|therapy|treatment|chemotherapy|care|choice)\b", re.IGNORECASE)
"""In the words for those whom only the second of two figures is of: "51% vs 23% in the control arm"."""


def of_both_arms(scene: Scene, link: Link, siblings: list[Link]) -> Mention | None:
    """The part of the patients in which two arms are compared, of both figures: "median PFS was 14.0 vs 6.5 months in smokers"."""
    if link.size != 2 or len(siblings) != 2 or link.figure.kind == "ratio":
        return None
    first, second = siblings[0].figure, siblings[1].figure
    if _SET_AGAINST.fullmatch(scene.text, first.end, second.start) is None or treatments_of(scene).at(second.end - 1).control is None:
        return None
    lead = _BEHIND.match(scene.text, second.end)
    if lead is None:
        return None
    known = next(iter(scene.within(lead.end(), lead.end() + _NEAR, Label.ARM)), None)
    found = known if known is not None and _TO_GROUP.fullmatch(scene.text, lead.end(), known.start) else named_after(scene, lead.end(), wide=True)
    if found is None or found.id not in ("subgroup", "status", "people", "words") or _ONE_SIDE.search(found.text):
        return None
    regimen = scene.within(found.start, found.end, Label.DRUG) or _CODE.match(found.text)
    return None if regimen else found
