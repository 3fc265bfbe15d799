"""What part an asset plays: subject, partner, comparator, or only mentioned.

"versus docetaxel" is a comparator, "after prior bevacizumab" is mentioned, "plus irinotecan" is a partner; what is left is the subject.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from abstract2kb.assemble.article_heads import title_span
from abstract2kb.assemble.combinations import Pairing
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.ranks import CHECKPOINT
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Role

__all__ = [
    "LISTED",
    "LIST_GAP",
    "Standing",
    "is_added",
    "is_background",
    "is_compared",
    "introduced",
    "is_past",
    "is_section",
    "settle",
    "standings",
    "titled",
    "was_had",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """How an entity stands in an article: votes by role, how near the start it is named, and who it is given with."""

    counts: Counter[Role]
    first: float
    follows: Counter[int]
    """How often it is the right-hand partner of each other entity ("LEFT plus this")."""
    beside: frozenset[int]
    """Entities joined to it by "and", a comma or a slash."""
    base_of: frozenset[int] = frozenset()
    """What is said to be added to it."""


_COMPARED = Sought(
    r"(?:\bversus|\bvs?\.?|\bagainst|\bover|\brather than|compared? (?:to|with)|\bthan|\bcontrol(?: arm)?(?: of| \()?|non-?inferior(?:ity)? "
    r"to|superior(?:ity)? to|comparator(?: being)?|compar(?:ed|ing|es)\s[^.;,]{2,50}\s(?:with|to)|in comparison (?:with|to)"
    r"|\b(?:outperform|surpass|exceed|outdo|outdid|beat|bettered)(?:s|ed|ing)?|\bas (?!well|soon|long|far|many)\w+ as|\b(?:same|similar) extent as"
    r"|\bcho(?:ice|sen)\b[^.;]{0,40} (?:of|among|from|between))\s(?:with |of |that of |those of )?(?:the |either |standard |single-agent )?$",
    re.IGNORECASE,
)
_PAST = Sought(
    r"(?:\bprior(?: (?!to)[\w()-]+){0,4}(?: and| or)?|\bprevious(?:ly)?(?: treated with| received)?|\bpre-?treated with|refractory to|resistan(?:t"
    r"|ce) to|intoleran(?:t|ce) (?:to|of)|progress(?:ed|ion|ing) (?:on|after|during|following)|fail(?:ed"
    r"|ure) (?:of|on|to)?|progress(?:ed|ion|ing) within [\w-]+ (?:days|weeks|months?|years?) (?:of|after)|after"
    r"|relapsed (?:on|after)|exposure to|exposed to"
    r"|\bwho (?:had|have already|had already|have previously) (?:received|been (?:treated with|given))(?: (?!and\b|or\b)[\w-]+){0,5}"
    r"|\b(?:had|have|having) (?:(?:already|previously|all|also) )?(?:completed|undergone|finished)(?: (?!and\b|or\b)[\w-]+){0,5}"
    r"|\bafter (?:(?:at least|up to|a median of|completing|completion of|receiving) )*(?:(?:\w+ (?:to|or) )?\w+ (?:cycles?|courses?|lines?"
    r"|doses?) of(?: \w+)?)"
    r"|\b(?:had|already) received(?: (?!and\b|or\b)[\w-]+){0,3})"
    r"\s(?:\w+ (?:and|or) )?(?:the |treatment with |therapy with |\w+-based )?$",
    re.IGNORECASE,
)
_EXAMPLE = Sought(
    r"\b(?:unlike|such as|like|e\.g\.,?|including|contraindications? to|approv(?:ed|al) of|conventional|eligible for|standard(?:[- ]of[- ]care)?)"
    r"\s(?:\w+ (?:and|or) )?(?:the |treatment with |therapy with |\w+-based )?$",
    re.IGNORECASE,
)
"""Before what is named as one of a class, or as what there is."""
_PAST_LIST = Sought(
    r"(?:\bprior|\bprevious(?:ly)?(?: treated with| received)?|\bpre-?treated with|refractory to|resistan(?:t|ce) to|intoleran(?:t|ce) (?:to|of)"
    r"|progress(?:ed|ion|ing) (?:on|after|during|following)|fail(?:ed|ure) (?:of|on|to|with)?|exposure to|exposed to)\s(?:both |either |a |an "
    r"|the )?"
    r"(?:treatment (?:with|of) )?(?:(?!and\b|or\b)[\w-]+(?: [\w-]+)? ?, ){0,4}"
    r"(?:(?:(?!and\b|or\b)[\w-]+ ){1,2}?,?\s?(?P<last>and|or|and/or) (?:an? )?)?$",
    re.IGNORECASE,
)
"""Before a member of a list that is named as what patients had, whatever the others are: "refractory to a taxane, a platinum and X"."""
_LIST_GOES_ON = regex(r"(?:-based)?-? ?(?:, [\w-]+){0,3} ?,? (?:and|or|and/or) [\w-]")
"""Behind a member that is not the last."""
_OWN_CLAUSE = regex(
    r"[^,.;]{0,40}? (?:was|were|is|are|showed|shows|improved|produced|achieved|gave|led|had|has)\b"
    r"(?! (?:enrolled|eligible|included|recruited|excluded|randomi[sz]ed|assigned|allocated|treated|registered|entered|given))"
)
"""Behind what a clause of its own begins with: "in those who progressed on X, Y and Z were active"."""
_GIVEN_WITH = Sought(
    r"(?:\bpair(?:ing|ed) with|\btogether with|\baddition of|\badding|\badded to|\balongside|\bon top of"
    r"|^With)\s(?:the |an? |\w+-dose )?$",
    re.IGNORECASE,
)
_ADDED = regex(r"(?:,? (?:and|or) \w+| [\d.]+ ?mg\S*)? (?:was |were |is |are |being )?added\b|/\w+ backbones?\b| backbones?\b")
"""Behind what is given together with something else."""
_ADDED_TO = regex(r"^[^.;]*\badded to (?:the |an? |standard |combination of |treatment with )*$")
_POST = regex(r"\b[Pp]ost[- ]$")
"""Before what patients come from: "post-docetaxel"."""
_WHAT = regex(r"(?:\)? ?\([^()]{1,60}\))?\)?(?: is|,) (?:an?|the first|the only) (?!standard|common|reference|well|mainstay|cornerstone)[\w-]+")
_SECTION = regex(r"\s*(?:background|introduction|objectives?|purpose|aims?|methods|importance|context)\b", re.IGNORECASE)
_NEAR = 90
_HANDLED = Sought(r"\b(?:managed|handled)\s(?:with|by|using)\s[^.;]{0,40}$", re.IGNORECASE)
"""Before what is given for an event: "DS was managed with steroids and X"."""
_STATE = regex(
    r"(?:\s?\([\w-]{1,12}\)|\))?[- ](?:na[iï]ve|refractory|resistan|exposed|failure|pre-?treated|sensitive|intoleran|"
    r"(?:in)?eligib|unfit|unsuitable|experienced)",
    re.IGNORECASE,
)
_BACKGROUND = Sought(
    r"\b(?:standard (?:of care|(?:\w+ )?(?:treatment|therapy|regimen))|reference treatment|failed to"
    r"|is approved|was approved|has been approved|are approved|approved (?:for|in|by)"
    r"|recent(?:ly)? (?:phase [\w/]+ )?(?:study|trial)|proof-of-concept (?:study|trial)|has shown|have shown"
    r"|previous(?:ly)?(?! (?:un\w+|resected|treated|therap\w+|treatment|radi\w+|lines?|received))|historical)\b",
    re.IGNORECASE,
)


_EARLY = 0.4
"""The part of an article that tells what was known before."""
LIST_GAP = regex(r"(?:,? and |, (?:and )?|/| or |-)")
LISTED = regex(r"(?:,? and |, (?:and |or )?|/| or |-|\s?\+\s?| plus )")


def standings(scene: Scene, named: Sequence[Named], pairs: Sequence[Pairing]) -> dict[int, Standing]:
    """The standing of every entity that the article names."""
    partners = {(p.start, p.end) for p in pairs if p.partner is not None}
    counts: dict[int, Counter[Role]] = defaultdict(Counter)
    first: dict[int, float] = {}
    before: tuple[Named, Role] | None = None
    for name in named:
        vote = _vote(scene, name, partners)
        if (
            before
            and vote in (Role.SUBJECT, Role.PARTNER)
            and before[1] is not Role.SUBJECT
            and LISTED.fullmatch(scene.text[before[0].end : name.start])
        ):
            vote = before[1]  # "refractory to irinotecan and oxaliplatin": what is said of the first of a list is said of all
        counts[name.entity][vote] += 1
        first.setdefault(name.entity, name.start / max(1, len(scene.text)))
        before = (name, vote)
    follows: dict[int, Counter[int]] = defaultdict(Counter)
    for pair in pairs:
        if pair.partner is not None:
            follows[pair.partner][pair.entity] += 1
    beside: dict[int, set[int]] = defaultdict(set)
    for left, right in pairwise(named):
        if LIST_GAP.fullmatch(scene.text[left.end : right.start]):
            beside[left.entity].add(right.entity)
            beside[right.entity].add(left.entity)
    bases = _bases(scene, named)
    return {e: Standing(c, first[e], follows[e], frozenset(beside[e]), frozenset(bases.get(e, ()))) for e, c in counts.items()}


def _bases(scene: Scene, named: Sequence[Named]) -> dict[int, set[int]]:
    """What is added to each: "A was added to the combination of B and C"."""
    found: dict[int, set[int]] = {}
    for i, (left, name) in enumerate(pairwise(named), start=1):
        gap = scene.text[left.end : name.start]
        if len(gap) < _NEAR and _ADDED_TO.search(gap):
            found.setdefault(name.entity, set()).add(left.entity)
            for before, after in pairwise(named[i:]):
                if not LISTED.fullmatch(scene.text[before.end : after.start]):
                    break
                found.setdefault(after.entity, set()).add(left.entity)
    return found


def is_section(text: str) -> bool:
    """Whether an article begins with the name of a section and not with its title."""
    return _SECTION.match(text) is not None


def is_added(scene: Scene, name: Named, before: str) -> bool:
    """Whether words around a name say that it is given together with something else: "adding X", "X was added"."""
    return bool(_GIVEN_WITH.search(before) or _ADDED.match(scene.text, name.end))


def titled(scene: Scene, named: Sequence[Named]) -> set[int]:
    """The entities that the title of an article names; none where it begins without one. Its number and session may stand above the title."""
    title = scene.sentences[0] if scene.sentences else None
    if title is None or _SECTION.match(scene.text):
        return set()
    span = title_span(scene) if scene.source.article.number is not None else None
    return {n.entity for n in named if n.start < max(title.end, span[1] if span else 0)}


def introduced(scene: Scene, named: Sequence[Named]) -> set[int]:
    """The entities that an article tells what they are: "novelimab (NV-1) is a ...", "novelimab, the first ..."."""
    return {n.entity for n in named if _WHAT.match(scene.text, n.end)}


def is_past(scene: Scene, name: Named) -> bool:
    """True where an asset is named as what patients had before or might have elsewhere: "after prior X", "X-refractory", "such as X"."""
    sentence = scene.sentence_at(name.start)
    return _past_between(scene.text[max(sentence.start, name.start - 90) : name.start], scene.text[name.end : name.end + 60])


@lru_cache(maxsize=1024)
def _past_between(before: str, after: str) -> bool:
    return _EXAMPLE.search(before) is not None or _HANDLED.search(before) is not None or _had_between(before, after)


def was_had(scene: Scene, name: Named) -> bool:
    """True where an asset is named as what patients had before: "after prior X", "refractory to a taxane and X"."""
    sentence = scene.sentence_at(name.start)
    return _had_between(scene.text[max(sentence.start, name.start - 90) : name.start], scene.text[name.end : name.end + 60])


@lru_cache(maxsize=1024)
def _had_between(before: str, after: str) -> bool:
    if _PAST.search(before) or _STATE.match(after) or _POST.search(before):
        return True
    listed = _PAST_LIST.search(before)
    if listed is None or not (listed.group("last") or _LIST_GOES_ON.match(after)):
        return False
    return "," not in listed.group() or _OWN_CLAUSE.match(after) is None


@lru_cache(maxsize=1024)
def is_compared(before: str) -> bool:
    """True when the words before a name make it what something else is compared with."""
    return bool(_COMPARED.search(before))


def _vote(scene: Scene, name: Named, partners: set[tuple[int, int]]) -> Role:
    """The role that one place speaks for."""
    sentence = scene.sentence_at(name.start)
    before = scene.text[max(sentence.start, name.start - 60) : name.start]
    if scene.in_table(name.start):
        return Role.COMPARATOR if is_compared(re.split(r"[\t\n]", before)[-1]) else Role.SUBJECT
    if is_past(scene, name):
        return Role.MENTIONED
    if is_background(scene, name):
        return Role.MENTIONED
    if is_compared(before):
        return Role.COMPARATOR
    given_with = (name.start, name.end) in partners or _GIVEN_WITH.search(before) or _ADDED.match(scene.text, name.end)
    return Role.PARTNER if given_with else Role.SUBJECT


def is_background(scene: Scene, name: Named) -> bool:
    """Whether an asset is named early in an article as what is known of it or standard, not as what its paragraph is about."""
    if name.start >= len(scene.text) * _EARLY:
        return False
    sentence = scene.sentence_at(name.start)
    return _BACKGROUND.search(scene.text, sentence.start, sentence.end) is not None and not _is_introduced(scene, name)


def _is_introduced(scene: Scene, name: Named) -> bool:
    """Whether a paragraph begins with the name and tells whose it is: "Novelimab (NV-1; Acme), approved in ..."."""
    if scene.text[name.start - 1 : name.start].strip(" \n") or scene.text[name.end : name.end + 2] != " (":
        return False
    close = scene.text.find(")", name.end, name.end + 80)
    return close > 0 and bool(scene.within(name.end, close, Label.COMPANY)) and not scene.text[scene.text.rfind("\n", 0, name.start) + 1 : name.start]


def settle(standing: dict[int, Standing], established: Collection[int], ranked: Sequence[int], titled: Collection[int] = ()) -> dict[int, Role]:
    """The role of every entity of an article, seen together.

    Subjects are the entities that the votes make so, newer ones before established ones; a drug that is given with a subject is its
    partner, one in a list with a partner too; what only stands in background, or once beside a newer subject, is mentioned.
    """
    roles = {e: _by_votes(s) for e, s in standing.items()}
    newer = {e for e, r in roles.items() if r is Role.SUBJECT and e not in established}
    for entity, own in standing.items():
        if roles[entity] is Role.SUBJECT and _is_partner(entity, own, standing, roles, newer, ranked):
            roles[entity] = Role.PARTNER
    for entity, own in standing.items():
        listed = {roles[o] for o in own.beside if o in roles}
        if roles[entity] is Role.SUBJECT and entity in established and newer:
            beside = Role.PARTNER in listed or _has_lead(own, roles)
            roles[entity] = Role.PARTNER if beside else (_of_others(own, roles) or _alone(own))
        elif roles[entity] in (Role.MENTIONED, Role.SUBJECT) and Role.COMPARATOR in listed and entity in established:
            roles[entity] = Role.COMPARATOR
    untitled = {e for e, role in roles.items() if role is Role.SUBJECT and e not in titled} if titled else set[int]()
    compared = {e for e in untitled if standing[e].counts[Role.COMPARATOR] and not standing[e].counts[Role.PARTNER]}
    return roles | dict.fromkeys(compared, Role.COMPARATOR)


def _has_lead(own: Standing, roles: dict[int, Role]) -> bool:
    """Whether it is said to be given with a subject, or with what is not known to be anything else."""
    return bool(own.counts[Role.PARTNER]) and (not own.follows or any(roles.get(o) in (Role.SUBJECT, Role.PARTNER) for o in own.follows))


def _of_others(own: Standing, roles: dict[int, Role]) -> Role | None:
    """The part of those that it is only ever given with: the steroid of a control is part of the control."""
    if not own.counts[Role.PARTNER] or own.counts[Role.SUBJECT] > own.counts[Role.PARTNER]:
        return None
    return Role.COMPARATOR if any(roles.get(o) is Role.COMPARATOR for o in own.follows) else Role.MENTIONED


def _alone(own: Standing) -> Role:
    """An established drug that is not said to be given with the newer subject."""
    if own.counts[Role.COMPARATOR]:
        return Role.COMPARATOR
    return Role.SUBJECT if own.counts[Role.SUBJECT] > 2 else Role.MENTIONED


def _by_votes(own: Standing) -> Role:
    """The role with the most votes. Who of those given together is the partner is decided afterwards, so both are subjects here."""
    counts = own.counts
    passive = counts[Role.MENTIONED] + counts[Role.COMPARATOR]
    if counts[Role.SUBJECT] + counts[Role.PARTNER] >= max(1, passive):
        return Role.SUBJECT
    return Role.COMPARATOR if counts[Role.COMPARATOR] > counts[Role.MENTIONED] else Role.MENTIONED


def _is_partner(
    entity: int, own: Standing, standing: dict[int, Standing], roles: dict[int, Role], newer: Collection[int], ranked: Sequence[int]
) -> bool:
    """True for the lesser side of a pairing: established beside newer, else the one that stands right oftener, or is named less."""
    for other, left in standing.items():
        right_of, left_of = own.follows.get(other, 0), left.follows.get(entity, 0)
        if not (right_of or left_of) or roles.get(other) is not Role.SUBJECT:
            continue
        if (other in newer) != (entity in newer):
            return other in newer
        if other in own.base_of:
            return True
        if ranked[entity] != ranked[other]:
            if ranked[entity] > ranked[other]:
                return True
        elif ranked[entity] < CHECKPOINT and (right_of - left_of, sum(left.counts.values()), -left.first) > (
            left_of - right_of,
            sum(own.counts.values()),
            -own.first,
        ):
            return True
    return False
