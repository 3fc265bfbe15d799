"""Lists: figures that stand coordinated ("62% vs 43%", "38% in A, 29% in B") as runs, and numbers said twice as one figure."""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.cared_for import CARED_FOR
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.insertions import without_insertion
from abstract2kb.assemble.regimens import CONTROL
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.told_groups import label_before
from abstract2kb.assemble.topics import Topic
from abstract2kb.assemble.wording import LIST_WORDS, WORD
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["DID", "DIED", "DOES", "GOES_ON", "cleared", "is_new_clause", "lists", "rejoined", "stops_from", "words_of"]


def rejoined(text: str, found: list[Figure], named: list[Topic]) -> list[Figure]:
    """ "Five patients had fever (11%)": the percent in brackets after the topic goes with the count before it."""
    out: list[Figure] = []
    for figure in found:
        last = out[-1] if out else None
        if last and _names_again(text, last, figure, named):
            out[-1] = replace(last, percent=figure.percent, low=figure.low, high=figure.high, level=figure.level)
            continue
        if last and _counts_it(text, last, figure):
            with_ends = last if last.low is not None else replace(last, low=figure.low, high=figure.high, level=figure.level)
            out[-1] = replace(with_ends, n=figure.n, total=figure.total, style=figure.style)
            continue
        if (
            last
            and _is_count(last)
            and last.total is None
            and figure.total
            and figure.n == last.n
            and _SAME_IN_BRACKET.fullmatch(text[last.end : figure.start])
        ):
            out[-1] = replace(last, total=figure.total, percent=figure.percent, low=figure.low, high=figure.high, level=figure.level)
            continue
        opened = _OPENED.search(text, max(0, figure.start - 12), figure.start) if last and _is_count(last) else None
        if last and opened and figure.kind == "rate" and figure.n is None:
            between = [t for t in named if last.end <= t.start and t.end <= figure.start]
            told = re.sub(r"\([^()]*\)", "", text[last.end : opened.start()])
            if (
                (between and not re.search(r"[,;:.(]", told)) or (_agrees(last, figure) and not re.search(r"[;:.(]|, (?:and|or|with)\b", told))
            ) and text[figure.end : figure.end + 1] in (")", "]", ";"):
                out[-1] = replace(last, percent=figure.percent, low=figure.low, high=figure.high, level=figure.level)
                continue
        out.append(figure)
    return out


_SAME_IN_BRACKET = regex(r"[^.;:,()]{3,60}(?:\s\([A-Za-z]{1,6}\))?\s?[(\[]")
"""Between a count and the bracket that says it again: "one complete response (CR) (2.3%, n=1/44)"."""
_OPENED = regex(r"[(\[](?:[A-Za-z]{2,6};\s)?$")
"""The bracket before a percent, with the short form of what was counted: "(CR; 62%)"."""


def _counts_it(text: str, last: Figure, figure: Figure) -> bool:
    """ "a 44% response rate in PD-L1-high tumors (22/50)": the bracket counts what the percent says."""
    if last.percent is None or last.n is not None or figure.percent is not None or figure.style not in ("fraction", "of", "n"):
        return False
    if text[figure.start - 1] != "(" or text[figure.end : figure.end + 1] not in (")", ";"):
        return False
    return _agrees(figure, last) and not re.search(r"[;:.(]|,\s(?:and|or|with)\b", text[last.end : figure.start - 1])


def _agrees(count: Figure, percent: Figure) -> bool:
    """Whether the percent is that of the count."""
    return bool(count.n and count.total and percent.percent is not None and abs(100 * count.n / count.total - percent.percent) <= 0.6)


def _names_again(text: str, last: Figure, figure: Figure, named: list[Topic]) -> bool:
    """ "48 of 153 patients responded (ORR, 31.4%)": the bracket says the same again, as a percent."""
    if not (_is_count(last) and last.n is not None and last.total and figure.percent is not None and figure.n is None):
        return False
    between = [t for t in named if last.end <= t.start and t.end <= figure.start]
    if len(between) != 2 or between[0].endpoint is None or between[0].endpoint != between[1].endpoint:
        return False
    bracket = re.fullmatch(
        r"[\s,:;]*[(\[]\s?(?:[\w-]+\s){0,3}|,\s(?:for|yielding|giving|resulting in|corresponding to)\san?\s(?:[\w-]+\s){0,2}",
        text[between[0].end : between[1].start],
    )
    return bool(bracket) and abs(100 * last.n / last.total - figure.percent) <= 1


