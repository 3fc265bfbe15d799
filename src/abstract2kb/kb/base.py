"""The store for programs: what each `abstract2kb kb` command does, as a method that returns what the command prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from os import PathLike
from pathlib import Path

from abstract2kb.errors import RecordsError
from abstract2kb.kb import asking, changes, conflicts, current, decisions, entities, feeding, history, loading, preparing
from abstract2kb.kb.store import DEFAULT, Store
from abstract2kb.records import Extraction

__all__ = ["KnowledgeBase"]


class KnowledgeBase:
    """A store by file name or URL. Every method opens it and closes it again; failures are KbError, UsageError or RecordsError of one line."""

    def __init__(self, url: str | PathLike[str] = DEFAULT) -> None:
        self.store = Store(str(url))

    def load(self, sources: Iterable[str | PathLike[str] | Extraction], workers: int = 1) -> loading.Loaded:
        """Loads files that `extract` wrote, or extractions; raises the first RecordsError after all that is valid was loaded.

        With several workers, so many processes read the files.
        """
        errors: list[RecordsError] = []
        done = loading.Loaded()
        for given, group in groupby(sources, key=lambda source: isinstance(source, Extraction)):
            if given:
                made = (preparing.prepare(e.model_dump_json().encode(), e.report.source) for e in group if isinstance(e, Extraction))
                done += loading.load(self.store, made)
            else:
                done += self.load_files([Path(path) for path in group if not isinstance(path, Extraction)], errors.append, workers)
        if errors:
            raise errors[0]
        return done

    def load_files(self, paths: Iterable[Path], bad: Callable[[RecordsError], object], workers: int = 1) -> loading.Loaded:
        """Loads what is valid in files and gives every error to `bad`."""
        return feeding.load_files(self.store, paths, bad, workers)

    def load_prepared(self, items: Iterable[preparing.Prepared | RecordsError], bad: Callable[[RecordsError], object]) -> loading.Loaded:
        """Loads what is valid and gives every error to `bad`."""
        return loading.load(self.store, feeding.valid(items, bad))

    def migrate(self) -> None:
        """Brings an older store up to date."""
        with self.store.session():
            pass

    def assets(
        self,
        *,
        cytokine: str | Sequence[str] = (),
        target: str | Sequence[str] = (),
        company: str | Sequence[str] = (),
        condition: str | Sequence[str] = (),
        trial: str | Sequence[str] = (),
        stage: str | None = None,
        modality: str | None = None,
        name: str | None = None,
        every: bool = False,
        limit: int | None = None,
    ) -> list[entities.AssetRow]:
        """The assets that have all that is asked for; those that reports only mention are left out unless `every`."""
        asked = {"cytokine": cytokine, "target": target, "company": company, "condition": condition, "trial": trial}
        wanted = {kind: [v] if isinstance(v, str) else list(v) for kind, v in asked.items()}
        test = entities.StageTest.parse(stage) if stage else None
        with self.store.reading() as connection:
            return entities.assets(connection, wanted, test, modality, name, every, limit)

    def show(self, name: str) -> asking.Shown:
        """One asset: its names and why they are joined, its facts with their support."""
        with self.store.reading() as connection:
            return asking.show(connection, name)

    def history(self, name: str, limit: int | None = None) -> history.History:
        """Stages and outcomes of an asset by date; with a limit, those of the latest reports, whole trials each."""
        with self.store.reading() as connection:
            return history.history(connection, name, limit)

    def diff(self, since: str, name: str | None = None) -> changes.Changes:
        """What is new since a date ("2021-04") or a congress ("AACR 2021")."""
        with self.store.reading() as connection:
            return changes.changes(connection, since, name)

    def conflicts(self, name: str | None = None, *, every: bool = False) -> Iterator[conflicts.Difference]:
        """The conflicts of an asset or of the store; with `every`, updates and other cohorts too."""
        with self.store.reading() as connection:
            yield from conflicts.conflicts(connection, name, every)

    def trials(self, asset: str | None = None, *, phase: Sequence[str] | None = None, limit: int | None = None) -> list[asking.TrialRow]:
        """The trials of an asset, or all."""
        with self.store.reading() as connection:
            return asking.trials(connection, asset, phase, limit)

    def versions(self, report: str | None = None) -> list[asking.Version]:
        """The versions of a report, or of all."""
        with self.store.reading() as connection:
            return asking.versions(connection, report)

    def extractions(self, report: str | None = None, version: str | None = None) -> Iterator[Extraction]:
        """The extractions with all their evidence, as they were loaded."""
        with self.store.reading() as connection:
            for document in asking.documents(connection, report, version):
                yield Extraction.model_validate_json(document)

    @contextmanager
    def current(self) -> Iterator[current.Current]:
        """What an export reads, as it is at one moment: `with kb.current() as c: export(c.extractions(), path, form, entities=c)`."""
        with self.store.reading() as connection:
            yield current.Current(connection)

    @contextmanager
    def sql(self, query: str) -> Iterator[asking.Answer]:
        """The answer to one SELECT, read while the block is open; nothing can be written."""
        with self.store.reading() as connection:
            yield asking.query(connection, query)

    def merge(self, one: str, other: str, reason: str | None = None) -> decisions.Decision:
        """Decides that two names are one asset."""
        with self.store.writing() as connection:
            return decisions.merge(connection, one, other, reason)

    def split(self, one: str, other: str, reason: str | None = None) -> decisions.Decision:
        """Decides that two names are two assets."""
        with self.store.writing() as connection:
            return decisions.split(connection, one, other, reason)

    def set_date(self, report: str, date: str, reason: str | None = None) -> decisions.Decision:
        """Gives a report its date."""
        with self.store.writing() as connection:
            return decisions.set_date(connection, report, date, reason)

    def undo(self, no: int) -> decisions.Decision:
        """Takes a decision back."""
        with self.store.writing() as connection:
            return decisions.undo(connection, no)

    def decisions(self) -> list[decisions.Decision]:
        """The decisions that hold."""
        with self.store.reading() as connection:
            return decisions.decisions(connection)
