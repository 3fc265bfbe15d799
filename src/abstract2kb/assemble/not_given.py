"""Names in the form of a drug's that the report shows to be something else: payloads of conjugates, models with tumours, trials, numbers of talks.

Examples: "OV-211" of "an ovarian PDX (OV-211)" is a model wherever it is named, "NIT-110" of "NIT-110 (NCT01234567)" a trial, as long as nothing says
that somebody was given it; "exatecan" of "exatecan as payload" is no drug where it is named for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from abstract2kb.assemble.identity import Observation
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["without_others"]

_CARRIED = Sought(
    r"\b(?:conjugated|linked|coupled|attached|joined|bound|hooked|tethered) to (?:the |an? )?(?:[\w-]+ ){0,4}$|\bpayload,? (?:of )?$|"
    r"\b(?:antibod(?:y|ies)|mAb|conjugates?|ADC|linker|peptide)\b(?:(?!combin|treat|add|giv|togeth|plus|compar)[^.;]){0,30}"
    r"\b(?:to|with) (?:the |an? )?(?:topoisomerase[- ](?:I|1)|TOPO?[- ]?(?:I|1)|tubulin|microtubule)[ -]?(?:inhibitor|poison|binder)?s? $|"
    r"\bcarr(?:ies|y|ying) (?:(?:an?|the|its|their|two|four|six|eight|ten|\d+) )?$|"
    r"\b(?:camptothecins?|topoisomerase|maytansin\w*|auristatins?|exatecan)\b[^.;]{0,20} derivatives?,? $|\bpayload\b[^.;()]{0,20}[(:] ?$",
    re.IGNORECASE,
)
_PAYLOAD = regex(
    r"s?(?:[- ](?:based|derived))? (?:payload|warhead|linker|derivatives?|analog(?:ue)?s?)\b|s? as (?:its |the |an? )?(?:payload|warhead)\b|"
    r"s?,? (?:on|through|via|by) (?:an? |the |its )?[^.;()]{0,40}\blinker\b|s? \((?:topo(?:isomerase)?[- ]?(?:I|1)(?: inhibitor)?|payload)\)",
    re.IGNORECASE,
)
_NEAR = 60
_MODEL_BEFORE = regex(r"\b(?:PDXs?|CDXs?|xenografts?|organoids?|allografts?|models?|patient-derived)(?: \((?:PDXs?|CDXs?)\))?(?: models?)?,? \(?$")
_MODEL_ENDS = regex(r"(?:[,.;)]| and | or | from |$)")
_IN_MODELS = regex(r"(?:^|[.;:]\s)(?:In|Across|Among|Of|For|With|Using)\b[^.;(]*$")
"""Up to the drug of "In xenograft models, A and B shrank tumours"."""
_BARE = r"(?:(?!\b(?:in|of|for|with|from|that|which|against|on|by|to)\b)[^,.;()]){0,50}?"
"""Words without one that leads to another noun: "an agent for xenografts" is no xenograft."""
_MODEL_AFTER = regex(
    r"\)? (?:\([^()]{1,20}\) )?(?:PDXs?|CDXs?|PDOs?|xenografts?|organoids?|allografts?)\b|"
    rf", (?:an?|the) {_BARE}\b(?:PDXs?|CDXs?|xenografts?|organoids?|cell lines?|models?)\b"
)
_TRIAL_AFTER = regex(
    r",? phase [1-4I/ab]+,? (?:NCT|trial|study)|(?: part [A-Z1-9])?, phase [1-4I/ab]+, NCT|"
    rf", (?:an?|the) {_BARE}\b(?:trial|study)\b(?!\s(?:drug|treatment|agent|medication|of which))"
)
_REGISTERED = regex(r",? \(?NCT ?\d|; NCT ?\d")
_PLACE_BEFORE = regex(r"\b(?:results? of|cohorts? of|part [A-Z1-9] of|patients (?:of|in)|readout of|update of|and only the (?:[\w-]+ )?) ?\(?$")
"""Beside the name of a trial: where it is registered, and what is told to be of it."""
_GIVEN_BEFORE = regex(
    r"\b(?:received|receiving|given|giving|treated with|treatment with|therapy with|dos(?:e|es|ing) of|administ\w+(?: of)?|inhibitor|antibody|"
    r"bispecific|degrader|conjugate|ADC|vaccine|agonist|antagonist|virus|radioligand|"
    r"candidate|product|plus|\+|combined with|combination (?:with|of)) $",
    re.IGNORECASE,
)
_GIVEN_AFTER = regex(
    r",? \(?\d[\d.,]*(?:[-–]\d[\d.]*)? ?(?:mg|µg|μg|mcg|MBq|GBq|kBq|IU)\b|"
    r",? (?:an?|the|our) (?:(?!\b(?:trial|study|talk|model|PDX|xenograft|organoid)\b)[^.;,()]){0,60}"
    r"\b(?:inhibitor|antibody|agonist|antagonist|degrader|bispecific|ADC|conjugate|vaccine|therapy|virus|compound|"
    r"drug|engager|mutein|fusion|prodrug|radioligand|CAR)\b|"
    r" (?:monotherapy|alone|plus|\+|in combination|combined with|treated|inhibited|binds|targets)\b|"
    r" (?:was|were|is|being) (?:\w+ )?(?:given|dosed|administered|infused|injected|well[- ]tolerated|safe)\b",
    re.IGNORECASE,
)
_TALK = regex(r"(?:GS|LBO|LBP|RF|PD|PS|ES|SS|MS|TPS)\d{1,2}-\d{2}")
"""Numbers of talks and posters, as at the San Antonio symposium: "GS1-01", "LBO1-01"."""
_ISOTOPE = regex(
    r"(?:lead|lutetium|actinium|iodine|yttrium|copper|gallium|zirconium|astatine|terbium|thorium|bismuth|radium|samarium|strontium|rhenium|fluorine)"
    r"-\d{2,3}|(?:mid|early|late)-(?:19|20)\d\d",
    re.IGNORECASE,
)
_CLASS = regex(
    r"(?:(?:antibody[-–‑ ]drug|bispecific|trispecific|engineered|autologous|allogeneic|cell|cellular|small[- ]molecule|masked|other|novel)[\s-]+)*"
    r"(?:conjugates|antibodies|cytokines|engagers|CAR[- ]T(?: cells)?|T cells|vaccines|inhibitors|degraders|radioligands|immunocytokines|bispecifics)"
    r"(?:\s(?:and|&)\s[\w\s-]+)?|(?:interleukin|interferon|IL|IFN|TNF)[\w-]*\s(?:and|&)\s(?:interleukin|interferon|IL|IFN|TNF)[\w-]*|"
    r"(?:first|second|third|another)\s[A-Z]{2,5}|[\w/+]+-(?:selective|specific|targeted|targeting|directed|sparing)",
    re.IGNORECASE,
)
"""Classes of drugs as headings name them, and adjectives."""


def without_others(scenes: Sequence[Scene], observations: Sequence[Observation]) -> list[Observation]:
    """The observations but those of names that the report shows to be no drugs."""
    given = _keys(scenes, observations, _is_given)
    named = [o for o in observations if o.lexicon_id or not _CLASS.fullmatch(o.text)]
    kept = [o for o in named if o.lexicon_id or o.key in given or not (_TALK.fullmatch(o.text) or _ISOTOPE.fullmatch(o.text))]
    served = {o.key for o in kept if not _is_payload(scenes[o.scene].text, o)}
    kept = [o for o in kept if o.key in served]
    others = _keys(scenes, kept, _is_model) | _keys(scenes, kept, _is_trial)
    others |= _keys(scenes, kept, _is_registered) & _keys(scenes, kept, _has_parts)
    return [o for o in kept if o.lexicon_id or o.key in given or o.key not in others] or kept


def _keys(scenes: Sequence[Scene], observations: Sequence[Observation], shows: Callable[[str, Observation], bool]) -> set[str]:
    return {o.key for o in observations if shows(scenes[o.scene].text, o)}


def _is_payload(text: str, o: Observation) -> bool:
    return _CARRIED.search(text[max(0, o.start - _NEAR) : o.start]) is not None or _PAYLOAD.match(text, o.end) is not None


def _is_given(text: str, o: Observation) -> bool:
    return _GIVEN_AFTER.match(text, o.end) is not None or _GIVEN_BEFORE.search(text[max(0, o.start - _NEAR) : o.start]) is not None


def _is_model(text: str, o: Observation) -> bool:
    if _MODEL_AFTER.match(text, o.end):
        return True
    before = text[max(0, o.start - _NEAR) : o.start]
    return _MODEL_BEFORE.search(before) is not None and _MODEL_ENDS.match(text, o.end) is not None and _IN_MODELS.search(before) is None


def _is_trial(text: str, o: Observation) -> bool:
    return _TRIAL_AFTER.match(text, o.end) is not None


def _is_registered(text: str, o: Observation) -> bool:
    return _REGISTERED.match(text, o.end) is not None


def _has_parts(text: str, o: Observation) -> bool:
    return _PLACE_BEFORE.search(text[max(0, o.start - _NEAR) : o.start]) is not None
