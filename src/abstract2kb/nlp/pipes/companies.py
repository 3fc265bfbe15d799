"""Companies: "Sanofi", "BMS" (Bristol Myers Squibb), and by their suffix those that no lexicon has ("Novelix Therapeutics").

A name that is also an ordinary word ("Kite", "Relay") counts only with a cue: a possessive, a legal form, or brackets.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.lexicons import CASE, CUE
from abstract2kb.nlp.company_places import companies_by_place
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.hit import Hit
from abstract2kb.nlp.mention import Label, span_at, without_overlaps
from abstract2kb.nlp.pipes.lexicon import lookup_of
from abstract2kb.nlp.places import capitals
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

_SUFFIX = (
    r"(?:Bio)?[Tt]herapeutics|Immunotherapeutics|(?:Bio)?[Pp]harmaceuticals?|(?:Bio)?[Pp]harma|Bio[Ss]ciences?"
    r"|Biologics|Biotherapies|BioTherapeutics|"
    r"Biotech(?:nology|nologies)?|BioPharma|Biosystems|Oncology|Immuno-?[Oo]ncology|Laborator(?:y|ies)|Medicines?|Genomics|Genetics|Life Sciences|"
    r"Bio|BioMed|Biomedical|Immune|Immunotherapies|Cell Therap(?:y|ies)|Radiopharma(?:ceuticals)?|Vaccines|Sciences|Pharmatech"
)
_LEGAL = r"(?:,?\s(?:Inc|Ltd|LLC|GmbH|AG|SE|SA|S\.A\.|N\.V\.|NV|BV|B\.V\.|plc|PLC|Corp|Corporation|Co|KGaA|A/S|AB|Oy|Limited|Holdings)\b\.?)"
_WORD = r"[A-Z][\w’&-]*(?:\.[\w’&-]+)*"
NEW_COMPANY = Sought(
    rf"\b(?P<core>(?:{_WORD} ){{1,3}}(?:{_SUFFIX}))\b{_LEGAL}?|\b(?P<legal>(?:[A-Z][\w&-]* ?){{1,3}}){_LEGAL}(?!\w)", places=capitals
)
_NOT_A_NAME = frozenset(
    "the a an medical clinical surgical radiation gynecologic pediatric thoracic society of for and "
    "in from american european national department division "
    "institute university hospital center centre journal annals molecular cancer translational immuno "
    "society research school college faculty hematology haematology "
    "nature cell medicine experimental comparative urologic neuro head international breast lung veterinary precision integrated community hospital "
    "novel new targeted emerging advanced combination".split()
)
_AROUND = regex(r"^(?:['’]s?\b|\s?\(|\s?/|\s(?:announced|reported|presented|initiated|is developing|has|acquired|licensed))")


def _is_place(text: str, start: int, end: int) -> bool:
    """True inside an affiliation, where "Medical Oncology" and "Cell Therapy" are departments."""
    before = text[max(0, start - 40) : start].lower()
    return bool(re.search(r"(?:department|division|dept|institute|section|school|centre|center|society|journal)\.? (?:of|for)[^.;]{0,30}$", before))


def new_companies(text: str) -> list[tuple[int, int, str]]:
    """Companies by form alone: (start, end, name without legal form).

    >>> new_companies("Novelix Therapeutics, Inc. reported data")[0][2]
    'Novelix Therapeutics'
    """
    found = []
    for match in NEW_COMPANY.finditer(text):
        group = "core" if match.group("core") else "legal"
        words = match.group(group).split()
        while words and words[0].lower().rstrip(".") in _NOT_A_NAME:
            words = words[1:]
        name = " ".join(words)
        proper = len(words) > 1 or (group == "legal" and words)
        if proper and not _is_place(text, match.start(), match.end()):
            start = match.start(group) + match.group(group).rfind(name)
            found.append((start, start + len(name), name))
    return found


def _holds(text: str, hit: Hit) -> bool:
    """True for a name that begins like one (or in lower case, if that is how it is written), the ambiguous ones beside a cue."""
    first, second = text[hit.start], text[hit.start + 1 : hit.start + 2]
    if first.islower() and not second.isupper() and not hit.sense.flags & CASE:
        return False
    if not hit.sense.flags & CUE:
        return True
    return bool(_AROUND.match(text[hit.end : hit.end + 24])) or (hit.start > 0 and text[hit.start - 1] in "(/\t")


@Language.factory("a2kb_companies", requires=["doc._.a2kb_hits"], assigns=["doc.spans"])
class Companies(SpanComponent):
    """Writes COMPANY; the id is the canonical name."""

    labels = (Label.COMPANY,)
    upstream = ("a2kb_lexicon",)

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        self._lookup = lookup_of(nlp)

    def find(self, doc: Doc) -> list[Span]:
        """Known names first, then names by form where nothing is known."""
        text = text_of(doc)
        known = [
            span_at(doc, hit.start, hit.end, Label.COMPANY, hit.sense.id, "companies.lexicon")
            for hit in doc._.a2kb_hits.get(Label.COMPANY, ())
            if _holds(text, hit)
        ]
        taken = {i for s in known for i in range(s.start, s.end)}
        new = [span_at(doc, a, b, Label.COMPANY, name, "companies.form") for a, b, name in new_companies(text)]
        found = without_overlaps(known + [s for s in new if taken.isdisjoint(range(s.start, s.end))])
        places = [(s.start_char, s.end_char, s.id_ or s.text) for s in found]
        more = [span_at(doc, a, b, Label.COMPANY, name, "companies.place") for a, b, name in companies_by_place(text, places, self._lookup.lexicon)]
        return without_overlaps(found + more) if more else found
