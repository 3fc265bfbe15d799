"""The phrases of running text that say how an asset is built, whole: in apposition, behind "is" or a mark, or as the parts that it "has".

Examples: "QXR-70 (Novelix), an albumin-fused IL-2 with a silenced alpha arm, reached ...", "Zolvatug is a HER3 antibody that carries a belotecan
payload", "QXR-70 has two CDH6-binding Fabs and a silent Fc". A phrase that only names a class ("a PARP inhibitor", "an anti-PD-1
antibody") tells nothing of how the molecule is built.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.asset_builder import AssetBuilder
from abstract2kb.assemble.descriptions import Named, after_bracket
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.values import Reading
from abstract2kb.patterns import regex

__all__ = ["add_constructs", "construct_of_cell", "tells_build"]


_ASIDE = r"(?:,\s[^,;.:()\n\t]{3,60}(?=,\s(?:is|was)\s))?"
_APPOSED = regex(r",\s(?:now |once |formerly )?(?=[A-Za-z0-9])|\s[–—]\s(?=(?:an?|the) )|:\s(?=[A-Za-z0-9])")
_COPULA = regex(rf"{_ASIDE},?\s(?:is|was)\s(?:built as |designed as |constructed as )?(?=(?:an?|two|one) |native |(?:[\w-]+ ){{0,2}}IL-\d)")
_HAS = regex(r",?\shas\s(?=(?:two|three|one|four)\s)")
_RUN_IN = regex(r"\.\s(?=[A-Z])")
_WAYS = (("copula", _COPULA), ("has", _HAS), ("apposition", _APPOSED))
_NOT_OPENING = regex(
    r"(?:which|who|where|when|while|and|but|or|as|with|in|at|on|for|from|after|by|to|of|given|followed|plus|then|is"
    r"|was|has|had|we|it|they|both|all|our|its"
    r"|an? (?:phase|randomi[sz]ed|multicent\w+|trial|study|global|open-label|second|third|median|total|new era|dose|single dose))\b",
    re.IGNORECASE,
)
_STOP = regex(
    r"[.!?](?=\s|$)|[\n\t]"
    r"|,?\s(?=(?:given|licensed|shared|developed|discovered|made (?!of)|owned|bought|acquired|from|tested|under (?:study|development|review)"
    r"|in (?:phase|early|late|clinical|development|patients|a phase|pretreated|combination)"
    r"|for (?:the treatment|patients|use|intravenous|solid|advanced)|which|approved|because|so that|whereas"
    r"|that (?:[A-Z][a-z]+ \w+|was|has|had|may|can|could|might|will|showed|gave|improve[sd]?|induce[sd]?|we"
    r"|is (?!mask|fus|link|coupl|conjug|cover|bound|attach|tether|built)))\b)"
)
"""Where the phrase ends at the latest: the sentence, or words that tell whose it is, how it is given, and what it did."""
_PAUSE = regex(r"[,;]\s")
_RESTART = regex(r"[,:]\s(?=an? )")
_GOES_ON = regex(
    r"(?:and |with |without |about |on average|that |whose |also |no |each |at an? (?:drug|DAR)|half-life|Fc"
    r"|effector|codon|peptide|protease|humani[sz]ed"
    r"|(?:link|fus|join|coupl|bound|attach|releas|mask|stud|arm|bias|cover|conjugat|trigger|separat|connect"
    r"|mount)\w* (?:to |by |with |on |from |through )?"
    r"|monoclonal|bispecific|tetravalent|fully |carrying |six |eight |an? |one |two |three |four |[A-Z]+\d?[A-Za-z]?-|IL-\d|anti-)"
)
_PART_WORDS = (
    r"antibod(?:y|ies)|IgG\d?|Fc|Fabs?|scFvs?|VHHs?|single-chain|fragments?|domains?|linkers?|payloads?|warheads?"
    r"|receptors?|moiet(?:y|ies)|mute[iï]ns?"
    r"|superkines?|albumin|PEG|chains?|terminus|arms?|scaffold|masks?|polymers?|peptides?|glycoproteins?|\w*virus|MVA|vector|particles?|CARs?|CAR-T"
    r"|TCRs?|TCEs?|TILs?|plasmid|mRNAs?|DNA|IL-\d+\S*|GM-CSF|IFN\S*|inhibitor|exatecan|MMA[EF]|DM[14]|SN-38|switch"
    r"|binders?|cereblon|CD3\S*|4-1BB|anti-\S+"
    r"|blocker|hinge|sites?|format|epitopes|neoantigens|adjuvant|nanoparticles?|liposom\w+|hemocyanin|chelator|DOTA\w*|isotope|E1A|dimer|proteases?"
    r"|drug-to-antibody|DAR|BiTE|CpG\S*|engager|prodrug"
)
_PART = regex(rf"(?<!\w)(?:{_PART_WORDS})(?!\w)", re.IGNORECASE)
_BUILDING = regex(
    r"(?<!\w)(?:fus(?:ed|es|ion)|conjugat(?:ed|es?)(?= (?:of|to|with))|link(?:ed|s)(?= )|linkers?|coupl(?:ed|es)"
    r"|join(?:ed|s)|complexed|tether(?:ed|s)"
    r"|attached|bound to|carr(?:ying|ies|y)|bearing|armed|encod(?:es?|ing)|express(?:es|ing)|coding for|consist(?:s|ing) of|compris(?:es|ing)"
    r"|composed of|built (?:from|on|of|around|with)|whose|masked|payload|behind an?|under an?|(?i:peg)ylated|PEG|half-life[- ]extend\w+"
    r"|silenced|afucosylated|tetravalent|bivalent|trivalent|2[:+]1|1:1|circularly permuted|attenuated"
    r"|engineered (?:to|fusion|with)|transduced|deletion"
    r"|\w+-mutated|chimera|chimeric|liposomal|prodrug|in place of|pairing|delivers|hands|conditionally activated|electroporation"
    r"|Fc-\w+|effector-\w+|effectorless|studded|mixture|mimic|surrogate of|overexpression|\w+-based vaccine|disabled|replication-\w+|like particle"
    r"|against two|decoy-resistant|in which|(?:ADC|conjugate), [A-Z]\S+)(?!\w)"
    r"|\bwith (?:an?|one|two|three|four|several)? ?(?:[\w/×-]+ ){0,4}(?:[\w-]+-)?(?:Fc|Fabs?|domains?|linker"
    r"|receptors?|CARs?|TCR|sites|arms?|payload|sushi|tail"
    r"|MMAE|mask|switch|moiety|hinge|binder|binding sites)(?!\w)"
)
_RESULTS = regex(
    r"%|\b(?:patients|pts|trials?|stud(?:y|ies)|cohorts?|ORR|PFS|OS|responses?|responded|doses?|dosing|weeks?|days?|months?|mice|mouse models?"
    r"|tumou?r growth|efficacy|safety|phase|arm [A-Z\d]|mg|control arm|standard of care|approval|monotherapy|line"
    r"|versus|vs|compared|survival|toxicity"
    r"|tolerated|slowed|showed|did)\b"
)
_VERB = regex(r"\b(?:is|are|was|were|has|had|have|showed|gave|led)\b")
_LONGEST, _FEWEST, _LISTED = 260, 5, 3
"""Characters of a phrase, words of one in running text, and parts that a drug "has" which tell how it is built with no other word."""


def add_constructs(scene: Scene, named: Sequence[Named], builders: Sequence[AssetBuilder]) -> None:
    """The longest phrase of the running text that says how an asset is built, for each that has one."""
    found: dict[int, tuple[int, int, str]] = {}
    for index, name in enumerate(named):
        place = None if scene.in_table(name.start) else _phrase(scene.text, name, after_bracket(scene, name.end))
        if place is None or (index + 1 < len(named) and place[0] <= named[index + 1].start < place[1]):
            continue
        held = found.get(name.entity)
        if held is None or place[1] - place[0] > held[1] - held[0]:
            found[name.entity] = place
    for entity, (start, end, rule) in found.items():
        words = scene.raw(start, end)
        builders[entity].construct.add(Reading(words, words, _PROSE, scene.evidence(start, end, f"constructs.{rule}")))


def construct_of_cell(scene: Scene, start: int, end: int, builder: AssetBuilder) -> None:
    """What a cell under a heading for it says of how the asset of its row is built; the design of a trial is none."""
    words = scene.raw(start, end)
    if not _TRIAL_DESIGN.search(words):
        builder.construct.add(Reading(words, words, _CELL, scene.evidence(start, end, "assets.construct_column")))


_CELL, _PROSE = 0.95, 0.8
_TRIAL_DESIGN = regex(
    r"\b(?:randomi[sz]ed|open[- ]label|double[- ]blind(?:ed)?|single[- ]arm|placebo|cross-?over|multicent(?:er|re))\b", re.IGNORECASE
)


def _phrase(text: str, name: Named, after: int) -> tuple[int, int, str] | None:
    """The phrase that stands behind one name."""
    limit = min(len(text), after + _LONGEST)
    headed = after > name.end and (name.start == 0 or text[name.start - 1] == "\n")
    for rule, way in (*_WAYS, ("run_in", _RUN_IN)) if headed else _WAYS:
        match = way.match(text, after, limit)
        if match is None or _NOT_OPENING.match(text, match.end()):
            continue
        start, end = _extent(text, match.end(), limit)
        words = text[start:end]
        listed = rule == "has" and len(_PART.findall(words)) >= _LISTED and not _RESULTS.search(words)
        if len(words.split()) < _FEWEST or not (listed or tells_build(words)) or words.count("(") != words.count(")"):
            continue
        if (rule == "run_in" and _VERB.search(words)) or (words.startswith("the ") and " with " not in words and " that " not in words):
            continue
        return start, end, rule
    return None


def _extent(text: str, start: int, limit: int) -> tuple[int, int]:
    """Where the phrase that opens at `start` begins and ends: a class told before the construct itself ("an immunocytokine: an ...") is left out."""
    end = _end(text, start, limit)
    again = _RESTART.search(text, start, end)
    if again is not None and not _BUILDING.search(text, start, again.start()) and tells_build(text[again.end() : end]):
        start = again.end()
    return start, end


def _end(text: str, start: int, limit: int) -> int:
    """Where the phrase that begins at `start` ends: a comma ends it unless what follows goes on telling parts."""
    stop = _outside(text, start, limit, _STOP)
    at = start
    while (pause := _outside(text, at, stop, _PAUSE)) < stop:
        if not _goes_on(text, pause + 2, _outside(text, pause + 2, stop, _PAUSE)):
            return pause
        at = pause + 2
    return stop


def _goes_on(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    if words == "on average":
        return True
    return bool(_GOES_ON.match(text, start, end) and (_PART.search(words) or _BUILDING.search(words)) and not _RESULTS.search(words))


def _outside(text: str, start: int, end: int, pattern: re.Pattern[str]) -> int:
    """Where the pattern is first found outside brackets; `end` if nowhere."""
    for match in pattern.finditer(text, start, end):
        if text.count("(", start, match.start()) == text.count(")", start, match.start()):
            return match.start()
    return end


def tells_build(words: str) -> bool:
    """Whether words say how something is built, and not only what class it is of.

    >>> tells_build("an albumin-fused IL-2"), tells_build("an anti-PD-1 antibody")
    (True, False)
    """
    return bool(_BUILDING.search(words) and _PART.search(words)) and not _RESULTS.search(words)
