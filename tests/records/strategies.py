"""Hypothesis strategies for the record models; every field gets a value that its type allows."""

from __future__ import annotations

from hypothesis import strategies as st

from abstract2kb import records as r

WORDS = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=20)
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
COUNTS = st.integers(0, 10_000)
SHARE = st.floats(0, 1)
IDS = st.tuples(WORDS)


def optional(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


@st.composite
def evidence(draw: st.DrawFn) -> r.Evidence:
    quote, start = draw(WORDS), draw(COUNTS)
    table = draw(optional(st.builds(r.TableRef, index=COUNTS, row=COUNTS, column=COUNTS)))
    return r.Evidence(
        page=draw(optional(st.integers(1, 999))),
        bbox=draw(optional(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS))),
        start=start,
        end=start + len(quote),
        quote=quote,
        kind=draw(st.sampled_from(r.EvidenceKind)),
        table=table,
        rule=draw(WORDS),
    )


EVIDENCE = st.tuples(evidence())


def sourced(value: st.SearchStrategy, kind: type) -> st.SearchStrategy:
    return st.builds(r.Sourced[kind], value=value, raw=optional(WORDS), confidence=SHARE, origin=st.sampled_from(r.Origin), evidence=EVIDENCE)


TEXT = sourced(WORDS, str)
TEXTS = st.tuples(TEXT)
STAGE = sourced(st.sampled_from(r.Stage), r.Stage)
COMMON = {"id": WORDS, "article": WORDS, "raw": WORDS, "confidence": SHARE, "evidence": EVIDENCE, "origin": st.sampled_from(r.Origin)}
FIGURES = {
    "n": optional(COUNTS),
    "total": optional(COUNTS),
    "percent": optional(NUMBERS),
    "derived_total": optional(COUNTS),
    "derived_percent": optional(NUMBERS),
}
ARM = st.builds(r.Arm, label=WORDS, assets=IDS, n=optional(sourced(COUNTS, int)))
DURATION = st.builds(r.Duration, value=NUMBERS, unit=WORDS)
ASSET = st.builds(
    r.Asset, id=WORDS, article=WORDS, name=WORDS, aliases=TEXTS, role=st.sampled_from(r.Role), companies=TEXTS,
    modality=optional(sourced(st.sampled_from(r.Modality), r.Modality)), cytokines=TEXTS, targets=TEXTS, construct=optional(TEXT),
    stage=optional(STAGE), trials=TEXTS, conditions=TEXTS, routes=TEXTS, combinations=TEXTS,
    identifiers=st.dictionaries(WORDS, WORDS, max_size=2), evidence=EVIDENCE,
)  # fmt: skip
STUDY = st.builds(
    r.Study, id=WORDS, article=WORDS, registry_ids=TEXTS, acronym=optional(TEXT), phase=optional(STAGE), design=TEXTS,
    enrollment=optional(sourced(COUNTS, int)), conditions=TEXTS, arms=st.tuples(ARM), assets=IDS,
    median_follow_up=optional(sourced(DURATION, r.Duration)), median_age=optional(sourced(NUMBERS, float)), evidence=EVIDENCE,
)  # fmt: skip
OUTCOME = st.builds(
    r.Outcome, **COMMON, **FIGURES, endpoint=st.sampled_from(r.Endpoint), endpoint_text=WORDS, measure=st.sampled_from(r.Measure),
    value=optional(NUMBERS | st.just("NR")), unit=optional(WORDS), at=optional(WORDS), ci_low=optional(NUMBERS),
    ci_high=optional(NUMBERS | st.just("NR")), ci_level=optional(NUMBERS), hr=optional(NUMBERS), p=optional(WORDS),
    bound=st.sampled_from(r.Bound), arm=optional(WORDS), assets=IDS, subset_of=optional(WORDS),
    assertion=st.sampled_from(r.Assertion), study=optional(WORDS),
)  # fmt: skip
EVENT = st.builds(
    r.AdverseEvent, **COMMON, **FIGURES, term=WORDS, term_normalized=optional(WORDS), grade=optional(WORDS), bound=st.sampled_from(r.Bound),
    category=st.sampled_from(r.Category), absent=st.booleans(), arm=optional(WORDS), assets=IDS, study=optional(WORDS),
    assertion=st.sampled_from(r.Assertion),
)  # fmt: skip
FINDING = st.builds(
    r.PreclinicalFinding, **COMMON, assets=IDS, model=optional(WORDS), effect=WORDS, direction=st.sampled_from(r.Direction),
    significant=optional(st.booleans()), comparator=optional(WORDS), assertion=st.sampled_from(r.Assertion),
)  # fmt: skip
ABBREVIATION = st.builds(r.Abbreviation, short=WORDS, long=WORDS, article=WORDS, evidence=EVIDENCE)
ARTICLE = st.builds(r.Article, id=WORDS, number=optional(WORDS), title=optional(WORDS), pages=st.tuples(st.integers(1, 99)), start=COUNTS, end=COUNTS)
ISSUE = st.builds(
    r.Issue, code=st.from_regex(r"[a-z0-9_]{1,8}\.[a-z0-9_]{1,8}", fullmatch=True), severity=st.sampled_from(r.Severity), message=WORDS,
    page=optional(st.integers(1, 99)), evidence=EVIDENCE,
)  # fmt: skip
REPORT = st.builds(
    r.Report, id=WORDS, source=WORDS, title=optional(TEXT), conference=optional(TEXT), year=optional(sourced(st.integers(1900, 2100), int)),
    publisher=optional(TEXT), pages=optional(COUNTS),
)  # fmt: skip
EXTRACTION = st.builds(
    r.Extraction, report=REPORT, articles=st.tuples(ARTICLE), assets=st.tuples(ASSET), studies=st.tuples(STUDY), outcomes=st.tuples(OUTCOME),
    adverse_events=st.tuples(EVENT), preclinical_findings=st.tuples(FINDING), abbreviations=st.tuples(ABBREVIATION), issues=st.tuples(ISSUE),
)  # fmt: skip
BY_MODEL = {
    r.Abbreviation: ABBREVIATION, r.AdverseEvent: EVENT, r.Arm: ARM, r.Article: ARTICLE, r.Asset: ASSET, r.Duration: DURATION,
    r.Evidence: evidence(), r.Extraction: EXTRACTION, r.Issue: ISSUE, r.Outcome: OUTCOME, r.PreclinicalFinding: FINDING, r.Report: REPORT,
    r.Study: STUDY, r.TableRef: st.builds(r.TableRef, index=COUNTS, row=COUNTS, column=COUNTS), r.Sourced: TEXT,
}  # fmt: skip
