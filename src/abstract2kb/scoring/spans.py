"""Mentions against standoff gold: what `annotate` writes, label by label, exact or overlapping.

Example: `evaluate_spans(read_spans(gold), read_spans(predicted))`; the rows are labels ("DRUG": the same offsets, "DRUG~": an overlap).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from abstract2kb.errors import RecordsError
from abstract2kb.scoring.evaluate import Evaluation, Mistake, ReportScore
from abstract2kb.scoring.fields import Counts
from abstract2kb.scoring.match import RELAXED, STRICT, Pair, assign

__all__ = ["LABELS", "Standoff", "evaluate_spans", "is_standoff", "read_spans"]

LABELS = (
    "DRUG", "CYTOKINE", "TARGET", "COMPANY", "TRIAL_ID", "STAGE", "CONDITION", "ENDPOINT", "COUNT", "PERCENT", "TIME", "CI", "RATIO",
    "ADVERSE_EVENT", "GRADE", "ARM", "ABBREVIATION",
)  # fmt: skip
"""The labels of mentions."""


class _Span(BaseModel):
    """text[start:end], end exclusive."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    label: str


class Standoff(BaseModel):
    """A text with the mentions in it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    source: str
    text: str
    spans: tuple[_Span, ...] = ()


class SpanFile(NamedTuple):
    """The standoffs of a file or folder by source, the lines that could not be read, and the splits by source: in a folder, the files' names."""

    standoffs: dict[str, Standoff]
    errors: list[RecordsError]
    splits: dict[str, str]


def is_standoff(path: Path) -> bool:
    """Whether a file is standoff JSON Lines (its first line has "text" and "spans"), or a folder of such files."""
    if path.is_dir():
        files = sorted(path.glob("*.jsonl"))
        return bool(files) and all(map(is_standoff, files))
    if not path.is_file():
        return False
    with path.open(encoding="utf-8", errors="replace") as stream:
        first = next((line for line in stream if line.strip()), "")
    try:
        data = json.loads(first)
    except json.JSONDecodeError:
        return False
    return isinstance(data, dict) and {"text", "spans"} <= data.keys()


def read_spans(path: Path) -> SpanFile:
    """The standoffs of a .jsonl file, or of all in a folder; a line that breaks the schema is told with its number, field and reason."""
    if path.is_dir():
        parts = [(file.stem, read_spans(file)) for file in sorted(path.glob("*.jsonl"))]
        return SpanFile(
            {source: standoff for _, part in parts for source, standoff in part.standoffs.items()},
            [error for _, part in parts for error in part.errors],
            {source: name for name, part in parts for source in part.standoffs},
        )
    found: dict[str, Standoff] = {}
    errors: list[RecordsError] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            standoff = Standoff.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            errors.append(RecordsError(str(path), first["msg"], number, ".".join(map(str, first["loc"])) or None))
            continue
        if bad := _outside(standoff):
            errors.append(RecordsError(str(path), bad, number, "spans"))
        elif standoff.source in found:
            errors.append(RecordsError(str(path), f"{standoff.source} is there twice", number, "source"))
        else:
            found[standoff.source] = standoff
    return SpanFile(found, errors, dict.fromkeys(found, ""))


def _outside(standoff: Standoff) -> str | None:
    """What is wrong with the offsets or labels, if anything."""
    for span in standoff.spans:
        if not span.start < span.end <= len(standoff.text):
            return f"{span.start}:{span.end} is no part of a text of {len(standoff.text)} characters"
        if span.label not in LABELS:
            return f"{span.label!r} is not one of the labels ({', '.join(LABELS)})"
    return None


def evaluate_spans(gold: dict[str, Standoff], predicted: dict[str, Standoff], splits: dict[str, str] | None = None) -> Evaluation:
    """Score mentions per label; raises RecordsError when the two texts of a source differ."""
    reports = [_scored(standoff, predicted.get(source), (splits or {}).get(source, "")) for source, standoff in gold.items()]
    return Evaluation(tuple(reports), tuple(sorted(predicted.keys() - gold.keys())), types=LABELS)


def _scored(gold: Standoff, predicted: Standoff | None, split: str) -> ReportScore:
    if predicted is not None and predicted.text != gold.text:
        at = next((i for i, (a, b) in enumerate(zip(gold.text, predicted.text, strict=False)) if a != b), min(len(gold.text), len(predicted.text)))
        raise RecordsError(gold.source, f"gold and prediction are offsets into two texts (they differ from offset {at} on)")
    counts: dict[str, Counts] = {}
    mistakes: list[Mistake] = []
    for label in LABELS:
        ours = [s for s in gold.spans if s.label == label]
        theirs = [s for s in predicted.spans if s.label == label] if predicted else []
        if not ours and not theirs:
            continue
        pairs = assign(ours, theirs, _overlap)
        counts[label] = Counts(sum(p.strict for p in pairs), len(theirs), len(ours))
        counts[f"{label}~"] = Counts(len(pairs), len(theirs), len(ours))
        mistakes += [replace(m, split=split) for m in _mistakes(gold, label, (ours, theirs), pairs)]
    return ReportScore(gold.source, split, counts, tuple(mistakes), predicted is not None)


def _overlap(gold: _Span, predicted: _Span) -> float:
    """Strict for equal offsets, relaxed for common characters."""
    if (gold.start, gold.end) == (predicted.start, predicted.end):
        return STRICT
    common = min(gold.end, predicted.end) - max(gold.start, predicted.start)
    whole = max(gold.end, predicted.end) - min(gold.start, predicted.start)
    return RELAXED + 0.9 * common / whole if common > 0 else 0.0


def _mistakes(gold: Standoff, label: str, sides: tuple[Sequence[_Span], Sequence[_Span]], pairs: Iterable[Pair]) -> list[Mistake]:
    ours, theirs = sides
    found = []
    by_gold = {p.gold: p for p in pairs}
    for i, span in enumerate(ours):
        pair = by_gold.get(i)
        words = gold.text[span.start : span.end]
        quote = gold.text[max(0, span.start - 40) : span.end + 40]
        if pair is None:
            found.append(Mistake(gold.source, "", label, "missed", words, quote=quote))
        elif not pair.strict:
            other = theirs[pair.predicted]
            found.append(Mistake(gold.source, "", label, "wrong", words, "offsets", words, gold.text[other.start : other.end], quote=quote))
    taken = {p.predicted for p in by_gold.values()}
    for j, span in enumerate(theirs):
        if j not in taken:
            quote = gold.text[max(0, span.start - 40) : span.end + 40]
            found.append(Mistake(gold.source, "", label, "spurious", gold.text[span.start : span.end], quote=quote))
    return found
