"""While a survey is open: its last day is moved on, and somebody gets their mail again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from evaluations.actions import move_last_day, send_survey_again
from evaluations.forms.surveys import AgainForm, LastDayForm
from evaluations.survey_access import survey_to_write
from evaluations.views.surveys import form_page
from groups.models import Person
from groups.views.signature import signature
from samverkan.lib.spoken import day_plain


def last_day(request: HttpRequest, pk: int) -> HttpResponse:
    found = survey_to_write(request.user, pk)
    form = LastDayForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: move_last_day(found, **given, **signature(request))
    ):
        day = day_plain(form.cleaned_data["closes_on"])
        messages.success(request, _("The survey can be answered up to and including %(day)s.") % {"day": day})
        return redirect("surveys:survey", pk)
    words = {"heading": _("Move the last day"), "button": _("Move the last day")}
    if found.closes_on:
        day = {"day": day_plain(found.closes_on)}
        words["note"] = (
            _("Now it can be answered up to and including %(day)s. The links of the mails work on.") % day
        )
    return form_page(request, found, form, words)


def again(request: HttpRequest, pk: int) -> HttpResponse:
    """To somebody who has lost the mail, or whose address was wrong. Nothing here tells who has answered."""
    found = survey_to_write(request.user, pk)
    people = Person.objects.filter(pk__in=found.invitations.values("person")).order_by("name", "pk")
    form = AgainForm(request.POST or None, people=[one for one in people if one.address])
    if request.method == "POST" and form.carried_out(
        lambda given: send_survey_again(found, **given, **signature(request))
    ):
        messages.success(request, _("The mail is sent once more, with the same link."))
        return redirect("surveys:survey", pk)
    words = {
        "heading": _("Send the mail again"),
        "button": _("Send the mail again"),
        "note": _(
            "For somebody who has lost it, or whose address was wrong and has been changed. "
            "The link is the same: in an anonymous survey a used one does not work, and you are not told."
        ),
    }
    return form_page(request, found, form, words)
