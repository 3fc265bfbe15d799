"""Usual names of regimens and the drugs that they stand for.

Example: "DVRd" is daratumumab, bortezomib, lenalidomide and dexamethasone; "R-CHOP" has rituximab before the drugs of "CHOP".
The letters are those of the protocols' own publications and of HemOnc.org's list of regimens.
"""

from __future__ import annotations

import re
from functools import cache

from abstract2kb.patterns import regex

__all__ = ["components"]

_MYELOMA_FIRST = {
    "Dara": "daratumumab", "D": "daratumumab", "Isa": "isatuximab", "Elo": "elotuzumab", "E": "elotuzumab", "Ven": "venetoclax",
    "Bela": "belantamab mafodotin", "B": "belantamab mafodotin", "S": "selinexor", "X": "selinexor", "Sel": "selinexor",
    "Tec": "teclistamab", "Tal": "talquetamab", "Cy": "cyclophosphamide",
}  # fmt: skip
_MYELOMA_NEXT = {
    "V": "bortezomib", "Bor": "bortezomib", "K": "carfilzomib", "I": "ixazomib", "Ixa": "ixazomib", "R": "lenalidomide", "P": "pomalidomide",
    "Pom": "pomalidomide", "T": "thalidomide", "C": "cyclophosphamide", "Cy": "cyclophosphamide", "M": "melphalan",
}  # fmt: skip
_NEXT = "|".join(sorted(_MYELOMA_NEXT, key=len, reverse=True))
_FIRST = "|".join(sorted(_MYELOMA_FIRST, key=len, reverse=True))
_MYELOMA = regex(rf"(?P<first>(?:{_FIRST})(?=-|(?:{_NEXT})))?-?(?P<next>(?:{_NEXT}){{1,3}})(?P<last>d)")
_WITH_MELPHALAN = regex(r"(?:(?P<first>D|Dara|Isa)-)?(?P<next>[VRMT]M?)P")
"""Melphalan and prednisone: "VMP", "D-VMP", "MP"."""

_LYMPHOMA = {
    "CHOP": "cyclophosphamide doxorubicin vincristine prednisone", "CHP": "cyclophosphamide doxorubicin prednisone",
    "CHOEP": "cyclophosphamide doxorubicin vincristine etoposide prednisone", "CVP": "cyclophosphamide vincristine prednisone",
    "EPOCH": "etoposide prednisone vincristine cyclophosphamide doxorubicin", "GemOx": "gemcitabine oxaliplatin",
    "ICE": "ifosfamide carboplatin etoposide", "DHAP": "dexamethasone cytarabine cisplatin", "GDP": "gemcitabine dexamethasone cisplatin",
    "ESHAP": "etoposide methylprednisolone cytarabine cisplatin", "AVD": "doxorubicin vinblastine dacarbazine",
    "ABVD": "doxorubicin bleomycin vinblastine dacarbazine", "B": "bendamustine", "Benda": "bendamustine", "Len": "lenalidomide",
    "2": "lenalidomide", "Lenalidomide": "lenalidomide", "Clb": "chlorambucil",
}  # fmt: skip
_LYMPHOMA_FIRST = {
    "R": "rituximab", "G": "obinutuzumab", "O": "obinutuzumab", "Obi": "obinutuzumab", "BV": "brentuximab vedotin", "A": "brentuximab vedotin",
    "Pola": "polatuzumab vedotin", "N": "nivolumab", "Tafa": "tafasitamab",
}  # fmt: skip
_PLAIN = ("CHOP", "CHP", "CHOEP", "CVP", "EPOCH", "GemOx", "ICE", "DHAP", "GDP", "ESHAP", "AVD", "ABVD")
"""Those that are names without an antibody before them too."""

