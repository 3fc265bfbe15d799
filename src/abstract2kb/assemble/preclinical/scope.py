"""Which segments tell of experiments: by their own words, by the sentences before them, or because the article is about nothing else.

A segment is what stands between full stops and semicolons. Patients, trials and plans are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abstract2kb.assemble.assertion import sections_of
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.first_letters import WordPattern
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex

__all__ = ["BULLETS", "Stretch", "is_clinical", "is_experimental", "stretches"]

_PRECLINICAL = WordPattern(
    r"\bpre-?clinical|\bin vitro\b|\bin vivo\b|\bex vivo\b|\bmouse\b|\bmice\b|\bmurine\b|\bxeno(?:graft|transplant)|\borthotopic|\ballograft"
    r"|\b(?:animal|tumou?r|syngeneic|PDX|rat|humani[sz]ed|mouse|MC38|CT26) models?\b"
    r"|\bcynomolgus|\bcell[- ]lines?\b|\bnon-?human primate|\bmonkeys?\b|\brats?\b"
    r"|\bmacaques?\b|\borganoid|\btumou?r-bearing|\bPDXs?\b|\bCDXs?\b|\bsyngeneic|\bco-?cultur"
    r"|\banimals\b|\bNSG\b|\bon the bench\b|\bmurini[sz]ed|\bbaboons?\b"
    r"|\bbeagles?\b|\bspheroids?\b|\b[IED]C50\b|\bPBMCs?\b|\bTGI\b|\blines\b(?! of)|\bbiochemical assay|\bsurrogate of\b"
    r"|\b(?:at|from|in) the bench\b|\b(?:before|ahead of) the clinic\b|\bnon-?clinical|\bGEMMs?\b|\bexplants?\b|\btransgenic\b|\bknock-?(?:out|in)\b"
    r"|\b(?:serial|repeat(?:ed)?|chronic|antigen|prolonged) (?:antigen(?:ic)? |tumou?r )?(?:re-?)?stimulation\b"
    r"|\btumou?r re-?challenge|\bre-?challenged? with [\w-]+ (?:cells|tumou?rs)|\bmixed lymphocyte"
    r"|\btumou?r slices\b|\b(?:contralateral|opposite|both) flanks?\b|\bengrafted with\b|\btoxicology\b"
    r"|\bzebrafish\b|\b(?:mini)?pigs\b|\bdogs\b|\brabbits?\b"
    r"|\b(?:from|in|at) the lab(?:oratory)?\b|\blaboratory (?:findings|data|news|work)\b"
    r"|\bprimary (?:[\w()/+-]+ ){0,6}?(?:cells|blasts|cultures|hepatocytes|keratinocytes)\b"
    r"|\bhamsters?\b|\bknockdown\b|\btransfected\b|\bin cell culture\b|\bcell-based assay|\bsurface plasmon",
    re.IGNORECASE,
)
_NAMED_MODEL = Sought(
    r"\b(?!(?:Cox|PK|PD|PK/PD|Markov|Weibull|Bayesian|Logistic|The|This|These|Our|An?|In|Both|All|Each|Such|Regression|Statistical|Risk|AI|ML)\b)"
    r"[A-Z][\w/.;-]*[A-Z0-9][\w/.;-]* (?:mouse |tumou?r |leuka?emia |lymphoma |glioma |orthotopic |disseminated |metastatic )?models?\b"
)
"""A model with a name in capitals that no lexicon knows: "the KPC model"."""
_OF_CELLS = (
    r"(?:human|mouse|murine|tumou?r|cancer|carcinoma|leuka?emia|lymphoma|melanoma|glioma|glioblastoma|sarcoma|myeloma|breast|prostate|colon|lung"
    r"|ovarian|pancreatic)"
)
_CELLS = Sought(
    r"(?<![\w-])(?!CD\d|CAR\b|TCR|IL-?\d|HLA|PD-|NK|MDSC|BCMA|HER2|[TB]\d?\b)[A-Z][\w/.]*(?:-?\d|[A-Z])[\w/.-]* "
    rf"(?:{_OF_CELLS} ){{0,3}}cells\b|\b(?:\w+oma|leuka?emi[ac]|cancer) cells\b"
)
"""A line by the name of its cells: "HN5 cells", "HL-60 human leukemia cells"."""
_LINE = Sought(r"\bin (?!CD\d|CAR|TCR|IL-?\d|HLA|PD-|NK|MDSC|BCMA|HER\d|[TB]\d|CLDN|MAGE)[A-Z][\w/.]*-?\d[\w/.-]* cells\b")
"""Cells of a line by its code, in which something was found."""
_ALLOTTED = at_words(r"\b(?:mice|animals|rats)(?: were| \w+ were)? randomi[sz]ed\b", re.IGNORECASE)
_COMPANY = Sought(
    r"\bcompany (?:dedicated|focus(?:ed|ing)|committed|pioneering|developing|advancing|working|engaged|discovering|translating|leveraging|creating)\b"
    r"[^.;\n]{0,240}?(?=, (?:today|announced|reported|has|have|is|will|presented)\b|[.;\n])"
)
"""What a company is about: it tells of nobody that was treated."""
_ORIGIN = at_words(
    r"\b(?:cells|blasts|samples|tumou?rs|PBMCs?|TILs?|lymphocytes|macrophages|organoids|specimens|biopsies|explants|cells/blasts|marrow|blood|models|lines"
    r"|aspirates?|slices|cores|effusions?|ascites|fragments|material|cultures?|spheroids|leukapheres[ie]s|resections?|plasma|serum|clones)"
    r"(?: (?:that (?:came|were derived)|derived|established|generated|obtained|isolated|taken|collected))? (?:from|of)"
    r" (?:[\w/+-]+ ){0,8}?(?:patients|pts|volunteers)\b(?: with\b)?",
    re.IGNORECASE,
)
"""Patients that cells were taken from."""
_PROSPECT = at_words(
    r"\b(?:options?|therap(?:y|ies)|strateg(?:y|ies)|approach(?:es)?|candidates?|treatments?|modality|medicines?|needs?|potential)"
    r" (?:for|of|in|to (?:treat|benefit))(?: the treatment of| treating)? (?:[\w/+-]+ ){0,4}?patients\b(?: with\b)?",
    re.IGNORECASE,
)
"""Patients that something is hoped for: nobody was treated."""
_CLINICAL = WordPattern(
    r"(?<!from )(?<!of )\bpatients\b(?!['’-])"
    r"|\b(?:a|the|one|our|this) patient\b(?!['’-])|\b\d+-year-old\b|\bpatients (?:with|had|were|who|treated|received|given)\b|\bpts\b"
    r"|\bORR\b|\bPFS\b|\bphase (?:I|II|III|IV|[1-3])(?:[ab]|\b)|\bclinical trials?\b"
    r"|\bvolunteers\b|\benrolled\b|\bDLTs?\b|\bgrade [1-5≥]|\bfirst-in-human\b"
    r"|\b(?:men|women|people) (?:with|whose|who)\b|\bNCT\d|\brandomi[sz]ed\b"
    r"|\bwho (?:took|received|had received|could be evaluated|were (?:treated|evaluable|dosed))\b"
    r"|\bconfirmed (?:partial|objective|complete) responses?\b|\bwhose disease had\b",
    re.IGNORECASE,
)
_WEAK = WordPattern(
    r"(?<!from )(?<!of )\bpatients\b(?!['’-])(?! (?:with|had|were|who|treated|received|given|achieved|experienced)\b)|\bclinical trials?\b",
    re.IGNORECASE,
)
"""Words of patients that may be background of an article about experiments."""
_STRONG = Sought(r"\b(?:xenografts?|murine|mouse|mice|in vitro|in vivo|cell lines?|organoids?|PDXs?)\b", re.IGNORECASE)
"""Words of models beside which patients are only where the cells came from."""
_RATES = frozenset({"ORR", "PFS"})
"""Endpoints that animals may have."""
_LABORATORY = Sought(
    r"\b(?:cells?|nM|cytotoxicity|anti-?tumou?r activity|kinase|phosphorylation|signall?ing|apoptosis|conformation|affinity|lymphocytes|assays?"
    r"|screen"
    r"|expression|tumou?r growth|structure|agonists?|compound|binding|binds|proliferation|pathways?|cascade|cellular|proteins?|activation"
    r"|conformational|effector|domain|inhibitors?|genes?|tissues?)\b",
    re.IGNORECASE,
)
_ENOUGH = 4
"""So many different words of the laboratory make an article that names no model one about experiments."""
_BENCH = at_words(
    r"\b(?:apoptosis|apoptotic|phosphorylation|caspase|cytolysis|phagocytosis|colony formation|cell viability|western blot|immunoblot"
    r"|knock-?downs?|silencing|isogenic|wild-?type cells|splenocytes|fibroblasts|cardiomyocytes|keratinocytes|hepatocytes|macrophages|monocytes"
    r"|cell cycle arrest|G1 arrest|bystander killing|internali[sz]ation|tumou?r-free|in culture|vehicle|isotype)\b"
    r"|\bp(?:ERK|AKT|STAT\d|S6|RB)\b"
    r"|\b(?:kill(?:ed|ing)?|lys(?:ed|ing|is)) (?:of )?[\w+/-]+ (?:[\w+/-]+ )?cells\b"
    r"|\bestablished [\w-]+ tumou?rs\b|\btumou?r[- ](?:uptake|to-[a-z]+ ratio)\b|(?:(?<=%)|(?<=%\s))ID/g|\b[kM]Bq\b|\bhERG\b|\bKp,uu\b"
    r"|\bcolony assays?\b|\b(?:healthy|normal) donors?\b|\bwhole blood\b"
    r"|\b(?:higher|lower|weaker|stronger|similar|fold|sub-?nanomolar|picomolar) affinit(?:y|ies)\b|\bbystander (?:effect|activity)\b"
    r"|\bcells (?:treated|incubated|cultured|exposed|transduced)\b|\blysis\b"
    r"|\b(?:cells|clones) (?:made )?resistant to\b|\bresistant (?:cells|clones)\b|\bcells per\b|\bDC50\b|\bhuman T cells\b|\b[KT]D values?\b",
    re.IGNORECASE,
)
"""Readouts of the bench: they tell of experiments where nothing has told of patients."""
_CONCENTRATION = at_words(r"\b\d[\d.,]*\s?(?:[npuµμ]M|[npuµμ]mol/L)\b", re.IGNORECASE)
_PLANNED = Sought(
    r"\b(?:aim(?:s|ed)? to|hypothesi[sz]|we (?:sought|asked|investigated|evaluated|examined|tested|assessed)\b"
    r"|to (?:determine|test|evaluate|investigate|assess)"
    r"\b|trends indicate|is (?:being )?(?:tested|planned)|would have|the question|whether or not it|denotes?\b)",
    re.IGNORECASE,
)
_FOUND = regex(r"\band (?:observed|found|saw|showed|demonstrated|confirmed|noted)\b")
_CUT = regex(
    r"[;:]\s(?!(?<=: )(?:[~≥>+−-]?\s?\d[\d.,]*(?:\s?%|-?\s?fold)\s(?:reduc|decreas|increas|inhibit|lower|higher|great|less|more"
    r"|regress|drop|rise|lys|kill|clear|eradicat|deplet|cured|degrad|eliminat|protected|reject)"
    r"|(?:(?:much|far|markedly|clearly|slightly|significantly) )?(?:less|more|lower|higher|greater|fewer|weaker|stronger|unchanged"
    r"|unaffected|absent|down|up|flat|reduced|increased|decreased|comparable|similar|prolonged|delayed)"
    r"(?:[.;]|$| (?:than|vs|versus|compared|relative|in|at|by|on|after|with|to)\b)))"
)
_NEXT_LINE = Sought(
    r"(?<! in)(?<! of)(?<! to)(?<! by)(?<! on)(?<! or)(?<! vs)(?<! the)(?<! and)(?<! for)(?<!with)(?<!than)(?<!from)(?<![,–-])"
    r"\n(?=[A-Z]+-?\d[\w-]* (?:also |further |was |is )?[a-z]+)"
)
"""A line that begins with the code of a drug and goes on as a sentence: an item of its own, though no full stop ends the one before it."""
_APPOSED = regex(r"\w\)?, (?:an?|the|now|currently|already|still|itself|which is) (?:[\w/()+-]+ ){0,9}?(?:in|into) (?:an? )?(?:ongoing )?$")
_APPOSED_END = regex(r"(?: (?:trials?|testing|development|studies|study))?(?: ?\([^()\n]*\))?,")
"""Around the phase in an apposition: "X, a decoy-resistant variant in phase 1 (NCT...), shrank tumours"."""
_HEADING, _GAP, _BRACKET = 90, 4, 120
BULLETS = frozenset("•◦▪·●○■►-–*")
_ENDS = frozenset('.!?)”"')
_DOMINANT, _ALMOST_ONLY = 1, 3
"""How many times as often as of patients an article speaks of models that is about experiments, and about little else."""


_UNTOLD = frozenset({"background", "methods"})
"""Sections of an article about experiments that tell of no findings of its own; a clinical one tells of earlier experiments there."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """text[start:end] of a sentence tells of experiments; `explicit` when its own words say so, `paragraph` numbers its line."""

    start: int
    end: int
    sentence: Sentence
    told: bool
    explicit: bool
    heading: bool
    paragraph: int
    pure: bool = False
    """The article speaks of experiments and of little else."""
    silent: bool = False
    """It names neither patients nor models: a finding must then be an effect by name."""
    placed: bool = False
    """It tells of no finding and names the models of those after it."""


def is_experimental(words: str) -> bool:
    """Whether the words speak of a model or of preclinical work."""
    return _PRECLINICAL.search(words) is not None or _NAMED_MODEL.search(words) is not None


def is_clinical(words: str) -> bool:
    """Whether the words speak of patients or trials."""
    return _CLINICAL.search(_ORIGIN.without(_ALLOTTED.without(words))) is not None


def stretches(scene: Scene) -> Iterator[Stretch]:
    """All segments of the prose in order; those that are not `told` of experiments still change what a pronoun means."""
    text = scene.text
    bench, clinics = [m.span() for m in _PRECLINICAL.finditer(text)], [m.span() for m in _CLINICAL.finditer(text)]
    named, allotted = (
        [m.span() for m in _NAMED_MODEL.finditer(text)],
        [m.span() for p in (_ALLOTTED, _ORIGIN, _COMPANY, _PROSPECT) for m in p.finditer(text)],
    )
    clinics = [c for c in clinics if not any(a < c[1] and c[0] < b for a, b in allotted) and not _is_trial_aside(text, *c)]
    weak = {m.span() for m in _WEAK.finditer(text)}
    strong = [c for c in clinics if c not in weak]
    models, people = len(bench), len(strong)
    models = models or (0 if clinics else sum(1 for _ in _CELLS.finditer(text)))
    silent = not clinics and not models and len({m.group().lower() for m in _LABORATORY.finditer(text)}) >= _ENOUGH
    only = (models > 0 and not people) or silent
    standing, dominant = (only or (models > 1 and models >= times * people) for times in (_DOMINANT, _ALMOST_ONLY))
    state, line, section, whole = standing, -1, standing, True
    clinic = False
    sections = sections_of(text)
    keys = {d.short_start for d in scene.definitions if text[d.short_end] in ",=:" and d.long_start - d.short_end < _GAP}
    for sentence in scene.prose():
        begin = text.rfind("\n", 0, sentence.start) + 1
        heading = begin != line and _is_heading(text, begin) and not _interrupts(text, begin)
        if begin != line:
            line, state = begin, section if whole else state
            clinic = clinic and not whole
        whole = text[sentence.start : sentence.end].rstrip()[-1:] in _ENDS
        of_bench = _any_in(bench, sentence.start, sentence.end) or _any_in(named, sentence.start, sentence.end)
        throughout = of_bench and not _any_in(clinics, sentence.start, sentence.end)
        apart = standing and sections.has_results and sections.at(sentence.start) in _UNTOLD
        for start, end in _segments(text, sentence, sections.past_heading(sentence.start)):
            if start in keys:
                continue
            words = text[start:end]
            explicit = _any_in(bench, start, end) or _any_in(named, start, end) or bool(scene.within(start, end, Label.MODEL))
            explicit = explicit or (not only and _LINE.search(words) is not None)
            clinical = _any_in(clinics, start, end)
            passing = clinical and only and not _any_in(strong, start, end)
            if passing:
                state = state or standing
            elif clinical and _STRONG.search(words) and not any(start <= a and b <= end and text[a:b] not in _RATES for a, b in strong):
                state = True
            elif explicit or clinical:
                state = explicit and not clinical
            elif dominant or throughout:
                state = True
            clinic = clinic or (clinical and not passing)
            if heading:
                section = (explicit and not clinical) or (standing and not clinical)
            readout = not heading and not clinical and _is_of_bench(text, start, end, clinic)
            state = state or (readout and not clinic)
            told = (state and (explicit or not passing)) or readout
            plan = _is_plan(words)
            placed = explicit and (sections.at(start) == "methods" or (plan and not apart))
            yield Stretch(start, end, sentence, told and not (apart or plan), explicit, heading, begin, dominant, silent, placed)


def _is_of_bench(text: str, start: int, end: int, clinic: bool) -> bool:
    """Whether readouts of the bench are told of: where patients have been told of (`clinic`), two different ones, of cells."""
    found = {m.group().lower() for readouts in (_BENCH, _CONCENTRATION) for m in readouts.finditer(text, start, end)}
    return len(found) > clinic and (not clinic or any("cell" in f or "arrest" in f for f in found))


def _is_plan(words: str) -> bool:
    """True for what was sought; "we examined X and observed Y" tells what was found."""
    plan = _PLANNED.search(words)
    return plan is not None and _FOUND.search(words, plan.end()) is None


def _any_in(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order, lies in start:end."""
    at = bisect_left(spans, (start, start))
    return at < len(spans) and spans[at][1] <= end


