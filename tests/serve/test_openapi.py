"""The OpenAPI description against the server: requests made from it (schemathesis), and answers held against it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from abstract2kb import json_schema
from abstract2kb.forked import can_fork
from tests.serve.service import ENVIRONMENT, Service, serving

pytestmark = pytest.mark.skipif(not can_fork(), reason="workers share a loaded pipeline on Linux only")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with serving(tmp_path_factory.mktemp("openapi"), "--workers", "2") as found:
        yield found


@pytest.fixture(scope="module")
def described(service: Service) -> Any:
    with service.client() as client:
        return client.get("/openapi.json").json()


def test_answers_are_as_described(service: Service, tmp_path: Path) -> None:
    call = [str(Path(sys.executable).with_name("schemathesis")), "run", f"{service.url}/openapi.json", "--seed", "7", "--max-examples", "25"]
    # a body that is right by its schema may be no PDF, or white space only: that it is refused says nothing
    call += ["--exclude-checks", "positive_data_acceptance", "--generation-database", "none", "--no-color"]
    done = subprocess.run(call, capture_output=True, text=True, cwd=tmp_path, env=ENVIRONMENT, check=False)
    assert done.returncode == 0, done.stdout
    generated = re.search(r"(\d+) generated", done.stdout)
    assert generated is not None
    assert int(generated[1]) > 50


def test_every_operation_says_what_it_is_for(described: Any) -> None:
    operations = [operation for path in described["paths"].values() for operation in path.values()]
    assert len(operations) == 4
    for operation in operations:
        assert operation["summary"]
        assert operation["description"]
        assert all(p["description"] for p in operation.get("parameters", ()))
        assert all(r["description"] and r["description"] != "Successful Response" for r in operation["responses"].values())


def test_an_extraction_is_described_by_its_own_schema(described: Any) -> None:
    answer = described["paths"]["/extract"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/Extraction"}
    own = json_schema()
    assert set(described["components"]["schemas"]["Extraction"]["properties"]) == set(own["properties"])
    assert set(own["$defs"]) <= set(described["components"]["schemas"])
