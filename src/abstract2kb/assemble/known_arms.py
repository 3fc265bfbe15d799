"""The arm of a figure by the groups that the arms pipe knows: the one beside it, those in the same order as a list, one told before.

In a list each figure has the arm after it ("61% for A and 44% for B"), or the arms stand in the same order before or after the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from abstract2kb.assemble.arm_order import aligned
from abstract2kb.assemble.arm_words import condition_beside, has_own_topic, named_after, words_after
from abstract2kb.assemble.asides import without_asides
from abstract2kb.assemble.compared_arms import arm_key, bracketed_pair, distinct
from abstract2kb.assemble.compared_first import compared_first
from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.point_arms import is_told_for, point_arms, point_floor
from abstract2kb.assemble.regimens import groups_in
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.told_pairs import by_naming, counterpart
from abstract2kb.assemble.treatments import treatments_of
from abstract2kb.assemble.whole_regimens import regimens_compared
from abstract2kb.assemble.wording import enclosed, is_aside
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["arm_by_words", "told_before", "told_pairs"]

_AFTER = regex(
    r"[\s,)\]]*(?:[(\[][^()\[\]]*[)\]]\s?)?(?:(?:[(\[][^()\[\]]*[)\]]|of|in|with|for|on|among|to|treated|receiving|the|patients?|pts?|participants?|subjects?|women|men|those|who|"
    r"received|had|given|respectively|at|from|by|after|under|during|months|weeks|years|all|randomized|assigned|group of|occurred|occurring|seen|"
    r"observed|reported|noted|was|were|recorded|documented|obtained|achieved|detected|found|experienced|developed)\s?)*(?:[(]\s?)?$",
    re.IGNORECASE,
)
_COORDINATED = regex(
    r"\s?(?:\([^()]*\)\s?)?(?:,|and|or|vs?\.?|versus|/|, and|compared with|compared to|than)\s?(?:in |with |for |those |patients |"
    r"the )*",
    re.IGNORECASE,
)


def arm_by_words(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> Mention | None:
    """The arm by the groups that rules know."""
    pair = compared_first(scene, sentence, link, siblings) or bracketed_pair(scene, sentence, link, siblings)
    if pair is None:
        found = _arm_of(scene, sentence, link, siblings)
        if link.size != 2 or (found is not None and found.start >= sentence.start):
            return found
        pair = by_naming(scene, sentence, siblings)
        if pair is None:
            return found
    own, other = pair[link.place], pair[1 - link.place]
    if own is None and (found := _arm_of(scene, sentence, link, siblings)) is not None:
        alike = found.start >= sentence.start and (other is None or (arm_key(found) != arm_key(other) and found.id not in ("subgroup", "status")))
        own = found if alike else None
    if own is None and other is not None:
        return counterpart(list(told_pairs(scene, sentence)), other)
    return own


def told_pairs(scene: Scene, sentence: Sentence) -> Iterator[list[Mention]]:
    """The pairs of arms that sentences shortly before compare, the latest first, and then those shortly after."""
    for earlier in reversed(scene.sentences[max(0, sentence.index - 15) : sentence.index]):
        pair = None if scene.in_table(earlier.start) else _compared(scene, earlier, 2, _GENERAL)
        if pair is not None:
            yield pair
    for later in scene.sentences[sentence.index + 1 : sentence.index + 16]:
        pair = None if scene.in_table(later.start) else _compared(scene, later, 2, _GENERAL)
        if pair is not None:
            yield pair


def _arm_of(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> Mention | None:
    """The arm by the words beside a figure and its list."""
    arms = _unbroken(scene, scene.within(sentence.start, sentence.end, Label.ARM), pair=link.size == len(siblings) == 2)
    if link.figure.kind == "rate" and (condition := condition_beside(scene, sentence, link)) is not None:
        return condition
    if not arms:
        return words_after(scene, link) or told_before(scene, sentence, link) or _carried(scene, sentence, link)
    if link.figure.kind == "ratio":
        return _population(scene, sentence, link, arms)
    if (ordered := _in_order(scene.text, link, siblings, arms)) is not None:
        return ordered
    respectively = "respectively" in scene.text[link.list_end : sentence.end]
    owns = (
        [_own(scene, s, siblings, arms) for s in siblings[link.place :]]
        if link.size > 2 and not respectively
        else [_own(scene, link, siblings, arms)]
    )
    if owns[0] is None and len({(a.start, a.end) for a in owns if a is not None}) > 1:
        return _single(scene, sentence, link, arms) if link.place == 0 and None not in owns[1:] else None
    if (own := next((a for a in owns if a is not None), None)) is not None:
        return own
    if link.size > 1:
        return _of_list(scene, sentence, link, siblings, arms)
    return _shared(scene, link, arms) or _single(scene, sentence, link, arms)


def _in_order(text: str, link: Link, siblings: list[Link], arms: list[Mention]) -> Mention | None:
    """The arm that the order of a list gives a figure: each has its own, or one closes figures that are dealt out to as many endpoints."""
    if link.size == 1 < len(siblings):
        return _closing(text, link, arms)
    if link.size != len(siblings) or link.size < 2:
        return None
    ordered = aligned(text, [s.figure for s in siblings], [s.row_end or s.figure.end for s in siblings], arms)
    return ordered[link.place] if ordered is not None else None


def _of_list(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link], arms: list[Mention]) -> Mention | None:
    """The arm of a figure of a list whose arms stand together before or after it, in the words after it, or in a sentence before."""
    runs = [r for r in _runs(scene, arms) if len(r) == 1 or not _TOGETHER.search(scene.text, max(sentence.start, r[0].start - 24), r[0].start)]
    run = _matching(scene, runs, link.size, link)
    if run is not None:
        return run[link.place]
    if (words := words_after(scene, link)) is not None:
        return words
    later = link.place == 0 and any(_own(scene, s, siblings, arms) for s in siblings[1:])
    if later:
        return _single(scene, sentence, link, arms)
    pair = regimens_compared(scene, sentence.start, link.list_start) if link.size == 2 else []
    return pair[link.place] if pair else told_before(scene, sentence, link)


_CLOSES = regex(
    r"[\s)%]*(?:months?|weeks?|years?)?(?:,?\srespectively)?,?\s(?:of\s(?:the\s)?(?:patients|pts|participants|subjects)\s)?(?:in|with|for|on|among|after)\s(?:the\s)?"
)


def _closing(text: str, link: Link, arms: list[Mention]) -> Mention | None:
    """The arm after figures that are dealt out to as many endpoints: "CR and PR rates were 7% and 77%, respectively, in arm A"."""
    after = next((a for a in arms if a.start >= link.list_end), None)
    return after if after is not None and _CLOSES.fullmatch(text, link.list_end, after.start) else None


def _unbroken(scene: Scene, arms: list[Mention], pair: bool) -> list[Mention]:
    """The arms, each whole: "A plus B and C" is one, not "A plus B" and "C", and so is "placebo plus A"; "A and placebo" of a pair are two."""
    drugs = {(m.start, m.end) for a in arms for m in scene.within(a.start, a.end, Label.DRUG)}
    out: list[Mention] = []
    for arm in arms:
        last = out[-1] if out else None
        gap = scene.text[last.end : arm.start] if last else ""
        if last and (arm.start, arm.end) in drugs and " plus " in last.text and gap == " and ":
            continue
        if last and last.text.lower().endswith("placebo") and _AND_WITH.fullmatch(gap) and (arm.start, arm.end) in drugs:
            out[-1] = replace(last, end=arm.end, text=scene.text[last.start : arm.end])
            continue
        out.append(arm)
    return [part for arm in out for part in _split(arm)] if pair else out


_TOGETHER = regex(r"\b(?:combinations?|combining|pairing|doublet|cocktail|comprising)\s(?:of\s)?(?:the\s)?$", re.IGNORECASE)
_AND_CONTROL = regex(
    r"(?P<one>.{2,60}?)\s(?:and|vs?\.?|versus)\s(?:the\s)?(?P<other>placebo|controls?|observation|standard of care|best supportive care)",
    re.IGNORECASE,
)


def _split(arm: Mention) -> list[Mention]:
    """ "A and placebo" as what it is: two arms."""
    match = _AND_CONTROL.fullmatch(arm.text)
    if match is None or len(arm.text) != arm.end - arm.start:
        return [arm]
    return [replace(arm, start=arm.start + a, end=arm.start + b, text=arm.text[a:b]) for a, b in (match.span("one"), match.span("other"))]


_AND_WITH = regex(r"\s(?:and|plus|with|\+)\s(?:the\s)?")


_NEXT_NUMBER = regex(r"\s?[:=]?\s?\d[\d.,]*\s?(?:%|/\s?\d|months?\b|mo\b|weeks?\b|years?\b|of\s\d)")
_OTHER_WORDS = regex(
    r"\b(?:and|with|in|for|the|of|patients?|pts?|participants?|subjects?|each|both|as well as|on|grade|rates?|any|all|arms?|groups?|was|were|"
    r"occurred|seen|observed|noted|reported|recorded|documented|obtained|achieved|detected|found)\b|[\s\d.,%()/≥+-]"
)


def _shared(scene: Scene, link: Link, arms: list[Mention]) -> Mention | None:
    """The arm that closes a list of topics and figures: "A (28%) and B (22%) with chemotherapy"."""
    end = max(link.figure.end, link.topic.end)
    arm = next((a for a in arms if a.start >= end), None)
    if arm is None or arm.start - end > 160 or not re.search(r"\b(?:with|in|for|on|among) (?:the )?$", scene.text[end : arm.start]):
        return None
    rest, at = "", end
    topics = scene.within(end, arm.start, Label.ADVERSE_EVENT, Label.ENDPOINT)
    if (
        not topics
        or enclosed(scene.text, min(link.topic.start, link.figure.start), arm.start)
        or not re.match(r"[\s)\]%]*(?:,|and\b)", scene.text[end : arm.start])
    ):
        return None
    for mention in topics:
        rest += scene.text[at : mention.start] if mention.start >= at else ""
        at = max(at, mention.end)
    return arm if not _OTHER_WORDS.sub("", rest + scene.text[at : arm.start]) else None


_OPENS_WITH = regex(r"(?:In|For|Among|Within)\s(?:the\s)?(?:[\w-]+\sof\s)?(?:the\s)?$")
_OTHER_GROUP = regex(r"(?:In|For|Among|Of|Across|Overall)\b|[^.]*\b(?:overall population|all patients|entire|whole|both|total|pooled)\b")
_CARRIED = 3  # sentences over which a group holds


def _carried(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The group that opens a sentence shortly before in the same paragraph, where nothing since tells of another."""
    if link.figure.kind == "ratio" or link.size > 2 or _OTHER_GROUP.match(scene.text, sentence.start, sentence.end):
        return None
    for earlier in reversed(scene.sentences[max(0, sentence.index - _CARRIED) : sentence.index]):
        if scene.in_table(earlier.start) or "\n" in scene.text[earlier.end - 1 : sentence.start]:
            return None
        arms = [a for a in scene.within(earlier.start, earlier.end, Label.ARM) if a.id in ("named", "numbered")]
        if arms:
            opens = _OPENS_WITH.fullmatch(scene.text, earlier.start, arms[0].start) is not None and scene.text[arms[0].end : arms[0].end + 1] == ","
            return arms[0] if opens and len(arms) == 1 and is_told_for(scene, arms[0], sentence.start) else None
        if _OTHER_GROUP.match(scene.text, earlier.start, earlier.end):
            return None
    return None


