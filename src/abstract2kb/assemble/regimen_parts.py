"""What part a group of drugs plays in its clause: subject, partner, control, backbone, or what patients had before.

Examples: B of "A versus B" and of "; the figure for B was 20%" is of the other arm; X of "75% had received X" is of none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from abstract2kb.nlp.mention import Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["ALLOTTED", "AS_CONTROL", "CHOICE", "COMPARING", "CONTROL", "DOSE", "SIZED", "Group", "Part", "part_of"]

Part = Literal["subject", "partner", "control", "optional", "added", "arm", "backbone", "base", "own", "prior", "toggled", "beside"]


@dataclass(frozen=True, slots=True)
class Group:
    """text[start:end] (end exclusive) names the assets `ids`, given together. `part`: subject; partner ("With A, ..." of a subject
    named before); control (after "versus"); optional or added (the last drugs of the group make the difference to the control, which
    is `base`); arm (after a preposition beside another arm's figure, weaker than control); backbone (given in every arm);
    base (what the subject was added to); own (of "two of whom
    had received", no matter of the others); toggled ("B with A or placebo": what only
    one arm was given of it); beside ("alone or with B": in a part of the trial only); prior ("75% had
    received", what some were given before the drug spoken of)."""

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
    r"(?:best )?supportive care|best available (?:therapy|treatment|care)|(?:physician|investigator)[’']?s[’']? choice|usual care|no treatment|"
    r"chemoimmunotherapy|"
    r"(?:ADT|endocrine therapy|hormon(?:e|al) therapy|surgery|resection|radiotherapy|radiation(?: therapy)?|transplant(?:ation)?) alone)\b",
    re.IGNORECASE,
)
"""Words for the arm that was not given the drug under study."""

DOSE = (
    r"(?:(?:\d[\d.,/]*(?:\s?[–-]\s?\d+)?\s?(?:mg|µg|μg|mcg|g|IU|MU|U)(?:/\w+)?|AUC\s?\d[\d.]*|(?:once |twice )?(?:daily|weekly|monthly)|[x×]\s?\d\b|"
    r"every (?:\d+|two|three|four|other) (?:days?|weeks?|months?)|[qQ]\d\w+|QD|BID|TID|PO|IV|SC|IT|subcutaneously|intravenously|orally|by mouth|"
    r"s\.c\.|i\.v\.|on days? \d[\d, –-]*|as an? (?:[\w-]+ ){0,3}infusion|infused over \d+ (?:hours?|h|minutes?|min)|over \d+ (?:hours?|h|"
    r"minutes?|min)\b|"
    r"for \d+ (?:days|weeks|cycles))\s?)*"
)

CHOICE = regex(r",? or (?:(?:to|with|on) )?(?:the |an? )?(?:[\w-]+ ){0,2}", re.IGNORECASE)

SIZED = regex(r"\([^()]*\b[nN]\s?=\s?\d+\)")
"""A bracket with the size of an arm, which parts it from the next."""

_NEXT_ARM = regex(rf"\s?{DOSE}[^;.,()]{{0,30}}(?:,|,? (?:or|and|vs?\.?|versus))\s(?:to |with )?(?:the |an? )?(?:[\w-]+ ){{0,2}}", re.IGNORECASE)

_CLASS_CHOICE = regex(
    r"(?:[^;.()]|\.\d){0,120}?,? or (?:(?:to|with|on) )?(?:the |an? )?(?:[\w’'-]+ ){1,6}\((?:[A-Z][\w-]*[;:,] )?(?:[a-z][\w-]* ){0,2}", re.IGNORECASE
)
"""Between "to A" and the drugs of "or a change of endocrine therapy (B or C)"."""

_VERSUS = Sought(
    r"\b(?:versus|vs?\.?|against|compared (?:with|to)|comparison with|rather than|over|than|"
    r"beat(?:s|ing)?|outperform(?:s|ed|ing)?|outdid|surpass(?:es|ed|ing)?|"
    r"relative to|to that of|"
    r"head[- ]to[- ]head with|it (?:beside|next to))"
    r"\s(?!(?:that|this|these|those),|\d[\d.,]*\s?(?:[mµμ]?g|mcg|IU|MBq|GBq|m?Ci)\S*\sof\s)(?:(?!and\b|;)[^\s;]+\s){0,4}$|"
    r"\b(?:comparator|control|rival|opponent)(?: arm)?(?: was|:| of|,)?\s(?:[\w’]+ ){0,3}$",
    re.IGNORECASE,
)

_DIRECT = Sought(
    r"\b(?:versus|vs?\.?|against|compared (?:with|to)|rather than|over|than|beat(?:s|ing)?|outperform(?:s|ed|ing)?|outdid|surpass(?:es|ed|ing)?|"
    r"relative to|or to|misses against|was compared with)"
    r"\s(?:(?:(?!and\b)[\w’()-]+,?\s){0,4}|(?:platinum|chemo(?:therapy)?|placebo)(?:-based chemotherapy)?\sand\s)$",
    re.IGNORECASE,
)

COMPARING = Sought(r"\b(?:compar(?:ed|ing|es|isons? of)|head[- ]to[- ]head|between)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)

ALLOTTED = Sought(
    r"\b(?:randomi[sz]\w*|assigned|allotted|allocated|(?<!with )(?<!plus )either|received|given|receive|versus)\b[^;.]{0,90}$|"
    r"(?<!with )(?<!plus )\beither\s$",
    re.IGNORECASE,
)

_ARM = regex(
    r"(?=[^;]*\d)[^;]*\b(?:and|vs?\.?|versus|against|compared with|than|to|from)\b[^;]*\b(?:with|for|on|in|under)\s(?:the\s)?$|"
    r"[^;]*\d[^;]*,\s(?:and\s|with\s|on\s)?(?:the\s)?(?:[\w]+-dose\s)?$|"
    r"(?:,|;|,? and| vs\.?| versus)\s(?:only\s|just\s)?\d[\d.·]*\s?(?:%|months?|mo|weeks?|years?)?\s(?:\([^()]*\)\s)?$"
)

_FIGURE_FOR = regex(
    r"(?:^|[,;]\s|\b(?:and|but|while|whereas)\s)(?:the|that|those|its)\s(?:(?:corresponding|respective|same)\s)?"
    r"(?:figures?|rates?|values?|numbers?|medians?|proportions?|shares?)\s(?:for|with|on|in|of)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
"""Before the other arm of "; the figure for B was 65.9%"."""

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
    r"given (?:together )?|tested |in combination |together |it |in an? (?:\w+ )?(?:trio|duo|pair|doublet|triplet|combination|quartet)\s)"
    r"with\s(?:the\s)?(?:[\w-]+ ){0,3}$|\b(?:the|this|a|and|or|in)\s(?:combination|combo|doublet|pair|pairing|duo|duet)\swith\s"
    r"(?:the\s)?(?:[\w-]+ ){0,2}$|"
    r"\b(?:received|given|got|took|instilled|injected|infused|administered|dosed)\s(?:(?!\b(?:and|or|versus|vs|than|against|if|who|whom)\b)[^;:.]|"
    r"(?<=\d)\.(?=\d)){0,60}?\bwith\s(?:the\s)?$|"
    r"\b(?:IM|IV|SC|i\.v\.|s\.c\.|subcutaneously|intravenously|intramuscularly|weekly|daily|Q\dW|"
    r"every\s\w+\s(?:days|weeks|months))\swith\s(?:the\s)?$|"
    r"[,;:(]\s\+\s?$|"
    r"\b(?:on top of|added to|alongside|also (?:got|received)|"
    r"partner (?:was|is|being))\s(?:the\s)?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)

_CONTROL_LEFT = Sought(
    rf"(?!chemo){CONTROL.pattern}(?:\s?(?:plus|and|\+|with|of|\(|:|,|;)\s?|\s?\([^()]{{0,20}}\)\s?[:,]\s|[^.;,]{{0,30}}?\b(?:of|with|\(n\s?=\s?\d+:?)\s|\s?\([^()]{{0,12}}\)\sof\s(?:weekly\s|oral\s|either\s)?)$|"
    r"^\W{0,3}chemo(?:therapy)?(?:\s\([^()]*\))?\s?[:=]\s$|\b(?:vs?\.?|versus|or|than|for|with|on|against)\schemo(?:therapy)?\s?(?:[(:]|\(n\s?=\s?\d+[:;,])\s?$|"
    r"\bor(?:\sto)?\s(?:an?\s|the\s)?(?:change|switch)\s(?:of|in|to)\s(?:[\w-]+\s){1,4}\((?:[A-Z][\w-]*[;:,]\s)?$|"
    r"(?<!\bof )(?<!\bfirst )(?<!\bsecond )(?<!\btheir )\bchoice"
    r"(?:\sof(?:\s(?!and\b|plus\b|with\b)[\w-]+){1,4})?(?:\s?\([^()]{0,24}\))?(?:\s(?:in|every|for|on)(?:\s[\w-]+){1,3})?\s?"
    r"[:(]\s?(?:[A-Z][\w-]*[;:,]\s)?$",
    re.IGNORECASE,
)

_WAS_ADDED = regex(r"\s(?:was|were|is|being|had been)\s(?:then\s|later\s)?added\b(?!\s(?:on\s)?to\b)", re.IGNORECASE)
"""After what came on top of the drug spoken of: "when X was added"."""

_ALONE_AND = regex(
    r"\b(?:alone|monotherapy|(?:as a )?single[- ]agent)(?:,? and|,? or|/| and/or)\s(?:(?:combined|in combination|together)\s)?with\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before what a drug is given with in a part of its trial: "X, alone and with"."""
_OR_PLACEBO = regex(
    rf"\s?(?:\([^()]*\)\s)?{DOSE}or\s(?:a\s)?(?:matching\s|matched\s)?placebo\b(?!\s(?:\([^()]*\)\s)?(?:plus|with|\+|and)\s)", re.IGNORECASE
)
_WITH_LEFT = regex(
    r"(?<!treated )(?<!treatment )(?<!therapy )(?<!compared )(?<!maintenance )(?<!trial )(?<!trials )(?<!study )(?<!studies )(?<!one )"
    r"\b(?:with|plus|alongside|\+)\s(?:either\s)?$",
    re.IGNORECASE,
)
"""Around A in "B and C with A or placebo"."""
_COMBINATION = regex(r"\s(?:combination|combo)\b(?!\s(?:of|with)\b)")
"""After what goes with the drug spoken of: "Pembro combination escalation"."""

AS_CONTROL = regex(
    r"(?:\s\([^()]*\))?\s(?:(?:was|were|is|being|serv(?:ed|ing))\s)?"
    r"as\s(?:(?:the|its|an?|active|common)\s){0,2}(?:comparators?|controls?|reference|control arm)\b",
    re.IGNORECASE,
)
"""After the other arm: "with X as the comparator"."""

_BASE = Sought(
    r"\b(?:(?:adding|addition of) (?!to\b)[^.;,]{1,40} to|(?:it|which|was|were|is|being) added to)\s(?:the\s)?(?:[\w-]+ ){0,2}$", re.IGNORECASE
)

_BACKBONE = Sought(
    r"\b(?:backbone(?: was| of|:)?|backbone (?:by|of) [\w’' -]{3,30}:|"
    r"both (?:arms |groups |regimens )?(?:with|on|plus|given|receiving|received|shared?|"
    r"sharing|contain(?:ed|ing)?|includ(?:e|ed|ing))|(?:in )?each(?: case)? with|"
    r"all (?:patients )?(?:also )?received|"
    r"\bor(?:\sto)?\s(?:\d+\s(?:to\s)?)?(?:matching\s)?placebo(?:\s\([^()]*\))?(?:\s[qQ]\d?W)?\s(?:plus|with|together with|in combination with|"
    r"\+)(?!\s(?:later|subsequent|rescue|optional|crossover)\b))"
    r"\s(?:[\w-]+\s(?:cycles?|doses?|courses?)\sof\s)?(?:[\w-]+\s){0,2}\(?$",
    re.IGNORECASE,
)

_PLACEBO_LEFT = regex(r"\bplacebo(?:\s\([^()]*\))?(?:\s[qQ]\d?W)?\s(?:plus|with|together with|in combination with|\+)\s[^,;.]*$", re.IGNORECASE)

_HAD_BEFORE = Sought(
    r"\bhad\s(?:(?:also|already|all|both|each|previously|then|once|ever)\s)*(?:been\s)?(?:previously\s)?(?:received|given|got|taken|tried|had|undergone|"
    r"used|(?:treated|managed) with|exposed to|on)\s(?:both\s|either\s|prior\s)?(?:[\w-]+\s(?:and|or)\s)?$",
    re.IGNORECASE,
)
"""Before what some had been given: "75% had received X"."""

_HAD_BEEN_GIVEN = regex(
    r"\s(?:\([^()]*\)\s)?had (?:previously |already |also )*been (?:received|given|used|tried|taken|administered)\b"
    r"(?!\s(?:to|in|at)\s(?!\d[\d.]*\s?%|(?:most|all|half|many|some|every|nearly|almost)\b))"
)
"""After what some had been given before, not after the drug that "had been given to nine patients"."""

_OWN = Sought(
    r"\b(?:whom|which)\s(?:\d[\d.]*\s?%\s|\d+\s)?(?:had |have )?(?:also )?(?:received|been given|got|been treated with)\s(?:[\w-]+\s){0,2}$"
)


def part_of(text: str, start: int, mention: Mention, found: Sequence[Group]) -> Part:
    """What part a group plays that begins with the mention."""
    before = text[max(start, mention.start - 90) : mention.start]
    if _OWN.search(before):
        return "own"
    if _HAD_BEFORE.search(before) or _HAD_BEEN_GIVEN.match(text, mention.end):
        return "prior"
    if _OR_PLACEBO.match(text, mention.end) and _WITH_LEFT.search(before):
        return "toggled"
    if _ALONE_AND.search(before):
        return "beside"
    if _WAS_ADDED.match(text, mention.end) or _COMBINATION.match(text, mention.end):
        return "partner"
    if AS_CONTROL.match(text, mention.end):
        return "control"
    if _BACKBONE.search(before):
        of_other = found and len(found[-1].ids) > 1 and _PLACEBO_LEFT.search(before)  # "A plus B or placebo plus C"
        return "control" if of_other else "backbone"
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
    if _FIGURE_FOR.search(text, start, mention.start):
        return "arm"
    if _SECOND_FIGURE.search(text, start, mention.start):
        return "arm"
    return "partner" if _PARTNER.search(text[start : mention.start][-90:]) else "subject"


_FIGURE_OPEN = regex(r"\d\s?%?\s?\((?:(?:with|for|on|under)\s)?(?:the\s)?$")

_ITS_FIGURE = regex(r"(?:\s(?:arm|group))?[,:]?\s\d[\d.·]*\s?(?:%|months?|mo\b)?\s?\)")
"""Around the other arm of "77% (crizotinib: 57%)"."""


_THEN_OR = regex(rf"(?:\s?{DOSE})?(?:,\s[^;.,()]{{2,40}}){{0,2}},?\sor\s", re.IGNORECASE)
"""After the second of several arms to which patients were allotted: "to A, B or C"."""


def _part_after(text: str, start: int, mention: Mention, found: Sequence[Group]) -> Part:
    """What part a group plays beside the groups before it."""
    last = found[-1]
    gap = text[last.end : mention.start]
    bare = re.sub(r"\s?\([^()]*\)", "", gap)
    lead = text[max(start, last.start - 100) : last.start]
    third = last.part == "control" and len(found) > 1 and text[found[-2].end : last.start] == ", "
    if _DIRECT.search(bare) or ((CHOICE.fullmatch(bare) or _CLASS_CHOICE.fullmatch(bare)) and ALLOTTED.search(lead)):
        return "arm" if third and CHOICE.fullmatch(bare) else "control"
    if _NEXT_ARM.fullmatch(bare) and (
        SIZED.search(gap) or (bare == ", " and mention.text in text[last.start : last.end]) or (" or " in bare and ALLOTTED.search(lead))
    ):
        return "arm" if any(g.part == "control" for g in found) else "control"
    if bare == ", " and ALLOTTED.search(lead) and _THEN_OR.match(text, mention.end):
        return "arm" if any(g.part == "control" for g in found) else "control"
    if COMPARING.search(lead) and re.search(r"\b(?:with|to|and)\s", bare):
        return "control"
    if _RIVAL.search(gap):
        return "control"
    if _ARM.fullmatch(gap):
        return "arm"
    return "partner" if _PARTNER.search(gap[-90:]) else "subject"
