"""Names by what stands beside them: after a company ("Xencor’s XmAb IL-12-Fc", "Kadmon (KD033)", "Novelix · QXR-707"), before one at the head of an
entry ("QXR41 (Novelix), a ..."), before the name that a stem tells ("QX1 (zorvatimod alfa)"), and after "formerly".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import at_words
from abstract2kb.patterns import regex

__all__ = ["NAME", "find_in_context", "name_like"]

_CHUNK = (
    r"(?:[A-Z][A-Za-z]*[A-Z0-9](?:[\w®™+-]|\.(?=\w))*|[A-Z]{1,4}\d[\w-]*|[a-z]{1,3}[A-Z][\w-]*\d[\w-]*"
    r"|\d{2,3}[A-Z][a-z]?-[\w-]+|[A-Z][a-z]*(?:-[A-Z0-9][\w]*)+)"
)
NAME = regex(rf"{_CHUNK}(?: (?:{_CHUNK}|\d{{2,7}})){{0,2}}(?![\w])")
_TICKER = regex(
    r"[A-Z]{2,5}(?:\)|\s[+−–-]?\d[\d.]*\s?%|\s(?:US|LN|SW|JP|HK|GR|FP|DC|SS|CH|KS|AU|NA|BB)\b"
    r"|[,;/|:]?\s(?:(?:Strong\s)?(?:[Bb]uy|BUY|[Ss]ell|SELL)|[Hh]old|HOLD|[Oo]utperform|[Oo]verweight|[Nn]eutral|[Uu]nder(?:perform|weight)|[Ee]qual|"
    r"[Mm]arket [Pp]erform|[Aa]dd\b|[Rr]educe|[Nn]ot (?:rated|covered)|[Uu]nrated|OW|UW|EW|"
    r"NR\b|PT\b|TP\b|price|target|market cap|shares?\b|[$€£]|up\b|down\b))"
)
"""The symbol of a share, in brackets after the company."""
_NOT_NAMED = regex(
    r"[\s-]*(?:\(?(?:NCT|ISRCTN|EudraCT|ChiCTR|jRCT)|trials?\b|stud(?:y|ies)\b|antibod|inhibitor|agonist|receptor|pathway|expression|bispecific)"
)


_OPENER = regex(
    r"['’]s? (?:(?:[\w/-]+ ){0,4}(?:vaccine|antibody|inhibitor|degrader|bispecific|conjugate|ADC|therapy|virus|candidate|product|agonist) )?|"
    r"['’]s? ?|\s?\(|\s[·|]\s|:\s(?=[\w-]{3,16}(?:\n|$))"
)
_HEAD = regex(rf"(?:(?<=[\n\t])|(?<=[•–▪] )|\A)(?P<name>{_CHUNK})\s\($")
_BEFORE_OWNER = regex(r"(?<![\w/.-])(?<!clone )(?<!assay )(?<!antibody )(?P<name>[A-Z]{2,5}-?\d{1,6}[A-Z]?)\s\($")
_OWNER_ENDS = regex(r"(?:\s?/\s?[A-Z][\w ]+)?[);,]")
_MAKES_ASSAYS = regex(
    r"Ventana|Dako|Agilent|Leica|Biocare|Abcam|Cell Signaling|Foundation Medicine|Guardant|Natera|Illumina|Roche Diagnostics", re.IGNORECASE
)
"""Makers of antibodies that stain and of tests, whose codes are no drugs'."""
_BEFORE_INN = regex(r"(?<![\w/.-])(?P<name>[A-Z]{2,5}-?\d{1,5}[A-Z]?)\s\($")
_AFTER_INN = regex(r"\s?[);,]")
_IN_BRACKET = regex(r"\s\((?P<name>(?![A-Z]{4,}-)[A-Z]{2,5}-?\d{1,6}[A-Z]?)[);,]")
_TRIAL = regex(r"[A-Z]{5,}-?\d{1,4}[A-Z]?|[A-Za-z]{5,}-\d{1,2}")
"""Said as a word: a trial's name more often than a drug's."""
_RENAMED = at_words(rf"\b(?:formerly|previously|also|now)(?: known as| called| named| designated)?,? (?P<name>{_CHUNK})(?=[),;.]|\s(?:and|is|was)\b)")
_WINDOW = 44


