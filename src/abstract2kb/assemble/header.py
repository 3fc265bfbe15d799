"""What the report is: title, conference, year, publisher."""

from __future__ import annotations

import re

from abstract2kb.assemble.scene import Scene
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
_CONFERENCE = re.compile(
    rf"(?<![\w-])(?P<name>{_NAMES})(?![\w-])(?:\s?(?:Annual Meeting|Congress|Plenary|Symposium))?[,:]?\s?(?P<year>(?:19"
    rf"|20)\d\d|[’']\d\d)?(?!\d)"
)
_YEAR = re.compile(r"(?<![\d-])20[0-4]\d(?![\d-])")
_PUBLISHER = (
    re.compile(r"(?:©|\(c\)|[Cc]opyright)\s?(?:20\d\d[-–,]?\s?)?(?P<name>[A-Z][\w&.-]+(?: [A-Z][\w&.-]+){0,3})"),
    re.compile(r"\b(?:[Pp]ublished|[Pp]repared|[Ww]ritten|[Rr]eport|[Aa]nalysis) by (?P<name>[A-Z][\w&.-]+(?: [A-Z][\w&.-]+){0,3})"),
    re.compile(r"\b(?P<name>[A-Z][\w&-]+(?: [A-Z][\w&-]+){0,2})['’]s? (?:consulting|advisory|research|intelligence|analyst|proprietary|market)\b"),
    re.compile(
        r"\b(?P<name>[A-Z][\w&-]+(?: [A-Z][\w&-]+){0,2}) (?:is helping clients|helps clients|provides (?:consulting"
        r"|insights)|is a (?:leading )?(?:consult|strategy|research))"
    ),
)


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
        publisher=_publisher(scenes),
        pages=report.page_count if report.is_pdf else None,
    )


def _title(scene: Scene) -> Sourced[str] | None:
    """The block that the page engine took for the title."""
    report = scene.source.report
    block = next((b for b in report.blocks if b.kind == "title"), None)
    if block is None or not report.is_pdf:
        return None
    start, end = block.start - scene.source.offset, block.end - scene.source.offset
    words = scene.raw(start, end).strip()
    return scene.sourced(start, start + len(words), words, 0.9, "report.title") if words and start >= 0 else None


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


def _publisher(scenes: list[Scene]) -> Sourced[str] | None:
    for pattern in _PUBLISHER:
        for scene in (scenes[-1], scenes[0]):
            if scene.source.report.is_pdf and (match := pattern.search(scene.text)):
                return scene.sourced(*match.span("name"), match.group("name"), 0.8, "report.publisher")
    return None
