"""Record ids: short hashes of content, so that the same input always gives the same ids."""

from __future__ import annotations

from hashlib import sha256

__all__ = ["content_id"]


def content_id(prefix: str, *parts: object) -> str:
    """`prefix` + "-" + 12 hex digits of the SHA-256 of the parts; None and "" differ.

    >>> content_id("asset", "a1", "thor-707") == content_id("asset", "a1", "thor-707")
    True
    """
    joined = "\x1f".join(repr(part) for part in parts)
    return f"{prefix}-{sha256(joined.encode()).hexdigest()[:12]}"
