"""What part an asset plays in a trial: its lead (subject), partner, control, or only mentioned there.

The heading or title of a trial names its lead first; "+", "plus" and "in combination with" make a partner, "vs", "against", "choice of" and "or"
after the lead a control. An established drug leads only where nothing newer does. The strongest part over all trials of a report is the asset's role.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from abstract2kb.assemble.contributions import SHORT_ARTICLE
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.ranks import BACKBONE, CHECKPOINT, NEW
from abstract2kb.assemble.roles import LIST_GAP, is_background, is_compared, is_past
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_places import Segment
from abstract2kb.assemble.study_rows import RowFacts
from abstract2kb.assemble.trials import Trial
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Role

__all__ = ["names_lead", "trial_roles", "with_namesake"]

_TOGETHER = Sought(
    r"(?:(?P<alike>\bplus|\+|\bin combination with|\bcombined with|\btogether with)|±|\+/-|\badded to|\balongside|\bon top of|\bin addition to"
    r"|\bpaired with|\bbackbone(?: of|:)|\bwith or without|\bwith and without|\bbefore|\bfollowed by)"
    r"\s?(?:the |an? |standard |low-dose |its partner |combination of )*$",
    re.IGNORECASE,
)
_WITH = regex(r"\b(?:with|and)\s(?:the |an? |\w+ )?$", re.IGNORECASE)
_OR = regex(r"\bor\s(?:to |the )?$", re.IGNORECASE)
_CHOICE = Sought(
    r"(?:\bchoice\b(?: of)?(?: \w+)?|\bTPC|\bSOC|\bICC|\bstandard (?:of care|therapy|arm|treatment)|\bcontrols?(?: arm| group)?|\bcomparators?"
    r"|\bchemotherapy)\b[^.]{0,25}?(?:\bof\b|\bamong\b|\bfrom\b|:|\(|\bwith\b|\bincluded\b)\s?(?:the |single-agent )?$",
    re.IGNORECASE,
)
_PLACEBO = regex(r"\bplacebo\s?(?:\+|plus|and|with|in combination with)\s?$", re.IGNORECASE)
_MORE = regex(r"\s?(?:mg|\d[\w./]*|Q\dW|alone|monotherapy|SC|IV|oral(?:ly)?|daily|once|twice|weekly|\(|\)|[a-z]+ daily)+\s?")


@dataclass
class _Standing:
    """The votes of one asset in one trial: "lead", "together", "with", "control", "past"; `heads` is its rank in headings, 0 for none."""

    votes: Counter[str] = field(default_factory=Counter)
    heads: int = 0
    headed: set[str] = field(default_factory=set)
    alike: bool = True
    """Whether it is never said to be added to what it is given with."""


def trial_roles(
    scene: Scene,
    named: Sequence[Named],
    segments: Sequence[Segment],
    rows: Sequence[RowFacts],
    heads: Sequence[tuple[int, int]],
    ranked: Sequence[int],
    topic: int | None,
    told: Collection[int],
) -> dict[int, Role]:
    """The part of every asset that the segments, rows and headings of a trial name.

    `ranked` are the ranks of the assets, `told` those that the article says what they are, `topic` is what the paragraph is about where
    the trial's own words leave the lead unsaid.
    """
    new = {e for e, rank in enumerate(ranked) if rank == NEW}
    starts = [n.start for n in named]
    standing: dict[int, _Standing] = {}
    spans = [(s.start, s.end) for s in segments if not s.row] + [span for row in rows for span in row.treatments]
    for start, end in spans:
        inside = named[bisect_left(starts, start) : bisect_left(starts, end)]
        head = any(a <= start < b for a, b in heads) or scene.in_table(start)
        for name, vote in zip(inside, _votes(scene, inside, start, new), strict=True):
            own = standing.setdefault(name.entity, _Standing())
            own.alike &= vote != "together"
            own.votes["together" if vote == "beside" else vote] += 1
            if head:
                own.headed.add(vote)
                own.heads = own.heads or 1 + sum(1 for s in standing.values() if s.heads)
    if topic is not None:
        standing.setdefault(topic, _Standing()).votes["lead"] += 1
    return _settled(standing, new, topic, ranked, told)


def names_lead(scene: Scene, named: Sequence[Named], segments: Sequence[Segment], new: Collection[int]) -> bool:
    """True when the sentences that name a trial name its lead as well, not only partners and controls."""
    starts = [n.start for n in named]
    for segment in segments:
        if segment.named and not segment.row:
            inside = named[bisect_left(starts, segment.start) : bisect_left(starts, segment.end)]
            if "lead" in _votes(scene, inside, segment.start, new):
                return True
    return False


def with_namesake(scene: Scene, named: Sequence[Named], trial: Trial, entities: Sequence[int]) -> list[int]:
    """The assets of a trial, before them the one whose name its own begins with: "QRX-2359-001" gives QRX-2359."""
    names = {scene.text[n.start : n.end]: n.entity for n in reversed(named)} if trial.names else {}
    for place in trial.names:
        words = scene.text[place.start : place.end]
        for m in _NUMBERED.finditer(words):
            lead = names.get(words[: m.start()])
            if lead is not None and m.end() == len(words):
                return [lead, *(e for e in entities if e != lead)]
    return list(entities)


_NUMBERED = regex(r"(?<=\w{4})[-_ ](?:[A-Z]{1,3}-?)?\d{1,4}[A-Z]?\b")
"""What a trial's name has after the name of its drug."""


