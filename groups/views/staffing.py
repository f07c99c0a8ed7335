"""Chair and vice chair, and those who staff the group."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.access import STAFF, standing_of
from groups.actions import change_person, end_office, end_role, give_office, give_role_by_name
from groups.forms import AppointmentForm, EndForm, OfficeForm, PersonForm, RoleForm
from groups.models import Group, GroupRole, Person
from groups.seat_facts import MEMBER
from groups.seat_table import seats_on, sitters_on
from groups.views.seats import same_person
from groups.views.signature import named_group, signature

# Who gives which role (ruling 7): the administrator makes secretaries, the secretary names the officials.
GIVEN_BY_SECRETARY = [GroupRole.Kind.RESPONSIBLE_OFFICIAL, GroupRole.Kind.DEPUTY_OFFICIAL]


def offices(request: HttpRequest, slug: str) -> HttpResponse:
    group = named_group(request, slug, STAFF)
    today = timezone.localdate()
    form = OfficeForm(request.POST or None, members=_members(group), initial={"starts_on": today})
    if request.method == "POST":
        if form.carried_out(lambda fields: _give_office(group, fields, signature(request))):
            messages.success(request, _("The office is given."))
            return redirect("groups:group", slug)
        code = form.refusal.code if form.refusal else ""
        {"occupied": form.ask_replaces, "office_rule": form.ask_override}.get(code, lambda: None)()
    rows = group.offices.select_related("person").order_by("kind", "-starts_on")
    return render(
        request, "groups/offices.html", {"group": group, "form": form, "rows": rows, "today": today}
    )


def office(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    group = named_group(request, slug, STAFF)
    found = get_object_or_404(group.offices.select_related("person"), pk=pk)
    return _end(request, group, found, end_office, found.get_kind_display(), "groups:offices")


def roles(request: HttpRequest, slug: str) -> HttpResponse:
    """Who staffs the group. The right begins and ends with the role."""
    group = named_group(request, slug, STAFF)
    today = timezone.localdate()
    kinds = _may_give(request, group)
    form = RoleForm(request.POST or None, kinds=kinds, initial={"starts_on": today})
    if request.method == "POST":
        if form.carried_out(
            lambda fields: give_role_by_name(group, **same_person(fields), **signature(request))
        ):
            messages.success(request, _("The role is given."))
            return redirect("groups:roles", slug)
        code = form.refusal.code if form.refusal else ""
        ask = {"occupied": form.ask_replaces, "same_email": lambda: AppointmentForm.ask_same_person(form)}
        ask.get(code, lambda: None)()
    rows = group.roles.select_related("person").order_by("kind", "-starts_on")
    return render(
        request,
        "groups/roles.html",
        {"group": group, "form": form if kinds else None, "kinds": kinds, "rows": rows, "today": today},
    )


def role(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    group = named_group(request, slug, STAFF)
    found = get_object_or_404(group.roles.select_related("person"), pk=pk)
    if found.kind not in _may_give(request, group):
        raise PermissionDenied
    return _end(request, group, found, end_role, found.get_kind_display(), "groups:roles")


def person(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change how somebody in the group is reached."""
    group = named_group(request, slug, STAFF)
    today = timezone.localdate()
    if pk not in {sitter.person_id for sitter in sitters_on(group, today)}:
        return get_object_or_404(Person.objects.none())
    found = Person.objects.get(pk=pk)
    form = PersonForm(request.POST or None, initial=vars(found) | {"email": found.address})
    if request.method == "POST" and form.carried_out(
        lambda fields: _change(found, fields, signature(request))
    ):
        messages.success(request, _("What is known of %(name)s is changed.") % {"name": found.name})
        return redirect("groups:people", slug)
    context = {
        "title": found.name,
        "group": group,
        "form": form,
        "button": _("Save the changes"),
        "back": "groups:people",
    }
    return render(request, "groups/form.html", context)


def _members(group: Group) -> list[tuple[int, str]]:
    today = max(timezone.localdate(), group.starts_on)
    full = {seat.id for seat in seats_on(group, today) if not seat.is_observer}
    return [
        (sitter.person_id, sitter.name)
        for sitter in sitters_on(group, today)
        if sitter.kind == MEMBER and sitter.seat_id in full
    ]


def _may_give(request: HttpRequest, group: Group) -> list[str]:
    if request.user.is_superuser:
        return list(GroupRole.Kind)
    is_secretary = "secretary" in standing_of(request.user).roles.get(group.pk, ())
    return GIVEN_BY_SECRETARY if is_secretary else []


def _give_office(group: Group, fields: dict, sign: dict) -> None:
    give_office(group, person=Person.objects.get(pk=fields.pop("person")), **fields, **sign)


def _change(found: Person, fields: dict, sign: dict) -> None:
    """Somebody who shares an address keeps it there; only a changed one becomes the person's own."""
    if fields["email"].strip().lower() == found.contact_email:
        del fields["email"]
    elif found.contact_email:
        fields["contact_email"] = ""
    change_person(found, **fields, **sign)


def _end(request: HttpRequest, group: Group, row, verb, title: str, back: str) -> HttpResponse:
    form = EndForm(request.POST or None, initial={"ends_on": timezone.localdate()})
    del form.fields["reason"]
    if request.method == "POST" and form.carried_out(
        lambda fields: verb(row, **fields, **signature(request))
    ):
        messages.success(
            request, _("%(name)s: ends %(day)s.") % {"name": row.person.name, "day": row.ends_on.isoformat()}
        )
        return redirect(back, group.slug)
    title = f"{title}: {row.person.name}"
    context = {"title": title, "group": group, "form": form, "button": _("End"), "back": back}
    return render(request, "groups/form.html", context)
