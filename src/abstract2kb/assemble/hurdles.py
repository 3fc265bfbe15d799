"""Figures that somebody hopes for or asks for: "we wanted to see an ORR above 40%", "(hurdle: ORR 35%)", "under 35% would make us think".

A hurdle and a result often share a sentence ("we asked for 40% and got 37%"), so the clause of the single figure decides.
"""

from __future__ import annotations

import re

from abstract2kb.nlp.sought import Sought, at_words
from abstract2kb.patterns import regex

__all__ = ["is_hurdle"]

_BORDER = Sought(
    r";\s|:\s|,?\s(?:but|whereas|while|yet|though|although)\s|,\s(?:and|so)\s|\sand\s(?=(?:got|saw|found|received|had|it|the|they|we|this|that)\b)|"
    r"[,(]\s?(?=(?:up|down)\sfrom\b)"
)
"""Where a clause ends: after a border a figure is no longer what was hoped for before it."""
_WHO = (
    r"\b(?:[Ww]e|I|[Mm]anagement|[Ii]nvestors|[Aa]nalysts|[Cc]onsensus|[Bb]ulls|[Bb]ears|[Pp]hysicians|KOLs|[Ii]nvestigators|"
    r"[Tt]he\s(?:company|team|sponsor|[Ss]treet|market|investigators?|authors|firm|CEO|CMO))\s"
)
_SELDOM = r"(?:would|will|still|now|had|have|has|also|all|really|only|'d|’d)"
_HOPE = r"(?:hop(?:e|es|ed)|aim(?:s|ed)?|want(?:s|ed)?|wish(?:es|ed)?|model(?:s|led)|forecasts?|guid(?:es|ed)|bets?|targets|pencil(?:s|led)?\sin)"
_ASK = r"(?:need(?:s|ed)?|look(?:s|ed)?|expect(?:s|ed)?|model|ask(?:s|ed)?|target(?:ed)?|assum(?:e|es|ed)|require)"
_WISHED = Sought(
    rf"(?:{_WHO}(?:{_SELDOM}\s)*(?:{_HOPE}|{_ASK})|(?!Patients|Pts)\b[A-Z][\w-]+\s(?:{_SELDOM}\s)*{_HOPE}|"
    r"\b(?:is|are|was|were)\s(?:also\s|now\s|still\s)?(?:hoping|aiming|looking|asking|guiding|betting))\s"
    r"(?:(?:for|to|at|on|in|that)\s|(?=an?\s|the\s|above\s|over\s|more\s|at\sleast\s|[≥>~]?\d))[^.;]*$"
)
"""Before a figure: who hopes for it."""
_PASSED = tuple(rf"{verb}\s{whose}\s" for verb in ("passed", "cleared", "met") for whose in ("its", "the"))
_DENIED = ("not", "never", "n[’']t")
_NOT_PASSED = "".join(f"(?<!{words})" for words in _PASSED) + "".join(rf"|(?<={no}\s{words})" for no in _DENIED for words in _PASSED)
"""Not right behind a verb that tells that it was passed, unless that is denied: "has not met its goal"."""
_NAMED = Sought(
    rf"(?<!sets\sthe\s)(?<!set\sthe\s)(?:{_NOT_PASSED})\b(?:goal|hurdle|bar|threshold|ambition|target|base\scase|bull\scase|bear\scase|consensus|whisper\snumber|expectations?|our\sestimates?)\b"
    r"(?:\s(?:for|in|with)\s[\w-]+(?:\s[\w-]+)?)?(?:\s(?:is|was|of|at|remains?|stands|sits|set))?[\s:=]\s?(?:(?:is|of|at|an?|the|median|six-month|12-month|[\w-]+['’]s)\s)*"
    r"(?:(?:ORR|CRR?|DCR|PFS|OS|DOR|HR|pCR|MRD|(?:overall\s|objective\s|complete\s)?(?:response|remission)(?:\srates?)?|hazard\sratio|"
    r"(?:overall|progression-free)\ssurvival)\s?)?(?:of\s|at\s|above\s|over\s|below\s)?(?:at\sleast\s|more\sthan\s)?[≥>≤<~]?\s?$",
    re.IGNORECASE,
)
"""Before a figure: a word for what has to be passed."""
_MUST = Sought(
    r"\b(?:(?:would|should|must)\s(?:(?:still|now|probably|first|also)\s)?"
    r"(?:need|see|want|like|require|have|be|show|reach|exceed|beat|clear|hit|top|deliver|produce|match|get|turn|take|file|call|buy)|"
    r"(?:needs?|ha(?:s|ve|d)|ought)\sto\s(?:show|reach|exceed|beat|clear|hit|top|deliver|produce|match))\b[^.;]*$"
    r"|\bneed\s(?:an?\s)?(?:HR|ORR|PFS|OS|hazard|response|median)\b[^.;()]{0,30}$"
)
"""Before a figure: that it would be needed."""
_JUDGED = regex(
    r"[^.;,:]{0,60}?\s(?:(?<!who\s)(?<!which\s)would\b|(?:is|are|seems?|looks?|will\sbe)\s(?:what\s)?(?:needed|required|disqualifying|fanciful|"
    r"ambitious|unrealistic|realistic|necessary|the\s(?:bar|hurdle|goal|minimum|target|threshold)|our\s(?:bar|hurdle|goal|minimum|target|threshold)"
    r"|enough\sfor|too\slittle|we\s(?:need|want)))"
)
"""After a figure: that it would be something."""
_IF = Sought(
    r"(?:^|[.:;–—]\s|,\s(?:and|but)\s)(?:If|if|Should|Unless|Were)\s[^.;]*\b(?:will|would|could|should|might|may|'ll|’ll|'d|’d)\b|"
    r"\b(?:would|will)\b[^.;]*\b(?:if|unless|provided|as\slong\sas)\b"
)
"""A sentence on what would follow from what."""
_TOLD = at_words(r"\b(?:CI|confidence interval)\b|\bp\s?[=<]\s?0?\.\d", re.IGNORECASE)


def is_hurdle(text: str, begin: int, stop: int, start: int, end: int) -> bool:
    """Whether the figure text[start:end] of the sentence text[begin:stop] is only hoped for or supposed.

    >>> said = "We wanted an ORR above 40% and got 37%."
    >>> is_hurdle(said, 0, len(said), 23, 26), is_hurdle(said, 0, len(said), 35, 38)
    (True, False)
    """
    if _TOLD.search(text, begin, stop):
        return False
    condition = _IF.search(text, begin, stop)
    if condition is not None:
        return condition.end() > start or text.find(";", condition.end(), start) < 0
    before, after = begin, stop
    for border in _BORDER.finditer(text, begin, stop):
        if border.end() <= start:
            before = border.start() if text[border.start()] == ":" else border.end()
        elif border.start() >= end:
            after = border.start()
            break
    if any(cue.search(text[before:start]) for cue in (_WISHED, _MUST)) or _NAMED.search(text[max(begin, start - 90) : start]):
        return True
    return _JUDGED.match(text, end, after) is not None and "hether " not in text[before:start]
