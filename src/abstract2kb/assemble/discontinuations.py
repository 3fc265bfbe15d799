"""Treatments stopped: figures of those whom events made give up, where a verb after the figure says so.

Example: in "because of toxicity 31% took a lower dose and 8.5% came off treatment" the 8.5% stopped because of toxicity.
"""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.event_upshots import with_upshots
from abstract2kb.assemble.fatal_ellipses import EVENT_WORDS
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link, Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["with_stops"]

_PEOPLE = r"(?:patients?|pts?|subjects?|participants?|recipients?|people|men|women|children|adults|those|them)"
_GIVE_UP = (
    r"(?:stop(?:ped)?|discontinued?|withdr[ae]w|withdrawn|quit|gave up|give up|came off|come off|dropped out|drop out|abandon(?:ed)?|terminated)"
)
_STOPPED = regex(
    rf"\)?(?:\s(?:of\s)?(?:the\s|all\s)?{_PEOPLE})?,?(?:\s(?:to|had to|permanently|then|in the end|therefore|needed to|who))*\s{_GIVE_UP}\b"
    r"(?!\s(?:smoking|steroids|prophylaxis))",
    re.IGNORECASE,
)
_BECAUSE = regex(r"\b(?:because of|due to|owing to|on account of|as a result of)\s(?:an?\s|the\s|such\s|these\s)?$", re.IGNORECASE)
_TOTALS = (Category.ANY, Category.TREATMENT_RELATED, Category.SERIOUS)


def with_stops(scene: Scene, linked: Linked) -> Linked:
    """The links of a sentence with those of stopped treatments told apart: "AEs made 9% stop", "because of AEs ...; 7% came off it"."""
    return with_upshots(scene.text, _with_stops(scene, linked))


def _with_stops(scene: Scene, linked: Linked) -> Linked:
    linked = _stopped_in(scene, _stopped_before(scene, _withdrawn(scene, _gone_on(scene, linked))))
    if not any(_is_total(t) for t in linked.topics):
        return _unexplained(scene, linked)
    links = [_as_stop(entry) if _is_stop(scene.text, linked, entry) else entry for entry in linked.links]
    cause = _cause(scene, linked)
    stopped = [f for f in linked.loose if cause is not None and cause.end <= f.start and _is_stopped(scene.text, f.end)]
    if cause is not None:
        links += [_as_stop(Link(f, cause, 0, 1, f.start, f.end, False)) for f in stopped]
    links.sort(key=lambda e: e.figure.start)
    done = {e.topic for e in links} | ({cause} if stopped else set())
    unlinked = tuple(t for t in linked.unlinked if t not in done)
    loose = tuple(f for f in linked.loose if f not in stopped)
    return _unexplained(scene, replace(linked, links=tuple(links), unlinked=unlinked, loose=loose))


_OTHER_CAUSE = regex(
    r"[^.;,]{0,40}?\b(?:because of|due to|owing to|for|after|following|on|at|by)\s(?:[\w-]+\s){0,3}?(?:progress\w*|relapse|recurrence|PD|"
    r"lack|consent|wish|request|choice|decision|transplant\w*|response|remission|CR|death|futility|completion)\b|\s(?:both|all)\b",
    re.IGNORECASE,
)


def _unexplained(scene: Scene, linked: Linked) -> Linked:
    """The links with those of treatments stopped for no cause that is named, in a sentence on safety: "rash in 21%; 7% discontinued"."""
    text, links, loose = scene.text, list(linked.links), list(linked.loose)
    if not any(t.family == "safety" and t.category is not Category.DISCONTINUATION for t in linked.topics):
        return linked
    for entry in linked.links:
        if (
            entry.topic.family == "safety"
            and entry.topic.category is not Category.DISCONTINUATION
            and entry.topic.id
            and entry.size == 1
            and entry.topic.end < entry.figure.start
        ):
            gap = text[entry.topic.end : entry.figure.start]
            if re.search(r"\d", gap) and (stop := _bare_stop(linked, text, entry.figure)) is not None:
                links[links.index(entry)] = replace(entry, topic=stop, tight=False)
    for figure in linked.loose:
        if (stop := _bare_stop(linked, text, figure) or _whole_stop(linked, text, figure)) is not None:
            links.append(Link(figure, stop, 0, 1, figure.start, figure.end, False))
            loose.remove(figure)
    return replace(linked, links=tuple(sorted(links, key=lambda e: e.figure.start)), loose=tuple(loose))


