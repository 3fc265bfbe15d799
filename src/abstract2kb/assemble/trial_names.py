"""Names of trials: acronyms, acronyms with a number, protocol names ("KEYNOTE-522", "QUILT 3.032", "PSMAfore", "U31402-A-J101", "Study 309").

A string of such a form is a name where its letters are those of a known family ("KEYNOTE-..."), or where the words around once say so in the report:
"(NCT01234567", "the phase 2 X trial", a column of trials. Meetings, grants, cell lines, scales, drugs, genes and arms look alike and are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from abstract2kb.assemble.identity import Observation
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.sought import Sought
from abstract2kb.assemble.table_trials import trial_places
from abstract2kb.assemble.tables import trial_cells
from abstract2kb.assemble.trial_tables import COMPOUND, IS_PRODUCT, named_in_cell, numbered_compounds, numbered_heads, two_words
from abstract2kb.lexicons import CompiledLexicon
from abstract2kb.nlp.first_letters import begun
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["TrialName", "heading_blocks", "is_aside", "name_key_of", "outside", "registers", "title_span", "trial_names"]

_FAMILY, _NEVER = "trial family", frozenset({"conference", "assay or score", "grant or accession", "schedule", "virus", "gene family"})
_REGISTRIES = frozenset({"EudraCT", "ClinicalTrials", "CTIS"})


@dataclass(frozen=True, slots=True)
class TrialName:
    """text[start:end] (Doc offsets, end exclusive) names a trial; equal `key` is the same trial."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class _Form:
    """A string in the form of a trial's name; `numbered` ones are telling by form; `kind` is what the lexicon knows of the letters."""

    start: int
    end: int
    numbered: bool
    kind: str

    @property
    def family(self) -> bool:
        """True for the letters of known trials."""
        return self.kind == _FAMILY


