"""What a place in the article does with a fact: state it, deny it, plan it, suppose it, or tell it of earlier work.

Sections come first ("Background:" tells earlier work, "Methods:" plans), then the cue words of the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex
from abstract2kb.records import Assertion

__all__ = ["Sections", "assertion_at", "sections_of"]

_NAME = (
    r"(?P<name>Background(?:\s(?:and|&)\s[a-z]+)?|Intro(?:duction)?(?:\s(?:and|&)\s[a-z]+)?|Context|Purpose|Objectives?|Aims?(?:\s(?:and|&)\s[a-z]+)?|"
    r"Rationale|Importance|"
    r"Design,\ssetting,?\s(?:and|&)\sparticipants|Interventions?|Exposures?|Main\soutcomes?(?:\s(?:and|&)\smeasures?)?|"
    r"(?:(?:Patients?|Materials?|Subjects|Study)\s(?:and|&)\s|Study\s|Trial\s|Experimental\s)?(?:Methods?|Design|Procedures)(?:\s(?:and|&)\s(?:study\s|trial\s)?[a-z]+)?|"
    r"(?:(?:Key|Main|Clinical|Preclinical|Nonclinical|Laboratory|Efficacy|Safety|Survival|Study|Interim|Preliminary)\s)?(?:Results?(?:\s(?:and|&)\s[a-z]+)?|Findings)|Safety\sSummary|"
    r"Conclusions?(?:\s(?:and|&)\s[a-z]+)?|Interpretation|Discussion|Implications\sfor\spractice|"
    r"Summary(?:\s?(?:and|&|/)\s?[a-z]+)?)"
)
_MARKED = Sought(
    rf"(?:(?:^(?:[A-Za-z]{{0,4}}\d{{1,6}}[a-z]?\s)?|(?<=\n)|(?<=[.!?)\]%] ))|(?P<hash>###\s*)){_NAME}"
    r"(?:\s?(?:\([Nn]\s?=[^()]{1,40}\)\s?)?:|(?(hash)\s|\n))",
    re.IGNORECASE,
)
_RUN_IN = Sought(rf"(?:^|(?<=\n)|(?<=[.!?)\]%] )){_NAME}(?:\.\s|\s?[–—|]\s?|\s-\s)(?=\S)", re.IGNORECASE)
_BARE = Sought(
    rf"(?:(?:^|(?<=\n)){_NAME}\t?\s(?=[A-Z0-9(])|(?<=[.!?)\]%] )(?=(?-i:[A-Z])){_NAME.replace('?P<name>', '?P<inside>')}\s(?=(?-i:[A-Z0-9])))",
    re.IGNORECASE,
)
"""Headings without a colon, and those that only their type tells from the text after them; to be believed where they come together."""
_OF_RESULTS = at_words(
    r"(?<=\n)(?:(?:Key\s|Clinical\s|Antitumou?r\s|Preliminary\s)?(?:Efficacy|Safety|Tolerability|Activity|Responses?|Survival|Adverse\sevents|Toxicity"
    r"|Baseline|(?:Baseline|Patients?)\s(?:and\sdisease\s)?characteristics|Patients|Pharmacokinetics|Biomarkers?)"
    r"(?:\s(?:and|&)\s(?:tolerability|safety|activity|survival|exposure))?)(?:\s\([Nn]\s?=\s?[\d,]+\))?:?\n",
    re.IGNORECASE,
)
"""Headings on a poster's boxes of results, on a line of their own: the methods end there."""
_KINDS = (
    ("results", regex(r"result|finding|safety summary", re.IGNORECASE)),
    ("background", regex(r"background|intro|context|purpose|objective|aim|rationale|importance", re.IGNORECASE)),
    ("methods", regex(r"method|design|procedure|intervention|exposure|outcome", re.IGNORECASE)),
    ("conclusion", regex(r"conclusion|interpretation|discussion|implication|summary", re.IGNORECASE)),
)