def _bare_stop(linked: Linked, text: str, figure: Figure) -> Topic | None:
    """What is said of those whom a figure counts that opens a clause, where it is that they stopped treatment."""
    match = _STOPPED.match(text, figure.end)
    before = [t.end for t in linked.topics if t.end <= figure.start] + [e.figure.end for e in linked.links if e.figure.end <= figure.start]
    if figure.kind != "rate" or match is None or not before or _OTHER_CAUSE.match(text, match.end()) is not None:
        return None
    if any(t.family == "safety" and figure.end <= t.start < match.end() + 60 for t in linked.topics):
        return None
    if re.search(r"[,;]\s(?:and\s|but\s)?(?:another\s|only\s)?$", text[max(before) : figure.start]) is None:
        return None
    word = re.search(rf"{_GIVE_UP}$", match.group(), re.IGNORECASE)
    start = match.start() + word.start() if word else match.start()
    return Topic(start, match.end(), "safety", text[start : match.end()], "", "adverse_events.stopped", None, Category.DISCONTINUATION, True)


def _whole_stop(linked: Linked, text: str, figure: Figure) -> Topic | None:
    """What is said of those who stopped, where each of the causes has a count of its own: "5 stopped because of rash (n=3) and fever (n=2)"."""
    match = _STOPPED.match(text, figure.end) if figure.kind == "rate" and figure.n is not None else None
    first = next((e for e in linked.links if match is not None and e.topic.start >= match.end()), None)
    if match is None or first is None or first.topic.family != "safety" or not 0 < (first.figure.n or 0) < (figure.n or 0):
        return None
    if _TO_CAUSE.fullmatch(text, match.end(), first.topic.start) is None:
        return None
    start = match.start() + len(match.group()) - len(match.group().split()[-1])
    return Topic(start, match.end(), "safety", text[start : match.end()], "", "adverse_events.stopped", None, Category.DISCONTINUATION, True)


_LED = regex(
    r"(?:\b(?:and|which|it|that|but|they|these)\s(?:it\s|they\s|also\s)?|[)%\d],?\s)"
    r"(?:(?:led|resulted|leading)\s(?:to|in)\s(?:(?:permanent|treatment|study|drug|the|dose)\s)*"
    r"(?:discontinuations?|withdrawals?|stopping|(?P<death>deaths?|fatal outcomes?))|"
    r"(?:was|were)\s(?:the|a)\s(?:reasons?|causes?)\s(?:to\s(?:stop|discontinue|quit|withdraw)|(?:for|of)\s(?:stopping|discontinu\w+|withdrawal|(?P<dead>death)))"
    r"(?:\s(?:for good|permanently|treatment|therapy))*|(?:was|were|proved)\s(?P<fatal>fatal|lethal))"
    r"(?:\sof\s[\w-]+(?:\s[\w-]+){0,2})?\s(?:in|for|by|of)\s(?:only\s|another\s)?$",
    re.IGNORECASE,
)
"""From an event to the figure of those in whom it ended treatment, or life."""
_TOGETHER = regex(r"\s?(?:and|vs?\.?|versus|/)\s")


_THEN_STOPPED = regex(
    r"\b(?:for|because of|due to|owing to)\s[^.;]{3,80}(?:,|\band|\bor)\s(?:then\s|permanently\s|finally\s|altogether\s)?"
    r"(?:discontinued|stopped|withdrawn|ended|given up)\s(?:for good\s)?(?:in|for|by)\s(?:only\s|another\s)?$"
)
"""Up to the figure of those in whom treatment was "interrupted for adverse events in 40% and withdrawn in" so many."""


