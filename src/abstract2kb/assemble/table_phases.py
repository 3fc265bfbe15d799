"""The phases that a table tells of its trials: beside the names of several, in the title or a note for all.

Example: under "Table 2. Randomised phase 3 trials" each trial that the rows name is one of phase 3, unless its own cell says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_cells import phase_of_all
from abstract2kb.assemble.trials import Trials
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.pipes.stages import PHASE, phase
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Table
from abstract2kb.records import Sourced, Stage

__all__ = ["table_phases"]

_TITLE = 260
_NOTE = 1500
_ALL = regex(
    r"\b(?:all|both|each|every)\b(?: of)?(?: the| these| those)?(?: \w+)?(?: trials?| stud(?:y|ies))?,?"
    r"(?: (?:shown|listed|here|are|were|is|was|of|in|randomi[sz]ed|open-label))*[ ,]*$",
    re.IGNORECASE,
)
"""Before the phase that a note gives to all: "All trials phase 3", "All are randomised phase 3 trials"."""


def table_phases(scene: Scene, trials: Trials) -> dict[int, Sourced[Stage]]:
    """The phase of each trial (by index) that a table tells; what stands nearest to its name holds."""
    found: dict[int, Sourced[Stage]] = {}
    for table in scene.tables:
        offset = scene.source.offset
        named = trials.named(table.start - offset, table.end - offset)
        if not named:
            continue
        for index, stage in _beside(scene, trials, table):
            found.setdefault(index, stage)
        if any(index not in found for index in named) and (common := _common(scene, trials, table)) is not None:
            for index in named:
                found.setdefault(index, common)
    return found


def _beside(scene: Scene, trials: Trials, table: Table) -> Iterator[tuple[int, Sourced[Stage]]]:
    """The only phase in a cell that names trials: "ALPHA-1, 2L (phase 3)", "ALPHA-1 and ALPHA-2, phase 2, pooled"."""
    offset = scene.source.offset
    for cell in table.cells:
        start, end = cell.start - offset, cell.end - offset
        named = trials.named(start, end)
        stages = [m for m in scene.within(start, end, Label.STAGE) if m.rule == "stages.phase"] if named else []
        if len(stages) == 1:
            mention = stages[0]
            for index in named:
                yield index, scene.sourced(mention.start, mention.end, mention.value, 0.9, "studies.phase_column")


def _common(scene: Scene, trials: Trials, table: Table) -> Sourced[Stage] | None:
    """The phase that the title or a note gives to all trials of the table."""
    for start, end in _titles(scene, table):
        if not trials.named(start, end) and (stage := phase_of_all(scene, start, end)) is not None:
            return stage
    start = table.end - scene.source.offset
    for match in PHASE.finditer(scene.text, start, _notes_end(scene, table)):
        if _ALL.search(scene.text[max(start, match.start() - 70) : match.start()]):
            return scene.sourced(*match.span(), phase(match["a"], match["b"]), 0.85, "studies.phase_title")
    return None


def _titles(scene: Scene, table: Table) -> Iterator[tuple[int, int]]:
    """The caption of a table, and the short line right above it."""
    offset = scene.source.offset
    if table.caption:
        near = max(0, table.start - offset - len(table.caption) - 400)
        at = scene.text.find(table.caption, near, table.end - offset + len(table.caption) + 400)
        if at >= 0:
            yield at, at + len(table.caption)
    block = scene.source.report.block_above(table.start)
    if block is not None and block.start >= offset and block.end - block.start <= _TITLE and block.kind != "table":
        yield block.start - offset, block.end - offset


def _notes_end(scene: Scene, table: Table) -> int:
    """Where the note below a table ends."""
    report = scene.source.report
    end = table.end
    for block in report.blocks[report.first_block(table.end) :][:1]:
        if block.kind not in ("heading", "title", "table") and block.end <= scene.source.article.end:
            end = min(block.end, block.start + _NOTE)
    return end - scene.source.offset
