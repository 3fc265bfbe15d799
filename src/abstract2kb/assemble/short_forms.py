"""What short forms of arms mean: which assets "Zel-Aza", "VRd", "Pbo+BR" or "Mido-DA" were given.

The report's own definitions come first; a short form put together of others ("PELA-RUX") has the assets of its parts; names of usual
regimens ("DVd", "R-CHOP") have those of their components that the article names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from abstract2kb.assemble.called_regimens import called_regimens
from abstract2kb.assemble.regimen_names import components
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.places import capitals
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["ShortForms", "short_forms"]

Ids = tuple[str, ...]

_NO_DRUG = regex(
    r"placebo|pbo|plb|pla|alone|mono(?:therapy)?|chemo(?:therapy)?|chemoimmunotherapy|soc|bsc|tpc|icc|ic|obs(?:ervation)?|control|"
    r"a?sct|hsct|transplant|rt|crt|et|adt|surgery|physician.s choice|investigator.s choice",
    re.IGNORECASE,
)
"""Parts of an arm's name that stand for no drug with a name."""
_CLASS = regex(
    r"\b(?:placebo|chemotherapy|chemo|chemoimmunotherapy|standard|choice|observation|supportive care|transplant\w*|radiotherapy|"
    r"chemoradiotherapy|endocrine therapy|inhibitors?|deprivation|control)\b",
    re.IGNORECASE,
)
_JOINT = regex(r"\s?[+/&–-]\s?|\s(?:plus|and|with)\s")
_COMPOSED = Sought(r"(?<![\w+/-])[A-Za-z0-9]\w{0,14}(?:[-+/–][A-Za-z0-9]\w{0,14}){1,4}(?![\w/+]|-\w)")
_REGIMEN = Sought(r"(?<![\w+/-])(?:[A-Z][A-Za-z]{0,6}-)?m?[A-Z][A-Za-z]{1,9}\d?(?![\w/+-])", places=capitals)
_LEAST = 3
"""The fewest letters of a drug's name that stand for it in the name of a combination."""
_WHOLE = regex(r"(?:nab-|peg-)?[a-zà-ÿ]+(?: [a-zà-ÿ]+)?")


