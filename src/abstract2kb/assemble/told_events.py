"""Events told of without a number: "the commonest were nausea and rash", and which mentions of events tell of none.

Example: in "patients with CRS had longer stays" nothing is said of who had CRS.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.compared_events import is_compared
from abstract2kb.assemble.counted_events import is_alike, is_supposed
from abstract2kb.assemble.denials import NOT_DENIAL, is_absent
from abstract2kb.assemble.headed_lists import headed
from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene, Sentence, is_same_paragraph
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.records import AdverseEvent

__all__ = ["is_mentioned", "is_told", "known_before"]

_LISTING = regex(
    r"\bthe (?:common|frequent) (?:events|ones|effects|reactions)\b|"
    r"\bmost (?:common|frequent|prominent|usual)|\bcommonest|\bleading\b|\bled the list|\bheaded the list|\bpredominant|\bchiefly|"
    r"\b(?:dominat|prevail|preponderat)(?:ed|es?|ing)\b|\b(?:led|head(?:ed)?|topped|tops|leads?) the\b|\bcomplain|"
    r"\bmainly|\bmostly|\btypical|\bthe (?:usual|principal|main)|\b(?:leads?|tops?|topped|heads?) the list|"
    r"\bcommonly|\bfrequently|\binclud(?:ed|ing|e)\b|\b(?:were|was) (?:reported|observed|"
    r"noted|seen|recorded)|\boccurr|\bexperienc|\bdevelop|\bsuch as\b|\bconsist|\bwere:|\bdue to\b|"
    r"\bgrade\b|\bG[1-5]\b|\b(?:toxicit(?:y|ies)|adverse events|AEs|TRAEs|TEAEs|DLTs?|side effects)"
    r"(?: (?:of|with|on|for|in|after|during|at|under|among) [^.;:,()]{2,40})? "
    r"(?:were|was|included|are)|"
    r"\bmanifest|\bcomprised|\bsuffer",
    re.IGNORECASE,
)
_SAFETY = regex(
    r"adverse|\b(?:TR|TE|S|ir)?AEs?\b|toxicit|DLT|\bsafety\b|\bcomplain|\b(?:related|emergent) (?:events?|effects?|reactions?)|"
    r"grade|\bG[1-5]\b|side effect|tolerab|"
    r"\b(?:common(?:est)?|frequent|usual|serious|severe|fatal) (?:events?|effects?|reactions?)\b|"
    r"\b(?:leads?|led|topp?(?:ed|s)?|head(?:ed|s)?) the list|"
    r"\b(?:mild|moderate|transient|self-limiting|manageable|reversible)\b",
    re.IGNORECASE,
)
_BESIDE = regex(r"\b(?:with|followed by|then|besides|next to|ahead of|as were|less often|rarely)\s(?:[\w-]+(?:, | and |, and )){0,4}$")
"""Before events named beside one with a number: "fever in 17, followed by nausea and vomiting"."""
_AIM = regex(
    r"\b(?:manifests|presents) (?:as|with)\b|\bis (?:defined|characteri[sz]ed) (?:as|by)\b|\bprevious\b|\bprophyla|\bprevent(?:s|ing|"
    r"ion of)?\b|\bmanagement (?:of|plan)\b|\brisk factors?\b|\bdriven by\b|\bmultivaria\w+|\bsurvival (?:differences?|benefit)\b|"
    r"\b(?:better|longer|shorter|worse|inferior) (?:overall |progression-free )?(?:survival|OS|PFS)\b",
    re.IGNORECASE,
)


_WHO_HAVE_IT = regex(
    r"\b(?P<no>no\s(?:[\w-]+\s)?)?(?:patients?|pts?|those|subjects?|participants?|cases|people|individuals|women|men|children)\s"
    r"(?:(?P<without>without)|with|having|(?:who|that)\s(?:(?P<never>(?:(?:did|had|have|do)\s)?(?:not|never))\s)?"
    r"(?:develop\w*|experienc\w*|had|have|having|suffer\w*|report\w*))"
    r"\s(?:(?!no\b|not\b|a\b|an\b)[\w≥-]+\s){0,4}$",
    re.IGNORECASE,
)
"""Before an event that says which patients are meant: "patients without CRS", "those who developed rash"."""
_LEFT_OF_IT = regex(
    r"\b(?:risks? (?:of|for) (?:(?!(?:was|were|is|are|had|has|did|with|in)\b)[\w/-]+,? ){0,6}|known\s(?:[\w-]+\s){0,2}|"
    r"(?:presence (?:or|and|/) )?absence of\s(?:[\w-]+\s){0,2}|"
    r"(?:associations?|correlations?|relationships?|differences?)\s(?:(?:was|were|has been)\s\w+\s)?(?:between|of|with|among|for)\s[^.;]{0,60}|"
    r"(?:correlat\w+|coincid\w+)\swith\s[^.;,%\d]{0,40}|(?:predict\w*|predictive of|predictors? of)\s[^.;,%\d]{0,40}|"
    r"(?:is|are)\s(?:\w+ly\s)?(?:associated|accompanied|complicated)\s(?:with|by)\s[^.;]{0,160}|potential(?:ly)?\s[^.;]{0,60})$",
    re.IGNORECASE,
)
"""Words before an event that make of it a risk, a cause or a general truth."""
_AS_FOR = regex(
    r"(?:^|[.;:]\s)(?:[Ff]or|[Rr]egarding|[Cc]oncerning|[Ii]n terms of|[Ww]ith (?:regard|respect) to|[Aa]s (?:for|to))\s(?:the\s|all\s|any\s)?$"
)
"""Before what a sentence only says that it goes on to: "Regarding hematologic toxicity, ..."."""
_IN_GENERAL = regex(
    r"\b(?:patients|pts|women|men|individuals|people)\s(?:often\s|frequently\s|commonly\s|may\s|can\s|still\s)?(?:develop|experience|suffer(?:\sfrom)?|have)\s"
    r"(?:[\w-]+\s){0,4}$|\bthat (?:does|do) not (?:show|cause|have|produce|induce|lead to)\s(?:[\w-]+\s){0,3}$"
)
"""Before an event that patients, or a treatment, have in general."""
_RIGHT_OF_IT = regex(
    r"s?(?:\s(?:(?:of\s)?(?:any[- ])?grades?\s[≥>=\d/–-]+|or (?:higher|greater|worse)|severity|grade|occurrence|events?|rates?|status))*\s"
    r"(?:(?:was|were|is|are|being|has been|have been)\s(?:also\s)?(?:\w+ly\s){0,2}(?:associated|correlated|linked)\s(?:with|to)\b|"
    r"(?:also\s)?(?:correlat|predict)(?:s|ed|e)?\b|(?:does|do|did)\snot\s(?:exclude|preclude|predict|correlate|affect|influence|mean))",
    re.IGNORECASE,
)


def is_mentioned(scene: Scene, linked: Linked, topic: Topic) -> bool:
    """Whether an event without a figure is spoken of but neither told nor denied: as a risk, as what predicts another, or as what patients are
    called by."""
    text, begin = scene.text, linked.sentence.start
    who = _WHO_HAVE_IT.search(text, max(begin, topic.start - 80), topic.start)
    if who is not None and (who.group("no") is None or who.group("without") or who.group("never")):
        return True
    before = text[max(begin, topic.start - 180) : topic.start]
    if (_AS_FOR.search(before) and text[topic.end : topic.end + 2] == ", ") or _IN_GENERAL.search(before):
        return True
    found = _LEFT_OF_IT.search(before)
    if found is not None and not (found.group().lower().startswith("absence of") and found.start() > 0):
        return True
    if _RIGHT_OF_IT.match(text, topic.end):
        return True
    return before.endswith(" with ") and any(t.end == topic.start - len(" with ") and is_absent(scene, linked, t) for t in linked.topics)


def is_told(scene: Scene, linked: Linked, topic: Topic, section: str) -> bool:
    """True for an event told of without a number, or for events of a grade as a whole of which one arm had more; not in the conclusions."""
    low = max(linked.sentence.start, topic.start - _GRADE_REACH)
    if topic.generic and section != "conclusion" and scene.within(low, topic.end, Label.GRADE):
        return is_compared(scene, linked, topic)
    if topic.rule == _OF_ORGAN and not topic.generic:
        if section == "conclusion" or is_compared(scene, linked, topic):
            return section != "conclusion"
        return _is_item(scene.text, linked, topic) and _is_told(scene, linked, topic, section, True)
    return _is_told(scene, linked, topic, section, bool(topic.id or topic.rule in _OF_ONE_EVENT))


_BESIDE_ITEM = regex(r"(?:\s?\([^()]*\))?(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)(?:[Gg]rades?\s\S+\s)?")
_ITEM_OF = regex(
    r"\b(?:were|was|being|included?|including|such as|"
    r"(?:consist|compris)(?:ed|ing|es|e|s)(?: mainly| mostly| chiefly)?(?: of)?|mainly|mostly|chiefly|namely)\s$"
)
_ENDS_ITEM = regex(r"(?:\s\([^()]*\))?(?:\s?[,.;]|\s?$)")


def _is_item(text: str, linked: Linked, topic: Topic) -> bool:
    """Whether toxicity of an organ is one of a list with events of other names, or all that a sentence lists: "rash and ocular symptoms"."""
    run: list[Topic] = []
    for other in (t for t in linked.topics if t.family == "safety" and not t.generic):
        if run and _BESIDE_ITEM.fullmatch(text, run[-1].end, other.start) is None:
            if topic in run:
                break
            run = []
        run.append(other)
    if topic not in run:
        return False
    if any(t.id or t.rule in _OF_ONE_EVENT for t in run if t is not topic):
        return True
    before = text[max(linked.sentence.start, run[0].start - 30) : run[0].start]
    return _ITEM_OF.search(before) is not None and _ENDS_ITEM.match(text, run[-1].end) is not None


def _is_told(scene: Scene, linked: Linked, topic: Topic, section: str, named: bool) -> bool:
    """Whether a sentence that lists events tells of one (`named`: by a name of its own) without a number."""
    sentence = linked.sentence
    text = scene.text[sentence.start : sentence.end]
    if any(_is_of_key(scene.text, topic, d.short, d.long_start) for d in scene.definitions):
        return False
    if not named or section == "conclusion" or _AIM.search(text):
        return False
    before = scene.text[max(sentence.start, topic.start - 60) : topic.start]
    if is_supposed(scene.text, sentence.start, topic) or is_alike(scene.text, sentence.start, sentence.end, topic):
        return False
    if _HEADS_LIST.match(scene.text, topic.end) and topic.text.endswith("abnormalities"):
        return False
    if _HEADS_LIST.match(scene.text, topic.end) and any(
        e.topic.family == "safety" and e.topic.start > topic.end and ";" not in scene.text[topic.end : e.topic.start] for e in linked.links
    ):
        return False
    if (
        topic.text.endswith(_OF_A_KIND)
        and _IS_EVENT.match(scene.text, topic.end)
        and any(t.id and t.family == "safety" and t.start > topic.end for t in linked.topics)
    ):
        return False
    if any(e.topic.family == "safety" and e.topic.id and e.topic.end <= topic.start for e in linked.links) and _BESIDE.search(before):
        return not NOT_DENIAL.search(before)
    if (
        _MORE.search(before)
        or _is_brought(scene.text, sentence.end, topic, before)
        or is_compared(scene, linked, topic)
        or headed(scene, linked, topic) == "told"
    ):
        return True
    if not _SAFETY.search(text) and not _is_of_safety(scene, linked) and not _goes_with_counted(scene, linked, topic):
        return False
    told = _LISTING.search(text) or _FREQUENT.match(text, topic.end - sentence.start)
    return bool(told) and not NOT_DENIAL.search(before)


def _goes_with_counted(scene: Scene, linked: Linked, topic: Topic) -> bool:
    """Whether it is told how frequent the event was, after one with a figure in the sentence: "fever in 17; vomiting was also common"."""
    counted = any(e.topic.family == "safety" and e.topic.id and max(e.topic.end, e.figure.end) <= topic.start for e in linked.links)
    return counted and _FREQUENT.match(scene.text, topic.end, linked.sentence.end) is not None


def _is_brought(text: str, end: int, topic: Topic, before: str) -> bool:
    """Whether it is told how an event was managed, who felt it, or that treatment brought it, in a sentence up to `end`."""
    return _HAD_IT.match(text, topic.end, end) is not None or _GAVE_IT.search(before) is not None


_HAD_IT = regex(
    r"(?:\s\([^()]*\))?(?:,[^,;.]{2,40},)?\s(?:"
    r"(?:was|were|could be|has been|have been)\s(?:\w+ly\s)?(?:managed|handled|controlled|reversed|relieved|dealt with)\b(?:\s(?:with|by|using))?|"
    r"(?:became|grew|turned)\s(?:rarer?|uncommon|less\s(?:frequent|common))\b|"
    r"(?:is|are|was|were)\swhat\s(?:[\w-]+\s){0,2}(?:patients|people|women|men|they|clinicians|doctors|investigators|nurses)\s"
    r"(?:report|complain|notice|suffer|name|mention|hold|see|saw|fear)\w*)",
    re.IGNORECASE,
)
"""After an event that is told of by how it was managed, how it waned, or who felt it: "neurotoxicity was managed with drainage"."""
_GAVE_IT = regex(
    r"\b(?:(?:singled?|singling|pointed|picked)\s(?:out|to)|(?:give|gave|cost)s?\s(?:them|patients|people|women|men)|(?:was|were)\sfollowed\sby|"
    r"(?:investigators|authors|speakers?)\s(?:also\s)?(?:named?|mention(?:ed)?|flag(?:ged)?|list(?:ed)?|report(?:ed)?))\s"
    r"(?:(?:an?|the|mostly|mainly)\s)?(?:[\w-]+(?:\s[\w-]+)?(?:,\s|,?\sand\s)){0,3}$",
    re.IGNORECASE,
)
"""Before events that are told of as what treatment brought, or as what was singled out."""


_OF_ONE_EVENT = ("adverse_events.laboratory", "adverse_events.listed")
"""Rules of events that have no id and yet are no whole."""
_OF_ORGAN = "adverse_events.any"
"""The rule of statements of the toxicity of an organ."""
_GRADE_REACH = 24
"""Characters before events as a whole where their grade stands."""
_MORE = regex(r"(?:^|[,;:(]\s|\b(?:with|of|saw|had|but|and|caused|brought)\s)(?:more|less|fewer)\s$", re.IGNORECASE)
"""Before an event of which one arm had more."""


def _is_of_key(text: str, topic: Topic, short: str, long_start: int) -> bool:
    """Whether the event is a side of a key's entry, "CRS, cytokine release syndrome", which tells of no event."""
    start = long_start - len(short) - len(", ")
    return topic.start in (start, long_start) and text.startswith(f"{short}, ", max(start, 0))


