"""Companies by where they stand: the first word of one that is named in full ("Haoran’s" beside "Haoran Bio"), what stands in a bracket
after a code where other brackets after codes hold companies: "QXR-44 (Novelix Bio)", "BNX-440 (Bionexa / Aldermere)", what an item opens
with before a colon where other items open so with companies: "Novelix: QXR-44 ...", and a coined name beside a code made of its letters
("Novakine reported that its mutein NVK-8").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.nlp.places import capitals
from abstract2kb.nlp.sought import Sought
from abstract2kb.nlp.stems import find_stems
from abstract2kb.patterns import regex

__all__ = ["companies_by_place", "companies_of_codes"]

Company = tuple[int, int, str]
_WORD = r"[A-Z][a-z]{3,}(?:[A-Z][a-z]+)?"
_AFTER_CODE = Sought(
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
    found = [*_first_words(text, known, lexicon), *_in_brackets(text, known, lexicon), *_before_colons(text, known, lexicon)]
    return [*found, *companies_of_codes(text, lexicon)]


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
    matches = list(_AFTER_CODE.finditer(text)) if places else []
    if not any(m.start("one") in places or m.start("two") in places for m in matches):
        return []
    spans = [m.span(name) for m in matches for name in ("one", "two") if m.group(name)]
    return [(a, b, text[a:b]) for a, b in spans if a not in places and not lexicon.senses(name_key(text[a:b]))]


_LEAD_IN = Sought(rf"(?<=\n)(?:[•▪–-] )?(?P<one>{_WORD}(?: [A-Z][A-Za-z]+)?): (?=\S[^\n]{{40}})")
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


_CODE = r"(?P<code>[A-Z]{2,5})[-‑]?\d{1,6}[A-Z]?\b"
_COINED = r"(?P<co>(?P<first>[A-Z])[a-z]{4,}(?:[A-Z][a-z]+)?)"
_ITS_CODE = r"(?P<code>(?P=first)[A-Z]{1,4})[-‑]?\d{1,6}[A-Z]?\b"
_PEOPLE = regex(r"(?:ers|ors|ists|ians|ants|ees)$")
_NOUN = regex(
    r"(?:results?|findings?|safety|toxicity|efficacy|patients?|stud(?:y|ies)|cohorts?|background|methods?|kinetics|tumou?rs?|responses?|exposures?|"
    r"authors?|novel|progress|reports?|posters?|abstracts?|sources?|updates?|highlights?|models?|doses?|drugs?|assets?|combinations?|"
    r"[a-z]+(?:ing|ings|[ts]ions?|ments?|ness|ities|ys[ei]s|therap(?:y|ies)|ology|ances?|ences?))",
    re.IGNORECASE,
)
"""The nouns of reports, and words with the endings of English ones: "Results: RSO-021", "Dosing: DSX-100"."""
_NO_CLAUSE_END = r"(?:(?![.;]\s)[^\n\t]){0,80}?"
_TELLS = r"(?:has |have |also |recently |will )?(?:report|present|describ|show|disclos|unveil|introduc|announc|featur|develop|said|plan|advanc)\w*"
_BESIDE_CODES = (
    Sought(
        rf"(?<![\w.-]){_COINED}(?: \([^()\n]{{2,30}}\))? {_TELLS} {_NO_CLAUSE_END}\b{_ITS_CODE}", places=capitals
    ),  # Novakine reported that its mutein NVK-8
    Sought(rf"(?<![\w.-]){_COINED}['’]s? {_NO_CLAUSE_END}\b{_ITS_CODE}", places=capitals),  # Velkora’s lead VKM-90
    Sought(
        rf"(?<![\w.-]){_COINED}(?: \((?:[Pp]oster|[Aa]bstract|[Bb]ooth)[^()\n]{{1,20}}\)[.:]?|:| [–—|·]) {_ITS_CODE}", places=capitals
    ),  # Velkora (poster 1742). VKM-90
    Sought(
        rf"(?<![\w/.-]){_CODE}(?:(?:,| [–—|·]) | from | by | \(){_COINED}(?=[).,;:]| [–—|·(]|\n|$)", places=capitals
    ),  # VKM-90 from Velkora; VKM-90 (Velkora)
)
"""A coined name and a code, as a company and its drug stand together."""


def _of_one_stem(company: str, letters: str) -> bool:
    """Whether the code's first two letters are the company's: the first its first, the second one of the others ("VK" of "Velkora")."""
    return company[0] == letters[0] and letters[1].lower() in company[1:].lower()


def companies_of_codes(text: str, lexicon: CompiledLexicon) -> list[Company]:
    """Names that no lexicon has, beside a code that is made of their letters: (start, end, name).

    >>> companies_of_codes("Novakine reported that its mutein NVK-8 was safe.", CompiledLexicon())
    [(0, 8, 'Novakine')]
    """
    found = {}
    for pattern in _BESIDE_CODES:
        for match in pattern.finditer(text):
            name = match.group("co")
            if (
                _of_one_stem(name, match.group("code"))
                and not lexicon.senses(name_key(name))
                and name.lower() not in _COMMON
                and not _PEOPLE.search(name)
                and not _NOUN.fullmatch(name)
                and not find_stems(name)
            ):
                found[match.start("co")] = (match.start("co"), match.end("co"), name)
    return [found[at] for at in sorted(found)]
