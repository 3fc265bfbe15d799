"""Short and odd codes whose letters no lexicon knows, by what they do or what is done with them: "VKM-90 cut tumor volume by 80%", "the IC50 of
QX-12", "Mice on TVR-06". Genes, cell lines, trials and clones have the same form, so the words beside must say what is said of agents only, and
a name that the text anywhere uses as a gene's, a model's or a trial's is none.
"""

from __future__ import annotations

import re
from collections import Counter

from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.places import capitals, start_of_word
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["find_acting"]

_FORMS = (
    r"(?P<adc>[A-Z]{2,5})[-‑–]\d{1,2}[A-Z]? ADC",  # AB-3 ADC
    r"(?:mu?)?(?P<short>[A-Z]{2,5})[-‑–]\d{1,2}[A-Za-z]?",  # VKM-90, NVK-8, mQR-11
    r"(?P<lettered>[A-Z]{2,4})[-‑][A-Z]\d{2,3}",  # DX-T90
    r"(?P<glued>[A-Z]{2,5})\d{3}[A-Z]?",  # QXT558
    r"(?P<mixed>[A-Z][a-z]{1,9}[A-Z]\w{0,9}|[a-z]{1,3}[A-Z]\w{1,9})[-‑]\d{1,3}",  # OncoBlast-2, TriNK-7
    r"(?P<word>[A-Z][a-z]{1,9})[-‑]\d{2,3}",  # Neo-71
    r"(?P<kind>[A-Za-z]\w{1,8})[-‑](?:ADC|TCE|CAR|CAR-?T|CAR-?NK|TCR)(?:[-‑]?\d{1,3})?",  # BCX-CART, CLD-ADC-4, iCasp-CAR33
    r"(?P<spaced>[A-Z]{2,5}|[A-Z]{2,4}[-‑][A-Z][a-z]{2,7}) \d{1,3}",  # AZM 17, NX-Teff 12
    r"(?P<coined>[A-Z][a-z]{2,9}[A-Z][a-z]{2,9})",  # OncoBlast
)
_KIND_BEHIND = Sought(r"[-‑](?:ADC|TCE|CAR|TCR)")


def _beginnings(text: str) -> list[int]:
    """Where words begin that have a capital, or a kind of drug behind them: "casp-CAR33"."""
    return sorted({*capitals(text), *(start_of_word(text, m.start()) for m in _KIND_BEHIND.finditer(text))})


