"""Coined names that the text itself introduces as drugs: "the MCL-1 inhibitor S63845", "SACT-1, a novel inhibitor of ...", "termed DD-03-171".

A name by form alone would be too weak ("SACT-1" may be a gene), so the words beside it must call it a drug, or the article as a whole must
treat it as one. Once introduced it is a name wherever it stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.places import capitals, start_of_word
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["find_introduced"]

_TOKEN = r"(?=[\w-]*[A-Z])(?=[\w-]*\d|[\w]*[A-Za-z][\w]*-[\w-]*[A-Z])[A-Za-z0-9][A-Za-z0-9α-ωΑ-Ω]*(?:[-‑][A-Za-z0-9α-ωΑ-Ω]+){0,3}(?:\.\d{1,2})?"
_END = r"(?![\w%]|[-‑.]\w|/(?![A-Z]{1,5}-?\d))"


def _with_capitals(text: str) -> list[int]:
    """Where words begin that have a capital, hyphens and all: "anti-X2"."""
    return sorted({start_of_word(text, at, "_-") for at in capitals(text)})


_COIN = Sought(
    rf"(?<![\w/.-])(?:[A-Z]{{2,5}}[ -]\d{{2}}-\d{{3,8}}|{_TOKEN}|[A-Z]{{3,8}}|[A-Z]+[a-z]{{2,}}[A-Z][A-Za-z]*|[A-Z]{{2,6}}[a-z]{{2,4}}){_END}",
    places=_with_capitals,
)
_KIND = (
    r"(?:[Ii]nhibitor|blocker|[Cc]andidate|[Cc]ompound|antibody|antibodies|mAb|(?:super)?agonist|antagonist|degrader|PROTAC|(?:molecular )?glue"
    r"|ADC|conjugate|drug|molecule|mutein|immunocytokine|bispecific|engager|prodrug|nanobody|radioligand|radioconjugate|fusion protein|superkine"
    r"|peptibody|aptamer|vaccine|oncolytic virus|analog(?:ue)?|CAR(?:[- ](?:T|NK|M)(?:[- ]cells?)?)?|TCR(?:-T)?"
    r"|asset|pill|agent|medicine|[Bb]sAb|TCE|BiTE|biologic|NK cells|T cells|cell therapy|cell product"
    r"|nanoparticle|liposome|minibody|diabody|duobody|therapeutic)"
)
_WORDS = r"(?:[\w/.’'+‑-]+,? |\([^()]{2,60}\),? )"
_CALLED = Sought(
    rf"\b(?:{_KIND}s?|(?:second|third|next|lead|other|first|new) (?:product|asset|program(?:me)?)),? "
    r"(?:called |named |termed |designated |dubbed |known as |the )?$"
)
_APPOSED = regex(
    rf"(?:(?:, | is | \()(?:an?|our|the) {_WORDS}{{0,9}}?| \((?!(?:[TN]K? cells|antibod|mAb))(?:[\w/.’+‑-]+ ){{0,6}}){_KIND}\b"
    r"(?!s?(?: [\w/-]+){0,2} (?:company|companies|specialist|biotech|firm|start-?up|developer|platform|maker|player|space|field|market))"
)
_EXPLAINED = regex(rf" \((?:[\w/×+.’-]+ ){{1,5}}{_KIND}[);,]")
_CODED = regex(r"[A-Z]{1,4}\d?[A-Z]?[-‑]\d{1,4}[A-Z]?")
"""A code that a bracket explains in words alone: "RV-3 (BTK degrader)"."""
_BRACKETED = regex(rf"\b(?:[Aa]n?|[Oo]ur|novel|first-in-class|engineered) {_WORDS}{{0,7}}?{_KIND}\b(?: [\w/.+‑-]+){{0,6}} \($")
_FUSED = regex(
    r"\b(?:fused (?:to|with)|fusion of|conjugated (?:to|with)|linked to|coupled to|armed with|loaded with|engineered to express|encoding)"
    r" [^().;\n]{2,50} \($"
)
"""A construct is named right after what it is built of: "a collagen-binding domain fused to IL-12 (CBD-IL-12)"."""
_DASHED = regex(r"\((?P<name>[A-Z][A-Za-z0-9]*(?:[-‑–][A-Za-z0-9α-ω]+){1,3})[);,]")
_TAKEN = Sought(
    r"\b(?:treated with|(?:inoculation|injections?|administration|infusions?|dosing|treatment|doses?|[Ee]fficacy|[Ss]afety|potency"
    r"|[Tt]olerability|[Pp]harmaco(?:kinetic|dynamic)s)"
    r" (?:of|with)) (?:the )?$"
)
_JOINED = Sought(r"\b(?:mg/kg|combination (?:of|with)|combined with|exposure to) (?:the )?$")
_TAKES = regex(r"-treated\b|[ -](?:injections?|treatment|monotherapy|administration|dosing|infusions?)\b|,? \(?\d+(?:\.\d+)? ?mg/kg")
_ACTS = regex(
    r" (?:\w+ly |also |alone |almost ){0,3}(?:shows|displays|exhibits|induces|demonstrates|had|led to|resulted in|did not|was well tolerated"
    r"|(?:show|demonstrat|exhibit|display|induc|inhibit|suppress|reduc|decreas|increas|enhanc|prolong|block|attenuat|caus|elicit|trigger|achiev"
    r"|prevent|eradicat|slow|delay|improv|activat|kill|synergiz|potentiat)ed)\b"
)
_DOES = regex(
    r" (?:\w+ly )?(?:inhibits|suppresses|reduces|blocks|enhances|prolongs|attenuates|prevents|promotes|ameliorates|abrogates|protects|impairs)\b"
)
_IS_GIVEN = regex(
    r"(?: \([A-Z][a-z]+(?: [A-Z][a-z]+)*\))? (?:(?:was|were|is|has been|had been|being) (?:\w+ly )?"
    r"(?:given|administered|dosed|infused|injected|well[- ]tolerated|tolerated)"
    r"|(?:\w+ly )?(?:cured|shrank|shrinks|eradicated|regressed(?= (?:\w+ ){0,3}tumou?rs))"
    r"|(?:at |of )?\(?\d[\d.,]* ?(?:mg|µg|μg|mcg)(?:/kg)?(?! ?/ ?d?[lL])"
    r"|(?:plus|\+) (?:anti-PD|an anti-PD|[a-z]{3,}(?:mab|[tf]inib|rasib|lisib|parib|ciclib|platin|taxel|clax|domide|zomib|citabine)))\b"
)
"""What is only said of what is given, or does to tumours what nothing else does."""
_OF_GENES = regex(
    r"\+|[- ]?(?:expression|mRNA|mut|cells?\b|lines?\b|levels?|genes?|proteins?|signal|pathway|receptor|positive|negative|knock|deficien|overexpress"
    r"|axis|ligand|promoter|antibod|inhibit(?:or|ion)|a(?:nta)?gonist|blockade|status|amplif|phosphorylation|xenograft|tumou?rs?|models?|mice|PDX"
    r"|driven|bearing)"
)
_AGAINST = regex(
    r"\b(?:expression of|loss of|inhibition of|targeting|inhibits|mutant|mutations? in|against|inhibitors? of|binds? to|levels of|deletion of) $"
)
_TERM = Sought(
    r"(?:called|named|termed|designated|dubbed|referred to as|hereafter|code-named|known as) "
    r"(?P<name>(?=[\w-]*\d|\w*[A-Z]\w*[A-Z]|[a-z]+[A-Z])[A-Za-z0-9]\w*(?:[-‑/]\w+){0,3}(?: NK| CAR)?)" + _END
)
"""A name that is expressly given as one may have any form ("2C8", "iDuo NK")."""
_IS_KIND = Sought(rf"\b(?:{_KIND}|cells)s?\b[^.;()\n]{{0,80}}\(?$")
_KIND_IN_NAME = Sought(
    r"(?<![\w/.-])(?:[A-ZΔ][\w.]*(?:[-‑–][A-Z0-9][\w.]*)+[-‑–](?:mAb|ADC|CAR(?:-?T\d{0,3}|-?NK)?|BiTE|TCE|TCB|PROTAC|TCR)"
    r"|[A-Z][A-Z0-9]{1,6}[-‑]CART\d{1,3}"
    r"|[A-Z0-9][\w.]*[-‑](?:mc|vc)?(?:MMA[EF]|DM[14]|DXd|PBD|SN-?38|PNU)"
    r"|[Aa]nti[-‑–][A-Z][A-Za-z0-9.]*(?:[-‑–]\d+)?[-‑–](?:mc|vc)?(?:ADC|AM|MMA[EF]|DM[14]|DXd|PBD|SN-?38|PNU))(?![\w-])"
)
"""A name whose last part says what it is: "CLDN18.2-307-ADC", "16A-MMAE"."""
_CROSSED = Sought(r"(?<![\w/.-])[A-Z][A-Za-z0-9]*(?:[-‑]\w+)?[×xX][mh]?[A-Z0-9][A-Za-z0-9]*(?:[-‑]\w+){0,2}(?![\w×-])")
"""Two targets with a cross between them: a name where it acts ("B7-H3×4-1BB elicited"), a class before "bispecific"."""
_FC = Sought(r"(?<![\w/.-])s?[A-Z][A-Z0-9]{1,7}(?:-?\d{1,2})?[-‑–][hm]?(?:IgG\d?[-‑]?)?Fc(?![\w-])")
"""A receptor or ligand fused to an Fc part: a name where it acts ("CD83-Fc prolonged"), a reagent elsewhere."""
_CELLS = Sought(r"(?<![\w/.-])(?P<name>[A-Z]{2,5}-?\d{2,4}[A-Za-z]?)(?=[ -](?:CAR[- ]?(?:T|NK)|TCR[- ]T|TIL)\b)")
"""The code of a cell product right before what it is: "QX41 CAR T cells"."""
_CONSTRUCT = Sought(r"(?<![\w/.-])(?:\dG-)?CAR-[A-Z][A-Z0-9]{2,6} T[- ]cell(?=s?\b)")
"""Cells named after their construct: "CAR-XYZ3 T cells"."""
_OTHER = regex(
    r"(?:[IEDGLC]+C[- ]?\d\d\w*|Ig[A-Z]\d?\w*|RP2D|HLA.*|CD\d+\w*|[aα]-?(?:PD|CTLA|CD).*|p\d+|H\d|G\d.*|DOTA.*|PEG\w*|DM[14]|MMA[EF]|SN-?38|DXd"
    r"|PBD\w*|PNU\w*|VHH.*|scFv.*|F\(?ab.*|Fc.*|HPV.*|EBV|HSV-?\d?|COVID.*|SARS.*|CYP\w+|T-?cells?|[A-Z]\d{1,2}|\d+\w{0,3}|II+|IV"
    r"|.*[a-z]{3,}(?:ing|ed)|.*-[a-z]{3,}|(?:[Aa]ntibody|[Ii]mmune|[Pp]eptide|[Pp]rotein)-[A-Z]\w*|(?:anti|non|pre|pan|poly|bi|tri|co)-?[A-Z].*|.*i"
    r"|BiTEs?|[A-Z]+[a-z]{0,2}[Bb]od(?:y|ies)|TriTACs?|.*mAbs?|NANOBODY|TILs|CARs|PBS|DMSO|FBS|LPS|PMA|TRT|MTD|TGI|PDX|CDX|ADCS?|CAR|TC[ER]"
    r"|(?i:part|cohort|arm|group|stage|step|grade|phase|day|week|cycle|level|dose|line|visit|fig(?:ure)?|table|panel)s?[-‑]?\d\w*"
    r"|ICI|BID|TME|IHC|SOC|ORR|PFS|NSG|TNBC|AML|ALL|CLL|MCL|NHL|PBMCS?|IFN|TNF|TGF|[DR]NA|Q\d{0,2}[WDHM]|Q[DI]D|QOD|TID)"
)
"""Tokens that look like names and are classes, antibodies' parts, viruses, enzymes, measures, parts of trials ("Cohort-2") or short forms."""


