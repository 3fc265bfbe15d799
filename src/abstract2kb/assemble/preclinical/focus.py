"""Which assets an effect belongs to: those of its clause that are not only compared with, else those that the text was speaking of.

"either drug alone" gives each its own finding, "the two" and "together" the pair; "it" is the last subject.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.preclinical.aside_names import is_aside, is_measured_beside
from abstract2kb.assemble.preclinical.clauses import ELSEWHERE, clause_of, verb_phrase_of
from abstract2kb.assemble.preclinical.comparing import comparison_of, comparisons, contrasted
from abstract2kb.assemble.preclinical.figured import by_figures
from abstract2kb.assemble.preclinical.phrases import Segment
from abstract2kb.assemble.preclinical.reading import Effect
from abstract2kb.assemble.preclinical.resisted import of_resistance, with_their_lists
from abstract2kb.assemble.preclinical.scope import BULLETS, Stretch
from abstract2kb.assemble.preclinical.sharing import added, alternatives, divided, is_added_to_another, is_beside_topic
from abstract2kb.assemble.preclinical.unowned import POINTS, PRONOUN, is_of_controls, is_told, is_unowned
from abstract2kb.assemble.preclinical.vocabulary import VERBS
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["Focus", "parts"]

_PARTNER = regex(
    r"\b(?:synergi[sz](?:es?|ed)|cooperate[sd]?)(?: \w+ly)? with (?:the )?$"
    r"|\b(?:and|but|then),? (?:(?:when|if|once|also) )?(?:(?:given|used|dosed|put) )?"
    r"(?:combined|together|paired|partnered|in combination|added|alongside|coupled|with|plus|on top of)(?: with| to| of)?"
    r" (?:the |an? (?:[\w/-]+ ){0,3})?$",
    re.IGNORECASE,
)
"""Between a verb of partnership, or a joint to the next verb, and the partner: "and, combined with"."""
_EACH = regex(
    r"\b(?:either|each|neither(?! (?:[\w/-]+ ){1,8}nor\b))(?: single| of the two| of them)?"
    r"(?: drug| agent| compound| one| antibody| component)?(?: alone)?\b",
    re.IGNORECASE,
)
_SINGLY = Sought(r"\b(?:as single agents|as monotherap(?:y|ies)|individually|separately)\b", re.IGNORECASE)
_EACH_OF = regex(r"\beach\b(?! other)", re.IGNORECASE)
_BOTH_DID = regex(
    r"(?:but |and |while )?both(?: (?:drugs|agents|compounds|molecules|inhibitors|antibodies|degraders|conjugates))? (\w+)", re.IGNORECASE
)
"""Two assets as the subject: each has its own finding."""
_TOGETHER = regex(
    r"\b(?:both(?! (?:[\w/()-]+ ){1,6}and\b)|th(?:e|is|ese) (?:two|three|pairs?|trio|combinations?|doublets?|triplets?|triple|mixture)"
    r"|together|combined)\b",
    re.IGNORECASE,
)
_WITH = regex(r"\b(?:combined with|in combination with|adding|added to|on top of|plus|together with)\b", re.IGNORECASE)
_LINK = regex(
    r"\s?(?:,|and|with|plus|\+|or|given with|combined with|in combination with|, given with|\([^()]*\)|/|together with|to)?\s?(?:,|and|with|plus)?\s?"
)
_OBLIQUE = regex(r"\b(?:with|by|of|to|as|from|like|than|for|when|if|once|unless)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_FRONT, _AT_FRONT, _OPENS = 60, 4, 24
_SHORT, _PAIR = 300, 2
_JOINED = Sought(
    r"\b(?:(?:synergy|synergistic(?:ally)?(?: [\w-]+)?|synergi[sz]ed|cooperated|pair(?:ed|ing)?|partnered|combination|together|combined"
    r"|combining it|concert|tandem"
    r"|coupled|doublet|co-?treatment|co-?administ(?:ration|ered)|co-?dosed|co-?dosing|concomitantly|concurrently|concurrent use|alongside) with"
    r"|(?:added|adding|addition) (?:of|to|it to|this to)|on top of|(?:given|dosed|used) alongside)\b",
    re.IGNORECASE,
)
_KIND = r"(inhibitor|antagonist|agonist|antibody|degrader|blocker|conjugate|peptide|vaccine|virus|compound|drug|agent)"
_KIND_BEFORE, _KIND_AFTER = regex(rf"\b{_KIND}s?,? (?:[\w-]+ )?$"), regex(rf"(?: ?\([^()]*\))?,? (?:an? (?:[\w/-]+ ){{1,6}}?)?{_KIND}\b")
_THESE = regex(rf"(?<!of )(?<!combining )\b(?:these|both|the two) (?:[\w/-]+ ){{0,2}}?{_KIND.replace('antibody', 'antibodie')}s\b", re.IGNORECASE)
"""Several assets by their kind: each did it."""
_TURN = regex(r"\bthe (?:former|latter|first(?= (?:did|was|had|of))|second(?= (?:did|was|had|of)))\b", re.IGNORECASE)
_BESIDE_TOPIC = regex(
    r"\b(?:(?:combin\w+|together|synerg\w+|co-?operat\w+|pair|paired|pairing|duo|coupled|partnered|concert|tandem|added|additive|alongside|doublet)"
    r" (?:[\w-]+ )?(?:with|to)"
    r"|add(?:ing|ition of)|on top of|plus|allow(?:ed|s|ing)|enabl(?:ed|es|ing)|let(?: more)?) (?:either |the |an? )?$",
    re.IGNORECASE,
)
"""Before what is given with the asset that the text speaks of."""
_WITH_FIRST = regex(r"(?:and |but |while )?with (?:the )?", re.IGNORECASE)
_SINGLE = regex(
    r"\b(?:alone|single[- ](?:agents?|drugs?)|monotherapy|by itself|on its own)\b[^.\n]*(?:[;,] (?:and |but |while |whereas )?|\. )$", re.IGNORECASE
)
"""What the asset did by itself, told right before what came about with another."""
_SYNERGY = regex(r"\b(?:it|its|synerg\w+|additive\w*|the effects?|the pair|the combination|the two)\b", re.IGNORECASE)
_APART = regex(r"\b(?:while|whereas|where|although|but|with) (?:the )?(?:[\w-]+ ){0,2}$", re.IGNORECASE)
_ADVERSATIVE = regex(r",? ?\b(?:while|whereas|but|although|though|where)\b")


class Focus:
    """What the text speaks of, sentence by sentence: `topic` for a pronoun, `group` for assets spoken of together."""

    def __init__(self, named: Sequence[Named] = (), title: tuple[int, int] = (0, 0)) -> None:
        self.about = _about(named, *title)
        """The assets that the title of an article names, which its lines are on where they name none."""
        self.main = _main(named)
        self.only = self.main if len({n.entity for n in named}) == 1 else ()
        """The asset of an article that names no other: what came about there came of it."""
        self._since = next((n.start for n in named if (n.entity,) == self.main), 0)
        self.topic: tuple[int, ...] = ()
        self.group: tuple[int, ...] = ()
        self._line = -1
        self._open = False
        self._headed = False
        self._own_line = False
        self._lead: tuple[int, ...] = ()
        self._last: tuple[int, ...] = ()
        """What the bullet before spoke of."""
        self._carried = False
        self._kinds: dict[str, dict[int, None]] = {}

    def of_kind(self, kind: str) -> tuple[int, ...]:
        """The assets that the text has called so."""
        return tuple(self._kinds.get(kind.lower().replace("antibodie", "antibody"), ()))

    def enter(self, text: str, stretch: Stretch) -> None:
        """Forgets the topic at a new paragraph, unless a heading or an unfinished line stands before it.

        Bullets, and one paragraph right after a short one, are on the asset that the paragraph before them begins with.
        """
        if stretch.paragraph != self._line and stretch.heading:
            self._lead = ()
        if stretch.paragraph != self._line and not self._open:
            bullet = text[stretch.paragraph : stretch.paragraph + 1] in BULLETS
            self._last = () if stretch.heading or not bullet else self.topic or self._last
            follows = not self._carried and stretch.paragraph - self._line < _SHORT
            self.topic = self.group = (self._lead if bullet or follows else ()) or self._last or self.about
            self._carried = self._carried or not bullet
            self._headed = False
        self._own_line = self._own_line and stretch.paragraph == self._line
        self._line = stretch.paragraph

    def known_by(self, place: int) -> tuple[int, ...]:
        """The main asset of the article, once it has been named."""
        return self.main if self._since < place else ()

    def leave(self, text: str, stretch: Stretch, names: Sequence[Named]) -> None:
        """Takes note of the assets of a segment."""
        own = [n for n in names if not is_aside(text, stretch, n)]
        for name in names:
            kind = _KIND_BEFORE.search(text, max(stretch.start, name.start - _FRONT), name.start) or _KIND_AFTER.match(text, name.end)
            if kind:
                self._kinds.setdefault(kind.group(1), {})[name.entity] = None
        beside = self._own_line and stretch.start > stretch.sentence.start and bool(own) and own[0].entity not in self.topic
        if own and self.topic and (beside or _is_added(text, stretch, own[0], names)):
            self.group = tuple(dict.fromkeys((*self.topic, *(n.entity for n in own))))
        elif own and not ((self._headed or self._own_line) and not _is_subject(text, stretch, own[0])):
            first = _linked(text, own)
            self.topic = tuple(dict.fromkeys(n.entity for n in first))
            if len(self.topic) > 1 or self.topic[0] not in self.group:
                self.group = tuple(dict.fromkeys(n.entity for n in own))
            self._headed = stretch.heading
        if own and own[0].start - stretch.paragraph < _AT_FRONT and stretch.start - stretch.paragraph < _AT_FRONT:
            self._lead, self._carried, self._own_line = self.topic, False, True
        tail = text[stretch.start : stretch.end].rstrip()
        self._open = bool(tail) and (stretch.heading or tail[-1] not in '.!?)”"')


def _about(named: Sequence[Named], start: int, end: int) -> tuple[int, ...]:
    """The assets of a title; a list of three and more is that of a landscape."""
    told = tuple(dict.fromkeys(n.entity for n in named if start <= n.start and n.end <= end))
    return told if len(told) <= _PAIR else ()


def _main(named: Sequence[Named]) -> tuple[int, ...]:
    """The asset that an article is about, when it names it more often than all others together."""
    counts = Counter(n.entity for n in named)
    top = counts.most_common(1)
    return (top[0][0],) if top and 2 * top[0][1] > counts.total() else ()


def _is_subject(text: str, stretch: Stretch, name: Named) -> bool:
    """True for a name that stands first or follows only a few words that may open a sentence ("The conjugate X")."""
    return name.start - stretch.start < _FRONT and not _OBLIQUE.search(text[stretch.start : name.start])


def _is_added(text: str, stretch: Stretch, name: Named, names: Sequence[Named]) -> bool:
    """True for a name that comes in beside what the text speaks of: "It synergized with X", "where X lost potency", "let cetuximab clear them"."""
    before = text[max(stretch.start, name.start - _FRONT) : name.start]
    if ", which " in text[stretch.start : name.start]:
        return True
    return (
        _BESIDE_TOPIC.search(before) is not None
        or is_beside_topic(text, stretch.start, name, names)
        or (_APART.search(before) is not None and PRONOUN.search(text, stretch.start, name.start) is not None)
    )


def _linked(text: str, names: Sequence[Named]) -> list[Named]:
    """The first name with those that are joined to it."""
    first = [names[0]]
    for name in names[1:]:
        gap = text[first[-1].end : name.start]
        if not (_LINK.fullmatch(gap) or (len(gap) < 40 and _WITH.search(gap))):
            break
        first.append(name)
    return first


def parts(
    text: str, stretch: Stretch, words: Segment, effect: Effect, names: Sequence[Named], focus: Focus
) -> Iterator[tuple[tuple[int, ...], str | None]]:
    """(assets, comparator) of an effect: one for all together, or one each for "either alone" and "respectively"."""
    compared = comparisons(text, stretch.start, stretch.end)
    begin, end = clause_of(words, effect)
    told = words[effect.at].start
    if is_of_controls(text, begin, told, compared, names) or is_unowned(text, words, effect, begin, names):
        return
    asides = with_their_lists(text, names, {n for n in names if is_aside(text, stretch, n)})
    inside = [n for n in names if begin <= n.start < end and not (n in asides or _is_of_later(text, n, told))]
    inside = inside or of_resistance(text, words, effect, [n for n in names if begin <= n.start < end])
    earlier = [n for n in names if n.start < begin and n not in asides]
    own = tuple(dict.fromkeys(n.entity for n in inside))
    first = _joins(text, (begin, end), inside, earlier, focus) if own else ()
    if first:
        own = tuple(dict.fromkeys((*first, *own)))
    elif own and (more := added(text, begin, stretch.end, names, focus.topic)):
        yield from (((focus.topic or tuple(e for e in own if e not in each)[:1]) + each, None) for each in more)
        return
    known = own or _spoken_of(text[begin:end], tuple(dict.fromkeys(n.entity for n in earlier)), focus)
    if not own and not earlier and not PRONOUN.search(text, begin, end) and not (focus.topic and _ADVERSATIVE.match(text, end)):
        later = [n for n in names if n.start >= end and not is_aside(text, stretch, n)]
        later = [] if later and focus.topic and _is_added(text, stretch, later[0], names) else later
        known = tuple(dict.fromkeys(n.entity for n in _linked(text, later))) if later else known
    points = POINTS.search(text, begin, end) is not None or (bool(focus.only) and is_told(words[effect.at].low))
    known = known or (focus.known_by(begin) if points else ())
    match = comparison_of(text, words, effect, compared, (begin, end), verb_phrase_of(words, effect))
    others = [(n.start, n.end) for n in names if n.entity not in known]
    comparator = match.group("what").strip() if match else contrasted(text, effect, (begin, end), stretch.end, others) or _beside(text, told, names)
    if match and match.group("resp"):
        each = re.split(r"\s(?:or|and)\s|,\s", match.group("what"))
        if len(each) == len(known):
            yield from (((asset,), what) for asset, what in zip(known, each, strict=True))
            return
    partners = alternatives(text, inside, first) if first else []
    if len(partners) > 1:
        yield from (((*first, *more), comparator) for more in partners)
        return
    if several := by_figures(text, (begin, end), inside, known) or divided(
        text, (begin, end, stretch.end), words[effect.at].start, inside, known, focus.topic or focus.known_by(begin)
    ):
        yield from ((assets, comparator) for assets in several)
        return
    if len(known) > 1 and _is_of_each(text, (begin, end), words[effect.at].start, inside or (earlier if effect.rule in ELSEWHERE else [])):
        yield from (((asset,), comparator) for asset in known)
        return
    yield known, comparator


def _is_of_each(text: str, clause: tuple[int, int], at: int, inside: Sequence[Named]) -> bool:
    """True for "X and Y each slowed growth", "either alone", "Both shrank tumours"; `at` is where the verb begins."""
    if _SINGLY.search(text, clause[0], at) and not _TOGETHER.search(text, *clause):
        return True
    if inside:
        return _EACH_OF.search(text, inside[-1].end, at) is not None
    both = _BOTH_DID.match(text, clause[0])
    each = _EACH.search(text, clause[0], at) or _THESE.search(text, clause[0], at)
    return each is not None or (both is not None and both.group(1).lower() in VERBS)


def _beside(text: str, told: int, names: Sequence[Named]) -> str | None:
    """The other asset of "TGI was 90%, with X 40%"; `told` is where the verb begins."""
    return next((text[n.start : n.end] for n in names if n.start > told and is_measured_beside(text, n)), None)


def _joins(text: str, clause: tuple[int, int], inside: Sequence[Named], earlier: Sequence[Named], focus: Focus) -> tuple[int, ...]:
    """What the assets of a clause are given with: the first asset before it, else what the text speaks of; () where they stand for themselves."""
    if is_added_to_another(text, clause[0], inside):
        return ()
    if any(is_beside_topic(text, clause[0], n, inside) for n in inside):
        before = tuple(dict.fromkeys(n.entity for n in _linked(text, earlier))) if earlier else focus.topic
        return focus.group if len(focus.group) > 1 and _TOGETHER.search(text, *clause) else before
    with_it = _WITH_FIRST.match(text, clause[0]) and _SINGLE.search(text, max(0, clause[0] - _SHORT), clause[0])
    together = with_it or _JOINED.search(text, *clause) or _is_joined(text, *clause, inside, focus)
    if together and all(_OBLIQUE.search(text[clause[0] : n.start]) for n in inside):
        return (earlier[0].entity,) if earlier else focus.topic
    return ()


def _is_joined(text: str, begin: int, end: int, inside: Sequence[Named], focus: Focus) -> bool:
    """True for "with X it was synergistic": the pronoun is the topic, which X was given with."""
    if not focus.topic or inside[0].start - begin > _OPENS or not _WITH_FIRST.match(text, begin):
        return False
    return _SYNERGY.search(text, inside[-1].end, end) is not None


def _is_of_later(text: str, name: Named, told: int) -> bool:
    """True for Y in "X was active and synergized with Y": it belongs to a later verb than the one at `told`."""
    partner = _PARTNER.search(text, max(told, name.start - 40), name.start)
    joint = partner is not None and partner.group()[:1].lower() in "abt" and "," not in text[name.end : name.end + 25]
    return partner is not None and partner.start() > told and not joint


def _spoken_of(clause: str, earlier: tuple[int, ...], focus: Focus) -> tuple[int, ...]:
    """The assets of a clause that names none."""
    if len(focus.group) > 1 and (turn := _TURN.search(clause)):
        return focus.group[:1] if turn.group().lower().endswith(("former", "first")) else focus.group[-1:]
    if (these := _THESE.search(clause)) and len(of_kind := focus.of_kind(these.group(1))) > 1:
        return of_kind
    if _TOGETHER.search(clause) or _EACH.search(clause):
        if len(earlier) > 1:
            return earlier
        if len(focus.group) > 1 or len(focus.about) > 1:
            return focus.group if len(focus.group) > 1 else focus.about
    return earlier or focus.topic
