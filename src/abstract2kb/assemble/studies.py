"""Studies: the trial or experiment that an article reports: registry ids, phase, design, enrollment, follow-up, age.

In a report on several assets each registry number that belongs to one asset is a study of its own; else the article is one study.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from abstract2kb.assemble import development
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.scene import Scene, merged
from abstract2kb.assemble.study_rows import trial_rows
from abstract2kb.assemble.values import Gathered, Reading
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.numerals import WORD_NUMBER, integer
from abstract2kb.records import Asset, Duration, Role, Sourced, Study, content_id

__all__ = ["studies"]

_DESIGN = {
    "randomized": r"\brandomi[sz]ed\b",
    "double-blind": r"\bdouble[- ]blind(?:ed)?\b",
    "open-label": r"\bopen[- ]label(?:led)?\b",
    "single-arm": r"\b(?:single|one)[- ]arm\b",
    "multicenter": r"\bmulti-?(?:cent(?:er|re)|national|institutional)\b",
    "placebo-controlled": r"\bplacebo[- ]controlled\b",
    "retrospective": r"\bretrospective(?:ly)?\b",
    "prospective": r"\bprospective(?:ly)?\b",
    "dose-escalation": r"\bdose[- ]escalation\b",
    "dose-expansion": r"\bdose[- ]expansion\b",
    "non-randomized": r"\bnon-?randomi[sz]ed\b",
    "phase 3 non-inferiority": r"\bnon-?inferiority\b",
    "crossover": r"\bcross-?over\b",
    "basket": r"\bbasket (?:trial|study)\b",
    "umbrella": r"\bumbrella (?:trial|study)\b",
    "first-in-human": r"\bfirst[- ]in[- ]human\b",
    "investigator-initiated": r"\binvestigator[- ]initiated\b",
    "observational": r"\bobservational\b",
    "meta-analysis": r"\bmeta-?analysis\b",
    "real-world": r"\breal[- ]world\b",
}
_N = rf"(?<![\w./-])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}(?![\d.]*%)|{WORD_NUMBER})"
_MODIFIER = (
    r"(?:(?!(?:was|were|is|are|to|of|and|with|had|has|in|for|by|who|that|which|months?|weeks?|days?"
    r"|years?|cycles?|doses?|mg|sites?|cent(?:er|re)s?)\b)[A-Za-z][A-Za-z0-9+/-]*\s)"
)
_WHO = rf"{_MODIFIER}{{0,5}}?(?:patients|pts|participants|subjects|women|men|children|individuals|cases)\b"
_ENROLLED = (
    r"(?:enrolled|randomi[sz]ed|included|recruited|treated|accrued|registered|analy[sz]ed|evaluated"
    r"|identified|received|assigned|underwent|dosed|studied|entered)"
)
ENROLLMENT = (
    (
        0.95,
        re.compile(
            rf"\b{_N} {_WHO}(?:\([^()]{{0,40}}\)|[^.;()]){{0,60}}?\b(?:were|was|have been|had been|has been)?\s?(?:\w+ly "
            rf")?{_ENROLLED}\b",
            re.IGNORECASE,
        ),
    ),
    (0.93, re.compile(rf"\b(?:[Aa] total of|[Oo]verall,|[Ii]n total,?|[Aa]ltogether,?|[Aa]mong(?: the)?|[Bb]etween [^.;]{{4,50}},) {_N} {_WHO}")),
    (0.9, re.compile(rf"\b(?:enrolled|randomi[sz]ed|recruited|included|treated|accrued|registered) (?:a total of )?{_N} {_WHO}", re.IGNORECASE)),
    (0.8, re.compile(rf"(?:^|(?<=\n)|(?<=[.;:,] ))[Oo]f (?:the |all )?{_N} {_WHO}")),
    (0.75, re.compile(rf"(?<!% of )(?<!\bof )\b{_N} (?!\S*evaluable){_WHO}[,.;:( ]", re.IGNORECASE)),
    (0.7, re.compile(r"\([Nn]\s?=\s?(?P<n>\d{2,5})\)")),
)
_NOT_ENROLLED = re.compile(
    r"\bplanned\b|\bwill\b|\bup to\b|approximately \d+ (?:patients|pts) will|sample size|\bgoal\b|\brequired\b"
    r"|\bneeded\b|\bpooled\b|\bscreened\b|\beach year\b|\bworldwide\b|per year|\bto enrol|\bpower\b",
    re.IGNORECASE,
)
_FOLLOW_UP = re.compile(
    r"\bmedian (?:duration of )?(?:follow-?\s?up|observation)(?: \(?(?:time|duration|period|FU)\)?)?(?: "
    r"\([^()]{1,12}\))?(?: for [^.;,]{1,40}| among [^.;,]{1,40})?(?: was| of|:|,| is| time was| =)?(?: "
    r"\([^)]{1,30}\))? (?P<v>\d+(?:[.·]\d+)?)[ -]?(?P<u>months?|mos?\.?|m|years?|yrs?|y|weeks?|wks?"
    r"|days?|d)\b"
    r"|\b(?:median )?follow-?\s?up (?:of|was|period of) (?P<v2>\d+(?:[.·]\d+)?) (?P<u2>months?|mos?|years?|yrs?|weeks?|days?)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\bmedian age(?: \([^()]{1,20}\))?(?: was| of|:|,| is| =| at [^.;,\d]{1,30} was)? ?(?P<v>\d{1,3}(?:\.\d+)?)(?![\d%])", re.IGNORECASE
)
_UNITS = {"m": "months", "d": "days", "w": "weeks", "y": "years"}
_TRIAL_NAME = r"(?:[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*(?:-[A-Z]?[A-Za-z]*\d{1,4}[A-Z]?)?|[A-Z][a-z]+-\d{1,4}|[A-Z]-\d{2,4}-\d{2,3})"
_ACRONYM = re.compile(
    rf"(?:\(|\b(?:the|[Ii]n|of|from)(?: (?:randomi[sz]ed|open-label|double-blind|pivotal|global|multicenter"
    rf"|phase \S+|single-arm|earlier)(?:,| )*)* )(?P<name>{_TRIAL_NAME})\)?"
    r"(?= (?:trial|study)\b(?!\s?(?:period|drug|treatment))|, (?:an?|the) [^.;,]{0,40}\b(?:trial|study)\b)"
    rf"|(?:^|(?<=\n)|(?<=\. ))(?P<first>{_TRIAL_NAME}), an? [^.;]{{0,50}}\b(?:trial|study)\b"
)


def studies(scene: Scene, named: Sequence[Named], assets: Sequence[Asset]) -> list[Study]:
    """The studies of an article; `assets` by entity number."""
    here = {n.entity for n in named}
    numbers = _numbers(scene)
    owned = {t.value: i for i in sorted(here) for t in assets[i].trials}
    owners = {owned[n] for n in numbers if n in owned}
    rows = trial_rows(scene)
    if len(owners) > 1 or len(rows) > 1:
        return _by_trial(scene, named, assets, numbers, owned, rows)
    subjects = tuple(assets[i].id for i in sorted(here) if assets[i].role in (Role.SUBJECT, Role.PARTNER))
    fields = _fields(scene, 0, len(scene.text))
    if not numbers and not any(fields[key] for key in ("phase", "enrollment", "median_follow_up", "design")):
        return []
    ids = tuple(r.many()[0] for r in numbers.values())
    evidence = merged(*(s.evidence for s in ids), *(fields[k].evidence for k in ("phase", "enrollment") if fields[k]))
    return [
        Study(
            id=_id(scene, "article"),
            article=scene.article_id,
            registry_ids=ids,
            assets=subjects,
            conditions=_conditions(scene),
            evidence=evidence,
            **fields,
        )
    ]


def _id(scene: Scene, key: str) -> str:
    return content_id("study", scene.source.report.id, scene.article_id, key)


def _numbers(scene: Scene) -> dict[str, Gathered[str]]:
    """Registry numbers of the article, by value."""
    found: dict[str, Gathered[str]] = {}
    for mention in scene.mentions:
        if mention.label == Label.TRIAL_ID:
            for reading in development.trials(scene, mention):
                found.setdefault(reading.value, Gathered()).add(reading)
    return found


def _by_trial(
    scene: Scene,
    named: Sequence[Named],
    assets: Sequence[Asset],
    numbers: dict[str, Gathered[str]],
    owned: dict[str, int],
    rows: dict[str, dict[str, Any]],
) -> list[Study]:
    """One study per registry number, with the facts of the words around it, or else of its asset's paragraph."""
    found = []
    for number, readings in numbers.items():
        asset = assets[owned[number]] if number in owned else None
        fields = _fields_around(scene, number)
        if asset is not None:
            if not fields.get("phase") and asset.stage and asset.stage.value.value.startswith("Phase"):
                fields["phase"] = asset.stage
            if not _stands_in_prose(scene, number) and len(asset.trials) == 1:
                fields |= _paragraph_fields(scene, named, owned[number])
        row = rows.get(number, {})
        fields |= {key: value for key, value in row.items() if key == "arms" or not fields.get(key)}
        given = tuple(dict.fromkeys(i for arm in row.get("arms", ()) for i in arm.assets))
        source = readings.many()[0]
        found.append(
            Study(
                id=_id(scene, number),
                article=scene.article_id,
                registry_ids=(source,),
                assets=given or ((asset.id,) if asset else ()),
                conditions=asset.conditions if asset else (),
                evidence=source.evidence,
                **fields,
            )
        )
    return found