def find_in_context(doc: Doc, lexicon: CompiledLexicon, stems: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where unknown names stand that the words beside them make drugs; `stems` are the places of names by stem."""
    text = text_of(doc)
    drugs = [(h.start, h.end) for h in doc._.a2kb_hits.get(Label.DRUG, ())]
    found = [*_after_company(doc, lexicon), *_heads(doc, lexicon), *_before_inn(text, lexicon, stems)]
    return found + _renamed(text, lexicon, [*stems, *drugs])


def _heads(doc: Doc, lexicon: CompiledLexicon) -> Iterator[tuple[int, int]]:
    """A name with its company in the bracket after it: one of any form at the head of a line or cell, a code anywhere."""
    text = text_of(doc)
    for company in doc.spans[Label.COMPANY]:
        at = company.start_char
        if text[at - 1 : at] != "(":
            continue
        begin = max(0, at - _WINDOW)
        match = _HEAD.search(text, max(0, text.rfind("\n", begin, at)), at)
        if match is None and _OWNER_ENDS.match(text, company.end_char) and not _MAKES_ASSAYS.match(text, at):
            match = _BEFORE_OWNER.search(text, begin, at)
            match = None if match is None or _TRIAL.fullmatch(match.group("name")) else match
        if match and _is_new(match.group("name"), lexicon) and any(c.isdigit() for c in match.group("name")):
            yield match.span("name")


def _before_inn(text: str, lexicon: CompiledLexicon, stems: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The code of a drug before its name in brackets, or in brackets after it; known names stand beside trials and groups too."""
    for start, end in stems:
        match = _BEFORE_INN.search(text, max(0, start - 16), start) if text[start - 1 : start] == "(" and _AFTER_INN.match(text, end) else None
        match = match or _IN_BRACKET.match(text, end)
        if match and _is_new(match.group("name"), lexicon) and not lexicon.lookup(text[start:end], Label.DRUG):
            yield match.span("name")


def _renamed(text: str, lexicon: CompiledLexicon, drugs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The earlier or other name that the text says a drug has, right after the drug."""
    ends = {end for _, end in drugs}
    found = []
    for match in _RENAMED.finditer(text):
        near = any(end in ends for end in range(max(0, match.start() - 3), match.start() + 1))
        if near and _is_new(match.group("name"), lexicon):
            found.append(match.span("name"))
    return found


def _is_new(words: str, lexicon: CompiledLexicon) -> bool:
    """Whether words in the form of a name are none that the lexicons know otherwise, by themselves or by the letters they begin with."""
    prefix = re.match(r"[A-Za-z]+", words)
    kind = lexicon.facts("CODE_PREFIX", prefix.group().upper()).get("kind", "company") if prefix else "company"
    return kind in ("company", "gene family", "virus") and name_like(words, lexicon)


def _after_company(doc: Doc, lexicon: CompiledLexicon) -> list[tuple[int, int]]:
    """Names after a possessive or in brackets after a company: "Xencor’s XmAb IL-12-Fc", "Kadmon (KD033)"."""
    text, found = text_of(doc), []
    for company in doc.spans[Label.COMPANY]:
        opener = _OPENER.match(text, company.end_char)
        if opener is None:
            continue
        bracket, dotted = "(" in opener.group(), opener.group()[-2:-1] in ("·", "|")
        apposed = not bracket and not dotted and _APPOSED.search(text, max(0, company.start_char - 4), company.start_char) is not None
        for start, end in _name_list(text, opener.end(), bracket):
            looks = (bracket and _TICKER.match(text, start)) or (dotted and _TRIAL.fullmatch(text, start, end)) or _NOT_NAMED.match(text, end)
            if apposed and _SAYS_WHAT.fullmatch(text, start, end):
                continue
            if not looks and name_like(text[start:end], lexicon):
                found.append((start, end))
    return found


def _name_list(text: str, at: int, bracket: bool) -> list[tuple[int, int]]:
    """The names that begin at `at`, in a bracket also those after "and", a comma or a slash."""
    places = []
    while (match := NAME.match(text, at)) is not None:
        places.append(match.span())
        link = re.match(r"(?: and |, (?:and )?|/)", text[match.end() : match.end() + 6])
        if link is None or not bracket:
            break
        at = match.end() + link.end()
    return places


_APPOSED = regex(r"[\w)][,–—]?\s?[,–—(]\s?$")
_SAYS_WHAT = regex(
    r"\S+-(?:selective|specific|targeted|targeting|directed|binding|blocking|sparing|activated)\s(?:(?:TKI|ADC|TCR|CAR|NK|SERD|CAR[-‑ ](?:T|NK))s?)"
)
"""What a drug that is named right before is, told behind the name of its company: "Zongertinib, Acme’s HER2-selective TKI"."""

_DONE_TO = regex(r"[A-Za-z\d]+(?:-[A-Za-z\d]+)?-[a-z]{2,}(?:ed|ing|ven)")
"""What was done to a drug: "AI-selected", "CRISPR-edited"."""
_GENERIC = frozenset(
    "DNA RNA mRNA siRNA cDNA CAR ADC ADCs TIL TILs NK TCR PET CT MRI IND BLA NDA sNDA sBLA CEO CMO CSO CFO COO FDA EMA NMPA IPO ASCT CAR-T "
    "CAR-NK".split()
)


def name_like(words: str, lexicon: CompiledLexicon) -> bool:
    """True when the words may name a product: not wholly a target, cytokine, condition, company or other known thing."""
    known = {s.label for s in lexicon.senses(name_key(words))}
    if known:
        return Label.DRUG in known
    if " " in words and all(part in _GENERIC or _is_known_otherwise(part, lexicon) for part in words.split()):
        return False  # "CLDN6 CAR-T" says what it is
    if re.fullmatch(
        r"(?:NASDAQ|NYSE|AMEX|TSXV?|OTC\w*|LSE|HKEX|ASX|SEHK|KOSDAQ|KRX)\b.*|(?:Phase|ESMO|ASCO|AACR|SITC|ASH|NCT\d*)\b.*|[A-Z]\d{1,2}", words
    ):
        return False
    if _DONE_TO.fullmatch(words):
        return False
    return words not in _GENERIC and len(words) >= 3 and any(c.isdigit() or c.isupper() for c in words[1:])


def _is_known_otherwise(word: str, lexicon: CompiledLexicon) -> bool:
    labels = {sense.label for sense in lexicon.senses(name_key(word))}
    return bool(labels) and Label.DRUG not in labels
