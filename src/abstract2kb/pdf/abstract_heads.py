"""What stands above the authors of an abstract: its number, its session, and its title, in whatever style these are set.

Example: the lines "Oral Abstract Session | Sat, May 31 | Abstract 3012" and "A first study" above authors are one head with the number 3012.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from abstract2kb.patterns import regex
from abstract2kb.pdf.abstract_parts import affiliates, count_authors, lists_authors, names_authors, names_one, only_label, sections_begun
from abstract2kb.pdf.layout import Block

__all__ = ["CATEGORY", "NUMBER", "SESSION", "SPACED", "Page", "bare_title", "is_detail", "number_above", "number_below", "run_in_title"]

NUMBER = regex(
    r"(?:(?:[Aa]bstract|[Pp]oster|[Pp]resentation|[Pp]aper|[Pp]rogram|ABSTRACT|POSTER)\s*(?P<named>(?:[Ii][Dd]|[Nn]o\.?|[Nn]umber|#)?\s*:?\s*))?#?\s?"
    r"(?!NCT|UMIN|ISRCTN|ACTRN|CHICTR)(?P<number>(?P<prefix>(?:[A-Z]{1,4}\s(?=[\d.]{1,5}\s?[|:]\s)|[A-Z]{1,6}(?:\d{0,2}[-.])?|e(?=\d{4}))?)\d{1,6}[A-Z]?(?:[-./]\d{1,4}[A-Z]?){0,3}[A-Za-z]{0,4}(?:_PR)?)"
    r"(?:\s?/\s\d{1,4}(?=\s))?(?:\s*[:.|–—-])?(?:\s+(?P<rest>\S.*)|\s*$)"
)
"""A number at the start of a line, in any form: "256", "P5-02-13", "OA03.05", "PB-1234", "Abstract #12", "CT001 / 12 -"."""
_NAMED = regex(
    r"(?<![\w-])(?:abstract|poster|presentation|paper)(?: board)?\s*(?:id|no\.?|number|#|:)*\s*:?\s*"
    r"(?P<number>[A-Z]{0,6}-?\d{1,6}[A-Z]{0,3}(?:[-.]\d{1,4}){0,3})(?![\w%-])",
    re.IGNORECASE,
)
"""A number that is called so anywhere in a line: "... | Sat, May 31, 13:15 | Abstract 3012"."""
SPACED = regex(r"(?!DAY)[A-Z]{1,3} \d{1,4}")
"""A number with a space, alone: "EP 17"."""
_TITLED = regex(r"(?:abstract |presentation |poster )?title\s?:\s*(?=\S.{14})", re.IGNORECASE)
_TIME = regex(r"\b\d{1,2}[:.]\d\d\b|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\bhall [A-Z\d]", re.IGNORECASE)
SESSION = regex(
    r"(?:[A-Z][\w/&-]*,?\s+|(?:of|in|and|for|the|on)\s+|[–—|:-]\s+){0,7}"
    r"(?:sessions?|symposium|oral|communications?|e-?posters?|talks?|lectures?|presentations?|poster|discussion|publication|only|plenary|abstract|walk|forum|track|spotlight)"
    r"(?:\s+(?:[A-Z]|\d{1,3}))?",
    re.IGNORECASE,
)
"""What may stand beside a number instead of a title: the session."""
CATEGORY = regex(r"\d{3}\.\s[A-Z][A-Z ,:/&-]{8,}")
"""A heading over several abstracts: "653. MULTIPLE MYELOMA: PROSPECTIVE THERAPEUTIC TRIALS"."""
_DETAIL = regex(
    r"(?:session(?: title| type| name)?|(?:abstract |presentation |submission )?(?:type|topic|track|category|title|text|body)|program|date|time|"
    r"location|room|(?:sub-?|main )(?:topic|track|category|theme)s?|theme|"
    r"(?:ha?ematology )?disease topics?(?:\s?(?:&|and)\s?pathways?)?|tumou?r type|"
    r"presented by|presentation(?: time| date)?|"
    r"(?:presenting |first |corresponding |lead |senior )?(?:authors?|presenters?)(?:\(s\))?(?:/authors?)?|"
    r"author (?:block|affiliations?|information)|affiliations?|research (?:funding|sponsor)|funding|sponsor|disclosures?|keywords?|references?|"
    r"acknowledge?ments?|abstract|clinical trial (?:information|identification|registration|registry)|trial registration|ethics approval|consent|"
    r"conflicts? of interests?|contact|copyright|correspondence|scan (?:the|to)|qr code|plain language summary)\s*(?::.*|$)",
    re.IGNORECASE | re.DOTALL,
)
"""A line with a detail of an abstract, or the label of one: "Topic: 14. Myeloma", "Presenter/Authors"."""
_ENDS = regex(r"(?<!\b[A-ZÀ-Ž])[.?!]\s+(?=[A-ZÀ-Ž])")
_LINE = 90
"""Characters of a line that has a number above a title."""
_LONG_LINE = 200
_OWN_TITLE = 40
"""So long is a title that stands behind its number."""
_UP = 4
"""Lines above a title among which its number stands."""
_TITLE = (15, 350)
"""How long titles are, in characters."""
_SMALL = regex(r"\b[a-z]{3}")
"""What bold names of people do not have, but for particles: a word in small letters."""
_WORDS = 4
"""A title with authors in the same paragraph has so many words, its number among them."""
_BEGINS = 450
_CODE = 20
"""A line up to so many characters may be a name in capitals, at the end of a title in small letters."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a report with its blocks, which of them are all bold, and where those that begin in bold go on in light type."""

    text: str
    blocks: Sequence[Block]
    is_bold: Callable[[Block], bool]
    light_from: Callable[[Block], int | None] = lambda _: None

    def words(self, at: int) -> str:
        """What a block says."""
        block = self.blocks[at]
        return self.text[block.start : block.end].strip()

    def bold_title(self, at: int) -> tuple[str, str] | None:
        """A title set in bold and the authors behind it in the same paragraph, in light type."""
        block = self.blocks[at]
        light = self.light_from(block) if block.kind in ("paragraph", "heading", "title", "list_item") else None
        if light is None:
            return None
        title, rest = self.text[block.start : light].strip(), self.text[light : block.end].strip()
        if not _TITLE[0] <= len(title) <= _TITLE[1] or len(title.split()) < _WORDS or sections_begun(title) or is_detail(title):
            return None
        if _SMALL.search(title) is None and count_authors(title):
            return None
        return (title, rest) if lists_authors(rest) else None

    def opens_run_in(self, at: int) -> bool:
        """Whether a block holds a title and its authors: what stands above is no part of either."""
        return self.bold_title(at) is not None or run_in_title(self.words(at)) is not None

    def is_head(self, at: int) -> bool:
        """Whether a block is set as a title may be: it is no label or detail, and no line of authors."""
        block = self.blocks[at]
        words = self.words(at)
        if block.kind not in ("heading", "title") and not (block.kind == "paragraph" and self.is_bold(block)):
            listed = block.kind == "list_item" and self.is_bold(block) and at + 1 < len(self.blocks) and lists_authors(self.words(at + 1))
            return listed or _TITLED.match(words) is not None
        return not (only_label(words) or is_detail(words) or sections_begun(words[:60]) or names_authors(words))

    def is_plain_title(self, at: int) -> bool:
        """Whether a block without style reads as a title right above authors: short, no sentence, and no part of an abstract itself."""
        words = self.words(at)
        if (
            self._has_title(at)
            or self.blocks[at].kind not in ("paragraph", "note", "list_item")
            or not _TITLE[0] <= len(words) <= _TITLE[1]
            or not (words[0].isalnum())
        ):
            return False
        part = only_label(words) or is_detail(words) or sections_begun(words[:60]) or lists_authors(words) or affiliates(words)
        following = at + 1
        while following < min(at + 3, len(self.blocks)) and (is_detail(self.words(following)) or affiliates(self.words(following))):
            following += 1
        ended = words.endswith((".", ":")) and number_above(self, at) is None
        if part or ended or _ENDS.search(words) or following >= len(self.blocks) or self.opens_run_in(following):
            return False
        return lists_authors(self.words(following))

    def _has_title(self, at: int) -> bool:
        """Whether details, and above these a numbered title, stand right above a block, which is one more detail then."""
        above = at - 1
        while above > max(at - 1 - _UP, 0) and is_detail(self.words(above)):
            above -= 1
        m = NUMBER.fullmatch(self.words(above)) if 0 <= above < at - 1 else None
        return m is not None and len(m["rest"] or "") > _OWN_TITLE and self.is_head(above)

    def run_in(self, at: int) -> tuple[str, str] | None:
        """A title and the authors that follow it in the same block; the names may go on in the next one.

        Example: "... the inhibitor ORB-17. Jana" above "Yildirim; Ana Kim".
        """
        words = self.words(at)
        if (told := self.bold_title(at)) is not None:
            return told
        if self.blocks[at].kind not in ("paragraph", "heading", "title"):
            return None
        found = run_in_title(words)
        if found is not None or at + 1 >= len(self.blocks) or self.blocks[at + 1].kind != "paragraph":
            return found
        begins = not self.opens_run_in(at + 1) and (_ENDS.search(words) is not None or self.is_head(at))
        joined = run_in_title(f"{words} {self.words(at + 1)[:_BEGINS]}") if begins else None
        return joined if joined is not None and (len(joined[0]) < len(words) or self.is_head(at)) else None

    def same_style(self, one: int, other: int) -> bool:
        """Whether two blocks may be one title: of one kind, level and case."""
        a, b = self.blocks[one], self.blocks[other]
        cased = min(len(self.words(one)), len(self.words(other))) > _CODE
        shouted = self.words(one).isupper() != self.words(other).isupper()
        return (a.kind, a.level, a.page) == (b.kind, b.level, b.page) and not (cased and shouted)


