"""The service over HTTP: a server as a process of its own, its answers beside those of the command line."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
import pytest
from typer.testing import CliRunner

from abstract2kb import cli, extract_text
from abstract2kb.forked import can_fork
from tests.pdf_samples import encrypted, pdf, without_pages, without_text
from tests.serve.service import ENVIRONMENT, Service, serving

pytestmark = [pytest.mark.skipif(not can_fork(), reason="workers share a loaded pipeline on Linux only"), pytest.mark.usefixtures("loaded")]

TEXT = "QXR-707 was given to 20 patients (NCT04009681). ORR was 40% (8/20)."
SENTENCE = (
    "QXR-707 (Quorex) was given to 20 patients with melanoma in a phase 2 trial (NCT04009681). The ORR was 40% (8/20); grade 3 rash occurred in 5%. "
)
SLOW = SENTENCE * 6000
TOKEN = "a-long-enough-token-of-32-chars!"
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with serving(tmp_path_factory.mktemp("service"), "--workers", "2", "--max-size", "1.5", "--max-pages", "3") as found:
        yield found


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[httpx.Client]:
    with service.client() as found:
        yield found


def by_command(folder: Path, name: str, data: bytes, *options: str) -> bytes:
    """What `abstract2kb extract` writes for a file."""
    (folder / name).write_bytes(data)
    out = folder / "by_command.jsonl"
    done = CliRunner().invoke(cli.app, ["extract", str(folder / name), "-q", "-o", str(out), *options])
    assert done.exit_code == 0, done.output
    return out.read_bytes()


def problem(answer: httpx.Response, status: int, kind: str) -> str:
    """The cause, of an answer that is such a problem and nothing else."""
    assert answer.headers["content-type"] == PROBLEM
    found = answer.json()
    assert (answer.status_code, found["status"], found["type"]) == (status, status, f"urn:abstract2kb:problem:{kind}")
    assert set(found) == {"type", "title", "status", "detail"}
    assert found["detail"]
    assert "\n" not in found["detail"]
    return str(found["detail"])


def send(client: httpx.Client, content: bytes | str, kind: str = "text/plain", **query: str | int) -> httpx.Response:
    return client.post("/extract", content=content, headers={"Content-Type": kind}, params=query)


# answers are those of the command line


def test_a_pdf_as_bytes_and_in_a_form(client: httpx.Client, tmp_path: Path) -> None:
    data = pdf(2)
    wanted = by_command(tmp_path, "two.pdf", data)
    assert json.loads(wanted)["outcomes"]
    sent = send(client, data, "application/pdf", source="two.pdf")
    assert (sent.status_code, sent.headers["content-type"]) == (200, "application/json")
    assert sent.content + b"\n" == wanted
    form = client.post("/extract", files={"file": ("C:\\reports\\two.pdf", data, "application/pdf")})
    assert form.content + b"\n" == wanted


def test_a_text_in_three_ways(client: httpx.Client, tmp_path: Path) -> None:
    wanted = by_command(tmp_path, "one.txt", TEXT.encode())
    assert send(client, TEXT, source="one.txt").content + b"\n" == wanted
    assert client.post("/extract", files={"file": ("one.txt", TEXT.encode(), "text/plain")}).content + b"\n" == wanted
    line = json.dumps({"id": 7, "text": TEXT})
    assert send(client, line, "application/json").content + b"\n" == by_command(tmp_path, "lines.jsonl", line.encode())


def test_the_first_pages_only(client: httpx.Client, tmp_path: Path) -> None:
    data = pdf(5)
    answer = send(client, data, "application/pdf", source="five.pdf", max_pages=2)
    assert answer.content + b"\n" == by_command(tmp_path, "five.pdf", data, "--max-pages", "2")
    assert answer.json()["report"]["pages"] == 2


def test_an_encrypted_pdf(client: httpx.Client, tmp_path: Path) -> None:
    data = encrypted("open sesame")
    file = {"file": ("locked.pdf", data)}
    assert "needs a password" in problem(client.post("/extract", files=file), 422, "unreadable")
    assert "wrong" in problem(client.post("/extract", files=file, data={"password": "no"}), 422, "unreadable")
    answer = client.post("/extract", files=file, data={"password": "open sesame"})
    assert answer.content + b"\n" == by_command(tmp_path, "locked.pdf", data, "--password", "open sesame")


def test_a_pdf_without_text_has_an_issue_as_everywhere(client: httpx.Client) -> None:
    answer = send(client, without_text(), "application/pdf")
    assert answer.status_code == 200
    assert [i["code"] for i in answer.json()["issues"]] == ["pdf.no_text_layer"]


# bad input


@pytest.mark.parametrize(
    ("content", "kind", "status", "name", "cause"),
    [
        (b"", "application/pdf", 400, "empty", "no body"),
        (b"{", "application/json", 400, "not-json", "not JSON"),
        (b"\xff\xfe", "application/json", 400, "not-json", "not JSON"),
        (b'{"text": "x", "more": 1}', "application/json", 422, "wrong-json", "body: "),
        (b'{"id": "x"}', "application/json", 422, "wrong-json", "text: "),
        (b'{"text": 1}', "application/json", 422, "wrong-json", "text: "),
        (b'["x"]', "application/json", 422, "wrong-json", "body: "),
        (b'{"text": " "}', "application/json", 422, "unreadable", "text is empty"),
        (b'{"text": "a\\u0000b"}', "application/json", 422, "unreadable", "NUL"),
        (b"x", "multipart/form-data", 400, "wrong-form", "oundary"),
        (b"x", "multipart/form-data; boundary=b", 400, "wrong-form", "form"),
        (b"--b--\r\n", "multipart/form-data; boundary=b", 422, "wrong-form", "file"),
        (b"x", "text/html", 415, "unsupported-media-type", "application/pdf"),
        (b"x", "", 415, "unsupported-media-type", "application/pdf"),
        (b"caf\xe9 with 4 patients", "text/plain", 422, "unreadable", "not UTF-8"),
        (b"a\0b", "text/plain", 422, "unreadable", "NUL"),
        (b"GIF89a", "application/pdf", 422, "unreadable", "not a PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9, "application/pdf", 422, "unreadable", "damaged"),
        (pdf()[:700], "application/pdf", 422, "unreadable", "damaged"),
        (without_pages(), "application/pdf", 422, "unreadable", "no pages"),
    ],
)
def test_bad_input_is_one_line(client: httpx.Client, content: bytes, kind: str, status: int, name: str, cause: str) -> None:
    headers = {"Content-Type": kind} if kind else {}
    assert cause in problem(client.post("/extract", content=content, headers=headers), status, name)


def test_bad_forms_and_parameters(client: httpx.Client) -> None:
    file = {"file": ("a.pdf", pdf())}
    problem(client.post("/extract", files={"other": ("a.pdf", pdf())}), 422, "wrong-form")
    problem(client.post("/extract", files=file, data={"colour": "red"}), 422, "wrong-form")
    problem(client.post("/extract", files=[("file", ("a.pdf", pdf())), ("file", ("b.pdf", pdf()))]), 400, "wrong-form")
    assert "empty" in problem(client.post("/extract", files={"file": ("a.pdf", b"")}), 422, "unreadable")
    assert "max_pages" in problem(send(client, pdf(), "application/pdf", max_pages=0), 422, "wrong-parameter")
    assert "max_pages" in problem(send(client, pdf(), "application/pdf", max_pages=4), 422, "wrong-parameter")
    assert "source" in problem(send(client, TEXT, source="x" * 201), 422, "wrong-parameter")
    problem(client.get("/extract"), 405, "http")
    problem(client.get("/nowhere"), 404, "http")


def test_too_large(client: httpx.Client) -> None:
    big = b"%PDF-1.7\n" + bytes(30_000_000)
    assert "1500000 bytes" in problem(send(client, big, "application/pdf"), 413, "too-large")
    parts = (big[at : at + 100_000] for at in range(0, len(big), 100_000))
    answer = client.post("/extract", content=parts, headers={"Content-Type": "application/pdf"})
    problem(answer, 413, "too-large")


def test_too_many_pages(client: httpx.Client) -> None:
    assert "more than 3 pages" in problem(send(client, pdf(4), "application/pdf"), 413, "too-many-pages")
    assert send(client, pdf(3), "application/pdf").status_code == 200


def test_a_body_cut_off_costs_nothing(service: Service, client: httpx.Client) -> None:
    host, port = service.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 900\r\n\r\nQXR-707")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"\x16\x03\x01 this is no HTTP\r\n\r\n")
        assert b"400" in connection.recv(1000)
    assert send(client, TEXT).status_code == 200


# what is seen of it


def test_health_metrics_and_description(client: httpx.Client) -> None:
    assert client.get("/health/live").json()["status"] == "live"
    assert client.get("/health/ready").json()["status"] == "ready"
    before = figure(client, "abstract2kb_pages_total"), figure(client, 'abstract2kb_records_total{type="outcomes"}')
    bad = figure(client, 'abstract2kb_requests_total{path="/extract",status="422"}')
    answer = send(client, pdf(2), "application/pdf").json()
    problem(send(client, b"GIF", "application/pdf"), 422, "unreadable")
    assert figure(client, "abstract2kb_pages_total") == before[0] + 2
    assert figure(client, 'abstract2kb_records_total{type="outcomes"}') == before[1] + len(answer["outcomes"])
    assert figure(client, 'abstract2kb_requests_total{path="/extract",status="422"}') == bad + 1
    assert figure(client, "abstract2kb_workers") == 2
    assert (figure(client, "abstract2kb_queue_length"), figure(client, "abstract2kb_requests_inside")) == (0, 0)
    assert figure(client, "abstract2kb_extract_seconds_count") > 0


def test_the_log_has_nothing_of_a_request(service: Service, client: httpx.Client) -> None:
    send(client, "Zorvaleukin-secret was given to 7 patients.", source="private-name.txt")
    send(client, b"Broken-secret \xff", source="private-name.txt")
    send(client, b"%PDF-1.7 secret", "application/pdf", source="private-name.txt")
    client.post("/extract", files={"file": ("private-name.pdf", b"%PDF-1.7\nsecret"), "secret": ("x", b"x")})
    client.get("/secret-path?secret=1")
    client.request("SECRET", "/extract")
    assert re.search(r"INFO POST /extract 200 \d+\.\d+ s \d+ bytes$", service.text(), re.MULTILINE)
    assert not re.search("secret|private", service.text(), re.IGNORECASE)


def test_only_this_machine_may_ask_without_a_token(client: httpx.Client) -> None:
    problem(client.post("/extract", content=TEXT, headers={"Content-Type": "text/plain", "Host": "evil.example"}), 421, "wrong-host")
    for host in ("localhost", "LOCALHOST:80", "[::1]", "[::1]:80", "127.0.0.1"):
        assert client.get("/health/live", headers={"Host": host}).status_code == 200


# workers that hang, die, and are too few


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One worker, one place in the queue, twenty seconds a report."""
    with serving(tmp_path_factory.mktemp("narrow"), "--workers", "1", "--queue", "1", "--request-timeout", "20") as found:
        yield found


