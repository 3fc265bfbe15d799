"""Whose a number is in slides, cards and newsletters, where the drug and the trial stand above it; every entry is written for these tests."""

import pytest

from tests.assemble.entries import deck, decks, measure

CASES = {
    "the corner of a table": """open slide
== Cilvekimig in lymphoma
* ORR 61% in 40 patients
== Second bispecific
| Abcamab + lenalidomide | All (n = 30) | Older (n = 12) |
| ORR, % | 52 | 47 |
| Fatigue, % | 33 | 31 |
> ORR 52 @ abcamab, lenalidomide #
> ORR 47 @ abcamab, lenalidomide #
> Fatigue 33 @ abcamab, lenalidomide #""",
    "the study right below a table of drugs": """open slide
== Xevinapant, ALPHA-9 (NCT01111119)
* ORR 61%
| Mibavademab + nivolumab | All | Older, one prior line |
| ORR, % | 52 | 47 |
Phase 2, BETA-4 (NCT02222229), 70 patients. The median DOR was 8.8 months.
> ORR 52 @ mibavademab, nivolumab # BETA-4
> ORR 47 @ mibavademab, nivolumab # BETA-4
> DOR 8.8 @ mibavademab, nivolumab # BETA-4""",
    "events in a column headed by a treatment": """open slide
== Safety
| Tovorafenib, related to treatment | Any grade, % |
| Rash | 41 |
| Anemia | 13 |
> Rash 41 @ tovorafenib #
> Anemia 13 @ tovorafenib #""",
    "a card whose drug comes after its trial": """open card
== Avutometinib
-- Verastem | NCT01111119 | phase 2
The ORR was 31%.
== GAMMA-7: a surprise
-- Phase 3 | NCT03333339
Imlunestrant (Lilly) was given to 330 patients. The ORR was 22%.
== GAMMA-7 again
The DCR was 70%.
> ORR 31 @ avutometinib # NCT01111119
> ORR 22 @ imlunestrant # GAMMA-7
> DCR 70 @ imlunestrant # GAMMA-7""",
    "a card of an unknown drug": """open card
== Avutometinib
-- Verastem | ALPHA-9 (NCT01111119)
The ORR was 31%.
== The Tuesday surprise from Basel (NCT03333339)
-- Phase 1, 27 children
The ORR was 63%.
== Imlunestrant
The DCR was 50%.
> ORR 31 @ avutometinib # ALPHA-9
> ORR 63 @ # NCT03333339""",
    "a comparator is no other trial": """open news
**Lifirafenib (Acme), DELTA-3, NCT04444449.** Phase 3. ORR 22.7% vs 3.5% for everolimus. Anemia in 82%.
> ORR 22.7 @ lifirafenib # DELTA-3
> Anemia 82 @ lifirafenib # DELTA-3""",
    "keys turn to no drug": """open slide
| EPSILON-2 (NCT05555559) | Bavdegalutamide + P (n = 107) | P (n = 50) |
| ORR, % | 38 | 21 |
P, pembrolizumab. Bavdegalutamide (Acme) degrades. The DCR was 77%.
> ORR 38 @ bavdegalutamide, pembrolizumab # EPSILON-2
> ORR 21 @ pembrolizumab # EPSILON-2
> DCR 77 @ bavdegalutamide # EPSILON-2""",
    "a drug in passing under a heading that names another": """open slide
== Zanidatamab in bile duct cancer
-- Phase 2, 80 patients, NCT05555551
Obinutuzumab is given on day 7 before it.
The ORR was 41%.
> ORR 41 @ zanidatamab # NCT05555551""",
    "another drug under study below a heading": """open slide
== Zanidatamab and its rivals
Zanidatamab (Acme) gave an ORR of 41%.
Enapotamab vedotin (Genmab) is a conjugate in phase 2. The DCR was 63%.
> ORR 41 @ zanidatamab #
> DCR 63 @ enapotamab vedotin #""",
    "with a drug that has an entry of its own": """open news
Zelenectide pevedotin (Bicycle) gave an ORR of 45%.
Enapotamab vedotin (Genmab) gave an ORR of 33%.
Safety. With zelenectide pevedotin, neuropathy occurred in 29% of patients.
> neuropathy 29 @ zelenectide pevedotin #""",
    "a backbone after a colon": """open card
== ZETA-1: fadraciclib plus chemotherapy
-- Phase 3, 322 patients, NCT06666669. Backbone: pemetrexed + carboplatin.
The ORR was 50.6%.
> ORR 50.6 @ fadraciclib, pemetrexed, carboplatin # ZETA-1""",
    "members of a control, in a table of events": """open card
== ETA-5: fadraciclib in breast cancer
-- Phase 3, NCT07777779. Control: physician's choice (TPC) of capecitabine, eribulin or vinorelbine.
| Endpoint | Fadraciclib (n = 80) | TPC (n = 82) |
| ORR, % | 44 | 19 |
| Nausea, % | 61 | 24 |
> ORR 19 @ capecitabine, eribulin, vinorelbine # ETA-5
> Nausea 24 @ capecitabine, eribulin, vinorelbine # ETA-5""",
    "the single agent of two cohorts": """open card
== THETA-1: avutometinib in two cohorts
-- Phase 2, NCT08888889
**Design.** Avutometinib alone (n = 44) or with cetuximab (n = 32).
**Safety.** Related events in 34% on the single agent.
> Related events 34 @ avutometinib # THETA-1""",
    "the trial of a card's head, where another is named below": """open card
== Glecirasib
-- Jacobio | NCT05288205 | phase 1
The ORR was 65%. In the sister study NCT05009329 the DCR was 47%.
> ORR 65 @ glecirasib # NCT05288205""",
    "given before chemotherapy": """open card
== IOTA-6: fadraciclib before any chemotherapy
-- NCT09999999
The ORR was 44%.
> ORR 44 @ fadraciclib # IOTA-6""",
}


@pytest.mark.parametrize("case", CASES)
def test_a_number_has_the_drugs_and_the_study_of_its_entry(case: str) -> None:
    score, wrong = measure([deck(CASES[case].split("\n"))])
    assert wrong == []
    assert score.found == score.wanted


@pytest.mark.parametrize(("blind", "assets", "studies"), [(False, 45, 41), (True, 37, 39)])
def test_entries_in_many_voices(blind: bool, assets: int, studies: int) -> None:
    score, _ = measure(decks(blind))
    assert score.found == score.wanted
    assert score.assets >= assets
    assert score.studies >= studies
