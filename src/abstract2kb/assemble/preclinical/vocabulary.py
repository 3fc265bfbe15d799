"""The words of effects: what verbs, adjectives and nouns say about the way something went.

Verbs stand as lemmas and are inflected here; those with forms of their own stand in `_IRREGULAR`. Example: `VERBS["shrank"].act` is `Act.LOWER`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

__all__ = [
    "ABSENT_ADJECTIVES", "ABSENT_AND_LITTLE", "ADVERBS", "AFTER_VERB", "AND_STOPS", "AND_STOPS_AND_DETERMINERS", "AUXILIARIES",
    "AUXILIARIES_AND_NEGATIONS", "AUXILIARIES_AND_NO", "BE", "BE_DID", "BE_HAD_DID", "BROUGHT_BY", "CHANGE_NOUNS", "COMMA_STOPS", "COMPARED",
    "COMPARED_FINDINGS", "COMPOUNDED", "DETERMINERS", "DETERMINERS_AND_NO", "DOWN_ADJECTIVES", "DOWN_AND_LITTLE", "DOWN_NOUNS",
    "EFFECTS_AND_SAME", "EFFECT_NOUNS", "FINDING_ADJECTIVES", "FRONTING", "HELPERS", "LASTING", "LIST_STOPS", "LIST_STOPS_AND_DETERMINERS",
    "LIST_STOPS_AND_OF", "LITTLE", "MODALS", "NEGATIONS", "NEGATIONS_AND_THE", "NOT_EFFECTS", "NO_WORDS", "OF_STOPS", "OUTDONE",
    "PARTICLES", "PHRASE_ENDS",
    "PREPOSITIONS", "PREPOSITIONS_AND_OF", "PRESENT_ADJECTIVES", "RESULT_NOUNS", "SAME_ADJECTIVES", "STOPS", "STOPS_AND_DETERMINERS", "TURNED",
    "TURNED_AND_LITTLE", "TURNED_AND_TURNS", "TURNED_FOR_WORSE", "TURNS", "TURNS_AND_CHANGES", "TURNS_CHANGES_RESULTS", "UP_ADJECTIVES",
    "UP_NOUNS", "VERBAL", "VERBS", "Act", "Verb", "is_finding_adjective",
]  # fmt: skip


class Act(Enum):
    """What a verb does to what it speaks of."""

    LOWER = auto()
    """Its object goes down ("reduced X"); without an object its subject does ("X fell")."""
    RAISE = auto()
    """Its object goes up ("raised X"); without an object its subject does ("X rose")."""
    CAUSE = auto()
    """Its object comes about ("induced X")."""
    SHOW = auto()
    """Its object is had or seen ("showed X"), which is a finding only when the object names an effect."""
    EVENT = auto()
    """The verb itself is the effect ("killed tumor cells", "tumors regressed")."""
    OUTDO = auto()
    """The verb compares the asset with its object ("outperformed X")."""
    KEEP = auto()
    """Its object stays as it was ("spared X", "retained X")."""
    TOUCH = auto()
    """Says something only when denied: "did not affect X"."""
    AVOID = auto()
    """Its object does not come about ("avoided X")."""
    SEE = auto()
    """In the passive, its subject came about ("X was seen")."""
    MATCH = auto()
    """The asset is as good as its object ("matched X")."""
    OTHER = auto()
    """Another verb: it parts clauses."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb; `past` for forms that tell what happened ("reduced"), `gerund` for forms in -ing."""

    lemma: str
    act: Act
    past: bool
    gerund: bool = False
    fading: bool = False
    """May stand without an object: "fell", "rose", "regressed"."""


