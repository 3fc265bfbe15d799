"""Whose a result is: trials that announce their drugs, cards, call-outs, other trials named in passing, partners that are no control."""

from collections.abc import Callable

import pytest

from abstract2kb.assemble.frames import Frame, changed
from abstract2kb.assemble.regimens import Group
from abstract2kb.records import Extraction

Read = Callable[[str], Extraction]


def percents(found: Extraction) -> dict[float, set[str]]:
    """The names of the drugs of each rate."""
    names = {a.id: a.name for a in found.assets}
    return {r.percent: {names[a] for a in r.assets} for r in (*found.outcomes, *found.adverse_events) if r.percent is not None}


REVIEW = (
    "The trials under review\n\nLARCH-1 (NCT00000901; phase 3, n = 604): QXR-101 (Novelix) plus pembrolizumab in melanoma. "
    "LARCH-2 (NCT00000902; phase 2): ZQT-202, a bispecific antibody, with osimertinib as the comparator. "
    "PINE-3 (NCT00000903; phase 2): selpercatinib in RET-positive NSCLC, against platinum and pemetrexed with or without pembrolizumab. "
    "ELM-4 (NCT00000904; phase 2): VRX-404, an ADC, in bladder cancer.\n\n"
)


@pytest.mark.parametrize(
    ("told", "drugs"),
    [
        ("In LARCH-1 the ORR was 41%.", {"QXR-101", "pembrolizumab"}),
        ("Of those in LARCH-2, 41% responded.", {"ZQT-202"}),
        ("PINE-3 was more reassuring: rash in 41%.", {"selpercatinib"}),
        ("ELM-4 had an ORR of 41%.", {"VRX-404"}),
    ],
)
def test_a_trial_before_a_colon_is_of_the_drugs_behind_it(records: Read, told: str, drugs: set[str]) -> None:
    assert percents(records(REVIEW + told))[41.0] == drugs


def test_a_colon_before_a_control_announces_nothing(records: Read) -> None:
    text = "QXR-101 (Novelix) had an ORR of 30% in LARCH-1.\n\n• LARCH-5 (NCT00000905), first line: the same drug vs docetaxel, 200 patients\n\n– ORR 44%\n"
    assert percents(records(text))[44.0] == {"QXR-101"}


@pytest.mark.parametrize(
    "told",
    ["ZQT-202 had been given to nine patients with sarcoma. ORR was 33%.", "At the May cutoff ZQT-202 had been given to 40 patients. ORR was 33%."],
)
def test_what_had_been_given_to_so_many_is_the_topic(records: Read, told: str) -> None:
    assert percents(records(f"QXR-101 (Novelix) reached an ORR of 20%.\n\n{told}"))[33.0] == {"ZQT-202"}


def test_what_some_had_been_given_before_is_not(records: Read) -> None:
    found = records("QXR-101 (Novelix) was given to 40 patients; docetaxel had been given to 75% of them. ORR was 33%.")
    assert percents(found)[33.0] == {"QXR-101"}


def test_a_yardstick_that_has_a_point_to_itself_ends_with_it(records: Read) -> None:
    text = (
        "LARCH-1 is the phase 2 study of QXR-101 (Novelix), 61 patients analyzed.\n\n• The ORR was 57%.\n\n"
        "• For scale: pembrolizumab managed an ORR of 13% in ELM-4.\n\n• Nausea was seen in 35%.\n"
    )
    assert percents(records(text)) == {57.0: {"QXR-101"}, 13.0: {"pembrolizumab"}, 35.0: {"QXR-101"}}


def test_a_trial_that_only_tells_when_is_not_spoken_of(records: Read) -> None:
    text = "QXR-101 (Novelix) failed in LARCH-1 (NCT00000901).\n\nAfter LARCH-1, the company turned to ZQT-202, a vaccine: the ORR was 22%."
    assert percents(records(text))[22.0] == {"ZQT-202"}


def test_a_drug_that_relieves_is_no_topic(records: Read) -> None:
    text = "QXR-101 (Novelix), a T-cell engager, caused CRS in 51%. Dexamethasone sufficed in nearly all. The ORR was 40%."
    assert percents(records(text))[40.0] == {"QXR-101"}


def test_a_drug_that_is_outdone_is_the_control(records: Read) -> None:
    text = "QXR-101 (Novelix) has been given to 30 patients. It outperformed pembrolizumab in reviving T cells. The ORR was 40%."
    assert percents(records(text))[40.0] == {"QXR-101"}


def test_all_drugs_of_a_trio_are_given(records: Read) -> None:
    text = "QXR-101 (Novelix) is now tried in a trio with pembrolizumab and the HPV vaccine ZQT-202, in 50 patients. The ORR was 40%."
    assert percents(records(text))[40.0] == {"QXR-101", "pembrolizumab", "ZQT-202"}


