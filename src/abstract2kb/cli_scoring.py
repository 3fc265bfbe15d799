"""The commands that measure: `score`, `gold check`, `gold gate`, `gold floors`, `gold unseen`. Exit codes as in cli.py."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from abstract2kb.cli_options import cores, say
from abstract2kb.errors import GateError, RecordsError, UsageError
from abstract2kb.terminal import printable

if TYPE_CHECKING:
    from rich.console import Console

    from abstract2kb.inputs import Input
    from abstract2kb.scoring.evaluate import Evaluation, Mistake
    from abstract2kb.scoring.plain import PlainReport
    from abstract2kb.scoring.reading import GoldReport
    from abstract2kb.scoring.wording import Settings

__all__ = ["gold_app", "score"]

gold_app = typer.Typer(help="Check gold records, and hold the accuracy floors.", no_args_is_help=True, rich_markup_mode=None)

HELD_OUT = "held_out"

Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="A gold file (.json, .jsonl) or a folder of *.gold.json, with a subfolder per split.")]
Predictions = Annotated[Path, typer.Argument(metavar="PRED", help="What `extract` wrote: a .jsonl or .json file, or a folder of them.")]
Page = Annotated[Optional[Path], typer.Option("--html", metavar="FILE", help="Write one self-contained page with bars and an error browser.")]  # noqa: UP045
FloorsFile = Annotated[Path, typer.Option("--floors", metavar="FILE", help="The floors.")]


class _Bad:
    """Counts what could not be read; each is told in one line."""

    def __init__(self) -> None:
        self.count = 0

    def good(self, items: Iterable[object]) -> Iterator[object]:
        """The items that are no errors."""
        for item in items:
            if isinstance(item, RecordsError):
                self.count += 1
                say(f"error: {item}")
            else:
                yield item


def _gold(path: Path, bad: _Bad) -> list[GoldReport]:
    from abstract2kb.scoring.reading import GoldReport, read_gold

    return [g for g in bad.good(read_gold(path)) if isinstance(g, GoldReport)]


def _predictions(path: Path, bad: _Bad) -> dict[str, PlainReport]:
    from abstract2kb.scoring.plain import PlainReport
    from abstract2kb.scoring.reading import read_predictions

    return {p.report.source: p for p in bad.good(read_predictions(path)) if isinstance(p, PlainReport)}


def _evaluated(gold: Path, predicted: Path, bad: _Bad, settings: Settings | None = None) -> Evaluation:
    """Record or span scores, as the gold file asks for."""
    from abstract2kb.collector import collecting_rarely
    from abstract2kb.scoring import spans

    with collecting_rarely():
        return (_spans_evaluated if spans.is_standoff(gold) else _records_evaluated)(gold, predicted, bad, settings)


def _spans_evaluated(gold: Path, predicted: Path, bad: _Bad, _: Settings | None = None) -> Evaluation:
    from abstract2kb.scoring import spans

    if not spans.is_standoff(predicted):
        raise RecordsError(str(predicted), "no standoff lines ({source, text, spans}), which the gold has")
    ours, theirs = spans.read_spans(gold), spans.read_spans(predicted)
    list(bad.good([*ours.errors, *theirs.errors]))
    return spans.evaluate_spans(ours.standoffs, theirs.standoffs, ours.splits)


def _records_evaluated(gold: Path, predicted: Path, bad: _Bad, settings: Settings | None) -> Evaluation:
    from abstract2kb.forked import mapping
    from abstract2kb.scoring.evaluate import evaluate_pieces
    from abstract2kb.scoring.reading import prediction_pieces

    reports = _gold(gold, bad)
    if not reports:
        raise RecordsError(str(gold), "no gold report could be read")
    pieces = list(prediction_pieces(predicted))
    evaluation, errors = evaluate_pieces(reports, pieces, settings, mapping(cores(), len(pieces)))
    list(bad.good(errors))
    return evaluation


def _settings(percent: float, relative: float, terms: float) -> Settings:
    from abstract2kb.scoring.wording import Settings

    try:
        return Settings(percent, relative, terms)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _console() -> Console:
    from rich.console import Console

    console = Console()
    console.width = max(console.width, 100)
    return console


def score(
    gold: Gold,
    predictions: Annotated[Optional[Path], typer.Argument(metavar="[PRED]", help="What `extract` or `annotate` wrote.")] = None,  # noqa: UP045
    fields: Annotated[bool, typer.Option("--fields", help="A line for every field too.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List each miss, spurious record and wrong field with page and quote.")] = False,
    kind: Annotated[Optional[str], typer.Option("--type", help="With --errors: only this record type (outcomes, assets, ...).")] = None,  # noqa: UP045
    reveal: Annotated[bool, typer.Option("--reveal", help=f"List the errors of reports in the split {HELD_OUT} too.")] = False,
    compare: Annotated[
        Optional[tuple[Path, Path]],  # noqa: UP045
        typer.Option("--compare", metavar="OLD NEW", help="Say which differences between two runs are beyond chance."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the table of types as Markdown.")] = False,
    html: Page = None,
    percent: Annotated[float, typer.Option("--percent-tolerance", help="Percentage points that `relaxed` forgives.")] = 0.5,
    relative: Annotated[float, typer.Option("--tolerance", help="Share of a time or ratio that `relaxed` forgives.")] = 0.01,
    terms: Annotated[float, typer.Option("--term-overlap", help="Overlap of words above which event terms are the same; 0: one word.")] = 0.5,
) -> None:
    """Score predictions against gold: precision, recall and F1 with 95 % bootstrap intervals over reports.

    Strict asks for every stated number and name, relaxed for the kind of record and its main number. What `annotate` wrote is scored by label.

    Example: abstract2kb score gold out.jsonl
    """
    if (predictions is None) == (compare is None):
        raise UsageError("score takes either PRED or --compare OLD NEW")
    if sum((errors, as_json, markdown)) > 1:
        raise UsageError("choose one of --errors, --json and --markdown")
    bad, settings = _Bad(), _settings(percent, relative, terms)
    if compare is not None:
        _compare(gold, compare, bad, settings, as_json)
    elif predictions is not None:
        evaluation = _evaluated(gold, predictions, bad, settings)
        listed = _listed(evaluation, kind, reveal)
        if html:
            from abstract2kb.export.plain import opened
            from abstract2kb.scoring.page import html as page

            with opened(html) as stream:
                stream.write(page(evaluation, listed))
        _print(evaluation, listed, "json" if as_json else "markdown" if markdown else "errors" if errors else "fields" if fields else "types")
    if bad.count:
        raise typer.Exit(1)


def _listed(evaluation: Evaluation, kind: str | None, reveal: bool) -> tuple[Mistake, ...]:
    """The mistakes to show; those of held-out reports stay unseen unless asked for."""
    if kind is not None and kind not in evaluation.types:
        raise UsageError(f"--type {kind}: is none of {', '.join(evaluation.types)}")
    return tuple(
        mistake for report in evaluation.reports if reveal or report.split != HELD_OUT for mistake in report.mistakes if kind in (None, mistake.kind)
    )


def _print(evaluation: Evaluation, mistakes: tuple[Mistake, ...], form: str) -> None:
    from dataclasses import asdict

    from abstract2kb.scoring import printed

    for line in printed.notices(evaluation):
        say(f"warning: {line}")
    if form == "json":
        typer.echo(json.dumps(printed.as_json(evaluation) | {"errors": [asdict(m) for m in mistakes]}, ensure_ascii=False))
    elif form == "markdown":
        typer.echo(printed.as_markdown(evaluation), nl=False)
    elif form == "errors":
        for mistake in mistakes:
            typer.echo(printable(printed.mistake_line(mistake)))
    else:
        _console().print(printed.tables(evaluation, fields=form == "fields"))


def _compare(gold: Path, runs: tuple[Path, Path], bad: _Bad, settings: Settings, as_json: bool) -> None:
    from dataclasses import asdict

    from abstract2kb.scoring import printed
    from abstract2kb.scoring.evaluate import split_name
    from abstract2kb.scoring.metrics import differences

    old, new = (_evaluated(gold, run, bad, settings) for run in runs)
    found = {split: differences(old, new, split) for split in new.splits}
    for name, run in (("OLD", old), ("NEW", new)):
        for line in printed.notices(run):
            say(f"warning: {name}: {line}")
    if as_json:
        typer.echo(json.dumps({s: [asdict(d) | {"beyond_chance": d.beyond_chance} for d in ds] for s, ds in found.items()}, ensure_ascii=False))
        return
    for split, rows in found.items():
        count = len(new.of(split))
        if printed.changed(rows):
            _console().print(printed.compared(rows, split))
        else:
            typer.echo(f"{split_name(split)}: no difference" if count > 1 else f"{split_name(split)}: one report is too few to compare")


@gold_app.command("check")
def check(
    gold: Gold,
    reports: Annotated[list[str], typer.Argument(metavar="REPORT...", help="The reports: PDF or .txt files, folders, globs.")],
) -> None:
    """Validate gold files: their schema, and that every value stands in its report.

    Example: abstract2kb gold check gold corpus
    """
    from abstract2kb.batch import Failure
    from abstract2kb.batch import reports as read_all
    from abstract2kb.inputs import expand, page_texts
    from abstract2kb.scoring.check import problems
    from abstract2kb.scoring.reading import line_of

    bad = _Bad()
    wanted = {g.plain.report.source: g for g in _gold(gold, bad)}
    doubts, seen = 0, set()
    for item, report in read_all(i for i in expand(reports) if i.source in wanted):
        if isinstance(report, Failure):
            bad.count += 1
            say(f"error: {report.message}")
            continue
        found = wanted[item.source]
        seen.add(item.source)
        text = found.path.read_text(encoding="utf-8")
        for problem in problems(found.plain, page_texts(item, report), report.text):
            doubts += 1
            line = f", line {line_of(text, problem.place)}" if found.path.suffix == ".json" else ""
            typer.echo(f"{found.path}{line}: {problem.field}: {problem.reason}")
    for source in sorted(wanted.keys() - seen):
        bad.count += 1
        say(f"error: {wanted[source].path}: the report {source} is not among those given")
    typer.echo(f"{len(seen)} gold files checked, {doubts} doubtful value{'s' * (doubts != 1)}")
    if bad.count or doubts:
        raise typer.Exit(1)


@gold_app.command("gate")
def gate(gold: Gold, predictions: Predictions, floors: FloorsFile = Path("gold/floors.json")) -> None:
    """Fail when the F1 of a record type is under its floor, or when the floors are pinned to another gold set.

    Example: abstract2kb gold gate gold out.jsonl
    """
    from abstract2kb.scoring.gate import gold_hash, read_floors, under_floor

    bad = _Bad()
    evaluation = _evaluated(gold, predictions, bad)
    failed = under_floor(evaluation, read_floors(floors), gold_hash(_gold(gold, _Bad())))
    for line in failed:
        say(f"error: {line}")
    if failed or bad.count:
        raise typer.Exit(1)
    typer.echo("every record type is at or above its floor")


@gold_app.command("floors")
def pin(
    gold: Gold,
    predictions: Predictions,
    floors: FloorsFile = Path("gold/floors.json"),
    margin: Annotated[float, typer.Option("--margin", help="How far under what is measured a new floor lies.")] = 0.01,
    lower: Annotated[bool, typer.Option("--lower", help="Let floors fall; needs --reason.")] = False,
    reason: Annotated[Optional[str], typer.Option("--reason", help="Why they fall: words that stand in the changelog.")] = None,  # noqa: UP045
    changelog: Annotated[Path, typer.Option("--changelog", help="Where the reason stands.")] = Path("CHANGELOG.md"),
) -> None:
    """Pin the floors to this gold set: up to what is measured less the margin, down only with --lower and a reason that stands in the changelog.

    Example: abstract2kb gold floors gold out.jsonl
    """
    from abstract2kb.scoring.gate import gold_hash, read_floors, repinned, write_floors

    if lower:
        _need_reason(reason, changelog)
    bad = _Bad()
    evaluation = _evaluated(gold, predictions, bad)
    if bad.count:
        raise GateError("floors are not pinned to gold or predictions that cannot be read")
    old = read_floors(floors) if floors.exists() else None
    write_floors(floors, repinned(evaluation, old, gold_hash(_gold(gold, _Bad())), margin, lower))
    typer.echo(f"written: {floors}")


def _need_reason(reason: str | None, changelog: Path) -> None:
    """Raises UsageError unless the reason is given and stands in the changelog."""
    if not reason or len(reason.split()) < 3:
        raise UsageError("--lower needs a --reason of three words at least")
    told = " ".join(changelog.read_text(encoding="utf-8").split()) if changelog.exists() else ""
    if " ".join(reason.split()) not in told:
        raise UsageError(f"--reason does not stand in {changelog}; write it there first")


@gold_app.command("unseen")
def unseen(
    gold: Gold,
    predictions: Predictions,
    reports: Annotated[list[str], typer.Argument(metavar="REPORT...", help="The reports: PDF or .txt files, folders, globs.")],
    every: Annotated[int, typer.Option("--every", metavar="N", min=1, help="Every Nth report only; 1: all.")] = 1,
) -> None:
    """Read reports as if no lexicon knew a drug of theirs, and say how much the F1 of their assets falls against PRED.

    Example: abstract2kb gold unseen gold out.jsonl corpus
    """
    from abstract2kb.forked import mapping
    from abstract2kb.inputs import expand
    from abstract2kb.pipeline import model
    from abstract2kb.scoring import printed
    from abstract2kb.scoring.unseen import Fall, fall

    bad = _Bad()
    wanted = {g.plain.report.source: g for g in _gold(gold, bad)}
    seen = _predictions(predictions, bad)
    items = [i for i in expand(reports) if i.source in wanted and i.source in seen][::every]
    if not items:
        raise UsageError("none of the reports has both gold and a prediction")

    def of(index: int) -> Fall | None:
        item = items[index]
        return fall(wanted[item.source], seen[item.source], _without_names(item, wanted[item.source]))

    model()  # loaded once, before copies of this process are made
    order = sorted(range(len(items)), key=lambda i: -items[i].size())  # the largest first: all copies end at nearly the same time
    found = dict(zip(order, mapping(cores(), len(items), fewest=2)(lambda i: of(order[i]), [1] * len(items)), strict=True))
    _console().print(printed.falls([f for i in range(len(items)) if (f := found[i]) is not None]))
    if bad.count:
        raise typer.Exit(1)


def _without_names(item: Input, gold: GoldReport) -> PlainReport:
    """What is read of a report when the drugs of its gold are in no lexicon."""
    from abstract2kb.inputs import read
    from abstract2kb.nlp.pipes.lexicon import lookup_of
    from abstract2kb.pipeline import extract_report, model
    from abstract2kb.scoring.convert import from_extraction
    from abstract2kb.scoring.unseen import unknowing

    lookup = lookup_of(model())
    ours = lookup.lexicon
    lookup.lexicon = unknowing(ours, gold.plain.assets)
    try:
        return from_extraction(extract_report(read(item)))
    finally:
        lookup.lexicon = ours
