"""Cytokines and chemokines: "IL-2", "interleukin-2", "mIL12" (murine), "rhIL-15", "IL2v" (a variant).

Receptors are targets (see targets.py). "IL-2Rβ" holds no mention of IL-2.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.lexicons import CUE, CompiledLexicon
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.hit import Hit
from abstract2kb.nlp.mention import Label, span_at, without_overlaps
from abstract2kb.nlp.pipes.lexicon import lookup_of
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

_ENGINEERED = Sought(
    r"(?<![A-Za-z0-9])(?:m|h|r|rh|hu|mu|mb|ss|sc|rm|pro)?-?"
    r"(?P<core>(?:IL-?\s?\d{1,2}[αβab]?|FLT3L|GM-?CSF|IFN-?[αβγ]?|TNF-?[αa]?|4-?1BBL|OX40L|CD40L|CCL\d{1,2}|CXCL\d{1,2}))"
    r"(?P<variant>v|m|mut|N\d{2,3}[A-Z])?(?![A-Za-z0-9αβγ])"
)

_BEFORE = regex(r"(?:recombinant|soluble|serum|plasma|human|murine|anti|cytokines?|levels? of|secret\w+)[\s-]*$", re.IGNORECASE)
_AFTER = regex(
    r"[\s-]*(?:levels?|ligand|receptor|R\d|secret|express|induc|signal|agonist|mimetic|mutein|fusion"
    r"|variant|cytokine)",
    re.IGNORECASE,
)


def _holds(doc: Doc, hit: Hit) -> bool:
    """True for a name that needs no cue, has one beside it, or is defined by the text ("stem cell factor (SCF)")."""
    text = text_of(doc)
    if not hit.sense.flags & CUE or _AFTER.match(text, hit.end) or _BEFORE.search(text, max(0, hit.start - 20), hit.start):
        return True
    longs = {(h.start, h.end) for h in doc._.a2kb_hits[Label.CYTOKINE] if h.sense.id == hit.sense.id}
    short = text[hit.start : hit.end]
    return any(d.short == short and (d.long_start, d.long_end) in longs for d in doc._.a2kb_definitions or ())


@Language.factory("a2kb_cytokines", requires=["doc._.a2kb_hits", "doc._.a2kb_definitions"], assigns=["doc.spans"])
class Cytokines(SpanComponent):
    """Writes CYTOKINE; the id is the canonical name ("IL-2"). Needs the lexicon to know the core of an engineered form."""

    labels = (Label.CYTOKINE,)
    upstream = ("a2kb_lexicon", "a2kb_abbreviations")

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        self._lookup = lookup_of(nlp)

    def find(self, doc: Doc) -> list[Span]:
        """Names from the lexicon and engineered forms by grammar."""
        receptors = [(h.start, h.end) for h in doc._.a2kb_hits.get(Label.TARGET, ())]
        named = [
            span_at(doc, hit.start, hit.end, Label.CYTOKINE, hit.sense.id, "cytokines.lexicon")
            for hit in doc._.a2kb_hits.get(Label.CYTOKINE, ())
            if _holds(doc, hit) and not any(a <= hit.start and hit.end < b for a, b in receptors)
        ]
        formed = [s for s in _engineered(doc, self._lookup.lexicon) if not any(a <= s.start_char and s.end_char < b for a, b in receptors)]
        return without_overlaps([*named, *formed])


def _engineered(doc: Doc, lexicon: CompiledLexicon) -> list[Span]:
    spans = []
    for match in _ENGINEERED.finditer(text_of(doc)):
        senses = lexicon.lookup(match.group("core"), Label.CYTOKINE)
        if senses:
            rule = "cytokines.variant" if match.group("variant") else "cytokines.prefixed"
            spans.append(span_at(doc, match.start(), match.end(), Label.CYTOKINE, senses[0].id, rule))
    return spans
