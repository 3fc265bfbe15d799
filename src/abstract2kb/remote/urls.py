"""URLs as users write them: what is one, and how it is told without its secrets.

>>> shown("https://reader:secret@example.org/aacr/report.pdf?token=abc")
'https://example.org/aacr/report.pdf'
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

__all__ = ["WEB", "has_magic", "is_url", "scheme_of", "shown", "suffix_of"]

WEB = frozenset({"http", "https"})
_URL = re.compile(r"(?:[a-z][a-z0-9+.-]+::)*[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_SECRET_WITH_SLASH = re.compile(r"[^/@]*:(?!\d+(?:/|$)).*@")
"""The keys of object stores may have a slash in them: "KEY:SEC/RET@bucket/..."; a port is no secret."""
_USER = re.compile(r"[^/]*@")


def is_url(argument: str) -> bool:
    """Whether this is a URL, or a chain of them such as "zip://report.pdf::/reports/a.zip", and no file name."""
    return _URL.match(argument) is not None


def scheme_of(url: str) -> str:
    """The scheme of a URL, of a chain that of its first part."""
    return re.split("::|://", url, maxsplit=1)[0].lower()


def shown(url: str) -> str:
    """The URL without user, password, query and fragment; of a chain, that of every part."""
    return "::".join(_without_secrets(part) for part in url.split("::"))


def _without_secrets(part: str) -> str:
    scheme, separator, rest = part.partition("://")
    if not separator or scheme.lower() == "zip":
        return part
    rest = rest.partition("?")[0]
    if scheme.lower() in WEB:
        rest = rest.partition("#")[0]
    secret = _SECRET_WITH_SLASH.match(rest) or _USER.match(rest)
    return f"{scheme}://{rest[secret.end() :] if secret else rest}"


def suffix_of(url: str) -> str:
    """The end of the name of the file behind a URL, in lower case and with the dot."""
    path = shown(url.partition("::")[0]).partition("://")[2]
    if scheme_of(url) in WEB:
        path = path.partition("/")[2]  # a host has no suffix
    return PurePosixPath(unquote(path)).suffix.lower()


def has_magic(url: str) -> bool:
    """Whether a URL is a pattern: with "*", and "?" or "[" where these are no part of an address or the version of an object."""
    return "*" in url or (scheme_of(url) not in WEB and any(c in url.replace("?versionId=", "") for c in "?["))
