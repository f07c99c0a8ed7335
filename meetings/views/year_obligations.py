"""What has to come round each year: said, changed, and ticked when it is done."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from groups.access import STAFF, group_for, standing_of, structure_for
from groups.models import Group, Structure
from groups.views.signature import signature
from meetings.access import PLANNERS
from meetings.actions import (
    add_obligation,
    adopt_usual_obligations,
    change_obligation,
    fulfil_obligation,
    put_on_agenda,
    unfulfil,
)
from meetings.actions.year import obligations_of_group, usual_obligations
from meetings.forms.year import ObligationForm, TickForm
from meetings.models import AgendaItem, Meeting, Obligation
from meetings.wheel_facts import due_words
from meetings.year_access import fulfilment_for, obligation_for
from samverkan.lib import spoken
from samverkan.lib.ordering import falling
from samverkan.lib.reading import whole_number
from samverkan.lib.refusal import Refused


def of_structure(request: HttpRequest, slug: str) -> HttpResponse:
    """What every group of the structure has to do; one more, or the usual ones with one button."""
    found = structure_for(request.user, slug, STAFF)
    rows = Obligation.objects.filter(structure=found)
    has = {row.key for row in rows}
    usual = [facts["title"] for facts in usual_obligations() if facts["key"] not in has]
    back = reverse("year:structure", args=[slug, timezone.localdate().year])
    return _obligations(request, found, rows, back, {"structure": found, "usual": usual, "name": found.name})


def of_group(request: HttpRequest, slug: str) -> HttpResponse:
    found = group_for(request.user, slug, PLANNERS)
    back = reverse("year:group", args=[slug, timezone.localdate().year])
    standing = standing_of(request.user)
    is_staff = standing.is_administrator or found.structure_id in standing.structure_ids(STAFF)
    facts = {"group": found, "name": found.name_on(timezone.localdate()), "may_change_shared": is_staff}
    return _obligations(request, found, obligations_of_group(found), back, facts)


@require_POST
def usual(request: HttpRequest, slug: str) -> HttpResponse:
    made = adopt_usual_obligations(structure_for(request.user, slug, STAFF), **signature(request))
    text = ngettext("%(count)s obligation is put in.", "%(count)s obligations are put in.", len(made))
    messages.success(request, text % {"count": len(made)})
    return redirect("year:structure_obligations", slug)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What it says, and its last day."""
    row = obligation_for(request.user, pk)
    back = _list_of(row)
    form = ObligationForm(request.POST or None, initial=ObligationForm.initial_of(row))
    if request.method == "POST" and form.carried_out(
        lambda fields: change_obligation(row, **fields, **signature(request))
    ):
        messages.success(request, _("The obligation is changed."))
        return redirect(back)
    return render(request, "year/obligation.html", {"form": form, "obligation": row, "back": back})


