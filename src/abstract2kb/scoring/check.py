"""Checks gold against its report: names that refer to something, quotes and values that stand on the page.

The text may come from any reader: spaces, line breaks, hyphens and quotation marks do not count in a comparison.
Example: `problems(plain, pages)` with the text of each page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from abstract2kb.nlp.numerals import DECIMAL, WORD_NUMBER, decimal
from abstract2kb.scoring.canonical import spellings
from abstract2kb.scoring.comparing import NUMBERS
from abstract2kb.scoring.plain import PlainReport
from abstract2kb.scoring.wording import normal

__all__ = ["Problem", "problems"]

PART = "|"
_RECORDS = ("assets", "studies", "outcomes", "adverse_events", "preclinical_findings")
_NUMBER = re.compile(rf"(?<![\w.])(?:{DECIMAL})(?![\d])|{WORD_NUMBER}", re.IGNORECASE)
_WORDS = {"no": 0.0, "none": 0.0, "neither": 0.0, "nil": 0.0, "half": 50.0, "all": 100.0, "once": 1.0, "twice": 2.0, "both": 2.0, "single": 1.0}


class Problem(NamedTuple):
    """A doubt: the path of the value ("outcomes.3.total") and what is wrong with it."""

    place: tuple[str | int, ...]
    reason: str

    @property
    def field(self) -> str:
        """The path as one word."""
        return ".".join(map(str, self.place))


def squeezed(text: str) -> str:
    """Letters and digits and signs only: what stays of a text under any line breaking."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("µ", "μ").replace("·", ".")
    return re.sub(r"[\s\-‐‑‒–—−\u00ad\u200b'’‘\"“”`*†‡§]+", "", folded)


class _Pages:
    """The text of a report, page by page, and as one run in reading order (where it differs)."""

    def __init__(self, pages: Sequence[str], linear: str = "") -> None:
        self.pages = [squeezed(p) for p in pages]
        self.raw, self.linear = pages, squeezed(linear)

    @cached_property
    def whole(self) -> str:
        """All pages as one."""
        return "".join(self.pages)

    def has(self, text: str, page: int | None = None) -> bool:
        """Whether the words stand on the page (or the next, for what runs over), or anywhere."""
        wanted = squeezed(text)
        place = "".join(self.pages[page - 1 : page + 1]) if page else self.whole
        return wanted in place or wanted in self.linear

    def has_words(self, text: str, page: int | None) -> bool:
        """Whether the words stand on the page (or anywhere) in this order, if not side by side, as those of a cell of several lines do."""
        places = self.raw[page - 1 : page + 1] if page else self.raw
        on_page = iter(re.findall(r"\w+", unicodedata.normalize("NFKC", " ".join(places)).lower()))
        return all(any(word == other for other in on_page) for word in re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))

    @cached_property
    def numbers(self) -> list[frozenset[float]]:
        """The numbers of each page, digits and words."""
        return [_numbers(p) for p in self.raw]


def _numbers(text: str) -> frozenset[float]:
    flat = unicodedata.normalize("NFKC", text).replace("·", ".")
    found = set()
    for match in _NUMBER.finditer(flat):
        found.add(decimal(match.group()))
        found.add(decimal(match.group(), thousands=False))
    return frozenset(found | {v for word, v in _WORDS.items() if re.search(rf"\b{word}\b", flat, re.IGNORECASE)})


def problems(plain: PlainReport, pages: Sequence[str], linear: str = "") -> list[Problem]:
    """Everything doubtful in a gold report, in the order of its records.

    `pages` are the texts of the report's pages; `linear`, if given, is the whole text in reading order, for quotes that run over columns and pages.
    """
    text = _Pages(pages, linear)
    on_page = (_header, _names, _registry_numbers, _places, _values, _pairs)
    return [*_references(plain), *_shared_forms(plain), *(found for look in on_page for found in look(plain, text))]


def _header(plain: PlainReport, text: _Pages) -> Iterator[Problem]:
    if plain.report.title and not text.has(plain.report.title):
        yield Problem(("report", "title"), f"{plain.report.title!r} does not stand in the report")
    if plain.report.pages and plain.report.pages != len(text.pages):
        yield Problem(("report", "pages"), f"the report has {len(text.pages)}")


def _names(plain: PlainReport, text: _Pages) -> Iterator[Problem]:
    """Names and constructs of assets, companies in any spelling that the lexicons know, acronyms of studies."""
    for i, asset in enumerate(plain.assets):
        stated = [("name", asset.name), *(("aliases", a) for a in asset.aliases), *([("construct", asset.construct)] if asset.construct else [])]
        yield from (_absent(("assets", i, place), name) for place, name in stated if not text.has(name))
        unseen = (c for c in asset.companies if not any(text.has(s) for s in spellings("companies", c)))
        yield from (_absent(("assets", i, "companies"), name) for name in unseen)
    for i, study in enumerate(plain.studies):
        if study.acronym and not text.has(study.acronym):
            yield _absent(("studies", i, "acronym"), study.acronym)


