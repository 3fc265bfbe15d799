"""What a target is made of: an allele is the protein that it is of, "CDK4/6" is CDK4 and CDK6."""

from __future__ import annotations

import re
from functools import cache

from abstract2kb.scoring.canonical import canonical
from abstract2kb.scoring.wording import normal

__all__ = ["proteins"]

_ALLELE = re.compile(r"(?:[ -](?:[A-Z]\d{1,4}[A-Z*X]|exon \d+|ex\d+\w*)(?:/(?:[A-Z]\d{1,4}[A-Z*X]|[A-Z]))*)+$")
_SEVERAL = re.compile(r"(?P<stem>[A-Z][A-Za-z]*)(?P<first>\d+)/(?P<second>\d+)$")


@cache
def proteins(target: str) -> frozenset[str]:
    """The normal forms of the proteins that the name of a target stands for; both of "CDK4/6", KRAS for "KRAS G12C"."""
    bare = _ALLELE.sub("", target)
    several = _SEVERAL.fullmatch(bare)
    each = (several["stem"] + several["first"], several["stem"] + several["second"]) if several else (bare,)
    return frozenset(normal(canonical("cytokines", canonical("targets", name))) for name in each) - {""}
