"""Whose an asset is: possessives, brackets, table columns, "developed by", "COMPANY whose ...", licences.

"Sanofi/Synthorx’s ... THOR-707", "Kadmon (KD033)", "KD033 (Kadmon)", "Alkermes initiated a Phase II trial of nemvaleukin alfa". A company in
a disclosure, an affiliation or a list of authors owns nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from abstract2kb.assemble.company_anaphors import spoken_of
from abstract2kb.assemble.descriptions import Named, matching_bracket
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["Ownership", "company_mentions", "owners"]

Ownership = tuple[int, Mention, float, str]
"""Entity, company mention, confidence, rule."""

_DISCLOSURE = regex(
    r"disclos(?!(?:e|ed|ing) (?:the |its |new |first |initial |further )*(?:pre-?clinical|clinical|data|results?)\b)"
    r"|conflicts? of interest|honorari|consult(?:ing|ant|ancy)\b[^.]{0,30}(?:fee|role|for)|speakers?[’'] "
    r"bureau|advisory (?:board|role)|employ(?:ee|ment)|stock|shareholder|research (?:grant|funding|support)"
    r"|"
    r"travel (?:grant|support|expenses)|fund(?:ed|ing)[ :](?:by|source|\w)|sponsor(?:ed|ship)? by|legal "
    r"entity|acknowledg|affiliation|correspondence|personal fees|royalt|expert testimony|institutional\b",
    re.IGNORECASE,
)
_GAP_PLAIN = regex(r"[^.;:()\n\t]{0,90}")
_VERB = regex(
    r"(?:,? Co\.?,?)?(?:,? (?:Ltd|Inc|Corp|Corporation|plc|Plc|AG|GmbH|SA|Holdings)\b\.?)*(?: \([^()]{1,40}\))*"
    r",? (?:which |that |also |recently |has |is |have |are |plans to |currently )*(?:initiat|develop"
    r"|announc|report|present|advanc|evaluat|test|study|studi|acquir|licens|launch|market|investigat"
    r"|discover|own|highlight|said|says|receiv|obtain|secur|disclos|will|dos(?:ed|ing)|enroll|start|gain|unveil|showcas|describ|discuss|featur|shar)\w*\b[^.;\n\t]{0,110}$",
    re.IGNORECASE,
)
_BY = regex(
    r"(?:developed|marketed|being developed|manufactured|owned|made|licensed|discovered|created|commerciali[sz]ed"
    r"|sponsored|supplied|provided|presented|invented|originated|under development|in the hands)(?: jointly)? (?:by|from|to|at|of)(?: the)? "
    r"$|\bfrom $|\bby $|\bof $",
    re.IGNORECASE,
)
_ITS = regex(r"^(?! and\b|[,;/]? ?(?:partner|licens))[^.;\n\t]*\bits (?:[\w/+-]+,? ){0,7}$")
"""What goes on from a company to a drug of its own: "Company is a ... using its lead asset X"."""
_ITS_FAR = 260


def company_mentions(scene: Scene) -> list[Mention]:
    """Companies that may own something: not inside a drug name, not in a disclosure or affiliation."""
    drugs = [m for m in scene.mentions if m.label == Label.DRUG]
    return [m for m in scene.mentions if m.label == Label.COMPANY and not any(d.overlaps(m) for d in drugs) and not _in_disclosure(scene, m)]


def _in_disclosure(scene: Scene, mention: Mention) -> bool:
    sentence = scene.sentence_at(mention.start)
    line = scene.text.rfind("\n", 0, mention.start) + 1
    return bool(_DISCLOSURE.search(scene.text, min(sentence.start, line) if mention.start - line < 400 else sentence.start, sentence.end))


_SET_AGAINST = Sought(r"\b(?:against|versus|vs)\b")
"""What may make the drug of a sentence on "the company" that of another."""


def owners(scene: Scene, named: Sequence[Named]) -> list[Ownership]:
    """Every (entity, company) that the prose states; tables are read elsewhere."""
    found: list[Ownership] = []
    every = company_mentions(scene)
    companies = [c for c in every if not scene.in_table(c.start)]
    for number, company in enumerate(companies):
        for entity, confidence, rule in _owned(scene, named, company, every):
            found.append((entity, company, confidence, rule))
            found += [(entity, other, confidence, rule) for other in _coordinated(scene, companies, number, rule)]
    told = {entity for entity, *_ in found}
    for words, company in spoken_of(scene, companies):
        if _SET_AGAINST.search(scene.text, words.end, scene.sentence_at(words.start).end):
            continue
        for entity, _, _ in _owned(scene, named, words, every):
            if entity not in told:
                found.append((entity, company, 0.7, "companies.anaphor"))
    return found


_SLASH = regex(r"\s?/\s?| and (?:its )?partner | & ")
_LISTED = regex(r"\s?/\s?| and (?:its )?(?:partner )?| & |, (?:and )?")


def _coordinated(scene: Scene, companies: Sequence[Mention], number: int, rule: str) -> Iterable[Mention]:
    """The companies joined to this one: by a slash before a possessive ("Sanofi/Synthorx’s"), else by any list, on both sides."""
    joint = _SLASH if rule in {"companies.possessive", "companies.bracket"} else _LISTED
    at = number
    while at > 0 and joint.fullmatch(scene.text[companies[at - 1].end : companies[at].start]):
        at -= 1
        yield companies[at]
    at = number
    while rule in {"companies.by", "companies.asset_bracket"} and at + 1 < len(companies):
        if not joint.fullmatch(scene.text[companies[at].end : companies[at + 1].start]):
            return
        at += 1
        yield companies[at]


def _owned(scene: Scene, named: Sequence[Named], company: Mention, every: Sequence[Mention]) -> list[tuple[int, float, str]]:
    text, end = scene.text, company.end
    possessive = re.match(r"['’]s?(?=\s)", text[end : end + 3])
    if possessive:
        return _possessed(scene, named, end + possessive.end())
    bracket = re.match(r"\s?\(", text[end : end + 2])
    if bracket and (close := matching_bracket(text, end + bracket.end() - 1)):
        inside = [n for n in named if end < n.start and n.end <= close]
        if inside and inside[0].start - end <= 3:
            return [(n.entity, 0.95, "companies.bracket") for n in inside]
    return (
        _in_asset_bracket(scene, named, company, every)
        or _headed(scene, named, company)
        or _by(scene, named, company)
        or _subject(scene, named, company, every)
        or _led(scene, named, company)
    )


def _led(scene: Scene, named: Sequence[Named], company: Mention) -> list[tuple[int, float, str]]:
    """COMPANY: NAME, ...: the first drug of an item that opens with a company and a colon."""
    begin = scene.text.rfind("\n", 0, company.start) + 1
    colon = _LEAD_IN.match(scene.text, company.end)
    if colon is None or re.search(r"\w", scene.text[begin : company.start]):
        return []
    end = scene.text.find("\n", colon.end())
    after = [n for n in named if colon.end() <= n.start < min(end if end >= 0 else len(scene.text), colon.end() + _LEAD_FAR)]
    if not after or _NOT_OWN.search(scene.text, colon.end(), after[0].start):
        return []
    if scene.within(colon.end(), after[0].start, Label.COMPANY):
        return []
    return [(after[0].entity, 0.8, "companies.lead_in")]


_LEAD_IN = regex(r"(?: \([^()\n]{1,30}\))?(?::| [–—|-])\s")
"""After the company that an item opens with: "Acme (ACM): "."""
_LEAD_FAR = 120
_NOT_OWN = regex(r"\b(?:with|plus|versus|vs|than|over|against|combin\w+|rival|partner\w*)\b|[.;]\s", re.IGNORECASE)
"""Before a drug that is not the company's own."""