_FORM = Sought(rf"(?<![\w./‑–-])(?:{'|'.join(_FORMS)})(?![\w%]|[-‑–](?!treated|mediated|induced|based|loaded|dosed)\w|\.\d|/\d)", places=_beginnings)
_GAP = r"(?: \([^()]{2,50}\))?,?(?: (?:which|that|has|is))?(?:,? (?:and|or|plus|\+) [\w-]+)?(?:,? (?:but not|unlike|like) [\w-]+,?)?"
_ADVERBS = (
    r"(?: (?:\w+ly|also|alone|monotherapy|treatment|therapy|itself|then|did not|does not|can|could|fully|further|again|almost|nearly|together"
    r"|cells|ADC"
    r"|CAR[- ](?:T|NK)(?: cells)?))*"
)
_EFFECTS = (
    r"cuts?|shr[ai]nks?(?! (?:by|under|with|after|on|to|upon|in)\b)|halve[sd]|lower(?:s|ed)|kill(?:s|ed)|lyse[sd]|binds?|bound|cross(?:es|ed)"
    r"|spare[sd]|degrade[sd]|occup(?:ies|ied)"
    r"|penetrate[sd]|clear(?:s|ed)|cure[sd]|outperform(?:s|ed)|out(?:does|did)|deplete[sd]|potentiate[sd]|synergi[sz]e[sd]|double[sd]|triple[sd]"
    r"|quadruple[sd]|restore[sd]|raise[sd]|slow(?:s|ed)|suppress(?:es|ed)|reduce[sd]|inhibit(?:s|ed)|block(?:s|ed)|reverse[sd]|prevent(?:s|ed)"
    r"|delay(?:s|ed)|prolong(?:s|ed)|extend(?:s|ed)|lengthen(?:s|ed)|expand(?:s|ed)|elicit(?:s|ed)|induce[sd]|trigger(?:s|ed)|g[ai]ves?|yield(?:s|ed)"
    r"|produce[sd]|reach(?:es|ed)|achieve[sd]|leads? to|led to|result(?:s|ed) in|replicate[sd]|accumulate[sd]|engage[sd]|retain(?:s|ed)"
    r"|decrease[sd]"
    r"|diminish(?:es|ed)|dampen(?:s|ed)|attenuate[sd]|abolish(?:es|ed)|abrogate[sd]|ablate[sd]|eliminate[sd]|eradicate[sd]|controls?|controlled"
    r"|improve[sd]|boost(?:s|ed)|enhance[sd]|increase[sd]|sensiti[sz]e[sd]|re-?sensiti[sz]e[sd]|activate[sd]|prime[sd]|recruit(?:s|ed)"
    r"|repolari[sz]e[sd]"
    r"|reprogram(?:s|med)|internali[sz]e[sd]|arrest(?:s|ed)|stop(?:s|ped)|halt(?:s|ed)|curb(?:s|ed)|drops?|dropped|tipped|wiped? out|knock(?:s"
    r"|ed) down"
    r"|regressed (?=[\w ]{0,20}tumou?rs)|surpass(?:es|ed)|beats?|rescue[sd]|overc[oa]mes?|evade[sd]|resist(?:s|ed)|matche[sd]"
    r"|add(?:s|ed)|deliver(?:s|ed)|target(?:s|ed)|antagoni[sz]e[sd]|agoni[sz]e[sd]|neutrali[sz]e[sd]|silence[sd]|disrupt(?:s|ed)"
    r"|displace[sd]|displays?|displayed|exhibit(?:s|ed)|stimulate[sd]|redirect(?:s|ed)|carr(?:ies|ied)|consist(?:s|ed) of|comprise[sd]|combine[sd]"
    r"|stall(?:s|ed)|hits?|docks?|docked|covers|covered|saturate[sd]|release[sd]|loses|lost|leaves|left|caused?s? (?:no|few"
    r"|regress|tumou?r)"
    r"|dissolve[sd]|melt(?:s|ed)|erase[sd]|protect(?:s|ed)|stabili[sz]e[sd]|remodel(?:s|ed|led)|convert(?:s|ed)|transduce[sd]|tether(?:s|ed)"
    r"|bridge[sd]"
)
_AGENT_STATES = (
    r"(?:is|was|were|are|has been|remain(?:s|ed)|proved|appear(?:s|ed)) (?:\w+ly )?(?:well[- ]tolerated|tolerated|safe|stable|active|inactive"
    r"|effective|potent|selective|orally|brain"
    r"|bioavailable|synergistic|dosed|administered|given|infused|injected|designed|engineered|optimi[sz]ed|synthesi[sz]ed|made|built|used in"
    r"|tested|compared|evaluated|assessed|combined|superior|equipotent|cleared from|cytotoxic|efficacious|cross-reactive|curative"
    r"|more (?:potent|active|effective|selective)|\d+-fold (?:more|less))"
    r"|(?:has|is|have) (?:entered|entering|advanced|advancing|reached) (?:into )?(?:IND|GLP|phase|the clinic|clinical|first)|enter(?:s"
    r"|ed) (?:IND|GLP|phase"
    r"|the clinic)|(?:has|had) (?:an?|no) (?:\w+ ){0,3}(?:half-life|IC50|EC50|DC50|KD|bioavailability|TGI|off-target)"
    r"|(?:has|had|with) a (?:DAR|drug-to-antibody)|(?:entered|moves?|moved|heads?) (?:into )?(?:IND|GLP|phase|the clinic|first)"
    r"|at (?:\d|all doses|both doses|the )[\w./ ]{0,14}(?:mg|µg|μg|nM|µM|μM|doses?)\b|(?:left|had no effect|did not affect|lost activity)\b"
)
_BY_ITSELF = (
    r"(?! (?:decreased?|increased?|decreases|increases|improve[sd]|drops?|dropped|diminish(?:es|ed)|double[sd]|triple[sd]|halve[sd]"
    r"|reached)(?: \w+ly)?"
    r"(?: (?:by|after|from|to|in|during|over|under|upon|between|at)\b|[.,;]))"
)
"""What rises or falls is a score, a measure or a marker: "PHQ-9 decreased by 30%"; what acts makes something else do so."""
_ACTS = regex(rf"{_GAP}{_ADVERBS}{_BY_ITSELF} (?:(?:{_EFFECTS})(?![\w-])|(?:{_AGENT_STATES})(?!\w))")
_SHOWS = regex(
    rf"{_GAP}{_ADVERBS} (?:show(?:s|ed)|demonstrate[sd]|ha[sd]|maintain(?:s|ed)|allow(?:s|ed)|enable[sd]|work(?:s|ed)|persist(?:s|ed))(?![\w-])"
    r"(?![^.;]{0,60}\b(?:with|under|to|on) [a-z]+(?:mab|nib|platin|taxel|lisib|parib|rasib|amide|tecan)\b)"
)
"""Said of agents, models and trials alike: enough for a name of two digits and three letters that are no word."""
_DID = regex(
    rf"{_GAP}{_ADVERBS} (?!(?:regressed|responded|progressed|enrolled|harbou?red|expressed|mediated|regulated|correlated|associated|required"
    rf"|needed|lacked"
    r"|belonged|derived|originated|included|stained|scored|randomi[sz]ed|used|encoded|signal\w+|promoted|formed|engrafted|relapsed|reported|emerged"
    r"|phosphorylated|transcribed|called|named|based|involved|contributed|facilitated|occurred|underwent|closed|opened|started|ended|asked"
    r"|evaluated|investigated|explored|examined|assigned|recruited)\b)"
    r"(?:[a-z]{2,}ed|brought|took|kept|held|drew|sent|threw|broke|made|won|fell short)(?: (?:down|back|up|off|out|away))? "
    r"(?!(?:with|by|under|in|on|to|after|from|at|for|as|of|during|between)\b)"
)
"""Whatever is done to something: enough where the name's form is a plain code's."""
_OF_TRIALS = regex(
    rf"{_GAP}{_ADVERBS} (?:(?:reach|achiev|improv|prolong|extend|add|yield|produc|deliver|increas|reduc|doubl|evaluat|compar|test)\w*|was|is)\b"
)
"""What trials do too."""
_GROUP = regex(r" (?:arms?|groups?)\b")
_TAKEN_AFTER = regex(
    r",? [A-Z][a-z]+(?: [A-Z][a-z]+)?: (?=[a-z])|[’']s (?:murine|mouse|human|lead|anti)\b|: regress| (?:is|was) in (?:IND|GLP|pre|phase)"
    r"|[’']s? (?:IC50|EC50|DC50|KD|half-life|PK|potency|activity|efficacy|safety|selectivity|dose|payload|linker|binding|effect|target|mechanism)"
    r"|,? (?:vs\.?|versus|or|and|plus|\+) [a-z]{3,}(?:mab|nib|platin|taxel|lisib|ciclib|parib|rasib|lutamide|toclax|tecan|ecan|limus|zomib"
    r"|domide)\b| \d+%[,;]"
    r"| (?:CAR[- ]?(?:T|NK)|TCR[- ]?T|NK|TIL|T)[- ]cells?\b|, [A-Z]\w+ (?:Bio\w*|Therapeutics|Pharma\w*|Oncology|Medicines?|Sciences)\b"
    r"|[-‑–](?:treated|mediated|induced|based|loaded|dosed)|(?: ADC)?,? \(?(?:at )?\d[\d.–-]* ?(?:mg|µg|μg)(?:/kg)?\b|,? \(?\d[\d.]* ?(?:nM|µM|μM)\b"
    r"| (?:alone|monotherapy|dosing|treatment|administration|exposure|infusions?|injections?)\b| (?:plus|\+) (?:[a-z]{3,}(?:mab|nib|platin"
    r"|taxel|lisib|ciclib|parib|rasib)\b"
    r"|(?:an? )?anti-)|,? (?:or|vs\.?|versus) (?:vehicle|placebo|control|isotype)\b| and anti-"
    r"|(?: \([^()]{2,50}\))? ?[:–—|] ?(?:(?:\d+% )?(?:TGI|IC50|EC50|DC50|KD|ORR|CRs?\b|tumou?r|regressions?|median|survival|half-life)"
    r"|(?:an?|the|our|oral|novel|brain|first|bi|tri)[ -][^.;\n]{0,70}"
    r"(?:inhibitor|degrader|ADC|conjugate|antibody|bispecific|engager|agonist|antagonist|vaccine|virus|CAR|glue|mutein|cytokine|radioligand|prodrug))"
)
_MEASURED_OF = (
    r"IC50s?|EC50s?|DC50s?|KD|K[di]|half-li(?:fe|ves)|PK|AUC|Cmax|clearance|bioavailability|exposures?|MTD|NOAEL|tolerability|safety|efficacy|potency"
    r"|potencies|selectivity|dos(?:es?|ing)|administration|injections?|infusions?|(?:pre-?|re-?|co-?)?treatment|combinations?|addition"
    r"|toxicity|withdrawal"
    r"|(?:anti)?(?:tumou?r )?activity|structure|effects?|profile|release|resistance|response|design|discovery|properties|benefit|affinity"
    r"|binding|pharmacokinetics|pharmacodynamics|washout|levels?|data|results|INDs?|IND application"
)
_TAKEN_BEFORE = regex(
    rf"(?:\b(?i:{_MEASURED_OF}) (?:of|with|for|on|from|to) (?:(?:oral|intravenous|single-agent|low-dose|daily|weekly|vehicle or|the|both) )?"
    r"|\b(?:[Mm]ice|[Rr]ats|[Mm]onkeys|[Aa]nimals|[Pp]atients) (?:on|got|given|receiving|dosed with) |\b(?:came|seen|seen between|switched"
    r"|[Ss]witching|differ\w+) (?:from|to|with|between) |\b(?:treated|dosed|cured|cleared|injected"
    r"|challenged|combined|paired"
    r"|loaded|eradicated|degraded|incubated|pulsed) (?:with|by) |\b(?:exposed|exposure|sensitive|sensitivity|resistant|refractory|responded"
    r"|respond|responsive) to |\b[Ww]e (?:describe|present|report|developed|designed|discovered|identified|engineered|made|tested|show that) "
    r"|\b(?:vehicle|placebo|isotype|control) (?:or|and|vs\.?|versus) |(?:^|[.;:•]\s|\n)(?:[Ww]ith|[Uu]nder|[Ff]or|[Aa]dding) (?=[^ ]+,)"
    r"|\b(?:TGI|inhibition|CRs?|regressions?|responses?|survival|kill(?:ing)?|lysis|degradation|DC50|IC50)[^.;\n]{0,40}\d%? (?:with|under|for"
    r"|by|after|on) "
    r"|\b(?:[Rr]egressed|shrank|disappeared|resolved) (?:\w+ )?(?:after|with|under|on|upon) |\b[Ss]urrogate \(?(?:of |for )?)$"
)
_APPOSED_SURROGATE = regex(r",? \(?(?:the|a) (?:murine|mouse)(?:-reactive| cross-reactive)? (?:surrogate|analog|version)")
_OTHERWISE = regex(
    r"[- ‑–](?:\+|expression|mRNA|mutan|mutat|mut\b|cells?\b(?! \(?CAR)|cell lines?|genes?|proteins?|signal|pathway|receptor|positive|negative"
    r"|null|knock|deficien"
    r"|overexpress|axis|ligand|promoter|status|amplif|phosphorylation|xenografts?|tumou?rs?\b|models?|mice|PDX|driven|bearing|loss|deletion|levels in"
    r"|trials?\b|stud(?:y|ies)\b|cohorts?|scores?|staining|assay|questionnaire|infection|transgenic|organoids?|clone|inhibitors?|antibod"
    r"|blockade|enrol|randomi[sz]ed)"
    r"|\s?\((?:NCT|ISRCTN|ATCC)|[-‑–](?:high|low)\b"
)
_OTHERWISE_BEFORE = regex(
    r"\b(?:[Tt]rials?|[Ss]tud(?:y|ies)|[Pp]rotocol|[Gg]rants?|[Aa]wards?|[Aa]bstracts?|[Pp]osters?|[Bb]ooth|[Ss]ession|[Tt]able|[Ff]igure"
    r"|[Ff]ig\.|[Rr]ef\.?|[Nn]o\.|kit|lot|batch|IRB"
    r"|clones?|catalog(?:ue)?|cell lines?|registry|[Aa]rm|[Cc]ohort|[Ll]evel|[Mm]odels?|[Tt]umou?rs|[Pp]anel|[Ss]tain(?:ed|ing) (?:for|with)"
    r"|expression of"
    r"|loss of"
    r"|mutations? in|[Gg]enes?|[Dd]ay|[Ww]eek|[Cc]ycle|[Vv]isit|[Pp]art|[Ll]ine|PDX|xenografts?|bearing|[Pp]assage|[Hh]all|[Rr]oom|binds? to"
    r"|NCT|part of) (?:[A-Z][\w-]+ (?:and|or) )?\(?#?$"
)
_NOT_LETTERS = frozenset(
    "IL CD PD CTLA IFN TNF TGF HLA COVID SARS HPV EBV HIV HBV HCV HSV ECOG EORTC QLQ CYP UGT GRADE PHASE CI HR OR RR SD NR NE UK US EU II III"
    " IV VI AND "
    "THE NCT IC EC ED LD MW PO IQ PS WHO OS PFS ORR IN OF TO AT ON BY IS WAS PT PTS MG KG PDX CDX LB CT TPS SITC AACR ASCO ESMO ENA DAY WEEK RP TGI "
    "CA NIH HD PC HT SW LU BR SK MC NCI THP MV SNU HCC DU KP CAL BT TC TS RT NK NKT MM MIR CR PR AE DC KD DNA RNA AUC NSG BALB ADC CAR TCR TCE FC "
    "SNU SKM MKN KATO NUGC OVCAR SKOV COV TOV CAOV IGROV MCF MDA SKBR SUM JIMT DLD RKO HCT GEO LIM LNCAP CWR HUH HEP PLC HPAF HPAC SUIT PSN"
    " CFPAC CALU "
    "EBC KYSE FLO UACC EMT LLC YUMM KPC TMD SUDHL REH SEM KMS OPM MOLP AMO INA CHP IMR CTG LIXC LXFL LXFA STO SCC UMSCC JVM MEC OSU MOLM NALM"
    " OCI KG HL HEL "
    "NB ZR HS LS KM TE WM MB RI MM LP XG MG RD RH LN SF GL BR GA ES LI ST HN ME OV PA KI BL TM UM OE SET CRL HTB ATCC ACC WES PRJ GSE GSM EGA"
    " DOD CPRIT RP "
    "PHQ GAD EPIC MDASI FSFI BMI MRD HADS MOCA MMSE ESAS LVEF EGFR CTC GAS BAG "
    "SP ZNF ZFP TMEM LINC MIR KIAA CCDC RNF USP GPR SLC FAM ORF SNHG CEP GPX RPS RPL PTPN NSUN METTL TTC WDR PHF SNORD LOC DKFZ HIST "
    "GLP EQ FACT CTCAE RECIST CTEP NSCLC SCLC AML ALL CLL MDS HNSCC TNBC CRC RCC GBM UC GC".split()
)
"""Letters of interleukins, enzymes, scores, cell lines, models, poster numbers and measures."""
_NOT_WORDS = regex(
    r"(?i:figs?|figure|table|phase|grade|week|day|month|cohort|arm|part|level|stage|cycle|covid|ki|claudin|nectin|galectin|siglec|caspase|trop"
    r"|cyclin|wnt"
    r"|bcl|mcl|muc|her|mir|let|group|dose|step|age|top|type|class|visit|line|panel|poster|abstract|patient|case|subject|donor|factor|interleukin|colo|calu|capan|jurkat"
    r"|raji|ramos"
    r"|kasumi|molm|granta|mino|huh|hep|panc|aspc|bxpc|miapaca|chla|kelly|neuro|pre|post|anti|mid|non|sub|late|early|jan|feb|mar|apr|may|june?"
    r"|july?|aug"
    r"|sept?|oct|nov|dec|target|code|carbon|iodine|lutetium|actinium|yttrium|gallium|copper|zirconium|cas|eu|nature|vol)"
)
_SAID = regex(r"(?=[A-Z]{4,}$)[^AEIOUY]*[AEIOUY]+[^AEIOUY]+[AEIOUY]*.*")
"""Letters that can be said: trials' names as often as codes."""
_UNIT = regex(r"\s?(?:mg|µg|μg|kg|g|ml|mL|µM|nM|μM|mm|cm|Gy|IU|U|%|months?|weeks?|days?|years?|pts|patients|mice|cells|of|and|to|or)\b")
_BACK, _AHEAD, _SHORT = 90, 130, 3
_KINDS = ("adc", "short", "lettered", "glued", "mixed", "word", "kind", "spaced", "coined")
_DEEDS = 2
"""A coined word without a number has to act so often: companies, programs and methods are named so too."""


