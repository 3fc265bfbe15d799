"""Where the clause of an effect begins and ends, and within it the verb with what belongs to that verb alone.

"In A X shrank tumors and prolonged survival, and in B it did nothing" is two clauses, and the first has two verbs.
"""

from __future__ import annotations

from abstract2kb.assemble.preclinical.phrases import Segment, is_adverb, is_finite
from abstract2kb.assemble.preclinical.reading import Effect
from abstract2kb.assemble.preclinical.vocabulary import AUXILIARIES

__all__ = ["CLAUSE_WORDS", "ELSEWHERE", "clause_of", "first_verb", "verb_phrase_of"]

ELSEWHERE = frozenset({"preclinical.contrast", "preclinical.ellipsis"})
"""Rules whose effect is named in another clause."""
CLAUSE_WORDS = frozenset("while whereas but although though".split())
_REDUCED = frozenset("compared seen observed associated induced caused reported produced provoked elicited treated".split())
_OPENERS = frozenset("that both because since as where".split())
"""Words before the two subjects of "showed that X and Y slowed growth"."""
_JOINTS = frozenset("and or but , then".split())


def clause_of(words: Segment, effect: Effect) -> tuple[int, int]:
    """The characters of the clause that the effect stands in."""
    first, last = _between(words, effect, [i for i in range(1, len(words)) if _parts_clauses(words, i)])
    return words[first].start, words[last - 1].end


def verb_phrase_of(words: Segment, effect: Effect) -> tuple[int, int]:
    """The characters from the joint before the verb of the effect to the next joint with a verb of its own."""
    first, last = _between(words, effect, [i for i in range(1, len(words)) if _parts_clauses(words, i) or _parts_verbs(words, i)])
    return words[first].start, words[last].start if last < len(words) else words[-1].end


def first_verb(words: Segment) -> int:
    """The character at which the first finite verb begins; the end where there is none."""
    return next((w.start for i, w in enumerate(words) if i and is_finite(words, i)), words[-1].end)


def _between(words: Segment, effect: Effect, borders: list[int]) -> tuple[int, int]:
    """The last border before the effect (the first word) and the first one after it (the end)."""
    elsewhere = effect.rule in ELSEWHERE
    pivot = effect.at if elsewhere else min(effect.at, effect.start)
    until = effect.at if elsewhere else max(effect.at, effect.start)
    return max((i for i in borders if i <= pivot), default=0), next((i for i in borders if i > until), len(words))


def _parts_verbs(words: Segment, i: int) -> bool:
    """True for the "and" of "shrank tumors and prolonged survival" (both verbs have one subject)."""
    if words[i].low not in _JOINTS or not any(is_finite(words, k) for k in range(i)):
        return False
    after = i + 1
    while after < len(words) and (is_adverb(words[after]) or words[after].low in _JOINTS):
        after += 1
    return after < len(words) and is_finite(words, after)


def _is_reduced(words: Segment, k: int) -> bool:
    """True for "seen with" in "the lymphopenia and activation seen with X", and for "compared with"."""
    if words[k].low not in _REDUCED or k + 1 >= len(words) or words[k - 1].low in AUXILIARIES:
        return False
    return words[k + 1].low in {"with", "to", "by", "after", "in", "for"}


def _ends_front(words: Segment, i: int) -> bool:
    """True for the comma of "While X slowed growth, Y stopped it"."""
    if words[0].low not in CLAUSE_WORDS or any(words[k].low == "," for k in range(i)):
        return False
    return any(is_finite(words, k) for k in range(1, i)) and any(is_finite(words, k) for k in range(i + 1, len(words)))


def _parts_clauses(words: Segment, i: int) -> bool:
    """True at a word that begins a clause with a subject of its own."""
    low = words[i].low
    if low in CLAUSE_WORDS or (low == "where" and words[i - 1].low == "," and any(is_finite(words, k) for k in range(i + 1, len(words)))):
        return True
    if low == ",":
        return _ends_front(words, i)
    if low not in {"and", "or"} or i + 1 >= len(words):
        return False
    after = words[i + 1]
    if is_finite(words, i + 1) or after.low == "to":
        return False
    if after.asset is not None and i > 1 and words[i - 1].asset is not None and words[i - 2].low in _OPENERS:
        return False
    verbs = (k for k in range(i + 1, len(words)) if words[k].low == "," or (is_finite(words, k) and not _is_reduced(words, k)))
    verb = next(verbs, None)
    if verb is None or words[verb].low == "," or not any(is_finite(words, k) for k in range(i)):
        return False
    return not (words[verb - 1].low in {"and", "or", "but"} and words[verb].low not in AUXILIARIES)
