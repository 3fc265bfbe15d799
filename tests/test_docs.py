"""The examples in the docs: every `console` block of README.md is run and its output compared.

A block holds lines "$ command", each followed by what it prints (standard output and error); "..." stands for any text, within a line or for lines.
The commands run in one shell session per file, in a copy of the checkout's folders that they read.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from tests.pdf_samples import pdf

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_FENCE = re.compile(r"^(?P<indent> *)```(?P<language>[\w-]*)[^\n]*\n(?P<body>.*?)^(?P=indent)```\s*$", re.MULTILINE | re.DOTALL)
WITH_EXAMPLES = ["abstract2kb.kb.changes", "abstract2kb.kb.dates", "abstract2kb.kb.identity", "abstract2kb.kb.rows", "abstract2kb.kb.statements",
                 "abstract2kb.kb.support", "abstract2kb.lexicons.compiled", "abstract2kb.lexicons.normalize", "abstract2kb.nlp.numerals", "abstract2kb.nlp.pipes.companies",
                 "abstract2kb.nlp.pipes.sentences", "abstract2kb.nlp.pipes.stages", "abstract2kb.nlp.pipes.trial_ids", "abstract2kb.pipeline",
                 "abstract2kb.records.ids"]  # fmt: skip


@dataclass(frozen=True)
class Example:
    """A command and what the docs say it prints."""

    command: str
    output: str


def blocks(text: str, language: str = "console") -> list[str]:
    """The bodies of the fenced blocks of a language."""
    return [m["body"] for m in _FENCE.finditer(text) if m["language"] == language]


def examples(block: str) -> list[Example]:
    """The commands of a block with their outputs; ValueError for a block that begins with no command."""
    found: list[Example] = []
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        if not part.strip():
            continue
        if not part.startswith("$ "):
            raise ValueError(f"a console block begins with no command: {part!r}")
        head, _, output = part.partition("\n")
        while head.endswith("\\") and output:
            line, _, output = output.partition("\n")
            head = head[:-1] + line.removeprefix("> ")
        found.append(Example(head[2:].strip(), output))
    return found


def matches(expected: str, printed: str) -> bool:
    """Whether the output is the expected one, "..." standing for anything; trailing spaces and empty lines at the ends do not count."""
    wanted, got = ("\n".join(line.rstrip() for line in x.strip("\n").splitlines()) for x in (expected, printed))
    pattern = ".*?".join(re.escape(part) for part in wanted.split("..."))
    return re.fullmatch(pattern, got, re.DOTALL) is not None


def readme() -> str:
    return README.read_text(encoding="utf-8") if README.is_file() else ""


def test_the_readme_has_examples() -> None:
    text = readme()
    if not text.strip():
        pytest.skip("README.md is not written yet")
    found = [e for block in blocks(text) for e in examples(block)]
    assert [e for e in found if e.command.startswith("abstract2kb extract")], "README.md shows no `abstract2kb extract` in a console block"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[Example, str]]]:
    """The examples of each console block with what they printed, one after the other in one folder."""
    folder = tmp_path_factory.mktemp("docs")
    for name in ("corpus", "gold", "models"):
        if (ROOT / name).is_dir():
            os.symlink(ROOT / name, folder / name)
    for file in ("README.md", "pyproject.toml"):
        shutil.copy(ROOT / file, folder)
    (folder / "report.pdf").write_bytes(pdf())
    home = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(folder), "LC_ALL": "C.UTF-8", "COLUMNS": "120"}

    def run(example: Example) -> str:
        done = subprocess.run(
            ["bash", "-c", example.command], cwd=folder, env=home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        return done.stdout

    return [[(example, run(example)) for example in examples(block)] for block in blocks(readme())]


@pytest.mark.parametrize("number", range(len(blocks(readme()))))
def test_a_console_block_does_what_it_says(number: int, printed: list[list[tuple[Example, str]]]) -> None:
    for example, output in printed[number]:
        assert matches(example.output, output), f"$ {example.command}\n{output}"


@pytest.mark.parametrize("number", range(len(blocks(readme(), "python"))))
def test_a_python_block_runs(number: int, tmp_path: Path) -> None:
    body = blocks(readme(), "python")[number]
    (tmp_path / "report.pdf").write_bytes(pdf())
    if (ROOT / "corpus").is_dir():
        os.symlink(ROOT / "corpus", tmp_path / "corpus")
    if ">>>" in body:
        test = doctest.DocTestParser().get_doctest(body, {}, f"README python block {number + 1}", "README.md", 0)
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        here = Path.cwd()
        os.chdir(tmp_path)
        try:
            runner.run(test)
        finally:
            os.chdir(here)
        assert runner.failures == 0
    else:
        done = subprocess.run([sys.executable, "-c", body], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


# the machinery itself


def test_blocks_are_found_by_language() -> None:
    text = "a\n```console\n$ one\nout\n```\n```python\nx\n```\n- list\n  ```console\n  $ two\n  ```\n```\n$ plain\n```\n"
    assert [b.strip() for b in blocks(text)] == ["$ one\nout", "$ two"]
    assert blocks(text, "python") == ["x\n"]


def test_commands_and_outputs_are_parted() -> None:
    assert examples("$ a -o b\none\ntwo\n$ c \\\n> d\n$ e\n") == [Example("a -o b", "one\ntwo\n"), Example("c d", ""), Example("e", "")]
    with pytest.raises(ValueError, match="begins with no command"):
        examples("abstract2kb extract x\n")


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ("one\ntwo\n", "one\ntwo\n", True),
        ("one  \n", "one\n", True),
        ("one\n...\nfour\n", "one\ntwo\nthree\nfour\n", True),
        ("took ... s\n", "took 1.3 s\n", True),
        ("one\n", "one\ntwo\n", False),
        ("", "one\n", False),
        ("one\n...\nfive\n", "one\ntwo\nfour\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_outputs_are_compared(expected: str, printed: str, same: bool) -> None:
    assert matches(expected, printed) is same


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_the_examples_in_the_docstrings(module: str) -> None:
    result = doctest.testmod(import_module(module))
    assert result.attempted
    assert not result.failed


def test_no_module_with_examples_is_left_out() -> None:
    package = ROOT / "src" / "abstract2kb"
    files = [p for p in package.rglob("*.py") if ">>> " in p.read_text(encoding="utf-8")]
    names = {".".join(p.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__") for p in files}
    if left := names - set(WITH_EXAMPLES):
        for name in sorted(left):
            assert not doctest.testmod(import_module(name)).failed, name


def test_the_data_files_have_their_sources() -> None:
    sources = (ROOT / "src" / "abstract2kb" / "data" / "SOURCES.md").read_text(encoding="utf-8")
    missing = [p.name for p in (ROOT / "src" / "abstract2kb" / "data").glob("*.jsonl") if p.name not in sources]
    assert missing == []
