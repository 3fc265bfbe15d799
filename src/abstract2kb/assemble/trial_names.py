"""Names of trials: acronyms, acronyms with a number, protocol names ("KEYNOTE-522", "QUILT 3.032", "PSMAfore", "U31402-A-J101", "Study 309").

A string of such a form is a name where its letters are those of a known family ("KEYNOTE-..."), or where the words around once say so in the report:
"(NCT01234567", "the phase 2 X trial", a column of trials. Meetings, grants, cell lines, scales, drugs, genes and arms look alike and are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from abstract2kb.assemble.identity import Observation
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.table_trials import trial_places
from abstract2kb.assemble.tables import trial_cells
from abstract2kb.assemble.trial_places import FAMILY, NEVER, Form, Places, acts_as_trial
from abstract2kb.assemble.trial_tables import COMPOUND, named_in_cell, numbered_compounds, numbered_heads, two_words
from abstract2kb.lexicons import CompiledLexicon
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.places import capitals
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["TrialName", "is_aside", "name_key_of", "outside", "trial_names"]

_REGISTRIES = frozenset({"EudraCT", "ClinicalTrials", "CTIS"})


@dataclass(frozen=True, slots=True)
class TrialName:
    """text[start:end] (Doc offsets, end exclusive) names a trial; equal `key` is the same trial."""

    start: int
    end: int
    key: str


_CAPS = (
    r"(?:[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*|[a-z]{4,}[A-Z][A-Za-z0-9]*|[a-z]{2,6}[A-Z]{2,}\w*"
    r"|[a-z][A-Z]{1,3}[a-z]{1,4}[A-Z][a-z]+|i[A-Z]{1,3}[a-z]{4,})"
)
_TITLE = r"[A-Z][a-z]{2,}"
_NUMBER = r"\d{1,4}(?:[A-Z]{1,3}\d?)?(?:[.-]\d{1,4})?"
_NOT_FIRST = (
    r"(?![A-Z][A-Z0-9]+m\b)"
    r"(?!(?:I{1,3}|IV)[ab]?[ -]|(?:THE|OF|IN|WITH|FROM|FOR|AND|PHASE)\b"
    r"|(?:The|In|Of|With|From|For|At|On|By|And|But|After|Before|Among|Across|This|That|Our|All|Both|Part|Stages?|Cohort|Table|Figure"
    r"|Fig|Phase|Arm|Group|Grade|Day|Week|Month|Year|Cycle|Level|Stage|Board|Posters?|Abstract|Hall|Volume|Supplement|Session|Booth|Page|Box"
    r"|Registrational|Pivotal|Confirmatory|Randomi[sz]ed|Multicent(?:er|re)|Updated|Final|Interim"
    r"|Top|Step|Line|Panel|Slide|Version|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_NUMBERED = Sought(
    rf"(?<![\w.-]){_NOT_FIRST}"
    rf"(?:(?:{_CAPS}|{_TITLE})(?:[- ](?!NCT\d)(?:{_CAPS}|{_TITLE}))?(?:-(?:{_CAPS}|{_TITLE}))?[- ]?(?:{_NUMBER}|[A-Z]\d{{1,4}})"
    rf"|{_CAPS}-(?:I{{1,3}}|IV|[A-E])"
    r"|[A-Z]{1,6}\d{0,6}[A-Za-z]{0,3}(?:-[A-Z0-9]{1,6}){0,3}-\d{2,4}[A-Z]?|[A-Z]{1,5}\d{3,6}(?:-[A-Z]{1,2}){0,2}-[A-Z]?\d{2,4}"
    r"|(?<=[Ss]tudy )(?<![Tt]o study )[A-Z]{1,3}-?\d{2,4}"
    r"|(?<=[Tt]rial )[A-Z]{1,3}-?\d{2,4}|(?:Study|Trial|Protocol) (?:[A-Z]{0,4}-?)?\d{2,5})(?![\w%]|[.,]\d|-\d)",
    places=capitals,
)
_BARE = Sought(
    rf"(?<![\w.-])(?:(?:[A-Z]-)?[A-Z][A-Z0-9]{{2,}}[A-Z](?:-[A-Zp])?(?: X)?|[A-Z]{{5,}}-[A-Z]{{2,4}}|{_CAPS}(?:-[A-Zp]\b)?"
    rf"(?: [A-Z]{{2}}| (?<=[a-z][A-Z]{{3}} )[A-Z]{{4,}})?)(?![\w%-]|[.,]\d)",
    places=capitals,
)
_PARTED = Sought(r"(?<![\w.-])(?P<a>[A-Z][A-Za-z]+)-(?P<b>[A-Z]{2,}|[a-z]+[A-Z]*)(?P<n>[- ]?\d{1,4})?(?![\w%-])", places=capitals)
_SHOUTED = regex(r",?[ ](?!III\b|VIII\b)[A-Z]{3,}\b(?![\d-])")
_SHOUTED_BEFORE = regex(r"(?<![\w-])(?!III\b|VIII\b)[A-Z]{3,},?[ ](?:[(:&]\s?)?$")
_SHOUTED_WORDS = frozenset(
    "TRIAL TRIALS STUDY STUDIES PATIENTS RESULTS PHASE COHORT ANALYSIS THERAPY CANCER CELLS SAFETY EFFICACY TOLERABILITY TOXICITY ACTIVITY RESPONSE "
    "RESPONSES SURVIVAL OUTCOMES EVENTS BASELINE BACKGROUND METHODS DESIGN CONCLUSION CONCLUSIONS SUMMARY DOSING DEMOGRAPHICS".split()
)
"""Words of titles in capitals."""
_YEAR = regex(r"[ ’'](?:19|20)\d\d$")
_MUTANT = regex(r"(?=\w*[A-Z0-9]{2})[A-Z][A-Z0-9]{1,6}(?:m|r|mt|mut|wt|WT|amp|del)")
"""Patients told apart by a gene: "NPM1m", "KMT2Ar"."""
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


def is_aside(line: str) -> bool:
    """True for a paragraph of disclosures, abbreviations, funding or the like: nothing in it names a trial of the report."""
    return bool(_ASIDE.match(line))


def trial_names(scenes: Sequence[Scene], lexicon: CompiledLexicon, listed: Iterable[str] = ()) -> list[list[TrialName]]:
    """The places where trials are named, by scene; what one place of the report shows to be a name is one everywhere. `listed` are the
    names that lists of assets have."""
    products = {name_key_of(name) for name in listed}
    kinds = _Kinds(lexicon)
    forms = [_forms(scene, kinds) for scene in scenes]
    cells = [_in_cells(scene, kinds) for scene in scenes]
    sure: set[str] = set()
    for scene, found, column in zip(scenes, forms, cells, strict=True):
        places = Places(scene)
        sure |= {key for f in found if places.shows(f, (key := name_key_of(scene.text[f.start : f.end])) in products)}
        sure |= {name_key_of(scene.text[a:b]) for a, b in column}
    for scene, found in zip(scenes, forms, strict=True):
        sure |= _joined_by_slash(scene, found, sure)
    names = []
    for scene, found, column in zip(scenes, forms, cells, strict=True):
        spans = {
            *column,
            *_taken_for_codes(scene, sure - products),
            *((f.start, f.end) for f in found if name_key_of(scene.text[f.start : f.end]) in sure),
        }
        names.append([TrialName(a, b, name_key_of(scene.text[a:b])) for a, b in _apart(spans)])
    return _with_siblings(scenes, names, kinds)


_LETTERED = regex(r"([A-Z]{4,})-\d{1,4}[A-Z]?$")
_LAST_LETTERS = regex(r"[A-Z]{4,} ([A-Z]{3,})-\d{2,4}$")
"""The letters that a shortened name keeps: "CLL-205" beside "HALCYON CLL-203"."""


def _with_siblings(scenes: Sequence[Scene], names: list[list[TrialName]], kinds: _Kinds) -> list[list[TrialName]]:
    """The names, with those that have the letters of one and another number: "KOMET-007" beside "KOMET-001"."""
    forms = ((scene.text, n) for scene, own in zip(scenes, names, strict=True) for n in own)
    found = {m.group(1) for text, n in forms if (m := _LETTERED.match(text, n.start, n.end) or _LAST_LETTERS.match(text, n.start, n.end))}
    letters = sorted(each for each in found if kinds.of(each) in ("", FAMILY))
    if not letters:
        return names
    form = re.compile(rf"(?<![\w-])(?:{'|'.join(letters)})-\d{{1,4}}[A-Z]?(?![\w-])")
    for scene, own in zip(scenes, names, strict=True):
        spans = {(n.start, n.end) for n in own}
        more = {m.span() for m in form.finditer(scene.text) if not any(d.id for d in scene.within(*m.span(), Label.DRUG))}
        if more - spans:
            own[:] = [TrialName(a, b, name_key_of(scene.text[a:b])) for a, b in _apart(spans | more)]
    return names


def _taken_for_codes(scene: Scene, sure: Set[str]) -> Iterator[tuple[int, int]]:
    """Where words beside a name in capitals make it look like a drug's code that is a trial's elsewhere: "results of BASTION-02"."""
    for mention in scene.mentions:
        if mention.label == Label.DRUG and mention.rule == "drugs.code" and _WORD.match(mention.text) and name_key_of(mention.text) in sure:
            yield mention.start, mention.end


_WORD = regex(r"(?=[A-Z]{5,}[ -]?\d)[A-Z]*[AEIOUY]")


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


def _joined_by_slash(scene: Scene, found: Sequence[Form], sure: set[str]) -> set[str]:
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
        self._known = lexicon.entries("CODE_PREFIX")

    def of(self, words: str) -> str:
        """The kind of the longest part before a hyphen, blank or digit that is known; "" for unknown ones."""
        parts = re.findall(r"[A-Za-z]+", words)
        whole = re.match(r"[A-Za-z0-9]+", words)
        for letters in (words, whole.group() if whole else "", parts[0] if parts else ""):
            if letters in self._known and not (len(letters) == 1 and sum(map(len, parts)) > 5):
                return str(self._known[letters]["kind"])
        return ""


def _forms(scene: Scene, kinds: _Kinds) -> list[Form]:
    """Every string of the article in the form of a name that no other reading forbids."""
    found: list[Form] = []
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
            if numbered and len(match.group()) < _SHORTEST and match.group() in defined:
                continue
            if not numbered and (match.group() in defined or kind in NEVER or kind == "cooperative group" or match.group() in _REGISTRIES):
                continue
            known = kind == FAMILY or (numbered and acts_as_trial(scene.text, *match.span()))
            found += [] if _is_something_else(scene, match, numbered, known) else [Form(*match.span(), numbered, kind)]
    compound = [m for m in numbered_compounds(scene) if not _is_something_else(scene, m, False, False)]
    return found + [Form(*m.span(), False, kinds.of(m.group())) for m in compound] + _broken(scene, kinds)


_SHORTEST = 5
"""Characters of a name with a number; what is shorter and defined otherwise is no trial: "IA2, second interim analysis"."""


def _broken(scene: Scene, kinds: _Kinds) -> list[Form]:
    """Names that the end of a line has parted: "CARTI-TUDE-1" of a known family."""
    found = []
    for match in _PARTED.finditer(scene.text):
        whole = match.group("a") + match.group("b")
        if kinds.of(whole) == FAMILY and kinds.of(match.group("a")) != FAMILY:
            found.append(Form(*match.span(), bool(match.group("n")), FAMILY))
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
    if _YEAR.search(words) or words in _SHOUTED_WORDS or _MUTANT.fullmatch(words) or (not numbered and len(re.sub(r"[^A-Za-z]", "", words)) < 4):
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
        if mention.label == Label.DRUG and not _gives_way(mention, words, numbered and family, covers) and not _heads_regimen(scene, mention, words):
            return True
        if mention.label == Label.ENDPOINT and mention.start == start:
            return True
        if mention.label == Label.COMPANY and mention.text == words and _NUMBER_NEXT.match(scene.text, end):
            continue
        if mention.label in others and (covers or (not numbered and mention.label in (Label.TARGET, Label.ENDPOINT, Label.CYTOKINE))):
            return True
    return False


_NUMBER_NEXT = regex(r"\s\(NCT\d{8}\b")
"""Behind the name of a trial that a company has too."""


def _gives_way(drug: Mention, words: str, family: bool, covers: bool) -> bool:
    """True for a drug that is only part of a known trial's name, for a word in capitals after a company ("Novelix's ORIOLE (NCT...)"), and for
    what only its form makes a drug where a family or a column of trials has it ("KOMET-001")."""
    spoken = sum(map(str.isalpha, words)) > 3
    of_form = drug.rule == "drugs.context" or (drug.rule == "drugs.code" and not drug.id and spoken)
    return (family and (not covers or of_form)) or (drug.rule == "drugs.context" and words.isupper() and words.isalpha() and len(words) > 4)


_SAYABLE = regex(r"(?=[A-Z]{4,}[ -]?\d)[A-Z]*[AEIOUY]")
_REGIMEN = regex(r"(?:[:–—-]| [|·]) ?$")
_LONGEST = 60
"""Characters of the longest drug name behind a trial's."""
_GIVEN_WITH = regex(
    r"(?: \([^()]{1,40}\))? (?:plus|\+|vs?\.?|versus|and|or|with|in combination|combined|in|for|monotherapy|as|after|before|followed)(?!\w)"
)


