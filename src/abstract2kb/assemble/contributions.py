"""Whether an article is one contribution: an abstract or a poster, and no page of short items on one drug each.

Example: an abstract of a book is one; a page with "In brief" items on four drugs is none, however short it is.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.assertion import sections_of
from abstract2kb.assemble.company_heads import is_listing
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["SHORT_ARTICLE", "is_contribution"]

SHORT_ARTICLE = 6000
"""Characters: a text up to this length is one contribution (an abstract), a longer one a report on many things."""
_ITEM = 60
"""Characters of the shortest item that tells of a result."""
_AT_START = 110
"""Characters at the start of an item in which the drug that it is on stands."""
_LEADS = 4
"""Items on so many drugs are of no single contribution."""
_PART = regex(r"\W*(?:arms?|cohorts?|groups?|parts?|regimens?|background|introduction|methods?|treatments?)\b", re.IGNORECASE)
"""How a part of a contribution begins that names what its arms were given."""


def is_contribution(scene: Scene, articles: int) -> bool:
    """Whether the article, one of `articles` of the report, tells of one study."""
    return articles > 1 or (len(scene.text) <= SHORT_ARTICLE and not _is_digest(scene) and not is_listing(scene))


def _is_digest(scene: Scene) -> bool:
    """Whether items on different drugs follow each other."""
    found = scene.memo.get("digest")
    if not isinstance(found, bool):
        found = not sections_of(scene.text).is_abstract and len(_leads(scene)) >= _LEADS
        scene.memo["digest"] = found
    return found


def _leads(scene: Scene) -> set[str]:
    """The drugs that items begin with."""
    leads, end = set[str](), -1
    for line in scene.text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if len(line) < _ITEM or _PART.match(line) or scene.in_table(start):
            continue
        first = next((m for m in scene.within(start, min(end, start + _AT_START), Label.DRUG)), None)
        if first is not None:
            leads.add(first.id or first.text.lower())
    return leads
