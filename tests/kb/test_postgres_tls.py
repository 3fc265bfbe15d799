"""The `sslmode` of a PostgreSQL URL, against a server without TLS and against the same one behind a door with it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from abstract2kb.errors import KbError, UsageError
from abstract2kb.kb.store import Store
from tests.kb.postgres import Server
from tests.kb.tls import Door, door

_COUNT = itertools.count()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def secured(postgres: Server, authority: trustme.CA) -> Iterator[Door]:
    with door(postgres.port, authority) as found:
        yield found


@pytest.fixture
def database(postgres: Server) -> str:
    """The URL of an empty database of the server itself."""
    return postgres.database(f"tls{next(_COUNT)}")


def through(found: Door, database: str, host: str = "localhost") -> str:
    """The URL of the same database through the door."""
    return f"postgresql://tester@{host}:{found.port}/{database.rpartition('/')[2]}"


def opened(url: str) -> bool:
    """Whether a store is made there."""
    with Store(url).session(create=True) as engine, engine.connect() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM report").scalar() == 0


@pytest.mark.parametrize("mode", ["", "?sslmode=prefer", "?sslmode=allow", "?sslmode=disable"])
def test_a_server_without_tls_is_spoken_to_plainly(database: str, mode: str) -> None:
    assert opened(database + mode)


@pytest.mark.parametrize("mode", ["require", "verify-ca", "verify-full"])
def test_a_server_without_tls_is_left_where_it_is_asked_for(database: str, mode: str) -> None:
    with pytest.raises(KbError, match="refuses SSL"):
        opened(f"{database}?sslmode={mode}")


@pytest.mark.parametrize("mode", ["", "?sslmode=prefer", "?sslmode=require"])
def test_a_server_with_tls_is_spoken_to_through_it(secured: Door, database: str, mode: str) -> None:
    before = secured.encrypted, secured.plain
    assert opened(through(secured, database) + mode)
    assert secured.encrypted > before[0]
    assert secured.plain == before[1]


def test_tls_can_be_switched_off(secured: Door, database: str) -> None:
    before = secured.encrypted
    assert opened(through(secured, database) + "?sslmode=disable")
    assert secured.encrypted == before


def test_certificates_are_checked_where_the_mode_says_so(secured: Door, database: str, authority: trustme.CA, tmp_path: Path) -> None:
    file = tmp_path / "root.pem"
    authority.cert_pem.write_to_path(file)
    known = f"sslrootcert={file}"
    assert opened(f"{through(secured, database)}?sslmode=verify-full&{known}")
    assert opened(f"{through(secured, database, '127.0.0.1')}?sslmode=verify-ca&{known}")
    with pytest.raises(KbError, match="TLS: IP address mismatch"):
        opened(f"{through(secured, database, '127.0.0.1')}?sslmode=verify-full&{known}")
    with pytest.raises(KbError, match=r"TLS: (self-signed certificate|unable to get)"):
        opened(f"{through(secured, database)}?sslmode=verify-ca")


def test_other_modes_and_missing_certificates_are_told_in_one_line() -> None:
    with pytest.raises(UsageError, match="sslmode is one of disable, allow, prefer, require, verify-ca, verify-full, not 'strict'"):
        Store("postgresql://reader@127.0.0.1/kb?sslmode=strict").is_made()
    with pytest.raises(UsageError, match=r"sslrootcert /nowhere/ca\.pem: No such file"):
        Store("postgresql://reader@127.0.0.1/kb?sslmode=verify-ca&sslrootcert=/nowhere/ca.pem").is_made()
