"""Signs of the part that an asset plays which the arms of an abstract's trial give: what only the arm under study is given, what all arms share, what
is of the control alone, and what no patient of the trial is given.

Example: of "randomised to A plus B or A alone; all had progressed on C" B is added, A is shared, and C is given to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from abstract2kb.assemble.allotted_arms import AllottedArms
from abstract2kb.assemble.article_heads import opening_title
from abstract2kb.assemble.assertion import Sections, sections_of
from abstract2kb.assemble.contributions import SHORT_ARTICLE
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.regimens import CONTROL, Group, groups_in
from abstract2kb.assemble.role_asides import aside_signs
from abstract2kb.assemble.role_winners import winner_signs
from abstract2kb.assemble.roles import is_background, was_had
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.short_forms import short_forms
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Arm

__all__ = ["dealt_signs"]

Ids = frozenset[str]
_AIM = Sought(
    r"\b(?:we|study|trial|analysis|aim\w*|purpose|objectives?|goal|here|herein)\b[^.;]{0,80}?\b(?:evaluat|assess|investigat|stud(?:y|ied)\b|test"
    r"|examin|compar|determin|explor|report|describe|present|analy[sz]e|conduct|review|design|characteri[sz]e)\w*",
    re.IGNORECASE,
)
_ALLOTS = Sought(r"\b(?:randomi[sz]ed?|randomly|assigned|allocated|allotted|compar\w+|versus|vs)\b", re.IGNORECASE)
_IS_NONE = regex(
    r"\b(?:placebo|observation|surveillance|watchful waiting|supportive care|BSC|no (?:\w+ )*(?:treatment|therapy|chemotherapy)|\w*radiotherapy"
    r"|radiation"
    r"|irradiation|\w*RT|surgery|\w+ectomy|resection|transplant\w*)\b",
    re.IGNORECASE,
)
"""A control that is given no drug."""
_IS_CLASS = regex(
    r"(?:the )?(?P<name>(?:standard |conventional |usual |best |first-line |induction |endocrine |hormone |systemic |background )*"
    r"(?:chemotherapy|chemo|therapy|treatment|care|SOC|standard[- ]of[- ]care|regimen))(?: alone| only)?",
    re.IGNORECASE,
)
"""A control that is named by a class, which the other arm may be given as well: "standard treatment"."""
_PAIR = 2
_OF_CLASS = "class"
"""What stands for the drugs of that class."""
_ADDED_TO_ARM = regex(r"(?:\s\([^()]*\))?\s(?:was|were)\s(?:later\s|then\s)?added to (?:the )?(?:\w+ )?(?:arm|group)\b")
"""Behind what one of the arms got later."""
_COMPARES = Sought(
    r"\b(?:random\w*|versus|vs|control(?:led)? (?:arm|group|trial|study)|comparator|placebo|compar(?:e|ed|ing|ison|ative)|either|arms|cohort [AB]"
    r"|phase (?:3|III))\b",
    re.IGNORECASE,
)
"""Words of a trial with more arms than one, or of one arm that is set against something else."""
_TREATS = Sought(
    r"\b(?:(?:patients|pts|women|men|subjects|participants|adults|children|all|and|were|was|to|they) (?:were |was )?"
    r"(?:receive[sd]?|treated with|given|randomi[sz]ed|assigned|administered)|consist(?:s|ed|ing)|compris(?:e[sd]|ing)"
    r"|treatment (?:was|included|with))\b",
    re.IGNORECASE,
)
"""Before what patients are given."""
_OR = regex(r"(?:\s\([^()]{1,30}\)|\))?\s(?:and/or|or)\s(?:[\w-]+\s)?")
_RANDOM = Sought(r"\brandom\w*|\bassigned\b", re.IGNORECASE)
_WITH_OR_WITHOUT = Sought(r"\bwith(?:,)? (?:or|and) without\b|±|\+/[-–−]", re.IGNORECASE)
_ALONE_OR = Sought(r"\balone (?:or|and) (?:(?:in combination|combined|together) )?with\b", re.IGNORECASE)


def dealt_signs(scene: Scene, named: Sequence[Named], prose: AllottedArms, arms: Mapping[str, Sequence[Arm]]) -> dict[str, Set[str]]:
    """The signs by asset; none for a long article. `arms` are those that its `prose` tells of each study."""
    if len(scene.text) > SHORT_ARTICLE:
        return {}
    every = {i for n in named if (i := scene.asset_ids.get((n.start, n.end)))}
    treated, given = set(_treated(scene, named)), {*_given(scene, named), *_given_in_short(scene)}
    had = _had(scene, named) - treated if treated else set[str]()
    either = _either(scene, named)
    option = {a for base, added in _alone_or_with(scene) for a in added - base}
    optional = _of_option(scene)
    base = {a for ids in optional.control for a in ids} if optional else set[str]()
    later = {scene.asset_ids.get((n.start, n.end)) for n in named if _ADDED_TO_ARM.match(scene.text, n.end)}
    sides = _sides_of(scene, prose, {s: own for s, own in arms.items() if {i for arm in own for i in arm.assets} <= given})
    single = _of_single(scene, named) if sides is None else frozenset[str]()
    found: dict[str, Set[str]] = {}
    for asset in every:
        part = sides.part(asset, later=asset in later) if sides is not None else ""
        told = {
            f"design {part}": part and (part != "none" or treated),
            "against none": part in ("added", "own") and sides is not None and not sides.is_named,
            "treats": asset in treated,
            "design option": asset in option,
            "design base": asset in base,
            "given to nobody": (given and asset not in given) or asset in had,
            "title either": asset in either,
        }
        found[asset] = single | {sign for sign, holds in told.items() if holds}
    for asset, sign in (*aside_signs(scene, named), *winner_signs(scene, named)):
        found[asset] = {*found.get(asset, ()), sign}
    return found


def _had(scene: Scene, named: Sequence[Named]) -> set[str]:
    """What patients had before, and neither the title nor the aim names as what is given."""
    title = opening_title(scene)
    had, led = set[str](), set[str]()
    for name in named:
        sentence = scene.sentence_at(name.start)
        asset = scene.asset_ids.get((name.start, name.end), "")
        if was_had(scene, name):
            had.add(asset)
        elif (title is not None and name.start < title[1]) or _AIM.search(scene.text, sentence.start, sentence.end):
            led.add(asset)
    return had - led


def _either(scene: Scene, named: Sequence[Named]) -> set[str]:
    """The drugs of a title of which one or the other, or several, are given: "outcomes with A and/or B", "treated with A, B or C"."""
    title = opening_title(scene)
    own = [n for n in named if title is not None and n.end <= title[1]]
    listed = own[:1]
    for left, right in pairwise(own):
        ends = _OR.fullmatch(scene.text, left.end, right.start) is not None
        if not ends and scene.text[left.end : right.start] != ", ":
            break
        listed.append(right)
        if ends:
            distinct = len({n.entity for n in listed}) == len(listed) and not any(was_had(scene, n) for n in listed)
            return {scene.asset_ids[n.start, n.end] for n in listed if distinct and (n.start, n.end) in scene.asset_ids}
    return set()


def _of_single(scene: Scene, named: Sequence[Named]) -> frozenset[str]:
    """The signs that all assets have of a trial with one arm, none where the text tells of others."""
    if _compares(scene):
        return frozenset()
    title = opening_title(scene)
    unnamed = title is not None and not any(n.start < title[1] for n in named)
    return frozenset({"single arm", "title names none"} if unnamed else {"single arm"})


def _compares(scene: Scene) -> bool:
    """Whether the title, the aim or the methods tell of arms or a control."""
    sections = sections_of(scene.text)
    return any(
        sections.at(s.start) not in ("results", "conclusion") and (sections.at(s.start) != "background" or _AIM.search(scene.text, s.start, s.end))
        for s in scene.prose()
        if _COMPARES.search(scene.text, s.start, s.end)
    )


def _alone_or_with(scene: Scene) -> Iterator[tuple[Ids, Ids]]:
    """What a title tells is given "alone or in combination with" something, or, where nobody is randomised, "with or without" it: the one and
    all of it."""
    title = opening_title(scene)
    if title is None:
        return
    patterns = (_ALONE_OR,) if _RANDOM.search(scene.text) else (_ALONE_OR, _WITH_OR_WITHOUT)
    if not any(pattern.search(scene.text, *title) for pattern in patterns):
        return
    for group in groups_in(scene, *title):
        if group.part == "optional" and any(pattern.search(scene.text, group.start, group.end) for pattern in patterns):
            yield frozenset(group.base), frozenset(group.ids)


class _Sides:
    """What the arms under study and the other arms are given; there are none of the latter where they are not told apart."""

    def __init__(self, own: Sequence[Ids], control: Sequence[Ids]) -> None:
        self.own, self.control = own, control

    @property
    def is_named(self) -> bool:
        """Whether a drug of the control is named."""
        return not self.control or any(a - {_OF_CLASS} for a in self.control)

    def part(self, asset: str, *, later: bool) -> str:
        """The place of an asset among the arms; "added" where it came `later` to one of them. What no arm names may be of a class that one names."""
        own, control = [a for a in self.own if asset in a], [a for a in self.control if asset in a]
        if not own and not control and later:
            return "added"
        if not own:
            return "control" if control else "" if any(_OF_CLASS in a for a in self.control) else "none"
        if not self.control:
            return "shared" if len(own) == len(self.own) else "of some"
        if len(own) == len(self.own) and len(control) == len(self.control):
            return "shared"
        if control:
            return "mixed"
        return "added" if any(c < a for a in own for c in self.control) else "own"


def _sides_of(scene: Scene, prose: AllottedArms, arms: Mapping[str, Sequence[Arm]]) -> _Sides | None:
    """The sides of the one trial of the article that has arms, all of which it gives: not those of an earlier trial, told as background."""
    told = [each for each in arms.values() if len({frozenset(a.assets) for a in each}) > 1]
    if len(told) > 1:
        return None
    title = opening_title(scene)
    titled = {a for (start, _), a in scene.asset_ids.items() if title is not None and start < title[1]}
    optional = _of_option(scene)
    if optional and any(base - {i for arm in each for i in arm.assets} for each in told for base in optional.control):
        return optional
    if told and (found := _parted([(frozenset(a.assets), a.label) for a in told[0]], titled)):
        return found
    if found := _parted([(frozenset(assets), words) for words, assets in prose.anywhere()], titled):
        return found
    for start, end in _comparing(scene):
        if sides := _of_groups(scene, groups_in(scene, start, end), (start, end), titled):
            return sides
    return None


def _of_option(scene: Scene) -> _Sides | None:
    """The sides of a title of a trial that allots what is added: "A and B with or without C"; its arms may only name C."""
    title = opening_title(scene)
    if title is None or not _RANDOM.search(scene.text) or not _WITH_OR_WITHOUT.search(scene.text, *title):
        return None
    groups = [g for g in groups_in(scene, *title) if g.part == "optional" and {*g.base} < {*g.ids}]
    return _Sides([frozenset(groups[0].ids)], [frozenset(groups[0].base)]) if groups else None


def _parted(arms: Sequence[tuple[Ids, str]], titled: Set[str]) -> _Sides | None:
    """The arms as sides: what another arm has and more, or what words for a control name, is the control; else of two the one not `titled`."""
    arms = _with_class(arms)
    every = [ids for ids, _ in arms]
    less = [ids for ids in every if not ids or any(ids < o for o in every)]
    control = less + [ids for ids, label in arms if ids not in less and _is_control(label)]
    control = control if len(control) < len(every) else less
    if not control and len(every) == _PAIR and not every[0] & every[1]:
        control = [ids for ids, other in (every, every[::-1]) if other & titled and not ids & titled]
    own = [ids for ids in every if ids not in control]
    if not all(every) and not all(ids or _IS_NONE.search(label) for ids, label in arms):
        return None  # a control named by its class, whose drugs stand elsewhere
    return _Sides(own, control) if own and control else _Sides(every, []) if len(every) > 1 else None


def _with_class(arms: Sequence[tuple[Ids, str]]) -> Sequence[tuple[Ids, str]]:
    """The arms, where one is given a class only and another this class and more, with what stands for the drugs of the class."""
    alone = next((m for ids, label in arms if not ids and (m := _IS_CLASS.fullmatch(label.strip()))), None)
    if alone is None:
        return arms
    name = alone["name"].casefold()
    if not any(ids and name in label.casefold() for ids, label in arms):
        return arms
    return [(ids | {_OF_CLASS} if name in label.casefold() else ids, label) for ids, label in arms]


def _is_control(label: str) -> bool:
    return CONTROL.match(label) is not None


def _comparing(scene: Scene) -> Iterator[tuple[int, int]]:
    """The places that may tell the arms: sentences that allot, the title, then others that compare."""
    sections = sections_of(scene.text)
    title = opening_title(scene)
    own = [s for s in scene.prose() if not scene.in_table(s.start) and _ALLOTS.search(scene.text, s.start, s.end)]
    if title is not None:
        yield title
    for sentence in own:
        if sections.at(sentence.start) in ("methods", "") or _AIM.search(scene.text, sentence.start, sentence.end):
            yield sentence.start, sentence.end


_OR_NOTHING = Sought(
    r"\b(?:or|versus|vs\.?|compared (?:with|to))\s(?:to\s)?(?:receive\s)?(?:(?:matching|the|a|further|no)\s)*(?:placebo|observation|surveillance"
    r"|best supportive care|no (?:further |additional |maintenance )*(?:therapy|treatment|chemotherapy|consolidation|maintenance))\b",
    re.IGNORECASE,
)


def _of_groups(scene: Scene, groups: Sequence[Group], span: tuple[int, int], titled: Set[str]) -> _Sides | None:
    """The sides that the groups of one place tell, the one that the title names before the other; None where it tells no two."""
    for group in groups:
        if group.part in ("optional", "added") and {*group.base} < {*group.ids}:
            return _Sides([frozenset(group.ids)], [frozenset(group.base)])
    first = [frozenset(g.ids) for g in groups if g.part == "subject"]
    second = [frozenset(g.ids) for g in groups if g.part == "control"]
    if len(first) == 1 and len(second) == 1:
        turned = second[0] & titled and not first[0] & titled
        return _Sides(second, first) if turned else _Sides(first, second)
    if len(first) == 1 and not second and len(groups) == 1 and _OR_NOTHING.search(scene.text, groups[0].end, span[1]):
        return _Sides(first, [frozenset()])
    return None


def _given(scene: Scene, named: Sequence[Named]) -> Iterator[str]:
    """What the text says patients of the trial are given, or is about."""
    sections, title = sections_of(scene.text), opening_title(scene)
    sentence: Sentence | None = None
    tells = False
    for name in named:
        if sentence is None or not sentence.start <= name.start < sentence.end:
            sentence = scene.sentence_at(name.start)
            tells = _tells(scene, sentence, sections, title)
        asset = scene.asset_ids.get((name.start, name.end))
        if asset and tells and not was_had(scene, name) and not is_background(scene, name):
            yield asset


def _given_in_short(scene: Scene) -> Iterator[str]:
    """What is given by a short form of several drugs: A and B of "Patients received 28-day cycles of AB"."""
    forms, sections, title = short_forms(scene), sections_of(scene.text), opening_title(scene)
    for sentence in scene.prose():
        if not _tells(scene, sentence, sections, title):
            continue
        places = [*scene.within(sentence.start, sentence.end, Label.ABBREVIATION), *forms.composed_within(sentence.start, sentence.end)]
        for place in places:
            ids = forms.meaning(place.text) or ()
            if len(ids) > 1 and not was_had(scene, Named(place.start, place.end, -1)):
                yield from ids


def _treated(scene: Scene, named: Sequence[Named]) -> Iterator[str]:
    """What the methods, or a text without sections, say patients were given."""
    sections = sections_of(scene.text)
    for name in named:
        sentence = scene.sentence_at(name.start)
        asset = scene.asset_ids.get((name.start, name.end))
        if not asset or sections.at(name.start) not in ("methods", "") or scene.in_table(name.start):
            continue
        if _TREATS.search(scene.text, sentence.start, name.start) and not was_had(scene, name) and not is_background(scene, name):
            yield asset


def _tells(scene: Scene, sentence: Sentence, sections: Sections, title: tuple[int, int] | None) -> bool:
    """Whether a sentence tells of the article's own trial: not one of the background, but for the aim."""
    if scene.in_table(sentence.start) or (title is not None and sentence.start < title[1]):
        return True
    return sections.at(sentence.start) != "background" or _AIM.search(scene.text, sentence.start, sentence.end) is not None
