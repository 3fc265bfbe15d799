"""Copies of the process: results in order, exceptions handed on, and what dies or hangs costs one piece of work."""

from __future__ import annotations

import os
import pickle
import signal
import time
from pathlib import Path

import pytest

from abstract2kb.crew import Crew, Death
from abstract2kb.forked import WorkerDiedError, can_fork, in_turn, mapping

pytestmark = pytest.mark.skipif(not can_fork(), reason="processes are copied on Linux only")


def test_every_piece_of_work_is_done_once_by_another_process() -> None:
    with Crew(lambda index: (index * index, os.getpid()), 3) as crew:
        found = dict(crew.results(range(20)))
    assert {index: square for index, (square, _) in found.items()} == {i: i * i for i in range(20)}
    assert os.getpid() not in {pid for _, pid in found.values()}
    assert 1 < len({pid for _, pid in found.values()}) <= 3


def test_one_that_is_killed_costs_its_piece_and_is_replaced() -> None:
    def work(index: int) -> int:
        if index == 4:
            os.kill(os.getpid(), signal.SIGKILL)
        return index

    with Crew(work, 2) as crew:
        found = dict(crew.results(range(12)))
    assert [i for i in range(12) if found[i] == i] == [i for i in range(12) if i != 4]
    assert found[4] == Death("its process was killed or ran out of memory (SIGKILL)")


def test_one_that_hangs_is_given_up_with_all_it_has_started(tmp_path: Path) -> None:
    def work(index: int) -> int:
        if index == 1:
            if os.fork() == 0:
                (tmp_path / "child").write_text(str(os.getpid()), encoding="ascii")
                time.sleep(300)
            time.sleep(300)
        return index

    with Crew(work, 2, patience=1.0) as crew:
        found = dict(crew.results(range(5)))
    assert found == {0: 0, 1: Death("it took longer than 1 s"), 2: 2, 3: 3, 4: 4}
    child = int((tmp_path / "child").read_text(encoding="ascii"))
    for _ in range(50):
        if not _is_running(child):
            break
        time.sleep(0.1)
    assert not _is_running(child)


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_what_the_work_raises_is_raised_where_its_result_is_wanted() -> None:
    class Odd(Exception):
        def __init__(self, one: int, two: int) -> None:
            super().__init__(f"{one} and {two}")

    def work(index: int) -> int:
        raise KeyError("seven") if index == 7 else Odd(1, 2)

    with Crew(work, 1) as crew, pytest.raises(KeyError, match="seven"):
        list(crew.results([7]))
    with Crew(work, 1) as crew, pytest.raises(RuntimeError, match="Odd: 1 and 2"):
        list(crew.results([0]))


def test_workers_end_with_the_process_that_started_them() -> None:
    with Crew(lambda index: os.getpid(), 2) as crew:
        pids = {pid for _, pid in crew.results(range(8))}
    assert not any(_is_running(int(pid)) for pid in pids)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [0, 1, 15, 16, 200])
def test_work_shared_out_comes_in_order(count: int) -> None:
    weights = [1 + (i * 7) % 13 for i in range(count)]
    found = list(mapping(3, count)(lambda index: (index, os.getpid()), weights))
    assert [index for index, _ in found] == list(in_turn(lambda index: index, weights)) == list(range(count))
    assert (os.getpid() in {pid for _, pid in found}) is (0 < count < 16)


def test_a_death_while_work_is_shared_out_is_an_error() -> None:
    with pytest.raises(WorkerDiedError, match="killed"):
        list(mapping(2, 40)(lambda index: os.kill(os.getpid(), signal.SIGKILL) if index == 20 else index, [1] * 40))


def test_records_come_back_from_another_process_as_they_were() -> None:
    from abstract2kb import extract_text

    text = "ABC-1234 (Acme Bio), a PD-1 antibody, was given to 20 patients in a phase 2 trial (NCT01234567). ORR was 40% (8/20); grade 3 rash in 5%."
    record = extract_text(text)
    again = pickle.loads(pickle.dumps(record))
    assert again == record
    assert again.model_dump_json() == record.model_dump_json()
    assert again.outcomes
    assert again.studies
    assert type(again.studies[0].registry_ids[0]) is type(record.studies[0].registry_ids[0])
    assert again.outcomes[0].model_fields_set is record.outcomes[0].model_fields_set
