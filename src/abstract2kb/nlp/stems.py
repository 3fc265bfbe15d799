"""International Nonproprietary Names by their stem: "zorvalutinib", "nemvaleukin alfa", "belzutamab vedotin", "cilta-cel", "quorimogene tavarepvec".

The stems are those of the WHO's INN stem book (WHO/EMP/RHT/TSN/2018.1 and its supplements) that oncology uses, and the endings of older names
("cyclophosphamide", "leucovorin"); those that hormones, sugars, bases and reagents share with drugs are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from abstract2kb.nlp.first_letters import words
from abstract2kb.patterns import regex

__all__ = ["STEM", "find_stems"]

_STEM = (
    r"(?:m[aou]b|tinib|ciclib|parib|rafenib|metinib|zomib|degib|sertib|lisib|rasib|tegrast|setron|taxel|rubicin|platin|bicin|citabine|trexate|trexed|"
    r"stat|inostat|fusp|kinra|leukin|cept|tuzumab|limus|lutamide|relix|relin|amidon?e|domide|toclax|denib|clax|brutinib|netoclax|menib|metostat|"
    r"cabtagene|leucel|repvec|dicin|stobart|[aeiou]mig|bart|tug|teplirsen|rsen|siran|dronate|fenamide|ribine|mustine|sulfan|"
    r"vedotin|deruxtecan|tesirine|govitecan|mafodotin|tirumotecan)"
)
_TELLING = (
    r"(?:[aeiou]nib|parib|platin|citabine|bresib|estrant|tifan|nexor|madlin|ribulin|relbine|blastine|cristine|arabine|citidine|azuridine|tecan|ectedin"
    r"|poside|phosphamide|fosfamide|zolomide|carbazine|phalan|bucil|xantrone|tomycin|leomycin|trozole|mestane|raterone|oxifen|oxifene|metasone"
    r"|methasone|nisone|nisolone|reotide|glutide|orouracil|vorin|poetin|grastim|gramostim|plostim|bopag|staurin|imod|viprone|paturev"
    r"|ciclovir|cyclovir|peramide|lanzapine|retinoin|aspargase|sulfan|mustine|trexate|zomib|eptakin|endekin|droxyurea|luridine|paxel)"
)
"""Endings that no other words have: three letters before them do, or one where the ending is long."""
_GENE = r"[A-Za-z][a-z]{3,}gene [A-Za-z][a-z]{3,}(?:cel|vec|ran)"
"""Gene and cell therapies have two words."""
_SECOND = (
    r"(?:alfa|alpha|beta|gamma|pegol|vedotin|deruxtecan|tesirine|emtansine|govitecan|mafodotin|ravtansine"
    r"|soravtansine|tirumotecan|rezetecan|ozogamicin|"
    r"autotemcel|autoleucel|ciloleucel|lisoleucel|maraleucel|vicleucel|parvovec|repvec|laherparepvec|oderparepvec|tetraxetan|tiuxetan|dotatate|"
    r"[a-z]{3,}leukin|[a-z]{4,}(?:leucel|repvec|tecan|dotin|sirine|tansine)|inbakicept|celmoleukin|amunaleukin"
    r"|mesylate|tosylate|hydrochloride|maleate)"
)
STEM = regex(
    rf"(?<![\w-])(?P<gene>{_GENE})(?![\w])"
    rf"|(?<![\w-])(?P<head>[A-Za-z][a-z]{{3,}}{_STEM}|(?:5-|[Nn]ab-)?(?=[A-Za-z]{{7}})[A-Za-z][a-z]*{_TELLING})"
    rf"(?: (?P<tail>{_SECOND}|(?<=[a-z] )(?=[A-Z])(?i:{_SECOND})))?(?:-(?!plus|with|only|free|dose)[a-z]{{4}})?(?![\w])"
    rf"|(?<![\w-])(?P<cel>[a-z]{{2,8}}-cel)\b"
)
_NOT = frozenset(
    "thermostat rheostat hemostat cryostat photostat humidistat bacteriostat concept intercept transcept leukin interleukin sequestrant".split()
)


_SECOND_ONLY = regex(
    r"(?:mafo|rilso)dotin|(?:derux|govi|tirumo|reze|samro|adize)tecan|(?:auto|cilo|liso|mara|vic)leucel|autotemcel|inbakicept"
    r"|[a-z]+(?:repvec|parvovec|adenovec)"
)
_SURNAME = regex(r"[A-Z]\w+rsen")
"""Halvorsen and Petersen are people."""


def find_stems(text: str) -> list[tuple[int, int]]:
    """Where words with an INN stem stand, a second word included where one belongs.

    >>> find_stems("Belzutamab vedotin is a concept.")
    [(0, 18)]
    """
    return [m.span() for m in _matches(text) if not _is_none(m.group(), (m.group("head") or m.group()).lower())]


_STEMMED = regex(rf"{_STEM}$|{_TELLING}$|gene$", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def _may_be_stem(word: str) -> bool:
    """Whether a match of STEM can begin with the word, what stands before its hyphen aside."""
    return len(word) > 4 and _STEMMED.search(word) is not None


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of STEM, tried only at the words that can be one."""
    found = {at for word, places in words(text).items() if _may_be_stem(word) for at in places}
    found |= {at - len(lead) for at in found for lead in ("5-", "nab-", "Nab-") if text.endswith(lead, 0, at)}
    at = text.find("-cel")
    while at >= 0:
        found.update(range(max(0, at - _LONGEST_CEL), at))
        at = text.find("-cel", at + 1)
    done = 0
    for place in sorted(found):
        match = STEM.match(text, place) if place >= done else None
        if match is not None:
            yield match
            done = match.end()


_LONGEST_CEL = 8
"""So many letters stand before "-cel" at most."""


def _is_none(words: str, head: str) -> bool:
    """Ordinary words, surnames, and the second word of a name by itself ("deruxtecan")."""
    return head in _NOT or _SURNAME.fullmatch(words) is not None or (words.lower() == head and _SECOND_ONLY.fullmatch(head) is not None)
