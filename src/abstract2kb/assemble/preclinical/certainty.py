"""Which findings may be mere descriptions: what a verb in the present tense says of no effect by name ("X binds the receptor")."""

from __future__ import annotations

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.groups import MOLECULES
from abstract2kb.assemble.preclinical.phrases import Segment, is_adverb
from abstract2kb.assemble.preclinical.reading import Effect, named_effect
from abstract2kb.assemble.preclinical.vocabulary import VERBS

__all__ = ["is_unsure"]

_REACH, _NEAR = 6, 5


def is_unsure(words: Segment, effect: Effect, current: bool, silent: bool) -> bool:
    """True for a finding that may be a mere description.

    That is what a verb in the present tense says of no effect by name, where its subject is far or its segment names no model (not `current`), and in
    an article that names neither models nor patients (`silent`) whatever is no effect by name.
    """
    if (words[effect.at].low in {"is", "are"} or (effect.weak and words[effect.at].low.endswith("s"))) and not current:
        return True
    if named_effect(words, effect):
        return False
    verb, before = VERBS.get(words[effect.at].low), words[effect.at - 1] if effect.at else words[0]
    present = verb is not None and words[effect.at].low == verb.lemma + "s"
    beside = effect.at > 0 and (before.asset is not None or is_adverb(before))
    if beside and present and any(w.text.islower() and len(w.text) > _REACH and w.low not in v.NOT_EFFECTS for w in words[effect.start : effect.end]):
        return False  # a common noun: more than the name of the target
    if silent or not present:
        return silent
    generic = before.low in MOLECULES and effect.at > 1 and any(w.low in {"the", "this", "its"} for w in words[max(effect.at - _NEAR, 0) : effect.at])
    return not (current and (effect.at == 0 or beside or generic or not before.low.isalpha() or before.low in {"it", "and"}))
