"""An extraction (a struct of wire.py) as rows of the tables of schema.py; pure functions, columns in the order of the tables.

The first column of each table, the report's number, is 0: the number is given when the rows are written, as are those of the records (`no`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from operator import itemgetter
from typing import Any

import msgspec

from abstract2kb.kb import schema
from abstract2kb.kb.dates import cutoff_of
from abstract2kb.lexicons import name_key, signs

__all__ = [
    "Fact", "Known", "Row", "Rows", "clause_hash", "counted", "identity_key", "ordered", "rows_of", "tells_identity", "trial_label", "trial_names",
]  # fmt: skip

Row = list[Any]
Known = tuple[str, str, str | None, str]
"""What a lexicon knows of an asset: kind, value, key of an alias, name of the asset."""
Fact = tuple[str, str, str]
"""The key of a name, a kind, a value."""
_COUNTED = frozenset({"company", "cytokine", "target", "trial", "condition"})
_FACTS = (("companies", "company"), ("cytokines", "cytokine"), ("targets", "target"), ("trials", "trial"), ("conditions", "condition"),
          ("routes", "route"), ("combinations", "combination"))  # fmt: skip
_KIND_AND_VALUE = itemgetter(0, 1)
_SKETCH_SIZE = 12
_LONG = 6
"""A clause of so many words is hardly written twice by chance."""
_SHORT = 5
_ENCODER = msgspec.json.Encoder()
_WORD = re.compile(r"\w+")
_BETWEEN_WORDS = bytes(c if chr(c).isalnum() or c == ord("_") else ord(" ") for c in range(128)) + bytes(range(128, 256))
"""What translates all characters of ASCII that are in no word to spaces."""


@lru_cache(maxsize=1 << 16)
def identity_key(name: str) -> str:
    """What all spellings of a name share; "" for a name without letters or digits.

    >>> identity_key("THOR 707") == identity_key("THOR-707") == identity_key("Thor707")
    True
    """
    marks = signs(name)
    key = name_key(name).replace("\x00", "")
    return f"{key} {marks}" if marks and key else key


@lru_cache(maxsize=1 << 14)
def tells_identity(alias: str, origin: str) -> bool:
    """Whether another name of an asset holds beyond its report: a lexicon's does, a short form of a few letters ("EV", "Dato") is the report's own.

    >>> tells_identity("EV", "report"), tells_identity("EV", "lexicon"), tells_identity("AK104", "report"), tells_identity("Imdelltra", "report")
    (False, True, True, True)
    """
    return origin == "lexicon" or any(c.isdigit() for c in alias) or sum(c.isalpha() for c in alias) > _SHORT


def ordered(one: str, other: str, origin: str) -> tuple[str, str, str]:
    """A link of two keys, the same whichever is named first."""
    return (one, other, origin) if one < other else (other, one, origin)


@dataclass
class Rows:
    """Rows by table name, and what they say about names: (key, other key, origin) of each link, and the spellings of keys.

    `known` has the rows of `known_fact` by their hash, without it; `counts` are the facts that `name_fact` counts, `sketch` is the report's.
    """

    tables: dict[str, list[Row]] = field(default_factory=lambda: {t.name: [] for t in schema.RECORD_TABLES})
    known: dict[str, list[Known]] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    spellings: list[tuple[str, str]] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    counts: list[Fact] = field(default_factory=list)
    sketch: str | None = None


def rows_of(extraction: Any) -> Rows:
    """All rows of an extraction."""
    rows = Rows()
    keys = {a.id: identity_key(a.name) for a in extraction.assets}
    names = set(keys.values())
    for asset in {a.id: a for a in extraction.assets}.values():
        _add_asset(rows, asset, names)
    regimens = _Regimens()
    trials: dict[str | None, str] = {}
    for study in _once(extraction.studies):
        trials[study.id] = _add_study(rows, study, regimens)
    put = rows.tables
    outcomes = list(_once(extraction.outcomes))
    endpoints = {o.id: o.endpoint for o in outcomes}
    put["outcome"] = [_outcome(o, regimens.number(o.assets), o.subset_of is not None and endpoints.get(o.subset_of) == o.endpoint) for o in outcomes]
    put["adverse_event"] = [_event(e, regimens.number(e.assets)) for e in _once(extraction.adverse_events)]
    put["finding"] = [_finding(f, regimens.number(f.assets)) for f in _once(extraction.preclinical_findings)]
    put["regimen"] = regimens.rows()
    put["told"] = _told(outcomes, keys, trials)
    rows.sketch = " ".join(_sketch(extraction)) or None
    return rows


class _Regimens:
    """Numbers for the sets of assets that records speak of."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}

    def number(self, assets: tuple[str, ...]) -> int | None:
        """The number of a set, whatever its order; None for the empty one."""
        if len(assets) > 1:
            assets = tuple(sorted(set(assets)))
        return self._numbers.setdefault(assets, len(self._numbers)) if assets else None

    def rows(self) -> list[Row]:
        """The rows of `regimen`."""
        return [[0, number, asset] for assets, number in self._numbers.items() for asset in assets]


