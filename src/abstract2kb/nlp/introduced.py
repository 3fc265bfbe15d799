"""Coined names that the text itself introduces as drugs: "the MCL-1 inhibitor S63845", "SACT-1, a novel inhibitor of ...", "a degrader, termed DD-03-171".

A name by form alone would be too weak ("SACT-1" may be a gene), so the words beside it must call it a drug. Once introduced it is a name wherever it stands.
"""

from __future__ import annotations

import re
from collections import defaultdict

from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.nlp.mention import Label

__all__ = ["find_introduced"]

_TOKEN = r"(?=[\w-]*[A-Z])(?=[\w-]*\d|[\w]*[A-Za-z][\w]*-[\w-]*[A-Z])[A-Za-z0-9][A-Za-z0-9α-ωΑ-Ω]*(?:[-‑][A-Za-z0-9α-ωΑ-Ω]+){0,3}"
_COINED = r"(?P<name>(?=[\w-]*\d|\w*[a-z]?[A-Z]\w*[A-Z]|[a-z]+[A-Z])[A-Za-z0-9]\w*(?:[-‑/]\w+){0,3}(?: NK| CAR)?)(?![\w/%]|[-‑.]\w)"
"""A name that is expressly given as one may have any form ("2C8", "iDuo NK")."""
_NAME = rf"(?P<name>[A-Z]{{2,5}}[ -]\d{{2}}-\d{{3,8}}|{_TOKEN})(?![\w/%]|[-‑.]\w)"
_KIND = (
    r"(?:[Ii]nhibitor|blocker|[Cc]andidate|[Cc]ompound|antibody|mAb|agonist|superagonist|antagonist|degrader|PROTAC|(?:molecular )?glue|ADC|conjugate|compound|candidate|drug|molecule|mutein"
    r"|immunocytokine|bispecific|engager|prodrug|nanobody|radioligand|radioconjugate|small molecule|fusion protein|superkine|peptibody|aptamer"
    r"|vaccine|oncolytic virus|analog(?:ue)?|CAR|TCR|bsAb|BsAb|TCE|BiTE|biologic|NK cells|T cells|cell therapy|cell product|nanoparticle|liposome|minibody|diabody|duobody|therapeutic|inhibitors|compounds|antibodies|candidates)"
)
_BEFORE = re.compile(rf"\b{_KIND}s?,? (?:called |named |termed |designated |dubbed )?{_NAME}")
_TERMED = re.compile(
    rf"\b(?:{_KIND}|cells)s?\b[^.;()\n]{{0,80}}?(?:,| \()? ?(?:called|named|termed|designated|dubbed|referred to as|hereafter|code-named|known as) {_COINED}"
)
_APPOSED = re.compile(rf"(?<![\w/-]){_NAME}(?:, | is | \()(?:an?|our|the) (?:[\w/.’'+‑-]+,? |\([^()]{{2,60}}\),? ){{0,9}}?{_KIND}\b")
_IS_ONE = re.compile(rf"(?<![\w/-])(?P<name>[A-Z]{{5,8}}) is an? (?:[\w/.’'+‑-]+,? |\([^()]{{2,60}}\),? ){{0,9}}?{_KIND}\b")
"""Capitals alone are a name only where the text says so in full."""
_BRACKET = re.compile(rf"\b(?:an?|our|novel|first-in-class|engineered) (?:[\w/.+‑-]+,? ){{0,7}}?{_KIND}\b(?: [\w/.+‑-]+){{0,6}} \({_NAME}[);,]")
_FUSED = re.compile(
    r"\b(?:fused (?:to|with)|fusion of|conjugated (?:to|with)|linked to|coupled to|armed with|loaded with|engineered to express|encoding) [^().;\n]{2,50} "
    r"\((?P<name>(?=\w*[A-Z])[A-Za-z0-9]+(?:[-‑–][A-Za-z0-9α-ω]+){1,3})[);,]"
)
"""A construct that is named right after what it is built of: "a collagen-binding domain fused to IL-12 (CBD-IL-12)"."""
_KIND_IN_NAME = re.compile(
    r"(?<![\w/.-])(?P<name>[A-ZΔ][\w.]*(?:[-‑–][A-Z0-9][\w.]*)+[-‑–](?:mAb|ADC|CAR(?:-?T|-?NK)?|BiTE|TCE|TCB|PROTAC|TCR))(?![\w-])"
    r"|(?<![\w/.-])(?P<payload>[A-Z0-9][\w.]*[-‑](?:mc|vc)?(?:MMA[EF]|DM[14]|DXd|PBD|SN-?38|PNU))(?![\w-])"
)
"""A name of several parts whose last says what it is: "CLDN18.2-307-ADC"."""
_GIVEN = re.compile(
    rf"\b(?:inoculation|injections?|administration|infusions?|dosing|treatment|doses?|efficacy|safety|potency) (?:of|with) {_NAME}"
    r"(?!\s?-?(?:cells?|tumou?rs?|xenografts?|models?|mice|antibod\w+|inhibit\w+|agonists?|antagonists?|lines?|PDX|positive|negative|expressing|mutant|blockade|therapy|bearing))"
)
_OTHER = re.compile(
    r"(?:[IEDGLC]+C[- ]?\d\d\w*|Ig[A-Z]\d?\w*|RP2D|HLA.*|CD\d+\w*|anti-.*|[aα]-?(?:PD|CTLA|CD).*|p\d+|H\d|G\d.*|DOTA.*|PEG\w*|DM[14]|MMA[EF]|SN-?38|DXd|PBD\w*|PNU\w*|P1021|Eribulin|VHH.*|scFv.*|F\(?ab.*|Fc.*"
    r"|HPV.*|EBV|HSV-?\d?|COVID.*|SARS.*|CYP\w+|DNA|RNA|T-?cells?|[A-Z]\d{1,2}|\d+\w{0,3}|IC|II+|IV|[A-Z][a-z]+-(?:based|like|type|derived|mediated|specific|directed)"
    r"|.*[a-z]{3,}(?:ing|ed)|.*-[a-z]{3,}|(?:anti|non|pre|pan|poly|bi|tri|co)-?[A-Z].*|.*i)"
)
"""Tokens that look like names and are classes, antibodies' parts, viruses, enzymes or measures."""


