"""R26: the Part 2 label stays."""

import re

from django.apps import apps

from handrail.proofs import source
from handrail.proofs.house import House
from handrail.proofs.registry import Absent, attack, holds, see


@holds(26)
def no_such_program(house: House) -> str:
    """No field could hold such a record's label, so none can be taken for one."""
    fields = [field.name for model in apps.get_app_config("records").get_models() for field in model._meta.get_fields()]
    see(not [name for name in fields if "part2" in name or "part_2" in name or name == "sud"], "a table knows such programs")
    return Absent("not built: no table marks a substance-use program, so no record can be taken for one of its")


@attack(26)
def no_disclosure(house: House) -> str:
    """Nothing sends a record to a court or a payer."""
    texts = source.texts(".py")
    words = re.compile(r"def \w*(subpoena|court_order|payer|insurer|claim)\w*\(")
    see(not [place for place, text in texts.items() if words.search(text)], "a function discloses to a court or a payer")
    return Absent("not built: no action discloses a record to a court, a payer or an insurer")
