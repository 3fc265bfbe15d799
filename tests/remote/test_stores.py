"""Inputs behind URLs: in memory, on web servers, in S3. What is fetched, when, and what is said when it cannot be."""

from __future__ import annotations

import json
import os
import pickle
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

fsspec = pytest.importorskip("fsspec")
pytest.importorskip("aiohttp")

from abstract2kb.batch import Done, Job, Journal, Limits, LocalEngine, Run, extractions  # noqa: E402
from abstract2kb.errors import InputError, MissingInputError, NotAPdfError  # noqa: E402
from abstract2kb.forked import can_fork  # noqa: E402
from abstract2kb.inputs import Input, expand, read  # noqa: E402
from abstract2kb.remote import Stored, stores  # noqa: E402
from tests.pdf_samples import pdf  # noqa: E402
from tests.remote.servers import WebServer, web_server  # noqa: E402

pytestmark = pytest.mark.usefixtures("loaded")

TEXT = "QXR-707 was given to 20 patients. ORR was 40% (8/20)."


def sources(*arguments: str) -> list[str]:
    return [i.source for i in expand(arguments)]


def error_of(argument: str, max_bytes: int = 10_000_000) -> str:
    (item,) = expand([argument], max_bytes)
    with pytest.raises(InputError) as caught:
        read(item)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.fixture
def memory() -> Iterator[Any]:
    fs = fsspec.filesystem("memory")
    fs.store.clear()
    for name, data in {
        "/aacr/a.pdf": pdf(),
        "/aacr/b.txt": TEXT.encode(),
        "/aacr/deep/c.TXT": b"text of c",
        "/aacr/lines.jsonl": b'{"id": "l1", "text": "text of l1"}\n',
        "/aacr/.hidden.txt": b"x",
        "/aacr/d.docx": b"x",
        "/none/d.docx": b"x",
    }.items():
        fs.pipe(name, data)
    yield fs
    fs.store.clear()


@pytest.fixture
def web(tmp_path: Path) -> Iterator[WebServer]:
    folder = tmp_path / "www"
    (folder / "aacr" / "deep").mkdir(parents=True)
    (folder / "aacr" / "a.pdf").write_bytes(pdf())
    (folder / "aacr" / "b.txt").write_text(TEXT, encoding="utf-8")
    (folder / "aacr" / "deep" / "c.txt").write_text("text of c", encoding="utf-8")
    (folder / "download").write_bytes(pdf())
    (folder / "page.html").write_text("<html>sign in</html>", encoding="utf-8")
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for i in range(9):
            archive.writestr(f"{i}.txt", f"text {i}")
    with web_server(folder) as server:
        yield server


# any store


def test_a_file_a_folder_and_a_pattern(memory: Any) -> None:
    assert sources("memory://aacr/b.txt") == ["memory://aacr/b.txt"]
    whole = ["memory://aacr/a.pdf", "memory://aacr/b.txt", "memory://aacr/deep/c.TXT", "l1"]
    assert sources("memory://aacr/") == whole
    assert sources("memory://aacr") == whole
    assert sources("memory://aacr/*.[tp]*", "-") == ["memory://aacr/a.pdf", "memory://aacr/b.txt", "-"]
    assert sources("memory://**/*.TXT") == ["memory://aacr/deep/c.TXT"]


def test_an_input_is_the_same_report_as_a_file(memory: Any, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf())
    (here,), (there,) = expand([str(tmp_path / "a.pdf")]), expand(["memory://aacr/a.pdf"])
    assert (read(there).id, read(there).text) == (read(here).id, read(here).text)
    assert read(there).source == "memory://aacr/a.pdf"


