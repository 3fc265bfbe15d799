"""What the patients of a result were given: the drugs of its arm's own words, else its place in a pair, else the current trial's.

Example: under "A versus B", the first of "62% vs 43%" is of A and the second of B; "with the doublet" is the experimental regimen.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.asides import is_benchmark, is_concomitant
from abstract2kb.assemble.outlines import outline_of
from abstract2kb.assemble.regimens import CONTROL, MAKES_READY, Group, groups_in
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.short_forms import short_forms
from abstract2kb.assemble.stand_ins import former_or_latter
from abstract2kb.assemble.treatment_classes import is_without_drug
from abstract2kb.assemble.treatments import Frame, treatments_of
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["EXPERIMENTAL", "assets_of", "by_short_form", "other_drugs", "regimen_named"]

Ids = tuple[str, ...]

EXPERIMENTAL = regex(
    r"\b(?:doublet|triplet|combination|combined|experimental|active|investigational|both (?:drugs|agents)|treatment (?:arm|group)|treated)\b",
    re.IGNORECASE,
)
_SUBJECT = regex(r"\b(?:mono(?:therapy)?|single[- ]agent|alone)\b", re.IGNORECASE)
_GROUPS = ("subgroup", "status", "dose", "numbered", "people")
_WITHIN = ("subgroup", "status", "dose", "people")
"""Groups that are told apart within what the patients were given."""
_WITHIN_WORDS = regex(
    r"\b(?:cohorts?|doses?|mg|patients|pts|women|men|tumou?rs?|disease|population|those|years|lines?|setting|positive|negative|mutant|mutated|"
    r"wild[- ]type|high|low|responders|na[iï]ve|pretreated|treated|risk|response|status|expression|MRD|subgroup)\b",
    re.IGNORECASE,
)
"""In the words for a group that is told apart by who the patients are."""
_NUMBER = r"\d[\d.,]*\s?(?:%|months?|mo|weeks?|years?)?(?:\s?\([^()]*\))?"
_VERSUS = Sought(
    rf"(?:{_NUMBER}|not reached|NR)[^;.()]{{0,40}}?[,\s]{VERSUS}\s(?:only |just |about |an? )*$",
    re.IGNORECASE,
)
_AND = regex(rf"{_NUMBER},?\s(?:and|but)\s$", re.IGNORECASE)
_FROM = regex(r"\bfrom\s$", re.IGNORECASE)
_TO = Sought(rf"\bfrom\s{_NUMBER}\s(?:\([^()]*\)\s)?to\s$", re.IGNORECASE)
_FROM_AFTER = Sought(rf"\bto\s{_NUMBER}\sfrom\s$", re.IGNORECASE)
_PAIR_INSIDE = Sought(rf"{_NUMBER}\s?[)\]]?,?\s(?:vs?\.?|versus|against|rather than)\s{_NUMBER}\s?\)?$", re.IGNORECASE)


def assets_of(scene: Scene, sentence: Sentence, start: int, end: int, arm: Mention | None, order: int | None = None, ratio: bool = False) -> Ids:
    """The assets that the figure at start:end is of. `order` is its place in a pair of figures (0 or 1) where that is known, -1 where
    it is known to be in none; a ratio is of the experimental regimen."""
    if not scene.asset_ids:
        return ()
    frame, text = treatments_of(scene).at(end - 1), scene.text
    arm = arm if arm is None or arm.id != "standin" or CONTROL.search(arm.text) or former_or_latter(scene, frame, arm) is not None else None
    before = text[max(sentence.start, start - 90) : start]
    if ratio:
        return frame.experimental or _fallback(scene, sentence)
    if frame.control is not None and (
        _TO.search(before) or _FROM_AFTER.search(before) or (_FROM.search(before) and re.match(r"\s(?:\([^()]*\)\s)?to\s", text[end : end + 40]))
    ):
        return frame.control if _FROM.search(before) else frame.experimental
    if (named := _benchmark(scene, sentence, start) or (None if arm is None else regimen_named(scene, frame, arm))) is not None:
        return named
    versus = _VERSUS.search(before) is not None or _PAIR_INSIDE.search(text[start:end]) is not None
    if versus and arm is not None and ((order is None and arm.id in _WITHIN) or (frame.control is None and _WITHIN_WORDS.search(arm.text))):
        return frame.experimental or _fallback(scene, sentence)
    if (
        side := _side_of_pair(frame, versus, order, order is None and _AND.search(before) is not None, _names_control(scene, sentence, frame, arm))
    ) is not None:
        return side
    if (own := _of_whom(scene, sentence, start)) is not None:
        return own
    local = _local(scene, sentence, start)
    if local is not None:
        return _side(frame, local.ids)
    if arm is None and (_CONTROLS_FIRST.match(text, sentence.start, start) or _OF_CONTROLS.match(text, end)):
        return frame.control or ()
    return _in_part(frame, _opening(text, sentence, end)) or frame.experimental or _fallback(scene, sentence)


_COMBINED = regex(r"\b(?:combinations?|combined(?!\s(?:positive|analys[ei]s|score|data|results)\b)|combo|doublet|the (?:pair|duo))\b", re.IGNORECASE)
_GIVEN_ALONE = regex(r"\bmono(?:therapy)?\b|\bsingle[- ]agent\b|(?:^\W*|\b(?:given|used|dosed|treated|drug|agent|it)\s)alone\b", re.IGNORECASE)
_HAD_ALONE = regex(
    r"\b(?:after|prior|previous(?:ly)?|failed|refractory to|progress(?:ed|ing|ion) (?:on|after|under))\s(?:[\w-]+\s){0,2}$", re.IGNORECASE
)
"""Before the monotherapy that patients had been given earlier."""
_RESULT = regex(r"\(|\d\s?%|\d\sof\s(?:the\s)?\d|\d/\d|\d\.\d\s(?:months|mo)\b")


def _opening(text: str, sentence: Sentence, end: int) -> str:
    """The words of a sentence before its first result."""
    first = _RESULT.search(text, sentence.start, end)
    return text[sentence.start : first.start() if first else end]


def _in_part(frame: Frame, words: str) -> Ids:
    """Of a drug that is given alone and with another, what the words up to a figure say of it: "as monotherapy, five responded"."""
    told, combined = _GIVEN_ALONE.search(words), _COMBINED.search(words) is not None
    alone = told is not None and _HAD_ALONE.search(words, 0, told.start()) is None
    if alone == combined or frame.control is not None or len(frame.combined) == len(frame.subject):
        return ()
    return frame.subject if alone else frame.combined


def _side_of_pair(frame: Frame, versus: bool, order: int | None, second: bool, controlled: bool) -> Ids | None:
    """The regimen of a figure by its place in a pair; None where it stands in none. Where no control is known, and the sentence names none
    (`controlled`), a pair is of two groups of the same patients."""
    if frame.control is not None and order == 0:
        return frame.experimental
    if frame.control is not None and (versus or order == 1 or second):
        return frame.control
    if not versus:
        return None
    return frame.experimental if frame.control is None and not controlled and frame.experimental else ()


_OF_PATIENTS = Sought(
    r"\b(?:(?:patients|pts|women|men|those) (?:with|without|who|aged|in)|responders|subgroups?|(?:[\w-]+ and [\w-]+|[\w-]+-\w+) (?:patients|pts))\b",
    re.IGNORECASE,
)
"""What shows that a sentence compares patients and not what they were given."""
_OTHER_ARM = regex(r"\b(?:arms?|groups?|regimens?|both|either|alone|randomi[sz]ed)\b", re.IGNORECASE)


def _names_control(scene: Scene, sentence: Sentence, frame: Frame, arm: Mention | None) -> bool:
    """Whether a sentence tells arms apart: by a control, by another drug, or by the name of an arm. A combination without a known control
    is taken to have been given in two ways ("RVd with or without transplant"); the control of a single drug may be told nowhere."""
    words = scene.text[sentence.start : sentence.end]
    if arm is not None and not _WITHIN_WORDS.search(arm.text):
        return True
    lone = len(frame.experimental) == 1 or next(outline_of(scene).above(sentence.start), None) is not None
    if arm is None and lone and not _OF_PATIENTS.search(words):
        return True
    return CONTROL.search(words) is not None or _OTHER_ARM.search(words) is not None or len(groups_in(scene, sentence.start, sentence.end)) > 1


def regimen_named(scene: Scene, frame: Frame, arm: Mention) -> Ids | None:
    """The drugs of an arm by its own words; None where they say nothing of drugs."""
    treatments = treatments_of(scene)
    known = treatments.of_arm(arm.text)
    if (told := former_or_latter(scene, frame, arm) if known is None else known) is not None:
        return told
    if treatments.is_control(arm.text) or is_without_drug(arm.text) or _is_given_class(arm.text):
        return frame.control or ()
    if (trial := treatments.of_trial(arm.text)) is not None and (trial.subject == frame.subject or not trial.control):
        return trial.experimental
    inside = groups_in(scene, arm.start, arm.end)
    if inside:
        ids = _whole(scene, arm, inside)
        whole = _SUBJECT.search(scene.text[arm.start : arm.end + 14]) or any(set(ids) == set(told) for told in treatments.arms.values())
        return ids if whole else _side(frame, ids)
    if short := by_short_form(scene, frame, arm.text.split(" ")[0]):
        return short
    if arm.id in _GROUPS:
        return None
    if (control := CONTROL.search(arm.text)) and not re.search(r"\b(?:plus|with|and|\+|added to)\s(?:[\w-]+\s){0,2}$", arm.text[: control.start()]):
        return frame.control or _beside_placebo(scene, arm)
    if EXPERIMENTAL.search(arm.text):
        return (frame.combined if _COMBINED.search(arm.text) else frame.experimental) or None
    lone = len(frame.control or ()) == 1 < len(frame.experimental) and "agent" in arm.text
    if _SUBJECT.search(arm.text) and frame.control and (lone or set(frame.control) < set(frame.experimental)):
        return frame.control
    return (frame.subject or None) if _SUBJECT.search(arm.text) else None


_GIVEN_TO = regex(
    r"(?:patients|pts|participants|women|men|those)\s(?:given|on|assigned(?:\sto)?|allocated(?:\sto)?|randomi[sz]ed(?:\sto)?|receiving|taking|treated\swith)\s(?:the\s)?",
    re.IGNORECASE,
)


def _is_given_class(words: str) -> bool:
    """Whether a group is told by what it was given, and that by class: "those given placebo", "patients on standard of care"."""
    if (told := _GIVEN_TO.match(words)) is None:
        return False
    given = words[told.end() :]
    return CONTROL.fullmatch(given.removesuffix(" alone")) is not None or is_without_drug(given)


_DEALT = regex(r"placebo(?:\s(?:groups|arms|recipients))?(?:,?\srespectively|(?<=groups)|(?<=arms))", re.IGNORECASE)
"""The placebo of "A and placebo, respectively", which is an arm of its own."""
_OF_BOTH = Sought(rf"{_NUMBER}\s(?:and|versus|vs\.?)\s{_NUMBER}\s(?:for|with|in|on|under|after)\s(?:the\s)?$", re.IGNORECASE)
"""Before the first of two arms that two figures are of: "41% and 23% for A and placebo"."""
_COMPARED = regex(r"\b[Cc]ompar(?:ed|es|ing|ison\sof)\s[^.;:]*$")
"""Before the drug of "compared A with placebo", whose placebo is the other arm."""
_AND_PLACEBO = regex(r"\s(?:and|plus|with|\+)\s(?:a\s)?")


def _beside_placebo(scene: Scene, arm: Mention) -> Ids:
    """The drugs given with a placebo that is named after them: "received docetaxel and placebo"."""
    before = scene.within(max(0, arm.start - 60), arm.start, Label.DRUG) if arm.text.lower().startswith("placebo") else []
    if not before or _DEALT.match(scene.text, arm.start) or _AND_PLACEBO.fullmatch(scene.text[before[-1].end : arm.start]) is None:
        return ()
    lead = max(0, before[-1].start - 60)
    if any(apart.search(scene.text, lead, before[-1].start) for apart in (_COMPARED, _OF_BOTH)):
        return ()
    group = next((g.ids for g in groups_in(scene, max(0, arm.start - 60), arm.start) if g.end == before[-1].end), None)
    asset = scene.asset_ids.get((before[-1].start, before[-1].end))
    return group or ((asset,) if asset else ())


def _whole(scene: Scene, arm: Mention, inside: list[Group]) -> Ids:
    """The drugs of an arm's words, with those that go on after them: "A plus B" of "for A plus B and C"."""
    sentence = scene.sentence_at(arm.start)
    groups = groups_in(scene, sentence.start, min(sentence.end, arm.end + 80)) if len(inside) == 1 and len(inside[0].ids) > 1 else []
    longer = next((g.ids for g in groups if g.start <= inside[0].start and arm.end < g.end and set(inside[0].ids) < set(g.ids)), None)
    return longer or tuple(dict.fromkeys(i for g in inside for i in g.ids))