def _is_count(figure: Figure) -> bool:
    return figure.kind == "rate" and figure.n is not None and figure.percent is None and figure.style in ("noun", "bare", "of", "fraction", "whom")


def lists(scene: Scene, found: list[Figure], named: list[Topic]) -> list[list[Figure]]:
    """Runs of coordinated figures of one kind."""
    runs: list[list[Figure]] = []
    for figure in found:
        if runs and _goes_on(scene, runs[-1][-1], figure, named):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return runs


def _goes_on(scene: Scene, a: Figure, b: Figure, named: list[Topic]) -> bool:
    if (
        a.kind != b.kind
        or a.kind == "ratio"
        or not _is_alike(scene.text, a, b)
        or (a.style == "n" and b.style == "bare")
        or (b.style == "whom" and a.total)
    ):
        return False
    bracketed = _BRACKETED.fullmatch(scene.text[a.end : b.start]) is not None and scene.text[b.end : b.end + 1] in (")", "]", ";", ",")
    # what people had before tells times apart: "in complete (18 months) vs partial remission (7 months)"
    return (bracketed and a.kind == "time") or _goes_on_past(scene, a, b, named, bracketed)


def _goes_on_past(scene: Scene, a: Figure, b: Figure, named: list[Topic], bracketed: bool) -> bool:
    """Whether a figure goes on with the list of one like it by the words between; `bracketed`: each closes a bracket, and they are compared."""
    if any(a.end <= t.start and t.end <= b.start for t in named) or _has_own_verb(scene.text, a, b, named) or _is_whole(scene.text, a, b):
        return False
    if bracketed:
        return True
    if (a.total and b.total and _BOTH_ON.fullmatch(scene.text[a.end : b.start])) or _is_next_group(scene.text, a, b):
        return True
    if any(p.fullmatch(scene.text[a.end : b.start]) for p in (_VERSUS, _THOSE, _IN_GROUPS)) or _is_two_groups(scene.text, a, b, named):
        return True
    labels = (Label.ARM, Label.DRUG, Label.GRADE, Label.CONDITION, *((Label.COUNT,) if a.kind == "time" else ()))
    gap = _SIZED.sub(" ", _APART.sub(" ", cleared(scene, a.end, b.start, *labels)))
    if ";" in gap:
        return _is_labelled(scene, a, b, named) or _fill_bracket(scene.text, a, b)
    words = [w for w in words_of(gap) if not (w in ("was", "were") and scene.within(a.end, b.start, Label.ARM))]
    raw = scene.text[a.end : b.start]
    if _is_parallel(scene.text, a, b, named) or _is_labelled(scene, a, b, named):
        return True
    if re.search(r",\s(?:with|including)\s(?:an?\s)?$", raw) or (DOES.match(scene.text, b.end) and b.style in ("noun", "bare") and b.percent is None):
        return False
    if not re.search(r"\b(?:and|but|vs|versus|v|compared|while|whereas|or|to|against|rather)\b|,|/|–|;", gap):
        return False
    return all(w in LIST_WORDS for w in words) and len(gap) < 120


def _fill_bracket(text: str, a: Figure, b: Figure) -> bool:
    """Whether two figures, each a count with its percent, are all that a bracket holds: "(four [8%]; one [4%])"."""
    both = None not in (a.n, a.percent, b.n, b.percent)
    return both and text[a.end : b.start].strip("]) ") == ";" and text[a.start - 1] in "([" and text[b.end : b.end + 2].lstrip("]")[:1] in (")", "]")


_IN_EACH = regex(r"(?:\s(?:patients?|pts?|cases?))?\sin\s(?:each|both|either)\b")
"""After the count of each of two arms, which is half of the count before: "in four patients, two in each arm"."""


def _is_whole(text: str, a: Figure, b: Figure) -> bool:
    """ "38 patients, five PRs", "four patients, two in each arm": the first number tells of how many the second is."""
    if a.n and b.n and a.n == 2 * b.n and _IN_EACH.match(text, b.end):
        return True
    return (a.style, a.percent, b.style, b.percent) == ("noun", None, "bare", None) and text[a.end : b.start] == ", "


