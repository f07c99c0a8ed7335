"""The basis for fees: an organisation's, and the meeting's attendance that the office confirms (domain.md
3.6)."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.access import STAFF
from meetings.access import meeting_for
from meetings.actions.fees import confirm_attendance, state_kilometres, withdraw_confirmation
from meetings.actions.guards import state_of
from meetings.attendance_rows import hours_of, listed_rows, meetings_by_id
from meetings.fees import SERVING, FeeMeeting, FeePresence, confirmed, fee_rows
from meetings.fees_rows import FeeBasis, fee_basis
from meetings.fees_words import (
    capacity_words,
    fees_sheet,
    hours_words,
    kind_words,
    mode_words,
    notes_words,
    totals,
)
from meetings.models import Attendance, Meeting, Minutes
from meetings.state import PAST
from samverkan.lib.dates import parse_date
from samverkan.lib.reading import Unreadable
from samverkan.lib.refusal import Refused
from samverkan.pages.numbers import spreadsheet
from samverkan.pages.organization_reader import Reader, reader_of


@dataclass(frozen=True)
class Period:
    """`fault`: why what was typed cannot be used; the year is shown instead. `asked` as typed."""

    since: date
    until: date
    fault: str = ""
    asked: tuple[str, str] = ("", "")

    @property
    def query(self) -> str:
        return urlencode({"fran": self.since.isoformat(), "till": self.until.isoformat()})


@require_safe
def fees(request: HttpRequest, pk: int) -> HttpResponse:
    reader, today = reader_of(request.user, pk), timezone.localdate()
    period = asked_period(request, today)
    basis = _basis(reader, period)
    unconfirmed = [row for row in basis.rows if not row.is_confirmed]
    context = {
        "reader": reader,
        "period": period,
        "rows": [
            (row, capacity_words(row), hours_words(row), mode_words(row), kind_words(row), notes_words(row))
            for row in basis.rows
        ],
        "totals": totals(confirmed(basis.rows)),
        "confirmed": len(basis.rows) - len(unconfirmed),
        "unconfirmed": _to_confirm(unconfirmed),
        "waiting": basis.waiting,
        "may_confirm": reader.is_staff,
    }
    return render(request, "numbers/fees.html", context)


@require_safe
def fees_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """csv or xlsx of what is confirmed; `?alla=1` of everything, what is not confirmed marked."""
    reader, today = reader_of(request.user, pk), timezone.localdate()
    period = asked_period(request, today)
    rows = _basis(reader, period).rows
    if not request.GET.get("alla"):
        rows = confirmed(rows)
    sheet = fees_sheet(reader.name, reader.organization.code, rows)
    name = f"arvodesunderlag-{reader.name}-{period.since}-{period.until}"
    return spreadsheet(sheet, name, form, _("Basis for fees"))


def confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    """The office says that the attendance of a meeting is right, and states kilometres."""
    meeting = meeting_for(request.user, pk, STAFF)
    minutes = Minutes.objects.filter(meeting=meeting).select_related("attendance_confirmed_by").first()
    fault, typed = "", {}
    if request.method == "POST" and minutes:
        try:
            _confirm(request, minutes)
            return redirect(reverse("numbers:confirmation", args=[pk]))
        except Refused as refusal:
            fault, typed = str(refusal), request.POST
    rows = _lines(meeting, typed) if minutes else []
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "rows": rows,
        "is_held": state_of(meeting, timezone.now()) in PAST,
        "people": len({row["name"] for row in rows}),
        "fault": fault,
    }
    return render(request, "numbers/confirmation.html", context, status=422 if fault else 200)


def asked_period(request: HttpRequest, today: date) -> Period:
    """From `?fran=` until `?till=`; without them the calendar year."""
    asked = (request.GET.get("fran", "").strip(), request.GET.get("till", "").strip())
    year = (date(today.year, 1, 1), date(today.year, 12, 31))
    try:
        since, until = (parse_date(text) if text else day for text, day in zip(asked, year, strict=True))
    except Unreadable as error:
        return Period(*year, str(error), asked)
    if until < since:
        fault = _("The period ends %(until)s, before it begins %(since)s. Write the earlier day first.")
        return Period(*year, fault % {"since": since, "until": until}, asked)
    return Period(since, until, "", (since.isoformat(), until.isoformat()))


def _basis(reader: Reader, period: Period) -> FeeBasis:
    return fee_basis(reader.organization, period.since, period.until, timezone.now(), reader.scope.groups)


def _to_confirm(rows: list) -> list[FeeMeeting]:
    return list({row.meeting.id: row.meeting for row in rows}.values())


def _confirm(request: HttpRequest, minutes: Minutes) -> None:
    sign = {"by": request.user, "now": timezone.now()}
    if request.POST.get("do") == "withdraw":
        withdraw_confirmation(minutes, **sign)
        messages.success(request, _("The confirmation is withdrawn."))
        return
    state_kilometres(minutes, kilometres=_kilometres(request), **sign)
    if request.POST.get("do") == "confirm":
        confirm_attendance(minutes, **sign)
        messages.success(request, _("The attendance is confirmed as basis for fees."))
    else:
        messages.success(request, _("The kilometres are saved."))


def _kilometres(request: HttpRequest) -> dict[int, int | None]:
    found: dict[int, int | None] = {}
    for key, text in request.POST.items():
        if key.startswith("km-") and key[3:].isdecimal() and len(key) < 20:
            text = text.strip().removesuffix("km").strip()
            if text and not (text.isdecimal() and len(text) < 8):
                raise Refused(_("“%(text)s” is no number of kilometres. Write e.g. 84.") % {"text": text})
            found[int(key[3:])] = int(text) if text else None
    return found


def _lines(meeting: Meeting, typed: dict) -> list[dict[str, object]]:
    """Who may have a fee from the meeting, as the list says, with what was typed."""
    listed = Attendance.objects.filter(minutes__meeting=meeting, is_present=True, capacity__in=SERVING)
    rows = {row.id: row for row in listed_rows(listed)}
    found = meetings_by_id([meeting.pk]).get(meeting.pk)
    if found is None:
        return []
    told = FeeMeeting(meeting.pk, "", found.day, found.kind, "notes", False, found.zone)
    lines = []
    for row in rows.values():
        presence = FeePresence(
            meeting.pk, row.shown, row.capacity, row.is_remote, row.kilometres, hours_of(row, found)
        )
        spans = fee_rows({meeting.pk: told}, [presence])
        shown = "" if row.kilometres is None else str(row.kilometres)
        lines.append(
            {
                "id": row.id,
                "name": row.shown,
                "capacity": capacity_words(spans[0]),
                "hours": ", ".join(hours_words(span) for span in spans),
                "mode": mode_words(spans[0]),
                "kilometres": typed.get(f"km-{row.id}", shown),
            }
        )
    return sorted(lines, key=lambda line: line["name"])
