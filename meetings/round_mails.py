"""The mails of the approval round and of the distribution."""

from hashlib import sha256

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.mails import attached, letter
from groups.models import Board, Delivery
from groups.post import mail
from meetings.closed_notes import OPEN
from meetings.keeping import kept_minutes_paper
from meetings.mails import when_of
from meetings.models import AgendaItem, Minutes, MinutesVersion, Remark
from meetings.papers import file_name_of
from meetings.registry_metadata import as_csv, as_json, metadata_of
from meetings.rounds import LAST_DAY


@mail("meetings.notes_approved", gettext_lazy("Approved notes"))
def notes_approved_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    """Each reader's own copy; a delivery that says nothing of its reader gets the one without closed
    items."""
    circles = frozenset(delivery.references.get("circles") or OPEN)
    version, _document, paper = _copy(delivery, circles, kept)
    meeting = version.minutes.meeting
    context = {"version": version, "meeting": meeting, "page": _address("meetings:notes", meeting.pk)}
    template = "meetings/notes_approved"
    return letter(
        delivery, subject=_subject(version), template=template, context=context, attachments=[paper]
    )


@mail("meetings.notes_to_registry", gettext_lazy("Approved notes to a registrar"))
def notes_to_registry_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    """With what the registry asks for as files beside the paper: JSON for systems, csv for people."""
    version, document, paper = _copy(delivery, OPEN, kept)
    meeting = version.minutes.meeting
    facts = metadata_of(
        version,
        document.meeting.group,
        file=file_name_of(document),
        file_sha256=sha256(paper.get_payload(decode=True)).hexdigest(),
    )
    stem = file_name_of(document).removesuffix(".pdf")
    boards = Board.objects.filter(pk__in=delivery.references["boards"])
    context = {
        "version": version,
        "meeting": meeting,
        "facts": facts,
        "boards": [board.name for board in boards],
        "has_seat": delivery.references["has_seat"],
    }
    parts = [
        paper,
        attached(f"{stem}.json", as_json(facts), "application/json"),
        attached(f"{stem}.csv", as_csv(facts), "text/csv; charset=utf-8"),
    ]
    template = "meetings/notes_to_registry"
    return letter(delivery, subject=_subject(version), template=template, context=context, attachments=parts)


@mail("meetings.remark", gettext_lazy("Remark on notes"))
def remark_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    """What a closed item's remark says stays on the page, where the reader's circle is known."""
    row = _remark(delivery)
    meeting = row.minutes.meeting
    subject = _("%(name)s on the notes of %(when)s") % {"name": row.person.name, "when": when_of(meeting)}
    page = _address("meetings:remark", row.pk)
    context = {"remark": row, "meeting": meeting, "page": page, "is_closed": _is_closed(row.item)}
    return letter(delivery, subject=subject, template="meetings/remark", context=context)


@mail("meetings.remark_answered", gettext_lazy("Answer to a remark"))
def remark_answered_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    row = _remark(delivery)
    meeting = row.minutes.meeting
    subject = _("Your remark on the notes of %(when)s is answered") % {"when": when_of(meeting)}
    context = {
        "remark": row,
        "meeting": meeting,
        "page": _address("meetings:notes", meeting.pk) + "#synpunkt",
        "is_closed": _is_closed(row.item),
        "is_accepted": row.answer == Remark.Answer.ACCEPTED,
        "until": row.minutes.objections_until if row.is_objection else None,
    }
    return letter(delivery, subject=subject, template="meetings/remark_answered", context=context)


@mail("meetings.notes_changed", gettext_lazy("Change in notes that wait for approval"))
def notes_changed_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _about_round(delivery, _("Changed since you read: notes of %(when)s"), "meetings/notes_changed")


@mail("meetings.approval_reminder", gettext_lazy("Reminder of notes to approve"))
def approval_reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    subject = _("Reminder: the notes of %(when)s wait for you")
    if delivery.references["reason"] == LAST_DAY:
        subject = _("Tomorrow is the last day to object: notes of %(when)s")
    return _about_round(delivery, subject, "meetings/approval_reminder")


@mail("meetings.item_approval_asked", gettext_lazy("Item to approve at once"))
def item_approval_asked_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    item = AgendaItem.objects.select_related("meeting__group").get(pk=delivery.references["item"])
    subject = _("To approve at once: %(title)s") % {"title": item.title}
    page = _address("meetings:item_approval", item.pk)
    context = {"item": item, "meeting": item.meeting, "page": page}
    return letter(delivery, subject=subject, template="meetings/item_approval_asked", context=context)


def _copy(delivery: Delivery, circles: frozenset[str], kept: dict):
    """(version, facts, paper as a part): made once a batch for each circle of readers."""
    key = ("version", delivery.references["version"], circles)
    if key not in kept:
        rows = MinutesVersion.objects.select_related("minutes__meeting__group__structure")
        version = rows.get(pk=delivery.references["version"])
        document, content = kept_minutes_paper(version, circles)
        kept[key] = version, document, attached(file_name_of(document), content)
    return kept[key]


def _about_round(delivery: Delivery, subject: str, template: str) -> EmailMessage | None:
    """Nothing once the notes are approved or taken back."""
    minutes = Minutes.objects.select_related("meeting__group").get(pk=delivery.references["minutes"])
    if minutes.state != Minutes.State.CIRCULATED:
        return None
    meeting = minutes.meeting
    context = {"minutes": minutes, "meeting": meeting, "page": _address("meetings:notes", meeting.pk)}
    return letter(delivery, subject=subject % {"when": when_of(meeting)}, template=template, context=context)


def _remark(delivery: Delivery) -> Remark:
    rows = Remark.objects.select_related("person", "item__parent", "minutes__meeting__group")
    return rows.get(pk=delivery.references["remark"])


def _is_closed(item: AgendaItem | None) -> bool:
    return bool(item) and any(one.circle != "group" for one in (item, item.parent) if one)


def _subject(version: MinutesVersion) -> str:
    when = when_of(version.minutes.meeting)
    if version.number > 1:
        return _("Corrected notes of %(when)s") % {"when": when}
    return _("Notes of %(when)s") % {"when": when}


def _address(name: str, pk: int) -> str:
    return settings.BASE_URL + reverse(name, args=[pk])