def find_acting(text: str, lexicon: CompiledLexicon) -> list[tuple[int, int]]:
    """Where names of such forms stand that act or are given as agents are.

    >>> find_acting("VKM-90 cut tumor volume by 80%. WEE-1 cells died.", CompiledLexicon())
    [(0, 6)]
    """
    places = [m for m in _FORM.finditer(text) if _may_be(m, text, lexicon)]
    others = {m.group() for m in places if _is_other(m, text)}
    agents = [m for m in places if m.group() not in others and _is_agent(m, text)]
    deeds = Counter(m.group() for m in agents if m.group("coined"))
    return [m.span() for m in agents if not m.group("coined") or deeds[m.group()] >= _DEEDS]


def _may_be(match: re.Match[str], text: str, lexicon: CompiledLexicon) -> bool:
    """Whether the lexicons know neither the name nor its letters as another thing's."""
    form = next(k for k in _KINDS if match.group(k))
    letters, words = match.group(form), match.group()
    if letters.upper() in _NOT_LETTERS or _NOT_WORDS.fullmatch(letters) or (form == "spaced" and _UNIT.match(text, match.end())):
        return False
    for known in (words, re.sub(r"[-‑– ]", "", words), words.lstrip("mu"), words.removesuffix(" ADC")):
        if lexicon.senses(name_key(known)):
            return False
    facts = lexicon.facts("CODE_PREFIX", letters) or lexicon.facts("CODE_PREFIX", letters.upper())
    if facts and facts["kind"] != "company":
        return False
    short = len(letters) <= _SHORT and re.search(r"\d\d", words) is not None  # genes that the lexicons know have one digit so, or none
    labels = set() if short or form in {"mixed", "lettered"} else {s.label for s in lexicon.senses(name_key(letters))}
    return not labels & {Label.TARGET, Label.CYTOKINE, Label.MODEL, Label.CONDITION}


