"""R14: no names anywhere else."""

import json
import re

from handrail.proofs.house import NAMES, House
from handrail.proofs.registry import attack, holds, see
from handrail.proofs.walked import safe_of
from handrail.web.project import logs
from handrail.web.records.models import LedgerLeaf


@holds(14)
def no_name_in_the_ledger(house: House) -> str:
    """All entries of the walk."""
    leaves = [json.loads(bytes(entry)) for entry in LedgerLeaf.objects.values_list("entry", flat=True)]
    said = " ".join(str(value) for leaf in leaves for key, value in leaf.items() if key != "commitment")  # letters by chance
    see(not [name for name in NAMES if name in said], "a name stands in the ledger")
    safe = safe_of(house)
    see("Wei" not in str(safe), "a name stands in what the model reads")
    return f"{LedgerLeaf.objects.count()} ledger entries and the model's input hold none of {len(NAMES)} names"


@attack(14)
def words_thrown_at_the_log(house: House) -> str:
    """An error full of words, and keys that nobody allowed."""
    thrown = {
        "event": "door",
        "door": "airlock",
        "client": "Wei Chen",
        "words": "sertraline",
        "exc_info": ValueError("Wei Chen took it"),
    }
    line = repr(dict(logs.only_allowed(None, "", thrown)))
    see("ValueError" in line and not re.search("Wei|Chen|sertraline", line), "a client's word reached the log")
    see(
        NAMES[0] not in house.browser(house.therapist).get(f"/clinic/clients/{house.chen.pk}/").request["PATH_INFO"],
        "a name stands in an address",
    )
    return "an error that held a client's name and words left a line with its class and places alone"
