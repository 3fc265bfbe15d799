"""Slides, cards and newsletter entries of our own (data/entries.txt), drawn as a PDF, and how many of their numbers get the right owner.

A line of the text is a heading (`==`), a line below it (`--`), a bullet (`*`), a table row (`|`), a number that a reader takes from the entry
(`> ORR 31 @ drug, drug # study`), or a paragraph, whose first words may be bold (`**Design.**`).
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from abstract2kb.records import AdverseEvent, Extraction, Outcome

DATA = Path(__file__).parent / "data" / "entries.txt"
_FILLER = "How it was made: the desk read the posters, heard the talks and compared its notes the morning after, before anything was printed. "
_EXPECTED = re.compile(r"> (?P<what>.+?) (?P<number>[\d.]+) @(?P<assets>[^#]*)#(?P<study>.*)")


@dataclass(frozen=True, slots=True)
class Expected:
    """A number of an entry: the endpoint or event, what the patients were given, and the study ("" where none is named)."""

    what: str
    number: float
    assets: frozenset[str]
    study: str


@dataclass(frozen=True, slots=True)
class Deck:
    """Pages of one style: the lines to draw and the numbers to find."""

    blind: bool
    style: str
    lines: tuple[str, ...]
    expected: tuple[Expected, ...]


def decks(blind: bool) -> list[Deck]:
    """The open or the blind decks of the data, in order."""
    found = [deck(part.split("\n")) for part in re.split(r"(?:^|\n)# ", DATA.read_text(encoding="utf-8")) if part.strip()]
    return [each for each in found if each.blind is blind]


def deck(lines: Sequence[str]) -> Deck:
    kind, style = lines[0].split()
    expected = [m for line in lines if (m := _EXPECTED.fullmatch(line.strip()))]
    found = tuple(Expected(m["what"], float(m["number"]), _names(m["assets"]), m["study"].strip()) for m in expected)
    return Deck(kind == "blind", style, tuple(line for line in lines[1:] if line.strip() and not line.startswith(">")), found)


def _names(listed: str) -> frozenset[str]:
    return frozenset(name.strip() for name in listed.split(",") if name.strip())


def draw(chosen: Sequence[Deck]) -> bytes:
    """The decks one after the other as one PDF."""
    pages = [f'#page(paper: "a4", flipped: {str(each.style == "slide").lower()}, margin: 1.8cm)[{_body(each)}]' for each in chosen]
    filler = f'#page(paper: "a4")[{_text(_FILLER * 48)}]'
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.typ")
        path.write_text("#set text(size: 10pt)\n= Notes from the meeting rooms\n" + "\n".join([*pages, filler]), encoding="utf-8")
        return bytes(typst.compile(str(path)))


def _text(words: str) -> str:
    return '#"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _body(drawn: Deck) -> str:
    return "\n\n".join(_blocks(drawn))


def _blocks(drawn: Deck) -> Iterator[str]:
    rows: list[list[str]] = []
    for line in [*drawn.lines, ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("| ").split("|")])
            continue
        if rows:
            yield _table(rows)
            rows = []
        if line.startswith("== "):
            yield f'#block(above: 16pt, text(size: {18 if drawn.style == "slide" else 13}pt, weight: "bold")[{_text(line[3:])}])'
        elif line.startswith("-- "):
            yield f"#text(size: 9pt, fill: luma(90))[{_text(line[3:])}]"
        elif line.startswith("* "):
            yield f"#text(size: {12 if drawn.style == 'slide' else 10}pt)[• {_text(line[2:])}]"
        elif m := re.fullmatch(r"\*\*(.+?)\*\* (.+)", line):
            yield f"#par[#strong[{_text(m[1])}] {_text(m[2])}]"
        elif line:
            yield f"#par[{_text(line)}]"


def _table(rows: Sequence[Sequence[str]]) -> str:
    heads, *body = [", ".join(f"[{_text(cell)}]" for cell in row) for row in rows]
    return f"#table(columns: {len(rows[0])}, stroke: 0.4pt, inset: 5pt, table.header({heads}), {', '.join(body)})"


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the `wanted` numbers were found, and had just the right assets and study."""

    wanted: int
    found: int
    assets: int
    studies: int


def measure(chosen: Sequence[Deck]) -> tuple[Score, list[str]]:
    """The score of decks drawn as one report, and a line for every number that went wrong."""
    records, wrong = extract_report(Report.from_pdf(draw(chosen), "entries.pdf")), list[str]()
    wanted = [e for each in chosen for e in each.expected]
    found = assets = studies = 0
    for each in wanted:
        near = _matching(records, each)
        if not near:
            wrong.append(f"missed {each}")
            continue
        owners, study = max((_owner(records, record) for record in near), key=lambda o: (o[0] == each.assets, o[1] == each.study))
        names = frozenset(_known(records, name) for name in each.assets)
        found, assets, studies = found + 1, assets + (owners == names), studies + (each.study in study)
        if owners != names or each.study not in study:
            wrong.append(f"{each.what} {each.number}: {sorted(owners)} for {sorted(each.assets)}, {sorted(study)} for {each.study}")
    return Score(len(wanted), found, assets, studies), wrong


def _known(records: Extraction, name: str) -> str:
    """The name that the extraction gives the asset."""
    for asset in records.assets:
        if name.lower() in {n.lower() for n in (asset.name, *(a.value for a in asset.aliases))}:
            return asset.name
    return name


def _matching(records: Extraction, each: Expected) -> list[Outcome | AdverseEvent]:
    outcomes = [o for o in records.outcomes if o.endpoint.value == each.what and each.number in (o.percent, o.value, o.n)]
    events = [e for e in records.adverse_events if each.what.lower() in e.raw.lower() + e.term.lower() and each.number in (e.percent, e.n)]
    return [*outcomes, *events]


def _owner(records: Extraction, record: Outcome | AdverseEvent) -> tuple[frozenset[str], frozenset[str]]:
    names = {a.id: a.name for a in records.assets}
    study = next((s for s in records.studies if s.id == record.study), None)
    called = {s.value for s in (study.acronym, *study.registry_ids) if s is not None} if study else {""}
    return frozenset(names[a] for a in record.assets), frozenset(called)


if __name__ == "__main__":
    for blind in (False, True):
        score, wrong = measure(decks(blind))
        print("blind" if blind else "open", score)
        if not blind:
            print("\n".join(wrong))
