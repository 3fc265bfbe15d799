"""What the patients of a result in a table were given: what its headings name, else what the trial's frame has for the words of the arm.

Example: under "A + chemo" and "Chemotherapy" the figures are of the whole regimens that the text tells of for the trial.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.article_heads import title_span
from abstract2kb.assemble.given import EXPERIMENTAL, by_short_form
from abstract2kb.assemble.regimens import CONTROL, groups_in
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_frames import keys_of
from abstract2kb.assemble.study_given import frames_named
from abstract2kb.assemble.treatment_classes import is_class
from abstract2kb.assemble.treatments import Frame, treatments_of
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Table
from abstract2kb.records import Study

__all__ = ["assets_in_table"]

Ids = tuple[str, ...]

_EARLIER_LINE = regex(r"\b(?:failure|refractory|resistan\w+|pre-?treated|na[iï]ve|prior|progression|exposed|after)\b", re.IGNORECASE)


def assets_in_table(scene: Scene, start: int, arm: str | None, named: Ids, study: str | None = None) -> Ids:
    """The assets of a table's result at `start`: what its headings name (`named`) or, where they name none, the current trial's regimen
    by the words of the arm; nothing where the table is of other drugs than that trial,
    or where the article tells of many trials and the table not of which (`study`), unless its title, as one of several, names the drugs."""
    table = next((t for t in scene.tables if t.start <= start + scene.source.offset < t.end), None)
    if table is not None and arm and (known := treatments_of(scene).of_arm(arm)):
        return known
    if arm and table is not None and (beside := _beside_title(scene, arm, named)):
        return beside
    if arm and table is not None and (whole := _with_class(scene, start, arm, named, study)):
        return whole
    if not named and study is None and len(scene.studies) >= _MANY:
        titled = _of_title(scene)
        return titled if table is not None and _drugs_of(scene, table) <= {*titled} else ()
    if table is None or not scene.asset_ids or (named and not _is_earlier(scene, arm or "", named)):
        return named
    treatments = treatments_of(scene)
    frame = treatments.at(start)
    if named and set(named) & frame.everyone:
        return named
    if not named and not _drugs_of(scene, table) <= frame.everyone:
        return ()
    words = arm or ""
    short = next((ids for word in re.findall(r"[\w+-]+", words) if (ids := by_short_form(scene, frame, word))), None)
    if short is not None:
        return short
    return (frame.control or ()) if CONTROL.search(words) and not EXPERIMENTAL.search(words) else frame.experimental


_CLASS_TOO = regex(
    r"(?:\+|\bplus|\band|\bwith|/)\s?(?:(?:the|standard|platinum|same|concurrent)[\s-])*(?:chemo(?:therapy)?|CT|CTx|CRT|chemoradio(?:therapy|radiation)|platinum|"
    r"PDC|doublet|backbone|SOC|SoC|ET|endocrine therapy|NSAI|AI|ARPI)\b",
)
"""The class of what an arm was given besides the drug that its words name: "A + chemo", "Pbo + CRT"."""
_PLACEBO = regex(r"(?:placebo|pbo|sham)\b", re.IGNORECASE)


def _with_class(scene: Scene, start: int, arm: str, named: Ids, study: str | None) -> Ids:
    """The whole regimen of an arm whose words tell it, or a part of it, by class, as the frame of its trial, or of the table's place, has it."""
    treatments, parts = treatments_of(scene), [part.strip() for part in arm.split(",")]
    whole = any(is_class(part) or treatments.is_control(part) for part in parts)
    if not whole and _CLASS_TOO.search(arm) is None:
        return ()
    controls = whole or (not named and any(map(_PLACEBO.match, parts)))
    told = scene.study(study)
    frames = frames_named(scene, told) if told is not None else []
    if not frames and _is_of_place(scene, start, told, here := treatments.at(start)):
        frames.append(here)
    for frame in frames:
        if controls:
            if frame.control and set(named) <= set(frame.experimental):
                return frame.control
        elif named and set(named) < set(frame.experimental) and set(named) <= set(frame.experimental) - set(frame.control or ()):
            return frame.experimental if _told_with_class(scene).isdisjoint({*frame.experimental} - {*named}) else ()
    return ()


