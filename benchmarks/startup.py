"""How long the main job takes, start-up included, and how much memory: `python benchmarks/startup.py [REPORT.pdf]`.

The yardstick, in the same run, is a Python process that imports spaCy and pdfplumber and reads the characters of the same file with
pdfplumber: what any tool on these libraries pays before it does anything. Prints seconds, peak memory and the ratio.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
YARDSTICK = "import sys, spacy, pdfplumber; [len(p.chars) for p in pdfplumber.open(sys.argv[1]).pages]"
RUNS = 5


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds of wall time (median of RUNS) and peak resident megabytes of a command."""
    seconds = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - begin)
    return statistics.median(seconds), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    report = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "corpus/sample/report.pdf")
    yard_seconds, yard_memory = timed([sys.executable, "-c", YARDSTICK, report])
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out.jsonl")
        own_seconds, own_memory = timed([sys.executable, "-m", "abstract2kb", "extract", report, "-o", out])
    print(f"{'':34}{'seconds':>9}{'peak MB':>9}")
    print(f"{'spaCy + pdfplumber, characters only':34}{yard_seconds:9.2f}{yard_memory:9.0f}")
    print(f"{'abstract2kb extract':34}{own_seconds:9.2f}{own_memory:9.0f}")
    print(f"ratio of the times: {own_seconds / yard_seconds:.2f}")


if __name__ == "__main__":
    main()
