"""Approved notes go out at once, each reader's own copy (S000-48, S002-25, I-MIN4)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Delivery, Person
from groups.post import Letter, post_all, retry_delivery
from groups.registrars import registrar_addresses
from meetings.distribution import circles_of_readers, readers_of, registries_of
from meetings.models import MinutesVersion
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

TO_PEOPLE, TO_REGISTRIES = "meetings.notes_approved", "meetings.notes_to_registry"


@verb
def distribute(version: MinutesVersion, *, by: Person | None, now: datetime) -> None:
    """To everybody of the meeting and to every registry; done again it sends nothing twice."""
    minutes = version.minutes
    group = minutes.meeting.group
    circles = circles_of_readers(minutes)
    letters = [
        Letter(
            kind=TO_PEOPLE,
            person=person,
            name=person.name,
            address=person.address,
            group=group,
            references={"version": version.pk, "circles": sorted(circles[person.pk])},
            once_key=f"notes:{version.pk}:person:{person.pk}",
        )
        for person in readers_of(minutes)
    ]
    letters += [
        Letter(
            kind=TO_REGISTRIES,
            person=None,
            name=_("The registrar, %(name)s") % {"name": registry.name},
            address=registry.address,
            group=group,
            references={
                "version": version.pk,
                "organization": registry.organization_id,
                "boards": [board.pk for board in registry.boards],
                "has_seat": registry.has_seat,
            },
            once_key=f"notes:{version.pk}:registry:{registry.organization_id}",
        )
        for registry in registries_of(minutes, timezone.localdate(now))
    ]
    post_all(letters, now=now)
    version.distributed_at = now
    version.save(update_fields=["distributed_at"])


@verb
def send_notes_again(version: MinutesVersion, *, delivery: Delivery, by: Person, now: datetime) -> Delivery:
    """To one recipient whose mail was refused or came back, to the address they have today, with the copy
    that is theirs. That it was sent again, when and by whom, stands with the mail."""
    if version.distributed_at is None:
        raise Refused(
            _("The notes have not been sent out yet, so nothing can be sent again."), code="not_sent"
        )
    row = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    if row.kind not in {TO_PEOPLE, TO_REGISTRIES} or row.references.get("version") != version.pk:
        raise Refused(_("That mail is about something else than these notes."), code="other_mail")
    if not (row.state == Delivery.State.FAILED or row.bounced_at):
        raise Refused(
            _("The mail to %(name)s is on its way or has been handed over.") % {"name": row.name}, code="sent"
        )
    again = {"at": now.isoformat(), "by": by.pk}
    row.references = row.references | {"again": [*row.references.get("again", []), again]}
    if row.kind == TO_REGISTRIES:
        row.address = _registry_address(row, timezone.localdate(now)) or row.address
    row.save(update_fields=["references", "address"])
    return retry_delivery(row, by=by, now=now)


def _registry_address(delivery: Delivery, today: date) -> str:
    organization = delivery.references["organization"]
    return registrar_addresses([organization], today).get(organization, "")
