"""Adverse events and grades: "neutropenia" (Neutrophil count decreased), "treatment-related AEs", "grade 3/4", "G3+", "grade ≥3".

ADVERSE_EVENT ids are lexicon ids (CTCAE v5.0 terms where there is one); statements about events as a whole ("serious adverse
events", "DLTs", "discontinued due to toxicity") have the id "" and an `EventMention` as value. GRADE values are normalised:
"1", "3-4", ">=3".
"""

import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.lexicons import CUE
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.mention import Label, span_at, without_overlaps
from abstract2kb.nlp.pipes.lexicon import Hit
from abstract2kb.records import Category

_N = r"(?:[1-5]|IV|III|II|I|V)"
GRADE = re.compile(
    rf"\b(?:[Gg]rades?|GRADES?|[Gg]r\.?|G|CTCAE)\s?-?\s?(?P<sign>≥|>=|>|≤|<=|<)?\s?(?P<low>{_N})\s?(?P<or_more>\+|or (?:higher|"
    r"greater|more|above|worse)|and (?:higher|above))?"
    rf"(?:\s?(?:/|-|–|−)\s?(?:[Gg]rades?\s|G)?(?P<high>{_N})(?!\d|\.\d|%)|\s(?:and|or|to)\s(?:[Gg]rades?\s|G)?(?P<high2>{_N})(?!\d|\.\d|%"
    rf"|\s?\())?(?![\w%])"
    rf"|\b(?P<any>(?:[Aa]ny|[Aa]ll)[- ][Gg]rades?)\b(?!\s?[1-5](?!\d))|(?P<sign2>≥|>=|>)\s?(?:[Gg]rade|G)\s?-?(?P<low2>{_N})\b"
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_NOT_TOXICITY = re.compile(r"\b(?:WHO|Gleason|histolog\w*|tumou?r|Fuhrman|nuclear|high|low|glioma)[\s-]$", re.IGNORECASE)
_TUMOUR = re.compile(
    r"\s?(?:glioma|astrocytoma|tumou?rs?|group|disease|carcinoma|NETs?|chondrosarcoma|lymphoma|follicular|oligo|endometrioid|serous|"
    r"urothelial)",
    re.IGNORECASE,
)


_SAFETY_TALK = re.compile(
    r"grade|\bG[1-5]\b|adverse|\b(?:TR|TE|ir|im|S)?AEs?\b|toxicit|DLT|side effect|tolerab|safety|events?\b|symptom|"
    r"\(\d+(?:\.\d+)?\s?%|n\s?=\s?\d",
    re.IGNORECASE,
)


_SHORT_EVENTS = frozenset({"CRS", "ICANS", "ILD", "DVT", "VTE", "HLH", "TLS", "GVHD", "PPES", "IRR", "IRRs", "QTc", "UTI", "URTI"})


@dataclass(frozen=True, slots=True)
class EventMention:
    """What an ADVERSE_EVENT span without lexicon id speaks of: events of a `category`, or (`specific`) toxicity of an organ."""

    category: Category
    specific: bool = False


_GRADED = (
    rf"(?:(?:[Gg]rades?|G|gr\.?)\s?-?\s?[≥>=<≤]{{0,2}}\s?{_N}(?:\s?\+|(?:\s?(?:/|-|–|and|or|to)\s?(?:grade )?{_N}))?(?: or (?:higher|"
    r"greater|worse))?\s)?"
)
_EVENTS = (
    r"(?:adverse (?:drug )?(?:events?|reactions?|effects?)(?: \((?:[A-Za-z]{0,3}AEs?|ADRs?)\))?|\b(?:TR|TE|ir|im|S|TRS)?AEs?\b|"
    r"\btoxicit(?:y|ies)|side[- ]effects?)"
)
_RELATED = (
    r"(?:treatment|drug|therapy|study[- ]drug|study treatment|chemotherapy|chemo|tx|trt|regimen|immune|infusion|radiation|"
    r"[A-Z][\w-]*)[- ](?:related|mediated|associated|induced)"
)
_GIVEN_UP = r"(?:treatment |study drug |drug |therapy |permanent |study )?(?:discontinu\w+|withdr\w+|stopp(?:ed|ing)|ceased)"
_CAUSE = r"(?:due to|because of|owing to|caused by|secondary to|as a result of|for|related to|attributed to)"
_STATEMENTS: tuple[tuple[Category, bool, str], ...] = (
    (
        Category.DISCONTINUATION,
        False,
        rf"\b{_GIVEN_UP} (?:(?:of |from )?(?:the )?(?:study |any |trial )?(?:treatment|therapy|drug|medication|study|dosing|[\w-]{{6,}}"
        rf") )?(?:permanently )?(?:was |were )?(?:mainly )?{_CAUSE} (?:an? |the |any )?(?:{_RELATED} events?|(?:{_RELATED} |severe |"
        rf"related |serious )?{_EVENTS})",
    ),
    (
        Category.DISCONTINUATION,
        False,
        rf"(?:\b(?:treatment[- ]emergent|any|serious|{_RELATED}) )?{_EVENTS} (?:that )?(?:led|leading|resulted|resulting) (?:to|"
        rf"in) (?:(?:permanent|treatment|study|drug|the|of|dose) ){{0,3}}(?:discontinuations?|withdrawals?)(?: of (?:the |any |all )?"
        r"[\w-]+(?: [\w-]+){0,2}?(?= in |\s?\())?",
    ),
    (
        Category.DISCONTINUATION,
        False,
        r"(?:\b(?:those|events|ones) (?:that |which )?(?:led|leading)|(?<=[)\d] and)(?= to)|(?<=pts and)(?= to)|(?<=patients and)(?= to)) to "
        r"(?:(?:permanent|treatment|study|drug|the|of) ){0,3}(?:discontinuations?|withdrawals?)(?: of (?:treatment|therapy|study drug))?",
    ),
    (
        Category.ANY,
        True,
        rf"(?:\b(?:treatment[- ]emergent|any|serious|{_RELATED}) )?{_EVENTS} (?:that )?(?:led|leading|resulted|resulting) (?:to|in) "
        r"(?:(?:a|treatment|study|drug|temporary) )*(?:dose )(?:reductions?|interruptions?|delays?|modifications?|holds?)",
    ),
    (
        Category.ANY,
        True,
        r"\b(?:dose )?(?:reductions?|interruptions?|delays?|modifications?)(?: (?:and|or) (?:temporary )?(?:dose )?(?:reductions?|"
        rf"interruptions?|delays?|modifications?))? (?:was |were )?{_CAUSE} (?:{_RELATED} )?{_EVENTS}",
    ),
    (
        Category.DEATH,
        False,
        rf"\b(?:{_RELATED}|toxic|toxicity[- ]related|AE[- ]related) (?:deaths?|mortality|fatalit\w+)|\bdeaths? (?:{_CAUSE} |"
        rf"from )(?:{_RELATED} )?(?:{_EVENTS}|treatment|therapy|study drug|study treatment)|\bdied (?:from|of|{_CAUSE}) (?:an? |the |any )?(?:"
        rf"serious )?{_GRADED}{_EVENTS}|{_EVENTS} (?:that )?(?:led|leading|resulted|resulting) (?:to|in) deaths?\b|\bdied"
        rf" (?:from|of|{_CAUSE}) (?:{_RELATED} )"
        rf"(?:{_EVENTS}|\w+)|\bfatal {_EVENTS}",
    ),
    (Category.DLT, False, r"\b[Dd]ose[- ][Ll]imiting [Tt]oxicit(?:y|ies)(?: \(DLTs?\))?|\bDLTs?\b"),
    (Category.SERIOUS, False, rf"\b(?:{_RELATED} )?serious (?:{_RELATED} )?(?:{_EVENTS}|(?:[a-z]+ )?events?)|\b(?:TR)?SAEs?\b"),
    (Category.TREATMENT_RELATED, False, rf"\b{_RELATED} {_GRADED}(?:serious )?(?:{_EVENTS}|events?)(?: \(TRAEs?\))?|\b(?:TRAE|irAE|imAE|ADR)s?\b"),
    (
        Category.ANY,
        True,
        r"(?<=[1-5] )(?:elevated |increased |raised )?(?:AST/ALT|ALT/AST|ALT|AST|bilirubin|lipase|amylase|creatinine|GGT|ALP|CPK|"
        r"transaminases?|LFTs?)(?: (?:elevation|increase|rise)s?| (?:increased|elevated))?\b",
    ),
    (Category.TREATMENT_RELATED, False, rf"(?<=[1-5] )(?:{_RELATED}|related) (?:{_EVENTS}|events?)"),
    (Category.ANY, False, r"(?:(?<=[1-5] )|(?<=higher )|(?<=worse )|(?<=greater ))events?\b(?![- ]free)"),
    (
        Category.ANY,
        True,
        r"\b(?:skin|liver|hepatic|renal|hematologic(?:al)?|haematologic(?:al)?|non-?ha?ematologic(?:al)?|cardiac|pulmonary|"
        r"gastrointestinal|GI|neurologic(?:al)?|neuro|ocular|cutaneous|dermatologic(?:al)?|cardiovascular|hepato|acute|late|local|"
        r"endocrine|bone marrow) (?:toxicit(?:y|ies)|adverse events?|AEs?)",
    ),
    (Category.ANY, False, rf"(?:\b(?:any|all|overall|all-cause|any-cause) )?(?:\btreatment[- ]emergent )?{_EVENTS}"),
)
_START = (
    r"(?:treatment|drug|therapy|study|chemo|tx|trt|regimen|immune|infusion|radiation|discontinu|withdr|stopp|ceased|those|ones|to |permanent|dose|"
    r"reduc|interrupt|delay|modif|toxic|(?:TR|TE|ir|im|S|TRS)?AEs?\b|ADR|death|died|fatal|serious|elevated|increased|raised|AST|ALT|"
    r"bilirubin|lipase|amylase|creatinine|GGT|ALP|CPK|transaminase|LFT|event|related|skin|liver|hepat|renal|ha?emat|non|cardi|pulmon|gastro|"
    r"GI|neuro|ocular|cutan|dermat|acute|late|local|endocrine|bone|any|all|overall|adverse|side|DLT|[\w-]+-(?:related|mediated|associated|"
    r"induced))"
)
"""How a statement can begin: tried first, because most words cannot."""
_STATEMENT = re.compile(f"(?<![A-Za-z])(?={_START})(?:{'|'.join(f'(?P<s{i}>{form})' for i, (*_, form) in enumerate(_STATEMENTS))})", re.IGNORECASE)


def _is_event(doc: Doc, text: str, hit: Hit) -> bool:
    """For an ordinary word ("pain") or short form: near words of safety, or where the article defines it."""
    near = text[max(0, hit.start - 160) : hit.end + 60]
    words = text[hit.start : hit.end]
    if words in _SHORT_EVENTS:
        return _SAFETY_TALK.search(near) is not None
    if words.isupper() and len(words) <= 5:
        return words in {d.short for d in doc._.a2kb_definitions or ()}
    return _SAFETY_TALK.search(near) is not None


def _number(raw: str) -> int:
    return _ROMAN.get(raw) or int(raw)


def grade(match: re.Match[str]) -> str:
    """The normal form of a GRADE match.

    >>> grade(GRADE.search("Grade III/IV"))
    '3-4'
    """
    if match.group("any"):
        return "any"
    low = _number(match.group("low") or match.group("low2"))
    sign = match.group("sign") or match.group("sign2")
    if sign in ("≥", ">=") or match.group("or_more"):
        return f">={low}"
    if sign == ">":
        return f">={low + 1}"
    if sign in ("≤", "<="):
        return f"<={low}"
    if sign == "<":
        return f"<={low - 1}" if low > 2 else "1"
    second = match.group("high") or match.group("high2")
    high = _number(second) if second else low
    return str(low) if high <= low else f"{low}-{high}"


def _grades(doc: Doc) -> list[Span]:
    """Grades of toxicity, not of tumours."""
    text, spans = text_of(doc), []
    for match in GRADE.finditer(text):
        if _TUMOUR.match(text, match.end()) or _NOT_TOXICITY.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        value = grade(match)
        spans.append(span_at(doc, match.start(), match.end(), Label.GRADE, value, "adverse_events.grade", value))
    return spans


def _statements(doc: Doc) -> list[Span]:
    """Statements about events as a whole."""
    spans = []
    for match in _STATEMENT.finditer(text_of(doc)):
        category, specific, _ = _STATEMENTS[int((match.lastgroup or "s0")[1:])]
        value = EventMention(category, specific)
        spans.append(span_at(doc, match.start(), match.end(), Label.ADVERSE_EVENT, "", f"adverse_events.{category.value.lower()}", value))
    return spans


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
            if not hit.sense.flags & CUE or _is_event(doc, text, hit)
        ]
        return without_overlaps(terms + _statements(doc)) + without_overlaps(_grades(doc))
