"""The lookup of names: spellings, plurals, letter case, signs, and marks inside names."""

from __future__ import annotations

import pytest

from abstract2kb.errors import ModelError, PipelineError
from abstract2kb.lexicons import CUE, CompiledLexicon
from abstract2kb.nlp.pipes.lexicon import LexiconLookup, lookup, lookup_of


@pytest.fixture(scope="module")
def small() -> CompiledLexicon:
    lexicon = CompiledLexicon()
    for label, entry, names in [
        ("CYTOKINE", "IL-2", ("IL-2", "interleukin-2")),
        ("TARGET", "IL-2Rβ", ("IL-2Rβ", "IL-2Rbeta")),
        ("CYTOKINE", "TGF-β", ("TGF-β",)),
        ("CONDITION", "ALL", ("ALL",)),
        ("CONDITION", "melanoma", ("melanoma",)),
        ("CONDITION", "mucosal melanoma", ("mucosal melanoma",)),
        ("CONDITION", "pos", ("HR+/HER2- BC", "Ph+ ALL")),
        ("CONDITION", "neg", ("HR-/HER2+ BC", "Ph- ALL")),
        ("ENDPOINT", ">=CR", (">=CR", "≥CR")),
        ("ENDPOINT", "CR", ("CR", "CR rate")),
        ("TARGET", "CLDN18", ("CLDN18",)),
        ("TARGET", "CLDN18.2", ("CLDN18.2",)),
        ("TARGET", "PARP", ("poly(ADP-ribose) polymerase",)),
        ("TARGET", "RAS", ("RAS(ON)",)),
        ("DRUG", "PNT2002", ("[177Lu]Lu-PNT2002",)),
        ("DRUG", "CP", ("CP-675,206",)),
        ("ENDPOINT", "SVR35", ("SVR ≥35%", "≥35% spleen volume reduction")),
        ("ROUTE", "intravenous", ("i.v.",)),
    ]:
        lexicon.add(label, entry, names)
    lexicon.add("COMPANY", "Relay Therapeutics", ("Relay",), CUE)
    return lexicon


@pytest.mark.parametrize(
    ("text", "words", "entry"),
    [
        ("IL2 rose", "IL2", "IL-2"),
        ("il-2 rose", "il-2", "IL-2"),
        ("IL 2 rose", "IL 2", "IL-2"),
        ("IL–2 rose", "IL–2", "IL-2"),
        ("Interleukin 2 rose", "Interleukin 2", "IL-2"),
        ("IL-2Rbeta rose", "IL-2Rbeta", "IL-2Rβ"),
        ("TGFbeta rose", "TGFbeta", "TGF-β"),
        ("tgf-β rose", "tgf-β", "TGF-β"),
        ("ALL was", "ALL", "ALL"),
        ("Melanomas were", "Melanomas", "melanoma"),
        ("mucosal melanoma", "mucosal melanoma", "mucosal melanoma"),
        ("in HR+/HER2- BC", "HR+/HER2- BC", "pos"),
        ("in HR−/HER2+ BC", "HR−/HER2+ BC", "neg"),
        ("≥CR was 3", "CR", ">=CR"),
        ("≥ CR was 3", "CR", ">=CR"),
        ("CR was 3", "CR", "CR"),
        ("CLDN18.2 was", "CLDN18.2", "CLDN18.2"),
        ("CLDN18. 2 were", "CLDN18", "CLDN18"),
        ("a Poly (ADP-ribose) polymerase", "Poly (ADP-ribose) polymerase", "PARP"),
        ("a RAS(ON) inhibitor", "RAS(ON)", "RAS"),
        ("[177Lu]Lu-PNT2002 was", "[177Lu]Lu-PNT2002", "PNT2002"),
        ("CP-675,206 was", "CP-675,206", "CP"),
        ("SVR ≥35% was", "SVR ≥35%", "SVR35"),
        ("a ≥35% spleen volume reduction", "≥35% spleen volume reduction", "SVR35"),
        ("given i.v. twice", "i.v", "intravenous"),
        ("Relay’s drug", "Relay", "Relay Therapeutics"),
    ],
)
def test_found(small: CompiledLexicon, text: str, words: str, entry: str) -> None:
    assert [(text[h.start : h.end], h.sense.id) for h in lookup(text, small)] == [(words, entry)]


@pytest.mark.parametrize(
    "text",
    [
        *("all of them", "All of them", "KIL-2", "IL-21", "IL-2x", "relay", "RELAY", "HR/HER2 BC", "IL\n2", "IL\t2", "CP-675; 206", "i. v."),
        "poly, ADP ribose polymerase",
    ],
)
def test_not_found(small: CompiledLexicon, text: str) -> None:
    assert lookup(text, small) == []


def test_the_longest_name_of_each_label(small: CompiledLexicon) -> None:
    text = "IL-2Rβ in mucosal melanoma"
    found = [(text[h.start : h.end], h.sense.label) for h in lookup(text, small)]
    assert found == [("IL-2Rβ", "TARGET"), ("mucosal melanoma", "CONDITION")]


def test_a_lexicon_survives_its_bytes(small: CompiledLexicon) -> None:
    again = CompiledLexicon.from_bytes(small.to_bytes())
    assert again.to_bytes() == small.to_bytes()
    for text in ("poly(ADP-ribose) polymerase", "HR-/HER2+ BC", "≥CR"):
        assert lookup(text, again) == lookup(text, small)


def test_the_order_of_entries_does_not_change_the_bytes() -> None:
    one, two = CompiledLexicon(), CompiledLexicon()
    for lexicon, order in ((one, "abc"), (two, "cba")):
        for name in order:
            lexicon.add("DRUG", name, (f"{name}-mab", f"{name}, mab 2"))
            lexicon.add_facts("DRUG", name, {"inn": name})
    assert one.to_bytes() == two.to_bytes()


def test_a_missing_table_is_told(tmp_path, nlp) -> None:
    with pytest.raises(ModelError, match=r"lexicon\.msgpack: the compiled lexicon is missing"):
        LexiconLookup(nlp, "x").from_disk(tmp_path)


def test_a_pipeline_without_lexicon_is_told() -> None:
    from spacy.lang.en import English

    with pytest.raises(PipelineError, match="a2kb_lexicon"):
        lookup_of(English())
