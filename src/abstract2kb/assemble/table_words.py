"""Words by which the columns and rows of result tables are known: roles by heading, rows of sizes and facts, grades, events."""

from __future__ import annotations

import re

from abstract2kb.patterns import regex

__all__ = [
    "BASELINE",
    "RESPONSES",
    "ARMS",
    "OF_ARMS",
    "EVENTS",
    "FACTS",
    "FIGURE",
    "RESULT",
    "GRADES",
    "GRADE_ALONE",
    "GRADE_WORDS",
    "PEOPLE",
    "ROLES",
    "ROW_OF_SIZES",
    "DOSE_CHANGED",
    "GIVEN",
    "OTHER_FACT",
]

GRADES = regex(r"[≥>]?\s?[1-5](?:\s?[–/-]\s?[1-5])?\+?")
ARMS = regex(r"\b(?:arms?|groups?|regimens?|comparisons?|treatments?|therap(?:y|ies)|interventions?|agents?|drugs?)\b", re.IGNORECASE)
OF_ARMS = regex(r"(?:(?:study|treatment|trial)\s)?(?:arms?|regimens?)(?:\s?(?:\(n\)|\(size\)|,\sn))?", re.IGNORECASE)
"""The heading of a column of the arms themselves."""
ROLES = (
    ("registry", regex(r"\b(?:regist(?:ry|ration)|NCT|identifier|clinicaltrials|(?:trial|study) (?:id|no\.?|number))", re.IGNORECASE)),
    (
        "size",
        regex(
            r"^(?:(?:patients|pts|evaluable|treated|no\.?|number)[,\s]*)*\(?\b(?:n|no\.?|number|patients|pts)\)?"
            r"(?: of (?:patients|pts)|\s\(?(?:eval(?:uable|\.)?|treated|dosed|assessed)\.?\)?)?$|"
            r"^(?:(?:DLT|response|safety|efficacy)[- ]+)?(?:evaluable|assessable|treated|enrolled|randomi[sz]ed|dosed)(?: for (?:DLTs?|response))?$",
            re.IGNORECASE,
        ),
    ),
    ("phase", regex(r"^phase$", re.IGNORECASE)),
    ("trial", regex(r"^(?:trials?|stud(?:y|ies))(?: name| acronym)?\s?[(,/]", re.IGNORECASE)),
    ("arm", ARMS),
    ("trial", regex(r"\b(?:trials?|stud(?:y|ies))\b", re.IGNORECASE)),
    ("endpoint", regex(r"^(?:(?:efficacy|primary|key) )?(?:end ?points?|outcomes?|measures?|parameters?|variables?)$", re.IGNORECASE)),
    ("group", regex(r"\b(?:cohorts?|populations?|subgroups?|doses?|dose levels?|sets?|lines?|setting|tumou?r types?)\b", re.IGNORECASE)),
)
DLT_EVALUABLE = regex(r"\bDLTs?[- ]+(?:evaluable|assessable|period|set)\b|\b(?:evaluable|assessable) for DLTs?\b", re.IGNORECASE)
"""A heading over those among whom dose-limiting toxicities are counted."""
ROW_OF_SIZES = regex(
    r"(?:(?:(?:(?:efficacy|response|safety)[ -])?(?:evaluable|assessable)(?: for (?:safety|efficacy|response))?|"
    r"treated|dosed|infused|enrolled|included|"
    r"safety|efficacy|randomi[sz]ed|analy[sz]ed|all|total|in(?: the)?|of|set|analysis|ITT|cohort|sample|"
    r"patients|pts|participants|subjects|population)[,\s]*)*\(?\bn\)?$|(?:sample|cohort) size$|"
    r"(?:no\.?|number) (?:of )?(?:(?:treated|evaluable|dosed|enrolled) )?"
    r"(?:patients|pts|participants|subjects)(?: treated| evaluable| dosed| enrolled)?$|"
    r"(?:(?:(?:efficacy|response)[ -])?evaluable|treated|dosed|enrolled|randomi[sz]ed)$",
    re.IGNORECASE,
)
PEOPLE = regex(
    r"(?:patients|pts|participants|subjects|sample size|n)(?:[,\s(]+(?:in|the|with|for|"
    r"who|were|efficacy|safety|evaluable|response|analysis|analy[sz]ed|"
    r"treated|dosed|enrolled|infused|randomi[sz]ed|set|population|cohort|measurable|disease)\b\)?)*",
    re.IGNORECASE,
)
GRADE_ALONE = regex(r"(?:gr(?:ade)?\.?\s?)?(?:[≥>]=?\s?[1-5]|[1-5]\s?[-–/]\s?[1-5]|[1-5]\+)(?:,?\s?\(?%\)?)?", re.IGNORECASE)
"""A heading that is a grade, and no figure: "≥3", "3-4"."""
FACTS = regex(
    r"(?:regist|NCT|population|setting|patients|(?:study |treatment )?arms?\b|regimens?|treatments?|design|phase|trial|study|"
    r"(?:primary|(?:key )?secondary) end ?point|indication|disease|compan(?:y|ies)|sponsor|developer|"
    r"maker|manufacturer|owner|partner|mechanism|modality|class\b|target|route|dos(?:e|ing)\b|schedule|"
    r"(?:study )?(?:drugs?|agents?|assets?|molecules?|compounds?|products?)\b|status|reference|median follow|follow-?up|line\b)",
    re.IGNORECASE,
)
"""A label of what is told of trials that stand in columns, beside their results."""
GRADE_WORDS = regex(r"(?:any|all)(?:[\s-]?(?:grades?|gr\.?))?|(?:gr(?:ade)?s?\.?\s?|G)?[≥>]?=?\s?[1-5](?:\s?[-–/]\s?[1-5]|\s?\+)?", re.IGNORECASE)
"""A cell of a column of grades."""
EVENTS = regex(
    r"^(?:(?:treatment[- ])?(?:adverse|side|emergent|related|toxic|selected|key|main|safety)[\s-])*(?:events?|reactions?|effects?|toxicit(?:y|ies)|"
    r"(?:TE|TR)?AEs?(?:SI)?s?|(?:preferred )?terms?)\b",
    re.IGNORECASE,
)
"""How a column of events is headed."""
DOSE_CHANGED = regex(r"\W*dose (?:reduc|interrupt|delay|modif|adjust|hold|held)", re.IGNORECASE)
GIVEN = regex(r"\b(?:use|used|given|received|tocilizumab|(?:cortico)?steroids?|transfusions?|G-CSF|onset|HR|comments?|references?)\b", re.IGNORECASE)
"""A label of what was given for events, or of another fact on them."""
FIGURE = regex(
    r"\s*(?:(?:s?CR|VGPR|PR|SD|PD)[\s:=]{1,3}\d+\s?(?:\([^()]*\)\s?)?[·•,;|/]?\s?(?:s?CR|VGPR|PR|SD|PD|NE)\b|(?:(?:a?HR|OR|RR)[\s:=]+|[<>≤≥~Δ]\s?|(?:median|med\.)\s(?=\d|N[RE]\b|not)|"
    r"\d+(?:\.\d+)?[\s-]?(?:months?|mos?|years?|yrs?|weeks?|wks?)(?:\s(?-i:[a-z]{0,3}[A-Z]{2,3}))?(?:\srates?)?(?:\s?\([^()]*\))?[:,]?\s(?=\d|N[RE]\b))?(?:\d[\d.,·]*[*†‡§¶#a-h]?\s?(?:$|[(\[/|%,;+±]|[-–]\s?\d|(?:mos?|months?|m|weeks?|yrs?|years?|vs|at)\b|"
    r"vs?\.?\s[\d–-]|(?<=\s)\d)|(?:NR|NE|NA|n/[ar])\b|n\.\s?[aderp]\.?(?=\W|$)|[-–—·•…]\s*(?:$|[-–—]|[/|]\s?[<\d])|\.{2,3}\s*$|"
    r"not (?:yet )?(?:reached|estimable|shown|reported|available|given|assessed|applicable)\b|ref\b|reference))",
    re.IGNORECASE,
)
"""How a cell of figures, or one that says that there is none, begins."""
RESULT = regex(r"\s*(?:\d[\d.]*\s?(?:%|\(\d|vs\b|[/|]\s?\d|\s\d)|\d+\.\d+\s?(?:$|[(%])|N[RE]\s(?:vs\b|[/|(]))", re.IGNORECASE)
"""How a cell begins that is surely no heading."""
RESPONSES = regex(r"\bresponses?\b", re.IGNORECASE)
BASELINE = regex(r"(?<!from )(?<!by )\bbaseline\b|\b(?<!by )(?<!by baseline )(?:characteristics?|demographics?)\b", re.IGNORECASE)
"""What a table that has no results is headed with."""
OTHER_FACT = regex(
    r"\b(?:follow-?up|(?:median|mean) age|duration|exposure|cycles?|doses?|patients, n|male|female)\b|^\W*(?:n|no\.)\W*$|"
    r"^(?:safety |efficacy |response )?(?:evaluable|assessable|treated|dosed|enrolled|randomi[sz]ed)(?:,? n)?$",
    re.IGNORECASE,
)
"""A label of a row that is not of the endpoint that the corner names."""
