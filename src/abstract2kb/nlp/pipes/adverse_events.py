"""Adverse events and grades: "neutropenia" (Neutrophil count decreased), "treatment-related AEs", "grade 3/4", "G3+", "grade ≥3".

ADVERSE_EVENT ids are lexicon ids (CTCAE v5.0 terms where there is one); statements about events as a whole ("serious adverse
events", "DLTs", "discontinued due to toxicity") have the id "" and an `EventMention` as value. GRADE values are normalised:
"1", "3-4", ">=3".
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.lexicons import CUE
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.event_grammar import LEVEL, EventMention, changes, statements
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.first_letters import PlacedPattern
from abstract2kb.nlp.hit import Hit
from abstract2kb.nlp.listed_events import causes, listed, named_by_form
from abstract2kb.nlp.mention import Label, span_at, without_overlaps
from abstract2kb.patterns import regex
from abstract2kb.records import Category

GRADE = regex(
    rf"\b(?P<over>(?:above|beyond|past|exceed(?:ing|ed|s)?|(?:higher|worse|greater|more) than|over) )?"
    rf"(?P<least>(?:(?:of )?at least|a minimum of|no less than) )?(?:[Gg]rades?|GRADES?|[Gg]r\.?|G(?!I\b(?!\s?[/–-]\s?G?I[IV]))|"
    rf"CTCAE)(?:\s[\[(][Gg]r?[\])])?\s?-?\s?(?P<sign>≥|>=|>|≤|<=|<)?\s?(?P<low>{LEVEL})\s?(?P<or_more>\+|or (?:higher|"
    r"greater|more|above|worse)|and (?:higher|above|over|worse|greater))?(?P<or_less> (?:or|and) (?:less|lower|below|milder|better))?"
    rf"(?:\s?(?:/|-|–|−)\s?(?:[Gg]rades?\s|G)?(?P<high>{LEVEL})(?!\d|\.\d|%)|\s(?:and|or|to)\s(?:[Gg]rades?\s|G)?(?P<high2>{LEVEL})(?!\d|\.\d|%"
    rf"|\s?\())?(?![\w%])"
    rf"|\b(?P<any>(?:[Aa]ny|[Aa]ll)[- ](?:[Gg]rades?|[Gg]r|G))\b(?!\s?(?:[≥>=≤<]{{1,2}}\s?)?[1-5](?!\d|\.\d|\s?%))"
    rf"|(?P<sign2>≥|>=|>)\s?(?:[Gg]rade|G)\s?-?(?P<low2>{LEVEL})\b"
    rf"|\b(?P<low3>[1-5])(?:\s?[/–-]\s?(?P<high3>[1-5]))[- ][Gg]rade\b(?!\s?{LEVEL}\b)"
)
_GRADES = PlacedPattern(GRADE.pattern)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_NOT_TOXICITY = regex(r"\b(?:WHO|Gleason|histolog\w*|tumou?r|Fuhrman|nuclear|high|low|glioma)[\s-]$", re.IGNORECASE)
_WHO_TOXICITY = regex(
    r"\s(?:(?:acute|febrile|severe|non-?)\s?)?(?:ha?ematolog|toxic|neutrop|granulocytop|leu[ck]op|thrombocytop|an[a]?emia|nausea|emesis|vomit|mucosit|stomatit|"
    r"diarrh|infection|alopecia|adverse|side effects|events?\b|AEs?\b|neuropath|hepat|nephro|fever|pain\b)",
    re.IGNORECASE,
)
"""After a grade of the WHO that is of toxicity, not of a glioma."""
_OF_HARM = regex(r"\b(?:toxicit(?:y|ies)|AEs?|events|side[- ]effects|reactions)\s\(WHO\s$")
_TUMOUR = regex(
    r"\s?(?:glioma|astrocytoma|tumou?rs?(?!\s(?:lysis|flare|pain|ha?emorrhage))|group|disease|carcinoma|NETs?|chondrosarcoma|lymphoma|follicular|oligo|endometrioid|serous(?!\sretin)|"
    r"urothelial)",
    re.IGNORECASE,
)


_SAFETY_TALK = regex(
    r"grade|\bG[1-5]\b|\bgr\.?\s?[≥>]?\s?[1-5]|adverse|\b(?:TR|TE|ir|im|S)?AEs?\b|toxicit|DLT|side effect|tolerab|safety|events?\b|symptom|"
    r"\bdeaths?\b|\bdied\b|\bkilled\b|\bfatal|\d\s?%|\bcases?\b|\bno(?:ne)?\b|\bneither\b|occurr|steroid|"
    r"\(\d+(?:\.\d+)?\s?%|n\s?=\s?\d|,\s%|\(%|\b(?:any|all)\s?[/|(]|[≥>]=?\s?[1-5](?![\d.%])",
    re.IGNORECASE,
)


_SHORT_EVENTS = frozenset({"CRS", "ICANS", "ILD", "DVT", "VTE", "HLH", "TLS", "GVHD", "PPES", "IRR", "IRRs", "QTc", "UTI", "URTI"})


_OTHER_FALL = regex(r"\s(?:in|of|from|to|by|back|short)\b")


def _is_noun(text: str, hit: Hit) -> bool:
    """False for deaths as a whole, which are an endpoint, and for "a fall in PSA"."""
    words = text[hit.start : hit.end].lower()
    return words not in ("death", "deaths") and not (words in ("fall", "falls") and _OTHER_FALL.match(text, hit.end))


def _is_event(doc: Doc, text: str, hit: Hit) -> bool:
    """For an ordinary word ("pain") or short form: near words of safety, or where the article defines it."""
    near = text[max(0, hit.start - 160) : hit.end + 60]
    words = text[hit.start : hit.end]
    if words.isupper() and len(words) <= 5 and _stands_for_other(doc, words):
        return False
    if words in _SHORT_EVENTS:
        return _SAFETY_TALK.search(text, max(0, hit.start - 160), hit.end + 120) is not None
    if words.isupper() and len(words) <= 5:
        return words in {d.short for d in doc._.a2kb_definitions or ()}
    return _SAFETY_TALK.search(near) is not None


def _stands_for_other(doc: Doc, short: str) -> bool:
    """Whether the article defines a short form as what is given: the "PE" of "paclitaxel-epirubicin (PE)" is no embolism."""
    places = [(d.long_start, d.long_end) for d in doc._.a2kb_definitions or () if d.short == short]
    hits = doc._.a2kb_hits
    return any(
        any(start <= hit.start and hit.end <= end for hit in hits.get(Label.DRUG, ()))
        and not any(start <= hit.start and hit.end <= end for hit in hits.get(Label.ADVERSE_EVENT, ()))
        for start, end in places
    )


_OF_BLOOD = regex(r"ase\b|ases\b|hormone|interval|glucose|protein|function|fraction|enzyme", re.IGNORECASE)


def _is_no_value(doc: Doc, words: str) -> bool:
    """Whether the article defines a short form as something else than a laboratory value: the "CK" of "complex karyotype (CK)"."""
    return words.isupper() and any(d.short == words and _OF_BLOOD.search(d.long) is None for d in doc._.a2kb_definitions or ())


def _number(raw: str) -> int:
    return _ROMAN.get(raw) or int(raw)


def grade(match: re.Match[str]) -> str:
    """The normal form of a GRADE match.

    >>> grade(GRADE.search("Grade III/IV"))
    '3-4'
    """
    if match.group("any"):
        return "any"
    low = _number(match.group("low") or match.group("low2") or match.group("low3"))
    sign = match.group("sign") or match.group("sign2")
    if sign in ("≥", ">=") or match.group("or_more") or match.group("least"):
        return f">={low}"
    if match.group("over"):
        return f">={low + 1}"
    if match.group("or_less"):
        return f"<={low}" if low > 1 else "1"
    if sign == ">":
        return f">={low + 1}"
    if sign in ("≤", "<="):
        return f"<={low}"
    if sign == "<":
        return f"<={low - 1}" if low > 2 else "1"
    second = match.group("high") or match.group("high2") or match.group("high3")
    high = _number(second) if second else low
    return str(low) if high <= low else f"{low}-{high}"


_MORE_LEVELS = regex(r"(?:,\s[2-5])+,?\s(?:and|or)\s[2-5](?=\s(?!%|of\b|pa?t|mg)[A-Za-z])")
"""The further levels of "grade 3, 4, and 5 events"."""


_COUNTED_LEVEL = regex(r"\s?\([^()]{1,24}\),?\s(?:and|or)\s(?P<level>[2-5])(?=\s\((?:n\s?=\s?)?\d)")
"""The second level of "grade 1 (n=20) or 2 (n=9)"."""


def _grades(doc: Doc) -> list[Span]:
    """Grades of toxicity, not of tumours."""
    text, spans = text_of(doc), []
    for match in _GRADES.finditer(text):
        if _TUMOUR.match(text, match.end()):
            continue
        if _NOT_TOXICITY.search(text[max(0, match.start() - 12) : match.start()]) and not (
            _WHO_TOXICITY.match(text, match.end()) or _OF_HARM.search(text, max(0, match.start() - 40), match.start())
        ):
            continue
        value = grade(match)
        spans.append(span_at(doc, match.start(), match.end(), Label.GRADE, value, "adverse_events.grade", value))
        more = _MORE_LEVELS.match(text, match.end()) if len(value) == 1 else None
        for level in re.finditer(r"[1-5]", more.group()) if more else ():
            at = match.end() + level.start()
            spans.append(span_at(doc, at, at + 1, Label.GRADE, level.group(), "adverse_events.grade", level.group()))
        if len(value) == 1 and (other := _COUNTED_LEVEL.match(text, match.end())) is not None:
            spans.append(span_at(doc, *other.span("level"), Label.GRADE, other.group("level"), "adverse_events.grade", other.group("level")))
    return spans


def _statements(doc: Doc) -> list[Span]:
    """Statements about events as a whole."""
    return [
        span_at(doc, start, end, Label.ADVERSE_EVENT, "", f"adverse_events.{value.category.value.lower()}", value)
        for start, end, value in statements(text_of(doc))
    ]


def _unknown(doc: Doc, text: str, found: list[Span]) -> list[Span]:
    """Events that the lexicon does not know, by their form and by the lists they stand in."""
    taken = {at for span in found for at in range(span.start_char, span.end_char)}
    formed = [place for place in named_by_form(text) if _SAFETY_TALK.search(text[max(0, place[0] - 160) : place[0]])]
    formed += causes(text)
    found[:] = [_widened(doc, span, formed) for span in found]
    ends = [span.end_char for span in found if span._.value is None or span._.value.specific] + [end for _, end in formed]
    places = [place for place in (*formed, *listed(text, ends)) if not taken & set(range(*place))]
    value = EventMention(Category.ANY, True)
    return [span_at(doc, start, end, Label.ADVERSE_EVENT, "", "adverse_events.listed", value) for start, end in dict.fromkeys(places)]


def _widened(doc: Doc, span: Span, places: list[tuple[int, int]]) -> Span:
    """A known event with the words before it that are of its name where it stands in a list: "brain aneurysm" for "aneurysm"."""
    start = next((a for a, b in places if a < span.start_char and b == span.end_char), None)
    if start is None or span._.value is not None:
        return span
    return span_at(doc, start, span.end_char, Label.ADVERSE_EVENT, span.id_, span._.rule)


_BOTH = regex(r"(?P<one>nausea|vomiting) (?:and|or) (?P<other>nausea|vomiting)", re.IGNORECASE)


_BOTH_WERE = regex(r"\swere\s(?:(?:very|also|\w+ly)\s)?(?:frequent|common|mild|rare|the\s(?:most|commonest|usual|main))\b")
"""After two events of each of which it is said how they were."""


def _parted(doc: Doc, text: str, span: Span) -> list[Span]:
    """ "nausea and vomiting" is one event, but two at the end of a list, and where both were frequent: "rash, vomiting and nausea"."""
    match = _BOTH.fullmatch(span.text)
    if match is None or not (text[: span.start_char].endswith(", ") or _BOTH_WERE.match(text, span.end_char)):
        return [span]
    return [
        span_at(
            doc,
            span.start_char + match.start(part),
            span.start_char + match.end(part),
            Label.ADVERSE_EVENT,
            match.group(part).capitalize(),
            span._.rule,
        )
        for part in ("one", "other")
    ]


@Language.factory("a2kb_adverse_events", requires=["doc._.a2kb_hits"], assigns=["doc.spans"])
class AdverseEvents(SpanComponent):
    """Writes ADVERSE_EVENT and GRADE."""

    labels = (Label.ADVERSE_EVENT, Label.GRADE)
    upstream = ("a2kb_lexicon",)

    def find(self, doc: Doc) -> list[Span]:
        """Terms by lexicon, statements and grades by grammar."""
        text = text_of(doc)
        terms = [
            span_at(doc, hit.start, hit.end, Label.ADVERSE_EVENT, hit.sense.id, "adverse_events.lexicon")
            for hit in doc._.a2kb_hits.get(Label.ADVERSE_EVENT, ())
            if _is_noun(text, hit) and (not hit.sense.flags & CUE or _is_event(doc, text, hit))
        ]
        changed = [
            span_at(doc, start, end, Label.ADVERSE_EVENT, "", "adverse_events.laboratory", EventMention(Category.ANY, True, head, tail))
            for start, end, head, tail in changes(text)
            if not _is_no_value(doc, text[start:end]) and _SAFETY_TALK.search(text[max(0, start - 160) : end + 60])
        ]
        terms = [part for span in terms for part in _parted(doc, text, span)]
        told = [s for s in _statements(doc) if not any(s.start_char < t.start_char < s.end_char < t.end_char for t in terms)]
        found = without_overlaps(terms + changed + told)
        return without_overlaps(found + _unknown(doc, text, found)) + without_overlaps(_grades(doc))
