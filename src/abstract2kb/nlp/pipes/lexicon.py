"""One pass over the article with the compiled lexicons: "NKTR 214" is found as the asset bempegaldesleukin.

The hits are kept by label in `doc._.a2kb_hits`; the pipes of the labels decide which of them are mentions.
"""

from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from abstract2kb.errors import ModelError, PipelineError
from abstract2kb.lexicons import CASE, CompiledLexicon, Piece, Sense, alnum, is_gap, pieces, signs
from abstract2kb.nlp.disease_kinds import with_kinds
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.hit import Hit
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

_LEAD = regex(r"(?:≥|>=)\s?$")
_BOUND = regex(r"(?:[≤≥<>]=?)\s?(?=$|\d)")
_MARKERS = regex(r"[\w.-]+(?:\+[\w.-]+)+\+")
"""The markers of cells, as the names of their targets: "PD-1+TIM-3+" is no antibody against the two."""
_FILE = "lexicon.msgpack"
_MEASURED = regex(r"[.,·]\d|\s?(?:%|months?\b|mos?\b|weeks?\b|years?\b|(?:vs?\.?|versus)\s\d)")
"""After a number that is a value and not the end of a name: "PFS 6.9 months", "IL 12%"."""

_ORDINARY = frozenset({"at ", "in ", "on ", "or ", "as ", "vs ", "is ", "am ", "for ", "day "})
"""Words that are the letters of a code too: "at 148 kBq" is not AT148."""
_CODE = 2
"""Pieces of a code: its letters and its number. "day 28 ORR" is a name of three."""


def _joined(text: str, a: Piece, b: Piece) -> bool:
    """True when two neighbouring pieces may belong to one name."""
    if a.end == b.start:
        return True
    gap = text[a.end : b.start]
    return gap == " " or gap == "-" or is_gap(gap) or _is_subscript(text, a, b, gap)


def _is_subscript(text: str, a: Piece, b: Piece, gap: str) -> bool:
    """True beside a number that a plain text sets in brackets because it is a subscript: "J(2)", "As(2)O(3)"."""
    opens = gap in {"(", "-("} and b.norm.isdigit() and text[b.end : b.end + 1] == ")"
    return opens or (gap in {")", ")-"} and a.norm.isdigit() and text[a.start - 1 : a.start] == "(")


def _case_holds(sense: Sense, words: str) -> bool:
    """True unless the sense asks for exact letters and the words on the page differ."""
    if not sense.flags & CASE:
        return True
    letters = alnum(words)
    if sense.surface.islower():  # an ordinary word may begin a sentence or stand in a table
        letters = letters[:1].lower() + letters[1:]
    return letters in (sense.surface, sense.surface + "s")


def lookup(text: str, lexicon: CompiledLexicon) -> list[Hit]:
    """Every longest name at every place, for each label on its own; in text order."""
    found, hits = pieces(text), list[Hit]()
    norms = [piece.norm for piece in found]
    reach: dict[str, int] = {}
    for i in lexicon.beginnings(norms):
        piece, counts = found[i], _counts(norms, i, lexicon)
        if not counts or (i and found[i - 1].end == piece.start):
            continue
        done: set[str] = set()
        for count, senses in _named(norms, i, counts, lexicon):
            if not _whole(text, found, i, count, lexicon):
                continue
            start, end = _bounds(text, piece.start, found[i + count - 1].end)
            for sense in _by_signs(senses, text, start, end):
                if sense.label in done or end <= reach.get(sense.label, -1) or not _case_holds(sense, text[start:end]):
                    continue
                if sense.label == Label.DRUG and _MARKERS.fullmatch(text, start, end + 1):
                    continue
                hits.append(Hit(start, end, sense))
            for hit in reversed(hits):
                if hit.start != start:
                    break
                done.add(hit.sense.label)
                reach[hit.sense.label] = max(reach.get(hit.sense.label, -1), hit.end)
    return hits


def _counts(norms: list[str], i: int, lexicon: CompiledLexicon) -> list[int]:
    """How many pieces the names have that may begin at i, longest first."""
    first = norms[i]
    counts = lexicon.lengths(first)
    if first[-1] == "s" and 1 not in counts and lexicon.lengths(first[:-1]):
        counts = [*counts, 1]
    if counts and counts[0] > 1 and not (i + 1 < len(norms) and lexicon.begins(first, norms[i + 1])):
        return counts[-1:] if counts[-1] == 1 else []
    return counts


