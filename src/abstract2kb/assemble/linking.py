"""Linking: which figure of a sentence belongs to which topic.

Figures that stand coordinated ("62% vs 43%", "9.5 months with A and 4.6 months with B") are linked as one list. A list belongs to
the topic right before it ("ORR was 62% vs 43%") or right after it ("10 (40%) partial responses"), read off the words between;
a coordinated list goes on with the topic of the one before. A list of as many figures as a group has topics is dealt out in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from abstract2kb.assemble.continuing import continued, past_aside
from abstract2kb.assemble.dealing import UNKNOWN_LAST, Link, compatible, dealt, group_of
from abstract2kb.assemble.definitions import without_definitions
from abstract2kb.assemble.event_gaps import is_experiencing, is_of_people
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.figures import figures
from abstract2kb.assemble.insertions import is_inserted
from abstract2kb.assemble.left_over import linked_left_over
from abstract2kb.assemble.lists import DID, cleared, is_new_clause, lists, rejoined, stops_from, words_of
from abstract2kb.assemble.mixed_grids import gridded
from abstract2kb.assemble.named_after import names_after, what_killed
from abstract2kb.assemble.ratio_links import linked_ratios
from abstract2kb.assemble.results import counts_events, is_result
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.scope import without_scopes
from abstract2kb.assemble.spreading import spread
from abstract2kb.assemble.through_groups import heads_list, leads_through_groups
from abstract2kb.assemble.told_behind import told_behind
from abstract2kb.assemble.topics import Topic, TopicGroup, groups, topics
from abstract2kb.assemble.unreached_medians import linked_unreached
from abstract2kb.assemble.wording import (
    BLOCK_LEFT,
    LEFT_WORDS,
    OTHER_RATES,
    OWN_LABEL,
    RATE_NAME,
    REGARDLESS,
    enclosed,
)
from abstract2kb.nlp.differences import differences
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["Link", "Linked", "link"]


@dataclass(frozen=True, slots=True)
class Linked:
    """What was read in one sentence: its links, and the topics and figures (`loose`) that belong to none."""

    sentence: Sentence
    links: tuple[Link, ...]
    unlinked: tuple[Topic, ...]
    topics: tuple[Topic, ...]
    loose: tuple[Figure, ...] = ()


def link(scene: Scene, sentence: Sentence) -> Linked:
    """Links the figures of a sentence to its topics; read once, as both outcomes and events ask."""
    known: dict[tuple[int, int, int], Linked] = scene.memo.setdefault("links", {})  # type: ignore[assignment]
    key = (sentence.index, sentence.start, sentence.end)
    if key not in known:
        known[key] = _linked(scene, sentence)
    return known[key]


def _linked(scene: Scene, sentence: Sentence) -> Linked:
    found = topics(scene, sentence.start, sentence.end)
    told = figures(scene, sentence.start, sentence.end)
    found = without_definitions(scene.text, sentence.start, sentence.end, found, told)
    between = differences(scene.text, sentence.start, sentence.end) if told else []
    told = [f for f in told if not any(d.start <= f.start < d.end for d in between)]
    usable = [f for f in without_scopes(scene, sentence, told, found) if is_result(scene.text, f)]
    usable = told_behind(scene, rejoined(scene.text, usable, found), found)
    usable = [f for f in usable if not counts_events(scene.text, sentence.start, f) and not _is_of_how_many(scene.text, f, usable, found)]
    links, usable = gridded(scene.text, found, usable)
    if not (links or usable):
        return Linked(sentence, (), tuple(found), tuple(found))
    grouped = groups(scene, found)
    pairs, usable = spread(scene, sentence, usable, grouped)
    links += pairs
    for run in _parted(scene, sentence, lists(scene, usable, found), found):
        links += _link_list(scene, sentence, run, found, grouped, usable, links) or linked_left_over(scene, sentence, run, found, usable, links)
    done, used = {entry.topic for entry in links}, {entry.figure for entry in links}
    return Linked(sentence, tuple(links), tuple(t for t in found if t not in done), tuple(found), tuple(f for f in usable if f not in used))


_THEN_COUNTS = regex(r"\s?[,:;]\s")


def _is_of_how_many(text: str, figure: Figure, told: list[Figure], named: list[Topic]) -> bool:
    """Whether a number of people only says of how many the next counts are: "43 pts, 7 PRs (16%), 14 SD"."""
    if figure.style != "noun" or figure.n is None or figure.percent is not None or figure.total is not None:
        return False
    count = next((f for f in told if _THEN_COUNTS.fullmatch(text, figure.end, f.start)), None)
    if count is None or count.n is None or count.n > figure.n:
        return False
    return any(t.endpoint is not None and t.family == "response" and text[count.end : t.start] == " " for t in named)


def _parted(scene: Scene, sentence: Sentence, runs: list[list[Figure]], named: list[Topic]) -> list[list[Figure]]:
    """The lists, the last figure split off where it has a topic of its own: "ORR was 62% and 20% had SD"."""
    out: list[list[Figure]] = []
    for run in runs:
        own = stops_from(scene.text, run, named)
        if own:
            out += [run[:own], run[own:]]
            continue
        apart = len(run) > 1 and (_ends_with_other(scene, sentence, run, named) or is_new_clause(scene.text, run))
        out += [run[:-1], run[-1:]] if apart else [run]
    return out


def _ends_with_other(scene: Scene, sentence: Sentence, run: list[Figure], named: list[Topic]) -> bool:
    first, last = run[0], run[-1]
    if not re.search(r"\band\b|,", scene.text[run[-2].end : last.start]) or "respectively" in scene.text[last.end : sentence.end]:
        return False
    left = next((t for t in reversed(named) if t.end <= first.start), None)
    right = next((t for t in named if t.start >= last.end), None)
    if left is None or right is None or not (compatible(first, left) and compatible(last, right)):
        return False
    of_left = _tight_left(scene, left, first, named, None) or (left.family == "safety" and _is_verb_of(scene, left, first, named, []))
    return of_left and names_after(scene, last, right, named)


def _graded_last(scene: Scene, group: TopicGroup) -> TopicGroup:
    """The last of coordinated events alone, where only it has a grade: "rash, fever and G2 neutropenia in one"."""
    if len(group) < 2 or group[-1].family != "safety":
        return group
    before = scene.text[max(0, group[0].start - 40) : group[0].start]
    if _DENIED_FIRST.search(before) and _AND_THEN.fullmatch(scene.text, group[-2].end, group[-1].start):
        return group[-1:]
    has = [any(t.start - g.end == 1 for g in scene.within(max(0, t.start - 24), t.start, Label.GRADE)) for t in group]
    return group[-1:] if has[-1] and not any(has[:-1]) else group


_DENIED_FIRST = regex(r"\b(?:no|without)\s(?:(?:grades?\s\S+|severe|serious|treatment-related|related)\s)*$", re.IGNORECASE)
_AND_THEN = regex(r"\s?,?\sand\s(?:only\s)?(?:grades?|G)\s?[1-5≥]\S*\s")
"""Around the first of two events of which only the second has the figure: "no grade 4 toxicity and grade 3 toxicity in two"."""


def _link_list(
    scene: Scene, sentence: Sentence, run: list[Figure], named: list[Topic], grouped: list[TopicGroup], usable: list[Figure], before: list[Link]
) -> list[Link]:
    """Links one list by the first reading that holds: tight left, tight right, going on, loose left."""
    first, last = run[0], run[-1]
    if first.kind == "ratio" and (told := linked_ratios(scene.text, run, named, before)) is not None:
        return told
    if unreached := linked_unreached(scene.text, run, named):
        return unreached
    if (whole := past_aside(scene.text, run, before)) is not None:
        return dealt(scene.text, run, (whole,), False)
    left = _left_of(scene.text, first, named)
    right = next((t for t in named if t.start >= last.end and compatible(first, t)), None)
    if (killed := what_killed(scene.text, last, right, named)) is not None:
        return dealt(scene.text, run, (killed,), True, forward=True)
    previous = next((f for f in reversed(usable) if f.end <= first.start), None)
    following = next((f for f in usable if f.start >= last.end), None)
    tight_left = left is not None and _tight_left(scene, left, first, named, previous)
    tight_right = right is not None and (following is None or right.start <= following.start) and names_after(scene, last, right, named)
    if tight_left and tight_right and _right_stronger(scene, left, run, right, before):
        tight_left = False
    if tight_left and _used_forward(left, before) and not tight_right and first.percent is None:
        tight_left = False
    if tight_left and left is not None:
        return dealt(scene.text, run, _graded_last(scene, group_of(left, grouped)), True)
    if tight_right and right is not None:
        return dealt(scene.text, run, group_of(right, grouped), True, forward=True)
    return _linked_loosely(scene, sentence, run, named, grouped, usable, before)


def _linked_loosely(
    scene: Scene, sentence: Sentence, run: list[Figure], named: list[Topic], grouped: list[TopicGroup], usable: list[Figure], before: list[Link]
) -> list[Link]:
    """Links a list that no topic stands right beside: through its groups, as going on, or to a topic further left."""
    left = _left_of(scene.text, run[0], named)
    if left is not None and heads_list(scene.text, left, run, named):
        return dealt(scene.text, run, (left,), False)
    if left is not None and leads_through_groups(scene, sentence, left, run, named):
        return dealt(scene.text, run, group_of(left, grouped), True)
    if going_on := continued(scene, run, before, named):
        return dealt(scene.text, run, going_on, False)
    counted = left is not None and run[0].percent is None and left.family == "safety" and _used_forward(left, before)
    if left is not None and not counted and _loose_left(scene, sentence, left, run[0], named, usable):
        return dealt(scene.text, run, group_of(left, grouped), False)
    return []


def _left_of(text: str, figure: Figure, named: list[Topic]) -> Topic | None:
    """The topic before a figure, one in a closed bracket only where there is no other."""
    candidates = [t for t in reversed(named) if t.end <= figure.start and compatible(figure, t)]
    return next((t for t in candidates if not enclosed(text, t.end, figure.start)), next(iter(candidates), None))


_RATE_IN = regex(r"\)?(?:\s\([^()]*\))?\s(?:in|among|for|of)\s(?:the\s|all\s)?(?:first\s)?")
"""Between a rate and the number of those whose rate it is: "the ORR in 18 patients"."""
_AMONG = regex(r"[)\]]?\samong\s(?:the\s|these\s|all\s|its\s)*")
"""Between what some had and how many patients there were: "one complete response among 30 patients"."""
_ENTRY_ENDS = regex(r"\seach\b|(?:\s(?:patients?|pts?))?\s?[;)]")
"""After the count of an entry of a list: "(rash, 2; colitis, n=1)"."""
_FROM = regex(r"\s\([^()]*\)\sfrom\s")
"""Between an endpoint with its ratio and two medians: "PFS (HR 0.51) from 4.2 to 8.8 months"."""
_MEANS = regex(
    r"\s(?:as )?(?:(?:assessed|determined|measured|evaluated|defined) )?(?:by|per|using|according to)\s(?:the\s)?[\w./-]+(?:\s[\w./-]+){0,3}?"
    r"(?=\s(?:was|were|of|in|at)\b|,|\)|$)"
)
"""How a result was measured: "MRD negativity by flow was ..."."""
_EXAMPLES = regex(r"^\s\([^()\d]*\)(?=\s)")
"""A bracket after an event that says what it is made up of: "skin toxicity (rash or dry skin)"."""
_OF_THAT = regex(
    r"^\s?\)?\s?(?:of (?:that|this|these|those|such|the|all) (?:[\w-]+ )?(?:responses?|remissions?)|(?:or|and) (?:better|deeper|higher))\b"
)
"""What belongs to the name: "the median duration of that response", "very good partial response (VGPR) or better"."""


def _tight_left(scene: Scene, topic: Topic, figure: Figure, named: list[Topic], previous: Figure | None) -> bool:
    """True when only linking words stand between the topic and the figure after it."""
    if any(topic.end <= t.start and t.end <= figure.start and not enclosed(scene.text, t.end, figure.start) for t in named):
        return False
    if figure.style == "cell":
        return figure.start - topic.end < 40
    if figure.style == "noun" and figure.percent is None and _is_whom(scene.text, topic, figure):
        return False
    from_to = figure.kind == "time" and _FROM.fullmatch(scene.text, topic.end, figure.start) is not None
    if previous is not None and previous.start >= topic.end and figure.kind != "ratio" and not from_to:
        return False
    raw = scene.text[topic.end : figure.start]
    gap = cleared(scene, topic.end, figure.start, Label.ARM, Label.DRUG, Label.GRADE, Label.TIME, Label.COUNT)
    gap = _EXAMPLES.sub(" ", gap) if topic.family == "safety" else gap
    gap = _OF_THAT.sub("", _MEANS.sub("", gap))
    if figure.kind == "ratio":
        of_other = topic.rule == "endpoints.risk" and (re.search(r"\bHR\b|hazard|\brisk\b|;", gap) or (previous and previous.start >= topic.end))
        return len(gap) < 200 and not of_other
    if re.search(r"[.:]\s+(?!(?<=:\s)(?:[Gg]rades?\s?[1-5≥]|G[1-5]))[A-Z≥]", raw):
        return False
    if (other := UNKNOWN_LAST.match(raw)) and "respectively" in scene.text[figure.end : figure.end + 60]:
        raw = " " + raw[other.end() :]
        gap = cleared(scene, topic.end + other.end(), figure.start, Label.ARM, Label.DRUG, Label.GRADE, Label.TIME, Label.COUNT)
    if (";" in gap and not _names_in_bracket(scene.text, topic, raw)) or len(raw) > 140 or re.search(r",\s(?:with|including)\s", raw):
        return False
    if re.fullmatch(r"\s?(?:,|and|or|, and|\))\s?", raw):
        return raw.strip() == "," and _is_entry(scene.text, topic, figure)
    return all(w in LEFT_WORDS for w in words_of(gap)) and not re.match(r"\s?,\s?and\b|\s?and\s", raw)


def _is_entry(text: str, topic: Topic, figure: Figure) -> bool:
    """Whether a name and the figure after its comma are an entry of a list: "rash, 12%", "(CR, n=4; PR, n=9)"; not "CR, 12 (20%) relapsed"."""
    if figure.n is not None and topic.endpoint is not None and DID.match(text, figure.end):
        return False
    if figure.percent is not None or figure.kind == "time":
        return True
    ends = _ENTRY_ENDS.match(text, figure.end) is not None
    return ends and (topic.family == "safety" or figure.style == "n" or text[figure.end : figure.end + 5] == " each")


def _is_whom(text: str, topic: Topic, figure: Figure) -> bool:
    """Whether a number of patients after a topic says of how many it is told: "the ORR in 18 patients", "one response among 30 patients"."""
    among = _AMONG.fullmatch(text, topic.end, figure.start) is not None
    return among or (RATE_NAME.search(topic.text) is not None and _RATE_IN.fullmatch(text, topic.end, figure.start) is not None)


def _names_in_bracket(text: str, topic: Topic, raw: str) -> bool:
    """Whether a bracket begins with the topic's short form, before its figures: "survival (OS; 72%)"."""
    return raw == "; " and text[topic.name[0] - 1] == "("


