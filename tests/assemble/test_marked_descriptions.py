"""What stands behind a name and a mark, or in the line below a heading that is a name; and names of trials that look like codes."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction
from tests.assemble.conftest import asset_named, stated
from tests.assemble.test_slides import read

PHRASES = {
    "KTB-200: best-in-class CDH6 ADC?": ("antibody-drug conjugate", ["CDH6"]),
    "KTB-200 (Genexus) – FGFR3-selective TKI": ("small molecule", ["FGFR3"]),
    "KTB-200 (Genexus), HER3 x EGFR bispecific antibody": ("bispecific antibody", ["EGFR", "HER3"]),
    "KTB-200 | oral degrader of BTK": ("small molecule", ["BTK"]),
    "KTB-200 (Meridian Bio)\nHER3 x EGFR bispecific antibody": ("bispecific antibody", ["EGFR", "HER3"]),
    "KTB-200 (Meridian Bio)\nAutologous GPC3 CAR-T": ("CAR-T", ["GPC3"]),
}
OTHERS = (
    "KTB-200: EGFR-mutant NSCLC after a TKI",
    "KTB-200 (Genexus), PD-1 antibody and chemotherapy",
    "KTB-200 (Norvane)\nPD-1 inhibitor-refractory melanoma, n=30",
    "KTB-200 (Norvane)\nHER2-positive disease after an ADC",
    "KTB-200: ORR 20% in tumours with high EGFR after antibody therapy",
)


@pytest.mark.parametrize("words", PHRASES)
def test_the_phrase_says_what_the_drug_is(records: Callable[[str], Extraction], words: str) -> None:
    asset = asset_named(records(f"Notes from the hall\n\n{words}\nORR 44% (23/52)\n"), "KTB-200")
    assert (asset.modality and asset.modality.value, stated(asset.targets)) == PHRASES[words]


@pytest.mark.parametrize("words", OTHERS)
def test_patients_and_results_are_no_description(records: Callable[[str], Extraction], words: str) -> None:
    asset = asset_named(records(f"Notes from the hall\n\n{words}\nORR 44% (23/52)\n"), "KTB-200")
    assert (asset.modality, stated(asset.targets)) == (None, [])


def test_a_trial_that_looks_like_a_code_is_none_anywhere(records: Callable[[str], Extraction]) -> None:
    found = records(
        "A phase 2 study of TLX-88, an anti-B7-H3 conjugate, in osteosarcoma: results of BASTION-02\n"
        "Methods: BASTION-02 (NCT05812345) is an open-label phase 2 study. Results: ORR was 22% (7/32). "
        "The phase 3 BASTION-03 trial (NCT06654321) will compare TLX-88 with docetaxel."
    )
    assert [a.name for a in found.assets] == ["TLX-88", "docetaxel"]
    assert [o.study for o in found.outcomes] == [s.id for s in found.studies if s.acronym and s.acronym.value == "BASTION-02"]


def test_a_name_in_a_bracket_after_its_phase() -> None:
    found = read("== Orvanitinib (Kestrel Bio)\n* First-line lung cancer, Ph2 (LUMEN-1)\n* ORR 64% (32/50)\n")
    assert [s.acronym.value for s in found.studies if s.acronym] == ["LUMEN-1"]