_GENERAL = ("subgroup", "status", "label")
_NO_ARM = (*_GENERAL, "standin")


def told_before(scene: Scene, sentence: Sentence, link: Link, place: int | None = None) -> Mention | None:
    """The arm at the figure's place in the last comparison of as many arms: "OS was 9 months with A and 5 months with B. ORR was
    40% vs 20%." Beside an arm of that comparison ("less frequent with B (20% vs 40%)") the figures begin with that one. `place` is the place
    in a pair of a figure that holds for both arms."""
    if (size := link.size if place is None else 2) < 2:
        return None
    place = link.place if place is None else place
    named = [a for a in scene.within(sentence.start, link.list_start, Label.ARM) if a.id not in _GENERAL]
    subject = (spoken := treatments_of(scene)).at(link.list_end).subject
    near, floor = reversed(scene.sentences[max(0, sentence.index - 15) : sentence.index]), point_floor(scene, sentence.start)
    earlier = [s for s in near if s.end > floor and not scene.in_table(s.start) and spoken.at(s.end - 1).subject == subject]
    told = (a for general in (_GENERAL, ("label",)) for s in earlier if (a := _compared(scene, s, size, general)))
    for arms in (a for a in told if is_told_for(scene, a[0], sentence.start)):
        own = [i for a in named for i, other in enumerate(arms) if arm_key(a) == arm_key(other)]
        if len(own) == 1 and size == 2:
            return arms[(own[0] + place) % 2]
        return arms[place] if not own else None
    return None


