"""A verb with its auxiliaries: who is spoken of, whether it is denied, and whether it tells what happened.

"did not reduce" is denied, "was reduced" passive; "to reduce", "may reduce" and "which reduces" tell nothing that was found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.bringing import is_joint_result, is_means, is_of_model
from abstract2kb.assemble.preclinical.phrases import MODEL_NOUN, Segment, is_adverb, is_finite, is_measure
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act, Verb
from abstract2kb.patterns import regex

__all__ = ["MOLECULES", "Group", "group_at", "opens_note"]

_TOLD = frozenset(
    "able appears seems shown found seen reported observed demonstrated continued began appeared seemed known proved sufficient enough "
    "managed helped needed tended tends trended "
    "failed ability capable acted served worked cooperated synergised synergized combined".split()
)
_REPORTED = frozenset("shown found seen reported observed demonstrated known able confirmed proven".split())
_PLAIN = frozenset({Act.LOWER, Act.RAISE, Act.CAUSE, Act.SHOW})
_NOUNS = frozenset(
    "increases decreases drops falls results cuts declines dips boosts rises spikes peaks surges jumps offers reports gains triggers causes "
    "releases sparks mounts checks stops halts arrests primes aids favors fuels doubles triples".split()
)
"""Third persons that are more often plural nouns."""
_JUDGED = frozenset(
    "synergistic additive potent robust strong significant superior enhanced greater antitumor anti-tumor antitumour anti-tumour".split()
)
_NEAR = 6
_BEARERS = regex(
    rf"(?:{MODEL_NOUN.pattern.rstrip('$')}|tumou?rs?|cells?|samples?|doses?|groups?|drugs?|agents?|compounds?|antibod(?:y|ies))$", re.IGNORECASE
)
"""Of whom it may be denied that they showed something: "no lines", "no mice"."""
_CONDITIONS = frozenset("when if once unless whenever until".split())
_ASIDE = frozenset("out up down off away".split())
"""Particles that leave a verb of change one."""
_OFTEN = frozenset("a daily weekly monthly per every only or and".split())
_REMOVED = frozenset("depleted removed neutralized neutralised blocked deleted ablated eliminated silenced".split())
"""What is done to see what a finding hangs on: "Once macrophages had been depleted, ..."."""
_RESULTS = frozenset("results data findings experiments studies".split())
_DESIGNED = frozenset("designed engineered intended built aimed developed".split())
_DOSINGS = frozenset("treatment administration dosing therapy monotherapy exposure injection infusion incubation vaccination combination".split())
MOLECULES = frozenset(
    "compound molecule conjugate antibody drug degrader inhibitor bispecific virus adc candidate radioligand agent vaccine engager trispecific "
    "immunocytokine cytokine fusion prodrug glue blocker agonist antagonist peptide nanobody product construct combination pair doublet duo "
    "radioconjugate binder activator payload surrogate".split()
)
"""Nouns that an asset may be called by."""
_FAILED = frozenset("fail failed fails unable failing inability".split())


@dataclass(frozen=True, slots=True)
class Group:
    """The verb at word `at` with what stands before it: it begins at word `start`; what it governs begins at `after`."""

    at: int
    start: int
    verb: Verb
    act: Act
    after: int
    passive: bool
    denied: bool


_TOLD_OR_FAILED = _TOLD | _FAILED


@dataclass(slots=True)
class _Before:
    """What stands before a verb: auxiliaries, denial, modals, "to"; `end` is the index of the first word that is none of these (-1: none)."""

    end: int
    passive: bool = False
    denied: bool = False
    modal: bool = False
    purpose: bool = False
    helped: bool = False
    told: bool = False
    """Passed "able to", "found to": the "was" before them is not the verb's."""

    def takes(self, words: Segment) -> bool:
        """Whether the word at `end` belongs to the verb; what it says is noted."""
        low = words[self.end].low
        if self.purpose and not self.told and low in {"and", ",", "or"} and _told_before(words, self.end):
            self.purpose, self.helped = False, True
            return False
        if self.purpose and low in _TOLD_OR_FAILED:
            self.denied, self.purpose, self.helped, self.told = self.denied or low in _FAILED, False, True, True
            return True
        self.passive |= low in v.BE and not self.told
        self.denied |= (low in v.NEGATIONS and words[self.end + 1].low not in {"only", "just", "merely"}) or (
            low == "no" and words[self.end + 1].low == "longer"
        )
        self.modal |= low in v.MODALS
        self.purpose |= low == "to"
        self.helped |= low in v.AUXILIARIES - v.BE
        longer = low == "no" and words[self.end + 1].low == "longer"
        more = low == "than" and self.end > 0 and words[self.end - 1].low in {"more", "less"}
        return longer or more or low == "to" or low in v.HELPERS or is_adverb(words[self.end])


