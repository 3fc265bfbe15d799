"""Drugs, biologics and cell therapies: known names, and by grammar those that no lexicon has.

"THOR-707" and "KD033" are research codes, "nemvaleukin alfa" has a stem, "XmAb IL-12-Fc" follows a company's possessive,
"HSV-1/ICP34.5-/mIL12" is the genotype of an engineered virus. The id of a known name is its lexicon id, of a new one ""
(assembly joins names).
"""

import re
from collections.abc import Set

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.lexicons import CUE, VOCABULARY, CompiledLexicon
from abstract2kb.nlp import names
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.constructs import find_chemical, find_constructs
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.given_cytokines import find_given_cytokines
from abstract2kb.nlp.mention import Label, span_at
from abstract2kb.nlp.pipes.learned import entities, may_be_drug
from abstract2kb.nlp.pipes.lexicon import lookup_of
from abstract2kb.nlp.spelling import Spelling
from abstract2kb.patterns import regex

_GOES_ON = regex(r"[-‑][A-Z]?\d{2,}")
"""A trial may be called after its drug: "IMCgp100-202"."""
_ONLY_LIKE = ("-like", "-style", "-type")
"""What ends a word for something that a drug is likened to."""
_BACK = 48
_RANK = {
    "drugs.lexicon": 0, "drugs.virus": 1, "drugs.context": 2, "drugs.code": 3, "drugs.fusion": 3, "drugs.spelling": 4, "drugs.stem": 5,
    "drugs.vocabulary": 6,
}  # fmt: skip


@Language.factory("a2kb_drugs", requires=["doc._.a2kb_hits", "doc.spans"], assigns=["doc.spans"])
class Drugs(SpanComponent):
    """Writes DRUG; where two readings overlap, the longer one stands, then the one of the better source."""

    labels = (Label.DRUG,)
    upstream = (
        "a2kb_lexicon", "a2kb_companies", "a2kb_conditions", "a2kb_targets", "a2kb_cytokines", "a2kb_trial_ids", "a2kb_abbreviations",
    )  # fmt: skip

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        self._lookup = lookup_of(nlp)
        self._spelling: Spelling | None = None

    def find(self, doc: Doc) -> list[Span]:
        """All readings, then the best that do not overlap."""
        lexicon: CompiledLexicon = self._lookup.lexicon
        spans = _known(doc)
        spans += [span_at(doc, a, b, Label.DRUG, entry, "drugs.spelling") for a, b, entry in self._misspelled(doc)]
        for candidate in names.candidates(doc, lexicon):
            spans.append(span_at(doc, candidate.start, candidate.end, Label.DRUG, "", candidate.rule))
        spans += [span_at(doc, a, b, Label.DRUG, "", "drugs.chemical") for a, b in find_chemical(text_of(doc))]
        spans += [span_at(doc, a, b, Label.DRUG, "", "drugs.cytokine") for a, b in find_given_cytokines(doc)]
        found = _best([s for s in spans if not s.text.endswith(_ONLY_LIKE)], _learned(doc, lexicon))
        if found and not _only_prepare(text_of(doc), found):
            return found
        return sorted([*found, *(span_at(doc, a, b, Label.DRUG, "", "drugs.construct") for a, b in find_constructs(text_of(doc)))])

    def _misspelled(self, doc: Doc) -> list[tuple[int, int, str]]:
        """Names of the lexicon with a wrong letter; its words are gathered once for each lexicon."""
        if self._spelling is None or self._spelling.lexicon is not self._lookup.lexicon:
            self._spelling = Spelling(self._lookup.lexicon)
        return self._spelling.find(text_of(doc))


def _only_prepare(text: str, found: list[Span]) -> bool:
    """Whether all drugs of an article are those that are given ahead of cells, or against their effects."""
    return _CONDITIONS.search(text) is not None and all(_PREPARES.fullmatch(span.text) for span in found)


_CONDITIONS = regex(r"\b(?:lymphodeplet\w+|conditioning|preconditioning)\b", re.IGNORECASE)
_PREPARES = regex(
    r"fludarabine|cyclophosphamide|bendamustine|busulfan|melphalan|treosulfan|tocilizumab|siltuximab|anakinra|dexamethasone|aldesleukin|flu|cy",
    re.IGNORECASE,
)


