"""How an asset is built and what it acts on, from its descriptions: modality, payload cytokines, targets.

"anti-human PD-L1 IgG1 ... fused with human IL-15 receptor α and human IL-15" is an immunocytokine with payload IL-15 against PD-L1: a target is what
the words bind, block or direct at, never what they avoid ("inhibits interaction with IL-2Rα") or carry ("fused to ... of IL-2Rα").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from abstract2kb.assemble.descriptions import Description, mentions_in
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Modality

__all__ = ["cytokines_in", "ligand_targets", "modality_by_stem", "modality_of", "says_only_inhibitor", "targets_in"]
_LIGAND = Sought(r"PSMA|FAP|SSTR2|GRPR|DLL3|GPC3|HER2|CAIX|CD\d{2}(?!\d)")
"""Targets whose letters stand in the names of radioligands."""


def _words(*forms: str) -> re.Pattern[str]:
    """One case-insensitive pattern of several alternatives."""
    return re.compile("|".join(forms), re.IGNORECASE)


_TARGET_BEFORE = _words(
    r"(?:\banti[- ](?:human |mouse |murine )?"
    r"|\b(?:target(?:s|ing|ed)?|against|directed (?:at|to|against|toward)|specific for|selective for|recogni[sz](?:es|ing)"
    r"|bind(?:s|ing)?(?: selectively| preferentially| specifically)?(?: to| of)?|agonists? of|antagonists? of|inhibitors? of|inhibit(?:s|ing)"
    r"|block(?:s|ing|ade of)?|activat(?:es|ing|ors? of)|stimulat(?:es|ing)|engag(?:es|ing)|degrad(?:es|ing|ers? of)|affinity for"
    r"|co-?engag(?:es|ing)|for)\s(?:both |the |human |a |an |over-?expressed |tumou?r antigens? )*)$"
)
_TARGET_AFTER = _words(
    r"^\)?(?:\s?\([^()]{1,20}\))?[\s-]*(?:dual[ -])?(?:targeting|targeted|activating|engaging|directed|specific|inhibitors?|antagonists?|agonists?"
    r"|antibod|mAbs?\b|degraders?|blockers?|blocking|CARs?\b|CAR-T"
    r"|ADCs?\b|bispecific|TKIs?\b|binding|binder|arm\b|engager|scFv|nanobody|checkpoint|IgG|is (?:linked|fused|conjugated)|T[- ]cell engager"
    r"|redirect|vaccine|antisense|siRNA|radioligand)"
)
_PAIR = regex(r"^(?:\s?(?:[/x×]|and|-)\s?|, (?:and )?)", re.IGNORECASE)
_BRACKET = regex(r"\s?\([^()]{0,80}\)")
_AVOIDED = _words(
    r"(?:inhibits? (?:the )?interactions?|interactions?|reduc(?:es|ed|ing)|lower(?:s|ed)?|decreas(?:es|ed|ing)|diminish\w*|attenuat\w*|without"
    r"|lacks?|lacking|no|not|minimal|abolish\w*|eliminat\w*|ablat\w*|avoid\w*|spar(?:es|ing)|prevent\w*|non-?|independent of|devoid of|weak\w*)"
    r"\b[^,;.]{0,40}$"
)
_CARRIED = _words(
    r"\b(?:fused|link(?:ed|ing|s)|conjugated|attached|coupled|tethered|complexed)\b[^,;.]{0,60}$",
    r"\bexpressing\b[^,;.]{0,20}$",
    r"\bdomain of $",
    r"\bportion of $",
)
_PAYLOAD_AFTER = _words(r"[\s-]*(?:inhibitor |poison )?(?:payload|warhead|linker)")
_CAR_AFTER = regex(r"[\s-]*(?:CARs?\b|CAR-?T|chimeric)")
_STRONG_BEFORE = _words(r"anti[- ](?:human |mouse |murine )?$")
_BLOCKED_BEFORE = _words(
    r"(?:\banti[- ](?:human )?|(?:inhibit(?:s|ing|ors? of)|antagoni(?:st of|zes|zing)|block(?:s|ing|ade of)|neutrali[sz]\w+|traps?|silenc\w+|against)"
    r"\s(?:the |human )?)$"
)
_BLOCKED_AFTER = _words(
    r"[\s-]*(?:targeting |targeted |directed |specific |neutrali[sz]ing |blocking )?"
    r"(?:antisense|siRNA|inhibitor|antagonist|trap\b|blocker|blockade|antibod|vaccine|degrader|ASO\b|decoy)"
)
_NOT_PAYLOAD = _words(r"(?:compared (?:to|with)|versus|vs?\.?|than|conventional|unlike|no|without)\s(?:[\w-]+\s){0,2}$")
_MEASURED = _words(r"^[\s-]*(?:pathway|signal|producing|secretion|induc|level|driven|release)")


def targets_in(scene: Scene, description: Description) -> list[Mention]:
    """The TARGET mentions that the description says are bound or acted on."""
    found: list[Mention] = []
    text = scene.text
    for mention in mentions_in(scene, description, Label.TARGET):
        before = text[max(description.start, mention.start - 70) : mention.start]
        after = text[mention.end : mention.end + 40]
        strong = bool(_STRONG_BEFORE.search(before))
        carried = bool(_CARRIED.search(before)) and not strong
        follows = bool(_TARGET_AFTER.search(after)) or _pair_then_cue(scene, description, mention)
        if (_AVOIDED.search(before) and not strong) or (carried and not _CAR_AFTER.match(after)) or _PAYLOAD_AFTER.match(after):
            continue
        linked = found and found[-1].end < mention.start and _PAIR.fullmatch(_BRACKET.sub("", text[found[-1].end : mention.start]))
        if _TARGET_BEFORE.search(before) or follows or linked or description.rule == "descriptions.target" or _in_phrase(description, after):
            found.append(mention)
    return found + [m for m in mentions_in(scene, description, Label.CYTOKINE) if _is_blocked(scene, description, m)]


_PHRASES = frozenset({"descriptions.mark", "descriptions.below"})
_OF_DISEASE = regex(
    r"(?:[\w.]|\s?[-+]|\s)*?(?:positive|negative|mutant|mutated|mutations?|amplified|expressing|altered|high|low|sparing|refractory|resistant|driven)\b"
)


def _in_phrase(description: Description, after: str) -> bool:
    """Whether a target in a noun phrase that says what a drug is, "FGFR3-selective TKI", is no mark of a disease: "EGFR-mutant"."""
    return description.rule in _PHRASES and _OF_DISEASE.match(after[:14]) is None


def _is_blocked(scene: Scene, description: Description, mention: Mention) -> bool:
    """True for a cytokine that is the target of an antagonist: "anti-IL-6", "TGF-β2 targeting antisense", "IL-1β inhibitor"."""
    before = scene.text[max(description.start, mention.start - 40) : mention.start]
    return bool(_BLOCKED_BEFORE.search(before) or _BLOCKED_AFTER.match(scene.text[mention.end : mention.end + 40]))


def _pair_then_cue(scene: Scene, description: Description, mention: Mention) -> bool:
    """PD-1/VEGF bispecific: the first of a pair whose second stands before a cue."""
    link = _PAIR.match(scene.text[mention.end : mention.end + 8])
    if link is None:
        return False
    nxt = [m for m in mentions_in(scene, description, Label.TARGET, Label.CYTOKINE) if m.start == mention.end + link.end()]
    return bool(nxt) and bool(_TARGET_AFTER.search(scene.text[nxt[0].end : nxt[0].end + 40]))


def cytokines_in(scene: Scene, description: Description) -> list[Mention]:
    """The CYTOKINE mentions of a description that are its payload or what it agonises."""
    found = []
    for mention in mentions_in(scene, description, Label.CYTOKINE):
        before = scene.text[max(description.start, mention.start - 40) : mention.start]
        if (
            not _is_blocked(scene, description, mention)
            and not _NOT_PAYLOAD.search(before)
            and not _MEASURED.match(scene.text[mention.end : mention.end + 14])
        ):
            found.append(mention)
    return found


@dataclass(frozen=True, slots=True)
class _Rule:
    """A modality and the words that speak for it; with `cytokine`, only where a payload cytokine is named as well."""

    modality: Modality
    says: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None = None
    cytokine: bool = False

    def holds(self, text: str, has_cytokine: bool) -> bool:
        """True when every pattern is found and the exception is not."""
        if self.cytokine and not has_cytokine:
            return False
        return all(p.search(text) for p in self.says) and not (self.unless and self.unless.search(text))


_ANTIBODY = _words(
    r"antibod|\bmAb\b|\bIgG\d?\b(?! ?Fc)|\bscFv\b|nanobod|\banti-|immunocytokine|L19\b|F16\b|\bbispecific",
    r"\b(?:PD-?1|PD-?L1|FAP|CD8|CEA|EDB|EGFR|HER2)[- ](?:targeted|cytokine|IL|binding)",
)
_FUSED = _words(r"\bfus(?:ed|ion)\b|\blinked\b|\bconjugated\b|\battached\b|\bcoupled\b|immunocytokine|\bfusokine|cytokine bispecific")
_RECEPTOR_PART = _words(
    r"extracellular domain|receptor (?:α|alpha|alfa|fusion)|\bsushi\b|superagonist",
    r"R[αβγ]\b[^.;]{0,20}(?:fus|complex)|fus[^.;]{0,40}(?:receptor|R[αβγ]\b)",
)
_CAR = regex(r"\bCARs?\b(?!-NK)|CAR[- ]?T\b|[Cc]himeric antigen receptor|\w+(?:leucel|cabtagene)\b")
_RULES = (
    _Rule(Modality.CAR_T, (_CAR,), unless=regex(r"CAR[- ]?NK|CAR[- ]refractory")),
    _Rule(
        Modality.BACTERIAL_THERAPY,
        (_words(r"salmonella|listeria|\bbacteri(?:a|um|al)\b|E\. ?coli|clostridium|live biotherapeutic|microbiome|faecalibacterium"),),
    ),
    _Rule(Modality.ONCOLYTIC_VIRUS, (_words(r"oncolytic|\bHSV-?[12]?\b|reovirus|vaccinia|herpes ?virus|poliovirus"),)),
    _Rule(Modality.ANTISENSE_OLIGONUCLEOTIDE, (_words(r"antisense"),)),
    _Rule(Modality.VACCINE, (_words(r"\bvaccine|neoantigen therapy"),)),
    _Rule(Modality.RNA_THERAPY, (_words(r"\bsiRNA|\bmRNA[- ](?:encod|based|therap|deliver)|mRNAs? encoding|self-amplifying|microRNA"),)),
    _Rule(
        Modality.GENE_THERAPY,
        (_words(r"gene therapy|adenovir(?:al|us)|\bAAV\b|plasmid|lentivir"),),
        unless=regex(r"CAR|cell"),
    ),
    _Rule(
        Modality.RADIOLIGAND,
        (
            _words(
                r"radioligand|radiopharm|radioconjug|radioimmun|radiolabel|lutetium|actinium|(?:alpha|beta)[- ]emit",
                r"\bDOTA(?:GA|TOC|TATE)?\b|\bchelat",
                r"\b(?:177Lu|225Ac|131I|90Y|212Pb|211At|161Tb)",
            ),
        ),
    ),
    _Rule(
        Modality.ANTIBODY_DRUG_CONJUGATE,
        (
            _words(
                r"antibody[- –]drug conjugate|\bADCs?\b|immunoconjugate|vedotin|deruxtecan|govitecan|emtansine|tesirine"
                r"|MMAE",
                r"antibod\w+ (?:conjugated|linked|coupled) to|\bpayload\b[^.;]{0,40}antibod",
            ),
        ),
    ),
    _Rule(
        Modality.CELL_THERAPY,
        (
            _words(
                r"\bTILs?\b|TCR-?T|CAR[- ]?NK|NK cell therap|cell therapy|adoptive|tumou?r[- ]infiltrating lymphocyte",
                r"engineered T[- ]cells?|iPSC|dendritic cell",
            ),
        ),
    ),
    _Rule(Modality.CYTOKINE_RECEPTOR_FUSION, (_RECEPTOR_PART, _FUSED), unless=_ANTIBODY, cytokine=True),
    _Rule(Modality.IMMUNOCYTOKINE, (_ANTIBODY, _FUSED), cytokine=True),
    _Rule(Modality.IMMUNOCYTOKINE, (_words(r"immunocytokine"),)),
    _Rule(Modality.FC_FUSION_CYTOKINE, (_words(r"\bFc\b|immunoglobulin"),), cytokine=True),
    _Rule(Modality.PEGYLATED_CYTOKINE, (_words(r"\bpegylat|\bPEG\b|polyethylene glycol|pegol\b"),), cytokine=True),
    _Rule(Modality.BISPECIFIC_ANTIBODY, (_words(r"bispecific|trispecific|T[- ]cell engag|\bBiTE\b|\bTCE\b|engager|DuoBody|\bDART\b"),)),
    _Rule(
        Modality.CYTOKINE,
        (
            _words(
                r"mutein|variant|recombinant|agonist|engineered|superkine|prodrug|masked|mutant|modified|non-?alpha|non-?alfa|not-alpha",
                r"version of|cytokine",
            ),
        ),
        cytokine=True,
    ),
    _Rule(Modality.MONOCLONAL_ANTIBODY, (_words(r"antibod|\bmAb\b|\bIgG[1-4]\b"),)),
    _Rule(
        Modality.HORMONE_THERAPY,
        (
            _words(
                r"\bSERD\b|estrogen receptor (?:degrader|antagonist)|androgen receptor (?:inhibitor|antagonist)",
                r"antiandrogen|aromatase|GnRH|LHRH|CYP17",
            ),
        ),
    ),
    _Rule(Modality.SMALL_MOLECULE, (_words(r"inhibitor|degrader|PROTAC|small[- ]molecule|molecular glue|\bTKI\b|orally (?:bio)?available"),)),
)
"""The special before the general; the first that holds decides."""


def modality_of(text: str, has_cytokine: bool, targets: int) -> Modality | None:
    """The modality that a description's words speak of; an antibody with two targets is a bispecific one."""
    found = next((rule.modality for rule in _RULES if rule.holds(text, has_cytokine)), None)
    return Modality.BISPECIFIC_ANTIBODY if found is Modality.MONOCLONAL_ANTIBODY and targets >= 2 else found


