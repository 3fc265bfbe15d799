"""Regular expressions that are compiled when they are first used: one text needs a part of the many, and compiling all takes a second.

>>> total = regex(r"(?P<n>\\d+) of (?P<total>\\d+)")
>>> total.search("ORR was seen in 8 of 20")["total"]
'20'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from operator import attrgetter
from types import ModuleType
from typing import cast

from abstract2kb.worked_out import compiled as plain

__all__ = ["compile_all", "regex"]


Compiler = Callable[[str, int], re.Pattern[str]]


def regex(text: str, flags: int = 0, compiler: Compiler = plain) -> re.Pattern[str]:
    """As `compiler(text, flags)`, but what is wrong with the text is raised (`re.error`) at the first use.

    Functions of `re` do not take it in the place of a text; its own methods do the same.
    """
    return cast(re.Pattern[str], _Pattern(text, flags, compiler))


def compile_all(modules: Iterable[ModuleType]) -> None:
    """Compile the patterns that stand in some modules now, as before copies of this process are made."""
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, _Pattern):
                value.compiled  # noqa: B018 - the property keeps what it compiles


class _Pattern:
    """What is used of the compiled pattern is kept in the instance, where later look-ups find it before anything of the class."""

    def __init__(self, text: str, flags: int, compiler: Compiler = plain) -> None:
        self.pattern, self._flags, self._compiler = text, flags, compiler

    def __reduce__(self) -> tuple[type[_Pattern], tuple[str, int]]:
        return _Pattern, (self.pattern, self._flags)

    def __repr__(self) -> str:
        return f"regex({self.pattern!r}, {self._flags!r})"

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return self._compiler(self.pattern, self._flags)

    flags = cached_property(attrgetter("compiled.flags"))
    groups = cached_property(attrgetter("compiled.groups"))
    groupindex = cached_property(attrgetter("compiled.groupindex"))
    search = cached_property(attrgetter("compiled.search"))
    match = cached_property(attrgetter("compiled.match"))
    fullmatch = cached_property(attrgetter("compiled.fullmatch"))
    finditer = cached_property(attrgetter("compiled.finditer"))
    findall = cached_property(attrgetter("compiled.findall"))
    split = cached_property(attrgetter("compiled.split"))
    sub = cached_property(attrgetter("compiled.sub"))
    subn = cached_property(attrgetter("compiled.subn"))
