"""Signs of the part that an asset plays: what each place that names it says, and how it stands to the others of its article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from abstract2kb.assemble.article_heads import opening_title
from abstract2kb.assemble.assertion import Sections, sections_of
from abstract2kb.assemble.combinations import Pairing
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.design_signs import design_signs
from abstract2kb.assemble.regimens import Group, groups_in
from abstract2kb.assemble.roles import introduced, is_added, is_background, is_compared, is_past
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex

__all__ = ["read_signs"]

_RANKS = ("new", "market", "checkpoint", "backbone", "support")
_AIM = at_words(
    r"\b(?:we|study|trial|analysis|aim\w*|purpose|objectives?|goal|here|herein)\b[^.;]{0,80}?\b(?:evaluat|assess|investigat|stud(?:y|ied)\b|test"
    r"|examin|compar|determin|explor|report|describe|present|analy[sz]e|conduct|review|develop|design|characteri[sz]e|explore|aim)\w*",
    re.IGNORECASE,
)
_DOSED = regex(
    r"(?: [a-z]+)?(?: at(?: a dose of)?| given)?,? ?[(\[]?(?:\w{1,5}[,;:] )?(?:AUC|"
    r"[\d.,]+(?:\s?[–-]\s?[\d.]+)? ?(?:mg|µg|μg|mcg|g|GBq|MBq|IU|MU|units|mCi)\b)"
)
_GIVEN = regex(
    r"\b(?:receiv(?:e|ed|ing)|treated with|treatment with|administ\w+|assigned to|randomi[sz]ed to|given|efficacy of|safety of|activity of"
    r"|consisted of|comprising)\s(?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
_THEN_PLACEBO = regex(r"(?:\s\([^()]{1,30}\))?\s?(?:\+|plus|with|and)\s(?:matching )?placebo\b", re.IGNORECASE)
_PLACEBO_THEN = regex(r"\bplacebo\s?(?:\+|plus|with|and)\s?(?:the |standard )?$", re.IGNORECASE)
_OF_PATIENTS = at_words(
    r"\b(?:prior|previous(?:ly)?|pre-?treated|failed|failure|refractory|resistan(?:t|ce)|progressed|naive|naïve)\b", re.IGNORECASE
)
_SAID = {
    "similar": Sought(r"\b(?:similar|comparable|equivalent|superior|inferior|greater|higher|better|lower|more \w+|less \w+)\b", re.IGNORECASE),
    "approved": Sought(r"\bapprov(?:ed|al)\b|\bstandard\b|\bavailable\b|\bknown\b", re.IGNORECASE),
    "figure": Sought(r"\d\s?%|\d (?:months|weeks)\b|\bp\s?[<=]", re.IGNORECASE),
}
"""Signs that a sentence gives."""
_OPEN = frozenset({"lead", "with", "given", "joined"})
"""What a place says that leaves the part open."""
_NEAR, _HEADING, _OFTEN, _RARELY = 90, 200, 4, 4
_LIST = regex(
    r"(?:\s?\([^()]{0,60}\)|[\s\d.,/]+(?:mg|g|µg|AUC|GBq|m2|m\(2\)|kg|days?)[\w/()2² -]{0,30})*"
    r"(?:,? and |, (?:and |or )?|/| or |\s?[-–]\s?|\s?\+\s?| plus )(?:[A-Z0-9]\w+(?:, | and |/))?"
)
"""Between the members of a list; a name that no lexicon has may stand among them."""
_JOINED = regex(r"(?:\band|,|/|[-–]|&)\s?(?:[\w-]+ )?$")
"""Before a drug that is alike with the one before: "A and B", "A/B"."""


@dataclass
class Signs:
    """What is known of the part of one asset in one article: how often each kind of place names it, and signs that hold or not."""

    kinds: Counter[str] = field(default_factory=Counter)
    signs: set[str] = field(default_factory=set)
    first: int = 0
    """The place that names it first."""

    def held(self) -> frozenset[str]:
        """All signs: what any place says, what most places say, and how many there are."""
        total = self.kinds.total()
        found = self.signs | {f"some {kind}" for kind in self.kinds}
        found |= {f"most {kind}" for kind, count in self.kinds.items() if 2 * count >= total}
        if total == 1 or total >= _OFTEN:
            found.add("once" if total == 1 else "often")
        return frozenset(found)


def read_signs(scene: Scene, named: Sequence[Named], pairs: Sequence[Pairing], ranked: Sequence[int]) -> dict[int, frozenset[str]]:
    """The signs of every entity that the article names; `ranked` are the ranks of entities."""
    found: dict[int, Signs] = {}
    told = introduced(scene, named)
    for name, kind, more in _kinds(scene, named, pairs):
        own = found.setdefault(name.entity, Signs(first=name.start))
        own.kinds[kind] += 1
        own.signs |= more
    for entity, own in found.items():
        own.signs.add(f"rank {_RANKS[ranked[entity]]}")
        if entity in told:
            own.signs.add("introduced")
    if len(found) > 1:
        _order(found, ranked)
    else:
        for own in found.values():
            own.signs.add("alone")
    _pair(found, pairs, ranked)
    for entity, more in design_signs(scene, named, ranked).items():
        found[entity].signs |= more
    return {entity: own.held() for entity, own in found.items()}


def _kinds(scene: Scene, named: Sequence[Named], pairs: Sequence[Pairing]) -> Iterator[tuple[Named, str, set[str]]]:
    """Every place with what it says of its asset and the signs it gives beside."""
    partners = {(p.start, p.end) for p in pairs if p.partner is not None}
    sections = sections_of(scene.text)
    headed = opening_title(scene) is not None
    last: tuple[Named, str] | None = None
    around: _Around | None = None
    for name in named:
        if around is None or not around.sentence.start <= name.start < around.sentence.end:
            around = _around(scene, scene.sentence_at(name.start), sections, headed)
        kind = _kind(scene, around, name, partners)
        if last and kind in _OPEN and last[1] not in _OPEN and _LIST.fullmatch(scene.text[last[0].end : name.start]):
            kind = last[1]  # "refractory to A and B": what is said of the first of a list is said of all
        last = (name, kind)
        more = {f"{around.area} {kind}", *around.signs}
        if _DOSED.match(scene.text, name.end):
            more.add("dosed")
        if _THEN_PLACEBO.match(scene.text, name.end) or _PLACEBO_THEN.search(scene.text, around.sentence.start, name.start):
            more.add("with placebo")
        if _OF_PATIENTS.search(scene.text, around.sentence.start, name.start):
            more.add("after patients")
        yield name, kind, more


@dataclass(frozen=True, slots=True)
class _Around:
    """A sentence that names assets: the regimens in it, the part of the article it stands in, and its own signs."""

    sentence: Sentence
    groups: Sequence[Group]
    area: str
    signs: frozenset[str]


def _around(scene: Scene, sentence: Sentence, sections: Sections, headed: bool) -> _Around:
    start, end = sentence.start, sentence.end
    groups = [] if scene.in_table(start) else groups_in(scene, start, end)
    signs = {sign for sign, pattern in _SAID.items() if pattern.search(scene.text, start, end)}
    if len(groups) > 1 and any(g.part == "control" for g in groups):
        signs.add("beside control")
    return _Around(sentence, groups, _area(scene, sentence, sections, headed), frozenset(signs))


def _area(scene: Scene, sentence: Sentence, sections: Sections, headed: bool) -> str:
    """The part of the article: title, aim, heading, else its section."""
    if sentence.index == 0 and headed:
        return "title"
    if _AIM.search(scene.text, sentence.start, sentence.end):
        return "aim"
    at_line = scene.text[sentence.start - 1 : sentence.start] in ("", "\n")
    if at_line and sentence.end - sentence.start < _HEADING and scene.text[sentence.start : sentence.end].rstrip()[-1:] != ".":
        return "heading"
    return sections.at(sentence.start) or "plain"


def _kind(scene: Scene, around: _Around, name: Named, partners: Collection[tuple[int, int]]) -> str:
    """What one place says."""
    before = scene.text[max(around.sentence.start, name.start - _NEAR) : name.start]
    if scene.in_table(name.start):
        return "table control" if is_compared(re.split(r"[\t\n]", before)[-1]) else "table"
    if is_past(scene, name):
        return "past"
    if is_background(scene, name):
        return "background"
    group = next((g for g in around.groups if g.start <= name.start < g.end), None)
    if is_compared(before) or (group is not None and group.part == "control"):
        return "control"
    if (name.start, name.end) in partners or is_added(scene, name, before):
        return "with"
    return "lead" if group is None else _kind_in(group, scene.asset_ids.get((name.start, name.end)), before)


def _kind_in(group: Group, own: str | None, before: str) -> str:
    """What a regimen says of one of its drugs."""
    if group.part in ("optional", "added"):
        return "base" if own in group.base else "added"
    if group.part != "subject":
        return group.part
    if own != group.ids[0]:
        return "joined" if _JOINED.search(before) else "with"
    return "given" if _GIVEN.search(before) else "lead"


def _pair(found: Mapping[int, Signs], pairs: Sequence[Pairing], ranked: Sequence[int]) -> None:
    """Signs of what the entities are given with: which side each stands on, and how the two rank."""
    sides = Counter[tuple[int, int]]()
    for pair in pairs:
        if pair.partner is not None:
            sides[pair.entity, pair.partner] += 1
        elif pair.entity in found:
            found[pair.entity].signs.add("with class")
    for one, other in {*sides, *((b, a) for a, b in sides)}:
        if one in found:
            side, step = sides[one, other] - sides[other, one], ranked[one] - ranked[other]
            place = "leads" if side > 0 else "follows" if side < 0 else "beside"
            found[one].signs.add(f"{place} {'newer' if step > 0 else 'older' if step < 0 else 'equal'}")


def _order(found: Mapping[int, Signs], ranked: Sequence[int]) -> None:
    """Signs of rank, place and number of places among the entities of an article."""
    top = min(ranked[e] for e in found)
    most = max(s.kinds.total() for s in found.values())
    opening = min(found, key=lambda e: found[e].first)
    for area in ("title", "aim"):
        if any(_in(s, area) for s in found.values()):
            for own in found.values():
                if not _in(own, area):
                    own.signs.add(f"not in {area}")
    for entity, own in found.items():
        count = own.kinds.total()
        if ranked[entity] == top:
            own.signs.add(f"newest {_RANKS[top]}")
        else:
            own.signs.add(f"lesser {_RANKS[ranked[entity]]}")
        if count == most:
            own.signs.add("most named")
        elif _RARELY * count <= most:
            own.signs.add("rarely named")
        if entity == opening:
            own.signs.add("first")


def _in(own: Signs, area: str) -> bool:
    return any(s.startswith(f"{area} ") for s in own.signs)
