"""Findings in animals and cells: which asset, which effect, which way, in what model, against what.

"A with B (...) demonstrated a significantly decreased tumor volume, increased survival, and CAR-T cell expansion in a ... Raji mouse model" is three
findings. A purpose ("to reduce potency"), a hope ("may enhance") and a result in patients are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from abstract2kb.assemble.combinations import sentence_assets
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label
from abstract2kb.records import Direction, PreclinicalFinding, content_id

__all__ = ["findings"]

_DOWN = (
    r"reduc(?:ed|es|e|ing)|decreas(?:ed|es|e|ing)|inhibit(?:ed|s|ing)?|suppress(?:ed|es|ing)?|delay(?:ed"
    r"|s|ing)?|regressed|diminish(?:ed|es)?|lower(?:ed|s|ing)|"
    r"attenuat(?:ed|es)|eradicat(?:ed|es)|shr[aiu]nk|abrogat(?:ed|es)|deplet(?:ed|es)|slow(?:ed|s)|block(?:ed|s)|impair(?:ed|s)|downregulat(?:ed|es)|"
    r"(?:reduction|decrease|inhibition|suppression|regression|depletion|delay|eradication|downregulation|clearance)s? (?:in|of)"
)
_UP = (
    r"increas(?:ed|es|e|ing)|enhanc(?:ed|es|e|ing)|prolong(?:ed|s|ing)|improv(?:ed|es|ing)|expand(?:ed"
    r"|s|ing)|induc(?:ed|es|ing)|promot(?:ed|es|ing)|elevat(?:ed|es)|augment(?:ed|s)|"
    r"boost(?:ed|s)|activat(?:ed|es)|stimulat(?:ed|es)|upregulat(?:ed|es)|potentiat(?:ed|es)|extend(?:ed"
    r"|s)|restor(?:ed|es)|superior|stronger|higher|longer|"
    r"(?:increase|enhancement|prolongation|improvement|expansion|induction|elevation|augmentation|activation"
    r"|stimulation|upregulation|restoration)s? (?:in|of)"
)
_DIRECTION = re.compile(rf"(?<!to )(?<!to significantly )\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b", re.IGNORECASE)
_OUTCOME_NOUN = re.compile(
    r"(?P<effect>(?:[A-Za-z0-9α-ω+/-]+ ){0,4}(?:(?P<up>activation|proliferation|expansion|infiltration"
    r"|induction|production|release|secretion|cytotoxicity|killing|persistence|accumulation|exhaustion)"
    r"|(?P<down>regressions?|inhibition|depletion|suppression|clearance|eradication))"
    r"(?: and (?:activation|proliferation|expansion|infiltration|production|release|killing|cytotoxicity"
    r"|persistence))?)(?: of [^,.;]{3,40}?)? (?:was|were) (?:also |consistently |clearly )?(?:observed"
    r"|seen|noted|detected|demonstrated|found|shown|achieved)",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(?:did not|does not|do not|didn['’]t) (?:show|induce|cause|result in|lead to|exhibit|trigger"
    r"|have|reveal|promote)\b(?: any)?(?: (?:evidence|signs?) of)?|\bno (?:evidence|signs?|indication) "
    r"of|\bwithout (?:any )?(?:evidence|signs?) of|\bwithout (?:inducing|causing)",
    re.IGNORECASE,
)
_UNCHANGED = re.compile(
    r"\b(?:had no (?:significant )?(?:effect|impact) on|did not (?:affect|alter|change|impact)|no (?:significant "
    r")?(?:change|difference)s? (?:in|of))",
    re.IGNORECASE,
)
_PRECLINICAL = re.compile(
    r"\bpre-?clinical|\bin vitro\b|\bin vivo\b|\bex vivo\b|\bmouse\b|\bmice\b|\bmurine\b|\bxenograft"
    r"|\b(?:animal|tumou?r|syngeneic|PDX|rat|humani[sz]ed|mouse) models?\b|\bcynomolgus|\bcell lines?\b"
    r"|\bnon-?human primate|\bmonkeys?\b|\brats\b|\borganoid|tumou?r-bearing",
    re.IGNORECASE,
)
_CLINICAL = re.compile(
    r"\bpatients?\b|\bpts\b|\bORR\b|\bPFS\b|\bphase (?:I|1|2|3)|\bclinical trial\b|\bvolunteers\b|\benrolled\b"
    r"|\bDLTs?\b|\bgrade [1-5≥]",
    re.IGNORECASE,
)
_HOPE = re.compile(
    r"\b(?:may|might|could|would|will|can|should|potential(?:ly)? to|expected to|aim\w* to|designed "
    r"to|hypothesi\w+|trends indicate)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s(?:in|as|compared|versus|vs\.?|with|by|when|relative|than|over|at|after|following|upon|across"
    r"|through|via|from|on|while|which|that|but|is|are|was|were|to|against|during|for|resulting|leading"
    r"|without)\b|[;.(\n\t]|, (?=(?:which|while|with|and (?:was|were|showed)|but)\b)"
)
_SPLIT = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s")
_LEAD = re.compile(
    r"^(?:(?:a|an|the|of|in|any|both|also|significant(?:ly)?|robust(?:ly)?|marked(?:ly)?|strong(?:ly)?"
    r"|potent(?:ly)?|dose-dependent(?:ly)?|further|substantial(?:ly)?|and|more|greatly|evidence|signs?)\s)+",
    re.IGNORECASE,
)
_OBSERVED = re.compile(r"\b(?:was|were|showed|demonstrated|resulted|led|induced|inhibited|exhibited|reduced|increased|enhanced)\b", re.IGNORECASE)
_TURNED = re.compile(
    r"(?:significantly |markedly |substantially )?(?:(?P<down>lower|reduced|decreased|less|fewer)|(?:higher"
    r"|increased|elevated|greater|more))\s(?:(?:levels?|amounts?|rates?) of )?",
    re.IGNORECASE,
)
"""In "induced significantly lower levels of IL-6" the second word gives the direction."""
_COMPARATOR = re.compile(
    r"\b(?:as )?(?:compared (?:to|with)|versus|vs\.?|relative to|over|than|in comparison (?:to|with))\s(?P<what>[^.;\n]{2,80}?)(?=(?P<resp>,? "
    r"respectively)|[.;,)\n]|$| in | and (?:was|were) )",
    re.IGNORECASE,
)
_MODEL = re.compile(r"(?:[A-Za-z0-9/-]+ ){0,6}(?:models?|mice|xenografts?|monkeys|macaques|cell lines?|organoids?|rats)\b", re.IGNORECASE)
_MODEL_LEAD = re.compile(
    r"^.*\b(?:in|of|using|with|across|from|to|bearing|against|and|as|on|by)\s(?:an?\s|the\s|several\s"
    r"|diverse\s|multiple\s)?",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"^(?:treatment|exposure|dosing|incubation|administration|therapy|potency|tolerability|dose|data"
    r"|results|study|studies|activity|half-li\w+|risk|need|interest|it|them|this|level|levels|ability"
    r"|response|efficacy and safety)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Effect:
    """An effect as read: words at start:end, the way it went, whether called significant."""

    words: str
    start: int
    end: int
    direction: Direction
    significant: bool | None
    rule: str


def findings(scene: Scene, named: Sequence[Named], ids: Sequence[str]) -> list[PreclinicalFinding]:
    """The findings of an article; `ids` are the asset ids by entity number."""
    found: list[PreclinicalFinding] = []
    for sentence in scene.prose():
        if not _speaks_of_models(scene, sentence):
            continue
        assets = _given_together(scene, named, sentence)
        if assets:
            for effect in _effects(scene.text, sentence):
                found += _records(scene, sentence, effect, assets, ids)
    return list({f.id: f for f in found}.values())


def _speaks_of_models(scene: Scene, sentence: Sentence) -> bool:
    """True for a sentence about models: by its own words, or by those of the sentences before it in the paragraph."""
    text = scene.text
    words = text[sentence.start : sentence.end]
    if _CLINICAL.search(words) or _HOPE.search(words):
        return False
    if _PRECLINICAL.search(words):
        return True
    line = text.rfind("\n", 0, sentence.start) + 1
    for earlier in reversed([s for s in scene.sentences if line <= s.start < sentence.start]):
        before = text[earlier.start : earlier.end]
        if _CLINICAL.search(before):
            return False
        if _PRECLINICAL.search(before):
            return True
    return False


def _given_together(scene: Scene, named: Sequence[Named], sentence: Sentence) -> list[int]:
    """The sentence's assets, without those that are only compared with."""
    comparator = _COMPARATOR.search(scene.text, sentence.start, sentence.end)
    limit = comparator.start() if comparator else sentence.end
    own = list(dict.fromkeys(n.entity for n in named if sentence.start <= n.start < limit))
    if own or not _OBSERVED.search(scene.text, sentence.start, sentence.end):
        return own
    return sentence_assets(scene, named, sentence)


