"""Regimens: the drugs that a sentence names, grouped by how they are given, and what part each group plays.

"A plus B", "A with B" and "A added to B" are one group; in "A versus B", "compared A with B" and "randomized to A or B" the second
group is the control; "A with or without B" is two groups at once. Drugs of earlier lines, of the background or inside a construct are
no group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from abstract2kb.assemble.anaphors import anaphors
from abstract2kb.assemble.asides import without_asides
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.short_forms import short_forms
from abstract2kb.assemble.sought import Sought
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["CONTROL", "MAKES_READY", "Group", "Part", "beside_subject", "groups_in"]

MAKES_READY = regex(r"fludarabine|tocilizumab|siltuximab|anakinra|(?:peg)?filgrastim|ondansetron|mesna|acetaminophen|diphenhydramine", re.IGNORECASE)
"""Drugs that make ready for a treatment or relieve its effects; what stands listed with them does the same."""

Part = Literal["subject", "partner", "control", "optional", "added", "arm", "backbone", "base", "own", "prior"]


@dataclass(frozen=True, slots=True)
class Group:
    """text[start:end] (end exclusive) names the assets `ids`, given together. `part`: subject; partner ("With A, ..." of a subject
    named before); control (after "versus"); optional or added (the last drugs of the group make the difference to the control, which
    is `base`); arm (after a preposition beside another arm's figure, weaker than control); backbone (given in every arm);
    base (what the subject was added to); own (of "two of whom
    had received", no matter of the others); prior ("75% had received", what some were given before the drug spoken of)."""

    start: int
    end: int
    ids: tuple[str, ...]
    part: Part
    base: tuple[str, ...] = ()
    opens: bool = False
    named: bool = False
    choice: bool = False
    """`choice`: one or the other was given;
    `opens` a clause; is `named` right after what the group before calls it ("DNA vaccine ABC-1"), or as what the patients were given."""


CONTROL = regex(
    r"\b(?:placebo|controls?|comparator|chemotherapy|chemo|standard(?:[- ]of[- ]care|\s(?:treatment|therapy|chemotherapy|regimen)s?\b)?|SOC|"
    r"SoC|TPC|ICC|BSC|observation|"
    r"(?:best )?supportive care|(?:physician|investigator)[’']?s[’']? choice|usual care|no treatment|chemoimmunotherapy|ADT alone)\b",
    re.IGNORECASE,
)
"""Words for the arm that was not given the drug under study."""
_MOD = r"(?:(?!(?:and|or|of|in|for|was|were|is|are|by|after|versus|vs|alone|not|than|had|who|which|to|patients|pts)\b)[\w()/+’'®™-]+,? ){0,4}"
_DOSE = (
    r"(?:(?:\d[\d.,/]*(?:\s?[–-]\s?\d+)?\s?(?:mg|µg|μg|mcg|g|IU|MU|U)(?:/\w+)?|AUC\s?\d[\d.]*|(?:once |twice )?(?:daily|weekly|monthly)|"
    r"every (?:\d+|two|three|four|other) (?:days?|weeks?|months?)|[qQ]\d\w+|QD|BID|TID|PO|IV|SC|IT|subcutaneously|intravenously|orally|by mouth|"
    r"s\.c\.|i\.v\.|on days? \d[\d, –-]*|as an? (?:[\w-]+ ){0,3}infusion|infused over \d+ (?:hours?|h|minutes?|min)|over \d+ (?:hours?|h|"
    r"minutes?|min)\b|"
    r"for \d+ (?:days|weeks|cycles))\s?)*"
)
_OPTIONAL = regex(
    rf"\s?{_DOSE},?\s?(?:with (?:or|and|vs?\.?|versus) without|±|\+/-|alone or (?:combined |in combination )?with|with or w/o)\s?{_MOD}",
    re.IGNORECASE,
)
_ADDED = regex(
    rf"\s?{_DOSE}(?:(?:was |were |is |being )?added (?:on )?to|on top of|in addition to|to|ahead of|before)\s(?:\d+ )?{_MOD}", re.IGNORECASE
)
_ADDING = regex(r"\b(?:add(?:ed|ing|s|ition of)|combin(?:ed|ing)|gave)\s(?:[\w-]+ ){0,6}$", re.IGNORECASE)
_WITH = regex(
    rf",\s(?:an?|the|its)\s[^,;.()]{{3,70}},\s(?:plus|\+|with|in combination with|combined with|together with|alongside)\s{_MOD}|"
    rf"(?:\s?[-–/]\s?|\s\d+\s(?:d\d[\d-]*\s)?\+\s|\s?,?\s?{_DOSE}(?:plus|\+|with|in combination with|combined with|together with|alongside|"
    rf"given (?:together )?with|and "
    rf"concurrent|paired with|followed by|then)\s?{_MOD}|"
    r"(?:,[^.;]{0,120})?,?\s(?:(?:is|was|were|are|has been|being)\s(?:being\s)?)?(?:given|combined|paired|joined|coupled|teamed|tested|administered|"
    r"injected|partnered|studied|investigated|evaluated|assessed|explored|examined)"
    rf"\s(?:[\w/-]+,? ){{0,8}}?(?:with|alongside|in combination with|together with)\s{_MOD})",
    re.IGNORECASE,
)
_BY_CLASS = regex(
    rf"\s?,?\s?{_DOSE}(?:(?:was|were)\s(?:given|combined|tested|administered)\s)?"
    r"(?:plus|\+|with|in combination with|combined with|together with|alongside|added to)\s(?:(?:an?|the)\s)?"
    r"(?:(?:(?:investigator|physician)[’']?s[’']?\s)?choice of\s)?(?:(?!and\b|or\b|versus\b|vs\b)[\w-]+\s){0,3}?"
    r"(?:(?:chemotherapies|chemotherapy regimens|choice of chemotherapy),\s|"
    r"(?:chemo(?:therap(?:y|ies))?|backbone|therapy|regimens?|platinum|doublets?|agents?)\s?(?:[:(]\s?|\s(?:of|with|consisting of|comprising)\s))"
    r"(?:either\s|weekly\s)*",
    re.IGNORECASE,
)
"""Between a drug and its partners, which their class goes before: "A with platinum-based chemotherapy (B or C)"."""
_LISTED = regex(
    rf"\s?{_DOSE}(?:,? and |, |,? &\s){_DOSE}(?:the |an? |subcutaneous |oral )?(?:[\w-]+ |[\w&.-]+(?: [\w&.-]+){{0,2}}[’']s? (?:[\w-]+,? ){{0,4}})?",
    re.IGNORECASE,
)
_CHOICE = regex(r",? or (?:(?:to|with|on) )?(?:the |an? )?(?:[\w-]+ ){0,2}", re.IGNORECASE)
_SIZED = regex(r"\([^()]*\b[nN]\s?=\s?\d+\)")
"""A bracket with the size of an arm, which parts it from the next."""
_NAMES = regex(r"[\w+/-]*[;,:]\s?[nN]\s?=")
"""After a drug in the name of an arm: "(ab+cd; n=20)"."""
_NEXT_ARM = regex(rf"\s?{_DOSE}[^;.,()]{{0,30}}(?:,|,? (?:or|and|vs?\.?|versus))\s(?:to |with )?(?:the |an? )?(?:[\w-]+ ){{0,2}}", re.IGNORECASE)
_CLASS_CHOICE = regex(r"[^;.()]{0,60}?,? or (?:(?:to|with|on) )?(?:the |an? )?(?:[\w’'-]+ ){1,6}\((?:[A-Z][\w-]*[;:,] )?", re.IGNORECASE)
"""Between "to A" and the drugs of "or a change of endocrine therapy (B or C)"."""
_VERSUS = Sought(
    r"\b(?:versus|vs?\.?|against|compared (?:with|to)|comparison with|rather than|over|than|beats?|relative to|to that of|"
    r"head[- ]to[- ]head with|it (?:beside|next to))"
    r"\s(?:(?!and\b|;)[^\s;]+\s){0,4}$|\b(?:comparator|control|rival|opponent)(?: arm)?(?: was|:| of|,)?\s(?:[\w’]+ ){0,3}$",
    re.IGNORECASE,
)
_DIRECT = Sought(
    r"\b(?:versus|vs?\.?|against|compared (?:with|to)|rather than|over|than|beats?|relative to|or to|misses against|was compared with)"
    r"\s(?:(?!and\b)[\w’()-]+,?\s){0,4}$",
    re.IGNORECASE,
)
_COMPARING = Sought(r"\b(?:compar(?:ed|ing|es|isons? of)|head[- ]to[- ]head|between)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_ALLOTTED = Sought(
    r"\b(?:randomi[sz]\w*|assigned|allotted|allocated|(?<!with )(?<!plus )either|received|given|receive|versus)\b[^;.]{0,90}$|"
    r"(?<!with )(?<!plus )\beither\s$",
    re.IGNORECASE,
)
_ARM = regex(
    r"(?=[^;]*\d)[^;]*\b(?:and|vs?\.?|versus|against|compared with|than|to|from)\b[^;]*\b(?:with|for|on|in|under)\s(?:the\s)?$|"
    r"[^;]*\d[^;]*,\s(?:and\s|with\s|on\s)?(?:the\s)?(?:[\w]+-dose\s)?$"
)
_OR_OTHER = regex(
    r"\b(?:had|have|got|took|received|receive|given|(?<!non-)randomi[sz]ed|assigned|allotted|allocated)\b[^;.]*\b(?:pair|duo|doublet|triplet|combination|"
    r"regimen|antibody|conjugate|bispecific|inhibitor|drug|agent|it)\b[^;.]*\bor\s(?:to\s)?(?:[\w-]+\s){0,2}(?:(?:cycles?|doses?|courses?) of\s)?\Z"
)
"""Before the first drug of "patients had the pair or four cycles of A and B"."""
_SECOND_FIGURE = regex(
    r"\d[^;]*\b(?:and|vs\.?|versus|against|compared with|than|but|while)\b[^;]*\d[\d.·]*\s?(?:%|months?|mo|weeks?|years?)?(?:\s\([^()]*\))?\s"
    r"(?:with|for|on|in|under|after)\s(?:the\s)?\Z"
)
"""Before the drug of the second of two figures, where that of the first is not named: "it was 13 months and 7 months with B"."""
_RIVAL = regex(r"\b(?:rival|opponent|comparator)(?: was)?\s(?:the\s)?\Z")
_PARTNER = Sought(
    r"(?:^[\s•·▪–—-]*|[.;:]\s|,\s)(?:together |combined |in combination |given )?with\s(?:the\s)?(?:[\w-]+ ){0,2}$|\b(?:combin(?:ed|ing|"
    r"es) (?:it )?|(?:combin|pair|join|coupl|team)(?:ed|ing|s|es) (?:the|this|both) (?:\w+ )?[\w-]+ |pair(?:ed|ing|s) (?:it )?|"
    r"given (?:together )?|tested |in combination |together |it )with\s(?:the\s)?(?:[\w-]+ ){0,3}$|\b(?:on top of|added to|alongside|"
    r"also (?:got|received)|partner (?:was|is|being))\s(?:the\s)?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_CONTROL_LEFT = Sought(
    rf"(?!chemo){CONTROL.pattern}(?:\s?(?:plus|and|\+|with|of|\(|:|,|;)\s?|\s?\([^()]{{0,20}}\)\s?[:,]\s|[^.;,]{{0,30}}?\b(?:of|with|\(n\s?=\s?\d+:?)\s|\s?\([^()]{{0,12}}\)\sof\s(?:weekly\s|oral\s|either\s)?)$|"
    r"^\W{0,3}chemo(?:therapy)?(?:\s\([^()]*\))?\s?[:=]\s$|\b(?:vs?\.?|versus|or|than|for|with|on|against)\schemotherapy\s?(?:[(:]|\(n\s?=\s?\d+[:;,])\s?$",
    re.IGNORECASE,
)
_WAS_ADDED = regex(r"\s(?:was|were|is|being|had been)\s(?:then\s|later\s)?added\b(?!\s(?:on\s)?to\b)", re.IGNORECASE)
"""After what came on top of the drug spoken of: "when X was added"."""
_BASE = Sought(
    r"\b(?:(?:adding|addition of) (?!to\b)[^.;,]{1,40} to|(?:it|which|was|were|is|being) added to)\s(?:the\s)?(?:[\w-]+ ){0,2}$", re.IGNORECASE
)
_BACKBONE = Sought(
    r"\b(?:backbone(?: was| of|:)?|both (?:arms |groups |regimens )?(?:with|on|plus|given|receiving|received|shared?|"
    r"sharing|contain(?:ed|ing)?|includ(?:e|ed|ing))|(?:in )?each(?: case)? with|"
    r"all (?:patients )?(?:also )?received)\s(?:[\w-]+\s){0,2}\(?$",
    re.IGNORECASE,
)
_CALLED = regex(
    r"[\s/-](?:[\w-]+\s){0,2}(?:vaccine|therapy|antibody|conjugate|inhibitor|agonist|cells?|product|program(?:me)?|drug|molecule|agent|protein)\s"
)
_HAD_BEFORE = Sought(
    r"\bhad\s(?:(?:also|already|all|both|each|previously|then|once|ever)\s)*(?:been\s)?(?:previously\s)?(?:received|given|got|taken|tried|had|undergone|"
    r"used|(?:treated|managed) with|exposed to|on)\s(?:both\s|either\s|prior\s)?(?:[\w-]+\s(?:and|or)\s)?$",
    re.IGNORECASE,
)
"""Before what some had been given: "75% had received X"."""
_HAD_BEEN_GIVEN = regex(r"\s(?:\([^()]*\)\s)?had (?:previously |already |also )*been (?:received|given|used|tried|taken|administered)\b")
_OWN = Sought(
    r"\b(?:whom|which)\s(?:\d[\d.]*\s?%\s|\d+\s)?(?:had |have )?(?:also )?(?:received|been given|got|been treated with)\s(?:[\w-]+\s){0,2}$"
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


def _groups_in(scene: Scene, start: int, end: int) -> list[Group]:
    text, found = scene.text, list[Group]()
    current: _Open | None = None
    for mention in _mentions(scene, start, end):
        ids = _spelled_out(scene, mention)
        own = ids[0]
        if current is not None and _in_bracket(text[current.last.end : mention.start]) and (own in current.ids or _NAMES.match(text, mention.end)):
            continue
        if current is not None and _joined(text, start, current, mention, ids):
            current.last = mention
            continue
        if current is not None:
            found.append(current.closed(start, text))
        current = _Open(mention, mention, list(ids), _part(text, start, mention, found))
        current.apart = bool(found) and own in found[-1].ids and text[found[-1].end : mention.start] == ", "
        current.named = bool(found) and _CALLED.fullmatch(text[found[-1].end : mention.start]) is not None
        current.named |= (
            re.search(r"\b(?:treated with|received|receiving)\s(?:the\s)?$", text[max(start, mention.start - 20) : mention.start]) is not None
        )
        current.together = _GIVEN_TOGETHER.search(text[max(start, mention.start - 60) : mention.start]) is not None
    if current is not None:
        found.append(current.closed(start, text))
    return [g for g in found if not _makes_ready(text, g, found)]


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
    known = [m for m in scene.within(start, end, Label.DRUG) if (m.start, m.end) in scene.asset_ids]
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


def _joined(text: str, start: int, current: _Open, mention: Mention, ids: tuple[str, ...]) -> bool:
    """Whether the mention goes on with the group; adds it if so."""
    gap = _BRACKETS.sub("", text[current.last.end : mention.start])
    before = text[max(start, current.first.start - 100) : current.first.start]
    if _is_next_arm(gap, before, current, ids):
        return False
    if ids[0] in current.ids and not _ANOTHER.search(gap):
        return True
    if _COMPARING.search(before) and re.search(r"\b(?:with|to|and)\s", gap):
        return False
    if _OPTIONAL.fullmatch(gap):
        current.part, current.base = "optional", tuple(current.ids)
    elif (_ADDED.fullmatch(gap) and (gap.strip()[:2] != "to" or _ADDING.search(before))) and current.part != "control":
        current.part, current.base = "added", ids
    elif not (
        _WITH.fullmatch(gap)
        or _BY_CLASS.fullmatch(gap)
        or (_is_listed(gap, before, current, text[mention.end : mention.end + 60]) and not _SIZED.search(text[current.last.end : mention.start]))
    ):
        return False
    current.together = True
    current.choice = current.choice or (current.part != "control" and _CHOICE.fullmatch(gap) is not None)
    current.ids.extend(ids)
    return True


_BRACKETS = regex(r"\s?\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]")
_ANOTHER = regex(r"[;]|\d|\b(?:versus|vs|than|alone|or|compared|against|placebo|control)\b")
"""Between two mentions of a drug that are of two arms."""


def _is_next_arm(gap: str, before: str, current: _Open, ids: tuple[str, ...]) -> bool:
    """The second of "assigned to A-B, B or C": a drug of the combination by itself."""
    return gap == ", " and set(ids) < set(current.ids) and _ALLOTTED.search(before) is not None


_BEAT = regex(r"(?:\s\([^()]*\))?\s(?:beat|outdid|outperformed|surpassed|prolonged|improved|extended|lengthened|were superior to)\b")
"""After the second of two drugs that did one thing: "A and B beat C"."""


def _is_listed(gap: str, before: str, current: _Open, after: str) -> bool:
    """ "A plus B and C", "the combination of A and B", "A and B beat C"; "A or B" of a control."""
    if _LISTED.fullmatch(gap):
        return current.together or current.part in ("control", "backbone") or (not before.strip(" •–") and _BEAT.match(after) is not None)
    return _CHOICE.fullmatch(gap) is not None and not current.apart and (current.part in ("control", "backbone") or not _ALLOTTED.search(before))


def _part(text: str, start: int, mention: Mention, found: Sequence[Group]) -> Part:
    """What part a group plays that begins with the mention."""
    before = text[max(start, mention.start - 90) : mention.start]
    if _OWN.search(before):
        return "own"
    if _HAD_BEFORE.search(before) or _HAD_BEEN_GIVEN.match(text, mention.end):
        return "prior"
    if _WAS_ADDED.match(text, mention.end):
        return "partner"
    if _BACKBONE.search(before):
        return "backbone"
    if _CONTROL_LEFT.search(before) or (_FIGURE_OPEN.search(before) and _ITS_FIGURE.match(text, mention.end)):
        return "control"
    return _part_after(text, start, mention, found) if found else _part_first(text, start, mention, before)


def _part_first(text: str, start: int, mention: Mention, before: str) -> Part:
    """What part the first group of a clause plays; `before` is the end of the text before it."""
    if _VERSUS.search(re.sub(r"\([^()]*\)\s?", "", before)):
        return "control"
    if _BASE.search(before):
        return "base"
    if _OR_OTHER.search(text, start, mention.start):
        return "control"
    if _SECOND_FIGURE.search(text, start, mention.start):
        return "arm"
    return "partner" if _PARTNER.search(text[start : mention.start][-90:]) else "subject"


_FIGURE_OPEN = regex(r"\d\s?%?\s?\((?:(?:with|for|on|under)\s)?(?:the\s)?$")
_ITS_FIGURE = regex(r"(?:\s(?:arm|group))?[,:]?\s\d[\d.·]*\s?(?:%|months?|mo\b)?\s?\)")
"""Around the other arm of "77% (crizotinib: 57%)"."""


def _part_after(text: str, start: int, mention: Mention, found: Sequence[Group]) -> Part:
    """What part a group plays beside the groups before it."""
    last = found[-1]
    gap = text[last.end : mention.start]
    bare = re.sub(r"\s?\([^()]*\)", "", gap)
    lead = text[max(start, last.start - 100) : last.start]
    if _DIRECT.search(bare) or ((_CHOICE.fullmatch(bare) or _CLASS_CHOICE.fullmatch(bare)) and _ALLOTTED.search(lead)):
        return "control"
    if _NEXT_ARM.fullmatch(bare) and (
        _SIZED.search(gap) or (bare == ", " and mention.text in text[last.start : last.end]) or (" or " in bare and _ALLOTTED.search(lead))
    ):
        return "arm" if any(g.part == "control" for g in found) else "control"
    if _COMPARING.search(lead) and re.search(r"\b(?:with|to|and)\s", bare):
        return "control"
    if _RIVAL.search(gap):
        return "control"
    if _ARM.fullmatch(gap):
        return "arm"
    return "partner" if _PARTNER.search(gap[-90:]) else "subject"


def beside_subject(subject: tuple[str, ...], found: list[Group]) -> list[Group]:
    """The groups of a clause that gives the drug spoken of after others ("B or C, and A infusions"): these are its partners, where none is of
    another arm."""
    own = set(subject)
    place = next((i for i, g in enumerate(found) if own and own <= set(g.ids)), 0)
    if not place or any(g.part != "subject" for g in found[: place + 1]) or any(g.part in ("control", "arm") for g in found):
        return found
    return [replace(g, part="partner") if i < place and not own & set(g.ids) else g for i, g in enumerate(found)]
