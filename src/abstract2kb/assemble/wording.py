"""The words that tie figures to topics, or keep them apart, as `linking` reads them."""

from __future__ import annotations

import re

from abstract2kb.assemble.insertions import is_inserted
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = [
    "BLOCK_LEFT",
    "FOUND_TO",
    "LEFT_WORDS",
    "LIST_WORDS",
    "NOT_RESULT_AFTER",
    "NOT_RESULT_BEFORE",
    "OTHER_RATES",
    "OTHER_TIME",
    "OWN_LABEL",
    "RATE_NAME",
    "REGARDLESS",
    "RIGHT_WORDS",
    "TIME_AFTER",
    "TIME_BEFORE",
    "VALUE_TO",
    "WORD",
    "enclosed",
    "is_aside",
    "leaves_bracket",
    "outside_brackets",
]

_LIST_WORDS_TEXT = (
    "and vs versus v compared with to in for the while whereas or of respectively comparison than only patients pts subjects women men "
    "patient pt subject participants participant people individuals children adults recipients given receiving "
    "arm arms group groups months it rather mere as opposed those against on by alone but from a an both - – − at double twice nearly did "
    "pair duo doublet triplet trio combination monotherapy regimen other first second latter former control controls comparator placebo without "
    "treated "
    "drug agent antibody exceeded that "
)
LIST_WORDS = frozenset(_LIST_WORDS_TEXT.split())
_LEFT_WORDS_TEXT = (
    "was were is are be been of in at the a an rate rates seen observed noted achieved attained obtained reported with for to by patients pts "
    "only approximately overall confirmed median estimated as also remained occurred occurring found recorded developed experienced "
    "from improved increased reached showed has had have among all arm arms group groups between both evaluable total higher lower "
    "significantly longer probability probabilities best subjects therapy treatment detected documented identified met each proportion incidence "
    "values value after population cohort duration time rate: (n women men cases levels including included mainly mostly most being "
    "randomized randomised enrolled assigned treated eligible assessable analyzed analysed response-evaluable efficacy-evaluable "
    "primarily dose-limiting affecting received completed status 95 per investigator central review recist v1.1 1.1 independent radiologist "
    "assessment assessed per-protocol intention-to-treat intent-to-treat as-treated initial first high low investigator-assessed "
    "blinded bicr irc itt analysis mean it crude actuarial projected kaplan-meier cumulative just up half third quarter over under two-thirds "
    "one-third three-quarters nearly almost exactly came stood amounted accounted some several gave got managed investigators BICR IRC "
    "universal near-universal rule norm usual ubiquitous always "
    "rare uncommon infrequent frequent common often more less arose befell struck numbered killed afflicted touched "
    "slightly numerically somewhat markedly substantially considerably much far "
    "infusion dosing randomization randomisation transplantation transplant surgery enrollment "
)
LEFT_WORDS = frozenset(_LEFT_WORDS_TEXT.split())
_RIGHT_WORDS_TEXT = (
    "maintained sustained of the patients pts patient pt subjects subject women men participants had have has having achieved achieving experienced "
    "experience develop report suffer become became derive derived "
    "experiencing showed showing with a an best response as confirmed unconfirmed reached were was developed developing reported "
    "reporting in evaluable respective groups group arm arms remained remain remaining attained obtained durable treated who which that "
    "suffered suffering from displayed demonstrated demonstrating each events event cases case only also at least one any are is all "
    "these those whom concurrent concomitant simultaneous classified considered categorized categorised judged deemed "
    "responses overall exhibited both them grade ≥1 >=1 came off study due because discontinued morphologic "
    "cytogenetic tested responders "
    "hematologic treatment-related drug-related treatment-emergent immune-related therapy-related had: being rated for major treatment related held"
    " assessable prolonged noted observed did not those on given treated "
    "new-onset late-onset delayed-onset transient reversible asymptomatic mild moderate "
    "first second latter former other control controls placebo experimental combination levels level episodes rate rates permanently required "
    "still into attaining reaching obtaining entering early "
    "disease-related cancer-related leukemia-related leukaemia-related lymphoma-related myeloma-related "
    "tumor-related tumour-related relapse-related progression-related "
    "later subsequently eventually ultimately finally went got "
    "possible possibly probable probably potential potentially suspected presumed "
)
RIGHT_WORDS = frozenset(_RIGHT_WORDS_TEXT.split())
RATE_NAME = regex(r"\brates?$|(?:^|\s)(?:ORR|DCR|CBR|RR)$", re.IGNORECASE)
"""Names of endpoints that are rates."""
WORD = regex(r"[\w.:≥-]+")
BLOCK_LEFT = regex(
    r"\b(?:aged?|dos(?:e|ed|es|ing|age)|prior|baseline|received|enrolled|randomi[sz]ed|assigned|male|female|ECOG|evaluable|cut-?off|"
    r"threshold|expression|accuracy|sensitivity|specificity|power|AUC|relative (?!to\b))\b",
    re.IGNORECASE,
)
REGARDLESS = regex(r"\b(?:regardless|irrespective|independent(?:ly)?)\sof\s[^(),;.]*")
OWN_LABEL = regex(r"\s[(\[][A-Za-z≥≤<>][^;:()\[\]%]{1,60}:\s$")
"""Between an endpoint and the pair of a group, by which nothing else is told: "regardless of prior surgery (prior surgery: 9 vs 5 months)"."""
FOUND_TO = regex(r"\s(?:was|were)\s(?:found|noted|shown|considered|deemed|judged|seen|reported|confirmed)\sto\s(?:have|be)\b")
"""Before what people were "found to have"."""
OTHER_RATES = regex(r"[^.;]*,\s(?:and|while|whereas)\s(?:the\s)?\w+-(?:year|month)\s(?:rates|probabilities|estimates)\b")
"""After the topic what begins a clause on others: ", and 5-year probabilities"."""
OTHER_TIME = regex(
    r"\b(?:[Tt]imes? (?:from\s[\w ]{2,30})?to|[Dd]uration|m?TT[A-Z]{1,4}|(?:[Tt]reatment|[Dd]ose|[Ee]xposure|[Ff]ollow-?up|[Aa]ge|[Cc]ycles?))\b"
)
"""A time that is none of the endpoint named before."""
NOT_RESULT_BEFORE = Sought(
    r"(?:\bI\s?[2²]\s?(?:[=:,]\s?|of |was )|\b(?:(?:increas|decreas|reduc|improv|declin|prolong|rose|fell|drop|differ|(?<!or )higher|lower|"
    r"chang|shr[aiu]nk|exceed)\w*\b[^.;]{0,40}\bby"
    r"|(?<!clinical )\b(?:improvement|advantage|benefit|gain|edge|effect size|risk reduction)s?\s"
    r"(?:was|were|of|reached|came to|stood at|is)(?: only| a)?"
    r"|difference (?:of|in [\w -]{1,30}(?:of|was))|increase(?:d)? (?:of|by)|decrease(?:d)? (?:of|by)|reduc(?:ed|tion) (?:of|"
    r"by|in [\w ]{1,30}(?:of|was|by))|cut-?off (?:of|was)|threshold of|"
    r"(?:lower|upper) (?:bound|limit|boundary)s? (?:(?:of|was|is|above|below|at|exceed(?:ed|ing)) ?)+|"
    r"alpha of|power of)|type I error of|[-×x]|(?<![1-5])\+)\s?\(?$",
    re.IGNORECASE,
)
NOT_RESULT_AFTER = regex(
    r"\s?(?:(?:risk )?reduction|increase|decrease|improvement|decline|higher|lower|power|confidence|difference|CI\b|cut-?off|"
    r"or (?:more|greater)(?=\s?[;.,)]|$)|or more (?:decline|"
    r"reduction|decrease)|relative|of baseline|of (?:the )?(?:planned |required |expected )?events\b|(?:data )?maturity|(?:im)?mature\b|"
    r"(?:of )?(?:the )?information\b|tumou?r (?:reduction|shrinkage))\b",
    re.IGNORECASE,
)
TIME_BEFORE = Sought(
    r"(?:\b(?:at|after|within|every|for|over|during|by|past|last|first|until|since|from|follow-?up(?: (?:duration|time|"
    r"period))?(?: (?:of|was|is|were))?:?|age[d]?(?: (?:of|was))?|each|a|the|to a median of|beyond|exceed(?:ing|ed)|lasting|previous|"
    r"prior|next|up to|between|in)\s?~?\(?|[≥≤<>]\s?|"
    r"follow-?up(?:(?!\d\d*\s?(?:months?|mo|weeks?|wks?|years?|yrs?)\b)[^.;]){0,25}(?:was|of|:)\s)$",
    re.IGNORECASE,
)
TIME_AFTER = regex(
    r"\s?(?:of (?:median |minimum |additional |absolute )?(?:follow|treat|therapy|benefit|gain|improvement|difference)|later|old\b|"
    r"prior|before|cycles?|follow-?up|into|on treatment|after)",
    re.IGNORECASE,
)
VALUE_TO = Sought(r"\b(?:improved|increased|prolonged|extended|rose|decreased|reduced)\b[^.;]{0,60}\b(?:to|from)\s?$", re.IGNORECASE)
_BRACKET = regex(r"\([^()]*\)|\[[^\[\]]*\]")


def outside_brackets(words: str) -> str:
    """The words with what stands in brackets left out, whose marks part nothing of the clause around them.

    >>> outside_brackets("neutropenia (31%; 95% CI, 30-32), anemia")
    'neutropenia (), anemia'
    """
    return _BRACKET.sub("()", words)


def enclosed(text: str, end: int, at: int) -> bool:
    """True when what ends at `end` stands in a bracket, or in a clause between commas, that closes before `at`."""
    return leaves_bracket(text[end:at]) or is_inserted(text, end, at)


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether what stands at `end` is in a bracket that opens after `start`: the "(stroke)" of "in one patient in the placebo group (stroke)"."""
    return text.rfind("(", start, end) > text.rfind(")", start, end)


def leaves_bracket(raw: str) -> bool:
    """True when a bracket closes that was opened before."""
    depth = 0
    for mark in raw:
        depth += (mark == "(") - (mark == ")")
        if depth < 0:
            return True
    return False
