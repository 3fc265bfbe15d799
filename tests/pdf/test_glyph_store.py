"""The boxes of glyphs: what comes back from packed pages is what went in, and where it is asked for."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from abstract2kb.pdf import glyph_store
from abstract2kb.pdf.glyph_store import GlyphStore, PageGlyphs

_EDGE = st.floats(width=32, allow_nan=False, allow_infinity=False)


@settings(suppress_health_check=[HealthCheck.too_slow])  # on a busy machine drawing the arrays takes its time
@given(arrays(np.float32, st.tuples(st.just(4), st.integers(0, 40)), elements=_EDGE), st.integers(0, 10**6))
def test_a_packed_page_comes_back_bit_for_bit(edges: np.ndarray, first: int) -> None:
    page = PageGlyphs(first)
    for column, values in zip(page.columns, edges, strict=True):
        column.frombytes(values.tobytes())
    again = PageGlyphs.unpacked(page.packed(), first)
    assert again.first == first
    assert [column.tobytes() for column in again.columns] == [values.tobytes() for values in edges]


def _filled(pages: int) -> GlyphStore:
    """A store of so many pages with three glyphs each, of which the one on page 5 has none."""
    store = GlyphStore()
    for number in range(1, pages + 1):
        store.start_page(number)
        if number != 5:
            left = np.array([10.0, 16.0, 22.0]) + number
            store.append(left, np.full(3, 7.0), left + 5, np.full(3, 17.0))
    return store


def test_old_pages_are_packed_and_answer_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _filled(12)
    monkeypatch.setattr(glyph_store, "_PLAIN", 2)
    monkeypatch.setattr(glyph_store, "_OPEN", 3)
    packed = _filled(12)
    assert sum(isinstance(page, bytes) for page in packed._pages) == 10 > sum(isinstance(page, bytes) for page in plain._pages)
    for store in (packed, pickle.loads(pickle.dumps(packed))):
        assert len(store) == len(plain) == 33
        for number in [*range(1, 13), 3, 12, 1]:
            assert store.page(number) == plain.page(number)
        assert [store.bbox([glyph]) for glyph in range(33)] == [plain.bbox([glyph]) for glyph in range(33)]
        assert len(store._open) <= 3


def test_a_page_without_glyphs_and_one_that_is_not_there_have_none() -> None:
    store = _filled(6)
    assert len(store.page(5)) == len(store.page(99)) == 0
    assert store.bbox([12, 14]) == (16.0, 7.0, 33.0, 17.0)
