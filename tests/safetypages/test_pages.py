"""Pages with tables of events and outcomes, drawn and read whole."""

from functools import cache

import pytest

from abstract2kb.scoring.evaluate import ReportScore
from tests.safetypages.reading import Page, measured, pages

ROWS = ("outcomes", "adverse_events")


@cache
def of(name: str) -> ReportScore:
    return measured(next(page for page in pages() if page.name == name))


@pytest.mark.parametrize("page", pages("open"), ids=lambda page: page.name)
def test_every_record_of_an_open_page_is_found(page: Page) -> None:
    for row in ROWS:
        count = of(page.name).counts[row]
        assert count.matched >= count.gold - (page.name == "o03"), row
        assert count.predicted == count.gold, row


def test_blind_pages() -> None:
    """A floor for the pages whose errors nobody looked at."""
    for row, least in {"outcomes": 20, "adverse_events": 110, "adverse_events~": 116}.items():
        assert sum(of(page.name).counts[row].matched for page in pages("blind")) >= least, row
