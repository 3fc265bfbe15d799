"""Long forms whose letters do not spell the short form that stands in brackets after them.

"lenalidomide, bortezomib and dexamethasone (RVd)" has the letters of brands, "trastuzumab deruxtecan (T-DXd)" that of a payload,
"oxaliplatin plus S-1 (SOX)" takes syllables of its drugs, "twice daily (BID)" those of another language, "mismatch repair deficient (dMMR)"
another order.
"""

from __future__ import annotations

import re

from abstract2kb.patterns import regex

__all__ = ["unspelled"]

_CONJUGATE = regex(r"[A-Z][A-Za-z0-9]*-(?:[A-Z]?[a-z]?xd|DM[14]|MMA[EF]|TMT|TL1)", re.IGNORECASE)
_CONJUGATED = regex(r"(?:^|(?<=[\s(]))[A-Za-z][a-z]+mab [a-z]+(?:tecan|tansine|dotin|sine)\s?$")
_LATIN = (
    (regex(r"QD|OD"), regex(r"once[ -](?:a day|daily)\s?$")),
    (regex(r"BID"), regex(r"twice[ -](?:a day|daily)\s?$")),
    (regex(r"AM"), regex(r"morning\s?$")),
    (regex(r"PM"), regex(r"(?:evening|afternoon)\s?$")),
    (regex(r"TID"), regex(r"(?:three times|thrice)[ -](?:a day|daily)\s?$")),
    (regex(r"QW|Q1W"), regex(r"(?:once |every )?week(?:ly)?\s?$")),
    (regex(r"Q[2-6]W"), regex(r"(?:once )?every (?:other|\d|two|three|four|six)[ -]weeks?\s?$")),
)
_SHORTHAND = (
    (regex(r"Tx"), regex(r"(?:therapy|therapies|treatments?|transplant(?:ation)?)\s?$")),
    (regex(r"Rx"), regex(r"(?:prescriptions?|treatments?)\s?$")),
    (regex(r"Dx"), regex(r"diagnos[ie]s\s?$")),
    (regex(r"Hx"), regex(r"history\s?$")),
)
"""How physicians write words: "lines of therapy (Tx)"."""
_HEADS = {
    "C": "concentrations?|capacity", "T": "times?", "t": "times?|half-life", "V": "velocity|volume|voltage|capacity", "I": "currents?",
    "R": "resistance", "K": "constants?", "P": "permeability|pressure", "G": "conductance", "E": "effect|energy", "D": "dose|dimension",
}  # fmt: skip
_SYMBOL = regex(r"(?P<head>[CTtVIRKPGED])(?P<of>[a-z]{1,6}|[A-Z][a-z]?)")
"""A quantity with what it is of as its index: "maximum plasma concentration (Cmax)", "short-circuit current (Isc)"."""
_STATE = regex(r"[dp][A-Z]{2,4}")
_WORDS = regex(r"[A-Za-z]+(?:[ -][A-Za-z]+){1,3}\s?$")
_NAME = r"(?:(?:5-)?[A-Za-z][a-z]{4,}|S-1)(?: (?:alfa|vedotin|deruxtecan|pegol|tartrate))?"
_DOSE = (
    r"(?: \(?\d[\d.,]*\s?(?:mg|g|µg|μg|mcg)(?:/m2|/m²|/kg)?"
    r"(?: (?:once|twice|three times|orally|weekly|daily|per|a|every|week|day|[23] weeks)){0,5}\)?)?"
)
_JOIN = r"(?:, (?:and |plus )?|\s?[–/+-]\s?| and | plus | (?:combined )?with | followed by )"
_LIST = regex(rf"(?:^|(?<=[\s(–]))(?:{_NAME}{_DOSE}{_JOIN}){{1,5}}{_NAME}{_DOSE}\s?$")
_DOSED = regex(_DOSE.removesuffix("?"))
_UNIT = regex(r"Cy|Ld|[A-Z]?[a-z]{2,}|[A-Za-z]")
_MEMBER = regex(_NAME)
_INN = regex(
    r"[a-z]{3,}(?:mab|[nmrl]ib|ine|one|ide|platin|taxel|cin|tecan|vedotin|cil|rin|stat|an|clax|pide|phan|one|ane|ate|lin|bine|cel|zole|stat|trexed)$"
)
"""How names of drugs end, loosely: only for words that already stand in a list before a short form of as many letters."""


def unspelled(short: str, text: str, end: int) -> tuple[int, int] | None:
    """Where the long form that ends at `end` begins and ends, if it is of one of these kinds."""
    window = text[max(0, end - 140) : end]
    start = end - len(window)
    kinds = (_conjugate, _latin, _state, _symbol, _regimen, _syllables, _slashed)
    for place in (kind(short, window) for kind in kinds):
        if place is not None:
            return start + place[0], start + place[0] + len(window[slice(*place)].rstrip())
    return None


