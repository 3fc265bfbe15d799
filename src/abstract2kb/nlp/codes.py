"""Research codes and other coined names: which strings of letters and digits are drugs.

"THOR-707", "KD033", "AMG 256", "IMC-A12", "[177Lu]Lu-PSMA-617" and "HSV-1/ICP34.5-/mIL12" are; genes, cell lines, mutations, CD markers,
trial names, grants, schedules and visits look alike and are not (data/code_prefixes.jsonl and data/models.jsonl name their families).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.places import capitals, start_of_word
from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex

__all__ = ["FUSION", "VIRUS", "find_codes", "find_radioligands"]

_CODE_HYPHEN = r"(?P<hp>[A-Za-z]{1,6}\d?[A-Z]{0,3})[-‑–](?P<hd>\d{2,8})(?P<hs>[A-Za-z]{0,3}\d?)"
_CODE_GLUED = r"(?P<gp>[A-Z]{2,6})(?P<gd>\d{3,8})(?P<gs>[a-zA-Z]?)"
_CODE_MIXED = r"(?P<mp>[A-Z]{2,5})-(?P<md>(?=[A-Z0-9]*\d[A-Z0-9]*\d)[A-Z]?\d{1,3}[A-Z]\d{1,4}|[A-Z]{2,3}\d{3,4})(?P<ms>)"
_CODE_SPACED = r"(?P<sp>[A-Z]{2,6}) (?P<sd>\d{3,8})(?P<ss>[A-Z]?)"
_METAL = r"(?:Lu|Ac|Y|Pb|Th|Zr|Cu|Tb|Bi|At|Ga|I)?"
_ISOTOPE = r"\[?(?:\d{2,3}(?:m)?(?:Lu|Ac|Y|I|At|Pb|Ga|Cu|Zr|Th|Tc|Ra|Bi|Tb|F)|(?:Lu|Ac|Y|I|At|Pb|Ga|Cu|Zr|Th|Tc|Tb)-?\d{2,3})\]?" + _METAL
_HYPHEN_BEHIND = regex(r"[-‑–]\d\d")


def _beginnings(text: str) -> list[int]:
    """Where words begin that have a capital, or a hyphen and a number behind them."""
    return sorted({*capitals(text), *(start_of_word(text, m.start()) for m in _HYPHEN_BEHIND.finditer(text))})


CODE = Sought(
    rf"(?:(?<![\w./-])|(?<=[\s(]/)|(?<=\w/))(?:{_CODE_HYPHEN}|{_CODE_MIXED}|{_CODE_GLUED}|{_CODE_SPACED})(?![\w]|[-‑]\d|\.\d|%|/\d)",
    places=_beginnings,
)
_LIGAND = r"(?:(?:\d(?=[A-Z]{3}))?[A-Z][\w-]*\d*[\w-]*(?:&[A-Z])?|(?<=[-–])[a-z]{4,}mab(?: [a-z]*xetan)?)"
_LABEL = r"\[[\d⁰¹²³⁴-⁹]{2,3}(?:Lu|Ac|I|At|Pb|Cu|Th|Tb|Ra|Bi)\](?=[A-Z]{2,}[\w-]*-)"
"""The isotope in brackets right before the ligand that it is bound to: "[225Ac]DOTA-J591"."""
RADIOLIGAND = Sought(
    rf"(?<![\w])(?:(?:{_ISOTOPE}|\(\d{{2,3}}m?\)(?:Lu|Ac|Y|I|At|Pb|Ga|Cu|Zr|Th|Ra|Tb))[-– ]|{_LABEL}){_LIGAND}(?:[- ]\d{{2,4}})?(?![\w])"
)
_IMAGING = regex(r"[\s-]*(?:uptake|PET|avid|SUV|scans?\b|imaging)")
VIRUS = Sought(r"(?<![\w/-])(?:HSV|oHSV|AdV?|Ad5|VACV|VV|VSV|MV|NDV|MYXV|CVA)-?\d{0,2}[A-Za-z]{0,3}(?:/[A-Za-z0-9.Δ∆-]{2,20}){2,}(?![\w/])")
_CYTOKINE = r"(?:IL-?\d{1,2}|IFN[αβγa]?|TNF[αa]?)"
FUSION = Sought(
    rf"(?<![\w-])(?:anti-)?[A-Z][A-Za-z0-9.]{{1,8}}(?:-\d)?[-‑–](?:{_CYTOKINE}(?:v|m|N88D|mut)|(?:la|rm|rh|mu|hu|sc){_CYTOKINE})(?![\w-])"
)
_SURROGATE = Sought(r"(?<![\w/-])(?:mu|mm|m)(?P<core>[A-Z]{2,6}-?\d{2,8})(?![\w])")
_MUTATION = regex(r"[A-Z]\d{1,4}(?:[A-Z*]|fs|del|ins)|[A-Z][a-z]{2}\d+[A-Z][a-z]{2}")
_NO_PREFIX = frozenset(
    "CI HR OR RR SD NO NR NE UK US EU II IV III VI AND THE NCT IC EC ED LD MW PO IQ PS WHO OS PFS ORR ASCO AACR ESMO IN OF TO AT ON BY IS WAS PT PTS "
    "MG KG".split()
)
_WORDLIKE = regex(r"(?=[A-Z]{6,}$)[^AEIOUY]*[AEIOUY]+[^AEIOUY]+[AEIOUY]+.*")
"""Letters that can be said as a word of two syllables: the names of trials, seldom codes."""
_REPORTS = regex(
    r" (?:also )?(?:showed|demonstrated|achieved|met|had|has shown|has demonstrated|was (?:positive|negative|stopped|designed))\b(?! an? )"
)
"""What trials do as drugs do."""
_TREATED = regex(
    r" (?:\w+ly )?(?:showed|shows|displayed|exhibited|had|demonstrated|achieved) [^.;()]{0,40}\b(?:TGI|growth|regressions?|responses?|benefit"
    r"|sensitivity|(?<!-)resistance|survival|PFS|OS) (?:with|under|to|on) "
    r"[a-z]+(?:mab|nib|platin|taxel|lisib|parib|rasib|amide|tecan|clax)\b"
)
"""What tumours and trials show with another drug: "CTG-86 showed 65% TGI with trastuzumab"."""
_UNITS = regex(r"\s?(?:mg|µg|μg|kg|g|ml|mL|µM|nM|μM|mm|cm|Gy|IU|U|%|months?|weeks?|days?|years?|pts|patients|mice|cells)\b")
_TRIAL = regex(
    r"^(?:,| \(NCT|/(?-i:(?:KN|KEYNOTE)-?[A-Z]?\d|MK-?\d{4}-[A-Z]?\d|CA-?\d{3}-\d|(?:EORTC|GOG|ENGOT|NRG|SWOG|AIO|BIG)\b|IMG-?(?!\d{4})\d)|"
    r"\)? ?(?:trial|study|studies|trials|basket|umbrella|protocol|cohort|registry|criteria|guideline|score"
    r"|(?:gastric |breast |lung |colon |colorectal |ovarian |prostate |pancreatic |bladder |renal |liver |cervical |melanoma |glioma |glioblastoma "
    r"|leuka?emia |lymphoma |myeloma |sarcoma |mouse |murine |human |cancer |tumou?r |carcinoma |\(\w+\) ){0,3}"
    r"(?:cell lines?|cells|xenograft|tumou?rs?\b|mice|model)|\)? ?\((?:PD[XO]s?|CDXs?|cell lines?|xenografts?|organoids?)\)))",
    re.IGNORECASE,
)
_TRIAL_BEFORE = regex(
    r"(?:\b(?:trial|study|protocol|grant|award|abstract|poster|booth|table|figure|fig\.|ref\.?|no\."
    r"|IHC (?:with|by|using)|stain(?:ed|ing) (?:with|by)|kit|lot|batch|IRB|CPRIT|NIH|NCI|DOD|clone|catalog(?:ue)?|cell lines?|version|NCT"
    r"|registry|session|arm|cohort|level)s?:?\s?#?\(?"
    r"|\b(?:trials?|stud(?:y|ies))\s?\((?:[\w-]+(?:,? and |, ))*)$",
    re.IGNORECASE,
)
_LINES = regex(
    r"(?:, [A-Z][\w/.-]*\d[\w-]*){0,4},? (?:and|or) [A-Z][\w/.-]*[\dA-Z](?: (?:human|mouse|murine|cancer|tumou?r|carcinoma|\w+oma|leuka?emia)){0,3}"
    r" (?:cell lines?|cells|xenografts?|tumou?rs)\b"
)
"""After one of several lines by their codes: "QX-12 and HeLa cells"."""
_FUNDED = at_words(
    r"\b(?:Foundations?|Funds?|Council|Ministry|Commission|Academy|Program(?:me)?s?|Projects?|Clinical Study)\b"
    r"[^.;()]{0,60}\((?:[\w/ -]{2,25}[,;/] ?)*$"
)
"""Before the number of a grant: "Natural Science Foundation of China ("."""
_LIST_BEFORE = regex(
    r"\b(?:grants?|awards?|trials|studies|registries|cell lines|lots|clones|kits|protocols|identifiers)(?: numbers?| nos?\.)?:?\s"
    r"(?:[A-Z0-9][\w./#-]*(?: [\w./#-]{1,12}){0,2}(?:, (?:and )?| and )){1,12}$"
)
"""A list goes on that says what its members are: "the trials A-1, B-2 and"."""
_GIVEN = Sought(
    r"(?:(?:CAR[- ]?T|CAR[- ]?NK|TCR[- ]?T|NK)(?: cells?)?(?: product)?|vaccine|virus|degrader|inhibitor|antibody|bispecific|trispecific"
    r"|ADC|conjugate|engager"
    r"|agonist|antagonist|fusion protein|compound|radioligand|glue|immunocytokine|product|molecule|candidate|prodrug"
    r"|received|receiving|treated with|treatment with|administ\w+|dose of|plus|combined with|combination "
    r"(?:with|of)|given|of|with|and|or|\+) ?$",
    re.IGNORECASE,
)
_DRUGGY = regex(
    r"^[)\]]?,? ?(?:\(?(?:an?|the|is|was|our|novel)\b[^.;]{0,60}\b(?:inhibitor|antibody|agonist|antagonist"
    r"|degrader|bispecific|ADC|conjugate|vaccine|therapy|virus|compound|drug|engager|mutein|fusion|prodrug"
    r"|radioligand|CAR)"
    r"|\(?\d[\d.,]*(?:[-–]\d[\d.]*)? ?(?:mg|µg|μg|mcg|MBq|GBq|kBq)\b(?! ?/ ?d?[lL]\b)|\+ ?(?=[A-Za-z])"
    r"|(?:monotherapy|therapy|treatment|treated|administration|mg|µg|μg|mg/kg|dose|dosing|alone|plus"
    r"|\+|in combination|combined|with|combination|exposure|arm|group|at)\b|(?:was|is|were|has|had|showed"
    r"|demonstrated|achieved|exhibited|displayed|induced|inhibited|binds|targets|selectively|potently)\b(?! "
    r"(?:mutated|amplified|expressed|overexpressed|detected|(?:up|down)regulated|methylated|deleted"
    r"|associated|correlated|found|identified)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Code:
    """A string in the form of a code: text[start:end] is prefix, digits, suffix; `form` is h(yphen), m(ixed), g(lued) or s(paced)."""

    start: int
    end: int
    prefix: str
    digits: str
    suffix: str
    form: str


def find_codes(text: str, lexicon: CompiledLexicon) -> list[tuple[int, int]]:
    """Where research codes stand.

    >>> find_codes("THOR-707 was safe in patients with KRAS G12C.", CompiledLexicon())
    [(0, 8)]
    """
    found = []
    for match in CODE.finditer(text):
        form = next(k for k in "hmgs" if match.group(f"{k}p"))
        code = _Code(*match.span(), match.group(f"{form}p"), match.group(f"{form}d"), match.group(f"{form}s"), form)
        if not _is_something_else(text, code, lexicon) and _is_code(text, code, _owned(code.prefix, lexicon)):
            found.append((code.start, code.end))
    return sorted({*found, *_surrogates(text, {text[a:b] for a, b in found}, lexicon)})


def _surrogates(text: str, codes: set[str], lexicon: CompiledLexicon) -> list[tuple[int, int]]:
    """Where the murine form of a drug stands, which is its code after "m" or "mu"."""
    return [
        m.span()
        for m in _SURROGATE.finditer(text)
        if m["core"] in codes or any(sense.label == Label.DRUG for sense in lexicon.senses(name_key(m["core"])))
    ]


def find_radioligands(text: str) -> list[tuple[int, int]]:
    """Where labelled ligands stand; a tracer that is only imaged with is none."""
    return [m.span() for m in RADIOLIGAND.finditer(text) if not _IMAGING.match(text, m.end())]


def _family(prefix: str, lexicon: CompiledLexicon) -> str:
    """What the lexicon says such letters begin: "company", "trial family", ...; "" for unknown letters."""
    for letters in (prefix, prefix.upper(), prefix.rstrip("0123456789")):
        if facts := lexicon.facts("CODE_PREFIX", letters):
            return str(facts["kind"])
    return ""


def _owned(prefix: str, lexicon: CompiledLexicon) -> bool:
    return _family(prefix, lexicon) == "company"


def _is_compound(text: str, code: _Code, family: str) -> bool:
    """True for "CT10235", whose five digits no gene and no score has, where the words beside are those of a drug."""
    if family not in ("gene family", "assay or score") or code.form != "g" or len(code.digits) != _COMPOUND:
        return False
    return bool(_DRUGGY.match(text[code.end : code.end + 90]) or _GIVEN.search(text[max(0, code.start - 22) : code.start]))


def _is_something_else(text: str, code: _Code, lexicon: CompiledLexicon) -> bool:
    """True for what the lexicons or the words around know as no drug."""
    family = _family(code.prefix, lexicon)
    long_code = code.form == "h" and len(code.digits) >= 3  # no gene is written so: "TLR-4417"
    if family not in ("", "company") and not ((family == "gene family" and long_code) or _is_compound(text, code, family)):
        return True
    whole = text[code.start : code.end]
    known = {s.label for s in lexicon.senses(name_key(whole))}
    if known and Label.DRUG not in known:
        return True
    letters = {s.label for s in lexicon.senses(name_key(code.prefix))} if len(code.prefix) > 3 else set()
    if letters & {Label.TARGET, Label.CYTOKINE} and not _owned(code.prefix, lexicon):
        return True
    if _MUTATION.fullmatch(whole) or (code.form == "s" and _UNITS.match(text, code.end)):
        return True
    if whole.startswith("IRB") or _is_trial_with_results(text, code, lexicon):
        return True
    after = text[code.end : code.end + 48]
    if _FUNDED.search(text, max(0, code.start - _LIST), code.start):
        return True
    if (_TRIAL.match(after) and after[:1] != ",") or _LINES.match(after) or _TRIAL_BEFORE.search(text[max(0, code.start - 40) : code.start]):
        return True
    before = text[max(0, code.start - _LIST) : code.start]
    return before.endswith((", ", " and ")) and _LIST_BEFORE.search(before) is not None


def _is_trial_with_results(text: str, code: _Code, lexicon: CompiledLexicon) -> bool:
    """True for "the rate in KESTREL-204 was 23%": results are had *in* a trial, and no maker's code has so many letters."""
    return code.form == "h" and len(code.prefix) >= _MANY_LETTERS and text.endswith("in ", 0, code.start) and not _owned(code.prefix, lexicon)


