"""A whole congress in one command: `python benchmarks/batch.py [--texts 1000] [--pdfs 200] [--long 5000]`.

Makes abstracts as text (2,000 characters each, no two alike) and two-page PDFs in the manner of the corpus (a head, prose in two columns, a table
of results and one of events), and runs `abstract2kb extract` over them, start-up included, with one worker and with two. Prints seconds, those of
the processor, reports a second, the ratio of the two runs, and the peak memory of a worker, also over a run that is so much longer that a leak would
show. Memory is what a process has in memory, with what it shares with the others.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageBreak, PageTemplate, Paragraph, Spacer, Table

GROUND = (
    "Resistance to {old} limits its benefit in {tumour}, and few options remain once it has set in.",
    "{tumour:c} is rarely cured once it has spread, although {old} has changed its course.",
    "{drug}, a {kind} directed at {target}, was active in models of {tumour} that no longer responded to {old}.",
    "Expression of {target} is found in most samples of {tumour} and is associated with a short survival.",
    "How long treatment has to be continued is not known, and late effects are a burden for survivors.",
    "Biomarkers that select patients for {target} inhibition have not been validated prospectively.",
)
DESIGN = (
    "In this phase {phase} trial ({nct}), patients with {tumour} received {drug} {dose} mg every {weeks} weeks.",
    "Eligible patients had measurable disease, a performance status of 0 or 1 and at least {few} prior lines.",
    "Patients were randomized {ratio} to {drug} or {old}; the primary endpoint was {endpoint}.",
    "Responses were assessed by the investigators every {weeks} weeks according to RECIST 1.1.",
    "Blood was drawn before the first dose and on day {age}; cell subsets were counted by flow cytometry.",
    "We fitted a proportional hazards model with age, stage and centre as covariates.",
    "Samples of {n} patients were sequenced, and signatures were compared between groups with a permutation test.",
)
FOUND = (
    "Between March 2021 and June 2023, {n} patients were enrolled; median age was {age} years.",
    "The objective response rate was {pct}% (95% CI, {low}-{high}), with {few} complete responses.",
    "Of {n} patients evaluable for response, {some} had a partial response and {few} had stable disease.",
    "Median progression-free survival was {months} months with {drug} and {fewer} months with {old} (HR 0.{hr}; p = 0.0{few}).",
    "Overall survival at 12 months was {pct}%.",
    "Grade 3 or higher {event} occurred in {low}% of patients, and {few} stopped treatment because of it.",
    "The most common adverse events were {event} ({pct}%) and {other} ({low}%).",
    "Dose-limiting toxicities were not observed.",
    "In mice bearing {tumour} xenografts, {drug} delayed growth compared with vehicle and prolonged survival.",
    "{target} was lost in {few} of the tumours that progressed, without a change in their mutational burden.",
    "Circulating tumour DNA fell within a month in most of the patients who went on to respond.",
    "No difference was seen between centres, nor between patients above and below the median age.",
)
END = (
    "{drug} has a manageable safety profile and merits further study in {tumour}.",
    "These data do not support the use of {drug} after {old}.",
    "Enrollment continues at {dose} mg, and a confirmatory trial is being planned.",
    "Loss of {target} should be looked for before treatment is repeated.",
)
WORDS = {
    "drug": [f"{a}-{n}" for a in ("ABX", "TRK", "KLN", "QZR", "VMT") for n in (101, 2207, 330, 77, 918)] + ["velmotamab", "osmetinib", "pelarutinib"],
    "old": ["pembrolizumab", "nivolumab", "docetaxel", "osimertinib", "trastuzumab deruxtecan", "sunitinib", "FOLFOX", "enzalutamide"],
    "tumour": [
        "melanoma", "non-small cell lung cancer", "urothelial carcinoma", "ovarian cancer", "multiple myeloma", "gastric cancer", "glioblastoma",
    ],
    "kind": ["bispecific antibody", "small molecule inhibitor", "pegylated IL-2", "antibody-drug conjugate", "cell therapy"],
    "target": ["PD-L1", "HER2", "CD19", "BCMA", "EGFR", "TROP2", "CLDN18.2", "KRAS G12C", "CD3"],
    "endpoint": ["progression-free survival", "objective response rate", "overall survival", "pathological complete response"],
    "event": ["neutropenia", "diarrhea", "fatigue", "rash", "anemia"],
    "other": ["nausea", "pneumonitis", "hypothyroidism", "pyrexia", "infusion reaction"],
    "phase": ["1", "1/2", "2", "3"],
    "ratio": ["1:1", "2:1"],
}  # fmt: skip


class _Word(str):
    """A word that `{tumour:c}` begins a sentence with."""

    def __format__(self, spec: str) -> str:
        return self[:1].upper() + self[1:] if spec == "c" else str(self)


def values(rng: random.Random) -> dict[str, object]:
    """Names and numbers of one report."""
    low = rng.randint(5, 40)
    numbers = {
        "n": rng.randint(18, 420), "age": rng.randint(48, 71), "low": low, "pct": low + rng.randint(1, 12), "high": low + rng.randint(13, 40),
        "few": rng.randint(1, 4), "some": rng.randint(5, 17), "months": rng.randint(60, 190) / 10, "fewer": rng.randint(20, 59) / 10,
        "hr": rng.randint(35, 79), "dose": rng.choice([10, 75, 150, 400]), "weeks": rng.choice([2, 3, 4]),
        "nct": f"NCT0{rng.randint(4000000, 6999999)}",
    }  # fmt: skip
    return {name: _Word(rng.choice(words)) for name, words in WORDS.items()} | numbers


def abstract(rng: random.Random, length: int = 2000) -> str:
    """An abstract of about so many characters: three in ten sentences tell results."""
    said = values(rng)
    title = "{kind:c} {drug} in {tumour}: results of a phase {phase} trial".format(**said)
    parts = [title, "\n\nBackground: ", *_some(rng, GROUND, said, 4), "Methods: ", *_some(rng, DESIGN, said, 4), "Results: "]
    left: list[str] = []
    while sum(map(len, parts)) < length - 180:
        left = left or rng.sample(FOUND, len(FOUND))
        parts.append(left.pop().format(**said | {k: v for k, v in values(rng).items() if not isinstance(v, str)}) + " ")
    return "".join([*parts, "Conclusions: ", *_some(rng, END, said, 2)]).strip()


def _some(rng: random.Random, sentences: tuple[str, ...], said: dict[str, object], count: int) -> list[str]:
    return [sentence.format(**said) + " " for sentence in rng.sample(sentences, count)]


def two_pages(path: Path, rng: random.Random) -> None:
    """A report of two pages: a head and two columns of prose, then two tables and some prose more."""
    style, head = ParagraphStyle("body", fontSize=9, leading=11), ParagraphStyle("head", fontSize=13, leading=16, fontName="Helvetica-Bold")
    frames = [Frame(50, 700, 500, 80), Frame(50, 40, 245, 650), Frame(305, 40, 245, 650)]
    document = BaseDocTemplate(str(path), pagesize=(600, 800), invariant=1)
    document.addPageTemplates([PageTemplate("first", frames), PageTemplate("second", [Frame(50, 40, 500, 720)])])
    body = [Paragraph(p, style) for _ in range(2) for p in abstract(rng, 2600).split("\n\n")]
    story = [Paragraph(f"Congress report {rng.randint(1, 999)}: new agents", head), FrameBreak(), *body, PageBreak("second")]
    for rows in (_results(rng), _events(rng)):
        table = Table(rows, repeatRows=1)
        table.setStyle(
            [("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("FONTSIZE", (0, 0), (-1, -1), 8), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
        )
        story += [table, Spacer(1, 14)]
    document.build([*story, *(Paragraph(p, style) for p in abstract(rng, 1500).split("\n\n"))])


def _results(rng: random.Random) -> list[list[str]]:
    rows = [["Agent", "Target", "Indication", "Phase", "n", "ORR", "Median PFS (mo)"]]
    for _ in range(9):
        v = values(rng)
        rows.append([str(v["drug"]), str(v["target"]), str(v["tumour"]), f"Phase {v['phase']}", str(v["n"]), f"{v['pct']}%", str(v["months"])])
    return rows


def _events(rng: random.Random) -> list[list[str]]:
    names = [*WORDS["event"], *WORDS["other"]]
    first, second = rng.sample(WORDS["drug"], 2)
    return [
        ["Adverse event, n (%)", f"{first} (N = 100)", f"{second} (N = 100)"],
        *([n.capitalize(), *(f"{x} ({x})" for x in rng.sample(range(1, 60), 2))] for n in names),
    ]


@dataclass
class Watched:
    """A run: seconds, those of the processor, and the memory of the largest worker in MB, over time."""

    seconds: float = 0.0
    processor: float = 0.0
    peaks: list[float] = field(default_factory=list)

    @property
    def peak(self) -> float:
        """The most that any worker held."""
        return max(self.peaks, default=0.0)

    def growth(self) -> float:
        """The last tenth of the run over its second tenth."""
        tenth = max(1, len(self.peaks) // 10)
        return max(self.peaks[-tenth:]) / max(self.peaks[tenth : 2 * tenth], default=1.0) if len(self.peaks) > 2 * tenth else 1.0


def run(where: Path, source: Path, workers: int) -> Watched:
    """The command line over a folder or file, watched from outside."""
    watched, out = Watched(), where / "out.jsonl"
    command = [sys.executable, "-m", "abstract2kb", "extract", str(source), "-q", "-o", str(out), "--workers", str(workers)]
    begin, before = time.perf_counter(), _processor()
    process = subprocess.Popen(command)
    over = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, watched, over))
    watcher.start()
    code = process.wait()
    watched.seconds, watched.processor = time.perf_counter() - begin, _processor() - before
    over.set()
    watcher.join()
    if code:
        raise SystemExit(f"extract ended with code {code}")
    return watched


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(process: int, watched: Watched, over: threading.Event) -> None:
    while not over.wait(0.2):
        held = [_resident(child) for child in _descendants(process)]
        if held:
            watched.peaks.append(max(held))


def _descendants(process: int) -> Iterator[int]:
    with suppress(OSError):
        for child in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split():
            yield int(child)
            yield from _descendants(int(child))


def _resident(process: int) -> float:
    with suppress(OSError, IndexError):
        return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6
    return 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, count in (("texts", 1000), ("pdfs", 200), ("long", 5000)):
        parser.add_argument(f"--{name}", type=int, default=count, help=f"so many ({count}); 0: none")
    options = parser.parse_args()
    rng = random.Random(19)
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        kinds: list[tuple[str, int, Path]] = []
        for name, count in (("texts", options.texts), ("long", options.long)):
            lines = [json.dumps({"id": f"{name}-{i}", "text": abstract(rng)}) for i in range(count)]
            (where / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
            kinds.append((name, count, where / f"{name}.jsonl"))
        (where / "pdfs").mkdir()
        for i in range(options.pdfs):
            two_pages(where / "pdfs" / f"{i:03d}.pdf", rng)
        kinds.insert(1, ("pdfs", options.pdfs, where / "pdfs"))
        print(f"{'':8}{'number':>8}{'workers':>9}{'seconds':>9}{'CPU s':>8}{'per s':>8}{'ratio':>7}{'peak MB':>9}{'growth':>8}")
        for name, count, source in kinds:
            first = None
            for workers in (1, 2) if name != "long" else (2,):
                if count:
                    done = run(where, source, workers)
                    ratio = f"{first / done.seconds:.2f}" if first else ""
                    first = first or done.seconds
                    speed = f"{done.seconds:9.1f}{done.processor:8.1f}{count / done.seconds:8.1f}"
                    print(f"{name:8}{count:8}{workers:9}{speed}{ratio:>7}{done.peak:9.0f}{done.growth():8.2f}", flush=True)


if __name__ == "__main__":
    main()