def _right_stronger(scene: Scene, left: Topic | None, run: list[Figure], right: Topic | None, before: list[Link]) -> bool:
    """Both sides fit: the side next to the figure, the side of the list so far, or the verb decides."""
    if left is None or right is None:
        return left is None
    if scene.text[run[-1].end : right.start] == " (" and scene.text[right.end : right.end + 1] == ")":
        return not (left.generic and left.category is Category.DEATH and _OCCURRED_IN.search(scene.text, left.end, run[0].start))
    beside = not scene.text[run[-1].end : right.start].strip() and run[-1].percent is None
    if (
        left.id == "BOR"
        or (left.weak and beside and right.family == "response")
        or (beside and right.family == "safety" != left.family)
        or (left.generic and not right.generic and scene.text[left.end : run[0].start].strip().endswith((":", "included")))
    ):
        return True
    gap_left, gap_right = scene.text[left.end : run[0].start], scene.text[run[-1].end : right.start]
    if _used_forward(left, before) or gap_left.strip() == "," or (left.generic and is_of_people(gap_right)) or is_experiencing(gap_left, gap_right):
        return True
    if re.search(r"[(:=]\s?$|\b(?:was|were|is|of|in)\s?$", gap_left):
        return False
    return len(gap_right) < len(gap_left) or "," in gap_left


