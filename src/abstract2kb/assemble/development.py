"""How far an asset is: stage, trials, conditions and routes, from its table row and the sentences that name it.

"Phase II trial of nemvaleukin alfa" is its stage, "NKTR 214 is the most advanced (Phase III)" too; "preclinical data of A (...), B (...), and C"
is the stage of all three. A number that its link corrects ("NCT4303858" to NCT04303858) is kept with both forms.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.values import Reading
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import EvidenceKind, Issue, Severity, Sourced, Stage

__all__ = [
    "BARE_CONDITIONS",
    "EXPECTED",
    "TrialReading",
    "conditions",
    "is_tested",
    "malformed_ids",
    "routes",
    "stages",
    "study_phase",
    "trial_reading",
    "trials",
]

_OF = regex(
    r"^[\s,]*(?:\(?\w+-?\w*\)?\s){0,4}?(?:trials?|stud(?:y|ies)|data|results?|findings?|development"
    r"|testing|programs?|programmes?|evaluation|assessment|asset|candidate|agent)?[^.;()]{0,25}?\b(?:of"
    r"|for|with|evaluating|investigating|testing|on|from|in)\s(?:the |an? |[A-Z][\w/&]+['’]s )*$"
)
_AFTER_NAME = regex(
    r"^,?\s?(?:(?:which|that|also|currently|now|recently|already|is|are|was|has|have|been|being|entered"
    r"|in|into|an?|the|most|advanced|at|evaluated|tested|investigated|under|reached|"
    r"completed|ongoing|advancing|to|and|moving|studied|global|multicenter|randomi[sz]ed|open-label|first)\s){0,10}\(?$"
)
EXPECTED = regex(r"[^.;\n]{0,60}\b(?:expected|likely|awaited|pending|withdrawn|revoked|rejected|possible|looms?)\b")
"""After an approval that is none yet, or no more."""
_LIST_GAP = regex(r"(?:\s?\([^()]*(?:\([^()]*\)[^()]*)*\))?(?:,? and |, (?:and )?|/)(?:[A-Z][\w&/.]+(?: [A-Z][\w&.]+)?['’]s )?")
_TREATED = Sought(
    r"(?:patients?|pts|participants|subjects|treatment of|therapy of|adults|children|women|men|indicated "
    r"for|trial (?:in|of|for)|study (?:in|of|for)|cohort of|efficacy in|activity in|for|in|with)\s(?:\w+ "
    r")?(?:with\s|who (?:have|had)\s)?(?:[\w/+-]+[ ,]+){0,6}$",
    re.IGNORECASE,
)
_MODELLED = regex(r"[\s-]*(?:\w+\s)?(?:models?|xenografts?|cell lines?|cells|mice|mouse|tumou?r-bearing|organoids?)\b", re.IGNORECASE)
_PRIOR = Sought(r"(?:history of|\b(?:prior|previous)|risk of|model|xenograft|cell line|unlike)\W*$", re.IGNORECASE)

_OTHER_STUDY = regex(
    r"\b(?:previous(?:ly)?|prior|recent(?:ly)?|earlier|another|other|subsequent|future|planned|upcoming"
    r"|pivotal|ongoing|large|(?:results?|data) (?:of|from) (?:the|a)|based on(?: the)?|"
    r"established|shown|demonstrated|has been|have been|had been|reported) (?:[\w-]+,? ){0,6}$",
    re.IGNORECASE,
)
_ANNOUNCES = regex(r"\b(?:announce[sd]?|announcing|interim|top-?line|updated|final)\b", re.IGNORECASE)
_EARLIER = regex(r"\b(?:previous(?:ly)?|prior|earlier|based on|historical)\b", re.IGNORECASE)
"""Around the results of a study that a text tells itself: "announced results from the phase 2 trial", not "based on the interim results of"."""
_LATER_STUDY = Sought(
    r"\b(?:ongoing|underway|under way|warranted|planned|being planned|"
    r"(?:has|have|was|were) (?:(?:now|recently|also|already|since|therefore) )?(?:been )?(?:initiated|begun|started|launched|"
    r"activated)|will be|is recruiting|to further|is needed|are needed)\b",
    re.IGNORECASE,
)
_THIS_STUDY = regex(r"\b(?:this|we|our|herein|present|conducted|designed|is an?|was an?|here)\b", re.IGNORECASE)


BARE_CONDITIONS = frozenset({"cancer", "carcinoma", "tumor", "tumour", "neoplasm", "malignancy"})
"""Words for any disease: they name no indication."""


@dataclass(frozen=True, slots=True)
class TrialReading:
    """A registry number as it stands: normalised value or None when it cannot be trusted, and whether a link mended it."""

    value: str | None
    mention: Mention
    link: str | None


def trial_reading(scene: Scene, mention: Mention) -> TrialReading:
    """The number of a TRIAL_ID mention, mended by the link behind it where its length is wrong."""
    if mention.value != "malformed":
        return TrialReading(mention.id, mention, None)
    offset = scene.source.offset
    cell = scene.source.report.cell_at(offset + mention.start)
    links = list(scene.source.report.links_at(offset + mention.start, offset + mention.end)) or list(cell[1].links if cell else ())
    for link in links:
        number = re.search(r"NCT\d{8}(?!\d)", link)
        if number:
            return TrialReading(number.group(), mention, link)
    return TrialReading(None, mention, None)


def trials(scene: Scene, mention: Mention) -> list[Reading[str]]:
    """The mention as a Sourced reading; empty when the number is malformed and nothing mends it."""
    reading = trial_reading(scene, mention)
    if reading.value is None:
        return []
    kind = EvidenceKind.LINK if reading.link else None
    rule = "trial_ids.link" if reading.link else mention.rule
    confidence = 0.9 if reading.link else 0.98
    return [Reading(reading.value, scene.raw(mention.start, mention.end), confidence, scene.evidence(mention.start, mention.end, rule, kind))]


def malformed_ids(scene: Scene) -> list[Issue]:
    """An Issue for each registry number of the wrong length, saying whether its link mended it."""
    issues = []
    for mention in scene.mentions:
        if mention.label != Label.TRIAL_ID or mention.value != "malformed":
            continue
        reading = trial_reading(scene, mention)
        words = scene.raw(mention.start, mention.end)
        cure = f"its link gives {reading.value}" if reading.value else "no link corrects it; left out"
        evidence = scene.evidence(mention.start, mention.end, mention.rule)
        issues.append(
            Issue(
                code="trial_id.malformed",
                severity=Severity.WARNING,
                message=f"{words} has {len(re.sub(r'[^0-9]', '', words))} digits where a ClinicalTrials.gov number has 8; {cure}",
                page=evidence[0].page,
                evidence=evidence,
            )
        )
    return issues


def stages(scene: Scene, named: Sequence[Named]) -> Iterable[tuple[int, Reading[Stage]]]:
    """(entity, stage) from the prose: a stage before a name that it governs, or after it in the same clause."""
    for mention in scene.mentions:
        if mention.label != Label.STAGE or scene.in_table(mention.start):
            continue
        if mention.rule == "stages.word" and EXPECTED.match(scene.text, mention.end):
            continue
        sentence = scene.sentence_at(mention.start)
        names = [n for n in named if sentence.start <= n.start and n.end <= sentence.end]
        confidence = 0.85 if mention.rule == "stages.phase" else 0.7
        for entity in _governed(scene, names, mention) or _preceding(scene, names, mention):
            raw = scene.raw(mention.start, mention.end)
            yield entity, Reading(mention.value, raw, confidence, scene.evidence(mention.start, mention.end, mention.rule))


def _governed(scene: Scene, names: Sequence[Named], mention: Mention) -> list[int]:
    """The list of names after "Phase II trial of" or "preclinical data of"."""
    after = [n for n in names if n.start >= mention.end]
    if not after or not _OF.search(scene.text[mention.end : after[0].start]):
        return []
    found = [after[0]]
    for name in after[1:]:
        if not _LIST_GAP.fullmatch(scene.text[found[-1].end : name.start]):
            break
        found.append(name)
    return list(dict.fromkeys(n.entity for n in found))


def _preceding(scene: Scene, names: Sequence[Named], mention: Mention) -> list[int]:
    """The name right before "(Phase III)" or "is in Phase II"."""
    before = [n for n in names if n.end <= mention.start]
    if not before:
        return []
    gap = re.sub(r"\s?\([^()]*\)", "", scene.text[before[-1].end : mention.start])
    return [before[-1].entity] if len(gap) < 60 and _AFTER_NAME.match(gap) else []


def conditions(scene: Scene, sentence: Sentence) -> list[Mention]:
    """The conditions of the patients that a sentence speaks of."""
    found = []
    for mention in scene.within(sentence.start, sentence.end, Label.CONDITION):
        before = scene.text[max(sentence.start, mention.start - 90) : mention.start]
        if _TREATED.search(before) and is_tested(scene, mention, sentence.start):
            found.append(mention)
    return found


def is_tested(scene: Scene, mention: Mention, start: int) -> bool:
    """False for a condition that is history, a risk, or a model; `start` is where the sentence begins."""
    before = scene.text[max(start, mention.start - 90) : mention.start]
    return not _PRIOR.search(before) and not _MODELLED.match(scene.text, mention.end)


def routes(scene: Scene, sentence: Sentence) -> list[Mention]:
    """The routes of administration that a sentence names."""
    return scene.within(sentence.start, sentence.end, Label.ROUTE)


def study_phase(scene: Scene, start: int, end: int, skip: Collection[int] = ()) -> Sourced[Stage] | None:
    """The phase of the study itself: of "this phase 2 study" before one that is only mentioned; `skip` are sentences of other studies."""
    best: tuple[float, Any] | None = None
    for mention in scene.within(start, end, Label.STAGE):
        if mention.rule != "stages.phase":
            continue
        sentence = scene.sentence_at(mention.start)
        if sentence.index in skip:
            continue
        before = scene.text[sentence.start : mention.start]
        after = scene.text[mention.end : mention.end + 40]
        score = (
            0.6
            + 0.2 * bool(_THIS_STUDY.search(before))
            - 0.4 * bool(_OTHER_STUDY.search(before) and not (_ANNOUNCES.search(before) and not _EARLIER.search(before)))
            + 0.1 * bool(re.match(r"[^.;]{0,30}\b(?:trial|study)\b", after))
        )
        score -= 0.3 * bool(_LATER_STUDY.search(scene.text, mention.end, sentence.end) and not _THIS_STUDY.search(before))
        score -= 0.2 * bool(re.match(r"\s(?:trials|studies)\b", after))
        score -= 0.15 * bool(re.match(r"\s?\)?\s?(?:part|portion|dose|is ongoing)", after))
        if score >= 0.45 and (best is None or score > best[0] + 1e-9):
            best = (score, mention)
    if best is None:
        return None
    mention = best[1]
    return scene.sourced(mention.start, mention.end, mention.value, min(0.95, best[0]), mention.rule)
