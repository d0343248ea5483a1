"""How the demo's invented people answer about AI: through the same steps as anyone, with the right answers."""

from datetime import datetime

from handrail.papers.purpose import Purpose
from handrail.web.actions import ask_consent, decide_consent
from handrail.web.records.models import ConsentDecision, Party


def says(party: Party, purpose: Purpose, given: bool, at: datetime) -> ConsentDecision:
    """One answer, by their own click: read, told back, decided; or simply no."""
    if not given:
        return decide_consent.keep(party, purpose, False, source=decide_consent.Source.CLIENT_CLICK, at=at)
    asking = ask_consent.explain(ask_consent.lay_out(party, purpose, party.client.language, at), at)
    for question in ask_consent.shown(asking.text).questions:
        ask_consent.tell_back(asking, question.fact, question.right, at)
    return decide_consent.keep(party, purpose, True, source=decide_consent.Source.CLIENT_CLICK, asking=asking, at=at)
