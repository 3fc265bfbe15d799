"""Keys whose short forms mean other drugs in other trials: "CT, chemotherapy: platinum plus pemetrexed in ALPHA-1, docetaxel in BETA-2".

Also keys that are told trial by trial ("ALPHA-1: A, zeltinib; B, placebo. BETA-2: A, ...") and forms made of others ("AC, zeltinib plus CT").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abstract2kb.assemble.key_entries import ENTRY, blocks_of_words, pieces
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex
from abstract2kb.records import Study

__all__ = ["Legend", "legend_of"]

Span = tuple[int, int]

_LED = regex(r"\s*(?:[Ii]n\s)?$")
_LIST = regex(r"\s?(?:,|/|&|,? and)\s?")
_OTHERS = regex(r"\b(?:elsewhere|otherwise|(?:in )?(?:all |the )?(?:others|other (?:trials|studies)|rest|remaining (?:trials|studies)))\b")
_ASIDE = regex(r"\((?!(?:in |both |[A-Z][\w-]*[,/&]? ?(?:and )?)*$)[^()]*$")
"""A remark in brackets that names a trial for another reason: "(written ZC in ALPHA-1)"."""
_WORD = regex(r"[A-Za-z0-9]\w*")
_BRACKET = regex(r"\([^()]*\)")
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class _Entry:
    """An explanation at start:end, for some trials or (None) for all others."""

    start: int
    end: int
    trials: frozenset[str] | None = None


@dataclass
class Legend:
    """The keys of an article."""

    scene: Scene
    entries: dict[str, list[_Entry]]
    studies: Sequence[Study]
    """The studies that were known when they were read."""

    def meaning(self, word: str, study: str | None) -> tuple[str, ...] | None:
        """The assets of a short form in a trial, () where the key tells of other trials only; None where no key differs by trial or is nested."""
        entries = self.entries.get(word)
        if not entries or (study is None and any(e.trials for e in entries)):
            return None
        if not any(e.trials for e in entries) and not any(self._nested(word, e) for e in entries):
            return None
        return self._assets(word, study, _DEPTH)

    def explains(self, word: str) -> bool:
        """Whether a key gives the short form drugs, in some trial."""
        return any(self._drugs(entry) for entry in self.entries.get(word, ()))

    def _assets(self, word: str, study: str | None, depth: int) -> tuple[str, ...]:
        entries = self.entries[word]
        own = [e for e in entries if e.trials and study in e.trials] or [e for e in entries if e.trials is None]
        if not own:
            return ()
        entry = own[0]
        found = [(m.start, i) for m in self._drugs(entry) if (i := self.scene.asset_ids.get((m.start, m.end)))]
        for at, other in self._nested(word, entry):
            found += [(at, i) for i in self._assets(other, study, depth - 1)] if depth else []
        return tuple(dict.fromkeys(i for _, i in sorted(found)))

    def _drugs(self, entry: _Entry) -> list[Mention]:
        """The drugs outside brackets, or else those in them."""
        drugs = [m for m in self.scene.within(entry.start, entry.end, Label.DRUG) if (m.start, m.end) in self.scene.asset_ids]
        brackets = [m.span() for m in _BRACKET.finditer(self.scene.text, entry.start, entry.end)]
        return [m for m in drugs if not any(a <= m.start < b for a, b in brackets)] or drugs

    def _nested(self, word: str, entry: _Entry) -> list[tuple[int, str]]:
        """The other short forms in an explanation, with their places."""
        words = _WORD.finditer(self.scene.text, entry.start, entry.end)
        return [(m.start(), m.group()) for m in words if m.group() != word and m.group() in self.entries and not self._is_drug(m.span())]

    def _is_drug(self, span: Span) -> bool:
        return any(m.start <= span[0] < m.end for m in self.scene.within(*span, Label.DRUG))


def legend_of(scene: Scene) -> Legend:
    """The keys of the article; read once for the studies that are known."""
    found = scene.memo.get("table_legends")
    if isinstance(found, Legend) and found.studies is scene.studies:
        return found
    entries: dict[str, list[_Entry]] = defaultdict(list)
    for start, end in _paragraphs(scene):
        _read(scene, start, end, entries)
    legend = scene.memo["table_legends"] = Legend(scene, dict(entries), scene.studies)
    return legend


def _paragraphs(scene: Scene) -> Iterator[Span]:
    """The blocks that hold a key: two entries, or one in a note."""
    for block, start, end in blocks_of_words(scene):
        count = sum(ENTRY.match(scene.text, a, b) is not None for a, b in pieces(scene, start, end))
        if count > 1 or (count and block.kind == "note"):
            yield start, end


def _read(scene: Scene, start: int, end: int, entries: dict[str, list[_Entry]]) -> None:
    """The entries of a paragraph; a piece that opens with a trial is of that trial, and one without a short form goes on with the last."""
    scope: frozenset[str] | None = None
    last: str | None = None
    for a, b in pieces(scene, start, end):
        trials = _trials(scene, a, b)
        if trials and _LED.fullmatch(scene.text[a : trials[0][0]]) and (m := re.compile(r"\s?[:,]\s").match(scene.text, trials[0][1])):
            rest = m.end()
            if ENTRY.match(scene.text, rest, b):
                scope, a, trials = trials[0][2], rest, trials[1:]
        entry = ENTRY.match(scene.text, a, b)
        if entry is not None and not any(s <= entry.start("short") < e for s, e, _ in trials):
            last, a = entry.group("short"), entry.end()
        elif last is None or not trials:
            last = None
            continue
        entries[last] += _told(scene, a, b, trials) if trials else [_Entry(a, b, scope)]


def _told(scene: Scene, start: int, end: int, trials: Sequence[tuple[int, int, frozenset[str] | None]]) -> list[_Entry]:
    """The explanation cut by trials, which stand after what they were given or, where no words stand before the first, before it."""
    cuts = [start, *(edge for s, e, _ in trials for edge in (s, e)), end]
    leads = not re.search(r"\w{3,}", re.sub(r"\b(?:in|for|the)\b", "", scene.text[start : trials[0][0]]))
    parts = list(zip(cuts[::2], cuts[1::2], strict=True))
    parts = parts[1:] if leads else parts[:-1]
    return [_Entry(a, b, group) for (a, b), (_, _, group) in zip(parts, trials, strict=True)]


def _trials(scene: Scene, start: int, end: int) -> list[tuple[int, int, frozenset[str] | None]]:
    """The places that name trials, those of one list together; None for "elsewhere"."""
    text = scene.text
    found: list[tuple[int, int, frozenset[str] | None]] = []
    for study in scene.studies:
        name = study.acronym.value if study.acronym is not None else ""
        if name and text.find(name, start, end) >= 0:
            found += [(*m.span(), frozenset({study.id})) for m in re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])").finditer(text, start, end)]
    found = sorted((p for p in found if not _ASIDE.search(text[start : p[0]])), key=lambda place: place[:2])
    joined: list[tuple[int, int, frozenset[str] | None]] = []
    for a, b, one in found:
        before = joined[-1] if joined else None
        if before is not None and before[2] and one and _LIST.fullmatch(text, before[1], a):
            joined[-1] = (before[0], b, before[2] | one)
        else:
            joined.append((a, b, one))
    if joined:
        joined += [(*m.span(), None) for m in _OTHERS.finditer(text, joined[-1][1], end)][:1]
    return joined