def _possessed(scene: Scene, named: Sequence[Named], start: int) -> list[tuple[int, float, str]]:
    """COMPANY’s [description] NAME[/NAME]: the first name after the possessive, and those joined to it by a slash."""
    sentence_end = scene.sentence_at(start).end
    after = [n for n in named if start <= n.start < min(sentence_end, start + 100)]
    if not after or not _GAP_PLAIN.fullmatch(scene.text[start : after[0].start]):
        return []
    gap = scene.text[start : after[0].start]
    if any(m.label == Label.COMPANY for m in scene.within(start, after[0].start)) or re.search(
        r"\b(?:is|are|was|were|said|will|and|with|versus|compared)\b", gap
    ):
        return []
    owned = [after[0]]
    for name in after[1:]:
        if not re.fullmatch(r"\s?/\s?", scene.text[owned[-1].end : name.start]):
            break
        owned.append(name)
    return [(n.entity, 0.95, "companies.possessive") for n in owned]


def _in_asset_bracket(scene: Scene, named: Sequence[Named], company: Mention, every: Sequence[Mention]) -> list[tuple[int, float, str]]:
    """NAME (COMPANY), NAME (CODE; COMPANY): the bracket that follows a name and holds the company."""
    opening = scene.text.rfind("(", max(0, company.start - 80), company.start)
    if opening < 0 or ")" in scene.text[opening : company.start]:
        return []
    owner = [n for n in named if 0 <= opening - n.end <= 1]
    inside = re.sub(r"[\s;,/&]|and", "", scene.text[opening + 1 : company.start])
    names = [n for n in named if opening < n.start and n.end <= company.start]
    known: list[Named | Mention] = [*names, *[m for m in every if opening < m.start and m.end <= company.start]]
    rest = re.sub(r"\W", "", inside)
    for thing in known:
        rest = rest.replace(re.sub(r"\W", "", scene.text[thing.start : thing.end]), "")
    return [(owner[0].entity, 0.95, "companies.asset_bracket")] if owner and not rest else []


