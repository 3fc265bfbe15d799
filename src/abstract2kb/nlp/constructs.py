"""Drugs without a name of their own: "anti-CD70 CAR T cells", "the ROR1-targeting ADC", "compound 12b", "recombinant IL-15", and chemical names.

An article may be about one and never give it a code. The words that say what it is are then its name, but only where the text gives it or
tells what it did, and only where the article has no named drug: else they are a class ("CD19 CAR-T cells have changed the field").
"""

from __future__ import annotations

from collections.abc import Iterator

from abstract2kb.nlp.first_letters import begun
from abstract2kb.patterns import regex

__all__ = ["construct_key", "find_chemical", "find_constructs"]

_TARGET = r"[A-Z](?=[\w/α-ω.-]*[A-Z0-9])[A-Z0-9][\w/α-ωκ]*(?:\.\d|-[A-Z]?\d{1,2}[A-Z]?\b)?"
_AIMED = r"[-‑–](?:targeted|targeting|directed|redirected|redirecting|specific|reactive)"
_CELLS = (
    r"(?:CAR|chimeric antigen receptor(?: \(CAR\))?)(?:[-‑– ]?(?:modified |engineered |expressing )?(?:T|NK|M|iNKT|macrophages?)(?:[-‑– ]cells?)?)"
    r"|TCR[-‑– ]?T(?:[-‑– ]cells?)?"
)
_CONJUGATES = (
    r"(?:antibody[-‑– ]drug )?conjugates?|ADCs?|immunotoxins?|radioimmunoconjugates?|immunoconjugates?|bispecific(?: T[- ]cell engager)?"
    r"(?: antibod(?:y|ies))?|BiTEs?|T[- ]cell engagers?|degraders?|PROTACs?|immunocytokines?|nanobod(?:y|ies)|aptamers?|fusion proteins?"
)
_CONSTRUCT = begun(
    rf"(?<![\w/.-])(?:(?:[Aa]nti[-‑– ](?P<anti>{_TARGET})(?:{_AIMED})?|(?P<aimed>{_TARGET}){_AIMED}|(?P<bare>{_TARGET}))"
    rf"[ -](?:(?P<cells>{_CELLS})|(?P<conjugate>{_CONJUGATES}))(?P<plural>s?))(?![\w-])"
)
"""A product by its target and its kind; the target alone is enough before cells with a receptor ("CD70 CAR-T")."""
_NUMBERED = begun(r"(?<![\w/.-])(?i:compounds?) (?P<number>\d{1,3}[a-z]{0,2})(?![\w%.-]\w|\w)")
_RECOMBINANT = begun(
    r"(?<![\w/.-])(?i:recombinant) (?:human |murine |mouse )?(?:IL-?\d{1,2}[A-Zαβ]?|IFN-?[αβγλ]\w?|interferon[- ](?:alpha|beta|gamma|lambda)[\w-]*"
    r"|TRAIL|TNF-?α|GM-CSF|G-CSF|M-CSF|FLT3L|IGF-?[12]|EGF|FGF-?\d{1,2}|TGF-?β\d?|BMP-?\d|endostatin|angiostatin|TSP-?1)(?![\w-])"
)
_GIVEN_BEFORE = regex(
    r"\b(?:(?:pre-?|co-?)?treat(?:ed|ment|ing) (?:of [\w/+-]+ (?:[\w/+-]+ ){0,4})?with|administ(?:ration|ering) of|administered|injections? of"
    r"|infusions? of|infused|receiv(?:ed|ing)|received|expos(?:ed|ure) (?:of [\w/+-]+ (?:[\w/+-]+ ){0,4})?to|therapy with|transfer of"
    r"|incubat(?:ed|ion) with|co-?cultur(?:ed|e) with|supplement(?:ed|ation) with|dos(?:ed|ing) with|efficacy of|activity of|potency of|toxicity of"
    r"|addition of"
    r"|developed|generated|engineered|designed|synthesi[sz]ed)"
    r"(?: (?:an?|the|our|these|novel|new|systemic|intravenous|single|human|murine|of|\d+))* $",
)
_ACTS_AFTER = regex(
    r"(?: \([^()\n]{1,40}\))?(?: (?:incorporating|carrying|with|containing|harbou?ring|bearing|equipped with|alone|also|\w+ly|treatment|therapy"
    r"|administration|monotherapy))?(?: [\w-]+){0,4}? "
    r"(?:(?:show|demonstrat|exhibit|display|induc|inhibit|suppress|reduc|decreas|increas|enhanc|prolong|block|attenuat|caus|elicit|trigger|achiev"
    r"|prevent|eradicat|slow|delay|improv|activat|kill|lys|clear|eliminat|control|sensiti[sz]|dampen|promot|mediat|secret|produc)(?:ed|es|s)"
    r"|(?:was|were) (?:\w+ )?(?:infused|administered|given|injected|delivered|transferred|manufactured)"
    r"|led to|leads to|resulted in|had|shrank|cured|were (?:\w+ )?tolerated|was (?:\w+ )?tolerated|was active|were active|did not)\b"
)
_SYLLABLES = (
    r"methyl|ethyl|propyl|butyl|phenyl|benzyl|pyridin|pyrimidin|oxo|amino|chloro|fluoro|bromo|iodo|hydroxy|methoxy|ethoxy|piperazin|piperidin|morpholin"
    r"|quinolin|quinazolin|imidazol|pyrazol|triazol|thiazol|oxazol|indol|benz|carbox|carbon|sulf|cyclo|hydro|furan|acet|naphth|pyrrol|nitro|cyano|thio"
)
_CHEMICAL = begun(
    r"(?<![\w/.,-])\(?(?=[\w'′’,()\[\]{}α-ω+-]{24})(?=[\w'′’,()\[\]{}α-ω+-]{0,280}\d[a-zH'′’]?[,-])[A-Z0-9(\[α-ω](?:[\w'′’,()\[\]{}α-ω+-]){20,280}"
    r"(?:amides?|amines?|ones?|ols?|yl|ates?|ides?|ines?|anes?|enes?|oles?|itriles?|ureas?|oic acid|one hydrochloride)(?=[\s.;,)]|$)"
)
_LONGEST, _FEW, _SHORT_WINDOW = 260, 3, 90
_SYLLABLE = regex(_SYLLABLES)


