"""What the verbs and adjectives of a segment say went up or down, came about, stayed or did not come about.

"X shrank tumors", "tumors were shrunk by X", "tumors shrank", "X did not affect weight", "blood counts were unaffected", "with no cytokine release".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.additions import ELLIPSIS, accompanied, contrast, denied_phrase, free_of, is_product, is_someone, likewise, same_again, there
from abstract2kb.assemble.preclinical.anaphora import elliptic, last_name, stand_in
from abstract2kb.assemble.preclinical.constructions import construction, did_nothing, matched, rid_of
from abstract2kb.assemble.preclinical.groups import Group, group_at
from abstract2kb.assemble.preclinical.phrases import Phrase, Segment, Word, is_adverb, is_finite, is_measure, objects
from abstract2kb.assemble.preclinical.reading import Effect, is_effect, named_effect, read, read_all
from abstract2kb.assemble.preclinical.subject_phrases import subjects
from abstract2kb.assemble.preclinical.telegraph import ARROWS, arrows, clipped, fragment, labelled, measured
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

__all__ = ["effects"]

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT
_RULE, _CONTRAST = "preclinical.verb", "preclinical.contrast"
_HAPPENED = frozenset("develop occur appear emerge arise follow ensue happen".split())
_PROCESS = frozenset("proliferate accumulate persist survive live mature engraft regress recover respond multiply grow die relapse progress".split())
_EQUALLY = frozenset("many much well efficiently effectively potently strongly rapidly completely readily".split())
_REPEATED = frozenset({_CONTRAST, ELLIPSIS})
_CLOSE, _REACH = 3, 6
_EVIDENCED = frozenset("followed evidenced shown indicated demonstrated reflected accompanied confirmed supported".split())
_ARRIVED = frozenset("reach exceed attain approach achieve".split())
_OF_CONTROLS = frozenset("die perish relapse progress".split())
"""What animals do without the asset, too."""
_ADVERBIAL = frozenset("up down off away back out".split())
_FARES = frozenset("did fared performed worked acted".split())
_REPORTS = frozenset("data results evidence report reports picture story findings poster".split())
_BETTER = frozenset("superior inferior better stronger".split())
_POSTPONES = frozenset("delay postpone".split())
_ON_ASSET = frozenset("internalize internalise".split())
_WEAK = frozenset("bind infiltrate cross penetrate internalize internalise".split())


def effects(words: list[Word], present: bool, known: str = "", way: Direction | None = None) -> list[Effect]:
    """The effects of a segment in order; `present`: verbs in the present tense count too, `known`: the effect named last before it, and its `way`.

    Words that stand for an effect are replaced in `words`.
    """
    found: list[Effect] = [] if any(is_finite(words, i) for i in range(len(words))) else [e for e in fragment(words) if is_effect(words, e)]
    reach = max([0, *(e.end for e in found)])
    for at in range(len(words)):
        last = last_name(words, found) or known
        stand_in(words, at, last)
        stand_in(words, at + 1, last)
        if at < reach:
            continue
        again = _is_again(words, at)
        told = [elliptic(words, e, last) for e in (same_again(words, at, found, known, way) if again else _at(words, at, present, found))]
        new = [e for e in told if is_effect(words, e)]
        new = [
            e
            for e in new
            if e.rule in _REPEATED
            or not any(e.start < f.end and f.start < e.end and (f.start > f.at or (e.direction is f.direction and e.at == f.at)) for f in found)
        ]
        new = [
            e
            for e in new
            if e.rule in _REPEATED or not any((e.start, e.end) == (f.start, f.end) and e.direction is f.direction and abs(e.at - f.at) < _CLOSE for f in found)
        ]
        found += new
        reach = max([reach, *(e.end for e in new)])
    if any(w.low in ARROWS for w in words):
        found = [*found, *(e for e in arrows(words) if is_effect(words, e) and not any(_overlap(e, f) for f in found))]
    elif not found and not any(w.low in v.AUXILIARIES | v.MODALS for w in words):
        notes = list(clipped(words))
        at_named = {e.at for e in notes if named_effect(words, e)}
        found = [e for e in notes if e.at in at_named]
    found = found or [e for e in labelled(words) if named_effect(words, e)]
    strong = [e for e in found if not e.weak]
    return sorted(strong or found, key=lambda e: e.start)


def _is_again(words: Segment, at: int) -> bool:
    """True for "did so", "did not" and "was not" right after an asset, of which nothing more is said."""
    if not at or at + 1 >= len(words) or words[at].low not in {"did", "does", "was", "were", "had"} or words[at + 1].low not in {"not", "so", "too"}:
        return False
    return at + 2 >= len(words) or words[at + 2].low in v.PREPOSITIONS | {",", ".", ")", "and"}


def _overlap(one: Effect, other: Effect) -> bool:
    return one.start < other.end and other.start < one.end


def _at(words: Segment, at: int, present: bool, so_far: Sequence[Effect]) -> Iterable[Effect]:
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if low in {"no", "neither", "without"}:
        return denied_phrase(words, at)
    if low == "with" or (low == "by" and at and words[at - 1].low in _EVIDENCED):
        return accompanied(words, at)
    if low in {"free", "devoid"} and following in {"of", "from"}:
        return free_of(words, at)
    if following == "not" and (low == "but" or (low == "and" and at + 2 < len(words) and words[at + 2].low in v.PREPOSITIONS)):
        return contrast(words, at, so_far)
    if low in {"better", "worse"} and at and words[at - 1].low in _FARES:
        return [Effect(at - 1, at + 1, UP if low == "better" else DOWN, at, _RULE)]
    if low == "nothing" and at and words[at - 1].low == "did":
        return did_nothing(words, at)
    if low in v.BE and at and words[at - 1].low == "there":
        return there(words, at)
    if low in v.BE and (present or low not in {"is", "are"}) and (told := list(_copula(words, at))):
        return told
    if low in {"so", "as"} and at + 1 < len(words) and words[at + 1].low in v.AUXILIARIES and so_far:
        return likewise(words, at, so_far)
    return () if at == 0 and low in v.UP_ADJECTIVES | v.DOWN_ADJECTIVES else _of_verb(words, at, present)


def _of_verb(words: Segment, at: int, present: bool) -> Iterable[Effect]:
    low = words[at].low
    group = group_at(words, at, present) if low in VERBS else None
    if group and (told := list(construction(words, group))):
        return told
    return _HANDLERS[group.act](words, group) if group else ()


def _way(group: Group, way: Direction) -> Direction:
    if not group.denied:
        return way
    return ABSENT if group.act in (Act.CAUSE, Act.SHOW, Act.EVENT, Act.SEE) else SAME


def _right(words: Segment, group: Group) -> list[Phrase]:
    """The phrases after the verb."""
    after = group.after
    while after < len(words) and is_adverb(words[after]) and words[after].low not in v.UP_ADJECTIVES | v.DOWN_ADJECTIVES | v.LITTLE:
        after += 1
    return objects(words, after, group.act in (Act.CAUSE, Act.SHOW))


def _all(words: Segment, phrases: Iterable[Phrase], way: Direction, group: Group) -> Iterator[Effect]:
    told = list(phrases)
    denied = [p for p in told[1:] if words[told[0].start].low in {"no", "neither"} and words[p.start - 1].low in {"or", "nor"}]
    yield from read_all(words, [p for p in told if p not in denied], way, group.at, _RULE)
    for phrase in denied:
        yield from read(words, phrase, ABSENT, group.at, _RULE)


def _changed(words: Segment, group: Group) -> Iterator[Effect]:
    """ "reduced X", "X was reduced", "X fell"."""
    if group.verb.lemma == "limit" and group.passive and words[group.after : group.after + 1] and words[group.after].low == "to":
        return
    way = _way(group, DOWN if group.act is Act.LOWER else UP)
    if group.act is Act.RAISE and group.verb.fading and not group.passive and _is_slower(words, group):
        yield from _of_subject(words, group, DOWN)
        return
    after = [] if group.passive else rid_of(words, group, _right(words, group))
    if _undisturbed(words, after):
        yield from _of_subject(words, group, SAME)
    elif after:
        if words[after[0].start].low in {"no", "none"} and group.act is Act.LOWER:
            way = SAME if not group.denied else DOWN
            after = [replace(after[0], start=after[0].start + 1), *after[1:]]
        elif group.verb.lemma == "grow":
            way = ABSENT if group.denied else UP
        until = group.verb.lemma in _POSTPONES and words[after[0].start].low in {"time", "median"} and not group.denied
        yield from _all(words, after, UP if until else way, group)
    elif group.passive or group.verb.fading or (group.after > group.at + 1 and words[group.at + 1].low in _ADVERBIAL):
        yield from _of_subject(words, group, way)


def _is_slower(words: Segment, group: Group) -> bool:
    """True for "grew more slowly", "expanded less"."""
    near = [w.low for w in words[group.after : group.after + 2]]
    return "slowly" in near or near[:1] in (["slower"], ["less"])


def _undisturbed(words: Segment, phrases: Sequence[Phrase]) -> bool:
    """True for "grew undisturbed"."""
    return len(phrases) == 1 and phrases[0].end - phrases[0].start == 1 and words[phrases[0].start].low in v.SAME_ADJECTIVES


def _of_subject(words: Segment, group: Group, way: Direction) -> Iterator[Effect]:
    """The subject went `way`; a denied subject ("no weight was lost") stayed."""
    told = False
    phrases = subjects(words, group.start)
    denied = _is_denied(words, phrases)
    for effect in read_all(words, [p for p in phrases if not is_product(words, p)], ABSENT if way is ABSENT or denied else UP, group.at, _RULE):
        on_asset = words[effect.start].asset is not None and not named_effect(words, effect)
        if is_effect(words, effect) and not on_asset:
            told = True
            end = group.at + 1 if group.verb.lemma in _PROCESS and group.at - effect.end < _CLOSE else effect.end
            yield _composed(words, replace(effect, end=end), effect.direction, way, group.act)
    if not told and group.verb.lemma in _PROCESS and not group.passive:
        yield Effect(group.at, group.at + 1, way, group.at, _RULE)


def _is_denied(words: Segment, phrases: Sequence[Phrase]) -> bool:
    """True for the subjects of "neither A nor B", "no A or B"."""
    return bool(phrases) and words[phrases[0].start].low in {"no", "neither"}


def _composed(words: Segment, effect: Effect, own: Direction, way: Direction, act: Act) -> Effect:
    """What becomes of an effect whose phrase says `own` and whose verb says `way`: "loss of X was prevented" speaks of the loss."""
    noun = next((i for i in range(max(effect.start - 2, 0), effect.start) if words[i].low in v.UP_NOUNS | v.DOWN_NOUNS), None)
    if effect.turned and noun is not None and own in (UP, DOWN):
        return replace(effect, start=noun, direction=way) if way is DOWN else effect if way is UP else replace(effect, direction=SAME)
    return replace(effect, direction=_subject_way(own, way, act))


def _subject_way(own: Direction, way: Direction, act: Act) -> Direction:
    """ "No weight was lost" leaves the weight; "no IL-6 was released" leaves no IL-6; "its effect on X was minimal" leaves X."""
    if own is ABSENT and way is not ABSENT:
        return SAME if act is Act.LOWER else ABSENT
    return own if way is ABSENT or own in (SAME, DOWN) else way


def _caused(words: Segment, group: Group) -> Iterator[Effect]:
    accompanied = group.verb.lemma == "accompany" and group.after < len(words) and words[group.after].low == "by"
    if accompanied:
        yield from _all(words, objects(words, group.after + 1), UP, group)
    elif group.passive:
        yield from _of_subject(words, group, _way(group, UP))
    else:
        yield from _all(words, _right(words, group), _way(group, UP), group)


def _shown(words: Segment, group: Group) -> Iterator[Effect]:
    """Something had or shown, where it is known as an effect, or denied; "TGI reached 96%"."""
    if group.verb.lemma in _ARRIVED and not group.passive and group.after < len(words) and is_measure(words[group.after]):
        yield from (e for e in _of_subject(words, group, UP) if named_effect(words, e) and not group.denied)
        return
    after = [] if group.passive else _right(words, group)
    if group.verb.lemma in _HAPPENED and not (after or group.passive):
        yield from _seen(words, group)
        return
    for effect in _seen(words, group) if group.passive else _all(words, after, _way(group, UP), group):
        if named_effect(words, effect) or ((group.denied or effect.turned or effect.direction in (ABSENT, SAME)) and _nameable(words, effect)):
            yield effect


def _nameable(words: Segment, effect: Effect) -> bool:
    """True for a phrase without people, doses and data: enough for what is denied."""
    return not any(w.low in v.NOT_EFFECTS for w in words[effect.start : effect.end])


def _seen(words: Segment, group: Group) -> Iterator[Effect]:
    """ "X was seen", "X did not occur"."""
    if not (group.passive or group.verb.lemma in _HAPPENED):
        yield from _recorded(words, group)
        return
    phrases = subjects(words, group.start)
    for effect in read_all(words, phrases, ABSENT if _is_denied(words, phrases) else UP, group.at, "preclinical.observed"):
        if named_effect(words, effect) or ((effect.direction is ABSENT or effect.turned) and _nameable(words, effect)):
            yield replace(effect, direction=_unseen(effect)) if group.denied else effect


def _recorded(words: Segment, group: Group) -> Iterator[Effect]:
    """ "Staining confirmed degradation of X", "we saw fewer nodules"."""
    for effect in _all(words, _right(words, group), _way(group, UP), group):
        if named_effect(words, effect) or (effect.turned and _nameable(words, effect)):
            yield effect


def _unseen(effect: Effect) -> Direction:
    """A change that was not seen left things as they were."""
    return SAME if effect.turned else ABSENT


def _event(words: Segment, group: Group) -> Iterator[Effect]:
    """The verb with its object, or its subject with the verb, is the effect."""
    way = SAME if _is_equal(words, group) and not group.denied else DOWN if _is_lesser(words, group) else _way(group, UP)
    weak = group.verb.lemma in _WEAK and not group.denied
    if group.verb.lemma == "live" and words[group.after : group.after + 1] and words[group.after].low != "longer":
        return
    if group.verb.lemma == "tolerate":
        if words[group.at - 1].low == "better":
            yield Effect(group.at, group.at + 1, way, group.at, _RULE)
        return
    after = [] if group.passive else _right(words, group)
    if after and not is_someone(words, after[0]):
        yield Effect(group.at, after[0].end, way, group.at, _RULE, weak=weak)
        for phrase in after[1:]:
            yield Effect(phrase.start, phrase.end, way, group.at, _RULE, group.verb.lemma and words[group.at].text, weak=weak)
        return
    if not (group.passive or group.verb.fading or after or group.after > group.at + 1 or group.verb.gerund):
        return
    yield from _undergone(words, group, way, weak, bool(after))


def _is_lesser(words: Segment, group: Group) -> bool:
    """True for "bound CD25 far less tightly"."""
    near = range(group.after, min(group.after + 2 * _REACH, len(words) - 1))
    stop = next((i for i in near if words[i].low in {",", "and", "but", ";"}), near.stop)
    return any(words[i].low == "less" and (is_adverb(words[i + 1]) or words[i + 1].low == "well") for i in near if i < stop)


def _is_equal(words: Segment, group: Group) -> bool:
    """True for "killed as many cells", "lysed them equally well"."""
    after = [w.low for w in words[group.after : group.after + _REACH]]
    return (len(after) > 2 and after[0] == "as" and after[1] in _EQUALLY and after[2] not in v.STOPS | {",", "and"}) or "equally" in after


def _undergone(words: Segment, group: Group, way: Direction, weak: bool, governs: bool) -> Iterator[Effect]:
    """The subject with the verb ("tumors regressed"), or the verb alone where its subject is an animal or an asset ("mice survived longer")."""
    end = group.after if words[group.after - 1].low in _ADVERBIAL else group.at + 1
    if end < len(words) and words[end].low in {"longer", "less"}:
        way = DOWN if words[end].low == "less" and way is UP else way
        end += 1
    told = False
    if group.verb.lemma in _ON_ASSET and group.passive and group.start and words[group.start - 1].asset is not None:
        yield Effect(group.at, end, way, group.at, _RULE)
        return
    for phrase in [] if governs else subjects(words, group.start):
        effect = Effect(phrase.start + (words[phrase.start].low in {"no", "neither"}), end, way, group.at, _RULE)
        if not is_someone(words, phrase):
            told = True
            yield effect
    if not told and (group.denied or group.verb.lemma not in _OF_CONTROLS):
        yield Effect(group.at, end, way, group.at, _RULE, weak=weak)


def _outdone(words: Segment, group: Group) -> Iterator[Effect]:
    if group.denied:
        return
    told = [p for p in subjects(words, group.start) if not is_someone(words, p)]
    own = [e for p in told for e in read(words, p, UP, group.at, _RULE) if is_effect(words, e) and named_effect(words, e)]
    yield from own or [Effect(group.at, group.at + 1, UP, group.at, _RULE)]


def _kept(words: Segment, group: Group) -> Iterator[Effect]:
    """ "spared X", "retained X", "left X unchanged"; "remained" is a copula."""
    if group.denied or group.verb.lemma in {"remain", "stay"}:
        return
    if group.passive:
        yield from _of_subject(words, group, SAME)
        return
    for phrase in _right(words, group):
        if words[phrase.start].low == "no":
            yield from read(words, phrase, ABSENT, group.at, _RULE)
            continue
        owned = group.verb.lemma == "keep" and words[phrase.start].low in {"its", "their"}
        adjective = next((i for i in range(phrase.start, min(phrase.end + _REACH, len(words))) if words[i].low in v.SAME_ADJECTIVES), None)
        if adjective is not None and is_someone(words, phrase) and group.verb.lemma in {"leave", "keep"}:
            yield Effect(adjective, adjective + 1, SAME, group.at, _RULE)
        elif owned or group.verb.lemma not in {"leave", "keep"} or adjective is not None:
            yield from read(words, phrase, SAME, group.at, _RULE)


def _touched(words: Segment, group: Group) -> Iterator[Effect]:
    if not group.denied:
        return
    after = [] if group.passive else _right(words, group)
    if after:
        yield from _all(words, after, SAME, group)
    else:
        yield from _of_subject(words, group, SAME)


def _avoided(words: Segment, group: Group) -> Iterator[Effect]:
    if not group.denied and not group.passive:
        yield from _all(words, _right(words, group), ABSENT, group)


def _nothing(words: Segment, group: Group) -> Iterator[Effect]:
    return iter(())


_HANDLERS = {
    Act.LOWER: _changed, Act.RAISE: _changed, Act.CAUSE: _caused, Act.SHOW: _shown, Act.EVENT: _event, Act.OUTDO: _outdone, Act.KEEP: _kept,
    Act.MATCH: matched, Act.TOUCH: _touched, Act.AVOID: _avoided, Act.SEE: _seen, Act.OTHER: _nothing,
}  # fmt: skip


def _copula(words: Segment, at: int) -> Iterator[Effect]:
    """ "X was higher", "X remained stable", "X was absent", "the asset was more potent", "TGI was 94%"."""
    denied, i, comparing, times = False, at + 1, False, False
    while i < len(words) and (is_adverb(words[i]) or is_measure(words[i]) or words[i].low in v.NEGATIONS or _bounds(words, i) or _no_more(words, i)):
        denied = denied or words[i].low in v.NEGATIONS or words[i].low == "no"
        comparing = (comparing or words[i].low in {"as", "equally"}) and not times
        times = times or is_measure(words[i]) or words[i].low == "twice"
        if words[i].low in v.UP_ADJECTIVES or words[i].low == "less":
            break
        i += 1
    if i >= len(words):
        return
    found = [e for k in (i, *_further(words, i)) for e in _of_asset(words, at, k, denied, comparing)]
    found = found or list(measured(words, at)) or list(_times_that(words, at))
    yield from found or _of_predicate(words, at, i, denied)


def _further(words: Segment, i: int) -> Iterator[int]:
    """Where other adjectives are joined to the one at `i`: "more potent than X and efficacious in Y"."""
    for k in range(i + 1, len(words) - 1):
        if words[k].low in {";", "but", "while", "whereas"} or is_finite(words, k):
            return
        after = k + 2 if is_adverb(words[k + 1]) and k + 2 < len(words) else k + 1
        if words[k].low == "and" and words[after].low in v.FINDING_ADJECTIVES and words[i].low in v.FINDING_ADJECTIVES | {"more", "less"}:
            yield after


def _times_that(words: Segment, at: int) -> Iterator[Effect]:
    """ "Its activity was 20 times that of X", "was half that of X"."""
    that = next((k for k in range(at + 1, min(at + _REACH, len(words) - 1)) if words[k].low in {"that", "those"} and words[k + 1].low == "of"), None)
    if that is None or not any(w.low in {"times", "fold", "twice", "half", "third", "double"} or w.low.endswith("-fold") for w in words[at:that]):
        return
    less = any(w.low in {"half", "third", "quarter"} for w in words[at:that])
    group = Group(at, _verb_start(words, at), VERBS["occurred"], Act.SEE, that, passive=True, denied=False)
    yield from (e for e in _of_subject(words, group, DOWN if less else UP) if named_effect(words, e))


def _bounds(words: Segment, i: int) -> bool:
    """True in "at least" and "up to" before a number."""
    pairs = {("at", "least"), ("up", "to"), ("more", "than")}
    return any((words[k].low, words[k + 1].low) in pairs and is_measure(words[k + 2]) for k in (i - 1, i) if k >= 0 and k + 2 < len(words))


def _no_more(words: Segment, i: int) -> bool:
    """True for "no" in "was no greater"."""
    return words[i].low == "no" and i + 1 < len(words) and words[i + 1].low in v.UP_ADJECTIVES | v.DOWN_ADJECTIVES | {"worse", "different"}


def _of_asset(words: Segment, at: int, i: int, denied: bool, comparing: bool) -> Iterator[Effect]:
    """An adjective (at `i`) that is itself the effect: "more potent", "active", "under control"."""
    low = words[i].low
    following = words[i + 1].low if i + 1 < len(words) else ""
    if low in {"more", "less", "as"} and (
        following in v.FINDING_ADJECTIVES or (following and not is_adverb(words[i + 1]) and following not in v.STOPS)
    ):
        if following not in v.FINDING_ADJECTIVES and any(w.low in _REPORTS for w in words[max(at - _REACH, 0) : at]):
            return
        way = SAME if denied or (comparing and low == "as") else DOWN if low == "less" else UP
        yield Effect(i + 1, i + 2, way, at, "preclinical.adjective")
    elif low in v.FINDING_ADJECTIVES - {"tolerated"} and following not in v.EFFECT_NOUNS:
        yield Effect(
            i, i + 1, ABSENT if denied else SAME if comparing or (_stays(words[at].low) and low not in v.LASTING) else UP, at, "preclinical.adjective"
        )
    elif low == "under" and following == "control":
        yield Effect(i + 1, i + 2, ABSENT if denied else UP, at, "preclinical.adjective")


def _of_predicate(words: Segment, at: int, i: int, denied: bool) -> Iterator[Effect]:
    """An adjective (at `i`) that says which way the subject went, or a measure after a result by name."""
    low, start = words[i].low, _verb_start(words, at)
    if way := _adjective(words, at, i, denied):
        group = Group(at, start, VERBS["occurred"], Act.SEE, i + 1, passive=True, denied=False)
        seen = low in v.PRESENT_ADJECTIVES
        told = [e if seen and e.direction is ABSENT else replace(e, direction=way) for e in _of_subject(words, group, way)]
        yield from told or ([Effect(i, i + 1, way, at, "preclinical.adjective")] if low in _BETTER else [])
    elif is_measure(words[i - 1]) and i > at + 1 and low not in VERBS:
        for phrase in subjects(words, start):
            if {w.low for w in words[phrase.start : phrase.end]} & v.RESULT_NOUNS:
                yield from read(words, phrase, UP, at, "preclinical.measured")


def _stays(low: str) -> bool:
    return low.startswith(("remain", "stay"))


def _verb_start(words: Segment, at: int) -> int:
    while at and (words[at - 1].low in v.AUXILIARIES or is_adverb(words[at - 1])):
        at -= 1
    return at


def _beyond(words: Segment, i: int) -> Direction | None:
    """The direction of "below 10% of baseline", "below the limit of detection"."""
    after = [w.low for w in words[i + 1 : i + _REACH]]
    if words[i].low == "below" and {"detection", "quantification"} & set(after):
        return ABSENT
    if {"baseline", "normal", "control", "controls", "pretreatment"} & set(after):
        return DOWN if words[i].low == "below" else UP
    return None


def _adjective(words: Segment, at: int, i: int, denied: bool) -> Direction | None:
    """The direction that the adjective at `i` gives to the subject."""
    low = words[i].low
    following = words[i + 1].low if i + 1 < len(words) else ""
    stayed = _stays(words[at].low)
    if low in {"up", "down"} and words[at].low in {"was", "were"} and (not following or following in v.STOPS or is_measure(words[i + 1])):
        return None if denied else UP if low == "up" else DOWN
    if denied and low in {"worse", "different"}:
        return SAME
    if low in v.PRESENT_ADJECTIVES and following not in v.EFFECT_NOUNS:
        return ABSENT if denied else UP
    if low in v.SAME_ADJECTIVES and following not in v.EFFECT_NOUNS:
        return None if denied else SAME
    if low in {"below", "above"} and (way := _beyond(words, i)):
        return way
    if stayed and (low in {"as", "at", "within", "where"} or (low == "the" and following == "same")):
        return SAME
    if low in v.ABSENT_ADJECTIVES:
        return ABSENT
    if low in v.LITTLE:
        return ABSENT
    if low in v.UP_ADJECTIVES | v.DOWN_ADJECTIVES and not (low in VERBS and VERBS[low].past) and following not in VERBS and not stayed:
        return SAME if denied else UP if low in v.UP_ADJECTIVES else DOWN
    return None
