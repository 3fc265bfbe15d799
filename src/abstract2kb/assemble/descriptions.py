"""What the text says an asset is: the phrases that describe it, wherever they stand around its name.

"KD033 (anti-PD-L1 IgG1 fused with IL-15)", "KD033, an anti-PD-L1 fusion protein, ...", "the anti-PD-1 antibody pembrolizumab", "KD033 is a ...",
"It is a pegylated prodrug that ..." right after a sentence about one asset, "Both these assets are ...", and a construct cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from abstract2kb.assemble.asset_row import AssetRow
from abstract2kb.assemble.marked_descriptions import behind_mark, below_heading
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["Description", "Named", "after_bracket", "describe", "group_before", "matching_bracket"]


@dataclass(frozen=True, slots=True)
class Named:
    """A place where an asset is named: Doc offsets (end exclusive) and the entity's number."""

    start: int
    end: int
    entity: int


@dataclass(frozen=True, slots=True)
class Description:
    """text[start:end] describes `entity`; `rule` says where the phrase stood."""

    entity: int
    start: int
    end: int
    rule: str


_APPOSITION = regex(r",? (?:which is |that is )?(?:an?|the|our|its|novel|investigational|first-in-class|oral) ", re.IGNORECASE)
_DASHED = regex(r"(?::| [–—-]) (?:an?|our|its|the (?:first|lead)) ", re.IGNORECASE)
"""What a head says of its name: "NVK-8: a degrader of ...", "NVK-8 – an oral ..."."""
_COPULA = regex(
    r"(?:,? which|\)?,? (?:also )?)? ?(?:is|are|was|were|being|represents?|comprises?|consists? of|contains?"
    r"|targets?|binds?|inhibits?|blocks?|activates?|carries|combines|selectively|preferentially|specifically"
    r"|potently)\b",
    re.IGNORECASE,
)
_PRONOUN = regex(
    r"(?:It|This (?:agent|drug|molecule|antibody|compound|candidate|construct|fusion|bispecific|product"
    r"|therapy|asset|protein)|The (?:agent|drug|molecule|antibody|compound|construct|bispecific|fusion "
    r"protein|candidate))\s"
    r"(?:is|was|comprises|consists|contains|binds|targets|carries|combines|blocks|inhibits|selectively"
    r"|preferentially|specifically|has been engineered)\b"
)
_BOTH = Sought(
    r"\b(?:[Bb]oth|[Tt]he two|[Tt]hese(?: two)?)\s(?:of\s)?(?:the\s|these\s)?(?:assets|agents|drugs"
    r"|molecules|antibodies|compounds|candidates|constructs|therapies|products|proteins|bispecifics)\b"
)
_IS_A = regex(r"\s(?:are|were|is|being)\b")
_LEFT_STOP = Sought(
    r"(?:['’]s?\s|\b(?:the|an?|our|its|their|of|with|and|for|by|to|in|from|as|plus|versus|vs?\.?|or|than"
    r"|that|which|include[sd]?|including|featured|using|receiv\w+|given|is|are|was|were|called|named"
    r"|on|at|per|behind|after|before|between|through|under|over|without|within|via|also|now|then|thus|into|onto)\s|[.;:,(\n\t•])"
)
_CLAUSE_END = regex(
    r"[.;](?=\s|$)|,\s(?=(?:[a-z]+ed|showed|was|were|has|have|is|and|but|while|in|at|with|from|when"
    r"|resulted|demonstrated|we)\b)|\n|\t"
)


def matching_bracket(text: str, opening: int) -> int | None:
    """The offset of the bracket that closes the one at `opening`; None when the line ends first."""
    pairs = {"(": ")", "[": "]"}
    depth, close = 0, pairs[text[opening]]
    for i in range(opening, min(len(text), opening + 600)):
        if text[i] == text[opening]:
            depth += 1
        elif text[i] == close:
            depth -= 1
            if depth == 0:
                return i
        elif text[i] in "\n\t":
            return None
    return None


def describe(scene: Scene, named: Sequence[Named], rows: Iterable[tuple[AssetRow, int]]) -> list[Description]:
    """All descriptions in the article. `named` in text order; `rows` are table rows with the entity of their first name."""
    found = [
        Description(entity, cell.start - scene.source.offset, cell.end - scene.source.offset, f"descriptions.{role}")
        for row, entity in rows
        for role, cell in row.cells.items()
        if role in {"construct", "mechanism", "target", "cytokine"}
    ]
    finders: tuple[Callable[[Scene, Sequence[Named], Named], Description | None], ...] = (_bracket, _apposition, _copula, _before, _behind_mark)
    for name in named:
        if scene.in_table(name.start):
            continue
        found += [d for find in finders if (d := find(scene, named, name))]
    found += _pronouns(scene, named)
    below = below_heading(scene, named, lambda end: after_bracket(scene, end))
    found += [Description(named[at].entity, *span, "descriptions.below") for at, span in below]
    found += _groups(scene, named)
    return sorted(found, key=lambda d: (d.start, d.end, d.entity))


def _inside(named: Sequence[Named], start: int, end: int) -> list[Named]:
    return [n for n in named if start <= n.start and n.end <= end]


