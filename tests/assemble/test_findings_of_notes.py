"""Findings in consultants' prose and notes: fronted places, relative clauses, split verbs, comparisons after the noun, partners beside the topic."""

import pytest

FOUND = [
    # a place or time at the front without a comma
    ("QRX-1234 was given to mice. In PC-3 tumours median survival went from 20 to 41 days.", [("median survival", "increased")]),
    ("QRX-1234 was tested in vitro. In AML cells carrying the R882H mutation DNMT1 was gone within a day.", [("DNMT1", "decreased")]),
    ("QRX-1234 was given to mice. After rechallenge tumours did not grow.", [("tumours did not grow", "unchanged")]),
    # a subject with a relative clause, or with a participle
    ("QRX-1234 was given to mice. Tumours that no longer responded to chemotherapy shrank.", [("Tumours", "decreased")]),
    ("QRX-1234 was given to mice. Mice cured of B16F10 tumours resisted a second inoculum.", [("resisted a second inoculum", "increased")]),
    # a particle after its object
    ("In monkeys QRX-1234 pushed regulatory T cells up sixfold.", [("regulatory T cells", "increased")]),
    ("In monkeys QRX-1234 took platelets down by half.", []),
    # a comparison after the noun
    ("In vitro QRX-1234 had an affinity equal to that of selinexor.", [("affinity", "unchanged")]),
    ("In vitro QRX-1234 showed a potency inferior to that of selinexor.", [("potency", "decreased")]),
    # adjectives
    ("QRX-1234 was not neurotoxic in rats.", [("neurotoxic", "absent")]),
    ("In mice QRX-1234 was the most active of the compounds.", [("active", "increased")]),
    ("QRX-1234 was tested in vitro. Lysis of five lines was more potent.", [("Lysis of five lines", "increased")]),
    ("QRX-1234 was tested in mice. Platelet precursors were less affected.", [("Platelet precursors", "decreased")]),
    # tolerance
    ("QRX-1234 was well tolerated in monkeys.", [("tolerated", "unchanged")]),
    ("QRX-1234 was better tolerated than selinexor in monkeys.", [("tolerated", "increased")]),
    ("Rats tolerated QRX-1234 at 5 mg/kg without toxicity.", [("toxicity", "absent")]),
    # nouns by their form, and findings that are adverse
    ("QRX-1234 was given to mice. No regrowth was seen.", [("regrowth", "absent")]),
    ("QRX-1234 caused no adverse findings in monkeys.", [("adverse findings", "absent")]),
    ("Mobilization of stem cells was seen with QRX-1234 in mice.", [("Mobilization of stem cells", "increased")]),
    # left and kept
    ("In mice QRX-1234 left B cells and platelets alone.", [("B cells", "unchanged"), ("platelets", "unchanged")]),
    ("In mice QRX-1234 kept body weight at baseline.", [("body weight", "unchanged")]),
    # two verbs of one subject
    ("QRX-1234 was tested in cell lines. Lines with RB1 loss were insensitive to selinexor but responded to QRX-1234.",
     [("insensitive", "increased"), ("responded", "increased")]),
    # a new clause whose subject has a place behind it
    ("QRX-1234 halved proliferation in mice, and signal from the brain fell.", [("proliferation", "decreased"), ("signal", "decreased")]),
    ("QRX-1234 halved proliferation, and killing of bystander cells was stronger in vitro.",
     [("proliferation", "decreased"), ("killing of bystander cells", "increased")]),
    # as well as
    ("QRX-1234 cells were made. In vitro QRX-1234 expanded as well as unedited cells.", [("expanded", "unchanged")]),
    # what could be seen was there
    ("QRX-1234 was given to mice. Apoptosis could be seen within a day.", [("Apoptosis", "increased")]),
    ("QRX-1234 was given to mice. Apoptosis may be seen later.", []),
    # items on an asset need no verb
    ("Bench data\n• QRX-1234 – lysis of CD20-positive cells in vitro", [("lysis of CD20-positive cells", "increased")]),
    ("Bench data\n• QRX-1234 – tumour volume in mice", []),
    ("Bench data\n• QRX-1234: p110α mutants inhibited, phosphate unchanged in mice", [("p110α mutants", "decreased"), ("phosphate", "unchanged")]),
    ("Bench data\n• QRX-1234: weight loss in rats", [("weight loss", "increased")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_findings(records, text, expected):
    assert [(f.effect, f.direction) for f in records(text).preclinical_findings] == expected


ABOUT = [
    # the second number is that of the other asset
    ("QRX-1234 was given to mice. Survival was 58 days, against 31 days for selinexor.", [["QRX-1234"]]),
    ("Survival of mice was 24 days with vehicle versus 51 days with QRX-1234.", [["QRX-1234"]]),
    # a partner does not take the place of what the text speaks of
    ("QRX-1234 shrank tumours in mice. Combination with selinexor cured more mice. The antibody caused no neutropenia.",
     [["QRX-1234"], ["QRX-1234", "selinexor"], ["QRX-1234"]]),
    ("QRX-1234 slowed growth in mice. With selinexor it was synergistic.", [["QRX-1234"], ["QRX-1234", "selinexor"]]),
    ("QRX-1234 cured eight mice; selinexor cured two. CD8 cells in the tumour rose.", [["QRX-1234"], ["selinexor"], ["QRX-1234"]]),
    ("QRX-1234 was given to mice. Selinexor-tolerant cells were killed.", [["QRX-1234"]]),
    ("QRX-1234 induced PD-L1 in mice, which argued for selinexor. Weight loss was not seen.", [["QRX-1234"], ["QRX-1234"]]),
    ("Selinexor's successor QRX-1234 was given to mice. Tumours shrank.", [["QRX-1234"]]),
    ("QRX-1234 slowed growth in mice. With selinexor tumours vanished.", [["QRX-1234"], ["selinexor"]]),
    ("QRX-1234 slowed growth in mice. Tumours that had stopped responding to selinexor shrank.", [["QRX-1234"], ["QRX-1234"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "assets"), ABOUT)
def test_assets(records, text, assets):
    extraction = records(text)
    names = {a.id: a.name for a in extraction.assets}
    assert [sorted(names[a] for a in f.assets) for f in extraction.preclinical_findings] == assets
