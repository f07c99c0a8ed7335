"""What became of approved notes: who got them, what differs from the version before, the registry's facts."""

from datetime import datetime
from hashlib import sha256

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from groups.access import PRESIDENCY, STAFF, standing_of
from groups.models import Delivery, Organization, Person
from meetings.access import meeting_for, reading_circles
from meetings.actions.distribution import TO_PEOPLE, TO_REGISTRIES, send_notes_again
from meetings.closed_notes import OPEN, opened, reads_all
from meetings.difference import ItemDifference, notes_differences
from meetings.distribution import readers_of, registries_of
from meetings.keeping import notes_of, notes_today, paper_for
from meetings.models import Meeting, MinutesVersion
from meetings.papers import file_name_of
from meetings.registry_metadata import as_csv, as_json, metadata_of
from samverkan.lib.downloads import download
from samverkan.lib.refusal import Refused


@require_GET
def sent(request: HttpRequest, pk: int) -> HttpResponse:
    """Who got which version and which copy, and what became of the mail; who has no address."""
    meeting = meeting_for(request.user, pk, STAFF | PRESIDENCY)
    versions = list(MinutesVersion.objects.filter(minutes__meeting=meeting).order_by("-number"))
    if not versions:
        raise Http404
    latest = versions[0]
    latest.minutes.meeting = meeting
    document = notes_of(latest)
    mails = list(Delivery.objects.filter(kind__in=[TO_PEOPLE, TO_REGISTRIES], references__version=latest.pk))
    _again(mails)
    people = [row for row in mails if row.kind == TO_PEOPLE]
    registries = _registries(mails)
    reached = {row.person_id for row in people}
    context = {
        "meeting": meeting,
        "edition": latest,
        "may_send": standing_of(request.user).has(meeting.group_id, STAFF),
        "has_closed": not reads_all(document, OPEN),
        "people": [(row, reads_all(document, row.references.get("circles") or OPEN)) for row in people],
        "registries": registries,
        "missing": [
            one.name
            for one in registries_of(latest.minutes, timezone.localdate())
            if one.organization_id not in {row.references["organization"] for row, __ in registries}
        ],
        "unreached": [one.name for one in readers_of(latest.minutes) if one.pk not in reached],
    }
    return render(request, "meetings/notes_sent.html", context)


@require_POST
def send_again(request: HttpRequest, pk: int, mail: int) -> HttpResponse:
    """The notes once more to one recipient whose mail did not arrive."""
    meeting = meeting_for(request.user, pk, STAFF)
    kinds = [TO_PEOPLE, TO_REGISTRIES]
    delivery = get_object_or_404(Delivery.objects.filter(kind__in=kinds, group=meeting.group_id), pk=mail)
    rows = MinutesVersion.objects.filter(minutes__meeting=meeting)
    version = get_object_or_404(rows, pk=delivery.references["version"])
    try:
        sent = send_notes_again(version, delivery=delivery, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        told = _("The notes are on their way to %(name)s, %(address)s.")
        messages.success(request, told % {"name": sent.name, "address": sent.address})
    return redirect("meetings:notes_sent", pk)


def _again(mails: list[Delivery]) -> None:
    """Puts on each mail `sent_again`: (moment, name) of each time, the latest last. A query where there is
    one."""
    told = {row.pk: row.references.get("again", []) for row in mails}
    people = {one["by"] for rows in told.values() for one in rows}
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name")) if people else {}
    for row in mails:
        row.sent_again = [
            (datetime.fromisoformat(one["at"]), names.get(one["by"], "")) for one in told[row.pk]
        ]


def _registries(mails: list[Delivery]) -> list[tuple[Delivery, str]]:
    """Each mail to a registry with the organisation's name that day."""
    rows = [row for row in mails if row.kind == TO_REGISTRIES]
    found = Organization.objects.filter(pk__in=[row.references["organization"] for row in rows])
    names = {one.pk: one for one in found.prefetch_related("names")}
    return [
        (row, names[row.references["organization"]].name_on(row.queued_at.date()))
        for row in rows
        if row.references["organization"] in names
    ]


@require_GET
def differences(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What a correction changed, item by item, words marked; of closed items only that they were changed."""
    meeting = meeting_for(request.user, pk)
    version = _version(meeting, number)
    before = _version(meeting, number - 1)
    circles = reading_circles(request.user, meeting)
    old, new = notes_today(before), notes_today(version)
    rows = [_open_to(row, circles) for row in notes_differences(old, new)]
    context = {
        "meeting": meeting,
        "edition": version,
        "before": before,
        "rows": rows,
        "document": opened(new, circles),
    }
    return render(request, "meetings/notes_difference.html", context)


def _open_to(row: ItemDifference, circles: frozenset[str]) -> tuple[ItemDifference, bool]:
    """(the item, whether the reader may read what differs)"""
    return row, not row.circle or row.circle in circles


@require_GET
def metadata(request: HttpRequest, pk: int, number: int, form: str) -> HttpResponse:
    """What a registry asks for, about the copy the reader gets."""
    meeting = meeting_for(request.user, pk)
    version = _version(meeting, number)
    if form not in {"json", "csv"}:
        raise Http404
    document, file = paper_for(version, reading_circles(request.user, meeting))
    checksum = ""
    if file:
        with file.open("rb") as opened_file:
            checksum = sha256(opened_file.read()).hexdigest()
    name = file_name_of(document)
    facts = metadata_of(version, document.meeting.group, file=name, file_sha256=checksum)
    content = as_json(facts) if form == "json" else as_csv(facts)
    return download(content, f"{name.removesuffix('.pdf')}.{form}")


def _version(meeting: Meeting, number: int) -> MinutesVersion:
    rows = MinutesVersion.objects.select_related("minutes__meeting__group__structure")
    version = get_object_or_404(rows, minutes__meeting=meeting, number=number)
    version.minutes.meeting = meeting
    return version
