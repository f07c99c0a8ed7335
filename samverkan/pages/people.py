"""A person's page: one's own, and what others may see of somebody (S000-33, domain.md 3.4)."""

from dataclasses import replace

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from groups.access import EVERYBODY, standing_of
from groups.actions import ask_for_own_email, change_person, confirm_own_email
from groups.actions.own_email import NEW_ADDRESS, VALID
from groups.directory import phone_for
from groups.forms import MEDIUM, text_field
from groups.models import Delivery, Person
from groups.person_access import Sight, may_take_extract, person_for
from groups.person_facts import Assignment, assignments, mail_words, mails_to
from groups.views.signature import signature
from samverkan.lib.forms import PlainForm

WAITING = "people.new_address"  # in the session: which mail the code stands in, and the wrong ones written
TRIES = 5


class DetailsForm(PlainForm):
    """One's own details. The address is changed on a page of its own, with a code."""

    name = text_field(gettext_lazy("Name"), required=True, autocomplete="name")
    phone = text_field(gettext_lazy("Phone"), max_length=50, inputmode="tel", autocomplete="tel", **MEDIUM)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the mails you get"),
        choices=Person._meta.get_field("language").choices,
        widget=forms.RadioSelect,
    )
    phone_public = forms.BooleanField(label=gettext_lazy("My phone number is public"), required=False)
    email_public = forms.BooleanField(label=gettext_lazy("My e-mail is public"), required=False)


class AddressForm(PlainForm):
    email = text_field(
        gettext_lazy("New e-mail"),
        required=True,
        inputmode="email",
        autocomplete="email",
        max_length=254,
        help_text=gettext_lazy("For example anna.ek@example.se. We send a code there."),
    )


class CodeForm(PlainForm):
    code = text_field(
        gettext_lazy("Code"),
        required=True,
        autocomplete="one-time-code",
        help_text=gettext_lazy("Eight letters and digits, for example BCDF-2345."),
        **MEDIUM,
    )


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    return _page(request, request.user, Sight(everything=True))


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    if pk == request.user.pk:
        return redirect("people:me")
    return _page(request, *person_for(request.user, pk))


def details(request: HttpRequest) -> HttpResponse:
    """One's own name, phone, language, and what is public."""
    now = {name: getattr(request.user, name) for name in DetailsForm.base_fields}
    form = DetailsForm(request.POST or None, initial=now)
    if request.method == "POST" and form.carried_out(
        lambda fields: change_person(request.user, **fields, **signature(request))
    ):
        messages.success(request, _("Your details are changed."))
        return redirect("people:me")
    context = {"form": form, "title": _("Change your details"), "button": _("Save the changes")}
    return render(request, "people/form.html", context | {"part": "details"})


def address(request: HttpRequest) -> HttpResponse:
    """Step one: where the code is sent."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.carried_out(lambda fields: _ask(request, fields["email"])):
        return redirect("people:address_code")
    context = {"form": form, "title": _("Change your e-mail"), "button": _("Send a code to the new address")}
    return render(request, "people/form.html", context | {"part": "address", "now_at": request.user.address})


def address_code(request: HttpRequest) -> HttpResponse:
    """Step two: the code from the mail. Five wrong ones, and a new one must be asked for."""
    waiting = request.session.get(WAITING)
    delivery = waiting and Delivery.objects.filter(pk=waiting["mail"], kind=NEW_ADDRESS).first()
    if delivery is None or waiting["tries"] >= TRIES:
        if waiting and request.method == "POST":
            messages.error(request, _("Too many wrong codes. Ask for a new one."))
            del request.session[WAITING]
        return redirect("people:address")
    form = CodeForm(request.POST or None)
    if request.method == "POST":
        if form.carried_out(lambda fields: _confirm(request, delivery, fields["code"])):
            del request.session[WAITING]
            messages.success(
                request, _("Your mail goes to %(email)s from now on.") % {"email": delivery.address}
            )
            return redirect("people:me")
        request.session[WAITING] = waiting | {"tries": waiting["tries"] + 1}
    context = {
        "form": form,
        "title": _("Write the code"),
        "button": _("Change my e-mail"),
        "part": "code",
        "new_at": delivery.address,
        "minutes": int(VALID.total_seconds() // 60),
    }
    return render(request, "people/form.html", context)


def _ask(request: HttpRequest, email: str) -> None:
    delivery = ask_for_own_email(request.user, email=email, **signature(request))
    request.session[WAITING] = {"mail": delivery.pk, "tries": 0}


def _confirm(request: HttpRequest, delivery: Delivery, code: str) -> None:
    confirm_own_email(request.user, delivery=delivery, code=code, **signature(request))


def _page(request: HttpRequest, found: Person, sight: Sight) -> HttpResponse:
    today, is_own = timezone.localdate(), found.pk == request.user.pk
    rows = assignments(found, sight, today)
    edit_in = next((row.slug for row in rows if row.when == "now" and row.group_id in sight.staffed), "")
    standing = standing_of(request.user)
    # A group one has left is told of, not led to.
    rows = [row if standing.has(row.group_id, EVERYBODY) else replace(row, slug="") for row in rows]
    return render(
        request,
        "people/person.html",
        {
            "person": found,
            "is_own": is_own,
            "shows_dates": sight.as_staff,
            "phone": phone_for(found, is_staff=sight.as_staff),
            "parts": _parts(rows),
            "party": found.party or next((row.party for row in rows if row.party), ""),
            "mail_words": mail_words(rows) if is_own else [],
            "mails": mails_to(found, sight, timezone.now()),
            "shows_mails": sight.as_staff,
            "edit_in": edit_in,
            "may_take_extract": not is_own and sight.as_staff and may_take_extract(request.user, found),
        },
    )


def _parts(rows: list[Assignment]) -> list[tuple[str, list[Assignment]]]:
    titles = {"now": _("Now"), "coming": _("Coming"), "before": _("Earlier")}
    found = [(title, [row for row in rows if row.when == when]) for when, title in titles.items()]
    return [(title, part) for title, part in found if part]
