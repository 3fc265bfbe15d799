"""Glyphs to words to pieces of lines: duplicates and watermarks go, raised and lowered glyphs join their line.

Example: the glyphs of "IL-2 leads" on one baseline become one piece with the words "IL-2" and "leads"; a wider gap
than about one letter starts a new piece (the next column or table cell).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

import numpy as np

from abstract2kb.pdf.glyphs import BASE, SUB, SUPER, Glyph, GlyphStore, Line, Mark, RawPage, Word, around, make_line
from abstract2kb.pdf.superscripts import is_reference, plain_digits
from abstract2kb.pdf.watermarks import drop_watermarks

_SCRIPT_RATIO = 0.86
_PIECE_GAP, _SPACED_PIECE_GAP = 0.95, 1.7
_WORD_GAP, _SPACED_WORD_GAP = 0.17, 0.3
_NARROWEST = 0.06
"""No gap up to this share of the size parts words: 0.6 of the narrowest space that counts (0.1)."""
_UNICODE_SUPERS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ᵃᵇᶜᵈᵉ")
_ROLE = attrgetter("role")


def page_lines(page: RawPage, store: GlyphStore) -> list[Line]:
    """The line pieces of a page from top to bottom; its glyphs are added to the store, dropped ones too."""
    store.start_page(page.number, page.turn)
    glyphs = drop_watermarks(page)
    runs = attach_scripts(split_runs(drop_duplicates(glyphs)))
    spaces = space_widths(glyphs)
    lines = []
    for run in runs:
        words = run_words(run, spaces, store)
        if words:
            lines.append(make_line(words, page.number))
    for glyph in page.dropped:
        store.add(glyph)
    return sorted(lines, key=lambda line: (line.base, line.x0))


_FARTHEST = 1.0
"""How far apart two drawings of one glyph can be, in points."""


def drop_duplicates(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """One of each glyph drawn twice at (nearly) the same place; a visible offset between the two means bold."""
    crowded = _crowded(glyphs)
    if not crowded:
        return list(glyphs)
    seen: dict[tuple[str, int, int], Glyph] = {}
    twins = {at for at in crowded if _is_twin(glyphs[at], seen)}
    return [glyph for at, glyph in enumerate(glyphs) if at not in twins]


def _is_twin(glyph: Glyph, seen: dict[tuple[str, int, int], Glyph]) -> bool:
    """Whether a glyph like this one was seen at its place; else it is remembered."""
    text, x, base = glyph.text, glyph.x0, glyph.base
    if text == " ":
        return False
    near = min(_FARTHEST, 0.12 * glyph.size)
    twin = None
    # cells are twice as wide as the farthest twin, so that it stands in one of the (at most) four cells at the corners
    for column in {int((x - near) // 2), int((x + near) // 2)}:
        for row in {int((base - near) // 2), int((base + near) // 2)}:
            other = seen.get((text, column, row))
            if other is not None and abs(other.x0 - x) <= near and abs(other.base - base) <= near:
                twin = other
    if twin is None:
        seen[text, int(x // 2), int(base // 2)] = glyph
    elif abs(twin.x0 - x) > 0.05:
        twin.bold = True
    return twin is not None


def _crowded(glyphs: Sequence[Glyph]) -> list[int]:
    """The places of the glyphs that have another of their text near: next to it among those of two rows of cells that overlap by half."""
    texts = [glyph.text for glyph in glyphs]
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    kind = np.array([numbers[text] for text in texts], dtype=np.int64)
    x, base = np.array([glyph.x0 for glyph in glyphs]), np.array([glyph.base for glyph in glyphs])
    crowded = np.zeros(len(glyphs), dtype=bool)
    for shift in (0.0, _FARTHEST):
        rows = np.clip((base + (_OFF_PAGE + shift)) // (2 * _FARTHEST), 0, _MOST_ROWS - 1).astype(np.int64)
        keys = kind * _MOST_ROWS + rows
        order = np.lexsort((x, keys))
        keys, along = keys[order], x[order]
        near = (keys[1:] == keys[:-1]) & (along[1:] - along[:-1] <= _FARTHEST)
        crowded[order[1:][near]] = True
        crowded[order[:-1][near]] = True
    return [int(at) for at in np.flatnonzero(crowded)]


_OFF_PAGE, _MOST_ROWS = 10_000.0, 1 << 20
"""Glyphs may stand so far off the page, and a page has fewer rows of cells."""


@dataclass(slots=True)
class Run:
    """Glyphs on one baseline without a wide gap, in x order, spaces included; `x1` is that of the last visible one."""

    glyphs: list[Glyph]
    base: float
    size: float
    x0: float
    x1: float


def split_runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """Group glyphs by baseline and split each group at wide gaps."""
    runs = []
    for group in _baselines(glyphs):
        group.sort(key=attrgetter("x0", "x1"))
        current: list[Glyph] = []
        last: Glyph | None = None
        spaced = False
        for glyph in group:
            if glyph.text == " ":
                spaced = True
            else:
                if last is not None:
                    gap = glyph.x0 - last.x1
                    if gap > 0 and (gap > _PIECE_GAP * last.size or gap > _PIECE_GAP * glyph.size) and gap > _widest_gap(last, glyph, spaced):
                        runs.append(_make_run(current))
                        current = []
                last, spaced = glyph, False
            if last is not None:
                current.append(glyph)
        if last:
            runs.append(_make_run(current))
    return runs


_ALIKE, _LEVEL = 0.92, 0.03
"""The least ratio of the sizes of letters of one text, and how far apart their baselines are at most, in units of the size."""


def _widest_gap(last: Glyph, glyph: Glyph, spaced: bool) -> float:
    """The widest white within one line of text: less between letters of two sizes or on two levels, as those of two columns side by side are."""
    low, high = sorted((last.size, glyph.size))
    level = abs(last.base - glyph.base) < _LEVEL * high
    return (low if low < _ALIKE * high else high) * (_SPACED_PIECE_GAP if spaced and level else _PIECE_GAP)


def _baselines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    groups: list[list[Glyph]] = []
    anchor = reach = float("-inf")
    spaces = []
    for glyph in sorted(glyphs, key=attrgetter("base")):
        if glyph.text == " ":
            spaces.append(glyph)
        elif not groups or glyph.base - anchor > reach:
            groups.append([glyph])
            anchor, reach = glyph.base, 0.12 * glyph.size
        else:
            groups[-1].append(glyph)
            if 0.12 * glyph.size > reach:
                reach = 0.12 * glyph.size
    return _give_spaces(groups, spaces)


def _give_spaces(groups: list[list[Glyph]], spaces: Sequence[Glyph]) -> list[list[Glyph]]:
    """Put every space into the group whose baseline is nearest."""
    anchors = [group[0].base for group in groups]
    for space in spaces if groups else ():
        at = bisect_left(anchors, space.base)
        above = at == len(anchors) or (at > 0 and space.base - anchors[at - 1] <= anchors[at] - space.base)
        groups[at - 1 if above else at].append(space)
    return groups


def _make_run(glyphs: list[Glyph]) -> Run:
    drawn = [g for g in glyphs if g.text != " "]
    weights = Counter([(g.size, g.base) for g in drawn])
    size, base = max(weights, key=lambda key: (weights[key], key))
    return Run(glyphs, base, size, glyphs[0].x0, max([g.x1 for g in drawn]))


def attach_scripts(runs: list[Run]) -> list[Run]:
    """Merge runs that are raised or lowered and smaller into the line that they belong to, and set the roles."""
    order = sorted(runs, key=lambda run: run.base)
    bases = [run.base for run in order]
    merged: set[int] = set()
    for run in sorted(runs, key=lambda run: (run.size, run.base, run.x0)):
        host = _find_host(run, order, bases, merged)
        if host is None:
            continue
        role = SUPER if run.base < host.base else SUB
        for glyph in run.glyphs:
            glyph.role = role
        host.glyphs = sorted(host.glyphs + run.glyphs, key=lambda glyph: (glyph.x0, glyph.x1))
        host.x0, host.x1 = min(host.x0, run.x0), max(host.x1, run.x1)
        merged.add(id(run))
    kept = [run for run in order if id(run) not in merged]
    return _rejoin(kept)


def _find_host(run: Run, order: list[Run], bases: list[float], merged: set[int]) -> Run | None:
    best, best_cost = None, float("inf")
    reach = 2.2 * run.size
    for host in order[bisect_left(bases, run.base - reach) : bisect_left(bases, run.base + reach)]:
        if id(host) in merged or run.size > _SCRIPT_RATIO * host.size or run.size < 0.3 * host.size:
            continue
        rise = (host.base - run.base) / host.size
        if not (0.1 < rise < 0.75 or -0.45 < rise < -0.04):
            continue
        gap = _glue_gap(run, host)
        if gap is not None:
            cost = gap / host.size + abs(abs(rise) - 0.3)
            if cost < best_cost:
                best, best_cost = host, cost
    return best


def _glue_gap(run: Run, host: Run) -> float | None:
    """How far the run is from the host glyph before it (or, at a word's beginning, after it); None when not glued."""
    near = 0.35 * host.size
    if run.x0 > host.x1 + near or run.x1 < host.x0 - near:
        return None
    before = [run.x0 - g.x1 for g in host.glyphs if g.x0 < run.x0 and not g.is_space]
    after = [g.x0 - run.x1 for g in host.glyphs if g.x0 >= run.x0 and not g.is_space]
    gaps = [abs(gap) for gap in (min(before, default=None), min(after, default=None)) if gap is not None and gap <= near]
    return min(gaps, default=None)


def _rejoin(runs: list[Run]) -> list[Run]:
    """Join neighbours on one baseline that had been split by the room that a script takes."""
    joined: list[Run] = []
    for run in sorted(runs, key=lambda run: (round(run.base, 1), run.x0)):
        last = joined[-1] if joined else None
        if last is not None and abs(last.base - run.base) < 0.12 * run.size and last.size < 1.3 * run.size < 1.7 * last.size:
            gap = run.x0 - last.x1
            tail = next(glyph for glyph in reversed(last.glyphs) if not glyph.is_space)
            scripted = tail.role != BASE or run.glyphs[0].role != BASE
            if scripted and -0.3 * run.size < gap < run.size * 0.6:
                last.glyphs = sorted(last.glyphs + run.glyphs, key=lambda glyph: (glyph.x0, glyph.x1))
                last.x1 = max(last.x1, run.x1)
                continue
        joined.append(run)
    return joined


def space_widths(glyphs: Sequence[Glyph]) -> dict[str, float]:
    """The usual width of the space of each font, in units of its size."""
    votes: dict[str, list[float]] = {}
    for glyph in glyphs:
        if glyph.text == " " and glyph.size and 0.1 < (width := (glyph.x1 - glyph.x0) / glyph.size) < 0.8:
            votes.setdefault(glyph.font, []).append(round(width, 2))
    return {font: Counter(widths).most_common(1)[0][0] for font, widths in votes.items()}


def run_words(run: Run, spaces: dict[str, float], store: GlyphStore) -> list[Word]:
    """Split a run into words at spaces and gaps; references are taken out of the words and kept as their marks."""
    spaced = " " in [glyph.text for glyph in run.glyphs]
    groups: list[list[Glyph]] = []
    group: list[Glyph] = []
    last: Glyph | None = None
    for glyph in run.glyphs:
        if glyph.text == " ":
            if group and not _inside(glyph, last):
                groups.append(group)
                group = []
            continue
        if group and last is not None and (gap := glyph.x0 - last.x1) > _NARROWEST * glyph.size:
            own = spaces.get(glyph.font)
            share = _SPACED_WORD_GAP if spaced else min(_WORD_GAP, 0.6 * own) if own else _WORD_GAP
            if gap > share * max(glyph.size, last.size):
                groups.append(group)
                group = []
        group.append(glyph)
        last = glyph
    if group:
        groups.append(group)
    return _words_of(groups, store)


def _words_of(groups: Sequence[Sequence[Glyph]], store: GlyphStore) -> list[Word]:
    """The words of a run, whose glyphs are added to the store at once where they have one character each and stand on the line."""
    glyphs = list(chain.from_iterable(groups))
    said = "".join([glyph.text for glyph in glyphs])
    if len(said) != len(glyphs) or not said.isascii() or any(map(_ROLE, glyphs)):
        return [make_word(group, store) for group in groups]
    lefts, tops = [glyph.x0 for glyph in glyphs], [glyph.top for glyph in glyphs]
    rights, bottoms = [glyph.x1 for glyph in glyphs], [glyph.bottom for glyph in glyphs]
    ids, words, at = store.extend(lefts, tops, rights, bottoms), [], 0
    for group in groups:
        own, lead = slice(at, at + len(group)), group[0]
        box = (min(lefts[own]), min(tops[own]), max(rights[own]), max(bottoms[own]))
        words.append(Word(said[own], ids[own], *box, lead.size, lead.base, lead.font, lead.bold, lead.tone, ()))
        at = own.stop
    return words


def _inside(space: Glyph, last: Glyph | None) -> bool:
    """Whether a space lies wholly inside the glyph before it (some producers draw such strays)."""
    return last is not None and space.x1 <= last.x1 - 0.2 * (last.x1 - last.x0)


def make_word(glyphs: Sequence[Glyph], store: GlyphStore) -> Word:
    """A word from its glyphs in order; adds them to the store."""
    said = "".join([glyph.text for glyph in glyphs])
    if len(said) == len(glyphs) and said.isascii() and not any(map(_ROLE, glyphs)):
        return _words_of([glyphs], store)[0]
    removed = reference_glyphs(glyphs)
    letters: list[str] = []
    ids: list[int] = []
    marks: list[Mark] = []
    pending: list[Glyph] = []
    for position, glyph in enumerate(glyphs):
        if unicodedata.combining(glyph.text[0]) and ids:
            composed = unicodedata.normalize("NFC", letters[-1] + glyph.text)
            letters[-1:] = composed
            ids.extend([ids[-1]] * (len(composed) - 1))
            store.absorb(ids[-1], glyph)
            continue
        index = store.add(glyph)
        if position in removed:
            pending.append(glyph)
            continue
        if pending:
            marks.append(_mark(pending, len(letters)))
            pending = []
        if glyph.text == "\u00ad":
            if _takes_room(glyph, glyphs[position + 1] if position < len(glyphs) - 1 else None):
                letters.append("-")
                ids.append(index)
            continue
        letters.extend(glyph.text)
        ids.extend([index] * len(glyph.text))
    if pending:
        marks.append(_mark(pending, len(letters)))
    lead = next((glyph for glyph in glyphs if glyph.role == BASE), glyphs[0])
    x0, top, x1, bottom = around((g.x0, g.top, g.x1, g.bottom) for g in glyphs)
    compact = range(ids[0], ids[0] + len(ids)) if ids and ids[-1] - ids[0] + 1 == len(ids) == len(set(ids)) else tuple(ids)
    text = "".join(letters)
    return Word(text, compact, x0, top, x1, bottom, lead.size, lead.base, lead.font, lead.bold, lead.tone, tuple(marks))


def _takes_room(glyph: Glyph, following: Glyph | None) -> bool:
    """Whether a soft hyphen is drawn: some fonts have one glyph for it and for the hyphen, and name it as the former."""
    return glyph.x1 - glyph.x0 > 0.15 * glyph.size and (following is None or following.x0 >= glyph.x1 - 0.1 * glyph.size)


def reference_glyphs(glyphs: Sequence[Glyph]) -> set[int]:
    """Positions of the glyphs of a word that are raised references and do not belong to its text."""
    raised = [glyph.role == SUPER or glyph.text in _UNICODE_SUPERS for glyph in glyphs]
    if True not in raised:
        return set()
    removed: set[int] = set()
    start = 0
    while start < len(glyphs):
        end = start + 1
        if raised[start]:
            while end < len(glyphs) and raised[end]:
                end += 1
            before, mark, after = ("".join(g.text for g in part) for part in (glyphs[:start], glyphs[start:end], glyphs[end:]))
            if is_reference(before, plain_digits(mark), after):
                removed.update(range(start, end))
        start = end
    return removed


def _mark(glyphs: Sequence[Glyph], at: int) -> Mark:
    text = plain_digits("".join(glyph.text for glyph in glyphs))
    return Mark(text, at, around((g.x0, g.top, g.x1, g.bottom) for g in glyphs))