_OCCURRED_IN = regex(r"\b(?:occurred|seen|observed|noted|reported|recorded)\s(?:in|with|among)\s(?:only\s)?$")
"""From deaths to how many they were, after whom a bracket names the cause."""


def _used_forward(topic: Topic | None, before: list[Link]) -> bool:
    """True when a figure before the topic already has it."""
    return any(entry.topic is topic and entry.figure.end <= entry.topic.start for entry in before)


_VERB = regex(
    r"[\s,]*(?:\([^()\d]*\)\s)?(?:(?:was|were) (?:judged |considered |deemed )?(?:attributed|ascribed|related|due) to (?:the )?(?:study )?"
    r"(?:drug|treatment|therapy) |(?:was|were|stayed|remained) (?:limited|confined|restricted) to |"
    r"(?:(?!and\b|or\b|with\b|but\b|while\b|to\b)[a-z]+\s){1,3})(?:in\s|to\s|at\s|for\s|among\s)?(?:the\s)?"
)
_COUNTED = ("of", "fraction", "noun", "in", "all")


def _is_verb_of(scene: Scene, topic: Topic, figure: Figure, named: list[Topic], usable: list[Figure]) -> bool:
    """ "rash affected 83%", "fever came in 17 of the 19": few words between an event and the next figure, whatever the verb."""
    if figure.percent is None and figure.style not in (*_COUNTED, "bare"):
        return False
    between = [t for t in named if topic.end <= t.start < figure.start and not enclosed(scene.text, t.end, figure.start)]
    if between or any(topic.end <= f.start < figure.start and not is_inserted(scene.text, f.end, figure.start) for f in usable):
        return False
    gap = _EXAMPLES.sub("", _BETWEEN.sub("", cleared(scene, topic.end, figure.start, Label.GRADE)))
    if BLOCK_LEFT.search(gap) or _VERB.fullmatch(gap) is None:
        return False
    return (
        figure.percent is not None
        or figure.total is not None
        or re.search(
            r"\b(?:in|affected|hit|struck|befell|killed|touched|troubled|bothered|plagued|afflicted|(?:limited|confined|restricted)\sto)\s(?:only\s)?$",
            gap,
        )
        is not None
    )


