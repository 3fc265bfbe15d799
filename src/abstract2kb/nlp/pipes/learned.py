"""A learned source: the entities of any installed spaCy or scispaCy pipeline ("en_ner_bc5cdr_md"), kept for the pipes of drugs and conditions.

Both rank them below all that rules and lexicons find. The pipeline is not saved with ours; it is loaded when the pipe is added.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from abstract2kb.errors import ModelError
from abstract2kb.lexicons import CompiledLexicon, load, name_key
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["Learned", "LearnedEntity", "entities", "may_be_drug"]

_LABELS = {
    "CHEMICAL": Label.DRUG, "SIMPLE_CHEMICAL": Label.DRUG, "DRUG": Label.DRUG, "CHEBI": Label.DRUG, "MEDICATION": Label.DRUG,
    "DISEASE": Label.CONDITION, "CONDITION": Label.CONDITION, "CANCER": Label.CONDITION,
}  # fmt: skip
"""What the labels of others are called here: BC5CDR, BioNLP13CG, CRAFT, and the plain words."""
_LEAST = 4
_WORDY = regex(r"[\s(]*(?:[a-z]+\s){4,}")


@dataclass(frozen=True, slots=True)
class LearnedEntity:
    """doc.text[start:end] (end exclusive) is what the other pipeline takes for a drug or a condition."""

    start: int
    end: int


@Language.factory("a2kb_learned", requires=["doc._.a2kb_hits"], assigns=["doc._.a2kb_learned"], default_config={"model": ""})
class Learned:
    """Runs the other pipeline over the text and keeps its entities by our label."""

    def __init__(self, nlp: Language, name: str, model: str) -> None:
        self.name = name
        self._other = _loaded(model)

    def find(self, doc: Doc) -> dict[str, list[LearnedEntity]]:
        """The entities by label, in text order; those with a label that has no counterpart are left out."""
        found: dict[str, list[LearnedEntity]] = {}
        for entity in self._other(text_of(doc)).ents:
            label = _LABELS.get(entity.label_.upper())
            if label and entity.text.strip() == entity.text and "\n" not in entity.text and "\t" not in entity.text:
                found.setdefault(label, []).append(LearnedEntity(entity.start_char, entity.end_char))
        return found

    def annotate(self, doc: Doc, found: dict[str, list[LearnedEntity]]) -> None:
        """Keeps them on the Doc."""
        doc._.a2kb_learned = found

    def __call__(self, doc: Doc) -> Doc:
        """find, then annotate."""
        self.annotate(doc, self.find(doc))
        return doc


def _loaded(model: str) -> Language:
    """The other pipeline; raises ModelError when there is none of this name or it finds no entities of ours."""
    try:
        other = spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        missing = not Path(model).exists() and isinstance(error, OSError)
        raise ModelError(f"--model {model}: {'no such pipeline is installed' if missing else str(error).splitlines()[0]}") from error
    labels = {label.upper() for pipe in other.pipe_names for label in getattr(other.get_pipe(pipe), "labels", ())}
    if not labels & _LABELS.keys():
        raise ModelError(f"--model {model}: its pipes give none of the labels {', '.join(_LABELS)}")
    return other


def entities(doc: Doc, label: str) -> list[LearnedEntity]:
    """The other pipeline's entities of a label; none without such a pipeline."""
    found: dict[str, list[LearnedEntity]] = doc._.a2kb_learned or {}
    return found.get(label, [])


def may_be_drug(words: str, lexicon: CompiledLexicon) -> bool:
    """Whether words that a model takes for a chemical may be a drug: nothing else by the lexicons, no reagent or metabolite, no phrase."""
    key = name_key(words)
    known = {sense.label for sense in lexicon.senses(key)}
    if known:
        return Label.DRUG in known
    return len(words) >= _LEAST and key not in _no_drugs() and _WORDY.match(words) is None and any(c.isalpha() for c in words)


@cache
def _no_drugs() -> frozenset[str]:
    return frozenset(name_key(name) for entry in load("not_drugs") for name in entry.all_names())
