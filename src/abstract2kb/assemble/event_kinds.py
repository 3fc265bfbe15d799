"""The kind of an event: treatment-related, serious, by its own words or by those of the list that it stands in.

Example: "serious adverse events such as sepsis" makes sepsis a serious event.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import NAMED_KINDS, Topic
from abstract2kb.assemble.wording import outside_brackets
from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["category_of", "own_kind"]

_EXAMPLES = regex(r"(?:\s?\([^()]*\))?,?\s?(?:such as|including|e\.g\.,?|like|\(|:)\s?", re.IGNORECASE)


def category_of(scene: Scene, linked: Linked, topic: Topic, denied: bool) -> Category:
    """The topic's own category, or that of the kind of events it is an example of ("serious adverse events such as X or Y")."""
    if topic.generic and topic.category in NAMED_KINDS and (said := _SAID_TO_BE.match(scene.text, topic.end)):
        return Category.SERIOUS if said.group("kind").lower() == "serious" else Category.DEATH
    if topic.generic and topic.category is Category.ANY and _SAID_RELATED.match(scene.text, topic.end):
        return Category.TREATMENT_RELATED
    if topic.generic and topic.category in NAMED_KINDS and (led := _LED_TO.match(scene.text, topic.end)):
        return Category.DEATH if led.group("death") else Category.DISCONTINUATION
    if topic.generic and topic.category in NAMED_KINDS and _REASONS.search(scene.text, max(linked.sentence.start, topic.start - 120), topic.start):
        return Category.DISCONTINUATION
    if topic.category is not Category.ANY:
        return own_kind(topic)
    if not topic.generic and (special := _special(scene, linked, topic)) is not None:
        return special
    if not denied or (not topic.generic and _is_of_related(scene, linked, topic)):
        return _told_category(scene, linked, topic)
    for general in reversed([t for t in linked.topics if t.generic and t.end <= topic.start]):
        gap = scene.text[general.end : topic.start]
        if _EXAMPLES.match(gap) and not re.search(r"\b(?:no|not)\b", gap):
            return general.category
    return topic.category


def own_kind(topic: Topic) -> Category:
    """The category of events by their own words: those that only the immune system has to do with are not said to be of the treatment."""
    return Category.ANY if topic.category is Category.TREATMENT_RELATED and _OF_IMMUNE.match(topic.text) else topic.category


_OF_IMMUNE = regex(r"(?:grades?\s\S+\s)?(?:immune[- ](?:related|mediated|associated)\b|i[rm]AEs?\b)", re.IGNORECASE)
"""How a name of events begins that are of the immune system."""
_SAID_TO_BE = regex(
    r"s?\s(?:was|were|is|are|had|with|proved|turned out)\s(?:(?:an?|to be|deemed|considered|rated|classed as)\s)*(?P<kind>fatal|lethal|serious)"
    r"(?=\s(?:in|for|on|outcomes?)\b|\s?[,.;:()]|$)",
    re.IGNORECASE,
)
"""What events as a whole are said to be: "TRAEs were serious in 9%", "no AE had a fatal outcome"."""
_KILLED = regex(r"s?\s(?:killed\b|(?:was|were|proved)\s(?:fatal|lethal)\s(?:in|for)\b)")
"""What is said of an event whose figures count the dead."""
_SAID_RELATED = regex(
    r"s?\s(?:(?:that|which|were|was|are|is|to|be|at|least|considered|deemed|suspected|possibly|probably|definitely|thought|judged|assessed|as)\s)+"
    r"(?:(?:treatment|drug|study[ -]drug|therapy)[- ])?related\b",
    re.IGNORECASE,
)
_LED_TO = regex(
    r"s?\s(?:\w+ly\s|seldom\s)?(?:led|leading|that led|which led|resulted|resulting)\s(?:to|in)\s"
    r"(?:(?:permanent|treatment|drug|early|study|the|of|dose)\s)*"
    r"(?:discontinuations?|withdrawals?|stopping|(?P<death>deaths?))\b"
)
"""What events as a whole led to."""
_REASONS = regex(
    r"\breasons?\s(?:for|of|to)\s(?:[\w-]+\s){0,3}?(?:discontinu\w+|withdraw\w*|stopping|coming off)\b"
    r"[^;]{0,60}?\b(?:were|was|included?|being|:)\s?[^;]*$",
    re.IGNORECASE,
)
"""Before events among the reasons for which treatment was stopped."""
_ONE_FROM = regex(
    r"\b(?:one|two|three|\d+|each|other|another|second)\s(?:patients?\s|deaths?\s)?(?:\([^()]*\)\s)?(?:(?:was|were|died|resulted|being)\s)?"
    r"(?:from|of|due to|caused by|because of|owing to|attributed to|resulting from|secondary to)\s(?:an?\s)?$",
    re.IGNORECASE,
)
_CAUSES = regex(r"\s?(?::|\()\s?[^.:()]*$|,\s(?:\w+\s)?(?:from|due to|caused by)\s[^.:;()]*$")
"""From deaths to what they were from: "two fatal AEs: one sepsis, one ...", "a related death, from sepsis"."""
_GIVEN_UP_FOR = regex(
    r"\b(?:discontinu\w+|withdr[ae]wn?|withdrawals?|stopp(?:ed|ing)|quit)\s(?:[\w-]+\s){0,3}(?:because of|due to|owing to|"
    r"for)\s(?:[\w-]+(?:, | or | and )){0,2}$",
    re.IGNORECASE,
)


