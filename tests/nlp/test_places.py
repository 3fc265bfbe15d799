"""Patterns of names and numbers are tried only where one can begin."""

import re

import pytest

from abstract2kb.nlp.places import capitals, numerals, start_of_word
from abstract2kb.nlp.sought import Sought

TEXT = "The XYZ-12 (xyz-12, mQR-3) and KEYNOTE-001; \u03b1XY-4, 7AB-5 and a_BC-6; QXT558, Qx-1 in pts with iCasp-CAR"
COUNTED = "Of 1,234 pts, 20 pts and twenty-two pts (x4 pts, NCT0123 pts) had; One pt, ten% and someone pts"


@pytest.mark.parametrize("place", [(), (4,), (5, 40), (0, 9)])
@pytest.mark.parametrize(
    ("form", "text", "places"),
    [
        (r"(?<![\w-])m?[A-Z]{2,}-\d+", TEXT, capitals),
        (r"(?<![\w.-])[A-Z][a-z]*", TEXT, capitals),
        (r"\b(?P<n>[A-Z]\w+)-(?P<next>\d+)", TEXT, capitals),
        (r"\b(?<![\w./-])(?P<n>\d{1,3}(?:,\d{3})+|\d+|twenty(?:-two)?|one) pts?\b", COUNTED, numerals),
    ],
)
def test_the_same_is_found(form, text, places, place):
    plain, quick = re.compile(form, re.IGNORECASE if places is numerals else 0), Sought(form, re.IGNORECASE if places is numerals else 0, places)
    found = [(m.span(), m.groupdict()) for m in quick.finditer(text, *place)]
    assert found == [(m.span(), m.groupdict()) for m in plain.finditer(text, *place)]
    assert found or place == (0, 9)
    assert (first := quick.search(text, *place)) is None or first.span() == found[0][0]


def test_places_that_are_told_otherwise():
    form = r"(?<!\w)[A-Za-z]{2,}-\d+"
    quick = Sought(form, places=lambda text: [start_of_word(text, m.start()) for m in re.finditer(r"-\d", text)])
    assert [m.span() for m in quick.finditer(TEXT)] == [m.span() for m in re.finditer(form, TEXT)]
    assert [m.group() for m in Sought(form, places=capitals).finditer(TEXT)] == ["XYZ-12", "mQR-3", "KEYNOTE-001", "Qx-1"]


@pytest.mark.parametrize(("text", "end", "start"), [("in a_b7-x", 7, 3), ("ab", 2, 0), ("(x", 2, 1), ("", 0, 0), ("a -", 2, 2)])
def test_where_a_word_begins(text, end, start):
    assert start_of_word(text, end) == start


def test_where_a_word_with_hyphens_begins():
    assert start_of_word("(anti-X2", 6, "_-") == 1