_AFTER_PEOPLE = regex(r"\s[^;:()%]{2,60}?,?\s(?:and|but|while)\s(?:only\s|another\s|about\s)?")
_DO = regex(
    r"\s(?:of\s(?:the\s)?(?:patients|pts|participants)\s|(?:patients|pts)\s)?"
    r"(?:develop(?:ed)?|experienced?|ha[dv]e?|report(?:ed)?|suffer(?:ed)?|stopped|discontinued|withdrew)\b"
)


def _has_own_verb(text: str, a: Figure, b: Figure, named: list[Topic]) -> bool:
    """ "Nausea occurs in 30% of patients, and 12% develop rash": the second figure has a verb and an event of its own."""
    if b.percent is None or b.kind != "rate" or not any(t.end <= a.start and t.family == "safety" for t in named):
        return False
    return _AFTER_PEOPLE.fullmatch(text, a.end, b.start) is not None and _DO.match(text, b.end) is not None


_APART = regex(
    r"(?:\bage[sd]?\s)?(?:[<>≥≤⩽⩾]\s?\d+|\d+\s?[–-]\s?\d+)\s(?:years|y)\b(?:\s(?:old|of age))?|\s\d+-(?:month|year|week|day)\b", re.IGNORECASE
)
"""Ages that tell groups apart, and the landmark of a figure: "95% 3-month, 85% 6-month"."""
_SIZED = regex(r"[(\[][nN]\s?=\s?\d+[;,]\s$")
"""The size of a group before its figure: "(n = 92; 5.6 months)"."""
_BRACKETED = regex(r"[)\]],?\s(?:than|versus|vs?\.?|compared (?:with|to)|in comparison \w+)\s(?:[^,;:()\d]|[<>≥≤⩽⩾]\s?\d+|at\s[\d.]+){1,70}\s[(\[]")
"""Between "in X (16/24; 67%)" and "than in Y (11/24; 46%)"."""
_LABELLED_BOTH = regex(r"[(\[]\d[\d.]*\s?%\s[A-Z][\w+/-]*[,;]\s\d[\d.]*\s?%\s[A-Za-z][\w+/ -]{0,30}[)\]]")
_TO_LABEL = regex(r"\s[A-Z][\w+/-]*[,;]\s")
_LABEL_REACH = 34
"""Two figures in a bracket, each before the name of its arm: "(3.6% ABC, 2.4% placebo)"."""
_EACH = regex(
    r"[\s)\]]+(?P<how>in|with|for|at|among|of|on|after)\s(?:the\s)?[\w<>≥≤=+./% -]{1,40}?(?:\s\([^()\d]{1,30}\)(?:\s[a-z]+)?)?(?:,|,? and|,? vs\.?|"
    r",? versus)\s(?:in\s)?$"
)
_WHEN = regex(r"[\s)\]]+(?P<how>when|where|if)\s(?:[^;:.%]|(?<=\d)\.(?=\d)){3,80}?(?:,|,? and|,? but)\s(?:only\s|in\s)?$")
"""Between "70% when the score was 20 or more and" and the 55% of another score."""
_THOSE = regex(
    r"[\s)]+,?\s?(?:and|vs?\.?|versus|whereas|compared (?:with|to)|but)\s(?:only\s)?(?:in\s|for\s)?those\s(?:with|without|in"
    r"|who)\s[^,;:()\d]{2,60}\s"
)
_IN_GROUPS = regex(
    r"[\s)]+(?:of\s(?:the\s)?(?:patients?|pts?|participants?|subjects?|participants|those)\s)?(?:in|on|with|receiving)\s(?:the\s)?[^,;:()\d%]{2,70}?\s(?:group|arm|cohort),?\s"
    r"(?:and|vs?\.?|versus|but|compared (?:with|to))\s(?:in\s|by\s)?(?:only\s)?"
)
"""Between "in 70% of the patients in the A plus B group and in 34% of those in the A group"."""
_OPENS_OTHER = regex(
    r"(?:\s(?:with|on|in|for|under)\s(?:the\s)?[\w+/-]+(?:\s[\w+/-]+){0,3})?\s\((?:and |vs?\.? |versus |against |compared with |only )?"
)
_CLOSES_OTHER = regex(r"\s(?:with|on|in|for|under)\s(?:the\s)?(?P<whose>[^()%;:,\d]{2,40})\)")
"""Around the second of "46% with A (3% with B)"."""
_BOTH_ON = regex(
    r"[\s)]+(?:on|with|for|in|given|receiving|taking|treated with|(?:assigned|randomi[sz]ed) to)\s(?:the\s)?[\w+/-]+(?:\s[\w+/-]+){0,3}?,?\s"
    r"(?:and|but|vs?\.?|versus|against|compared with)\s(?:in\s|for\s|with\s)?"
)
"""Between "in 40 of 100 (40%) on the radioligand and in 50 of 100"."""
_WITH_IT = regex(r"[\s)]+with\s(?:the\s|an?\s)?[\w+/-]+(?:\s[\w+/-]+){0,3},?\s(?:and|but|vs\.?|versus|against|compared with)\s(?:only\s)?")
_WITHOUT_IT = regex(r"[\s)]+without(?:\sit)?\b")
"""Around the second of "79% with the vaccine and 62% without"."""
_TWO_GROUPS = regex(
    r"[)\]]\sand\s(?:in\s|for\s)?[^,;:()\d]{0,40}?(?:[\w-]+-\w+\s)?(?:pts|patients|arm|group|cohort|disease|tumou?rs|women"
    r"|men)\s[(\[]"
)


