"""Names that only say what a model resists, what an effect is compared with, or whose competitor another asset is."""

from __future__ import annotations

import re

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.preclinical.comparing import comparisons
from abstract2kb.assemble.preclinical.scope import Stretch
from abstract2kb.assemble.preclinical.unowned import CONTROL
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["is_aside", "is_measured_beside"]

_RESISTANT = Sought(
    r"(?:resistan(?:t|ce)|refractory|insensitive|sensitive|sensitivity|tolerance|progress(?:ed|ing)|fail(?:ed|ing|ure)"
    r"|relaps\w+|escaped|(?:stopped|ceased|no longer) respond\w*"
    r"|mutations?|pretreated|surrogate)"
    r" (?:to|on|of|from|with|for)(?: the)? $",
    re.IGNORECASE,
)
_FALLING = Sought(
    r"\b(?:(?:more|less|most|highly|very|exquisitely|particularly|especially|was|were|became|remained) (?:sensitive|responsive)"
    r"|(?:more|less) resistant)"
    r" to (?:the |treatments? with |therapy with )?$",
    re.IGNORECASE,
)
"""What a model is more sensitive to is what the finding is about."""
_NONE_LOST = regex(r"\b(?:no|none of the|few(?:er)?) [\w ]+ (?:relapsed|progressed|escaped) (?:on|under|with|after) $", re.IGNORECASE)
_NOT_ALSO = regex(r", (?:but )?not (?:the |its |with |by )?(?:[\w-]+ )?$")
"""Before another asset that did not do so: "X, but not Y, slowed growth"."""
_KNOWN_FROM = regex(r", (?:as )?(?:seen|known|observed|reported|familiar|feared|common) (?:with|for|from|after|on) (?:the )?$")
"""Before the asset that an effect is known from: "weight loss, seen with Y, did not occur"."""
_NEITHER_DID = regex(r"\b(?:something|a feat|which|what|as)(?: that)? (?:neither|none of|no) [^.;]{0,60}$")
_NEITHER_ENDS = regex(r"[^.;,]{0,60}\b(?:did|does|managed|achieved|could|had)\b(?: so| alone| by itself)?[.,;]?")
"""Around the assets of "X shrank A, something that neither Y nor Z did"."""
_REPLACED = Sought(r"\b(?:replac(?:ing|ed)|instead of|switch(?:ing|ed) from|withdraw(?:al|ing) of|discontinu\w+(?: of)?) (?:the )?$", re.IGNORECASE)
_DEFEATED = regex(r"\b(?:which|that) (?:defeat|resist|escape|evade|withstand)\w* $", re.IGNORECASE)
_FAILS = regex(r" (?:fail(?:s|ed)? to|cannot|could not|does not|did not)\b")
"""What an asset does not do to the model ("lines that X fails to kill")."""
_HYPHENATED = regex(
    r"-(?:(?: (?:and|or) [\w-]+-)?(?:resistant|refractory|insensitive|naive|naïve|experienced|binding|sensitive"
    r"|induced (?:[\w-]+ ){0,2}?(?:tumou?rs?|carcinomas?|cancers?|\w*carcinogenesis|lesions|colitis|models?|injury|hepatitis)"
    r"|tolerant|coated|opsoni[sz]ed|pretreated|treated patients))"
)
_OF_KIN = regex(r"['’]s? (?:[\w-]+ )?(?:competitor|rival|successor|follower|follow-up|predecessor|parent|sibling|cousin|backup|back-up)\b")
"""After a name that only says what the next one is: "X's successor Y"."""
_ARGUED = regex(r"\b(?:argue[sd]?|speaks?|spoke|calls?|called) (?:for|in favou?r of) (?:the |adding )?$")
_REASON = regex(r", which (?:(?:is|was)(?: \w+)? (?:why|how|the reason)|explains|makes|supports|may explain)\b[^,;.]*$")
_EARLIER = regex(r"\b(?:prior|previous|earlier) (?:\w+ )?$", re.IGNORECASE)
_EXPOSED = regex(r"(?:[ -](?:based|containing))? (?:exposure|treatment|therapy|failure)\b")
"""Around what a model was given before: "lines with prior X exposure"."""
_MODEL_AFTER = regex(
    r" (?:PDXs?|PDOs?|CDXs?|xenografts?|allografts?|cell lines?|xenograft models?"
    r"|(?:(?:human|murine|gastric|breast|lung|colon|colorectal|pancreatic|ovarian|prostate|liver|bladder|renal|gastrointestinal) ){0,2}"
    r"(?:cancer|carcinoma|melanoma|lymphoma|leuka?emia|myeloma|glioma|tumou?r) (?:cells?|xenografts?|models?|cell lines?|lines?))\b"
)
"""After the name of a model that looks like the code of a drug."""
_MODEL_BEFORE = regex(r"(?<!in )(?<!In )(?<!in the )(?<!In the )\b(?:PDXs?|PDOs?|CDXs?) (?:[\w-]*\d[\w-]*(?:,| and| or) )*$")
"""Before the code of a model that looks like that of a drug."""
_NUMBERED = regex(r"(?: alone| monotherapy)?,? (?:it was |only |merely )?[~≥>≤<]?\d[\d.,–-]*\s?(?:%|(?:days|weeks|mm|nM|pM|[µμ]M|ng|fold)\b)")
"""The number of another asset, in "TGI was 90%, with X 40%"."""
_BESIDE = regex(r"(?:,|;|\band|\bbut|\(|\d\s?%) (?:with|for|on|after|by) (?:the )?$")
_FIGURE = (
    r"(?:[~≥>≤<]?\d[\d.,]*|one|two|three|four|five|half|none|no \w+)"
    r"(?:(?:/| of (?:the )?)(?:\d+|four|five|six|seven|eight|nine|ten|twelve))?(?: ?(?:%|[a-zµμ]+[\d³]?(?:/\w+)?))?"
)
_BY = r"(?:for|with|on|under|in|after|by) (?:the )?"
_AGAINST_NUMBER = regex(
    rf"(?P<own>(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|all|most|half) )[^.;]{{0,40}}),?"
    rf" (?:as )?(?:against|versus|vs\.?|compared (?:with|to)|opposed to) (?:only )?"
    rf"{_FIGURE} {_BY}(?:[\w-]+(?: alone)?,? and {_FIGURE} {_BY})?$"
)
"""A number of the asset that the text speaks of, and one of another asset after it."""
_GAPPED = regex(r"\bby (?:only |just |about |up to )?[~≥>]?\d[\d.,]*(?:[–-]\d[\d.,]*)?(?:\s?%|-?fold)?[,;] (?:and |but |while |the )?$")
_GAPPED_NUMBER = regex(r"(?: alone)? (?:only )?by (?:only |just |about |up to )?[~≥>]?\d")
"""Around the other asset of "lowered growth by 80%, Y by 30%": its verb is left out."""
_IN_BRACKET = regex(r"\((?:[^()\n]*[;,] )?(?:the )?$")
_COLON_NUMBER = regex(r"(?: alone)?[:,]? ?[~≥>≤<]?\d[^()]*\)")
"""The number of another asset in "54 days (Y: 29 days)"."""
_LIKE = regex(r"(?:^|[.;:]\s)(?:like|as with|as did|similar to) (?:the )?$", re.IGNORECASE)
_LISTED = regex(
    r"[\s,]+(?:(?:or|and|alone|to|with|the|a|their|combinations?|of|plus|both|either|[a-z]{3,}(?:mab|nib|lib|tin|xel|cel|ine|cin|ide|clib|rib)|[A-Z]+-?\d+)"
    r"[\s,]+)*"
)
"""What stands between a comparator and another one of its list: "than A, B alone or the combination of A and B"."""
_GOES_ON = regex(r"(?: alone)?(?:,? (?:or|and)\b|,|[.;]|$)")
_OPENING = 3