def _learned(doc: Doc, lexicon: CompiledLexicon) -> list[Span]:
    """What another pipeline takes for a drug, where the words are nothing else."""
    if not (found := entities(doc, Label.DRUG)):
        return []
    text, taken = text_of(doc), [s for label in _OTHERS for s in doc.spans[label]]
    places = [(e.start, e.end) for e in found if may_be_drug(text[e.start : e.end], lexicon)]
    places = [(a, b) for a, b in places if not names.is_measured(text, a, b) and not any(s.start_char < b and a < s.end_char for s in taken)]
    return [span_at(doc, a, b, Label.DRUG, "", "drugs.learned") for a, b in places]


_OTHERS = (Label.CYTOKINE, Label.TARGET, Label.COMPANY, Label.TRIAL_ID, Label.CONDITION)


def _known(doc: Doc) -> list[Span]:
    """Lexicon names; those that need a cue only where the article defines them; vocabulary words only if plausible."""
    spans = []
    blocked = {i for label in (Label.CYTOKINE, Label.TARGET, Label.COMPANY, Label.TRIAL_ID) for s in doc.spans[label] for i in range(s.start, s.end)}
    own = _own_names(doc)
    defined = _defined(doc) | _given(doc)
    for hit in doc._.a2kb_hits.get(Label.DRUG, ()):
        flags, words = hit.sense.flags, text_of(doc)[hit.start : hit.end]
        if (flags & CUE and _plain(words) not in defined) or _GOES_ON.match(text_of(doc), hit.end):
            continue
        rule = "drugs.vocabulary" if flags & VOCABULARY else "drugs.lexicon"
        span = span_at(doc, hit.start, hit.end, Label.DRUG, own.get(words, hit.sense.id), rule)
        if flags & VOCABULARY and (
            not blocked.isdisjoint(range(span.start, span.end)) or not names.vocabulary_holds(text_of(doc), hit.start, hit.end, hit.sense.id)
        ):
            continue
        if names.is_measured(text_of(doc), hit.start, hit.end):
            continue
        spans.append(span)
    return spans


_WITH_BEFORE = regex(
    r"(?:\b(?:plus|oral|adjuvant|intrathecal|IT|high-dose|low-dose|(?:combined|combination|therapy|treatment) with|combination of|drug,? called)"
    r"|\w\s?\+)\s$",
    re.IGNORECASE,
)
_WITH_AFTER = regex(
    r"\s?(?:plus\b|\+\s?\w|\(?(?:at\s)?\d[\d.–-]*\s?mg\b|\((?:\d[\d.–-]*\s?mg|[nN]\s?=|[Aa]rm\b|[Gg]roup\b)"
    r"|(?:mono|chemo)?therapy\b|alone\b|(?:adjuvant|maintenance)\s(?:chemo)?therapy\b)",
    re.IGNORECASE,
)
_DOSED_BEFORE = regex(
    r"(?:\b(?:(?:pre-?|co-?)?(?:treat(?:ed|ment|ing)|incubat(?:ed|ion|ing)) (?:of [\w/+-]+ (?:[\w/+-]+ ){0,3})?with"
    r"|expos(?:ed|ure|ing) (?:of [\w/+-]+ (?:[\w/+-]+ ){0,3})?to|(?:co-?)?administration of|injected with|injections? of|supplement(?:ed|ation) with"
    r"|(?:addition|presence|cytotoxicity|uptake|efflux|retention) of|(?:response|resistan(?:ce|t)|sensitiv(?:ity|e)|refractory) to)"
    r"|\d\s?[npuµμm]?(?:M|mol/[lL]|g/m[lL]))(?: (?:exogenous|high-dose|low-dose|the))?\s$",
    re.IGNORECASE,
)
_DOSED_AFTER = regex(
    r"[-‑–](?:treated|induced|stimulated|mediated|exposed|resistant|sensitive|refractory)\b"
    r"|\s(?:resistance|cytotoxicity|treatment|administration|exposure|supplementation|pretreatment|injections?)\b"
    r"|\s\(\d[\d.,–-]*\s?[npuµμm]?(?:M|mol/[lL]|g/m[lL]|mg/kg)\b"
    r"|(?:\s\w+ly)?\s(?:induce[ds]|inhibit(?:s|ed)|suppress(?:es|ed)|stimulate[ds]|promote[ds]|enhance[ds]|block(?:s|ed)|potentiate[ds]|protect(?:s|ed)"
    r"|trigger(?:s|ed)|abolish(?:es|ed)|prevent(?:s|ed)|reverse[ds]|attenuate[ds])\s(?!(?:by|from|to|in|during|after|at|with|on|below|under|for)\b)",
    re.IGNORECASE,
)
"""How the bench gives a substance that is measured elsewhere: "cells treated with 10 nM estradiol", "testosterone-treated"."""


