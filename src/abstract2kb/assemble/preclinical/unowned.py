"""Effects that belong to no asset: those of control groups, and what is known of nature ("ALK drives the growth of lymphomas")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.preclinical.clauses import ELSEWHERE, is_rival
from abstract2kb.assemble.preclinical.phrases import Segment, is_adverb, is_effect_noun
from abstract2kb.assemble.preclinical.reading import Effect
from abstract2kb.assemble.preclinical.vocabulary import VERBS
from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex

__all__ = ["CONTROL", "POINTS", "PRONOUN", "is_of_controls", "is_told", "is_unowned"]

PRONOUN = regex(r"\b(?:it|its|they|their|together|both|either|neither|this|these)\b", re.IGNORECASE)
POINTS = at_words(
    r"\b(?:its?|this|the|these|our|single|daily|weekly|oral|repeated|intravenous|systemic) (?:[\w/-]+ ){0,2}?"
    r"(?:combinations?|treatments?|therapy|drug|compound|antibody|agent"
    r"|molecule|conjugate|ADC|inhibitor|degrader|vaccine|virus|dosing|administration|dose|candidate|bispecific|cells)\b"
    r"|(?<!previous )(?<!prior )(?<!earlier )\b(?:results|data|findings) (?:from|in|of|showed|demonstrated|revealed)\b"
    r"|\b(?:it|its|treated|treatment|dosing|administration|monotherapy)\b",
    re.IGNORECASE,
)
"""Words that point to what an article is about where no asset is named."""
CONTROL = regex(
    r"\b(?:vehicle|isotype|placebo|saline|mock|untransduced)\b|\bcontrols\b"
    r"|\b(?:unconjugated|naked|unlabell?ed|unarmed|parent(?:al)?) (?:[\w-]+ ){0,2}?(?:antibody|antibodies|mAb|IgG|payload)\b"
    r"|\b(?:negative|positive|non-?binding|non-?targeting|irrelevant|unarmed) controls? (?:[\w-]+ ?){0,2}"
    r"|\b(?:control|untreated|unvaccinated) (?:mice|animals|arm|group|cohort|tumou?rs|cells)\b"
    r"|\b(?:conventional|unmodified|unedited|unengineered|non-?transduced|parental|standard) "
    r"(?:[\w+-]+ ){0,2}?(?:T cells|NK cells|CARs?|TILs?|macrophages)\b"
)
_CONTRASTS = frozenset("whereas while where but although though".split())
_OWN = frozenset("it its they their this these both the".split()) - {"the"}
_UNMADE = regex(
    r"(?:the |an? )?(?:wild-?type|recombinant|native|natural|plain|untargeted|non-?targeted|unmasked|unmodified|free|naked|bare|unconjugated"
    r"|conventional|commercial|soluble|parent(?:al)?|r[mh](?=IL|IFN|TNF))[ ]?",
    re.IGNORECASE,
)
"""Before a molecule that the asset was made from or is set beside."""
_WITH_OTHER = regex(
    r"(?:seen|observed|found|detected|noted) (?:with|after|in|for|following) (?:the )?(?:single-agent |standard |external beam )?"
    r"(?:radio(?:therapy)?|radiation|chemotherapy|surgery|vehicle|isotype|controls?|untreated|placebo|either)\b"
)
"""What came about with something that is no asset."""


_GENES = Sought(
    r"\b(?:knock-?downs?|silencing|(?:over|ectopic |forced |enforced |exogenous |re-?)-?expression|transfection|transduction)"
    r" (?:of|with) |\b(?:si|sh|anti-?sense )RNAs?\b|\b(?:si|sh)RNA-mediated\b|\bantisense oligo\w+",
    re.IGNORECASE,
)
"""What is done to a gene rather than given."""
_GENERAL = Sought(
    r"\b(?:invariably|inevitably|eventually|frequently|commonly|usually|ultimately|often|almost always)"
    r" (?:develops?|occurs?|emerges?|arises?|limits?|leads?|results?|relapses?|fails?)\b",
    re.IGNORECASE,
)
"""What happens again and again, and was not found here."""
_NEAR = 30
_STIMULUS = Sought(
    r"^(?:(?:in|under|after|with) [^,]{2,60}, )?(?:however, |moreover, |furthermore, |in addition, |interestingly, |the |an? )*(?:[\w/-]+ ){0,3}?"
    r"(?:deprivation|starvation|hypoxia|(?:ir)?radiation|radiotherapy|surgery|infection|withdrawal|knock-?downs?|knock-?outs?|silencing"
    r"|over-?expression|deletion|mutations?|deficiency|inflammation|obesity|wounding|confluence|ag(?:e|ing)|interactions?)\b"
    r"(?: (?:of|between) [\w/-]+(?: [\w/-]+){0,3}?)?(?: \w+ly| alone)? $",
    re.IGNORECASE,
)
"""A subject that is no treatment with the asset: "Glucose deprivation raised ...", "Hypoxia induced ..."."""
_DEED = Sought(
    r"\b(?:killing|lysis|efficacy|activity|cytotoxicity|effects?|responses?|binding|sensitivity|resistance|potency|uptake|protection|control|benefit)\b",
    re.IGNORECASE,
)
"""What an asset does: where a gene is gone, it may be lost."""
_RESISTED = regex(r"[- ](?:resistant|tolerant)\b")
_OF_RESISTANT = Sought(
    r"\b(?:in|by|of) (?:the |these |both |all )?(?:[\w/-]+ ){0,3}?[\w/-]*\bresistant (?:[\w-]+ )?(?:cells|clones|(?:cell )?lines|sublines|variants)\b"
    r"|\bin (?:the )?[\w/-]+ cells (?:compared (?:to|with)|relative to|than in) (?:the |their )?(?!(?:un)?treated|vehicle|control)"
    r"[\w/ -]{2,40} cells\b"
    r"|\b(?:resistant|CR) (?:(?:cells?|cell lines?|clones|lines|sublines)(?: \(\w+\))?|\(\w+\) clones)"
    r" (?:had|lacked|showed|displayed|exhibited|expressed"
    r"|harbou?red)\b",
    re.IGNORECASE,
)
"""What is told of lines that differ, not of what was given to them."""


def is_of_nature(text: str, words: Segment, effect: Effect, begin: int, names: Sequence[Named]) -> bool:
    """True for "ALK drives the growth of lymphomas": the present tense, of a subject that is neither the asset nor points to it.

    So is what was done to a gene ("Knockdown of Y slowed growth") where the segment names no asset.
    """
    verb, at, end = VERBS.get(words[effect.at].low), effect.at - 1, words[effect.at].start
    if _GENES.search(text, begin, end) and not any(begin <= n.start <= words[-1].end for n in names):
        return True
    if _GENERAL.search(text, words[effect.start].start, words[effect.end - 1].end + _NEAR) or _is_of_others(text, words, effect, begin, names):
        return True
    if verb is None or words[effect.at].low != verb.lemma + "s" or any(begin <= n.start < end for n in names):
        return False
    while at > 0 and is_adverb(words[at]):
        at -= 1
    if at < 0 or words[at].start < begin or words[at].low in {",", "and", "which", "that"} or is_effect_noun(words[at].low):
        return False
    return not (PRONOUN.search(text, begin, end) or POINTS.search(text, begin, end))


def _is_of_others(text: str, words: Segment, effect: Effect, begin: int, names: Sequence[Named]) -> bool:
    """True where the subject is a stimulus, or resistant lines are set beside others, and the clause names no asset."""
    at, end, last = words[effect.at].start, words[effect.end - 1].end, words[-1].end
    which = text.find(", which ", at, last)
    until = max(which, end) if which >= 0 else last
    if any(begin <= n.start < until and not _RESISTED.match(text, n.end) for n in names):
        return False
    if _STIMULUS.search(text[begin:at]) and not _DEED.search(text, at, end):
        return True
    resistant = _OF_RESISTANT.search(text, begin, until)
    return resistant is not None and not PRONOUN.search(text, begin, at) and not POINTS.search(text, begin, at)


def is_unowned(text: str, words: Segment, effect: Effect, begin: int, names: Sequence[Named]) -> bool:
    """Whether an effect is one of nature or of a molecule that is no asset; its clause begins at `begin`."""
    return is_of_nature(text, words, effect, begin, names) or is_of_rival(text, words, effect, begin, names)


def is_of_rival(text: str, words: Segment, effect: Effect, begin: int, names: Sequence[Named]) -> bool:
    """True for what another molecule did that is no asset: "whereas the untargeted IL-2 had no effect", "Wild-type IL-18 did not slow growth"."""
    first = next((i for i, w in enumerate(words) if w.start >= begin), len(words))
    contrast = first < effect.at and words[first].low in _CONTRASTS
    first += contrast
    if first >= effect.at or any(begin <= n.start < words[effect.at].start for n in names):
        return False
    if effect.start < effect.at and effect.rule not in ELSEWHERE and words[effect.start].start >= words[first].start:
        return False  # what is measured is the subject
    if not is_rival(words, first):
        return False
    return (contrast and words[first].low not in _OWN) or _UNMADE.match(text, words[first].start) is not None


def is_told(low: str) -> bool:
    """True for a verb in the past tense, which tells of what was done in the article and not of what is known."""
    verb = VERBS.get(low)
    return low in {"was", "were", "had"} or (verb is not None and verb.past)


def is_of_controls(text: str, begin: int, at: int, compared: Sequence[re.Match[str]], names: Sequence[Named]) -> bool:
    """True for an effect whose subject is the control group ("tumours of vehicle-treated mice tripled")."""
    if _WITH_OTHER.match(text, at) and not any(begin <= n.start < at for n in names):
        return True
    subject = CONTROL.search(text, begin, at)
    if subject is None or any(begin <= n.start < at for n in names):
        return False
    return not any(m.start() <= subject.start() < m.end() for m in compared)
