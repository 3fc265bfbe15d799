"""Topics: what a figure can be about - an efficacy endpoint or an adverse event - in the order of the sentence.

"objective response rate (ORR)" is one topic; "PFS and OS" and "nausea, fatigue and rash" are groups whose figures may come later,
in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.assemble.deaths_told import death_before, ends_event, fatal_before
from abstract2kb.assemble.no_topics import is_no_topic
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.told_again import are_same_events, is_kept_away, is_kind
from abstract2kb.assemble.topic import Family, Topic
from abstract2kb.assemble.topic_joins import NAMED_KINDS, OF_CAUSE, is_apposed, is_best_of_all, is_composite, is_summary
from abstract2kb.nlp.event_grammar import EventMention
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER
from abstract2kb.nlp.pipes.endpoints import EndpointMention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Category, Endpoint

__all__ = ["NAMED_KINDS", "Topic", "TopicGroup", "groups", "topics"]

_FAMILIES: dict[str, Family] = {
    "response": "response", "molecular": "response", "pathologic": "response", "survival": "survival", "time": "time", "event": "death",
}  # fmt: skip
_BY_ID: dict[str, Family] = {
    "resection rate": "response", "local control": "survival", "local recurrence": "survival", "recurrence rate": "survival",
    "organ preservation": "survival", "TTDD": "time", "TSS50": "response", "pain response": "response",
}  # fmt: skip
"""Endpoints without a canonical name whose kind in the lexicon does not say how their figures are told."""
_NOT_EFFICACY = frozenset({"DOT"})
_EXPOSURE = regex(r"(?:time|duration) on (?:treatment|therapy|study)", re.IGNORECASE)
_PEOPLE = regex(r"\s(?:patients|pts|subjects)\b(?!\srate)")
"""After a short form: "30 CR pts" are people, not a result."""
_RESPONDER = regex(r"^(?:(?:complete|partial|objective) )?responders?$", re.IGNORECASE)
_DID_LATER = regex(r"\s(?:had|have|has|who|remain\w*|stayed|deepened|converted|relapsed|progressed|went)\b")
"""After responders of whom something else is told."""
_HAD_BEFORE = regex(r"\s(?:had|have|has)\s(?:not\s|never\s)?(?:received|been|undergone|(?:no\s)?(?:prior|previous))\b")  # after responders
_ONGOING = regex(r"\s(?:\(\d[^()]*\)\s)?(?:(?:are|were|remain(?:ed|ing)?)\s)?(?:still\s)?ongoing\b")
"""How many responses go on is no response rate."""


TopicGroup = tuple[Topic, ...]
"""Topics that stand coordinated."""

_OPEN = regex(r"\s?(?:rates?)?\s?[(\[]\s?")
_ALIAS_END = regex(r"\s?(?:rates?)?\s?[)\]]")
_JOIN = regex(
    r"\s?(?:rates?\s)?(?:,|/ ?≥?|and|n?or|&|\+|, and|, or|as well as|along with)\s?(?:the |a |median |best |overall |for )?(?:rates? of |median )?"
    r"(?:(?:the\s)?(?:\d+|one|two|three|five)-(?:year|month|week)\s)?",
    re.IGNORECASE,
)
_GRADE_BETWEEN = regex(r"(?:\bgrades?\s?[1-5](?:\s?[-/–]\s?[1-5])?|\bG[1-5](?:[-/][1-5])?)\s?", re.IGNORECASE)


def topics(scene: Scene, start: int, end: int) -> list[Topic]:
    """The topics of text[start:end], an alias in brackets merged with the name before it."""
    found: list[Topic] = []
    for mention in scene.within(start, end, Label.ENDPOINT, Label.ADVERSE_EVENT):
        topic = _of_emesis(scene, _topic(mention))
        topic = _apart(_as_told(scene.text, topic, start, end) if topic is not None else None, found)
        if topic is None or _is_aside(scene, topic, start) or (topic.rule == "endpoints.listed" and not any(t.family == "response" for t in found)):
            continue
        if (halves := _halved(scene.text, topic, start)) is not None and not (found and halves[0].start < found[-1].end):
            found.append(halves[0])
            topic = halves[1]
        if found and topic.start < found[-1].end:
            if _goes_before(topic, found[-1]):
                found[-1] = topic
            continue
        if topic.family == "death" and ends_event(scene.text, topic.start, topic.end, found[-1].family if found else None):
            continue
        if found and topic.generic and found[-1].id and is_kind(scene.text, found[-1].end, topic.start, topic.end):
            continue
        joined = _joined(scene, found, topic, start) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(_named_before(scene.text, found, topic))
    return found


def _joined(scene: Scene, found: Sequence[Topic], topic: Topic, start: int) -> Topic | None:
    """The last topic with one that only says more of it: its name, its other half, what sums it up, or its alias."""
    text, last = scene.text, found[-1]
    if is_apposed(text, last, topic):
        return replace(topic, start=last.start, named_at=topic.start)
    if topic.id and last.id and last.family == topic.family == "safety" and _ends_name(text, last, topic):
        return replace(last, end=topic.end)
    if is_best_of_all(text, last, topic):
        return replace(last, end=topic.end, named_at=last.name[0])
    if is_composite(text, found, topic, start):
        return replace(last, end=topic.end, text=text[last.name[0] : topic.end])
    if is_summary(text, last, topic):
        kind = topic.category if topic.category in (Category.TREATMENT_RELATED, Category.SERIOUS) and last.category is Category.ANY else last.category
        return replace(last, end=topic.end, category=kind)
    return _merged(text, last, topic) if _is_alias(text, last, topic) else None


def _ends_name(text: str, last: Topic, topic: Topic) -> bool:
    """Whether an event only says more of the one before: what it came without, or what it was brought about by."""
    if _WITHOUT.fullmatch(text, last.end, topic.start) is not None:
        return True
    return last.category is Category.ANY and OF_CAUSE.fullmatch(text, last.end, topic.start) is not None


_WITHOUT = regex(r"\swithout\s(?:(?:an?|any|documented|concurrent|associated|concomitant|clinical|proven|evidence\sof|signs?\sof)\s)*", re.IGNORECASE)
"""From an event to another that is told not to have come with it, which belongs to its name: "neutropenia without fever"."""


def _named_before(text: str, found: Sequence[Topic], topic: Topic) -> Topic:
    """The "grade 5 events" of the one event named so far as that event."""
    last = found[-1] if len(found) == 1 and topic.text in ("events", "event") else None
    if last is None or not last.id or last.family != "safety" or not are_same_events(text[last.end : topic.start]):
        return topic
    return replace(last, start=topic.start, end=topic.end, named_at=last.name[0])


_KIND = (
    r"(?:acute|early|late|sensory|motor|upper|lower|chronic|delayed|(?:non-?)?ha?ematolog(?:ic(?:al)?)|gastrointestinal|GI|GU|bowel|bladder|rectal|skin|cutaneous|"
    r"dermatologic(?:al)?|liver|hepatic|renal|cardiac|cardiovascular|pulmonary|neurologic(?:al)?|ocular|oral|genitourinary|urinary|respiratory|"
    r"constitutional|endocrine|metabolic|musculoskeletal|infectious|thromboembolic|vascular|psychiatric|allergic|systemic|local|mucosal)"
)
_HALVES = Sought(rf"\b(?P<one>{_KIND})(?: (?:and|or) |/)(?P<two>{_KIND} )?$", re.IGNORECASE)
_OTHER_HALF = regex(rf"(?:{_KIND}\s|(?:neuro|hepato|nephro|cardio|myelo)(?=toxicit))(?P<tail>.+)", re.IGNORECASE)


def _halved(text: str, topic: Topic, begin: int) -> tuple[Topic, Topic] | None:
    """The two events of "acute and chronic hepatitis", the name of the first of which ends with that of the second."""
    low = max(begin, topic.start - 40)
    halves = _HALVES.search(text[low : topic.start]) if topic.family == "safety" else None
    if halves is None:
        return None
    start, second = low + halves.start("one"), topic.start
    if halves.group("two"):
        second, tail = low + halves.start("two"), topic.text
    elif (other := _OTHER_HALF.fullmatch(topic.text)) is not None:
        tail = other.group("tail")
    else:
        return None
    word, whole = halves.group("one"), text[second : topic.end]
    ids = (f"{word} {tail}".capitalize(), whole.capitalize()) if topic.id else ("", "")
    first = replace(topic, start=start, end=start + len(word), text=word, named_at=None, id=ids[0], tail=tail)
    return first, replace(topic, start=second, text=whole, named_at=None, id=ids[1]) if halves.group("two") else topic


def _is_aside(scene: Scene, topic: Topic, begin: int) -> bool:
    """Whether a name tells of no result or event in the sentence from `begin`."""
    if topic.endpoint is not None and is_no_topic(scene.text, topic.start, topic.end, topic.family, begin):
        return True
    if topic.id == _PROGRESSION:
        return True
    if topic.family == "safety" and _OF_ARM.match(scene.text, topic.end) and scene.text[topic.start : topic.end].isupper():
        return True
    if topic.generic and _EVALUABLE.search(scene.text[max(begin, topic.start - 60) : topic.start]):
        return True
    if topic.generic and _UNTIL.search(scene.text[max(begin, topic.start - 90) : topic.start]):
        return True
    if topic.family == "safety" and _LIKE.search(scene.text[max(begin, topic.start - 24) : topic.start]):
        return True
    if topic.family == "safety" and is_kept_away(scene.text, begin, topic.start, topic.end):
        return True
    if topic.family == "safety" and _WHO_HAD.search(scene.text[max(begin, topic.start - 90) : topic.start]) and _THEY.match(scene.text, topic.end):
        return True
    return _is_condition(scene, topic) or _is_people(scene.text, topic)


_OF_ARM = regex(r"\s(?:arms?|groups?|regimens?)\b")
"""After capitals that name a regimen and not an event: "the PE arm"."""
_EVALUABLE = regex(r"\b(?:evaluable|assessable)\s(?:(?:patients|pts|women|men|subjects)\s)?for\s(?:\w+\s(?:and|or)\s)?$")
"""Before the toxicity that patients could be looked at for."""
_UNTIL = regex(r"\b(?:until|till)\s[^.;()]{0,60}?(?:unacceptable|intolerable|prohibitive|excessive|undue)\s(?:treatment-related\s)?$", re.IGNORECASE)
"""Before the toxicity that a treatment is given until: "until progression or unacceptable toxicity (n = 136)"."""
_PROGRESSION = "Disease progression"
"""The one term of toxicity that tells of the disease."""
_WHO_HAD = regex(
    r"(?:^|[.;:,]\s|\b(?:and|but|while|whereas)\s)(?:[Ff]or|[Ii]n|[Aa]mong|[Oo]f)\s(?:all\s|the\s)?(?:\d+\s)?(?:those|patients|pts|participants|subjects)\s"
    r"(?:with(?:out)?|who\s(?:had|developed|experienced|did not (?:have|develop|experience)))\s(?:[\w≥-]+\s){0,4}$"
)
_THEY = regex(r"(?:\s?\([^()]*\))?,\s")
"""After an event that only says of whom the clause goes on to speak: "In patients with CRS, ..."."""


def _apart(topic: Topic | None, found: Sequence[Topic]) -> Topic | None:
    """The cause of "related deaths (sepsis, ...)" without the word for death, which is a topic of its own."""
    if topic is not None and found and found[-1].family == "safety" and topic.named_at is not None and topic.start < found[-1].end <= topic.named_at:
        return replace(topic, start=topic.named_at, named_at=None)
    return topic


def _goes_before(topic: Topic, other: Topic) -> bool:
    """Whether of two overlapping topics the first stands."""
    if _is_statement(topic) and not _is_statement(other):
        return True
    return _is_endpoint_of(topic, other) or topic.end - topic.start > other.end - other.start


def _is_endpoint_of(topic: Topic, event: Topic) -> bool:
    """ "disease progression" is an endpoint before it is an event."""
    return topic.endpoint is not None and bool(event.id) and event.family == "safety" and topic.end - topic.start >= event.end - event.start


def _is_statement(topic: Topic) -> bool:
    """True for events as a whole ("treatment-related deaths"), which stand before an endpoint at the same place."""
    return topic.family == "safety" and not topic.id


def _topic(mention: Mention) -> Topic | None:
    """The topic of a mention; None for an endpoint that is no result."""
    value = mention.value
    if isinstance(value, EndpointMention):
        if mention.id in _NOT_EFFICACY or _EXPOSURE.search(mention.text):
            return None
        family = _FAMILIES.get(value.kind) or _BY_ID.get(mention.id)
        if family is None:
            return None
        return Topic(mention.start, mention.end, family, mention.text, mention.id, mention.rule, value.endpoint, weak=value.weak)
    if isinstance(value, EventMention):
        generic = not value.specific
        if _OF_DISEASE.match(mention.text):
            return Topic(mention.start, mention.end, "death", mention.text, Endpoint.OS.value, "endpoints.died", Endpoint.OS, weak=True)
        return Topic(
            mention.start, mention.end, "safety", mention.text, "", mention.rule, None, value.category, generic, head=value.head, tail=value.tail
        )
    return Topic(mention.start, mention.end, "safety", mention.text, mention.id, mention.rule)


_OF_DISEASE = regex(
    r"(?:disease|cancer|leuka?emia|lymphoma|myeloma|melanoma|tumou?r|progression|relapse)-related (?:deaths?|mortality)", re.IGNORECASE
)
"""Deaths by the disease, which are no matter of safety."""


_ANTIEMETIC = Sought(r"\b(?:anti-?emetic|emetogenic|CINV\b)", re.IGNORECASE)
_WHOLE = r"\b(?:CR|complete\s(?:responses?|control|protection))\b"
_PHASE = r"\b(?:acute|delayed)\s(?:(?:and|or)\s(?:delayed|overall)\s)?(?:phases?|period)\b(?!\sof\b)"
_NO_EMESIS = Sought(
    rf"{_WHOLE}[^.;]{{0,60}}\b(?:no|without|neither|absence\sof|free\s(?:of|from))\s(?:[\w/-]+,?\s){{0,4}}?(?<!dose-limiting\s)(?<!severe\s)"
    rf"(?:emesis|emetic|vomiting|rescue\s(?:medication|therapy|treatment|anti-?emetic|drug|use))|{_WHOLE}[^.;]{{0,120}}{_PHASE}|{_PHASE}[^.;]{{0,120}}{_WHOLE}",
    re.IGNORECASE,
)


def _of_emesis(scene: Scene, topic: Topic | None) -> Topic | None:
    """The complete response of a trial of antiemetics, which is no response of the tumour: no emesis and no rescue medication."""
    if topic is None or topic.endpoint is not Endpoint.CR:
        return topic
    if "antiemetic" not in scene.memo:
        scene.memo["antiemetic"] = bool(_ANTIEMETIC.search(scene.text) and _NO_EMESIS.search(scene.text))
    return replace(topic, endpoint=Endpoint.OTHER) if scene.memo["antiemetic"] else topic


def _as_told(text: str, topic: Topic, start: int, end: int) -> Topic:
    """An event as the death that it is told to be, and a duration of response as the share at a time."""
    if topic.family == "safety":
        return _as_death(text, topic, start)
    return replace(topic, family="survival") if topic.endpoint is Endpoint.DOR and _is_rate_at_time(text, topic, start, end) else topic


_TIME_NUMBER = r"(?:\d+|one|two|three|six|twelve)[\s-](?:years?|months?|weeks?|mo)\b"
_RATE_AT = regex(
    rf"[)\]]?(?:\srates?)?(?:\s\([^()]*\))?(?:\s(?:for|with|in|on)\s(?:the\s)?[\w+/-]+(?:\s[\w+/-]+)?)?(?:\srates?)?,?\s(?:at|after|by)\s{_TIME_NUMBER}|"
    r"[)\]]?(?:\s(?:was|is|of))?\s\d[\d.]*\s?%|\s(?:event-free\s)?(?:rates?|probability)\b",
    re.IGNORECASE,
)
_RATE_BEFORE = regex(rf"\b{_TIME_NUMBER}\s(?:(?:event-free|estimated|Kaplan-Meier|median)\s)*(?:\([^()]*\)\s)?$", re.IGNORECASE)


def _is_rate_at_time(text: str, topic: Topic, begin: int, end: int) -> bool:
    """Whether a duration of response is told as a share at a time: "DOR at 12 months was 71%", "the 12-month DOR rate"."""
    if "%" not in text[topic.end : end]:
        return False
    if topic.text.lower().endswith((" rate", " rates")):
        return True
    return _RATE_AT.match(text, topic.end, end) is not None or _RATE_BEFORE.search(text, max(begin, topic.start - 40), topic.start) is not None


def _as_death(text: str, topic: Topic, begin: int) -> Topic:
    """ "fatal hepatitis", "one death from hepatitis": the event is a death, and its statement begins with the word for it."""
    if (start := fatal_before(text, begin, topic.start)) is not None:
        return replace(topic, start=start, text=text[start : topic.end], category=Category.DEATH)
    if (topic.id or topic.rule == "adverse_events.listed") and (start := death_before(text, begin, topic.start)) is not None:
        return replace(topic, start=start, named_at=topic.start, category=Category.DEATH)
    return topic


_THOSE_IN = Sought(
    r"(?:^|[.;,]\s|\band\s)(?:[Oo]f|[Aa]mong|[Ii]n)\s(?:all\s)?(?:those|these|patients|pts)\s"
    r"(?:in|with|achieving|attaining|who (?:had|achieved|reached))\s(?:an?\s)?$"
)
"""Before "of those in CR, 46% were MRD-negative": who had the response are a group."""


_AMONG_THEM = regex(
    r"\b(?:in|among|for|of|the|to|all|vs?\.?|versus|than)\s(?:(?:the|all|tested|evaluable|assessed|remaining|other|initial)\s)*"
    rf"(?:(?:the\s|all\s|these\s)?(?:{INTEGER}|{WORD_NUMBER})\s)?$",
    re.IGNORECASE,
)
"""Before responders that are whom something is told of: "among the 17 responders"."""


def _is_people(text: str, topic: Topic) -> bool:
    """True for "24 of 30 CR pts" and "among SD patients"."""
    if _RESPONDER.search(topic.text):
        later = (_DID_LATER if " " in topic.text else _HAD_BEFORE).match(text, topic.end)
        return later is not None or _AMONG_THEM.search(text[max(0, topic.start - 30) : topic.start]) is not None
    if _ONGOING.match(text, topic.end):
        return True
    if topic.family == "response" and _THOSE_IN.search(text[max(0, topic.start - 40) : topic.start]) and text[topic.end : topic.end + 2] == ", ":
        return True
    if topic.family != "response" or not _PEOPLE.match(text, topic.end) or (not topic.text[-1].isupper() and not topic.text.startswith("CR")):
        return False
    return re.search(r"(?:\b\d+|\b(?:of|in|among|all|the|for))\s$", text[max(0, topic.start - 8) : topic.start]) is not None


def _is_condition(scene: Scene, topic: Topic) -> bool:
    """True for an event word that is part of the name of a disease ("anemia" in "aplastic anemia")."""
    if topic.family != "safety" or topic.generic:
        return False
    size = topic.end - topic.start
    around = scene.within(max(0, topic.start - 60), topic.end + 60, Label.CONDITION)
    return any(m.start <= topic.start and topic.end <= m.end and m.end - m.start > size for m in around)


_LIKE = regex(r"\b(?:consistent with|suggestive of|resembling|compatible with|indicative of)\s(?:an?\s)?$")
"""Before what events only looked like."""


def _is_alias(text: str, name: Topic, alias: Topic) -> bool:
    same = name.family == alias.family or {name.family, alias.family} <= {"survival", "time"}
    if name.generic and alias.id and alias.family == "safety":  # "one DLT (pneumonia)" says what it was
        return False
    return same and bool(_OPEN.fullmatch(text[name.end : alias.start])) and bool(_ALIAS_END.match(text, alias.end))


def _merged(text: str, name: Topic, alias: Topic) -> Topic:
    close = _ALIAS_END.match(text, alias.end)
    end = close.end() if close else alias.end
    keep = alias if name.weak and not alias.weak else name
    return Topic(name.start, end, keep.family, name.text, keep.id, keep.rule, keep.endpoint, keep.category, keep.generic, name.weak and alias.weak)


def groups(scene: Scene, found: Sequence[Topic]) -> list[TopicGroup]:
    """The topics in groups of coordinated ones of one family."""
    out: list[list[Topic]] = []
    for topic in found:
        if out and _coordinated(scene, out[-1][-1], topic):
            out[-1].append(topic)
        else:
            out.append([topic])
    return [tuple(group) for group in out]


_MORTALITY = regex(r"\bmortality$", re.IGNORECASE)
"""A kind of death that is told beside survival: "OS, PFS and non-relapse mortality"."""
_DIED = regex(r"\bdied (?:of|from) (?:[\w-]+ ){0,3}$")
"""Before what somebody died of, with which a clause ends: "two died of sepsis, and rash was seen in 8%"."""


_ASIDE = regex(rf"\s?\((?!(?:{WORD_NUMBER}|none)\b)[^()\d]*\)", re.IGNORECASE)
"""A bracket between names that holds no figure of its own, as "(five v one)" does."""


def _coordinated(scene: Scene, a: Topic, b: Topic) -> bool:
    gap = _ASIDE.sub("", scene.text[a.end : b.start])
    if (a.family == "safety") != (b.family == "safety") and not (_MORTALITY.search(b.text) and a.family == "survival"):
        return False
    if gap.startswith(",") and a.family == "safety" and _DIED.search(scene.text[max(0, a.start - 40) : a.start]):
        return False
    return bool(_JOIN.fullmatch(_GRADE_BETWEEN.sub("", gap) if b.family == "safety" else gap))
