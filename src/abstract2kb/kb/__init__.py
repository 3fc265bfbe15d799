"""The store: what extractions say, added up over reports."""