_CAPS = r"(?:[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*|[a-z]{4,}[A-Z][A-Za-z0-9]*|[a-z]{2,6}[A-Z]{2,}\w*|i[A-Z]{1,3}[a-z]{4,})"
_TITLE = r"[A-Z][a-z]{2,}"
_NUMBER = r"\d{1,4}(?:[A-Z]{1,3}\d?)?(?:[.-]\d{1,4})?"
_NOT_FIRST = (
    r"(?![A-Z][A-Z0-9]+m\b)"
    r"(?!(?:I{1,3}|IV)[ab]?[ -]|(?:Among|Across|The|In|Of|With|From|For|At|On|By|And|But|After|Before|This|That|Our|All|Both|Part|Cohort|Table"
    r"|Stages?|Figure|Fig|Phase|Arm|Group|Grade|Day|Week|Month|Year|Cycle|Level|Stage|Board|Posters?|Abstract|Hall|Volume|Supplement|Session|Booth|Page|Box"
    r"|Top|Step|Line|Panel|Slide|Version|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_NUMBERED = begun(
    rf"(?<![\w.-]){_NOT_FIRST}"
    rf"(?:(?:{_CAPS}|{_TITLE})(?:[- ](?!NCT\d)(?:{_CAPS}|{_TITLE}))?(?:-(?:{_CAPS}|{_TITLE}))?[- ]?(?:{_NUMBER}|[A-Z]\d{{1,4}})"
    rf"|{_CAPS}-(?:I{{1,3}}|IV|[A-E])"
    r"|[A-Z]{1,6}\d{0,6}[A-Za-z]{0,3}(?:-[A-Z0-9]{1,6}){0,3}-\d{2,4}[A-Z]?|[A-Z]{1,5}\d{3,6}(?:-[A-Z]{1,2}){0,2}-[A-Z]?\d{2,4}"
    r"|(?<=[Ss]tudy )[A-Z]{1,3}-?\d{2,4}|(?<=[Tt]rial )[A-Z]{1,3}-?\d{2,4}|(?:Study|Trial|Protocol) (?:[A-Z]{0,4}-?)?\d{2,5})(?![\w%]|[.,]\d|-\d)"
)
_BARE = begun(
    rf"(?<![\w.-])(?:(?:[A-Z]-)?[A-Z][A-Z0-9]{{2,}}[A-Z](?:-[A-Zp])?(?: X)?|{_CAPS}(?:-[A-Zp]\b)?"
    rf"(?: [A-Z]{{2}}| (?<=[a-z][A-Z]{{3}} )[A-Z]{{4,}})?)(?![\w%-]|[.,]\d)"
)
_PARTED = Sought(r"(?<![\w.-])(?P<a>[A-Z][A-Za-z]+)-(?P<b>[A-Z]{2,}|[a-z]+[A-Z]*)(?P<n>[- ]?\d{1,4})?(?![\w%-])")
_SHOUTED = regex(r",?[ ](?!III\b|VIII\b)[A-Z]{3,}\b(?![\d-])")
_SHOUTED_BEFORE = regex(r"(?<![\w-])(?!III\b|VIII\b)[A-Z]{3,},?[ ](?:[(:&]\s?)?$")
_YEAR = regex(r"[ ’'](?:19|20)\d\d$")
_PART = r"(?:trials?|stud(?:y|ies)|protocol|registry|program(?:me)?)\b(?!\s?(?:period|drug|treatment|arm|population|design|site|medication|-))"
_ADJECTIVES = (
    r"(?:(?:(?:double|single|open|observer|dose)-?(?:blind(?:ed)?|label|arm|ranging|escalation)|randomi[sz]ed|controlled|placebo-controlled|pivotal"
    r"|global|registrational|multicent(?:er|re)|ongoing|extension|confirmatory|phase [\w/]+|basket|umbrella|platform|clinical|companion)[ ,]+)*"
)
_AFTER = regex(
    rf"(?:[’']s)?\s{_ADJECTIVES}{_PART}|,? (?:an?|the|our|its) [^.;,()]{{0,60}}\b{_PART}"
    r"|\s?\((?:[Pp]hase|[Nn] ?=|randomi[sz]ed|\d+ (?:pts|patients))\b"
)
_PROGRAMME = regex(r"(?:[’']s)?\s(?:clinical )?(?:development )?(?:programmes?|programs?|family|series|franchise)\b")
_NAMED_AFTER = Sought(
    r"(?:\b(?:trial|study|protocol)s?,? (?:\(|called |named |dubbed |known as |code-?named )?[“\"]?"
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
    r"|asked|foresees|plans|opened|accrued|allocated|evaluat(?:es|ed|ing)|stopped early|crossed the|closed)\b"
)
_LONG_NAME = regex(r"[A-Za-z]{5,}[A-Za-z0-9-]*[- ]\d{1,3}$")
_CAPITALS = regex(r"[A-Z]{5,}-\d{1,3}$")
_NEAR = 300  # characters after a name in which its paragraph says what it is
_IN = regex(r"\b(?:[Ii]n|of|from)(?: the)? $")
_ON_PATIENTS = regex(r"\b(?:patients|pts|men|women|arms?|randomi[sz]ed|placebo|ORR|PFS|OS|survival|response rates?|trial|study)\b")
_ON_CELLS = regex(r"\b(?:cells?|mice|mouse|murine|xenografts?|models?|lines?|in vitro|in vivo|tumou?r-bearing|organoids?|IC50)\b")
_COHORT = regex(r"(?:[’']s)? (?:cohort|part|stage|arm) (?:[A-Z]|\d{1,2}|I{1,3})\b")
_GAP = (
    r"(?:[’']s)?(?:[ ,]+(?:[\w/-]+ ){0,3}?(?:trial|study|basket|umbrella|programme|escalation|cohort|part)(?: [A-Z0-9]{1,2})?)?"
    r"(?:\s?[·|] |,? ?[(\[]\s?(?:[^()\[\].\t\n]{0,60}[;,:]\s?)?|[;,:] ?(?:[Pp]hase [\w/]+[,;] ?)?| )"
    r"(?:ClinicalTrials\.gov[\w ]{0,14}[:,]? ?|EudraCT[\w ]{0,10}:? ?)?"
)
_REGISTERED = regex(_GAP)
_REGISTERED_AS = regex(r"\s?[(\[]\s?$|\s[–—-]\s$|, $")
_HEAD_START = regex(r"(?:[•▪◦·*]\s?|\d{1,2}[.)] )?$")
_HEAD_END = regex(r"(?:[:–—-]|\bfrom|\bof|\bin|\(|\bthe|\btrial) ?$")
_REFERENCES = regex(r"^\W*(?:references|bibliography|(?:selected |principal )?sources|literature)\b", re.IGNORECASE)
_ASIDE = regex(
    r"(?i)^\W*(?:disclosures?|conflicts? of interest|acknowledge?ments?|funding|abbreviations|key|about (?:this|us)|legal entity|references?)\b"
    r"[^a-z]*[:.]"
)


