"""Tumour types and other conditions, by lexicon and by head word."""

from __future__ import annotations

import pytest
from examples import check
from spacy.language import Language

LEXICON = [
    'Patients with metastatic <ent label=CONDITION id="carcinoma">carcinoma</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="non-small cell lung cancer">NSCLC</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="non-small cell lung cancer">non-small-cell lung cancer</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="non-small cell lung cancer">non–small cell lung cancers</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="diffuse large B-cell lymphoma">DLBCL</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="acute lymphoblastic leukemia">ALL</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="mucosal melanoma">mucosal melanoma</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="metastatic castration-resistant prostate cancer">mCRPC</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="HR+/HER2- breast cancer">HR+/HER2− breast cancer</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="HR-negative/HER2-positive breast cancer">HR−/HER2+ breast cancer</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="triple-negative breast cancer">HR-/HER2- breast cancer</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="Ph- ALL">Ph- ALL</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="Ph+ ALL">Ph+ ALL</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="hormone-sensitive prostate cancer">CSPC</ent> were enrolled.',
]
KIND = [
    'All had <ent label=CONDITION id="EGFR-mutant non-small cell lung cancer">EGFR-mutated, previously treated NSCLC</ent>.',
    'All had <ent label=CONDITION id="HER2-positive breast cancer">HER2-positive, locally advanced or metastatic breast cancer</ent>.',
    'All had <ent label=CONDITION id="HER2-positive breast cancer">HER2-positive metastatic breast cancer</ent>.',
    'All had <ent label=CONDITION id="triple-negative breast cancer">triple-negative, unresectable breast cancer</ent>.',
    'All had <ent label=CONDITION id="HR+/HER2- breast cancer">hormone receptor-positive, HER2-negative advanced breast cancer</ent>.',
    'Tests were positive in <ent label=CONDITION id="metastatic breast cancer">metastatic breast cancer</ent>.',
    'HER2 was high; metastatic <ent label=CONDITION id="gastric cancer">gastric cancer</ent> was common.',
]
HEAD = [
    'Patients with <ent label=CONDITION id="ocular carcinoma">ocular carcinoma</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="cardiac angiosarcoma">cardiac angiosarcoma</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="hepatic cytoblastoma">hepatic cytoblastoma</ent> were enrolled.',
    'Patients with <ent label=CONDITION id="splenic plasmosarcomas">splenic plasmosarcomas</ent> were enrolled.',
]
NOT_FOUND = [
    "Of all patients, all responded. ALLOCATION WAS FAIR.",
    "In total all 12 were alive.",
    "The B-cell lymphoma-2 inhibitor was given.",
    "A preclinical cytoblastoma was drawn.",
    "The UCB score; an LC detector.",
]


@pytest.mark.parametrize("sentence", LEXICON + KIND)
def test_found_by_lexicon(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "CONDITION", "conditions.lexicon")


@pytest.mark.parametrize("sentence", HEAD)
def test_found_by_head_word(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "CONDITION", "conditions.head")


@pytest.mark.parametrize("sentence", NOT_FOUND)
def test_not_found(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "CONDITION")