_ONE_BY_ONE = r"\b[^.;]{0,90}?(?:[:,(]|\band)\s?(?:and\s)?(?:one|two|three|four|five|six|\d+|another)\s(?:patients?\s|cases?\s)?"
_OFF_FOR = regex(
    rf"\b(?:off (?:treatment|study|therapy|the (?:drug|study|trial))|stop(?:ped|ping)|discontinued|withdr[ae]wn?|quit){_ONE_BY_ONE}"
    r"(?:for|because of|due to|owing to|caused by)\s(?:an?\s)?(?:[Gg]rades?\s\S+\s)?$",
    re.IGNORECASE,
)
_DIED_OF = regex(rf"\b(?:died|deaths?){_ONE_BY_ONE}(?:of|from|due to|because of)\s(?:an?\s)?$", re.IGNORECASE)
"""Up to one of the causes for which patients are told one by one to have stopped, or died."""
_OF_THE_DEAD = regex(
    rf"\b(?:died|deaths?)\b[^.;:()]{{0,70}}(?:\(|:\s)(?:(?:[^.;()]|\([^()]*\))*(?:,\s|\sand\s))?(?:{INTEGER}|{WORD_NUMBER})\s$", re.IGNORECASE
)
"""Up to one of the causes that a list counts: "three died (1 HLH, 1 "."""


def _special(scene: Scene, linked: Linked, topic: Topic) -> Category | None:
    """What a single event did: "two deaths, one from hepatitis", "nobody stopped because of rash", "the DLTs were rash and fatigue"."""
    if _KILLED.match(scene.text, topic.end):
        return Category.DEATH
    before = scene.text[linked.sentence.start : topic.start]
    if _GIVEN_UP_FOR.search(before[-80:]) or _OFF_FOR.search(before[-120:]):
        return Category.DISCONTINUATION
    if _DIED_OF.search(before[-120:]) or _OF_THE_DEAD.search(before):
        return Category.DEATH
    general = next((t for t in reversed(linked.topics) if t.end <= topic.start and not t.id and (t.generic or t.category is not Category.ANY)), None)
    if general is None:
        return None
    gap = scene.text[general.end : topic.start]
    if general.category is Category.DEATH and (_ONE_FROM.search(before[-40:]) or _CAUSES.match(gap)):
        return Category.DEATH
    return Category.DLT if general.category is Category.DLT and _NAMES_THEM.match(gap) and not re.search(r"[;.]", _unclosed(gap)) else None


def _unclosed(gap: str) -> str:
    """The words before a bracket that is still open at their end: in "DLTs (A; B)" both names are of the DLTs."""
    return gap[: gap.rfind("(")] if gap.rfind("(") > gap.rfind(")") else gap


_NAMES_THEM = regex(
    r"\s?(?:[(:]|(?:in|at|on|with|among|during)\s[^.;:()]{1,50}\s?[(:]|of\s|due to\s|,\s(?!and\b|but\b|no\b)|"
    r"(?:[\w,/–-]+\s){0,5}?(?:were|was|included|including|comprised|consisted of|"
    r"such as|being|namely)\s)",
    re.IGNORECASE,
)
"""From "DLTs" to their names: "DLTs during escalation were ...", "one DLT (...)", "two DLTs, one ...": not "no DLTs, ..."."""