def name_key_of(words: str) -> str:
    """One key for all spellings of a name.

    >>> name_key_of("QUILT 3.032") == name_key_of("Quilt-3.032")
    True
    """
    return re.sub(r"[\W_]+", "", words).casefold()


def heading_blocks(scene: Scene) -> list[tuple[int, int, int]]:
    """(start, end, level) of the headings and titles of the article, in text order; the level of a title is 0."""
    a, found = scene.source.article, []
    for block in scene.blocks:
        if block.kind in ("heading", "title"):
            found.append((block.start - a.start, min(block.end, a.end) - a.start, block.level))
    return found


def title_span(scene: Scene) -> tuple[int, int] | None:
    """Where the title of the article stands in its text; None for one without title."""
    title = scene.source.article.title or ""
    end = scene.text.find(title[-25:], 0, 1200) if title else -1
    if end < 0:
        return None
    start = scene.text.find(title[:25], 0, end + 1)
    return max(0, start), end + len(title[-25:])


def is_aside(line: str) -> bool:
    """True for a paragraph of disclosures, abbreviations, funding or the like: nothing in it names a trial of the report."""
    return bool(_ASIDE.match(line))


def registers(text: str, end: int, start: int) -> bool:
    """True when the words between the end of a name and the start of a registry number tie the two together."""
    return bool(_REGISTERED.fullmatch(text, end, start))


def trial_names(scenes: Sequence[Scene], lexicon: CompiledLexicon) -> list[list[TrialName]]:
    """The places where trials are named, by scene; what one place of the report shows to be a name is one everywhere."""
    kinds = _Kinds(lexicon)
    forms = [_forms(scene, kinds) for scene in scenes]
    cells = [_in_cells(scene, kinds) for scene in scenes]
    sure: set[str] = set()
    for scene, found, listed in zip(scenes, forms, cells, strict=True):
        places = _Places(scene)
        sure |= {name_key_of(scene.text[f.start : f.end]) for f in found if places.shows(f)}
        sure |= {name_key_of(scene.text[a:b]) for a, b in listed}
    for scene, found in zip(scenes, forms, strict=True):
        sure |= _joined_by_slash(scene, found, sure)
    names = []
    for scene, found, listed in zip(scenes, forms, cells, strict=True):
        spans = {*listed, *((f.start, f.end) for f in found if name_key_of(scene.text[f.start : f.end]) in sure)}
        names.append([TrialName(a, b, name_key_of(scene.text[a:b])) for a, b in _apart(spans)])
    return names


def outside(observations: Sequence[Observation], names: Sequence[Sequence[TrialName]]) -> list[Observation]:
    """The drug names that are no part of a trial's name."""
    taken = [sorted((n.start, n.end) for n in found) for found in names]
    starts = [[start for start, _ in spans] for spans in taken]
    kept = []
    for each in observations:
        at = bisect_right(starts[each.scene], each.end - 1) - 1
        if at < 0 or taken[each.scene][at][1] <= each.start:
            kept.append(each)
    return kept


