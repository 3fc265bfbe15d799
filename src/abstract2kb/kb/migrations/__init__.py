"""Alembic's scripts: part of the package, so that an installed one can bring a store up to date."""
