"""Signs of an asset's part that the arms of a study give."""

from abstract2kb import extract_text


def test_arms_that_only_the_methods_tell_of_count():
    text = (
        "Sonidegib plus pracinostat versus pracinostat in myeloid leukemia (NCT04900888). Methods: Adults were randomized to sonidegib plus pracinostat "
        "(n = 40) or pracinostat (n = 41). Results are awaited."
    )
    found = {a.name.lower(): a.role.value for a in extract_text(text).assets}
    assert found["sonidegib"] == "subject"