def _before_brackets(text: str) -> list[int]:
    """Where words begin that a bracket follows, and the words before them."""
    ends = [start_of_word(text, m.start()) for m in _BRACKET.finditer(text)]
    return sorted({*ends, *(start_of_word(text, at - 1) for at in ends if text[at - 1 : at] == " ")})


_BRACKET = regex(r" \([A-Z]")
_CODE_OF_INN = Sought(
    r"(?<![\w-])(?P<inn>[A-Za-z][a-z]{3,}(?:m[aou]b|[aeiou][mtfg]i[bg]|tinib|rafenib|ciclib|parib|rasib|lisib|sertib|degib|clax|leucel|fusp|bart|tug"
    r"|vedotin|tecan|dotin|sirine|tansine|leukin|stat|lutamide|estrant|domide)"
    r"(?: (?:alfa|beta|[a-z]{4,}(?:dotin|tecan|sirine|tansine|leucel|leukin)))?) \((?P<name>[A-Z][A-Za-z]{0,6}[- ]?\d{1,8}[A-Za-z]?)[);,]",
    places=_before_brackets,
)
"""The code of a drug in brackets after its INN, of whatever form: "tebrolimab (QX-12)"."""
_BACK, _AHEAD = 110, 140
_SURE = 3
_LONG_CAPITALS = 5


