"""Points of a slide that a call-out has parted from their list, and short names of a family's trials."""

from collections.abc import Callable

from abstract2kb.records import Extraction

Read = Callable[[str], Extraction]
OTHER = "• PRAIRIE-9 (NCT06399777), phase 3: sotorasib vs docetaxel, 345 patients\n\n– ORR 28% vs 13%\n\n"


def test_a_call_out_between_points(records: Read) -> None:
    text = (
        f"{OTHER}• CALDERA-4 (NCT06399333), phase 3: glofitamab vs placebo, 274 patients\n\n– OS 21 vs 12 months\n\n"
        "To watch: golcadomide and odronextamab will read out next year.\n\n– CR 58% vs 25%\n\n– Nausea 12%\n"
    )
    found = records(text)
    names = {a.id: a.name for a in found.assets}
    told = {o.percent: ([names[a] for a in o.assets], o.arm) for o in found.outcomes if o.percent in (58.0, 25.0)}
    assert told == {58.0: (["glofitamab"], "glofitamab"), 25.0: ([], "placebo")}
    assert [[names[a] for a in e.assets] for e in found.adverse_events] == [["glofitamab"]]


def test_a_trial_by_the_end_of_its_family_s_name(records: Read) -> None:
    text = (
        "• HALCYON CLL-203 (NCT06399555), phase 3: pirtobrutinib vs ibrutinib, 662 patients\n\n– ORR 87% vs 78%\n\n"
        f"{OTHER}Sequence is the debate. CLL-205 had shown what pirtobrutinib does late: a median PFS of 15.5 months.\n"
    )
    found = records(text)
    assert "CLL-205" in {s.acronym.value for s in found.studies if s.acronym}
    assert "CLL-205" not in {a.name for a in found.assets}