def by_short_form(scene: Scene, frame: Frame, word: str) -> Ids | None:
    """The drugs of an arm's short name: those of a combination as they are, for a single drug the arm that it stands for."""
    ids = short_forms(scene).meaning(word) or treatments_of(scene).names.get(word)
    if not ids:
        return None
    return ids if len(ids) > 1 else _side(frame, ids)


def _side(frame: Frame, ids: Ids) -> Ids:
    """The regimen of the trial that drugs stand for: "the nivolumab group" of "A plus nivolumab versus nivolumab" is the control."""
    own, experimental, control = set(ids), set(frame.experimental), set(frame.control or ())
    if any(own == set(arm) for arm in frame.arms):
        return ids
    if own == control:
        return frame.control or ()
    if own <= experimental:
        return frame.control or () if own <= control else frame.experimental
    return frame.control or () if own <= control else ids


def _of_whom(scene: Scene, sentence: Sentence, start: int) -> Ids | None:
    """The drugs of "(two of whom had received A with B)"."""
    opening = scene.text.rfind("(", sentence.start, start + 1)
    closing = scene.text.find(")", start, sentence.end)
    if opening < 0 or closing < 0 or ")" in scene.text[opening:start]:
        return None
    return next((g.ids for g in groups_in(scene, opening, closing) if g.part == "own"), None)