def _segments(text: str, sentence: Sentence, start: int) -> Iterator[tuple[int, int]]:
    """The segments of a sentence from `start` on, where its heading ends."""
    cuts = [m for m in _CUT.finditer(text, sentence.start, sentence.end) if not _is_bracketed(text, sentence.start, m.start())]
    cuts += _NEXT_LINE.finditer(text, sentence.start, sentence.end)
    for cut in sorted(cuts, key=lambda m: m.start()):
        yield start, cut.start()
        start = cut.end()
    if start < sentence.end:
        yield start, sentence.end


def _is_bracketed(text: str, start: int, at: int) -> bool:
    """True for the semicolon of "X (CODE-1; Company) shrank tumours", which parts no clauses."""
    back = max(start, at - _BRACKET)
    opened = text.rfind("(", back, at)
    return opened >= 0 and text.rfind(")", back, at) < opened and ")" in text[at : at + _BRACKET]


def _is_trial_aside(text: str, start: int, end: int) -> bool:
    """True for "(phase 1, NCT01234567)" and ", a variant in phase 1," after a name: where a drug stands, not what the passage tells of."""
    if text[start : start + 3].lower() not in {"pha", "nct"}:
        return False
    apposed = _APPOSED.search(text, max(0, start - _BRACKET), start) is not None and _APPOSED_END.match(text, end) is not None
    return apposed or _is_bracketed(text, max(0, start - _BRACKET), start)


def _interrupts(text: str, begin: int) -> bool:
    """True for a running head in the midst of a sentence: no full stop before it, small letters after it."""
    end = text.find("\n", begin)
    before, after = text[max(begin - 2, 0) : begin - 1], text[end + 1 : end + 2] if end >= 0 else ""
    return (before.islower() or before == ",") and after.islower()


def _is_heading(text: str, begin: int) -> bool:
    """True for a short line without a full stop."""
    end = text.find("\n", begin)
    words = text[begin : len(text) if end < 0 else end].strip()
    return 0 < len(words) <= _HEADING and words[-1] not in ".;:," and words[0] not in BULLETS
