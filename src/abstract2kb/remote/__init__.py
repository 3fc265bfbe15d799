"""Inputs that are no files of their own: what stands behind a URL that fsspec reads, and the members of zip archives.

Example: `list(found("s3://congress/posters/*.pdf"))` gives a Place for each poster; `place.read(limit)` fetches it, and nothing is fetched before.
"""

from __future__ import annotations

from abstract2kb.remote.archives import Member, members
from abstract2kb.remote.finding import found
from abstract2kb.remote.place import MAX_BYTES, READABLE, Held, Place
from abstract2kb.remote.stores import Stored
from abstract2kb.remote.urls import is_url, shown

__all__ = ["MAX_BYTES", "READABLE", "Held", "Member", "Place", "Stored", "found", "is_url", "members", "shown"]
