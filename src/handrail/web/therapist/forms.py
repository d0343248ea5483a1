"""What a clinician may type into forms."""

from collections.abc import Iterable

from django import forms
from django.core.files.uploadedfile import UploadedFile

from handrail import intake, kinds
from handrail.papers.kind import Kind
from handrail.web.actions.import_session import USUAL
from handrail.web.actions.tell_telehealth import CONSENTS, EMERGENCY, LONGEST
from handrail.web.actions.tell_telehealth import Telehealth as Told
from handrail.web.records.models import Goal, Party

NOTES = [kind for kind in kinds.KINDS.values() if kind.audience == "record" and kind.family in ("Progress notes", "Assessment")]


def made_for(kind: Kind) -> tuple[str, ...]:
    """The forms of hour that a kind is made for; none where it serves each."""
    return ("couple", "family") if kind.by_role else ("group",) if kind.one_person else ()


def notes_for(modality: str = "") -> list[tuple[str, str]]:
    """The notes of an hour by key, with a word on those that are made for several people: whether they fit an hour of this form."""
    return [(kind.key, f"{kind.title}{_fits(kind, modality)}") for kind in NOTES]


def _fits(kind: Kind, modality: str) -> str:
    several = made_for(kind)
    if not several:
        return ""
    return ", fits this hour" if modality in several else f", made for a {' or '.join(several)}"


class Hour(forms.Form):
    """When and how a session took place."""

    starts_at = forms.DateTimeField(
        label="Start",
        help_text="When the hour began.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    minutes = forms.IntegerField(label="Minutes", min_value=5, max_value=24 * 60, initial=USUAL)
    place = forms.ChoiceField(
        label="Where", choices=[("in the room", "In the room"), ("telehealth", "Telehealth"), ("phone", "Phone")]
    )
    approach = forms.CharField(label="Approach", max_length=60, required=False)
    kind = forms.ChoiceField(label="Note format", choices=notes_for)
    present = forms.MultipleChoiceField(label="Who was there?", required=False, widget=forms.CheckboxSelectMultiple)
    goals = forms.MultipleChoiceField(label="Which goals did it work on?", required=False, widget=forms.CheckboxSelectMultiple)

    def ask_who(self, parties: list[Party]) -> "Hour":
        """Ask who was there, where it can have been anyone but the client alone. Nobody is ticked beforehand."""
        if len(parties) < 2:
            del self.fields["present"]
        else:
            field = self.fields["present"]
            assert isinstance(field, forms.MultipleChoiceField)
            field.required, field.choices = True, [(str(party.pk), f"{party.name}, {party.role}") for party in parties]
            field.error_messages["required"] = "Say who was there: everyone in the room must have said yes."
        return self

    def ask_goals(self, goals: Iterable[Goal]) -> "Hour":
        """Ask what was worked on, where a goal is open. Nothing is ticked beforehand, and nothing need be."""
        going = [
            (str(goal.pk), f"{goal.number}. {goal.get('body').get('title', '')}") for goal in goals if goal.ended_on is None
        ]
        if going:
            field = self.fields["goals"]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = going
        else:
            del self.fields["goals"]
        return self


class Telehealth(forms.Form):
    """An hour by video or phone. Nothing is chosen beforehand, and nothing need be said."""

    client_at = forms.CharField(label="Where the client was", max_length=LONGEST, required=False)
    clinician_at = forms.CharField(label="Where you were", max_length=LONGEST, required=False)
    by = forms.CharField(label="By", help_text="The platform or the line.", max_length=LONGEST, required=False)
    consent = forms.ChoiceField(label="Consent to telehealth", choices=[("", "Not said"), *CONSENTS.items()], required=False)
    emergency = forms.ChoiceField(
        label="Emergency contact and place", choices=[("", "Not said"), *EMERGENCY.items()], required=False
    )

    def told(self) -> Told:
        """What was typed and chosen, once it is valid."""
        return Told(**self.cleaned_data)


class Import(Hour):
    """A transcript file. It may know by itself how long the hour was."""

    minutes = forms.IntegerField(
        label="Minutes",
        help_text="Left empty: as long as the transcript. A file without times needs it.",
        min_value=5,
        max_value=24 * 60,
        required=False,
    )
    file = forms.FileField(
        label="Transcript", help_text="WebVTT, SRT, JSON or text; Zoom, Teams and Otter exports. 20 MB at most."
    )
    summary = forms.BooleanField(label="Also draft a summary for the client", required=False)
    brief = forms.BooleanField(label="Also prepare the brief for the next session", required=False)

    def clean_file(self) -> "UploadedFile[bytes]":
        """Of a file that is too large nothing was read, whatever it holds."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > intake.BIGGEST_FILE:
            raise forms.ValidationError(
                "This file is larger than 20 MB. Nothing of it was kept, and what you filled in is still here."
            )
        return file

    def ask_brief(self, agreed: bool) -> "Import":
        """Offer a brief only where briefs are agreed to."""
        if not agreed:
            del self.fields["brief"]
        return self


class TypedNotes(Hour):
    """A clinician's own notes of the hour."""

    text = forms.CharField(label="Your notes of the hour", widget=forms.Textarea(attrs={"rows": 12}), max_length=200_000)
    draft = forms.BooleanField(label="Let AI arrange these into a draft note", required=False)


def sections_to_write(kind: Kind) -> list[str]:
    """The headings of a note that a human writes alone."""
    return [section.name for section in kind.sections]
