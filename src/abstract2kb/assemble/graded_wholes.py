"""Events of which only the grade is told: "all adverse events were grade 1 or 2", "TRAEs were mild: most were of grade 1", "CRS stayed at grade 1".

Example: "Most treatment-related events were grade 1 or 2" tells of treatment-related events of grade 1-2, without a number.
"""

from __future__ import annotations

from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import NAMED_KINDS, Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["whole_grade"]

_BE = r"(?:were|was|are|is|being|remained|remains|have\sbeen|has\sbeen|proved|stayed|stays|kept)"
_MOST = (
    r"(?:(?:also|all|both|each|most|mostly|mainly|largely|predominantly|primarily|chiefly|generally|usually|typically|almost|nearly|virtually|entirely|"
    r"exclusively|only|either|of|at|in|severity|mild|to|moderate|low|manageable|transient|reversible|and|or|the\smajority|them|these|which|"
    r"confined|limited|restricted|held|kept|always|invariably|uniformly|low|(?:low|lower)[- ]grade|CTCAE)"
    r"[\s,(]+)"
)
_WHERE = (
    r"(?:\s?\([^()\d]*\))?(?:\s(?:with|on|of|in|among|for|reported|seen|observed|noted|recorded|that\soccurred)\s[^,;:.()\d]{2,50}?)?"
    r"(?:,?\s(?:but|except(?:\sfor)?|save(?:\sfor)?|bar|apart\sfrom)\s(?:\w+|a\ssingle\sone),?)?"
)
_TO_GRADE = regex(
    rf"s?{_WHERE}\s{_BE}\s{_MOST}*|s?{_WHERE}\s{_BE}\s{_MOST}*(?:mild|low-grade|manageable|moderate)[,:;]\s(?:(?:and|with)\s)?{_MOST}*(?:{_BE}\s)?{_MOST}*"
)
"""From events to the grade that they are said to have been of."""


def whole_grade(scene: Scene, topic: Topic, end: int) -> str | None:
    """The grade that events without a figure are said to have been of, in a sentence up to `end`."""
    if topic.family != "safety" or topic.category not in NAMED_KINDS:
        return None
    grade = next((m for m in scene.within(topic.end, end, Label.GRADE) if m.id != "any"), None)
    if grade is None or _TO_GRADE.fullmatch(scene.text, topic.end, grade.start) is None:
        return None
    return str(grade.id) if _GOES_NO_FURTHER.match(scene.text, grade.end) else None


_GOES_NO_FURTHER = regex(
    r"\s?(?:[,;.)]|$|(?:and|but|while|with|in\s(?:severity|intensity)|severity|toxicities|events|or\sless|without|at|after|during|throughout|so\sfar|only|alone|"
    r"even|across|whatever|irrespective|regardless)\b(?!\s\d))"
)
"""What follows a grade that no number is told of."""
