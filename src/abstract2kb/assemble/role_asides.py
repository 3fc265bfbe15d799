"""Signs of what an article names beside the treatment that it reports: drugs of trials to come, drugs that it only likens its own to, and the
drugs of a class that every arm is given.

Example: of "a trial of A plus B is under way" B is no partner yet, "more potent than B" makes B no control arm, and of "chemotherapy (B and C) or
chemotherapy plus A" B and C are given to all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from abstract2kb.assemble.article_heads import opening_title
from abstract2kb.assemble.assertion import sections_of
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.roles import is_background, is_compared, was_had
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["aside_signs"]

_WORK = r"(?:stud(?:y|ies)|trials?|investigations?|evaluations?|research|development|testing|explorations?|assessments?|cohorts?)"
_TESTED = r"(?:tested|evaluated|studied|investigated|explored|assessed|examined|compared|planned|recruiting|enrolling|designed|considered|pursued)"
_TO_COME = Sought(
    rf"\b(?:further|future|subsequent|additional|confirmatory|prospective|larger|ongoing|follow-up|next|new)\s(?:(?!of\b|with\b|were\b"
    rf"|was\b)[\w/-]+\s){{0,4}}{_WORK}\b"
    rf"|\b(?:is|are)\s(?:(?:now|also|currently|being|under|already|therefore)\s)*(?:{_TESTED}|under ?way|ongoing|in progress|warranted|needed"
    rf"|awaited|in preparation)\b"
    rf"|\bshould be {_TESTED}\b|\b(?:will|to) be {_TESTED}\b|\bwill (?:now )?(?:test|evaluate|study|investigate|explore|assess|examine|compare)\b"
    rf"|\b(?:has|have) (?:now |recently |since |just )*been (?:initiated|started|launched|opened|begun|planned)\b"
    rf"|\b(?:warrants?|merits?|deserves?|supports?|justif(?:y|ies)|encourages?|provides? a rationale for)\s(?:(?:the|a|its"
    rf"|their)\s)?(?:(?:further|future|randomi[sz]ed|continued)\s)*"
    rf"(?:{_WORK}|use)\b",
    re.IGNORECASE,
)
"""In a sentence on work that is not yet done."""
_TOLD = Sought(r"\d\s?%|\bp\s?[<=]|\d (?:of|/) ?\d|\b(?:CI|HR)\b|\d (?:months|weeks|years)\b", re.IGNORECASE)
"""Figures, as only what is done has them."""
_LIKENED = Sought(
    r"\b(?:than|(?:similar|comparable|equal|equivalent|superior|inferior|identical|close|relative) to|(?:that|those)\s(?=seen|noted|reported"
    r"|observed|found|known"
    r"|achieved|obtained))\s(?:(?:that|those|seen|noted|reported|observed|found|known|expected|achieved|obtained|of|in|with|for|to|by|using"
    r"|under|on|earlier|previous"
    r"|historical|published|other|the|trials|studies|series|reports|data|agents?|drugs?|inhibitors?|alone|single-agent|conventional|standard)\s)*$",
    re.IGNORECASE,
)
"""Before what something is likened to."""
_EARLIER = Sought(
    r"\b(?:historical(?:ly)?|(?:previous|earlier|prior|past|other|published) (?:\w+ )?(?:trials?|studies|reports?|series|data))\b", re.IGNORECASE
)
_BY_NATURE = Sought(
    r"\b(?:more|less|equally|similarly|most|as)\s(?:\w+ly\s)?(?:potent|selective|specific|stable|toxic|neurotoxic|cardiotoxic|soluble|convenient"
    r"|bioavailable"
    r"|immunogenic|tolerable|costly|expensive|effective|active)\b|\b(?:potency|selectivity|affinity|half-life|bioavailability|analogu?e"
    r"|derivative)\b",
    re.IGNORECASE,
)
"""In a sentence on what two drugs are, not on what two arms did."""

_CLASS = (
    r"(?:(?:(?:the|this|that|same|standard|conventional|combination|induction|systemic|platinum-based|platinum|oxaliplatin-based|cisplatin-based"
    r"|endocrine"
    r"|hormonal|backbone|cytotoxic|intensive|background|investigator[’']s choice(?: of)?)\s)*"
    r"(?:chemotherapy|chemo|chemoradiotherapy|chemoradiation|chemoimmunotherapy|endocrine therapy|hormone therapy|standard[- ]of[- ]care"
    r"|standard (?:therapy|treatment)"
    r"|SOC|SoC|backbone|regimens?|platinum doublet|induction therapy|background therapy|the same|same drugs))"
)
"""What every arm is given, by its class."""
_PLUS = r"(?:\s?\+\s?|\s?/\s?|[\s-](?:plus|with|combined with|in combination with|added to|on top of|together with|in addition to)\s|-)"
_BEFORE = regex(rf"{_CLASS}(?:\s(?:regimen|group|arm))?{_PLUS}(?:(?:either|concurrent|concomitant|the|oral)\s)?$", re.IGNORECASE)
"""Before a drug that the class is given with: "chemotherapy plus A"."""
_AFTER = regex(
    rf"(?:\s\([^()]*\))?(?:\s(?:\d[\w./%]*|mg|once|twice|every|daily|weekly|weeks|intravenously|orally|every \w+ weeks)\b)*(?:,)?{_PLUS}"
    rf"(?:(?:either|concurrent|concomitant|a)\s)?{_CLASS}\b",
    re.IGNORECASE,
)
"""Behind such a drug: "A plus chemotherapy"."""
_MADE_OF = regex(
    rf"\b{_CLASS}\s?(?:every \w+ weeks\s|regimens?\s|group\s|arm\s|backbone\s)*"
    r"(?:(?:\((?:n ?= ?\d+[:;,]? )?(?P<bracket>(?:[^()]|\([^()]*\)){5,400})\))"
    r"|(?:(?:was|were|being|is|which was|which meant|meaning|consist(?:s|ed|ing) of|compris(?:es|ed|ing)|includ(?:es|ed"
    r"|ing))\s(?P<clause>[^.;()]{5,200})))",
    re.IGNORECASE,
)
"""What a class is said to be made of: "chemotherapy (A and B)", "chemotherapy was A with B or C"."""
_CHOICE = regex(
    r"\b(?:or|versus|vs\.?|against|control (?:arm|group),?)\s(?:(?!plus\b|with the combination)[\w’'-]+\s){0,4}?(?:(?:investigator"
    r"|physician)[’']?s[’']?\s)?choice\b"
    r"[^.;()]{0,70}?(?:\b(?:of|from|among|between)|:|,|\()\s?(?P<list>[^.;:()]{5,200})",
    re.IGNORECASE,
)
"""Drugs that the control was chosen from."""
_AGAINST = regex(
    r"\b(?:or|versus|vs\.?|against|than|compared (?:with|to)|and \d+|and (?:the )?other \d+|control (?:arm|group):?)\s(?:to\s)?(?:(?:receive|with"
    r"|received|one of \w+|\d+|had|got"
    r"|were given|(?:the )?(?:investigator|physician|treatment of (?:physician|investigator))[’']?s[’']? choice of|local|single-agent|a|an"
    r"|change of|salvage)\s)*$",
    re.IGNORECASE,
)
"""Before the class that the control is given."""
_PART_OF = regex(rf"[^.;]{{0,60}}\bas (?:a )?part of (?:the |their )?{_CLASS}\b", re.IGNORECASE)
_AFTER_IT = Sought(
    r"\b(?:after (?:disease |their |tumou?r )?(?:progression|relapse|failure)(?! (?:on|of|after|to|following|with)\b)|(?:subsequent"
    r"|post-?progression|post-?study|post-?protocol|later-?line|further-?line"
    r"|next-?line|post-?trial|post-?discontinuation)(?:ly)?\b|went on to|crossed over|cross-?over|switched to|at (?:progression|relapse)"
    r"|salvage (?:therapy|treatment|chemotherapy)"
    r"|later (?:received|had|got)|upon progression|on progression|(?:second|third)-line (?:therapy|treatment) (?:was|were|included|consisted))\b",
    re.IGNORECASE,
)
"""Before what was given when the treatment had ended."""
_WHEN_OVER = regex(
    r"[^.;]{0,40}? (?:was|were) (?:given|used|offered|allowed|permitted|administered|available)\b[^.;]{0,30}?\b(?:(?:at|on|upon|after)\s(?:disease )?"
    r"(?:progression|relapse|failure)|as (?:salvage|second-line|subsequent))\b",
    re.IGNORECASE,
)
"""Behind what was given when the treatment had ended."""
_HAD_BEEN = regex(
    r"(?:\s\([^()]*\))?\shad (?:(?:previously|already|also) )*been (?:received|given|used|tried|taken|administered)"
    r" (?:in|to|by|before|previously|earlier|for)\b"
)
"""Behind what some had before: "X had been tried in five"."""
_LEFT_OUT = Sought(r"\b(?:excluded|ineligible|not eligible|exclusion criteria)\b", re.IGNORECASE)
"""In a sentence on who took no part."""
_MAKES_READY = Sought(
    r"\b(?:pre-?medicat\w+|(?:antiviral|antifungal|antibiotic|antimicrobial|anti-?infective) \w+|anti-?emetics?|anti-?histamines?"
    r"|(?:as|for|with) prophyla\w+"
    r"|prophyla\w+ (?:was|were|with|against|of)|(?:was|were) (?:allowed|permitted)(?! as (?:a )?part)"
    r"|for (?:hepatitis|HBV|nausea|vomiting|emesis))\b",
    re.IGNORECASE,
)
"""In a clause on what is given against the effects of the treatment."""
_PROPHYLAXIS_WITH = regex(r"(?:\s(?:and|or)\s[\w-]+)?\s(?:prophylaxis|premedication)\b")
_CLAUSE_END = regex(r"[;:]|, (?:and|but|while|whereas|with)\b|\bwho\b")
_TREATED = regex(
    r"\b(?:was|were|is|are|be) (?:\w+ly )?(?:managed|handled|controlled|treated|relieved|prevented|reversed|resolved|alleviated) (?:with|by|using)\b",
    re.IGNORECASE,
)
"""Between an event and what is given for it."""
_LONG = 240
"""Characters of a list of what patients had before."""
_BRACKET = regex(r"\([^()]*\)")
_HAD = Sought(
    r"\b(?:(?:prior|previous|earlier|past|preceding|last|most recent) (?:(?!and\b|or\b|to\b)[\w-]+ ){0,4}?(?:therap(?:y|ies)|treatments?|lines?"
    r"|regimens?|drugs?|agents?"
    r"|chemotherapy|exposure)\s(?:\w+ )?(?:(?:had )?(?:included|comprised|consisted of|been|was|were|with|such as|to|of|being)|:)"
    r"|(?:had|have|having) (?:(?:all|already|also|both|previously|each|mostly) )*(?:had|received|been (?:given|treated with|exposed to|on)|taken"
    r"|failed|progressed (?:on|after))"
    r"|(?:previously|already|heavily) (?:received|treated with|exposed to|given|pre-?treated with)|pre-?treated with"
    r"|(?:resistan(?:t|ce)|refractory|refractoriness|intoleran(?:t|ce)|exposed|exposure|insensitive) to|(?:side effects|toxicity"
    r"|adverse events) (?:from|of|with)"
    r"|(?:progress(?:ed|ion|ing)|relapsed?|recur(?:red|rence)|failure|failed|failing)(?: \w+){0,2}? (?:on|after|during|following|of|with|despite"
    r"|to))\s",
    re.IGNORECASE,
)
"""Before what patients had."""
_VERB = Sought(
    r"[;:]|\b(?:receiv(?:ed?|ing)|were|was|is|are|got|took|given|treated|randomi[sz]ed|assigned|allocated|allotted|showed|achieved|who|which|then"
    r"|in combination|combined"
    r"|followed by|compar\w+|versus|vs|evaluat\w+|led|improved|by|at|until|for|in(?! \d)|on)\b",
    re.IGNORECASE,
)
"""Between that and a drug which is no matter of it."""
_OWN_CLAUSE = regex(r"[^,.;]{0,40}? (?:was|were|is|are|showed|shows|improved|produced|achieved|gave|led|had|has)\b", re.IGNORECASE)
"""Behind what a clause of its own begins with."""
_ALLOTTED = Sought(r"\b(?:randomi[sz]ed (?:1:1 |2:1 )?to|assigned to|allocated to|allotted to|strategy|sequence)\b", re.IGNORECASE)
_PHASE = Sought(
    r"\b(?:(?:re-?)?induction|consolidation|maintenance|intensification|pre-?phase|lead-in|run-in|before randomi[sz]ation"
    r"|prior to randomi[sz]ation)\b",
    re.IGNORECASE,
)
"""Phases of one treatment."""
_GIVES = Sought(
    r"\b(?:receiv\w+|given|consist\w+|compris\w+|includ\w+|treated with|was|were|administered|had|followed by|proceed\w*|got)\b", re.IGNORECASE
)
_WHO_HAD = Sought(r"\b(?:who (?:had|have|were)|having|previous(?:ly)?|prior(?! to randomi)|after)\b", re.IGNORECASE)
"""Before what patients come with."""
_EARLY = 0.4
"""The part of an article that tells of nothing that comes after it."""
_NEAR = 70
_PATIENTS = Sought(r"\b(?:patients|pts|women|men|children|adults|participants|trials?|phase [I123]+)\b", re.IGNORECASE)
_RANDOM = Sought(r"\brandom\w*|\bassigned\b|\ballocated\b|\ballotted\b|\bcontrol (?:arm|group)\b", re.IGNORECASE)


def aside_signs(scene: Scene, named: Sequence[Named]) -> Iterator[tuple[str, str]]:
    """The assets that an article names beside its treatment, each with the sign of it."""
    title = opening_title(scene)
    places: dict[int, list[Named]] = {}
    for name in named:
        places.setdefault(name.entity, []).append(name)
    single = len(scene.source.report.articles) == 1
    clinical = _PATIENTS.search(scene.text) is not None
    compares = _RANDOM.search(scene.text) is not None
    for own in places.values():
        asset = scene.asset_ids.get((own[0].start, own[0].end))
        if asset is None or (title is not None and own[0].start < title[1]):
            continue
        if single and all(_is_to_come(scene, n) for n in own):
            yield asset, "only to come"
        if all(_is_afterwards(scene, n) for n in own):
            yield asset, "only afterwards"
        if all(_is_had(scene, n) for n in own):
            yield asset, "only had"
        if all(_is_for_effects(scene, n) or _makes_ready(scene, n) for n in own):
            yield asset, "only for effects"
        if any(_is_in_phase(scene, n) for n in own):
            yield asset, "in phase"
        if clinical and all(_is_likened(scene, n, compares=compares) for n in own):
            yield asset, "only likened"
    yield from _of_class(scene, named)


def _is_to_come(scene: Scene, name: Named) -> bool:
    """Whether a place tells of work that is not done, in the later part of an article."""
    if name.start < _EARLY * len(scene.text) or sections_of(scene.text).at(name.start) in ("background", "methods") or scene.in_table(name.start):
        return False
    sentence = scene.sentence_at(name.start)
    return _TO_COME.search(scene.text, sentence.start, sentence.end) is not None and _TOLD.search(scene.text, sentence.start, sentence.end) is None


def _is_afterwards(scene: Scene, name: Named) -> bool:
    """Whether a place tells what patients got when the treatment had ended: "after progression", "went on to"."""
    sentence = scene.sentence_at(name.start)
    over = _AFTER_IT.search(scene.text, sentence.start, name.end) or _WHEN_OVER.match(scene.text, name.end, sentence.end)
    if scene.in_table(name.start) or over is None:
        return False
    return _ALLOTTED.search(scene.text, sentence.start, sentence.end) is None


def _is_had(scene: Scene, name: Named) -> bool:
    """Whether a place tells what patients had before, also far down a list of it: "previous therapy included A (40%), B with C and D"."""
    if was_had(scene, name) or _HAD_BEEN.match(scene.text, name.end):
        return True
    if scene.in_table(name.start):
        return False
    sentence = scene.sentence_at(name.start)
    if _LEFT_OUT.search(scene.text, sentence.start, sentence.end):
        return True
    low = max(sentence.start, name.start - _LONG)
    before = _BRACKET.sub(" ", scene.text[low : name.start])
    cue = max((m.end() for m in _HAD.finditer(before)), default=-1)
    if cue < 0 or _VERB.search(before, cue):
        return False
    return "," not in before[cue:] or _OWN_CLAUSE.match(scene.text, name.end) is None


def _is_for_effects(scene: Scene, name: Named) -> bool:
    """Whether a place tells what an event was treated with, and not whom: "rash was treated with X"."""
    sentence = scene.sentence_at(name.start)
    cue = next(_TREATED.finditer(scene.text, max(sentence.start, name.start - _NEAR), name.start), None)
    return cue is not None and not scene.in_table(name.start) and _PATIENTS.search(scene.text, sentence.start, cue.start()) is None


def _makes_ready(scene: Scene, name: Named) -> bool:
    """Whether a place tells of what is given beside the treatment: "X was given as premedication", "prophylaxis with X"."""
    if scene.in_table(name.start) or "intrathecal" in scene.text[max(0, name.start - _NEAR) : name.end + _NEAR]:
        return False
    sentence = scene.sentence_at(name.start)
    start = max((m.end() for m in _CLAUSE_END.finditer(scene.text, sentence.start, name.start)), default=sentence.start)
    end = next((m.start() for m in _CLAUSE_END.finditer(scene.text, name.end, sentence.end)), sentence.end)
    return _MAKES_READY.search(scene.text, start, end) is not None or _PROPHYLAXIS_WITH.match(scene.text, name.end) is not None


def _is_in_phase(scene: Scene, name: Named) -> bool:
    """Whether a place tells that patients are given a drug in a phase of the treatment: induction, consolidation, before randomisation."""
    section = sections_of(scene.text).at(name.start)
    if section not in ("methods", "") or scene.in_table(name.start) or was_had(scene, name) or is_background(scene, name):
        return False
    sentence = scene.sentence_at(name.start)
    if _WHO_HAD.search(scene.text, sentence.start, name.start) or not _PHASE.search(scene.text, sentence.start, sentence.end):
        return False
    return _GIVES.search(scene.text, sentence.start, sentence.end) is not None


def _is_likened(scene: Scene, name: Named, *, compares: bool) -> bool:
    """Whether a place only says what another drug is like, or did in other trials; where nobody is allotted to anything, also without saying so."""
    if scene.in_table(name.start):
        return False
    sentence = scene.sentence_at(name.start)
    before = scene.text[max(sentence.start, name.start - _NEAR) : name.start]
    if not (is_compared(before) or _LIKENED.search(before)):
        return False
    span = sentence.start, sentence.end
    if _EARLIER.search(scene.text, *span):
        return True
    return _TOLD.search(scene.text, *span) is None and (not compares or _BY_NATURE.search(scene.text, *span) is not None)


def _of_class(scene: Scene, named: Sequence[Named]) -> Iterator[tuple[str, str]]:
    """The drugs of a class that all arms are given, and what it is given with; those of a class that the control is given."""
    found = [m for m in _MADE_OF.finditer(scene.text) if not scene.in_table(m.start())]
    sections = sections_of(scene.text)
    spans = [m.span(m.lastgroup or 0) for m in found]
    parts = {n for n in named if any(a <= n.start < b for a, b in spans) or _PART_OF.match(scene.text, n.end)}
    parts = {n for n in parts if sections.at(n.start) != "background"}
    controls = [m.span("list") for m in _CHOICE.finditer(scene.text) if not scene.in_table(m.start())]
    parts |= {n for n in named if any(a <= n.start < b for a, b in controls)}
    controls += [m.span(m.lastgroup or 0) for m in found if _AGAINST.search(scene.text, max(0, m.start() - _NEAR), m.start())]
    given = [n for n in named if n not in parts and _is_given_with_class(scene, n)] if parts else []
    leads = {n.entity for n in given}
    compared = [n for n in parts if any(a <= n.start < b for a, b in controls)] if not given else []
    shared = [n for n in parts if n.entity not in leads] if given else []
    for sign, places in (("of shared class", shared), ("with shared class", given), ("of control class", compared)):
        yield from ((asset, sign) for n in places if (asset := scene.asset_ids.get((n.start, n.end))) is not None)


def _is_given_with_class(scene: Scene, name: Named) -> bool:
    """Whether a drug under study is given with what a class names: "A plus chemotherapy", "chemotherapy with A"."""
    sentence = scene.sentence_at(name.start)
    before = scene.text[max(sentence.start, name.start - _NEAR) : name.start]
    if is_compared(before) or is_background(scene, name):
        return False
    return _BEFORE.search(before) is not None or _AFTER.match(scene.text, name.end, sentence.end) is not None