def group_at(words: Segment, at: int, present: bool) -> Group | None:
    """The verb at `at`, unless it is a purpose, a hope, a participle before a noun, or background in the present tense."""
    verb, before = VERBS[words[at].low], _Before(at - 1)
    while before.end >= 0 and before.takes(words):
        before.end -= 1
    lead = words[before.end].low if before.end >= 0 else ""
    if _is_ability_lost(words, at):
        return None
    if any(words[i].low == "whether" and words[i + 1].low != "or" for i in range(at)):
        return None
    if (words[at].low == "given" and not (before.passive or before.helped)) or _is_condition(words, before.end, at):
        return None
    if _is_possessive_clause(words, before.end) or (lead == "which" and _is_of_another(words, before.end, at)):
        return None
    if (lead in {"that", "who"} and _is_restrictive(words, before.end, at)) or is_of_model(words, before.end):
        return None
    if before.purpose and is_joint_result(words, before.end):
        before.purpose, before.helped = False, True
    background = before.helped and lead in {"that", "which", "who"} and not before.denied
    undetected = before.modal and before.passive and verb.act is Act.SEE and (before.denied or words[before.end + 1].low == "could")
    able = before.modal and _is_feat(words, at, before)
    if (before.modal and not (undetected or able)) or before.purpose or background or not _tells(words, at, verb, lead, present, before):
        return None
    act, after = _act(words, at, verb)
    before.passive |= lead in {"and", "or"} and verb.past and not _goes_alone(verb) and _is_elided(words, at)
    passive = before.passive and (verb.past or words[at].low == "cut")
    before.denied |= [w.low for w in words[after : after + 2]] in (["in", "none"], ["in", "no"], ["in", "neither"])
    before.denied |= act is Act.EVENT and after < len(words) and words[after].low == "none"
    return Group(
        at, before.end + 1, verb, act, after, passive, before.denied or lead == "without" or (not passive and _subject_denied(words, before.end))
    )


def _is_asset_before(words: Segment, at: int, end: int) -> bool:
    """True where the subject of a verb in the present is an asset or a pronoun, right before it or before an aside."""
    before, lead = words[at - 1], words[end].low if end >= 0 else ""
    if before.asset is not None or before.low in {"it", "we", "they", ")", "and"} or is_adverb(before) or _is_listed(words, at):
        return True
    if at > 2 and lead in {"which", "that"} and words[at - 2].low == "," and words[at - 3].asset is not None:
        return True
    return (lead == "," and end == at - 1 and _after_aside(words, end)) or _is_dosing_before(words, at)


def _is_dosing_before(words: Segment, at: int) -> bool:
    """True for "X treatment triggers" and "dosing of mice with X results in": third persons that may be nouns, after what is done with an asset."""
    if words[at - 1].low in _DOSINGS:
        return at > 1 and words[at - 2].asset is not None
    if (VERBS[words[at].low].lemma, words[at + 1].low if at + 1 < len(words) else "") not in v.PARTICLES:
        return False
    dosed = any(words[i].low in _DOSINGS for i in range(at)) and any(w.asset is not None for w in words[:at])
    return dosed and not any(is_finite(words, i) for i in range(len(words)) if i != at)


_JUDGED_OR_COMPARED = _JUDGED | v.COMPARED | {"better"}


def _is_noun_before(words: Segment, at: int, verb: Verb, lead: str) -> bool:
    """True where a noun stands before a verb in the present that can be no plural; "has" only before what is judged ("has a better window")."""
    judged = next((w.low for w in words[at + 1 : at + 3] if w.low not in v.DETERMINERS), "")
    if verb.lemma == "have" and judged not in _JUDGED_OR_COMPARED:
        return False
    return words[at].low not in _NOUNS and lead not in v.STOPS_AND_DETERMINERS and lead[:1].isalpha()


