"""Signs of the part that an asset plays which the design of a trial gives: what is set against what, what is added, and what a regimen is made of.

Example: of "A plus B versus B alone" A is what the first side has more, and B is on both; of "PE (A, B) versus FEC (C, D, E)" A is on the first side
only, also in a sentence that names nothing but the two regimens.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from abstract2kb.assemble.article_heads import opening_title
from abstract2kb.assemble.assertion import sections_of
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.regimens import Group, groups_in
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["design_signs"]

_ALLOTS = Sought(
    r"\b(?:randomi[sz]ed?(?! (?:controlled|phase|trials?|study|studies|clinical|open|double|multi|to compare)|,)"
    r"|randomly|assigned|allocated|allotted)\b",
    re.IGNORECASE,
)
_ADDING = Sought(r"\b(?:addition of|adding|add|incorporation of|incorporating|introduction of)\s(?:(?!to\b)[\w./-]+ ){0,3}$", re.IGNORECASE)
"""Before what is added: "the addition of 40 mg X"."""
_ADDED_TO = regex(r"\b(?:addition of|adding|added)\b[^.;]{0,90}?\b(?:to|on)\s(?:(?!and\b|or\b)[\w/-]+ ){0,4}$", re.IGNORECASE)
"""Before what it is added to."""
_OPTIONAL = Sought(r"(?:\bwith(?:,)? (?:or|and|vs?\.?|versus) without|±|\+/[-–−])\s(?:[\w.-]+ ){0,3}$", re.IGNORECASE)
"""Before what only some are given."""
_PROPHYLAXIS = Sought(r"\b(?:prophyla\w+|intrathecal(?:ly)?|premedicat\w+|conditioning)\b", re.IGNORECASE)
_RELIEF = Sought(
    r"\b(?:supportive|antiemetics?|anti-emetics?|rescue|managed|emesis|ameliorate|changed to|switch(?:ed)? to|supplement\w*|growth factors?"
    r"|at the discretion|permitted|allowed|salvage)\b",
    re.IGNORECASE,
)
"""In a sentence on what was given for the effects of the treatment, or in its place."""
_AIM = Sought(
    r"\b(?:aim(?:s|ed)?|objectives?|purpose|goal|hypothesi[sz]\w+|we|here(?:in)?|this (?:\w+ ){0,3}(?:study|trial|analysis)|(?:study|trial) was)\b",
    re.IGNORECASE,
)
"""In a sentence of the background that tells of the trial itself."""
_CALLS = regex(
    r"[A-Z][\w/+-]*(?: (?:regimen|arm|group|chemotherapy|therapy))?:?\s?[(\[](?P<bracket>[^()\[\]]+(?:\([^()]*\)[^()\[\]]*)*)[)\]]"
    r"|\b(?:consist(?:ed|s|ing)|compris(?:ed|es|ing)|made up|combination) of\b(?P<clause>[^.;]+)"
)
"""What a regimen is said to be made of: "FEC (A, B, C)", "The regimen consisted of A and B"."""
_PAIRED = regex(
    r"(?:\s\([^()]{1,20}\))?(?:(?P<alike>\sand\s|\s?/\s?|-|\s?\+\s?|\s&\s)|\s(?:plus|with|in combination with|combined with)\s)"
    r"(?:(?!and\b|or\b)[\w-]+\s){0,2}",
    re.IGNORECASE,
)
"""Between the two drugs of a title, given together."""
_ALONE = regex(r"(?:\s\([^()]{1,20}\))?\s(?:alone|only|monotherapy|as monotherapy|single[- ]agent)\b", re.IGNORECASE)
_SINGLE = regex(r"\b(?:single[- ]agent|monotherapy with)\s$", re.IGNORECASE)
_NEAR = 110
_PAIR = 2


def design_signs(scene: Scene, named: Sequence[Named], ranked: Sequence[int]) -> dict[int, set[str]]:
    """The signs of every entity that has some; `ranked` are the ranks of entities."""
    found: dict[int, set[str]] = defaultdict(set)
    entities = {scene.asset_ids[n.start, n.end]: n.entity for n in named if (n.start, n.end) in scene.asset_ids}
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for sentence in _telling(scene):
        groups = groups_in(scene, sentence.start, sentence.end)
        for asset, side in _sides(groups).items():
            if asset in entities:
                allots = _ALLOTS.search(scene.text, sentence.start, sentence.end) is not None
                counts[entities[asset]][f"{'allotted' if allots else 'compared'} {side}"] += 1
    for entity, sides in counts.items():
        for kind in ("allotted", "compared"):
            own = Counter({side: n for side, n in sides.items() if side.startswith(kind)})
            found[entity] |= {side for side, n in own.items() if n == max(own.values())}
    for name in named:
        found[name.entity] |= {*_around(scene, name)}
    for entity in _components(scene, named):
        found[entity].add("component")
    _of_sections(scene, named, found)
    _of_title(scene, named, ranked, found)
    return found


def _telling(scene: Scene) -> Iterator[Sentence]:
    """The sentences that may tell of the article's own treatments: not those of the background, but for the aim."""
    sections = sections_of(scene.text)
    for sentence in scene.prose():
        known = sections.at(sentence.start) == "background" and not _AIM.search(scene.text, sentence.start, sentence.end)
        if not known and not scene.in_table(sentence.start):
            yield sentence


