"""The tables of the store, one schema for SQLite and PostgreSQL; `views.py` has what BI tools read.

A report has one row in `report` and, in `extraction`, one row per version that was ever loaded: the whole extraction, packed, with every quote and
box. The other tables hold what is asked of the records of the current version, one row each, with their first quote; `report` in them is
`report.no`. They can be made anew from the extractions (rebuilding.py), which is what a migration of them does.

Outcomes, adverse events and findings are numbered through all reports (`no`), those of one report in a row (`first_number`), so that they are
written one after the other and a report's are found by their numbers; the facts of an asset, which no question looks for in all reports, are one
column of its row.

What many rows would say alike is said once: the assets that records speak of together are a regimen of the report, which the records name by its
number, and what a lexicon knows of an asset is a set of `known_fact` that every report's asset of that name points to.

Names are joined over reports by `name`, `name_link` and `entity` (identity.py); `decision` holds what people decided, and loading never changes it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, Table, Text

__all__ = [
    "NUMBERED",
    "NUMBERS",
    "RECORD_TABLES",
    "adverse_event",
    "alias",
    "asset",
    "built",
    "decision",
    "entity",
    "extraction",
    "finding",
    "first_number",
    "known_fact",
    "metadata",
    "name",
    "name_fact",
    "name_link",
    "outcome",
    "regimen",
    "report",
    "study",
    "study_registry",
    "told",
]

metadata = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ix": "ix_%(table_name)s_%(column_0_name)s"}
)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _of_report() -> Column[int]:
    return Column("report", Integer, primary_key=True, autoincrement=False)


def _place() -> list[Column[object]]:
    """The first quote of a record and its place: page from 1, offsets into the linear text, end exclusive."""
    return [Column("quote", Text), Column("page", Integer), Column("start", Integer), Column("end", Integer)]


def _regimen() -> Column[int]:
    """The number of the regimen, none for a record without assets."""
    return Column("regimen", Integer)


def _count() -> list[Column[object]]:
    return [
        Column("n", Integer), Column("total", Integer), Column("percent", Float), Column("bound", Text, nullable=False), Column("arm", Text),
        Column("assertion", Text, nullable=False), Column("study", Text), Column("confidence", Float, nullable=False),
        Column("raw", Text, nullable=False),
    ]  # fmt: skip


NUMBERS = 1 << 24
"""So many records of a kind a report may have."""


def first_number(report: int) -> int:
    """The number of the first outcome, adverse event or finding that a report can have."""
    return report * NUMBERS


def _numbered() -> list[Column[Any]]:
    """The report and the record's number."""
    return [
        Column("report", Integer, nullable=False),
        Column("no", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    ]


_CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}