def _is_feat(words: Segment, at: int, before: _Before) -> bool:
    """True for "X could lower IL-6 by 80%", "X could not lower it", "a drug, X, can cure mice": what was done, with its figure, denial or model."""
    i = before.end + 1
    asset = i > 0 and (words[i - 1].asset is not None or (i > 1 and words[i - 1].low == "," and words[i - 2].asset is not None))
    could = [words[k].low for k in range(i, at) if words[k].low in v.MODALS]
    if asset and could == ["can"] and not (before.passive or before.denied):
        return i > 1 and words[i - 1].low == "," and any(MODEL_NOUN.match(w.low) for w in words[at:])
    if not asset or could != ["could"] or before.passive or before.purpose or any(w.low in {"if", "that", "we"} for w in words[:i]):
        return False
    return before.denied or any(is_measure(w) for w in words[at:])


def _is_capability(words: Segment, of: int, at: int, present: bool) -> bool:
    """True for "lowering" and "raising" in "was capable of lowering A and raising B"; not for "an antibody capable of lowering A"."""
    capable = next((i for i in range(of, max(of - 3 * _NEAR, 0), -1) if words[i].low == "capable" and words[i + 1].low == "of"), None)
    if capable is None or (of != capable + 1 and (words[of].low != "and" or any(is_finite(words, i) for i in range(capable, of)))):
        return False
    be = capable - 1
    while be > 0 and is_adverb(words[be]):
        be -= 1
    return at > of and words[be].low in v.BE and (present or words[be].low not in {"is", "are"})


def _told_before(words: Segment, at: int) -> bool:
    """True for the second infinitive of "was found to lower A and to raise B"."""
    to = next((i for i in range(at - 1, 0, -1) if words[i].low == "to" and words[i + 1].low in VERBS), None)
    told = to is not None and (words[to - 1].low in _REPORTED or is_joint_result(words, to - 1))
    return told and to is not None and not any(words[i].low in {";", "which", "that"} for i in range(to, at))


def _is_bare(words: Segment, at: int, verb: Verb) -> bool:
    """True for "suppress" in "was shown to reduce A and suppress B"."""
    return words[at].low == verb.lemma and words[at - 1].low in {"and", ","} and at + 1 < len(words) and _told_before(words, at - 1)


def _is_ability_lost(words: Segment, at: int) -> bool:
    """True for the verb of "its ability to kill was lost"."""
    if not any(w.low == "ability" for w in words[max(at - _NEAR, 0) : at]):
        return False
    return any((verb := VERBS.get(words[i].low)) is not None and verb.act is Act.LOWER and verb.past for i in range(at + 1, len(words)))


def _is_condition(words: Segment, end: int, at: int) -> bool:
    """True for the verb of "when NK cells were removed": it says on what condition something else was found."""
    for i in range(end, max(end - _NEAR, -1), -1):
        if words[i].low in {",", "and", "but"} or is_finite(words, i) or words[i].asset is not None:
            return False
        if words[i].low in _CONDITIONS and not (words[i].low == "once" and words[i + 1].low in _OFTEN):
            return i > 0 or words[at].low in _REMOVED
    return False


def _is_of_another(words: Segment, which: int, at: int) -> bool:
    """True for ", which rose with the parent antibody,": a clause on what was named before it, without an asset."""
    if which > 1 and (words[which - 1].asset is not None or words[which - 2].asset is not None):
        return False
    end = next((i for i in range(at, len(words)) if words[i].low == ","), None)
    return end is not None and not any(w.asset is not None for w in words[at:end])


def _is_restrictive(words: Segment, that: int, at: int) -> bool:
    """True for "responded" in "tumours that no longer responded to X shrank": it says which are meant, and the verb of the clause follows."""
    if that == 0 or words[that - 1].asset is not None or is_finite(words, that - 1):
        return False
    for i in range(at + 1, len(words)):
        if words[i].low in {",", ";", "and", "but", "or", "while"}:
            return False
        later = VERBS.get(words[i].low)
        if words[i].low in v.BE_DID or (later is not None and later.past and is_finite(words, i)):
            return True
    return False


