"""Lists that go on with the topic of the one before: "62% in arm A versus five patients (26%) in arm B", "; with placebo it was 15%"."""

from __future__ import annotations

import re
from itertools import pairwise

from abstract2kb.assemble.cared_for import CARED_FOR
from abstract2kb.assemble.dealing import NEXT_PART, Link, compatible, is_comparison
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.group_words import group_in
from abstract2kb.assemble.lists import DIED, DOES, GOES_ON, cleared, words_of
from abstract2kb.assemble.people import PHRASE
from abstract2kb.assemble.pronouns import in_turn, stands_for
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic, TopicGroup
from abstract2kb.assemble.wording import BLOCK_LEFT, LEFT_WORDS, LIST_WORDS, OTHER_TIME, enclosed
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.records import Category, Endpoint

__all__ = ["OF_OTHER_CAUSE", "RATES_AT", "continued", "past_aside"]

_CARRY = regex(
    rf"(?:\b(?:{VERSUS}|and|whereas|while|or|but|as did|as were|as was)|,|;|:)\s?(?:a mere |(?:it )?(?:was|were) |gave |had |reached |"
    r"managed |achieved |showed |got |nearly |almost |twice |double |half |more than |less than |at |stood at |came to |among |only |in |"
    r"for |of |the |with |those |(?:by|per) (?:the )?(?:investigators?|BICR|IRC|ICR|(?:blinded |independent |central )+review) )*$",
    re.IGNORECASE,
)


_DOES_ELSE = regex(rf"[)\]]?(?:\s(?:{GOES_ON}|went on to)\b|{DOES.pattern})")
_CORRESPONDING = regex(r"(?:\bcorresponding|;[^;.]*) (?:figures|rates|values|numbers|proportions|percentages|medians) (?:were|was|of)\s$")


_PART_OF = regex(r"\)?,\s(?:including|with)\s")
_IN_GROUP = regex(r"[)\]]*\s(?:in|among|for)\s(?:the\s|those\s|patients\s)")
"""Around a rate of a part of the same people: "88% (30/34), including 92% (11/12) in the untreated"."""
_AT_TIME = regex(r"\b(?:at|after|by)\s[\w.]+\s(?:years?|months?|weeks?):?")


def continued(scene: Scene, run: list[Figure], before: list[Link], named: list[Topic]) -> TopicGroup:
    """The topic of the list before, or one for each figure, when this one goes on with it ("... in A versus five patients (26%) in B")."""
    if before and _is_told_again(scene.text, run, before[-1], named):
        return (before[-1].topic,)
    outside = [e for e in before if not enclosed(scene.text, _end_of(scene.text, e), run[0].start)]
    before = outside or before
    if not before:
        return ()
    if told := _of_next_label(scene.text, run, before, named) or _of_like_trend(scene.text, run, before, named):
        return told
    if told := _of_landmark(scene.text, run, before, named):
        return told
    pair_or_row = _of_next_pair(scene.text, run, before, named) or _of_next_row(scene.text, run, before, named)
    return pair_or_row or _all_denied(run, before, _goes_on(scene, run, before, named))


def _all_denied(run: list[Figure], before: list[Link], told: TopicGroup) -> TopicGroup:
    """All the events of a list, where the other group had none: "rash and fever in 9% and 5%, as compared with no patients given placebo"."""
    if len(run) != 1 or run[0].style != "no" or not told or told[0].family != "safety" or before[-1].topic is not told[0]:
        return told
    place = (before[-1].list_start, before[-1].list_end)
    listed = tuple(e.topic for e in before if (e.list_start, e.list_end) == place)
    return listed if len(set(listed)) == len(listed) else told


_COUNTS_AMONG = regex(
    r"[^;.]{0,80}?(?:,\s(?:including|with|among\s(?:them|these|whom|which)|(?:of|in)\s(?:them|these|whom|which))|[(\[](?:with|including))\s(?:also\s)?"
)
"""From a rate to the count of those among the same people who had more: "30% in smokers, including 16 CRs"."""


_NEXT_GROUP = regex(r"(?:\)?,?\s(?:and|but|while|whereas)|,)\s(?:only\s|about\s)?")
_ITS_GROUP = regex(r"[)\]]?\s(?:in|for|among|with|without|at|on|if|when|where|after)\s")


