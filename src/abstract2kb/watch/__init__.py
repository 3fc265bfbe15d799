"""A folder that reports arrive in: each is extracted and loaded into a store, whoever stops in between."""

from __future__ import annotations

from abstract2kb.watch.arrivals import Arrivals
from abstract2kb.watch.intake import Intake
from abstract2kb.watch.service import Service

__all__ = ["Arrivals", "Intake", "Service"]
