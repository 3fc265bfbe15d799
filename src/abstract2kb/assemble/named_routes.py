"""The routes of administration that stand beside the name of an asset: before it, behind it with a dose, in what it is called, in its row.

Example: "the oral BTK inhibitor A", "A 20 mg/kg intravenously", "A (Acme), a next-generation oral inhibitor", the row "A | inhibitor, oral", "A is a
virus. It is injected into lesions".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["leads_on", "named_routes"]

_LED_TO = 60
_LEADS_TO = regex(
    r"(?:[ -](?!(?:and|or|of|for|with|to|in|on|plus|vs|by|than|after|versus|dos(?:e|es|ing)|administration|mucositis|use|route|then|was|were|is|are"
    r"|as|that|which|from|who|study|trial|injections?|infusions?"
    r"|alongside|beside|along|together|against|before|followed|added)\b)[\w/×α-ωΑ-Ω-]+){0,3} "
)
"""From a route to the name of what is given so: no preposition, no verb, no mark."""
_FOLLOWER = regex(
    r" (?:[\w/×α-ωΑ-Ω-]+ ){0,3}(?:inhibitor|degrader|agonist|antagonist|blocker|modulator"
    r"|follower|successor|compound|candidate|agent|drug|molecule|prodrug"
    r"|glue|PROTAC|SERD|TKI|antibody|bispecific|vaccine|virus|cytokine|variant|conjugate|analogue?|formulation|version)(?: called|,|:) "
)
"""From a route to a name in apposition: "its oral follower, A"."""
_BEHIND = 110
_BRACKET = r"(?:\s?\((?:[^()]|\([^()]*\)){1,60}\))?"
_DOSED = regex(rf"{_BRACKET}(?:\s\d[\d.,–-]*\s?(?:mg|µg|μg|mcg|g|GBq|MBq|IU)(?:/\w+)?)?\s\(?")
"""From a name to the route that it is given by: nothing but a bracket and the dose."""
_WORD = (
    r"(?!(?:and|or|of|for|with|to|in|on|plus|vs|by|than|after|versus|was|were|are|that|which|from|who|alone|given|added|before|then|as|not|no)\b)"
    r"[\w/×α-ω-]+"
)
_CALLED = regex(
    rf"{_BRACKET}(?:,|:|(?<=\))\.|\sis|\swas|\s[–—·])\s(?:(?:an?|the|another|its)\s)?(?:{_WORD},?\s){{0,4}}|\s\([^()]{{2,40}}[;,]\s(?:an?\s)?"
)
"""From a name to the route in what it is called: "A (Acme), a next-generation oral inhibitor", "A (Acme; oral"."""
_BROUGHT = regex(
    rf"{_BRACKET}(?:,\s[^.;]{{3,60}}?,)?\s(?:(?:was|is|were|are|being|then|directly|given|then|also|has been|had been)\s)*"
    r"(?:inject|instil|infus|administ|deliver|given|taken|put|dosed)\w*(?:\s(?:[\w-]+|\d\S*)){0,3}\s"
)
"""From a name to the way it is brought in: "A, a virus that carries B, was injected into lesions"."""
_OR_ALSO = regex(r"\s(?:or|and|versus|vs)\s(?:then\s)?")
"""Between two routes of one drug: "under the skin or by vein"."""
_GOES_ON = regex(
    r"(?:(?:It|They|This|These|Both|Treatment|Each|The (?:drug|agent|compound|virus|vaccine|cells?|product|antibody|molecule|mixture|conjugate))\s"
    r"|(?:Given|Taken|Injected|Instilled|Administered|Delivered|Dosed|Infused)\s|(?:One|A|Two|Three|Four|Single|Repeated|Weekly|Daily)\s)"
)
"""Opens a sentence on the drug of the one before: "It is injected ...", "Given by mouth ...", "One oral dose ..."."""
_ENDS = regex(r"[,;)\t\n]|$")
_AT_FRONT = 40
"""Characters before the name of what a sentence is about."""
_SHORT = 90
"""Characters of a cell that says what an asset is."""


def leads_on(scene: Scene, mention: Mention, end: int) -> bool:
    """True for a route that leads to another name, which begins at `end`: "A was compared with oral B"."""
    return any(form.fullmatch(scene.text, mention.end, end) is not None for form in (_LEADS_TO, _FOLLOWER))


def named_routes(scene: Scene, named: Sequence[Named]) -> Iterator[tuple[int, Mention]]:
    """(entity, route) where the words around a name, or its table row, have the route."""
    starts = [n.start for n in named]
    last: tuple[int, Mention] | None = None
    for mention in scene.within(0, len(scene.text), Label.ROUTE):
        entity = _owner(scene, named, starts, mention)
        if entity is None and last is not None and _OR_ALSO.fullmatch(scene.text, last[1].end, mention.start):
            entity = last[0]
        if entity is not None:
            last = entity, mention
            yield last


def _owner(scene: Scene, named: Sequence[Named], starts: Sequence[int], mention: Mention) -> int | None:
    """The asset that a route is told of."""
    at = bisect_left(starts, mention.end)
    if at < len(named) and named[at].start - mention.end <= _LED_TO and leads_on(scene, mention, named[at].start):
        return named[at].entity
    entity = _behind(scene, named[at - 1] if at else None, mention)
    if entity is None:
        entity = _of_row(scene, named, starts, mention)
    return entity if entity is not None or scene.in_table(mention.start) else _of_last_sentence(scene, named, starts, mention)


def _of_last_sentence(scene: Scene, named: Sequence[Named], starts: Sequence[int], mention: Mention) -> int | None:
    """The first asset of the sentence before, where one goes on about it without its name: "A (Acme) is a virus. It is injected ..."."""
    text, sentence = scene.text, scene.sentence_at(mention.start)
    own = bisect_left(starts, sentence.start)
    if not sentence.index or not _GOES_ON.match(text, sentence.start) or (own < len(named) and named[own].start < mention.end):
        return None
    before = scene.sentences[sentence.index - 1]
    first = bisect_left(starts, before.start)
    if "\n" in text[before.end - 1 : sentence.start] or scene.in_table(before.start) or first >= own:
        return None
    return named[first].entity if named[first].start - before.start <= _AT_FRONT else None


def _behind(scene: Scene, name: Named | None, mention: Mention) -> int | None:
    """The asset whose name stands before the route, with no more than a dose or what it is between."""
    if name is None or not 0 < mention.start - name.end <= _BEHIND:
        return None
    gap = name.end, mention.start
    return name.entity if any(form.fullmatch(scene.text, *gap) for form in (_DOSED, _CALLED, _BROUGHT)) else None


def _of_row(scene: Scene, named: Sequence[Named], starts: Sequence[int], mention: Mention) -> int | None:
    """The one asset of the table row, where the route stands in a short cell of its own that names none."""
    offset = scene.source.offset
    hit = scene.source.report.cell_at(offset + mention.start) if scene.in_table(mention.start) else None
    if hit is None:
        return None
    table, cell = hit
    if cell.row < table.header_rows or len(cell.text) > _SHORT or not _ENDS.match(scene.text, mention.end):
        return None
    row = [c for c in table.cells if c.row == cell.row and c.text]
    first, last = min(c.start for c in row) - offset, max(c.end for c in row) - offset
    inside = named[bisect_left(starts, first) : bisect_left(starts, last)]
    if any(cell.start - offset <= n.start < cell.end - offset for n in inside):
        return None
    entities = {n.entity for n in inside if n.start < mention.start}
    return entities.pop() if len(entities) == 1 else None
