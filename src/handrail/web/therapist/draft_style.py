"""How my drafts read: five choices, and what they do to a note on an invented hour."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from handrail.papers.style import CLIENT_WORDS, THERAPIST_WORDS, Density, Quotes, Style, Tense
from handrail.web.actions import draft_style
from handrail.web.therapist.signed_in import account_of

AS_SUGGESTED = ("", "As the talk suggests")


class Choices(forms.Form):
    """The five choices."""

    density = forms.ChoiceField(
        label="How much goes in",
        choices=[("lean", "Lean: the essentials"), ("standard", "Standard"), ("full", "Full: more detail")],
        widget=forms.RadioSelect,
    )
    quotes = forms.ChoiceField(
        label="The client’s own words in quotation marks",
        choices=[("few", "Few: where retelling is not safe"), ("some", "Some: also where they say it best"), ("many", "Many")],
        widget=forms.RadioSelect,
    )
    tense = forms.ChoiceField(
        label="Tense", choices=[("past", "“Client reported”"), ("present", "“Client reports”")], widget=forms.RadioSelect
    )
    client = forms.ChoiceField(
        label="The client is called", choices=[AS_SUGGESTED, *((word, word) for word in CLIENT_WORDS)], required=False
    )
    therapist = forms.ChoiceField(
        label="You are called", choices=[AS_SUGGESTED, *((word, word) for word in THERAPIST_WORDS)], required=False
    )

    def style(self) -> Style:
        """As the engine takes it."""
        said = self.cleaned_data
        return Style(said["client"], said["therapist"], Tense(said["tense"]), Density(said["density"]), Quotes(said["quotes"]))


def my_style(request: HttpRequest) -> HttpResponse:
    """Choose, look at the sample, keep."""
    account = account_of(request)
    kept = draft_style.my_style(account)
    form = Choices(request.POST or None, initial=_initial(kept))
    style, status = kept, 200
    if request.method == "POST":
        if form.is_valid():
            style = form.style()
            if request.POST.get("do") == "keep":
                draft_style.keep_style(account, style)
                return redirect("therapist:draft-style")
        else:
            status = 422
    context = {"form": form, "grounded": draft_style.try_style(account, style), "kept": style == kept, "room": "style"}
    return render(request, "therapist/draft_style.html", context, status=status)


def _initial(style: Style) -> dict[str, str]:
    return {
        "client": style.client,
        "therapist": style.therapist,
        "tense": style.tense.value,
        "density": style.density.value,
        "quotes": style.quotes.value,
    }
