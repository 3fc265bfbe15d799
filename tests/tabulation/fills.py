"""Tables told by fills and half of the rules: bands under headings, every other row or column on a tone, labels without a fill.

Example: `drawn(seed=7, engine="typst")` is the cells of an invented table and its page as PDF; the look is drawn by chance.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

__all__ = ["Box", "Look", "Page", "page"]

_TRIALS = ["NORTHERN-2", "EASTBOUND", "SOUTHGATE", "WESTERLY-1", "LANTERN", "OPAL-3"]
_ARMS = ["Alfa + CT", "Alfa", "Placebo + CT", "Docetaxel", "Bor-Dex", "Zeno 20 mg", "Control", "Zeno + alfa"]
_EVENTS = [
    "Anaemia", "Neutropenia", "Fatigue", "Nausea", "Rash", "Diarrhoea", "Peripheral sensory neuropathy", "ILD / pneumonitis", "ALT increased",
    "Infusion-related reaction", "Any adverse event, grade ≥3 only", "Leading to discontinuation", "Febrile neutropenia", "Stomatitis",
]  # fmt: skip
_ENDPOINTS = ["ORR, %", "mPFS, mo (95% CI)", "HR (95% CI)", "mOS, mo", "DCR, %", "12-mo PFS, %", "95% CI", "n", "CR, n (%)", "mDOR, mo"]
_SETTINGS = ["First line, unfit", "2L+ EGFRm", "Adjuvant", "Relapsed or refractory, two prior lines", "1L maintenance"]
_CORNERS = ["% of patients", "Event, %", "", "Adverse event", "Preferred term"]
_SECTIONS = ["Haematological", "Non-haematological", "Of special interest", "First line", "Previously treated"]
_SENTENCE = (
    "The figures were compiled from slides that were shown at the meeting, and the wording of the sponsors has been kept as far as space allows. "
)
_NOTE = "Cells: any grade | grade ≥3, % of the safety set. † Stopped for any cause. ‡ Treatment-related. · Not reported. CT, chemotherapy."


@dataclass(frozen=True)
class Box:
    """A cell as drawn: where it stands, what it says (lines parted by a line feed), and what it is."""

    row: int
    rows: int
    col: int
    cols: int
    text: str
    kind: str


@dataclass(frozen=True)
class Look:
    """How a table looks; tones are hex colours, "" for none."""

    head: str
    second: str
    corner: bool
    rows: str
    cols: str
    labels: str
    rules: str
    size: float
    centred: bool
    pad: float
    gap: float
    middle: bool


@dataclass
class Page:
    """One or two tables on a page, and all that is around them."""

    tables: list[list[Box]]
    look: Look
    landscape: bool
    columns: int
    lead: int
    tags: list[str] = field(default_factory=list)


def page(rng: random.Random) -> Page:
    """A page by chance."""
    landscape = rng.random() < 0.6
    make = rng.choice([_events, _events, _arms])
    panels = landscape and rng.random() < 0.15
    tables = [make(rng, 4 if panels else 8 if landscape else 6) for _ in range(2 if panels else 1)]
    look = _look(rng)
    names = {"head": look.head, "zebra rows": look.rows, "zebra columns": look.cols, "label fill": look.labels, "gap": look.gap}
    tags = [f"rules {look.rules}", make.__name__, *(name for name, told in names.items() if told), *(["panels"] if panels else [])]
    tags += ["no corner"] if look.head and not look.corner else []
    return Page(tables, look, landscape, 1 if panels else rng.choice([1, 2]), rng.choice([1, 2, 3]), tags)


def _look(rng: random.Random) -> Look:
    dark, pale = rng.choice(["1f4e42", "1f3a4d", "7a1f3d", "333333"]), rng.choice(["e6edea", "dde6f0", "eeeeee", "f3e3e8"])
    head = rng.choice([dark, dark, pale, ""])
    zebra = rng.choice(["rows", "cols", "none", "cols", "rows"])
    tone = rng.choice(["f4f7f5", "f0f0f0", "e8eef5"])
    rules = rng.choice(["rows", "rows", "columns", "none", "frame", "booktabs", "thick-thin", "inner rows"])
    return Look(
        head, pale if rng.random() < 0.6 else head, rng.random() < 0.5, tone if zebra == "rows" else "", tone if zebra == "cols" else "",
        rng.choice(["", "", pale]), rules, rng.choice([6.5, 7, 8, 9]), rng.random() < 0.6, rng.choice([1.5, 2.5, 4]),
        rng.choice([0, 0, 0, 1.2]) if rules == "none" else 0, rng.random() < 0.6,
    )  # fmt: skip


def _events(rng: random.Random, most: int) -> list[Box]:
    """Events down, trials, arms and grades across in one to three levels of heads; section rows; a value over the columns of a trial."""
    levels = rng.choice([1, 2, 2, 3])
    arms = [rng.choice([1, 2, 2, 3]) for _ in range(rng.randint(1, 3))]
    deep = 2 if levels == 3 else 1
    while sum(arms) * deep > most and len(arms) > 1:
        arms.pop()
    parted = rng.random() < 0.6
    boxes = [Box(0, levels, 0, 1, rng.choice(_CORNERS), "head")]
    col = 1
    for trial, count in zip(rng.sample(_TRIALS, len(arms)), arms, strict=True):
        if levels > 1:
            boxes.append(Box(0, 1, col, count * deep, trial, "head"))
        for arm in rng.sample(_ARMS, count):
            name = f"{arm}{chr(10) if parted else ' '}{rng.choice(['N = {}', '(n={})']).format(rng.randint(40, 480))}"
            boxes.append(Box(min(1, levels - 1), 1, col, deep, name, "head"))
            if levels == 3:
                boxes += [Box(2, 1, col + i, 1, text, "head") for i, text in enumerate(("Any", "≥3"))]
            col += deep
    sections = rng.random() < 0.3
    value = rng.choice([_pair, _pair, _share, _slash, _plain])
    row = levels
    for n, event in enumerate(rng.sample(_EVENTS, rng.randint(5, 11))):
        if sections and n in (0, 4):
            boxes.append(Box(row, 1, 0, col, _SECTIONS[n // 2], "section"))
            row += 1
        boxes.append(Box(row, 1, 0, 1, event, "label"))
        boxes += [Box(row, 1, c, 1, "·" if rng.random() < 0.2 else value(rng), "value") for c in range(1, col)]
        row += 1
    return boxes


def _arms(rng: random.Random, most: int) -> list[Box]:
    """Trials of two or three arms each, the trial's name and setting beside all of them; endpoints across."""
    ends = rng.sample(_ENDPOINTS, min(rng.randint(3, 5), most - 2))
    setting = most > 4 and rng.random() < 0.5
    heads = ["Trial", *(["Setting"] if setting else []), "Arm", *ends]
    boxes = [Box(0, 1, c, 1, text, "head") for c, text in enumerate(heads)]
    row = 1
    for trial in rng.sample(_TRIALS, rng.randint(2, 5)):
        count = rng.choice([1, 2, 2, 3])
        boxes.append(Box(row, count, 0, 1, trial + rng.choice(["", "\nNCT0555000" + str(row % 10)]), "label"))
        if setting:
            boxes.append(Box(row, count, 1, 1, rng.choice(_SETTINGS), "label"))
        first = 2 if setting else 1
        for r, arm in enumerate(rng.sample(_ARMS, count), row):
            boxes.append(Box(r, 1, first, 1, f"{arm} ({rng.randint(40, 480)})", "value"))
            boxes += [Box(r, 1, first + 1 + i, 1, _figure(rng, end), "value") for i, end in enumerate(ends)]
        row += count
    return boxes