def _named(norms: list[str], i: int, counts: list[int], lexicon: CompiledLexicon) -> Iterator[tuple[int, list[Sense]]]:
    """How many pieces from i are the key of a name, with or without a plural s, and its senses; longest first as `counts` is."""
    for count in counts:
        last = norms[i + count - 1 : i + count]
        if not last:
            continue
        key = " ".join(norms[i : i + count])
        senses = lexicon.senses(key)
        if not senses and len(last[0]) > 2 and last[0][-1] == "s":
            senses = lexicon.senses(key[:-1])
        if senses:
            yield count, senses


def _by_signs(senses: list[Sense], text: str, start: int, end: int) -> list[Sense]:
    """Where one label has several ids under a key, those whose signs are on the page: "HR+/HER2-" is not "HR-/HER2+"."""
    if len(senses) < 2 or len({(s.label, s.id) for s in senses}) == len({s.label for s in senses}):
        return senses
    lead = _LEAD.search(text[max(0, start - 3) : start])
    shown = signs((lead.group() if lead else "") + text[start : end + 1])
    several = {s.label for s in senses if any(o.label == s.label and o.id != s.id for o in senses)}
    return [s for s in senses if s.label not in several or s.signs == shown]


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of a name with the marks it begins or ends with: "RAS(ON)", "[177Lu]Lu-PNT2002", "SVR ≥35%", "≤10% viable tumor"."""
    words = text[start:end]
    if text[end : end + 1] == ")" and words.rfind("(") > words.rfind(")"):
        end += 1
    if start and text[start - 1] == "[" and "]" in words and "[" not in words:
        start -= 1
    if text[end : end + 1] == "%" and words[-1].isdigit() and _BOUND.search(words):
        end += 1
    lead = _BOUND.search(text[max(0, start - 3) : start]) if "%" in words else None
    return (start - len(lead.group()), end) if lead else (start, end)


def _whole(text: str, found: list[Piece], i: int, count: int, lexicon: CompiledLexicon) -> bool:
    """True when the last piece ends a word and the pieces are joined, or parted by the very marks that the name has."""
    last = i + count - 1
    if last + 1 < len(found) and found[last].end == found[last + 1].start:
        return False
    begin = found[last].start
    if count == _CODE and text[found[i].start : found[i].end + 1] in _ORDINARY and found[i + 1].norm.isdigit():
        return False
    if count > 1 and found[last].norm.isdigit() and text[begin - 1] == " " and _MEASURED.match(text, found[last].end):
        bound = _BOUND.search(text[max(0, begin - 3) : begin]) is not None  # "BCR::ABL1 ≤ 10%" is a name
        if not bound:
            return False
    if count == 1 or all(_joined(text, found[k], found[k + 1]) for k in range(i, last)):
        return True
    return lexicon.is_odd(" ".join([p.norm for p in found[i : last + 1]]), text[found[i].start : found[last].end])


@Language.factory("a2kb_lexicon", assigns=["doc._.a2kb_hits"])
class LexiconLookup:
    """Carries the compiled lexicon, saved beside the pipeline as lexicon.msgpack."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.lexicon = CompiledLexicon()

    def find(self, doc: Doc) -> dict[str, list[Hit]]:
        """Hits by label."""
        by_label: dict[str, list[Hit]] = {}
        text = text_of(doc)
        for hit in with_kinds(text, lookup(text, self.lexicon), lambda name: lookup(name, self.lexicon)):
            by_label.setdefault(hit.sense.label, []).append(hit)
        return by_label

    def annotate(self, doc: Doc, hits: dict[str, list[Hit]]) -> None:
        """Keeps the hits on the Doc."""
        doc._.a2kb_hits = hits

    def __call__(self, doc: Doc) -> Doc:
        """find, then annotate."""
        self.annotate(doc, self.find(doc))
        return doc

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Writes the compiled lexicon into the component's folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_bytes(self.lexicon.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> "LexiconLookup":
        """Reads it back; raises ModelError when the file is missing."""
        file = Path(path) / _FILE
        if not file.is_file():
            raise ModelError(f"{file}: the compiled lexicon is missing; run `abstract2kb build-model`")
        self.lexicon = CompiledLexicon.from_bytes(file.read_bytes())
        return self


def lookup_of(nlp: Language) -> LexiconLookup:
    """The pipe that carries a pipeline's lexicon; raises PipelineError when there is none."""
    pipe = nlp.get_pipe("a2kb_lexicon") if "a2kb_lexicon" in nlp.pipe_names else None
    if not isinstance(pipe, LexiconLookup):
        raise PipelineError("the pipeline has no 'a2kb_lexicon'")
    return pipe
