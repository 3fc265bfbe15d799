"""Efficacy endpoints: "objective response rate", "mPFS", "CRs"; the id is the lexicon id, the value an `EndpointMention`.

Short forms with other meanings ("PD" pharmacodynamics, "PR" progesterone receptor, "SD" standard deviation) count only in a sentence that speaks of
responses, or where the article defines them so. Results told by verbs ("11 responded", "two died", "remained event free") are found by grammar; their
mentions are `weak`: only a number right beside them belongs to them.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.lexicons import CUE, CompiledLexicon
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.endpoint_phrases import BEFORE_RESPONSE, ELIDED, LISTED, PHRASES, PSA, RISKS, UNNAMED, fits
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.first_letters import PhraseList
from abstract2kb.nlp.hit import Hit
from abstract2kb.nlp.mention import Label, outside_of, span_at
from abstract2kb.nlp.pipes.lexicon import lookup_of
from abstract2kb.nlp.residual_disease import of_disease
from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.nlp.survival_events import SURVIVAL_EVENTS
from abstract2kb.patterns import regex
from abstract2kb.records import Endpoint

_RESPONSE_TALK = regex(
    r"respon|remission|time to (?:\w+ )?progression|stable disease|progressive disease|\b(?:CRs?|PRs?|SD|ORR|DCR|RECIST|pts|patients|best)\b",
    re.IGNORECASE,
)
_COMPOUND = regex(
    r"[-‑–](?:\(?L?\)?-?\d|evaluable|assessable|naive|naïve|negative|positive|defined|adjusted|free)|\s(?:evaluable|assessable)\b|L[12]\b"
)
_RECEPTOR_AFTER = regex(r"\s?(?:and\s(?:ER|HER2)|/(?:ER|HER2)|(?:was |were |is )?(?:positiv|negativ|express|status))", re.IGNORECASE)
_RECEPTOR = regex(r"(?:ER|HER2)[+\-−/]*,? ?/?$")


@dataclass(frozen=True, slots=True)
class EndpointMention:
    """`endpoint` is the contract's enum; `kind` is response, survival, time, event, molecular, pathologic, ..."""

    endpoint: Endpoint
    kind: str
    weak: bool = False