_BETWEEN = regex(r"\s(?:beyond|after|by|within|before|in|on|at) (?:day|week|month|cycle) \d+|\bof\s\s|^,\s[^,;.()\d]{1,40},(?=\s)")


def _loose_left(scene: Scene, sentence: Sentence, topic: Topic, figure: Figure, named: list[Topic], usable: list[Figure]) -> bool:
    """True when the figure may belong to a topic further left: no other topic between, a verb or bracket, no foreign matter."""
    if topic.family == "safety" and _is_verb_of(scene, topic, figure, named, usable):
        return True
    if _MORE_OFTEN.fullmatch(scene.text, topic.end, figure.start) is not None:
        return True
    fraction = figure.style == "fraction" and bool(figure.total) and RATE_NAME.search(topic.text) is not None
    if (
        topic.weak
        or (figure.kind == "rate" and figure.percent is None and not fraction)
        or (topic.rule == "endpoints.lasted" and figure.kind == "time")
    ):
        return False
    between = [t for t in named if topic.end <= t.start and t.end <= figure.start and not enclosed(scene.text, t.end, figure.start)]
    if figure.kind == "time" and topic.family == "survival":
        between = [t for t in between if t.family != "safety" or not _is_of_those(scene.text, topic, t, figure)]
    if any((t.family == "safety") != (topic.family == "safety") or not t.weak for t in between):
        return False
    gap = _WHO.sub(" ", cleared(scene, topic.end, figure.start, Label.ARM))
    gap = OWN_LABEL.sub(" (", REGARDLESS.sub(" ", gap))
    whom = RATE_NAME.search(topic.text) is not None
    if OTHER_RATES.match(gap) or (";" in gap and figure.kind != "time") or len(gap) > 160 or BLOCK_LEFT.search(gap):
        return False
    if figure.kind == "time" and re.search(r"\bmedians?:?\s$", scene.text[topic.end : figure.start]):
        return True
    inside = [f for f in usable if topic.end <= f.start and f.end <= figure.start and f.kind == figure.kind]
    if any(not (whom and _is_size(scene.text, topic, f)) for f in inside):
        return False
    return bool(_LOOSE.search(gap))


