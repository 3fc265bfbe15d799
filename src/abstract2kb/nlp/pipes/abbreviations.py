"""Abbreviations as the article defines them: "polyethylene glycol (PEG)", "IL2v (interleukin-2 variant)", "ORR, overall response rate;".

The matching of short to long form is scispaCy's (Schwartz & Hearst 2003, doi:10.1142/9789812776303_0042), run on the words
around each bracket only, because its detector grows with the square of the text. Short forms with hyphen, slash, plus or a
second part after a comma or semicolon, which it leaves out, are tried as well.
"""

import re
import warnings
from dataclasses import dataclass

from scispacy.abbreviation import find_abbreviation
from scispacy.custom_tokenizer import combined_rule_tokenizer
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span

from abstract2kb.nlp.beginnings import by_beginnings, with_short_form
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.keys import entries
from abstract2kb.nlp.mention import Label, span_at, without_overlaps
from abstract2kb.nlp.places import capitals
from abstract2kb.nlp.sought import Sought
from abstract2kb.nlp.stems import STEM
from abstract2kb.nlp.unspelled import unspelled
from abstract2kb.patterns import regex

_BRACKETS = (regex(r"\(([^()\n\t]{1,120})\)"), regex(r"\[([^\[\]\n\t]{1,120})\]"))
"""Square ones on their own: they stand inside round ones, "(overall response rate [ORR], 10%)"."""
_OPENED = regex(r"\((?=([A-Za-z][A-Za-z0-9/+-]{1,7})[;,:]\s(?:[^()\n\t]{0,120}[(\[\n]|[^()\n\t]{113}))")
"""A bracket that begins with a short form and holds another one, or is long: "patients (pts; 19 in part 1 [closed])"."""
_SHORT = regex(r"[A-Za-z0-9α-ω][\w+/.αβγδ®&-]{1,14}(?: (?:[A-Z0-9][\w+/-]{0,6}|alpha|beta|gamma|delta|kappa))?|[A-Z]\. ?[a-z]{4,}")
_CLIPPED = regex(r"[a-z]{2,6}-[a-z]{3,}")
"""Names clipped to their beginnings: "cilta-cel", "nab-paclitaxel"."""
_NUMBERED = regex(
    r"(?:part|arm|cohort|group|stage|step|figure|grade|phase|day|cycle|level|dose|study|type|week|line|section)s?[ -]?(?:\d\w?|[A-Z]|[IV]+)",
    re.IGNORECASE,
)
"""Short words that number something and stand for nothing: "(part 1)"."""
_GLOSSARY = Sought(r"(?:^|[;.]\s|\n|:\s)(?P<short>[A-Za-z][\w/+-]{1,11})(?:,| =|=|:) (?P<long>[a-zA-Z][^;.:\n\t()]{4,70})(?=[;.\n]|$)")
_LATIN = str.maketrans("αβγδεκλμ", "abgdeklm")
_EDGE = frozenset("and or the a an of in with for to by on at from as is was were are versus vs plus who had no any each".split())
_VERB = regex(r"\s(?:is|are|was|were|has|have|had|can|may|will)\s")
_LETTER = Sought(r"(?<![\w-])(?P<word>[A-Za-z][a-z-]{2,}) [(\[](?P<short>[A-Z])[)\]]")
_COUNTING = regex(r"(?:cycle|day|week|month|year|grade|dose|course)s?", re.IGNORECASE)
"""Words that a number follows, which are clipped to a letter: "cycles (C)", "grade [G] 3"."""
_NEAR = 80
"""So far apart may brackets with single letters be that belong to one list."""
_DRUG = regex(rf"{STEM.pattern}|[a-z]{{4,}}nib")
_LEAST = 2
"""A single letter stands for what it is defined as only in the name of an arm, which assembly reads."""
_LOCANTS = regex(r"^(?:\d+|[,'′()\[\]-])+")
"""What may stand before the first letter of a chemical name: "2,6-diaminopurine"."""
_NUMERIC = regex(r"^[\d.,%\s–-]+$|^\d{2,3}[A-Z][a-z]?-|^[nNpP]\s?[=<>]|^(?:Fig|Table|Abstract|see|e\.g|i\.e|NCT|ref)\b")


@dataclass(frozen=True, slots=True)
class Definition:
    """`short` stands for `long`; the offsets are into the Doc's text, ends exclusive."""

    short: str
    long: str
    short_start: int
    short_end: int
    long_start: int
    long_end: int