_LEMMAS: dict[Act, str] = {
    Act.LOWER: "reduce decrease inhibit suppress desensitize desensitise deactivate lower diminish attenuate eradicate eliminate "
    "abolish abrogate deplete block impair downregulate "
    "down-regulate shrink slow delay limit curb prevent dampen halve clear control degrade silence blunt weaken restrain "
    "halt arrest stop cut ablate neutralize neutralise repress minimize minimise retard counteract debulk hinder quench "
    "stall quell destroy kill-off obliterate check curtail mitigate lessen fall drop decline wane dwindle plummet collapse "
    "vanish disappear dip contract remove antagonize antagonise disrupt hamper lose dissociate inactivate postpone tame sink overcome "
    "reverse oppose empty strip rid purge thin subside ebb slump tumble cease extinguish forestall avert preclude thwart stunt erode damp "
    "recede ameliorate alleviate relieve impede abate undo erase negate nullify slash trim flatten "
    "scavenge sequester subdue foil compromise destabilize destabilise dissolve melt "
    "dull temper truncate constrain deter disable deprive exterminate annihilate decimate devastate excise wreck sap wither quash squelch suffocate "
    "starve interrupt offset slacken vanquish shrivel mute ease soften displace dislodge evict cleanse resolve dissipate remit deteriorate "
    "shorten counter freeze stagnate",
    Act.RAISE: "increase enhance prolong improve expand promote elevate augment boost activate stimulate upregulate up-regulate potentiate extend "
    "restore raise bolster reactivate revive propagate invigorate redouble strengthen amplify double triple treble "
    "quadruple accelerate deepen intensify heighten sustain mobilize mobilise "
    "recruit attract reinvigorate rescue enrich maximize maximise facilitate widen lengthen sharpen multiply rise grow "
    "climb soar surge accumulate proliferate persist recover swell mature aid favor favour fuel speed quicken hasten prime "
    "regain reinstate resume jump leap spike peak flourish thrive broaden "
    "worsen exacerbate aggravate foster energize upmodulate lift "
    "enlarge inflate magnify dilate embolden reenergize revitalize rejuvenate replenish repopulate rebuild catalyze elongate protract "
    "perpetuate thicken tighten",
    Act.CAUSE: "induce cause produce provoke trigger elicit evoke generate mediate confer drive lead result bring translate prompt unleash release "
    "secrete stabilize stabilise spark accompany mount spur incite impart instigate initiate ignite kindle "
    "spawn engender convey precipitate orchestrate effectuate inspire",
    Act.SHOW: "show demonstrate exhibit display have exert achieve give yield possess reveal reach deliver attain afford offer provide experience "
    "develop acquire gain get report disclose uncover boast enjoy undergo manifest harbor harbour contain register realize realise amount average",
    Act.EVENT: "protect resist reprogram repolarize repolarise remodel shed kill lyse lyze cure regress reject synergize synergise "
    "sensitize sensitise bind engraft phagocytose respond survive infiltrate "
    "resensitize resensitise cross penetrate internalize internalise tolerate polarize polarise live die perish relapse progress "
    "radiosensitize radiosensitise chemosensitize chemosensitise regrow recur rebound "
    "replicate convert skew localize localise concentrate migrate degranulate differentiate eat engulf devour attack home "
    "divide redirect opsonize occupy repel withstand succumb expire",
    Act.OUTDO: "outperform outlast surpass exceed outdo beat outlive outstrip eclipse outcompete outnumber outshine outclass outpace "
    "trump trounce overtake outrank overshadow",
    Act.MATCH: "match equal rival parallel",
    Act.KEEP: "spare retain maintain preserve keep leave remain stay conserve",
    Act.TOUCH: "suffer move budge touch disturb hurt harm damage affect alter change influence modify perturb modulate impact differ",
    Act.AVOID: "avoid lack circumvent escape evade bypass sidestep",
    Act.SEE: "see observe note detect record find obtain confirm occur appear emerge arise follow document ensue happen "
    "notice witness last endure linger feel palpate reappear resurface reemerge re-emerge",
    Act.OTHER: "evidence reflect correlate tend receive carry combine compare treat dose need require make come go take become use "
    "test study examine assess evaluate target "
    "use say help pay bear begin start continue express inject implant establish lie stand "
    "suggest indicate support combine convert skew add administer tell serve act work fail "
    "normalize normalise confine restrict associate couple pair worry pile shoot wear fend "
    "pour stream flock send throw tip plunge put force lodge gather collect "
    "wipe shut push hold switch turn knock dial stamp tail taper build ramp suffice wash shift allow enable measure "
    "distinguish characterize typify mark "
    "break draw crop hit pull ratchet scale pare rein ward stave mop step crank",
}  # fmt: skip
_IRREGULAR: dict[str, tuple[str, ...]] = {
    "shrink": ("shrank", "shrunk"), "fall": ("fell", "fallen"), "rise": ("rose", "risen"), "grow": ("grew", "grown"), "cut": ("cut",),
    "give": ("gave", "given"), "have": ("had",), "show": ("showed", "shown"), "bind": ("bound",), "lead": ("led",), "bring": ("brought",),
    "drive": ("drove", "driven"), "get": ("got",), "keep": ("kept",), "leave": ("left",), "see": ("saw", "seen"), "find": ("found",),
    "arise": ("arose", "arisen"), "swell": ("swelled", "swollen"), "speed": ("sped",), "sink": ("sank", "sunk"), "outdo": ("outdid", "outdone"),
    "beat": ("beat", "beaten"), "leap": ("leapt", "leaped"), "rid": ("rid",), "undergo": ("underwent", "undergone"),
    "thrive": ("thrived", "throve"), "shut": ("shut",), "shoot": ("shot",), "wear": ("wore", "worn"), "regrow": ("regrew", "regrown"),
    "hold": ("held",), "build": ("built",), "eat": ("ate", "eaten"), "outshine": ("outshone",), "lose": ("lost",), "make": ("made",),
    "come": ("came",), "go": ("went",), "take": ("took", "taken"),
    "become": ("became",), "bear": ("bore", "borne"), "begin": ("began", "begun"), "lie": ("lay", "lain"), "stand": ("stood",), "say": ("said",),
    "tell": ("told",), "send": ("sent",), "throw": ("threw", "thrown"), "put": ("put",), "overcome": ("overcame", "overcome"),
    "withstand": ("withstood",), "freeze": ("froze", "frozen"), "overtake": ("overtook", "overtaken"), "rebuild": ("rebuilt",),
    "undo": ("undid", "undone"), "break": ("broke", "broken"), "draw": ("drew", "drawn"), "hit": ("hit",), "feel": ("felt",),
}  # fmt: skip
_DOUBLED = {
    "crop": "cropp",
    "slash": "slash",
    "trim": "trimm",
    "control": "controll",
    "transfer": "transferr",
    "reprogram": "reprogramm",
    "confer": "conferr",
    "occur": "occurr",
    "drop": "dropp",
    "mop": "mopp",
    "step": "stepp",
    "stop": "stopp",
    "dip": "dipp",
    "get": "gett",
    "cut": "cutt",
    "strip": "stripp",
    "thin": "thinn",
    "rid": "ridd",
    "ebb": "ebb",
    "tip": "tipp",
}
_LONG = 5
_INTRANSITIVE = frozenset(
    "clear recede fall drop decline wane dwindle plummet collapse vanish disappear dip contract sink rise grow climb soar surge "
    "accumulate proliferate persist recover swell mature regress respond survive live die perish go come relapse progress "
    "increase decrease double triple treble quadruple halve expand improve shrink multiply diminish lose widen deepen "
    "divide resolve dissipate remit deteriorate stagnate wither shrivel slacken ease soften enlarge dilate succumb expire tighten thicken "
    "strengthen cure regrow recur rebound melt dissolve subside ebb slump tumble cease jump leap spike peak flourish thrive resume".split()
)


