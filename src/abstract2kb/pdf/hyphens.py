"""What becomes of a word that was broken at the end of a line.

Example: with no other evidence "recep-" + "tor" joins to "receptor", while "IL-" + "2Rα", "non-" + "small" and
"anti-PD-" + "1" keep their hyphen; "half-" + "life" keeps it too unless the document writes "halflife" elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum

from abstract2kb.patterns import regex
from abstract2kb.pdf.glyphs import Line
from abstract2kb.pdf.wordlists import word_set

_TOKEN = regex(r"[^\W_]+(?:-[^\W_]+)*")
_HEAD = regex(r"([^\W\d_]+)[-\u2010\u00ad]$")
_TAIL = regex(r"[^\W_]+")
_HYPHENS = ("-", "\u2010", "\u2011")
COMPOUND_HEADS = word_set(
    "anti non pre post co re-re self half dose next first second third fourth last long short high low mid multi "
    "all well ill open double single triple placebo cell tumor tumour drug gene dose time two three four five six "
    "seven eight nine ten one wild best fold cross late early end follow in by to out up on off near never age "
    "sex site stage treatment progression event disease relapse recurrence metastasis risk response patient "
    "platinum immune immuno hormone castration estrogen receptor cytokine antibody interferon interleukin chemo "
    "radio small large full cold hot dual label fixed weight body real world wide whole X T B NK Fc Fab Ig CAR "
    "TCR PD CTLA IL TNF TGF IFN HER EGFR MHC HLA beta alpha gamma delta kappa lambda mono bi tri quasi pan semi "
    "sub intra extra ultra"
)
COMPOUND_TAILS = word_set(
    "life limiting generation small cell free related associated based dependent independent specific targeted "
    "targeting driven mediated derived induced blind label arm line risk grade dose term up naive naïve "
    "refractory resistant sensitive positive negative like type fold world center centre blinded controlled "
    "emergent treated engineered expressing binding fused linked conjugated bound centered escalation expansion "
    "finding responder responders responding evaluable directed activated activating infiltrating presenting wide "
    "week month year day old analysis off on in out of vivo smoker smokers"
)
_CODE = 3
"""In lines of capitals, a shorter head is one of the abbreviations above ("PD", "IL") or a broken word, no English prefix."""


class Join(Enum):
    """How two lines are put together."""

    SPACE = " "
    GLUE = ""
    DROP = "-"
    """Without a space, and without the hyphen that ends the first line."""


class Lexis:
    """The words that the document itself writes within lines, in lower case, with their counts."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self.words: Counter[str] = Counter()
        self.learn(lines)

    def learn(self, lines: Iterable[Line]) -> None:
        """Count the words of some more lines."""
        for line in lines:
            self.words.update(_TOKEN.findall(line.text.lower()))

    def has(self, word: str) -> bool:
        """Whether the word stands somewhere, by itself or as part of a compound."""
        return self.words[word.lower()] > 0


def join_lines(first: str, second: str, lexis: Lexis) -> Join:
    """How the last token of one line and the first of the next go together."""
    if not first or not second:
        return Join.SPACE
    if first.endswith("\u00ad"):
        return Join.DROP
    if first.endswith((" (", " [")) or first in ("(", "["):
        return Join.GLUE
    if first.endswith("/") and len(first) > 1 and first[-2] != " ":
        return Join.GLUE
    if second.startswith("/") and len(second) > 1 and first.endswith(_HYPHENS):
        return Join.GLUE
    if not first.endswith(_HYPHENS) or len(first.split()[-1]) < 2:
        return Join.SPACE
    return _join_hyphen(first.split()[-1], second.split()[0], lexis, first.isupper() and second.isupper())


def _join_hyphen(first: str, second: str, lexis: Lexis, capitals: bool) -> Join:
    """The same for these two tokens, in lines of capitals or of ordinary type."""
    if not second[0].isalnum():
        return Join.GLUE if second[0] in "([/" or (first[-2].isalnum() and second[0] == "+") else Join.SPACE
    if second.lower() in ("and", "or", "to") or first[-2] in "-–":
        return Join.SPACE
    head, tail = _HEAD.search(first), _TAIL.match(second)
    if head is None or tail is None or not tail[0].isalpha() or not (capitals or (tail[0].islower() and head[1][-1].islower())):
        return Join.GLUE
    left, right = head[1], tail[0]
    whole, compound = lexis.words[(left + right).lower()], lexis.words[f"{left}-{right}".lower()]
    if whole != compound:
        return Join.DROP if whole > compound else Join.GLUE
    if "-" in first[:-1] and not lexis.has(left + right) and lexis.has(left) and lexis.has(right):
        return Join.GLUE
    if (left if capitals and len(left) < _CODE else left.lower()) in COMPOUND_HEADS or right.lower() in COMPOUND_TAILS:
        return Join.GLUE
    return Join.DROP
