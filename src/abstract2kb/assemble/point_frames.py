"""What is given where a point of a list begins that has points of its own: nothing of the point before it.

Example: after "• ALPHA-1: A + B vs C" with its results, "• BETA-2: D vs E" is of D alone, and "• GAMMA-3: the same drug, n = 40" of A.
"""

from __future__ import annotations

from collections.abc import Callable

from abstract2kb.assemble.frames import Frame
from abstract2kb.assemble.outlines import outline_of
from abstract2kb.assemble.regimens import groups_in
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought

__all__ = ["at_point"]

_SAME = Sought(
    r"\bsame\s(?:drug|agent|antibody|compound|molecule|conjugate|ADC|inhibitor|degrader|product|bispecific|medicine|asset|cells|CAR-T|vaccine)\b"
)


def at_point(scene: Scene, current: Frame, start: int, frame_at: Callable[[int], Frame]) -> Frame:
    """The frame that a clause begins with: empty at a point that opens with another drug or with its trial, of the drug alone where it is
    "the same drug", else the one before; that of the list where a call-out has parted it. `frame_at` gives the frame of what was read."""
    outline = outline_of(scene)
    if (before := outline.before_gap(start, scene.text)) is not None:
        current = frame_at(before.end - 1)
    point = outline.at(start + 1) if outline.begins(start) else None
    if point is None:
        return current
    if current.subject and _SAME.search(scene.text, start, point.end):
        return Frame(current.subject, current.subject)
    results = scene.within(start, point.end, Label.PERCENT, Label.TIME, Label.RATIO)
    found = groups_in(scene, start, results[0].start if results else point.end)
    if not found or found[0].part != "subject":
        return current
    tried = found[0].ids[0] not in current.everyone or scene.within(start, found[0].start, Label.TRIAL_ID)
    return Frame() if tried else current
