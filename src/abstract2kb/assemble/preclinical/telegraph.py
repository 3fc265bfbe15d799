"""Findings told without a verb of their own, as in notes and table cells: "tumor burden ↓", "growth inhibited", "NK cells not expanded".

`clipped` reads subjects with such predicates; `predicate` reads a predicate whose subject stands elsewhere ("higher after boost", "75% reduction").
"""

from __future__ import annotations

from collections.abc import Iterator

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.groups import opens_note
from abstract2kb.assemble.preclinical.phrases import MODEL_NOUN, QUALITIES, Phrase, Segment, is_adverb, is_effect_noun, is_measure, objects
from abstract2kb.assemble.preclinical.reading import Effect, is_effect, named_effect, read
from abstract2kb.assemble.preclinical.subject_phrases import subjects
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

__all__ = ["ARROWS", "arrows", "clipped", "fragment", "labelled", "main_part", "measured", "names_occurrence", "number", "opening_note", "predicate"]

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT
_RULE = "preclinical.clipped"
ARROWS = {"↑": UP, "↗": UP, "⬆": UP, "▲": UP, "↓": DOWN, "↘": DOWN, "⬇": DOWN, "▼": DOWN, "↔": SAME, "→": SAME}
_ACTS = {Act.RAISE: UP, Act.LOWER: DOWN, Act.KEEP: SAME, Act.CAUSE: UP, Act.SEE: UP}
_EXTENTS = frozenset("from by , > ~ ≥ ≈ about approximately nearly almost roughly over more less vs vs. versus in with after and".split())
_MINIMAL = frozenset("minimal negligible".split())
_NONE = frozenset("no none nil neither without".split())
_AGAINST = frozenset("versus vs vs. compared than against".split())
_CONTROLS = frozenset("vehicle control controls isotype placebo saline untreated".split())
_SIDES = frozenset("with without on off for in after".split())
"""Prepositions between a number and whom it belongs to."""
_SIZES = frozenset(
    "expression targeting cells lymphocytes cytokines resistance growth volume weight size burden number numbers count counts levels "
    "function functions translation transcription exposure presentation stability profile dose ratio ratios auc half-life frequency "
    "abundance density "
    "phenotype load binding affinity potency selectivity specificity window margin margins mtd hnstd msd syndrome disease advantage "
    "benefit delivery repair "
    "interaction interactions complexes signaling signalling titers titres durability tolerability permeability solubility bioavailability staining "
    "generation development formation delay sensitivity control efficacy effectiveness superiority".split()
)
"""Nouns that say what was measured and not what came about."""
_OPENING_NOTES = v.UP_ADJECTIVES | v.DOWN_ADJECTIVES | QUALITIES
_SUBORDINATE = frozenset("where although though while whereas when which until because".split())
_FRONTS = frozenset("in on at with against after across".split())
_FRONT = 10
_AVERAGES = frozenset("mean median average the a".split())
_EFFECTS = frozenset("effect effects change changes difference differences impact benefit".split())


def arrows(words: Segment) -> Iterator[Effect]:
    """ "IL-6 ↓, survival ↑" and "↑ IL-6": the arrow stands after or before what it speaks of."""
    begin = 0
    for at, word in enumerate(words):
        if word.low not in ARROWS or (at and words[at - 1].low in ARROWS):
            continue
        way = ARROWS[word.low]
        before = list(_subjects(words, begin, at))
        found = before or ([] if way is SAME and word.low == "→" else [(p.start, p.end) for p in objects(words, at + 1)[:1]])
        yield from (Effect(a, b, way, at, _RULE) for a, b in found)
        begin = at + 1 if before else max([at + 1, *(b for _, b in found)])


def clipped(words: Segment) -> Iterator[Effect]:
    """ "growth inhibited further, senescent cells fewer": subjects before a participle or an adjective that nothing follows."""
    begin = 0
    if _is_sentence(words):
        return
    for at in range(1, len(words)):
        way = _way_at(words, at)
        if way is None:
            continue
        denied, end = False, at
        while end > begin and (words[end - 1].low in v.NEGATIONS_AND_THE or is_adverb(words[end - 1])):
            end -= 1
            denied |= words[end].low in v.NEGATIONS
        told = [Phrase(a, b) for a, b in _subjects(words, begin, end)]
        for effect in (e for p in told for e in read(words, p, ABSENT if words[p.start].low in _NONE else UP, at, _RULE)):
            if is_effect(words, effect):
                yield Effect(effect.start, effect.end, _final(words, at, effect.direction, way, denied), at, _RULE)
        begin = at + 1 if told else begin


