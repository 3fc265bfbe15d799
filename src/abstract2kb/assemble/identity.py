"""Names become assets: which mentions speak of one entity, across the whole report.

Joined: one lexicon id, spellings of one code ("ALKS-4230", "ALKS 4230"), a name and the code in brackets after it, two codes with a
slash between them, "formerly", a short form that the article defines. Never joined: two names that the lexicons know as two drugs.
Every join keeps its reason.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from abstract2kb.assemble.scene import Scene
from abstract2kb.lexicons import name_key
from abstract2kb.nlp.constructs import construct_key
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.stems import STEM
from abstract2kb.patterns import regex

__all__ = ["Entity", "NameKind", "Observation", "join", "name_kind", "observe"]

NameKind = str
"""One of "inn", "code", "brand", "other"."""

_ALIAS_GAP = regex(
    r"\s?[(\[]\s?(?:also (?:known as|called)|formerly(?: known as)?|previously(?: known as)?|a\.?k\.?a\.?|aka|marketed as|brand name)?:?\s?"
    r"|,? (?:also known as|also called|formerly(?: known as)?|previously known as|aka|a\.k\.a\.|now(?: known as| called)?) |\s?=\s?",
    re.IGNORECASE,
)
_CODE = regex(r"(?=.*\d)(?=.*[A-Za-z])[\w./+\- \[\]®™]+")
_CLIPPED = regex(r"[a-z]{2,8}-[a-z]{3,4}")
_COMBINED = regex(r"[+±&]|\b(?:plus|and|with|or)\b")


@dataclass(frozen=True, slots=True)
class Observation:
    """A name on the page: scene number, Doc offsets (end exclusive), the words, and the lexicon id if there is one."""

    scene: int
    start: int
    end: int
    text: str
    lexicon_id: str
    rule: str

    @property
    def key(self) -> str:
        """What makes two observations the same name without further evidence."""
        if self.lexicon_id:
            return f"lexicon:{self.lexicon_id}"
        told = construct_key(self.text) if self.rule == "drugs.construct" else None
        return f"construct:{told}" if told else f"name:{name_key(self.text)}"


@dataclass
class Entity:
    """One drug of the report: its observations, its lexicon id if known, and why names were joined."""

    keys: set[str]
    lexicon_id: str
    observations: list[Observation] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def observe(number: int, scene: Scene, extra: Iterable[Mention] = ()) -> list[Observation]:
    """The drug names of a scene, those from table columns (`extra`) among them."""
    found = {(m.start, m.end): m for m in extra}
    for mention in scene.mentions:
        if mention.label == Label.DRUG and not any(mention.overlaps(m) and m is not mention for m in found.values()):
            found[(mention.start, mention.end)] = mention
    return [Observation(number, m.start, m.end, m.text, m.id, m.rule) for _, m in sorted(found.items())]


def name_kind(text: str, facts: dict[str, object]) -> NameKind:
    """What kind of name the words are, by the lexicon's word or else by form.

    >>> name_kind("THOR-707", {}), name_kind("nemvaleukin alfa", {})
    ('code', 'inn')
    """
    key = name_key(text)
    if key == name_key(str(facts.get("inn") or "\0")):
        return "inn"
    for kind, names in (("code", facts.get("codes")), ("brand", facts.get("brands"))):
        if isinstance(names, (list, tuple)) and key in {name_key(str(n)) for n in names}:
            return kind
    if _CODE.fullmatch(text):
        return "code"
    if _CLIPPED.fullmatch(text):
        return "other"
    text = text.lower() if text.istitle() and STEM.fullmatch(text.lower()) else text
    plain = text[:1].islower() and not any(c.isupper() or c.isdigit() for c in text) and len(text) > 5
    return "inn" if plain and not facts.get("inn") else "other"


def join(scenes: Sequence[Scene], observations: Sequence[Observation], links: Iterable[tuple[str, str, str]] = ()) -> list[Entity]:
    """Entities in order of first appearance. `links` are further pairs of keys with their reason (tables, definitions)."""
    parent: dict[str, str] = {o.key: o.key for o in observations}
    reasons: dict[str, list[str]] = defaultdict(list)

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for left, right, why in [*_appositions(scenes, observations), *links]:
        if left not in parent or right not in parent:
            continue
        a, b = root(left), root(right)
        if a == b or not _may_join(a, b):
            continue
        first, second = (a, b) if a.startswith("lexicon:") else (b, a)
        parent[second] = first
        reasons[first] += [*reasons.pop(second, []), why]
    entities: dict[str, Entity] = {}
    for observation in observations:
        top = root(observation.key)
        entity = entities.setdefault(top, Entity(set(), "", reasons=reasons.get(top, [])))
        entity.keys.add(observation.key)
        entity.lexicon_id = entity.lexicon_id or observation.lexicon_id
        entity.observations.append(observation)
    return list(entities.values())


def _may_join(a: str, b: str) -> bool:
    """False when each side is known to the lexicons, as different drugs."""
    return not (a.startswith("lexicon:") and b.startswith("lexicon:"))


def _appositions(scenes: Sequence[Scene], observations: Sequence[Observation]) -> list[tuple[str, str, str]]:
    """Pairs of neighbouring names that the text itself equates."""
    pairs = []
    for left, right in itertools.pairwise(observations):
        if left.scene != right.scene or right.start < left.end or right.start - left.end > 40:
            continue
        text = scenes[left.scene].text
        gap, after = text[left.end : right.start], text[right.end : right.end + 40]
        if why := _equation(left, right, gap, after):
            pairs.append((left.key, right.key, why))
    return [*pairs, *_listed(scenes, observations)]


_OPENED = regex(r"\s?[(\[]")
_CLOSED = regex(r"[)\]]")
_BEFORE_ITEM = regex(r"(?:[(\[;,/]|\bor)\s?(?:(?:INN|USAN|also(?: known as| called)?|formerly|previously|now|code|brand name|aka):?\s)?$")
_AFTER_ITEM = regex(r"\s?(?:[)\];,/]|or\b)")
_TRIAL = regex(r"[A-Z]{5,}-\d{1,3}")
_WIDEST = 90
"""So wide may a bracket with the names of a drug be."""


def _listed(scenes: Sequence[Scene], observations: Sequence[Observation]) -> list[tuple[str, str, str]]:
    """The names in the bracket after a name, each an item of its own: "zorvatug vedotin (zorva-V, QXR-101; Novelix)"."""
    pairs = []
    for i, left in enumerate(observations):
        text = scenes[left.scene].text
        opened = _OPENED.match(text, left.end)
        closed = _CLOSED.search(text, opened.end(), opened.end() + _WIDEST) if opened else None
        if opened is None or closed is None or _COMBINED.search(text[opened.end() : closed.start()]):
            continue
        for right in itertools.islice(observations, i + 1, i + 6):
            if right.scene != left.scene or right.end > closed.start():
                break
            alone = _BEFORE_ITEM.search(text, max(opened.start(), right.start - 24), right.start) and _AFTER_ITEM.match(text, right.end)
            if alone and not _kinds_clash(left.text, right.text) and not _TRIAL.fullmatch(right.text):
                pairs.append((left.key, right.key, f"{left.text} ({right.text}): named in its bracket"))
    return pairs


def _equation(left: Observation, right: Observation, gap: str, after: str) -> str | None:
    """Why two neighbouring names are one asset, or None."""
    if gap.strip() == "/" and _CODE.fullmatch(left.text) and _CODE.fullmatch(right.text):
        return f"{left.text}/{right.text}: two codes with a slash"
    if not gap or not _ALIAS_GAP.fullmatch(gap):
        return None
    if "(" in gap or "[" in gap:
        inside = re.split(r"[)\]]", after)[0]
        if _COMBINED.search(inside) or (")" not in after and "]" not in after):
            return None
        if _kinds_clash(left.text, right.text):
            return None
    return f"{left.text}{gap}{right.text}: named together"


def _kinds_clash(left: str, right: str) -> bool:
    """True for two plain words such as two INNs: brackets then list examples rather than another name."""
    if _CODE.fullmatch(left) or _CODE.fullmatch(right) or not right[:1].islower():
        return False
    return left[:1].islower() or (STEM.fullmatch(left) is not None and STEM.fullmatch(right) is not None and not _CLIPPED.fullmatch(right))
