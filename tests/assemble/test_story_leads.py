"""Stories with sub-heads: below one that names no drug the text is again of the drug that the story began with."""

import pytest
import typst

from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from abstract2kb.records import Extraction

_FILLER = "Doors opened late, the coffee was cold and the hall was full long before anybody had said a word about the results. " * 60
_STORY = """
= Conference wire
== Shares soar on data for a degrader in pancreatic cancer
QXR-4410 is an oral KRAS G12D degrader. Of 52 patients with pancreatic cancer 18 responded in the RAVENA-1 trial.

=== HEADING
Zoldonrasib is a RAS inhibitor that reported an ORR of 30% in pancreatic cancer last year.

=== What comes next
BELOW
"""


def _read(tmp_path, heading: str, below: str) -> Extraction:
    path = tmp_path / "a.typ"
    path.write_text(
        "#set text(size: 10pt)\n" + _STORY.replace("HEADING", heading).replace("BELOW", below) + "\n== Notes\n" + _FILLER, encoding="utf-8"
    )
    return extract_report(Report.from_pdf(bytes(typst.compile(str(path))), "a.pdf"))


def _drugs(found: Extraction, percent: float) -> set[str]:
    names = {a.id: a.name for a in found.assets}
    return {names[i] for o in [*found.outcomes, *found.adverse_events] if o.percent == percent for i in o.assets}


@pytest.mark.parametrize("below", ["The disease control rate was 88% at the data cut.", "The rate of rash was 88%."])
def test_a_part_of_a_story_goes_back_to_its_drug(tmp_path, below):
    assert _drugs(_read(tmp_path, "Rivals", below), 88) == {"QXR-4410"}


def test_a_part_that_names_a_drug_is_of_that(tmp_path):
    found = _read(tmp_path, "Rivals", "With zoldonrasib the disease control rate was 88%.")
    assert _drugs(found, 88) == {"zoldonrasib"}
    assert _drugs(found, 30) == {"zoldonrasib"}
