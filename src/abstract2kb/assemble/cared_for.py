"""Patients of whom care is told, and no event: those who had a dose delay, were hospitalised or received something.

Example: in "grade 3 neutropenia occurred in 3 patients, and 14 (20%) had a dose reduction" the 14 do not count the neutropenia.
"""

from __future__ import annotations

from abstract2kb.patterns import regex

__all__ = ["CARED_FOR"]

_WHO = r"(?:\s(?:of\s)?(?:the\s|all\s|these\s|study\s)*(?:patients|pts|participants|subjects|them))?"
_DOSING = (
    r"(?:dose|dosing|treatment|drug|therapy|chemotherapy|cycle)s?[ -](?:\w+\s(?:and|or)\s)?"
    r"(?:reduc|delay|interrupt|modif|omission|adjust|de-?escalat|hold|discontin)"
)
CARED_FOR = regex(
    rf"[)\]]?{_WHO}\s(?:(?:also|then|subsequently|later|each|both)\s)*"
    rf"(?:(?:had|required|needed|underwent|experienced)\s(?:[^\s.;,()]+\s){{0,4}}?{_DOSING}|"
    r"(?:were|was|had\sto\sbe)\s(?:also\s)?(?:hospitali[sz]ed|admitted|transfused|intubated|vaccinated|screened|given)\b|"
    r"(?:received|needed|required|used|took)\s(?!no\b))"
)
"""After a figure of patients what was done for them: "14 (20%) had a dose delay", "12% of the patients received antiemetics"."""
