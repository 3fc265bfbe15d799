"""Accuracy floors: the lowest F1 a record type may have on the gold set, pinned to a hash of that set.

floors.json: {"gold_sha256": "...", "floors": {"development": {"assets": 0.95, ...}, "held_out": {...}}}. A floor goes up freely; it goes down only on
purpose and with a reason that stands in the changelog.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from abstract2kb.errors import GateError
from abstract2kb.scoring.evaluate import Evaluation, split_name
from abstract2kb.scoring.metrics import f1
from abstract2kb.scoring.reading import GoldReport

__all__ = ["Floors", "gold_hash", "read_floors", "repinned", "under_floor", "write_floors"]

_PLACES = 1000


class Floors(BaseModel):
    """The floors by split and type."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gold_sha256: str
    floors: dict[str, dict[str, Annotated[float, Field(ge=0, le=1)]]]


def gold_hash(gold: Iterable[GoldReport]) -> str:
    """SHA-256 of what the gold says, with its splits; white space, order of keys and of files do not matter."""
    lines = sorted(f"{g.split}\n{json.dumps(g.plain.model_dump(mode='json'), sort_keys=True)}" for g in gold)
    return sha256("\n".join(lines).encode()).hexdigest()


def read_floors(path: Path) -> Floors:
    """The floors of a file; raises GateError when there is none or it is not valid."""
    try:
        return Floors.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GateError(f"{path}: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise GateError(f"{path}: {'.'.join(map(str, first['loc'])) or 'file'}: {first['msg']}") from error


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors, sorted."""
    path.write_text(json.dumps(floors.model_dump(), indent=1, sort_keys=True) + "\n", encoding="utf-8")


def measured(evaluation: Evaluation) -> dict[str, dict[str, float]]:
    """The F1 of every type with gold, per split, rounded down to three decimals."""
    found: dict[str, dict[str, float]] = {}
    for split in evaluation.splits:
        for kind in evaluation.types:
            value = f1(evaluation.total(kind, split))
            if value is not None:
                found.setdefault(split, {})[kind] = math.floor(value * _PLACES + 1e-9) / _PLACES
    return found


def under_floor(evaluation: Evaluation, floors: Floors, gold_sha256: str) -> list[str]:
    """What fails the gate, a line each: another gold set, a type without a floor, an F1 under its floor."""
    if floors.gold_sha256 != gold_sha256:
        return ["the gold set is not the one that the floors are pinned to; pin them anew with `gold floors`"]
    now = measured(evaluation)
    lines = []
    for split, kinds in now.items():
        for kind, value in kinds.items():
            floor = floors.floors.get(split, {}).get(kind)
            if floor is None:
                lines.append(f"{split_name(split)}: {kind} has no floor; pin the floors anew with `gold floors`")
            elif value < floor:
                lines.append(f"{split_name(split)}: {kind} has F1 {value:.3f}, its floor is {floor:.3f}")
    gone = [
        f"{split_name(split)}: {kind} has a floor and no gold"
        for split, kinds in floors.floors.items()
        for kind in kinds
        if kind not in now.get(split, {})
    ]
    return lines + gone


def repinned(evaluation: Evaluation, old: Floors | None, gold_sha256: str, margin: float, lower: bool) -> Floors:
    """New floors, `margin` under what is measured and never under the old ones; raises GateError when that would lower one and `lower` is not set."""
    new: dict[str, dict[str, float]] = {}
    fallen = []
    for split, kinds in measured(evaluation).items():
        for kind, value in kinds.items():
            before = old.floors.get(split, {}).get(kind, 0.0) if old else 0.0
            aim = max(0.0, math.floor((value - margin) * _PLACES + 1e-9) / _PLACES)
            if value < before:
                fallen.append(f"{split_name(split)} {kind} {before:.3f} -> {aim:.3f}")
                new.setdefault(split, {})[kind] = aim
            else:
                new.setdefault(split, {})[kind] = max(before, aim)
    if fallen and not lower:
        raise GateError(f"floors would fall ({'; '.join(fallen)}); give --lower and a --reason that stands in the changelog")
    return Floors(gold_sha256=gold_sha256, floors=new)
