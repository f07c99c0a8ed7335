"""The shared register of organisations: names, codes, boards and contacts, kept by those who staff groups.

Every change stands in the history with who made it: the register is the whole county's.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups import actions
from groups.access import STAFF, organization_kept_by, structure_for
from groups.actions.contacts import ORGANIZATION_LINK
from groups.codes import shown_organization_number
from groups.forms import AppointmentForm
from groups.forms_organizations import (
    BoardForm,
    ContactEndForm,
    ContactForm,
    NewOrganizationForm,
    OrganizationForm,
    OrganizationNameForm,
)
from groups.models import Link, Organization, OrganizationContact
from groups.views.seats import same_person
from groups.views.signature import signature
from samverkan.lib.forms import PlainForm
from samverkan.lib.refusal import Refused

UNDATED = ["kind", "code", "registration_number", "abbreviation", "registrar_email"]


@dataclass(frozen=True)
class ContactLine:
    """A contact as staff see it; `link` is "", "lives", "over" or "withdrawn"."""

    contact: OrganizationContact | None
    id: int
    name: str
    address: str
    is_person: bool
    link: Link | None
    state: str
    has_ended: bool = False


def add(request: HttpRequest, slug: str) -> HttpResponse:
    """A new organisation in the county of the structure; a municipality's code says its own county."""
    structure = structure_for(request.user, slug, STAFF)
    form = NewOrganizationForm(request.POST or None)

    def act(fields: dict) -> None:
        if not fields["valid_from"]:
            del fields["valid_from"]
        made.append(
            actions.add_organization(fields.pop("name"), county=structure.county_code, **fields, **sign)
        )

    made, sign = [], signature(request)
    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("%(name)s is in the register.") % {"name": made[0].name_on(_today())})
        return redirect("organizations:change", made[0].pk)
    return _form_page(request, None, form, _("New organisation"), _("Add the organisation"))


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that is kept of an organisation. POST changes what is not dated."""
    organization = organization_kept_by(request.user, pk)
    shown = {name: getattr(organization, name) for name in UNDATED}
    shown["registration_number"] = shown_organization_number(organization.registration_number)
    form = OrganizationForm(request.POST or None, initial=shown)

    def act(fields: dict) -> None:
        actions.change_organization(organization, **fields, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The changes are saved."))
        return redirect("organizations:change", pk)
    today = _today()
    contacts = _contacts(organization, timezone.now())
    context = {
        "organization": organization,
        "name": organization.name_on(today),
        "names": sorted(organization.names.all(), key=lambda row: row.valid_from, reverse=True),
        "boards": list(organization.boards.all()),
        "contacts": [line for line in contacts if not line.has_ended],
        "former": [line for line in contacts if line.has_ended],
        "form": form,
        "today": today,
    }
    return render(request, "organizations/change.html", context)


def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """A name from a day on (S001-52)."""
    organization = organization_kept_by(request.user, pk)
    form = OrganizationNameForm(request.POST or None)
    return _carried(
        request,
        organization,
        form,
        lambda fields: actions.rename_organization(organization, **fields, **signature(request)),
        _("New name"),
        _("Change the name"),
        _("The name is changed. Older papers keep the former one."),
    )


def board_add(request: HttpRequest, pk: int) -> HttpResponse:
    organization = organization_kept_by(request.user, pk)
    form = BoardForm(request.POST or None)
    return _carried(
        request,
        organization,
        form,
        lambda fields: actions.add_board(organization, **fields, **signature(request)),
        _("New board"),
        _("Add the board"),
        _("The board is added."),
    )


def board(request: HttpRequest, pk: int, board_pk: int) -> HttpResponse:
    """Change a board, or take away one that was entered wrong."""
    organization = organization_kept_by(request.user, pk)
    found = get_object_or_404(organization.boards, pk=board_pk)
    if request.method == "POST" and "remove" in request.POST:
        try:
            actions.remove_board(found, **signature(request))
            messages.success(request, _("The board is taken away."))
            return redirect("organizations:change", pk)
        except Refused as refusal:
            messages.error(request, refusal.message)
            return redirect("organizations:board", pk, board_pk)
    form = BoardForm(request.POST or None, initial={"name": found.name, "sector": found.sector})
    return _carried(
        request,
        organization,
        form,
        lambda fields: actions.change_board(found, **fields, **signature(request)),
        found.name,
        _("Save the changes"),
        _("The board is changed."),
        removes=_("Take the board away"),
    )


def contact_add(request: HttpRequest, pk: int) -> HttpResponse:
    organization = organization_kept_by(request.user, pk)
    form = ContactForm(request.POST or None, initial={"starts_on": _today()})

    def act(fields: dict) -> None:
        actions.add_contact_by_name(organization, **same_person(fields), **signature(request))

    if request.method == "POST":
        if form.carried_out(act):
            messages.success(request, _("The contact is added. Send the link when you want."))
            return redirect("organizations:change", pk)
        if form.refusal and form.refusal.code == "same_email":
            AppointmentForm.ask_same_person(form)
    return _form_page(request, organization, form, _("New contact"), _("Add the contact"))


def contact(request: HttpRequest, pk: int, contact_pk: int) -> HttpResponse:
    """End a contact; the right, and the link the person holds, end with the day."""
    organization = organization_kept_by(request.user, pk)
    found = get_object_or_404(organization.contacts.select_related("person"), pk=contact_pk)
    form = ContactEndForm(request.POST or None, initial={"ends_on": found.ends_on or _today()})
    return _carried(
        request,
        organization,
        form,
        lambda fields: actions.end_contact(found, **fields, **signature(request)),
        _("End %(contact)s as contact") % {"contact": found},
        _("End the contact"),
        _("The contact ends that day, and so does the link."),
    )


@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Send, renew or withdraw a link; `contact` is the contact's number, or empty for the registrar."""
    organization = organization_kept_by(request.user, pk)
    found = _chosen_contact(organization, request.POST.get("contact", ""))
    try:
        if "withdraw" in request.POST:
            for row in _links(organization):
                if row.person_id == (found.person_id if found else None):
                    actions.withdraw_organization_link(row, **signature(request))
            messages.success(request, _("The link no longer works."))
        else:
            renew = "renew" in request.POST
            actions.send_organization_link(organization, contact=found, renew=renew, **signature(request))
            messages.success(request, _("The link is on its way by mail."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("organizations:change", pk)


def _chosen_contact(organization: Organization, text: str) -> OrganizationContact | None:
    if not text:
        return None
    if not text.isdecimal() or len(text) > 18:
        raise Http404
    return get_object_or_404(organization.contacts.select_related("person"), pk=int(text))


def _contacts(organization: Organization, now) -> list[ContactLine]:
    """The contacts with their links, those in force first; the registrar's mailbox on top."""
    links = {row.person_id: row for row in _links(organization)}
    today = timezone.localdate(now)
    lines = []
    if organization.registrar_email:
        held = links.get(None)
        state = _link_state(held, now)
        lines.append(
            ContactLine(None, 0, str(_("The registrar")), organization.registrar_email, False, held, state)
        )
    for row in organization.contacts.select_related("person").order_by("-starts_on", "pk"):
        held = links.get(row.person_id)
        address = row.person.address if row.person else row.email
        name = row.person.name if row.person else row.label or str(_("Mailbox"))
        has_ended = row.ends_on is not None and row.ends_on < today
        state = _link_state(held, now)
        lines.append(ContactLine(row, row.pk, name, address, row.person is not None, held, state, has_ended))
    return lines


def _links(organization: Organization) -> list[Link]:
    return list(Link.objects.filter(purpose=ORGANIZATION_LINK, object_id=organization.pk))


def _link_state(held: Link | None, now) -> str:
    if held is None:
        return ""
    if held.withdrawn_at:
        return "withdrawn"
    return "lives" if held.expires_at > now else "over"


def _carried(
    request: HttpRequest,
    organization: Organization,
    form: PlainForm,
    act: Callable[[dict], object],
    title: str,
    button: str,
    done: str,
    **more,
) -> HttpResponse:
    """A form about the organisation: carried out and back to its page, or shown with what was wrong."""
    if request.method == "POST" and form.carried_out(act):
        messages.success(request, done)
        return redirect("organizations:change", organization.pk)
    return _form_page(request, organization, form, title, button, **more)


def _form_page(request, organization, form, title: str, button: str, **more) -> HttpResponse:
    name = organization.name_on(_today()) if organization else ""
    context = {"organization": organization, "name": name, "form": form, "title": title, "button": button}
    return render(request, "organizations/form.html", {"removes": "", **context, **more})


def _today():
    return timezone.localdate()