def _told_with_class(scene: Scene) -> frozenset[str]:
    """The drugs that are told with a class somewhere, so that the class is not of them: A and B of "A + chemo v B + chemo"; found once."""
    found = scene.memo.get("told with class")
    if not isinstance(found, frozenset):
        places = scene.asset_ids.items()
        found = scene.memo["told with class"] = frozenset(i for (_, end), i in places if _CLASS_TOO.match(scene.text, end + 1))
    return found


def _is_of_place(scene: Scene, start: int, told: Study | None, frame: Frame) -> bool:
    """Whether the frame at a table is that of the table's study, or, where it names none, of all the drugs that it names."""
    if told is not None:
        return not frame.trials.isdisjoint(keys_of(told)) or not frame.everyone.isdisjoint(told.assets)
    table = next((t for t in scene.tables if t.start <= start + scene.source.offset < t.end), None)
    return table is not None and len(drugs := _drugs_of(scene, table)) > 0 and drugs <= frame.everyone


_MONO = regex(r"(?:mono(?:therapy)?|single[- ]agent|alone)\b", re.IGNORECASE)
_ADDED = regex(r"(?:\+|plus|with|combo with|combination with)\s?(?=\S)", re.IGNORECASE)
_EVERYONE = regex(r"(?:all|total|overall|pooled|both (?:arms|cohorts|groups))(?: (?:patients|pts|cohorts|arms|groups|doses))?", re.IGNORECASE)


def _beside_title(scene: Scene, arm: str, named: Ids) -> Ids:
    """What an arm was given that is only told beside the drug of the title: "Mono" is that drug, "+ B" that drug with B, "All" what the title
    names; nothing where the title names no drug, or two to be compared."""
    words = arm.strip()
    mono, added = _MONO.match(words), _ADDED.match(words)
    if not (mono or added or _EVERYONE.fullmatch(words)) or (mono and named) or (added and not named):
        return ()
    titled = _of_title(scene)
    if not titled or not scene.subjects.isdisjoint(titled[1:]):
        return ()
    if mono:
        return titled[:1]
    if added:
        return () if titled[0] in named else (titled[0], *named)
    return titled if not named else ()


def _of_title(scene: Scene) -> Ids:
    """The drugs that the title of one of several articles names, of a comparison the first; none of a title without drugs."""
    span = title_span(scene) if len(scene.source.report.articles) > 1 else None
    if span is None:
        return ()
    versus = _COMPARED.search(scene.text, *span)
    return tuple(dict.fromkeys(i for g in groups_in(scene, span[0], versus.start() if versus else span[1]) for i in g.ids))


_COMPARED = regex(rf"\s{VERSUS}\s", re.IGNORECASE)
_MANY = 4
"""So many trials in one article that the one told of last says nothing of the next table."""


def _is_earlier(scene: Scene, arm: str, named: Ids) -> bool:
    """Whether the arm's words tell of what patients had before, by naming it, and no drug that is given stands in front of them."""
    earlier = _EARLIER_LINE.search(arm)
    if earlier is None or not any(i in named and name in arm.lower() for name, i in scene.names.items()):
        return False
    words = re.findall(r"[\w-]{4,}", arm[: earlier.start()].lower())
    return not any(scene.names.get(word) in named or any(i in named for name, i in scene.names.items() if word in name.split()) for word in words)


def _drugs_of(scene: Scene, table: Table) -> set[str]:
    """The assets that the cells of a table name."""
    offset = scene.source.offset
    return {i for g in groups_in(scene, table.start - offset, table.end - offset) for i in g.ids}