def _is_two_groups(text: str, a: Figure, b: Figure, named: list[Topic]) -> bool:
    """An endpoint "in naive (21%) and pretreated patients (23%)"; an unknown adverse event must not pass for a group."""
    left = next((t for t in reversed(named) if t.end <= a.start), None)
    return left is not None and left.endpoint is not None and _TWO_GROUPS.fullmatch(text[a.end : b.start]) is not None


_GIVEN = (
    r"(?:(?:who|that)\s(?:(?:had|have)\s(?:been\s)?|were\s)?)?(?:receiv(?:ed|ing)|given|taking|took|got|"
    r"treated\s(?:with\s)?|(?:assigned|allocated|randomi[sz]ed)(?:\sto)?|exposed\sto|on|in)"
)
_PEOPLE = r"(?:[\s)\]]+(?:of\s(?:the\s)?)?(?:patients?|pts?|subjects?|participants?|women|men|children|recipients|those))?"
_GIVEN_ONE = regex(
    rf"{_PEOPLE}[\s)\]]+{_GIVEN}\s(?:(?!\b(?:had|has|have|was|were|did|developed|experienced|died|who)\b)[^;:.()%\[\]]){{2,80}}?"
    rf"(?:\s\([^()\d]{{1,40}}\))?,?\s(?:and|but|vs\.?|versus|v|while|whereas|against|compared\s(?:with|to))\s(?:in\s|of\s|by\s)?(?:only\s)?"
)
_GIVEN_FIRST = regex(rf"{_PEOPLE}[\s)\]]+{_GIVEN}\s[^;:.()%\[\],\d]{{1,60}},\s")
_GIVEN_OTHER = regex(rf"{_PEOPLE}[\s)\]]+{_GIVEN}\s")
"""Around the second of "30 (60%) of 50 who received A plus B and 24 (48%) of 50 who received A"."""
_ONE = regex(r"[\s)\]]+(?P<how>in|with|for|at|among|of|on|after|when|where|if)\s")


def _is_parallel(text: str, a: Figure, b: Figure, named: list[Topic]) -> bool:
    """ "38% in M1a, 29% in M1b": the words after both begin alike, and nothing else is told between them."""
    between = text[a.end : b.start]
    if any(a.start <= t.start < b.end for t in named):
        return False
    if (_GIVEN_ONE.fullmatch(between) or _GIVEN_FIRST.fullmatch(between)) and _GIVEN_OTHER.match(text, b.end):
        return True
    first, second = _EACH.fullmatch(between) or _WHEN.fullmatch(between), _ONE.match(text, b.end)
    return first is not None and second is not None and _alike(first.group("how"), second.group("how"))


def _alike(one: str, other: str) -> bool:
    """Whether two prepositions lead to groups alike."""
    return one == other or {one, other} <= {"in", "for", "with", "among"}


_THEN_THOSE = regex(r"[)\]],?\s(?:and\s|followed by\s){1,2}(?:in\s|by\s|for\s)?those\s(?:with|without|in|who)\s[^,;:()\[\]]{2,50}\s[(\[]")
"""Between the figures of "A (3 months), followed by those with B (11 months) and those with C (17 months)"."""


