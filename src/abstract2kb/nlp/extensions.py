"""Every `Doc._` and `Span._` name that the pipes use, registered once.

| name | on | what |
|---|---|---|
| `a2kb_definitions` | Doc | list of `Definition`: abbreviations as this article defines them |
| `a2kb_hits` | Doc | lexicon hits by label, as the lookup found them |
| `a2kb_learned` | Doc | entities of a pipeline that the user names, see pipes/learned.py; None without one |
| `rule` | Span | which component and rule found the mention ("drugs.code") |
| `value` | Span | the typed value of a quantity, stage or grade mention, else None |
"""

from __future__ import annotations

from functools import partial
from typing import Any

from spacy.tokens import Doc, Span

__all__ = ["keep_text", "note", "noted", "register", "text_of"]

_KEY, _TEXT = "a2kb", "a2kb_text"


def note(span: Span, rule: str, value: Any = None) -> None:
    """Keeps a mention's rule and value. spaCy's own span extensions are shared by all spans over the same characters,
    whatever their label; these are kept per label. The first note on a span stands."""
    notes: dict[tuple[str, int, int], tuple[str, Any]] = span.doc.user_data.setdefault(_KEY, {})
    notes.setdefault((span.label_, span.start_char, span.end_char), (rule, value))


def noted(span: Span) -> tuple[str, Any]:
    """A mention's rule and value."""
    notes: dict[tuple[str, int, int], tuple[str, Any]] = span.doc.user_data.get(_KEY, {})
    return notes.get((span.label_, span.start_char, span.end_char), ("", None))


def keep_text(doc: Doc, text: str) -> None:
    """Spares `text_of` joining the tokens of a Doc made from this text."""
    doc.user_data[_TEXT] = text


def text_of(doc: Doc) -> str:
    """The Doc's text, joined once: `doc.text` joins all tokens anew at every call."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def register() -> None:
    """Registers the names; calling it again changes nothing."""
    for name in ("a2kb_definitions", "a2kb_hits", "a2kb_learned"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name, place in (("rule", 0), ("value", 1)):
        if not Span.has_extension(name):
            Span.set_extension(name, getter=partial(_field, place))


def _field(place: int, span: Span) -> Any:
    return noted(span)[place]


register()
