"""Invented tables of adverse events, in designs that analysts print: pairs in a cell, grades as rows, two panels, events by trial, and more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tests.tabulation.facts import EVENTS, Arm, Record, Trial
from tests.tabulation.grids import Builder, Grid, Slot

SUMMARY = (
    ("Any {}", None, None),
    ("Grade ≥3 {}", ">=3", None),
    ("Serious {}", None, "serious"),
    ("{} leading to discontinuation", None, "discontinuation"),
    ("{} leading to death", None, "death"),
)
"""Rows of totals: their words, grade and category."""
_PAIRS = (
    ("Any grade", "Grade ≥3"),
    ("Any", "≥3"),
    ("All grades", "Grade 3+"),
    ("All", "G≥3"),
    ("Any grade", "Grade 3–4"),
    ("All grades", "Grade 3/4"),
)
_TITLES = ("Adverse events", "Safety", "Treatment-emergent adverse events", "Selected adverse events", "Tolerability", "Key safety findings")


def grade_in(words: str) -> str | None:
    """The gold grade of a heading."""
    return None if words.startswith("A") else "3-4" if words.endswith("4") else ">=3"


@dataclass
class EventBuilder(Builder):
    """Makes one table of adverse events."""

    most: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def build(self) -> Grid:
        """A table of one of the designs."""
        designs = (
            self.graded_pairs, self.paired_arms, self.by_trial_pairs, self.grades_as_rows, self.grade_column, self.two_panels, self.grades_on_top,
            self.severe_only, self.summary, self.short_arms, self.counts, self.grade_steps, self.sections, self.below_event, self.sized_in_rows,
            self.doses, self.transposed, self.bracketed_grades, self.trial_columns,
        )  # fmt: skip
        design = self.rng.choice(designs)
        self.tags.append(design.__name__)
        return design()

    def _n(self, trial: Trial, arm: Arm, term: str, grade: str | None) -> int:
        """How many had the event: fewer of high grade."""
        low = self.most.setdefault((trial.name, arm.words, term), self.rng.randint(1, arm.n))
        return low if grade is None else self.most.setdefault((trial.name, arm.words, f"{term}{grade}"), self.rng.randint(0, max(0, low // 2)))

    def _percent(self, n: int, arm: Arm) -> str:
        return f"{100 * n / arm.n:.{self.maker.places}f}"

    def _cell(self, trial: Trial, arm: Arm, term: str, grade: str | None, style: str, category: str | None = None) -> tuple[str, list[Record]]:
        """A cell of the style "%", "%%" (with its sign), "n", "n (%)", "% (n)" or "n/N (%)"."""
        if self.rng.random() < self.maker.missing:
            return self.maker.dash or "–", []
        n = self._n(trial, arm, term, grade)
        percent = self._percent(n, arm)
        whole = len(trial.arms) == 1
        record: Record = {
            "kind": "adverse_events",
            "term": term,
            "grade": grade,
            "study": trial.name,
            "assets": list(arm.assets),
            "category": category or "any",
        }
        record |= {"arm": None if whole else arm.words, "category": category}
        if self.maker.sized or style == "n/N (%)":
            record["total"] = arm.n
        if n == 0:
            record["alt"] = [{"absent": True}]
        texts = {
            "%": percent,
            "%%": f"{percent}%",
            "n": f"{n}",
            "n (%)": f"{n} ({percent})",
            "% (n)": f"{percent} ({n})",
            "n/N (%)": f"{n}/{arm.n} ({percent})",
        }
        if style != "n":
            record["percent"] = float(percent)
        if "n" in style:
            record["n"] = n
        return texts[style], [record]

    def _arm_words(self, arm: Arm) -> str:
        form = self.rng.choice(["{} (n={})", "{} (N = {})", "{} (n = {})", "{}, n={}"]) if not hasattr(self, "_form") else self._form
        self._form: str = form
        return form.format(arm.words, arm.n) if self.maker.sized else arm.words

    def _terms(self, low: int, high: int) -> list[str]:
        return self.rng.sample(EVENTS, self.rng.randint(low, high))

    def _grid(self, corner: str, paths: Sequence[tuple[str, ...]], body: list[list[Slot | None]], records: list[Record], trials: list[Trial]) -> Grid:
        """A grid with headings merged where neighbours share them."""
        depth = max(map(len, paths))
        rows: list[list[Slot | None]] = []
        for level in range(depth):
            row: list[Slot | None] = [Slot(corner, rows=depth, kind="head") if level == 0 else None]
            for i, path in enumerate(paths):
                if i and level < depth - 1 and paths[i - 1][: level + 1] == path[: level + 1]:
                    row.append(None)
                    continue
                count = next((k for k in range(i, len(paths)) if paths[k][: level + 1] != path[: level + 1]), len(paths)) - i
                row.append(Slot(path[level], cols=count if level < depth - 1 else 1, kind="head"))
            rows.append(row)
        return Grid([*rows, *body], depth, "", self.notes, records, trials, self.tags)

    def _titled(self, grid: Grid, unit: str, trials: Sequence[Trial]) -> Grid:
        """The grid with a caption that names the study where no heading does."""
        title = self.rng.choice(_TITLES)
        name = ""
        if len(trials) == 1:
            name = self.rng.choice([" in {}", " of {}", ", {}"]).format(trials[0].name)
        grid.caption = self.rng.choice([f"{title}{name}, {unit}", f"{title}{name} ({unit})"]) if unit else f"{title}{name}"
        if len(trials) == 1 and self.rng.random() < 0.3:
            grid.caption = f"{trials[0].name}: {title.lower()}" + (f", {unit}" if unit else "")
        grid.subject = trials[0].name if len(trials) == 1 else ""
        return grid

    def _rows(self, labels: Sequence[str], columns: Sequence[tuple[Trial, Arm, str]], style: str) -> tuple[list[list[Slot | None]], list[Record]]:
        """A row per event over columns of trial, arm and grade words."""
        body: list[list[Slot | None]] = []
        records: list[Record] = []
        for term in labels:
            row: list[Slot | None] = [Slot(term, kind="label")]
            for t, a, g in columns:
                text, found = self._cell(t, a, term, grade_in(g), style)
                row.append(Slot(text))
                records += found
            body.append(row)
        return body, records

    def _some(self, arms: tuple[int, int] = (1, 2)) -> list[Trial]:
        """One trial or two."""
        return self._trials(self.rng.choice([1, 1, 2]), self.rng.randint(*arms))

    def _heads(self, trials: Sequence[Trial]) -> list[tuple[Trial, Arm, tuple[str, ...]]]:
        """Arms with their headings, the trial's name on top where there are several."""
        return [(t, a, (t.name, self._arm_words(a)) if len(trials) > 1 else (self._arm_words(a),)) for t in trials for a in t.arms]

    def graded_pairs(self) -> Grid:
        """Cells "52 / 13": any grade and grade >=3, as the caption, the corner, a heading or a note says."""
        rng, trials = self.rng, self._some()
        pair = rng.choice(_PAIRS)
        both = rng.choice([f"{pair[0]} / {pair[1][:1].lower() + pair[1][1:]}", f"{pair[0]}/{pair[1]}"])
        sep = rng.choice([" / ", "/", " / "])
        style = rng.choice(["%", "%", "n (%)"])
        unit = "% of patients" if style == "%" else "n (%)"
        heads = self._heads(trials)
        place = rng.choice(["caption", "corner", "head", "note"])
        self.tags.append(f"pair in {place}")
        paths = [(*p, both) if place == "head" else p for _, _, p in heads]
        body, records = self._pairs(self._terms(4, 12), heads, grade_in(pair[1]), style, sep)
        corner = f"Event, {both}" if place == "corner" else rng.choice(["Event", "Adverse event", ""])
        if place == "note":
            low = pair[1][:1].lower() + pair[1][1:]
            self.notes.append(rng.choice([f"Figures are {pair[0].lower()} / {low}.", f"{both}, {unit}.", f"The second figure is {low} events."]))
        grid = self._titled(self._grid(corner, paths, body, records, trials), unit, trials)
        if place == "caption":
            grid.caption += rng.choice([f", {both}", f" ({both})"])
        return grid

    def _pairs(
        self, terms: Sequence[str], heads: Sequence[tuple[Trial, Arm, tuple[str, ...]]], high: str | None, style: str, sep: str
    ) -> tuple[list[list[Slot | None]], list[Record]]:
        body: list[list[Slot | None]] = []
        records: list[Record] = []
        for term in terms:
            row: list[Slot | None] = [Slot(term, kind="label")]
            for t, a, _ in heads:
                first, one = self._cell(t, a, term, None, style)
                if not one:
                    row.append(Slot("–"))
                    continue
                second, two = self._cell(t, a, term, high, style)
                row.append(Slot(f"{first}{sep}{second if two else '–'}"))
                records += [*one, *two]
            body.append(row)
        return body, records

    def paired_arms(self) -> Grid:
        """Cells "68 / 51": both arms of a trial, one column per trial; the grade in the label or the caption."""
        rng = self.rng
        trials = [t for t in self._trials(rng.randint(1, 4), 2) if len(t.arms) == 2]
        sep = rng.choice([" / ", " vs ", " / ", " v "])
        if rng.random() < 0.4:
            trials = [replace(t, arms=_abbreviated(t.arms)) for t in trials]
            self._explain(trials)
        place = rng.choice(["head", "head", "level", "note"])
        self.tags.append(f"arms in {place}")
        both = [sep.join(map(self._arm_words, t.arms)) for t in trials]
        paths = [(t.name, b) if place == "level" else (f"{t.name}, {b}",) for t, b in zip(trials, both, strict=True)]
        if place == "note" and all(a.words for t in trials for a in t.arms):
            paths = [(f"{t.name}: {b}",) for t, b in zip(trials, both, strict=True)]
            self.notes.append(f"Values are experimental{sep}control arm.")
        severe = rng.random() < 0.5
        body: list[list[Slot | None]] = []
        records: list[Record] = []
        for term in self._terms(4, 10):
            grade = rng.choice([None, ">=3", "3-4"]) if not severe else ">=3"
            words = {None: "", ">=3": ", grade ≥3", "3-4": ", grade 3–4"}[grade] if not severe else ""
            row: list[Slot | None] = [Slot(term + words, kind="label")]
            for t in trials:
                made = [self._cell(t, a, term, grade, "%") for a in t.arms]
                row.append(Slot(sep.join(text for text, _ in made)))
                records += [r for _, found in made for r in found]
            body.append(row)
        grid = self._titled(self._grid("Event", paths, body, records, trials), "% of patients", [])
        if severe:
            grid.caption = rng.choice(["Grade ≥3 adverse events, % of patients", "Adverse events of grade ≥3, % of patients"])
        return grid

    def _explain(self, trials: Sequence[Trial]) -> None:
        """Notes that say what the short forms of arms stand for."""
        form = self.rng.choice(["{}, {}", "{}: {}", "{} = {}"])
        plus = self.rng.choice([" plus ", " + ", ", "]) if form[2] != "," else self.rng.choice([" plus ", " + "])
        parts = [form.format(a.words, plus.join(a.assets)) for t in trials for a in t.arms if a.assets and a.words not in a.assets]
        if parts:
            self.notes.append("; ".join(dict.fromkeys(parts)) + ".")

    def by_trial_pairs(self) -> Grid:
        """One row per trial, "Agent (N)", and events as columns of pairs or of grades."""
        rng = self.rng
        trials = self._trials(rng.randint(3, 8), 1)
        terms, pair = self._terms(2, 5), rng.choice(_PAIRS)
        paired = rng.random() < 0.6
        glued = rng.random() < 0.6
        heads: list[tuple[str, ...]] = [("Agent (N)",)] if glued else [("Agent",), ("N",)]
        heads += [(t,) for t in terms] if paired else [(t, g) for t in terms for g in pair]
        depth = max(map(len, heads))
        rows: list[list[Slot | None]] = [[Slot(rng.choice(["Study", "Trial"]), rows=depth, kind="head")], *([None] for _ in range(depth - 1))]
        for i, path in enumerate(heads):
            again = i > 0 and len(path) > 1 and heads[i - 1][0] == path[0]
            span = len(pair) if len(path) > 1 else 1
            rows[0].append(None if again else Slot(path[0], rows=depth if len(path) == 1 else 1, cols=span, kind="head"))
            if depth > 1:
                rows[1].append(Slot(path[1], kind="head") if len(path) > 1 else None)
        records: list[Record] = []
        sized, self.maker.sized = self.maker.sized, True
        for each in trials:
            arm = each.arms[0]
            row: list[Slot | None] = [Slot(each.name, kind="label")]
            row += [Slot(f"{arm.words} ({arm.n})", kind="label")] if glued else [Slot(arm.words, kind="label"), Slot(str(arm.n), kind="label")]
            if paired:
                cells, found = self._pairs(terms, [(each, arm, ())], grade_in(pair[1]), "%", " / ")
                row += [cell for line in cells for cell in line[1:]]
                records += found
            else:
                for term in terms:
                    for g in pair:
                        text, found = self._cell(each, arm, term, grade_in(g), "%")
                        row.append(Slot(text))
                        records += found
            rows.append(row)
        self.maker.sized = sized
        grid = Grid(rows, depth, rng.choice(_TITLES), self.notes, records, trials, self.tags)
        grid.caption += ", %" + (f" {pair[0].lower()} / {pair[1][:1].lower() + pair[1][1:]}" if paired else " of patients")
        return grid

    def grades_as_rows(self) -> Grid:
        """Arms down with a column of grades, events across."""
        rng, trials = self.rng, self._some((1, 2))
        terms, pair = self._terms(3, 7), rng.choice(_PAIRS)
        style = rng.choice(["%", "n (%)"])
        several = len(trials) > 1
        corner = "Trial" if several else rng.choice(["Arm", "Treatment", "Regimen"])
        paths: list[tuple[str, ...]] = [*([(rng.choice(["Arm", "Treatment"]),)] if several else []), ("Grade",), *((t,) for t in terms)]
        body: list[list[Slot | None]] = []
        records: list[Record] = []
        for t in trials:
            for i, a in enumerate(t.arms):
                for j, g in enumerate(pair):
                    row: list[Slot | None] = []
                    if several:
                        row.append(Slot(t.name, rows=2 * len(t.arms), kind="label") if not i and not j else None)
                    row += [Slot(self._arm_words(a), rows=2, kind="label") if not j else None, Slot(g.replace("Grade ", ""), kind="label")]
                    for term in terms:
                        text, found = self._cell(t, a, term, grade_in(g), style)
                        row.append(Slot(text))
                        records += found
                    body.append(row)
        return self._titled(self._grid(corner, paths, body, records, trials), "% of patients" if style == "%" else "n (%)", trials)

    def grade_column(self) -> Grid:
        """Events down, each in a line per grade, arms across."""
        rng, trials = self.rng, self._some()
        heads, pair = self._heads(trials), rng.choice(_PAIRS)
        style = rng.choice(["%", "n (%)"])
        depth = max(len(p) for _, _, p in heads)
        paths = [("Grade",) * depth, *(p for _, _, p in heads)]
        spanned = rng.random() < 0.6
        body: list[list[Slot | None]] = []
        records: list[Record] = []
        for term in self._terms(3, 8):
            for j, g in enumerate(pair):
                label = Slot(term, rows=2, kind="label") if not j and spanned else None if spanned else Slot(term if not j else "", kind="label")
                row: list[Slot | None] = [label, Slot(g.replace("Grade ", ""), kind="label")]
                for t, a, _ in heads:
                    text, found = self._cell(t, a, term, grade_in(g), style)
                    row.append(Slot(text))
                    records += found
                body.append(row)
        return self._titled(self._grid("Event", paths, body, records, trials), "% of patients" if style == "%" else "n (%)", trials)

    def two_panels(self) -> Grid:
        """Two lists of events side by side under the same headings."""
        rng = self.rng
        trials = self._trials(1, rng.randint(1, 2))
        arms, pair = [(trials[0], a) for a in trials[0].arms], rng.choice(_PAIRS)
        graded = len(arms) == 1
        columns = [(t, a, g) for t, a in arms for g in (pair if graded else pair[:1])]
        heads = [(g,) if graded else (self._arm_words(a),) for _, a, g in columns]
        terms = self._terms(6, 12)
        half = len(terms) // 2
        left, one = self._rows(terms[:half], columns, "%")
        right, two = self._rows(terms[half : 2 * half], columns, "%")
        body = [[*a, *b] for a, b in zip(left, right, strict=True)]
        sized = f"{trials[0].name} ({arms[0][1].words}" + (f", n={arms[0][1].n})" if self.maker.sized else ")")
        grid = self._titled(self._grid("Event", [*heads, ("Event",), *heads], body, [*one, *two], trials), "% of patients", trials)
        if graded:
            grid.caption = f"Adverse events in {sized}, % of patients"
        return grid

    def grades_on_top(self) -> Grid:
        """Grades as the upper heading, arms below."""
        rng = self.rng
        trials, pair = self._trials(1, 2), rng.choice(_PAIRS)
        style = rng.choice(["%", "n (%)"])
        columns = [(trials[0], a, g) for g in pair for a in trials[0].arms]
        body, records = self._rows(self._terms(4, 12), columns, style)
        paths = [(g, self._arm_words(a)) for _, a, g in columns]
        return self._titled(self._grid("Event", paths, body, records, trials), "% of patients" if style == "%" else "n (%)", trials)

    def severe_only(self) -> Grid:
        """Only events of grade >=3, as the caption or a note says."""
        rng, trials = self.rng, self._some()
        heads = self._heads(trials)
        grade, words = rng.choice([(">=3", "grade ≥3"), ("3-4", "grade 3–4"), (">=3", "grade 3 or higher"), (">=3", "grade 3+")])
        style = rng.choice(["%", "n (%)"])
        body: list[list[Slot | None]] = []
        records: list[Record] = []
        for term in self._terms(4, 10):
            row: list[Slot | None] = [Slot(term, kind="label")]
            for t, a, _ in heads:
                text, found = self._cell(t, a, term, grade, style)
                row.append(Slot(text))
                records += found
            body.append(row)
        grid = self._titled(
            self._grid("Event", [p for _, _, p in heads], body, records, trials), "% of patients" if style == "%" else "n (%)", trials
        )
        if rng.random() < 0.5:
            grid.caption = grid.caption.replace("Adverse events", "Events", 1) + f", {words}"
        else:
            self.notes.append(rng.choice([f"All events are {words}.", f"Only {words} events are shown.", f"Events of {words}."]))
        return grid

    def summary(self) -> Grid:
        """Totals only: any, grade >=3, serious, leading to discontinuation, to death."""
        rng, trials = self.rng, self._some()
        heads = self._heads(trials)
        kind = rng.choice(["TEAE", "AE", "TRAE", "treatment-related AE"])
        style = rng.choice(["%", "n (%)", "%%"])
        body: list[list[Slot | None]] = []
        records: list[Record] = []
        for words, grade, category in SUMMARY:
            term = words.format(kind)
            row: list[Slot | None] = [Slot(term[:1].upper() + term[1:], kind="label")]
            for t, a, _ in heads:
                text, found = self._cell(t, a, words.format(kind).removeprefix("Grade ≥3 "), grade, style, category)
                row.append(Slot(text))
                records += found
            body.append(row)
        corner = rng.choice(["", "Event", "Summary", "Patients with"])
        return self._titled(
            self._grid(corner, [p for _, _, p in heads], body, records, trials), "n (%)" if style == "n (%)" else "% of patients", trials
        )

    def short_arms(self) -> Grid:
        """Arms by short forms that a note explains."""
        rng = self.rng
        trials = [replace(t, arms=_abbreviated(t.arms)) for t in self._some((2, 2))]
        self._explain(trials)
        heads, pair = self._heads(trials), rng.choice(_PAIRS)
        columns = [(t, a, g) for t, a, _ in heads for g in pair]
        body, records = self._rows(self._terms(4, 10), columns, "%")
        paths = [(*p, g) for _, _, p in heads for g in pair]
        return self._titled(self._grid("Event", paths, body, records, trials), "% of patients", trials)

    def counts(self) -> Grid:
        """Cells of patients, "n", "n/N (%)", "% (n)" or with percent signs."""
        rng, trials = self.rng, self._some()
        style = rng.choice(["n", "n/N (%)", "% (n)", "%%"])
        self.tags.append(style)
        unit = {"n": "number of patients", "n/N (%)": "n/N (%)", "% (n)": "% (n)", "%%": ""}[style]
        heads, pair = self._heads(trials), rng.choice(_PAIRS)
        columns = [(t, a, g) for t, a, _ in heads for g in pair]
        body, records = self._rows(self._terms(4, 10), columns, style)
        return self._titled(self._grid("Event", [(*p, g) for _, _, p in heads for g in pair], body, records, trials), unit, trials)

    def grade_steps(self) -> Grid:
        """A column for each grade."""
        rng = self.rng
        trials = self._trials(1, 1)
        arm = trials[0].arms[0]
        steps, grades = rng.choice(
            [
                (("Grade 1", "Grade 2", "Grade 3", "Grade 4"), ("1", "2", "3", "4")),
                (("Grade 1–2", "Grade 3", "Grade 4"), ("1-2", "3", "4")),
                (("Any grade", "Grade 1–2", "Grade ≥3"), (None, "1-2", ">=3")),
                (("G1-2", "G3-4", "G5"), ("1-2", "3-4", "5")),
                (("All", "1", "2", "3", "4"), (None, "1", "2", "3", "4")),
            ]
        )
        style = rng.choice(["%", "n (%)", "n"])
        body: list[list[Slot | None]] = []
        records: list[Record] = []
        for term in self._terms(4, 10):
            row: list[Slot | None] = [Slot(term, kind="label")]
            for grade in grades:
                text, found = self._cell(trials[0], arm, term, grade, style)
                row.append(Slot(text))
                records += found
            body.append(row)
        over = steps[0] == "All" or rng.random() < 0.3
        paths = [(("Grade" if steps[0] == "All" else self._arm_words(arm)), s) if over else (s,) for s in steps]
        grid = self._titled(
            self._grid("Event", paths, body, records, trials), {"%": "% of patients", "n (%)": "n (%)", "n": "number of patients"}[style], trials
        )
        if not (over and steps[0] != "All"):
            grid.caption += f"; {arm.words}" + (f", n={arm.n}" if self.maker.sized else "")
        return grid

    def sections(self) -> Grid:
        """A line per trial and arm over its events."""
        rng = self.rng
        trials, pair = self._trials(rng.randint(2, 4), 1), rng.choice(_PAIRS)
        body: list[list[Slot | None]] = []
        records: list[Record] = []
        for t in trials:
            arm = t.arms[0]
            body.append([Slot(f"{t.name}: {self._arm_words(arm)}", cols=3, kind="group"), None, None])
            rows, found = self._rows(self._terms(2, 5), [(t, arm, g) for g in pair], "%")
            body += rows
            records += found
        return self._titled(self._grid("Event", [(g,) for g in pair], body, records, trials), "% of patients", [])

    def below_event(self) -> Grid:
        """The row of an event, and a row "Grade >=3" below it."""
        rng, trials = self.rng, self._some()
        heads = self._heads(trials)
        high = rng.choice(["Grade ≥3", "Grade 3–4", "grade ≥ 3"])
        style = rng.choice(["%", "n (%)"])
        body: list[list[Slot | None]] = []
        records: list[Record] = []
        for term in self._terms(3, 8):
            for label, grade in ((term, None), (rng.choice(["", "– ", "   "]) + high, ">=3" if "4" not in high else "3-4")):
                row: list[Slot | None] = [Slot(label, kind="label")]
                for t, a, _ in heads:
                    text, found = self._cell(t, a, term, grade, style)
                    row.append(Slot(text))
                    records += found
                body.append(row)
        return self._titled(
            self._grid("Event", [p for _, _, p in heads], body, records, trials), "% of patients" if style == "%" else "n (%)", trials
        )

    def sized_in_rows(self) -> Grid:
        """The sizes of the arms in a row of their own."""
        rng, trials = self.rng, self._some()
        self.maker.sized = True
        pair = rng.choice(_PAIRS)
        columns = [(t, a, g) for t in trials for a in t.arms for g in pair]
        body, records = self._rows(self._terms(4, 10), columns, "%")
        first: list[Slot | None] = [
            Slot(rng.choice(["N", "Patients, n", "Safety population, n", "No. of patients", "Patients treated, n"]), kind="label")
        ]
        for t in trials:
            for a in t.arms:
                first += [Slot(str(a.n), cols=2), None]
        paths = [((t.name, a.words, g) if len(trials) > 1 else (a.words, g)) for t, a, g in columns]
        return self._titled(self._grid("Event", paths, [first, *body], records, trials), "% of patients", trials)

    def doses(self) -> Grid:
        """Doses of one drug side by side; the drug in the caption."""
        rng = self.rng
        base = self._trials(1, 1)[0]
        only = replace(base.arms[0], words=base.arms[0].assets[0], assets=base.arms[0].assets[:1])
        doses = rng.choice([("5.4 mg/kg", "6.4 mg/kg"), ("200 mg", "400 mg", "600 mg"), ("10 mg QD", "20 mg QD"), ("0.4 mg/kg QW", "0.8 mg/kg Q2W")])
        trial = replace(base, arms=tuple(replace(only, words=d, n=rng.randint(15, 150)) for d in doses))
        pair = rng.choice(_PAIRS)
        columns = [(trial, a, g) for a in trial.arms for g in pair]
        body, records = self._rows(self._terms(4, 10), columns, "%")
        grid = self._grid("Event", [(self._arm_words(a), g) for _, a, g in columns], body, records, [trial])
        self._titled(grid, "% of patients", [trial])
        grid.caption = rng.choice(
            [f"{only.words} in {trial.name}: adverse events by dose, %", f"Adverse events with {only.words} ({trial.name}), % of patients"]
        )
        return grid

    def transposed(self) -> Grid:
        """Arms down, events across, each with grades below."""
        rng, trials = self.rng, self._some((2, 2))
        pair, terms = rng.choice(_PAIRS), self._terms(2, 4)
        style = rng.choice(["%", "n (%)"])
        body: list[list[Slot | None]] = []
        records: list[Record] = []
        for t in trials:
            for a in t.arms:
                words = f"{t.name}, {self._arm_words(a)}" if len(trials) > 1 else self._arm_words(a)
                row: list[Slot | None] = [Slot(words, kind="label")]
                for term in terms:
                    for g in pair:
                        text, found = self._cell(t, a, term, grade_in(g), style)
                        row.append(Slot(text))
                        records += found
                body.append(row)
        paths = [(term, g) for term in terms for g in pair]
        return self._titled(
            self._grid(rng.choice(["Arm", "Regimen", ""]), paths, body, records, trials), "% of patients" if style == "%" else "n (%)", trials
        )

    def bracketed_grades(self) -> Grid:
        """Cells "52 (13)": any grade with grade >=3 in brackets."""
        rng, trials = self.rng, self._some()
        heads, pair = self._heads(trials), rng.choice(_PAIRS)
        body, records = self._pairs(self._terms(4, 10), heads, grade_in(pair[1]), "%", " (")
        for row in body:
            for slot in row[1:]:
                if slot and "(" in slot.text:
                    slot.text += ")"
        low = pair[1][:1].lower() + pair[1][1:]
        place = rng.choice(["caption", "corner"])
        both = f"{pair[0].lower() if place == 'caption' else pair[0]} ({low})"
        grid = self._titled(
            self._grid(f"Event, {both}" if place == "corner" else "Event", [p for _, _, p in heads], body, records, trials), "", trials
        )
        grid.caption += f", % {both}" if place == "caption" else ", % of patients"
        return grid

    def trial_columns(self) -> Grid:
        """A column per single-arm trial, headed by drug and trial."""
        rng = self.rng
        trials = self._trials(rng.randint(2, 4), 1)
        pair = rng.choice(_PAIRS)
        form = rng.choice(["{drug}, {trial}", "{trial} ({drug})", "{drug} ({trial})", "{trial}: {drug}"])
        size = rng.choice([" n={}", " (n = {})", ", N={}"]) if self.maker.sized else ""
        columns = [(t, t.arms[0], g) for t in trials for g in pair]
        body, records = self._rows(self._terms(4, 10), columns, "%")
        paths = [(form.format(drug=a.words, trial=t.name) + size.format(a.n), g) for t, a, g in columns]
        return self._titled(self._grid("Event", paths, body, records, trials), "% of patients", [])


def _abbreviated(arms: Sequence[Arm]) -> tuple[Arm, ...]:
    """The arms under short forms of their drugs: "DP", "D+P"."""
    found: list[Arm] = []
    for arm in arms:
        words = "-".join(a[:1].upper() + (a[1:3] if a[1:3].isalpha() else "") for a in arm.assets) if arm.assets else arm.words
        found.append(replace(arm, words=words if words not in {f.words for f in found} else arm.words))
    return tuple(found)
