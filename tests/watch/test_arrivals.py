"""When a file that arrives is whole."""

from __future__ import annotations

import os
from pathlib import Path

from abstract2kb.watch.arrivals import Arrivals, reports_in


def write(path: Path, text: str = "text", time: int = 1_000) -> Path:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (time, time))
    return path


def test_a_file_is_given_when_it_has_not_changed_for_a_while(tmp_path: Path) -> None:
    arrivals, path = Arrivals(2.0), write(tmp_path / "a.txt")
    arrivals.notice(path, 10.0)
    assert arrivals.settled(11.9) == []
    assert arrivals.settled(12.0) == [path]
    assert arrivals.settled(99.0) == []


def test_a_file_that_grows_is_waited_for(tmp_path: Path) -> None:
    arrivals, path = Arrivals(2.0), write(tmp_path / "a.txt")
    arrivals.notice(path, 10.0)
    write(path, "longer text")
    assert arrivals.settled(12.5) == []
    write(path, "longer texts", time=1_001)
    write(path, "shorter texts"[:12], time=1_002)
    assert arrivals.settled(14.0) == []
    assert arrivals.settled(15.9) == []
    assert arrivals.settled(16.0) == [path]


def test_being_told_again_of_the_same_file_does_not_delay_it(tmp_path: Path) -> None:
    arrivals, path = Arrivals(2.0), write(tmp_path / "a.txt")
    for now in (10.0, 11.0, 11.5):
        arrivals.notice(path, now)
    assert arrivals.settled(12.0) == [path]
    arrivals.notice(path, 20.0)
    assert arrivals.settled(30.0) == []


def test_a_file_that_is_renamed_into_place_or_replaced(tmp_path: Path) -> None:
    arrivals, hidden = Arrivals(2.0), write(tmp_path / ".a.txt.part")
    arrivals.notice(hidden, 10.0)
    assert arrivals.settled(20.0) == []
    path = hidden.rename(tmp_path / "a.txt")
    arrivals.notice(path, 21.0)
    assert arrivals.settled(23.0) == [path]
    write(tmp_path / "other").rename(path)
    arrivals.notice(path, 30.0)
    assert arrivals.settled(32.0) == [path]


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    arrivals, path = Arrivals(2.0), write(tmp_path / "a.txt")
    arrivals.notice(path, 10.0)
    path.unlink()
    assert arrivals.settled(12.0) == []
    arrivals.notice(path, 13.0)
    assert arrivals.settled(20.0) == []
    write(path)
    arrivals.notice(path, 21.0)
    assert arrivals.settled(23.0) == [path]


def test_what_is_given_back_is_given_again(tmp_path: Path) -> None:
    arrivals, path = Arrivals(2.0), write(tmp_path / "a.txt")
    arrivals.notice(path, 10.0)
    assert arrivals.settled(12.0) == [path]
    arrivals.give_back(path)
    arrivals.notice(path, 13.0)
    assert arrivals.settled(15.0) == [path]


def test_what_counts_as_a_report(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "folder.pdf").mkdir()
    for name in ("b.PDF", "a.zip", "deep/c.jsonl", "d.docx", ".e.txt", "f.pdf.part", "g.txt"):
        write(tmp_path / name)
    arrivals = Arrivals(0.0)
    arrivals.notice_all([*reports_in(tmp_path), tmp_path / "d.docx", tmp_path / "f.pdf.part"], 1.0)
    assert [p.relative_to(tmp_path).as_posix() for p in arrivals.settled(1.0)] == ["a.zip", "b.PDF", "deep/c.jsonl", "g.txt"]
