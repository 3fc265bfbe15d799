"""Outcomes, events and findings by number, facts of an asset in its row, no table for what nothing asks.

The tables of records are made empty; the store fills them from the extractions (rebuilding.py).
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None
REBUILDS = True

_PLACE = "quote:text page:int start:int end:int"
_NUMBERED = "report:int! no:big* id:text! regimen:int"
_COUNT = "n:int total:int percent:float bound:text! arm:text assertion:text! study:text confidence:float! raw:text!"
TABLES = {
    "adverse_event": f"{_NUMBERED} term:text! grade:text {_COUNT} category:text! absent:bool! {_PLACE}",
    "alias": "report:int* asset:text* value:text* key:text origin:text! quote:text page:int",
    "asset": "report:int* id:text* name:text! key:text! role:text! modality:text stage:text stage_quote:text stage_page:int known:text facts:text "
    f"{_PLACE}",
    "finding": f"{_NUMBERED} model:text effect:text! direction:text! significant:bool comparator:text assertion:text! confidence:float! raw:text! "
    f"{_PLACE}",
    "outcome": f"{_NUMBERED} endpoint:text! endpoint_text:text! measure:text! {_COUNT} derived_percent:float value:float not_reached:bool! unit:text "
    f"at:text ci_low:float ci_high:float hr:float p:text part:bool! cutoff:text {_PLACE}",
    "study": "report:int* id:text* regimen:int acronym:text phase:text phase_quote:text enrollment:int enrollment_quote:text design:text "
    f"conditions:text {_PLACE}",
}
_CLUSTERED = {"alias", "asset", "study"}
_TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "int": sa.Integer(),
    "big": sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
    "text": sa.Text(),
    "float": sa.Float(),
    "bool": sa.Boolean(),
}


def _column(spec: str) -> sa.Column[object]:
    name, kind = spec.rstrip("*!").split(":")
    return sa.Column(name, _TYPES[kind], nullable=spec[-1] not in "*!", autoincrement=False)


def upgrade() -> None:
    """Drop what has another form, make what is new, empty what is filled anew."""
    for table in ("adverse_event", "asset", "asset_fact", "finding", "issue", "outcome", "sketch", "study"):
        op.drop_table(table)
    for table in ("study_registry", "regimen", "told", "known_fact", "name", "name_fact", "name_link", "entity"):
        op.execute(f"DELETE FROM {table}")
    for table, specs in TABLES.items():
        keys = [s.split(":")[0] for s in specs.split() if s.endswith("*")]
        columns = [_column(spec) for spec in specs.split()]
        op.create_table(table, *columns, sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"), sqlite_with_rowid=table not in _CLUSTERED)
    op.create_index("ix_asset_key", "asset", ["key", "stage"])
    op.create_index("ix_alias_key", "alias", ["key"])
    op.add_column("report", sa.Column("sketch", sa.Text()))
