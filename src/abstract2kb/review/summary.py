"""An extraction as tables in the terminal: assets first, then numbers, findings and issues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from abstract2kb.records import AdverseEvent, Asset, Extraction, Outcome, Role, Sourced
from abstract2kb.terminal import printable

__all__ = ["summary"]


def summary(extraction: Extraction) -> RenderableType:
    """A headline and the tables that have rows."""
    names = {a.id: a.name for a in extraction.assets}
    parts: list[RenderableType] = [Text.from_markup(_headline(extraction))]
    shown = [a for a in extraction.assets if a.role is not Role.MENTIONED]
    if shown:
        parts.append(_table("Assets", ("asset, company", "built as, acts on", "stage, trials", "given with"), (_asset_row(a) for a in shown)))
    mentioned = [a.name for a in extraction.assets if a.role is Role.MENTIONED]
    if mentioned:
        parts.append(Text(printable(f"Only mentioned: {', '.join(mentioned)}"), style="dim"))
    if extraction.outcomes:
        parts.append(_table("Outcomes", ("endpoint", "result", "arm", "asset", "page"), (_outcome_row(o, names) for o in extraction.outcomes)))
    if extraction.adverse_events:
        parts.append(
            _table("Adverse events", ("event", "grade", "result", "arm", "asset", "page"), (_event_row(e, names) for e in extraction.adverse_events))
        )
    if extraction.preclinical_findings:
        rows = (
            (f.effect, f.direction.value, f.comparator or "", f.model or "", _named(f.assets, names), _page(f.evidence))
            for f in extraction.preclinical_findings
        )
        parts.append(_table("Preclinical findings", ("effect", "direction", "against", "model", "asset", "page"), rows))
    parts += [Text(printable(f"{i.severity.value}: {i.message} [{i.code}]"), style="yellow") for i in extraction.issues]
    return Group(*parts)


def _headline(extraction: Extraction) -> str:
    report = extraction.report
    about = [str(x.value) for x in (report.conference, report.year, report.publisher) if x]
    counts = (
        f"{len(extraction.assets)} assets, {len(extraction.studies)} studies, {len(extraction.outcomes)} outcomes, "
        f"{len(extraction.adverse_events)} adverse events, {len(extraction.preclinical_findings)} preclinical findings"
    )
    title = report.title.value if report.title else ""
    return f"\n[bold]{_shown(report.source)}[/bold]  {_shown(title)}  {_shown(' · '.join(about))}\n{counts}"


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(_shown(cell) for cell in row))
    return table


def _shown(text: str) -> str:
    """Text of a report between rich's markup."""
    return escape(printable(text))


def _many(values: Iterable[Sourced[str]]) -> str:
    """Values of the report; those only a lexicon knows in brackets, when the report gives none."""
    stated = [v.value for v in values if v.origin != "lexicon"]
    return ", ".join(stated) or ", ".join(f"({v.value})" for v in values)


def _asset_row(asset: Asset) -> tuple[str, ...]:
    """Two lines a cell: what it is called and whose it is; how it is built and what it acts on; stage and trials; partners."""
    stated = [a.value for a in asset.aliases if a.origin != "lexicon"]
    aliases = f" ({', '.join(stated)})" if stated else ""
    acts = "; ".join(x for x in (_many(asset.cytokines), _many(asset.targets)) if x)
    built = asset.modality.value.value if asset.modality else ""
    stage = asset.stage.value.value if asset.stage else ""
    return (
        _lines(asset.name + aliases, _many(asset.companies)),
        _lines(built, acts),
        _lines(stage, _many(asset.trials)),
        _many(asset.combinations),
    )


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _named(ids: Iterable[str], names: dict[str, str]) -> str:
    return " + ".join(names.get(i, i) for i in ids)


def _page(evidence: Sequence[object]) -> str:
    page = getattr(evidence[0], "page", None) if evidence else None
    return str(page) if page else ""


def _number(value: float) -> str:
    return f"{value:g}"


def _figures(n: int | None, total: int | None, percent: float | None) -> str:
    fraction = f"{n if n is not None else '?'}/{total}" if total is not None else ("" if n is None else str(n))
    if percent is None:
        return fraction
    return f"{_number(percent)} % ({fraction})" if fraction else f"{_number(percent)} %"


def _outcome_row(outcome: Outcome, names: dict[str, str]) -> tuple[str, ...]:
    figures = _figures(outcome.n, outcome.total, outcome.percent)
    if outcome.value is not None:
        value = outcome.value if isinstance(outcome.value, str) else _number(outcome.value)
        figures = f"{value} {outcome.unit or ''}".strip()
    if outcome.hr is not None:
        figures = f"ratio {_number(outcome.hr)}"
    if outcome.at:
        figures += f" at {outcome.at}"
    if outcome.ci_low is not None or outcome.ci_high is not None:
        figures += f" [{outcome.ci_low}–{outcome.ci_high}]"
    if outcome.p:
        figures += f" p {outcome.p}"
    if outcome.assertion not in ("stated", "negated"):
        figures += f" ({outcome.assertion.value})"
    return outcome.endpoint.value, figures, outcome.arm or "", _named(outcome.assets, names), _page(outcome.evidence)


def _event_row(event: AdverseEvent, names: dict[str, str]) -> tuple[str, ...]:
    figures = "none" if event.absent else _figures(event.n, event.total, event.percent)
    return event.term, event.grade or "", figures, event.arm or "", _named(event.assets, names), _page(event.evidence)
