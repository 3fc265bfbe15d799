"""What a phrase says by itself: "a greater loss of tumor volume" is tumor volume, decreased; "no change in body weight" is body weight, unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.phrases import MODEL_NOUN, QUALITIES, Phrase, Segment, is_adverb, is_effect_noun, is_finite, is_measure, objects
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

__all__ = ["Effect", "is_effect", "is_lack", "named_effect", "read", "read_all"]

_LONGEST = 14
_BARE = frozenset(
    "effect effects change changes finding findings picture result results increases decreases reductions elevations rises declines interaction "
    "interactions relationship relationships".split()
)
_POINTING = frozenset("the this that its these".split())
_INFLUENCES = frozenset("effect effects impact influence".split())
_ON, _ABOUT = frozenset({"on", "upon", "of"}), frozenset({"in", "of", "on"})
_BORNE = frozenset("acceptable manageable tolerable".split())
_DEVELOPED = frozenset("development discovery identification generation selection design synthesis use administration combination addition".split())
_SIGNS = frozenset("evidence sign signs indication indications hint hints".split())
_BRINGING = frozenset("eliciting inducing causing producing triggering showing exhibiting achieving demonstrating promoting driving yielding".split())
_ALIKE = frozenset("comparable similar equivalent equal identical".split())
_FATES = frozenset("apoptosis senescence death".split())
"""What comes about where growth is suppressed: "suppression of signaling and apoptosis" lowered one and brought the other."""
_GIVEN = frozenset("concentration concentrations amount amounts presence".split())
_GOES_OUT = frozenset("clearance removal degradation depletion elimination neutralization disruption".split())
_TISSUES = frozenset("tumor tumors tumour tumours plasma serum blood liver tissue tissues cells brain lung lungs kidney muscle".split())
_MANNERS = frozenset("significant dose-dependent time-dependent concentration-dependent dose- time- marked".split())
_VARIED = frozenset("diverse variable varying heterogeneous different differential various distinct varied".split())
"""What went no way: "diverse sensitivity"."""
_GONE = frozenset("loss losses".split())
_SCALES = frozenset("nanomolar picomolar micromolar subnanomolar femtomolar single-digit double-digit nm pm".split())
_DOINGS = frozenset("activity activities effect effects potency capacity action property properties".split())


@dataclass(frozen=True, slots=True)
class Effect:
    """words[start:end] (end exclusive) of a segment went `direction`; `at` is the word that says so, `head` a shared head ("release of")."""

    start: int
    end: int
    direction: Direction
    at: int
    rule: str
    head: str = ""
    weak: bool = False
    """A finding only where its segment has no other."""
    turned: bool = False
    """A noun or an adjective of its phrase gives the direction ("a loss of X", "lower X"), so that it need not be known as an effect."""


def read_all(words: Segment, phrases: Iterable[Phrase], way: Direction, at: int, rule: str) -> Iterator[Effect]:
    """The effects of the items of a list: an item without a noun of change of its own goes the way of the one before ("loss of A and B")."""
    reached, last, denied, littled = -1, None, False, False
    for phrase in phrases:
        if phrase.start < reached:
            continue
        denied = (denied and words[phrase.start - 1].low in {"or", "nor", "the"}) or (
            words[phrase.start].low in {"no", "neither", "without"} or is_lack(words, phrase.start)
        )
        if denied and reached > 0:
            yield from read(words, phrase, Direction.ABSENT, at, rule)
            reached = phrase.end
            continue
        if _is_as_little(words, phrase, way) and reached > 0 and words[reached].low in {"and", "or"} and littled:
            yield from read(words, phrase, Direction.ABSENT, at, rule)
            reached = phrase.end
            continue
        littled = words[phrase.start].low in v.LITTLE and way is Direction.INCREASED
        if last is not None and _shares(words, phrase, last):
            yield replace(last, start=_past_modifiers(words, phrase), end=phrase.end, head=phrase.head)
            continue
        last = None
        for effect in read(words, phrase, way, at, rule):
            yield effect
            reached = max(reached, effect.end)
            shared = effect.turned and (_noun_of_change(words, phrase.start, phrase.end) is not None or effect.direction is Direction.DECREASED)
            last = effect if shared and effect.end <= phrase.end else None


_PLAIN_OR_LITTLE = v.DETERMINERS | v.NO_WORDS | QUALITIES | v.UP_ADJECTIVES | v.DOWN_ADJECTIVES | v.LITTLE


def _is_as_little(words: Segment, phrase: Phrase, way: Direction) -> bool:
    """True for "B" in "minimal A and B": it has no adjective of its own."""
    first = words[phrase.start].low
    return way is Direction.INCREASED and first not in _PLAIN_OR_LITTLE and not is_measure(words[phrase.start])


_PLAIN = v.DETERMINERS | v.NO_WORDS | QUALITIES | v.UP_ADJECTIVES | v.DOWN_ADJECTIVES


def _shares(words: Segment, phrase: Phrase, last: Effect) -> bool:
    """True for "B" in "loss of A and B", "migration" in "inhibition of growth and migration"; not for "killing" in "loss of A and killing"."""
    first = words[phrase.start].low
    if first in _PLAIN or is_measure(words[phrase.start]):
        return False
    own = v.TURNS_CHANGES_RESULTS
    if any(w.low in own or (w.low == "of" and is_effect_noun(words[i - 1].low)) for i, w in enumerate(words[: phrase.end]) if i > phrase.start):
        return False
    if first in own or (last.direction is Direction.DECREASED and words[phrase.end - 1].low in _FATES):
        return False
    return _names_one(words, last.start, last.end) or not _names_one(words, phrase.start, phrase.end)


def _names_one(words: Segment, start: int, end: int) -> bool:
    return any(is_effect_noun(w.low) for w in words[start:end])


def read(words: Segment, phrase: Phrase, way: Direction, at: int, rule: str) -> Iterator[Effect]:
    """The effects of a phrase whose verb (at `at`) says `way`: its own adjectives and nouns of direction may turn it."""
    start, changed = _modified(words, phrase, way)
    compared = any(w.low in v.COMPARED for w in words[phrase.start : start])
    noun = _noun_of_change(words, start, phrase.end)
    if noun is None or (changed is Direction.ABSENT and words[noun].low in _GONE):
        end = _trimmed(words, start, phrase.end)
        if end - start > 1 and words[end - 1].low in v.COMPOUNDED and (turned := _turned(words[end - 1].low, changed)) is not None:
            yield Effect(start, end - 1, turned, at, rule, phrase.head, turned=True)
        else:
            yield Effect(start, end, changed, at, rule, phrase.head, turned=compared)
        return
    turned = _turned(words[noun].low, changed)
    inner = [Phrase(noun + 2, phrase.end)] if noun + 2 < phrase.end else objects(_before_verb(words, noun, at), noun + 2)
    if turned is None or not inner:
        whole = inner[0].end if inner and words[noun].low in v.CHANGE_NOUNS and inner[0].start == noun + 2 else phrase.end
        yield Effect(start, whole, changed, at, rule, phrase.head)
        return
    for n, argument in enumerate(inner):
        if n and (words[argument.start].low in v.DETERMINERS or _noun_of_change(words, _past_modifiers(words, argument), argument.end) is not None):
            yield from read_all(words, inner[n:], way, at, rule)
            return
        yield Effect(_past_modifiers(words, argument), argument.end, turned, at, rule, argument.head, turned=words[noun].low not in v.CHANGE_NOUNS)


def _before_verb(words: Segment, noun: int, at: int) -> Segment:
    """What stands before the verb whose subject the noun is: "decreases in A and B" before "were observed"."""
    return words[: next((i for i in range(noun, at) if is_finite(words, i)), at)] if at > noun else words


def _modified(words: Segment, phrase: Phrase, way: Direction) -> tuple[int, Direction]:
    """Where the name itself begins, and the direction that the words before it give."""
    at = phrase.start
    sign = next((i for i in range(at + 1, phrase.end - 2) if words[i].low in _SIGNS and words[i + 1].low == "of"), None)
    if sign is not None:
        return _modified(words, replace(phrase, start=sign + 2), Direction.ABSENT if words[at].low in v.NO_WORDS else way)
    if _is_doing(words, at, phrase.end):
        way = Direction.DECREASED if way is Direction.INCREASED and VERBS[words[at].low].act is Act.LOWER else way
    at += at + 1 < phrase.end and (words[at].low in _BRINGING or _is_doing(words, at, phrase.end))
    while at < phrase.end:
        low = words[at].low
        if at + 2 < phrase.end and words[at].asset is not None and words[at + 1].low in v.BROUGHT_BY:
            at += 1
        elif low in v.NO_WORDS or is_lack(words, at) or (low in v.LITTLE and way is Direction.INCREASED):
            way = Direction.ABSENT
        elif low in _ALIKE and at + 1 < phrase.end and way is Direction.INCREASED:
            way = Direction.UNCHANGED
        elif low in v.DOWN_ADJECTIVES:
            way = Direction.DECREASED if way is Direction.INCREASED and not _is_scale(words, at) else way
        elif not (low in v.UP_ADJECTIVES or low in v.DETERMINERS or is_adverb(words[at]) or is_measure(words[at]) or low in {"-", "x", "of"}):
            break
        at += 1
    return (at, way) if at < phrase.end else (phrase.start, way)


def is_lack(words: Segment, at: int) -> bool:
    """True for "the lack of fever", "absence of metastases"."""
    at += words[at].low in {"the", "a", "an"} and at + 1 < len(words)
    return words[at].low in {"lack", "absence"} and at + 1 < len(words) and words[at + 1].low == "of"


def _is_scale(words: Segment, at: int) -> bool:
    """True for "low nanomolar" and "low single-digit": how small a number is, which went no way."""
    return words[at].low == "low" and any(w.low in _SCALES for w in words[at + 1 : at + 3])


def _is_doing(words: Segment, at: int, end: int) -> bool:
    """True for "slowing" in "resulted in slowing tumor growth", not in "the slowing of growth" or "a slowing effect"."""
    verb = VERBS.get(words[at].low)
    if verb is None or not verb.gerund or verb.act not in (Act.LOWER, Act.RAISE) or at + 1 >= end:
        return False
    return words[at + 1].low not in v.OF_STOPS and words[end - 1].low not in _DOINGS


def _past_modifiers(words: Segment, phrase: Phrase) -> int:
    return _modified(words, phrase, Direction.UNCHANGED)[0]


def _noun_of_change(words: Segment, start: int, end: int) -> int | None:
    """The index of a noun like "reduction" with an argument after it ("in X", "of X")."""
    for i in range(start, min(start + 4, end)):
        low = words[i].low
        if low == "arrest" and words[i + 1 : i + 2] and words[i + 1].low != "of":
            return None
        if is_effect_noun(low) and low not in v.TURNS_AND_CHANGES:
            return None
        if (low in v.DOWN_NOUNS or low in v.UP_NOUNS or low in v.CHANGE_NOUNS) and i + 2 < len(words) and words[i + 1].low in _arguments(low):
            if words[i + 1].low == "in" and i > start and _is_compounded(words[i - 1].low):
                return None
            after = words[i + 2]
            if words[i + 1].low == "in" and i > start and (_is_place(words, i + 2) or _is_of_molecule(words, i) or _is_tissue(words, i)):
                return None
            share = is_measure(after) and any(w.low == "of" for w in words[i + 3 : i + 5])  # "eradication of 80% of tumours"
            return None if (is_measure(after) and not share) or after.low in {"up", "at"} else i
    return None


def _is_place(words: Segment, at: int) -> bool:
    """True for "a disseminated disease model" after "AML eradication in"."""
    end = next((k for k in range(at, min(at + _LONGEST, len(words))) if words[k].low in v.AND_STOPS), min(at + _LONGEST, len(words)))
    return end > at and MODEL_NOUN.match(words[end - 1].low) is not None


def _is_tissue(words: Segment, noun: int) -> bool:
    """True for "lactate clearance in the tumor": a noun says what went, so "in" says where."""
    before, after = words[noun - 1], words[noun + 2]
    modifier = before.low in v.TURNED or before.low in QUALITIES or is_adverb(before) or is_measure(before) or before.low in v.DETERMINERS
    where = words[noun + 3] if after.low in {"the", "a"} and noun + 3 < len(words) else after
    return words[noun].low in _GOES_OUT and not modifier and before.low.isalpha() and where.low in _TISSUES


def _is_of_molecule(words: Segment, noun: int) -> bool:
    """True for "BTK degradation in CLL cells", which is of the molecule; not for "PSA decrease in mice" (a place) or "T-cell loss in blood"."""
    before = words[noun - 1]
    if words[noun].low not in v.DOWN_NOUNS or not any(c.isupper() for c in before.text[before.start == 0 :]):
        return False
    end = next((k for k in range(noun + 2, min(noun + _LONGEST, len(words))) if words[k].low in v.AND_STOPS), len(words))
    return words[end - 1].low in {"cells", "tumors", "tumours", "blasts", "tissue", "tissues"}


def _is_compounded(before: str) -> bool:
    """True for "tumor" in "tumor suppression in all groups", where "in" only says where."""
    return before in {"tumor", "tumour", "cell", "cells", "weight", "t-cell", "b-cell"} or (is_effect_noun(before) and not before.startswith("anti"))


def _arguments(noun: str) -> frozenset[str]:
    """The prepositions before what a noun of change speaks of: an effect is on something, and only somewhere "in" it."""
    return _ON if noun in _INFLUENCES else _ABOUT


def _turned(noun: str, way: Direction) -> Direction | None:
    """The direction of the noun's argument; None where the phrase as a whole is the effect."""
    if way is Direction.ABSENT:
        return Direction.UNCHANGED
    if way is Direction.INCREASED and noun in v.DOWN_NOUNS:
        return Direction.DECREASED
    return Direction.INCREASED if way is Direction.INCREASED and noun in v.UP_NOUNS else None


