"""One asset per entity over all reports: variants, decisions, support by independent source; on both databases."""

from __future__ import annotations

import pytest

from abstract2kb.errors import KbError, UsageError
from abstract2kb.kb import KnowledgeBase
from tests.kb.made import asset, report, response


def test_code_variants_and_aliases_are_one_asset(url: str) -> None:
    base = KnowledgeBase(url)
    base.load(
        [report("a.pdf", [asset("KDX-033")]), report("b.pdf", [asset("KDX 033", {"Zofolimab": "report"})]), report("c.pdf", [asset("zofolimab")])]
    )
    (row,) = base.assets()
    assert (row.name, row.reports) == ("zofolimab", 3)
    shown = base.show("kdx033")
    assert shown.names == ("zofolimab", "KDX-033")
    (joined,) = shown.joined
    assert (joined.report, joined.quote) == ("b.pdf", "KDX 033 (Zofolimab)")


def test_short_forms_stay_in_their_report(url: str) -> None:
    base = KnowledgeBase(url)
    base.load([report("a.pdf", [asset("Alphavedotin", {"AV": "report"})]), report("b.pdf", [asset("Avelimibe", {"AV": "report"})])])
    assert [r.name for r in base.assets()] == ["Alphavedotin", "Avelimibe"]
    with pytest.raises(KbError, match="AV: is a short form of Alphavedotin, Avelimibe"):
        base.history("AV")


def test_two_entries_of_the_lexicon_are_never_joined_by_a_report(url: str) -> None:
    base = KnowledgeBase(url)
    base.load([report("a.pdf", [asset("nivolumab", {"pembrolizumab": "report"})]), report("b.pdf", [asset("pembrolizumab")])])
    assert [r.name for r in base.assets()] == ["nivolumab", "pembrolizumab"]


def test_the_lexicon_joins_names_that_no_report_joins(url: str) -> None:
    base = KnowledgeBase(url)
    base.load([report("a.pdf", [asset("NKTR-214")]), report("b.pdf", [asset("bempegaldesleukin")])])
    assert [(r.name, r.reports) for r in base.assets()] == [("bempegaldesleukin", 2)]


def test_merge_and_split_hold_for_later_loads_and_can_be_taken_back(url: str) -> None:
    base = KnowledgeBase(url)
    base.load(
        [report("a.pdf", [asset("QX-1001")]), report("b.pdf", [asset("Qexolimab")]), report("c.pdf", [asset("QX-1001", {"QY-2002": "report"})])]
    )
    made = base.merge("QX 1001", "qexolimab", "same sequence")
    assert [(r.name, r.reports) for r in base.assets()] == [("Qexolimab", 3)]
    base.load([report("d.pdf", [asset("QX1001")])])
    assert [(r.name, r.reports) for r in base.assets()] == [("Qexolimab", 4)]
    assert "same sequence" in {j.because.partition(": ")[2] for j in base.show("Qexolimab").joined}
    apart = base.split("QX-1001", "QY-2002")
    base.load([report("e.pdf", [asset("QY-2002", {"QX-1001": "report"})])])
    assert [(r.name, r.reports) for r in base.assets()] == [("QY-2002", 1), ("Qexolimab", 4)]
    assert [d.kind for d in base.decisions()] == ["merge", "split"]
    base.undo(apart.no)
    assert [(r.name, r.reports) for r in base.assets()] == [("Qexolimab", 5)]
    base.undo(made.no)
    assert [(r.name, r.reports) for r in base.assets()] == [("QX-1001", 4), ("Qexolimab", 1)]
    assert base.decisions() == []


def test_a_split_takes_a_merge_back_and_wrong_calls_change_nothing(url: str) -> None:
    base = KnowledgeBase(url)
    base.load([report("a.pdf", [asset("QX-1001"), asset("QY-2002")])])
    base.merge("QX-1001", "QY-2002")
    base.split("QY-2002", "QX-1001")
    assert [d.kind for d in base.decisions()] == ["split"]
    with pytest.raises(KbError, match="Nomab: no report"):
        base.merge("QX-1001", "Nomab")
    with pytest.raises(UsageError, match="spellings of one name"):
        base.merge("QX-1001", "QX1001")
    with pytest.raises(KbError, match="no decision 99"):
        base.undo(99)
    assert len(base.assets()) == 2


def test_a_date_is_kept_and_taken_back(url: str) -> None:
    base = KnowledgeBase(url)
    base.load([report("a.pdf", [asset("KDX-033")], conference="Elsewhere", year=None)])
    made = base.set_date("a.pdf", "2021-04-10")
    base.load([report("a.pdf", [asset("KDX-033")], conference="Elsewhere", year=None, version="2")])
    assert base.assets()[0].first == "2021-04-10"
    base.undo(made.no)
    assert base.assets()[0].first is None
    with pytest.raises(UsageError, match="no date"):
        base.set_date("a.pdf", "April")


LONG = "objective responses were seen in 9 of 43 patients with melanoma (21%)"


def test_ten_copies_of_one_press_text_count_once(url: str) -> None:
    base = KnowledgeBase(url)
    clauses = [f"{LONG} in cohort number {i} of the trial" for i in range(6)]
    copies = [
        report(f"copy{i}.pdf", [asset("KDX-033", stage="Phase 2", cytokines=["IL-2"])], [response("KDX-033", 9, 43, raw) for raw in clauses])
        for i in range(10)
    ]
    base.load([*copies, report("own.pdf", [asset("KDX-033", cytokines=["IL-2"])], [response("KDX-033", 9, 43, "9/43")])])
    (claim,) = (c for c in base.show("KDX-033").claims if c.kind == "cytokine")
    assert (claim.reports, claim.sources) == (11, 2)
    assert {o.sources for o in base.history("KDX-033").outcomes} == {2}


def test_one_sentence_in_two_reports_is_one_source_of_its_number(url: str) -> None:
    base = KnowledgeBase(url)
    base.load([report(f"{n}.pdf", [asset("KDX-033")], [response("KDX-033", 9, 43, LONG)]) for n in "ab"])
    assert {o.sources for o in base.history("KDX-033").outcomes} == {1}


def test_conflict_update_and_cohort(url: str) -> None:
    base = KnowledgeBase(url)
    base.load(
        [
            report("a.pdf", [asset("KDX-033")], [response("KDX-033", 4, 20)], "AACR", 2021),
            report("b.pdf", [asset("KDX-033")], [response("KDX-033", 9, 43)], "ESMO", 2021),
            report("c.pdf", [asset("KDX-033")], [response("KDX-033", 12, 43)], "ESMO", 2021),
            report("d.pdf", [asset("KDX-033")], [response("KDX-033", 3, 9, arm="melanoma")], "SITC", 2021),
        ]
    )
    found = [(d.verdict, d.earlier.number, d.later.number, d.earlier.quote, d.later.quote) for d in base.conflicts(every=True)]
    assert found == [
        ("update", "4/20 (20%)", "9/43 (20.9%)", "ORR 4/20", "ORR 9/43"),
        ("conflict", "9/43 (20.9%)", "12/43 (27.9%)", "ORR 9/43", "ORR 12/43"),
        ("cohort", "12/43 (27.9%)", "3/9 (33.3%)", "ORR 12/43", "ORR 3/9"),
    ]
    assert [d.verdict for d in base.conflicts("KDX-033")] == ["conflict"]
    assert [(d.earlier.n, d.later.n) for d in base.diff("ESMO 2021").updated_counts] == [(4, 9)]
    assert base.diff("ESMO 2021").new == ()
    assert [n.name for n in base.diff("2021-04").new] == ["KDX-033"]
