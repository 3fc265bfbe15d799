"""Drug names that no lexicon has: the grammar of research codes, INN stems, engineered viruses, and names in context.

Every rule is a regular expression built from named parts, and each says what looks alike and must not match: genes, cell lines,
mutations, CD markers, trial names, grants, schedules (see data/code_prefixes.jsonl, data/models.jsonl).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.mention import Label

__all__ = ["Candidate", "candidates", "is_measured", "name_like", "vocabulary_holds"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """text[start:end] (end exclusive) may be a drug, by `rule`."""

    start: int
    end: int
    rule: str


_EDGE_LEFT = r"(?<![\w.])(?<![\w]-)(?<!\w/)|(?<=/)|(?<=\()"
_CODE_HYPHEN = r"(?P<hp>[A-Za-z]{1,6}\d?[A-Z]{0,3})[-‑–](?P<hd>\d{2,8})(?P<hs>[A-Za-z]{0,3}\d?)"
_CODE_GLUED = r"(?P<gp>[A-Z]{2,6})(?P<gd>\d{3,8})(?P<gs>[a-zA-Z]?)"
_CODE_MIXED = r"(?P<mp>[A-Z]{2,5})-(?P<md>(?=[A-Z0-9]*\d[A-Z0-9]*\d)[A-Z]?\d{1,3}[A-Z]\d{1,4})(?P<ms>)"
_CODE_SPACED = r"(?P<sp>[A-Z]{2,6}) (?P<sd>\d{3,8})(?P<ss>[A-Z]?)"
_ISOTOPE = r"\[?(?:\d{2,3}(?:m)?(?:Lu|Ac|Y|I|At|Pb|Ga|Cu|Zr|Th|Tc|Ra|Bi|Tb|F)|(?:Lu|Ac|Y|I|At|Pb|Ga|Cu|Zr|Th|Tc|Tb)-?\d{2,3})\]?(?:Lu|Ac)?"
CODE = re.compile(rf"(?:(?<![\w./-])|(?<=[\s(]/)|(?<=\w/))(?:{_CODE_HYPHEN}|{_CODE_MIXED}|{_CODE_GLUED}|{_CODE_SPACED})(?![\w]|[-‑]\d|\.\d|%|/\d)")
RADIOLIGAND = re.compile(rf"(?<![\w]){_ISOTOPE}[-–\s](?:[A-Z][\w-]*\d*[\w-]*)(?:[-\s]\d{{2,4}})?(?![\w])")
_IMAGING = re.compile(r"[\s-]*(?:uptake|PET|avid|SUV|scans?\b|imaging)")
_STEM = (
    r"(?:m[aou]b|tinib|ciclib|parib|rafenib|metinib|zomib|degib|sertib|lisib|rasib|tegrast|setron|taxel|rubicin|platin|bicin|citabine|trexate|trexed|"
    r"stat|inostat|fusp|kinra|leukin|cept|tuzumab|limus|lutamide|relix|relin|amidon?e|domide|toclax|denib|clax|brutinib|netoclax|menib|metostat|"
    r"cabtagene|leucel|repvec|dicin|stobart|[aeiou]mig|bart|tug|teplirsen|rsen|siran|dronate|fenamide|ribine|mustine|sulfan|"
    r"vedotin|deruxtecan|tesirine|govitecan|mafodotin|tirumotecan)"
)
_SECOND = (
    r"(?:alfa|alpha|beta|gamma|pegol|vedotin|deruxtecan|tesirine|emtansine|govitecan|mafodotin|ravtansine|soravtansine|tirumotecan|rezetecan|ozogamicin|"
    r"autotemcel|autoleucel|ciloleucel|lisoleucel|maraleucel|vicleucel|parvovec|repvec|laherparepvec|oderparepvec|tetraxetan|tiuxetan|dotatate|"
    r"[a-z]{3,}leukin|[a-z]{4,}(?:leucel|repvec|tecan|dotin|sirine|tansine)|inbakicept|celmoleukin|amunaleukin|mesylate|tosylate|hydrochloride|maleate)"
)
STEM = re.compile(rf"(?<![\w-])(?P<head>[A-Za-z][a-z]{{3,}}{_STEM})(?: (?P<tail>{_SECOND}))?(?:-[a-z]{{4}})?(?![\w])|(?<![\w-])(?P<cel>[a-z]{{2,8}}-cel)\b")
_STEM_NOT = frozenset(
    "stat thermostat rheostat hemostat cryostat kin akin napkin pumpkin catkin manikin bodkin lambkin welkin munchkin gherkin firkin accept concept except intercept precept percept "
    "transcept treatment department apartment enrolment enrollment assessment segment improvement experiment agreement supplement basement element cement moment comment "
    "fragment equipment management measurement requirement achievement adjustment advancement alignment appointment argument assignment attachment commitment compartment "
    "complement deployment detriment development document embodiment endorsement enhancement environment establishment excitement government implement impairment increment "
    "instrument investment involvement judgment movement nutriment ointment payment pigment placement refinement replacement retirement sentiment settlement shipment statement "
    "torment treatment retreatment pretreatment recruitment reinforcement engagement entrapment encasement derangement rearrangement confinement containment abandonment "
    "predicament testament temperament sediment regiment rudiment firmament filament ligament armament ornament tournament fitment allotment enjoyment employment unemployment "
    "leukin interleukin cytokin lymphokin monokin chemokin adipokin interferin immunostat photostat humidistat bacteriostat aerostat gestalt subconcept".split()
)  # fmt: skip
_STEM_ENDS_NOT = re.compile(r"(?:treatment|ement|tment|nment|gment|cment|dment|rment|kment|pment|lment|shment|ment)$", re.IGNORECASE)
VIRUS = re.compile(r"(?<![\w/-])(?:HSV|oHSV|AdV?|Ad5|VACV|VV|VSV|MV|NDV|MYXV|CVA)-?\d{0,2}[A-Za-z]{0,3}(?:/[A-Za-z0-9.Δ∆-]{2,20}){2,}(?![\w/])")
_FUSION = re.compile(r"(?<![\w-])(?:anti-)?[A-Z][A-Za-z0-9.]{1,8}-(?:IL-?\d{1,2}|IFN[αβγa]?|TNF[αa]?)(?:v|m|N88D|mut)(?![\w-])")
_CHUNK = r"(?:[A-Z][A-Za-z]*[A-Z0-9](?:[\w®™+-]|\.(?=\w))*|[A-Z]{1,4}\d[\w-]*|[a-z]{1,3}[A-Z][\w-]*\d[\w-]*|\d{2,3}[A-Z][a-z]?-[\w-]+|[A-Z][a-z]*(?:-[A-Z0-9][\w]*)+)"
NAME = re.compile(rf"{_CHUNK}(?: (?:{_CHUNK}|\d{{2,7}})){{0,2}}(?![\w])")
_MUTATION = re.compile(r"[A-Z]\d{1,4}(?:[A-Z*]|fs|del|ins)|[A-Z][a-z]{2}\d+[A-Z][a-z]{2}")
_NO_PREFIX = frozenset("CI HR OR RR SD NO NR NE UK US EU II IV III VI AND THE NCT IC EC ED LD MW PO IQ PS WHO OS PFS ORR ASCO AACR ESMO IN OF TO AT ON BY IS WAS PT PTS MG KG".split())
_UNITS = re.compile(r"\s?(?:mg|µg|μg|kg|g|ml|mL|µM|nM|μM|mm|cm|Gy|IU|U|%|months?|weeks?|days?|years?|pts|patients|mice|cells)\b")
_TRIAL = re.compile(r"^(?:,| \(NCT|\)? ?(?:trial|study|studies|trials|protocol|cohort|registry|criteria|guideline|score|cell line|cells|xenograft|tumou?rs?\b|mice|model))", re.IGNORECASE)
_TRIAL_BEFORE = re.compile(r"(?:\b(?:trial|study|protocol|grant|award|abstract|poster|booth|table|figure|fig\.|ref\.?|no\.|kit|clone|catalog(?:ue)?|cell lines?|version|NCT|registry|session|arm|cohort|level)s?:?\s?#?\(?|\b(?:trials?|stud(?:y|ies))\s?\((?:[\w-]+(?:,? and |, ))*)$", re.IGNORECASE)
_GIVEN = re.compile(r"(?:received|receiving|treated with|treatment with|administ\w+|dose of|plus|combined with|combination (?:with|of)|given|of|with|and|or|\+) ?$", re.IGNORECASE)
_DRUGGY = re.compile(
    r"^[)\]]?,? ?(?:\(?(?:an?|the|is|was|our|novel)\b[^.;]{0,60}\b(?:inhibitor|antibody|agonist|antagonist|degrader|bispecific|ADC|conjugate|vaccine|therapy|virus|compound|drug|engager|mutein|fusion|prodrug|radioligand|CAR)"
    r"|(?:monotherapy|therapy|treatment|treated|administration|mg|µg|μg|mg/kg|dose|dosing|alone|plus|\+|in combination|combined|with|combination|exposure|arm|group|at)\b|(?:was|is|were|has|had|showed|demonstrated|achieved|exhibited|displayed|induced|inhibited|binds|targets|selectively|potently)\b(?! (?:mutated|amplified|expressed|overexpressed|detected|(?:up|down)regulated|methylated|deleted|associated|correlated|found|identified)))",
    re.IGNORECASE,
)


def candidates(doc: Doc, lexicon: CompiledLexicon) -> list[Candidate]:
    """Every reading of a span as an unknown drug; they may overlap."""
    text = text_of(doc)
    found = _codes(doc, lexicon)
    found += [Candidate(m.start(), m.end(), "drugs.virus") for m in VIRUS.finditer(text)]
    found += [Candidate(m.start(), m.end(), "drugs.fusion") for m in _FUSION.finditer(text)]
    found += [Candidate(m.start(), m.end(), "drugs.code") for m in RADIOLIGAND.finditer(text) if not _IMAGING.match(text, m.end())]
    found += _stems(text)
    found += _after_company(doc, lexicon)
    return found


def _stems(text: str) -> list[Candidate]:
    """Words with an INN stem (WHO stem book), with a second word where one belongs ("... alfa", "... vedotin")."""
    found = []
    for match in STEM.finditer(text):
        head = (match.group("head") or match.group("cel")).lower()
        if head in _STEM_NOT or _STEM_ENDS_NOT.search(head):
            continue
        if is_measured(text, match.start(), match.end()):
            continue
        found.append(Candidate(match.start(), match.end(), "drugs.stem"))
    return found


def _codes(doc: Doc, lexicon: CompiledLexicon) -> list[Candidate]:
    text = text_of(doc)
    blocked = [(s.start_char, s.end_char) for label in (Label.TRIAL_ID,) for s in doc.spans[label]]
    found = []
    for match in CODE.finditer(text):
        if any(a < match.end() and match.start() < b for a, b in blocked):
            continue
        kind = next(k for k in "hmgs" if match.group(f"{k}p"))
        prefix, digits, suffix = match.group(f"{kind}p"), match.group(f"{kind}d"), match.group(f"{kind}s")
        if _is_code(text, match.start(), match.end(), prefix, digits, suffix, kind, lexicon):
            found.append(Candidate(match.start(), match.end(), "drugs.code"))
    return found


def _is_code(text: str, start: int, end: int, prefix: str, digits: str, suffix: str, kind: str, lexicon: CompiledLexicon) -> bool:
    """Decides whether a letter-digit string is a research code; see the module's list of what is not."""
    whole = text[start:end]
    facts = lexicon.facts("CODE_PREFIX", prefix) or lexicon.facts("CODE_PREFIX", prefix.upper())
    facts = facts or lexicon.facts("CODE_PREFIX", prefix.rstrip("0123456789"))
    if facts and facts.get("kind") != "company":
        return False
    known = {s.label for s in lexicon.senses(name_key(whole))}
    if known and Label.DRUG not in known:
        return False
    if _MUTATION.fullmatch(whole) or _UNITS.match(text, end) and kind == "s":
        return False
    if _TRIAL.match(text[end : end + 16]) and not text[end] == "," or _TRIAL_BEFORE.search(text[max(0, start - 40) : start]):
        return False
    company = bool(facts)
    cue = bool(_DRUGGY.match(text[end : end + 90])) or bool(_GIVEN.search(text[max(0, start - 22) : start]))
    if prefix.lower() == prefix and not company:
        return False
    if kind == "s":
        return company or (cue and prefix.isupper() and prefix not in _NO_PREFIX and len(digits) >= 3 and not digits.startswith(("19", "20")))
    if kind == "m":
        return company or cue
    if len(prefix) == 1:
        return kind == "h" and len(digits) >= 4 and cue
    if kind == "g" and not company:
        return len(digits) >= 3 and (cue or len(digits) >= 4 or digits.startswith("0")) and not suffix.islower()
    if len(digits) == 2 and not company:
        return cue and prefix.isupper() and len(prefix) >= 3
    return prefix[0].isupper() or company