_HEADED = regex(r"(?: \([^()\n]{2,30}\))?(?:[.:]| [–—|·])\s")
_BEHIND = regex(r"(?:,| [–—|·])\s$")


def _headed(scene: Scene, named: Sequence[Named], company: Mention) -> list[tuple[int, float, str]]:
    """COMPANY (poster 12). NAME and COMPANY: NAME at the head of a line; NAME, COMPANY: and NAME – COMPANY at its head."""
    text, line = scene.text, scene.text.rfind("\n", 0, company.start) + 1
    head = text[line : company.start].strip(" •–-")
    if not head and (match := _HEADED.match(text, company.end)):
        return [(n.entity, 0.8, "companies.headed") for n in named if n.start == match.end()]
    behind = _BEHIND.search(text, line, company.start)
    if behind is None or not re.match(r"\s?(?:[:–—|·\n]|$)", text[company.end : company.end + 2]):
        return []
    return [(n.entity, 0.8, "companies.headed") for n in named if n.end == behind.start() and not text[line : n.start].strip(" •–-")]


def _by(scene: Scene, named: Sequence[Named], company: Mention) -> list[tuple[int, float, str]]:
    """NAME, developed by COMPANY; NAME from COMPANY."""
    sentence = scene.sentence_at(company.start)
    before = scene.text[sentence.start : company.start]
    match = _BY.search(before)
    if match is None:
        return []
    names = [n for n in named if sentence.start <= n.start and n.end <= sentence.start + match.start()]
    if not names:
        return []
    gap = scene.text[names[-1].end : sentence.start + match.start()]
    close = len(gap) <= (60 if len(match.group().split()) > 1 else 3)
    return [(names[-1].entity, 0.85, "companies.by")] if close and not re.search(r"[.;]|\bwith\b", gap) else []


def _subject(scene: Scene, named: Sequence[Named], company: Mention, every: Sequence[Mention]) -> list[tuple[int, float, str]]:
    """COMPANY whose agent − NAME −; COMPANY initiated a trial of NAME; COMPANY, which is developing NAME."""
    sentence = scene.sentence_at(company.start)
    others = [c for c in every if company.end < c.start < sentence.end]
    limit = others[0].start if others else sentence.end
    after = [n for n in named if company.end <= n.start and n.end <= limit]
    if not after:
        return []
    gap = scene.text[company.end : after[0].start]
    whose = re.match(r",? whose\b[^.;\n\t]{0,90}$", gap)
    if len(gap) <= _ITS_FAR and _ITS.search(gap):
        return [(after[0].entity, 0.8, "companies.its")]
    if whose or _VERB.match(gap):
        return [(after[0].entity, 0.85 if whose else 0.75, "companies.subject")]
    return []
