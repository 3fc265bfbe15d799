"""Where the clause of an effect begins and ends, and within it the verb with what belongs to that verb alone.

"In A X shrank tumors and prolonged survival, and in B it did nothing" is two clauses, and the first has two verbs.
"""

from __future__ import annotations

from abstract2kb.assemble.preclinical.groups import MOLECULES
from abstract2kb.assemble.preclinical.phrases import Segment, is_adverb, is_finite
from abstract2kb.assemble.preclinical.reading import Effect
from abstract2kb.assemble.preclinical.vocabulary import AUXILIARIES, STOPS
from abstract2kb.patterns import regex

__all__ = ["CLAUSE_WORDS", "ELSEWHERE", "clause_of", "first_verb", "verb_phrase_of"]

ELSEWHERE = frozenset({"preclinical.contrast", "preclinical.ellipsis"})
"""Rules whose effect is named in another clause."""
CLAUSE_WORDS = frozenset("while whereas but although though".split())
_SUBJECT = 12
_FLOATING = frozenset("alone itself monotherapy".split())
_LIKE_DRUG = regex(r"(?:(?:r[mh]|m|h)?(?:IL-?\d{1,2}\w*|IFN\S*|TNF\S*)|anti-\S+|[a-z]+(?:mab|nib|lib|taxel|platin|tecan))$")
"""Other molecules by their names: "rmIL-12", "anti-PD-1"."""
_REDUCED = frozenset("compared seen observed associated induced caused reported produced provoked elicited treated".split())
_OPENERS = frozenset("that both because since as where".split())
"""Words before the two subjects of "showed that X and Y slowed growth"."""
_IN_WHICH = frozenset("in on against under for at".split())
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


def is_rival(words: Segment, at: int) -> bool:
    """True where the subject that begins at `at` is an asset or another molecule: "where X did nothing", "whereas a plain antibody had no effect"."""
    verb = next((i for i in range(at, min(at + _SUBJECT, len(words))) if is_finite(words, i) or words[i].low == ","), None)
    if verb is None or verb == at or words[verb].low == ",":
        return False
    inner = words[at:verb]
    cut = next((k for k, w in enumerate(inner) if w.low in STOPS and k), len(inner))
    head = next((w for w in reversed(inner[:cut]) if w.low not in _FLOATING and not is_adverb(w)), inner[0])
    return head.asset is not None or head.low in MOLECULES or _LIKE_DRUG.match(head.text) is not None


def _is_set_beside(words: Segment, comma: int) -> bool:
    """True for the comma of "X slowed growth, Y at the same dose did not": an asset with a verb of its own, after a whole clause."""
    at = comma + 1 + (comma + 1 < len(words) and words[comma + 1].low == "the")
    if at >= len(words) or words[at].asset is None or words[0].low in CLAUSE_WORDS or words[comma - 1].asset is not None:
        return False
    if not any(is_finite(words, k) for k in range(1, comma)) or any(words[k].low in {"which", "who"} for k in range(comma)):
        return False
    verb = next((k for k in range(at + 1, min(at + _SUBJECT, len(words))) if is_finite(words, k) or words[k].low in {",", "and", "or"}), None)
    return verb is not None and words[verb].low not in {",", "and", "or"}


def _parts_clauses(words: Segment, i: int) -> bool:
    """True at a word that begins a clause with a subject of its own."""
    low = words[i].low
    if low in CLAUSE_WORDS or (low == "where" and words[i - 1].low == "," and any(is_finite(words, k) for k in range(i + 1, len(words)))):
        return True
    if low == "where":
        return i + 1 < len(words) and is_rival(words, i + 1)
    if low in _IN_WHICH and words[i - 1].low == "," and i + 2 < len(words) and words[i + 1].low == "which":
        return is_rival(words, i + 2)  # "shrank A tumours, in which Y was inactive"
    if low == ",":
        return _ends_front(words, i) or _is_set_beside(words, i)
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
