"""The grammar of statements about events: "treatment-related adverse events", "stopped because of toxicity", "DLTs", "raised lipase".

Pure patterns on str; `statements` finds them in a text. Names of events are the lexicon's business.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from abstract2kb.nlp.first_letters import PlacedPattern, RarePhrases
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["LEVEL", "OF_ONE_KIND", "EventMention", "changes", "statements"]

LEVEL = r"(?:[1-5]|IV|III|II|I|V)"
"""A grade without its word."""


@dataclass(frozen=True, slots=True)
class EventMention:
    """What an ADVERSE_EVENT span without lexicon id speaks of: events of a `category`, or (`specific`) toxicity of an organ; `head` are the
    words before the span that hold for it too ("rise of" for the AST in "a rise of ALT or AST"), `tail` those after it."""

    category: Category
    specific: bool = False
    head: str = ""
    tail: str = ""


_GRADED = (
    rf"(?:(?:[Gg]rades?|G|gr\.?)\s?-?\s?[≥>=<≤]{{0,2}}\s?{LEVEL}(?:\s?\+|(?:\s?(?:/|-|–|and|or|to)\s?(?:grade )?{LEVEL}))?(?: or (?:higher|"
    r"greater|worse))?\s)?"
)
_EVENTS = (
    r"(?:adverse (?:drug )?(?:events?|reactions?|effects?)(?: \((?:[A-Za-z]{0,3}AEs?|ADRs?)\))?|\b(?:TR|TE|ir|im|S|TRS)?AEs?\b|\bAE(?:SI|I)s?\b|"
    r"\btoxicit(?:y|ies)(?! [Cc]riteria\b| [Ss]cale\b| [Gg]rading\b)|\btoxic (?:effects?|events?)|side[- ]effects?)"
)
_COMPOUND = r"|[A-Z][\w-]*-"
"""The other way for a word of relation to begin: with any name."""
_RELATED = (
    r"(?!(?:liver|hepatic|renal|kidney|cardiac|heart|lung|skin|bleeding|infection|disease|cancer|tumou?r|age|health|population|"
    r"cytokine|complement|histamine|antibody|T[ -]cell|mucosa|nerve|joint|muscle|catheter|port|procedure|surgery|biopsy|device|hormone|"
    r"estrogen|fluid|heat|pain|fatigue|neuropathy|rash|bone|electrolyte|dose)[- ])"
    r"(?:(?:treatment|drug|therapy|study[- ]drug|study treatment|chemotherapy|chemo|tx|trt|regimen|immune|infusion|radiation)[- ]"
    rf"{_COMPOUND})(?:related|mediated|associated|induced)"
)
_GIVEN_UP = (
    r"(?:(?:study treatment|(?:all |both )?study drugs?|all drugs|both drugs|treatment|drug|therapy|permanent|study"
    r"|medication|dosing) (?:(?:was|were|had to be|"
    r"has been) )?(?:permanently )?)?"
    r"(?:discontinu\w+|withdr\w+|stop(?:s|ped|ping)?|ceased|quit|halted|given up|gave up|giving up|abandoned|came off|"
    r"coming off|(?:walked|walking) away|pulled out|dropped out(?: of)?|left(?= the (?:study|trial)\b))"
)
_CAUSE = r"(?:due to|because of|owing to|caused by|secondary to|as a result of|for|related to|attributed to|on account of|over|from)"
_FORCING = r"(?:forc|requir|prompt|caus|necessitat|trigger|mandat)(?:ing|ed|es|e|s)"
"""What events do to a treatment, with the noun for it as object: "AEs forcing discontinuation"."""
_HOW = r"(?:(?:[a-z]+ly|seldom|also|only|sometimes|never) )?"
"""How often events led to something."""
_TO_DRUG = r"(?: (?:related|linked|attributed|ascribed) to (?:the |study )*(?:drug|treatment|therapy|medication))?"
"""After events: what they are laid to."""
_OTHER_EVENT = r"|[a-z]+ event"
_AFFLICTED = (
    r"(?:ocular|ophthalmic|visual|neurologic(?:al)?|neuropsychiatric|psychiatric|cognitive|gastrointestinal|"
    r"digestive(?: tract)?|GI|abdominal|respiratory|pulmonary|"
    r"cardiac|cardiovascular|cutaneous|dermatologic(?:al)?|mucosal|oral|urinary|genitourinary|musculoskeletal|allergic|vasomotor|constitutional|"
    r"endocrine|metabolic|infectious|thromboembolic|ha?emorrhagic|bleeding|systemic)"
)
"""Where symptoms and complications of treatment are."""
_PLACE_OF_EVENT = (
    rf"(?:{_AFFLICTED}|liver|hepatic|hepatobiliary|renal|neurocognitive|corneal|thrombotic|infusion|skin|scalp|hair|nail|eye|vision|vascular|"
    r"cerebrovascular|arterial|venous|auditory|pancreatic|thyroid|autoimmune|immunologic(?:al)?)"
)
_PLACE = (
    rf"(?:{_PLACE_OF_EVENT}|(?:non-?)?ha?ematologic(?:al)?|(?:non-?)?laboratory|extramedullary|neuro|hepato|mucocutaneous|neuromuscular|muscular|urologic(?:al)?|"
    r"sexual|rheumatologic(?:al)?|rectal|bowel|bladder|acute|late|local|"
    r"bone marrow|lymphatic|electrolyte|biochemical|kidney|lung|heart)"
)
"""Where toxicity is: every organ and system, and when or how wide."""
_BY = r"(?:related|mediated|associated|induced)"
_AGENT = (
    r"cytokine|complement|histamine|antibody|T[ -]cell|mucosa|nerve|joint|muscle|catheter|port|procedure|surgery|biopsy|device|hormone|estrogen|"
    r"fluid|heat|pain|fatigue|neuropathy|infection|bleeding|skin|rash|liver|cardiac|bone|electrolyte"
)
"""What brings about events of one kind, other than the treatment as a whole."""
OF_ONE_KIND = regex(rf"(?:{_PLACE}|(?:{_AGENT})[ -]{_BY})[ -]", re.IGNORECASE)
"""How the name begins of events that are told of by their organ or by what brought them about."""
_NAMED = r"[\w-]*[a-z]-?\d[\w-]*|[a-z]{3,}(?:mab|nib|lib|leucel|tecan|dotin|tamig|fusp|parib|degib|stat|tug|bart|ciclib)"
"""A drug by the form of its name: a code, or an INN."""
_ORGAN = r"(?:cardiac|cardiovascular|infectious|respiratory|pulmonary|bleeding)"
"""Where a fatal event was."""
_JUDGED = (
    r"(?=(?:(?: (?:in|with|on|among|for|of|that occurred|which occurred) [^.;,()]{1,60}?| \([^()]*\)){0,4}?"
    r"(?: and [^.;]{5,140}?)?|, (?:only )?\w+(?: \([^()]*\))?) (?:was|were) "
    r"(?:(?:considered|judged|deemed|thought|felt|believed|assessed|determined|adjudicated|possibly|probably|potentially|also|all|both|each|to be|as|"
    r"by (?:the )?(?:study |local |treating )?(?:investigators?|physicians?|sponsor)) )*"
    r"(?:(?:treatment|drug|therapy)[- ]related\b|(?:related|attributed|attributable|linked) to (?:the |study |trial )*"
    r"(?:drugs?|treatment|therapy|medication|regimen|toxicity)\b))"
)
"""After deaths in a group, or so many of them, that they were laid to treatment."""
_OF_ANY = r"(?: of (?:any|all) (?:grades?|causes?|severit(?:y|ies)))?"
"""Between events and what they led to: "events of any grade led to ..."."""
_STATEMENTS: tuple[tuple[Category, bool, str], ...] = (
    (
        Category.DISCONTINUATION,
        False,
        rf"\b{_GIVEN_UP} (?:(?:of |from )?(?:(?:the|study|any|trial|either|both|all|one|each|at least one) ){{0,2}}(?:treatments?|therapy|drugs?|"
        rf"medication|study|trial|dosing|[\w-]{{6,}}"
        rf"(?: [a-z]{{5,}})?|[A-Z][A-Za-z0-9+/-]+) )?(?:permanently )?(?:was |were )?(?:mainly )?{_CAUSE} (?:an? |the |"
        rf"any )?(?:intolerance or )?(?:(?:{_RELATED}|"
        rf"related) events?|(?:{_RELATED} |severe |[\w-]+-specific |"
        rf"related |serious )?{_EVENTS}){_TO_DRUG}|\b{_RELATED} (?:treatment )?(?:stops|discontinuations?|withdrawals?|stoppages?)\b|"
        rf"\bdiscontinuations? (?:(?:was|were|considered) )?(?:related|attributed|due) to (?:the |study )*"
        rf"(?:drug|treatment|therapy|medication|{_NAMED})(?!\w)",
    ),
    (
        Category.DISCONTINUATION,
        False,
        rf"(?:\b(?:treatment[- ]emergent|any|serious|{_RELATED}) )?{_EVENTS}{_OF_ANY} (?:that )?{_HOW}(?:(?:led|leading|resulted|resulting) (?:to|"
        rf"in)|{_FORCING}) (?:(?:permanent|treatment|study|drug|the|of|dose) ){{0,3}}(?:discontinuations?|withdrawals?|stoppages?)(?: of (?:the "
        r"|any |all )?[\w-]+(?: (?!were\b|was\b|includ)[\w-]+){0,2}?(?= in |\s?\())?",
    ),
    (
        Category.DISCONTINUATION,
        False,
        rf"(?:\b(?:treatment[- ]emergent|any|serious|{_RELATED}) )?{_EVENTS}{_OF_ANY} (?:that )?(?:permanently )?(?:stopped|stopping|ended|ending|"
        r"halted|halting|curtailed|terminated) (?:(?:study|trial|the|all|assigned|protocol) ){0,2}(?:treatment|therapy|drugs?|medication|dosing)\b",
    ),
    (
        Category.DISCONTINUATION,
        False,
        rf"(?:\b(?:(?:those|events|ones) (?:that |which )?(?:led|leading)|(?:it|they|these|which|this|both|that) (?:has |have |"
        rf"had )?{_HOW}led|(?<=\band )(?:[a-z]+ly|seldom) led) |(?<=[)\d%] and )(?=to)|(?:(?<=pts and )|"
        r"(?<=patients and )|(?<=pts, and )|(?<=patients, and )|(?<=%, and )|(?<=\), and ))(?=to))to "
        r"(?:(?:permanent|treatment|study|drug|the|of) ){0,3}(?:discontinuations?|withdrawals?)"
        r"(?: of (?:the )?(?:(?:study|trial|assigned|protocol) )?(?:treatment|therapy|drugs?|medication))?",
    ),
    (
        Category.DISCONTINUATION,
        False,
        r"(?:(?<=[)\]] and )|(?<=[)\]], ))(?:treatment )?discontinuations?(?= \(\d)|"
        r"(?:(?<=% and )|(?<=%, and )|(?<=patients and )|(?<=pts and ))(?:permanent |treatment |drug )*discontinuations?(?= in \d)|"
        r"(?:(?<=and )|(?<=, )|(?<=; )|(?<=: ))(?:[Tt]reatment )?[Dd]iscontinuations?(?: rates?)?(?=(?:,|:| of| in| at| was| were)? \d)|"
        r"(?:(?<=; )|(?<=, )|(?<=: )|(?<=• ))(?:leading|led) to (?:permanent |treatment |drug )?(?:discontinuations?|withdrawals?)(?=:? \d)|"
        r"(?:(?<=toxicities or )|(?<=DLTs or )|(?<=events or )|(?<=AEs or ))"
        r"(?:treatment )?discontinuations?(?=[.;,]| (?:were|was|occurred|in)\b|$)",
    ),
    (
        Category.DISCONTINUATION,
        False,
        r"\bdiscontinu(?:ed|ations? of) (?:the |their )?(?:planned|protocol|assigned|scheduled|allocated) (?:treatment|therapy|chemotherapy)\b"
        r"(?! (?:because of|due to|owing to|for|after|on|at) (?:an? |the )?(?:disease |tumou?r )?(?:progress|relapse|recurrence|PD|lack|death))",
    ),
    (Category.ANY, True, rf"\blife-threatening (?:{_EVENTS}|events?|complications?)"),
    (
        Category.ANY,
        True,
        r"(?:(?<=[)\]] and )|(?<=[)\]], )|(?<=as were ))(?:dose|drug|treatment) (?:modifications?|reductions?|interruptions?|delays?)(?= \(\d)|"
        r"(?:(?<=%, )|(?<=pts, )|(?<=patients, )|(?<=% and )|(?<=patients and ))"
        r"(?:dose|drug|treatment) (?:modifications?|reductions?|interruptions?|delays?)"
        r"(?= in \d)",
    ),
    (
        Category.ANY,
        True,
        rf"(?:\b(?:treatment[- ]emergent|any|serious|{_RELATED}) )?{_EVENTS}{_OF_ANY} (?:that )?{_HOW}(?:led|leading|resulted|resulting) (?:to|in) "
        r"(?:(?:a|treatment|study|drug|temporary) )*(?:dose|treatment|drug|therapy) (?:reductions?|interruptions?|delays?|modifications?|holds?)",
    ),
    (
        Category.ANY,
        True,
        r"\b(?:dose )?(?:reductions?|interruptions?|delays?|modifications?)(?: (?:and|or) (?:temporary )?(?:dose )?(?:reductions?|"
        rf"interruptions?|delays?|modifications?))? (?:was |were )?{_CAUSE} (?:an? |the |any )?"
        rf"(?:{_RELATED} |(?:non-?)?ha?ematologic(?:al)? )?{_EVENTS}",
    ),
    (
        Category.DEATH,
        False,
        rf"\b(?:{_RELATED}|toxic|toxicity[- ]related|(?:(?:AE|[Ii]nfection|sepsis|pneumonia|COVID(?:-19)?|CRS|ICANS|ha?emorrhage|bleeding)"
        rf"{_OTHER_EVENT})[- ]related|(?<!disease )(?<!cancer )(?<!tumor )(?<!age )(?<!infection )(?<!and )"
        rf"(?<!or )related) (?:deaths?|mortality|fatalit\w+)|\bdeaths? (?:{_CAUSE} |"
        rf"from )(?:{_RELATED} )?(?:{_EVENTS}|treatment|therapy|study drug|study treatment)|\bdied (?:from|of|{_CAUSE}) (?:an? |the |any )?(?:"
        rf"serious )?{_GRADED}{_EVENTS}|{_EVENTS}{_OF_ANY} (?:that )?(?:led|leading|resulted|resulting) (?:to|in) deaths?\b|\bdied"
        rf" (?:from|of|{_CAUSE}) (?:an? |the )?(?:potentially |possibly |probably |likely )?(?:{_RELATED} )"
        rf"(?:{_EVENTS}|\w+)|\bdied (?:from|of|{_CAUSE}) (?:an? |the )?(?:(?:treatment|therapy|chemotherapy) complications?|"
        r"complications? (?:of|from|related to) (?:the |study )*(?:treatment|therapy|chemotherapy))|"
        rf"\b(?:fatal|lethal) (?:{_RELATED} |serious |{_ORGAN} )?(?:{_EVENTS}|events?)|"
        rf"\b(?:{_ORGAN}|septic|on-treatment) deaths?\b|\bdeaths?{_JUDGED}|\bdeaths? (?:on|during) (?:study )?(?:treatment|therapy)\b|"
        r"(?:(?<=; )|(?<=, )|(?<=: )|(?<=• ))(?:leading|led) to death(?=:? \d)|\b(?:treatment|therapy) killed\b|"
        rf"\bevents?(?= (?:was|were|proved) (?:fatal|lethal)\b)|"
        rf"\b(?:non-?relapse|{_RELATED}|"
        rf"transplant-related) mortality|"
        rf"\b(?:NRM|TRM)\b|(?<=[Nn]o )deaths?(?= (?:occurred|"
        rf"(?:was|were) (?:seen|observed|reported|recorded|noted|documented))\b)|\bdeaths? (?:(?:was|were|is|are|have been|being|considered"
        rf"|judged|deemed|thought|possibly|probably|directly) )*"
        rf"(?:(?:treatment|drug|therapy)[- ]related\b|(?:ascribed|attributed|attributable|related|linked|laid|put down|due) "
        rf"(?:by (?:the )?(?:local )?investigators? )?to (?:the |study |trial )*(?:drug|treatment|therapy|"
        rf"study|medication|"
        rf"regimen|toxicity|product|agent|infusion|combination|cells|vaccine|virus|antibody|{_NAMED}|{_EVENTS})(?: (?:drug|treatment))?)",
    ),
    (Category.DLT, False, r"\b[Dd]ose[- ][Ll]imiting (?:[Tt]oxicit(?:y|ies)|toxic effects?|(?:toxic |adverse )?events?)(?: \(DLTs?\))?|\bDLTs?\b"),
    (
        Category.SERIOUS,
        False,
        rf"\b(?:{_RELATED} )?serious (?:(?:{_RELATED}|treatment[- ]emergent|suspected|unexpected) ){{0,2}}"
        rf"(?:{_EVENTS}|(?:[a-z]+ )?events?|(?=ones\b))|"
        rf"\b(?:{_RELATED} )?(?:TR)?SAEs?\b|\b[Ss]erious(?=:\s\d)|"
        r"(?:(?<=; )|(?<=, )|(?<=: )|(?<=• ))serious(?= \d)",
    ),
    (
        Category.TREATMENT_RELATED,
        False,
        rf"\b{_RELATED} (?:(?:non-?)?ha?ematologic(?:al)? )?{_GRADED}(?:serious )?(?:{_EVENTS}|events?|morbidity)(?: \(TRAEs?\))?|\b(?:TRAE|irAE|"
        rf"imAE|ADR)s?\b",
    ),
    (
        Category.TREATMENT_RELATED,
        False,
        rf"(?<!age )(?<!dose )(?<!disease )(?<!tumor )(?<!cancer )(?<!and )(?<!or )\brelated {_GRADED}(?:serious )?(?:{_EVENTS}|events?)",
    ),
    (Category.TREATMENT_RELATED, False, rf"(?<=[1-5] )(?:{_RELATED}|related) (?:{_EVENTS}|events?)|\b{_RELATED}(?= ones?\b)"),
    (
        Category.ANY,
        True,
        r"(?:(?<=[1-5] )|(?<=higher )|(?<=worse )|(?<=, )|(?<=and ))events? (?:linked|related|due|attributable) to (?:the )?[\w-]+"
        r"(?: [\w-]*(?:blockade|inhibition|inhibitors?|drug|treatment|therapy|infusion|reactions?))?",
    ),
    (
        Category.ANY,
        False,
        r"(?:(?<=\b[1-5][ +])|(?<=\b[1-5]\+ )|(?<=higher )|(?<=worse )|(?<=greater ))events?\b(?![- ]free)"
        r"|\bevents?(?= (?:of|at|reaching) (?:at least |maximum |CTCAE )?(?:grades?|G)\b)",
    ),
    (
        Category.ANY,
        True,
        rf"\b(?:{_PLACE}(?:[ -]{_BY})?|(?:{_AGENT})[ -]{_BY}) (?:toxicit(?:y|ies)|toxic (?:effects?|events?)|adverse (?:events?|effects?|reactions?)|"
        rf"side[- ]effects?|AEs?)|\b(?:{_PLACE}[ -]{_BY}|{_AFFLICTED}(?:[ -]{_BY})?|(?:{_AGENT})[ -]{_BY}) (?:symptoms|complications|reactions?)"
        r"(?!\s(?:scores?|burden|relief|improve\w+|control|response|scale|questionnaire|severity|resol\w+|reduc\w+))|"
        rf"\b(?:{_PLACE_OF_EVENT}(?:[ -]{_BY})?|(?:{_AGENT})[ -]{_BY}) (?:and [a-z]+(?:-related)? )?events?\b|"
        r"\bmovement (?:and|or) neurocognitive events?",
    ),
    (Category.ANY, False, rf"(?:\b(?:any|all|overall|all-cause|any-cause) )?(?:\btreatment[- ]emergent )?{_EVENTS}"),
)
_LAB = (
    r"(?:(?:serum |blood |plasma )?(?:ALT/AST|AST/ALT|ALT|AST|transaminases?|aminotransferases?|alanine (?:amino)?transaminase|"
    r"alanine aminotransferase|"
    r"aspartate aminotransferase|bilirubin|lipase|amylase|creatinine|creatine (?:phospho)?kinase|CPK|CK|GGT|gamma-glutamyl transferase|ALP|"
    r"alkaline phosphatase|troponin|TSH|glucose|triglycerides?|cholesterol|liver (?:enzymes?|function tests?)|hepatic enzymes?|LFTs|"
    r"sodium|potassium|phosphate|calcium|magnesium|urea|uric acid|(?:urine )?protein|albumin|platelets?|neutrophils?|lymphocytes?|leu[ck]ocytes?|"
    r"(?:white|red)(?: blood)? cells?|ha?emoglobin|QTc?(?: interval)?|(?:left ventricular )?ejection fraction|LVEF|"
    r"blood pressure)(?: (?:counts?|levels?|concentrations?|values?))?)"
)
"""A laboratory value that toxicity changes."""
_UP_DOWN = r"(?:raised|elevated|increased|decreased|reduced|lowered|falling|rising|abnormal|prolonged)"
_CHANGE = (
    r"(?:elevations?|increases?|rises?|decreases?|declines?|reductions?|falls?|drops?|abnormalit(?:y|ies)|prolongations?|elevated|raised|"
    r"increased|decreased|reduced)"
)
_FEWER = r"(?:platelets?|neutrophils?|lymphocytes?|leu[ck]ocytes?|white(?: blood)? cells?|ha?emoglobin)(?: (?:counts?|levels?))?"
"""What toxicity makes fewer."""
_LAB_CHANGE = PlacedPattern(
    rf"\b(?:(?P<way>{_UP_DOWN}) (?:(?:serum |blood |plasma )?(?:concentrations?|levels?|activity|values?) of )?{_LAB}|"
    rf"(?<=[1-5] ){_LAB}(?! {_CHANGE})|lower {_FEWER}|{_LAB} (?:was|were) (?:prolonged|elevated|raised|increased|decreased|reduced)(?= in\b)|"
    rf"(?P<head>{_CHANGE} (?:of|in)) (?:the )?{_LAB}|{_LAB}(?: \([A-Z]{{2,4}}\))? (?P<change>{_CHANGE})|{_LAB}(?= (?:rose|fell|"
    rf"went up|climbed|dropped|increased|decreased)\b))(?!\w)",
    re.IGNORECASE,
)
_BLOOD = r"(?:lymphocyte|platelet|ha?emoglobin|neutrophil|leu[ck]ocyte|cell)"
_UP = r"(?:increas|rise|rising|rose|elevat|rais|climb|went up)"
_DOWN = r"(?:decreas|declin|reduc|lower|fall|fell|drop)"
_ENZYME = (
    r"(?:\bAL[TP]\b|\bAST\b|aminotransferase|transaminase|phosphatase|bilirubin|lipase|amylase|creatinine|kinase|\bC?P?K\b|GGT|"
    r"triglyceride|cholesterol|enzyme|troponin)"
)
_WANTED = regex(rf"{_UP}.*{_BLOOD}|{_BLOOD}.*{_UP}|{_DOWN}.*{_ENZYME}|{_ENZYME}.*{_DOWN}", re.IGNORECASE)
"""What treatment is meant to raise is no toxicity when it rises."""


_NEXT_LAB = regex(
    rf"(?:\s?\([^()]*\)|\s(?:in|of) [\d.]+\s?%)?(?:,? (?:and|or)|,|/|,? and/or)\s?(?:(?:of|in) )?(?:the )?(?P<lab>{_LAB})(?!\w)(?! {_CHANGE}\b)",
    re.IGNORECASE,
)


_LAB_BEFORE = regex(rf"(?<![\w/])(?P<lab>{_LAB})(?: \([A-Z]{{2,4}}\))?,? and $", re.IGNORECASE)
_REACH = 70


def changes(text: str) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, head, tail) of every change of a laboratory value that toxicity causes: "raised lipase", "fall in neutrophils"; those that
    go on with the head of another ("a rise of ALT (8%) or AST (5%)", "decreased neutrophils and platelets") have that head, and the first of
    "ALT and AST elevations" its tail; the others have none."""
    for match in _LAB_CHANGE.finditer(text):
        if _WANTED.search(match.group()) is not None:
            continue
        low = max(0, match.start() - _REACH)
        before = _LAB_BEFORE.search(text[low : match.start()]) if match.group("change") else None
        if before is not None:
            yield low + before.start("lab"), low + before.end("lab"), "", match.group("change")
        yield match.start(), match.end(), "", ""
        head, at = match.group("head") or match.group("way"), match.end()
        while (
            head
            and (following := _NEXT_LAB.match(text, at))
            and (match.group("head") or text[following.start()] != "/")
            and _WANTED.search(f"{head} {following.group('lab')}") is None
        ):
            at = following.end()
            yield following.start("lab"), at, head, ""


