"""The first schema of the store.

A column is written "name:type", with "*" for one of the primary key, "!" for one that is never null, "u" for a unique one.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None
REBUILDS = False

TABLES = {
    "adverse_event": (
        "report:int* id:text* article:text! term:text! term_normalized:text grade:text n:int total:int percent:float "
        "derived_total:int derived_percent:float bound:text! arm:text assertion:text! study:text origin:text! confidence:float! "
        "raw:text! category:text! absent:bool! quote:text page:int start:int end:int"
    ),
    "asset": (
        "report:int* id:text* article:text! name:text! key:text! role:text! modality:text construct:text stage:text "
        "stage_quote:text stage_page:int quote:text page:int start:int end:int"
    ),
    "asset_fact": "report:int* asset:text* kind:text* value:text* key:text origin:text! quote:text page:int",
    "decision": "no:int* kind:text! a:text! b:text! a_text:text! b_text:text! reason:text made_at:text!",
    "entity": "id:text* name:text!",
    "extraction": "report:int* version:text* schema_version:text! loaded_at:text! superseded_at:text records:int! document:bytes!",
    "finding": (
        "report:int* id:text* article:text! model:text effect:text! direction:text! significant:bool comparator:text "
        "assertion:text! confidence:float! raw:text! quote:text page:int start:int end:int"
    ),
    "issue": "report:int* no:int* code:text! severity:text! message:text! page:int",
    "name": "key:text* text:text! lexicon:text named:bool! entity:text!",
    "name_fact": "key:text* kind:text* value:text* times:int!",
    "name_link": "a:text* b:text* origin:text* support:int!",
    "outcome": (
        "report:int* id:text* article:text! endpoint:text! endpoint_text:text! measure:text! n:int total:int percent:float "
        "derived_total:int derived_percent:float bound:text! arm:text assertion:text! study:text origin:text! confidence:float! "
        "raw:text! value:float not_reached:bool! unit:text at:text ci_low:float ci_high:float ci_level:float hr:float p:text "
        "subset_of:text cutoff:text quote:text page:int start:int end:int"
    ),
    "record_asset": "report:int* asset:text* family:text* record:text*",
    "report": "no:int* id:text!u source:text! title:text conference:text year:int publisher:text pages:int date:text version:text!",
    "sketch": "report:int* hash:text*",
    "study": (
        "report:int* id:text* article:text! acronym:text phase:text phase_quote:text enrollment:int enrollment_quote:text "
        "design:text conditions:text follow_up:float follow_up_unit:text median_age:float quote:text page:int start:int end:int"
    ),
    "study_registry": "report:int* study:text* registry_id:text*",
}
CLUSTERED = {
    "adverse_event", "asset", "asset_fact", "finding", "issue", "name_fact", "outcome", "record_asset", "sketch", "study", "study_registry",
}  # fmt: skip
INDEXES = (
    ("ix_name_fact_kind", "name_fact", ["kind", "value"], None),
    ("ix_asset_key", "asset", ["key"], None),
    ("ix_asset_fact_key", "asset_fact", ["key"], "key IS NOT NULL"),
    ("ix_asset_fact_kind", "asset_fact", ["kind", "value"], None),
    ("ix_name_entity", "name", ["entity"], None),
    ("ix_name_link_b", "name_link", ["b"], None),
    ("ix_report_date", "report", ["date"], None),
    ("ix_study_registry_registry_id", "study_registry", ["registry_id"], None),
)
_TYPES = {"int": sa.Integer, "text": sa.Text, "float": sa.Float, "bool": sa.Boolean, "bytes": sa.LargeBinary}


def _parts(spec: str) -> tuple[str, str, str]:
    """Name, type and flags of a column."""
    name, rest = spec.split(":")
    kind = rest.rstrip("*!u")
    return name, kind, rest[len(kind) :]


def _column(name: str, kind: str, flags: str) -> sa.Column[object]:
    return sa.Column(name, _TYPES[kind], nullable=not flags, autoincrement=False)


def upgrade() -> None:
    """Make the tables and their indexes."""
    for table, specs in TABLES.items():
        columns = [_parts(spec) for spec in specs.split()]
        keys = [name for name, _, flags in columns if "*" in flags]
        unique = [name for name, _, flags in columns if "u" in flags]
        op.create_table(
            table,
            *(_column(*parts) for parts in columns),
            sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"),
            *(sa.UniqueConstraint(name, name=f"uq_{table}_{name}") for name in unique),
            sqlite_with_rowid=table not in CLUSTERED,
        )
    for index, table, names, where in INDEXES:
        condition = sa.text(where) if where else None
        op.create_index(index, table, names, sqlite_where=condition, postgresql_where=condition)
