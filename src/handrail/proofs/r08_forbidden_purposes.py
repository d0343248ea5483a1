"""R8: what nobody can agree to."""

from django.db import connection

from handrail.papers.purpose import Purpose
from handrail.proofs.house import House
from handrail.proofs.registry import attack, database_refuses, holds, see
from handrail.web.records.models import ConsentDecision

FORBIDDEN = ("sale", "advertising", "marketing", "model_training", "emotion_profiling", "insurer_access")


@holds(8)
def nine_and_no_tenth(house: House) -> str:
    """The closed list."""
    see(len(Purpose) == 9 and not {*Purpose} & set(FORBIDDEN), "the list of purposes is not the nine")
    return "nine purposes, none of them one of the six that are forbidden"


@attack(8)
def forbidden_in_the_table(house: House) -> str:
    """Straight SQL."""
    pk = ConsentDecision.objects.values_list("pk", flat=True).first()
    table = ConsentDecision._meta.db_table
    for token in FORBIDDEN:

        def write(token: str = token) -> None:
            with connection.cursor() as cursor:
                cursor.execute(f"UPDATE {table} SET purpose = %s WHERE id = %s", [token, pk])  # noqa: S608 (our table's name)

        database_refuses(write, f"the purpose {token}")
    return "the database refuses all six, written past the program"