def past_aside(text: str, run: list[Figure], before: list[Link]) -> Topic | None:
    """The topic of the rate of one group, for that of the next behind a bare count of a kind of response: "30% in men, among them 4 CRs, and 44% in
    women"."""
    if len(before) < 2 or run[0].percent is None or _ITS_GROUP.match(text, run[0].end) is None:
        return None
    aside, whole = before[-1], before[-2]
    bare = aside.figure.n is not None and aside.figure.percent is None and aside.figure.end < aside.topic.end
    if not bare or whole.figure.percent is None or whole.topic.endpoint is not Endpoint.ORR or aside.topic.endpoint not in _KINDS:
        return None
    if _COUNTS_AMONG.fullmatch(text, whole.figure.end, aside.figure.start) is None:
        return None
    return whole.topic if _NEXT_GROUP.fullmatch(text, aside.topic.end, run[0].start) else None


_KINDS = (Endpoint.CR, Endpoint.PR)


def _end_of(text: str, entry: Link) -> int:
    """Where a figure with its event ends, with the bracket that the figure itself opened: after "two (2%)"."""
    figure = entry.figure
    opened = text.count("(", figure.start, figure.end) > text.count(")", figure.start, figure.end)
    return max(figure.end + (opened and text[figure.end : figure.end + 1] == ")"), entry.topic.end)


_NEXT_ROW = regex(
    rf"(?:[\s)\]%]|\b(?:months?|mos?|weeks?|years?)\b)*(?:,?\srespectively,?)?(?:,?\s(?:in|for|with|on|among|after|of|at)\s[^;:.%]{{2,80}}?)?"
    rf"(?:;|,|,?\s(?:and|while|whereas|but|{VERSUS}))\s(?:(?:and|while|whereas|but|{VERSUS})\s)?(?:(?:in|for|with|among)\s[^;:.%\d]{{2,60}}?,?\s)?"
    r"(?:(?:they\s)?(?:was|were|only)\s)*(?:(?:of\s|at\s|with\s)?(?:any\s)?(?:[Gg]rades?|G)\s?(?:[≥>=]{0,2}\s?[1-5](?:\s?(?:[–/-]|or|and)\s?(?:[1-5]|higher|worse|more|above))?)?"
    r"(?:\sevents)?(?::|,|\sin|\swas|\swere)?\s(?:in\s)?)?"
)
"""From one row of figures to the next: "30 and 19 months, respectively, in the A group; 12 and 8 months in the B group"."""


def _of_next_row(text: str, run: list[Figure], before: list[Link], named: list[Topic]) -> TopicGroup:
    """The topics that the figures of the row before were dealt out to, one each."""
    row = before[-len(run) :]
    if len(run) < 2 or len(row) < len(run) or any(e.size > 1 for e in row):
        return ()
    at, apart = max(row[-1].figure.end, row[-1].topic.end), len({(e.list_start, e.list_end) for e in row}) > 1
    if len({e.topic for e in row}) < len(run) or any(e.figure.kind != f.kind for e, f in zip(row, run, strict=True)):
        return ()
    if any(at <= t.start < run[0].start for t in named):
        return ()
    goes_on = (_NEXT_GAVE if apart else _NEXT_ROW).fullmatch(text, at, run[0].start) or _THAN_THOSE.fullmatch(text, at, run[0].start)
    return tuple(e.topic for e in row) if goes_on is not None else ()


_THAN_THOSE = regex(
    r"[\s)\]%]*(?:,\srespectively)?,?\s[^;:.%()\d]{0,80}?\b(?:than|versus|vs\.?|compared\s(?:with|to))\s(?:those\s|that\s)?(?:in|of|for|with)\s(?:the\s)?"
    r"[^;:.%()]{1,60}\s\("
)
"""From one row to another in a bracket: "in group A were 45%, 30% and 12%, lower than those in group B ("."""


_TIME = r"(?:\d+|one|two|three|four|five|six|seven|ten|twelve)"
RATES_AT = regex(
    rf"(?:^|[;,.]\s|\band\s)(?:and\s|with\s)?(?:(?:the\s)?(?:corresponding\s|estimated\s|respective\s)*{_TIME}-(?:year|month)\s(?:estimated\s|event\s)?rates?"
    rf"|(?:at|after)\s{_TIME}\s(?:years?|months?),?\sthe\s(?:corresponding\s|estimated\s|respective\s)*rates?)"
    r"\s(?:was|were|being|of|came to|stood at)\s$",
    re.IGNORECASE,
)
"""Before shares at a time, of the survival that medians were told of: "; the two-year rates were 40.6% and 22.6%"."""


