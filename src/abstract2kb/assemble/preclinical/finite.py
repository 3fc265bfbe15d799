"""Which forms are the verb of a clause: not participles before or after a noun ("levels of activated T cells", "mice treated with X")."""

from __future__ import annotations

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.effect_nouns import is_effect_noun
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act, Verb
from abstract2kb.assemble.preclinical.words import Segment, Word

__all__ = ["PLACING", "QUALITIES", "is_adverb", "is_attribute", "is_finite", "opens_means"]

_OBJECT_STARTS = frozenset("it them the a an its their".split())
_ATTRIBUTES = frozenset("treated implanted injected tested combined used targeted".split())
QUALITIES = frozenset(
    "complete durable partial robust potent strong deep rapid sustained significant selective dose-dependent long-lasting lasting profound marked "
    "consistent specific broad time-dependent concentration-dependent tumor-specific antigen-specific major objective pronounced early "
    "prominent superior greater enhanced improved increased prolonged stronger".split()
)
"""Adjectives that may be joined before one noun: "complete and durable regressions"."""
_GOVERNING = frozenset(
    "of with in and/or from against between into under among within without via through upon by after across despite for at during".split()
)
"""Prepositions, after which a participle belongs to a noun ("from poorly controlled diabetics")."""
PLACING = frozenset("in on by from within at across to against".split())
_UNDERGO = frozenset("mice animals rats monkeys cells tumours tumors xenografts organoids macrophages lymphocytes".split())
_UNDERGONE = frozenset("cured cleared depleted rid stripped engrafted reconstituted primed activated stimulated expanded".split())
"""Participles of what was done to them: "mice cured of X resisted ..."."""
_SEVERAL = frozenset("each both all".split())
_ARTICLES = frozenset("the a an this these its".split())
_DETERMINING = v.DETERMINERS - frozenset("rates rate levels level amount amounts".split())
"""Determiners after which a participle belongs to a noun; what is measured may be the subject ("ATP levels fell")."""
_DOSES = frozenset("concentration concentrations dose doses level levels exposure exposures amounts".split())
_NEAR, _PLACE = 2, 8


def is_adverb(word: Word) -> bool:
    """True for words that may stand between a verb and its object or auxiliary."""
    return word.low in v.ADVERBS or (word.low.endswith("ly") and word.low not in {"assembly", "family"})


def is_finite(words: Segment, at: int) -> bool:
    """True when a verb stands at `at` that may be the verb of a clause (not a participle before a noun: "levels of activated T cells")."""
    low = words[at].low
    if low in v.AUXILIARIES or low in v.MODALS:
        return True
    verb = VERBS.get(low)
    if verb is None:
        return low.endswith("ed") and at + 1 < len(words) and words[at + 1].low in _OBJECT_STARTS
    if _is_present_verb(words, at, verb):
        return True
    if verb.gerund or not (verb.past or verb.act is Act.OTHER):
        return False
    if _is_participle(words, at, verb) or _is_in_front(words, at):
        return False
    if verb.act is Act.OTHER and ((at == 0 and len(words) > 1 and words[1].low not in v.STOPS) or is_attribute(words, at)):
        return False
    if (
        (at == 0 and _is_premodifier_of_subject(words, verb))
        or _opens_note(words, at)
        or (at == 0 and low in v.TURNED and len(words) > 1 and words[1].low not in v.STOPS_AND_DETERMINERS)
    ):
        return False
    back = at - 1
    while back > 0 and (words[back].low.endswith("ly") or words[back].low == "further"):
        back -= 1
    subject = back - _is_floating(words, back) if at else -1
    before = words[subject].low if subject >= 0 else ""
    if before == "that" and subject > 0 and words[subject - 1].low in _DOSES:
        return verb.past  # "at concentrations that spared B cells"
    attributive = before.endswith("ed") and ("-" in before or (subject > 0 and words[subject - 1].low in _ARTICLES and before not in VERBS))
    several = before in _SEVERAL and at + 1 < len(words) and words[at + 1].low in _ARTICLES  # "though each slowed the tumours"
    return verb.past and not (attributive or (before in _DETERMINING and not several) or before in _GOVERNING or before in v.UP_ADJECTIVES)


_OF_A_NOUN = v.DETERMINERS | v.PREPOSITIONS | v.UP_ADJECTIVES | v.DOWN_ADJECTIVES | QUALITIES


def _is_present_verb(words: Segment, at: int, verb: Verb) -> bool:
    """True for "enhances" in "X, which blocks two pathways, enhances the activation": a third person with an object after it."""
    if not at or words[at].low != verb.lemma + "s" or verb.act is Act.OTHER:
        return False
    if at + 1 >= len(words):
        return words[at - 1].asset is not None
    if words[at - 1].asset is not None:  # "on X relapses came later"
        later = VERBS.get(words[at + 1].low)
        noun = later is not None and later.past and (later.fading or later.act is Act.SEE or later.lemma == "come")
        return not noun and words[at + 1].low not in v.AUXILIARIES
    before, after = words[at - 1], words[at + 1]
    starts = after.low in _OBJECT_STARTS or (after.low in QUALITIES and after.low not in VERBS)
    return starts and before.low not in _OF_A_NOUN


