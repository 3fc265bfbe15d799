"""Mentions and table cells become records, one file per family of records."""