def construct_key(words: str) -> str | None:
    """One key for the ways in which a construct is told; None for other words.

    >>> construct_key("anti-CD70 CAR T cells") == construct_key("CD70-targeted CAR-T cells")
    True
    """
    match = _CONSTRUCT.fullmatch(words)
    if match is None:
        return None
    target = match.group("anti") or match.group("aimed") or match.group("bare")
    return f"{target.lower()} {'cells' if match.group('cells') else _kind_of(match.group('conjugate'))}"


def _kind_of(words: str) -> str:
    """A kind in one form: "antibody-drug conjugates" and "ADC"."""
    low = words.lower().rstrip("s")
    if "conjugate" in low or low == "adc":
        return "conjugate"
    return "bispecific" if low.startswith(("bispecific", "bite")) or "engager" in low else low.replace("bodie", "body")


def find_constructs(text: str) -> list[tuple[int, int]]:
    """Where products stand that have no name but what they are, if the text somewhere gives them or tells what they did."""
    kinds: dict[str, list[tuple[int, int]]] = {}
    known: set[str] = set()
    for start, end, key in _places(text):
        kinds.setdefault(key, []).append((start, end))
        if _GIVEN_BEFORE.search(text, max(0, start - _SHORT_WINDOW), start) or _ACTS_AFTER.match(text, end, end + 2 * _SHORT_WINDOW):
            known.add(key)
    return sorted(place for key in known for place in kinds[key])


def _places(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _CONSTRUCT.finditer(text):
        if match.group("bare") and not match.group("cells"):
            continue
        if key := construct_key(match.group()):
            yield *match.span(), key
    for pattern in (_NUMBERED, _RECOMBINANT):
        for match in pattern.finditer(text):
            yield *match.span(), match.group().lower()


def find_chemical(text: str) -> list[tuple[int, int]]:
    """Where the chemical name of a compound stands: "4-methyl-N-(3-fluorophenyl)...-carboxamide"."""
    found = []
    for match in _CHEMICAL.finditer(text):
        words = match.group()
        if len(words) > _LONGEST or len({m.group() for m in _SYLLABLE.finditer(words)}) < _FEW:
            continue
        start, end = match.span()
        if words.startswith("(") and words.count("(") > words.count(")"):
            start += 1
        found.append((start, end))
    return found