_COIN = re.compile(rf"(?<![\w/.-])(?:{_TOKEN}|[A-Z]{{3,6}})(?![\w/%]|[-‑.]\w)")
_NEAR, _SURE = 36, 3
_CALLED = re.compile(rf"\b{_KIND}s?,? (?:the )?$")
_TAKEN = re.compile(
    r"\b(?:treated with|treatment with|administration of|doses? of|dosing (?:of|with)|injections? of|mg/kg|combination (?:of|with)|combined with|exposure to) (?:the )?$"
)
_TAKES = re.compile(r"-treated\b|[ -](?:injections?|treatment|monotherapy|administration|dosing|infusions?)\b|,? \(?\d+(?:\.\d+)? ?mg/kg")
_ACTS = re.compile(
    r" (?:\w+ly |also |alone |almost |completely ){0,3}(?:showed|shows|demonstrated|demonstrates|exhibited|exhibits|displayed|displays|induced|induces|inhibited|suppressed"
    r"|reduced|decreased|increased|enhanced|prolonged|blocked|attenuated|had|caused|elicited|triggered|led to|resulted in|achieved|did not|was well tolerated|prevented"
    r"|eradicated|slowed|delayed|improved|activated|killed|synergized|potentiated)\b"
)
_OF_GENES = re.compile(
    r"[- ]?(?:\+|expression|mRNA|mut|cells?\b|levels?|genes?|proteins?|signal|pathway|receptor|positive|negative|knock|deficien|overexpress|axis|ligand|promoter"
    r"|antibod|inhibit(?:or|ion)|blockade|status|amplif|phosphorylation|xenograft|tumou?rs?|models?|mice|driven|expressing)"
)
_AGAINST = re.compile(r"\b(?:expression of|loss of|inhibition of|targeting|inhibits|mutant|mutations? in|against|inhibitors? of|binds? to|levels of|deletion of) $")
_ABBREVIATED = frozenset("PBS DMSO FBS LPS PMA TRT MTD TGI PDX CDX ADC ADCS CAR TCE TCR ICI BID TME IHC SOC ORR PFS NSG TNBC AML ALL CLL MCL NHL PBMC PBMCS IFN TNF TGF".split())


def find_introduced(text: str, lexicon: CompiledLexicon) -> list[tuple[int, int]]:
    """Where unknown names stand that the words beside them call drugs.

    >>> find_introduced("The inhibitor SQT-7 was given.", CompiledLexicon())
    [(14, 19)]
    """
    found = {m.span("name") for form in (_BEFORE, _APPOSED, _BRACKET, _GIVEN) for m in form.finditer(text) if not _OTHER.fullmatch(m["name"])}
    found |= {m.span("name") for form in (_TERMED, _IS_ONE, _FUSED) for m in form.finditer(text)}
    found |= {m.span("payload" if m["payload"] else "name") for m in _KIND_IN_NAME.finditer(text)}
    found |= _told_of(text)
    return sorted(place for place in found if _may_name(text[slice(*place)], lexicon))


def _told_of(text: str) -> set[tuple[int, int]]:
    """Coined names that the article as a whole treats as a drug: given, dosed, called one, and the subject of effects."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    score: dict[str, int] = defaultdict(int)
    called: set[str] = set()
    for match in _COIN.finditer(text):
        name = match.group()
        if _OTHER.fullmatch(name) or name in _ABBREVIATED:
            continue
        before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
        places[name].append(match.span())
        called |= {name} if _CALLED.search(before) else set()
        score[name] += 2 * bool(_CALLED.search(before)) + 2 * bool(_TAKEN.search(before) or _TAKES.match(after)) + bool(_ACTS.match(after))
        score[name] -= 2 * bool(_OF_GENES.match(after)) + bool(_AGAINST.search(before))
    sure = {n for n, s in score.items() if s >= _SURE + (not any(c.isdigit() for c in n)) and (n in called or any(c.isdigit() for c in n))}
    return {place for name in sure for place in places[name][:1]}


def _may_name(words: str, lexicon: CompiledLexicon) -> bool:
    """Whether the words are a coined name and no known other thing; a part before a hyphen may be a target ("EDB-ADC")."""
    if len(words) < 3:
        return False
    known = {s.label for s in lexicon.senses(name_key(words))}
    if known:
        return Label.DRUG in known
    facts = lexicon.facts("CODE_PREFIX", words.split("-")[0].rstrip("0123456789"))
    return not facts or facts["kind"] in {"company", "gene family"}