_START = (
    r"(?:leading |led |"
    r"life|treatment|drug|therapy|study|chemo|tx|trt|regimen|immune|infusion|radiation|discontinu|withdr|stopp|ceased|those|ones|to |permanent|dose|"
    r"reduc|interrupt|delay|modif|toxic|(?:TR|TE|ir|im|S|TRS)?AEs?\b|ADR|death|died|fatal|serious|elevated|increased|raised|AST|ALT|"
    r"bilirubin|lipase|amylase|creatinine|GGT|ALP|CPK|transaminase|LFT|event|septic|on-t|related|skin|digest|rectal|bowel|bladder|liver|hepat|renal|ha?emat|non|cardi|pulmon|gastro|"
    r"GI|sepsis|pneumonia|COVID|CRS|ICANS|ha?emorrh|respiratory|neuro|ocular|cutan|dermat|acute|late|local|endocrine|bone|corneal|oral|bleeding|throm|"
    r"psychiatric|metabolic|infecti|movement|scalp|ophthalm|cogniti|abdominal|muco|genitou|urinary|allergic|vasomotor|constit|systemic|"
    r"nail|venous|autoimmune|immunolog|laboratory|extramed|muscular|urolog|sexual|rheumat|lymphatic|electrolyte|biochem|kidney|lung|"
    r"heart|cytokine|complement|histamine|antibody|T[ -]cell|mucosa|nerve|joint|muscle|catheter|port|procedure|surgery|biopsy|device|"
    r"hormone|estrogen|fluid|heat|pain|fatigue|rash|hair|eye|vis(?:ual|ion)|vascular|cerebrov|arterial|musculosk|auditory|pancreatic|"
    r"thyroid|"
    r"quit|halted|g[ia]v|abandon|c[ao]m|dropped|stop|walk|pull|left the|"
    r"medication|dosing|[a-z]+ly led |seldom |it |they |these |which |this |both |that |lethal|NRM|TRM|transplant|any|all|overall|adverse|side|DLT|"
    r"[\w-]+-(?:related|mediated|associated|"
    r"induced))"
)
"""How a statement can begin: tried first, because most words cannot."""
_JOINED = Sought(r"-(?:related|mediated|associated|induced)| event[- ]related", re.IGNORECASE)
_JOINED_WORD = regex(r"(?<![\w-])[\w-]+$")


