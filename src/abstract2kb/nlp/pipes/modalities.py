"""How an asset is built ("bispecific antibody", "CAR-T", "oncolytic virus"), how it is given (routes), and preclinical models.

MODALITY ids are values of the Modality enum; ROUTE ids are adjectives ("subcutaneous"); MODEL ids are canonical names ("Raji").
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.lexicons import CUE
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.mention import Label, span_at, without_overlaps
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

_GIVEN = Sought(
    r"route|administ|dos(?:e|ing)|infusion|inject|given|receiv|deliver|mg|µg|μg|bid|qd|daily|weekly|formulation|treat|bioavailab", re.IGNORECASE
)
_NOT_TAKEN = regex(
    r"(?:\s|-)(?:(?:abstracts?|presentations?|sessions?|communications?|talks?|contributions?|reports?|papers?|posters?|proffered|plenary|mini|track"
    r"|mucos\w+|cavity|cancers?|carcinomas?|squamous|tumou?rs?|lesions?|leukoplakia|candid\w+|thrush|ulcers?|ulcerations?|pain|dys[ae]esthesias?|hygiene|lichen"
    r"|toxicit\w+|events?|intake|microbio\w+|contraceptives?|steroids?|corticosteroids?|antibiotics?|cryotherapy|care|herpes|surgery|tongue|complications?"
    r"|symptoms?|health|effects?|and|or|at|in|of|on|by|for|from|to|as|with|was|were|is|are)\b|\d)",
    re.IGNORECASE,
)
"""Behind "oral": a talk, the mouth, or nothing that is taken by it."""
_TAKEN = regex(r"[\s-](?:[\"“‘(])?[A-Za-z]")
_CALLED = regex(r"(?<!\d)(?<!\d[)\]])[;,]\s$|\b(?:is|are)\s$|\)[:,]\s$")
_ENDS = regex(r"[,;)\t\n.]|\sand\s|$")
"""Around "oral" in what a drug is called: "A (Acme; oral)", "menin inhibitor, oral"; behind a number it is the talk: "abstract 12, oral"."""
_MINI = regex(r"\b(?:mini|all|partly)[\s-]$", re.IGNORECASE)
_NUMERAL = regex(
    r"\b(?:stages?|grades?|phases?|types?|class|factor)\s(?:[IVX\dA-C/–,-]+\s?(?:and|or|to)?\s?)*$|[IVX]+[A-C]?(?:,|\sor|\sand|\sto|[/–-])\s?$",
    re.IGNORECASE,
)
"""Before a "IV" that is a number."""
_SHORT_BEHIND = regex(r"(?:[a-z]{4}|[A-Z]-?\d+)\s$|\)[,:;]\s$")
_SHORT_ENDS = regex(r"[,;)]|\s(?:[+&(]|plus\b|and\b|with\b|every\b|Q\d|once\b|twice\b|on\sday)")
"""Around a short form behind a name or what it is called: "Daratumumab SC + Pd", "A (Acme), IV, fixed duration"."""
_INTO = Sought(
    r"\b(?:inject|instil|infus|administ|deliver|given|put|appli)\w*(?:\s(?!into\b)[\w-]+){0,3}?\s(?P<into>into\s(?:(?:the|an?|one|single|accessible|superficial"
    r"|injectable|their|its)\s)?(?:[a-z-]+\s){0,2}"
    r"(?P<site>tumou?rs?|lesions?|metastas[ie]s|bladders?|veins?|muscles?|skin|pleura\w*|peritone\w+|hepatic artery))\b"
)
"""What is brought to a place of the body: "was injected into melanoma lesions"."""
_SITES = {
    "tumo": "intratumoral",
    "lesi": "intralesional",
    "meta": "intralesional",
    "blad": "intravesical",
    "vein": "intravenous",
    "musc": "intramuscular",
    "skin": "intradermal",
    "pleu": "intrapleural",
    "peri": "intraperitoneal",
    "hepa": "intra-arterial",
}
_LABELS = {Label.MODALITY: "modalities.lexicon", Label.ROUTE: "routes.lexicon", Label.MODEL: "models.lexicon"}


@Language.factory("a2kb_modalities", requires=["doc._.a2kb_hits"], assigns=["doc.spans"])
class Modalities(SpanComponent):
    """Writes MODALITY, ROUTE and MODEL from the lexicons; short route forms ("IV", "SC") only near words of dosing."""

    labels = (Label.MODALITY, Label.ROUTE, Label.MODEL)
    upstream = ("a2kb_lexicon",)

    def find(self, doc: Doc) -> list[Span]:
        """Lexicon hits, label by label."""
        found: list[Span] = []
        longer = [(h.start, h.end) for h in doc._.a2kb_hits.get(Label.ADVERSE_EVENT, ())]  # "cytokine release syndrome"
        for label, rule in _LABELS.items():
            spans = [
                span_at(doc, hit.start, hit.end, label, hit.sense.id, rule)
                for hit in doc._.a2kb_hits.get(label, ())
                if not any(a <= hit.start and hit.end < b for a, b in longer)
                and (not hit.sense.flags & CUE or _near_dosing(text_of(doc), hit.start, hit.end))
            ]
            if label == Label.ROUTE:
                spans += _brought_into(doc)
            found += without_overlaps(spans)
        return found


def _brought_into(doc: Doc) -> list[Span]:
    """Routes by the place that a drug is brought to: "injected into the tumor"."""
    found = [(m.start("into"), m.end("into"), _SITES[m.group("site")[:4].lower()]) for m in _INTO.finditer(text_of(doc))]
    return [span_at(doc, start, end, Label.ROUTE, route, "routes.place") for start, end, route in found]


def _near_dosing(text: str, start: int, end: int) -> bool:
    """True for a short form near words of dosing or behind a name, and for "oral" before what can be taken."""
    before = text[max(0, start - 24) : start]
    oral = text[start:end].lower() == "oral"
    if not oral and _NUMERAL.search(before):
        return False
    if _GIVEN.search(text[max(0, start - 40) : end + 40]):
        return True
    if not oral:
        return bool(_SHORT_BEHIND.search(before) and _SHORT_ENDS.match(text, end))
    return bool(_CALLED.search(before) and _ENDS.match(text, end)) or bool(
        not _MINI.search(before) and not _NOT_TAKEN.match(text, end) and _TAKEN.match(text, end)
    )
