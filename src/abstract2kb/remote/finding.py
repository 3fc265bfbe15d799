"""What stands behind a URL: a file, the files of a folder or a pattern, or the members of an archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from abstract2kb.errors import InputError, MissingInputError
from abstract2kb.remote.archives import Archive, members
from abstract2kb.remote.place import READABLE, Place
from abstract2kb.remote.stores import Stored, connected, told, version_in
from abstract2kb.remote.urls import WEB, has_magic, scheme_of, shown, suffix_of

__all__ = ["found"]

_WEB_DEPTH = 4
"""Folders within folders that are looked into on a web server, whose pages may link to each other without end."""


def found(url: str) -> Iterator[Place]:
    """The places behind a URL, by name; raises InputError when there are none. Only folders, patterns and archives are looked at now."""
    if scheme_of(url) == "zip":
        pattern, chained, outer = url.partition("://")[2].partition("::")
        if not chained:
            raise InputError(shown(url), "an archive is named behind the member: zip://MEMBER::ARCHIVE")
        yield from members(_archive(outer), pattern)
    elif has_magic(url):
        yield from _matching(url)
    elif suffix_of(url) == ".zip":
        yield from members(Stored(url))
    elif suffix_of(url) not in READABLE and _is_folder(url):
        yield from _in_folder(url)
    else:
        yield Stored(url)


def _archive(outer: str) -> Archive:
    if scheme_of(outer) == "file":
        return Path(outer.partition("://")[2])
    return Stored(outer) if "://" in outer else Path(outer)


def _is_folder(url: str) -> bool:
    if url.endswith("/"):
        return True
    if scheme_of(url) in WEB:
        return False
    with told(shown(url)):
        fs, path = connected(url, shown(url))
        return bool(fs.isdir(path))


def _matching(url: str) -> Iterator[Place]:
    with told(shown(url)):
        fs, path = connected(url, shown(url))
        depth = {"maxdepth": _WEB_DEPTH} if _can_be_listed(fs, url) and "**" in url else {}
        infos = fs.glob(path, detail=True, **depth)
        named = {_url_of(fs, name, path, url): info for name, info in infos.items() if info["type"] == "file"}
    yield from _places(named, url, url.partition("*")[0], "no file matches")


def _in_folder(url: str) -> Iterator[Place]:
    with told(shown(url)):
        fs, path = connected(url, shown(url))
        depth = {"maxdepth": _WEB_DEPTH} if _can_be_listed(fs, url) else {}
        infos = fs.find(path, detail=True, **depth)
        named = {each: info for name, info in infos.items() if suffix_of(each := _url_of(fs, name, path, url)) in READABLE}
    yield from _places(named, url, url, "the folder holds no .pdf, .txt or .jsonl file")


def _can_be_listed(fs: Any, url: str) -> bool:
    """Whether it is a page of a web server; raises what is wrong with it, which the search leaves out."""
    if scheme_of(url) not in WEB:
        return False
    fs.ls(url.partition("*")[0].rpartition("/")[0] + "/", detail=False)
    return True


def _places(named: dict[str, dict[str, Any]], url: str, root: str, nothing: str) -> Iterator[Place]:
    """The files of a listing by their URLs; those of a web page only where it links to what stands below it."""
    urls = sorted(u for u in named if ".." not in u.split("/") and not u.rpartition("/")[2].startswith("."))
    if scheme_of(url) in WEB:
        urls = [u for u in urls if u.startswith(root)]
    if not urls:
        raise MissingInputError(shown(url), nothing)
    for each in urls:
        size = named[each].get("size")
        place = Stored(each, size if isinstance(size, int) else None, version_in(named[each]))
        if place.suffix == ".zip":
            yield from members(place)
        else:
            yield place


def _url_of(fs: Any, name: str, path: str, url: str) -> str:
    """The URL of a file in a listing: with the server and the credentials of the URL that was listed, whose own part in the store is `path`."""
    first, chained, rest = url.partition("::")
    first, path = first.rstrip("/"), path.rstrip("/")
    if "://" not in name and path and first.endswith(path):
        name = first.removesuffix(path) + name
    return cast(str, fs.unstrip_protocol(name)) + chained + rest
