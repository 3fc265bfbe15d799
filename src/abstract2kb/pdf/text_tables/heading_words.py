"""The words that headings of result tables are made of: sizes of groups, grades, endpoints, arms, ratios, units.

Example: HEADING takes "HR (95% CI)" as what compares, "Grade ≥3, n (%)" as a grade and "Median PFS, mo (95% CI)" as an endpoint.
"""

from __future__ import annotations

import re

from abstract2kb.patterns import regex

__all__ = ["AGAINST", "CORNER", "HEADING", "JOINS", "LONE", "SIZED", "VERSUS"]

_SIZE = r"(?:[(\[](?:[^()\[\]]{0,40}[,;\s])?[nN]\s?=\s?\d[\d,]*[^()\[\]]{0,20}[)\]]|\b[nN]\s?=\s?\d[\d,]*)"
SIZED = regex(rf"{_SIZE}(?:[,;]?\s?(?:[nN]o?\.?\s?\(%\)|\(%\)|%))?")
"""The size of a group: "(n = 50)", "N=121, n (%)"."""
_UNIT = r"(?:,?\s?(?:[nN]|[Nn]o\.|[Nn]umber)(?:\s?\(%\)|,\s?%)|,?\s?\(%\)|,\s?%)"
_CI = r"(?:,?\s?[(\[]?\s?(?:9\d\s?%\s?)?CI\s?[)\]]?)"
_RATIO = (
    r"(?:(?:[Aa]djusted |[Ss]tratified )?(?:a?HR|RR|OR|(?:[Hh]azard|[Rr]isk|[Oo]dds) [Rr]atio)"
    rf"(?:\s?\((?:HR|RR|OR)\))?{_CI}?)"
)
_P_VALUE = r"(?:(?:(?:[Oo]ne|[Tt]wo|1|2)-sided |[Ll]og-?rank |[Nn]ominal )?[Pp](?:[\s-]?[Vv]alues?)?(?![\w'’-]))"
_COMPARES = rf"(?:{_RATIO}|{_P_VALUE}|9\d\s?%\s?CI(?!\w)|(?:[Tt]reatment |[Rr]isk )?[Dd]ifference{_CI}?)"
"""What stands over ratios, p values and intervals: "HR (95% CI)", "P value"."""
_GRADE_NO = r"[1-5](?:\s?(?:[-–/]|or|and|to)\s?[1-5])?\+?"
_NOT_OF_GRADE = r"(?!\s(?:patients|pts|AEs?|TE?AEs?|TRAEs?|[a-z]))"
_GRADES = (
    rf"(?:(?:Any|All)(?:[\s-][Gg]r(?:ade)?s?\.?|[\s-][Cc]aus(?:es?|ality))?{_NOT_OF_GRADE}"
    rf"|(?:[≥>]\s?)?(?:[Gg]r(?:ade)?s?\.?|G)\s?[≥>]?\s?{_GRADE_NO}(?: or (?:higher|more|worse|greater))?"
    r"|(?:Total|Overall|Serious|Severe|Mild|Moderate)(?!\s[a-z]))"
)
"""Grades over events: "All grades", "Gr 3-4", "≥ Grade 3"."""
_DRUG = (
    r"(?:[A-Z]?[a-z-]{2,}(?:mab|nib|ciclib|parib|platin|taxel|tecan|rubicin|citabine|limus|lisib|zomib|degib|rasib|clax|domide|lutamide"
    r"|mustine|zolomide|trexed|ribulin|leucel|estrant|trozole|uracil|phosphamide|poside|cristine|relbine|staurin|leukin|fusp|alfa|vedotin"
    r"|deruxtecan|govitecan|tamoxifen|prednisone|dexamethasone)"
    r"(?:\s(?:vedotin|deruxtecan|govitecan|emtansine|alfa|pegol|mafodotin|ozogamicin))?)"
)
_CONTROL = r"(?:[Pp]lacebo|[Cc]ontrols?|[Cc]hemo(?:therapy)?|SOC|SoC|BSC|ADT|[Oo]bservation|[Ss]tandard(?: (?:of care|therapy|treatment|arm))?)"
_NAME = rf"(?:{_DRUG}|{_CONTROL}|[A-Z]{{1,6}}-?\d{{2,6}}[A-Za-z]?)"
_LETTERED = (
    r"(?:(?:Arm|Cohort|Group|Part|Regimen|Dose [Ll]evel|Level|DL|Stage|Phase)\s?(?:[A-H]\d?|[1-9]\d?[A-Ca-c]?|I{1,3}|IV)(?![\w-])"
    r"|(?:Experimental|Control|Treatment|Study) (?:arm|group))"
)
_DOSE = (
    r"(?:\d+(?:\.\d+)?\s?(?:mg|µg|μg|mcg|ug|g|Gy|IU|MU)(?:/(?:kg|m2|m²|d|day))?"
    r"(?:\s(?:QD|BID|TID|QW|Q[2-6]W|qd|bid|qw|q[2-6]w|once daily|daily|weekly))?)"
)
_ARMS = (
    rf"(?:{_LETTERED}(?::\s?{_NAME})?|{_DOSE}"
    rf"|{_NAME}(?:\s{_DOSE})?(?:\s?(?:\+|plus|/|and|-)\s?{_NAME})*(?:\s(?:arm|group|alone|monotherapy))?)"
)
"""Arms: by letter, by dose, by what was given."""
_TIME = r"(?:[\s-](?:months?|mos?\.?|m|weeks?|wks?|years?|yrs?|y|days?|d))"
_ENDPOINT_NAME = (
    r"(?:(?:[Cc]onfirmed |[Bb]est )?(?:c?ORR|c?DCR|DoR|DOR|CBR|r?PFS|OS|EFS|DFS|RFS|LFS|TTP|TTF|TTR|CRR?|sCR|CRh?|CR/CRi|VGPR|PR|SD|PD"
    r"|pCR|MPR|MRD(?:[\s-]neg(?:ativ(?:e|ity))?\.?)?)"
    r"|(?:[Oo]bjective|[Oo]verall|[Cc]omplete|[Pp]artial|[Dd]isease) (?:[Rr]esponse|[Rr]emission|[Cc]ontrol)(?: [Rr]ate)?"
    r"|(?:[Oo]verall|[A-Za-z-]+-[Ff]ree) [Ss]urvival|[Dd]uration of [Rr]esponse)"
)
_ENDPOINT = (
    rf"(?:(?:m|[Mm]edian |mos?\.? |\d+{_TIME} )?{_ENDPOINT_NAME}(?: rate)?(?: at \d+{_TIME})?"
    r"(?:,? (?:n/N|n|%|mos?\.?|months?|median)(?=[\s,(]|$))*"
    rf"(?:,? ?\((?:%|n|mos?|months?|n/N|n, ?%|%; ?95% CI)\))*{_CI}?)"
)
"""Endpoints over columns, where the rows are arms: "ORR, n (%)", "12-mo PFS"."""
_PEOPLE = r"(?:N(?:o\.)?(?: of (?:patients|pts))?|(?:Patients|Pts)(?:,? ?\(?[nN]\)?)?|Evaluable(?:,? ?\(?n\)?)?)(?!\sof|,?\s?\(?%)"
_UNIT_ALONE = (
    r"(?:(?:[Nn]umber|No\.|[Pp]ercent(?:age)?|%) of (?:patients|pts|participants|subjects|events)(?:,? ?\(%\)|, %|, [nN] \(%\))?"
    r"|[nN](?:\s?\(%\)|,\s?%)?|No\.(?:\s?\(%\))?|%|\(%\))(?=\s|$)"
)
_MARKED = rf"(?:[A-Z≥][\w+/-]*(?:\s[\w+/≥-]+){{0,4}}?{_UNIT})"
"""Words that their unit ends: "Lomustine (%)"."""
HEADING = regex(
    rf"(?:(?P<compares>{_COMPARES})|(?P<grade>{_GRADES})(?:{_UNIT})?|(?P<endpoint>{_ENDPOINT})|(?P<arm>{_ARMS})(?:{_UNIT})?"
    rf"|(?P<people>{_PEOPLE})|(?P<unit>{_UNIT_ALONE})|(?P<marked>{_MARKED}))[*†‡§a]?(?=\s|$)"
)
"""A heading of a known kind, which is the name of the group that matched."""
CORNER = regex(
    r"(?:(?:Efficacy|Safety|Responses?|Outcomes?|End-?points?|Parameters?|Variables?|Characteristics?|Measures?|Category|Adverse|Events?"
    r"|AEs?|TE?AEs?|TRAEs?|irAEs?|SAEs?|Toxicit(?:y|ies)|Preferred|Terms?|Results?|Best|Objective|Overall|Clinical|Treatment|Emergent"
    r"|Related|[Tt]reatment-(?:[Rr]elated|[Ee]mergent)|Survival|Summary|CTCAE|[Dd]ose|[Ll]evel|Most|Common|Selected|Key|Table|N?n?\s?\(%\)"
    r"|n,\s?%|(?:terms?|of|by|in|and|with|rates?|status|results?|responses?|parameters?|events?|outcomes?|endpoints?|measures?|variables?"
    r"|adverse|emergent|related|toxicity|toxicities|common|data|summary|n|%|\(%\)|per|RECIST|RANO|Lugano|IWG|v?1\.1|median|mo|months"
    r"|populations?))[,:*]?\s)+"
)
"""Words that say what the labels below them are, each with a blank behind it."""
AGAINST = regex(r"(?:vs?\.?|versus|and|or)\b", re.IGNORECASE)
"""What goes on with the words before it: no heading begins so."""
VERSUS = regex(r"\s(?:vs?\.?|versus)\s", re.IGNORECASE)
JOINS = regex(r"(?:[+/&-]|\b(?:plus|and|with|vs\.?|or))\s*$")
"""What ties the words behind it to those before it."""
LONE = regex(
    r"(?:\b(?:All|Total|Overall|Evaluable|Treated|Entire)\s)?(?:\b(?:evaluable|treated|cohort|population)\s)?"
    rf"(?:\b(?:[Pp]atients|[Pp]ts|[Pp]articipants|[Ss]ubjects),?\s)?{_SIZE}\Z"
)
"""The heading over the only column of figures: "All patients (N = 30)"."""
