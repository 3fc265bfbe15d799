"""The roles of the assets of one article, seen together: what each one's signs speak for, and what the design of the trial leaves open.

Example: what no place sets against another treatment is no comparator; of "A plus B versus A" both are under study where A leads the article, but one
that others are usually given with is a partner.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from abstract2kb.assemble.role_table import Weighed, weigh
from abstract2kb.assemble.role_winners import with_winner
from abstract2kb.records import Role

__all__ = ["settled"]

_ORDER = list(Role)
Signs = Mapping[str, Set[str]]
"""The signs of each asset."""
_SHARED = {"others are added", "with placebo"}
"""Signs of what is given in the control as well."""
_OF_ITS_OWN = frozenset({"all that is added", "title sole"})
"""Signs of what no other treatment is needed for to be under study."""
_CONTRASTED = frozenset(
    {"some control", "some table control", "trial comparator", "finding control", "apart from first arm", "not in first arm", "design control"}
)
"""Signs of what stands against something else."""
_OF_ONE_SIDE = frozenset({"design added", "design own"})
"""Signs of what only the arm under study is given."""
_GIVEN_TO_ALL = frozenset({"treats", "single arm"})
"""Signs of what the patients are given; where there are several arms, it may be what they had before or went on to."""
_OF_CHOICE = frozenset({"treats", "trial comparator"})
"""Signs of a drug that the control was chosen from, where the arms are told with the first of them only."""
_FOR_EFFECTS = frozenset({"relief", "prophylaxis"})
_IN_TRIAL = frozenset({"in study", "treats", "trial comparator", "design control", "in one of arms", "in every arm"})
"""Signs of what somebody in the trial was given."""
_OF_ALL = frozenset({"of shared class", "design shared", "in phase"})
"""Signs of what all patients are given."""
_IN_ONE_ARM = frozenset({"design control", "in one of arms"})
_ALLOTTED = frozenset({"allotted first", "allotted second", "allotted both"})
"""Signs of what patients are allotted to."""
_AGAINST_PLACEBO = frozenset({"alone", "against none"})
"""Signs of the only drug of an article, which patients were given or a placebo."""
_SEVERAL = 2
_RANKS = ("rank new", "rank market", "rank checkpoint", "rank backbone")
_TITLED = frozenset({"title sole", "title newest", "title equal", "title lesser"})
_LEADS_TITLE = frozenset({"title sole", "title newest"})
_OPENS_TITLE = frozenset({"title equal", "title early"})
_TITLE_FIRST = frozenset({"title sole", "title newest"})
_TITLED_BESIDE = frozenset({"title with", "title lesser", "rank backbone"})
"""Signs of what a title says that something newer is given with."""
_TOPIC = _LEADS_TITLE | {"title early", "introduced"}
_NO_LEAD = frozenset({"title control", "title past", "title background", "title prior", "rank support"})
"""Signs of what a title is about, and of what it only names."""
_BASE_OF_TITLE = frozenset({"design base", "rank backbone"})
"""Signs of what all are given in a title that tells of adding something to it: "A with or without B"."""
_TURNED_FIRST, _TURNED_SECOND = frozenset({"allotted first", "compared second"}), frozenset({"allotted second", "compared first"})
"""Signs of what the arms of the trial name first, and what they name second, where other sentences have it the other way round."""
_IN_BOTH = frozenset({"compared both", "design shared"})
_ONLY_NEW = frozenset({"alone", "rank new"})
_NO_ACTOR = frozenset({"most past", "most background", "most prior", "most control"})
_AIMED = frozenset({"aim lead", "aim given", "aim with", "aim joined", "aim added", "aim base", "aim arm", "aim control"})
_GIVEN_WITH = frozenset({"rank backbone", "rank support"})
"""What others are usually given with."""


def settled(signs: Signs, *, one_study: bool) -> dict[str, Role]:
    """The role of each asset. What all arms of its one study share is a partner of what is added to it; of partners of
    nothing named the likeliest leads; and what is named once and not told of is no subject beside others that are."""
    weighed = {asset: weigh(own) for asset, own in signs.items()}
    titled = [asset for asset, own in signs.items() if own & _TITLED]
    support = [asset for asset, own in signs.items() if "rank support" in own]
    established = not any("rank new" in own for own in signs.values())
    signs = signs if established else {asset: own - {"only to come"} for asset, own in signs.items()}
    roles = {asset: _likeliest(weighed[asset], _open(own, titled=bool(titled), others=len(signs) > len(support))) for asset, own in signs.items()}
    if one_study:
        roles |= _shared(signs, roles)
        roles |= _compared(signs, roles, weighed)
    roles |= _untitled(signs, roles) or _against_none(signs) or _alike(signs, roles) or _paired(signs) or _is_base(signs)
    roles |= _of_control(signs, roles)
    roles |= with_winner(signs, roles)
    partners = [a for a, role in roles.items() if role is Role.PARTNER]
    lone = len(partners) == 1 and signs[partners[0]] >= _AGAINST_PLACEBO
    if (len(partners) > 1 or lone or any("rank new" in signs[a] for a in partners)) and Role.SUBJECT not in roles.values():
        added = _added(signs, roles)
        roles[max(partners, key=lambda a: (a in added, not signs[a] & _OF_ALL, weighed[a][Role.SUBJECT]))] = Role.SUBJECT
    if any(role is Role.SUBJECT and "untold" not in signs[a] for a, role in roles.items()):
        once = [a for a, role in roles.items() if role is Role.SUBJECT and "once and untold" in signs[a]]
        roles |= {a: Role.PARTNER if signs[a] >= _GIVEN_TO_ALL else Role.MENTIONED for a in once}
    return roles


def _likeliest(weighed: Weighed, among: Sequence[Role]) -> Role:
    best = max(among, key=lambda role: weighed[role])
    rivals = best is Role.SUBJECT and Role.COMPARATOR in among and weighed[best] == weighed[Role.COMPARATOR]
    return Role.COMPARATOR if rivals else best


def _open(own: Set[str], *, titled: bool, others: bool) -> Sequence[Role]:
    """The roles that are open to an asset: no comparator that no place and no arm sets against another treatment, and no subject that neither the
    title nor the aim names, where the title names others."""
    if "title of one" in own or (own >= _ONLY_NEW and not own & _NO_ACTOR):
        return [Role.SUBJECT]
    if "title either" in own and not own & {"rank support", *_ALLOTTED}:
        return [Role.SUBJECT]
    if "design option" in own and "rank new" not in own:
        return [Role.PARTNER]
    if own >= _BASE_OF_TITLE:
        return [Role.PARTNER]
    if (own & _LEADS_TITLE or own >= _OPENS_TITLE) and not own & _NO_LEAD and not own >= _TURNED_SECOND:
        return [Role.SUBJECT]
    if aside := _aside(own):
        return [aside]
    if own & {"design control", "of control class"} and not own & _TITLED and "given to nobody" not in own:
        return [Role.COMPARATOR]
    contrasted = own & _CONTRASTED and not _has_no_control(own)
    if "given to nobody" in own and "trial subject" not in own and not _is_told_of(own):
        return [Role.COMPARATOR, Role.MENTIONED] if contrasted else [Role.MENTIONED]
    if own & _OF_ONE_SIDE or "with shared class" in own:
        return [Role.PARTNER] if own >= _TITLED_BESIDE else [Role.SUBJECT, Role.PARTNER]
    unnamed = titled and "not in title" in own and not own & _AIMED and not own & _OF_ITS_OWN and "rank new" not in own
    unnamed |= titled and "not in title" in own and "design shared" in own and "rank new" not in own
    closed = {
        Role.SUBJECT: unnamed
        or own >= _TITLED_BESIDE
        or (others and "rank support" in own and not own & _TITLE_FIRST)
        or ("design none" in own and not own & _TITLED),
        Role.COMPARATOR: not contrasted or "design shared" in own or ("in phase" in own and ("design none" in own or not own & _IN_ONE_ARM)),
        Role.MENTIONED: "design shared" in own or own >= _GIVEN_TO_ALL or "in phase" in own,
    }
    return [role for role in _ORDER if not closed.get(role)] or [Role.PARTNER]


def _aside(own: Set[str]) -> Role | None:
    """The part of what an article names beside its own treatment, and of a class that every arm is given."""
    if "rank new" in own:
        return None
    beside = own & {"only had", "only for effects"} and not own & {
        "design own",
        "design added",
        "design shared",
        "design control",
        "of control class",
    }
    if beside or own & {"only to come", "only afterwards"} or ("only likened" in own and not own & _IN_TRIAL):
        return Role.MENTIONED
    return Role.PARTNER if "of shared class" in own else None


def _is_told_of(own: Set[str]) -> bool:
    """Whether the arms or the results are of it all the same, as where a short form of one letter stands for it."""
    return own >= {"only regimen", "outcome"} or bool(own & {"design shared", "design added", "design own"})


def _has_no_control(own: Set[str]) -> bool:
    """Whether what is set against the asset is no arm of the trial: there is one arm, or the asset is in none."""
    if "design none" in own:
        return not own >= _OF_CHOICE
    given = own & {"treats", "only background", *_TITLED}
    return "single arm" in own and "finding control" not in own and bool(given)


def _untitled(signs: Signs, roles: Mapping[str, Role]) -> dict[str, Role]:
    """The parts of a regimen that one arm is given and the title names by no drug: all are under study, but for what relieves its effects."""
    if not all("title names none" in own for own in signs.values()):
        return {}
    given = {
        a for a, role in roles.items() if "treats" in signs[a] and role in (Role.SUBJECT, Role.PARTNER) and not signs[a] & {"relief", "prophylaxis"}
    }
    return dict.fromkeys(given, Role.SUBJECT) if all("component" in signs[a] for a in given) else {}


def _against_none(signs: Signs) -> dict[str, Role]:
    """What one arm is given and the other, which is given no drug by name, is not: all of it is under study where the title names none
    of it and nothing in it is newer than an approved drug."""
    given = {a for a, own in signs.items() if "against none" in own and not own & _FOR_EFFECTS}
    if len(given) < _SEVERAL or any(signs[a] & {*_TITLED, "rank new"} for a in given):
        return {}
    return dict.fromkeys(given, Role.SUBJECT)


def _alike(signs: Signs, roles: Mapping[str, Role]) -> dict[str, Role]:
    """What the arm under study has more, where one of it is under study and others are as established and told in one list with it."""
    more = {a for a, own in signs.items() if "design added" in own and "design option" not in own}
    own_only = more or {a for a, own in signs.items() if "design own" in own and "design option" not in own}
    if own_only and not any(roles[a] is Role.SUBJECT for a in own_only):
        return _turned(signs, roles, own_only)
    led = {rank for a in more if roles[a] is Role.SUBJECT for rank in signs[a] & {*_RANKS}}
    return {a: Role.SUBJECT for a in more if roles[a] is Role.PARTNER and signs[a] & led and "most joined" in signs[a]}


def _turned(signs: Signs, roles: Mapping[str, Role], more: Set[str]) -> dict[str, Role]:
    """What is added as the subject, and what all arms share as its partner, where that is no newer."""
    shared = {a for a, own in signs.items() if "design shared" in own and roles[a] is Role.SUBJECT}
    newest = min(_rank(signs[a]) for a in more)
    if not shared or any(signs[a] & _TOPIC for a in shared) or any(_rank(signs[a]) < newest for a in shared):
        return {}
    return dict.fromkeys(shared, Role.PARTNER) | {a: Role.SUBJECT for a in more if _rank(signs[a]) == newest}


def _rank(own: Set[str]) -> int:
    """How settled an asset is."""
    return next((i for i, rank in enumerate(_RANKS) if rank in own), len(_RANKS))


def _added(signs: Signs, roles: Mapping[str, Role]) -> set[str]:
    """What one arm has and not all, and is the subject or all that the arm has more."""
    return {a for a, own in signs.items() if not own & _SHARED and (roles[a] is Role.SUBJECT or "all that is added" in own)}


def _shared(signs: Signs, roles: Mapping[str, Role]) -> dict[str, Role]:
    """The parts of what is given in every arm and of what is added to it. What leads and is no usual backbone is under study as well."""
    added = _added(signs, roles)
    new = {a for a, role in roles.items() if role is Role.SUBJECT and "rank new" in signs[a]}
    if not added:
        return {}
    if new and not added & new:  # a new drug alone and with an established one
        return {a: Role.PARTNER for a in added if roles[a] is Role.SUBJECT and any(signs[n] & _SHARED for n in new)}
    leads = {a for a, own in signs.items() if own & _SHARED and "first" in own and not own & _GIVEN_WITH and not own & {"adding", "with placebo"}}
    found = {
        a: Role.PARTNER for a, role in roles.items() if role is Role.SUBJECT and signs[a] & _SHARED and not signs[a] & _OF_ITS_OWN and a not in leads
    }
    if leads:
        found |= dict.fromkeys(leads, Role.SUBJECT)
        found |= {a: Role.PARTNER if signs[a] & {*_GIVEN_WITH, "design option"} else Role.SUBJECT for a in added}
    return found


def _compared(signs: Signs, roles: Mapping[str, Role], weighed: Mapping[str, Weighed]) -> dict[str, Role]:
    """The parts of two treatments that sentences set against each other: the first is under study, the second is the control. Where the arms of the
    trial are told the other way round, the weights of their other signs say which is which."""
    signs = {a: own for a, own in signs.items() if not _has_no_control(own)}
    first = {a for a, own in signs.items() if "compared first" in own and "compared second" not in own and not own & _IN_BOTH}
    second = {a for a, own in signs.items() if "compared second" in own and "compared first" not in own and not own & _IN_BOTH}
    second -= {a for a in second if "title either" in signs[a] and not signs[a] & _ALLOTTED}
    if _is_turned([weighed[a] for a in first if signs[a] >= _TURNED_SECOND], [weighed[a] for a in second if signs[a] >= _TURNED_FIRST]):
        first, second = second, first
    if not first or not second or any("rank new" in signs[a] for a in second):
        return {}
    found = {a: Role.COMPARATOR for a in second if roles[a] is not Role.MENTIONED}
    leads = any(roles[a] is Role.SUBJECT for a in first)
    found |= {a: Role.PARTNER if leads else Role.SUBJECT for a in first if roles[a] is Role.COMPARATOR}
    return found | {a: Role.PARTNER for a, own in signs.items() if "compared both" in own and roles[a] in (Role.SUBJECT, Role.COMPARATOR)}


def _is_turned(first: Sequence[Weighed], second: Sequence[Weighed]) -> bool:
    """Whether the signs of what stands second in a comparison speak more for what is under study than those of what stands first."""
    margins = [max((w[Role.SUBJECT] - w[Role.COMPARATOR] for w in side), default=None) for side in (first, second)]
    return margins[0] is not None and margins[1] is not None and margins[1] > margins[0]


def _paired(signs: Signs) -> dict[str, Role]:
    """The two drugs of a title that one arm is given together: both are under study where neither is new or a relief."""
    pair = {a for a, own in signs.items() if "title pair" in own}
    if not all(signs[a] & {"single arm"} and not signs[a] & {"rank new", "is optional", "added to", *_NO_LEAD} for a in pair):
        return {}
    return dict.fromkeys(pair, Role.SUBJECT)


def _is_base(signs: Signs) -> dict[str, Role]:
    """Of an abstract without a title and with one arm, what something is said to be added to, and that: "the addition of A to B"."""
    base = {a for a, own in signs.items() if own >= {"added to", "single arm"} and not own & {*_TITLED, "adding"}}
    added = {a for a, own in signs.items() if own >= {"adding", "single arm"} and not own & {*_TITLED, "added to"}}
    if not base or not added or min(_rank(signs[a]) for a in added) > min(_rank(signs[a]) for a in base):
        return {}
    return dict.fromkeys(base, Role.PARTNER) | dict.fromkeys(added, Role.SUBJECT)


def _of_control(signs: Signs, roles: Mapping[str, Role]) -> dict[str, Role]:
    """What is given in no arm with the first one's drugs, and beside a comparator only, as a comparator as well: B of "A versus B plus C"."""
    apart = [a for a, own in signs.items() if "apart from first arm" in own]
    found = {roles[a] for a in apart}
    regimen = len(apart) > 1 and all("design of some" in signs[a] for a in apart)
    if found != {Role.PARTNER, Role.COMPARATOR} and not (found == {Role.PARTNER} and regimen):
        return {}
    return dict.fromkeys(apart, Role.COMPARATOR)