_TOLD_KINDS = (Category.TREATMENT_RELATED, Category.SERIOUS)
_GRADED = r"(?:(?:grades?|G)\s?[≥>=<]{0,2}\s?[1-5](?:\s?(?:/|-|–|or|and|to)\s?[1-5])?(?: or (?:higher|worse|greater))?\s)?"
_RELATED = regex(rf"(?:\b(?:treatment|drug|therapy|chemotherapy)[- ]|(?<![\w-]))related {_GRADED}$", re.IGNORECASE)
_NEXT_OF_LIST = regex(r"(?:\s?\([^()]*\)|\s\d[\d.]*\s?%)?(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)")
"""Between two events of a list, with the figure of the first."""
_FOLLOWED = regex(r"[^.;]*,\s(?:closely\s)?(?:followed by|ahead of)\s$")
"""From the first of the events that are named by how often they were seen to the next."""
_LABELLED = regex(
    rf"(?:^|[;.(]\s?)\W*{_GRADED}(?:treatment|drug|therapy)[- ]related(?:,\s(?:of|in|among)\s[^.;:]{{1,40}})?:(?:[^.;]|\.(?=\d))*$", re.IGNORECASE
)
"""Up to an event of a list with a label that names no events: "Treatment-related: rash 12%, "."""
_COLON = regex(r"(?:\s\([^()]*\))?:\s")
_TELLS = regex(r"\b(?:was|were|had|has|led|died|stopped|discontinued|occurred|none|no)\b")
"""In a list after a colon, where it is over and a sentence follows."""
_RELATED_IN = regex(r"\b(?:treatment|drug|therapy)[- ]related\s", re.IGNORECASE)
_LISTS = regex(
    r"(?:[^.;]|\.(?=\d)){0,120}?(?:\b(?:were|was|being|headed by|dominated by|in the form of|included|including|was:|were:|are|"
    r"mainly|chiefly|mostly|principally|predominantly|notably|namely|led by|followed by|ahead of|"
    r"most (?:often|commonly|frequently|notably))\b|:)"
)
_DEATHS_WERE = regex(
    r"(?:[^.;,]|\.(?=\d)|,(?=\s(?:including|namely)\b)){0,100}?(?:\b(?:includ(?:ing|ed)|namely|were|was|are)\b|:)"
    r"(?:(?!\b(?:was|were|had|reported|observed|seen|occurred|recorded|attributed|considered|noted|not|no)\b)[^;.]|\.(?=\d))*",
    re.IGNORECASE,
)
"""From fatal events to their names: "adverse events leading to death were sepsis and stroke"."""
_THOSE = regex(r";\s(?:those|these|they|the (?:commonest|most (?:common|frequent)|leading|chief|main)(?: ones)?)\b")
"""After it the events told of before are named."""
_AMONG = regex(r"\s?(?:Among|Of)\s(?:the\s|all\s)?(?:[^,;.\s]+\s){0,3}$")
"""Before the events that the whole sentence tells apart: "Among TRAEs, A was ...; B was ..."."""
_ARE = regex(
    r"(?:[^.;]|\.(?=\d)){0,160}?\b(?:were|was|leads?|led|heads?|headed|tops?|topped|dominated?|(?:predominated|prevailed) among)"
    r"\s(?:the\s|an?\s)?(?:list of\s)?"
    r"(?:(?:most|main|major|common|commonest|frequent|frequently|reported|chief|leading|only|other|usual|any|all|of|[Gg]rades?|[≥\d/–-]+)[\s-])*$"
)
"""From events to what they are: "A (12%) and B (9%) were the most common TRAEs"."""


def _is_of_related(scene: Scene, linked: Linked, topic: Topic) -> bool:
    """Whether "related" stands before an event, before the list that it is in ("related rash (9%) and fever"), or in the label over that."""
    text, begin = scene.text, linked.sentence.start
    first = topic
    for other in reversed([t for t in linked.topics if t.end <= topic.start]):
        if not other.generic and other.category is Category.TREATMENT_RELATED and _FOLLOWED.match(text[other.end : first.start]):
            return True
        if other.generic or _NEXT_OF_LIST.fullmatch(text, other.end, first.start) is None:
            break
        first = other
    said = text[max(begin, first.start - 60) : first.start]
    if _RELATED_IN.search(topic.text) or _RELATED.search(said):
        return True
    return not topic.generic and _LABELLED.search(text[begin : topic.start]) is not None


def _told_category(scene: Scene, linked: Linked, topic: Topic) -> Category:
    """ "treatment-related grade 3-4 neutropenia", and the events that a sentence lists as treatment-related or serious ones."""
    text = scene.text
    if _is_of_related(scene, linked, topic):
        return Category.TREATMENT_RELATED
    if not topic.generic and _SAID_RELATED.match(text, topic.end):
        return Category.TREATMENT_RELATED
    kinds = [t for t in linked.topics if t.generic and t.category in _TOLD_KINDS]
    if kinds and kinds[0].end <= topic.start and _AMONG.fullmatch(text[linked.sentence.start : kinds[0].start]):
        return kinds[0].category
    totals = [t for t in linked.topics if t.generic and t.category in (*_TOLD_KINDS, Category.DLT)]
    after = next((t for t in totals if t.start >= topic.end and _ARE.fullmatch(text[topic.end : t.start])), None)
    if after is not None:
        return own_kind(after)
    for general in reversed([t for t in linked.topics if t.generic and t.end <= topic.start]):
        if topic.generic and general.category is Category.ANY and general.text.lower() in ("event", "events"):
            continue
        gap = text[general.end : topic.start]
        if general.category is Category.DEATH:
            return Category.DEATH if topic.id and _DEATHS_WERE.fullmatch(gap) else Category.ANY
        those = _THOSE.search(gap)
        in_label = _COLON.match(gap) is not None and _TELLS.search(gap) is None
        listed = _LISTS.match(gap, those.end()) if those else _LISTS.match(gap) and (in_label or ";" not in outside_brackets(gap))
        return own_kind(general) if listed and general.category in _TOLD_KINDS else Category.ANY
    return Category.ANY
