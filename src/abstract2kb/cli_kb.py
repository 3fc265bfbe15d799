"""The commands of the store, `abstract2kb kb ...`. Exit codes as in cli.py."""

from __future__ import annotations

import typer

from abstract2kb import cli_kb_asking, cli_kb_deciding, cli_kb_filling

__all__ = ["kb_app"]

kb_app = typer.Typer(help="Keep records of many reports in one store, and ask it.", no_args_is_help=True, rich_markup_mode=None)
for _command in (
    cli_kb_filling.build, cli_kb_filling.load, cli_kb_asking.assets, cli_kb_asking.show, cli_kb_asking.history, cli_kb_asking.diff,
    cli_kb_asking.conflicts, cli_kb_asking.trials, cli_kb_asking.sql, cli_kb_asking.versions, cli_kb_deciding.merge, cli_kb_deciding.split,
    cli_kb_deciding.date_, cli_kb_deciding.undo, cli_kb_deciding.decisions, cli_kb_filling.migrate,
):  # fmt: skip
    kb_app.command(_command.__name__.rstrip("_"))(_command)
