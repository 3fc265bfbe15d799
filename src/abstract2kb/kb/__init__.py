"""The store: what extractions say, added up over reports, in an SQLite file or a PostgreSQL database.

Example:
    kb = KnowledgeBase("a2kb.db")
    kb.load(["out.jsonl"])
    for row in kb.assets(cytokine="IL-2", stage=">=Phase 2"): print(row.name, row.stage)
"""

from abstract2kb.kb.base import KnowledgeBase
from abstract2kb.kb.store import DEFAULT, Store

__all__ = ["DEFAULT", "KnowledgeBase", "Store"]
