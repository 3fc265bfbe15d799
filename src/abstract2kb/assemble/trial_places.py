"""The words around a string in the form of a trial's name, and whether they show that it is one: "(NCT01234567", "the phase 2 X trial", a heading."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from abstract2kb.assemble.article_heads import heading_blocks, title_span
from abstract2kb.assemble.outlines import Point, outline_of
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.trial_settings import is_of_patients
from abstract2kb.assemble.trial_tables import IS_PRODUCT
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["FAMILY", "NEVER", "Form", "Places", "acts_as_trial", "registers"]

FAMILY, NEVER = "trial family", frozenset({"conference", "assay or score", "grant or accession", "schedule", "virus", "gene family"})


@dataclass(frozen=True, slots=True)
class Form:
    """A string in the form of a trial's name; `numbered` ones are telling by form; `kind` is what the lexicon knows of the letters."""

    start: int
    end: int
    numbered: bool
    kind: str

    @property
    def family(self) -> bool:
        """True for the letters of known trials."""
        return self.kind == FAMILY


_PART = r"(?:trials?|stud(?:y|ies)|protocol|registry|program(?:me)?)\b(?!\s?(?:period|drug|treatment|arm|population|design|site|medication|-))"
_ADJECTIVES = (
    r"(?:(?:(?:double|single|open|observer|dose)-?(?:blind(?:ed)?|label|arm|ranging|escalation)|randomi[sz]ed|controlled|placebo-controlled|pivotal"
    r"|global|registrational|multi-?(?:cent(?:er|re)|cohort)|first-in-human|ongoing|extension|confirmatory|phase [\w/]+|basket|umbrella|platform"
    r"|clinical|companion)[ ,]+)*"
)
_AFTER = regex(
    rf"(?:[’']s)?\s{_ADJECTIVES}{_PART}|\s(?:is|was)\s(?:an?|the|our)\s{_ADJECTIVES}(?:trial|study)\b"
    rf"|,? (?:an?|the|our|its) [^.;,()]{{0,60}}\b{_PART}"
    r"|\s?\((?:[Pp]hase|[Nn] ?=|randomi[sz]ed|\d+ (?:pts|patients))\b"
)
_PROTOCOL = regex(r"[A-Z]{1,6}-\d{2,4}-\d{2,4}")
"""The number of a protocol: "C-144-01", which no schedule has."""
_THEN_PHASE = regex(r"(?:[,;]?\s\(?(?:[Pp]hase|[Pp]h\.?)\s?(?:[1-4]|I|IV)|[,;]\s\(?(?:[nN]\s?=\s?\d|\d[\d,]*\s(?:patients|pts|women|men)\b))")
"""After a name: its phase, or how many patients it has."""
_PROGRAMME = regex(r"(?:[’']s)?\s(?:clinical )?(?:development )?(?:programmes?|programs?|family|series|franchise)\b")
_NAMED_AFTER = Sought(
    r"(?:\b(?<!to )(?:trial|study|protocol)s?,? (?:\(|called |named |dubbed |known as |code-?named )?[“\"]?"
    r"|\b(?:trial|study) (?:acronym|name|id|no\.?|number|code):? |\b(?:trials|studies) (?:[\w-]+, )*(?:[\w-]+ and )?)$",
    re.IGNORECASE,
)
_OF_TRIAL = Sought(
    r"\b(?:results?|data|analys[ei]s|read-?outs?|findings|outcomes?|follow-up|cohorts?(?: [A-Z0-9]+)?|part(?: [A-Z0-9]+)?|arms?|population"
    r"|interim look|update|cut-?off|escalation|years|evidence|responders?|patients) (?:of|from|in|for) (?:the )?$",
    re.IGNORECASE,
)
_DOES = regex(
    r"\s(?:(?:has|have|had|will|did|should|now|also|still|itself|again|then|is to|is) ){0,3}"
    r"(?:randomi[sz]ed?|enrol(?:l|led|ls|s|ling)?|recruit(?:s|ed|ing)?|met|missed|tests?|tested|compared?|compares|read(?:s)? out|asks?"
    r"|(?:treated|dosed|included|followed|covered|infused)(?=\s\d)|asked|foresees|plans|opened|accrued|allocated|evaluat(?:es|ed|ing)"
    r"|stopped early|crossed the|closed)\b"
)
_COHORT = regex(r"(?:[’']s)? (?:cohort|part|stage|arm) (?:[A-Z]|\d{1,2}|I{1,3})\b")
_GAP = (
    r"(?:[’']s)?(?:[ ,]+(?:[\w/-]+ ){0,3}?"
    r"(?:trial|study|basket|umbrella|programme|escalation|cohort|part|update|data|results?|read-?out)(?: [A-Z0-9]{1,2})?)?"
    r"(?:\s?[·|] |,? ?[(\[]\s?(?:[^()\[\].\t\n]{0,60}[;,:]\s?)?|[;,:] ?(?:[Pp]hase [\w/]+[,;] ?)?"
    r"|[;,:]? [Pp]hase [\w/]+(?:,? [a-z-]+){0,3}(?:[,;] | \()| )"
    r"(?:ClinicalTrials\.gov[\w ]{0,14}[:,]? ?|EudraCT[\w ]{0,10}:? ?)?"
)
_REGISTERED = regex(_GAP)
_REGISTERED_AS = regex(r"\s?[(\[]\s?$|\s[–—-]\s$|, $")
_LONG = 5
_BRACKETED = regex(r"(?=[A-Z]{4,}[ -]?\d)[A-Z]*[AEIOUY][A-Z]*[ -]?\d{1,4}[,;)]")
_HEAD_START = regex(r"(?:[•▪◦·*]\s?|\d{1,2}[.)] )?$")
_HEAD_END = regex(r"(?:[:–—-]|\bfrom|\bof|\bin|\(|\bthe|\btrial) ?$")


