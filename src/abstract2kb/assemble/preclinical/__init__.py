"""Findings in animals and cells: which asset, which effect, which way, in what model, against what.

"A with B (...) demonstrated a significantly decreased tumor volume, increased survival, and CAR-T cell expansion in a ... Raji mouse model" is three
findings. A purpose ("to reduce potency"), a hope ("may enhance") and a result in patients are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.preclinical.anaphora import last_name
from abstract2kb.assemble.preclinical.certainty import is_unsure
from abstract2kb.assemble.preclinical.clauses import verb_phrase_of
from abstract2kb.assemble.preclinical.focus import Focus, parts
from abstract2kb.assemble.preclinical.models import Places
from abstract2kb.assemble.preclinical.phrases import Segment, Word, is_effect_noun, segment_words
from abstract2kb.assemble.preclinical.predicates import effects
from abstract2kb.assemble.preclinical.reading import Effect
from abstract2kb.assemble.preclinical.scope import BULLETS, Stretch, stretches
from abstract2kb.assemble.preclinical.tabulated import Tabulated, captions_of, tabulated
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Direction, PreclinicalFinding, content_id

__all__ = ["findings"]

_NOTE = regex(r"[↑↓]|\d\s?%|\b\d+(?:/| of )\d+\b|^No\b")
"""A short line with a result is a note, not a heading."""
_SIGNIFICANT = regex(r"\bsignifican|\bp\s?[<=≤]\s?0?\.0[0-4]", re.IGNORECASE)
_IN_PEOPLE = frozenset("activity efficacy benefit benefits response responses outcome outcomes success".split())
_GRAFTS = regex(r"(?:xeno|allo|iso)?grafts?|PDXs?|CDXs?|PDOs?|organoids?|spheroids?|tumou?rspheres|lines|clones|explants|models", re.IGNORECASE)
_ALIVE = regex(r"(?:xeno|allo|iso)?grafts?|PDXs?|CDXs?|models|explants", re.IGNORECASE)
"""Models that grow, the latter of them tumours."""
_SHRINKS = frozenset("shrink eradicate eliminate clear obliterate reduce debulk ablate destroy vanish collapse melt remove erase regress".split())
_TGI = regex(r"\bTGIs?\b")
_LABEL = regex(r"(?: ?\([^()\n]{0,60}\))? ?[:–—-] ")
_NEXT, _CLOSE, _HEAD = 25, 3, 400
_NOT_SIGNIFICANT = Sought(r"\b(?:not?|without) (?:statistically )?significan|\bnon-?significan", re.IGNORECASE)


def findings(scene: Scene, named: Sequence[Named], ids: Sequence[str]) -> list[PreclinicalFinding]:
    """The findings of an article; `ids` are the asset ids by entity number."""
    found: list[PreclinicalFinding] = []
    focus, seen, known, line = Focus(named, _title(scene)), Places(), "", -1
    way: Direction | None = None
    order = sorted(named, key=lambda n: (n.start, -n.end))
    starts = [n.start for n in order]
    captions = captions_of(scene)
    for stretch in stretches(scene):
        names = order[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.end)]
        focus.enter(scene.text, stretch)
        known = known if stretch.paragraph == line else ""
        line = stretch.paragraph
        titled = (stretch.heading and not _NOTE.search(scene.text[stretch.start : stretch.end])) or any(a <= stretch.start < b for a, b in captions)
        if stretch.told and not titled:
            words = _words(scene, stretch, names)
            seen.enter(scene, stretch, [(n.start, n.end) for n in names])
            current = stretch.explicit or seen.compares or seen.located
            told = effects(words, current or stretch.pure, known, way, _is_listed(scene.text, stretch, order, starts))
            told = [e for e in told if not (is_unsure(words, e, current, stretch.silent) or _is_clinical(words, e))]
            known = last_name(words, told) or known
            way = told[-1].direction if told else way
            found += _of_stretch(scene, stretch, names, (focus, seen), ids, (words, told))
            seen.leave()
        elif stretch.placed:
            seen.enter(scene, stretch, [(n.start, n.end) for n in names])
            seen.leave()
        focus.leave(scene.text, stretch, names)
    found += (_of_table(scene, told, ids) for told in tabulated(scene, named))
    return list({f.id: f for f in found}.values())


def _title(scene: Scene) -> tuple[int, int]:
    """Where the title of one article among several stands, at its head; that of a whole report names what most of it is not about."""
    article = scene.source.article
    whole = len(scene.source.report.articles) == 1
    at = scene.text.find(article.title, 0, _HEAD + len(article.title)) if article.title and not whole else -1
    return (at, at + len(article.title)) if article.title and at >= 0 else (0, 0)


def _is_clinical(words: Segment, effect: Effect) -> bool:
    """True for "clinical activity", which was seen in people."""
    near = range(max(effect.start - 1, 0), effect.end - 1)
    return any(words[i].low == "clinical" and words[i + 1].low in _IN_PEOPLE for i in near)


def _is_listed(text: str, stretch: Stretch, order: Sequence[Named], starts: Sequence[int]) -> bool:
    """True in a line that begins with a bullet, or with an asset and a dash or a colon, and right after an asset and a colon."""
    if text[stretch.paragraph] in BULLETS:
        return True
    before = bisect_left(starts, stretch.start) - 1
    if before >= 0 and text[order[before].end : stretch.start].strip() == ":":
        return True
    at = bisect_left(starts, stretch.paragraph)
    return at < len(order) and order[at].start - stretch.paragraph < _CLOSE and _LABEL.match(text, order[at].end) is not None


def _of_table(scene: Scene, told: Tabulated, ids: Sequence[str]) -> PreclinicalFinding:
    assets = tuple(ids[a] for a in told.assets)
    key = (scene.source.report.id, scene.article_id, told.effect.lower(), told.direction, list(assets), told.start, told.model)
    return PreclinicalFinding(
        id=content_id("finding", *key),
        article=scene.article_id,
        assets=assets,
        model=told.model,
        effect=told.effect,
        direction=told.direction,
        significant=_significant_in(told.context),
        comparator=told.comparator,
        raw=told.context,
        confidence=0.7,
        evidence=scene.evidence(told.start, told.end, "preclinical.table"),
    )


def _words(scene: Scene, stretch: Stretch, names: Sequence[Named]) -> list[Word]:
    events = [(m.start, m.end) for m in scene.within(stretch.start, stretch.end, Label.ADVERSE_EVENT)]
    return segment_words(scene.text, stretch.start, stretch.end, [(n.start, n.end, n.entity) for n in names], events)


def _of_stretch(
    scene: Scene, stretch: Stretch, names: Sequence[Named], spoken: tuple[Focus, Places], ids: Sequence[str], told: tuple[Segment, Sequence[Effect]]
) -> Iterator[PreclinicalFinding]:
    (focus, seen), (words, found) = spoken, told
    seen.single = len(found) == 1
    for effect in found:
        models: list[str] = []
        for assets, comparator in parts(scene.text, stretch, words, effect, names, focus):
            if assets:
                models = seen.of(scene, words, effect, assets) or models  # of two that share a finding, the model is the same
                yield from _records(scene, stretch, words, effect, (assets, comparator, models), ids)


def _records(
    scene: Scene, stretch: Stretch, words: Segment, effect: Effect, told: tuple[tuple[int, ...], str | None, list[str]], ids: Sequence[str]
) -> Iterator[PreclinicalFinding]:
    """One record per model; `told` are the assets, the comparator and the models."""
    start, end = words[effect.start].start, words[effect.end - 1].end
    said = _said(scene.text, words, effect)
    for model in told[2] or (None,):
        yield PreclinicalFinding(
            id=content_id(
                "finding", scene.source.report.id, scene.article_id, said.lower(), effect.direction, [ids[a] for a in told[0]], start, model
            ),
            article=scene.article_id,
            assets=tuple(ids[a] for a in told[0]),
            model=model,
            effect=said,
            direction=effect.direction,
            significant=_significance(scene.text, stretch, words, effect),
            comparator=told[1],
            raw=scene.raw(stretch.sentence.start, stretch.sentence.end).strip(),
            confidence=0.75,
            evidence=scene.evidence(start, end, effect.rule),
        )


def _said(text: str, words: Segment, effect: Effect) -> str:
    """The name of an effect; "expression of B" for the second of "lowered the expression of A and raised that of B"."""
    first, end = words[effect.start], words[effect.end - 1].end
    rest = words[effect.start + 1 : effect.end]
    if not first.stands_for:
        said = f"{effect.head or _of_grafts(words, effect)} {text[first.start : end]}".strip()
        return said if "inhibition" in said else _TGI.sub("tumor growth inhibition (TGI)", said)
    more = len(rest) > 1 and rest[0].low == "of" and not any(w.asset is not None for w in rest)
    return f"{first.stands_for} {text[rest[0].start : end]}" if more else first.stands_for


def _of_grafts(words: Segment, effect: Effect) -> str:
    """What was measured where a verb says only in what: the growth of "slowed A498 xenografts", the volume of "shrank ovarian PDXs"."""
    verb, last = VERBS.get(words[effect.at].low), words[effect.end - 1].low
    inner = words[effect.start : effect.end]
    if verb is None or verb.act is not Act.LOWER or not effect.start <= effect.end - 1 or effect.start <= effect.at < effect.end:
        return ""
    if _GRAFTS.fullmatch(last) is None or effect.direction is Direction.INCREASED or any(w.low == "of" or is_effect_noun(w.low) for w in inner):
        return ""
    alive = _ALIVE.fullmatch(last) is not None
    what = "tumor " if alive and not any(w.low.startswith(("tumor", "tumour")) for w in inner) else ""
    return f"{what}volume of" if verb.lemma in _SHRINKS and alive else f"{what}growth of"


def _significance(text: str, stretch: Stretch, words: Segment, effect: Effect) -> bool | None:
    """What is said of significance with the verb of the effect; a denial only next to the effect."""
    begin, end = verb_phrase_of(words, effect)
    end = stretch.end if end == words[-1].end else end
    denied = _NOT_SIGNIFICANT.search(text, begin, end)
    if denied and denied.start() >= words[effect.end - 1].end and denied.group().lower().startswith(("no ", "without")):
        end, denied = denied.start(), None  # "slowed growth without significant weight loss"
    if denied and words[effect.start].start - denied.end() < _NEXT and denied.start() - words[effect.end - 1].end < _NEXT:
        return False
    return True if not denied and _SIGNIFICANT.search(text, begin, end) else None


def _significant_in(near: str) -> bool | None:
    if _NOT_SIGNIFICANT.search(near):
        return False
    return True if _SIGNIFICANT.search(near) else None
