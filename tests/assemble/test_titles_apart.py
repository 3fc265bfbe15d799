"""Articles whose title stands apart from their head, and parts of an article under headings that name no drug. Written for these tests."""

from abstract2kb.pdf.layout import Article, Block
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report

BOX = (0.0, 0.0, 1.0, 1.0)
TITLE = "Velmotamab in gastric cancer: results of a phase 1 study"
BACKGROUND = (
    "The naked antibody zolbetuximab proved the target. In SPOTLIGHT (NCT03504397) median PFS was 10.6 months with zolbetuximab plus mFOLFOX6. "
    "Neither has been compared with velmotamab."
)
METHODS = (
    "Patients with gastric cancer got one infusion every three weeks. Planned next: a cohort of 40 with pembrolizumab, for which 50% is assumed. "
)
RESULTS = "The ORR was 33.5% in 60 patients. Median PFS was 4.8 months."
PADDING = "Scans were read every eight weeks by two readers who did not know of each other. " * 14


def given(parts: list[tuple[str, str]], title: str) -> dict[float, tuple[str, ...]]:
    """The drugs of the results 33.5 (%) and 4.8 (months) of the second of two articles, whose blocks are `parts` (kind, words)."""
    blocks, text, second = [], "", 0
    for kind, words in [("heading", "1 Rain over hills"), ("paragraph", "Nothing was seen."), *parts]:
        second = len(text) if len(blocks) == 2 else second
        blocks.append(Block(kind, 1, BOX, len(text), len(text) + len(words), (1 if words == title else 2) if kind == "heading" else 0))  # type: ignore[arg-type]
        text += f"{words}\n"
    articles = (Article("a1", "1", "Rain over hills", (1,), 0, second), Article("a2", "2", title, (1,), second, len(text)))
    found = extract_report(Report("posters", "posters", text, tuple(blocks), (), articles))
    names = {asset.id: asset.name for asset in found.assets}
    told = {o.percent or o.value: tuple(names[i] for i in o.assets) for o in found.outcomes}
    return {number: told[number] for number in (33.5, 4.8)}  # type: ignore[index]


def test_a_title_at_the_foot_names_what_the_results_are_of() -> None:
    parts = [
        ("heading", "Background"), ("paragraph", BACKGROUND), ("heading", "Methods"), ("paragraph", METHODS + PADDING),
        ("heading", "Results"), ("paragraph", RESULTS), ("heading", TITLE),
    ]  # fmt: skip
    assert given(parts, TITLE) == {33.5: ("velmotamab",), 4.8: ("velmotamab",)}


def test_under_each_heading_an_article_comes_back_to_its_title() -> None:
    parts = [
        ("heading", TITLE), ("heading", "Background"), ("paragraph", BACKGROUND), ("heading", "Methods"), ("paragraph", METHODS),
        ("heading", "Efficacy"), ("paragraph", "The ORR was 33.5% in 60 patients. IBI343 gave 29% elsewhere."),
        ("heading", "Survival"), ("paragraph", "Median PFS was 4.8 months."),
    ]  # fmt: skip
    found = given(parts, TITLE)
    assert [name.lower() for drugs in found.values() for name in drugs] == ["velmotamab", "velmotamab"]