def registers(text: str, end: int, start: int) -> bool:
    """True when the words between the end of a name and the start of a registry number tie the two together."""
    return bool(_REGISTERED.fullmatch(text, end, start))


def acts_as_trial(text: str, start: int, end: int) -> bool:
    """Whether a name that is said as a word does what trials do: "KOMET-007 treated 82 patients"."""
    return _SPOKEN.match(text, start, end) is not None and _DOES.match(text, end) is not None


_SPOKEN = regex(r"[A-Z]{5,}-\d{1,4}[A-Z]?$")


_SAID = regex(r"(?:[A-Z]{2}[A-Za-z]{2,}|[A-Z][a-z]+[A-Z]\w+|[a-z]{1,6}[A-Z]\w{2,})(?:[- ](?:[A-Z][A-Za-z]+|\d))")
"""Letters that may be said, in capitals or with some inside, before a part of the name or a number."""
_OPENS_POINT = regex(r"\s?[(:,;]|\s[–—|·]\s")
_CLOSES_POINT = regex(r"(?:\s\([^()]*\))?[.:]?\s*")
_BEFORE_NAME = Sought(r"(?::|\s[–—|·]|\b(?:in|from|of))\s(?:the\s)?$")
_DESIGN = Sought(
    r"\b[nN]\s?=\s?\d|\b\d[\d,]*\s(?:[\w-]+\s){0,3}(?:patients|pts|women|men|participants)\b|\b(?:vs?\.?|versus|against|placebo|randomi[sz]ed)\b"
)


