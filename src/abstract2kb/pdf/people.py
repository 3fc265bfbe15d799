"""Author blocks, which stand in columns as tables do: who they are and where they work.

Example: three names side by side above three universities are people; three agents above three stages are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.patterns import regex

_PLACE_OF_WORK = regex(
    r"@|\b(?:universit|institut|department|hospital|school|college|faculty|cent(?:er|re)\b|laborator|klinik|clinic\b)", re.IGNORECASE
)
_PERSON = regex(r"(?:[A-Z][a-z’'-]+|[A-Z]\.?)(?:\s+[A-Z]\.?)?(?:\s+[A-Z][a-z’'-]+){1,2}(?:,?\s*(?:MD|PhD|MSc|BSc|RN|PharmD)\b)*(?:\s?[\d,*†]+)?")


def names_places(text: str) -> bool:
    """Whether a university, a hospital or an e-mail address stands in the text."""
    return _PLACE_OF_WORK.search(text) is not None


def lists_people(texts: Sequence[str]) -> bool:
    """Whether the pieces are mostly names of persons, or many of them places of work or e-mail addresses."""
    if sum(map(names_places, texts)) >= 0.2 * len(texts):
        return True
    return sum(bool(_PERSON.fullmatch(text)) for text in texts) >= 0.7 * len(texts)
