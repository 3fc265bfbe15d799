"""Assets: drugs, biologics and cell therapies, one record per real-world entity per report."""

from __future__ import annotations

import warnings
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from abstract2kb.records.evidence import Evidence, Record, Sourced

__all__ = ["Asset", "Modality", "Role", "Stage"]


class Role(StrEnum):
    """What the report says the asset for: its subject, given with it, its control arm, or background."""

    SUBJECT = "subject"
    PARTNER = "partner"
    COMPARATOR = "comparator"
    MENTIONED = "mentioned"


class Modality(StrEnum):
    """How the asset is built."""

    CYTOKINE = "cytokine"
    PEGYLATED_CYTOKINE = "pegylated cytokine"
    FC_FUSION_CYTOKINE = "Fc-fusion cytokine"
    CYTOKINE_RECEPTOR_FUSION = "cytokine-receptor fusion"
    IMMUNOCYTOKINE = "immunocytokine"
    MONOCLONAL_ANTIBODY = "monoclonal antibody"
    BISPECIFIC_ANTIBODY = "bispecific antibody"
    ANTIBODY_DRUG_CONJUGATE = "antibody-drug conjugate"
    CAR_T = "CAR-T"
    CELL_THERAPY = "cell therapy"
    ONCOLYTIC_VIRUS = "oncolytic virus"
    BACTERIAL_THERAPY = "bacterial therapy"
    ANTISENSE_OLIGONUCLEOTIDE = "antisense oligonucleotide"
    RNA_THERAPY = "RNA therapy"
    GENE_THERAPY = "gene therapy"
    VACCINE = "vaccine"
    RADIOLIGAND = "radioligand"
    SMALL_MOLECULE = "small molecule"
    HORMONE_THERAPY = "hormone therapy"
    CHEMOTHERAPY = "chemotherapy"
    OTHER = "other"


class Stage(StrEnum):
    """Development stage of an asset, or phase of a study, in the order of advance."""

    PRECLINICAL = "Preclinical"
    PHASE_0 = "Phase 0"
    PHASE_1 = "Phase 1"
    PHASE_1_2 = "Phase 1/2"
    PHASE_2 = "Phase 2"
    PHASE_2_3 = "Phase 2/3"
    PHASE_3 = "Phase 3"
    PHASE_4 = "Phase 4"
    FILED = "Filed"
    APPROVED = "Approved"
    DISCONTINUED = "Discontinued"

    @property
    def rank(self) -> int:
        """Position in the order of advance; Discontinued is last."""
        return list(Stage).index(self)


# the contract's field name `construct` hides a deprecated pydantic method of that name: said once, on purpose
warnings.filterwarnings("ignore", message='Field name "construct" in "(Plain)?Asset" shadows', category=UserWarning)


class Asset(Record):
    """A drug, biologic or cell therapy. `evidence` holds the places where its name was read."""

    id: str
    article: str
    name: Annotated[str, Field(min_length=1)]
    aliases: tuple[Sourced[str], ...] = ()
    role: Role
    companies: tuple[Sourced[str], ...] = ()
    modality: Sourced[Modality] | None = None
    cytokines: tuple[Sourced[str], ...] = ()
    targets: tuple[Sourced[str], ...] = ()
    construct: Sourced[str] | None = None  # type: ignore[assignment]
    stage: Sourced[Stage] | None = None
    trials: tuple[Sourced[str], ...] = ()
    conditions: tuple[Sourced[str], ...] = ()
    routes: tuple[Sourced[str], ...] = ()
    combinations: tuple[Sourced[str], ...] = ()
    identifiers: dict[str, str] = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
