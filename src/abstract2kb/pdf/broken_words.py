"""Words broken inside a narrow table cell without a hyphen.

Example: "Bempegaldesleuk" over "in" in a cell that the first line fills becomes one word, as does "NCT0441" over
"0445"; "extracellular" over "domain" stays two words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.patterns import regex
from abstract2kb.pdf.glyphs import Line
from abstract2kb.pdf.hyphens import Lexis
from abstract2kb.pdf.wordlists import word_set

_NCT_HEAD = regex(r"(?:^|[^A-Za-z])NCT(\d{0,7})$")
_NCT_TAIL = regex(r"(\d{1,8})(?:\D|$)")
_SIZE = regex(r"n\s?=", re.IGNORECASE)
_NCT_DIGITS = 8
_NCT_NUMBER = regex(r"NCT\d{7,8}")
_LANDMARK = regex(r"\d{1,2}-(?:month|year|week)")
"""What cannot be two words, wherever it is broken: "12-mon" and "th"."""
_WORD_END = regex(
    r"(?:ing|ed|[st]ion|ment|ity|ous|al|ar|ic|ive|ase|ent|ant|ance|ence|er|or|ist|ism|ate|ine|in|an|ab|ib|ly|ary|"
    r"ory|[ai]ble|oma|emia|osis|itis|cells?|[a-z]s|[glrtf]y|on|e|th|ht|nt|ck|ct|ld|nd|rm|um|id|ide|ol|el|il|ough|ch|sh|ia|fa|ta|ma)$"
)
_FUNCTION_WORDS = word_set("a an and are as at be by for from has in into is it no not of on or per than that the to up via vs was were with")
_SHORT_WORDS = _FUNCTION_WORDS | word_set(
    "all alfa alpha alone anti any arm arms beta both cell cells cohort daily dose drug each fused gene gamma given "
    "high human line low mice mouse mutein only oral over part plus prior rate site test then therapy tumor under "
    "used using week wild year years domain receptor protein factor agent antibody"
)

_WHOLE_WORDS = word_set(
    "stage phase status therapeutics pharmaceuticals pharmaceutical pharma oncology biosciences bioscience "
    "biotech biotechnology biopharma biologics medicines sciences laboratories preclinical clinical discontinued "
    "completed recruiting terminated suspended withdrawn approved active planned enrolling interleukin interferon "
    "cytokine cytokines recombinant antibody antibodies bispecific monoclonal pegylated conjugated conjugate "
    "engineered extracellular intratumoral intravenous subcutaneous oncolytic melanoma carcinoma lymphoma "
    "leukemia leukaemia sarcoma glioblastoma metastatic pembrolizumab nivolumab atezolizumab durvalumab "
    "ipilimumab avelumab bempegaldesleukin nemvaleukin aldesleukin monotherapy combination chemotherapy "
    "immunotherapy candidate indication mechanism company sponsor treatment response patients identifier platform "
    "construct design target fusion protein variant receptor agonist antagonist inhibitor overall month months year years week weeks"
)
_STEM_FRAGMENT = regex(r"[a-z]{0,3}(?:leukin|kin|mab|nib|cept|parib|limus|platin|rubicin|taxel|feron|tecan|lisib|degib|vec|stat)$")


def is_broken_word(first: Line, second: Line, right_edge: float, last_line: bool, lexis: Lexis) -> bool:
    """Whether the last token of `first` goes on as the first token of `second`.

    `right_edge` is where text in the cell has to end, in points; `last_line`: `second` is the cell's last line.
    """
    left, right = _token(first.text, -1), _token(second.text, 0)
    if not left or not right or _SIZE.match(second.text):
        return False
    head, tail = _NCT_HEAD.search(left), _NCT_TAIL.match(right)
    if head is not None and tail is not None:
        return len(head[1]) + len(tail[1]) in (_NCT_DIGITS, _NCT_DIGITS - 1)
    glyph = (second.words[0].x1 - second.words[0].x0) / max(len(second.words[0].text), 1)
    whole = left.strip("([,;") + right.rstrip(".,;)]")
    if _LANDMARK.fullmatch(whole):
        return True
    known = lexis.has(whole) or whole.lower() in _WHOLE_WORDS or _behind_hyphen(whole) in _WHOLE_WORDS
    if right_edge - first.x1 > (2.5 if known else 1.1) * glyph:
        return False
    if not known and len(first.words) > 2:
        return False  # a line of several words fills a justified cell too
    if left[-1].isdigit() and right[0].isdigit():
        return re.search(r"[A-Za-z]", left) is not None and len(left) > 3
    if not (left[-1].islower() and right[0].islower() and len(left) > 1):
        return False
    alone = last_line and len(second.words) == 1
    return _is_broken_letters(left.strip("([,;"), right.rstrip(".,;)]"), alone, lexis)


def in_one_word(lines: Sequence[Line], first: int, second: int, right_edge: float, lexis: Lexis) -> bool:
    """Whether two lines of a very narrow cell lie in one word broken over several: "Ph", "as", "e" or "NCT", "044", "104", "45".

    Only lines of a single token that fill the cell are such pieces, and the first token after them is the last; what they make must be
    a word of the document or the list, or an
    NCT number (with a digit missing, at most).
    """
    if second != first + 1:
        return False
    start = first
    while start > 0 and _fills(lines[start - 1], right_edge):
        start -= 1
    end = second
    while end + 1 < len(lines) and _fills(lines[end], right_edge) and lines[end + 1].words:
        end += 1
    if not all(_fills(line, right_edge) for line in lines[start:second]) or not lines[second].words:
        return False
    for begin in range(start, second):
        for stop in range(end, first, -1):
            whole = "".join(_token(line.text, 0) for line in lines[begin : stop + 1])
            if _NCT_NUMBER.fullmatch(whole) or (len(whole) > 3 and whole.isalpha() and (lexis.has(whole) or whole.lower() in _WHOLE_WORDS)):
                return begin <= first and second <= stop
    return False


def _fills(line: Line, right_edge: float) -> bool:
    """True for a line of one token that leaves no room for two more glyphs."""
    if len(line.words) != 1:
        return False
    word = line.words[0]
    return right_edge - word.x1 <= 2.5 * (word.x1 - word.x0) / max(len(word.text), 1)


def _behind_hyphen(word: str) -> str:
    """The last part of a compound, in lower case; "" for what has no hyphen."""
    return word.lower().rpartition("-")[2] if "-" in word else ""


def _token(text: str, index: int) -> str:
    parts = text.split()
    return parts[index] if parts else ""


def _is_broken_letters(left: str, right: str, alone: bool, lexis: Lexis) -> bool:
    whole = (left + right).lower()
    if lexis.has(whole) or whole in _WHOLE_WORDS or _behind_hyphen(whole) in _WHOLE_WORDS:
        return True
    if len(left) < 4 or left.lower() in _WHOLE_WORDS or left.endswith(("’s", "'s")):
        return False
    if alone and right in _FUNCTION_WORDS:
        return True
    if right in _SHORT_WORDS or lexis.words[left.lower()] > 1 or left.lower() in _SHORT_WORDS:
        return False
    if len(right) == 1 and right != "a":
        return True
    if (alone and len(right) <= 3) or _STEM_FRAGMENT.fullmatch(right):
        return True
    return _WORD_END.search(left) is None and lexis.words[right.lower()] < 2
