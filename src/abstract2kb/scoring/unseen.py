"""How well assets are found that no lexicon knows: the fall of the F1 when every asset of a report is taken out of them.

Example: `Fall("a.pdf", "development", 0.97, 0.85).points`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.scoring.evaluate import evaluate
from abstract2kb.scoring.fields import Counts
from abstract2kb.scoring.metrics import f1
from abstract2kb.scoring.plain import PlainAsset, PlainReport
from abstract2kb.scoring.reading import GoldReport

__all__ = ["MOST", "Fall", "fall", "total", "unknowing"]

MOST = 0.15
"""So much may the F1 of a report's assets fall."""
_DRUG = "DRUG"


@dataclass(frozen=True, slots=True)
class Fall:
    """The F1 of a report's assets with all names in the lexicons (`seen`), and with none of its own in them (`unseen`)."""

    source: str
    split: str
    seen: float
    unseen: float

    @property
    def points(self) -> float:
        """By how much it falls."""
        return self.seen - self.unseen

    @property
    def holds(self) -> bool:
        """Whether it falls by no more than it may."""
        return self.points <= MOST + 1e-9


def unknowing(lexicon: CompiledLexicon, assets: Iterable[PlainAsset]) -> CompiledLexicon:
    """The lexicon without any entry of a drug that one of the assets' names leads to."""
    names = {name_key(name) for asset in assets for name in (asset.name, *asset.aliases)}
    return lexicon.without(_DRUG, {sense.id for name in names for sense in lexicon.senses(name) if sense.label == _DRUG})


def fall(gold: GoldReport, seen: PlainReport, unseen: PlainReport) -> Fall | None:
    """The fall on one report; None where gold has no assets."""
    scores = [f1(_counts(gold, predicted)) for predicted in (seen, unseen)]
    if scores[0] is None or scores[1] is None or not gold.plain.assets:
        return None
    return Fall(gold.plain.report.source, gold.split, scores[0], scores[1])


def _counts(gold: GoldReport, predicted: PlainReport) -> Counts:
    alone = replace(gold, plain=_of_assets(gold.plain))
    return evaluate([alone], {gold.plain.report.source: _of_assets(predicted)}).total("assets")


def _of_assets(plain: PlainReport) -> PlainReport:
    """The report with its assets alone: the other records would be matched for nothing."""
    return PlainReport(report=plain.report, assets=plain.assets)


def total(falls: Sequence[Fall]) -> tuple[float, int]:
    """The mean fall, and how many reports hold."""
    return sum(f.points for f in falls) / len(falls), sum(f.holds for f in falls)
