"""Lists whose groups, or what parts them, stand between them and the endpoint: "OS of patients with indolent, aggressive and other disease was "
"57%, 42% and 41%"."""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.lists import cleared, words_of
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.told_groups import groups_told
from abstract2kb.assemble.topics import Topic
from abstract2kb.assemble.wording import LEFT_WORDS, LIST_WORDS
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["heads_list", "leads_through_groups"]

_COLON = regex(
    r"[)\]]?(?:\s(?:to|with|on|by|of|in|rose|increased|grew|climbed|varied|differed|depended|were|was|per|according|across|at|"
    r"among)\s[^.;:()%]{1,80}?)?:\s"
    r"(?:[\w-]+\s){0,3}?$"
)
"""From responses to a list of those of each group: "Responses rose with the dose: 5% of 20 at 1 mg"."""


def heads_list(text: str, topic: Topic, run: Sequence[Figure], named: Sequence[Topic]) -> bool:
    """Whether a response before a colon heads a list of rates, each of a group of its own."""
    first = run[0]
    if topic.family != "response" or any(topic.end <= t.start < first.start for t in named) or all(f.total is None for f in run):
        return False
    return _COLON.fullmatch(text, topic.end, first.start) is not None


def leads_through_groups(scene: Scene, sentence: Sentence, topic: Topic, run: Sequence[Figure], named: Sequence[Topic]) -> bool:
    """Whether only linking words and the groups that the figures are dealt out to stand between a topic and its list."""
    first = run[0]
    if len(run) < 2 or topic.family == "safety" or any(topic.end <= t.start and t.end <= first.start for t in named):
        return False
    told = groups_told(scene, sentence, run)
    before = [m for m in told or () if topic.end <= m.start and m.end <= first.start]
    if told is None or not before or len(before) not in (1, len(told)):
        return False
    cuts = [topic.end, *(place for m in before for place in (m.start, m.end)), first.start]
    parts = [cleared(scene, a, b, Label.ARM, Label.DRUG, Label.COUNT) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    return all(w in LEFT_WORDS or w in LIST_WORDS or w == "who" for part in parts for w in words_of(part))