def _looks_short(text: str) -> bool:
    """True for what may be a short form: mostly letters, with a capital or digit, 2 to 15 characters."""
    if not _SHORT.fullmatch(text) or _NUMERIC.match(text) or _NUMBERED.fullmatch(text):
        return False
    letters = sum(c.isalpha() for c in text)
    return letters * 2 >= sum(c.isalnum() for c in text) and (
        any(c.isupper() for c in text) or any(c.isdigit() for c in text) or "+" in text or len(text) <= 6 or _CLIPPED.fullmatch(text) is not None
    )


def _short_candidates(content: str, start: int) -> list[tuple[int, int]]:
    """Places in the bracket that may be a short form: the whole of it, its first part before a comma or semicolon, or the last after one."""
    places = []
    parts = list(re.finditer(r"[^,;:=]+", content))
    for match in parts[:1] + (parts[-1:] if 1 < len(parts) <= _FEW else []):
        part = match.group()
        core = part.strip(" “”\"'‘’")
        begin = start + match.start() + part.find(core)
        if core and _looks_short(core) and (match is parts[0] or any(c.isupper() for c in core)):
            places.append((begin, begin + len(core)))
    return places[:1]


_FEW = 3
"""The most parts of a bracket the last of which may be a short form: "(1-beta-D-arabinofuranosylcytosine; araC)"."""


def _long_before(tokenizer: Tokenizer, text: str, short: tuple[int, int], bracket: int) -> tuple[int, int] | None:
    """The long form that ends right before the bracket (or a closing quotation mark before it), by scispaCy's matching."""
    if text[max(0, bracket - 3) : bracket].rstrip().endswith(('"', "”")):
        bracket = len(text[:bracket].rstrip()) - 1
    if place := unspelled(text[short[0] : short[1]], text, bracket):
        return place
    size = short[1] - short[0]
    sentence = max(text.rfind(mark, 0, bracket) for mark in ("\n", "\t", ". ", "; ", "! ", "? ")) + 1
    start = max(sentence, bracket - 30 - 18 * size, 0)
    opening = text.rfind("(", start, bracket)
    if opening >= 0 and ")" not in text[opening:bracket]:
        start = opening + 1
    window = text[start:bracket]
    lead = len(window) - len(window.lstrip())
    words = tokenizer(window.strip())
    limit = min(size + 5, size * 2)
    candidate = words[max(0, len(words) - limit) :]
    place = _matched(tokenizer, candidate, text[short[0] : short[1]], start + lead)
    if (inside := with_short_form(window, text[short[0] : short[1]])) is not None:
        known = _long_before(tokenizer, text, _first(text, start + inside + 1), start + inside)
        return (known[0], start + len(window.rstrip())) if known else place
    whole = _by_initials(window, text[short[0] : short[1]]) or by_beginnings(window, text[short[0] : short[1]])
    if whole is not None and (place is None or start + whole[0] < place[0]):
        return start + whole[0], start + whole[1]
    return place


def _first(text: str, start: int) -> tuple[int, int]:
    """The place of the bracket's content that begins at `start`."""
    return start, text.index(")", start)


def _by_initials(window: str, short: str) -> tuple[int, int] | None:
    """The words at the end of the window whose first letters spell the short form, with or without the small words among them.

    The matching takes the shortest long form: for "TTF" it would end at "treatment failure", not "time to treatment failure".
    """
    letters = re.sub(r"[\W\d_]|s$", "", short).lower()
    words = list(re.finditer(r"[^\W_]+", window))
    for count in range(len(letters), len(letters) + 4) if len(letters) > 2 else ():
        if count > len(words):
            break
        last = words[-count:]
        initials = ["".join(w.group()[0].lower() for w in last if keep or w.group() not in _EDGE) for keep in (True, False)]
        begin, end = last[0].start(), last[-1].end()
        if letters in initials and not window[end:].strip() and _plausible(window[begin:end], short):
            return begin, end
    return None


def _matched(tokenizer: Tokenizer, candidate: Span, short: str, offset: int) -> tuple[int, int] | None:
    if not len(candidate):
        return None
    _, long = find_abbreviation(candidate, tokenizer(short)[:])
    if long is None and (latin := short.translate(_LATIN)) != short:
        _, long = find_abbreviation(candidate, tokenizer(latin)[:])  # "interferon-gamma (IFN-γ)"
    if long is None or not long.text.strip():
        return None
    said, end = long.text, offset + long.end_char
    if (other := _OTHER_FIRST.match(said)) is not None:
        said = said[other.end() :]
    return (end - len(said), end) if _plausible(said, short) else None


_OTHER_FIRST = regex(r"\([^()\s]{1,8}\)/")
"""The bracket of another short form, with the slash that parts the two: "receptor-positive (HR+)/human epidermal ..."."""


