"""Texts become extractions by the shipped model; every sentence here is written for the tests."""

from collections.abc import Callable

import pytest

from abstract2kb.nlp.mention import mentions
from abstract2kb.pipeline import extract_text, model
from abstract2kb.records import Asset, Extraction


@pytest.fixture(scope="session")
def records() -> Callable[[str], Extraction]:
    return extract_text


def asset_named(extraction: Extraction, name: str) -> Asset:
    """The asset that goes by the name, under any of its forms in the report."""
    for asset in extraction.assets:
        if name in {asset.name, *(a.value for a in asset.aliases)}:
            return asset
    raise AssertionError(f"no asset {name!r} among {[a.name for a in extraction.assets]}")


def stated(values: object) -> list[str]:
    """The values read in the report, without those that only a lexicon knows."""
    return sorted(v.value for v in values if v.origin == "report")  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def nlp_labels() -> Callable[[str, str], list[str]]:
    def labels(text: str, label: str) -> list[str]:
        return [m.id for m in mentions(model()(text), label)]

    return labels
