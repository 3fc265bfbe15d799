"""What is worked out of patterns is worked out once, and taken up by the next process."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from abstract2kb.worked_out import Kept, compiled

KEY = ("size", 0, "abc")


def never() -> int:
    raise AssertionError("worked out twice")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "worked_out.patterns"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.IGNORECASE])
def test_finds_and_tells_what_the_plain_pattern_does(flags: int) -> None:
    text = r"^arm (?P<arm>[A-Z\u0431])(?P<more>,)?|\d{2,}?(?i:mg)"
    for found in (compiled(text, flags), compiled(text, flags)):
        plain = re.compile(text, flags)
        assert found == plain
        assert (found.pattern, found.flags, found.groups, dict(found.groupindex)) == (text, plain.flags, 2, {"arm": 1, "more": 2})
        match = found.search("x\narm B, 200 mg\n20Mg", 16)
        assert match is not None
        assert (match.group(), match.lastgroup, match["arm"]) == ("20Mg", None, None)


def test_what_one_process_has_worked_out_another_takes_up(path: Path) -> None:
    first = Kept(path, b"1")
    assert first.get(KEY, lambda: 3) == 3
    assert first.get(KEY, never) == 3
    assert Kept(path, b"1").get(KEY, lambda: 4) == 4  # not written yet
    first.keep(enough=1)
    assert Kept(path, b"1").get(KEY, never) == 3


def test_little_is_not_written_and_two_processes_keep_what_both_know(path: Path) -> None:
    one, other = Kept(path, b"1"), Kept(path, b"1")
    one.get(KEY, lambda: 3)
    one.keep(enough=2)
    assert not path.exists()
    one.keep(enough=1)
    other.get(("size", 1, "abc"), lambda: 5)
    other.keep(enough=1)
    third = Kept(path, b"1")
    assert (third.get(KEY, never), third.get(("size", 1, "abc"), never)) == (3, 5)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("written", [b"", b"no marshal", b"i\x01\x00\x00\x00"])
def test_a_file_that_is_damaged_is_as_none(path: Path, written: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(written)
    assert Kept(path, b"1").get(KEY, lambda: 3) == 3


def test_what_was_worked_out_in_another_way_is_not_taken_up(path: Path) -> None:
    old = Kept(path, b"1")
    old.get(KEY, lambda: 3)
    old.keep(enough=1)
    assert Kept(path, b"2").get(KEY, lambda: 4) == 4


def test_where_nothing_can_be_written_nothing_is(path: Path) -> None:
    path.parent.write_text("a file in the place of the folder")
    kept = Kept(path, b"1")
    kept.get(KEY, lambda: 3)
    kept.keep(enough=1)
    assert kept.get(KEY, never) == 3
    assert path.parent.read_text() == "a file in the place of the folder"
