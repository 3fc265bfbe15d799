"""Phrases of running text, and cells, that say how an asset is built; all sentences are made for these tests."""

from __future__ import annotations

import pytest

from abstract2kb.assemble.asset_builder import AssetBuilder
from abstract2kb.assemble.construct_phrases import construct_of_cell, tells_build
from abstract2kb.assemble.identity import Entity
from abstract2kb.pipeline import extract_text
from tests.assemble.conftest import asset_named

TOLD = [
    ("QXR-707 (Novelix), an albumin-fused IL-2 with a silenced alpha arm, reached 14 patients.", "an albumin-fused IL-2 with a silenced alpha arm"),
    (
        "QXR-707 is an autologous product whose receptor joins a CDH6 binder to a CD28 domain, with CD3ζ behind it. It was safe.",
        "an autologous product whose receptor joins a CDH6 binder to a CD28 domain, with CD3ζ behind it",
    ),
    (
        "QXR-707, developed by Novelix, is a HER3 antibody that carries a belotecan payload, licensed to Roche.",
        "a HER3 antibody that carries a belotecan payload",
    ),
    ("QXR-707 has two CDH6-binding Fabs, one CD3-binding scFv and a silent Fc.", "two CDH6-binding Fabs, one CD3-binding scFv and a silent Fc"),
    ("QXR-707 is an immunocytokine: an anti-CDH6 antibody fused to IL-15.", "an anti-CDH6 antibody fused to IL-15"),
    (
        "QXR-707, a bispecific antibody in 2:1 format (CDH6, CD3) with an active Fc, shrank tumors.",
        "a bispecific antibody in 2:1 format (CDH6, CD3) with an active Fc",
    ),
    ("QXR-707 is a masked IL-12 prodrug with two linkers given weekly to 20 patients.", "a masked IL-12 prodrug with two linkers"),
]
NOT_TOLD = [
    "QXR-707, an anti-PD-1 antibody, reached 14 patients.",
    "QXR-707 is a selective oral KRAS G12C inhibitor.",
    "QXR-707, a masked IL-12, was safe.",
    "QXR-707, a CDH6-directed antibody-drug conjugate, reached 14 patients.",
    "QXR-707 carries a warning of liver injury after the fusion of both companies.",
    "QXR-707, a phase 1 study of a fused IL-2 with linkers, is under way.",
    "QXR-707 is the first drug that links survival to a fall of IL-2 in patients.",
    "QXR-707 plus paclitaxel, pegylated liposomal doxorubicin or topotecan was tested.",
]


@pytest.mark.parametrize(("text", "construct"), TOLD)
def test_how_a_drug_is_built_is_told_whole(text: str, construct: str) -> None:
    told = asset_named(extract_text(text), "QXR-707").construct
    assert told is not None
    assert told.value == construct
    assert told.raw == construct
    assert told.evidence


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_class_or_a_result_is_no_construct(text: str) -> None:
    assert all(asset.construct is None for asset in extract_text(text).assets)


def test_the_longest_phrase_of_a_text_is_the_construct() -> None:
    text = "QXR-707, a masked IL-12 prodrug with linkers, was safe. QXR-707 is an IL-12 fused to albumin by a cleavable linker."
    told = asset_named(extract_text(text), "QXR-707").construct
    assert told is not None
    assert told.value == "an IL-12 fused to albumin by a cleavable linker"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("an ADC with an exatecan payload", True),
        ("an IL-12 fused to an Fc", True),
        ("a bispecific antibody", False),
        ("autologous CAR-T cells", False),
        ("an Fc fusion given to 24 patients", False),
    ],
)
def test_words_that_tell_how_something_is_built(words: str, told: bool) -> None:
    assert tells_build(words) is told


class _Cell:
    """A construct cell of its own text."""

    def __init__(self, words: str) -> None:
        self.words = words

    def raw(self, start: int, end: int) -> str:
        return self.words[start:end]

    def evidence(self, start: int, end: int, rule: str) -> tuple[()]:
        return ()


@pytest.mark.parametrize(("words", "told"), [("Two IL-12 on an antibody", True), ("Randomised 1:1, open-label", False), ("Single-arm", False)])
def test_the_design_of_a_trial_is_no_construct(words: str, told: bool) -> None:
    builder = AssetBuilder(Entity(set(), ""), {})
    construct_of_cell(_Cell(words), 0, len(words), builder)  # type: ignore[arg-type]
    assert bool(builder.construct) is told
