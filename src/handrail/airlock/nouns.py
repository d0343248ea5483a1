"""What a surrogate is called: "[Sister]", "[Friend's mother]", "[Former workplace 1]", "[Phone 1]", and nothing that could name anyone.

Every word in the brackets is of the closed lists below (R14).
"""

import re

from handrail.airlock.page import fold
from handrail.airlock.recognizers.places import WIDE
from handrail.papers.safe import Label

NOUNS = {
    Label.PERSON: "Person", Label.LOCATION: "Town", Label.ADDRESS: "Street address", Label.ORG: "Organization", Label.DATE: "Date",
    Label.AGE: "90 or over", Label.PHONE: "Phone", Label.EMAIL: "E-mail", Label.URL: "Web address", Label.HANDLE: "User name",
    Label.ID: "ID", Label.OTHER: "Detail",
}  # fmt: skip
REGION = "Region"
"""A state or a country."""
AS_SAID = "as said"
PLACES = {
    "employer": "Workplace", "workplace": "Workplace", "work": "Workplace", "school": "School", "clinic": "Clinic", "hospital": "Clinic",
    "church": "Place of worship", AS_SAID: "As said",
}  # fmt: skip
PEOPLE = {"client 2": "Client", "clinician": "Therapist", "counselor": "Therapist", "mom": "Mother", "mum": "Mother", "dad": "Father", "ex": "Former partner"} | {
    role: role.capitalize()
    for role in (
        "client", "therapist", "partner", "husband", "wife", "spouse", "boyfriend", "girlfriend", "fiance", "fiancee", "mother", "father",
        "parent", "guardian", "sister", "brother", "sibling", "son", "daughter", "child", "aunt", "uncle", "cousin", "nephew", "niece",
        "grandmother", "grandfather", "grandma", "grandpa", "stepmother", "stepfather", "stepmom", "stepdad", "stepsister",
        "stepbrother", "stepson", "stepdaughter", "friend", "roommate", "neighbor", "boss", "manager", "supervisor", "coworker",
        "colleague", "teacher", "doctor", "psychiatrist", "prescriber", "sponsor", "landlord", "lawyer", "pastor", "coach", "dog",
        "cat", "pet",
    )
}  # fmt: skip
ONE_OF = (
    frozenset({"Partner", "Husband", "Wife", "Spouse", "Boyfriend", "Girlfriend", "Fiance", "Fiancee", "Former partner",
               "Former husband", "Former wife", "Former boyfriend", "Former girlfriend", "Second client"}),
    frozenset({"Mother", "Parent", "Guardian"}), frozenset({"Father", "Parent", "Guardian"}),
    frozenset({"Grandmother", "Grandma"}), frozenset({"Grandfather", "Grandpa"}), frozenset({"Stepmother", "Stepmom", "Parent"}),
    frozenset({"Stepfather", "Stepdad", "Parent"}), frozenset({"Son", "Daughter", "Child", "Second client"}), frozenset({"Sister", "Sibling"}),
    frozenset({"Brother", "Sibling"}), frozenset({"Boss", "Manager", "Supervisor"}), frozenset({"Coworker", "Colleague", "Friend"}),
    frozenset({"Roommate", "Friend"}), frozenset({"Neighbor", "Friend"}), frozenset({"Doctor", "Psychiatrist", "Prescriber"}),
    frozenset({"Dog", "Cat", "Pet"}),
)  # fmt: skip
"""Words that may mean one and the same person."""
NUMBERED = frozenset({*NOUNS.values(), *PLACES.values(), REGION} - {NOUNS[Label.AGE]})
"""Nouns that always carry a number; a person's role carries one only from the second on."""
_OWNER = "|".join(sorted(set(PEOPLE.values()) | {"Person"}, reverse=True))
_OWNED = "|".join(sorted({noun.lower() for noun in (*PEOPLE.values(), *PLACES.values())}, reverse=True))
_NOUN = "|".join(sorted({*NOUNS.values(), *PLACES.values(), *PEOPLE.values(), REGION}, reverse=True))
SHAPE = re.compile(rf"\[(?:(?:{_OWNER})'s (?:{_OWNED})|(?:Former )?(?:{_OWNED})|{_NOUN})(?: \(?\d{{1,6}}\)?)?\]", re.IGNORECASE)
"""What a surrogate looks like, apart from a moved date."""
OWNED_ROLE = re.compile(r"([a-z0-9]+)'s (?:(?:little|big|older|younger|best) )?([a-z]+)")
FORMER = re.compile(r"(?:former|ex|old|late)[ -]")


def noun(label: Label, role: str, form: str) -> str:
    """The noun for whom or what `form` names.

    >>> noun(Label.PERSON, "sister's husband", "Tom"), noun(Label.ORG, "former employer", "Acme"), noun(Label.LOCATION, "", "Oregon")
    ("Sister's husband", 'Former workplace', 'Region')
    """
    if label is Label.LOCATION and " ".join(fold(form).split()) in WIDE:
        return REGION
    if label is Label.PERSON:
        return of_role(role) or NOUNS[label]
    if label in (Label.ORG, Label.OTHER):
        return _of(role, PLACES) or NOUNS[label]
    return NOUNS[label]


def of_role(role: str) -> str:
    """The noun of a person's role, empty for one that is on no list."""
    return _of(role, PEOPLE)


def alike(one: str, other: str) -> bool:
    """Whether two roles may be one person's: the same, unknown, or "boss" and "manager"."""
    first, second = ("Second client" if role == "client 2" else of_role(role) for role in (one, other))
    return not first or not second or first == second or any({first, second} <= group for group in ONE_OF)


def _of(role: str, listed: dict[str, str]) -> str:
    """ "friend, former colleague" is a friend; "niece's school" is the niece's; "former employer" was one."""
    main = role.casefold().replace("’", "'").split(",")[0].strip()
    if main in listed:
        return listed[main]
    former = FORMER.match(main)
    if former and main[former.end() :] in listed:
        return f"Former {listed[main[former.end() :]].lower()}"
    owned = OWNED_ROLE.fullmatch(main)
    if owned and owned[1] in PEOPLE and owned[2] in listed:
        return f"{PEOPLE[owned[1]]}'s {listed[owned[2]].lower()}"
    return ""