def _in_prose(scene: Scene, number: str) -> list[Mention]:
    return [m for m in scene.mentions if m.label == Label.TRIAL_ID and m.id == number and not scene.in_table(m.start)]


def _stands_in_prose(scene: Scene, number: str) -> bool:
    return bool(_in_prose(scene, number))


def _fields_around(scene: Scene, number: str) -> dict[str, Any]:
    """The facts of the paragraph that names a registry number, or of the sentence alone where the paragraph names several."""
    mentions = _in_prose(scene, number)
    if not mentions:
        return {}
    start, end = _line(scene, mentions[0].start)
    others = {m.id for m in scene.within(start, end, Label.TRIAL_ID)}
    if len(others) > 1 or len({scene.text[a:b] for a, b in _acronyms(scene, start, end)}) > 1:
        sentence = scene.sentence_at(mentions[0].start)
        start, end = sentence.start, sentence.end
        if len({m.id for m in scene.within(start, end, Label.TRIAL_ID)}) > 1:
            return {}
    return _fields(scene, start, end)


def _line(scene: Scene, offset: int) -> tuple[int, int]:
    """The paragraph that holds an offset."""
    end = scene.text.find("\n", offset)
    return scene.text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(scene.text)


def _paragraph_fields(scene: Scene, named: Sequence[Named], entity: int) -> dict[str, Any]:
    """The facts of patients in the paragraph that names an asset most often; none where its paragraphs speak of several trials."""
    lines = _paragraphs(scene, named, entity)
    acronyms = {scene.text[a:b] for line in lines for a, b in _acronyms(scene, *line)}
    best = max(lines, key=lambda k: lines[k], default=None)
    if len(acronyms) > 1 or best is None or lines[best] < 2:
        return {}
    return {k: v for k, v in _fields(scene, *best).items() if k != "phase"}