def _compared(scene: Scene, sentence: Sentence, size: int, general: tuple[str, ...]) -> list[Mention] | None:
    """The arms that a sentence tells apart, where they are `size`: those right after its figures, those that it names side by side,
    or all that it names."""
    candidates = scene.once(f"compared {general}", sentence.start, sentence.end, partial(_candidates, sentence, general))
    return next((c for c in candidates if len(c) == size and len(distinct(c)) == size), None)


def _candidates(sentence: Sentence, general: tuple[str, ...], scene: Scene, *_: int) -> list[list[Mention]]:
    """The sets of arms that a sentence may tell apart, the likeliest first."""
    quantities = scene.within(sentence.start, sentence.end, Label.PERCENT, Label.TIME, Label.CI, Label.COUNT)
    ratios = {m.end for m in scene.within(sentence.start, sentence.end, Label.RATIO)}
    quantities, skip = [q for q in quantities if not any(0 <= q.start - end < 4 for end in ratios)], (*general, "standin")
    after = [m for q in quantities if (m := named_after(scene, q.end)) is not None and m.id not in skip]
    named = [a for a in scene.within(sentence.start, sentence.end, Label.ARM) if a.id not in _NO_ARM and not _POPULATION.search(a.text)]
    arms = [a for a in named if not _BACKBONE.search(scene.text[max(sentence.start, a.start - 60) : a.start])]
    given = without_asides(scene, sentence.start, [a for a in arms if a.id == "drug"])
    arms = [a for a in arms if a.id != "drug" or a in given]
    if len(lettered := distinct([a for a in arms if a.id == "numbered"])) > 1:
        arms = lettered
    elif _is_one_regimen(scene, sentence, arms):
        arms = []
    assets = {scene.asset_ids.get((d.start, d.end)) for d in scene.within(sentence.start, sentence.end, Label.DRUG)}
    doses = distinct([a for a in arms if a.id == "dose"]) if len(assets) < 2 else []
    wide = [m for q in quantities if (m := named_after(scene, q.end, wide=True)) and m.id not in skip]
    told, last = [distinct(after), *point_arms(scene, sentence)], regimens_compared(scene, sentence.start, sentence.end)
    return [*told, distinct(arms), *_runs(scene, arms), doses, distinct(wide), last]