def _forms(lemma: str) -> tuple[tuple[str, bool, bool], ...]:
    """(form, past, gerund) of a lemma."""
    stem = _DOUBLED.get(lemma, lemma)
    if lemma.endswith("e"):
        past, gerund, third = lemma + "d", lemma[:-1] + "ing", lemma + "s"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, gerund, third = lemma[:-1] + "ied", lemma + "ing", lemma[:-1] + "ies"
    else:
        past, gerund = stem + "ed", stem + "ing"
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    pasts = _IRREGULAR.get(lemma, (past,))
    return ((lemma, False, False), (third, False, False), (gerund, False, True), *((p, True, False) for p in pasts))


def _spellings(lemma: str) -> tuple[str, ...]:
    """The lemma with its other spellings: "resensitize", "resensitise", "re-sensitize"."""
    british = (lemma[:-3] + "ise",) if lemma.endswith("ize") and len(lemma) > _LONG else ()
    return tuple(s for spelt in (lemma, *british) for s in ((spelt, f"re-{spelt[2:]}") if spelt.startswith("re") and "-" not in spelt else (spelt,)))


def _verbs() -> dict[str, Verb]:
    table: dict[str, Verb] = {"has": Verb("have", Act.SHOW, past=False), "having": Verb("have", Act.SHOW, past=False, gerund=True)}
    for act, lemmas in _LEMMAS.items():
        for lemma in lemmas.split():
            for spelt in _spellings(lemma):
                for form, past, gerund in _forms(spelt):
                    if past or form not in table:
                        table[form] = Verb(spelt, act, past or form == "cut", gerund, lemma in _INTRANSITIVE)
    return table