def _of_landmark(text: str, run: list[Figure], before: list[Link], named: list[Topic]) -> TopicGroup:
    """The survival told last, for its rates at a time."""
    last = before[-1]
    if run[0].percent is None or last.topic.family != "survival" or last.topic.weak or any(last.figure.end <= t.start < run[0].start for t in named):
        return ()
    return (last.topic,) if RATES_AT.search(text, last.figure.end, run[0].start) is not None else ()


_NEXT_GAVE = regex(
    r"[^;.]{0,60};\s(?:(?:and|but|while|whereas)\s)?(?:(?=(?:with|in|for|on|among)\s)[^;:.%\d]{3,60}?[,:]|[A-Za-z][^;:.%\d]{1,60}?\s"
    r"(?:gave|had|reached|showed|achieved|yielded|produced|managed|(?:they|these|the\s(?:rates|figures))\s(?:was|were)))\s"
)
"""From figures told each with its name to those of another arm in the same order: "ORR 40%, complete in 12%; placebo gave 20% and 4%"."""


_LABEL = r"[A-Za-z≥≤<>][^;:()\[\]%]{1,60}:\s"
_HAS_LABEL = regex(rf"(?:[(\[]|[;,.:]\s){_LABEL}$")
_NEXT_LABEL = regex(rf"(?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*?(?:[)\]](?:,|;|,?\sand)?\s?[(\[]|;\s(?:and\s)?){_LABEL}")
"""Around the figures of a bracket that gives them group by group: "(women: 9 v 5 months; HR 0.6; men: 7 v 5 months)"."""
_LIKE_TREND = regex(
    r"[^()]*[)\]]?[;,.]?\s(?:and\s|with\s)?(?:an?|the)\s(?:similar|same|comparable|like|consistent)\s(?:trend|pattern|benefit|advantage|improvement|effect|"
    r"result|difference|finding)s?\s(?:(?:was|were|is)\s)?(?:also\s)?[a-z]+\s(?:in|for|among|with)\s[^;.()\[\]]{3,90}[(\[]"
)
"""From one pair to that of others told alike: "; a similar trend was noted in women ("."""


def _of_next_label(text: str, run: list[Figure], before: list[Link], named: list[Topic]) -> TopicGroup:
    """The topic of the figures of one group of a bracket, for those of the next group, each behind its label."""
    last = next((e for e in reversed(before) if e.figure.kind != "ratio"), None)
    if last is None or last.size != len(run) or last.figure.kind != run[0].kind or last.topic.endpoint is None:
        return ()
    if any(last.figure.end <= t.start < run[0].start for t in named) or not _HAS_LABEL.search(text, max(0, last.list_start - 70), last.list_start):
        return ()
    return (last.topic,) if run[0].start - last.figure.end < _FAR and _NEXT_LABEL.fullmatch(text, last.figure.end, run[0].start) else ()


def _of_like_trend(text: str, run: list[Figure], before: list[Link], named: list[Topic]) -> TopicGroup:
    """The topic of a pair, for the pair of a part of the patients of whom the same is said."""
    last = before[-1]
    if last.topic.endpoint is None or last.figure.kind != run[0].kind or last.size != len(run) or run[0].kind == "ratio":
        return ()
    if any(last.figure.end <= t.start < run[0].start for t in named) or run[0].start - last.figure.end > _FAR:
        return ()
    return (last.topic,) if _LIKE_TREND.fullmatch(text, last.figure.end, run[0].start) else ()