report = Table(
    "report", metadata,
    Column("no", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("title", Text), Column("conference", Text), Column("year", Integer), Column("publisher", Text), Column("pages", Integer),
    Column("date", Text, index=True),
    Column("version", Text, nullable=False),
    Column("sketch", Text),
)  # fmt: skip
"""`sketch` has the few smallest hashes of a report's longer clauses: reports that share most of them are copies of one text (support.py)."""

extraction = Table(
    "extraction", metadata,
    _of_report(),
    _key("version"),
    Column("schema_version", Text, nullable=False),
    Column("loaded_at", Text, nullable=False),
    Column("superseded_at", Text),
    Column("records", Integer, nullable=False),
    Column("document", LargeBinary, nullable=False),
)  # fmt: skip

asset = Table(
    "asset", metadata,
    _of_report(), _key("id"),
    Column("name", Text, nullable=False), Column("key", Text, nullable=False), Column("role", Text, nullable=False), Column("modality", Text),
    Column("stage", Text), Column("stage_quote", Text), Column("stage_page", Integer), Column("known", Text), Column("facts", Text),
    *_place(), Index("ix_asset_key", "key", "stage"), **_CLUSTERED,
)  # fmt: skip
"""`facts` has what the report says of the asset, its other names apart: JSON, an array of [kind, value, origin, quote, page]."""

alias = Table(
    "alias", metadata,
    _of_report(), _key("asset"), _key("value"),
    Column("key", Text, index=True), Column("origin", Text, nullable=False), Column("quote", Text), Column("page", Integer), **_CLUSTERED,
)  # fmt: skip
"""Other names that a report gives an asset."""

known_fact = Table(
    "known_fact", metadata,
    _key("known"), _key("kind"), _key("value"), Column("key", Text, index=True), Column("name", Text, nullable=False), **_CLUSTERED,
)  # fmt: skip
"""What lexicons know of an asset, by a hash of all of it (`asset.known`); `key` is that of an alias, `name` that of the asset's name."""

study = Table(
    "study",
    metadata,
    _of_report(),
    _key("id"),
    _regimen(),
    Column("acronym", Text),
    Column("phase", Text),
    Column("phase_quote", Text),
    Column("enrollment", Integer),
    Column("enrollment_quote", Text),
    Column("design", Text),
    Column("conditions", Text),
    *_place(),
    **_CLUSTERED,
)

study_registry = Table(
    "study_registry", metadata, _of_report(), _key("study"), Column("registry_id", Text, primary_key=True, index=True), **_CLUSTERED
)

outcome = Table(
    "outcome",
    metadata,
    *_numbered(),
    Column("id", Text, nullable=False),
    _regimen(),
    Column("endpoint", Text, nullable=False),
    Column("endpoint_text", Text, nullable=False),
    Column("measure", Text, nullable=False),
    *_count(),
    Column("derived_percent", Float),
    Column("value", Float),
    Column("not_reached", Boolean, nullable=False),
    Column("unit", Text),
    Column("at", Text),
    Column("ci_low", Float),
    Column("ci_high", Float),
    Column("hr", Float),
    Column("p", Text),
    Column("part", Boolean, nullable=False),
    Column("cutoff", Text),
    *_place(),
)
"""`part`: of another outcome of the same endpoint."""

adverse_event = Table(
    "adverse_event", metadata,
    *_numbered(),
    Column("id", Text, nullable=False), _regimen(), Column("term", Text, nullable=False), Column("grade", Text),
    *_count(),
    Column("category", Text, nullable=False), Column("absent", Boolean, nullable=False),
    *_place(),
)  # fmt: skip

finding = Table(
    "finding",
    metadata,
    *_numbered(),
    Column("id", Text, nullable=False),
    _regimen(),
    Column("model", Text),
    Column("effect", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("significant", Boolean),
    Column("comparator", Text),
    Column("assertion", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("raw", Text, nullable=False),
    *_place(),
)

regimen = Table(
    "regimen", metadata,
    _of_report(), Column("no", Integer, primary_key=True, autoincrement=False), _key("asset"), **_CLUSTERED,
)  # fmt: skip
"""The assets that records of a report speak of together."""

told = Table(
    "told", metadata,
    Column("report", Integer, nullable=False), Column("key", Text, nullable=False), Column("trial", Text, nullable=False),
    Column("outcomes", Integer, nullable=False), PrimaryKeyConstraint("key", "trial", "report", name="pk_told"), **_CLUSTERED,
)  # fmt: skip
"""How many outcomes of a name a report tells, by trial (`rows.trial_label`): where a history finds its pages."""

name = Table(
    "name", metadata,
    Column("key", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("lexicon", Text),
    Column("named", Boolean, nullable=False),
    Column("entity", Text, nullable=False, index=True),
)  # fmt: skip

name_fact = Table(
    "name_fact", metadata,
    Column("key", Text, primary_key=True), Column("kind", Text, primary_key=True), Column("value", Text, primary_key=True),
    Column("times", Integer, nullable=False),
    Index("ix_name_fact_kind", "kind", "value"), **_CLUSTERED,
)  # fmt: skip
"""How many records of a name have a fact (tally.py)."""

entity = Table("entity", metadata, Column("id", Text, primary_key=True), Column("name", Text, nullable=False))

name_link = Table(
    "name_link", metadata,
    Column("a", Text, primary_key=True), Column("b", Text, primary_key=True, index=True),
    Column("origin", Text, primary_key=True), Column("support", Integer, nullable=False),
)  # fmt: skip

decision = Table(
    "decision", metadata,
    Column("no", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False), Column("a", Text, nullable=False), Column("b", Text, nullable=False),
    Column("a_text", Text, nullable=False), Column("b_text", Text, nullable=False),
    Column("reason", Text), Column("made_at", Text, nullable=False),
)  # fmt: skip

built = Table(
    "built", metadata,
    _key("content"), Column("report", Text, nullable=False), Column("version", Text, nullable=False), Column("made_by", Text, nullable=False),
)  # fmt: skip
"""What `kb build` has read (built.py)."""

RECORD_TABLES = (asset, alias, study, study_registry, outcome, adverse_event, finding, regimen, told)
"""What is replaced when a report is loaded in another version."""

NUMBERED = frozenset({"outcome", "adverse_event", "finding"})
"""The tables whose rows have a report and a number."""
