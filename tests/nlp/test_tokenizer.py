"""Tokens begin and end at every joint at which a mention may."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.vocab import Vocab

from abstract2kb.nlp.tokenizer import build_tokenizer


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("DF6002/BMS-986415", "DF6002 / BMS - 986415"),
        ("(anti-PD-L1)", "( anti - PD - L1 )"),
        ("21% (9/43)", "21 % ( 9 / 43 )"),
        ("IL-2Rβγ, CD8+", "IL - 2Rβγ , CD8 +"),
        ("p=0.05", "p = 0 . 05"),
        ("don’t", "don ’ t"),
        ("a_b", "a _ b"),
        ("CD20xCD3", "CD20 x CD3"),
        ("2x daily", "2x daily"),
    ],
)
def test_every_mark_is_a_token(text: str, tokens: str) -> None:
    assert [t.text for t in build_tokenizer(Vocab())(text)] == tokens.split()


@settings(max_examples=100, deadline=None)
@given(text=st.text("aβ2- .()/%\n é’'", max_size=40))
def test_tokens_are_the_text(text: str) -> None:
    doc = build_tokenizer(Vocab())(text)
    assert doc.text == text
    assert all(not any(c.isalnum() for c in t.text) or t.text.isalnum() or t.is_space for t in doc)


def test_the_shipped_model_uses_it(nlp: Language) -> None:
    assert [t.text for t in nlp.make_doc("IL-2/IL-15")] == ["IL", "-", "2", "/", "IL", "-", "15"]
