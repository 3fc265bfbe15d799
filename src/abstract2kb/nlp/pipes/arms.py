"""Arms, cohorts and subgroups: "the combination arm", "arm A", "with placebo", "dose level 2", "in patients with liver metastases".

ARM spans cover the words that name the group, without article or preposition; the id is the kind of rule. In "LV and V arms" each
arm is a span of its own, and the short names that arms have ("LV") are found again where they stand alone ("with LV").
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.nlp.allotment import allotted
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.drug_arms import drugs_given, placebos_given
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.first_letters import PlacedPattern
from abstract2kb.nlp.mention import Label, span_at, without_overlaps
from abstract2kb.nlp.numerals import WORD_NUMBER
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

_HEAD = r"(?:arms?|groups?|cohorts?|subgroups?|populations?|strata|stratum|recipients)"
_WORD = r"(?:[A-Za-z0-9][\w+/.%≥≤<>®™*-]*|[≥≤<>+]\s?\d[\w%]*)(?:\s\([^()]{1,14}\))?"
_JOIN = r"(?:\s(?:plus|\+|and|or|vs?\.?|versus|with|\+/-|±)\s|\s?\+\s?|,\s(?:and\s)?|\s)"
_GROUP = PlacedPattern(rf"(?<=\s){_HEAD}\b(?!\s(?:of|size|trial|study|therapy|discussion|comparison|sequential|difference)\b|\s[A-H]\b)")
_BEFORE_GROUP = regex(rf"(?<![\w-])(?:{_WORD}{_JOIN}){{0,5}}{_WORD}$")
_NUMBERED = PlacedPattern(
    r"\b(?:[Aa]rms?|[Gg]roups?|[Cc]ohorts?|[Dd]ose [Ll]evels?|DL|[Ss]tratum|[Pp]arts?|[Ss]chedules?|[Rr]egimens?)[\s-]?(?:[A-H]\b|"
    r"(?<=[Aa]rm\s)[J-Z]\b(?!\s?[=<>])|"
    r"\d{1,2}[A-Za-z]?\b|(?:I{1,3}|IV|V)\b)"
)
_ORDINAL = r"(?:[A-H]|\d{1,2}[A-Za-z]?|I{1,3}|IV|V)"
_NUMBERED_LIST = PlacedPattern(
    rf"\b(?:[Aa]rms?|[Gg]roups?|[Cc]ohorts?|[Dd]ose [Ll]evels|[Ss]trata|[Pp]arts|[Ss]chedules|[Rr]egimens)\s(?P<list>{_ORDINAL}"
    rf"(?:(?:, and |, | and | or | vs\.? | versus |/){_ORDINAL}\b"
    r"(?!\.\d|\s?%|\s(?:months?|mo|weeks?|years?|patients|pts)\b))+)"
)
"""The labels of "arms A, B and C"; the first of them is found with its head."""
_NEXT_IS_COUNT = regex(r"(?:arm|group|cohort|dose level|part|schedule|regimen)\s\w+, \w+$", re.IGNORECASE)
"""One group and what begins after a comma: "In cohort 1, 26 evaluable patients"."""
_STOP_TEXT = (
    "the a an in of for from to with and or but was were is are both either each two three all between among than that this these those "
    "by at on as per had has have while whereas when which who vs versus compared treatment treatments study same respective randomized "
    "randomised assigned received receiving into observed seen higher lower similar no other any one first second third respectively "
    "patients pts women men subjects rate rates months weeks not across overall within improved longer better significantly more less "
    "reported noted expansion occurred only it its was, experimental? safety itt intent-to-treat evaluable total entire whole analysis "
    "full our current present retrospective prospective "
    "favor favour favors favours favored favoured favoring favouring pool pooling compare compares comparing combine combining merge merging "
    "drop dropping close closing include including stop stopping exceed exceeds exceeded exceeding "
)
_STOP = frozenset(_STOP_TEXT.split())
_THERAPY = (
    r"(?:placebo|(?:best )?supportive care|standard[- ](?:of[- ]care|therapy|treatment|chemotherapy)|chemotherapy(?: alone)?|"
    r"best available (?:therapy|treatment|care)|observation|control|no treatment|monotherapy|single[- ]agent|combination(?: therapy)?|"
    r"SOC|BSC|usual care|physician[’']s choice|"
    r"(?:surgery|radiotherapy|radiation(?: therapy)?|RT|CRT|chemoradiotherapy|chemoradiation|transplantation|endocrine therapy) alone)"
)
_GIVEN_WORD = r"|\b(?P<arm3>(?!(?:pre|un|previously|heavily|newly|well|co|non|re|first|second)\b)[A-Za-z][\w/+]*)-treated\b"
_GIVEN_NAMED = (
    rf"\b(?:[Ww]ith|[Ff]or|[Oo]n|to|than|[Ii]n|received|receiving|given|by|[Uu]nder|[Dd]uring|after(?= placebo)|"
    rf"(?:(?<=AEs )|(?<=\bevents )|(?<=\btoxicity )|(?<=\btoxicities )|(?<=\beffects ))of) (?:the )?"
    rf"(?P<arm>{_THERAPY})\b(?![-–]|\s(?:treatment\s|therapy\s)?(?:period|phase)\b)|\b(?:vs?\.?|versus|and|"
    r"or) (?P<arm2>placebo|control|observation|SOC|BSC|chemotherapy(?: alone)?)\b"
)


def _before_treated(text: str) -> Iterator[int]:
    """Where the words begin that stand before "-treated"."""
    at = text.find("-treated")
    while at >= 0:
        begin = at
        while begin and (text[begin - 1].isalnum() or text[begin - 1] in "_/+"):
            begin -= 1
        yield from range(begin, at)
        at = text.find("-treated", at + 1)


_GIVEN = PlacedPattern(_GIVEN_NAMED + _GIVEN_WORD, begins=_GIVEN_NAMED, anywhere=_before_treated)
_SUBGROUP = PlacedPattern(
    r"\b(?:[Ii]n|[Aa]mong|[Ff]or|[Oo]f|on|to|with)\s(?:the\s)?(?:\d+\s|all\s|remaining\s|fewer\s|more\s|most\s)?(?P<arm>(?:(?!with|who|in|of|"
    r"the\b|among\b|between\b|for\b|to\b|from\b|was\b|were\b|had\b)[\w/+-]+\s){0,3}?(?:patients|pts|women|men|subjects|those|participants|tumou?rs|cases)\s(?:with(?!\s(?:a|an)\s(?:(?:confirmed|objective|overall|complete|partial|best|clinical)\s)*(?:CR|"
    r"PR|response|remission))|without|who|whose|receiving|taking|treated|given|aged|having|harbou?ring|"
    r"(?:assigned|allocated|randomi[sz]ed)(?:\sto|(?=\s(?!(?:\w+ly|first|last|early|late|later|twice|again|there|so|in|at|on|by|for|before|after|between|during|from|within|with|under|as|"
    r"and|or|but|who|were|was|is|are|had|has|have)\b)[A-Za-z])))\s(?:[^,;:.()\n]|\.\d){2,60}?)(?=[,;:.()\n]|"
    r"\s(?:(?:it|they|this)\s(?:was|were|had)|was|were|had|(?:has|have)\sbeen|is|and|than|vs?\.?|versus|compared|achieved|responded"
    r"|progressed|died|"
    r"experienced|versus|but|\d[\d.]*(?:\s?%|\s?[(/]|\s(?:of|months?|patients|pts)\b)|(?:ORR|m?OS|m?PFS|DFS|EFS|DCR)\b|(?:the\s)?corresponding\b|(?:the|median)\s(?:HR|hazard|ORR|m?OS|m?PFS|overall|progression|response|median|risk|rate|odds)|(?:none|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve)\s(?:had|were|was|responded|progressed|died|achieved|of)))"
    r"|(?:(?<=[.;] )|(?<=\n)|(?:^|(?<=: )))(?P<arm3>(?:Patients|Pts|Men|Women|Those)\s(?:with|without|who|receiving|treated|aged)\s[^,;:()\n]{2,60}?)"
    r"(?=\s(?:had|achieved|experienced|showed)\b)"
    r"|\b(?:[Ii]n|[Aa]mong|[Ff]or)\s(?:the\s)?(?P<arm2>(?:(?!with\b|who\b|in\b|of\b|the\b|evaluable\b|all\b|assess|total|these\b|"
    r"those\b|\d)[\w/+-]+\s){1,2}(?:patients|pts|women|men|subjects|AML|population))\b(?!\s(?:with|who|in))",
)
_STATUS = Sought(
    r"(?<![\w-])(?:PD-?L1|HER2|BRCA(?:1/2)?|KRAS|BRAF|EGFR|MGMT|PTEN|TMB|MSI|Ki-?67|HPV|[A-Z][A-Z0-9]{2,6})(?:[ -](?:high|low|"
    r"positive|negative|mutant|mutated|wild[- ]type|WT|loss|deficient|proficient|amplified|methylated|unmethylated)\b|"
    r"[+−](?=[\s,;)])|\s[+−](?=[,;)]|\s(?:patients|pts|tumou?rs|disease|group|cohort)\b)|-(?=\s(?:patients|pts|tumou?rs|disease|group|cohort)\b|[,;)]))(?:\s(?:patients|pts|tumou?rs))?|\b(?:high|"
    r"low) (?:Ki-?67|PD-?L1|TMB)\b"
)
_UNIT = r"(?:mg|g(?=/)|µg|μg|ug|mcg|ng|GBq|MBq|Gy|[µμn]M|mM|MU|MIU|IU|vg|cells)(?:\s?/\s?(?:kg|m2|m²|m\(2\)|day|d|mL))*"
_DOSE = PlacedPattern(
    rf"\b(?:[Aa]t|[Ii]n|[Ww]ith|[Oo]n|to|given|received|receiving|of|[Ff]or)\s(?:the\s|a\s)?"
    rf"(?P<arm>(?:[A-Z][\w-]+\s)?\d[\d.,×x]*(?:\s?[–-]\s?\d[\d.]*)?\s?{_UNIT}(?:\s(?:q\w+|"
    r"bi-?weekly|weekly|daily|twice daily|once daily|QD|BID|BD|OD|TID|dose level|cohort|dose|group|arm)(?:\s?\d/\d)?)*)|"
    rf"(?P<arm2>\b\d[\d.,]*\s?{_UNIT}\s(?:cohort|dose level|group|arm|dose cohort|dose)\b)|\b[Aa]t (?:the )?(?P<arm3>RP2D|MTD|RDE|"
    r"highest dose(?: level)?|recommended phase (?:2|II) dose|target dose)\b"
)
_STAND_IN = PlacedPattern(
    r"\b(?:[Ww]ith|[Oo]n|[Ii]n|[Oo]f|[Ff]or|to|[Uu]nder|[Aa]fter|than|by|from|against|versus)\s(?:the\s)?(?P<arm>(?:former|latter)(?:\salone)?(?=\s?[,;.()]|\s(?:and|vs\.?|versus|but|was|were|had)\b|$)|"
    r"(?<=the\s)(?:(?:same\s)?(?:doublet|triplet|quadruplet|pair|duo|trio)|(?:one|other|first|second)\sarm|other(?=\s(?:was|were|had)\b|[.,;]\s)|single\sagent|"
    r"(?:same|(?:two|three|four)-drug)\s(?:regimen|combination)|(?:higher|lower|highest|lowest|middle)\sdoses?(?:\slevels?)?|(?:higher|lower)(?=\sand\s\d|[,;]\s)|"
    r"drug\salone|antibody\salone|controls)|controls(?=\s?[,;.()]|\s(?:and|was|were|had|to|vs|versus|v|than|at|compared|but|while|whereas)\b|$))|"
    r"\b(?:[Aa]t|[Aa]cross)\s(?:the\s)?(?P<arm2>(?:all\s|both\s)?(?:active|higher|lower|effective|therapeutic|all|both)\sdoses?(?:\slevels?)?)\b"
)
"""Words that stand for an arm told before: "with the former", "on the pair", "at the lower dose"."""
_SCHEDULE = PlacedPattern(
    r"\b(?:[Ww]ith|[Oo]n|[Ii]n|[Ff]or|[Tt]o|[Uu]nder|[Aa]fter|[Tt]han|[Bb]y|[Tt]he|and|vs\.?|versus)\s(?:the\s)?"
    r"(?P<arm>(?:(?:(?:three|two|four|\d+)-)?(?:bi-?)?weekly|"
    r"daily|monthly|(?:\d+|three|two|four)-(?:week|day|hour|h|month|drug)|low-dose|high-dose|standard-dose|reduced-dose|dose-dense|dose-intensified|continuous|intermittent|"
    r"split-course|experimental|control|investigational|fractionated|"
    r"(?:conventionally |hypo)fractionated)\s(?:schedules?|regimens?|infusions?|courses?))\b"
)
"""Arms that are ways to give the same drugs: "on the weekly schedule"."""
_LABEL = Sought(
    rf"(?:(?<=[(;,\n]\s)|(?<=[(;,\n]))(?P<arm>[A-Z][\w+/ -]{{0,24}}?|(?:the\s)?{_THERAPY}(?:\s(?:arm|group))?)\s?:"
    r"(?=\s?(?:\d|\(|NR|median|not reached))"
)
_ENDPOINTISH = regex(
    r"^(?:HR|CI|OR|ORR|CR|PR|SD|PD|OS|PFS|DCR|DOR|IQR|P(?:[ -]value)?|N|RR|NE|NCT|Median|Range|AEs?|TRAEs?|NR|mPFS|mOS|DFS|EFS|RFS|TTP|PSA\d*|"
    r"Gr(?:ade)?.*|Results?|Conclusions?|Methods?|Background|Wk|Day|Cycle)s?$",
    re.IGNORECASE,
)


_THERAPY_GROUP = PlacedPattern(rf"\b{_THERAPY}\s(?:arm|group|recipients)\b")
"""An arm named by its class: "of the standard of care group"."""
_PART_OF_TRIAL = PlacedPattern(r"\b(?:dose[- ])?(?:escalation|expansion|optimi[sz]ation|run-in|backfill)\s(?:part|portion|phase|stage)\b")
"""A part of a trial by what it is for: "in the dose-escalation part"."""
_TREATED_GROUP = PlacedPattern(r"(?<=\bthe\s)(?:treatment|study|test|trial)\s(?:group|arm)\b")
_CONTROL_GROUP = PlacedPattern(r"\bcontrol\s(?:group|arm)\b")
"""The arm that is told apart from "the control group" by no name of its own: "the treatment group"."""


def _named(text: str) -> list[tuple[int, int, str]]:
    """Names before "arm", "group", ...; a coordinated pair gives two."""
    found = []
    for match in _GROUP.finditer(text):
        head = match.start() - 1
        low = max(0, head - 80)
        words = _BEFORE_GROUP.search(text[low:head])
        start = _after_stop(text, low + words.start(), match.end()) if words else None
        if start is None:
            continue
        found += [(a, b, "named") for a, b in _parts(text, start, match.end())]
    found += [(*m.span(), "named") for pattern in (_THERAPY_GROUP, _PART_OF_TRIAL) for m in pattern.finditer(text)]
    found += [(*m.span("arm"), "named") for m in _SCHEDULE.finditer(text)]
    found += [(*m.span(), "named") for m in _TREATED_GROUP.finditer(text)] if _CONTROL_GROUP.search(text) else []
    found += [(m.start(), m.end(), "numbered") for m in _NUMBERED.finditer(text)]
    for match in _NUMBERED_LIST.finditer(text):
        if _NEXT_IS_COUNT.match(match.group()):
            continue
        first, *labels = re.finditer(rf"\b{_ORDINAL}\b", match.group("list"))
        alike = takewhile(re.compile(r"\d" if first.group()[0].isdigit() else r"\D").match, (m.group() for m in labels))
        found += [(match.start("list") + m.start(), match.start("list") + m.end(), "numbered") for m, _ in zip(labels, alike, strict=False)]
    return found


def _after_stop(text: str, start: int, end: int) -> int | None:
    """Where the name begins: after the last verb, preposition or article that is no part of it; None for "both arms"."""
    words = list(re.finditer(r"\S+", text[start:end]))
    begin = len(words) - 1
    while begin > 0:
        word = words[begin - 1].group().strip(",()")
        word = word if len(word) == 1 and word.isupper() else word.lower()
        joins = word in ("and", "vs", "vs.", "versus", "plus", "+", "with", "or")
        before = words[begin - 2].group().strip(",()").lower() if begin >= 2 else ""
        if joins and before and before not in _STOP and begin < len(words):
            begin -= 2
        elif word not in _STOP and not joins and not _is_told_of(word, before) and not word.replace(".", "").rstrip("%").isdigit():
            begin -= 1
        else:
            break
    return None if begin >= len(words) - 1 else start + words[begin].start()


_SCHEDULE_WORD = regex(r"(?:[\w-]+-)?(?:bi-?|tri-?|semi-?|thrice-?|twice-?|once-?)?(?:weekly|daily|monthly|yearly|hourly)")
_NO_ADVERB = frozenset(("elderly", "early", "family"))
_NO_ADJECTIVE = frozenset(
    ("combined", "pooled", "allocated", "compared", "studied", "treated", "matched", "unmatched", "needed", "planned", "enrolled")
)


def _is_told_of(word: str, before: str) -> bool:
    """Whether a word in "-ed" or "-ly" is no part of a name, as it is in "the intensified arm" and "the weekly arm"."""
    if word.endswith("ly"):
        return word not in _NO_ADVERB and _SCHEDULE_WORD.fullmatch(word) is None
    return word.endswith("ed") and "-" not in word and (before not in ("the", "an", "a") or word in _NO_ADJECTIVE)


_PART = regex(r",? (?:and|vs?\.?|versus) (?:the )?|, ")


_SHORT_PAIR = regex(r"(?P<one>[A-Z][A-Z0-9/-]{0,7}) and (?:the )?(?P<two>[A-Z][A-Z0-9/-]{0,7} (?:arm|group|cohort))")
_IN_TURN = regex(r"[^.;()]{0,30}\brespectively\b")
"""After two short names before one arm, which is of either: "in the AB and CD arm, respectively"."""


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """ "LV and V arms" in its two parts; "A plus B arm" stays whole, as does what "with" binds."""
    whole = text[start:end]
    if (pair := _SHORT_PAIR.fullmatch(whole)) is not None and _IN_TURN.match(text, end):
        return [(start, start + pair.end("one")), (start + pair.start("two"), end)]
    if (not whole.endswith("s") and not re.search(r" vs\.? | versus ", whole)) or not _PART.search(whole):
        return [(start, end)]
    borders = [0, *(i for m in _PART.finditer(whole) for i in m.span()), len(whole)]
    return [(start + a, start + b) for a, b in zip(borders[::2], borders[1::2], strict=True) if b > a]


_STATE_WORD = (
    r"(?:[\w+/]+-[\w+/-]+|na[iï]ve|pre-?treated|untreated|positive|negative|low|high|mutant|mutated|wild[- ]type|resectable|unresectable|localized|"
    r"metastatic|refractory|relapsed|squamous|nonsquamous|younger|older|fit|unfit)"
)
_STATES = PlacedPattern(
    rf"\b(?:[Ii]n|[Ff]or|[Aa]mong|[Oo]f|between)\s(?:the\s)?(?P<one>(?:[A-Z][\w-]+\s)?{_STATE_WORD})(?:\s(?:patients|pts))?\s(?:and|vs?\.?|versus)\s(?:in\s)?(?:the\s)?"
    rf"(?P<two>(?:[A-Z][\w-]+\s)?{_STATE_WORD}\s(?:patients|pts|women|men|tumou?rs|disease|populations?|subgroups?|cases|groups?|cohorts?|settings?|arms?))\b"
)
"""Two groups told apart by one word each: "for treatment-naive and pretreated patients"."""
_NUMBER = regex(
    rf"(?:{WORD_NUMBER}|all|any|both|these|"
    r"those(?!\s(?:with|without|who|receiving|taking|treated|given|aged|assigned|randomi))|such|most|some|many|other)\s",
    re.IGNORECASE,
)


def _described(text: str) -> list[tuple[int, int, str]]:
    """Groups by therapy, dose, subgroup, marker or label."""
    found = []
    for kind, pattern in (("therapy", _GIVEN), ("subgroup", _SUBGROUP), ("dose", _DOSE), ("label", _LABEL)):
        for match in pattern.finditer(text):
            group = next((g for g in ("arm", "arm2", "arm3") if g in match.re.groupindex and match.group(g)), None)
            if group and _NUMBER.match(match.group(group)):
                continue
            if group and not (kind == "label" and _ENDPOINTISH.match(match.group(group).strip())):
                found.append((match.start(group), match.end(group), kind))
    found += [(*m.span(g), "dose" if g == "arm2" else "standin") for m in _STAND_IN.finditer(text) for g in ("arm", "arm2") if m.group(g)]
    found += [(*m.span(g), "subgroup") for m in _STATES.finditer(text) for g in ("one", "two")]
    found += [(m.start(), m.end(), "status") for m in _STATUS.finditer(text)]
    return found


def _short_names(doc: Doc, text: str, named: list[tuple[int, int, str]]) -> set[str]:
    """Short forms that stand for an arm: they head one ("LV arm"), or the article defines them as a treatment."""
    shorts = {text[a:b].split()[0] for a, b, kind in named if kind == "named"}
    shorts |= {d.short for d in doc._.a2kb_definitions or () if _TREATMENT.search(d.long)} | {a or b for a, b in _LETTER.findall(text)}
    mixed = _of_drugs(doc) | {name for pair in _THAN.findall(text) for name in pair if sum(c.isupper() for c in name) > 1}
    shorts |= set(_AFTER_DRUG.findall(text)) if _is_randomised(text) else set()
    return mixed | {s for s in shorts if re.fullmatch(r"[A-Z][A-Z0-9+/-]{0,7}", s) and not _ENDPOINTISH.match(s)}


def _of_drugs(doc: Doc) -> set[str]:
    """Short forms in any letters whose long form begins with a drug or is placebo: "Zel-Obi", "Pbo"."""
    starts = {s.start_char for s in doc.spans["DRUG"]} if "DRUG" in doc.spans else set()
    return {
        d.short for d in doc._.a2kb_definitions or () if len(d.short) > 1 and d.short[0].isupper() and (d.long_start in starts or d.long == "placebo")
    }


_TREATMENT = regex(
    r"therap|chemo|placebo|treatment|control|mab\b|nib\b|platin|taxel|plus|\+|combination|radiation|surgery|supportive|observation",
    re.IGNORECASE,
)
_AFTER_DRUG = regex(r"(?:[a-z]{4,}(?:mab|nib|ib|ine|platin|taxel|stat|ane|ole|mide|ib|lin|bo)|placebo|alone|therapy) \(([A-Z][A-Z0-9+-]{0,6})\)")
_RANDOMISED = regex(r"randomi[sz]|assigned|versus|vs\b(?<=\bvs)|arm(?<=\barm)s?\b")


@lru_cache(maxsize=2)
def _is_randomised(text: str) -> bool:
    """Whether the text speaks of arms or of what puts patients into them."""
    return _RANDOMISED.search(text.lower()) is not None


_THAN = regex(
    r"\b(?:with|in|on|for|after)\s([A-Z][\w+/-]{2,13})\s(?:than|compared)\s(?:with\s|in\s|on\s|for\s|after\s)?([A-Z][\w+/-]{2,13})(?![\w-])"
)
"""Two regimens of which one had more: "more frequent with BEACOPP than with ABVD"."""
_LETTER = regex(r"[(,]\s?(?:[Aa]rm\s([A-Z])|[Gg]roup\s([A-Z]{1,4}))\b(?=[),;])")
"""The letter that an arm is called by, in a bracket after its drugs: "docetaxel (arm T)"."""
_SHORT = r"(?P<arm>[A-Z][A-Za-z0-9+/-]{0,13})"
_BESIDE = regex(
    rf"(?:\b(?:with|for|in|on|to|of|after|under|during|between|and|or|vs?\.?|versus|than|the|given|receiv(?:ed|ing)|assigned|allocated)\s|[(;,:]\s?){_SHORT}(?![\w+-])"
)
_AHEAD = regex(rf"(?<![\w-]){_SHORT}(?=\s(?:vs?\.?|versus|and|arm|group)\b|:)")


_LABELLED = regex(r"\w\s\((?P<label>[A-Za-z][\w+/-]{1,15})[;,:]\s?[nN]\s?=\s?\d+\)")
_BEFORE_LABEL = (
    r"\b(?:with|for|in|on|to|of|after|under|during|between|and|vs?\.?|versus|than|the|given|receiv(?:ed|ing)|taking|assigned|allocated)\s|[(;,:]\s?"
)


def _labels(text: str) -> list[tuple[int, int, str]]:
    """Names that the allotment gives, as with the size of the arm, "(ab+cd; n=429)", where they stand again."""
    labels = {m.group("label") for m in _LABELLED.finditer(text) if not _ENDPOINTISH.match(m.group("label"))} if _is_randomised(text) else set()
    labels |= {name for name in allotted(text) if not _ENDPOINTISH.match(name)}
    if not labels:
        return []
    names = "|".join(re.escape(n) for n in sorted(labels, key=lambda n: (-len(n), n)))
    again = re.compile(rf"(?:{_BEFORE_LABEL})(?P<arm>{names})(?![\w+-])(?!;\s?[nN]\s?=)(?:\s(?:arms?|groups?)\b)?")
    return [(*m.span("arm"), "short") for m in again.finditer(text)]


def _again(text: str, shorts: set[str], defined: set[int]) -> list[tuple[int, int, str]]:
    """The short names where they stand after a preposition or beside each other, but not where they are `defined`."""
    if not shorts:
        return []
    places = (m for p in (_BESIDE, _AHEAD) for m in p.finditer(text))
    return [
        (*m.span("arm"), "short")
        for m in places
        if m.start("arm") not in defined and (m.group("arm") in shorts or _put_together(m.group("arm"), shorts))
    ]


def _put_together(name: str, shorts: set[str]) -> bool:
    """Whether the name consists of short names: "Zel-Obi" where "Zel" and "Obi" are."""
    parts = re.split(r"[+/-]", name)
    return len(parts) > 1 and all(p in shorts for p in parts)


@Language.factory("a2kb_arms", assigns=["doc.spans"])
class Arms(SpanComponent):
    """Writes ARM."""

    labels = (Label.ARM,)

    def find(self, doc: Doc) -> list[Span]:
        """Named and described groups, drugs that a figure is given for, and short names found again."""
        text = text_of(doc)
        named = _named(text)
        found = (
            named
            + _described(text)
            + drugs_given(doc, text)
            + placebos_given(doc, text)
            + _again(text, _short_names(doc, text, named), {d.short_start for d in doc._.a2kb_definitions or ()})
            + _labels(text)
        )
        return without_overlaps([span_at(doc, a, b, Label.ARM, kind, f"arms.{kind}") for a, b, kind in found if b > a])
