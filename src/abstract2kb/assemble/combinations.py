"""What is given together with what: "SYNCAR-001 (...) with STK-009", "THOR-707 with Keytruda", "in combination with anti-PD-1".

A partner is an asset of the report or a class ("anti-PD-1"). A sentence that names no asset speaks of the last pair that was spoken of
together ("both"), or of the one asset of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from abstract2kb.assemble.descriptions import Named, group_before, matching_bracket
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["CHAIN", "Pairing", "pairings", "sentence_assets"]


@dataclass(frozen=True, slots=True)
class Pairing:
    """`entity` is given with `partner` (an entity) or with a class, named `words`, at start:end."""

    entity: int
    partner: int | None
    words: str
    start: int
    end: int
    rule: str


_CLASS = regex(
    r"(?:an? |the |other )?(?P<words>anti-(?P<target>PD-?\(?L?\)?-?1|CTLA-?4|EGFR|HER2|CD20|CD38|VEGF|LAG-?3|TIGIT|PD-?L1)(?:/(?:PD-?)?L1)?"
    r"|(?:PD-1|PD-L1|PD-\(L\)1|CTLA-4|EGFR|VEGF|CDK4/6|PARP|BTK|BCL-2|MEK|BRAF|checkpoint|immune checkpoint) "
    r"(?:inhibitors?|inhibition|blockade)|(?:platinum[- ]based |platinum |standard )?chemotherapy|"
    r"endocrine therapy|androgen deprivation therapy|ADT|radiotherapy|radiation(?: therapy)?|immunotherapy)\b",
    re.IGNORECASE,
)
_BOTH = regex(r"\b[Bb]oth\b|\b[Tt]he two\b|\b[Tt]hese two\b|\beach of these\b")
_NOT_WITH = regex(
    r"(?:compared?|comparison|associated|patients?|pts|consistent|along|reported|noted|seen|diagnosed"
    r"|mutations?|those|treated|observed)\s?$",
    re.IGNORECASE,
)
_COMPARES = regex(r"\bcompar(?:ed|ing|es|ison of)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_PARALLEL = regex(
    r"\bas (?:was |has been |is )?(?:noted|seen|observed|shown|reported|found|demonstrated) (?:with"
    r"|for) (?P<first>[^,]{2,40}), ",
    re.IGNORECASE,
)


def pairings(scene: Scene, named: Sequence[Named]) -> list[Pairing]:
    """Every pairing that the prose states."""
    found: list[Pairing] = []
    for sentence in scene.prose():
        for cue in scene.within(sentence.start, sentence.end, Label.COMBINATION):
            if cue.id == "added":
                continue
            found += _at_cue(scene, named, sentence, cue)
    return found + _chains(scene, named)


CHAIN = regex(
    r"(?:\s?\([^()]{0,40}\))?(?:\s\d[\w./]*(?:\s?(?:mg|g|µg|GBq|mg/kg|mg/m2)\b)?)?,?\s?(?:\+|±|\+/[-–−]|\bplus\b)\s?(?:the |an? |\w+-dose )?"
)


def _chains(scene: Scene, named: Sequence[Named]) -> list[Pairing]:
    """ "A + B + C", in tables and headings too: each goes with each."""
    found: list[Pairing] = []
    chain: list[Named] = []
    for name in named:
        linked = bool(chain) and CHAIN.fullmatch(scene.text, chain[-1].end, name.start)
        chain = [*chain, name] if linked else [name]
        for other in chain[:-1]:
            if other.entity != name.entity:
                found.append(Pairing(other.entity, name.entity, scene.text[name.start : name.end], name.start, name.end, "combinations.chain"))
        if (words := _class_behind(scene, name)) is not None:
            found += [Pairing(n.entity, None, scene.text[slice(*words)], *words, "combinations.chain") for n in chain]
    return found


def _class_behind(scene: Scene, name: Named) -> tuple[int, int] | None:
    """The place of a class of treatment that "+" or "plus" joins to a name: "A + chemotherapy", "A plus ADT"."""
    if "+" not in scene.text[name.end : name.end + _JOINED_WITHIN] and "plus" not in scene.text[name.end : name.end + _JOINED_WITHIN]:
        return None
    link = CHAIN.match(scene.text, name.end)
    group = _JOINED_CLASS.match(scene.text, link.end()) if link is not None else None
    return group.span() if group is not None else None


_JOINED_WITHIN = 60
_JOINED_CLASS = regex(
    r"(?:(?:platinum|taxane|anthracycline|fluoropyrimidine)(?:-based)?[ -])?(?:chemotherapy|chemoradiotherapy|chemoradiation|chemo|doublet)\b"
    r"|(?:NSAI|ET|ADT|ARPI)s?(?![\w-])|(?:an? )?aromatase inhibitors?\b|androgen deprivation(?: therapy)?\b|(?:standard )?endocrine therapy\b"
)


def _at_cue(scene: Scene, named: Sequence[Named], sentence: Sentence, cue: Mention) -> list[Pairing]:
    left = _left(scene, named, sentence, cue)
    if not left:
        return []
    partners = _right(scene, named, sentence, cue)
    return [
        Pairing(entity, partner, words, start, end, f"combinations.{cue.id}")
        for partner, words, start, end in partners
        for entity in left
        if partner != entity
    ]


def _left(scene: Scene, named: Sequence[Named], sentence: Sentence, cue: Mention) -> list[int]:
    """The assets that the cue's left side speaks of."""
    before = [n for n in named if sentence.start <= n.start and n.end <= cue.start]
    if cue.id in {"with", "plus", "optional"}:
        return _adjacent(scene, before, cue)
    if before:
        entities = [before[-1].entity]
        parallel = _PARALLEL.search(scene.text, sentence.start, cue.start)
        if parallel:
            entities += [n.entity for n in before if parallel.start("first") <= n.start < parallel.end("first")]
        return entities
    return sentence_assets(scene, named, sentence)