VERBS: dict[str, Verb] = _verbs()
OUTDONE = frozenset(form for form, verb in VERBS.items() if verb.act is Act.OUTDO and (verb.past or form == verb.lemma + "s"))
"""The forms that say that one asset did better than the one named after them."""

PARTICLES: dict[tuple[str, str], Act] = {
    ("lead", "to"): Act.CAUSE, ("result", "in"): Act.CAUSE, ("bring", "about"): Act.CAUSE, ("translate", "into"): Act.CAUSE, ("go", "up"): Act.RAISE,
    ("go", "down"): Act.LOWER, ("speed", "up"): Act.RAISE, ("come", "down"): Act.LOWER, ("make", "for"): Act.CAUSE, ("bring", "down"): Act.LOWER,
    ("keep", "down"): Act.LOWER, ("bring", "on"): Act.CAUSE, ("drive", "up"): Act.RAISE, ("drive", "down"): Act.LOWER, ("push", "up"): Act.RAISE,
    ("hold", "back"): Act.LOWER, ("cut", "down"): Act.LOWER, ("wipe", "out"): Act.LOWER, ("shut", "down"): Act.LOWER,
    ("switch", "off"): Act.LOWER, ("switch", "on"): Act.RAISE, ("turn", "off"): Act.LOWER, ("turn", "on"): Act.RAISE, ("shut", "off"): Act.LOWER,
    ("knock", "down"): Act.LOWER, ("dial", "down"): Act.LOWER, ("stamp", "out"): Act.LOWER, ("tail", "off"): Act.LOWER, ("taper", "off"): Act.LOWER,
    ("fall", "off"): Act.LOWER, ("drop", "off"): Act.LOWER, ("wash", "out"): Act.LOWER, ("build", "up"): Act.RAISE, ("ramp", "up"): Act.RAISE,
    ("pile", "up"): Act.RAISE, ("shoot", "up"): Act.RAISE, ("wear", "off"): Act.LOWER, ("die", "down"): Act.LOWER, ("melt", "away"): Act.LOWER,
    ("fall", "away"): Act.LOWER, ("come", "back"): Act.EVENT, ("grow", "back"): Act.EVENT, ("take", "up"): Act.EVENT, ("fend", "off"): Act.LOWER,
    ("suffice", "for"): Act.CAUSE, ("allow", "for"): Act.CAUSE, ("go", "through"): Act.CAUSE, ("go", "into"): Act.CAUSE,
    ("take", "out"): Act.LOWER, ("pull", "down"): Act.LOWER, ("push", "down"): Act.LOWER, ("ratchet", "up"): Act.RAISE,
    ("scale", "back"): Act.LOWER, ("pare", "back"): Act.LOWER, ("rein", "in"): Act.LOWER, ("ward", "off"): Act.LOWER, ("stave", "off"): Act.LOWER,
    ("mop", "up"): Act.LOWER, ("beat", "back"): Act.LOWER, ("cut", "back"): Act.LOWER, ("step", "up"): Act.RAISE, ("crank", "up"): Act.RAISE,
    ("push", "back"): Act.LOWER, ("drive", "back"): Act.LOWER, ("kill", "off"): Act.LOWER, ("clear", "out"): Act.LOWER, ("pull", "up"): Act.RAISE,
    ("break", "down"): Act.LOWER, ("turn", "up"): Act.SEE, ("show", "up"): Act.SEE, ("crop", "up"): Act.SEE,
    ("give", "to"): Act.OTHER, ("respond", "to"): Act.EVENT, ("bind", "to"): Act.EVENT,
    ("fall", "back"): Act.LOWER, ("drop", "back"): Act.LOWER, ("knock", "out"): Act.LOWER, ("slow", "down"): Act.LOWER,
    ("calm", "down"): Act.LOWER, ("strip", "away"): Act.LOWER, ("wash", "away"): Act.LOWER, ("hold", "down"): Act.LOWER, ("hold", "off"): Act.LOWER,
    ("put", "off"): Act.LOWER, ("set", "off"): Act.CAUSE, ("die", "off"): Act.EVENT, ("die", "out"): Act.EVENT, ("clear", "away"): Act.LOWER,
    ("bring", "up"): Act.RAISE, ("crowd", "out"): Act.LOWER,
    ("synergise", "with"): Act.EVENT, ("synergize", "with"): Act.EVENT,
}  # fmt: skip
"""Verbs whose meaning hangs on the particle right after them."""