def _goes_alone(verb: Verb) -> bool:
    """True for verbs that need no object, of which some say what the asset does ("was cleared and accumulated in tumours")."""
    return verb.fading and verb.lemma in {"accumulate", "persist", "proliferate", "survive", "regress", "vanish", "disappear"}


def _is_possessive_clause(words: Segment, end: int) -> bool:
    """True for the verb of "mice whose tumours responded": it says which animals are meant."""
    for i in range(end, max(end - _NEAR, -1), -1):
        if words[i].low == "whose":
            return True
        if words[i].low == "," or is_finite(words, i):
            return False
    return False


def _tells(words: Segment, at: int, verb: Verb, lead: str, present: bool, before: _Before) -> bool:
    """Whether the form tells what happened; the present tense only with a subject right before it, and where `present` allows it."""
    if words[at].low in {"resulting", "leading"} and (verb.lemma, words[at + 1].low if at + 1 < len(words) else "") in v.PARTICLES:
        return lead not in v.PREPOSITIONS_AND_OF and not _is_background(words, at)
    if verb.gerund and lead == "and" and at + 1 < len(words) and words[at + 1].low == "of":
        return False  # "and killing of X was stronger"
    if verb.gerund:
        return (
            (
                (
                    lead in {",", "without", "while", "thereby", "and"}
                    or (lead == "by" and (verb.act is Act.CAUSE or is_means(words, before.end, verb)) and _is_told(words, before.end))
                    or (lead == "despite" and before.denied)
                )
                and not _of_purpose(words, before.end)
            )
            or _goes_on(words, before.end)
            or _is_capability(words, before.end, at, present)
            or (lead == "as" and before.end > 1 and words[before.end - 1].low == "well")
        )
    if before.passive:
        return verb.past
    if verb.past:
        return is_finite(words, at)
    if before.modal:
        return words[at].low == verb.lemma
    if at and _is_bare(words, at, verb):
        return True
    third = words[at].low != verb.lemma
    subject = _is_asset_before(words, at, before.end) if at else opens_note(words)
    if present and third and subject and lead in {"which", "that"}:
        return verb.act in _PLAIN
    plain = verb.act in _PLAIN or verb.lemma == "render" or (verb.act is Act.EVENT and lead in MOLECULES)
    subject = subject or (before.end == at - 1 and plain and _is_noun_before(words, at, verb, lead))
    if third and lead == "and" and _is_of_relative(words, before.end):
        return before.helped
    reported = verb.act in (Act.SEE, Act.SHOW) and (words[at - 1].low == "we" or _are_results(words, before.end))
    subject = subject or (reported and not third)
    return before.helped or (present and (third or reported) and subject and lead not in {"of", "in", "which", "that"})


def _is_background(words: Segment, at: int) -> bool:
    """True for what follows "Degraders are small molecules that ...": a class is explained, no asset is spoken of."""
    first = next((i for i in range(at) if is_finite(words, i)), at)
    return words[first].low in {"is", "are"} and not any(w.asset is not None for w in words[:at])


def opens_note(words: Segment) -> bool:
    """True for "Shrinks" in "Shrinks HT-29 xenografts", not for the noun of "Increases in survival"."""
    verb = VERBS.get(words[0].low)
    if verb is None or words[0].low != verb.lemma + "s":
        return False
    does = verb.act in _PLAIN - {Act.SHOW} or verb.act in (Act.EVENT, Act.KEEP, Act.AVOID)
    return does and len(words) > 1 and words[1].low not in v.LIST_STOPS_AND_OF and words[1].asset is None and words[1].low not in VERBS


def _is_told(words: Segment, at: int) -> bool:
    """True where a verb before the word tells what happened, for "X cut growth by inducing apoptosis"."""
    for i in range(1, at):
        verb = VERBS.get(words[i].low)
        if verb is not None and verb.act in _PLAIN and (verb.past or words[i].low == verb.lemma + "s") and words[i].low not in _NOUNS:
            return True
    return False


