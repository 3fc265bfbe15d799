"""spaCy is imported without its command line, which can be imported later all the same."""

from __future__ import annotations

import subprocess
import sys

_HEAD = "import sys; from abstract2kb.spacy_start import leave_out_commands as leave\n"


def _printed(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", _HEAD + code], check=True, capture_output=True, text=True)
    return run.stdout.strip()


def test_the_import_leaves_the_commands_out_and_nothing_in_their_place() -> None:
    loaded = "print(*sorted(name for name in sys.modules if name.startswith(('spacy.cli', 'weasel'))))"
    assert _printed(f"leave(); import spacy; {loaded}") == ""
    assert "spacy.cli.info" in _printed(f"import spacy; leave(); {loaded}").split()


def test_the_commands_can_be_imported_afterwards() -> None:
    assert _printed("leave(); import spacy, spacy.cli; print(spacy.cli.info.__module__, callable(spacy.cli.download))") == "spacy.cli.info True"


def test_information_on_spacy_is_told_when_asked_for() -> None:
    assert _printed("leave(); import spacy; print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)") == "True"


def test_the_command_line_reads_without_them() -> None:
    code = "sys.argv = ['abstract2kb', 'annotate', '-']; import abstract2kb.cli as cli\n"
    code += "import io; sys.stdin = io.TextIOWrapper(io.BytesIO(b'ORR was 40% with QXR-707.'))\n"
    code += "try: cli.main()\nexcept SystemExit: pass\nprint('spacy' in sys.modules, 'spacy.cli' in sys.modules)"
    assert _printed(code).endswith("True False")
