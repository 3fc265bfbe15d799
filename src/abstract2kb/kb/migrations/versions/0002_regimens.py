"""Regimens in place of a row per record and asset, what lexicons know said once, outcomes counted by trial.

The tables of records are made empty; the store fills them from the extractions (rebuilding.py).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None
REBUILDS = True

_PLACE = "quote:text page:int start:int end:int"
_NUMBER = (
    "n:int total:int percent:float derived_total:int derived_percent:float bound:text! arm:text assertion:text! study:text origin:text! "
    "confidence:float! raw:text!"
)
TABLES = {
    "adverse_event": f"report:int* id:text* article:text! regimen:int term:text! term_normalized:text grade:text {_NUMBER} category:text! "
    f"absent:bool! {_PLACE}",
    "asset": "report:int* id:text* article:text! name:text! key:text! role:text! modality:text construct:text stage:text stage_quote:text "
    f"stage_page:int known:text {_PLACE}",
    "built": "content:text* report:text! version:text! made_by:text!",
    "finding": "report:int* id:text* article:text! regimen:int model:text effect:text! direction:text! significant:bool comparator:text "
    f"assertion:text! confidence:float! raw:text! {_PLACE}",
    "known_fact": "known:text* kind:text* value:text* key:text name:text!",
    "outcome": f"report:int* id:text* article:text! regimen:int endpoint:text! endpoint_text:text! measure:text! {_NUMBER} value:float "
    "not_reached:bool! unit:text at:text ci_low:float ci_high:float ci_level:float hr:float p:text subset_of:text cutoff:text "
    f"{_PLACE}",
    "regimen": "report:int* no:int* asset:text*",
    "study": "report:int* id:text* article:text! regimen:int acronym:text phase:text phase_quote:text enrollment:int enrollment_quote:text "
    f"design:text conditions:text follow_up:float follow_up_unit:text median_age:float {_PLACE}",
    "told": "report:int! key:text! trial:text! outcomes:int!",
}
_TYPES = {"int": sa.Integer, "text": sa.Text, "float": sa.Float, "bool": sa.Boolean}


def _column(spec: str) -> sa.Column[object]:
    name, kind = spec.rstrip("*!").split(":")
    return sa.Column(name, _TYPES[kind], nullable=spec[-1] not in "*!", autoincrement=False)


def upgrade() -> None:
    """Drop what has another form, make what is new, empty what is filled anew."""
    for table in ("record_asset", "adverse_event", "asset", "finding", "outcome", "study"):
        op.drop_table(table)
    op.drop_index("ix_asset_fact_kind", "asset_fact")
    for table in ("asset_fact", "study_registry", "issue", "sketch", "name", "name_fact", "name_link", "entity"):
        op.execute(f"DELETE FROM {table}")
    for table, specs in TABLES.items():
        keys = ["key", "trial", "report"] if table == "told" else [s.split(":")[0] for s in specs.split() if s.endswith("*")]
        columns = [_column(spec) for spec in specs.split()]
        op.create_table(table, *columns, sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"), sqlite_with_rowid=table == "built")
    op.create_index("ix_asset_key", "asset", ["key", "stage"])
    op.create_index("ix_known_fact_key", "known_fact", ["key"])
