"""The items of a digest are parted by their numbers, of whatever form, and end where a section or a quoted mail begins."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from abstract2kb.pdf.articles import find_articles
from abstract2kb.pdf.layout import Article, Block

TEXT = "The rain fell on the barley and the oats stood still."


def articles(*lines: tuple[str, int]) -> tuple[str, tuple[Article, ...]]:
    """The text and articles of lines, of which those with a level are headings, those of level -1 bold paragraphs, the others paragraphs."""
    blocks: list[Block] = []
    text, bold = "", set[int]()
    for words, level in lines:
        blocks.append(Block("heading" if level > 0 else "paragraph", 1, (0, 0, 1, 1), len(text), len(text) + len(words), max(level, 0)))
        bold |= {len(text)} if level else set()
        text += words + "\n"
    return text, find_articles(text, blocks, lambda block: block.start in bold, lambda _: 1)


def numbers(*lines: tuple[str, int]) -> list[str | None]:
    """The numbers of the articles of lines."""
    return [article.number for article in articles(("Rain of the week", 1), (TEXT * 12, 0), *lines)[1]][1:]


def items(heads: Sequence[str], level: int = 2) -> list[tuple[str, int]]:
    """Heads with a line of text below each."""
    return [line for head in heads for line in ((head, level), (TEXT, 0))]


@pytest.mark.parametrize(
    "heads",
    [
        ("9133 – zelutamab in mesothelioma", "LBA22 – KVR-201 with cisplatin", "7040 – TPQ-3120 (Arvoxa)"),
        ("9133: zelutamab in mesothelioma", "LBA22: KVR-201 with cisplatin", "7040: TPQ-3120 (Arvoxa)"),
        ("9133 | zelutamab in mesothelioma", "Poster LBA22 | KVR-201 with cisplatin", "7040 | TPQ-3120 (Arvoxa)"),
        ("[9133] zelutamab in mesothelioma", "LBA22 KVR-201 with cisplatin", "[7040] TPQ-3120 (Arvoxa)"),
        ("9133. Zelutamab in mesothelioma", "LBA22. KVR-201 with cisplatin", "7040. TPQ-3120 (Arvoxa)"),
        ("9133 Zelutamab in mesothelioma", "LBA22 KVR-201 with cisplatin", "7040 Does TPQ-3120 work?"),
    ],
)
@pytest.mark.parametrize("level", [2, -1])
def test_bare_numbers_beside_those_of_a_congress(heads: Sequence[str], level: int) -> None:
    assert numbers(*items(heads, level)) == ["9133", "LBA22", "7040"]


def test_a_series_of_bare_numbers() -> None:
    assert numbers(*items(("512 – Zelutamab in mesothelioma", "519 – A mask for KVR-201", "1033 – TPQ-3120 and mice"))) == ["512", "519", "1033"]
    assert numbers(*items(("512 – Zelutamab in mesothelioma", "Poster 519 – A mask for KVR-201"))) == ["512", "519"]


@pytest.mark.parametrize(
    "heads",
    [
        ("2024: what the rain brought", "2025: what the rain will bring", "2026: what nobody knows yet"),
        ("419 patients with mesothelioma", "137 responders in all", "720 to be enrolled by spring"),
        ("512 – Zelutamab in mesothelioma", "512 – Zelutamab once more", "512 – and again zelutamab"),
        ("512 – Zelutamab in mesothelioma", "Rain over the hills", "519 – A mask for KVR-201"),
        ("12 – Zelutamab in mesothelioma", "13 – A mask for KVR-201", "14 – TPQ-3120 and mice"),
        ("100 mg – Zelutamab", "200 mg – Zelutamab", "400 mg – Zelutamab and rain"),
    ],
)
def test_numbers_that_are_none_of_abstracts(heads: Sequence[str]) -> None:
    assert numbers(*items(heads)) == []


def parts(*lines: tuple[str, int]) -> list[tuple[str | None, str]]:
    """Number and first line of the articles of a digest of numbered items under days."""
    first = [("Monday", 1), ("LBA22 – KVR-201 with cisplatin", 2), (TEXT, 0), ("9133 – Zelutamab in mesothelioma", 2), (TEXT, 0)]
    text, found = articles(*first, *lines)
    return [(article.number, text[article.start : article.end].split("\n")[0]) for article in found[1:]]


def test_a_section_between_items_is_part_of_none() -> None:
    last = ("7040 – TPQ-3120 (Arvoxa)", 2)
    told = parts(("Wednesday (plenary)", 1), (TEXT, 0), ("Thursday", 1), last, (TEXT, 0))
    assert told == [("9133", "9133 – Zelutamab in mesothelioma"), (None, "Wednesday (plenary)"), ("7040", "7040 – TPQ-3120 (Arvoxa)")]
    assert parts(("Thursday", 1), last, (TEXT, 0))[1:] == [("7040", last[0])]
    assert parts(("Around the corner", 2), (TEXT, 0))[1:] == [(None, "Around the corner")]
    assert parts(("Safety of zelutamab", 2), (TEXT, 0), ("What it means", 2), (TEXT, 0), ("Rain below", 3), (TEXT, 0))[1:] == []
    assert parts(("in the old and the young", 2), (TEXT, 0), ("in the old and the young", 2), (TEXT, 0))[1:] == []


def test_a_quoted_mail_is_part_of_no_item() -> None:
    lines = ("From: Moreau, Ida", "Sent: Tuesday, 3 May", "To: Tomas Hrdlicka", "Subject: RE: rain")
    assert parts(*((line, 0) for line in lines), (f"> {TEXT}", 0))[1:] == [(None, "From: Moreau, Ida")]
    assert parts(("> From: Moreau, Ida\n> Date: 3 May\n> To: Tomas\n> Subject: rain", 0), (TEXT, 0))[1:] == [(None, "> From: Moreau, Ida")]
    assert parts(("From: the west, rain", 0), ("Subject: to change", 0), (TEXT, 0))[1:] == []
