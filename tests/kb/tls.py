"""A door with TLS before a PostgreSQL server: encrypts as a pooler or a hosted database does, whatever the server itself was built with."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import trustme

SSL_REQUEST = (8).to_bytes(4, "big") + (80877103).to_bytes(4, "big")
"""What a client sends first that would speak TLS (PostgreSQL's protocol, message SSLRequest)."""


@dataclass
class Door:
    """Where it listens, and how many connections came in through it with TLS and without."""

    port: int = 0
    encrypted: int = 0
    plain: int = 0


@contextmanager
def door(server: int, authority: trustme.CA) -> Iterator[Door]:
    """A door to the server at that port of this machine, with a certificate for the name localhost."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    found, loop = Door(), asyncio.new_event_loop()

    async def enter(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await reader.readexactly(8)
        to_server, from_server = (await asyncio.open_connection("127.0.0.1", server))[::-1]
        if first == SSL_REQUEST:
            writer.write(b"S")
            await writer.start_tls(context)
            found.encrypted += 1
        else:
            to_server.write(first)
            found.plain += 1
        await asyncio.gather(_carry(reader, to_server), _carry(from_server, writer))

    async def listen() -> asyncio.Server:
        return await asyncio.start_server(_quietly(enter), "127.0.0.1", 0)

    listening = loop.run_until_complete(listen())
    found.port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        loop.call_soon_threadsafe(listening.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def _quietly(enter):  # type: ignore[no-untyped-def]
    """The same, without a word about clients that break off."""

    async def entered(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, ssl.SSLError):
            await enter(reader, writer)

    return entered


async def _carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await source.read(65536):
            target.write(data)
            await target.drain()
    target.close()
