"""What the report is: title, conference, year, publisher."""

from __future__ import annotations

import re

from abstract2kb.assemble.publisher import publisher
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.sought import at_words
from abstract2kb.patterns import regex
from abstract2kb.records import Report, Sourced

__all__ = ["report_record"]

_CONFERENCES = (
    "AACR",
    "ASCO GI",
    "ASCO GU",
    "ASCO",
    "ESMO IO",
    "ESMO",
    "SITC",
    "ASH",
    "SABCS",
    "EHA",
    "WCLC",
    "ELCC",
    "AACR-NCI-EORTC",
    "SNMMI",
    "SGO",
    "SNO",
    "ASTRO",
    "EANM",
    "ENA",
    "IASLC",
    "CSCO",
    "JSMO",
    "ASGCT",
    "ISCT",
)
_LONG = {
    "American Association for Cancer Research": "AACR",
    "American Society of Clinical Oncology": "ASCO",
    "European Society for Medical Oncology": "ESMO",
    "Society for Immunotherapy of Cancer": "SITC",
    "American Society of Hematology": "ASH",
    "San Antonio Breast Cancer Symposium": "SABCS",
    "European Hematology Association": "EHA",
}
_NAMES = "|".join(sorted((re.escape(c) for c in (*_CONFERENCES, *_LONG)), key=len, reverse=True))
_CONFERENCE = at_words(
    rf"(?<![\w-])(?P<name>{_NAMES})(?![\w-])(?:\s?(?:Annual Meeting|Congress|Plenary|Symposium))?[,:]?\s?(?P<year>(?:19"
    rf"|20)\d\d|[’']\d\d)?(?!\d)"
)
_YEAR = regex(r"(?<![\d-])20[0-4]\d(?![\d-])")


def report_record(scenes: list[Scene]) -> Report:
    """The Report record of an input that gave these scenes (one per article, at least one)."""
    report = scenes[0].source.report
    year, conference = _conference(scenes)
    return Report(
        id=report.id,
        source=report.source,
        title=_title(scenes[0]),
        conference=conference,
        year=year,
        publisher=publisher(scenes),
        pages=report.page_count if report.is_pdf else None,
    )


def _title(scene: Scene) -> Sourced[str] | None:
    """The block that the page engine took for the title, or the title of the document's own record where the first page shows it.

    A masthead is no title: of "The Courier: ESMO 2024 in review" in the record, the part after the masthead is, where the page shows it too.
    """
    report = scene.source.report
    if not report.is_pdf:
        return None
    block = next((b for b in report.blocks if b.kind == "title"), None)
    recorded = " ".join((report.metadata.title or "").split())
    if block is None or block.start < scene.source.offset:
        return _shown(scene, recorded)
    start, end = block.start - scene.source.offset, block.end - scene.source.offset
    words = scene.raw(start, end).strip()
    if words and recorded.startswith(f"{words}:") and (rest := _shown(scene, recorded[len(words) + 1 :].strip())):
        return rest
    return scene.sourced(start, start + len(words), words, 0.9, "report.title") if words else None


def _shown(scene: Scene, words: str) -> Sourced[str] | None:
    """The words where the beginning of the first page has them."""
    at = scene.text.find(words, 0, 800) if len(words) > 8 else -1
    return scene.sourced(at, at + len(words), scene.text[at : at + len(words)], 0.85, "report.title") if at >= 0 else None


def _conference(scenes: list[Scene]) -> tuple[Sourced[int] | None, Sourced[str] | None]:
    """The conference named first with a year, and that year; the first line counts most because readers look there."""
    for scene in scenes:
        dated = [m for m in _CONFERENCE.finditer(scene.text) if m.group("year")]
        bare = list(_CONFERENCE.finditer(scene.text, 0, 1500)) if scene is scenes[0] else []
        chosen = next(iter([*dated[:1], *bare[:1]]), None)
        if chosen is None:
            continue
        name = _LONG.get(chosen.group("name"), chosen.group("name"))
        conference = scene.sourced(*chosen.span("name"), name, 0.9, "report.conference")
        return _year(scene, chosen), conference
    return None, None


def _year(scene: Scene, match: re.Match[str]) -> Sourced[int] | None:
    if raw := match.group("year"):
        value = int(raw) if raw.isdigit() else 2000 + int(raw[1:])
        return scene.sourced(*match.span("year"), value, 0.9, "report.year")
    near = _YEAR.search(scene.text, max(0, match.start() - 60), match.end() + 60)
    return scene.sourced(*near.span(), int(near.group()), 0.6, "report.year") if near else None
