"""What the patients of a study under its main drug were given: the drugs that are told for its name or its place, without those of its control.

Example: of a study whose assets are A, its partner B and the comparator C, a result of no arm is of A and B.
"""

from __future__ import annotations

from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_frames import keys_of
from abstract2kb.assemble.treatments import Frame, treatments_of
from abstract2kb.records import Study

__all__ = ["frames_named", "given_in"]


def frames_named(scene: Scene, study: Study) -> list[Frame]:
    """The frames with drugs that the text tells for the names of a study."""
    known = treatments_of(scene).known
    return [frame for key in keys_of(study) if (frame := known.get(key)) is not None and frame.experimental]


def given_in(scene: Scene, study: Study, at: int) -> tuple[str, ...]:
    """The drugs of a study that are no control's: those that the text tells for its name, or at the offset, else those under study with partners."""
    for frame in (*frames_named(scene, study), treatments_of(scene).at(at)):
        if frame.experimental and set(frame.experimental) <= set(study.assets) and not _is_of_control(frame, scene):
            return frame.experimental
    return tuple(a for a in study.assets if a in scene.subjects or a in scene.partners) or study.assets


def _is_of_control(frame: Frame, scene: Scene) -> bool:
    """Whether a frame is of drugs that the article only compares with."""
    return scene.subjects.isdisjoint(frame.experimental)
