"""Tables in which several arms share a row or a column: regimens in columns by side, trials in columns, pairs and stacks of figures in a cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from tests.tabulation.facts import Arm, Made, Maker, Record, Trial
from tests.tabulation.grids import Grid, Slot

if TYPE_CHECKING:
    from tests.tabulation.grids import Builder, Column

Make = Callable[[Trial, Arm], Made]

_SIDES = [("E", "C"), ("Exp", "Control"), ("Experimental", "Control"), ("Experimental arm", "Control arm"), ("A", "B")]
_BETWEEN = [" vs ", " vs. ", " / ", " | "]


def shortened(rng: Random, trials: list[Trial], notes: list[str]) -> list[Trial]:
    """The trials with drugs in short forms that a key below the table explains."""
    keys: dict[str, str] = {}
    found = []
    for each in trials:
        arms = []
        for arm in each.arms:
            words = arm.words
            for name in arm.assets:
                if name.isalpha() and len(name) > 7 and name.lower() in words.lower():
                    short = keys.setdefault(name, name[: rng.choice([3, 4])].capitalize())
                    words = words.replace(name, short).replace(name.capitalize(), short)
            arms.append(
                replace(arm, words=words.replace("Placebo", "Pbo").replace(" + ", "-" if len(arm.assets) > 1 or "Placebo" in words else " + "))
            )
        found.append(replace(each, arms=tuple(arms)))
    if len(set(keys.values())) < len(keys):
        return trials
    if keys:
        notes.append("; ".join([*(f"{short}, {name}" for name, short in keys.items()), "Pbo, placebo", "NR, not reached"]) + ".")
    return found


def _lines(rng: Random, maker: Maker) -> list[tuple[str, Make, bool]]:
    """Endpoints: words, the maker of a figure, and whether there is one for the trial."""
    found: list[tuple[str, Make, bool]] = []
    for endpoint, words in rng.sample([("ORR", "ORR, %"), ("CR", "CR, %"), ("MRD", "MRD-negative, %"), ("ORR", "Overall response, %")], 2):
        found.append((words, maker.share(endpoint, "%"), False))
    for endpoint in rng.sample(["PFS", "OS", "EFS"], rng.randint(1, 2)):
        style = rng.choice(["CI", ""])
        found.append((f"Median {endpoint}, mo" + (" (95% CI)" if style else ""), maker.median(endpoint, style), False))
        if rng.random() < 0.4:
            found.append((f"12-month {endpoint}, %", maker.rate(endpoint, "12-month"), False))
        if rng.random() < 0.7:
            found.append(
                (
                    rng.choice([f"HR for {endpoint} (95% CI)", f"{endpoint}, HR (95% CI)", f"{endpoint} HR (95% CI)"]),
                    maker.ratio(endpoint, "CI"),
                    True,
                )
            )
    return found


def arm_columns(builder: Builder) -> Grid:
    """One row per trial, a column of regimens for each side, and the endpoints by side or in pairs."""
    rng, maker = builder.rng, builder.maker
    trials = builder._trials(rng.randint(3, 8), 2)
    if rng.random() < 0.5:
        trials = shortened(rng, trials, builder.notes)
    sides = rng.choice(_SIDES)
    if len(sides[0]) == 1:
        builder.notes.append({"E": "E, experimental; C, control.", "A": "A, experimental arm; B, control arm."}[sides[0]])
    maker.sized = rng.random() < 0.7
    over = rng.choice(["Regimen (n)", "Arm (n)", "Treatment (n)"]) if maker.sized else rng.choice(["Regimen", "Treatment", "Arms"])
    columns: list[Column] = []
    from tests.tabulation.grids import Column as Col

    for words, make, once in _lines(rng, maker):
        columns += [Col((words,), make)] if once else [Col((words, s), builder._of_arm(make, i)) for i, s in enumerate(sides)]
    keys = [("Trial",), *((over, s) for s in sides)]
    rows = builder._head(keys, columns)
    header, records = len(rows), list[Record]()
    for each in trials:
        row: list[Slot | None] = [Slot(each.name, kind="label")]
        row += [Slot(f"{a.words} ({a.n})" if maker.sized else a.words, kind="label") for a in each.arms]
        for column in columns:
            text, found = column.make(each, each.arms[0])
            records += found
            row.append(Slot(text))
        rows.append(row)
    return Grid(rows, header, rng.choice(["Randomized trials side by side", "Phase 3 results"]), builder.notes, records, trials, builder.tags)


def trial_columns(builder: Builder) -> Grid:
    """One trial per column; rows of facts, and rows of endpoints whose cells have a figure for each arm."""
    rng, maker = builder.rng, builder.maker
    trials = builder._trials(rng.randint(2, 4), 2)
    if rng.random() < 0.5:
        trials = shortened(rng, trials, builder.notes)
    maker.missing = 0.0
    between = rng.choice(["\n", "\n", *_BETWEEN])
    builder.tags.append("stacked" if between == "\n" else f"pairs{between}")
    versus = "\n" if between == "\n" else rng.choice([" vs ", " vs. "])
    maker.sized = rng.random() < 0.7
    rows: list[list[Slot | None]] = [[Slot(rng.choice(["", "Trial"]), kind="head"), *(Slot(t.name, kind="head") for t in trials)]]
    label = rng.choice(["Arm (n)", "Arms (n)", "Regimens (n)"]) if maker.sized else rng.choice(["Arms", "Regimens", "Treatment arms"])
    facts: list[tuple[str, Callable[[Trial], str]]] = [
        (label, lambda t: versus.join(f"{a.words} ({a.n})" if maker.sized else a.words for a in t.arms)),
        (rng.choice(["Registry number", "NCT number", "ClinicalTrials.gov ID"]), lambda t: t.nct),
        (rng.choice(["Population", "Setting"]), lambda t: t.setting),
    ]
    rng.shuffle(facts)
    rows += [[Slot(name, kind="label"), *(Slot(text(t), kind="label") for t in trials)] for name, text in facts]
    records: list[Record] = []
    for name, make, once in _lines(rng, maker):
        row: list[Slot | None] = [Slot(name, kind="label")]
        for each in trials:
            made = [make(each, a) for a in (each.arms[:1] if once else each.arms)]
            records += [r for _, found in made for r in found]
            row.append(Slot(between.join(text for text, _ in made)))
        rows.append(row)
    return Grid(rows, 1, rng.choice(["Pivotal trials, one per column", "Key results by trial"]), builder.notes, records, trials, builder.tags)