def tick(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`?ar=` is the year whose meetings are offered, `?mote=` the meeting that is chosen to begin with."""
    group = group_for(request.user, slug, PLANNERS)
    row = get_object_or_404(obligations_of_group(group), pk=pk)
    today = timezone.localdate()
    year = _asked_year(request, today)
    meetings = _held(group, year, today)
    form = TickForm(
        request.POST or None,
        places=_places(meetings),
        initial={"at": f"m{request.GET.get('mote', '')}"},
    )
    if request.method == "POST" and form.carried_out(
        lambda fields: _tick(row, group, fields, meetings, request)
    ):
        messages.success(request, _("“%(title)s” is ticked.") % {"title": row.title})
        return redirect("year:group", slug, year)
    context = {"form": form, "group": group, "obligation": row, "year": year, "name": group.name_on(today)}
    return render(request, "year/tick.html", context)


@require_POST
def put(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """On the agenda of the chosen meeting, which is the group's own."""
    group = group_for(request.user, slug, PLANNERS)
    row = get_object_or_404(obligations_of_group(group), pk=pk)
    chosen = request.POST.get("meeting", "")
    meeting = get_object_or_404(
        Meeting.objects.select_related("group"), pk=whole_number(chosen) or 0, group=group
    )
    words = {"title": row.title, "day": spoken.day_short(meeting.date) if meeting.date else ""}
    try:
        put_on_agenda(row, meeting=meeting, **signature(request))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        text = _("“%(title)s” stands on the agenda of %(day)s, and is ticked when its notes are approved.")
        messages.success(request, text % words)
    return redirect("year:group", slug, meeting.date.year if meeting.date else timezone.localdate().year)


@require_POST
def untick(request: HttpRequest, pk: int) -> HttpResponse:
    row = fulfilment_for(request.user, pk)
    unfulfil(row, **signature(request))
    messages.success(request, _("“%(title)s” is not ticked any more.") % {"title": row.obligation.title})
    return redirect("year:group", row.group.slug, row.on.year)


def _obligations(
    request: HttpRequest, owner: Structure | Group, rows, back: str, facts: dict
) -> HttpResponse:
    today = timezone.localdate()
    form = ObligationForm(request.POST or None, initial={"starts_on": date(today.year, 1, 1)})
    if request.method == "POST" and form.carried_out(
        lambda fields: add_obligation(owner, **fields, **signature(request))
    ):
        messages.success(request, _("The obligation is put in the wheel."))
        return redirect(request.path)
    lines = [
        (row, _when(row, today), owner == (row.structure or row.group))
        for row in rows.select_related("structure", "group")
    ]
    now = [line for line in lines if not (line[0].ends_on and line[0].ends_on < today)]
    ended = [line for line in lines if line not in now]
    return render(
        request, "year/obligations.html", {"form": form, "now": now, "ended": ended, "back": back} | facts
    )


def _when(row: Obligation, today: date) -> str:
    times = ngettext("%(count)s time a year", "%(count)s times a year", row.times) % {"count": row.times}
    due = _("by the end of %(month)s") % {"month": _month(row.month or 12)}
    if row.at_last_meeting:
        due = due_words(row, today, False)
    until = _("to %(day)s") % {"day": spoken.day_plain(row.ends_on)} if row.ends_on else ""
    since = _("from %(day)s") % {"day": spoken.day_plain(row.starts_on)}
    return " · ".join(filter(None, [times, due, " ".join(filter(None, [since, until]))]))


def _month(number: int) -> str:
    return str(spoken.MONTHS[number])


def _list_of(row: Obligation) -> str:
    if row.group_id:
        return reverse("year:group_obligations", args=[row.group.slug])
    return reverse("year:structure_obligations", args=[row.structure.slug])


def _asked_year(request: HttpRequest, today: date) -> int:
    text = request.GET.get("ar", "")
    if not text:
        return today.year
    year = whole_number(text)
    if year is None or not 1990 <= year <= 2100:
        raise Http404
    return year


def _held(group: Group, year: int, today: date) -> list[Meeting]:
    """The group's meetings of the year until today, the latest first, with their items."""
    rows = Meeting.objects.filter(group=group, date__year=year, date__lte=today, cancelled_at__isnull=True)
    return list(rows.prefetch_related("items").order_by(*falling("date", "start")))


def _places(meetings: list[Meeting]) -> list[tuple]:
    return [
        (
            spoken.day_plain(meeting.date),
            [
                (f"m{meeting.pk}", _("The meeting %(day)s") % {"day": spoken.day_short(meeting.date)}),
                *((f"i{item.pk}", item.title) for item in meeting.items.all()),
            ],
        )
        for meeting in meetings
    ]


def _tick(row: Obligation, group: Group, fields: dict, meetings: list[Meeting], request: HttpRequest) -> None:
    meeting, item = _chosen(fields["at"], meetings)
    fulfil_obligation(
        row,
        group=group,
        on=fields["on"] or meeting.date,
        meeting=meeting,
        item=item,
        text=fields["text"],
        **signature(request),
    )


def _chosen(at: str, meetings: list[Meeting]) -> tuple[Meeting | None, AgendaItem | None]:
    """The form has seen that it is one of these."""
    for meeting in meetings:
        if at == f"m{meeting.pk}":
            return meeting, None
        for item in meeting.items.all():
            if at == f"i{item.pk}":
                return meeting, item
    return None, None
