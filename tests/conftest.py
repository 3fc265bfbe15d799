"""What several parts of the tests share: the shipped pipeline, loaded once."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("examples")

from spacy.language import Language  # noqa: E402

from abstract2kb.nlp.build import load_model  # noqa: E402


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped model."""
    return load_model()
