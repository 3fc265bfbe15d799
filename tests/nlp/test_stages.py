"""Phases and stages, and what only looks like them."""

from __future__ import annotations

import pytest
from examples import check
from spacy.language import Language

from abstract2kb.nlp.pipes.stages import phase
from abstract2kb.records import Stage

FOUND = [
    'It is in <ent label=STAGE id="Phase 2">phase 2</ent>, one trial of many.',
    'It is in a <ent label=STAGE id="Phase 3">phase three</ent> trial.',
    'In a <ent label=STAGE id="Phase 1">phase 1</ent> trial',
    'In a <ent label=STAGE id="Phase 1">Phase I</ent> trial',
    'In a <ent label=STAGE id="Phase 1">Phase Ib</ent> trial',
    'In a <ent label=STAGE id="Phase 1">phase 1a/1b</ent> trial',
    'In a <ent label=STAGE id="Phase 1">Phase Ia/b</ent> trial',
    'In a <ent label=STAGE id="Phase 1/2">Phase I/ II</ent> trial',
    'In a <ent label=STAGE id="Phase 1/2">Phase 1/2a</ent> trial',
    'In a <ent label=STAGE id="Phase 1/2">Ph1b/2</ent> trial',
    'In a <ent label=STAGE id="Phase 1/2">phase 1-2</ent> trial',
    'In a <ent label=STAGE id="Phase 1/2">phase I–II</ent> trial',
    'In a <ent label=STAGE id="Phase 1/2">phase 1 and phase 2</ent> trial',
    'In a <ent label=STAGE id="Phase 2">PHASE 2</ent> trial',
    'In a <ent label=STAGE id="Phase 2">phase-2</ent> trial',
    'In a <ent label=STAGE id="Phase 2">Ph. II</ent> trial',
    'In a randomized <ent label=STAGE id="Phase 2">phase IIb</ent>, open-label trial',
    'In a <ent label=STAGE id="Phase 2/3">phase II/III</ent> trial',
    'In a <ent label=STAGE id="Phase 3">phase 3</ent> trial',
    'In a <ent label=STAGE id="Phase 4">phase IV</ent> trial',
    'In a <ent label=STAGE id="Phase 0">phase 0</ent> window trial',
    'The <ent label=STAGE id="Phase 2">P2</ent> trial reads out soon.',
    'A <ent label=STAGE id="Phase 3">pivotal trial</ent> is planned.',
    'A <ent label=STAGE id="Phase 1">first-in-human</ent> study.',
    'It is in <ent label=STAGE id="Preclinical">preclinical</ent> work.',
    'It is in <ent label=STAGE id="Preclinical">IND-enabling studies</ent> now.',
    'The <ent label=STAGE id="Phase 1">phase 1</ent> dose escalation went on.',
    'The drug was <ent label=STAGE id="Approved">approved</ent> by the FDA.',
    'A <ent label=STAGE id="Filed">BLA submitted</ent> in May.',
]
NOT_FOUND = [
    "The recommended phase 2 dose was 10 mg.",
    "The recommended Phase II combination dose was found.",
    "It is a phase II enzyme; phase I metabolism is slow.",
    "Cells in S phase and G2/M phase were counted.",
    "The luteal phase lasted 14 days.",
    "The acute phase response rose.",
    "Phase contrast images were taken.",
    "Stage III disease and stage IV disease were allowed.",
    "The pH 7.4 buffer; pH1 was not used.",
    "P2 receptors were blocked; P1 was shown.",
    "Grade 3 events; type II error; class I molecules.",
    "In the first phase 120 patients were screened.",
    "The app was launched in May; charges were filed; two patients discontinued.",
    "The recommended phase 2 dose expansion cohort was opened.",
]


@pytest.mark.parametrize("sentence", FOUND)
def test_found(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "STAGE")


@pytest.mark.parametrize("sentence", NOT_FOUND)
def test_not_found(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "STAGE")


@pytest.mark.parametrize(
    ("first", "second", "stage"),
    [("I", None, Stage.PHASE_1), ("1a", "1b", Stage.PHASE_1), ("II", "I", Stage.PHASE_1_2), ("2", "3", Stage.PHASE_2_3), ("1", "3", Stage.PHASE_3)],
)
def test_pairs_of_phases(first: str, second: str | None, stage: Stage) -> None:
    assert phase(first, second) is stage
