"""What Alembic runs: the migrations, on the connection and in the transaction that the store handed over."""

from __future__ import annotations

from alembic import context

from abstract2kb.kb.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=context.config.attributes["version_table"],
    transactional_ddl=False,
)
context.run_migrations()
