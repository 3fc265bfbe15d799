"""The words that say what was measured: before the values ("the rate of X was", "X was lower (") or after them ("... had X").

Pure functions over a mask; they give places in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.nlp.told.masks import GROUP, NOISE, VALUE, Token, tokens
from abstract2kb.patterns import regex

__all__ = ["after", "before", "linking"]

Place = tuple[int, int]
_LINKS = frozenset(
    "was were is are be been being of in at by to from with for on : = - – — ( [ occurred occurring developed achieved observed seen noted "
    "found detected reported "
    "recorded present obtained documented affected among that reached reaching estimated averaged equaled totaled performed successful "
    "completed experienced "
    "met yielding giving identified diagnosed measured increased decreased reduced improved rose fell declined dropped grew ranged remained".split()
)
_ADVERBS = frozenset(
    "significantly statistically markedly similarly also only still approximately about nearly almost respectively overall more less most "
    "however even just "
    "slightly somewhat not non-significantly numerically substantially considerably clinically again similarly likewise higher lower "
    "greater smaller larger longer "
    "shorter better worse fewer similar comparable different equal equivalent superior inferior earlier later faster slower favorable "
    "significant reduced "
    "increased improved decreased increasing decreasing favored favoured favoring than compared versus vs vs. v did differ differed had has "
    "have having as those that the a an its "
    "their and or but , ; median mean average respective corresponding figures total small number there it no did do does between both two "
    "three groups group arms arm each either "
    "all patients pts women men subjects children participants evaluable treated given receiving taking whom who so lengthened shortened prolonged "
    "common frequent often likely severe effective pronounced evident against back while whereas although though + +/- sd se sem ± -- after "
    "before within during . %".split()
)
_INTRO = regex(
    r"(?:RESULTS?|Results?|FINDINGS|CONCLUSIONS?)\b\s?[:.]?\s?|\(\s?[\ue002\d]+\s?\)\s?|"
    r"(?:However|Moreover|Furthermore|In addition|Overall|Likewise|Similarly|In contrast|Conversely|Finally|Additionally)\s?,?\s|"
    r"(?:At|In|After|By|During|For|On|Within|Among|Of|From|Over|Over|With|Compared with|Compared to|Following|Before)\s(?:(?!\b(?:was|were|"
    r"had|did|occurred|increased|"
    r"decreased|improved|reduced|developed|showed)\b)[^,;:(\ue000])*(?:\([^()\ue000]*\)[^,;:(\ue000]*)?(?:,\s?|:\s?)(?=\S)"
)
_BORDER = regex(
    r";\s|:\s(?=[a-z])|\.\s(?=[A-Z])|\s?,\s(?:and|but|while|whereas|although|though|with|as|so|yet|however)\s(?!compared)|\s(?:but|while|"
    r"whereas|although|however)\s|(?<=[)\]])\s?,\s|(?<=[)\]])\s(?:and|or)\s|(?<=[\ue000\ue002])\s?,\s(?!\ue002)"
)
_COMPARED = (
    r"(?:higher|lower|larger|greater|smaller|longer|shorter|better|worse|fewer|more|less|similar|comparable|increased|reduced|decreased|improved|"
    r"significant|prolonged|earlier|later|superior|faster|slower|lesser|equal)"
)
_DEGREE = (
    r"(?:(?:an?|the|no|some|any|much|also|significantly|statistically|markedly|slightly|numerically|substantially|clinically|"
    r"significant|relevant|marked|mean|still)\s)*"
)
_CUTS = (
    regex(
        r"\b(?:differences?|improvements?|changes?|reductions?|increases?|decreases?|benefit|gains?|declines?|"
        r"advantages?)\s(?:\(\s?\ue002+\s?\)\s)?(?:between\s[^,;()]{0,40}\s|from baseline\s)?(?:in|for|of|regarding|with respect to|with "
        r"regard to)\s(?:the\s|both\s)?"
    ),
    regex(
        rf"\b(?:had|have|has|having|showed|shows|demonstrated|experienced|reported|with|exhibited|"
        rf"achieved)\s{_DEGREE}{_COMPARED}\s(?!\b(?:in|with|for|by|than)\b)(?=\w)"
    ),
    regex(
        r"(?<!who\s)\b(?:had|have|has|showed|experienced|exhibited|reported)\s(?:an?\s|the\s|overall\s|mean\s|median\s)*(?=[a-z][\w-]+\s[^,;()]*\b(?:of|was|were)\b)"
    ),
    regex(
        r"\b(?:effects?|events?|complications?|reactions?|symptoms?|complaints?|toxicit(?:y|ies))\s(?:[^,;()\d]{0,40}\s)?(?:was|were)\s(?:the\s)?(?=[a-z])"
    ),
    regex(
        r"(?:\b(?:patients|pts|women|men|subjects|children|participants|people)|\ue001)\s(?:on\saverage\s)?(?:reported|experienced|suffered|achieved|reached|attained|met|maintained|completed|required|needed|underwent|developed)"
        r"\s(?:an?\s|the\s)?(?=[A-Za-z])"
    ),
    regex(rf"\b[Tt]here\s(?:was|were)\s{_DEGREE}(?:{_COMPARED}\s)?(?!difference)(?=\w)"),
    regex(
        r"\b(?:increased|reduced|improved|decreased|prolonged|lowered|raised|shortened|enhanced|prevented|doubled|extended)\s(?:the\s|"
        r"mean\s)*(?!in\b|by\b|from\b|to\b|more\b|less\b|significantly\b|after\b|with\b|for\b)(?=[A-Za-z])"
    ),
    regex(r"\b(?:resulted\sin|led\sto|was\sassociated\swith|were\sassociated\swith|showed|demonstrated|revealed)\s(?:an?\s|the\s|that\s)?(?=\w)"),
)
_FIRST = frozenset(
    "the a an in of for to and or both mean significant with on by at , : ; - no any that ( [ ) ] significantly also more this these those "
    "all as but while whereas although "
    "however . patients who were was more less than been had".split()
)
_PREDICATE_AHEAD = frozenset(
    "of the these those a an all had have has having suffered experienced developed achieved showed reported received were was did patients "
    "patient pts women woman men subjects subject "
    "children participants participant individuals cases people in on with for ) ] , respectively who receiving given assigned treated from "
    "to group arm groups arms also been respective "
    "recipients following evaluable eligible samples at each who's then".split()
)
_STOPS = frozenset(". ; ( [ ) ] compared versus vs vs. v than while whereas but although during as".split())
_LONGEST = 16


_THAT = regex(r"\b(?:showed|found|indicated|reported|demonstrated|revealed|suggested|observed)\sthat\s(?:only\s)?$")
"""After who says it: the value begins a clause of its own."""


def before(mask: str, start: int, end: int) -> Place | None:
    """What the values at `end` are of, by the clause before them from `start`; None where it tells of nothing."""
    if _THAT.search(mask, start, end) is not None:
        return None
    at = _clause(mask, start, end)
    words = list(tokens(mask, at, end))
    if (
        words
        and words[-1].text == ","
        and (mask.rfind("(", at, end) > mask.rfind(")", at, end) or mask.rfind("[", at, end) > mask.rfind("]", at, end))
    ):
        words.pop()
    if not words or words[-1].text in (",", "and", "or", "but", ";", "."):
        return None
    state = None
    while words and _is_link(words[-1]):
        last = words.pop()
        state = last if last.text in _STATES else state
    if not any(t.kind == "word" for t in words):
        return None if state is None else (state.start, state.end)
    place = _cut(mask, words)
    if place is not None and _GENERIC.fullmatch(mask, *place):
        return before(mask, start, _edge(mask, start, at)) if at > start else None
    return (place[0], state.end) if place is not None and state is not None else place


def _edge(mask: str, start: int, at: int) -> int:
    """The end of the clause before the one that begins at `at`."""
    borders = [b for b in _BORDER.finditer(mask, start, at + 1) if b.end() == at]
    return borders[-1].start() if borders else start


_STATES = frozenset("successful completed performed".split())
_GENERIC = regex(r"(?:the\s)?(?:medians?|means?|rates?|figures|values?|scores?|averages?|incidences?|corresponding figures)", re.IGNORECASE)


def _is_link(token: Token) -> bool:
    return token.kind in (GROUP, NOISE, VALUE) or token.text in _LINKS or token.text in _ADVERBS or token.text in ')]"'


def _clause(mask: str, start: int, end: int) -> int:
    """Where the clause begins that leads to the values: after the last border, and after words on time and group that open it."""
    at = start
    for border in _BORDER.finditer(mask, start, end):
        if border.end() < end and _has_words(mask, border.end(), end):
            at = border.end()
    while (intro := _INTRO.match(mask, at, end)) is not None and intro.end() > at:
        at = intro.end()
    return at


def _has_words(mask: str, start: int, end: int) -> bool:
    return any(t.kind == "word" and not _is_link(t) for t in tokens(mask, start, end))


def _cut(mask: str, words: Sequence[Token]) -> Place | None:
    """The phrase within a clause whose end is known: after its verb of having, changing or comparing, where it has one."""
    begin, end = words[0].start, words[-1].end
    for cut in _CUTS:
        found = [m.end() for m in cut.finditer(mask, begin, end) if m.end() < end and _has_words(mask, m.end(), end)]
        if found:
            begin = found[-1]
            break
    kept = [t for t in words if t.start >= begin]
    return _trimmed(kept)


def _trimmed(words: Sequence[Token]) -> Place | None:
    """The words without articles and groups at their ends, the last run without a group inside."""
    kept = list(words)
    while kept and (kept[0].text in _FIRST or kept[0].kind in (GROUP, NOISE, VALUE)):
        kept.pop(0)
    stop = next((i for i, t in enumerate(kept) if t.kind in (GROUP, VALUE)), len(kept))
    rest = kept[:stop]
    while rest and (_is_link(rest[-1]) or rest[-1].text in _FIRST):
        rest.pop()
    if stop < len(kept) and all(t.text in _WHO for t in rest):
        return _trimmed(kept[stop:])
    rest = rest[-_LONGEST:] if len(rest) > _LONGEST else rest
    return (rest[0].start, rest[-1].end) if any(len(t.text) > 1 or t.text.isalpha() for t in rest) else None


_PERSONS = frozenset(
    "patients pts women men subjects children participants infants neonates newborns adults people those individuals recipients persons "
    "boys girls families "
    "students eyes".split()
)
_WHO = _PERSONS | frozenset("allocated assigned treated receiving randomized randomised given taking randomly to with in on using who were".split())
"""Words for people and what they were given, which say nothing of what was measured."""


def linking(mask: str, start: int, end: int) -> bool:
    """Whether mask[start:end] has nothing but words that link a value to what was said before it, the last of them no conjunction."""
    words = tokens(mask, start, end)
    return bool(words) and all(_is_link(t) or t.text in _WHO for t in words) and words[-1].text not in (",", "and", "or", "but", ";", ".")


def after(mask: str, start: int, end: int) -> Place | None:
    """What the people counted before `start` had, by the words up to `end`."""
    words = list(tokens(mask, start, end))
    while words and (words[0].text in _PREDICATE_AHEAD or words[0].text in _PERSONS or words[0].kind in (GROUP, NOISE)):
        words.pop(0)
    kept: list[Token] = []
    for i, token in enumerate(words):
        if token.kind in (VALUE, GROUP, NOISE) or token.text in _STOPS:
            break
        if token.text in (",", "and", "or") and (
            i + 1 == len(words)
            or words[i + 1].kind in (VALUE, GROUP)
            or (token.text == "," and words[i + 1].text in ("and", "but", "which", "while", "none", "respectively"))
        ):
            break
        kept.append(token)
    while kept and kept[-1].text in _AFTER_LAST:
        kept.pop()
    return (kept[0].start, kept[min(len(kept), _LONGEST) - 1].end) if kept and kept[0].kind == "word" else None


_AFTER_LAST = frozenset("in of the with for on a an and or at to by from , occurred occurring was were".split())
