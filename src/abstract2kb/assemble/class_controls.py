"""Controls that are told by their class: which arm a clause sets against the drugs that it names, and which drugs the class stands for.

Examples: "A plus B versus placebo plus the same drug" sets B against A plus B; "A plus an inhibitor (ARPI: B or C), or to ARPI" sets B and C.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.assemble.frames import Frame
from abstract2kb.assemble.regimens import CONTROL, Group
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.sought import at_words
from abstract2kb.patterns import regex

__all__ = ["second_of_sized", "set_against"]

_HAS_CONTROL = at_words(
    rf"\bplacebo-controlled\b|\b(?:versus|vs?\.?|or(?: to)?|against|compared (?:with|to)|than(?: with)?|"
    rf"over)\s(?:[\w-]+\s){{0,2}}?{CONTROL.pattern}|\bcontrol arm\b|"
    r"\b(?:versus|vs?\.?|or(?: to)?|against|compared (?:with|to)|than(?: with)?)\s(?:[\w-]+\s){0,2}?"
    r"(?:\w+ectomy|surgery|resection|radiotherapy|radiation(?: therapy)?|transplant(?:ation)?|ASCT|surveillance)\salone\b|"
    rf"\band\s\d[\d,]*\s(?:\([^()]*\)\s)?(?:(?:patients|pts|women|men)\s)?(?:were\s\w+\s)?to\s{CONTROL.pattern}|"
    r"\bplacebo\s(?:plus|and|with|\+)\s(?:the|that|this|those)\s(?:same\s)?(?:doublet|backbone|chemotherapy|regimen|combination|drugs|partners?|pair|platinum)\b",
    re.IGNORECASE,
)


_AGAINST_NAME = regex(r"[^.;:()\d]{0,40}?\b(?:vs\.?|versus)\s(?:the\s)?(?:[A-Z]{2,}[\w/-]*|R-[A-Z]+)\b")
"""After the drugs of "A plus FOLFOX vs FOLFOX", whose other arm is no drug that is known."""
_PLACEBO_WITH = regex(r"(?:\s\([^()]*\))?,?\s(?:plus|with|combined with|in combination with|together with|each with|both with|\+)\s")
"""After the placebo of "A or placebo with B"."""
_CLASS_OF_PARTNERS = regex(
    r"\b(?:same|doublet|backbone|chemo(?:therapy)?|CT|CRT|chemoradio\w+|regimen|combination|drugs?|partners?|pair|platinum|taxanes?|endocrine|hormone|"
    r"inhibitors?)\b",
    re.IGNORECASE,
)
_CLASS_OPENS = regex(r"\((?P<short>[A-Z][A-Za-z]{1,6}):\s$")
"""Before the drugs of "(ARPI: A, B or C)"."""
_OPENED, _PARTNERS, _BEFORE = 12, 40, 80


def set_against(scene: Scene, frame: Frame, found: Sequence[Group], start: int, end: int) -> Frame:
    """The frame with the control that a clause names by its class, where it has none."""
    if frame.control is not None:
        return frame
    if (named := _HAS_CONTROL.search(scene.text, start, end)) and frame.experimental:
        kept = [i for i in frame.experimental if i not in frame.subject]
        shared = re.match(r"placebo\s", named.group(), re.IGNORECASE) or _PLACEBO_WITH.match(scene.text, named.end(), end)
        if not kept and shared:
            kept = _shared(scene, frame, found, named, end)
        return replace(frame, control=tuple(kept) if "placebo" in named.group().lower() else ())
    if found and frame.experimental and _is_compared(scene, found[-1], start, end):
        return replace(frame, control=())
    if (listed := _by_short_class(scene, frame, start, end)) is not None:
        return replace(frame, control=listed, subject=tuple(i for i in frame.experimental if i not in listed))
    if found and found[-1].part in ("subject", "added") and _AGAINST_NAME.match(scene.text, found[-1].end, end):
        return replace(frame, control=())
    return frame


_COMPARES = regex(r"\b(?:[Cc]ompar(?:ed|es|ing|ison\sof)|tested|testing|pitted|pitting|put)\s[^.;:()]{0,60}$")
_WITH_CLASS = regex(
    rf"(?:\s\([^()]*\))?[^.;:,()\d]{{0,30}}?\s(?:with|to|and|against)\s(?:(?!patients|pts|prior|previous|those|the)[\w-]+\s){{0,2}}?(?:{CONTROL.pattern})"
    r"(?![\s-](?:pre-?treated|na[iï]ve|refractory))",
    re.IGNORECASE,
)


def _is_compared(scene: Scene, group: Group, start: int, end: int) -> bool:
    """Whether a clause compares the last drugs that it names with a class: "compared A with placebo"."""
    told = _COMPARES.search(scene.text, max(start, group.start - _BEFORE), group.start)
    against = _WITH_CLASS.match(scene.text, group.end, end) if told is not None else None
    return told is not None and against is not None and (told.group().startswith(("C", "c")) or " against " in against.group())


def _shared(scene: Scene, frame: Frame, found: Sequence[Group], named: re.Match[str], end: int) -> list[str]:
    """What a placebo was given with: the drugs of the other arm that are named again, or all but its first where they are told by class."""
    again = [i for g in found if g.start >= named.start() for i in g.ids if i in frame.experimental]
    by_class = _CLASS_OF_PARTNERS.search(scene.text, named.start(), min(end, named.end() + _PARTNERS))
    return again or (list(frame.experimental[1:]) if by_class else [])


def _by_short_class(scene: Scene, frame: Frame, start: int, end: int) -> tuple[str, ...] | None:
    """The drugs of a class that a bracket lists, where the other arm is named by the class: "A plus an inhibitor (ARPI: B or C), or to ARPI"."""
    places = [p for p in scene.asset_ids if start <= p[0] and p[1] <= end and scene.asset_ids[p] in frame.experimental]
    for first, last in sorted(places):
        opened = _CLASS_OPENS.search(scene.text, max(start, first - _OPENED), first)
        closing = scene.text.find(")", last, end)
        if opened is None or closing < 0:
            continue
        other = re.compile(rf",?\s(?:or(?:\sto)?|versus|vs\.?|against)\s[^;.,()]{{0,30}}?\b{re.escape(opened['short'])}\b")
        if other.match(scene.text, closing + 1, end):
            ids = tuple(dict.fromkeys(scene.asset_ids[p] for p in sorted(places) if first <= p[0] < closing))
            return ids if set(ids) < set(frame.experimental) else None
    return None


_SIZED_LINE = regex(r"[,;(]\s?[nN]\s?=\s?\d+\)?\W*$")


def second_of_sized(text: str, found: list[Group], after: int, start: int, end: int) -> tuple[list[Group], int]:
    """The groups of a line, the first as the control where the line that ends at `after` names an arm with its size too ("A + B, n=40" and "C,
    n=39"), and where the line ends if it names one (-1 if not, as `after`)."""
    if not found or _SIZED_LINE.search(text, start, end) is None:
        return found, -1
    if after < 0 or text[after:start].strip(" \n•–-") or found[0].part != "subject":
        return found, end
    return [replace(found[0], part="control"), *found[1:]], end