_FAR = 180
"""Characters between the figures of one group and those of the next."""
_NEXT_PAIR = regex(
    r"[)\]][,;]?\s(?:and\s|but\s|while\s|whereas\s|versus\s)?(?:(?:was|were|it was)\s)?"
    r"(?:(?:in|for|among|with|without|on|at)\s(?:[^;:.()\d]|[<>≥≤]\s?\d+){2,60}?,?\s(?:(?:it|they|these|the medians?|the rates?)\s)?"
    r"(?:(?:was|were)\s)?)?"
)
"""From the ratio of one pair in a bracket to the next pair: "(HR 0.50) and 11.3 vs 7.0 months without it (HR 0.62)"."""
_OR_WITH = regex(r"[^()]*[)\]]\s(?:or|and|nor)\s(?:than\s)?(?:with|in|for|to)\s(?:the\s)?[^(),;.\d]{2,60}\s[(\[]")
"""From one pair in a bracket to that of another comparison: "than with B (35% vs 14%) or with C (35% vs 21%)"."""
_IN_BRACKET = regex(r"[(\[]$")
_NEXT_IN_BRACKET = regex(
    r"[^()\[\]]{0,40}[)\]](?:[,;]\s(?:and\s)?|\sand\s)(?:(?:for|in|among)\s(?:the\s)?)?(?:those|patients|pts|women|men)\b[^();,]{2,80}\s[(\[]"
)
"""From a pair of brackets to one of other people: "(18 months) vs old (7 months; P = .01), those with A (13 months)"."""
_OWN_RATIO = regex(r"[^;:.()]{0,80}\s?[(\[;,]\s?(?:a?HR|[Hh]azard ratio)\b")


def _of_next_pair(text: str, run: list[Figure], before: list[Link], named: list[Topic]) -> TopicGroup:
    """The topic of a pair with a ratio behind it, after another pair with its ratio in a bracket."""
    pair = next((e for e in reversed(before) if e.figure.kind != "ratio"), None)
    if len(run) == 2 and pair is not None and pair.size == 2 and pair.figure.kind == run[0].kind and pair is before[-1]:
        between = text[pair.figure.end : run[0].start]
        alike = pair.place == 1 and is_comparison(text, run) and not any(pair.figure.end <= t.start < run[0].start for t in named)
        apart = _IN_BRACKET.search(text, max(0, pair.list_start - 2), pair.list_start) is not None and _NEXT_IN_BRACKET.fullmatch(between)
        return (pair.topic,) if apart or _OR_WITH.fullmatch(between) or (alike and NEXT_PART.fullmatch(between) and len(between) < _FAR) else ()
    if len(run) != 2 or pair is None or before[-1].figure.kind != "ratio" or pair.size != 2 or pair.figure.kind != run[0].kind:
        return ()
    if any(before[-1].figure.end <= t.start < run[0].start for t in named):
        return ()
    if before[-1].topic.endpoint is not pair.topic.endpoint or not _NEXT_PAIR.fullmatch(text, before[-1].figure.end, run[0].start):
        return ()
    return (pair.topic,) if _OWN_RATIO.match(text, run[-1].end) else ()


def _goes_on(scene: Scene, run: list[Figure], before: list[Link], named: list[Topic]) -> TopicGroup:
    if run[0].kind != before[-1].figure.kind or run[0].kind == "ratio":
        return ()
    last = before[-1]
    at = max(last.figure.end, last.topic.end)
    if run[0].style == "whom" or _is_part(scene.text, at, run):
        return () if _WHOM_DID.match(scene.text, run[0].end) else (last.topic,)
    between = [t for t in named if at <= t.start and t.end <= run[0].start and not enclosed(scene.text, t.end, run[0].start)]
    if run[0].start < at or any(t.endpoint is None or t.endpoint is not last.topic.endpoint for t in between):
        return ()
    cuts = pairwise([at, *(place for t in between for place in (t.start, t.end)), run[0].start])
    told = (_aside(cleared(scene, a, b, Label.ARM, Label.DRUG, Label.GRADE, Label.CONDITION)) for a, b in list(cuts)[::2])
    gap = re.sub(r" {2,}", " ", _AT_TIME.sub(" ", " ".join(told)))
    rising = _RISING.fullmatch(scene.text, at, run[0].start) is not None
    if meant := (in_turn(scene.text, run, before) or (last.topic,)) if rising else stands_for(scene.text, run, at, before):
        return meant
    others = not between and (_is_of_others(scene, at, run[0]) or _is_parted(scene.text, at, run, last))
    if others or _CORRESPONDING.search(gap) or _did_so(scene.text, run, last):
        return (last.topic,)
    if _is_count_of_others(scene.text, run, gap) or _tells_another(scene.text, run[-1], last):
        return ()
    if _TO_GRADED.fullmatch(gap) and scene.within(at, run[0].start, Label.GRADE):
        return (last.topic,)
    if len(gap) > 90 or not _CARRY.search(gap.rstrip() + " " if gap.strip() else gap) or BLOCK_LEFT.search(gap):
        return ()
    if not all(w in LIST_WORDS or w in LEFT_WORDS for w in words_of(gap)):
        return ()
    return (last.topic,) if compatible(run[0], last.topic) else ()


