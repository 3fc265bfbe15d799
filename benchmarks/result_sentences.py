"""Which number belongs to which outcome and arm: `python benchmarks/result_sentences.py SENTENCES.jsonl [--records]`.

The file holds one sentence per line in the form of RCT-ART (Whitton and Hunter 2023): {"text", "spans": [{"i", "start", "end", "label"}],
"relations": [{"label", "head", "child"}]} with spans OC (outcome), MEAS (value) and INTV (arm), and relations OC_RES (outcome to value) and
A1_RES / A2_RES (arm to value). Scored is what `annotate` writes as "results"; with `--records` the outcomes and adverse events of `extract`.

The measure is relaxed: a value is found when a result's value shares a character with the gold span; its outcome is right when the outcome's
words share one with an outcome of that value (of a record also when its endpoint is the canonical name of these words); so for its arm. Every
value counts once for each of the three, whatever the number of its outcomes, and so does every result: a value whose outcome (or arm) gold
does not state makes a stated one spurious.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import annotate, extract_report
from abstract2kb.records import AdverseEvent, Outcome

Span = tuple[int, int]
KINDS = ("value", "value -> outcome", "value -> arm")
PARTS = ("all", "open", "aside")
OPEN = (0, 1)
"""Remainders of the line's index by three of the lines that whoever writes rules may look at; the rest is kept aside."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value with the spans of its outcomes and arms; `endpoint` is the canonical name that a record gives the outcome."""

    value: Span
    outcomes: tuple[Span, ...]
    arms: tuple[Span, ...]
    endpoint: str | None = None


@dataclass(slots=True)
class Counts:
    """Matched, predicted and gold items of one kind."""

    found: int = 0
    right: int = 0
    predicted: int = 0
    gold: int = 0

    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.found / self.gold if self.gold else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Tally:
    """The counts of every kind."""

    kinds: dict[str, Counts] = field(default_factory=lambda: {kind: Counts() for kind in KINDS})

    def add(self, gold: Sequence[Told], predicted: Sequence[Told], canonical: dict[Span, str] | None = None) -> None:
        """Counts one sentence; `canonical` gives the endpoint that an outcome's words name."""
        value, outcome, arm = (self.kinds[kind] for kind in KINDS)
        value.gold += len(gold)
        outcome.gold += sum(bool(g.outcomes) for g in gold)
        arm.gold += sum(bool(g.arms) for g in gold)
        value.predicted += len(predicted)
        outcome.predicted += sum(bool(p.outcomes or p.endpoint) for p in predicted)
        arm.predicted += sum(bool(p.arms) for p in predicted)
        for g in gold:
            same = [p for p in predicted if meet([p.value], [g.value])]
            value.found += bool(same)
            outcome.found += any(_outcome_right(g, p, canonical or {}) for p in same)
            arm.found += any(meet(p.arms, g.arms) for p in same)
        for p in predicted:
            same_gold = [g for g in gold if meet([p.value], [g.value])]
            value.right += bool(same_gold)
            outcome.right += any(_outcome_right(g, p, canonical or {}) for g in same_gold)
            arm.right += any(meet(p.arms, g.arms) for g in same_gold)


def meet(one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Whether a span of the one shares a character with one of the other."""
    others = list(other)
    return any(a < d and c < b for a, b in one for c, d in others)


def _outcome_right(gold: Told, told: Told, canonical: dict[Span, str]) -> bool:
    names = {canonical.get(span) for span in gold.outcomes}
    return meet(told.outcomes, gold.outcomes) or (told.endpoint is not None and told.endpoint in names)


def gold_of(line: dict[str, list[dict[str, object]]]) -> list[Told]:
    """The values of a gold line with their outcomes and arms; a MEAS span that no relation has is no value."""
    spans = {s["i"]: (int(str(s["start"])), int(str(s["end"]))) for s in line["spans"]}
    heads: dict[object, dict[str, list[Span]]] = {}
    for relation in line["relations"]:
        kind = "outcome" if relation["label"] == "OC_RES" else "arm"
        heads.setdefault(relation["child"], {}).setdefault(kind, []).append(spans[relation["head"]])
    return [Told(spans[i], tuple(h.get("outcome", ())), tuple(h.get("arm", ()))) for i, h in heads.items()]


def results_of(text: str) -> list[Told]:
    """What `annotate` says of a text."""
    found = annotate(Report.from_text(text, "line")).get("results", [])
    assert isinstance(found, list)
    return [Told(_span(r["value"]), *(((_span(r[k]),) if r[k] else ()) for k in ("outcome", "arm"))) for r in found]


def _span(place: dict[str, int]) -> Span:
    return place["start"], place["end"]


def records_of(text: str) -> list[Told]:
    """The outcomes and adverse events of a text."""
    found = extract_report(Report.from_text(text, "line"))
    return [told for record in (*found.outcomes, *found.adverse_events) if (told := _of_record(text, record)) is not None]


def _of_record(text: str, record: Outcome | AdverseEvent) -> Told | None:
    """A record by the places of its numbers, name and arm in its evidence; None for one without a number of its own."""
    start, end = min(e.start for e in record.evidence), max(e.end for e in record.evidence)
    outcome = isinstance(record, Outcome)
    numbers = [record.percent, record.n, *([record.value, record.hr] if outcome else [])]
    places = [p for n in numbers if n is not None and (p := _place(text, f"{n:g}" if isinstance(n, float) else str(n), start, end))]
    if not places:
        return None
    name = record.endpoint_text if outcome else record.term
    arm = _place(text, record.arm, 0, len(text)) if record.arm else None
    named = _place(text, str(name), start, end)
    endpoint = record.endpoint.value if outcome and record.endpoint.value != "other" else None
    return Told(places[0], (named,) if named else (), (arm,) if arm else (), endpoint)


def _place(text: str, words: str, start: int, end: int) -> Span | None:
    at = text.find(words, start, end)
    return None if at < 0 else (at, at + len(words))


def canonical_of(text: str, gold: Sequence[Told]) -> dict[Span, str]:
    """The endpoint that our own lexicon reads in an outcome's words."""
    found = annotate(Report.from_text(text, "line"))["spans"]
    assert isinstance(found, list)
    named = {(s["start"], s["end"]): str(s["id"]) for s in found if s["label"] == "ENDPOINT"}
    return {o: name for g in gold for o in g.outcomes for span, name in named.items() if meet([span], [o])}


def score(lines: Sequence[str], records: bool = False) -> dict[str, Tally]:
    """The tallies of all lines, of the open ones and of those kept aside."""
    tallies = {part: Tally() for part in PARTS}
    for index, line in enumerate(lines):
        data = json.loads(line)
        gold, text = gold_of(data), data["text"]
        predicted = records_of(text) if records else results_of(text)
        canonical = canonical_of(text, gold) if records else {}
        for part in ("all", "open" if index % 3 in OPEN else "aside"):
            tallies[part].add(gold, predicted, canonical)
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--records", action="store_true", help="score the records of `extract` instead of the results of `annotate`")
    wanted = parser.parse_args()
    tallies = score(wanted.sentences.read_text(encoding="utf-8").splitlines(), wanted.records)
    print(f"{'':8}{'':18}{'precision':>10}{'recall':>8}{'F1':>7}{'gold':>6}{'told':>6}")
    for part, tally in tallies.items():
        for kind, counts in tally.kinds.items():
            precision, recall, f1 = counts.scores()
            print(f"{part:8}{kind:18}{precision:10.3f}{recall:8.3f}{f1:7.3f}{counts.gold:6}{counts.predicted:6}")


if __name__ == "__main__":
    main()
