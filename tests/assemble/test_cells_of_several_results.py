"""Cells of tables that hold several results, lines run together, and cut-offs of markers that are no results."""

from __future__ import annotations

from abstract2kb.assemble.table_tails import announces_size, group_of_trial, size_of_tail
from abstract2kb.assemble.terse_events import terse_clauses
from abstract2kb.pipeline import extract_report, extract_text
from tests.tablemeaning.reading import report_of, written

_LINES = """# x1
title: Read-outs
| Agent (company) | Trial, setting | N | Efficacy |
| Barutamig (Oxley) | NCT07111111; melanoma | 48 | ORR, CPS ≥10: 9/20 (45.0%) ORR, CPS <10: 4/28 (14.3%) |
| Selvocept (Quill), with nivolumab | Phase 2, randomized vs nivolumab, NCT07111112; RCC | 60 | ORR 12/30 (40%) vs 6/30 (20%) Median PFS 9.1 vs 5.2 months |
| Orvacel (Tarn) | NCT07111113; NSCLC | 90 | Median EFS 20.4 months 2-year OS 71% |
| Lumitamab (Fell) | NCT07111114; NSCLC | 31 | PSA50 49%, ORR 24% |
"""


def _results(text: str) -> list[tuple[object, ...]]:
    found = extract_report(report_of(written(text)[0])).outcomes
    return [(o.endpoint.value, o.n if o.n is not None else o.percent or o.value, o.arm, len(o.assets)) for o in found]


def test_lines_of_a_cell_are_results_of_their_own() -> None:
    assert _results(_LINES) == [
        ("ORR", 9, "CPS ≥10", 1),
        ("ORR", 4, "CPS <10", 1),
        ("ORR", 12, None, 2),
        ("ORR", 6, None, 1),
        ("PFS", 9.1, None, 2),
        ("PFS", 5.2, None, 1),
        ("EFS", 20.4, None, 1),
        ("OS", 71.0, None, 1),
        ("PSA50", 49.0, None, 1),
        ("ORR", 24.0, None, 1),
    ]


def test_cut_offs_of_markers_are_no_results() -> None:
    text = "Patients received barutamig. ORR was 57.1% (12/21) with TPS <1%, 65.2% (15/23) with 1–49% and 81.8% (9/11) with ≥50%."
    assert [o.percent for o in extract_text(text).outcomes] == [57.1, 65.2, 81.8]


def test_sizes_behind_names() -> None:
    assert announces_size("Study, pts")
    assert announces_size("Trial / patients")
    assert not announces_size("Trial, setting")
    assert size_of_tail("Trial, setting", "ALPHA-1, 44") is None
    assert size_of_tail("Study (N)", "ALPHA-1 RP2D, 1,044") == 1044
    assert group_of_trial("RP2D") == "RP2D"
    assert group_of_trial("first line") is None


def test_two_figures_of_an_event_need_a_heading() -> None:
    assert not terse_clauses("rash 31 (1); fever 20 (2)")[0].events
    assert [(e.figure, e.second) for c in terse_clauses("rash 31 (1); fever 20/2", twos=True) for e in c.events] == [
        ((5, 7), (9, 10)),
        ((19, 21), (22, 23)),
    ]
