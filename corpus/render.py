"""Renders the corpus reports from their sources: `python corpus/render.py [REPORT...]`, all of them without arguments.

A report's folder holds one source: `report.typ` (typst, the package `typst`), `report.html` (printed by Chromium, which must be installed) or
`report.py` (a function `render(out)`; its docstring says what it needs). The PDF stands beside it, named after the folder.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

CORPUS = Path(__file__).parent
SPLITS = ("development", "held_out")


def typeset(source: Path, out: Path) -> None:
    """Compile a typst source; the same source gives the same bytes."""
    import typst

    typst.compile(str(source), output=str(out), timestamp=0)


def print_page(source: Path, out: Path) -> None:
    """Print an HTML page as a browser does."""
    browser = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if browser is None:
        sys.exit(f"{source}: needs Chromium, which is not installed")
    with tempfile.TemporaryDirectory() as profile:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-pdf-header-footer"]
        flags.append(f"--user-data-dir={profile}")
        subprocess.run([browser, *flags, f"--print-to-pdf={out.resolve()}", source.resolve().as_uri()], check=True, capture_output=True)


def run(source: Path, out: Path) -> None:
    """Call the function `render` of a script."""
    spec = importlib.util.spec_from_file_location(f"corpus_{source.parent.name.replace('-', '_')}", source)
    if spec is None or spec.loader is None:
        sys.exit(f"{source}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.render(out)


TOOLS = {"report.typ": typeset, "report.html": print_page, "report.py": run}


def folders(names: Iterable[str] = ()) -> list[Path]:
    """The folders of the named reports, or of all."""
    wanted = set(names)
    found = [folder for split in SPLITS for folder in sorted((CORPUS / split).iterdir()) if folder.is_dir() and (not wanted or folder.name in wanted)]
    if unknown := wanted - {folder.name for folder in found}:
        sys.exit(f"no such report: {', '.join(sorted(unknown))}")
    return found


def render(folder: Path, out: Path) -> None:
    """Render the report of a folder to `out`."""
    source, tool = next(((folder / name, tool) for name, tool in TOOLS.items() if (folder / name).exists()), (None, None))
    if source is None or tool is None:
        sys.exit(f"{folder}: has none of {', '.join(TOOLS)}")
    tool(source, out)


if __name__ == "__main__":
    for each in folders(sys.argv[1:]):
        render(each, each / f"{each.name}.pdf")
        print(each / f"{each.name}.pdf")
