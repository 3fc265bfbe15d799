"""The two arms of a sentence that names first what it compares with: its subject goes first in a pair of figures.

Example: in "Compared with placebo, A improved PFS (24 vs 6 months) and ORR (44% vs 12%)" the first figure of each pair is of A.
"""

from __future__ import annotations

from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.regimens import CONTROL
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["compared_first"]

_LEAD = regex(
    r"(?:RESULTS:?\s|Results:?\s|FINDINGS:?\s|Findings:?\s)?(?:(?:[Ii]n|[Bb]y) comparison (?:with|to)|(?:[Aa]s\s|[Ww]hen\s)?[Cc]ompared (?:with|to)|"
    r"[Rr]elative to|[Vv]ersus|[Vv]s\.?|[Ii]n contrast (?:with|to)|[Uu]nlike)"
    r"\s(?:the\s|those\s|patients\s|pts\s|(?:receiving|given|treated with|on|in)\s)*"
)
"""At the beginning of a sentence, before what it compares with."""
_TO_SUBJECT = regex(
    r"(?:\s(?:arm|group|alone|monotherapy|recipients|therapy|treatment))*(?:\s?\([^()]*\))?,\s(?:the\s|those\s|patients\s|pts\s|"
    r"(?:[Tt]reatment|[Tt]herapy|[Aa]dding|[Aa]ddition)\s(?:of\s|with\s)?|(?:receiving|given|treated with|on|in|with)\s)*"
)
_AGAINST = regex(rf"[^A-Za-z;]*(?:(?:months?|mo|weeks?|years?|CI|NR|not reached)\b[^A-Za-z;]*)*\b{VERSUS}\s")
_BESIDE = regex(r"[\s)\]%]*(?:(?:months?|mo|weeks?|years?)\b)?\s?(?:with|for|in|on|among)\s")


def compared_first(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> tuple[Mention | None, Mention] | None:
    """The arm that is the subject of the sentence (None where it is no known one) and the arm it is compared with."""
    if link.size != 2 or len(siblings) != 2 or (lead := _LEAD.match(scene.text, sentence.start, link.list_start)) is None:
        return None
    one, other = (s.figure for s in siblings)
    if _AGAINST.fullmatch(scene.text, one.end, other.start) is None or _BESIDE.match(scene.text, other.end) is not None:
        return None
    against = _named_at(scene, lead.end(), link.list_start)
    gap = _TO_SUBJECT.match(scene.text, against.end, link.list_start) if against is not None else None
    if against is None or gap is None:
        return None
    subject = _named_at(scene, gap.end(), link.list_start) or _anywhere(scene, gap.end(), link.list_start)
    return subject, against


def _named_at(scene: Scene, start: int, end: int) -> Mention | None:
    """The arm, drug or control whose words begin at `start`: the longest that is no list, as "A, B" is none in "compared with A, B did better"."""
    found = [m for m in scene.within(start, end, Label.ARM, Label.DRUG) if m.start == start and "," not in m.text]
    if found:
        return _as_arm(max(found, key=lambda m: m.end))
    control = CONTROL.match(scene.text, start, end)
    return Mention(*control.span(), Label.ARM, control.group(), "words", "arms.compared") if control is not None else None


def _anywhere(scene: Scene, start: int, end: int) -> Mention | None:
    """The only arm or drug of a stretch: of "rash was more common with A"."""
    found = {m.text.lower(): m for m in scene.within(start, end, Label.ARM, Label.DRUG)}
    return _as_arm(next(iter(found.values()))) if len(found) == 1 else None


def _as_arm(named: Mention) -> Mention:
    """An arm as it is; a drug as the arm that was given it."""
    return named if named.label == Label.ARM else Mention(named.start, named.end, Label.ARM, named.text, "drug", "arms.compared")
