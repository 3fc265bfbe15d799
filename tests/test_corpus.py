"""The corpus: every report has its source and facts, and what is rendered from a source reads as the PDF that stands beside it."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from abstract2kb.pdf.plain_text import page_texts

CORPUS = Path(__file__).parents[1] / "corpus"


def load():
    """The renderer, which is a script."""
    spec = importlib.util.spec_from_file_location("corpus_render", CORPUS / "render.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RENDER = load()
FACTS = (CORPUS / "SOURCES.md").read_text(encoding="utf-8")
FOLDERS = RENDER.folders()


def test_a_third_is_held_out():
    held = [f for f in FOLDERS if f.parent.name == "held_out"]
    assert len(FOLDERS) >= 14
    assert 1 / 4 < len(held) / len(FOLDERS) < 2 / 5


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_a_report_has_source_pdf_and_facts(folder):
    assert sum((folder / name).is_file() for name in RENDER.TOOLS) == 1
    assert (folder / f"{folder.name}.pdf").is_file()
    own = folder / "SOURCES.md"
    facts = own.read_text(encoding="utf-8") if own.exists() else FACTS.partition(f"## development/{folder.name}\n")[2].partition("\n## ")[0]
    assert facts.count("\n|") > 10


def families(pdf: bytes) -> set[str]:
    """The font families that a PDF embeds, in lower case and without spaces."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        names = {char["fontname"].split("+")[-1] for page in document.pages for char in page.chars}
    return {re.split(r"[-,]", name)[0].lower() for name in names}


def installed() -> str:
    """The font families of this machine, as one string of the same form, with those that typst and reportlab bring."""
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False).stdout if shutil.which("fc-list") else ""
    return re.sub(r"[ -]", "", listed).lower() + " libertinusserif newcomputermodern dejavusansmono helvetica times courier symbol"


def words(pdf: bytes) -> list[tuple[str, int]]:
    """How often each word stands in a PDF."""
    return sorted(Counter(re.findall(r"\w+", " ".join(page_texts(pdf, "corpus")))).items())


@pytest.mark.parametrize("folder", [f for f in FOLDERS if not (f / "report.html").exists()], ids=lambda f: f.name)
def test_the_source_gives_the_same_words(folder, tmp_path):
    script = folder / "report.py"
    if script.exists() and "soffice" in script.read_text(encoding="utf-8"):
        pytest.skip("rendered by an office program")
    kept, here = (folder / f"{folder.name}.pdf").read_bytes(), installed()
    if missing := {family for family in families(kept) if family not in here}:
        pytest.skip(f"needs the fonts {', '.join(sorted(missing))}")
    # in a process of its own: what other tests register with reportlab must not matter
    code = "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import render; render.render(Path(sys.argv[2]), Path(sys.argv[3]))"
    subprocess.run([sys.executable, "-c", code, CORPUS, folder, tmp_path / "again.pdf"], check=True, capture_output=True)
    same = words((tmp_path / "again.pdf").read_bytes()) == words(kept)
    assert same, f"{folder.name}: render it anew with corpus/render.py"