AFTER_VERB = frozenset("keep start begin continue".split())
"""Verbs that a gerund may follow: "kept secreting X"."""

BE = frozenset("is are was were be been being remain remained remains stayed stay stays became become appeared proved proven seemed".split())
AUXILIARIES = BE | frozenset("has have had did does do".split())
MODALS = frozenset("may might could would will can should shall must cannot".split())
NEGATIONS = frozenset(
    "not never neither nor hardly barely scarcely n't cannot didn't doesn't wasn't weren't couldn't don't didn’t wasn’t weren’t".split()
)
ADVERBS = frozenset(
    "yet also even still only merely just far both all again once more most less much very too so ever often soon together "
    "alone then thereby thus further well better best better-than longer long somewhat furthermore nearly almost about as "
    "twice half fully largely however moreover indeed therefore hence nevertheless nonetheless".split()
)
DETERMINERS = frozenset(
    "a an the either its their his her our this that these those any some such each both all several many most another other same "
    "own overall every first single one two three four five six certain various further additional clear evidence sign "
    "waves wave series signs of degree rates rate levels level amount amounts kind full".split()
)
"""Words before the name of an effect that are no part of it."""

UP_ADJECTIVES = frozenset(
    "greater higher better stronger longer superior deeper increased enhanced improved more faster larger bigger elevated "
    "prolonged augmented broader wider heightened extended upregulated boosted sharper earlier denser richer extra "
    "tighter thicker heavier brighter quicker swifter fuller keener fitter hotter steeper "
    "accelerated amplified raised expanded greatest highest strongest best longest most deepest".split()
)
DOWN_ADJECTIVES = frozenset(
    "low weak poor poorer lower less fewer reduced decreased weaker smaller shorter diminished slower poorer inferior attenuated impaired gone "
    "delayed suppressed lowered shallower milder downregulated blunted lowest least fewest scarcer limited slowed "
    "sparser thinner fainter narrower lighter rarer lesser briefer scarce sparse dulled".split()
)
NO_WORDS = frozenset("no none zero neither nor without".split())
LITTLE = frozenset("little barely minor minimal negligible scant scarcely hardly few marginal".split())
SAME_ADJECTIVES = frozenset(
    "unchanged unaffected intact stable similar comparable equivalent preserved maintained retained undisturbed unaltered "
    "constant spared normal equal identical unperturbed flat steady untouched unimpaired unharmed unscathed".split()
)
ABSENT_ADJECTIVES = frozenset("absent undetectable lacking missing undetected nil".split())
FINDING_ADJECTIVES = frozenset(
    "responsive sensitive protective bioavailable brain-penetrant tumoricidal functional persistent durable active "
    "effective efficacious potent selective cytotoxic tolerated synergistic additive immunogenic curative tumour-free "
    "tumor-free disease-free alive resistant insensitive lethal "
    "immune toxic hepatotoxic cardiotoxic myelosuppressive myelotoxic hemolytic haemolytic mutagenic genotoxic".split()
)
"""Adjectives that are effects of the asset that they are said of."""
_FINDING_ENDINGS = ("toxic", "cidal", "suppressive")


def is_finding_adjective(low: str) -> bool:
    """True for an adjective that is an effect of the asset it is said of, known or by its ending ("neurotoxic")."""
    return low in FINDING_ADJECTIVES or low.endswith(_FINDING_ENDINGS)


PRESENT_ADJECTIVES = frozenset("detectable evident apparent visible measurable observable noticeable demonstrable present".split())
"""Adjectives that only say that something was seen."""
LASTING = frozenset("tumor-free tumour-free disease-free relapse-free metastasis-free alive protected responsive sensitive".split())
"""What it is a gain to remain."""

