"""The fall of the F1 of assets when no lexicon knows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from abstract2kb.lexicons import CompiledLexicon
from abstract2kb.scoring.plain import PlainReport
from abstract2kb.scoring.reading import GoldReport
from abstract2kb.scoring.unseen import Fall, fall, total, unknowing


def report(*names: str) -> PlainReport:
    return PlainReport.model_validate({"report": {"source": "a.pdf"}, "assets": [{"name": n} for n in names]})


def test_the_drugs_of_a_report_are_taken_out_with_all_their_names() -> None:
    ours = CompiledLexicon()
    ours.add("DRUG", "a", ("QXR-707", "zorvatinib"))
    ours.add("DRUG", "b", ("other",))
    ours.add("TARGET", "c", ("QXR-707",))
    less = unknowing(ours, report("Zorvatinib").assets)
    assert [(s.label, s.id) for s in less.senses("qxr 707")] == [("TARGET", "c")]
    assert less.senses("other")
    assert ours.lookup("QXR 707", "DRUG")


def test_the_fall_of_a_report() -> None:
    gold = GoldReport(Path("a.gold.json"), "", report("QXR-1", "QXR-2"))
    found = fall(gold, report("QXR-1", "QXR-2"), report("QXR-1"))
    assert found is not None
    assert (found.seen, found.unseen, found.holds) == (1.0, pytest.approx(2 / 3), False)
    assert fall(GoldReport(Path("a"), "", report()), report(), report()) is None


def test_what_may_fall() -> None:
    good, bad = Fall("a", "", 1.0, 0.85), Fall("b", "", 1.0, 0.84)
    assert (good.holds, bad.holds) == (True, False)
    assert total([good, bad]) == (pytest.approx(0.155), 1)
