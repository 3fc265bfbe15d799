"""What "is" and "remained" say: "X was higher", "the asset was more potent", "TGI was 94%", "its activity was twice that of Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.doing import at_doing
from abstract2kb.assemble.preclinical.effect_nouns import is_effect_noun
from abstract2kb.assemble.preclinical.groups import Group
from abstract2kb.assemble.preclinical.phrases import MODEL_NOUN, Segment, is_adverb, is_finite, is_measure, objects
from abstract2kb.assemble.preclinical.reading import Effect, named_effect, read
from abstract2kb.assemble.preclinical.subject_effects import of_subject
from abstract2kb.assemble.preclinical.subject_phrases import subjects
from abstract2kb.assemble.preclinical.telegraph import measured
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

_CLASSES = frozenset(
    "agent agents inhibitor inhibitors degrader degraders agonist agonists antagonist antagonists molecule candidate option options".split()
)
_MOLECULES = frozenset("conjugate compound molecule complex drug adc antibody radioligand fusion peptide linker it".split())
__all__ = ["copula"]

UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT
_REACH = 6
_SOLE = frozenset("only sole main principal chief commonest".split())
_SIGNS = frozenset("effect effects finding findings toxicity toxicities event events change changes abnormality abnormalities sign signs".split())
_REPORTS = frozenset("data results evidence report reports picture story findings poster".split())
_AGENTS = dict.fromkeys("inhibitor suppressor blocker antagonist".split(), DOWN) | dict.fromkeys("inducer activator stimulator enhancer".split(), UP)
_HIGH = frozenset(
    "high strong excellent robust efficient pronounced marked substantial extensive considerable bri"
    "sk vigorous impressive striking profound complete "
    "rapid sustained broad "
    "potent abundant prominent dramatic remarkable durable intense massive long-lived lasting long-lasting "
    "moderate modest good frequent clear satisfactory encouraging notable consistent meaningful sizable sizeable noteworthy "
    "appreciable decent outstanding exceptional".split()
)
_DEPENDENT = frozenset("dose-dependent concentration-dependent dose-proportional".split())
"""What is said of an effect that was there."""
_WORKING = frozenset("effective efficacious persistent".split())
_MULTIPLES = frozenset("times fold twice half third quarter fifth tenth fraction double".split())
_OF_WHOM = frozenset("of with on after under for seen".split())
_INACTIVE = frozenset("inactive inert ineffective".split())
_CONDITIONS = frozenset("where when if wherever whenever".split())
_KEPT_DOWN = frozenset("suppressed reduced low lower decreased inhibited depressed down diminished blunted depleted silenced small".split())
_KEPT_UP = frozenset("elevated high higher raised increased up enhanced".split())
"""What remained so was so: "stayed low", "remained elevated"."""
_AS_MUCH = frozenset("good deep long large great low poor small rapid fast complete frequent common".split())
_BETTER = frozenset("superior inferior better stronger".split())


def copula(words: Segment, at: int) -> Iterator[Effect]:
    """ "X was higher", "X remained stable", "X was absent", "the asset was more potent", "TGI was 94%"."""
    denied, i, comparing, times = False, at + 1, False, False
    while i < len(words) and (is_adverb(words[i]) or is_measure(words[i]) or words[i].low in v.NEGATIONS or _bounds(words, i) or _no_more(words, i)):
        denied = denied or words[i].low in v.NEGATIONS or words[i].low == "no"
        comparing = (comparing or words[i].low in {"as", "equally"}) and not times
        times = times or is_measure(words[i]) or words[i].low == "twice"
        if words[i].low in v.UP_ADJECTIVES or words[i].low == "less":
            break
        i += 1
    i += i + 1 < len(words) and words[i].low in {"the", "among"} and words[i + 1].low in {"most", "least"}
    if i >= len(words):
        return
    found = list(at_doing(words, at, i)) if not denied else []
    found += [e for k in _further(words, i) for e in _of_asset(words, at, k, False, False)] if found else []
    found = found or ([*_agent(words, at, i), *_sole(words, at), *_inactive(words, at, i), *_enough(words, at, i)] if not denied else [])
    found = found or [e for k in (i, *_further(words, i)) for e in _of_asset(words, at, k, denied, comparing)]
    found = found or list(measured(words, at)) or list(_times_that(words, at)) or list(_set_off(words, at, i))
    yield from found or _of_predicate(words, at, i, denied)


def _agent(words: Segment, at: int, i: int) -> Iterator[Effect]:
    """ "X proved a potent inhibitor of growth": growth went down."""
    noun = next((k for k in range(i, min(i + _REACH, len(words) - 2)) if words[k].low in _AGENTS and words[k + 1].low == "of"), None)
    if noun is None or words[at].low in {"is", "are", "being"} or any(words[k].low in v.STOPS - {"to", "be"} for k in range(i, noun)):
        return
    for phrase in objects(words, noun + 2):
        yield from (e for e in read(words, phrase, _AGENTS[words[noun].low], at, "preclinical.agent") if named_effect(words, e))


def _inactive(words: Segment, at: int, i: int) -> Iterator[Effect]:
    """ "Alone it was inert"."""
    if words[i].low in _INACTIVE:
        yield Effect(i, i + 1, ABSENT, at, "preclinical.adjective")


def _enough(words: Segment, at: int, i: int) -> Iterator[Effect]:
    """ "0.1 mg/kg was enough for complete regression"."""
    if words[i].low in {"enough", "sufficient"} and words[i + 1 : i + 2] and words[i + 1].low == "for":
        yield from (e for p in objects(words, i + 2) for e in read(words, p, UP, at, "preclinical.verb") if named_effect(words, e))


def _sole(words: Segment, at: int) -> Iterator[Effect]:
    """ "A drop in platelets was the only side effect seen": it came about."""
    near = [w.low for w in words[at + 1 : at + 2 * _REACH]]
    noun = next((k for k, low in enumerate(near) if low in _SIGNS), None)
    if near[:1] != ["the"] or noun is None or not _SOLE & set(near[:noun]) or {",", "of", "and", "in"} & set(near[:noun]):
        return
    group = Group(at, _verb_start(words, at), VERBS["occurred"], Act.SEE, at + 1 + noun, passive=True, denied=False)
    yield from (e for e in of_subject(words, group, UP) if named_effect(words, e) or e.turned)


def _further(words: Segment, i: int) -> Iterator[int]:
    """Where other adjectives are joined to the one at `i`: "more potent than X and efficacious in Y"."""
    for k in range(i + 1, len(words) - 1):
        if words[k].low in {";", "but", "while", "whereas"} or is_finite(words, k):
            return
        after = k + 2 if is_adverb(words[k + 1]) and k + 2 < len(words) else k + 1
        if words[k].low == "and" and words[after].low in v.FINDING_ADJECTIVES and words[i].low in v.COMPARED_FINDINGS:
            yield after


def _times_that(words: Segment, at: int) -> Iterator[Effect]:
    """ "Its activity was 20 times that of X", "was half that of X"."""
    that = next(
        (k for k in range(at + 1, min(at + _REACH, len(words) - 1)) if words[k].low in {"that", "those"} and words[k + 1].low in _OF_WHOM), None
    )
    if that is None or not any(w.low in _MULTIPLES or w.low.endswith("-fold") for w in words[at:that]):
        return
    less = any(w.low in v.DOWN_ADJECTIVES or w.low in {"half", "third", "quarter", "fifth", "tenth", "fraction"} for w in words[at:that])
    group = Group(at, _verb_start(words, at), VERBS["occurred"], Act.SEE, that, passive=True, denied=False)
    yield from (e for e in of_subject(words, group, DOWN if less else UP) if named_effect(words, e))


def _set_off(words: Segment, at: int, i: int) -> Iterator[Effect]:
    """ "Its half-life was nine days, three times longer than that of X": the figure stands first, and how it compares after a comma."""
    if not any(is_measure(w) for w in words[at + 1 : i + 1]):
        return
    comma = next((k for k in range(i, len(words)) if words[k].low == "," or is_finite(words, k)), len(words))
    k = comma + 1
    while k < len(words) and (is_measure(words[k]) or is_adverb(words[k]) or words[k].low == "a"):
        if words[k].low in v.TURNED:
            break
        k += 1
    if k + 1 < len(words) and words[comma].low == "," and words[k].low in v.TURNED and words[k + 1].low == "than":
        group = Group(at, _verb_start(words, at), VERBS["occurred"], Act.SEE, k, passive=True, denied=False)
        yield from of_subject(words, group, UP if words[k].low in v.UP_ADJECTIVES else DOWN)


def _bounds(words: Segment, i: int) -> bool:
    """True in "at least" and "up to" before a number."""
    pairs = {("at", "least"), ("up", "to"), ("more", "than")}
    return any(
        (words[k].low, words[k + 1].low) in pairs and (is_measure(words[k + 2]) or words[k + 2].low == "as")
        for k in (i - 1, i)
        if k >= 0 and k + 2 < len(words)
    )


def _no_more(words: Segment, i: int) -> bool:
    """True for "no" in "was no greater"."""
    return words[i].low == "no" and i + 1 < len(words) and words[i + 1].low in v.TURNED_FOR_WORSE


_HIGH_OR_WORKING = _HIGH | _WORKING


def _of_asset(words: Segment, at: int, i: int, denied: bool, comparing: bool) -> Iterator[Effect]:
    """An adjective (at `i`) that is itself the effect: "more potent", "active", "under control"."""
    low = words[i].low
    following = words[i + 1].low if i + 1 < len(words) else ""
    if low in {"more", "less", "as", "most", "least"} and (
        v.is_finding_adjective(following) or (following and not is_adverb(words[i + 1]) and following not in v.STOPS)
    ):
        if low in {"most", "least"} and not v.is_finding_adjective(following):
            return
        if not v.is_finding_adjective(following) and any(w.low in _REPORTS for w in words[max(at - _REACH, 0) : at]):
            return
        way = SAME if denied or (comparing and low == "as") else DOWN if low in {"less", "least"} else UP
        done = VERBS.get(following)
        if done is not None and done.past and done.act is Act.TOUCH:  # "precursors were less affected": so were they
            group = Group(at, _verb_start(words, at), VERBS["occurred"], Act.SEE, i + 2, passive=True, denied=False)
            yield from of_subject(words, group, SAME if denied or low == "least" else way)
            return
        if following in _HIGH_OR_WORKING and (own := list(_subject_named(words, at, way))):
            yield from own
            return
        yield Effect(i + 1, i + 2, way, at, "preclinical.adjective", _owner(words, at, following))
    elif low in v.FINDING_ADJECTIVES & _HIGH and not denied and _of_named(words, at):
        return
    elif low == "stable" and (_stays(words[at].low) or following in {"in", "at"}) and not denied and _is_of_molecule(words, at):
        yield Effect(i, i + 1, SAME, at, "preclinical.adjective")
    elif v.is_finding_adjective(low) and low != "tolerated" and following not in v.EFFECT_NOUNS and not _is_class(words, i + 1):
        yield Effect(
            i, i + 1, ABSENT if denied else SAME if comparing or (_stays(words[at].low) and low not in v.LASTING) else UP, at, "preclinical.adjective"
        )
    elif low == "under" and following == "control":
        yield Effect(i + 1, i + 2, ABSENT if denied else UP, at, "preclinical.adjective")


def _owner(words: Segment, at: int, adjective: str) -> str:
    """What an adjective is said of that is neither an asset nor an effect by itself: the collagen of "collagen was less dense"."""
    told = [] if v.is_finding_adjective(adjective) else subjects(words, _verb_start(words, at))
    inner = words[told[0].start : told[0].end] if len(told) == 1 else ()
    if not inner or any(w.asset is not None or w.low in v.NOT_EFFECTS or MODEL_NOUN.match(w.low) for w in inner):
        return ""
    return " ".join(w.text for w in inner if w.low not in v.DETERMINERS)


def _subject_named(words: Segment, at: int, way: Direction) -> Iterator[Effect]:
    """The subject of "lysis was more potent": what is potent is an effect by name."""
    group = Group(at, _verb_start(words, at), VERBS["occurred"], Act.SEE, at + 1, passive=True, denied=False)
    told = list(of_subject(words, group, way)) if _of_named(words, at) else []
    yield from (e for e in told if words[e.end - 1].low not in {"cells", "lymphocytes", "tumours", "tumors"})


def _of_named(words: Segment, at: int) -> bool:
    """True where an effect by name is what is potent or durable: "bystander killing was potent"."""
    said = ((p, words[p.start : p.end]) for p in subjects(words, _verb_start(words, at)))
    return any(not any(_is_own(inner, i) for i in range(len(inner))) and any(is_effect_noun(w.low) for w in inner) for _, inner in said)


def _is_own(inner: Segment, i: int) -> bool:
    """True for an asset, unless it only says what brought something about: "X-induced death"."""
    return inner[i].asset is not None and not (i + 1 < len(inner) and inner[i + 1].low in v.BROUGHT_BY)


def _is_of_molecule(words: Segment, at: int) -> bool:
    start = _verb_start(words, at)
    if start and words[start - 1].asset is not None:
        return True
    return any(words[p.end - 1].asset is not None or words[p.end - 1].low in _MOLECULES for p in subjects(words, _verb_start(words, at)))


def _is_class(words: Segment, after: int) -> bool:
    """True for what follows "potent" in "is a potent anti-leukemia agent"."""
    return any(w.low in _CLASSES for w in words[after : after + 3])


def _of_predicate(words: Segment, at: int, i: int, denied: bool) -> Iterator[Effect]:
    """An adjective (at `i`) that says which way the subject went, or a measure after a result by name."""
    low, start = words[i].low, _verb_start(words, at)
    if way := _as_much(words, i, denied) or _adjective(words, at, i, denied) or _kept_so(words, at, i, denied):
        group = Group(at, start, VERBS["occurred"], Act.SEE, i + 1, passive=True, denied=False)
        seen = low in v.PRESENT_ADJECTIVES
        if (seen or low in v.TURNED or low in _HIGH) and any(_is_condition(words, p.start - 1) for p in subjects(words, start)):
            return  # "where the target was present", "when antigen was scarce"
        told = [e if seen and e.direction is ABSENT else replace(e, direction=way) for e in of_subject(words, group, way)]
        if low in _HIGH or low in _DEPENDENT or low in {"dose", "concentration"}:
            told = [e for e in told if named_effect(words, e)]
        yield from told or ([Effect(i, i + 1, way, at, "preclinical.adjective")] if low in _BETTER else [])
    elif is_measure(words[i - 1]) and i > at + 1 and low not in VERBS:
        for phrase in subjects(words, start):
            if {w.low for w in words[phrase.start : phrase.end]} & v.RESULT_NOUNS:
                yield from read(words, phrase, UP, at, "preclinical.measured")


def _is_condition(words: Segment, i: int) -> bool:
    """True for the "where" of "regressions where the target was dense": what follows says under which condition something was seen."""
    return i > 0 and words[i].low in _CONDITIONS and words[i - 1].low not in {",", "and", "but"}


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


def _is_there(low: str, following: str) -> bool:
    """True for "was high", "was dose dependent": the subject came about."""
    dependent = low in _DEPENDENT or (low in {"dose", "concentration"} and following == "dependent")
    return dependent or (low in _HIGH and (not following or following in v.COMMA_STOPS))


def _as_much(words: Segment, i: int, denied: bool) -> Direction | None:
    """ "was as good as with Y": the same."""
    same = words[i - 1].low == "as" and i + 1 < len(words) and words[i + 1].low == "as" and words[i].low in _HIGH | _AS_MUCH
    return SAME if same and not denied and not any(is_measure(w) or w.low == "twice" for w in words[max(i - 3, 0) : i]) else None


def _kept_so(words: Segment, at: int, i: int, denied: bool) -> Direction | None:
    """ "stayed low", "remained elevated": what remained so was so, against what was expected or set beside it."""
    low, ends = words[i].low, i + 1 >= len(words) or words[i + 1].low in v.LIST_STOPS or is_adverb(words[i + 1])
    if denied or not ends or not _stays(words[at].low):
        return None
    return DOWN if low in _KEPT_DOWN else UP if low in _KEPT_UP else None


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
    if low in v.ABSENT_AND_LITTLE:
        return ABSENT
    if _is_there(low, following) and not denied:
        return UP
    if low in v.TURNED and not (low in VERBS and VERBS[low].past) and following not in VERBS and not stayed:
        return SAME if denied else UP if low in v.UP_ADJECTIVES else DOWN
    return None
