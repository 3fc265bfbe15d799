"""Endpoints told in plain words: "had their tumours shrink by a third", "the disease was under control in nine", "three completely".

Each entry is (name, endpoint, kind, weak, pattern) as `pipes.endpoints` reads them; `fits` says whether the words before allow one.
"""

from __future__ import annotations

import re

from abstract2kb.nlp.numerals import INTEGER, UNIT_WORD, WORD_NUMBER
from abstract2kb.patterns import regex
from abstract2kb.records import Endpoint

__all__ = ["BEFORE_RESPONSE", "ELIDED", "LISTED", "PHRASES", "PSA", "RISKS", "UNNAMED", "fits"]

_BEFORE_RESPONSE_TEXT = (
    "no a an the of had any have has for clinical objective confirmed best overall tumor tumour antitumor anti-tumor radiographic "
    "radiologic radiological these those with all and or durable hematologic haematologic achieved to achieve unconfirmed intracranial "
    "one two three four five six seven eight nine ten eleven twelve lasting further new systemic pooled good showed higher induced "
    "lower greater similar observed better yielded yielding produced producing gave giving elicited deep soft-tissue CNS "
)
BEFORE_RESPONSE = frozenset(_BEFORE_RESPONSE_TEXT.split())
"""Words that may stand before a response told without an endpoint: "a deep response"."""
_FREE = (
    (Endpoint.OS, "overall"),
    (Endpoint.PFS, "progression[- ]free"),
    (Endpoint.DFS, "disease[- ]free"),
    (Endpoint.EFS, "event[- ]free"),
    (Endpoint.RFS, "(?:relapse|recurrence)[- ]free"),
    (Endpoint.MFS, "(?:distant )?metastas[ie]s[- ]free"),
)
_NUMBER = rf"(?:{INTEGER}|{WORD_NUMBER})"
_SHORT = r"(?: \((?-i:[A-Za-z]{2,5})\))?"
_FREE_AFTER = (
    rf"{_SHORT}(?=,? (?:and|or|/)?\s?(?:[a-z-]+{_SHORT},? (?:and|or) (?:(?:local|distant|invasive|biochemical|clinical) )?)?"
    rf"(?:overall|(?:progression|disease|event|relapse|recurrence|metastas[ie]s|failure)[- ]free){_SHORT} survivals?\b)"
)
"""After the first of "overall (OS) and progression-free (PFS) survival", whose last word is said once."""
ELIDED: tuple[tuple[str, Endpoint, str, bool, str], ...] = (
    (
        "elided",
        Endpoint.CR,
        "response",
        False,
        r"\bcomplete(?= (?:responses? )?and (?:[\w-]+ )?partial (?:responses|remissions|(?:response|remission) rates)\b)|"
        rf"\bcomplete(?=,? (?:and|but|while) {_NUMBER} (?:patients )?(?:had )?(?:an? )?partial (?:response|remission)\b)",
    ),
    *(("elided", endpoint, "survival", False, rf"\b{name}{_FREE_AFTER}") for endpoint, name in _FREE),
    *(("defined_within", endpoint, "survival", False, rf"\b{name} \((?-i:[A-Za-z]{{2,5}})\) survival\b") for endpoint, name in _FREE),
    (
        "benefit",
        Endpoint.OS,
        "survival",
        False,
        r"(?<!free )(?<!free-)(?<!specific )\b(?:overall )?survival (?:benefit|advantage)(?=[^.;()]{0,60}\((?:hazard ratio|HR)\b)",
    ),
)
"""Kinds of response or survival whose last word stands later:
"overall and progression-free survival", "overall (OS) survival"; and a benefit that a ratio states."""

