"""R36: where the law forbids AI to read feelings, a feeling named by the client stands in quotation marks only."""

import pytest
from grounding_session import session

from handrail.grounding import check
from handrail.jurisdictions import everyone_in

SAID = session("""
T: What was it like?
C: I was scared. I hurt my knee on the stairs.
""")


def test_it_works() -> None:
    """Without such a law a named feeling may be reported."""
    assert check("Client was scared.", SAID, [1]).kept
    assert check("Client was scared.", SAID, [1], everyone_in(["Oregon"])).kept


def test_a_named_feeling_is_struck_where_the_law_forbids_it() -> None:
    """The reason names the law."""
    verdict = check("Client was scared.", SAID, [1], everyone_in(["Illinois"]))
    assert (verdict.kept, verdict.rule) == (False, "R36")
    assert "Illinois" in verdict.reason


@pytest.mark.parametrize("text", ["Client said, “I was scared.”", "Client hurt her knee on the stairs."])
def test_a_quotation_and_an_injury_stand(text: str) -> None:
    """The strictest of two places holds, and neither of these is a reading of feelings."""
    assert check(text, SAID, [1], everyone_in(["Oregon", "Illinois"])).kept
