"""Underlined words, as links mostly are: their lines must not cut table rows, and rules of tables must stay."""

import pytest

from abstract2kb.pdf.glyphs import Rule
from abstract2kb.pdf.ink import Glyph, Ink
from abstract2kb.pdf.underlines import without_underlines


def word(text, x, base, size=10.0):
    return [Glyph(c, x + 5 * i, base - 0.75 * size, x + 5 * (i + 1), base + 0.25 * size, size, base, "F", False, 0.0) for i, c in enumerate(text)]


GLYPHS = word("NCT04410445", 100, 200) + word("Phase", 300, 200)


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (Rule(100, 201.2, 155, 201.8), False),
        (Rule(95, 201.2, 290, 201.8), True),
        (Rule(100, 205.0, 155, 205.5), True),
        (Rule(100, 195.0, 155, 195.5), True),
        (Rule(100, 150, 100.5, 300), True),
        (Rule(300, 201.0, 325, 201.6), False),
        (Rule(100, 201.2, 325, 201.8), True),
    ],
)
def test_a_rule_under_its_glyphs_is_an_underline(rule, kept):
    assert without_underlines([rule], Ink.of(GLYPHS)) == ([rule] if kept else [])
