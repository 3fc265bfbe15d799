"""The words of a segment, without brackets and asides that tell nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.patterns import regex

__all__ = ["Segment", "Word", "is_marker_of", "is_seen_with", "segment_words"]

_WORD = regex(
    r"(?<![\w.,])\d{1,2}(?:,\d{1,2})+['′]?-[A-Za-z][\w-]*\w|"  # 1,6-bisphosphate
    r"\w[\w-]*[a-z]{2}(?=\.\d{1,2}(?:[,–]\d{1,2})*\s*$)|"  # "toxicity.12" with the number of a reference at the end of its sentence
    r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,])|"
    r"(?<=\S)[-–‑][A-Za-z][\w-]*\w|\w(?:[\w/’'.+;-]|(?<=[^\W\d])[–‑](?=[^\W\d]))*\w\+?|\w\+?|[^\w\s]"
)
_ASIDE = 16
_MEASURED = frozenset("measured assessed judged quantified determined estimated gauged defined monitored".split())
_JOINED = 5
_JOINED_MANNER = 2
_SCALES = frozenset("dose time concentration".split())
_BY_SCALE = frozenset(f"{scale}-dependent" for scale in _SCALES)
_BEFORE_MANNER = frozenset(
    "significant marked strong profound rapid potent robust substantial pronounced reversible gradual progressive clear striking dramatic".split()
)
_EXTENT = 8
_AMOUNT = regex(
    r"[~≥>≤<–-]$|\d[\d.,]*(?:-?fold)?$|(?:%|fold|log10|logs?|about|approximately|at|least|up|to|more|than|over|nearly|roughly|around|almost|and|or)$"
)
_NEARLY_NO = [["little", "to", "no"], ["next", "to", "no"]]
_NOT_PLACED = frozenset("and or".split())
_QUALIFIES = frozenset(
    "potent robust strong significant excellent good remarkable marked favorable favourable striking comparable similar superior durable profound "
    "high exquisite".split()
)
_CONNECTIVES = (
    "as a result", "as a consequence", "in addition", "by contrast", "in contrast", "in turn", "of note", "as expected", "in fact", "in parallel",
    "at the same time", "on the other hand", "for example", "for instance", "in the end", "on balance", "to date", "even so", "in short", "in sum",
    "what is more", "on top", "in other words", "of interest", "as predicted", "as anticipated", "in agreement", "at first", "in all", "in essence",
)  # fmt: skip
_INSERTED = frozenset((*_CONNECTIVES, "however", "though", "moreover", "furthermore", "likewise", "instead", "too", "in particular", "meanwhile"))
_BULLETS = frozenset("•◦▪·●○■►-–—*")


@dataclass(frozen=True, slots=True)
class Word:
    """text[start:end] (end exclusive) in the Doc; `asset` is the entity named here, if any."""

    text: str
    low: str
    start: int
    end: int
    asset: int | None = None
    event: bool = False
    """Part of the name of an adverse event."""
    stands_for: str = ""
    """What a pronoun stands for."""


Segment = Sequence[Word]


def segment_words(text: str, start: int, end: int, names: Sequence[tuple[int, int, int]], events: Sequence[tuple[int, int]] = ()) -> list[Word]:
    """The words of text[start:end]; a name (start, end, entity) is one word; `events` are the places of adverse events."""
    found: list[Word] = []

    def is_event(place: int) -> bool:
        return any(a <= place < b for a, b in events)

    at = start
    for a, b, entity in [*(n for n in names if start <= n[0] and n[1] <= end), (end, end, -1)]:
        if a < at:
            continue
        found += [Word(m.group(), _low(m, start), m.start(), m.end(), None, is_event(m.start())) for m in _WORD.finditer(text, at, a)]
        if entity >= 0:
            found.append(Word(text[a:b], "", a, b, entity))
        at = b
    return _without_asides(_without_inserted(_without_connective(found[1:] if found and found[0].low in _BULLETS else found)))


def _without_inserted(words: list[Word]) -> list[Word]:
    """Without what joins a clause to the one before it, between commas: "Y, on the other hand, did not"."""
    commas = [i for i, w in enumerate(words) if w.low == ","]
    for a, b in pairwise(commas):
        if 1 < b - a <= _JOINED + 1 and " ".join(w.low for w in words[a + 1 : b]) in _INSERTED:
            return _without_inserted([*words[:a], *words[b + 1 :]])
    return words


def _without_connective(words: list[Word]) -> list[Word]:
    """Without the words that join a sentence to the one before it: "As a result IL-6 fell" is "IL-6 fell"."""
    first = " ".join(w.low for w in words[:_JOINED])
    known = next((c for c in _CONNECTIVES if first.startswith(c + " ")), "")
    size = len(known.split())
    return words[size + (words[size].low == ",") :] if known and len(words) > size + 2 and words[size].low not in {"to", "with", "of"} else words


def _low(match: re.Match[str], start: int) -> str:
    """In lower case; "NO" in capitals within a sentence is the gas, no denial."""
    low = match.group().lower().replace("–", "-").replace("‑", "-")
    return "nitric-oxide" if match.group() == "NO" and match.start() > start else "or" if low == "and/or" else low


def _without_asides(words: list[Word]) -> list[Word]:
    """Without brackets that hold no verb: "tumor growth inhibition (92% vs 48%)"."""
    kept: list[Word] = []
    at = 0
    words = _joined_places(_with_signed(words))
    words = _without_extent(_without_measuring(_without_dashed(_with_plain_manner(words))))
    while at < len(words):
        close = _closing(words, at) if words[at].low in {"(", "["} else None
        if close is None or any(w.low in v.AUXILIARIES or (w.low in VERBS and VERBS[w.low].act is not Act.OTHER) for w in words[at:close]):
            kept.append(words[at])
            at += 1
        else:
            at = close + 1
    return kept


_SIGNED = {"negatively": "down", "positively": "up"}


def _with_signed(words: list[Word]) -> list[Word]:
    """With one word for "negatively regulates", which is "downregulates"."""
    kept: list[Word] = []
    for word in words:
        sign = _SIGNED.get(kept[-1].low) if kept and word.low.startswith(("regulat", "modulat")) else None
        if sign is not None:
            before = kept.pop()
            word = Word(f"{before.text} {word.text}", f"{sign}{word.low.replace('modulat', 'regulat')}", before.start, word.end)
        kept.append(word)
    return kept


def _closing(words: list[Word], at: int) -> int | None:
    """The index of the bracket that closes the one at `at`, past brackets within it."""
    depth = 0
    for i in range(at, min(at + _ASIDE, len(words))):
        depth += (words[i].low in {"(", "["}) - (words[i].low in {")", "]"})
        if not depth:
            return i
    return None


_STOPS_OR_NOT_PLACED = v.STOPS | _NOT_PLACED


def _joined_places(words: list[Word]) -> list[Word]:
    """With "in vivo" before a noun as one word: "superior in vivo efficacy"."""
    kept: list[Word] = []
    words = [
        w
        for i, w in enumerate(words)
        if [x.low for x in words[i : i + 3]] not in _NEARLY_NO
        and [x.low for x in words[max(i - 1, 0) : i + 2]] not in _NEARLY_NO[1:]
        and [x.low for x in words[i : i + 3]] != ["little", "to", "no"]
        and [x.low for x in words[i - 1 : i + 2]] != ["little", "to", "no"]
    ]
    for at, word in enumerate(words):
        before, after = words[at - 2].low if at > 1 else "", words[at + 1].low if at + 1 < len(words) else ""
        again = before == "and" and any(w.low in {"in-vivo", "in-vitro"} for w in kept[-_JOINED:])
        if word.low in {"vivo", "vitro"} and at > 1 and (again or _takes_place(before)) and after[:1].isalpha() and after not in _STOPS_OR_NOT_PLACED:
            kept[-1] = Word(f"{words[at - 1].text} {word.text}", f"in-{word.low}", words[at - 1].start, word.end)
        else:
            kept.append(word)
    return kept


_BEFORE_A_NOUN = v.UP_ADJECTIVES | v.DOWN_ADJECTIVES | v.DETERMINERS | _QUALIFIES


def _takes_place(before: str) -> bool:
    """True for a word after which "in vivo" can only belong to the noun that follows."""
    return before in _BEFORE_A_NOUN or before in VERBS


def _without_dashed(words: list[Word]) -> list[Word]:
    """Without a number between dashes: "a significant - 48 percent - improvement"."""
    for at, word in enumerate(words[:-2]):
        if word.low in {"-", "–", "—"} and words[at + 1].low[:1].isdigit():
            end = next((i for i in range(at + 2, min(at + 5, len(words))) if words[i].low in {"-", "–", "—"}), None)
            if end is not None:
                return _without_dashed([*words[:at], *words[end + 1 :]])
    return words


def _with_plain_manner(words: list[Word]) -> list[Word]:
    """With one word for how a change went on: "a significant, time- and dose-dependent fall", "dose dependent, biphasic increases"."""
    kept: list[Word] = []
    for word in words:
        if word.low in {"dependent", "-dependent"} and kept and kept[-1].low in _SCALES:
            scale = kept.pop()
            word = Word(f"{scale.text}-dependent", f"{scale.low}-dependent", scale.start, word.end)
        if word.low in _BY_SCALE:
            while len(kept) > _JOINED_MANNER and kept[-1].low in {"and", "or", "-"} and any(w.low in _SCALES for w in kept[-3:-1]):
                at = next(k for k in range(len(kept) - 2, -1, -1) if kept[k].low in _SCALES)
                word = Word(f"{kept[at].text}- and {word.text}", word.low, kept[at].start, word.end)
                del kept[at:]
            if len(kept) > 1 and kept[-1].low == "," and kept[-2].low in _BEFORE_MANNER:
                kept.pop()
        elif kept and kept[-1].low == "," and len(kept) > 1 and kept[-2].low in _BY_SCALE and word.low not in v.LIST_STOPS:
            kept.pop()
        kept.append(word)
    return kept


def _without_extent(words: list[Word]) -> list[Word]:
    """Without how far it went between a noun of change and what changed: "a reduction of 80% in tumour volume"."""
    for at, word in enumerate(words[:-3]):
        if word.low in v.TURNS and words[at + 1].low in {"of", "by"}:
            end = next((i for i in range(at + 2, min(at + _EXTENT, len(words))) if not _AMOUNT.match(words[i].low)), at + 2)
            if end > at + 2 and end < len(words) and words[end].low in {"in", "of"} and any(w.low[:1].isdigit() for w in words[at + 2 : end]):
                return _without_extent([*words[: at + 1], *words[end:]])
    return words


def _without_measuring(words: list[Word]) -> list[Word]:
    """Without what says how something was measured: ", judged by loss of Ki-67,"."""
    for at in range(1, len(words) - 2):
        i = at + (words[at].low == "as")
        if words[at - 1].low == "," and words[i].low in _MEASURED and words[i + 1].low in {"by", "as", "with", "via", "on", "from", "using", "in"}:
            end = next((k for k in range(i + 2, min(i + _ASIDE, len(words))) if words[k].low == ","), None)
            if end is not None and not any(w.low in v.AUXILIARIES for w in words[at:end]):
                return _without_measuring([*words[: at - 1], *words[end + 1 :]])
    return words


def is_seen_with(words: Segment, at: int) -> bool:
    """True for "seen with" in "the rash and the leak seen with X": it belongs to the noun and is no verb of a clause."""
    if words[at].low not in {"seen", "observed", "found"} or words[at - 1].low in v.AUXILIARIES or at + 1 >= len(words):
        return False
    return words[at + 1].low in {"with", "by", "after", "in"}


def is_marker_of(words: Segment, at: int) -> bool:
    """True for "expressing" in "5T4 expressing target cells"."""
    if words[at].low not in {"expressing", "bearing", "lacking"} or at + 1 >= len(words):
        return False
    return any(c.isupper() for c in words[at - 1].text) and words[at + 1].text.islower() and words[at + 1].low not in v.STOPS_AND_DETERMINERS
