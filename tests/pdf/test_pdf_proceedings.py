"""Proceedings whose abstracts begin with number, title, authors and places in one run, in two narrow columns, are parted with clean titles."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from abstract2kb.pdf.report import Report

HEAD = ParagraphStyle("head", fontName="Times-Roman", fontSize=8.5, leading=10, spaceBefore=6)
BODY = ParagraphStyle("body", HEAD, spaceBefore=0, firstLineIndent=9, alignment=TA_JUSTIFY)
PLAIN = ParagraphStyle("plain", BODY, firstLineIndent=0)
SESSION = ParagraphStyle("session", HEAD, fontName="Times-Bold", backColor="#dddddd")

DRUGS = ("KWB-303", "tolimertinib", "QAX-77", "norvatabtagene", "EPL-2410", "brestafusp alfa")
TITLES = (
    "{d}, an oral degrader of BRD9, shrinks synovial sarcoma in mice and spares the marrow",
    "Brain penetration of {d}",
    "Pairing {d} with anti-CTLA-4 in cold liver tumors: Who responds?",
    "First results of {d} in refractory multiple myeloma",
    "Loss of SMARCA2 makes ovarian tumors sensitive to {d} and cisplatin",
    "A masked interleukin-15, {d}, expands CD8+ cells without fever",
)
NAMES = (
    ("Ida Moreau", "Tomas Hrdlicka", "Grace A. Okonjo"),
    ("Lea Stein",),
    ("Nils Bergqvist", "Ana Prieto"),
    ("Jun Saito", "Eva Kral", "Mei-Ling Chu", "Patrick O’Dowd", "Sara von Loew"),
    ("Omar Haddad", "J. Robert Tan", "Étienne Roy", "Dag Solheim"),
    ("Hyun-ju Park", "Ida Moreau", "Eva Kral"),
)
PLACES = (
    ("Quillon Therapeutics, Cambridge, MA", "University of Porto, Porto, Portugal"),
    ("Marlow Oncology, Basel, Switzerland",),
    ("Kobe University, Kobe, Japan", "Tessaly Pharma, Shanghai, China"),
    ("Bright Harbor Bio, Inc., San Diego, CA",),
    ("Royal Infirmary, Leeds, United Kingdom", "Quillon Therapeutics, Cambridge, MA"),
    ("Hospital Sant Pau, Barcelona, Spain",),
)
TEXT = (
    "Few drugs help once the disease has come back. We gave {d} by mouth to mice that carried tumors of 150 mm3, and to cells of eleven lines. "
    "Growth stopped in nine lines at 12 nM, and in eight of ten mice. Three tumors went away for good and did not return within 80 days. "
    "Weight and blood counts were those of untreated mice. Clones that grew in the presence of {d} had lost the target. "
    "The same dose given every other day did as well, while half of it did nothing. These findings speak for a trial of {d} in patients."
)


@dataclass(frozen=True)
class Abstract:
    """The number of one abstract, and which title, authors and places it has."""

    number: str
    at: int

    @property
    def title(self) -> str:
        return TITLES[self.at].format(d=DRUGS[self.at])

    @property
    def text(self) -> str:
        return TEXT.format(d=DRUGS[self.at])

    def authors(self, comma_first: bool = True) -> str:
        many = len(PLACES[self.at]) > 1
        marks = [f"<super>{k % len(PLACES[self.at]) + 1}</super>" if many else "" for k, _ in enumerate(NAMES[self.at])]
        last = len(marks) - 1
        return " ".join(
            name + mark if k == last else f"{name},{mark}" if comma_first else f"{name}{mark},"
            for k, (name, mark) in enumerate(zip(NAMES[self.at], marks, strict=True))
        )

    def places(self, joint: str = ", ") -> str:
        many = len(PLACES[self.at]) > 1
        return joint.join((f"<super>{k + 1}</super>" if many else "") + place for k, place in enumerate(PLACES[self.at]))


LAYOUTS: dict[str, Callable[[Abstract], list[tuple[str, ParagraphStyle]]]] = {
    "bold title, italic places": lambda a: [
        (f"<b>{a.number}&nbsp; {a.title}.</b> {a.authors()}. <i>{a.places()}.</i>", HEAD), (a.text, BODY),
    ],
    "marks before commas": lambda a: [(f"<b>{a.number} {a.title}.</b> {a.authors(False)}. {a.places('; ')}.", HEAD), (a.text, BODY)],
    "no stop behind the title": lambda a: [(f"<b>{a.number} {a.title}</b> {a.authors(False)}. <i>{a.places()}.</i>", HEAD), (a.text, BODY)],
    "no bold": lambda a: [(f"{a.number} {a.title}. {a.authors()}. {a.places()}.", HEAD), (a.text, BODY)],
    "called so": lambda a: [(f"<b>Abstract {a.number}: {a.title}.</b> {a.authors(False)}. {a.places()}.", HEAD), (a.text, BODY)],
    "all in one paragraph": lambda a: [(f"<b>{a.number} {a.title}.</b> {a.authors()}. <i>{a.places()}.</i> {a.text}", PLAIN)],
    "authors below": lambda a: [(f"<b>{a.number} {a.title}</b>", HEAD), (f"{a.authors(False)}. <i>{a.places()}</i>", PLAIN), (a.text, BODY)],
}  # fmt: skip
NUMBERS = {
    "digits": ("372", "3402", "1658", "77", "6251", "920"),
    "late": ("LB009", "LB099", "LB217", "LB220", "LB301", "LB302"),
    "clinical": ("CT018", "CT104", "CT133", "CT134", "CT140", "CT152"),
    "posters": ("P-121", "P-122", "P-123", "P-124", "P-125", "P-126"),
    "hashes": ("#1234", "#1235", "#1236", "#1237", "#1238", "#1239"),
}


def book(story: Sequence[tuple[str, ParagraphStyle]], gutter: float = 11.0) -> Report:
    """The report of a story set in two columns."""
    stream = io.BytesIO()
    width = (530 - 2 * 40 - gutter) / 2
    frames = [Frame(40 + at * (width + gutter), 45, width, 630, 0, 0, 0, 0) for at in range(2)]
    paper = BaseDocTemplate(stream, pagesize=(530, 728))
    paper.addPageTemplates(PageTemplate(frames=frames))
    flow: list[Flowable] = [Paragraph(words, style) for words, style in story]
    paper.build(flow)
    return Report.from_pdf(stream.getvalue(), "proceedings.pdf")


def bare(text: str | None) -> str:
    """Letters and digits only: lines may break at hyphens."""
    return "".join(filter(str.isalnum, text or "")).lower()


@pytest.mark.parametrize(
    ("layout", "numbers"),
    [
        ("bold title, italic places", "digits"), ("bold title, italic places", "late"), ("bold title, italic places", "hashes"),
        ("marks before commas", "clinical"), ("no stop behind the title", "posters"), ("no bold", "clinical"), ("no bold", "posters"),
        ("called so", "digits"), ("all in one paragraph", "late"), ("all in one paragraph", "digits"), ("authors below", "posters"),
        ("authors below", "digits"),
    ],
)  # fmt: skip
def test_each_abstract_is_an_article_with_its_title_and_its_text(layout, numbers):
    abstracts = [Abstract(number, at) for at, number in enumerate(NUMBERS[numbers])]
    story = [("NEW AGENTS", SESSION), ("<i>Small Molecules 2: Poster Session</i>", HEAD)]
    for at, each in enumerate(abstracts):
        story += [("LATE-BREAKING RESEARCH", SESSION), ("<i>All Topics</i>", HEAD)] if at == 3 else []
        story += LAYOUTS[layout](each)
    report = book(story)
    assert [article.number for article in report.articles] == [each.number.lstrip("#") for each in abstracts]
    assert [bare(article.title) for article in report.articles] == [bare(each.title) for each in abstracts]
    for article, each in zip(report.articles, abstracts, strict=True):
        assert bare(each.text) in bare(report.text[article.start : article.end])


def test_the_first_author_in_bold_is_no_title():
    story = []
    for at in range(4):
        each = Abstract(str(256 + at), at)
        first, _, rest = each.authors(False).partition(", ")
        story += [(f"<b>{each.number} {each.title}</b>", HEAD), (f"<b>{first}, MD,</b> {rest}", HEAD), (each.places("; "), HEAD), (each.text, BODY)]
    report = book(story)
    assert [article.number for article in report.articles] == ["256", "257", "258", "259"]


def test_drugs_in_bold_over_their_news_are_no_abstracts():
    story = [
        (f"<b>{drug} ({code}, Marlow Oncology).</b> Antibody with a degrader, bought from Tessaly Pharma. {TEXT.format(d=drug)}", PLAIN)
        for drug, code in zip(DRUGS, ("MO-1", "MO-22", "MO-31", "MO-4", "MO-5", "MO-6"), strict=True)
    ]
    assert len(book(story).articles) == 1


def test_a_list_of_references_has_no_abstracts():
    cited = [
        (f"{at + 1}. {Abstract('1', at).title}. {', '.join(NAMES[at])}. Annals of Small Things, {2010 + at};{at + 3}:112–9.", PLAIN)
        for at in range(6)
    ]
    assert len(book([(TEXT.format(d="KWB-303"), PLAIN), *cited, (TEXT.format(d="QAX-77"), PLAIN)]).articles) == 1