@dataclass
class ShortForms:
    """The short forms of an article, each looked up once."""

    scene: Scene
    defined: dict[str, Ids | None]
    known: dict[str, Ids | None]
    stems: dict[str, str]
    called: set[str] = field(default_factory=set)
    """Names of regimens that their drugs stand beside."""

    def meaning(self, word: str) -> Ids | None:
        """The assets of an arm's short name; () where it names an arm without any, None where it is no such name."""
        if word not in self.known:
            self.known[word] = self._look_up(word)
        return self.known[word]

    def _look_up(self, word: str) -> Ids | None:
        if word in self.defined:
            return self.defined[word]
        if own := self.scene.names.get(word.lower()):
            return self._usual(word) or (own,)
        if _NO_DRUG.fullmatch(word):
            return ()
        return self._composed(word) or self._usual(word)

    def _composed(self, word: str) -> Ids | None:
        """The assets of the parts, where every part is known and one of them is a drug."""
        parts = _JOINT.split(word)
        if len(parts) < 2 or not all(parts):
            return None
        found: list[str] = []
        for part in parts:
            ids = self.part(part)
            if ids is None:
                return None
            found += ids
        return tuple(dict.fromkeys(found)) or None

    def part(self, part: str) -> Ids | None:
        """The assets of one part of a combination's name, () of a part that stands for none; None where it is unknown."""
        if part in self.defined:
            return self.defined[part]
        if own := self.scene.names.get(part.lower()):
            return (own,)
        if _NO_DRUG.fullmatch(part):
            return ()
        return self._begun(part) or self._usual(part)

    def _begun(self, part: str) -> Ids | None:
        """The one asset whose name begins so."""
        if len(part) < _LEAST or not part.isalpha():
            return None
        stem = part.lower()
        named = {i for name, i in self.stems.items() if name.startswith(stem)}
        return tuple(named) if len(named) == 1 else None

    def _usual(self, word: str) -> Ids | None:
        """The components of a usual regimen that the article names, if it names two and at least half of them."""
        usual = components(word)
        found = [a for c in usual if (a := self._asset(c))]
        return tuple(dict.fromkeys(found)) if usual and len(found) >= min(len(usual), max(2, (len(usual) + 1) // 2)) else None

    def _asset(self, name: str) -> str | None:
        return self.scene.names.get(name)

    @cached_property
    def composed(self) -> list[Mention]:
        """Places of combinations that no definition has, put together of what is known: "Zel-Rux" where "Zel" and "Rux" are."""
        return sorted(self._compositions(), key=lambda m: (m.start, -m.end))

    def composed_within(self, start: int, end: int) -> list[Mention]:
        """Those that lie in start:end, without overlaps."""
        found: list[Mention] = []
        for at in range(bisect_left(self.composed, start, key=lambda m: m.start), len(self.composed)):
            mention = self.composed[at]
            if mention.start >= end:
                break
            if mention.end <= end and (not found or mention.start >= found[-1].end):
                found.append(mention)
        return found

    def _compositions(self) -> Iterator[Mention]:
        text = self.scene.text
        for word in self.called:
            for match in re.finditer(rf"(?<![\w+/-]){re.escape(word)}(?![\w/+]|-\w)", text):
                yield Mention(match.start(), match.end(), Label.ABBREVIATION, word, "", "short_forms.called")
        for pattern in (_COMPOSED, _REGIMEN):
            for match in pattern.finditer(text):
                word = match.group()
                if word in self.defined or word.lower() in self.scene.names or not any(c.isupper() for c in word):
                    continue
                if pattern is _REGIMEN and not components(word):
                    continue
                if self.meaning(word):
                    yield Mention(match.start(), match.end(), Label.ABBREVIATION, word, "", "short_forms.composed")


def short_forms(scene: Scene) -> ShortForms:
    """The short forms of an article, once its assets are known."""
    found = scene.memo.get("short_forms")
    if not scene.asset_ids:
        return ShortForms(scene, {}, {}, {})
    if not isinstance(found, ShortForms):
        found = scene.memo["short_forms"] = ShortForms(scene, {}, {}, {n.replace("-", ""): i for n, i in scene.names.items() if _WHOLE.fullmatch(n)})
        for definition in scene.definitions:
            found.defined.setdefault(definition.short, _drugs(scene, definition.long_start, definition.long_end))
        _nested(found)
        for short, ids in called_regimens(scene).items():
            if {*(found.defined.get(short) or ())} < {*ids} or short not in found.defined:
                found.defined[short] = ids
                found.called.add(short)
    return found


def _drugs(scene: Scene, start: int, end: int) -> Ids | None:
    """The assets that a long form names, () where it is of a class; None where it is of no treatment."""
    inside = [m for m in scene.within(start, end, Label.DRUG) if (m.start, m.end) in scene.asset_ids]
    ids = tuple(dict.fromkeys(scene.asset_ids[m.start, m.end] for m in inside))
    return ids or (() if _CLASS.search(scene.text, start, end) else None)


_MORE = regex(r"\s?(?:\+|–|/|,)\s?|\s(?:plus|and|with)\s")


def _nested(found: ShortForms) -> None:
    """Long forms that hold other short forms: "X, ABC plus zeltinib"."""
    scene = found.scene
    for definition in scene.definitions:
        words = scene.text[definition.long_start : definition.long_end]
        parts = [p.strip() for p in _MORE.split(words)]
        if len(parts) < 2 or definition.short in parts:
            continue
        ids = [found.defined.get(p) or ((i,) if (i := scene.names.get(p.lower())) else None) for p in parts]
        if all(i is not None for i in ids):
            found.defined[definition.short] = tuple(dict.fromkeys(a for i in ids for a in i or ()))
