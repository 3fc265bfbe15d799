"""Misspelled names of drugs ("Bempegaldesleukine") by scispaCy's candidate generator over a knowledge base made of our lexicons.

The generator compares character trigrams (TF-IDF, cosine). It takes scikit-learn and some seconds to be made ready, so a cheap look at the edit
distance comes first, and it is made only when a word of a text passes that. How the threshold was set: `python benchmarks/spelling.py`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from abstract2kb.lexicons import CUE, VOCABULARY, CompiledLexicon
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.stems import find_stems
from abstract2kb.patterns import regex

__all__ = ["THRESHOLD", "Spelling", "near"]

THRESHOLD = 0.5
"""The least cosine similarity of a misspelled name to the name."""
_WORD = regex(r"(?<![\w-])[A-Za-z][a-z]{7,}(?![\w-])")
_LONG = 11
"""Names from this length on may have two wrong letters, shorter ones one."""
_LEAST = 8
"""Shorter names are too near to other words."""
_HEAD = 3
"""So many letters at the beginning must be right."""
_NEIGHBOURS = 5


def near(word: str, name: str) -> bool:
    """Whether two words of one beginning differ in few letters.

    >>> near("bempegaldesleukine", "bempegaldesleukin"), near("abemaciclib", "ribociclib")
    (True, False)
    """
    most = 2 if min(len(word), len(name)) >= _LONG else 1
    return abs(len(word) - len(name)) <= most and _distance(word, name, most) <= most


def _distance(a: str, b: str, most: int) -> int:
    """Letters to change, add, leave out or swap; counting ends above `most`."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        earlier, before = before, row
        row = [i]
        for j, y in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


class Spelling:
    """The names of one word with a stem that our own lexicons have for drugs, by their first letters; the generator over them is made when needed."""

    def __init__(self, lexicon: CompiledLexicon) -> None:
        self.lexicon = lexicon
        self._names: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for name, sense in lexicon.words(Label.DRUG, _LEAST):
            if not sense.flags & (CUE | VOCABULARY) and find_stems(name):  # brands are near to ordinary words: Provenge, Provence
                self._names[name[:_HEAD]][name] = sense.id
        self._generator: Any = None
        self._known: dict[str, str | None] = {}

    @property
    def names(self) -> dict[str, str]:
        """Every name with the id of its drug."""
        return {name: entry for group in self._names.values() for name, entry in group.items()}

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Where misspelled names stand, each with the id of the drug that is meant."""
        found = []
        for match in _WORD.finditer(text):
            word = match.group()
            if word not in self._known:
                self._known[word] = self._meant(word.lower())
            if meant := self._known[word]:
                found.append((*match.span(), meant))
        return found

    def _meant(self, word: str) -> str | None:
        close = {entry for name, entry in self._names.get(word[:_HEAD], {}).items() if near(word, name)}
        if len(close) != 1 or word in self.lexicon or (word[-1] == "s" and word[:-1] in self.lexicon):
            return None
        meant = close.pop()
        return meant if meant in self.similar(word) else None

    def similar(self, word: str, least: float = THRESHOLD) -> dict[str, float]:
        """The drugs with a name that is as similar as that, each with its similarity."""
        if self._generator is None:
            self._generator = _generator(self.names)
        (candidates,) = self._generator([word], _NEIGHBOURS)
        scores = {c.concept_id: max(c.similarities) for c in candidates}
        return {entry: score for entry, score in scores.items() if score >= least}


def _generator(names: dict[str, str]) -> Any:
    """scispaCy's generator over these names (name -> id); the index is made in memory."""
    import nmslib
    import numpy
    from scispacy.candidate_generation import CandidateGenerator
    from scispacy.linking_utils import Entity, KnowledgeBase
    from sklearn.feature_extraction.text import TfidfVectorizer

    aliases = sorted(names)
    by_entry: defaultdict[str, list[str]] = defaultdict(list)
    for name in aliases:
        by_entry[names[name]].append(name)
    base = KnowledgeBase([Entity(entry, own[0], own) for entry, own in sorted(by_entry.items())])
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), dtype=numpy.float32)
    vectors = vectorizer.fit_transform(aliases)
    index = nmslib.init(method="brute_force", space="cosinesimil_sparse", data_type=nmslib.DataType.SPARSE_VECTOR)
    index.addDataPointBatch(vectors)
    index.createIndex()
    return CandidateGenerator(index, vectorizer, aliases, base)