_SMALL = _words(r"small[- ]molecule|kinase|\bTKI\b|oral|PROTAC|degrader|glue|PARP|CDK|KRAS|BTK|MEK|BRAF|mTOR|proteasome|covalent|allosteric")
_STEMS = (
    (Modality.RADIOLIGAND, _words(r"^\[?(?:177Lu|225Ac|131I|90Y|212Pb|211At|161Tb|6[478]Cu|68Ga|89Zr|Lu-?177|Ac-?225)")),
    (
        Modality.ANTIBODY_DRUG_CONJUGATE,
        _words(
            r" (?:vedotin|deruxtecan|govitecan|emtansine|tesirine|mafodotin|ravtansine|soravtansine|tirumotecan"
            r"|ozogamicin)$"
        ),
    ),
    (Modality.CAR_T, _words(r"(?:cabtagene|\w{3,}cel) (?:auto|cilo|liso|mara|vic)leucel$")),
    (Modality.CELL_THERAPY, _words(r"leucel$|temcel$")),
    (Modality.ONCOLYTIC_VIRUS, _words(r"repvec$")),
    (Modality.GENE_THERAPY, _words(r"(?:gene \w+vec|parvovec)$")),
    (Modality.ANTISENSE_OLIGONUCLEOTIDE, _words(r"rsen$")),
    (Modality.RNA_THERAPY, _words(r"siran$|meran$")),
    (Modality.CYTOKINE, _words(r"leukin(?: (?:alfa|beta))?$|feron(?: (?:alfa|beta|gamma)\S*)?$")),
    (Modality.BISPECIFIC_ANTIBODY, _words(r"[aeiou]mig$")),
    (Modality.MONOCLONAL_ANTIBODY, _words(r"(?:mab|bart|tug)(?: (?:alfa|beta|pegol))?$")),
    (
        Modality.SMALL_MOLECULE,
        _words(r"(?:tinib|ciclib|parib|rafenib|metinib|zomib|degib|sertib|lisib|rasib|toclax|clax|menib|denib|metostat|inostat|domide|degrant)$"),
    ),
)
"""Stems of the WHO's INN stem book that tell how a substance is built; the second word of a name before its first."""


def ligand_targets(name: str) -> list[str]:
    """What the name of a radioligand says that it binds: FAP for "68Ga-FAP-2286"."""
    return list(dict.fromkeys(match.group() for match in _LIGAND.finditer(name)))


def modality_by_stem(name: str) -> Modality | None:
    """What an INN's stem says.

    >>> modality_by_stem("zorvalutinib")
    <Modality.SMALL_MOLECULE: 'small molecule'>
    """
    return next((modality for modality, stem in _STEMS if stem.search(name)), None)


def says_only_inhibitor(text: str) -> bool:
    """True for "PD-L1 inhibitor": an inhibitor of which nothing says that it is a small molecule; antibodies are called so too."""
    return _SMALL.search(text) is None
