"""Names in reports that no lexicon has, as lines that a lexicon file can take.

From what `extract` writes come whole entries (other names, company, modality, targets), from what `annotate` writes names with the words around.
Example of a line: {"lexicon": "assets", "id": "QXR-707", "codes": ["QXR-707"], "companies": ["Novelix"], "source": "report.pdf, page 2",
"seen": {"count": 4, "reports": ["report.pdf"], "contexts": ["QXR-707 | Novelix | Phase 1"]}}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from abstract2kb.lexicons import CompiledLexicon, alnum, name_key
from abstract2kb.records import Asset, Extraction, Origin

__all__ = ["Unknown"]

_DRUG, _COMPANY = "DRUG", "COMPANY"
_WITH_ID = ("codes", "names")
_CONTEXTS, _AROUND, _LONGEST, _SHORT = 3, 60, 200, 4


@dataclass
class _Found:
    """A line while it is gathered."""

    lexicon: str
    id: str
    source: str
    lists: dict[str, list[str]] = field(default_factory=dict)
    modality: str | None = None
    count: int = 0
    reports: list[str] = field(default_factory=list)
    contexts: list[str] = field(default_factory=list)

    def add(self, name: str, values: Iterable[str]) -> None:
        """More values of a list, without repeats; the id of an asset is a name by itself."""
        have = self.lists.setdefault(name, [])
        have += [v for v in dict.fromkeys(values) if v not in have and (name in _WITH_ID or v != self.id)]

    def see(self, report: str, count: int, context: str) -> None:
        """`count` places of a report, and what one of them looks like."""
        self.count += count
        if report not in self.reports:
            self.reports.append(report)
        if context and context not in self.contexts and len(self.contexts) < _CONTEXTS:
            self.contexts.append(context)

    def line(self) -> dict[str, Any]:
        """The line, its empty fields left out."""
        line: dict[str, Any] = {"lexicon": self.lexicon, "id": self.id}
        line |= {key: values for key, values in self.lists.items() if values}
        if self.modality:
            line["modality"] = self.modality
        return line | {"source": self.source, "seen": {"count": self.count, "reports": self.reports, "contexts": self.contexts}}


class Unknown:
    """Gathers unknown names over many reports; `lexicon` is what is known."""

    def __init__(self, lexicon: CompiledLexicon) -> None:
        self._lexicon = lexicon
        self._found: dict[tuple[str, str], _Found] = {}

    def lines(self, least: int = 1) -> list[dict[str, Any]]:
        """A line per entry that was seen `least` times, the most frequent first."""
        found = sorted((f for f in self._found.values() if f.count >= least), key=lambda f: (-f.count, f.lexicon, f.id))
        return [f.line() for f in found]

    def add_extraction(self, extraction: Extraction) -> None:
        """The names of a report's assets and of their companies."""
        for asset in extraction.assets:
            self._add_asset(asset, extraction.report.source)
            for company in asset.companies:
                if company.origin is Origin.REPORT and not self._lexicon.lookup(company.value, _COMPANY):
                    place = company.evidence[0]
                    found = self._at("companies", company.value, _source(extraction.report.source, place.page))
                    found.add("names", (company.value,))
                    found.see(extraction.report.source, len(company.evidence), f"{asset.name} | {company.raw or company.value}")

    def add_standoff(self, report: Mapping[str, Any]) -> None:
        """The mentions of drugs and companies in a line of `annotate`."""
        source, text = str(report["source"]), str(report["text"])
        for span in report["spans"]:
            label, name = span["label"], str(span["text"])
            if label not in (_DRUG, _COMPANY) or self._lexicon.lookup(name, label):
                continue
            found = self._at("assets" if label == _DRUG else "companies", name, source)
            found.add(*((_kind(name), (name,)) if label == _DRUG else ("names", (name,))))
            around = text[max(0, span["start"] - _AROUND) : span["end"] + _AROUND]
            found.see(source, 1, " ".join(around.split()))

    def _add_asset(self, asset: Asset, source: str) -> None:
        read = [asset.name, *(a.value for a in asset.aliases if a.origin is Origin.REPORT)]
        new = [name for name in read if not self._lexicon.lookup(name, _DRUG)]
        known = next((s.id for name in read for s in self._lexicon.lookup(name, _DRUG)), None)
        if not new or not asset.evidence:
            return
        found = self._at("assets", known or asset.name, _source(source, asset.evidence[0].page))
        for name in new:
            found.add(_kind(name), (name,))
        if known is None:
            for key in ("companies", "targets", "cytokines"):
                found.add(key, (v.value for v in getattr(asset, key) if v.origin is Origin.REPORT))
            if asset.modality and asset.modality.origin is Origin.REPORT:
                found.modality = found.modality or asset.modality.value.value
        keys = {name_key(name) for name in new}
        count = sum(name_key(e.quote) in keys for e in (*asset.evidence, *(e for a in asset.aliases for e in a.evidence)))
        found.see(source, max(count, 1), _told(asset))

    def _at(self, lexicon: str, entry_id: str, source: str) -> _Found:
        return self._found.setdefault((lexicon, name_key(entry_id)), _Found(lexicon, entry_id, source))


def _source(report: str, page: int | None) -> str:
    return f"{report}, page {page}" if page else report


def _kind(name: str) -> str:
    """The list of an entry that a name belongs to, by its form; a few letters mean other things in other reports."""
    if any(c.isdigit() for c in name):
        return "codes"
    return "ambiguous" if len(alnum(name)) <= _SHORT else "synonyms"


def _told(asset: Asset) -> str:
    """What the report says of an asset, in its words."""
    values = (*asset.aliases, *asset.companies, asset.construct, asset.modality, *asset.targets, *asset.cytokines, asset.stage, *asset.conditions)
    words = (asset.name, *(v.raw for v in values if v is not None and v.origin is Origin.REPORT and v.raw))
    return " | ".join(dict.fromkeys(" ".join(w.split()) for w in words))[:_LONGEST]
