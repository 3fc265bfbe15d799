"""What people look at: no text of a report is taken for markup by a browser, or for an order by a terminal."""

from __future__ import annotations

import io
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from abstract2kb import cli, cli_options, extract_text
from abstract2kb.kb.printing import Form, write_rows
from abstract2kb.review import summary
from tests.security.hostile import SCRIPT, records_of

ORDERS = ("\x1b[2J\x1b[31m", "\x1b]0;title\x07", "\x9b31m", "\x08\x08", "\x7f", "\r")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


class Elements(HTMLParser):
    """The elements of a page and the texts of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scripts: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script":
            self.scripts.append(data)


def page_of(folder: Path, text: str) -> str:
    """The page of scores for a report with this text in names, quotes and its own name, against gold that has it too."""
    prediction = records_of(text)
    gold = json.loads(prediction.model_dump_json())
    gold["outcomes"][0]["n"] = 9
    gold["assets"][0]["name"] += " again"
    (folder / "gold").mkdir()
    (folder / "gold" / "one.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (folder / "out.jsonl").write_text(prediction.model_dump_json() + "\n" + records_of(text + "2").model_dump_json() + "\n", encoding="utf-8")
    done = CliRunner().invoke(cli.app, ["score", str(folder / "gold"), str(folder / "out.jsonl"), "--html", str(folder / "page.html")])
    assert done.exit_code == 0, done.output
    return (folder / "page.html").read_text(encoding="utf-8")


def test_the_page_of_scores_has_no_element_of_a_report(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "hostile").mkdir()
    plain, hostile = (Elements(page_of(tmp_path / name, text)) for name, text in (("plain", "QXR-1 "), ("hostile", SCRIPT)))
    assert "alert('x')" in (tmp_path / "hostile" / "page.html").read_text(encoding="utf-8"), "the test is to bring it in"
    assert hostile.tags == plain.tags
    assert [a for a in hostile.attributes if a[0].startswith("on") or a[0] in ("src", "href")] == []
    errors = json.loads(hostile.scripts[0])
    assert SCRIPT in json.dumps(errors, ensure_ascii=False).replace('\\"', '"')
    assert hostile.scripts[1:] == plain.scripts[1:]


@pytest.mark.parametrize("order", ORDERS, ids=repr)
def test_a_summary_gives_a_terminal_no_orders(order: str) -> None:
    console = Console(file=io.StringIO(), force_terminal=False, width=200)
    console.print(summary(records_of(f"QXR{order}")))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "QXR" in shown
    assert CONTROL.findall(shown) == []


@pytest.mark.parametrize("order", ORDERS, ids=repr)
def test_tables_and_lines_give_a_terminal_no_orders(order: str, capsys: pytest.CaptureFixture[str]) -> None:
    stream = io.StringIO()
    write_rows(stream, Form.TABLE, ("name",), [(f"QXR{order}-707",)])
    assert CONTROL.findall(stream.getvalue()) == []
    cli_options.say(f"error: {order}report.pdf: no such file")
    assert CONTROL.findall(capsys.readouterr().err) == []


def test_names_of_files_give_a_terminal_no_orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = "\x1b[31mred\x07.txt"
    Path(name).write_text("QXR-707 was given to 20 patients. The ORR was 40% (8/20).", encoding="utf-8")
    Path("\x1b[31mempty.txt").write_bytes(b"")
    done = CliRunner().invoke(cli.app, ["extract", ".", "-o", "out.jsonl"])
    assert done.exit_code == 1
    assert CONTROL.findall(done.output) == []
    assert json.loads(Path("out.jsonl").read_text(encoding="utf-8"))["report"]["source"] == os.path.basename(name)


def test_a_report_with_orders_keeps_them_in_its_records() -> None:
    text = "QXR-707 was given\x1b[2J to 20 patients. The ORR was 40% (8/20)."
    assert extract_text(text).outcomes[0].evidence[0].quote in text
