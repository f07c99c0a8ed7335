"""Creating a group and changing what it is."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.access import STAFF
from groups.actions import (
    adopt_group,
    change_group,
    change_settings,
    propose_group,
    rename_group,
    set_mandate,
    set_up_group,
    withdraw_settings,
)
from groups.forms import GroupChangeForm, NameForm, SettingsForm
from groups.forms_governing import MandateVersionForm, NewGroupForm
from groups.models import Group
from groups.reports import settings_rows, with_names
from groups.views.signature import named_group, signature
from samverkan.lib.refusal import Refused


def create(request: HttpRequest) -> HttpResponse:
    """A new group, under a parent where one sets it up (S001-16); the system administrator's (ruling 7)."""
    if not request.user.is_superuser:
        raise PermissionDenied
    above = with_names(Group.objects.exclude(state=Group.State.CLOSED), timezone.localdate())
    form = NewGroupForm(request.POST or None, groups=above)
    made = {}
    if request.method == "POST" and form.carried_out(
        lambda fields: made.update(
            group=set_up_group(fields.pop("structure"), **fields, **signature(request))
        )
    ):
        messages.success(request, _("The group is created as a draft. Say who gets seats in it."))
        return redirect("groups:rules", made["group"].slug)
    return render(
        request, "groups/form.html", {"title": _("New group"), "form": form, "button": _("Create the group")}
    )


def change(request: HttpRequest, slug: str) -> HttpResponse:
    group = named_group(request, slug, STAFF)
    form = GroupChangeForm(request.POST or None, initial=vars(group))
    if group.state not in (Group.State.DRAFT, Group.State.PROPOSED):
        # What it began as stays; another kind has a day and a reason (S002-06).
        del form.fields["kind"]
    if request.method == "POST" and form.carried_out(
        lambda fields: change_group(group, **fields, **signature(request))
    ):
        messages.success(request, _("The group is changed."))
        return redirect("groups:group", slug)
    return _form(request, group, form, _("Change the group"), _("Save the changes"))


def rename(request: HttpRequest, slug: str) -> HttpResponse:
    group = named_group(request, slug, STAFF)
    form = NameForm(
        request.POST or None, initial={"name": group.shown_name, "valid_from": timezone.localdate()}
    )
    if request.method == "POST" and form.carried_out(
        lambda fields: rename_group(group, **fields, **signature(request))
    ):
        messages.success(request, _("The name is changed. Papers older than that keep the former one."))
        return redirect("groups:group", slug)
    return _form(request, group, form, _("New name"), _("Change the name"))


def mandate(request: HttpRequest, slug: str) -> HttpResponse:
    group = named_group(request, slug, STAFF)
    last = group.mandates.last()
    initial = {"text": last.text} if last else {"valid_from": group.starts_on}
    form = MandateVersionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda fields: set_mandate(group, **fields, **signature(request))
    ):
        messages.success(request, _("The mandate is saved. The former one is kept in the history."))
        return redirect("groups:mandates", slug)
    return _form(request, group, form, _("Mandate"), _("Save the mandate"))


def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """The dated rows of the group's own rules, and a new one (S001-47, I-GRP1)."""
    group = named_group(request, slug, STAFF)
    form = SettingsForm(
        request.POST or None,
        initial=vars(group.settings_on(timezone.localdate())) | {"valid_from": "", "decided_by": ""},
    )
    if request.method == "POST" and form.carried_out(
        lambda fields: change_settings(group, **fields, **signature(request))
    ):
        messages.success(request, _("The settings are saved. What has been is not changed."))
        return redirect("groups:settings", slug)
    rows = settings_rows(group, timezone.localdate())
    return render(request, "groups/settings.html", {"group": group, "form": form, "rows": rows})


@require_POST
def settings_withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    group = named_group(request, slug, STAFF)
    row = group.settings.filter(pk=pk).first()
    if row:
        _tried(
            request,
            lambda: withdraw_settings(row, **signature(request)),
            _("The coming settings are taken back."),
        )
    return redirect("groups:settings", slug)


@require_POST
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Propose or adopt the group (domain 6.5); the system administrator's."""
    group = named_group(request, slug, frozenset())
    verb = propose_group if group.state == Group.State.DRAFT and "propose" in request.POST else adopt_group
    _tried(request, lambda: verb(group, **signature(request)), _("The group's state is changed."))
    return redirect("groups:group", slug)


def _form(request: HttpRequest, group: Group, form, title: str, button: str) -> HttpResponse:
    return render(
        request, "groups/form.html", {"title": title, "group": group, "form": form, "button": button}
    )


def _tried(request: HttpRequest, act, done: str) -> None:
    """For a button alone on its form: what happened, or why not, as a message."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