def _own_names(doc: Doc) -> dict[str, str]:
    """The drugs that the article's short forms stand for, by its own words: BV is bevacizumab in "bevacizumab (BV)"."""
    hits = [h for h in doc._.a2kb_hits.get(Label.DRUG, ()) if not h.sense.flags & CUE]
    found = {}
    for definition in doc._.a2kb_definitions or ():
        held = [h for h in hits if definition.long_start <= h.start and h.end <= definition.long_end]
        sure = {h.sense.id for h in held if not h.sense.flags & VOCABULARY}
        inside = sure or {h.sense.id for h in held}
        if len(inside) == 1:
            found[definition.short] = inside.pop()
    return found


def _given(doc: Doc) -> set[str]:
    """The ambiguous names that the text gives like a drug somewhere: "S-1 plus cisplatin", "oral S-1", "S-1 (80 mg/m2)", "MTX/cytarabine"."""
    text = text_of(doc)
    hits = doc._.a2kb_hits.get(Label.DRUG, ())
    sure = [h for h in hits if not h.sense.flags & (CUE | VOCABULARY)]
    starts, ends = {h.start for h in sure}, {h.end for h in sure}
    unsure = [(h.start, h.end) for h in hits if h.sense.flags & CUE and not (h.end - h.start <= _WORD and text[h.start : h.end].islower())]
    return {_plain(text[a:b]) for a, b in unsure if _is_given(text, a, b) or (b - a > _SHORT and _is_beside(text, a, b, starts, ends))}


_SHORT, _WORD = 2, 4
"""Shorter names are not believed for the drug beside them, small letters as few as `_WORD` ("axis") for nothing but what the text defines."""
_JOINS_BEFORE = regex(r"(?:\s?/\s?|, (?:and )?| and )$")
_JOINS_AFTER = regex(r"(?:\s?/\s?|, (?:and )?| and )")


def _is_given(text: str, start: int, end: int) -> bool:
    if _WITH_AFTER.match(text, end) or _DOSED_AFTER.match(text, end):
        return True
    return any(p.search(text, max(0, start - _BACK), start) for p in (_WITH_BEFORE, _DOSED_BEFORE))


def _is_beside(text: str, start: int, end: int, starts: Set[int], ends: Set[int]) -> bool:
    """Whether a list goes from the name to a drug that is surely one, or from such a one to it."""
    after, before = _JOINS_AFTER.match(text, end), _JOINS_BEFORE.search(text, max(0, start - 6), start)
    return (after is not None and after.end() in starts) or (before is not None and before.start() in ends)


def _plain(words: str) -> str:
    """A word as it stands within a sentence: "Testosterone" at the beginning of one is "testosterone"."""
    return words[:1].lower() + words[1:] if words[1:].islower() else words


def _defined(doc: Doc) -> set[str]:
    """The short forms that the article defines for a drug: "TAM" for macrophages is none."""
    hits = doc._.a2kb_hits.get(Label.DRUG, ())
    definitions = doc._.a2kb_definitions or ()
    return {_plain(d.short) for d in definitions if any(d.long_start <= hit.start and hit.end <= d.long_end for hit in hits)}


def _best(spans: list[Span], weaker: list[Span]) -> list[Span]:
    """The longest, then those of the better source; `weaker` ones only where none of the others stands."""
    taken: list[Span] = []
    used: set[int] = set()
    for span in [*sorted(spans, key=_order), *sorted(weaker, key=_order)]:
        places = range(span.start, span.end)
        if used.isdisjoint(places):
            used.update(places)
            taken.append(span)
    return sorted(taken, key=lambda s: s.start)


def _order(span: Span) -> tuple[int, int, int]:
    return span.start - span.end, _RANK.get(span._.rule, 9), span.start
