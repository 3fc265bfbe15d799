"""The arms of result tables: which words name them, and which assets they were given.

Example: over the columns "exp" and "ctrl", a row whose regimen is "A vs placebo, + B" is of "A + B" and of "placebo + B".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from abstract2kb.assemble.article_heads import title_span
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.short_forms import short_forms
from abstract2kb.assemble.table_keys import keyed_assets, partners_by_initial
from abstract2kb.assemble.table_legends import legend_of
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.pipes.adverse_events import GRADE
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = [
    "Regimen",
    "arm_words",
    "assets_named",
    "corner_assets",
    "given_span",
    "given_spans",
    "is_control",
    "is_of_product",
    "is_unknown",
    "regimens",
    "row_regimens",
    "section_assets",
    "side_of",
    "undescribed",
]

Span = tuple[int, int]

_SIZE = regex(r"\s?[,(\[]?\s?\b[nN]\s?=\s?[\d,]*\d\s?[)\]]?")
_UNITS = regex(
    r"[,;]?\s?\(?\b(?:n|no\.|number|patients|pts)?(?:/N)?\s?\(?%\)?\)?(?:\s?\[?\(?95% CI\)?\]?)?|[,;]?\s?\(?95% CI\)?|\bn\b", re.IGNORECASE
)
_NO_ARM = regex(
    r"^(?:all|total|overall|any|any grade|(?:worst |maximum )?(?:grades?|severity)|n|no\.?|%|value|result|results|(?:all )?patients|"
    r"(?:all )?(?:randomi[sz]ed|treated|enrolled)(?: patients| pts)?|outcome|end ?point|events?|"
    r"parameter|efficacy|safety|responses?|remissions?|durability|survival|tolerability|landmark|"
    r"(?:median )?follow-?up|"
    r"time[- ]to[- ]event|term|adverse events?|effect|difference|ITT|intention[- ]to[- ]treat|full (?:study )?population|"
    r"(?:number|no\.?|percent(?:age)?|proportion|share)(?: of(?: (?:all )?(?:patients|pts|participants|subjects|cases|events))?)?|"
    r"rate|median|med\.?|mean|a?HR|hazard ratio|OR|-|–|[≥>]?\s?[1-5](?:[-–/][1-5])?|"
    r"(?:at )?\d+(?:\.\d+)?[\s-]?(?:months?|mos?|weeks?|wks?|years?|yrs?|y)(?: rate)?|(?:months?|mos?|weeks?|wks?|years?|yrs?))?$",
    re.IGNORECASE,
)
_CONTROL = regex(
    r"\b(?:placebo|(?<!disease )(?<!tumor )(?<!tumour )(?<!local )(?<!regional )(?<!symptom )(?<!pain )(?<!intracranial )controls?|"
    r"comparator|chemo(?:therapy)?|standard(?: of care)?|SOC|SoC|TPC|ICC|BSC|observation|best supportive care|"
    r"(?:physician|investigator)[’']s choice)\b",
    re.IGNORECASE,
)
_EARLIER_CLASS = regex(
    r"\b(?:no|without|prior|previous|earlier|after|before|post|following|failed|naive to|refractory to|exposed to)[\s-](?:\w+[\s-])?"
    r"chemo(?:therapy)?\b|\bchemo(?:therapy)?[- ](?:na[iï]ve|refractory|resistant|pre-?treated|experienced|exposed|free)\b",
    re.IGNORECASE,
)
"""A class that patients had been given before, or not: it names no arm."""
_GRADE_AT_END = regex(r"\s(?:any|(?:≥|>=)\s?[1-5]|[1-5]\s?[-–/]\s?[1-5])$", re.IGNORECASE)
_SIDES = (
    ("exp", regex(r"\b(?:exp(?:erimental|\.)?|investigational|active|test|study (?:drug|treatment))(?: (?:arm|group))?s?$", re.IGNORECASE)),
    ("ctrl", regex(r"\b(?:ctrl|contr(?:ol|\.)?|comparator|reference|standard)(?: (?:arm|group))?s?\.?$", re.IGNORECASE)),
)
_VERSUS = regex(r"\s(?:vs?\.?|versus|against|compared (?:with|to))\s", re.IGNORECASE)
_TAIL = regex(r",\s(?=\+|plus\b|with\b|each with\b|both with\b|on top of\b)", re.IGNORECASE)
_SAME = regex(r"\b(?:the )?same\b", re.IGNORECASE)
_ADDS = regex(r"(?:with|plus|and|\+)\s", re.IGNORECASE)
_AFTER_TRIAL = regex(r"(?:\s?[(\[][^()\[\]]*[)\]])?[\s,;:·|–—-]*")
"""What may stand between a trial's name and its regimens."""
_MAYBE = regex(r"\s?±\s?")
_ADDED = regex(r"\s?\+\s|\splus\s")


