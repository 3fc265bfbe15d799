"""Identifiers as CURIEs, with the prefixes of the Bioregistry where it has one, and the pages of trials.

Example: `trial_curie("NCT03529110")` is "clinicaltrials:NCT03529110", `trial_url` of it the page on ClinicalTrials.gov.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from urllib.parse import quote

from abstract2kb.lexicons import load
from abstract2kb.lexicons.schema import ConditionEntry, CytokineEntry, TargetEntry

__all__ = [
    "PREFIXES",
    "asset_curies",
    "condition_curie",
    "expand",
    "gene_curie",
    "named_curie",
    "record_curie",
    "report_curie",
    "trial_curie",
    "trial_url",
]

PREFIXES: dict[str, str] = {
    "a2kb": "urn:abstract2kb:",
    "a2kbv": "urn:abstract2kb:vocabulary:",
    "anzctr": "https://www.anzctr.org.au/TrialSearch.aspx#&&searchTxt=",
    "chictr": "https://www.chictr.org.cn/searchprojEN.html?regno=",
    "clinicaltrials": "https://clinicaltrials.gov/study/",
    "ctis": "https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT=",
    "ctri": "https://ctri.nic.in/Clinicaltrials/pmaindet2.php?trialid=",
    "dcterms": "http://purl.org/dc/terms/",
    "doid": "http://purl.obolibrary.org/obo/DOID_",
    "drks": "https://drks.de/search/en/trial/",
    "drugbank": "https://go.drugbank.com/drugs/",
    "euclinicaltrials": "https://www.clinicaltrialsregister.eu/ctr-search/search?query=",
    "hgnc.symbol": "https://www.genenames.org/data/gene-symbol-report/#!/symbol/",
    "isrctn": "https://www.isrctn.com/",
    "jrct": "https://jrct.niph.go.jp/en-latest-detail/",
    "mesh": "http://id.nlm.nih.gov/mesh/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "uminctr": "https://center6.umin.ac.jp/cgi-open-bin/ctr_e/ctr_view.cgi?recptno=",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix to IRI; `a2kb` and `a2kbv` are this tool's own records and terms, as URNs that claim no domain."""

_REGISTRIES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), prefix)
    for pattern, prefix in (
        (r"NCT\d{8}", "clinicaltrials"),
        (r"20[2-9]\d-5\d{5}-\d{2}(-\d{2})?", "ctis"),
        (r"\d{4}-\d{6}-\d{2}", "euclinicaltrials"),
        (r"ISRCTN\d{8}", "isrctn"),
        (r"UMIN\d+", "uminctr"),
        (r"jRCTs?\d+", "jrct"),
        (r"ChiCTR[\w-]+", "chictr"),
        (r"CTRI/[\d/]+", "ctri"),
        (r"DRKS\d+", "drks"),
        (r"ACTRN\d+", "anzctr"),
    )
)
_ASSET_KEYS = {"drugbank": "drugbank", "mesh": "mesh"}
_DOID = re.compile(r"\bDOID:(\d+)\b")


def expand(curie: str) -> str:
    """The IRI of a CURIE, its local part percent-encoded; raises KeyError for an unknown prefix."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + quote(local, safe="-._~/:")


def report_curie(report_id: str) -> str:
    """The CURIE of a report: the SHA-256 of its bytes."""
    return f"a2kb:report.{report_id}"


def record_curie(report_id: str, key: str) -> str:
    """The CURIE of a record; record ids are unique within their report only, so 16 digits of the report's id stand before it."""
    return f"a2kb:{report_id[:16]}.{key}"


def named_curie(kind: str, name: str) -> str:
    """The CURIE of something that has a name but no identifier of a vocabulary; the same name gives the same CURIE.

    >>> named_curie("company", "Bristol Myers Squibb")
    'a2kb:company.bristol-myers-squibb-3d1215e7'
    """
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40]
    return f"a2kb:{kind}.{slug or 'x'}-{sha256(name.encode()).hexdigest()[:8]}"


def trial_curie(number: str) -> str | None:
    """The CURIE of a registry number; None for a registry that is not known here."""
    return next((f"{prefix}:{number}" for pattern, prefix in _REGISTRIES if pattern.fullmatch(number)), None)


def trial_url(number: str) -> str | None:
    """The page of a trial in its registry."""
    curie = trial_curie(number)
    return expand(curie) if curie else None


def asset_curies(identifiers: dict[str, str]) -> tuple[str, ...]:
    """The CURIEs of an asset's identifiers, in order of prefix; a vocabulary that is not known here is left out."""
    return tuple(f"{_ASSET_KEYS[key]}:{value}" for key, value in sorted(identifiers.items()) if key in _ASSET_KEYS)


def condition_curie(name: str) -> str | None:
    """The Disease Ontology id of a condition, where the lexicon has one that was checked."""
    return _conditions().get(name)


def gene_curie(name: str) -> str | None:
    """The HGNC symbol of a target or cytokine of one gene."""
    return _genes().get(name)


@cache
def _conditions() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in load("conditions"):
        match = _DOID.search(entry.source)
        if isinstance(entry, ConditionEntry) and match:
            found[entry.id] = f"doid:{match[1]}"
    return found


@cache
def _genes() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in (*load("cytokines"), *load("targets")):
        if isinstance(entry, (TargetEntry, CytokineEntry)) and entry.gene and ";" not in entry.gene:
            found.setdefault(entry.id, f"hgnc.symbol:{entry.gene}")
    return found