def is_detail(words: str) -> bool:
    """Whether a line is a detail of an abstract, and neither its title nor a section.

    >>> is_detail("Topic: 14. Myeloma"), is_detail("Presenter/Authors"), is_detail("Authors of guidelines differ")
    (True, True, False)
    """
    return _DETAIL.match(words) is not None and _TITLED.match(words) is None and NUMBER.fullmatch(words) is None


def number_above(page: Page, first: int) -> tuple[int, str] | None:
    """The block above a title that tells its number, and the number; details may stand between."""
    for at in range(first - 1, max(first - 1 - _UP, -1), -1):
        words, block = page.words(at), page.blocks[at]
        if block.kind not in ("paragraph", "heading", "title", "note", "list_item") or len(words) > _LONG_LINE:
            return None
        number = _told(words)
        if number is not None:
            return at, number
        if not is_detail(words) and not SESSION.fullmatch(words):
            return None
    return None


def number_below(page: Page, last: int) -> str | None:
    """The number that a line right below a title tells: "Abstract 4107 | Poster Bd 12 | 1:30 PM"."""
    for at in range(last + 1, min(last + 3, len(page.blocks))):
        words = page.words(at)
        if len(words) < _LONG_LINE and _NAMED.match(words) and (number := _told(words)) is not None:
            return number
    return None


