"""Counts per type and field on small reports that are worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from abstract2kb.scoring.evaluate import evaluate
from abstract2kb.scoring.metrics import differences, macro_over_types, micro_over_types, score_of
from abstract2kb.scoring.reading import GoldReport
from abstract2kb.scoring.wording import Settings


def gold_of(*reports, split=""):
    return [GoldReport(Path(r.report.source), split, r) for r in reports]


def scored(gold, predicted, settings=None):
    return evaluate(gold_of(gold), {predicted.report.source: predicted} if predicted else {}, settings)


QRX = {"name": "QRX-1234", "aliases": ["quorixumab"], "targets": ["TIGIT"], "companies": ["Quorum Bio"]}
ORR = {"endpoint": "ORR", "n": 9, "total": 43, "percent": 21.0, "assets": ["QRX-1234"]}


def test_an_alias_is_enough_for_an_asset(plain):
    found = scored(plain(assets=[QRX]), plain(assets=[{"name": "Quorixumab"}, {"name": "nivolumab"}]))
    assert found.total("assets") == (1, 2, 1)
    score = score_of(found, "assets")
    assert (score.precision, score.recall, score.f1) == (0.5, 1.0, pytest.approx(2 / 3))


def test_relaxed_forgives_other_numbers_but_not_the_main_one(plain):
    gold = plain(assets=[QRX], outcomes=[ORR])
    without_percent = plain(assets=[QRX], outcomes=[{**ORR, "percent": None}])
    other_n = plain(assets=[QRX], outcomes=[{**ORR, "n": 8}])
    assert (scored(gold, without_percent).total("outcomes"), scored(gold, without_percent).total("outcomes~")) == ((0, 1, 1), (1, 1, 1))
    assert scored(gold, other_n).total("outcomes~") == (0, 1, 1)


def test_a_claimed_number_that_gold_does_not_state_is_not_strict(plain):
    gold = plain(outcomes=[{"endpoint": "ORR", "percent": 21.0}])
    assert scored(gold, plain(outcomes=[{"endpoint": "ORR", "percent": 21.0, "total": 43}])).total("outcomes") == (0, 1, 1)


def test_the_right_number_of_the_wrong_asset_is_not_strict(plain):
    gold = plain(assets=[QRX, {"name": "ZPB-7"}], outcomes=[ORR])
    found = scored(gold, plain(assets=[QRX, {"name": "ZPB-7"}], outcomes=[{**ORR, "assets": ["ZPB-7"]}]))
    assert (found.total("outcomes"), found.total("outcomes~")) == ((0, 1, 1), (1, 1, 1))


def test_tolerance_is_for_relaxed_only(plain):
    gold, near = plain(outcomes=[{"endpoint": "ORR", "percent": 21.0}]), plain(outcomes=[{"endpoint": "ORR", "percent": 20.9}])
    assert (scored(gold, near).total("outcomes"), scored(gold, near).total("outcomes~")) == ((0, 1, 1), (1, 1, 1))
    assert scored(gold, near, Settings(percent=0, relative=0)).total("outcomes~") == (0, 1, 1)


def test_other_readings_count_as_right(plain):
    gold = plain(outcomes=[{**ORR, "assets": [], "alt": [{"total": None}, {"endpoint": "PR"}]}])
    for other in ({"total": None}, {"endpoint": "PR"}):
        assert scored(gold, plain(outcomes=[{**ORR, "assets": [], **other}])).total("outcomes") == (1, 1, 1)
    assert scored(gold, plain(outcomes=[{**ORR, "assets": [], "endpoint": "CR"}])).total("outcomes") == (0, 1, 1)


def test_optional_records_are_neither_missed_nor_spurious(plain):
    gold = plain(assets=[QRX, {"name": "FOLFOX", "optional": True}])
    assert scored(gold, plain(assets=[QRX])).total("assets") == (1, 1, 1)
    assert scored(gold, plain(assets=[QRX, {"name": "FOLFOX"}])).total("assets") == (1, 1, 1)


def test_planned_and_prior_results_are_not_results(plain):
    gold = plain(outcomes=[ORR, {"endpoint": "OS", "value": 12.0, "assertion": "prior"}], assets=[QRX])
    found = scored(gold, plain(assets=[QRX], outcomes=[ORR, {"endpoint": "OS", "value": 12.0}]))
    assert found.total("outcomes") == (1, 2, 1)
    assert found.total("outcomes.assertion") == (1, 2, 2)


def test_outcomes_without_a_named_endpoint_are_a_row_of_their_own(plain):
    found = scored(plain(outcomes=[{"endpoint": "other", "percent": 30.0}]), plain(outcomes=[{"endpoint": "other", "percent": 30.0}]))
    assert (found.total("outcomes"), found.total("outcomes_other")) == ((0, 0, 0), (1, 1, 1))


def test_results_of_another_abstract_never_agree(plain):
    articles = [{"number": "1O"}, {"number": "2O"}]
    gold = plain(articles=articles, outcomes=[{"endpoint": "ORR", "percent": 21.0, "article": "1O"}])
    assert scored(gold, plain(articles=articles, outcomes=[{"endpoint": "ORR", "percent": 21.0, "article": "2O"}])).total("outcomes~") == (0, 1, 1)


def test_studies_by_number_by_name_and_by_article(plain):
    gold = plain(
        articles=[{"number": "1O"}],
        studies=[{"registry_ids": ["NCT01234567"]}, {"acronym": "QUEST-3"}, {"phase": "Phase 1", "enrollment": 45, "article": "1O"}],
    )
    found = scored(
        gold,
        plain(
            articles=[{"number": "1O"}],
            studies=[
                {"registry_ids": ["NCT01234567"], "acronym": "QUEST-1"},
                {"acronym": "Quest 3", "registry_ids": ["NCT07654321"]},
                {"phase": "Phase 1", "article": "1O"},
                {"phase": "Phase 3"},
            ],
        ),
    )
    assert found.total("studies") == (3, 4, 3)
    assert found.total("studies.enrollment") == (0, 0, 1)
    assert found.total("nct") == (1, 2, 1)


EVENT = {"term": "febrile neutropenia", "grade": ">=3", "percent": 12.0}


@pytest.mark.parametrize(
    ("other", "strict", "relaxed"),
    [
        ({"term": "Febrile neutropenia"}, 1, 1),
        ({"grade": None}, 0, 1),
        ({"absent": True}, 0, 0),
        ({"term": "nausea"}, 0, 0),
        ({"term": "neutropenia"}, 0, 0),
        ({"percent": 11.0}, 0, 0),
    ],
)
def test_adverse_events(plain, other, strict, relaxed):
    found = scored(plain(adverse_events=[EVENT]), plain(adverse_events=[{**EVENT, **other}]))
    assert (found.total("adverse_events").matched, found.total("adverse_events~").matched) == (strict, relaxed)


def test_totals_of_events_agree_by_category(plain):
    gold = plain(adverse_events=[{"term": "treatment-related adverse events", "category": "treatment-related", "percent": 50.0}])
    assert scored(gold, plain(adverse_events=[{"term": "TRAEs", "category": "treatment-related", "percent": 50.0}])).total("adverse_events") == (
        1,
        1,
        1,
    )
    assert scored(gold, plain(adverse_events=[{"term": "AEs", "category": "any", "percent": 50.0}])).total("adverse_events") == (0, 1, 1)


def test_findings_need_effect_direction_and_asset(plain):
    gold = plain(assets=[QRX], preclinical_findings=[{"assets": ["QRX-1234"], "effect": "tumor growth", "direction": "decreased"}])
    for effect, direction, assets, strict in (
        ("growth of tumors", "decreased", ["quorixumab"], 1),
        ("tumor volume", "increased", ["QRX-1234"], 0),
        ("body weight", "decreased", ["QRX-1234"], 0),
        ("tumor volume", "decreased", [], 0),
    ):
        finding = {"effect": effect, "direction": direction, "assets": assets}
        assert scored(gold, plain(assets=[QRX], preclinical_findings=[finding])).total("preclinical_findings").matched == strict


def test_fields_of_an_unmatched_gold_record_are_missed(plain):
    found = scored(plain(assets=[QRX]), plain(assets=[{"name": "nivolumab", "targets": ["PD-1"]}]))
    assert found.total("assets.targets") == (0, 0, 1)


def test_companies_and_targets_agree_by_their_canonical_name(plain):
    gold = plain(assets=[{"name": "QRX-1234", "companies": ["BMS"]}])
    assert scored(gold, plain(assets=[{"name": "QRX-1234", "companies": ["Bristol Myers Squibb"]}])).total("assets.companies") == (1, 1, 1)


def test_what_only_a_lexicon_knows_is_no_claim(plain):
    gold = plain(assets=[{"name": "QRX-1234"}])
    known = {"name": "QRX-1234", "targets": ["TIGIT"], "known": {"targets": ["TIGIT"]}}
    assert scored(gold, plain(assets=[known])).total("assets.targets") == (0, 0, 0)


def test_links_between_records_follow_the_matches(plain):
    gold = plain(
        studies=[{"acronym": "QUEST-3"}, {"acronym": "QUEST-4"}],
        outcomes=[{"endpoint": "ORR", "n": 9, "study": "QUEST-3"}, {"endpoint": "CR", "n": 2, "study": "QUEST-3", "subset_of": 0}],
    )
    right = plain(
        studies=[{"acronym": "QUEST-4"}, {"acronym": "QUEST-3", "registry_ids": ["NCT01234567"]}],
        outcomes=[{"endpoint": "CR", "n": 2, "study": "NCT01234567", "subset_of": 1}, {"endpoint": "ORR", "n": 9, "study": "QUEST-4"}],
    )
    found = scored(gold, right)
    assert found.total("outcomes.study") == (1, 2, 2)
    assert found.total("outcomes.subset_of") == (1, 1, 1)


def test_no_gold_is_blank_and_not_zero(plain):
    found = scored(plain(assets=[QRX]), plain(assets=[QRX], outcomes=[ORR]))
    score = score_of(found, "outcomes")
    assert (score.precision, score.recall, score.f1, score.macro, score.predicted) == (None, None, None, None, 1)
    assert macro_over_types(found) == 1.0


def test_micro_macro_and_reports_that_stand_on_one_side_only(plain):
    gold = gold_of(plain("a.pdf", assets=[QRX, {"name": "ZPB-7"}]), plain("b.pdf", assets=[QRX]))
    found = evaluate(gold, {p.report.source: p for p in (plain("a.pdf", assets=[QRX, {"name": "ZPB-7"}]), plain("c.pdf", assets=[QRX]))})
    score = score_of(found, "assets")
    assert (score.f1, score.macro) == (pytest.approx(0.8), pytest.approx(0.5))
    assert (found.without_prediction, found.without_gold) == (("b.pdf",), ("c.pdf",))
    assert micro_over_types(found).support == 3
    assert score.interval is not None
    assert score.interval.low == 0.0
    assert score.interval.high == 1.0


def test_differences_beyond_chance(plain):
    sources = [f"{n}.pdf" for n in range(12)]
    gold = gold_of(*(plain(s, assets=[QRX], outcomes=[ORR]) for s in sources))
    old = evaluate(gold, {s: plain(s) for s in sources})
    new = evaluate(gold, {s: plain(s, assets=[QRX], outcomes=[ORR] if s == "0.pdf" else []) for s in sources})
    found = {d.row: d for d in differences(old, new)}
    assert found["assets"].beyond_chance
    assert found["assets"].delta == 1.0
    assert not found["outcomes"].beyond_chance
    assert not any(d.beyond_chance for d in differences(new, new))


def test_mistakes_name_page_and_quote(plain):
    gold = plain(outcomes=[{"endpoint": "OS", "value": 9.5, "unit": "months", "page": 3, "raw": "survival was 9.5 months"}])
    (mistake,) = scored(gold, plain()).reports[0].mistakes
    assert (mistake.kind, mistake.what, mistake.page, mistake.quote) == ("outcomes", "missed", 3, "survival was 9.5 months")
    found = scored(gold, plain(outcomes=[{"endpoint": "OS", "value": 9.5, "unit": "years", "page": 3, "raw": "9.5 months"}])).reports[0].mistakes
    assert [(m.what, m.field, m.gold, m.predicted) for m in found] == [("wrong", "unit", "months", "years")]


@pytest.mark.parametrize("bad", [{"percent": -1}, {"relative": 1.0}, {"terms": 1.5}])
def test_nonsense_tolerances_are_refused(bad):
    with pytest.raises(ValueError, match="out of range"):
        Settings(**bad)


def test_history_that_may_be_taken_for_a_result_is_neither_missed_nor_spurious(plain):
    prior = {"endpoint": "ORR", "percent": 30.0, "assertion": "prior", "alt": [{"assertion": "stated"}]}
    told = {"endpoint": "ORR", "percent": 45.0}
    gold = plain(outcomes=[told, prior])
    for found in ([told], [told, {**prior, "alt": []}], [told, {**prior, "alt": [], "assertion": "stated"}]):
        assert scored(gold, plain(outcomes=found)).total("outcomes") == (1, 1, 1)
    wrong = {"endpoint": "ORR", "percent": 31.0}
    assert scored(gold, plain(outcomes=[told, wrong])).total("outcomes") == (1, 2, 1)


def test_a_result_that_may_be_taken_for_history_counts_unless_it_is_so_taken(plain):
    told = {"endpoint": "ORR", "percent": 45.0, "alt": [{"assertion": "prior"}]}
    gold = plain(outcomes=[told])
    assert scored(gold, plain(outcomes=[{**told, "alt": []}])).total("outcomes") == (1, 1, 1)
    assert scored(gold, plain(outcomes=[{**told, "alt": [], "assertion": "prior"}])).total("outcomes") == (0, 0, 0)
    assert scored(gold, plain()).total("outcomes") == (0, 0, 1)
    assert scored(gold, plain(outcomes=[{**told, "alt": [], "assertion": "planned"}])).total("outcomes") == (0, 0, 1)
