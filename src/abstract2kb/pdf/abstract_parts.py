"""What an abstract is made of, whatever its number looks like: a title, a line of authors, where they work, and labelled sections.

Example: a bold line above "Marta Villa, MD1, and Luke Ames, PhD2", "1University of Salamanca, Spain" and "Introduction: ..."
is the title of an abstract.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from abstract2kb.patterns import regex
from abstract2kb.pdf.people import ends_in_country, names_places

__all__ = ["affiliates", "count_authors", "lists_authors", "names_authors", "names_one", "only_label", "sections_begun"]

_LABELS = {
    "start": r"background(?: and (?:aims?|objectives?|purpose|rationale))?|introduction|purpose|objectives?|aims?|rationale|context|"
    r"study (?:purpose|objectives?)|background/(?:aims?|objectives?|purpose|introduction)|aims? and (?:objectives?|background)|synopsis",
    "methods": r"(?:(?:patients|materials?|subjects|study design|design|participants)(?: and|,| &) )?methods?|"
    r"(?:study|trial|experimental) design|design|methodology|(?:patients and )?treatments?(?: and methods?)?|"
    r"experimental procedures?|trial in progress",
    "results": r"(?:preliminary |main |key |interim )?(?:results?|findings)(?: and discussion)?",
    "end": r"(?:discussion(?: and|/) ?)?conclusions?(?:s?/(?:discussion|significance|implications|future directions))?|discussion|"
    r"summary(?:/conclusions?)?|interpretation|significance|summary and conclusions?",
}
_ANY = "|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS.items())
_AT_START = regex(rf"\W{{0,3}}(?:{_ANY})(?:\s?[:.–—|]|\s(?=[A-Z])|\s*$|\n)", re.IGNORECASE)
_RUN_IN = regex(rf"(?<=[.;)\]%])\s(?:{_ANY}):\s", re.IGNORECASE)
_ALONE = regex(rf"\W{{0,3}}(?:\d\.?\s)?(?:{_ANY})\s?:?\W{{0,2}}", re.IGNORECASE)
_LONGEST = 6_000
"""Characters of a block in which run-in labels are looked for."""

_DEGREE = regex(
    r"[,\s]\s?(?:M\.?D\.?|Ph\.?\s?D\.?|D\.?O\.?|M\.?Sc?\.?|B\.?Sc?\.?|MBBS|MBChB|MPH|MBA|FRCP\w*|FACP|FASCO|RN|NP|PA(?:-C)?|Pharm\.?D\.?|DrPH|ScD|DPhil|MS|MA|MHS|"
    r"DVM|Dr\.?|Prof\.?|PharmD|CRNP|MHSc|MMSc|MRCP|FRACP|Jr\.?|Sr\.?|III?)(?![A-Za-z])"
)
_MARKS = regex(
    r"(?<=[a-zà-ž.])\s?\(\d{1,2}(?:,\s?\d{1,2})*\)|"
    r"(?:(?<=[a-zà-žA-Z.)])\s?|(?<=[a-zà-ž.)],))[\d*†‡§¶#^]+(?:,\s?[\d*†‡§¶#^]+)*(?=$|[,;·•\s]|\.(?:\s|$))|^\s*[*†‡§¶]+"
)
"""The marks of authors, before or behind the comma: "Luke Ames2, and", "Luke Ames,1,2 Hana"."""
_MARKED_ONLY = regex(r"(?<=[a-zà-ž]{2})\s?\d{1,2}(?:,\d{1,2})*\s(?=[A-ZÀ-Ž][a-zà-ž.])")
"""The marks of authors that no commas part: "Luke Ames2 Hana Dvorak3"."""
_WORD = r"(?:[A-ZÀ-ŽØŁŞČŠŽİ](?:[^\W\d_]|[’'`.‐-])*|[A-ZÀ-Ž]{1,3}\.?)"
_PARTICLE = r"(?:van|von|der|den|de|da|di|del|della|dos|du|la|le|el|al|bin|ben|ten|ter|zu|y|e)"
_NAME = regex(
    rf"(?:and |& )?(?:Dr\.? |Prof\.? )?{_WORD}(?:[ \u00a0-](?:{_PARTICLE}[ \u00a0])*{_WORD}){{1,4}}|"
    rf"(?:and |& )?(?:{_PARTICLE} )+{_WORD}(?: {_WORD}){{1,3}}"
)
_PROSE = regex(rf"[A-Z][a-z]+ (?!(?:and|{_PARTICLE})\b)[a-z]")
"""How a sentence begins, and no list of names: "In this trial"."""
_INVERTED = regex(rf"(?:{_PARTICLE} )?{_WORD}(?:[ -]{_WORD})?, {_WORD}(?:[ -]{_WORD}){{0,2}}")
"""A surname before the given name: "Moreau, Ida"."""
_NO_NAME = regex(
    r"\b(?:cancers?|carcinoma|tumou?rs?|disease|therapy|therapies|treatments?|trials?|study|studies|phase|results?|patients?|cells?|survival|"
    r"response|safety|efficacy|lymphoma|leuka?emia|myeloma|melanoma|plus|versus|with|cohort|arm|"
    r"analysis|group|inc|ltd|llc|gmbh|pharma\w*|therapeutics|biotech\w*|oncology|and colleagues)\b",
    re.IGNORECASE,
)
_ONE = regex(r"([^.;:]{5,40}(?:(?<=\b[A-Z])\.[^.;:]{2,30})?)[.;]\s")
"""What may be the name of one author before the place: "J. Robert Tan. ", "Ana Kim; "."""
_CALLED = regex(
    r"(?:(?:presenting|first|corresponding|lead|senior)\s+)?(?:authors?|presenters?|investigators?)(?:\(s\))?(?:/authors?)?\s*:\s*(?=\S)",
    re.IGNORECASE,
)
"""What may stand before the names: "Presenting Author(s): "."""
_BYLINE = regex(r"(?:[A-Z]?[a-z]+ )?by[: ]\s?[A-Z]|(?:speakers?|editors?|faculty|moderators?|chairs?|interview)\b", re.IGNORECASE)
"""The byline of a journalist, and those who speak or edit: no authors of an abstract."""
_REST = regex(rf"{_WORD},(?: (?:MD|PhD|MSc|MPH|PharmD|MBBS),)* (?=[A-Z])")
_PIECES = regex(r"[,;·•|]|\sand\s|\s&\s|\n")
_SIGNED = regex(
    r"(?<=[a-zà-ž.])\s?(?:\d{1,2}|[*†‡§¶])(?=$|[\s,;*†‡]|\.(?:\s|$))|(?<=[a-zà-ž.]),\d{1,2}(?=[\s,])|"
    r",\s?(?:M\.?D|Ph\.?D|PharmD|MSc|MBBS|MPH|DO|RN)\b|@"
)
_NUMBERED_PLACE = regex(r"\W{0,2}(?:1|a|\*)\)?\s?[A-ZÀ-Ž][^;]{4,160}(?:;\s?(?:and )?2|$)")
_HEAD = 400
"""So many characters of a block are looked at for names."""
_BLOCKS = 512
"""Of so many blocks it is known what they begin with: the same ones are asked about by all that look for the parts of an abstract."""
_LONG_PLACE = 200
_LONGEST_PLACE = 6_000


def sections_begun(text: str) -> list[str]:
    """The kinds of the sections ("start", "methods", "results", "end") that begin in a block, in order.

    >>> sections_begun("Background: X is active. Methods: We treated 20 patients. Results: All responded.")
    ['start', 'methods', 'results']
    """
    head = text[:_LONGEST]
    found = [m for m in (_AT_START.match(head),) if m is not None]
    found += _RUN_IN.finditer(head)
    return [str(m.lastgroup) for m in found]


def only_label(text: str) -> bool:
    """Whether a line is the label of a section and nothing else.

    >>> only_label("Methods"), only_label("RESULTS:"), only_label("Methods that work")
    (True, True, False)
    """
    return len(text) < 50 and _ALONE.fullmatch(text.strip()) is not None


def lists_authors(text: str) -> bool:
    """Whether a block begins with the names of two or more people, or of one who is signed with a degree, a mark or a place of work.

    >>> lists_authors("Marta Villa, MD, PhD1, Luke Ames2, and Hana Dvorak, MD3"), lists_authors("Breast Cancer, Lung Cancer")
    (True, False)
    """
    return _lists_authors(text[:_HEAD].strip())


@lru_cache(maxsize=_BLOCKS)
def _lists_authors(head: str) -> bool:
    if not head or sections_begun(head[:60]) or _BYLINE.match(head):
        return False
    names = count_authors(head)
    if not names and (begun := _REST.match(head)) is not None:
        # the rest of a line of names: "Duval, MD, Radu Quiroga, MD"
        return count_authors(head[begun.end() :]) > 0 and _SIGNED.search(head) is not None
    called = _CALLED.match(head) is not None
    signed = called or _SIGNED.search(head) is not None or names_places(head)
    many = names > 1 if signed and not called else names > 2 or (names > 1 and len(head) < 60)
    return many or (names == 1 and signed) or names_one(head)


def names_authors(text: str) -> bool:
    """Whether a block lists authors, or names two and no more than where they work.

    >>> names_authors("Ana Kim, Ben Lee. UT Health San Antonio, San Antonio, TX, USA")
    True
    """
    return lists_authors(text) or (count_authors(text) > 1 and affiliates(text))


def count_authors(text: str) -> int:
    """How many names of people a text begins with.

    >>> count_authors("Authors: J. Smith, K. Lee; Oslo University Hospital")
    2
    """
    return _authors_of(text[:_HEAD].strip())


@lru_cache(maxsize=_BLOCKS)
def _authors_of(head: str) -> int:
    called = _CALLED.match(head)
    if called is None and _PROSE.match(head) is not None:
        return 0
    plain = _MARKS.sub("", _DEGREE.sub("", _MARKED_ONLY.sub(", ", head[called.end() :] if called else head)))
    names = sum(1 for _ in takewhile(lambda piece: _INVERTED.fullmatch(piece.strip()) and not _NO_NAME.search(piece), plain.split(";")))
    if names > 1:
        return names
    names = 0
    for piece in _PIECES.split(plain):
        piece = piece.strip(" .*†‡:\t")
        if not piece:
            continue
        if not _NAME.fullmatch(piece) or _NO_NAME.search(piece) or names_places(piece):
            # a full stop may end the names: "Kenji Novak. Gustave Roussy"
            last = piece.split(". ")[0]
            return names + (names > 0 and last != piece and _NAME.fullmatch(last) is not None)
        names += 1
    return names


def names_one(text: str) -> bool:
    """Whether a text begins with the name of one person and the place where they work.

    >>> names_one("Ana Kim. Mayo Clinic, Rochester, MN."), names_one("Ana Kim. She works in Rochester.")
    (True, False)
    """
    m = _ONE.match(text[:400])
    return m is not None and count_authors(m[1]) == 1 and affiliates(text[m.end() : 400].partition(". ")[0])


def affiliates(text: str) -> bool:
    """Whether a block says where the authors work.

    >>> affiliates("1Nurix Therapeutics, San Francisco, CA; 2University of Miami, FL"), affiliates("Gustave Roussy, Villejuif, France")
    (True, True)
    """
    if len(text) > _LONGEST_PLACE or sections_begun(text[:60]):
        return False
    places = [piece.strip() for piece in text.split(";") if piece.strip()]
    if places and not lists_authors(text) and all(len(place) < _LONG_PLACE and ends_in_country(place) for place in places):
        return True
    return _NUMBERED_PLACE.match(text) is not None or (
        names_places(text) and "," in text and not re.search(r"\.\s[A-Z][a-z]+\s[a-z]+\s[a-z]+\s", text)
    )