def _trimmed(words: Segment, start: int, end: int) -> int:
    """The end without a predicate adjective: "blood counts unchanged"."""
    while end - 1 > start and (
        words[end - 1].low in v.SAME_ADJECTIVES
        or words[end - 1].low in {"of", "both", "either"}
        or is_adverb(words[end - 1])
        or is_measure(words[end - 1])
    ):
        end -= 1
    return end


def is_effect(words: Segment, effect: Effect) -> bool:
    """True for a phrase that may name an effect: not only assets, not people, doses or data."""
    inner = words[effect.start : effect.end]
    if not inner or len(inner) > _LONGEST or inner[0].low in {"we", "here"} or all(w.low in v.NO_WORDS for w in inner):
        return False
    if inner[0].stands_for:
        return True
    if inner[0].low in _VARIED or _is_mere_manner(inner, effect):
        return False
    if inner[-1].low in {"ones", "one"}:
        return len(inner) > 1 and inner[0].low not in v.DETERMINERS and inner[0].asset is None
    of = next((i for i, w in enumerate(inner) if w.low == "of"), len(inner))
    head = inner[of - 1] if of else inner[-1]
    if _is_made_or_borne(words, effect, of):
        return False
    if head.low in {"dose", "doses"} and of > 1 and "absorbed" in inner[of - 2].low:
        return True
    if head.low == "time":
        return (of > 1 and inner[of - 2].low.endswith(("ing", "residence"))) or _is_time_to(words, effect)
    if head.low == "exposure":
        return effect.end >= len(words) or words[effect.end].low != "to"
    if (
        head.asset is not None
        or head.low in v.NOT_EFFECTS
        or (len(inner) == 1 and head.low.startswith("anti-"))
        or (len(inner) == 1 and head.low in _BARE and not (_is_between(words, effect) or _is_known(words, effect)))
    ):
        return False
    return any(w.asset is None and any(c.isalpha() for c in w.low) and w.low not in v.DETERMINERS for w in inner)