def _is_of_relative(words: Segment, joint: int) -> bool:
    """True for "degrades" in "the ligase that binds and degrades p53": a clause on what is no asset."""
    for i in range(joint - 1, max(joint - _NEAR, 0), -1):
        if words[i].low in {"that", "which", "who"}:
            own = words[i + 1].asset is not None  # "we found that X lowers A and raises B"
            return not own and words[i - 1].asset is None and not (words[i - 1].low == "," and words[i - 2].asset is not None)
    return False


def _are_results(words: Segment, end: int) -> bool:
    """True for "Results shared at the meeting" before "show"."""
    return any(words[i].low in _RESULTS for i in range(min(3, end + 1))) and not any(
        words[i].low == "to" or is_finite(words, i) for i in range(1, end + 1)
    )


def _after_aside(words: Segment, comma: int) -> bool:
    """True at the comma that ends ", which binds X," after an asset."""
    near = range(max(comma - 3 * _NEAR, 1), comma)
    return any(words[i].low == "," and words[i - 1].asset is not None for i in near) and not any(is_finite(words, i) for i in near[-_NEAR:])


def _of_purpose(words: Segment, end: int) -> bool:
    """True for "and overcoming Y" after "an approach for treating X", "while blocking Y" after "designed to activate X"."""
    if any(words[i].low in _DESIGNED and words[i + 1].low in {"to", "for"} for i in range(end)):
        return True
    gerund = next(
        (i for i in range(end - 1, max(end - 2 * _NEAR, 0), -1) if words[i].low.endswith("ing") and words[i - 1].low in {"for", "of", "to"}), None
    )
    return words[end].low == "and" and gerund is not None and not any(is_finite(words, i) for i in range(gerund, end))


def _is_listed(words: Segment, at: int) -> bool:
    """True for "induces" in "X suppresses A, induces B and triggers C"."""
    if words[at - 1].low != ",":
        return False
    asset = next((i for i in range(at - 2, -1, -1) if words[i].asset is not None), None)
    return asset is not None and (verb := VERBS.get(words[asset + 1].low)) is not None and words[asset + 1].low == verb.lemma + "s"


def _goes_on(words: Segment, end: int) -> bool:
    """True for the "kept" and the "went on" before a gerund."""
    lead = VERBS.get(words[end].low) if end >= 0 else None
    gone = VERBS.get(words[end - 1].low) if end > 0 and words[end].low == "on" else None
    return (lead is not None and lead.lemma in v.AFTER_VERB) or (gone is not None and gone.lemma in {"go", "carry"})


def _subject_denied(words: Segment, end: int) -> bool:
    """True for "neither A nor B", "no lines" and "none of the doses" as the subject that ends at `end`."""
    at, joined = end, end >= 0 and words[end].low == "or"  # "none developed A or lost B"
    while at >= 0 and words[at].low not in {",", "and", "but"} and (joined or not is_finite(words, at)):
        if words[at].low in {"neither", "none"} or (words[at].low == "no" and any(_BEARERS.match(w.low) for w in words[at + 1 : end + 1])):
            return True
        at -= 1
    return False


def _is_elided(words: Segment, at: int) -> bool:
    """True for "abolished" in "was delayed by A and abolished by B": a participle without an object after another passive."""
    if at + 1 < len(words) and words[at + 1].low not in v.STOPS:
        return False
    verb = next((i for i in range(at - 2, 0, -1) if is_finite(words, i)), 0)
    return verb > 0 and (words[verb].low in v.BE or words[verb - 1].low in v.BE)


def _act(words: Segment, at: int, verb: Verb) -> tuple[Act, int]:
    """What the verb does, and the index after it and its particle."""
    following = words[at + 1].low if at + 1 < len(words) else ""
    if verb.lemma == "turn" and following == "up" and at + 2 < len(words) and words[at + 2].low not in v.AND_STOPS:
        return Act.RAISE, at + 2
    if (verb.lemma, following) in v.PARTICLES:
        return v.PARTICLES[verb.lemma, following], at + 2
    if following in _ASIDE and verb.act in (Act.LOWER, Act.RAISE) and at + 2 < len(words) and words[at + 2].low in v.DETERMINERS:
        return verb.act, at + 2  # "thinned out the stroma"
    if verb.lemma in {"lead", "result", "translate"}:
        return Act.OTHER, at + 1
    return verb.act, at + 1
