"""Tokens per second of the text stages: `python benchmarks/text.py [TEXTS.jsonl] [--edsnlp PYTHON] [--medspacy PYTHON]`.

On the same texts, in one process each: this pipeline's mentions (tokens, sentences, names, numbers), the whole way to records, and, by
the interpreters given (those of environments where they are installed), EDS-NLP with a matcher and medspaCy as it loads by default.
Without a file the texts are the articles of the corpus reports that the project is developed on. Tokens are those of spaCy's blank
English, so that all are measured in the same unit; the best of several runs counts, in CPU seconds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 4
EDSNLP = """
import edsnlp
nlp = edsnlp.blank("eds")
for name in ("eds.normalizer", "eds.sentences"):
    nlp.add_pipe(name)
nlp.add_pipe("eds.matcher", config={"terms": {"event": ["neutropenia", "anemia", "fatigue", "nausea"], "endpoint": ["ORR", "PFS", "OS"]}})
"""
MEDSPACY = """
import medspacy
nlp = medspacy.load()
"""
TIMED = """
import json, sys, time
texts = json.load(sys.stdin)
best = float("inf")
for _ in range({runs}):
    begin = time.process_time()
    for text in texts:
        nlp(text)
    best = min(best, time.process_time() - begin)
print(best)
"""


def best_of(work: Callable[[], object]) -> float:
    """CPU seconds of the fastest run."""
    seconds = []
    for _ in range(RUNS):
        begin = time.process_time()
        work()
        seconds.append(time.process_time() - begin)
    return min(seconds)


def texts_of(path: Path | None) -> list[str]:
    """The texts of a file with one {"text"} per line, else the articles of the corpus."""
    if path is not None:
        return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    from abstract2kb.pdf.report import Report

    reports = [Report.from_pdf(file.read_bytes(), file.name) for file in sorted((ROOT / "corpus/development").rglob("*.pdf"))]
    return [report.text[article.start : article.end] for report in reports for article in report.articles]


def ours(texts: Sequence[str]) -> tuple[float, float]:
    """CPU seconds to the mentions, and to the records."""
    from abstract2kb.nlp.doc import article_doc
    from abstract2kb.pdf.report import Report
    from abstract2kb.pipeline import extract_report, model

    nlp, reports = model(), [Report.from_text(text, "text") for text in texts]
    mentions = best_of(lambda: [article_doc(nlp, report, report.articles[0]) for report in reports])
    return mentions, best_of(lambda: [extract_report(report, nlp) for report in reports])


def theirs(python: str, setup: str, texts: Sequence[str]) -> float:
    """CPU seconds of another pipeline, in its own interpreter."""
    script = setup + TIMED.format(runs=RUNS)
    done = subprocess.run([python, "-c", script], input=json.dumps(texts), text=True, capture_output=True, check=True)
    return float(done.stdout.split()[-1])


def main() -> None:
    import spacy

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="?", type=Path)
    parser.add_argument("--edsnlp", help="an interpreter with edsnlp")
    parser.add_argument("--medspacy", help="an interpreter with medspacy")
    wanted = parser.parse_args()
    texts = [text for text in texts_of(wanted.texts) if text.strip()]
    blank = spacy.blank("en")
    tokens = sum(len(blank.make_doc(text)) for text in texts)
    mentions, records = ours(texts)
    rows = [("to mentions", mentions), ("to records", records)]
    for name, python, setup in (("EDS-NLP, matcher", wanted.edsnlp, EDSNLP), ("medspaCy, default", wanted.medspacy, MEDSPACY)):
        if python:
            rows.append((name, theirs(python, setup, texts)))
    print(f"{len(texts)} texts, {tokens} tokens, one process ({sys.implementation.name} {sys.version.split()[0]})")
    print(f"{'':22}{'tokens/s':>10}{'against mentions':>18}")
    for name, seconds in rows:
        print(f"{name:22}{tokens / seconds:10.0f}{mentions / seconds:18.2f}")


if __name__ == "__main__":
    main()