def _withdrawn(scene: Scene, linked: Linked) -> Linked:
    """The links with those of "treatment was interrupted for AEs in 40%, reduced in 22% and withdrawn in 8%"."""
    for figure in linked.loose:
        cause = next((t for t in linked.topics if t.end <= figure.start and t.family == "safety" and EVENT_WORDS.search(t.text)), None)
        if cause is None or figure.kind != "rate" or _THEN_STOPPED.search(scene.text[linked.sentence.start : figure.start]) is None:
            continue
        words = EVENT_WORDS.search(cause.text)
        start = cause.start + (words.start() if words else 0)
        stop = replace(cause, start=start, text=scene.text[start : cause.end], named_at=None, category=Category.DISCONTINUATION, generic=True)
        link = Link(figure, stop, 0, 1, figure.start, figure.end, False, "any")
        linked = replace(linked, links=(*linked.links, link), loose=tuple(f for f in linked.loose if f is not figure))
    return linked


def _gone_on(scene: Scene, linked: Linked) -> Linked:
    """The links with those of "rash occurred in 50% and led to discontinuation in 7% and 3%"."""
    for at, figure in enumerate(linked.loose):
        event = next((t for t in reversed(linked.topics) if t.end <= figure.start), None)
        led = _LED.search(scene.text[event.end : figure.start]) if event is not None else None
        if event is None or event.family != "safety" or led is None:
            continue
        following = linked.loose[at + 1] if at + 1 < len(linked.loose) else None
        both = following is not None and _TOGETHER.fullmatch(scene.text[figure.end : following.start]) is not None
        run = linked.loose[at : at + 1 + both]
        category = Category.DEATH if led.group("death") or led.group("dead") or led.group("fatal") else Category.DISCONTINUATION
        told = replace(event, category=category)
        links = [Link(f, told, i, len(run), run[0].start, run[-1].end, False, "any") for i, f in enumerate(run)]
        return replace(linked, links=(*linked.links, *links), loose=tuple(f for f in linked.loose if f not in run))
    return linked


def _as_stop(entry: Link) -> Link:
    return replace(entry, topic=replace(entry.topic, category=Category.DISCONTINUATION))


def _is_total(topic: Topic) -> bool:
    return topic.family == "safety" and topic.generic and topic.category in _TOTALS


def _is_stopped(text: str, end: int) -> bool:
    """Whether those whom a figure counts, which ends at `end`, are said to have stopped treatment."""
    return _STOPPED.match(text, end) is not None


def _is_stop(text: str, linked: Linked, entry: Link) -> bool:
    """ "AEs made 9% of patients stop treatment": the verb follows the list of the figures of events as a whole."""
    if not _is_total(entry.topic) or entry.topic.end > entry.list_start:
        return False
    if _MADE.match(text, entry.topic.end) and _TO_STOP.match(text, entry.list_end):
        return True
    return re.search(r"[.;]", text[entry.topic.end : entry.list_start]) is None and _is_stopped(text, entry.list_end)


_MADE = regex(r"\s(?:led|made|forced|caused|prompted|drove|obliged|compelled|required|took|brought)\s")
_TO_STOP = regex(
    rf"[^.;]{{0,60}}?\s(?:(?:to\s)?{_GIVE_UP}|off)\s(?:the\s|study\s|all\s|their\s)*(?:treatment|therapy|drugs?|medication|study|trial|dosing|[A-Z][\w-]+)\b"
)
"""Around the figures of those whom events made stop: "side effects led 19 patients (16%) on A and 11 on B to stop treatment"."""


_TO_CAUSE = regex(
    r"\s(?:(?!and\b|but\b|while\b)[\w/+-]+\s){0,14}?(?:because of|due to|owing to|on account of|for|over)\s(?:an?\s|any\s|the\s)?"
    r"(?:(?!progress|relapse|disease|lack|death|with\b|and\b|or\b)[a-z][a-z-]+\s){0,2}(?:\(?(?:grades?|G)\s?\S+\s)?$",
    re.IGNORECASE,
)
"""From those who stopped to the events that made them: "discontinued treatment with A versus B because of an"."""


