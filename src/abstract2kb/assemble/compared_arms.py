"""The two arms of a comparison whose figures stand in a bracket, by the words around it.

Example: "ORR was higher with A than with B (80% vs 76%)", "A improved PFS compared with B (18.9 vs 10.2 months)", "with A versus B (46 vs 67
months)", "patients with prior X had a lower ORR (49% vs 62%) than those without".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["arm_key", "better", "bracketed_pair", "distinct", "treatments"]

_PAIR = regex(r"(?:\d+-\w+\s)?(?:[A-Za-z][\w-]*[ ,:;]+|\[\w+\][,:]?\s){0,5}")
"""What may stand between the bracket and its first figure: "(median, 18.9 vs 10.2 months)"."""
_COMPARED_TO = regex(
    r"\b(?:than|compared (?:with|to)|vs?\.?|versus|over|relative to|against|"
    r"(?:similar|comparable|equivalent|identical|equal|(?:non-?)?inferior|superior) to)\s"
    r"(?:(?:with|in|of|that|\d+|for|on|among|the|those|patients?|pts?|participants?|subjects?|receiving|given|treated|did|was|were)\s)*"
    r"(?P<arm>[\w+/’'-]+(?:\s[\w+/’'-]+){0,5})[\s,]$"
)
_COMPARED_AMONG = regex(
    r"\b(?:than|compared (?:with|to)|vs?\.?|versus|over|relative to|against)\s(?:(?:with|in|for|on|the|those|did|was|were)\s)*"
    r"(?P<arm>[\w+/’'-]+(?:\s(?!in\b|among\b|for\b)[\w+/’'-]+){0,5}?)\s(?:in|among|for)\s[^();]{3,140}[\s,]$"
)
"""The same with those that were compared behind it: "A was more active than B in patients with C (46% v 29%)"."""
_AMONG_WHOM = regex(r"\s(?:in|among|for)\s(?:[\w-]+\s)*(?:patients|pts|women|men|those|smokers|tumou?rs)\b")
_SUBJECT = regex(
    r"(?:^|(?<=[.!?)]\s)|(?<=\n)|[:;]\s|,\s(?:and\s)?)(?:(?:Treatment|Therapy|Adding|Addition of|The addition of)\s(?:with\s)?)?"
    r"(?P<arm>[\w+/-]+(?:[\s-](?:plus|and|\+|with|in|combination|"
    r"monotherapy|alone|therapy|[\w+/-]+)){0,5}?)\s(?:also\s|significantly\s|markedly\s|statistically\s|substantially\s|clinically\s|and\s|meaningfully\s)*"
    r"(?:improved|prolonged|increased|extended|reduced|decreased|lengthened|raised|lowered|doubled|enhanced|had|showed|demonstrated|"
    r"achieved|led to|resulted in|was associated with|(?:was|were|proved)\s(?:also\s|\w+ly\s)*(?:more|less|superior|inferior|better))\b"
)
_NAMED_IN = regex(
    r"\b(?:with|in|for|on|receiving|given|after)\s(?:the\s)?(?P<arm>[\w+/-]+(?:\s(?!than\b|compared\b|vs\b|versus\b)[\w+/-]+){0,4}?),?\s(?:as\s)?$"
)


def bracketed_pair(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> tuple[Mention | None, Mention | None] | None:
    """The arms of "higher with A than with B (80% vs 76%)" and "A improved PFS compared with B (18.9 vs 10.2 months)", in order of naming;
    the first is None where no rule knows it."""
    if link.size != 2 or len(siblings) != 2:
        return None
    text, (first, second) = scene.text, (s.figure for s in siblings)
    if (told := _told_of_both(scene, sentence, link, (first, second))) is not None:
        return told
    opening = _opening(text, sentence.start, link.list_start)
    between = text[first.end : second.start]
    if opening < 0 or re.fullmatch(r"[^()A-Za-z]*\)?[^()A-Za-z]*(?:vs?\.?|versus)\s", between) is None:
        return None
    if re.match(r"[\s)]+(?:with|for|in|on)\s", text[second.end : second.end + 8]) and text[second.end : second.end + 1] != ")":
        return None
    if (told := _of_clause(scene, sentence, opening)) is not None:
        return told
    if (told := _of_next(scene, sentence, opening)) is not None:
        return told
    compared, opening = _comparison(text, sentence, opening)
    if compared is None:
        return _of_subjects(scene, sentence, opening, second.end) or _of_favoured(scene, sentence, opening, (first, second))
    end = opening - 1 if compared.re.pattern is _COMPARED_TO.pattern else sentence.start + compared.end("arm")
    latter = _known(scene, sentence.start + compared.start("arm"), end)
    if latter is None or latter.end < end:
        return _of_subjects(scene, sentence, opening, second.end) or _of_favoured(scene, sentence, opening, (first, second))
    return _former(scene, sentence.start, sentence.start + compared.start(), latter), latter


_OR_WITH = regex(r"[)\]]\s(?:or|and|nor)\s(?:than\s)?(?:with|in|for|to)\s(?:the\s)?(?P<arm>[^(),;.\d]{1,60})\s$")


def _of_next(scene: Scene, sentence: Sentence, opening: int) -> tuple[Mention | None, Mention] | None:
    """The arms of the second comparison of "with A than with B (35% vs 14%) or with C (35% vs 21%)"."""
    other = _OR_WITH.search(scene.text, sentence.start, opening)
    earlier = scene.text.rfind("(", sentence.start, other.start()) if other is not None else -1
    compared = _COMPARED_TO.search(scene.text[sentence.start : earlier]) if earlier >= 0 else None
    latter = _known(scene, other.start("arm"), other.end("arm")) if other is not None and compared is not None else None
    if latter is None or compared is None:
        return None
    return _former(scene, sentence.start, sentence.start + compared.start(), latter), latter


_IN_FAVOUR = regex(r"(?:[^.;]|\.\d){0,90}?\b(?:in favou?r of|favou?ring)\s(?:the\s)?")
_FROM = regex(r"\bfrom\s(?:an?\s)?(?:medians?\s(?:of\s)?)?$")


def _told_of_both(scene: Scene, sentence: Sentence, link: Link, figures: tuple[Figure, Figure]) -> tuple[Mention | None, Mention | None] | None:
    """ "88% and 79%, in favor of A": the better figure is of A; "A prolonged PFS from 25 to 34 months": the second is of A."""
    text, (first, second) = scene.text, figures
    if _FROM.search(text, max(sentence.start, first.start - 20), first.start) and " to " in text[first.end : second.start]:
        subject = _SUBJECT.search(text, sentence.start, first.start)
        known = _known(scene, subject.start("arm"), subject.end("arm")) if subject is not None else None
        return None, known
    for arm in scene.within(link.list_end, sentence.end, Label.ARM):
        if _IN_FAVOUR.fullmatch(text, link.list_end, arm.start):
            return (arm, None) if _size(first) >= _size(second) else (None, arm)
    return None


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


_SHORT_ARM = regex(
    r"[A-Z][A-Z0-9+/-]{0,9}|[A-Z][\w+/-]*(?:\s(?:plus|\+|and|with)\s[A-Z][\w+/-]*)+(?:\salone)?|[A-Z]\w*[A-Z]\w*(?:\salone)?|"
    r"[Pp]lacebo|[Cc]hemotherapy|[Oo]bservation|(?:best )?supportive care|(?:matched\s)?controls"
)


def _former(scene: Scene, begin: int, end: int, latter: Mention) -> Mention | None:
    """The first arm of a comparison, before its "than": right before it, or the subject of the clause."""
    before = scene.text[begin:end]
    arms = [a for a in scene.within(begin, end, Label.ARM) if a.id not in ("subgroup", "status", "dose") and arm_key(a) != arm_key(latter)]
    if arms and re.fullmatch(r",?\s(?:as\s)?", scene.text[arms[-1].end : end]):
        return arms[-1]
    drugs = [d for d in scene.within(begin, end, Label.DRUG) if re.fullmatch(r",?\s(?:as\s)?", scene.text[d.end : end])]
    if drugs:
        return Mention(drugs[-1].start, drugs[-1].end, Label.ARM, drugs[-1].text, "drug", "arms.compared")
    for pattern in (_NAMED_IN, _SUBJECT):
        match = pattern.search(before)
        if match is not None and (found := _known(scene, begin + match.start("arm"), begin + match.end("arm"))) is not None:
            return found
    named = distinct(treatments(scene, begin, end))
    others = [a for a in named if arm_key(a) != arm_key(latter)]
    return arms[0] if len(arms) == 1 else others[0] if len(others) == 1 else None


def _comparison(text: str, sentence: Sentence, opening: int) -> tuple[re.Match[str] | None, int]:
    """The comparison before a bracket, or before an earlier one of the sentence, and where that opens: "with A vs B (PFS, ...) and OS (...)"."""
    at = opening
    first = text.find("(", sentence.start, opening + 1)
    among = _COMPARED_AMONG.search(text[sentence.start : first]) if first >= 0 else None
    while at > sentence.start:
        found = _COMPARED_TO.search(text[sentence.start : at])
        if found is not None and not (among is not None and found.start() == among.start() and _AMONG_WHOM.search(found.group("arm"))):
            return found, at
        at = text.rfind("(", sentence.start, at)
    return among, opening


_AFTER_RATIO = regex(r"\(\s?(?:HR|hazard ratio|OR)\b[^;]*;\s(?:(?:with\s)?(?:an?\s)?medians?[,:]?\s)?(?:of\s)?$")
"""Before the figures of "(HR 0.54, 95% CI 0.46-0.64; median 4.5 vs 2.2 years)"."""


def _opening(text: str, begin: int, at: int) -> int:
    """Where the bracket opens in which the figures at `at` stand first, or after the ratio of the comparison; -1 where there is none."""
    near = max(begin, at - 90)
    ratio = _AFTER_RATIO.search(text, near, at)
    if ratio is not None:
        return ratio.start()
    if text[at - 2 : at] == ", ":
        return at - 1
    opening = max(text.rfind("(", begin, at), text.rfind("[", begin, at))
    return opening if opening >= 0 and _PAIR.fullmatch(text, opening + 1, at) else -1


_DID_MORE = regex(
    r"(?:^|[,;:]\s(?:and\s|but\s|while\s)?)(?:[Tt]he\s)?(?P<one>[A-Za-z0-9][^,;:]{2,90}?)\s(?:had|have|has|showed|achieved|experienced|demonstrated)\s[^,;:]{2,80}?\s"
    r"(?:than|(?:as\s)?compared (?:with|to)|versus|vs\.?)\s(?:did\s|the\s)*(?P<two>[^,;:()\[\]]{3,90}?)\s?$"
)
"""Before the bracket of "patients with A had a longer PFS than those with B (9 vs 7 months)"."""


def _of_clause(scene: Scene, sentence: Sentence, opening: int) -> tuple[Mention, Mention] | None:
    """The two groups of people of whom a clause says that one had more than the other."""
    begin = max(sentence.start, opening - 280)
    match = _DID_MORE.search(scene.text[begin:opening])
    if match is None or not all(_GROUP_WORDS.search(match.group(g)) for g in ("one", "two")):
        return None
    found = ((begin + match.start(g), begin + match.end(g)) for g in ("one", "two"))
    one, two = (
        Mention(a, b, Label.ARM, scene.text[a:b], "words" if scene.within(a, b, Label.DRUG) else "subgroup", "arms.compared") for a, b in found
    )
    return one, two


_FAVOURED = regex(
    r"\b(?:improved|longer|higher|better|prolonged|increased|extended|superior|favou?red)\s"
    r"(?:(?!than\b|compared\b|from\b)\w+\s){0,2}?(?:in|with|for)\s(?:the\s)?$"
)


_NOT_FAVOURED = regex(r"\b(?:not|nor|neither)\s(?:[\w-]+\s){0,3}(?:improved|longer|higher|better|prolonged|increased|extended|superior)\b")


def _of_favoured(scene: Scene, sentence: Sentence, opening: int, figures: tuple[Figure, Figure]) -> tuple[Mention | None, Mention | None] | None:
    """ "improved in the A arm (4.5 vs 2.2 years)": the better figure is of that arm, the other of one that is not named."""
    arms = [a for a in scene.within(sentence.start, opening, Label.ARM) if a.id not in ("subgroup", "status", "dose")]
    if _NOT_FAVOURED.search(scene.text, sentence.start, opening):
        return None
    found = next((a for a in arms if _FAVOURED.search(scene.text, max(sentence.start, a.start - 60), a.start)), None)
    if found is None:
        drugs = scene.within(sentence.start, opening, Label.DRUG)
        drug = next((d for d in drugs if _is_favoured(scene.text, sentence.start, d)), None)
        found = Mention(drug.start, drug.end, Label.ARM, drug.text, "drug", "arms.compared") if drug is not None else None
    if found is None:
        return None
    return (found, None) if _size(figures[0]) >= _size(figures[1]) else (None, found)


def _is_favoured(text: str, begin: int, drug: Mention) -> bool:
    """Whether a sentence from `begin` says that a drug did better: "favoured A", "A proved more active"."""
    return _FAVOURS.search(text, max(begin, drug.start - 30), drug.start) is not None or _DID_BETTER.match(text, drug.end) is not None


_FAVOURS = regex(r"\bfavou?r(?:ed|s|ing)\s(?:the\s)?$")
_DID_BETTER = regex(
    r"\s(?:(?:was|were|is|proved|appeared|turned out)\s)(?:to be\s)?(?:also\s|\w+ly\s)*(?:more (?:active|effective|efficacious)|superior|better)\b"
    r"(?!\s(?:than|to|compared|tolerated))"
)


def _size(figure: Figure) -> float:
    """The number of a figure by which two are compared; one that was not reached is the larger."""
    number = figure.percent if figure.percent is not None else figure.value
    return float("inf") if number == "NR" else float(number or 0)


_DID = r"(?:had|have|has|showed|experienced|achieved|demonstrated|were|was|did)\b"
_SUBJECTS = regex(
    rf"(?:In\s|For\s)?(?:[Tt]he\s)?(?P<one>[A-Za-z][^,;.()]{{2,80}}?)\s(?:(?:as\s)?compared (?:with|to)|vs\.?|versus)\s(?:the\s|those\s)?"
    rf"(?P<two>[^,;.()]{{3,60}}?)\s{_DID}"
)
"""At the beginning of a sentence: "Patients with A compared to patients without had ..."."""
_COMPARED_FIRST = regex(rf"(?:Compared (?:with|to)|Versus)\s(?:the\s|those\s)?(?P<two>[^,;()]{{3,60}}),\s(?:the\s)?(?P<one>[^,;()]{{3,60}}?)\s{_DID}")
"""At the beginning of a sentence: "Compared with the A group, the B group had ..."."""
_SUBJECT_DID = regex(
    rf"(?:[A-Z][A-Za-z]+:\s)?(?:(?:In|On|At|By|After|From|During|Within)\s[^,;.():]{{3,50}},\s)?(?:[Tt]he\s)?(?P<one>[A-Za-z0-9][^,;.():]{{2,80}}?)\s{_DID}"
)
_THAN_AFTER = regex(
    r"[^()]{0,60}\)[^;()]{0,60}?(?:\([^()]*\)[^;()]{0,40}?)*?\b(?:than|(?:as\s)?compared (?:with|to))\s(?:in\s|for\s|"
    r"the\s)*(?P<two>[A-Za-z0-9][^,;.()]{3,60})"
)
"""After the figures: "compared to the cohort without X"."""
_GROUP_WORDS = regex(
    r"\b(?:patients|pts|women|men|those|cases|individuals|subjects|participants|carriers|(?:non-?)?responders|cohorts?|groups?|arms?|tumou?rs?|disease|subgroups?|population)\b",
    re.IGNORECASE,
)


def _of_subjects(scene: Scene, sentence: Sentence, opening: int, end: int) -> tuple[Mention, Mention] | None:
    """The two groups of patients that a sentence compares, by its subject and what that is compared with."""
    text = scene.text
    pair = _SUBJECTS.match(text, sentence.start, opening) or _COMPARED_FIRST.match(text, sentence.start, opening)
    if pair is not None:
        found = (pair.span("one"), pair.span("two"))
    else:
        subject = _SUBJECT_DID.match(text, sentence.start, opening)
        after = _THAN_AFTER.match(text, end, sentence.end) if subject is not None else None
        if subject is None or after is None:
            return None
        found = (subject.span("one"), after.span("two"))
    if not all(_GROUP_WORDS.search(text, *place) for place in found):
        return None
    one, two = (Mention(a, b, Label.ARM, text[a:b], "subgroup", "arms.compared") for a, b in found)
    return one, two


def better(one: Figure, other: Figure) -> bool:
    """Whether the first of two figures is not the smaller."""
    return _size(one) >= _size(other)


_NO_ARM = ("subgroup", "status", "dose", "label")


def treatments(scene: Scene, start: int, end: int) -> list[Mention]:
    """The treatment arms and, outside them, the drugs that text[start:end] names."""
    arms = [a for a in scene.within(start, end, Label.ARM) if a.id not in _NO_ARM]
    known = scene.within(start, end, Label.ARM)
    drugs = [d for d in scene.within(start, end, Label.DRUG) if not any(a.start <= d.start < a.end for a in known)]
    named = [*arms, *(Mention(d.start, d.end, Label.ARM, d.text, "drug", "arms.compared") for d in drugs)]
    return sorted(named, key=lambda m: m.start)


def distinct(arms: Sequence[Mention]) -> list[Mention]:
    """Each arm once, at its first place."""
    return sorted({arm_key(a): a for a in reversed(arms)}.values(), key=lambda a: a.start)


def arm_key(arm: Mention) -> str:
    """The arm's name without what kind of group it is."""
    return re.sub(
        r"(?<=\d)-(?=[a-zµμ])", " ", re.sub(r"\s?\b(?:the|arms?|groups?|cohorts?|recipients|therapy|treatment|alone)\b", "", arm.text.lower())
    ).strip()
