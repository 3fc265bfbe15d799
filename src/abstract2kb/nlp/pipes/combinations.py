"""Cues that two things are given together: "X plus Y", "X in combination with Y", "combined with", "X + Y", "X with or without Y".

Which assets they join is decided in assembly; here only the cue words are marked.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.first_letters import WordPattern
from abstract2kb.nlp.mention import Label, span_at, without_overlaps

_CUES = {
    "combination": r"\b(?:in combination with|combinations? (?:with|of|therapy with)|combined with|co-?administ(?:ered"
    r"|ration) with|administered with|given with|together with|concurrent(?:ly)? with|in addition to)\b",
    "plus": r"\bplus\b|(?<=\s)\+(?=\s|[A-Za-z]{3})|(?<=\w)\+(?=[A-Za-z]{3})|(?<=[a-z]{4})\+(?=\s)",
    "optional": r"±|\bwith or without\b|\+/-|\band/or\b",
    "added": r"\b(?:added to|addition of|on top of|followed by|and then)\b",
    "with": r"\b(?<=\s)with\b",
}
_ANY = WordPattern("|".join(f"(?P<{name}>{form})" for name, form in _CUES.items()), re.IGNORECASE)


@Language.factory("a2kb_combinations", assigns=["doc.spans"])
class Combinations(SpanComponent):
    """Writes COMBINATION; the id is the kind of cue."""

    labels = (Label.COMBINATION,)

    def find(self, doc: Doc) -> list[Span]:
        """The cue words."""
        return without_overlaps(
            [
                span_at(doc, m.start(), m.end(), Label.COMBINATION, m.lastgroup or "", f"combinations.{m.lastgroup}")
                for m in _ANY.finditer(text_of(doc))
            ]
        )