_HEADS_LIST = regex(r"\s(?:were|included)\s|(?:,?\s\(?(?:of\s)?(?:grades?|G|[≥>])[^:.;,]{0,20}\)?)?:\s", re.IGNORECASE)
"""From what a list of events is of to the list: "Infections ≥G3: pneumonia ..."."""
_OF_A_KIND = ("toxicity", "toxicities", "events", "effects", "disorders", "reactions")
_IS_EVENT = regex(
    r"(?:\s(?:of|with|on|in)\s[\w -]{2,40}?)?\s(?:was|were)\s(?!(?:\w+ly\s)?(?:mild|moderate|rare|common|manageable|not|"
    r"more|less|worse|higher|lower|greater|increased|reduced)\b)",
    re.IGNORECASE,
)
_FREQUENT = regex(
    r"(?:\([^()]*\)|[^.;:]){0,60}?\b(?:was|were|is|are|remained|proved)\s(?:(?:[a-z]+ly|very|most|more|the|other|less|also|a|an)\s){0,2}(?:frequent|common|commoner|"
    r"commonest|rare|uncommon|infrequent|mild|moderate|rule|universal|usual|manageable|transient|reversible|"
    r"self-limiting|prominent|complaints?|dose[- ]limiting|"
    r"side effects?|problem|price)\b",
    re.IGNORECASE,
)
_SAFETY_PART = regex(r"\W*(?:Safety|Toxicit|Tolerab|Adverse|Side[- ]effects?)", re.IGNORECASE)


def _is_of_safety(scene: Scene, linked: Linked) -> bool:
    """Whether the paragraph is headed as one of safety, or the sentence before told of events as a whole."""
    text, sentence = scene.text, linked.sentence
    if _SAFETY_PART.match(text, text.rfind("\n", 0, sentence.start) + 1):
        return True
    before = scene.sentences[sentence.index - 1] if sentence.index else None
    return before is not None and is_same_paragraph(scene.text, before, sentence) and _SAFETY.search(text[before.start : before.end]) is not None


def known_before(scene: Scene, sentence: Sentence, found: list[AdverseEvent]) -> list[AdverseEvent]:
    """The events of a sentence of the background: what is known of a drug from before is told with its name and its numbers."""
    named = bool(scene.within(sentence.start, sentence.end, Label.DRUG))
    return [r for r in found if named and r.assets and (r.n is not None or r.percent is not None)]
