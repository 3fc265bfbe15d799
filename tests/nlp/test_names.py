"""The grammar of unknown drug names as functions: what each rule takes and what looks like it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from abstract2kb.nlp.codes import CODE, RADIOLIGAND, VIRUS
from abstract2kb.nlp.contexts import NAME, name_like
from abstract2kb.nlp.names import candidates, is_measured, vocabulary_holds
from abstract2kb.nlp.pipes.lexicon import lookup_of
from abstract2kb.nlp.stems import STEM


@pytest.mark.parametrize("code", ["ABC-1234", "KD033", "AB-12", "SAR 444245", "BMS-986415", "JNJ-61186372", "mRNA-4157"])
def test_the_shape_of_a_code(code: str) -> None:
    match = CODE.search(f"given {code} twice")
    assert match is not None
    assert match.group() == code


@pytest.mark.parametrize("text", ["1234", "ABC", "A-1", "v1.2.3", "10-20%", "AB12", "2019/12", "x_12345"])
def test_not_the_shape_of_a_code(text: str) -> None:
    match = CODE.search(text)
    assert match is None or match.group() != text


@pytest.mark.parametrize("text", ["177Lu-PSMA-617", "[177Lu]Lu-DOTATATE", "225Ac-J591", "131I-MIBG", "Lu-177-PNT2002", "[225Ac]DOTA-J591"])
def test_a_radioligand(text: str) -> None:
    match = RADIOLIGAND.search(f"given {text} twice")
    assert match is not None
    assert match.group() == text


@pytest.mark.parametrize("text", ["177 Lu", "[18F]FDG-PET", "99m scans", "C-reactive", "Y-shaped", "I-II"])
def test_no_radioligand(text: str) -> None:
    assert RADIOLIGAND.search(f"given {text} twice") is None


@pytest.mark.parametrize("text", ["HSV-1/ICP34.5-/mIL12", "Ad5/Δ24/RGD", "VACV/TK-/GM-CSF"])
def test_a_virus(text: str) -> None:
    match = VIRUS.search(f"the {text} was")
    assert match is not None
    assert match.group() == text


@pytest.mark.parametrize("text", ["HSV-1", "HSV-1/HSV-2", "Ad5", "MV4-11", "km/h/x"])
def test_no_virus(text: str) -> None:
    assert VIRUS.search(f"the {text} was") is None


@pytest.mark.parametrize(
    "word",
    [
        "zorvanlimab",
        "quixatinib",
        "brelciclib",
        "lumaparib",
        "trevacabtagene autoleucel",
        "zorvatug vedotin",
        "Zorvatug Vedotin",
        "Trevacabtagene Autoleucel",
        "axi-cel",
        "quxafusp alfa",
    ],
)
def test_a_stem(word: str) -> None:
    match = STEM.search(f"the {word} was")
    assert match is not None
    assert match.group() == word


@pytest.mark.parametrize("word", ["mab", "maps", "tin", "XTINIB", "sarcoma", "response", "cel", "melanoma"])
def test_no_stem(word: str) -> None:
    assert STEM.search(f"the {word} was") is None


@pytest.mark.parametrize("text", ["XmAb IL-12-Fc", "THOR-707", "DF6002", "NKTR-214", "hIL-15"])
def test_the_shape_of_a_name(text: str) -> None:
    match = NAME.match(text)
    assert match is not None
    assert match.group() == text


@pytest.mark.parametrize("text", ["lower", "Word", "12", "A"])
def test_not_the_shape_of_a_name(text: str) -> None:
    match = NAME.match(text)
    assert match is None or match.group() != text


def test_name_like(nlp: Language) -> None:
    lexicon = lookup_of(nlp).lexicon
    assert all(name_like(n, lexicon) for n in ("QXR-707", "XyBod IL-12-Fd", "pembrolizumab"))
    assert not any(name_like(n, lexicon) for n in ("PD-1", "NSCLC", "Sanofi", "IL-2", "Phase 1", "ESMO 2021", "NCT04009681", "B2", "ab"))


def test_candidates_name_their_rule(nlp: Language) -> None:
    text = "Patients received QXR-707 and zorvanlimab; HSV-1/ICP34.5-/mIL7 was injected."
    doc = nlp(text)
    found = {(text[c.start : c.end], c.rule) for c in candidates(doc, lookup_of(nlp).lexicon)}
    assert found >= {("QXR-707", "drugs.code"), ("zorvanlimab", "drugs.stem"), ("HSV-1/ICP34.5-/mIL7", "drugs.virus")}


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("serum testosterone levels fell", True),
        ("plasma cortisol concentrations", True),
        ("oral testosterone was given", False),
        ("serum testosterone was", False),
    ],
)
def test_what_is_measured_was_not_given(text: str, measured: bool) -> None:
    word = "cortisol" if "cortisol" in text else "testosterone"
    start = text.index(word)
    assert is_measured(text, start, start + len(word)) is measured


@pytest.mark.parametrize(
    ("text", "word", "holds"),
    [
        ("took metformin daily", "metformin", True),
        ("took Luminal daily", "Luminal", True),
        ("luminal disease", "luminal", False),
        ("non-metformin users", "metformin", False),
        ("metformin levels", "metformin", False),
        ("the LUMIN assay", "LUMIN", False),
        ("we met him", "met", False),
    ],
)
def test_a_vocabulary_word_must_be_plausible(text: str, word: str, holds: bool) -> None:
    start = text.index(word)
    canonical = "metformin" if word == "metformin" else "phenobarbital"
    assert vocabulary_holds(text, start, start + len(word), canonical) is holds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TLR-4417 is an ADC composed of an antibody and a toxin.", ["TLR-4417"]),
        ("Patients received CDK-4417, an oral small molecule.", ["CDK-4417"]),
        ("TLR-4 and CD-20 were stained.", []),
        ("KEYNOTE-189 was positive; ECOG-4599 too.", []),
    ],
)
def test_a_gene_family_before_three_digits_is_a_code(nlp: Language, text: str, found: list[str]) -> None:
    doc = nlp(text)
    assert [s.text for s in doc.spans["DRUG"]] == found
