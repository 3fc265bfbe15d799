"""Whether an article is one contribution: an abstract or a poster, and no page of short items on one drug each.

Example: an abstract of a book is one; a page with "In brief" items on four drugs is none, however short it is.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.article_heads import title_span
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
    return (articles > 1 and not _between(scene)) or (len(scene.text) <= SHORT_ARTICLE and not _is_digest(scene) and not is_listing(scene))


def _between(scene: Scene) -> bool:
    """Whether an article is what stands before, between or behind those that have a number, as nearly all of the report do, and has no title
    with a drug."""
    every, title = scene.source.report.articles, title_span(scene)
    if title is not None and scene.within(*title, Label.DRUG):
        return False
    return scene.source.article.number is None and len(every) > 2 and sum(a.number is None for a in every) <= _UNNUMBERED * len(every)


_UNNUMBERED = 0.4
"""So great a part of the articles of a book of numbered ones may have no number."""


def _is_digest(scene: Scene) -> bool:
    """Whether items on different drugs follow each other."""
    found = scene.memo.get("digest")
    if not isinstance(found, bool):
        several = len(_leads(scene)) >= _LEADS or len(_heads(scene)) >= _HEADS or len(_slides(scene)) >= _SLIDES
        found = not sections_of(scene.text).is_abstract and several
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


_HEADS, _SLIDES = 3, 2
"""So many short lines on different drugs, each over lines of its own with results, are of no single contribution; so many slides are none."""
_HEAD = regex(r"[•◦▪‣●■–—-]?\s?")
_SLACK = 3
"""Characters before the drug that a head begins with, beside its bullet."""


def _heads(scene: Scene) -> set[str]:
    """The drugs that lines begin with under which other lines tell results, as bullets with bullets of their own do."""
    heads = set[str]()
    lead, told = "", False
    end = -1
    for line in scene.text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if scene.in_table(start) or not line.strip():
            continue
        drug = _first_drug(scene, start, end)
        if drug and not _PART.match(line) and _has_owner(scene, start, end):
            lead, told = drug, False
        elif drug:
            lead = ""
        elif lead and not told and scene.within(start, end, Label.ENDPOINT, Label.ADVERSE_EVENT) and any(map(str.isdigit, line)):
            heads.add(lead)
            told = True
    return heads


def _first_drug(scene: Scene, start: int, end: int) -> str:
    """The drug that a line begins with, behind its bullet; nothing where it begins with something else."""
    head = _HEAD.match(scene.text, start, end)
    begin = head.end() if head else start
    first = next(iter(scene.within(begin, end, Label.DRUG)), None)
    return (first.id or first.text.lower()) if first is not None and first.start <= begin + _SLACK else ""


def _has_owner(scene: Scene, start: int, end: int) -> bool:
    """Whether a line says whose its drug is or what it is: the arms of one study are named without that."""
    return bool(scene.within(start, end, Label.COMPANY, Label.TARGET))


def _slides(scene: Scene) -> set[str]:
    """The drugs that the first headings of pages begin with."""
    slides, seen = set[str](), set[int]()
    offset = scene.source.offset
    for block in scene.blocks:
        if block.page is None or block.page in seen:
            continue
        seen.add(block.page)
        if block.kind in ("title", "heading") and (drug := _first_drug(scene, block.start - offset, block.end - offset)):
            slides.add(drug)
    return slides
