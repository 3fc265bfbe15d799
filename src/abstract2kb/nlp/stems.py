"""International Nonproprietary Names by their stem: "zorvalutinib", "nemvaleukin alfa", "belzutamab vedotin", "cilta-cel".

The stems are those of the WHO's INN stem book (WHO/EMP/RHT/TSN/2018.1 and its supplements) that oncology uses.
"""

from __future__ import annotations

import re

__all__ = ["STEM", "find_stems"]

_STEM = (
    r"(?:m[aou]b|tinib|ciclib|parib|rafenib|metinib|zomib|degib|sertib|lisib|rasib|tegrast|setron|taxel|rubicin|platin|bicin|citabine|trexate|trexed|"
    r"stat|inostat|fusp|kinra|leukin|cept|tuzumab|limus|lutamide|relix|relin|amidon?e|domide|toclax|denib|clax|brutinib|netoclax|menib|metostat|"
    r"cabtagene|leucel|repvec|dicin|stobart|[aeiou]mig|bart|tug|teplirsen|rsen|siran|dronate|fenamide|ribine|mustine|sulfan|"
    r"vedotin|deruxtecan|tesirine|govitecan|mafodotin|tirumotecan)"
)
_SECOND = (
    r"(?:alfa|alpha|beta|gamma|pegol|vedotin|deruxtecan|tesirine|emtansine|govitecan|mafodotin|ravtansine"
    r"|soravtansine|tirumotecan|rezetecan|ozogamicin|"
    r"autotemcel|autoleucel|ciloleucel|lisoleucel|maraleucel|vicleucel|parvovec|repvec|laherparepvec|oderparepvec|tetraxetan|tiuxetan|dotatate|"
    r"[a-z]{3,}leukin|[a-z]{4,}(?:leucel|repvec|tecan|dotin|sirine|tansine)|inbakicept|celmoleukin|amunaleukin"
    r"|mesylate|tosylate|hydrochloride|maleate)"
)
STEM = re.compile(
    rf"(?<![\w-])(?P<head>[A-Za-z][a-z]{{3,}}{_STEM})(?: (?P<tail>{_SECOND}))?(?:-[a-z]{{4}})?(?![\w])"
    rf"|(?<![\w-])(?P<cel>[a-z]{{2,8}}-cel)\b"
)
_NOT = frozenset("thermostat rheostat hemostat cryostat photostat humidistat bacteriostat concept intercept transcept leukin interleukin".split())


def find_stems(text: str) -> list[tuple[int, int]]:
    """Where words with an INN stem stand, a second word included where one belongs.

    >>> find_stems("Belzutamab vedotin is a concept.")
    [(0, 18)]
    """
    return [m.span() for m in STEM.finditer(text) if (m.group("head") or m.group("cel")).lower() not in _NOT]
