"""Verbs that leave things as they were, or set one asset above another: "spared X", "altered neither X nor Y", "outdid X in Y"."""

from __future__ import annotations

from collections.abc import Iterator

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.additions import is_someone
from abstract2kb.assemble.preclinical.doing import deeds
from abstract2kb.assemble.preclinical.governed import right, told_of
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import MODEL_NOUN, Phrase, Segment, is_effect_noun, is_measure, objects
from abstract2kb.assemble.preclinical.reading import Effect, is_effect, named_effect, read
from abstract2kb.assemble.preclinical.subject_effects import of_subject
from abstract2kb.assemble.preclinical.subject_phrases import subjects
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

__all__ = ["avoided", "kept", "outdone", "touched"]

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT
_RULE = "preclinical.verb"
_REACH = 6
_THEY = frozenset({"they", "it"})
_LEFT = frozenset("alone functional viable alive responsive unscathed".split())


def outdone(words: Segment, group: Group) -> Iterator[Effect]:
    """ "outdid X", "outdid X in potency", "its potency exceeded that of X"."""
    if group.denied:
        return
    if _is_figure(words, group.after):
        yield from (e for e in of_subject(words, group, UP) if named_effect(words, e) or e.turned)
        return
    told = [p for p in subjects(words, group.start) if not is_someone(words, p)]
    own = [e for p in told for e in read(words, p, UP, group.at, _RULE) if is_effect(words, e) and named_effect(words, e)]
    yield from own or list(_in_respect(words, group)) or [Effect(group.at, group.at + 1, UP, group.at, _RULE, weak=_is_explained(words, group))]


def _is_figure(words: Segment, at: int) -> bool:
    """True where what is exceeded is a number: "exceeded 95%", "topped the 90% mark"."""
    near = words[at : at + 3]
    return any(is_measure(w) for w in near[:1]) or (len(near) > 1 and near[0].low in {"the", "a", ">", "~"} and is_measure(near[1]))


def _is_explained(words: Segment, group: Group) -> bool:
    """True where "with ..." says in what the other was outdone; to outlive is a finding by itself."""
    if group.verb.lemma in {"outlive", "outlast"}:
        return False
    return any(words[i].low == "," and words[i + 1].low == "with" for i in range(group.after, len(words) - 1))


def _in_respect(words: Segment, group: Group) -> Iterator[Effect]:
    """ "outdid X in potency", "surpassed X in slowing growth"."""
    if told := list(deeds(words, group.at, group.after)):
        yield from told
        return
    limit = min(group.after + 2 * _REACH, len(words) - 1)
    for at in (i for i in range(group.after, limit) if words[i].low in {"in", "for"}):
        verb = VERBS.get(words[at + 1].low)
        doing = verb is not None and verb.gerund and verb.act in (Act.LOWER, Act.RAISE, Act.CAUSE) and not is_effect_noun(words[at + 1].low)
        way = DOWN if doing and verb is not None and verb.act is Act.LOWER else UP
        phrases = [p for p in objects(words, at + 1 + doing) if _heads_effect(words, p)]
        if phrases:
            yield from (e for p in phrases for e in read(words, p, way, group.at, _RULE))
            return


def _heads_effect(words: Segment, phrase: Phrase) -> bool:
    """True for "killing of cells", not for "the presence of cells"."""
    of = next((i for i in range(phrase.start, phrase.end) if words[i].low == "of"), phrase.end)
    return is_effect_noun(words[of - 1].low) and words[of - 1].low not in {"cells", "lymphocytes"}


def kept(words: Segment, group: Group) -> Iterator[Effect]:
    """ "spared X", "retained X", "left X unchanged"; "remained" is a copula."""
    if group.denied or group.verb.lemma in {"remain", "stay"}:
        return
    if group.passive:
        yield from of_subject(words, group, SAME)
        return
    for phrase in right(words, group):
        if words[phrase.start].low == "no":
            yield from read(words, phrase, ABSENT, group.at, _RULE)
            continue
        if group.verb.lemma == "keep" and _is_hindered(words, phrase.end):
            yield from read(words, phrase, DOWN, group.at, _RULE)
            continue
        owned = group.verb.lemma == "keep" and words[phrase.start].low in {"its", "their"}
        left = _LEFT if group.verb.lemma == "leave" else frozenset()
        near = range(phrase.start, min(phrase.end + _REACH, len(words)))
        adjective = next((i for i in near if words[i].low in v.SAME_ADJECTIVES or words[i].low in left or _is_at_baseline(words, i)), None)
        if group.verb.lemma == "keep" and _names_animals(words, phrase) and (alive := next((i for i in near if words[i].low == "alive"), None)):
            yield Effect(alive, alive + 1, UP, group.at, _RULE)
            continue
        of = next((i for i in range(phrase.start, phrase.end) if words[i].low == "of"), phrase.end)
        if adjective is not None and is_someone(words, Phrase(phrase.start, of)) and group.verb.lemma in {"leave", "keep"}:
            yield Effect(adjective, adjective + 1, SAME, group.at, _RULE)
        elif owned or group.verb.lemma not in {"leave", "keep"} or adjective is not None:
            yield from read(words, phrase, SAME, group.at, _RULE)


def _names_animals(words: Segment, phrase: Phrase) -> bool:
    return any(MODEL_NOUN.match(w.low) for w in words[phrase.start : phrase.end])


def _is_hindered(words: Segment, at: int) -> bool:
    """True for "from growing out" in "kept clones from growing out"."""
    verb = VERBS.get(words[at + 1].low) if at + 1 < len(words) and words[at].low == "from" else None
    return verb is not None and verb.gerund


def _is_at_baseline(words: Segment, i: int) -> bool:
    """True for "kept weight at baseline", "kept enzymes within the normal range", "left platelets where they were"."""
    if words[i].low in {"where", "as"} and [w.low in k for w, k in zip(words[i + 1 : i + 3], (_THEY, v.BE_HAD_DID), strict=False)] == [True, True]:
        return True
    return words[i].low in {"near", "at", "within", "to"} and bool({"baseline", "normal"} & {w.low for w in words[i + 1 : i + 3]})


def touched(words: Segment, group: Group) -> Iterator[Effect]:
    """ "did not affect X", "affected neither X nor Y"."""
    if not group.denied:
        yield from _neither(words, group)
        return
    after = [] if group.passive else right(words, group)
    if after:
        yield from told_of(words, after, SAME, group)
    else:
        yield from of_subject(words, group, SAME)


def _neither(words: Segment, group: Group) -> Iterator[Effect]:
    """ "altered neither A for B nor C", "affected no function": all stayed as they were."""
    at = group.after
    if group.passive or at >= len(words) or words[at].low not in {"neither", "no"}:
        return
    for phrase in objects(words, at + 1):
        yield from read(words, phrase, SAME, group.at, _RULE)
    nor = next((i for i in range(at + 2, min(at + 2 * _REACH, len(words))) if words[i].low == "nor"), None)
    for phrase in objects(words, nor + 1) if nor else ():
        yield from read(words, phrase, SAME, group.at, _RULE)


def avoided(words: Segment, group: Group) -> Iterator[Effect]:
    """ "avoided X", "X was avoided"."""
    if group.passive and not group.denied:
        yield from of_subject(words, group, ABSENT)
    elif not group.denied:
        yield from told_of(words, right(words, group), ABSENT, group)
