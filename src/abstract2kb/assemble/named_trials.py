"""The trials that a clause speaks of: registered numbers, and names that are known, introduced, or stand before a colon as a heading.

Example: "LARCH-1 (NCT00000001) gave 40%" names LARCH1 and the number; "After LARCH-1, the field moved on" names none.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_frames import name_key
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.places import capitals
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Study

__all__ = ["study_named", "trials_named"]

_NAME = Sought(
    r"(?<![\w-])(?:[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z]{3,}|[A-Z])(?:[- ]?[A-Z][A-Za-z]+)?(?:[- ]?(?:[A-Z]+-?)?\d+(?:[-.]\d+)*[A-Z]*)(?![\w-]|\s?%)|"
    r"(?<![\w-])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:[- ][A-Z][A-Za-z]*)?(?:-\d+)?(?![\w-])",
    places=capitals,
)
"""What may be the name of a trial: capitals and digits."""
_ROMAN = regex(r"^(?:I{2,3}|IV)(?:[AB]\b)?(?:\s|$)")
"""The number of a phase before a name."""
_INTRODUCED = regex(
    r"\s?(?:\(\s?(?:NCT|EudraCT|phase|[Nn]\s?=|\d+ (?:patients|pts|women|men))|(?:trial|study|studies)\b|[,:]\s(?:phase|final|NCT)|\s?;\s?NCT)"
)
_ELSEWHERE = regex(r"\b(?:[Aa]fter|[Ss]ince|[Ff]ollowing|[Uu]nlike|[Bb]efore|[Bb]eyond|[Cc]ontrary to)\s(?:the\s)?$")
"""Before a trial that the sentence is not about: "After LARCH-1, the field moved on"."""
_HEADS = regex(r"(?:^|\n|[•–]\s)$")


def trials_named(scene: Scene, known: Container[str], shorts: Container[str], start: int, end: int) -> Iterable[str]:
    """The names and numbers of trials in text[start:end]."""
    for mention in scene.within(start, end, Label.TRIAL_ID):
        yield mention.id
    drugs = scene.within(start, end, Label.DRUG, Label.TARGET, Label.ENDPOINT)
    text = scene.text
    for match in _NAME.finditer(text, start, end):
        if any(m.start < match.end() and match.start() < m.end for m in drugs):
            continue
        name = name_key(_ROMAN.sub("", match.group()))
        if match.group() in shorts or not name or _is_elsewhere(text, match.start()):
            continue
        heads = text[match.end() : match.end() + 1] == ":" and len(name) > 3 and _HEADS.search(text[max(0, match.start() - 2) : match.start()])
        if name in known or heads or _INTRODUCED.match(text, match.end()):
            yield name


def study_named(scene: Scene, studies: Mapping[str, Study], start: int, end: int) -> tuple[str, Study] | None:
    """The one study with drugs that text[start:end] names, after its key."""
    places = [m for m in _NAME.finditer(scene.text, start, end) if not _is_elsewhere(scene.text, m.start())]
    keys = [key for m in places if (key := name_key(m.group())) in studies]
    return (keys[0], studies[keys[0]]) if len({studies[key].id for key in keys}) == 1 else None


def _is_elsewhere(text: str, start: int) -> bool:
    """Whether the trial named at `start` only tells when, or what the rest is unlike."""
    return _ELSEWHERE.search(text, max(0, start - 20), start) is not None
