"""An organisation's seats and duties: for its contacts, with an account or a link, and for staff.

Groups, meetings and actions meet here (ruling 2).
"""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.recommendations_of_issue import recommendations_to
from groups.access import STAFF, organizations_kept_by, standing_of, structure_for
from groups.actions import handle_reported_change, report_change
from groups.actions.nomination_sending import resend_nomination
from groups.codes import shown_organization_number
from groups.forms_organizations import ReportForm
from groups.models import NominationRecipient, Organization, ReportedChange, Seat, Structure
from samverkan.lib.downloads import download
from samverkan.lib.refusal import Refused
from samverkan.lib.spreadsheets import csv_bytes
from samverkan.pages.organization_facts import (
    GroupSeats,
    OrganizationFacts,
    attendance_basis,
    facts_of,
    lines_of,
)
from samverkan.pages.organization_issues import issues_waiting
from samverkan.pages.organization_reader import Reader, behind_link, for_contacts, number_in, reader_of
from samverkan.pages.organization_rows import ALL, Scope
from samverkan.pages.organization_waiting import waiting_for

# A double click is one mail.
AGAIN_AFTER = timedelta(minutes=10)


def listing(request: HttpRequest) -> HttpResponse:
    """Staff: every organisation of the county. A contact is led to their own."""
    standing, today = standing_of(request.user), timezone.localdate()
    if not standing.is_staff:
        if standing.organizations:
            return own(request)
        raise PermissionDenied
    rows = organizations_kept_by(request.user).prefetch_related("names", "contacts")
    scope = ALL if standing.is_administrator else Scope(frozenset(standing.group_ids()))
    structures = Structure.objects.all()
    if not standing.is_administrator:
        structures = structures.filter(pk__in=standing.structure_ids(STAFF))
    lines = lines_of(list(rows), scope, today, today.year)
    context = {
        "lines": [(line, _reached(line.organization, today)) for line in lines],
        "silent": [line for line in lines if line.silent],
        "structures": list(structures),
    }
    return render(request, "organizations/list.html", context)


def own(request: HttpRequest) -> HttpResponse:
    """The organisations the reader is the contact of; one is opened at once."""
    mine = sorted(standing_of(request.user).organizations)
    if not mine:
        raise PermissionDenied
    if len(mine) == 1:
        return redirect("organizations:organization", mine[0])
    today = timezone.localdate()
    rows = Organization.objects.filter(pk__in=mine).prefetch_related("names")
    return render(
        request, "organizations/own.html", {"organizations": [(row.name_on(today), row.pk) for row in rows]}
    )


def side_by_side(request: HttpRequest, slug: str) -> HttpResponse:
    """The same numbers of all organisations in one structure, for a year (S002-08)."""
    structure = structure_for(request.user, slug, STAFF)
    standing, today = standing_of(request.user), timezone.localdate()
    year = _year(request.GET.get("ar", ""), today)
    scope = ALL if standing.is_administrator else Scope(frozenset(standing.group_ids()))
    rows = Organization.objects.filter(seats__group__structure=structure).distinct()
    lines = lines_of(list(rows.prefetch_related("names")), scope, today, year, structure.pk)
    lines = [line for line in lines if line.work.seats]
    context = {
        "structure": structure,
        "year": year,
        "years": [year - 1, *([year + 1] if year <= today.year else [])],
        "lines": lines,
        "is_this_year": year == today.year,
    }
    return render(request, "organizations/workload.html", context)


def organization(request: HttpRequest, pk: int) -> HttpResponse:
    """Our seats in the county's collaboration."""
    return _organization(request, reader_of(request.user, pk))


def _organization(request: HttpRequest, reader: Reader) -> HttpResponse:
    today = timezone.localdate()
    facts = facts_of(reader.organization, reader.scope, today)
    waiting = [*issues_waiting(reader, today), *waiting_for(reader, facts, today)] if reader.is_own else []
    context = {
        "reader": reader,
        "organization": reader.organization,
        "number": shown_organization_number(reader.organization.registration_number),
        "facts": facts,
        "waiting": waiting,
        "reports": _reports(reader, facts),
        "recommendations": recommendations_to(reader.organization, None if reader.is_own else reader.person),
        "today": today,
        "urls": {
            "notes": reader.url("notes") if reader.is_own or _sees_all(reader) else "",
            "report": reader.url("report") if reader.is_own or _sees_all(reader) else "",
            "years": [(line, reader.url("attendance", line.year)) for line in facts.years],
        },
    }
    return render(request, "organizations/organization.html", context)