def _joined_by_slash(scene: Scene, found: Sequence[_Form], sure: set[str]) -> set[str]:
    """The keys of forms that a slash joins to a name: "EV-302/KEYNOTE-A39"."""
    keys: set[str] = set()
    ends = {f.end: name_key_of(scene.text[f.start : f.end]) for f in found}
    for form in found:
        left = ends.get(form.start - 1)
        if left and scene.text[form.start - 1] == "/":
            pair = {left, name_key_of(scene.text[form.start : form.end])}
            keys |= pair if pair & sure else set()
    return keys


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest spans that do not overlap."""
    taken: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not taken or start >= taken[-1][1]:
            taken.append((start, end))
    return taken


class _Kinds:
    """What the lexicon knows of the letters that begin a name."""

    def __init__(self, lexicon: CompiledLexicon) -> None:
        self._kinds = {entry: str(facts["kind"]) for entry, facts in lexicon.entries("CODE_PREFIX").items()}

    def of(self, words: str) -> str:
        """The kind of the longest part before a hyphen, blank or digit that is known; "" for unknown ones."""
        parts = re.findall(r"[A-Za-z]+", words)
        whole = re.match(r"[A-Za-z0-9]+", words)
        for letters in (words, whole.group() if whole else "", parts[0] if parts else ""):
            if letters in self._kinds and not (len(letters) == 1 and sum(map(len, parts)) > 5):
                return self._kinds[letters]
        return ""


def _forms(scene: Scene, kinds: _Kinds) -> list[_Form]:
    """Every string of the article in the form of a name that no other reading forbids."""
    found: list[_Form] = []
    asides = _aside_spans(scene)
    starts = [a for a, _ in asides]
    defined = {d.short for d in scene.definitions if not re.search(r"trial|study", d.long, re.IGNORECASE)}
    defined |= {m.text for m in scene.within(0, len(scene.text), Label.ADVERSE_EVENT)}
    for pattern, numbered in ((_NUMBERED, True), (_BARE, False)):
        for match in pattern.finditer(scene.text):
            at = bisect_right(starts, match.start()) - 1
            if at >= 0 and match.start() < asides[at][1]:
                continue
            kind = kinds.of(match.group())
            if not numbered and (match.group() in defined or kind in _NEVER or kind == "cooperative group" or match.group() in _REGISTRIES):
                continue
            found += [] if _is_something_else(scene, match, numbered, kind == _FAMILY) else [_Form(*match.span(), numbered, kind)]
    compound = [m for m in numbered_compounds(scene) if not _is_something_else(scene, m, False, False)]
    return found + [_Form(*m.span(), False, kinds.of(m.group())) for m in compound] + _broken(scene, kinds)


def _broken(scene: Scene, kinds: _Kinds) -> list[_Form]:
    """Names that the end of a line has parted: "CARTI-TUDE-1" of a known family."""
    found = []
    for match in _PARTED.finditer(scene.text):
        whole = match.group("a") + match.group("b")
        if kinds.of(whole) == _FAMILY and kinds.of(match.group("a")) != _FAMILY:
            found.append(_Form(*match.span(), bool(match.group("n")), _FAMILY))
    return found


def _aside_spans(scene: Scene) -> list[tuple[int, int]]:
    """The paragraphs of disclosures and keys, and the lists of references."""
    spans, at, references = [], 0, False
    for line in scene.text.split("\n"):
        references = bool(_REFERENCES.match(line)) or (references and bool(re.match(r"\s*\[?\d+[.\])]|.*\b(?:19|20)\d\d\b", line)))
        if references or is_aside(line):
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _is_something_else(scene: Scene, match: re.Match[str], numbered: bool, family: bool) -> bool:
    """True for a year, and for what the pipes know as something else: a whole condition, target, model or drug."""
    words = match.group()
    if _YEAR.search(words) or (not numbered and len(re.sub(r"[^A-Za-z]", "", words)) < 4):
        return True
    if not numbered and (_SHOUTED_BEFORE.search(scene.text[max(0, match.start() - 20) : match.start()]) or _SHOUTED.match(scene.text, match.end())):
        return True
    others = (Label.TARGET, Label.CYTOKINE, Label.CONDITION, Label.MODEL, Label.COMPANY, Label.ENDPOINT, Label.TRIAL_ID, Label.ROUTE, Label.STAGE)
    start, end = match.span()
    near = scene.within(max(0, start - 40), end + 40)
    for mention in near:
        if mention.start >= end or mention.end <= start:
            continue
        covers = mention.start <= start and end <= mention.end and not (mention.rule == "stages.word" and words.isupper())
        if mention.label == Label.DRUG and not _gives_way(mention, words, numbered and family, covers):
            return True
        if mention.label == Label.ENDPOINT and mention.start == start:
            return True
        if mention.label in others and (covers or (not numbered and mention.label in (Label.TARGET, Label.ENDPOINT, Label.CYTOKINE))):
            return True
    return False


def _gives_way(drug: Mention, words: str, family: bool, covers: bool) -> bool:
    """True for a drug that is only part of a known trial's name, and for a word in capitals after a company: "Novelix's ORIOLE (NCT...)"."""
    return (family and (not covers or drug.rule == "drugs.context")) or (
        drug.rule == "drugs.context" and words.isupper() and words.isalpha() and len(words) > 4
    )


def _in_cells(scene: Scene, kinds: _Kinds) -> list[tuple[int, int]]:
    """The names that begin the cells of columns of trials ("DESTINY-Breast04, all patients"), and those that result tables give."""
    placed = (m.span() for m in trial_places(scene) if kinds.of(m.group()) not in _NEVER and not _is_something_else(scene, m, True, True))
    found = [*two_words(scene), *placed]
    for start, end in (*trial_cells(scene), *numbered_heads(scene)):
        at = lead.end() if (lead := re.compile(r"\W*").match(scene.text, start, end)) else start
        for pattern, numbered in ((_NUMBERED, True), (COMPOUND, False), (_BARE, False)):
            match = pattern.match(scene.text, at, end)
            if match is None or not named_in_cell(scene, match.end(), end, numbered):
                continue
            if kinds.of(match.group()) not in _NEVER and not _is_something_else(scene, match, numbered, True):
                found.append(match.span())
                break
    return found


