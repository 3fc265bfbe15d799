"""Scores as people and programs read them: terminal tables, Markdown, JSON, error lists.

Example: `table(evaluation)` is a rich Table; `as_json(evaluation)` a dictionary with every row of every split.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Group
from rich.table import Table
from rich.text import Text

from abstract2kb.scoring.evaluate import Evaluation, Mistake, split_name
from abstract2kb.scoring.metrics import Difference, Score, macro_over_types, micro_over_types, score_of
from abstract2kb.scoring.unseen import MOST, Fall, total

__all__ = ["as_json", "as_markdown", "compared", "falls", "mistake_line", "notices", "tables"]

RELAXED = "~"


def ratio(value: float | None) -> str:
    """Three decimals, blank for no gold."""
    return "" if value is None else f"{value:.3f}"


def with_interval(score: Score) -> str:
    """F1 with its interval: "0.912 [0.88-0.94]"."""
    bounds = f" [{score.interval.low:.2f}–{score.interval.high:.2f}]" if score.interval else ""
    return ratio(score.f1) + bounds


def _rows(evaluation: Evaluation, fields: bool) -> list[str]:
    return [row for row in evaluation.rows() if (fields and "." in row) or row in evaluation.types]


def _cells(evaluation: Evaluation, row: str) -> list[str]:
    """The columns of a row: per split precision, recall, F1 with interval, relaxed F1, macro F1, support, predicted."""
    cells = []
    for split in evaluation.splits:
        score = score_of(evaluation, row, split)
        relaxed = score_of(evaluation, row + RELAXED, split)
        cells += [
            ratio(score.precision),
            ratio(score.recall),
            with_interval(score),
            ratio(relaxed.f1),
            ratio(score.macro),
            str(score.support or ""),
            str(score.predicted or ""),
        ]
    return cells


_HEADS = ("P", "R", "F1 [95 %]", "relaxed", "macro", "gold", "pred")


def overview(evaluation: Evaluation) -> Table:
    """A line per record type, and for every split a column of F1 with its interval, of relaxed F1 and of support."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("F1 [95 %], relaxed F1, gold")
    for split in evaluation.splits:
        table.add_column(split_name(split))
        table.add_column("relaxed", justify="right")
        table.add_column("gold", justify="right")
    for row in _rows(evaluation, fields=False):
        cells = []
        for split in evaluation.splits:
            score = score_of(evaluation, row, split)
            cells += [with_interval(score), ratio(score_of(evaluation, row + RELAXED, split).f1), str(score.support or "")]
        table.add_row(row, *cells)
    return table


def tables(evaluation: Evaluation, fields: bool = False) -> Group:
    """The splits side by side, where there are several; then a table per split: a line per record type (and per field), and all types together."""
    shown: list[Table | Text] = [overview(evaluation), Text("")] if len(evaluation.splits) > 1 else []
    for number, split in enumerate(evaluation.splits):
        count = len(evaluation.of(split))
        table = Table(
            title=f"{split_name(split)}, {count} report{'s' * (count != 1)}", title_justify="left", box=None, pad_edge=False, header_style="bold"
        )
        table.add_column("")
        for head in _HEADS:
            table.add_column(head, justify="left" if "F1" in head else "right")
        width = len(_HEADS)
        for row in _rows(evaluation, fields):
            name = f"  {row.split('.')[1]}" if "." in row else row
            table.add_row(name, *_cells(evaluation, row)[number * width : (number + 1) * width])
        micro = micro_over_types(evaluation, split)
        table.add_row(
            "all types",
            ratio(micro.precision),
            ratio(micro.recall),
            with_interval(micro),
            "",
            ratio(micro.macro),
            str(micro.support),
            str(micro.predicted),
        )
        table.add_row("mean of types", "", "", ratio(macro_over_types(evaluation, split)))
        shown += [table, Text("")]
    return Group(*shown)


def notices(evaluation: Evaluation) -> list[str]:
    """What was not scored, or scored as empty: a line each."""
    lines = [f"no prediction for {source}: its gold counts as missed" for source in evaluation.without_prediction]
    return lines + [f"no gold for {source}: not scored" for source in evaluation.without_gold]


def as_markdown(evaluation: Evaluation) -> str:
    """The table of record types, a column per split, for a README."""
    heads = ["", *(f"{split_name(s)}: {what}" for s in evaluation.splits for what in ("F1 [95 %]", "relaxed", "gold"))]
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for row in _rows(evaluation, fields=False):
        cells = [row.replace("_", " ")]
        for split in evaluation.splits:
            score = score_of(evaluation, row, split)
            cells += [with_interval(score), ratio(score_of(evaluation, row + RELAXED, split).f1), str(score.support or "")]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Every row of every split, the settings, the reports, and the mistakes."""
    return {
        "settings": asdict(evaluation.settings),
        "splits": {
            split: {
                "reports": [r.source for r in evaluation.of(split)],
                "rows": {row: asdict(score_of(evaluation, row, split)) for row in _with_relaxed(evaluation)},
                "micro": asdict(micro_over_types(evaluation, split)),
                "macro": macro_over_types(evaluation, split),
            }
            for split in evaluation.splits
        },
        "without_prediction": list(evaluation.without_prediction),
        "without_gold": list(evaluation.without_gold),
    }


def _with_relaxed(evaluation: Evaluation) -> list[str]:
    every = {row for report in evaluation.reports for row in report.counts}
    return [found for row in evaluation.rows() for found in (row, row + RELAXED) if found in every]


def mistake_line(mistake: Mistake) -> str:
    """One error in one line: source, page, type, what, record, and the quote."""
    place = mistake.source if mistake.page is None else f"{mistake.source}, page {mistake.page}"
    change = f": {mistake.field} is {mistake.predicted or 'not there'}, gold {mistake.gold or 'none'}" if mistake.field else ""
    quote = f" · “{' '.join(mistake.quote.split())}”" if mistake.quote else ""
    return f"{place}: {mistake.kind} {mistake.what} [{mistake.record}]{change}{quote}"


def compared(found: Sequence[Difference], split: str) -> Table:
    """The rows whose F1 differs, those beyond chance marked."""
    table = Table(title=f"{split_name(split)}: NEW - OLD", title_justify="left", box=None, pad_edge=False, header_style="bold")
    for head in ("", "old", "new", "difference [95 %]", ""):
        table.add_column(head)
    for each in changed(found):
        bounds = f"[{each.interval.low:+.3f}, {each.interval.high:+.3f}]"
        table.add_row(each.row, ratio(each.old), ratio(each.new), f"{each.delta:+.3f} {bounds}", "beyond chance" if each.beyond_chance else "")
    return table


def changed(found: Iterable[Difference]) -> list[Difference]:
    """Differences that are not nil."""
    return [each for each in found if abs(each.delta) > 1e-9]


def falls(found: Sequence[Fall]) -> Group:
    """The table of unseen names: per report the F1 of assets with and without their names in the lexicons."""
    table = Table(title="unseen names: assets", title_justify="left", pad_edge=False)
    for head in ("report", "F1", "unseen", "fall", ""):
        table.add_column(head, justify="left" if head == "report" else "right")
    for each in found:
        name = each.source if each.split in ("", "development") else f"{each.source} ({split_name(each.split)})"
        table.add_row(name, ratio(each.seen), ratio(each.unseen), ratio(each.points), "" if each.holds else f"> {MOST}")
    mean, hold = total(found)
    return Group(table, Text(f"mean fall {mean:.3f}; {hold} of {len(found)} reports fall by {MOST} at most"))
