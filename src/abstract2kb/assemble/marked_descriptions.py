"""What stands behind the name of an asset and a mark, or in the first line below a heading that is its name: the phrases of slides and lists.

Examples: "QXR-70 (Novelix): CDH6-directed ADC for ovarian cancer", "Sorvatinib – oral AXL inhibitor", and "HER3 x EGFR bispecific antibody" as the
first bullet below "Teraxumab (Kestrel)".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["behind_mark", "below_heading"]


class Place(Protocol):
    """Where an asset is named (Doc offsets)."""

    @property
    def start(self) -> int:
        """Where the name begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


Span = tuple[int, int]
_OPENING = regex(r"[^A-Za-z\n]*$")
_MARK = regex(r"\s?[:–—]\s|\s[-|·]\s")
_COMMA = regex(r",\s(?=[A-Z\d]|anti-|oral |novel |bi|tri|half)")
"""Behind the company's bracket a comma does for a mark: "NVK-8 (Novika), BCMA x CD3 bispecific"."""
_ONE_OF_LIST = regex(r"s?,?\s(?:and|or|plus|vs\.?|versus)\b|s?\s?[+/&]")
_HEAD = regex(r"[^A-Za-z\n]*")
_PHRASE = 90
"""Characters up to the end of the word that says what it is."""
_NO_PHRASE = regex(
    r"[.;%]\s|%|=|(?<![\w-])(?:is|are|was|were|has|have|had|showed?|shows|met|plus|vs|versus|and|or|with|after|than|in|on|to|combined|combination|"
    r"patients|pts|prior|refractory|resistant|naive|class|space|field|landscape|next|new data)\b",
)
"""What no noun phrase up to its head has."""
_NO_HEAD = regex(
    r"s?-\w|s?\s(?:combinations?|refractory|resistan\w+|na[iï]ve|experienced|failures?|therapy|pretreated|class|space|era|landscape|field)\b"
)
"""After a word that says only what patients had, or what a class is."""
_GOES_ON = regex(r"\s(?:against|targeting|directed (?:at|against|to)|binding|to|of|that (?:binds|targets))\s[^,;.:()\n]{2,40}")
_HEAD_LINE = 80


def behind_mark(scene: Scene, name: Place, after: int) -> Span | None:
    """The phrase behind a name at the start of a line; `after` is where the text goes on behind the name and its bracket."""
    line = scene.text.rfind("\n", 0, name.start) + 1
    comma = _COMMA.match(scene.text, after) if after > name.end else None
    mark = _MARK.match(scene.text, after) or comma
    if mark is None or _OPENING.fullmatch(scene.text, line, name.start) is None:
        return None
    found = _phrase(scene, mark.end())
    return None if found is not None and mark is comma and _ONE_OF_LIST.match(scene.text, found[1]) else found


def below_heading(scene: Scene, named: Sequence[Place], after: Callable[[int], int]) -> Iterator[tuple[int, Span]]:
    """The index of each name that is a whole heading but for its bracket, with the phrase that opens the first line below."""
    for index, name in enumerate(named):
        start, end = scene.text.rfind("\n", 0, name.start) + 1, scene.text.find("\n", name.end)
        if end < 0 or end - start > _HEAD_LINE or _OPENING.fullmatch(scene.text, start, name.start) is None:
            continue
        if scene.text[after(name.end) : end].strip(" :") or scene.in_table(name.start):
            continue
        opening = _HEAD.match(scene.text, end + 1)
        if opening is not None and not scene.in_table(end + 1) and (found := _phrase(scene, opening.end())) is not None:
            yield index, found


def _phrase(scene: Scene, start: int) -> Span | None:
    """The noun phrase that begins here and says what something is, up to the word for a kind of drug."""
    line_end = scene.text.find("\n", start)
    end = min(line_end if line_end >= 0 else len(scene.text), start + _PHRASE)
    kind = next(iter(scene.within(start, end, Label.MODALITY)), None)
    if kind is None or _NO_PHRASE.search(scene.text, start, kind.start) or _NO_HEAD.match(scene.text, kind.end):
        return None
    if scene.within(start, kind.end, Label.DRUG, Label.ENDPOINT, Label.ADVERSE_EVENT):
        return None
    more = _GOES_ON.match(scene.text, kind.end)
    return start, more.end() if more else kind.end