_RATIO_FOR = r"(?:(?<=\bratio for )|(?<=\bratio of )|(?<=\bHR for )|(?<=\bHR of )|(?<=\bthat for ))"
_NO_NOUN = r"(?=[,.;):]| and\b| \([^()]{0,12}\d)"
"""After the kind of a response whose noun stands before it: "four were complete (9%)"."""
_TUMOURS = r"(?:target )?(?:tumou?rs?|lesions?|disease|cancers?|metastases)"
_BY_A_THIRD = r"by (?:at least |more than |over |≥ ?)?(?:a third|one[- ]third|30 ?(?:%|per ?cent))(?: or more| or better)?"
PHRASES: tuple[tuple[str, Endpoint, str, bool, str], ...] = (
    (
        "shrunk",
        Endpoint.ORR,
        "response",
        True,
        rf"\b(?:saw|had|have|seen) (?:their |the |a )?{_TUMOURS} (?:shrink|shrunk|shrinking|regress(?:ed)?|reduced(?: in size)?) {_BY_A_THIRD}|"
        rf"\b{_TUMOURS} (?:had |have )?(?:shrank|shrunk|regressed) {_BY_A_THIRD}",
    ),
    (
        "shrank_them",
        Endpoint.ORR,
        "response",
        False,
        rf"\b(?:shrank|shrunk|shrinking|reduced) (?:the |their |its |all |measurable )*{_TUMOURS} {_BY_A_THIRD}(?= (?:in|for|among)\b)|"
        rf"\b(?:shrinkage|reduction) (?:of|in) (?:the |their )?{_TUMOURS} {_BY_A_THIRD}(?= (?:in|for|among)\b)",
    ),
    (
        "in_control",
        Endpoint.DCR,
        "response",
        False,
        rf"\b{_TUMOURS} (?:(?:was|is|were|are|been|has|had|brought|kept|held|remained) ){{0,3}}(?:under control|in check)\b|\bcontrolled disease\b",
    ),
    ("stable", Endpoint.SD, "response", True, r"\b(?:(?:were|was|are|is|remain(?:ed|s)?|stayed|held|had been) )stable\b(?! (?:on|at|dose|enough))"),
    ("stabilised_it", Endpoint.SD, "response", False, r"\bstabili[sz]ed (?:the |their )?(?:disease|tumou?rs?|cancers?)\b"),
    (
        "cleared",
        Endpoint.CR,
        "response",
        True,
        rf"\bcomplete disappearances?(?: of (?:all |the |their )*{_TUMOURS})?|\bclear(?:ed|ing) (?:all |of |their |the )+{_TUMOURS}(?: completely)?|"
        rf"\b{_TUMOURS} (?:had |have )?(?:completely )?disappeared(?: completely)?",
    ),
    ("of_them", Endpoint.CR, "response", True, r"(?:(?<=of them )|(?<=of which )|(?<=of these )|(?<=of those ))complete\b(?! [a-z])"),
    ("ones", Endpoint.CR, "response", True, r"\bcomplete ones?\b"),
    ("ones", Endpoint.PR, "response", True, r"\bpartial ones?\b"),
    ("of_kind", Endpoint.CR, "response", True, rf"\bcomplete{_NO_NOUN}"),
    ("of_kind", Endpoint.PR, "response", True, rf"\bpartial{_NO_NOUN}"),
    ("of_kind", Endpoint.CR, "response", True, rf"\bcompletely{_NO_NOUN}"),
    ("of_kind", Endpoint.PR, "response", True, rf"\bpartially{_NO_NOUN}"),
    ("for_median", Endpoint.DOR, "time", False, r"(?<=, )(?:and )?(?:for|with) a median\b(?: duration)?(?=(?: of)? \d)(?! of \d+ (?:cycles|doses))"),
    ("in_kind", Endpoint.CR, "response", False, rf"(?<=, )complete(?:ly)? (?=(?:in|for) (?:\d|{_NUMBER}\b))"),
    ("in_kind", Endpoint.PR, "response", False, rf"(?<=, )partial(?:ly)? (?=(?:in|for) (?:\d|{_NUMBER}\b))"),
    ("still_in", Endpoint.CR, "response", True, r"\bstill in (?:an? )?complete (?:response|remission)\b"),
    (
        "shrank",
        Endpoint.ORR,
        "response",
        False,
        r"\b(?:shrank|shrunk|shrinking) (?:the )?(?:tumou?rs|metastases|lesions) (?:of|in)(?= (?:\d[\d.]*%|\w+ of (?:the )?\w+ (?:patients|pts)))",
    ),
    (
        "free_of",
        Endpoint.MFS,
        "survival",
        True,
        r"\b(?:alive and )?(?:free (?:of|from)|without) (?:distant )?metastas[ie]s\b(?=[ ,.;:)])(?! at (?:entry|baseline))",
    ),
    ("free_of", Endpoint.DFS, "survival", True, r"(?<!alive and )\bfree (?:of|from) (?:invasive )?disease\b(?! progress)"),
    (
        "free_of",
        Endpoint.RFS,
        "survival",
        True,
        r"\b(?:had|have|has) (?:had )?no (?:recurrence|relapse)\b|(?<!alive and )\bfree (?:of|from) (?:recurrence|relapse)\b",
    ),
    (
        "held",
        Endpoint.PFS,
        "time",
        False,
        r"\bheld \w[^.;,()]{2,110}? for(?= (?:a median of )?\d+\.\d+ months)",
    ),
    (
        "have_relapsed",
        Endpoint.RFS,
        "survival",
        True,
        r"(?<!who )(?<!that )(?<!which )(?<!whose disease )\b(?:has|have|had) (?:so far |yet |since |later )?(?:relapsed|recurred)\b(?=[.,;)]| "
        r"(?:so far|since|to date|by|at|"
        r"after a median)\b)",
    ),
    (
        "kept",
        Endpoint.DOR,
        "survival",
        False,
        r"\b(?:(?:objective|complete|partial|confirmed) )*(?:responses|remissions) (?:(?:with|to|on) [\w-]+ )?(?:(?:were|are|was|remain(?:ed)?|"
        r"have been|had been) )?"
        r"(?:still )?(?:ongoing|maintained|sustained|continuing|preserved)\b(?! for \d)",
    ),
    ("still_in_it", Endpoint.DOR, "survival", False, r"\bstill in (?:it|(?:that|this) (?:response|remission))\b"),
    (
        "continuous",
        Endpoint.DOR,
        "survival",
        False,
        r"\bcontinu(?:ous|ed) (?:(?:first |complete )?remission|(?-i:CR))\b(?: durations?| rates?)?",
    ),
    (
        "remission_rate",
        Endpoint.DOR,
        "survival",
        False,
        r"\b(?:remission|response) (?:rate|probability)\b(?=[^.;]{0,60}\b(?:in|among|for|of) (?:the |all )?(?:complete |partial )?(?:responders|"
        r"remitters)\b)",
    ),
    ("relapsed", Endpoint.RFS, "time", False, r"(?<!has )(?<!have )\b(?:relapsed|recurred) (?:after|at|within)(?= a median (?:of )?\d)"),
    (
        "survival",
        Endpoint.OS,
        "survival",
        False,
        r"\b(?:final|first|second|interim|updated|planned|primary) (?:overall )?survival analys[ie]s\b(?=[^.;:]{0,120}: (?:median )?\d)",
    ),
    ("longer_life", Endpoint.OS, "survival", False, r"\b(?:lengthen|prolong|extend)(?:s|ed|ing)? (?:life|lives)\b"),
    (
        "came",
        Endpoint.TTR,
        "time",
        False,
        r"\b(?:responses?|remissions?) (?:(?:to|with|on) [\w-]+ )?(?:came|occurred|appeared|emerged|developed|set in|"
        r"(?:was|were) (?:seen|observed|reached))"
        r"(?: (?:early|quickly|fast|rapidly|late|soon|on))?,? (?:at|after|within|in)"
        r"(?= a median (?:of |time of )?[\d.]+ (?:months?|weeks?|mo|days?)\b(?! (?:of )?(?:follow|after|treat)))",
    ),
    ("time_without", Endpoint.PFS, "time", False, r"\btime (?:without|free (?:of|from)) (?:disease |tumou?r )?progression\b"),
    (
        "lived_without",
        Endpoint.PFS,
        "time",
        False,
        r"\b(?:lived|were|went|remained|stayed|survived) (?:for )?(?:without|free (?:of|from)) (?:disease )?progression(?= for a median)",
    ),
    (
        "risk",
        Endpoint.RFS,
        "event",
        False,
        r"(?<!high )(?<!low )(?<!higher )\b(?:risk|hazard) (?:of|for) (?:disease |tumou?r )?(?:recurrence|relapse)(?: or death\b|\b(?! or|-))|"
        rf"(?<=\bfor )(?:recurrence|relapse) or death\b|{_RATIO_FOR}(?:disease |tumou?r )?(?:recurrence|relapse)\b(?! or|-)",
    ),
    (
        "risk",
        Endpoint.PFS,
        "event",
        False,
        r"(?<!high )(?<!low )(?<!higher )\b(?:risk|hazard) (?:of|for) (?:disease |tumou?r )?progression\b(?! or)|"
        rf"{_RATIO_FOR}(?:disease |tumou?r )?progression\b(?! or|-)",
    ),
    (
        "risk",
        Endpoint.MFS,
        "event",
        False,
        r"(?:\b(?:risk|hazard) (?:of|for) |(?<=\bfor ))distant (?:metastas[ie]s|recurrence|relapse) or death\b|"
        r"(?<=\bfor )distant (?:metastas[ie]s|recurrence|relapse)(?=,? (?:the |an? )?(?:HR|hazard ratio)\b(?!\+|[ -](?:positive|negative|status)))|"
        rf"{_RATIO_FOR}(?:distant (?:recurrence|relapse)|(?:distant )?metastas[ie]s)\b(?! or)",
    ),
)

