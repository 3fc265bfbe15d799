"""Events that no lexicon knows, by the list they stand in and by their form.

Example: in "nausea (31%), corneal clouding (12%) and rash (8%)" the one between two known events is an event too.
"""

import re
from collections.abc import Collection, Iterator

from abstract2kb.nlp.numerals import WORD_NUMBER, integer
from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex

__all__ = ["causes", "listed", "named_by_form"]

_FIGURE = r"\([^()\d]{0,25}\d[^()]{0,60}\)"
_ITEM = regex(
    rf"(?<=\))(?:,? and |, or | or |, )(?:an?\s|grades?\s[≥1-5/–-]+\s)?(?P<term>[A-Z]?[a-z][a-z/-]+(?: [a-z][a-z/-]+){{0,3}}) (?={_FIGURE})"
)
_FIRST = at_words(
    rf"\b(?:(?:TR|TE|ir)?AEs?|(?:adverse|side|toxic) (?:events?|reactions?|effects?)|toxicit(?:y|ies))(?: \([^()]*\))?(?: [^.;,()]{{1,60}})? "
    rf"(?:were|was|included?|including|being|such as) (?P<term>[a-z][a-z/-]+(?: [a-z][a-z/-]+){{0,3}}) (?={_FIGURE}(?:,| and| or)\s)"
)
"""From events as a whole to the first of their list."""
_SAID_OF_ALL = regex(
    r"\b(?:similar|higher|lower|more|less|mild\w*|rare\w*|(?:un)?common\w*|(?:in)?frequent\w*|unusual|seldom|comparable|low|high|\w+able|\w+ible|\w+ed|\w+ly|consistent|few)\b"
)
_NO_EVENT = regex(
    r"\b(?:was|were|had|has|is|are|with|without|in|for|by|to|than|at|on|as|which|that|who|it|not|no|these|those|others?|both|all|most|"
    r"respon\w+|surviv\w+|progress\w+|remission|rates?|median|months?|years?|weeks?|days?|discontinu\w+|withdr\w+|dos\w+|deaths?|died|patients?|pts|"
    r"arms?|groups?|cohorts?|women|men|disease|control|benefit|placebo|treatment|therapy|tumou?rs?|cancers?|carcinoma|lymphoma|leuk\w+|"
    r"melanoma|respectively|grade|mild|moderate|severe|serious|lines?|cycles?|male|female|white|asian|black|prior|metasta\w+|mutations?)\b"
)
_FORM = Sought(
    r"(?<![\w-])(?!leuk|academ|isch|an[ae]emia|septic)[a-z]{3,}(?:itis|opathy|openia|algia|rrh[o]?ea|rrhagia|plegia|[ck]?alaemia|"
    r"k[a]?lemia|glyca?emia|lipid[a]?emia|natra?emia|phosphata?emia|magnesa?emia|album[ei]na?emia)(?=\s\(\s?(?:grade|G|n\s?=|\d))"
)


def listed(text: str, ends: Collection[int]) -> Iterator[tuple[int, int]]:
    """(start, end) of what stands in a list of names with figures in brackets, first after events as a whole or right after an event (`ends`:
    where the known events end)."""
    known = set(ends)
    for match in _FIRST.finditer(text):
        if not any(at in known for at in range(*match.span("term"))) and not (
            known & {match.end("term")} or _NO_EVENT.search(match.group("term")) or _SAID_OF_ALL.search(match.group("term"))
        ):
            known.add(match.end("term"))
            yield match.span("term")
    for match in _ITEM.finditer(text):
        opening = text.rfind("(", 0, match.start() - 1)
        if opening < 1 or text[opening - 1] != " " or opening - 1 not in known or _NO_EVENT.search(match.group("term")):
            continue
        known.add(match.end("term"))
        yield match.start("term"), match.end("term")
    yield from _last_of_list(text, known)