def _is_one_regimen(scene: Scene, sentence: Sentence, arms: list[Mention]) -> bool:
    """Whether what looks like arms are drugs that one group was given together: "patients received A and B"."""
    if len(arms) < 2 or any(a.id != "drug" for a in arms) or treatments_of(scene).at(sentence.end - 1).control is not None:
        return False
    groups = groups_in(scene, sentence.start, sentence.end)
    return any(g.start <= arms[0].start and arms[-1].end <= g.end and g.part != "optional" and not g.choice for g in groups)


_POPULATION = regex(r"\b(?:population|subgroup|[+-] (?:cohort|group)|(?:positive|negative|high|low) (?:cohort|group)|either arm)\b")
_BACKBONE = regex(r"\b(?:each|both|all|all given|either) (?:in combination |combined )?with (?:[\w-]+(?: and| plus|,) )*$")
_PEOPLE = regex(r"\b(?:population|subgroup|patients|pts|women|men|tumou?rs?)\b", re.IGNORECASE)


def _population(scene: Scene, sentence: Sentence, link: Link, arms: list[Mention]) -> Mention | None:
    """A ratio compares arms, so only a population can be its group."""
    named = [
        a
        for a in arms
        if (a.id in ("subgroup", "status") or _PEOPLE.search(a.text)) and not _OTHER_SIDE.search(scene.text, max(0, a.start - 24), a.start)
    ]
    rates = scene.within(sentence.start, link.figure.start, Label.PERCENT, Label.TIME)
    return _single(
        scene, sentence, link, [a for a in named if not any(_OWNS.fullmatch(scene.text, q.end, a.start) for q in rates if q.end <= a.start)]
    )


_OTHER_SIDE = Sought(rf"\b(?:{VERSUS}|than|over)\s(?:with\s|in\s|for\s|that\sof\s|the\s|those\s)*$")  # a ratio is against it
_OWNS = regex(r"(?:\s\([^()]*\))?\s(?:in|for|with|of|among|on)\s(?:the\s)?")
"""Between a share and the arm it is of, which is no group of a ratio after it."""


def _own(scene: Scene, link: Link, siblings: list[Link], arms: list[Mention]) -> Mention | None:
    """The arm right after the figure, before the next one; or the label right before it ("CT: 63%")."""
    figure = link.figure
    for arm in arms:
        if arm.end <= figure.start and re.fullmatch(r"\s?[:=]\s?(?:median\s)?|\s", scene.text[arm.end : figure.start]):
            return arm
    end = siblings[link.place + 1].figure.start if link.place + 1 < len(siblings) else None
    after = link.topic.start >= figure.end and link.size == 1 and not is_aside(scene.text, figure.end, link.topic.start)
    anchor = max(figure.end, link.topic.end) if after else link.row_end or figure.end
    for arm in arms:
        if figure.start < arm.start < figure.end:
            return arm
        after_first = link.size == 2 and link.place == 1 and arm.start >= siblings[0].figure.end
        beside = (link.size == 2 and link.place == 0 and not _ends_run(scene, arms, arm)) or after_first
        if beside and arm.end < figure.start <= arm.end + 2 and scene.text[arm.end : figure.start] == " (":
            return arm
        if arm.start < anchor or (end is not None and arm.end > end):
            continue
        gap = _HOW_MANY.sub("", scene.text[anchor : arm.start])
        if _NEXT_NUMBER.match(scene.text, arm.end) or (scene.text[anchor] == "," and has_own_topic(scene, arm)):  # "20% at 5 mg" but ", at 10 mg 45%"
            return None
        if not _AFTER.match(gap) or len(gap) > 60 or not gap.strip():
            return None
        following = [a for a in arms if a.start >= arm.end]
        if link.size > 1 and link.place == link.size - 1 and following and _COORDINATED.fullmatch(scene.text[arm.end : following[0].start]):
            return None
        return arm
    return None


