"""Bring in a session: a transcript file, or the clinician's own typed notes."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from handrail.papers.errors import BadInput, Refused, RolesUnsure
from handrail.papers.purpose import Purpose
from handrail.papers.transcript import Role
from handrail.web.actions import access, consents, import_session, looked, parties, read_flags, read_named
from handrail.web.actions.import_session import Hour
from handrail.web.actions.say_present import may_say, modality_of, settled
from handrail.web.actions.tell_telehealth import telehealth_of
from handrail.web.records.models import Client, Party, Session, WalkRequest
from handrail.web.therapist import course_forms, forms, named
from handrail.web.therapist.desk import speakers, spoken
from handrail.web.therapist.signed_in import account_of


@dataclass(frozen=True, slots=True)
class Again:
    """Kinds of draft that were asked for, and what stands of them already: kind, place, how far it came."""

    kinds: list[str]
    standing: list[tuple[str, str, str]]


def new_session(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """A transcript becomes a session; a question comes back when it isn't clear who is who."""
    account = account_of(request)
    client = access.treated(account, client_id)
    everyone = list(client.parties.all())
    form = forms.Import(request.POST or None, request.FILES or None, initial=_just_over())
    standing = consents.standing(client)
    form.ask_brief(standing.choices[Purpose.SESSION_PREP]).ask_who(everyone).ask_goals(client.goals.all())
    context = {"form": form, "client": client, "limits": standing.limits, "roles": _places(client)}
    if request.method != "POST":
        return render(request, "therapist/import.html", context)
    if not form.is_valid():
        return render(request, "therapist/import.html", context, status=422)
    hour = _hour(form, everyone)
    upload = form.cleaned_data["file"]
    more = {"client-summary": form.cleaned_data["summary"], "brief": form.cleaned_data.get("brief", False)}
    wanted = [form.cleaned_data["kind"], *(kind for kind, ticked in more.items() if ticked)]
    try:
        walk = import_session.import_session(
            account, client_id, hour, upload.read(), upload.name, kinds=wanted, roles=_roles(request)
        )
    except RolesUnsure as unsure:
        return render(request, "therapist/import.html", {**context, "speakers": unsure.speakers}, status=422)
    except import_session.Overlap as overlap:
        return render(request, "therapist/import.html", {**context, "twice": overlap.kept}, status=422)
    except (BadInput, Refused) as error:
        return render(request, "therapist/import.html", {**context, "sentence": str(error)}, status=422)
    return redirect("therapist:walk", walk.pk)


