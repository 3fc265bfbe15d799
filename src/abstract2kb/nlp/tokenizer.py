"""The tokenizer of the model: every mark of punctuation is a token of its own, letters and digits stay together.

Names in this field are glued ("DF6002/BMS-986415", "anti-PD-L1-cytokine", "IL-2Rβγ"), and a mention must be able to begin and
end at any of those joints. (scispaCy's tokenizer keeps them whole; it is used where it is better, for abbreviations.)
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry
from spacy.vocab import Vocab

__all__ = ["build_tokenizer"]

_MARK = r"[^\w\s]|_"
_CROSS = r"(?<=\d)x(?=[A-Z])"
"""The x of "CD20xCD3"."""


@registry.tokenizers("a2kb_tokenizer")
def tokenizer_of_language() -> Callable[[Language], Tokenizer]:
    """What makes the tokenizer of a pipeline; spaCy's own way of making one reads some thousand exceptions of English first."""
    return lambda nlp: build_tokenizer(nlp.vocab)


def build_tokenizer(vocab: Vocab) -> Tokenizer:
    """A spaCy Tokenizer that splits at white space and around each mark."""
    return Tokenizer(
        vocab,
        prefix_search=re.compile(rf"^(?:{_MARK})").search,
        suffix_search=re.compile(rf"(?:{_MARK})$").search,
        infix_finditer=re.compile(rf"{_MARK}|{_CROSS}").finditer,
    )
