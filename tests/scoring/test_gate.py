"""Accuracy floors: pinned to the gold set, raised freely, lowered on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from abstract2kb.errors import GateError
from abstract2kb.scoring.evaluate import evaluate
from abstract2kb.scoring.gate import Floors, gold_hash, read_floors, repinned, under_floor, write_floors
from abstract2kb.scoring.reading import GoldReport


@pytest.fixture
def gold(plain):
    names = [{"name": n} for n in ("QRX-1", "QRX-2", "QRX-3", "QRX-4")]
    return [GoldReport(Path("a"), "development", plain(assets=names))]


@pytest.fixture
def run(gold, plain):
    return lambda many: evaluate(gold, {"a.pdf": plain(assets=[{"name": f"QRX-{i + 1}"} for i in range(many)])})


def test_a_fall_under_the_floor_fails(gold, run):
    floors = repinned(run(3), None, gold_hash(gold), 0.01, lower=False)
    assert floors.floors == {"development": {"assets": 0.847}}
    assert under_floor(run(3), floors, gold_hash(gold)) == []
    (line,) = under_floor(run(2), floors, gold_hash(gold))
    assert line == "development: assets has F1 0.666, its floor is 0.847"


def test_floors_rise_and_do_not_fall_by_accident(gold, run):
    high = repinned(run(4), repinned(run(2), None, "x", 0.01, lower=False), "y", 0.01, lower=False)
    assert high.floors["development"]["assets"] == 0.99
    assert repinned(run(4), Floors(gold_sha256="y", floors={"development": {"assets": 0.995}}), "y", 0.1, lower=False).floors == {
        "development": {"assets": 0.995}
    }
    with pytest.raises(GateError, match="--lower"):
        repinned(run(2), high, "y", 0.01, lower=False)
    assert repinned(run(2), high, "y", 0.01, lower=True).floors["development"]["assets"] == 0.656


def test_floors_belong_to_one_gold_set(gold, run, plain):
    floors = repinned(run(4), None, gold_hash(gold), 0.01, lower=False)
    other = [GoldReport(Path("a"), "development", plain(assets=[{"name": "QRX-1"}]))]
    assert gold_hash(other) != gold_hash(gold)
    assert under_floor(run(4), floors, gold_hash(other)) == [
        "the gold set is not the one that the floors are pinned to; pin them anew with `gold floors`"
    ]


def test_a_type_without_floor_and_a_floor_without_gold(gold, run):
    floors = Floors(gold_sha256=gold_hash(gold), floors={"development": {"studies": 0.5}})
    assert under_floor(run(4), floors, gold_hash(gold)) == [
        "development: assets has no floor; pin the floors anew with `gold floors`",
        "development: studies has a floor and no gold",
    ]


def test_the_hash_is_of_what_gold_says(gold, plain):
    same = [GoldReport(Path("elsewhere"), "development", plain(assets=[{"name": f"QRX-{i}", "role": "subject"} for i in (1, 2, 3, 4)]))]
    held = [GoldReport(Path("a"), "held_out", gold[0].plain)]
    assert gold_hash(same) == gold_hash(gold)
    assert gold_hash(held) != gold_hash(gold)


def test_floors_file(tmp_path):
    floors = Floors(gold_sha256="x", floors={"held_out": {"assets": 0.9}})
    write_floors(tmp_path / "f.json", floors)
    assert read_floors(tmp_path / "f.json") == floors
    (tmp_path / "bad.json").write_text('{"gold_sha256": "x", "floors": {"a": {"assets": 2}}}')
    with pytest.raises(GateError, match=r"floors\.a\.assets"):
        read_floors(tmp_path / "bad.json")
    with pytest.raises(GateError, match="No such file"):
        read_floors(tmp_path / "none.json")
