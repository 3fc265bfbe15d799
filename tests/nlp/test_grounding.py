"""Identifiers of mentions as CURIEs."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from abstract2kb.lexicons import load
from abstract2kb.nlp.grounding import PREFIXES, curies
from abstract2kb.nlp.pipes.lexicon import lookup_of
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import annotate


@pytest.mark.parametrize(
    ("label", "entry", "expected"),
    [
        ("DRUG", "pembrolizumab", "drugbank:DB09037"),
        ("CYTOKINE", "IL-2", "hgnc.symbol:IL2"),
        ("TARGET", "4-1BB", "hgnc.symbol:TNFRSF9"),
        ("TRIAL_ID", "NCT03435640", "clinicaltrials:NCT03435640"),
    ],
)
def test_a_curie(nlp: Language, label: str, entry: str, expected: str) -> None:
    assert expected in curies(label, entry, lookup_of(nlp).lexicon)


@pytest.mark.parametrize(("label", "entry"), [("DRUG", ""), ("DRUG", "no such drug"), ("TRIAL_ID", "2019-001234-56"), ("COMPANY", "Pfizer")])
def test_nothing_is_made_up(nlp: Language, label: str, entry: str) -> None:
    assert curies(label, entry, lookup_of(nlp).lexicon) == []


def test_every_curie_has_the_form_of_one(nlp: Language) -> None:
    lexicon = lookup_of(nlp).lexicon
    form = re.compile(rf"(?:{'|'.join(map(re.escape, PREFIXES))}):[A-Za-z0-9@-]+")
    found = [c for label in ("DRUG", "TARGET", "CYTOKINE") for entry in lexicon.entries(label) for c in curies(label, entry, lexicon)]
    assert len(found) > 5_000
    assert [c for c in found if not form.fullmatch(c)] == []


def test_most_targets_and_cytokines_have_a_gene() -> None:
    for name, least in (("cytokines", 0.9), ("targets", 0.8)):
        entries = load(name)
        assert sum(bool(e.gene) for e in entries) / len(entries) >= least  # type: ignore[attr-defined]


def test_annotate_tells_them(nlp: Language) -> None:
    told = annotate(Report.from_text("Pembrolizumab and QXR-707 block PD-1 (NCT03435640).", "a.txt"), nlp)["identifiers"]
    assert told == {
        "DRUG": {"pembrolizumab": ["drugbank:DB09037"]},
        "TARGET": {"PD-1": ["hgnc.symbol:PDCD1"]},
        "TRIAL_ID": {"NCT03435640": ["clinicaltrials:NCT03435640"]},
    }
