"""Models of a list with a number each: "TGI was 96% in A1 and 88% in B2", "survival of mice with A1 (P = 0.01) and B2 (P = 0.02) lymphoma"."""

from __future__ import annotations

from abstract2kb.patterns import regex

__all__ = ["models_with_numbers"]

_NUMBER = (
    r"(?:[~<>≤≥=]\s?)?\d[\d.,]*(?:\s?(?:%|[npuµμ]M\b|[npµμu]?g/m[lL]\b|-?fold\b|mm3\b|days\b|weeks\b|[npµμ]mol/L\b)|\s?(?:of|/)\s?\d+)?"
    r"(?: (?:of (?:baseline|controls?|mice|animals)|mice|animals))?"
)
_ITEM = regex(
    rf"{_NUMBER},? (?:in|for|against|on) (?:the |an? )?(?P<model>[\w+/.–‑-]+(?: [\w+/.–‑-]+){{0,4}}?)(?=,| and\b| but\b| or\b|[;:(]|\.?\s*$|\.\s)"
)
_NEXT = regex(r"(?: ?\([^()]*\))?(?:, | and | but |, and |, but )(?:only |by |just )?")
_MODELS = r"(?:models|xenografts|lines|PDXs?|tumou?rs)"
_COUNTED = regex(
    rf"in \w+ of (?:the )?\w+ (?P<one>(?:[\w+/-]+ )?[\w+/-]+ )(?P<noun>{_MODELS})(?:,? (?:and|but))+ (?:in )?(?:only )?(?:in )?"
    rf"\w+ of (?:the )?\w+ (?P<other>[\w+/-]+ (?:ones|{_MODELS}))\b"
)
_BRACKETED = regex(r"(?P<model>[\w/-]*[A-Z][\w/.-]*(?: [\w/.-]*\d[\w/.-]*)?) \([^()]*\d[^()]*\)(?P<joint>, and |, | and )?")
_TAIL = regex(
    rf" ?(?:[a-z]+ ){{0,2}}?(?:{_MODELS}|lymphomas?|leuka?emias?|cells|gliomas?|melanomas?)(?: of the [a-z ]+?| in the [a-z]+)?"
    r"(?=[,.;)]|$| (?:in|at|by|after|versus|vs)\b)"
)
_NAMED = regex(r"\d|[A-Z].*[A-Z]|(?:models?|xenografts?|lines?|tumou?rs|cells|organoids|ones|PDXs?)$")
_NO_MODEL = regex(
    r"\b(?:controls?|vehicle|placebo|untreated|groups?|arms?|cohorts?|patients|mg/kg|\w+-treated|responders|blood|serum|plasma|wk|days?|weeks?|hours?|h)\b"
)


def models_with_numbers(text: str, start: int, end: int) -> list[str]:
    """The models of text[start:end] where two or more in a row have a number each; else none."""
    if not any(c.isdigit() for c in text[start:end]) and " of " not in text[start:end]:
        return []
    return _with_numbers(text, start, end) or _counted(text, start, end) or _bracketed(text, start, end)


def _with_numbers(text: str, start: int, end: int) -> list[str]:
    found: list[str] = []
    item = _ITEM.search(text, start, end)
    while item is not None:
        if not _is_model(item["model"]):
            break
        found.append(item["model"].rstrip("."))
        joint = _NEXT.match(text, item.end(), end)
        item = _ITEM.match(text, joint.end(), end) if joint else None
    return found if len(found) > 1 else []


def _counted(text: str, start: int, end: int) -> list[str]:
    """ "in eight of 11 pancreatic models but in only two of eight colorectal ones"."""
    match = _COUNTED.search(text, start, end)
    return [match["one"] + match["noun"], match["other"]] if match else []


def _bracketed(text: str, start: int, end: int) -> list[str]:
    """ "A1 (P = 0.01) and B2 (P = 0.02) lymphoma"; the noun after the last is that of all."""
    found: list[str] = []
    match = _BRACKETED.search(text, start, end)
    while match is not None and match["joint"]:
        found.append(match["model"])
        match = _BRACKETED.match(text, match.end(), end)
    if match is None or not found:
        return []
    tail = _TAIL.match(text, match.end(), end)
    return [f"{m} {tail.group().strip()}" for m in (*found, match["model"])] if tail else []


def _is_model(words: str) -> bool:
    return _NAMED.search(words) is not None and _NO_MODEL.search(words) is None