def is_aside(text: str, stretch: Stretch, name: Named) -> bool:
    """True for a name that only says what the model resists, or what the effect is compared with."""
    before = text[max(stretch.start, name.start - 45) : name.start]
    if _OF_KIN.match(text, name.end) or _MODEL_AFTER.match(text, name.end) or _ARGUED.search(before) or _MODEL_BEFORE.search(before):
        return True
    if _REASON.search(text, max(stretch.start, name.start - 90), name.start) or (_EARLIER.search(before) and _EXPOSED.match(text, name.end)):
        return True
    if _KNOWN_FROM.search(before) and text[name.end : name.end + 1] == ",":
        return True
    if _NEITHER_DID.search(before) and _NEITHER_ENDS.match(text, name.end):
        return True
    if _NOT_ALSO.search(before) and text[name.end : name.end + 1] == ",":
        return True
    if _FALLING.search(before) or _NONE_LOST.search(before):
        return False
    if _LIKE.search(before) or is_measured_beside(text, name):
        return True
    if _REPLACED.search(before) or (before.endswith(("that ", "which ")) and _FAILS.match(text, name.end)):
        return True
    if _RESISTANT.search(before) or _DEFEATED.search(before) or _HYPHENATED.match(text, name.end):
        return not before.rstrip().endswith("surrogate of")
    return any(
        m.start("what") <= name.start < m.end("what")
        or _is_bracketed_after(text, m.end("what"), name.start)
        or (m.start() - stretch.start > _OPENING and _is_listed(text, m.end("what"), name))
        for m in comparisons(text, stretch.start, stretch.end)
    )


def is_measured_beside(text: str, name: Named) -> bool:
    """True for the other asset of "TGI was 90%, with X 40%" and of "58 days, against 31 days for X"."""
    if _IN_BRACKET.search(text, max(0, name.start - 60), name.start) and _COLON_NUMBER.match(text, name.end):
        return True
    if _GAPPED.search(text, max(0, name.start - 40), name.start) and _GAPPED_NUMBER.match(text, name.end):
        return True
    against = _AGAINST_NUMBER.search(text, max(0, name.start - 110), name.start)
    if against is not None and not CONTROL.search(against.group("own")):
        return True
    return _NUMBERED.match(text, name.end) is not None and _BESIDE.search(text, max(0, name.start - 20), name.start) is not None


def _is_bracketed_after(text: str, end: int, at: int) -> bool:
    """True for a name in a bracket right after a comparator: "than older drugs (such as X)", "than X (CODE-1)"."""
    return end < at and text[end:at].lstrip().startswith("(") and ")" not in text[end:at]


def _is_listed(text: str, end: int, name: Named) -> bool:
    """True for another comparator of a list: "than A, B alone or the combination of A and C"."""
    if end > name.start or not _LISTED.fullmatch(text, end, name.start):
        return False
    return "," not in text[end : end + 1] or _GOES_ON.match(text, name.end) is not None or "or" in text[end : name.start].split()
