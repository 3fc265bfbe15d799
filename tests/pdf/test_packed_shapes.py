"""Shapes of pages that wait for the rest of their document: packed, given back as they were, and let go of."""

from abstract2kb.pdf.glyphs import Panel, RawPage, Rule
from abstract2kb.pdf.packed_shapes import PageShapes
from abstract2kb.shelf import Shelf


def page_with(number: int, curves: int) -> RawPage:
    raw = RawPage(number, 612, 792)
    raw.rules, raw.panels = [Rule(1.1, 2.0, 300.7, 2.0)], [Panel((0.0, 1.0, 2.0, 3.3), 0.5, True), Panel((0.0, 1.0, 2.0, 3.0), None, False)]
    raw.curves, raw.images = [(float(at), 0.1, at + 0.2, 4.0) for at in range(curves)], [(5.0, 5.0, 6.0, 6.5)]
    raw.memo["drawn_rules"] = ()
    return raw


def shapes_of(raw: RawPage) -> tuple[object, ...]:
    return raw.rules, raw.panels, raw.curves, raw.images


def test_shapes_of_a_page_that_the_shelf_closes_come_back():
    shelf, pages = Shelf(100), [page_with(1, 900), page_with(2, 900)]
    shapes = [PageShapes(raw, shelf) for raw in pages]
    assert shapes_of(pages[0]) == ([], [], [], [])
    assert pages[0].memo == {}
    assert shapes_of(pages[1]) == shapes_of(page_with(2, 900))
    for each in shapes:
        each.open()
    assert [shapes_of(raw) for raw in pages] == [shapes_of(page_with(n, 900)) for n in (1, 2)]
    shapes[0].forget()
    assert shapes_of(pages[0]) == ([], [], [], [])


def test_few_shapes_are_not_worth_packing():
    shelf, raw = Shelf(0), page_with(1, 9)
    PageShapes(raw, shelf)
    PageShapes(page_with(2, 900), shelf)
    assert shapes_of(raw) == shapes_of(page_with(1, 9))
