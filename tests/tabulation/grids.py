"""Invented tables as grids: which trial, arm, endpoint or event stands where, and what the cells say."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from tests.tabulation.facts import EVENTS, TOTALS, Arm, Made, Maker, Record, Trial, trial


@dataclass
class Slot:
    """A cell: `kind` is "head", "label", "value", "group" (a line over the whole width) or "side" (turned, at the edge)."""

    text: str
    rows: int = 1
    cols: int = 1
    kind: str = "value"
    mark: str = ""


@dataclass
class Grid:
    """A table: rows of slots (None where another slot reaches over), and what it says."""

    rows: list[list[Slot | None]]
    header_rows: int
    caption: str
    notes: list[str]
    records: list[Record]
    trials: list[Trial]
    tags: list[str]
    subject: str = ""


@dataclass
class Column:
    """What a column (or, turned, a row) tells of an arm: its headings from the top, and the maker of its cells."""

    path: tuple[str, ...]
    make: Callable[[Trial, Arm], Made]
    per_trial: bool = False


_ORR = ["ORR, %", "ORR (%)", "ORR", "Overall response rate, %", "Objective response rate", "Confirmed ORR, %", "ORR by IRC, %"]
_SHARES = {
    "ORR": _ORR,
    "CR": ["CR, %", "CR rate", "CRR, %", "Complete response, %", "CR/CRi, %", "CR/CRh", "≥CR, %", "CR rate, %"],
    "VGPR": ["≥VGPR, %", "VGPR or better, %", "≥VGPR"],
    "MRD": ["MRD-negative, %", "uMRD, %", "MRD negativity, %", "MRD-neg, %", "MRD negative (10⁻⁵), %"],
    "DCR": ["DCR, %", "Disease control rate, %", "DCR"],
    "CBR": ["CBR, %", "Clinical benefit rate, %"],
    "PR": ["PR, %", "Partial response, %"],
    "SD": ["SD, %", "Stable disease, %"],
}
_MEDIANS = {
    "PFS": ["Median PFS, mo", "mPFS (mo)", "mPFS, mo", "PFS, median, mo", "Median PFS (months)", "PFS, mo", "Median PFS", "PFS, median"],
    "OS": ["Median OS, mo", "mOS (mo)", "mOS, mo", "OS, median, mo", "Median OS (months)", "Median overall survival, months", "OS, median"],
    "DOR": ["Median DOR, mo", "mDOR (mo)", "DOR, mo", "Median DoR, months", "DOR, median, mo", "DoR, median"],
    "EFS": ["Median EFS, mo", "mEFS (mo)", "EFS, median, mo"],
}
_AT = [("12", "12-mo {} rate, %"), ("12", "12-month {}, %"), ("24", "24-mo {}, %"), ("12", "{} at 12 mo, %"), ("6", "6-mo {} rate (%)")]
_HR = ["HR (95% CI)", "Hazard ratio (95% CI)", "HR"]
_TIMES = ["Times are in months.", "Medians in months.", "All medians are given in months."]
_GRADES = [
    ("Any", "≥3"),
    ("Any grade", "Grade ≥3"),
    ("All grades", "Grade ≥ 3"),
    ("Any Gr", "Gr ≥3"),
    ("All Gr", "G3+"),
    ("Any", "Gr 3–4"),
    ("Any grade", "Grade 3/4"),
]


def grade_of(words: str) -> str | None:
    """The gold grade of a heading."""
    return None if words.startswith("A") else "3-4" if words[-1] == "4" else ">=3"


@dataclass
class Builder:
    """Makes one table."""

    rng: random.Random
    tags: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        rng = self.rng
        dash = rng.choice(["–", "—", "-", "NA", "", "–"])
        self.maker = Maker(
            rng, rng.choice([0, 1, 1]), dash, rng.choice([0.0, 0.08, 0.2]), rng.choice(["–", "-", "–", ", ", " to "]), rng.random() < 0.7
        )
        self.notes: list[str] = []

    def build(self) -> Grid:
        """A table of one of the families."""
        families = [
            self.by_arm,
            self.by_arm,
            self.by_trial,
            self.by_trial,
            self.endpoints_down,
            self.events_down,
            self.events_down,
            self.events_across,
            self.events_across,
        ]
        from tests.tabulation.sides import arm_columns, trial_columns

        apart = random.Random(self.rng.getstate()[1][0])  # the other families' tables stay what they were
        family = self.rng.choice([*families, self.landscape, self.landscape])
        if apart.random() < 0.2:
            family = partial(apart.choice([arm_columns, trial_columns]), self)
        self.tags.append(family.func.__name__ if isinstance(family, partial) else family.__name__)
        grid: Grid = family()
        if any("median" in h.lower() or h.startswith("m") for row in grid.rows[: grid.header_rows] for s in row if s for h in [s.text]):
            pass
        return grid

    def _trials(self, count: int, arms: int) -> list[Trial]:
        taken: set[str] = set()
        return [trial(self.rng, arms if arms < 3 else self.rng.randint(1, 2), taken) for _ in range(count)]

    def _efficacy(self, ratios: bool, most: int, levels: bool) -> list[Column]:
        """Columns of response, survival and ratios."""
        rng, maker = self.rng, self.maker
        haem = rng.random() < 0.5
        style = rng.choice(["%", "%", "n (%)", "% (CI)"])
        shares = ["ORR", *rng.sample(["CR", "VGPR", "MRD"] if haem else ["CR", "DCR", "CBR", "PR", "SD"], rng.randint(0, 2))]
        columns: list[Column] = []
        if rng.random() < 0.12:
            words = rng.choice(["ORR / CR, %", "ORR/CR rate, %", "ORR / CR rate", "ORR/CR (%)"])
            columns.append(Column((words,), maker.pair(("ORR", "CR"))))
            shares = []
        over = (
            rng.choice(["Response, %", "Best response, %", "Response rate, %", "Response"])
            if levels and len(shares) > 1 and rng.random() < 0.5
            else None
        )
        for endpoint in shares:
            words = rng.choice(_SHARES[endpoint])
            bare = words.replace(", %", "").replace(" (%)", "")
            words = {"n (%)": f"{bare}, n (%)", "% (CI)": f"{bare}, % (95% CI)"}.get(style, words)
            if over and style == "%":
                columns.append(Column((over, bare), maker.share(endpoint, style)))
            else:
                columns.append(Column((words,), maker.share(endpoint, style)))
        for endpoint in rng.sample(["PFS", "OS", "DOR", "EFS"], rng.randint(1, 2)):
            columns += self._survival(endpoint, ratios, levels)
        return columns[:most]

    def _survival(self, endpoint: str, ratios: bool, levels: bool) -> list[Column]:
        rng, maker = self.rng, self.maker
        style = rng.choice(["CI", ""])
        words = rng.choice(_MEDIANS[endpoint])
        if "mo" not in words.split(endpoint)[-1].replace("median", ""):
            self.notes.append(rng.choice(_TIMES))
        at, form = rng.choice(_AT)
        hr = rng.choice(_HR)
        rated, rational = rng.random() < 0.35 and endpoint != "DOR", ratios and endpoint != "DOR" and rng.random() < 0.7
        found = []
        if levels and (rated or rational):
            over = rng.choice([endpoint, {"PFS": "Progression-free survival", "OS": "Overall survival"}.get(endpoint, endpoint)])
            under = rng.choice(["Median, mo", "Median (mo)", "Median, months"]) + (" (95% CI)" if style else "")
            found.append(Column((over, under), maker.median(endpoint, style)))
            if rated:
                found.append(Column((over, rng.choice([f"{at}-mo rate, %", f"{at}-mo, %", f"At {at} mo, %"])), maker.rate(endpoint, f"{at} months")))
            if rational:
                found.append(Column((over, hr), maker.ratio(endpoint, "CI" if "CI" in hr else ""), True))
            return found
        found.append(Column((words + (" (95% CI)" if style and "(" not in words else ""),), maker.median(endpoint, style)))
        if rated:
            found.append(Column((form.format(endpoint),), maker.rate(endpoint, f"{at} months")))
        if rational:
            found.append(
                Column(
                    (f"{endpoint} {hr}" if rng.random() < 0.5 else f"{hr.replace(' (95% CI)', '')} for {endpoint}",), maker.ratio(endpoint, ""), True
                )
            )
        return found

    def _safety(self, many: int) -> list[Column]:
        """Pairs of columns per event."""
        rng, maker = self.rng, self.maker
        style = rng.choice(["%", "%", "n (%)"])
        grades = rng.choice(_GRADES)
        unit = rng.choice([", %", " (%)", ""]) if style == "%" else rng.choice([", n (%)", ""])
        columns = []
        terms = rng.sample(EVENTS, many)
        if rng.random() < 0.4:
            terms[0] = rng.choice(TOTALS)
        for term in terms:
            most: dict[tuple[str, str], int] = {}
            columns += [Column((term + unit, g), maker.event(term, grade_of(g), style, most)) for g in grades]
        self.style, self.grades = style, grades
        return columns

    def _keys(self, per_arm: bool) -> list[tuple[str, Callable[[Trial, Arm], str], bool]]:
        """Key columns: heading, text, whether it is told once per trial."""
        rng = self.rng
        keys: list[tuple[str, Callable[[Trial, Arm], str], bool]] = []
        keys.append((rng.choice(["Trial", "Study", "Trial name", "Study name"]), lambda t, a: t.name, True))
        if rng.random() < 0.35:
            keys.append((rng.choice(["NCT", "Registry no.", "ClinicalTrials.gov ID", "NCT number"]), lambda t, a: t.nct, True))
        if rng.random() < 0.4:
            keys.append((rng.choice(["Phase", "Ph"]), lambda t, a: t.phase, True))
        if rng.random() < 0.4:
            keys.append((rng.choice(["Population", "Setting", "Disease", "Indication"]), lambda t, a: t.setting, True))
        if per_arm:
            keys.append((rng.choice(["Arm", "Treatment", "Regimen", "Treatment arm", "Agent", "Drug"]), lambda t, a: a.words, False))
            if self.maker.sized:
                keys.append((rng.choice(["n", "N", "Pts", "No. of patients", "Patients, n", "Pts, n"]), lambda t, a: str(a.n), False))
        if rng.random() < 0.2 and per_arm:
            keys.append(keys.pop(0))
            keys.insert(0, keys.pop())
        return keys

    def _by_rows(self, trials: list[Trial], columns: list[Column], spanning: str, groups: bool) -> Grid:
        """A table whose rows are arms of trials."""
        keys = self._keys(True)
        rows = self._head([(k,) for k, _, _ in keys], columns)
        header = len(rows)
        records: list[Record] = []
        body: list[list[Slot | None]] = []
        names = iter(
            self.rng.sample(["Bispecific antibodies", "CAR-T cells", "Antibody–drug conjugates", "Small molecules", "Combinations", "Monotherapy"], 6)
        )
        for at, each in enumerate(trials):
            if groups and at % 3 == 0:
                body.append([Slot(next(names), 1, len(keys) + len(columns), "group"), *[None] * (len(keys) + len(columns) - 1)])
            for index, arm in enumerate(each.arms):
                row: list[Slot | None] = []
                for _, text, once in keys:
                    shown = text(each, arm)
                    if not once or spanning == "repeat":
                        row.append(Slot(shown, kind="label"))
                    elif spanning == "span":
                        row.append(Slot(shown, len(each.arms), kind="label") if index == 0 else None)
                    else:
                        row.append(Slot(shown if index == 0 else "", kind="label"))
                for column in columns:
                    if column.per_trial and index:
                        row.append(None if spanning == "span" else Slot(""))
                        continue
                    text_, found = column.make(each, arm)
                    records += found
                    row.append(Slot(text_, len(each.arms) if column.per_trial and spanning == "span" else 1))
                body.append(row)
        return Grid(rows + body, header, "", self.notes, records, trials, self.tags)

    def _head(self, keys: Sequence[tuple[str, ...]], columns: Sequence[Column]) -> list[list[Slot | None]]:
        """Heading rows: what heads several columns reaches over them."""
        paths = [*keys, *(c.path for c in columns)]
        depth = max(map(len, paths))
        self.tags.append(f"{depth}-level")
        rows: list[list[Slot | None]] = [[None] * len(paths) for _ in range(depth)]
        low = depth > 1 and self.rng.random() < 0.4
        for i, path in enumerate(paths):
            if len(path) == depth == 1:
                rows[0][i] = Slot(path[0], kind="head")
            elif len(path) == 1:
                if low:
                    rows[0][i], rows[depth - 1][i] = Slot("", kind="head"), Slot(path[0], kind="head")
                else:
                    rows[0][i] = Slot(path[0], rows=depth, kind="head")
            else:
                before = paths[i - 1] if i else ()
                if not (len(before) > 1 and before[0] == path[0]):
                    count = next((k for k in range(i, len(paths)) if len(paths[k]) < 2 or paths[k][0] != path[0]), len(paths)) - i
                    rows[0][i] = Slot(path[0], cols=count, kind="head")
                rows[1][i] = Slot(path[1], kind="head")
        return rows

    def by_arm(self) -> Grid:
        """Trials as rows, one per arm, with endpoints as columns."""
        rng = self.rng
        columns = self._efficacy(rng.random() < 0.6, 7, rng.random() < 0.5)
        spanning = rng.choice(["span", "span", "blank", "repeat"])
        self.tags.append(f"trial cell {spanning}")
        grid = self._by_rows(self._trials(rng.randint(2, 9), rng.choice([2, 3])), columns, spanning, rng.random() < 0.3)
        grid.caption = rng.choice(
            ["Efficacy of selected regimens", "Key efficacy results by trial", "Efficacy outcomes in randomized trials", "Clinical activity"]
        )
        return grid

    def landscape(self) -> Grid:
        """Single-arm trials as rows; efficacy and a few events as columns."""
        rng = self.rng
        columns = self._efficacy(False, 5, rng.random() < 0.5)
        grades = rng.choice(_GRADES)
        unit = rng.choice([", %", " (%)"])
        for term in rng.sample(["CRS", "ICANS", "Infections", "Neutropenia", "Neurotoxicity", "ILD"], rng.randint(1, 3)):
            kind = rng.random()
            if kind < 0.4:
                most: dict[tuple[str, str], int] = {}
                columns += [Column((term + unit, g), self.maker.event(term, grade_of(g), "%", most)) for g in grades]
            elif kind < 0.7:
                words = rng.choice(["{} any / grade ≥3, %", "{}, any / ≥3 (%)", "{} (any/gr ≥3), %", "{}, all / grade ≥3, %"])
                columns.append(Column((words.format(term),), self.maker.event_pair(term)))
            else:
                words = rng.choice(["Grade ≥3 {}, %", "{} gr ≥3, %", "{}, grade ≥3 (%)"])
                columns.append(Column((words.format(term),), self.maker.event(term, ">=3", "%")))
        grid = self._by_rows(self._trials(rng.randint(4, 14), 1), columns, "repeat", rng.random() < 0.4)
        grid.caption = rng.choice(
            [
                "Competitive landscape: clinical data",
                "Selected agents in development",
                "Efficacy and safety of T-cell engagers",
                "Data presented at the meeting",
            ]
        )
        return grid

    def by_trial(self) -> Grid:
        """One row per trial, experimental and control arms side by side."""
        rng, maker = self.rng, self.maker
        sides = rng.choice([("Exp", "Ctrl"), ("exp", "ctrl"), ("Exp.", "Control"), ("Experimental", "Control"), ("Exp arm", "Ctrl arm")])
        hr, columns = rng.choice(_HR), []
        maker.sized = False
        for endpoint in rng.sample(["ORR", "CR", "PFS", "OS", "EFS"], rng.randint(2, 3)):
            if endpoint in ("ORR", "CR"):
                make, words = maker.share(endpoint, "%"), rng.choice([f"{endpoint}, %", f"{endpoint} (%)", f"{endpoint} rate, %"])
            else:
                style = rng.choice(["CI", ""])
                make, words = (
                    maker.median(endpoint, style),
                    rng.choice([w for w in _MEDIANS[endpoint] if "mo" in w.split(endpoint)[-1]]) + (" (95% CI)" if style else ""),
                )
            for side, arm in zip(sides, (0, 1), strict=True):
                columns.append(Column((words, side), self._of_arm(make, arm)))
            if endpoint not in ("ORR", "CR") and rng.random() < 0.7:
                columns.append(
                    Column(
                        (words, hr) if "median" not in words.lower() and words[0] != "m" else (f"{endpoint} {hr}",),
                        maker.ratio(endpoint, "CI" if "CI" in hr else ""),
                    )
                )
        trials = self._trials(rng.randint(3, 10), 2)
        keys = self._keys(False)
        versus = rng.choice([" vs ", " vs. ", " versus "])
        keys.append(
            (
                rng.choice(["Regimen vs control", "Comparison", "Arms", "Treatment vs control"]),
                lambda t, a: f"{t.arms[0].words}{versus}{t.arms[1].words}",
                True,
            )
        )
        if rng.random() < 0.6:
            keys.append((rng.choice(["N", "Pts", "No. of pts", "Patients"]), lambda t, a: str(t.arms[0].n + t.arms[1].n), True))
        rows = self._head([(k,) for k, _, _ in keys], columns)
        header, records = len(rows), []
        for each in trials:
            row: list[Slot | None] = [Slot(text(each, each.arms[0]), kind="label") for _, text, _ in keys]
            for column in columns:
                text_, found = column.make(each, each.arms[0])
                records += found
                row.append(Slot(text_))
            rows.append(row)
        caption = rng.choice(["Randomized trials at a glance", "Phase 2 and 3 results", "Efficacy: experimental (exp) and control (ctrl) arms"])
        return Grid(rows, header, caption, self.notes, records, trials, self.tags)

    @staticmethod
    def _of_arm(make: Callable[[Trial, Arm], Made], index: int) -> Callable[[Trial, Arm], Made]:
        return lambda t, a: make(t, t.arms[index])

    def _arm_heads(self, trials: list[Trial], below: Sequence[str]) -> list[tuple[Trial, Arm, tuple[str, ...]]]:
        """Headings of columns of arms; the trial above where there are several."""
        rng = self.rng
        form = rng.choice(["{} (n={})", "{} (N = {})", "{} (n = {})", "{}, n={}"]) if self.maker.sized else "{}"
        found = []
        for each in trials:
            for arm in each.arms:
                words = form.format(arm.words, arm.n)
                path = (each.name, words) if len(trials) > 1 else (words,)
                found += [(each, arm, (*path, b)) for b in below] or [(each, arm, path)]
        return found

    def _down(
        self, trials: list[Trial], lines: Sequence[tuple[str, Callable[[Trial, Arm, str], Made] | None]], below: Sequence[str], corner: str
    ) -> Grid:
        """A table whose columns are arms; a line without maker is a group row."""
        heads = self._arm_heads(trials, below)
        depth = len(heads[0][2])
        self.tags.append(f"{depth}-level")
        rows: list[list[Slot | None]] = []
        for level in range(depth):
            row: list[Slot | None] = [Slot(corner, rows=depth, kind="head") if level == 0 else None]
            for i, (_, _, path) in enumerate(heads):
                if i and heads[i - 1][2][: level + 1] == path[: level + 1] and level < depth - 1:
                    row.append(None)
                    continue
                count = next((k for k in range(i, len(heads)) if heads[k][2][: level + 1] != path[: level + 1]), len(heads)) - i
                row.append(Slot(path[level], cols=count if level < depth - 1 else 1, kind="head"))
            rows.append(row)
        records: list[Record] = []
        for label, make in lines:
            if make is None:
                rows.append([Slot(label, cols=len(heads) + 1, kind="group"), *[None] * len(heads)])
                continue
            row = [Slot(label, kind="label")]
            for each, arm, path in heads:
                text, found = make(each, arm, path[-1])
                records += found
                row.append(Slot(text))
            rows.append(row)
        return Grid(rows, depth, "", self.notes, records, trials, self.tags)

    def endpoints_down(self) -> Grid:
        """Endpoints as rows, arms as columns."""
        rng = self.rng
        trials = self._trials(1 if rng.random() < 0.6 else 2, 2 if rng.random() < 0.7 else 1)
        if sum(len(t.arms) for t in trials) < 2:
            trials = self._trials(1, 2)
        columns = self._efficacy(False, 9, True)
        lines: list[tuple[str, Callable[[Trial, Arm, str], Made] | None]] = []
        above = ""
        for column in columns:
            if len(column.path) > 1 and column.path[0] != above:
                lines.append((column.path[0], None))
            above = column.path[0] if len(column.path) > 1 else ""
            lines.append((column.path[-1], lambda t, a, _, make=column.make: make(t, a)))  # type: ignore[misc]
        grid = self._down(trials, lines, (), rng.choice(["", "Endpoint", "Outcome", "Parameter"]))
        name = f" in {trials[0].name}" if len(trials) == 1 else ""
        grid.caption = rng.choice(["Efficacy results{}", "Summary of efficacy{}", "Response and survival{}"]).format(name)
        grid.subject = trials[0].name if len(trials) == 1 else ""
        return grid

    def events_down(self) -> Grid:
        """Events as rows, arms and grades as columns."""
        rng = self.rng
        trials = self._trials(1 if rng.random() < 0.7 else 2, rng.randint(1, 2))
        columns = self._safety(rng.randint(5, 16))
        makers = {(c.path[0], c.path[1]): c.make for c in columns}
        names = list(dict.fromkeys(c.path[0] for c in columns))
        plain = rng.random() < 0.7
        lines: list[tuple[str, Callable[[Trial, Arm, str], Made] | None]] = []
        grouped = rng.random() < 0.3
        for at, name in enumerate(names):
            if grouped and at in (1, 5):
                lines.append((("Hematologic", "Non-hematologic") if rng.random() < 0.9 else ("Laboratory", "Clinical"))[at > 1])
                lines[-1] = (lines[-1], None)  # type: ignore[assignment]
            shown = name.split(",")[0].split(" (")[0] if plain else name
            lines.append((shown, lambda t, a, g, name=name: makers[name, g](t, a)))  # type: ignore[misc]
        corner = rng.choice(["Event", "Adverse event", "AE", "Preferred term", "TEAE", "Event, n (%)" if self.style == "n (%)" else "Event, %", ""])
        if corner == "" and self.style == "n (%)":
            corner = "n (%)"
        grid = self._down(trials, lines, self.grades, corner)
        name = f" in {trials[0].name}" if len(trials) == 1 else ""
        unit = "n (%)" if self.style == "n (%)" else "% of patients"
        grid.caption = rng.choice(
            [
                f"Adverse events{name}, {unit}",
                f"Treatment-emergent adverse events{name} ({unit})",
                f"Most common TRAEs{name}, {unit}",
                f"Safety{name}: {unit}",
            ]
        )
        grid.subject = trials[0].name if len(trials) == 1 else ""
        return grid

    def events_across(self) -> Grid:
        """Arms of trials as rows, events and grades as columns."""
        rng = self.rng
        columns = self._safety(rng.randint(2, 5))
        spanning = rng.choice(["span", "blank", "repeat"])
        self.tags.append(f"trial cell {spanning}")
        grid = self._by_rows(self._trials(rng.randint(2, 8), rng.choice([1, 2, 3])), columns, spanning, rng.random() < 0.3)
        unit = "n (%)" if self.style == "n (%)" else "% of patients"
        grid.caption = rng.choice([f"Selected adverse events, {unit}", f"Safety by trial ({unit})", f"Adverse events of interest, {unit}"])
        return grid
