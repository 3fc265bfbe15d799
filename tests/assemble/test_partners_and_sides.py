"""Partners that are told behind doses, routes and appositions, arms of two lines, and controls that are no drugs; every sentence is written for these
tests."""

import pytest

from abstract2kb.assemble.class_controls import second_of_sized
from abstract2kb.assemble.regimen_parts import Group
from abstract2kb.pipeline import extract_text
from tests.assemble.test_study_links import linked

BOTH = ["tezolimab", "zolvamab"]


def given(text: str) -> list[str]:
    """What the patients of a result that follows the text were given."""
    return linked(f"{text} The ORR was 41%.")["ORR 41.0"][1]


@pytest.mark.parametrize(
    "told",
    [
        "Zolvamab came first. In LANTERN-1 (NCT05550001), 21 adults received 1.5 to 12 mg/kg subcutaneously with tezolimab.",
        "Zolvamab was instilled into the bladder with tezolimab.",
        "Zolvamab is given IM every 6 weeks with tezolimab.",
        "Zolvamab is an antibody. Of 38 adults, 20 were on the pair with tezolimab.",
        "Zolvamab is an antibody. Phase 1b, 42 adults, + tezolimab; NCT05550002.",
        "Zolvamab, masked anti-CTLA-4, + tezolimab in colorectal cancer.",
        "Perioperative zolvamab, which targets Nectin-4, plus tezolimab was tested.",
        "Zolvamab plus      tezolimab in lung cancer.",
    ],
)
def test_partners(told: str) -> None:
    assert given(told) == BOTH


@pytest.mark.parametrize(
    "told",
    [
        "Zolvamab was given to 40 adults. All had received prior treatment with tezolimab.",
        "Zolvamab was given to 40 adults who had received chemotherapy and, for relapse, treatment with tezolimab.",
        "Zolvamab prolonged survival, as had been hoped, against tezolimab.",
        "Zolvamab by tezolimab eligibility in lung cancer.",
    ],
)
def test_what_is_no_partner(told: str) -> None:
    assert given(told) == ["zolvamab"]


@pytest.mark.parametrize("control", ["cystectomy", "surgery", "radiation therapy"])
def test_a_control_that_is_no_drug(control: str) -> None:
    found = linked(f"Zolvamab plus tezolimab was compared with {control} alone in 344 adults (170 and 174). Rash occurred in 30% vs 2%.")
    assert (found["Rash 30.0"][1], found["Rash 2.0"][1]) == (BOTH, [])


SIZED = "Zolvamab plus tezolimab in bladder cancer.\n\n"


@pytest.mark.parametrize(
    ("lines", "other"),
    [
        ("• Zolvamab 2 mg/kg + tezolimab 3 mg/kg, n=243\n\n• Gemcitabine + cisplatin, n=241\n\n", ["cisplatin", "gemcitabine"]),
        ("• Zolvamab plus tezolimab (n=80)\n\n• Docetaxel (n=81)\n\n", ["docetaxel"]),
    ],
)
def test_two_lines_that_name_an_arm_each_with_its_size(lines: str, other: list[str]) -> None:
    found = linked(f"{SIZED}{lines}The ORR was 52% vs 23%.")
    assert (found["ORR 52.0"][1], found["ORR 23.0"][1]) == (BOTH, other)


FIRST, SECOND = "• A plus B, n=80\n", "• C, n=81\n"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (FIRST + SECOND, "control"),
        (FIRST + "All were adults.\n" + SECOND, "subject"),
        (FIRST + "• C, 20 mg\n", "subject"),
    ],
)
def test_a_second_line_stands_right_behind_the_first_with_its_size(text: str, part: str) -> None:
    start = text.rindex("•")
    group = Group(start + 2, start + 3, ("c",), "subject")
    found, _ = second_of_sized(text, [group], len(FIRST), start, len(text))
    assert [g.part for g in found] == [part]


@pytest.mark.parametrize("change", ["a change of ARPI", "a switch in hormone therapy"])
def test_a_change_of_class_is_the_other_arm(change: str) -> None:
    text = f"Zolvamab in prostate cancer. 468 men were randomised to six cycles of 20 mg or to {change} (abiraterone or enzalutamide)."
    found = linked(f"{text} The ORR was 51% vs 15%.")
    assert (found["ORR 51.0"][1], found["ORR 15.0"][1]) == (["zolvamab"], ["abiraterone", "enzalutamide"])


def test_a_change_that_patients_had_made_is_no_arm() -> None:
    assert given("Zolvamab in prostate cancer. The 68 men had gone through a change of ARPI (abiraterone or enzalutamide).") == ["zolvamab"]


NOTED = """Zolvamab in lung cancer. In HARBOR-4 adults had zolvamab or chemotherapy.

| HARBOR-4 | Zolvamab | Chemotherapy* |
|---|---|---|
| ORR, % | 41 | 20 |

* Docetaxel, gemcitabine or vinorelbine{}
"""


@pytest.mark.parametrize(
    ("aside", "drugs"),
    [
        (", by region.", ["docetaxel", "gemcitabine", "vinorelbine"]),
        (", per local practice.", ["docetaxel", "gemcitabine", "vinorelbine"]),
        (", by request of those who had seen the patients before them.", []),
    ],
)
def test_a_note_that_lists_the_drugs_of_a_class(aside: str, drugs: list[str]) -> None:
    assert linked(NOTED.format(aside))["ORR 20.0"][1] == drugs


def names(text: str) -> set[str]:
    return {a.name.lower() for a in extract_text(text).assets}


def test_an_antibody_that_no_lexicon_has_is_its_conjugate() -> None:
    assert names("Ribrutamab vedotin was given to 40 adults. The ORR with ribrutamab was 41%.") == {"ribrutamab vedotin"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ribrutamab vedotin and ribrutamab deruxtecan were given to 40 adults. The ORR with ribrutamab was 41%.",
            {"ribrutamab", "ribrutamab vedotin", "ribrutamab deruxtecan"},
        ),
        ("Trastuzumab deruxtecan and trastuzumab were given to 40 adults. The ORR was 41%.", {"trastuzumab", "trastuzumab deruxtecan"}),
    ],
)
def test_antibodies_of_their_own(text: str, expected: set[str]) -> None:
    assert names(text) == expected
