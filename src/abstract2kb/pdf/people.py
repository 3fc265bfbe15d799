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
_STATES = r"A[BKLRZ]|BC|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ABDEINOST]|N[BCDEHJLMSVY]|O[HKNR]|P[AR]|QC|RI|S[CDK]|T[NX]|UT|V[AT]|W[AIVY]"
"""Of the United States and Canada."""
_COUNTRIES = (
    r"USA?|U\.S\.A?\.?|U\.?K\.?|UAE|(?:the )?United (?:States(?: of America)?|Kingdom|Arab Emirates)|(?:the )?Netherlands|"
    r"(?:Republic of |South |P\.?\s?R\.? )?(?:Korea|China|Ireland|Africa)|Argentina|Australia|Austria|Belgium|Brazil|Bulgaria|Canada|Chile|"
    r"Colombia|Croatia|Cyprus|Czech(?:ia| Republic)|Denmark|Egypt|England|Estonia|Finland|France|Georgia|Germany|Greece|Hong Kong|"
    r"Hungary|Iceland|India|Indonesia|Iran|Israel|Italy|Japan|Jordan|Kenya|Latvia|Lebanon|Lithuania|Luxembourg|Malaysia|Mexico|"
    r"New Zealand|Nigeria|Norway|Pakistan|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia(?:n Federation)?|Saudi Arabia|Scotland|"
    r"Serbia|Singapore|Slovakia|Slovenia|Spain|Sweden|Switzerland|Taiwan|Thailand|Tunisia|T[uü]rkiye|Turkey|Ukraine|Uruguay|Vietnam|Wales"
)
_UP_TO_COUNTRY = regex(rf"^[^:]*\w, (?:[^;:]*, )?(?:(?:{_STATES})(?:,? \d{{5}})?|{_COUNTRIES})\.?$")


def ends_in_country(text: str) -> bool:
    """Whether a place of work is named up to its country or state.

    >>> ends_in_country("Gustave Roussy, Villejuif, France"), ends_in_country("Jane Doe, PhD")
    (True, False)
    """
    return _UP_TO_COUNTRY.search(text) is not None


def names_places(text: str) -> bool:
    """Whether a university, a hospital or an e-mail address stands in the text."""
    return _PLACE_OF_WORK.search(text) is not None


def lists_people(texts: Sequence[str]) -> bool:
    """Whether the pieces are mostly names of persons, or many of them places of work or e-mail addresses."""
    if sum(map(names_places, texts)) >= 0.2 * len(texts):
        return True
    return sum(bool(_PERSON.fullmatch(text)) for text in texts) >= 0.7 * len(texts)