def find_introduced(text: str, lexicon: CompiledLexicon) -> list[tuple[int, int]]:
    """Where unknown names stand that the words beside them call drugs, and the first places of those that the whole article treats as such.

    >>> find_introduced("The inhibitor SQT-7 was given.", CompiledLexicon())
    [(14, 19)]
    """
    found = {m.span() for m in _KIND_IN_NAME.finditer(text)}
    found |= {m.span("name") for m in _CELLS.finditer(text) if not _OTHER.fullmatch(m.group("name"))}
    found |= {m.span("name") for m in _TERM.finditer(text) if _IS_KIND.search(text, max(0, m.start() - _BACK), m.start())}
    found |= {m.span("name") for m in _DASHED.finditer(text) if _FUSED.search(text, max(0, m.start() - _BACK), m.start() + 1)}
    found |= {m.span("name") for m in _CODE_OF_INN.finditer(text) if _is_code_of(m.group("inn"), m.group("name"), lexicon)}
    found |= {m.span() for m in _CROSSED.finditer(text) if _ACTS.match(text, m.end(), m.end() + _AHEAD)}
    found |= {m.span() for m in _FC.finditer(text) if any(p.match(text, m.end(), m.end() + _AHEAD) for p in (_ACTS, _DOES, _TAKES))}
    places: dict[str, tuple[int, int]] = {}
    score: Counter[str] = Counter()
    called: defaultdict[str, bool] = defaultdict(bool)
    for match in _COIN.finditer(text):
        name = match.group()
        if _OTHER.fullmatch(name):
            continue
        before, after = text[max(0, match.start() - _BACK) : match.start()], text[match.end() : match.end() + _AHEAD]
        places.setdefault(name, match.span())
        is_called = _CALLED.search(before) is not None
        called[name] |= is_called
        score[name] += _evidence(before, after) + 2 * is_called + _SURE * (any(map(str.isdigit, name)) and _IS_GIVEN.match(after) is not None)
        if _is_introduced(name, before, after, is_called):
            found.add(match.span())
    found |= {places[n] for n, s in score.items() if s >= _SURE + (not _is_coined(n)) and (called[n] or _is_coined(n))}
    cells = [m.span() for m in _CONSTRUCT.finditer(text)]
    found = {p for p in found if not any(a <= p[0] < b for a, b in cells)}
    return sorted([*cells, *(place for place in found if _may_name(text[slice(*place)], lexicon))])


