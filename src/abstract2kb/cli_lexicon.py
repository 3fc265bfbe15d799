"""The commands about names: `lexicon suggest`, `lexicon check`. Exit codes as in cli.py."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from abstract2kb.cli_options import say
from abstract2kb.errors import LexiconError, RecordsError

if TYPE_CHECKING:
    from abstract2kb.lexicons import CompiledLexicon
    from abstract2kb.lexicons.user import UserEntry
    from abstract2kb.review.unknown import Unknown

__all__ = ["lexicon_app"]

lexicon_app = typer.Typer(help="Let the lexicons grow: names that none has, and checks of your own.", no_args_is_help=True, rich_markup_mode=None)

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Lexicon files: a JSON object a line.")]
Predictions = Annotated[list[Path], typer.Argument(metavar="PRED...", help="What `extract` or `annotate` wrote, as .jsonl or .json.")]


@lexicon_app.command("suggest")
def suggest(
    predictions: Predictions,
    output: Annotated[Optional[Path], typer.Option("--output", "-o", help="Where to write; standard output if not given.")] = None,  # noqa: UP045
    lexicon: Annotated[Optional[list[Path]], typer.Option("--lexicon", metavar="FILE", help="Names in these files are known too.")] = None,  # noqa: UP045
    least: Annotated[int, typer.Option("--min-count", metavar="N", min=1, help="Only names that stand N times at least.")] = 1,
) -> None:
    """List the names in reports that no lexicon has, with counts and contexts, as lines for a lexicon of your own (--lexicon).

    Example: abstract2kb lexicon suggest out.jsonl
    """
    from abstract2kb.export.plain import opened
    from abstract2kb.nlp.build import load_model
    from abstract2kb.nlp.pipes.lexicon import lookup_of
    from abstract2kb.review.unknown import Unknown

    found, bad = Unknown(lookup_of(load_model(None, tuple(lexicon or ()))).lexicon), 0
    for path in predictions:
        for number, line in _lines(path):
            try:
                _add(found, line, str(path), number)
            except RecordsError as error:
                bad += 1
                say(f"error: {error}")
    with opened(output) as stream:
        stream.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in found.lines(least))
    if bad:
        raise typer.Exit(1)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The reports of a file with their lines; a file that cannot be read raises RecordsError."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise RecordsError(str(path), "no such file" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise RecordsError(str(path), f"not UTF-8 at byte {error.start}") from error
    if path.suffix != ".json":
        return ((n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip())
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise RecordsError(str(path), f"not JSON: {error.msg}", error.lineno) from error
    return ((n, json.dumps(report)) for n, report in enumerate(data if isinstance(data, list) else [data], start=1))


def _add(found: Unknown, line: str, source: str, number: int) -> None:
    """One report; raises RecordsError when it is neither what `extract` writes nor what `annotate` does."""
    from pydantic import ValidationError

    from abstract2kb.records import Extraction

    try:
        data: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise RecordsError(source, f"not JSON: {error.msg}", number) from error
    if isinstance(data, dict) and {"source", "text", "spans"} <= data.keys():
        try:
            found.add_standoff(data)
        except (KeyError, TypeError) as error:
            raise RecordsError(source, "spans without start, end, label and text", number) from error
        return
    try:
        found.add_extraction(Extraction.model_validate_json(line))
    except ValidationError as error:
        first = error.errors()[0]
        raise RecordsError(source, first["msg"], number, ".".join(str(part) for part in first["loc"]) or None) from error


@lexicon_app.command("check")
def check(files: Files) -> None:
    """Validate lexicon files: each line's form, ids and names that are there twice, and what they take from our entries.

    Example: abstract2kb lexicon check mine.jsonl
    """
    from abstract2kb.lexicons.user import check as lines_of

    bad = good = 0
    ours: CompiledLexicon | None = None
    for path in files:
        for found in lines_of(path):
            if isinstance(found, LexiconError):
                bad += 1
                say(f"error: {found}")
                continue
            good += 1
            ours = ours or _shipped()
            for note in _taken(found, ours):
                typer.echo(f"{path}, line {found.line}: {note}")
    typer.echo(f"{good} line{'s' * (good != 1)} can be used, {bad} cannot")
    if bad:
        raise typer.Exit(1)


def _shipped() -> CompiledLexicon:
    from abstract2kb.nlp.build import load_model
    from abstract2kb.nlp.pipes.lexicon import lookup_of

    return lookup_of(load_model()).lexicon


def _taken(found: UserEntry, ours: CompiledLexicon) -> Iterator[str]:
    """What a line changes of ours: an entry of the same id, and names that other entries have."""
    from abstract2kb.lexicons import VOCABULARY
    from abstract2kb.nlp.compiling import label_of

    label = label_of(found)
    if label is None:
        return
    if ours.facts(label, found.entry.id):
        yield f"changes our entry {found.entry.id!r}"
    for name in found.entry.all_names():
        others = sorted({s.id for s in ours.lookup(name, label) if s.id != found.entry.id and not s.flags & VOCABULARY})
        if others:
            yield f"takes the name {name!r} from our entry {', '.join(map(repr, others))}; give that id to add to it"