def typed_notes(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Notes typed by the clinician are a source of their own; with AI refused they are the whole way to a signed note."""
    account = account_of(request)
    client = access.treated(account, client_id)
    everyone = list(client.parties.all())
    form = forms.TypedNotes(request.POST or None, initial=_just_over())
    form.ask_who(everyone).ask_goals(client.goals.all())
    context = {"form": form, "client": client, "limits": consents.limits_of([client])[client.pk]}
    if request.method != "POST":
        return render(request, "therapist/typed_notes.html", context)
    if not form.is_valid():
        return render(request, "therapist/typed_notes.html", context, status=422)
    hour = _hour(form, everyone)
    wanted = [form.cleaned_data["kind"]] if form.cleaned_data["draft"] else []
    try:
        walk = import_session.type_notes(account, client_id, hour, form.cleaned_data["text"], kinds=wanted)
    except import_session.Overlap as overlap:
        return render(request, "therapist/typed_notes.html", {**context, "twice": overlap.kept}, status=422)
    except (BadInput, Refused) as error:
        return render(request, "therapist/typed_notes.html", {**context, "sentence": str(error)}, status=422)
    if isinstance(walk, WalkRequest):
        return redirect("therapist:walk", walk.pk)
    newest = client.sessions.filter(talk__taken_in_by=account).order_by("-talk__taken_in_at").first()
    return redirect("therapist:write-note", newest.pk) if newest else redirect("therapist:client", client_id)


def one_session(
    request: HttpRequest, session_id: UUID, distance: forms.Telehealth | None = None, again: Again | None = None
) -> HttpResponse:
    """A session by itself: its words, drafts and documents. `distance`: what could not be kept of how it was held.

    `again`: drafts were asked for that it has already.
    """
    session = access.treated_session(account_of(request), session_id)
    looked.looked(account_of(request), session.client_id, session=session.pk)
    talk = getattr(session, "talk", None)
    standing = consents.standing(session.client)
    transcript = import_session.transcript_of(talk) if talk else None
    copy = getattr(talk, "safe_copy", None)
    note = [kind.key for kind in forms.NOTES]
    flags = read_flags.turns(session.flags.select_related("session", "seen_by", "escalated_to", "dispositioned_by"))
    read = {session.pk: transcript} if transcript else {}
    heard = read_named.read_named(session, copy, transcript, note) if copy and transcript else read_named.Heard()
    context = {
        "session": session,
        "client": session.client,
        "talk": talk,
        "flags": sorted(read_flags.cards(flags, read), key=lambda card: card.first.flag.turn),
        "transcript": transcript,
        "spoken": spoken(session.client, transcript.turns) if transcript else [],
        "named": named.view(session, heard, transcript) if heard.named and transcript else None,
        "drafts": session.drafts.all(),
        "walks": session.walks.order_by("-asked_at"),
        "documents": session.documents.select_related("signed_by").filter(sealed_at__isnull=True),
        "limits": standing.limits,
        "notes": forms.notes_for(session.modality),
        "briefs": standing.choices[Purpose.SESSION_PREP],
        "goals": course_forms.goals_of(session),
        "there": _there(session),
        "distance": distance or _distance(session),
        "again": again,
        "own_hour": talk is not None and session.clinician_id == access.staff(account_of(request)).pk,
    }
    return render(request, "therapist/session.html", context, status=422 if distance or again else 200)


def _just_over() -> dict[str, object]:
    """An hour as long as usual that ended a moment ago: nothing that is offered is still to come."""
    return {"starts_at": timezone.localtime(timezone.now() - timedelta(minutes=import_session.USUAL))}


def _there(session: Session) -> dict[str, object]:
    """Who was there, as it stands: each person of the record, ticked or not; who stays; and whether it can still be put right."""
    everyone = list(session.client.parties.all())
    present = {party.pk for party in parties.present_in(session, everyone)}
    people = [(party, party.pk in present) for party in everyone]
    return {"people": people, "settled": settled(session), "open": may_say(session)}


def _distance(session: Session) -> forms.Telehealth | None:
    told = telehealth_of(session)
    return forms.Telehealth(initial=asdict(told)) if told else None


def _hour(form: forms.Hour, everyone: list[Party]) -> Hour:
    data = form.cleaned_data
    present = [party for party in everyone if str(party.pk) in data.get("present", ())]
    return Hour(
        data["starts_at"],
        data["minutes"],
        modality=modality_of(present),
        place=data["place"],
        approach=data["approach"],
        present=tuple(party.pk for party in present),
        goals=tuple(UUID(goal) for goal in data.get("goals", ())),
        alone="two_hours" not in form.data,
    )


def _places(client: Client) -> list[tuple[str, str]]:
    """Who a speaker can be, by the names of the record."""
    names = speakers(client)
    partner = names[Role.CLIENT_2]
    return [
        (Role.THERAPIST.value, "Therapist"),
        (Role.CLIENT.value, f"{names[Role.CLIENT]}, the client"),
        (Role.CLIENT_2.value, partner if partner == "Second client" else f"{partner}, the second client"),
        (Role.OTHER.value, "Someone else"),
    ]


def _roles(request: HttpRequest) -> dict[str, Role] | None:
    names, roles = request.POST.getlist("speaker"), request.POST.getlist("role")
    chosen = {name: Role(role) for name, role in zip(names, roles, strict=False) if role in set(Role)}
    return chosen or None
