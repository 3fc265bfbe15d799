"""The verbs of effects: what each does to its object or its subject.

Verbs stand as lemmas and are inflected here; those with forms of their own stand in `_IRREGULAR`. Example: `VERBS["shrank"].act` is `Act.LOWER`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from abstract2kb.patterns import regex

__all__ = ["OUTDONE", "PARTICLES", "VERBS", "Act", "Verb"]


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
    Act.LOWER: "reduce decrease inhibit suppress desensitize deactivate lower diminish attenuate eradicate eliminate "
    "abolish abrogate deplete block impair downregulate "
    "down-regulate shrink slow delay limit curb prevent dampen halve clear control degrade silence blunt weaken restrain "
    "halt arrest stop cut ablate neutralize repress minimize retard counteract debulk hinder quench "
    "stall quell destroy kill-off obliterate check curtail mitigate lessen fall drop decline wane dwindle plummet collapse "
    "vanish disappear dip contract remove antagonize disrupt hamper lose dissociate inactivate postpone tame sink overcome "
    "reverse oppose empty strip rid purge thin subside ebb slump tumble cease extinguish forestall avert preclude thwart stunt erode damp "
    "recede ameliorate alleviate relieve impede abate undo erase negate nullify slash trim flatten "
    "scavenge sequester subdue foil compromise destabilize dissolve melt "
    "dull temper truncate constrain deter disable deprive exterminate annihilate decimate devastate excise wreck sap wither quash squelch suffocate "
    "starve interrupt offset slacken vanquish shrivel mute ease soften displace dislodge evict cleanse resolve dissipate remit deteriorate "
    "shorten counter freeze stagnate",
    Act.RAISE: "increase enhance prolong improve expand promote elevate augment boost activate stimulate upregulate up-regulate potentiate extend "
    "restore raise bolster reactivate revive propagate invigorate redouble strengthen amplify double triple treble "
    "quadruple accelerate deepen intensify heighten sustain mobilize "
    "recruit attract reinvigorate rescue enrich maximize facilitate widen lengthen sharpen multiply rise grow "
    "climb soar surge accumulate proliferate persist recover swell mature aid favor favour fuel speed quicken hasten prime "
    "regain reinstate resume jump leap spike peak flourish thrive broaden "
    "worsen exacerbate aggravate foster energize upmodulate lift "
    "enlarge inflate magnify dilate embolden reenergize revitalize rejuvenate replenish repopulate rebuild catalyze elongate protract "
    "perpetuate thicken tighten",
    Act.CAUSE: "induce cause produce provoke trigger elicit evoke generate mediate confer drive lead result bring translate prompt unleash release "
    "secrete stabilize spark accompany mount spur incite impart instigate initiate ignite kindle "
    "spawn engender convey precipitate orchestrate effectuate inspire",
    Act.SHOW: "show demonstrate exhibit display have exert achieve give yield possess reveal reach deliver attain afford offer provide experience "
    "develop acquire gain get report disclose uncover boast enjoy undergo manifest harbor harbour contain register realize amount "
    "average form consume express",
    Act.EVENT: "protect resist cooperate reprogram repolarize remodel shed kill lyse lyze cure regress reject synergize "
    "sensitize bind engraft phagocytose respond survive infiltrate "
    "resensitize cross penetrate internalize tolerate polarize live die perish relapse progress "
    "radiosensitize chemosensitize regrow recur rebound "
    "replicate convert skew localize concentrate migrate degranulate differentiate eat engulf devour attack home "
    "divide redirect opsonize occupy repel withstand succumb expire",
    Act.OUTDO: "outperform outlast surpass exceed outdo beat outlive outstrip eclipse outcompete outnumber outshine outclass outpace "
    "trump trounce overtake outrank overshadow",
    Act.MATCH: "match equal rival parallel",
    Act.KEEP: "spare retain maintain preserve keep leave remain stay conserve",
    Act.TOUCH: "suffer move budge touch disturb hurt harm damage affect alter change influence modify perturb modulate impact differ",
    Act.AVOID: "avoid lack circumvent escape evade bypass sidestep",
    Act.SEE: "see identify observe note detect record find obtain confirm occur appear emerge arise follow document ensue happen "
    "notice witness last endure linger feel palpate reappear resurface reemerge",
    Act.OTHER: "evidence reflect correlate tend receive carry combine compare treat dose need require make come go take become use "
    "test study examine assess evaluate target "
    "use say help pay bear begin start continue inject implant establish lie stand "
    "suggest indicate support combine convert skew add administer tell serve act work fail "
    "normalize confine restrict associate couple pair worry pile shoot wear fend "
    "pour stream flock send throw tip plunge put force lodge gather collect "
    "wipe shut push hold switch turn knock dial stamp tail taper build ramp suffice wash shift allow enable measure "
    "distinguish characterize typify mark "
    "point let act operate denote "
    "range run vary render break draw crop hit pull ratchet scale pare rein ward stave mop step crank",
}  # fmt: skip
_IRREGULAR: dict[str, tuple[str, ...]] = {
    "shrink": ("shrank", "shrunk"), "fall": ("fell", "fallen"), "rise": ("rose", "risen"), "grow": ("grew", "grown"), "cut": ("cut",),
    "give": ("gave", "given"), "have": ("had",), "show": ("showed", "shown"), "bind": ("bound",), "lead": ("led",), "bring": ("brought",),
    "drive": ("drove", "driven"), "get": ("got",), "keep": ("kept",), "leave": ("left",), "see": ("saw", "seen"), "find": ("found",),
    "arise": ("arose", "arisen"), "swell": ("swelled", "swollen"), "speed": ("sped",), "sink": ("sank", "sunk"), "outdo": ("outdid", "outdone"),
    "beat": ("beat", "beaten"), "leap": ("leapt", "leaped"), "rid": ("rid",), "undergo": ("underwent", "undergone"),
    "thrive": ("thrived", "throve"), "shut": ("shut",), "shoot": ("shot",), "wear": ("wore", "worn"), "regrow": ("regrew", "regrown"),
    "let": ("let",), "hold": ("held",), "build": ("built",), "eat": ("ate", "eaten"), "outshine": ("outshone",), "lose": ("lost",), "make": ("made",),
    "come": ("came",), "go": ("went",), "take": ("took", "taken"),
    "become": ("became",), "bear": ("bore", "borne"), "begin": ("began", "begun"), "lie": ("lay", "lain"), "stand": ("stood",), "say": ("said",),
    "tell": ("told",), "send": ("sent",), "throw": ("threw", "thrown"), "put": ("put",), "overcome": ("overcame", "overcome"),
    "withstand": ("withstood",), "freeze": ("froze", "frozen"), "overtake": ("overtook", "overtaken"), "rebuild": ("rebuilt",),
    "undo": ("undid", "undone"), "break": ("broke", "broken"), "draw": ("drew", "drawn"), "hit": ("hit",), "run": ("ran",), "feel": ("felt",),
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
    "run": "runn",
}
_DOUBLING = regex(r"[^aeioul][aeiou]l$|ual$|iral$")
"""Verbs that may double their last letter: "equalled", "rivalled", "cancelled"."""
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
    if lemma.startswith("re-"):
        return tuple((f"re-{form[2:]}", past, gerund) for form, past, gerund in _forms(f"re{lemma[3:]}"))
    stem = _DOUBLED.get(lemma, lemma)
    if lemma.endswith("e"):
        past, gerund, third = lemma + "d", lemma[:-1] + "ing", lemma + "s"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, gerund, third = lemma[:-1] + "ied", lemma + "ing", lemma[:-1] + "ies"
    else:
        past, gerund = stem + "ed", stem + "ing"
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    pasts = _IRREGULAR.get(lemma, (past,))
    gerunds: tuple[str, ...] = (gerund,)
    if _DOUBLING.search(lemma) and stem == lemma:
        pasts, gerunds = (*pasts, f"{lemma}led"), (gerund, f"{lemma}ling")
    return ((lemma, False, False), (third, False, False), *((g, False, True) for g in gerunds), *((p, True, False) for p in pasts))


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
VERBS["topped"] = Verb("exceed", Act.OUTDO, past=True)
VERBS["counted"] = Verb("see", Act.SEE, past=True)
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
    ("give", "to"): Act.OTHER, ("point", "to"): Act.SEE, ("follow", "that"): Act.MATCH,
    ("follow", "those"): Act.MATCH, ("respond", "to"): Act.EVENT, ("bind", "to"): Act.EVENT,
    ("fall", "back"): Act.LOWER, ("drop", "back"): Act.LOWER, ("knock", "out"): Act.LOWER, ("slow", "down"): Act.LOWER,
    ("strip", "away"): Act.LOWER, ("wash", "away"): Act.LOWER, ("hold", "down"): Act.LOWER, ("hold", "off"): Act.LOWER,
    ("put", "off"): Act.LOWER, ("die", "off"): Act.EVENT, ("die", "out"): Act.EVENT, ("clear", "away"): Act.LOWER,
    ("bring", "up"): Act.RAISE, ("turn", "down"): Act.LOWER,
    ("synergise", "with"): Act.EVENT, ("cooperate", "with"): Act.EVENT, ("synergize", "with"): Act.EVENT,
}  # fmt: skip
"""Verbs whose meaning hangs on the particle right after them."""
