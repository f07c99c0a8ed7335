"""Closing a group, or letting it go on (domain 6.2, 6.5; S000-45, S001-16, I-GRP4)."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.judgements_shown import group_judgements
from groups.access import STAFF
from groups.actions import close_group, renew_group, start_closing
from groups.ending import last_days, overdue_words, remaining_words, reminder_words
from groups.models import Group, GroupRelation
from groups.term_forms import ClosingForm, RenewalForm
from groups.views.signature import named_group, signature
from samverkan.lib.refusal import Refused
from samverkan.pages.open_things import remaining_in, remaining_links


@dataclass(frozen=True)
class Ends:
    """How many of each end with the group."""

    members: int
    substitutes: int
    offices: int
    roles: int
    seats: int
    relations: int


def close(request: HttpRequest, slug: str) -> HttpResponse:
    """What closing would do, in numbers. Staff begin it, the administrator closes."""
    group, today = named_group(request, slug, STAFF), timezone.localdate()
    if "begin" in request.POST:
        return _begun(request, group)
    may_close = request.user.is_superuser
    if request.method == "POST" and not may_close:
        raise PermissionDenied
    form = ClosingForm(request.POST or None, group=group, initial={"ends_on": group.ends_on or today})
    if request.method == "POST" and form.carried_out(
        lambda fields: close_group(
            group, remaining=lambda: remaining_in(group, today), **fields, **signature(request)
        )
    ):
        messages.success(request, _("The group is closed. It stays readable."))
        return redirect("groups:group", slug)
    links, words = remaining_links(group), remaining_words(remaining_in(group, today))
    context = {
        "group": group,
        "form": form,
        "ends": ends_with(group, today),
        "remaining": [(text, links.get(name, "")) for name, text in words.items()],
        "reminders": _reminders(group, today),
        "may_close": may_close,
        "judgements": group_judgements(group, request.user),
    }
    return render(request, "terms/close.html", context)


def renew(request: HttpRequest, slug: str) -> HttpResponse:
    """The group goes on; the administrator's, as it is to create one (ruling 7)."""
    group = named_group(request, slug, frozenset())
    form = RenewalForm(request.POST or None, initial=vars(group))
    if request.method == "POST" and form.carried_out(
        lambda fields: renew_group(group, **fields, **signature(request))
    ):
        messages.success(request, _("The group goes on."))
        return redirect("groups:group", slug)
    return render(request, "terms/renew.html", {"group": group, "form": form})


def ends_with(group: Group, today: date) -> Ends:
    """What is in force today or later, and would end."""
    appointed = [row.capacity for row in group.appointments.overlapping(today, None)]
    relations = GroupRelation.objects.overlapping(today, None).exclude(kind=GroupRelation.Kind.SUCCEEDS)
    return Ends(
        members=appointed.count("member"),
        substitutes=appointed.count("substitute"),
        offices=group.offices.overlapping(today, None).count(),
        roles=group.roles.overlapping(today, None).count(),
        seats=group.seats.overlapping(today, None).count(),
        relations=(relations.filter(group=group) | relations.filter(other=group)).count(),
    )


def _reminders(group: Group, today: date) -> list[str]:
    """What to say about a trial or an end that comes or has passed."""
    if group.state != Group.State.ACTIVE:
        return []
    late = overdue_words(group.trial_until, group.ends_on, today)
    return late or [reminder_words(last) for last in last_days(group.trial_until, group.ends_on)]


def _begun(request: HttpRequest, group: Group) -> HttpResponse:
    try:
        start_closing(group, **signature(request))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The group is winding up. What is left to do stands here."))
    return redirect("terms:close", group.slug)
