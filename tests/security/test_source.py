"""What the source may not do: read pickles from outside, evaluate text as code, start programs, talk to the network."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "abstract2kb"

PICKLES = {
    "batch/hand.py": "what the run that uses a cluster, and the process that a worker of it hires, have packed for each other",
    "crew.py": "whether an error of this process can be sent to another copy of it",
    "nlp/digest.py": "what this process has packed itself",
    "pdf/packed_words.py": "what this process has packed itself",
    "nlp/vocabulary.py": "a file of a pinned package, when the model is built",
    "worked_out.py": "what processes of this package have made of its own patterns, beside Python's own compiled files and as much trusted as these",
}
"""Where pickles are read, and what they are."""
STARTERS = {"hired.py": "a process of this package, in a worker of a cluster; no shell, and no words of anybody else's"}
"""Where programs are started, and which."""
SERVERS = {"serve"}
"""The only part that opens sockets: to listen."""
DRIVERS = {"kb/postgres.py": "how the driver of a database that the user names is to speak, encrypted and at once; it opens nothing itself"}
"""Where `ssl` and the names of a socket's options are imported, and what for."""
READERS = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "torch"}
PROGRAMS = {"subprocess", "pty", "pexpect", "commands", "popen2"}
NETWORK = {"socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "telnetlib", "xmlrpc"}
CODE = {"eval", "exec", "compile", "execfile", "__import__"}
OS = {
    "system",
    "popen",
    "execv",
    "execve",
    "execvp",
    "execvpe",
    "execl",
    "execlp",
    "spawnv",
    "spawnl",
    "spawnlp",
    "spawnvp",
    "posix_spawn",
    "startfile",
}


def tree_of(name: str) -> ast.Module:
    return ast.parse((PACKAGE / name).read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> set[str]:
    """The modules that a file imports, with the packages that they are in."""
    found: set[str] = set()
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            found |= {".".join(parts[: n + 1]) for n in range(len(parts))}
    return found


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call by the dotted name of what is called; calls of attributes of something unnamed begin with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return f"{dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""


def faults(name: str, tree: ast.Module) -> Iterator[str]:
    """What a file does that it must not."""
    used = imports(tree)
    if used & READERS and name not in PICKLES:
        yield f"{name}: imports {used & READERS}"
    if used & PROGRAMS and name not in STARTERS:
        yield f"{name}: imports {used & PROGRAMS}"
    network = used & NETWORK - ({"ssl", "socket"} if name in DRIVERS else set())
    if network and name.partition("/")[0] not in SERVERS:
        yield f"{name}: imports {network}"
    for called, node in calls(tree):
        if called in CODE or called.startswith("builtins."):
            yield f"{name}, line {node.lineno}: {called}"
        if called.startswith("os.") and called.removeprefix("os.") in OS:
            yield f"{name}, line {node.lineno}: {called}"
        if any(k.arg == "shell" for k in node.keywords) or called.endswith("create_subprocess_shell"):
            yield f"{name}, line {node.lineno}: a shell"
        if called in ("tempfile.mktemp", "mktemp", "yaml.load", "yaml.unsafe_load", "numpy.load", "np.load", "pandas.read_pickle"):
            yield f"{name}, line {node.lineno}: {called}"
        if called in ("numpy.load", "np.load") and any(k.arg == "allow_pickle" for k in node.keywords):
            yield f"{name}, line {node.lineno}: pickles in arrays"


@pytest.fixture(scope="module")
def files() -> dict[str, tuple[set[str], list[str]]]:
    """The modules that each file of the package imports, and its faults: the files are read once."""
    names = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
    assert len(names) > 600
    return {name: (imports(tree), list(faults(name, tree))) for name in names for tree in [tree_of(name)]}


def test_the_source_does_none_of_it(files: dict[str, tuple[set[str], list[str]]]) -> None:
    assert [fault for _, found in files.values() for fault in found] == []


def test_a_driver_opens_no_socket() -> None:
    opened = {called for name in DRIVERS for called, _ in calls(tree_of(name)) if called.startswith("socket.")}
    assert opened == set()


def test_the_exceptions_are_needed(files: dict[str, tuple[set[str], list[str]]]) -> None:
    assert {name for name, (used, _) in files.items() if used & READERS} == set(PICKLES)
    assert {name for name, (used, _) in files.items() if used & PROGRAMS} == set(STARTERS)


@pytest.mark.parametrize(
    "code",
    [
        "import pickle\npickle.load(x)",
        "from pickle import loads",
        "import subprocess",
        "from subprocess import run",
        "import urllib.request",
        "from urllib import request",
        "import socket",
        "from http import client",
        "eval(x)",
        "exec(x)",
        "compile(x, '', 'eval')",
        "__import__(x)",
        "import builtins\nbuiltins.eval(x)",
        "import os\nos.system(x)",
        "import os\nos.popen(x)",
        "run(x, shell=True)",
        "import tempfile\ntempfile.mktemp()",
        "import yaml\nyaml.load(x)",
        "import numpy as np\nnp.load(x)",
    ],
)
def test_each_would_be_found(code: str) -> None:
    assert list(faults("some/module.py", ast.parse(code)))


@pytest.mark.parametrize(
    "code", ["import re\nre.compile(x)", "from urllib.parse import quote", "import json\njson.load(x)", "nlp.eval(x)", "import os\nos.kill(x, 9)"]
)
def test_what_is_allowed_is_not(code: str) -> None:
    assert not list(faults("some/module.py", ast.parse(code)))
