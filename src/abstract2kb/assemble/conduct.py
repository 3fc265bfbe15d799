"""What tells that a registry number is that of the study which an article reports: the words for how that study is done.

Example: "Open-label, multicenter phase 1 study (NCT01234567)" is the article's own; "responses were seen in NCT07654321" is another's.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["is_conducted"]

_CONDUCT = regex(
    r"\b(?:open[- ]label|multi-?cent(?:er|re)|multi-?cohort|single[- ](?:arm|cent(?:er|re))|first[- ]in[- ]human|non-?randomi[sz]ed"
    r"|non-interventional|dose[- ](?:escalation|exploration|finding|optimi[sz]ation)|double[- ]blind|[Tt]his is (?:an?|the)|3\s?\+\s?3)\b",
    re.IGNORECASE,
)
"""How a study is done, as its own report says and what others tell of its results does not."""
_ELSEWHERE = regex(
    r"\b(?:will|would|plans?|planned|is to|are to|next|further|separate(?:ly)?|parallel|open(?:s|ed)?(?![- ]label)|start(?:s|ed|ing)?|"
    r"recruit(?:s|ing)|confirmatory|had|showed|earlier|previous(?:ly)?|approv(?:ed|al))\b",
    re.IGNORECASE,
)
"""In what is told of another trial."""


def is_conducted(scene: Scene, at: int) -> bool:
    """Whether the sentence or point that gives a registry number, at an offset, tells how the study is done, not results or what others did."""
    sentence = scene.sentence_at(at)
    start, end = sentence.start, sentence.end
    if scene.in_table(at) or scene.within(start, end, Label.PERCENT, Label.RATIO, Label.TIME):
        return False
    return _CONDUCT.search(scene.text, start, end) is not None and _ELSEWHERE.search(scene.text, start, end) is None