_STOPPED_IN = regex(
    r"\b(?:discontinued|stopped|withdrawn|ended|halted|terminated|given up|discontinuation|withdrawal)\s(?:(?:permanently|early|prematurely|"
    r"of\s(?:treatment|therapy|"
    r"[A-Z]?[\w-]+)|occurred|was\s(?:required|needed|necessary))\s)*(?:in|for|by)\s(?:only\s|another\s)?$",
    re.IGNORECASE,
)
"""Up to the figure of those in whom treatment was stopped, whose cause is told after it."""
_FOR_CAUSE = regex(
    rf"\)?(?:\s(?:of\s)?(?:the\s|all\s)?{_PEOPLE})?(?:\s(?:in|on|with|receiving|given)\s(?:the\s)?[^.;:,()\d]{{2,40}}?)?,?\s"
    r"(?:because of|due to|owing to|on account of|for|as a result of|secondary to)\s(?:an?\s|any\s|the\s)?(?:(?:recurrent|persistent|prolonged|"
    r"severe|intolerable|"
    r"unacceptable|possible|possibly|probably|related|serious)\s)*(?:\(?(?:grades?|G)\s?\S+\s)?$",
    re.IGNORECASE,
)


def _stopped_in(scene: Scene, linked: Linked) -> Linked:
    """The links with those of "treatment was stopped in 12 patients (10%) because of toxicity" told as stops."""
    for figure in (*linked.loose, *(e.figure for e in linked.links if e.topic.family == "safety" and e.size == 1 and e.figure.end <= e.topic.start)):
        cause = next((t for t in linked.topics if t.start >= figure.end), None)
        if cause is None or cause.family != "safety" or figure.kind != "rate" or cause.category is Category.DISCONTINUATION:
            continue
        before = scene.text[max(linked.sentence.start, figure.start - 80) : figure.start]
        if _STOPPED_IN.search(before) is None or _FOR_CAUSE.fullmatch(scene.text, figure.end, cause.start) is None:
            continue
        grade = next((g.id for g in scene.within(figure.end, cause.start, Label.GRADE)), "any")
        link = _as_stop(Link(figure, cause, 0, 1, figure.start, figure.end, True, grade))
        links = sorted([*(e for e in linked.links if e.figure is not figure), link], key=lambda e: e.figure.start)
        linked = replace(
            linked,
            links=tuple(links),
            unlinked=tuple(t for t in linked.unlinked if t is not cause),
            loose=tuple(f for f in linked.loose if f is not figure),
        )
    return linked


def _stopped_before(scene: Scene, linked: Linked) -> Linked:
    """The links with those of "14% vs 8% of patients discontinued A plus B versus B because of an AE"."""
    for at, figure in enumerate(linked.loose):
        following = linked.loose[at + 1] if at + 1 < len(linked.loose) else None
        both = following is not None and _TOGETHER.fullmatch(scene.text[figure.end : following.start]) is not None
        run = linked.loose[at : at + 1 + both]
        stop = _STOPPED.match(scene.text, run[-1].end)
        cause = next((t for t in linked.unlinked if stop is not None and t.family == "safety" and t.start >= stop.end()), None)
        if stop is None or cause is None or figure.kind != "rate" or _TO_CAUSE.fullmatch(scene.text, stop.end(), cause.start) is None:
            continue
        grade = next((g.id for g in scene.within(stop.end(), cause.start, Label.GRADE)), "any")
        links = [_as_stop(Link(f, cause, i, len(run), run[0].start, run[-1].end, True, grade)) for i, f in enumerate(run)]
        unlinked = tuple(t for t in linked.unlinked if t is not cause)
        return replace(
            linked,
            links=tuple(sorted((*linked.links, *links), key=lambda e: e.figure.start)),
            unlinked=unlinked,
            loose=tuple(f for f in linked.loose if f not in run),
        )
    return linked


def _cause(scene: Scene, linked: Linked) -> Topic | None:
    """The events that open the sentence as a cause: "Because of TRAEs ..."."""
    first = next((t for t in linked.topics if t.family == "safety"), None)
    if first is None or not _is_total(first) or _BECAUSE.search(scene.text[linked.sentence.start : first.start]) is None:
        return None
    return first
