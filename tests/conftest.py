"""What several parts of the tests share: the shipped pipeline, loaded once."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("examples")

from spacy.language import Language  # noqa: E402

from abstract2kb.pdf.warm import warm_up  # noqa: E402
from abstract2kb.pipeline import extract_text, model  # noqa: E402

FIRST = (
    "test_dask.py", "test_service.py", "test_cli.py", "test_loading.py", "test_docs.py", "test_openapi.py", "test_asking.py", "test_stops.py",
    "test_stores.py", "test_network.py", "test_corpus.py", "test_lexicons.py", "test_run.py", "test_formats.py", "test_watch.py", "test_temporary.py",
)  # fmt: skip
"""The files that take longest go first, so that the others fill the other processes meanwhile and none is left for the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The order of the files, kept by `--no-loadscope-reorder`."""
    turn = {name: number for number, name in enumerate(FIRST)}
    items.sort(key=lambda item: turn.get(item.path.name, len(FIRST)))


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped model."""
    return model()


@pytest.fixture(scope="session")
def loaded(nlp: Language) -> None:
    """What extracting needs is loaded here and ready: every copy of this process, and a command makes some, would else do it for itself.

    For files whose tests call many commands or runs in this process. What a command does in a fresh one, other tests see.
    """
    warm_up()
    extract_text("Of 45 patients with melanoma, nine responded to the drug (20%).", nlp=nlp)
