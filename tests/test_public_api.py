"""What `import abstract2kb` gives, and what it must not load."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from pkgutil import walk_packages

import pytest

import abstract2kb

HEAVY = ("spacy", "pdfplumber", "pypdfium2", "pdfminer", "scispacy", "rich")


def loaded_by(code: str) -> list[str]:
    tail = f"\nimport json, sys; print(json.dumps([m for m in {HEAVY!r} if m in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code + tail], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("code", ["import abstract2kb", "from abstract2kb import Extraction, json_schema", "import abstract2kb.cli"])
def test_the_import_is_light(code: str) -> None:
    assert [m for m in loaded_by(code) if m != "rich"] == []


def test_the_check_above_can_fail() -> None:
    assert "spacy" in loaded_by("from abstract2kb import extract_text")


@pytest.mark.parametrize("module", ["records", "lexicons", "export.plain", "scoring", "errors"])
def test_saved_records_need_no_nlp(module: str) -> None:
    assert [m for m in loaded_by(f"import abstract2kb.{module}") if m != "rich"] == []


def test_all_is_complete_and_importable() -> None:
    assert sorted(abstract2kb.__all__) == abstract2kb.__all__
    assert set(abstract2kb.__all__) == {"__version__", *abstract2kb._HOMES}
    for name in abstract2kb.__all__:
        assert getattr(abstract2kb, name) is not None
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = abstract2kb.no_such_name


def test_the_names_come_from_their_homes() -> None:
    for name, home in abstract2kb._HOMES.items():
        assert getattr(abstract2kb, name) is getattr(import_module(home), name)
        assert name in import_module(home).__all__


def test_the_version_is_that_of_the_package() -> None:
    assert version("abstract2kb") == abstract2kb.__version__


def test_every_all_names_something() -> None:
    for info in walk_packages(abstract2kb.__path__, "abstract2kb."):
        if info.name.endswith(("__main__", ".migrations.env")):  # Alembic alone runs the latter
            continue
        module = import_module(info.name)
        missing = [name for name in getattr(module, "__all__", ()) if not hasattr(module, name)]
        assert missing == [], info.name


def test_a_text_becomes_records() -> None:
    record = abstract2kb.extract_text("ABC-1234 was given to 20 patients. ORR was 40% (8/20).")
    assert isinstance(record, abstract2kb.Extraction)
    assert [(o.endpoint.value, o.n, o.total, o.percent) for o in record.outcomes] == [("ORR", 8, 20, 40.0)]
    assert all(e.quote and e.page is None for o in record.outcomes for e in o.evidence)
