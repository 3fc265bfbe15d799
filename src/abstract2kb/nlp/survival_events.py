"""Events of survival told as results: "progression-free survival events", "312 deaths", "25 died of their lymphoma", "were still alive".

Each entry is (name, endpoint, kind, weak, pattern) as `pipes.endpoints` reads them. A death of what the disease did is one of overall
survival; a death from sepsis is an event of safety.
"""

from __future__ import annotations

from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER
from abstract2kb.records import Endpoint

__all__ = ["SURVIVAL_EVENTS"]

_DISEASE = (
    r"(?:(?:an?|the|their|his|her|progressive|recurrent|relapsed|refractory|metastatic|underlying|advanced|primary|subsequent|further|later|tumou?r|"
    r"disease|systemic|CNS|[a-z]+(?:ic|ar|al|oid)) )*"
    r"(?:disease|progression|relapses?|recurrences?|cancers?|lymphoma|leuka?emia|myeloma|melanoma|sarcoma|glioma|mesothelioma|neuroblastoma|"
    r"malignancy|(?-i:AML|ALL|CLL|PD|NHL|DLBCL|HCC))\b(?! (?:not|un)related)"
)
"""What the disease that is treated did."""
_NO_RESULT_DEATH = (
    r"(?! (?:from(?! any)|due|related|rates?|(?:(?:on|with|in) [\w -]{1,30}? )?(?:was|were) (?:not )?(?:ascribed|attributed|considered|deemed|judged|"
    r"related|due|thought)))"
)
_OF = r"(?:of|from|due to|because of|owing to|as a result of|after)"
_OF_TREATMENT = (
    r"(?! (?:of|from|due to|because of|owing to|due|because) (?:[\w-]+ ){0,3}"
    r"(?:[\w-]+-(?:related|induced)|treatment|therapy|drugs?|toxic\w+|adverse|study|unrelated)\b)"
)
"""After a death that is a matter of safety."""
SURVIVAL_EVENTS: tuple[tuple[str, Endpoint, str, bool, str], ...] = (
    ("events", Endpoint.PFS, "event", True, r"\b(?:progression[- ]free[- ]survival|PFS) events?\b"),
    ("events", Endpoint.DFS, "event", True, r"\b(?:(?:invasive )?disease[- ]free[- ]survival|[iI]?DFS) events?\b"),
    ("events", Endpoint.EFS, "event", True, r"\b(?:event[- ]free[- ]survival|EFS) events?\b"),
    ("events", Endpoint.RFS, "event", True, r"\b(?:(?:recurrence|relapse)[- ]free[- ]survival|RFS) events?\b"),
    ("events", Endpoint.MFS, "event", True, r"\b(?:(?:distant )?metastas[ie]s[- ]free[- ]survival|D?MFS) events?\b"),
    ("events", Endpoint.OS, "event", True, r"\b(?:overall[- ]survival|OS) events?\b"),
    (
        "alive",
        Endpoint.OS,
        "survival",
        True,
        rf"(?:(?<=\n)|(?<=[•–—■○▪-] )|(?<=[;:.] ))Alive(?= (?:at|after) (?:{INTEGER}|{WORD_NUMBER}) (?:months?|mo|years?)\b:? \d)",
    ),
    (
        "alive",
        Endpoint.OS,
        "event",
        True,
        r"\b(?:(?:are|were|is|was|remain(?:ed|s)?) (?:still )?)?alive\b"
        r"(?! without (?:disease )?progress)(?! and (?:\w+ )?(?:free|without|(?:event|relapse|recurrence|disease|progression)-free)\b)",
    ),
    (
        "died",
        Endpoint.OS,
        "event",
        True,
        rf"\b(?:had |have |has )?died\b(?: {_OF} {_DISEASE}|{_OF_TREATMENT})|"
        rf"(?<!\bor )(?<!cell )(?<!programmed )\bdeaths?\b(?: (?:of|from|due to|because of) {_DISEASE}|{_NO_RESULT_DEATH})",
    ),
)
