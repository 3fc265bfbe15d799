"""The ordered list of pipes, and the building of the model from the lexicons.

`build()` gives a pipeline; `write(folder)` saves it so that `spacy.load(folder)` works on its own. Building twice from the same
lexicons gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language

from abstract2kb.errors import ModelError, UsageError
from abstract2kb.lexicons import user
from abstract2kb.nlp.compiling import compile_lexicon, extend
from abstract2kb.nlp.pipes.lexicon import lookup_of
from abstract2kb.nlp.tokenizer import build_tokenizer
from abstract2kb.nlp.vocabulary import Vocabulary

__all__ = ["PIPES", "build", "compile_lexicon", "load_model", "model_path", "write"]

PIPES = (
    "a2kb_sentences",
    "a2kb_lexicon",
    "a2kb_abbreviations",
    "a2kb_trial_ids",
    "a2kb_stages",
    "a2kb_cytokines",
    "a2kb_targets",
    "a2kb_companies",
    "a2kb_conditions",
    "a2kb_modalities",
    "a2kb_drugs",
    "a2kb_endpoints",
    "a2kb_adverse_events",
    "a2kb_quantities",
    "a2kb_combinations",
    "a2kb_context",
    "a2kb_arms",
)
NAME, VERSION = "a2kb_en", "0.1.0"


def build(vocabulary: Vocabulary | None = None) -> Language:
    """A fresh pipeline with the lexicons of this checkout."""
    nlp = spacy.blank("en")
    nlp.tokenizer = build_tokenizer(nlp.vocab)
    for pipe in PIPES:
        nlp.add_pipe(pipe)
        if pipe == "a2kb_lexicon":
            lookup_of(nlp).lexicon = compile_lexicon(vocabulary)
    nlp.meta.update({"name": NAME, "version": VERSION, "license": "MIT", "description": "Rules and lexicons of abstract2kb"})
    return nlp


def write(folder: Path, vocabulary: Vocabulary | None = None) -> None:
    """Builds the pipeline and saves it to `folder`; raises UsageError when that cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error.strerror})") from error
    build(vocabulary).to_disk(folder)


def model_path() -> Path:
    """Where the shipped model is: inside the installed package, or in models/ of the checkout."""
    package = Path(str(files("abstract2kb")))
    for place in (package / "_model" / NAME, package.parents[1] / "models" / NAME):
        if (place / "meta.json").is_file():
            return place
    raise ModelError("the model a2kb_en is missing; run `abstract2kb build-model`")


def load_model(path: Path | None = None, lexicons: Sequence[Path] = (), learned: str | None = None) -> Language:
    """The saved pipeline, with the lexicon files of users written over ours, in order, and the entities of the pipeline `learned` as a source.

    Raises ModelError when a pipeline is missing or damaged, LexiconError for a file of a user that is.
    """
    entries = [entry for file in lexicons for entry in user.read(file)]
    place = path or model_path()
    try:
        nlp = spacy.load(place, config={"nlp.tokenizer": {"@tokenizers": "a2kb_tokenizer"}})
    except (OSError, ValueError) as error:
        raise ModelError(f"{place}: cannot load the model: {str(error).splitlines()[0]}") from error
    extend(lookup_of(nlp).lexicon, entries)
    if learned:
        nlp.add_pipe("a2kb_learned", after="a2kb_lexicon", config={"model": learned})
    return nlp
