"""Whether words name a group of patients: people or tumors of some kind, or those who were given a treatment."""

from __future__ import annotations

import re

from abstract2kb.assemble.people import HEAD, THRESHOLD, is_all
from abstract2kb.assemble.regimens import CONTROL
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["checked_group", "group_in"]

_THERAPY = (
    r"(?:(?:(?:chemo|radio|immuno|hormono|brachy|mono|bio|electro|cryo)*therapy|chemoradiation|chemoradiotherapy|radiation|irradiation|surgery|resections?|"
    r"[a-z]+(?:ectomy|plasty|ostomy)|transplant(?:ation)?s?|allografts?|autografts?|grafts?|conditioning|dosing|observation|maintenance|"
    r"prophylaxis|usual care|"
    r"supportive care|no further treatment|schedules?|regimens?|techniques?|approach|alone|ablation|embolization|dissection|surveillance|"
    r"rehabilitation|exercise|"
    r"placebo|controls?|(?:adjuvant|neoadjuvant|preoperative|postoperative|induction|salvage|combined|combination|standard|experimental|conventional|no|without)\s"
    r"(?:[\w-]+\s)?treatment|dose|administration|combination|single agent|SBRT|IMRT|CRT|RT|HSCT|SCT|ASCT|BMT|chemo|expressors?|starters?|"
    r"nonparticipants|ones|"
    r"participants)s?)"
)
_HAS_THERAPY = regex(rf"\b{_THERAPY}(?![\w-])", re.IGNORECASE)
_NO_GROUP = regex(
    r"^(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?|both|all|no|an?|such|other|some|most|many|same|latter|"
    r"former|earlier)\b)|\b(?:had|have|has|did|led|leading|caused|resulted|took|gave|came|discontinu\w+|stopped|trials?|stud(?:y|ies)|values?|cuts?|same|was|were|is|are|been|which|that|this|these|each|rates?|survival|responses?|medians?|follow-?up|analys[ei]s|CI|range|respectively|confidence|ratio|"
    r"difference|endpoints?|grade|months?|weeks?|days?|cycles?|both|either|interval|reviews?|investigators?|criteria|data|cut-?off|compared|versus|vs|"
    r"significant(?:ly)?|(?<!above the )(?<!below the )median|overall)\b(?!-)",
    re.IGNORECASE,
)
_HAS_HEAD = regex(rf"\b{HEAD}(?![\w-])", re.IGNORECASE)
_AGE = regex(r"\b(?:aged?|older|younger|old)\b|[<>≥≤]")
_YEARS = regex(r"\byears?\b", re.IGNORECASE)
_LONGEST = 100


def group_in(scene: Scene, start: int, end: int, treated: bool = False) -> Mention | None:
    """text[start:end] as a group: people of some kind or, where groups are compared (`treated`), those who were given a treatment."""
    words = scene.text[start:end]
    told = _HAS_HEAD.search(words) or (treated and (_HAS_THERAPY.search(words) or scene.within(start, end, Label.ARM, Label.DRUG, Label.CONDITION)))
    return checked_group(scene, start, end) if told else None


def checked_group(scene: Scene, start: int, end: int) -> Mention | None:
    """text[start:end] unless its words cannot name a group, or name everyone."""
    words = scene.text[start:end]
    if (
        not words[:1].isalpha()
        or len(words) > _LONGEST
        or _NO_GROUP.search(THRESHOLD.sub("", words))
        or (_YEARS.search(words) and not _AGE.search(words))
    ):
        return None
    if scene.within(start, end, Label.ENDPOINT, Label.ADVERSE_EVENT, Label.PERCENT) or (
        scene.within(start, end, Label.TIME) and not _AGE.search(words)
    ):
        return None
    kind = "people" if _HAS_HEAD.search(words) and not CONTROL.search(words) else "words"
    found = Mention(start, end, Label.ARM, words, kind, "arms.open")
    return None if is_all(scene, found) else found