def _effects(text: str, sentence: Sentence) -> list[_Effect]:
    absent = [
        e
        for pattern, way in ((_ABSENT, Direction.ABSENT), (_UNCHANGED, Direction.UNCHANGED))
        for m in pattern.finditer(text, sentence.start, sentence.end)
        for e in _listed(text, sentence, m.end(), way, None)
    ]
    taken = [(e.start, e.end) for e in absent]
    found = list(absent)
    reach = sentence.start
    for match in _DIRECTION.finditer(text, sentence.start, sentence.end):
        if match.start() < reach or any(a - 40 <= match.start() < b for a, b in taken):
            continue
        way = Direction.DECREASED if match.group("down") else Direction.INCREASED
        listed = _listed(text, sentence, match.end(), way, _significance(text, sentence, match.start()))
        found += listed
        reach = max([reach, *(e.end for e in listed)])
    for match in _OUTCOME_NOUN.finditer(text, sentence.start, sentence.end):
        way = Direction.DECREASED if match.group("down") else Direction.INCREASED
        start = match.start("effect") + len(match.group("effect")) - len(_tail(match.group("effect")))
        if not any(e.start < match.end("effect") and start < e.end for e in found):
            found.append(_Effect(_tail(match.group("effect")), start, match.end("effect"), way, None, "preclinical.observed"))
    return [e for e in found if not _NOISE.match(e.words) and any(c.isalpha() for c in e.words)]