def _is_code_of(inn: str, name: str, lexicon: CompiledLexicon) -> bool:
    """Whether a name in brackets may be the code of the drug before it: the codes of known drugs are known themselves."""
    return not lexicon.senses(name_key(inn)) and _OTHER.fullmatch(name) is None


def _is_coined(name: str) -> bool:
    return any(c.isdigit() or c in "-‑" for c in name) or name != name.upper()


def _is_introduced(name: str, before: str, after: str, called: bool) -> bool:
    """Whether the words beside a coined name call it a drug; capitals alone are one only where the text says so in full."""
    if not _is_coined(name):
        return len(name) >= _LONG_CAPITALS and after.startswith(" is ") and _APPOSED.match(after) is not None
    if called or _APPOSED.match(after) or (_CODED.fullmatch(name) and _EXPLAINED.match(after)):
        return True
    if before.endswith("(") and after[:1] in {")", ";", ","}:
        kind = _BRACKETED.search(before)
        return kind is not None and not before.endswith("with or without ", 0, kind.start())
    return _TAKEN.search(before) is not None and not _OF_GENES.match(after)


def _evidence(before: str, after: str) -> int:
    """What an occurrence adds to the evidence that its name is a drug's."""
    taken = _TAKEN.search(before) or _JOINED.search(before) or _TAKES.match(after)
    return 2 * bool(taken) + bool(_ACTS.match(after)) - 2 * bool(_OF_GENES.match(after)) - bool(_AGAINST.search(before))


def _may_name(words: str, lexicon: CompiledLexicon) -> bool:
    """Whether the words are a coined name and no known other thing; a part before a hyphen may be a target ("EDB-ADC")."""
    if len(words) < 3:
        return False
    known = {s.label for s in lexicon.senses(name_key(words))}
    if known:
        return Label.DRUG in known
    facts = lexicon.facts("CODE_PREFIX", words.split("-")[0].rstrip("0123456789"))
    return not facts or facts["kind"] in {"company", "gene family"}
