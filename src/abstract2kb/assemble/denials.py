"""Denials: which events a sentence says did not occur, and among how many.

Example: "no DLTs came up in the first 6 patients" denies DLTs of 6.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.quantities import Count
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["NOT_DENIAL", "OF_A_KIND", "cleared_of", "denial_before", "is_absent", "is_cleared"]

_DENIAL = regex(
    r"\b(?:no|without(?: any)?|not|none|neither|nor|never|free of|absence of|zero|did not|nobody|no one|"
    r"(?:did|do|does|was|were|have|has|had)n[’']t)\b",
    re.IGNORECASE,
)
NOT_DENIAL = regex(
    r"\bno (?:significant |statistical(?:ly significant)? |apparent |major |clear |clinically \w+ )?(?:difference|increase|change|(?:new|"
    r"unexpected|additional) (?:\w+ )?(?:safety|signals?|adverse|AEs?|toxicit|side)|correlation|association|impact|effect|"
    r"evidence(?!\sof\s(?!(?:an?\s|any\s)?(?:[\w-]+\s)?(?:increas|great|high|more|excess|addition|add|new|wors|cumulat|differ|enhanc|exacerbat|synerg|chang)))|"
    r"relationship|longer|more|meaningful|dose(?![- ]limiting)|MTD|maximum|"
    r"prior)|\bnot (?:all|every|each)\b|\bno (?:[a-z]+ ){1,3}(?:differences?|correlations?|associations?)\b|"
    r"\bnot (?:exclude|preclude|rule out|mean|imply|predict)|"
    r"\bnot (?:lead|leading|result|resulting) (?:to|in) (?:an? |any )?(?:higher|greater|more|increase|excess|wors)|"
    r"\bno (?:higher|greater|excess|worse)\b|"
    r"\bnot (?:related|associated|significant|differ|considered|yet|reached|affect|influence|interfere|correlat|attribut|"
    r"statistically|"
    r"only|limited|(?:that|those) of\b)|\bdid not (?:differ|affect|alter|increase|improve|influence|meet|result)|\bwithout (?:any |a |an |the |"
    r"significant(?:ly)? |substantial(?:ly)? |"
    r"much |apparent |relevant )*(?:difference|increas(?:e|ed|ing)\b|higher\b|worse\b|"
    r"add(?:ed|ing|itional|itive|ition)\b|excess\w*|greater|more|enhanc\w+|"
    r"exacerbat\w+|aggravat\w+|"
    r"undue|unacceptable|prohibitive|limiting|prior|new|affecting|impacting|influencing|compromising|changing|altering|worsening)|"
    r"\bnor (?:did|does|do) (?:it|they|this|the [\w-]+) (?:\w+ly )?(?:increase|add|affect|alter|enhance|worsen|raise|differ|result|lead)\b",
    re.IGNORECASE,
)
_BREAK = regex(
    r";|•|\bbut\b|\bhowever\b|\bwhile\b|\bwhereas\b|\bexcept\b|\bother than\b|\balthough\b|: |(?:, (?:and )?|\band )(?:all|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|only|an?(?= (?:single|isolated|further|total|few|minority)\b)|\d+) |"
    r"\bin (?:only |just )(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
    re.IGNORECASE,
)
_BACKWARD = regex(
    r"(?:,[^.;,]{1,60},)?(?:[^.;,]{0,40}\b(?:was|were|has|have|had) (?:not|never) (?:been )?(?:observed|seen|noted|"
    r"reported|recorded|identified|reached|found|detected|diagnosed|described|"
    r"encountered|a feature|an issue|a problem)|"
    r"[^.;,]{0,30}\b(?:but|and) (?:not|never) (?:seen|found|observed|noted|detected|encountered)\b|"
    r"\s(?:did not|never) (?:occur|arise|appear|develop|happen|emerge|materiali[sz]e|(?:turn|come|show) up)|\s(?:did not|never) exceed|"
    r"[^.;,]{0,30}\b(?:has|have|had) yet to (?:be (?:seen|reported|observed|noted|recorded|described)|occur|appear|emerge|arise|turn up)|"
    r"[^.;,]{0,40}\b(?:was|were|remained) (?:absent|lacking)\b|"
    r"[^.;,]{0,40}\b(?:has|have|had) not been (?:a feature|observed|seen|noted|reported|recorded)|\s?(?:: |was |were |in )none\b(?!\sof\b))",
    re.IGNORECASE,
)


OF_A_KIND = regex(
    r"s?\s(?:cases?\s|events?\s)?(?:are|were|was|is|being|proved)\s(?:permanent|irreversible|persistent|pending|considered|deemed|attributed|thought|judged|"
    r"clinically|cumulative|dose-limiting|life-threatening|unexpected)\b"
)
"""What is denied is not the event but that it was of a kind: "none of the eye toxicities are permanent"."""


def is_absent(scene: Scene, linked: Linked, topic: Topic) -> bool:
    """True when a denial before the event reaches it, or one after it points back ("DLTs were not observed")."""
    if _BACKWARD.match(scene.text[topic.end : linked.sentence.end]):
        return True
    if topic.category not in (Category.DEATH, Category.SERIOUS) and OF_A_KIND.match(scene.text, topic.end):
        return False
    return denial_before(scene, linked, topic) is not None


def denial_before(scene: Scene, linked: Linked, topic: Topic) -> int | None:
    """Where the denial that reaches the event stands."""
    sentence, text = linked.sentence, scene.text
    clause = text[sentence.start : topic.start]
    breaks = [m.end() for m in _BREAK.finditer(clause)]
    begin = breaks[-1] if breaks else 0
    reach = clause[begin:]
    denials = [m for m in _DENIAL.finditer(reach) if not NOT_DENIAL.match(reach, m.start()) and not _is_enclosed(reach, m.end())]
    if not denials or NOT_DENIAL.search(text[max(sentence.start, topic.start - 40) : topic.start]):
        return None
    rest = reach[denials[-1].end() :]
    if (
        (denials[-1].group().lower() != "nor" and _DIED.search(reach[: denials[-1].start()]))
        or _OTHERWISE.match(rest)
        or _IN_MANY.match(text, topic.end, sentence.end)
    ):
        return None
    if denials[-1].group().lower() == "absence of" and "," in rest and _ABSENT_IS.search(reach[: denials[-1].end() + rest.index(",")]):
        return None
    if denials[-1].group().lower() == "absence of" and _ABSENCE_DOES.search(rest):
        return None
    if len(rest) >= 140 or _AFTER_ALL.search(rest) or _is_over(rest, text[topic.end : topic.end + 14]):
        return None
    return sentence.start + begin + denials[-1].start()


def _is_enclosed(text: str, at: int) -> bool:
    """Whether a bracket that is open at `at` closes before the end: "(in one patient without prophylaxis), rash", "not tested) events and rash"."""
    closing = text.find(")", at)
    return closing >= 0 and "(" not in text[at:closing] and text.rfind("(", 0, at) >= text.rfind(")", 0, at)


_OTHERWISE = regex(
    r"\s(?:receiv|underg|proceed|start|beg[ai]n|complet|achiev|respond|reach|improv|select|eligible|treated|evaluable|candidate|meet\b|met\b|continu|"
    r"relaps|progress|enroll?ed|randomi[sz]|given|include|assess|evaluat|tested|planned|known|available|allowed|permitted|powered|able\b|taking|"
    r"participat|enter|qualif|tolera|(?:be\s|been\s|considered\s|deemed\s|found\s|judged\s|\w+ly\s)*(?:feasib|recommend|possib|practica|acceptab|advis|deliver|"
    r"pursu|suitab|justif|warrant|superior|active\b|effective|sustainab|escalat|safe\b|well[- ]tolerated|viable|approved))",
    re.IGNORECASE,
)
"""After a "not" what people did not do, or were not: "four did not receive maintenance (two because of toxicity)"."""
_DIED = regex(r"\b(?:deaths?|died)\s$")
"""Before "without" and what the dead had not had: "one death without remission from sepsis"."""
_IN_MANY = regex(r"[^.;,]{0,60}?\sin\s(?:more\sthan|at\sleast|over|[>≥]=?)\s?\d[\d.]*\s?%")
"""After an event that only was not frequent: "no other toxicity was seen in more than 10%"."""
_OVER = regex(
    r"\b(?:occurred|arose|(?:was|were|has been|have been)\s(?:observed|seen|noted|reported|recorded|encountered|"
    r"identified|documented))\b[^,;]*?(?:,\s|\s(?=and\s))(?P<then>.*)$"
)
_GOES_ON = regex(r"(?:and |nor |or |neither |no |not |including |such as |e\.g|for example|like )", re.IGNORECASE)


_HAS_VERB = regex(r"s?\s(?:were|was|are|is|included?|consisted|comprised)\s(?!also\b|not\b|no\b|none\b|absent\b|lacking\b)")


def _is_over(rest: str, after: str) -> bool:
    """Whether a denial has had its verb, and the clause after it says something else: "no deaths occurred, rash was mild"."""
    match = _OVER.search(rest)
    if match is None:
        return False
    said = match.group("then")
    has_verb = _HAS_VERB.match(after) is not None or _HAS_VERB.search(said) is not None
    return _GOES_ON.match(said) is None or (said.startswith("and ") and not _DENIAL.match(said, 4) and has_verb)


_ABSENT_IS = regex(r"(?:^|\s)(?:in|despite) the absence of\s[^,]*$", re.IGNORECASE)
"""Before a comma: what was not given or had, in whose absence something else is told."""
_ABSENCE_DOES = regex(r"\b(?:do|does|did|is|was|may|can|cannot|should)\b", re.IGNORECASE)
"""Between the absence of one thing and another of which it is told: "absence of fever does not exclude sepsis"."""
_AFTER_ALL = regex(r"\b(?:was|were|had|experienced|developed|occurred|resulted|led)\b[^,]*\b(?:with|due|from)\b")


def cleared_of(scene: Scene, linked: Linked, topic: Topic) -> int | None:
    """Of how many an event is denied: "No DLTs came up in the first 6 pts", "8 pts with no DLTs"."""
    text = scene.text
    for mention in scene.within(max(linked.sentence.start, topic.start - 40), min(linked.sentence.end, topic.end + 80), Label.COUNT):
        count: Count = mention.value
        if count.style not in ("noun", "no", "all") or (count.total or count.n) in (None, 0):
            continue
        last = next((t for t in reversed(linked.topics) if t.end <= mention.start), topic)
        if mention.start >= topic.end and _DENIED_IN.fullmatch(text[last.end : mention.start]) and denial_before(scene, linked, topic) is not None:
            return count.total or count.n
        if mention.end <= topic.start and re.fullmatch(r"\s(?:with|had|experienced) no (?:[\w-]+ )?", text[mention.end : topic.start]):
            return count.n
    return None


_DENIED_IN = regex(
    r"\s?(?:(?:were|was|has been|have been) )?(?:(?:observed|seen|noted|reported|recorded|occurred|identified|found|detected|documented|encountered|"
    r"diagnosed|described|registered|apparent|evident|present|arose|developed|appeared|emerged|occurring|came up|turned up) )?"
    r"(?:so far |to date |thus far )?(?:in|among|across) (?:the |any of (?:the )?|all (?:the |of the )?|these |those |our )?(?:first |initial )?"
)


def is_cleared(scene: Scene, linked: Linked, topic: Topic, at: int) -> bool:
    """Whether the number at `at` counts those in whom the event, denied before, did not occur: "no DLTs in the first 9 patients"."""
    last = next((t for t in reversed(linked.topics) if t.end <= at), topic)
    return topic.end <= at and denial_before(scene, linked, topic) is not None and _DENIED_IN.fullmatch(scene.text[last.end : at]) is not None