def _conjugate(short: str, window: str) -> tuple[int, int] | None:
    match = _CONJUGATED.search(window) if _CONJUGATE.fullmatch(short) else None
    return match.span() if match else None


def _latin(short: str, window: str) -> tuple[int, int] | None:
    for form, words in (*_LATIN, *_SHORTHAND):
        if form.fullmatch(short if form.pattern.endswith("x") else short.upper()) and (match := words.search(window)):
            return match.span()
    return None


def _symbol(short: str, window: str) -> tuple[int, int] | None:
    """ "maximum plasma concentration (Cmax)", "short-circuit current (Isc)": up to three words before the quantity spell its index."""
    symbol = _SYMBOL.fullmatch(short)
    if symbol is None:
        return None
    match = re.search(rf"(?P<words>(?:[\w+-]+\s){{1,3}}?)(?:{_HEADS[symbol.group('head')]})\s?$", window)
    words = list(re.finditer(r"[\w+-]+", match.group("words"))) if match else []
    of = symbol.group("of").lower()
    for first in reversed(words):
        said = [w for word in words if word.start() >= first.start() for w in re.findall(r"[a-z0-9]+", word.group().lower())]
        if "".join(w[0] for w in said) == of or said[0].startswith(of):
            return match.start() + first.start(), match.end()  # type: ignore[union-attr]
    return None


def _state(short: str, window: str) -> tuple[int, int] | None:
    """ "mismatch repair deficient (dMMR)": the first letter is that of the last word."""
    match = _WORDS.search(window) if _STATE.fullmatch(short) else None
    words = list(re.finditer(r"[A-Za-z]+", match.group())) if match else []
    if match is None or len(words) < 2 or words[-1].group()[0].lower() != short[0]:
        return None
    for first in reversed(words[:-1]):
        inner, at = match.group()[first.start() : words[-1].start()].lower(), 0
        for letter in short[1:].lower():
            at = inner.find(letter, at) + 1
            if not at:
                break
        if at and inner[0] == short[1].lower():
            return match.start() + first.start(), match.end()
    return None


def _regimen(short: str, window: str) -> tuple[int, int] | None:
    """ "A, B and C (XYz)": as many drugs as the short form has letters or beginnings of names, one of which at least agrees."""
    units = [u.lower() for part in re.split(r"[+/-]", short) for u in _UNIT.findall(part)]
    match = _LIST.search(window) if 2 <= len(units) <= 6 else None
    names = list(_MEMBER.finditer(_DOSED.sub(lambda m: " " * len(m.group()), match.group()))) if match else []
    if match is None or len(names) < len(units):
        return None
    names = names[-len(units) :]
    agree = [n.group().lower().removeprefix("5-").startswith(u) for n, u in zip(names, units, strict=True)]
    whole = all(ok or len(u) == 1 for ok, u in zip(agree, units, strict=True))
    if not any(agree) or not whole or not all(_INN.search(n.group().lower().removeprefix("5-").split()[0]) for n in names):
        return None
    return match.start() + names[0].start(), match.end()


_COINED = regex(r"[A-Z]{3,8}\d?")
_SYLLABLE = 2
"""Letters at least that the name of a regimen takes from the beginning of a drug's; and drugs at least that it has."""
_SAID = 0.75
"""Share of a regimen's letters that its drugs' names have; brands give the others: "oxaliplatin plus raltitrexed (TOMOX)"."""


def _syllables(short: str, window: str) -> tuple[int, int] | None:
    """ "oxaliplatin plus S-1 (SOX)": the name has the first letters of one of the drugs and nearly all its letters from them."""
    match = _LIST.search(window) if _COINED.fullmatch(short) else None
    if match is None:
        return None
    letters, said = short.lower().rstrip("0123456789"), match.group().lower()
    names = [name.group().lower().removeprefix("5-") for name in _MEMBER.finditer(match.group())]
    drugs = [name for name in names if name == "s-1" or _INN.search(name.split()[0])]
    if len(drugs) < _SYLLABLE or not any(name[:_SYLLABLE] in letters for name in drugs):
        return None
    return match.span() if sum(letter in said for letter in letters) >= _SAID * len(letters) else None


_PARTS = regex(r"(?:^|(?<=\s))[\w-]+(?:/[\w-]+)+\s?$")


def _slashed(short: str, window: str) -> tuple[int, int] | None:
    """ "tegafur-uracil/leucovorin (UFT/LV)": as many parts as the short form has, which begin alike."""
    match = _PARTS.search(window) if "/" in short else None
    if match is None:
        return None
    parts, units = match.group().lower().split("/"), short.lower().split("/")
    alike = len(parts) == len(units) and all(u[:1] in [word[:1] for word in p.split("-")] for p, u in zip(parts, units, strict=True))
    return match.span() if alike else None
