"""Records against gold: matching, precision and recall with intervals, errors, floors; no spaCy and no pdfplumber in here."""

from abstract2kb.scoring.evaluate import Evaluation, evaluate
from abstract2kb.scoring.metrics import Score, differences, score_of
from abstract2kb.scoring.plain import PlainReport
from abstract2kb.scoring.reading import GoldReport, read_gold, read_predictions
from abstract2kb.scoring.wording import Settings

__all__ = ["Evaluation", "GoldReport", "PlainReport", "Score", "Settings", "differences", "evaluate", "read_gold", "read_predictions", "score_of"]
