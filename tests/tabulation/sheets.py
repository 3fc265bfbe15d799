"""Designs of tables of trials, in words and looks of many kinds, that are drawn by every engine of `sheet_drawing`.

Example: `SHEETS["events by trial, remarks"]` is a table whose first and last columns have one cell for all rows of a trial, between thin rules.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.tabulation.designs import Cell, Table


@dataclass(frozen=True)
class Sheet:
    """A table and how it looks; "\\n" in a cell breaks its line, "^" stands before a raised mark at its end.

    `rules` is "grid", "rows", "groups" (above each row of `groups`), "heads" or "none"; `spanners` draws a rule below headings over several columns.
    """

    table: Table
    shares: tuple[float, ...]
    rules: str
    caption: str = "Table 1. Figures that were made up"
    groups: tuple[int, ...] = ()
    bands: tuple[int, ...] = ()
    indented: tuple[int, ...] = ()
    spanners: bool = False
    middle: bool = True
    centred: bool = True
    fill: str = ""
    ink: str = "black"
    bold: bool = True
    strong: bool = False
    """Whether the first line of each label is bold."""
    zebra: bool = False
    turned: bool = False
    size: float = 7.5
    pad: float = 2.5
    landscape: bool = True
    caption_below: bool = False
    lead: int = 1
    """Paragraphs above: many push the table over the end of the page."""
    repeat: bool = True
    notes: tuple[str, ...] = ()
    sans: bool = True
    width: float = 1.0


def _rows(*rows: tuple[Cell | str, ...]) -> tuple[tuple[Cell | str, ...], ...]:
    return rows


REMARKS = Table(
    _rows(
        (("Study", 2, 1), ("Event", 2, 1), ("Test arm", 1, 2), ("Comparator", 1, 2), ("Comment", 2, 1)),
        ("All\ngrades", "Grade\n3–5", "All\ngrades", "Grade\n3–5"),
        (("MERIDIAN-1\nalfatinib vs observation", 4, 1), "Any event", "88", "41.2", "71", "22.0", ("Stopped for toxicity: 6.1 (alfatinib). Deaths: 1.2 vs 1.9", 4, 1)),
        ("Diarrhoea", "44", "6.3", "12", "0.9"),
        ("Pneumonitis", "3.1", "1.0", "–", "–"),
        ("Fatigue", "29", "–", "20", "–"),
        (("HALCYON\nB-Dex vs Dex", 2, 1), "Neutropenia", "51", "38.8", "40", "27.5", ("Exposure was longer with B-Dex", 2, 1)),
        ("Anaemia", "30", "11.4", "33", "12.0"),
        (("TERRAIN-4 (n = 61)\ngamma-CAR", 3, 1), "Cytokine release syndrome", "72", "3", ("one arm", 3, 2), ("Two late neurotoxic events of grade 3, both resolved\nwithin a month of treatment", 3, 1)),
        ("Neurotoxicity", "14", "5"),
        ("Infection", "38", "12"),
        ("BOREAL\ndeltamab vs chemotherapy", "Any event", "–", "61", "–", "70", "Febrile neutropenia was twice as common with chemotherapy"),
        (("CASTOR-9\nepsilon + R vs R", 5, 1), "Neutropenia^a", "47.1", "39", "44.0", "–", ("Rash led the list", 5, 1)),
        ("Rash", "22.3", "–", "20.8", "–"),
        ("Nausea", "19.0", "1.1", "17.7", "0.4"),
        ("Constipation, any cause,\ntreated", "28.8", "–", "25.1", "–"),
        ("Cough", "17", "–", "15", "–"),
    ),
    7, 2, "",
)  # fmt: skip
REMARKS_TOP = Table(
    _rows(
        (("Trial and regimens", 2, 1), ("AE term", 2, 1), ("Active", 1, 2), ("Control", 1, 2), ("Notes", 2, 1)),
        ("Any", "≥3", "Any", "≥3"),
        (("SOLSTICE\nzeta plus standard care\nagainst standard care", 5, 1), "Hypertension", "21.4", "9.8", "10.6", "4.4", ("Dose reductions in 31% of patients", 5, 1)),
        ("Proteinuria", "9.9", "2.1", "3.0", "0.3"),
        ("Stomatitis", "40.1", "5.5", "11.0", "0.5"),
        ("Headache", "15.2", "0.4", "13.9", "0.2"),
        ("Arthralgia", "12.7", "0.7", "12.1", "1.0"),
        (("EQUINOX-2\neta mono", 3, 1), "ALT increased", "33", "14", "—", "—", ("No control arm; hepatic events were reversible", 3, 1)),
        ("AST increased", "31", "10", "—", "—"),
        ("QT prolonged", "6", "2", "—", "—"),
        (("ZENITH\ntheta vs iota", 2, 1), "Any event", "97", "55", "96", "68", ("Fewer deaths on theta", 2, 1)),
        ("Serious event", "31", "–", "40", "–"),
    ),
    7, 2, "",
)  # fmt: skip
RATIOS = Table(
    _rows(
        (("Study (registry no.)\nsetting", 2, 1), ("Arm", 2, 1), ("n", 2, 1), ("Progression-free survival", 1, 3), ("Response, %", 1, 2)),
        ("Median, mo\n(95% CI)", "Rate,\n%", "HR vs control\n(95% CI)", "ORR", "CR"),
        (("Untreated myeloma", 1, 8),),
        (("MERIDIAN-1 (NCT05550011)\nunfit; follow-up 31.2 mo", 3, 1), "Alfa-Len", "211", "NR", "81.0 (36 mo)", "0.61 (0.44–0.85)", "88.4", "–"),
        ("Alfa-Bor", "208", "44.0", "70.1 (36 mo)", "0.80 (0.60–1.07)", "84.1", "–"),
        ("Len (control)", "205", "36.9", "58.8 (36 mo)", "", "71.5", "–"),
        (("HALCYON (NCT05550012)\nfit; N = 402", 2, 1), "Beta-quad", "201", "–", "90.2 (24 mo)", ("0.44 (0.29–0.68)", 2, 1), "93.0", "51.2"),
        ("Triplet", "201", "–", "79.6 (24 mo)", "90.1", "38.8"),
        (("Relapsed lymphoma", 1, 8),),
        (("TERRAIN-4 (NCT05550013)\n2L+; double-blind", 2, 1), "Gamma + R", "98", "11.3 (8.8–14.9)", "–", ("0.52 (0.37–0.74)", 2, 1), "61", "39"),
        ("Placebo + R", "101", "5.1 (3.9–6.6)", "–", "44", "21"),
        (("BOREAL (NCT05550014)\n3L+; follow-up 18.0 mo", 2, 1), "Delta-Gem", "150", "9.7", "40.8 (12 mo)", ("0.66 (0.50–0.88)", 2, 1), "57", "33"),
        ("Gem", "77", "4.4", "22.1 (12 mo)", "35", "14"),
    ),
    8, 2, "",
)  # fmt: skip
TURNED = Table(
    _rows(
        (("", 2, 1), ("Trial, registry no.", 2, 1), ("Regimen (n)", 2, 1), ("PFS", 1, 2), ("OS", 1, 2), ("Response, %", 1, 2)),
        ("Median, mo", "HR (95% CI)", "Median, mo", "HR (95% CI)", "ORR", "CR"),
        (("First line", 4, 1), ("MERIDIAN-1, NCT05550011", 2, 1), "Alfa-Len (211)", "NR", "0.61 (0.44–0.85)", "NR", "0.70 (0.41–1.19)", "88", "40"),
        ("Len (205)", "36.9", "", "NR", "", "72", "22"),
        (("HALCYON, NCT05550012", 2, 1), "Beta-quad (201)", "–", "0.44 (0.29–0.68)", "–", "–", "93", "51"),
        ("Triplet (201)", "–", "", "–", "", "90", "39"),
        (("Relapsed", 4, 1), ("TERRAIN-4, NCT05550013", 2, 1), "Gamma + R (98)", "11.3", "0.52 (0.37–0.74)", "NR", "0.90 (0.61–1.33)", "61", "39"),
        ("Placebo + R (101)", "5.1", "", "27.0", "", "44", "21"),
        (("BOREAL, NCT05550014", 2, 1), "Delta-Gem (150)", "9.7", "0.66 (0.50–0.88)", "18.8", "0.74 (0.55–1.00)", "57", "33"),
        ("Gem (77)", "4.4", "", "12.0", "", "35", "14"),
    ),
    9, 2, "",
)  # fmt: skip
HEADS3 = Table(
    _rows(
        ("", "Alfatinib\nOrphic Bio\nFLT3 inhibitor", "Betamab\nKettle & Sons\nCD38 antibody", "Gamma-CAR\nNorthlake\nCD19 CAR-T", "Deltamab + R\nantibody pair", "Epsilon\nEP-11\nmenin inhibitor"),
        ("Trial", "MERIDIAN-1\nNCT05550011", "HALCYON\nNCT05550012", "TERRAIN-4\nNCT05550013", "BOREAL\nNCT05550014", "CASTOR-9\nNCT05550015"),
        ("Phase", "1/2", "3", "2", "1b", "1"),
        ("Setting", "AML, R/R", "MM, 2L+", "LBCL, 3L+", "FL, untreated", "AML, 3L+"),
        ("Patients treated", "84", "202", "61", "40", "33"),
        ("Overall response, n (%)", "39 (46)", "151 (75)", "44 (72)", "38 (95)", "14 (42)"),
        ("95% CI", "35–58", "68–81", "59–83", "83–99", "–"),
        ("Complete response, n (%)", "20 (24)", "61 (30)", "32 (52)^a", "29 (73)", "8 (24)"),
        ("95% CI", "15–34", "–", "39–65", "–", "–"),
        ("Median DOR, mo (95% CI)", "7.4 (5.0–NE)", "18.8", "NR", "–", "4.1"),
        ("Median OS, mo", "11.0", "–", "19.9 (14.1–NE)", "–", "8.6"),
    ),
    6, 1, "",
)  # fmt: skip
LEFT_PART = Table(
    _rows(
        ("Event", "Gamma-CAR\nTERRAIN-4\nn = 61", "Deltamab\nBOREAL\nn = 148^a", "Betamab\nHALCYON\nn = 199"),
        ("CRS", "72 / 3", "41 / 2", "–"),
        ("Neurotoxicity", "14 / 5", "4.1 / 0.7", "–"),
        ("Neutropenia", "60 / 58", "33 / 29", "48 / 36"),
        ("Infections", "38 / 12", "–", "51 / 14"),
        ("Event leading to\ndiscontinuation", "n/a", "5", "7.5"),
    ),
    4, 1, "",
)  # fmt: skip
RIGHT_PART = Table(
    _rows(
        (("Event", 2, 1), ("Grade", 2, 1), ("MERIDIAN-1", 1, 3), ("CASTOR-9", 1, 2)),
        ("Alfa-Len\nn = 209", "Alfa-Bor\nn = 206", "Len\nn = 201", "Epsilon\nn = 90", "Placebo\nn = 88"),
        ("Any event", "≥3", "58.4", "66.0", "51.2", "81", "70"),
        ("Neutropenia", "any", "–", "–", "–", "40", "28"),
        ("", "≥3", "30.1", "41.7", "25.9", "–", "–"),
        ("Diarrhoea", "any", "–", "–", "–", "33", "24"),
        ("Hypertension", "any", "10.5", "11.2", "12.9", "–", "–"),
        ("Fatal event", "5", "1.0", "2.4", "1.5", "10", "7"),
    ),
    7, 2, "",
)  # fmt: skip
GRADES = Table(
    _rows(
        (("Adverse event", 2, 1), ("Grade", 2, 1), ("Study 101", 1, 2), ("Study 202", 1, 2)),
        ("20 mg\n(n = 31)", "40 mg\n(n = 30)", "Zeta\n(n = 160)", "Placebo\n(n = 158)"),
        ("Nausea", "1–2", "35", "43", "38.1", "20.3"),
        ("", "3–4", "–", "3", "1.9", "0.6"),
        ("Vomiting", "1–2", "19", "27", "22.5", "9.5"),
        ("", "3–4", "3", "3", "2.5", "1.3"),
        ("Raised transaminases", "1–2", "10", "17", "12.5", "8.2"),
        ("", "3–4", "–", "7", "5.6", "0.6"),
        ("Death", "5", "–", "–", "1.3", "1.9"),
    ),
    6, 2, "",
)  # fmt: skip
INDENTED = Table(
    _rows(
        ("Characteristic or outcome", "Iota + BSC\n(N = 240)", "BSC\n(N = 120)", "Ratio (95% CI)"),
        ("Response by central review", "", "", ""),
        ("Objective response, n (%)", "62 (25.8)", "5 (4.2)", "–"),
        ("Complete", "9 (3.8)", "0", ""),
        ("Partial", "53 (22.1)", "5 (4.2)", ""),
        ("Disease control, n (%)", "171 (71.3)", "49 (40.8)", "–"),
        ("Time to event", "", "", ""),
        ("Median PFS, mo", "6.8", "2.9", "0.48 (0.37–0.62)"),
        ("Median OS, mo", "17.1", "12.8", "0.79 (0.60–1.04)"),
        ("12-mo OS, %", "63.0", "54.1", "–"),
    ),
    4, 1, "",
)  # fmt: skip
ARMS_LONG = Table(
    _rows(
        ("Study", "Arm", "n", "ORR, %", "Median PFS, mo (95% CI)", "HR (95% CI)"),
        *(
            row
            for i, name in enumerate(["ARROW-1", "BEACON", "CINDER-2", "DELPHI", "EMBER", "FJORD-3", "GALE", "HARBOR", "ISTHMUS", "JUNIPER"])
            for row in (
                ((f"{name}\nphase 3", 2, 1), f"Drug {chr(65 + i)}-{11 + i}", f"{120 + 7 * i}", f"{50 + i}.{i}", f"{8 + i}.{i} (7.{i}–{11 + i}.2)", (f"0.{41 + 3 * i} (0.{30 + i}–0.{70 + i})", 2, 1)),
                (f"Control {chr(65 + i)}", f"{119 + 7 * i}", f"{30 + i}.{i}", f"{4 + i}.{9 - i} (3.{i}–{6 + i}.8)"),
            )
        ),
    ),
    6, 1, "",
)  # fmt: skip
EVENTS_LONG = Table(
    _rows(
        (("Event", 2, 1), ("Lambda (n = 310)", 1, 2), ("Placebo (n = 305)", 1, 2)),
        ("Any grade", "Grade ≥3", "Any grade", "Grade ≥3"),
        *(
            (name, f"{40 - i}.{i % 10}", f"{20 - i}.{(3 * i) % 10}", f"{31 - i}.{(7 * i) % 10}", f"{19 - i}.{(5 * i) % 10}")
            for i, name in enumerate("Nausea,Vomiting,Diarrhoea,Fatigue,Anaemia,Neutropenia,Rash,Pruritus,Cough,Dyspnoea,Headache,Dizziness,Back pain,Oedema,Pyrexia,Insomnia".split(","))
        ),
    ),
    5, 2, "",
)  # fmt: skip
COHORTS = Table(
    _rows(
        (("Agent (company)", 2, 1), ("Study, phase", 2, 1), ("Population", 2, 1), ("N", 2, 1), ("Response, % (95% CI)", 1, 2), ("Durability", 1, 2)),
        ("ORR", "CR^a", "PFS", "OS"),
        (("CAR-T cells", 1, 8),),
        ("Gamma-cel\n(Northlake Bio)", "TERRAIN-4, NCT05550013,\nphase 2", "LBCL, R/R", "61", "72", "52", "8.8 mo (median)\n44.0% at 12 mo", "66.5% at 12 mo"),
        ("Gamma-cel", "NCT05550016, phase 1", "MM, ≥3 prior lines", "22", "100", "64", "20.1 mo (median)", "NR"),
        (("Antibodies", 1, 8),),
        ("Deltamab\n(Kettle & Sons, Orphic)", "BOREAL, NCT05550014,\nphase 1/2", "FL, ≥2 prior lines", "148", "81 (73.6–86.9)", "60", "18.2 mo (median)", "88% at 24 mo"),
        ("Deltamab + R", "BOREAL-2, phase 1b", "FL, R/R", "40", "95", "73", "77% at 24 mo", "–"),
        (("Menin inhibitors", 1, 8),),
        ("Epsilon (Tallis)", "CASTOR-9, NCT05550015,\nphase 1/2", "AML, R/R", "33^b", "42.4", "24", "–", "–"),
        ("Epsilon, 400 mg", "CASTOR-9", "AML, R/R", "12", "50.0", "–", "–", "–"),
    ),
    8, 2, "",
)  # fmt: skip
SINGLE = Table(
    _rows(
        (("Trial", 2, 1), ("Event", 2, 1), ("Experimental", 1, 2), ("Reference", 1, 2), ("Remark", 2, 1)),
        ("Any", "≥3", "Any", "≥3"),
        (("OPAL (n = 44)\nmucel", 2, 1), "CRS", "81", "2", ("single arm", 2, 2), ("One fatal CRS. No parkinsonism or other movement\ndisorder", 2, 1)),
        ("ICANS", "11", "1"),
        (("PEARL (n = 51)\nnu-cel", 2, 1), "CRS", "66.7", "2.0", ("single arm", 2, 2), ("Two deaths were thought related", 2, 1)),
        ("ICANS", "21.6", "7.8"),
        (("QUARTZ (n = 60)\nomicron", 3, 1), "Fatigue", "30.0", "–", ("single arm", 3, 2), ("A rash of grade 3 limited the dose once", 3, 1)),
        ("Bruising", "28.3", "0"),
        ("Neutropenia^a", "–", "20.0"),
        (("RUBY\npi + chemotherapy vs\nchemotherapy", 3, 1), "Sepsis", "–", "14.8", "–", "5.1", ("Seizures were confined to the first cycle", 3, 1)),
        ("CRS", "–", "0.3", "–", "–"),
        ("Seizures", "–", "0.7", "–", "–"),
    ),
    7, 2, "",
)  # fmt: skip
DEEP = Table(
    _rows(
        (("Term", 3, 1), ("First-line setting", 1, 4), ("Later lines", 1, 4)),
        (("Rho (N = 180)", 1, 2), ("SOC (N = 178)", 1, 2), ("Sigma (N = 66)", 1, 2), ("SOC (N = 64)", 1, 2)),
        ("Any", "≥3", "Any", "≥3", "Any", "≥3", "Any", "≥3"),
        ("Hypothyroidism", "14.4", "0.6", "2.2", "–", "12.1", "–", "1.6", "–"),
        ("Colitis", "6.1", "3.3", "1.1", "0.6", "7.6", "4.5", "–", "–"),
        ("Rash, any", "22.8", "1.7", "15.2", "0.6", "21.2", "1.5", "10.9", "–"),
        ("Pneumonitis or interstitial\nlung disease", "5.0", "1.1", "2.8", "0.6", "6.1", "3.0", "3.1", "1.6"),
        ("Infusion reaction", "9.4", "–", "8.4", "0.6", "4.5", "–", "–", "–"),
    ),
    9, 3, "",
)  # fmt: skip
MARKED = Table(
    _rows(
        ("Trial^a", "Treatment (n)", "ORR, %^b", "Median DOR, mo", "Median OS, mo (95% CI)"),
        ("OPAL^c", "Mucel (44)", "84.1", "NR", "–"),
        ("PEARL", "Nu-cel (51)", "76.5^d", "14.1", "21.0 (15.5–NE)"),
        ("QUARTZ", "Omicron, 200 mg (60)", "63.3", "9.8^e", "–"),
        ("RUBY", "Pi + chemotherapy (310)", "55.2", "11.0", "24.4 (21.0–27.7)^f"),
        ("", "Chemotherapy (305)", "41.0", "6.9", "17.9 (15.8–20.1)"),
    ),
    5, 1, "",
)  # fmt: skip
ZEBRA = Table(
    _rows(
        ("Study", "Population", "Regimen", "n", "pCR, %", "EFS, % at 24 mo"),
        (("TAIGA\nNCT05550021", 2, 1), ("TNBC, stage II–III", 2, 1), "Tau + chemotherapy", "390", "61.5", "85.2"),
        ("Chemotherapy", "195", "50.3", "78.1"),
        (("UMBRA\nNCT05550022", 3, 1), ("HER2-positive,\nstage II", 3, 1), "Upsilon", "101", "44.6", "–"),
        ("Upsilon + P", "104", "58.7", "–"),
        ("TCHP", "102", "56.9", "–"),
        (("VESPER\nNCT05550023", 2, 1), ("NSCLC, resectable", 2, 1), "Phi + platinum", "220", "18.6", "70.4"),
        ("Platinum", "218", "4.1", "59.9"),
    ),
    6, 1, "",
)  # fmt: skip

_WIDE = (3.6, 3.6, 1.0, 1.0, 1.0, 1.0, 7.0)
SHEETS: dict[str, tuple[Sheet, ...]] = {
    "events by trial, remarks": (Sheet(REMARKS, _WIDE, "groups", "Table 5. Events in made-up trials, %", (2, 6, 8, 11, 12), spanners=True, strong=True, notes=("^aGrade 3 or 4 only.",)),),
    "events by trial, notes at the top": (Sheet(REMARKS_TOP, (3.4, 2.4, 1.1, 1.1, 1.1, 1.1, 5.0), "groups", "Table 2: Safety, percent of those treated", (2, 7, 10), middle=False, centred=False, sans=False, size=8),),
    "ratios between arms": (Sheet(RATIOS, (3.6, 2.2, 0.8, 2.2, 2.0, 2.4, 1.1, 1.1), "groups", "Table 1. Phase 3, a line for each arm", (2, 3, 6, 8, 9, 11), bands=(2, 8), spanners=True, strong=True, middle=False),),
    "turned labels": (Sheet(TURNED, (0.6, 3.0, 2.4, 1.4, 2.2, 1.4, 2.2, 1.1, 1.1), "grid", "Table 1. Myeloma and lymphoma", turned=True, fill="#dfe6ef"),),
    "two tables side by side": (
        Sheet(LEFT_PART, (2.6, 1.7, 1.7, 1.7), "heads", "3A. Cell therapy and antibodies: any grade / grade ≥3", middle=False, size=7, notes=("^aAll lines.",)),
        Sheet(RIGHT_PART, (2.4, 1.0, 1.4, 1.4, 1.4, 1.4, 1.4), "heads", "3B. Randomised trials, by grade", spanners=True, middle=False, size=7),
    ),
    "two ruled tables side by side": (
        Sheet(MARKED, (1.6, 2.8, 1.4, 1.6, 2.4), "rows", "Table 4. Efficacy", size=6.5, centred=False),
        Sheet(GRADES, (2.4, 1.0, 1.3, 1.3, 1.3, 1.4), "rows", "Table 5. Safety", size=6.5, fill="#e8e8e8"),
    ),
    "dark heads of three lines": (Sheet(HEADS3, (3.0, 2.4, 2.4, 2.4, 2.6, 2.4), "rows", "Table 2. Cohorts next to one another", fill="#5a2d2d", ink="white", indented=(6, 8), notes=("^aBy central review.",)),),
    "grades below one label": (Sheet(GRADES, (3.0, 1.2, 1.6, 1.6, 1.6, 1.8), "heads", "Table 3. Safety by dose", spanners=True, landscape=False, size=8.5, middle=False, width=0.8),),
    "indented labels": (Sheet(INDENTED, (4.0, 2.2, 2.2, 2.6), "heads", "Table 2. Outcomes of the STRAND trial", indented=(2, 3, 4, 5, 7, 8, 9), landscape=False, size=9, sans=False),),
    "over two pages, head repeated": (Sheet(ARMS_LONG, (2.4, 2.4, 1.0, 1.4, 3.4, 2.8), "groups", "Table 1. Ten trials", tuple(range(1, 21, 2)), landscape=True, lead=7, size=9),),
    "over two pages, head not repeated": (Sheet(EVENTS_LONG, (3.0, 1.6, 1.6, 1.6, 1.6), "rows", "Table 6. Events of the LAMBDA-3 trial, %", spanners=True, landscape=False, lead=15, size=9, repeat=False, fill="#eeeeee"),),
    "cohorts without rules": (Sheet(COHORTS, (3.0, 3.4, 2.6, 0.8, 2.0, 1.0, 2.6, 2.2), "none", "Table 3. Single-arm studies", bands=(2, 5, 8), notes=("^aStringent responses included. ^bEvaluable patients.",)),),
    "merged over rows and columns": (Sheet(SINGLE, (3.2, 2.4, 1.1, 1.1, 1.1, 1.1, 6.0), "groups", "Table 5. Safety (continued from the text)", (2, 4, 6, 9), spanners=True, strong=True),),
    "three rows of heads": (Sheet(DEEP, (3.2, *(1.2,) * 8), "heads", "Table 4. Immune-related events, %", spanners=True, size=8, width=0.9),),
    "marks and a caption below": (Sheet(MARKED, (1.8, 3.6, 1.6, 2.0, 3.2), "grid", "Table 7. Early readouts", caption_below=True, landscape=False, size=8.5, centred=False, notes=("^aAll open label. ^bConfirmed. ^cOngoing. ^dIn 51. ^eImmature. ^fFinal.",)),),
    "striped rows, merged labels": (Sheet(ZEBRA, (2.2, 2.8, 3.0, 1.0, 1.4, 2.2), "none", "Table 1. Neoadjuvant trials", zebra=True, fill="#cfdde8", size=8.5, landscape=False, centred=False),),
}  # fmt: skip
"""Each name has one table, or two that stand side by side."""
BLIND = frozenset(list(SHEETS)[1::2])
"""Those that no rule was made by."""