UP_NOUNS = frozenset(
    "increase increases enhancement prolongation improvement elevation elevations augmentation upregulation up-regulation restoration rise gain "
    "extension boost doubling gains acceleration rises tripling quadrupling surge potentiation intensification strengthening improvements "
    "heightening lengthening broadening widening reinvigoration reactivation increment increments".split()
)
DOWN_NOUNS = frozenset(
    "reduction reductions decrease decreases decline declines drop drops fall falls loss losses delay delays suppression "
    "depletion downregulation down-regulation inhibition shrinkage lowering eradication elimination abrogation attenuation "
    "clearance impairment blockade slowing degradation removal ablation arrest diminution diminishment abolition disappearance "
    "repression silencing halving blunting dampening weakening neutralization neutralisation retardation curtailment limitation "
    "disruption prevention collapse dip decrement waning knockdown destruction erosion".split()
)
COMPOUNDED = frozenset(
    "increase increases enhancement prolongation improvement elevation elevations upregulation up-regulation reduction reductions decrease decreases "
    "decline declines drop drops downregulation down-regulation diminution lowering".split()
)
"""Nouns of change that may follow what they speak of: "KLRG1 downregulation"."""
COMPARED = frozenset(
    "higher lower greater smaller fewer reduced decreased increased elevated diminished enhanced improved suppressed augmented upregulated "
    "downregulated lowered impaired prolonged weaker stronger longer shorter superior more less".split()
)
"""Adjectives that make a finding of what they stand before: "showed lower KLRG1"."""
BROUGHT_BY = frozenset("-induced -mediated -driven -triggered -evoked -elicited -dependent".split())
"""What follows the name of an asset that brings something about."""
CHANGE_NOUNS = frozenset("change changes difference differences effect effects impact influence alteration alterations shift shifts".split())
EFFECT_NOUNS = frozenset(
    "activity activities efficacy effectiveness superiority effect effects response responses regression regressions survival growth killing "
    "cytotoxicity inhibition release secretion production activation proliferation expansion infiltration persistence "
    "accumulation exhaustion apoptosis death rejection cure cures remission remissions control clearance depletion "
    "suppression synergy potency affinity binding selectivity penetration uptake retention toxicity toxicities tgi "
    "phosphorylation signaling signalling degradation viability burden volume weight size shrinkage tumor-free tumour-free "
    "eradication reduction increase decrease benefit advantage immunity memory protection resistance expression "
    "internalization internalisation differentiation maturation polarization polarisation engraftment migration invasion "
    "metastasis metastases cells lymphocytes counts count numbers number levels concentrations titers titres engagement "
    "occupancy lethality durability delay window tolerability lysis phenotype stemness induction formation generation recruitment "
    "deaths angiogenesis inflammation fibrosis knockdown exposure stability specificity biodistribution contrast doses dose "
    "loss lymphopenia leak syndrome neutropenia thrombocytopenia anemia anaemia hepatotoxicity neurotoxicity cytokines "
    "enlargement standstill cytostasis washout influx egress skewing storm hypotension emesis diarrhea diarrhoea myelosuppression "
    "cytopenias hyperpigmentation titer antagonism additivity tolerance anergy seeding vascularity perfusion hypoxia stiffness "
    "chimerism homeostasis "
    "antigenicity immunogenicity arrest disease stasis relapse relapses recurrence recurrences outgrowth repair damage "
    "ratio ratios bioavailability permeability solubility auc half-life clearance control rechallenge efficacy profile cleavage "
    "fragility frequency infiltrates abundance density staining foci fitness self-renewal differentiation cytolysis "
    "degranulation polyfunctionality presentation priming crosslinking dimerization dimerisation trafficking homing "
    "localization localisation targeting ubiquitination methylation acetylation sdma dysfunction quiescence pyroptosis "
    "ferroptosis necrosis autophagy mutagenicity genotoxicity hemolysis haemolysis edema oedema eosinophilia burden load "
    "nodules lesions micrometastases mortality morbidity interaction interactions complexes adcc adcp cdc senescence "
    "delivery sensitivity leakage "
    "sensitization sensitisation dissemination turnover fratricide cross-reactivity cross-talk crosstalk transcription translation "
    "function functions internalisations mtd hnstd msd margin margins".split()
) - {"doses", "dose", "disease"}  # fmt: skip
RESULT_NOUNS = frozenset(
    "regression regressions cure cures remission remissions rejection tgi synergy inhibition response responses clearance eradication stasis".split()
)
"""Effects that are results by their mere name: "with complete regression of ..."."""
NOT_EFFECTS = frozenset(
    "which that who treatment dosing incubation administration therapy data results result study studies "
    "risk need interest it them this ability dose doses mice mouse animals animal monkeys rats patients days weeks months "
    "years time way role use experiment experiments model models evidence trial trials set addition contrast combination "
    "question reason group groups hint hints support basis rationale one ones each either both none others case cases "
    "option options problem problems step steps work program programme place part parts thing things start drug drugs agent "
    "agents compound compounds molecule molecules product antibody antibodies arm arms side week day month hour hours "
    "minutes half he she they origin origins type types histology histologies pair trio doublet injection infusion radiotherapy chemotherapy "
    "immunotherapy inhibitor inhibitors excitement attention "
    "knowledge status process processes chemotherapies immunotherapies therapies treatments "
    "mab adc bispecific construct constructs vector vectors testing evaluation assessment investigation characterization characterisation "
    "conformation conformations prognosis mechanism mechanisms candidate candidates "
    "off out up down back away figures figure "
    "limitation limitations challenge challenges barrier barriers hurdle hurdles drawback drawbacks shortcomings "
    "members member family families discussion questions surprise hope doubt surrogate version form parent variant counterpart".split()
)
"""Words that, as the head of a phrase, show that it names no effect."""
MAKING = frozenset(
    "generation design development discovery identification characterization characterisation evaluation synthesis engineering construction".split()
)
"""What was done with a drug rather than what it did."""
PREPOSITIONS = frozenset(
    "in on at by with including from after before during following upon across through via for to against between into over under "
    "among within without despite unlike like until since about beyond toward towards near per alongside throughout above "
    "below except besides compared versus vs relative than as beside amid around bearing carrying lacking expressing using "
    "given treated receiving when while whereas where which who whose that whether if because although though but so plus "
    "and/or including such suggesting indicating resulting leading due owing unless thanks whatever whoever then alone "
    "together respectively suggests according independent irrespective regardless only even rather i.e e.g".split()
)
"""Words that end the name of an effect."""
STOPS = PREPOSITIONS | AUXILIARIES | MODALS | frozenset("; : . ( ) [ ] – — | it they we he she not".split())

