"""The lexicons: valid, complete, unambiguous, and every name found by its own pipe."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

import pytest
from spacy.language import Language

from abstract2kb.errors import LexiconError
from abstract2kb.lexicons import CASE, CUE, LEXICONS, CompiledLexicon, load, name_key, parse_lines
from abstract2kb.lexicons.schema import AdverseEventEntry, AssetEntry, CytokineEntry, EndpointEntry, Entry, StageEntry
from abstract2kb.nlp.build import compile_lexicon

ASSETS = ("assets_established", "assets_investigational")
LABELS = {
    "adverse_events": "ADVERSE_EVENT", "assets_established": "DRUG", "assets_investigational": "DRUG", "companies": "COMPANY",
    "conditions": "CONDITION", "cytokines": "CYTOKINE", "endpoints": "ENDPOINT", "modalities": "MODALITY", "models": "MODEL", "routes": "ROUTE",
    "stages": "STAGE", "targets": "TARGET",
}  # fmt: skip
CARRIERS = {
    "ADVERSE_EVENT": "One patient had {} again.", "COMPANY": "The study was run by {} in 2020.", "CONDITION": "Patients with {} were enrolled.",
    "CYTOKINE": "They measured {} in serum.", "DRUG": "Patients received {} alone.", "ENDPOINT": "The {} was 40%.",
    "MODALITY": "It is called {} by some.", "MODEL": "Tests in {} were done.", "ROUTE": "It was given {} daily.", "STAGE": "It is in {} now.",
    "TARGET": "Cells that express {} were counted.",
}  # fmt: skip
LINES = 60
BOTH_MEANT = {frozenset(pair.split()) for pair in ("ADVERSE_EVENT CONDITION", "CYTOKINE DRUG", "DRUG MODALITY", "ADVERSE_EVENT ENDPOINT")}
"""Labels that one name may have at once: a disease that is an event here and an indication there, a cytokine that is given."""


@pytest.fixture(scope="module")
def compiled() -> CompiledLexicon:
    return compile_lexicon()


def assets() -> Iterator[AssetEntry]:
    for name in ASSETS:
        yield from load(name)  # type: ignore[misc]


@pytest.mark.parametrize("name", LEXICONS)
def test_every_line_is_valid(name: str) -> None:
    entries = load(name)
    assert entries
    assert all(type(e) is LEXICONS[name] for e in entries)
    assert all(n == n.strip() and "\t" not in n for e in entries for n in (e.id, *e.all_names()))


@pytest.mark.parametrize(
    ("count", "least"),
    [
        (lambda: len(load("cytokines")), 110),
        (lambda: len(load("targets")), 300),
        (lambda: len(load("companies")), 500),
        (lambda: sum(1 for _ in assets()), 600),
        (lambda: len(load("assets_investigational")), 600),
        (lambda: sum(isinstance(e, AdverseEventEntry) and e.ctcae for e in load("adverse_events")), 800),
        (lambda: len(load("conditions")), 300),
        (lambda: len(load("endpoints")), 60),
    ],
    ids="cytokines targets companies assets investigational ctcae conditions endpoints".split(),
)
def test_there_are_enough(count, least: int) -> None:
    assert count() >= least


def test_no_asset_is_in_both_files() -> None:
    established, investigational = ({e.id for e in load(name)} for name in ASSETS)
    assert not established & investigational


def test_no_name_leads_to_two_assets() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in assets():
        for name in entry.all_names():
            owners[name_key(name)].add(entry.id)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(("field", "lexicons"), [("companies", ["companies"]), ("targets", ["targets", "cytokines"]), ("cytokines", ["cytokines"])])
def test_assets_spell_what_they_name_as_the_lexicons_do(field: str, lexicons: list[str]) -> None:
    entries = [e for name in lexicons for e in load(name)]
    ids = {e.id for e in entries}
    known = {name_key(n): e.id for e in entries for n in (e.id, *e.all_names())}
    wrong = {(v, known[name_key(v)]) for a in assets() for v in getattr(a, field) if v not in ids and name_key(v) in known}
    assert wrong == set()


def test_prefixes_and_parents_are_ids() -> None:
    companies = load("companies")
    ids = {e.id for e in companies}
    known = {name_key(n) for e in companies for n in e.all_names()}
    assert {e.parent for e in companies if e.parent} <= ids  # type: ignore[attr-defined]
    prefixes = {e.company for e in load("code_prefixes") if e.company}  # type: ignore[attr-defined]
    assert {c for c in prefixes if c not in ids and name_key(c) in known} == set()
    conditions = load("conditions")
    assert {e.parent for e in conditions if e.parent} <= {e.id for e in conditions}  # type: ignore[attr-defined]


def test_a_name_with_two_labels_needs_a_cue_for_one(compiled: CompiledLexicon) -> None:
    """Two readings of one spelling are told apart by letter case or a cue, or are both meant."""
    clashes = []
    for key in {name_key(n) for name in LABELS for e in load(name) for n in e.all_names()}:
        plain = [s for s in compiled.senses(key) if not s.flags & CUE]
        labels = {s.label for s in plain}
        surfaces = {s.surface for s in plain}
        told_apart = all(s.flags & CASE for s in plain) and len(surfaces) >= len(labels)
        if len(labels) > 1 and not told_apart and labels not in BOTH_MEANT:
            clashes.append((key, plain))
    assert clashes == []


def test_two_entries_of_one_label_differ_in_signs(compiled: CompiledLexicon) -> None:
    """ "HR+/HER2-" and "HR-/HER2+" have one key; nothing else may tell two entries of a label apart."""
    clashes = []
    for key in {name_key(n) for name in LABELS for e in load(name) for n in e.all_names()}:
        owners: dict[tuple[str, str], set[str]] = defaultdict(set)
        for sense in compiled.senses(key):
            owners[sense.label, f"{sense.signs} {sense.surface}"].add(sense.id)
        clashes += [(key, where, ids) for where, ids in owners.items() if len(ids) > 1]
    assert clashes == []


def entry_label(name: str, entry: Entry) -> str:
    return "TARGET" if isinstance(entry, CytokineEntry) and entry.kind == "receptor" else LABELS[name]


def entry_id(entry: Entry) -> str:
    return entry.stage.value if isinstance(entry, StageEntry) else entry.id


def names() -> Iterator[tuple[str, str, str]]:
    """(label, id, name) for every name that needs no cue."""
    for lexicon in LABELS:
        for entry in load(lexicon):
            for name in entry.all_names():
                if name not in entry.ambiguous:
                    yield entry_label(lexicon, entry), entry_id(entry), name


def edges(name: str) -> tuple[int, int]:
    """From the first to the last letter or digit: marks at the ends need not be in a mention."""
    places = [i for i, c in enumerate(name) if c.isalnum()]
    return places[0], places[-1] + 1


def test_every_name_is_found_by_its_own_pipe(nlp: Language) -> None:
    """29,000 names, 60 a text: the whole name, with its entry's label and id, so that none is shadowed by another."""
    every = list(names())
    assert len(every) > 25_000
    lost = []
    groups = [every[i : i + LINES] for i in range(0, len(every), LINES)]
    texts = ["\n".join(CARRIERS[label].format(name) for label, _, name in group) for group in groups]
    for group, doc in zip(groups, nlp.pipe(texts), strict=True):
        line = 0
        for label, wanted, name in group:
            first, last = edges(name)
            start = line + CARRIERS[label].index("{}")
            found = any(s.id_ == wanted and s.start_char <= start + first and s.end_char >= start + last for s in doc.spans[label])
            if not found:
                lost.append((label, wanted, name))
            line += len(CARRIERS[label].format(name)) + 1
    assert lost == []