def test_a_component_alone_is_a_third_arm() -> None:
    frame = Frame(("A", "B"), ("A", "B"), ("C",))
    assert changed(frame, [Group(0, 1, ("B",), "control")]).control == ("C",)
    assert changed(Frame(("A", "B"), ("A", "B")), [Group(0, 1, ("B",), "control")]).control == ("B",)


def test_what_is_given_besides_alone_is_no_control(records: Read) -> None:
    text = "ZQT-202, a long-acting IL-2, alone and with pembrolizumab (LARCH-7)\n\n• Mono, n=20: ORR 25%.\n\n• Pembro combination, n=9: ORR 33%.\n"
    assert percents(records(text)) == {25.0: {"ZQT-202"}, 33.0: {"ZQT-202", "pembrolizumab"}}


def test_cells_named_by_their_target_stand_before_what_prepares_for_them(records: Read) -> None:
    text = "Autologous GPC3-CAR T cells were infused after lymphodepletion with fludarabine and cyclophosphamide. The ORR was 40%."
    assert percents(records(text))[40.0] == {"GPC3-CAR T cells"}


def test_the_number_of_people_before_counts_is_what_they_are_of(records: Read) -> None:
    found = records("ZQT-202 (Novelix) is an engager.\n\n• Gastric cancer, 5 to 18 mg/kg: 43 pts, 7 PRs (16%), 14 SD.\n")
    assert [(o.endpoint, o.n, o.total) for o in found.outcomes] == [("PR", 7, 43), ("SD", 14, 43)]


def test_people_with_a_response_of_their_own_are_counted(records: Read) -> None:
    found = records("ZQT-202 (Novelix) was active: 12 patients, all men, had PRs, and 14 had SD.")
    assert [(o.endpoint, o.n) for o in found.outcomes][-1] == ("SD", 14)


@pytest.mark.parametrize(
    ("told", "at"), [("2.5-year RFS was 74.8%", "2.5-year"), ("5-year RFS was 74.8%", "5-year"), ("The 1.5-year OS rate was 74.8%", "1.5-year")]
)
def test_a_landmark_keeps_its_decimals(records: Read, told: str, at: str) -> None:
    (outcome,) = records(f"QXR-101 (Novelix) was given. {told}.").outcomes
    assert outcome.at == at


NOTES = (
    "Company\tDrug\tTarget\tStage\tNotes\n"
    "Novelix\tQXR-101\tIL-2Rβ\tPhase 1\tNCT00000911, IV every 2 weeks. Evaluable n=14: PR 1 (7%), SD 4 (29%). No DLTs.\n"
    "Acme\tZQT-202\tPD-1\tPhase 2\tELM-4 (NCT00000912). One confirmed PR among 15 patients.\n"
    "Orbis\tVRX-404\tHER2\tPhase 1\tNCT00000913; enrolling.\n"
)


def test_notes_beside_registry_numbers_tell_results(records: Read) -> None:
    found = records(f"Table 1. Cytokines\n\n{NOTES}")
    names = {a.id: a.name for a in found.assets}
    assert [(o.endpoint, o.n, [names[a] for a in o.assets]) for o in found.outcomes] == [
        ("PR", 1, ["QXR-101"]),
        ("SD", 4, ["QXR-101"]),
        ("PR", 1, ["ZQT-202"]),
    ]
    assert [(e.absent, [names[a] for a in e.assets]) for e in found.adverse_events] == [(True, ["QXR-101"])]


CARD = "Asset\t{name}\nTarget\tDLL3\nModality\tT-cell engager\nStage\tPhase 1\n\n"


def test_a_card_names_what_follows(records: Read) -> None:
    text = (
        "Novelix\n\n"
        + CARD.format(name="QXR-101")
        + "The cut covers 16 men. ORR was 31%.\n\nAcme\n\n"
        + CARD.format(name="ZQT-202")
        + "Half of the 16 men had nausea (48%).\n"
    )
    assert percents(records(text)) == {31.0: {"QXR-101"}, 48.0: {"ZQT-202"}}


def test_a_benchmark_in_apposition_ends_with_its_sentence(records: Read) -> None:
    text = "QXR-101 (Novelix) has been given to 30 patients. Pembrolizumab, the benchmark, had achieved an ORR of 41%. Nausea was seen in 12%."
    assert percents(records(text)) == {41.0: {"pembrolizumab"}, 12.0: {"QXR-101"}}


def test_a_drug_in_apposition_that_is_no_benchmark_is_the_topic(records: Read) -> None:
    text = "QXR-101 (Novelix) had an ORR of 30%.\n\nZQT-202, the Acme vaccine, had an ORR of 41%. Nausea was seen in 12%."
    assert percents(records(text))[12.0] == {"ZQT-202"}