def _is_in_front(words: Segment, at: int) -> bool:
    """True for "amplified" in "In MET amplified gastric tumours, X ...": it belongs to a noun of the phrase that opens the sentence."""
    if (
        not words[at].low.endswith(("ed", "en", "wn"))
        or at < _NEAR
        or words[0].low not in PLACING
        or any(w.asset is not None or w.low == "," for w in words[1:at])
    ):
        return False
    if any(words[k].low in _ARTICLES and words[k - 1].low not in v.OF_STOPS for k in range(_NEAR, at)):
        return False  # "In mice the treatment slowed growth, ..."
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else words[at]
    if is_effect_noun(before.low) or before.low in v.STOPS or after.low in v.AND_STOPS_AND_DETERMINERS or is_adverb(after):
        return False
    return any(w.low == "," for w in words[at + 1 : at + _PLACE])


def _is_premodifier_of_subject(words: Segment, verb: Verb) -> bool:
    """True for "Cured" in "Cured mice rejected a rechallenge": the verb of the clause is still to come."""
    if not verb.past or len(words) < 3 or words[1].low in v.AND_STOPS_AND_DETERMINERS or is_adverb(words[1]) or words[1].asset is not None:
        return False
    for i in range(2, len(words)):
        if words[i].low in {",", "and", "but", "or", ";"} or words[i].low in v.PREPOSITIONS - {"with", "in", "by", "from", "bearing", "on"}:
            return False
        later = VERBS.get(words[i].low)
        if words[i].low in v.AUXILIARIES or (later is not None and later.past and later.act is not Act.OTHER):
            return True
    return False


def _is_floating(words: Segment, at: int) -> bool:
    """True for "both" after what it speaks of: "tumours both shrank", and where it is the subject: "Both made tumours shrink"."""
    if words[at].low == "both" and (at == 0 or words[at - 1].low in {"and", "but", "which"}):
        return at + 1 < len(words) and words[at + 1].low not in v.TURNED
    return at > 0 and words[at].low in {"both", "all", "each"} and words[at - 1].low not in v.AND_STOPS


def _is_participle(words: Segment, at: int, verb: Verb) -> bool:
    """True for "given" without an auxiliary, "treated with" before the verb of the clause, "sustained" in "complete and sustained remission"."""
    low = words[at].low
    if low == "given" and not (at and words[at - 1].low in v.AUXILIARIES):
        return True
    if low == "bound" and at and words[at - 1].low in {"membrane", "surface", "plate", "cell"}:
        return True
    if low == "induced" and at + 1 < len(words) and words[at + 1].low == "pluripotent":
        return True
    joined = at > 1 and words[at - 1].low in {"and", ","} and words[at - 2].low in QUALITIES
    return _is_reduced(words, at, verb) or (low in QUALITIES and joined)


def _is_reduced(words: Segment, at: int, verb: Verb) -> bool:
    """True for "treated with X" in "tumours of mice treated with X were smaller", "cured of X": a verb of the clause is still to come."""
    if not at or at + 1 >= len(words) or words[at - 1].low in v.AUXILIARIES:
        return False
    if verb.act is not Act.OTHER and not (words[at + 1].low in {"of", "with"} and words[at - 1].low in _UNDERGO and words[at].low in _UNDERGONE):
        return False
    if words[at + 1].low not in {"with", "by", "of"}:
        return False
    for word in words[at + 2 :]:
        later = VERBS.get(word.low)
        if word.low in {",", "and", "but", "while", "which"} or word.low in v.PREPOSITIONS - {"with", "by", "at", "of", "or", "for"}:
            return False
        if word.low in v.BE_HAD_DID or (later is not None and later.past and later.act is not Act.OTHER):
            return True
    return False


def is_attribute(words: Segment, at: int) -> bool:
    """True for "treated" in "treated lesions", not in "we treated lesions"."""
    following = words[at + 1].low if at + 1 < len(words) else ""
    back = at - 1
    while back > 0 and is_adverb(words[back]):
        back -= 1
    if words[back].asset is not None and back < at - 1:
        return False  # "X selectively targeted cells"
    before = words[at - 1].low
    named = following and following not in v.LIST_STOPS_AND_DETERMINERS and not is_adverb(words[at + 1])
    return bool(named) and words[at].low in _ATTRIBUTES and before not in v.AUXILIARIES and before not in {"we", "they"}


def _opens_note(words: Segment, at: int) -> bool:
    """True for "prolonged" in the note "Enhanced efficacy and prolonged survival"."""
    turned = v.TURNED
    parallel = at > 1 and words[at].low in turned and words[at - 1].low in {"and", ","} and words[0].low in turned
    return parallel and at + 1 < len(words) and words[at + 1].low not in v.STOPS_AND_DETERMINERS


def opens_means(words: Segment, at: int) -> bool:
    """True for the "by" of "in A cells by lowering B and C": what follows has a verb of its own."""
    verb = VERBS.get(words[at + 1].low) if words[at].low == "by" and at + 1 < len(words) else None
    return verb is not None and verb.gerund