def _adjacent(scene: Scene, before: Sequence[Named], cue: Mention) -> list[int]:
    """For a bare "with" or "+": the asset right before it, a bracket or a dose between allowed."""
    if not before:
        return []
    last = before[-1]
    if _COMPARES.search(scene.text, scene.sentence_at(cue.start).start, last.start):
        return []
    opening = re.match(r"\s?\(", scene.text[last.end : last.end + 2])
    close = matching_bracket(scene.text, last.end + opening.end() - 1) if opening else None
    gap = scene.text[(close + 1) if close and close < cue.start else last.end : cue.start]
    plain = re.fullmatch(
        r"\s?(?:\d[\w./]*\s?(?:mg|µg|μg|mg/kg|mg/m2|g)?(?:/\w+)?\s?|monotherapy |alone |treatment |therapy "
        r"|,? ?either alone or )*(?:in combination )?",
        gap,
    )
    return [last.entity] if plain and not _NOT_WITH.search(gap) else []


def _right(scene: Scene, named: Sequence[Named], sentence: Sentence, cue: Mention) -> list[tuple[int | None, str, int, int]]:
    """What stands right after the cue: assets joined by "and" or commas, or a class."""
    found: list[tuple[int | None, str, int, int]] = []
    at = cue.end
    while True:
        lead = re.compile(
            r"\s?(?:an? |the |either |standard |fixed-dose |other agents,? (?:such as|including) |its )?(?:[A-Z][\w’&. "
            r"]{2,30}['’]s )?"
        ).match(scene.text, at)
        start = lead.end() if lead else at
        name = next((n for n in named if n.start in (at, start) or at <= n.start <= start), None) or _modified(scene, named, at, sentence)
        group = _CLASS.match(scene.text, start, sentence.end)
        if name:
            found.append((name.entity, scene.text[name.start : name.end], name.start, name.end))
            end = name.end
        elif group:
            found.append((None, _class_name(group), group.start("words"), group.end("words")))
            end = group.end()
        else:
            return found
        link = re.compile(r"(?:, and |,? and |, | or |\s?[+/]\s?)").match(scene.text, end, sentence.end)
        if link is None:
            return found
        at = link.end()


_MODIFIERS = regex(r"\s?(?:(?:an?|the|its|our|either|standard|fixed-dose|low-dose|high-dose|concurrent|oral|anti-[\w()/-]+|[\w()/+-]+) ){1,4}")
_NO_MODIFIER = regex(
    r"\b(?:and|or|of|in|for|to|is|was|were|by|patients|pts|after|versus|vs|alone|without|not|followed"
    r"|then|as|who|which)\b",
    re.IGNORECASE,
)


def _modified(scene: Scene, named: Sequence[Named], at: int, sentence: Sentence) -> Named | None:
    """The name behind a few modifiers: "with the PD-L1 inhibitor avelumab"."""
    name = next((n for n in named if n.start > at), None)
    if name is None or name.start - at > 45 or name.end > sentence.end:
        return None
    gap = scene.text[at : name.start]
    return name if _MODIFIERS.fullmatch(gap) and not _NO_MODIFIER.search(gap) else None


def _class_name(match: re.Match[str]) -> str:
    """The class in one spelling: "anti-PD-1" for "anti-PD1"."""
    words, target = match.group("words"), match.group("target")
    if not target:
        return words
    return "anti-" + re.sub(r"(?i)^(PD|CTLA|LAG)-?(L?)-?(\d)", lambda m: f"{m.group(1).upper()}-{m.group(2).upper()}{m.group(3)}", target)


def sentence_assets(scene: Scene, named: Sequence[Named], sentence: Sentence) -> list[int]:
    """The assets that a sentence is about: those it names; for "both", the last two; else what the paragraph spoke of last."""
    inside = list(dict.fromkeys(n.entity for n in named if sentence.start <= n.start < sentence.end))
    if inside:
        return inside
    if _BOTH.search(scene.text, sentence.start, sentence.end) and (pair := group_before(scene, named, sentence.start)):
        return list(pair)
    line = scene.text.rfind("\n", 0, sentence.start) + 1
    both = list(_BOTH.finditer(scene.text, line, sentence.start))
    if both and (pair := group_before(scene, named, both[-1].start())):
        inner = [n.entity for n in named if both[-1].start() < n.start < sentence.start]
        if set(inner) <= set(pair):
            return list(pair)
    earlier = [s for s in scene.sentences if line <= s.start < sentence.start]
    for previous in reversed(earlier):
        entities = list(dict.fromkeys(n.entity for n in named if previous.start <= n.start < previous.end))
        if entities:
            return entities if len(entities) == 1 else []
    return []