def _bracket(scene: Scene, named: Sequence[Named], name: Named) -> Description | None:
    """NAME (description)."""
    match = re.compile(r"\s?[(\[]").match(scene.text, name.end)
    if match is None:
        return None
    close = matching_bracket(scene.text, match.end() - 1)
    if close is None:
        return None
    start = match.end()
    others = _inside(named, start, close)
    if others and others[0].start == start:
        comma = re.compile(r"[;,]\s").search(scene.text, others[0].end, close)
        if comma is None or len(others) > 1:
            return None
        start = comma.end()
    return Description(name.entity, start, close, "descriptions.bracket") if close - start > 3 else None


def after_bracket(scene: Scene, end: int) -> int:
    """Where the text goes on after a bracket that follows the name."""
    match = re.compile(r"\s?[(\[]").match(scene.text, end)
    close = matching_bracket(scene.text, match.end() - 1) if match else None
    return end if close is None else close + 1


def _clause_end(scene: Scene, start: int, limit: int) -> int:
    match = _CLAUSE_END.search(scene.text, start, limit)
    return match.start() if match else limit


def _apposition(scene: Scene, named: Sequence[Named], name: Named) -> Description | None:
    """NAME, a description, ..."""
    at = after_bracket(scene, name.end)
    match = _APPOSITION.match(scene.text, at) if scene.text[at : at + 1] == "," else _DASHED.match(scene.text, at)
    if match is None:
        return None
    end = _clause_end(scene, match.end(), scene.sentence_at(name.start).end)
    return None if _inside(named, match.end(), end) else Description(name.entity, match.end(), end, "descriptions.apposition")


def _behind_mark(scene: Scene, named: Sequence[Named], name: Named) -> Description | None:
    """NAME: description; NAME (company) – description."""
    found = behind_mark(scene, name, after_bracket(scene, name.end))
    return None if found is None or _inside(named, *found) else Description(name.entity, *found, "descriptions.mark")


def _copula(scene: Scene, named: Sequence[Named], name: Named) -> Description | None:
    """NAME is a description; NAME binds X."""
    at = after_bracket(scene, name.end)
    match = _COPULA.match(scene.text, at)
    if match is None:
        return None
    end = _clause_end(scene, match.end(), scene.sentence_at(name.start).end)
    others = _inside(named, match.end(), end)
    return Description(name.entity, at, others[0].start if others else end, "descriptions.copula")


def _before(scene: Scene, named: Sequence[Named], name: Named) -> Description | None:
    """The noun phrase that ends in the name: "the anti-PD-1 antibody pembrolizumab", "IL-2 targeting agent − ALKS 4230"."""
    start = max(scene.sentence_at(name.start).start, name.start - 110)
    before = scene.text[start : name.start]
    tail = re.sub(r"\s?[−–—-]\s$|\s$", "", before)
    stop = max((min(m.end(), len(tail)) for m in _LEFT_STOP.finditer(tail + " ")), default=0)
    phrase = tail[stop:]
    if len(phrase.split()) == 0 or len(phrase.split()) > 9 or _inside(named, start + stop, name.start):
        return None
    return Description(name.entity, start + stop, start + len(tail), "descriptions.before")


def _same_paragraph(scene: Scene, a: Sentence, b: Sentence) -> bool:
    return "\n" not in scene.text[a.start : b.start]


def _pronouns(scene: Scene, named: Sequence[Named]) -> list[Description]:
    """A sentence that begins with "It is a" speaks of the asset that the sentence before it begins with."""
    found = []
    for before, sentence in zip(scene.sentences, scene.sentences[1:], strict=False):
        if not _PRONOUN.match(scene.text, sentence.start) or not _same_paragraph(scene, before, sentence):
            continue
        names = _inside(named, before.start, before.end)
        entities = {n.entity for n in names}
        if len(entities) == 1:
            found.append(Description(names[0].entity, sentence.start, sentence.end, "descriptions.pronoun"))
    return found


def group_before(scene: Scene, named: Sequence[Named], offset: int, size: int = 2) -> tuple[int, ...]:
    """The last `size` different entities named before `offset` in its paragraph, in order; () when there are fewer."""
    line = scene.text.rfind("\n", 0, offset) + 1
    seen: list[int] = []
    for name in reversed([n for n in named if line <= n.start and n.end <= offset]):
        if name.entity not in seen:
            seen.append(name.entity)
        if len(seen) == size:
            return tuple(reversed(seen))
    return ()


def _groups(scene: Scene, named: Sequence[Named]) -> list[Description]:
    """ "Both these assets are heterodimeric ...": a description of the last two assets of the paragraph."""
    found = []
    for match in _BOTH.finditer(scene.text):
        sentence = scene.sentence_at(match.start())
        verb = _IS_A.match(scene.text, match.end())
        if verb is None:
            continue
        end = _clause_end(scene, verb.end(), sentence.end)
        found += [Description(e, verb.end(), end, "descriptions.group") for e in group_before(scene, named, match.start())]
    return found


def mentions_in(scene: Scene, description: Description, *labels: str) -> list[Mention]:
    """Mentions inside a description; those inside a drug name do not count."""
    drugs = scene.within(description.start, description.end, Label.DRUG)
    return [m for m in scene.within(description.start, description.end, *labels) if not any(d.overlaps(m) for d in drugs)]