def _is_sentence(words: Segment) -> bool:
    """True for "X selectively targeted cells with ...": an asset before a verb that tells no effect."""
    for i, word in enumerate(words[:-2]):
        after = i + 1 + is_adverb(words[i + 1])
        verb = VERBS.get(words[after].low)
        if word.asset is not None and verb is not None and verb.past and verb.act is Act.OTHER and words[after + 1].low not in v.STOPS:
            return True
    return False


def _final(words: Segment, at: int, own: Direction, way: Direction, denied: bool) -> Direction:
    if denied or own is ABSENT:
        seen = words[at].low in VERBS and VERBS[words[at].low].act in (Act.SEE, Act.CAUSE)
        return ABSENT if seen else SAME
    return way


def _way_at(words: Segment, at: int) -> Direction | None:
    """The direction of a predicate at `at` that ends its part: nothing that could be its noun or object follows."""
    low, end = words[at].low, at + 1
    if low in {"up", "down"} and words[at - 1].low not in VERBS and (end >= len(words) or words[end].low in _EXTENTS or is_measure(words[end])):
        return UP if low == "up" else DOWN
    if low == "on" and "par" in {w.low for w in words[end : end + 2]}:
        return SAME
    if low == "same" and words[at - 1].low == "the" and end >= len(words):
        return SAME
    if low in {"more", "less"} and end < len(words) and words[end].low not in v.COMMA_STOPS and _ends(words, end + 1):
        return UP if low == "more" else DOWN
    if not _ends(words, end):
        return None
    verb = VERBS.get(low)
    if verb is not None and verb.past:
        return _ACTS.get(verb.act)
    if words[at - 1].low in {"or", "and", "with", "of", "in", "at", "by", "for"} or (
        low == "normal" and end < len(words) and words[end].low == "and"
    ):
        return None
    return _adjective(low)


def _adjective(low: str) -> Direction | None:
    for known, way in (
        (_MINIMAL, ABSENT),
        (v.SAME_ADJECTIVES, SAME),
        (v.ABSENT_ADJECTIVES, ABSENT),
        (v.UP_ADJECTIVES, UP),
        (v.DOWN_ADJECTIVES, DOWN),
    ):
        if low in known:
            return way
    return None


def _ends(words: Segment, at: int) -> bool:
    """True where a part ends: at a comma, a preposition, an adverb or a number."""
    if at >= len(words):
        return True
    return words[at].low in v.LIST_STOPS or is_adverb(words[at]) or is_measure(words[at])


