"""The names of a report: those the pipes found, those that table columns and definitions add, and where else these stand.

A name learned in one place ("Saltikva" under "Agents", "ENZ" for enzalutamide) is then found wherever it stands in the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.asset_row import AssetRow
from abstract2kb.assemble.identity import Observation, observe
from abstract2kb.assemble.lone_letters import letters_given
from abstract2kb.assemble.not_given import without_others
from abstract2kb.assemble.scene import Scene
from abstract2kb.lexicons import name_key
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["gather"]

Link = tuple[str, str, str]

_VARIANT_TAIL = regex(r" (?:alfa|alpha|beta|gamma|pegol|[a-z]+(?:leucel|temcel|vec))$")
_CONJUGATE = regex(r"(?P<antibody>[a-z]{5,}mab) [a-z]+(?:tecan|dotin|tesirine|micin|tansine|bulin)")
_TWO_WORDS = regex(r"[a-z]{6,} [a-z]{6,}")
_CLIPPED = regex(r"(?<![\w-])[A-Za-z][a-z]{3,8}-[A-Z][a-z]{0,3}(?![\w-])")
_LABEL_IN_CELL = regex(r"(?P<name>[A-Z][\w/+-]{2,24}):\s")


def gather(scenes: Sequence[Scene], rows: Sequence[Sequence[AssetRow]]) -> tuple[list[Observation], list[Link]]:
    """All observations of the report in order, and pairs of keys that tables and definitions equate, with the reason."""
    observations: list[Observation] = []
    links: list[Link] = []
    for number, scene in enumerate(scenes):
        extra = [name for row in rows[number] for name in row.names]
        observations += observe(number, scene, extra)
        links += _row_links(scene, rows[number])
    observations = without_others(scenes, observations)
    links += _short_forms(scenes, observations)
    links += _clipped(scenes, observations)
    observations += _learned(scenes, observations)
    links += _short_inn(observations)
    return sorted(observations, key=lambda o: (o.scene, o.start)), links


def _key(mention: Mention) -> str:
    return f"lexicon:{mention.id}" if mention.id else f"name:{name_key(mention.text)}"


def _row_links(scene: Scene, rows: Sequence[AssetRow]) -> list[Link]:
    """A construct cell that begins with a label ("PD1-IL2v: ...") gives another name of its row's asset."""
    links = []
    for row in rows:
        cell = row.cells.get("construct")
        match = _LABEL_IN_CELL.match(cell.text) if cell else None
        if cell is None or match is None:
            continue
        start = cell.start - scene.source.offset
        for mention in scene.within(start, start + match.end("name"), Label.DRUG):
            links.append((_key(row.names[0]), _key(mention), f"{mention.text}: heads the construct of {row.names[0].text}"))
    return links


def _short_forms(scenes: Sequence[Scene], observations: list[Observation]) -> list[Link]:
    """Defined short forms of drugs ("enzalutamide (ENZ)") become observations of the drug."""
    links: list[Link] = []
    places = _taken(len(scenes), observations)
    for number, scene in enumerate(scenes):
        taken = places[number]
        for definition in scene.definitions:
            drugs = list(scene.within(definition.long_start, definition.long_end, Label.DRUG))
            if len(drugs) != 1 or (drugs[0].end - drugs[0].start) * 10 < (definition.long_end - definition.long_start) * 8:
                continue
            drug, short = drugs[0], definition.short
            spans = [(m.start, m.end) for m in scene.mentions if m.label == Label.ABBREVIATION and m.text == short]
            for start, end in spans if len(short) > 1 else letters_given(scene, short, definition.long_end):
                if not any(a < end and start < b for a, b in taken):
                    observations.append(Observation(number, start, end, short, drug.id, "assets.short_form"))
                    taken.append((start, end))
                    if not drug.id:
                        links.append((_key(drug), f"name:{name_key(short)}", f"{drug.text} ({short}): defined"))
    return links


def _clipped(scenes: Sequence[Scene], observations: list[Observation]) -> list[Link]:
    """Two-word INNs cut short at a hyphen ("novela-S" for "novelamab sesutecan") become observations of the drug."""
    whole = {o.text.lower(): o for o in observations if _TWO_WORDS.fullmatch(o.text.lower())}
    links: list[Link] = []
    places = _taken(len(scenes), observations)
    for number, scene in enumerate(scenes if whole else ()):
        for match in _CLIPPED.finditer(scene.text):
            first, second = match.group().lower().split("-")
            of = [o for name, o in whole.items() if name.startswith(first) and name.split()[1].startswith(second)]
            if len({o.key for o in of}) == 1 and not any(a < match.end() and match.start() < b for a, b in places[number]):
                observations.append(Observation(number, match.start(), match.end(), match.group(), of[0].lexicon_id, "assets.clipped"))
                if not of[0].lexicon_id:
                    links.append((of[0].key, observations[-1].key, f"{of[0].text} ({match.group()}): cut short"))
    return links


def _taken(count: int, observations: Sequence[Observation]) -> list[list[tuple[int, int]]]:
    """For each of `count` scenes, the places that are taken by a name."""
    places: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for o in observations:
        places[o.scene].append((o.start, o.end))
    return places


def _learned(scenes: Sequence[Scene], observations: Sequence[Observation]) -> list[Observation]:
    """Further places of names that only one place taught: a table column, a company's bracket, a short form."""
    taught = {
        o.text: o
        for o in observations
        if o.rule in {"assets.table_column", "drugs.context", "drugs.code"} and (len(o.text) > 3 or o.rule == "drugs.context")
    }
    if not taught:
        return []
    forms = sorted((_form(name) for name in taught), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w]|-\w)")
    by_key = {name_key(name): o.lexicon_id for name, o in taught.items()}
    found = []
    places = _taken(len(scenes), observations)
    for number, scene in enumerate(scenes):
        taken = places[number]
        for match in pattern.finditer(scene.text):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                found.append(
                    Observation(number, match.start(), match.end(), match.group(), by_key.get(name_key(match.group()), ""), "assets.learned")
                )
    return found


def _form(name: str) -> str:
    """A pattern for a name; a code of letters and digits in every spelling ("QRX-1234", "QRX 1234")."""
    code = re.fullmatch(r"([A-Z][A-Za-z]{1,5})[- ]?(\d{2,8}[A-Za-z]?)", name)
    return f"{code.group(1)}[- ]?{code.group(2)}" if code else re.escape(name)


def _short_inn(observations: Sequence[Observation]) -> list[Link]:
    """ "nemvaleukin" is "nemvaleukin alfa" (a suffix of form), "loncastuximab", which no lexicon has as a drug of its own, the one conjugate of it
    that the report names; trastuzumab, which one has, is not trastuzumab deruxtecan."""
    long = {name_key(_VARIANT_TAIL.sub("", o.text.lower())): o.key for o in observations if _VARIANT_TAIL.search(o.text.lower())}
    conjugates: dict[str, set[str]] = {}
    for o in observations:
        if (m := _CONJUGATE.fullmatch(o.text.lower())) is not None:
            conjugates.setdefault(name_key(m["antibody"]), set()).add(o.key)
    long |= {key: next(iter(keys)) for key, keys in conjugates.items() if len(keys) == 1}
    return [
        (long[name_key(o.text)], o.key, f"{o.text}: short for the full INN") for o in observations if not o.lexicon_id and name_key(o.text) in long
    ]