def _is_next_group(text: str, a: Figure, b: Figure) -> bool:
    """Whether the group of the second of two figures in brackets stands between them, or with it in its bracket: "46% with A (3% with B)"."""
    if _WITH_IT.fullmatch(text, a.end, b.start) and _WITHOUT_IT.match(text, b.end):
        return True
    if a.percent is not None and _OPENS_OTHER.fullmatch(text, a.end, b.start) and (other := _CLOSES_OTHER.match(text, b.end)):
        return text[a.end : b.start].strip() != "(" or CONTROL.fullmatch(other.group("whose")) is not None
    if a.percent is not None and _TO_LABEL.fullmatch(text, a.end, b.start) and _LABELLED_BOTH.match(text, a.start - 1, b.end + _LABEL_REACH):
        return True
    if ";" in text[a.end : b.start] or text[b.end : b.end + 1] not in (")", "]", ",", ";"):
        return False
    return _THEN_THOSE.fullmatch(text, a.end, b.start) is not None or _LONGER_THAN.fullmatch(text, a.end, b.start) is not None


_LONGER_THAN = regex(
    r"(?:[^;()]|\([^()]*\))*[)\]]\s(?:was|were|is)\s(?:\w+ly\s)?(?:longer|higher|better|shorter|lower|greater|worse|superior|inferior|poorer)\s"
    r"(?:than|compared (?:with|to))\s[^,;()\[\]]{2,60}\s[(\[]"
)
"""Between "PFS of A (12 months" and "10 months" of "was longer than that of B (10 months)"."""
_HEADS = regex(r"(?:[:(]|\b(?:was|were))\s?(?:in\s|for\s)?[A-Za-z](?:[^,;:=()\d%]|(?<=[A-Za-z-])\d){1,50}(?:[,:]\s|\s?=\s|\s)[(\[]?$")
"""Before the first figure of a list whose figures are labelled: "by disease were: melanoma, 5/29"."""


def _is_labelled(scene: Scene, a: Figure, b: Figure, named: list[Topic]) -> bool:
    """Whether both figures have a group right before them: "melanoma, 5/29; thyroid, 3/6" of an endpoint."""
    left = next((t for t in reversed(named) if t.end <= a.start), None)
    if left is None or re.search(r"[;,]|\band\b", scene.text[a.end : b.start]) is None or a.start - left.end > 400:
        return False
    if left.endpoint is None and not all(_is_treatment(scene, begin, f) for begin, f in ((left.end, a), (a.end, b))):
        return False
    if _HEADS.search(scene.text[left.end : a.start]) is None and re.search(r"[;,]\s", scene.text[left.end : a.start]) is None:
        return False
    return label_before(scene, a.end, b) is not None and label_before(scene, left.end, a) is not None


def _is_treatment(scene: Scene, begin: int, figure: Figure) -> bool:
    """Whether the label right before a figure is a treatment, as it must be beside an event, whose list may name others."""
    label = label_before(scene, begin, figure)
    return label is not None and (bool(scene.within(label.start, label.end, Label.DRUG)) or CONTROL.fullmatch(label.text) is not None)


DIED = regex(
    r"[)\]]?(?:\s(?:of\s)?(?:the\s)?(?:patients|pts|participants|subjects|them))?\s(?:had\s|have\s)?died\b(?![^.;]{0,40}\brespectively)",
    re.IGNORECASE,
)
"""After the figure of those who died, which goes on with no list before."""


DID = regex(
    r"[)\]]?\s(?:(?:later|then|subsequently|also)\s)?(?:underwent\b|went\s|(?!(?:un|pre)?treated|assigned|allocated|randomi[sz]ed|enrolled|evaluated|"
    r"tested|assessed|exposed|responded|included)[a-z]+ed\b)"
)
"""After people of whom a verb of its own tells something: "11 (14%) relapsed"."""


def is_new_clause(text: str, run: list[Figure]) -> bool:
    """ "..., and 29 (14%) stopped", "in 9% and 7% died": a count with a verb of its own begins a clause, it does not go on with the list."""
    last = run[-1]
    if last.n is not None and OF_WHOM.match(text, last.end) is not None:
        return True
    if text[run[-2].end : last.start] in (" and ", ", and ") and (DIED.match(text, last.end) or CARED_FOR.match(text, last.end)):
        return True
    return last.n is not None and re.search(r"[,;] and $", text[run[-2].end : last.start]) is not None and bool(DOES.match(text, last.end + 1))