def _subjects(words: Segment, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The items before a predicate, without what follows a preposition."""
    start = begin
    while start < end:
        stop = start
        while stop < end and words[stop].low not in {",", "and", "or", ";"}:
            stop += 1
        cut = next((i for i in range(start + 1, stop) if words[i].low in v.STOPS and words[i].low not in {"of", "("}), stop)
        while start < cut and (words[start].low in v.DETERMINERS or is_adverb(words[start])):
            start += 1
        placed = start < cut and words[start].low in v.PREPOSITIONS
        if not placed and any(w.asset is None and w.low[:1].isalnum() for w in words[start:cut]):
            yield start, cut
        start = stop + 1


_NONE_OR_NOT = _NONE | {"not"}


def predicate(words: Segment) -> Direction | None:
    """The direction that words without a subject give to it: "higher after boost", "no effect", "regressed", "75% reduction"."""
    at = 0
    while (
        at < len(words)
        and words[at].low not in v.TURNED
        and (is_adverb(words[at]) or is_measure(words[at]) or words[at].low in {"~", "-", "×", "a", "an", "the", "but"})
    ):
        at += 1
    if at >= len(words):
        return None
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if low in ARROWS:
        return ARROWS[low]
    if low in _NONE_OR_NOT:
        return _denied(following, low)
    if low in v.TURNS and (not following or following in v.STOPS):
        return DOWN if low in v.DOWN_NOUNS else UP
    if (way := _adjective(low)) is not None and _ends(words, at + 1):
        return way
    verb = VERBS.get(low)
    if verb is None or verb.gerund or not (verb.past or low.endswith("s")):
        return None
    return UP if verb.act is Act.EVENT else _ACTS.get(verb.act) if verb.past and _ends(words, at + 1) else None


_EFFECTS_OR_CHANGES = _EFFECTS | v.CHANGE_NOUNS


def _denied(following: str, low: str) -> Direction | None:
    """ "no effect" and "no change" stay; "none" and "not seen" are absent."""
    verb = VERBS.get(following)
    if following in _EFFECTS_OR_CHANGES or (verb is not None and verb.act in (Act.RAISE, Act.LOWER, Act.TOUCH)):
        return SAME
    return ABSENT if low in {"none", "nil"} or (verb is not None and verb.act in (Act.SEE, Act.CAUSE, Act.EVENT)) else None


def labelled(words: Segment) -> Iterator[Effect]:
    """ "Metastatic burden: 75% reduction with X": what stands before the colon went the way that stands after it."""
    at = next((i for i, w in enumerate(words) if w.low == ":"), None)
    done = next((i for i in range(at + 1, min(at + 5, len(words))) if not (is_measure(words[i]) or is_adverb(words[i]))), None) if at else None
    if at and done and (verb := VERBS.get(words[done].low)) and verb.past and verb.act is Act.EVENT:  # "AML blasts: 80% lysed"
        yield Effect(done, done + 1, UP, done, _RULE, " ".join(w.text for w in words[:at]))
        return
    way = predicate(words[at + 1 :]) if at else None
    if at and way is not None:
        yield from (Effect(a, b, way, at, _RULE) for a, b in _subjects(words, 0, at))


def measured(words: Segment, at: int) -> Iterator[Effect]:
    """ "Mean tumor weight was 0.3 g with X versus 1.1 g with vehicle": the way from the control's number to that of the asset."""
    against = next((i for i in range(at + 1, len(words)) if words[i].low in _AGAINST or _is_second(words, at, i)), None)
    own = number(words, at + 1, against) if against else None
    other = number(words, against + 1, len(words)) if against and own is not None else None
    if against is None or own is None or other is None or own == other:
        return
    of_control = any(w.low in _CONTROLS for w in words[at:against])
    if of_control and any(w.asset is not None for w in words[against:]):
        own, other = other, own
    for start, end in list(_subjects(words, 0, at)) or [(p.start, p.end) for p in subjects(words, at)]:
        while end > start and words[start].low in _AVERAGES:
            start += 1
        yield Effect(start, end, UP if own > other else DOWN, at, "preclinical.measured")


def _is_second(words: Segment, at: int, i: int) -> bool:
    """True for "and" in "74 days on X and 31 days on vehicle", "70% with and 15% without the compound"."""
    if words[i].low not in {"and", ",", "but"} or i + 2 >= len(words) or not is_measure(words[i + 1]):
        return False
    own = next((w.low for w in words[at:i] if w.low in _SIDES), None)
    other = next((w.low for w in words[i + 2 : i + 5] if w.low in _SIDES), None)
    if own is None or (other != own and (own, other) not in {("with", "without"), ("on", "off")}):
        return False
    return other != own or any(w.asset is not None for w in words[at:i]) or any(w.low in _CONTROLS for w in words[at:i])


def number(words: Segment, start: int, end: int) -> float | None:
    """The first number among words[start:end]."""
    for word in words[start:end]:
        digits = word.low.replace(",", "").rstrip("%.+x")
        if digits.replace(".", "", 1).isdigit():
            return float(digits)
    return None


def opening_note(words: Segment, verb: int) -> Segment:
    """What stands before the first verb (at `verb`) and belongs to no clause: "Complete responses in A, but less activity where B was abundant"."""
    cut = next((i for i in range(1, verb) if words[i].low in _SUBORDINATE), None)
    if cut is None and words[0].low in _OPENING_NOTES and words[0].low not in VERBS:
        cut = next((i for i in range(verb - 1, 1, -1) if words[i].low == "," and words[i + 1].low in {"and", "but"}), None)
    return words[:cut] if cut else ()


def main_part(words: Segment) -> Segment:
    """The words before a clause that says when or where: "avidity higher" of "avidity higher where the target is dense"."""
    cut = next((i for i in range(2, len(words)) if words[i].low in _SUBORDINATE or (words[i].low == "as" and words[i - 1].low == ",")), len(words))
    return words[: cut - (cut > 0 and words[cut - 1].low == ",")]


def fragment(words: Segment, listed: bool = False) -> Iterator[Effect]:
    """The words of a note without a verb: "Complete regressions in 8 of 10 mice", "Longer survival vs vehicle", "TGI 94%".

    `listed`: it is an item on an asset, where the name of what came about is enough ("X – lysis of CD20-positive lines").
    """
    if any(_may_be_verb(words, i) for i in range(len(words))) or _is_told_of_asset(words) or opens_note(words) or _is_procedure(words):
        return
    told = False
    for phrase in objects(words, _past_label(words)):
        turned = words[phrase.start].low in v.TURNED
        for effect in read(words, phrase, UP, phrase.start, "preclinical.note"):
            inner = {w.low for w in words[effect.start : effect.end]}
            known = (turned or told or _is_told(words, phrase)) and named_effect(words, effect)
            known = known or (listed and names_occurrence(words, effect))
            known = known or (effect.direction is ABSENT and named_effect(words, effect))
            if inner & v.RESULT_NOUNS or known or effect.direction in (DOWN, SAME):
                told = True
                yield effect


def _is_procedure(words: Segment) -> bool:
    """True for "Depleting CD8 cells ...": what was done, and no noun as in "Slowing of growth"."""
    verb = VERBS.get(words[0].low)
    return verb is not None and verb.gerund and not is_effect_noun(words[0].low) and len(words) > 1 and words[1].low != "of"


def _past_label(words: Segment) -> int:
    """Past the asset and the dash of "X – lysis of CD20-positive lines", and past where it was ("In mice, complete remissions")."""
    at = 2 if len(words) > 2 and words[0].asset is not None and words[1].low in {"-", "–", "—", ":"} else 0
    if at < len(words) and words[at].low in _FRONTS:
        for i in range(at + 1, min(at + _FRONT, len(words) - 1)):
            if words[i].low == "," or (MODEL_NOUN.match(words[i].low) and words[i + 1].low not in v.LIST_STOPS_AND_OF):
                return i + 1 + (words[i + 1].low in {",", ":"})
    return at


def names_occurrence(words: Segment, effect: Effect) -> bool:
    """True for what comes about, as "lysis" and "weight loss" do; a size or a quality ("tumor volume") goes no way by itself."""
    of = next((i for i in range(effect.start + 1, effect.end) if words[i].low == "of"), effect.end)
    head = words[of - 1]
    return head.event or (is_effect_noun(head.low) and not _SIZES & {head.low, head.low.split("-")[-1]})


def _is_told_of_asset(words: Segment) -> bool:
    """True for "X exhibits ...": a verb in the present right after the asset."""
    return len(words) > 1 and words[0].asset is not None and words[1].low in VERBS and words[1].low == VERBS[words[1].low].lemma + "s"


_PLURALS = frozenset("conjugates antibodies inhibitors degraders adcs drugs agents compounds cells engagers".split())


_BEFORE_MODIFIERS = v.PREPOSITIONS_AND_OF | v.DETERMINERS
_NO_VERBS = v.UP_ADJECTIVES | v.DOWN_ADJECTIVES | v.PREPOSITIONS | QUALITIES


def _may_be_verb(words: Segment, at: int) -> bool:
    """True for a form in -ed that is no adjective of direction, opens no phrase ("Marked decrease") and follows no noun as "treated with" does."""
    low = words[at].low
    verb = VERBS.get(low)
    if verb is not None and low == verb.lemma and at and words[at - 1].low in _PLURALS and not is_effect_noun(low):
        return True
    following = words[at + 1].low if at + 1 < len(words) else ""
    if verb is not None and at and low == verb.lemma + "s" and (verb.act is Act.SEE or (verb.lemma, following) in v.PARTICLES):
        return True
    if not low.endswith("ed") or "-" in low or low in _NO_VERBS:
        return False
    modifies = at > 0 and words[at - 1].low in _BEFORE_MODIFIERS and following not in v.LIST_STOPS  # "rejection of established tumours"
    return at > 0 and words[at - 1].low not in {"and", ","} and not modifies


def _is_told(words: Segment, phrase: Phrase) -> bool:
    """True for "robust expansion" and for "tumor-free survival in 6 of 8 mice"."""
    counted = phrase.end + 1 < len(words) and words[phrase.end].low == "in" and is_measure(words[phrase.end + 1])
    return counted or words[phrase.start].low in QUALITIES
