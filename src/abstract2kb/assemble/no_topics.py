"""Names of endpoints that tell of no result of the treatment: earlier responses, who had a response, why patients stopped.

Example: "61% had a partial response to their last platinum", "among the 44 responders, 61% were women", "62% were in CR at entry",
"12 stopped because of progressive disease" and "follow-up for OS was 32 months" hold no result.
"""

from __future__ import annotations

import re

from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["is_no_topic"]

_TREATED = r"(?:most recent|last(?! (?:dose|cycle|infusion|course))|prior|previous|preceding|earlier|bridging)"
_TO_EARLIER = (
    r"\s?(?:rates?\s)?(?:\([A-Za-z]+(?:\s(?:vs\.?|or|versus)\s[A-Za-z]+)?\)\s)?to\s"
    rf"(?:(?:the|an?|any|immediately)\s)*(?:(?:their|his|her)\s(?!dise|tum|study)|{_TREATED}\b)"
)
_TO_EARLIER_AFTER = regex(_TO_EARLIER, re.IGNORECASE)
_TO_EARLIER_BEFORE = regex(
    rf"\b(?:response|remission)s?{_TO_EARLIER}[^.;,]{{0,60}}(?:\band\s(?:an?\s)?|\b(?:was|were|included)\s(?:an?\s)?|[:(]\s?)$", re.IGNORECASE
)
_FROM_EARLIER = regex(r"\bbridging\s(?:[\w-]+\s)?(?:led to|resulted in|gave|achieved|induced|brought|produced)\s(?:an?\s)?$", re.IGNORECASE)
_EARLIER_GAVE = regex(
    rf"\b{_TREATED}\s(?:[\w()/+-]+\s){{0,4}}?(?:therap(?:y|ies)|treatments?|regimens?|lines?|chemotherapy|platinum|agents?|drugs?|"
    rf"transplant)\s(?:(?:had|has)\s)?(?:led to|resulted in|gave|given|achieved|induced|brought|produced|yielded)\s(?:an?\s|no\s)?"
    r"(?:(?:confirmed|objective|complete|partial)\s)*$",
    re.IGNORECASE,
)
"""Before a response that another treatment gave: "whose last regimen had produced no"."""
_WITH_FAST = regex(r"\bwith\s(?:rapidly|quickly|symptomatic|clinically)\s(?:symptomatic\s)?$", re.IGNORECASE)
"""Before the progressive disease that a patient is told to have come with."""
_BEGINS = r"(?:start|beginning|initiation|onset|commencement)"
_AT_ENTRY = regex(
    r"\s(?:\([^()]*\)\s)?(?:(?:at|on|upon|before|prior\sto)\s(?:the\stime\sof\s|their\s)?(?:study\s|trial\s|protocol\s)?"
    r"(?:entry|baseline|enrol\w+|randomi[sz]ation|inclusion|registration|trial\sentry)\b|"
    rf"(?:at|on|upon|before|prior\sto)\s(?:the\s)?(?:(?:time\sof\s(?:the\s)?)?{_BEGINS}\sof\s(?:(?:the|this|study|protocol|trial)\s)*"
    rf"(?:treatment|therapy|study|trial|regimen)|(?:treatment|therapy|study|trial)\s{_BEGINS})\b|"
    r"(?:when\sthey\s(?:entered|enrolled)|before\s(?:starting|beginning|receiving)\s(?:study|protocol|trial)\s))",
    re.IGNORECASE,
)
_ENTERS = Sought(r"(?:^|[.;:]\s)(?:At (?:study )?(?:baseline|entry|enrol\w+)|Baseline:?|On (?:study )?entry)[,:]?\s[^.;]*$", re.IGNORECASE)
_PEOPLE = r"(?:patients|pts|those|women|men|subjects|participants|children|adults|individuals)"
_WHO_HAVE = Sought(
    rf"(?<!number )(?<!proportion )(?<!percentage )(?<!rate )(?<!share )(?<!fraction )"
    rf"(?:\b(?:in|for|by|from)\s(?:the\s|all\s)*|\b(?:of|among)\s(?:the\s|all\s|these\s|\d+\s)*|"
    rf"(?:^|[.;:]\s)(?:(?:{INTEGER}|{WORD_NUMBER})\s(?:of\s(?:the|these|those)\s)?)?)(?:[A-Z]{{2,6}}\s)?{_PEOPLE}\s"
    rf"(?:with|in|having|achieving|attaining|who\s(?:had|achieved|attained|reached|obtained))\s(?:an?\s|(?:confirmed|ongoing|first|second|best|"
    rf"durable)\s)*$",
    re.IGNORECASE,
)
_THEY_DO = regex(
    r"\s(?:(?:on|with|after|given|receiving)\s(?:the\s)?[\w+/-]+(?:\s[\w+/-]+){0,3}?\s)?(?:were|are|remain(?:ed)?|stayed)\b|"
    r"(?:\s(?:by|per|using|on)\s[\w-]+(?:\s[\w-]+)?(?=\s(?:had|were|have|received)\b))?"
    r"\s?(?:\(\d[^()]*\)\s?)?(?:,|had\b|were\b|(?:was|is)\s(?:not reached|\d[\d.]*\s(?:months|mo|years|weeks|days)\b)|received\b|have\b|"
    r"or (?:second|better)\b|and\b|than\b|or\b)"
)
_IN_SO_MANY = regex(rf"\bin\s\d[\d.]*\s?%\s(?:\(\d[^()]*\)\s)?of\s{_PEOPLE}\s(?:with|in)\s(?:an?\s)?$", re.IGNORECASE)
_OF_SO_MANY_WHO = regex(
    rf"\bof\s(?:the|these|those)\s(?:{INTEGER}|{WORD_NUMBER})\s(?:{_PEOPLE}\s)?(?:\(\d[\d.]*\s?%\)\s)?(?:with|in|who\s(?:had\s)*(?:had|achieved|attained|reached|"
    r"obtained|got))\s(?:an?\s|(?:confirmed|objective|best)\s)*$",
    re.IGNORECASE,
)
"""Before the response of those of whom some are counted: "30 of the 38 patients (79%) who had a complete response"."""
_RATE_OF_THOSE = regex(
    rf"\b(?:rates?|negativity|survival|duration)\s(?:(?:was|were)\s[a-z]+\s)?(?:in|among|for)\s(?:the\s|all\s)*{_PEOPLE}\s"
    r"(?:with|in|having|achieving|attaining|who\s(?:had|achieved|attained|reached|obtained))\s(?:an?\s)?(?:(?:confirmed|objective|best)\s)*$",
    re.IGNORECASE,
)
_IT_IS = regex(r"(?:\sor\s(?:better|more|higher))?(?:\s\([^()]*\))?\s(?:was|were|is|reached)\b")
"""Around the response of those whose rate is told: "the MRD-negativity rate in those with a VGPR or better was"."""
_WHILE_IN = Sought(
    r"\b(?:died|deaths?|relapsed|transplant(?:ed|ation)?|(?:allo-?|auto-?)?(?:H?SCT|HCT))\s(?:[\w-]+\s){0,2}?in\s(?:(?:first|second|continuous|continued|complete|an?)\s)*$",
    re.IGNORECASE,
)
"""Before the remission in which people died or were transplanted."""
_MRD_OF = regex(r"\b(?:for|in|among|vs\.?|versus|with)\s(?:the\s)?$")
_MRD_GROUP = regex(
    r"(?:[\s-](?:neg|pos)(?:ative|itive)?)?(?:\s(?:patients|pts|cases|groups?|arm)\b|,?\s(?:and|vs\.?|versus)\s|\s?[,.;)](?!\d))", re.IGNORECASE
)
"""Around the MRD by which people are told apart: "OS was 82% for MRD neg and 80% for MRD pos"."""
_ORDINAL = Sought(r"\b(?:in|with|or|and)\s(?:first|second|third|1st|2nd)\s$", re.IGNORECASE)
_WHO_DID = regex(r"\bwho\s(?:had\s|have\s)?(?:later|subsequently|eventually|ultimately|then|finally|previously|already)\s(?:had\s)?$", re.IGNORECASE)
_WHO = regex(r"\bwho\s(?:had\s|have\s)?$", re.IGNORECASE)
_THEN_DID = regex(
    r"\s(?:(?:early|late|at first)\s)?(?:had|have|has|were|was|are|remain\w*|relapsed|progressed|received|carried|came|went)\b", re.IGNORECASE
)
"""Around the verb of those of whom something else is told: "two of the five patients who responded had brain metastases"."""
_NOT_ONE = regex(r"\b(?:no|not one|none of the|not a single)\s(?:[a-z]+\s)?$", re.IGNORECASE)
_DID_THEN = regex(
    r"\s(?:has|had|have|(?:was|were|is|are)\b(?!\s(?:seen|observed|noted|reported|found|identified|recorded|documented|among|in))|relapsed|progressed|"
    r"died|lost|needed|developed)\b"
)
"""Around responders of whom it is denied that they did something: "no responder has relapsed"."""
_WERE_SUCH = regex(
    r"\s(?:were|are|was)\s(?:(?:more|less)\s(?:often|likely|frequently)\s|mostly\s|mainly\s|predominantly\s)?(?:to be\s)?"
    r"(?:women|men|fe?male|older|younger|elderly|smokers|Asian|White|Black)\b"
)
"""After people with a response: what kind of people they were."""
_ASSESSED = regex(r"\s(?:assessments?|analys[ie]s|testing|tests?|measurements?|monitoring|levels?|status|evaluations?|samples?)\b")
_WHO_HAD = regex(r"\b(?:who|with|having)\s(?:had\s|have\s|experienced\s|documented\s)*$", re.IGNORECASE)
_AFTER_IT = regex(r"\s(?:after|on|or after|following|during|within|despite)\b", re.IGNORECASE)
"""Around the progression that patients came with: "who had disease progression after chemotherapy"."""
_STOPPED = regex(
    r"\b(?:discontinu\w+|stopp(?:ed|ing)|withdr[ae]w\w*|went off|treated beyond|reasons?)\b[^.;]*"
    r"(?:\b(?:because of|due to|for|owing to|beyond|by|were|was|included|include|being)|:|,|\(|\band)\s"
    r"(?:an?\s|(?:radiographic|clinical|disease)\s)*$",
    re.IGNORECASE,
)
_FOLLOWED = Sought(r"\bfollow-?up\s(?:(?:time|duration|period)\s)?(?:for|of|on|in)\s(?:the\s)?$", re.IGNORECASE)
_AGREEMENT = Sought(
    r"\b(?:concordance|agreement|discordance|consistency|accuracy|kappa|information|maturity|surrogacy)\b[^.;,]{0,80}$", re.IGNORECASE
)
_DEATHS_HAD_OCCURRED = regex(r"\s(?:\(\d[^()]*\)\s)?(?:had|have)\s(?:occurred|been|accrued)\b", re.IGNORECASE)
_PARTED = regex(
    r"[^.;:()]{0,60}[(:]\s?\d+\s(?:\[[^\[\]]*\]\s|\([^()]*\)\s)?(?:of\s\d+\s)?(?:patients\s)?(?:in|on|with|among|for|of)\s[^.;:]{2,80}?\d"
)
"""After deaths that are told for each arm, which are a result: " had occurred (41 in arm A and 52 in arm B)"."""
_EVENTS_HAD_OCCURRED = regex(r"\s\(\d[\d.]*\s?%[^()]*\)\s(?:had|have)\s(?:occurred|been|accrued)\b", re.IGNORECASE)
_AWAITED = Sought(
    r"\b(?:analys[ie]s|cut-?off|read-?out|database lock)\b[^.;]{0,60}"
    r"\b(?:after|at|when|on|once|following|upon|until|with|triggered by|based on|driven by)\s[^.;,]{0,60}$",
    re.IGNORECASE,
)
"""Before events that an analysis waited for: "the analysis came after 390 DFS events"."""
_EVALUABLE = regex(
    r"\b(?:evaluable|assessable|evaluated|assessed|eligible)\s(?:(?:patients|pts|women|men|subjects)\s)?for\s(?:the\s)?(?:best\s)?$", re.IGNORECASE
)
"""Before the response that patients could be looked at for."""
_FOR_ANALYSIS = regex(r"\sfor\s(?:the\s)?(?:[\w-]+\s)?(?:efficacy|safety|toxicity|analys[ie]s|DLTs?|dose-limiting)\b", re.IGNORECASE)
"""After "not evaluable": what patients were not looked at for, which is no best response."""
_IS_RATIO = regex(r"\s?[=:,]?\s?\d+[.·]\d+(?!\d|\s?%|\s?[-–])")
"""After RR that is a ratio of risks and no rate of responses."""
_HISTORY = Sought(r"\bhistory of\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
"""Before what patients came with: "a history of disease progression"."""
_AT_BEST = regex(r"at\s(?:best|maximum|maximal)\sresponse", re.IGNORECASE)
"""When responses were counted, which is none of them: "at best response, 9 had a CR"."""
_LACKING = Sought(r"\b(?:absence|lack) of (?:an?\s)?$", re.IGNORECASE)
_GROUP = regex(r"(?:\s?[\])])?\s(?:groups?|cohorts?|subgroups?|patients|pts|arms?)\b(?!\s(?:had|achieved|achieving|attained|with|who))")
_WITHOUT = Sought(r"\b(?:no|non|without)[\s-]$", re.IGNORECASE)
_WITH_AND = Sought(r"\b(?:with\s(?:and|or|vs\.?|versus)\swithout|(?:patients|pts|women|men|those|tumou?rs)\swithout)\s(?:an?\s)?$", re.IGNORECASE)
"""Around a response by whose lack people are told apart: "the no pCR group", "patients with and without pCR"."""
_LIMIT = regex(
    r"\s(?:(?:was|of|is|were)\s)*(?:shorter|longer|less|more|greater|at least|under|over|below|above)\b|\s(?:of\s|was\s|is\s)?[<>≤≥⩽⩾]", re.IGNORECASE
)
_LED_TO = regex(r"\b(?:lead(?:ing|s)?|led|result(?:ed|ing|s)?)\s(?:to|in)\s(?:the\s|a\s)?(?:patient['’]s\s)?$", re.IGNORECASE)
"""Before a death that an event ended in, which is a matter of safety."""
_REACH = 160
"""How many characters before a name are looked at."""


def is_no_topic(text: str, start: int, end: int, family: str, begin: int) -> bool:
    """Whether the endpoint at text[start:end] (end exclusive) of a sentence from `begin` is named for something else than a result."""
    before = text[max(begin, start - _REACH) : start]
    if _FOLLOWED.search(before) or _AGREEMENT.search(before) or (family == "death" and _is_other_death(text, start, end, before)):
        return True
    if family == "response" and (
        _EVALUABLE.search(before) or (text.endswith(("evaluable", "assessable"), start, end) and _FOR_ANALYSIS.match(text, end))
    ):
        return True
    if text.startswith("RR", start, end) and end - start == len("RR") and _IS_RATIO.match(text, end):
        return True
    at_best = _AT_BEST.fullmatch(text, start - 3, end) is not None and text[end : end + 1] in (",", ":")
    if family == "response" and (at_best or _HISTORY.search(before)):
        return True
    if family == "response" and (_LACKING.search(before) or _WITH_AND.search(before) or (_WITHOUT.search(before) and _GROUP.match(text, end))):
        return True
    if family == "response":
        return _is_other_response(text, start, end, before)
    name = text[start:end].lower()
    if name.startswith("median duration") and before.endswith(("stable disease (", "SD (")):
        return True
    if name.endswith("interval") and _LIMIT.match(text, end):
        return True
    if name.endswith("deaths"):
        return _DEATHS_HAD_OCCURRED.match(text, end) is not None and _PARTED.match(text, end) is None
    return name.endswith("events") and _EVENTS_HAD_OCCURRED.match(text, end) is not None


def _is_other_death(text: str, start: int, end: int, before: str) -> bool:
    """Whether a death or event ended another event, or is one that an analysis waited for."""
    if _LED_TO.search(before):
        return True
    return text.endswith(("events", "deaths"), start, end) and _AWAITED.search(before) is not None and _PARTED.match(text, end) is None


def _tells_apart(text: str, name: str, end: int, before: str) -> bool:
    """Whether people are told apart by their response, and something else is told of them."""
    if name.lower().startswith("responder"):
        none = _NOT_ONE.search(before) is not None and _DID_THEN.match(text, end) is not None
        return none or _WERE_SUCH.match(text, end) is not None
    return name == "responded" and _WHO.search(before) is not None and _THEN_DID.match(text, end) is not None


def _is_other_response(text: str, start: int, end: int, before: str) -> bool:
    """An earlier response, one that patients came with or had already, or the reason to stop."""
    if (
        _TO_EARLIER_AFTER.match(text, end)
        or _TO_EARLIER_BEFORE.search(before)
        or _FROM_EARLIER.search(before)
        or _EARLIER_GAVE.search(before)
        or _WHO_DID.search(before)
    ):
        return True
    if _AT_ENTRY.match(text, end) or _ENTERS.search(before) or _ORDINAL.search(before) or _WHILE_IN.search(before):
        return True
    if _OF_SO_MANY_WHO.search(before) or (_RATE_OF_THOSE.search(before) and _IT_IS.match(text, end)):
        return True
    if _IN_SO_MANY.search(before) or (_WHO_HAVE.search(before) and _THEY_DO.match(text, end)):
        return True
    name = text[start:end]
    if _tells_apart(text, name, end, before):
        return True
    if name.endswith("MRD") and _ASSESSED.match(text, end):
        return True
    if name.startswith("MRD") and _MRD_OF.search(before) and _MRD_GROUP.match(text, end) and "%" in before[-24:]:
        return True
    if "progress" in name.lower() and _WITH_FAST.search(text, max(0, start - 40), start):
        return True
    if "progress" in name.lower() and _WHO_HAD.search(before) and _AFTER_IT.match(text, end):
        return True
    return (name in ("PD", "PDs") or "progress" in name.lower()) and _STOPPED.search(before) is not None