OF_WHOM = regex(
    r"[)\]]?\s(?:\(\d[\d.]*\s?%\)\s)?of\s(?:whom|which)\s(?=(?:had|have|achieved|attained|were|was|also|remain|reached|obtained|showed)\b)"
)
"""After some of those before, of whom something else is told: "in arm A, 14 (56%) of whom had ..."."""
_VERSUS = regex(
    r"[\s)]+(?:with|for|in|on|of)\s(?:the\s)?(?:[\w+/-]+-treated(?:\spatients)?\s?,?\s(?:and|vs?\.?|versus)|"
    r"[\w+/-]+(?:\s[\w+/-]+){0,3}\s?,?\s(?:vs?\.?|versus|compared (?:with|to))|"
    r"(?=[\w+/-]*[A-Z])[\w+/-]+(?:\s(?:arm|group|cohort|patients|pts))?\s?,?\sand)\s"
)
GOES_ON = r"stayed on|remained on|continued|crossed over|switched"
"""What patients do beside responding, for patterns."""
DOES = regex(
    r"\s(?:(?:also|later|subsequently|then|eventually|ultimately) )?"
    r"(?:required|needed|relapsed|recurred|proceeded|refused|declined|remain(?:s|ed)? (?:on|in|alive|under)|died|"
    r"discontinued|withdrew|dropped out|came off|quit|gave up|completed|received|underwent|progressed|stopped|"
    rf"{GOES_ON}|"
    r"were (?:not|alive|treated|enrolled))\b"
)


_SET_AGAINST = regex(rf"(?:\s(?:patients?|pts?|participants?|subjects?))?[)\]]*,?\s{VERSUS}\s(?:in\s)?")


def _is_alike(text: str, a: Figure, b: Figure) -> bool:
    """Whether two figures are both counts or both percents; "none" may stand against either: "4% vs none"."""
    if _shape(a) == _shape(b):
        return True
    return (_is_none(a) or _is_none(b)) and _SET_AGAINST.fullmatch(text, a.end, b.start) is not None


def _is_none(figure: Figure) -> bool:
    return figure.style == "no" and figure.n == 0 and figure.total is None


def _shape(figure: Figure) -> str:
    if figure.kind != "rate":
        return figure.kind
    return "count" if figure.n is not None else "percent"


def cleared(scene: Scene, start: int, end: int, *labels: str) -> str:
    """text[start:end] without the mentions of the labels, brackets that hold no figure and a clause set before the verb."""
    text, parts, at = scene.text, [], start
    for mention in scene.within(start, end, *labels):
        if mention.start >= at:
            parts.append(text[at : mention.start])
            at = mention.end
    parts.append(text[at:end])
    return without_insertion(re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", " ".join(parts)))


def words_of(gap: str) -> list[str]:
    """The words of a gap in lower case, without the marks at their ends: "treated" in what is left of "ABC-101-treated patients"."""
    return [word.strip("-") or word for w in WORD.findall(gap) if (word := w.lower().strip(".:"))]


_NEW_CLAUSE = regex(r"\)?\s?[,;]?\s?(?:and|but|while|whereas|;|,)\s(?:another\s|only\s)?")
_THOSE_WHO = regex(r"\)?(?:\s(?:of\s)?(?:the\s|all\s)?(?:patients?|pts?|subjects?|participants?|recipients?))?\s")


def stops_from(text: str, run: list[Figure], named: list[Topic]) -> int:
    """Where in a list a clause on those who stopped begins: at the 7% of "hit 75% and 54%, and 7% stopped because of AEs"; 0 if nowhere."""
    stop = next((t for t in named if t.category is Category.DISCONTINUATION and t.start >= run[-1].end), None)
    if len(run) < 2 or stop is None or _THOSE_WHO.fullmatch(text[run[-1].end : stop.start]) is None:
        return 0
    for at in (len(run) - 1, len(run) - 2):
        if at < 1:
            continue
        gap = text[run[at - 1].end : run[at].start]
        if re.search(r"[,;]\s", gap) and _NEW_CLAUSE.fullmatch(gap):
            return at
    return 0