def _headings(text: str) -> list[tuple[int, str, int]]:
    """The headings of sections, their kinds, and their ends: in the form of most where that is a weaker one than a colon or a line of their own."""
    for form in (_MARKED, _RUN_IN, _BARE):
        found = [(m.start(), next(kind for kind, words in _KINDS if words.search(m.group().strip())), m.end()) for m in form.finditer(text)]
        kinds = {kind for _, kind, _ in found}
        capitals = len(kinds) > 1 and all(text[start:end].strip().isupper() for start, _, end in found)
        if kinds & {"results", "methods"} and (form is _MARKED or len(kinds) > 2 or capitals):
            begun_at = min((start for start, kind, _ in found if kind == "methods"), default=len(text))
            own = [(m.start(), "results", m.end()) for m in _OF_RESULTS.finditer(text) if m.start() > begun_at]
            boxes = [(m.start(), "results" if m.group("told") else "", m.end()) for m in _BOX.finditer(text)]
            return sorted({*found, *own, *boxes, *_ends_of_background(text, found)})
    return _of_boxes(text)


_ALONE = at_words(rf"(?:^|(?<=\n)){_NAME}[^\S\n]*\n", re.IGNORECASE)
_SMALL_PRINT = at_words(r"(?<=\n)(?:references?|disclosures?|acknowledge?ments?|literature)[^\S\n]*\n", re.IGNORECASE)
_HEADING = regex(r"[.!?)\]]\n{1,2}(?P<head>(?=[A-Z0-9])[^\n\t.;:•▸]{3,70})\n{1,2}(?=[^\n]{40})")
"""A short line after the end of a sentence, over a longer one: the heading of the next box, whatever it says."""


def _of_boxes(text: str) -> list[tuple[int, str, int]]:
    """The sections of a poster that has no results by name: its background, up to the next box, and its conclusions."""
    found = [(m.start(), next(kind for kind, words in _KINDS if words.search(m.group().strip())), m.end()) for m in _ALONE.finditer(text)]
    kinds = [kind for _, kind, _ in found]
    if not kinds or kinds[0] != "background" or not ("conclusion" in kinds or _SMALL_PRINT.search(text) is not None):
        return []
    boxes = [(m.start(), "results" if m.group("told") else "", m.end()) for m in _BOX.finditer(text)]
    return sorted({*found, *boxes, *_ends_of_background(text, found)})


def _ends_of_background(text: str, found: list[tuple[int, str, int]]) -> list[tuple[int, str, int]]:
    """The heading of the box after a background whose heading stands alone on its line."""
    alone = [end for _, kind, end in found if kind == "background" and text[end - 1] == "\n"]
    ends = [_HEADING.search(text, end) for end in alone]
    return [(m.start("head"), "", m.start("head")) for m in ends if m is not None]


_BOX = at_words(
    r"(?:^|(?<=\n))(?:(?P<told>(?:(?:figure|fig\.?|table) \d{1,2}[.:] )?"
    r"(?:(?:clinical |anti-?tumou?r |preliminary |best |best overall |objective |tumou?r |overall |progression-free |event-free |disease-free )?"
    r"(?:efficacy|activity|responses?|survival)(?: and safety)?|duration of response|PFS|OS|ORR|DO?R|key (?:figures|numbers|data)|at a glance)"
    r"(?: by (?:[A-Z]{3,4}|investigators?|blinded review|independent review)\b)?(?:,? (?:n \(%\)|%|months|cohort \w{1,3})| at a glance)?"
    r"|(?:safety|tolerability)(?: and tolerability| profile| summary)?|adverse events"
    r"|(?:patients?|baseline)(?: characteristics| disposition| demographics)?"
    r"|demographics|pharmaco(?:kinetics|dynamics)|biomarkers?|patient-reported outcomes)"
    r"|references?|disclosures?|acknowledge?ments?|funding|contact(?: information)?)[^\S\n]*(?=\n)",
    re.IGNORECASE,
)
"""The heading of a poster's box, which ends the section before it: of results, or of what tells none."""


class Sections:
    """Where the article's sections begin, by their headings."""

    def __init__(self, text: str) -> None:
        found = _headings(text)
        self._starts = [start for start, _, _ in found]
        self._kinds = [kind for _, kind, _ in found]
        self._ends = {start: end for start, _, end in found}
        self.has_results = "results" in self._kinds
        self.is_abstract = self.has_results or "methods" in self._kinds or "background" in self._kinds

    def start_in(self, start: int, end: int) -> int:
        """Where the last section that begins inside start:end begins; `start` if none does."""
        i = bisect_right(self._starts, end - 1) - 1
        return max(start, self._starts[i]) if i >= 0 else start

    def past_heading(self, start: int) -> int:
        """Where the words after the heading begin that stands at `start`; `start` if none does."""
        return self._ends.get(start, start)

    def at(self, offset: int) -> str:
        """ "background", "methods", "results", "conclusion", or "" outside marked sections."""
        i = bisect_right(self._starts, offset) - 1
        return self._kinds[i] if i >= 0 else ""


