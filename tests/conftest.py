"""What several parts of the tests share: the shipped pipeline, loaded once."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("examples")

from spacy.language import Language  # noqa: E402

from abstract2kb.nlp.build import load_model  # noqa: E402

FIRST = "test_service.py"
"""The file that takes longest goes first, so that the others fill the other processes meanwhile."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The order of the files, kept by `--no-loadscope-reorder`."""
    items.sort(key=lambda item: item.path.name != FIRST)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped model."""
    return load_model()