organization_by_link = behind_link(_organization)


def attendance(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Who was there, meeting by meeting, as the basis for fees (domain.md 3.6, 4.6)."""
    return _attendance(request, reader_of(request.user, pk), year)


def _attendance(request: HttpRequest, reader: Reader, year: int) -> HttpResponse:
    if not 1971 <= year <= 9998:
        raise Http404
    today = timezone.localdate()
    header = [
        _("Day"),
        _("Group"),
        _("Seat"),
        _("Name"),
        _("As"),
        _("Present"),
        _("Came"),
        _("Left"),
        _("Remote"),
    ]
    rows = attendance_basis(reader.organization, reader.scope, year, today)
    return download(csv_bytes(header, rows), f"narvaro-{year}.csv")


attendance_by_link = behind_link(_attendance)


def _report(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Tell who leaves a place of ours and who comes; staff enter it."""
    today = timezone.localdate()
    facts = facts_of(reader.organization, reader.scope, today)
    seats = [(seat.id, _seat_words(group, seat.label)) for group in facts.groups for seat in group.seats]
    form = ReportForm(request.POST or None, seats=seats, initial={"seat": request.GET.get("plats", "")})

    def act(fields: dict) -> None:
        seat = Seat.objects.select_related("group").get(pk=fields.pop("seat"))
        sign = {"by": reader.person, "now": timezone.now()}
        report_change(reader.organization, seat=seat, **fields, **sign)

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("Thank you. Those who staff the group have got it, and you a receipt."))
        return redirect(reader.url("organization"))
    context = {"reader": reader, "form": form, "has_seats": bool(seats), "back": reader.url("organization")}
    return render(request, "organizations/report.html", context)


report, report_by_link = for_contacts(_report)


def _nomination(request: HttpRequest, reader: Reader, recipient_pk: int) -> HttpResponse:
    """Send the link of a request once more, to the address the request already has."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    rows = NominationRecipient.objects.filter(organization=reader.organization, withdrawn_at=None)
    recipient = get_object_or_404(rows, pk=recipient_pk, sent_at__isnull=False)
    now = timezone.now()
    try:
        if recipient.sent_at < now - AGAIN_AFTER:
            resend_nomination(recipient, by=reader.person, now=now)
        messages.success(request, _("The link is on its way to %(address)s.") % {"address": recipient.email})
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(reader.url("organization"))


nomination, nomination_by_link = for_contacts(_nomination)


def handled(request: HttpRequest, pk: int, report_pk: int) -> HttpResponse:
    """Staff of the group have seen to what an organisation reported."""
    reader = reader_of(request.user, pk)
    found = get_object_or_404(reader.organization.reported_changes.select_related("seat"), pk=report_pk)
    if not standing_of(request.user).has(found.seat.group_id, STAFF):
        raise PermissionDenied
    if request.method == "POST":
        handle_reported_change(found, by=request.user, now=timezone.now())
        messages.success(request, _("Noted as seen to."))
    return redirect("organizations:organization", pk)


def _reports(reader: Reader, facts: OrganizationFacts) -> list[tuple[ReportedChange, str, list[str], bool]]:
    """(what is reported and not seen to, its group, what is told of it, whether the reader may see to it)."""
    rows = reader.organization.reported_changes.filter(handled_at=None).select_related("seat__group")
    names = {group.id: group.name for group in [*facts.groups, *facts.former] if group.is_open}
    standing = standing_of(reader.person) if reader.is_staff else None
    return [
        (
            row,
            names[row.seat.group_id],
            _told_of(row),
            standing is not None and standing.has(row.seat.group_id, STAFF),
        )
        for row in rows
        if row.seat.group_id in names
    ]


def _told_of(report: ReportedChange) -> list[str]:
    decided = report.decision_date.isoformat() if report.decision_date else ""
    told = [report.party, report.board_name, report.email, report.phone, decided, report.decision_reference]
    return [text for text in told if text]


def _seat_words(group: GroupSeats, label: str) -> str:
    return _("%(group)s, seat %(label)s") % {"group": group.name, "label": label} if label else group.name


def _sees_all(reader: Reader) -> bool:
    return reader.scope.groups is None


def _reached(organization: Organization, today: date) -> bool:
    """Whether a letter to the organisation has somewhere to go."""
    return bool(organization.registrar_email) or any(
        row.starts_on <= today and (row.ends_on is None or row.ends_on >= today)
        for row in organization.contacts.all()
    )


def _year(text: str, today: date) -> int:
    year = number_in(text, today.year)
    return year if 1971 <= year <= today.year + 1 else today.year