def _plausible(long: str, short: str) -> bool:
    """Guards: longer than the short form, balanced brackets, not the short form itself, first letters agree."""
    words = re.findall(r"\w+", long)
    if len(long) <= len(short) + 1 or not words or words[0].lower() in _EDGE or long.count("(") != long.count(")"):
        return False
    if re.sub(r"\W", "", long).lower() == re.sub(r"\W", "", short).lower() or _VERB.search(long) or short in words or len(words) > 2 * len(short) + 2:
        return False
    return short[0].lower() in (words[0][0].lower(), (_LOCANTS.sub("", long) or long)[0].lower())


def _short_before(tokenizer: Tokenizer, text: str, content: tuple[int, int], bracket: int) -> Definition | None:
    """SHORT (long form): the word right before the bracket is the short one."""
    before = re.search(r"[\w+/α-ω-]+\s?$", text[max(0, bracket - 20) : bracket])
    if before is None or len(text[content[0] : content[1]].split()) < 2:
        return None
    short = before.group().strip()
    begin = max(0, bracket - 20) + before.start()
    if not _looks_short(short):
        return None
    if _is_regimen(short, text[slice(*content)]):
        return Definition(short, text[slice(*content)], begin, begin + len(short), *content)
    part = re.split(r"[;,]", text[content[0] : content[1]])[0]
    place = _matched(tokenizer, tokenizer(part)[:], short, content[0])
    if place is None or place[0] != content[0] or _is_plain_word(short, text[slice(*place)]):
        return None
    return Definition(short, text[place[0] : place[1]], begin, begin + len(short), *place)


_BOTH = regex(r"(?P<long>[A-Za-z][\w-]+(?:[ -][\w-]+){0,6})[,;] (?P<short>[A-Z][\w+-]{1,7})")


def _both_inside(tokenizer: Tokenizer, text: str, content: tuple[int, int]) -> Definition | None:
    """A bracket with the long form and then the short one: "(Philadelphia chromosome-positive, Ph+)"."""
    match = _BOTH.fullmatch(text, *content)
    if match is None or not _looks_short(match["short"]):
        return None
    place = _matched(tokenizer, tokenizer(match["long"])[:], match["short"], content[0])
    return _definition(text, match.span("short"), place) if place == match.span("long") else None


def _is_plain_word(short: str, long: str) -> bool:
    """Whether the short form is a word in small letters that is clipped from none of the long form's: "a median age (range)"."""
    if not (short.isalpha() and short.islower() and len(short) > _CLIPPED_TO):
        return False
    return not any(_is_within(short, word) for word in re.findall(r"[^\W\d_]+", long.lower()))


_CLIPPED_TO = 3
"""Up to so many small letters may be the first ones of several words."""


def _is_within(short: str, word: str) -> bool:
    """Whether the letters stand in the word in this order."""
    letters = iter(word)
    return all(letter in letters for letter in short)


_OF_CODE = Sought(r"(?<![\w-])(?P<long>(?P<letters>[A-Z][A-Za-z]{1,5})[- ]?\d{1,7}[A-Za-z]?) \((?P<short>(?P=letters))[);,]", places=capitals)
"""The letters of a drug's code as its short form: "VQ-217 (VQ)"."""
_OF_INTERVAL = Sought(r"(?P<long>(?:[Cc]onfidence|[Cc]redible) intervals?) [(\[]\d\d(?:\.\d)?\s?%\s(?P<short>CI|CrI)s?(?=[)\];,:])")
"""The level stands before both: "95% confidence interval [95% CI]"."""
_MEMBERS = regex(r",\s(?:and\s|plus\s)?|\s(?:and|plus|\+)\s")


def _is_regimen(short: str, content: str) -> bool:
    """Whether the bracket after "CHOP" lists as many drugs as it has letters, half of which at least begin with theirs."""
    members = _MEMBERS.split(content)
    if not (short.isalpha() and short.isupper() and 3 <= len(short) == len(members)):
        return False
    begins = sum(m[:1].lower() == letter.lower() for m, letter in zip(members, short, strict=True))
    return 2 * begins >= len(short) and all(re.fullmatch(r"[a-z][\w-]{3,}(?: [a-z][\w-]+)?", m) for m in members)


