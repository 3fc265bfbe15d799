"""Keys: lists that say what the short forms of a table or article stand for.

Example: "Zel, zeltinib (Acme); Zel-Aza, zeltinib plus azacitidine; mo, months; NE, not estimable." The entries vouch for each other:
where the letters of enough of them spell their long forms, the others ("mo", "ref.", "T-DM1") are believed too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["Entry", "entries", "spells"]


@dataclass(frozen=True, slots=True)
class Entry:
    """text[start:end] (end exclusive) is a short form, text[long_start:long_end] what it stands for; `sure` where its letters spell it,
    `sign` what parts the two."""

    start: int
    end: int
    long_start: int
    long_end: int
    sure: bool
    sign: str


_SHORT = r"[A-Za-zα-ωΔ][\w/+.&®–-]{0,13}(?:\s[A-Z0-9+][\w/+.-]{0,7})?"
_LISTED = regex(rf"\W{{0,2}}(?P<short>{_SHORT})[”\"’]?(?P<sign>,|\s?[=:]|\s[–—])\s?(?P<long>(?=[^\W_]|[≥≤<>])[^\t\n]+)")
"""One entry between two semicolons or full stops."""
_EQUATED = regex(rf"(?:^|(?<=[;,.(:]\s)|(?<=\()|(?<=\band\s))(?P<short>{_SHORT})\s?(?P<sign>[=:])\s?(?=[A-Za-z])")
"""The head of an entry in a list that only commas part: "A = alpha, B = beta"."""
_SPOKEN = regex(
    rf"[“\"‘']?(?P<short>{_SHORT})[”\"’']?\s(?:stands? for|is short for|denotes|means)\s(?P<long>[a-z][\w -]{{2,40}}?)"
    rf"(?:,?\sand\s[“\"‘']?(?P<short2>{_SHORT})[”\"’']?\s(?:for\s)?(?P<long2>[a-z][\w -]{{2,40}}?))?(?=\s(?:throughout|here|below|in)\b|[.;,)\n])"
)
_SAYS = Sought(r"stands? for|is short for|denotes|means")
"""What every match of it holds: few lines do."""
_BREAK = regex(r"[;.](?:\s|$)")
_LEAD = regex(r"\s*(?:(?:Abbreviations?|Key|Legend|Regimens?|Arms?|Notes?|Footnotes?)(?:\sused)?(?:[:.]|\s[–—])\s|[*†‡§¶]\s?)?")
_TAIL = regex(
    r"\s\([^()]*\)$|,\s(?:an?|the|with|without|which|who|that|whose|here|as|by|see|defined|given|both|each|in|on|n\s?=)\b.*$|"
    r"\s\((?:[^()]|\([^()]*\))*$|[\s,;:.]+$"
)
"""What is said of the long form after it: a company in brackets, "a bispecific antibody"."""
_NO_LONG = regex(r"^.{0,12}\d\s?%|\bvs\.?\s|\b(?:is|are|was|were|has|have|had|will|may|can)\s|[|\t]")
_NO_NAME = regex(r"(?:[Aa]t|[Ii]n|[Oo]n|by|for|of|as|from|not\s(?:shown|given)|see|against)\b|[^a-z]*(?:[a-z]{1,2}[^a-z]+)*$")
"""How words begin that only follow a name: "TRIAL-2: at the month-9 visit"; and words without one of three letters."""
_NO_SHORT = regex(r"[nNpx]|[\d.,/]+|(?i:table|fig(?:ure)?|note|see|in|on|at|by|for|of|as|and|with|to|all|any|no|one|the)\.?")
_MOST_WORDS = 14


def entries(text: str) -> list[Entry]:
    """The entries of every key in the text, in order."""
    found: list[Entry] = []
    at = 0
    for line in re.split(r"[\n\t]", text):
        if len(line) > 8:
            found += _of_line(line, at)
        at += len(line) + 1
    return sorted(found, key=lambda e: (e.start, e.long_start))


def spells(short: str, long: str) -> bool:
    """Whether the letters of the short form stand in the long form in this order, the first of them at the beginning of a word.

    >>> spells("HbF", "fetal haemoglobin"), spells("CR", "complete response")
    (False, True)
    """
    letters = re.sub(r"[\W_]|(?<=[A-Z])s$", "", short).lower()
    words = long.lower()
    if len(letters) < 2 or len(words) <= len(letters) + 1 or words[0] != letters[0]:
        return False
    at = 0
    for letter in letters:
        at = words.find(letter, at) + 1
        if not at:
            return False
    return True


def _of_line(line: str, offset: int) -> Iterator[Entry]:
    """The entries of one line or cell; `offset` is where it begins in the text."""
    seen: set[int] = set()
    for run in (*_runs(_listed(line)), *_equated(line)):
        for found in _vouched(line, run):
            if found.start not in seen:
                seen.add(found.start)
                yield _moved(found, offset)
    for match in _SPOKEN.finditer(line) if _SAYS.search(line) else ():
        for name in ("", "2"):
            entry = _entry(line, match.span("short" + name), match.span("long" + name), "") if match.group("short" + name) else None
            if entry is not None and (entry.sure or _may_stand(match.group("short" + name), match.group("long" + name))):
                yield _moved(entry, offset)


def _moved(entry: Entry, by: int) -> Entry:
    return Entry(entry.start + by, entry.end + by, entry.long_start + by, entry.long_end + by, entry.sure, entry.sign)


def _vouched(line: str, run: Sequence[Entry]) -> list[Entry]:
    """The entries of a list that is a key: at least two of them, and at least half, are spelled; the others are written like these."""
    signs = {e.sign for e in run if e.sure}
    sure = sum(e.sure for e in run)
    if sure < 2 or sure * 2 < len(run):
        return []
    return [e for e in run if e.sure or (e.sign in signs and _may_stand(line[e.start : e.end], line[e.long_start : e.long_end]))]


def _may_stand(short: str, long: str) -> bool:
    """Whether a short form that its letters do not explain may be one all the same."""
    return " " not in short and not _NO_NAME.match(long) and (not short.isalpha() or not short.islower() or len(short) < 4)


def _listed(line: str) -> Iterator[Entry | None]:
    """The parts of the line between semicolons and full stops: the entry, or None where the part is none."""
    for start, end in _parts(line):
        lead = _LEAD.match(line, start, end)
        match = _LISTED.fullmatch(line, lead.end() if lead else start, end)
        yield None if match is None else _entry(line, match.span("short"), match.span("long"), match.group("sign").strip())


def _parts(line: str) -> Iterator[tuple[int, int]]:
    begin, depth, at = 0, 0, 0
    for match in _BREAK.finditer(line):
        depth += line.count("(", at, match.start()) - line.count(")", at, match.start())
        at = match.start()
        if depth <= 0:
            yield begin, match.start()
            begin, depth = match.end(), 0
    if begin < len(line):
        yield begin, len(line)


_GAP = 2
"""So many parts that are no entries (a dash, a remark) may stand among the entries of one key."""


def _runs(parts: Iterable[Entry | None]) -> Iterator[list[Entry]]:
    """Entries that follow one another."""
    run: list[Entry] = []
    gap = 0
    for part in parts:
        if part is not None:
            run.append(part)
            gap = 0
        elif (gap := gap + 1) > _GAP and run:
            yield run
            run = []
    if run:
        yield run


_LONG_END = regex(r"[;()\t]|\.(?:\s|$)|,\s?$|,?\sand\s$")
_EQUAL = regex(r"[=:]\s?[A-Za-z]")
_LONGEST_HEAD = 26


def _heads(line: str) -> Iterator[re.Match[str]]:
    """The matches of `_EQUATED`, looked for before its sign, which few lines have."""
    done = 0
    for sign in _EQUAL.finditer(line):
        head = _EQUATED.search(line, max(done, sign.start() - _LONGEST_HEAD), sign.end())
        if head is not None and head.start("sign") == sign.start():
            yield head
            done = head.end()


def _equated(line: str) -> Iterator[list[Entry]]:
    """Lists of "A = alpha, B = beta", where the signs tell the entries apart."""
    for sign in "=:":
        heads = [m for m in _heads(line) if m.group("sign") == sign] if line.count(sign) > 1 else []
        run = []
        for i, head in enumerate(heads):
            stop = heads[i + 1].start() if i + 1 < len(heads) else len(line)
            end = _LONG_END.search(line, head.end(), stop)
            entry = _entry(line, head.span("short"), (head.end(), end.start() if end else stop), sign)
            if entry is not None:
                run.append(entry)
        if len(heads) > 1:
            yield run


def _entry(line: str, short: tuple[int, int], long: tuple[int, int], sign: str) -> Entry | None:
    """The entry, its long form without what is only said of it; None where the words can be no short and long form."""
    start, end = long
    while (tail := _TAIL.search(line[start:end])) is not None:
        end = start + tail.start()
    name, words = line[slice(*short)], line[start:end]
    if not words or _NO_LONG.search(words) or not _is_short(name) or len(words.split()) > _MOST_WORDS:
        return None
    if sign in ("=", ":") and words.startswith("not "):
        return None
    if name.lower() in re.findall(r"\w+", words.lower()):
        return None
    return Entry(*short, start, end, spells(name, words), sign)


def _is_short(name: str) -> bool:
    """Whether the words may be a short form: a few letters, or longer with a capital, a digit or a mark inside."""
    if _NO_SHORT.fullmatch(name):
        return False
    return len(name) <= 6 or re.search(r"[A-Z0-9/+.-]", name[1:]) is not None
