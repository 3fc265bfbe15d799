"""What the verbs and adjectives of a segment say went up or down, came about, stayed or did not come about.

"X shrank tumors", "tumors were shrunk by X", "tumors shrank", "X did not affect weight", "blood counts were unaffected", "with no cytokine release".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.additions import (
    ELLIPSIS,
    accompanied,
    contrast,
    denied_phrase,
    elliptic_contrast,
    free_of,
    is_again,
    likewise,
    no_difference,
    same_again,
    there,
)
from abstract2kb.assemble.preclinical.anaphora import elliptic, last_name, stand_in
from abstract2kb.assemble.preclinical.bringing import REGULATES, is_grafted, means, of_antecedent
from abstract2kb.assemble.preclinical.constructions import construction, did_nothing, matched, rid_of
from abstract2kb.assemble.preclinical.copula import copula
from abstract2kb.assemble.preclinical.doing import associated
from abstract2kb.assemble.preclinical.governed import right, set_beside, shared, told_of, way_of
from abstract2kb.assemble.preclinical.groups import Group, group_at
from abstract2kb.assemble.preclinical.keeping import avoided, kept, outdone, touched
from abstract2kb.assemble.preclinical.observed import HAPPENED, seen
from abstract2kb.assemble.preclinical.occurring import ADVERBIAL, event
from abstract2kb.assemble.preclinical.phrases import Phrase, Segment, Word, is_adverb, is_finite, is_measure, objects
from abstract2kb.assemble.preclinical.reading import Effect, is_effect, named_effect, read_all
from abstract2kb.assemble.preclinical.subject_effects import is_nameable, of_subject
from abstract2kb.assemble.preclinical.subject_phrases import subjects
from abstract2kb.assemble.preclinical.telegraph import ARROWS, arrows, clipped, fragment, labelled, main_part, opening_note
from abstract2kb.assemble.preclinical.turns import as_if_untreated, at_level, figures_beside, gapped, nor_there, not_so, of_no_difference
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

__all__ = ["effects"]

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT
_RULE, _CONTRAST, _CLOSE, _REACH = "preclinical.verb", "preclinical.contrast", 3, 6
_REPEATED = frozenset({_CONTRAST, ELLIPSIS})
_EVIDENCED = frozenset("followed evidenced shown indicated demonstrated reflected accompanied confirmed supported".split())
_ARRIVED = frozenset("reach exceed attain approach achieve amount average".split())
_HARDLY = frozenset("not hardly barely scarcely".split())
_GOES = frozenset("went stood held came".split())
_FIGURES = frozenset("to a an the mean median average maximum maximal peak value values of up to ec50 ic50 dc50 ~ > ≥".split())
_TOOLS = frozenset("beads antibody antibodies clodronate okt3 pha ionomycin".split())
_FARES = frozenset("did fared performed worked acted".split())
_POSTPONES = frozenset("delay postpone".split())
_MADE = frozenset("generate produce initiate bring".split())
"""What is also done with materials: "antibodies were generated"."""
_OWNED = frozenset("have contain possess harbor harbour".split())
_FURNISHED = frozenset("give yield provide afford deliver".split())
_METHODS = frozenset("analysis analyses method methods modelling modeling measurement measurements imaging screen fit fitting".split())
"""What yields figures and no effects."""


def effects(words: list[Word], present: bool, known: str = "", way: Direction | None = None, listed: bool = False) -> list[Effect]:
    """The effects of a segment in order; `present`: verbs in the present tense count too, `known`: the effect named last before it, and its `way`,
    `listed`: the segment is an item on an asset.

    Words that stand for an effect are replaced in `words`.
    """
    verb = next((i for i in range(len(words)) if is_finite(words, i)), None)
    noted = list(labelled(words))
    noted = noted if any(named_effect(words, e) or e.start == e.at for e in noted) else []
    if noted and verb is None:
        return noted
    note = words if verb is None else opening_note(words, verb)
    found: list[Effect] = [e for e in fragment(note, listed) if is_effect(words, e)] if note else []
    reach = max([0, *(e.end for e in found)])
    for at in range(len(words)):
        last = last_name(words, found) or known
        stand_in(words, at, last)
        stand_in(words, at + 1, last)
        if at < reach:
            continue
        again = is_again(words, at)
        if again:
            read_here: Iterable[Effect] = list(same_again(words, at, found, known, way)) or (list(not_so(words, at, found[-1])) if found else ())
        else:
            read_here = list(of_no_difference(words, at, last)) or _at(words, at, present, found)
        told = [elliptic(words, e, last) for e in read_here]
        told += gapped(words, told[-1]) if told else ()
        new = [e for e in told if is_effect(words, e)] or list(of_antecedent(words, at, found))
        new = [
            e
            for e in new
            if e.rule in _REPEATED
            or not any(e.start < f.end and f.start < e.end and (f.start > f.at or (e.direction is f.direction and e.at == f.at)) for f in found)
        ]
        new = [e for e in new if e.rule in _REPEATED or not any((e.start, e.end) == (f.start, f.end) and abs(e.at - f.at) < _CLOSE for f in found)]
        found += new
        reach = max([reach, *(e.end for e in new)])
    if any(w.low in ARROWS for w in words):
        found = [*found, *(e for e in arrows(words) if is_effect(words, e) and not any(_overlap(e, f) for f in found))]
    elif not found and not any(w.low in v.VERBAL for w in main_part(words)):
        notes = list(clipped(main_part(words)))
        at_named = {e.at for e in notes if listed or words[e.at].low in {"up", "down"} or named_effect(words, e)}
        found = [e for e in notes if e.at in at_named]
    found = found or noted
    found += [e for e in figures_beside(words) if not any(_overlap(e, f) for f in found)]
    strong = [e for e in found if not e.weak]
    return sorted(strong or found, key=lambda e: e.start)


def _overlap(one: Effect, other: Effect) -> bool:
    return one.start < other.end and other.start < one.end


def _at(words: Segment, at: int, present: bool, so_far: Sequence[Effect]) -> Iterable[Effect]:
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if low in {"no", "neither", "without"}:
        return denied_phrase(words, at)
    if low == "and" and at and words[at - 1].low == "," and so_far and following in v.COMPARED:
        return _appended(words, at)
    return (
        _with_particle(words, at, so_far) or list(no_difference(words, at)) or list(associated(words, at)) or _of_clause(words, at, present, so_far)
    )


def _with_particle(words: Segment, at: int, so_far: Sequence[Effect]) -> Iterable[Effect]:
    """What hangs on "with", "free of", "but not", "did better" or "did nothing"."""
    low, following = words[at].low, words[at + 1].low if at + 1 < len(words) else ""
    if low == "with" or (low == "by" and at and words[at - 1].low in _EVIDENCED):
        return list(accompanied(words, at))
    if low in {"via", "through"} and so_far:
        return list(means(words, at))
    if low in {"free", "devoid"} and following in {"of", "from"}:
        return list(free_of(words, at))
    if following == "not" and (low == "but" or (low == "and" and at + 2 < len(words) and words[at + 2].low in v.PREPOSITIONS)):
        return list(contrast(words, at, so_far))
    if low == "nor" and following in v.AUXILIARIES and so_far:
        return list(nor_there(words, at)) or likewise(words, at, so_far)
    if low in v.NEGATIONS and at and words[at - 1].low == "," and so_far:
        return list(contrast(words, at, so_far))
    if low in _HARDLY and [w.low for w in words[at + 1 : at + 3]] == ["at", "all"]:
        return list(elliptic_contrast(words, at, so_far))
    if low in {"better", "worse"} and at and words[at - 1].low in _FARES:
        return [Effect(at - 1, at + 1, UP if low == "better" else DOWN, at, _RULE)]
    if low == "nothing" and at and words[at - 1].low == "did":
        return list(did_nothing(words, at))
    return ()


def _of_clause(words: Segment, at: int, present: bool, so_far: Sequence[Effect]) -> Iterable[Effect]:
    low, following = words[at].low, words[at + 1].low if at + 1 < len(words) else ""
    if low in v.BE and at and words[at - 1].low == "there":
        return there(words, at)
    if low in v.BE and (present or low not in {"is", "are"}) and (told := list(copula(words, at))):
        return told
    if (low in _GOES and following in v.SAME_ADJECTIVES) or (low in {"turned", "grew"} and v.is_finding_adjective(following)):
        return copula(words, at)
    if low in {"so", "as"} and at + 1 < len(words) and words[at + 1].low in v.AUXILIARIES and so_far:
        return likewise(words, at, so_far)
    return () if at == 0 and low in v.TURNED else _of_verb(words, at, present)


def _appended(words: Segment, at: int) -> Iterator[Effect]:
    """ "..., and longer survival" at the end of a sentence, after what the effects before it are compared with."""
    phrases = objects(words, at + 1, True)
    end = phrases[-1].end if phrases else at
    if end > at and not any(is_finite(words, i) for i in range(at + 2, len(words))):
        yield from (e for e in read_all(words, phrases, UP, at, _RULE) if named_effect(words, e))


def _of_verb(words: Segment, at: int, present: bool) -> Iterable[Effect]:
    low = words[at].low
    group = group_at(words, at, present) if low in VERBS else None
    if group and (told := list(construction(words, group)) or list(_as_well(words, group))):
        return told
    return _HANDLERS[group.act](words, group) if group else ()


def _changed(words: Segment, group: Group) -> Iterator[Effect]:
    """ "reduced X", "X was reduced", "X fell"; cells and tumours that "were grown" are material."""
    if group.passive and (group.verb.lemma == "grow" or _is_done_with(words, group)):
        return
    if group.verb.lemma == "limit" and group.passive and words[group.after : group.after + 1] and words[group.after].low == "to":
        return
    way = way_of(group, DOWN if group.act is Act.LOWER else UP)
    set_apart = _set_apart(words, group)
    if set_apart is not None:
        yield from of_subject(words, group, set_apart)
        return
    after = [] if group.passive else rid_of(words, group, right(words, group) or shared(words, group))
    if _undisturbed(words, after):
        yield from of_subject(words, group, SAME)
    elif after:
        if words[after[0].start].low in {"no", "none", "neither"} and group.act in (Act.LOWER, Act.RAISE):
            way = SAME if not group.denied else way_of(replace(group, denied=False), DOWN if group.act is Act.LOWER else UP)
            after = [replace(after[0], start=after[0].start + 1), *after[1:]]
        elif group.verb.lemma == "grow":
            way = ABSENT if group.denied else UP
        until = group.verb.lemma in _POSTPONES and words[after[0].start].low in {"time", "median"} and not group.denied
        by = group.verb.gerund and group.start > 0 and words[group.start - 1].low == "by"
        told = list(told_of(words, after, UP if until else way, group))
        named = not by or (group.verb.lemma in REGULATES and any(named_effect(words, e) for e in told))
        yield from (e for e in told if named or named_effect(words, e))
    elif group.verb.gerund and group.start and words[group.start - 1].low == "without":
        return
    elif group.passive or group.verb.fading or (group.after > group.at + 1 and words[group.at + 1].low in ADVERBIAL):
        yield from of_subject(words, group, way)


def _is_done_with(words: Segment, group: Group) -> bool:
    """True for "were depleted with an antibody", "were activated with beads": what the experimenters did."""
    if words[group.after : group.after + 1] and words[group.after].low not in {"with", "using"}:
        return False
    near = words[group.after + 1 : group.after + 5]
    return any(w.low in _TOOLS or w.low.startswith("anti-") for w in near) and not any(w.asset is not None for w in near)


def _as_well(words: Segment, group: Group) -> Iterator[Effect]:
    """ "X expanded as well as unedited cells": what X did, or its subject, was the same."""
    if not group.verb.fading or group.denied or [w.low for w in words[group.after : group.after + 3]] != ["as", "well", "as"]:
        return
    if group.start and words[group.start - 1].asset is not None:
        yield Effect(group.at, group.at + 1, SAME, group.at, _RULE)
    else:
        yield from of_subject(words, group, SAME)


def _set_apart(words: Segment, group: Group) -> Direction | None:
    """Where a verb of rising says no rise: "grew more slowly", "peaked at levels below those of X", "grew as if nothing had been given"."""
    if group.act is not Act.RAISE or not group.verb.fading or group.passive:
        return None
    if _is_slower(words, group):
        return DOWN
    return SAME if group.verb.lemma == "grow" and as_if_untreated(words, group.after) else at_level(words, group)


def _is_slower(words: Segment, group: Group) -> bool:
    """True for "grew more slowly", "expanded less"."""
    near = [w.low for w in words[group.after : group.after + 2]]
    return "slowly" in near or near[:1] in (["slower"], ["less"])


def _undisturbed(words: Segment, phrases: Sequence[Phrase]) -> bool:
    """True for "grew undisturbed"."""
    return len(phrases) == 1 and phrases[0].end - phrases[0].start == 1 and words[phrases[0].start].low in v.SAME_ADJECTIVES


def _caused(words: Segment, group: Group) -> Iterator[Effect]:
    accompanied = group.verb.lemma == "accompany" and group.after < len(words) and words[group.after].low == "by"
    if accompanied:
        yield from told_of(words, objects(words, group.after + 1), UP, group)
    elif group.passive and not is_grafted(words, group.after):
        made = group.verb.lemma in _MADE
        yield from (e for e in of_subject(words, group, way_of(group, UP)) if not made or named_effect(words, e))
    else:
        lead, at_end = words[group.start - 1].low if group.start else "", group.after
        made = group.verb.lemma in _MADE and lead == "we"
        made = made or (group.verb.lemma == "bring" and _is_together(words, at_end))
        told = [] if made else told_of(words, right(words, group), way_of(group, UP), group)
        yield from (e for e in told if lead != "by" or named_effect(words, e))


def _is_together(words: Segment, after: int) -> bool:
    """True for "brought A and B together", not for "brought more inhibition than A, together with more T cells"."""
    near = range(after, min(after + 2 * _REACH, len(words)))
    return any(words[i].low == "together" and words[i - 1].low != "," and [w.low for w in words[i + 1 : i + 2]] != ["with"] for i in near)


def _shown(words: Segment, group: Group) -> Iterator[Effect]:
    """Something had or shown, where it is known as an effect, or denied; "TGI reached 96%"."""
    if group.verb.lemma == "have" and _is_auxiliary(words, group.after):
        return
    if group.verb.lemma in _ARRIVED and not group.passive and _is_figure(words, group.after) and not _is_of_named(words, group):
        yield from (e for e in of_subject(words, group, UP) if named_effect(words, e) and not group.denied)
        return
    if group.verb.lemma in _FURNISHED and not group.passive and _is_of_method(words, group):
        return
    after = [] if group.passive else right(words, group)
    if group.verb.lemma == "have" and after and after[0].end < len(words) and (done := VERBS.get(words[after[0].end].low)) and done.past:
        if done.act in (Act.EVENT, Act.LOWER):  # "had the cells killed"
            yield Effect(after[0].end, after[0].end + 1, UP, group.at, _RULE)
        if done.act is not Act.OTHER:
            return
    if group.verb.lemma in HAPPENED and not (after or group.passive):
        yield from seen(words, group)
        return
    for effect in seen(words, group) if group.passive else (set_beside(words, e) for e in told_of(words, after, way_of(group, UP), group)):
        told = group.denied or effect.direction in (ABSENT, SAME)
        owned = group.verb.lemma in _OWNED and group.denied
        if named_effect(words, effect) or (((told and not owned) or effect.turned) and is_nameable(words, effect)):
            yield effect


def _is_of_method(words: Segment, group: Group) -> bool:
    return any(w.low in _METHODS for p in subjects(words, group.start)[:1] for w in words[p.start : p.end])


def _is_of_named(words: Segment, group: Group) -> bool:
    """True for "achieved 95% tumor growth inhibition", not for "TGI reached 95%"."""
    return any(named_effect(words, e) for e in told_of(words, right(words, group)[:1], UP, group))


def _is_auxiliary(words: Segment, at: int) -> bool:
    """True for the "has" of "has shown activity"."""
    while at < len(words) and (is_adverb(words[at]) or words[at].low == "been"):
        at += 1
    verb = VERBS.get(words[at].low) if at < len(words) else None
    return verb is not None and verb.past and verb.act in (Act.SHOW, Act.CAUSE, Act.SEE, Act.OTHER) and words[at].low not in v.UP_ADJECTIVES


def _is_figure(words: Segment, at: int) -> bool:
    """True for "96%", "a median EC50 of 3 nM"."""
    for word in words[at : at + _REACH]:
        if is_measure(word):
            return True
        if word.low not in _FIGURES and not is_adverb(word):
            return False
    return False


def _nothing(words: Segment, group: Group) -> Iterator[Effect]:
    return iter(())


_HANDLERS = {
    Act.LOWER: _changed, Act.RAISE: _changed, Act.CAUSE: _caused, Act.SHOW: _shown, Act.EVENT: event, Act.OUTDO: outdone, Act.KEEP: kept,
    Act.MATCH: matched, Act.TOUCH: touched, Act.AVOID: avoided, Act.SEE: seen, Act.OTHER: _nothing,
}  # fmt: skip