_RESULTS = ("stated", "negated")
_BAR = "|"


def trial_label(registry: Iterable[str], acronym: str | None) -> str:
    """How `told.trial` names a study: its registry numbers and its acronym; "" for one that has neither."""
    return _BAR.join((*sorted(set(registry)), (acronym or "").replace(_BAR, " "))) if registry or acronym else ""


def trial_names(label: str) -> tuple[tuple[str, ...], str | None]:
    """What `trial_label` was made of.

    >>> trial_names(trial_label(["NCT2", "NCT1"], "SUNRISE")), trial_names(trial_label([], None))
    ((('NCT1', 'NCT2'), 'SUNRISE'), ((), None))
    """
    *registry, acronym = label.split(_BAR)
    return tuple(registry), acronym or None


def _told(outcomes: Iterable[Any], keys: dict[str, str], trials: dict[str | None, str]) -> list[Row]:
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        if outcome.assertion in _RESULTS:
            trial = trials.get(outcome.study, "")
            for key in {keys[asset] for asset in outcome.assets if asset in keys}:
                counts[key, trial] += 1
    return [[0, key, trial, count] for (key, trial), count in counts.items()]


def _once(records: Iterable[Any]) -> Iterator[Any]:
    """The records without a second one of the same id."""
    return iter({record.id: record for record in records}.values())


def _place(evidence: Any) -> tuple[Any, ...]:
    if not evidence:
        return (None, None, None, None)
    first = evidence[0]
    return (first.quote, first.page, first.start, first.end)


def _quote(sourced: Any) -> tuple[Any, ...]:
    """Quote and page of a sourced value."""
    if sourced is None or not sourced.evidence:
        return (None, None)
    first = sourced.evidence[0]
    return (first.quote, first.page)


def _value(sourced: Any) -> Any:
    return None if sourced is None else sourced.value


def _add_asset(rows: Rows, asset: Any, names: set[str]) -> None:
    own, key = asset.id, identity_key(asset.name)
    rows.named.add(key)
    rows.spellings.append((key, asset.name))
    facts: list[tuple[Any, ...]] = []
    known: list[tuple[str, str, str | None]] = [("identifier", f"{scheme}:{value}", None) for scheme, value in asset.identifiers.items()]
    for attribute, kind in _FACTS:
        held = getattr(asset, attribute)
        for v in {v.value: v for v in held}.values() if len(held) > 1 else held:
            if evidence := v.evidence:
                facts.append((kind, v.value, v.origin, evidence[0].quote, evidence[0].page))
            elif v.origin == "lexicon":
                known.append((kind, v.value, None))
            else:
                facts.append((kind, v.value, v.origin, None, None))
    for alias in {v.value: v for v in asset.aliases}.values():
        value, origin = alias.value, alias.origin
        other = identity_key(value)
        if origin == "lexicon" and not alias.evidence:
            known.append(("alias", value, other))
        else:
            rows.tables["alias"].append([0, own, value, other, origin, *_quote(alias)])
        if other and key and other != key and other not in names and tells_identity(value, origin):
            rows.spellings.append((other, value))
            rows.links.append(ordered(key, other, origin))
    modality, stage = _value(asset.modality), _value(asset.stage)
    rows.tables["asset"].append(
        [0, own, asset.name, key, asset.role, modality, stage, *_quote(asset.stage), _add_known(rows, key, known), _packed(facts),
         *_place(asset.evidence)]
    )  # fmt: skip
    rows.counts += counted(key, asset.role, modality, stage, chain(facts, known))


def _packed(facts: Sequence[tuple[Any, ...]]) -> str | None:
    """What `asset.facts` holds."""
    if not facts:
        return None
    packed = _ENCODER.encode(facts).decode()
    if "\\u0000" in packed:  # PostgreSQL keeps no NUL
        packed = msgspec.json.encode([[v.replace("\x00", "\ufffd") if isinstance(v, str) else v for v in fact] for fact in facts]).decode()
    return packed


