"""spaCy's own command line stays unloaded when spaCy is imported: a third of the time (requests, httpx, weasel, jinja2) for nothing.

spaCy takes one name of it, `spacy.info`; that loads it when it is called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

__all__ = ["leave_out_commands"]

_HOME = "spacy.cli.info"


def leave_out_commands() -> None:
    """To be called before the first import of spaCy, and without effect after it; `import spacy.cli` works as ever once spaCy is imported."""
    if "spacy" not in sys.modules:
        sys.modules.setdefault(_HOME, _StandIn(_HOME))


class _StandIn(ModuleType):
    """In the place of the module that spaCy takes `info` from, until it has done so."""

    def __getattr__(self, name: str) -> object:
        if name != "info":
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        sys.modules.pop(_HOME, None)
        return _info


def _info(*args: Any, **options: Any) -> object:
    from spacy.cli.info import info

    return info(*args, **options)
