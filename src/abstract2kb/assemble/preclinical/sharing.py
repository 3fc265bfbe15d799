"""One sentence, several treatments: "alone and with X", "with X or Y", "X and Y, respectively", "the degrader and X", "when X or Y was added"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, product

from abstract2kb.assemble.descriptions import Named
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["added", "alternatives", "divided", "is_added_to_another", "is_beside_topic", "runs"]

_OPENS, _TWO = 3, 2
_ALSO_WITH = regex(
    r"\b(?:alone|singly|as (?:a )?(?:single[- ](?:agents?|drugs?)|monotherap(?:y|ies))) ?(?:,? (?:and|or|as well as|but also|and also)) "
    r"(?:when (?:combined|given|used|administered) |(?:in )?combin(?:ation|ed) |together |alongside )?(?:with|plus)? ?",
    re.IGNORECASE,
)
"""What makes two findings of one: "alone and in combination with Y"."""
_MORE_WITH = regex(
    r", (?:and |but )?(?:even |still |much |all the )?(?:more|better|further|stronger|deeper|longer)"
    r"(?: so| strongly| markedly| effectively| still)?,? (?:when (?:combined|given) |in combination |together |combined )?with (?:the )?",
    re.IGNORECASE,
)
"""The same of what is said in passing: "growth was impaired, more so with Y"."""
_WAS_ADDED = regex(r"\b(?:when|once|if|after|where) .{3,120}\b(?:was|were) (?:added|co-?administered|co-?dosed|given (?:too|as well|with it))\b")
"""What is added to the asset that the text speaks of."""
_PARTNERED = regex(r" (?:and|plus|with|together with|combined with|in combination with|\+)(?: either)? ")
_GENERIC = (
    r"(?:the|this|our) (?:[\w/-]+ ){0,2}?(?:drug|compound|antibody|agent|molecule|conjugate|ADC|inhibitor|degrader|vaccine|virus|candidate|bispecific"
    r"|engager|radioligand|blocker|agonist|antagonist|peptide|nanobody|glue|prodrug|immunocytokine|cytokine|radioconjugate|CARs?|(?:CAR[ -])?T cells)"
    r"\b"
)
"""An asset by what it is."""
_TOPIC_BEFORE = Sought(
    rf"\b(?:(?:{_GENERIC}|it),? (?:plus|with|combined with|together with|along with|given with|in combination with|alongside)|{_GENERIC} and"
    r"|(?:the )?(?:other|third|second) partner (?:is|was)"
    r"|(?:alongside|together with|combined with|in combination with|on top of|added to|paired with)(?: an?| the)(?: [\w/-]+){1,4},)"
    r" (?:the |an? (?:[\w/-]+ ){1,3})?$",
    re.IGNORECASE,
)
_ADDING = regex(r"\b(?:add(?:ing|ition of)|combin(?:ing|ation of)|pairing|coupling|joining) (?:the |an? )?(?:[\w/-]+ ){0,2}?$", re.IGNORECASE)
_ADDED = regex(r"\b(?:adding|(?:the )?addition of|co-?dosing|layering) (?:the |an? )?(?:[\w-]+ ){0,2}?$", re.IGNORECASE)
_ONTO = regex(r"(?: ?\([^()]*\))?,?(?: (?:and|or) [\w-]+)? (?:to|with|onto)\b")
"""After what was added, to something that is named: it is not added to what the text speaks of."""
_ONTO_NAME = regex(r"(?: ?\([^()]*\))? (?:to|with|and|onto) (?:the )?")
_TO_TOPIC = regex(rf"(?: ?\([^()]*\))? (?:to|with) (?:{_GENERIC}|it\b)", re.IGNORECASE)
_TOPIC_AFTER = regex(
    rf"(?: ?\([^()]*\))?,? (?:(?:and|plus|with|together with|combined with|in combination with) {_GENERIC}|(?:given |put |layered |added )?on top\b"
    rf"|added (?:to (?:{_GENERIC}|it\b)|(?!to\b)))",
    re.IGNORECASE,
)
_BACK = 80
_THREE, _FOUR = 3, 4
_PARTED = regex(r"(?: \([^()]*\))?(?:,? (?:and|or|nor) |, )")
_OR = regex(r"(?: \([^()]*\))?,? (?:or|nor) (?:the )?")
_EXAMPLES = regex(r"\b(?:including|such as|like|e\.g\.,?|neither) (?:the )?(?:[\w-]+ )?$")
"""Before a list whose members each did it: "inhibitors, including A and B, slowed growth"."""
_AND, _JOINT = regex(r"\band\b"), regex(r"\b(?:and|or|nor)\b")
_KINDRED = regex(r"(?:\)| \([^()]*\))?(?:,? (?:and|or|as well as) |, )(?:the )?(?:[\w/+-]+ ){1,4}\(?")
"""Between members of a list that are told by their kind: "blockers (A, B) and the chelator C"."""
_COMBINING = regex(
    r"\b(?:combinations? of|combined|combining|triplet?|mixtures? of|cocktail of|regimen of|together) (?:[\w-]+ ){0,3}$", re.IGNORECASE
)
_WITH_THEM = regex(r"(?:\b(?:with|plus)|\+)(?: the)? $", re.IGNORECASE)
"""Before drugs that are given together, the latter where no "or" parts them."""
_SEVERALLY = regex(
    r"\b(?:(?:responses?|responsive|sensitivit(?:y|ies)|sensitive|(?:cross-?)?resistance|(?:cross-?)?resistant) to"
    r"|(?:seen|observed|found|noted|detected|obtained|achieved|recorded|reported) for|I[CG] ?50s? (?:values )?(?:of|for)) (?:both )?(?:the )?$",
    re.IGNORECASE,
)
"""Before drugs that were tested one by one."""
_AS_ONE = regex(
    r"\b(?:together|the (?:triple|triplet|trio|three-drug|four-drug|combination|cocktail|mixture|regimen|quadruplet)|simultaneous(?:ly)?"
    r"|concurrent(?:ly)?|all three (?:together|combined))\b",
    re.IGNORECASE,
)
"""What makes one treatment of several drugs."""
_MOST = 12
_PLUS = regex(r"\s?(?:\+|/|plus|with|combined with|in combination with)\s?")
_AND_PAIR = regex(r"(?: \([^()]*\))?,? (?:and|or|as well as) (?:the combination of )?|(?: \([^()]*\))?, ")

Assets = tuple[int, ...]


def is_beside_topic(text: str, start: int, name: Named, names: Sequence[Named]) -> bool:
    """True for an asset given with the one spoken of: "the degrader and X", "adding X to the compound", "X on top".

    Its clause begins at `start`; `names` are the assets of the clause: "the degrader Y" is another one.
    """
    before = text[max(start, name.start - _BACK) : name.start]
    if _TOPIC_BEFORE.search(before):
        return True
    if _ADDED.search(before) and not _ONTO.match(text, name.end):
        return True
    after = _TOPIC_AFTER.match(text, name.end) or (_TO_TOPIC.match(text, name.end) if _ADDING.search(before) else None)
    return after is not None and not any(0 <= n.start - after.end() < _OPENS for n in names)


def is_added_to_another(text: str, start: int, names: Sequence[Named]) -> bool:
    """True for "adding X to Y": both are named, and neither was given with what the text speaks of."""
    return any(
        _ADDING.search(text, max(start, a.start - _BACK), a.start) is not None and _ONTO_NAME.fullmatch(text, a.end, b.start) is not None
        for a, b in pairwise(names)
    )


def divided(text: str, span: tuple[int, int, int], at: int, inside: Sequence[Named], known: Assets, topic: Assets) -> list[Assets]:
    """The treatments that share a finding; none where there is one. `span`: begin and end of the clause, end of the segment; `at`: its verb."""
    return (
        _with_and_without(text, span[:2], inside, known, topic)
        or _with_either(text, inside, known)
        or _pairs(text, inside)
        or ([(a,) for a in known] if _is_respective(text, at, span[2], inside, known) else [])
        or _of_lists(text, span[:2], inside, known)
    )


def _of_lists(text: str, clause: tuple[int, int], names: Sequence[Named], known: Assets) -> list[Assets]:
    """The treatments of a clause with lists of single agents: "A, B and C raised the toxicity of D" is three, "with A or B" two."""
    lists = [r for r in runs(text, [n for n in names if n.entity in known]) if _is_of_singles(text, r)]
    if not lists or len(lists) > _TWO or _AS_ONE.search(text, *clause):
        return []
    members = [tuple(dict.fromkeys(n.entity for n in r)) for r in lists]
    rest = tuple(a for a in known if not any(a in m for m in members))
    if len(lists) == _TWO and (not set(members[0]).isdisjoint(members[1]) or len(members[0]) * len(members[1]) > _MOST):
        return []
    return [tuple(dict.fromkeys((*rest, *each))) for each in product(*members)]


def runs(text: str, names: Sequence[Named]) -> list[list[Named]]:
    """The names in runs that are joined as lists are: "A, B (CODE) and C", "an agonist (A), antagonists (B, C) and D"."""
    found: list[list[Named]] = []
    ended = False
    for name in names:
        before = found[-1][-1] if found else None
        if before is not None and before.entity == name.entity:
            continue
        gap = text[before.end : name.start] if before is not None else ""
        joined = _JOINT.search(gap) is not None
        if gap and (joined or not ended) and (_PARTED.fullmatch(gap) or _KINDRED.fullmatch(gap)):
            found[-1].append(name)
        else:
            found.append([name])
            joined = False
        ended = joined
    return found


def _is_of_singles(text: str, run: Sequence[Named]) -> bool:
    """True for a list whose members were given one by one: of three and more, joined by "or", or of examples; not "the combination of A, B and C"."""
    if len(run) < _TWO:
        return False
    before = max(run[0].start - _BACK, 0), run[0].start
    if _COMBINING.search(text, *before):
        return False
    if _OR.fullmatch(text, run[-2].end, run[-1].start):
        return True
    singly = _EXAMPLES.search(text, *before) or _SEVERALLY.search(text, *before)
    if singly is None and (len(run) < _THREE or _WITH_THEM.search(text, *before)):
        return False
    return _AND.search(text, run[-2].end, run[-1].start) is not None


def added(text: str, begin: int, end: int, names: Sequence[Named], topic: Assets) -> list[Assets]:
    """What was added to the topic, in "regressions were deeper when X or Y was added"."""
    more = _WAS_ADDED.search(text, begin, end)
    return [each for each in alternatives(text, [n for n in names if n.start >= more.start()], topic) if each] if more else []


def _with_and_without(text: str, clause: tuple[int, int], inside: Sequence[Named], known: Assets, topic: Assets) -> list[Assets]:
    """The two or more treatments of "alone and in combination with X or Y"."""
    twice = _ALSO_WITH.search(text, *clause) or _MORE_WITH.search(text, *clause)
    joined = [n for n in inside if twice and n.start >= twice.end() - _OPENS and n.entity in known]
    partners = tuple(dict.fromkeys(n.entity for n in joined))
    if not partners:
        return []
    first = tuple(a for a in known if a not in partners) or topic
    either = "or" in text[joined[0].end : joined[-1].start].split()
    return [first, *(tuple(dict.fromkeys((*first, *each))) for each in ([(p,) for p in partners] if either else [partners]))]


def _with_either(text: str, names: Sequence[Named], known: Assets) -> list[Assets]:
    """The pairs of "X with A or B"."""
    if len(names) < _THREE or len({n.entity for n in names}) != len(names) or len(known) != len(names):
        return []
    gaps = [text[a.end : b.start] for a, b in pairwise(names)]
    if not _PARTNERED.fullmatch(gaps[0]) or not all(re.fullmatch(r",|,? or ?(?:with )?|, ", g.rstrip() + " ") or g == ", " for g in gaps[1:]):
        return []
    return [(names[0].entity, n.entity) for n in names[1:]] if "or" in gaps[-1].split() else []


def _is_respective(text: str, at: int, end: int, names: Sequence[Named], known: Assets) -> bool:
    """True for "growth with X and Y fell by 40% and 60%, respectively", "both X and Y": each has its own finding."""
    if len(known) < _TWO or len(names) != len(known):
        return False
    if text[max(names[0].start - 5, 0) : names[0].start].lower() == "both " and text[names[0].end : names[1].start] == " and ":
        return True
    if not all(_PARTED.fullmatch(text, a.end, b.start) for a, b in pairwise(names)):
        return False
    if names[-1].end <= at and (_EXAMPLES.search(text, max(names[0].start - _BACK, 0), names[0].start) or _OR.fullmatch(text, *_last_gap(names))):
        return True
    return "respectively" in text[at:end]


def _last_gap(names: Sequence[Named]) -> tuple[int, int]:
    return names[-2].end, names[-1].start


def _pairs(text: str, names: Sequence[Named]) -> list[Assets]:
    """The pairs of "X + A and X + B"."""
    if len(names) < _FOUR or len(names) % _TWO or len({n.entity for n in names}) == len(names):
        return []
    pairs = list(zip(names[::2], names[1::2], strict=True))
    if not all(_PLUS.fullmatch(text, a.end, b.start) for a, b in pairs):
        return []
    if not all(_AND_PAIR.fullmatch(text, a[1].end, b[0].start) for a, b in pairwise(pairs)):
        return []
    return [(a.entity, b.entity) for a, b in pairs]


def alternatives(text: str, names: Sequence[Named], topic: Assets) -> list[Assets]:
    """The assets one by one where they are joined by "or", else together."""
    more = tuple(dict.fromkeys(n.entity for n in names if n.entity not in topic))
    either = any(re.fullmatch(r",? or (?:with )?", text[a.end : b.start]) for a, b in pairwise(names))
    return [(e,) for e in more] if either else [more]
