"""What every export says of itself: format, tool and schema version, reports, prefixes, and the licences of the vocabularies it points to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Protocol

from abstract2kb.export.curies import PREFIXES
from abstract2kb.records import SCHEMA_VERSION, Extraction
from abstract2kb.version import __version__

__all__ = ["LICENCES", "About", "Entities", "NoEntities"]

LICENCES: dict[str, str] = {
    "biolink": "Biolink Model: CC0-1.0 (categories and predicates of the KGX export)",
    "clinicaltrials": "ClinicalTrials.gov: public information of the U.S. National Library of Medicine; name it as the source (numbers only)",
    "ctcae": "CTCAE v5.0: public domain, National Cancer Institute (normalised terms of adverse events)",
    "doid": "Disease Ontology: CC0-1.0 (ids only)",
    "drugbank": "DrugBank vocabulary: CC0-1.0 (ids only)",
    "hgnc.symbol": "HGNC: CC0-1.0 (symbols only)",
    "mesh": "MeSH: courtesy of the U.S. National Library of Medicine, free to use with attribution (ids only)",
    "reports": "The quotes are those of the reports, whose rights stay with their publishers",
}
"""Vocabulary to its licence, and what of it an export holds."""


class Entities(Protocol):
    """Who knows which asset over all reports each asset of a report is: a store does, files do not."""

    def of(self, report: str, asset: str) -> tuple[str, str] | None:
        """Id and name of the entity, by the ids of the report and of its asset; None where there is none."""

    def tells_apart(self, identifier: str) -> bool:
        """Whether an identifier ("drugbank:DB15140") is of one entity only."""


class NoEntities:
    """Every report's assets for themselves."""

    def of(self, report: str, asset: str) -> tuple[str, str] | None:
        """None."""
        return None

    def tells_apart(self, identifier: str) -> bool:
        """True, as nothing is known against it."""
        return True


class About:
    """The metadata of one export; `reports` fills while the extractions pass. `entities` are for the formats that have such."""

    def __init__(self, form: str, entities: Entities | None = None) -> None:
        self.format, self.reports = form, list[tuple[str, str]]()
        self.entities: Entities = entities or NoEntities()
        self.tool, self.schema = f"abstract2kb {__version__}", SCHEMA_VERSION

    def noting(self, extractions: Iterable[Extraction]) -> Iterator[Extraction]:
        """The same extractions; id and source of each are noted as it passes."""
        for extraction in extractions:
            self.reports.append((extraction.report.id, extraction.report.source))
            yield extraction

    def facts(self) -> dict[str, str]:
        """What is known before the first extraction: format, tool, schema version."""
        return {"format": self.format, "tool": self.tool, "schema_version": self.schema}

    def data(self) -> dict[str, object]:
        """All of it; complete when the last extraction has passed."""
        reports = [{"id": key, "source": source} for key, source in self.reports]
        return {**self.facts(), "reports": reports, "prefixes": PREFIXES, "licences": LICENCES}

    def json(self) -> str:
        """The metadata as JSON text."""
        return json.dumps(self.data(), ensure_ascii=False, indent=1) + "\n"
