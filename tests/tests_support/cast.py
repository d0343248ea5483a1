"""Every persona of the matrix around one client, with something behind each address."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from handrail.papers.kind import Author
from handrail.papers.purpose import Purpose
from handrail.papers.signed import Act
from handrail.web.actions import (
    add_client,
    ask_consent,
    erase,
    goals,
    homework,
    invite,
    legal_hold,
    practice_kinds,
    release_document,
    review_draft,
    rights,
)
from handrail.web.project.matrix import Persona
from handrail.web.records.models import Account, BreakGlass, Care, Deletion, Draft, Grant, HandingOn, Party, Staff, Unsealing
from tests_support import personas
from tests_support.personas import Practice, Walked


@dataclass
class House:
    """The personas, and an id for each parameter of an address."""

    walked: Walked
    people: dict[Persona, Account]
    ids: dict[str, UUID | str]


def confirm_all(account: Account, draft: Draft) -> None:
    """Everything that comes before a signature."""
    grounded = review_draft.open_draft(account, draft.pk).grounded
    for statement in grounded.statements():
        review_draft.judge(account, draft.pk, statement.id, Act.CONFIRMED)
    for part in grounded.parts:
        if part.author is Author.HUMAN:
            review_draft.write_section(account, draft.pk, part.name, "Sleep is the thread of this hour.")
    review_draft.look_at_omissions(account, draft.pk)


def everyone(walked: Walked) -> dict[Persona, Account]:
    """One account for each persona but nobody."""
    house, now, week = walked.practice, timezone.now(), timedelta(days=7)
    cora = personas.staff("Cora Ames", Staff.Role.CLINICIAN)
    tara = personas.staff("Tara Quist", Staff.Role.CLINICIAN, "trainee")
    lou = personas.staff("Lou Berg", Staff.Role.CLINICIAN)
    fay = personas.staff("Fay Ito", Staff.Role.CLINICIAN)
    tara.staff.licences.all().delete()
    Staff.objects.filter(account=tara).update(supervised_by=house.supervisor_bo.staff)
    lou.staff.licences.update(expires=timezone.localdate() - timedelta(days=1))
    for account, kind, since, until in (
        (cora, Care.Kind.COVERING, now - week, now + week),
        (tara, Care.Kind.TREATING, now - week, None),
        (lou, Care.Kind.TREATING, now - week, None),
        (fay, Care.Kind.TREATING, now - 2 * week, now - week),
    ):
        Care.objects.create(client=house.chen, staff=account.staff, kind=kind, since=since, until=until)
    people = {
        Persona.THERAPIST: house.therapist_ada, Persona.SUPERVISOR: house.supervisor_bo, Persona.OWNER: house.owner_helen,
        Persona.STRANGER: house.stranger_dee, Persona.CLIENT: house.client_chen, Persona.OTHER_CLIENT: house.client_tobias,
        Persona.COVERING: cora, Persona.TRAINEE: tara, Persona.LAPSED: lou, Persona.FORMER: fay,
        Persona.GUARDIAN: beside_client(house, "guardian", "Gwen Chen"), Persona.PARTNER: beside_client(house, "partner", "Pat Doyle"),
    }  # fmt: skip
    return {persona: Account.objects.get(pk=account.pk) for persona, account in people.items()}


def beside_client(practice: Practice, role: str, name: str) -> Account:
    """Someone beside the client, with a seat and every grant. No consent is asked of them here: they are not in the room."""
    account = Account.objects.create_account(f"{name.split(maxsplit=1)[0].lower()}@example.net", None)
    party = Party(client=practice.chen, role=role, in_the_room=False, account=account)
    party.name = name
    party.save(force_insert=True)
    for what in Grant.What:
        Grant.objects.create(client=practice.chen, party=party, what=what, given_by=practice.therapist_ada.staff)
    return account


def house(walked: Walked) -> House:
    """A released summary, a draft that is ready to be signed, an unread flag, and all the people."""
    ada = walked.practice.therapist_ada
    summary = walked.walk.drafts.get(kind="client-summary")
    confirm_all(ada, summary)
    document = review_draft.sign(ada, summary.pk, timezone.now())
    release = release_document.release_document(ada, document.pk)
    people = everyone(walked)
    confirm_all(ada, walked.draft)
    chen, dee = walked.practice.chen, walked.practice.stranger_dee.staff
    then = timezone.now() - timedelta(days=2)
    opening = BreakGlass(client=chen, staff=dee, reason="danger", opened_at=then, until=then + timedelta(hours=4))
    opening.words = "She called and hung up."
    opening.save(force_insert=True)
    chen.put(person={**chen.about, "born": "2015-02-01"})
    chen.save()
    guardian = chen.parties.get(role="guardian")
    grant = guardian.grants.first()
    assert grant is not None
    flag = walked.walk.session.flags.first()
    mine = walked.practice.chen.parties.get(role="client")
    asking = ask_consent.explain(ask_consent.lay_out(mine, Purpose.SESSION_PREP, "en"))
    hold = legal_hold.place(ada, chen.pk, "A court asked for it.", timezone.localdate() + timedelta(days=30), timezone.now())
    unsealing = Unsealing(client=chen, basis="court", asked_by=walked.practice.owner_helen.staff, asked_at=timezone.now())
    unsealing.words = "Order 12 of May, county court."
    unsealing.save(force_insert=True)
    guardian_to_be = add_client.add_person(ada, chen.pk, "Ines Chen", "family member")
    maker = personas.staff("Max Ott", Staff.Role.CLINICIAN)
    fay = people[Persona.FORMER].staff
    goal = goals.add_goal(ada, chen.pk, goals.Written("Sleep through"))
    work = homework.agree_homework(ada, chen.pk, homework.Work("Write down when you wake."))
    handing = HandingOn.objects.create(
        from_staff=fay, to_staff=ada.staff, by=walked.practice.owner_helen.staff, reason="leave", at=timezone.now(), count=1
    )
    kind = practice_kinds.propose_kind(maker, "Walk and talk", "", [practice_kinds.Heading("What we did", "", "intervention")])
    assert flag is not None
    return House(
        walked,
        people,
        {
            "client_id": walked.practice.chen.pk, "session_id": walked.walk.session_id, "walk_id": walked.walk.pk,
            "draft_id": walked.draft.pk, "document_id": document.pk, "release_id": release.pk, "flag_id": flag.pk,
            "request_id": rights.ask(walked.practice.client_chen, "amend", "It was a Tuesday.").pk,
            "deletion_id": erase.erase_sessions(walked.practice.chen, [], Deletion.Scope.SESSION).pk,
            "party_id": mine.pk, "asking_id": asking.pk, "statement": "s1", "turn": 3, "state": "start", "key": "dap",
            "about": "session_prep", "form": "json", "card": "embedded", "kind_id": kind.pk, "format_id": kind.pk,
            "seat_id": guardian.pk, "secret": "made-up", "hold_id": hold.pk, "unsealing_id": unsealing.pk, "member_id": str(people[Persona.COVERING].staff.pk),
            "invitation_id": invite.invite_party(ada, guardian_to_be.pk, "aunt@example.net").invitation.pk, "opening_id": opening.pk, "grant_id": grant.pk,
            "handing_id": handing.pk, "to_id": str(people[Persona.THERAPIST].staff.pk),
            "goal_id": goal.pk, "homework_id": work.pk, "line": 0, "tile": "0/000.p/1", "leaf": 0, "past": 1,
        },
    )  # fmt: skip
