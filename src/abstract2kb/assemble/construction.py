"""How an asset is built and what it acts on, from its descriptions: modality, payload cytokines, targets.

"anti-human PD-L1 IgG1 ... fused with human IL-15 receptor α and human IL-15" is an immunocytokine with payload IL-15 against PD-L1: a target is what
the words bind, block or direct at, never what they avoid ("inhibits interaction with IL-2Rα") or carry ("fused to ... of IL-2Rα").
"""

from __future__ import annotations

import re
from collections.abc import Callable

from abstract2kb.assemble.descriptions import Description, mentions_in
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.records import Modality

__all__ = ["cytokines_in", "modality_of", "targets_in"]

_TARGET_BEFORE = re.compile(
    r"(?:\banti[- ](?:human |mouse |murine )?|\b(?:target(?:s|ing|ed)?|against|directed (?:at|to|against|toward)|specific for|selective for|recogni[sz](?:es|ing)|"
    r"bind(?:s|ing)?(?: selectively| preferentially| specifically)?(?: to| of)?|agonists? of|antagonists? of|inhibitors? of|inhibit(?:s|ing)|block(?:s|ing|ade of)?|"
    r"activat(?:es|ing|ors? of)|stimulat(?:es|ing)|engag(?:es|ing)|degrad(?:es|ing|ers? of)|affinity for|co-?engag(?:es|ing)|for)\s(?:both |the |human |a |an )*)$",
    re.IGNORECASE,
)
_TARGET_AFTER = re.compile(
    r"^[\s-]*(?:targeting|targeted|directed|specific|inhibitors?|antagonists?|agonists?|antibod|mAbs?\b|degraders?|blockers?|blocking|CARs?\b|CAR-T|ADCs?\b|"
    r"bispecific|TKIs?\b|binding|binder|arm\b|engager|scFv|nanobody|checkpoint|IgG|is (?:linked|fused|conjugated)|T[- ]cell engager|redirect|vaccine|antisense|siRNA|radioligand)",
    re.IGNORECASE,
)
_PAIR = re.compile(r"^\s?(?:[/x×]|and|-)\s?", re.IGNORECASE)
_AVOIDED = re.compile(
    r"(?:inhibits? (?:the )?interactions?|interactions?|reduc(?:es|ed|ing)|lower(?:s|ed)?|decreas(?:es|ed|ing)|diminish\w*|attenuat\w*|without|lacks?|lacking|no|not|minimal|abolish\w*|eliminat\w*|ablat\w*|avoid\w*|spar(?:es|ing)|prevent\w*|non-?|"
    r"independent of|devoid of|weak\w*)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"\b(?:fused|linked|conjugated|attached|coupled|tethered|complexed)\b[^,;.]{0,60}$|\bexpressing\b[^,;.]{0,20}$|\bdomain of $|\bportion of $", re.IGNORECASE)
_STRONG_BEFORE = re.compile(r"anti[- ](?:human |mouse |murine )?$", re.IGNORECASE)
_BLOCKED_BEFORE = re.compile(r"(?:\banti[- ](?:human )?|(?:inhibit(?:s|ing|ors? of)|antagoni(?:st of|zes|zing)|block(?:s|ing|ade of)|neutrali[sz]\w+|traps?|silenc\w+|against)\s(?:the |human )?)$", re.IGNORECASE)
_BLOCKED_AFTER = re.compile(r"[\s-]*(?:targeting |targeted |directed |specific |neutrali[sz]ing |blocking )?(?:antisense|siRNA|inhibitor|antagonist|trap\b|blocker|blockade|antibod|vaccine|degrader|ASO\b|decoy)", re.IGNORECASE)
_NOT_PAYLOAD = re.compile(r"(?:compared (?:to|with)|versus|vs\.?|than|conventional|unlike|no|without)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_IL = re.compile(r"^[\s-]*(?:pathway|signal|producing|secretion|induc|level|driven|release)", re.IGNORECASE)


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
        if (_AVOIDED.search(before) and not strong) or (carried and not follows):
            continue
        linked = found and found[-1].end < mention.start and _PAIR.fullmatch(text[found[-1].end : mention.start])
        if _TARGET_BEFORE.search(before) or follows or linked or description.rule == "descriptions.target":
            found.append(mention)
    return found + [m for m in mentions_in(scene, description, Label.CYTOKINE) if _is_blocked(scene, description, m)]


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
        if not _is_blocked(scene, description, mention) and not _NOT_PAYLOAD.search(before) and not _IL.match(scene.text[mention.end : mention.end + 14]):
            found.append(mention)
    return found


_W = re.compile
_PEG = _W(r"\bpegylat|\bPEG\b|polyethylene glycol|pegol\b", re.IGNORECASE)
_FC = _W(r"\bFc\b|immunoglobulin", re.IGNORECASE)
_ANTIBODY = _W(r"antibod|\bmAb\b|\bIgG\d?\b|\bscFv\b|nanobod|\banti-|\b(?:PD-?1|PD-?L1|FAP|CD8|CEA|EDB|EGFR|HER2)[- ](?:targeted|cytokine|IL|binding)|immunocytokine|targeting antibody|L19\b|F16\b|\bbispecific", re.IGNORECASE)
_FUSED = _W(r"\bfus(?:ed|ion)\b|\blinked\b|\bconjugated\b|\battached\b|\bcoupled\b|immunocytokine|\bfusokine|cytokine bispecific|cytokine fusion", re.IGNORECASE)
_RECEPTOR_PART = _W(r"extracellular domain|receptor (?:α|alpha|alfa|fusion)|\bsushi\b|R[αβγ]\b[^.;]{0,20}(?:fus|complex)|fus[^.;]{0,40}(?:receptor|R[αβγ]\b)|superagonist", re.IGNORECASE)
_ENGINEERED = _W(r"mutein|variant|recombinant|agonist|engineered|superkine|prodrug|masked|mutant|modified|non-?alpha|non-?alfa|not-alpha|version of|cytokine", re.IGNORECASE)

_Test = Callable[[str, bool, int], bool]
_RULES: tuple[tuple[Modality, _Test], ...] = (
    (Modality.CAR_T, lambda t, c, n: bool(re.search(r"\bCARs?\b(?!-NK)|CAR[- ]?T\b|chimeric antigen receptor|\w+(?:leucel|cabtagene)\b", t)) and not re.search(r"CAR[- ]?NK|CAR[- ]refractory", t)),
    (Modality.BACTERIAL_THERAPY, lambda t, c, n: bool(re.search(r"salmonella|listeria|\bbacteri(?:a|um|al)\b|E\. ?coli|clostridium|live biotherapeutic|microbiome|faecalibacterium", t, re.IGNORECASE))),
    (Modality.ONCOLYTIC_VIRUS, lambda t, c, n: bool(re.search(r"oncolytic|\bHSV-?[12]?\b|reovirus|vaccinia|herpes ?virus|poliovirus", t, re.IGNORECASE))),
    (Modality.ANTISENSE_OLIGONUCLEOTIDE, lambda t, c, n: bool(re.search(r"antisense", t, re.IGNORECASE))),
    (Modality.VACCINE, lambda t, c, n: bool(re.search(r"\bvaccine|neoantigen therapy", t, re.IGNORECASE))),
    (Modality.RNA_THERAPY, lambda t, c, n: bool(re.search(r"\bsiRNA|\bmRNA[- ](?:encod|based|therap|deliver)|mRNAs? encoding|self-amplifying|microRNA", t, re.IGNORECASE))),
    (Modality.GENE_THERAPY, lambda t, c, n: bool(re.search(r"gene therapy|adenovir(?:al|us)|\bAAV\b|plasmid|lentivir", t, re.IGNORECASE)) and not re.search(r"CAR|cell", t)),
    (Modality.RADIOLIGAND, lambda t, c, n: bool(re.search(r"radioligand|radiopharm|radioconjug|radioimmun|radiolabel|\b(?:177Lu|225Ac|131I|90Y|212Pb|211At|161Tb)|lutetium|actinium|alpha-emit", t, re.IGNORECASE))),
    (Modality.ANTIBODY_DRUG_CONJUGATE, lambda t, c, n: bool(re.search(r"antibody[- –]drug conjugate|\bADCs?\b|immunoconjugate|vedotin|deruxtecan|govitecan|emtansine|tesirine|topoisomerase I (?:inhibitor )?payload|MMAE", t, re.IGNORECASE))),
    (Modality.CELL_THERAPY, lambda t, c, n: bool(re.search(r"\bTILs?\b|TCR-?T|CAR[- ]?NK|NK cell therap|cell therapy|adoptive|tumou?r[- ]infiltrating lymphocyte|engineered T[- ]cells?|iPSC|dendritic cell", t, re.IGNORECASE))),
    (Modality.CYTOKINE_RECEPTOR_FUSION, lambda t, c, n: c and bool(_RECEPTOR_PART.search(t)) and bool(_FUSED.search(t)) and not _ANTIBODY.search(t)),
    (Modality.IMMUNOCYTOKINE, lambda t, c, n: (c and bool(_ANTIBODY.search(t)) and bool(_FUSED.search(t))) or bool(re.search(r"immunocytokine", t, re.IGNORECASE))),
    (Modality.FC_FUSION_CYTOKINE, lambda t, c, n: c and bool(_FC.search(t))),
    (Modality.PEGYLATED_CYTOKINE, lambda t, c, n: c and bool(_PEG.search(t))),
    (Modality.BISPECIFIC_ANTIBODY, lambda t, c, n: bool(re.search(r"bispecific|trispecific|T[- ]cell engag|\bBiTE\b|\bTCE\b|engager|DuoBody|\bDART\b", t, re.IGNORECASE)) or (n >= 2 and "antibod" in t)),
    (Modality.CYTOKINE, lambda t, c, n: c and bool(_ENGINEERED.search(t))),
    (Modality.MONOCLONAL_ANTIBODY, lambda t, c, n: bool(re.search(r"antibod|\bmAb\b|\bIgG[1-4]\b", t, re.IGNORECASE))),
    (Modality.HORMONE_THERAPY, lambda t, c, n: bool(re.search(r"\bSERD\b|estrogen receptor (?:degrader|antagonist)|androgen receptor (?:inhibitor|antagonist)|antiandrogen|aromatase|GnRH|LHRH|CYP17", t, re.IGNORECASE))),
    (Modality.SMALL_MOLECULE, lambda t, c, n: bool(re.search(r"inhibitor|degrader|PROTAC|small[- ]molecule|molecular glue|\bTKI\b|orally (?:available|bioavailable)", t, re.IGNORECASE))),
)  # fmt: skip


def modality_of(text: str, has_cytokine: bool, targets: int) -> Modality | None:
    """The modality that a description's words speak of; the first rule that holds, the special ones before the general."""
    return next((modality for modality, holds in _RULES if holds(text, has_cytokine, targets)), None)
