"""Outcomes as the abstracts of journals tell them: counted events and deaths, labelled pairs, best responses, short intervals."""

from __future__ import annotations

import pytest

from abstract2kb.pipeline import extract_text
from abstract2kb.records import Assertion, Outcome


def told(text: str) -> list[str]:
    """Endpoint, numbers and interval of every stated outcome: "ORR 9/43 21% [10-36]"."""
    return [_line(o) for o in extract_text(text).outcomes if o.assertion is Assertion.STATED and not (o.p and o.hr is None and o.n is None)]


def _line(o: Outcome) -> str:
    count = None if o.n is None else f"{o.n}" if o.total is None else f"{o.n}/{o.total}"
    percent = None if o.percent is None else f"{o.percent:g}%"
    value = o.value if o.value is None or isinstance(o.value, str) else f"{o.value:g}"
    interval = None if o.ci_low is None else f"[{o.ci_low:g}-{o.ci_high if isinstance(o.ci_high, str) else format(o.ci_high or 0, 'g')}]"
    ratio = None if o.hr is None else f"HR{o.hr:g}"
    return " ".join(x for x in (o.endpoint.value, count, percent, value, ratio, interval) if x)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At data cutoff, 312 deaths had occurred (148 in the velutinib group and 164 in the placebo group).",
            ["OS 312", "OS 148", "OS 164"],
        ),
        ("There were 88 PFS events (40 in the combination group and 48 in the control group).", ["PFS 88", "PFS 40", "PFS 48"]),
        ("At 5 years, 310 DFS events had been observed (140 in arm A vs 170 in arm B).", ["DFS 310", "DFS 140", "DFS 170"]),
        (
            "Recurrence-free survival events were seen in 90 of 400 patients assigned to velutinib compared with 133 of 402 controls.",
            ["RFS 90/400", "RFS 133/402"],
        ),
        (
            "PFS events occurred in 140 patients (40%) with velutinib and 170 (49%) with placebo (HR 0.70; 95% CI 0.55-0.88).",
            ["PFS 140 40%", "PFS 170 49%", "PFS HR0.7 [0.55-0.88]"],
        ),
        ("One patient died due to relapse after transplant.", ["OS 1"]),
        ("Thirty-one of 44 patients (70%) died of progressive disease.", ["OS 31/44 70%"]),
        ("There were 4 early deaths.", ["OS 4"]),
    ],
)
def test_events_and_deaths_are_counted(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The primary analysis was planned after 300 deaths.",
        "Three patients died of sepsis.",
        "There were three treatment-related deaths (two in the velutinib group and one in the placebo group).",
        "The interim analysis was done when 120 deaths had occurred.",
    ],
)
def test_other_deaths_are_no_survival(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "81.2% (95% CI 78.1-84.0) of patients in the velutinib group and 76.4% (73.0-79.5) of the controls were alive and disease-free at 4 years.",
            ["DFS 81.2% [78.1-84]", "DFS 76.4% [73-79.5]"],
        ),
        ("64% of patients were alive and disease-free at 4 years.", ["DFS 64%"]),
        ("At 2 years, 71% of men and 80% of women were alive and relapse-free.", ["RFS 71%", "RFS 80%"]),
        ("The 3-year continuous complete remission and OS rates were 66% and 74%, respectively.", ["DOR 66%", "OS 74%"]),
        ("The 4-year continuous remission rate was 71%.", ["DOR 71%"]),
    ],
)
def test_alive_and_free_of_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Velutinib prolonged median progression-free survival in both groups (pretreated: 9.1 vs 4.2 months; hazard ratio, 0.41) "
            "(treatment-naive: 12.3 vs 6.1 months; hazard ratio, 0.45).",
            ["PFS 9.1", "PFS 4.2", "PFS HR0.41", "PFS 12.3", "PFS 6.1", "PFS HR0.45"],
        ),
        (
            "Median OS favoured the combination in both subgroups (PD-L1 positive: 21.3 vs 14.8 months, HR 0.66; PD-L1 negative: 13.0 vs 11.9 "
            "months, HR 0.91).",
            ["OS 21.3", "OS 14.8", "OS HR0.66", "OS 13", "OS 11.9", "OS HR0.91"],
        ),
        ("PFS was longer with velutinib (squamous: 6.8 v 4.1 months; nonsquamous: 8.2 v 5.0 months).", ["PFS 6.8", "PFS 4.1", "PFS 8.2", "PFS 5"]),
        (
            "The objective response rate was higher with velutinib than with placebo (31.2% v 18.0%); a similar trend was seen in those who had "
            "liver metastases (28.1% v 14.5%).",
            ["ORR 31.2%", "ORR 18%", "ORR 28.1%", "ORR 14.5%"],
        ),
        (
            "Six patients in the velutinib arm achieved a pathologic complete response compared with 2 in the control arm.",
            ["pCR 6", "pCR 2"],
        ),
        ("CR occurred in five patients on velutinib and in two on placebo.", ["CR 5", "CR 2"]),
    ],
)
def test_pairs_go_on(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stable disease was the best response in 55% of velutinib-treated patients (88/160).", ["SD 88/160 55%"]),
        ("Stable disease as best response was seen in 14 of 32 patients.", ["SD 14/32"]),
        ("Best overall response was stable disease in 21 patients (54%).", ["SD 21 54%"]),
        ("The overall response rate among 70 evaluable pts was 97% (CR, n=60; CRi, n=8).", ["ORR 97%", "CR 60/70", "CR 8/70"]),
        ("Twenty-two patients responded (CR, n = 4; PR, n = 18).", ["ORR 22", "CR 4", "PR 18"]),
        ("PR+SD was seen in 33% of patients.", ["DCR 33%"]),
        ("TTP was 5 months for arm A and 4 months for arm B.", ["TTP 5", "TTP 4"]),
    ],
)
def test_names_of_responses(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nineteen patients were in complete remission at the start of treatment.",
        "Four patients were in CR before enrollment.",
        "Six patients were in complete remission (CR) at the time of study entry and could not be assessed for response.",
        "Fourteen patients who achieved CR had samples for sequencing.",
        "Three of the patients in CR had persistent cytopenia.",
        "TTP was diagnosed in one patient.",
    ],
)
def test_people_in_remission_are_no_result(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Median OS was 25.1 months (95% CI, 17.7-not assessable [N/A] months).", ["OS 25.1 [17.7-NR]"]),
        ("Median OS was 14.2 months (95% CI, 9.1-undefined).", ["OS 14.2 [9.1-NR]"]),
        ("Median OS was 14.2 months (95% CI, 9.1-upper limit not estimable).", ["OS 14.2 [9.1-NR]"]),
        ("Objective responses were seen in 45 (38%, 29-47) of 120 patients.", ["ORR 45/120 38% [29-47]"]),
    ],
)
def test_bounds(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "No difference was found in RR (34% vs 31%), TTP (5.5 vs 5.1 months) or OS (11.2 vs 10.8 months).",
            ["ORR 34%", "ORR 31%", "TTP 5.5", "TTP 5.1", "OS 11.2", "OS 10.8"],
        ),
        ("There was no significant difference in RR: 34% vs 31%.", ["ORR 34%", "ORR 31%"]),
        ("The relative risk (RR) was 1.4. The RR reached 34% of that of controls.", []),
        (
            "The actuarial 5-year overall, disease-free, and local relapse-free survival rates were 72%, 61%, and 80%.",
            ["OS 72%", "DFS 61%", "other 80%"],
        ),
    ],
)
def test_short_forms_with_their_figures(text: str, expected: list[str]) -> None:
    assert told(text) == expected
