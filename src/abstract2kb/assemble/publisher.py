"""Who issued a report: its imprint ("© 2024 X", "prepared by the desk of X"), its masthead, or the document's own record of its author."""

from __future__ import annotations

import re
from collections.abc import Iterator

from abstract2kb.assemble.scene import Scene
from abstract2kb.patterns import regex
from abstract2kb.records import Origin, Sourced

__all__ = ["publisher"]

_WORD = r"[A-Z][\w&’'-]*"
_KIND = (
    r"(?:Advisory|Advisors|Affairs|Analytics|Analysis|Analysts|Associates|Briefings?|Capital|Communications|Consult(?:ing|ancy|ants)|Desk|Digest|Equity|Group|Health"
    r"|Healthcare|House|Insights?|Intelligence|Journal|Letters?|Markets|Media|Medical|Monitor|News(?:letter|room)?|Notes|Partners|Press|Publications"
    r"|Publishers|Publishing|Reports?|Research|Reviews?|Science|Scouting|Securities|Series|Service|Services|Strategy|Strategies|Ventures|Abstracts|Watch)"
)
_ORG = rf"{_WORD}(?: (?:{_WORD}|of|and|&|the)){{0,4}} {_KIND}\b(?: (?:Ltd|LLC|Inc|GmbH|Advisory|{_KIND}))?"
_ORGANISATION = regex(_ORG)
_INITIALS = r"(?:[A-Z]\. ?){1,3}[A-Z][\w’'-]+"
_NAME = rf"(?P<name>{_WORD}(?: (?:{_WORD}|of|and|&)){{0,4}})"
_IMPRINT = (
    regex(rf"\bby {_INITIALS}(?:(?:, and|,| and) {_INITIALS}){{0,5}}, (?:for |at |of )?(?P<name>{_ORG})"),
    regex(rf"\b(?:editors|analysts|staff) (?:of|at) (?:the )?(?P<name>{_ORG})"),
    regex(rf"\b(?P<name>{_ORG}) (?:prepares|publishes|issues|produces|compiles|appears|is published)\b"),
    regex(rf"(?:©|\(c\)|[Cc]opyright)\s?(?:20\d\d[-–,]?\s?)?{_NAME}"),
    regex(
        r"\b(?:[Pp]ublished|[Pp]repared|[Cc]ompiled|[Pp]roduced|[Ii]ssued|[Ww]ritten|[Ee]dited|[Rr]eport|[Aa]nalysis) by (?:the )?"
        rf"(?:[a-z][\w-]* ){{0,4}}(?:(?:desk|team|practice|group|staff|editors|analysts|unit|office) (?:of|at) )?{_NAME}"
    ),
    regex(
        rf"\b{_NAME} (?:is an independent|accepts no|holds no|receives no|has received (?:consulting|no)|is helping clients|helps clients"
        r"|provides (?:consulting|insights)|is a (?:leading )?(?:consult|strategy|research|publish))"
    ),
    regex(rf"\b{_NAME}['’]s? (?:consulting|advisory|research|intelligence|analyst|proprietary|market)\b"),
)
_BYLINE = regex(r"(?:[Ww]ritten|[Ee]dited|[Rr]eport|[Aa]nalysis|[Cc]ompiled|[Pp]repared) by [A-Z]")
_EDGES = 700
"""Characters at the start and end of a report where mastheads and imprints stand."""
_PERSON = regex(r"\b[A-Z]\.|\b(?:Dr|Prof|MD|PhD)\b")
_NO_PUBLISHER = regex(
    r"^(?:All|The|This|No|Rights?|Elsevier|Table|Figure|Book|AACR|ASCO|ASH|EHA|ELCC|ESMO|SABCS|SITC|WCLC)\b"
    r"|Annual Meeting|Congress(?: 20\d\d)?$|Symposium|American|European|International Society"
)


def publisher(scenes: list[Scene]) -> Sourced[str] | None:
    """The publisher of a PDF; a plain text has none."""
    report = scenes[0].source.report
    if not report.is_pdf:
        return None
    author = (report.metadata.author or "").strip()
    if _is_organisation(author):
        return _in_text(scenes, author) or Sourced(value=author, raw=None, confidence=0.7, origin=Origin.DERIVED)
    for told in (_imprints(scenes), _running(scenes), _at_edges(scenes)):
        for found in told:
            return found
    return None


_PARTS = regex(r"\s*[·|•]\s*|\s[–—]\s|\s{2,}")


def _running(scenes: list[Scene]) -> Iterator[Sourced[str]]:
    """The organisation that a running header or footer names, by itself before one that shares its line."""
    lines = [[part for part in _PARTS.split(line) if part] for line in scenes[0].source.report.running]
    for parts in sorted(lines, key=len):
        for part in parts:
            if _is_organisation(part):
                yield _in_text(scenes, part) or Sourced(value=part, raw=None, confidence=0.7, origin=Origin.DERIVED)


def _fuller(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """Where the report has the whole name of what an imprint calls in short: "Bramblewood Pharma Research" for "Bramblewood Pharma"."""
    if _ORGANISATION.fullmatch(scene.text, start, end):
        return start, end
    more = re.compile(re.escape(scene.text[start:end]) + rf"(?: {_WORD}){{0,2}} {_KIND}\b").search(scene.text)
    return more.span() if more else (start, end)


def _is_organisation(name: str) -> bool:
    return bool(_ORGANISATION.fullmatch(name)) and not _PERSON.search(name) and not _NO_PUBLISHER.search(name)


def _in_text(scenes: list[Scene], name: str) -> Sourced[str] | None:
    """The name where the text has it, from the end of the report backwards, where imprints stand."""
    for scene in (scenes[-1], scenes[0], *scenes[1:-1]):
        at = scene.text.rfind(name)
        if at >= 0:
            return scene.sourced(at, at + len(name), name, 0.85, "report.publisher")
    return None


def _may_publish(match: re.Match[str]) -> bool:
    """False for persons, learned societies and single words."""
    name = match.group("name")
    if _BYLINE.search(match.group()) and name.count(" ") == 1 and not _is_organisation(name):
        return False
    return " " in name and not _PERSON.search(name) and not _NO_PUBLISHER.search(name)


def _named(scene: Scene, start: int, end: int) -> Sourced[str]:
    start, end = _fuller(scene, start, end)
    return scene.sourced(start, end, scene.text[start:end], 0.8, "report.publisher")


def _imprints(scenes: list[Scene]) -> Iterator[Sourced[str]]:
    """Where an imprint names who publishes; the surest first."""
    for pattern in _IMPRINT:
        for i in dict.fromkeys((len(scenes) - 1, 0)):
            for match in pattern.finditer(scenes[i].text):
                if _may_publish(match):
                    yield _named(scenes[i], *match.span("name"))


def _at_edges(scenes: list[Scene]) -> Iterator[Sourced[str]]:
    """Where an organisation that publishes is named at the beginning or end of the report."""
    first, last = scenes[0], scenes[-1]
    for scene, start, end in ((first, 0, _EDGES), (last, max(0, len(last.text) - _EDGES), len(last.text))):
        for match in _ORGANISATION.finditer(scene.text, start, end):
            line = scene.text.rfind("\n", 0, match.start()) + 1
            alone = match.start() - line < 60 and "." not in scene.text[line : match.start()].rstrip()[-1:]
            alone = alone and not re.match(r"[’']?s?,? [a-z]", scene.text[match.end() : match.end() + 5])
            if alone and _is_organisation(match.group()) and not scene.in_table(match.start()):
                yield _named(scene, *match.span())
