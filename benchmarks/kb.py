"""How fast the store loads and answers: 10,000 extractions made by varying those of the corpus, into SQLite and PostgreSQL.

python benchmarks/kb.py EXTRACTIONS.jsonl [--reports 10000] [--size abstract|whole] [--kb URL] [--postgres]

`whole` varies the corpus reports as they are (three dense pages, about 270 records and 270 KB of JSON each); `abstract` takes of each the records
of one article, or of one study
where a report is one article, as an abstract has (about 15 records). Variants have ids, registry numbers, counts, dates and the names of their
investigational assets of their
own, so that an asset is in some 25 reports; approved drugs stay what they are and are in thousands. They are loaded in files of 2,000 by a process
of its own; making them is not timed. `--postgres` starts a server (tests/kb/postgres.py).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from abstract2kb.kb import KnowledgeBase, Store

CHUNK = 2000
FAMILIES = ("studies", "outcomes", "adverse_events", "preclinical_findings")
_NCT = re.compile(r"NCT\d{8}")


def abstracts(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The records of one article, or of one study, with the assets they speak of."""
    by_article = len(whole["articles"]) > 1
    for key in [a["id"] for a in whole["articles"]] if by_article else [s["id"] for s in whole["studies"]]:
        part = dict(whole)
        for family in FAMILIES:
            part[family] = [r for r in whole[family] if key == (r["article"] if by_article else r["id"] if family == "studies" else r.get("study"))]
        used = {a for family in FAMILIES for r in part[family] for a in r["assets"]}
        part["assets"] = [a for a in whole["assets"] if a["id"] in used]
        if part["assets"]:
            yield part | {"abbreviations": whole["abbreviations"][:3], "issues": []}


def variant(base: dict[str, Any], number: int) -> bytes:
    """One more report like `base`; quotes and places stay."""
    family = number // 25
    made = json.loads(_NCT.sub(lambda m: f"NCT{(int(m[0][3:]) + family) % 10**8:08d}", json.dumps(base)))
    made["report"]["id"] = sha256(f"{base['report']['id']} {number}".encode()).hexdigest()
    made["report"]["source"] = f"{number}-{made['report']['source']}"
    if made["report"]["year"]:
        made["report"]["year"]["value"] = 2010 + number % 15
    for asset in made["assets"]:
        if any(c.isdigit() for c in asset["name"]) or not asset["aliases"]:
            asset["name"] = f"{asset['name']} v{family}"
            asset["aliases"] = [a | {"value": f"{a['value']} v{family}"} for a in asset["aliases"]]
    for outcome in made["outcomes"]:
        if outcome["n"] is not None:
            outcome["n"] += number % 5
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def run(url: str, bases: list[dict[str, Any]], reports: int, workers: int, folder: Path) -> None:
    """Loads all variants and asks; prints a line for each file of them."""
    spent = cpu = 0.0
    size = 0
    file = folder / "variants.jsonl"
    for start in range(0, reports, CHUNK):
        done = min(start + CHUNK, reports)
        with file.open("wb") as stream:
            for n in range(start, done):
                size += stream.write(variant(bases[n % len(bases)], n // len(bases) + n % len(bases) * 1000) + b"\n")
        command = [sys.executable, __file__, str(file), "--load", "--kb", url, "--workers", str(workers)]
        cost = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        spent, cpu = spent + cost["seconds"], cpu + cost["processor"]
        print(
            f"{done:6} reports, {done / spent:6.0f}/s ({done / cpu:.0f} per second of processor), {size / 1e6 / spent:5.1f} MB/s;"
            f" peak {cost['peak']} MB, each of {workers} workers {cost['worker']} MB",
            flush=True,
        )
    ask(KnowledgeBase(url))


def load(file: Path, url: str, workers: int) -> None:
    """In a process of its own: loads one file and prints what that took, in seconds and MB."""
    began, began_cpu = time.perf_counter(), _processor()
    KnowledgeBase(url).load([file], workers)
    peak, worker = (resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"seconds": time.perf_counter() - began, "processor": _processor() - began_cpu, "peak": peak, "worker": worker}))


def _processor() -> float:
    """Seconds of processor time of this process and its workers (not of a database server)."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def ask(base: KnowledgeBase) -> None:
    """Prints how long questions take."""
    with base.sql("SELECT count(*) FROM asset") as answer:
        records = next(answer.rows)[0]
    print(f"{records} assets in reports")
    with base.sql(
        "SELECT e.name FROM name m JOIN entity e ON e.id = m.entity JOIN told t ON t.key = m.key"
        " GROUP BY e.name HAVING count(DISTINCT t.report) BETWEEN 10 AND 40 ORDER BY count(*) DESC LIMIT 1"
    ) as answer:
        typical = next(answer.rows)[0]
    for label, ask in (
        (f"history {typical}", lambda: base.history(typical, 100)),
        ("history pembrolizumab", lambda: base.history("pembrolizumab", 100)),
        (f"history {typical}, all of it", lambda: base.history(typical)),
        ("assets --cytokine IL-2 --stage '>=Phase 2'", lambda: base.assets(cytokine="IL-2", stage=">=Phase 2")),
        ("assets --limit 100", lambda: base.assets(limit=100)),
        ("assets --limit 1000", lambda: base.assets(limit=1000)),
        (f"show {typical}", lambda: base.show(typical)),
        (f"conflicts {typical}", lambda: list(base.conflicts(typical))),
    ):
        times = []
        for _ in range(3):
            began = time.perf_counter()
            found = ask()
            times.append(time.perf_counter() - began)
        print(f"{min(times) * 1000:8.0f} ms  {label} ({len(found) if isinstance(found, list) else len(getattr(found, 'outcomes', ()))})", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("extractions", type=Path)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--size", choices=("abstract", "whole"), default="abstract")
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--kb")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--load", action="store_true", help="only load the file into --kb, and print what that took")
    options = parser.parse_args()
    if options.load:
        load(options.extractions, options.kb, options.workers)
        return
    bases = [json.loads(line) for line in options.extractions.read_text(encoding="utf-8").splitlines()]
    if options.size == "abstract":
        bases = [part for whole in bases for part in abstracts(whole)]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if options.postgres:
            from tests.kb.postgres import server

            url = stack.enter_context(server()).url()
        else:
            url = options.kb or str(folder / "bench.db")
        print(f"{options.reports} reports of size {options.size} into {Store(url).shown}, from {len(bases)} bases")
        run(url, bases, options.reports, options.workers, folder)


if __name__ == "__main__":
    main()
