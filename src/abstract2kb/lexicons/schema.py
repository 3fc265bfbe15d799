"""The line forms of the lexicons in `data/`: one JSON object per line, checked when the model is built.

Example of a line in cytokines.jsonl:
    {"id": "IL-2", "names": ["IL-2", "interleukin-2"], "gene": "IL2", "kind": "interleukin", "source": "HGNC IL2"}
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from abstract2kb.records import Endpoint, Measure, Modality, Record, Stage

__all__ = [
    "AdverseEventEntry",
    "AssetEntry",
    "CodePrefixEntry",
    "CompanyEntry",
    "ConditionEntry",
    "CytokineEntry",
    "EndpointEntry",
    "Entry",
    "ModalityEntry",
    "ModelEntry",
    "NotDrugEntry",
    "RouteEntry",
    "StageEntry",
    "TargetEntry",
]

Name = Annotated[str, Field(min_length=1)]


class Entry(Record):
    """What every line has: an id, the names it goes by, names that need a cue, and where the fact can be checked."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    id: Name
    names: tuple[Name, ...] = ()
    ambiguous: tuple[Name, ...] = ()
    source: Name

    def all_names(self) -> tuple[str, ...]:
        """Every name, without repeats, in order."""
        return tuple(dict.fromkeys((*self.names, *self.ambiguous)))


class CytokineEntry(Entry):
    """A cytokine, chemokine, or a receptor of one (`kind` "receptor"); `gene` is the HGNC symbol."""

    gene: str | None = None
    kind: Literal[
        "interleukin", "interferon", "colony-stimulating factor", "tnf superfamily", "chemokine", "growth factor",
        "receptor", "other",
    ]  # fmt: skip


class TargetEntry(Entry):
    """What a drug binds; `gene` holds HGNC symbols, parted by ";"."""

    gene: str | None = None


class CompanyEntry(Entry):
    """A company; `parent` is the id of its present owner."""

    parent: str | None = None


class AssetEntry(Entry):
    """A drug with its INN, research codes, brands and synonyms, and what is known of it."""

    inn: str | None = None
    codes: tuple[Name, ...] = ()
    brands: tuple[Name, ...] = ()
    synonyms: tuple[Name, ...] = ()
    companies: tuple[Name, ...] = ()
    modality: Modality | None = None
    targets: tuple[Name, ...] = ()
    cytokines: tuple[Name, ...] = ()

    def all_names(self) -> tuple[str, ...]:
        """The id, INN, codes, brands and synonyms, without repeats."""
        inn = (self.inn,) if self.inn else ()
        every = (self.id, *inn, *self.codes, *self.brands, *self.synonyms, *self.names, *self.ambiguous)
        return tuple(dict.fromkeys(every))


class ConditionEntry(Entry):
    """A tumour type, haematological or autoimmune condition."""

    parent: str | None = None
    kind: Literal["solid", "haematologic", "cns", "benign-haematology", "autoimmune", "other"]


class AdverseEventEntry(Entry):
    """An adverse event term; `ctcae` is True for the terms of CTCAE v5.0, `soc` its system organ class."""

    soc: str
    ctcae: bool

    def all_names(self) -> tuple[str, ...]:
        """The term itself and its other names."""
        return tuple(dict.fromkeys((self.id, *self.names, *self.ambiguous)))


class EndpointEntry(Entry):
    """An efficacy endpoint and the measures that it is given in."""

    endpoint: Endpoint
    measures: tuple[Measure, ...] = ()
    kind: Literal["response", "survival", "time", "molecular", "pathologic", "patient-reported", "other"]


class ModelEntry(Entry):
    """A preclinical model: cell line, mouse strain or species."""

    condition: str | None = None
    species: str | None = None
    kind: str


class ModalityEntry(Entry):
    """Words that tell how an asset is built."""

    modality: Modality


class StageEntry(Entry):
    """Words other than "phase N" that tell a development stage; `confidence` for those that only suggest it."""

    stage: Stage
    confidence: Annotated[float, Field(ge=0.0, le=1.0)] = 0.9


class RouteEntry(Entry):
    """A route of administration; the id is the canonical adjective ("intravenous")."""


class CodePrefixEntry(Entry):
    """Letters that begin a research code ("AMG", with its company) or something that only looks like one ("KEYNOTE")."""

    kind: Literal[
        "company", "trial family", "cooperative group", "assay or score", "virus", "grant or accession", "gene family",
        "schedule", "conference",
    ]  # fmt: skip
    company: str | None = None


class NotDrugEntry(Entry):
    """A word of the broad drug vocabulary that in this field's texts is no drug that was given."""

    kind: Name
