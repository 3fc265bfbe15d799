"""What the first short lines below a heading say of the drug in it: its phase and its disease.

Example: below "QVR-31 (Novelix), BCMA x CD3 bispecific antibody" the line "Relapsed myeloma, phase 1, n=58".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from abstract2kb.assemble import development
from abstract2kb.assemble.article_heads import Section, sections
from abstract2kb.assemble.asset_builder import AssetBuilder
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.diseases_above import the_one
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.values import Reading
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["add_headed"]

_LINES, _LONGEST, _HEADING = 4, 110, 160
"""So many lines below a heading tell such facts, and so long are they and the heading at most."""
_SAYS = regex(
    r"\b(?:is|are|was|were|has|have|had|will|would|may|might|can|could|plan(?:s|ned)?|expected|start(?:s|ing|ed)?|begin(?:s|ning)?|next|"
    r"upcoming|await(?:s|ed|ing)?|to (?:open|enter|follow)|ready|launch\w*|compared?|vs\.?|versus|than|prior|previous|after|history|"
    r"failed|ended|stopped|future)\b",
    re.IGNORECASE,
)
"""Words of a sentence, of what is yet to come, or of others."""
_BULLET = regex(r"[•‣◦▪▫●○◆◇■□❖➢➤✓✔–—-]\s")


def add_headed(scene: Scene, named: Sequence[Named], builders: Sequence[AssetBuilder]) -> None:
    """The phase and the disease that the lines below a drug's heading give; `named` are the places of drugs in text order."""
    for entity, mention in _headed_facts(scene, named):
        raw, evidence = scene.raw(mention.start, mention.end), scene.evidence(mention.start, mention.end, mention.rule)
        if mention.label == Label.CONDITION:
            builders[entity].conditions.add(Reading(mention.id, raw, _TRUST, evidence))
        else:
            builders[entity].stage.add(Reading(mention.value, raw, _TRUST, evidence))


_TRUST = 0.7


def _headed_facts(scene: Scene, named: Sequence[Named]) -> Iterator[tuple[int, Mention]]:
    """(entity, a STAGE or CONDITION mention) for headings and bullets that are on one drug."""
    starts = [n.start for n in named]
    for section in sections(scene):
        own = named[bisect_left(starts, section.start) : bisect_left(starts, section.body)]
        if not section.level or section.body - section.start > _HEADING or not _is_of_one(scene, section, own):
            continue
        heads = {n.entity for n in own}
        for start, end in _lines(scene, section):
            others = named[bisect_left(starts, start) : bisect_left(starts, end)]
            if any(n.entity not in heads for n in others):
                break
            yield from ((own[0].entity, mention) for mention in _facts(scene, start, end))


def _is_of_one(scene: Scene, section: Section, own: Sequence[Named]) -> bool:
    """Whether a heading is on one drug: it names no other, or begins with it and goes on with what is added."""
    if not own:
        return False
    bullet = _BULLET.match(scene.text, section.start)
    begins = own[0].start <= (bullet.end() if bullet else section.start) + 1
    return len({n.entity for n in own}) == 1 or (begins and _SAYS.search(scene.text, section.start, section.body) is None)


def _lines(scene: Scene, section: Section) -> Iterator[tuple[int, int]]:
    """The first lines below a heading, up to one that is long or in a table, or another heading."""
    heads = {s.start for s in sections(scene)}
    at = section.body
    for _ in range(_LINES + 1):
        end = scene.text.find("\n", at)
        end = section.end if end < 0 or end > section.end else end
        if end > at:
            if at in heads or end - at > _LONGEST or scene.in_table(at):
                return
            yield at, end
        at = end + 1
        if at >= section.end:
            return


def _facts(scene: Scene, start: int, end: int) -> list[Mention]:
    """The phase and the disease of a line that is no sentence and gives no result."""
    if _SAYS.search(scene.text, start, end) or scene.within(start, end, Label.PERCENT, Label.ADVERSE_EVENT):
        return []
    phases = [m for m in scene.within(start, end, Label.STAGE) if m.rule == "stages.phase"]
    told = [m for m in scene.within(start, end, Label.CONDITION) if m.id not in development.BARE_CONDITIONS]
    diseases = the_one(scene, told) if told and all(development.is_tested(scene, m, start) for m in told) else []
    return [*(phases if len({m.value for m in phases}) == 1 else [])[:1], *diseases]