_TO_GRADED = regex(r"[\s(\[\];,:]*(?:and\s)?(?:of\s)?[\s:=\[]*(?:in\s)?")
"""Around a grade between two figures of an event: "45%], grade 2 [25%" without the grade."""
_ASIDE = regex(r"\s\((?=[^()]*[A-Za-z]{4})[^()]{0,160}\)")


def _aside(words: str) -> str:
    """The words between two figures without brackets that open and close there: "in the A group (one each of sepsis and stroke) and"."""
    return _ASIDE.sub("", words)


_RISING = regex(
    r"[)\]]?,?\s(?:and\s|but\s)?(?:rising|climbing|increasing|growing|falling|dropping|going (?:up|down)|"
    r"(?:which )?(?:rose|climbed|increased|fell|dropped|went (?:up|down)))\sto\s(?:[^\d;.:]{0,40}\s)?"
)
"""Between a rate and that of another group: "30%, rising to 45% at 3 mg/kg"."""
_WHOM_DID = regex(r"\s(?:(?:later|subsequently|then|eventually|ultimately)\s)?(?:relapsed|recurred|proceeded|died|progressed)\b")
"""After some of those before of whom something else is told: "(one of whom later relapsed)"."""
_DID = regex(r"[)\]]?\s(?:did|did so|had one|were|was)(?=\s?(?:[.;,)]|$))")
"""After patients who did what those before did: "; in the other group, 30 patients (25%) did"."""


def _did_so(text: str, run: list[Figure], last: Link) -> bool:
    """Whether a figure is the subject of "did", after one whose verb the topic is: "40 responded; in men, 30 did"."""
    return last.figure.end <= last.topic.start and run[-1].n is not None and _DID.match(text, run[-1].end) is not None


_EACH_IN = regex(r"\s(?:in|with|for|on|among)\s(?:the\s)?[A-Za-z]")
_ORDERED = regex(r"[^();]{3,120}?,?\srespectively\)")
"""After the last rate of a bracket that gives one per group: "(86%, 54% and 59% in A, B and C, respectively)"."""


def _is_parted(text: str, at: int, run: list[Figure], last: Link) -> bool:
    """Whether a bracket parts a rate by group: "43% (13% in the A group versus 57% in the B group)"."""
    if last.figure.percent is None or len(run) < 2 or text[at : run[0].start].strip() != "(" or any(f.percent is None for f in run):
        return False
    return _EACH_IN.match(text, run[-1].end) is not None and (
        _ORDERED.match(text, run[-1].end) is not None or all(_EACH_IN.match(text, f.end) for f in run)
    )


_OF_OTHERS = regex(
    rf"[)\]]*(?:[,;]|(?:[,;])?\s(?:and|but|while|whereas|as against|against|versus|vs\.?|compared (?:with|to)))\s(?:(?:and|but|that|those|it|"
    rf"of|in|for|with|among)\s)*"
    rf"(?:the\s)?{PHRASE}\s?(?:[,:(]\s?|\b(?:was|were|had|did|lived|survived|achieved|reached|showed|yielded|only|just|an?|median|of|for|in)\b\s?)*"
)


_SIZED = regex(
    r"[)\]]*(?:[,;]\s(?:and\s|but\s)?|\sand\s)(?:(?:in|for|of)\s)?(?:the\s)?[A-Za-z][\w+/-]*(?:\s[\w+/-]+){0,4}\s\([nN]\s?=\s?\d+\)\s?(?:was\s|were\s|,\s|:\s)?"
)
"""Another group with its size: ", and VHR (N = 65) was"."""


_OF_DOSES = regex(r"\b(?:dose|reductions?|interruptions?|delays?|discontinuations?|transfusions?|hospitali[sz]ations?)\b")
"""In words that are no group: "and with more dose reductions (72% vs 40%)"."""


