"""Articles to Docs: every character keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from abstract2kb.nlp.doc import article_doc, plain
from abstract2kb.pdf.report import Report


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("21\u2009% (9/43)", "21 % (9/43)"),
        ("IL\u20112 and IL\u20102", "IL-2 and IL-2"),
        ("3\u00a0mg, 5 \u00b5g", "3 mg, 5 μg"),
        ("n\uff1d12", "n=12"),
        ("\u2267 3", "≥ 3"),
    ],
)
def test_odd_spaces_and_marks_are_made_plain(raw: str, expected: str) -> None:
    assert plain(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("The response\nrate was 21%.", "The response rate was 21%."),
        ("given to mice,\nMice lived.", "given to mice, Mice lived."),
        ("Methods\n\nMice were used.", "Methods\n\nMice were used."),
        ("It ended.\nThen it began.", "It ended.\nThen it began."),
        ("Methods\nMice were used.", "Methods\nMice were used."),
    ],
)
def test_soft_breaks(raw: str, expected: str) -> None:
    assert plain(raw, soft_breaks=True) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.booleans())
def test_nothing_moves(text: str, soft: bool) -> None:
    assert len(plain(text, soft)) == len(text)


def test_offsets_carry_over(nlp: Language) -> None:
    report = Report.from_text("ORR was 21\u2009% in NCT04009681.", "t")
    article = article_doc(nlp, report, report.articles[0])
    (span,) = article.doc.spans["TRIAL_ID"]
    assert report.text[span.start_char + article.offset : span.end_char + article.offset] == "NCT04009681"
    assert len(article.doc.text) == len(report.text)