def bare_title(words: str) -> str:
    """A title without the label that says so.

    >>> bare_title("Title: A study of X in melanoma")
    'A study of X in melanoma'
    """
    return _TITLED.sub("", words, count=1)


def _told(words: str) -> str | None:
    """The number that a line above a title tells: alone, beside the session, or called so."""
    if SPACED.fullmatch(words):
        return words
    m = NUMBER.fullmatch(words)
    if m is not None and len(words) < _LINE and not CATEGORY.match(words):
        rest = m["rest"]
        if rest is None or SESSION.fullmatch(rest) or m["named"] is not None:
            return m["number"]
    named = list(_NAMED.finditer(words))
    told = len(named) == 1 and (_TIME.search(words) or SESSION.search(words) is not None) and not words.endswith(".")
    return named[0]["number"] if told else None


def run_in_title(words: str) -> tuple[str, str] | None:
    """A title and the authors that follow it in the same paragraph; None when they do not.

    >>> run_in_title("A study of X in melanoma. Ana Kim; Jo Park; Mayo Clinic, Rochester, MN")
    ('A study of X in melanoma.', 'Ana Kim; Jo Park; Mayo Clinic, Rochester, MN')
    """
    if sections_begun(words[:60]) or is_detail(words) or names_authors(words):
        return None
    for m in _ENDS.finditer(words[:_BEGINS]):
        rest = words[m.end() :]
        if m.start() >= _TITLE[0] and (names_one(rest) or (count_authors(rest) > 1 and lists_authors(rest))):
            return words[: m.start() + 1], rest
    return None