def _figure(rng: random.Random, end: str) -> str:
    low, high = sorted((round(rng.uniform(1, 30), 1), round(rng.uniform(1, 30), 1)))
    texts = {
        "HR": f"0.{rng.randint(30, 99)} (0.{rng.randint(10, 29)}–1.{rng.randint(10, 40)})",
        "95": f"{low}–{high}",
        "n": str(rng.randint(20, 400)),
    }
    key = next((k for k in texts if end.startswith(k) and (k != "n" or end == "n")), "")
    return texts.get(key) or ("–" if rng.random() < 0.1 else f"{high} ({low}–NE)" if "CI" in end else _share(rng) if "n (%)" in end else str(high))


def _pair(rng: random.Random) -> str:
    return f"{rng.randint(5, 80)} | {rng.choice(['<1', str(rng.randint(0, 30))])}{rng.choice(['', '', '', '†'])}"


def _slash(rng: random.Random) -> str:
    return f"{rng.randint(5, 80)} / {rng.randint(0, 30)}"


def _share(rng: random.Random) -> str:
    return f"{rng.randint(5, 80)} ({rng.randint(1, 70)}.{rng.randint(0, 9)})"


def _plain(rng: random.Random) -> str:
    return rng.choice(["<1", f"{rng.randint(1, 90)}", f"{rng.randint(1, 90)}‡", "0", f"{rng.randint(1, 90)}"])


def fill_of(box: Box, look: Look, depth: int) -> str:
    """The tone under a cell."""
    if box.kind == "head":
        tone = look.second if depth > 1 and box.row + box.rows == depth and box.row > 0 else look.head
        return tone if box.col > 0 or look.corner else ""
    if box.kind == "section":
        return look.second
    if box.col == 0 and look.labels:
        return look.labels
    if look.rows and (box.row - depth) % 2 == 0 and box.rows == 1:
        return look.rows
    return look.cols if box.col % 2 and box.cols == 1 else ""


def borders_of(box: Box, look: Look, boxes: list[Box], depth: int) -> dict[str, float]:
    """The width of the rules at the sides of a cell, those that are drawn."""
    last_row, last_col = max(b.row + b.rows for b in boxes), max(b.col + b.cols for b in boxes)
    ends = {
        "top": box.row == 0, "bottom": box.row + box.rows == last_row, "left": box.col == 0, "right": box.col + box.cols == last_col,
    }  # fmt: skip
    found = dict.fromkeys(("bottom",), 0.5) if look.rules in ("rows", "thick-thin") else {}
    if look.rules == "inner rows" and box.row + box.rows > depth and not ends["bottom"]:
        found["bottom"] = 0.5
    if look.rules == "columns" and box.kind != "section" and not ends["right"]:
        found["right"] = 0.5
    if look.rules == "frame":
        found = {side: 0.8 for side, at in ends.items() if at}
    if look.rules in ("booktabs", "thick-thin"):
        found |= {side: 1.2 for side in ("top", "bottom") if ends[side]}
        found |= {"bottom": 0.7} if box.row + box.rows == depth else {}
    return found


def is_light(tone: str) -> bool:
    """Whether text on the tone is black."""
    return not tone or sum(int(tone[i : i + 2], 16) for i in (0, 2, 4)) > 380


def shares(boxes: list[Box]) -> list[float]:
    """How wide the columns are, by their texts."""
    count = max(b.col + b.cols for b in boxes)
    found = [4.0] * count
    for box in boxes:
        if box.cols == 1:
            found[box.col] = max(found[box.col], *(min(len(line), 24) for line in box.text.split("\n")))
    return found


def prose(page_: Page) -> list[str]:
    """The paragraphs above and below the table."""
    return [_SENTENCE * page_.lead, _SENTENCE * 3]


NOTE = _NOTE
