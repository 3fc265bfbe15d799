"""Gold against its report: names and numbers that do not stand there are told, odd line breaks are not."""

from __future__ import annotations

import pytest

from abstract2kb.scoring.check import problems

PAGE = (
    "Quorum Bio's QRX-1234 (quorixumab) in QUEST-3 (NCT01234567)\nNine of 43 pa-\ntients responded (ORR, 21%; 95% CI, 10·1–36.0). "
    "Overall survival (OS) was 7.4 months.\nNo dose-limiting toxicities were seen. QRX-1234 shrank tumors in B16F10 mice."
)


@pytest.fixture
def found(plain):
    return lambda **records: [(p.field, p.reason) for p in problems(plain(**records), [PAGE])]


ASSET = {"name": "QRX-1234", "aliases": ["quorixumab"], "companies": ["Quorum Bio"], "trials": ["NCT01234567"], "page": 1}
ORR = {
    "endpoint": "ORR", "endpoint_text": "ORR", "n": 9, "total": 43, "percent": 21.0, "ci_low": 10.1, "ci_high": 36.0, "assets": ["QRX-1234"],
    "study": "QUEST-3", "page": 1, "raw": "Nine of 43 patients responded (ORR, 21%",
}  # fmt: skip
STUDY = {"acronym": "QUEST-3", "registry_ids": ["NCT01234567"], "page": 1}


def test_what_stands_there_is_no_problem(found):
    finding = {"effect": "tumors", "direction": "decreased", "model": "B16F10 mice", "assets": ["quorixumab"], "page": 1, "raw": "shrank tumors"}
    event = {"term": "dose-limiting toxicities", "absent": True, "page": 1, "raw": "No dose-limiting toxicities | QRX-1234"}
    records = {"assets": [ASSET], "studies": [STUDY], "outcomes": [ORR], "adverse_events": [event], "preclinical_findings": [finding]}
    assert found(**records, abbreviations={"OS": "Overall survival"}) == []


@pytest.mark.parametrize(
    ("records", "field", "reason"),
    [
        ({"assets": [{"name": "QRX-9999"}]}, "assets.0.name", "does not stand in the report"),
        ({"assets": [{**ASSET, "aliases": ["Quorix"]}, {"name": "Qorixa"}]}, "assets.1.name", "does not stand"),
        ({"assets": [{**ASSET, "companies": ["Roche"]}]}, "assets.0.companies", "'Roche' does not stand"),
        ({"assets": [{**ASSET, "trials": ["NCT01234568"]}]}, "assets.0.trials", "does not stand"),
        ({"assets": [ASSET, {"name": "quorixumab"}]}, "assets.1.name", "belongs to an earlier asset"),
        ({"assets": [{**ASSET, "page": 2}]}, "assets.0.page", "the report has 1 pages"),
        ({"studies": [{"acronym": "QUEST-4"}]}, "studies.0.acronym", "does not stand"),
        ({"studies": [{"enrollment": 44}]}, "studies.0.enrollment", "44 does not stand"),
        ({"assets": [ASSET], "studies": [STUDY], "outcomes": [{**ORR, "n": 8}]}, "outcomes.0.n", "8 stands neither"),
        ({"assets": [ASSET], "studies": [STUDY], "outcomes": [{**ORR, "raw": "Ten of 43"}]}, "outcomes.0.raw", "'Ten of 43' does not stand"),
        ({"studies": [STUDY], "outcomes": [ORR]}, "outcomes.0.assets", "no asset of this report"),
        ({"assets": [ASSET], "outcomes": [ORR]}, "outcomes.0.study", "no study of this report"),
        ({"assets": [ASSET], "studies": [STUDY], "outcomes": [{**ORR, "article": "4O"}]}, "outcomes.0.article", "no article"),
        ({"assets": [ASSET], "studies": [STUDY], "outcomes": [{**ORR, "subset_of": 0}]}, "outcomes.0.subset_of", "no other outcome"),
        ({"assets": [ASSET], "studies": [STUDY], "outcomes": [{**ORR, "arm": "cohort B"}]}, "outcomes.0.arm", "'cohort' does not stand"),
        ({"adverse_events": [{"term": "nausea", "page": 1, "raw": "No dose"}]}, "adverse_events.0.term", "'nausea'"),
        ({"adverse_events": [{"term": "toxicities", "page": 1}]}, "adverse_events.0.raw", "has no quote"),
        ({"abbreviations": {"PFS": "progression-free survival"}}, "abbreviations.PFS", "does not stand"),
    ],
)
def test_what_does_not_stand_there(found, records, field, reason):
    hits = [r for f, r in found(**records) if f == field]
    assert hits
    assert reason in hits[0]


def test_a_malformed_number_is_excused(found):
    assert found(studies=[{"registry_ids": ["NCT99999999"]}], issues=["trial_id.malformed"]) == []


@pytest.mark.parametrize(("raw", "stands"), [("seen. QRX-1234", True), ("mice seen", False), ("seen QRX-9999", False)])
def test_quotes_may_be_torn_but_not_turned(plain, raw, stands):
    torn = [PAGE.replace("were seen. ", "were seen. A footer stands here. ")]
    event = {"term": "toxicities", "page": 1, "raw": raw}
    assert (problems(plain(adverse_events=[event]), torn) == []) is stands


def test_the_reading_order_counts_too(plain):
    event = {"term": "toxicities", "page": 1, "raw": "mice seen"}
    assert problems(plain(adverse_events=[event]), [PAGE], PAGE + " mice seen") == []