def _sides(groups: Sequence[Group]) -> dict[str, str]:
    """What the groups of one sentence say of each asset: on the first side, on the second, or on both; and what the one has more than the other."""
    at = next((i for i, g in enumerate(groups) if g.part == "control"), 0)
    second = {i for g in groups[at:] if g.part == "control" for i in g.ids}
    first = {i for g in groups[:at] if g.part in ("subject", "optional", "added") for i in g.ids}
    if not second or not first or first == second:
        return {}
    extra = "more" if second < first else ""
    rest = "less" if first < second else ""
    return {
        **dict.fromkeys(first - second, extra or "first"),
        **dict.fromkeys(second - first, "more" if rest else "second"),
        **dict.fromkeys(first & second, "rest" if extra or rest else "both"),
    }


def _around(scene: Scene, name: Named) -> Iterator[str]:
    """What the words around one place say."""
    sentence = scene.sentence_at(name.start)
    if scene.in_table(name.start):
        return
    before = scene.text[max(sentence.start, name.start - _NEAR) : name.start]
    signs = {
        "adding": _ADDING.search(before),
        "added to": _ADDED_TO.search(before),
        "is optional": _OPTIONAL.search(before),
        "alone told": _ALONE.match(scene.text, name.end) or _SINGLE.search(before),
        "prophylaxis": _PROPHYLAXIS.search(scene.text, sentence.start, sentence.end),
        "relief": _RELIEF.search(scene.text, sentence.start, sentence.end),
    }
    yield from (sign for sign, match in signs.items() if match)


def _components(scene: Scene, named: Sequence[Named]) -> Iterator[int]:
    """What regimens are said to be made of, where they are two drugs or more."""
    for match in _CALLS.finditer(scene.text):
        start, end = match.span(match.lastgroup or 0)
        inside = {n.entity for n in named if start <= n.start < end}
        if len(inside) > 1 and not scene.in_table(start):
            yield from inside


def _of_sections(scene: Scene, named: Sequence[Named], found: Mapping[int, set[str]]) -> None:
    """Signs of the sections that name an asset, where the article has any."""
    sections = sections_of(scene.text)
    if not sections.is_abstract:
        return
    places: dict[int, set[str]] = defaultdict(set)
    for name in named:
        sentence = scene.sentence_at(name.start)
        area = sections.at(name.start) or "title"
        places[name.entity].add("aim" if area == "background" and _AIM.search(scene.text, sentence.start, sentence.end) else area)
    for entity, own in places.items():
        if own == {"background"}:
            found[entity].add("only background")
        elif own == {"methods"}:
            found[entity].add("only methods")
        elif own == {"results"}:
            found[entity].add("only results")
        elif own == {"conclusion"}:
            found[entity].add("only conclusion")


def _of_title(scene: Scene, named: Sequence[Named], ranked: Sequence[int], found: Mapping[int, set[str]]) -> None:
    """How the drugs of the treatment that a title names stand to each other."""
    title = opening_title(scene)
    if title is None:
        return
    own = [n for n in named if n.end <= title[1]]
    control = {i for g in groups_in(scene, *title) if g.part in ("control", "prior") for i in g.ids}
    inside = [e for e in dict.fromkeys(n.entity for n in own) if not any(_id(scene, n) in control for n in own if n.entity == e)]
    if _is_of_one(scene, own, title):
        found[own[0].entity].add("title of one")
    if len(inside) == len({n.entity for n in own}) == _PAIR:
        _of_pair(scene, own, ranked, found)
    if len(inside) == 1:
        found[inside[0]].add("title sole")
    for entity in inside if len(inside) > 1 else ():
        others = [ranked[e] for e in inside if e != entity]
        rank = ranked[entity]
        found[entity].add(f"title {'newest' if rank < min(others) else 'lesser' if rank > min(others) else 'equal'}")
        found[entity].add(f"title {'early' if entity == inside[0] else 'late'}")


def _is_of_one(scene: Scene, own: Sequence[Named], title: tuple[int, int]) -> bool:
    """Whether all that a title sets against each other is one drug: "weekly A versus 3-weekly A"."""
    if len({n.entity for n in own}) != 1 or len(own) != _PAIR:
        return False
    parts = [g.part for g in groups_in(scene, *title) if _id(scene, own[0]) in g.ids]
    return parts == ["subject", "control"]


def _of_pair(scene: Scene, own: Sequence[Named], ranked: Sequence[int], found: Mapping[int, set[str]]) -> None:
    """The sign of the two drugs of a title that are given together, where the second is no more settled than the first or stands alike with it."""
    for left, right in pairwise(own):
        match = _PAIRED.fullmatch(scene.text, left.end, right.start)
        if left.entity != right.entity and match is not None and (match["alike"] or ranked[right.entity] <= ranked[left.entity]):
            found[left.entity].add("title pair")
            found[right.entity].add("title pair")


def _id(scene: Scene, name: Named) -> str | None:
    return scene.asset_ids.get((name.start, name.end))
