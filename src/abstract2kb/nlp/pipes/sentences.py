"""Sentence borders by rule: "Phase Ib (e.g. Fig. 2) was done. ORR was 21%." is two sentences.

A border is a full stop, question or exclamation mark before a capital, digit, opening mark or drug; never after an abbreviation,
inside brackets, or inside a decimal. Line ends, table cells and the marks of a heading ("### results") always part sentences.
"""

import re
from itertools import pairwise
from typing import cast

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from abstract2kb.nlp.component import Settings
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

_ABBREVIATIONS = frozenset(
    "fig figs tab vs cf al e.g i.e eg ie etc no nos vol pp approx ca resp dr prof mr mrs st inc ltd co corp i.v s.c p.o i.m i.p"
    " ref refs ver ed eds suppl max min med ph u.s u.k ph.d m.d v.s incl excl dept univ jan feb mar apr jun jul aug sep sept oct"
    " nov dec spp sp var subsp".split()
)
_ALSO_NAMES = frozenset({"cf", "ca", "ed", "ie", "pp", "eg", "max", "sp", "tab"})
"""Abbreviations that in capitals are names of their own: the arm of "9% with CF."."""
_INN = (
    r"[a-z]{3,}(?:mab|[tf]inib|rafenib|ciclib|parib|rasib|lisib|degib|zomib|toclax|platin|taxel|rubicin|tecan|citabine|limus|lutamide|domide|vedotin"
    r"|estrant|rozole|trexed|coxib|oside)"
)
"""A drug whose name begins a sentence with a small letter."""
_SMALL = r"(?:[a-z]{1,6}[A-Z]|[a-z]{2,}[\s,-])"
"""A word in small letters after the stop of a word that is no short form: "were seen. mFOLFOX6 was given", "was 21%. carboplatin caused"."""
_END = Sought(
    r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“(\[•–]?\s*[A-Z0-9\u0391-\u03a9≥≤<>~α-ω]|\s*$)|(?<=[a-z)%\]])\.(?=[A-Z][a-z]{2,}\s)|[\n\t]+"
    r"|(?<=[a-z)%\]])\.\d{1,2}(?:[,–]\d{1,2})*(?=\s+(?:[A-Z]|[a-z]{1,2}[A-Z]{2}))"  # a reference whose digits the font raises by itself
    rf"|(?<=[a-z)%\]])\.(?=\s+{_INN}\b)|(?:(?<=[a-z]{{4}})|(?<=[)%\]]))\.(?=\s+{_SMALL})|(?<=\S\s)#{{2,4}}(?=\s[A-Za-z])"
)
_TILE = regex(
    r"\s*(?:[~≈≥≤<>]\s?)?\d[\d.,·]*\s?(?:%|(?:months?|years?|weeks?|days?)|(?:of|/|out of|in|vs?\.?|versus)\s?\d[\d.,·]*\s?(?:%|months?|patients)?)?"
    r"|\s*(?:HR\s?)?0[.·]\d+|\s*(?:zero|none|nil)",
    re.IGNORECASE,
)
_INITIALS = regex(r"\b[A-Z]\. ?[A-Z]$")
_LAST_WORD = regex(r"([A-Za-z][A-Za-z.]*)$")


class SentencesConfig(Settings):
    """`max_characters`: a longer run without a border is cut at the next semicolon after as many."""

    max_characters: int = 4000


def borders(text: str) -> list[int]:
    """Offsets at which a new sentence begins (0 not among them).

    >>> borders("No DLTs. ORR 9%.")
    [9]
    """
    found: list[int] = []
    depth = last = 0
    for match in _END.finditer(text):
        piece = text[last : match.start()]
        depth = max(0, depth + piece.count("(") - piece.count(")"))
        last = match.start()
        if match.group()[0] in "\n\t#":
            depth = 0
            if _goes_on_below(text, *match.span()):
                continue
        elif (depth and _in_brackets(text, *match.span())) or _is_abbreviation(text, match.start()):
            continue
        end = match.end() if match.group()[0] != "#" else match.start()
        while end < len(text) and text[end].isspace():
            end += 1
        if end < len(text) and end not in found[-1:]:
            found.append(end)
    return found


def cut_long(text: str, starts: list[int], limit: int) -> list[int]:
    """The borders, with more of them after semicolons where a run is longer than `limit` characters (a list without full stops).

    >>> cut_long("a; bc; d.", [], 5)
    [7]
    """
    out: list[int] = []
    for begin, end in pairwise([0, *starts, len(text)]):
        if begin:
            out.append(begin)
        at = begin
        while end - at > limit:
            cut = text.find("; ", at + limit - 2, end)
            if cut < 0 or cut + 2 >= end:
                break
            at = cut + 2
            out.append(at)
    return out


def _in_brackets(text: str, start: int, end: int) -> bool:
    """True when a bracket opens before and closes after, both near: an unbalanced one must not swallow the rest of the text."""
    return "(" in text[max(0, start - 300) : start] and ")" in text[end : end + 300]


def _is_abbreviation(text: str, stop: int) -> bool:
    """True when the stop belongs to an abbreviation or an initial rather than to the sentence."""
    if text[stop] != ".":
        return False
    word = _LAST_WORD.search(text[max(0, stop - 12) : stop])
    if word is None:
        return False
    lowered = word.group(1).lower()
    if lowered in _ABBREVIATIONS and not (word.group(1).isupper() and lowered in _ALSO_NAMES):
        return lowered not in {"no", "al", "max", "min", "etc", "co", "inc", "ltd", "corp", "sp"} or _goes_on(text, stop)
    initial = len(word.group(1)) == 1 and word.group(1).isupper() and text[max(0, stop - 2) : stop - 1] in {" ", "."}
    return initial and (_goes_on(text, stop) or _INITIALS.search(text, max(0, stop - 5), stop) is not None)


def _goes_on_below(text: str, start: int, end: int) -> bool:
    """True after a line that is nothing but a number, printed big over the words that say what it is: "21.4 months / median OS with A"."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return _TILE.fullmatch(line) is not None and text[end : end + 1].islower()


def _goes_on(text: str, stop: int) -> bool:
    """True when what follows looks like the same sentence: a number, a lower-case word, or another initial."""
    rest = text[stop + 1 : stop + 20].lstrip()
    return not rest or rest[0].islower() or rest[0].isdigit() or rest[0] in "(,;" or (len(rest) > 1 and rest[1] == ".")


@Language.factory("a2kb_sentences", default_config={"config": {}}, assigns=["token.is_sent_start"])
class Sentences:
    """Sets `token.is_sent_start` by `borders`."""

    def __init__(self, nlp: Language, name: str, config: SentencesConfig) -> None:
        self.name, self.config = name, SentencesConfig.model_validate(config)

    def find(self, doc: Doc) -> list[int]:
        """Indices of the tokens that begin a sentence."""
        text = text_of(doc)
        starts = cut_long(text, borders(text), self.config.max_characters)
        begins = np.isin(doc.to_array([IDX]).ravel(), np.array([0, *starts], dtype=np.uint64))
        return [int(index) for index in np.flatnonzero(begins)]

    def annotate(self, doc: Doc, starts: list[int]) -> None:
        """Writes the borders, all at once: the setter of a token looks through the whole doc each time."""
        marks = np.full((len(doc), 1), -1, dtype=np.int64)
        marks[starts] = 1
        doc.from_array([SENT_START], cast(Ints2d, marks.view(np.uint64)))

    def __call__(self, doc: Doc) -> Doc:
        """find, then annotate."""
        self.annotate(doc, self.find(doc))
        return doc
