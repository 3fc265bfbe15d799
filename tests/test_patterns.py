"""Patterns that are compiled at their first use, and that all of them can be."""

from __future__ import annotations

import gc
import importlib
import pickle
import pkgutil
import re

import pytest

import abstract2kb.assemble
import abstract2kb.lexicons
import abstract2kb.nlp
import abstract2kb.pdf
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

TEXT = "Arm A, 12 of 30; arm B, 7 of 31"


def test_finds_what_the_plain_pattern_finds() -> None:
    plain, late = (make(r"(?P<n>\d+) of (\d+)|ARM (\w)", re.IGNORECASE) for make in (re.compile, regex))
    for use in ("findall", "split"):
        assert getattr(late, use)(TEXT) == getattr(plain, use)(TEXT)
    for use in ("search", "match"):
        assert getattr(late, use)(TEXT, 4).__repr__() == getattr(plain, use)(TEXT, 4).__repr__()
    assert [m.span("n") for m in late.finditer(TEXT, 6)] == [m.span("n") for m in plain.finditer(TEXT, 6)]
    assert late.fullmatch("arm b") is not None
    assert late.fullmatch("arm b,") is None
    assert late.sub("_", TEXT) == plain.sub("_", TEXT) == "_, _; _, _"
    assert late.subn("_", TEXT) == plain.subn("_", TEXT)


def test_tells_of_itself_what_the_plain_pattern_tells() -> None:
    plain, late = (make(r"(?P<n>\d+)(?: of)?", re.IGNORECASE) for make in (re.compile, regex))
    assert (late.pattern, late.flags, late.groups, dict(late.groupindex)) == (plain.pattern, plain.flags, 1, {"n": 1})


def test_its_text_can_be_part_of_another_before_it_is_compiled() -> None:
    number = regex(r"\d+(")
    assert re.compile(rf"{number.pattern}?:%)").fullmatch("40%")


def test_what_is_wrong_with_a_text_shows_at_the_first_use() -> None:
    wrong = regex(r"(\d+")
    with pytest.raises(re.error, match="missing \\)"):
        wrong.search(TEXT)


def test_a_copy_for_another_process_finds_the_same_before_and_after_use() -> None:
    number = regex(r"ARM (\w)", re.IGNORECASE)
    for _ in range(2):
        found = pickle.loads(pickle.dumps(number)).search(TEXT)
        assert found is not None
        assert found.group(1) == "A"
        assert number.search(TEXT) is not None


def test_all_patterns_of_the_package_can_be_compiled() -> None:
    for package in (abstract2kb.assemble, abstract2kb.lexicons, abstract2kb.nlp, abstract2kb.pdf):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    kinds = (type(regex("")), Sought)
    patterns = [thing for thing in gc.get_objects() if isinstance(thing, kinds)]
    assert len(patterns) > 1000
    for each in patterns:
        if each.pattern not in (r"\d+(", r"(\d+"):  # those of the tests above
            assert isinstance(each.compiled, re.Pattern), each
