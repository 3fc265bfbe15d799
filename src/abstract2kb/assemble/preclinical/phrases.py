"""The words of a segment (what stands between full stops and semicolons), and the name phrases that follow a verb.

A phrase is what follows up to the next preposition, verb or stop; those before a verb stand in `subject_phrases`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.effect_nouns import is_effect_noun
from abstract2kb.assemble.preclinical.finite import PLACING, QUALITIES, is_adverb, is_attribute, is_finite, opens_means
from abstract2kb.assemble.preclinical.vocabulary import VERBS, Act, Verb
from abstract2kb.assemble.preclinical.words import Segment, Word, is_marker_of, is_seen_with, segment_words
from abstract2kb.patterns import regex

__all__ = [
    "HEADS_OF", "MODEL_NOUN", "QUALITIES", "Phrase", "Segment", "Word", "is_adjectival", "is_adverb", "is_attribute", "is_effect_noun", "is_finite",
    "is_line", "is_measure", "is_premodifying", "names", "objects", "segment_words",
]  # fmt: skip

_MEASURE = regex(
    r"(?:[~∼≈]|\d[\d.,]*[%x+]?|\d+/\d+|\d[\d.,]*-?(?:fold|times|log)|"
    r"(?:one|two|three)-(?:halves|thirds?|quarters?)|half|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred|thousand|several|many|multi)(?:-?(?:fold|times))?|%|times|fold)$",
    re.IGNORECASE,
)
MODEL_NOUN = regex(
    r"(?:mice|mouse|monkeys?|macaques?|rats?|rabbits?|dogs?|pigs?|animals?|primates?|xenografts?|models?|lines?|organoids?|baboons?|vitro|vivo|"
    r"cultures?|co-cultures?|cocultures?|assays?|PBMCs?|spheroids?|CDX|PDXs?|grafts?|hamsters?|zebrafish|blood)$",
    re.IGNORECASE,
)
HEADS_OF = regex(
    r"(?:expansion|proliferation|activation|secretion|release|production|numbers?|volume|growth|infiltration|expression|phosphorylation|killing|"
    r"levels?|frequency|frequencies|density|maturation|survival|percentages?|proportions?|counts?|depletion|inhibition|degradation|lysis|accumulation"
    r"|functions?|activity|activities)$",
    re.IGNORECASE,
)
"""Nouns that a list shares: "proliferation of A and B"."""


_AMOUNTS = frozenset("more less than over about approximately nearly almost up to at least - ~ ≥ > ≤ < ca. roughly".split())
_BOUNDS = frozenset({("at", "least"), ("up", "to"), ("more", "than"), ("at", "most"), ("close", "to"), ("as", "much")})
_ADJECTIVAL = ("dependent", "ible", "able", "cient", "istent")
_PREDICATIVE = frozenset("consistent due relative independent irrespective subsequent prior similar comparable equivalent superior".split())
"""Adjectives that open a remark after a comma: ", consistent with its binding"."""
_NOT_SO = regex(r"\S+ or not|(?:\S+ not|hardly|barely|scarcely) at all")
_GOING_ALONG = frozenset("associated correlated concomitant coupled accompanied".split())
_PLACE = 8
_ADJECTIVE_ENDINGS, _JOINT = ("ive", "ic", "ical", "ular", "ary", "ory", "ous", "-type", "mutant", "-resistant", "mutated"), 2
_SPECIFIC = frozenset("antigen-specific tumor-specific tumour-specific polyfunctional stem-like".split())
_MODELS = frozenset("xenografts models lines organoids pdxs explants spheroids".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """words[start:end] (end exclusive) of a segment name an effect; `head` is prefixed to it ("proliferation of")."""

    start: int
    end: int
    head: str = ""


def is_measure(word: Word) -> bool:
    """True for a number, a percentage, or a multiple ("30-fold")."""
    return _MEASURE.match(word.low) is not None


def objects(words: Segment, at: int, adjectival: bool = False) -> list[Phrase]:
    """The phrases that begin at `at`: one, or the items of a list; `adjectival`: an item may begin with a participle ("and increased survival")."""
    found: list[Phrase] = []
    head = ""
    while at < len(words):
        phrase, stop = _chunk(words, _past_amount(words, at))
        if phrase is None or (found and _is_no_item(words, found[-1], phrase, stop)):
            break
        if (
            found
            and (_is_cut(words, found[-1]) or is_premodifying(words, found[-1], phrase) or is_line(words, found[-1], phrase))
            and phrase.start - found[-1].end <= _JOINT
        ):
            found[-1] = Phrase(found[-1].start, phrase.end, found[-1].head)
        else:
            found.append(Phrase(phrase.start, phrase.end, head))
        head = _shared_head(words, phrase) or head
        following = _continues(words, stop, adjectival)
        if following is None:
            break
        at = following
        if words[at].low == "of":
            head, at = _shared_head(words, phrase) or head, at + 1
        elif _own_head(words, at):
            head = ""
    return found


def is_line(words: Segment, before: Phrase, phrase: Phrase) -> bool:
    """True for "T47D" in "growth of MCF7 and T47D": the code of another line that grows."""
    of = next((i for i in range(before.start + 1, before.end) if words[i].low == "of"), None)
    if of is None or words[of - 1].low not in {"growth", "proliferation", "viability", "outgrowth"} or phrase.end - phrase.start > 1:
        return False
    code = words[phrase.start].text
    return any(c.isdigit() or c.isupper() for c in code[1:]) and code[0].isupper() and not code.startswith(("CD", "IL"))


def _is_no_item(words: Segment, before: Phrase, phrase: Phrase, stop: int) -> bool:
    """True for what goes on with no list: the subject of the next verb, a remark (", p53 or not"), a name for the item before it, models alone."""
    if stop < len(words) and is_finite(words, stop) and words[stop].low not in v.PREPOSITIONS and not is_seen_with(words, stop):
        return True
    if _opens_clause(words, phrase.start, stop) or _NOT_SO.match(" ".join(w.low for w in words[stop - 1 : stop + 3])):
        return True
    if (phrase.end - phrase.start == 1 and words[phrase.start].low in _PREDICATIVE) or _is_apposed(words, phrase):
        return True
    return words[phrase.end - 1].low in _MODELS and any(w.low == "of" for w in words[before.start : before.end])


_PASSED = PLACING | frozenset("upon after during following over throughout at for".split())
"""Prepositions of where and when, past which a list may go on."""
_PLACING_OR_WITH = PLACING | {"with"}


def _opens_clause(words: Segment, start: int, stop: int) -> bool:
    """True for "signal" in ", and signal from the brain fell": after a comma and a joint it is the subject of a verb behind its preposition."""
    if (
        start < _JOINT
        or (words[start - 2].low, words[start - 1].low) != (",", "and")
        or stop >= len(words)
        or words[stop].low not in _PLACING_OR_WITH
    ):
        return False
    for i in range(stop + 1, min(stop + _PLACE, len(words))):
        if words[i].low in {",", "and", ";", "or"}:
            return False
        verb = VERBS.get(words[i].low)
        if words[i].low in v.BE or (verb is not None and verb.past and verb.fading and is_finite(words, i)):
            return True
    return False


_SAYING_MORE = v.UP_NOUNS | v.DOWN_NOUNS | v.UP_ADJECTIVES | v.DOWN_ADJECTIVES | QUALITIES


def _is_apposed(words: Segment, phrase: Phrase) -> bool:
    """True for what an item is called after it: "raised TNF-alpha, a cytokine released by macrophages", not "a drop in A, a rise in B"."""
    if words[phrase.start].low not in {"a", "an"} or words[phrase.start - 1].low != ",":
        return False
    inner = words[phrase.start : phrase.end]
    return not any(is_effect_noun(w.low) or w.low in _SAYING_MORE for w in inner)


def _is_cut(words: Segment, phrase: Phrase) -> bool:
    """True for "induction of target-" before "and bystander-mediated killing"; the "T-" of "T- and NK-cell numbers" is an item."""
    return phrase.end - phrase.start > _JOINT and words[phrase.end - 1].low in {"-", "–"}


def is_premodifying(words: Segment, before: Phrase, phrase: Phrase) -> bool:
    """True for the parts of "antiangiogenic and antimetabolic activities", "breast and lung cancer lines", "growth of A1 and B2 xenografts"."""
    if is_adjectival(words, before):
        return True
    last = words[before.end - 1]
    headless = last.asset is None and not last.low.endswith("s") and not is_effect_noun(last.low) and last.low not in v.TURNS
    return headless and _ends_list_of_models(words, phrase)


def _ends_list_of_models(words: Segment, phrase: Phrase) -> bool:
    """True where the list that the phrase belongs to ends in "lines", "xenografts" or the like."""
    end = phrase.end
    while end < len(words) and (words[end].low in {",", "and", "or"} or words[end].text[:1].isalnum()):
        if (words[end].low in v.STOPS - {"and/or"} and words[end].low not in {"and", "or", ","}) or is_finite(words, end):
            break
        end += 1
    joined = any(w.low in {"and", "or", ","} for w in words[phrase.end : end])
    inner = words[phrase.start : end]
    named = any(is_effect_noun(w.low) or w.asset is not None for w in inner[:-1])
    return bool(inner) and inner[-1].low in _MODELS and not (named and joined)


def is_adjectival(words: Segment, phrase: Phrase) -> bool:
    """True for "antiangiogenic" alone, in "antiangiogenic and antimetabolic activities"."""
    if words[phrase.end - 1].low in _SPECIFIC and words[phrase.end : phrase.end + 1] and words[phrase.end].low == ",":
        return True
    inner = [
        w
        for w in words[phrase.start : phrase.end]
        if w.low not in QUALITIES and w.low not in v.DETERMINERS_AND_NO and w.low not in {",", "and", "or"}
    ]
    return bool(inner) and all(
        w.asset is None and w.low.endswith(_ADJECTIVE_ENDINGS) and w.low not in v.EFFECT_NOUNS and w.low not in VERBS for w in inner
    )


def _past_amount(words: Segment, at: int) -> int:
    """Past "more than 90% of" to what the amount is of."""
    if at + 2 < len(words) and (words[at].low, words[at + 1].low) in _BOUNDS and (is_measure(words[at + 2]) or words[at + 2].low in {"a", "an"}):
        at += 2
    i = at
    if i + 2 < len(words) and words[i].low in {"greater", "higher", "fewer"} and words[i + 1].low == "than" and is_measure(words[i + 2]):
        at = i = next((k for k in range(i + 2, len(words)) if not is_measure(words[k])), i)
    while i < len(words) and (is_measure(words[i]) or words[i].low in _AMOUNTS):
        i += 1
        if i + 1 < len(words) and words[i].low == "or" and words[i + 1].low in {"more", "less", "so"}:
            i += 2
        if i + 1 < len(words) and words[i].low in {",", "and"} and is_measure(words[i - 1]) and is_measure(words[i + 1]):
            at = i = i + 1
    measured = any(is_measure(w) for w in words[at:i])
    return i + 1 if measured and i + 1 < len(words) and words[i].low == "of" else at


def _chunk(words: Segment, at: int) -> tuple[Phrase | None, int]:
    """The phrase at `at`, and the index of the word that ends it."""
    start = at
    while at < len(words) and not _ends(words, at, start):
        at += 1
    return (Phrase(start, at), at) if at > start and names(words[start:at]) else (None, at)


def _ends(words: Segment, at: int, start: int) -> bool:
    low = words[at].low
    if low == "to" and at > start and words[at - 1].low == "time":
        return False
    if low == "up" and at > start and at + 1 < len(words) and words[at + 1].low == "to":
        return True
    if low in {"that", "those"} and at == start and at + 1 < len(words) and words[at + 1].low == "of":
        return False
    if low in {"and", "or"} and at > start and at + 1 < len(words) and HEADS_OF.match(words[at - 1].low) and HEADS_OF.match(words[at + 1].low):
        return False
    if low == "and" and at > start and at + 2 < len(words) and all(_is_quality(words, i) for i in (*range(start, at), at + 1)):
        return False
    if at > start and (is_marker_of(words, at) or (low == "such" and words[at - 1].low == "no")):
        return False
    if at > start and low in _GOING_ALONG and at + 1 < len(words) and words[at + 1].low in {"with", "by"}:
        return True
    if low in v.STOPS or low in {",", "and", "or", "nor"} or (at > start and is_finite(words, at)):
        return True
    return at == start and (low == "of" or (low in VERBS and VERBS[low].gerund and VERBS[low].act is Act.OTHER))


def _is_quality(words: Segment, at: int) -> bool:
    """True for adjectives that share a noun: "complete and durable", "dose-dependent and reversible" before another word."""
    low = words[at].low
    return (
        low in QUALITIES
        or low in v.DETERMINERS
        or low in {"more", "most"}
        or low.endswith("ly")
        or (low.endswith(_ADJECTIVAL) and low not in v.EFFECTS_AND_SAME)
    )


def names(phrase: Segment) -> bool:
    """True when the phrase has a word that can name something: not only adverbs, numbers, and measures."""
    return any(w.low and not is_adverb(w) and not _MEASURE.match(w.low) and w.low not in v.DETERMINERS and w.low[0].isalnum() for w in phrase)


def _shared_head(words: Segment, phrase: Phrase) -> str:
    """ "proliferation of" for "proliferation of CD8+ T cells", shared by the items after it."""
    for i in range(phrase.start, phrase.end - 1):
        if words[i + 1].low == "of" and HEADS_OF.match(words[i].low):
            return f"{words[i].text} of"
    return ""


def _own_head(words: Segment, at: int) -> bool:
    """True when the item at `at` names its own measure: "killing" after "proliferation of X and"."""
    end = at
    while end < len(words) and not _ends(words, end, at):
        end += 1
    return words[end - 1].low in {"one", "ones"} or any(
        HEADS_OF.match(w.low) or (is_effect_noun(w.low) and w.low not in {"cells", "lymphocytes"}) or w.low in v.TURNS for w in words[at:end]
    )


def _continues(words: Segment, at: int, adjectival: bool) -> int | None:
    """The index of the next item of a list whose last item ends at `at`; None at its end."""
    seen = False
    if (inner := _past_including(words, at) or _past_place_of(words, at)) is not None:
        return inner
    if at + 1 < len(words) and words[at].low == "by" and is_measure(words[at + 1]):
        at = next((i for i in range(at + 1, len(words)) if not is_measure(words[i])), at)
    elif at < len(words) and words[at].low in _PASSED and (joint := _past_place(words, at)) is not None:
        at = joint
        seen, at = (True, at + 1) if words[at].low == "but" else (seen, at)
    while at < len(words) and (words[at].low in {",", "and", "or", "nor", "well"} or (words[at].low == "as" and _as_well(words, at))):
        seen, at = True, at + 1
    if seen and at < len(words) and words[at].low in PLACING:
        at = _past_parenthesis(words, at)
    if not seen or at >= len(words) or words[at].low in v.STOPS or words[at].asset is not None:
        return None
    if is_finite(words, at) and not (adjectival and _is_premodifier(words, at)):
        return None
    verb = VERBS.get(words[at].low)
    if verb and (_is_present(words, at, verb) or (_is_bare(words, at, verb) and not (adjectival and _is_premodifier(words, at)))):
        return None
    return None if verb and verb.gerund and verb.act is not Act.CAUSE else at


def _past_place_of(words: Segment, at: int) -> int | None:
    """The "of" that goes on after a model: "expansion of A in mice and of B"."""
    skipped = _past_model(words, at) if at < len(words) and words[at].low in {"in", "from"} else None
    if skipped is None or skipped + 1 >= len(words) or (words[skipped].low, words[skipped + 1].low) != ("and", "of"):
        return None
    return skipped + 1


def _past_including(words: Segment, at: int) -> int | None:
    """The index of "complete regressions" in "strong activity, including complete regressions": an effect by name."""
    if at < len(words) and words[at].low in PLACING:
        comma = next((i for i in range(at + 1, min(at + _PLACE, len(words))) if words[i].low in {",", "including"} or is_finite(words, i)), at)
        at = comma if words[comma].low == "," else at
    at += at < len(words) and words[at].low == ","
    if at + 1 >= len(words) or words[at].low != "including":
        return None
    end = next((i for i in range(at + 1, len(words)) if words[i].low in v.LIST_STOPS_AND_OF), len(words))
    named = end > at + 1 and is_effect_noun(words[end - 1].low) and words[end - 1].low not in {"cells", "lymphocytes", "cytokines", "lesions"}
    return at + 1 if named else None


def _past_parenthesis(words: Segment, at: int) -> int:
    """Past "in A but not B lines," before an item of a list."""
    comma = next((i for i in range(at + 1, min(at + 8, len(words))) if words[i].low == ","), None)
    if comma is None or comma + 1 >= len(words) or any(is_finite(words, i) for i in range(at, comma)) or not _own_head(words, comma + 1):
        return at
    return comma + 1


def _as_well(words: Segment, at: int) -> bool:
    return "well" in {words[at - 1].low, words[at + 1].low if at + 1 < len(words) else ""}


def _is_bare(words: Segment, at: int, verb: Verb) -> bool:
    """True for "suppress" in "to lower A and suppress B", not for a noun of the same form ("release of A")."""
    low = words[at].low
    noun = is_effect_noun(low) or low in v.TURNS
    return (
        low == verb.lemma and verb.act in (Act.LOWER, Act.RAISE, Act.CAUSE) and not noun and at + 1 < len(words) and words[at + 1].low not in v.STOPS
    )


def _is_present(words: Segment, at: int, verb: Verb) -> bool:
    """True for "promotes" with an object after it, not for the noun of "increases in X"."""
    third = words[at].low != verb.lemma and not (verb.past or verb.gerund)
    return third and at + 1 < len(words) and words[at + 1].low not in v.LIST_STOPS_AND_OF


def _past_place(words: Segment, at: int) -> int | None:
    """The index of the "and" that goes on with another effect after "in five models"; None where a model or anything else follows."""
    if words[at].low == "to" and at + 1 < len(words) and (verb := VERBS.get(words[at + 1].low)) and words[at + 1].low == verb.lemma:
        return None  # "its potential to spare A, provide B"
    for joint in range(at + (words[at].low != "by"), min(at + _PLACE, len(words))):
        if words[joint].low in {".", ";"} or is_finite(words, joint) or opens_means(words, joint):
            return None
        if [w.low for w in words[joint : joint + 3]] == ["as", "well", "as"]:
            return joint if _own_head(words, joint + 3) and words[joint + 3].low not in v.STOPS else None
        if words[joint].low in {"and", ","} and (found := _goes_on(words, joint)) is not None:
            return found
        if words[joint].low == "," and words[at].low not in {"to", "against"}:
            return None
    return None


def _goes_on(words: Segment, joint: int) -> int | None:
    """The joint where what follows it names an effect of its own and opens no clause."""
    if words[joint].low == "," and joint + 2 < len(words) and (words[joint + 1].low == "and" or _turns_to(words, joint + 1)):
        joint += 1
    if joint + 1 >= len(words) or is_finite(words, joint + 1):
        return None
    end = next((i for i in range(joint + 1, len(words)) if words[i].low in v.LIST_STOPS or is_finite(words, i)), len(words))
    if words[joint].low == "," and not (end < len(words) and (words[end].low in {",", "and"} or _is_placed_item(words, end))):
        return None
    return joint if _own_head(words, joint + 1) and words[joint + 1].low not in v.STOPS else None


def _turns_to(words: Segment, at: int) -> bool:
    """True for "but" in "induced arrest in A cells, but apoptosis in B cells"."""
    placed = words[at].low == "but" and is_effect_noun(words[at + 1].low) and at + 2 < len(words) and words[at + 2].low in {"in", "of"}
    return placed and not any(is_finite(words, i) for i in range(at, len(words)))


def _is_placed_item(words: Segment, at: int) -> bool:
    """True for "in a xenograft model" in "eradication in mice, remission in a xenograft model, and delay in a third"."""
    comma = next((i for i in range(at, min(at + _PLACE, len(words))) if words[i].low == ","), None)
    return words[at].low in PLACING and comma is not None and not any(is_finite(words, i) for i in range(at, comma))


def _is_premodifier(words: Segment, at: int) -> bool:
    """True for "increased" in "and increased survival", not in "and increased the number"."""
    following = words[at + 1].low if at + 1 < len(words) else ""
    return words[at].low in v.TURNED and following not in v.DETERMINERS


def _past_model(words: Segment, at: int) -> int | None:
    for i in range(at + 1, min(at + 6, len(words))):
        if MODEL_NOUN.match(words[i].low):
            return i + 1
    return None