def line(**change: object) -> str:
    return json.dumps({"id": "x", "names": ["x"], "source": "s", "endpoint": "ORR", "kind": "response"} | change)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{not json", r"endpoints\.jsonl, line 2: not JSON \(.*\)"),
        (line(endpoint="XYZ"), r"endpoints\.jsonl, line 2: endpoint: Input should be .*"),
        (line(kind=None), r"endpoints\.jsonl, line 2: kind: .*"),
        (line(names=["y", ""]), r"endpoints\.jsonl, line 2: names\.1: .*"),
        (line(extra=1), r"endpoints\.jsonl, line 2: extra: Extra inputs are not permitted"),
        ("[1]", r"endpoints\.jsonl, line 2: line: .*"),
        (line(id="first"), r"endpoints\.jsonl, line 2: id 'first' is there twice"),
    ],
)
def test_a_bad_line_is_told_with_file_line_and_field(bad: str, message: str) -> None:
    with pytest.raises(LexiconError, match=rf"^{message}$") as caught:
        parse_lines([line(id="first"), bad], EndpointEntry, "endpoints.jsonl")
    assert "\n" not in str(caught.value)


def test_empty_lines_are_passed_over() -> None:
    assert [e.id for e in parse_lines(["", line(id="a"), "  ", line(id="b")], EndpointEntry, "e")] == ["a", "b"]