def _benchmark(scene: Scene, sentence: Sentence, start: int) -> Ids | None:
    """The drug of a bracket that holds its figure against the one before: the B of "26% (B: 40% in TRIAL-1)"."""
    opening = scene.text.rfind("(", max(sentence.start, start - _BRACKET), start)
    named = next((m for m in scene.within(opening, start, Label.DRUG) if m.start == opening + 1), None) if opening >= 0 else None
    if named is None or ")" in scene.text[opening:start] or not is_benchmark(scene.text, named.start, named.end):
        return None
    asset = scene.asset_ids.get((named.start, named.end))
    return (asset,) if asset else None


_BRACKET = 60
"""Characters from the bracket to the figure."""


def _local(scene: Scene, sentence: Sentence, start: int) -> Group | None:
    """The drug that opens the clause of a figure: the second of "A kept 76% free of progression, B 34%"; B of "placebo plus B gave 10.9"."""
    before = [g for g in groups_in(scene, sentence.start, start) if g.part in ("subject", "arm", "control")]
    if not before or any(c in scene.text[before[-1].end : start] for c in ".;"):
        return None
    if before[-1].part == "control":
        return before[-1] if _PLACEBO_FIRST.search(scene.text[sentence.start : before[-1].start]) else None
    return before[-1] if before[-1].opens else None


