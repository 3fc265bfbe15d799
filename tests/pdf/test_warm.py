"""What reading a PDF needs is loaded once where several are read, and not in every process that reads one."""

import subprocess
import sys
from types import ModuleType

from abstract2kb.patterns import compile_all, regex
from abstract2kb.pdf.report import Report
from abstract2kb.pdf.warm import _page

READ = """
import sys
from pathlib import Path
from abstract2kb.pdf.apart import report_apart
data = Path(sys.argv[1]).read_bytes()
for _ in range(int(sys.argv[2])):
    assert "Results" in report_apart(data, "a.pdf").text
print("pypdfium2" in sys.modules)
"""


def loaded(pdf: str, times: int) -> str:
    done = subprocess.run([sys.executable, "-c", READ, pdf, str(times)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_small_page_has_text_a_table_and_no_remark():
    report = Report.from_pdf(_page(), "warm.pdf")
    assert report.text.startswith("Results\nOf 45 patients, nine responded to the drug (20%).")
    assert [[c.text for c in t.cells] for t in report.tables] == [["Arm", "ORR, %", "A", "20"]]
    assert report.notes == ()


def test_the_second_file_finds_the_reader_loaded(tmp_path):
    (tmp_path / "a.pdf").write_bytes(_page())
    assert loaded(str(tmp_path / "a.pdf"), 1) == "False"
    assert loaded(str(tmp_path / "a.pdf"), 2) == "True"


def test_patterns_of_modules_are_compiled():
    module = ModuleType("module")
    module.pattern, module.other = regex(r"\d+"), 1
    assert "compiled" not in vars(module.pattern)
    compile_all([module])
    assert vars(module.pattern)["compiled"].search("a 12").group() == "12"
