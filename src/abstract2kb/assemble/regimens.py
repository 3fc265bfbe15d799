"""Regimens: the drugs that a sentence names, grouped by how they are given, and what part each group plays.

"A plus B", "A with B" and "A added to B" are one group; in "A versus B", "compared A with B" and "randomized to A or B" the second
group is the control; "A with or without B" is two groups at once. Drugs of earlier lines, of the background or inside a construct are
no group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from abstract2kb.assemble.anaphors import anaphors
from abstract2kb.assemble.asides import without_asides
from abstract2kb.assemble.regimen_parts import ALLOTTED, AS_CONTROL, CHOICE, COMPARING, CONTROL, DOSE, SIZED, Group, Part, part_of
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.short_forms import short_forms
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["CONTROL", "MAKES_READY", "RELIEVES", "Group", "Part", "beside_subject", "groups_in"]

MAKES_READY = regex(r"fludarabine|tocilizumab|siltuximab|anakinra|(?:peg)?filgrastim|ondansetron|mesna|acetaminophen|diphenhydramine", re.IGNORECASE)
"""Drugs that make ready for a treatment or relieve its effects; what stands listed with them does the same."""

RELIEVES = regex(r"(?:dexamethasone|(?:methyl)?prednisolone|prednisone|hydrocortisone|budesonide|infliximab|loperamide|vedolizumab)", re.IGNORECASE)
"""Drugs that, named alone, relieve the effects of the treatment that a text is about."""

_MOD = r"(?:(?!(?:and|or|of|in|for|was|were|is|are|by|after|versus|vs?|alone|not|than|had|who|which|to|patients|pts)\b)[\w()/+’'®™-]+,? ){0,4}"
_KIND = (
    r"(?:(?!(?:and|or|of|in|for|with|on|under|from|was|were|is|are|has|by|at|as|after|versus|vs|alone|not|than|had|who|which|to|the|patients|pts|some)\b)"
    r"[A-Za-z][\w/-]* ){0,2}"
)
"""What kind of drug one is, before its name: "the HPV vaccine X"."""
_OPTIONAL = regex(
    rf"\s?{DOSE},?\s?(?:with (?:or|and|vs?\.?|versus) without|±|\+/-|alone or (?:combined |in combination )?with|with or w/o)\s?{_MOD}",
    re.IGNORECASE,
)
_ADDED = regex(
    rf"\s?{DOSE}(?:(?:was |were |is |being )?added (?:on )?to|on top of|in addition to|to|ahead of|before)\s(?:\d+ )?{_MOD}", re.IGNORECASE
)
_ADDING = regex(r"\b(?:add(?:ed|ing|s|ition of)|combin(?:ed|ing)|gave)\s(?:[\w-]+ ){0,6}$", re.IGNORECASE)
_WITH = regex(
    rf",\s(?:(?:an?|the|its|which)\s|(?=[a-z]))(?!and\b|or\b|but\b|while\b)"
    rf"(?:(?!\b(?:versus|vs|than|against)\b)(?:[^,;.()]|(?<=\d)\.(?=\d))){{3,90}},\s"
    rf"(?:plus|\+|with|in combination with|combined with|together with|alongside)\s{_MOD}|"
    rf"(?:\s?[-–/]\s?|\s\d+\s(?:d\d[\d-]*\s)?\+\s|\s?,?\s?{DOSE}(?:plus|\+|with|in combination with|combined with|together with|alongside|"
    rf"given (?:together )?with|and "
    rf"concurrent|paired with|followed by|then)\s?{_MOD}|"
    r"(?:,[^.;]{0,120})?,?\s(?:(?:is|was|were|are|has been|being)\s(?:being\s)?)?(?:given|combined|paired|joined|coupled|teamed|tested|administered|"
    r"injected|partnered|studied|investigated|evaluated|assessed|explored|examined)"
    rf"\s(?:[\w/-]+,? ){{0,8}}?(?:with|alongside|in combination with|together with)\s{_MOD})",
    re.IGNORECASE,
)
_BY_CLASS = regex(
    rf"\s?,?\s?{DOSE}(?:(?:was|were)\s(?:given|combined|tested|administered)\s)?"
    r"(?:plus|\+|with|in combination with|combined with|together with|alongside|added to)\s(?:(?:an?|the)\s)?"
    r"(?:(?:(?:investigator|physician)[’']?s[’']?\s)?choice of\s)?(?:(?!and\b|or\b|versus\b|vs\b)[\w-]+\s){0,3}?"
    r"(?:(?:[\w-]+\s){0,3}(?:therapy|blockade|suppression|deprivation)\s(?:and|plus|with|\+)\s(?:an?\s)?(?:[\w-]+\s){0,4}?)?"
    r"(?:(?:chemotherapies|chemotherapy regimens|choice of chemotherapy),\s|"
    r"(?:chemo(?:therap(?:y|ies))?|backbone|therapy|regimens?|platinum|doublets?|agents?|inhibitors?|TKIs?|ICIs?|IMiDs?|taxanes?|"
    r"anthracyclines?)\s?(?:[:(]\s?(?:[A-Z][\w-]*:\s)?|\s(?:of|with|consisting of|comprising)\s))"
    r"(?:either\s|weekly\s)*",
    re.IGNORECASE,
)
"""Between a drug and its partners, which their class goes before: "A with platinum-based chemotherapy (B or C)"."""
_LISTED = regex(
    rf"\s?{DOSE}(?:,? and |, |,? &\s){DOSE}(?:the |an? |subcutaneous |oral )?(?:{_KIND}|[\w&.-]+(?: [\w&.-]+){{0,2}}[’']s? (?:[\w-]+,? ){{0,4}})",
    re.IGNORECASE,
)
_NAMES = regex(r"[\w+/-]*[;,:]\s?[nN]\s?=")
"""After a drug in the name of an arm: "(ab+cd; n=20)"."""
_CALLED = regex(
    r"[\s/-](?:[\w-]+\s){0,2}(?:vaccine|therapy|antibody|conjugate|inhibitor|agonist|cells?|product|program(?:me)?|drug|molecule|agent|protein)\s"
)
_GIVEN_TOGETHER = Sought(
    r"\b(?:(?:study|trial|efficacy|activity|safety|regimen|effects?) of|evaluat\w+|tested|combination of|combining|doublet of|"
    r"triplet of|comprising|consisting of|treated with|received|given|giving|plus|with|together|receive|receiving)\s(?:[\w-]+ ){0,3}$|"
    r"\b(?:cycles?|doses?|courses?|infusions?|backbone|on top|background) of\s(?:[\w-]+\s){0,2}$|\b(?:added to|alongside|adding)\s$",
    re.IGNORECASE,
)


@dataclass
class _Open:
    """A group while it grows; `apart` where it is an arm between two others."""

    first: Mention
    last: Mention
    ids: list[str]
    part: Part
    base: tuple[str, ...] = ()
    together: bool = False
    named: bool = False
    choice: bool = False
    apart: bool = False

    def closed(self, sentence_start: int, text: str) -> Group:
        opens = _OPENING.fullmatch(text, _clause(text, sentence_start, self.first.start), self.first.start)
        return Group(
            self.first.start, self.last.end, tuple(dict.fromkeys(self.ids)), self.part, self.base, opens is not None, self.named, self.choice
        )


_OPENING = regex(
    r"(?:[^\w]|\b[Tt]he\b|\b(?:and|but|while|whereas)\b)*(?:[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,2}[’']s?\s(?:[a-z][\w-]*\s){0,3}|"
    r"(?:(?!in\b|of\b|for\b|with\b|on\b|to\b|by\b|from\b|after\b)[\w-]+\s){0,2}(?:inhibitor|antibody|conjugate|degrader|bispecific|engager|agonist|"
    r"antagonist|vaccine|radioligand|standard|comparator)\s)?"
)
"""Before a drug that opens a clause: "the", "Norwind’s oral", "the covalent inhibitor"."""


def _clause(text: str, start: int, at: int) -> int:
    """Where the clause of text[start:] that holds `at` begins: after the last comma, colon or semicolon."""
    return max(start, *(text.rfind(mark, start, at) + 1 for mark in (", ", "; ", ": ")))


def groups_in(scene: Scene, start: int, end: int) -> list[Group]:
    """The groups of text[start:end] in order."""
    return scene.once("groups", start, end, _groups_in)


def _sides(scene: Scene, start: int, end: int) -> set[tuple[int, int]]:
    """Where one of two arms ends and the next begins: after the B of "in the A plus B and C plus D arms"."""
    arms = [m for m in scene.within(start, end, Label.ARM) if m.id == "named"]
    return {(one.end, other.start) for one, other in pairwise(arms) if _BETWEEN_ARMS.fullmatch(scene.text, one.end, other.start)}


_FIGURED = regex(r"\s\(\d[\d.]*\s?(?:%|/\s?\d)[^()]*\),?\s")
"""After a drug that has a figure of its own, as no part of a regimen has: "with A (41%), B (23%) and C"."""
_LED = regex(r"(?:[Aa]s\s|[Ww]hen\s)?(?:[Cc]ompared (?:with|to)|[Rr]elative to|[Vv]ersus|[Uu]nlike)\s[^;.:,]{2,60}?(?P<comma>,)\s")
"""The beginning of "Compared with A, B raised the rate", whose two drugs are two arms."""
_BETWEEN_ARMS = regex(r",?\s(?:and|vs?\.?|versus)\s(?:the\s)?")


def _groups_in(scene: Scene, start: int, end: int) -> list[Group]:
    text, found = scene.text, list[Group]()
    current: _Open | None = None
    sides, led = _sides(scene, start, end), _LED.match(text, start, end)
    for mention in _mentions(scene, start, end):
        ids = _spelled_out(scene, mention)
        own = ids[0]
        if current is not None and _in_bracket(text[current.last.end : mention.start]) and (own in current.ids or _NAMES.match(text, mention.end)):
            continue
        parted = current is not None and ((current.last.end, mention.start) in sides or (led is not None and current.last.end == led.start("comma")))
        parted |= current is not None and _FIGURED.match(text, current.last.end) is not None
        if current is not None and not parted and _joined(text, start, current, mention, ids):
            current.last = mention
            continue
        if current is not None:
            found.append(current.closed(start, text))
        labelled = _IS_LABELLED.search(text, max(0, mention.start - 32), mention.start) is not None
        current = _Open(mention, mention, list(ids), "own" if labelled else part_of(text, start, mention, found))
        listed = bool(found) and text[found[-1].end : mention.start] == ", "
        current.apart = listed and (own in found[-1].ids or (current.part == "control" and found[-1].part == "subject"))
        current.named = bool(found) and _CALLED.fullmatch(text[found[-1].end : mention.start]) is not None
        current.named |= (
            re.search(r"\b(?:treated with|received|receiving)\s(?:the\s)?$", text[max(start, mention.start - 20) : mention.start]) is not None
        )
        current.together = _GIVEN_TOGETHER.search(text[max(start, mention.start - 60) : mention.start]) is not None
    if current is not None:
        found.append(current.closed(start, text))
    return [g for g in found if not _makes_ready(text, g, found)]


_IS_LABELLED = Sought(r"(?<![\w-])(?:Combin\w+(?: (?:with|partners?))?|Partners?(?: drugs?)?)\s?:\s$")
"""Before the drugs of a line that only tells what goes with its subject: "Combination: A"."""


def _spelled_out(scene: Scene, mention: Mention) -> tuple[str, ...]:
    """The drugs of a short form of several: "LV" of "A with B (LV)", "PELA-RUX"."""
    known = _several(scene, mention.text) if mention.label == Label.ABBREVIATION or mention.text in short_forms(scene).defined else None
    place = mention.start, mention.end
    return known or (scene.asset_ids.get(place) or anaphors(scene)[place],)


def _several(scene: Scene, word: str) -> tuple[str, ...] | None:
    """The drugs that a short form stands for, where it is no name of a single one."""
    known = short_forms(scene)
    ids = known.meaning(word)
    return ids if ids and (len(ids) > 1 or word not in known.defined) else None


def _in_bracket(gap: str) -> bool:
    """Whether a bracket opens in the gap and is not closed."""
    return gap.count("(") > gap.count(")")


def _makes_ready(text: str, group: Group, found: Sequence[Group]) -> bool:
    """Conditioning and rescue: a group that holds such a drug, and one that "and" joins to it."""
    near = (
        text[group.start : group.end],
        *(text[g.start : g.end] for g in found if _LISTED.fullmatch(text[min(g.end, group.end) : max(g.start, group.start)])),
    )
    return any(MAKES_READY.search(words) for words in near)


def _mentions(scene: Scene, start: int, end: int) -> list[Mention]:
    """The drugs that are given to somebody here."""
    known = _told(scene, start, end)
    forms = short_forms(scene)
    if forms.defined or forms.composed:
        places = {(m.start, m.end) for m in known}
        more = [m for m in scene.within(start, end, Label.ABBREVIATION) if (m.start, m.end) not in places and _several(scene, m.text)]
        more += [m for m in forms.composed_within(start, end) if not any(m.start < k.end and k.start < m.end for k in more)]
        kept = [k for k in known if not any(m.start <= k.start and k.end <= m.end for m in more)]
        known = sorted([*kept, *more], key=lambda m: m.start) if more else known
    by_kind = [Mention(a, b, Label.DRUG, scene.text[a:b], "", "anaphors") for a, b in anaphors(scene) if start <= a and b <= end]
    known = sorted([*known, *by_kind], key=lambda m: m.start) if by_kind else known
    return without_asides(scene, start, known)


def _told(scene: Scene, start: int, end: int) -> list[Mention]:
    """The drugs by any of their names, also by a short form that the article defines of one: "VAL" of "valbenazine (VAL)"."""
    known = [m for m in scene.within(start, end, Label.DRUG) if (m.start, m.end) in scene.asset_ids]
    places = {(m.start, m.end) for m in known}
    short = [m for m in scene.within(start, end, Label.ABBREVIATION) if (m.start, m.end) in scene.asset_ids and (m.start, m.end) not in places]
    return sorted([*known, *short], key=lambda m: m.start) if short else known


def _joined(text: str, start: int, current: _Open, mention: Mention, ids: tuple[str, ...]) -> bool:
    """Whether the mention goes on with the group; adds it if so."""
    gap = _BLANKS.sub(" ", _BRACKETS.sub("", text[current.last.end : mention.start].removeprefix(")" if current.choice else "")))
    before = text[max(start, current.first.start - 100) : current.first.start]
    if _is_next_arm(gap, before, current, ids):
        return False
    if ids[0] in current.ids and not _ANOTHER.search(gap):
        return True
    if (COMPARING.search(before) and re.search(r"\b(?:with|to|and)\s", gap)) or AS_CONTROL.match(text, mention.end):
        return False
    if _OPTIONAL.fullmatch(gap) and current.part != "control":
        current.part, current.base = "optional", tuple(current.ids)
    elif (_ADDED.fullmatch(gap) and (gap.strip()[:2] != "to" or _ADDING.search(before))) and current.part != "control":
        current.part, current.base = "added", ids
    elif not (
        _WITH.fullmatch(gap)
        or _OPTIONAL.fullmatch(gap)
        or _BY_CLASS.fullmatch(gap)
        or _is_choice_of_class(text, start, current.last, mention)
        or (_is_listed(gap, before, current, text[mention.end : mention.end + 60]) and not SIZED.search(text[current.last.end : mention.start]))
    ):
        return False
    current.together = True
    current.choice = current.choice or (current.part != "control" and CHOICE.fullmatch(gap) is not None)
    current.ids.extend(ids)
    return True


_BRACKETS = regex(r"\s?\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]")
_BLANKS = regex(r" {2,}")
_ANOTHER = regex(r"[;]|\d|\b(?:versus|vs|than|alone|or|compared|against|placebo|control)\b")
"""Between two mentions of a drug that are of two arms."""


def _is_next_arm(gap: str, before: str, current: _Open, ids: tuple[str, ...]) -> bool:
    """The second of "assigned to A-B, B or C": a drug of the combination by itself."""
    return gap == ", " and set(ids) < set(current.ids) and ALLOTTED.search(before) is not None


_OF_CLASS = regex(
    r"(?<!\btwo )(?<!\bboth )(?<!\bthree )(?<!\bthese )(?<!\bor )"
    r"\b(?:(?:chemo|endocrine |hormone |targeted |platinum |doublet |standard )(?:therapy|therapies|chemotherapy)|chemotherap(?:y|ies)|choice|"
    r"agents?|inhibitors?|doublets?|platinum|taxanes?|anthracyclines?|TKIs?|ICIs?|IMiDs?|backbones?|regimens?|standard of care|SOC|antibod(?:y|ies)|"
    r"corticosteroids?|steroids?)\s$",
    re.IGNORECASE,
)
_WITH_EITHER = regex(r"(?:\b(?:with|plus|alongside)|\+)\s(?:(?:the\s)?(?:investigator|physician)[’']?s[’']?\schoice\sof\s)?either\s$", re.IGNORECASE)
_NEXT_CHOICE = regex(r"(?:,|,?\sor|,?\sand)\s(?:(?!to\b|with\b)[a-z][\w-]*\s){0,2}|\s(?:with|plus|\+)\s", re.IGNORECASE)
_OPENED = 120


def _is_choice_of_class(text: str, start: int, last: Mention, mention: Mention) -> bool:
    """Whether two drugs are alternatives of one arm: "A plus chemotherapy (B or C with D)", "A with either B or C"."""
    gap = text[last.end : mention.start]
    if _NEXT_CHOICE.fullmatch(gap) is None:
        return False
    low = max(start, last.start - _OPENED)
    if " or " in gap and _WITH_EITHER.search(text, low, last.start) is not None:
        return True
    opens = text.rfind("(", low, last.start)
    return opens > text.rfind(")", low, last.start) and _OF_CLASS.search(text, low, opens) is not None


_THEN_OPTION = regex(rf"(?:,? and [\w-]+|, [\w-]+){{0,3}}{_OPTIONAL.pattern}", re.IGNORECASE)
"""After one of the drugs of "A, B and C with or without D"."""
_BEAT = regex(r"(?:\s\([^()]*\))?\s(?:beat|outdid|outperformed|surpassed|prolonged|improved|extended|lengthened|were superior to)\b")
"""After the second of two drugs that did one thing: "A and B beat C"."""


def _is_listed(gap: str, before: str, current: _Open, after: str) -> bool:
    """ "A plus B and C", "the combination of A and B", "A and B beat C", "A and B with or without C"; "A or B" of a control."""
    if _LISTED.fullmatch(gap):
        return (
            current.together
            or current.part in ("control", "backbone")
            or (not before.strip(" •–") and (_BEAT.match(after) or _THEN_OPTION.match(after)) is not None)
        )
    return CHOICE.fullmatch(gap) is not None and not current.apart and (current.part in ("control", "backbone") or not ALLOTTED.search(before))


def beside_subject(subject: tuple[str, ...], found: list[Group]) -> list[Group]:
    """The groups of a clause that gives the drug spoken of after others ("B or C, and A infusions"): these are its partners, where none is of
    another arm."""
    own = set(subject)
    place = next((i for i, g in enumerate(found) if own and own <= set(g.ids)), 0)
    if not place or any(g.part != "subject" for g in found[: place + 1]) or any(g.part in ("control", "arm") for g in found):
        return found
    return [replace(g, part="partner") if i < place and not own & set(g.ids) else g for i, g in enumerate(found)]