def _heads_regimen(scene: Scene, code: Mention, words: str) -> bool:
    """True for the form of a code, letters that can be said before its number, that begins a line before a regimen: "PRISM-301: A plus B in"."""
    if code.rule != "drugs.code" or not _SAYABLE.match(words) or scene.text[code.start - 1 : code.start] not in ("", "\n"):
        return False
    after = next(iter(scene.within(code.end, code.end + _LONGEST, Label.DRUG)), None)
    if after is None or after.text == code.text or not _REGIMEN.fullmatch(scene.text, code.end, after.start):
        return False
    return _GIVEN_WITH.match(scene.text, after.end) is not None


def _in_cells(scene: Scene, kinds: _Kinds) -> list[tuple[int, int]]:
    """The names that begin the cells of columns of trials ("DESTINY-Breast04, all patients"), and those that result tables give."""
    placed = (m.span() for m in trial_places(scene) if kinds.of(m.group()) not in NEVER and not _is_something_else(scene, m, True, True))
    found = [*two_words(scene), *placed]
    for start, end in (*trial_cells(scene), *numbered_heads(scene)):
        at = lead.end() if (lead := re.compile(r"\W*").match(scene.text, start, end)) else start
        for pattern, numbered in ((_NUMBERED, True), (COMPOUND, False), (_BARE, False)):
            match = pattern.match(scene.text, at, end)
            if match is None or not named_in_cell(scene, match.end(), end, numbered):
                continue
            if kinds.of(match.group()) not in NEVER and not _is_something_else(scene, match, numbered, True):
                found.append(match.span())
                break
    return found