_MANY_LETTERS = 5
_COMPOUND = 5
_LIST = 160
"""So far back may the word stand that says what a list is of."""


def _is_code(text: str, code: _Code, owned: bool) -> bool:
    """Whether the form is a code's; `owned`: a company is known to use the letters. Weak forms need words of dosing or description beside."""
    if _TREATED.match(text, code.end):
        return False
    cue = bool(_DRUGGY.match(text[code.end : code.end + 90])) or bool(_GIVEN.search(text[max(0, code.start - 22) : code.start]))
    if owned:
        return True
    if code.prefix.islower():
        return False
    upper, count = code.prefix.isupper(), len(code.digits)
    if code.form == "s":
        return cue and upper and code.prefix not in _NO_PREFIX and count >= 3 and not code.digits.startswith(("19", "20"))
    if code.form == "m":
        return cue or code.digits[:2].isalpha()  # "QX-BD014"
    if len(code.prefix) == 1:
        return code.form == "h" and count >= 4 and cue
    if code.form == "g":
        return count >= 3 and (cue or count >= 4 or code.digits.startswith("0")) and not code.suffix.islower()
    if _WORDLIKE.fullmatch(code.prefix):  # "KESTREL-204" names a trial
        return cue and not _REPORTS.match(text, code.end)
    return code.prefix[0].isupper() if count > 2 else cue and upper and len(code.prefix) >= 3