def _is_known(words: Segment, effect: Effect) -> bool:
    """True for the effect of "depletion of T cells abolished the effect", "the effect vanished": one that was told of before."""
    verb = VERBS.get(words[effect.at].low)
    told = verb is not None and verb.act in (Act.LOWER, Act.RAISE) and effect.at != effect.start
    pointed = effect.start > 0 and words[effect.start - 1].low in _POINTING and words[effect.start].low in {"effect", "effects"}
    return told and pointed and (effect.end >= len(words) or words[effect.end].low not in {"of", "on"})


def _is_between(words: Segment, effect: Effect) -> bool:
    """True for the interaction of "blocked the interaction between A and B"."""
    return effect.direction is Direction.DECREASED and effect.end < len(words) and words[effect.end].low == "between"


def _is_mere_manner(inner: Segment, effect: Effect) -> bool:
    """True for "fewer" and "significant" where they were to qualify the name of an effect, not where a verb or an adjective is itself the effect."""
    own = effect.at == effect.start or effect.rule == "preclinical.adjective"
    return not own and all(w.low in v.TURNED or w.low in _MANNERS for w in inner)


def _is_made_or_borne(words: Segment, effect: Effect, of: int) -> bool:
    """True for "discovery of compound 4", "development of X" (an asset), "acceptable toxicity": `of` is the index of "of" in the phrase."""
    inner = words[effect.start : effect.end]
    head = (inner[of - 1] if of else inner[-1]).low
    if head in {"toxicity", "toxicities"}:
        return any(w.low in _BORNE for w in words[max(effect.start - 2, 0) : effect.end])
    own = of + 1 < len(inner) and all(w.asset is not None or w.low in v.DETERMINERS for w in inner[of + 1 :])
    if head in _GIVEN and own:
        return True  # "a low concentration of X"
    if head == "synthesis" and (of > 1 or not own):
        return False  # of a cell: "DNA synthesis", "synthesis of prostaglandins"
    return head in {"discovery", "identification", "design", "synthesis"} or (head in _DEVELOPED and own)


def _is_time_to(words: Segment, effect: Effect) -> bool:
    return any(words[i].low == "time" and words[i + 1].low == "to" for i in range(effect.start, effect.end - 1))


def named_effect(words: Segment, effect: Effect) -> bool:
    """True when a word of the phrase is known as the name of an effect or an adverse event."""
    if effect.head or words[effect.start].stands_for:
        return True
    return any(w.event or is_effect_noun(w.low) for w in words[effect.start : effect.end])
