"""Captions that a column beside them parts from their tables, in a document of many pages."""

from abstract2kb.pdf import pages
from abstract2kb.pdf.blocks import Draft
from abstract2kb.pdf.glyphs import Line
from abstract2kb.pdf.grids import RawTable

PAGES = 40


def line(text: str, page: int, x0: float, base: float) -> Line:
    return Line([], page, x0, base - 9, x0 + 150, base + 2, base, 10.0, False, 0.0, text)


def page_drafts(page: int) -> list[Draft]:
    """A caption over its table, and between them in reading order what stands in the other column."""
    caption = Draft("paragraph", [line(f"Table {page}. Responses", page, 40.0, 100.0)])
    beside = Draft("paragraph", [line("Of 45 patients, nine responded.", page, 320.0, 100.0)])
    table = Draft("table", [], table=RawTable([page], (40.0, 108.0, 250.0, 160.0), 0, 0, []))
    return [caption, beside, table]


def test_each_caption_comes_to_its_own_table_and_only_its_page_is_looked_at(monkeypatch):
    asked = []
    told = pages._stands_over
    monkeypatch.setattr(pages, "_stands_over", lambda caption, table: asked.append(caption) or told(caption, table))
    drafts = [draft for page in range(1, PAGES + 1) for draft in page_drafts(page)]
    found = pages.captions_to_tables(drafts)
    assert [id(d) for d in found] == [id(drafts[3 * page + at]) for page in range(PAGES) for at in (1, 0, 2)]
    assert len(asked) <= 2 * PAGES
