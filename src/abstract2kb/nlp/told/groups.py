"""The groups that a sentence compares, by what stands around its values: "in the X group", "3 % for A", "patients on B", "A versus B (".

Example: in "5 % in the SES vs. 9 % in the PES Group" (with both shares masked) the groups are "SES" and "PES Group".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from abstract2kb.nlp.masking import masked
from abstract2kb.nlp.numerals import UNIT_WORD
from abstract2kb.nlp.told.masks import GROUP, NOISE, VALUE
from abstract2kb.nlp.told.numbers import PEOPLE
from abstract2kb.patterns import regex

__all__ = ["Place", "grouped", "headed"]

Place = tuple[int, int]
_HEAD = r"(?:[Gg]roups?|[Aa]rms?|[Cc]ohorts?|recipients)"
_NO_NAME = (
    r"(?:the|an?|in|of|for|from|to|at|by|with|on|and|but|or|was|were|is|are|both|either|each|all|two|three|between|among|than|that|this|"
    r"these|those|which|"
    r"who|had|has|have|compared|versus|vs|v|as|after|before|into|within|per|other|respective|(?:treatment|study)(?=\s(?:groups|arms))|same|"
    r"one|any|no|not|there|while|whereas|"
    r"occurred|observed|seen|found|detected|noted|reported|did|received|receiving|assigned|randomi[sz]ed|higher|lower|out|over)"
)
_WORD = rf"(?:(?=[A-Z]{{2,6}}\b)(?!(?:RESULTS|AND|THE)\b)|(?!(?i:{_NO_NAME}|{UNIT_WORD}(?:-{UNIT_WORD})?)(?![\w-])))[A-Za-z+](?:[\w'’/+.-]*[\w+])?"
_MORE = rf"(?:\s(?:plus|\+|/)\s{_WORD}|\s{_WORD}|\s(?:and|with)\s(?={_WORD}\s{_HEAD}\b){_WORD})"
_HEADED = regex(
    rf"(?<![\w-]){_WORD}(?:\s{_WORD}){{0,2}}\s(?:and|versus|vs\.?)\sthe\s{_WORD}(?:\s{_WORD}){{0,2}}\s(?:groups|arms|cohorts)\b|"
    rf"(?<![\w-]){_WORD}(?:\s?,\s{_WORD}){{0,2}}\s?,\s{_WORD}\s?,?\sand\s{_WORD}\s(?:groups|arms)\b|\b[Cc]ontrols\b|\b[Cc]ontrol\s(?:patients|subjects|women|children|animals|eyes|participants|individuals)\b|"
    rf"(?<![\w-])(?:\"\s)?{_WORD}{_MORE}{{0,4}}(?:\s\")?\s{_HEAD}\b(?!\s(?:[A-Z]|I+|IV|\d)\b)|"
    rf"\b(?:[Aa]rms?|[Gg]roups?|[Cc]ohorts?|[Ss]tratum|[Rr]egimens?)\s(?:[A-Z]\b(?![-+])|\d{{1,2}}\b(?!\s?[%(.])|(?:I{{1,3}}|IV|V)\b|[A-Z]{{2,5}}\b)|"
    rf"\b[A-Z]{{2,}}[\w/+-]*\sand\s[A-Z]{{2,}}[\w/+-]*\s(?:patients|subjects|eyes)\b|\b[A-Z][\w/+]*-(?:group|arm)\b|\b[A-Z]{{2,6}}\d?\s(?:patients|subjects|eyes)\b|"
    rf"\b[A-Za-z][\w/+-]*-?(?<=[a-z-])treated(?:\s{PEOPLE})?\b|\b[Pp]lacebo\b(?!-)"
)
_GIVEN = regex(
    rf"\b(?:{PEOPLE}|those|groups?|arms?)\s(?:(?:who\s(?:had\s|were\s)?)?(?:treated\s(?:with|by)|receiving|received|given|taking|using|continuing\son|maintained\son|switched\sto|assigned\sto|"
    rf"allocated\sto|randomi[sz]ed\sto|randomly\sassigned\sto|on)"
    rf"(?:\seither)?(?:\s(?:the|an?))?)\s(?:{NOISE}+\s(?:(?:once\s|twice\s|a\sday|daily|of)\s)*)?(?P<group>{_WORD}(?:\s(?!{_HEAD}){_WORD}|\s(?:\+|plus)\s{_WORD}){{0,3}}?)(?=\s?(?:[,;.()\[\]\d]|$|{VALUE}|"
    rf"{NOISE}|{_NO_NAME}\b|[a-z]+(?:ed|ly)\b))",
    re.IGNORECASE,
)
_STOP = (
    rf"\s?(?:[,;:.()\[\]]|$|{VALUE}|{NOISE}|(?:and|vs|versus|v|compared|as|than|while|whereas|but|groups?|arms?|one|during|at|had|was|"
    rf"were|did|showed)\b)"
)
_NAME = rf"(?:{_WORD}|\d+(?=\smg\b))(?:\s(?:\+|plus|&|/)\s{_WORD}|\s{_WORD}|\s\d+\b|\s?-\s?{_WORD}){{0,4}}?"
_WHOM = rf"(?:(?:{PEOPLE}|those|of|the|who|informative|samples|evaluable|all)\s){{0,5}}"
_IN = r"(?:in|(?:treated\s)?with|for|on|under|receiving|given|taking|assigned\sto|after|of|among)\s(?:the\s|those\s(?:treated\s)?(?:with|on|in)\s)?"
_AFTER_VALUE = regex(rf"{VALUE}\s?(?:[(\[][^()\[\]{VALUE}]*[)\]]\s)?[)\]]?\s?{_WHOM}{_IN}(?P<group>{_NAME})(?={_STOP})", re.IGNORECASE)
_BARE_AFTER = regex(
    rf"(?<=\(\s)(?:{VALUE}+\s(?P<one>[A-Z][\w/+-]*)\s(?:and|vs\.?|versus|,)\s{VALUE}+\s(?P<two>[A-Z][\w/+-]*)(?=\s\)))|"
    rf"(?<=\()(?:{VALUE}+\s(?P<three>[A-Z][\w/+-]*)\s(?:and|vs\.?|versus|,)\s{VALUE}+\s(?P<four>[A-Z][\w/+-]*)(?=\)))"
)
_PAIR_AFTER = regex(
    rf"{VALUE}\s?(?:\(\s?{NOISE}+\s?\)\s)?,?\s?{_WHOM}(?:[a-z][\w/-]*\s){{0,4}}?{_IN}(?P<one>{_NAME}|{NOISE}+|\d+)\s(?:and|vs\.?|versus|"
    rf"compared\swith)\s(?:the\s|in\sthe\s)?(?P<two>{_NAME}|\d+\s?mg|{NOISE}+)"
    rf"(?:\s(?:arms|groups|doses|patients))?\s?,?\s?(?=respectively)",
    re.IGNORECASE,
)
_PAIR_BEFORE = regex(
    rf"\b(?:for|in|with|on|between|of|after)\s(?:the\s)?(?P<one>{_NAME})\s(?:and|vs\.?|versus)\s(?:for\s|in\s|with\s)?(?:the\s)?(?P<two>{_NAME})\s"
    rf"(?:was|were)\s(?={VALUE})",
    re.IGNORECASE,
)
_THAN_IN = regex(
    rf"\b(?:than|compared\s(?:with|to)|vs\.?|versus)\s(?:(?:with|for|on|after|under|the|those|did)\s){{0,3}}(?P<group>{_NAME})\s(?:in|among)\s"
    rf"(?:the\s)?[^,;()\[\]{VALUE}]{{2,60}}\s?[(\[]",
    re.IGNORECASE,
)
_ANY = rf"(?:{GROUP}++|{_NAME})"
_LABELS = regex(
    rf"(?<=[(\[])\s?(?P<one>(?:{_WORD}\s){{1,3}}?)[:=]?\s?(?={VALUE})[^()\[\]]*?{VALUE}[^()\[\]]*?[,;]\s(?:and\s)?(?P<two>(?:{_WORD}\s){{1,3}}?)[:=]?\s?(?={VALUE})"
)
"""The labels of "(honey 91 %, gauze 83 %)"."""
_NAMED_BEHIND = regex(rf"{VALUE}\s[(\[]\s?(?P<one>{_ANY})\s(?:vs\.?|versus|and)\s(?P<two>{_ANY})\s?,?\s?(?:respectively\s?)?[)\]]", re.IGNORECASE)
"""The groups of "84 % and 95 % (honey vs gauze, respectively)"."""
_SUBJECTS = regex(r"\b(?:[Tt]he\s)?(?P<one>[A-Z][\w/+-]*)\sand\s(?:the\s)?(?P<two>[A-Z][\w/+-]*)(?=\s(?:patients|groups|arms|subjects)\b)")
_BEFORE_BRACKET = r"(?:with|after|on|by|for|in)"
_FIRST_BRACKET = regex(rf"\b{_BEFORE_BRACKET}\s(?:the\s)?(?P<group>{_ANY})\s?[(\[]\s?{VALUE}", re.IGNORECASE)
_NEXT_BRACKET = regex(
    rf"[)\]]\s(?:,\s)?(?P<how>(?:as\s)?compared\s(?:with|to)|than|versus|vs\.?|and|or)?\s?(?:(?:with|after|on|by|for|in|the|those|that|of|to|to\sthose)\s)*"
    rf"(?P<group>{_ANY})\s?[(\[]\s?{VALUE}",
    re.IGNORECASE,
)
_OF_GROUPS = regex(rf"[^;.]{{0,80}}?\b(?:in|for|of|with|among)\s(?:the\s)?(?:\w+\s)?{GROUP}")
"""After the figures of two things that were measured in groups told behind them."""
_THAN = regex(
    rf"\b(?:than|compared\s(?:with|to)|vs\.?|versus|over)\s(?:(?:with|in|for|on|among|after|under|the|those|of|"
    rf"that)\s){{0,4}}(?P<group>{_NAME})\s?,?\s?(?=[(\[]|$|[.;])",
    re.IGNORECASE,
)
_WITH_THAN = regex(
    rf"\b(?:with|in|for|on|of|after)\s(?:the\s)?(?P<group>{_NAME})\s?,?\s?(?:\(\s?{VALUE}+\s?\)\s)?(?=(?:as\s)?(?:compared\s(?:with|to)|"
    rf"than|vs\.?|versus|rather than)\s)",
    re.IGNORECASE,
)
_FOR_COMMA = regex(rf"\b(?:for|in|with|on)\s(?:the\s)?(?P<group>{_NAME})\s?,\s(?={VALUE})")
_BEFORE_VALUE = regex(rf"(?:[(\[;,]|\b(?:and|versus|vs\.?)|\bfor|\bin)\s?(?:the\s)?(?P<group>[A-Z][\w/+-]*)\s?[,:]?\s?(?={VALUE})")
_FOR_LIST = regex(
    rf"(?<!difference )(?<!differences )(?<!improvement )(?<!reduction )(?<!changes )(?<!change )(?<!increase )(?<!decrease )\b(?:with|"
    rf"in\s(?=the\s)|for|on|favou?red|favou?ring)\s?(?:the\s)?(?P<group>{_NAME})\s?(?=[(\[]\s?{VALUE}+\s?(?:vs|versus|v|and)\b)",
    re.IGNORECASE,
)
_OF_COUNT = regex(rf"{VALUE}\s(?P<group>[A-Z][\w/+-]*)(?=\s{PEOPLE}\b)")
_WITH_WITHOUT = regex(rf"\b(?P<one>with)\s(?:and|vs\.?|versus)\s(?P<two>without\s{_NAME})\s?(?=[(\[])")
_WAS_SUCCESSFUL = regex(
    rf"(?:^|[;.,]\s(?:and\s|while\s)?|RESULTS\s)(?:[Tt]he\s)?(?P<group>{_WORD}(?:\s{_WORD}){{0,3}}?)\s(?:was|were)\s(?:successful|effective|feasible)\sin\s(?={VALUE})"
)
_PAIR_SUBJECT = regex(
    r"(?:^|[;.]\s|RESULTS\s)(?:Both\s)?(?P<one>[A-Z][\w/+-]*)\sand\s(?P<two>[A-Z][\w/+-]*)\s(?:showed|had|were|was|demonstrated|resulted)\b"
)
_IN_BRACKET = regex(rf"{VALUE}\s\((?P<group>[A-Za-z][\w/+-]*(?:\s[\w/+-]+){{0,2}})\)(?=[^.;]*{VALUE}\s\([A-Za-z]|\s?[.;,)]|$)")
_WHO_HAD = regex(
    rf"(?:^|[;.]\s|RESULTS\s|,\s)(?:[Tt]he\s|[Tt]hose\s)?(?P<group>(?:{_WORD}\s){{1,2}}(?:patients|group|women|men|children|subjects)|"
    rf"[Pp]atients\s(?:with|without)\s{_WORD}(?:\s{_WORD}){{0,3}}?)\s"
    rf"(?:had|showed|experienced|demonstrated|achieved)\s(?=[^;.]*?{VALUE}+\s(?:vs\.?|versus)\s)"
)
_CHANGED = (
    r"(?:increased|reduced|improved|decreased|prolonged|lowered|raised|shortened|enhanced|prevented|resulted\sin|led\sto|"
    r"was\sassociated\swith|caused|produced|extended|favou?red)"
)
_SUBJECT = regex(
    rf"(?:^|[:;,.]\s(?:(?:while|whereas|and|but)\s)?|\bRESULTS\s|\bpatients\s,\s)(?:(?:[Uu]se|[Aa]dministration|[Aa]ddition)\sof\s|[Tt]reatment\swith\s|[Aa]\s|"
    rf"[Tt]he\s)?(?P<group>(?!RESULTS|This|It|Results){_WORD}(?:\s{_WORD}|\s(?:\+|plus)\s{_WORD}){{0,3}}?)\s"
    rf"(?:also\s|significantly\s|markedly\s)*{_CHANGED}\s(?!in\b|by\b|on\b|over\b|after\b|during\b|at\b|with\b|from\b|to\b|more\b|less\b|significantly\b|{VALUE})"
)
_NO_GROUP = regex(
    r"(?:patients?|those|these|favou?r|addition|total|baseline|contrast|general|comparison|whom|which|months?|weeks?|years?|days?|women|men|"
    r"subjects|children|"
    r"number|numbers|proportion|rate|rates|incidence|mean|median|risk|less|more|respectively|treatment|mortality|death|survival|stroke|one|only)$|"
    r".*\b(?:months?|weeks?|years?|days?|difference|analysis|follow-up)$",
    re.IGNORECASE,
)


_DOSED = regex(rf"\b\d[\d.]*\s?(?:mg|[µμ]g|g|Gy)(?:/\w+)?\s(?:dose\s)?{_HEAD}\b")


def headed(text: str, quiet: str, named: Iterable[Place]) -> Sequence[Place]:
    """Groups that say themselves that they are some: with a head noun, numbered, given a treatment; with the arms `named` by others."""
    found = [m.span() for m in _HEADED.finditer(quiet)]
    found += [m.span("group") for m in _GIVEN.finditer(quiet)]
    found += [m.span() for m in _DOSED.finditer(text)]
    return [
        part
        for place in _apart([*found, *(p for p in named if quiet[p[0]].isalnum() and ")" not in quiet[slice(*p)])])
        for part in _parted(text, *place)
    ]


_EACH = regex(r"(?<!\w)(?!and\b)[^\s,](?:(?!\sand\s|\s?,).)*")
_TWO = regex(
    r"(?P<five>.+?)\s(?:and|vs\.?|versus)\s(?P<six>placebo|controls?|observation|usual care)|(?P<one>.+?)\s(?:and|"
    r"or)\s(?:the\s)?(?P<two>.+\s(?:groups|arms|cohorts|recipients))|(?P<seven>[A-Z][\w/+-]*)\sand\s(?P<eight>[A-Z][\w/+-]*\s(?:patients|subjects|eyes))|(?P<three>.+?\s(?:arm|group))\sand\s(?P<four>.+\s(?:arm|group))"
)


def _parted(text: str, start: int, end: int) -> list[Place]:
    """ "A and B groups" as two places."""
    if "," in text[start:end]:
        return [(start + m.start(), start + m.end()) for m in _EACH.finditer(text[start:end])]
    match = _TWO.fullmatch(text, start, end)
    if match is None:
        return [(start, end)]
    return [match.span(name) for name in ("one", "two", "three", "four", "five", "six", "seven", "eight") if match.group(name)]


def grouped(mask: str) -> tuple[str, Sequence[Place]]:
    """The mask with the groups masked too that only the values and the other groups around show, and their places."""
    found: list[Place] = []
    found += fresh if (fresh := _bracketed(mask)) else []
    mask = masked(mask, found, GROUP)
    for pattern in (
        _LABELS,
        _NAMED_BEHIND,
        _WITH_WITHOUT,
        _WAS_SUCCESSFUL,
        _SUBJECTS,
        _THAN_IN,
        _PAIR_BEFORE,
        _PAIR_AFTER,
        _BARE_AFTER,
        _AFTER_VALUE,
        _AFTER_VALUE,
        _IN_BRACKET,
        _THAN,
        _WITH_THAN,
        _FOR_LIST,
        _BEFORE_VALUE,
        _FOR_COMMA,
        _OF_COUNT,
        _PAIR_SUBJECT,
        _SUBJECT,
        _WHO_HAD,
    ):
        fresh = []
        for match in pattern.finditer(mask):
            if pattern is _PAIR_BEFORE and _OF_GROUPS.match(mask, match.end()):
                continue
            if (pattern is _AFTER_VALUE and not _is_compared(mask, match)) or (
                pattern is _WITH_THAN and (_has_group(mask, match) or _OF_CHANGE.search(mask, max(0, match.start() - 60), match.start()))
            ):
                continue
            named = (name for name in match.re.groupindex if match.group(name) and not _NO_GROUP.match(match.group(name).strip()))
            fresh += [(match.start(name), match.start(name) + len(match.group(name).rstrip())) for name in named]
        fresh = [p for p in fresh if GROUP not in mask[slice(*p)] and VALUE not in mask[slice(*p)]]
        mask = masked(mask, fresh, GROUP)
        found += fresh
    return mask, sorted(found)


_APART = regex(r"\b(?:than|compared\s(?:with|to)|versus|vs\.?)", re.IGNORECASE)


def _bracketed(mask: str) -> list[Place]:
    """The groups before the brackets of a comparison: "less frequent with A (17 %) and B (23 %) than with C (38 %)"."""
    for first in _FIRST_BRACKET.finditer(mask):
        found, apart, at = [first.span("group")], False, first.end()
        while (following := _NEXT_BRACKET.match(mask, _closing(mask, at))) is not None:
            found.append(following.span("group"))
            apart = apart or following.group("how") == "or" or _APART.match(following.group("how") or "") is not None
            at = following.end()
        alone = all(_SEVERAL.search(mask, mask.find("(", b), max(0, _closing(mask, b + 2))) is None for _, b in found)
        if apart and alone and len(found) > 1 and not any(_NO_GROUP.match(mask[slice(*p)]) for p in found):
            return [p for p in found if GROUP not in mask[slice(*p)]]
    return []


_OF_CHANGE = regex(r"\b(?:reductions?|increases?|decreases?|changes?|improvements?|differences?|declines?|rise|fall)\s(?:[\w-]+\s){0,5}$")
"""Before "in X versus B", where X is what changed."""
_SEVERAL = regex(r"\b(?:vs\.?|versus|and|compared)\s")


def _closing(mask: str, start: int) -> int:
    """Where the bracket closes that is open at `start`; the end of the mask if nowhere."""
    depth = 1
    for at in range(start, len(mask)):
        depth += (mask[at] in "([") - (mask[at] in ")]")
        if not depth:
            return at
    return len(mask)


def _has_group(mask: str, match: re.Match[str]) -> bool:
    """Whether the last value before the match has a group already, so that what follows is what its people had."""
    before = mask[max(0, match.start() - 120) : match.start()]
    return GROUP in before[before.rfind(VALUE) :] if VALUE in before else False


_OTHER_VALUE = regex(
    rf"\s?(?:groups?\s|arms?\s)?(?:\.\s)?[)\]]?\s?(?:,\s)?(?:vs\.?|versus|v\.?|and|compared|as compared|than|while|"
    rf"whereas|but)\s[^;.]{{0,60}}?{VALUE}|"
    rf"\s,\s(?:by|in)\s{VALUE}"
)


def _is_compared(mask: str, match: re.Match[str]) -> bool:
    """Whether "3 % for X" has another value before or after it in one comparison, so that X is a group and not what 3 % had."""
    if _OTHER_VALUE.match(mask, match.end("group")):
        return _NAMED_BEFORE.search(mask, max(0, match.start() - 90), match.start()) is None
    before = mask[max(0, match.start() - 80) : match.start()].rstrip(VALUE)
    return VALUE in before and bool(
        re.search(
            rf"{GROUP}\s?(?:groups?\s|arms?\s)?[)\]]?\s?,?\s?(?:\(\s?{NOISE}+\s?\)\s?,?\s?)?(?:{NOISE}|[\s,;)\]]|vs\.?|versus|v|and|but|as|"
            rf"compared|with|to|than|while|whereas|an?|mean|median|decrease|increase|of|in|for|by|only|among|on|{PEOPLE}|was|[(\[])*$",
            before,
        )
    )


_NAMED_BEFORE = regex(rf"{GROUP}\s(?:and|vs\.?|versus)\s(?:the\s)?{GROUP}+\s(?:was|were)\s{VALUE}*\s?(?:and|vs\.?|versus)?\s?$")


def _apart(places: Iterable[Place]) -> Sequence[Place]:
    """The longest places that do not overlap, in order."""
    kept: list[Place] = []
    for start, end in sorted(set(places), key=lambda p: (p[0] - p[1], p[0])):
        if all(end <= a or b <= start for a, b in kept):
            kept.append((start, end))
    return sorted(kept)
