"""Conditions: tumour types and haematological conditions ("NSCLC", "mucosal melanoma"), by lexicon and by head word.

A head word with unknown modifiers before it ("cardiac angiosarcoma", "solid tumors") is a condition too; its id is the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.lexicons import CUE
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.first_letters import words
from abstract2kb.nlp.hit import Hit
from abstract2kb.nlp.mention import Label, span_at, without_overlaps
from abstract2kb.nlp.pipes.learned import entities
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

_HEAD = (
    r"cancers?|carcinomas?|adenocarcinomas?|lymphomas?|leuk(?:a)?emias?|melanomas?|\w*sarcomas?|myelomas?|gliomas?|blastomas?|\w+blastomas?|"
    r"mesotheliomas?|malignanc(?:y|ies)|solid tumou?rs?|neoplasms?"
)
_MODIFIER = (
    r"solid|hematologic(?:al)?|haematologic(?:al)?|small[- ]cell|squamous[- ]cell|large[- ]cell|[a-z]+al"
    r"|[a-z]+ic|[a-z]+iac|[a-z]+ous|[a-z]+oid|[a-z]+ar|[a-z]+ary|"
    r"breast|lung|liver|kidney|bladder|brain|bone|skin|colon|anal|head and neck|ovarian|soft[- ]tissue|thyroid|prostate|testis|uveal|acral"
)
BY_HEAD = regex(rf"\b(?:(?:{_MODIFIER})[\s-]){{1,3}}(?:{_HEAD})\b", re.IGNORECASE)
_STARTS = regex(r"[A-Za-z]+")
_MODIFIED = Sought(rf"(?:{_MODIFIER})[\s-](?:\w*$)", re.IGNORECASE)
_NOT_FIRST = frozenset(
    "clinical typical several potential additional original general local total medical analytical "
    "preclinical biological metastatic symptomatic asymptomatic systemic "
    "therapeutic diagnostic specific sporadic primary secondary residual initial bilateral unilateral aggressive".split()
)
_PATIENTS_BEFORE = regex(
    r"(?:\b(?:patients?|pts|subjects|participants|adults|children|women|men|cohort|population)\b|\btreatment "
    r"of\b|\bdiagnos\w+ (?:of|with)\b|\brelapsed\b|\brefractory\b|"
    r"\bmetastatic\b|\badvanced\b|\bnewly\b|\br/r\b|\bfor\b)[^.;:%()]{0,28}$",
    re.IGNORECASE,
)
_CODE = regex(r"-\d{2,}")
"""Behind letters that begin a research code: "RMC-0042" is no renal medullary carcinoma."""
_PATIENTS_AFTER = regex(r"\s(?:patients?|pts|subjects|cohort|population|trial|study)\b", re.IGNORECASE)


@Language.factory("a2kb_conditions", requires=["doc._.a2kb_hits"], assigns=["doc.spans"])
class Conditions(SpanComponent):
    """Writes CONDITION; the id is the canonical name, or the text in lower case when only its head word is known."""

    labels = (Label.CONDITION,)
    upstream = ("a2kb_lexicon",)

    def find(self, doc: Doc) -> list[Span]:
        """Lexicon names, ambiguous abbreviations beside words of patients, then names by head word."""
        text = text_of(doc)
        spans = []
        longer = [(h.start, h.end) for h in doc._.a2kb_hits.get(Label.TARGET, ())]  # "B-cell lymphoma-2" is BCL-2
        hits = doc._.a2kb_hits.get(Label.CONDITION, ())
        defined = _defined(doc, hits) if any(h.sense.flags & CUE for h in hits) else {}
        spelled = {h.sense.id for h in hits if not h.sense.flags & CUE}
        for hit in hits:
            if hit.sense.flags & CUE and not _is_meant(text, hit, defined, spelled):
                continue
            if not any(a <= hit.start and hit.end < b for a, b in longer) and not _CODE.match(text, hit.end):
                spans.append(span_at(doc, hit.start, hit.end, Label.CONDITION, hit.sense.id, "conditions.lexicon"))
        found = without_overlaps(spans + _by_head(doc, spans))
        return sorted([*found, *_learned(doc, found)], key=lambda s: s.start)


def _defined(doc: Doc, hits: Iterable[Hit]) -> dict[str, set[str]]:
    """The short forms that the article defines, each with the diseases that its long form names: none for "encorafenib plus cetuximab (EC)"."""
    found: dict[str, set[str]] = {}
    for d in doc._.a2kb_definitions or ():
        found.setdefault(d.short, set()).update(h.sense.id for h in hits if d.long_start <= h.start and h.end <= d.long_end)
    return found


def _is_meant(text: str, hit: Hit, defined: Mapping[str, set[str]], spelled: Set[str]) -> bool:
    """Whether an ambiguous name is that of the disease: as the article defines it, or else where patients have it, or where it begins the cell of
    a table while the article spells the disease out elsewhere."""
    meaning = defined.get(text[hit.start : hit.end])
    if meaning is not None:
        return hit.sense.id in meaning
    if _has_patients(text, hit.start, hit.end):
        return True
    return hit.sense.id in spelled and text[hit.start - 1 : hit.start] in ("\t", "\n") and _CELL_GOES_ON.match(text, hit.end) is not None


_CELL_GOES_ON = regex(
    r"\t|, (?:R/R|[≥>\d]|(?:un)?treated|relapsed|refractory|newly|first|second|third|advanced|[\w-]+[ -](?:exposed|naive|naïve))|/| or "
)


def _learned(doc: Doc, found: list[Span]) -> list[Span]:
    """What another pipeline takes for a disease, where no name of ours stands and patients have it: side effects are diseases too."""
    text, taken = text_of(doc), {i for s in found for i in range(s.start_char, s.end_char)}
    taken.update(i for h in doc._.a2kb_hits.get(Label.ADVERSE_EVENT, ()) for i in range(h.start, h.end))
    new = [e for e in entities(doc, Label.CONDITION) if taken.isdisjoint(range(e.start, e.end)) and _has_patients(text, e.start, e.end)]
    return [span_at(doc, e.start, e.end, Label.CONDITION, text[e.start : e.end].lower(), "conditions.learned") for e in new]


_BEGINS = (
    "cancer",
    "carcinoma",
    "adenocarcinoma",
    "lymphoma",
    "leuk",
    "melanoma",
    "myeloma",
    "glioma",
    "mesothelioma",
    "malignanc",
    "solid",
    "neoplasm",
)
_ENDS = ("sarcoma", "sarcomas", "blastoma", "blastomas")


@lru_cache(maxsize=1 << 14)
def _may_be_head(word: str) -> bool:
    """Whether a head word can begin with these letters or end with them."""
    lowered = word.lower()
    return lowered.startswith(_BEGINS) or lowered.endswith(_ENDS)


_LONGEST = 120
"""So far before its head word does a name begin at most: three modifiers."""


def _modified_heads(text: str) -> Iterator[re.Match[str]]:
    """The matches of BY_HEAD, tried only at the words before a head word that a modifier stands before."""
    done, tried = 0, -1
    heads = sorted(at for word, places in words(text).items() if _may_be_head(word) for at in places)
    for head in heads:
        low = max(0, head - _LONGEST, done, tried + 1)
        for start in _STARTS.finditer(text, low, head) if _MODIFIED.search(text, max(0, head - 14), head) else ():
            tried = start.start()
            match = BY_HEAD.match(text, tried) if tried >= done else None
            if match is not None:
                yield match
                done = match.end()


def _by_head(doc: Doc, known: list[Span]) -> list[Span]:
    """Names by head word, where no lexicon name stands or only the bare head: "ocular carcinoma" is more than "carcinoma"."""
    spans = []
    for match in _modified_heads(text_of(doc)):
        span = span_at(doc, match.start(), match.end(), Label.CONDITION, match.group().lower(), "conditions.head")
        inside = [s for s in known if s.start < span.end and span.start < s.end]
        bare = all(s.end == span.end and s.start > span.start and len(s.text.split()) == 1 and s.text.islower() for s in inside)
        if match.group().split()[0].lower() not in _NOT_FIRST and bare:
            spans.append(span)
    return spans


def _has_patients(text: str, start: int, end: int) -> bool:
    """True when an ambiguous name ("ALL", "anemia") stands where the disease of patients stands."""
    before = text[max(0, start - 50) : start]
    return bool(_PATIENTS_BEFORE.search(before) or _PATIENTS_AFTER.match(text, end))