_KIND_OF_TIME = r"(?:(?!(?:first|the) (?:dose|infusion)|treatment\b|onset|resolution|peak|study)[\w-]+ ){0,3}"
PSA: tuple[tuple[str, Endpoint, str, bool, str], ...] = (
    (
        "psa",
        Endpoint.PSA90,
        "response",
        False,
        r"\bPSA (?:decline|reduction|decrease|response)s? (?:of |from baseline (?:of )?|by )?(?:≥|>=|>|at least |"
        r"of at least )?\s?90\s?%|(?:≥|>=|>|at least )\s?90% (?:(?:PSA|"
        r"prostate[- ]specific antigen(?: \(PSA\))?) (?:decline|reduction|decrease)s?|(?:decline|reduction|"
        r"decrease)s? (?:in|of) PSA)",
    ),
    (
        "psa",
        Endpoint.PSA50,
        "response",
        False,
        r"\bPSA (?:decline|reduction|decrease|response)s? (?:of |from baseline (?:of )?|by )?(?:≥|>=|>|at least |"
        r"of at least )?\s?50\s?%|(?:≥|>=|>|at least |greater than |more than )\s?50% (?:(?:PSA|"
        r"prostate[- ]specific antigen(?: \(PSA\))?) (?:decline|reduction|decrease)s?|(?:decline|reduction|"
        r"decrease)s? (?:in|of) (?:PSA|prostate[- ]specific antigen(?: \(PSA\))?))|\bPSA50 (?:responses?|reductions?|declines?)",
    ),
    (
        "psa",
        Endpoint.PSA50,
        "response",
        False,
        r"\b(?:declines?|reductions?|decreases?) in (?:PSA|prostate[- ]specific antigen) (?:levels? )?of (?:≥|>=|> or = ?|at least )?\s?50\s?%",
    ),
    (
        "psa_later",
        Endpoint.PSA90,
        "response",
        False,
        r"\b(?:declines?|reductions?|decreases?) of (?:≥|>=|at least )?\s?90\s?%(?: or (?:more"
        r"|greater))?",
    ),
    (
        "psa_later",
        Endpoint.PSA50,
        "response",
        False,
        r"\b(?:declines?|reductions?|decreases?) of (?:≥|>=|at least )?\s?50\s?%(?: or (?:more"
        r"|greater))?",
    ),
)
"""Declines of the prostate-specific antigen."""
UNNAMED: tuple[tuple[str, Endpoint, str, bool, str], ...] = (
    (
        "time_until",
        Endpoint.OTHER,
        "time",
        False,
        rf"\btime (?:to|until) (?:the )?{_KIND_OF_TIME}(?:deterioration|worsening|intervention|recurrence|relapse|metastas[ie]s|"
        r"(?<=[\w-] )(?<!to )(?:treatment|therapy|chemotherapy))\b(?! (?:initiation|start|discontinuation|failure|completion|switch|"
        r"emergent|related))"
        r"(?: (?:of|in) (?!patients|the |arm|group|both)[a-z-]+(?: (?:status|symptoms|score|function|life|of life))?)?(?: or death\b)?",
    ),
    (
        "mortality",
        Endpoint.OTHER,
        "survival",
        False,
        r"\b(?:(?:\d+[- ](?:day|week|month)|early|induction|all-cause|overall|(?:(?:peri|post)-?)?operative|in-hospital) )mortality(?: rates?)?\b",
    ),
    (
        "freedom",
        Endpoint.OTHER,
        "survival",
        False,
        r"\bfreedom from (?:[\w-]+ ){0,2}(?:recurrence|relapse|metastas[ie]s|failure|events?|intervention|transfusions?)\b",
    ),
)
"""Endpoints that have no name of their own but a form: "time to worsening of fatigue", "freedom from local recurrence"."""

