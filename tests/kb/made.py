"""Small extractions for the tests, made of a few lines each."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from abstract2kb.records import Extraction


def quote(words: str, page: int = 1, start: int = 0) -> dict[str, Any]:
    return {"page": page, "bbox": None, "start": start, "end": start + len(words), "quote": words, "rule": "test.rule"}


def sourced(value: object, words: str | None = None, origin: str = "report") -> dict[str, Any]:
    shown = words or str(value)
    return {"value": value, "raw": shown, "confidence": 0.9, "origin": origin, "evidence": [quote(shown)] if origin == "report" else []}


def asset(name: str, aliases: dict[str, str] | None = None, stage: str | None = None, **facts: list[str]) -> dict[str, Any]:
    """`aliases` gives the origin of each; `facts` are the lists of a record (cytokines=["IL-2"])."""
    return {
        "id": f"asset-{name}", "article": "a1", "name": name, "role": "subject", "evidence": [quote(name)],
        "aliases": [sourced(a, f"{name} ({a})", origin) for a, origin in (aliases or {}).items()],
        "stage": sourced(stage) if stage else None, **{field: [sourced(v) for v in values] for field, values in facts.items()},
    }  # fmt: skip


def response(name: str, n: int, total: int, raw: str | None = None, arm: str | None = None, number: int = 0) -> dict[str, Any]:
    words = raw or f"ORR {n}/{total}"
    return {
        "id": f"outcome-{number}", "article": "a1", "endpoint": "ORR", "endpoint_text": "ORR", "measure": "proportion", "n": n, "total": total, "arm": arm,
        "percent": round(100 * n / total, 1), "assets": [f"asset-{name}"], "study": "study-0", "raw": words, "confidence": 0.9, "evidence": [quote(words)],
    }  # fmt: skip


def report(source: str, assets: list[dict[str, Any]], outcomes: list[dict[str, Any]] | None = None, conference: str = "AACR", year: int | None = 2021,
           trial: str = "NCT01234567", version: str = "") -> Extraction:  # fmt: skip
    """`version` changes what was read and not what the report is."""
    head = {"id": sha256(source.encode()).hexdigest(), "source": source, "conference": sourced(conference), "year": sourced(year) if year else None}
    study = {"id": "study-0", "article": "a1", "registry_ids": [sourced(trial)], "assets": [a["id"] for a in assets], "evidence": [quote(trial)]}
    return Extraction.model_validate(
        {
            "report": head, "articles": [{"id": "a1", "start": 0, "end": 9, "title": version or None}], "assets": assets, "studies": [study],
            "outcomes": [o | {"id": f"outcome-{i}"} for i, o in enumerate(outcomes or [])],
        }
    )  # fmt: skip


def line(extraction: Extraction) -> bytes:
    return extraction.model_dump_json().encode() + b"\n"