def _after_company(doc: Doc, lexicon: CompiledLexicon) -> list[Candidate]:
    """Names after a possessive or in brackets after a company: "Xencor’s XmAb IL-12-Fc", "Kadmon (KD033)"."""
    text, found = text_of(doc), []
    for company in doc.spans[Label.COMPANY]:
        rest = text[company.end_char : company.end_char + 4]
        opener = re.match(r"(?:['’]s? ?|\s?\()", rest)
        if opener is None:
            continue
        at = company.end_char + opener.end()
        for start, end in _name_list(text, at, bracket="(" in opener.group()):
            if name_like(text[start:end], lexicon) and not re.match(r"[\s-]*(?:antibod|inhibitor|agonist|receptor|pathway|expression|bispecific)", text[end : end + 14]):
                found.append(Candidate(start, end, "drugs.context"))
    return found


def _name_list(text: str, at: int, bracket: bool) -> list[tuple[int, int]]:
    """The names that begin at `at`, in a bracket also those after "and", a comma or a slash."""
    places = []
    while (match := NAME.match(text, at)) is not None:
        places.append(match.span())
        link = re.match(r"(?: and |, (?:and )?|/)", text[match.end() : match.end() + 6])
        if link is None or not bracket:
            break
        at = match.end() + link.end()
    return places


