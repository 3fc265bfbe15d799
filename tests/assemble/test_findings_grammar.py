"""What the grammar of findings makes of nouns of change, degrees, comparisons and verbs that are left out."""

import pytest

UP, DOWN, SAME, ABSENT = "increased", "decreased", "unchanged", "absent"


def _told(extract, text):
    extraction = extract(text)
    names = {a.id: a.name for a in extraction.assets}
    return {(f.effect, f.direction.value, tuple(names[a] for a in f.assets)) for f in extraction.preclinical_findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QRX-1234 led to loss of KLRG1 and TOX, and gain of TCF7 in mice.", {("KLRG1", DOWN), ("TOX", DOWN), ("TCF7", UP)}),
        ("A drop in KLRG1 and a rise in TCF7 were seen with QRX-1234 in mice.", {("KLRG1", DOWN), ("TCF7", UP)}),
        ("QRX-1234-induced downregulation of KLRG1 was confirmed in mice.", {("KLRG1", DOWN)}),
        ("No suppression of KLRG1 was seen with QRX-1234 in mice.", {("KLRG1", SAME)}),
        ("QRX-1234 caused neither weight loss nor a change in blood counts in mice.", {("weight loss", ABSENT), ("blood counts", SAME)}),
        ("In mice QRX-1234 not only lowered Ki-67 but also prolonged survival.", {("Ki-67", DOWN), ("survival", UP)}),
        ("Far less IL-6 was released with QRX-1234 in mice.", {("IL-6", DOWN)}),
        ("Hardly any IL-6 was released by QRX-1234 in mice.", {("IL-6", ABSENT)}),
        ("In mice treated with QRX-1234, IL-6 stayed below the limit of detection.", {("IL-6", ABSENT)}),
        ("QRX-1234 was no less potent than its parent in cell lines.", {("potent", SAME)}),
        ("QRX-1234 was ten times as potent as its parent in cell lines.", {("potent", UP)}),
        ("In mice, the activity of QRX-1234 was half that of its parent.", {("activity of QRX-1234", DOWN)}),
        ("QRX-1234 increased NO production in mice.", {("NO production", UP)}),
        ("Cured mice rejected a second graft after QRX-1234.", {("rejected a second graft", UP)}),
        ("In mice, the activity of QRX-1234 was lost when NK cells were removed.", {("activity of QRX-1234", DOWN)}),
        ("In mice given QRX-1234, IL-6 in blood and spleen rose.", {("IL-6", UP)}),
        ("In mice, its ability to shrink tumors was lost; QRX-1234 failed.", set()),
    ],
)
def test_effects_of_one_asset(records, text, expected):
    assert {(effect, way) for effect, way, _ in _told(records, text)} == expected


def test_a_verb_that_is_left_out_is_that_of_the_clause_before(records):
    told = _told(records, "While BCX-330 caused lymphopenia in monkeys, ABX-210 did not.")
    assert told == {("lymphopenia", UP, ("BCX-330",)), ("lymphopenia", ABSENT, ("ABX-210",))}


def test_what_is_alike_or_as_good_is_compared_with(records):
    text = "ABX-210 and BCX-330 were given to mice. Like ABX-210, it did well. BCX-330 extended survival as much as ABX-210."
    assert ("survival", UP, ("BCX-330",)) in _told(records, text)


def test_former_and_latter_are_the_assets_named_before(records):
    text = "ABX-210 and BCX-330 were given to mice. The latter prolonged survival."
    assert _told(records, text) == {("survival", UP, ("BCX-330",))}


def test_readouts_of_the_bench_tell_of_experiments_but_not_among_patients(records):
    assert _told(records, "ABX-210 increased apoptosis and reduced the fraction of CD44-high cells.")
    assert not _told(records, "Among 20 patients ABX-210 increased apoptosis in biopsies. ABX-210 increased caspase-3 and apoptosis.")
