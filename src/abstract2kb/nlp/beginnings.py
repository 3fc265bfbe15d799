"""Long forms found by the beginnings of their words: "multiple myeloma (MM)", "Tumor Treating Fields (TTFields)", "recommended phase II dose (RP2D)".

Each word of the long form gives at least its first letter, small words may give none; so the whole name is found where a search for
letters alone ends too early, at "myeloma" or "Treating Fields".
"""

import re
from itertools import pairwise

from abstract2kb.patterns import regex

__all__ = ["by_beginnings", "with_short_form"]

_SMALL = frozenset("and or the a an of in with for to by on at from as de".split())
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}
_WORD = regex(r"[^\W_]+")
_MOST = 8


def by_beginnings(window: str, short: str) -> tuple[int, int] | None:
    """(start, end) in `window` of the most words at its end that the letters of the short form are the beginnings of; None where none are.

    >>> by_beginnings("in relapsed multiple myeloma ", "MM")
    (12, 28)
    """
    letters = "".join(_WORD.findall(re.sub(r"(?<=[A-Z])s$", "", short))).lower()
    words = list(_WORD.finditer(window))[-_MOST:]
    if len(letters) < 2 or not words or window[words[-1].end() :].strip(" ’'"):
        return None
    for first in range(len(words) - 1):
        chosen = words[first:]
        if _parted(window, chosen) or chosen[0].group().lower() in _SMALL:
            continue
        if chosen[0].group()[0].lower() == letters[0] and _spelled([w.group().lower() for w in chosen], letters):
            return chosen[0].start(), chosen[-1].end()
    return None


def _parted(window: str, words: list[re.Match[str]]) -> bool:
    """Whether anything but blanks, hyphens and slashes stands between the words."""
    return any(re.fullmatch(r"[\s/–’'-]+", window[a.end() : b.start()]) is None for a, b in pairwise(words))


def _spelled(words: list[str], letters: str) -> bool:
    """Whether the letters are beginnings of the words in order, one of each but the small ones.

    >>> _spelled(["psa", "doubling", "time"], "psadt"), _spelled(["time", "to", "progression"], "ttp"), _spelled(["phase", "ii"], "p2")
    (True, True, True)
    """
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if word in _SMALL and _spelled(rest, letters):
        return True
    if letters[:1] and word in (letters[0], _ROMAN.get(letters[0])) and _spelled(rest, letters[1:]):
        return True
    longest = next((i for i, (a, b) in enumerate(zip(word, letters, strict=False)) if a != b), min(len(word), len(letters)))
    return any(_spelled(rest, letters[size:]) for size in range(longest, 0, -1))


_AFTER_SHORT = regex(r"\((?P<known>[^()\s]{2,10})\)[\s-](?P<rest>[a-z][\w-]*(?:\s[a-z][\w-]*)?)\s?$")


def with_short_form(window: str, short: str) -> int | None:
    """Where the bracket opens that a long form has inside: at the "(" of "poly(ADP-ribose) polymerase (PARP) inhibitors" before "(PARPi)"."""
    match = _AFTER_SHORT.search(window)
    if match is None or not short.startswith(match.group("known")):
        return None
    more = short[len(match.group("known")) :].removesuffix("s").lower().strip("-")
    initials = "".join(word[0] for word in _WORD.findall(match.group("rest").lower()))
    return match.start() if more and more in (initials, initials.removesuffix("s")) else None