@lru_cache(maxsize=16)
def sections_of(text: str) -> Sections:
    """The sections of an article, by its text: several families of records ask for them."""
    return Sections(text)


_PLAN = Sought(
    r"(?<!\bmet the )(?<!\bmet its )(?<!\bmet )(?<!\bmeets the )(?<!\bmeeting the )(?<!\bmeeting its )(?<!\breached the )"
    r"\b(?:primary|secondary|key|exploratory|co-primary) (?:end ?points?|outcomes?|objectives?|aims?)\b(?!,? (?:of|was met|met|"
    r"was reached|were met|[\w ]{0,30}\bwas \d))|\bwill (?:be|receive|evaluate|assess|include)|\bsample size|\bpower(?:ed)? (?:of|"
    r"to|at|for)|\b\d+% power|\bassum|\bto detect|\btype I error|\bnull hypothesis|\balternative hypothesis|\bhypothesi[sz]ed|"
    r"\bone-sided α|\balpha of|\bwas (?:planned|defined as)|\bwere defined as|\bstopping (?:rule|boundar)|\bis defined as|\bSimon|"
    r"\brequired to\b|\bif (?:≥|at least|more than|fewer)",
    re.IGNORECASE,
)
_DOSE_DEFINED = regex(r"\b(?:dose|MTD|RP2D)\b[^.;,]{0,60}?\s(?:was|were) (?:planned|defined as)\b", re.IGNORECASE)
"""What a study found, though it says "defined": "the highest safe dose was defined as 52 mg"."""
_RESULT = Sought(
    r"\b(?:CI|confidence interval)\b[^.]{0,12}\d|\b[pP]\s?[=<]\s?0?\.\d|\bmedian [^.]{0,80}\b(?:was|were) \d"
    r"|\b(?:was|were) (?:observed|seen|achieved|noted|recorded|obtained|reached|documented) in \d"
)
_PRIOR = Sought(
    r"(?<!in line with )(?<!in line with the )(?<!consistent with )(?<!consistent with the )(?<!similar to )(?<!in keeping with )"
    r"\b(?:historical(?:ly)?|previous(?:ly)? (?:reported|published|stud|trial|shown|data|phase|smaller)|prior (?:stud|trial|"
    r"report|data)|earlier (?:stud|trial|report)|in (?:\w+ ){0,2}previous (?:\w+ )?(?:clinical )?(?:stud|trial)|in the literature|"
    r"compared (?:with|to) historical|(?:two|three|several|other) previous|has been (?:approved|shown)|"
    r"ha(?:s|ve) been reported (?:previously|before|earlier|elsewhere|in (?:other|earlier|previous))|"
    r"(?:a|our) (?:proof-of-concept|recent|previous|prior) (?:\w+ ){0,2}(?:study|trial))",
    re.IGNORECASE,
)


_EARLIER = regex(
    r"(?:Previous|Prior|Earlier) (?:work|stud|trial|report|data|experience)|Historical(?:ly)?\b|In (?:a|our|the) (?:previous"
    r"|prior|earlier) "
)
"""What opens a sentence on other work even among the results."""