_ALIVE = r"\b(?:(?:are|were|was|remain(?:ed)?) )?alive and "
_VERBS: tuple[tuple[str, Endpoint, str, bool, str], ...] = (
    (
        "composite",
        Endpoint.DCR,
        "response",
        False,
        r"(?:CR ?\+ ?)?PR ?\+ ?SD\b|\bSD ?\+ ?PR\b|stable disease or better|SD or better|at least stable disease|"
        r"(?:disease|tumou?r) control(?: rates?)?\b|disease (?:was|were) controlled\b",
    ),
    (
        "composite",
        Endpoint.ORR,
        "response",
        False,
        r"CRs? ?\+ ?PRs?|PRs? ?\+ ?CRs?|CR or PR|partial response or better|PR or better|(?:complete or partial|"
        r"partial or complete) (?:responses?|remissions?)|complete (?:and|plus|\+) partial (?:response|remission) rate\b|"
        r"complete (?:plus|\+) partial (?:response|remission)(?:s| rates)\b|\bOR rates?",
    ),
    (
        "composite",
        Endpoint.CR,
        "response",
        False,
        r"\b(?-i:(?:s|stringent )?CR or (?:s|stringent )?CR)\b|\b(?:stringent )?complete responses? or (?:stringent )?complete response\b",
    ),
    *RISKS,
    *PSA,
    ("radiographic", Endpoint.RPFS, "event", False, r"\brisk (?:of|for) radiographic (?:disease )?progression or death\b"),
    (
        "time_to",
        Endpoint.TTP,
        "time",
        False,
        r"\btimes? (?:to|before|until) (?:CNS |intracranial |tumou?r |disease |radiographic |PSA )*progression\b",
    ),
    ("time_to", Endpoint.TTR, "time", False, r"\btimes? to (?:first |onset of )?(?:response|remission|(?-i:CR)(?:/CR[hi])?)\b"),
    ("lived", Endpoint.OS, "time", False, r"\b(?:lived|survived) (?:for )?(?:a median\b|(?=\d+\.\d+ (?:months|weeks)))"),
    (
        "lasting",
        Endpoint.DOR,
        "time",
        False,
        r"\b(?:responded for|lasting|lasted|persisting|persisted)(?: for)? (?:a median\b|(?=\d+\.\d+ (?:months?|mo|weeks?|and|vs|versus)\b))",
    ),
    (
        "fell",
        Endpoint.PSA50,
        "response",
        False,
        r"\bPSA (?:fell|declined|dropped|decreased) by (?:half|(?:at least )?50\s?%)(?: or more)?(?: \(PSA50\))?|\bhalv(?:ed|"
        r"ing) (?:the )?PSA\b|\bPSA (?:was )?halved\b",
    ),
    (
        "ongoing",
        Endpoint.DOR,
        "survival",
        True,
        r"\b(?:(?:objective|complete|partial|confirmed) )*responses? (?:(?:were|are|was|remain(?:ed)?) )?(?:still )?ongoing\b",
    ),
    (
        "stabilised",
        Endpoint.SD,
        "response",
        False,
        r"(?<!immune )\b(?:(?:(?:disease|tumou?r) stabili[sz]ations?|stabili[sz]ations)\b(?! (?:of|rate))|"
        r"stabili[sz]ation of (?:the |their )?(?:disease|tumou?r)\b)",
    ),
    *LISTED,
    ("progressions", Endpoint.PD, "response", True, r"(?<=\w )progressions\b"),
    ("was_partial", Endpoint.PR, "response", False, r"\bresponses? (?:was|were) partial\b"),
    ("was_complete", Endpoint.CR, "response", False, r"\bresponses? (?:was|were) complete\b"),
    ("completely", Endpoint.CR, "response", False, r"(?<=% )completely\b"),
    ("plural", Endpoint.CR, "response", False, r"\b(?-i:CRs)\b"),
    ("at_months", Endpoint.PFS, "survival", False, r"\b(?-i:m?PFS)-?(?:6|9|12|18|24)\b(?! ?(?:months?|%|mo\b))"),
    ("at_months", Endpoint.OS, "survival", False, r"\b(?-i:m?OS)-?(?:6|9|12|18|24)\b(?! ?(?:months?|%|mo\b))"),
    (
        "elided",
        Endpoint.ORR,
        "response",
        False,
        r"\b(?:overall|objective)(?= (?:\((?-i:ORR?)\) )?(?:and|/|or) (?:the )?complete (?:response|remission))(?: \((?-i:ORR?)\))?",
    ),
    *ELIDED,
    (
        "mrd",
        Endpoint.MRD,
        "molecular",
        False,
        r"\bMRD (?:was|were|became|turned) (?:undetectable|negative)\b|"
        r"\b(?:no (?:detectable|measurable|evidence of)|negative) (?:MRD\b|(?:minimal|measurable) residual disease\b(?: \(MRD\))?)|"
        r"\b(?:no (?:detectable|measurable)|undetectable) residual disease\b|"
        r"\b(?:became|turned|were|was|tested) negative for (?:MRD\b|(?:minimal|measurable) residual disease)|"
        r"\b(?:became|turned|were|was|remained) (?:MRD|(?:minimal|measurable) residual disease)[- ](?:negative|undetectable)\b|"
        r"\b(?:complete |deep )?(?:MRD|(?:minimal|measurable) residual disease) responses?\b(?! to\b)",
    ),
    ("responded", Endpoint.ORR, "response", True, r"\brespond(?:ed|ers?)\b(?! to (?:prior|previous))"),
    (
        "free",
        Endpoint.PFS,
        "survival",
        True,
        r"\b(?:did|had|have|has) not (?:yet )?progress(?:ed)?(?: or died?)?\b|\bprogression[- ]free\b(?! survival|-survival|"
        r" interval)|\bwithout (?:disease )?progression\b|\bfree (?:of|from) (?:disease )?progression\b",
    ),
    ("free", Endpoint.RFS, "survival", True, r"\balive and (?:\w+ )?(?:free (?:of|from)|without) (?:disease )?(?:recurrence|relapse)\b"),
    ("free", Endpoint.DFS, "survival", True, r"\balive and (?:\w+ )?(?:free (?:of|from)|without) (?:invasive )?disease\b(?! progress)"),
    ("free", Endpoint.EFS, "survival", True, r"\balive and (?:\w+ )?(?:free (?:of|from)|without) (?:an )?events?\b"),
    (
        "free",
        Endpoint.PFS,
        "survival",
        True,
        r"\balive (?:and (?:\w+ )?(?:free (?:of|from)|without)|without) (?:disease progression|progression|progressive disease)\b",
    ),
    ("free", Endpoint.PFS, "survival", True, rf"{_ALIVE}progression[- ]free\b(?!.survival)"),
    ("free", Endpoint.EFS, "survival", True, rf"(?:{_ALIVE}|\b(?:remain(?:ed|s)? )?)event[- ]free\b(?!.survival)"),
    ("free", Endpoint.RFS, "survival", True, rf"(?:{_ALIVE}|\b)(?:relapse|recurrence)[- ]free\b(?!.survival|.interval)"),
    ("free", Endpoint.DFS, "survival", True, rf"(?:{_ALIVE}|\b)(?:invasive )?disease[- ]free\b(?!.survival|.interval)"),
    (
        "progressed",
        Endpoint.PD,
        "response",
        True,
        r"(?<!who )(?<!that )(?<!which )(?<!whom )(?<!having )\b(?:(?<!who )(?<!that )(?<!which )(?:had |have |has ))?(?<!who had )"
        r"(?<!that had )(?<!who have )(?<!that have )(?<!which had )(?<!that has )progressed\b(?! (?:on|after|following|to) )|"
        r"(?<!until )(?<!till )(?<!after )(?<!before )(?<!following )(?<!\bratio for )(?<!\bHR for )(?<!\bratio of )"
        r"\b(?:disease|tumou?r) progressions?\b",
    ),
    (
        "lasted",
        Endpoint.DOR,
        "time",
        False,
        r"\b(?:responses?|remissions?) (?:has |have |had )?(?:lasted|persisted|(?:(?:was|were) )?(?:maintained|sustained) for|"
        r"(?:was|were) (?:durable|ongoing) for)\b|"
        r"\bresponses? (?:lasting|of)(?=\s(?:at least |more than |longer than |over |[≥>]\s?)\d+[\s-](?:months?|weeks?|years?)\b)|"
        r"\bmedian (?:response )?durations?\b(?! (?:of|on) (?:treat|expos|follow|therap|study|drug|infus|CRS|ICANS))(?: of (?:the )?(?:response"
        r"|remission)s?)?",
    ),
    (
        "in_response",
        Endpoint.DOR,
        "survival",
        True,
        r"\b(?:remain(?:ed|s|ing)?|still) in (?:(?<!still in )complete |partial |an? )?(?:response|remission)\b",
    ),
    *SURVIVAL_EVENTS,
    (
        "bare",
        Endpoint.OS,
        "survival",
        False,
        r"(?<!free )(?<!free-)(?<!specific )(?<!graft )(?<!cell )(?<!event )(?<!relative )"
        r"\bsurvival\b(?! (?:benefit|analys|data|advantage|curve|outcome|follow))",
    ),
    (
        "survival",
        Endpoint.OS,
        "survival",
        False,
        r"\b(?:\d+|one|two|three|four|five|ten)[- ](?:years?|yrs?|months?|mos?)[- ]survival(?: rates?)?\b|\bmedian survivals?\b|"
        r"\bsurvival (?:rates?|times?|probability)\b",
    ),
    *PHRASES,
    *UNNAMED,
)
_UNNAMED = frozenset(f"endpoints.{name}" for name, *_ in UNNAMED)
_VERBAL = PhraseList({f"v{i}": form for i, (*_, form) in enumerate(_VERBS)})
_SEEN = (
    r"\s[^.;:()]{2,60}?\s(?:occurred|(?:was|were|(?:has|have|had) been)\s"
    r"(?:seen|observed|noted|achieved|recorded|reported|documented|found|obtained|confirmed|\d))|"
    r"\s[^.;:()]{2,80}?:\s(?:[\w-]+\s){0,3}?\d"
)
"""After "response to": a drug, and that there was one."""
_RESPONSE = at_words(
    rf"\bresponses?(?P<rate> rates?)?\b(?![- ](?:to(?!{_SEEN})|of|analys[ie]s|data|evaluation|assessment|criteria|"
    r"evaluable|duration|biomarkers?|element|"
    r"was assessed|was evaluated|signature|profile))",
    re.IGNORECASE,
)
_KIND = Sought(r"(?:\b(?:clinical|objective|overall|best|tumou?r|anti-?tumou?r|radiographic|radiologic(?:al)?) )+$", re.IGNORECASE)
_WORD_BEFORE = regex(r"([\w-]+) $")