class Places:
    """The words around a form, and whether they show it to be a trial's name."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        title = title_span(scene)
        blocks = {*heading_blocks(scene), *([(*title, 0)] if title else [])}
        self.headings = sorted(h for h in blocks if re.search(r"[a-z]{3}", scene.text[h[0] : h[1]]))
        self.starts = [h[0] for h in self.headings]
        self.ids = scene.within(0, len(scene.text), Label.TRIAL_ID)
        self.id_starts = [m.start for m in self.ids]

    def shows(self, form: Form, is_product: bool = False) -> bool:
        """True when the form is a name by its letters or by its surroundings; one that a list of assets has only where it is registered."""
        text, start, end = self.scene.text, form.start, form.end
        if text.startswith(("Study ", "Trial ", "Protocol "), start) or (form.family and form.numbered):
            return True
        if form.kind in NEVER:
            coded = form.kind == "schedule" and (_PROTOCOL.fullmatch(text, start, end) is not None and _AFTER.match(text, end) is not None)
            return coded or (form.kind == "schedule" and text[end : end + 2] == " (" and self._registered(start, end))
        if (_PROGRAMME.match(text, end) and not form.numbered) or (not form.family and IS_PRODUCT.match(text, end)):
            return False
        return self._registered(start, end) or (not is_product and (self._by_words(form) or self._in_heading(form)))

    def _registered(self, start: int, end: int) -> bool:
        """A registry number stands in brackets after the name, or the name in brackets after the number."""
        text = self.scene.text
        at = bisect_right(self.id_starts, end - 1)
        if at < len(self.ids) and self.ids[at].start - end < 90 and registers(text, end, self.ids[at].start):
            return True
        before = self.ids[at - 1] if at else None
        return before is not None and 0 <= start - before.end < 5 and bool(_REGISTERED_AS.fullmatch(text, before.end, start))

    def _by_words(self, form: Form) -> bool:
        text, start, end = self.scene.text, form.start, form.end
        before = text[max(0, start - 60) : start]
        if _AFTER.match(text, end) or _NAMED_AFTER.search(before) or self._after_phase(start, end):
            return True
        if not form.numbered and not form.family:
            return False
        if form.numbered and (is_of_patients(self.scene, start, end) or self._in_point(form)):
            return True
        return bool(_OF_TRIAL.search(before) or _DOES.match(text, end) or (form.numbered and _COHORT.match(text, end)) or form.family)

    def _in_point(self, form: Form) -> bool:
        """Whether a name that can be said opens a point of a list that tells of patients or phase, or closes one that has points of its own:
        "• ALPHA-1: A vs B, n = 120", "• A plus B in C: ALPHA-1"; one before its phase is one anywhere: "ALPHA-1, phase 3"."""
        if _SAID.match(self.scene.text, form.start, form.end) is None:
            return False
        if _THEN_PHASE.match(self.scene.text, form.end):
            return True
        point = outline_of(self.scene).at(form.start)
        if point is None:
            return False
        if not self.scene.text[point.start + 1 : form.start].strip():
            return _OPENS_POINT.match(self.scene.text, form.end) is not None and self._has_design(form.end, point)
        closes = _CLOSES_POINT.fullmatch(self.scene.text, form.end, point.end) and _BEFORE_NAME.search(self.scene.text, point.start, form.start)
        return bool(closes) and outline_of(self.scene).leads(form.start)

    def _has_design(self, start: int, point: Point) -> bool:
        """Whether a point says of a trial what arms, phase or patients it has, or has points that go on."""
        design = _DESIGN.search(self.scene.text, start, point.end) or self.scene.within(start, point.end, Label.STAGE, Label.TRIAL_ID)
        return bool(design) or outline_of(self.scene).leads(point.start)

    def _fills_bracket(self, start: int, end: int) -> bool:
        """Whether a form of five letters or more is the first thing in a bracket, which goes on with nothing or with a mark."""
        return end - start >= _LONG and self.scene.text[end : end + 1] in (")", ",", ";")

    def _after_phase(self, start: int, end: int) -> bool:
        """ "the phase 3 INDIGO", "Phase III (INDIGO)": a phase stands right before, adjectives or a bracket between."""
        for mention in self.scene.within(max(0, start - 60), start, Label.STAGE):
            if mention.rule != "stages.phase":
                continue
            between = self.scene.text[mention.end : start]
            if (
                re.fullmatch(rf"\s{_ADJECTIVES}", between)
                or self._in_bracket(between, start)
                or (between == " (" and self._fills_bracket(start, end))
            ):
                return True
        return False

    def _in_bracket(self, between: str, start: int) -> bool:
        """A name that can be said, with its number, is all of the bracket after a phase: "Ph2 (LUMEN-1)"."""
        return between in (" (", "(") and _BRACKETED.match(self.scene.text, start) is not None

    def _in_heading(self, form: Form) -> bool:
        """A heading begins with the name and a colon, or ends in it after a colon, a bracket, "from" or "of"."""
        text = self.scene.text
        at = bisect_right(self.starts, form.start) - 1
        if at < 0 or form.end > self.headings[at][1]:
            opens = (
                form.numbered
                and re.search(r"[ -]", text[form.start : form.end])
                and text[form.start - 1 : form.start] in ("", "\n")
                and text.startswith(": ", form.end)
            )
            return bool(opens) and bool(self.scene.within(form.end, form.end + 400, Label.STAGE, Label.TRIAL_ID))
        start, end, _ = self.headings[at]
        if self.scene.within(start, form.start, Label.COMPANY) and text[start : form.start].rstrip().endswith(":"):
            return False
        first = bool(_HEAD_START.fullmatch(text, start, form.start)) and bool(re.compile(r":| part [A-Z0-9]|, \w").match(text, form.end, end))
        rest = text[form.end : end].strip()
        last = bool(_HEAD_END.search(text[start : form.start])) and bool(re.fullmatch(rf"[).]*|[,)]? {_ADJECTIVES}{_PART}[).]*", rest))
        set_apart = last and text[start : form.start].rstrip().endswith((":", "("))
        return (
            (form.numbered and (first or last))
            or set_apart
            or ((first or last) and bool(self.scene.within(end, end + 400, Label.STAGE, Label.TRIAL_ID)))
        )
