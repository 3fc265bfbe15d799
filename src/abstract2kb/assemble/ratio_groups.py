"""The part of the patients that a ratio is of, which compares arms and is of none: by the words right after it, the label before it, or those
that open its clause.

Examples: "HR 0.45 (95% CI 0.30-0.70) in men and 0.71 in women"; "(prior chemotherapy: 9.1 vs 4.7 months; HR 0.39)"; "in cohort 1, PFS was 6
months with A and 3 with B (HR 0.30)".
"""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.figures import figures
from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.people import PHRASE, named_people
from abstract2kb.assemble.regimens import CONTROL
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["each_arm", "group_of_ratio", "is_one_side", "named_inside"]

_INTERVAL = r"[^()\[\];A-Za-z]*(?:(?:CI|confidence interval|P|p|to)\b[^()\[\];A-Za-z]*)*[)\]]"
_AFTER = regex(
    rf"(?:[;,]?\s?[(\[]?{_INTERVAL})?\s(?:in|for|among)\s(?!favou?r)(?:the\s)?{PHRASE}"
    r"(?=\s?[,;.)]|\s(?:and|vs\.?|versus|but|while|whereas)\b|$)"
)
_LABEL = regex(
    r"(?:[(\[]|;\s?[(\[]?|[)\]]\s?[(\[])\s?(?:and\s)?(?P<label>[A-Za-z≥≤<>][^;:()\[\]]{1,50}?)(?P<mark>:\s|,\s(?=(?:HR|OR|hazard|odds)\b))"
)
_NO_LABEL = regex(
    r"\b(?:HR|OR|CI|IQR|range|medians?|hazard|odds|ratio|p|P|PFS|OS|DFS|EFS|ORR|CR|PR|DOR|survival|response|rates?|events?|overall|years?|months?|weeks?|"
    r"respectively|adjusted|unadjusted|did|do|not|was|were|is|are|against|months?|mo|(?:19|20)\d\d|stratified|unstratified|log-?rank|one-sided|two-sided|n|N|vs\.?|versus|compared|interval|confidence|"
    r"uni-?variate|multi-?variate|multivariable|analys[ei]s|difference|primary|secondary|endpoint)\b"
)
_OPENS = regex(r"(?:In|For|Among|Within|in|for|among|within)\s(?:the\s|all\s|our\s)?$")
_PART = regex(r"\b(?:[Cc]ohorts?|[Pp]arts?|[Ss]trat(?:um|a)|[Ss]tud(?:y|ies)|[Tt]rials?|[Ss]ubgroups?|[Ss]ubsets?|population)\b")