_OTHERS = {
    "CyBorD": "cyclophosphamide bortezomib dexamethasone",
    "R2": "lenalidomide rituximab",
    "BR": "bendamustine rituximab",
    "FCR": "fludarabine cyclophosphamide rituximab",
    "FC": "fludarabine cyclophosphamide",
    "GClb": "obinutuzumab chlorambucil",
    "VenO": "venetoclax obinutuzumab",
    "VenR": "venetoclax rituximab",
    "VenG": "venetoclax obinutuzumab",
    "7+3": "cytarabine daunorubicin",
    "LDAC": "cytarabine",
    "FLAG-IDA": "fludarabine cytarabine idarubicin",
    "MEC": "mitoxantrone etoposide cytarabine",
    "FOLFOX": "fluorouracil leucovorin oxaliplatin",
    "FOLFOX6": "fluorouracil leucovorin oxaliplatin",
    "FOLFIRI": "fluorouracil leucovorin irinotecan",
    "FOLFIRINOX": "fluorouracil leucovorin irinotecan oxaliplatin",
    "FOLFOXIRI": "fluorouracil leucovorin irinotecan oxaliplatin",
    "NALIRIFOX": "liposomal irinotecan oxaliplatin fluorouracil leucovorin",
    "CAPOX": "capecitabine oxaliplatin",
    "XELOX": "capecitabine oxaliplatin",
    "SOX": "S-1 oxaliplatin",
    "XELIRI": "capecitabine irinotecan",
    "CAPIRI": "capecitabine irinotecan",
    "GEMOX": "gemcitabine oxaliplatin",
    "POMP": "mercaptopurine vincristine methotrexate prednisone",
    "CAPTEM": "capecitabine temozolomide",
    "FLOT": "fluorouracil leucovorin oxaliplatin docetaxel",
    "GEMCIS": "gemcitabine cisplatin",
    "TCHP": "docetaxel carboplatin trastuzumab pertuzumab",
    "TCH": "docetaxel carboplatin trastuzumab",
    "CMF": "cyclophosphamide methotrexate fluorouracil",
    "AC-T": "doxorubicin cyclophosphamide paclitaxel",
    "MVAC": "methotrexate vinblastine doxorubicin cisplatin",
    "ddMVAC": "methotrexate vinblastine doxorubicin cisplatin",
}
_TWO_WORDS = ("liposomal irinotecan", "brentuximab vedotin", "polatuzumab vedotin", "belantamab mafodotin")


@cache
def components(name: str) -> tuple[str, ...]:
    """The drugs of a usual regimen by their INN, in the order of the name; () where it is none.

    >>> components("DVRd"), components("Pola-R-CHP")[:2], components("Red")
    (('daratumumab', 'bortezomib', 'lenalidomide', 'dexamethasone'), ('polatuzumab vedotin', 'rituximab'), ())
    """
    return _other(name) or _myeloma(name) or _lymphoma(name)


def _other(name: str) -> tuple[str, ...]:
    by_name = _OTHERS.get(name) or _OTHERS.get(name.removeprefix("m")) or _FOLDED.get(name.upper())
    return _words(by_name) if by_name else ()


_FOLDED = {name.upper(): drugs for name, drugs in _OTHERS.items() if len(name) > 3}


def _words(drugs: str) -> tuple[str, ...]:
    for name in _TWO_WORDS:
        drugs = drugs.replace(name, name.replace(" ", "_"))
    return tuple(word.replace("_", " ") for word in drugs.split())


def _myeloma(name: str) -> tuple[str, ...]:
    match = _MYELOMA.fullmatch(name)
    if match is not None:
        first = (_MYELOMA_FIRST[match.group("first")],) if match.group("first") else ()
        between = tuple(_MYELOMA_NEXT[unit] for unit in re.findall(_NEXT, match.group("next")))
        drugs = (*first, *between, "dexamethasone")
        return drugs if len(set(drugs)) == len(drugs) else ()
    match = _WITH_MELPHALAN.fullmatch(name)
    if match is None or "M" not in match.group("next"):
        return ()
    first = (_MYELOMA_FIRST[match.group("first")],) if match.group("first") else ()
    return (*first, *(_MYELOMA_NEXT[unit] for unit in match.group("next")), "prednisone")


def _lymphoma(name: str) -> tuple[str, ...]:
    *first, last = name.split("-")
    if not all(f in _LYMPHOMA_FIRST for f in first) or last not in _LYMPHOMA or not (first or last in _PLAIN):
        return ()
    return (*(_LYMPHOMA_FIRST[f] for f in first), *_words(_LYMPHOMA[last]))