@dataclass(frozen=True, slots=True)
class Regimen:
    """What one side was given: its words, and the places in the article's text that they were taken from."""

    words: str
    spans: tuple[Span, ...]


def side_of(path: Sequence[Cell]) -> str | None:
    """ "exp" or "ctrl" for a column that is headed so, the nearest heading first."""
    return next((side for cell in reversed(path) for side, form in _SIDES if form.search(cell.text.strip())), None)


def regimens(text: str, start: int, end: int) -> tuple[Regimen, Regimen] | None:
    """The two sides of a comparison that stands at start:end of the text; None where it is none."""
    cell = text[start:end]
    versus = _VERSUS.search(cell)
    if versus is None:
        return _optional(cell, start)
    first, last = (start, start + versus.start()), (start + versus.end(), end)
    tail = _TAIL.search(text, *last)
    if tail is None:
        return Regimen(text[slice(*first)], (first,)), _control(text, first, last)
    shared = (tail.end(), end)
    control = (last[0], tail.start())
    return tuple(Regimen(f"{text[slice(*own)]} {text[slice(*shared)]}", (own, shared)) for own in (first, control))  # type: ignore[return-value]


def _optional(cell: str, start: int) -> tuple[Regimen, Regimen] | None:
    """ "A ± B": A with B, and A alone."""
    maybe = _MAYBE.search(cell)
    if maybe is None or not cell[: maybe.start()].strip():
        return None
    alone = Regimen(cell[: maybe.start()], ((start, start + maybe.start()),))
    return Regimen(_MAYBE.sub(" + ", cell, count=1), ((start, start + len(cell)),)), alone


def _control(text: str, first: Span, last: Span) -> Regimen:
    """The control's words; "same" in them stands for what the other side has besides its first drug."""
    words = text[slice(*last)]
    added = _ADDED.search(text, *first)
    if not _SAME.search(words) or added is None:
        return Regimen(words, (last,))
    rest = (added.end(), first[1])
    return Regimen(_SAME.sub(text[slice(*rest)].strip(), words), (last, rest))


def arm_words(text: str, *names: str) -> str | None:
    """The words of a heading or label that name a group: without sizes, units, grades and the `names` (of trials, endpoints) in it."""
    text = _GRADE_AT_END.sub("", GRADE.sub("", _UNITS.sub("", _SIZE.sub("", text))))
    text = re.sub(r"[,;\s(]+%\)?$", "", text)
    for name in names:
        text = text.replace(name, "")
    text = re.sub(r"\s{2,}", " ", re.sub(r"[\s(),;:•*+/–-]*$|^[\s(),;:•*–-]+", "", text))
    if text.count("(") > text.count(")"):
        text += ")"
    return None if _NO_ARM.match(re.sub(r"\s?\([^()]*\)$", "", text)) else text


def undescribed(scene: Scene, start: int, end: int) -> str:
    """The words of a heading without what it says of the product after the drugs: "Novelimab" of "Novelimab Novel · Acme CD3 bispecific antibody"."""
    text = scene.text[start:end]
    drugs = scene.within(start, end, Label.DRUG)
    if not drugs or drugs[0].start != start:
        return text
    last = drugs[0]
    for drug in drugs[1:]:
        if _ADDED.fullmatch(scene.text, last.end, drug.start):
            last = drug
    rest = scene.text[last.end : end]
    told = _PRODUCT.search(rest) or scene.within(last.end, end, Label.COMPANY)
    kept = _SIZE.search(rest)
    return f"{scene.text[start : last.end]}{kept.group() if kept else ''}" if told and not _ADDED.match(rest) else text


_PRODUCT = regex(
    r"·|\b(?:antibod(?:y|ies)|inhibitors?|bispecifics?|CAR[- ]T|ADC|conjugates?|degraders?|"
    r"agonists?|antagonists?|oral|engagers?|vaccines?|radioligands?)\b",
    re.IGNORECASE,
)
"""Words that say what a product is."""


