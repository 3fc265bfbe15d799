"""Glyphs to words to pieces of lines: duplicates and watermarks go, raised and lowered glyphs join their line.

Example: the glyphs of "IL-2 leads" on one baseline become one piece with the words "IL-2" and "leads"; a wider gap
than about one letter starts a new piece (the next column or table cell).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from abstract2kb.pdf.glyph_store import GlyphStore
from abstract2kb.pdf.glyphs import Line, Mark, RawPage, Rule, Word, around, make_line
from abstract2kb.pdf.ink import BASE, SPACE, SUPER, Glyph, Ink, Places
from abstract2kb.pdf.ink_runs import Run, attach_scripts, split_runs
from abstract2kb.pdf.superscripts import is_reference, plain_digits
from abstract2kb.pdf.watermarks import drop_watermarks

_WORD_GAP, _SPACED_WORD_GAP = 0.17, 0.3
_NARROWEST = 0.06
"""No gap up to this share of the size parts words: 0.6 of the narrowest space that counts (0.1)."""
_UNICODE_SUPERS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ᵃᵇᶜᵈᵉ")
_ASCII = 128


def page_lines(page: RawPage, store: GlyphStore) -> list[Line]:
    """The line pieces of a page from top to bottom; its glyphs are added to the store, dropped ones too."""
    store.start_page(page.number, page.turn)
    ink = page.ink
    kept = drop_watermarks(page)
    runs = attach_scripts(ink, split_runs(ink, drop_duplicates(ink, kept)))
    lines = [make_line(words, page.number) for words in runs_words(ink, runs, space_widths(ink, kept), store, _borders(page))]
    for glyph in page.dropped:
        store.add(glyph)
    return sorted(lines, key=lambda line: (line.base, line.x0))


_FARTHEST = 1.0
"""How far apart two drawings of one glyph can be, in points."""


def drop_duplicates(ink: Ink, kept: Places) -> Places:
    """The places of one of each glyph drawn twice at (nearly) the same place; a visible offset between the two means bold."""
    crowded = _crowded(ink, kept)
    seen: dict[tuple[str, int, int], tuple[int, float, float]] = {}
    twins = [at for at in crowded if _is_twin(ink, at, seen)]
    return kept[~np.isin(kept, twins)] if twins else kept


def _is_twin(ink: Ink, at: int, seen: dict[tuple[str, int, int], tuple[int, float, float]]) -> bool:
    """Whether a glyph like this one was seen at its place; else it is remembered."""
    text, x, base = ink.texts[at], float(ink.x0[at]), float(ink.base[at])
    if text == " ":
        return False
    near = min(_FARTHEST, 0.12 * float(ink.size[at]))
    twin = None
    # cells are twice as wide as the farthest twin, so that it stands in one of the (at most) four cells at the corners
    for column in {int((x - near) // 2), int((x + near) // 2)}:
        for row in {int((base - near) // 2), int((base + near) // 2)}:
            other = seen.get((text, column, row))
            if other is not None and abs(other[1] - x) <= near and abs(other[2] - base) <= near:
                twin = other
    if twin is None:
        seen[text, int(x // 2), int(base // 2)] = at, x, base
    elif abs(twin[1] - x) > 0.05:
        ink.bolder.add(twin[0])
    return twin is not None


def _crowded(ink: Ink, kept: Places) -> list[int]:
    """The places of the glyphs that have another of their text near: next to it among those of two rows of cells that overlap by half."""
    kind, x, base = ink.codes[kept].astype(np.int64), ink.x0[kept], ink.base[kept]
    crowded = np.zeros(len(kept), dtype=bool)
    for shift in (0.0, _FARTHEST):
        rows = np.clip((base + (_OFF_PAGE + shift)) // (2 * _FARTHEST), 0, _MOST_ROWS - 1).astype(np.int64)
        keys = kind * _MOST_ROWS + rows
        order = np.lexsort((x, keys))
        keys, along = keys[order], x[order]
        near = (keys[1:] == keys[:-1]) & (along[1:] - along[:-1] <= _FARTHEST)
        crowded[order[1:][near]] = True
        crowded[order[:-1][near]] = True
    found: list[int] = kept[crowded].tolist()
    return found


_OFF_PAGE, _MOST_ROWS = 10_000.0, 1 << 20
"""Glyphs may stand so far off the page, and a page has fewer rows of cells."""


def space_widths(ink: Ink, kept: Places) -> dict[str, float]:
    """The usual width of the space of each font, in units of its size."""
    spaces = kept[(ink.codes[kept] == SPACE) & (ink.size[kept] != 0)]
    widths = (ink.x1[spaces] - ink.x0[spaces]) / ink.size[spaces]
    votes: dict[str, list[float]] = {}
    for style, width in zip(ink.style[spaces].tolist(), widths.tolist(), strict=True):
        if 0.1 < width < 0.8:
            votes.setdefault(ink.styles[style][0], []).append(round(width, 2))
    return {font: Counter(of_font).most_common(1)[0][0] for font, of_font in votes.items()}


def runs_words(ink: Ink, runs: Sequence[Run], spaces: dict[str, float], store: GlyphStore, rules: Sequence[Rule] = ()) -> list[list[Word]]:
    """The words of every run that has some: split at spaces, gaps and borders of cells; references are taken out and kept as their marks."""
    if not runs:
        return []
    places = np.concatenate([run.places for run in runs])
    run_of = np.arange(len(runs)).repeat([len(run.places) for run in runs])
    visible = np.flatnonzero(ink.codes[places] != SPACE)
    breaks = _breaks(ink, places, run_of, visible, spaces)
    breaks |= _bordered(ink, places[visible[:-1]], places[visible[1:]], rules)
    letters, starts = places[visible], np.flatnonzero(np.concatenate(([True], breaks)))
    words = _words(ink, letters, starts, store)
    firsts = np.searchsorted(run_of[visible][starts], np.arange(len(runs) + 1)).tolist()
    return [words[first:end] for first, end in pairwise(firsts) if first < end]


def _breaks(ink: Ink, places: Places, run_of: Places, visible: Places, spaces: dict[str, float]) -> NDArray[np.bool_]:
    """Whether a word ends between each visible glyph and the next one."""
    left, right = places[visible[:-1]], places[visible[1:]]
    parted = np.diff(_parting_spaces(ink, places, visible)) > 0
    gap, one, other = ink.x0[right] - ink.x1[left], ink.size[left], ink.size[right]
    is_spaced = np.zeros(int(run_of[-1]) + 1, dtype=bool)
    is_spaced[run_of[ink.codes[places] == SPACE]] = True
    own = np.array([min(_WORD_GAP, 0.6 * spaces[font]) if font in spaces else _WORD_GAP for font, _, _ in ink.styles])
    share = np.where(is_spaced[run_of[visible[1:]]], _SPACED_WORD_GAP, own[ink.style[right]])
    wide = (gap > _NARROWEST * other) & (gap > share * np.maximum(one, other))
    found: NDArray[np.bool_] = parted | wide | (run_of[visible[1:]] != run_of[visible[:-1]])
    return found


def _borders(page: RawPage) -> list[Rule]:
    """The upright rules of a page, and the sides of its frames."""
    frames = [panel.bbox for panel in page.panels if panel.stroke]
    return [*page.rules, *(Rule(x, top, x, bottom) for x0, top, x1, bottom in frames for x in (x0, x1))]


def _bordered(ink: Ink, left: Places, right: Places, rules: Sequence[Rule]) -> NDArray[np.bool_]:
    """Whether an upright rule stands in the white between each glyph and the next one: the border of two tight cells."""
    found = np.zeros(len(left), dtype=bool)
    ends, begins, base = ink.x1[left], ink.x0[right], ink.base[left]
    white = begins - ends > _BORDERED * ink.size[right]
    upright = [rule for rule in rules if rule.bottom - rule.top > _BORDER > rule.x1 - rule.x0]
    for at in {round(rule.x0 + rule.x1) / 2 for rule in upright} if white.any() else ():
        here = white & (ends < at + 0.5) & (at - 0.5 < begins)
        if here.any():
            spans = [(rule.top, rule.bottom) for rule in upright if abs((rule.x0 + rule.x1) / 2 - at) <= 0.5]
            found |= here & np.logical_or.reduce([(top < base) & (base < bottom) for top, bottom in spans])
    return found


_BORDERED, _BORDER = 0.1, 6.0
"""The least white between two cells in units of the size, and the least height of a border in points."""


def _parting_spaces(ink: Ink, places: Places, visible: Places) -> Places:
    """How many spaces stand before each visible glyph, but those that lie wholly inside the one before them (some producers draw such strays)."""
    spaces = np.flatnonzero(ink.codes[places] == SPACE)
    last = places[visible[np.maximum(np.searchsorted(visible, spaces) - 1, 0)]]
    right = ink.x1[last]
    inside = ink.x1[places[spaces]] <= right - 0.2 * (right - ink.x0[last])
    parting = np.zeros(len(places), dtype=np.intp)
    parting[spaces[~inside]] = 1
    found: Places = np.cumsum(parting)[visible]
    return found


def _words(ink: Ink, letters: Places, starts: Places, store: GlyphStore) -> list[Word]:
    """A word for every start among the letters, whose glyphs are added to the store: at once where they are plain ones that stand on the line."""
    codes = ink.codes[letters]
    odd: list[bool] = np.logical_or.reduceat((codes >= _ASCII) | (ink.role[letters] != BASE), starts).tolist()
    x0, top, x1, bottom = (column[letters] for column in (ink.x0, ink.top, ink.x1, ink.bottom))
    boxes = zip(
        np.minimum.reduceat(x0, starts).tolist(),
        np.minimum.reduceat(top, starts).tolist(),
        np.maximum.reduceat(x1, starts).tolist(),
        np.maximum.reduceat(bottom, starts).tolist(),
        strict=True,
    )
    said = codes.tobytes().decode("utf-32-le", "surrogatepass")
    leads = letters[starts]
    shared = zip(ink.size[leads].tolist(), ink.base[leads].tolist(), ink.style[leads].tolist(), leads.tolist(), strict=True)
    bounds = pairwise([*starts.tolist(), len(letters)])
    words, done = list[Word](), 0
    shift = len(store)
    for is_odd, (start, end), box, (size, base, style, lead) in zip(odd, bounds, boxes, shared, strict=True):
        if is_odd:
            store.append(x0[done:start], top[done:start], x1[done:start], bottom[done:start])
            words.append(make_word([ink.glyph(at) for at in letters[start:end].tolist()], store))
            done, shift = end, len(store) - end
            continue
        font, bold, tone = ink.styles[style]
        words.append(Word(said[start:end], range(start + shift, end + shift), *box, size, base, font, bold or lead in ink.bolder, tone, ()))
    store.append(x0[done:], top[done:], x1[done:], bottom[done:])
    return words


def make_word(glyphs: Sequence[Glyph], store: GlyphStore) -> Word:
    """A word from its glyphs in order; adds them to the store."""
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