_PEOPLE = regex(rf"(?:\b{_NUMBER}|%|\b(?:others?|patients|pts|women|men|participants|subjects|more))\s$", re.IGNORECASE)
_COUNTED = regex(
    rf"(?:\ball|(?:\b{_NUMBER}|%\)?)(?:\s\([^()]*\))?(?:\s(?:of\s(?:them|these|those|which|whom)|of\s(?:the|these|those)\s(?:\d+\s)?responses|"
    rf"were|was|had|being|"
    r"an?))*)\s$",
    re.IGNORECASE,
)
"""How many, before the kind of a response: "21 (15.0%) were complete", "four of them complete", "all partial"."""
_RESPONSE = regex(r"respon|remission|\bORR\b", re.IGNORECASE)


_THEY_RESPONDED = regex(
    r"\b(?:responded|responses?|remissions?)(?![- ]rate)(?:[^.;:()]|\.(?=\d)|\((?:[^();]|;(?= 95))*\)){0,60}, (?:and )?$", re.IGNORECASE
)
"""Before the median of the time for which they did: "four of 38 responded (10.5%), for a median of 7.3 months"."""
_SHARE_OF = regex(r"(?:%|\bof)\s(?:(?:of|the|these|those|all|its|their|\d+)\s)*$")
"""Before responses of which a share goes on."""
_AT_TIME = regex(r"(?:\d|\b(?:one|two|three|four|five|six|ten))[\s-](?:month|mo|year|yr|y)\s(?:(?:estimated|actuarial|rates?\sof)\s)*$")