def test_nothing_is_fetched_before_it_is_read(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched = []
    real = type(memory)._open
    monkeypatch.setattr(type(memory), "_open", lambda fs, path, *a, **k: fetched.append(path) or real(fs, path, *a, **k))
    items = list(expand(["memory://aacr/*.pdf", "memory://aacr/b.txt"]))
    assert fetched == []
    assert [i.size() for i in items] == [len(pdf()), 0]
    assert "QXR-707" in read(items[1]).text
    assert fetched == ["/aacr/b.txt"]


def test_what_is_not_there(memory: Any) -> None:
    assert error_of("memory://aacr/no.txt") == "memory://aacr/no.txt: no such file"
    assert error_of("memory://aacr/*.csv") == "memory://aacr/*.csv: no file matches"
    assert error_of("memory://none/") == "memory://none/: the folder holds no .pdf, .txt or .jsonl file"
    assert error_of("memory://aacr/d.docx") == "memory://aacr/d.docx: neither a PDF nor a .txt or .jsonl file"
    (item,) = expand(["memory://aacr/no.txt"])
    with pytest.raises(MissingInputError):
        read(item)


def test_a_limit_on_the_size(memory: Any) -> None:
    assert error_of("memory://aacr/b.txt", max_bytes=20) == "memory://aacr/b.txt: larger than 0 MB (--max-size)"
    assert error_of("memory://aacr/*.txt", max_bytes=20) == "memory://aacr/b.txt: larger than 0 MB (--max-size)"
    memory.pipe("/aacr/b.txt", b"x" * 20)
    assert read(*expand(["memory://aacr/b.txt"], 20)).text == "x" * 20


def test_schemes_that_cannot_be_read(memory: Any) -> None:
    assert error_of("gopher2://a/b.txt") == "gopher2://a/b.txt: no driver of fsspec reads gopher2://"
    assert error_of("simplecache::memory://aacr/b.txt") == "simplecache::memory://aacr/b.txt: simplecache is no place to read from"
    assert error_of("reference://x.txt").endswith("reference is no place to read from")


@pytest.mark.parametrize(
    ("url", "missing", "extra"),
    [
        ("s3://b/a.pdf", "s3fs", "s3"),
        ("gs://b/a.pdf", "gcsfs", "gs"),
        ("https://h/a.pdf", "aiohttp", "https"),
        ("memory://a.pdf", "fsspec", "remote"),
    ],
)
def test_a_driver_that_is_not_installed_is_asked_for(url: str, missing: str, extra: str) -> None:
    code = f"""
import sys
sys.modules[{missing!r}] = None
from abstract2kb.inputs import expand, read
try:
    read(*expand([{url!r}]))
except Exception as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f'{url}: needs the extra "{extra}": pip install "abstract2kb[{extra}]"\n'


def test_a_driver_of_others_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "adlfs", None)
    assert error_of("abfs://c/a.pdf") == "abfs://c/a.pdf: the fsspec driver for abfs:// is not installed"


def test_zip_archives_need_no_extra(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "text of a")
    code = (
        "import sys\nsys.modules['fsspec'] = None\nfrom abstract2kb.inputs import expand, read\nprint(*(read(i).text for i in expand(sys.argv[1:])))"
    )
    paths = [str(tmp_path / "a.zip"), f"zip://a.txt::{tmp_path / 'a.zip'}"]
    done = subprocess.run([sys.executable, "-c", code, *paths], capture_output=True, text=True, check=True)
    assert done.stdout == "text of a text of a\n"


def test_the_words_of_a_driver_are_not_told(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError("no access to memory://u:s3cret@aacr/b.txt")

    monkeypatch.setattr(type(memory), "_open", fails)
    assert error_of("memory://aacr/b.txt") == "memory://aacr/b.txt: cannot be read (ValueError)"
    (item,) = expand(["memory://aacr/b.txt"])
    with pytest.raises(InputError) as caught:
        item.data()
    assert caught.value.__cause__ is None


# web servers


def test_files_of_a_web_server(web: WebServer) -> None:
    items = list(expand([f"{web.url}/aacr/a.pdf", f"{web.url}/download?ticket=s3cret", f"{web.url}/aacr/b.txt?v=2"]))
    assert web.asked == []
    assert [i.source for i in items] == [f"{web.url}/aacr/a.pdf", f"{web.url}/download", f"{web.url}/aacr/b.txt"]
    assert read(items[0]).text == read(items[1]).text
    assert read(items[2]).text == TEXT
    assert [path for _, path in web.asked if "download" in path][-1] == "/download?ticket=s3cret"


def test_folders_and_patterns_of_a_web_server(web: WebServer) -> None:
    assert sources(f"{web.url}/aacr/") == [f"{web.url}/aacr/a.pdf", f"{web.url}/aacr/b.txt", f"{web.url}/aacr/deep/c.txt"]
    assert sources(f"{web.url}/aacr/*.txt") == [f"{web.url}/aacr/b.txt"]
    assert sources(f"{web.url}/**/c.txt") == [f"{web.url}/aacr/deep/c.txt"]


def test_a_page_that_links_elsewhere_leads_nowhere_else(web: WebServer, tmp_path: Path) -> None:
    links = ["../aacr/b.txt", "/aacr/b.txt", "http://127.0.0.2:9/x.txt", "own.txt"]
    (tmp_path / "www" / "links").mkdir()
    (tmp_path / "www" / "links" / "own.txt").write_text("own", encoding="utf-8")
    (tmp_path / "www" / "links" / "index.html").write_text("".join(f'<a href="{link}">x</a>' for link in links), encoding="utf-8")
    assert sources(f"{web.url}/links/") == [f"{web.url}/links/own.txt"]
    assert sources(f"{web.url}/links/*.txt") == [f"{web.url}/links/own.txt"]


def test_members_of_an_archive_on_a_server_that_gives_no_parts(web: WebServer) -> None:
    items = list(expand([f"{web.url}/all.zip"]))
    assert [i.source for i in items][:2] == [f"zip://0.txt::{web.url}/all.zip", f"zip://1.txt::{web.url}/all.zip"]
    assert [read(i).text for i in items] == [f"text {i}" for i in range(9)]
    assert len([1 for command, _ in web.asked if command == "GET"]) <= 2


def test_a_password_in_a_url_is_used_and_not_told(web: WebServer, capfd: pytest.CaptureFixture[str]) -> None:
    web.key = "reader:s3cret"
    (item,) = expand([f"http://reader:s3cret@{web.host}/aacr/b.txt"])
    assert read(item).source == f"{web.url}/aacr/b.txt"
    assert sources(f"http://reader:s3cret@{web.host}/aacr/*.txt") == [f"{web.url}/aacr/b.txt"]
    for place in expand([f"http://reader:s3cret@{web.host}/aacr/*.txt"]):
        assert read(place).text == TEXT
    assert error_of(f"http://reader:wr0ng@{web.host}/aacr/b.txt") == f"{web.url}/aacr/b.txt: the server answered 401"
    assert error_of(f"http://reader:wr0ng@{web.host}/aacr/") == f"{web.url}/aacr/: the server answered 401"
    assert "s3cret" not in repr(item) + json.dumps(capfd.readouterr())
    assert "s3cret" in item.place.url  # type: ignore[union-attr]


def test_what_a_web_server_does_not_give(web: WebServer) -> None:
    assert error_of(f"{web.url}/no.pdf") == f"{web.url}/no.pdf: no such file"
    assert error_of(f"{web.url}/broken.pdf") == f"{web.url}/broken.pdf: the server answered 500"
    assert error_of(f"{web.url}/no/") == f"{web.url}/no/: no such file"
    (item,) = expand([f"{web.url}/page.html"])
    with pytest.raises(NotAPdfError):
        read(item)
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    assert error_of(f"http://127.0.0.1:{port}/a.pdf") == f"http://127.0.0.1:{port}/a.pdf: cannot be read (Connection refused)"


def test_a_download_without_end_is_ended(web: WebServer) -> None:
    assert error_of(f"{web.url}/endless.txt", max_bytes=1_000_000) == f"{web.url}/endless.txt: larger than 1 MB (--max-size)"


@pytest.mark.skipif(not can_fork(), reason="processes are copied on Linux only")
def test_copies_of_the_process_fetch_for_themselves(web: WebServer) -> None:
    """The drivers have threads, which a copy of the process does not get."""
    items = list(expand([f"{web.url}/aacr/*.txt", f"{web.url}/aacr/a.pdf", f"{web.url}/no.pdf", f"{web.url}/all.zip"]))
    assert read(items[0]).text == TEXT
    found = list(extractions(items, workers=2, limits=Limits(60.0)))
    assert [r.failure and r.failure.message for r in found][:3] == [None, None, f"{web.url}/no.pdf: no such file"]
    assert [r.source for r in found] == [i.source for i in items]
    assert found[0].extraction
    assert [(o.n, o.total) for o in found[0].extraction.outcomes] == [(8, 20)]


def test_extraction_uses_no_network(web: WebServer) -> None:
    """Sockets are forbidden from the moment that the report is there."""
    code = """
import socket, sys
from abstract2kb.inputs import expand, read
from abstract2kb.pipeline import extract_report
reports = [read(item, apart=True) for item in expand(sys.argv[1:])]
def forbidden(*_, **__):
    raise AssertionError("a socket")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = forbidden
print(*(o.n for report in reports for o in extract_report(report).outcomes))
"""
    urls = [f"{web.url}/aacr/a.pdf", f"{web.url}/aacr/b.txt"]
    done = subprocess.run([sys.executable, "-c", code, *urls], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("8 8\n", "")


def results(journal: Journal, *arguments: str) -> list[Done]:
    items = list(expand(arguments))
    return sorted(Run(items, LocalEngine(items, Job()), journal).done(), key=lambda done: done.index)


def test_what_is_done_is_not_fetched_again_until_the_server_tells_of_another_version(web: WebServer, tmp_path: Path) -> None:
    urls = (f"{web.url}/aacr/b.txt", f"{web.url}/aacr/*.pdf", f"{web.url}/no.txt", f"{web.url}/aacr/b.txt")
    with Journal(None, {}) as journal:
        first = results(journal, *urls)
        assert [done.known for done in first] == [False, False, False, True]
        assert len([path for command, path in web.asked if (command, path) == ("GET", "/aacr/b.txt")]) == 1
        web.asked.clear()
        again = results(journal, *urls)
        assert [done.known for done in again] == [True, True, False, True]
        assert [done.result.line for done in again] == [done.result.line for done in first]
        assert {path for command, path in web.asked if command == "GET" and path.endswith((".txt", ".pdf"))} == {"/no.txt"}
        (tmp_path / "www" / "aacr" / "b.txt").write_text(TEXT.replace("8/20", "9/20"), encoding="utf-8")
        os.utime(tmp_path / "www" / "aacr" / "b.txt", (1_000_000, 1_000_000))
        changed = results(journal, *urls)
        assert [done.known for done in changed] == [False, True, False, True]
        assert b"9/20" in (changed[0].result.line or b"")


def test_an_output_can_be_retried_whose_inputs_are_elsewhere(web: WebServer, tmp_path: Path) -> None:
    call = [sys.executable, "-m", "abstract2kb", "extract", f"{web.url}/aacr/b.txt", f"{web.url}/late.txt", "-q", "-o", str(tmp_path / "out.jsonl")]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, f"error: {web.url}/late.txt: no such file\n")
    (tmp_path / "www" / "late.txt").write_text(TEXT, encoding="utf-8")
    web.asked.clear()
    done = subprocess.run([*call, "--retry-failed"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["report"]["source"] for line in lines] == [f"{web.url}/aacr/b.txt", f"{web.url}/late.txt"]
    assert ("GET", "/aacr/b.txt") not in web.asked


# S3


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    pytest.importorskip("s3fs")
    server = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3: str, monkeypatch: pytest.MonkeyPatch) -> str:
    fsspec.get_filesystem_class("s3").clear_instance_cache()  # they remember their listings
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s3cret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    fs = fsspec.filesystem("s3", skip_instance_cache=True)
    fs.makedirs("congress", exist_ok=True)
    fs.pipe("congress/day 1/a.pdf", pdf())
    fs.pipe("congress/day 1/b.txt", TEXT.encode())
    fs.pipe("congress/lines.jsonl", b'{"id": "l1", "text": "text of l1"}\n')
    return "s3://congress"


def test_a_bucket(bucket: str, tmp_path: Path) -> None:
    assert sources(f"{bucket}/") == ["s3://congress/day 1/a.pdf", "s3://congress/day 1/b.txt", "l1"]
    assert sources(f"{bucket}/*/*.txt") == ["s3://congress/day 1/b.txt"]
    (item,) = expand([f"{bucket}/day 1/*.pdf"])
    assert item.size() == len(pdf())
    assert read(item).is_pdf
    assert read(*expand([f"{bucket}/day 1/b.txt"])).text == TEXT
    assert error_of(f"{bucket}/no.pdf") == "s3://congress/no.pdf: no such file"
    assert error_of("s3://no-such-bucket/a.pdf") == "s3://no-such-bucket/a.pdf: no such file"


def test_an_archive_in_a_bucket_is_read_in_parts(bucket: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.txt", TEXT)
    fsspec.filesystem("s3", skip_instance_cache=True).pipe("congress/a.zip", (tmp_path / "a.zip").read_bytes())
    (item,) = expand([f"{bucket}/a.zip"])
    assert item.source == "zip://b.txt::s3://congress/a.zip"
    assert read(pickle.loads(pickle.dumps(item))).text == TEXT


def test_stored_is_a_place_of_its_own() -> None:
    place = Stored("https://u:s3cret@h/a.pdf?sig=1")
    assert (place.name, place.suffix, place.size, place.local) == ("https://h/a.pdf", ".pdf", None, None)
    assert "s3cret" not in repr(Input("a", None, place=place, password="s3cret"))
    assert stores.connected("memory://a", "a")[1] == "/a"