def _tail(words: str) -> str:
    """An effect without what introduces it: "effects including lymphocyte activation" -> "lymphocyte activation"."""
    return re.split(r"\b(?:including|such as|of|with|and tumou?r PD effects)\s", words)[-1]


def _significance(text: str, sentence: Sentence, at: int) -> bool | None:
    near = text[max(sentence.start, at - 30) : at + 60]
    if re.search(r"not (?:statistically )?significant", near, re.IGNORECASE):
        return False
    return True if re.search(r"significant", near, re.IGNORECASE) else None


def _listed(text: str, sentence: Sentence, at: int, way: Direction, significant: bool | None) -> list[_Effect]:
    """The effects after a word of direction, each item of a list with its own direction where it has one."""
    lead = re.compile(r"\s?(?:in|of|the|a|any)?(?:\s(?:the|a|any))?\s").match(text, at)
    start = lead.end() if lead else at
    if turned := _TURNED.match(text, start):
        way = Direction.DECREASED if turned.group("down") else Direction.INCREASED
        start = turned.end()
    stop = _STOP.search(text, start, sentence.end)
    end = stop.start() if stop else sentence.end
    found, cursor = [], start
    for separator in [*_SPLIT.finditer(text, start, end), None]:
        item_end = separator.start() if separator else end
        effect = _item(text, cursor, item_end, way, significant)
        if effect:
            found.append(effect)
            way = effect.direction
        cursor = separator.end() if separator else end
    return found


def _item(text: str, start: int, end: int, way: Direction, significant: bool | None) -> _Effect | None:
    words = text[start:end]
    own = _DIRECTION.match(words)
    if own and len(words) > own.end() + 1:
        way = Direction.DECREASED if own.group("down") else Direction.INCREASED
        start += own.end() + 1
    cut = _LEAD.match(text[start:end])
    start += cut.end() if cut else 0
    while end > start and text[end - 1] in " ,.:":
        end -= 1
    words = text[start:end]
    return _Effect(words, start, end, way, significant, "preclinical.direction") if 3 <= len(words) <= 80 else None


def _records(scene: Scene, sentence: Sentence, effect: _Effect, assets: Sequence[int], ids: Sequence[str]) -> Iterable[PreclinicalFinding]:
    """One record for all assets together, or one each where "respectively" parts the comparators."""
    comparator = _COMPARATOR.search(scene.text, effect.start, sentence.end)
    parts: list[tuple[tuple[int, ...], str | None]] = [(tuple(assets), comparator.group("what").strip() if comparator else None)]
    if comparator and comparator.group("resp"):
        named = re.split(r"\s(?:or|and)\s|,\s", comparator.group("what"))
        if len(named) == len(assets):
            parts = [((asset,), what) for asset, what in zip(assets, named, strict=True)]
    for group, what in parts:
        yield PreclinicalFinding(
            id=content_id(
                "finding", scene.source.report.id, scene.article_id, effect.words.lower(), effect.direction, [ids[a] for a in group], effect.start
            ),
            article=scene.article_id,
            assets=tuple(ids[a] for a in group),
            model=_model(scene, sentence),
            effect=effect.words,
            direction=effect.direction,
            significant=effect.significant,
            comparator=what,
            raw=scene.raw(sentence.start, sentence.end).strip(),
            confidence=0.75,
            evidence=scene.evidence(effect.start, effect.end, effect.rule),
        )


def _model(scene: Scene, sentence: Sentence) -> str | None:
    """The words naming the model, or the known cell line."""
    match = _MODEL.search(scene.text, sentence.start, sentence.end)
    if match:
        words = _MODEL_LEAD.sub("", match.group())
        if len(words.split()) > 1:
            return words
    lines = scene.within(sentence.start, sentence.end, Label.MODEL)
    return lines[0].text if lines else None
