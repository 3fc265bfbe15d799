"""Whether a figure belongs to the topic right after it: "10 (40%) partial responses", "71% of BCG-unresponsive patients had a complete response"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.event_gaps import to_event
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.lists import cleared, words_of
from abstract2kb.assemble.predicates import is_predicate, is_share_of, with_names_plain
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.assemble.wording import FOUND_TO, RATE_NAME, RIGHT_WORDS, leaves_bracket
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.records import Category, Endpoint

__all__ = ["names_after", "what_killed"]

_WITH = regex(
    r"(?:\s(?:patients|pts|participants|subjects|women|men))?\s(?:with|who\s(?:had|developed|experienced)|experiencing|having)\s"
    r"(?:(?:an?|severe|prolonged|febrile|(?:[Gg]rades?|G)\s?\S+(?:\s(?:or|and|to)\s\d)?)\s)*"
)
_WHO_THEN = regex(r"(?:\s\([^()]*\))?,?\s(?:(?:and|then|subsequently|later|also|who)\s)*")


def what_killed(text: str, figure: Figure, topic: Topic | None, named: Sequence[Topic]) -> Topic | None:
    """What those died of who had the event right after a figure: the stroke of "two men with low platelets died of a stroke"."""
    if topic is None or topic.family != "safety" or figure.n is None or _WITH.fullmatch(text, figure.end, topic.start) is None:
        return None
    following = next((t for t in named if t.start >= topic.end), None)
    if following is None or following.category is not Category.DEATH or text[following.start : following.start + 4] != "died":
        return None
    return following if _WHO_THEN.fullmatch(text, topic.end, following.start) is not None else None


_FOR_CAUSE = regex(r"\b(?:because of|due to|owing to|on account of|for)\s(?:[\w-]+\s){0,2}$")
_COUNTED_APART = regex(r"\s?\((?:n\s?=\s?)?(?P<n>\d{1,3})(?:\spatients?|\spts?)?[);,\s]")
"""After one of several causes how many it made stop: "stopped because of pneumonitis (n=2) and colitis (n=1)"."""


def _is_counted_apart(text: str, figure: Figure, topic: Topic, raw: str) -> bool:
    """Whether an event that made some of so many stop has a lower count of its own."""
    own = _COUNTED_APART.match(text, topic.end) if figure.n is not None and topic.family == "safety" else None
    return own is not None and int(own["n"]) < (figure.n or 0) and _FOR_CAUSE.search(raw) is not None


def names_after(scene: Scene, figure: Figure, topic: Topic, named: Sequence[Topic]) -> bool:
    """True when only linking words stand between the figure and the topic after it."""
    if figure.style == "cell" or any(figure.end <= t.start and t.end <= topic.start for t in named):
        return False
    raw = scene.text[figure.end : topic.start].replace(", respectively,", "")
    if _is_of_other(scene.text, figure, topic, raw) or _is_counted_apart(scene.text, figure, topic, raw):
        return False
    gap = cleared(scene, figure.end, topic.start, Label.ARM, Label.DRUG, Label.GRADE, Label.CONDITION).replace(", respectively,", "")
    gap = _WHO_GOT.sub("who", FOUND_TO.sub(" had", gap))
    gap = _KIND_OF.sub("", _ITS_TIME.sub("", _ON_WHAT.sub(" ", gap)))
    if topic.family == "safety":
        gap = to_event(gap)
    if figure.kind == "time" and (told := _is_time_of(scene.text, figure, topic, raw)) is not None:
        return told
    if figure.percent is not None and (_SHARE_OF.fullmatch(raw) or (topic.family == "safety" and _INCIDENCE_OF.fullmatch(gap))):
        return True
    if figure.percent is not None and topic.endpoint is not None and is_share_of(raw, topic.text):
        return True
    if (
        _is_verb_of_some(figure, topic, raw)
        or is_predicate(figure, with_names_plain(scene, figure.end, topic.start))
        or (raw == " (" and scene.text[topic.end : topic.end + 1] == ")" and figure.kind == "rate")
    ):
        return True
    if re.search(r"[,;:(]|\.\s", gap) or len(raw) > 110 or (raw.strip() in ("", "=") and figure.kind == "time"):
        return False
    return all(w in RIGHT_WORDS or w == "=" for w in words_of(gap))


_MEDIAN_ALONE = regex(r"\s(?:(?:estimated|unadjusted|weighted|updated)\s)?median\s(?:(?:estimated|real-world|investigator-assessed|intracranial)\s)?")
"""Between a time and its name, as tiles have it: "3.5 months median rwPFS"."""


def _is_time_of(text: str, figure: Figure, topic: Topic, raw: str) -> bool | None:
    """Whether a time belongs to the name behind it, `raw` between them; None for the name of a time, of which other rules judge."""
    if not raw.strip() and topic.text.lower().startswith("median"):  # "18.2 months median OS", "14.2 mo median DOR"
        return True
    if topic.family == "time":
        return None
    of_them = figure.value == "NR" and _THEIR.fullmatch(raw) is not None
    tile = topic.family == "survival" and _MEDIAN_ALONE.fullmatch(raw) is not None
    return of_them or tile or (raw == " of " and not topic.weak) or (raw == " for " and _is_entry(text, figure, topic))


_MEDIANS = regex(r"\b(?:[Mm]edians\b|(?<!a )[Mm]edian\b)(?![^.;]*follow)(?:[^.;]|\.(?=\d))*$")
_ENTRY_ENDS = regex(r"[)\]]?(?:[,;.)]|\s(?:and|or|versus|vs\.?|was|were|is|are)\b|$)")


def _is_entry(text: str, figure: Figure, topic: Topic) -> bool:
    """Whether a name ends an entry of a list of medians: "medians of 27.1 months for DOR, 24.2 for PFS and 44.3 for OS"."""
    if topic.weak or topic.family != "survival" or _ENTRY_ENDS.match(text, topic.end) is None:
        return False
    return _MEDIANS.search(text, max(0, figure.start - 120), figure.start) is not None


_SOME_WHO = regex(
    r"(?:\s(?:patients|pts|participants|subjects|women|men|children|people|individuals|ones))?\s(?:who|with|whose|in|on|from|without|given|treated|having)\s"
    r"(?:(?!\b(?:and|but|did|not|no|none|never|than)\b)[^,;.:()%]){3,90}?\s"
    r"(?P<had>(?:had|achieved|attained|reached|experienced|showed|obtained)\s(?:(?:an?|the|confirmed|objective|at least)\s)*)?"
)
_VERBS = regex(r"(?:respond|(?:was|were|became|turned|remain\w*|stayed)\s|achiev|convert|clear|progressed|relapsed)", re.IGNORECASE)


def _is_verb_of_some(figure: Figure, topic: Topic, raw: str) -> bool:
    """Whether what is said right behind a clause is said of some of so many who: "two of the five patients who came off A responded"."""
    told = _SOME_WHO.fullmatch(raw) if figure.style == "of" and figure.kind == "rate" and topic.endpoint is not None else None
    return told is not None and (told["had"] is not None) != (_VERBS.match(topic.text) is not None)


_LOOKED_AT_FOR = regex(
    r"\s(?:(?:patients|pts|subjects|women|men)\s)?(?:(?:(?:were|was)\s)?(?:assessed|evaluated|assessable|evaluable)\s)?for\s(?:the\s)?"
)
"""Between people and events that they were watched for: "41 were followed for response and all 55 for adverse events"."""
_WHO_GOT = regex(
    r"\bwho\s(?:(?:had\s)?(?:received|got|took)|were\s(?:given|evaluable|assessable|assigned))\b(?:\s(?:at|the|an?|to)\b)*"
    r"(?:\s+(?:[a-z]+er|full|top|[a-z]+est)?\s*(?:doses?|dose\slevels?|arm|drug)\b)?"
)
"""Between a number and what it had: what those people were given."""


_OF_TUMOURS = ("endpoints.shrunk", "endpoints.in_control", "endpoints.cleared")
"""Rules of results that begin with the tumour: "in six the tumour shrank"."""


def _is_of_other(text: str, figure: Figure, topic: Topic, raw: str) -> bool:
    """Whether the words between a figure and the topic after it say that they do not go together."""
    size_only = topic.rule not in _OF_TUMOURS and _SIZE_ONLY.fullmatch(raw) is not None
    if figure.percent is None and figure.n is not None and (leaves_bracket(raw) or size_only):
        return True
    if figure.style == "noun" and figure.percent is None and topic.text.lower().endswith((" rate", " rates")) and not re.fullmatch(r"\s\w*\s?", raw):
        return True
    if figure.style == "noun" and figure.percent is None and RATE_NAME.search(topic.text) and _ITS_OWN.match(text, topic.end):
        return True
    if re.search(r"\s(?:with|and)\san?\s(?:[\w-]+\s)?$", raw) and _OWN_FIGURE.match(text, topic.end):
        return True
    if topic.generic and figure.percent is None and _LOOKED_AT_FOR.fullmatch(raw) is not None:
        return True
    people = topic.text.endswith(("responders", "responder"))
    if topic.endpoint is Endpoint.DOR:  # "60% of those responses lasted a year"
        return False
    if re.search(r"\bof\s(?:the\s|these\s)?$", raw) and (topic.weak or people):
        return True
    return re.search(r"\bof (?:these|those|all) $", raw) is not None or (raw == " " and figure.style == "of" and people)


_OWN_FIGURE = regex(r"(?:\s?\([^()]{0,60}\))*\s(?:rate\s)?(?:of|was)\s(?:[a-z]+\s)?\d[\d.]*\s?(?:%|months?)")
"""After a topic that has a figure of its own behind it: "with a DCR of 66%"."""
_ITS_OWN = regex(r"\)?\s(?:was|were|of|reached|came to|stood at)\s(?:[a-z]+\s)?\d[\d.]*\s?%")
"""After a rate of so many patients, its percent: "60 patients had a confirmed ORR of 30%"."""
_SHARE_OF = regex(
    r"\)?\sof\s(?:the\s|all\s)?(?:evaluable\s|treated\s)?(?:patients|pts|participants|subjects|those)\s"
    r"(?:in|on|with|who|receiving|treated|given|assigned|randomi[sz]ed)\s(?:(?!(?:had|was|were|did)\b)(?:[^\s.;:()%]+|t\([\d;]+\))\s){1,12}(?:in\s)?"
    r"(?:had|achieved|attained|experienced|showed|reached|obtained)\s(?:an?\s|confirmed\s|(?:an?\s)?(?:best\s)?(?:overall\s)?response\sof\s)*"
)
"""Between a share and what "of patients in the A and B cohorts had a ..."."""
_INCIDENCE_OF = regex(r"\s(?:overall\s|cumulative\s|crude\s)?(?:incidence|rate|frequency)\sof\s(?:any\s|severe\s|fatal\s)*")
_ON_WHAT = regex(
    r"(?:\sof\s(?:those|patients|pts|people|men|women|recipients))?\s(?:on|given|receiving|taking|assigned to|treated with)\s(?:the\s)?[A-Z][\w+/-]*"
)
"""What people were given, where no rule knows it: "41% of those on FOLFOX had a ..."."""
_THEIR = regex(r"\s(?:(?:a|an|the|their|its|median)\s){1,2}")
"""Between "had not yet reached" and the median that was not."""
_KIND_OF = regex(
    r"(?<=\s)(?:[\w/+]*-)?(?:unresponsive|refractory|na[iï]ve|positive|negative|mutant|mutated|amplified|(?:pre)?treated|experienced|exposed|resistant|"
    r"sensitive|eligible|infected|relapsed|high-risk|standard-risk|elderly|older|younger|Asian|Japanese|Chinese|Western)\s(?=patients|pts|participants|"
    r"subjects|women|men\b)"
)
"""What kind of patients: "71% of BCG-unresponsive patients had a ..."."""
_ITS_TIME = regex(r"^\s\d+-(?:month|year|week|day)\b(?:\s(?:high|low)-grade)?")
_SIZE_ONLY = regex(r"[\s)]*(?:overall\)?|evaluable)?,?\s?(?:the|its)\s(?:(?:confirmed|objective|best|overall|complete)\s)*")
"""Between a number of patients and "the ORR": they are whom the rate is of."""