def _compounds(text: str) -> set[int]:
    """Where a word of relation can begin that is put together with any name: "zeltinib-related"."""
    found = set[int]()
    for match in _JOINED.finditer(text):
        word = _JOINED_WORD.search(text, max(0, match.start() - _REACH), match.start())
        found.update(range(word.start(), word.end()) if word is not None else ())
    return found


_FORMS = {f"s{i}": form for i, (*_, form) in enumerate(_STATEMENTS)}
_STATEMENT = RarePhrases(
    _FORMS, {name: form.replace(_COMPOUND, "").replace(_OTHER_EVENT, "") for name, form in _FORMS.items()}, _compounds, opening=_START
)


_PLACE_BEFORE_GRADE = regex(
    rf"(?<![\w-])(?P<place>{_PLACE})\s(?:(?:National Cancer Institute|NCI|WHO|CTCAE|CTC|"
    rf"Common (?:Toxicity|Terminology) Criteria(?: for Adverse Events)?|ECOG|SWOG|RTOG|NCIC|[Vv]ersion|v)"
    rf"(?:[- ]CTCA?E?)?(?:\s?v?\d(?:\.\d)?)?\s)*{_GRADED[:-1]}(?:of\s)?$",
    re.IGNORECASE,
)
"""Up to events as a whole the organ whose they are, parted from them by a grade: "hematologic NCI-CTC grade 3 to 4" before "toxicity"."""