_HOW_MANY = regex(r"(?<=\s)\d{1,4}\s(?:$|(?=(?:patients|pts|participants|subjects)\b))")  # "for the 138 untreated patients"


def _ends_run(scene: Scene, arms: list[Mention], arm: Mention) -> bool:
    """Whether an arm is the second of two that stand coordinated: "between A and B arms (46% vs 39%)"."""
    before = [a for a in arms if a.end <= arm.start]
    return bool(before) and _COORDINATED.fullmatch(scene.text[before[-1].end : arm.start]) is not None


def _runs(scene: Scene, arms: list[Mention]) -> list[list[Mention]]:
    """Arms that stand coordinated: "the carfilzomib and control groups"."""
    runs: list[list[Mention]] = []
    for arm in arms:
        last = runs[-1][-1] if runs else None
        gap = scene.text[last.end : arm.start] if last else ""
        if last and _COORDINATED.fullmatch(gap) and not (gap.endswith(", ") and (last.id == "subgroup") != (arm.id == "subgroup")):
            runs[-1].append(arm)
        else:
            runs.append([arm])
    return runs


def _matching(scene: Scene, runs: list[list[Mention]], size: int, link: Link) -> list[Mention] | None:
    """The run of as many arms as there are figures, the nearer one after the list first, then the nearest before it."""
    fitting = [run for run in runs if len(run) == size]
    after = [run for run in fitting if run[0].start >= link.list_end]
    before = [run for run in fitting if run[-1].end <= link.list_start]
    if after:
        return after[0]
    if before:
        return before[-1]
    single = [arm for run in runs for arm in run if arm.end <= link.list_start]
    if len(single) == size + 1 and size > 1 and single[0].id in ("named", "numbered", "subgroup"):
        single = single[1:]  # the group that the sentence opens with
    if len(single) != size or len({arm.id == "subgroup" for arm in single}) > 1:
        return None
    apart = size > 1 and single[0].id == "subgroup" and scene.within(single[0].end, single[-1].start, Label.PERCENT, Label.TIME)
    return None if apart and "respectively" not in scene.text[link.list_end : link.list_end + 60].split(";")[0] else single


_BRACKET = regex(r"\([^()]*\)")
_OF_WHOM = regex(r"\)?\s(?:of|in|among|on)\s(?:the\s)?")
"""Between a share and whose it is, before what they had."""


def _single(scene: Scene, sentence: Sentence, link: Link, arms: list[Mention]) -> Mention | None:
    """The arm that opens the clause of a single figure: "In the neratinib group, 28.6% ..."."""
    text, begin = scene.text, sentence.start
    told = _BRACKET.sub(lambda m: "_" * len(m.group()), text[begin : link.list_start]).rstrip(" :;([")
    clause = begin + max(told.rfind("; "), told.rfind(": "), -1) + 1
    between = [a for a in arms if link.size == 1 and link.figure.end <= a.start and a.end <= link.topic.start]
    if between and (link.figure.style in ("of", "noun", "fraction") or _OF_WHOM.fullmatch(text, link.figure.end, between[0].start)):
        return between[0]
    before = [a for a in arms if clause <= a.start and a.end <= link.list_start]
    return _with_those_beside(scene, before) if before else None


_NUMBERED = regex(r"\d+[a-z]?|[A-Z]\d?|[IVX]+")


def _with_those_beside(scene: Scene, arms: list[Mention]) -> Mention:
    """The last arm; where it is only the number of one, "3" of "parts 1 and 3", with those that it stands coordinated with."""
    last = arms[-1]
    if _NUMBERED.fullmatch(last.text) is None or len(arms) < 2:
        return last
    run = next(r for r in _runs(scene, arms) if r[-1] is last)
    return replace(last, start=run[0].start, text=scene.text[run[0].start : last.end])