# unions: most are asked for at every word, so they are made once
AND_STOPS = STOPS | {",", "and"}
AUXILIARIES_AND_NO = AUXILIARIES | {"no"}
BE_DID = BE | {"did"}
BE_HAD_DID = BE | {"did", "had"}
COMMA_STOPS = STOPS | {","}
COMPARED_FINDINGS = FINDING_ADJECTIVES | {"less", "more"}
FRONTING = PREPOSITIONS | {"although", "as", "though", "whereas", "while"}
LIST_STOPS = STOPS | {",", "and", "or"}
LIST_STOPS_AND_OF = STOPS | {",", "and", "of", "or"}
NEGATIONS_AND_THE = NEGATIONS | {"the"}
OF_STOPS = STOPS | {"of"}
PHRASE_ENDS = PREPOSITIONS | {")", ",", ".", "and"}
PREPOSITIONS_AND_OF = PREPOSITIONS | {"of"}
ABSENT_AND_LITTLE = ABSENT_ADJECTIVES | LITTLE
AND_STOPS_AND_DETERMINERS = DETERMINERS | STOPS | {",", "and"}
AUXILIARIES_AND_NEGATIONS = AUXILIARIES | NEGATIONS
DETERMINERS_AND_NO = DETERMINERS | NO_WORDS
DOWN_AND_LITTLE = DOWN_ADJECTIVES | LITTLE
EFFECTS_AND_SAME = EFFECT_NOUNS | SAME_ADJECTIVES
LIST_STOPS_AND_DETERMINERS = DETERMINERS | STOPS | {",", "and", "or"}
STOPS_AND_DETERMINERS = DETERMINERS | STOPS
TURNED = DOWN_ADJECTIVES | UP_ADJECTIVES
TURNED_FOR_WORSE = DOWN_ADJECTIVES | UP_ADJECTIVES | {"different", "worse"}
TURNS = DOWN_NOUNS | UP_NOUNS
VERBAL = AUXILIARIES | MODALS
TURNED_AND_LITTLE = DOWN_ADJECTIVES | LITTLE | UP_ADJECTIVES
TURNS_AND_CHANGES = CHANGE_NOUNS | DOWN_NOUNS | UP_NOUNS
HELPERS = AUXILIARIES | BE | MODALS | NEGATIONS
TURNED_AND_TURNS = DOWN_ADJECTIVES | DOWN_NOUNS | UP_ADJECTIVES | UP_NOUNS
TURNS_CHANGES_RESULTS = CHANGE_NOUNS | DOWN_NOUNS | RESULT_NOUNS | UP_NOUNS
