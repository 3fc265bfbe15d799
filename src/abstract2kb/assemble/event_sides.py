"""The two sides of figures of an event that are compared: "91.0%, against 84.2% on B", "61% (B: 43%)", "4% of controls"."""

from __future__ import annotations

import re

from abstract2kb.assemble.dealing import Link
from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.regimens import CONTROL
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["beside_other", "bracketed_against", "control_told", "controls_after", "named_beside", "named_in_bracket"]

_IN_BRACKET = regex(r"\d\s?%?\s?\((?:(?:with|for|on|in|under)\s)?(?:the\s)?(?P<arm>[A-Za-z][^()%;:]{1,40}?)\s?[,:]?\s$")
_CONTROLS = regex(
    r"\s?\)?\s(?:of|in|among|for)\s(?:the\s)?(?P<arm>controls|control (?:arm|group|patients)|(?:placebo|chemotherapy) (?:recipients|patients))\b"
)
_COMPARED = regex(r"\b(?:compared (?:with|to)|against|relative to|versus|than with)\s(?:the\s)?", re.IGNORECASE)
_BETWEEN = regex(rf"\s?%?\s?\)?,?\s{VERSUS}\s(?:(?:only|just|the|about|some|a mere)\s)*", re.IGNORECASE)


def named_in_bracket(scene: Scene, entry: Link) -> Mention | None:
    """The arm that a bracket names before its figure, where the bracket follows another figure: "61% (docetaxel: 43%)"."""
    if (after := _named_after(scene, entry)) is not None:
        return after
    begin = max(0, entry.figure.start - 70)
    m = _IN_BRACKET.search(scene.text[begin : entry.figure.start])
    if m is None:
        return None
    start, end = begin + m.start("arm"), begin + m.end("arm")
    drugs = scene.within(start, end, Label.DRUG)
    if not (drugs and drugs[0].start == start) and CONTROL.match(scene.text, start, end) is None:
        return None
    return _words(scene, start, end)


_ALONE = regex(r"\((?:and |vs?\.? |versus |against |compared with |only )?$")
_OF_ARM = regex(r"\s(?:on|with|in|for|among|under|of)\s(?:the\s)?(?P<arm>[^()%;:,\d]{2,40})\)")


def _named_after(scene: Scene, entry: Link) -> Mention | None:
    """The arm of a figure that stands with it alone in a bracket after another: "51% had rash (8% on placebo)"."""
    m = _OF_ARM.match(scene.text, entry.figure.end)
    if m is None or _ALONE.search(scene.text, max(0, entry.figure.start - 16), entry.figure.start) is None:
        return None
    start, end = m.span("arm")
    drugs = scene.within(start, end, Label.DRUG, Label.ARM)
    return _words(scene, start, end) if (drugs and drugs[0].start == start) or CONTROL.match(scene.text, start, end) else None


_BARE_ARM = regex(r"[A-Za-z][^()%;:,\d]{1,40}?(?=\s?(?:[,;.)]|$|and\s\d|vs?\.?\s))")


def named_beside(scene: Scene, entry: Link) -> Mention | None:
    """The drug or control right after a figure, with nothing between: "7% zorlinib, 17% placebo"."""
    start = entry.figure.end + (scene.text[entry.figure.end : entry.figure.end + 1] == " ")
    if start == entry.figure.end or (m := _BARE_ARM.match(scene.text, start)) is None:
        return None
    drugs = scene.within(start, m.end(), Label.DRUG)
    if (drugs and drugs[0].start == start and drugs[-1].end == m.end()) or CONTROL.fullmatch(scene.text, start, m.end()):
        return _words(scene, start, m.end())
    other = _OTHER_BESIDE.match(scene.text, m.end()) if entry.size == _PAIR and not entry.place else None
    drugs = scene.within(*other.span("arm"), Label.DRUG) if other is not None else []
    return _words(scene, start, m.end()) if other is not None and (drugs or CONTROL.fullmatch(other.group("arm"))) else None


_OTHER_BESIDE = regex(r"[,;]\s\d[\d.]*\s?%\s(?P<arm>[A-Za-z][\w+/ -]{0,30})[)\]]")
"""After the name of an arm in a bracket the figure of the other, which a drug or control names: "(3.6% ABC, 2.4% placebo)"."""


_PAIR = 2


def bracketed_against(scene: Scene, linked: Linked, entry: Link) -> tuple[int, Mention] | None:
    """The side of a figure, and the other arm, in "51% had rash (8% on placebo), 38% fever (13%)": told by the first pair for all after it."""
    first = next((m for e in linked.links if e.figure.end < entry.figure.start and (m := _named_after(scene, e)) is not None), None)
    if first is not None and entry.size == _PAIR and scene.text[entry.list_start - 1] != "(":
        return entry.place, first
    if first is None or entry.size != 1:
        return None
    text, figure = scene.text, entry.figure
    if text[figure.start - 1] == "(" and text[figure.end] == ")":
        outer = any(e.topic == entry.topic and e.figure.end < figure.start for e in linked.links)
        return (1, first) if outer else None
    inner = next((e for e in linked.links if e.topic == entry.topic and e.figure.start > figure.end), None)
    return (0, first) if inner is not None and text[inner.figure.start - 1] == "(" and text[inner.figure.end] == ")" else None


def controls_after(scene: Scene, entry: Link) -> Mention | None:
    """The controls right after a figure: "4% of controls"."""
    m = _CONTROLS.match(scene.text, entry.figure.end)
    return _words(scene, *m.span("arm")) if m else None


def control_told(scene: Scene, start: int, entry: Link) -> Mention | None:
    """The arm that the sentence from `start` says it compares with before the figure: "Compared with chemotherapy, ..."."""
    for m in _COMPARED.finditer(scene.text, start, entry.figure.start):
        drugs = [d for d in scene.within(m.end(), m.end() + 60, Label.DRUG) if d.start == m.end()]
        if drugs:
            return _words(scene, drugs[0].start, drugs[0].end)
        if control := CONTROL.match(scene.text, m.end(), entry.figure.start):
            return _words(scene, *control.span())
    return None


def _words(scene: Scene, start: int, end: int) -> Mention:
    return Mention(start, end, Label.ARM, scene.text[start:end], "words", "arms.words")


def beside_other(scene: Scene, linked: Linked, entry: Link) -> tuple[int, Link] | None:
    """The side (0 or 1) of a figure that is compared with another of the same event by a word, and that other one."""
    for other in linked.links:
        if other is entry or other.topic != entry.topic:
            continue
        if other.figure.end <= entry.figure.start and _BETWEEN.fullmatch(scene.text, other.figure.end, entry.figure.start):
            return 1, other
        if entry.figure.end <= other.figure.start and _BETWEEN.fullmatch(scene.text, entry.figure.end, other.figure.start):
            return 0, other
    return None