def _votes(scene: Scene, names: Sequence[Named], start: int, new: Collection[int]) -> list[str]:
    """A vote per place of a segment; in a list the first one's holds."""
    votes: list[str] = []
    short = len(scene.text) <= SHORT_ARTICLE
    for i, name in enumerate(names):
        before = scene.text[max(start, name.start - 80) : name.start]
        past = is_past(scene, name) or (short and is_background(scene, name))
        vote = "past" if past else _vote(before, name.entity in new)
        last = names[i - 1] if i else None
        gap = scene.text[last.end : name.start] if last else ""
        if last and vote == "or":
            vote = (
                votes[-1] if votes[-1] in ("control", "together", "beside", "with", "past") else "control" if last.entity != name.entity else "lead"
            )
            if vote == "control" and last.entity not in new:
                votes = _list_is_control(scene, names, votes, i)
        elif last and vote in ("lead", "with") and LIST_GAP.fullmatch(_MORE.sub("", gap)) and votes[-1] in ("control", "past", "together", "beside"):
            vote = votes[-1]
        elif (
            last
            and votes[-1] == "control"
            and len(gap) < 25
            and (vote in ("together", "beside") or (vote == "with" and gap.lstrip().startswith("(")))
        ):
            vote = "control with"
        votes.append("lead" if vote == "or" else vote)
    return ["control" if v == "control with" else v for v in votes]


def _list_is_control(scene: Scene, names: Sequence[Named], votes: list[str], end: int) -> list[str]:
    """The votes with the members of the list that ends in names[end] made controls: "(eribulin, vinorelbine or capecitabine)"."""
    out, i = list(votes), end - 1
    while i >= 0 and LIST_GAP.fullmatch(_MORE.sub("", scene.text[names[i].end : names[i + 1].start])) and out[i] == "lead":
        out[i] = "control"
        i -= 1
    return out


def _vote(before: str, new: bool) -> str:
    if _PLACEBO.search(before):
        return "together"
    if is_compared(before) or _CHOICE.search(before):
        return "control"
    if together := _TOGETHER.search(before):
        return "beside" if together["alike"] else "together"
    if _OR.search(before):
        return "or"
    return "with" if _WITH.search(before) and not new else "lead"


def _settled(
    standing: dict[int, _Standing], new: Collection[int], topic: int | None, ranked: Sequence[int], told: Collection[int]
) -> dict[int, Role]:
    """The roles, seen together."""
    headed = sorted((e for e, s in standing.items() if s.heads and s.headed & {"lead", "with", "beside"}), key=lambda e: standing[e].heads)
    lead = min((headed[0], *(e for e in headed if ranked[e] < BACKBONE)), key=lambda e: (ranked[e] != NEW, ranked[e] >= BACKBONE)) if headed else None
    leads = {lead} if lead is not None else {topic} if topic is not None else set()
    leads |= {e for e, s in standing.items() if e in new and s.votes["lead"] + s.votes["with"] > s.votes["past"] + s.votes["control"]}
    if not leads:
        leads = set([e for e in standing if e in new][:1]) or set(
            [e for e, s in standing.items() if s.votes["lead"] > s.votes["past"] + s.votes["control"]][:1]
        )
    leads |= {e for e in told if e in standing and NEW < ranked[e] < BACKBONE and _is_own(standing[e])}
    roles = {e: _role(e, s, leads, new) for e, s in standing.items()}
    if lead is not None and lead in roles and roles[lead] is Role.PARTNER and Role.SUBJECT not in roles.values():
        roles[lead] = Role.SUBJECT
    return roles | dict.fromkeys(_equals(standing, roles, ranked, told), Role.SUBJECT)


def _is_own(own: _Standing) -> bool:
    """Whether most places that name it give it a part of its own."""
    return own.votes["lead"] > own.votes["past"] + own.votes["control"] + own.votes["together"]


def _equals(standing: dict[int, _Standing], roles: Mapping[int, Role], ranked: Sequence[int], told: Collection[int]) -> set[int]:
    """Partners that are of the same kind as the lead, where this is one that others are given with: "gemcitabine with carboplatin"."""
    leads = [e for e, role in roles.items() if role is Role.SUBJECT]
    lead = min((ranked[e] for e in leads), default=NEW)
    if any(e in told for e in leads):
        return set()
    return {
        e
        for e, role in roles.items()
        if role is Role.PARTNER and lead >= CHECKPOINT and ranked[e] == lead and standing[e].alike and not standing[e].votes["control"]
    }


def _role(entity: int, own: _Standing, leads: Collection[int], new: Collection[int]) -> Role:
    votes = own.votes
    if entity in leads and not (entity not in new and votes["together"] > votes["lead"]):
        return Role.SUBJECT
    if votes["together"]:
        return Role.PARTNER
    if votes["control"]:
        return Role.COMPARATOR
    if votes["with"] and any(e != entity for e in leads):
        return Role.PARTNER
    if not leads and votes["lead"]:
        return Role.SUBJECT
    return Role.MENTIONED
