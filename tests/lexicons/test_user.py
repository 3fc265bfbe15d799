"""Lexicon files of users: what a line may be, what is wrong with one, and how it changes what ours know."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from abstract2kb.errors import LexiconError
from abstract2kb.lexicons import LEXICONS, CompiledLexicon, name_key, user
from abstract2kb.nlp.compiling import compile_lexicon, extend

DATA = Path(user.__file__).parents[1] / "data"
SOURCE = "mine.jsonl"


def parsed(*lines: str) -> list[user.UserEntry | LexiconError]:
    return list(user.parse(lines, SOURCE))


def entries(*lines: str) -> list[user.UserEntry]:
    return [e for e in parsed(*lines) if isinstance(e, user.UserEntry)]


@pytest.fixture(scope="module")
def compiled() -> bytes:
    return pickle.dumps(compile_lexicon())


@pytest.fixture
def ours(compiled: bytes) -> CompiledLexicon:
    """One of its own for every test, as they add to it."""
    found = pickle.loads(compiled)
    assert isinstance(found, CompiledLexicon)
    return found


def test_a_line_says_which_lexicon_it_is_for() -> None:
    asset, company, seen = entries(
        '{"id": "QXR-707"}',
        '{"lexicon": "companies", "id": "Novelix", "names": ["Novelix"]}',
        '{"id": "QXR-708", "seen": {"count": 3}, "source": "a talk"}',
    )
    assert (asset.lexicon, asset.entry.source, asset.line) == ("assets", SOURCE, 1)
    assert (company.lexicon, company.entry.all_names()) == ("companies", ("Novelix",))
    assert seen.entry.source == "a talk"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{"], "line 1: not JSON (Expecting property name enclosed in double quotes, column 2)"),
        (["", "[1]"], "line 2: not a JSON object"),
        (['{"id": ""}'], "line 1: id: String should have at least 1 character"),
        (['{"names": ["A-1"]}'], "line 1: id: Field required"),
        (['{"id": "A-1", "colour": "red"}'], "line 1: colour: Extra inputs are not permitted"),
        (['{"id": "A-1", "modality": "pill"}'], "line 1: modality: Input should be "),
        (['{"id": "A-1", "lexicon": "drugs"}'], "line 1: lexicon: 'drugs' is none of assets, adverse_events,"),
        (['{"id": "A-1", "lexicon": ["assets"]}'], "line 1: lexicon: ['assets'] is none of"),
        (['{"id": "A-1"}', '{"id": "A-1"}'], "line 2: id 'A-1' is there already, in line 1"),
        (['{"id": "A-1"}', '{"id": "B-2", "codes": ["A 1"]}'], "line 2: name 'A 1' belongs to 'A-1' already, in line 1"),
        (['{"id": "A-1", "codes": ["--"]}'], "line 1: name '--' has no letters or digits"),
    ],
)
def test_a_wrong_line_is_named_with_its_cause(lines: list[str], message: str) -> None:
    wrong = [e for e in parsed(*lines) if isinstance(e, LexiconError)]
    assert len(wrong) == 1
    assert str(wrong[0]).startswith(f"{SOURCE}, {message}")
    assert "\n" not in str(wrong[0])


def test_one_name_in_two_lexicons_is_no_fault() -> None:
    assert len(entries('{"id": "IL-99"}', '{"lexicon": "cytokines", "id": "IL-99", "names": ["IL-99"], "kind": "interleukin"}')) == 2


@pytest.mark.parametrize(("content", "message"), [(None, "no such file"), (b'{"id": "A"}\n\xff', "line 2: not UTF-8")])
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None, message: str) -> None:
    file = tmp_path / "mine.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(LexiconError, match=message):
        user.read(file)


@pytest.mark.parametrize("name", LEXICONS)
def test_our_own_files_pass(name: str) -> None:
    assert [str(e) for e in user.check(DATA / f"{name}.jsonl") if isinstance(e, LexiconError)] == []


def ids(lexicon: CompiledLexicon, name: str, label: str = "DRUG") -> list[str]:
    return [s.id for s in lexicon.lookup(name, label)]


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ('{"id": "zorvaleukin", "codes": ["QXR-707"]}', lambda x: ids(x, "QXR 707") == ["zorvaleukin"]),
        ('{"id": "bempegaldesleukin", "synonyms": ["bempy"]}', lambda x: ids(x, "bempy") == ids(x, "NKTR-214") == ["bempegaldesleukin"]),
        ('{"id": "bempegaldesleukin", "codes": ["QXR-1"]}', lambda x: set(x.facts("DRUG", "bempegaldesleukin")["codes"]) >= {"QXR-1", "NKTR-214"}),
        ('{"id": "bempegaldesleukin", "companies": ["Novelix"]}', lambda x: x.facts("DRUG", "bempegaldesleukin")["companies"] == ["Novelix"]),
        ('{"id": "bempegaldesleukin", "companies": ["Novelix"]}', lambda x: x.facts("DRUG", "bempegaldesleukin")["cytokines"] == ["IL-2"]),
        ('{"id": "other", "codes": ["NKTR-214"]}', lambda x: ids(x, "NKTR-214") == ["other"]),
        ('{"lexicon": "not_drugs", "id": "NKTR-214", "names": ["NKTR-214"], "kind": "reagent"}', lambda x: not ids(x, "NKTR-214")),
        ('{"lexicon": "targets", "id": "ZZT9", "names": ["ZZT9"], "gene": "ZZT9"}', lambda x: ids(x, "ZZT-9", "TARGET") == ["ZZT9"]),
        ('{"lexicon": "code_prefixes", "id": "QXR", "kind": "trial family"}', lambda x: x.facts("CODE_PREFIX", "QXR")["kind"] == "trial family"),
    ],
)
def test_it_extends_and_overrides(ours: CompiledLexicon, line: str, holds: Callable[[CompiledLexicon], bool]) -> None:
    extend(ours, entries(line))
    assert holds(ours)


def test_ours_say_otherwise(ours: CompiledLexicon) -> None:
    assert ids(ours, "NKTR-214") == ["bempegaldesleukin"]
    assert ours.facts("DRUG", "bempegaldesleukin")["companies"] != ["Novelix"]
    assert not [name for name in ("QXR 707", "bempy") if ids(ours, name)]


def test_a_lexicon_without_entries(ours: CompiledLexicon) -> None:
    less = ours.without("DRUG", {"bempegaldesleukin"})
    assert ids(ours, "NKTR-214")
    assert not ids(less, "NKTR-214")
    assert not less.facts("DRUG", "bempegaldesleukin")
    assert ids(less, "nivolumab") == ["nivolumab"]
    assert name_key("Nektar") in less
