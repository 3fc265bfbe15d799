"""Many reports on several processes: the same bytes as on one, in the order given, and one that dies or hangs loses nothing else."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from abstract2kb.batch import Limits, Result, extractions, work
from abstract2kb.forked import can_fork
from abstract2kb.inputs import Input, expand

pytestmark = [pytest.mark.skipif(not can_fork(), reason="processes are copied on Linux only"), pytest.mark.usefixtures("loaded")]

DRUGS = ("velmotamab", "KLN-330", "osmetinib", "TRK-2207")


def text_of(number: int) -> str:
    drug, n = DRUGS[number % 4], 3 + number % 9
    return (
        f"{drug} was given to {20 + number} patients with melanoma. ORR was {100 * n // (20 + number)}% ({n}/{20 + number}); "
        f"grade 3 neutropenia occurred in {number % 7} patients. " + "The trial goes on. " * (number % 5)
    )


@pytest.fixture
def inputs(tmp_path: Path) -> list[Input]:
    lines = [json.dumps({"id": f"a{i}", "text": text_of(i)}) for i in range(30)]
    (tmp_path / "some.jsonl").write_text("\n".join([*lines[:10], "not json", *lines[10:]]), encoding="utf-8")
    (tmp_path / "empty.pdf").write_bytes(b"")
    return list(expand([str(tmp_path / "empty.pdf"), str(tmp_path / "some.jsonl"), str(tmp_path / "missing.pdf")]))


def shown(results: Sequence[Result]) -> list[tuple[str, str | None, str | None]]:
    return [(r.source, r.extraction and r.extraction.model_dump_json(), r.failure and r.failure.message) for r in results]


def test_the_results_are_the_same_for_any_number_of_workers(inputs: list[Input]) -> None:
    one = shown(list(extractions(inputs)))
    assert [source for source, _, _ in one][:3] == ["empty.pdf", "a0", "a1"]
    assert sum(message is not None for *_, message in one) == 3
    for workers in (2, 5):
        assert shown(list(extractions(inputs, workers=workers))) == one


def disturbed(monkeypatch: pytest.MonkeyPatch, source: str, disturb: Callable[[], object]) -> None:
    real = work.extract_report

    def extract_report(report: object, *rest: object, workers: int = 1) -> object:
        if report.source == source:  # type: ignore[attr-defined]
            disturb()
        return real(report, *rest, workers=workers)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "extract_report", extract_report)


@pytest.mark.parametrize(
    ("disturb", "cause"),
    [
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "a7: gave up (its process was killed or ran out of memory (SIGKILL))"),
        (lambda: time.sleep(300), "a7: gave up (it took longer than 5 s)"),
    ],
)
def test_a_report_whose_process_dies_or_hangs_has_failed_and_says_so(
    inputs: list[Input], monkeypatch: pytest.MonkeyPatch, disturb: Callable[[], object], cause: str
) -> None:
    one = shown(list(extractions(inputs)))
    disturbed(monkeypatch, "a7", disturb)
    found = list(extractions(inputs, workers=2, limits=Limits(5.0)))
    (lost,) = [r for r in found if r.source == "a7"]
    assert lost.failure
    assert lost.failure.message == cause
    assert lost.extraction
    assert [(i.code, i.message) for i in lost.extraction.issues] == [("batch.gave_up", cause.removeprefix("a7: "))]
    assert len(lost.extraction.report.id) == 64
    assert not lost.extraction.outcomes
    assert [r for r in shown(found) if r[0] != "a7"] == [r for r in one if r[0] != "a7"]


def test_a_book_on_several_processes_gives_the_same_records(tmp_path: Path) -> None:
    articles = [f"{1000 + i} Poster Session\n{DRUGS[i % 4]} in melanoma: results of the STUDY-{i} trial\n\n{text_of(i)}" for i in range(24)]
    (tmp_path / "book.txt").write_text("\n\n".join(articles), encoding="utf-8")
    inputs = list(expand([str(tmp_path / "book.txt")]))
    (one,), (two,) = (list(extractions(inputs, workers=workers)) for workers in (1, 2))
    assert one.extraction
    assert two.extraction
    assert len(one.extraction.outcomes) > 20
    assert one.extraction.model_dump_json() == two.extraction.model_dump_json()
