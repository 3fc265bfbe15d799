"""Letters that stand beside headings, in a margin or at a column's edge: out of the lines, before columns are sought.

Example: a bold "B" of 15 points at the left of "Longer molecules" in 12 points becomes the label of that line;
"Vitamin D" and a letter that opens a paragraph stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.pdf.geometry import overlap
from abstract2kb.pdf.glyphs import Line, Word, make_line

_LARGER = 1.2
_WORD_SPACE = 0.42
_HEADING = 1.1
_FAR = 6.0
_NEAR_LINES = 100.0


def take_side_letters(lines: Sequence[Line], body: float) -> list[Line]:
    """The pieces of a page without the side letters, which become labels; `body` is the size of running text."""
    kept = list(lines)
    for line in lines:
        if len(line.words) > 1 and is_heading_line(line, body):
            kept = [_without_letter(line, kept) if other is line else other for other in kept]
    for letter in [line for line in kept if len(line.words) == 1 and _is_letter(line.words[0])]:
        host = _host(letter, kept, body)
        if host is not None and host.label is None:
            host.label = letter.text
            kept = [line for line in kept if line is not letter]
    return kept


def is_heading_line(line: Line, body: float) -> bool:
    """Whether the line is bold or larger than running text."""
    return (line.bold or line.size >= _HEADING * body) and sum(map(str.isalpha, line.text)) > 2


def is_side_letter(text: str) -> bool:
    """Whether the text is one capital letter, such as those that mark sections in a margin."""
    return len(text) == 1 and text.isascii() and text.isupper()


def _is_letter(word: Word) -> bool:
    return word.bold and is_side_letter(word.text)


def _without_letter(line: Line, lines: Sequence[Line]) -> Line:
    """The line without a letter at its end or beginning, if that stands beside it; else the line itself."""
    for letter, rest in ((line.words[0], line.words[1:]), (line.words[-1], line.words[:-1])):
        if _is_letter(letter) and _stands_beside(letter, rest, [other for other in lines if other is not line]):
            found = make_line(rest, line.page)
            found.label = letter.text
            return found
    return line


def _host(letter: Line, lines: Sequence[Line], body: float) -> Line | None:
    """The heading on the letter's line that it stands beside."""
    level = [line for line in lines if line is not letter and abs(line.base - letter.base) <= 0.25 * min(line.size, letter.size)]
    near = min(level, key=lambda line: _gap(letter.words[0], line.words), default=None)
    if near is None or not is_heading_line(near, body) or _gap(letter.words[0], near.words) > _FAR * letter.size:
        return None
    others = [line for line in lines if line is not letter and line is not near]
    return near if _stands_beside(letter.words[0], near.words, others) else None


def _gap(letter: Word, words: Sequence[Word]) -> float:
    return max(words[0].x0 - letter.x1, letter.x0 - words[-1].x1)


def _stands_beside(letter: Word, words: Sequence[Word], others: Sequence[Line]) -> bool:
    """Whether the letter is wider than a word space from the words, and larger than they are or in the margin."""
    size = max(word.size for word in words)
    if _gap(letter, words) <= _WORD_SPACE * size:
        return False
    return letter.size >= _LARGER * size or _in_margin(letter, words, others)


def _in_margin(letter: Word, words: Sequence[Word], others: Sequence[Line]) -> bool:
    """Whether no line near by reaches over the letter, while text below shows that the column ends before it."""
    near = [line for line in others if abs(line.base - letter.base) < _NEAR_LINES and not is_side_letter(line.text)]
    if any(overlap((line.x0, line.x1), (letter.x0, letter.x1)) > 0 for line in near):
        return False
    below = [line for line in near if line.base > letter.base]
    if letter.x0 < words[0].x0:
        return any(abs(line.x0 - words[0].x0) < 2 for line in below)
    return any(words[-1].x1 + 1 < line.x1 < letter.x0 for line in below)
