"""Routes of administration that the words before a name tell, in sentences on several drugs too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from abstract2kb.records import Extraction

from .conftest import asset_named


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The oral BTK inhibitor QRX-1234 and ZPB-4410 were compared.", ["oral"], []),
        ("Patients received subcutaneous QRX-1234 with oral ZPB-4410.", ["subcutaneous"], ["oral"]),
        ("QRX-1234 was compared with intravenous ZPB-4410.", [], ["intravenous"]),
        ("QRX-1234 is an intravesical system that releases ZPB-4410.", ["intravesical"], []),
        ("Oral mucositis with QRX-1234 and ZPB-4410 was rare.", [], []),
        ("Intravenous dosing of QRX-1234 and ZPB-4410 was safe.", [], []),
    ],
)
def test_a_route_is_of_the_name_that_it_leads_to(records: Callable[[str], Extraction], text: str, one: list[str], other: list[str]) -> None:
    found = records(text)
    assert [[r.value for r in asset_named(found, name).routes] for name in ("QRX-1234", "ZPB-4410")] == [one, other]