def group_of_ratio(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The part of the patients that a ratio is of, where the words around it tell."""
    readings = (_after, _of_row, _labelled, _those, _factor, _opening)
    return next((found for read in readings if (found := read(scene, sentence, link)) is not None), None)


_FOR = regex(r"[)\]]?(?:,\s[Pp]\s?[=<>]\s?[\d.]+[)\]]?)?\s(?:for|in|with|on)\s(?:the\s)?")
_FOR_ENDS = regex(r"\s?[,;.)(]|\s(?:and|but|vs\.?|versus|compared)\b|$")


def each_arm(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The arm right after one of several ratios, each of which has another: "1.15 (0.79-1.67) for VC, 1.32 (0.91-1.92) for GC"."""
    own, names = None, list[str]()
    ratios = [f for f in figures(scene, sentence.start, sentence.end) if f.kind == "ratio"]
    if len(ratios) < _SEVERAL:
        return None
    for ratio in ratios:
        lead = _FOR.match(scene.text, ratio.end, sentence.end)
        named = scene.within(lead.end(), sentence.end, Label.ARM, Label.DRUG) if lead is not None else []
        arm = next((a for a in named if lead is not None and a.start == lead.end() and _FOR_ENDS.match(scene.text, a.end)), None)
        if arm is None:
            return None
        names.append(arm.text)
        own = arm if ratio.start <= link.figure.start < ratio.end else own
    if own is None or len(set(names)) != len(names):
        return None
    return own if own.label == Label.ARM else replace(own, label=Label.ARM, id="drug")


_IN_GROUP = regex(r"\b(?:in|with|for|on|among)\s(?:the\s|patients\s(?:in|on|given|receiving)\s(?:the\s)?)?$")


def named_inside(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The arm that stands in the name of one of several ratios, each of another one: "the hazard ratio for death in the A group as compared with
    the B group was 0.7 (0.5-0.9), and the hazard ratio in the C group was 0.8"."""
    firsts: list[Mention] = []
    own = None
    for ratio in scene.within(sentence.start, sentence.end, Label.RATIO):
        arms = scene.within(ratio.start, ratio.end, Label.ARM, Label.DRUG)
        first = next((a for a in arms if _IN_GROUP.search(scene.text, ratio.start, a.start)), None)
        if first is None:
            return None
        firsts.append(first)
        own = first if ratio.start <= link.figure.start < ratio.end else own
    if own is None or len({a.text for a in firsts}) != len(firsts) or len(firsts) < _SEVERAL:
        return None
    return own if own.label == Label.ARM else replace(own, label=Label.ARM, id="drug")


_SEVERAL = 2
"""So many ratios of a sentence are told of different people; one that is told alone is of all."""
_ARM = regex(r"\b(?:arms?|groups?|recipients)$")


_ELIDED = regex(r"\b(?:and|vs\.?|versus|but|while|whereas)\s\d\.\d+\b(?:[^.;]|\.\d){0,60}?\s(?:in|for|among)\s")
"""A ratio without its name, of other people: "and 0.71 (0.5-1.1) in women"."""


def _is_one_of_several(scene: Scene, sentence: Sentence) -> bool:
    ratios = len(scene.within(sentence.start, sentence.end, Label.RATIO))
    return ratios >= _SEVERAL or (ratios > 0 and _ELIDED.search(scene.text, sentence.start, sentence.end) is not None)


def is_one_side(scene: Scene, group: Mention) -> bool:
    """Whether a group is one of the arms that a ratio compares."""
    return _ARM.search(group.text) is not None and (CONTROL.search(group.text) is not None or bool(scene.within(group.start, group.end, Label.DRUG)))


def _after(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The people right after a ratio."""
    if not _is_one_of_several(scene, sentence):
        return None
    found = named_people(scene, _AFTER.match(scene.text, link.figure.end, sentence.end))
    if found is None or CONTROL.fullmatch(found.text) or scene.within(found.start, found.end, Label.DRUG):
        return None
    return found


_ROW = regex(
    rf"(?:[^A-Za-z;]|\b(?:CI|to|and|[Pp])\b)*respectively,?\s(?:in|for|among)\s(?:the\s)?{PHRASE}(?=\s?[,;.)]|\s(?:and|vs\.?|versus|but|while|whereas)\b|$)"
)
"""From a ratio to the people its row is of: "0.61 and 0.79, respectively, in men and 0.7 and 0.8, respectively, in women"."""


def _of_row(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The people of one of several rows of ratios, each of which is told in turn."""
    if scene.text.count("respectively", sentence.start, sentence.end) < _SEVERAL:
        return None
    return named_people(scene, _ROW.match(scene.text, link.figure.end, sentence.end))


def _labelled(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """What heads the part of a bracket that a ratio stands in."""
    begin = max(sentence.start, link.figure.start - 90)
    match = next(
        (
            m
            for at in range(link.figure.start, begin, -1)
            if scene.text[at - 1] in "([;)" and (m := _LABEL.match(scene.text, at - 1, link.figure.start + 4))
        ),
        None,
    )
    if match is None or _NO_LABEL.search(match.group("label")):
        return None
    start, end = match.span("label")
    if scene.within(start, end, Label.ENDPOINT, Label.ADVERSE_EVENT, Label.PERCENT, Label.DRUG) or CONTROL.fullmatch(match.group("label")):
        return None
    known = next((a for a in scene.within(start, end, Label.ARM) if (a.start, a.end) == (start, end)), None)
    return known or Mention(start, end, Label.ARM, match.group("label"), "words", "arms.ratio")


_THOSE = regex(r"\b(?:in|for|among|of)\s(?P<label>those\s(?:with(?:out)?|who|not)\b[^();,:]{0,60}?)\s?[(\[]$")


def _those(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """Those in whose bracket a ratio stands: "and in those without (HR 0.72)"."""
    if not _is_one_of_several(scene, sentence):
        return None
    match = _THOSE.search(scene.text, max(sentence.start, link.figure.start - 90), link.figure.start)
    return Mention(*match.span("label"), Label.ARM, match.group("label"), "words", "arms.ratio") if match is not None else None


_FACTOR = regex(
    r"(?:,|;|:|\b(?:and|or|were|was|are|included|including|include|by))\s(?:(?:and|in|for|the|an?|although|though|while|whereas|when)\s)*"
    r"(?P<label>(?:(?!and\b|or\b|were\b|was\b|are\b|include|by\b|with\b|of\b|for\b|in\b|had\b)[\w≥≤<>/+.–-]+\s){0,5}?[\w≥≤<>/+–-]+)\s[(\[]$"
)
_NO_FACTOR = regex(
    r"\b(?:significant|superior|whole|entire|against|months?|mo|favou?r|inferior|better|worse|longer|shorter|higher|lower|improved|reduced|prolonged|similar|consistent|benefit|improvement|reduction|trend|"
    r"risk|death|progression|mortality|difference|effect|associated|arms?|treatment|therapy|group|it|this|that|respectively)\b(?!-)",
    re.IGNORECASE,
)


def _factor(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """What tells patients apart before the bracket of a ratio, one of several: "low LDH (HR 0.44) and liver metastases (HR 1.7)"."""
    ratios = scene.within(sentence.start, sentence.end, Label.RATIO)
    opened = [r for r in ratios if scene.text[r.start - 1] in "(["]
    if len(opened) < _SEVERAL or not any(r.start <= link.figure.start + 1 and link.figure.start - 1 <= r.end for r in opened):
        return None
    begin = max(sentence.start, *(r.end for r in ratios if r.end <= link.figure.start), link.figure.start - 90)
    opening = scene.text.rfind("(", begin, link.figure.start + 1)
    opening = opening if opening >= 0 else scene.text.rfind("[", begin, link.figure.start + 1)
    match = _FACTOR.search(scene.text, begin, opening + 1) if opening >= 0 else None
    if match is None or _NO_FACTOR.search(match.group("label")) or _NO_LABEL.search(match.group("label")):
        return None
    start, end = match.span("label")
    if scene.within(start, end, Label.ENDPOINT, Label.ADVERSE_EVENT, Label.PERCENT, Label.DRUG) or CONTROL.fullmatch(match.group("label")):
        return None
    return Mention(start, end, Label.ARM, match.group("label"), "words", "arms.ratio")


def _opening(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The cohort or part of a trial that opens the clause of a ratio."""
    clause = max(sentence.start, *(scene.text.rfind(mark, sentence.start, link.figure.start) + 1 for mark in ("; in ", "; for ")))
    first = next(iter(scene.within(clause, link.figure.start, Label.ARM)), None)
    if first is None or _PART.search(first.text) is None or first.id not in ("numbered", "named"):
        return None
    return first if _OPENS.search(scene.text, max(clause, first.start - 16), first.start) and first.start - clause <= 16 else None