def is_of_product(text: str) -> bool:
    """Whether the words say what a product is or how it is given, without a dose or a size."""
    return not re.search(r"\d\s?(?:mg|µg|mcg|Gy)|\b[nN]\s?=", text) and _PRODUCT.search(text) is not None


def is_control(text: str) -> bool:
    """Whether the words name a control arm."""
    return bool(_CONTROL.search(_EARLIER_CLASS.sub("", text)))


def is_unknown(path: Sequence[str]) -> bool:
    """Whether the headings over a column, without assets, are of an arm with an N that is no control: its drugs stand elsewhere."""
    return bool(path) and _SIZE.search(path[-1]) is not None and not is_control(path[-1]) and arm_words(path[-1]) is not None


def assets_named(scene: Scene, spans: Iterable[Span], study: str | None = None) -> tuple[str, ...]:
    """The assets that the text at the spans names: in full, by an abbreviation (as defined for the `study`), or by the beginning of a name."""
    known: dict[tuple[object, ...], tuple[str, ...]] = scene.memo.setdefault("assets_named", {})  # type: ignore[assignment]
    key = (places := tuple(spans), study, len(scene.asset_ids), len(scene.studies))  # the headings of a column are asked for with each of its cells
    if key not in known:
        known[key] = _named_at(scene, places, study)
    return known[key]


def _named_at(scene: Scene, spans: Sequence[Span], study: str | None) -> tuple[str, ...]:
    found: list[str] = []
    for start, end in spans:
        if _PRIOR.search(scene.text, start, end):
            continue
        brackets = _brackets(scene, start, end)
        unknown: list[str] = []
        before = len(found)
        for match in _WORD.finditer(scene.text, start, end):
            if any(start + i <= match.start() < start + j for i, j in brackets) or _FIT_FOR.match(scene.text, match.start(), match.end() + 12):
                continue
            short = list(_of_word(scene, (start, end), match, study))
            found += short
            if not short and _ADDED_TO.search(scene.text, start, end):
                short = list(short_forms(scene).part(match.group()) or ())
                found += short
                if not short and _INITIAL.fullmatch(match.group()):
                    unknown.append(match.group())
        found += [i for initial in unknown for i in partners_by_initial(scene, found[before:], initial)]
    return tuple(dict.fromkeys(found))


_FIT_FOR = regex(r"[\w.]+[\s-](?:in)?(?:eligib|toleran)", re.IGNORECASE)
"""Behind a drug that tells who could have it: "by cisplatin eligibility"."""
_WORD = regex(r"\w[\w./+–-]*")
_PIECE = regex(r"\w[\w./-]*")
_INITIAL = regex(r"[A-Z][A-Za-z]{0,2}")
_ADDED_TO = regex(r"\s?[+/&]\s?|\s(?:plus|and|with)\s")
_DESCRIBED = regex(r"\([^()]*(?:;|×|\bCAR-T\b|\bADC\b|\bantibody\b|\binhibitor\b)[^()]*\)")


def _brackets(scene: Scene, start: int, end: int) -> list[Span]:
    """Where brackets stand that describe a drug: "(CD19 CAR-T; Acme)"."""
    text = scene.text[start:end]
    return [m.span() for m in _DESCRIBED.finditer(text) if text[: m.start()].strip()]


def _of_word(scene: Scene, within: Span, match: re.Match[str], study: str | None) -> Iterator[str]:
    """The assets of one word: as the article or a key defines it, by the names in it, or by those that it is put together of.

    A trial's name beside drugs is none, whatever a key says of the trial.
    """
    known = short_forms(scene)
    word = match.group().rstrip("+–-.")
    if any(s.acronym is not None and s.acronym.value == word for s in scene.studies) and scene.within(*within, Label.DRUG):
        return
    legend = legend_of(scene)
    if (told := legend.meaning(word, study)) is not None:
        yield from told
        return
    if (defined := known.defined.get(word)) or (defined is None and "+" in word and (defined := known.meaning(word))):
        yield from defined
        return
    for piece in _PIECE.finditer(scene.text, *match.span()):
        keyed = legend.meaning(piece.group().rstrip("."), study)
        keyed = keyed_assets(scene, piece.group().rstrip(".")) if keyed is None else keyed
        if keyed is not None:
            yield from keyed
            continue
        a, b = piece.span()
        inside = [i for m in scene.within(*within, Label.DRUG) if m.start < b and a < m.end and (i := scene.asset_ids.get((m.start, m.end)))]
        yield from inside or _short_form(scene, piece.group())


