"""A title over two heading lines is one heading: its second line, which names the study alone, opens no entry. Written for this test."""

from dataclasses import replace

from abstract2kb.assemble.article_heads import title_span
from abstract2kb.assemble.entries import entries_of
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.digest import article_digest
from tests.assemble.test_outcomes import model
from tests.pdf.test_pdf_posters import HEIGHT, Poster, lines_of

FIRST = "Tezolimab versus chemotherapy for small cell lung cancer after platinum: primary analysis of the phase 3"
SECOND = "CORVUS-304 study"


def test_the_second_line_of_a_title_begins_no_entry():
    poster = Poster()
    poster.centred(36, FIRST, 16)
    poster.canvas.setFont("Helvetica", 9)
    poster.canvas.drawString(838, HEIGHT - 47, "1412P")
    poster.centred(58, SECOND, 16)
    poster.centred(84, "Ida Moreau, MD, Tomas Hrdlicka, PhD, Grace Okonjo, MD, Lea Stein, PhD, Omar Haddad, MD, and Eva Kral, MD", 11)
    for at, head in enumerate(("Study design", "Main findings", "What it means")):
        poster.box(20 + 290 * at, 120.0, head, lines_of(head, 4))
    report = poster.report()
    article = replace(report.articles[0], title=f"{FIRST} {SECOND}")
    scene = Scene(article_digest(model(), report, article))
    span = title_span(scene)
    assert span is not None
    assert scene.text[: span[1]].endswith(SECOND)
    starts = [scene.text[start:].split("\n")[0] for start in entries_of(scene).starts]
    assert SECOND not in starts
    assert {"Main findings", "What it means"} <= set(starts)


def test_a_title_that_the_text_lacks_does_not_reach_into_the_prose():
    poster = Poster()
    poster.centred(36, FIRST, 16)
    for at, head in enumerate(("Study design", "Main findings", "What it means")):
        poster.box(20 + 290 * at, 120.0, head, [*lines_of(head, 3), f"The {SECOND} went on for years."])
    report = poster.report()
    article = replace(report.articles[0], title=f"{FIRST} {SECOND}")
    assert title_span(Scene(article_digest(model(), report, article))) is None