_OF_EACH = regex(
    r",? and (?P<term>[a-z][a-z-]{3,}(?: [a-z][a-z-]{3,}){0,2})(?=,? (?:in )?(?:one|two|three|\d+) (?:(?:patients?|pts?|cases?) )?each\b|"
    r" \((?:one|two|\d+|n ?= ?\d+)(?: (?:patients?|pts?|cases?))?,? each\))"
)
"""After an event another that as many had: "rash and marrow failure in one patient each"."""
_DIED_OF = Sought(
    r"\b(?:died|deaths?)\s(?:of|from|due to|because of|owing to)\s(?:an?\s)?(?P<term>(?!transplant)[a-z][a-z-]{3,}(?: [a-z][a-z-]{3,}){0,2}?)"
    r"(?=[.,;)]|\s(?:and|or|in|on|at|after|during|before|while|without|\(|was|were)\b|$)"
)
_OTHER_DEATH = regex(
    r"\b(?:any|all|their|the|complications?|underlying|progressive|malignan\w+|metasta\w+|myeloma|melanoma|carcinoma|sarcoma|glio\w+|study|drug|treatment|therapy)\b"
)
_CLOSING = regex(r",? and (?P<term>[a-z][a-z-]{3,}(?: [a-z][a-z-]{3,}){0,2})(?=[.;,)]|\s?$)")
_IN_LIST = regex(r"(?:[,:]|\b(?:were|was|included?|including|being|of|as|and))\s(?:grade \S+\s)?(?:[\w-]+\s){0,3}[\w-]+,\s(?:[\w-]+\s){0,3}[\w-]+$")
_TOLD = regex(
    r"\b(?:events?|AEs?|TRAEs?|TEAEs?|toxicit(?:y|ies)|DLTs?|effects?|reactions?)\b(?: \([^()]*\))?"
    r"[^.;]*\b(?:were|was|includ\w+|being|such as)\b[^.;]*$"
)
_DONE = regex(r"\b\w+(?:ed|ing|ly|able|ible|ous)\b|\b(?:others?|more|less|death|dosage|resolution|hospital\w+|safety|efficacy|data|with\w*)\b")


_WHOLE = regex(
    r"\b(?:events?|severity|intensity|toxicit\w+|reactions?|effects?|cases?|episodes?|complications?|symptoms?|glioma\w*|gliob\w+|astrocyt\w+|neuroendocrine|follicular|endometri\w+|serous)\b"
)


def _last_of_list(text: str, known: Collection[int]) -> Iterator[tuple[int, int]]:
    """What closes a list of events without figures: the last of "toxicities were proteinuria, rash, and corneal microcysts"."""
    for end in sorted(known):
        if (each := _OF_EACH.match(text, end)) is not None and _NO_EVENT.search(each.group("term")) is None:
            yield each.span("term")
        match = _CLOSING.match(text, end)
        if match is None or _NO_EVENT.search(match.group("term")) or _DONE.search(match.group("term")):
            continue
        before = text[max(0, end - 200) : end]
        if _IN_LIST.search(before) and _TOLD.search(before):
            yield match.span("term")


