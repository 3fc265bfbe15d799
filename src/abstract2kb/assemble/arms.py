"""Arms and assets of a figure: which group the number is of, and which drugs that group was given.

In a list each figure has the arm after it ("66% for CT and 48% for HT"), or the arms stand in the same order before the list
("between LV and V arms (45.9% vs 38.9%)") or after it ("73.3% and 65.0% in the carfilzomib and control groups, respectively").
"""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.given import assets_of, other_drugs
from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.treatments import treatments_of
from abstract2kb.nlp.mention import Label, Mention

__all__ = ["arm_after", "arms_of", "assets_of", "other_drugs", "told_before"]

_AFTER = re.compile(
    r"[\s,)\]]*(?:\([^()]*\)\s?)?(?:(?:of|in|with|for|on|among|to|treated|receiving|the|patients|pts|women|men|subjects|those|who|"
    r"received|had|given|respectively|at|from|by|all|randomized|assigned|group of|occurred|seen|observed|reported|noted)\s?)*(?:[(]\s?)?$",
    re.IGNORECASE,
)
_COORDINATED = re.compile(
    r"\s?(?:\([^()]*\)\s?)?(?:,|and|or|vs?\.?|versus|/|, and|compared with|compared to|than)\s?(?:in |with |for |those |patients |"
    r"the )*",
    re.IGNORECASE,
)


