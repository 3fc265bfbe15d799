"""Arms that one sentence sets against each other; every text is written for these tests."""

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction

Read = Callable[[str], Extraction]
_OTHERS = " ".join(["This page is a review of many trials and drugs."] * 60) + " OTHERX-1 (NCT09900001) tested niraparib in 812 women.\n\n"


def _arms(found: Extraction) -> list[set[str]]:
    names = {a.id: a.name for a in found.assets}
    study = next(s for s in found.studies if any(r.value == "NCT04900004" for r in s.registry_ids))
    return [{names[a] for a in arm.assets} for arm in study.arms]


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        ("In ORIOLEX-4 (NCT04900004) olaparib doubled median PFS over chemotherapy, 16 vs 8 months.", [{"olaparib"}, set()]),
        ("Median PFS in ORIOLEX-4 (NCT04900004) was 7.4 months with olaparib vs 3.3 months with paclitaxel.", [{"olaparib"}, {"paclitaxel"}]),
        ("Olaparib failed to extend overall survival against paclitaxel in ORIOLEX-4 (NCT04900004).", [{"olaparib"}, {"paclitaxel"}]),
        ("Olaparib outperformed standard care in ORIOLEX-4 (NCT04900004).", [{"olaparib"}, set()]),
        ("Olaparib reached 40% in ORIOLEX-4 (NCT04900004), more than the historical rate with chemotherapy.", []),
        ("In ORIOLEX-4 (NCT04900004) olaparib shrank tumors over 12 months.", []),
        ("In ORIOLEX-4 (NCT04900004) olaparib worked better than after prior chemotherapy.", []),
        ("Olaparib did better in ORIOLEX-4 (NCT04900004) than niraparib in OTHERX-1.", []),
    ],
)
def test_two_sides_of_a_sentence(records: Read, text: str, arms: list[set[str]]) -> None:
    assert _arms(records(_OTHERS + text)) == arms


@pytest.mark.parametrize(
    ("text", "size", "sizes"),
    [
        ("ORIOLEX-4 (NCT04900004; n = 130 and 133) approved olaparib over chemotherapy.", None, [130, 133]),
        ("In ORIOLEX-4 (NCT04900004), 365 patients got olaparib and 357 chemotherapy.", None, [365, 357]),
        ("In ORIOLEX-4 (NCT04900004), of 722 randomized, 357 got olaparib and 365 olaparib plus bevacizumab.", 722, [357, 365]),
        ("Olaparib did better than chemotherapy in ORIOLEX-4 (NCT04900004), also in women (n = 130).", None, [None, None]),
    ],
)
def test_sizes_of_sides_and_of_the_whole(records: Read, text: str, size: int | None, sizes: list[int | None]) -> None:
    study = next(s for s in records(_OTHERS + text).studies if any(r.value == "NCT04900004" for r in s.registry_ids))
    assert (study.enrollment.value if study.enrollment else None, [a.n.value if a.n else None for a in study.arms]) == (size, sizes)