def figure(client: httpx.Client, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", client.get("/metrics").text, re.MULTILINE)
    return float(found[1]) if found else 0.0


def until(client: httpx.Client, name: str, value: float) -> None:
    """Wait until a figure has a value."""
    deadline = time.monotonic() + 60
    while figure(client, name) != value:
        assert time.monotonic() < deadline, f"{name} is not {value}"
        time.sleep(0.05)


def test_a_slow_report_is_given_up_and_the_next_is_read(narrow: Service) -> None:
    with narrow.client() as client:
        before, lost = {p.pid for p in narrow.workers()}, figure(client, 'abstract2kb_workers_lost_total{cause="time"}')
        assert "longer than 20 s" in problem(send(client, SLOW), 504, "too-long")
        assert send(client, TEXT).content == extract_text(TEXT).model_dump_json().encode()
        after = {p.pid for p in narrow.workers()}
        assert (len(before), len(after), before & after) == (1, 1, set())
        assert figure(client, 'abstract2kb_workers_lost_total{cause="time"}') == lost + 1


def test_a_killed_worker_costs_one_request(narrow: Service) -> None:
    with narrow.client() as client, ThreadPoolExecutor() as threads:
        slow = threads.submit(send, client, SLOW)
        until(client, "abstract2kb_workers_busy", 1)
        next_one = threads.submit(send, client, TEXT)
        until(client, "abstract2kb_queue_length", 1)
        narrow.workers()[0].kill()
        assert "killed" in problem(slow.result(), 500, "worker-died")
        assert next_one.result().status_code == 200
        assert client.get("/health/ready").status_code == 200


def test_a_full_queue_is_told_at_once(narrow: Service) -> None:
    with narrow.client() as client, ThreadPoolExecutor() as threads:
        slow = threads.submit(send, client, SLOW)
        until(client, "abstract2kb_workers_busy", 1)
        waits = threads.submit(send, client, TEXT)
        until(client, "abstract2kb_queue_length", 1)
        refused = send(client, TEXT)
        problem(refused, 429, "full")
        assert int(refused.headers["retry-after"]) >= 1
        narrow.workers()[0].kill()
        assert (slow.result().status_code, waits.result().status_code) == (500, 200)
        assert send(client, TEXT).status_code == 200


def test_who_hangs_up_leaves_the_queue(narrow: Service) -> None:
    with narrow.client() as client, ThreadPoolExecutor() as threads:
        done = figure(client, 'abstract2kb_requests_total{path="/extract",status="200"}')
        slow = threads.submit(send, client, SLOW)
        until(client, "abstract2kb_workers_busy", 1)
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{narrow.url}/extract", content=TEXT, headers={"Content-Type": "text/plain"}, timeout=0.5, trust_env=False)
        until(client, "abstract2kb_requests_inside", 1)
        waits = threads.submit(send, client, TEXT)
        until(client, "abstract2kb_requests_inside", 2)
        narrow.workers()[0].kill()
        assert (waits.result().status_code, slow.result().status_code) == (200, 500)
        assert figure(client, 'abstract2kb_requests_total{path="/extract",status="200"}') == done + 1


def test_a_worker_lost_with_the_process_it_is_copied_from_is_replaced(narrow: Service) -> None:
    parent = narrow.workers()[0].parent()
    assert parent is not None
    assert parent.pid != narrow.process.pid
    parent.kill()
    for worker in narrow.workers():
        worker.kill()
    with narrow.client() as client:
        assert send(client, TEXT).status_code in (200, 500)
        assert send(client, TEXT).status_code == 200


# the address and the token


def test_a_token_is_asked_for_where_there_is_one(tmp_path: Path) -> None:
    with serving(tmp_path, "--workers", "1", "--host", "0.0.0.0", token=TOKEN) as service:
        url = service.url.replace("0.0.0.0", "127.0.0.1")
        with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
            for headers in ({}, {"Authorization": f"Bearer {TOKEN}x"}, {"Authorization": f"Basic {TOKEN}"}, {"Authorization": "Bearer é"}):
                encoded = {key: value.encode() for key, value in headers.items()}
                answer = client.post("/extract", content=TEXT, headers={"Content-Type": "text/plain", **encoded})
                problem(answer, 401, "no-token")
                assert answer.headers["www-authenticate"] == "Bearer"
            assert client.get("/metrics").status_code == 401
            assert client.get("/health/ready").status_code == 200
            right = {"Authorization": f"bearer {TOKEN}"}
            assert client.post("/extract", content=TEXT, headers={"Content-Type": "text/plain", **right}).status_code == 200
            assert client.get("/metrics", headers=right).status_code == 200
            assert client.get("/openapi.json").json()["paths"]["/extract"]["post"]["security"] == [{"token": []}]
        assert TOKEN not in service.text()


def refused(folder: Path, *options: str, token: str = "") -> tuple[int, str]:
    """Exit code and error of a server that does not start."""
    call = [sys.executable, "-m", "abstract2kb", "serve", "--port", "0", "--workers", "1", *options]
    done = subprocess.run(call, capture_output=True, text=True, cwd=folder, env={**ENVIRONMENT, "ABSTRACT2KB_TOKEN": token}, timeout=120, check=False)
    return done.returncode, done.stderr.strip()


def test_it_does_not_start_without_what_it_needs(tmp_path: Path) -> None:
    code, error = refused(tmp_path, "--host", "0.0.0.0")
    assert (code, error) == (2, "error: --host 0.0.0.0: others can reach it, so set a token in the environment: ABSTRACT2KB_TOKEN=...")
    code, error = refused(tmp_path, token="short")
    assert code == 2
    assert error.startswith("error: ABSTRACT2KB_TOKEN: must be at least 16")
    (tmp_path / "wrong.jsonl").write_text('{"id": "QXR-707", "modality": "pill"}\n', encoding="utf-8")
    code, error = refused(tmp_path, "--lexicon", "wrong.jsonl")
    assert (code, len(error.splitlines())) == (1, 1)
    assert error.startswith("error: wrong.jsonl, line 1: modality")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, error = refused(tmp_path, "--port", str(taken.getsockname()[1]))
        assert code == 2
        assert "cannot be listened on" in error


def test_names_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text('{"id": "zorvaleukin", "names": ["Zorvab"], "modality": "vaccine"}\n', encoding="utf-8")
    text = "Zorvab was given to 20 patients."
    wanted = by_command(tmp_path, "one.txt", text.encode(), "--lexicon", str(tmp_path / "mine.jsonl"))
    with serving(tmp_path, "--workers", "1", "--lexicon", "mine.jsonl") as service, service.client() as client:
        answer = send(client, text, source="one.txt")
    assert answer.json()["assets"][0]["modality"]["value"] == "vaccine"
    assert answer.content + b"\n" == wanted


# its end


def test_a_deep_folder_for_temporary_files_is_no_hindrance(tmp_path: Path) -> None:
    place = tmp_path / ("deep" * 30)
    place.mkdir()
    with serving(tmp_path, "--workers", "1", TMPDIR=str(place)) as service, service.client() as client:
        assert send(client, SENTENCE).status_code == 200


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder whose path is short enough for sockets."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def test_sigterm_answers_what_is_under_way_and_leaves_nothing(tmp_path: Path, place: Path) -> None:
    with serving(tmp_path, "--workers", "2", TMPDIR=str(place)) as service, service.client() as client, ThreadPoolExecutor() as threads:
        processes = psutil.Process(service.process.pid).children(recursive=True)
        assert list(place.iterdir()), "the test is to see that what is there goes away"
        pending = threads.submit(send, client, SENTENCE * 400)
        until(client, "abstract2kb_workers_busy", 1)
        assert service.stop() == 0
        assert pending.result().status_code == 200
        _, alive = psutil.wait_procs(processes, timeout=10)
        assert not alive
        assert list(place.iterdir()) == []
        assert "ended" in service.text()
        assert "Traceback" not in service.text()


@pytest.mark.parametrize("text", [None, SLOW], ids=["idle", "at work"])
def test_workers_end_with_a_server_that_is_killed(tmp_path: Path, text: str | None) -> None:
    with serving(tmp_path, "--workers", "2", "--request-timeout", "3") as service, service.client() as client, ThreadPoolExecutor() as threads:
        processes = psutil.Process(service.process.pid).children(recursive=True)
        assert len(processes) >= 3
        if text:
            pending = threads.submit(send, client, text)
            until(client, "abstract2kb_workers_busy", 1)
        service.stop(signal.SIGKILL)
        _, alive = psutil.wait_procs(processes, timeout=30)
        assert not alive
        if text:
            assert isinstance(pending.exception(), httpx.HTTPError)
