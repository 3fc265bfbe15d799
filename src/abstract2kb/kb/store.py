"""Opening a store: an SQLite file or a PostgreSQL database, for reading (held by the connection itself) or for writing (one writer at a time).

Example: `with Store("a2kb.db").reading() as connection: ...`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, NullPool, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from abstract2kb.errors import KbError, UsageError
from abstract2kb.kb.postgres import engine_of
from abstract2kb.kb.rebuilding import rebuild
from abstract2kb.kb.schema import NUMBERED, metadata
from abstract2kb.kb.views import views

__all__ = ["DEFAULT", "Store", "alone", "count_rows", "transaction"]

DEFAULT = "a2kb.db"
VERSION_TABLE = "a2kb_version"
_LOCK = 0x61326B62
"""The key of the advisory lock that makes writers of one PostgreSQL database wait for each other ("a2kb")."""
_WAIT = 120.0
"""Seconds that a writer waits for another one."""
_PAGE = 8192
"""Bytes of a page of a new SQLite file: rows with quotes are long."""
_CHECKPOINT = 32_000_000
"""So many bytes of changes are copied into the file at once: pages that several transactions write are copied once."""
_AS_IT_IS: Any = {}.get
"""What None becomes in SQLite: None. Unasked the driver looks for a way to adapt it, for twice as long; a third of all values are None."""
_BACKENDS = {"sqlite", "postgresql"}


class Store:
    """A store by its URL or file name; opens nothing until it is read or written. Every failure of the database is a KbError of one line."""

    def __init__(self, url: str = DEFAULT) -> None:
        self.path: Path | None = None
        self.shown = url
        if "://" not in url:
            self.path = Path(url)
            return
        try:
            self._url = make_url(url)
        except ArgumentError as error:
            raise UsageError(f"--kb {url}: no URL of a database") from error
        self.shown = self._url.render_as_string(hide_password=True)
        backend = self._url.get_backend_name()
        if backend not in _BACKENDS:
            raise UsageError(f"--kb {self.shown}: stores are SQLite files and PostgreSQL databases")
        if backend == "sqlite":
            if not self._url.database or self._url.database == ":memory:":
                raise UsageError(f"--kb {self.shown}: a store needs a file")
            self.path = Path(self._url.database)
        elif "+" not in self._url.drivername:
            if find_spec("pg8000") is None:
                raise UsageError('PostgreSQL needs the extra "postgres": pip install "abstract2kb[postgres]"')
            self._url = self._url.set(drivername="postgresql+pg8000")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that cannot write, and sees the store as it is at one moment; raises KbError if there is no store."""
        with self.told():
            engine = self._engine("ro")
            try:
                with engine.connect() as connection:
                    if self.path is None:
                        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    self._expect_current(connection)
                    yield connection
            finally:
                engine.dispose()

    @contextmanager
    def session(self, create: bool = False) -> Iterator[Engine]:
        """An engine for writing, the schema brought up to date; with `create`, a store that is not there yet is made."""
        with self.told():
            engine = self._engine("rwc" if create else "rw")
            try:
                self._migrate(engine, create)
                yield engine
            finally:
                engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction in a store that is there: all that is done in it, or nothing."""
        with self.session() as engine, transaction(engine) as connection:
            yield connection

    def is_made(self) -> bool:
        """Whether there is a store; False for no file and for an empty database."""
        if self.path is not None:
            return self.path.exists()
        with self.told():
            engine = self._engine("ro")
            try:
                with engine.connect() as connection:
                    return _revision(connection) is not None
            finally:
                engine.dispose()

    def _engine(self, mode: str) -> Engine:
        if self.path is None:
            return engine_of(self._url, self.shown)
        path = self.path
        if mode != "rwc" and not path.exists():
            raise KbError(f"{self.shown}: no such store; `abstract2kb kb load` makes one")
        if path.is_dir():
            raise KbError(f"{self.shown}: is a folder, not a store")
        engine = create_engine("sqlite://", creator=lambda: _connect(path, mode), poolclass=NullPool)
        if mode != "ro":
            event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
        else:
            event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN"))
        return engine

    def _expect_current(self, connection: Connection) -> None:
        found, head = _revision(connection), _scripts().get_current_head()
        if found is None:
            raise KbError(f"{self.shown}: is no store of abstract2kb")
        if found != head:
            self._refuse_newer(found)
            raise KbError(f"{self.shown}: is of an older version; `abstract2kb kb migrate` brings it up to date")

    def _refuse_newer(self, found: str) -> None:
        if found not in {script.revision for script in _scripts().walk_revisions()}:
            raise KbError(f"{self.shown}: was made by a newer version of abstract2kb (schema {found})")

    def _migrate(self, engine: Engine, create: bool) -> None:
        """Runs the migrations that the store lacks, in one transaction; a database that holds other things is left alone."""
        from alembic import command

        with transaction(engine) as connection:
            found, head = _revision(connection), _scripts().get_current_head()
            if found == head:
                return
            if found is not None:
                self._refuse_newer(found)
            elif not create:
                raise KbError(f"{self.shown}: is no store of abstract2kb")
            elif self.path is not None and inspect(connection).get_table_names():
                raise KbError(f"{self.shown}: holds other tables and is no store of abstract2kb")
            config = _config()
            config.attributes["connection"], config.attributes["version_table"] = connection, VERSION_TABLE
            selects = views(connection.dialect.name)
            for view in selects:
                connection.execute(text(f"DROP VIEW IF EXISTS {view}"))
            command.upgrade(config, "head")
            for view, select in selects.items():
                connection.execute(text(f"CREATE VIEW {view} AS {select}"))
            if found is not None and any(script.module.REBUILDS for script in _scripts().iterate_revisions(head, found)):
                rebuild(connection)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Every failure of the database as one line; what was begun is undone by then."""
        try:
            yield
        except DBAPIError as error:
            raise KbError(f"{self.shown}: {_cause(error.orig)}") from error
        except (NoSuchModuleError, ImportError) as error:
            raise UsageError(f"--kb {self.shown}: the driver of this URL is not installed ({error})") from error
        except (PoolTimeoutError, SQLAlchemyError) as error:
            raise KbError(f"{self.shown}: {_cause(error)}") from error
        except (sqlite3.Error, ConnectionError) as error:
            raise KbError(f"{self.shown}: {_cause(error)}") from error


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """One transaction, alone among writers: others wait."""
    with engine.connect() as connection, alone(connection):
        yield connection