_OF_THOSE = regex(r"\b(?:patients|pts|those|women|men|subjects|participants|people)\s(?:who\s)?[^;.()\d]*$")
"""Before an event that only tells of which patients the survival is: "OS than those without rash (18 vs 11 months)"."""
_OF_ITSELF = regex(r"\b(?:last(?:s|ed|ing)|onset|duration|persist\w*|resol\w*|recover\w*|occur\w*|appear\w*|began|came|within|for)\b", re.IGNORECASE)
"""Between an event and a time that is its own: "those whose neutropenia lasted 3 months"."""


def _is_of_those(text: str, topic: Topic, event: Topic, figure: Figure) -> bool:
    """Whether an event between a survival and a time only tells of which patients the survival is."""
    return _OF_THOSE.search(text, topic.end, event.start) is not None and _OF_ITSELF.search(text, event.end, figure.start) is None


_MORE_OFTEN = regex(
    r"\s(?:were|was|came|occurred|(?:were|was)\s(?:seen|observed|reported|noted|achieved|obtained|recorded))\s(?:(?:much|far|slightly|somewhat|also)\s)?"
    r"(?:less|more)\s(?:often|frequent(?:ly)?|common(?:ly)?|likely|numerous|rarely)\s(?:in|among|with|for|on)\s[^.;:%\d()]{3,80}\s[(\[]"
)
"""From what was more or less frequent in a group to that group's figure: "responses came less often in men (15/39, 38%)"."""


def _is_size(text: str, topic: Topic, figure: Figure) -> bool:
    """Whether a count between a rate and its percent tells of how many patients it is: "the ORR in 18 patients", "(n=100)"."""
    if figure.percent is not None or figure.total is not None:
        return False
    if figure.style == "n":
        return text[figure.start - 1] == "(" and text[figure.end : figure.end + 1] == ")"
    return figure.style == "noun" and _RATE_IN.fullmatch(text, topic.end, figure.start) is not None


_WHO = regex(r"\swho\s(?:had\s)?(?:received|were|had|got)\s[^.;:]*?(?=\s(?:was|were)\s)")
"""A clause on what the people were given, up to the verb of the rate."""
_LOOSE = regex(
    r"\b(?:was|were|is|are|of|improved|versus|vs|median|difference|had|in|with|st(?:ands?|ood)|exceed(?:s|ed)|favou?r(?:s|ed)|grew|climbed|came|rose|fell|"
    r"than|to|reached|hit|measured|totall?ed|doubled)\b|[(:=]"
)
