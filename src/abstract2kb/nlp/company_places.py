"""Companies by where they stand: the first word of one that is named in full ("Haoran’s" beside "Haoran Bio"), what stands in a bracket
after a code where other brackets after codes hold companies: "QXR-44 (Novelix Bio)", "BNX-440 (Bionexa / Aldermere)", and what an item opens
with before a colon where other items open so with companies: "Novelix: QXR-44 ...".
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.nlp.first_letters import begun
from abstract2kb.patterns import regex

__all__ = ["companies_by_place"]

Company = tuple[int, int, str]
_WORD = r"[A-Z][a-z]{3,}(?:[A-Z][a-z]+)?"
_AFTER_CODE = begun(
    rf"(?<![\w/.-])(?:[A-Z]{{2,5}}-?[A-Z]{{0,2}}\d{{1,6}}[A-Z]?\d?|[A-Z]?[a-z]{{4,}}(?:ab|ib|in|cel|an)) \((?:[A-Z]{{2,5}}-?\d{{1,6}}; )?"
    rf"(?P<one>{_WORD}(?: [A-Z][a-z]+)?)(?:\s?/\s?(?P<two>{_WORD}(?: [A-Z][a-z]+)?))?[);]"
)
"""A code or an INN with a bracket that ends in one name or two, in capitals."""
_CUE = regex(
    r"['’]s?\b|\)|\s?/\s?[A-Z]|\s(?:said|says|plans|will|has|reported|presented|showed|announced|expects|hopes|is developing|licensed|brought)\b"
)
_COMMON = frozenset(
    "first second third early late data clinical trial global united royal north south east west blue green black white silver golden".split()
)


def companies_by_place(text: str, known: Sequence[Company], lexicon: CompiledLexicon) -> list[Company]:
    """Companies beside those that are known: (start, end, name)."""
    return [*_first_words(text, known, lexicon), *_in_brackets(text, known, lexicon), *_before_colons(text, known, lexicon)]


def _first_words(text: str, known: Sequence[Company], lexicon: CompiledLexicon) -> list[Company]:
    """The first word of a company of two or more, where it stands as one: "Haoran’s HRN-2"."""
    firsts = {name.split()[0]: name for _, _, name in known if " " in name}
    found = []
    for word, name in firsts.items():
        if len(word) < 4 or word.lower() in _COMMON or lexicon.senses(name_key(word)):
            continue
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            apart = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
            if apart and _CUE.match(text, end):
                found.append((at, end, name))
            at = text.find(word, end)
    return found


def _in_brackets(text: str, known: Sequence[Company], lexicon: CompiledLexicon) -> list[Company]:
    """What stands in brackets after codes, where one of these holds a company."""
    places = {start for start, _, _ in known}
    matches = list(_AFTER_CODE.finditer(text))
    if not any(m.start("one") in places or m.start("two") in places for m in matches):
        return []
    spans = [m.span(name) for m in matches for name in ("one", "two") if m.group(name)]
    return [(a, b, text[a:b]) for a, b in spans if a not in places and not lexicon.senses(name_key(text[a:b]))]


_LEAD_IN = begun(rf"(?<=\n)(?:[•▪–-] )?(?P<one>{_WORD}(?: [A-Z][A-Za-z]+)?): (?=\S[^\n]{{40}})")
"""What an item opens with before a colon."""


def _before_colons(text: str, known: Sequence[Company], lexicon: CompiledLexicon) -> list[Company]:
    """What opens an item before a colon, where so much as half of the items next to each other open with a company."""
    places = {start for start, _, _ in known}
    runs: list[list[tuple[int, int]]] = []
    last = -1
    for match in _LEAD_IN.finditer(text):
        if last < 0 or text.count("\n", last, match.start()) > 1 + _BETWEEN:
            runs.append([])
        runs[-1].append(match.span("one"))
        last = match.end()
    found = []
    for run in runs:
        own = [a in places for a, _ in run]
        if 0 < len(run) <= 2 * sum(own) and not all(own):
            found += [(a, b, text[a:b]) for (a, b), is_known in zip(run, own, strict=True) if not is_known]
    return [(a, b, name) for a, b, name in found if not lexicon.senses(name_key(name)) and not lexicon.senses(name_key(name.split()[0]))]


_BETWEEN = 1
"""Lines between two items that are next to each other."""
