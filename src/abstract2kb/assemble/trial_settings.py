"""Long names with a number where what stands around them is on patients: "In ORIOLEX-12, ...", "A in ORIOLEX-12: response" over a table."""

from __future__ import annotations

from abstract2kb.assemble.scene import Scene
from abstract2kb.patterns import regex

__all__ = ["is_of_patients"]

_LONG_NAME = regex(r"[A-Za-z]{5,}[A-Za-z0-9-]*[- ]\d{1,3}$")
_CAPITALS = regex(r"[A-Z]{5,}-\d{1,3}$")
_NEAR = 300  # characters after a name in which its paragraph says what it is
_IN = regex(r"\b(?:[Ii]n|of|from)(?: the)? $")
_ON_PATIENTS = regex(r"\b(?:patients|pts|men|women|arms?|randomi[sz]ed|placebo|ORR|PFS|OS|survival|response rates?|trial|study)\b")
_ON_RESULTS = regex(
    r"\b[nN] ?\(%\)|\b[nN] ?= ?\d|"
    r"\b(?:ORR|PFS|DFS|EFS|OS|DoR|DOR|CR|PR|patients|pts|[Gg]rade|[Rr]esponses?|[Rr]esponders?|survival|DLTs?|evaluable|(?:TE|TR)?AEs?)\b"
)
"""What the table below a title has that is of patients."""
_ON_CELLS = regex(r"\b(?:cells?|mice|mouse|murine|xenografts?|models?|lines?|in vitro|in vivo|tumou?r-bearing|organoids?|IC50)\b")


def is_of_patients(scene: Scene, start: int, end: int) -> bool:
    """Whether the sentence of a long name, its paragraph, or the table that it stands over is on patients and on no cells."""
    text, sentence = scene.text, scene.sentence_at(start)
    inside = _IN.search(text[max(0, start - 12) : start]) is not None
    if not _LONG_NAME.match(text, start, end) or not (inside or _CAPITALS.match(text, start, end)):
        return False
    near, *below = text[sentence.start : end + _NEAR].split("\n")
    if below and "\t" in below[0] and not _ON_CELLS.search(near) and _ON_RESULTS.search("\n".join(below)):
        return True
    return any(_ON_PATIENTS.search(w) and not _ON_CELLS.search(w) for w in ([text[sentence.start : sentence.end]] if inside else []) + [near])
