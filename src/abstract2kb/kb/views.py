"""The views that BI tools and `kb sql` read: one row per fact, with the asset's name over all reports, the report, its date and the quote.

Their columns are a promise (README.md lists them, a test holds them); the tables behind them may change.
"""

from __future__ import annotations

from abstract2kb.kb.lookup import of_report

__all__ = ["COLUMNS", "views"]

_REPORT = "r.source AS report, r.date AS date, r.conference AS conference"
_PLACE = 'x.quote AS quote, x.page AS page, x.start AS start, x."end" AS "end"'
_ASSETS = """
  LEFT JOIN regimen l ON l.report = x.report AND l.no = x.regimen
  LEFT JOIN asset a ON a.report = l.report AND a.id = l.asset
  LEFT JOIN name m ON m.key = a.key
  LEFT JOIN entity e ON e.id = m.entity"""
_STUDY = """
  LEFT JOIN study s ON s.report = x.report AND s.id = x.study"""
_REGISTRY = "(SELECT min(g.registry_id) FROM study_registry g WHERE g.report = x.report AND g.study = x.study) AS trial"
_NUMBER = "x.n AS n, x.total AS total, x.percent AS percent, x.bound AS bound, x.arm AS arm, x.assertion AS assertion"

_VIEWS = {
    "v_reports": "SELECT r.id AS id, r.source AS report, r.title AS title, r.conference AS conference, r.year AS year, r.date AS date,"
    " r.publisher AS publisher,"
    " r.pages AS pages, r.version AS version FROM report r",
    "v_assets": f"SELECT e.name AS asset, x.name AS name_in_report, x.role AS role, x.modality AS modality, x.stage AS stage, {_REPORT}, {_PLACE},"
    " x.stage_quote AS stage_quote, x.stage_page AS stage_page"
    " FROM asset x JOIN report r ON r.no = x.report JOIN name m ON m.key = x.key JOIN entity e ON e.id = m.entity",
    "v_asset_facts": f"SELECT e.name AS asset, {{0}} AS kind, {{1}} AS value, {{2}} AS origin, {_REPORT}, {{3}} AS quote,"
    " CAST({4} AS INTEGER) AS page"
    " FROM asset a {facts} JOIN report r ON r.no = a.report JOIN name m ON m.key = a.key JOIN entity e ON e.id = m.entity"
    f" UNION ALL SELECT e.name, 'alias', x.value, x.origin, {_REPORT}, x.quote, x.page"
    " FROM alias x JOIN report r ON r.no = x.report JOIN asset a ON a.report = x.report AND a.id = x.asset"
    " JOIN name m ON m.key = a.key JOIN entity e ON e.id = m.entity"
    f" UNION ALL SELECT e.name, k.kind, k.value, 'lexicon', {_REPORT}, NULL, NULL FROM asset a JOIN known_fact k ON k.known = a.known"
    " JOIN report r ON r.no = a.report JOIN name m ON m.key = a.key JOIN entity e ON e.id = m.entity",
    "v_trials": f"SELECT g.registry_id AS trial, x.acronym AS acronym, x.phase AS phase, x.enrollment AS enrollment, x.conditions AS"
    f" conditions, x.design AS design,"
    f" {_REPORT}, {_PLACE} FROM study_registry g JOIN study x ON x.report = g.report AND x.id = g.study JOIN report r ON r.no = g.report",
    "v_outcomes": f"SELECT e.name AS asset, {_REGISTRY}, s.acronym AS acronym, x.endpoint AS endpoint, x.measure AS measure, {_NUMBER},"
    f" x.value AS value,"
    " x.not_reached AS not_reached, x.unit AS unit, x.at AS at, x.ci_low AS ci_low, x.ci_high AS ci_high, x.hr AS hr, x.p AS p, x.cutoff AS cutoff,"
    f" x.confidence AS confidence, x.raw AS raw, {_REPORT}, {_PLACE}, x.id AS id"
    f" FROM outcome x JOIN report r ON {of_report('x')}{_STUDY}{_ASSETS}",
    "v_adverse_events": f"SELECT e.name AS asset, {_REGISTRY}, s.acronym AS acronym, x.term AS term, x.grade AS grade,"
    f" x.category AS category, x.absent AS absent, {_NUMBER}, x.confidence AS confidence, x.raw AS raw, {_REPORT}, {_PLACE}, x.id AS id"
    f" FROM adverse_event x JOIN report r ON {of_report('x')}{_STUDY}{_ASSETS}",
    "v_findings": "SELECT e.name AS asset, x.model AS model, x.effect AS effect, x.direction AS direction, x.significant AS significant,"
    f" x.comparator AS comparator, x.assertion AS assertion, x.confidence AS confidence, x.raw AS raw, {_REPORT}, {_PLACE}, x.id AS id"
    f" FROM finding x JOIN report r ON {of_report('x')}{_ASSETS}",
    "v_names": "SELECT m.text AS name, e.name AS asset, m.lexicon AS lexicon FROM name m JOIN entity e ON e.id = m.entity",
}
"""Name and SELECT of each view; a record of several assets has a row for each of them."""
_FACTS = {
    "sqlite": ("JOIN json_each(a.facts) f", "json_extract(f.value, '$[{}]')"),
    "postgresql": ("JOIN LATERAL json_array_elements(CAST(a.facts AS json)) AS f(value) ON true", "(f.value ->> {})"),
}
"""How a database reads `asset.facts`: what to join, and an item of a fact."""


def views(dialect: str) -> dict[str, str]:
    """Name and SELECT of each view."""
    joined, item = _FACTS[dialect]
    items = [item.format(at) for at in range(5)]
    return _VIEWS | {"v_asset_facts": _VIEWS["v_asset_facts"].format(*items, facts=joined)}


COLUMNS = {
    "v_reports": "id report title conference year date publisher pages version",
    "v_assets": "asset name_in_report role modality stage report date conference quote page start end stage_quote stage_page",
    "v_asset_facts": "asset kind value origin report date conference quote page",
    "v_trials": "trial acronym phase enrollment conditions design report date conference quote page start end",
    "v_outcomes": "asset trial acronym endpoint measure n total percent bound arm assertion value not_reached unit at ci_low ci_high hr p"
    " cutoff confidence raw "
    "report date conference quote page start end id",
    "v_adverse_events": "asset trial acronym term grade category absent n total percent bound arm assertion confidence raw report date"
    " conference quote page start end id",
    "v_findings": "asset model effect direction significant comparator assertion confidence raw report date conference quote page start end id",
    "v_names": "name asset lexicon",
}
"""The columns of each view, in order."""
