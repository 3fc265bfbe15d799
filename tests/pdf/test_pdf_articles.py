"""Abstract books in the layouts of many congresses are parted into their abstracts, and reports that only look like books are not."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

from abstract2kb.pdf.articles import find_articles
from abstract2kb.pdf.layout import Article, Block
from abstract2kb.pdf.report import Report

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=9, leading=11, spaceAfter=4)
BOLD = ParagraphStyle("bold", BODY, fontName="Times-Bold")
ITALIC = ParagraphStyle("italic", BODY, fontName="Times-Italic")
LARGE = ParagraphStyle("large", BODY, fontSize=13, leading=15)
RIGHT = ParagraphStyle("right", BOLD, alignment=TA_RIGHT)
CENTRED = ParagraphStyle("centred", BOLD, alignment=TA_CENTER)

TITLES = (
    "Activity of KVR-201, an antibody against CD73, in patients with pancreatic cancer",
    "A dose-escalation study of WML-77 and cisplatin in head and neck cancer",
    "TPQ-3120 restores interferon signalling in cold tumors",
)
AUTHORS = ("Ida Moreau, Tomas Hrdlicka, Grace Okonjo", "Lea Stein, Omar Haddad", "Nils Bergqvist, Ana Prieto, Jun Saito, Eva Kral")
PLACES = (
    "Karolinska Institutet, Solna, Sweden",
    "University of Porto, Porto, Portugal; Hospital Sant Pau, Barcelona, Spain",
    "Kobe University, Kobe, Japan",
)
DRUGS = ("KVR-201", "WML-77", "TPQ-3120")
SECTIONS = (
    "{d} has shown promise in the laboratory, and patients need new options after standard treatment.",
    "Patients received {d} every three weeks until progression; the primary endpoint was the objective response rate.",
    "Of 40 patients who received {d}, 12 responded. Nausea was the most common adverse event, and no patient stopped {d} because of it.",
    "{d} deserves a randomized trial.",
)
LABELS = ("Background", "Methods", "Results", "Conclusions")


def labelled(drug: str, colon: str = ": ", labels: Sequence[str] = LABELS) -> str:
    return " ".join(f"{label}{colon}{text.format(d=drug)}" for label, text in zip(labels, SECTIONS, strict=True))


def whole(drug: str) -> str:
    return " ".join(text.format(d=drug) for text in SECTIONS) * 2


def under_heads(drug: str) -> list[Flowable]:
    return [
        Paragraph(words, style) for label, text in zip(LABELS, SECTIONS, strict=True) for words, style in ((label, BOLD), (text.format(d=drug), BODY))
    ]


def articles_of(story: Sequence[Flowable]) -> tuple[Report, tuple[Article, ...]]:
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4).build(list(story))
    report = Report.from_pdf(stream.getvalue(), "book.pdf")
    return report, report.articles


def of_lines(*lines: tuple[str, ParagraphStyle]) -> list[Flowable]:
    return [Paragraph(words, style) for words, style in lines]


@dataclass(frozen=True)
class Abstract:
    number: str
    title: str
    authors: str
    places: str
    drug: str

    @property
    def names(self) -> list[Flowable]:
        return of_lines((self.authors, BODY), (self.places, BODY))

    @property
    def text(self) -> list[Flowable]:
        return of_lines((labelled(self.drug), BODY))

    @property
    def first(self) -> str:
        return self.authors.split(",")[0]


LAYOUTS: dict[str, Callable[[Abstract], list[Flowable]]] = {
    "number and title bold": lambda a: [*of_lines((f"{a.number} {a.title}", BOLD)), *a.names, *a.text],
    "number and dot": lambda a: of_lines((f"{a.number}. {a.title.upper()}", BOLD), (f"{a.authors}; {a.places}", BODY)) + a.text,
    "surnames first": lambda a: (
        of_lines((f"{a.number} {a.title}", BOLD), ("; ".join(", ".join(name.split()[::-1]) for name in a.authors.split(", ")), BODY), (a.places, BODY))
        + of_lines((whole(a.drug), BODY))
    ),
    "run in": lambda a: of_lines((f"{a.number} Poster Session", BODY), (f"<b>{a.title}.</b> {a.authors}; {a.places}", BODY)) + a.text,
    "all plain": lambda a: [*of_lines((a.number, BODY), (a.title.upper(), BODY)), *a.names, *of_lines((whole(a.drug), BODY))],
    "session line": lambda a: (
        of_lines((f"New Agents | Oral Session | Sat, May 31, 13:15 | Abstract {a.number}", BODY), (a.title, BOLD), (a.authors, BODY)) + a.text
    ),
    "number below": lambda a: (
        of_lines((a.title, BOLD), (f"Abstract {a.number} | Board 14 | 1:30 PM–4:30 PM", BODY), (f"First Author: {a.first}, MD", BODY)) + a.text
    ),
    "details below": lambda a: [
        *of_lines((f"{a.number} {a.title}", BOLD), ("Program: Oral and Poster Abstracts", BODY), ("Type: Oral", BODY)),
        *of_lines(("Haematology Disease Topics and Pathways: Research, Clinical trials, Therapies, Cells", BODY)),
        *a.names,
        *a.text,
    ],
    "details": lambda a: [
        *of_lines((f"Abstract: {a.number}", BOLD), ("Type: Oral Presentation", BOLD), ("Session title: New agents", BOLD), (a.title.upper(), BOLD)),
        *a.names,
        *under_heads(a.drug),
    ],
    "named rows": lambda a: (
        of_lines(
            (f"<b>Abstract ID:</b> {a.number}", BODY), (f"<b>Title:</b> {a.title}", BODY), (f"<b>Authors:</b> {a.authors}", BODY),
            (f"<b>Affiliations:</b> {a.places}", BODY),
        )
        + a.text
    ),
    "centred": lambda a: [*of_lines((a.number, CENTRED), (a.title, CENTRED)), *a.names, *under_heads(a.drug)],
    "number at the right": lambda a: of_lines((a.number, RIGHT), (a.title, BOLD), (a.places, ITALIC), (a.authors, BODY)) + a.text,
    "proceedings": lambda a: of_lines(
        (f"<b>{a.number} {a.title}.</b> {a.authors}. {a.places}.", BODY), (whole(a.drug), BODY),
        (f"Citation: {a.first}. {a.title} [abstract]. In: Proceedings. Abstract nr {a.number}.", BODY),
    ),
}  # fmt: skip


CASES = [
    ("number and title bold", ("S100", "P845", "PB2345")),
    ("number and title bold", ("OA03.05", "MA06.11", "P1.12A.03")),
    ("number and title bold", ("P5-02-13:", "GS1-05:", "PS12-03:")),
    ("number and title bold", ("CT001 / 1 -", "LB123 / 12 -", "1870 / 4 -")),
    ("number and title bold", ("OC 12.3 |", "OC 14.1 |", "PB0134 |")),
    ("surnames first", ("17", "18", "19")),
    ("number and dot", ("CTIM-12", "DDDR-07", "LTBK-02")),
    ("run in", ("3500", "LBA3502", "e15001")),
    ("all plain", ("O1", "P12", "P13")),
    ("session line", ("3012", "LBA3001", "TPS4200")),
    ("number below", ("4107", "5509", "6012")),
    ("details below", ("873", "1021", "3310")),
    ("details", ("S100", "P1234", "LB3439")),
    ("named rows", ("A-1021", "A-1044", "A-1090")),
    ("centred", ("1", "256", "4567")),
    ("number at the right", ("OP 1", "EP 17", "EP 30")),
    ("proceedings", ("B003", "C022", "PR004")),
]


@pytest.mark.parametrize(("layout", "numbers"), CASES, ids=[f"{layout}: {numbers[0]}" for layout, numbers in CASES])
def test_each_abstract_is_an_article(layout, numbers):
    story: list[Flowable] = []
    for told in zip(numbers, TITLES, AUTHORS, PLACES, DRUGS, strict=True):
        story += [*LAYOUTS[layout](Abstract(*told)), Spacer(1, 12)]
    report, articles = articles_of(story)
    assert [a.number for a in articles] == [number.split(" / ")[0].rstrip(":| ") for number in numbers]
    assert [plain(a.title) for a in articles] == [plain(title) for title in TITLES]
    for article, drug in zip(articles, DRUGS, strict=True):
        assert [other for other in DRUGS if other in report.text[article.start : article.end]] == [drug]


def plain(title: str | None) -> str:
    return (title or "").lower().rstrip(".")


@pytest.mark.parametrize("style", [ITALIC, LARGE, BOLD], ids=["italic", "large", "bold"])
def test_titles_without_numbers(style):
    story: list[Flowable] = []
    for title, authors, places, drug in zip(TITLES, AUTHORS, PLACES, DRUGS, strict=True):
        story += [*of_lines((title, style), (authors, BODY), (places, BODY)), *under_heads(drug), Spacer(1, 12)]
    _, articles = articles_of(story)
    assert [(a.number, a.title) for a in articles] == [(None, title) for title in TITLES]


def one_article(story: Sequence[Flowable]) -> bool:
    return len(articles_of(story)[1]) == 1


def test_drugs_over_sections_are_no_abstracts():
    story: list[Flowable] = of_lines(("Digest of the week", LARGE))
    for drug in DRUGS:
        sections = [(f"Study design: {SECTIONS[1].format(d=drug)}", BODY), (f"Results: {SECTIONS[2].format(d=drug)}", BODY)]
        story += of_lines((drug, BOLD), *sections)
    assert one_article(story)


def test_items_of_a_newsletter_are_no_abstracts():
    story: list[Flowable] = of_lines(("Congress daily", LARGE))
    for drug, authors in zip(DRUGS, AUTHORS, strict=True):
        name = authors.split(",")[0]
        lines = [(f"{drug} moves ahead", BOLD), (f"By {name}, MD, PhD", BODY), (f"Background: {SECTIONS[0].format(d=drug)}", BODY)]
        story += of_lines(
            *lines, (f"Results: {SECTIONS[2].format(d=drug)}", BODY), (f"<b>Expert view:</b> {name} of Porto called this a first step.", BODY)
        )
    assert one_article(story)


def test_trials_above_companies_are_no_abstracts():
    story: list[Flowable] = of_lines(("Pipelines", LARGE))
    for at, drug in enumerate(DRUGS):
        lines = [
            (f"{drug}: phase 2 (NCT0512345{at})", BOLD),
            ("Arvoxa Therapeutics, Cambridge, MA", BODY),
            ("Background", BOLD),
            (SECTIONS[0].format(d=drug), BODY),
        ]
        story += of_lines(*lines, ("Results", BOLD), (SECTIONS[2].format(d=drug), BODY))
    assert one_article(story)


def test_speakers_of_a_meeting_are_no_authors():
    story: list[Flowable] = of_lines(("Highlights", LARGE), ("Speakers", BOLD))
    story += of_lines(*[(f"{a.split(',')[0]}, MD; {p}", BODY) for a, p in zip(AUTHORS, PLACES, strict=True)])
    for drug in DRUGS:
        story += [PageBreak(), *under_heads(drug)]
    assert one_article(story)


def test_the_numbers_of_posters_are_no_running_heads():
    story: list[Flowable] = []
    for number, title, authors, places, drug in zip(("P123", "P245", "P301"), TITLES, AUTHORS, PLACES, DRUGS, strict=True):
        story += [*of_lines((number, BODY), (title, LARGE), (authors, BODY), (places, BODY)), *under_heads(drug), PageBreak()]
    report, articles = articles_of(story)
    assert report.running == ()
    assert [a.number for a in articles] == ["P123", "P245", "P301"]
    assert [a.pages for a in articles] == [(1,), (2,), (3,)]


def cards(heads: Sequence[str]) -> tuple[str | None, ...]:
    """The numbers found of short cards, each with a head and a paragraph below it or in it."""
    story: list[Flowable] = []
    for head, drug in zip(heads, (*DRUGS, "NBX-5"), strict=True):
        told = f"<b>What it is.</b> {SECTIONS[0].format(d=drug)} <b>What came out.</b> {SECTIONS[2].format(d=drug)}"
        if head.endswith("+"):
            story += of_lines((f"{head[:-1]} {told}", BODY))
        else:
            story += of_lines((head, BOLD if "<" not in head else BODY), (told, BODY))
    return tuple(article.number for article in articles_of(story)[1])


def test_a_bold_number_before_light_words_opens_an_abstract_where_others_of_its_form_are_headings():
    styled = ("P-2101 A masked antibody", "P-2102 A fusion of two cytokines", "P-2203 Cells made in the body")
    numbers = ("P-2101", "P-2102", "P-2203", "P-2204")
    assert cards((*styled, "<b>P-2204 Light on its feet</b> <i>Quayside Oncology and Harbour Biologics of Rotterdam</i>")) == numbers
    assert cards((*styled, "<b>P-2204 Light on its feet</b> <i>Quayside Oncology</i>+")) == numbers


def test_a_bold_number_of_another_form_opens_none():
    styled = ("P-2101 A masked antibody", "P-2102 A fusion of two cytokines", "P-2203 Cells made in the body")
    assert cards((*styled, "<b>CT22 was the trial</b> of which <i>much</i> was said")) == ("P-2101", "P-2102", "P-2203")
    assert cards((*styled, "P-2204 is where <b>light</b> words come first")) == ("P-2101", "P-2102", "P-2203")


def numbered(*heads: tuple[str, str]) -> list[str | None]:
    """The numbers of the articles of pages that begin with a number, a title below it, and text."""
    blocks: list[Block] = []
    text = ""
    for page, (number, title) in enumerate(heads, start=1):
        for kind, words in (("paragraph", "Saturday, May 3"), ("paragraph", number), ("heading", title), ("paragraph", "The rain fell and fell.")):
            blocks.append(Block(kind, page, (0, 0, 1, 1), len(text), len(text) + len(words), 1 if kind == "heading" else 0))  # type: ignore[arg-type]
            text += words + "\n"
    return [a.number for a in find_articles(text, blocks, lambda _: False, lambda at: blocks[0].page)]


def test_numbers_above_the_titles_of_most_pages_open_posters() -> None:
    long = "Rain over the northern hills and what it does to barley"
    assert numbered(("4411", long), ("2187", f"{long} and oats"), ("5093", f"More {long}")) == ["4411", "2187", "5093"]
    assert numbered(("2024", long), ("2031", f"{long} and oats")) == [None]
    assert numbered(("4411", long), ("4411", f"{long} and oats")) == [None]
    assert numbered(("4411", "Rain"), ("2187", "Oats")) == [None]


def paged(*pages: Sequence[str]) -> list[tuple[str | None, str | None]]:
    """Numbers and titles of the articles of pages of headings, each with a line of text below it."""
    blocks: list[Block] = []
    text = ""
    for page, heads in enumerate(pages, start=1):
        for words in (w for head in heads for w in (head, "The rain fell and fell.")):
            kind, level = ("heading", 1 if len(words) > 30 else 2) if words[0] != "T" else ("paragraph", 0)
            blocks.append(Block(kind, page, (0, 0, 1, 1), len(text), len(text) + len(words), level))  # type: ignore[arg-type]
            text += words + "\n"
    return [(a.number, a.title) for a in find_articles(text, blocks, lambda _: False, lambda at: blocks[0].page)]


POSTER = ("Background", "Methods", "Results: mice", "Conclusions", "References")


def test_pages_that_each_have_the_headings_of_a_poster_are_articles() -> None:
    long = ("Barley and oats under the rain of the north", "Oats and barley beside the rivers of the south")
    found = paged((long[0], *POSTER, "CT214"), (long[1], *POSTER, "4417"))
    assert found == [("CT214", long[0]), ("4417", long[1])]


def test_pages_of_one_paper_or_of_several_abstracts_are_no_posters() -> None:
    long = "Barley and oats under the rain of the north"
    assert len(paged((long, "Background", "Methods"), ("Results", "Conclusions", "References"))) == 1
    assert len(paged((long, *POSTER, "Background", "Conclusions"), (long, *POSTER, "Background", "Conclusions"))) == 1


def test_a_line_with_a_number_below_the_titles_of_full_pages() -> None:
    long = ("Barley and oats under the rain of the north", "Oats and barley beside the rivers of the south")
    blocks: list[Block] = []
    text = ""
    for page, title in enumerate(long, start=1):
        for kind, words in (
            ("heading", title),
            ("paragraph", f"Poster {page}087 | Meeting of Rain | Ida Moreau"),
            ("paragraph", "Rain fell. " * 200),
        ):
            blocks.append(Block(kind, page, (0, 0, 1, 1), len(text), len(text) + len(words), 1 if kind == "heading" else 0))  # type: ignore[arg-type]
            text += words + "\n"
    found = find_articles(text, blocks, lambda _: False, lambda at: blocks[0].page)
    assert [(a.number, a.title) for a in found] == [("1087", long[0]), ("2087", long[1])]


def test_slides_with_a_presenter_are_no_posters() -> None:
    blocks: list[Block] = []
    text = ""
    for page in (1, 2, 3):
        title = f"Barley and oats under the rain of the north, part {page}"
        for kind, words in (("heading", title), ("paragraph", "Ida Moreau, MD, Rain Institute, Solna, Sweden"), ("list_item", "• Rain fell.")):
            blocks.append(Block(kind, page, (0, 0, 1, 1), len(text), len(text) + len(words), 1 if kind == "heading" else 0))  # type: ignore[arg-type]
            text += words + "\n"
    assert len(find_articles(text, blocks, lambda _: False, lambda at: blocks[0].page)) == 1
