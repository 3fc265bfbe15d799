"""What several parts of the tests share: the shipped pipeline, loaded once."""

from __future__ import annotations

import pytest
from spacy.language import Language

from abstract2kb.nlp.build import load_model


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped model."""
    return load_model()