@Language.factory("a2kb_endpoints", requires=["doc._.a2kb_hits"], assigns=["doc.spans"])
class Endpoints(SpanComponent):
    """Writes ENDPOINT."""

    labels = (Label.ENDPOINT,)
    upstream = ("a2kb_lexicon", "a2kb_abbreviations")

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        self._lookup = lookup_of(nlp)

    def find(self, doc: Doc) -> list[Span]:
        """Lexicon names, the ambiguous ones only where the sentence speaks of responses; then verbs and bare "response"."""
        named, told = self._named(doc), _verbs(doc)
        unnamed = [s for s in told if s._.rule in _UNNAMED]
        return outside_of(named + _defined(doc, named + unnamed) + told, _responses(doc))

    def _named(self, doc: Doc) -> list[Span]:
        lexicon: CompiledLexicon = self._lookup.lexicon
        text, spans = text_of(doc), []
        events = {d.short for d in doc._.a2kb_definitions or () if _EVENT.search(d.long)}
        hits = doc._.a2kb_hits.get(Label.ENDPOINT, ())
        meant = _meant(doc, hits)
        other = {d.short for d in doc._.a2kb_definitions or () if "respon" not in d.long.lower()}
        for hit in hits:
            if hit.sense.flags & CUE and (text[hit.start : hit.end] in events or meant.get(text[hit.start : hit.end], hit.sense.id) != hit.sense.id):
                continue
            if _COMPOUND.match(text, hit.end) or text[hit.start : hit.end].endswith("CRS"):
                continue
            facts = lexicon.facts(Label.ENDPOINT, hit.sense.id)
            if hit.sense.flags & CUE and not _has_figure(text, hit, facts["kind"], other) and not _is_endpoint(text, hit.start, hit.end):
                continue
            endpoint, sense = Endpoint(facts["endpoint"]), hit.sense.id
            endpoint, sense = of_disease(text, hit.start, hit.end, endpoint, sense)
            value = EndpointMention(endpoint, facts["kind"])
            spans.append(span_at(doc, _without_part(text, hit), hit.end, Label.ENDPOINT, sense, "endpoints.lexicon", value))
        return spans