def counted(key: str, role: str, modality: str | None, stage: str | None, facts: Iterable[Sequence[Any]]) -> Iterator[Fact]:
    """What `name_fact` counts of an asset, whose facts begin with kind and value."""
    yield key, "role", role
    if modality is not None:
        yield key, "modality", modality
    if stage is not None:
        yield key, "stage", stage
    for fact in facts:
        if fact[0] in _COUNTED:
            yield key, fact[0], fact[1].replace("\x00", "\ufffd")


def _add_known(rows: Rows, key: str, known: list[tuple[str, str, str | None]]) -> str | None:
    """The hash of what a lexicon knows of a name; the name is part of it, so that no two names share one."""
    if not known:
        return None
    own, rows.known[own] = _known(key, frozenset(known))
    return own


@lru_cache(maxsize=1 << 12)
def _known(key: str, known: frozenset[tuple[str, str, str | None]]) -> tuple[str, list[Known]]:
    """The hash of what a lexicon knows of a name, and the rows; reports say it of an approved drug again and again."""
    facts = sorted(known, key=_KIND_AND_VALUE)
    own = blake2b(msgspec.msgpack.encode((key, facts)), digest_size=8).hexdigest()
    return own, [(*fact, key) for fact in facts]


def _add_study(rows: Rows, study: Any, regimens: _Regimens) -> str:
    """Adds the rows of a study and gives its label."""
    acronym = _value(study.acronym)
    rows.tables["study"].append(
        [0, study.id, regimens.number(study.assets), acronym, _value(study.phase), _quote(study.phase)[0], _value(study.enrollment),
         _quote(study.enrollment)[0], _joined(study.design), _joined(study.conditions), *_place(study.evidence)]
    )  # fmt: skip
    registry = dict.fromkeys(v.value for v in study.registry_ids)
    rows.tables["study_registry"] += [[0, study.id, value] for value in registry]
    return trial_label(registry, acronym)


def _joined(values: Any) -> str | None:
    return "; ".join([v.value for v in values]) if values else None


def _outcome(o: Any, regimen: int | None, part: bool) -> Row:
    value, ci_high, raw, first = o.value, o.ci_high, o.raw, o.evidence[0]
    return [
        0, 0, o.id, regimen, o.endpoint, o.endpoint_text, o.measure, o.n, o.total, o.percent, o.bound, o.arm, o.assertion, o.study, o.confidence, raw,
        o.derived_percent, None if value.__class__ is str else value, int(value == "NR"), o.unit, o.at, o.ci_low,
        None if ci_high.__class__ is str else ci_high, o.hr, o.p, int(part), cutoff_of(raw) if "off" in raw else None,
        first.quote, first.page, first.start, first.end,
    ]  # fmt: skip


def _event(e: Any, regimen: int | None) -> Row:
    first = e.evidence[0]
    return [
        0, 0, e.id, regimen, e.term if e.term_normalized is None else e.term_normalized, e.grade, e.n, e.total, e.percent, e.bound, e.arm,
        e.assertion, e.study, e.confidence, e.raw, e.category, int(e.absent),
        first.quote, first.page, first.start, first.end,
    ]  # fmt: skip


def _finding(f: Any, regimen: int | None) -> Row:
    significant = f.significant
    return [0, 0, f.id, regimen, f.model, f.effect, f.direction, None if significant is None else int(significant), f.comparator, f.assertion,
            f.confidence, f.raw, *_place(f.evidence)]  # fmt: skip


@lru_cache(maxsize=1 << 12)
def clause_hash(raw: str) -> str | None:
    """A hash of a clause by its words, None for one too short to tell whose it is."""
    return _clause_hash(raw)


def _clause_hash(raw: str) -> str | None:
    if len(raw) < 2 * _LONG - 1:
        return None
    lower = raw.lower()
    # the same words either way, the first one in a fifth of the time
    words = lower.encode().translate(_BETWEEN_WORDS).split() if lower.isascii() else [w.encode("utf-8", "replace") for w in _WORD.findall(lower)]
    return blake2b(b" ".join(words), digest_size=6).hexdigest() if len(words) >= _LONG else None


def _sketch(extraction: Any) -> list[str]:
    """The smallest hashes of the longer clauses, a sample that is the same for copies of one text (Broder 1997, bottom-k)."""
    raws = {r.raw for family in (extraction.outcomes, extraction.adverse_events, extraction.preclinical_findings) for r in family}
    return sorted({h for raw in raws if (h := _clause_hash(raw))})[:_SKETCH_SIZE]
