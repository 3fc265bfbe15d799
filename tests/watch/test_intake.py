"""From files to the store: what is loaded, what is passed over, and what is said of the rest."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from abstract2kb.batch import Failure, Job, LocalEngine, Result
from abstract2kb.errors import KbError
from abstract2kb.inputs import Input
from abstract2kb.kb import KnowledgeBase
from abstract2kb.watch import Intake, intake
from tests.batch.test_local import text_of
from tests.pdf_samples import encrypted, pdf

pytestmark = pytest.mark.usefixtures("loaded")


class Heard:
    def __init__(self) -> None:
        self.sources: list[str] = []
        self.held, self.failures = 0, list[Failure]()

    def loaded(self, result: Result) -> None:
        self.sources.append(result.source)

    def known(self, count: int) -> None:
        self.held += count

    def failed(self, failure: Failure) -> None:
        self.failures.append(failure)


class Place:
    """A folder, a store, and the intake between them; `worked` are the inputs that somebody worked on."""

    def __init__(self, folder: Path, output: bool = False) -> None:
        self.folder = folder / "in"
        self.folder.mkdir(exist_ok=True)
        (folder / "out").mkdir(exist_ok=True)
        self.failures, self.output = folder / "in.failures.jsonl", folder / "out" if output else None
        self.kb = KnowledgeBase(folder / "kb.db")
        with self.kb.store.session(create=True):
            pass
        self.worked: list[str] = []
        self.heard = Heard()
        self.intake = Intake(self.kb, self.failures, self.engine_for, self.heard, self.output, 1_000_000)

    def engine_for(self, items: Sequence[Input]) -> LocalEngine:
        self.worked += [item.source for item in items]
        return LocalEngine(items, Job(), 1)

    def put(self, name: str, data: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def take(self, *files: Path, stopping: Callable[[], bool] = lambda: False) -> list[Path]:
        return self.intake.take(files or sorted(self.folder.iterdir()), stopping)

    def reports(self) -> list[str]:
        with self.kb.sql("SELECT report FROM v_reports ORDER BY report") as answer:
            return [str(row[0]) for row in answer.rows]

    def lost(self) -> list[tuple[str, str]]:
        lines = self.failures.read_text(encoding="utf-8").splitlines() if self.failures.exists() else []
        return [(line["source"], line["code"]) for line in map(json.loads, lines)]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_every_kind_of_file(place: Place) -> None:
    place.put("a.pdf", pdf())
    place.put("b.txt", text_of(1))
    place.put("c.jsonl", "".join(json.dumps({"id": f"l{i}", "text": text_of(i)}) + "\n" for i in (2, 3)))
    with zipfile.ZipFile(place.folder / "d.zip", "w") as archive:
        archive.writestr("m.txt", text_of(4))
    assert place.take() == []
    assert place.reports() == ["a.pdf", "b.txt", "d.zip/m.txt", "l2", "l3"]
    assert sorted(place.heard.sources) == place.reports()
    with place.kb.sql("SELECT DISTINCT asset FROM v_outcomes WHERE report = 'b.txt'") as answer:
        assert list(answer.rows) == [("KLN-330",)]


def test_the_same_bytes_are_not_read_twice(place: Place, tmp_path: Path) -> None:
    place.put("a.txt", text_of(1))
    place.put("b.txt", text_of(1))
    place.take()
    assert (place.worked, place.reports(), place.heard.held) == (["a.txt"], ["a.txt"], 1)
    place.put("c.txt", text_of(1))
    place.take()
    again = Place(tmp_path)
    assert again.take() == []
    assert (place.worked, again.worked) == (["a.txt"], [])
    assert again.heard.held == 3


def test_what_fails_is_told_and_loses_nothing(place: Place) -> None:
    place.put("bad.pdf", b"%PDF-1.4 nothing")
    place.put("cut.pdf", pdf(3)[:2500])
    place.put("good.txt", text_of(1))
    place.put("lines.jsonl", "no\n" + json.dumps({"id": "l1", "text": text_of(2)}))
    place.put("locked.pdf", encrypted("geheim"))
    assert place.take() == []
    assert place.reports() == ["good.txt", "l1"]
    assert {source for source, _ in place.lost()} == {"bad.pdf", "cut.pdf", "lines.jsonl, line 1", "locked.pdf"}
    assert ("locked.pdf", "pdf.password") in place.lost()
    assert {f.source for f in place.heard.failures} == {source for source, _ in place.lost()}


def test_a_bad_file_is_not_tried_again_until_it_changes(place: Place, tmp_path: Path) -> None:
    bad = place.put("bad.pdf", b"%PDF-1.4 nothing")
    locked = place.put("locked.pdf", encrypted("geheim"))
    place.take()
    again = Place(tmp_path)
    again.take()
    assert again.worked == ["locked.pdf"]  # for which there may be a password now
    assert sorted(again.lost()) == sorted(place.lost())
    bad.write_bytes(pdf())
    again.take(bad)
    assert again.reports() == ["bad.pdf"]
    assert [source for source, _ in again.lost()] == ["locked.pdf"]
    locked.unlink()
    again.put("c.txt", text_of(3))
    again.take()
    assert again.lost() == []
    assert not again.failures.exists()


def test_records_of_each_report_in_a_folder(tmp_path: Path) -> None:
    place = Place(tmp_path, output=True)
    place.put("a.pdf", pdf())
    place.put("c.jsonl", json.dumps({"id": "../../etc/x y", "text": text_of(2)}))
    place.take()
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert [name.split(".")[0] for name in names] == ["a", "etc_x_y"]
    assert json.loads((tmp_path / "out" / names[1]).read_bytes())["report"]["source"] == "../../etc/x y"
    assert list(tmp_path.rglob("*x_y*")) == [tmp_path / "out" / names[1]]


def test_stopping_gives_back_what_was_not_come_to(place: Place) -> None:
    files = [place.put(f"{i}.txt", text_of(i)) for i in range(4)]
    left = place.take(stopping=lambda: len(place.heard.sources) + len(place.worked) > 0)
    assert left == files
    assert place.reports() == []
    assert place.take(stopping=lambda: True) == files
    assert place.take(*left) == []
    assert len(place.reports()) == 4


def test_a_store_that_cannot_be_written_loses_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.put("a.txt", text_of(1))

    def fails(*_: object, **__: object) -> None:
        raise KbError("kb.db: disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(KnowledgeBase, "load", fails)
        with pytest.raises(KbError):
            place.take()
    assert (place.reports(), place.heard.sources, place.lost()) == ([], [], [])
    place.take()
    assert place.reports() == ["a.txt"]


def test_many_are_loaded_in_parts(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_LOADED", 3)
    loads = list[int]()
    real = KnowledgeBase.load
    monkeypatch.setattr(KnowledgeBase, "load", lambda kb, found: loads.append(len(found)) or real(kb, found))
    place.put("c.jsonl", "".join(json.dumps({"id": f"l{i}", "text": text_of(i)}) + "\n" for i in range(8)))
    place.take()
    assert loads == [3, 3, 2]
    assert len(place.reports()) == 8