def _paragraphs(scene: Scene, named: Sequence[Named], entity: int) -> dict[tuple[int, int], int]:
    """The paragraphs outside tables that name an asset, with how often they do."""
    lines: dict[tuple[int, int], int] = {}
    for name in named:
        if name.entity == entity and not scene.in_table(name.start):
            line = _line(scene, name.start)
            lines[line] = lines.get(line, 0) + 1
    return lines


def _fields(scene: Scene, start: int, end: int) -> dict[str, Any]:
    return {
        "phase": development.study_phase(scene, start, end),
        "design": _designs(scene, start, end),
        "enrollment": _enrollment(scene, start, end),
        "median_follow_up": _follow_up(scene, start, end),
        "median_age": _median_age(scene, start, end),
        "acronym": _acronym(scene, start, end),
    }


def _designs(scene: Scene, start: int, end: int) -> tuple[Sourced[str], ...]:
    found = []
    for name, form in _DESIGN.items():
        match = re.compile(form, re.IGNORECASE).search(scene.text, start, end)
        if match and not scene.text[max(0, match.start() - 4) : match.start()].lower().endswith("non-"):
            found.append(scene.sourced(*match.span(), name, 0.85, "studies.design"))
    return tuple(found)


def _enrollment(scene: Scene, start: int, end: int) -> Sourced[int] | None:
    """The headline number of patients: the statement of the strongest form, the first of equals."""
    for confidence, pattern in ENROLLMENT:
        for match in pattern.finditer(scene.text, start, end):
            sentence = scene.sentence_at(match.start())
            value = integer(match.group("n"))
            if value < 3 or _NOT_ENROLLED.search(scene.text, sentence.start, min(match.end() + 10, sentence.end)):
                continue
            if scene.in_table(match.start()):
                continue
            return scene.sourced(*match.span("n"), value, confidence - 0.1, "studies.enrollment")
    return None


def _follow_up(scene: Scene, start: int, end: int) -> Sourced[Duration] | None:
    match = _FOLLOW_UP.search(scene.text, start, end)
    if match is None:
        return None
    value, unit = (match.group("v"), match.group("u")) if match.group("v") else (match.group("v2"), match.group("u2"))
    duration = Duration(value=float(value.replace("·", ".")), unit=_UNITS[unit[0].lower()])
    return scene.sourced(*match.span(), duration, 0.9, "studies.follow_up")


def _median_age(scene: Scene, start: int, end: int) -> Sourced[float] | None:
    match = _AGE.search(scene.text, start, end)
    return scene.sourced(*match.span(), float(match.group("v")), 0.9, "studies.age") if match else None


def _acronym(scene: Scene, start: int, end: int) -> Sourced[str] | None:
    """The name of the trial, where only one is named."""
    names = _acronyms(scene, start, end)
    if len({scene.text[a:b] for a, b in names}) != 1:
        return None
    return scene.sourced(*names[0], scene.text[slice(*names[0])], 0.7, "studies.acronym")


def _acronyms(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """Where trials are named; drugs, targets and cell lines are no trials."""
    spans = [m.span("name") if m.group("name") else m.span("first") for m in _ACRONYM.finditer(scene.text, start, end)]
    return [s for s in spans if not scene.within(*s, Label.DRUG, Label.TARGET, Label.CONDITION, Label.STAGE, Label.TRIAL_ID, Label.COMPANY)]


def _conditions(scene: Scene) -> tuple[Sourced[str], ...]:
    gathered: Gathered[str] = Gathered()
    for sentence in scene.prose():
        for mention in development.conditions(scene, sentence):
            gathered.add(Reading(mention.id, scene.raw(mention.start, mention.end), 0.7, scene.evidence(mention.start, mention.end, mention.rule)))
    return gathered.many()