def _is_other(match: re.Match[str], text: str) -> bool:
    """Whether the words beside make it a gene, a model, a trial or an entry of a list of such."""
    before = text[max(0, match.start() - 30) : match.start()]
    if match.group("kind") and text.startswith(" cells", match.end()):
        return False
    return _OTHERWISE.match(text, match.end()) is not None or _OTHERWISE_BEFORE.search(before) is not None


def _is_agent(match: re.Match[str], text: str) -> bool:
    """Whether the words beside say what is said of agents only."""
    end, after = match.end(), match.end() + _AHEAD
    if match.group("adc"):
        return True
    if match.group("coined"):
        return _ACTS.match(text, end, after) is not None and _OF_TRIALS.match(text, end, after) is None
    said = match.group("short") is not None and _SAID.fullmatch(match.group("short"))
    if _ACTS.match(text, end, after) or _APPOSED_SURROGATE.match(text, end, after):
        return not said or _OF_TRIALS.match(text, end, after) is None
    if match.group("spaced") or said:
        return False
    plain = match.group("short") is not None and len(match.group("short")) > 2 and re.search(r"\d\d", match.group()) is not None
    if plain and (_SHOWS.match(text, end, after) or _DID.match(text, end, after) or _GROUP.match(text, end)):
        return True
    return _TAKEN_AFTER.match(text, end, after) is not None or _TAKEN_BEFORE.search(text[max(0, match.start() - _BACK) : match.start()]) is not None
