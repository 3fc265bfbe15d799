"""The service under load: so many clients at once for so many seconds, a third of what they send being garbage.

Usage: python benchmarks/serve.py [--clients 50] [--seconds 120] [--workers N] [--kill]

Every good answer is held against what this process extracts from the same input, every refusal against the status that its garbage deserves. A 429
is no fault: the client comes again. `--kill` kills a worker every few seconds; the requests that this costs (500) are no fault then. Memory is
that of the server and all its processes, shared pages counted once (PSS). Exit code 1 for a wrong answer or a crash.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

from abstract2kb import extract, extract_text

ROOT = Path(__file__).parents[1]
_DRUGS = ("QXR-707", "pembrolizumab", "THOR-707", "nivolumab", "BNT-411", "ABX-2201", "atezolizumab", "zanidatamab")
_TUMOURS = ("melanoma", "NSCLC", "renal cell carcinoma", "ovarian cancer", "gastric cancer", "urothelial carcinoma")


@dataclass(frozen=True)
class Case:
    """A request with the statuses that are right, and the body where it is 200."""

    name: str
    content: bytes
    kind: str
    right: tuple[int, ...]
    body: bytes = b""


@dataclass
class Tally:
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def good(count: int) -> list[Case]:
    """Texts of varied content, and the smallest PDFs of the corpus."""
    dice, cases = random.Random(7), []
    for number in range(count):
        total = dice.randint(12, 400)
        responders = dice.randint(1, total)
        text = (
            f"{dice.choice(_DRUGS)} was given to {total} patients with {dice.choice(_TUMOURS)} in a phase {dice.randint(1, 3)} trial "
            f"(NCT0{dice.randint(1000000, 9999999)}). "
            f"The ORR was {100 * responders / total:.1f}% ({responders}/{total}); median PFS was {dice.randint(2, 30)}.{dice.randint(0, 9)} months. "
            f"Grade 3 rash occurred in {dice.randint(1, 30)}% of patients. "
        ) * dice.randint(1, 4)
        cases.append(
            Case("text", json.dumps({"id": str(number), "text": text}).encode(), "application/json", (200,), _json(extract_text(text, str(number))))
        )
    files = sorted((ROOT / "corpus" / "development").rglob("*.pdf"), key=lambda path: path.stat().st_size)[:4]
    cases += [
        Case("pdf", path.read_bytes(), "application/pdf", (200,), _json(extract(path)).replace(path.name.encode(), b"report.pdf", 1))
        for path in files
    ]
    return cases


def _json(extraction: object) -> bytes:
    return extraction.model_dump_json().encode()  # type: ignore[attr-defined]


def garbage() -> list[Case]:
    dice = random.Random(11)
    noise = dice.randbytes(20_000)
    some = min((ROOT / "corpus" / "development").rglob("*.pdf"), key=lambda path: path.stat().st_size).read_bytes()
    return [
        Case("noise", noise, "application/pdf", (422,)),
        Case("noise after a header", b"%PDF-1.7\n" + noise, "application/pdf", (422,)),
        Case("half a PDF", some[: len(some) // 3], "application/pdf", (200, 422)),
        Case("no JSON", noise, "application/json", (400,)),
        Case("wrong JSON", b'{"text": ["x"]}', "application/json", (422,)),
        Case("deep JSON", b"[" * 100_000, "application/json", (400,)),
        Case("no text", b"\xff\xfe\x00" * 99, "text/plain", (422,)),
        Case("a NUL", b'{"text": "a\\u0000"}', "application/json", (422,)),
        Case("no form", noise, "multipart/form-data; boundary=x", (400,)),
        Case("wrong form", b"--x\r\nContent-Disposition: form-data; name=y\r\n\r\n\r\n--x--\r\n", "multipart/form-data; boundary=x", (422,)),
        Case("another type", noise, "image/png", (415,)),
        Case("nothing", b"", "application/pdf", (400,)),
        Case("too large", bytes(3_000_000), "application/pdf", (413,)),
    ]


async def client(url: str, until: float, seed: int, cases: tuple[list[Case], list[Case]], tally: Tally, killing: bool) -> None:
    dice = random.Random(seed)
    async with httpx.AsyncClient(base_url=url, timeout=180, trust_env=False) as http:
        while time.monotonic() < until:
            bad = dice.random() < 1 / 3
            case = dice.choice(cases[bad])
            if bad and dice.random() < 0.1:
                await _cut_off(url, dice)
                continue
            since = time.monotonic()
            try:
                answer = await http.post("/extract", content=case.content, headers={"Content-Type": case.kind})
            except httpx.HTTPError as error:
                tally.broken.append(f"{case.name}: {type(error).__name__}")
                continue
            tally.statuses[answer.status_code] += 1
            if answer.status_code == 429:
                await asyncio.sleep(dice.random() * float(answer.headers["retry-after"]))
                continue
            if answer.status_code == 500 and killing:
                continue
            tally.seconds.append(time.monotonic() - since)
            if answer.status_code not in case.right or (case.body and answer.content != case.body):
                tally.wrong.append(f"{case.name}: {answer.status_code}")


async def _cut_off(url: str, dice: random.Random) -> None:
    """A request that ends in the middle, or is none."""
    host, _, port = url.removeprefix("http://").partition(":")
    _, writer = await asyncio.open_connection(host, int(port))
    head = b"POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 500\r\n\r\nQXR"
    writer.write(dice.choice((head, dice.randbytes(300), b"GET / HTTP/9\r\n\r\n")))
    await writer.drain()
    writer.close()


def processes(server: int) -> list[psutil.Process]:
    parent = psutil.Process(server)
    return [parent, *parent.children(recursive=True)]


def megabytes(server: int) -> float:
    total = 0
    for process in processes(server):
        try:
            total += process.memory_full_info().pss
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return total / 1e6


async def watch(server: int, until: float, samples: list[float]) -> None:
    while time.monotonic() < until:
        await asyncio.sleep(min(5.0, max(0.1, until - time.monotonic())))
        samples.append(await asyncio.to_thread(megabytes, server))


async def kill_workers(server: int, until: float, killed: list[int]) -> None:
    dice = random.Random(3)
    while time.monotonic() < until:
        await asyncio.sleep(3)
        workers = [p for p in processes(server) if os.getpgid(p.pid) == p.pid]
        if workers:
            dice.choice(workers).kill()
            killed.append(1)


async def load(url: str, server: int, arguments: argparse.Namespace) -> tuple[Tally, list[float], list[int]]:
    cases, tally, samples, killed = (good(200), garbage()), Tally(), list[float](), list[int]()
    until = time.monotonic() + arguments.seconds
    tasks = [client(url, until, seed, cases, tally, arguments.kill) for seed in range(arguments.clients)]
    tasks.append(watch(server, until, samples))
    if arguments.kill:
        tasks.append(kill_workers(server, until, killed))
    await asyncio.gather(*tasks)
    return tally, samples, killed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kill", action="store_true")
    arguments = parser.parse_args()
    call = [sys.executable, "-m", "abstract2kb", "serve", "--port", "0", "--workers", str(arguments.workers), "--max-size", "2"]
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(call, stderr=log, env={**os.environ, "ABSTRACT2KB_TOKEN": ""})
        try:
            url = address(server, log)
            tally, samples, killed = asyncio.run(load(url, server.pid, arguments))
            alive = server.poll() is None
            lost = httpx.get(f"{url}/metrics", trust_env=False).text.count('abstract2kb_workers_lost_total{cause="death"}') if alive else -1
            server.terminate()
            code = server.wait(60)
        finally:
            server.kill()
    print(f"{arguments.clients} clients, {arguments.seconds:g} s, {arguments.workers} workers")
    print("answers by status:", ", ".join(f"{status}: {count}" for status, count in sorted(tally.statuses.items())))
    times = sorted(tally.seconds) or [0.0]
    print(f"seconds: median {times[len(times) // 2]:.2f}, 95 % within {times[int(len(times) * 0.95)]:.2f}, longest {times[-1]:.2f}")
    print(f"wrong answers: {len(tally.wrong)} {Counter(tally.wrong).most_common(5)}")
    print(f"broken connections: {len(tally.broken)} {Counter(tally.broken).most_common(5)}")
    print(f"workers killed: {len(killed)}; lost otherwise: {'yes' if lost and not killed else 'no'}; exit code after SIGTERM: {code}")
    print(f"memory (PSS, MB): {samples[0]:.0f} at the start, {max(samples):.0f} at most, {samples[-1]:.0f} at the end")
    return int(bool(tally.wrong or tally.broken or not alive or code or (lost and not killed)))


def address(server: subprocess.Popen[bytes], log: object) -> str:
    for _ in range(1200):
        log.seek(0)  # type: ignore[attr-defined]
        for line in log:  # type: ignore[attr-defined]
            if "serving on" in line:
                return str(line.split("serving on ")[1].split()[0])
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit("the server has not begun")


if __name__ == "__main__":
    sys.exit(main())
