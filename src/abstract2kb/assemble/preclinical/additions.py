"""Effects that hang on a word other than a verb: "with no X", "but not X", "and so did X", "with a TGI of 94%", "there was a drop in X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.phrases import Phrase, Segment, Word, is_finite, is_measure, objects
from abstract2kb.assemble.preclinical.reading import Effect, is_lack, named_effect, read, read_all
from abstract2kb.assemble.preclinical.telegraph import names_occurrence
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.records import Direction

__all__ = [
    "ELLIPSIS",
    "accompanied",
    "contrast",
    "denied_phrase",
    "elliptic_contrast",
    "free_of",
    "is_again",
    "is_product",
    "is_someone",
    "likewise",
    "no_difference",
    "same_again",
    "there",
]

ELLIPSIS = "preclinical.ellipsis"
_EXPRESSED = frozenset("expression levels".split())
_BEARERS = frozenset("those models model cells lines tumors tumours xenografts mice patients pdxs cancers samples".split())
_CREATE = frozenset("design develop identify generate discover create select produce obtain engineer find".split())
_ADVERSE = frozenset("findings finding abnormalities abnormality signs alterations".split())
_YIELDED = frozenset("release secretion toxicity toxicities production potency affinity activation".split())
_NORMAL = frozenset("normal unchanged unaltered unaffected intact preserved".split())
_CONSTANTS = frozenset("ic50 ec50 dc50 ic90 ec90 kd ki gi50 ic50s ec50s".split())
_PLACES = frozenset("in against at for among".split())
_GAP = 9
_BORDERS = frozenset({",", "and", "but", "while", "whereas", "where"})
_SET_OFF = frozenset("at in alone itself by on even given".split())
"""What may stand between an asset and its verb: "at the same dose", "by itself"."""
_HARDLY = frozenset("hardly barely scarcely not".split())
_MODELS = frozenset("lines models xenografts mice animals".split())
UP, DOWN, SAME, ABSENT = Direction.INCREASED, Direction.DECREASED, Direction.UNCHANGED, Direction.ABSENT


def denied_phrase(words: Segment, at: int) -> Iterator[Effect]:
    """ "with no X", "no X or Y", "neither X nor Y": absent, where the phrase names an effect."""
    if at + 1 >= len(words) or _is_activity(words, at + 1):
        return
    rest = objects(words, at + 1)
    following = rest[-1].end if rest else at
    if following < len(words) and is_finite(words, following):
        return
    for phrase in rest:
        if any(w.asset is not None and words[i - 1].low != "of" for i, w in enumerate(words[: phrase.end]) if i > phrase.start):
            continue
        for effect in read(words, phrase, ABSENT, at, "preclinical.denied"):
            cells = words[at].low == "without" and words[effect.end - 1].low in {"cells", "lymphocytes"}
            if (named_effect(words, effect) or _is_adverse(words, effect) or effect.direction is SAME) and not (cells and effect.direction is ABSENT):
                yield effect


def _is_adverse(words: Segment, effect: Effect) -> bool:
    """True for "adverse findings", "histopathological abnormalities"."""
    return effect.end - effect.start > 1 and words[effect.end - 1].low in _ADVERSE


def _is_activity(words: Segment, at: int) -> bool:
    """True for "without affecting X", not for the noun of "no killing of X"."""
    verb = VERBS.get(words[at].low)
    noun = words[at].low in v.EFFECT_NOUNS and (at + 1 >= len(words) or words[at + 1].low in v.LIST_STOPS_AND_OF)
    return verb is not None and verb.gerund and not noun


def no_difference(words: Segment, at: int) -> Iterator[Effect]:
    """ "made no difference to X", "nothing happened to X": X stayed as it was; `at` is the "to"."""
    before = [w.low for w in words[max(at - 3, 0) : at]]
    if words[at].low == "to" and before[-2:] in (["no", "difference"], ["nothing", "happened"], ["little", "difference"]):
        yield from (e for p in objects(words, at + 1) for e in read(words, p, SAME, at, "preclinical.denied"))


def free_of(words: Segment, at: int) -> Iterator[Effect]:
    """ "kept the lungs free of metastases", "tumours were devoid of T cells": absent."""
    if any(is_finite(words, i) or words[i].low in VERBS for i in range(at)):
        for phrase in objects(words, at + 2):
            yield from (replace(e, direction=ABSENT) for e in read(words, phrase, UP, at, "preclinical.free"))


def contrast(words: Segment, at: int, so_far: Sequence[Effect]) -> Iterator[Effect]:
    """ "expanded NK cells but not T cells": T cells absent; "with A but not with B": the effect did not come about with B."""
    if not so_far:
        return
    last = so_far[-1]
    if any(words[i].low == "because" for i in range(last.end, at)):
        return
    at_all = words[at + 1 : at + 3] if words[at].low in _HARDLY else words[at + 2 : at + 4]
    place = at + (words[at].low not in _HARDLY) + 1 + 2 * ([w.low for w in at_all] == ["at", "all"])
    following = words[place].low if place < len(words) else ""
    if words[at].low in _HARDLY and following not in _PLACES:
        return
    phrases = objects(words, place)
    of_model = following == "of" and any(w.low == "of" for w in words[last.start : last.end]) and any(c.isdigit() for c in words[place + 1].text)
    if following in _PLACES or of_model or (phrases and words[phrases[0].end - 1].low in _MODELS):
        yield replace(last, direction=_undone(last), at=at, rule="preclinical.contrast")
    elif phrases and words[phrases[0].start].asset is None:
        head = words[last.at].text if last.start == last.at else last.head  # "killed A cells but not B ones"
        yield from (Effect(p.start, p.end, ABSENT, at, "preclinical.contrast", head) for p in phrases)
    elif following in {"with", "by", "after", "on"} and any(w.asset is not None for w in words[at + 2 : at + 5]):
        yield replace(last, direction=_undone(last), at=at, rule="preclinical.contrast")


def elliptic_contrast(words: Segment, at: int, so_far: Sequence[Effect]) -> Iterator[Effect]:
    """ "Growth of A lines fell, that of B lines not at all": `at` is the "not"."""
    that = next((i for i in range(at - 1, max(at - 8, 0), -1) if words[i].low in {"that", "those"} or words[i].stands_for), None)
    if that is None or not so_far or words[that - 1].low not in {",", "and", "but"} or words[that + 1].low not in {"of", "in"}:
        yield from _gapped(words, at, so_far)
        return
    last = so_far[-1]
    yield replace(last, direction=_undone(last), at=that, rule="preclinical.contrast")


def _gapped(words: Segment, at: int, so_far: Sequence[Effect]) -> Iterator[Effect]:
    """ "Tumour T cells were activated, circulating ones hardly at all", "it lowered A, B not at all": a subject or object without its verb."""
    begin = next((i + 1 for i in range(at - 1, max(at - _GAP, 0), -1) if words[i].low in {",", "and", "but", ";"}), None)
    if begin is None or not so_far or begin >= at or any(is_finite(words, i) for i in range(begin, at)):
        return
    last = so_far[-1]
    verb = VERBS.get(words[last.at].low)
    changed = verb is not None and verb.act in (Act.LOWER, Act.RAISE, Act.TOUCH)
    for phrase in objects(words[:at], begin)[:1]:
        if words[phrase.start].asset is None and begin > last.at:
            yield Effect(phrase.start, phrase.end, SAME if changed else ABSENT, at, "preclinical.contrast")


def _undone(effect: Effect) -> Direction:
    """What did not come about is absent, what did not change is unchanged."""
    return SAME if effect.direction is DOWN else ABSENT


def likewise(words: Segment, at: int, so_far: Sequence[Effect]) -> Iterator[Effect]:
    """ "and so did X", "as was X": X went the way of the effect before."""
    last = so_far[-1]
    told = [p for p in objects(words, at + 2) if words[p.end - 1].low in {"one", "ones"} or not is_someone(words, p)]
    own = [e for e in read_all(words, told, UP, at, "preclinical.likewise") if e.turned]
    yield from own or (replace(e, head=last.head) for p in told for e in read(words, p, last.direction, at, "preclinical.likewise"))


def is_again(words: Segment, at: int) -> bool:
    """True for "did so", "did not" and "was not" after an asset, of which nothing more is said."""
    if not at or words[at].low not in {"did", "does", "was", "were", "had"}:
        return False
    if at + 1 == len(words) or words[at + 1].low == ".":
        return words[at - 1].asset is not None
    if words[at + 1].low not in {"not", "so", "too", "likewise"}:
        return False
    return at + 2 >= len(words) or words[at + 2].low in v.PHRASE_ENDS


def _subject_of(words: Segment, at: int) -> int:
    """The index of the asset whose verb is at `at`, past "alone" and "at the same dose"; -1 where another word is the subject."""
    subject = at - 1 - (words[at - 1].low in {"alone", "itself", "monotherapy"})
    if subject >= 0 and words[subject].asset is None:
        begin = next((i for i in range(at - 1, max(at - _GAP, 0), -1) if words[i].low in _BORDERS), None)
        first = at if begin is None else begin + 1 + (words[begin + 1].low == "the")
        placed = first + 1 < at and words[first].asset is not None and words[first + 1].low in _SET_OFF
        subject = first if placed else subject
    return subject if subject >= 0 and words[subject].asset is not None else -1


def same_again(words: list[Word], at: int, so_far: Sequence[Effect], known: str, way: Direction | None) -> Iterator[Effect]:
    """ "X did not", "X was not", "X alone did so": what was told last, of another asset; `known` and `way` are of the segment before."""
    subject = _subject_of(words, at)
    if so_far and (at + 1 >= len(words) or words[at + 1].low == "."):
        yield from _contrary(words, at, so_far[-1])
        return
    end = at + 2
    over = end >= len(words) or words[end].low in v.PHRASE_ENDS
    if subject < 0 or not over:
        return
    denied = words[at + 1].low == "not"
    if so_far:
        last = so_far[-1]
        yield replace(last, direction=_undone(last) if denied else last.direction, at=at, rule=ELLIPSIS)
    elif known and way is not None:
        words[at] = replace(words[at], text=known, low=known.split()[-1].lower(), stands_for=known)
        undone = SAME if way is DOWN else ABSENT
        yield Effect(at, at + 1, undone if denied else way, at, ELLIPSIS)


def _contrary(words: Segment, at: int, last: Effect) -> Iterator[Effect]:
    """ "X did not lower A where Y did": with Y it went down."""
    verb = VERBS.get(words[last.at].low)
    opened = any(w.low in {"where", "which", "while", "whereas", "but", "that"} for w in words[last.end : at])
    if not opened or words[at - 1].asset is None or last.direction not in (SAME, ABSENT) or verb is None:
        return
    way = DOWN if verb.act is Act.LOWER else UP
    if last.direction is ABSENT or verb.act in (Act.LOWER, Act.RAISE):
        yield replace(last, direction=way, at=at, rule=ELLIPSIS)


def accompanied(words: Segment, at: int) -> Iterator[Effect]:
    """ "with a TGI of 94%", "with lower affinity": results by name, or effects with a direction of their own."""
    told = lacking = False
    waiting: list[Effect] = []
    if at and words[at - 1].low in {"correlated", "associated", "correlates", "consistent", "compared"}:
        return
    if any(words[i].low == "to" and words[i + 1].low in _CREATE for i in range(max(at - 6, 0), at)):
        return
    if (
        words[at].low == "with"
        and at + 1 < len(words)
        and words[at + 1].low in {"low", "high", "moderate"}
        and _EXPRESSED & {w.low for w in words[at + 2 : at + 8]}
    ):
        return
    if (
        at
        and words[at - 1].low in _BEARERS
        and words[at].low == "with"
        and at + 1 < len(words)
        and words[at + 1].low
        in {"low", "high", "reduced", "no", "limited", "scant", "little", "minimal", "weak", "moderate", "negligible", "lower", "higher"}
        and not _YIELDED & {w.low for w in words[at + 2 : at + 5]}
    ):
        return  # which models are meant
    for phrase in (_shown_by(words, p) for p in objects(words, at + 1)):
        if _is_reading(words, phrase) or _is_scale(words, phrase) or (words[phrase.start].low == "more" and words[phrase.start - 1].low == "or"):
            continue
        lacking = words[phrase.start - 1].low in {"or", "nor"} if lacking else is_lack(words, phrase.start)
        stayed = words[phrase.end - 1].low in v.SAME_ADJECTIVES or words[phrase.start].low in _NORMAL
        phrase = replace(phrase, start=phrase.start + (words[phrase.start].low in _NORMAL and phrase.end - phrase.start > 1))
        turned = any(w.low in v.TURNED for w in words[phrase.start : phrase.start + 3])
        for effect in read(words, phrase, ABSENT if lacking else SAME if stayed else UP, at, "preclinical.with"):
            inner = {w.low for w in words[effect.start : effect.end]}
            changed = {w.low for w in words[phrase.start : effect.start]} & v.TURNS
            little = effect.direction is ABSENT and named_effect(words, effect)
            shown = words[at].low == "by" and named_effect(words, effect)
            if (
                inner & v.RESULT_NOUNS
                or ((turned or stayed) and named_effect(words, effect))
                or (effect.direction is DOWN and words[phrase.start].low != "limited")
                or changed
                or little
                or shown
                or (told and named_effect(words, effect))
                or words[phrase.start].low in {"more", "higher"}
            ):
                yield from () if told else waiting
                told = True
                yield effect
            elif not told and names_occurrence(words, effect):
                waiting.append(effect)  # "with aplasia and complete regression"


def _is_scale(words: Segment, phrase: Phrase) -> bool:
    """True for "low nanomolar potency", which is set against nothing."""
    return any(w.low.endswith("molar") for w in words[phrase.start : phrase.end])


def _is_reading(words: Segment, phrase: Phrase) -> bool:
    """True for "a weaker IC50 of 110 nM": a figure of the asset, set against nothing."""
    known = next((i for i in range(phrase.start, phrase.end) if words[i].low in _CONSTANTS), None)
    if known is None or any(w.low in {"than", "compared", "versus", "vs", "relative"} for w in words[known + 1 :]):
        return False
    return any(is_measure(w) for w in words[known + 1 : known + 5])


def _shown_by(words: Segment, phrase: Phrase) -> Phrase:
    """ "mice showing partial regressions" is "partial regressions"."""
    shown = next((i for i in range(phrase.start, phrase.end - 1) if (verb := VERBS.get(words[i].low)) and verb.gerund and verb.act is Act.SHOW), None)
    return phrase if shown is None else replace(phrase, start=shown + 1)


def there(words: Segment, at: int) -> Iterator[Effect]:
    """ "There was a drop in X"."""
    told = read_all(words, objects(words, at + 1), UP, at, "preclinical.there")
    yield from (e for e in told if named_effect(words, e) or e.turned or e.direction in (DOWN, SAME))


def is_product(words: Segment, phrase: Phrase) -> bool:
    """True for "X CAR-T cells", which is the asset."""
    inner = words[phrase.start : phrase.end]
    return inner[0].asset is not None and inner[-1].low in {"cells", "cell", "t", "conjugate"} and all(w.low != "of" for w in inner)


def is_someone(words: Segment, phrase: Phrase) -> bool:
    """True for animals and assets, which are no part of the effect ("mice survived", "cured mice")."""
    inner = words[phrase.start : phrase.end]
    return any(w.asset is not None or w.low in v.NOT_EFFECTS or w.low == "lines" for w in inner)
