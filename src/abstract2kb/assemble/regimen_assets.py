"""Regimens as assets of their own, where an article names them and not the drugs that they are made of.

Example: "FOLFOX plus QX-1" tells of QX-1 and of FOLFOX; "FOLFOX (fluorouracil, leucovorin and oxaliplatin)" of its drugs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from abstract2kb.assemble.assertion import sections_of
from abstract2kb.assemble.contributions import SHORT_ARTICLE
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.regimen_names import components
from abstract2kb.assemble.roles import is_background, is_compared, is_past, was_had
from abstract2kb.assemble.scene import Scene, merged
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import at_words
from abstract2kb.patterns import regex
from abstract2kb.records import Asset, Origin, Role, Sourced, content_id

__all__ = ["REGIMEN", "regimen_assets"]

REGIMEN = at_words(
    r"(?<![\w/-])(?:m(?:odified )?|mini-?\s?|dose-adjusted |DA-|R-|G-|O-|Pola-R-|FLAG-(?=IDA))*"
    r"(?:FOLFOX(?:IRI)?(?:-?\d)?|FOLFIRI(?:NOX)?|CAP(?:E)?OX|XELOX|XELIRI|CAPIRI|NALIRIFOX|FLOT|GEMOX|GemOx|CHO?E?P|EPOCH|(?:esc)?BEACOPP|ABVD|CVAD"
    r"|[Hh][Yy][Pp][Ee][Rr]-\s?CV(?:A)?D|POMP|(?<=FLAG-)IDA|MVAC|DHAP|ESHAP|CVP|TCHP|VMP|Flu[-/]Cy)(?![\w/-])"
)
"""Names of regimens that name nothing else."""
_WITHIN = 2
"""So many of its drugs named by themselves, or all that it has, make a regimen's name no asset."""
_CVAD = ("cyclophosphamide", "vincristine", "doxorubicin", "dexamethasone")
_BARE = regex(r"^(?:m(?:odified )?(?=[A-Z])|mini-?\s?|DA-|dose-adjusted )|-?\d$")
"""What a regimen's name is told with that changes nothing in its drugs."""
_JOINED_BEFORE = regex(r"(?:\+|\bplus|\badd(?:ed|ition of|ing)\b[^.;]{0,60}\bto|\bcombin\w+ with|\balternating)\s(?:the |standard )?$")
_JOINED_AFTER = regex(r"\s?\+|\s(?:plus|combined with|in combination with|with (?!respect)|alternating)\b")
"""Around what is given together with something else."""
_KEY = regex(r"^(?:m(?=[A-Z]{3})|modified|mini|DA|doseadjusted)+|[\s\d-]+|/")


class _Place(NamedTuple):
    """Where a regimen is named: text[start:end] of a scene, and what that says of its part."""

    scene: Scene
    start: int
    end: int
    role: Role


def regimen_assets(scenes: Sequence[Scene], assets: Sequence[Asset]) -> list[Asset]:
    """A record for every regimen that stands for itself, in order of first appearance."""
    known = {form.lower() for a in assets for form in (a.name, *(x.value for x in a.aliases))}
    own = [[(m.start, m.end) for m in s.mentions if m.label == Label.DRUG] for s in scenes if len(s.text) <= SHORT_ARTICLE]
    short = [s for s in scenes if len(s.text) <= SHORT_ARTICLE]
    found: dict[str, list[_Place]] = {}
    for scene, drugs in zip(short, own, strict=True):
        for start, end in _places(scene, drugs):
            words = scene.text[start:end]
            parts = _CVAD if "CV" in words.upper() and not words.endswith("P") else components(_BARE.sub("", words))
            named = sum(part in known for part in parts)
            if words.lower() not in known and not (parts and named >= min(_WITHIN, len(parts))):
                found.setdefault(_KEY.sub("", words).upper(), []).append(_Place(scene, start, end, _role(scene, start, end)))
    leads = {a.article for a in assets if a.role is Role.SUBJECT}
    records = [_record(places) for places in found.values()]
    only = {r.article for r in records} - leads
    first = {a: max((r for r in records if r.article == a), key=lambda r: (r.role is not Role.MENTIONED, len(r.evidence))).id for a in only}
    return [r.model_copy(update={"role": Role.SUBJECT}) if first.get(r.article) == r.id and r.role is not Role.MENTIONED else r for r in records]


def _places(scene: Scene, drugs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for match in REGIMEN.finditer(scene.text):
        if not any(a < match.end() and match.start() < b for a, b in drugs):
            yield match.span()


def _role(scene: Scene, start: int, end: int) -> Role:
    """What one place says of its part: what goes with something else, or is all there is, is a partner."""
    name = Named(start, end, -1)
    had = was_had(scene, name) or (is_past(scene, name) and not _is_joined(scene, start, end))  # "combined with standard FOLFOX" is given
    if had or is_background(scene, name) or sections_of(scene.text).at(start) == "background":
        return Role.MENTIONED
    sentence = scene.sentence_at(start)
    return Role.COMPARATOR if is_compared(scene.text[max(sentence.start, start - 60) : start]) else Role.PARTNER


def _is_joined(scene: Scene, start: int, end: int) -> bool:
    return bool(_JOINED_AFTER.match(scene.text, end) or _JOINED_BEFORE.search(scene.text, max(0, start - 90), start))


def _record(places: Sequence[_Place]) -> Asset:
    """One regimen: the form that is named most, its other forms, and the part that most places give it."""
    forms = Counter(p.scene.text[p.start : p.end] for p in places)
    name = max(forms, key=lambda form: (forms[form], len(form)))
    first = places[0].scene
    votes = Counter(p.role for p in places)
    role = max(votes, key=lambda r: (votes[r], r is Role.PARTNER))
    if votes[Role.COMPARATOR] and not any(_is_joined(p.scene, p.start, p.end) for p in places):
        role = Role.COMPARATOR
    at: Mapping[str, _Place] = {p.scene.text[p.start : p.end]: p for p in reversed(places)}
    aliases = tuple(_alias(at[form]) for form in forms if form != name)
    evidence = merged(*(p.scene.evidence(p.start, p.end, "regimen_assets") for p in places))
    report = first.source.report.id
    return Asset(id=content_id("asset", report, name.lower()), article=first.article_id, name=name, aliases=aliases, role=role, evidence=evidence)


def _alias(place: _Place) -> Sourced[str]:
    words = place.scene.text[place.start : place.end]
    evidence = place.scene.evidence(place.start, place.end, "regimen_assets")
    return Sourced(value=words, raw=place.scene.raw(place.start, place.end), confidence=0.9, origin=Origin.REPORT, evidence=evidence)
