"""Extractions made from gold records (the plain form), so that what is asked across reports is tested apart from what extraction misses.

Quotes are the gold's `raw` words (the value itself where it has none), offsets count from 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from abstract2kb.records import Extraction

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "gold"
_SETS = ("companies", "cytokines", "targets", "trials", "conditions", "routes", "combinations")


def _evidence(words: str, page: int | None) -> dict[str, Any]:
    return {"page": page, "bbox": None, "start": 0, "end": len(words), "quote": words, "rule": "gold.record"}


def _sourced(value: object, record: dict[str, Any]) -> dict[str, Any]:
    return {
        "value": value,
        "raw": str(value),
        "confidence": 1.0,
        "origin": "report",
        "evidence": [_evidence(record.get("raw") or str(value), record.get("page"))],
    }


def _study_name(study: dict[str, Any], number: int) -> str:
    return str(study.get("acronym") or next(iter(study.get("registry_ids") or []), f"#{number}"))


def _asset(a: dict[str, Any], number: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": f"asset-{number}",
        "article": "a1",
        "name": a["name"],
        "role": a.get("role", "subject"),
        "evidence": [_evidence(a["name"], a.get("page"))],
    }
    found["aliases"] = [_sourced(alias, a) for alias in a.get("aliases") or []]
    for field in _SETS:
        found[field] = [_sourced(v, a) for v in a.get(field) or []]
    for field in ("stage", "modality", "construct"):
        found[field] = _sourced(a[field], a) if a.get(field) else None
    return found


def _study(s: dict[str, Any], number: int) -> dict[str, Any]:
    found: dict[str, Any] = {"id": f"study-{number}", "article": "a1", "evidence": [_evidence(s.get("raw") or _study_name(s, number), s.get("page"))]}
    found["registry_ids"] = [_sourced(v, s) for v in s.get("registry_ids") or []]
    for field in ("acronym", "phase", "enrollment"):
        found[field] = _sourced(s[field], s) if s.get(field) is not None else None
    return found


_OUTCOME = (
    "endpoint",
    "measure",
    "n",
    "total",
    "percent",
    "value",
    "unit",
    "at",
    "ci_low",
    "ci_high",
    "ci_level",
    "hr",
    "p",
    "bound",
    "arm",
    "assertion",
)


def _outcome(o: dict[str, Any], number: int, assets: dict[str, str], studies: dict[str, str]) -> dict[str, Any]:
    found = {k: o[k] for k in _OUTCOME if o.get(k) is not None and (k, o[k]) != ("ci_low", "NR")}
    raw = o.get("raw") or o["endpoint"]
    return found | {
        "id": f"outcome-{number}", "article": "a1", "endpoint_text": o.get("endpoint_text") or o["endpoint"], "raw": raw, "confidence": 1.0,
        "assets": [assets[name] for name in o.get("assets") or [] if name in assets], "study": studies.get(o.get("study") or ""),
        "subset_of": None if o.get("subset_of") is None else f"outcome-{o['subset_of']}", "evidence": [_evidence(raw, o.get("page"))],
    }  # fmt: skip


def extraction(gold: dict[str, Any]) -> Extraction:
    """What a perfect extraction of a gold report would be, as far as the store reads it."""
    head = gold["report"]
    report = {"id": sha256(head["source"].encode()).hexdigest(), "source": head["source"], "pages": head.get("pages")}
    report |= {f: _sourced(head[f], {}) for f in ("title", "conference", "year", "publisher") if head.get(f)}
    assets = {a["name"]: f"asset-{n}" for n, a in enumerate(gold["assets"])}
    studies = {_study_name(s, n): f"study-{n}" for n, s in enumerate(gold["studies"])}
    return Extraction.model_validate(
        {
            "report": report,
            "articles": [{"id": "a1", "start": 0, "end": 1}],
            "assets": [_asset(a, n) for n, a in enumerate(gold["assets"])],
            "studies": [_study(s, n) for n, s in enumerate(gold["studies"])],
            "outcomes": [_outcome(o, n, assets, studies) for n, o in enumerate(gold["outcomes"]) if o.get("measure") and not o.get("optional")],
        }
    )


def development() -> Iterator[bytes]:
    """The gold of the development reports that gold/kb was written over, as lines of extractions."""
    for name in json.loads((GOLD / "kb" / "reports.json").read_text(encoding="utf-8"))["reports"]:
        file = GOLD / "development" / f"{name}.gold.json"
        yield extraction(json.loads(file.read_text(encoding="utf-8"))).model_dump_json().encode()
