"""Words that narrow cells break anywhere, and words that merely end a line."""

import pytest

from abstract2kb.pdf.broken_words import is_broken_word
from abstract2kb.pdf.glyphs import Word, make_line
from abstract2kb.pdf.hyphens import Lexis


def line(text, base):
    words, x = [], 50.0
    for part in text.split():
        words.append(Word(part, range(len(part)), x, base - 8, x + 5.0 * len(part), base + 2, 10.0, base, "F", False, 0.0))
        x += 5.0 * (len(part) + 1)
    return make_line(words, 1)


@pytest.mark.parametrize(
    ("first", "second", "room", "expected"),
    [
        ("12-mon", "th EFS, %", 60.0, True),
        ("12-mo", "EFS, %", 60.0, False),
        ("grade", "12-mon", 60.0, False),
        ("Overall", "respon", 1.0, False),
        ("Physician’s", "choice", 1.0, False),
        ("Pembroliz", "umab", 1.0, True),
        ("Velmo", "tamab plus", 1.0, True),
        ("non-respon", "se", 60.0, False),
    ],
)
def test_a_word_that_goes_on_in_the_next_line(first, second, room, expected):
    above, below = line(first, 100.0), line(second, 112.0)
    assert is_broken_word(above, below, above.x1 + room, True, Lexis()) is expected
