"""What an effect is compared with."""

from __future__ import annotations

import re

__all__ = ["comparisons"]

_COMPARATOR = re.compile(
    r"\b(?:compared (?:to|with)|in contrast (?:to|with)|as opposed to|rather than|instead of"
    r"|in comparison (?:to|with)|versus|vs\.?|v\.|relative to|than|(?:superior|similar|comparable|equivalent|inferior)(?: [\w-]+){0,4}? to"
    r"|as (?!well\b|soon\b|low\b|early\b|long\b|few\b|little\b|high\b|part\b)\w+(?: \w+)? as"
    r"|outperformed|outlasted|surpassed|exceeded|unlike"
    r"|over(?= (?:vehicle|placebo|controls?|either|untreated|isotype|the parent|single|each|any|monotherap\w+|standard|[A-Z]"
    r"|[a-z]+(?:mab|nib|taxel|platin|tecan|parib)\b)))"
    r"\s(?:did\s)?(?:with\s|after\s|on\s|by\s)?(?:that of\s|those of\s|(?:in\s)?those (?:on|given|with)\s|that (?:with|on)\s)?"
    r"(?P<what>[^.;\n]{2,110}?)(?=(?P<resp>,? respectively)|[.;,)\n]|$"
    r"| (?:in|did|does|do|was|were|is|are|at|for|after|when|while|whereas|but)\b| and (?:was|were|did|had|caused|led|not)\b)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:\d|half|a third|twice\b|(?:one|two|three|four|five|six|ten)\b"
    r"(?! (?:previously|other|reference|approved|clinical|competitor|control|different))"
    r"|expected|before)",
    re.IGNORECASE,
)


def comparisons(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The comparisons of text[start:end]; group "what" is the comparator, "resp" says that it goes on to "respectively"."""
    return [m for m in _COMPARATOR.finditer(text, start, end) if not _AMOUNT.match(m.group("what"))]