_GRADED = at_words(
    r"\b(?:had|experienced|developed|suffered|reported|of|with|for)\s(?:an?\s|one\s)?(?:[Gg]rades?\s?[≥>]?=?\s?[1-5](?:\s?[-–/]\s?[1-5])?|G[1-5](?:[-–/][1-5])?)\s"
    r"(?P<term>[a-z][a-z-]{3,}(?: [a-z][a-z-]{3,}){0,2}?)(?=[.,;)]|\s(?:and|or|in|at|on|after|during|that|which|was|were)\b|$)"
)
"""Those who had it and its grade before a name that no lexicon knows: "experienced grade 2 marrow failure"."""
_GRADED_SUBJECT = at_words(
    r"(?<![\w-])(?:[Gg]rades?\s?[≥>]?=?\s?[1-5](?:\s?(?:[-–/]|and|or|to)\s?[1-5])?(?:\sor\s(?:higher|greater|worse|more))?)\s"
    r"(?P<term>[a-z][a-z-]{3,}(?: [a-z][a-z-]{3,}){0,2}?)(?=\s(?:\([^()]*\)\s)?(?:(?:was|were)\s(?:\w+ly\s)?(?:more|less|seen|observed|noted|"
    r"reported|recorded|"
    r"documented|experienced|common|rare|infrequent|uncommon)|occurred|developed)\b)"
)
"""The grade of what no lexicon knows, of which it is told that it was seen or more common: "Grade 3 weight changes were more common"."""
_N = rf"(?:\d{{1,3}}|{WORD_NUMBER})"
_HEAD_OF_DEATHS = at_words(
    rf"\b(?P<whole>{_N})\s(?:(?:of\s\S+\s)?(?:patients?|pts|participants|subjects|women|men)\s(?:\([^()]*\)\s)?(?:had\s)?died\b|"
    rf"(?:[\w-]+\s){{0,3}}?(?:deaths|fatalities|fatal (?:events|outcomes|cases)|(?:serious|dose-limiting|life-threatening) (?:[\w-]+\s)?(?:events|"
    rf"toxicities)|DLTs|SAEs))"
    rf"(?:[^.;:()\d]{{0,60}}?)(?:\s\(|:\s|,\s)(?:n\s?=\s?)?(?={_N}\b)",
    re.IGNORECASE,
)
"""So many dead, or so many grave events, up to the first number of the list that says what of."""
_CAUSE_ITEM = regex(
    rf"(?P<n>{_N})\s(?:(?:patients?|cases?|each)\s)?(?:(?:(?:died\s)?(?:from|of|due to|because of|owing to|caused by|attributed to|resulting from|"
    rf"secondary to|with|after|following|by|to)|was|were|"
    rf"had)\s)?(?:an?\s)?"
    r"(?P<term>[A-Za-z][\w/-]*(?:\s(?!and\b)[\w/-]+){0,5}?)(?:\s\([^()]*\))?(?P<next>,\s(?:and\s)?|;\s(?:and\s)?|\s(?:and|or)\s|[).;]|$)"
)
_NO_CAUSE = regex(
    r"\b(?:unknown|unrelated|undetermined|unspecified|other|others|causes?|relaps\w*|progress\w*|(?:underlying |malignant |the |their )disease|"
    r"cancer|tumou?rs?|leuka?emia|lymphoma|ALL|AML|"
    r"PD|ASCT|HSCT|HCT|transplant(?:ation|s)?$|patients?|arms?|groups?|cohorts?|cycles?|each|remission|respon\w+|CR|grade|was|were|in|on|during|with|without|dos\w+)\b"
)


def causes(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of what each of so many died of, in a list whose numbers together are the whole: "three died (1 HLH, 1 stroke, 1 sepsis)"."""
    for match in _HEAD_OF_DEATHS.finditer(text):
        whole, at, found, told = integer(match.group("whole")), match.end(), list[tuple[int, int]](), 0
        while (item := _CAUSE_ITEM.match(text, at)) is not None and told < whole:
            told += integer(item.group("n"))
            if _NO_CAUSE.search(item.group("term")) is None:
                found.append(item.span("term"))
            at = item.end()
        if told == whole:
            yield from found


def named_by_form(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of words that end as names of disorders do ("dactylitis"), right before a figure or grade in a bracket, and of what
    people had with a grade."""
    for match in (*_GRADED.finditer(text), *_GRADED_SUBJECT.finditer(text)):
        if not (_NO_EVENT.search(match.group("term")) or _DONE.search(match.group("term")) or _WHOLE.search(match.group("term"))):
            yield match.span("term")
    for match in _DIED_OF.finditer(text):
        if _NO_CAUSE.search(match.group("term")) is None and _OTHER_DEATH.search(match.group("term")) is None:
            yield match.span("term")
    for match in _FORM.finditer(text):
        yield match.start(), match.end()
