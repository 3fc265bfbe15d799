"""The words of effects: what verbs, adjectives and nouns say about the way something went."""

from __future__ import annotations

from abstract2kb.assemble.preclinical.verbs import OUTDONE, PARTICLES, VERBS, Act, Verb

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
    "twice half fully largely however moreover likewise indeed therefore hence nevertheless nonetheless".split()
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
    "constant spared normal equal identical unperturbed flat steady untouched unimpaired unharmed unscathed "
    "unremarkable undamaged uncompromised static indistinguishable superimposable".split()
)
ABSENT_ADJECTIVES = frozenset("absent undetectable lacking missing undetected nil".split())
FINDING_ADJECTIVES = frozenset(
    "responsive sensitive protective bioavailable brain-penetrant tumoricidal functional persistent durable active "
    "effective efficacious potent selective cytotoxic tolerated synergistic additive immunogenic curative tumour-free "
    "tumor-free disease-free alive resistant insensitive lethal "
    "immune necrotic toxic hepatotoxic cardiotoxic myelosuppressive myelotoxic hemolytic haemolytic mutagenic genotoxic".split()
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
    "heightening lengthening broadening widening reinvigoration reactivation increment increments burst upsurge influx flood derepression "
    "re-expression reexpression jump uptick upswing leap bump".split()
)
DOWN_NOUNS = frozenset(
    "reduction reductions decrease decreases decline declines drop drops fall falls loss losses delay delays suppression "
    "depletion downregulation down-regulation inhibition shrinkage lowering eradication elimination abrogation attenuation "
    "clearance impairment blockade slowing degradation removal ablation arrest diminution diminishment abolition disappearance "
    "repression silencing halving blunting dampening weakening neutralization neutralisation retardation curtailment limitation "
    "disruption prevention collapse dip decrement waning knockdown destruction erosion "
    "inactivation dephosphorylation plunge slump dent".split()
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
    "chimerism homeostasis orr dcr "
    "antigenicity immunogenicity arrest disease stasis relapse relapses recurrence recurrences outgrowth repair damage "
    "ratio ratios bioavailability permeability solubility auc half-life clearance control rechallenge efficacy profile cleavage "
    "fragility frequency infiltrates abundance density staining foci fitness self-renewal differentiation cytolysis "
    "degranulation polyfunctionality presentation priming crosslinking dimerization dimerisation trafficking homing "
    "localization localisation targeting ubiquitination methylation acetylation sdma dysfunction quiescence pyroptosis "
    "ferroptosis necrosis autophagy mutagenicity genotoxicity hemolysis haemolysis edema oedema eosinophilia burden load "
    "nodules lesions micrometastases mortality morbidity interaction interactions complexes adcc adcp cdc senescence "
    "delivery sensitivity leakage "
    "sensitization sensitisation dissemination turnover fratricide cross-reactivity cross-talk crosstalk transcription translation "
    "function functions internalisations mtd hnstd msd margin margins "
    "efflux transition emt translocation autophosphorylation adhesion attachment spreading sprouting neovascularization neovascularisation tubes "
    "colony colonies spheres tumorspheres mammospheres neurospheres clonogenicity glycolysis respiration ros crosslinks cross-links adducts breaks "
    "fragmentation condensation depolarization depolarisation chemosensitivity radiosensitivity chemoresistance radioresistance vessels "
    "spike spikes flare flares "
    "microvessels transactivation transcripts mrna abundance ubiquitylation splicing recombination replication mitosis polyploidy aneuploidy "
    "micronuclei telomerase catastrophe index half-lives motility tumorigenicity permeabilization permeabilisation".split()
) - {"doses", "dose", "disease"}  # fmt: skip
RESULT_NOUNS = frozenset(
    "orr dcr survivors "
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
    "significance importance relevance existence utility feasibility "
    "limitation limitations challenge challenges barrier barriers hurdle hurdles drawback drawbacks shortcomings "
    "pump pumps transporter transporters "
    "latter former biomarker biomarkers marker implying suggesting indicating demonstrating revealing showing meaning implication implications "
    "members member family families discussion questions surprise hope doubt something feat surrogate version form parent variant counterpart".split()
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