_OF_DEATHS = Sought(
    r"(?<!\d )\b(?:[Oo]f|[Aa]mong)\s(?:the\s|these\s)?(?:\d+|[a-z-]+)\s(?:[\w-]+\s){0,2}?(?:deaths|patients who died)\b"
    r"(?:[^.;()]|\.(?=\d)|\([^()]*\))*?\s(?:was|were)\s(?P<judged>(?:considered|judged|deemed|assessed|thought|attributed|related)\b"
    r"(?:\s(?:by|the|study|local|treating|investigators?|physicians?|to|be|as|have|been|possibly|probably))*\s"
    r"(?:(?:treatment|drug|therapy)[- ]related|(?:related\s|due\s)?(?:to\s)?(?:the\s|study\s|trial\s)*"
    r"(?:drugs?|treatment|therapy|medication|toxicity))\b)"
)
"""Of so many deaths those that were laid to treatment: "Of the 35 deaths, two were considered related to study drug"."""


def statements(text: str) -> Iterator[tuple[int, int, EventMention]]:
    """(start, end, what it speaks of) of every statement in the text, end exclusive."""
    for match in _OF_DEATHS.finditer(text):
        yield *match.span("judged"), EventMention(Category.DEATH, False, "deaths")
    for match in _STATEMENT.finditer(text):
        category, specific, _ = _STATEMENTS[int((match.lastgroup or "s0")[1:])]
        before = text[max(0, match.start() - 2 * _REACH) : match.start()] if category is Category.ANY and not specific else ""
        place = _PLACE_BEFORE_GRADE.search(before) if "rade" in before else None
        if place is not None:
            yield match.start(), match.end(), EventMention(category, True, place.group("place"))
            continue
        yield match.start(), match.end(), EventMention(category, specific)
