"""The pages that are only text, and the page that shows every component to us who build."""

from datetime import date, time

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samverkan.lib.forms import PlainForm


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (domain 3.1)."""
    return render(request, "pages/accessibility.html", {"contact": settings.CONTACT_EMAIL})


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about a person, why and for how long (domain 3.4)."""
    return render(request, "pages/privacy.html", {"contact": settings.CONTACT_EMAIL})


class SampleForm(PlainForm):
    """One of each kind of field; no msgids, for these words are never shown to a user."""

    purpose = forms.CharField(
        label="Varför hålls mötet?", help_text="En mening. Till exempel: Följa upp planen inför 2018."
    )
    day = forms.DateField(
        label="Vilken dag?",
        help_text="Till exempel 2017-03-14 eller 14/3 2017.",
        widget=forms.TextInput(attrs={"class": "short"}),
        error_messages={"invalid": "Du skrev ”femtonde”. Skriv dagen som 2017-03-14 eller 14/3 2017."},
    )
    kind = forms.ChoiceField(label="Vilket slags möte?", choices=[("o", "Ordinarie"), ("e", "Extra")])
    mode = forms.ChoiceField(
        label="Hur träffas ni?",
        choices=[("p", "På plats"), ("r", "På distans"), ("b", "Både och")],
        widget=forms.RadioSelect,
    )
    paper = forms.FileField(label="Underlag", required=False)
    text = forms.CharField(label="Anteckning", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    substitutes = forms.BooleanField(label="Skicka till ersättarna också", required=False)


def style(request: HttpRequest) -> HttpResponse:
    """Every component of the frame, for screenshots and the axe test; has no address in production."""
    bound = SampleForm({"purpose": "", "day": "femtonde", "kind": "o"})
    if "message" in request.GET:
        messages.success(request, "Kallelsen är skickad till 28 personer.")
        messages.warning(request, "Två har ingen e-postadress och får den på papper.")
    return render(
        request,
        "pages/style.html",
        {
            "day": date(2017, 3, 14),
            "start": time(9),
            "end": time(12),
            "form": bound,
            "page": Paginator(range(100), 20).page(2),
        },
    )