def name_like(words: str, lexicon: CompiledLexicon) -> bool:
    """True when the words may name a product: not wholly a target, cytokine, condition, company or other known thing."""
    known = {s.label for s in lexicon.senses(name_key(words))}
    if known:
        return Label.DRUG in known
    if re.fullmatch(r"(?:Phase|ESMO|ASCO|AACR|SITC|ASH|NCT\d*)\b.*|[A-Z]\d{1,2}", words):
        return False
    return len(words) >= 3 and any(c.isdigit() or c.isupper() for c in words[1:])


_MEASURED = re.compile(r"\s?(?:levels?|concentrations?|expression|gene|mRNA|protein|clearance|deficien|synthesis|metabolism|production|secretion|release)\b", re.IGNORECASE)
_SERUM = re.compile(r"(?:serum|plasma|baseline|blood|urinary|circulating|endogenous|elevated|decreased|low|high) $", re.IGNORECASE)


def is_measured(text: str, start: int, end: int) -> bool:
    """True for a substance that is measured rather than given ("serum testosterone levels"), or names another ("target of rapamycin")."""
    if text[max(0, start - 10) : start].endswith("target of "):
        return True
    return bool(_SERUM.search(text[max(0, start - 12) : start])) and bool(_MEASURED.match(text, end))


def vocabulary_holds(text: str, start: int, end: int, canonical: str) -> bool:
    """Whether a word of the broad vocabulary may count here: not inside a hyphenated compound, not measured.

    A brand must be written as one: "Luminal" may be phenobarbital, "luminal breast cancer" is not.
    """
    words = text[start:end]
    if words.islower() and name_key(words) != name_key(canonical) and not STEM.fullmatch(words):
        return False
    if len(words) < 4 or (start and text[start - 1] in "-/’") or words.isupper() and len(words) < 6:
        return False
    return not _MEASURED.match(text, end)
