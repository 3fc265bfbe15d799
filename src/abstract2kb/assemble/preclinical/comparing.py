"""What an effect is compared with, and the model that it was seen in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.assemble.preclinical.vocabulary import AUXILIARIES, VERBS
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label

__all__ = ["comparisons", "models"]

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

_NOUN = (
    r"(?:models?|mice|xenografts?|monkeys?|macaques?|cell lines?|organoids?|rats?|(?:non-?human )?primates?|baboons|PDXs?|CDXs?"
    r"|in vitro|ex vivo|in vivo"
    r"|spheroids|co-?cultures?|PBMCs?|(?<=-bearing )animals|tumou?r slices|explants)"
)
_MODEL = re.compile(
    rf"(?<![\w-])(?:(?!(?:in|of|using|with|across|from|to|against|on|by|the|an?|several|and|as|was|were|than|for"
    r"|when|not|did|had|that|which|all|both|but|until|after)\b)"
    rf"[\w+/.()-]+,? (?:and |or )?){{0,7}}?(?<![\w-]){_NOUN}(?:[ -]{_NOUN})*(?![\w-])"
    r"(?: (?:bearing|carrying|engrafted with|reconstituted with|transgenic for|implanted with|with|of|from) "
    r"(?:(?:human|established|orthotopic|subcutaneous|two|large) )?"
    r"(?:[\w+/-]+ ){0,4}?(?:tumou?rs?|xenografts?|leuka?emias?|lymphomas?|melanomas?|carcinomas?|gliomas?|cancers?|cells|patients|grafts?))?",
    re.IGNORECASE,
)
_EDGE = re.compile(r"^(?:(?:and|or|in|a|an|the|showed|given|treated|increased|reduced|where|also)\s)+", re.IGNORECASE)
_BARE = 60
"""How many characters nearer "in vivo" must stand than a model by name."""
_IN_PLACE = re.compile(r"\b(?:in vitro|in vivo|ex vivo)$", re.IGNORECASE)
_TUMOURS = re.compile(
    r"\s(?:[\w-]+\s){0,2}(?:tumou?rs?|xenografts?|cells|cell lines?|lines?|leuka?emias?|lymphomas?|melanomas?|models?|organoids?|grafts?)\b"
)
_PREMODIFIERS = frozenset("established treated implanted".split())
_PAIR = re.compile(r"\s?(?:,|and|, and)\s?$")


def comparisons(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The comparisons of text[start:end]; group "what" is the comparator, "resp" says that it goes on to "respectively"."""
    return [m for m in _COMPARATOR.finditer(text, start, end) if not _AMOUNT.match(m.group("what"))]


def models(scene: Scene, start: int, end: int, near: int) -> list[str]:
    """The model of a segment that stands nearest to `near`; several where two are named as a pair ("A and B xenografts"); empty where none is."""
    found = [(m.end() - len(words), words) for m in _MODEL.finditer(scene.text, start, end) if (words := _without_verb(m.group()))]
    lines = scene.within(start, end, Label.MODEL)
    for line in lines:
        tail = _TUMOURS.match(scene.text, line.end)
        if not any(at <= line.start < at + len(words) for at, words in found):
            found.append((line.start, scene.text[line.start : tail.end() if tail and tail.end() <= end else line.end]))
    if not found:
        return []
    at, words = min(found, key=lambda f: (abs(f[0] - near) + _BARE * bool(_IN_PLACE.fullmatch(f[1])), f[0]))
    return _split(scene, at, words)


def _without_verb(words: str) -> str:
    """The name of a model without what stands before it: "It regressed A375 xenografts" is "A375 xenografts"."""
    if place := _IN_PLACE.search(words):
        return place.group()
    last = next((m for m in reversed(list(re.finditer(r"[\w-]+ ", words))) if _is_told(m.group().strip(" ,;").lower())), None)
    return _EDGE.sub("", words[last.end() :] if last else words)


def _is_told(word: str) -> bool:
    verb = VERBS.get(word)
    return word in AUXILIARIES or (verb is not None and verb.past and word not in _PREMODIFIERS)


def _split(scene: Scene, at: int, words: str) -> list[str]:
    """ "NCI-H441 and Capan-2 xenografts" are two models."""
    lines = [m for m in scene.within(at, at + len(words), Label.MODEL) if not re.fullmatch(_NOUN, m.text, re.IGNORECASE)]
    pairs: Sequence[tuple[int, int]] = [(m.start - at, m.end - at) for m in lines]
    if len(pairs) < 2 or not all(_PAIR.fullmatch(words[a[1] : b[0]]) for a, b in pairwise(pairs)):
        return [words]
    tail = words[pairs[-1][1] :]
    return [words[: pairs[0][0]] + words[a:b] + tail for a, b in pairs]
