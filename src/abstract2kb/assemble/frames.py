"""Frames: the regimens of the trial that a text is about, and how the groups of drugs that a clause names change them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from abstract2kb.assemble.regimens import Group, beside_subject

__all__ = ["Frame", "Ids", "changed"]

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The regimens of the current trial: `subject` is the drug that is spoken of, `experimental` what it is given as, `control` the
    other arm (() for a class, None where there is none); `trials` the names it goes by; `choice` where the drugs were not given together;
    `arms` what each of three or more arms was given; `beside` what the subject was given with in a part of the trial: B of "A alone or with B"."""

    subject: Ids = ()
    experimental: Ids = ()
    control: Ids | None = None
    trials: frozenset[str] = frozenset()
    choice: bool = False
    arms: tuple[Ids, ...] = ()
    beside: Ids = ()

    @property
    def combined(self) -> Ids:
        """The experimental regimen, or the subject with what it was given with in a part of the trial."""
        return tuple(dict.fromkeys((*self.experimental, *self.beside)))

    @property
    def everyone(self) -> frozenset[str]:
        """All assets of the trial."""
        return frozenset((*self.subject, *self.experimental, *(self.control or ())))


def changed(frame: Frame, found: list[Group], subjects: Set[str] = frozenset(), partners: Set[str] = frozenset()) -> Frame:
    """The frame after a clause that names these groups. `subjects` are those that the text is about as a whole: from one of them it does
    not turn to other drugs; `partners` are no topic of their own."""
    seen, found = False, _toggled_last(beside_subject(frame.subject, found))
    for before, group in zip([None, *found], found, strict=False):
        if group.part == "subject" and seen and not (group.opens or group.named):
            continue
        seen = seen or group.part in ("subject", "optional", "added")
        frame = _parted(frame, before, group) or _with_group(frame, group, subjects, partners)
    listed = [g for g in found if g.part in ("subject", "control", "arm")]
    if len(listed) > 2 and all(g.part != "subject" for g in listed[1:]) and {i for g in listed for i in g.ids} <= {*frame.everyone, *listed[-1].ids}:
        frame = replace(frame, arms=tuple(g.ids for g in listed))
    return frame


def _parted(frame: Frame, before: Group | None, group: Group) -> Frame | None:
    """Two drugs that were taken for one regimen and are told to be two arms: "A or B added to C", then "randomized to A or to B"."""
    if before is None or group.part != "control" or before.part != "subject" or set(before.ids) & set(group.ids):
        return None
    if not {*before.ids, *group.ids} <= set(frame.experimental) - set(frame.control or ()):
        return None
    both = tuple(i for i in frame.experimental if i not in before.ids and i not in group.ids)
    return Frame(before.ids, (*before.ids, *both), (*group.ids, *both), frame.trials)


def _with_group(frame: Frame, group: Group, subjects: Set[str], partners: Set[str]) -> Frame:
    own = set(group.ids)
    if group.part == "own" or (group.part == "prior" and frame.subject):
        return frame
    if group.part in _CHANGES:
        return _CHANGES[group.part](frame, group)
    if group.part == "base" and frame.subject and not own & set(frame.subject):
        return replace(frame, experimental=(*frame.subject, *group.ids), control=group.ids)
    if group.part == "partner" and frame.subject:
        return frame if own <= frame.everyone else replace(frame, experimental=(*frame.subject, *group.ids))
    if own <= set(frame.experimental) or own <= set(frame.control or ()):
        return frame
    if set(frame.subject) & own:
        return replace(frame, experimental=group.ids)
    return frame if _stays(frame, own, subjects, partners) else Frame(group.ids, group.ids, choice=group.choice)


def _made_optional(frame: Frame, group: Group) -> Frame:
    """The last drugs of the group make the difference to the control, which is its base."""
    subject = tuple(i for i in group.ids if i not in group.base)
    if group.part == "optional" and frame.subject and set(frame.subject) <= set(group.base):
        subject = frame.subject
    keep = frame.trials if set(group.ids) & frame.everyone else frozenset[str]()
    return Frame(subject or group.ids, group.ids, group.base, keep)


def _toggled_last(found: list[Group]) -> list[Group]:
    """The groups of "B and C, then D, with A or placebo", where all that stands before is given in both arms."""
    at = next((i for i, g in enumerate(found) if g.part == "toggled"), 0)
    if not at or any(g.part in ("control", "arm", "own") for g in found[:at]):
        return found
    base = tuple(dict.fromkeys(i for g in found[:at] for i in g.ids if i not in found[at].ids))
    return [replace(found[at], base=base), *found[at + 1 :]]


def _toggled(frame: Frame, group: Group) -> Frame:
    """Of what all were given, the group is what a placebo took the place of."""
    others = group.base or tuple(i for i in frame.experimental if i not in group.ids)
    return Frame(group.ids, (*group.ids, *others), others, frame.trials if set(group.ids) & frame.everyone else frozenset())


def _beside(frame: Frame, group: Group) -> Frame:
    """The group as what the subject was given with in a part of the trial."""
    return replace(frame, beside=group.ids) if frame.subject and not set(group.ids) & frame.everyone else frame


def _stays(frame: Frame, own: Set[str], subjects: Set[str], partners: Set[str]) -> bool:
    """Whether the text goes on with the drugs of a frame where other ones are named."""
    if not subjects.isdisjoint(frame.subject) and subjects.isdisjoint(own):
        return True
    return own <= partners and bool(frame.subject) and not set(frame.subject) <= partners


def _on_backbone(frame: Frame, group: Group) -> Frame:
    """What every arm is given."""
    experimental = tuple(dict.fromkeys((*frame.experimental, *group.ids)))
    control = None if frame.control is None else tuple(dict.fromkeys((*frame.control, *group.ids)))
    return replace(frame, subject=frame.subject or group.ids, experimental=experimental, control=control)


def _with_control(frame: Frame, group: Group) -> Frame:
    """The group as the control, unless it is the arm under study itself."""
    own = set(group.ids)
    if not frame.experimental:
        return Frame(group.ids, group.ids) if group.part == "arm" else frame
    if own == set(frame.experimental) or own <= set(frame.control or ()) or (group.part == "arm" and frame.control is not None):
        return frame
    if frame.control and own < set(frame.experimental) and own.isdisjoint(frame.control):
        return frame  # a drug of the combination alone is a third arm
    if frame.choice and own < set(frame.experimental):
        others = tuple(i for i in frame.experimental if i not in own)
        return Frame(others, others, group.ids, frame.trials)
    if set(frame.subject) <= own:
        return frame
    return replace(frame, control=group.ids)


_CHANGES = {
    "optional": _made_optional,
    "added": _made_optional,
    "toggled": _toggled,
    "beside": _beside,
    "control": _with_control,
    "arm": _with_control,
    "backbone": _on_backbone,
}
"""How the groups of some parts change a frame."""
