"""Which of two drugs an article says to be the better one, or as good: the one that it is about, whatever order their comparison names them in.

Example: after "trials compared tamoxifen and anastrozole" the words "anastrozole was superior to tamoxifen" make anastrozole the subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.scene import Scene
from abstract2kb.patterns import regex
from abstract2kb.records import Role

__all__ = ["winner_signs", "with_winner"]

_WINS, _LOSES = "is the better", "is bettered"
_BE = r"(?:is|was|are|were|proved|appears?|appeared|seems?|seemed|remains?|showed|demonstrated)"
_BETTER = regex(
    rf"(?:\s\([^()]*\))?(?:\s(?:treatment|therapy|alone))?\s{_BE}\s(?:(?!not\b|no\b|less\b)[\w-]+\s){{0,4}}?"
    r"(?:superior(?:ity)?\sto|equivalent\sto|non-?inferior\sto|as\seffective\sas|more\s(?:effective|active|efficacious)\sthan|better\sthan)\s(?:the\s)?"
)
"""Between the name of one drug and that of the other, which it is better than or as good as."""


_COMPARES = regex(r"\bcompar\w*\s[^.;]{0,60}$")
_WITH = regex(r"[^.;]{0,60}?\s(?:with|to|versus|vs\.?|against)\s[^.;]{0,40}")
"""Around the first of two drugs, of which the second is the control: "compared A 20 mg with B"."""


def winner_signs(scene: Scene, named: Sequence[Named]) -> Iterator[tuple[str, str]]:
    """The asset that is said to be better than another, and that other, each with its sign; none where the aim was to set the other against it."""
    pairs = [
        (left, right, scene.asset_ids.get((left.start, left.end)), scene.asset_ids.get((right.start, right.end))) for left, right in pairwise(named)
    ]
    aimed = {
        (one, other)
        for left, right, one, other in pairs
        if _WITH.fullmatch(scene.text, left.end, right.start) and _COMPARES.search(scene.text, max(0, left.start - 70), left.start)
    }
    for left, right, one, other in pairs:
        if one is None or other is None or one == other or (other, one) in aimed:
            continue
        if _BETTER.fullmatch(scene.text, left.end, right.start):
            yield one, _WINS
            yield other, _LOSES


def with_winner(signs: Mapping[str, Set[str]], roles: Mapping[str, Role]) -> dict[str, Role]:
    """The roles of two drugs that stand against each other turned round, where the control is said to be better than what is no newer."""
    best = [a for a, role in roles.items() if role is Role.COMPARATOR and _WINS in signs[a] and _LOSES not in signs[a]]
    rest = [a for a, role in roles.items() if role is Role.SUBJECT]
    if len(best) != 1 or len(rest) != 1 or _LOSES not in signs[rest[0]] or _WINS in signs[rest[0]] or "rank new" in signs[rest[0]]:
        return {}
    return {best[0]: Role.SUBJECT, rest[0]: Role.COMPARATOR}
