"""Which disease the words of an indication name: "locally advanced or metastatic urothelial carcinoma" and "mUC" are one entity.

Gold has the indications as written, an extraction the names of the lexicon of conditions. Both are read through that lexicon: the longest names in
the words, those of the state, the line and the stage of a disease left aside, its histology and molecular kind not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from abstract2kb.lexicons import load, name_key, signs
from abstract2kb.scoring.wording import normal

__all__ = ["diseases"]

_STATE = re.compile(
    r"(?<![\w-])(?:R/M|R/R|relapsed?(?:,| and/or| and| or|/)? ?refractory|locally advanced(?: or|/| and)?|advanced(?: or|/)?|metastatic|early(?:-stage)?"
    r"|relapsed|(?:chemo)?refractory|recurrent|unresectable|resectable|resected|high-risk|newly diagnosed|(?:previously )?(?:un)?treated|pretreated"
    r"|stage [IVabc\d]+(?:[-–/ to]+[IVabc\d]+)*|(?:first|second|third)-line)(?![\w-]),? ?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;()]+")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?<!i)(?<!s)s$")
_LONGEST = 9


@cache
def diseases(words: str) -> frozenset[str]:
    """The ids of the diseases that words name, without their state; the words themselves, in normal form, where the lexicon knows none."""
    return frozenset(_stateless(i) for i in _named(_bare(words))) or frozenset(_stateless(i) for i in _named(words)) or frozenset({normal(words)})


def _bare(words: str) -> str:
    return " ".join(_STATE.sub("", words).split())


def _stateless(disease: str) -> str:
    """The id of a disease whose state is left aside, where the lexicon has it."""
    bare = _bare(disease)
    return _known().get(_key(bare), disease) if bare else disease


def _named(words: str) -> Iterator[str]:
    """The longest names of the lexicon in words, from left to right."""
    found = list(_WORD.finditer(words))
    at = 0
    while at < len(found):
        ends = range(min(len(found), at + _LONGEST), at, -1)
        end = next((e for e in ends if _key(words[found[at].start() : found[e - 1].end()]) in _known()), None)
        if end is not None:
            yield _known()[_key(words[found[at].start() : found[end - 1].end()])]
        at = end or at + 1


def _key(name: str) -> tuple[str, str]:
    """The key of a name in the singular, in American spelling."""
    return name_key(_PLURAL.sub("", name.replace("umour", "umor"))), signs(name)


@cache
def _known() -> dict[tuple[str, str], str]:
    table: dict[tuple[str, str], str] = {}
    for entry in load("conditions"):
        for name in (entry.id, *entry.names):
            table.setdefault(_key(name), entry.id)
    return table
