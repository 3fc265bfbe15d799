"""Companies and drugs as headings: what stands below one is of it.

Example: below "Novelix Therapeutics" among the headings of a company-by-company brief, the code that no other company owns is Novelix's, also where
"Bellora", which no lexicon has, stands among such headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from abstract2kb.assemble.article_heads import Section, sections
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.entries import entries_of, is_sectioned
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.tables import asset_rows
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["company_sections", "is_listing", "of_heads"]

CompanySection = tuple[Section, tuple[Mention, ...]]
_JOINT = regex(r"\s?(?:/|&|\+|,|and)\s?|\s(?:with|×|x)\s")
_BEFORE = regex(r"\W*(?:\d{1,2}[.)]?\s)?")
_AFTER = regex(r"(?:,? (?:Inc|Ltd|AG|plc|SA|Co|Corp|GmbH|N\.?V)\b\.?)*(?:\s?[(|–—:,-].{0,80})?")
"""After a company: where it sits, its ticker, what it does."""
_NAME = regex(r"[A-Z][\w’&-]*[a-z]{2}(?: [A-Z][\w’&-]+){0,2}(?:\s?\([A-Za-z .,&:/-]{2,40}\))?")
_LEAST, _BACK = 2, 60
_OWN = frozenset({"company", "stage"})
_SECTIONS, _LISTING = "company sections", "is listing"


_ENTRIES = 2
"""More entries than a title and one heading has no single contribution."""


def is_listing(scene: Scene) -> bool:
    """Whether an article is a list of things side by side, with no contribution of its own: two or more companies or drugs have a heading or a
    profile or a row of a pipeline each, or it has several entries under headings of their own."""
    if _LISTING not in scene.memo:
        drugs = {d[0].id or d[0].text for s in sections(scene) if s.level and (d := _drugs_in(scene, s))}
        profiles = {row.names[0].text for row in asset_rows(scene) if _OWN & row.cells.keys()}
        several = len(entries_of(scene).starts) > _ENTRIES and not is_sectioned(scene)
        scene.memo[_LISTING] = several or max(len(drugs), len(profiles), len(company_sections(scene))) >= _LEAST
    return bool(scene.memo[_LISTING])


def of_heads(scene: Scene, named: Sequence[Named]) -> Iterator[tuple[int, Mention]]:
    """(entity, company) of the entities that stand below the heading of one company only, and not as what its own drug is set against."""
    below: dict[int, dict[int, tuple[Mention, ...]]] = {}
    for section, owners in company_sections(scene):
        for name in named:
            if section.body <= name.start < section.end and not scene.in_table(name.start):
                before = scene.text[max(section.body, name.start - _BACK) : name.start]
                if _AGAINST.search(before) is None:
                    below.setdefault(name.entity, {})[section.start] = owners
    for entity, found in below.items():
        if len(found) == 1:
            yield from ((entity, owner) for owners in found.values() for owner in owners)


_AGAINST = Sought(
    r"\b(?:versus|vs?\.?|against|compared (?:with|to)|than|unlike|over|rivals?|competitors?|like)\s(?:[\w’'%.-]+\s){0,4}$", re.IGNORECASE
)
"""Before a drug of somebody else."""


def _drugs_in(scene: Scene, section: Section) -> list[Mention]:
    """The drugs of a heading that is no more than their name, with what stands in a bracket or behind a mark."""
    found = scene.within(section.start, section.body, Label.DRUG)
    if not found or _BEFORE.fullmatch(scene.text, section.start, found[0].start) is None:
        return []
    return found if _AFTER_DRUG.fullmatch(scene.text[found[0].end : section.body].strip()) else []


_AFTER_DRUG = regex(r"(?:[(|–—:,/-].*)?")


def company_sections(scene: Scene) -> list[CompanySection]:
    """The sections of an article whose headings are companies, worked out once."""
    if _SECTIONS not in scene.memo:
        scene.memo[_SECTIONS] = _company_sections(scene)
    found: list[CompanySection] = scene.memo[_SECTIONS]  # type: ignore[assignment]
    return found


def _company_sections(scene: Scene) -> list[CompanySection]:
    """The sections of an article whose headings are companies; names that no pipe knows are such beside two that are, of the same level."""
    found: list[CompanySection] = []
    unknown: list[Section] = []
    every = [s for s in sections(scene) if s.level]
    for section in every:
        if owners := _companies_in(scene, section):
            found.append((section, owners))
        elif _may_be_one(scene, section):
            unknown.append(section)
    levels = [s.level for s, _ in found]
    for section in unknown:
        siblings = sum(s.level == section.level for s in every)
        if levels.count(section.level) >= _LEAST and 2 * levels.count(section.level) >= siblings - 1:
            words = scene.text[section.start : section.body].split(" (")[0].strip()
            found.append((section, (Mention(section.start, section.start + len(words), Label.COMPANY, words, words, "companies.heading"),)))
    return sorted(found, key=lambda each: each[0].start)


def _companies_in(scene: Scene, section: Section) -> tuple[Mention, ...]:
    """The companies that a heading is made of."""
    text, end = scene.text, section.body
    while end > section.start and text[end - 1].isspace():
        end -= 1
    known = scene.within(section.start, end, Label.COMPANY)
    if not known or _BEFORE.fullmatch(text, section.start, known[0].start) is None:
        return ()
    owners = [known[0]]
    for mention in known[1:]:
        if _JOINT.fullmatch(text, owners[-1].end, mention.start):
            owners.append(mention)
    tail = owners[-1].end
    if _AFTER.fullmatch(text, tail, end) is None or scene.within(section.start, end, Label.DRUG):
        partner = _JOINT.match(text, tail, end)
        return tuple(owners) if partner and _NAME.fullmatch(text, partner.end(), end) and not scene.within(tail, end, Label.DRUG) else ()
    return tuple(owners)


def _may_be_one(scene: Scene, section: Section) -> bool:
    """Whether a heading may be a company that no pipe knows: a name or two in capitals, and nothing that is known as something else."""
    words = scene.text[section.start : section.body].strip()
    return _NAME.fullmatch(words) is not None and not scene.within(section.start, section.body) and not _COMMON.search(words)


_COMMON = regex(
    r"\b(?:Others?|Overview|Introduction|Background|Summary|Conclusions?|Outlook|Discussion|Methods?|Results?|Landscape|Pipelines?|Programmes?|Programs?|"
    r"Market|Key|Takeaways?|What|Why|How|Who|The|In|Our|Deals?|News|Sources?|References?|Appendix|Glossary|Notes?|Safety|Efficacy|Design|Context|"
    r"Contents|Disclaimer|Methodology|Analysis|Trends?|Risks?|Catalysts?|Companies|Company|Players?|Competitors?|Comparison|Implications?|"
    r"Recommendations?|Abbreviations|Contact|Table|Figure|Platforms?|Approved|Clinical|Preclinical|Discovery|Timeline|Read|Looking)\b"
)