_SUPPOSED = Sought(
    r"\bprimary (?:end ?point|outcome|objective)[^.;]{0,40}\bdefined as\b[^.;]{0,80}\bof (?:at least |[≥>] ?)?\d+\s?%|"
    r"(?<!who )\bwould (?:(?:,? in our view,? )?(?:still )?(?:have|need|be enough|be needed|require|suffice|count as)|reopen|matter)\b|"
    r"\bwould,? in our view,? need|"
    r"\bif \w[^.;]{0,60}\b(?:were|was|is|are) to (?:show|reach|report|give)|\b(?:yardstick|benchmark|bar|"
    r"hurdle)\b[^.;:\d]{0,40}\b(?:remains?|is|stays?|would)\b|"
    r"\b(?:has|have|needs?|must|ought) to (?:show|beat|exceed|reach)\b|\bmust (?:show|beat|exceed|reach)\b|\bto (?:beat|"
    r"live up to)\b[^.;\d]{0,10}[.;,]|"
    r"\banything (?:below|above|under|over|less|more)\b|\bwould have been (?:significant|enough|needed)|\bwould have stopped\b|\bto displace\b|"
    r"\bwould (?:exclude|rule out|reject|allow|provide|be (?:considered|declared|deemed|of interest|regarded))\b|\btrue (?:ORR|(?:response )?rate)\b|"
    r"\b(?:futility|stopping|efficacy) (?:boundar\w+|bounds?|rules?|thresholds?)\b|\bwas to be (?:declared|considered|rejected)\b|"
    r"\bof at least \d+\s?% (?:was|is) (?:considered|deemed|regarded)\b|"
    r"\b(?:our|we) (?:base case|assumption|expect|forecast|model)\w*\b[^.;]{0,60}\bthat\b",
    re.IGNORECASE,
)
"""What the writer supposes or asks for, not what was seen."""
_TOLD_AGAIN = Sought(
    r"\bhistorical(?:ly)?\b|\bas a reminder\b|\bfor (?:context|comparison)\b|\bhad (?:justified|promised)\b|\breported earlier\b|"
    r"^\W*(?:(?:a|one|two|three|four|five) (?:years?|months?) (?:ago|earlier|before)|last (?:year|spring|summer|autumn|fall|winter|month)|"
    r"back in (?:19|20)\d\d)\b|"
    r"\b(?:earlier|previous|prior|last year['’]s) (?:cut|look|data cut|read-?out|analysis|update|poster|presentation|disclosure)s?\b[^.;]{0,40}"
    r"\b(?:had|gave|showed|was|were)\b|"
    r"\bthe primary report\b|\bworth remembering\b|\bphase 1 had (?:shown|given)\b|\bhad (?:once |first )?raised hopes\b",
    re.IGNORECASE,
)
"""What opens the history of a result that the report goes on from."""
_PLANNED_THERE = Sought(r"\bpower|\bassum|to detect|hypothesi|\bwill be", re.IGNORECASE)
"""A plan even among the results."""
_ELIGIBLE = regex(
    r"\s*(?:[A-Z]\w+:\s)?(?:(?:Key |Main |Major )?(?:Eligib\w+|Inclusion|Exclusion|Entry)\b(?! of)|Stratif\w+ (?:was|factors?|by)|"
    r"(?:Patients|Pts|Women|Men) (?:were eligible|had to have|were required|must have|could))"
)
"""What opens a sentence on whom the trial took."""


def assertion_at(scene: Scene, sections: Sections, sentence_start: int, sentence_end: int) -> Assertion:
    """How the sentence stands to the results in it; denial is a matter of the single number."""
    begin = sections.start_in(sentence_start, sentence_end)
    text = scene.text[begin:sentence_end]
    section = sections.at(begin)
    planned = bool(_PLAN.search(_DOSE_DEFINED.sub("", text) if "defined as" in text else text)) and not _RESULT.search(text)
    if section == "methods" or (planned and section != "results"):
        return Assertion.HYPOTHETICAL if _cue(scene, sentence_start, sentence_end, "hypothetical") else Assertion.PLANNED
    if _ELIGIBLE.match(text):
        return Assertion.PLANNED
    if section == "background" and sections.is_abstract:
        return Assertion.PRIOR
    if _SUPPOSED.search(text) and not _RESULT.search(text):
        return Assertion.HYPOTHETICAL
    if not sections.has_results and _TOLD_AGAIN.search(text):
        return Assertion.PRIOR
    if planned and _PLANNED_THERE.search(text):
        return Assertion.HYPOTHETICAL
    prior = _PRIOR.search(text) if section != "results" else _EARLIER.match(text.lstrip())
    return Assertion.PRIOR if prior else Assertion.STATED


def _cue(scene: Scene, start: int, end: int, kind: str) -> bool:
    return any(m.id == kind for m in scene.within(start, end, Label.CONTEXT))