def _without_part(text: str, hit: Hit) -> int:
    """Where an endpoint begins, without the second half of a number: of "2.5-year RFS" no "5-year" is part."""
    part = _PART.match(text, hit.start, hit.end) if text[hit.start - 1 : hit.start] in _POINTS else None
    return part.end() if part is not None and text[hit.start - 2 : hit.start - 1].isdigit() else hit.start


_POINTS = (".", ",", "·")
_PART = regex(r"\d+[- ]\w+\s")


def _has_figure(text: str, hit: Hit, kind: str, other: Set[str]) -> bool:
    """Whether an ambiguous short form has the figure of a time or a rate right behind it; `other` are those that the article defines otherwise."""
    if kind == "time":
        return _TIMED.match(text, hit.end) is not None
    name = text[hit.start : hit.end]
    return name == "RR" and name not in other and _SHARED.match(text, hit.end) is not None


def _meant(doc: Doc, hits: Sequence[Hit]) -> dict[str, str]:
    """The endpoints that the article's own short forms stand for: the CMR of "complete molecular response (CMR)" is none of metabolism."""
    whole = {(h.start, h.end): h.sense.id for h in hits}
    return {d.short: whole[d.long_start, d.long_end] for d in doc._.a2kb_definitions or () if (d.long_start, d.long_end) in whole}


_LINK = r"(?:(?:was|were|of|has|had|with|in|for|the|rates?|arms?|groups?|[A-Z][\w+/-]*)\s){1,6}"
_TIMED = regex(
    rf"(?:\s(?:and|or)\s(?:median\s)?[A-Z]{{2,4}}|\s\([^()]*\))?(?:\s{_LINK}|\s?[(:]\s?(?:medians?[,:]?\s)?)(?:\d+(?:\.\d+)?\s"
    r"(?:months?|mo|weeks?|wks?|years?|vs?\.?|versus|and)\b|not\s(?:yet\s)?(?:been\s)?reached|NR\b)"
)
"""After the short form of a time what makes it one: " was 5.1 months"."""
_SHARED = regex(rf"s?(?:\s{_LINK}|\s?[(:=]\s?)\d+(?:\.\d+)?\s?(?:%|(?:vs?\.?|versus|and)\s\d+(?:\.\d+)?\s?%)")
"""After RR what makes it a rate of responses and no ratio of risks: " (34% vs 31%)"."""
_EVENT = regex(r"\b(?:neurologic\w*|toxicit\w+|adverse|syndrome|reactions?|neuropath\w+|neurotoxic\w*)\b", re.IGNORECASE)
"""In what the article says a short form stands for, where it is of harm: "NE, neurological event"."""
_INTERVAL_BEFORE = regex(r"(?:\d\s?(?:[-–—]|,|to)|\bvs\.?|NE\s?[-–—])\s?$")
_INTERVAL_AFTER = regex(r"\s?[-–—]\s?(?:\d|NE\b|NR\b)|\s?[(\[]\s?(?:\d\d%\s?CI|CI\b)|\s(?:vs?\.?|versus)\s\d[\d.]*\s?m")
"""Beside NE, which is then a time or a bound that is not estimable."""
_NAME_GOES_ON = regex(r"[-‑](?!(?:CR|PR|SD|PD|MRD|NE)[a-z]?\b)[A-Z][A-Z0-9]")
_NAME_BEFORE = regex(r"(?<![A-Z0-9])(?!(?:CR|PR|SD|PD|s?CR|VGPR)-)[A-Z][A-Z0-9]+[-‑]$")
"""Around what is a part of a name: the SD of an arm "SD-XYZ", standard dose."""