def _is_of_others(scene: Scene, at: int, figure: Figure) -> bool:
    """Whether only another group stands between a figure and the one before: "; those with a lower score, 4 months"."""
    if figure.kind == "rate" and figure.percent is None:
        return False
    if figure.start - at > 90:
        return False
    if _SIZED.fullmatch(scene.text, at, figure.start) is not None:
        return True
    match = _OF_OTHERS.fullmatch(scene.text, at, figure.start)
    return match is not None and _OF_DOSES.search(match.group("who")) is None and group_in(scene, *match.span("who"), treated=True) is not None


def _is_part(text: str, at: int, run: list[Figure]) -> bool:
    """Whether a rate is that of a part of the people before: ", including 92% (11/12) in the untreated"."""
    return _PART_OF.fullmatch(text, at, run[0].start) is not None and (bool(run[0].total) or _IN_GROUP.match(text, run[0].end) is not None)


_THEY_DID = regex(
    r"[)\]]?\s(?:patients|pts|participants|subjects)\s(?:showed|had|developed|experienced|recovered|reported|continued)\b|"
    r"[)\]]?\s(?:suffered\sfrom|complained\sof|presented\swith|developed|experienced)\s(?:an?\s)?"
    r"(?!it\b|this\b|these\b|them\b|those\b|one\b|any\b|such\b|the\ssame\b|[Gg]rades?\b|G[1-5])[a-z]"
)


_STOPPED = regex(r"\s(?:(?:of\s)?(?:the\s)?(?:patients|pts|participants|them)\s)?(?:stopped|discontinued|withdrew|completed|progressed)\b")
"""After the share of those who stopped, which goes on with no event before."""


def _tells_another(text: str, figure: Figure, last: Link) -> bool:
    """Whether the patients of a figure have a verb of their own that says something else: "and 7% died", "and 53 (56%) patients showed a decline"."""
    if (figure.percent is not None and DIED.match(text, figure.end)) or (figure.n is not None and _DOES_ELSE.match(text, figure.end)):
        return True
    stops = last.topic.family == "safety" and last.topic.category is not Category.DISCONTINUATION
    if stops and figure.percent is not None and _STOPPED.match(text, figure.end) is not None:
        return True
    if last.topic.family == "safety" and CARED_FOR.match(text, figure.end) is not None:
        return True
    return figure.n is not None and last.topic.family == "safety" and _THEY_DID.match(text, figure.end) is not None


def _is_told_again(text: str, run: list[Figure], last: Link, named: list[Topic]) -> bool:
    """ "PFS was longer with A (6.9 vs 4.9 months; HR 0.63), as it was by investigator (6.9 vs 4.5 months)": medians after a ratio."""
    if run[0].kind != "time" or len(run) != 2 or last.figure.kind != "ratio" or any(last.figure.end <= t.start < run[0].start for t in named):
        return False
    between = text[last.figure.end : run[0].start]
    return re.search(r"\([^;]*\)[^()]*\($|^[^(]*\)[^()]*\($", between) is not None and not OTHER_TIME.search(between)


_OF_NAME = regex(r"\s[A-Z]{3,6}(?=[,;)])")
"""After a bare number the short form of what it counts: "3 of the drug, 2 ASCT)"."""


OF_OTHER_CAUSE = regex(r"\s(?:of\s|from\s|for\s)?(?:an?\s)?(?:unknown|undetermined|unspecified|unrelated|others?|disease progression)\b")
"""After a bare number what is none of the event before: "one sepsis, one unknown"."""


def _is_count_of_others(text: str, run: list[Figure], gap: str) -> bool:
    """A bare count goes on with a topic only where nothing after it says that it counts something else."""
    if run[0].percent is not None or run[0].kind != "rate" or run[0].style == "no":
        return False
    other = (";" in gap and gap.strip() != ";") or (run[-1].style == "bare" and _OF_NAME.match(text, run[-1].end) is not None)
    other = other or (run[-1].style == "bare" and OF_OTHER_CAUSE.match(text, run[-1].end) is not None)
    return other or bool(DOES.match(text, run[-1].end) or re.match(r"\s(?:with|had)\b", text[run[-1].end : run[-1].end + 6]))
