"""What a story is about: the drug under study that it names first, to which it comes back under a sub-heading that names none.

Example: after "Rivals: B gave 30%." the figures below "The numbers" are of A again, where the story began with A.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set

from abstract2kb.assemble.article_heads import heading_blocks, title_span
from abstract2kb.assemble.frames import Frame
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["MANY", "lead_of", "section_headings", "sub_headings"]

_OF_OTHERS = regex(
    r"\b(?:rivals?|competit(?:ion|ors?|ive)|compar(?:es?|ed|isons?)|context|landscape|field|background|history|elsewhere|peers?|others?|so far|"
    r"crowded|race)\b",
    re.IGNORECASE,
)
"""Headings of a part on other drugs, which no other part is of."""
_OF_RESULTS = regex(
    r"\b(?:results?|efficacy|safety|tolerab\w+|toxic\w*|adverse|events?|side effects?|syndrome|grades?|risks?|ae|teaes?|traes?|"
    r"outcomes?|responses?|survival|conclusions?|data|findings?|numbers?|design|"
    r"methods?|patients?|background|introduction|trials?|stud(?:y|ies)|next|outlook|view|take|takeaways?|line|comments?|table|figure|key|more|subgroups?|"
    r"biomarkers?|pharmaco\w+|preclinical|clinical|laboratory|bench|mechanism|why|what|how|in brief)\b",
    re.IGNORECASE,
)
"""Headings of a part that goes on with what is told of above."""
_BULLET = regex(r"\W")
MANY = 4
"""Drugs that a list of what a review is about names, at least."""
_LABEL = regex(r"[^\d\n]{3,60}(?:\([^()\n]{2,40}\))?")
"""What heads a part of a story: words without a figure, but in a bracket behind them, "Safety (N = 70)"."""


def sub_headings(scene: Scene) -> list[tuple[int, int]]:
    """(where a heading without drug and trial begins, where the heading of its story does) in text order; a title is a story's
    where it names a drug, and one of several articles whose title does is a story as a whole."""
    found: list[tuple[int, int]] = []
    titled = title_span(scene) if len(scene.source.report.articles) > 1 else None
    whole = titled is not None and bool(scene.within(*titled, Label.DRUG))
    above: list[tuple[int, int, int]] = []
    for start, end, level in heading_blocks(scene):
        if _BULLET.match(scene.text, start):
            continue
        above = [head for head in above if head[2] < level]
        if above and _LABEL.fullmatch(scene.text, start, end) and not scene.within(start, end, Label.DRUG, Label.TRIAL_ID):
            opened, closed, outer = above[-1]
            if outer or scene.within(opened, closed, Label.DRUG):
                found.append((start, 0 if whole else opened))
        if not (above and _OF_OTHERS.search(scene.text, start, end)):
            above.append((start, end, level))
    return found


def section_headings(scene: Scene) -> list[int]:
    """Where headings without drug and trial begin that open another subject: none of results, safety or the like of what is above."""
    return [
        start
        for start, end, _ in heading_blocks(scene)
        if not (
            _BULLET.match(scene.text, start) or scene.within(start, end, Label.DRUG, Label.TRIAL_ID) or _OF_RESULTS.search(scene.text, start, end)
        )
    ]


def lead_of(frames: Sequence[Frame], starts: Sequence[int], story: int, subjects: Set[str], block_end: Callable[[int], int]) -> Frame | None:
    """The last frame of the drug that the story from offset `story` on names first, or None where the last frame of all is of it; of no drug where
    the paragraph that names it lists many, as the trials of a review."""
    places = [(start, frame) for start, frame in zip(starts, frames, strict=True) if start >= story and not subjects.isdisjoint(frame.subject)]
    told = [frame for _, frame in places]
    if places and len({frame.subject for start, frame in places if start < block_end(places[0][0])}) >= MANY:
        return Frame()
    if not told or not set(told[0].subject).isdisjoint(frames[-1].everyone):
        return None
    return next(frame for frame in reversed(told) if frame.subject == told[0].subject)