_CONTROLS_FIRST = regex(
    r"(?:(?:the|and|but|those|patients)\s)*(?:controls|placebo|(?:the )?(?:control|placebo|comparator)\s(?:arm|group|patients))\s[^.;,:]{0,60}$",
    re.IGNORECASE,
)
"""Up to the figure of a sentence that is about the control arm."""
_OF_CONTROLS = regex(
    r"\s(?:of|in|among|for)\s(?:the\s)?(?:controls|(?:control|placebo)\s(?:patients|recipients|arm|group)|those on placebo)\b", re.IGNORECASE
)
_PLACEBO_FIRST = regex(r"(?:^|[;,:]\s)(?:(?:and|but|while)\s)?(?:the\s)?placebo\s(?:plus|and|with|\+)\s(?:the\s)?$", re.IGNORECASE)


def other_drugs(one: Ids, other: Ids) -> bool:
    """True when two results are of other drugs: each names one that the other does not."""
    return bool(set(one) - set(other)) and bool(set(other) - set(one))


def _fallback(scene: Scene, sentence: Sentence) -> Ids:
    """Where no regimen is known yet: the drugs of the sentence outside brackets, or the single asset of the article, not one that only relieves."""
    found = []
    for mention in scene.within(sentence.start, sentence.end, Label.DRUG):
        asset = scene.asset_ids.get((mention.start, mention.end))
        before = scene.text[sentence.start : mention.start]
        if (
            asset
            and before.count("(") <= before.count(")")
            and not (MAKES_READY.search(mention.text) or is_concomitant(scene.text, sentence.start, mention.start))
        ):
            found.append(asset)
    everyone = {asset for name, asset in scene.names.items() if not MAKES_READY.search(name)}
    return tuple(dict.fromkeys(found)) or (tuple(everyone) if len(everyone) == 1 else _told_later(scene, sentence))


def _told_later(scene: Scene, sentence: Sentence) -> Ids:
    """The drug that a report of results names only after them: the first that it speaks of."""
    treatments = treatments_of(scene)
    if not treatments.starts or not sentence.start <= treatments.starts[0] <= sentence.end + _LATER:
        return ()
    return treatments.frames[0].experimental


_LATER = 1500
"""So many characters after a result its drug may be named."""