def _absent(place: tuple[str | int, ...], name: str) -> Problem:
    return Problem(place, f"{name!r} does not stand in the report")


def _registry_numbers(plain: PlainReport, text: _Pages) -> Iterator[Problem]:
    """Registry numbers, unless the report is said to have a malformed one."""
    if "trial_id.malformed" in plain.issues:
        return
    numbered = [(("assets", i, "trials"), a.trials) for i, a in enumerate(plain.assets)]
    numbered += [(("studies", i, "registry_ids"), s.registry_ids) for i, s in enumerate(plain.studies)]
    yield from (_absent(place, name) for place, ids in numbered for name in ids if not text.has(name))


def _references(plain: PlainReport) -> Iterator[Problem]:
    """Names of assets and studies, articles and outcomes that a record refers to."""
    assets = {normal(n) for a in plain.assets for n in (a.name, *a.aliases)}
    studies = {normal(n) for s in plain.studies for n in (s.acronym or "", *s.registry_ids)} | {f"#{i}" for i in range(len(plain.studies))}
    articles = {normal(a.number) for a in plain.articles if a.number}
    for kind in _RECORDS:
        for i, record in enumerate(getattr(plain, kind)):
            unknown = [n for n in getattr(record, "assets", ()) if normal(n) not in assets]
            yield from (Problem((kind, i, "assets"), f"{name!r} is no asset of this report") for name in unknown)
            study, subset = getattr(record, "study", None), getattr(record, "subset_of", None)
            if study is not None and not {study, normal(study)} & studies:
                yield Problem((kind, i, "study"), f"{study!r} is no study of this report")
            if record.article is not None and normal(record.article) not in articles:
                yield Problem((kind, i, "article"), f"{record.article!r} is no article of this report")
            if subset is not None and (subset >= len(plain.outcomes) or subset == i):
                yield Problem((kind, i, "subset_of"), f"{subset} is no other outcome of this report")


def _shared_forms(plain: PlainReport) -> Iterator[Problem]:
    """Forms that two assets claim."""
    seen: set[str] = set()
    for i, asset in enumerate(plain.assets):
        own = {normal(n) for n in (asset.name, *asset.aliases)}
        if own & seen:
            yield Problem(("assets", i, "name"), f"a form of {asset.name!r} belongs to an earlier asset too")
        seen |= own


def _places(plain: PlainReport, text: _Pages) -> Iterator[Problem]:
    """Pages that exist, quotes that stand on them."""
    for kind in _RECORDS:
        for i, record in enumerate(getattr(plain, kind)):
            if record.page is not None and record.page > len(text.pages):
                yield Problem((kind, i, "page"), f"the report has {len(text.pages)} pages")
                continue
            if record.raw is None and kind in ("outcomes", "adverse_events", "preclinical_findings"):
                yield Problem((kind, i, "raw"), "has no quote")
            for part in (record.raw or "").split(PART):
                if not text.has(part, record.page) and not text.has_words(part, record.page):
                    yield Problem((kind, i, "raw"), f"{part.strip()!r} does not stand on page {record.page}")


def _values(plain: PlainReport, text: _Pages) -> Iterator[Problem]:
    """Numbers and words of results."""
    for kind in ("outcomes", "adverse_events"):
        for i, record in enumerate(getattr(plain, kind)):
            for field in NUMBERS:
                value = getattr(record, field, None)
                if isinstance(value, (int, float)) and not _stated(float(value), record, text):
                    yield Problem((kind, i, field), f"{value} stands neither in the quote nor on the page")
            yield from _worded(kind, i, record, ("endpoint_text", "arm") if kind == "outcomes" else ("term", "arm"), text)
    for i, finding in enumerate(plain.preclinical_findings):
        yield from _worded("preclinical_findings", i, finding, ("effect", "model", "comparator"), text)
    for i, study in enumerate(plain.studies):
        if study.enrollment is not None and not any(float(study.enrollment) in page for page in text.numbers):
            yield Problem(("studies", i, "enrollment"), f"{study.enrollment} does not stand in the report")


def _stated(value: float, record: Any, text: _Pages) -> bool:
    near = _numbers(record.raw or "")
    pages: Iterable[frozenset[float]] = text.numbers[record.page - 1 : record.page + 1] if record.page else text.numbers
    return value in near or any(value in page for page in pages)


def _worded(kind: str, i: int, record: Any, fields: Iterable[str], text: _Pages) -> Iterator[Problem]:
    """Free words: each word of the value stands on the page, if not in this order."""
    for field in fields:
        value = getattr(record, field)
        missing = [w for w in re.findall(r"[^\W_]+", value or "") if not text.has(w, record.page)]
        if missing:
            yield Problem((kind, i, field), f"{' '.join(missing)!r} does not stand on page {record.page}")


def _pairs(plain: PlainReport, text: _Pages) -> Iterator[Problem]:
    for short, long in plain.abbreviations.items():
        for word in (short, long):
            if not text.has(word) and not all(text.has(w) for w in re.findall(r"\w+", word)):
                yield Problem(("abbreviations", short), f"{word!r} does not stand in the report")
