"""A table that names no drugs, in one of several articles that tell of many trials, is of the drugs of the article's title. Written for this test."""

from abstract2kb.pdf.layout import Article, Block, Cell, Table
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report

TRIALS = (
    "Earlier, KESTREL-1 (NCT01111111) tested sotorasib alone (ORR 37%) and KESTREL-2 (NCT01111112) adagrasib alone (ORR 41%). "
    "MERLIN-3 (NCT01111113) compares sotorasib with docetaxel, and MERLIN-4 (NCT01111114) adds cetuximab to adagrasib."
)
ROWS = [["", "All grades", "Grade 3"], ["Anemia", "61", "11"], ["Edema", "33", "0"]]
BOX = (0.0, 0.0, 1.0, 1.0)


def given(title: str) -> set[tuple[str, ...]]:
    """The drugs of the events of a table without drugs, in the second of two articles."""
    return {drugs for _, drugs in told(title, ROWS, "Table 1. TRAEs, all treated patients (N=140), %")}


def told(title: str, rows: list[list[str]], caption: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """Arm and drugs of the events of a table in the second of two articles."""
    blocks, text = [], ""
    for kind, words in (("heading", "P-1 Rain over hills"), ("paragraph", "Nothing was seen."), ("heading", f"P-2 {title}"), ("paragraph", TRIALS)):
        blocks.append(Block(kind, 1, BOX, len(text), len(text) + len(words), 1 if kind == "heading" else 0))  # type: ignore[arg-type]
        text += f"{words}\n"
    blocks.append(Block("caption", 1, BOX, len(text), len(text) + len(caption)))
    text += f"{caption}\n"
    start, cells = len(text), []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            cells.append(Cell(r, c, 1, 1, words, 1, BOX, len(text), len(text) + len(words)))
            text += words + ("\t" if c < len(row) - 1 else "\n")
    blocks.append(Block("table", 1, BOX, start, len(text)))
    second = blocks[2].start
    table = Table(0, (1,), BOX, caption, 1, tuple(cells), start, len(text))
    articles = (
        Article("a1", "P-1", "Rain over hills", (1,), 0, second),
        Article("a2", "P-2", title, (1,), second, len(text)),
    )
    found = extract_report(Report("book", "book", text, tuple(blocks), (table,), articles))
    names = {asset.id: asset.name for asset in found.assets}
    return [(e.arm, tuple(sorted(names[i] for i in e.assets))) for e in found.adverse_events if e.total is not None]


def test_the_drugs_of_the_title() -> None:
    assert given("Glecirasib plus sitneprotafib in lung cancer: from resistant cells to patients") == {("glecirasib", "sitneprotafib")}


def test_of_a_comparison_the_first() -> None:
    assert given("Glecirasib versus docetaxel in lung cancer after immunotherapy") == {("glecirasib",)}


def test_a_title_without_drugs_tells_none() -> None:
    assert given("Inhibition of a small protein in lung cancer") == {()}


BESIDE = [["Related AE, %", "Mono (N=43)", "+ pembrolizumab (N=21)", "All (N=64)"], ["Chills", "47", "43", "45"]]


def test_arms_told_beside_the_drug_of_the_title() -> None:
    found = told("Velmotamab with or without pembrolizumab in lung cancer", BESIDE, "Table 2. Safety")
    both = ("Velmotamab", "pembrolizumab")
    assert [drugs for _, drugs in found] == [("Velmotamab",), both, both]


def test_what_patients_had_before_is_not_added_to_the_drug_of_the_title() -> None:
    rows = [["Related AE, %", "With prior osimertinib (N=20)", "No prior osimertinib (N=21)"], ["Chills", "47", "43"]]
    found = told("Velmotamab with or without pembrolizumab in lung cancer", rows, "Table 2. Safety")
    assert [drugs for _, drugs in found] == [("Velmotamab", "pembrolizumab")] * 2


def test_arms_beside_a_title_that_names_no_drug() -> None:
    found = told("A masked antibody in lung cancer", BESIDE, "Table 2. Safety")
    assert [drugs for _, drugs in found] == [(), ("pembrolizumab",), ()]