def definitions(text: str, tokenizer: Tokenizer) -> list[Definition]:
    """Every definition in the text, in order, the first one where a short form is defined twice."""
    found: list[Definition] = []
    for match in (m for pattern in (*_BRACKETS, _OPENED) for m in pattern.finditer(text)):
        content = match.span(1)
        hit = None
        for short in _short_candidates(match.group(1), content[0]):
            place = _long_before(tokenizer, text, short, match.start())
            if place and not _is_plain_word(text[slice(*short)], text[slice(*place)]):
                hit = _definition(text, short, place)
        hit = hit or _short_before(tokenizer, text, content, match.start()) or _both_inside(tokenizer, text, match.span(1))
        if hit:
            found.append(hit)
    found += _glossary(text, tokenizer)
    found += [_definition(text, (e.start, e.end), (e.long_start, e.long_end)) for e in entries(text)]
    found += _letters(text)
    found += [_definition(text, m.span("short"), m.span("long")) for form in (_OF_CODE, _OF_INTERVAL) for m in form.finditer(text)]
    seen: set[str] = set()
    return [d for d in sorted(found, key=lambda d: d.short_start) if not (d.short in seen or seen.add(d.short))]  # type: ignore[func-returns-value]


def _definition(text: str, short: tuple[int, int], long: tuple[int, int]) -> Definition:
    return Definition(text[slice(*short)], text[slice(*long)], *short, *long)


def _letters(text: str) -> list[Definition]:
    """Single letters in brackets after words that begin with them: a drug, or several within one line ("experimental (E) and control (C)")."""
    hits = [m for m in _LETTER.finditer(text) if m.group("word")[0].upper() == m.group("short")]
    found = []
    for hit, before, after in zip(hits, [None, *hits], [*hits[1:], None], strict=False):
        beside = any(o is not None and o.group("short") != hit.group("short") and _in_one_line(text, hit, o) for o in (before, after))
        alone = _DRUG.fullmatch(hit["word"].lower()) or _COUNTING.fullmatch(hit["word"])
        if beside or alone or _is_part_of_other(text, hit):
            found.append(_definition(text, hit.span("short"), hit.span("word")))
    return found


_OTHER = regex(r"(?P<before>[\w-]+) \((?P<short>[A-Z]{2,4})\)")


def _is_part_of_other(text: str, hit: re.Match[str]) -> bool:
    """Whether a short form of more letters shortly before has the letter and its word: "norepinephrine (NE) and epinephrine (E)"."""
    word = hit.group("word").lower()
    for other in _OTHER.finditer(text, max(0, hit.start() - 2 * _NEAR), hit.start()):
        named = text[max(0, other.start() - _NEAR) : other.end("before")].lower()
        if other.group("short").endswith(hit.group("short")) and re.search(r"\n", text[other.end() : hit.start()]) is None and word in named:
            return True
    return False


def _in_one_line(text: str, a: re.Match[str], b: re.Match[str]) -> bool:
    first, last = sorted((a, b), key=lambda m: m.start())
    return last.start() - first.end() < _NEAR and not re.search(r"[\n\t;]|\.\s", text[first.end() : last.start()])


def _glossary(text: str, tokenizer: Tokenizer) -> list[Definition]:
    """Entries of a list of abbreviations: "ORR, objective response rate; OS, overall survival"."""
    found = []
    for match in _GLOSSARY.finditer(text):
        short, long = match.group("short"), match.group("long").strip()
        if not _looks_short(short) or not any(c.isupper() for c in short):
            continue
        place = _matched(tokenizer, tokenizer(long)[:], short, match.start("long"))
        if place and place[0] == match.start("long"):
            found.append(Definition(short, text[place[0] : place[1]], *match.span("short"), *place))
    return found


@Language.factory("a2kb_abbreviations", assigns=["doc._.a2kb_definitions", "doc.spans"])
class Abbreviations(SpanComponent):
    """Sets `doc._.a2kb_definitions` and writes ABBREVIATION over each defined short form, the long form as id."""

    labels = (Label.ABBREVIATION,)

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        with warnings.catch_warnings():  # one of scispaCy's patterns makes re warn of a future change of its syntax
            warnings.simplefilter("ignore", FutureWarning)
            self._tokenizer = combined_rule_tokenizer(nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Finds the definitions, keeps them, marks the short forms."""
        doc._.a2kb_definitions = definitions(text_of(doc), self._tokenizer)
        return super().__call__(doc)

    def find(self, doc: Doc) -> list[Span]:
        """Every place where a defined short form stands."""
        spans = []
        for d in doc._.a2kb_definitions or ():
            if len(d.short) < _LEAST:
                continue
            for match in re.finditer(rf"(?<![\w-]){re.escape(d.short)}(?![\w])", text_of(doc)):
                spans.append(span_at(doc, match.start(), match.end(), Label.ABBREVIATION, d.long, "abbreviations.defined"))
        return without_overlaps(spans)