@contextmanager
def alone(connection: Connection) -> Iterator[None]:
    """One transaction of a connection that may have several, alone among writers."""
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        yield


def count_rows(engine: Engine) -> None:
    """Lets the database take stock of its tables, without which it answers tens of times slower."""
    with engine.connect() as connection:
        raw = connection.execution_options(isolation_level="AUTOCOMMIT")
        if engine.dialect.name != "sqlite":
            raw.exec_driver_sql("ANALYZE")
            return
        raw.exec_driver_sql("PRAGMA analysis_limit = 1000")
        for table in metadata.tables.keys() - NUMBERED:  # of those it would read every row, as they have no index
            raw.exec_driver_sql(f"ANALYZE {table}")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    if mode != "ro":
        sqlite3.register_adapter(type(None), _AS_IT_IS)
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT // _PAGE}")
        return connection
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # a folder that cannot be written has no place for the files beside a store; without any, nobody is writing
        connection.close()
        if path.with_name(path.name + "-wal").exists():
            raise
        connection = sqlite3.connect(uri + "&immutable=1", uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    return config


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    return found


_CAUSES = (
    ("disk is full", "no room left on the disk; the store is as it was before"),
    ("could not extend file", "no room left on the database's disk; the store is as it was before"),
    ("no space left", "no room left on the disk; the store is as it was before"),
    ("readonly", "cannot be written (read-only)"),
    ("read-only", "cannot be written (read-only)"),
    ("malformed", "the database is damaged"),
    ("not a database", "is no database, or a damaged one"),
    ("database is locked", "another process is writing and does not end"),
    ("unable to open", "cannot be opened"),
    ("network error", "the connection to the database was lost"),
    ("can't create a connection", "the database cannot be reached"),
    ("terminating connection", "the connection to the database was lost"),
    ("connection is closed", "the connection to the database was lost"),
    ("disk i/o error", "the file cannot be read or written (disk I/O error)"),
    ("interrupted", "stopped: the question took too long"),
)


def _cause(error: BaseException | None) -> str:
    """What happened in plain words, on one line."""
    message = error.args[0].get("M", "") if error is not None and error.args and isinstance(error.args[0], dict) else str(error)
    for sign, cause in _CAUSES:
        if sign in message.lower():
            return cause
    return " ".join(message.split())[:300]