def arms_of(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> Mention | None:
    """The ARM mention that the figure of `link` belongs to; `siblings` are the links of its list in order."""
    arms = _unbroken(scene, scene.within(sentence.start, sentence.end, Label.ARM), pair=link.size == len(siblings) == 2)
    if link.figure.kind == "rate" and (condition := _of_condition(scene, sentence, link)) is not None:
        return condition
    if (pair := _bracketed_pair(scene, sentence, link, siblings)) is not None:
        return pair[link.place]
    if not arms:
        return _words_after(scene, link) or told_before(scene, sentence, link)
    if link.figure.kind == "ratio":
        return _population(scene, sentence, link, arms)
    for sibling in siblings[link.place :] if link.size > 2 else [link]:
        own = _own(scene, sibling, siblings, arms)
        if own is not None:
            return own
    size = link.size
    runs = _runs(scene, arms)
    if size > 1:
        run = _matching(runs, size, link)
        if run is not None:
            return run[link.place]
        if (words := _words_after(scene, link)) is not None:
            return words
        later = link.place == 0 and any(_own(scene, s, siblings, arms) for s in siblings[1:])
        return _single(scene, sentence, link, arms) if later else told_before(scene, sentence, link)
    return _shared(scene, link, arms) or _single(scene, sentence, link, arms)


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


_AND_CONTROL = re.compile(
    r"(?P<one>.{2,60}?)\s(?:and|vs?\.?|versus)\s(?:the\s)?(?P<other>placebo|controls?|observation|standard of care|best supportive care)",
    re.IGNORECASE,
)


def _split(arm: Mention) -> list[Mention]:
    """ "A and placebo" as what it is: two arms."""
    match = _AND_CONTROL.fullmatch(arm.text)
    if match is None or len(arm.text) != arm.end - arm.start:
        return [arm]
    return [replace(arm, start=arm.start + a, end=arm.start + b, text=arm.text[a:b]) for a, b in (match.span("one"), match.span("other"))]


_AND_WITH = re.compile(r"\s(?:and|plus|with|\+)\s(?:the\s)?")
_PAIR = re.compile(r"(?:[A-Za-z]\w*[ ,]+){0,3}")
"""What may stand between the bracket and its first figure: "(median, 18.9 vs 10.2 months)"."""
_COMPARED_TO = re.compile(
    r"\b(?:than|compared (?:with|to)|vs?\.?|versus|over|relative to|against)\s"
    r"(?:(?:with|in|for|on|among|the|those|patients|pts|receiving|given|treated)\s)*"
    r"(?P<arm>[\w+/’'-]+(?:\s[\w+/’'-]+){0,5})\s$"
)
_SUBJECT = re.compile(
    r"(?:^|[:;]\s|,\s(?:and\s)?)(?:(?:Treatment|Therapy|Adding|Addition of|The addition of)\s(?:with\s)?)?"
    r"(?P<arm>[\w+/-]+(?:[\s-](?:plus|and|\+|with|in|combination|"
    r"monotherapy|alone|therapy|[\w+/-]+)){0,5}?)\s(?:also\s|significantly\s|markedly\s|statistically\s|substantially\s|clinically\s|and\s|meaningfully\s)*"
    r"(?:improved|prolonged|increased|extended|reduced|decreased|lengthened|raised|lowered|doubled|enhanced|had|showed|demonstrated|"
    r"achieved|led to|resulted in|was associated with)\b"
)
_NAMED_IN = re.compile(
    r"\b(?:with|in|for|on|receiving|given|after)\s(?:the\s)?(?P<arm>[\w+/-]+(?:\s(?!than\b|compared\b|vs\b|versus\b)[\w+/-]+){0,4}?),?\s(?:as\s)?$"
)


def _bracketed_pair(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> tuple[Mention | None, Mention] | None:
    """The arms of "higher with A than with B (80% vs 76%)" and "A improved PFS compared with B (18.9 vs 10.2 months)", in order of naming;
    the first is None where no rule knows it."""
    if link.size != 2 or len(siblings) != 2:
        return None
    text, (first, second) = scene.text, (s.figure for s in siblings)
    opening = text.rfind("(", sentence.start, link.list_start)
    between = text[first.end : second.start]
    if opening < 0 or not _PAIR.fullmatch(text[opening + 1 : link.list_start]) or re.fullmatch(r"[^()A-Za-z]*(?:vs?\.?|versus)\s", between) is None:
        return None
    if re.match(r"[\s)]+(?:with|for|in|on)\s", text[second.end : second.end + 8]) and text[second.end : second.end + 1] != ")":
        return None
    compared = _COMPARED_TO.search(text[sentence.start : opening])
    if compared is None:
        return None
    latter = _known(scene, sentence.start + compared.start("arm"), opening - 1)
    if latter is None or latter.end < opening - 1:
        return None
    return _former(scene, sentence.start, sentence.start + compared.start(), latter), latter


def _known(scene: Scene, start: int, end: int) -> Mention | None:
    """The arm or drug at text[start:end], with what is given with it; or a name in capitals."""
    inside = sorted(scene.within(start, end, Label.ARM, Label.DRUG), key=lambda m: (m.start, -m.end))
    if inside and inside[0].start <= start + 4 and inside[-1].end <= end:
        if inside[0].label == Label.ARM and inside[0].end >= end:
            return inside[0]
        stop = max(m.end for m in inside)
        return Mention(start, stop, Label.ARM, scene.text[start:stop], "drug", "arms.compared")
    words = scene.text[start:end]
    return Mention(start, end, Label.ARM, words, "short", "arms.compared") if _SHORT_ARM.fullmatch(words) else None


_SHORT_ARM = re.compile(r"[A-Z][A-Z0-9+/-]{0,9}|[Pp]lacebo|[Cc]hemotherapy|[Oo]bservation|(?:best )?supportive care")


def _former(scene: Scene, begin: int, end: int, latter: Mention) -> Mention | None:
    """The first arm of a comparison, before its "than": right before it, or the subject of the clause."""
    before = scene.text[begin:end]
    arms = [a for a in scene.within(begin, end, Label.ARM) if a.id not in ("subgroup", "status", "dose") and _key(a) != _key(latter)]
    if arms and re.fullmatch(r",?\s(?:as\s)?", scene.text[arms[-1].end : end]):
        return arms[-1]
    drugs = [d for d in scene.within(begin, end, Label.DRUG) if re.fullmatch(r",?\s(?:as\s)?", scene.text[d.end : end])]
    if drugs:
        return Mention(drugs[-1].start, drugs[-1].end, Label.ARM, drugs[-1].text, "drug", "arms.compared")
    for pattern in (_NAMED_IN, _SUBJECT):
        match = pattern.search(before)
        if match is not None and (found := _known(scene, begin + match.start("arm"), begin + match.end("arm"))) is not None:
            return found
    return arms[0] if len(arms) == 1 else None


_NEXT_NUMBER = re.compile(r"\s?[:=]?\s?\d[\d.,]*\s?(?:%|/\s?\d|months?\b|mo\b|weeks?\b|years?\b|of\s\d)")
_OTHER_WORDS = re.compile(r"\b(?:and|with|in|for|the|of|patients|pts|each|both|as well as|on|grade|rates?|any|all|arms?|groups?)\b|[\s\d.,%()/≥+-]")


def _shared(scene: Scene, link: Link, arms: list[Mention]) -> Mention | None:
    """The arm that closes a list of topics and figures: "A (28%) and B (22%) with chemotherapy"."""
    end = max(link.figure.end, link.topic.end)
    arm = next((a for a in arms if a.start >= end), None)
    if arm is None or arm.start - end > 160 or not re.search(r"\b(?:with|in|for|on|among) (?:the )?$", scene.text[end : arm.start]):
        return None
    rest, at = "", end
    topics = scene.within(end, arm.start, Label.ADVERSE_EVENT, Label.ENDPOINT)
    if not topics or not re.match(r"[\s)\]%]*(?:,|and\b)", scene.text[end : arm.start]):
        return None
    for mention in topics:
        rest += scene.text[at : mention.start] if mention.start >= at else ""
        at = max(at, mention.end)
    return arm if not _OTHER_WORDS.sub("", rest + scene.text[at : arm.start]) else None


_GENERAL = ("subgroup", "status", "label")


def told_before(scene: Scene, sentence: Sentence, link: Link, place: int | None = None) -> Mention | None:
    """The arm at the figure's place in the last comparison of as many arms: "OS was 9 months with A and 5 months with B. ORR was
    40% vs 20%." Beside an arm of that comparison ("less frequent with B (20% vs 40%)") the figures begin with that one. `place` is the place
    in a pair of a figure that holds for both arms."""
    size, place = (link.size, link.place) if place is None else (2, place)
    if size < 2:
        return None
    named = [a for a in scene.within(sentence.start, link.list_start, Label.ARM) if a.id not in _GENERAL]
    spoken = treatments_of(scene)
    subject = spoken.at(link.list_end).subject
    near = reversed(scene.sentences[max(0, sentence.index - 15) : sentence.index])
    earlier = [s for s in near if not scene.in_table(s.start) and spoken.at(s.end - 1).subject == subject]
    found = (a for general in (_GENERAL, ("label",)) for s in earlier if (a := _compared(scene, s, size, general)))
    for arms in found:
        own = [i for a in named for i, other in enumerate(arms) if _key(a) == _key(other)]
        if len(own) == 1 and size == 2:
            return arms[(own[0] + place) % 2]
        return arms[place] if not own else None
    return None


def _compared(scene: Scene, sentence: Sentence, size: int, general: tuple[str, ...]) -> list[Mention] | None:
    """The arms that a sentence tells apart, where they are `size`: those right after its figures, those that it names side by side,
    or all that it names."""
    quantities = scene.within(sentence.start, sentence.end, Label.PERCENT, Label.TIME, Label.CI, Label.COUNT)
    ratios = {m.end for m in scene.within(sentence.start, sentence.end, Label.RATIO)}
    quantities = [q for q in quantities if not any(0 <= q.start - end < 4 for end in ratios)]
    after = [m for q in quantities if (m := _named_after(scene, q.end)) is not None and m.id not in general]
    named = [a for a in scene.within(sentence.start, sentence.end, Label.ARM) if a.id not in _GENERAL and not _POPULATION.search(a.text)]
    arms = [a for a in named if not _BACKBONE.search(scene.text[max(sentence.start, a.start - 60) : a.start])]
    candidates = [_distinct(after), _distinct(arms), *_runs(scene, arms)]
    return next((c for c in candidates if len(c) == size and len(_distinct(c)) == size), None)


_POPULATION = re.compile(r"\b(?:population|subgroup|[+-] (?:cohort|group)|(?:positive|negative|high|low) (?:cohort|group)|either arm)\b")


_BACKBONE = re.compile(r"\b(?:each|both|all|all given|either) (?:in combination |combined )?with (?:[\w-]+(?: and| plus|,) )*$")
"""Before what both arms are given."""


def _distinct(arms: list[Mention]) -> list[Mention]:
    """Each arm once, at its first place."""
    return sorted({_key(a): a for a in arms[::-1]}.values(), key=lambda a: a.start)


def _key(arm: Mention) -> str:
    """The arm's name without what kind of group it is."""
    return re.sub(r"\s?\b(?:the|arms?|groups?|cohorts?|recipients|therapy|treatment|alone)\b", "", arm.text.lower()).strip()


_WITH = re.compile(
    r"[\s)\]%]+(?:with|for|on|in|at|among)\s(?:the\s)?(?P<arm>[A-Za-z][\w+/’'-]*(?:\s(?!and\b|vs\b|versus\b)[\w+/&-]+){0,3}?)"
    r"(?=\s(?:vs?\.?|versus|and|compared|but|(?:and )?was)\s|\s?[,;.()]|$)"
)
_LABELLED = re.compile(r"%?\s?\((?P<arm>(?!CI|range|IQR|median|mean|not|confirmed|ITT|grade)[A-Za-z][A-Za-z +/-]{0,24}|[A-Z]\w{1,9})\)")
_NO_GROUP = re.compile(
    r"^(?:former|latter|intermediate|poor|favou?rable|patients|pts|total|addition|both|all|each|either|order|contrast|median|which|whom|a|an|one|two|three|any|\w+"
    r" patients who)\b",
    re.IGNORECASE,
)


def _words_after(scene: Scene, link: Link) -> Mention | None:
    """ "45% with ADC vs 30% with chemo", "76% (ADC) vs 63% (SC)": the words after a figure of a list, where no rule knows them."""
    return _named_after(scene, link.row_end or link.figure.end) if link.size > 1 else None


def _named_after(scene: Scene, end: int) -> Mention | None:
    """The words in brackets or after a preposition at `end`."""
    match = _LABELLED.match(scene.text, end) or _WITH.match(scene.text, end)
    if match is None or _NO_GROUP.match(match.group("arm")):
        return None
    start, stop = match.span("arm")
    known = next((m for m in scene.within(start, stop + 40, Label.ARM) if m.start == start), None)
    return known or Mention(start, stop, Label.ARM, match.group("arm"), "words", "arms.words")


def _of_condition(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """ "5/21 pts (24%) with melanoma": the condition right after the figure."""
    for mention in scene.within(link.figure.end, min(sentence.end, link.figure.end + 60), Label.CONDITION):
        if re.fullmatch(r"[\s)]+(?:with|in|for)\s", scene.text[link.figure.end : mention.start]):
            return mention
    return None


_PEOPLE = re.compile(r"\b(?:population|subgroup|patients|pts|women|men|tumou?rs?)\b", re.IGNORECASE)


def _population(scene: Scene, sentence: Sentence, link: Link, arms: list[Mention]) -> Mention | None:
    """A ratio compares arms, so only a population can be its group."""
    return _single(scene, sentence, link, [a for a in arms if a.id in ("subgroup", "status") or _PEOPLE.search(a.text)])


def _own(scene: Scene, link: Link, siblings: list[Link], arms: list[Mention]) -> Mention | None:
    """The arm right after the figure, before the next one; or the label right before it ("CT: 63%")."""
    figure = link.figure
    for arm in arms:
        if arm.end <= figure.start and re.fullmatch(r"\s?[:=]\s?|\s", scene.text[arm.end : figure.start]):
            return arm
    end = siblings[link.place + 1].figure.start if link.place + 1 < len(siblings) else None
    anchor = max(figure.end, link.topic.end) if link.topic.start >= figure.end and link.size == 1 else link.row_end or figure.end
    for arm in arms:
        if figure.start < arm.start < figure.end:
            return arm
        after_first = link.size == 2 and link.place == 1 and arm.start >= siblings[0].figure.end
        beside = (link.size == 2 and link.place == 0) or after_first
        if beside and arm.end < figure.start <= arm.end + 2 and scene.text[arm.end : figure.start] == " (":
            return arm
        if arm.start < anchor or (end is not None and arm.end > end):
            continue
        gap = scene.text[anchor : arm.start]
        if _NEXT_NUMBER.match(scene.text, arm.end):  # "20% at 5 mg" but ", at 10 mg 45%"
            return None
        if not _AFTER.match(gap) or len(gap) > 60 or not gap.strip():
            return None
        following = [a for a in arms if a.start >= arm.end]
        if link.size > 1 and link.place == link.size - 1 and following and _COORDINATED.fullmatch(scene.text[arm.end : following[0].start]):
            return None
        return arm
    return None


_OF_ARM = re.compile(r"\s?(?:were |was )?(?:observed|seen|noted|reported|occurred|identified)?\s?(?:in|with|at|among|for) (?:the |any |all )?")


def arm_after(scene: Scene, sentence: Sentence, start: int, end: int) -> Mention | None:
    """The arm that a statement at start:end is of: the one after it, else the last one before it in the clause."""
    arms = scene.within(sentence.start, sentence.end, Label.ARM)
    after = next((a for a in arms if a.start >= end), None)
    if after is not None and _OF_ARM.fullmatch(scene.text[end : after.start]):
        return after
    clause = max(scene.text.rfind(mark, sentence.start, start) for mark in ("; ", ", ", ". "))
    before = [a for a in arms if max(clause, sentence.start) <= a.start and a.end <= start]
    return before[-1] if before else None


def _runs(scene: Scene, arms: list[Mention]) -> list[list[Mention]]:
    """Arms that stand coordinated: "the carfilzomib and control groups"."""
    runs: list[list[Mention]] = []
    for arm in arms:
        if runs and _COORDINATED.fullmatch(scene.text[runs[-1][-1].end : arm.start]):
            runs[-1].append(arm)
        else:
            runs.append([arm])
    return runs


def _matching(runs: list[list[Mention]], size: int, link: Link) -> list[Mention] | None:
    """The run of as many arms as there are figures, the nearer one after the list first, then the nearest before it."""
    fitting = [run for run in runs if len(run) == size]
    after = [run for run in fitting if run[0].start >= link.list_end]
    before = [run for run in fitting if run[-1].end <= link.list_start]
    if after:
        return after[0]
    if before:
        return before[-1]
    single = [arm for run in runs for arm in run if arm.end <= link.list_start]
    return single if len(single) == size else None


def _single(scene: Scene, sentence: Sentence, link: Link, arms: list[Mention]) -> Mention | None:
    """The arm that opens the clause of a single figure: "In the neratinib group, 28.6% ..."."""
    text, begin = scene.text, sentence.start
    clause = max(text.rfind("; ", begin, link.list_start), text.rfind(": ", begin, link.list_start), begin - 1) + 1
    between = [a for a in arms if link.size == 1 and link.figure.end <= a.start and a.end <= link.topic.start]
    if between and link.figure.style in ("of", "noun", "fraction"):
        return between[0]
    before = [a for a in arms if clause <= a.start and a.end <= link.list_start]
    return before[-1] if before else None