class _Places:
    """The words around a form, and whether they show it to be a trial's name."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        title = title_span(scene)
        blocks = {*heading_blocks(scene), *([(*title, 0)] if title else [])}
        self.headings = sorted(h for h in blocks if re.search(r"[a-z]{3}", scene.text[h[0] : h[1]]))
        self.starts = [h[0] for h in self.headings]
        self.ids = [m for m in scene.mentions if m.label == Label.TRIAL_ID]
        self.id_starts = [m.start for m in self.ids]

    def shows(self, form: _Form) -> bool:
        """True when the form is a name by its letters or by its surroundings."""
        text, start, end = self.scene.text, form.start, form.end
        if text.startswith(("Study ", "Trial ", "Protocol "), start) or (form.family and form.numbered):
            return True
        if form.kind in _NEVER:
            return form.kind == "schedule" and text[end : end + 2] == " (" and self._registered(start, end)
        if (_PROGRAMME.match(text, end) and not form.numbered) or (not form.family and IS_PRODUCT.match(text, end)):
            return False
        return self._registered(start, end) or self._by_words(form) or self._in_heading(form)

    def _registered(self, start: int, end: int) -> bool:
        """A registry number stands in brackets after the name, or the name in brackets after the number."""
        text = self.scene.text
        at = bisect_right(self.id_starts, end - 1)
        if at < len(self.ids) and self.ids[at].start - end < 90 and registers(text, end, self.ids[at].start):
            return True
        before = self.ids[at - 1] if at else None
        return before is not None and 0 <= start - before.end < 5 and bool(_REGISTERED_AS.fullmatch(text, before.end, start))

    def _by_words(self, form: _Form) -> bool:
        text, start, end = self.scene.text, form.start, form.end
        before = text[max(0, start - 60) : start]
        if _AFTER.match(text, end) or _NAMED_AFTER.search(before) or self._after_phase(start):
            return True
        if not form.numbered and not form.family:
            return False
        if form.numbered and self._in_patients(start, end):
            return True
        return bool(_OF_TRIAL.search(before) or _DOES.match(text, end) or (form.numbered and _COHORT.match(text, end)) or form.family)

    def _in_patients(self, start: int, end: int) -> bool:
        """ "In ORIOLEX-12, ...", "ORIOLEX-12 ...": a long name with a number where its sentence or paragraph is on patients and on no cells."""
        text, sentence = self.scene.text, self.scene.sentence_at(start)
        inside = _IN.search(text[max(0, start - 12) : start]) is not None
        if not _LONG_NAME.match(text, start, end) or not (inside or _CAPITALS.match(text, start, end)):
            return False
        near = text[sentence.start : end + _NEAR].split("\n")[0]
        return any(_ON_PATIENTS.search(w) and not _ON_CELLS.search(w) for w in ([text[sentence.start : sentence.end]] if inside else []) + [near])

    def _after_phase(self, start: int) -> bool:
        """ "the phase 3 INDIGO": a phase stands right before, adjectives between."""
        for mention in self.scene.within(max(0, start - 60), start, Label.STAGE):
            if mention.rule == "stages.phase" and re.fullmatch(rf"\s{_ADJECTIVES}", self.scene.text[mention.end : start]):
                return True
        return False

    def _in_heading(self, form: _Form) -> bool:
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
        first = bool(_HEAD_START.fullmatch(text, start, form.start)) and bool(re.compile(r":| part [A-Z0-9]|, \w").match(text, form.end, end))
        rest = text[form.end : end].strip()
        last = bool(_HEAD_END.search(text[start : form.start])) and bool(re.fullmatch(rf"[).]*|[,)]? {_ADJECTIVES}{_PART}[).]*", rest))
        set_apart = last and text[start : form.start].rstrip().endswith((":", "("))
        return (
            (form.numbered and (first or last))
            or set_apart
            or ((first or last) and bool(self.scene.within(end, end + 400, Label.STAGE, Label.TRIAL_ID)))
        )