_SHARE = regex(r"\d\s?%")


def _is_endpoint(text: str, start: int, end: int) -> bool:
    """Whether an ambiguous short form is an endpoint here: near words of response, and not beside those of its other senses."""
    if (text[end : end + 1] in ("+", "−") and text[start:end] == "PR") or _RECEPTOR.search(text[max(0, start - 8) : start]):
        return False
    if _NAME_GOES_ON.match(text, end) or _NAME_BEFORE.search(text, max(0, start - 6), start):
        return False
    if text[start:end] == "PR" and _RECEPTOR_AFTER.match(text, end):
        return False
    if text[start:end] == "NE" and (_INTERVAL_BEFORE.search(text[max(0, start - 8) : start]) or _INTERVAL_AFTER.match(text, end)):
        return False
    near = text[max(0, start - 120) : start] + text[end : end + 120]
    if text[start:end].lower() == "clinical benefit" and _SHARE.search(text[max(0, start - 24) : start] + text[end : end + 40]):
        return True
    return _RESPONSE_TALK.search(near) is not None


def _defined(doc: Doc, named: list[Span]) -> list[Span]:
    """The article's own short forms of endpoints: "DP" where it says "disease progression (DP)"."""
    whole = {(s.start_char, s.end_char): s for s in named}
    text, spans = text_of(doc), []
    for definition in doc._.a2kb_definitions or ():
        source = whole.get((definition.long_start, definition.long_end))
        if source is None or len(definition.short) < 2 or definition.short.islower():
            continue
        for start, end in _places(text, definition.short):
            spans.append(span_at(doc, start, end, Label.ENDPOINT, source.id_, "endpoints.defined", source._.value))
    return spans


def _places(text: str, short: str) -> list[tuple[int, int]]:
    """Where the short form stands as a word, with or without a plural s."""
    found, at = [], text.find(short)
    while at >= 0:
        end = at + len(short)
        end += text[end : end + 1] == "s"
        if not (text[max(0, at - 1) : at].isalnum() or text[max(0, at - 1) : at] == "-" or text[end : end + 1].isalnum()):
            found.append((at, end))
        at = text.find(short, at + 1)
    return found


def _is_of(name: str, words: str, before: str) -> bool:
    """Whether the words before let a short phrase stand for its endpoint: a "median duration" of responses, a "decline" of PSA."""
    if name in ("lasting", "completely"):
        return "respon" in (before + words).lower()
    if name == "psa_later":
        return "PSA" in before
    if not fits(name, before):
        return False
    return not words.endswith("duration") or "respon" in before.lower()


def _verbs(doc: Doc) -> list[Span]:
    text, spans = text_of(doc), []
    for match in _VERBAL.finditer(text):
        name, endpoint, kind, weak, _ = _VERBS[int((match.lastgroup or "v0")[1:])]
        if not _is_of(name, match.group().lower(), text[max(0, match.start() - 120) : match.start()]):
            continue
        value = EndpointMention(endpoint, kind, weak)
        spans.append(span_at(doc, match.start(), match.end(), Label.ENDPOINT, endpoint.value, f"endpoints.{name}", value))
    return spans


def _responses(doc: Doc) -> list[Span]:
    """The bare word "response(s)" where nothing before it says of what (not "immune response", "dose response")."""
    text, spans = text_of(doc), []
    for match in _RESPONSE.finditer(text):
        start = match.start()
        kind = _KIND.search(text[max(0, start - 50) : start])
        if kind:
            start -= kind.end() - kind.start()
        elif not match.group("rate"):
            before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
            if before and before.group(1).lower() not in BEFORE_RESPONSE and not before.group(1)[0].isdigit():
                continue
            if not before and text[max(0, start - 1) : start] not in ("", "(", "\n", " "):
                continue
        weak = kind is None and not match.group("rate")
        value = EndpointMention(Endpoint.ORR, "response", weak)
        spans.append(span_at(doc, start, match.end(), Label.ENDPOINT, "ORR", "endpoints.response", value))
    return spans
