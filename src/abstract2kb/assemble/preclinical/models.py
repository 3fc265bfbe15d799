"""The model that an effect was seen in: the one of its own verb, else the one before the clause ("In A, X did ..."), else that spoken of before it.

"Mice", "in vivo" and the like yield to a model by name; "the mice" are those of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from abstract2kb.assemble.preclinical.clauses import ELSEWHERE, clause_of, first_verb, verb_phrase_of
from abstract2kb.assemble.preclinical.comparing import comparisons
from abstract2kb.assemble.preclinical.distributed import models_with_numbers
from abstract2kb.assemble.preclinical.phrases import Segment
from abstract2kb.assemble.preclinical.reading import Effect
from abstract2kb.assemble.preclinical.repeated_places import repeated
from abstract2kb.assemble.preclinical.scope import Stretch
from abstract2kb.assemble.preclinical.vocabulary import AUXILIARIES, STOPS, VERBS, Act
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["Place", "Places", "places"]

_NOUN = (
    r"(?:models?|mice|xenografts?|monkeys?|macaques?|cell lines?|organoids?|rats?|(?:non-?human )?primates?|baboons|PDXs?|CDXs?"
    r"|in vitro|ex vivo|in vivo|(?<!of )lines"
    r"|spheroids|co-?cultures?|PBMCs?|(?<=-bearing )animals|tumou?r slices|explants)"
)
_MODEL = Sought(
    rf"(?<![\w-])(?:(?!(?:in|into|of|using|with|across|from|to|towards?|against|on|by|the|an?|several|and|as|was|were|than|for"
    r"|when|not|did|had|that|which|all|both|but|until|after)\b)"
    rf"[\w+/.;()–‑-]+,? (?:and |or )?){{0,7}}?(?<![\w-]){_NOUN}(?:[ -]{_NOUN})*(?![\w-])"
    r"(?: (?:bearing|carrying|engrafted with|reconstituted with|transgenic for|implanted with|with|of|from) "
    r"(?:(?:human|established|orthotopic|subcutaneous|two|large) )?"
    r"(?:[\w+/-]+ ){0,4}?(?:tumou?rs?|xenografts?|leuka?emias?|lymphomas?|melanomas?|carcinomas?|gliomas?|cancers?|cells|patients|grafts?))?",
    re.IGNORECASE,
)
_TISSUE = (
    r"(?:cells|cultures?|tumou?rs|lesions|grafts?|macrophages|monocytes|hepatocytes|fibroblasts|cardiomyocytes|platelets|lymphocyte cultures|assays?"
    r"|suspensions?|(?:re-?)?stimulation|infection|panel|bearers|tissues)"
)
_PLACED = regex(
    r"\b(?P<by>in|into|against|across|on|within|of|from|after|upon|toward|towards|using|even in) "
    r"(?:(?:the|a|an|all|both|several|some|most|many|these|those|this|that|other|two|three|human|established) )*"
    rf"(?P<what>(?:(?:[\w+/.;–‑-]+|\([\w/-]+\)) ){{1,4}}?{_TISSUE}|cells(?=[,.;)]| (?:expressing|lacking|with|without|bearing|carrying)\b))(?![\w-])"
    r"(?! (?:growth|volume|burden|penetration|uptake))"
    r"(?P<more> (?:of|with|without|lacking|expressing|bearing|carrying|derived from|resistant to|harbou?ring|co-?cultured with) "
    r"(?:(?:low|high|little|no|lower|higher) (?:levels of )?)?(?:[\w+/.–‑-]+ ){0,3}?[\w+/.–‑-]+\w)?",
    re.IGNORECASE,
)
"""A place by what it is made of: "in fresh tumor suspensions", "of SMARCA4-deficient cells"."""
_NAMED = regex(
    r"(?<![\w-])(?:(?:[\w+/.;]+-)?(?:[A-Z][\w+/.;-]*[A-Z\d][\w+/.;-]*|[\w+/.;]+-[\w+/.;-]*)(?:,| and| or)? ){1,4}(?:[a-z-]+ ){0,3}?"
    r"(?:cells|tumou?rs|lesions|grafts)(?![\w-])"
)
"""Cells and tumours by name or kind: "TC-1 tumors", "antigen-negative cells"."""
_SUBJECT = regex(
    r"^(?:(?:the|all|even|also|most|and) )*(?P<what>(?:[\w+/.–‑-]+ ){0,4}?(?:cells|tumou?rs|grafts?|macrophages|monocytes|hepatocytes|fibroblasts"
    r"|progenitors|blasts|keratinocytes|erythrocytes|platelets"
    r"|sarcomas|melanomas|gliomas|carcinomas|lymphomas|leuka?emias|xenografts|organoids)"
    r"(?: (?:with|without|lacking|expressing|carrying|harbou?ring|resistant to|made resistant to"
    r"|co-?cultured with|exposed to|treated with) (?:[\w+/.–‑-]+ ){0,3}?[\w+/.–‑-]+)?)"
    r"(?= (?:was|were|are|is|had|did|also|died|both|remained|became|survived|shrank|regressed|grew|went|responded|underwent|showed"
    r"|turned|vanished|disappeared|ceased|stopped|receded|dwindled)\b)",
    re.IGNORECASE,
)
"""Cells and tumours as the subject of a clause."""
_IMMUNE = regex(
    r"(?:\b(?:T|B|NK|NKT|CAR|CAR-?T|CAR-?NK|dendritic|immune|memory|effector|stem-like|Treg|myeloid|suppressor|killer|progenitor|plasma|CAR-?M"
    r"|edited|engineered|transduced|infused|white|red|blood|the|these|those|such|some|all|many|more|fewer|other|target"
    r"|regulatory|[Tt]h1|CD8\+?|CD4\+?)|[-+]T) cells$"
    r"|^(?:the|these|those|such|more|fewer|new|tumou?r|cancer|target|malignant|primary|human) (?:cells|tumou?rs|lesions|tissues)$"
    r"|^(?:lymph )?nodes?$",
    re.IGNORECASE,
)
"""Cells that are counted or act, and mere "tumor cells": no models by themselves."""
_GENERAL = frozenset(
    "mouse mice animal animals model models vivo vitro ex in preclinical murine human several multiple tumor tumour cell line lines cells culture "
    "cultures this that these those same xenograft assay assays various different other bearing rodent rodents tumors tumours non-clinical "
    "two three four five six seven eight nine ten twelve".split()
)
_WHOLE = frozenset("mice mouse animal animals vivo model models rodents".split())
"""What is said for the animals that the text was speaking of."""
_ALIVE = regex(r"mice|mouse|model|xenograft|PDX|CDX|graft|tumou?r|animals|bearing|rats?\b|monkey|primate|leuk|lymphom|melanom", re.IGNORECASE)
_SPECIES = regex(r"\b(?:monkeys?|macaques?|primates?|rats?|dogs?|beagles?|rabbits?|baboons|pigs)\b", re.IGNORECASE)
_ADJECTIVES = frozenset("cynomolgus murine human rat mouse rhesus".split())
_EDGE = regex(
    r"^(?:(?:and|or|no|in|a|an|the|showed|given|treated|increased|reduced|where|also|longer|shorter|only|well|too|few|\w+ly),?\s)+", re.IGNORECASE
)
_LEADING = regex(r"^\([^()]*\),? (?:and |or )?")
"""The bracket of what stands before the model: "(CLX), and mouse models"."""
_TREATED = regex(r"^[\w-]+-treated,? ")
"""What was given to a model is no part of its name: "QX1-treated, amplified lines"."""
_OPEN_TAIL = regex(r" (?:with|of)(?: the| a| an)?$")
_NO_MODEL = regex(
    r"(?:^|.* )(?:kinetic|mathematical|metabolic|physiological|theoretical|statistical|working|conceptual|predictive) models?$|^models?$",
    re.IGNORECASE,
)
"""A model of thought: "a physiological-metabolic model", "consistent with a model in which"."""
_EXPERIMENT = regex(rf"(?<![\w-]){_NOUN}(?![\w-])", re.IGNORECASE)
_SET_APART = Sought(
    r"\b(?:(?:(?:but|and) )?(?:not|hardly|barely|scarcely)(?: at all)? |(?:that|those) (?=of [^,.;]{2,60} not at all))"
    r"(?P<by>in|of|for|against|on|at) (?:the )?(?!all\b)(?P<what>[^,.;()]{2,60}?)"
    r"(?=[,.;()]|$| (?:which|that|where|at|and|not)\b)"
)
_APPOSED = regex(r", an? (?:[\w-]+ ){0,3}")
"""Between a model and what it is called after it: "monkeys, a relevant model"."""
_IN_PLACE = regex(r"\b(?:in vitro|in vivo|ex vivo)$", re.IGNORECASE)
_WHERE = frozenset({"in vitro", "ex vivo"})
_WITH = len(" with ")
_CELLS = frozenset("cells blasts lines tumors tumours".split())
_FEW = 3
_LINES = regex(r"\b(?:lines|xenografts|models|organoids|spheroids)$", re.IGNORECASE)
_TUMOURS = regex(
    r"\s(?:[\w-]+\s){0,2}(?:tumou?rs?|xenografts?|cells|cell lines?|lines?|leuka?emias?|lymphomas?|melanomas?|models?|organoids?|grafts?)\b"
    r"(?: (?:stably )?(?:over)?expressing [\w+/-]+(?: [\w+/-]*\d[\w+/-]*)?)?"
)
_NO_PART = STOPS | frozenset("and or inside outside via of further improve enhance increase reduce kill lyse".split())
_PREMODIFIERS = frozenset("established treated implanted".split())
_PAIR = regex(r"\s?(?:,|and|, and)\s?$")
_BEFORE = regex(r"(\w+)(?: (?:the|a|an|all|both|several|two|three|four|five|multiple|various|established|human))* ?$", re.IGNORECASE)
_PLACING = frozenset("in into against across on within among at from over using".split())
_MOLECULAR = regex(
    r"\b(?:bind|bound|binds|binding|affinity|avidity|half-life|stability|stable|internali[sz]\w+|selectivity|selective|kinase|DAR|solubility"
    r"|permeability|clearance|bioavailab\w+|pharmacokinetics?|PK|safety|exposures?|tolerab\w+)\b",
    re.IGNORECASE,
)
"""What is measured on the molecule rather than in the model that the text was speaking of."""


@dataclass(frozen=True, slots=True)
class Place:
    """words at text[start:end]; `by` is the preposition before them."""

    start: int
    end: int
    words: str
    by: str = ""

    @property
    def general(self) -> bool:
        """Whether it names no model in particular ("mice", "in vivo")."""
        return {w for w in re.findall(r"[\w-]+", self.words.lower()) if not w.isdigit()} <= _GENERAL

    @property
    def rank(self) -> int:
        """How little it says: 0 for a model by name, 1 for animals of a kind ("leukemic mice"), 2 for "mice"."""
        plain = self.words.islower() and re.search(r"(?:mice|animals|cells)$", self.words) is not None
        return 2 if self.general else int(plain and "-" not in self.words)

    @property
    def alive(self) -> bool:
        """Whether it is an animal, or a tumour in one."""
        return _ALIVE.search(self.words) is not None or self.words.lower().endswith("in vivo")


def places(scene: Scene, start: int, end: int, names: Sequence[tuple[int, int]] = ()) -> list[Place]:
    """All models that text[start:end] names, in order; of two that overlap the one found by the stricter pattern. `names` are those of assets."""
    text = scene.text
    found: list[Place] = []
    for at, words, by in _candidates(scene, start, end):
        until = at + len(words)
        if any(a <= at and until <= b for a, b in names):
            continue  # "REH" in "IL-2-REH"
        inside = [a for a, _ in names if at < a < until and text[max(at, a - _WITH) : a].endswith(" with ")]
        if inside:  # "treatment of A cells with X"
            words, until = words[: inside[0] - _WITH - at], inside[0] - _WITH
        if _NO_MODEL.fullmatch(words):
            continue
        if any(at <= a and b <= until and text[b : b + 1] == " " and words.endswith("cells") for a, b in names):
            continue  # "SYNCAR-001 cells" are an asset; "lenalidomide-resistant cells" are none
        apposed = any(_APPOSED.fullmatch(text, p.end, at) for p in found if p.end < at)
        if words and not apposed and not any(at < p.end and p.start < until for p in found):
            before = _BEFORE.search(text, max(start, at - 40), at)
            found.append(Place(at, until, words, (by or (before.group(1) if before else "")).lower()))
    return sorted(found, key=lambda p: p.start)


def _candidates(scene: Scene, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    """(where, words, the preposition before it if known) of whatever may be a model, the surest first."""
    text = scene.text
    for m in _MODEL.finditer(text, start, end):
        words = _without_verb(m.group())
        yield m.end() - len(words), words.rstrip(" ,"), ""
    for line in scene.within(start, end, Label.MODEL):
        tail = _TUMOURS.match(text, line.end)
        if tail is None and line.text.lower() in _ADJECTIVES:
            continue
        yield line.start, text[line.start : tail.end() if tail and tail.end() <= end else line.end], ""
    for m in _PLACED.finditer(text, start, end):
        if not _IMMUNE.search(m.group("what")) and not _NO_PART & set(m.group("what").lower().split()):
            yield m.start("what"), _without_verb(m.group("what")) + (m.group("more") or ""), m.group("by")
    for m in _NAMED.finditer(text, start, end):
        words = "" if _IMMUNE.search(m.group()) or _NO_PART & set(m.group().lower().split()) else _without_verb(m.group())
        if " " in words and not _IMMUNE.search(words):
            yield m.end() - len(words), words, ""


class Places:
    """The models of a text, stretch by stretch: `of` gives those of an effect; what was named last stands for "the mice" and for nothing said."""

    def __init__(self) -> None:
        self.single = True
        """Whether the stretch tells of one effect: only then is each model of a pair a finding of its own."""
        self._carried: Place | None = None
        self._assets: tuple[int, ...] = ()
        self._line = -1
        self._here: list[Place] = []
        self._compared: list[tuple[int, int]] = []
        self._apart: list[tuple[int, int]] = []
        """Where "but not in A" names its model."""

    def enter(self, scene: Scene, stretch: Stretch, names: Sequence[tuple[int, int]] = ()) -> None:
        """Collects the models of a stretch; a new paragraph forgets those before it."""
        if stretch.paragraph != self._line:
            self._carried, self._line = None, stretch.paragraph
        self._here = places(scene, stretch.start, stretch.end, names)
        self._compared = [m.span("what") for m in comparisons(scene.text, stretch.start, stretch.end)]
        self._apart = [m.span("what") for m in _SET_APART.finditer(scene.text, stretch.start, stretch.end)]

    @property
    def compares(self) -> bool:
        """Whether the stretch sets something beside something else."""
        return bool(self._compared)

    @property
    def located(self) -> bool:
        """Whether the stretch names a model."""
        return any(not p.general for p in self._here)

    def leave(self) -> None:
        """Keeps the last model by name of a stretch that told of none."""
        named = [p for p in self._here if not p.general and (_EXPERIMENT.search(p.words) or not p.words.islower())]
        if named and self._carried not in self._here:
            self._carried, self._assets = named[-1], ()

    def of(self, scene: Scene, words: Segment, effect: Effect, assets: tuple[int, ...]) -> list[str]:
        """The model of an effect; two where they are named as a pair ("A and B xenografts"), none where none is known."""
        place = self._choose(scene, words, effect, assets)
        if place is None:
            return []
        if not place.general:
            self._carried, self._assets = place, assets
        if (
            self.single
            and (several := models_with_numbers(scene.text, words[0].start, words[-1].end))
            and any(place.words in m or m in place.words for m in several)
        ):
            return several
        if place.start >= words[0].start and len(several := repeated(scene.text, words, place, self._free())) > 1:
            return several
        return _split(scene, place) if place.start >= words[0].start and self.single else [place.words]

    def _choose(self, scene: Scene, words: Segment, effect: Effect, assets: tuple[int, ...]) -> Place | None:
        begin, end = words[effect.start].start, words[effect.end - 1].end
        near = sorted(self._ranked(words, effect, begin, end), key=lambda r: (r[1].rank, r[0], _gap(r[1], begin, end), r[1].start))
        best = _contrasted(scene.text, words, effect) or (near[0][1] if near else None)
        if best is None or best.words.lower() in _WHERE:
            best = self._subject(scene, words, effect) or _killed(words, effect) or best
        said = scene.text[begin:end]
        if best is not None and not best.general:
            return best
        others = [p for p in self._others(words, effect) if not p.general and (best is None or (best.alive and p.alive and best.by != "in"))]
        if others:
            return others[0]
        if best is None and (only := self._only(words)):
            return only
        general = best or next(iter(self._others(words, effect)), None)
        carried = self._carried if not self._assets or set(self._assets) & set(assets) else None
        if carried is None or _MOLECULAR.search(said):
            return general
        if general is None:
            return carried
        animals = general.alive and bool(_WHOLE & set(general.words.lower().split()))
        return carried if animals and carried.alive and not _SPECIES.search(carried.words) else general

    def _ranked(self, words: Segment, effect: Effect, begin: int, end: int) -> Iterable[tuple[int, Place]]:
        """Those of the verb of the effect, after it and before it, and those before the first verb of all ("In A, ...")."""
        first, last = verb_phrase_of(words, effect)
        front = first_verb(words)
        for place in self._free():
            if effect.rule not in ELSEWHERE and any(a <= place.start < b for a, b in self._apart):
                continue
            if first <= place.start < last:
                yield (0 if place.end > begin else 1), place
            elif place.start < front and place.by in _PLACING and place.start < begin:
                yield 2, place

    def _only(self, words: Segment) -> Place | None:
        """The one model that a sentence names, at its end: "X lowered A, but did not change B, in C cells"."""
        named = [p for p in self._free() if not p.general]
        last = words[-1] if words[-1].low != "." or len(words) == 1 else words[-2]
        return named[0] if len(named) == 1 and named[0].by in _PLACING and named[0].end >= last.end else None

    def _free(self) -> list[Place]:
        """Those that are not only compared with."""
        return [p for p in self._here if not any(a <= p.start < b for a, b in self._compared)]

    def _others(self, words: Segment, effect: Effect) -> list[Place]:
        """Those of other verbs of the sentence: the last one before it, then the first one after it in its clause that says where."""
        first, last = verb_phrase_of(words, effect)
        _, until = clause_of(words, effect)
        free = self._free()
        earlier = [p for p in reversed(free) if p.end <= first]
        later = [p for p in free if last <= p.start < until and (p.by in _PLACING or (p.by == "of" and p.alive and not earlier))]
        return [*later, *earlier] if not earlier or (later and earlier[0].general) else [*earlier, *later]

    def _subject(self, scene: Scene, words: Segment, effect: Effect) -> Place | None:
        """Cells or tumours that a clause is about ("Cells with wild-type X were not killed")."""
        start, end = clause_of(words, effect)
        match = _SUBJECT.match(scene.text[start:end])
        if match is None or _IMMUNE.search(match.group("what")) or not re.search(r" |phages|cytes|blasts", match.group("what")):
            return None
        return Place(start + match.start("what"), start + match.end("what"), match.group("what"))


def _killed(words: Segment, effect: Effect) -> Place | None:
    """ "AML blasts and stem cells" in "killed AML blasts and stem cells in vitro"."""
    verb = VERBS.get(words[effect.at].low)
    if verb is None or verb.lemma not in {"kill", "lyse", "lyze"} or effect.at != effect.start or words[effect.end - 1].low not in _CELLS:
        return None
    said = " ".join(w.text for w in words[effect.at + 1 : effect.end])
    if effect.end - effect.start < _FEW or _IMMUNE.search(said):
        return None
    return Place(words[effect.at + 1].start, words[effect.end - 1].end, said, "of")


def _contrasted(text: str, words: Segment, effect: Effect) -> Place | None:
    """ "JH-2-009" in "reduced viability of JH-2-079 but not of JH-2-009"."""
    at = words[effect.at].start
    match = _SET_APART.search(text, at, words[-1].end) if effect.rule == "preclinical.contrast" else None
    return Place(match.start("what"), match.end("what"), match["what"], match["by"]) if match and match.start() == at else None


def _gap(place: Place, begin: int, end: int) -> int:
    """How many characters lie between a model and an effect."""
    return max(place.start - end, begin - place.end, 0)


def _without_verb(words: str) -> str:
    """The name of a model without what stands before it: "It regressed A375 xenografts" is "A375 xenografts"."""
    if place := _IN_PLACE.search(words):
        before = words[: place.start()].rstrip()
        if not _LINES.search(before):
            return place.group()
        words = before
    last = next((m for m in reversed(list(re.finditer(r"[\w-]+ ", words))) if _is_told(m.group().strip(" ,;").lower())), None)
    words = _EDGE.sub("", _LEADING.sub("", words[last.end() :] if last else words))
    words = _TREATED.sub("", _OPEN_TAIL.sub("", words))
    if words.count(")") > words.count("("):
        words = words[words.rfind(")") + 1 :].lstrip()
    words = words.lstrip("-– ")
    return words.lstrip("(") if words.count("(") > words.count(")") else words


_CURES = frozenset("cure kill shrink eradicate eliminate inhibit suppress prolong enhance".split())
"""Verbs that stand in no name of a model."""


def _is_told(word: str) -> bool:
    verb = VERBS.get(word)
    third = verb is not None and verb.act in (Act.LOWER, Act.EVENT, Act.KEEP, Act.SHOW) and word == verb.lemma + "s" and word != "reports"
    third = third or (verb is not None and verb.gerund and verb.act in (Act.LOWER, Act.RAISE))
    return word in AUXILIARIES or word in _CURES or third or (verb is not None and verb.past and word not in _PREMODIFIERS)


def _split(scene: Scene, place: Place) -> list[str]:
    """ "NCI-H441 and Capan-2 xenografts" are two models."""
    words = place.words
    lines = [m for m in scene.within(place.start, place.end, Label.MODEL) if not re.fullmatch(_NOUN, m.text, re.IGNORECASE)]
    pairs: Sequence[tuple[int, int]] = [(m.start - place.start, m.end - place.start) for m in lines]
    if len(pairs) < 2 or not all(_PAIR.fullmatch(words[a[1] : b[0]]) for a, b in pairwise(pairs)):
        return [words]
    tail = words[pairs[-1][1] :]
    return [words[: pairs[0][0]] + words[a:b] + tail for a, b in pairs]
