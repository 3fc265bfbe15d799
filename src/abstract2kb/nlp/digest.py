"""What is kept of an article's Doc: its text, mentions, sentences and definitions, which take a small part of the Doc's memory.

Example: `article_digest(nlp, report, article).mentions` are the mentions of the article; after `close()` they are held packed until they
are asked for again.
"""

from __future__ import annotations

import pickle
import zlib
from sys import intern
from typing import Any

from spacy.language import Language

from abstract2kb.nlp import extensions
from abstract2kb.nlp.doc import ArticleDoc, article_doc
from abstract2kb.nlp.mention import Mention, mentions
from abstract2kb.nlp.pipes.abbreviations import Definition
from abstract2kb.pdf.layout import Article
from abstract2kb.pdf.report import Report

__all__ = ["ArticleDigest", "DigestParts", "article_digest"]

Bounds = tuple[int, int]
DigestParts = tuple[str, tuple[Definition, ...], bytes]
"""Text, definitions, and packed mentions and sentences."""


class ArticleDigest:
    """An article as read; offsets in it + `offset` = offsets in the report's linear text."""

    __slots__ = ("_found", "_packed", "article", "definitions", "report", "text")

    def __init__(self, source: ArticleDoc) -> None:
        doc = source.doc
        self.report, self.article, self.text = source.report, source.article, extensions.text_of(doc)
        self.definitions: tuple[Definition, ...] = tuple(doc._.a2kb_definitions or ())
        self._found: tuple[list[Mention], list[Bounds]] | None = (mentions(doc), [(s.start_char, s.end_char) for s in doc.sents])
        self._packed: bytes | None = None

    def parts(self) -> DigestParts:
        """All but the report and the article, packed: what another process sends of it."""
        self.close()
        return self.text, self.definitions, self._packed or b""

    @classmethod
    def of_parts(cls, report: Report, article: Article, parts: DigestParts) -> ArticleDigest:
        """The digest that another process has packed."""
        digest = cls.__new__(cls)
        digest.report, digest.article, digest._found = report, article, None
        digest.text, digest.definitions, digest._packed = parts
        return digest

    @property
    def offset(self) -> int:
        """Where the article begins in the report's text."""
        return self.article.start

    @property
    def mentions(self) -> list[Mention]:
        """All mentions in text order."""
        return self._open()[0]

    @property
    def sentences(self) -> list[Bounds]:
        """Where the sentences start and end, in order."""
        return self._open()[1]

    def close(self) -> None:
        """Hold what was found packed until it is asked for again."""
        if self._found is not None and self._packed is None:
            found, bounds = self._found
            rows = [(m.start, m.end, intern(m.label), intern(m.id), intern(m.rule), m.value) for m in found]
            self._packed = zlib.compress(pickle.dumps((rows, bounds), pickle.HIGHEST_PROTOCOL), 1)
        self._found = None

    def _open(self) -> tuple[list[Mention], list[Bounds]]:
        if self._found is None:
            rows, bounds = pickle.loads(zlib.decompress(self._packed or b""))
            self._found = ([self._mention(*row) for row in rows], bounds)
        return self._found

    def _mention(self, start: int, end: int, label: str, name: str, rule: str, value: Any) -> Mention:
        return Mention(start, end, intern(label), self.text[start:end], intern(name), intern(rule), value)


def article_digest(nlp: Language, report: Report, article: Article) -> ArticleDigest:
    """Runs the pipeline over one article and lets go of the Doc."""
    return ArticleDigest(article_doc(nlp, report, article))
