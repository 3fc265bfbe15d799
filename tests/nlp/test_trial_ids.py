"""Registry numbers, and numbers that only look like them."""

from __future__ import annotations

import pytest
from examples import check, spans
from spacy.language import Language

from abstract2kb.nlp.pipes.trial_ids import FORMATS

FOUND = {
    "nct": [
        "It is registered (<ent label=TRIAL_ID id=NCT04009681>NCT04009681</ent>).",
        "See <ent label=TRIAL_ID id=NCT04009681>NCT 04009681</ent> for more.",
        "Trial: <ent label=TRIAL_ID id=NCT04009681>NCT: 04009681</ent>; closed.",
        "Trial <ent label=TRIAL_ID id=NCT04009681>NCT-04009681</ent>.",
        "Trial <ent label=TRIAL_ID id=NCT04009681>NCT#04009681</ent>.",
        "Trial <ent label=TRIAL_ID id=NCT04009681>NCT No. 04009681</ent>.",
        "<ent label=TRIAL_ID id=NCT04009681>NCT04009681</ent>/<ent label=TRIAL_ID id=NCT03861793>NCT03861793</ent>",
        "<ent label=TRIAL_ID id=NCT04009681>NCT04009681</ent>, funded by X.",
        "See <ent label=TRIAL_ID id=NCT04009681>nct04009681</ent> and <ent label=TRIAL_ID id=NCT04009681>NCT 0400 9681</ent>.",
    ],
    "nct_malformed": [
        "It is registered (<ent label=TRIAL_ID id=NCT0386179>NCT0386179</ent>).",
        "It is registered as <ent label=TRIAL_ID id=NCT038617933>NCT038617933</ent>.",
    ],
    "ctis": ["EU CT <ent label=TRIAL_ID id=2022-501234-12-00>2022-501234-12-00</ent> is open.", "CTIS <ent label=TRIAL_ID>2023-509876-31</ent>."],
    "eudract": ["EudraCT <ent label=TRIAL_ID id=2019-001234-12>2019-001234-12</ent> is open."],
    "isrctn": ["Registry: <ent label=TRIAL_ID id=ISRCTN12345678>ISRCTN12345678</ent>, <ent label=TRIAL_ID id=ISRCTN87654321>ISRCTN 87654321</ent>."],
    "umin": ["(<ent label=TRIAL_ID id=UMIN000012345>UMIN000012345</ent>)", "(<ent label=TRIAL_ID>UMIN-CTR 000012345</ent>)"],
    "jrct": ["(<ent label=TRIAL_ID id=jRCT2031200001>jRCT2031200001</ent> and <ent label=TRIAL_ID>jRCTs031190001</ent>)"],
    "japiccti": ["(<ent label=TRIAL_ID id=JapicCTI-183842>JapicCTI-183842</ent>)"],
    "chictr": ["(<ent label=TRIAL_ID>ChiCTR2000034567</ent>, <ent label=TRIAL_ID>ChiCTR-OIC-17012345</ent>)"],
    "actrn": ["(<ent label=TRIAL_ID id=ACTRN12618000123456>ACTRN12618000123456</ent>)"],
    "drks": ["(<ent label=TRIAL_ID id=DRKS00012345>DRKS00012345</ent>)"],
    "ctri": ["(<ent label=TRIAL_ID id=CTRI/2019/05/019123>CTRI/2019/05/019123</ent>)"],
    "kct": ["(<ent label=TRIAL_ID id=KCT0001234>KCT0001234</ent>)"],
    "ntr": [
        "Dutch registry <ent label=TRIAL_ID id=NTR1234>NTR 1234</ent>, trial open.",
        "<ent label=TRIAL_ID id=NL1234>NL1234</ent> is a registered trial.",
    ],
    "irct": ["(<ent label=TRIAL_ID>IRCT20190812044501N1</ent>)"],
    "rebec": ["(<ent label=TRIAL_ID>RBR-6tqx8z</ent>)"],
    "pactr": ["(<ent label=TRIAL_ID>PACTR202001234567890</ent>)"],
    "tctr": ["(<ent label=TRIAL_ID>TCTR20190812001</ent>)"],
    "slctr": ["(<ent label=TRIAL_ID>SLCTR/2019/012</ent>)"],
}
NOT_FOUND = [
    "The KEYNOTE-189 trial of 2018 enrolled 616 patients.",
    "It was run by NCT Heidelberg with 12345 samples.",
    "NCTC 10418 was grown.",
    "Supported by grants CA123456 and R01CA208403.",
    "Cut-off was 2019-01-23; call +49 6221 123456-78.",
    "PMID 31234567; doi 10.1000/2019-001234.",
    "Postcode NL 1234 AB.",
    "The number 04009681 alone says nothing.",
    "UMIN is a registry; jRCT too; ISRCTN as well.",
    "The DRKS 1234 is too short.",
]


def test_every_format_has_an_example() -> None:
    assert set(FOUND) == set(FORMATS)


@pytest.mark.parametrize(("kind", "sentence"), [(kind, s) for kind, sentences in FOUND.items() for s in sentences])
def test_found_by_its_rule(nlp: Language, kind: str, sentence: str) -> None:
    check(nlp, sentence, "TRIAL_ID", f"trial_ids.{kind}")


@pytest.mark.parametrize("sentence", NOT_FOUND)
def test_not_found(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "TRIAL_ID")


def test_a_malformed_number_says_so(nlp: Language) -> None:
    assert [f.value for f in spans(nlp, "NCT0386179 and NCT03861793", "TRIAL_ID")] == ["malformed", None]
