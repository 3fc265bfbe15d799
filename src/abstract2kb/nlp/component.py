"""What all components share: read with `find`, write with `annotate`, and say so when an upstream pipe is missing."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.errors import PipelineError

__all__ = ["Settings", "SpanComponent", "require"]


class Settings(BaseModel):
    """Base of the components' settings: frozen, no unknown keys, no silent conversion."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def require(nlp: Language, name: str, *upstream: str) -> None:
    """Raises PipelineError when `name` is added before one of the pipes that it builds on."""
    for pipe in upstream:
        if pipe not in nlp.pipe_names:
            raise PipelineError(f"the pipe {name!r} needs {pipe!r} before it in the pipeline")


class SpanComponent:
    """A component that writes one or more span groups; subclasses say which in `labels` and find the spans."""

    labels: tuple[str, ...] = ()
    upstream: tuple[str, ...] = ()

    def __init__(self, nlp: Language, name: str) -> None:
        require(nlp, name, *self.upstream)
        self.name = name

    def find(self, doc: Doc) -> list[Span]:
        """The spans to write; reads the Doc and changes nothing."""
        raise PipelineError(f"the pipe {self.name!r} has no find")

    def annotate(self, doc: Doc, spans: list[Span]) -> None:
        """Writes the spans to `doc.spans`, one group per label, in text order."""
        groups: dict[str, list[Span]] = {label: [] for label in self.labels}
        for span in spans:
            groups.get(span.label_, []).append(span)
        for label, group in groups.items():
            doc.spans[label] = sorted(group, key=lambda s: (s.start, s.end))

    def __call__(self, doc: Doc) -> Doc:
        """find, then annotate."""
        self.annotate(doc, self.find(doc))
        return doc
