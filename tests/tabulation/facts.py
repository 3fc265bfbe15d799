"""Invented trials: drugs of the lexicon, arms, sizes, and numbers with the gold records that they stand for."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Record = dict[str, Any]
"""A gold record in the plain form, with "kind" "outcomes" or "adverse_events"."""
Made = tuple[str, list[Record]]
"""The text of a cell and what it says."""

_FIRST = "ALPINE BEACON CORAL DELTA EMBER FALCON GLACIER HARBOR IRIS JUNIPER LANTERN MERIDIAN NOVA OPAL PRISM QUARTZ RIVER SUMMIT TIDAL VISTA ZENITH".split()
_TAILS = ["-1", "-02", "-3", "-101", "-Lung01", "-Breast02", " 301", "-AML", "-MM-3", "-7", " II", "-204"]
_CONTROLS = ["Chemotherapy", "Investigator’s choice", "TPC", "Standard of care", "Physician’s choice", "BSC"]
EVENTS = (
    "Nausea|Vomiting|Diarrhea|Diarrhoea|Fatigue|Asthenia|Neutropenia|Neutrophil count decreased|Anemia|Anaemia|Thrombocytopenia|"
    "Platelet count decreased|Leukopenia|Lymphopenia|Febrile neutropenia|ALT increased|AST increased|Rash|Pruritus|Stomatitis|Mucositis|Alopecia|"
    "Peripheral neuropathy|Decreased appetite|Constipation|Pyrexia|Hypertension|Hypothyroidism|Pneumonitis|ILD|Pneumonia|Infections|COVID-19|"
    "Infusion-related reaction|Cytokine release syndrome|CRS|ICANS|Neurotoxicity|Hypokalemia|Hyponatremia|Dry eye|Dry mouth|Keratopathy|"
    "Blurred vision|Arthralgia|Back pain|Headache|Dysgeusia|Hyperglycemia|Proteinuria|Injection-site reaction|Abdominal pain|Cough|Dyspnea|"
    "QT prolongation|Bleeding|Atrial fibrillation|Hand-foot syndrome|Weight decreased|Tumor lysis syndrome|Hypogammaglobulinemia|Edema peripheral"
).split("|")
TOTALS = ["Any TEAE", "Any AE", "Any TRAE", "All treatment-related AEs", "Serious AEs", "Any adverse event"]


@dataclass(frozen=True)
class Arm:
    """A group of patients: its words, the assets given, its size."""

    words: str
    assets: tuple[str, ...]
    n: int
    control: bool = False


@dataclass(frozen=True)
class Trial:
    """An invented trial."""

    name: str
    nct: str
    phase: str
    setting: str
    arms: tuple[Arm, ...]


@cache
def lexicon() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The investigational and the established assets that have an unambiguous name, without those of the laboratory: no trial has an arm of them."""
    found = []
    for name in ("assets_investigational", "assets_established"):
        lines = files("abstract2kb").joinpath("data", f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        entries = [json.loads(line) for line in lines]
        entries = [e for e in entries if e["source"] != "literature"]
        found.append([e for e in entries if not e.get("ambiguous") and (e["inn"] or e["codes"]) and e.get("modality") != "chemotherapy"])
    return found[0], found[1]


def aliases(name: str) -> list[str]:
    """All names of the asset that is called so."""
    for entry in (*lexicon()[0], *lexicon()[1]):
        every = [n for n in (entry["id"], entry["inn"], *entry["codes"], *entry["brands"], *entry["synonyms"]) if n]
        if name in every:
            return every
    return [name]


def drug(rng: random.Random, established: bool = False) -> str:
    """A drug by its INN or a code."""
    entry = rng.choice(lexicon()[established])
    names = [n for n in (entry["inn"], *entry["codes"]) if n and 4 < len(n) < 24]
    return rng.choice(names) if names else drug(rng, established)


def _capital(rng: random.Random, name: str) -> str:
    return name[:1].upper() + name[1:] if name.islower() and rng.random() < 0.6 else name


def trial(rng: random.Random, arms: int, taken: set[str]) -> Trial:
    """A trial of so many arms, under a name that is not taken."""
    while (name := rng.choice(_FIRST) + rng.choice(_TAILS)) in taken:
        pass
    taken.add(name)
    main, partner = drug(rng), drug(rng, True)
    combined = rng.random() < 0.3
    first = Arm(
        f"{_capital(rng, main)} + {partner}" if combined else _capital(rng, main), (main, partner) if combined else (main,), rng.randint(24, 420)
    )
    found = [first]
    if arms > 1:
        kind = rng.random()
        size = max(20, first.n + rng.randint(-12, 12))
        if combined:
            words = rng.choice([_capital(rng, partner), f"Placebo + {partner}"])
            found.append(Arm(words, (partner,), size, True))
        elif kind < 0.5:
            found.append(Arm(rng.choice(_CONTROLS), (), size, True))
        else:
            other = drug(rng, True)
            found.append(Arm(_capital(rng, other), (other,), size, True))
    setting = rng.choice(["R/R MM", "R/R DLBCL", "AML", "NSCLC, 2L+", "HR+/HER2– BC", "mCRPC", "Advanced melanoma", "R/R FL", "TNBC", "CLL"])
    return Trial(name, f"NCT0{rng.randint(1000000, 6999999)}", rng.choice(["1", "1/2", "2", "3", "1b/2", "2/3"]), setting, tuple(found))


def _number(value: float, places: int) -> str:
    return f"{value:.{places}f}"


@dataclass
class Maker:
    """Makes the cells of a table in one way of writing."""

    rng: random.Random
    places: int = 1
    dash: str = "–"
    missing: float = 0.08
    minus: str = "–"
    sized: bool = True
    """Whether the table tells the sizes of the arms."""

    def _blank(self) -> bool:
        return self.rng.random() < self.missing

    def _common(self, trial: Trial, arm: Arm | None) -> Record:
        whole = arm is not None and len(trial.arms) == 1
        given = arm or next(a for a in trial.arms if not a.control)
        return {"study": trial.name, "arm": None if arm is None or whole else arm.words, "assets": list(given.assets)}

    def interval(self, low: float, high: float, places: int) -> str:
        """An interval of this style, without brackets."""
        return f"{_number(low, places)}{self.minus}{_number(high, places)}"

    def share(self, endpoint: str, style: str) -> Callable[[Trial, Arm], Made]:
        """Response rates: style "n (%)", "%", "% (CI)" or "n/N (%)"."""

        def make(trial: Trial, arm: Arm) -> Made:
            if self._blank():
                return self.dash, []
            n = self.rng.randint(2, arm.n)
            percent = round(100 * n / arm.n, self.places)
            record: Record = {"kind": "outcomes", "endpoint": endpoint, "percent": percent} | self._common(trial, arm)
            shown = _number(percent, self.places)
            if style == "n/N (%)":
                return f"{n}/{arm.n} ({shown})", [record | {"n": n, "total": arm.n}]
            if self.sized:
                record["total"] = arm.n
            if style == "n (%)":
                return f"{n} ({shown})", [record | {"n": n}]
            if style == "% (CI)":
                low, high = max(0.1, round(percent * 0.8, 1)), min(99.9, round(percent * 1.15 + 1, 1))
                return f"{shown} ({self.interval(low, high, 1)})", [record | {"ci_low": low, "ci_high": high}]
            return shown, [record]

        return make

    def pair(self, endpoints: tuple[str, str]) -> Callable[[Trial, Arm], Made]:
        """Two response rates in one cell: "85 / 40"."""

        def make(trial: Trial, arm: Arm) -> Made:
            if self._blank():
                return self.dash, []
            first = self.rng.randint(20, 95)
            numbers = (first, self.rng.randint(1, first))
            total = {"total": arm.n} if self.sized else {}
            records = [
                {"kind": "outcomes", "endpoint": e, "percent": p} | total | self._common(trial, arm) for e, p in zip(endpoints, numbers, strict=True)
            ]
            return f"{numbers[0]} / {numbers[1]}", records

        return make

    def median(self, endpoint: str, style: str) -> Callable[[Trial, Arm], Made]:
        """Median times in months, with style "CI" and an interval."""

        def make(trial: Trial, arm: Arm) -> Made:
            if self._blank():
                return self.dash, []
            record: Record = {"kind": "outcomes", "endpoint": endpoint} | self._common(trial, arm)
            value = round(self.rng.uniform(2, 45), 1)
            low, high = round(value * 0.75, 1), round(value * 1.4, 1)
            roll = self.rng.random()
            if roll < 0.12:
                word = self.rng.choice(["NR", "NE"])
                if style == "CI" and roll < 0.06:
                    return f"{word} ({_number(low, 1)}{self.minus}NE)", [record | {"value": "NR", "ci_low": low, "ci_high": "NR"}]
                return word, [record | {"value": "NR"}]
            record |= {"value": value, "unit": "months"}
            if style != "CI":
                return _number(value, 1), [record]
            if roll > 0.85:
                return f"{value} ({_number(low, 1)}{self.minus}NE)", [record | {"ci_low": low, "ci_high": "NR"}]
            return f"{value} ({self.interval(low, high, 1)})", [record | {"ci_low": low, "ci_high": high}]

        return make

    def rate(self, endpoint: str, at: str) -> Callable[[Trial, Arm], Made]:
        """Landmark rates."""

        def make(trial: Trial, arm: Arm) -> Made:
            if self._blank():
                return self.dash, []
            percent = round(self.rng.uniform(12, 97), self.places)
            record: Record = {"kind": "outcomes", "endpoint": endpoint, "percent": percent, "at": at} | self._common(trial, arm)
            return _number(percent, self.places), [record | {"alt": [{"total": arm.n}]}]

        return make

    def ratio(self, endpoint: str, style: str) -> Callable[[Trial, Arm], Made]:
        """Hazard ratios, one per trial."""

        def make(trial: Trial, arm: Arm) -> Made:
            if len(trial.arms) < 2 or self._blank():
                return self.dash if len(trial.arms) > 1 else "", []
            hr = round(self.rng.uniform(0.3, 1.1), 2)
            record: Record = {"kind": "outcomes", "endpoint": endpoint, "hr": hr} | self._common(trial, None)
            if style != "CI":
                return f"{hr:.2f}", [record]
            low, high = round(hr * 0.78, 2), round(hr * 1.25, 2)
            return f"{hr:.2f} ({self.interval(low, high, 2)})", [record | {"ci_low": low, "ci_high": high}]

        return make

    def event(self, term: str, grade: str | None, style: str, most: dict[tuple[str, str], int] | None = None) -> Callable[[Trial, Arm], Made]:
        """An adverse event of a grade; `most` keeps those of grade 3 below those of any grade."""
        held = most if most is not None else {}

        def make(trial: Trial, arm: Arm) -> Made:
            if self._blank():
                return self.dash, []
            top = held.get((trial.name, arm.words), arm.n)
            n = self.rng.randint(0, top if grade is None else max(1, top // 3))
            held[trial.name, arm.words] = n if grade is None else top
            percent = round(100 * n / arm.n, self.places)
            record: Record = {"kind": "adverse_events", "term": term, "grade": grade, "percent": percent} | self._common(trial, arm)
            if self.sized:
                record["total"] = arm.n
            if style == "n (%)":
                record["n"] = n
                text = "0" if n == 0 and self.rng.random() < 0.5 else f"{n} ({_number(percent, self.places)})"
                if text == "0":
                    record |= {"percent": None, "alt": [{"absent": True}]}
                return text, [record]
            if n == 0:
                record["alt"] = [{"absent": True}]
            return "0" if n == 0 else _number(percent, self.places), [record]

        return make

    def event_pair(self, term: str) -> Callable[[Trial, Arm], Made]:
        """An event of any grade and of grade 3 and above in one cell: "70 / 3"."""

        def make(trial: Trial, arm: Arm) -> Made:
            if self._blank():
                return self.dash, []
            first = self.rng.randint(4, 95)
            second = self.rng.randint(0, first)
            base: Record = {"kind": "adverse_events", "term": term} | self._common(trial, arm) | ({"total": arm.n} if self.sized else {})
            zero = {"alt": [{"absent": True}]} if second == 0 else {}
            return f"{first} / {second}", [base | {"grade": None, "percent": first}, base | {"grade": ">=3", "percent": second} | zero]

        return make