def fits(name: str, before: str) -> bool:
    """Whether the words before (on one line) let the phrase stand for its endpoint: people who "were stable", not levels."""
    if name == "stable":
        return _PEOPLE.search(before) is not None
    if name == "in_kind":
        return _RESPONSE.search(before.rsplit(".", 1)[-1]) is not None
    if name == "for_median":
        return _THEY_RESPONDED.search(before) is not None
    if name == "of_kind":
        return _COUNTED.search(before) is not None and _RESPONSE.search(before.rsplit("\n", 1)[-1]) is not None
    if name == "cases":
        return _BEST.search(before.rsplit(". ", 1)[-1]) is not None
    if name == "kept":
        return _SHARE_OF.search(before) is not None and "%" in before[-24:]
    if name in ("remission_rate", "continuous"):
        return _AT_TIME.search(before) is not None
    if name == "still_in_it":
        return _RESPONSE.search(before) is not None
    return name not in ("ones", "of_them") or _RESPONSE.search(before) is not None or "tumo" in before


_BEST = regex(r"(?:partial|complete) (?:respon|remission)|\b(?:CR|PR)\b|stable disease")
_NEXT = r"(?:(?<=, )|(?<=; )|(?<=\band ))"
_MORE = (
    r"(?: of (?:the )?\d+)?"
    r"(?= ?[.,;:()%/]| (?:and|or|of (?:the|these|those|them|all)|(?:\w+ )?(?:patients?|pts|cases|women|men|subjects|others?))\b|$)"
)
_IN_SOME = rf"(?= (?:(?:was |were )?(?:seen |noted |observed |found )?in )(?:another |the (?:other|remaining) )?(?:\d[\d.]*|{UNIT_WORD}\b){_MORE})"
"""Around a best response of a list that is told without its disease: "stable disease in 14 and progression in 12"."""
LISTED: tuple[tuple[str, Endpoint, str, bool, str], ...] = (
    ("cases", Endpoint.SD, "response", True, r"(?<=\d cases )stable(?=[,.;)]| and\b)"),
    ("cases", Endpoint.PD, "response", True, r"(?<=\d cases )(?:of )?progression(?=[,.;)]| and\b)"),
    ("listed", Endpoint.SD, "response", False, rf"{_NEXT}(?:stabili[sz]ation|no change(?: \((?-i:NC)\))?){_IN_SOME}"),
    ("listed", Endpoint.SD, "response", False, rf"(?:(?<=, )|(?<=\band ))(?-i:NC)(?=:? ?\d{{1,3}}\b{_MORE})"),
    ("listed", Endpoint.PD, "response", False, rf"{_NEXT}progression(?:{_IN_SOME}|(?= in \d+ (?:weeks|months)\b))"),
)

RISKS: tuple[tuple[str, Endpoint, str, bool, str], ...] = (
    (
        "risk",
        Endpoint.PFS,
        "event",
        False,
        r"(?:\b(?:risk|hazard) (?:of|for) |(?<=\bfor ))(?:(?:disease|tumou?r) )?(?:progression or death\b|worsening or death\b)|"
        r"\b(?:risk|hazard) (?:of|for) death or (?:(?:disease|tumou?r) )?progression\b",
    ),
    (
        "risk",
        Endpoint.OS,
        "event",
        False,
        r"\b(?:risk|hazard) (?:of|for) death\b(?! (?:or|and|due|related|within|by (?:day|month|year)|without)\b|[-/]| from (?!any\b))",
    ),
)