_PRIOR = regex(r"\b(?:progression|failure|pre-?treated|prior|previous|naive|naïve|refractory|resistant|intolerant|exposed)\b", re.IGNORECASE)
"""What patients had before is not what they were given."""
_LEAST = 4
"""The fewest letters of a name that stand for it."""


def _short_form(scene: Scene, word: str) -> list[str]:
    known = short_forms(scene)
    if (found := known.meaning(word)) is not None or word in known.defined:
        return list(found or ())
    letters = re.match(r"[A-Za-z]+", word)
    if letters is None or len(letters.group()) < _LEAST:
        return []
    stem = letters.group().lower()
    named = {i for name, i in scene.names.items() if name.startswith(stem) and len(name) > len(stem) + 1}
    return list(named) if len(named) == 1 else []


def section_assets(view: TableView) -> tuple[str, ...]:
    """What the table's section is about: the assets of its corner, of its title, or else of the nearest heading above it, of a comparison the
    first side."""
    scene = view.scene
    offset = scene.source.offset
    if found := corner_assets(view):
        return found
    for block in view.blocks:
        if block.kind not in ("heading", "title") and block is not view.title_block:
            continue
        start, end = block.start - offset, block.end - offset
        sides = regimens(scene.text, start, end)
        if found := assets_named(scene, sides[0].spans if sides else [(start, end)]):
            return found
    return _of_title(scene)


def _of_title(scene: Scene) -> tuple[str, ...]:
    """The assets that the title of the article names, of a comparison those of the first side; none where the article is the whole report, whose
    title names one of its subjects."""
    title = title_span(scene) if len(scene.source.report.articles) > 1 else None
    if title is None:
        return ()
    sides = regimens(scene.text, *title)
    return assets_named(scene, sides[0].spans if sides else [title])


def corner_assets(view: TableView) -> tuple[str, ...]:
    """The assets that the heading over the labels names: "A + B (NCT01234567)" beside columns for parts of the patients."""
    spans: list[Span] = []
    for cell in view.path(0):
        sides = regimens(view.scene.text, *view.span(cell))
        spans += sides[0].spans if sides else [view.span(cell)]
    return assets_named(view.scene, spans)


def row_regimens(view: TableView, row: RowView) -> tuple[Regimen, Regimen] | None:
    """The two sides that the row's regimen names, or its trial's cell after the trial."""
    cell = row.keys.get("arm")
    trial = row.keys.get("trial") or row.keys.get("registry")
    if cell is None and trial is not None and (view.events is not None or _VERSUS.search(trial.text)):
        cell = trial
    return regimens(view.scene.text, *given_span(view, cell)) if cell is not None else None


def given_spans(view: TableView, cell: Cell) -> tuple[str | None, list[Span]]:
    """The words of an arm that adds to the one above ("ALPHA-1 with C" below "ALPHA-1 A + B vs D"), and where a cell tells what was given."""
    own, text = given_span(view, cell), view.scene.text
    above = view.grid.get((cell.row - 1, cell.col))
    if above is None or above.row < view.header_rows or not _ADDS.match(text, *own):
        return None, [own]
    before = given_span(view, above)
    if text[view.span(above)[0] : before[0]] != text[view.span(cell)[0] : own[0]]:
        return None, [own]
    sides = regimens(text, *before)
    return text[slice(*own)], [*(sides[0].spans if sides else [before]), own]


def given_span(view: TableView, cell: Cell) -> Span:
    """Where a cell tells what was given, after the trial that it begins with: "A vs B" of "ALPHA-1 (n = 40): A vs B"."""
    start, end = view.span(cell)
    text = view.scene.text
    while True:
        known = [m.id for m in view.scene.within(start, end, Label.TRIAL_ID) if m.start == start]
        names = [m.value for s in view.scene.studies for m in (s.acronym, *s.registry_ids) if m is not None]
        name = next(
            (n for n in sorted(names, key=len, reverse=True) if text.startswith(n, start) and not text[start + len(n) : end][:1].isalnum()), None
        )
        if name is None and not known:
            return start, end
        at = start + len(name) if name else next(m.end for m in view.scene.within(start, end, Label.TRIAL_ID) if m.start == start)
        after = _AFTER_TRIAL.match(text, at, end)
        start = after.end() if after else at
